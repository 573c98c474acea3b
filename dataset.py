"""Bins to batches: checked memmaps, and epochs in which every training token is seen once.

A bin is one stream of tokens in which every document ends with end-of-text. An epoch puts the documents in a new order, joins them
into one stream again, cuts it into blocks and puts the blocks in a new order too, so that a long document does not fill a batch.
Both orders are a function of (seed, epoch) alone: whoever knows the epoch and the step knows the batch, and resuming is exact.

Token t is predicted from the tokens before it, and the first of the stream from an end-of-text put in front, so a stream of N tokens
gives N predictions. Nothing is copied: a batch is gathered from the memmap when it is asked for.
"""
import gzip
import hashlib
import json
import re
from pathlib import Path

import numpy as np
import torch


def checksum(meta):
    """sha256 of what meta.json says, but for its own checksum."""
    return hashlib.sha256(json.dumps({key: value for key, value in meta.items() if key != "checksum"}, sort_keys=True).encode()).hexdigest()


def file_sha256(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def save_meta(folder, meta):
    """Write meta.json, with the checksums of the files beside the bins and its own."""
    meta = meta | {"files": {name: file_sha256(Path(folder, name)) for name in ("tokenizer.json", "docs.jsonl.gz")}}
    Path(folder, "meta.json").write_text(json.dumps(meta | {"checksum": checksum(meta)}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load_meta(folder):
    """The dataset's meta.json as a dict, or the end of the program with the command that makes the dataset. Checksums that it lacks (others write such
    files, too) are not asked for."""
    path = Path(folder, "meta.json")
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
        for name, kind in (("tokenizer", str), ("vocab_size", int), ("eot", int)):
            if not isinstance(meta[name], kind):
                raise TypeError(f"{name} is {meta[name]!r}")
        if meta["dtype"] not in ("uint8", "uint16"):
            raise ValueError(f"dtype is {meta['dtype']!r}")
        for split in ("train", "val"):
            for name, kind in (("documents", int), ("tokens", int), ("bytes", int), ("sha256", str)):
                if not isinstance(meta["splits"][split][name], kind):
                    raise TypeError(f"{name} of {split} is {meta['splits'][split][name]!r}")
        if meta.get("checksum", "") not in ("", checksum(meta)):
            raise ValueError("it is not what prepare_art.py wrote")
        for name, sha256 in meta.get("files", {}).items():
            if Path(folder, name).exists() and file_sha256(Path(folder, name)) != sha256:
                raise SystemExit(f"{Path(folder, name)} is not the file that meta.json was written for: run `python prepare_art.py` again")
        return meta
    except FileNotFoundError:
        name, where = Path(folder).name, Path(folder).parent
        how = " --sources=starter --vocab_size=4096 --val_fraction=0.05" if name == "tiny" else ""  # config/art_tiny.py
        raise SystemExit(f"there is no dataset in {folder}; this makes it: python prepare_art.py --dataset={name}{how}" + ("" if where == Path("data") else f" --data_dir={where}"))
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        raise SystemExit(f"{path} is damaged ({type(e).__name__}: {e}): run `python prepare_art.py` again")


def load_split(folder, split, meta):
    """`folder`/<split>.bin as a read-only memmap of tokens, checked against `meta` (size, sha256, largest id)."""
    path, want = Path(folder, f"{split}.bin"), meta["splits"][split]
    dtype = np.dtype(meta["dtype"]).newbyteorder("<")
    again = ": run `python prepare_art.py` again"
    if not path.is_file():
        raise SystemExit(f"{path} is missing{again}")
    size = path.stat().st_size
    if size != want["tokens"] * dtype.itemsize:
        raise SystemExit(f"{path} has {size:,} bytes, but meta.json says {want['tokens']:,} tokens of {dtype.name}, which are {want['tokens'] * dtype.itemsize:,}{again}")
    if size == 0:
        raise SystemExit(f"{path} is empty: the dataset needs more text, or another --val_fraction")
    if (digest := file_sha256(path)) != want["sha256"]:
        raise SystemExit(f"{path} has sha256 {digest[:12]}..., but meta.json says {want['sha256'][:12]}...{again}")
    tokens = np.memmap(path, dtype=dtype, mode="r")
    if (top := int(tokens.max())) >= meta["vocab_size"]:
        raise SystemExit(f"{path} holds the token id {top:,}, but meta.json says {meta['vocab_size']:,} tokens{again}")
    return tokens


def bounds(tokens, eot):
    """Where each document of `tokens` begins and where it ends, behind its end-of-text: two arrays."""
    ends = np.flatnonzero(tokens == eot) + 1
    if len(ends) == 0 or ends[-1] != len(tokens):
        ends = np.append(ends, len(tokens))  # a last document without end-of-text
    return np.concatenate(([0], ends[:-1])), ends


def documents(folder, split, tokens, eot):
    """What docs.jsonl.gz says of the documents in `tokens`, the split as load_split gives it, in order: [(kind, bytes of text, "source: title")].
    Nothing, if there is no such file: bins alone can be trained on, too."""
    path = Path(folder, "docs.jsonl.gz")
    if not path.exists():
        return []
    try:
        with gzip.open(path, "rt", encoding="utf-8") as f:
            found = [(row["kind"], len(row["text"].encode()), f"{row['source']}: {row['title']}") for row in map(json.loads, f) if row["split"] == split]
    except (OSError, EOFError, ValueError, KeyError) as e:
        raise SystemExit(f"{path}, which says the documents' kinds, cannot be read ({type(e).__name__}): run `python prepare_art.py` again")
    if (n := int((tokens == eot).sum())) != len(found):
        raise SystemExit(f"{path} lists {len(found):,} documents and {split}.bin holds {n:,}: run `python prepare_art.py` again")
    return found


def of_kinds(folder, tokens, eot, kinds):
    """The documents of the training split `tokens` whose kind is in the comma list `kinds`, as one stream in memory."""
    wanted, found = set(re.split(", ?", kinds)), [kind for kind, *_ in documents(folder, "train", tokens, eot)]
    if not found:
        raise SystemExit(f"kinds: {folder} has no docs.jsonl.gz, which says the documents' kinds: run `python prepare_art.py` again")
    if missing := wanted - set(found):
        raise SystemExit(f"kinds: {folder} has no documents of the kind {', '.join(sorted(missing))}; it has {', '.join(sorted(set(found)))}")
    return np.concatenate([tokens[start:end] for start, end, kind in zip(*bounds(tokens, eot), found) if kind in wanted])


class Epoch:
    """One pass over `tokens` (1-D, documents ending with `eot`) in blocks of `block_size`, in the order of (seed, epoch).

    len(epoch) full blocks; the tokens beyond the last full block, fewer than one block, are left out of this epoch.
    With epoch=None the documents stay in order (evaluation).
    """

    def __init__(self, tokens, eot, block_size, seed=0, epoch=None):
        self.tokens, self.eot, self.block_size = tokens, eot, block_size
        starts, ends = bounds(tokens, eot)
        blocks = np.arange(len(tokens) // block_size)
        if epoch is not None:
            rng = np.random.default_rng([seed, epoch])
            order = rng.permutation(len(starts))
            starts, ends = starts[order], ends[order]
            rng.shuffle(blocks)
        self.starts, self.blocks = starts, blocks
        self.stream = np.concatenate(([0], np.cumsum(ends - starts)))  # where each document begins in the epoch's stream

    def __len__(self):
        return len(self.blocks)

    def span(self, start, stop):
        """Tokens start..stop of the epoch's stream as int64, gathered from the documents they lie in."""
        first, last = np.searchsorted(self.stream, (start, stop - 1), side="right") - 1
        parts = []
        for d in range(first, last + 1):
            shift = self.starts[d] - self.stream[d]
            parts.append(self.tokens[max(start, self.stream[d]) + shift:min(stop, self.stream[d + 1]) + shift])
        return np.concatenate(parts).astype(np.int64)

    def batch(self, rows):
        """Blocks number `rows` of this epoch: inputs and targets, each a tensor of int64 (len(rows), block_size)."""
        T = self.block_size
        x = np.empty((len(rows), T), np.int64)
        y = np.empty((len(rows), T), np.int64)
        for i, row in enumerate(rows):
            start = int(self.blocks[row]) * T
            y[i] = self.span(start, start + T)
            x[i, 0] = self.span(start - 1, start)[0] if start else self.eot
            x[i, 1:] = y[i, :-1]
        return torch.from_numpy(x), torch.from_numpy(y)


def validation_batches(tokens, eot, block_size, batch_size):
    """All of `tokens` in order, once, as pairs like `Epoch.batch`; the last block is padded with targets of -1, which do not count."""
    T, n = block_size, len(tokens)
    for first in range(0, n, T * batch_size):
        y = tokens[first:first + T * batch_size].astype(np.int64)
        x = np.concatenate(([tokens[first - 1] if first else eot], y[:-1])).astype(np.int64)
        width = min(T, n)  # a split shorter than a block makes one short block
        pad = -len(y) % width
        x, y = np.pad(x, (0, pad), constant_values=eot), np.pad(y, (0, pad), constant_values=-1)
        yield torch.from_numpy(x.reshape(-1, width)), torch.from_numpy(y.reshape(-1, width))
