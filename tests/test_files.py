"""What is written is whole, and one process at a time writes it."""
import multiprocessing
import subprocess
import sys

import pytest
import torch
from conftest import ROOT, holding

import files


def test_whole_replaces_at_the_end_or_not_at_all(tmp_path):
    path = files.put(tmp_path / "a.txt", "old")
    with pytest.raises(OSError), files.whole(path) as temporary:
        temporary.write_text("ne")
        assert path.read_text() == "old"
        raise OSError
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]
    with files.whole(path, tmp_path / "before.txt") as temporary:
        temporary.write_text("newer")
    assert path.read_text() == "newer" and (tmp_path / "before.txt").read_text() == "old"
    (tmp_path / "before.txt").unlink()
    files.put(path, "new")
    assert path.read_text() == "new" and list(tmp_path.iterdir()) == [path]


def test_replace_folder_and_recover_at_each_of_its_steps(tmp_path, monkeypatch):
    """Whichever call fails, as if the process ended there, recover() leaves either the old folder whole or the new one."""
    outcomes = []
    for failing in range(5):
        new, old = tmp_path / f"new{failing}", tmp_path / f"set{failing}"
        for folder in (new, old):
            folder.mkdir()
            (folder / "name").write_text(folder.name)
        calls = []

        def stop_at(real):
            def call(*args, **kwargs):
                calls.append(real)
                if len(calls) - 1 == failing:
                    raise KeyboardInterrupt
                return real(*args, **kwargs)
            return call

        with monkeypatch.context() as patch:
            patch.setattr(files.os, "rename", stop_at(files.os.rename))
            patch.setattr(files.shutil, "rmtree", stop_at(files.shutil.rmtree))
            try:
                files.replace_folder(new, old)
            except KeyboardInterrupt:
                pass
        files.recover(old)
        outcomes.append((old / "name").read_text().rstrip("01234"))
    assert outcomes == ["set", "set", "set", "new", "new"]


def test_a_second_process_is_sent_away_until_the_first_is_gone(tmp_path):
    first = holding(tmp_path / "run")
    assert first.stdout.readline() == "held\n"
    said = holding(tmp_path / "run").communicate("")
    assert said[0] == "" and "another process is writing into" in said[1] and "Traceback" not in said[1]
    first.kill()  # no chance to tidy up
    first.communicate()
    third = holding(tmp_path / "run")
    assert third.stdout.readline() == "held\n"
    third.communicate("")


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the system has no fork")
def test_a_forked_worker_that_outlives_its_parent_holds_nothing(tmp_path):
    code = "import files, os, sys, time\nfiles.hold(sys.argv[1])\nif os.fork() == 0:\n    print(os.getpid(), flush=True)\n    sys.stdin.read()\n    os._exit(0)\nos.kill(os.getpid(), 9)"
    first = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "run")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert int(first.stdout.readline()) > 0
    first.wait()  # the child lives on
    said, _ = holding(tmp_path / "run").communicate("")
    first.stdin.close()
    assert said == "held\n"


def test_a_flipped_bit_in_a_weight_is_noticed(tmp_path):
    """torch.load would take it."""
    path = tmp_path / "a.pt"
    torch.save({"model": {"w": torch.ones(5000)}}, path)
    assert torch.equal(files.load_checkpoint(path)["model"]["w"], torch.ones(5000))
    data = bytearray(path.read_bytes())
    data[data.find(torch.ones(1).numpy().tobytes() * 100) + 1000] ^= 4
    path.write_bytes(data)
    assert not torch.equal(torch.load(path, weights_only=True)["model"]["w"], torch.ones(5000))
    with pytest.raises(ValueError, match="checksum"):
        files.load_checkpoint(path)
