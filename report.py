"""report.html: one page that says how a run went. It follows from log.jsonl, config.json and evaluation.json alone, so it can be made anew at any time.

The page holds no link and no script: it opens from a disk, offline, on a phone. Curves are drawn by matplotlib; without it there are tables.
"""
import html
import io
import json
import math
from pathlib import Path

from files import put

# From where on the page says so. Figures of the model's writing are held against those of the validation text, which people wrote.
UNTRAINED = 0.9  # the best validation loss, as a share of ln(vocabulary), which knowing nothing costs
RISEN = 1.01  # validation loss over the best one, while the training loss falls: overfitting
FALLING = 0.997  # validation loss over that of the epoch before: still learning
COPIED = 0.3  # share of tokens in copied runs, beyond the validation text's own: reciting
TEMPLATED = 0.2  # share of answers made from templates
REPEATED = 0.15  # share of 4-grams said before in the same answer, beyond the validation text's own
ENDED = 0.5  # share of answers that end by themselves, of the share of validation texts that are so short; below it is said


def load(out):
    """What the run in the folder `out` left, as a dict: name, config, start (data, machine), steps, epochs {number: figures}, samples {prompt: {epoch: text}},
    evaluation (of evaluate.py)."""
    out = Path(out)
    run = {"name": out.resolve().name, "config": {}, "start": {}, "steps": [], "epochs": {}, "samples": {}, "evaluation": {}}
    for name in ("config", "evaluation"):
        try:
            run[name] = json.loads((out / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            pass
    try:
        lines = (out / "log.jsonl").read_text(encoding="utf-8").splitlines()
    except OSError:
        raise SystemExit(f"there is no run in {out}: {out / 'log.jsonl'} is missing")
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue  # cut off by a crash
        match event["event"]:
            case "start":
                run["start"] = event
            case "step":
                run["steps"].append(event)
            case "validation":
                run["epochs"][event["epoch"]] = event
            case "sample":
                run["samples"].setdefault(event["prompt"], {})[event["epoch"]] = event["text"]
    return run


def best_epoch(run):
    """The epoch of best.pt: the lowest validation loss, but not of epoch 0, before training."""
    return min(sorted(run["epochs"])[1:] or run["epochs"], key=lambda epoch: run["epochs"][epoch]["loss"], default=0)


def seconds(run):
    """Of training, without what evaluation took."""
    return max((row.get("seconds", 0) for row in run["epochs"].values()), default=0)


def diagnose(run):
    """Plain sentences on how the run goes, the most important first."""
    epochs = run["epochs"]
    if not epochs:
        return ["Nothing has been measured yet."]
    last, best = max(epochs), best_epoch(run)
    now, lowest = epochs[last], epochs[best]
    vocabulary = run["start"].get("vocab_size", 0)
    if vocabulary and lowest["loss"] > UNTRAINED * math.log(vocabulary):
        return [f"It is untrained: a validation loss of {lowest['loss']:.2f}, where knowing nothing at all costs {math.log(vocabulary):.2f}."]
    said = []
    trained = [epochs[epoch].get("train_loss") for epoch in sorted(epochs)]
    falls = len(trained) > 1 and trained[-1] is not None and (trained[-2] is None or trained[-1] < trained[-2])
    if last > best and now["loss"] > RISEN * lowest["loss"] and falls:
        said.append(f"Validation has risen since epoch {best} (from {lowest['loss']:.3f} to {now['loss']:.3f}) while training falls: it is overfitting; best.pt is epoch {best}.")
    elif last > best:
        said.append(f"Validation has not fallen since epoch {best} ({lowest['loss']:.3f}, now {now['loss']:.3f}); best.pt is epoch {best}.")
    elif last and last - 1 in epochs and now["loss"] < FALLING * epochs[last - 1]["loss"]:
        said.append(f"Validation still falls ({epochs[last - 1]['loss']:.3f} to {now['loss']:.3f} in epoch {last}): it is learning, and more epochs would help.")
    else:
        said.append(f"Validation is levelling off at {now['loss']:.3f}.")
    writing, people = now.get("writing") or {}, run["start"].get("natural") or {}
    if writing.get("copied", 0) > people.get("copied", 0) + COPIED:
        said.append(f"It recites: {writing['copied']:.0%} of what it writes stands in the training text in runs of 12 tokens or more "
                    f"(of the validation text {people.get('copied', 0):.0%} does).")
    if writing.get("templates", 0) > TEMPLATED:
        said.append(f"It fills in templates: {writing['templates']:.0%} of its answers are made from the same few frames, and so is {people['templates']:.0%} of the validation text: the data holds them."
                    if people.get("templates", 0) > TEMPLATED else f"It falls back on stock phrases: {writing['templates']:.0%} of its answers share a few frames, of the validation text {people.get('templates', 0):.0%}.")
    if writing.get("repetition", 0) > people.get("repetition", 0) + REPEATED:
        said.append(f"It repeats itself: {writing['repetition']:.0%} of its 4-grams stood in the same answer before (in the validation text {people.get('repetition', 0):.0%}).")
    if writing and writing["ended"] < ENDED * people.get("ended", 0):
        said.append(f"It finds no end: {writing['ended']:.0%} of its answers end within {run['config'].get('sample_tokens', '?')} tokens, of the validation texts {people['ended']:.0%}.")
    if test := now.get("exam"):
        figures = f"{test['right']:.0%} (±{test['error']:.0%}) of {test['questions']} questions, where guessing scores {test['guessing']:.0%}"
        spread = math.sqrt(test["guessing"] * (1 - test["guessing"]) / test["questions"])  # the standard error of a guesser
        said.append(f"It knows more than a guesser: {figures}." if test["right"] > test["guessing"] + 2 * spread else f"The exam does not tell it from a guesser: {figures}.")
    return said


# -----------------------------------------------------------------------------
# figures as text and as HTML


def percent(value):
    return "" if value is None else f"{value:.1%}"


def columns(run, epoch):
    """{heading: text} of one epoch."""
    row = run["epochs"].get(epoch, {})
    writing, test = row.get("writing") or {}, row.get("exam")
    return {"train loss": f"{row['train_loss']:.4f}" if row.get("train_loss") is not None else "", "validation loss": f"{row['loss']:.4f}" if row else "",
            "perplexity": f"{row['perplexity']:.2f}" if row else "", "bits/byte": f"{row['bits_per_byte']:.4f}" if row else "",
            "exam": f"{test['right']:.1%} ± {test['error']:.1%}" if test else "",
            **{name: percent(writing.get(key)) for name, key in (("copied", "copied"), ("repeated", "repetition"), ("templates", "templates"), ("ended", "ended"))}}


def side_by_side(runs):
    """[[cell]] with a heading row: each run at its best epoch."""
    rows = [{"run": run["name"], "parameters": f"{run['start'].get('parameters', 0) / 1e6:.1f}M", "epochs": str(max(run["epochs"], default=0)), "best": str(best_epoch(run)),
             **columns(run, best_epoch(run)), "training": clock(seconds(run))} for run in runs]
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def clock(seconds):
    minutes = int(seconds) // 60
    return f"{minutes // 60}h{minutes % 60:02}m" if minutes >= 60 else f"{minutes}m{int(seconds) % 60:02}s"


def comparison(runs):
    """side_by_side(), aligned for a terminal."""
    rows = side_by_side(runs)
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths))) for row in rows)


def table(rows):
    """[[cell]] with a heading row -> HTML; empty columns are left out."""
    keep = [n for n in range(len(rows[0])) if any(row[n] for row in rows[1:])] or range(len(rows[0]))
    lines = ["".join(f"<{tag}>{html.escape(str(row[n]))}</{tag}>" for n in keep) for row, tag in zip(rows, ["th"] + ["td"] * len(rows))]
    return f"<div class=scroll><table><tr>{'</tr><tr>'.join(lines)}</tr></table></div>"


# -----------------------------------------------------------------------------
# curves


def thinned(points, most=400):
    """At most `most` of the points [(x, y)], each the mean of its neighbours: a curve of 100,000 steps is no better drawn."""
    size = math.ceil(len(points) / most) or 1
    return [tuple(sum(axis) / len(axis) for axis in zip(*points[i:i + size])) for i in range(0, len(points), size)]


def series(run, *path):
    """[(epoch, value)] of a figure of the validation events, such as ("writing", "copied"); without the epochs that lack it."""
    found = []
    for epoch, value in sorted(run["epochs"].items()):
        for key in path:
            value = (value or {}).get(key)
        if value is not None:
            found.append((epoch, value))
    return found


def chart(title, lines, best=None, shares=False, band=()):
    """An SVG of the `lines` [(label, [(x, y)], style)], by matplotlib, or "" if no line has two points."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    if not any(len(points) > 1 for _, points, _ in lines):
        return ""
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": title, "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}):
        figure = Figure(figsize=(5.2, 3.1))
        axes = figure.add_axes((0.13, 0.13, 0.85, 0.78))
        if band:
            axes.fill_between(*zip(*band), color="C0", alpha=0.15, linewidth=0)
        for label, points, style in lines:
            if points:
                axes.plot(*zip(*points), label=label, **({"marker": "o", "markersize": 2.5} if 1 < len(points) < 80 else {}) | style)
        if best is not None:
            axes.axvline(best, color="#999", linewidth=0.8, linestyle=":", label=f"best epoch, {best}")
        axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("epoch")
        axes.grid(alpha=0.2, linewidth=0.5)
        if shares:
            axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
            axes.set_ylim(bottom=0)
        if any(label for label, *_ in lines):
            axes.legend(frameon=False, fontsize=8)
        page = io.StringIO()
        figure.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
    svg = page.getvalue()
    return "<figure>" + svg[svg.index("<svg"):].replace("<svg ", f'<svg role="img" aria-label="{html.escape(title)}" ', 1) + "</figure>"


def charts(runs):
    """The curves as HTML, or one line that says that matplotlib is missing."""
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        return "<p>(The curves need matplotlib: pip install matplotlib.)</p>"
    thin, dashed = {"linewidth": 0.8, "alpha": 0.5, "marker": ""}, {"linestyle": "--", "linewidth": 1, "marker": ""}
    if len(runs) > 1:
        of = lambda *path: [(run["name"], series(run, *path), {}) for run in runs]
        return "".join([chart("Validation, bits per byte", of("bits_per_byte")), chart("Training loss", of("train_loss")), chart("Exam", of("exam", "right"), shares=True),
                        chart("Copied from the training text", of("writing", "copied"), shares=True), chart("4-grams repeated", of("writing", "repetition"), shares=True)])
    run, best = runs[0], best_epoch(runs[0])
    per_epoch, exam = run["start"].get("steps_per_epoch", 0), series(run, "exam", "right")
    steps = lambda key: thinned([(event["step"] / per_epoch, event[key]) for event in run["steps"]]) if per_epoch else []
    level = lambda value: [(min(run["epochs"], default=0), value), (max(run["epochs"], default=1), value)] if value is not None else []
    kinds = sorted({kind for row in run["epochs"].values() for kind in row.get("bits_by_kind") or {}})
    people = run["start"].get("natural") or {}
    band = [(epoch, row["exam"]["right"] - row["exam"]["error"], row["exam"]["right"] + row["exam"]["error"]) for epoch, row in sorted(run["epochs"].items()) if row.get("exam")]
    return "".join([
        chart("Loss, nats per token", [("training, by step", steps("loss"), thin | {"color": "C0"}), ("training", series(run, "train_loss"), {"color": "C0"}),
                                       ("validation", series(run, "loss"), {"color": "C1"})], best),
        chart("Validation, bits per byte", [("all", series(run, "bits_per_byte"), {"color": "black", "linewidth": 2})] + [(kind, series(run, "bits_by_kind", kind), {}) for kind in kinds], best),
        chart("Exam", [("right, ± standard error", exam, {"color": "C0"}), ("guessing", level(exam and run["epochs"][exam[0][0]]["exam"]["guessing"] or None), dashed | {"color": "#777"})], best, True, band),
        chart("What it writes", [(label, series(run, "writing", key), {"color": color}) for label, key, color in
                                 (("copied", "copied", "C3"), ("repeated", "repetition", "C0"), ("answers from a few frames", "templates", "C2"), ("answers that end", "ended", "C7"))]
              + [(f"{label}, validation text", level(people.get(key)), dashed | {"color": color}) for label, key, color in (("copied", "copied", "C3"), ("repeated", "repetition", "C0"), ("that end", "ended", "C7"))], best, True),
        chart("Learning rate" + (" of AdamW" if run["config"].get("muon_lr") else ""), [("", steps("lr"), {"marker": ""})]),
        chart("Gradient norm", [("", steps("grad_norm"), {"marker": ""})]),
    ])


# -----------------------------------------------------------------------------
# the page

STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;color:#1c1c1c;background:#fbfaf7;max-width:1180px;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.2rem 0 .4rem;white-space:pre-line}.sub{color:#666;margin:.2rem 0 1rem}
.say{background:#fff;border-left:4px solid #b5482a;padding:.6rem 1rem;margin:1rem 0}.say p{margin:.25rem 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(125px,1fr));gap:.6rem}.tiles div{background:#fff;border:1px solid #e6e2d8;border-radius:6px;padding:.5rem .7rem}
.tiles b{display:block;font-size:1.15rem;font-weight:600;white-space:nowrap}.tiles span{font-size:.8rem;color:#666}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr));gap:.8rem}figure{margin:0;background:#fff;border:1px solid #e6e2d8;border-radius:6px;padding:.3rem}
figure svg{width:100%;height:auto;display:block}
.strip{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(180px,1fr);gap:.6rem;overflow-x:auto;padding-bottom:.5rem}
.card{background:#fff;border:1px solid #e6e2d8;border-radius:6px;padding:.5rem .7rem;font-size:.88rem;max-height:17rem;overflow-y:auto;white-space:pre-line;overflow-wrap:anywhere}
.card b{display:block;color:#666;font-weight:600;font-size:.78rem}.best{border-color:#b5482a}.best b{color:#b5482a}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem;background:#fff}th,td{border:1px solid #e6e2d8;padding:.2rem .55rem;text-align:right;white-space:nowrap}
th{color:#666;font-weight:600}td:first-child,th:first-child{text-align:left}details{margin:1rem 0}summary{cursor:pointer;font-weight:600}h3~details{margin:.2rem 0;font-size:.88rem}
"""


def tiles(run):
    epochs, best = run["epochs"], best_epoch(run)
    row = epochs[best]
    last = epochs[max(epochs)]
    writing, test = last.get("writing") or {}, last.get("exam")
    found = [(f"{row['loss']:.3f}", f"best validation loss, epoch {best}"), (f"{row['perplexity']:.1f}", "perplexity"), (f"{row['bits_per_byte']:.3f}", "bits per byte")]
    if test:
        found.append((f"{test['right']:.0%} ± {test['error']:.0%}", f"exam, guessing {test['guessing']:.0%}"))
    found += [(f"{writing[key]:.0%}", label) for key, label in (("copied", "copied"), ("repetition", "repeated"), ("ended", "answers that end")) if key in writing]
    if run["steps"]:
        found.append((f"{run['steps'][-1]['tokens_per_second']:,}", "tokens/s"))
    return "<div class=tiles>" + "".join(f"<div><b>{html.escape(value)}</b><span>{html.escape(label)}</span></div>" for value, label in found) + "</div>"


def cards(items):
    """[(heading, text, whether it is the best)] -> a strip of cards, side by side."""
    return "<div class=strip>" + "".join(f"<div class='card{' best' if best else ''}'><b>{html.escape(heading)}</b>{html.escape(text) or '(nothing)'}</div>" for heading, text, best in items) + "</div>"


def one(run):
    """The page's parts for a single run."""
    start, config, best = run["start"], run["config"], best_epoch(run)
    parts = [f"<h1>{html.escape(run['name'])}</h1><p class=sub>{start.get('parameters', 0) / 1e6:.1f}M parameters, {start.get('train_tokens', 0):,} training tokens, "
             f"epoch {max(run['epochs'], default=0)} of {config.get('epochs', '?')}, {clock(seconds(run))} of training on {html.escape(str(start.get('device', '?')))}, "
             f"and {clock(sum(row.get('look_seconds', 0) for row in run['epochs'].values()))} of looking</p>",
             "<div class=say>" + "".join(f"<p>{html.escape(sentence)}</p>" for sentence in diagnose(run)) + "</div>"]
    curves = charts([run])
    if run["epochs"]:
        parts += [tiles(run), f"<h2>Curves</h2><div class=charts>{curves}</div>"]
    if run["samples"]:
        parts.append("<h2>What it wrote, epoch by epoch</h2>")
        for prompt, texts in run["samples"].items():
            every = sorted(texts)
            few = {best, *(every[i * (len(every) - 1) // 4] for i in range(5))}  # the first, the last and some between, to be seen at a glance
            show = lambda epochs: cards([(f"epoch {epoch}" + (", the best" if epoch == best else ""), texts[epoch], epoch == best) for epoch in epochs])
            parts += [f"<h3>{html.escape(prompt) or '(an empty prompt)'}</h3>", show([epoch for epoch in every if epoch in few])]
            if len(every) > len(few):
                parts.append(f"<details><summary>all {len(every)} epochs</summary>{show(every)}</details>")
    last = run["epochs"].get(max(run["epochs"], default=0), {})
    if copy := (last.get("writing") or {}).get("longest_copy"):
        parts += ["<h2>The longest copy</h2>", f"<p>{copy['tokens']} tokens, from {html.escape(copy['from'])}</p>", cards([("copied", copy["text"], False)])]
    if run["evaluation"].get("exam"):
        rows = [["exam", "right", "±", "of"], *([name, percent(s["right"]), percent(s["error"]), str(s["questions"])] for name, s in run["evaluation"]["exam"].items())]
        parts.append(f"<h2>Exam of {html.escape(run['evaluation']['checkpoint'])}, epoch {run['evaluation']['epoch']}</h2>{table(rows)}")
    if run["epochs"]:
        headings = ["epoch", *columns(run, best)]
        parts.append(f"<details{'' if '<svg' in curves else ' open'}><summary>All epochs in figures</summary>"
                     f"{table([headings, *([str(epoch), *columns(run, epoch).values()] for epoch in sorted(run['epochs']))])}</details>")
    if counts := start.get("by_kind"):
        names = sorted({kind for split in counts.values() for kind in split})
        parts.append("<details><summary>Data</summary>" + table([["documents", *names], *([split, *(f"{counts[split].get(kind, 0):,}" for kind in names)] for split in counts)])
                     + f"<p>{start.get('train_tokens', 0):,} training tokens, {start.get('val_tokens', 0):,} validation tokens, vocabulary {start.get('vocab_size', 0):,}.</p></details>")
    machine = {key: start[key] for key in ("device", "dtype", "compiled", "processes", "torch") if key in start}
    parts.append("<details><summary>Settings and machine</summary>" + table([["setting", "value"], *([key, str(value)] for key, value in (machine | config).items())]) + "</details>")
    return parts


def several(runs):
    """The page's parts for runs side by side."""
    parts = ["<h1>" + html.escape(" and ".join(run["name"] for run in runs)) + "</h1><p class=sub>Each at its best epoch.</p>", table(side_by_side(runs)),
             *(f"<h3>{html.escape(run['name'])}</h3><div class=say>" + "".join(f"<p>{html.escape(sentence)}</p>" for sentence in diagnose(run)) + "</div>" for run in runs),
             f"<h2>Curves</h2><div class=charts>{charts(runs)}</div>", "<h2>What they wrote</h2>"]
    for prompt in dict.fromkeys(prompt for run in runs for prompt in run["samples"]):
        parts += [f"<h3>{html.escape(prompt)}</h3>", cards([(f"{run['name']}, epoch {best_epoch(run)}", run["samples"][prompt].get(best_epoch(run), ""), False) for run in runs if prompt in run["samples"]])]
    kept = {key for run in runs for key in run["config"] if len({str(other["config"].get(key)) for other in runs}) > 1}
    parts.append("<h2>Settings that differ</h2>" + table([["setting", *(run["name"] for run in runs)], *([key, *(str(run["config"].get(key, "")) for run in runs)] for key in sorted(kept))]))
    return parts


def write_samples(run, path):
    """samples.md: what the run wrote, epoch by epoch."""
    page = ""
    for epoch, row in sorted(run["epochs"].items()):
        page += f"## Epoch {epoch}, validation loss {row['loss']:.4f}\n\n"
        page += "".join(f"**{' '.join(prompt.split())}** {texts[epoch]}\n\n" for prompt, texts in run["samples"].items() if epoch in texts)
    put(path, page)


def flat(fields, prefix=""):
    """The numbers in nested `fields` as {"a/b": number}."""
    found = {}
    for name, value in fields.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{name}/")
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            found[prefix + name] = value
    return found


def write(runs, path):
    """Write the page of the run, or runs, that load() gave; returns the path."""
    parts = one(runs[0]) if len(runs) == 1 else several(runs)
    page = ("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width,initial-scale=1'>"
            f"<title>{html.escape(', '.join(run['name'] for run in runs))}</title><style>{STYLE}</style><body>" + "\n".join(parts) + "</body></html>\n")
    return put(path, page)
