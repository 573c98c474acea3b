"""Sources: small files in each source's own format, in words made up here, and what must and must not come out of them."""
import csv
import gzip
import io
import json
import os
import pickle
import random
import re
import tarfile
from pathlib import Path

import pytest

import sources
from sources import KINDS, SOURCES, Document, decode, is_open, passages, sentences, strip_html

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"  # real files as the sources serve them, where there are some


def read(jobs):
    """-> ([kept documents], [(document, reason)]); jobs and documents must survive the way to another process and back. What a reader raises is a reason, too."""
    kept, rejected = [], []
    for reader, *args in pickle.loads(pickle.dumps(list(jobs))):
        try:
            for item in reader(*args):
                document, reason = (item, "") if isinstance(item, Document) else item
                assert all(isinstance(field, str) for field in document) and isinstance(reason, str)
                (rejected if reason else kept).append((document, reason) if reason else document)
        except ValueError as error:
            rejected.append((None, str(error)))
    assert all(document.kind in KINDS for document in kept)
    return kept, rejected


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def prose(n, word="glaze"):
    """About n words in sentences of ten."""
    return " ".join(f"The {word} of number {i} is laid in thin coats over it." for i in range(-(-n // 12)))


# -----------------------------------------------------------------------------
# helpers


def test_licences():
    for name in ("public domain", "Public Domain", "public domain in the USA", "CC0", "cc0", "CC0 1.0", "CC0 1.0 Universal", "CC BY", "cc-by-4.0", "CC BY 4.0", "CC-BY-SA-3.0",
                 "CC BY-SA 3.0", "Creative Commons Attribution 4.0 International", "Creative Commons Attribution-ShareAlike 3.0 Unported License",
                 "https://creativecommons.org/licenses/by-sa/4.0/", "https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/mark/1.0/"):
        assert is_open(name), name
    for name in ("", "unknown", "CC BY-NC 4.0", "cc-by-nd-4.0", "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc/4.0/", "MIT", "may be protected by copyright",
                 "unclear: Web Gallery of Art", "Creative Commons Attribution-NonCommercial 4.0", "all rights reserved", "not public domain", "by", "cc"):
        assert not is_open(name), name


def test_decode():
    text = "Dürer’s “Hare” — œuvre"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert decode(text.encode(encoding)) == text
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == text
    assert decode("Cézanne à l'œil nu".encode() * 9 + b"\xff") == "Cézanne à l'œil nu" * 9 + "\ufffd"  # one bad byte does not garble the rest
    assert decode("tête-à-tête".encode("latin-1")) == "tête-à-tête"
    assert decode(b"\x81 no Windows-1252") == "\x81 no Windows-1252"
    assert decode(b"") == ""


def test_strip_html():
    assert strip_html("<p>One.</p><p class='x'>Two<br/>lines &amp; <em>more</em>.</p>").split("\n") == ["", "", "One.", "", "", "", "Two", "lines & more.", "", ""]
    assert strip_html("a < b and c > d, a <b and c> d, x<y") == "a < b and c > d, a <b and c> d, x<y"
    assert strip_html("be<!-- not <b>this</b> -->fore<script type='x'>if (a<b) {}</script><STYLE>p {}</STYLE>hand") == "beforehand"
    assert strip_html("It stood.<sup id='r1'><a href='#n1'>14</a></sup> 4 m<sup>2</sup>") == "It stood. 4 m2"
    assert strip_html("S&#227;o Paulo, Qur&apos;an, &rsquo;") == "São Paulo, Qur'an, ’"
    assert "kept" in strip_html("<!-- never closed, kept") and strip_html("<a href='x'>word</a>") == "word"
    assert strip_html("&#" + "9" * 5000 + "; end") == " end"


def test_sentences():
    assert sentences("St. Luke by J. van Eyck, c. 1434, p. 3. Is it “whole”? Yes! (So it is.) He says: no.") == [
        "St. Luke by J. van Eyck, c. 1434, p. 3.", "Is it “whole”?", "Yes!", "(So it is.)", "He says: no."]
    assert sentences("") == [] and sentences("no end") == ["no end"]


def test_passages():
    paragraphs = [f"P{i}. " + prose(60 + 20 * (i % 4)) for i in range(30)]
    out = list(passages(paragraphs))
    assert "\n\n".join(out) == "\n\n".join(paragraphs)  # nothing lost, cuts at paragraph ends only
    assert all(150 <= len(text.split()) <= 350 for text in out[:-1]) and len(out) > 5
    long = prose(2000)
    pieces = list(passages([long]))
    assert " ".join(pieces) == long and all(piece.endswith(".") and len(piece.split()) <= 350 for piece in pieces)
    assert list(passages([prose(340), prose(30)])) == [prose(340) + "\n\n" + prose(30)]  # a short rest is no passage of its own
    assert list(passages([prose(100), prose(320)])) == [prose(100) + "\n\n" + prose(320)]  # too little to stand alone
    assert list(passages([])) == [] and list(passages(["One."])) == ["One."]


# -----------------------------------------------------------------------------
# starter and local


def test_starter(tmp_path):
    put(tmp_path / "b.md", "# For people\n\nNot a document.\n\n## [qa] What is impasto?\n\nQ: What is impasto?\nA: Thick paint.\n\n## [history] Delft\n\nOne.\n\nTwo.\n")
    put(tmp_path / "a.md", "## [caption] Jug\r\n\r\nA blue jug.\r\n\r\n## [poem] Ode\n\nO jug.\n")
    put(tmp_path / "README.md", "## [caption] Example\n\nNot this.")
    kept, rejected = read(SOURCES["starter"](tmp_path))
    assert kept == [Document("A blue jug.", "caption", "starter", "Jug", "CC0", ""),
                    Document("Q: What is impasto?\nA: Thick paint.", "qa", "starter", "What is impasto?", "CC0", ""),
                    Document("One.\n\nTwo.", "history", "starter", "Delft", "CC0", "")]
    assert [(d.title, reason) for d, reason in rejected] == [("Ode", "unknown kind 'poem'")]


def test_local_txt(tmp_path):
    put(tmp_path / "sub" / "short.txt", "A line that is\nhard-wr\0apped in\nthe middle.\n\nA second one.")
    put(tmp_path / "long.TXT", "\n\n".join(prose(100) for _ in range(9)))
    put(tmp_path / "lines.txt", prose(40) + "\n" + prose(40, "varnish"))
    kept, _ = read(SOURCES["local"](tmp_path))
    assert [d.title for d in kept] == ["lines", "long", "long", "long", "short"]
    assert kept[-1] == Document("A line that is hard-wrapped in the middle.\n\nA second one.", "commentary", "local", "short", "", "")
    assert kept[0].text == prose(40) + "\n\n" + prose(40, "varnish")  # long lines are paragraphs themselves
    assert "\n\n".join(d.text for d in kept[1:4]) == "\n\n".join(prose(100) for _ in range(9))


def test_local_md(tmp_path):
    put(tmp_path / "page.md", "---\ntitle: \"On *Jugs*\"\ndate: 1900\n---\nBefore [any heading](http://x.org/a_b \"t\"), __bold__ and snake_case, 5 * 3, a\\*b.[^1]\n\n"
        "# Blue *jugs*\n\n> A quoted\n> line. ![a picture](jug.png){.wide}\n\n- first `item`\n- second item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "```python\nprint('code')\n```\n\nAfter &amp; <b>all</b>.\n\n***\n\n[^1]: A note, see p. 3.\n\n## Empty\n\n### Last\n\n```\nnever closed, so text\n")
    kept, _ = read(SOURCES["local"](tmp_path))
    assert [(d.title, d.text) for d in kept] == [
        ("On Jugs", "Before any heading, bold and snake_case, 5 * 3, a*b."),
        ("Blue jugs", "A quoted line.\n\nfirst item\n\nsecond item\n\nAfter & all."),
        ("Last", "never closed, so text")]


def test_local_jsonl(tmp_path):
    rows = ['{"text": "A jug.", "title": "Jug", "kind": "caption", "license": "CC BY 4.0", "url": "http://x.org", "extra": 1}', "", '{"text": "Only text.", "title": null}',
            "{broken", '["text"]', '{"title": "no text"}', '{"text": 5}', '{"text": "x", "kind": "poem"}', '{"text": " "}', "[" * 100_000, '{"text": "Last\\u2028one."}']
    put(tmp_path / "all.jsonl", "\r\n".join(rows))
    kept, rejected = read(SOURCES["local"](tmp_path))
    assert kept == [Document("A jug.", "caption", "local", "Jug", "CC BY 4.0", "http://x.org"), Document("Only text.", "commentary", "local", "", "", ""),
                    Document("Last\u2028one.", "commentary", "local", "", "", "")]
    assert [reason.split(" is ")[0] for _, reason in rejected] == [f"line {n}" for n in range(4, 11)] and rejected[0][0].text == "{broken"


def test_local_folder(tmp_path):
    with pytest.raises(FileNotFoundError, match="no folder .*nowhere"):
        list(SOURCES["local"](tmp_path / "nowhere"))
    put(tmp_path / "outside" / "secret.txt", "Not for you.")
    inside = put(tmp_path / "in" / "a.txt", "For you.").parent
    put(inside / "image.png", b"\x89PNG")
    os.symlink(tmp_path / "outside" / "secret.txt", inside / "link.txt")
    os.symlink(tmp_path / "outside", inside / "folder")
    os.symlink(inside, inside / "loop")
    assert [d.text for d in read(SOURCES["local"](inside))[0]] == ["For you."]


# -----------------------------------------------------------------------------
# Gutenberg

CATALOGUE = "Text#,Type,Issued,Title,Language,Authors,Subjects,LoCC,Bookshelves\n"


def book(tmp_path, body, title="A Book of Jugs", author="Ann Potter", head="*** START OF THIS PROJECT GUTENBERG EBOOK JUGS ***", tail="*** END OF THIS PROJECT GUTENBERG EBOOK JUGS ***"):
    put(tmp_path / "pg_catalog.csv", f'{CATALOGUE}7,Text,,"{title}",en,"{author}",Art,N,\n')
    put(tmp_path / "pg7.txt", f"The Project Gutenberg EBook of Jugs\n\nTitle: Jugs\n\n{head}\n\n{body}\n\n{tail}\n\nLicence talk that is in no book, but stands at the end of it all.\n")
    return read(SOURCES["gutenberg"](tmp_path))


def test_catalogue(tmp_path):
    put(tmp_path / "pg_catalog.csv", CATALOGUE + '1,Text,,Art,en,A,Art,N,\n2,Text,,"Two\nlines",fr; en,B,,NB; PR,\n3,Text,,Lives,en,C,Painters -- Italy -- Biography,DG,\n'
        "4,Sound,,Art,en,A,Art,N,\n5,Text,,Art,fr,A,Art,ND,\n6,Text,,Novel,en,A,Gothic fiction,PR,Art\n7,Text,,Novel,en,A,Artists -- Fiction,PS,\n8,Text,,Navy,en,A,,VA,\n"
        "9,Text,,Poems,en,A,Art,PN,\n../10,Text,,Art,en,A,Art,N,\n11,Text\n")
    assert [args[0].name for _, *args in SOURCES["gutenberg"](tmp_path)] == ["pg1.txt", "pg2.txt", "pg3.txt"]
    (reader, *args), *_ = SOURCES["gutenberg"](tmp_path)
    with pytest.raises(FileNotFoundError):
        list(reader(*args))
    with pytest.raises(FileNotFoundError):
        list(SOURCES["gutenberg"](tmp_path / "none"))


def test_book_is_cut_from_its_wrapper(tmp_path):
    text = prose(40)
    for head, tail in (("***START OF THE PROJECT GUTENBERG EBOOK JUGS***", "***END OF THE PROJECT GUTENBERG EBOOK JUGS***"), ("*** START OF THE PROJECT GUTENBERG EBOOK JUGS, BY\nANN ***", "End of Project Gutenberg's Jugs"),
                       ("*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.10/04/01*END*", "End of the Project Gutenberg Etext of Jugs")):
        kept, rejected = book(tmp_path, f"Produced by Some One and the Team at\nhttps://www.pgdp.net\n\n\n{text}", head=head, tail=tail)
        assert [d.text for d in kept] == [text]
        assert {reason for _, reason in rejected} <= {"fragment", "digitizer's note"}


@pytest.mark.parametrize("title, author, work, kind", [
    ("A Book of Jugs", "Ann Potter", "Ann Potter, A Book of Jugs", "commentary"),
    ("Lives of the Potters, Vol. 3 (of 10), Ann to Zoe", "Potter, Ann (Anna), 1811-1874", "Ann Potter, Lives of the Potters, Vol. 3 (of 10)", "history"),
    ("Jugs A Collection of Fifteen Pictures", "Van Pot, John C., 1856-1932; Other, A.", "John C. Van Pot, Jugs", "commentary"),
    ("The History of Jugs\nFrom Delft to Dresden", "Ann, Earl of Jugs", "Earl of Jugs Ann, The History of Jugs", "history")])
def test_book_titles(tmp_path, title, author, work, kind):
    kept, _ = book(tmp_path, f"CHAPTER IV\n\nTHE BLUE JUG OF DELFT.\n\n{prose(40)}\n\n\nSECOND PART\n\n{prose(50)}", title, author)
    assert [(d.title, d.kind, d.license, d.url) for d in kept] == [
        (f"{work}: {chapter}", kind, "public domain in the USA", "https://www.gutenberg.org/ebooks/7") for chapter in ("Chapter IV: The Blue Jug of Delft", "Second Part")]


@pytest.mark.parametrize("marked, plain", [
    ("a critic[1] has", "a critic has"), ("the word{63} was", "the word was"), ("a note.[1496] He", "a note. He"), ("a mark[A] and one[AB] more", "a mark and one more"), ("a star* and", "a star and"),
    ("_The Jug_ and =bold= or #bold#", "The Jug and bold or bold"), ("the XIV^e century, 50^{tes} and 325_{11}", "the XIVe century, 50tes and 325 11"), ("light--and shade", "light—and shade"),
    ("Lord B---- came", "Lord B—— came"), ("the word [Greek: keramos] means", "the word keramos means"), ("in D[=a]nube and [OE]uvre", "in Danube and OEuvre"),
    ("the jug (see Fig. 12, in outline) is", "the jug is"), ("a jug (_Fig._ 58.) is", "a jug is"), ("one (Plate IV.) of", "one of"), ("a year [1872] in brackets and [the] word", "a year [1872] in brackets and the word"),
    ("it [Sidenote: Of Jugs] is", "it is"), ("it [Illustration: FIG. 3.--A JUG [signed]. _By Ann._] is", "it is"), ("a jug (1850) of <b>bold</b> form", "a jug (1850) of bold form"),
    ("a jug (Delft, Mus. Reg., 12.) and (BM 38) a cup (_ibid._) (12 and 340) are,[9]; (A 2-7)", "a jug and a cup are;"), ("one (1606-1669), of A.D. 79, of Leo X", "one (1606-1669), of A.D. 79, of Leo X")])
def test_book_marks(tmp_path, marked, plain):
    kept, _ = book(tmp_path, f"It is said that {marked} of the\nmaker, and so it was in the days of the old kiln by the river.")
    assert [" ".join(d.text.split()) for d in kept] == [f"It is said that {plain} of the maker, and so it was in the days of the old kiln by the river."]


def test_book_apparatus(tmp_path):
    one, two, three = prose(30, "jug"), prose(30, "plate"), prose(30, "cup")
    kept, rejected = book(tmp_path, f"""CONTENTS

CHAPTER                                  PAGE

  I. The jug and what it was made for      3
 II. The plate . . . . . . . . . . . .    17

[Illustration: A JUG

(In the museum)]

CHAPTER I

{one}

       *       *       *       *       *

[Footnote 1: Of this it is said in the second book that it was the
finest of all.

And so it was.]

[2] In the third book, too, as all of the readers will know by now.

    And in the fourth, as they may have been told before.

The potter had a way to say that

[Illustration]

is known to all who have been to see him.

    Round is the jug and round the year,
    And round the tale that all may hear;

C'est un pot bleu que les potiers de la ville ont fait pour leur plaisir.

+------+-------+
| blue | white |
+------+-------+

FIG. 3.--A jug in the collection of the maker, from a photograph.

FOOTNOTES:

[3] Ibid., the same as before and after, as is well known to the reader.

It was so in the fifth, too, as the reader of it will have to be told.



CHAPTER II

THE plate was made in 1850 and has been in use since. {two}

14. It is of clay. {three}

INDEX

Jug, blue, 3, 7, 19; white, 20.

[Transcriber's note: the spelling of the book was kept.]

THE END

This is what the printer had to say of the other books of the house.
""")
    assert [d.text for d in kept] == [
        f"{one}\n\nThe potter had a way to say that is known to all who have been to see him.\n\nRound is the jug and round the year,\nAnd round the tale that all may hear;",
        f"The plate was made in 1850 and has been in use since. {two}\n\nIt is of clay. {three}"]
    assert [d.title for d in kept] == ["Ann Potter, A Book of Jugs: Chapter I", "Ann Potter, A Book of Jugs: Chapter II"]
    for words, reason in (("Jug, blue", "index, contents or list"), ("the other books", "back matter"), ("pot bleu", "not English prose"), ("17", "table or list"), ("| blue", "table or list"),
                          ("FIG. 3", "caption or summary"), ("second book", "footnote"), ("third book", "footnote"), ("in the fourth", "footnote"), ("Ibid.", "footnote"), ("in the fifth", "footnote")):
        assert [why for d, why in rejected if words in d.text] == [reason]


@pytest.mark.parametrize("pointing", ["The blue one is No. 12 of the list.", "See the life of Ann.", "As is shown in the woodcut, it is round.", "Our second illustration has the lid.", "It is one with BM 38 in size.",
                                      "Of these are 3 with 2 ears, 17 with 4, 9 with 1 and 8 with none.", "It is round [as Potter 12 has it.", "So says Potter, op. cit.", "It is treated of in § 12.", "It was seen by Ann (and by him."])
def test_sentences_that_point_elsewhere_go(tmp_path, pointing):
    kept, _ = book(tmp_path, f"The jug stands in the light of the window. {pointing} The potter made it (Ann was then at Delft. She was young) in one year, and it is blue all over.")
    assert [d.text for d in kept] == ["The jug stands in the light of the window. The potter made it (Ann was then at Delft. She was young) in one year, and it is blue all over."]
    assert not book(tmp_path, pointing)[0]


def test_a_short_paragraph_among_lists_goes(tmp_path):
    stray, rows = "This one is said to be the best of them all, and it is.", "| blue | white |\n| red | green |"
    kept, rejected = book(tmp_path, f"{prose(40)}\n\n{rows}\n\n{stray}\n\n[1] Ibid.\n\n{rows}\n\n{prose(40, 'cup')}\n\n{stray}\n\n[2] Ibid.\n\n{prose(30, 'dish')}")
    assert [d.text for d in kept] == [f"{prose(40)}\n\n{prose(40, 'cup')}\n\n{stray}\n\n{prose(30, 'dish')}"] and (stray, "among lists") in [(d.text, reason) for d, reason in rejected]


def test_text_after_notes(tmp_path):
    kept, _ = book(tmp_path, f"CHAPTER I\n\n{prose(40)}\n\nNOTES:\n\n[1] Ibid.\n\nAnd so in the fifth, too, as the reader of it will have to be told.\n\n\n\n{prose(40, 'cup')}")
    assert [d.text for d in kept] == [f"{prose(40)}\n\n{prose(40, 'cup')}"]  # a wide gap ends the notes


def test_plate_with_a_paragraph_is_a_caption(tmp_path):
    words = "This jug is one of the best that the potter has made, and it was the pride of the house in which it stood for so many a year."
    for plate in (f"[Illustration: PLATE II.--THE BLUE JUG. Frontispiece\n\n(In the museum at Delft)\n\n{words}]", f"{'=' * 70}\n\nPLATE II.--THE BLUE JUG. Frontispiece\n\n{words}\n\n[Illustration: PLATE II.]\n\n{'=' * 70}"):
        kept, _ = book(tmp_path, f"{prose(40)}\n\n{plate}\n\n{prose(50)}")
        assert [(d.kind, d.text) for d in kept] == [("caption", words), ("commentary", f"{prose(40)}\n\n{prose(50)}")] and "PLATE II" in kept[0].title


# -----------------------------------------------------------------------------
# Getty

ENTRY = """---
label: 29
title: "Pendant"
subtitle: <em>Ram</em>
type: entry
---

## Provenance

By 1974, Ann Potter (Delft), sold to the museum, 1978.

### Sales

It was sold twice in the same year.

## Description

This pendant shares with {{< q-object "the lion" >}} the form of a {% def "cast (n.)" "cast" %} ram,[^1] as on the *{% thing 'box' %}* at <%= location_link("Delft", "/map.html#1") %>.{.small}
It is pro\u00adbably late ({{< q-cite "Potter 1995" >}}, p. 3; [fig. 16-1](#fig-16-1)), see [the essay](/essay/) in the Qur&apos;an room of&#160;the museum. The head of {{< q-object "77.AO.81" >}} is its twin.

{{< q-figure id="1.2" >}}

{% figure 'fig-2' %}

For others of this kind, see {% cite 'Potter 1999' %}, pp. 4–5. As {% cite 'Potter 2001' %} says in her book, the ram of the museum is asleep, and it was made so by the hand of a master.

<span class="popup" data-x='<%= pic("p1") %>'>Everted</span> rim; ovoid body that stands on a ring foot.

[^1]: See Potter, *Rams*, p. 7.

## Bibliography

{{< q-cite "Potter 1995" >}}, p. 3, no. 9.
"""


def test_getty(tmp_path):
    for name in ("ambers", "newbook", "plain"):
        put(tmp_path / name / "content" / "catalogue" / "29.md", ENTRY)
    put(tmp_path / "newbook" / "content" / "_data" / "publication.yaml", "title: 'Rams of Delft'\nurl: 'https://www.getty.edu/publications/rams/'\n")
    put(tmp_path / "newbook" / "README.md", "Text: https://creativecommons.org/licenses/by/4.0/, images https://creativecommons.org/licenses/by-nc/4.0/.")
    put(tmp_path / "newbook" / "content" / "_data" / "notes.md", "This is no page of the book at all, it is data.")
    put(tmp_path / "newbook" / "content" / "essay.html.md.erb", f"---\ntitle: Of Rams\nlayout: essay\n---\n\n{prose(40)}\n\n{{% for x in y %}}{{{{ x.name }}}}{{% endfor %}}\n\n> {prose(20, 'ram')}[^2]\n\n## Notes\n\n[^2]: Ibid.\n")
    put(tmp_path / "newbook" / "content" / "contents.md", "---\ntitle: Contents\n---\n{% for x in y %}{{ x }}{% endfor %}")
    kept, rejected = read(SOURCES["getty"](tmp_path))
    text = ("Pendant: Ram\nThis pendant shares with the lion the form of a cast ram, as on the box at Delft. It is probably late, see the essay in the Qur'an room of the museum.\n\n"
            "As Potter 2001 says in her book, the ram of the museum is asleep, and it was made so by the hand of a master.\n\nEverted rim; ovoid body that stands on a ring foot.")
    assert [(d.text, d.kind, d.title, d.license, d.url) for d in kept] == [
        (text, "description", "ambers: Pendant: Ram", "CC BY 4.0", ""),
        (text, "description", "Rams of Delft: Pendant: Ram", "CC BY-NC 4.0", "https://www.getty.edu/publications/rams/"),
        (f"{prose(40)}\n\n{prose(20, 'ram')}", "commentary", "Rams of Delft: Of Rams", "CC BY-NC 4.0", "https://www.getty.edu/publications/rams/"),
        (text, "description", "plain: Pendant: Ram", "", "")]
    reasons = {(Path(d.title).name, reason) for d, reason in rejected}
    assert ("Rams of Delft: contents", "no page of prose") not in reasons and {reason for _, reason in reasons} == {"no page of prose", "provenance, notes or bibliography"}
    assert "sold twice" in rejected[0][0].text and "no data" not in str(rejected)


# -----------------------------------------------------------------------------
# Art Institute of Chicago


def archive(records, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:bz2") as tar:
        for name, content in records:
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def test_artic(tmp_path):
    line = "The jug stands on a table in the corner of the kitchen, and the light falls on it from the left."
    work = {"id": 7, "title": "Blue Jug", "artist_title": "Ann Potter", "date_display": "1850", "description": f"<p>{line}</p><p>It was a gift &amp; a joke.<br>So says the maker of it (fig. 2).</p>"}
    archive([
        ("artic-api-data/json/artworks/7.json", {**work, "short_description": "A jug of blue glass stands in the light."}),
        ("json/artworks/8.json", {"data": {**work, "id": 8, "title": "Untitled", "artist_title": None, "date_display": None, "short_description": work["description"]}}),
        ("json/artworks/9.json", {"id": 9, "title": "Stub", "description": "<p>A jug.</p>"}),
        ("x/json/agents/3.json", {"id": 3, "title": "Ann Potter", "birth_date": 1811, "death_date": 1874, "description": f"<p>{line}</p>"}),
        ("x/json/exhibitions/4.json", {"id": 4, "title": "Jugs", "short_description": line, "web_url": "https://x.org/4"}),
        ("x/json/mobile-sounds/5.json", {"title": "Stop 5", "transcript": f"<p>NARRATOR: {line} [word count: 12]</p>"}),
        ("x/json/articles/6.json", {"title": "Of Jugs", "copy": f" {line} The second, Blue Jug , too.[ref]Potter, Jugs, 7.[/ref]   {line} It was made possible by the kiln.   This show is generously supported by the Potter Fund and all of its friends. "}),
        ("x/json/sections/1.json", {"title": "Cat. 1", "content": f'<section class="a" id="tombstone">Ann Potter of Delft made it and it is here.</section><section id="curatorial_entry">{line}</section><section epub:type="footnotes" id="footnotes">See the book of the potter, as it was.</section>'}),
        ("x/json/products/2.json", {"title": "Mug", "description": line}), ("x/json/info.json", {"text": line}), ("x/README.md", b"json/artworks/1.json"),
        ("x/json/artworks/10.json", b"{broken"), ("x/json/artworks/11.json", [1]), ("x/json/artworks/12.json", {"title": 5, "description": ["x"]}),
        ("x/json/artworks/13.json", b" " * 5_000_001)], tmp_path / "artic-api-data.tar.bz2")
    kept, rejected = read(SOURCES["artic"](tmp_path))
    body = f"{line}\n\nIt was a gift & a joke. So says the maker of it."
    assert [(d.text, d.kind, d.title, d.license, d.url) for d in kept] == [
        (f"Blue Jug, Ann Potter, 1850\n{body}", "description", "Blue Jug", "CC BY 4.0", "https://www.artic.edu/artworks/7"),
        ("Blue Jug, Ann Potter, 1850\nA jug of blue glass stands in the light.", "caption", "Blue Jug", "CC BY 4.0", "https://www.artic.edu/artworks/7"),
        (body, "description", "Untitled", "CC BY 4.0", "https://www.artic.edu/artworks/8"),
        (f"Ann Potter, 1811–1874\n{line}", "history", "Ann Potter", "CC0 1.0", "https://www.artic.edu/artists/3"),
        (line, "commentary", "Jugs", "CC0 1.0", "https://x.org/4"),
        (f"NARRATOR: {line}", "commentary", "Stop 5", "may be protected by copyright", ""),
        (f"{line} The second, Blue Jug, too.\n\n{line} It was made possible by the kiln.", "commentary", "Of Jugs", "may be protected by copyright", ""),
        (line, "commentary", "Cat. 1", "may be protected by copyright", "")]
    assert [reason for _, reason in rejected] == ["fragment", "credit line", "no JSON record", "no JSON record", "a record beyond 5 MB"]


def test_artic_archive_cut_short(tmp_path):
    import random
    noise = random.Random(1)
    records = [(f"json/articles/{i}.json", {"title": str(i), "copy": prose(40), "noise": noise.randbytes(20_000).hex()}) for i in range(60)]
    whole = archive(records, tmp_path / "artic-api-data.tar.bz2").read_bytes()
    assert len(read(SOURCES["artic"](tmp_path))[0]) == 60
    for content in (whole[:len(whole) * 2 // 3], whole[:len(whole) // 2] + bytes(len(whole) // 2), b"<html>Not found</html>", b"", b"\0" * 5000):
        put(tmp_path / "artic-api-data.tar.bz2", content)
        kept, rejected = read(SOURCES["artic"](tmp_path))
        assert len(kept) < 60 and "cut short or broken" in rejected[-1][1]
    with pytest.raises(FileNotFoundError):
        read(SOURCES["artic"](tmp_path / "none"))


# -----------------------------------------------------------------------------
# SemArt, AQUA, Walters

HEADER = "IMAGE_FILE\tDESCRIPTION\tAUTHOR\tTITLE\tTECHNIQUE\tDATE\tTYPE\tSCHOOL\tTIMEFRAME\n"


def semart_file(path, *rows):
    return put(path, (HEADER + "".join("\t".join(row) + "\n" for row in rows)).encode("latin-1"))


def test_semart(tmp_path):
    glued = "The jug stands in S&#227;o Paulo.From the left comes a light; in it the maker of 1850 is seen, as Potter's Arl\xe9sienne is.The rest is dark, and it is not known who is in the corner of the room or what the dog has in its mouth"
    semart_file(tmp_path / "semart_val.csv",
                ("1.jpg", f"Catalogue numbers: F 12, JH 34.{glued}", "GOGH, Vincent van", "Blue Jug", "Oil", "1890, Delft", "", "", ""),
                ("2.jpg", '"A ""blue"" jug is on the table of the maker"', "TENIERS, David the Younger", "Jug", "", "-", "", "", ""),
                ("3.jpg", "The jug is signed at the foot: A.B. 1850.", "UNKNOWN MASTER, Dutch", "Jug &#38; Cup", "", "c. 1500", "", "", ""),
                ("4.jpg", "Catalogue number: Bredius 12", "BICCI DI LORENZO", "Cup", "", "1400", "", "", ""), ("5.jpg",))
    jobs = list(SOURCES["semart"](tmp_path))
    assert [args[0].name for _, *args in jobs] == ["semart_train.csv", "semart_val.csv", "semart_test.csv"]
    kept, rejected = read(jobs[1:2])
    clean = glued.replace("&#227;", "ã").replace("Paulo.From", "Paulo. From").replace("is.The", "is. The") + "."
    assert [(d.text, d.kind, d.title) for d in kept] == [
        (f"Blue Jug, Vincent van Gogh, 1890, Delft\n{clean}", "description", "Blue Jug, Vincent van Gogh"),
        ('Jug, David Teniers the Younger\nA "blue" jug is on the table of the maker.', "caption", "Jug, David Teniers the Younger"),
        ("Jug & Cup, c. 1500\nThe jug is signed at the foot: A.B. 1850.", "caption", "Jug & Cup")]
    assert {(d.license, d.source, d.url) for d in kept} == {("unclear: Web Gallery of Art", "semart", "https://github.com/noagarcia/ArtVQA")} and len(rejected) == 2
    with pytest.raises(FileNotFoundError):
        read(jobs[:1])


def test_aqua(tmp_path):
    comment = "The jug was made by Ann Potter at Delft for the king. The dog of the king is asleep under a table. It is not signed. The cup was made by a pupil."
    semart_file(tmp_path / "semart" / "semart_val.csv", ("1.jpg", comment, "POTTER, Ann", "Blue Jug", "", "1850", "", "", ""))
    ask = lambda question, answer, knowing=True, image="1.jpg": {"image": image, "question": question, "answer": answer, "need_external_knowledge": knowing}
    rows = [ask("which river did the king cross", "under a table"), ask("who was the jug made by at delft", "ann potter"), ask("what is under the table", "dog", True), ask("what is on the table", "a cup", False),
            ask("what did ann potter 's jug make at delft for", "for the king"), ask("where is the king 's dog asleep", "under a table"), ask("who was the cup made by", "by a pupil"),
            ask("what is green", "a moon"), ask("who is this", "a man", True, "2.jpg"), 5, {"image": ["1.jpg"]}]
    put(tmp_path / "aqua" / "val.json", json.dumps(rows))
    jobs = list(SOURCES["aqua"](tmp_path / "aqua"))
    assert [args[0].name for _, *args in jobs] == ["train.json", "val.json", "test.json"]
    kept, rejected = read(jobs[1:2])
    assert [(d.text, d.kind, d.source, d.title, d.license) for d in kept] == [
        (text, "qa", "aqua", "Blue Jug, Ann Potter", "unclear: Web Gallery of Art") for text in (
            "Q: Who was the jug made by at Delft?\nA: The jug was made by Ann Potter at Delft for the king.",
            "Q: Where is the king's dog asleep?\nA: The dog of the king is asleep under a table.")]
    assert len(rejected) == len(rows) - 2 and {reason for _, reason in rejected} == {
        "asks what can be seen, or is answered in a word", "no sentence in the comment that holds the answer", "third question on a painting, or a broken one"}
    for garbage in ("{}", "null", '"x"', "[" * 99_999, "<html>"):
        put(tmp_path / "aqua" / "val.json", garbage)
        assert not read(jobs[1:2])[0]
    (tmp_path / "semart" / "semart_val.csv").unlink()
    with pytest.raises(FileNotFoundError):
        read(jobs[1:2])


def test_walters(tmp_path):
    line = "The jug is one of the best that were made in the town, and it was in the collection of the founder."
    put(tmp_path / "art.csv", f'\ufeffObjectID,Title,Creator,DateText,LongDESCRIPTION,ResourceURL\n1,Jug,Ann Potter,1850,"<p>{line}</p>{"x" * 200_000}",https://x.org/1\n2,Untitled,,,"<p>{line}</p>",\n')
    put(tmp_path / "creators.csv", f'"id","sort_name","name","CreatorURL","gender","biography","date","CreatorArt"\n"1","Potter, Ann","Ann Potter","https://x.org/p",,"{line}"," (Dutch, 1811-1874)","7"\n"2","B","B","",,,"",""\n')
    put(tmp_path / "exhibitions.csv", '"ExhibitionID","ExhTitle","Textblock"\n"1","Jugs","Jugs of the World. The Walters Art Museum, Baltimore. 2024-2025."\n')
    put(tmp_path / "collections.csv", f'"CollectionID","CollectionName","CollDescription","CollectionURL"\n"J","Jugs        ","<p>{line}</p><p>Here is Ann&rsquo;s cup, too, with its lid.</p>","https://x.org/j"\n')
    kept, rejected = read(SOURCES["walters"](tmp_path))
    assert [(d.text.replace("x" * 200_000, ""), d.kind, d.title, d.url) for d in kept] == [
        (f"Jug, Ann Potter, 1850\n{line}", "description", "Jug", "https://x.org/1"), (line, "description", "Untitled", ""),
        (f"Ann Potter (Dutch, 1811-1874)\n{line}", "history", "Ann Potter", "https://x.org/p"),
        (f"{line}\n\nHere is Ann’s cup, too, with its lid.", "commentary", "Jugs", "https://x.org/j")]
    assert {d.license for d in kept} == {"CC0"} and [reason for _, reason in rejected] == ["fragment", "list of venues"]


# -----------------------------------------------------------------------------
# Cleveland, Smithsonian, Minneapolis, National Gallery

LINE = "The jug stands on a table in the corner of the kitchen, and the light falls on it from the left."
LONG = f"{LINE} It was made by the potter for her own house, and it is said that the dog of the house was afraid of it for as long as he lived there with her."


def tar_gz(path, files):
    """{name: JSON value, text or bytes} as path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz", compresslevel=1) as tar:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def lines_gz(path, *lines):
    """JSON values, or bytes as they are, one a line."""
    return put(path, gzip.compress(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines), 1))


def table(path, *rows, names):
    out = io.StringIO()
    csv.writer(out).writerows([names, *rows])
    return put(path, out.getvalue())


def test_cleveland(tmp_path):
    maker = [{"id": 5, "description": "Ann Potter (Dutch, 1811–1874)", "role": "artist", "biography": LINE, "birth_year": "1811"}, {"description": "Bob", "biography": LONG}]
    names = ("title", "creation_date", "creators", "tombstone", "wall_description", "digital_description", "did_you_know", "url")
    table(tmp_path / "data.csv", ("Blue <em>Jug</em>", "1850", json.dumps(maker), "Blue Jug, 1850. Gift of Bob", f"<p>{LONG}</p>", "A blue jug with a lid and a long handle", f"{LINE} So it is.", "https://x.org/1"),
          ("Cup", "1851", repr(maker[1:]), "", "", "", LINE, ""), ("Dish", "", "nobody {'biography': ", "", "Blue.", "", "", ""), ("Bowl", "", "", "", "", "", "", ""), names=names)
    put(tmp_path / "api" / "000000.json", "not read while there is the table")
    kept, rejected = read(SOURCES["cleveland"](tmp_path))
    head = "Blue Jug, Ann Potter, 1850"
    assert [(d.text, d.kind, d.title, d.url) for d in kept] == [
        (f"{head}\n{LONG}", "description", "Blue Jug", "https://x.org/1"), (f"{head}\nA blue jug with a lid and a long handle", "caption", "Blue Jug", "https://x.org/1"),
        (f"{head}\n{LINE} So it is.", "caption", "Blue Jug", "https://x.org/1"), (f"Ann Potter\n{LINE}", "history", "Ann Potter", "https://x.org/1"),
        (f"Cup, Bob, 1851\n{LINE}", "caption", "Cup", ""), (f"Bob\n{LONG}", "history", "Bob", "")]
    assert {(d.source, d.license) for d in kept} == {("cleveland", "CC0")} and [(d.text, d.title, reason) for d, reason in rejected] == [("Blue.", "Dish", "fragment")]
    (tmp_path / "data.csv").unlink()
    put(tmp_path / "api" / "000000.json", json.dumps({"info": {"total": 3}, "data": [5, None, {"title": "Jug", "creators": maker, "creation_date": "1850", "description": f"{LINE} So it is, too.", "digital_description": f"{LINE} So it is, too."},
                                                                                     {"title": ["Cup"], "creators": {}, "wall_description": LONG, "did_you_know": None}]}))
    assert [(d.text, d.kind, d.title) for d in read(SOURCES["cleveland"](tmp_path))[0]] == [
        (f"Jug, Ann Potter, 1850\n{LINE} So it is, too.", "caption", "Jug"), (f"Ann Potter\n{LINE}", "history", "Ann Potter"), (LONG, "description", "")]


def test_cleveland_without_a_column(tmp_path):
    table(tmp_path / "data.csv", ("Jug", LONG), names=("title", "wall_description"))
    kept, rejected = read(SOURCES["cleveland"](tmp_path))
    assert [d.text for d in kept] == [f"Jug\n{LONG}"] and "no column did_you_know" in rejected[-1][1]
    with pytest.raises(FileNotFoundError):
        read(SOURCES["cleveland"](tmp_path / "none"))


def test_smithsonian(tmp_path):
    def record(*notes, access="CC0", kind="edanmdm", **freetext):
        return {"type": kind, "content": {"descriptiveNonRepeating": {"record_ID": "saam_1", "title": {"label": "Title", "content": "Jug"}, "metadata_usage": {"access": access}, "record_link": "https://x.org/1"},
                                          "freetext": {"name": [{"label": "Artist", "content": "Ann Potter"}], "date": [{"label": "Date", "content": "1850"}], **freetext,
                                                       "notes": [{"label": label, "content": text} for label, text in notes]}}}

    labels = [("Gallery Label", f"<p>{LONG}</p>"), ("DESCRIPTION", "Blue jug with a lid and a long handle"), ("Provenance", LONG), ("Description (Spanish)", LONG), ("Luce Center Label", "Blue jug."), ("Gallery Label", f"<p>{LONG}</p>")]
    rows = [record(*labels), "{broken", record(("Label", LONG), access="Usage conditions apply"), record(("Description", LINE), kind="ead_component"), None, "", {"type": "edanmdm", "content": []},
            record(("Label", 5), (["Label"], LONG), ("Caption", LINE), name=5, date={"label": "Date"}), {"type": "edanmdm", "content": {"freetext": {"notes": [{"label": "summary ", "content": LINE}, LINE, None]}}}]
    put(tmp_path / "saam" / "index.txt", "https://x.org/metadata/edan/saam/00.txt\nhttps://x.org/metadata/edan/saam/ff.txt\r\nhttps://x.org/../../../etc/passwd\n")
    put(tmp_path / "saam" / "00.txt", "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
    jobs = list(SOURCES["smithsonian"](tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for _, path in jobs] == ["saam/00.txt", "saam/ff.txt", *(f"{unit}/index.txt" for unit in ("npg", "chndm", "fsg", "nmafa", "hmsg"))]
    kept, rejected = read(jobs[:1])
    assert [(d.text, d.kind, d.title, d.license, d.url) for d in kept] == [
        (f"Jug, Ann Potter, 1850\n{LONG}", "description", "Jug", "CC0", "https://x.org/1"), ("Jug, Ann Potter, 1850\nBlue jug with a lid and a long handle", "caption", "Jug", "CC0", "https://x.org/1"),
        (f"Jug, Ann Potter, 1850\n{LONG}", "description", "Jug", "Usage conditions apply", "https://x.org/1"), (f"Jug\n{LINE}", "caption", "Jug", "CC0", "https://x.org/1"), (LINE, "caption", "", "not stated", "")]
    assert [(d.text, reason) for d, reason in rejected] == [("Blue jug.", "fragment"), *((f"line {n}", "no record of an object") for n in (2, 4, 5, 7))]
    with pytest.raises(FileNotFoundError):
        read(jobs[1:2])


def test_minneapolis(tmp_path):
    work = {"id": 1218, "title": "Blue Jug", "artist": "Artist: Ann Potter", "dated": "1850", "text": f"<I>{LONG}</I>\r\n\r\n{LINE}", "description": "Blue jug with a lid and a long handle", "inscription": "Inscription", "provenance": LONG}
    tar_gz(tmp_path / "collection.tar.gz", {
        "c-HEAD/README.md": LONG, "c-HEAD/departments/6.json": {"text": LONG}, "c-HEAD/objects/1/1218.json": work, "c-HEAD/objects/0/1.json": b"{", "c-HEAD/objects/0/2.json": None, "c-HEAD/objects/0/x.json": work,
        "objects/0/3.json": {**work, "id": "http://x.org/3", "title": "Untitled", "artist": "", "dated": None, "text": LINE, "description": LINE},  # the same text twice is one document
        "../../objects/0/4.json": {**work, "text": "", "description": "Inscription"}, "c-HEAD/objects/0/5.json": {"title": 5, "text": [LONG], "description": LINE}, "c-HEAD/objects/0/6.json": b" " * 5_000_001})
    kept, rejected = read(SOURCES["minneapolis"](tmp_path))
    head, url = "Blue Jug, Ann Potter, 1850", "https://collections.artsmia.org/art/"
    assert sorted((d.text, d.kind, d.title, d.url) for d in kept) == sorted([
        (f"{head}\n{LONG}\n\n{LINE}", "description", "Blue Jug", f"{url}1218"), (f"{head}\nBlue jug with a lid and a long handle", "caption", "Blue Jug", f"{url}1218"),
        (LINE, "caption", "Untitled", f"{url}3"), (LINE, "caption", "", f"{url}5")])
    assert {(d.source, d.license) for d in kept} == {("minneapolis", "CC0")}
    assert sorted((d.title, reason) for d, reason in rejected) == [("Blue Jug", "fragment"), *((f"c-HEAD/objects/0/{n}.json", "no record of an object") for n in (1, 2, 6))]


def test_nga(tmp_path):
    rows = [(51, f"{LONG} It is called _The Blue Jug_ and snake_case_name is kept.", "brief_narrative", ""), (52, LINE, "systematic_catalogue", ""), (53, LINE, "conservation_note", ""), (51, LONG, "bibliography", ""),
            (51, "", "brief_narrative", ""), (52, "Blue.", "brief_narrative", "")]
    table(tmp_path / "objects_text_entries.csv", *rows, names=("OBJECTID", "text", "texttype", "year"))
    jobs = SOURCES["nga"](tmp_path)
    assert [d.title for d in read(jobs)[0]] == ["", "", ""]  # without the second table the texts are read, too
    table(tmp_path / "objects.csv", (51, "Jug, Blue", "1850", "Ann Potter"), (52, "Cup", "", "Unknown"), names=("objectid", "title", "displaydate", "attribution"))
    kept, rejected = read(SOURCES["nga"](tmp_path))
    assert kept == [Document(f"Jug, Blue, Ann Potter, 1850\n{LONG} It is called The Blue Jug and snake_case_name is kept.", "description", "nga", "Jug, Blue", "CC0", "https://www.nga.gov/artworks/51"),
                    Document(f"Cup\n{LINE}", "commentary", "nga", "Cup", "CC0", "https://www.nga.gov/artworks/52"), Document(LINE, "commentary", "nga", "", "CC0", "https://www.nga.gov/artworks/53")]
    assert [(d.text, d.title, reason) for d, reason in rejected] == [("Blue.", "Cup", "fragment")]


# -----------------------------------------------------------------------------
# Wikipedia, M2D2


def wiki(path, *pages):
    return put(path, json.dumps({"batchcomplete": True, "query": {"pages": [dict(zip(("pageid", "title", "extract", "fullurl"), page)) for page in pages]}}))


def test_wikipedia(tmp_path):
    wiki(tmp_path / "intros" / "a-0.json", (1, "Jug", f"A jug ( ; ) or (listen) pot (; from 1850) is a vessel of clay.\n\n\n{LINE}", "https://x.org/Jug"), (2, "Cup", LINE), (3, "List of jugs", LINE), (4, "1850 in art", LINE),
         (5, "Pot", "Pot may refer to: the jug that is on the table of the maker."), (6, "Empty", " "), ("7", "Seven", LINE), (8, "Eight", None), (9, "Dish", "A dish in blue."))
    wiki(tmp_path / "intros" / "b-0.json", (2, "Cup", LINE), (10, "Bowl", LINE, ["x"]))
    put(tmp_path / "intros" / "c-0.json", "<html>"), put(tmp_path / "intros" / "d-0.json", "[" * 99_999), put(tmp_path / "intros" / "e-0.json.part", "{"), wiki(tmp_path / "intros" / "f-0.json", (2, "Cup", LINE))
    sections = {"== Form ==": " One", "=== Lid ===": " Two", "== See also ==": " Three", "=== Other jugs ===": " Four", "== Use ==": " Five", "=== Further reading ===": " Six", "=== Today ===": " Seven", "==References==": " Eight"}
    wiki(tmp_path / "articles" / "1.json", (1, "Jug", "The introduction is not read again, for it is there." + "".join(f"\n\n\n{head}\n{LINE}{word} is the word." for head, word in sections.items()), "https://x.org/Jug"))
    kept, rejected = read(SOURCES["wikipedia"](tmp_path))
    assert [(d.text, d.title, d.url) for d in kept] == [
        (f"A jug or pot (from 1850) is a vessel of clay.\n\n{LINE}", "Jug", "https://x.org/Jug"), (LINE, "Cup", ""), (LINE, "Bowl", ""),
        *((f"Jug: {head}\n{LINE}{word} is the word.", "Jug", "https://x.org/Jug") for head, word in (("Form", " One"), ("Lid", " Two"), ("Use", " Five"), ("Today", " Seven")))]
    assert {(d.kind, d.source, d.license) for d in kept} == {("history", "wikipedia", "CC BY-SA 4.0")} and [(d.text, reason) for d, reason in rejected] == [("A dish in blue.", "fragment")]
    with pytest.raises(FileNotFoundError):
        read(SOURCES["wikipedia"](tmp_path / "none"))


def test_m2d2(tmp_path):
    texts = [f"{LINE} This is text {i} of them." for i in range(40)]
    tar_gz(tmp_path / "visual_arts.tar.gz", {"visual_arts/train.txt": "\n\n".join(texts[:20]) + "\nBlue.\n", "visual_arts/valid.txt": "\r\n".join(texts[20:39]), "visual_arts/test.txt": texts[39].replace("jug", "jüg").encode("latin-1"),
                                             "visual_arts/README.md": LINE, "visual_arts/empty.txt": b""})
    kept, rejected = read(SOURCES["m2d2"](tmp_path))
    assert sorted(d.text for d in kept) == sorted([*texts[:39], texts[39].replace("jug", "jüg")])  # in sixteen parts, none twice
    assert {d[1:] for d in kept} == {("history", "m2d2", "", "CC BY-SA 4.0", "https://huggingface.co/datasets/machelreid/m2d2")} and [(d.text, reason) for d, reason in rejected] == [("Blue.", "fragment")]
    (tmp_path / "visual_arts.tar.gz").rename(tmp_path / "art.tar.gz")
    kept, _ = read(SOURCES["m2d2_papers"](tmp_path))
    assert len(kept) == 40 and {d[1:] for d in kept} == {("commentary", "m2d2_papers", "", "CC BY-NC 4.0", "https://huggingface.co/datasets/machelreid/m2d2")}


# -----------------------------------------------------------------------------
# questions and answers


def test_pairs(tmp_path):
    lines_gz(tmp_path / "gooaq_pairs.jsonl.gz", ["who painted the starry night by van gogh?", f"{LINE} Van Gogh did."], ["how do i paint my car like a painting", LINE], {"query": "what is a fresco", "pos": [f"<p>{LINE}</p>", "No."]},
             ["what is a fresco", "Paint on plaster."], ["what is the fastest river", LINE], b"", b"{broken", 5, ["what is a fresco"], ["what is a fresco", [5]], {"query": None, "pos": []}, {"pos": LINE}, ["fresco", LINE],
             ["x" * 290 + " what is a fresco", LINE], b'["what is a fresco, in \xff words", "' + LINE.encode() + b'"]', ["is a fresco paint ?", prose(500)], ["what is a triptych? ", LINE])
    kept, rejected = read(SOURCES["gooaq"](tmp_path))
    assert [(d.text, d.title) for d in kept] == [(f"Q: {question}\nA: {answer}", question) for question, answer in (
        ("Who painted the starry night by van Gogh?", f"{LINE} Van Gogh did."), ("What is a fresco?", LINE), ("What is a fresco, in \ufffd words?", LINE), ("What is a triptych?", LINE))]
    assert {(d.kind, d.source, d.license, d.url) for d in kept} == {("qa", "gooaq", "unclear: answers from the web", "https://huggingface.co/datasets/sentence-transformers/embedding-training-data")}
    short = "answer shorter than 40 or longer than 2,000 characters, or no prose"
    assert [(d.title, reason) for d, reason in rejected] == [("What is a fresco?", short), ("Is a fresco paint?", short), ("gooaq_pairs.jsonl.gz", "10 of 16 questions that do not name art")]


def test_pairs_of_stack_exchange(tmp_path):
    for site in ("crafts", "history", "photo"):
        lines_gz(tmp_path / f"{site}.jsonl.gz", [f"How is an oil painting of {site} cleaned?", f"<p>{LINE}</p>\n\n<p>So says <code>Ann</code> &amp; Bob, and so it was done here.</p>"])
    jobs = list(SOURCES["stackexchange"](tmp_path))
    assert [args[0].name for _, *args in jobs] == [f"{site}.jsonl.gz" for site in ("crafts", "graphicdesign", "history", "literature", "photo")]
    kept, rejected = read([jobs[0], jobs[2], jobs[4]])
    assert [d.text for d in kept] == [f"Q: How is an oil painting of {site} cleaned?\nA: {LINE}\n\nSo says Ann & Bob, and so it was done here." for site in ("crafts", "history", "photo")]
    assert {(d.kind, d.source, d.license) for d in kept} == {("qa", "stackexchange", "CC BY-NC-SA 4.0")} and [reason for _, reason in rejected] == ["0 of 1 questions that do not name art"] * 3
    with pytest.raises(FileNotFoundError):
        read(jobs[1:2])


# -----------------------------------------------------------------------------
# WikiArt, ArtEmis, Getty's archives, the pages of the Art Institute's API


def test_wikiart(tmp_path):
    row = {"title": "Blue Jug", "artist": "Ann Potter", "date": "1850", "style": "Realism", "genre": "still life", "description": LONG, "image": {"src": "x"}, "embeddings_pca512": [0.5]}
    found = [row, {**row, "description": "Blue Jug by a friend"}, {**row, "title": " ".join(f"jug {i}" for i in range(13)), "description": " ".join(f"jug {i}" for i in range(13))}, {**row, "title": None, "date": 1850}, 5, {**row, "description": None}]
    page = {"rows": [{"row_idx": i, "row": item, "truncated_cells": []} for i, item in enumerate(found)], "num_rows_total": 6}
    put(tmp_path / "first-rows.json", json.dumps(page))
    kept, rejected = read(SOURCES["wikiart"](tmp_path))
    assert kept == [Document(f"Blue Jug, Ann Potter, 1850\n{LONG}", "description", "wikiart", "Blue Jug", "none stated", "https://huggingface.co/datasets/Artificio/WikiArt"), Document(f"Ann Potter\n{LONG}", "description", "wikiart", "", "none stated", "https://huggingface.co/datasets/Artificio/WikiArt")]
    assert len(rejected) == 4 and {reason for _, reason in rejected} == {"repeats the title or is shorter than twelve words"}
    put(tmp_path / "rows" / "000000.json", json.dumps({**page, "rows": page["rows"][:1]})), put(tmp_path / "rows" / "000100.json", "<html>")
    assert read(SOURCES["wikiart"](tmp_path)) == (kept[:1], [])  # the pages stand in for the first look


def test_artemis(tmp_path):
    said = ["the jug looks as if it were afraid of the dog", LINE, "The JUG looks so warm to me, is it not the sun?"]
    table(tmp_path / "artemis.csv", *(("Realism", "ann-van-potter_the-blue-jugs-of-delft-1850", "awe", text, 1) for text in (*said, LINE, "", "Blue.")), ("Cubism", "bob_cup", "awe", said[0], 1), ("Cubism", "bob_cup"),
          names=("art_style", "painting", "emotion", "utterance", "repetition"))
    kept, rejected = read(SOURCES["artemis"](tmp_path))
    first = "The jug looks as if it were afraid of the dog."
    assert [(d.text.partition("\n")[2], d.kind, d.title, d.license) for d in kept] == [
        (f"{first}\n\n{LINE}\n\n{said[2]}", "caption", "The Blue Jugs of Delft 1850", "on request only"), (first, "caption", "Cup", "on request only")]
    assert [d.text.partition("\n")[0].lower() for d in kept] == ["the blue jugs of delft 1850, ann van potter", "cup, bob"] and [(d.text, reason) for d, reason in rejected] == [("Blue.", "fragment")]
    with pytest.raises(FileNotFoundError):
        read(SOURCES["artemis"](tmp_path / "none"))


def test_getty_archive(tmp_path):
    tar_gz(tmp_path / "newbook.tar.gz", {
        "newbook-HEAD/content/catalogue/29.md": ENTRY.replace("\n", "\r\n"), "newbook-HEAD/content/_data/publication.yaml": "title: 'Rams of Delft'\nurl: 'https://www.getty.edu/publications/rams/'\n",
        "newbook-HEAD/README.md": "Text: https://creativecommons.org/licenses/by-nc/4.0/.", "newbook-HEAD/content/essay.md": f"---\ntitle: Of\0 Rams\n---\n\n{prose(40)}\xff".encode("latin-1"), "newbook-HEAD/content/jug.jpg": LONG,
        "newbook-HEAD/../../content/catalogue/30.md": ENTRY})
    put(tmp_path / "ambers" / "content" / "29.md", ENTRY), tar_gz(tmp_path / "ambers.tar.gz", {"ambers-HEAD/content/essay.md": LONG}), put(tmp_path / "x.tar.gz.part", b"\x1f\x8b")
    jobs = list(SOURCES["getty"](tmp_path))
    assert [path.name for _, path in jobs] == ["ambers", "newbook.tar.gz"]  # a folder stands for its archive
    kept, rejected = read(jobs[1:])
    assert [(d.kind, d.title, d.license, d.url) for d in kept] == [(kind, f"Rams of Delft: {title}", "CC BY-NC 4.0", "https://www.getty.edu/publications/rams/") for kind, title in (
        ("description", "Pendant: Ram"), ("description", "Pendant: Ram"), ("commentary", "Of Rams"))]
    assert all("\r" not in d.text and "\0" not in d.text for d in kept) and "lion the form of a cast ram" in kept[0].text
    assert {reason for _, reason in rejected} == {"no page of prose", "provenance, notes or bibliography"}


def test_artic_pages(tmp_path):
    work = {"id": 7, "title": "Blue Jug", "artist_title": "Ann Potter", "date_display": "1850", "description": f"<p>{LONG}</p>", "short_description": None}
    page = lambda *records: json.dumps({"pagination": {"total": 2, "total_pages": 1}, "data": records, "info": {"license_text": LONG}})
    put(tmp_path / "api" / "artworks-00001.json", page(work, None, 5, ["x"], {"id": 8, "title": ["x"], "description": LINE}))
    put(tmp_path / "api" / "artworks-00002.json", "<html>"), put(tmp_path / "api" / "digital-publication-articles-00001.json", page({"title": "Of Jugs", "copy": LINE, "api_link": "https://x.org/a"}))
    kept, rejected = read(SOURCES["artic"](tmp_path))
    assert [(d.text, d.kind, d.title, d.license, d.url) for d in kept] == [
        (f"Blue Jug, Ann Potter, 1850\n{LONG}", "description", "Blue Jug", "CC BY 4.0", "https://www.artic.edu/artworks/7"), (LINE, "description", "", "CC BY 4.0", "https://www.artic.edu/artworks/8"),
        (LINE, "commentary", "Of Jugs", "may be protected by copyright", "https://x.org/a")]
    assert [reason for _, reason in rejected] == ["no JSON record"] * 3
    archive([("json/artworks/7.json", work)], tmp_path / "artic-api-data.tar.bz2")
    assert [d.title for d in read(SOURCES["artic"](tmp_path))[0]] == ["Blue Jug"]  # the dump goes before its pages


@pytest.mark.parametrize("name, file", [("minneapolis", "collection.tar.gz"), ("m2d2", "visual_arts.tar.gz"), ("gooaq", "gooaq_pairs.jsonl.gz")])
def test_compressed_files_cut_short(tmp_path, name, file):
    noise, path = random.Random(1), tmp_path / file
    texts, ballast = [f"{LINE} This is text {i} of them." for i in range(40)], [noise.randbytes(1000).hex() for _ in range(40)]
    if name == "gooaq":
        lines_gz(path, *([["what is a fresco", text], more][i] for text, more in zip(texts, ballast) for i in (0, 1)))
    else:
        tar_gz(path, {f"c/objects/0/{i}.json" if name == "minneapolis" else f"c/{i}.txt": json.dumps({"text": text, "more": more}) if name == "minneapolis" else f"{text}\n{more}\n" for i, (text, more) in enumerate(zip(texts, ballast))})
    whole = path.read_bytes()
    half = len(whole) // 2
    assert len(read(SOURCES[name](tmp_path))[0]) == 40
    for content, least in ((whole[:half * 4 // 3], 15), (b"<html>Not found</html>", 0), (whole[:10], 0)):
        put(path, content)
        kept, rejected = read(SOURCES[name](tmp_path))
        assert least <= len(kept) < 40 and f"{file} is cut short or broken" in rejected[-1][1]


def test_damage_inside_an_archive_is_no_end_of_it(tmp_path):
    """tarfile takes a broken header for the end; the checksum of the gzip knows better."""
    records = {f"collection-HEAD/objects/0/{i}.json": {"title": f"Jug {i}", "text": LONG.replace("jug", f"jug {i}"), "noise": f"{7 ** (900 + i)}"} for i in range(40)}
    tar_gz(tmp_path / "collection.tar.gz", records)
    data = bytearray(gzip.decompress((tmp_path / "collection.tar.gz").read_bytes()))
    data[len(data) // 2:len(data) // 2 + 2000] = b"\xff" * 2000
    whole = gzip.compress(bytes(data))
    put(tmp_path / "collection.tar.gz", whole[:-8] + bytes(8))  # another checksum than that of what is there
    kept, rejected = read(SOURCES["minneapolis"](tmp_path))
    assert 10 < len(kept) < 40 and "cut short or broken" in rejected[-1][1]


def test_an_escaped_quote_ends_no_biography():
    life = "Ann's jugs were known as \"blue\" jugs."
    assert sources._creator(repr([{"description": "Ann O'Potter (Dutch)", "biography": life}])) == ("Ann O'Potter", life)


# -----------------------------------------------------------------------------
# what is asked for, and what an answer may do to that


def ask(name, folder, answer, most=300):
    """The files that a source asks for, in order, and their first addresses, where `answer(file)` is the body, or None."""
    asked = []

    def get(path, *addresses, instead=""):
        asked.append((path.relative_to(folder).as_posix(), addresses[0]))
        assert len(asked) <= most, "no end of it"
        body = answer(asked[-1][0])
        return None if body is None else put(path, body if isinstance(body, (str, bytes)) else json.dumps(body))

    SOURCES[name].files(folder, get)
    assert all(".." not in file for file, _ in asked)
    return asked


def test_files_of_paged_sources(tmp_path):
    found = ask("cleveland", tmp_path / "a", lambda file: None if file == "data.csv" else {"data": [{}] if file < "api/003" else []})
    assert [file for file, _ in found] == ["data.csv", *(f"api/{skip:06}.json" for skip in (0, 1000, 2000, 3000))] and found[-1][1].endswith("?limit=1000&skip=3000")
    found = ask("artic", tmp_path / "b", lambda file: None if "api/" not in file else {"pagination": {"total_pages": 3 if "agents" in file else 1}, "data": [{}]})
    assert [file for file, _ in found if "agents" in file] == [f"api/agents-{page:05}.json" for page in (1, 2, 3)] and len(found) == 1 + 10 + 3
    assert "/agents?page=3&limit=100&fields=id%2Ctitle" in next(address for file, address in found if file == "api/agents-00003.json")
    rows = {"rows": [{"row": {"title": "Jug", "description": LONG}}], "num_rows_total": 250}
    assert [file for file, _ in ask("wikiart", tmp_path / "c", lambda file: rows)] == ["first-rows.json", *(f"rows/{offset:06}.json" for offset in (0, 100, 200))]
    with pytest.raises(ValueError, match="no prose"):
        ask("wikiart", tmp_path / "d", lambda file: {"rows": [{"row": {"title": "Jug", "description": "Jug"}}] * 8 + [{"row": {"description": LONG}}] * 3})
    found = ask("smithsonian", tmp_path / "e", lambda file: "https://x.org/saam/0a.txt\r\nhttps://x.org/../../etc/passwd\nhttps://x.org/a/../b.txt/..\nfile:///etc/..txt\n" if file == "saam/index.txt" else None)
    assert [file for file, _ in found] == ["saam/index.txt", "saam/0a.txt", *(f"{unit}/index.txt" for unit in ("npg", "chndm", "fsg", "nmafa", "hmsg"))]


@pytest.mark.parametrize("body", ["null", "[]", "{}", "", "<html>", "[" * 99_999, b"\xff\xfe", '{"data": null, "pagination": [], "query": "x", "continue": 5, "rows": [5]}', '{"query": {"pages": ["x"], "categorymembers": [5, null, {"title": []}]}}',
                                  '{"data": 5, "rows": 5, "query": {"pages": 5, "categorymembers": 5}}', None])
def test_files_end_after_any_answer(tmp_path, body):
    for name, most in (("cleveland", 2), ("artic", 12), ("smithsonian", 6), ("wikipedia", 60), ("wikiart", 2)):
        try:
            ask(name, tmp_path / name, lambda file: None if file.endswith((".csv", ".bz2")) else body, most)
        except ValueError as error:
            assert {"wikiart": "no prose", "smithsonian": "names no files any more"}[name] in str(error)


def test_files_of_wikipedia(tmp_path):
    member = lambda *names: {"query": {"categorymembers": [{"title": f"Category:{name}"} for name in names]}}
    tree = {"Art_genres": ["Art movements", "Film posters", "Jugs/../../x"], "Jugs_x": ["Jugs A"], "Jugs_A": ["Jugs B", "Art genres"], "Jugs_B": ["Jugs C"], "Jugs_C": ["Jugs D"]}  # round and too deep
    pages = {"Art_genres": [(5, "Jug", LINE), (6, "Cup", LONG), (7, "List of jugs", LONG)], "Jugs_A": [(6, "Cup", LONG), (8, "Dish", f"{LONG} {LINE}"), ("../9", "Nine", LONG)]}

    def answer(file):
        folder, name, number = re.fullmatch(r"(\w+)/(.*?)(?:-[0-9a-f]{8}-(\d+))?\.json", file).groups()
        if folder == "categories":
            return member(*tree.get(name, ()))
        given = pages.get(name, ()) if number == "0" else [(5, "Jug", LINE)]
        return {"query": {"pages": [dict(zip(("pageid", "title", "extract"), page)) for page in given]}} | ({"continue": {"gcmcontinue": "p|2", "continue": "gcmcontinue||"}} if name == "Jugs_A" and number == "0" else {})

    asked = dict(ask("wikipedia", tmp_path, answer))
    names = {folder: [re.sub(r"-[0-9a-f]{8}-0\.json$", "", file.partition("/")[2]) for file in asked if file.startswith(folder) and file.endswith("-0.json")] for folder in ("intros", "categories")}
    assert names["intros"][-3:] == ["Jugs_x", "Jugs_A", "Jugs_B"] and len(names["intros"]) == len(set(names["intros"])) == 14 and set(names["categories"]) == set(names["intros"]) - {"Jugs_B"}
    second = next(address for file, address in asked.items() if file.startswith("intros/Jugs_A-") and file.endswith("-1.json"))
    assert "gcmcontinue=p%7C2" in second and "gcmtitle=Category%3AJugs+A" in second and "maxlag=5" in second and "exlimit=20" in second
    assert [file for file in asked if file.startswith("articles")] == ["articles/8.json", "articles/6.json", "articles/5.json"]  # the longest introductions first


# -----------------------------------------------------------------------------
# input that means harm: every reader must come to an end, in linear time, and raise nothing

HARM = ["[Illustration: ", "[Footnote 1: a ", "[a", "]", "(see fig. 1 ", "{{< ", "{% cite 'a' ", "<% a ", "<", "<a b=", "<!--", "<script>", "<sup><a ", "*", "_a", "=", "#", "`", "\\", "|", "&#9", "&",
        " ", "\n", " \n", "\r", "\0", "\xff", "-", ". A", "\"Q,", "](", "![](", "[^1]:", "http://a", "({% cite 'a' %} ", "CHAPTER I\n\n", "INDEX\n\n", "[1] a\n\n", "a,\n\nb", "=" * 25 + "\nPLATE ",
        "---\n", "# a\n", "```\n", "- a\n", "<section id=\"a\" ", "[ref]", "{", "[" * 9 + "]" * 9, "A. ", "\ud7ff\U0001f3a8",
        "(" + "1500 m 12 " * 25 + "9) ", "A", "It is. \" (" + "A" * 3000, "A, " * 3000 + ". It is so. "]


HARM_IN_FIELDS = ["( ", "(;", "(listen ", "== a ==\n", "=====", "\n== ", "'biography': '", "\\'", "a's ", "who painted", "van ", "a_", "Artist: ", "<p>", "&lt;", "''", "\u2028", "\u0130", "A. \" ", "( a [", "\x1c"]


def remote(folder, text, more=()):
    """One good record in each of the sources that are read from JSON, archives or tables, behind one with `text` in every field and behind the values `more`. -> names"""
    good = {"title": "Good", "text": LONG, "description": LONG, "wall_description": LONG, "extract": LONG, "pageid": 1, "id": 1}
    bad = {**dict.fromkeys(("title", "artist", "dated", "text", "description", "wall_description", "did_you_know", "creation_date", "extract", "fullurl", "copy", "artist_title", "date_display", "date", "style"), text),
           "creators": [{"description": text, "biography": text}], "pageid": 2, "id": text}
    notes = lambda text, title: {"content": {"descriptiveNonRepeating": {"title": {"content": title}}, "freetext": {"name": [{"label": text, "content": text}], "notes": [{"label": "Label", "content": text}, {"label": "Caption", "content": text}]}}}
    put(folder / "cleveland" / "api" / "0.json", json.dumps({"data": [*more, bad, {**bad, "creators": text}, good]}))
    put(folder / "smithsonian" / "saam" / "index.txt", "https://x.org/00.txt\n"), put(folder / "smithsonian" / "saam" / "00.txt", "\n".join(map(json.dumps, [*more, notes(text, text), notes(LONG, "Good")])))
    tar_gz(folder / "minneapolis" / "collection.tar.gz", {f"c/objects/0/{i}.json": json.dumps(record) for i, record in enumerate([*more, bad, good])})
    table(folder / "nga" / "objects_text_entries.csv", (text, text, "brief_narrative"), (1, LONG, text), (1, LONG, "brief_narrative"), names=("objectid", "text", "texttype"))
    table(folder / "nga" / "objects.csv", (text, text, text, text), (1, "Good", "", ""), names=("objectid", "title", "attribution", "displaydate"))
    for part, head in (("intros", ""), ("articles", "Jug.\n== a ==\n")):
        put(folder / "wikipedia" / part / "1.json", json.dumps({"query": {"pages": [*more, {**bad, "extract": head + text}, {**good, "extract": head + LONG}]}}))
    tar_gz(folder / "m2d2" / "visual_arts.tar.gz", {"v/train.txt": f"{text}\n{LONG}\n".encode("utf-8", "replace")})
    lines_gz(folder / "gooaq" / "gooaq_pairs.jsonl.gz", *more, [text, text], [f"who painted the painting {text}"[:300], text], {"query": "what is a fresco", "pos": [text]}, ["what is a good fresco", LONG])
    put(folder / "wikiart" / "rows" / "0.json", json.dumps({"rows": [*more, *({"row": row} for row in (bad, {**bad, "description": f"{LONG} {text}"}, {**good, "title": "Good"}, *more))]}))
    table(folder / "artemis" / "a.csv", ("bob_cup", text), (text, LINE), ("ann_good", LINE), names=("painting", "utterance"))
    put(folder / "artic" / "api" / "artworks-00001.json", json.dumps({"data": [*more, bad, good]})), put(folder / "artic" / "api" / "articles-00001.json", json.dumps({"data": [bad]}))
    tar_gz(folder / "getty" / "ambers.tar.gz", {"a/content/1.md": f"---\ntitle: {text}\n---\n{text}".encode("utf-8", "replace"), "a/content/2.md": f"---\ntitle: Good\n---\n\n{LONG}", "a/publication.yml": f"title: x{text}".encode("utf-8", "replace")})
    return [name for name in SOURCES if (folder / name).is_dir()]


@pytest.mark.parametrize("harm", HARM)
def test_harm(tmp_path, harm):
    text = (harm * (100_000 // len(harm)))[:100_000]
    data, document = text.encode(), Document("", "commentary", "getty", "", "", "")
    table = b"image_file\tdescription\n1\t" + data
    put(tmp_path / "pg_catalog.csv", CATALOGUE.encode() + data + b"\n7,Text,,Jugs,en,Ann,Art,N,\n")
    put(tmp_path / "pg7.txt", b"*** START OF THIS PROJECT GUTENBERG EBOOK JUGS ***\n" + data)
    put(tmp_path / "x" / "a.txt", data), put(tmp_path / "x" / "a.md", data), put(tmp_path / "x" / "a.jsonl", data), put(tmp_path / "x" / "b.jsonl", json.dumps({"text": text}))
    put(tmp_path / "aqua" / "train.json", data), put(tmp_path / "semart" / "semart_train.csv", table), put(tmp_path / "art.csv", b"title,description\n1," + data)
    put(tmp_path / "artic-api-data.tar.bz2", data)
    read(SOURCES["gutenberg"](tmp_path)), read(SOURCES["local"](tmp_path / "x")), read(SOURCES["starter"](tmp_path / "x")), read(SOURCES["artic"](tmp_path))
    read(list(SOURCES["semart"](tmp_path / "semart"))[:1]), read(list(SOURCES["aqua"](tmp_path / "aqua"))[:1]), read(list(SOURCES["walters"](tmp_path))[:1])
    read([(sources._quire, "x/a.md", text, document), (sources._artic_record, "sections", ("content",), {"title": text, "content": text}, document)])
    assert isinstance(strip_html(text), str)


@pytest.mark.parametrize("harm", HARM + HARM_IN_FIELDS)
def test_harm_in_fields(tmp_path, harm):
    names = remote(tmp_path, (harm * (4_000 // len(harm) + 1))[:4_000])
    assert len(names) == 11
    for name in names:
        kept, rejected = read(job for job in SOURCES[name](tmp_path / name) if job[1].exists())  # five museums of the Smithsonian are not there
        assert any(LINE in d.text for d in kept), name  # the good record behind the bad one
        assert all(document and document.kind in KINDS for document, _ in rejected)  # nothing was raised


def test_records_of_the_wrong_shape(tmp_path):
    shapes = [None, True, 5, 1.5, float("nan"), float("inf"), "", "x", "\ud800", [], [5], ["x", "y"], [[["x"]]], {}, {"a": 5}, {"row": 5}, {"query": 5, "pos": {}}, {"content": {"freetext": 5}}, {"content": {"freetext": {"notes": {"label": "Label"}}}},
              {"data": 5}, {"title": {}, "extract": [], "pageid": "1"}, {"title": None, "text": {}, "description": 5, "creators": 5}, {"creators": [5], "wall_description": []}, json.loads("[" * 900 + "]" * 900)]
    for name in remote(tmp_path, "x", shapes):
        kept, rejected = read(job for job in SOURCES[name](tmp_path / name) if job[1].exists())  # five museums of the Smithsonian are not there
        assert any(LINE in d.text for d in kept) and all(document and document.kind in KINDS for document, _ in rejected), name


def test_one_long_line(tmp_path):
    text = prose(400_000)  # five million characters, no line end
    put(tmp_path / "a.txt", text)
    kept, _ = read(SOURCES["local"](tmp_path))
    assert " ".join(d.text for d in kept) == text


# -----------------------------------------------------------------------------
# the real thing


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared/corpus, real files as the sources serve them")
def test_real_files():
    """Part of every source: enough comes out of it, and none of what has no business in a text."""
    jobs = {name: list(SOURCES[name](CORPUS / name)) for name in ("gutenberg", "getty", "artic", "semart", "aqua", "walters")}
    assert len(jobs["gutenberg"]) == 174 - 2 and {"pg84.txt", "pg19033.txt", "pg42063.txt"}.isdisjoint(args[0].name for _, *args in jobs["gutenberg"])
    jobs["gutenberg"], jobs["getty"] = jobs["gutenberg"][::12], jobs["getty"][::4]
    for name, least in (("gutenberg", 2_000_000), ("getty", 1_000_000), ("artic", 300_000), ("semart", 600_000), ("aqua", 200_000), ("walters", 30_000)):
        kept, rejected = read(job for job in jobs[name] if job[-1] is None or all(not isinstance(arg, Path) or arg.exists() for arg in job[1:]))
        assert sum(len(d.text) for d in kept) > least and rejected and {d.source for d in kept} == {name} and all(d.title for d in kept)
        for mark in ("[Illustration", "[Footnote", "Project Gutenberg", "{{<", "{%", "<%", "](#", "<p>", "</", "[^1]", "\u00ad", "\0", "[ref]", " ,"):
            assert sum(mark in d.text for d in kept) <= len(kept) // 500, (name, mark)
