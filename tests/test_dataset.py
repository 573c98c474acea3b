"""Bins to batches: every token once an epoch, orders that follow from (seed, epoch), and bad files refused by name."""
import gzip
import json
import shutil

import numpy as np
import pytest
import torch
from conftest import texts, write_dataset

import tokenizer as tokenizers
import dataset
from dataset import Epoch, load_meta, load_split, of_kinds, validation_batches

EOT = 255


def stream(n_documents=50, seed=0):
    rng = np.random.default_rng(seed)
    return np.concatenate([np.append(rng.integers(0, 250, rng.integers(1, 40)), EOT) for _ in range(n_documents)]).astype(np.uint8)


def documents(tokens):
    """The documents of a stream as a sorted list of tuples, by the plainest loop."""
    found, current = [], []
    for token in tokens:
        current.append(int(token))
        if token == EOT:
            found.append(tuple(current))
            current = []
    return sorted(found)


def whole(epoch):
    """The epoch's stream, put back from its blocks' targets."""
    blocks = {int(epoch.blocks[row]): epoch.batch([row])[1][0] for row in range(len(epoch))}
    return torch.cat([blocks[i] for i in range(len(blocks))]).numpy()


def test_an_epoch_is_every_document_once():
    tokens = stream()
    tokens = tokens[:len(tokens) // 16 * 16]
    tokens[-1] = EOT  # a multiple of the block, so nothing is left out
    for number in range(3):
        assert documents(whole(Epoch(tokens, EOT, 16, seed=1, epoch=number))) == documents(tokens)


def test_the_remainder_is_shorter_than_a_block():
    tokens = stream()
    epoch = Epoch(tokens, EOT, 16, seed=1, epoch=0)
    assert len(tokens) - 16 < len(epoch) * 16 <= len(tokens)


def test_inputs_are_the_tokens_before_the_targets():
    epoch = Epoch(stream(), EOT, 16, seed=1, epoch=0)
    full = np.concatenate(([EOT], whole(epoch)))
    x, y = epoch.batch(range(len(epoch)))
    for row in range(len(epoch)):
        start = int(epoch.blocks[row]) * 16
        assert x[row].tolist() == full[start:start + 16].tolist() and y[row].tolist() == full[start + 1:start + 17].tolist()


def test_order_follows_from_seed_and_epoch():
    tokens = stream()
    order = lambda seed, epoch: Epoch(tokens, EOT, 16, seed, epoch).batch(range(5))[1].tolist()
    assert order(1, 0) == order(1, 0)
    assert order(1, 0) != order(1, 1) and order(1, 0) != order(2, 0) and order(1, 2) != order(2, 1)


def test_a_long_document_does_not_fill_a_batch():
    tokens = np.concatenate([np.append(np.full(16 * 50 - 1, 7), EOT)] + [np.append(np.full(7, 9), EOT)] * 100).astype(np.uint8)
    x, _ = Epoch(tokens, EOT, 16, seed=0, epoch=0).batch(range(20))
    assert 3 < (x == 7).any(1).sum() < 17  # half of all blocks hold it


@pytest.mark.parametrize("length", [1, 5, 16, 17, 63, 64, 65, 200])
@pytest.mark.parametrize("batch_size", [1, 4])
def test_validation_predicts_every_token_once_in_order(length, batch_size):
    tokens = np.random.default_rng(length).integers(0, 250, length).astype(np.uint8)
    seen_x, seen_y = [], []
    for x, y in validation_batches(tokens, EOT, 16, batch_size):
        assert x.shape == y.shape and x.size(0) <= batch_size and x.size(1) <= 16
        seen_x += x[y >= 0].tolist()
        seen_y += y[y >= 0].tolist()
    assert seen_y == tokens.tolist() and seen_x == [EOT, *tokens[:-1].tolist()]


@pytest.fixture
def folder(data_dir, tmp_path):
    return shutil.copytree(data_dir / "bytes", tmp_path / "bytes")


def edit_meta(folder, change):
    meta = json.loads((folder / "meta.json").read_text())
    change(meta)
    (folder / "meta.json").write_text(json.dumps(meta))


def load(folder):
    return load_split(folder, "train", load_meta(folder))


def test_good_files_load(folder):
    assert documents(load(folder)) == sorted(tuple(text.encode()) + (EOT,) for text in texts(60))


def test_bad_files_are_named_with_both_figures(folder):
    size = (folder / "train.bin").stat().st_size

    data = bytearray((folder / "train.bin").read_bytes())
    data[100] ^= 1
    (folder / "train.bin").write_bytes(data)
    with pytest.raises(SystemExit, match="train.bin has sha256 .* but meta.json says"):
        load(folder)
    (folder / "train.bin").write_bytes(data[:-3])
    with pytest.raises(SystemExit, match=f"train.bin has {size - 3:,} bytes, but meta.json says {size:,} tokens"):
        load(folder)
    (folder / "train.bin").unlink()
    with pytest.raises(SystemExit, match="train.bin is missing"):
        load(folder)


def test_wrong_dtype_is_named(folder):
    edit_meta(folder, lambda meta: meta.update(dtype="uint16"))
    with pytest.raises(SystemExit, match="of uint16"):
        load(folder)


def test_ids_beyond_the_vocabulary_are_named(folder):
    edit_meta(folder, lambda meta: meta.update(vocab_size=200))
    with pytest.raises(SystemExit, match="train.bin holds the token id 255, but meta.json says 200 tokens"):
        load(folder)


def test_no_dataset_names_the_command(tmp_path):
    with pytest.raises(SystemExit, match="python prepare_art.py --dataset=art"):
        load_meta(tmp_path / "art")


@pytest.mark.parametrize("text", ["{", "[]", '{"vocab_size": 3}', '{"tokenizer":"byte","vocab_size":1,"eot":1,"dtype":"uint8","splits":{}}'])
def test_damaged_meta_is_named(folder, text):
    (folder / "meta.json").write_text(text)
    with pytest.raises(SystemExit, match="meta.json is damaged"):
        load_meta(folder)


def test_what_save_meta_wrote_is_held_against_the_files(folder):
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "docs.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))
    dataset.save_meta(folder, meta)
    assert {key: value for key, value in load_meta(folder).items() if key in meta} == meta
    for name in ("tokenizer.json", "docs.jsonl.gz"):
        before = (folder / name).read_bytes()
        (folder / name).write_bytes(before + b" ")
        with pytest.raises(SystemExit, match=f"{name} is not the file that meta.json was written for"):
            load_meta(folder)
        (folder / name).write_bytes(before)
    edit_meta(folder, lambda meta: meta["splits"]["val"].update(bytes=1))  # bits per byte would be wrong, and nothing else would show it
    with pytest.raises(SystemExit, match="meta.json is damaged"):
        load_meta(folder)


def test_uint16_bins(tmp_path):
    tok = tokenizers.train("bpe", texts(60), 400)
    folder = write_dataset(tmp_path / "bpe", texts(60), texts(3, seed=1), tok)
    tokens = load(folder)
    assert tokens.dtype == np.uint16 and tok.decode(tokens).split("<|endoftext|>")[:-1] == texts(60)


def test_only_the_documents_of_a_kind(tmp_path):
    tokens = np.array([1, 2, EOT, 3, EOT, 4, 5, 6, EOT], np.uint8)
    rows = [{"kind": kind, "split": split, "text": "é" * n, "source": "local", "title": str(n)}
            for n, (kind, split) in enumerate([("qa", "train"), ("caption", "train"), ("history", "val"), ("history", "train")])]

    def write(rows):
        with gzip.open(tmp_path / "docs.jsonl.gz", "wt") as f:
            f.writelines(json.dumps(row) + "\n" for row in rows)

    write(rows)
    assert of_kinds(tmp_path, tokens, EOT, "qa").tolist() == [1, 2, EOT]
    assert of_kinds(tmp_path, tokens, EOT, "history, qa").tolist() == [1, 2, EOT, 4, 5, 6, EOT]
    with pytest.raises(SystemExit, match="no documents of the kind prose; it has caption, history, qa"):
        of_kinds(tmp_path, tokens, EOT, "qa,prose")
    assert dataset.documents(tmp_path, "train", tokens, EOT) == [("qa", 0, "local: 0"), ("caption", 2, "local: 1"), ("history", 6, "local: 3")]
    write(rows[:2])
    with pytest.raises(SystemExit, match="lists 2 documents and train.bin holds 3"):
        of_kinds(tmp_path, tokens, EOT, "qa")
    (tmp_path / "docs.jsonl.gz").write_bytes((tmp_path / "docs.jsonl.gz").read_bytes()[:20])
    with pytest.raises(SystemExit, match="cannot be read"):
        of_kinds(tmp_path, tokens, EOT, "qa")
    (tmp_path / "docs.jsonl.gz").unlink()
    assert dataset.documents(tmp_path, "train", tokens, EOT) == []
    with pytest.raises(SystemExit, match="has no docs.jsonl.gz"):
        of_kinds(tmp_path, tokens, EOT, "qa")
