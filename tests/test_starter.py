"""The bundled corpus and its exam: size, kinds, variety, form and balance. Whether it is true, a reader must judge."""
import json
import re
from collections import Counter, defaultdict

import pytest
from conftest import ROOT

from sources import KINDS, SOURCES

FOLDER = ROOT / "data" / "starter"


def words(text):
    return re.findall(r"\w+", text.lower())


def grams(text, n):
    return {tuple(part) for w in [words(text)] for part in zip(*(w[i:] for i in range(n)))}


@pytest.fixture(scope="module")
def documents():
    found = [item for reader, *args in SOURCES["starter"](FOLDER) for item in reader(*args)]
    assert all(hasattr(item, "kind") for item in found), [item for item in found if not hasattr(item, "kind")]
    return found


@pytest.fixture(scope="module")
def exam():
    return [json.loads(line) for line in (FOLDER / "exam.jsonl").read_text(encoding="utf-8").splitlines()]


def test_size_and_kinds(documents):
    assert 600_000 <= sum(len(d.text.encode()) for d in documents) <= 1_000_000
    count = Counter(d.kind for d in documents)
    for kind, least in zip(KINDS, (250, 180, 120, 400, 250)):
        assert count[kind] >= least, count


def test_form(documents):
    for d in documents:
        assert d.title and len(d.text) >= 80, d
        assert not re.search(r"(?m)^\s*[-*#>|]|\*\w|https?:|—", d.text), d
        assert d.kind != "qa" or re.match(r"Q: .+\nA: .+|Describe the ", d.text), d


def test_no_two_open_alike(documents):
    openings = Counter(tuple(words(re.sub(r"^Q: ", "", d.text))[:6]) for d in documents)
    assert not [opening for opening, n in openings.items() if n > 1]


def test_no_near_duplicates(documents):
    """By the share of common 5-grams (Jaccard) of every pair that shares one."""
    sets = [grams(d.text, 5) for d in documents]
    where, shared = defaultdict(list), Counter()
    for i, found in enumerate(sets):
        for gram in found:
            shared.update((j, i) for j in where[gram])
            where[gram].append(i)
    close = [(documents[i].title, documents[j].title) for (i, j), n in shared.items() if n > 0.2 * min(len(sets[i]), len(sets[j]))]
    assert not close


def test_no_sentence_frame_in_more_than_three_documents(documents):
    """A frame: a sentence with names, numbers and words that fewer than 25 documents have masked, five words left."""
    spread, frames = Counter(), defaultdict(set)
    for d in documents:
        spread.update(set(re.findall(r"[a-z']+", d.text)))
    for i, d in enumerate(documents):
        for sentence in re.split(r"(?<=[.?!])\s+|\n", re.sub(r"(?m)^[QA]: ", "", d.text)):
            frame = []
            for at, word in enumerate(re.findall(r"[\w'’-]+", sentence)):
                if spread[word] >= 25 or at == 0 and spread[word.lower()] >= 25:
                    frame.append(word.lower())
                elif frame[-1:] != ["_"]:
                    frame.append("_")
            if sum(word != "_" for word in frame) >= 5:
                frames[" ".join(frame)].add(i)
    assert not {frame: len(found) for frame, found in frames.items() if len(found) > 3}


def test_exam_is_well_formed_and_balanced(exam):
    assert len(exam) >= 300
    for row in exam:
        assert set(row) == {"question", "choices", "answer", "topic", "level", "source"}, row
        assert len({choice.lower() for choice in row["choices"]}) == len(row["choices"]) == 4 and row["question"].endswith("?"), row
    assert len({row["question"].lower() for row in exam}) == len(exam)
    assert all(0.23 <= n / len(exam) <= 0.27 for n in Counter(row["answer"] for row in exam).values())
    assert 0.64 <= sum(row["source"] == "starter" for row in exam) / len(exam) <= 0.70


@pytest.mark.parametrize("extreme", [max, min])
def test_length_does_not_tell_the_answer(exam, extreme):
    """Always choosing the longest, or the shortest, scores within 5 points of guessing; ties share the point."""
    score = 0
    for row in exam:
        best = [i for i, choice in enumerate(row["choices"]) if len(choice) == extreme(map(len, row["choices"]))]
        score += (row["answer"] in best) / len(best)
    assert 0.20 <= score / len(exam) <= 0.30


def test_no_question_stands_in_the_corpus(documents, exam):
    corpus = set().union(*(grams(d.text, 8) for d in documents))
    questions = {tuple(words(line[3:])) for d in documents for line in d.text.split("\n") if line.startswith("Q: ")}
    assert not [row["question"] for row in exam if grams(row["question"], 8) & corpus or tuple(words(row["question"])) in questions]
