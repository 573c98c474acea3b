"""How fast it trains: tokens per second, MFU, peak memory, and where the time goes. Given a checkout of nanoGPT, both side by side.

    python bench.py --size=base                                        # this machine, this code
    python bench.py --size=base --nanogpt=../nanoGPT                   # beside nanoGPT at the same number of parameters
    python bench.py --size=tiny --vocab_size=4096 --block_size=256 --batch_size=4 --nanogpt=../nanoGPT
    python bench.py --size=base --writing=True --nanogpt=../nanoGPT    # how fast it writes, beside nanoGPT and whatever of transformers and llama.cpp is installed

Every measurement is a process of its own, and the two take turns, so that neither meets a warmer or busier machine than the other; what is shown is the
median of the rounds. A step is what the trainers do: a batch out of a memmap, forward, backward, clipping, optimizer. nanoGPT gets the same layers, heads,
batch, context, vocabulary and precision, and the width that brings its parameters closest to ours.
"""
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from importlib.util import find_spec
from itertools import islice, product
from pathlib import Path

import numpy as np
import torch

import export
from configurator import configure
from dataset import Epoch
from model import GPT, GPTConfig, SIZES, flops_per_token, peak_flops
from muon import make_optimizers
from tokenizer import Tokenizer

# settings
size = "base"  # tiny, base or large
vocab_size = 16384
block_size = 1024  # tokens of context
batch_size = 8  # sequences a step
muon = False  # True: Muon for the matrices inside the blocks, as with muon_lr in train.py
writing = False  # True: not training but writing, new_tokens for one prompt and for eight
new_tokens = 400
dropout = 0.0  # as in train.py; nanoGPT gets the same
nanogpt = ""  # a checkout of github.com/karpathy/nanoGPT to measure beside it
rounds = 3  # of each
steps = 10  # measured in a round, after three to warm up
device = "auto"  # auto, cpu, cuda
dtype = "auto"  # auto, float32, bfloat16
compile = "auto"  # auto (on CUDA), True, False
only = ""  # ours, nanogpt, nanogpt_float32, or for writing also ours_int8, ours_int8_compiled, transformers, llama.cpp, llama.cpp_q8_0: one round of that alone, in this process, its figures as JSON
PARTS = "data", "forward", "backward", "optimizer"


def ours():
    """-> (model, optimizers)"""
    model = GPT(GPTConfig(block_size=block_size, vocab_size=vocab_size, dropout=dropout, **SIZES[size])).to(device)
    return model, list(make_optimizers(model, 1e-4, 1e-3 if muon else 0.0, 0.1, (0.9, 0.95), getattr(torch, dtype)).values())


def equal(size, vocab_size, block_size):
    """nanoGPT's settings for a model like ours of that size: the same layers and heads, and the width that brings its parameters closest to ours."""
    layers, heads = SIZES[size]["n_layer"], SIZES[size]["n_head"]
    with torch.device("meta"):
        wanted = GPT(GPTConfig(block_size=block_size, vocab_size=vocab_size, **SIZES[size])).num_params()
    count = lambda width: vocab_size * width + block_size * width + layers * (12 * width ** 2 + 2 * width) + width
    width = min(range(8 * heads, 4096, 8 * heads), key=lambda width: abs(count(width) - wanted))
    return dict(block_size=block_size, n_layer=layers, n_head=heads, n_embd=width, bias=False)


def nanogpt_model(checkout):
    """The module model.py of a checkout of nanoGPT."""
    path = Path(checkout, "model.py")
    if not path.is_file():
        raise SystemExit(f"nanogpt: there is no {path}; git clone https://github.com/karpathy/nanoGPT, and name the folder")
    spec = importlib.util.spec_from_file_location("nanogpt_model", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["nanogpt_model"] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


def theirs():
    """nanoGPT's model with about as many parameters, and the optimizer that it configures."""
    module = nanogpt_model(nanogpt)
    model = module.GPT(module.GPTConfig(**equal(size, vocab_size, block_size), vocab_size=vocab_size, dropout=dropout)).to(device)
    return model, [model.configure_optimizers(0.1, 1e-4, (0.9, 0.95), device.split(":")[0])]


def batches(tokens, name):
    """Batches as each trainer takes them: ours in documents' order of an epoch, nanoGPT's from random places."""
    if name == "ours":
        epoch = Epoch(tokens, vocab_size - 1, block_size, seed=1, epoch=0)
        return lambda step: epoch.batch([(step * batch_size + row) % len(epoch) for row in range(batch_size)])

    def random_places(step):
        places = torch.randint(len(tokens) - block_size, (batch_size,))
        return tuple(torch.stack([torch.from_numpy(tokens[i + shift:i + shift + block_size].astype(np.int64)) for i in places]) for shift in (0, 1))
    return random_places


def wait():
    """For what a GPU still has to do."""
    if device.startswith("cuda"):
        torch.cuda.synchronize()


def measure(name):
    """One round of `ours` or `nanogpt`: {tokens_per_second, mfu, memory, parameters, parts}."""
    torch.manual_seed(0)
    if device.startswith("cuda"):
        torch.set_float32_matmul_precision("high")
    raw, optimizers = ours() if name == "ours" else theirs()
    less = {"need_logits": False} if name == "ours" else {}
    model = torch.compile(raw, options={"fallback_random": device == "cpu"}) if compile.lower() == "true" or compile == "auto" and device.startswith("cuda") else raw
    autocast = nullcontext() if dtype == "float32" or name == "nanogpt_float32" else torch.autocast(device.split(":")[0], getattr(torch, dtype))
    with tempfile.TemporaryDirectory() as folder:
        rng = np.random.default_rng(0)
        made = (rng.zipf(1.2, 2_000_000) % (vocab_size - 1)).astype(np.uint16)
        made[rng.integers(0, len(made), len(made) // 300)] = vocab_size - 1  # ends of documents
        made.tofile(Path(folder, "train.bin"))
        batch = batches(np.memmap(Path(folder, "train.bin"), np.uint16, "r"), name)
        times, parts = [], dict.fromkeys(PARTS, 0.0)
        for step in range(-3, 2 * steps):
            apart = step >= steps  # the second half waits after each part, so it is not what the speed is told by
            begin = mark = time.perf_counter()

            def done(part):
                nonlocal mark
                if apart:
                    wait()
                    now = time.perf_counter()
                    parts[part] += now - mark
                    mark = now

            x, y = (t.pin_memory().to(device, non_blocking=True) if device.startswith("cuda") else t.to(device) for t in batch(step + 3))
            done("data")
            with autocast:
                loss = model(x, y, **less)[1]
            done("forward")
            loss.backward()
            done("backward")
            torch.nn.utils.clip_grad_norm_(raw.parameters(), 1.0)
            for optimizer in optimizers:
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
            done("optimizer")
            wait()
            if 0 <= step < steps:
                times.append(time.perf_counter() - begin)
    parameters, speed = sum(p.numel() for p in raw.parameters()), batch_size * block_size / statistics.median(times)
    c = raw.config
    flops = flops_per_token(parameters, c.n_layer, c.n_embd, block_size)  # the same formula for both
    peak = peak_flops(torch.cuda.get_device_name()) if device.startswith("cuda") else 0
    memory = torch.cuda.max_memory_allocated() if device.startswith("cuda") else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"tokens_per_second": speed, "mfu": speed * flops / peak if peak else None, "memory": memory, "parameters": parameters, "width": c.n_embd,
            "parts": {part: spent / sum(parts.values()) for part, spent in parts.items()}}


def compiled(name):
    """Whether the writer `name` is compiled."""
    return name.startswith("ours") and ("compiled" in name or compile.lower() == "true")


def writers(name):
    """A function of (idx, n) that writes n tokens behind each row of idx, sampling at temperature 0.8 from the 50 likeliest; all but nanoGPT's with the same random weights."""
    model = ours()[0].eval()
    if name.startswith("ours"):
        model = model.to_int8() if "int8" in name else model
        fast = torch.compile(model, mode="reduce-overhead", fullgraph=True) if compiled(name) else None
        return lambda idx, n: model.generate(idx, n, temperature=0.8, top_k=50, decode=fast)
    if name == "nanogpt":
        model = theirs()[0].eval()
        return lambda idx, n: model.generate(idx, n, temperature=0.8, top_k=50)
    if name == "transformers":
        import transformers
        hf = transformers.Qwen3ForCausalLM(transformers.Qwen3Config(**export.hf_config(model.config))).to(device).eval()
        hf.load_state_dict(export.renamed(model.state_dict(), export.HF), strict=False)
        return lambda idx, n: hf.generate(idx, attention_mask=torch.ones_like(idx), max_new_tokens=n, do_sample=True, temperature=0.8, top_k=50, eos_token_id=None)
    import llama_cpp
    tokens = dict.fromkeys(bytes([b]) for b in range(256))
    tokens |= dict.fromkeys(islice((bytes(parts) for n in (2, 3) for parts in product(range(33, 127), repeat=n)), vocab_size - 1 - len(tokens)))  # each made of two others, as merges are
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "model.gguf"))
        export.dtype = name.partition("_")[2] or "f32"
        export.write_gguf(path, model, Tokenizer("bpe", tokens), {"config": {"out_dir": "bench"}})
        llama = llama_cpp.Llama(path, n_ctx=block_size, n_threads=torch.get_num_threads(), verbose=False)

    def write(idx, n):  # one after the other: its Python interface has no batches
        for row in idx.tolist():
            written = llama.generate(row, temp=0.8, top_k=50, top_p=1.0, min_p=0.0, repeat_penalty=1.0, reset=True)
            for _ in range(n):
                next(written)
    return write


@torch.no_grad()
def measure_writing(name):
    """{"1": tokens per second for one prompt of 16 tokens, "8": for eight}"""
    torch.manual_seed(0)
    write, speeds = writers(name), {}
    for prompts in (1, 8):
        idx = torch.randint(vocab_size - 1, (prompts, 16), device=device)
        write(idx, new_tokens if compiled(name) else 8)  # what is compiled is compiled for the length
        wait()
        began = time.perf_counter()
        write(idx, new_tokens)
        wait()
        speeds[prompts] = prompts * new_tokens / (time.perf_counter() - began)
    return speeds


def in_turn(names):
    """{name: [what each round measured]}, each round a process of its own. One that fails is told of and left out, unless it is ours or nanoGPT's."""
    found = {name: [] for name in names}
    for _ in range(rounds):
        for name in list(found):
            done = subprocess.run([sys.executable, __file__, *sys.argv[1:], f"--only={name}"], capture_output=True, text=True)
            if done.returncode:
                error = done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"{name} ended with status {done.returncode}"
                if name in ("ours", "nanogpt"):
                    raise SystemExit(error)
                print(f"{name} is left out: {error}", file=sys.stderr)
                del found[name]
            else:
                found[name].append(json.loads(done.stdout.splitlines()[-1]))
    return found


def compare_writing():
    names = ["ours", *([] if device.startswith("cuda") else ["ours_int8", "ours_int8_compiled"]), *(["nanogpt"] if nanogpt else []),
             *(name for name, package in (("transformers", "transformers"), ("llama.cpp", "llama_cpp"), ("llama.cpp_q8_0", "llama_cpp")) if find_spec(package))]
    found = in_turn(names)
    print(f"\ntokens/s, {new_tokens} new ones, medians of {rounds}\n{'':18}{'one prompt':>12}{'eight':>10}{'ours is':>20}")
    median = lambda name, prompts: statistics.median(speeds[prompts] for speeds in found[name])
    for name in found:
        one, eight = median(name, "1"), median(name, "8")
        print(f"{name:18}{one:>12,.1f}{eight:>10,.1f}" + (f"{median('ours', '1') / one:>11.1f} and {median('ours', '8') / eight:.1f} times as fast" if name != "ours" else ""))


def main():
    global device, dtype
    configure(globals())
    device = device if device != "auto" else "cuda" if torch.cuda.is_available() else "cpu"
    dtype = dtype if dtype != "auto" else "bfloat16" if device.startswith("cuda") else "float32"
    if only:
        print(json.dumps((measure_writing if writing else measure)(only)))
        return
    print(f"{torch.cuda.get_device_name() if device.startswith('cuda') else f'CPU, {torch.get_num_threads()} threads'}, {dtype}, torch {torch.__version__}, {size}, context {block_size}, "
          f"{batch_size} sequences a step, vocabulary {vocab_size:,}")
    if writing:
        compare_writing()
        return
    found = in_turn(["ours", *(["nanogpt"] if nanogpt else []), *(["nanogpt_float32"] if nanogpt and device == "cpu" and dtype != "float32" else [])])  # its trainer has no other precision on a CPU
    print(f"\n{'':16}{'tokens/s':>10}{'(least':>10}{'most)':>9}{'MFU':>7}{'memory':>9}{'params':>8}{'width':>7}" + "".join(f"{part:>11}" for part in PARTS))
    medians, share = {}, lambda mfu: f"{mfu:.1%}" if mfu else "-"
    for name, all_rounds in found.items():
        speeds = [one["tokens_per_second"] for one in all_rounds]
        medians[name], one = statistics.median(speeds), all_rounds[0]
        print(f"{name:16}{medians[name]:>10,.0f}{min(speeds):>10,.0f}{max(speeds):>9,.0f}{share(one['mfu']):>7}{max(r['memory'] for r in all_rounds) / 2**30:>6.2f} GB"
              f"{one['parameters'] / 1e6:>7.1f}M{one['width']:>7}" + "".join(f"{statistics.median(r['parts'][part] for r in all_rounds):>11.1%}" for part in PARTS))
    for name in list(found)[1:]:
        print(f"ours is {medians['ours'] / medians[name]:.2f} times as fast as {name}")


if __name__ == "__main__":
    main()
