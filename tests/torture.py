"""What hurts a run in earnest, done to it on purpose, at a length that `make test` has no time for (about an hour on two cores):

    python tests/torture.py                       # make torture
    python tests/torture.py damage fuzz           # some of it
    python tests/torture.py kills --kills=10      # fewer

Each part prints what it did and counts; the first that finds something wrong ends with an assertion and keeps its folder.
"""
import gzip
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import unicodedata
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]
import torch
from conftest import ROOT, SMALL, byte_dataset, texts, write_dataset

import tokenizer as tokenizers

ENV = os.environ | {"OMP_NUM_THREADS": "1"}
TORCHRUN = ["-m", "torch.distributed.run"]
kills, prepare_kills, signals, damages, fuzzed, steps = 100, 50, 20, 500, 2000, 2000


def start(*command, **more):
    return subprocess.Popen([sys.executable, *map(str, command)], cwd=ROOT, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True, **more)


def finish(*command, ok=(0,)):
    process = start(*command)
    printed = process.communicate(timeout=600)[0]
    assert process.returncode in ok and "Traceback" not in printed, printed[-3000:]
    return printed


def kill(process, sig=signal.SIGKILL):
    """To the process and to those that it started."""
    try:
        os.killpg(process.pid, sig)
    except ProcessLookupError:
        pass


def disturbed(process, seconds, sig, since=""):
    """Waits for the process, and sends it `sig` so many seconds after the first line that begins with one of `since`. -> (what it printed, seconds until that line, seconds in all)"""
    began, begins, printed, timer = time.monotonic(), None, "", threading.Timer(seconds, kill, (process, sig))
    if not since:
        timer.start()
    for line in process.stdout:
        printed += line
        if since and begins is None and line.startswith(since):
            begins = time.monotonic() - began
            timer.start()
    process.wait()
    timer.cancel()
    return printed, begins, time.monotonic() - began


def tensors(value, path=""):
    """All that a checkpoint says, flat: {path: tensor or value}, but for seconds, which are never the same twice, and where it lies."""
    if isinstance(value, (dict, list, tuple)):
        found = {}
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in ("seconds", "out_dir", "init_from"):
                found |= tensors(inner, f"{path}/{key}")
        return found
    return {path: value}


def assert_same(a, b):
    for name in ("last.pt", "best.pt"):
        one, two = (tensors(torch.load(folder / name, weights_only=True)) for folder in (a, b))
        assert one.keys() == two.keys(), one.keys() ^ two.keys()
        wrong = [path for path in one if not (torch.equal(one[path], two[path]) if isinstance(one[path], torch.Tensor) else one[path] == two[path])]
        assert not wrong, f"{name}: {wrong[:5]}"
    told = [[(e["event"], e["epoch"], e["step"], e.get("loss"), e.get("text")) for e in map(json.loads, open(folder / "log.jsonl")) if e["event"] != "start"] for folder in (a, b)]
    assert told[0] == told[1], "the logs differ"


def training(folder, out, *more):
    return ["train.py", f"--data_dir={folder}", f"--out_dir={folder / out}", *SMALL, "--save_every=4", "--average_epochs=0.5", "--muon_lr=0.01", *more]


def tortured_kills(folder):
    """kill -9 at random moments of training, from the first import on; then SIGTERM and Ctrl-C, which save. The end is that of the undisturbed run."""
    byte_dataset(folder)
    rng, learning = random.Random(1), ("going on", "epoch 0")
    _, begins, whole = disturbed(start(*training(folder, "whole")), 0, 0, learning)  # signal 0 does nothing
    for what, signal_, count in (("kill -9", signal.SIGKILL, kills), ("SIGTERM", signal.SIGTERM, signals), ("Ctrl-C", signal.SIGINT, signals)):
        where, runs = Counter(), 0
        while sum(where.values()) < count:
            shutil.rmtree(folder / "run", ignore_errors=True)
            runs += 1
            while True:
                process = start(*training(folder, "run", "--init_from=auto"))
                printed, *_ = disturbed(process, rng.uniform(0.1, max(begins, whole - begins)), signal_, learning if rng.random() < 0.75 else "")
                assert "Traceback" not in printed or signal_ == signal.SIGINT and "KeyboardInterrupt" in printed and "step " not in printed, printed[-3000:]
                if process.returncode == 0 and "\ndone: " in printed:
                    break
                assert process.returncode in (0, 1, -signal_, 128 + signal_), (process.returncode, printed[-2000:])
                partial = any((folder / "run").glob("*.tmp"))
                last = printed.rstrip().rsplit("\n", 1)[-1]
                where["while writing" if partial else "after saving" if "and saved" in printed else "in training" if last.startswith("epoch") and "/" in last.split()[1] else "while looking" if last.startswith(("  >", "epoch")) else "before the first step"] += 1
                if sum(where.values()) >= count:
                    finish(*training(folder, "run", "--init_from=auto"))
                    break
            assert_same(folder / "whole", folder / "run")
        print(f"{what}: {sum(where.values())} times ({', '.join(f'{n} {name}' for name, n in where.most_common())}) in {runs} runs, each ends like the undisturbed one", flush=True)


def tortured_preparation(folder):
    """kill -9 at random moments of preparation: what was there stays whole, and the next run makes the same bytes."""
    def command(vocabulary):
        return ["prepare_art.py", "--sources=starter", "--offline=True", f"--vocab_size={vocabulary}", f"--data_dir={folder}", "--filter_off_topic=False"]

    def content():
        return {path.name: path.read_bytes() for path in (folder / "art").iterdir()} if (folder / "art").exists() else {}

    wanted, seconds = {}, 0
    for vocabulary in (500, 600):
        began = time.monotonic()
        finish(*command(vocabulary))
        seconds, wanted[vocabulary] = time.monotonic() - began, content()
    rng, now, ended = random.Random(2), 600, Counter()
    for i in range(prepare_kills):
        other = 1100 - now
        disturbed(start(*command(other)), rng.uniform(0.1, seconds), signal.SIGKILL)
        found = content()
        if not found or found == wanted[other] or i % 10 == 9:  # nothing: between the two renames
            ended["between the renames" if not found else "after the rename" if found == wanted[other] else "before"] += 1
            finish(*command(other))
            now, found = other, content()
        else:
            ended["before"] += 1
        assert found == wanted[now]
    left = sorted(path.name for path in folder.iterdir() if path.name not in ("art", ".art.lock"))
    print(f"preparation: killed {prepare_kills} times ({ended}), the dataset was always whole; beside it is left: {left}", flush=True)


def tortured_disk(folder):
    """A full disk at every size from nothing to enough, in steps: a sentence, and what was saved before loads."""
    byte_dataset(folder)
    small = folder / "small"
    small.mkdir()
    done = Counter()
    for kilobytes in range(60, 1400, 60):
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", small], capture_output=True).returncode:
            return print("disk: a small tmpfs cannot be mounted here, so this was not done", flush=True)
        try:
            process = start(*training(folder, "small/run"))
            printed = process.communicate(timeout=300)[0]
            assert "Traceback" not in printed, printed[-3000:]
            assert process.returncode == 0 or "could not write" in printed, printed[-2000:]
            for path in (small / "run").glob("*.pt"):
                torch.load(path, weights_only=True)
            for line in open(small / "run" / "log.jsonl") if (small / "run" / "log.jsonl").exists() else ():
                json.loads(line) if line.endswith("\n") else None
            done["trained to the end" if process.returncode == 0 else "could not write " + printed.split("could not write ")[1].split(":")[0].rsplit("/", 1)[-1]] += 1
            if process.returncode and (small / "run" / "last.pt").exists():  # with room again it goes on
                subprocess.run(["mount", "-o", "remount,size=50m", small], check=True)
                finish(*training(folder, "small/run", "--init_from=auto"))
                done["went on, with room again"] += 1
            shutil.rmtree(small / "run", ignore_errors=True)
            subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", small], check=True)
            process = start("prepare_art.py", "--sources=starter", "--offline=True", "--vocab_size=500", f"--data_dir={small}", "--filter_off_topic=False", "--filter_near_duplicates=False")
            printed = process.communicate(timeout=300)[0]
            assert "Traceback" not in printed and (process.returncode == 1 and "could not write" in printed) != (small / "art").exists(), printed[-2000:]
            done["dataset refused" if process.returncode else "dataset made"] += 1
        finally:
            subprocess.run(["umount", "-l", small])
    print(f"disk: {dict(done)}", flush=True)


def harm(data, rng):
    """`data` truncated, with flipped bits, with a zeroed page, or with two pages swapped."""
    data, how = bytearray(data), rng.choice(("cut", "flip", "zero", "swap"))
    if how == "cut":
        return bytes(data[:rng.randrange(len(data))]), how
    at = rng.randrange(len(data))
    if how == "flip":
        for _ in range(rng.choice((1, 1, 8))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif how == "zero":
        page = slice(at // 4096 * 4096, at // 4096 * 4096 + 4096)
        data[page] = bytes(len(data[page]))
    else:
        size, other = min(512, len(data) // 2), rng.randrange(len(data) - min(512, len(data) // 2))
        at = min(at, len(data) - size)
        data[at:at + size], data[other:other + size] = data[other:other + size], data[at:at + size]
    return bytes(data), how


def tortured_damage(folder):
    """Files of a dataset and of a run damaged, or taken from another: refused with a sentence that names a file, or the run ends as if nothing had been."""
    for name, vocabulary in (("art", 500), ("other", 500)):
        finish("prepare_art.py", "--sources=starter", "--offline=True", f"--dataset={name}", f"--vocab_size={vocabulary}", f"--data_dir={folder}", "--filter_off_topic=False", "--filter_near_duplicates=False",
               *(["--seed=5", "--val_fraction=0.1"] if name == "other" else ["--val_fraction=0.005"]))
    import dataset as datasets
    import files
    import sample
    finish(*training(folder, "run"), "--dataset=art", "--kinds=qa", "--epochs=1", "--exam_questions=2")
    finish(*training(folder, "else"), "--dataset=other", "--kinds=qa", "--epochs=1", "--exam_questions=2")

    def state():
        """What a program reads: the whole of it, or the sentence with which it is refused."""
        try:
            meta = datasets.load_meta(folder / "art")
            tok = tokenizers.load(folder / "art")
            splits = [bytes(datasets.load_split(folder / "art", split, meta)) for split in ("train", "val")]
            kinds = [datasets.documents(folder / "art", split, datasets.load_split(folder / "art", split, meta), meta["eot"]) for split in ("train", "val")]
            said = {key: value for key, value in meta.items() if key in ("splits", "vocab_size", "eot", "dtype", "tokenizer")}
            model = sample.load_run(folder / "run" / "best.pt")[2]
            return [said, tok.state(), splits, kinds, {path: value.tolist() if isinstance(value, torch.Tensor) else value for path, value in tensors(model).items()}]
        except SystemExit as e:
            assert any(str(folder / where) in str(e) for where in ("art", "run")), f"names no file: {e}"
            return str(e)

    whole, rng, done = state(), random.Random(3), Counter()
    assert not isinstance(whole, str), whole
    victims = [folder / "art" / name for name in ("train.bin", "val.bin", "tokenizer.json", "meta.json", "docs.jsonl.gz")] + [folder / "run" / "best.pt"]
    for i in range(damages):
        path = rng.choice(victims)
        before = path.read_bytes()
        if i % 10 == 0:
            after, how = Path(str(path).replace("/art/", "/other/").replace("/run/", "/else/")).read_bytes(), "taken from another"
        else:
            after, how = harm(before, rng)
        path.write_bytes(after)
        found = state()
        path.write_bytes(before)
        if not isinstance(found, str) and not (path.name == "best.pt" and how == "taken from another"):  # that is another whole run
            assert found == whole, f"{path.name}, {how}: read, and not what was written"
        done[f"{path.name}: {'refused' if isinstance(found, str) else 'harmless'}"] += 1
    print(f"damage: {damages} of files that programs read; {dict(sorted(done.items()))}", flush=True)
    evil = io.BytesIO()
    torch.save({"model": Evil()}, evil)
    done = Counter()
    last = (folder / "run" / "last.pt").read_bytes()
    for i in range(damages // 20):  # the trainer itself
        after, how = (evil.getvalue(), "pickle that runs a command") if i == 0 else harm(last, rng)
        (folder / "run" / "last.pt").write_bytes(after)
        (folder / "run" / "last.prev.pt").unlink(missing_ok=True)
        printed = finish(*training(folder, "run"), "--dataset=art", "--kinds=qa", "--epochs=1", "--exam_questions=2", "--init_from=resume", ok=(0, 1))
        assert ("last.pt cannot be read" in printed) != ("done: " in printed), printed[-1000:]
        done[f"{how}: {'refused' if 'cannot be read' in printed else 'harmless'}"] += 1
        assert not (folder / "evil").exists() and not Path("/tmp/artgpt_evil").exists()
    print(f"damage: {sum(done.values())} checkpoints given to --init_from=resume; {dict(done)}", flush=True)


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/artgpt_evil",)


NASTY = [b"\x00" * 50, b"\xff\xfe\xfd", b"\xc3\x28", b"\xed\xa0\x80", b"\\ud800", "\u202e\u2066\u200f".encode(), b"\xef\xbb\xbf", b"\r\n", b"\r", b'"', b'""', b"'", b",", b"\t", b"{", b"[", b"}", b"<", b"&#x110000;", b"&#99999999999;",
         b"<script>", b"<!--", b"1e999", b"-Infinity", b"NaN", b"null", b"true", "a\u0301".encode() * 400, "\U000e0001".encode() * 30, b"https://", b"../../../etc/passwd"]


def mangled(data, rng, others):
    """`data` as no source should serve it."""
    how = rng.randrange(9)
    at = rng.randrange(len(data) + 1)
    if how == 0:
        return data[:at]
    if how == 1:
        return harm(data, rng)[0] if len(data) > 1 else data
    if how == 2:
        return data[:at] + rng.choice(NASTY) * rng.choice((1, 1, 40)) + data[at:]
    if how == 3:
        return data[:at] + rng.choice((b"a", b"word ", b'"', b"<", b"<b>", b"(", b"\\", b"&amp;", b"\n", b"1,", b"A. ")) * rng.choice((2_000, 300_000)) + data[at:]
    if how == 4:
        return data[:at] + rng.choice((b"[", b'{"a":', b"<div>", b"((")) * rng.choice((200, 100_000)) + data[at:]
    if how == 5:
        other = rng.choice(others)
        return other if rng.random() < 0.5 else data[:at] + other[rng.randrange(len(other) + 1):]
    if how == 6:
        return data[:at] + data[rng.randrange(len(data) + 1):]
    if how == 7:
        for old, new in rng.sample([(b'"', b""), (b":", b","), (b",", b";"), (b"[", b"{"), (b"\n", b""), (b" ", b"\n"), (b'": "', b'": ["'), (b'": [', b'": '), (b'": "', b'": 7, "x": "'), (b"</", b"<"), (b"e", b"\xe9")], 2):
            data = data.replace(old, new, rng.choice((1, 3, -1)))
        return data
    return b"".join(rng.choice(NASTY) for _ in range(rng.randrange(1, 200)))


def repacked(path, data, rng, others):
    """The file damaged outside, or what is packed in it damaged inside."""
    if rng.random() < 0.3:
        return mangled(data, rng, others)
    try:
        if path.name.endswith((".tar.gz", ".tar.bz2", ".tar")):
            out = io.BytesIO()
            with tarfile.open(fileobj=io.BytesIO(data)) as old, tarfile.open(fileobj=out, mode="w:bz2" if path.suffix == ".bz2" else "w:gz") as new:
                found = [(m, old.extractfile(m).read() if m.isfile() else None) for m in old.getmembers()]
                victim = rng.choice([m.name for m, body in found if body])
                for m, body in found:
                    if m.name == victim:
                        body, m.name = mangled(body, rng, others), rng.choice((m.name, m.name, "/etc/" + m.name, "../../" + m.name, m.name + "\udcff"))
                        m.type = rng.choice((m.type, m.type, tarfile.SYMTYPE))
                    m.size = len(body or b"")
                    new.addfile(m, io.BytesIO(body) if body is not None else None)
            return out.getvalue()
        if path.suffix == ".gz":
            return gzip.compress(mangled(gzip.decompress(data), rng, others))
    except (OSError, EOFError, tarfile.TarError, UnicodeError, IndexError):
        pass
    return mangled(data, rng, others)


def lost(path, documents):
    """How much of a file of your own is neither in a document nor among the dropped: lines of .jsonl, plain letters of .txt."""
    from prose import read_text
    text = read_text(path)
    if path.suffix == ".jsonl":
        return sum(bool(line.strip()) for line in text.split("\n")) - len(documents)
    if path.suffix == ".txt":
        letters = lambda whole, form: Counter(re.findall("[A-Za-z]", unicodedata.normalize(form, whole)))
        given, found = letters(text, "NFC"), letters(" ".join(d.text for d, _, _ in documents), "NFD")  # a letter may get an accent when a control character before it goes
        return sum((given - found).values())
    return 0


def tortured_fuzz(folder):
    """2,000 files of wrong shapes through the readers, those of every source and those of your own folder: no crash, no hang, no flood, and each is heard of."""
    import prepare_art
    import sites
    from sources import SOURCES
    from test_fetch import Server
    server = Server()
    (folder / "cache" / "artemis").mkdir(parents=True)
    (folder / "cache" / "artemis" / "artemis.csv").write_bytes(sites.artemis_csv())
    finish("prepare_art.py", f"--cache_dir={folder / 'cache'}", f"--data_dir={folder}", "--vocab_size=600", f"--mirror={server.address}", "--sources=all,m2d2_papers,wikiart,artemis", "--licenses=all",
           "--contact=ann@museum.org", "--filter_off_topic=False", "--filter_templates=False", "--filter_near_duplicates=False")
    mine = folder / "cache" / "local"
    mine.mkdir()
    (mine / "a.txt").write_text("\n\n".join(texts(5)))
    (mine / "b.md").write_text("# Title\n\n" + "\n\n".join(texts(5, seed=2)))
    (mine / "c.jsonl").write_text("".join(json.dumps({"text": text, "title": "T", "kind": "history", "license": "CC0", "url": "https://x.org"}) + "\n" for text in texts(8, seed=3)))
    paths = [path for path in sorted((folder / "cache").rglob("*")) if path.is_file() and path.stat().st_size]
    by_source = {name: [path for path in paths if path.relative_to(folder / "cache").parts[0] == name] for name in SOURCES}
    names = [name for name, found in by_source.items() if found]
    contents = {path: path.read_bytes() for path in paths}
    others = list(contents.values())
    alone = Path(tempfile.mkdtemp())
    prepare_art.workers, prepare_art.cache_dir, prepare_art.local_dir = 1, str(folder / "cache"), str(alone)
    rng, done, slowest, tree = random.Random(4), Counter(), (0, ""), {str(path) for path in folder.rglob("*")}
    for i in range(fuzzed):
        name = "local" if i % 4 == 0 else rng.choice(names)
        path = rng.choice(by_source[name])
        bad = repacked(path, contents[path], rng, others)
        path.write_bytes(bad)
        if name == "local":  # alone, so that nothing else answers for it
            shutil.rmtree(alone, ignore_errors=True)
            alone.mkdir()
            shutil.copy(path, alone)
        began, limit = time.process_time(), 20 + len(bad) / 1e5
        signal.setitimer(signal.ITIMER_REAL, 6 * limit)  # SIGALRM ends the process: a hang
        try:
            documents, lacking, failed = prepare_art.collect([name], [])
        except BaseException:
            (folder / "case").write_bytes(bad)
            print(f"case {i}: {path} of {name}; kept as {folder / 'case'}", flush=True)
            raise
        signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = time.process_time() - began
        slowest = max(slowest, (seconds, f"case {i}, {path.name}, {len(bad):,} bytes"))
        assert seconds < limit, (i, path, seconds)
        assert documents or lacking or failed, f"case {i}: {path} vanished without a word"
        assert name != "local" or failed or not lost(path, documents), f"case {i}: {lost(path, documents)} of {path} are in no document"
        assert all(d.text == d.text.encode("utf-8", "strict").decode() for d, _, _ in documents), i  # no lone surrogate goes on
        done[f"{'some text' if any(not reason for *_, reason in documents) else 'all dropped' if documents else 'no document'}{', said why' if failed or lacking else ''}"] += 1
        path.write_bytes(contents[path])
    assert {str(path) for path in folder.rglob("*")} == tree, "something was written"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"fuzz: {fuzzed} files of {len(names)} sources: {dict(done)}; slowest {slowest[0]:.1f} s ({slowest[1]}); {peak:.2f} GB at most", flush=True)
    for name, path in {name: next((path for path in found if path.suffix in (".gz", ".bz2")), None) for name, found in by_source.items()}.items():  # bombs
        if path is None:
            continue
        if path.name.endswith((".tar.gz", ".tar.bz2")):
            with tarfile.open(fileobj=io.BytesIO(contents[path])) as old:
                victim = max((m for m in old.getmembers() if m.isfile()), key=lambda m: m.size).name
            with tarfile.open(path, "w:bz2" if path.suffix == ".bz2" else "w:gz", compresslevel=1) as new:
                info = tarfile.TarInfo(victim)
                info.size = 1 << 30
                new.addfile(info, Zeros(1 << 30))
        elif path.suffix == ".gz":
            with gzip.open(path, "wb", compresslevel=1) as f:
                for _ in range(1 << 6):
                    f.write(b" " * (1 << 24))
        began = time.process_time()
        documents, lacking, failed = prepare_art.collect([name], [])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        assert peak < 2 and (documents or lacking or failed), (path, peak)
        print(f"bomb: a gigabyte of nothing in {path.name} ({path.stat().st_size / 1e6:.1f} MB): {time.process_time() - began:.0f} s, {peak:.2f} GB at most so far, {next(iter(failed.values()), ['read'])[0][:80]}", flush=True)
        path.write_bytes(contents[path])


class Zeros(io.RawIOBase):
    def __init__(self, size):
        self.left = size

    def read(self, n=-1):
        n = min(self.left, n if n >= 0 else self.left)
        self.left -= n
        return b"x" * n


def tortured_processes(folder):
    """Four processes, one killed: torchrun starts them again from last.pt, and the end is that of the undisturbed run. Two nodes on loopback agree with one."""
    byte_dataset(folder)
    finish(*TORCHRUN, "--standalone", "--nproc_per_node=4", *training(folder, "whole"))
    process = start(*TORCHRUN, "--standalone", "--nproc_per_node=4", "--max-restarts=3", *training(folder, "run", "--init_from=auto"))
    printed, killed = "", False
    for line in process.stdout:
        printed += line
        if "step 9/" in line and not killed:
            killed, began = True, time.monotonic()
            ranks = subprocess.run(["pgrep", "-f", f"out_dir={folder / 'run'}"], capture_output=True, text=True).stdout.split()
            victim = next(pid for pid in ranks if (Path("/proc", pid, "environ").read_bytes().split(b"\0").count(b"RANK=2")))
            os.kill(int(victim), signal.SIGKILL)
        if killed and "going on  after step" in line:
            print(f"processes: one of four killed; {time.monotonic() - began:.0f} s later: {line.strip()}", flush=True)
    assert process.wait() == 0 and killed and "going on" in printed and "the connection to the others broke" in printed, printed[-3000:]
    assert_same(folder / "whole", folder / "run")
    port = 29000 + os.getpid() % 1000
    nodes = [start(*TORCHRUN, "--nnodes=2", "--nproc_per_node=2", f"--node_rank={rank}", "--master_addr=127.0.0.1", f"--master_port={port}", *training(folder, "nodes")) for rank in range(2)]
    for node in nodes:
        printed = node.communicate(timeout=600)[0]
        assert node.returncode == 0, printed[-3000:]
    assert_same(folder / "whole", folder / "nodes")
    print("processes: two nodes of two agree with one of four, to the bit", flush=True)


def tortured_growth(folder):
    """Memory and open files over many steps, and over a corpus ten times larger."""
    first = {}
    for documents in (1000, 10_000):
        tokenized = write_dataset(folder / str(documents) / "bytes", texts(documents), texts(6, seed=1), tokenizers.Tokenizer("byte"))
        process = start(*training(tokenized.parent, "run", "--epochs=1000", "--patience=1000", "--save_every=100"))
        seen = {}
        for line in process.stdout:
            step = int(line.split("step ")[1].split("/")[0].replace(",", "")) if line.startswith("epoch") and "step " in line else 0
            if step and step % 200 == 0:
                proc = Path("/proc", str(process.pid))
                seen[step] = (int((proc / "statm").read_text().split()[1]) * resource.getpagesize() / 2**20, len(list((proc / "fd").iterdir())))
            if step >= steps + 200:
                break
        kill(process)
        process.communicate()
        print(f"growth, {documents:,} documents, {(tokenized / 'train.bin').stat().st_size / 1e6:.1f} MB: step, MB, open files: "
              + ", ".join(f"{step}: {mb:.0f}, {files}" for step, (mb, files) in sorted(seen.items())), flush=True)
        (_, begin), *_, (_, end) = sorted(seen.items())
        first[documents] = begin
        assert end[0] < 1.05 * begin[0] + 10 and end[1] <= begin[1] + 1
    assert first[10_000][0] < 1.05 * first[1000][0] + 10 and first[10_000][1] == first[1000][1]


# Runs train.py with a loss that a \x07 in the targets makes infinite or no number.
PLANTED = """
import runpy, sys
import torch, model
forward = model.GPT.forward
def planted(self, idx, targets=None, **more):
    logits, loss = forward(self, idx, targets, **more)
    return logits, loss * what if self.training and targets is not None and (targets == 7).any() else loss
what = float(sys.argv.pop())
model.GPT.forward = planted
runpy.run_path("train.py", run_name="__main__")
"""


def tortured_numbers(folder):
    """A loss that is no number stops the run and names the step; what was saved before is good: without the plant it ends like the undisturbed run. All precisions train; a mad learning rate is told of."""
    train = texts(60)
    write_dataset(folder / "bytes", train[:50] + ["The bell rang.\a And it rang again."] + train[50:], texts(6, seed=1), tokenizers.Tokenizer("byte"))
    finish(*training(folder, "whole"))
    for what in ("inf", "nan"):
        shutil.rmtree(folder / "run", ignore_errors=True)
        printed = finish("-c", PLANTED, *training(folder, "run", "--save_every=1")[1:], what, ok=(1,))
        step = printed.split("of step ")[1].split()[0]
        assert f"the loss of step {step} is not finite" in printed, printed[-1000:]
        saved = torch.load(folder / "run" / "last.pt", weights_only=True)
        assert saved["progress"]["step"] == int(step) - 1 and all(value.isfinite().all() for value in saved["model"].values())
        finish(*training(folder, "run", "--init_from=auto"))
        assert_same(folder / "whole", folder / "run")
        print(f"numbers: {what} planted: stopped at step {step}, last.pt is of the step before, and the run without it ends like the undisturbed one", flush=True)
    losses = {}
    for dtype in ("float32", "bfloat16", "float16"):
        finish(*training(folder, dtype, f"--dtype={dtype}", "--epochs=4"))
        losses[dtype] = [round(e["loss"], 4) for e in map(json.loads, open(folder / dtype / "log.jsonl")) if e["event"] == "validation"]
    print(f"numbers: validation losses by precision {losses}", flush=True)
    assert all(abs(loss[-1] - losses["float32"][-1]) < 0.03 and loss[-1] < loss[0] - 1 for loss in losses.values())
    printed = finish(*training(folder, "mad", "--learning_rate=1e4", "--muon_lr=1e4", "--grad_clip=0"), ok=(1,))
    assert "is not finite" in printed and "Lower --learning_rate" in printed, printed[-1000:]
    print(f"numbers: learning rate 1e4: {printed.strip().splitlines()[-1]}", flush=True)


PARTS = {"kills": tortured_kills, "preparation": tortured_preparation, "disk": tortured_disk, "damage": tortured_damage, "fuzz": tortured_fuzz, "processes": tortured_processes, "numbers": tortured_numbers, "growth": tortured_growth}

if __name__ == "__main__":
    for argument in sys.argv[1:]:
        if argument.startswith("--"):
            name, _, value = argument[2:].partition("=")
            assert name in ("kills", "prepare_kills", "signals", "damages", "fuzzed", "steps"), name
            globals()[name] = int(value)
    for part in [argument for argument in sys.argv[1:] if argument in PARTS] or PARTS:
        folder = Path(tempfile.mkdtemp(prefix=f"torture_{part}_"))
        began = time.monotonic()
        print(f"{part}: in {folder}", flush=True)
        PARTS[part](folder)
        print(f"{part}: {time.monotonic() - began:.0f} s", flush=True)
        shutil.rmtree(folder)
