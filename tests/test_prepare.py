"""prepare_art.py, run as users run it, on made-up files; and its cleaning, rule by rule."""
import gzip
import hashlib
import json
import os
import random
import subprocess
import sys

import numpy as np
import pytest
from conftest import ROOT, holding, run, sentences

import filters
import prepare_art
import tokenizer as tokenizers
from sources import KINDS, SOURCES


def read_gz(path):
    return [json.loads(line) for line in gzip.open(path, "rt", encoding="utf-8")]


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """A folder of the user's own texts, with the usual accidents among them."""
    folder, rng = tmp_path_factory.mktemp("local"), random.Random(3)
    rows = [{"text": sentences(rng, 30), "title": f"Work {i % 25}", "kind": rng.choice(KINDS), "license": rng.choice(["CC0", "CC BY 4.0", "CC BY-NC 4.0", ""])} for i in range(200)]
    rows += [{"text": rows[0]["text"].upper(), "license": "CC0"}, {"text": "Too short."}, {"text": "1234 5678 +++ ### " * 20}]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n{broken\n[1, 2]\n", encoding="utf-8")
    (folder / "note.txt").write_bytes("The caf\u00e9 of the painter \u2014 it is the light on the wall that matters here.".encode("cp1252"))
    (folder / "moji.txt").write_bytes("The painter DÃ¼rer looked at the hare and the grass and drew them.\x00\x07".encode())
    return folder


def prepare(local, data_dir, *args, ok=True):
    """Without the filters that words drawn at random do not pass; tests/test_filters.py has those."""
    return run("prepare_art.py", "--sources=local", f"--local_dir={local}", f"--data_dir={data_dir}", "--vocab_size=400", "--val_fraction=0.1", *UNFILTERED, *args, ok=ok)


UNFILTERED = ("--filter_off_topic=False", "--filter_templates=False", "--filter_near_duplicates=False")


@pytest.fixture(scope="module")
def prepared(local, tmp_path_factory):
    data_dir = tmp_path_factory.mktemp("data")
    return data_dir / "art", prepare(local, data_dir, "--licenses=all").stdout


def check_bins(folder):
    """The bins against meta.json and docs.jsonl.gz, with nothing of dataset.py."""
    meta, docs = json.loads((folder / "meta.json").read_text()), read_gz(folder / "docs.jsonl.gz")
    tok = tokenizers.load(folder)
    assert np.dtype(meta["dtype"]) == (np.uint8 if tok.kind == "byte" else np.uint16)
    for split in ("train", "val"):
        data = (folder / f"{split}.bin").read_bytes()
        tokens, want, texts = np.frombuffer(data, meta["dtype"]), meta["splits"][split], [d["text"] for d in docs if d["split"] == split]
        assert (len(tokens), hashlib.sha256(data).hexdigest()) == (want["tokens"], want["sha256"])
        assert (len(texts), sum(len(t.encode()) for t in texts)) == (want["documents"], want["bytes"])
        ends = np.flatnonzero(tokens == meta["eot"])
        assert ends[-1] == len(tokens) - 1
        assert [tok.decode(part) for part in np.split(tokens[:-1], ends[:-1] + 1)] == [t + "<|endoftext|>" for t in texts[:-1]] + texts[-1:]
    return meta, docs


def test_bins_decode_to_the_documents_exactly(prepared, local, tmp_path):
    meta, docs = check_bins(prepared[0])
    assert meta["vocab_size"] == 400 and sum(meta["by_kind"]["train"].values()) == meta["splits"]["train"]["documents"]
    prepare(local, tmp_path, "--licenses=all", "--tokenizer=byte", "--dataset=bytes")
    meta, _ = check_bins(tmp_path / "bytes")
    assert meta["dtype"] == "uint8" and meta["vocab_size"] == 256


def test_every_input_is_kept_or_dropped_with_a_reason(prepared):
    folder, printed = prepared
    docs, dropped = read_gz(folder / "docs.jsonl.gz"), read_gz(folder / "dropped.jsonl.gz")
    assert len(docs) + len(dropped) == 200 + 3 + 2 + 2
    assert len(docs) == 200 + 2, dropped
    reasons = [(d["stage"], d["reason"]) for d in dropped]
    assert sum(stage == "exact duplicates" and reason.startswith("same text as local") for stage, reason in reasons) == 1
    assert ("quality", "shorter than 30 characters") in reasons and ("quality", "too few letters") in reasons
    assert sum(stage == "reading" for stage, _ in reasons) == 2
    texts = [d["text"] for d in docs]
    assert "The café of the painter — it is the light on the wall that matters here." in texts
    assert "The painter Dürer looked at the hare and the grass and drew them." in texts
    report = (folder / "report.md").read_text()
    for words in ("local", "description", "exact duplicates", "too few letters", "CC BY-NC 4.0", "Examples"):
        assert words in report


def test_open_licences_are_the_default(local, tmp_path):
    prepare(local, tmp_path)
    docs, dropped = (read_gz(tmp_path / "art" / f"{name}.jsonl.gz") for name in ("docs", "dropped"))
    assert {d["license"] for d in docs} == {"CC0", "CC BY 4.0"}
    assert {d["license"] for d in dropped if d["stage"] == "licence"} == {"CC BY-NC 4.0", ""}


def test_works_fall_on_one_side_whatever_else_is_there(prepared, local, tmp_path):
    docs = read_gz(prepared[0] / "docs.jsonl.gz")
    side = {}
    for d in docs:
        assert side.setdefault(d["title"] or d["text"], d["split"]) == d["split"]
    prepare(local, tmp_path, "--licenses=open")
    fewer = [d for d in read_gz(tmp_path / "art" / "docs.jsonl.gz") if d["title"] in side]
    assert 50 < len(fewer) < len(docs) and all(side[d["title"]] == d["split"] for d in fewer)


def test_same_input_same_bytes(prepared, local, tmp_path):
    prepare(local, tmp_path, "--licenses=all", "--workers=1")
    for path in prepared[0].iterdir():
        assert (tmp_path / "art" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_failed_run_leaves_the_old_dataset(prepared, local, tmp_path):
    prepare(local, tmp_path, "--licenses=all")
    before = {p.name: p.read_bytes() for p in (tmp_path / "art").iterdir()}
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    broken = "import prepare_art, sys; sys.argv = ['x', *sys.argv[1:]]\ndef full(*a): raise OSError(28, 'No space left on device')\nprepare_art.write_gz = full\nprepare_art.main()"
    done = subprocess.run([sys.executable, "-c", broken, "--sources=local", f"--local_dir={local}", f"--data_dir={tmp_path}", "--vocab_size=300", *UNFILTERED], capture_output=True, text=True, env=env)
    assert done.returncode == 1 and "No space left" in done.stderr and "is whole" in done.stderr and "Traceback" not in done.stderr
    assert {p.name: p.read_bytes() for p in (tmp_path / "art").iterdir()} == before and {p.name for p in tmp_path.iterdir()} == {"art", ".art.lock"}
    (tmp_path / "art").rename(tmp_path / ".art.old")  # as a crash between the two renames leaves it
    prepare(local, tmp_path, "--licenses=all")
    assert {p.name for p in tmp_path.iterdir()} == {"art", ".art.lock"}


def test_a_second_preparation_of_the_same_dataset_is_sent_away(local, tmp_path):
    first = holding(tmp_path / "art")
    assert first.stdout.readline() == "held\n"
    done = run("prepare_art.py", "--sources=local", f"--local_dir={local}", f"--data_dir={tmp_path}", ok=False)
    assert "another process is writing into" in done.stderr and "Traceback" not in done.stderr and not (tmp_path / "art").exists()
    first.communicate("")


def test_a_folder_that_is_no_dataset_is_not_replaced(local, tmp_path):
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "thesis.txt").write_text("years of work")
    assert "no dataset" in prepare(local, tmp_path, ok=False).stderr and (tmp_path / "art" / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("args, said", [
    (["--sources=gutenburg"], "did you mean gutenberg?"),
    (["--sources=local"], "--local_dir=FOLDER"),
    (["--sources=starter", "--val_fraction=2.0"], "between 0 and 1"),
    (["--sources=starter", "--tokenizer=word"], "none of bpe, byte, gpt2"),
    (["--sources=starter", "--vocab_size=100000"], "65536"),
    (["--sources=getty", "--cache_dir=nowhere"], "no document is left"),
    (["--sources=starter", "--workers=-1", "--vocab_size=100"], "257"),
])
def test_bad_settings_get_one_sentence(tmp_path, args, said):
    done = run("prepare_art.py", f"--data_dir={tmp_path}", *args, ok=False)
    assert said in done.stderr and "Traceback" not in done.stderr and {p.name for p in tmp_path.iterdir()} <= {".art.lock"}


def test_what_is_lacking_is_said_and_decides_the_exit_status(tmp_path):
    args = ["--sources=starter,getty", f"--cache_dir={tmp_path / 'cache'}", f"--data_dir={tmp_path}", "--vocab_size=600", "--mirror=http://127.0.0.1:9", *UNFILTERED]
    done = run("prepare_art.py", *args, ok=False)
    assert "getty failed: " in done.stdout and "getty lacks" not in done.stdout and (tmp_path / "art" / "train.bin").exists()
    assert "getty failed" in (tmp_path / "art" / "report.md").read_text()
    done = run("prepare_art.py", *args, "--offline=True")
    assert "getty lacks" in done.stdout and "getty lacks" in (tmp_path / "art" / "report.md").read_text()


def test_a_source_that_gives_nothing_is_named(tmp_path):
    (tmp_path / "walters").mkdir()
    for name in ("art", "creators", "exhibitions", "collections"):
        (tmp_path / "walters" / f"{name}.csv").write_text("<html><body>503 Service Unavailable</body></html>")
    done = run("prepare_art.py", "--sources=starter,walters", f"--cache_dir={tmp_path}", f"--data_dir={tmp_path / 'data'}", "--vocab_size=600", *UNFILTERED, ok=False)
    assert "walters failed" in done.stdout and "no document" in done.stdout


def test_a_surrogate_in_any_field_is_cleaned(tmp_path):
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps({"text": f"A drawing of the river at {hour} in the evening.", "license": "CC0", "url": "\udfffx", "title": "a\x0cb"}) for hour in range(1, 9)))
    prepare(tmp_path, tmp_path / "data")
    assert {(d["url"], d["title"]) for d in read_gz(tmp_path / "data" / "art" / "docs.jsonl.gz")} == {("x", "a b")}


def test_aqua_falls_on_the_side_of_its_painting(monkeypatch):
    monkeypatch.setattr(prepare_art, "val_fraction", 0.5)
    for i in range(50):
        painting, question = (prepare_art.Document("text", kind, source, f"The Bridge {i}", "", "") for kind, source in (("caption", "semart"), ("qa", "aqua")))
        assert prepare_art.held_out(painting) == prepare_art.held_out(question)


def test_a_reader_that_breaks_costs_only_its_file(monkeypatch):
    def breaks(path):
        raise RuntimeError("unexpected")
    name, found, lack, error = prepare_art.run_job(("getty", (breaks, "some.md")))
    assert (name, found, lack) == ("getty", [], "") and "some.md" in error and "unexpected" in error


def test_one_long_text_holds_out_its_end(tmp_path):
    (tmp_path / "book.txt").write_text("\n\n".join(sentences(random.Random(i), 100) for i in range(60)))
    prepare(tmp_path, tmp_path / "data", "--licenses=all")
    docs = read_gz(tmp_path / "data" / "art" / "docs.jsonl.gz")
    assert len({d["title"] for d in docs}) == 1 and len(docs) > 10
    assert [d["split"] for d in docs] == ["train"] * (len(docs) - round(0.1 * len(docs))) + ["val"] * round(0.1 * len(docs))


def test_two_documents_split_and_one_is_refused(tmp_path):
    (tmp_path / "one.txt").write_text("A painting of a river in the evening light.")
    assert "cannot be split" in prepare(tmp_path, tmp_path / "data", "--licenses=all", ok=False).stderr
    (tmp_path / "two.txt").write_text("A drawing of the same river, made in the morning.")
    prepare(tmp_path, tmp_path / "data", "--licenses=all")
    meta = json.loads((tmp_path / "data" / "art" / "meta.json").read_text())
    assert [meta["splits"][s]["documents"] for s in ("train", "val")] == [1, 1]


@pytest.mark.parametrize("given, want", [
    ("e\u0301cole", "\u00e9cole"), ("a\r\nb\rc\x0cd", "a\nb\nc\nd"), ("  a \t b \n\n\n\n c  ", "a b\n\nc"), ("a\u00ad\u200bb\x00\x1b", "ab"),
    ("\u202eabc\u2069", "abc"), ("a\u00a0b\u3000c", "a b c"), ("\ud800x", "x"), ("DÃ¼rer’s hare", "Dürer’s hare"), ("“Ça ira” – naïve", "“Ça ira” – naïve")])
def test_clean(given, want):
    assert prepare_art.clean(given) == want


def test_the_starter_corpus():
    """Cleaning finds nothing to do in the bundled corpus, whose form tests/test_starter.py guards."""
    items = [item for reader, *args in SOURCES["starter"](ROOT / "data" / "starter") for item in reader(*args)]
    assert len(items) >= 200 and all(d.license == "CC0" for d in items)
    assert all(not filters.quality(d.text) and d.text == prepare_art.clean(d.text) for d in items)
