"""Tokenizers: exact round trips, and the art BPE against Hugging Face's tokenizers on the same merges."""
import json

import numpy as np
import pytest
from conftest import texts

import tokenizer as tokenizers

HARD = ["", " ", "1872 and 1889", "naïve café — Dürer’s “Hare”", "山水画 浮世絵", "👩🏽‍🎨 paints", "e\u0301 combining", "a     b\n\n\n  c\t", "line\r\nline",
        "<|endoftext|> is plain text", "\ufffd", "don't we'll THEY'RE", "x" * 3000, "\u00a0\u3000 odd spaces "]


@pytest.fixture(scope="module")
def bpe():
    return tokenizers.train("bpe", texts(300) + HARD, 600)


@pytest.mark.parametrize("text", HARD + texts(3, seed=5))
def test_round_trip(bpe, text):
    for tok in (bpe, tokenizers.Tokenizer("byte")):
        ids = tok.encode(text)
        assert tok.decode(ids) == text and tok.eot not in ids and tok.encode_batch([text, "a"]) == [ids, tok.encode("a")]


def test_sizes_fit_the_bins(bpe):
    assert bpe.vocab_size == 600 and bpe.eot == 599 and bpe.dtype == np.uint16
    byte = tokenizers.Tokenizer("byte")
    assert byte.vocab_size == 256 and byte.eot == 255 and byte.dtype == np.uint8 and byte.encode("é") == [0xC3, 0xA9]


def test_any_valid_id_decodes(bpe):
    for tok in (bpe, tokenizers.Tokenizer("byte")):
        assert isinstance(tok.decode(range(tok.vocab_size)), str)
        assert tok.decode([tok.eot]) == "<|endoftext|>"


def test_training_is_repeatable(bpe):
    assert tokenizers.train("bpe", texts(300) + HARD, 600).tokens == bpe.tokens


def test_saved_and_loaded(bpe, tmp_path):
    for tok in (bpe, tokenizers.Tokenizer("byte")):
        tok.save(tmp_path)
        again = tokenizers.load(tmp_path)
        assert (again.tokens, again.vocab_size, again.eot, again.kind) == (tok.tokens, tok.vocab_size, tok.eot, tok.kind)


@pytest.mark.parametrize("change", [lambda s: s | {"tokens": s["tokens"][:-1]}, lambda s: s | {"kind": "other"}, lambda s: s["tokens"],
                                    lambda s: s | {"tokens": s["tokens"][1:] + ["zz"]}, lambda s: s | {"tokens": [1, 2]}])
def test_damaged_file_is_named(bpe, tmp_path, change):
    (tmp_path / "tokenizer.json").write_text(json.dumps(change(bpe.state())))
    with pytest.raises(SystemExit, match="tokenizer.json is damaged"):
        tokenizers.load(tmp_path)


def test_small_text_gives_fewer_tokens():
    assert 257 < tokenizers.train("bpe", ["the painter and the painting"], 5000).vocab_size < 300


def test_bad_requests_get_a_sentence(monkeypatch, tmp_path):
    with pytest.raises(SystemExit, match="none of bpe, byte, gpt2"):
        tokenizers.train("bpe2", [], 600)
    with pytest.raises(SystemExit, match="257"):
        tokenizers.train("bpe", ["a"], 100)
    with pytest.raises(SystemExit, match="tokenizer.json"):
        tokenizers.load(tmp_path)

    def no_network(name):
        raise ConnectionError
    monkeypatch.setattr(tokenizers.tiktoken, "get_encoding", no_network)
    with pytest.raises(SystemExit, match="--tokenizer=bpe"):
        tokenizers.train("gpt2", [], 0)


def test_same_ids_as_hugging_face(bpe):
    """The same tokens in Hugging Face's ByteLevel BPE, an independent implementation of split and merge, give the same ids."""
    hf = pytest.importorskip("tokenizers")
    from tokenizers import decoders, models, pre_tokenizers

    # GPT-2's printable stand-ins for bytes: printable latin-1 stands for itself, the others follow from 256 on.
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in printable]
    show = {b: chr(b) for b in printable} | {b: chr(256 + i) for i, b in enumerate(others)}
    name = lambda token: "".join(show[b] for b in token)
    ranks = {token: rank for rank, token in enumerate(bpe.tokens)}

    def halves(token):  # the two tokens it was merged from: merge its bytes with all lower ranks
        parts = [bytes([b]) for b in token]
        while len(parts) > 2:
            pairs = [(ranks.get(a + b, 1 << 30), i) for i, (a, b) in enumerate(zip(parts, parts[1:]))]
            i = min(p for p in pairs if p[0] < ranks[token])[1]
            parts[i:i + 2] = [parts[i] + parts[i + 1]]
        return parts

    other = hf.Tokenizer(models.BPE(vocab={name(t): r for t, r in ranks.items()}, merges=[tuple(map(name, halves(t))) for t in bpe.tokens[256:]]))
    other.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    other.decoder = decoders.ByteLevel()
    for text in HARD + texts(50, seed=9):
        assert other.encode(text).ids == bpe.encode(text)
