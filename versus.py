"""nanoGPT's own trainer on the same tokens, measured as ours is: with this the comparison in README.md can be run again.

    git clone https://github.com/karpathy/nanoGPT ../nanoGPT
    python prepare_art.py --vocab_size=4096 --dataset=whole                            # or any other dataset
    python versus.py --cut=whole                                                       # data/subset and data/subset_tune
    python versus.py --nanogpt=../nanoGPT --dataset=subset_tune --learning_rate=2e-3   # settings are chosen there ...
    python train.py config/art_small.py --dataset=subset_tune --out_dir=out/small_tune
    python versus.py --nanogpt=../nanoGPT --learning_rate=2e-3                         # ... and the comparison is made here
    python train.py config/art_small.py
    python versus.py "--draw=nanoGPT: out/nanogpt | artGPT: out/art_small" --picture=versus.svg

nanoGPT's train.py and model.py run unchanged, with as many parameters as ours, the same context, tokens a step, vocabulary and bins. Where it
would save a checkpoint, once in as many steps as we have in an epoch, its model is measured on the whole validation split, and the figures go to
out_dir/log.jsonl in the form of ours.
"""
import gzip
import hashlib
import json
import math
import os
import pickle
import runpy
import shutil
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

import report
from bench import equal, nanogpt_model
from configurator import configure
from dataset import bounds, load_meta, load_split, save_meta
from evaluate import predict, prediction, validation_parts
from files import put
from prepare_art import write_gz

# data
data_dir = "data"  # where the datasets are
cut = ""  # a dataset to cut data/<dataset> and data/<dataset>_tune from; nothing is trained
dataset = "subset"  # what to train on
train_tokens = 1_000_000  # of the cut; its documents are drawn at random
tune_tokens = 100_000  # for choosing settings, drawn from works of the training split that the cut does not train on
draw = ""  # runs to compare, "name: run, run | name: run", the same name for seeds of one recipe and the baseline first: prints a table; nothing is trained
picture = ""  # with draw: a file for the curves, .svg
# nanoGPT
nanogpt = ""  # a checkout of github.com/karpathy/nanoGPT
out_dir = "out/nanogpt"  # where the figures go
size = "tiny"  # as many parameters as ours of that size
block_size = 256  # tokens of context
batch_tokens = 4096  # tokens a step
batch_size = 16  # sequences at once
epochs = 10  # so many times the training tokens, at places drawn at random
learning_rate = 1e-3  # the peak; the cosine ends at a tenth of it, after the last step, as nanoGPT advises
warmup_ratio = 0.02  # share of all steps in which it climbs
weight_decay = 0.1
beta2 = 0.95
dropout = 0.0
seed = 1337
device = "auto"  # auto, cpu, cuda
compile = False  # as nanoGPT's


def make_cuts():
    """data/<dataset>, the training text cut to train_tokens and the validation split whole, and data/<dataset>_tune: the same training text, other texts
    to validate with."""
    folder = Path(data_dir, cut)
    meta = load_meta(folder)
    eot = meta["eot"]
    rows = {"train": [], "val": []}
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as f:
        for row in map(json.loads, f):
            rows[row["split"]].append(row)
    tokens = {split: load_split(folder, split, meta) for split in rows}
    places = {split: list(zip(*bounds(tokens[split], eot))) for split in rows}
    works = {}  # all passages of a work go the same way
    for i, row in enumerate(rows["train"]):
        works.setdefault((row["source"], row["title"], row["url"]), []).append(i)
    parts, lacking = {"train": [], "tune": []}, {"train": train_tokens, "tune": tune_tokens}
    works = list(works.values())
    for work in np.random.default_rng(0).permutation(len(works)):
        documents = works[work]
        part = next((name for name in parts if lacking[name] > 0), None)
        if part is None:
            break
        parts[part] += documents
        lacking[part] -= sum(places["train"][i][1] - places["train"][i][0] for i in documents)
    if lacking["tune"] > 0:
        raise SystemExit(f"cut: {folder} has {len(tokens['train']):,} training tokens, fewer than train_tokens and tune_tokens together")
    train = sorted(parts["train"])
    for name, split, chosen in ((dataset, "val", range(len(rows["val"]))), (f"{dataset}_tune", "train", sorted(parts["tune"]))):
        made, target = {}, Path(data_dir, name)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        shutil.copy(folder / "tokenizer.json", target)
        for to, source, documents in (("train", "train", train), ("val", split, chosen)):
            ids = np.concatenate([tokens[source][slice(*places[source][i])] for i in documents])
            ids.tofile(target / f"{to}.bin")
            made[to] = {"documents": len(documents), "tokens": len(ids), "bytes": sum(len(rows[source][i]["text"].encode()) for i in documents),
                        "sha256": hashlib.sha256(ids.tobytes()).hexdigest()}
        write_gz(target / "docs.jsonl.gz", [rows["train"][i] | {"split": "train"} for i in train] + [rows[split][i] | {"split": "val"} for i in chosen])
        save_meta(target, {key: meta[key] for key in ("tokenizer", "vocab_size", "eot", "dtype")} | {"splits": made})
        print(f"{target}: {made['train']['tokens']:,} training and {made['val']['tokens']:,} validation tokens")


class Measured(torch.nn.Module):
    """nanoGPT's model as predict() wants it."""

    def __init__(self, model):
        super().__init__()
        self.model, self.config, self.embed = model, model.config, model.transformer.wte

    def forward(self, x, y, reduction):
        logits, _ = self.model(x, y)
        return logits, F.cross_entropy(logits.float().flatten(0, 1), y.flatten(), ignore_index=-1, reduction=reduction)


def train_nanogpt():
    """Run nanoGPT's train.py in this process; only torch.save and the seed that it sets are ours."""
    folder, out = Path(data_dir, dataset).resolve(), Path(out_dir).resolve()
    meta, module = load_meta(folder), nanogpt_model(nanogpt)
    if meta["dtype"] != "uint16":
        raise SystemExit(f"{folder}: nanoGPT reads tokens of two bytes, and these are {meta['dtype']}")
    (folder / "meta.pkl").write_bytes(pickle.dumps({"vocab_size": meta["vocab_size"]}))  # the form in which nanoGPT reads it
    load_split(folder, "train", meta)
    held = load_split(folder, "val", meta)
    kinds, part, *sizes = validation_parts(folder, held, meta["eot"], meta)
    steps = meta["splits"]["train"]["tokens"] // batch_tokens  # an epoch
    where = device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
    out.mkdir(parents=True, exist_ok=True)
    settings = equal(size, meta["vocab_size"], block_size) | dict(
        device=where, compile=compile, dtype="bfloat16" if where.startswith("cuda") else "float32", out_dir=str(out), dataset=str(folder), eval_interval=steps, eval_iters=1,
        log_interval=100, batch_size=batch_size, gradient_accumulation_steps=max(1, batch_tokens // block_size // batch_size), dropout=dropout, learning_rate=learning_rate,
        min_lr=learning_rate / 10, max_iters=epochs * steps, lr_decay_iters=epochs * steps, warmup_iters=int(warmup_ratio * epochs * steps), weight_decay=weight_decay, beta2=beta2)
    (out / "config.json").write_text(json.dumps(settings | {"seed": seed}, indent=2) + "\n")
    log, lowest, began, measuring = [], math.inf, time.perf_counter(), 0.0

    def measure(checkpoint, path):
        nonlocal lowest, measuring
        start = time.perf_counter()
        model = module.GPT(module.GPTConfig(**checkpoint["model_args"])).to(where)
        model.load_state_dict({name.removeprefix("_orig_mod."): value for name, value in checkpoint["model"].items()})
        figures = prediction(predict(Measured(model), held, meta["eot"], batch_size, part), kinds, *sizes)
        if not log:
            log.append({"event": "start", "epoch": 0, "step": 0, "parameters": sum(p.numel() for p in model.parameters()), "vocab_size": meta["vocab_size"]})
        epoch, better = checkpoint["iter_num"] // steps, figures["loss"] < lowest
        lowest = min(lowest, figures["loss"])
        log.append({"event": "validation", "epoch": epoch, "step": checkpoint["iter_num"], **figures, "best": better, "seconds": round(start - began - measuring, 1)})
        put(out / "log.jsonl", "".join(json.dumps(row) + "\n" for row in log))
        print(f"epoch {epoch}: validation {figures['loss']:.4f}, {figures['bits_per_byte']:.4f} bits/byte", flush=True)
        measuring += time.perf_counter() - start

    manual_seed, torch.save, torch.manual_seed = torch.manual_seed, measure, lambda _: manual_seed(seed)
    os.chdir(nanogpt)  # it opens its configurator.py from there
    del sys.modules["model"]  # ours; it imports its own
    sys.argv = ["train.py", *(f"--{name}={value}" for name, value in settings.items())]
    sys.path.insert(0, ".")
    runpy.run_path("train.py", run_name="__main__")


def compare():
    """A table in Markdown of the runs that `draw` names, and their curves."""
    groups = {name.strip(): [report.series(report.load(run.strip()), "bits_per_byte") for run in runs.split(",")]
              for name, runs in (group.rsplit(":", 1) for group in draw.split("|"))}
    lowest = {name: [min((value, epoch) for epoch, value in curve) for curve in curves] for name, curves in groups.items()}
    mark, tokens = min(next(iter(lowest.values())))  # the baseline's lowest, and the epochs it took
    print(f"| | best bits per byte | below {next(iter(groups))} | there after |\n|---|---|---|---|")
    for name, curves in groups.items():
        best, cells = [value for value, _ in lowest[name]], ["", ""]
        if mark not in best:  # not the baseline itself
            reached = [next((epoch for epoch, value in curve if epoch and value <= mark), None) for curve in curves]
            cells = [f"{1 - sum(best) / len(best) / mark:.1%}", ", ".join(f"epoch {epoch}, {epoch / tokens:.0%} of its tokens" if epoch else "never" for epoch in reached)]
        print(f"| {name} | {', '.join(f'{value:.3f}' for value in best)} | {' | '.join(cells)} |")
    if picture:
        lines = [(name if i == 0 else "", [point for point in curve if point[0]], {"color": f"C{color}", "linewidth": 1.2 if i else 1.6})
                 for color, (name, curves) in enumerate(groups.items()) for i, curve in enumerate(curves)]
        last = max(epoch for _, points, _ in lines for epoch, _ in points)
        lines.append(("", [(1, mark), (last, mark)], {"color": "C0", "linewidth": 0.8, "linestyle": ":", "marker": ""}))
        svg = report.chart("Bits per byte of the validation text, by epoch", lines)
        put(picture, svg.removeprefix("<figure>").removesuffix("</figure>"))


if __name__ == "__main__":
    configure(globals())
    make_cuts() if cut else compare() if draw else train_nanogpt()
