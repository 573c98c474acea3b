"""evaluate.py: the exam's choice against a naive computation, and the program as users run it."""
import json

import numpy as np
import pytest
import torch
from conftest import SMALL, run

import evaluate
import tokenizer as tokenizers
from model import GPT, GPTConfig

ROWS = [{"question": f"Who painted number {i}?", "choices": ["Ann", "Bea Potter of Delft", "Cy", "Dora"], "answer": i % 4, "topic": "jugs", "level": "basic", "source": "starter"} for i in range(12)]


def naive(model, tok, row):
    """Nats per byte of each choice, one token after the other, no padding, no batch."""
    scores = []
    for choice in row["choices"]:
        ids, total = [tok.eot, *tok.encode(f"Q: {row['question']}\nA:")], 0.0
        for token in tok.encode(" " + choice):
            logits, _ = model(torch.tensor([ids[-model.config.block_size:]]))
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
    picks = [evaluate.choose(model, tok, row) for row in rows]
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
    line = evaluate.table([(row, i < 3) for i, (row, _) in enumerate(results)]).split("\n")[1]
    assert line.split() == ["all", "25.0%", "12.5%", "12"]  # sqrt(0.25 * 0.75 / 12) = 0.125


def test_the_program(data_dir, tmp_path):
    run("train.py", f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", *SMALL, "--epochs=1", "--block_size=128")
    (tmp_path / "exam.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    printed = run("evaluate.py", f"--out_dir={tmp_path / 'run'}", f"--exam={tmp_path / 'exam.jsonl'}").stdout
    assert "best.pt: 12 questions" in printed and "topic: jugs" in printed
    assert "last.pt, untrained: 12 questions" in run("evaluate.py", f"--out_dir={tmp_path / 'run'}", f"--exam={tmp_path / 'exam.jsonl'}", "--checkpoint=last.pt", "--untrained=True").stdout
    (tmp_path / "exam.jsonl").write_text('{"question": "Who?"}')
    done = run("evaluate.py", f"--out_dir={tmp_path / 'run'}", f"--exam={tmp_path / 'exam.jsonl'}", ok=False)
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
