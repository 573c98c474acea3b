"""The filters, on texts made here: what they must find, what they must leave alone, and figures computed by hand."""
import random
import re

import numpy as np
import offtopic
import pytest
from conftest import ROOT

import filters
import prepare_art
from filters import near_duplicates, overlap, quality, templates, word_hashes

STARTER = [d.text for d in prepare_art.texts_of(ROOT / "data" / "starter")]  # natural text, 1,490 documents


# -----------------------------------------------------------------------------
# quality


@pytest.mark.parametrize("text, why", [
    ("Oil on canvas, gift of the artist.", ""), ("Vase with lotus scrolls, Jingdezhen", ""), ("Head of a woman in profile to the left; verso, two horses.", ""), ("short", "shorter"),
    ("the of and " * 400_000, "million"), ("pneumonoultramicroscopic " * 10, "words too long"), ("a" * 300 + " the", "words too long"),
    ("12, 13, 14 (1873); 55, 56. p. 3, 7, 9.", "too few letters"), ("A line \ufffd of \ufffd broken \ufffd bytes here", "undecodable"),
    ("Le peintre regarde la mer et le ciel pendant que les enfants jouent dans le sable avec leurs amis et leurs chiens, sous un soleil de plomb qui ne bouge pas du tout.", "English"),
    ("Das Bild zeigt eine Frau mit dem Hund und ist nicht von ihm.", "English"), ("Leonardo da Vinci and Piero della Francesca met in the house of the Duke.", ""),
    ("- Oil\n- Chalk on paper\n- Bronze and gold\n- Glass", "a list"), ("Lorem ipsum dolor sit amet, the quick painter.", "placeholder"),
    ("The hall was\nThe hall was\nThe hall was\nThe hall was full", "repeats its lines"),
    ("Tbe pa1nter l%oked zt tlle br1dge qnd wrt xxkk d0wn wbzt hq s4w th3re thst d4y", "garbled"),
    (" ".join(["the red boat on the river"] * 12), "repeats")])
def test_quality(text, why):
    assert (why in quality(text)) if why else quality(text) == ""


def test_quality_leaves_natural_text_alone():
    assert [text for text in STARTER if quality(text)] == []


# -----------------------------------------------------------------------------
# templates: families of these kinds were not among those that the figures in filters.py were set on

ARTISTS = "Ann Potter|Bo Li|Carla Wess|Dirk Maes|Eva Lund|Farid Nur|Gio Banti|Hana Sato|Ivo Krall|Jun Mori|Kit Vane|Lia Prou".split("|")
THINGS = "a red boat|two sleeping dogs|the old mill|a girl with a kite|a bowl of plums|the harbour wall|an empty street|a man reading|a torn flag|the night train|three pears|a blue door".split("|")
MOODS = "quiet grief|great calm|a sense of loss|plain joy|slow dread|tender irony|cool distance|deep silence|open wonder|wry humour".split("|")
WAYS = "thin washes of colour|heavy strokes of the knife|a web of fine lines|flat areas of tone|broken touches|a low horizon|strong side light|a narrow palette".split("|")


def family(number, rng, natural):
    pick = rng.choice
    artist, thing, mood, way, year = pick(ARTISTS), pick(THINGS), pick(MOODS), pick(WAYS), rng.randrange(1500, 2000)
    return [
        lambda: f"{artist} fills {thing} with {mood}. The means are simple: {way}, and a date, {year}, written small.",
        lambda: f"Q: {pick(['Why does', 'How does', 'Can you say why'])} {artist} {pick(['paint', 'show us', 'return to'])} {thing}?\nA: Because {thing} stood for {mood}, and {way} was the way to say it in {year}.",
        lambda: f"{thing.capitalize()}, seen by {artist} in {year}, is at heart about {mood}; {way} carries it.",
        lambda: f"{pick(natural)} What {artist} wanted from {thing} was {mood}, and the surest road to it was {way}. {pick(natural)}",
        lambda: f"{pick(['Bought', 'Given', 'Left to us'])} in {year}, the sheet by {artist} shows {thing}. {pick(['One feels', 'One is left with', 'It breathes'])} {mood}. {pick(['Note', 'Look for', 'Do not miss'])} {way}.",
    ][number]()


def test_templates_are_found_and_natural_text_is_not():
    rng = random.Random(4)
    sentences = [s for text in STARTER for s in re.findall(r"[A-Z][^.!?]{60,160}\.", text)]
    made = [family(i % 5, rng, sentences) for i in range(1500)]
    texts = [*STARTER, *made]
    order = rng.sample(range(len(texts)), len(texts))
    found, frames = templates([texts[i] for i in order])
    by_text = {i: found[at] >= 0 for at, i in enumerate(order)}
    lost = [texts[i] for i in range(len(STARTER)) if by_text[i]]
    missed = [texts[i] for i in range(len(STARTER), len(texts)) if not by_text[i]]
    assert len(lost) <= 0.005 * len(STARTER) and len(missed) <= 0.01 * len(made), (lost[:5], missed[:5])
    assert sum(n for _, n in frames) == sum(by_text.values()) and frames == sorted(frames, key=lambda frame: -frame[1])
    assert any("is at heart about" in frame for frame, _ in frames) and any("the sheet by *" in frame for frame, _ in frames)


def test_natural_text_alone_has_no_templates():
    found, _ = templates(STARTER)
    assert (found >= 0).sum() <= 0.005 * len(STARTER)


def test_formulas_live():
    """Thousands of records share "oil on canvas" and "was born in Florence in"; the rest of each is its own."""
    rng = random.Random(5)
    words = sorted({word for text in STARTER for word in re.findall(r"[a-z]{4,}", text)})
    natural = lambda: " ".join(rng.choices(words, k=25)).capitalize() + "."
    texts = [f"{natural()} {formula} {natural()}" for _ in range(300) for formula in ("She was born in Florence in 1630.", "Oil on canvas.", "The artist depicts a river.", "Gift of the family.")]
    found, _ = templates(texts)
    assert (found >= 0).sum() == 0


def test_frames_with_hardly_a_fixed_word_show_in_the_skeleton():
    """Every content word is drawn from thousands, so no three words follow each other twice; the little words and commas repeat."""
    rng = random.Random(7)
    words = sorted({word for text in STARTER for word in re.findall(r"[a-z]{5,}", text)})
    one = lambda: rng.choice(words)
    made = [f"{one().capitalize()} in its {one()}, {one()} in its {one()}, and for all its {one()} not without {one()} or {one()}." for _ in range(300)]
    found, frames = templates([*STARTER, *made])
    assert (found[len(STARTER):] >= 0).mean() > 0.99 and (found[:len(STARTER)] >= 0).mean() < 0.005
    assert any("in its ... , ... in its" in frame and "not without" in frame for frame, _ in frames)


def test_long_natural_passages_live_beside_templates_that_are_most_of_the_corpus():
    """A long text has many sentences, any of which may hold formulas; and a corpus that is mostly templates is no reason to take them for the language."""
    rng = random.Random(8)
    long = ["\n\n".join(STARTER[at:at + 4]) for at in range(0, len(STARTER) - 4, 4)]
    sentences = [s for text in STARTER[:400] for s in re.findall(r"[A-Z][^.!?]{60,160}\.", text)]
    made = [family(i % 5, rng, sentences) for i in range(4 * len(long))]
    assert (templates(long)[0] >= 0).sum() == 0
    found, _ = templates([*long, *made])
    assert (found[:len(long)] >= 0).mean() < 0.03 and (found[len(long):] >= 0).mean() > 0.99


def test_few_texts_are_no_family():
    assert list(templates(["A painter looks at the sea.", ""])[0]) == [-1, -1] and templates([])[1] == []


# -----------------------------------------------------------------------------
# near duplicates and leaks


def noisy(text, rng, kind):
    words = text.split()
    if kind == "case":
        return text.upper()
    if kind == "quotes":
        return text.replace('"', "”").replace("'", "’")
    if kind == "dropped words":
        return " ".join(word for word in words if rng.random() > 0.1)
    if kind == "scanned":
        return " ".join(word[:-1] + rng.choice("eclrn1") if rng.random() < 0.1 else word for word in words)
    if kind == "a sentence less":
        return text.partition(". ")[2] if text.count(". ") > 2 else text
    return f"{text} Gift of the family of {rng.choice(ARTISTS)}, {rng.randrange(1900, 2000)}."


@pytest.mark.parametrize("kind", ["case", "quotes", "dropped words", "scanned", "a sentence less", "a credit line"])
def test_near_duplicates_are_found(kind):
    rng = random.Random(6)
    copies = {i: noisy(STARTER[i], rng, kind) for i in rng.sample(range(len(STARTER)), 400)}
    first = near_duplicates([word_hashes(text) for text in [*STARTER, *copies.values()]])
    assert sum(first[len(STARTER) + at] == first[i] for at, i in enumerate(copies)) >= 0.98 * len(copies)


def test_distinct_texts_are_no_duplicates():
    first = near_duplicates([word_hashes(text) for text in STARTER])
    assert (first != np.arange(len(STARTER))).sum() <= 0.001 * len(STARTER)
    assert list(near_duplicates([word_hashes(text) for text in ("", "one", "", STARTER[0], STARTER[0].upper())])) == [0, 1, 2, 3, 3]


def test_overlap_by_hand():
    words = [f"w{i}" for i in range(20)]
    held = [" ".join(words), "w0 w1 w2", "other words that are not there at all and go on for long enough to be counted"]
    training = [" ".join(words[:15]), "x y z"]
    assert list(overlap([word_hashes(t) for t in held], [word_hashes(t) for t in training])) == [3 / 8, 0.0, 0.0]  # 3 of its 8 runs of 13


def test_a_leak_goes_to_training_and_the_best_copy_stays():
    document = lambda text, source="local", license="": prepare_art.Document(text, "commentary", source, text[:9], license, "")
    long = STARTER[0] + " " + STARTER[1]
    splits = {"train": [document(long), document(STARTER[2])], "val": [document(STARTER[1]), document(STARTER[3])]}
    shares = prepare_art.unleak(splits)
    assert [d.text for d in splits["val"]] == [STARTER[3]] and splits["train"][-1].text == STARTER[1] and list(shares) == [0.0]
    copies = [document(long), document(long + " The end.", "semart", "unclear"), document(long[:-30], "artic", "CC0"), document(STARTER[5])]
    reasons = prepare_art.near_duplicate_stage(copies)
    assert [bool(reason) for reason in reasons] == [True, True, False, False] and "artic" in reasons[0]


def test_exam_questions_are_kept_out():
    question = "In which city did the painter Canaletto mostly work?"
    exam = [line for line in (ROOT / "data" / "starter" / "exam.jsonl").read_text().splitlines()]
    asked = re.search(r'"question": "([^"]+)"', exam[3])[1]
    document = lambda text: prepare_art.Document(text, "qa", "gooaq", "", "CC0", "")
    reasons = prepare_art.exam_stage([document(f"Q: {asked.lower()}\nA: Somebody."), document(f"Q: {question}\nA: Venice."), document(asked)])
    assert reasons[0] == "asks a question of the exam" and reasons[2] == ""


# -----------------------------------------------------------------------------
# off topic


def test_off_topic_by_the_held_out_texts():
    """What the bundled texts alone teach, and a rate that is known (LOG.md): most of what is off topic goes, little of the hardest art text."""
    judged = [prepare_art.Document(text, "qa", "local", "", "CC0", "") for text in (*offtopic.OFF_TOPIC, *offtopic.ART)]
    trusted = [prepare_art.Document(text, "qa", "starter", "", "CC0", "") for text in offtopic.OFF_TOPIC[:20]]
    reasons = prepare_art.off_topic_stage(judged + trusted)
    dropped = np.array([bool(reason) for reason in reasons])
    n = len(offtopic.OFF_TOPIC)
    assert dropped[:n].mean() > 0.92 and dropped[n:len(judged)].mean() < 0.03 and not dropped[len(judged):].any()
