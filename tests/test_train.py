"""The training loop, run as users run it: exact resume, DDP against one process, early stopping, refusals."""
import importlib.util
import json
import math
import os
import shutil
import signal
import socket
import subprocess
import sys

import numpy as np
import pytest
import torch
from conftest import ROOT, SMALL, run, texts, write_dataset

import tokenizer as tokenizers
from dataset import validation_batches
from model import GPT, GPTConfig


def train(data_dir, out, *args, ok=True, launcher=()):
    return run("train.py", f"--data_dir={data_dir}", f"--out_dir={out}", *SMALL, *args, ok=ok, launcher=launcher)


def weights(out, name="last.pt"):
    return torch.load(out / name, weights_only=True)["model"]


def same(a, b):
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


def events(out, kind, *fields):
    """What log.jsonl says of the epochs; the look before the first is left out."""
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    return [tuple(e[f] for f in ("epoch", "step", *fields)) for e in lines if e["event"] == kind and e["epoch"] > 0]


@pytest.fixture(scope="module")
def whole(data_dir, tmp_path_factory):
    """An undisturbed run of two epochs, with dropout."""
    out = tmp_path_factory.mktemp("whole") / "run"
    return out, train(data_dir, out).stdout


def test_a_run_leaves_what_the_design_promises(whole, data_dir):
    out, printed = whole
    names = {p.name for p in out.iterdir()}
    assert {"last.pt", "best.pt", "log.jsonl", "samples.md", "report.html", "config.json", "source"} <= names and not any(name.endswith(".tmp") for name in names)
    assert {"train.py", "model.py"} <= {p.name for p in (out / "source").iterdir()}
    best = torch.load(out / "best.pt", weights_only=True)
    assert {"model", "model_args", "config", "tokenizer", "progress"} <= set(best)
    GPT(GPTConfig(**best["model_args"])).load_state_dict(best["model"])
    assert tokenizers.from_state(best["tokenizer"]).kind == "byte"
    assert json.loads((out / "config.json").read_text())["block_size"] == 32
    losses = [loss for _, _, loss in events(out, "validation", "loss")]
    assert len(losses) == 2 and losses[1] < losses[0] < math.log(256)
    assert len(events(out, "sample")) == 2 and "The painter" in (out / "samples.md").read_text()
    blocks = (data_dir / "bytes" / "train.bin").stat().st_size // 32
    assert len(events(out, "step")) == 2 * (blocks // 8)
    assert "Traceback" not in printed and "tokens/s" in printed


def test_validation_figures_by_hand(whole, data_dir):
    """Loss and bits per byte of the whole split, recomputed token by token from the saved weights."""
    out, _ = whole
    saved = torch.load(out / "last.pt", weights_only=True)
    model = GPT(GPTConfig(**saved["model_args"])).eval()
    model.load_state_dict(saved["model"])
    tokens = np.fromfile(data_dir / "bytes" / "val.bin", np.uint8).astype(int)
    total = 0.0
    for first in range(0, len(tokens), 32):
        part = tokens[first:first + 32]
        x = torch.tensor([[tokens[first - 1] if first else 255, *part[:-1]]])
        with torch.no_grad():
            total -= model(x, x)[0][0].log_softmax(-1)[range(len(part)), part].sum().item()
    _, _, loss, bits, perplexity = events(out, "validation", "loss", "bits_per_byte", "perplexity")[-1]
    n_bytes = len(bytes(tokens.astype(np.uint8)).replace(b"\xff", b""))
    assert loss == pytest.approx(total / len(tokens), rel=1e-5)
    assert bits == pytest.approx(total / math.log(2) / n_bytes, rel=1e-5) and perplexity == pytest.approx(math.exp(loss))


@pytest.mark.parametrize("sign, at", [(signal.SIGTERM, "step 30/"), (signal.SIGINT, "step 100/"), (signal.SIGKILL, "step 53/")])
def test_stopped_and_resumed_equals_undisturbed(whole, data_dir, tmp_path, sign, at):
    """A run stopped in either epoch, politely or not, and resumed with nothing but its out_dir, ends with the same bits."""
    out, _ = whole
    command = [sys.executable, "-u", str(ROOT / "train.py"), f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", *SMALL, "--save_every=20"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
    for line in process.stdout:
        if at in line:
            process.send_signal(sign)
            break
    rest = process.stdout.read()
    code = process.wait()
    assert code == (0 if sign != signal.SIGKILL else -9) and "done" not in rest
    if sign != signal.SIGKILL:
        assert "and saved" in rest
    resumed = run("train.py", f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", "--init_from=resume").stdout
    assert "going on" in resumed
    for name in ("last.pt", "best.pt"):
        assert same(weights(tmp_path / "run", name), weights(out, name))
    for kind, field in (("validation", "loss"), ("sample", "text"), ("step", "lr")):
        a, b = events(tmp_path / "run", kind, field), events(out, kind, field)
        assert a == b
    assert (tmp_path / "run" / "samples.md").read_text() == (out / "samples.md").read_text()


def test_evaluation_and_sampling_do_not_touch_training(whole, data_dir, tmp_path):
    out, _ = whole
    train(data_dir, tmp_path / "run", "--sample_tokens=30", "--prompts=a|b|c", "--temperature=0.3")
    assert same(weights(tmp_path / "run"), weights(out))


def test_another_seed_is_another_run(whole, data_dir, tmp_path):
    train(data_dir, tmp_path / "run", "--seed=7")
    assert not same(weights(tmp_path / "run"), weights(whole[0]))


@pytest.mark.parametrize("batch_tokens", [256, 7 * 32])
def test_two_processes_agree_with_one(data_dir, tmp_path, batch_tokens):
    """Gloo on CPU, the same global batch (also one that two processes cannot halve), accumulated: losses of 20 steps to 1e-5."""
    args = ("--dropout=0", "--epochs=1", "--batch_size=2", f"--batch_tokens={batch_tokens}")
    train(data_dir, tmp_path / "one", *args)
    train(data_dir, tmp_path / "two", *args, launcher=["-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2"])
    one, two = (events(tmp_path / name, "step", "loss") for name in ("one", "two"))
    assert len(one) == len(two) >= 20  # later, rounding grows with the training itself
    assert max(abs(a[2] - b[2]) for a, b in zip(one[:20], two[:20])) < 1e-5
    assert events(tmp_path / "one", "validation", "loss")[0][2] == pytest.approx(events(tmp_path / "two", "validation", "loss")[0][2], abs=1e-4)


def together(data_dir, out, *differing, args=()):
    """Two processes of one run, started by hand as two nodes are, each with its own further arguments; not waited for."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    env = os.environ | {"OMP_NUM_THREADS": "1", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "WORLD_SIZE": "2", "LOCAL_RANK": "0"}
    return [subprocess.Popen([sys.executable, str(ROOT / "train.py"), f"--data_dir={data_dir}", f"--out_dir={out}", *SMALL, *args, *more], env=env | {"RANK": str(rank)},
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for rank, more in enumerate(differing)]


def test_processes_started_differently_are_told_so(data_dir, tmp_path):
    first, second = together(data_dir, tmp_path / "run", [], ["--learning_rate=1e-2"])
    said = first.communicate(timeout=120)[1]
    second.communicate(timeout=120)
    assert first.returncode and second.returncode and "process 1 differs from process 0 in learning_rate" in said and "Traceback" not in said
    assert not (tmp_path / "run").exists()


def test_a_killed_process_ends_the_others_with_a_sentence_and_the_run_goes_on(data_dir, tmp_path):
    train(data_dir, tmp_path / "whole", launcher=["-m", "torch.distributed.run", "--standalone", "--nproc_per_node=2"])
    args = ["--save_every=5", "--log_every=1", "--init_from=auto"]
    first, second = together(data_dir, tmp_path / "run", [], [], args=args)
    while "step 12/" not in first.stdout.readline():
        pass
    second.kill()
    second.communicate()
    said = first.communicate(timeout=60)[1]
    assert first.returncode == 1 and "the connection to the others broke" in said and "Traceback" not in said
    first, second = together(data_dir, tmp_path / "run", [], [], args=args)
    printed = first.communicate(timeout=200)[0]
    assert first.returncode == second.wait(timeout=60) == 0 and "going on  after step" in printed
    assert same(weights(tmp_path / "run"), weights(tmp_path / "whole"))


def test_a_second_run_into_the_same_folder_is_sent_away(data_dir, tmp_path):
    first = subprocess.Popen([sys.executable, str(ROOT / "train.py"), f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", *SMALL, "--epochs=1000", "--patience=1000"],
                             stdout=subprocess.PIPE, text=True, env=os.environ | {"OMP_NUM_THREADS": "1"})
    while "step 3/" not in first.stdout.readline():
        pass
    for how in ("overwrite", "auto"):
        done = train(data_dir, tmp_path / "run", f"--init_from={how}", ok=False)
        assert "another process is writing into" in done.stderr and "Traceback" not in done.stderr
    first.send_signal(signal.SIGINT)
    assert "and saved" in first.communicate(timeout=60)[0]


def test_a_teacher_that_counts_for_nothing_changes_nothing_and_one_that_counts_for_all_is_imitated(whole, data_dir, tmp_path):
    out = whole[0]
    train(data_dir, tmp_path / "none", f"--teacher={out / 'best.pt'}", "--taught_ratio=0", "--epochs=1")
    train(data_dir, tmp_path / "plain", "--epochs=1")
    assert [loss for *_, loss in events(tmp_path / "none", "step", "loss")] == pytest.approx([loss for *_, loss in events(tmp_path / "plain", "step", "loss")], abs=1e-5)
    train(data_dir, tmp_path / "all", f"--teacher={out / 'best.pt'},{out / 'best.pt'}", "--taught_ratio=1", "--n_embd=48")
    models = []
    for folder in (out, tmp_path / "all", tmp_path / "plain"):
        saved = torch.load(folder / "best.pt", weights_only=True)
        models.append(GPT(GPTConfig(**saved["model_args"])).eval())
        models[-1].load_state_dict(saved["model"])
    x, y = next(iter(validation_batches(np.fromfile(data_dir / "bytes" / "val.bin", np.uint8), 255, 32, 16)))
    teacher, student, other = (model(x, y)[0].log_softmax(-1) for model in models)
    apart = [(teacher.exp() * (teacher - theirs)).sum(-1).mean().item() for theirs in (student, other)]
    assert apart[0] < 0.5 * apart[1]


@pytest.mark.parametrize("given, said", [("nowhere.pt", "cannot be read as a checkpoint"), ("{out}/config.json", "cannot be read as a checkpoint"), ("{out}/best.pt,{other}", "another tokenizer")])
def test_a_teacher_that_cannot_teach_is_refused(whole, data_dir, tmp_path, given, said):
    saved = torch.load(whole[0] / "best.pt", weights_only=True)
    torch.save(saved | {"tokenizer": tokenizers.train("bpe", texts(60), 300).state()}, tmp_path / "other.pt")
    done = train(data_dir, tmp_path / "run", f"--teacher={given.format(out=whole[0], other=tmp_path / 'other.pt')}", ok=False)
    assert said in done.stderr and "Traceback" not in done.stderr


def test_accumulation_does_not_change_the_step(data_dir, tmp_path):
    train(data_dir, tmp_path / "a", "--dropout=0", "--epochs=1", "--batch_size=8")
    train(data_dir, tmp_path / "b", "--dropout=0", "--epochs=1", "--batch_size=3")
    for a, b in zip(events(tmp_path / "a", "step", "loss"), events(tmp_path / "b", "step", "loss")):
        assert a[:2] == b[:2] and a[2] == pytest.approx(b[2], abs=1e-4)


def test_learning_rate_follows_the_plan(whole):
    """15% warmup to 3e-3, then a cosine to a tenth of it."""
    rates = [lr for _, _, lr in events(whole[0], "step", "lr")]
    peak = rates.index(max(rates))
    assert peak / len(rates) == pytest.approx(0.15, abs=0.01) and max(rates) == pytest.approx(3e-3, rel=0.01)
    middle = peak + (len(rates) - peak) // 2
    assert rates[middle] == pytest.approx((3e-3 + 3e-4) / 2, rel=0.03) and rates[-1] == pytest.approx(3e-4, rel=0.01)
    assert rates[:peak] == sorted(rates[:peak]) and rates[peak:] == sorted(rates[peak:], reverse=True)


def test_early_stopping_keeps_the_best(tmp_path):
    """Training text that says nothing of the validation text: the loss rises soon, and the run ends `patience` epochs after its best."""
    tok = tokenizers.Tokenizer("byte")
    write_dataset(tmp_path / "bytes", ["abcabcabd" * 60] * 4, ["zyx wvu " * 20], tok)
    printed = train(tmp_path, tmp_path / "run", "--epochs=40", "--patience=3", "--learning_rate=1e-2", "--warmup_ratio=0.0", "--dropout=0").stdout
    losses = [loss for _, _, loss in events(tmp_path / "run", "validation", "loss")]
    best = losses.index(min(losses))
    assert len(losses) == best + 1 + 3 < 40 and "no lower validation loss in 3 epochs" in printed
    saved = torch.load(tmp_path / "run" / "best.pt", weights_only=True)
    assert saved["progress"]["best_epoch"] == best + 1 and saved["progress"]["best_loss"] == losses[best]
    model = GPT(GPTConfig(**saved["model_args"])).eval()
    model.load_state_dict(saved["model"])
    tokens = np.fromfile(tmp_path / "bytes" / "val.bin", np.uint8)
    total = sum(model(x, y)[1].item() * (y >= 0).sum().item() for x, y in validation_batches(tokens, 255, 32, 4))
    assert total / len(tokens) == pytest.approx(losses[best], rel=1e-5)
    again = run("train.py", f"--data_dir={tmp_path}", f"--out_dir={tmp_path / 'run'}", "--init_from=resume").stdout
    assert "no lower validation loss" in again and len(events(tmp_path / "run", "validation")) == len(losses)


def test_a_loss_that_is_not_finite_stops_the_run_and_leaves_what_was_saved(whole, data_dir, tmp_path):
    shutil.copytree(whole[0], tmp_path / "run")
    before = {path.name: path.read_bytes() for path in (tmp_path / "run").glob("*.pt")}
    done = run("train.py", f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", "--init_from=resume", "--epochs=4", "--learning_rate=1e30", "--grad_clip=0", ok=False)
    assert "is not finite" in done.stderr and "of step" in done.stderr and "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "run").glob("*.pt")} == before


def test_a_run_is_never_replaced_by_accident(whole, data_dir):
    out, _ = whole
    before = (out / "last.pt").read_bytes()
    done = train(data_dir, out, ok=False)
    assert "--init_from=resume goes on" in done.stderr and (out / "last.pt").read_bytes() == before


def test_best_weights_alone_are_a_run_too(whole, data_dir, tmp_path):
    (tmp_path / "run").mkdir()
    shutil.copy(whole[0] / "best.pt", tmp_path / "run")
    assert "already holds a run" in train(data_dir, tmp_path / "run", ok=False).stderr
    assert "no readable checkpoint" in train(data_dir, tmp_path / "run", "--init_from=auto", ok=False).stderr
    assert (tmp_path / "run" / "best.pt").read_bytes() == (whole[0] / "best.pt").read_bytes()


def test_strange_prompts_do_not_stop_a_run(data_dir, tmp_path):
    """An empty one, line separators that JSON leaves alone, and an undecodable byte: all in the log, and resuming reads it."""
    train(data_dir, tmp_path / "run", "--epochs=1", "--prompts=|a\u2028b|c\udcffd")
    assert len(events(tmp_path / "run", "sample")) == 3
    (tmp_path / "prompts.txt").write_text("The king\n\nQ: Who?\\nA:\n")
    run("train.py", f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", "--init_from=resume", "--epochs=2", f"--prompts=FILE:{tmp_path / 'prompts.txt'}")
    assert [prompt for _, _, prompt in events(tmp_path / "run", "sample", "prompt")][3:] == ["The king", "Q: Who?\nA:"]


def test_a_damaged_checkpoint_is_named_and_the_one_before_it_is_used(whole, data_dir, tmp_path):
    train(data_dir, tmp_path / "run", "--epochs=1", "--save_every=10")
    path = tmp_path / "run" / "last.pt"
    path.write_bytes(path.read_bytes()[:5000])
    printed = run("train.py", f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", "--init_from=resume", "--epochs=1").stdout
    assert "last.pt cannot be read" in printed and "going on" in printed and "done" in printed


@pytest.mark.parametrize("args, said", [
    (["--dataset=nothing"], "python prepare_art.py --dataset=nothing"),
    (["--block_size=100000"], "fewer than one block of 100000"),
    (["--size=huge"], "none of tiny, base, large"),
    (["--dtype=float8"], "none of auto, float32"),
    (["--init_from=resume"], "no checkpoint"),
    (["--learing_rate=1"], "did you mean learning_rate?"),
    (["--n_head=3", "--n_kv_head=2"], "multiple of n_kv_head"),
    (["--batch_size=0"], "batch_size: 0 is less than 1"),
    (["--seed=-1"], "seed: -1 is less than 0"),
    (["--answers=-1"], "answers: -1 is less than 0"),
    (["--exam_source=nobody"], "has no questions from 'nobody'"),
    (["--device=gpu"], "not to be had here"),
    (["--compile=ture"], "none of auto, True, False"),
])
def test_bad_settings_get_one_sentence(data_dir, tmp_path, args, said):
    done = train(data_dir, tmp_path / "run", *args, ok=False)
    assert said in done.stderr and "Traceback" not in done.stderr


def test_resume_refuses_what_would_make_it_another_run(whole, data_dir):
    out, _ = whole
    for arg in ("--seed=5", "--block_size=16", "--n_layer=3"):
        done = run("train.py", f"--data_dir={data_dir}", f"--out_dir={out}", "--init_from=resume", arg, ok=False)
        assert arg[2:].split("=")[0] in done.stderr and "Traceback" not in done.stderr


def test_a_run_can_begin_with_the_weights_of_another(whole, data_dir, tmp_path):
    """With a rate of zero the new run ends with the very weights it began with, and its resuming does not ask for them again."""
    out, _ = whole
    start = shutil.copy(out / "best.pt", tmp_path / "start.pt")
    train(data_dir, tmp_path / "run", f"--start_from={start}", "--learning_rate=0", "--epochs=1")
    assert same(weights(tmp_path / "run"), weights(out, "best.pt"))
    (tmp_path / "start.pt").unlink()
    train(data_dir, tmp_path / "run", "--init_from=resume", "--epochs=2")
    for arg, said in ((f"--start_from={out / 'log.jsonl'}", "does not hold the weights"), (f"--start_from={out / 'last.pt'} --n_embd=16", "does not hold the weights")):
        done = train(data_dir, tmp_path / "other", *arg.split(), ok=False)
        assert said in done.stderr and "Traceback" not in done.stderr


def test_muon_stopped_and_resumed_equals_undisturbed(data_dir, tmp_path):
    """Muon's averages are part of a checkpoint: two epochs, and one epoch and a resumed second one, with the rates of a run of two."""
    train(data_dir, tmp_path / "whole", "--muon_lr=0.02", "--min_lr_ratio=1", "--warmup_ratio=0")
    train(data_dir, tmp_path / "run", "--muon_lr=0.02", "--min_lr_ratio=1", "--warmup_ratio=0", "--epochs=1")
    refused = train(data_dir, tmp_path / "run", "--init_from=resume", "--muon_lr=0", ok=False)
    assert "muon_lr cannot become 0" in refused.stderr
    train(data_dir, tmp_path / "run", "--init_from=resume", "--epochs=2")
    assert same(weights(tmp_path / "run"), weights(tmp_path / "whole"))
    (_, _, first), (_, _, last) = events(tmp_path / "run", "validation", "loss")
    assert last < first < math.log(256)


ONE_STEP = ["--batch_tokens=1000000", "--warmup_ratio=0", "--min_lr_ratio=1", "--dropout=0", "--muon_lr=0.02"]  # an epoch of one step, always at the peak


def test_averaged_weights_are_the_running_mean_of_the_steps(data_dir, tmp_path):
    """By hand from three runs that end after one, two and three steps; what is learnt is the same with averaging and without."""
    after = []
    for steps in (1, 2, 3):
        train(data_dir, tmp_path / str(steps), *ONE_STEP, f"--epochs={steps}")
        after.append(weights(tmp_path / str(steps)))
    train(data_dir, tmp_path / "run", *ONE_STEP, "--epochs=2", "--average_epochs=4")
    train(data_dir, tmp_path / "run", *ONE_STEP, "--init_from=resume", "--epochs=3")
    last, best = (torch.load(tmp_path / "run" / name, weights_only=True) for name in ("last.pt", "best.pt"))
    assert same(last["raw"], after[2]) and "raw" not in best
    torch.manual_seed(1337)
    mean = GPT(GPTConfig(**last["model_args"])).state_dict()
    for t, now in enumerate(after, 1):
        share = max(1 / 5, 9 / (9 + t))
        mean = {name: (1 - share) * mean[name] + share * now[name] for name in now}
    assert all(torch.allclose(last["model"][name], mean[name], atol=1e-6) for name in mean)
    assert not same(last["model"], last["raw"])
    loss = next(e[2] for e in events(tmp_path / "run", "validation", "loss") if e[0] == 3)
    model = GPT(GPTConfig(**last["model_args"])).eval()
    model.load_state_dict(mean)
    val = np.fromfile(data_dir / "bytes" / "val.bin", np.uint8)
    nats = sum(model(x, y, reduction="none")[1].sum().item() for x, y in validation_batches(val, tokenizers.Tokenizer("byte").eot, 32, 4))
    assert loss == pytest.approx(nats / len(val), abs=1e-4)
    refused = train(data_dir, tmp_path / "run", *ONE_STEP, "--init_from=resume", "--average_epochs=0", ok=False)
    assert "average_epochs cannot become 0" in refused.stderr


def test_dropout_and_decay_grow_from_none(data_dir, tmp_path):
    """The first of one step is that of a run without either; the second of two, when they are whole, is not, and is that of a run which had them in the second only."""
    strong, none = ["--dropout=0.5", "--weight_decay=5", "--ramp_ratio=0.5"], ["--dropout=0", "--weight_decay=0"]
    plain = [arg for arg in ONE_STEP if arg != "--dropout=0"]
    train(data_dir, tmp_path / "none", *plain, *none, "--epochs=1")
    train(data_dir, tmp_path / "ramp", *plain, *strong, "--epochs=2")
    train(data_dir, tmp_path / "first", *plain, *strong, "--epochs=1", "--ramp_ratio=1")
    assert same(weights(tmp_path / "none"), weights(tmp_path / "first"))
    train(data_dir, tmp_path / "none", "--init_from=resume", "--batch_tokens=1000000", "--dropout=0.5", "--weight_decay=5", "--epochs=2")
    assert same(weights(tmp_path / "none"), weights(tmp_path / "ramp")) and not same(weights(tmp_path / "ramp"), weights(tmp_path / "first"))


def test_the_trapezoid_holds_the_peak_and_comes_down_in_a_line(data_dir, tmp_path):
    train(data_dir, tmp_path / "run", "--batch_tokens=512", "--warmup_ratio=0.25", "--cooldown_ratio=0.5", "--min_lr_ratio=0.2", "--learning_rate=1e-3")
    rates = [rate for _, _, rate in events(tmp_path / "run", "step", "lr")]
    n = len(rates)
    assert n > 8 and max(rates) == 1e-3 and rates[0] < 1e-3
    for step, rate in enumerate(rates):
        if step >= n / 2:
            assert rate == pytest.approx(1e-3 * (1 - 0.8 * (step - n / 2) / (n / 2)))
        elif step >= n / 4:
            assert rate == 1e-3
    refused = train(data_dir, tmp_path / "other", "--warmup_ratio=0.6", "--cooldown_ratio=0.5", ok=False)
    assert "at most 1" in refused.stderr


def test_a_split_smaller_than_a_batch_and_a_block_still_trains(tmp_path):
    write_dataset(tmp_path / "bytes", texts(2), ["Blue."], tokenizers.Tokenizer("byte"))
    printed = train(tmp_path, tmp_path / "run", "--batch_tokens=100000").stdout
    assert "has only" in printed and "done" in printed


def test_figures_go_to_wandb_too(data_dir, tmp_path, monkeypatch):
    """A stand-in for the package writes down what it is given; a resumed run goes on under the same id."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "wandb.py").write_text(
        "import json\n"
        "class Run:\n"
        f"    path = {str(tmp_path / 'sent.jsonl')!r}\n"
        "    def __init__(self, id): self.id = id or 'abc'; self.log({'id': self.id})\n"
        "    def log(self, figures, step=None): open(self.path, 'a').write(json.dumps(figures | {'at': step}) + chr(10))\n"
        "    def finish(self): self.log({'finished': True})\n"
        "def init(project, name, dir, config, id, resume):\n"
        "    assert project == 'artgpt' and name == 'run' and config['n_embd'] == 32\n"
        "    return Run(id)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "modules"))
    train(data_dir, tmp_path / "run", "--epochs=1", "--wandb_log=True")
    run("train.py", f"--data_dir={data_dir}", f"--out_dir={tmp_path / 'run'}", "--init_from=resume", "--epochs=2")
    sent = [json.loads(line) for line in (tmp_path / "sent.jsonl").read_text().splitlines()]
    assert [e["id"] for e in sent if "id" in e] == ["abc", "abc"] and sum("finished" in e for e in sent) == 2
    assert [(e["epoch"], e["at"], e["validation/loss"]) for e in sent if e.get("epoch") and "validation/loss" in e] == events(tmp_path / "run", "validation", "loss")
    assert [(e["epoch"], e["at"], e["step/loss"]) for e in sent if "step/loss" in e] == events(tmp_path / "run", "step", "loss")


@pytest.mark.parametrize("arg, name", [("--wandb_log=True", "wandb"), ("--tensorboard=True", "tensorboard")])
def test_a_missing_package_is_named(data_dir, tmp_path, arg, name):
    if importlib.util.find_spec(name):
        pytest.skip(f"{name} is installed here")
    assert f"pip install {name}" in train(data_dir, tmp_path / "run", arg, ok=False).stderr


def test_no_compiler_means_eager_and_one_line(data_dir, tmp_path, monkeypatch):
    monkeypatch.setenv("CXX", "/nowhere/cxx")
    monkeypatch.setenv("TORCHINDUCTOR_CACHE_DIR", str(tmp_path / "cache"))
    done = train(data_dir, tmp_path / "run", "--compile=True", "--epochs=1")
    assert "going on without" in done.stdout and "done" in done.stdout and "Traceback" not in done.stdout + done.stderr
