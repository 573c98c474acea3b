"""How much a trained model knows, by the art exam, and how well it writes: does it repeat itself, does it copy its training text, does it end?

    python evaluate.py                                   # the newest run below out/
    python evaluate.py --out_dir=out/art_large --checkpoint=last.pt

Four choices a question; the model's answer is the choice it finds likeliest as the continuation of "Q: ...\\nA:", per byte, so that length
does not decide (the acc_norm of EleutherAI's lm-evaluation-harness). Guessing scores 25%.

Then it answers questions of the exam in its own words. Copying is exact: a run of 12 tokens or more that stands in the training data, wherever, is found.
"""
import gzip
import json
import math
from collections import Counter
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from configurator import configure
from dataset import load_meta, load_split
from sample import find_run, load_model

# settings
out_dir = ""  # the run to examine; empty: the newest below out/
checkpoint = "best.pt"  # best.pt: lowest validation loss; last.pt: the newest
exam = "data/starter/exam.jsonl"  # questions, one JSON object a line: question, choices, answer (an index), topic, level, source
questions = 50  # of the exam are answered aloud, to see how it writes; 0: none
max_new_tokens = 120  # an answer ends here or at its own end-of-text
temperature = 0.8  # of the answers; 0: the likeliest token each time
top_k = 50  # sample from the k likeliest tokens; 0: all
seed = 1337  # of the answers
untrained = False  # True: the same model with its first, random weights, to see what training brought


def load_exam(path):
    """The questions of `path` as dicts; ends the program with a sentence if one is malformed."""
    try:
        rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
        for row in rows:
            if len(row["choices"]) < 2 or not 0 <= row["answer"] < len(row["choices"]) or not row["question"]:
                raise ValueError(f"not a question with choices and an answer: {row}")
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise SystemExit(f"{path} cannot be read as an exam ({type(e).__name__}: {e})")
    return rows


@torch.no_grad()
def choose(model, tokenizer, row):
    """The index of the choice that the model finds likeliest, in nats per byte, as the answer to row["question"]."""
    prompt = [tokenizer.eot, *tokenizer.encode(f"Q: {row['question']}\nA:")]
    answers = [tokenizer.encode(" " + choice) for choice in row["choices"]]
    keep = model.config.block_size + 1 - max(map(len, answers))  # a long question loses its beginning
    rows = [prompt[-keep:] + answer for answer in answers]
    width = max(map(len, rows))
    idx = torch.tensor([ids + [tokenizer.eot] * (width - len(ids)) for ids in rows], device=model.embed.weight.device)
    targets = idx[:, 1:].clone()
    for target, ids, answer in zip(targets, rows, answers):
        target[:len(ids) - len(answer) - 1] = target[len(ids) - 1:] = -1  # only the answer counts
    logits, _ = model(idx[:, :-1], targets)
    nats = F.cross_entropy(logits.float().transpose(1, 2), targets, ignore_index=-1, reduction="none").sum(1)
    return min(range(len(rows)), key=lambda i: nats[i].item() / len(row["choices"][i].encode()))


def examine(model, tokenizer, rows):
    """[(row, whether it was answered rightly)], the model in evaluation mode."""
    model.eval()
    return [(row, choose(model, tokenizer, row) == row["answer"]) for row in rows]


def table(results):
    """Accuracy, its standard error and the number of questions: of all, and by source, level and topic."""
    lines = [f"{'':42} right    +-      of   (guessing: 25%)"]
    groups = {"all": results}
    for key in ("source", "level", "topic"):
        for value in Counter(str(row.get(key, "")) for row, _ in results):
            groups[f"{key}: {value}"] = [(row, right) for row, right in results if str(row.get(key, "")) == value]
    for name, part in groups.items():
        share = sum(right for _, right in part) / len(part)
        lines.append(f"{name:42} {share:5.1%}  {math.sqrt(share * (1 - share) / len(part)):5.1%}  {len(part):4}")
    return "\n".join(lines)


# -----------------------------------------------------------------------------
# what it writes


class Copies:
    """The training tokens, indexed, to find which runs of a text stand in them.

    Every fourth position is indexed by a hash of the nine tokens that begin there: wherever a run of twelve stands, one of these lies within it. Three
    bytes a token, five while it is built. A hit is compared token by token, so what is found is exact, and nothing is missed.
    """

    RUN, STEP = 12, 4

    def __init__(self, tokens):
        self.tokens = tokens
        grams = self._grams(tokens, self.STEP)
        order = np.argsort(grams, kind="stable")
        self.grams, self.places = grams[order], order.astype(np.uint32)

    def _grams(self, tokens, step=1):
        n = self.RUN - self.STEP + 1
        count = max(0, len(tokens) - n + step) // step
        total = np.zeros(count, np.uint64)
        for i in range(n):
            total *= np.uint64(0x9E3779B97F4A7C15)
            total += tokens[i::step][:count]
            total += np.uint64(1)
        return total ^ (total >> np.uint64(29))

    def find(self, ids):
        """-> (which of the tokens `ids` stand in a copied run, the longest such run as (its length, where in ids, where in the training tokens))"""
        ids = np.asarray(ids, self.tokens.dtype)
        grams = self._grams(ids)
        first, last = (np.searchsorted(self.grams, grams, side) for side in ("left", "right"))
        shifts = {int(place) * self.STEP - at for at in range(len(grams)) for place in self.places[first[at]:last[at]]}
        copied, longest = np.zeros(len(ids), bool), (0, 0, 0)
        for shift in sorted(shifts):  # where ids and the training tokens would lie side by side
            start = max(0, -shift)
            there = self.tokens[shift + start:shift + len(ids)]
            same = np.concatenate([[False], there == ids[start:start + len(there)], [False]])
            edges = np.flatnonzero(same[1:] != same[:-1])
            for begin, end in zip(edges[::2], edges[1::2]):
                if end - begin >= self.RUN:
                    copied[start + begin:start + end] = True
                    longest = max(longest, (int(end - begin), int(start + begin), int(shift + start + begin)), key=lambda run: run[0])
        return copied, longest


def grams(ids, n):
    return [tuple(ids[i:i + n]) for i in range(len(ids) - n + 1)]


def answer(model, tokenizer, rows):
    """[(token ids of the answer, whether it ended by itself)]"""
    found = []
    for number, row in enumerate(rows):
        prompt = torch.tensor([[tokenizer.eot, *tokenizer.encode(f"Q: {row['question']}\nA:")]])
        new = model.generate(prompt, max_new_tokens, temperature, top_k, eot=tokenizer.eot, generator=torch.Generator().manual_seed(seed + number))[0, prompt.size(1):].tolist()
        ended = tokenizer.eot in new
        found.append((new[:new.index(tokenizer.eot)] if ended else new, ended))
    return found


def quality(answers, copies=None):
    """{figure: value} of what answer() gave: shares of all tokens or n-grams, but `ended`, of the answers."""
    texts = [ids for ids, _ in answers]
    fours = [grams(ids, 4) for ids in texts]
    every = sum(map(len, fours))
    figures = {"tokens": sum(map(len, texts)), "ended": sum(ended for _, ended in answers) / max(1, len(answers)),
               "repetition": sum(len(found) - len(set(found)) for found in fours) / max(1, every)}  # of 4-grams that stood in the same answer before
    for n in (1, 2, 4):
        found = [gram for ids in texts for gram in grams(ids, n)]
        figures[f"distinct_{n}"] = len(set(found)) / max(1, len(found))  # Li et al. 2016, arXiv 1510.03055
    if copies:
        hits = [copies.find(ids) for ids in texts]
        figures["copied"] = sum(int(copied.sum()) for copied, _ in hits) / max(1, figures["tokens"])
        which = max(range(len(hits)), key=lambda i: hits[i][1][0], default=None)
        if which is not None and hits[which][1][0]:
            length, at, place = hits[which][1]
            figures["longest_copy"] = {"tokens": length, "ids": texts[which][at:at + length], "place": place}
    return figures


def document_at(folder, tokens, eot, place):
    """Of which training document of `folder` the token at `place` is: "source: title"."""
    number = int(np.count_nonzero(np.asarray(tokens[:place]) == eot))
    with gzip.open(Path(folder, "docs.jsonl.gz"), "rt", encoding="utf-8") as f:
        row = json.loads(next(islice(f, number, None)))
    return f"{row['source']}: {row['title']}"


def main():
    configure(globals())
    path = find_run(out_dir, checkpoint)
    model, tokenizer = load_model(path)
    rows = load_exam(exam)
    if untrained:
        torch.manual_seed(0)
        model = type(model)(model.config)
    print(f"{path.as_posix()}{', untrained' if untrained else ''}: {len(rows)} questions of {exam}\n")
    print(table(examine(model, tokenizer, rows)))
    if not questions:
        return
    answers = answer(model, tokenizer, rows[:questions])
    settings = torch.load(path, map_location="cpu", weights_only=True)["config"]
    folder = Path(settings["data_dir"], settings["dataset"])
    try:
        meta = load_meta(folder)
        tokens = load_split(folder, "train", meta)
        copies = Copies(tokens)
    except SystemExit as e:
        print(f"\nwhat it copies cannot be seen: {e}")
        copies = None
    figures = quality(answers, copies)
    print(f"\n{len(answers)} answers in its own words, {figures['tokens']:,} tokens")
    for name, what in (("ended", "answers that end"), ("repetition", "4-grams said before in the same answer"), ("distinct_1", "distinct tokens, of all"), ("distinct_4", "distinct 4-grams, of all"),
                       ("copied", f"tokens in copied runs of {Copies.RUN} or more")):
        if name in figures:
            print(f"{what:42} {figures[name]:5.1%}")
    if "longest_copy" in figures:
        run = figures["longest_copy"]
        print(f"the longest copy, {run['tokens']} tokens, is from {document_at(folder, tokens, meta['eot'], run['place'])}:\n  {' '.join(tokenizer.decode(run['ids']).split())}")


if __name__ == "__main__":
    main()
