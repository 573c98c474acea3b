"""Where art text comes from: one short function per source, and where its files are to be had.

    for reader, *args in SOURCES["walters"](Path("data/cache/walters")):
        for item in reader(*args):  # a Document, or (Document, reason) for what the reader rejects

A source function only lists jobs, cheap and picklable, so that prepare_art.py can run them in a pool. A reader takes off what its own source
wraps around the prose; what every text needs (Unicode, length, duplicates, topic) is prepare_art.py's. prepare_art.py fetches the files, as
served, into the cache; here they are read. An absent file is a FileNotFoundError. Whatever else is wrong with a file may be raised, too:
what was yielded before stays, and the rest of the run goes on.

To add a source, copy one of the short ones (walters, nga): its address above the function, its columns in the reader. README.md has an example.
"""
import ast
import bz2
import gzip
import re
import tarfile
import textwrap
import zlib
from collections import deque
from functools import partial, wraps
from hashlib import blake2b
from itertools import count, groupby
from pathlib import Path
from typing import Iterator, NamedTuple
from urllib.parse import urlencode

from prose import (COMMON, VERB, decode, dig, judged, load_json, open_text, passages, read_markdown, read_text, sentences, standing_alone, strip_html,
                   table_rows, tidy, unhung, unpointed, why_not, without)

KINDS = ("description", "history", "commentary", "qa", "caption")


class Document(NamedTuple):
    text: str  # paragraphs apart by an empty line
    kind: str  # one of KINDS
    source: str  # a key of SOURCES
    title: str
    license: str  # in the source's words; is_open() judges
    url: str


OPEN = frozenset({"public domain", "cc0", "cc by", "cc by sa"})


def is_open(license: str) -> bool:
    """True for the public domain, CC0, CC BY and CC BY-SA in any usual spelling or as a creativecommons.org address; NC, ND, unknown, '' are not."""
    name = re.sub(r"[\W_]+", " ", license.lower())
    for pattern, by in ((r"^https? creativecommons org (?:licenses|publicdomain)\b|\bcreative commons\b", "cc"), (r"\battribution\b", "by"),
                        (r"\bshare ?alike\b", "sa"), (r"\bcc (?:0|zero)\b", "cc0"), (r"\bcc mark\b", "public domain"),
                        (r"\b(?:the|in|usa?|licen[sc]ed?|international|unported|generic|universal|mark|dedication|\d+)\b", " ")):
        name = re.sub(pattern, by, name)
    return " ".join(name.split()) in OPEN


SOURCES = {}  # {name: function}, in the order of their rank: of two equal texts the first one stays
PACE = {"gutenberg.pglaf.org": 2.0, "aleph.gutenberg.org": 2.0, "en.wikipedia.org": 1.0, "api.artic.edu": 1.0,  # seconds between two requests to a host
        "openaccess-api.clevelandart.org": 5.0, "datasets-server.huggingface.co": 1.0}


def source(license, files=None, opt_in=False, mixed=False, asks=1, name=None):
    """Register the function below as a source. `license`: of its documents, with commas if they differ. `files`: {file in the source's folder: address or addresses to try},
    or a function (folder, get) that calls get(path, *addresses) for each, which returns the path, or None if it cannot be had. `opt_in`: not part
    of 'all'. `mixed`: not all about art, so each text is judged. `asks`: how many requests --probe needs until there is prose."""
    def register(function):
        function.license, function.opt_in, function.mixed, function.asks = license, opt_in, mixed, asks
        function.files = files if callable(files) else partial(_get_all, files or {})
        SOURCES[name or function.__name__] = function
        return function
    return register


def _get_all(files, folder, get):
    for file, addresses in files.items():
        get(folder / file, *([addresses] if isinstance(addresses, str) else addresses))


def _sort(document, paragraphs, judge=why_not):
    """-> (the paragraphs that are prose, the others as one rejected Document per reason)"""
    reasons = {"": []}
    for reason, paragraph, _ in judged((reason or judge(paragraph), paragraph, None) for paragraph, reason in map(standing_alone, filter(None, paragraphs))):
        if reason and reasons[""]:
            reasons[""][-1] = unhung(reasons[""][-1])
        reasons.setdefault(reason, []).append(paragraph)
    return list(filter(None, reasons.pop(""))), [(document._replace(text="\n\n".join(found)), reason) for reason, found in reasons.items()]


def _record(document, heading, paragraphs):
    """A museum's record under its own heading (title, artist, date, so far as known), in passages if it is long."""
    heading = ", ".join(part for part in heading if part and part.lower() not in ("-", "untitled", "unknown", "unknown artist", "n.d."))
    yield from (document._replace(text=f"{heading}\n{text}" if heading else text) for text in passages(paragraphs))


def _not_a_caption(text):
    """Why a line is no caption, or "": captions need no verb and no full stop."""
    words = text.split()
    return "fragment" if len(words) < 6 else "" if why_not(f"{text}.") == "entry, label or list" else why_not(f"{text}.")


def entry(document, heading, text, judge=why_not):
    """What most museums' records need: `text`, HTML or plain, sorted and set under its heading. Without a kind it is a description from 200
    characters on, a caption below."""
    document = document if document.kind else document._replace(kind="description" if len(text) >= 200 else "caption")
    prose, others = _sort(document, map(tidy, re.split(r"\n\s*\n|\s{3,}", strip_html(text))), judge)
    yield from _record(document, heading, prose)
    yield from others


BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError)


def unbroken(read):
    """For a reader of compressed files, which may be cut short: what comes before the break is read, then a ValueError says so."""
    @wraps(read)
    def reading(path, *args):
        try:
            yield from read(path, *args)
        except FileNotFoundError:
            raise
        except BROKEN as error:
            raise ValueError(f"{path.name} is cut short or broken ({error}): what comes before that was read; remove the file to fetch it again")
    return reading


def items(value, *keys):
    """The list at value[key][key] ...; empty if it is none."""
    found = dig(value, *keys)
    return found if isinstance(found, list) else []


def strings(record):
    """A record's fields that are strings; none if it is no record."""
    return {key: value for key, value in record.items() if isinstance(value, str)} if isinstance(record, dict) else {}


def read_json(path):
    """What a JSON file holds; None if it is none, or was not to be had."""
    return load_json(read_text(path)) if path else None


def one_line(text):
    return " ".join(strip_html(text).split())


def whole(value, *keys):
    """The whole number at value[key][key] ...; 0 if it is none."""
    found = dig(value, *keys)
    return found if isinstance(found, int) else 0


def members(path, pattern):
    """Yield (name, open file) of those of an archive's files whose name matches; read as a stream, never unpacked to disk."""
    with (bz2 if path.suffix == ".bz2" else gzip).open(path) as raw, tarfile.open(fileobj=raw, mode="r|") as archive:
        for member in archive:
            if member.size >= 1 << 36:
                raise tarfile.ReadError(f"{member.name} is said to have {member.size:,} bytes")
            if member.isfile() and re.search(pattern, member.name):
                yield member.name, archive.extractfile(member)
        while raw.read(1 << 20):  # to the checksum: tarfile takes a broken header for the end
            pass


LARGE = 5_000_000  # bytes: no record of a museum, no page


def json_lines(path):
    """Yield (number, value or None) of a .jsonl or .jsonl.gz."""
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") if path.suffix == ".gz" else open_text(path) as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LARGE), ""), 1):  # a longer line comes in pieces, which are no JSON
            if line.strip():
                yield number, load_json(line)


# -----------------------------------------------------------------------------
# the starter corpus, and your own files


@source("CC0")
def starter(folder: Path) -> Iterator[tuple]:
    """The bundled Markdown: "## [kind] Title", then the text."""
    return ((_starter, path) for path in sorted(folder.iterdir()) if path.suffix == ".md" and path.name != "README.md")


def _starter(path):
    _, *parts = re.split(r"(?m)^## \[([^\]\n]*)\][ \t]*(.*)$", read_text(path))
    for kind, title, text in zip(parts[::3], parts[1::3], parts[2::3]):
        document = Document(text.strip(), kind, "starter", title.strip(), "CC0", "")
        yield document if kind in KINDS else (document, f"unknown kind {kind!r}")


@source("yours", mixed=True)
def local(folder: Path) -> Iterator[tuple]:
    """Your own .txt, .md and .jsonl files (objects with text and, if you like, title, kind, license, url), at any depth; no link leads out."""
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {folder} to read local texts from")
    readers = {".txt": _local_txt, ".md": _local_md, ".jsonl": _local_jsonl}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in readers and path.is_file() and folder.resolve() in path.resolve().parents:
            yield readers[path.suffix.lower()], path


def _local_txt(path):
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", read_text(path))]
    lines = [line for block in blocks for line in (block if max(map(len, block)) > 120 else [" ".join(block)])]  # short lines: hard-wrapped
    paragraphs = [paragraph for line in lines if (paragraph := " ".join(line.split()))]
    whole = "\n\n".join(paragraphs)
    for text in [whole] if len(whole.split()) <= 600 else passages(paragraphs):
        yield Document(text, "commentary", "local", path.stem, "", "")


def _local_md(path):
    meta, found = read_markdown(read_text(path))
    for _, heading, paragraphs in found:
        for text in passages(paragraphs):
            yield Document(text, "commentary", "local", heading or meta.get("title") or path.stem, "", "")


def _local_jsonl(path):
    for number, line in enumerate(read_text(path).split("\n"), 1):
        row = load_json(line) if line else None
        given = {key: value for key, value in row.items() if value is not None} if isinstance(row, dict) else {}
        fields = [given.get("text"), given.get("kind", "commentary"), "local", given.get("title", ""), given.get("license", ""), given.get("url", "")]
        if all(isinstance(field, str) for field in fields) and fields[0].strip() and fields[1] in KINDS:
            yield Document(*fields)
        elif line.strip():
            yield Document(line, "commentary", "local", path.stem, "", ""), f"line {number} is no JSON object with a text and a known kind"


# -----------------------------------------------------------------------------
# Project Gutenberg: books

_ART = re.compile(r"\b(?:Painting|Painters|Sculpture|Sculptors|Engraving|Art criticism|Artists)\b(?!.{0,300}[Ff]iction)")
_LEFT_OUT = {"12045", "22690"}  # a dictionary and a catalogue of prints: what is no entry in them is little, and looks like one
_HISTORY = re.compile(r"(?i)\b(?:histor(?:y|ies|ical)|li(?:fe|ves)|memoirs?|letters|anecdotes|story|legends?|legendary)\b")


def _gutenberg_files(folder, get):
    """The catalogue once from the site itself, whose policy for robots sends us to the mirrors for the books."""
    if get(folder / "pg_catalog.csv", "https://www.gutenberg.org/cache/epub/feeds/pg_catalog.csv"):
        for _, path, *_ in gutenberg(folder):
            get(path, *(f"https://{host}/cache/epub/{path.stem[2:]}/{path.name}" for host in ("gutenberg.pglaf.org", "aleph.gutenberg.org")))


@source("public domain in the USA", _gutenberg_files, asks=2)
def gutenberg(folder: Path) -> Iterator[tuple]:
    """The catalogue's English books of Library of Congress class N, or about art by their subjects, but for two that are all entries."""
    for row in table_rows(folder / "pg_catalog.csv"):
        art = re.search(r"(?:^|; ?)N[A-Z]?(?:;|$)", row.get("locc", "")) or _ART.search(f"{row.get('subjects')} {row.get('bookshelves')}")
        if art and row.get("type") == "Text" and "en" in re.split("; ?", row.get("language", "")) and row.get("text#", "").isdecimal() and row["text#"] not in _LEFT_OUT:
            yield _book, folder / f"pg{row['text#']}.txt", row.get("title", ""), row.get("authors", ""), row["text#"]


_START = re.compile(r"(?m)^\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG.*$|^\*END.?THE SMALL PRINT!.*$")
_END = re.compile(r"(?m)^\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG|^ {0,20}End of (?:the |this )?Project Gutenberg")
_BOX = re.compile(r"\[\s?_?(Illustration|Footnote|Sidenote|Transcribers?|Note|Page|Hebrew|Blank|Music|Symbol|Pg)\b[^\[\]:]{0,40}:?")
_WHOLE_MARKS = [(re.compile(pattern), by) for pattern, by in (
    (r"\[Greek: ?([^\[\]]{0,2000})\]", r"\1"),
    (r"(?<!=)={20,}+\s+(PLATE[^=]{0,3000})={20,}", r"[Illustration: \1]"),  # one series boxes its plates
)]
_LINE_MARKS = [(re.compile(pattern), by) for pattern, by in (
    (r"_\{(\w{1,5})\}", r" \1"),  # 325_{11}
    (r"</?[bi]>| ?\{(?:pg )?\d{1,4}\}|\{[A-Z]{1,2}\}", ""),  # tags; page and note numbers
    (r" ?\[(?:i?\d{1,3}|[A-Z]{1,2}|\*{1,3}|†)\](?!\w)|(?<=\S)\[\d{4}\]", ""),  # a critic[1] has
    (r" ?\[sic\.?\]|(?<!\S)>(?=From\b)|^=[^=\n]{1,80}=(?:—|--)", ""),  # "=XXVI. Tiepolo.=--But delightful as"
    (r"\[([a-z][^\[\]]{0,60}|[A-Z][a-z]+ \S|[^\x00-\x7f][^\[\]a-zA-Z0-9]{0,60})\]", r"\1"),  # an editor's word; [Corinthian E], a letter that the type lacks
    (r"^(?:Ms\. )?[A-Z]{1,3}\.?, \d{1,3} ?[ab]?[.)]{1,2}\s", ""),  # a manuscript's leaf
    (r"\[[=).~:^'`-]([A-Za-z]{1,2})\]|\[([AaOo][Ee])\]", r"\1\2"),  # [=a], [OE]
    (r"\^\{?(\w{1,5})\}?|_", r"\1"),  # XIV^e, 50^{tes}, _italic_
    (r"=([^=\n]{1,200})=|(?<!\w)[#+]([^\s#+][^#+\n]{0,200})[#+]", r"\1\2"),  # =bold=, #Pl. 5#, +logos+
    (r"\s?[—–(\[]-?\s?(?:ED|TR|Ed|Tr|TRANS|[A-Z])\.?[)\]]?$|(?<=[.!?\"”’])(?:\s?—)?(?: [A-Z]\.){2,4}$", ""),  # ".--ED."; "." W. H. H.
    (r"\[(?:Footnotes?|Illustration)\b.*$|\*+", ""),  # one that is never closed; a note's star
    (r"(?<!\S)/(\w[^/\n]{0,60})/(?![^\s,.;:])", r"\1"),
    (r"(?<!-) ?-{2,3}(?!-) ?", "—"),
    (r"(?<=[.!?\"”'’])\s?—\s?[A-Z](?:[a-z]|\. |[A-Z]+\.?$)[\w.,'’\" ]{1,60}\.?$|(?<=[\"”’])\s+[A-Z]{3,}(?: [A-Z]{2,})*\.?$|^(?:\. ?){3,}", ""),  # "...so."--Ireland.
    (r"(?<=[.!?\"”’]) ?—[A-ZÀ-Þ]{4,}\.(?= |$)", ""),  # "...their best."—SWIFT. He
    (r"-{4,}", "——"),
    (r"[{}]", ""),
    (r" {2,}", " "),
)]
_TABLE_LINE = re.compile(r"\||\+--|\S {4,}\S|(?:\. ?){5}")
_NOTE = re.compile(r"\s*(?:\[(?:\d{1,4}|[A-Z]{1,2}|\*{1,3}|†)\]|\{[A-Z]{1,2}\}|\[?(?:Footnote|Illustration)\b|\*{1,3} ?[\w\"]|†)")
_CHAPTER = re.compile(r"(?i)(?:chapter|chap\.|book|part|lecture|letter|section|discourse|essay|epoch)(?: [IVXLC\d]{1,8}\b|[.:—-]|$)|(?:appendix|preface|introduction)\b"
                      r"|[IVXLC]{1,8}\.?$")
_INDEX = re.compile(r"(?i)(?:general )?index\b")
_BACK = re.compile(r"(?i)pronouncing|addenda|corrigenda|additions and corrections|(?:a )?list of books|(?:the )?end(?: of (?:the )?(?:\w+ )?(?:vol|book|part).*)?\W*$"
                   r"|finis\W*$|transcriber")
_FRONT = re.compile(r"(?i)(?:contents|(?:list of |the )?(?:illustrations|plates|pictures)|index|foot ?notes?|notes?|errat(?:a|um)|bibliography)\b.{0,24}$|by the same")


_NO_TITLE = re.compile(r"(?i)\bplates?\b|illustrations?\b|^(?:contents|index)\b|\bstokes\b|\bco\.?$|[\[\]]")


def _book(path, title, author, number):
    text = "\n".join(line.rstrip() for line in read_text(path).split("\n"))
    start = mark.end() if (mark := _START.search(text)) else 0
    text = text[start:mark.start() if (mark := _END.search(text, start)) else None]
    for pattern, by in _WHOLE_MARKS:
        text = pattern.sub(by, text)
    if len(re.findall(r"\((?:\d{3}|1[01]\d\d|[2-9]\d{3})\)", text)) > 50:  # a gallery's handbook: the numbers of pictures, too, that could be years
        text = re.sub(r" ?\(\d{3,4}\)|, (?:\d{2,3}|1[0-3]\d\d)(?=,)", "", text)
    author = re.sub(r" ?\([^()]*\)| ?\[[^\[\]]*\]", "", author.partition(";")[0])
    author = re.sub(r"^([^,]+), ([^,]+).*, \d.*|^(\S+), ([^,]+)$", r"\2\4 \1\3", author)  # "Vasari, Giorgio, 1511-1574" -> "Giorgio Vasari"
    work = re.sub(r"(\(of \d+\)).*|[,:]?\s(?:A Collection|With|Being|From the|Delivered|Containing|Comprising|As Seen|Given|Masterpieces in)\b.*|[\n;].*", r"\1", title)
    work = f"{author}, {textwrap.shorten(work, 90, placeholder='') or title}"
    document = Document("", "history" if _HISTORY.search(title) else "commentary", "gutenberg", work, "public domain in the USA", f"https://www.gutenberg.org/ebooks/{number}")
    text, boxes = _unbox(text)
    for word, inside in boxes:
        heading, *blocks = map(_clean, inside.split("\n\n"))
        prose, _ = _sort(document, blocks)
        if word == "Footnote":
            yield document._replace(text=_clean(inside)), "footnote"
        elif word == "Illustration" and len(" ".join(prose).split()) > 20:  # some plates carry a paragraph of their own
            yield document._replace(text="\n\n".join(prose), kind="caption", title=f"{work}: {_heading(heading)}")
    chapters = {}
    text = re.sub(r"(?m)^(?! {2})(.{12,}[a-z,;-]\n\s*\n(?= {0,3}_?[a-zß-ÿ])|.{55,}[a-z]\n\s*\n(?=[A-Z][a-z]))", lambda m: m[1].rstrip() + "\n", text)  # a plate cut a sentence in two
    for reason, paragraph, chapter in judged(_paragraphs(text)):
        found = chapters.setdefault(chapter, {"": []})  # (number, title): titles come again
        if reason and reason != "footnote" and found[""]:
            found[""][-1] = unhung(found[""][-1])
        found.setdefault(reason, []).append(paragraph)
    for (_, chapter), found in chapters.items():
        document = document._replace(title=f"{work}: {chapter}" if chapter else work)
        *prose, last = found.pop("") or [""]
        for text in passages(filter(None, [*prose, unhung(last)])):
            entries = text.split("\n\n")
            reason = "fragment" if len(text.split()) <= 20 else "list" if len(entries) > 5 and 2 * sum(bool(VERB.search(entry)) for entry in entries) < len(entries) else ""
            yield (document._replace(text=text), reason) if reason else document._replace(text=text)
        yield from ((document._replace(text="\n\n".join(paragraphs)), reason) for reason, paragraphs in found.items())


def _unbox(text):
    """-> (text without its editorial brackets, [(opening word, inside)]). They nest and run over paragraphs; one pass, whatever is never closed."""
    found, opened = [], deque(maxlen=50)
    for mark in re.finditer(r"[\[\]]", text):
        if mark[0] == "[":
            opened.append(mark.start())
        elif opened and (label := _BOX.match(text, opened.pop(), mark.end())) and mark.end() - label.start() < 20_000:  # longer: never closed
            while found and found[-1][0].start() > label.start():  # the outermost counts
                found.pop()
            found.append((label, mark.end()))
    kept, at = [], 0
    for label, end in found:
        kept.append(text[at:label.start()].rstrip(" ") if text[end:end + 1] in ".,;:)" else text[at:label.start()])
        at = end
    return "".join(kept) + text[at:], [(label[1], text[label.end():end - 1].strip()) for label, end in found]


def _paragraphs(text):
    """Yield (reason, paragraph, (number, title) of the chapter), reason "" for prose."""
    number, chapter, skipping, after_heading, in_note, at = 0, "", "", False, False, 0
    parts = re.split(r"(\n{2,})", text)
    for gap, block, following in zip(["", *parts[1::2]], parts[::2], [*parts[2::2], ""]):
        at += len(gap) + len(block)
        paragraph = _clean(block)
        if not re.search(r"\w", paragraph):
            continue
        reason = _block_reason(block, paragraph) or why_not(opened := _opening(paragraph), 0.22)
        if not reason and len(paragraph) < 160 and re.fullmatch(r"\s*\d{1,4}\.\s*", following):
            reason = "caption or summary"  # an editor's, above a numbered note
        if reason == "heading":
            heading, in_note = _heading(paragraph)[:100], False
            if len(heading) == 1 and (skipping == "index" or heading not in "IVXLCDM"):
                skipping = "index"  # A, B, C: a dictionary
            elif skipping != "back matter":
                skipping = ("back matter" if _BACK.match(heading) and at > 0.6 * len(text) or _INDEX.match(heading) and at > 0.25 * len(text) else "" if not _FRONT.match(heading)
                            else "footnote" if "note" in heading.lower() else "front matter")
            if skipping != "footnote" and not _NO_TITLE.search(heading):  # after its notes a chapter may go on
                number, chapter, after_heading = number + 1, f"{chapter.rpartition(': ')[2]}: {heading}" if after_heading and chapter else heading, True
            continue
        after_heading = False
        if reason == "digitizer's note":
            skipping = "back matter" if at > 0.9 * len(text) else reason
        elif skipping == "footnote" and len(gap) > 2 or skipping in ("front matter", "digitizer's note") and (len(gap) > 3 or not reason and len(paragraph) > 350):
            skipping = ""
        in_note = reason == "footnote" or in_note and block.startswith("  ")  # a note's further paragraphs are indented
        reason = "footnote" if in_note else reason or skipping
        if not reason:
            paragraph, reason = standing_alone(opened)
        yield reason, paragraph, (number, chapter)


def _block_reason(block, paragraph):
    """Why a block is no prose by what only a book's page shows, or ""."""
    lines, words = block.splitlines(), paragraph.split()
    if len(words) < 40 and re.fullmatch(r"\s*_[^_]*_[.:]?\s*", block):
        return "caption or summary"  # all of it in italics
    if _NOTE.match(block) or paragraph[0] == "[" and paragraph[-1] == "]":
        return "footnote"
    if 3 * sum(bool(_TABLE_LINE.search(line)) for line in lines) > len(lines):
        return "table or list"
    if len(words) <= 16 and sum(map(str.isupper, paragraph)) > 0.6 * sum(map(str.isalpha, paragraph)) or len(words) < 12 and _CHAPTER.match(paragraph):
        return "heading"
    if re.search(r"\b(?:[48]vo|4to|1[26]mo)\b.{0,80}\b\d{1,3}s\.", paragraph):
        return "advertisement"
    if re.match(r"(?i)§.{0,180}$|(?:figs?|plates?)\.? [\dIVXLC]{1,6}\b.{0,200}$|(?:an? )?(?:inaugural )?(?:address|lecture|paper|delivered|read)\b.{0,40}\b(?:delivered"
                r"|before|to|at)\b.{0,160}$", paragraph):
        return "caption or summary"
    if len(re.findall(r"(?<![\w'’.&])[b-hj-z](?![\w'’.&])", paragraph)) > 2:
        return "explains a diagram"
    if len(words) < 30 and paragraph[0] == "(" and paragraph[-1] == ")":
        return "caption or summary"
    return ""


def _clean(block):
    """A block's lines as one paragraph, verse as lines, with the transcriber's marks taken out."""
    lines = [" ".join(line.split()) for line in block.splitlines() if line.strip()]
    verse = (len(lines) > 1 and block.lstrip("\n").startswith("  ") and sum(map(len, lines)) < 48 * len(lines)
             and sum(bool(re.match(r"[\W_]{0,3}[A-ZÀ-Þ]", line)) for line in lines) > 0.7 * len(lines))
    text = ("\n" if verse else " ").join(lines)
    text = re.sub(r"^<b>([^<>,]{2,40}), ([^<>]{2,60}?)\.?</b>", lambda m: f"{_heading(m[2])} {_heading(m[1])}.", text)  # a dictionary's headword
    for pattern, by in _LINE_MARKS:
        text = pattern.sub(by, text)
    return re.sub(r",(?=[.;:])|(?<=\w)\.(?=\.(?:\s|$))", "", unpointed(text)).strip()


def _opening(text):
    """THE painter -> The painter; BOOTT, ELIZABETH. -> Elizabeth Boott.; a paragraph's number, "14." or "§ XII.", goes."""
    number = re.match(r"(?:§ ?)?(?:\d{1,3}|[IVXLC]{1,8}|[ivxlc]{1,6})\.\s(?=[\"“'‘A-Z])|§ ?\w{1,8}\s|\(\d{1,4}\.\)\s?", text)
    if number:
        text = re.sub(r"(?<=[.;:]) \d{1,2}\. (?=[A-Z])", " ", text[number.end():])
    head = re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ'’, -]{3,60}: (?=[A-Z])|[A-ZÀ-Þ](?:[^.—]|B\.C){3,90}\.—(?=[A-Z])", text)
    if head and not VERB.search(re.sub(r"\w+ed\b", "", head[0])):  # a side head
        text = text[head.end():]
    first = re.match(r"[\"“'‘]?([A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:,? [A-ZÀ-Þ'’-]{2,}){0,5})(?= [a-z(]|[.,:;—])", text)
    if not first or re.fullmatch("[IVXLC]+", first[1]):
        return text
    name = re.sub(r"^([^,]+), ([^,]+)$", r"\2 \1", _heading(first[1])) if text[first.end()] in ".—" else _heading(first[1])
    return text[:first.start(1)] + name + text[first.end(1):]


def _heading(text):
    """Capitals to title case, without number and full stop: "2. THE ART OF TITIAN." -> "The Art of Titian"."""
    text = re.sub(r"^[\s\d.]+|[\s.:,—-]+$", "", " ".join(text.split()))
    case = lambda m: m[0] if re.fullmatch("[IVXLC]+", m[0]) else m[0].lower() if m.start() and m[0].lower() in COMMON else m[0].capitalize()
    return re.sub(r"[^\W\d_][\w'’]*", case, text) if text.isupper() else text


# -----------------------------------------------------------------------------
# Getty: scholarly catalogues in Markdown with the shortcodes of Quire, {{< >}} or {% %}, one in ERB

_CC_BY = {"ambers", "artistryinbronze", "cva10", "romanmosaics"}  # checked by hand; these name other licences, too, for single images
_FURNITURE = re.compile(r"(?i)(?:about|acknowledge?ments|abbreviations.*|authors|bibliography|concordance|contents|contributors|copyright|cover|dedication|epub.*|"
                        r"further-reading|illustration-credits|index.*|map|owners|participants|pdf.*|print-.*|reader-note.*|readme|licen[sc]e|search.*|works-cited)$")
_APPARATUS = re.compile(r"(?i)(?:condition$|provenance|bibliograph|exhibition|(?:end)?notes?$|references|works cited|sources?$|translations?|alternate|synonyms?|to be distinguished|"
                        r"acknowledge?ments|further r|credits|loan|revision|copyright|citation|author|contributor|about the)")
_SHORTCODE = re.compile(r"\{\{<[ /]{0,3}([\w-]{1,40})([^{}]*)>\}\}|\{%[- ]{0,2}(\w{1,40})([^{}]*)%\}|<%[-= ]{0,3}(\w{1,40})([^%<]*(?:%(?!>)[^%<]*)*)%>|\{\{[^{}]*\}\}")


_PUBLICATIONS = ("ambers ancient-glass ancientlamps artistryinbronze artists-things bronze-guidelines conserving-canvas cva10 egypt-classical-world french-silver grj-19 "
                 "grj-20 grj-21 living-matter mummy-portraits-2 occasional-papers-5 rococo romanmosaics scores terracottas").split()


@source("CC BY 4.0, CC BY-NC 4.0", {f"{name}.tar.gz": [f"https://codeload.github.com/{owner}/{name}/tar.gz/HEAD" for owner in ("thegetty", "gettypubs")]
                                                      for name in _PUBLICATIONS})
def getty(folder: Path) -> Iterator[tuple]:
    """Every page of every publication, each an archive or a folder."""
    folders = {path.name for path in folder.iterdir() if path.is_dir()}
    archives = {path.name[:-7] for path in folder.glob("*.tar.gz")} - folders
    for name in sorted(folders | archives) or _PUBLICATIONS:
        yield _publication, folder / (name if name in folders else f"{name}.tar.gz")


@unbroken
def _publication(path):
    """A publication's own files say its title, its address and, unless it is known, its licence."""
    name, wanted, broken = path.name.removesuffix(".tar.gz"), r"\.md[^/]*$|\.ya?ml$|(?:^|/)LICENSE$", None
    if path.is_dir():
        texts = {file.relative_to(path).as_posix(): read_text(file) for file in sorted(path.rglob("*")) if file.is_file() and re.search(wanted, file.name)}
    else:
        texts = {}
        try:
            for inside, file in members(path, wanted):
                texts[inside.partition("/")[2]] = decode(file.read(LARGE)).replace("\0", "").replace("\r\n", "\n")
        except BROKEN as error:
            broken = error
    about = "\n".join(texts[file] for pattern in (r"[^/]*\.md", "LICENSE", r"(.*/)?publication\.y[^/]*ml", r"(.*/)?book\.yml", r"(.*/)?copyright\.md", r"(.*/)?about[^/]*\.md[^/]*")
                      for file in sorted(texts) if re.fullmatch(pattern, file))
    named = re.findall(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", about)
    code, version = ("by", "4.0") if name in _CC_BY else max(named, key=lambda found: len(found[0]), default=("", ""))  # the most restrictive
    title, url = re.search(r"(?m)^(?:  main|title): *[\"']?([^\"'\n]+)", about), re.search(r"https?://www\.getty\.edu/publications/[\w/-]+", about)
    document = Document("", "commentary", "getty", title[1].strip() if title else name, f"CC {code.upper()} {version}" if code else "", url[0] if url else "")
    for file in sorted(texts, key=lambda file: file.split("/")):
        if ".md" in file and not any(part.startswith("_") for part in file.split("/")):
            yield from _quire(file, texts[file], document)
    if broken:
        raise broken


def _quire(file, text, document):
    page = file.rpartition("/")[2].partition(".")[0]
    meta, found = read_markdown(_SHORTCODE.sub(_shortcode, text))
    title = ": ".join(filter(None, (meta.get("title"), meta.get("subtitle"))))
    if _FURNITURE.match(page) or re.match(r"(?:Figure|Video|Audio|Plate|Table) \d", title):
        yield document._replace(text=text), "no page of prose"
        return
    is_entry = "entry" in (meta.get("layout"), meta.get("type")) or "catalogue" in file.split("/")
    document = document._replace(title=f"{document.title}: {title or page}", kind="description" if is_entry else "commentary")
    body, dropped, depth = [], [], 0
    for level, heading, paragraphs in found:
        if not depth or level <= depth:  # a section below one that is dropped is dropped
            depth = level if _APPARATUS.match(heading) else 0
        (dropped if depth else body).extend(paragraphs)
    prose, others = _sort(document, map(_uncited, body))
    yield from _record(document, [title] if is_entry else [], prose)
    yield from others
    if dropped:
        yield document._replace(text="\n\n".join(dropped).replace("\0", "")), "provenance, notes or bibliography"


def _shortcode(match):
    """A shortcode's words, as in {% def "cast (v.)" "cast" %}; of figures nothing; citations between NULs, for _uncited."""
    name = match[1] or match[3] or match[5]
    words = [a or b for a, b in re.findall(r"\"([^\"]*)\"|'([^']*)'", match[2] or match[4] or match[6] or "")]
    if not words:
        return ""
    if name in ("q-cite", "cite", "cat"):
        return f"\0{words[0]}\0"
    if name == "accordion":
        return f"\n\n{words[0]}\n\n"
    return re.sub(r" \(\w{1,4}\.\)$", "", words[-1]) if name == "def" else words[0] if name in ("thing", "abbr", "q-abbr", "q-object", "location_link", "link_to") else ""


def _uncited(paragraph):
    """Take out what only cites: brackets with a citation in them, and sentences that send the reader elsewhere."""
    paragraph = re.sub(r" ?\([^()\0]*\0[^()]*\)", "", paragraph)
    if "\0" in paragraph:
        kept = (s for s in sentences(paragraph) if s.count("\0") <= 2 and not ("\0" in s and re.search(r"\b(?:[Ss]ee|[Cc]f\.|[Ff]or)\b", s)))
        paragraph = " ".join(kept).replace("\0", "")
    return re.sub(r"^(?:[AB]\. (?=[A-Z])(?:(?:Upper|Lower) zone: )?|(?:Note|Analytical [Pp]rocedures?|Inscriptions?|Condition|Technique): )", "", tidy(paragraph))


# -----------------------------------------------------------------------------
# Art Institute of Chicago: the dump of its API, one JSON file a record

_MAYBE = "may be protected by copyright"
_ARTIC = {  # endpoint: (fields with prose, kind, licence); products, publishers' notes on publications, events, teaching packets and visitor information are left out
    "artworks": (("description", "short_description"), "description", "CC BY 4.0"),
    "agents": (("description",), "history", "CC0 1.0"),
    "exhibitions": (("short_description",), "commentary", "CC0 1.0"),
    "mobile-sounds": (("transcript",), "commentary", _MAYBE),
    "tours": (("intro", "intro_transcript"), "commentary", _MAYBE),
    "sections": (("content",), "commentary", _MAYBE),
    "sites": (("description",), "commentary", _MAYBE),
    **dict.fromkeys("articles press-releases digital-publication-articles highlights".split(), (("copy",), "commentary", _MAYBE)),
}
_ASIDES = {"tombstone", "provenance", "exhibitions", "references", "other_documentation", "footnotes", "figures"}
_CREDIT = re.compile(r"(?i)\b(?:generous(?:ly)? (?:\w+ )?(?:support|fund|gift|contribut)|funded (?:in part )?by|sponsored|supported by|OSCI|(?:read|learn|find out) more"
                     r"|our blog)\b|artic\.edu")


def _artic_files(folder, get):
    """The dump in one file; if that cannot be had, the API's pages, a hundred records each."""
    if get(folder / "artic-api-data.tar.bz2", "https://artic-api-data.s3.amazonaws.com/artic-api-data.tar.bz2", instead="its API's pages"):
        return
    for endpoint, (names, *_) in _ARTIC.items():
        fields = ",".join(("id", "title", "web_url", "api_link", "artist_title", "date_display", "birth_date", "death_date", *names))
        for page in count(1):
            path = get(folder / "api" / f"{endpoint}-{page:05}.json", f"https://api.artic.edu/api/v1/{endpoint}?{urlencode(dict(page=page, limit=100, fields=fields))}")
            answer = read_json(path)
            if not items(answer, "data") or page == 5_000 or page >= whole(answer, "pagination", "total_pages"):
                break


@source("CC BY 4.0, CC0, may be protected by copyright", _artic_files)
def artic(folder: Path) -> Iterator[tuple]:
    """The dump as one job, since it is read as a stream; or the API's pages."""
    if (folder / "artic-api-data.tar.bz2").exists() or not (folder / "api").is_dir():
        yield _artic, folder / "artic-api-data.tar.bz2"
    else:
        yield from ((_artic_page, path) for path in sorted((folder / "api").glob("*.json")))


@unbroken
def _artic(path):
    for name, file in members(path, r"(?:^|/)json/[a-z-]+/[^/]+\.json$"):
        endpoint = name.split("/")[-2]
        if endpoint in _ARTIC:
            fields, kind, license = _ARTIC[endpoint]
            document = Document("", kind, "artic", name, license, "")
            data = file.read(LARGE + 1)
            if len(data) > LARGE:
                yield document, "a record beyond 5 MB"
            else:
                yield from _artic_record(endpoint, fields, load_json(decode(data)), document)


def _artic_page(path):
    endpoint = path.name.rpartition("-")[0]
    fields, kind, license = _ARTIC.get(endpoint, ((), "commentary", ""))
    for record in items(read_json(path), "data"):
        yield from _artic_record(endpoint, fields, record, Document("", kind, "artic", path.name, license, ""))


def _artic_record(endpoint, fields, record, document):
    record = record.get("data", record) if isinstance(record, dict) else None
    if not isinstance(record, dict):
        yield document, "no JSON record"
        return
    text = strings(record)
    title, place = one_line(text.get("title", "")), {"artworks": "artworks", "agents": "artists"}.get(endpoint)
    document = document._replace(title=title, url=f"https://www.artic.edu/{place}/{record.get('id')}" if place else text.get("web_url") or text.get("api_link", ""))
    dates = f"{record['birth_date']}–{record['death_date']}" if record.get("birth_date") and record.get("death_date") else ""
    heading = {"artworks": [title, text.get("artist_title"), text.get("date_display")], "agents": [title, dates]}.get(endpoint, [])
    for value in dict.fromkeys(text.get(name, "") for name in fields):
        if value and value != text.get(fields[0]) and endpoint == "artworks":
            document = document._replace(kind="caption")
        first, *parts = re.split(r"<section[^<>]{0,200}\bid=\"(\w{1,40})\"[^<>]{0,200}>", without(value, r"\[(?:ref|word count)", r"(?:\[/ref|: \d{1,5})\]"))
        value = "\n\n".join([first, *(part for name, part in zip(parts[::2], parts[1::2]) if name not in _ASIDES)])
        prose, others = _sort(document, map(tidy, re.split(r"\n\s*\n|\s{3,}", strip_html(value))))  # where mark-up is gone, wide gaps remain
        credits = [paragraph for paragraph in prose if _CREDIT.search(paragraph)]
        yield from _record(document, heading, [paragraph for paragraph in prose if paragraph not in credits])
        yield from others
        if credits:
            yield document._replace(text="\n\n".join(credits)), "credit line"


# -----------------------------------------------------------------------------
# SemArt: the Web Gallery of Art's comments; AQUA: machine-made questions about them


_RAW, _ARTVQA = "https://raw.githubusercontent.com", "https://github.com/noagarcia/ArtVQA"  # where the texts have no address of their own, the collection's
_SEMART = {f"semart_{split}.csv": f"{_RAW}/noagarcia/ArtVQA/master/VIKING/knowledge_branch/comments/semart_{split}.csv" for split in ("val", "test", "train")}


@source("unclear: Web Gallery of Art", _SEMART)
def semart(folder: Path) -> Iterator[tuple]:
    """Three tables; comments of 200 characters and more are descriptions, shorter ones captions."""
    return ((_semart, folder / f"semart_{split}.csv") for split in ("train", "val", "test"))


def _semart(path):
    for document, heading in map(_painting, table_rows(path, "description", "title", "author", delimiter="\t")):
        if reason := why_not(document.text):
            yield document, reason
        else:
            yield from _record(document, heading, [document.text])


def _painting(row):
    text = re.sub(r"^Catalogue numbers?: [^.]{0,80}(?:\.|$)\s?", "", tidy(strip_html(row.get("description", "").replace("''", '"'))))
    text = re.sub(r"(?<=[a-z0-9)\"'][.;!?])(?=[A-Z][a-z ])|(?<=[IVX]{2}\.)(?=[A-Z][a-z])", " ", text)  # glued sentences
    text += "." if re.search(r"\w[)\"']?$", text) else ""  # the last full stop is mostly missing
    title, author, date = (strip_html(row.get(name, "")) for name in ("title", "author", "date"))
    artist = re.sub(r"^([^,]*), (.*?)( the (?:Younger|Elder))?$", r"\2 \1\3", author)  # "GOGH, Vincent van" -> "Vincent van Gogh"
    artist = re.sub(r"[^\W\d_a-z]{2,}", lambda m: m[0].lower() if m[0] in ("DA", "DE", "DEL", "DELLA", "DI", "DER", "VAN", "VON") else m[0].capitalize(), artist)
    heading = [title, "" if "UNKNOWN" in author else artist, date]
    return Document(text, "description" if len(text) >= 200 else "caption", "semart", ", ".join(filter(None, heading[:2])), "unclear: Web Gallery of Art", _ARTVQA), heading


def _aqua_files(folder, get):
    for split in ("val", "test", "train"):
        get(folder.parent / "semart" / f"semart_{split}.csv", _SEMART[f"semart_{split}.csv"])
        get(folder / f"{split}.json", f"{_RAW}/noagarcia/ArtVQA/master/AQUA/{split}.json")


@source("unclear: Web Gallery of Art", _aqua_files, asks=2)
def aqua(folder: Path) -> Iterator[tuple]:
    """At most two questions a painting that ask for knowledge; the answer is the sentence of the painting's comment that holds AQUA's answer."""
    return ((_aqua, folder / f"{split}.json", folder.parent / "semart" / f"semart_{split}.csv") for split in ("train", "val", "test"))


def _aqua(path, comments):
    rows, used = read_json(path), {}
    paintings = {row.get("image_file"): _painting(row)[0] for row in table_rows(comments, delimiter="\t")}
    for row in rows if isinstance(rows, list) else [rows]:
        row = row if isinstance(row, dict) else {}
        image, question, answer = (str(row.get(key, "")) for key in ("image", "question", "answer"))
        painting = paintings.get(image, Document("", "qa", "aqua", "", "unclear: Web Gallery of Art", _ARTVQA))
        document = painting._replace(text=f"Q: {question}\nA: {answer}", kind="qa", source="aqua")
        key, asked = set(re.findall(r"\w{3,}", question)) - COMMON, used.setdefault(image, [])
        answers = [s for s in sentences(painting.text) if answer.lower() in s.lower() and s not in asked and 2 * len(key & set(re.findall(r"\w+", s.lower()))) >= len(key)]
        if row.get("need_external_knowledge") is not True or len(answer.split()) < 2:
            yield document, "asks what can be seen, or is answered in a word"
        elif not answers or len(asked) == 2 or question.count("(") != question.count(")") or "''" in question:
            yield document, "third question on a painting, or a broken one" if answers else "no sentence in the comment that holds the answer"
        else:
            asked.append(answers[0])
            artist = painting.title.rpartition(", ")[2]
            yield document._replace(text=f"Q: {_question(question, f'{painting.text}, {artist}')}\nA: {answers[0]}")


def _question(question, comment):
    """"what did rubens 's pupil paint" -> "What did Rubens's pupil paint?": the comment knows the capitals."""
    names = {name.lower(): name for name in re.findall(r"(?:(?<=[\w,] )|(?<=St\. ))[A-ZÀ-Þ][\w-]+", comment) if name.lower() not in COMMON}
    question = strip_html(re.sub(r" (?=['’,;]|&#)|(?<=`) ", "", " ".join(question.split()).rstrip("?. "))).replace("''", '"').replace("`", "'")
    question = re.sub(r"[\w-]+", lambda m: names.get(m[0], m[0]), question)
    return question[:1].upper() + question[1:] + "?"


# -----------------------------------------------------------------------------
# Walters Art Museum


_WALTERS = {"art": "description", "creators": "history", "exhibitions": "commentary", "collections": "commentary"}


@source("CC0", {f"{name}.csv": f"{_RAW}/WaltersArtMuseum/api-thewalters-org/main/{name}.csv" for name in _WALTERS})
def walters(folder: Path) -> Iterator[tuple]:
    """Tables of artworks, artists, exhibitions and collections."""
    return ((_walters, folder / f"{name}.csv", kind) for name, kind in _WALTERS.items())


def _walters(path, kind):
    for row in table_rows(path):
        def column(*words):  # the first column called so: the museum has renamed its columns before
            return next((row[name] for word in words for name in row if word in name), "")
        title, text = row.get("name") or column("title", "name"), column("descri", "biograph", "textblock")
        heading = {"description": [title, column("creator", "artist"), column("date")], "history": [f"{title} {column('date')}".strip()]}.get(kind, [])
        document = Document(text, kind, "walters", title, "CC0", column("url"))
        if re.search(r"\b\d{4}\.$", text):
            yield document, "list of venues"
        else:
            yield from entry(document, heading, text)


# -----------------------------------------------------------------------------
# Cleveland Museum of Art

_CLEVELAND = ("wall_description", "description", "digital_description", "did_you_know")


def _cleveland_files(folder, get):
    """The table in one file; if its owner's quota for large files is spent, the API's pages, a thousand records each."""
    if not get(folder / "data.csv", "https://media.githubusercontent.com/media/ClevelandMuseumArt/openaccess/master/data.csv", instead="its API's pages"):
        for skip in range(0, 1_000_000, 1000):
            path = get(folder / "api" / f"{skip:06}.json", f"https://openaccess-api.clevelandart.org/api/artworks/?limit=1000&skip={skip}")
            answer = read_json(path)
            if not items(answer, "data") or skip + 1000 >= (whole(answer, "info", "total") or 10**6):
                break


@source("CC0", _cleveland_files)
def cleveland(folder: Path) -> Iterator[tuple]:
    """One table, of which the texts for the wall and for the web are prose; or the API's pages."""
    if (folder / "data.csv").exists() or not (folder / "api").is_dir():
        yield _cleveland, folder / "data.csv"
    else:
        yield from ((_cleveland, path) for path in sorted((folder / "api").glob("*.json")))


def _cleveland(path):
    rows = table_rows(path, "wall_description", "did_you_know", "title") if path.suffix == ".csv" else items(read_json(path), "data")
    for row in filter(None, rows):
        given = strings(row)
        name, life = _creator(dig(row, "creators"))
        title = one_line(given.get("title", ""))
        document = Document("", "", "cleveland", title, "CC0", given.get("url", ""))
        for text in dict.fromkeys(filter(None, map(given.get, _CLEVELAND))):
            yield from entry(document, [title, name, given.get("creation_date", "")], text, why_not if text == given.get("wall_description") else _not_a_caption)
        if life:
            yield from entry(document._replace(kind="history", title=name), [name], life)


def _creator(creators):
    """-> (name, biography) of the first creator: a list of objects, or as text in the table, in JSON or as Python writes it."""
    if isinstance(creators, str):
        try:
            found = load_json(creators) or ast.literal_eval(creators)
        except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
            found = None
        creators = found if isinstance(found, list) else [{key: next((a or b for a, b in re.findall(rf"['\"]{key}['\"]: (?:'([^']*)'|\"([^\"]*)\")", creators)), "")
                                                           for key in ("description", "biography")}]
    first = creators[0] if isinstance(creators, list) and creators else {}
    name, life = (value if isinstance(value := dig(first, key), str) else "" for key in ("description", "biography"))
    return name.partition(" (")[0], life


# -----------------------------------------------------------------------------
# Smithsonian: six museums, each in 256 files of JSON lines

_UNITS = ("saam", "npg", "chndm", "fsg", "nmafa", "hmsg")
_VISUAL = {"description", "summary", "caption", "notes", "description (brief)"}
_LABELS = {"gallery label", "exhibition label", "luce center label", "publication label", "new acquisition label", "label text", "label", "museum label"}


def _shards(index):
    return list(dict.fromkeys(re.findall(r"(?m)/([\w-]{1,40}\.txt)\s*$", read_text(index))))


def _smithsonian_files(folder, get):
    base = "https://smithsonian-open-access.s3-us-west-2.amazonaws.com/metadata/edan"
    empty = []
    for unit in _UNITS:
        if index := get(folder / unit / "index.txt", f"{base}/{unit}/index.txt"):
            names = _shards(index)
            empty += [] if names else [unit]
            for name in names:
                get(folder / unit / name, f"{base}/{unit}/{name}")
    if empty:
        raise ValueError(f"the index of {', '.join(empty)} names no files any more")


@source("CC0", _smithsonian_files, asks=2)
def smithsonian(folder: Path) -> Iterator[tuple]:
    """American Art, Portraits, Design, Asian Art, African Art, Hirshhorn: the notes of each record that are labels or descriptions."""
    for unit in _UNITS:
        index = folder / unit / "index.txt"
        yield from ((_smithsonian, folder / unit / name) for name in (_shards(index) if index.exists() else [index.name]))


@unbroken
def _smithsonian(path):
    for number, record in json_lines(path):
        about, free = dig(record, "content", "descriptiveNonRepeating"), dig(record, "content", "freetext")
        license, title = dig(about, "metadata_usage", "access") or "not stated", dig(about, "title", "content")
        document = Document("", "", "smithsonian", title if isinstance(title, str) else "", license, dig(about, "record_link") or dig(about, "guid") or "")
        if not all(isinstance(field, str) for field in document):
            document = document._replace(license="not stated", url="")
        if not isinstance(free, dict) or record.get("type", "edanmdm") != "edanmdm":
            yield document._replace(text=f"line {number}", kind="caption"), "no record of an object"
            continue
        who, when = (next((text for _, text in _freetext(free, key)), "") for key in ("name", "date"))
        for label, text in dict.fromkeys(_freetext(free, "notes")):
            if label in _VISUAL | _LABELS:
                yield from entry(document, [document.title, who, when], text, why_not if label in _LABELS else _not_a_caption)


def _freetext(free, key):
    """The (label in lower case, text) pairs of a record's free-text field."""
    for item in items(free, key):
        label, text = dig(item, "label"), dig(item, "content")
        if isinstance(label, str) and isinstance(text, str):
            yield label.strip().lower(), text


# -----------------------------------------------------------------------------
# Minneapolis Institute of Art: its repository, one JSON file a work


@source("CC0", {"collection.tar.gz": [f"https://codeload.github.com/artsmia/collection/tar.gz/{branch}" for branch in ("HEAD", "refs/heads/main", "refs/heads/master")]})
def minneapolis(folder: Path) -> Iterator[tuple]:
    """Two texts a work: `text`, the label on the wall, and `description`, what is to be seen."""
    return ((_minneapolis, folder / "collection.tar.gz", part, 8) for part in range(8))


@unbroken
def _minneapolis(path, part, parts):
    for number, (name, file) in enumerate(members(path, r"(?:^|/)objects/\d{1,9}/\d{1,9}\.json$")):
        if number % parts != part:
            continue
        record = load_json(decode(file.read(LARGE)))
        if not isinstance(record, dict):
            yield Document(name, "caption", "minneapolis", name, "CC0", ""), "no record of an object"
            continue
        given = strings(record)
        title, artist = (one_line(given.get(key, "")) for key in ("title", "artist"))
        document = Document("", "", "minneapolis", title, "CC0", f"https://collections.artsmia.org/art/{name.rpartition('/')[2][:-5]}")
        heading = [title, re.sub(r"^(?:Artist|Maker|Designer): ", "", artist), given.get("dated", "")]
        for key, judge in (("text", why_not), ("description", _not_a_caption)):
            if given.get(key) and (key == "text" or given[key] != given.get("text")):
                yield from entry(document, heading, given[key], judge)


# -----------------------------------------------------------------------------
# National Gallery of Art, Washington

_NGA = {"brief_narrative": "description", "systematic_catalogue": "commentary", "conservation_note": "commentary"}


@source("CC0", {f"{name}.csv": f"{_RAW}/NationalGalleryOfArt/opendata/main/data/{name}.csv" for name in ("objects_text_entries", "objects")})
def nga(folder: Path) -> Iterator[tuple]:
    """The texts on its works that are prose; a second table has their titles."""
    yield _nga, folder / "objects_text_entries.csv", folder / "objects.csv"


def _nga(path, objects):
    works = {row.get("objectid", ""): [row.get(key, "") for key in ("title", "attribution", "displaydate")] for row in table_rows(objects)} if objects.exists() else {}
    for row in table_rows(path, "objectid", "text", "texttype"):
        if row.get("texttype") in _NGA and row.get("text"):
            heading = works.get(row.get("objectid", ""), ["", "", ""])
            document = Document("", _NGA[row["texttype"]], "nga", heading[0], "CC0", f"https://www.nga.gov/artworks/{row.get('objectid', '')}")
            yield from entry(document, heading, re.sub(r"(?<!\w)_([^_\n]{1,200})_(?!\w)", r"\1", row["text"]))


# -----------------------------------------------------------------------------
# Wikipedia: the introductions of art's pages, and the sections of those whose introduction is longest

_API, _QUERY = "https://en.wikipedia.org/w/api.php?", dict(action="query", format="json", formatversion=2, maxlag=5)
_SEEDS = ("Art movements", "Art genres", "Artistic techniques", "Art history", "Art criticism", "Paintings by artist", "Sculptures by artist", "Painters by nationality", "Sculptors by nationality",
          "Printmakers", "Art museums and galleries by country")
_DENIED = re.compile(r"(?i)\b(?:films?|music|musical|musicians?|songs?|albums?|video games?|television|comics|anime|novels?|plays|stubs|templates?|lists?|wikipedia|redirects?|articles|categories"
                     r"|fictional|cultural depictions|deaths|births|martial|logos|images|stamps|tattoo\w*)\b")
_DEPTH, _INTROS, _CORE = 3, 30_000, 2_000  # levels of categories; pages after which no further category is opened; pages read whole
_LAST = r"(?i)(?:see also|references|sources|external links|(?:foot)?notes|further reading|bibliography|citations|gallery|works cited|awards|list of|selected (?:works|exhibitions)|exhibitions|publications)\b"


def _wikipedia_files(folder, get):
    """Categories breadth-first from the seeds. Each answer is a file, so that an interrupted walk goes on where it was."""
    def answers(file, **query):
        more = {}
        for part in range(5_000):
            path = get(folder / f"{file}-{part}.json", _API + urlencode(_QUERY | query | more, errors="replace"))
            answer = read_json(path)
            yield answer if isinstance(answer, dict) else {}
            before, more = more, dig(answer, "continue")
            if not isinstance(more, dict) or more == before:
                return

    known, waiting, size = set(_SEEDS), deque((seed, 0) for seed in _SEEDS), {}
    while waiting and len(size) < _INTROS and len(known) < 2 * _INTROS:
        category, depth = waiting.popleft()
        digest = blake2b(category.encode(errors="replace"), digest_size=4).hexdigest()
        slug = f"{re.sub(r'[^A-Za-z0-9]+', '_', category)[:60]}-{digest}"
        for answer in answers(f"intros/{slug}", generator="categorymembers", gcmtitle=f"Category:{category}", gcmnamespace=0, gcmtype="page", gcmlimit=20,
                              prop="extracts|info", exintro=1, explaintext=1, exlimit=20, inprop="url"):
            size |= {page: len(extract) for page, _, _, extract in _wiki_pages(answer)}
        for answer in answers(f"categories/{slug}", list="categorymembers", cmtitle=f"Category:{category}", cmtype="subcat", cmlimit=500) if depth < _DEPTH else ():
            for member in items(answer, "query", "categorymembers"):
                name = str(dig(member, "title")).removeprefix("Category:")
                if name not in known and not _DENIED.search(name):
                    known.add(name)
                    waiting.append((name, depth + 1))
    for page in sorted(size, key=lambda page: (-size[page], page))[:_CORE]:
        get(folder / "articles" / f"{page}.json", _API + urlencode(_QUERY | dict(pageids=page, prop="extracts|info", explaintext=1,
                                                                          exsectionformat="wiki", inprop="url")))


def _wiki_pages(answer):
    """(page id, title, address, text) of the pages in an answer that have a text and are no lists, years or disambiguations."""
    for page in items(answer, "query", "pages"):
        title, url, extract = (dig(page, key) for key in ("title", "fullurl", "extract"))
        if 0 < whole(page, "pageid") < 10**12 and isinstance(title, str) and isinstance(extract, str) and extract.strip():
            if not re.match(r"(?:List|Lists|Index|Outline|Timeline) of |\d{3,4}s? in ", title) and not re.search(r"\b(?:may|can) (?:also )?refer to:", extract[:300]):
                yield page["pageid"], title, url if isinstance(url, str) else "", extract


@source("CC BY-SA 4.0", _wikipedia_files)
def wikipedia(folder: Path) -> Iterator[tuple]:
    """Introductions, each page once, though it stands in several categories; then whole articles in sections, without their introductions."""
    seen = set()
    for path in sorted((folder / "intros").iterdir()):
        new = {page for page, *_ in _wiki_pages(read_json(path))} - seen if path.suffix == ".json" else ()
        seen |= set(new)
        if new:
            yield _wikipedia, path, frozenset(new)
    yield from ((_wikipedia, path, None) for path in sorted((folder / "articles").glob("*.json")))


def _wikipedia(path, take):
    for page, title, url, text in _wiki_pages(read_json(path)):
        if take is not None and page not in take:
            continue
        document = Document("", "history", "wikipedia", title, "CC BY-SA 4.0", url)
        intro, *parts = re.split(r"(?m)^(={2,5}) ?(.{1,200}?) ?\1\s*$", text)
        dropped = 6  # the level of a section that goes, with what is below it
        for marks, head, part in [("", "", intro)] if take else zip(parts[::3], parts[1::3], parts[2::3]):
            if len(marks) <= dropped:
                dropped = len(marks) if re.match(_LAST, head) else 6
            if dropped == 6:
                part = re.sub(r"\(\s*(?:listen)?\s*\)", "", part)  # where a pronunciation stood
                part = re.sub(r"\((?:\s|[;,]|listen\b)+", "(", part)
                prose, others = _sort(document, map(tidy, re.split(r"\n+", part)))
                yield from _record(document, [f"{title}: {head}"] if head else [], prose)
                yield from others


# -----------------------------------------------------------------------------
# M2D2: Wikipedia's visual arts in one file, and papers

_HUB = "https://huggingface.co/datasets"
_PAIRS, _STACK = f"{_HUB}/sentence-transformers/embedding-training-data", f"{_HUB}/flax-sentence-embeddings/stackexchange_title_best_voted_answer_jsonl"


@source("CC BY-SA 4.0", {"visual_arts.tar.gz": f"{_HUB}/machelreid/m2d2/resolve/main/data/Culture_and_the_arts__Visual_arts.tar.gz"})
def m2d2(folder: Path) -> Iterator[tuple]:
    """Wikipedia of 2021, without titles. The collection's card says CC BY-NC, Wikipedia's own text is CC BY-SA."""
    return ((_m2d2, folder / "visual_arts.tar.gz", "history", "m2d2", "CC BY-SA 4.0", part, 16) for part in range(16))


@source("CC BY-NC 4.0", {"art.tar.gz": f"{_HUB}/machelreid/m2d2/resolve/main/data/Art.tar.gz"}, opt_in=True, mixed=True)
def m2d2_papers(folder: Path) -> Iterator[tuple]:
    """Semantic Scholar's papers of the field Art, among them music and literature: opt-in, for they are not all about art."""
    return ((_m2d2, folder / "art.tar.gz", "commentary", "m2d2_papers", "CC BY-NC 4.0", part, 16) for part in range(16))


@unbroken
def _m2d2(path, kind, name, license, part, parts):
    """One text a line. Every `parts`-th line, so that a large file is read in parts, at once and each in little memory."""
    document = Document("", kind, name, "", license, f"{_HUB}/machelreid/m2d2")
    for _, lines in members(path, r"\.txt$"):
        for number, line in enumerate(iter(lambda: lines.readline(LARGE), b"")):
            if number % parts == part and line.strip():
                yield from entry(document, [], decode(line)) if len(line) < LARGE else [(document._replace(title=path.name), "a line beyond 5 MB")]


# -----------------------------------------------------------------------------
# questions and answers: large mixed files, of which the art questions are taken

_NAMES = """van Gogh|Monet|Manet|Renoir|Degas|C[eé]zanne|Pissarro|Sisley|Seurat|Signac|Gauguin|Toulouse-Lautrec|Caillebotte|Matisse|Picasso|Braque|Derain|Vlaminck|Chagall|Modigliani|Kandinsky|Paul Klee
|Mondrian|Malevich|Rothko|Jackson Pollock|Warhol|Roy Lichtenstein|Basquiat|Banksy|David Hockney|Lucian Freud|Francis Bacon's paint\\w+|Salvador Dal[ií]|Dal[ií]'s|Magritte|Joan Mir[oó]|Max Ernst|Duchamp
|Man Ray|Rembrandt|Vermeer|Rubens|van Dyck|Frans Hals|Vel[aá]zquez|Goya|El Greco|Zurbar[aá]n|Murillo's|Titian|Tintoretto|Paolo Veronese|Giorgione|(?:Giovanni|Gentile) Bellini|Mantegna|Botticelli
|Leonardo da Vinci|da Vinci's|Michelangelo|Raphael's|Raphael Sanzio|Donatello|Ghiberti|Brunelleschi|Masaccio|Fra Angelico|Filippo Lippi|Uccello|Piero della Francesca|Perugino|Ghirlandaio|Verrocchio
|Giotto|Cimabue|Duccio|Simone Martini|Caravaggio|Bernini|Carracci|Gentileschi|Guido Reni|Tiepolo|Canaletto|D[uü]rer|Holbein|Lucas Cranach|Gr[uü]newald|Altdorfer|Hieronymus Bosch|Br(?:ue|eu)gh?el
|van Eyck|Memling|van der Weyden|Poussin|Claude Lorrain|Watteau|Fragonard|Chardin|Jacques-Louis David|Ingres|Delacroix|G[eé]ricault|Courbet|Corot|Jean-Fran[cç]ois Millet|Daumier|Rodin|Camille Claudel
|Br[aâ]ncu[sș]i|Giacometti|Henry Moore's|Barbara Hepworth|Alexander Calder|Edvard Munch|Klimt|Egon Schiele|Kokoschka|Ludwig Kirchner|Emil Nolde|Franz Marc|Otto Dix|George Grosz|Kollwitz|J\\.? ?M\\.? ?W\\.? ?Turner
|John Constable|Gainsborough's|Thomas Gainsborough|Joshua Reynolds|Hogarth|William Blake's paint\\w+|Dante Gabriel Rossetti|Millais|Burne-Jones|Holman Hunt|Whistler's|Singer Sargent|Winslow Homer
|Thomas Eakins|Mary Cassatt|Berthe Morisot|Frida Kahlo|Diego Rivera|Siqueiros|Georgia O'Keeffe|Edward Hopper|Grant Wood|Norman Rockwell|Andrew Wyeth|de Kooning|Jasper Johns|Rauschenberg|Hokusai|Hiroshige
|Utamaro|Yayoi Kusama|Ai Weiwei|Louise Bourgeois|Ansel Adams|Gustave Dor[eé]|Alphonse Mucha|Aubrey Beardsley|Odilon Redon|Gustave Moreau|Bouguereau|Rosa Bonheur|Vig[eé]e Le ?Brun|Anguissola|Judith Leyster
|Ruisdael|Jan Steen|Pieter de Hooch|Piranesi|Canova|Thorvaldsen|Cellini|Giambologna|Phidias|Praxiteles|Polykleitos|Diego Giacometti|Fernand L[eé]ger|Robert Delaunay|Umberto Boccioni|Frank Stella|Donald Judd
|Gerhard Richter|Anselm Kiefer|Joseph Beuys|Damien Hirst|Jeff Koons|Amrita Sher-Gil|Raja Ravi Varma|Mona Lisa|Starry Night|Guernica|Sistine Chapel|Girl with a Pearl Earring|The Last Supper|The Night Watch""".replace("\n", "")
_ABOUT_ART = re.compile(rf"(?i)\b(?:{_NAMES})\b|\b(?:oil|acrylic|watercolou?r|tempera|landscape|portrait|abstract|famous|cave|fresco|wall|still[- ]life|easel|panel|gouache|renaissance|baroque|chinese|japanese)"
                        r" paint(?:ings?|ers?)\b|\bpaintings\b|\b(?:a|the|this|famous|[a-z]+'s) painting\b|\bpainting (?:by|of|from|called|titled|in the|styles?|techniques?)\b|\b(?:who|when|what|which|why)\b.{0,40}\bpainted (?:the|a|in|by)\b|\bpainters?\b|\bsculpt(?:or|ors|ure|ures)\b"
                        r"|\bfrescoe?s?\b|\b(?:post-?|neo-?)?impressionis[mt]\w*|\b(?:cubis|surrealis|fauvis|dadais|expressionis|pointillis|manneris)[mt]\w*\b|\b(?:baroque|rococo|renaissance|gothic|byzantine|romanesque"
                        r"|medieval|modern|contemporary|abstract|pop|op|conceptual|minimalist|islamic|greek|roman|egyptian|african|indigenous|folk) (?:art(?:ists?|works?)?|paint\w+|styles?|sculptures?)\b|\bart (?:history|movement|museum|gallery|critic\w*|deco"
                        r"|nouveau|historian)s?\b|\bwork of art\b|\bworks of art\b|\bartworks?\b|\bukiyo-?e\b|\bwatercolou?rs?\b|\betchings?\b|\blithograph\w*|\bwoodcuts?\b|\bengravings?\b|\bchiaroscuro\b|\bsfumato\b"
                        r"|\bimpasto\b|\btrompe l'?oeil\b|\btriptych\w*|\baltarpieces?\b|\bmuseum of (?:modern |fine )?art\b|\b(?:louvre|uffizi|prado|rijksmuseum|hermitage museum|tate (?:modern|britain|gallery)"
                        r"|national gallery|guggenheim)\b|\bbauhaus\b|\bstained glass\b|\billuminated manuscripts?\b")
_NOT_ART = re.compile(r"(?i)\b(?:martial|liberal|language|culinary|fine arts degree|state[- ]of[- ]the[- ]art|nail|nails|tattoo\w*|make-?up|face paint\w*|house paint\w*|spray paint\w*|paint job|body paint\w*|car|cars|truck"
                      r"|bumper|ceiling fan|drywall|interior paint\w*|exterior paint\w*|latex paint|cabinets?|deck|fence|wallpaper|garage|painter'?s tape|photoshop|software|app|android|iphone|phone|laptop|windows|minecraft"
                      r"|video games?|pokemon|ninja turtles?|album|song|band|lyrics|movie|film|netflix|tv|actor|actress|airport|hotels?|restaurant|salary|jobs?|degree in|resume|college|recipes?|cook\w*|cochlea|vitamins?|dentist"
                      r"|dna|protein|software engineer|code vein|canvas (?:element|app|shoes?|lms)|html|css|javascript|python|ms paint|how much (?:do|does|is|are)|worth|sell|for sale|buy|cost|price)\b")


@unbroken
def _pairs(path, name, license, collection):
    """Questions that name art, with answers of 40 to 2,000 characters; the others are counted, not kept."""
    document, others, total = Document("", "qa", name, "", license, collection), 0, 0
    for _, row in json_lines(path):
        total += 1
        question, answer = (row["query"], row.get("pos")) if isinstance(row, dict) and "query" in row else row[:2] if isinstance(row, list) and len(row) > 1 else ("", "")
        answer = answer[0] if isinstance(answer, list) and answer else answer
        if not isinstance(question, str) or not isinstance(answer, str) or not 10 <= len(question) <= 300 or not _ABOUT_ART.search(question) or _NOT_ART.search(question):
            others += 1
            continue
        question = _question(strip_html(question), answer)
        prose, _ = _sort(document, map(tidy, re.split(r"\n\s*\n", strip_html(answer))))
        text = "\n\n".join(prose)
        if 40 <= len(text) <= 2000:
            yield document._replace(text=f"Q: {question}\nA: {text}", title=question)
        else:
            yield document._replace(text=f"Q: {question}\nA: {answer}", title=question), "answer shorter than 40 or longer than 2,000 characters, or no prose"
    yield document._replace(title=path.name), f"{others:,} of {total:,} questions that do not name art"


def _question_source(name, file, license):
    @source(license, {file: f"{_PAIRS}/resolve/main/{file}"}, mixed=True, name=name)
    def questions(folder: Path) -> Iterator[tuple]:
        yield _pairs, folder / file, name, license, _PAIRS


for _name, _file, _license in (("gooaq", "gooaq_pairs", "unclear: answers from the web"), ("yahoo", "yahoo_answers_title_answer", "unclear: Yahoo Answers"),
                               ("eli5", "eli5_question_answer", "unclear: Reddit"), ("nq", "NQ-train_pairs", "CC BY-SA 3.0"), ("squad", "squad_pairs", "CC BY-SA 4.0"),
                               ("trivia", "TriviaQA_pairs", "unclear: answers from the web")):
    _question_source(_name, f"{_file}.jsonl.gz", _license)

_SITES = ("crafts", "graphicdesign", "history", "literature", "photo")


@source("CC BY-NC-SA 4.0", {f"{site}.jsonl.gz": [f"{_STACK}/resolve/main/{name}.jsonl.gz" for name in (f"{site}.stackexchange.com", f"{site}.com")] for site in _SITES}, mixed=True)
def stackexchange(folder: Path) -> Iterator[tuple]:
    """The best-voted answers of the sites next to art. Stack Exchange's own licence is CC BY-SA, this collection's CC BY-NC-SA."""
    return ((_pairs, folder / f"{site}.jsonl.gz", "stackexchange", "CC BY-NC-SA 4.0", _STACK) for site in _SITES)


# -----------------------------------------------------------------------------
# WikiArt: a table whose column `description` nobody could tell to be prose, so it is looked at first; and ArtEmis, a file that you ask its authors for


def _wikiart_files(folder, get):
    """A hundred rows first; the other thousand pages, two gigabytes, only if three in ten of those hold prose."""
    base = "https://datasets-server.huggingface.co/{}?dataset=Artificio%2FWikiArt&config=default&split=train"
    first = get(folder / "first-rows.json", base.format("first-rows"))
    rows = _wikiart_rows(first) if first else []
    prose = sum(not reason for *_, reason in rows)
    if first and 10 * prose < 3 * max(1, len(rows)):
        raise ValueError(f"its column description holds no prose ({prose} of the first {len(rows)} rows), so no more is fetched")
    total = 100 if first else 0
    for offset in range(0, 1_000_000, 100):
        path = offset < total and get(folder / "rows" / f"{offset:06}.json", f"{base.format('rows')}&offset={offset}&length=100")
        if not path:
            break
        total = max(total, whole(read_json(path), "num_rows_total"))


@source("none stated", _wikiart_files, opt_in=True)
def wikiart(folder: Path) -> Iterator[tuple]:
    """Rows of the dataset Artificio/WikiArt through the hub's row server."""
    return ((_wikiart, path) for path in sorted((folder / "rows").glob("*.json")) or [folder / "first-rows.json"])


def _wikiart_rows(path):
    """[(row, title, artist, description, why it is no prose or "")]"""
    found = []
    for item in items(read_json(path), "rows"):
        row = strings(dig(item, "row"))
        title, artist, text = (row.get(key, "") for key in ("title", "artist", "description"))
        words = set(re.findall(r"\w+", text.lower()))
        repeats = not words - set(re.findall(r"\w+", f"{title} {artist} {row.get('style', '')} {row.get('genre', '')} {row.get('date', '')}".lower()))
        found.append((row, title, artist, text, "" if len(text.split()) >= 12 and not repeats else "repeats the title or is shorter than twelve words"))
    return found


def _wikiart(path):
    for row, title, artist, text, reason in _wikiart_rows(path):
        document = Document("", "", "wikiart", title, "none stated", f"{_HUB}/Artificio/WikiArt")
        if reason:
            yield document._replace(text=text, kind="caption"), reason
        else:
            yield from entry(document, [title, artist, row.get("date", "")], text)


@source("on request only", opt_in=True)
def artemis(folder: Path) -> Iterator[tuple]:
    """What people felt before 80,000 paintings: put the authors' .csv (artemisdataset.org) into the folder."""
    found = sorted(folder.glob("*.csv"))
    return ((_artemis, path) for path in found or [folder / "artemis_dataset_release_v0.csv"])


def _artemis(path):
    for name, rows in groupby(table_rows(path, "painting", "utterance"), lambda row: row.get("painting", "")):
        artist, _, title = name.replace("-", " ").partition("_")
        artist = " ".join(word if word in ("van", "von", "de", "da", "di", "del", "der", "la", "le", "el") else word.capitalize() for word in artist.split())
        title = " ".join(word if word in COMMON else word.capitalize() for word in title.split())
        title = title[:1].upper() + title[1:]
        said = [f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?' else '.'}" for text in dict.fromkeys(tidy(row.get("utterance", "")) for row in rows) if text]
        yield from entry(Document("", "caption", "artemis", title, "on request only", "https://www.artemisdataset.org"), [title, artist], "\n\n".join(said), _not_a_caption)
