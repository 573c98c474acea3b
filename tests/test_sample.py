"""sample.py, run as users run it."""
import pytest
from conftest import SMALL, run


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
