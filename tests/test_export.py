"""The exported model in other programs' hands: transformers' logits, continuations and token ids against ours; the GGUF file read back by its own library."""
import json
import shutil

import numpy as np
import pytest
import torch
from conftest import run, texts, write_dataset

import tokenizer as tokenizers
from model import GPT, GPTConfig

HARD = ["", " ", "   three  spaces   ", "line\r\nline\n\n\nline\t\ttab", "naïve café — “quoted” … 1872–1874", "e\u0301 combining a\u0308\u0304", "日本の浮世絵、北斎", "🎨🖼️ paint 👩🏽‍🎨", "<|endoftext|> in the text <|endoftext|>",
        "it's they're I'll we've he'd O'Keeffe's", "----------------- ========== ......", "\u00a0\u2003\u3000spaces", "A" * 300, "12345678901234567890", "́́", "\ufeffbom\u200b", " \n \n ", "don''t  's"]


def checkpoint(folder, kind="bpe"):
    """A run of a model with random weights, as train.py leaves it."""
    train = texts(200) + ["the the -- ---- -------- \n\n\n\n        blue blue"] * 20
    tok = tokenizers.train(kind, train, 600)
    torch.manual_seed(0)
    args = dict(block_size=64, vocab_size=tok.vocab_size, n_layer=2, n_head=4, n_kv_head=2, n_embd=64, head_dim=16, n_hidden=96)
    model = GPT(GPTConfig(**args)).eval()
    for p in model.parameters():
        p.data += 0.1 * torch.randn_like(p)
    folder.mkdir(parents=True)
    torch.save({"model": model.state_dict(), "model_args": args, "tokenizer": tok.state(), "config": {"out_dir": str(folder), "data_dir": str(folder), "dataset": "data"},
                "progress": {"epoch": 3, "best_epoch": 2}}, folder / "best.pt")
    return model, tok


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "run"
    model, tok = checkpoint(out)
    (out / "data").mkdir()
    (out / "data" / "meta.json").write_text(json.dumps({"splits": {"train": {"documents": 9, "tokens": 99}}, "by_source": {"train": {"gutenberg": 7}, "val": {"gutenberg": 2}}, "by_license": {"train": {"CC BY": 9}}}))
    (out / "evaluation.json").write_text(json.dumps({"validation": {"bits_per_byte": 1.2345}, "exam": {"all": {"right": 0.31}}, "writing": {"copied": 0.05}}))
    run("export.py", f"--out_dir={out}")
    transformers = pytest.importorskip("transformers")
    return out, model, tok, transformers.AutoModelForCausalLM.from_pretrained(out / "hf").eval(), transformers.AutoTokenizer.from_pretrained(out / "hf")


def test_transformers_computes_the_same_logits(exported):
    _, model, tok, theirs, _ = exported
    idx = torch.randint(tok.vocab_size, (3, 64), generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        assert (model(idx, idx)[0] - theirs(idx).logits).abs().max() < 1e-4


def test_transformers_continues_as_we_do(exported):
    _, model, tok, theirs, _ = exported
    for prompt in texts(3, words=5, seed=4):
        idx = torch.tensor([[tok.eot, *tok.encode(prompt)][:20]])
        assert torch.equal(model.generate(idx, 40, temperature=0), theirs.generate(idx, max_new_tokens=40, do_sample=False, eos_token_id=None))


def test_token_ids_are_the_same(exported):
    _, _, tok, _, theirs = exported
    rng = np.random.default_rng(0)
    runs = ["".join(rng.choice(list("-b el\nthu "), 60)) for _ in range(200)]  # of few characters, where one token can be had from several pairs
    for text in [*texts(200, seed=7), *HARD, *runs]:
        assert theirs(text)["input_ids"] == tok.encode(text), text
        assert theirs.decode(tok.encode(text)) == text


def test_the_settings_that_generate_reads(exported):
    _, _, tok, theirs, tokenizer = exported
    assert (theirs.generation_config.eos_token_id, theirs.config.eos_token_id, tokenizer.eos_token_id, tokenizer.bos_token_id) == (tok.eot,) * 4
    said = tokenizer.apply_chat_template([{"role": "user", "content": "Who?"}, {"role": "assistant", "content": "Monet."}, {"role": "user", "content": "When?"}], tokenize=False)
    assert said == "Q: Who?\nA: Monet.\n\nQ: When?\nA:"


def test_the_card_tells_sources_licences_figures_and_limits(exported):
    card = (exported[0] / "hf" / "README.md").read_text()
    for words in ("| gutenberg | 9 |", "| CC BY | 9 |", "1.2345", "31.0%", "5.0%", "What it cannot do"):
        assert words in card


@pytest.mark.parametrize("dtype, near", [("f32", 0), ("f16", 1e-3), ("q8_0", 0.02)])
def test_a_gguf_file_holds_the_weights_and_the_tokenizer(exported, tmp_path, dtype, near):
    gguf = pytest.importorskip("gguf")
    out, model, tok, _, hf = exported
    run("export.py", f"--out_dir={out}", "--to=gguf", f"--dtype={dtype}", f"--dest={tmp_path / 'm.gguf'}")
    reader = gguf.GGUFReader(tmp_path / "m.gguf")
    field = lambda name: reader.get_field(name).contents()
    assert field("general.architecture") == "qwen3" and field("qwen3.block_count") == 2 and field("qwen3.attention.head_count_kv") == 2 and field("qwen3.attention.key_length") == 16
    assert field("tokenizer.ggml.tokens") == hf.convert_ids_to_tokens(list(range(tok.vocab_size)))
    assert field("tokenizer.ggml.eos_token_id") == tok.eot and field("tokenizer.ggml.pre") == "gpt-2"
    tensors = {t.name: torch.from_numpy(np.array(gguf.dequantize(t.data, t.tensor_type)).reshape(tuple(reversed(t.shape.tolist())))) for t in reader.tensors}
    ours = model.state_dict()
    assert len(tensors) == len(ours)
    for theirs, name in (("token_embd", "embed"), ("blk.1.attn_output", "blocks.1.attn.o"), ("blk.0.attn_k", "blocks.0.attn.k"), ("blk.1.attn_q_norm", "blocks.1.attn.q_norm"),
                         ("blk.0.ffn_norm", "blocks.0.mlp_norm"), ("blk.0.ffn_down", "blocks.0.mlp.down"), ("blk.1.ffn_gate", "blocks.1.mlp.gate"), ("output_norm", "norm")):
        a, b = tensors[theirs + ".weight"], ours[name + ".weight"]
        assert (a - b).abs().max() <= near * b.abs().max()


def test_refusals(tmp_path):
    checkpoint(tmp_path / "bytes", "byte")
    for args, said in ((["--to=onnx"], "none of hf, gguf"), (["--dtype=q8_0"], "none of float32"), ([], "reads bytes")):
        done = run("export.py", f"--out_dir={tmp_path / 'bytes'}", *args, ok=False)
        assert said in done.stderr and "Traceback" not in done.stderr


def test_and_back_again(exported, tmp_path):
    """An exported folder is trained on: with a rate of zero its weights come out as they were, also after resuming without the folder."""
    out, model, tok, *_ = exported
    assert tokenizers.train(f"hf:{out / 'hf'}", (), 0).state() == tok.state()
    write_dataset(tmp_path / "data" / "own", texts(30), texts(3, seed=1), tok)
    folder = shutil.copytree(out / "hf", tmp_path / "hf")
    args = [f"--data_dir={tmp_path / 'data'}", "--dataset=own", f"--out_dir={tmp_path / 'run'}", "--learning_rate=0", "--batch_tokens=256", "--block_size=64", "--device=cpu", "--answers=0", "--exam=", "--prompts="]
    run("train.py", *args, f"--init_from=hf:{folder}", "--epochs=1")
    shutil.rmtree(folder)
    run("train.py", *args, "--init_from=resume", "--epochs=2")
    saved = torch.load(tmp_path / "run" / "last.pt", weights_only=True)
    assert saved["progress"]["epoch"] == 2 and all(torch.equal(saved["model"][name], value) for name, value in model.state_dict().items())


def test_what_cannot_be_read_back_is_said(exported, tmp_path):
    out, _, tok, *_ = exported
    other = tokenizers.train("bpe", texts(50, seed=9), 400)
    write_dataset(tmp_path / "data" / "other", texts(30), texts(3, seed=1), other)
    args = [f"--data_dir={tmp_path / 'data'}", "--dataset=other", f"--out_dir={tmp_path / 'run'}", "--device=cpu", "--block_size=64"]

    def refused(name, file, **changes):
        folder = shutil.copytree(out / "hf", tmp_path / name)
        content = json.loads((folder / file).read_text())
        (folder / file).write_text(json.dumps(content | changes))
        return run("train.py", *args, f"--init_from=hf:{folder}", ok=False)
    for done, said in ((refused("other", "config.json"), "prepare it with `--tokenizer=hf:"), (refused("llama", "config.json", model_type="llama"), "no Qwen3"),
                       (refused("pattern", "tokenizer.json", pre_tokenizer={"type": "Whitespace"}), "split pattern is not GPT-2's"), (refused("damaged", "tokenizer.json", model={}), "cannot be read"),
                       (run("train.py", *args, "--init_from=hf:nowhere", ok=False), "nowhere cannot be read")):
        assert said in done.stderr and "Traceback" not in done.stderr
