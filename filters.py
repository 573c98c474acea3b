"""What a corpus should not hold: templates, text that is off topic, near duplicates, broken text, and validation text that stands in training.

Each function judges a whole corpus and knows nothing of files or settings; prepare_art.py runs them in turn and reports.
"""
import re
import zlib
from collections import Counter, defaultdict
from functools import lru_cache

import numpy as np

from prose import COMMON, sentences

# -----------------------------------------------------------------------------
# words as numbers

_crc = lru_cache(1 << 20)(lambda word: zlib.crc32(word.encode("utf-8", "replace")))


def word_hashes(text: str) -> np.ndarray:
    """A 32-bit hash for each word of a text, in order, case and punctuation aside."""
    return np.array([_crc(word) for word in re.findall(r"\w+", text.lower())], dtype=np.uint32)


def _mixed(columns):
    """One 64-bit hash of several arrays, place by place."""
    total = np.uint64(0)
    for column in columns:
        total = total * np.uint64(0x9E3779B97F4A7C15) + column.astype(np.uint64) + np.uint64(1)
    return total


def _grams(words, n):
    """64-bit hashes of the n-grams of an array of word hashes; of all words together if there are fewer."""
    n = min(n, len(words)) or 1
    if not len(words):
        return np.zeros(0, np.uint64)
    total = _mixed(words[i:len(words) - n + 1 + i] for i in range(n))
    return total ^ (total >> np.uint64(29))


# -----------------------------------------------------------------------------
# broken text

_FOREIGN = frozenset("der die das und ist nicht ein eine mit dem den von auch sich auf für des le les est une dans que qui pour sur pas avec il di che per non del della sono nel con gli un una"
                     " el los las por como para het een niet dat zijn voor och att som är jest nie się na".split())
_ODD = re.compile(r"[^\W\d_]\d[^\W\d_]|[^\W\d_]{2,}[^\w\s'’.,;:!?/&)\]\"”»…—–-][^\W\d_]|\b[bcdfghjklmnpqrstvwxz]{4,}\b")


def quality(text: str, min_chars: int = 30) -> str:
    """Why a text is no prose worth training on, or "".

    After Gopher (Rae et al. 2021, arXiv 2112.11446, table A1: length, word length, symbols, bullets, ellipses, stop words, repetition) and C4 (Raffel et al.
    2020: placeholder text), with looser bounds, since captions are short and catalogues dense. What is not English, and what a scanner garbled, is ours.
    """
    if len(text) < max(1, min_chars):
        return f"shorter than {min_chars} characters"
    if len(text) > 1_000_000:
        return "longer than a million characters"
    words = text.split()
    if len(text) / len(words) > 14 or max(map(len, words)) > 200:
        return "words too long for prose"
    if text.count("\ufffd") > 2:
        return "undecodable characters"
    if sum(map(str.isalpha, text)) < 0.65 * (len(text) - text.count(" ")):
        return "too few letters"
    if 10 * (text.count("#") + text.count("…") + text.count("...")) > max(10, len(words)):
        return "too many symbols"
    if "lorem ipsum" in text.lower():
        return "placeholder text"
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 3 and sum(line.lstrip()[0] in "-*•·‣●" for line in lines) > 0.9 * len(lines):
        return "a list"
    if len(lines) > 3 and sum(line.rstrip().endswith(("…", "...")) for line in lines) > 0.3 * len(lines):
        return "lines that break off"
    plain = [word for word in re.findall(r"[^\W\d_]+", text.lower())]
    english, foreign = sum(word in COMMON for word in plain), sum(word in _FOREIGN for word in plain)
    if len(plain) >= 30 and english < 0.15 * len(plain) or foreign > max(3, english, 0.12 * len(plain)):
        return "too few common English words"
    if len(plain) >= 10 and 10 * english < 3 * len(plain) and 100 * len(_ODD.findall(text)) > 12 * len(plain):  # slow, so only where words are strange
        return "garbled words"
    return _repeats(lines, plain)


def _repeats(lines, words):
    """Gopher's repetition rules: the share of a text that is a line said before, its commonest pair, triple or four of words, or a run of ten said before."""
    if len(lines) > 3 and len(lines) - len(set(lines)) > 0.3 * len(lines):
        return "repeats its lines"
    if len(words) < 50 or len(set(words)) > 0.6 * len(words):
        return ""
    length = sum(map(len, words))
    for n, share in ((2, 0.20), (3, 0.18), (4, 0.16)):
        run, times = Counter(zip(*(words[i:] for i in range(n)))).most_common(1)[0]
        if times > 2 and times * sum(map(len, run)) > share * length:
            return f"repeats {n} words"
    runs = Counter(zip(*(words[i:] for i in range(10))))
    return "repeats runs of ten words" if sum(times - 1 for times in runs.values()) > 0.10 * len(words) else ""


# -----------------------------------------------------------------------------
# off topic

_FEATURES = 1 << 20


def _features(text):
    """Hashes of what a text is about: its words but the commonest, each pair of them that follow one another, their beginnings and runs of four letters,
    each once. How it is said (Q and A, length, I and you) is left out, or every question would look like a chat."""
    words = [word for word in re.findall(r"[^\W\d_]+", re.sub(r"(?m)^[QA]: ", "", text).lower()) if word not in COMMON]
    found = {*words, *("^" + word[:5] for word in words if len(word) > 5), *("<" + f"<{word}>"[i:i + 4] for word in words for i in range(len(word) - 1))}
    found.update(map(" ".join, zip(words, words[1:])))
    return np.unique(np.array([zlib.crc32(feature.encode()) % _FEATURES for feature in found], np.int64))


def topic_features(texts):
    """What Topic learns from, of the texts and of their sentences by themselves: captions and answers are short."""
    found = []
    for text in texts:
        parts = [s for paragraph in text.split("\n") for s in sentences(re.sub("^[QA]: ", "", paragraph)) if len(s) > 40]
        found += map(_features, [text, *parts] if len(parts) > 1 else [text])
    return found


class Topic:
    """Tells texts on the subject from others: logistic regression on hashed words, learnt from the topic_features() of texts of which that is known. Each
    word counts by how much oftener it stands in the one than in the other (naive Bayes' log ratio; Wang and Manning 2012)."""

    def __init__(self, on, off, epochs=3, rate=0.5, decay=1e-4, smooth=0.3, seed=0):
        features = [*on, *off]
        is_off = np.arange(len(features)) >= len(on)
        shares = []
        for part in features[:len(on)], features[len(on):]:
            count = np.bincount(np.concatenate([np.zeros(0, np.int64), *part]), minlength=_FEATURES) + smooth
            shares.append(np.log(count / count.sum()))
        scale = np.abs(shares[1] - shares[0])
        weight = np.where(is_off, len(on) / max(1, len(off)), 1.0) ** 0.5  # the fewer count for more, but not for all the difference
        w, self.bias, squares = np.zeros(_FEATURES), 0.0, np.full(_FEATURES, 1e-6)
        rng = np.random.default_rng(seed)
        for _ in range(epochs):
            for batch in np.array_split(rng.permutation(len(features)), max(1, len(features) // 64)):
                parts = [features[i] for i in batch]
                lengths = np.array([max(1, len(part)) for part in parts])
                rows, columns = np.repeat(np.arange(len(parts)), [len(part) for part in parts]), np.concatenate(parts)
                value = scale[columns] / np.sqrt(lengths[rows])
                score = np.bincount(rows, w[columns] * value, len(parts)) + self.bias
                error = (1 / (1 + np.exp(-score)) - is_off[batch]) * weight[batch]
                hit, where = np.unique(columns, return_inverse=True)
                step = np.bincount(where, error[rows] * value) / len(batch) + decay * w[hit]
                squares[hit] += step ** 2
                w[hit] -= rate * step / np.sqrt(squares[hit])  # AdaGrad (Duchi et al. 2011): rare words learn as fast as common ones
                self.bias -= 0.05 * error.mean()
        self.w = w * scale

    def off(self, text: str) -> float:
        """The log odds that a text is off the subject."""
        f = _features(text)
        return float(self.w[f].sum() / max(1, len(f)) ** 0.5 + self.bias)


# -----------------------------------------------------------------------------
# near duplicates: MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3)

BANDS, ROWS = 40, 3  # two texts that share 0.5 of their words and pairs meet in some band with probability 0.995, 0.05 with 0.005


def near_duplicates(words: list[np.ndarray]) -> np.ndarray:
    """For each text, given as its word hashes, the first text of its cluster: texts nearly the same, directly or by way of others.

    Two texts are nearly the same if the Jaccard similarity of their sets of words and pairs of words is 0.42 + 3/n or more, n the size of the larger set:
    one word in ten changed leaves 0.7, and short texts need more to be more than the same formula. What stands in one text of twenty or more tells
    nothing and is left out.
    """
    sets = [np.unique(np.concatenate([_grams(w, 1), _grams(w, 2)])) for w in words]
    often = np.zeros(1 << 22, np.uint32)
    for s in sets:
        often[s & np.uint64((1 << 22) - 1)] += 1  # a set has each gram once; two that collide are counted together, which errs towards leaving out
    limit = max(50, len(words) // 20)
    for i, s in enumerate(sets):
        rare = s[often[s & np.uint64((1 << 22) - 1)] <= limit]
        sets[i] = rare if 2 * len(rare) > min(len(s), 20) else s
    signatures = _signatures(sets)
    parent = np.arange(len(words))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    filled = np.flatnonzero([len(s) > 0 for s in sets])
    for band in range(BANDS):
        keys = _mixed(signatures[filled, band * ROWS:(band + 1) * ROWS].T)
        order = np.argsort(keys, kind="stable")
        same = keys[order][1:] == keys[order][:-1]
        first = 0
        for at in np.flatnonzero(same):
            if at == 0 or not same[at - 1]:
                first = order[at]
            other = filled[order[at + 1]]
            for one in {filled[first], filled[order[at]]}:  # the first and the one before: enough, and a crowd costs no squares
                a, b = root(one), root(other)
                if a != b and _alike(sets[one], sets[other]):
                    parent[max(a, b)] = min(a, b)
    return np.array([root(i) for i in range(len(words))], dtype=np.int64)


def _signatures(sets, batch=2000):
    """(texts, BANDS * ROWS) minima of as many random permutations of the grams."""
    rng = np.random.default_rng(0)
    factors, shifts = rng.integers(1 << 32, size=BANDS * ROWS, dtype=np.uint32) | np.uint32(1), rng.integers(1 << 32, size=BANDS * ROWS, dtype=np.uint32)
    found = np.zeros((len(sets), BANDS * ROWS), np.uint32)
    for first in range(0, len(sets), batch):
        part = sets[first:first + batch]
        full = [i for i, s in enumerate(part) if len(s)]
        if full:
            grams = np.concatenate([part[i] for i in full]).astype(np.uint32)
            starts = np.cumsum([0] + [len(part[i]) for i in full[:-1]])
            for k in range(BANDS * ROWS):
                found[first + np.array(full), k] = np.minimum.reduceat(grams * factors[k] + shifts[k], starts)
    return found


def _alike(a, b):
    small, large = sorted((len(a), len(b)))
    wanted = 0.42 + 3 / large
    if small < wanted * large:
        return False
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared >= wanted * (small + large - shared)


# -----------------------------------------------------------------------------
# leaks


def overlap(held: list[np.ndarray], training, n: int = 13) -> np.ndarray:
    """The share of each held-out text's word n-grams that stand in one of the `training` texts, all given as word hashes."""
    grams = [_grams(w, n) for w in held]
    known = np.unique(np.concatenate(grams)) if grams else np.zeros(0, np.uint64)
    seen = np.zeros(len(known), bool)
    for w in training:
        if len(known) and len(w) >= n:
            g = _grams(w, n)
            at = np.minimum(np.searchsorted(known, g), len(known) - 1)
            seen[at[known[at] == g]] = True
    return np.array([seen[np.searchsorted(known, g)].mean() if len(g) else 0.0 for g in grams])


# -----------------------------------------------------------------------------
# templates

# Texts made by filling slots repeat what is between the slots, and, since the lists that fill them are finite, most of what is in them. So: mask names
# and numbers, count in how many documents each run of three tokens stands, and see how much of a text is covered by runs that stand in many. Frames with
# few fixed words ("A *, its * as * as its *, ...") show in the skeleton, where only the 300 commonest words and punctuation are left: a run of ten of its tokens that
# stands in many documents is no accident. Natural formulas ("one of the most important", "was born in * in") are common, too, but cover little of any
# text, and stand mostly in texts that nothing else covers; a second look counts only runs at home in texts which the first look suspected. Masking
# before counting is after Shaib et al. 2024 (arXiv 2407.00211), who count tags of speech.

RUN, LONG, FRAME_WORDS = 3, 10, 300
SLOTS = 1 << 25  # of the tables that count runs, fewer for a small corpus: so many that few runs meet in one slot
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|\n")
_END, _NAME, _NUMBER = 0, 1, 2


def _batches(items, size=2000):
    return (items[first:first + size] for first in range(0, len(items), size))


class Tokens:
    """A corpus as numbers: names and numbers masked, ends of sentences marked."""

    def __init__(self, texts):
        self.words = [".", "*", "#"]  # by id: _END, _NAME, _NUMBER
        known = {}

        def look_up(token):  # twice the id of its lower case, and one more for a capital
            if token[0].isdigit():
                return 2 * _NUMBER
            if token in ".!?\n":
                return 2 * _END
            lower = token.lower()
            if lower not in known:
                known[lower] = len(self.words)
                self.words.append(lower)
            return 2 * known[lower] + (token != lower)

        table = {}
        documents = []
        for text in texts:
            tokens = _TOKEN.findall(text)
            documents.append(np.fromiter([table[t] if t in table else table.setdefault(t, look_up(t)) for t in tokens], np.int32, len(tokens)))
        count = sum((np.bincount(ids[ids % 2 == 0] // 2, minlength=len(self.words)) for ids in map(np.concatenate, _batches(documents))), np.zeros(len(self.words), np.int64))
        self.is_word = np.array([word[0].isalpha() for word in self.words])
        self.documents = []
        for ids in documents:
            lower, capital = ids // 2, ids % 2 == 1
            first = np.concatenate([[True], ~self.is_word[lower[:-1]] & (lower[:-1] != _NUMBER)]) if len(ids) else np.zeros(0, bool)
            masked = np.where(capital & (~first | (count[lower] < 2)), _NAME, lower)
            keep = np.ones(len(masked), bool)
            keep[1:] = ~((masked[1:] == _NAME) & (masked[:-1] == _NAME))
            self.documents.append(masked[keep].astype(np.int32))

        in_documents = np.zeros(len(self.words), np.int64)
        for ids in self.documents:
            in_documents[np.unique(ids)] += 1
        self.is_frame = ~self.is_word
        self.is_frame[np.argsort(np.where(self.is_word, -in_documents, 0), kind="stable")[:FRAME_WORDS]] = True
        self.is_frame[_NAME] = False
        self.size = min(SLOTS, 1 << sum(map(len, self.documents)).bit_length() + 6)

    def skeleton(self, ids):
        """-> (a document's tokens with all masked but frame words, numbers and punctuation; where in it each begins, and where it ends)"""
        masked = np.where(self.is_frame[ids], ids, _NAME).astype(np.int32)
        first = np.concatenate([[True], (masked[1:] != _NAME) | (masked[:-1] != _NAME)]) if len(ids) else np.zeros(0, bool)
        return masked[first], np.append(np.flatnonzero(first), len(ids)).astype(np.int32)

    def slots(self, ids, n):
        """The slot of each run of n tokens, the last slot if it goes over the end of a sentence or has fewer than two words (one, in a text of fewer than 15)."""
        if len(ids) < n:
            return np.zeros(0, np.int32)
        within = lambda which: np.convolve(which.astype(np.int16), np.ones(n, np.int16), "valid")
        counts = (within(self.is_word[ids]) >= (1 if n == RUN and self.is_word[ids].sum() < 15 else 2)) & (within(ids == _END) == 0)
        return np.where(counts, _grams(ids.astype(np.uint32), n) % np.uint64(self.size - 39), self.size - 1).astype(np.int32)


def _counted(slots, documents, size):
    """In how many of the `documents` each slot's run stands, of `size` slots."""
    table = np.zeros(size, np.uint16)
    for i in documents:
        here = np.unique(slots[i])
        table[here] += table[here] < 65_535
    table[-1] = 0
    return table


def templates(texts: list[str], often: float = 0.001):
    """-> (the family number of each text, -1 for those that are no template; [(frame, number of texts)] of the families, largest first).

    A run is frequent if it stands in a share `often` of the texts, counted as if they had 85 words each (of long texts more hold any run), and in four at
    least. A text is suspected if it has a frequent long run of its skeleton, or if frequent runs cover 0.45 of its words, or 0.3 and with that half of a sentence; then,
    three times over, if runs, of either sort, of which two thirds stand in suspected texts cover 0.28 of its words, or 0.1 and half of a sentence. The figures were set
    on made-up families among books and catalogues, and checked on others (LOG.md).
    """
    tokens = Tokens(texts)
    skeletons, starts = zip(*map(tokens.skeleton, tokens.documents)) if texts else ((), ())
    views = ([tokens.slots(ids, RUN) for ids in tokens.documents], RUN, None), ([tokens.slots(ids, LONG) for ids in skeletons], LONG, starts)
    del skeletons

    def covered(i, hit):
        """Which tokens of text i stand in its runs for which `hit`, given as one function of slots for each view, is true."""
        inside = np.zeros(len(tokens.documents[i]), bool)
        for (slots, n, starts), is_hit in zip(views, hit):
            at = np.flatnonzero(is_hit(slots[i]))
            if len(at):
                inside |= _spread(at, n, np.arange(len(inside) + 1) if starts is None else starts[i])
        return inside

    def all_covered(share, at_least, *tables):
        hit = [table.__getitem__ for table in tables]
        return {i for i, ids in enumerate(tokens.documents) if _is_covered(ids, covered(i, hit), tokens.is_word, share, at_least)}

    count, count_long = counts = [_counted(slots, range(len(texts)), tokens.size) for slots, *_ in views]
    least = max(4, int(often * sum(tokens.is_word[ids].sum() for ids in tokens.documents) / 85))
    made = all_covered(0.45, 0.3, count >= least)
    while len(made) > 0.95 * len(texts) and 20 * least < len(texts):  # so many that it must be the language itself that repeats
        least *= 2
        made = all_covered(0.45, 0.3, count >= least)
    frequent = count_long >= least
    made |= {i for i, slots in enumerate(views[1][0]) if frequent[slots].any()}
    for _ in range(3):
        suspected = [_counted(slots, made, tokens.size) for slots, *_ in views]
        at_home = [np.zeros(tokens.size, bool) for _ in views]  # natural formulas stand in many texts, but mostly in unsuspected ones
        for home, here, everywhere in zip(at_home, suspected, counts):
            some = np.flatnonzero(here >= max(4, least // 3))
            home[some[here[some] / everywhere[some] > 2 / 3]] = True
        made = all_covered(0.28, 0.1, *at_home)

    held = {i: {} for i in sorted(made)}  # of each template the runs at home, with the number of suspected texts that have each
    for i, runs in held.items():
        for view, (slots, *_) in enumerate(views):
            runs.update(((view, slot), int(suspected[view][slot])) for slot in np.unique(slots[i][at_home[view][slots[i]]]).tolist())
    family, frames = np.full(len(texts), -1), []
    for number, group in enumerate(_families(held)):
        family[group] = number
        common = {run for run, n in Counter(run for i in group for run in held[i]).items() if 5 * n >= len(group)}
        best = max(group[:50], key=lambda i: len(common & held[i].keys()))  # shows most of what they share
        is_common = [lambda slots, view=view: np.isin(slots, [slot for which, slot in common if which == view]) for view in range(2)]
        frames.append((_frame(tokens, tokens.documents[best], covered(best, is_common[:1]), covered(best, is_common)), len(group)))
    return family, frames


def _families(held):
    """Texts by their runs {text: {run: number of texts}} -> lists of texts, the longest first. A family is named by the run that is most frequent in its texts; two
    such runs that stand together in a sixth of the texts of each are one."""
    name = {i: max(runs, key=lambda run: (runs[run], run)) for i, runs in held.items()}
    names = set(name.values())
    alone, together, parent = Counter(), Counter(), {run: run for run in names}
    for runs in held.values():
        here = [run for run in runs if run in names]
        alone.update(here)
        together.update((a, b) for n, a in enumerate(here) for b in here[n + 1:])

    def root(run):
        while parent[run] != run:
            run = parent[run]
        return run

    for (a, b), n in together.items():
        if 6 * n >= max(alone[a], alone[b]):
            parent[root(a)] = root(b)
    members = defaultdict(list)
    for i in held:
        members[root(name[i])].append(i)
    return sorted(members.values(), key=len, reverse=True)


def _is_covered(ids, inside, is_word, share, at_least):
    """Whether of a document's words a `share` is `inside`, or half of one sentence, six words of it, and `at_least` such a share of all."""
    word = is_word[ids]
    inside = inside & word
    if inside.sum() >= max(3, share * word.sum()):
        return True
    if inside.sum() < max(6, at_least * word.sum()):
        return False
    sentence = np.cumsum(ids == _END)
    covered, whole = np.bincount(sentence[inside], minlength=sentence[-1] + 1), np.bincount(sentence[word], minlength=sentence[-1] + 1)
    return bool(((covered >= 6) & (2 * covered >= whole)).any())


def _spread(at, n, starts):
    """Which tokens stand in the runs of `n` pieces that begin with the pieces `at`; `starts` says where the pieces begin and where the last one ends."""
    edges = np.zeros(starts[-1] + 1, np.int32)
    edges[starts[at]] += 1
    edges[starts[at + n]] -= 1
    return np.cumsum(edges)[:-1] > 0


def _frame(tokens, ids, in_runs, shared):
    """What of a text is shared, in words: all words that stand in runs, of the rest only frame words; dots for what differs."""
    said = [tokens.words[id] if run or both and tokens.is_frame[id] else "..." for id, run, both in zip(ids, in_runs, shared)]
    return " ".join(word for n, word in enumerate(said) if not (word == "..." and n and said[n - 1] == "..."))[:300]
