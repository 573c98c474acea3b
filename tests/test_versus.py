"""versus.py: the cuts, and that another trainer's model is measured over the whole validation split. nanoGPT itself is not here: a checkout of two small files
stands in, whose model finds every token equally likely, so what must come out is known."""
import gzip
import json
import math

import numpy as np
import pytest
from conftest import run, texts, write_dataset

import tokenizer as tokenizers
from dataset import load_meta, load_split

MODEL = '''
import torch
from dataclasses import dataclass
@dataclass
class GPTConfig:
    block_size: int = 0
    vocab_size: int = 0
    n_layer: int = 0
    n_head: int = 0
    n_embd: int = 0
    dropout: float = 0.0
    bias: bool = True
class GPT(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.transformer = torch.nn.ModuleDict({"wte": torch.nn.Embedding(config.vocab_size, config.n_embd)})
    def forward(self, idx, targets=None):
        assert idx.shape[1] <= self.config.block_size
        return torch.zeros(*idx.shape, self.config.vocab_size), None
'''
TRAIN = '''
import ast, pickle, sys, torch
from model import GPT, GPTConfig
exec(open("configurator.py").read())
given = dict(arg[2:].split("=", 1) for arg in sys.argv[1:])
args = {name: ast.literal_eval(given[name]) for name in ("block_size", "n_layer", "n_head", "n_embd", "bias", "dropout")}
args["vocab_size"] = pickle.load(open(given["dataset"] + "/meta.pkl", "rb"))["vocab_size"]
torch.manual_seed(1337)
model = GPT(GPTConfig(**args))
for step in range(0, int(given["max_iters"]) + 1, int(given["eval_interval"])):
    if step:
        torch.save({"model": model.state_dict(), "model_args": args, "iter_num": step}, "ckpt.pt")
'''


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A dataset of 40 works of two documents each, and 5 to validate with."""
    folder = tmp_path_factory.mktemp("data")
    train, val = texts(80), texts(5, seed=1)
    write_dataset(folder / "whole", train, val, tokenizers.train("bpe", train, 300))
    rows = [{"text": t, "kind": "caption", "source": "local", "title": f"work {i // 2}", "url": "", "split": split} for split, found in (("train", train), ("val", val)) for i, t in enumerate(found)]
    with gzip.open(folder / "whole" / "docs.jsonl.gz", "wt", encoding="utf-8") as f:
        f.writelines(json.dumps(row) + "\n" for row in rows)
    run("versus.py", "--cut=whole", f"--data_dir={folder}", "--train_tokens=2000", "--tune_tokens=800")
    return folder


def documents(folder, split):
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as f:
        rows = [row for row in map(json.loads, f) if row["split"] == split]
    meta = load_meta(folder)  # load_split checks sizes and sums
    ids, tok = load_split(folder, split, meta), tokenizers.load(folder)
    assert [tok.decode(part[:-1].tolist()) for part in np.split(ids, np.flatnonzero(ids == meta["eot"]) + 1)[:-1]] == [row["text"] for row in rows]
    assert meta["splits"][split]["bytes"] == sum(len(row["text"].encode()) for row in rows)
    return rows, len(ids)


def test_the_cuts_share_the_training_text_and_nothing_else(whole):
    (train, size), (again, _) = documents(whole / "subset", "train"), documents(whole / "subset_tune", "train")
    (val, _), (tune, tune_size) = documents(whole / "subset", "val"), documents(whole / "subset_tune", "val")
    assert train == again and 2000 <= size < 2600 and 800 <= tune_size < 1400
    assert [row["text"] for row in val] == texts(5, seed=1)
    assert not {row["title"] for row in train} & {row["title"] for row in tune}


def test_another_trainer_is_measured_on_every_validation_token(whole, tmp_path):
    (tmp_path / "their").mkdir()
    for name, text in (("model.py", MODEL), ("train.py", TRAIN), ("configurator.py", "")):
        (tmp_path / "their" / name).write_text(text)
    run("versus.py", f"--nanogpt={tmp_path / 'their'}", f"--data_dir={whole}", f"--out_dir={tmp_path / 'out'}", "--block_size=32", "--batch_tokens=256", "--batch_size=4", "--epochs=3")
    meta = load_meta(whole / "subset")
    rows = [json.loads(line) for line in (tmp_path / "out" / "log.jsonl").read_text().splitlines()]
    looks = [row for row in rows if row["event"] == "validation"]
    assert [row["epoch"] for row in looks] == [1, 2, 3] and [row["best"] for row in looks] == [True, False, False]
    val = meta["splits"]["val"]
    assert looks[0]["loss"] == pytest.approx(math.log(300), abs=1e-6)
    assert looks[0]["bits_per_byte"] == pytest.approx(val["tokens"] * math.log2(300) / val["bytes"], rel=1e-6)
    assert looks[0]["step"] == meta["splits"]["train"]["tokens"] // 256


def test_no_checkout_is_said_so(whole, tmp_path):
    done = run("versus.py", f"--nanogpt={tmp_path}", f"--data_dir={whole}", f"--out_dir={tmp_path / 'out'}", ok=False)
    assert "git clone" in done.stderr and "Traceback" not in done.stderr


def test_the_table_of_runs_and_their_curves(tmp_path):
    """Figures written by hand: 10% below the better of two seeds of the baseline, and below it after the second of its four epochs."""
    for name, curve in {"a1": [9, 3, 2.5, 2.1, 2.02], "a2": [9, 3, 2.4, 2.2, 2.0], "b": [9, 2.2, 1.9, 1.8, 1.85]}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.jsonl").write_text("".join(json.dumps({"event": "validation", "epoch": epoch, "step": epoch, "loss": value, "bits_per_byte": value}) + "\n"
                                                           for epoch, value in enumerate(curve)))
    printed = run("versus.py", f"--draw=Theirs: {tmp_path / 'a1'}, {tmp_path / 'a2'} | Ours: {tmp_path / 'b'}", f"--picture={tmp_path / 'v.svg'}").stdout
    assert "| Theirs | 2.020, 2.000 |" in printed and "| Ours | 1.800 | 10.0% | epoch 2, 50% of its tokens |" in printed
    svg = (tmp_path / "v.svg").read_text()
    assert svg.startswith("<svg") and "Theirs" in svg and "Ours" in svg
    assert "there is no run in" in run("versus.py", f"--draw=Theirs: {tmp_path / 'a1'} | Ours: {tmp_path / 'none'}", ok=False).stderr
