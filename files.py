"""What is written is whole, whatever happens; and what one process writes, no other writes meanwhile."""
import os
import shutil
import zipfile
from contextlib import contextmanager
from pathlib import Path

import torch

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

_held = []


@contextmanager
def whole(path, previous=None):
    """Yields a path beside `path` to write to. It takes the place of `path` at the end of the block, and goes away if the block fails. What stood at `path`
    before goes to `previous`, if that is given."""
    path = Path(path)
    temporary = path.with_name(path.name + ".tmp")
    try:
        yield temporary
        with open(temporary, "rb+") as f:
            os.fsync(f.fileno())  # or the name could outlive a power cut, and the content not
        if previous and path.exists():
            os.replace(path, previous)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def put(path, text):
    """Write `text`, whole; returns the path."""
    with whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="replace")
    return path


def load_checkpoint(path):
    """The dict in the checkpoint at `path`, on the CPU. A damaged file raises an exception of whatever kind; torch.load alone takes a flipped bit for a weight."""
    with zipfile.ZipFile(path) as file:
        if name := file.testzip():
            raise ValueError(f"its checksum does not fit {name}")
    return torch.load(path, map_location="cpu", weights_only=True)


def beside(folder, what):
    folder = Path(folder)
    return folder.with_name(f".{folder.name}.{what}")


def replace_folder(new, old):
    """Put folder `new` in the place of `old`. Between the two renames the old one waits under another name: recover() puts it back."""
    aside = beside(old, "old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        os.rename(old, aside)
    os.rename(new, old)
    shutil.rmtree(aside, ignore_errors=True)


def recover(folder):
    """What replace_folder() did not come to: the end of the process was between its renames."""
    aside = beside(folder, "old")
    if aside.exists() and not folder.exists():
        os.rename(aside, folder)


def hold(folder):
    """Keep other processes from `folder` until this one ends, in whatever way; ends it with a sentence if another one has it. The lock is a file beside it."""
    if not fcntl:
        return
    Path(folder).parent.mkdir(parents=True, exist_ok=True)
    file = open(beside(folder, "lock"), "w")
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not flock: worker processes would share that, and some outlive a parent that is killed
    except OSError:
        raise SystemExit(f"another process is writing into {folder}: wait for it, or choose another folder")
    _held.append(file)
