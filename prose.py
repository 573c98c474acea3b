"""What is prose and what is not: text out of bytes, HTML and Markdown; sentences, passages; and the apparatus that surrounds prose, told from it.

Input is hostile until proven prose: no regex may go quadratic, so every repeat is bounded or stops at the character that could start the next match.
"""
import codecs
import csv
import html
import json
import re
from typing import Iterator

csv.field_size_limit(2**31 - 1)  # the default, 128 KiB, is less than a museum essay

# -----------------------------------------------------------------------------
# bytes, HTML, tables


def _encoding(data: bytes, final: bool = True) -> str:
    """The encoding of bytes, or of a file that begins with them: by its byte order mark, or UTF-8 unless that is mostly broken, or Windows-1252, or Latin-1."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data, final)
    if 2 * text.count("\ufffd") <= len(text) - len(text.encode("ascii", "ignore")):  # one bad byte must not garble a whole book
        return "utf-8"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def decode(data: bytes) -> str:
    """Bytes to text, never raising."""
    return data.decode(_encoding(data), "replace")


def open_text(path):
    """A text file to read line by line, never raising over its bytes; judged by its first MB."""
    with open(path, "rb") as file:
        encoding = _encoding(file.read(1 << 20), final=False)
    return open(path, encoding=encoding, errors="replace")


def read_text(path):
    with open_text(path) as file:
        return file.read().replace("\0", "")


def table_rows(path, *columns, delimiter=","):
    """Yield a table's rows as dicts, keys in lower case. If one of `columns` is not there, a ValueError follows the last row: what there is, is read."""
    with open_text(path) as lines:
        rows = csv.reader((line.replace("\0", "") for line in lines), delimiter=delimiter)
        names = [name.strip().lower() for name in next(rows, [])]
        yield from (dict(zip(names, map(str.strip, row))) for row in rows if any(row))
    if absent := [name for name in columns if name not in names]:
        raise ValueError(f"has no column {', '.join(absent)} any more, only {', '.join(names)[:300]}")


def load_json(text):
    """What a JSON text holds; None if it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # the latter from a deep nest
        return None


def dig(value, *keys):
    """value[key][key] ..., None where a level is absent or no dict."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def without(text, start, end):
    """Drop start...end; what is never closed stays. Linear, where a lazy regex would scan to the end for every open start."""
    *closed, rest = re.split(end, text)
    return "".join(re.split(start, part, maxsplit=1)[0] for part in closed) + rest


_TAG = re.compile(r"<(/?[a-zA-Z][\w:-]{0,30})(?:\s[^<>=]*=[^<>]*|\s?/?)>")  # "a <b and c> d" has no "=": prose
_BLOCK_TAGS = set("address article aside blockquote caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
                  "section summary table tbody td tfoot th thead title tr ul".split())


def strip_html(text: str) -> str:
    """HTML to text: blocks become paragraphs, <br> a line break, other tags vanish; comments, scripts, styles and footnote marks vanish whole."""
    if "<" in text:
        text = without(without(text, "<!--", "-->"), r"(?i)<(?:script|style)\b[^<>]*>", r"(?i)</(?:script|style)\s?>")
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
    cuts, at, depth = [0], 0, 0
    for gap in re.finditer(r"(?<=[.!?])[\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]?[A-ZÀ-Þ0-9])", text):
        depth, at = depth + text.count("(", at, gap.start()) - text.count(")", at, gap.end()), gap.end()
        inside = depth > 0 and re.match(r"[^()]{0,200}\)", text[gap.end():gap.end() + 201])
        if not inside and not _ABBREVIATION.search(text[max(cuts[-1], gap.start() - 9):gap.start()]):
            cuts.append(gap.end())
            depth = 0
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


COMMON = frozenset("the of and to in a is was that with for by as his on it he which from at be are not this had but or have they her an were their who all no so "
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
VERB = re.compile(r"(?i)\b(?:is|are|was|were|am|has|have|had|be|been|do|does|did|will|would|shall|should|may|might|can|could|must|let|came|went|saw|took|found|said|told"
                   r"|knew|held|left|"
                   r"lay|fell|felt|drew|grew|met|sent|kept|set|ran|rose|lost|paid|won|gave|made|began|wrote|stood|brought|became|spoke|thought|taught|sought|sat|hung|built"
                   r"|read|bore|broke|chose|rode|shone|threw|hid|[a-z]{3,}ed|"
                   r"(?:seem|come|give|make|say|begin|write|hold|stand|become|lie|see|show|take|find|look|mean|think|know|want|need|like|use|keep|bring|leave|serve|depend"
                   r"|follow|represent|bear|cannot|belong|wear|sit|turn|live|remain|appear|contain|include)s?|goes|don't|won't)\b")


def _telegraphic(text):
    """Whether a paragraph is an entry, a label or a list: "Lavinia Fontana. Born in Bologna, 1552."."""
    parts = sentences(text) if "\n" not in text else []
    bare = [len(part.split()) < 15 and part[-1] not in "?!" and not VERB.search(re.sub(r"^\W*(?:[A-Z][a-z]+ed|Born)\b", "", part)) for part in parts]
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
    return "" if sum(word.strip(".,;:!?()—\"'“”‘’").lower() in COMMON for word in words) >= common * len(words) else "not English prose"


def judged(items):
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
    r"\b(?:[Ff]igs?|and|or|see|the|an|(?<!ed )(?<!en )(?<!ght )(?<!ck )of|via)\.(?: [A-Z]|$)|^[\W\dIVXLC]+$|[Ff]rom a [Pp]hotograph by|\b[Ff]rontispiece\b|\b[Tt]itle-page to this\b"
    r"|\b[Dd]iagrams?\b|\bmarked [A-Z]|\b(?:figured|engraved|shown|given|drawn|illustrated) (?:above|below)\b|^(?:Lett|Pitt|Guid|Mem)\.",
)))


_ORPHAN = re.compile(r"[\"“'‘(]?(?:This|These|That|Those|It|Its|Such|Here|Thus|Another|Both|Neither|The (?:same|latter|former|next|other|others|second|third))\b")  # what it speaks of went before it


_HEAD = re.compile(r"(?:(?:[A-ZÀ-Þ][\w’'-]*|of|the|and|in|at|de|St\.)(?:,? |(?=[.:]))){1,6}[.:](?:—|$)|(?=.*\d)(?:[\w’'.-]+,? ){1,6}[\w’'–-]+\.$(?<!\bB\.C\.)")  # "The Roman period, 1508-1520."
_ENTRY = re.compile(r"(?:This|He|She|His|Her|Was|Born|Daughter|Son|Member|Pupil|Medals?|Attributed|An?) ")  # goes on from a dictionary's headword
_LABEL = re.compile(r"\([^()]*\)$|[A-Z](?: [A-Z])?[.,] |[IVX]+\. |(?:Upper|Lower) (?:zone|part): |Figure [A-Z]: |[^.]{3,80}\b1[4-9]\d\d\.$|(?:1?st|2n?d|3r?d|\dth)\.$")  # unless it has a verb
_CREDITED = re.compile(r"^(?:—\s?)?(?:[A-ZÀ-Þ][\w.’'-]*,? ){0,5}[A-ZÀ-Þ][\w’'-]+\.[\"”]?$")  # "Laurence Binyon." behind a quotation


def standing_alone(paragraph):
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
        gone = bool(_POINTING.search(part) or _LABEL.match(part) and not VERB.search(part) or part.count("(") != part.count(")") or part.count("[") != part.count("]"))
        if not gone and not orphan:
            standing.append(part)
    if len(standing) == len(parts):
        return paragraph, ""
    kept = " ".join(standing)
    return (kept, "") if 2 * len(kept) > len(paragraph) else (paragraph, "points elsewhere")


def unhung(paragraph):
    """Without a last sentence that announces what was rejected: "He wrote:"."""
    return " ".join(sentences(paragraph)[:-1]) if _HANGING.search(paragraph[-30:]) and "\n" not in paragraph else paragraph


def unpointed(text):
    """Without the brackets that only point elsewhere (two deep), and without addresses. Figures in a bracket must be years or measurements."""
    text = re.sub(r"(?<=“)(\w+)’(?= )", r"\1", text)  # “The’ Harvest,”
    text = re.sub(r"(?<=[.\"”])\s?\([A-Z][\w.’'-]*(?:,? (?:[A-Z][\w.’'-]*|of|the|and|in)){0,5}\)", "", text)  # "..." (Richter)
    for _ in range(2):
        text = _BRACKET.sub(lambda m: "" if m[1] is None or _ASIDE.search(m[1]) or not _FIGURES.fullmatch(m[1]) else m[0], text)
    return text


def tidy(text):
    """On one line, without pointers and without the spaces that mark-up leaves: "the jug , too"."""
    return re.sub(r":(?=\s?[;)])|(?<=\() | (?=[,.;:)](?:\s|$))", "", " ".join(unpointed(text).split()))


_MARKDOWN = [(re.compile(pattern), by) for pattern, by in (
    (r"<https?:[^<>\s]{0,2000}>|!\[[^\[\]]*\]\([^()]*\)|\[\^[\w-]{1,40}\]", ""),  # addresses, images, footnote marks
    (r"\[((?:[^\[\]]|\[[^\[\]]*\]){0,1000})\]\([^()]*\)", r"\1"),  # links keep their words
    (r"\{[:.#a-z][^{}]*\}", ""),  # {.class #id lang="it"}
    (r"^\s*\*[A-Z][^*:]{1,60}:\*\s", ""),  # a head that runs in
    (r"~~|(?<!\\)[*`]{1,3}(?=\S)|(?<=[^\s\\])[*`]{1,3}|(?<![\w\\])_{1,2}(?=\S)|(?<=[^\s\\])_{1,2}(?!\w)", ""),  # emphasis, code
    (r"\\([^\w\s])", r"\1"),
)]


def _plain(text):
    text = strip_html(text)
    for pattern, by in _MARKDOWN:
        text = pattern.sub(by, text)
    return " ".join(text.split())


def read_markdown(text):
    """-> (front matter as a dict, [(heading level, heading, paragraphs)]), without footnotes, fenced code, tables and rules."""
    front = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.S)
    meta = {key: _plain(value.strip(" \t\"'")) for key, value in re.findall(r"(?m)^(\w+):[ \t]*(.*)$", front[1])} if front else {}
    fences = re.split(r"(?m)^ {0,3}(?:```|~~~).*$", text[front.end():] if front else text)
    text = "\n\n".join(part for i, part in enumerate(fences) if i % 2 == 0 or i == len(fences) - 1)  # a fence never closed hides nothing
    first, *parts = re.split(r"(?m)^ {0,3}(#{1,6})[ \t]+(.*)$", text)
    found = []
    for hashes, heading, content in (("", "", first), *zip(parts[::3], parts[1::3], parts[2::3])):
        blocks = [b for b in re.split(r"\n\s*\n", strip_html(content)) if b.count("|") < 3 and not re.match(r"\s*(?:\[\^[\w-]{1,40}\]:|[-*_=][-*_=\s]*$|$)", b)]
        items = [item for block in blocks for item in re.split(r"(?m)^\s*(?:[-*+]|\d{1,3}[.)])\s", block)]  # of lists
        found.append((len(hashes), _plain(heading), [p for item in items if (p := _plain(re.sub(r"(?m)^\s{0,9}>", "", item)))]))
    return meta, found
