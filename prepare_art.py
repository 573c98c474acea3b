"""Documents in, dataset out: read the sources, clean, filter, remove duplicates, split, tokenize, report.

    python prepare_art.py --contact=you@your.institution                         # every open source, fetched into the cache; then lunch
    python prepare_art.py --probe=True                                           # a look at every source: is it there, and is it what it was?
    python prepare_art.py --sources=starter --dataset=bundled --vocab_size=4096  # the bundled corpus, no download
    python prepare_art.py --sources=local --local_dir=my_texts --dataset=mine    # your own .txt, .md and .jsonl

data/<dataset>/ then holds train.bin, val.bin, tokenizer.json and meta.json to train on, docs.jsonl.gz and dropped.jsonl.gz to see
what was kept and what was not and why, and report.md to read first.
"""
import gzip
import hashlib
import json
import os
import random
import re
import shutil
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

import ftfy
import numpy as np
from tqdm import tqdm

import filters
import tokenizer as tokenizers
from configurator import configure, nearest
from dataset import save_meta
from fetch import client, fill, peek
from files import beside, hold, recover, replace_folder
from prose import decode, load_json
from sources import BROKEN, KINDS, PACE, SOURCES, Document, is_open, json_lines, members

# what
sources = "all"  # all, or a comma list of README.md's table: starter, local, gutenberg, ...; "all,wikiart" adds one that all leaves out
licenses = "open"  # open: public domain, CC0, CC BY, CC BY-SA; all: research-only and unclear ones too
offline = False  # True: fetch nothing, and what the cache lacks is no failure
mirror = ""  # fetch MIRROR/host/path in place of https://host/path
contact = ""  # your address, for the people whose servers are asked; Wikipedia wants one
probe = False  # True: one small request per source, a table of what came, and nothing else
# where
dataset = "art"  # the name of the result, a folder below data_dir
data_dir = "data"  # where datasets go
cache_dir = "data/cache"  # one folder per source, files as served
local_dir = ""  # for the source local: .txt, .md, and .jsonl with text and, if you like, title, kind, license, url
# how
tokenizer = "bpe"  # bpe (trained on this text), byte, gpt2, or hf:FOLDER, that of a model as export.py writes it
vocab_size = 16384  # of the bpe, end-of-text included
val_fraction = 0.01  # share of the works that is held out
min_chars = 30  # shorter documents are dropped
filter_quality = True  # drop what is broken, foreign or repeats itself
filter_templates = True  # drop texts made by filling slots, but for up to three of each kind
filter_off_topic = True  # drop from mixed sources and your own texts what is not about art (learnt from data/topic)
filter_near_duplicates = True  # of nearly the same text keep the best copy
filter_leaks = True  # train on, rather than validate with, what shares much with the training text; never train on exam questions
workers = 0  # processes; 0: one per core
seed = 1337  # of the split

STARTER, TOPIC = (Path(__file__).parent / "data" / name for name in ("starter", "topic"))
TARGETS = dict(description=100_000, history=50_000, commentary=50_000, qa=50_000, caption=50_000)

# -----------------------------------------------------------------------------
# cleaning one document

NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def clean(text):
    """`text` in Unicode NFC, mojibake repaired, without control characters, lines trimmed, at most one empty line in a row."""
    if ftfy.is_bad(text):
        text = ftfy.fix_encoding(text)
    text = unicodedata.normalize("NFC", re.sub(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]", "\n", text).replace("\u2029", "\n\n"))
    text = SPACES.sub(" ", NOT_TEXT.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()


def settle(item):
    """What a reader yields, cleaned: (document, stage, reason), both '' if the document may stay."""
    document, reason = item if isinstance(item[0], Document) else (item, "")
    text, kind, source, *others = document
    document = Document(clean(text), kind, source, *(" ".join(clean(other).split()) for other in others))
    stage, reason = ("reading", reason) if reason else ("quality", filters.quality(document.text, min_chars) if filter_quality else "")
    return document, reason and stage, reason


def run_job(job):
    """Read and clean one unit of a source: (name, [(document, stage, reason)], what is lacking, what went wrong). What came before a failure stays."""
    name, (reader, *args) = job
    done = []
    try:
        for item in reader(*args):
            done.append(settle(item))
        return name, done, "", ""
    except FileNotFoundError as e:
        return name, done, str(e.filename or e), ""
    except Exception as e:  # one bad file must not cost the others
        return name, done, "", f"{args[0]}: {e}" if isinstance(e, ValueError) else f"{args[0]}: {type(e).__name__}: {e}"


# -----------------------------------------------------------------------------
# stages over the whole corpus: each takes the documents and gives a reason for each, '' to keep it

FRAMES = []  # the template families that were found, for the report
SOUNDS_OFF = {}  # for the report: source -> (texts judged, of which sound off topic, whether those are dropped)


def rank(position, document):
    """Of two copies the one with the lower rank stays: the openly licensed, then the longer, then the earlier."""
    return not is_open(document.license), -len(document.text), position


def licence_stage(documents):
    return ["" if licenses == "all" or is_open(d.license) else f"licence: {d.license or 'not stated'}" for d in documents]


def exact_duplicate_stage(documents):
    """The same text but for case, punctuation and spaces."""
    keys = [hashlib.blake2b(re.sub(r"[\W_]+", "", d.text.lower()).encode(), digest_size=16).digest() for d in documents]
    best = {}
    for i, key in enumerate(keys):
        if key not in best or is_open(documents[i].license) > is_open(documents[best[key]].license):
            best[key] = i
    return ["" if best[key] == i else "same text as " + named(documents[best[key]]) for i, key in enumerate(keys)]


def exam_stage(documents):
    """Questions of the bundled exam: who trains on them is not examined."""
    words = lambda text: frozenset(re.findall(r"\w+", text.lower()))
    exam = [words(json.loads(line)["question"]) for line in (STARTER / "exam.jsonl").read_text(encoding="utf-8").splitlines()]
    reasons = []
    for d in documents:
        asked = words(d.text[:500].partition("\nA:")[0].removeprefix("Q:")) if d.text.startswith("Q:") else ()
        reasons.append("asks a question of the exam" if asked and any(10 * len(asked & e) >= 8 * len(asked | e) for e in exam) else "")
    return reasons


def template_stage(documents):
    """Of a family of twenty texts one stays, of forty two, of sixty and more three."""
    family, frames = filters.templates([d.text for d in documents])
    FRAMES[:] = [(frame, n, Counter(documents[i].source for i in np.flatnonzero(family == number))) for number, (frame, n) in enumerate(frames)]
    seen, reasons = Counter(), []
    for number in family:
        seen[number] += 1
        few = number < 0 or seen[number] <= min(3, frames[number][1] // 20)
        reasons.append("" if few else f"template: {frames[number][0]}")
    return reasons


SURE, OFF = -2.0, -0.25  # log odds of being off topic: of texts to learn from, and of those that go


def off_topic_stage(documents):
    """What art text looks like is learnt from the starter corpus, data/topic/on and some of the trusted sources, what other text looks like from
    data/topic/off. Where there are few trusted texts, those of the judged that are surely art stand in: a classifier that never saw old books takes a quarter
    of them for off topic."""
    if all(d.source == "starter" for d in documents):
        return [""] * len(documents)
    judged = [i for i, d in enumerate(documents) if SOURCES[d.source].mixed]
    some = lambda texts, n: random.Random(seed).sample(texts, min(n, len(texts)))
    words = lambda name: [word for line in (TOPIC / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#") for word in line.split()]
    art, other = (filters.topic_features([d.text for folder in folders for d in texts_of(folder)]) + 2 * filters.topic_features(words(name))
                  for folders, name in (((STARTER, TOPIC / "on"), "on.txt"), ((TOPIC / "off",), "off.txt")))
    trusted = some([d.text for d in documents if not SOURCES[d.source].mixed and d.source != "starter"], 400)
    topic = filters.Topic(art + filters.topic_features(trusted), other)
    if judged and len(trusted) < 400:
        trusted += some([documents[i].text for i in judged if topic.off(documents[i].text) < SURE], 400 - len(trusted))
        topic = filters.Topic(art + filters.topic_features(trusted), other)
    by_source, reasons = defaultdict(list), [""] * len(documents)
    for i, d in enumerate(documents):
        by_source[d.source].append(i)
    for name, found in by_source.items():
        judge = found if SOURCES[name].mixed else some(found, 300)  # a look at the trusted ones, too, which drops nothing
        off = [i for i in judge if topic.off(documents[i].text) > OFF]
        SOUNDS_OFF[name] = len(judge), len(off), SOURCES[name].mixed
        for i in off if SOURCES[name].mixed else ():
            reasons[i] = "off topic"
    return reasons


def near_duplicate_stage(documents):
    first = filters.near_duplicates([filters.word_hashes(d.text) for d in documents])
    best = {}
    for i, cluster in enumerate(first):
        if cluster not in best or rank(i, documents[i]) < rank(best[cluster], documents[best[cluster]]):
            best[cluster] = i
    return ["" if best[cluster] == i else "nearly the same text as " + named(documents[best[cluster]]) for i, cluster in enumerate(first)]


def named(document):
    return f"{document.source}: {document.title[:80]}"


def texts_of(folder):
    """The documents of a bundled folder, as the source starter reads them."""
    return [item for reader, *args in SOURCES["starter"](folder) for item in reader(*args) if isinstance(item, Document)]


STAGES = {"licence": (licence_stage, "licenses"), "exact duplicates": (exact_duplicate_stage, ""), "exam": (exam_stage, "filter_leaks"), "templates": (template_stage, "filter_templates"),
          "off topic": (off_topic_stage, "filter_off_topic"), "near duplicates": (near_duplicate_stage, "filter_near_duplicates")}

# -----------------------------------------------------------------------------
# fetching


def fill_cache(names):
    """Fill the cache with what the sources `names` lack: {source: what could not be had}. Wikipedia, which takes an hour, comes last."""
    failed = {}
    for name in sorted(names, key=lambda name: name == "wikipedia"):
        if name == "wikipedia" and ("@" not in contact and "://" not in contact or "example." in contact):
            failed[name] = ["its operators ask for an address: give yours, --contact=you@your.institution"]
        elif problems := fill(SOURCES[name].files, Path(cache_dir, name), client(contact, mirror, PACE)):
            failed[name] = problems
    return failed


PROSE = re.compile(r"(?i)descri|text|note|comment|narrative|copy|transcript|biograph|know|extract|utter|content|question|answer")  # fields to show first


def probe_source(name):
    """One row of the probe's table: ask a source for the beginning of its first file, and read that as a run would."""
    source, held = SOURCES[name], [file.stat().st_size for file in Path(cache_dir, name).rglob("*") if file.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        host, said, paths = peek(source.files, Path(folder, name), client(contact, mirror, tries=0), source.asks)
        read, prose = 0, 0
        try:
            jobs = [job for job in source(Path(folder, name)) if job[1].exists()] if paths else []
        except Exception as e:
            jobs, said = [], f"{said}; {type(e).__name__}: {e}"
        for job in jobs:
            _, found, _, complaint = run_job((name, job))
            read, prose = read + len(found), prose + sum(not reason for _, _, reason in found)
            if "column" in complaint:
                said = f"{said}; it {complaint.removeprefix(f'{job[1]}: ')[:100]}"
        names = sorted((name.encode(errors="replace").decode() for name in fields(paths[-1])) if paths else "-", key=lambda name: not PROSE.search(name))
    return [name, host, said, ", ".join(names)[:70], f"{prose} of {read}" if paths else "-", source.license, f"{len(held):,} file{'s' * (len(held) > 1)}, {sum(held) / 1e6:.1f} MB" if held else "-"]


def fields(path):
    """The names of the fields in the first record of a file, or of the first files in an archive."""
    try:
        if path.suffix == ".csv":
            return re.split(r"[,\t]", decode(path.read_bytes()[:5000]).split("\n")[0].replace('"', "").strip())
        if path.suffixes[-2:-1] == [".tar"]:
            return [name for name, _ in islice(members(path, "."), 3)]
        if path.suffix in (".json", ".gz"):
            record = next(json_lines(path))[1] if path.suffix == ".gz" else load_json(decode(path.read_bytes()))
            while isinstance(record, dict) and len(record) < 4 and (inner := [value for value in record.values() if isinstance(value, (dict, list))]):
                record = inner[-1]
            record = record[0] if isinstance(record, list) and record and isinstance(record[0], dict) else record
            return list(record) if isinstance(record, dict) else [f"a list of {len(record)}"] if isinstance(record, list) else []
        record = load_json(decode(path.read_bytes()).split("\n")[0])
        return list(record) if isinstance(record, dict) else []
    except (*BROKEN, ValueError, StopIteration):
        return []


def probe_all(names):
    """Print the table of --probe. All sources at once, so that a network that is silent costs one timeout, not twenty."""
    with ThreadPoolExecutor(len(names)) as pool:
        rows = list(tqdm(pool.map(probe_source, names), total=len(names), desc="probing", unit="source", disable=None))
    header = ["source", "host", "answer", "fields", "prose", "licence", "in the cache"]
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    for row in [header, *rows]:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


# -----------------------------------------------------------------------------
# reading


def collect(names, closed):
    """All documents of the sources `names`, in order: [(document, stage, reason)], {source: what it lacks}, {source: what went wrong}. Those that are
    `closed` for their licence may be absent."""
    folders = {"starter": STARTER, "local": Path(local_dir)}
    jobs, lacking, failed = [], defaultdict(list), defaultdict(list)
    for name in names:
        try:
            found = SOURCES[name](folders.get(name, Path(cache_dir, name)))
            jobs += ((name, job) for job in found)
        except FileNotFoundError as e:
            lacking[name].append(str(e.filename or e))
        except Exception as e:  # files of another shape than ever must not cost the other sources
            failed[name].append(f"{type(e).__name__}: {e}")
    documents = []
    count = min(max(1, workers or os.cpu_count() or 1), max(1, len(jobs)))
    with ProcessPoolExecutor(count, initializer=set_globals, initargs=(dict(min_chars=min_chars, filter_quality=filter_quality),)) as pool:
        results = pool.map(run_job, jobs, chunksize=1) if count > 1 else map(run_job, jobs)
        try:
            for name, found, lack, error in tqdm(results, total=len(jobs), desc="reading", unit="file", disable=not sys.stderr.isatty()):
                documents += found
                if lack:
                    lacking[name].append(lack)
                if error:
                    failed[name].append(error)
        except BrokenProcessPool:
            raise SystemExit("a reading process was killed, perhaps for want of memory: try --workers=1")
    heard = {d.source for d, _, _ in documents} | set(lacking) | set(failed)
    for name in names:
        if name not in heard and (name not in closed or Path(cache_dir, name).exists()):
            failed[name].append("its files gave no document")
    return documents, {name: files for name, files in lacking.items() if name not in closed}, failed


def set_globals(values):
    """Settings do not reach a worker process by themselves where processes are spawned (macOS, Windows)."""
    globals().update(values)


def held_out(document):
    """Whether a document belongs to validation. It depends on the work alone (source, title, address), so passages of one chapter stay together."""
    source = "semart" if document.source == "aqua" else document.source  # AQUA's answers are SemArt's sentences
    key = f"{seed}\n{source}\n{document.title or document.text}\n{document.url}"
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") < val_fraction * 2**64


LEAK = 0.2  # share of a validation document's 13-grams that may stand in training


def unleak(splits):
    """Move to training what shares more than LEAK of its 13-grams with it, until nothing does. -> the shares of what is left in validation."""
    train = [filters.word_hashes(d.text) for d in splits["train"]]
    while True:
        shares = filters.overlap([filters.word_hashes(d.text) for d in splits["val"]], train)
        moved = [d for d, share in zip(splits["val"], shares) if share > LEAK]
        if not moved or len(moved) == len(splits["val"]):
            return shares
        print(f"{len(moved)} validation documents share more than {LEAK:.0%} of their 13-grams with training, and go there")
        splits["val"] = [d for d, share in zip(splits["val"], shares) if share <= LEAK]
        splits["train"] += moved
        train += [filters.word_hashes(d.text) for d in moved]


# -----------------------------------------------------------------------------
# writing


def write_gz(path, rows):
    """One JSON object a line, gzipped, with no time stamp: the same documents give the same bytes."""
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", compresslevel=4, fileobj=raw, mtime=0) as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def write_bin(path, documents, tok):
    """Tokens of the documents, each followed by end-of-text. Returns (number of tokens, sha256, tokens by kind)."""
    count, digest, by_kind = 0, hashlib.sha256(), Counter()
    with open(path, "wb") as f:
        for first in range(0, len(documents), 1000):
            batch = documents[first:first + 1000]
            for d, ids in zip(batch, tok.encode_batch([d.text for d in batch])):
                data = np.array(ids + [tok.eot], dtype=tok.dtype).tobytes()
                f.write(data)
                digest.update(data)
                count += len(ids) + 1
                by_kind[d.kind] += len(ids) + 1
    return count, digest.hexdigest(), by_kind


def table(header, rows):
    """A Markdown table; figures get thousands separators."""
    show = lambda cell: f"{cell:,}" if isinstance(cell, int) else str(cell).replace("|", "\\|").replace("\n", " ")
    return "\n".join("| " + " | ".join(map(show, row)) + " |" for row in [header, ["---"] * len(header), *rows]) + "\n"


def report(kept, dropped, meta, lacking, failed, closed, shares):
    """The text of report.md."""
    rng = random.Random(seed)
    by = lambda key: Counter(getattr(d, key) for d in kept)
    quote = lambda d, size: f"{d.source}: {d.title}\n\n> {' '.join(d.text.split())[:size]}{' ...' if len(d.text) > size else ''}\n"
    names = list(dict.fromkeys([d.source for d in kept] + [d.source for d, _, _ in dropped] + [*lacking, *failed]))
    out = [f"# The dataset {dataset}\n", f"{len(kept):,} documents, {sum(len(d.text) for d in kept) / 1e6:.1f} million characters, "
           f"{meta['splits']['train']['tokens']:,} training and {meta['splits']['val']['tokens']:,} validation tokens of a {meta['vocab_size']:,}-token {meta['tokenizer']} tokenizer "
           f"({sum(s['bytes'] for s in meta['splits'].values()) / max(1, sum(s['tokens'] for s in meta['splits'].values())):.2f} bytes a token).\n", "![what came in and what stayed](report.svg)\n"]
    each = Counter((d.kind, d.source) for d in kept)
    out += ["## Kinds, against the target\n", table(["kind", "documents", "target", "reached", "tokens", "from"],
            [[kind, by("kind")[kind], target, f"{by('kind')[kind] / target:.0%}", meta["tokens_by_kind"].get(kind, 0),
              ", ".join(f"{source} {n:,}" for (k, source), n in each.most_common() if k == kind)] for kind, target in TARGETS.items()])]
    stages = ["reading", "quality", *STAGES]
    count = Counter((d.source, stage) for d, stage, _ in dropped)
    out += ["## Sources: what came in, what each stage took out, what stayed\n", table(["source", "in", *stages, "kept", "MB"],
            [[name, by("source")[name] + sum(count[name, s] for s in stages), *(count[name, s] for s in stages), by("source")[name],
              f"{sum(len(d.text.encode()) for d in kept if d.source == name) / 1e6:.2f}"] for name in names])]
    if lacking or failed or closed:
        out.append("## Not had\n")
        out += [f"- {name}: not fetched for its licence ({SOURCES[name].license}); --licenses=all takes it, too" for name in closed]
        out += [f"- {name} lacks {len(found)} file{'s' if len(found) > 1 else ''}: {', '.join(found[:5])}{' ...' if len(found) > 5 else ''}" for name, found in lacking.items()]
        out += [f"- {name} failed: {error}" for name, errors in failed.items() for error in errors]
        out.append("")
    if FRAMES:
        out += ["## Template families\n", "What their texts share; `*` stands for a name, `#` for a number, dots for what differs. A few of each stay.\n",
                table(["frame", "texts", "sources"], [[f"`{frame}`", n, ", ".join(f"{source} {k:,}" for source, k in where.most_common())] for frame, n, where in FRAMES[:20]])]
    elif filter_templates:
        out.append("No template family was found.\n")
    if SOUNDS_OFF:
        out += ["## What sounds off topic\n", "Trusted sources lose nothing by it; of them up to 300 texts were judged.\n",
                table(["source", "judged", "sound off topic", "dropped"], [[name, n, f"{off:,} ({off / n:.1%})", "yes" if drops else "no"] for name, (n, off, drops) in SOUNDS_OFF.items()])]
    out += ["## Validation\n", f"{meta['splits']['val']['documents']:,} documents, whole works apart from those in training. The share of their 13-grams that stand in training, too:\n",
            table(["share", "documents"], [[f"{low:.0%} to {high:.0%}", int(((shares >= low) & (shares < high)).sum())] for low, high in ((0, .01), (.01, .05), (.05, .1), (.1, LEAK + 1e-9))]
                  + [[f"above {LEAK:.0%}", int((shares > LEAK).sum())]])]
    reasons = Counter((stage, re.sub(r"^((?:nearly the )?same text as|licence:|template:|[\d,]+ of).*", r"\1 ...", reason)) for _, stage, reason in dropped)
    out += ["## Why documents were dropped\n", table(["stage", "reason", "documents"], [[*key, n] for key, n in reasons.most_common(40)])]
    out += ["## Licences and attribution\n", "Every document's own title, licence and address stand in docs.jsonl.gz.\n",
            table(["licence", "documents", "sources"], [[licence or "not stated", n, ", ".join(sorted({d.source for d in kept if d.license == licence}))] for licence, n in by("license").most_common()])]
    out.append("## Examples of what stayed\n")
    for kind in KINDS:
        some = [d for d in kept if d.kind == kind]
        out += [f"**{kind}**, {quote(d, 400)}" for d in rng.sample(some, min(2, len(some)))]
    out.append("## Examples of what was dropped, up to three a stage and source\n")
    groups = defaultdict(list)
    for d, stage, reason in dropped:
        groups[stage, d.source].append((d, reason))
    for stage in stages:
        some = [(d, reason) for (s, _), found in groups.items() if s == stage for d, reason in rng.sample(found, min(3, len(found)))]
        if some:
            out += [f"<details><summary>{stage}: {sum(s == stage for _, s, _ in dropped):,} documents</summary>\n", *(f"**{reason[:150]}**, {quote(d, 200)}" for d, reason in some), "</details>\n"]
    return "\n".join(out)


COLOURS = {"kept": "#3b7dd8", "reading": "#bbbbbb", "quality": "#999999", "licence": "#777777", "exact duplicates": "#e0a030", "exam": "#705090", "templates": "#c0392b", "off topic": "#2e8b57", "near duplicates": "#e8c060"}


def picture(kept, dropped):
    """An SVG: what came of each source, stage by stage, and each kind against its target."""
    parts = Counter((d.source, "kept") for d in kept) + Counter((d.source, stage) for d, stage, _ in dropped)
    sizes = Counter()
    for (name, _), n in parts.items():
        sizes[name] += n
    kinds = Counter(d.kind for d in kept)
    rows, y = [], 40
    text = lambda x, y, said, more="": f'<text x="{x}" y="{y}" {more}>{said}</text>'
    rows += [text(20, 22, "Documents by source", 'font-weight="bold"')]
    for name, n in sizes.most_common():
        x = 130.0
        rows.append(text(120, y + 11, name, 'text-anchor="end"'))
        for stage, colour in COLOURS.items():
            width = 560 * parts[name, stage] / max(sizes.values())
            rows.append(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="14" fill="{colour}"><title>{name}, {stage}: {parts[name, stage]:,}</title></rect>' if width else "")
            x += width
        rows.append(text(f"{x + 6:.0f}", y + 11, f"{n:,}"))
        y += 20
    x = 130
    for stage, colour in COLOURS.items():
        rows += [f'<rect x="{x}" y="{y + 6}" width="10" height="10" fill="{colour}"/>', text(x + 14, y + 15, stage)]
        x += 30 + 7 * len(stage)
    y += 50
    rows.append(text(20, y, "Kinds, against the target", 'font-weight="bold"'))
    for kind, target in TARGETS.items():
        y += 20
        rows += [text(120, y + 11, kind, 'text-anchor="end"'), f'<rect x="130" y="{y}" width="560" height="14" fill="#eeeeee"/>',
                 f'<rect x="130" y="{y}" width="{560 * min(1, kinds[kind] / target):.1f}" height="14" fill="{COLOURS["kept"]}"/>', text(696, y + 11, f"{kinds[kind]:,} of {target:,}")]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 {y + 40}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>'
            + "".join(rows) + "</svg>\n")


# -----------------------------------------------------------------------------


def main():
    configure(globals())
    every = [name for name, source in SOURCES.items() if not source.opt_in and (name != "local" or local_dir)]
    names = list(dict.fromkeys(name for given in sources.split(",") if given.strip() for name in (every if given.strip() == "all" else [given.strip()])))
    for name in names:
        if name not in SOURCES:
            raise SystemExit(f"sources: there is no source {name}{nearest(name, SOURCES)}; there are {', '.join(SOURCES)}")
    if "local" in names and not Path(local_dir or "?").is_dir():
        raise SystemExit(f"local_dir: {local_dir or '(empty)'} is no folder; --local_dir=FOLDER names the one with your .txt, .md and .jsonl")
    if licenses not in ("open", "all") or not 0 < val_fraction < 1:
        raise SystemExit(f"licenses takes open or all (got {licenses!r}), val_fraction a share between 0 and 1 (got {val_fraction!r})")
    if probe:
        return probe_all([name for name in SOURCES if name not in ("starter", "local")] if sources == "all" else names)
    tokenizers.train(tokenizer, ["A trial."], vocab_size)  # if it cannot be had, better now than after the reading

    target = Path(data_dir, dataset)
    if target.exists() and (not target.is_dir() or any(target.iterdir())) and not (target / "meta.json").exists():
        raise SystemExit(f"{target} holds something that is no dataset, and preparing would replace it: choose another --dataset")
    hold(target)
    recover(target)

    closed = [name for name in names if licenses == "open" and name != "local" and not any(map(is_open, SOURCES[name].license.split(", ")))]
    try:
        missed = {} if offline else fill_cache([name for name in names if name not in closed])
    except KeyboardInterrupt:
        raise SystemExit("\nstopped while fetching: what the cache has it keeps, and the next run goes on from there; --offline=True takes what there is")
    found, lacking, failed = collect(names, closed)
    failed = {name: missed.get(name) or failed[name] for name in names if name in missed or name in failed}
    dropped = [item for item in found if item[2]]
    kept = [d for d, _, reason in found if not reason]
    print(f"read {len(found):,} documents of {len(names)} sources; {len(dropped):,} are no prose worth training on")
    for stage, (judge, setting) in STAGES.items():
        if setting and not globals()[setting]:
            continue
        reasons = judge(kept)
        dropped += [(d, stage, reason) for d, reason in zip(kept, reasons) if reason]
        kept = [d for d, reason in zip(kept, reasons) if not reason]
        print(f"{stage}: {sum(map(bool, reasons)):,} dropped, {len(kept):,} stay")
    if closed:
        print(f"not fetched, for their licence: {', '.join(closed)}. --licenses=all takes them, too")
    for name, files in lacking.items():
        if name not in missed:  # what could not be fetched is said below
            print(f"{name} lacks {len(files)} file{'s' if len(files) > 1 else ''}, for example {files[0]}")
    for name, errors in failed.items():
        print(f"{name} failed: {errors[0]}" + (f" (and {len(errors) - 1} more, see report.md)" if len(errors) > 1 else ""))
    if not kept:
        raise SystemExit("no document is left, so there is no dataset" + (": --licenses=all keeps what is not openly licensed" if licenses == "open" else ""))

    splits = {"train": [], "val": []}
    for d in kept:
        splits["val" if held_out(d) else "train"].append(d)
    if not splits["val"] or 2 * sum(len(d.text) for d in splits["val"]) > sum(len(d.text) for d in kept):  # one work, or a few: hold out their end
        count = max(1, round(val_fraction * len(kept)))
        splits = {"train": kept[:-count], "val": kept[-count:]}
    shares = unleak(splits) if filter_leaks else filters.overlap(*([filters.word_hashes(d.text) for d in splits[split]] for split in ("val", "train")))
    if not splits["train"]:
        raise SystemExit("one document cannot be split into training and validation: add text")
    print(f"training the {tokenizer} tokenizer" if tokenizer == "bpe" else f"tokenizer {tokenizer}", flush=True)
    tok = tokenizers.train(tokenizer, (d.text for d in splits["train"]), vocab_size)
    if tokenizer == "bpe" and tok.vocab_size < vocab_size:
        print(f"the text has pairs for {tok.vocab_size:,} tokens only, not {vocab_size:,}")

    temporary = beside(target, "new")
    shutil.rmtree(temporary, ignore_errors=True)
    try:
        temporary.mkdir(parents=True)
        tok.save(temporary)
        meta = {"tokenizer": tok.kind, "vocab_size": tok.vocab_size, "eot": tok.eot, "dtype": tok.dtype.name, "splits": {}, "tokens_by_kind": Counter()}
        for split, documents in splits.items():
            tokens, sha256, by_kind = write_bin(temporary / f"{split}.bin", documents, tok)
            meta["splits"][split] = {"documents": len(documents), "tokens": tokens, "bytes": sum(len(d.text.encode()) for d in documents), "sha256": sha256}
            meta["tokens_by_kind"] += by_kind
        for key in ("source", "kind", "license"):
            meta[f"by_{key}"] = {split: dict(Counter(getattr(d, key) for d in documents)) for split, documents in splits.items()}
        write_gz(temporary / "docs.jsonl.gz", (d._asdict() | {"split": split} for split, documents in splits.items() for d in documents))
        save_meta(temporary, meta)
        write_gz(temporary / "dropped.jsonl.gz", ({"stage": stage, "reason": reason} | d._asdict() for d, stage, reason in dropped))
        (temporary / "report.md").write_text(report(kept, dropped, meta, lacking, failed, closed, shares), encoding="utf-8")
        (temporary / "report.svg").write_text(picture(kept, dropped), encoding="utf-8")
        replace_folder(temporary, target)
    except OSError as e:
        shutil.rmtree(temporary, ignore_errors=True)
        raise SystemExit(f"could not write {target}: {e}. The dataset that was there before is whole")
    train, val = meta["splits"]["train"], meta["splits"]["val"]
    print(f"{target}: {train['tokens']:,} training and {val['tokens']:,} validation tokens ({tok.vocab_size:,} kinds), "
          f"{(train['bytes'] + val['bytes']) / 1e6:.1f} MB of text in {len(kept):,} documents. Read {target / 'report.md'}")
    if (lacking or failed) and not offline:
        raise SystemExit("some sources were not had in full (see above). Run it again to fetch what is lacking; --offline=True takes what there is")


if __name__ == "__main__":
    main()
