"""What several tests share: running a script as a user does, made-up text, and datasets written by hand in the format of DESIGN."""
import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import tokenizer as tokenizers  # noqa: E402 (needs the path above)

WORDS = """the a of and in to with on her his from light shadow painter canvas colour line figure blue gold marble bronze ink paper wall
church garden river hand face cloth window table child king saint horse tree sky stone copper brush print plate glaze thread""".split()


def run(script, *args, cwd=None, ok=True, launcher=()):
    """Run `python script args` to its end; returns the finished process. `ok`: whether success is expected."""
    command = [sys.executable, *launcher, str(ROOT / script), *map(str, args)]
    done = subprocess.run(command, cwd=cwd or ROOT, capture_output=True, text=True, timeout=300, env=os.environ | {"OMP_NUM_THREADS": "1"})
    assert (done.returncode == 0) == ok, done.stdout + done.stderr
    return done


def sentences(rng, words):
    """About `words` words of made-up sentences."""
    text = []
    while sum(len(s.split()) for s in text) < words:
        text.append(" ".join(rng.choice(WORDS[:10] if rng.random() < 0.5 else WORDS) for _ in range(rng.randint(5, 12))).capitalize() + ".")
    return " ".join(text)


def texts(n, words=40, seed=0):
    rng = random.Random(seed)
    return [sentences(rng, rng.randint(words // 2, words * 2)) for _ in range(n)]


def write_dataset(folder, train, val, tok):
    """A dataset as prepare_art.py's contract has it, written with nothing of prepare_art.py."""
    folder.mkdir(parents=True)
    tok.save(folder)
    meta = {"tokenizer": tok.kind, "vocab_size": tok.vocab_size, "eot": tok.eot, "dtype": tok.dtype.name, "splits": {}}
    for split, documents in (("train", train), ("val", val)):
        ids = [i for text in documents for i in [*tok.encode(text), tok.eot]]
        data = np.array(ids, dtype=tok.dtype).tobytes()
        (folder / f"{split}.bin").write_bytes(data)
        meta["splits"][split] = {"documents": len(documents), "tokens": len(ids), "bytes": sum(len(t.encode()) for t in documents),
                                 "sha256": hashlib.sha256(data).hexdigest()}
    (folder / "meta.json").write_text(json.dumps(meta))
    return folder


def byte_dataset(folder):
    """The dataset `bytes` in `folder`: 60 documents to train on and 6 to validate. -> folder"""
    write_dataset(folder / "bytes", texts(60), texts(6, seed=1), tokenizers.Tokenizer("byte"))
    return folder


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory):
    return byte_dataset(tmp_path_factory.mktemp("data"))


def holding(folder):
    """A process that holds `folder` as a writer does, until its input ends; it prints "held" when it has it."""
    return subprocess.Popen([sys.executable, "-c", "import files, sys; files.hold(sys.argv[1]); print('held', flush=True); sys.stdin.read()", str(folder)],
                            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


# A model and a run small enough for seconds on one core.
SMALL = ["--dataset=bytes", "--n_layer=2", "--n_head=2", "--n_embd=32", "--block_size=32", "--batch_tokens=256", "--batch_size=4", "--epochs=2",
         "--log_every=1", "--sample_tokens=8", "--device=cpu", "--learning_rate=3e-3", "--prompts=The painter", "--exam_questions=8", "--answers=4"]


def qwen3(model):
    """transformers' Qwen3 with the weights of our `model`: the independent reference."""
    transformers = pytest.importorskip("transformers")
    c = model.config
    reference = transformers.Qwen3ForCausalLM(transformers.Qwen3Config(
        vocab_size=c.vocab_size, hidden_size=c.n_embd, intermediate_size=c.n_hidden, num_hidden_layers=c.n_layer, num_attention_heads=c.n_head,
        num_key_value_heads=c.n_kv_head, head_dim=c.head_dim, max_position_embeddings=c.block_size, rms_norm_eps=c.norm_eps,
        rope_parameters={"rope_type": "default", "rope_theta": c.rope_theta}, tie_word_embeddings=True, attention_bias=False)).eval()
    names = {"attn_norm": "input_layernorm", "mlp_norm": "post_attention_layernorm", "attn.q_norm": "self_attn.q_norm", "attn.k_norm": "self_attn.k_norm",
             **{f"attn.{x}": f"self_attn.{x}_proj" for x in "qkvo"}, **{f"mlp.{x}": f"mlp.{x}_proj" for x in ("gate", "up", "down")}}
    state = {"model.embed_tokens.weight": model.embed.weight, "lm_head.weight": model.embed.weight, "model.norm.weight": model.norm.weight}
    for i, block in enumerate(model.blocks):
        for name, p in block.named_parameters():
            state[f"model.layers.{i}.{names[name.removesuffix('.weight')]}.weight"] = p
    reference.load_state_dict(state)
    return reference
