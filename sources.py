"""Where art text comes from: one short function per source.

    for reader, *args in SOURCES["getty"](Path("data/cache/getty")):
        for item in reader(*args):  # a Document, or (Document, reason) for what the reader rejects

A source function only lists jobs, cheap and picklable, so that prepare_art.py can run them in a pool. A reader takes off what its own source
wraps around the prose; what every text needs (Unicode, length, duplicates, topic) is prepare_art.py's. Fetching fills the cache folders; here
they are read, as served. An absent file is a FileNotFoundError, any other bad input a rejected Document. Input is hostile until proven prose: no
regex may go quadratic, so every repeat is bounded or stops at the character that could start the next match.
"""
import csv
import html
import io
import json
import re
import tarfile
import textwrap
from collections import deque
from pathlib import Path
from typing import Iterator, NamedTuple

KINDS = ("description", "history", "commentary", "qa", "caption")
csv.field_size_limit(2**31 - 1)  # the default, 128 KiB, is less than a museum essay


class Document(NamedTuple):
    text: str  # paragraphs apart by an empty line
    kind: str  # one of KINDS
    source: str  # a key of SOURCES
    title: str
    license: str  # in the source's words; is_open() judges
    url: str


# -----------------------------------------------------------------------------
# helpers

OPEN = frozenset({"public domain", "cc0", "cc by", "cc by sa"})


def is_open(license: str) -> bool:
    """True for the public domain, CC0, CC BY and CC BY-SA in any usual spelling or as a creativecommons.org address; NC, ND, unknown, '' are not."""
    name = re.sub(r"[\W_]+", " ", license.lower())
    for pattern, by in ((r"^https? creativecommons org (?:licenses|publicdomain)\b|\bcreative commons\b", "cc"), (r"\battribution\b", "by"),
                        (r"\bshare ?alike\b", "sa"), (r"\bcc (?:0|zero)\b", "cc0"), (r"\bcc mark\b", "public domain"),
                        (r"\b(?:the|in|usa?|licen[sc]ed?|international|unported|generic|universal|mark|dedication|\d+)\b", " ")):
        name = re.sub(pattern, by, name)
    return " ".join(name.split()) in OPEN


def decode(data: bytes) -> str:
    """Bytes to text, never raising: byte order marks first, then UTF-8 unless it is mostly broken, then Windows-1252 or Latin-1."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark):].decode(encoding, "replace")
    text = data.decode("utf-8", "replace")
    if 2 * text.count("\ufffd") <= len(text) - len(text.encode("ascii", "ignore")):  # one bad byte must not garble a whole book
        return text
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _read(path):
    return decode(path.read_bytes()).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _without(text, start, end):
    """Drop start...end; what is never closed stays. Linear, where a lazy regex would scan to the end for every open start."""
    *closed, rest = re.split(end, text)
    return "".join(re.split(start, part, maxsplit=1)[0] for part in closed) + rest


_TAG = re.compile(r"<(/?[a-zA-Z][\w:-]{0,30})(?:\s[^<>=]*=[^<>]*|\s?/?)>")  # "a <b and c> d" has no "=": prose
_BLOCK_TAGS = set("address article aside blockquote caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
                  "section summary table tbody td tfoot th thead title tr ul".split())


def strip_html(text: str) -> str:
    """HTML to text: blocks become paragraphs, <br> a line break, other tags vanish; comments, scripts, styles and footnote marks vanish whole."""
    if "<" in text:
        text = _without(_without(text, "<!--", "-->"), r"(?i)<(?:script|style)\b[^<>]*>", r"(?i)</(?:script|style)\s?>")
        text = re.sub(r"<sup[^<>]*>\s?<a\b[^<>]*>[^<>]{0,9}</a>\s?</sup>", "", text)
        text = _TAG.sub(lambda m: "\n" if (name := m[1].lower().lstrip("/")) == "br" else "\n\n" if name in _BLOCK_TAGS else "", text)
    return html.unescape(re.sub(r"&#\d{8,};?", "", text))  # int() refuses thousands of digits


# behind one of these, or an initial, a full stop ends no sentence
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[bds]|[IVXLC]{1,5}|[ivxl]{1,6}|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Geo|Hen|Wm|Thos|Jos|Jas|Mt|Esq|Ps|Cor|Tim|Purg|Inf|nr|temp|Mr|Mrs|Ms|Dr|Ste?|SS"
                           r"|St[ao]|[SJ]r|Messrs|M(?:me|lle|gr)|Prof|Rev|Hon|Capt|Col|Gen|Gov|Lieut|[Nn]os?|[Vv]ols?|[Cc]f|pp?|"
                           r"[Ff]igs?|[Pp]ls?|ca?|[Cc]h(?:ap)?|[Ii]nv|[Cc]ats?|Gio|Gian|Batt|Ant|Franc|Bart|Dom|Lor|Fr|Gius|Aless|Sig|Cav|Card|Abb|Ab|Mons|Lett|Pitt|Guid|Mem|Hist"
                           r"|approx|[Dd]iam|ft|ed|e\.g|i\.e|viz|lib|tom|[Ss]ect?|fl|ff|vs|A\.D|B\.C)\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    cuts = [0]
    for gap in re.finditer(r"(?<=[.!?])[\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ0-9])", text):
        inside = text.count("(", cuts[-1], gap.start()) > text.count(")", cuts[-1], gap.end()) and re.match(r"[^()]{0,200}\)", text[gap.end():gap.end() + 201])
        if not inside and not _ABBREVIATION.search(text[max(cuts[-1], gap.start() - 9):gap.start()]):
            cuts.append(gap.end())
    return [part for start, end in zip(cuts, [*cuts[1:], None]) if (part := text[start:end].strip())]


_HANGING = re.compile(r"(?:[:,;—\w]|--|\b(?:as follows|that follow|the following)\.)[\"'”’]?$")  # what it announces, verse or a quotation, comes next


def passages(paragraphs, low: int = 150, high: int = 350) -> Iterator[str]:
    """Join paragraphs, in order, into passages of about low to high words. A passage ends with a paragraph; only a paragraph longer than high is cut,
    where a sentence ends. A short rest joins the passage before it."""
    last, whole, size = "", "", 0
    for paragraph in paragraphs:
        for i, part in enumerate(sentences(paragraph) if len(paragraph.split()) > high else [paragraph]):
            words = len(part.split())
            if size >= low and size + words > high and not (size < 2 * high and _HANGING.search(whole[-30:])):
                if last:
                    yield last
                last, whole, size = whole, "", 0
            whole += ("" if not whole else " " if i else "\n\n") + part
            size += words
    if last and size < low // 3:
        last, whole = f"{last}\n\n{whole}", ""
    yield from filter(str.strip, (last, whole))


_COMMON = frozenset("the of and to in a is was that with for by as his on it he which from at be are not this had but or have they her an were their who all no so "
                    "has its we i you one will more there she when if into my him been than would our your them these".split())
_DIGITIZER = re.compile(r"Project Gutenberg|pgdp\.net|Distributed Proof|archive\.org|HTML version|^(?:Produced by|[Ee]-text)|[Tt]ranscriber.?s.? [Nn]ote|"
                        r"[Ii]talics? (?:text )?(?:is|are) |enclosed (?:by|in|between) (?:underscores|equal)|[Tt]ypographical (?:error|change)|Footnotes have been"
                        r"|[Ee]qual signs|this e-text|(?:printer.s|obvious|punctuation) errors? (?:have|has) been|[Ee]liminated duplicate|(?:spelling|hyphenation"
                        r"|punctuation) were made consistent|[Ss]imple typographical|rendered using available|\bTranscriber\b|original text,.{0,80}(?:footnotes|misspell"
                        r"|shading)|"
                        r"^Page \d{1,3}: |[Ss]uperscript(?:s|ed)?\b")


_LISTED = re.compile(r"\b[ivx]{1,5}\. \d{1,3}(?:, \d{1,3}){0,20}\.$|^(?:[^—.]{3,120}—){4,}[^—.]{2,120}\.?$"  # an index; a chapter's argument; a bibliography
                     r"|^(?:(?:[A-ZÀ-Þ][\w'’.-]*|d[aeiu]l?|van|von|della|of|the|and),? ){1,6}1[2-9]\d\d\.(?: |$)|, [ivx]{1,5}\.$|\b\d+ (?:mk|pfg|frs)\.|\bPrice\b.{0,40}\d"
                     r"|\. [A-Z][a-z]+(?: and [A-Z][a-z]+)?, 1[5-9]\d\d\.$|^(?:[A-Z][\w'’.]*,? ){1,5}(?i:Palazzo|Church|Ponte|Scuola|Casa)\b,? (?:on|in|at|of|di)\b.{0,30}\."
                     r"|^(?:[^—]{3,150}\.—){4}|(?:[A-Z][\w. ]{2,20}, (?:The |A )?[A-Z][^;.]{3,60}; ){4}|^[\w´-]{3,25}(?:, (?:adj|noun"
                     r"|vb)\..{0,40})? \((?:[^()]{0,20} )?(?:from|Gr|Lat|Fr|Ital)\b[^()]{0,80}\)|^\w{2,12}´\w{0,12}\.|^(?:[A-Z] ?[A-Z]?\. [^.]{5,60}\. ?){3,}"
                     r"|^.{0,120}, \d{1,3}(?:[,–-] ?\d{1,3}){0,9}\.$|^Exhibition in|\bib\.$|\bPref(?:ace)?[.,] [xvil]{1,8}\.|^[Pp]p?\. ?\d|^——|\b(?:München|Wien|Berlin"
                     r"|Leipzig|Paris|London|New York), 1[5-9]\d\d\.[\"”]?$")


# no full list: enough to tell prose from the telegrams of a catalogue or dictionary
_VERB = re.compile(r"(?i)\b(?:is|are|was|were|am|has|have|had|be|been|do|does|did|will|would|shall|should|may|might|can|could|must|let|came|went|saw|took|found|said|told"
                   r"|knew|held|left|"
                   r"lay|fell|felt|drew|grew|met|sent|kept|set|ran|rose|lost|paid|won|gave|made|began|wrote|stood|brought|became|spoke|thought|taught|sought|sat|hung|built"
                   r"|read|bore|broke|chose|rode|shone|threw|hid|[a-z]{3,}ed|"
                   r"(?:seem|come|give|make|say|begin|write|hold|stand|become|lie|see|show|take|find|look|mean|think|know|want|need|like|use|keep|bring|leave|serve|depend"
                   r"|follow|represent|bear|cannot|belong|wear|sit|turn|live|remain|appear|contain|include)s?|goes|don't|won't)\b")


def _telegraphic(text):
    """Whether a paragraph is an entry, a label or a list: "Lavinia Fontana. Born in Bologna, 1552."."""
    parts = sentences(text) if "\n" not in text else []
    bare = [len(part.split()) < 15 and part[-1] not in "?!" and not _VERB.search(re.sub(r"^\W*(?:[A-Z][a-z]+ed|Born)\b", "", part)) for part in parts]
    if len(parts) == 1 and text[0] not in "\"“‘'(—" and text[-1] == ".":
        return bare[0]
    return len(parts) > 1 and (bare[0] and bare[1] and len(parts[0].split()) < 6 or sum(bare) >= (0.4 if len(parts) > 2 else 1) * len(parts))


def why_not(text: str, common: float = 0.12) -> str:
    """Why a paragraph is no English prose, or "". Of the words of a book's prose four in ten are of the commonest ninety, of an index one in ten: the
    stop-word rule of Gopher (Rae et al. 2021). Museum prose is dense, so the default is low."""
    words = text.split()
    ended = re.search(r"[.!?:;,—-][\"'”’)\]»]{0,3}$", text) or len(words) > 30 and text[-1].islower()  # as before a quotation
    if not ended or len(words) < 6 and not re.match(r"[\"“‘'].*[.!?,][\"”’']$", text):
        return "fragment"
    if _DIGITIZER.search(text):
        return "digitizer's note"
    if len(words) < 16 and all(word[0].isupper() or word in ("of", "the", "and", "in", "on", "by", "at", "for", "to", "de", "his", "a") for word in words) and not re.search(r"[\"“”'’!?]", text):
        return "heading"
    if 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text)):
        return "capitals"
    if len(re.findall(r"\d", text)) > 0.1 * len(text) or 14 * max(text.count(".—"), text.count("—") - 4) > len(words) or _LISTED.search(text):
        return "index, contents or list"
    if _telegraphic(text):
        return "entry, label or list"
    if 20 * (len(re.findall(r"\b(?:cf|no|nos|inv|vol|pl|cat)\. ?\S", text)) - 1) > len(words):
        return "citations"
    return "" if sum(word.strip(".,;:!?()—\"'“”‘’").lower() in _COMMON for word in words) >= common * len(words) else "not English prose"


def _judged(items):
    """[(reason, paragraph, place)] again, mended over their borders: a sentence that a plate cut in two is joined, the rest of one whose beginning was
    rejected goes, and a short paragraph between two that were rejected belongs to their list, bibliography or caption."""
    mended = []
    for reason, paragraph, place in items:
        before = mended[-1][1] if mended and not mended[-1][0] and mended[-1][2] == place else ""
        if not reason and re.search(r"[\w,;]$", before) and "\n" not in before + paragraph:
            mended[-1] = ("", f"{before} {paragraph}", place)
        elif not reason and paragraph[0].islower() and "\n" not in before:  # after verse a sentence may go on
            first, *rest = sentences(paragraph)
            mended += [("begins in mid-sentence", first, place), *([("", " ".join(rest), place)] if rest else [])]
        else:
            mended.append((reason, paragraph, place))
    near = [i for i, item in enumerate(mended) if item[0] not in ("footnote", "front matter", "back matter", "digitizer's note", "begins in mid-sentence")]
    among = {at for before, at, after in zip(near, near[1:], near[2:]) if mended[before][0] and mended[after][0] and len(mended[at][1]) < 300}
    return [("among lists" if i in among and not item[0] else item[0], *item[1:]) for i, item in enumerate(mended)]


def _sort(document, paragraphs):
    """-> (the paragraphs that are prose, the others as one rejected Document per reason)"""
    reasons = {"": []}
    for reason, paragraph, _ in _judged((reason or why_not(paragraph), paragraph, None) for paragraph, reason in map(_standing, filter(None, paragraphs))):
        if reason and reasons[""]:
            reasons[""][-1] = _unhung(reasons[""][-1])
        reasons.setdefault(reason, []).append(paragraph)
    return list(filter(None, reasons.pop(""))), [(document._replace(text="\n\n".join(found)), reason) for reason, found in reasons.items()]


def _record(document, heading, paragraphs):
    """A museum's record under its own heading (title, artist, date, so far as known), in passages if it is long."""
    heading = ", ".join(part for part in heading if part and part.lower() not in ("-", "untitled", "unknown", "unknown artist", "n.d."))
    yield from (document._replace(text=f"{heading}\n{text}" if heading else text) for text in passages(paragraphs))


# What a figure, plate, page, note or catalogue number points to is not here, nor is what an address leads to. A bracket that points is cut out, a sentence
# that points goes whole: on 65 MB of books and catalogues that costs one sentence in a hundred.
_NUMBERED = (r"(?:(?i:figs?|figures?|plates?|pls?|(?:wood)?cuts?|cats?|ill(?:us)?|tables?|chap(?:ter)?s?|sect(?:ion)?s?|vols?|tom|letters?|marks?|inscriptions?|n[or]s?|pages?|pp?|"
             r"fol[sl]?|lib|bk|cap|inv(?:entory)?|acc|app|notes?|mss?|cod|ser|act|sc)\.?|(?:ch|cols?|ff?|nn?|Il|Od|Ex|Bd)\.) ?(?:n[or]s?\.? ?)?(?:\d|[A-Z]\b|[IVXLC]+\b|[ivxlc]+\b)")
_LATIN = r"\b(?:[Ii]b(?:id)?\.|[Ii]bid\b|op\. ?cit|loc\. ?cit|l\. ?c\.|q\. ?v\.|[Vv]ide\b|[Ss]upra\b|[Ii]nfra\b|[Cc]f\b|seqq?\.|passim\b|s\.v\.)"
_SHELF = r"\b(?!AD|BC|CE|[IVXLC]+\b)[A-Z]{1,4} ?\d{1,5}\b(?!%)|\b\d\d\.[A-Z]{2}\.\d"  # BM 38, G 2–7, 77.AO.81
_BRACKET = re.compile(r"\s?[(\[]([^()\[\]]{0,300})[)\]]|\u00ad|\(?\bhttps?://[^\s()]{1,500}\)?")
_ASIDE = re.compile(r"(?i:^(?:see|compare|for .{0,120}\bsee|also|(?:and )?(?:online )?at\b.{0,80}\d)\b)|\b" + _NUMBERED + "|" + _LATIN + "|" + _SHELF
                    + r"|§|©|\b(?:ARV|ABV|BAPD|LIMC|CVA)\b|\b[ivxl]+\. ?\d|, [ivxl]+\.?$|^(?:as )?(?:in|see|and|or|e\.g\.,?) ?$|\bnot shown\b|^MSS?\.|^emphasis (?:added|mine)"
                      r"|\bpublished (?:by|in)\b|^\d{3,4} [A-Z]\b|^[\s,;?]*$|^(?:[A-Z]\.?(?:,? and |, )?){1,4}$|\b[Cc]ollection of\b|\bLectures\b|^(?:\d{1,3}"
                      r"|1[0-2]\d\d)(?:(?:, | and |–|-)\d{1,4}){0,9}$|\b(?:Gal|Pal|Mus|Coll|Acad|Bibl|Brit)\.|\b(?:Report|Catalogue|Journal|Magazine|Review|Gazette|Bulletin"
                      r"|Times|Athen(?:æ|ae)um|Spectator|Academy|Telegraph|Chronicle|Standard)\b.*\d|\b[12]\d{3}[a-z]?[,:] ?\d")
_FIGURES = re.compile(r"(?:[^\d]*(?>\d(?:[\d.,/ ×x]*\d)? ?-?(?:%|°|(?:feet|foot|ft|in|inch|inches|[cmk]?m|met|yards?|miles?|years?|per|pounds|lbs?|braccia)\b)"  # atomic: these two overlap
                      r"|(?:1\d{3}|20[0-2]\d)(?:s|[-–—/]\d{1,4})?\b|\d{1,3}(?:st|nd|rd|th|d)\b))*+[^\d]*"
                      r"|.*\b(?:A\.? ?D|B\.? ?C|C\.? ?E|AH)\b.*")
_TOLD = r"\b(?:noticed|seen|said|shown|found|spoken|spoke|described|mentioned|referred|treated|given|explained|observed|examined|notice|discussed|stated|considered|reader)\b"
_POINTING = re.compile("|".join((
    r"\b" + _NUMBERED.replace(r"[A-Z]\b|[IVXLC]+\b|[ivxlc]+\b", r"[IVXLC]{2,8}\b|[IVX][.,;:)]|[ivxlc]{1,6}[.,;:)]"), _LATIN, _SHELF,
    r"^\(?(?:See|SEE|Compare)\b(?! how)|\b[Ss]ee (?:\w+ in |also |under |comments on |group entry,? ?|[Nn]os?\. ?){0,3}\d|^For \w+,? .{0,100}\bsee\b|\bonline at\b",
    r"\b(?:[Oo]ur|[Aa]ccompanying|[Aa]nnexed|[Aa]djoining|[Oo]pposite) (?:\w+ ){0,2}(?:illustrations?|cuts?|woodcuts?|engravings?|diagrams?|reproductions?"
    r"|frontispiece|plates?|page|figures?)\b",
    r"\b(?:shown|seen|given|figured|reproduced|illustrated|represented|copied) (?:in|on) the (?:\w+ )?(?:illustration|cut|woodcut|diagram|figure|plate|page"
    r"|frontispiece)\b|\breproduced here\b"
    r"|\b(?:here|already) (?:copied|figured|engraved|reproduced|illustrated)\b|\b(?:illustrated|shown|seen|figured) (?:on|at) (?:this|the) (?:page|left|right)\b"
    r"|\b(?:in|from|on|by) (?:the|this) (?:[Ww]oodcut|[Pp]late|plan|section|diagram|elevation|engraving|illustration|map|figure|vignette)\b"
    r"|\bin our picture\b|\b(?:which we|I) give here\b|\bis given here\b|\b(?:former|present|both|series of) [Pp]lates?\b|\bhere (?:represented|annexed)\b"
    r"|\bin this view\b|\bthe (?:last|next|first|second|above) (?:figure|diagram|plate|cut|group)\b",
    r"\b(?:chapters?|[Cc]hap|[Vv]olume|[Aa]ppendix|[Pp]reface|[Ii]ntroduction|[Ll]ecture|paragraph|pages)\b.{0,60}" + _TOLD, _TOLD + r".{0,60}\b(?:chapters?|[Vv]olume|[Aa]ppendix|[Pp]reface|[Ii]ntroduction|[Ll]ecture|paragraph)\b",
    r"\b(?:in|to) (?:the|an|my|our) [Aa]ppendix\b|\b[IVX]{1,4}\.\d|^(?:Turn|Look|Refer) (?:back )?to\b|\bin the following pages\b|[”\"] (?:above|below)\b"
    r"|^Born (?:at|in) [^,.]+, (?!s?he\b|the\b)"
    r"|\b[Ww]e (?:can |have |here )*(?:figured?|engraved?|reproduced?)\b|\b[Ii]n \d{2,3},|^\d{1,3}, [A-Z]\.|(?<![\d½¼¾.] )× ?\d|—\.(?!\w)|^(?:TRANSLATION"
    r"|Note\.—|Side [AB]:|[A-Z]{4,}, \w{2,5}\.)|^(?:First|Second|Third|Fourth|Fifth) state\b",
    r"^\[[^\[\]]*\]$|^(?:Height|Length|Width|Depth|Diam(?:eter)?|H)\b.{0,20}\d.*\bcm\b|^Gift of\b|^\(?In the possession of\b|^(?:Discourse"
    r"|A DISCOURSE) Delivered\b|^Authorities\.—|^/Chap\b|^(?:Subsequent sale|Sourced from|Acquired (?:with|by)|Signed and dated|Excavation photo"
    r"|Ascribed (?:by|to)|Engraved by|Printed for)\b|\b(?:express|expressing|tender|record) (?:his|my|our|their|the author's) (?:\w+ )?(?:gratitude|thanks"
    r"|obligations?|indebtedness)\b|^We (?:\w+ ){0,2}(?:thank\b|(?:are|extend) (?:\w+ )?(?:grateful|indebted|thanks)\b)|\b(?:special"
    r"|heartfelt|sincere) (?:thanks|gratitude)\b|\bWeb Gallery of Art\b|\boff view\b|\bour website\b|\bthanks are (?:\w+ )?due\b|\b(?:kind"
    r"|gracious) permission of\b",  # a museum's and a publisher's own lines: sizes, owners, sales, thanks, notices
    r"(?:^|[;,] |\b(?:but|and|with|of|in|under) )\d{2,3}[,;]? (?:is|was|are|has|shows|in this|above|below)\b"
    r"|^Found in [^.]{3,40}\d{4}\.$|\b(?:inv|pinx|sculps?|delin|fec)\.|^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]{1,2}\s|[§†‡¶|{}#^\\<>=*]|—>|,,"
    r"|\[(?!1\d{3}\])[^\[\]]*\d",  # list items; signs that no prose has
    r"\b(?:4to|8vo|1[26]mo)\b|, [IVX]{1,4}\. \d{1,3}\b|(?:(?<![\d,.£$])\b\d{1,3}\b(?![\d%])[^\d]{1,60}){5}",  # books; rows of figures
    r"\b(?:[Ff]igs?|and|or|see|the|an|of|via)\.(?: [A-Z]|$)|^[\W\dIVXLC]+$|[Ff]rom a [Pp]hotograph by|\b[Ff]rontispiece\b|\b[Tt]itle-page to this\b"
    r"|\b[Dd]iagrams?\b|\bmarked [A-Z]|\b(?:figured|engraved|shown|given|drawn|illustrated) (?:above|below)\b|^(?:Lett|Pitt|Guid|Mem)\.",
)))


_ORPHAN = re.compile(r"[\"“'‘(]?(?:This|These|That|Those|It|Its|Such|Here|Thus|Another|Both|Neither|The (?:same|latter|former|next|other|others|second|third))\b")  # what it speaks of went before it


_HEAD = re.compile(r"(?:(?:[A-ZÀ-Þ][\w’'-]*|of|the|and|in|at|de|St\.)(?:,? |(?=[.:]))){1,6}[.:](?:—|$)|(?=.*\d)(?:[\w’'.-]+,? ){1,6}[\w’'–-]+\.$(?<!\bB\.C\.)")  # "The Roman period, 1508-1520."
_ENTRY = re.compile(r"(?:This|He|She|His|Her|Was|Born|Daughter|Son|Member|Pupil|Medals?|Attributed|An?) ")  # goes on from a dictionary's headword
_LABEL = re.compile(r"\([^()]*\)$|[A-Z](?: [A-Z])?[.,] |[IVX]+\. |(?:Upper|Lower) (?:zone|part): |Figure [A-Z]: |[^.]{3,80}\b1[4-9]\d\d\.$|(?:1?st|2n?d|3r?d|\dth)\.$")  # unless it has a verb
_CREDITED = re.compile(r"^(?:—\s?)?(?:[A-ZÀ-Þ][\w.’'-]*,? ){0,5}[A-ZÀ-Þ][\w’'-]+\.[\"”]?$")  # "Laurence Binyon." behind a quotation


def _standing(paragraph):
    """-> (the paragraph without the sentences that point at a plate or page, "") or, if they are most of it, (the paragraph, a reason)."""
    parts, standing, gone = sentences(paragraph), [], False
    if len(parts) > 1 and "\n" not in paragraph:
        head = _HEAD.match(parts[0])
        if head and _ENTRY.match(parts[1]):
            return paragraph, "entry, label or list"
        if head or _CREDITED.search(parts[-1]):
            parts = parts[1:] if head else parts[:-1]
            paragraph = " ".join(parts)
    for part in parts:
        orphan = gone and (_ORPHAN.match(part) or not standing and re.match(r"(?:He|She|They|His|Her|Their)\b", part))
        gone = bool(_POINTING.search(part) or _LABEL.match(part) and not _VERB.search(part) or part.count("(") != part.count(")") or part.count("[") != part.count("]"))
        if not gone and not orphan:
            standing.append(part)
    if len(standing) == len(parts):
        return paragraph, ""
    kept = " ".join(standing)
    return (kept, "") if 2 * len(kept) > len(paragraph) else (paragraph, "points elsewhere")


def _unhung(paragraph):
    """Without a last sentence that announces what was rejected: "He wrote:"."""
    return " ".join(sentences(paragraph)[:-1]) if _HANGING.search(paragraph[-30:]) and "\n" not in paragraph else paragraph


def _unpointed(text):
    """Without the brackets that only point elsewhere (two deep), and without addresses. Figures in a bracket must be years or measurements."""
    text = re.sub(r"(?<=“)(\w+)’(?= )", r"\1", text)  # “The’ Harvest,”
    text = re.sub(r"(?<=[.\"”])\s?\([A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|of|the|and|in)){0,5}\)", "", text)  # "..." (Richter)
    for _ in range(2):
        text = _BRACKET.sub(lambda m: "" if m[1] is None or _ASIDE.search(m[1]) or not _FIGURES.fullmatch(m[1]) else m[0], text)
    return text


def _tidy(text):
    """On one line, without pointers and without the spaces that mark-up leaves: "the jug , too"."""
    return re.sub(r":(?=\s?[;)])|(?<=\() | (?=[,.;:)](?:\s|$))", "", " ".join(_unpointed(text).split()))


def _json(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # the latter from a deep nest
        return None


def _rows(path, delimiter=","):
    """A table's rows as dicts, keys in lower case."""
    rows = csv.reader(io.StringIO(_read(path)), delimiter=delimiter)
    names = [name.strip().lower() for name in next(rows, [])]
    return (dict(zip(names, map(str.strip, row))) for row in rows if any(row))


_MARKDOWN = [(re.compile(pattern), by) for pattern, by in (
    (r"<https?:[^<>\s]{0,2000}>|!\[[^\[\]]*\]\([^()]*\)|\[\^[\w-]{1,40}\]", ""),  # addresses, images, footnote marks
    (r"\[((?:[^\[\]]|\[[^\[\]]*\]){0,1000})\]\([^()]*\)", r"\1"),  # links keep their words
    (r"\{[:.#a-z][^{}]*\}", ""),  # {.class #id lang="it"}
    (r"^\s*\*[A-Z][^*:]{1,60}:\*\s", ""),  # a head that runs in
    (r"~~|(?<!\\)[*`]{1,3}(?=\S)|(?<=[^\s\\])[*`]{1,3}|(?<![\w\\])_{1,2}(?=\S)|(?<=[^\s\\])_{1,2}(?!\w)", ""),  # emphasis, code
    (r"\\([^\w\s])", r"\1"),
)]


def _plain(markdown):
    text = strip_html(markdown)
    for pattern, by in _MARKDOWN:
        text = pattern.sub(by, text)
    return " ".join(text.split())


def _markdown(text):
    """-> (front matter as a dict, [(heading level, heading, paragraphs)]), without footnotes, fenced code, tables and rules."""
    front = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.S)
    meta = {key: _plain(value.strip(" \t\"'")) for key, value in re.findall(r"(?m)^(\w+):[ \t]*(.*)$", front[1])} if front else {}
    fences = re.split(r"(?m)^ {0,3}(?:```|~~~).*$", text[front.end():] if front else text)
    text = "\n\n".join(part for i, part in enumerate(fences) if i % 2 == 0 or i == len(fences) - 1)  # a fence never closed hides nothing
    first, *parts = re.split(r"(?m)^ {0,3}(#{1,6})[ \t]+(.*)$", text)
    found = []
    for hashes, heading, content in (("", "", first), *zip(parts[::3], parts[1::3], parts[2::3])):
        blocks = [b for b in re.split(r"\n\s*\n", strip_html(content)) if b.count("|") < 3 and not re.match(r"\s*(?:\[\^[\w-]{1,40}\]:|[-*_=\s]+$)", b)]
        items = [item for block in blocks for item in re.split(r"(?m)^\s*(?:[-*+]|\d{1,3}[.)])\s", block)]  # of lists
        found.append((len(hashes), _plain(heading), [p for item in items if (p := _plain(re.sub(r"(?m)^\s{0,9}>", "", item)))]))
    return meta, found


# -----------------------------------------------------------------------------
# the starter corpus, and your own files


def starter(folder: Path) -> Iterator[tuple]:
    """The bundled Markdown: "## [kind] Title", then the text."""
    return ((_starter, path) for path in sorted(folder.iterdir()) if path.suffix == ".md" and path.name != "README.md")


def _starter(path):
    _, *parts = re.split(r"(?m)^## \[([^\]\n]*)\][ \t]*(.*)$", _read(path))
    for kind, title, text in zip(parts[::3], parts[1::3], parts[2::3]):
        document = Document(text.strip(), kind, "starter", title.strip(), "CC0", "")
        yield document if kind in KINDS else (document, f"unknown kind {kind!r}")


def local(folder: Path) -> Iterator[tuple]:
    """Your own .txt, .md and .jsonl files (objects with text and, if you like, title, kind, license, url), at any depth; no link leads out."""
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {folder} to read local texts from")
    readers = {".txt": _local_txt, ".md": _local_md, ".jsonl": _local_jsonl}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in readers and path.is_file() and folder.resolve() in path.resolve().parents:
            yield readers[path.suffix.lower()], path


def _local_txt(path):
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", _read(path))]
    lines = [line for block in blocks for line in (block if max(map(len, block)) > 120 else [" ".join(block)])]  # short lines: hard-wrapped
    paragraphs = [paragraph for line in lines if (paragraph := " ".join(line.split()))]
    whole = "\n\n".join(paragraphs)
    for text in [whole] if len(whole.split()) <= 600 else passages(paragraphs):
        yield Document(text, "commentary", "local", path.stem, "", "")


def _local_md(path):
    meta, found = _markdown(_read(path))
    for _, heading, paragraphs in found:
        for text in passages(paragraphs):
            yield Document(text, "commentary", "local", heading or meta.get("title") or path.stem, "", "")


def _local_jsonl(path):
    for number, line in enumerate(_read(path).split("\n"), 1):
        row = _json(line) if line else None
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


def gutenberg(folder: Path) -> Iterator[tuple]:
    """The catalogue's English books of Library of Congress class N, or about art by their subjects, but for two that are all entries."""
    for row in _rows(folder / "pg_catalog.csv"):
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
    text = "\n".join(line.rstrip() for line in _read(path).split("\n"))
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
    for reason, paragraph, chapter in _judged(_paragraphs(text)):
        found = chapters.setdefault(chapter, {"": []})  # (number, title): titles come again
        if reason and reason != "footnote" and found[""]:
            found[""][-1] = _unhung(found[""][-1])
        found.setdefault(reason, []).append(paragraph)
    for (_, chapter), found in chapters.items():
        document = document._replace(title=f"{work}: {chapter}" if chapter else work)
        *prose, last = found.pop("") or [""]
        for text in passages(filter(None, [*prose, _unhung(last)])):
            entries = text.split("\n\n")
            reason = "fragment" if len(text.split()) <= 20 else "list" if len(entries) > 5 and 2 * sum(bool(_VERB.search(entry)) for entry in entries) < len(entries) else ""
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
            paragraph, reason = _standing(opened)
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
    return re.sub(r",(?=[.;:])|(?<=\w)\.(?=\.(?:\s|$))", "", _unpointed(text)).strip()


def _opening(text):
    """THE painter -> The painter; BOOTT, ELIZABETH. -> Elizabeth Boott.; a paragraph's number, "14." or "§ XII.", goes."""
    number = re.match(r"(?:§ ?)?(?:\d{1,3}|[IVXLC]{1,8}|[ivxlc]{1,6})\.\s(?=[\"“'‘A-Z])|§ ?\w{1,8}\s|\(\d{1,4}\.\)\s?", text)
    if number:
        text = re.sub(r"(?<=[.;:]) \d{1,2}\. (?=[A-Z])", " ", text[number.end():])
    head = re.match(r"[A-ZÀ-Þ][A-ZÀ-Þ'’, -]{3,60}: (?=[A-Z])|[A-ZÀ-Þ](?:[^.—]|B\.C){3,90}\.—(?=[A-Z])", text)
    if head and not _VERB.search(re.sub(r"\w+ed\b", "", head[0])):  # a side head
        text = text[head.end():]
    first = re.match(r"[\"“'‘]?([A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:,? [A-ZÀ-Þ'’-]{2,}){0,5})(?= [a-z(]|[.,:;—])", text)
    if not first or re.fullmatch("[IVXLC]+", first[1]):
        return text
    name = re.sub(r"^([^,]+), ([^,]+)$", r"\2 \1", _heading(first[1])) if text[first.end()] in ".—" else _heading(first[1])
    return text[:first.start(1)] + name + text[first.end(1):]


def _heading(text):
    """Capitals to title case, without number and full stop: "2. THE ART OF TITIAN." -> "The Art of Titian"."""
    text = re.sub(r"^[\s\d.]+|[\s.:,—-]+$", "", " ".join(text.split()))
    case = lambda m: m[0] if re.fullmatch("[IVXLC]+", m[0]) else m[0].lower() if m.start() and m[0].lower() in _COMMON else m[0].capitalize()
    return re.sub(r"[^\W\d_][\w'’]*", case, text) if text.isupper() else text


# -----------------------------------------------------------------------------
# Getty: scholarly catalogues in Markdown with the shortcodes of Quire, {{< >}} or {% %}, one in ERB

_CC_BY = {"ambers", "artistryinbronze", "cva10", "romanmosaics"}  # checked by hand; these name other licences, too, for single images
_FURNITURE = re.compile(r"(?i)(?:about|acknowledge?ments|abbreviations.*|authors|bibliography|concordance|contents|contributors|copyright|cover|dedication|epub.*|"
                        r"further-reading|illustration-credits|index.*|map|owners|participants|pdf.*|print-.*|reader-note.*|readme|licen[sc]e|search.*|works-cited)$")
_APPARATUS = re.compile(r"(?i)(?:condition$|provenance|bibliograph|exhibition|(?:end)?notes?$|references|works cited|sources?$|translations?|alternate|synonyms?|to be distinguished|"
                        r"acknowledge?ments|further r|credits|loan|revision|copyright|citation|author|contributor|about the)")
_SHORTCODE = re.compile(r"\{\{<[ /]{0,3}([\w-]{1,40})([^{}]*)>\}\}|\{%[- ]{0,2}(\w{1,40})([^{}]*)%\}|<%[-= ]{0,3}(\w{1,40})([^%<]*(?:%(?!>)[^%<]*)*)%>|\{\{[^{}]*\}\}")


def getty(folder: Path) -> Iterator[tuple]:
    """Every page of every publication. A publication's own files say its title, its address and, unless it is known, its licence."""
    for publication in sorted(path for path in folder.iterdir() if path.is_dir()):
        about = "\n".join(_read(path) for pattern in ("*.md", "LICENSE", "**/publication.y*ml", "**/book.yml", "**/copyright.md", "**/about*.md*")
                          for path in sorted(publication.glob(pattern)))
        named = re.findall(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", about)
        code, version = ("by", "4.0") if publication.name in _CC_BY else max(named, key=lambda found: len(found[0]), default=("", ""))  # the most restrictive
        title, url = re.search(r"(?m)^(?:  main|title): *[\"']?([^\"'\n]+)", about), re.search(r"https?://www\.getty\.edu/publications/[\w/-]+", about)
        document = Document("", "commentary", "getty", title[1].strip() if title else publication.name, f"CC {code.upper()} {version}" if code else "", url[0] if url else "")
        for path in sorted(publication.rglob("*.md*")):
            if path.is_file() and not any(part.startswith("_") for part in path.relative_to(publication).parts):
                yield _quire, path, document


def _quire(path, document):
    page, text = path.name.partition(".")[0], _read(path)
    meta, found = _markdown(_SHORTCODE.sub(_shortcode, text))
    title = ": ".join(filter(None, (meta.get("title"), meta.get("subtitle"))))
    if _FURNITURE.match(page) or re.match(r"(?:Figure|Video|Audio|Plate|Table) \d", title):
        yield document._replace(text=text), "no page of prose"
        return
    entry = "entry" in (meta.get("layout"), meta.get("type")) or "catalogue" in path.parts
    document = document._replace(title=f"{document.title}: {title or page}", kind="description" if entry else "commentary")
    body, dropped, depth = [], [], 0
    for level, heading, paragraphs in found:
        if not depth or level <= depth:  # a section below one that is dropped is dropped
            depth = level if _APPARATUS.match(heading) else 0
        (dropped if depth else body).extend(paragraphs)
    prose, others = _sort(document, map(_uncited, body))
    yield from _record(document, [title] if entry else [], prose)
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
    return re.sub(r"^(?:[AB]\. (?=[A-Z])(?:(?:Upper|Lower) zone: )?|Note: |Analytical [Pp]rocedures?|Inscriptions?|Condition|Technique): ", "", _tidy(paragraph))


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


def artic(folder: Path) -> Iterator[tuple]:
    """The dump as one job: it is read as a stream and never unpacked."""
    yield _artic, folder / "artic-api-data.tar.bz2"


def _artic(path):
    with path.open("rb") as file:
        try:
            with tarfile.open(fileobj=file, mode="r|bz2") as archive:
                for member in archive:
                    endpoint = re.search(r"(?:^|/)json/([a-z-]+)/[^/]+\.json$", member.name)
                    if endpoint and endpoint[1] in _ARTIC and member.isfile():
                        fields, kind, license = _ARTIC[endpoint[1]]
                        document = Document("", kind, "artic", member.name, license, "")
                        if member.size > 5_000_000:
                            yield document, "a record beyond 5 MB"
                        else:
                            yield from _artic_record(endpoint[1], fields, _json(decode(archive.extractfile(member).read())), document)
        except (tarfile.TarError, EOFError, OSError, ValueError) as error:  # cut short, or no archive at all
            yield Document("", "description", "artic", path.name, "", ""), f"broken archive: {error}"


def _artic_record(endpoint, fields, record, document):
    record = record.get("data", record) if isinstance(record, dict) else None
    if not isinstance(record, dict):
        yield document, "no JSON record"
        return
    text = {key: value for key, value in record.items() if isinstance(value, str)}
    title, place = " ".join(strip_html(text.get("title", "")).split()), {"artworks": "artworks", "agents": "artists"}.get(endpoint)
    document = document._replace(title=title, url=f"https://www.artic.edu/{place}/{record.get('id')}" if place else text.get("web_url") or text.get("api_link", ""))
    dates = f"{record['birth_date']}–{record['death_date']}" if record.get("birth_date") and record.get("death_date") else ""
    heading = {"artworks": [title, text.get("artist_title"), text.get("date_display")], "agents": [title, dates]}.get(endpoint, [])
    for value in dict.fromkeys(text.get(name, "") for name in fields):
        if value and value != text.get(fields[0]) and endpoint == "artworks":
            document = document._replace(kind="caption")
        first, *parts = re.split(r"<section[^<>]{0,200}\bid=\"(\w{1,40})\"[^<>]{0,200}>", _without(value, r"\[(?:ref|word count)", r"(?:\[/ref|: \d{1,5})\]"))
        value = "\n\n".join([first, *(part for name, part in zip(parts[::2], parts[1::2]) if name not in _ASIDES)])
        prose, others = _sort(document, map(_tidy, re.split(r"\n\s*\n|\s{3,}", strip_html(value))))  # where mark-up is gone, wide gaps remain
        credits = [paragraph for paragraph in prose if _CREDIT.search(paragraph)]
        yield from _record(document, heading, [paragraph for paragraph in prose if paragraph not in credits])
        yield from others
        if credits:
            yield document._replace(text="\n\n".join(credits)), "credit line"


# -----------------------------------------------------------------------------
# SemArt: the Web Gallery of Art's comments; AQUA: machine-made questions about them


def semart(folder: Path) -> Iterator[tuple]:
    """Three tables; comments of 200 characters and more are descriptions, shorter ones captions."""
    return ((_semart, folder / f"semart_{split}.csv") for split in ("train", "val", "test"))


def _semart(path):
    for document, heading in map(_painting, _rows(path, "\t")):
        if reason := why_not(document.text):
            yield document, reason
        else:
            yield from _record(document, heading, [document.text])


def _painting(row):
    text = re.sub(r"^Catalogue numbers?: [^.]{0,80}(?:\.|$)\s?", "", _tidy(strip_html(row.get("description", "").replace("''", '"'))))
    text = re.sub(r"(?<=[a-z0-9)\"'][.;!?])(?=[A-Z][a-z ])|(?<=[IVX]{2}\.)(?=[A-Z][a-z])", " ", text)  # glued sentences
    text += "." if re.search(r"\w[)\"']?$", text) else ""  # the last full stop is mostly missing
    title, author, date = (strip_html(row.get(name, "")) for name in ("title", "author", "date"))
    artist = re.sub(r"^([^,]*), (.*?)( the (?:Younger|Elder))?$", r"\2 \1\3", author)  # "GOGH, Vincent van" -> "Vincent van Gogh"
    artist = re.sub(r"[^\W\d_a-z]{2,}", lambda m: m[0].lower() if m[0] in ("DA", "DE", "DEL", "DELLA", "DI", "DER", "VAN", "VON") else m[0].capitalize(), artist)
    heading = [title, "" if "UNKNOWN" in author else artist, date]
    return Document(text, "description" if len(text) >= 200 else "caption", "semart", ", ".join(filter(None, heading[:2])), "unclear: Web Gallery of Art", ""), heading


def aqua(folder: Path) -> Iterator[tuple]:
    """At most two questions a painting that ask for knowledge; the answer is the sentence of the painting's comment that holds AQUA's answer."""
    return ((_aqua, folder / f"{split}.json", folder.parent / "semart" / f"semart_{split}.csv") for split in ("train", "val", "test"))


def _aqua(path, comments):
    rows, used = _json(_read(path)), {}
    paintings = {row.get("image_file"): _painting(row)[0] for row in _rows(comments, "\t")}
    for row in rows if isinstance(rows, list) else [rows]:
        row = row if isinstance(row, dict) else {}
        image, question, answer = (str(row.get(key, "")) for key in ("image", "question", "answer"))
        painting = paintings.get(image, Document("", "qa", "aqua", "", "unclear: Web Gallery of Art", ""))
        document = painting._replace(text=f"Q: {question}\nA: {answer}", kind="qa", source="aqua")
        key, asked = set(re.findall(r"\w{3,}", question)) - _COMMON, used.setdefault(image, [])
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
    names = {name.lower(): name for name in re.findall(r"(?:(?<=[\w,] )|(?<=St\. ))[A-ZÀ-Þ][\w-]+", comment) if name.lower() not in _COMMON}
    question = strip_html(re.sub(r" (?=['’,;]|&#)|(?<=`) ", "", " ".join(question.split()).rstrip("?. "))).replace("''", '"').replace("`", "'")
    question = re.sub(r"[\w-]+", lambda m: names.get(m[0], m[0]), question)
    return question[:1].upper() + question[1:] + "?"


# -----------------------------------------------------------------------------
# Walters Art Museum


def walters(folder: Path) -> Iterator[tuple]:
    """Tables of artworks, artists, exhibitions and collections."""
    kinds = {"art": "description", "creators": "history", "exhibitions": "commentary", "collections": "commentary"}
    return ((_walters, folder / f"{name}.csv", kind) for name, kind in kinds.items())


def _walters(path, kind):
    for row in _rows(path):
        def column(*words):  # the first column called so: the museum has renamed its columns before
            return next((row[name] for word in words for name in row if word in name), "")
        title, text = row.get("name") or column("title", "name"), column("descri", "biograph", "textblock")
        heading = {"description": [title, column("creator", "artist"), column("date")], "history": [f"{title} {column('date')}".strip()]}.get(kind, [])
        document = Document(text, kind, "walters", title, "CC0", column("url"))
        prose, others = _sort(document, map(_tidy, strip_html(text).split("\n\n")))
        if re.search(r"\b\d{4}\.$", text):
            yield document, "list of venues"
        else:
            yield from (*_record(document, heading, prose), *others)


SOURCES = {source.__name__: source for source in (starter, gutenberg, getty, artic, semart, aqua, walters, local)}

# -----------------------------------------------------------------------------
# where a source's files are to be had

_RAW = "https://raw.githubusercontent.com"
_SEMART = {f"semart/semart_{split}.csv": f"{_RAW}/noagarcia/ArtVQA/master/VIKING/knowledge_branch/comments/semart_{split}.csv" for split in ("train", "val", "test")}
FILES = {  # {source: {file in the cache: address}}
    "gutenberg": {"gutenberg/pg_catalog.csv": "https://www.gutenberg.org/cache/epub/feeds/pg_catalog.csv"},  # once; its robots' policy sends us to the mirrors
    "artic": {"artic/artic-api-data.tar.bz2": "https://artic-api-data.s3.amazonaws.com/artic-api-data.tar.bz2"},
    "semart": _SEMART,
    "aqua": _SEMART | {f"aqua/{split}.json": f"{_RAW}/noagarcia/ArtVQA/master/AQUA/{split}.json" for split in ("train", "val", "test")},
    "walters": {f"walters/{name}.csv": f"{_RAW}/WaltersArtMuseum/api-thewalters-org/main/{name}.csv" for name in ("art", "creators", "exhibitions")},
}
_MIRRORS = ("gutenberg.pglaf.org", "aleph.gutenberg.org")
PACE = {host: 2.0 for host in _MIRRORS}  # seconds between two requests, as Project Gutenberg asks


def wanted(name: str, cache: Path) -> Iterator[tuple]:
    """Yield (file, the addresses to try in turn) for all that a source is made of. Lazy: a catalogue must be there before it says what else to fetch."""
    for file, address in FILES.get(name, {}).items():
        yield cache / file, [address]
    if name == "gutenberg" and (cache / "gutenberg" / "pg_catalog.csv").exists():
        for _, path, *_ in gutenberg(cache / "gutenberg"):
            yield path, [f"https://{host}/cache/epub/{path.stem[2:]}/{path.name}" for host in _MIRRORS]
