"""How much a trained model knows: the art exam.

    python evaluate.py                                   # the newest run below out/
    python evaluate.py --out_dir=out/art_large --checkpoint=last.pt

Four choices a question; the model's answer is the choice it finds likeliest as the continuation of "Q: ...\\nA:", per byte, so that length
does not decide (the acc_norm of EleutherAI's lm-evaluation-harness). Guessing scores 25%.
"""
import json
import math
from collections import Counter
from pathlib import Path

import torch
from torch.nn import functional as F

from configurator import configure
from sample import find_run, load_model

# settings
out_dir = ""  # the run to examine; empty: the newest below out/
checkpoint = "best.pt"  # best.pt: lowest validation loss; last.pt: the newest
exam = "data/starter/exam.jsonl"  # questions, one JSON object a line: question, choices, answer (an index), topic, level, source
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


if __name__ == "__main__":
    main()
