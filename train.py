"""Train a GPT on the prepared text, from scratch, for many epochs.

    python train.py config/art_large.py                          # one GPU, or whatever there is
    torchrun --nproc_per_node=4 train.py config/art_large.py     # four GPUs
    python train.py config/art_tiny.py                           # a laptop, minutes
    python train.py --init_from=resume --out_dir=out/art         # go on where a run stopped, with its settings

A run lives in out_dir: last.pt (all that resuming needs), best.pt (lowest validation loss), report.html (open it while it trains), log.jsonl,
samples.md, config.json and a copy of the source. Ctrl-C finishes the step and saves.
"""
import copy
import json
import math
import os
import shutil
import signal
import sys
import time
import warnings
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from importlib.util import find_spec
from inspect import signature
from pathlib import Path

import torch
import torch.distributed as dist
from torch.nn.parallel import DistributedDataParallel as DDP

import tokenizer as tokenizers
import report
from configurator import configure
from dataset import Epoch, load_meta, load_split, of_kinds
from export import read_hf
from evaluate import examine, load_exam, look_at, natural, predict, prediction, question_prompt, score, some, validation_parts, write
from files import hold, load_checkpoint, whole
from model import GPT, GPTConfig, SIZES, peak_flops
from muon import make_optimizers
from sample import load_run, read_prompts

# run
out_dir = "out/art"  # where checkpoints, logs and samples go
init_from = "scratch"  # scratch (never replaces a run), overwrite, resume, or auto: resume if there is something to resume; hf:FOLDER: see start_from
start_from = ""  # a checkpoint of another run, such as out/tiny/last.pt, whose weights this run begins with; or hf:FOLDER, a Qwen3 model as export.py writes it, whose shape it takes, too
seed = 1337  # of the initial weights, the order of the documents, dropout and the samples
# data
dataset = "art"  # a folder that prepare_art.py made below data_dir
data_dir = "data"  # where the datasets are
kinds = ""  # train only on documents of these kinds, a comma list of description, history, commentary, qa, caption; empty: all
# model
size = "base"  # tiny (for CPU), base (36M with the 16k vocabulary) or large (49M)
block_size = 1024  # tokens of context
n_layer = 0  # blocks; this and the next five override the size, 0 leaves it as it is
n_head = 0  # attention heads
n_kv_head = 0  # key/value heads, fewer than n_head for grouped-query attention
n_embd = 0  # width
head_dim = 0  # width of a head
n_hidden = 0  # width inside the MLP
dropout = 0.1  # of the embedding and of what each block adds
# distillation
teacher = ""  # checkpoints of other runs on the same tokenizer, separated by commas: the model also learns what they hold likely, on average
taught_ratio = 0.5  # how much that counts; the rest is the text itself
# training length
epochs = 50  # passes over all training tokens
patience = 10  # stop after so many epochs without a lower validation loss
# optimizer (AdamW, and Muon if muon_lr says so)
batch_tokens = 65536  # tokens of one optimizer step, over all devices
batch_size = 16  # sequences a device takes at once; accumulation follows from batch_tokens
learning_rate = 2e-4  # the peak
muon_lr = 0.0  # above 0: the peak for the matrices inside the blocks, which then learn by Muon (0.02 is usual), all else by AdamW
warmup_ratio = 0.15  # share of all steps in which the learning rate climbs to the peak
min_lr_ratio = 0.1  # the learning rate ends at this share of the peak
cooldown_ratio = 0.0  # 0: a cosine from the peak to the end; above: hold the peak and come down in a straight line over this last share of all steps
weight_decay = 0.1  # the matrices, Muon's too, lose learning_rate * weight_decay of themselves a step (gains lose nothing)
ramp_ratio = 0.0  # above 0: dropout and weight decay grow from none to their values over this share of all steps; text that is new needs less of them
average_epochs = 0.0  # above 0: the mean of the weights over about so many of the last epochs is what is evaluated, sampled and saved
beta1 = 0.9  # averaging of the gradient
beta2 = 0.95  # averaging of its square
grad_clip = 1.0  # largest norm of the gradient; 0: unlimited
# what it knows and writes, before the first epoch and after each
exam = "data/starter/exam.jsonl"  # questions with four choices, see evaluate.py; empty: no exam
exam_source = ""  # only its questions from this source, such as starter, which the bundled corpus can answer; empty: all
exam_questions = 1000  # at most so many of them
answers = 30  # of them are answered in the model's own words, to see whether it copies, repeats itself, fills in templates; 0: none
prompts = r"Q: What is Impressionism?\nA:|Q: Who was Vincent van Gogh?\nA:|Describe the art style of"  # | separates, \n is a new line; or FILE:path
sample_tokens = 120  # a sample ends here or at its own end-of-text
temperature = 0.8  # 0: the likeliest token each time; 1: as the model has it
top_k = 50  # sample from the k likeliest tokens; 0: all
# saving and printing
save_every = 500  # steps between checkpoints, besides the one after each epoch
log_every = 10  # steps between progress lines
wandb_log = False  # send the figures to Weights & Biases, too (pip install wandb)
wandb_project = "artgpt"  # its project there; the run is called like out_dir
tensorboard = False  # write the figures for TensorBoard, too, into out_dir/tensorboard (pip install tensorboard)
# machine
device = "auto"  # auto, cpu, cuda, cuda:1, mps
dtype = "auto"  # auto, float32, bfloat16, float16
compile = "auto"  # auto (on CUDA), True, False
config, given = configure(globals())

# -----------------------------------------------------------------------------
# processes

world, rank, local_rank = (int(os.environ.get(name, default)) for name, default in (("WORLD_SIZE", 1), ("RANK", 0), ("LOCAL_RANK", 0)))
master = rank == 0  # the process that prints and writes
out = Path(out_dir)
sys.stdout.reconfigure(errors="replace")  # a sample can hold what the terminal cannot show


def say(*words):
    if master:
        print(*words, flush=True)


def stop_with(sentence):
    """End the program; only one process says why."""
    raise SystemExit(sentence if master else 1)


# -----------------------------------------------------------------------------
# resume: the checkpoint's settings hold, but for those given now


def load_last():
    """The newest whole checkpoint of out_dir, or None if there is none. A damaged one is named, and the one before it is used."""
    for path in (out / "last.pt", out / "last.prev.pt"):
        if path.exists():
            try:
                saved = load_checkpoint(path)
                for key in ("model", "model_args", "config", "progress", "optimizer", "scaler"):
                    saved[key]
                return saved
            except Exception as e:  # a damaged file fails in many ways
                say(f"{path} cannot be read ({type(e).__name__})" + ("; trying the one before it" if path.name == "last.pt" else ""))
    return None


if master:
    hold(out)
has_run = any((out / name).exists() for name in ("last.pt", "last.prev.pt", "best.pt"))
if init_from.startswith("hf:"):
    config["start_from"] = start_from = init_from
    init_from = "scratch"
if init_from not in ("scratch", "overwrite", "resume", "auto"):
    stop_with(f"init_from: {init_from!r} is none of scratch, overwrite, resume, auto, hf:FOLDER")
if init_from == "scratch" and has_run:
    stop_with(f"{out_dir} already holds a run: --init_from=resume goes on with it, --init_from=overwrite replaces it, --out_dir=... leaves it alone")
checkpoint = load_last() if init_from in ("resume", "auto") else None
if checkpoint is None and (init_from == "resume" or init_from == "auto" and has_run):
    stop_with(f"there is no {'readable ' if has_run else ''}checkpoint in {out_dir} to resume from; --init_from={'overwrite' if has_run else 'scratch'} starts a run there")
if checkpoint:
    for name, value in checkpoint["config"].items():
        if name in ("out_dir", "init_from") or name not in config:
            continue
        if name not in given:
            config[name] = globals()[name] = value
        elif config[name] != value:
            if name in ("seed", "dataset", "kinds", "block_size", "batch_tokens"):
                stop_with(f"{name} was {value!r} in this run, and the order of its data depends on it: it cannot become {config[name]!r} now")
            say(f"{name} was {value!r} in this run and is {config[name]!r} from here on")

# -----------------------------------------------------------------------------
# device and precision

if device == "auto":
    device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
device_type = device.split(":")[0]
if device_type not in ("cuda", "mps", "cpu") or device_type == "mps" and not torch.backends.mps.is_available():
    stop_with(f"device: {device!r} is not to be had here; --device=auto takes what there is")
if device_type == "cuda":
    if not torch.cuda.is_available():
        stop_with(f"device: {device!r} was asked for, but PyTorch sees no CUDA device; --device=auto takes what there is")
    if world > 1 or ":" not in device:
        device = f"cuda:{local_rank}"
    torch.cuda.set_device(device)
    torch.set_float32_matmul_precision("high")  # TF32 for what stays float32
if world > 1:
    # torchrun keeps its store when it starts the processes again, and in it the addresses of those that are gone: each start gets a part of its own.
    store, _, _ = next(dist.rendezvous("env://"))
    dist.init_process_group("nccl" if device_type == "cuda" else "gloo", store=dist.PrefixStore(os.environ.get("TORCHELASTIC_RESTART_COUNT", "0"), store), rank=rank, world_size=world)

    def explain(kind, error, trace):
        """Another process that dies breaks the connection: say so, instead of where in torch it was noticed."""
        if issubclass(kind, dist.DistError) or issubclass(kind, RuntimeError) and any(word in str(error) for word in ("gloo", "NCCL")):
            print(f"process {rank}: the connection to the others broke, so this run stops ({str(error).splitlines()[0].split('] ')[-1][:100]}). What {out_dir} holds was saved before; "
                  "--init_from=auto goes on", file=sys.stderr, flush=True)
            os._exit(1)  # the rest of the interpreter could wait for them
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = explain
if dtype == "auto":
    dtype = "float32" if device_type != "cuda" else "bfloat16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float16"
if dtype not in ("float32", "bfloat16", "float16"):
    stop_with(f"dtype: {dtype!r} is none of auto, float32, bfloat16, float16")
warnings.filterwarnings("ignore", message="Mismatch dtype between input and weight")  # on a CPU autocast leaves the gains of a norm as they are, which is as it should be
autocast = nullcontext() if dtype == "float32" else torch.autocast(device_type, getattr(torch, dtype))
scaler = torch.amp.GradScaler(device_type, enabled=dtype == "float16")

device_name = torch.cuda.get_device_name() if device_type == "cuda" else f"{torch.get_num_threads()} threads" if device_type == "cpu" else "Apple GPU"
peak = peak_flops(device_name)

for least, names in ((1, "epochs patience batch_tokens batch_size block_size save_every log_every sample_tokens exam_questions"), (0, "seed answers n_layer n_head n_kv_head n_embd head_dim n_hidden"),
                     (0.0, "dropout learning_rate muon_lr warmup_ratio min_lr_ratio cooldown_ratio weight_decay ramp_ratio taught_ratio average_epochs grad_clip temperature top_k")):
    for name in names.split():
        if not least <= config[name] < math.inf:
            stop_with(f"{name}: {config[name]} is less than {least}, or no number")
if seed >= 2**30 or dropout >= 1 or taught_ratio > 1 or warmup_ratio + cooldown_ratio > 1:
    stop_with("seed must stay below 2**30, dropout below 1, taught_ratio at most 1, and warmup_ratio with cooldown_ratio at most 1")
for name, wanted in (("wandb", wandb_log), ("tensorboard", tensorboard)):
    if wanted and find_spec(name) is None:
        stop_with(f"{name} is not installed here: pip install {name}")
if compile.lower() not in ("auto", "true", "false"):
    stop_with(f"compile: {compile!r} is none of auto, True, False")

# -----------------------------------------------------------------------------
# data

folder = Path(data_dir, dataset)
meta = load_meta(folder)
tokenizer = tokenizers.load(folder)
if (tokenizer.vocab_size, tokenizer.eot) != (meta["vocab_size"], meta["eot"]):
    stop_with(f"{folder}: tokenizer.json has {tokenizer.vocab_size} tokens, meta.json says {meta['vocab_size']}: run `python prepare_art.py` again")
train_tokens, val_tokens = load_split(folder, "train", meta), load_split(folder, "val", meta)
eot = meta["eot"]
val_kinds, val_part, val_sizes, val_bytes = validation_parts(folder, val_tokens, eot, meta)
if kinds:
    train_tokens = of_kinds(folder, train_tokens, eot, kinds)
blocks = len(train_tokens) // block_size
if blocks == 0:
    stop_with(f"{folder}/train.bin has {len(train_tokens):,} tokens{f' of the kinds {kinds}' if kinds else ''}, fewer than one block of {block_size}: give a smaller --block_size, or prepare more text")
global_batch = max(1, batch_tokens // block_size)  # sequences a step
if global_batch > blocks:
    say(f"the training split has only {blocks} blocks of {block_size} tokens, so a step takes all of them instead of {global_batch}")
    global_batch = blocks
if global_batch < world:
    stop_with(f"a step has {global_batch} sequences, too few for {world} processes: raise --batch_tokens")
steps_per_epoch = blocks // global_batch
total_steps = epochs * steps_per_epoch
first_row, last_row = rank * global_batch // world, (rank + 1) * global_batch // world  # this process's part of a step
micro = math.ceil((last_row - first_row) / math.ceil((last_row - first_row) / batch_size))  # sequences at once, evenly split

# -----------------------------------------------------------------------------
# model and optimizer

if size not in SIZES:
    stop_with(f"size: {size!r} is none of {', '.join(SIZES)}")
shape, start = SIZES[size] | {name: globals()[name] for name in ("n_layer", "n_head", "n_kv_head", "n_embd", "head_dim", "n_hidden") if globals()[name]}, None
if start_from.startswith("hf:"):
    shape, start = (checkpoint["model_args"], None) if checkpoint else read_hf(start_from[3:])
    if not checkpoint and tokenizer.tokens != tokenizers.from_hf(start_from[3:]).tokens:
        stop_with(f"{folder} has another tokenizer than {start_from}: prepare it with `--tokenizer={start_from}`")
try:
    model_args = asdict(GPTConfig(**(shape | dict(block_size=block_size, vocab_size=meta["vocab_size"], dropout=dropout))))
except ValueError as e:
    stop_with(f"the model cannot be built: {e}")
if checkpoint and checkpoint["model_args"] | {"dropout": dropout} != model_args:
    changed = [name for name in model_args if name != "dropout" and checkpoint["model_args"].get(name) != model_args[name]]
    stop_with(f"the checkpoint's model differs in {', '.join(changed)}: a run keeps its model; start another one with another --out_dir")
torch.manual_seed(seed)
raw_model = GPT(GPTConfig(**model_args)).to(device)
if start_from and not checkpoint:
    try:
        saved = {"model": start, "tokenizer": tokenizer.state()} if start else load_checkpoint(start_from)
        raw_model.load_state_dict(saved["model"])
    except Exception as e:  # a wrong file fails in many ways
        stop_with(f"start_from: {start_from} does not hold the weights of a model like this one ({type(e).__name__}: {str(e).splitlines()[-1].strip()[:120]})")
    if saved.get("tokenizer") != tokenizer.state():
        stop_with(f"start_from: {start_from} was trained with another tokenizer than that of {folder}")
    del saved, start
teachers = []
for path in filter(None, teacher.split(",")):
    try:
        knows, reads, _ = load_run(Path(path.strip()))
    except SystemExit as e:
        stop_with(f"teacher: {e}")
    if reads.state() != tokenizer.state() or knows.config.block_size < block_size:
        stop_with(f"teacher: {path} was trained with another tokenizer than that of {folder}, or with less than {block_size} tokens of context")
    teachers.append(knows.to(device).requires_grad_(False))
optimizers = make_optimizers(raw_model, learning_rate, muon_lr, weight_decay, (beta1, beta2), torch.float32 if dtype == "float32" else torch.bfloat16)  # float16 has too small a range
progress = {"epoch": 0, "epoch_step": 0, "step": 0, "loss_sum": 0.0, "best_loss": math.inf, "best_epoch": 0, "seconds": 0.0,
            "train_sha256": meta["splits"]["train"]["sha256"]}
if checkpoint:
    if checkpoint["progress"]["train_sha256"] != progress["train_sha256"]:
        stop_with(f"{folder}/train.bin is not the file that this run was trained on; prepare that one again, or start a run with another --out_dir")
    raw_model.load_state_dict(checkpoint.get("raw", checkpoint["model"]))
    if ("raw" in checkpoint) != (average_epochs > 0):
        stop_with(f"this run began {'with' if 'raw' in checkpoint else 'without'} averaged weights and goes on so: average_epochs cannot become {average_epochs}")
    if ("muon" in checkpoint) != (muon_lr > 0):
        stop_with(f"this run began {'with' if 'muon' in checkpoint else 'without'} Muon and goes on so: muon_lr cannot become {muon_lr}")
    for name, optimizer in optimizers.items():
        now = [{key: value for key, value in group.items() if key != "params"} for group in optimizer.param_groups]
        optimizer.load_state_dict(checkpoint[name])
        for group, settings in zip(optimizer.param_groups, now):  # the settings of now
            group.update(settings)
    if checkpoint["scaler"]:  # empty unless it was float16
        scaler.load_state_dict(checkpoint["scaler"])
    progress = checkpoint["progress"]
if world > 1:  # a node may have other files, or have been started otherwise
    here = {name: value for name, value in config.items() if name not in ("out_dir", "data_dir")} | {f"{dataset}/meta.json": meta, "the step it goes on from": progress["step"]}
    everywhere = [None] * world
    dist.all_gather_object(everywhere, here)
    odd = {other: [name for name in here if everywhere[0].get(name) != theirs.get(name)] for other, theirs in enumerate(everywhere)}
    if any(odd.values()):
        stop_with("; ".join(f"process {other} differs from process 0 in {', '.join(names)}" for other, names in odd.items() if names) + ": all must be started alike, with the same dataset and out_dir")
shown = copy.deepcopy(raw_model) if average_epochs else raw_model  # what is evaluated, sampled and saved as "model"
if checkpoint:
    shown.load_state_dict(checkpoint["model"])
    del checkpoint


@torch.no_grad()
def lessons(x):
    """What the teachers make of the inputs x, as the model's loss wants it."""
    return {"taught": taught_ratio, "teachers": [part for t in teachers for part in (t.hidden(x).flatten(0, 1), t.embed.weight)]} if teachers else {}


def rehearse():
    """A step whose gradients are thrown away: the first compiles, and after it DDP puts the gradients together anew, and adds them in another order. Without it
    the first step of a resumed run would differ in the last bits."""
    x, y = (t.to(device) for t in Epoch(train_tokens, eot, block_size).batch(range(micro)))
    try:
        with autocast:
            model(x, y, need_logits=False, **lessons(x))[1].backward()
    finally:
        raw_model.zero_grad(set_to_none=True)


model, compiled = raw_model, False
if compile.lower() == "true" or compile == "auto" and device_type == "cuda":
    try:
        model = torch.compile(raw_model, options={"fallback_random": device_type == "cpu"})  # inductor's own random numbers are slow there
        for t in teachers:
            t.hidden = torch.compile(t.hidden)
        rehearse()
        compiled = True
    except torch.OutOfMemoryError:
        stop_with(f"{device} has too little memory for {micro} sequences of {block_size} tokens: give --batch_size={max(1, micro // 2)}; the step stays as it is")
    except Exception as e:
        say(f"torch.compile does not work here ({type(e).__name__}: {str(e).strip().splitlines()[0][:100] if str(e).strip() else ''}); going on without")
        model = raw_model
        for t in teachers:
            vars(t).pop("hidden", None)
if world > 1:
    sync_buffers = "forward_sync_buffers" if "forward_sync_buffers" in signature(DDP).parameters else "broadcast_buffers"  # torch 2.13's name, and before
    model = DDP(model, device_ids=[device] if device_type == "cuda" else None, **{sync_buffers: False})  # angles and dropout: alike everywhere
    rehearse()

say(f"device   {device} ({device_name}), {dtype}, {'compiled' if compiled else 'not compiled'}, {world} process{'es' if world > 1 else ''}")
say(f"data     {folder}: {len(train_tokens):,} training tokens in {int((train_tokens == eot).sum()):,} documents{f' ({kinds})' if kinds else ''}, "
    f"{len(val_tokens):,} validation tokens, vocabulary {meta['vocab_size']:,}")
say(f"model    {size}: {raw_model.num_params() / 1e6:.1f}M parameters, {model_args['n_layer']} layers, {model_args['n_embd']} wide, context {block_size}")
say(f"steps    {global_batch * block_size:,} tokens each ({global_batch} sequences, {micro} at once), {steps_per_epoch} an epoch, "
    f"{epochs} epochs, patience {patience}")
if weight_decay and learning_rate:
    say(f"decay    at the peak the weights forget what is older than about {1 / (learning_rate * weight_decay * steps_per_epoch):.2g} epochs (1 / (learning_rate * weight_decay) steps)")


def schedule(step):
    """The share of the peak rates: linear warmup from zero over warmup_ratio of all steps, then a cosine down to min_lr_ratio; or, with a
    cooldown_ratio, the peak, and a straight line down to min_lr_ratio over that last share of all steps."""
    warmup, cooldown = warmup_ratio * total_steps, cooldown_ratio * total_steps
    if step < warmup:
        return (step + 1) / (warmup + 1)
    fall = cooldown or total_steps - warmup
    done = min(1.0, max(0.0, step - total_steps + fall) / max(1.0, fall))
    return min_lr_ratio + (1 - min_lr_ratio) * (1 - done if cooldown else 0.5 * (1 + math.cos(math.pi * done)))


# -----------------------------------------------------------------------------
# what a run writes


@contextmanager
def writing(path):
    """End the program with a sentence if `path` cannot be written, because the disk is full, say."""
    try:
        yield
    except (OSError, RuntimeError) as e:  # torch.save raises the latter
        stop_with(f"could not write {path}: {str(e).splitlines()[0]}. What was saved before is whole: make room, then --init_from=resume")


def save(path, **more):
    """Write a checkpoint, whole. last.pt's predecessor is kept."""
    if not master:
        return
    with writing(path), whole(path, out / "last.prev.pt" if path.name == "last.pt" else None) as temporary:
        torch.save({"model": shown.state_dict(), "model_args": model_args, "config": config, "tokenizer": tokenizer.state(), "progress": dict(progress), **more}, temporary)


def save_last():
    if not all(p.isfinite().all() for p in raw_model.parameters()):
        stop_with(f"the weights after step {progress['step']} are not finite, so this run stops; what {out_dir} holds was saved before")
    # No random state: every step seeds its dropout from (seed, step), and data order follows from (seed, epoch).
    more = {"raw": raw_model.state_dict()} if average_epochs else {}
    save(out / "last.pt", **more, **{name: optimizer.state_dict() for name, optimizer in optimizers.items()}, scaler=scaler.state_dict())


def log(event, epoch, **fields):
    """Append a line to log.jsonl, and send its numbers to where they are wanted."""
    if not master:
        return
    with writing(out / "log.jsonl"), open(out / "log.jsonl", "a", encoding="utf-8") as f:
        f.write(json.dumps({"event": event, "epoch": epoch, "step": progress["step"], **fields}) + "\n")
    if event in ("step", "validation"):
        flat = {f"{event}/{name}": value for name, value in report.flat(fields).items()}
        if wandb_run:
            wandb_run.log(flat | {"epoch": epoch}, step=progress["step"])
        if board:
            for name, value in flat.items():
                board.add_scalar(name, value, progress["step"])
            board.flush()


def start_files():
    """Prepare out_dir: settings, the source as it is, and a log without the steps that a resumed run takes again."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(config | {"model_args": model_args}, indent=2) + "\n")
    (out / "source").mkdir(exist_ok=True)
    for path in [*Path(__file__).parent.glob("*.py"), *(Path(arg) for arg in sys.argv[1:] if arg.endswith(".py") and not arg.startswith("-"))]:
        if path.resolve().parent != (out / "source").resolve():
            shutil.copy(path, out / "source")
    lines = (out / "log.jsonl").read_text(encoding="utf-8").splitlines() if progress["step"] and (out / "log.jsonl").exists() else []
    kept = []
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue  # the crash cut this line off
        if event["step"] <= progress["step"] and (event["event"] == "step" or event["epoch"] <= progress["epoch"]):
            kept.append(line + "\n")
    (out / "log.jsonl").write_text("".join(kept), encoding="utf-8")
    if not progress["step"]:
        for name in ("best.pt", "last.pt", "last.prev.pt", "samples.md"):
            (out / name).unlink(missing_ok=True)


def look(epoch, train_loss=None):
    """Measure the model, let it write, say and log it: what `epoch` brought. Returns the validation loss, and whether it is the lowest so far.

    Every process takes its share of the validation split; the rest is the master's work.
    """
    began = time.perf_counter()
    with autocast:
        nats = predict(shown, val_tokens, eot, batch_size, val_part, rank, world)
    if world > 1:
        nats = nats.to(device)
        dist.all_reduce(nats)
    figures = prediction(nats.cpu(), val_kinds, val_sizes, val_bytes)
    loss = figures["loss"]
    if not math.isfinite(loss):
        stop_with(f"the validation loss after epoch {epoch} is not finite, so this run stops; {out / 'last.pt'} is not touched")
    better = loss < progress["best_loss"]
    if not master:
        return loss, better
    figures |= {"train_loss": train_loss, "best": better and epoch > 0, "seconds": round(progress["seconds"], 1)}
    line = f"epoch {epoch}: " + (f"train {train_loss:.4f}, " if train_loss is not None else "") + f"validation {loss:.4f}, perplexity {figures['perplexity']:.2f}, {figures['bits_per_byte']:.4f} bits/byte"
    if epoch:
        line += ", the best so far" if better else f", best was {progress['best_loss']:.4f} after epoch {progress['best_epoch']}"
    with autocast:
        if questions:
            figures["exam"] = score(examine(shown, tokenizer, questions, batch_size))
            line += f"; exam {figures['exam']['right']:.0%} (±{figures['exam']['error']:.0%})"
        asked = [question_prompt(row) for row in some(questions, answers)]
        written = write(shown, tokenizer, texts + asked, sample_tokens, temperature, top_k, seed)
    if answers and written:
        figures["writing"] = look_at(written, tokenizer, **besides)
        line += f"; copied {figures['writing']['copied']:.0%}, repeated {figures['writing']['repetition']:.0%}"
    say(line)
    log("validation", epoch, **figures, look_seconds=round(time.perf_counter() - began, 1))
    for prompt, (ids, _) in zip(texts, written):
        text = tokenizer.decode(ids).strip()
        say(f"  > {' '.join(prompt.split())} {' '.join(text.split())}")
        log("sample", epoch, prompt=prompt, text=text)
    with writing(out / "report.html"):
        run = report.load(out)
        report.write_samples(run, out / "samples.md")
        report.write([run], out / "report.html")
    return loss, better


# -----------------------------------------------------------------------------
# training

interrupted = 0.0  # when


def interrupt(signum, frame):
    global interrupted
    if not interrupted:
        os.write(1, b"\nstopping after this step ...\n" if master else b"")
    elif signum == signal.SIGINT and time.perf_counter() > interrupted + 2:  # Ctrl-C again, and no echo of the first: now
        raise KeyboardInterrupt
    interrupted = interrupted or time.perf_counter()


signal.signal(signal.SIGINT, interrupt)
signal.signal(signal.SIGTERM, interrupt)


def everyone_stops():
    """Whether any process was interrupted. All processes must ask in the same step."""
    if world == 1:
        return interrupted > 0
    flag = torch.tensor(float(interrupted > 0), device=device)
    dist.all_reduce(flag, op=dist.ReduceOp.MAX)
    return flag.item() > 0


pending, last_time = [], time.perf_counter()  # (loss, gradient norm) of the steps since the last progress line, still on the device


def flush():
    """Read the losses of the last steps off the device, all at once so that no step waits for it; check, print and log them."""
    global pending, last_time
    if not pending:
        return
    values = torch.stack(pending).double() if device_type != "mps" else torch.stack(pending)
    if world > 1:
        dist.all_reduce(values)  # losses are shares of the global mean; the norm is equal everywhere
        values[:, 1] /= world
    values, first = values.tolist(), progress["step"] - len(pending) + 1
    for step, (loss, norm) in enumerate(values, first):
        if not math.isfinite(loss) or not (math.isfinite(norm) or scaler.is_enabled()):  # fp16 skips steps with an infinite norm
            stop_with(f"the {'loss' if not math.isfinite(loss) else 'gradient'} of step {step} is not finite, so this run stops. "
                      f"Lower --learning_rate (it was {learning_rate * schedule(step - 1):.2g}); what {out_dir} holds was saved before")
    now = time.perf_counter()
    speed = len(values) * global_batch * block_size / (now - last_time)
    progress["seconds"] += now - last_time
    last_time, pending = now, []
    progress["loss_sum"] += sum(loss for loss, _ in values)
    left = (total_steps - progress["step"]) * global_batch * block_size / speed
    mfu = speed * raw_model.flops_per_token() / (peak * world) if peak else None
    say(f"epoch {progress['epoch'] + 1}/{epochs}  step {progress['step']:,}/{total_steps:,}  loss {values[-1][0]:.3f}  norm {values[-1][1]:.2f}  "
        f"lr {lr:.2e}  {speed:,.0f} tokens/s  {f'MFU {mfu:.1%}  ' if mfu else ''}{report.clock(left)} left")
    log("step", progress["epoch"] + 1, loss=sum(v[0] for v in values) / len(values), grad_norm=values[-1][1], lr=lr, tokens_per_second=round(speed), mfu=mfu)


questions = some([row for row in load_exam(exam) if exam_source in ("", row.get("source"))], exam_questions) if exam else []
if exam and not questions:
    stop_with(f"exam_source: {exam} has no questions from {exam_source!r}")
texts = read_prompts(prompts) if prompts else []
wandb_run = board = None
if master:
    with writing(out):
        start_files()
    if wandb_log:
        import wandb
        wandb_run = wandb.init(project=wandb_project, name=out.resolve().name, dir=out, config=config | {"model_args": model_args}, id=progress.get("wandb_id"), resume="allow")
        progress["wandb_id"] = wandb_run.id
    if tensorboard:
        from torch.utils.tensorboard import SummaryWriter
        board = SummaryWriter(str(out / "tensorboard"), purge_step=progress["step"] + 1)
    people = {}
    if answers:
        every = load_split(folder, "train", meta) if kinds else train_tokens  # of all kinds: another run may have taught them
        besides, people = natural(folder, every, val_tokens, tokenizer, sample_tokens)
    log("start", progress["epoch"], device=f"{device} ({device_name})", dtype=dtype, compiled=compiled, processes=world, torch=torch.__version__, parameters=raw_model.num_params(),
        train_tokens=len(train_tokens), val_tokens=len(val_tokens), vocab_size=meta["vocab_size"], by_kind=meta.get("by_kind"), steps_per_epoch=steps_per_epoch, natural=people)
stopped = False
if progress["step"]:
    say(f"going on  after step {progress['step']:,}, epoch {progress['epoch'] + 1}, step {progress['epoch_step']} of it")
else:
    look(0)  # what it knows before it learns
last_time = time.perf_counter()
while progress["epoch"] < epochs and progress["epoch"] - progress["best_epoch"] < patience and not stopped:
    order = Epoch(train_tokens, eot, block_size, seed, progress["epoch"])
    while progress["epoch_step"] < steps_per_epoch:
        share = schedule(progress["step"])
        lr = learning_rate * share
        strength = min(1.0, progress["step"] / (ramp_ratio * total_steps)) if ramp_ratio else 1.0  # of what keeps it from learning by heart
        for name, optimizer in optimizers.items():
            for group in optimizer.param_groups:
                group["lr"], group["weight_decay"] = muon_lr * share if name == "muon" else lr, group["full_decay"] * strength
        raw_model.dropout.p.fill_(dropout * strength)
        torch.manual_seed((seed * 1_000_003 + progress["step"]) * 4096 + rank)  # dropout: a function of the step, so resuming is exact
        step_loss = torch.zeros((), device=device)
        offset = progress["epoch_step"] * global_batch
        for first in range(first_row, last_row, micro):
            rows = range(first, min(first + micro, last_row))
            x, y = (t.pin_memory().to(device, non_blocking=True) if device_type == "cuda" else t.to(device) for t in order.batch([offset + row for row in rows]))
            last = rows.stop == last_row
            with nullcontext() if last or world == 1 else model.no_sync():  # gradients are exchanged once a step
                with autocast:
                    loss = model(x, y, need_logits=False, **lessons(x))[1] * (len(rows) / global_batch)  # these sum to the mean over the global batch
                scaler.scale(loss * world).backward()  # times world because DDP averages
            step_loss += loss.detach()
        for optimizer in optimizers.values():
            scaler.unscale_(optimizer)
        norm = torch.nn.utils.clip_grad_norm_(raw_model.parameters(), grad_clip or math.inf)
        for optimizer in optimizers.values():
            scaler.step(optimizer)
        scaler.update()
        raw_model.zero_grad(set_to_none=True)
        progress["step"] += 1
        progress["epoch_step"] += 1
        if average_epochs:  # a running mean; the first steps, when all is still noise, weigh little
            with torch.no_grad():
                torch._foreach_lerp_(list(shown.parameters()), list(raw_model.parameters()), max(1 / (1 + average_epochs * steps_per_epoch), 9 / (9 + progress["step"])))
        pending.append(torch.stack((step_loss, norm)))

        ask = progress["step"] % log_every == 0 or progress["epoch_step"] == steps_per_epoch
        if ask or (interrupted and world == 1):
            flush()
        if (ask or world == 1) and everyone_stops():
            stopped = True
            flush()
            save_last()
            break
        if progress["step"] % save_every == 0:
            flush()
            save_last()
    if stopped:
        break

    # the end of an epoch
    val_loss, better = look(progress["epoch"] + 1, progress["loss_sum"] / steps_per_epoch)
    if better:
        progress |= {"best_loss": val_loss, "best_epoch": progress["epoch"] + 1}
    progress |= {"epoch": progress["epoch"] + 1, "epoch_step": 0, "loss_sum": 0.0}
    if better:
        save(out / "best.pt")
    save_last()
    stopped = everyone_stops()
    last_time = time.perf_counter()

if stopped:
    say(f"stopped after step {progress['step']:,} and saved. Go on with: python train.py --init_from=resume --out_dir={out_dir}")
else:
    why = f"{epochs} epochs" if progress["epoch"] >= epochs else f"no lower validation loss in {patience} epochs"
    say(f"done: {why}, {report.clock(progress['seconds'])} of training. Best validation loss {progress['best_loss']:.4f} after epoch {progress['best_epoch']}.")
    if master:
        say("\n".join(report.diagnose(report.load(out))))
    say(f"Open {out / 'report.html'}: curves, and what it wrote after each epoch. Ask it: python sample.py --out_dir={out_dir}")
if wandb_run:
    wandb_run.finish()
if board:
    board.close()
if world > 1:
    dist.barrier()
    dist.destroy_process_group()
    sys.stdout.flush()
    os._exit(0)  # all is saved; as the interpreter ends, a thread of gloo that still holds a tensor aborts the process now and then
