"""evaluate.py: the exam's choice against a naive computation, and the program as users run it."""
import gzip
import json
import math
import random

import numpy as np
import pytest
import torch
from conftest import SMALL, qwen3, run, texts, write_dataset

import evaluate
import tokenizer as tokenizers
from dataset import load_meta, load_split
from model import GPT, GPTConfig

ROWS = [{"question": f"Who painted number {i}?", "choices": ["Ann", "Bea Potter of Delft", "Cy", "Dora"], "answer": i % 4, "topic": "jugs", "level": "basic", "source": "starter"} for i in range(12)]


@torch.no_grad()
def naive(model, tok, row):
    """The choice of the fewest nats per byte by transformers' logits, one token after the other, no padding, no batch."""
    scores, reference = [], qwen3(model)
    for choice in row["choices"]:
        ids, total = [tok.eot, *tok.encode(f"Q: {row['question']}\nA:")], 0.0
        for token in tok.encode(" " + choice):
            logits = reference(torch.tensor([ids[-model.config.block_size:]])).logits
            total -= logits[0, -1].log_softmax(-1)[token].item()
            ids.append(token)
        scores.append(total / len(choice.encode()))
    return scores.index(min(scores))


@pytest.mark.parametrize("block_size", [128, 40])  # 40: the question is cut
def test_choice_is_the_likeliest_per_byte(block_size):
    torch.manual_seed(3)
    tok = tokenizers.Tokenizer("byte")
    model = GPT(GPTConfig(block_size=block_size, vocab_size=tok.vocab_size, n_layer=1, n_head=2, n_embd=32)).eval()
    for p in model.parameters():
        p.data *= 5  # far from uniform
    names = ["Ann", "Bea Potter of Delft", "Cy", "Dora"] if block_size == 128 else ["Ann", "Bea", "Cyd", "Dor"]  # as long as each other, so cut alike
    rows = [row | {"choices": names[i % 4:] + names[:i % 4]} for i, row in enumerate(ROWS)]
    picks = evaluate.choose(model, tok, rows, batch_size=5)
    assert picks == [naive(model, tok, row) for row in rows] and len(set(picks)) > 1


def test_a_taught_model_passes_and_the_table_says_so():
    tok = tokenizers.Tokenizer("byte")
    torch.manual_seed(1)
    model = GPT(GPTConfig(block_size=64, vocab_size=tok.vocab_size, n_layer=2, n_head=2, n_embd=64))
    texts = [[tok.eot, *tok.encode(f"Q: {row['question']}\nA: {row['choices'][row['answer']]}"), tok.eot] for row in ROWS]
    width = max(map(len, texts))
    data = torch.tensor([ids + [tok.eot] * (width - len(ids)) for ids in texts])
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    for _ in range(150):
        model(data[:, :-1], data[:, 1:])[1].backward()
        optimizer.step(), optimizer.zero_grad()
    results = evaluate.examine(model, tok, ROWS)
    assert all(right for _, right in results)
    found = evaluate.scores([(row, i < 3) for i, (row, _) in enumerate(results)])
    assert found["all"] == {"right": 0.25, "error": 0.125, "questions": 12, "guessing": 0.25}  # sqrt(0.25 * 0.75 / 12) = 0.125
    assert found["topic: jugs"]["questions"] == 12


def test_choices_longer_than_the_block_are_cut():
    tok = tokenizers.Tokenizer("byte")
    model = GPT(GPTConfig(block_size=16, vocab_size=tok.vocab_size, n_layer=1, n_head=2, n_embd=32)).eval()
    assert evaluate.choose(model, tok, [ROWS[0] | {"choices": ["long " * 20, "longer " * 20, "x"]}])[0] in (0, 1, 2)


def test_loss_by_kind_by_hand(tmp_path):
    """Against the log probabilities of transformers' logits, one document after the other, in blocks as the split is cut."""
    tok = tokenizers.Tokenizer("byte")
    texts = [("qa", "Q: Why blue?\nA: Lapis, déjà."), ("caption", "A jug."), ("qa", "Q: Who?\nA: Ann of Delft."), ("history", "In 1642 a shop was opened by the gate.")]
    write_dataset(tmp_path / "d", ["x"], [text for _, text in texts], tok)
    with gzip.open(tmp_path / "d" / "docs.jsonl.gz", "wt") as f:
        f.writelines(json.dumps({"kind": kind, "split": split, "text": text, "source": "local", "title": ""}) + "\n" for kind, text, split in [("qa", "x", "train"), *((*t, "val") for t in texts)])
    torch.manual_seed(2)
    model = GPT(GPTConfig(block_size=16, vocab_size=tok.vocab_size, n_layer=1, n_head=2, n_embd=32))
    for p in model.parameters():
        p.data *= 3
    ids = [i for _, text in texts for i in [*tok.encode(text), tok.eot]]
    want, at, kinds = {}, 0, [kind for kind, text in texts for _ in [*tok.encode(text), tok.eot]]
    reference = qwen3(model)
    for first in range(0, len(ids), 16):
        with torch.no_grad():
            logits = reference(torch.tensor([[tok.eot, *ids][first:first + 16]])).logits[0].log_softmax(-1)
        for row, target, kind in zip(logits, ids[first:first + 16], kinds[first:]):
            want[kind] = want.get(kind, 0) - row[target].item()
    meta = load_meta(tmp_path / "d")
    tokens = load_split(tmp_path / "d", "val", meta)
    names, part, *sizes = evaluate.validation_parts(tmp_path / "d", tokens, tok.eot, meta)
    nats = sum(evaluate.predict(model, tokens, tok.eot, 3, part, rank, 2) for rank in range(2))  # what two processes find, together
    found = evaluate.prediction(nats, names, *sizes)
    size = {kind: sum(len(text.encode()) for k, text in texts if k == kind) for kind in want}
    assert found["bits_by_kind"] == pytest.approx({kind: want[kind] / math.log(2) / size[kind] for kind in want}, rel=1e-4)
    assert found["loss"] == pytest.approx(sum(want.values()) / len(ids), rel=1e-4) and found["perplexity"] == pytest.approx(math.exp(found["loss"]))
    assert found["bits_per_byte"] == pytest.approx(sum(want.values()) / math.log(2) / sum(size.values()), rel=1e-4)


def test_the_program(data_dir, tmp_path):
    out = tmp_path / "run"
    run("train.py", f"--data_dir={data_dir}", f"--out_dir={out}", *SMALL, "--epochs=1", "--block_size=128")
    (tmp_path / "exam.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    (out / "report.html").unlink()
    printed = run("evaluate.py", f"--out_dir={out}", f"--exam={tmp_path / 'exam.jsonl'}", "--answers=5").stdout
    assert "best.pt, epoch 1" in printed and "12 questions" in printed and "topic: jugs" in printed and "5 answers in its own words" in printed
    found = json.loads((out / "evaluation.json").read_text())
    logged = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    assert found["validation"]["loss"] == pytest.approx(next(e["loss"] for e in logged if e["event"] == "validation" and e["epoch"] == 1), rel=1e-5)
    assert found["exam"]["all"]["questions"] == 12 and 0 <= found["natural"]["copied"] <= 1 and "topic: jugs" in (out / "report.html").read_text()
    assert "last.pt, untrained" in run("evaluate.py", f"--out_dir={out}", f"--exam={tmp_path / 'exam.jsonl'}", "--checkpoint=last.pt", "--untrained=True", "--answers=0").stdout
    assert json.loads((out / "evaluation.json").read_text()) == found
    (tmp_path / "exam.jsonl").write_text('{"question": "Who?"}')
    done = run("evaluate.py", f"--out_dir={out}", f"--exam={tmp_path / 'exam.jsonl'}", ok=False)
    assert "cannot be read as an exam" in done.stderr and "Traceback" not in done.stderr


# -----------------------------------------------------------------------------
# copying, repetition


def scanned(tokens, ids, run=12):
    """Which ids stand in a copied run, and the length of the longest, by trying every pair of places."""
    copied, longest = [False] * len(ids), 0
    for a in range(len(ids)):
        for b in range(len(tokens)):
            n = 0
            while a + n < len(ids) and b + n < len(tokens) and ids[a + n] == tokens[b + n]:
                n += 1
            if n >= run:
                copied[a:a + n] = [True] * n
                longest = max(longest, n)
    return copied, longest


def test_copies_are_those_of_a_full_scan():
    rng = np.random.default_rng(1)
    for trial in range(40):
        tokens = rng.integers(0, 3 + trial, rng.integers(5, 400)).astype(np.uint16)
        pieces = [rng.integers(0, 3 + trial, rng.integers(0, 9)) for _ in range(4)]
        for length in (11, 12, 13, 30):
            at = rng.integers(0, len(tokens))
            pieces.insert(rng.integers(0, len(pieces)), tokens[at:at + length])
        ids = np.concatenate(pieces).astype(int).tolist()
        copied, (length, at, place) = evaluate.Copies(tokens).find(ids)
        want, longest = scanned(tokens.tolist(), ids)
        assert copied.tolist() == want and length == longest
        assert ids[at:at + length] == tokens[place:place + length].tolist()


def test_figures_by_hand():
    copies = evaluate.Copies(np.arange(100, dtype=np.uint16))
    answers = [([7, 8, 7, 8, 7, 8, 7, 8], True), (list(range(40, 60)), False), ([], True)]
    figures = evaluate.quality(answers, copies)
    assert figures["tokens"] == 28 and figures["ended"] == 2 / 3
    assert figures["repetition"] == 3 / 22  # 5 and 17 fours; of the first, three stood before
    assert figures["distinct_1"] == 22 / 28 and figures["distinct_4"] == 19 / 22
    assert figures["copied"] == 20 / 28 and figures["longest_copy"] == {"tokens": 20, "ids": list(range(40, 60)), "place": 40}


def test_template_share():
    """Answers from three frames, alone and among people's; made-up prose whose words stand in no order shares none."""
    rng = random.Random(1)
    artists, things = ["Monet", "Degas", "Klimt", "Goya", "Turner", "Hokusai"], ["light", "colour", "line", "space"]
    frames = ["{} was a master who explored {} through {}.", "The approach of {} to {} is characterized by {}.", "For {}, {} matters more than {}."]
    made = [rng.choice(frames).format(rng.choice(artists), rng.choice(things), rng.choice(things)) for _ in range(60)]
    prose = texts(60)
    assert evaluate.template_share(made) > 0.95 and evaluate.template_share(made, beside=prose) > 0.95 and evaluate.template_share(prose, beside=made) < 0.05
    assert evaluate.template_share([]) == 0.0
