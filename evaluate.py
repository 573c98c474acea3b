"""How good is a trained model: how well it predicts, what it knows, and how it writes.

    python evaluate.py                                   # the newest run below out/
    python evaluate.py --out_dir=out/art_large --checkpoint=last.pt
    python evaluate.py --compare=out/art_base,out/art_large      # several runs in one page

It prints a table, writes evaluation.json, and renews report.html, both in out_dir. train.py calls the same functions after every epoch.

- Loss in nats per token, perplexity, and bits per byte of the validation split, overall and by kind. Bits per byte compare across tokenizers.
- The art exam: four choices a question; the model's answer is the choice it finds likeliest as the continuation of "Q: ...\\nA:", per byte, so that
  length does not decide (the acc_norm of EleutherAI's lm-evaluation-harness). Guessing scores 25%.
- What it answers in its own words: does it end, repeat itself, copy, fill in templates? Copying is exact: a run of 12 tokens or more that stands in the
  training data, wherever, is found. The same figures of the validation text itself say what is natural.
"""
import json
import math
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np
import torch

import filters
import report
from configurator import configure
from dataset import bounds, documents, load_meta, load_split, validation_batches
from files import put
from sample import continued, find_run, load_run

# settings
out_dir = ""  # the run to examine; empty: the newest below out/
checkpoint = "best.pt"  # best.pt: lowest validation loss; last.pt: the newest
compare = ""  # runs, a comma list: nothing is measured, what they logged is put side by side into one page, compare.html
exam = "data/starter/exam.jsonl"  # questions, one JSON object a line: question, choices, answer (an index), topic, level, source; empty: none
answers = 100  # questions of the exam that are answered in the model's own words, to see how it writes; 0: none
max_new_tokens = 120  # an answer ends here or at its own end-of-text
temperature = 0.8  # of the answers; 0: the likeliest token each time
top_k = 50  # sample from the k likeliest tokens; 0: all
seed = 1337  # of the answers
batch_size = 16  # sequences at once
untrained = False  # True: the same model with its first, random weights, to see what training brought; writes no file

# -----------------------------------------------------------------------------
# how well it predicts


def validation_parts(folder, tokens, eot, meta):
    """The validation split by kind: ([kind], the number of its kind for each token, tokens of each kind, bytes of each kind). Without docs.jsonl.gz, one part."""
    found = documents(folder, "val", tokens, eot)
    if not found:
        return ["all"], np.zeros(len(tokens), np.int64), [len(tokens)], [meta["splits"]["val"]["bytes"]]
    kinds = sorted({kind for kind, *_ in found})
    starts, ends = bounds(tokens, eot)
    part = np.repeat([kinds.index(kind) for kind, *_ in found], ends - starts)
    return kinds, part, np.bincount(part, minlength=len(kinds)).tolist(), [sum(size for kind, size, _ in found if kind == k) for k in kinds]


@torch.no_grad()
def predict(model, tokens, eot, batch_size, part, rank=0, world=1):
    """The sum of the loss in nats over all `tokens`, by `part` (the number of its part for each token): a float64 tensor on the CPU. Process `rank` of
    `world` takes its share of the batches. The model is in evaluation mode meanwhile."""
    was_training, device = model.training, model.embed.weight.device
    model.eval()
    part, total, at = torch.from_numpy(part), torch.zeros(int(part.max()) + 1, dtype=torch.float64), 0
    for i, (x, y) in enumerate(validation_batches(tokens, eot, model.config.block_size, batch_size)):
        count = int((y >= 0).sum())
        if i % world == rank:
            nats = model(x.to(device), y.to(device), reduction="none")[1].flatten()[:count]
            total.index_add_(0, part[at:at + count], nats.float().cpu().double())
        at += count
    model.train(was_training)
    return total


def prediction(nats, kinds, tokens, sizes):
    """{loss, perplexity, bits_per_byte, bits_by_kind} of the sums that predict() gives, and what validation_parts() gives."""
    loss = float(sum(nats)) / sum(tokens)
    bits = [float(n) / math.log(2) / max(1, size) for n, size in zip(nats, sizes)]
    return {"loss": loss, "perplexity": math.exp(min(loss, 700)), "bits_per_byte": float(sum(nats)) / math.log(2) / sum(sizes),
            "bits_by_kind": dict(zip(kinds, bits)) if len(kinds) > 1 else {}}


# -----------------------------------------------------------------------------
# what it knows


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


def some(rows, n):
    """At most `n` of the rows, evenly picked."""
    return rows if len(rows) <= n else [rows[i * len(rows) // n] for i in range(n)]


def question_prompt(row):
    """The prompt for a question of the exam, in the form that the corpus has its questions in."""
    return f"Q: {row['question']}\nA:"


@torch.no_grad()
def choose(model, tokenizer, rows, batch_size=16):
    """For each question the index of the choice that the model, in evaluation mode, finds likeliest as its answer, in nats per byte."""
    asked = []  # (ids, tokens of the answer)
    for row in rows:
        prompt = [tokenizer.eot, *tokenizer.encode(question_prompt(row))]
        choices = [tokenizer.encode(" " + choice) for choice in row["choices"]]
        room = model.config.block_size + 1
        prompt = prompt[-max(1, room - max(map(len, choices))):]  # a long question loses its beginning
        asked += [(prompt + choice[:room - len(prompt)], min(len(choice), room - len(prompt))) for choice in choices]
    nats, order = [0.0] * len(asked), sorted(range(len(asked)), key=lambda i: len(asked[i][0]))
    for first in range(0, len(order), 4 * batch_size):  # these are short
        batch = order[first:first + 4 * batch_size]
        width = max(len(asked[i][0]) for i in batch)
        idx = torch.full((len(batch), width), tokenizer.eot)
        targets = torch.full((len(batch), width - 1), -1)
        for n, i in enumerate(batch):
            ids, length = asked[i]
            idx[n, :len(ids)] = torch.tensor(ids)
            targets[n, len(ids) - length - 1:len(ids) - 1] = torch.tensor(ids[-length:])  # only the answer counts
        device = model.embed.weight.device
        for i, loss in zip(batch, model(idx[:, :-1].to(device), targets.to(device), reduction="none")[1].sum(1).tolist()):
            nats[i] = loss
    found = iter(nats)
    return [min(range(len(scores)), key=scores.__getitem__) for scores in ([next(found) / len(choice.encode()) for choice in row["choices"]] for row in rows)]


def examine(model, tokenizer, rows, batch_size=16):
    """[(row, whether it was answered rightly)]"""
    was_training = model.training
    model.eval()
    picks = choose(model, tokenizer, rows, batch_size)
    model.train(was_training)
    return [(row, pick == row["answer"]) for row, pick in zip(rows, picks)]


def score(results):
    """{right: the share, error: its standard error, questions, guessing: what guessing scores} of what examine() gives."""
    share = sum(right for _, right in results) / len(results)
    return {"right": share, "error": math.sqrt(share * (1 - share) / len(results)), "questions": len(results),
            "guessing": sum(1 / len(row["choices"]) for row, _ in results) / len(results)}


def scores(results):
    """{group: score()} of all, and by source, level and topic."""
    groups = {"all": results}
    for key in ("source", "level", "topic"):
        for value in Counter(str(row.get(key, "")) for row, _ in results):
            groups[f"{key}: {value}"] = [(row, right) for row, right in results if str(row.get(key, "")) == value]
    return {name: score(part) for name, part in groups.items()}


# -----------------------------------------------------------------------------
# how it writes


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


def write(model, tokenizer, prompts, max_new_tokens, temperature, top_k, seed, batch_size=64):
    """Continue each prompt: [(token ids, whether it ended by itself)]. The same seed gives the same continuations for the same prompts."""
    found, device = [], model.embed.weight.device
    for first in range(0, len(prompts), batch_size):
        ids = [[tokenizer.eot, *tokenizer.encode(prompt)] for prompt in prompts[first:first + batch_size]]  # every document follows an end-of-text
        found += continued(model, ids, max_new_tokens, tokenizer.eot, temperature=temperature, top_k=top_k, generator=torch.Generator(device).manual_seed(seed + first))
    return found


def grams(ids, n):
    return [tuple(ids[i:i + n]) for i in range(len(ids) - n + 1)]


def quality(written, copies=None):
    """{figure: value} of what write() gave: shares of all tokens or n-grams, but `ended`, of the answers. `longest_copy`: its tokens, ids, and place in training."""
    texts = [ids for ids, _ in written]
    found = {n: [grams(ids, n) for ids in texts] for n in (1, 2, 4)}
    figures = {"tokens": sum(map(len, texts)), "ended": sum(ended for _, ended in written) / max(1, len(written)),
               "repetition": sum(len(fours) - len(set(fours)) for fours in found[4]) / max(1, sum(map(len, found[4])))}  # of 4-grams that stood in the same answer before
    for n, runs in found.items():
        figures[f"distinct_{n}"] = len(set(chain(*runs))) / max(1, sum(map(len, runs)))  # Li et al. 2016, arXiv 1510.03055
    if copies:
        hits = [copies.find(ids) for ids in texts]
        figures["copied"] = sum(int(copied.sum()) for copied, _ in hits) / max(1, figures["tokens"])
        which = max(range(len(hits)), key=lambda i: hits[i][1][0], default=None)
        if which is not None and hits[which][1][0]:
            length, at, place = hits[which][1]
            figures["longest_copy"] = {"tokens": length, "ids": texts[which][at:at + length], "place": place}
    return figures


def template_share(texts, beside=()):
    """The share of texts that the detector of prepare_art.py takes for made from templates, judged together with texts `beside` them: what stands in those, too,
    is a formula of the language, unless they are made from the same templates."""
    return float(np.mean(filters.templates([*texts, *beside])[0][:len(texts)] >= 0)) if len(texts) else 0.0


def passages(tokens, eot, length, n=300):
    """The first `length` tokens of up to `n` documents of the split `tokens`, as write() would give them: what people wrote, to hold the model against."""
    return [(tokens[start:min(end - 1, start + length)].astype(int).tolist(), end - 1 < start + length) for start, end in some(list(zip(*bounds(tokens, eot))), n)]


def look_at(written, tokenizer, copies=None, found=(), beside=()):
    """quality() and template_share() of what write() gave. The longest copy has its words in place of its ids, and the document it is from; `found` is what
    documents() says of the training split, `beside` are texts of people."""
    figures = quality(written, copies)
    figures["templates"] = template_share([tokenizer.decode(ids) for ids, _ in written], beside)
    if run := figures.get("longest_copy"):
        number = int(np.count_nonzero(copies.tokens[:run.pop("place")] == tokenizer.eot))
        run |= {"text": " ".join(tokenizer.decode(run.pop("ids")).split()), "from": found[number][2] if found else f"document {number}"}
    return figures


def natural(folder, tokens, held, tokenizer, length):
    """-> (what look_at() wants besides, to judge continuations of `length` tokens: its keywords; the figures of the validation text `held` itself)"""
    copies, listed, people = Copies(tokens), documents(folder, "train", tokens, tokenizer.eot), passages(held, tokenizer.eot, length)
    return {"copies": copies, "found": listed, "beside": [tokenizer.decode(ids) for ids, _ in people]}, look_at(people, tokenizer, copies, listed)


# -----------------------------------------------------------------------------

FIGURES = {"ended": "answers that end", "repetition": "4-grams said before in the same answer", "distinct_1": "distinct tokens, of all", "distinct_4": "distinct 4-grams, of all",
           "copied": "tokens in copied runs of 12 or more", "templates": "answers made from a few frames"}


def print_tables(found):
    """evaluation.json as a person reads it."""
    v = found.get("validation")
    if v:
        print(f"\nvalidation: loss {v['loss']:.4f}, perplexity {v['perplexity']:.2f}, {v['bits_per_byte']:.4f} bits/byte")
        print("".join(f"  {kind:40} {bits:6.4f} bits/byte\n" for kind, bits in v["bits_by_kind"].items()), end="")
    if found.get("exam"):
        print(f"\n{'exam':42} right    +-      of   (guessing: {found['exam']['all']['guessing']:.0%})")
        for name, s in found["exam"].items():
            print(f"  {name:40} {s['right']:5.1%}  {s['error']:5.1%}  {s['questions']:4}")
    if w := found.get("writing"):
        print(f"\n{found['answers']} answers in its own words, {w['tokens']:,} tokens".ljust(43) + " model  validation text")
        for name, what in FIGURES.items():
            if name in w:
                print(f"  {what:40} {w[name]:5.1%}  " + (f"{found['natural'][name]:5.1%}" if name in found.get("natural", {}) else ""))
        if run := w.get("longest_copy"):
            print(f"the longest copy, {run['tokens']} tokens, is from {run['from']}:\n  {run['text']}")


def main():
    configure(globals())
    if compare:
        outs = [Path(name.strip()) for name in compare.split(",")]
        runs = [report.load(out) for out in outs]
        page = report.write(runs, outs[0].parent / "compare.html")
        print(f"{report.comparison(runs)}\n\nThe page: {page}")
        return
    path = find_run(out_dir, checkpoint)
    model, tokenizer, saved = load_run(path)
    rows = load_exam(exam) if exam else []
    if untrained:
        torch.manual_seed(0)
        model = type(model)(model.config).eval()
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    epoch = saved["progress"]["best_epoch" if checkpoint == "best.pt" else "epoch"]
    print(f"{path.as_posix()}{', untrained' if untrained else f', epoch {epoch}'}: {model.num_params() / 1e6:.1f}M parameters, {len(rows)} questions of {exam}")
    found = {"checkpoint": checkpoint, "epoch": epoch, "exam": scores(examine(model, tokenizer, rows, batch_size)) if rows else {}}
    folder, besides = Path(saved["config"]["data_dir"], saved["config"]["dataset"]), {}
    try:
        meta = load_meta(folder)
        tokens, held = load_split(folder, "train", meta), load_split(folder, "val", meta)
        kinds, part, *sizes = validation_parts(folder, held, meta["eot"], meta)
        found["validation"] = prediction(predict(model, held, meta["eot"], batch_size, part), kinds, *sizes)
        if answers:
            besides, found["natural"] = natural(folder, tokens, held, tokenizer, max_new_tokens)
    except SystemExit as e:
        print(f"\nwhat it predicts and copies cannot be seen: {e}")
    if asked := some(rows, answers):
        written = write(model, tokenizer, [question_prompt(row) for row in asked], max_new_tokens, temperature, top_k, seed)
        found |= {"answers": len(asked), "writing": look_at(written, tokenizer, **besides)}
    print_tables(found)
    if untrained:
        return
    written_to = put(path.parent / "evaluation.json", json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    if (path.parent / "log.jsonl").exists():
        run = report.load(path.parent)
        print("", *report.diagnose(run), f"Written: {written_to}, {report.write([run], path.parent / 'report.html')}", sep="\n")


if __name__ == "__main__":
    main()
