"""Text to token ids and back.

    bpe   byte-level BPE trained here on the art corpus (rustbpe trains it, tiktoken runs it); the default
    byte  one token a UTF-8 byte, 256 ids, nothing to train
    gpt2  GPT-2's 50,257 tokens; tiktoken downloads them once
    hf:FOLDER  the tokenizer.json of a Hugging Face model, if it is byte-level BPE with GPT-2's split pattern, as export.py writes it

A tokenizer is saved as one readable `tokenizer.json`, and checkpoints carry the same content: no pickle, no network.
"""
import json
import os
from pathlib import Path

import numpy as np
import tiktoken

# GPT-2's split pattern (Radford et al. 2019), which Hugging Face's ByteLevel and llama.cpp's "gpt-2" pre-tokenizer also follow.
# A number is one piece, so a year can become one token.
PATTERN = r"""'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"""
EOT_TEXT = "<|endoftext|>"  # how end-of-text is shown; in a document these characters are plain text


class Tokenizer:
    """`encode`, `encode_batch`, `decode`, `vocab_size`, `eot` (the end-of-text id) and `dtype` (of the bins).

    `tokens`: the byte string of every id below `eot`, in merge order; empty for the byte tokenizer.
    """

    def __init__(self, kind, tokens=()):
        self.kind, self.tokens = kind, [bytes(t) for t in tokens]
        if kind == "byte":
            # The byte 255 never occurs in UTF-8, so it can end documents and the bins stay uint8.
            self.vocab_size, self.eot, self.dtype = 256, 255, np.dtype("uint8")
            return
        self.eot = len(self.tokens)
        self.vocab_size, self.dtype = self.eot + 1, np.dtype("<u2")
        ranks = {token: rank for rank, token in enumerate(self.tokens)}
        if len(ranks) != len(self.tokens) or not all(bytes([b]) in ranks for b in range(256)) or self.vocab_size > 65536:
            raise ValueError("the token list holds a token twice, lacks a single byte, or exceeds 65,535 tokens")
        self.encoding = tiktoken.Encoding(kind, pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={EOT_TEXT: self.eot})

    def encode(self, text):
        """The ids of `text`, as a list. Special tokens are never parsed out of it."""
        return list(text.encode("utf-8", "replace")) if self.kind == "byte" else self.encoding.encode_ordinary(text)

    def encode_batch(self, texts):
        """`encode` for each of `texts`, on all cores."""
        if self.kind == "byte":
            return [self.encode(text) for text in texts]
        return self.encoding.encode_ordinary_batch(texts, num_threads=os.cpu_count() or 1)

    def decode(self, ids):
        """The text of `ids`. Bytes that are not UTF-8 become U+FFFD; end-of-text is shown as <|endoftext|>."""
        ids = [int(i) for i in ids]
        if self.kind == "byte":
            return bytes(ids).replace(b"\xff", EOT_TEXT.encode()).decode("utf-8", "replace")
        return self.encoding.decode_bytes(ids).decode("utf-8", "replace")

    def state(self):
        """A JSON-able dict with everything that `from_state` needs."""
        # latin-1 maps each byte to one character, so most tokens are readable in the file.
        return {"kind": self.kind, "vocab_size": self.vocab_size, "eot": self.eot, "pattern": PATTERN if self.tokens else "",
                "tokens": [token.decode("latin-1") for token in self.tokens]}

    def save(self, folder):
        Path(folder, "tokenizer.json").write_text(json.dumps(self.state(), ensure_ascii=False, indent=0), encoding="utf-8")


def from_state(state):
    """The tokenizer of a `state()` dict. ValueError if it does not describe one."""
    if not isinstance(state, dict) or state.get("kind") not in ("bpe", "byte", "gpt2") or not isinstance(state.get("tokens"), list):
        raise ValueError("it is not a tokenizer of artGPT")
    tok = Tokenizer(state["kind"], [token.encode("latin-1") for token in state["tokens"]])
    if (tok.vocab_size, tok.eot) != (state.get("vocab_size"), state.get("eot")):
        raise ValueError(f"it says {state.get('vocab_size')} tokens but lists {tok.vocab_size}")
    return tok


def load(folder):
    """The tokenizer in `folder`/tokenizer.json; ends the program with a sentence if there is none or it is damaged."""
    path = Path(folder, "tokenizer.json")
    try:
        return from_state(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise SystemExit(f"there is no {path}: `python prepare_art.py` makes it")
    except (ValueError, TypeError, AttributeError) as e:
        raise SystemExit(f"{path} is damaged ({e}): run `python prepare_art.py` again")


# GPT-2's way of writing bytes in a vocabulary: the printable ones as they are, the others from U+0100 on.
_printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
SPELLING = {byte: chr(byte) for byte in _printable} | {byte: chr(256 + i) for i, byte in enumerate(b for b in range(256) if b not in _printable)}


def from_hf(folder):
    """The tokenizer of `folder`/tokenizer.json in the format of the library tokenizers. Ends the program with a sentence if ours could not give the same ids."""
    path, byte = Path(folder, "tokenizer.json"), {char: b for b, char in SPELLING.items()}
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        vocabulary, added = saved["model"]["vocab"], {row["content"]: row["id"] for row in saved["added_tokens"]}
        by_id = sorted((i, token) for token, i in vocabulary.items() if token not in added)
        tokens = [bytes(byte[char] for char in token) for _, token in by_id]
        rank = {token: i for i, token in by_id}
        merged = [rank["".join(pair.split(" ") if isinstance(pair, str) else pair)] for pair in saved["model"]["merges"]]
        steps = saved["pre_tokenizer"].get("pretokenizers", [saved["pre_tokenizer"]])
        why = ("its split pattern is not GPT-2's" if [step["type"] for step in steps] != ["ByteLevel"] or steps[0].get("add_prefix_space") or not steps[0].get("use_regex", True) or saved["normalizer"]
               else "its merges are in another order than its ids" if merged != sorted(merged) or [i for i, _ in by_id] != list(range(len(by_id)))
               else "it has no one token more, for the end of a text" if sorted(added.values()) != [len(by_id)] else "")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as e:
        raise SystemExit(f"{path} cannot be read as a byte-level BPE ({type(e).__name__}: {e})")
    if why:
        raise SystemExit(f"{path} cannot be had here: {why}")
    try:
        return Tokenizer("bpe", tokens)
    except ValueError as e:
        raise SystemExit(f"{path} cannot be had here: {e}")


def train(kind, texts, vocab_size):
    """A tokenizer of the given kind, trained on the iterable `texts` if it is 'bpe'.

    A small corpus can run out of pairs to merge; the tokenizer then has fewer tokens than `vocab_size`.
    """
    if kind == "byte":
        return Tokenizer("byte")
    if kind.startswith("hf:"):
        return from_hf(kind[3:])
    if kind == "gpt2":
        try:
            return Tokenizer("gpt2", sorted(ranks := tiktoken.get_encoding("gpt2")._mergeable_ranks, key=ranks.get))
        except Exception as e:  # requests' errors and more: whatever it is, the way out is the same
            raise SystemExit(f"tiktoken could not download GPT-2's tokens ({type(e).__name__}): "
                             "use --tokenizer=bpe, which is trained here, or run once with network")
    if kind != "bpe":
        raise SystemExit(f"tokenizer: {kind!r} is none of bpe, byte, gpt2, hf:FOLDER")
    if not 257 <= vocab_size <= 65536:
        raise SystemExit(f"vocab_size: {vocab_size} is not between 257 (the bytes and end-of-text) and 65536 (what uint16 holds)")
    import rustbpe  # only training needs it
    trainer = rustbpe.Tokenizer()
    trainer.train_from_iterator(iter(texts), vocab_size - 1, pattern=PATTERN)
    return Tokenizer("bpe", [bytes(token) for token, rank in sorted(trainer.get_mergeable_ranks(), key=lambda pair: pair[1])])
