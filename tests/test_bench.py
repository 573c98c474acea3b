"""bench.py runs and adds up; how fast anything is, no test says."""
import json
import re

from conftest import run

ARGS = ["--size=tiny", "--vocab_size=512", "--block_size=32", "--batch_size=2", "--rounds=1", "--steps=2", "--device=cpu"]


def test_a_table_of_one_row():
    printed = run("bench.py", *ARGS, "--muon=True").stdout
    row = re.search(r"^ours .*$", printed, re.M).group().split()
    assert int(row[1].replace(",", "")) > 0
    assert abs(sum(float(share[:-1]) for share in row[-4:]) - 100) < 0.3


def test_one_round_by_itself_has_the_models_figures():
    found = json.loads(run("bench.py", *ARGS, "--only=ours").stdout.splitlines()[-1])
    L, C, V = 4, 192, 512
    assert found["parameters"] == V * C + L * (4 * C * C + 9 * C * C + 2 * C + 2 * C // 3) + C  # tied embedding; attention, SwiGLU of 3C, norms of C and of a head
    assert found["memory"] > 50e6 and found["width"] == C and abs(sum(found["parts"].values()) - 1) < 1e-6


def test_no_checkout_is_said_so(tmp_path):
    done = run("bench.py", *ARGS, f"--nanogpt={tmp_path}", ok=False)
    assert "there is no" in done.stderr and "git clone" in done.stderr and "Traceback" not in done.stderr
