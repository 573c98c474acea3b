"""sample.py, run as users run it."""
import json
import os
import re
import signal
import subprocess
import sys

import pytest
from conftest import ROOT, SMALL, run

from sample import HELP, wrapped


@pytest.fixture(scope="module")
def out(data_dir, tmp_path_factory):
    out = tmp_path_factory.mktemp("runs") / "out" / "small"
    run("train.py", f"--data_dir={data_dir}", f"--out_dir={out}", *SMALL, "--epochs=1")
    return out


def sample(out, *args, ok=True, cwd=None):
    return run("sample.py", *([f"--out_dir={out}"] if out else []), "--device=cpu", *args, ok=ok, cwd=cwd)


def test_it_continues_each_prompt(out):
    printed = sample(out, "--start=The|Q: Who?\\nA:", "--num_samples=2", "--max_new_tokens=10").stdout
    assert printed.count("The") >= 2 and printed.count("Q: Who?\nA:") == 2


def test_a_seed_repeats(out):
    once, twice, other = (sample(out, f"--seed={seed}").stdout for seed in (1, 1, 2))
    assert once == twice != other


def test_weights_in_8_bits_write_too(out):
    once, twice = (sample(out, "--int8=True", "--start=The", "--max_new_tokens=10").stdout for _ in range(2))
    assert once == twice and once.startswith("The")


def test_prompts_from_a_file(out, tmp_path):
    (tmp_path / "prompts.txt").write_text("First prompt\n\nSecond\\nprompt\n")
    printed = sample(out, f"--start=FILE:{tmp_path / 'prompts.txt'}", "--max_new_tokens=5").stdout
    assert "First prompt" in printed and "Second\nprompt" in printed


def test_unknown_characters_and_an_empty_prompt_work(out):
    assert "浮世絵 👩🏽‍🎨" in sample(out, "--start=浮世絵 👩🏽‍🎨", "--max_new_tokens=5").stdout
    sample(out, "--start=", "--max_new_tokens=5")


def test_without_out_dir_it_takes_the_newest_run(out):
    done = sample(None, "--max_new_tokens=5", cwd=out.parent.parent)
    assert "out/small/best.pt" in done.stderr


def test_missing_things_get_a_sentence(out, tmp_path):
    for args, said in ((["--out_dir=elsewhere"], "there are out/small"), (["--start=FILE:nowhere.txt"], "nowhere.txt cannot be read")):
        done = run("sample.py", *args, cwd=out.parent.parent, ok=False)
        assert said in done.stderr and "Traceback" not in done.stderr
    done = run("sample.py", cwd=tmp_path, ok=False)
    assert "make demo" in done.stderr
    (tmp_path / "best.pt").write_bytes(b"not a checkpoint")
    done = run("sample.py", f"--out_dir={tmp_path}", ok=False)
    assert "best.pt cannot be read" in done.stderr and "Traceback" not in done.stderr


def test_prompts_of_a_file_become_rows_of_another(out, tmp_path):
    (tmp_path / "prompts.txt").write_text("The\nA longer prompt than the other\n")
    sample(out, f"--start=FILE:{tmp_path / 'prompts.txt'}", f"--out={tmp_path / 'a.jsonl'}", "--max_new_tokens=12", "--temperature=0", "--num_samples=2")
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert [row["prompt"] for row in rows] == ["The", "The", "A longer prompt than the other", "A longer prompt than the other"]
    for row in rows:  # together or alone: the same text
        assert sample(out, f"--start={row['prompt']}", "--max_new_tokens=12", "--temperature=0").stdout.rstrip() == (row["prompt"] + row["text"]).rstrip()


def chat(out, *args):
    return subprocess.Popen([sys.executable, str(ROOT / "sample.py"), f"--out_dir={out}", "--device=cpu", "--chat=True", *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                            env=os.environ | {"OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))


def test_a_piped_conversation(out):
    """Greedy: the first answer, and the first after /reset, are those of the prompts alone."""
    args = ["--max_new_tokens=30", "--temperature=0", "--repetition_penalty=1.5"]
    first, second = (sample(out, f"--start=Q: {q}\\nA:", *args).stdout.removeprefix(f"Q: {q}\nA:").strip() for q in ("Who?", "Why?"))
    said, _ = chat(out, *args).communicate("Who?\n\n/reset\nWhy?\n/temperature 0.5\n/temperature warm\n/quit\nnever\n", timeout=120)
    assert first and re.sub(r" +\n", "\n", said) == f"{first}\nforgotten\n{second}\ntemperature 0.5\n{HELP}\n"


def test_ctrl_c_stops_the_answer_and_not_the_program(out):
    talk = chat(out, "--max_new_tokens=100000")
    talk.stdin.write("Who?\n")
    talk.stdin.flush()
    assert talk.stdout.read(5)
    talk.send_signal(signal.SIGINT)
    rest, _ = talk.communicate("/reset\n", timeout=120)
    assert " ...\n" in rest and rest.endswith("forgotten\n") and talk.returncode == 0


def test_lines_break_between_words():
    text = "An engraver, a painter and (of course) a self-portraitist of great gifts.\n\nUnparalleledness!"
    for size in (1, 3, 1000):
        printed = "".join(wrapped([text[i:i + size] for i in range(0, len(text), size)], 20)).rstrip()
        assert printed.split() == text.split() and printed.count("\n\n") == 1
        assert all(len(line) <= 20 for line in printed.split("\n"))
