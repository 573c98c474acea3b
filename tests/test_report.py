"""report.html: what it says of runs that are known to be untrained, learnt by heart or made of templates, and what stands in the page."""
import json
import random
import re
import sys
from html.parser import HTMLParser

import pytest
from conftest import SMALL, run, texts, write_dataset

import report
import tokenizer as tokenizers

RUN = [*SMALL[1:], "--dataset=d", "--n_embd=64", "--block_size=64", "--batch_tokens=256", "--answers=12", "--exam_questions=12", "--sample_tokens=40", "--temperature=0.1", "--learning_rate=1e-2",
       "--dropout=0", "--patience=99", "--log_every=20", r"--prompts=Q: What is it?\nA:|<script>alert(1)</script>"]


def trained(folder, train, val, questions, *args):
    write_dataset(folder / "d", train, val, tokenizers.train("bpe", train, 400))
    rows = [{"question": question, "choices": ["blue", "gold", "bronze", "marble"], "answer": n % 4} for n, question in enumerate(questions)]
    (folder / "exam.jsonl").write_text("\n".join(map(json.dumps, rows)))
    printed = run("train.py", f"--data_dir={folder}", f"--out_dir={folder / 'run'}", *RUN, f"--exam={folder / 'exam.jsonl'}", *args).stdout
    return folder / "run", printed


def sentences(out):
    return "\n".join(report.diagnose(report.load(out)))


@pytest.fixture(scope="module")
def by_heart(tmp_path_factory):
    """Twenty-four made-up answers, learnt until they can be recited; the validation text says other things."""
    rng = random.Random(3)
    questions = [f"What did the {a} of the {b} make?" for a in ("painter", "king", "child", "saint") for b in ("river", "church", "garden", "table", "sky", "wall")]
    pairs = [f"Q: {question}\nA: {answer}" for question, answer in zip(questions, texts(24, 30, seed=7))]
    return trained(tmp_path_factory.mktemp("heart"), 8 * pairs[:14], texts(8, 30, seed=8), questions[:12], "--epochs=7")


def test_a_model_that_learnt_by_heart_is_said_to_overfit_and_recite(by_heart):
    out, printed = by_heart
    said = sentences(out)
    best = report.best_epoch(report.load(out))
    assert re.search(rf"risen since epoch {best} \(from .* while training falls: it is overfitting; best.pt is epoch {best}", said) and "It recites: " in said, said
    assert said in printed and "untrained" not in said and "templates" not in said


def test_a_fresh_model_is_said_to_be_untrained(tmp_path):
    out, _ = trained(tmp_path, texts(20), texts(4, seed=1), ["Who?"] * 4, "--epochs=1", "--learning_rate=0")
    assert sentences(out).startswith("It is untrained: ")


def test_a_model_of_templates_is_said_to_fill_them_in(tmp_path):
    rng = random.Random(2)
    artists, things = ["Monet", "Degas", "Klimt", "Goya", "Turner", "Hokusai", "Manet", "Rubens"], ["light", "colour", "line", "space", "surface", "shadow"]
    frames = ["Q: What is special about {}?\nA: {} is known for a bold approach to {} and for the use of {} in every work.",
              "Q: What is special about {}?\nA: The art of {} is characterized by {}, which makes {} matter more than ever before."]
    made = []
    for _ in range(330):
        name = rng.choice(artists)
        made.append(rng.choice(frames).format(name, name, rng.choice(things), rng.choice(things)))
    out, _ = trained(tmp_path, made[:300], made[300:], [f"What is special about {name}?" for name in artists], "--epochs=3")
    assert "It fills in templates: " in sentences(out), sentences(out)


class Page(HTMLParser):
    """Tags in balance, and every address in it."""

    def __init__(self, text):
        super().__init__()
        self.open, self.addresses, self.scripts, self.text = [], [], 0, ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        self.addresses += [value for name, value in attributes if name in ("src", "href", "xlink:href") and not value.startswith("#")]
        if tag not in ("meta", "path", "use", "br", "rect", "image"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.addresses += [value for name, value in attributes if name in ("src", "href", "xlink:href") and not value.startswith("#")]

    def handle_endtag(self, tag):
        if tag in ("path", "use", "rect", "image"):
            return
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_stands_alone_and_shows_what_was_logged(by_heart):
    pytest.importorskip("matplotlib")
    out, _ = by_heart
    page = Page((out / "report.html").read_text())
    assert not page.open and not page.addresses and not page.scripts and "<script>alert(1)</script>" in page.text
    logged = [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]
    samples = [event for event in logged if event["event"] == "sample"]
    assert len(samples) == 2 * 8 and all(event["text"] in page.text for event in samples)
    losses = [event["loss"] for event in logged if event["event"] == "validation"]
    assert all(f"{loss:.4f}" in page.text for loss in losses) and f"{min(losses[1:]):.3f}" in page.text
    assert all(title in page.text for title in ("Loss, nats per token", "Exam", "What it writes", "Learning rate")) and page.text.count("guessing") >= 2


def test_without_matplotlib_there_are_tables(by_heart, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    page = report.write([report.load(by_heart[0])], tmp_path / "report.html").read_text()
    assert "pip install matplotlib" in page and "<svg" not in page and "<details open><summary>All epochs" in page and not Page(page).open


def test_runs_side_by_side(by_heart, tmp_path):
    out, _ = by_heart
    other = tmp_path / "other"
    run("train.py", f"--data_dir={out.parent}", f"--out_dir={other}", *RUN, "--epochs=1", "--n_embd=32", "--exam=")
    (out.parent / "compare.html").unlink(missing_ok=True)
    printed = run("evaluate.py", "--compare", f"{out},{other}").stdout
    rows = [line.split() for line in printed.splitlines()[:3]]
    assert rows[0][:3] == ["run", "parameters", "epochs"] and rows[1][0] == "run" and rows[2][0] == "other"
    assert f"{min(e['loss'] for n, e in report.load(out)['epochs'].items() if n):.4f}" in rows[1]
    page = (out.parent / "compare.html").read_text()
    assert not Page(page).open and "other" in page and "n_embd" in page
    assert "no run in" in run("evaluate.py", f"--compare={out},{tmp_path / 'nothing'}", ok=False).stderr


def test_thinning_keeps_the_mean():
    points = [(float(i), float(i % 7)) for i in range(1000)]
    thin = report.thinned(points, 100)
    assert len(thin) == 100 and sum(y for _, y in thin) / 100 == pytest.approx(sum(y for _, y in points) / 1000) and report.thinned([]) == []
