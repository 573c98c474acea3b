"""The trained model for other programs: Hugging Face transformers (and vLLM, which reads the same folder), and llama.cpp.

    python export.py                                          # the newest run below out/, as <run>/hf/
    python export.py --out_dir=out/art_large --dest=my_model
    python export.py --to=gguf                                # <run>/model.gguf, one file, tokenizer included
    python export.py --to=gguf --dtype=q8_0                   # a quarter of the size

The architecture is Qwen3's, so none of them needs code of ours. Either format wants a small package: pip install safetensors, pip install gguf.
"""
import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import torch

from configurator import configure
from sample import find_run, load_run
from tokenizer import EOT_TEXT, SPELLING

# settings
out_dir = ""  # the run to export; empty: the newest below out/
checkpoint = "best.pt"  # best.pt: lowest validation loss; last.pt: the newest
to = "hf"  # hf: a folder for transformers; gguf: a file for llama.cpp
dest = ""  # the folder or file to write; empty: hf/ or model.gguf in out_dir
dtype = "auto"  # of the weights. hf: float32 (auto), bfloat16, float16; gguf: f32 (auto), f16, q8_0

# our names and theirs, where they differ; {} is the number of the block
HF = {"embed": "model.embed_tokens", "norm": "model.norm", "blocks.{}.attn_norm": "model.layers.{}.input_layernorm", "blocks.{}.mlp_norm": "model.layers.{}.post_attention_layernorm",
      **{f"blocks.{{}}.attn.{ours}": f"model.layers.{{}}.self_attn.{theirs}" for ours, theirs in
         (("q", "q_proj"), ("k", "k_proj"), ("v", "v_proj"), ("o", "o_proj"), ("q_norm", "q_norm"), ("k_norm", "k_norm"))},
      **{f"blocks.{{}}.mlp.{name}": f"model.layers.{{}}.mlp.{name}_proj" for name in ("gate", "up", "down")}}
GGUF = {"embed": "token_embd", "norm": "output_norm", "blocks.{}.attn_norm": "blk.{}.attn_norm", "blocks.{}.mlp_norm": "blk.{}.ffn_norm", "blocks.{}.attn.o": "blk.{}.attn_output",
        **{f"blocks.{{}}.attn.{name}": f"blk.{{}}.attn_{name}" for name in ("q", "k", "v", "q_norm", "k_norm")},
        **{f"blocks.{{}}.mlp.{name}": f"blk.{{}}.ffn_{name}" for name in ("gate", "up", "down")}}


def renamed(weights, names):
    """The state dict `weights` under another program's names."""
    found = {}
    for name, value in weights.items():
        parts = name.removesuffix(".weight").split(".")
        number = parts[1] if parts[0] == "blocks" else ""
        key = ".".join(["blocks", "{}", *parts[2:]] if number else parts)
        found[names[key].format(number) + ".weight"] = value
    return found


def spelled(token):
    """A token's bytes as GPT-2 writes them in vocabularies: each byte a printable character, those that are not printable from U+0100 on."""
    return "".join(SPELLING[byte] for byte in token)


def merges(tokens):
    """The pairs of tokens that merge, in order. tiktoken merges any two neighbours whose bytes together are a token, so a token has as many pairs as it can
    be cut into two tokens; other programs want each pair by name."""
    known = set(tokens)
    return [(token[:at], token[at:]) for token in tokens if len(token) > 1 for at in range(1, len(token)) if token[:at] in known and token[at:] in known]


def hf_tokenizer(tokenizer):
    """The contents of tokenizer.json for the library tokenizers."""
    vocabulary = {spelled(token): i for i, token in enumerate(tokenizer.tokens)} | {EOT_TEXT: tokenizer.eot}
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}  # its pattern is GPT-2's, as is ours
    return {"version": "1.0", "truncation": None, "padding": None, "normalizer": None, "pre_tokenizer": byte_level, "post_processor": None, "decoder": byte_level,
            "added_tokens": [{"id": tokenizer.eot, "content": EOT_TEXT, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}],
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False,
                      "ignore_merges": False, "vocab": vocabulary, "merges": [[spelled(a), spelled(b)] for a, b in merges(tokenizer.tokens)]}}


# One question after another as in training; what stands before the first answer is the question alone.
CHAT = ("{% for message in messages %}{% if message['role'] == 'user' %}{{ 'Q: ' + message['content'] + '\\nA:' }}"
        "{% elif message['role'] == 'assistant' %}{{ ' ' + message['content'] + '\\n\\n' }}{% endif %}{% endfor %}")


def hf_config(c):
    """The contents of config.json for a model of the GPTConfig `c`, without what the tokenizer and the weights' type add."""
    return {"architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3", "vocab_size": c.vocab_size, "hidden_size": c.n_embd, "intermediate_size": c.n_hidden,
            "num_hidden_layers": c.n_layer, "num_attention_heads": c.n_head, "num_key_value_heads": c.n_kv_head, "head_dim": c.head_dim, "max_position_embeddings": c.block_size,
            "rms_norm_eps": c.norm_eps, "rope_theta": c.rope_theta, "rope_parameters": {"rope_type": "default", "rope_theta": c.rope_theta}, "hidden_act": "silu",
            "attention_bias": False, "attention_dropout": 0.0, "tie_word_embeddings": True, "use_cache": True, "use_sliding_window": False, "initializer_range": 0.02}


def write_hf(folder, model, tokenizer, saved):
    """A folder that AutoModelForCausalLM and AutoTokenizer load."""
    from safetensors.torch import save_file
    c = model.config
    kind = getattr(torch, dtype)
    common = {"bos_token_id": tokenizer.eot, "eos_token_id": tokenizer.eot}  # no pad_token_id: where it is not the end, transformers' generate hides it, also at a prompt's head
    config = hf_config(c) | {"torch_dtype": dtype} | common
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": EOT_TEXT, "eos_token": EOT_TEXT, "pad_token": EOT_TEXT, "model_max_length": c.block_size,
                "split_special_tokens": True,  # these characters in a text are text
                "clean_up_tokenization_spaces": False, "chat_template": CHAT}
    generation = {"do_sample": True, "temperature": 0.7, "top_k": 50, "max_new_tokens": 200, **common}
    folder.mkdir(parents=True, exist_ok=True)
    save_file({name: value.to(kind).contiguous() for name, value in renamed(model.state_dict(), HF).items()}, folder / "model.safetensors", metadata={"format": "pt"})
    for name, content in (("config", config), ("tokenizer", hf_tokenizer(tokenizer)), ("tokenizer_config", settings), ("generation_config", generation)):
        (folder / f"{name}.json").write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(card(folder, model, saved), encoding="utf-8")


def write_gguf(path, model, tokenizer, saved):
    """One file for llama.cpp."""
    import gguf
    c = model.config
    writer = gguf.GGUFWriter(path, "qwen3")
    writer.add_name(run_name(saved))
    writer.add_file_type(gguf.LlamaFileType[{"f32": "ALL_F32", "f16": "MOSTLY_F16", "q8_0": "MOSTLY_Q8_0"}[dtype]])
    writer.add_context_length(c.block_size)
    writer.add_embedding_length(c.n_embd)
    writer.add_block_count(c.n_layer)
    writer.add_feed_forward_length(c.n_hidden)
    writer.add_head_count(c.n_head)
    writer.add_head_count_kv(c.n_kv_head)
    writer.add_key_length(c.head_dim)
    writer.add_value_length(c.head_dim)
    writer.add_layer_norm_rms_eps(c.norm_eps)
    writer.add_rope_freq_base(c.rope_theta)
    writer.add_vocab_size(c.vocab_size)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([spelled(token) for token in tokenizer.tokens] + [EOT_TEXT])
    writer.add_token_types([gguf.TokenType.NORMAL] * len(tokenizer.tokens) + [gguf.TokenType.CONTROL])
    writer.add_token_merges([f"{spelled(a)} {spelled(b)}" for a, b in merges(tokenizer.tokens)])
    writer.add_bos_token_id(tokenizer.eot)
    writer.add_eos_token_id(tokenizer.eot)
    writer.add_add_bos_token(True)  # so every document began
    writer.add_chat_template(CHAT)
    for name, value in renamed(model.state_dict(), GGUF).items():
        kind = gguf.GGMLQuantizationType["F32" if value.dim() == 1 else "F16" if dtype == "q8_0" and value.size(1) % 32 else dtype.upper()]  # q8_0 has blocks of 32
        writer.add_tensor(name, gguf.quants.quantize(value.float().numpy(), kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read_hf(folder):
    """(keywords of GPTConfig, state dict) of a Qwen3 model in the folder `folder`, as write_hf leaves it; ends the program with a sentence if it is none."""
    if find_spec("safetensors") is None:
        raise SystemExit("safetensors is not installed here: pip install safetensors")
    from safetensors.torch import load_file
    folder = Path(folder)
    try:
        c = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if c["model_type"] != "qwen3" or not c["tie_word_embeddings"] or c.get("attention_bias") or c.get("use_sliding_window"):
            raise ValueError("it is no Qwen3 with tied embeddings, without biases and sliding windows")
        args = dict(vocab_size=c["vocab_size"], n_layer=c["num_hidden_layers"], n_head=c["num_attention_heads"], n_embd=c["hidden_size"], n_kv_head=c["num_key_value_heads"],
                    head_dim=c["head_dim"], n_hidden=c["intermediate_size"], norm_eps=c["rms_norm_eps"], rope_theta=float(c.get("rope_theta") or c["rope_parameters"]["rope_theta"]))
        names = {theirs + ".weight": ours + ".weight" for ours, theirs in ((ours.format(i), theirs.format(i)) for ours, theirs in HF.items() for i in range(args["n_layer"]))}
        weights = {}
        for file in sorted(folder.glob("*.safetensors")):
            weights |= {names[name]: value.float() for name, value in load_file(file).items() if name != "lm_head.weight"}
        return args, weights
    except Exception as e:  # a wrong folder fails in many ways
        raise SystemExit(f"{folder} cannot be read as a model ({type(e).__name__}: {e})")


def run_name(saved):
    return Path(saved["config"]["out_dir"]).name


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def counts(meta, key):
    """A table row for each source or licence: its documents in both splits."""
    total = Counter()
    for found in meta.get(f"by_{key}", {}).values():
        total.update(found)
    return [f"| {name or 'not stated'} | {n:,} |" for name, n in total.most_common()]


def card(folder, model, saved):
    """The model card: what it is, how to ask it, what it learnt from and under which licences, how good it is, what it cannot do."""
    config, name = saved["config"], run_name(saved)
    meta, found = read_json(Path(config["data_dir"], config["dataset"], "meta.json")), read_json(find_run(out_dir, checkpoint).parent / "evaluation.json")
    lines = ["---", "library_name: transformers", "pipeline_tag: text-generation", "language: en", "tags: [art, art-history]", "---", "", f"# {name}", "",
             f"A language model of {model.num_params() / 1e6:.1f}M parameters with Qwen3's architecture, trained from scratch with artGPT on texts about art and nothing else: "
             f"{saved['progress']['epoch']} epochs, this checkpoint is the one {'with the lowest validation loss' if checkpoint == 'best.pt' else 'of the last'}. It continues texts and answers questions "
             f"of the form below; its context is {model.config.block_size:,} tokens.", "",
             "```python", "import torch", "from transformers import AutoModelForCausalLM, AutoTokenizer", "", f'folder = "{folder.as_posix()}"',
             "tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModelForCausalLM.from_pretrained(folder)",
             'ids = [tokenizer.bos_token_id, *tokenizer.encode("Q: What is Impressionism?\\nA:")]  # every document began with that token in training',
             "print(tokenizer.decode(model.generate(torch.tensor([ids]))[0], skip_special_tokens=True))", "```", ""]
    if meta:
        train = meta["splits"]["train"]
        lines += ["## What it learnt from", "", f"{train['documents']:,} documents, {train['tokens']:,} tokens. Their licences bind what is done with them; whether they bind the model is for you to judge.", "",
                  "| source | documents |", "|---|---|", *counts(meta, "source"), "", "| licence | documents |", "|---|---|", *counts(meta, "license"), ""]
    if found:
        validation, exam, writing = found.get("validation", {}), found.get("exam", {}).get("all", {}), found.get("writing", {})
        figures = [("validation loss, nats a token", validation.get("loss"), ".4f"), ("perplexity", validation.get("perplexity"), ".2f"), ("bits per byte", validation.get("bits_per_byte"), ".4f"),
                   ("art exam, four choices, guessing is 25%", exam.get("right"), ".1%"), ("share of what it writes that is copied from its training text, in runs of 12 tokens or more", writing.get("copied"), ".1%"),
                   ("4-grams that it repeats within an answer", writing.get("repetition"), ".1%")]
        lines += ["## How good it is", "", "| | |", "|---|---|", *(f"| {label} | {value:{form}} |" for label, value, form in figures if value is not None), ""]
    lines += ["## What it cannot do", "", "It is small and knows only what its texts say, many of them a hundred years old, with their errors and their prejudices. It states false names, dates and titles as "
              "fluently as true ones, knows nothing outside art, and follows no instructions. Check what it says before you rely on it.", ""]
    return "\n".join(lines)


def main():
    global dtype
    configure(globals())
    kinds = {"hf": ("float32", "bfloat16", "float16"), "gguf": ("f32", "f16", "q8_0")}
    if to not in kinds:
        raise SystemExit(f"to: {to!r} is none of hf, gguf")
    dtype = kinds[to][0] if dtype == "auto" else dtype
    if dtype not in kinds[to]:
        raise SystemExit(f"dtype: {dtype!r} is none of {', '.join(kinds[to])}, which {to} knows")
    package = "safetensors" if to == "hf" else "gguf"
    if find_spec(package) is None:
        raise SystemExit(f"{package} is not installed here: pip install {package}")
    path = find_run(out_dir, checkpoint)
    model, tokenizer, saved = load_run(path)
    if tokenizer.kind == "byte":
        raise SystemExit(f"{path.as_posix()} reads bytes, and neither transformers nor llama.cpp has a tokenizer for that: train one with --tokenizer=bpe")
    target = Path(dest) if dest else path.parent / ("hf" if to == "hf" else "model.gguf")
    (write_hf if to == "hf" else write_gguf)(target, model, tokenizer, saved)
    size = sum(file.stat().st_size for file in ([target] if target.is_file() else target.iterdir()))
    print(f"{target.as_posix()}: {model.num_params() / 1e6:.1f}M parameters in {dtype}, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
