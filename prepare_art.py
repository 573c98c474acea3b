"""Documents in, dataset out: read the sources, clean, filter, remove duplicates, split, tokenize, report.

    python prepare_art.py                                                      # every source that the cache holds
    python prepare_art.py --sources=starter --dataset=bundled --vocab_size=4096  # the bundled corpus, no download
    python prepare_art.py --sources=local --local_dir=my_texts --dataset=mine    # your own .txt, .md and .jsonl

data/<dataset>/ then holds train.bin, val.bin, tokenizer.json and meta.json to train on, docs.jsonl.gz and dropped.jsonl.gz to see
what was kept and what was not and why, and report.md to read first.
"""
import gzip
import hashlib
import json
import math
import os
import random
import re
import shutil
import sys
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import ftfy
import numpy as np
from tqdm import tqdm

import tokenizer as tokenizers
from configurator import configure, nearest
from fetch import Unavailable, client, download
from sources import KINDS, PACE, SOURCES, Document, is_open, wanted

# what
sources = "all"  # all, or a comma list: starter, gutenberg, getty, artic, semart, aqua, walters, local
licenses = "open"  # open: public domain, CC0, CC BY, CC BY-SA; all: research-only and unclear ones too
offline = False  # True: fetch nothing, and what the cache lacks is no failure
mirror = ""  # fetch MIRROR/host/path in place of https://host/path
contact = ""  # your address, for the people whose servers are asked
# where
dataset = "art"  # the name of the result, a folder below data_dir
data_dir = "data"  # where datasets go
cache_dir = "data/cache"  # one folder per source, files as served
local_dir = ""  # for the source local: .txt, .md, and .jsonl with text and, if you like, title, kind, license, url
# how
tokenizer = "bpe"  # bpe (trained on this text), byte, gpt2
vocab_size = 16384  # of the bpe, end-of-text included
val_fraction = 0.01  # share of the works that is held out
min_chars = 30  # shorter documents are dropped
workers = 0  # processes; 0: one per core
seed = 1337  # of the split

TARGETS = dict(description=100_000, history=50_000, commentary=50_000, qa=50_000, caption=50_000)

# -----------------------------------------------------------------------------
# cleaning one document

NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
COMMON = frozenset("the of and to in a is was that it with as for on by his her from at an this be are or which were their not have has had he she they you i we".split())


def clean(text):
    """`text` in Unicode NFC, mojibake repaired, without control characters, lines trimmed, at most one empty line in a row."""
    if ftfy.is_bad(text):
        text = ftfy.fix_encoding(text)
    text = unicodedata.normalize("NFC", re.sub(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028]", "\n", text).replace("\u2029", "\n\n"))
    text = SPACES.sub(" ", NOT_TEXT.sub("", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()


def quality(text):
    """Why `text` is no prose worth training on, or ''. After the rules of Gopher (Rae et al. 2021, arXiv 2112.11446, table A1), loosened for captions."""
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
    if len(words) >= 30 and sum(word.lower() in COMMON for word in words) < 0.15 * len(words):
        return "too few common English words"
    return ""


def settle(documents):
    """The output of one reader, cleaned: [(document, stage, reason)], both '' if the document may stay."""
    done = []
    for item in documents:
        document, reason = item if isinstance(item[0], Document) else (item, "")
        text, kind, source, *others = document
        document = Document(clean(text), kind, source, *(" ".join(clean(other).split()) for other in others))
        stage, reason = ("reading", reason) if reason else ("quality", quality(document.text))
        done.append((document, reason and stage, reason))
    return done


def run_job(job):
    """Read and clean one unit of a source: (name, [(document, stage, reason)], what is lacking, what went wrong)."""
    name, (reader, *args) = job
    try:
        return name, settle(reader(*args)), "", ""
    except FileNotFoundError as e:
        return name, [], str(e.filename or e), ""
    except Exception as e:  # one bad file must not cost the others
        return name, [], "", f"{args[0]}: {type(e).__name__}: {e}"


# -----------------------------------------------------------------------------
# stages over the whole corpus: each takes the documents and gives a reason for each, '' to keep it


def licence_stage(documents):
    return ["" if licenses == "all" or is_open(d.license) else f"licence: {d.license or 'not stated'}" for d in documents]


def exact_duplicate_stage(documents):
    """The same text but for case, punctuation and spaces: the first one stays, so the sources' order is their rank."""
    seen, reasons = {}, []
    for d in documents:
        key = hashlib.blake2b(re.sub(r"[\W_]+", "", d.text.lower()).encode(), digest_size=16).digest()
        reasons.append(f"same text as {seen[key]}" if key in seen else "")
        seen.setdefault(key, f"{d.source}: {d.title[:80]}")
    return reasons


# Templates, off-topic text and near duplicates belong here, before the exact duplicates are counted out.
STAGES = {"licence": licence_stage, "exact duplicates": exact_duplicate_stage}

# -----------------------------------------------------------------------------
# fetching


def fill_cache(names):
    """Fill the cache with what the sources `names` lack: {source: what could not be had}. A source without a connection is not tried to its end."""
    session, failed = client(contact, mirror, PACE), defaultdict(list)
    for name in names:
        in_a_row = 0
        for path, addresses in tqdm(wanted(name, Path(cache_dir)), desc=f"fetching {name}", unit="file", disable=None):
            for address in addresses:
                try:
                    download(session, address, path)
                    in_a_row = 0
                    break
                except Unavailable as e:
                    problem = str(e)
            else:
                failed[name].append(problem)
                in_a_row += 1
                if "no connection" in problem or in_a_row == 5:
                    break
    return failed


# -----------------------------------------------------------------------------
# reading


def collect(names):
    """All documents of the sources `names`, in order: [(document, stage, reason)], {source: what it lacks}, {source: what went wrong}."""
    folders = {"starter": Path(__file__).parent / "data" / "starter", "local": Path(local_dir)}
    jobs, lacking, failed = [], defaultdict(list), defaultdict(list)
    for name in names:
        try:
            found = SOURCES[name](folders.get(name, Path(cache_dir, name)))
            jobs += ((name, job) for job in found)
        except FileNotFoundError as e:
            lacking[name].append(str(e.filename or e))
        except OSError as e:
            failed[name].append(str(e))
    documents = []
    count = min(max(1, workers or os.cpu_count() or 1), max(1, len(jobs)))
    with ProcessPoolExecutor(count, initializer=set_min_chars, initargs=(min_chars,)) as pool:
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
        if name not in heard:
            failed[name].append("its files gave no document")
    return documents, lacking, failed


def set_min_chars(value):
    """Settings do not reach a worker process by themselves where processes are spawned (macOS, Windows)."""
    global min_chars
    min_chars = value


def held_out(document):
    """Whether a document belongs to validation. It depends on the work alone (source and title), so passages of one chapter stay together."""
    source = "semart" if document.source == "aqua" else document.source  # AQUA's answers are SemArt's sentences
    key = f"{seed}\n{source}\n{document.title or document.text}"
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") < val_fraction * 2**64


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


def report(kept, dropped, splits, meta, lacking, failed):
    """The text of report.md."""
    rng = random.Random(seed)
    by = lambda key: Counter(getattr(d, key) for d in kept)
    names = list(dict.fromkeys([d.source for d in kept] + [d.source for d, _, _ in dropped] + [*lacking, *failed]))
    out = [f"# The dataset {dataset}\n", f"{len(kept):,} documents, {sum(len(d.text) for d in kept) / 1e6:.1f} million characters, "
           f"{meta['splits']['train']['tokens']:,} training and {meta['splits']['val']['tokens']:,} validation tokens of a {meta['vocab_size']:,}-token {meta['tokenizer']} tokenizer "
           f"({sum(s['bytes'] for s in meta['splits'].values()) / max(1, sum(s['tokens'] for s in meta['splits'].values())):.2f} bytes a token).\n"]
    out += ["## Kinds, against the target\n", table(["kind", "documents", "target", "reached", "tokens"],
            [[kind, by("kind")[kind], target, f"{by('kind')[kind] / target:.0%}", meta["tokens_by_kind"].get(kind, 0)] for kind, target in TARGETS.items()])]
    stages = list(dict.fromkeys(["reading", "quality", *STAGES]))
    count = Counter((d.source, stage) for d, stage, _ in dropped)
    out += ["## Sources: what came in, what each stage took out, what stayed\n", table(["source", "in", *stages, "kept", "MB"],
            [[name, by("source")[name] + sum(count[name, s] for s in stages), *(count[name, s] for s in stages), by("source")[name],
              f"{sum(len(d.text.encode()) for d in kept if d.source == name) / 1e6:.2f}"] for name in names])]
    if lacking or failed:
        out.append("## Not had\n")
        out += [f"- {name} lacks {len(found)} file{'s' if len(found) > 1 else ''}: {', '.join(found[:5])}{' ...' if len(found) > 5 else ''}" for name, found in lacking.items()]
        out += [f"- {name} failed: {error}" for name, errors in failed.items() for error in errors]
        out.append("")
    reasons = Counter((stage, re.sub(r"^(same text as|licence:).*", r"\1 ...", reason)) for _, stage, reason in dropped)
    out += ["## Why documents were dropped\n", table(["stage", "reason", "documents"], [[*key, n] for key, n in reasons.most_common(30)])]
    out += ["## Licences and attribution\n", "Every document's own title, licence and address stand in docs.jsonl.gz.\n",
            table(["licence", "documents", "sources"], [[licence or "not stated", n, ", ".join(sorted({d.source for d in kept if d.license == licence}))] for licence, n in by("license").most_common()])]
    out.append("## Examples\n")
    for kind in KINDS:
        some = [d for d in kept if d.kind == kind]
        for d in rng.sample(some, min(2, len(some))):
            text = " ".join(d.text.split())
            out.append(f"**{kind}**, {d.source}: {d.title}\n\n> {text[:400]}{' ...' if len(text) > 400 else ''}\n")
    out.append("## Examples of what was dropped\n")
    for d, stage, reason in rng.sample(dropped, min(8, len(dropped))):
        out.append(f"**{stage}** ({reason}), {d.source}: {d.title}\n\n> {' '.join(d.text.split())[:200]}\n")
    return "\n".join(out)


def beside(folder, what):
    return folder.with_name(f".{folder.name}.prepare-{what}")


def replace_folder(new, old):
    """Put folder `new` in the place of `old`. Between the two renames the old one waits under another name, and the next run puts it back."""
    aside = beside(old, "old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        os.rename(old, aside)
    os.rename(new, old)
    shutil.rmtree(aside, ignore_errors=True)


# -----------------------------------------------------------------------------


def main():
    configure(globals())
    names = [n for n in SOURCES if n != "local" or local_dir] if sources == "all" else [n.strip() for n in sources.split(",") if n.strip()]
    for name in names:
        if name not in SOURCES:
            raise SystemExit(f"sources: there is no source {name}{nearest(name, SOURCES)}; there are {', '.join(SOURCES)}")
    if "local" in names and not Path(local_dir or "?").is_dir():
        raise SystemExit(f"local_dir: {local_dir or '(empty)'} is no folder; --local_dir=FOLDER names the one with your .txt, .md and .jsonl")
    if licenses not in ("open", "all") or not 0 < val_fraction < 1:
        raise SystemExit(f"licenses takes open or all (got {licenses!r}), val_fraction a share between 0 and 1 (got {val_fraction!r})")
    tokenizers.train(tokenizer, ["A trial."], vocab_size)  # if it cannot be had, better now than after the reading

    target = Path(data_dir, dataset)
    if target.exists() and (not target.is_dir() or any(target.iterdir())) and not (target / "meta.json").exists():
        raise SystemExit(f"{target} holds something that is no dataset, and preparing would replace it: choose another --dataset")
    aside = beside(target, "old")
    if aside.exists() and not target.exists():
        os.rename(aside, target)  # a crash between the two renames of replace_folder

    missed = {} if offline else fill_cache(names)
    found, lacking, failed = collect(names)
    for name, problems in missed.items():
        failed[name] += problems
    dropped = [item for item in found if item[2]]
    kept = [d for d, _, reason in found if not reason]
    print(f"read {len(found):,} documents of {len(names)} sources; {len(dropped):,} are no prose worth training on")
    for stage, judge in STAGES.items():
        reasons = judge(kept)
        dropped += [(d, stage, reason) for d, reason in zip(kept, reasons) if reason]
        kept = [d for d, reason in zip(kept, reasons) if not reason]
        print(f"{stage}: {sum(map(bool, reasons)):,} dropped, {len(kept):,} stay")
    for name, files in lacking.items():
        print(f"{name} lacks {len(files)} file{'s' if len(files) > 1 else ''}, for example {files[0]}")
    for name, errors in failed.items():
        print(f"{name} failed on {len(errors)} file{'s' if len(errors) > 1 else ''}: {errors[0]}")
    if not kept:
        raise SystemExit("no document is left, so there is no dataset" + (": --licenses=all keeps what is not openly licensed" if licenses == "open" else ""))

    splits = {"train": [], "val": []}
    for d in kept:
        splits["val" if held_out(d) else "train"].append(d)
    if not splits["val"] or 2 * sum(len(d.text) for d in splits["val"]) > sum(len(d.text) for d in kept):  # one work, or a few: hold out their end
        count = max(1, round(val_fraction * len(kept)))
        splits = {"train": kept[:-count], "val": kept[-count:]}
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
        meta = {"tokenizer": tokenizer, "vocab_size": tok.vocab_size, "eot": tok.eot, "dtype": tok.dtype.name, "splits": {}, "tokens_by_kind": Counter()}
        for split, documents in splits.items():
            tokens, sha256, by_kind = write_bin(temporary / f"{split}.bin", documents, tok)
            meta["splits"][split] = {"documents": len(documents), "tokens": tokens, "bytes": sum(len(d.text.encode()) for d in documents), "sha256": sha256}
            meta["tokens_by_kind"] += by_kind
        for key in ("source", "kind", "license"):
            meta[f"by_{key}"] = {split: dict(Counter(getattr(d, key) for d in documents)) for split, documents in splits.items()}
        (temporary / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        write_gz(temporary / "docs.jsonl.gz", (d._asdict() | {"split": split} for split, documents in splits.items() for d in documents))
        write_gz(temporary / "dropped.jsonl.gz", ({"stage": stage, "reason": reason} | d._asdict() for d, stage, reason in dropped))
        (temporary / "report.md").write_text(report(kept, dropped, splits, meta, lacking, failed), encoding="utf-8")
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
