"""The data sources on loopback: small bodies in each source's own format, so that a run with --mirror fetches all of them and no byte comes from outside.

    respond("host/path", {"query": "string"}) -> the body, or None for a 404

Written from the description of the formats alone, not from the readers, so that a reader which misunderstands its format fails here. EXPECTED names
what must come through a whole run and FORBIDDEN what must not. A text of 200 characters or more about a work is a description, a shorter one a
caption, whichever way a reader tells them apart. All prose here was made for these tests; half of the works in it do not exist.
"""
import csv
import gzip
import html
import io
import json
import re
import tarfile
import zlib
from functools import cache
from itertools import permutations


def phrase(text):
    """Eight words near the beginning, past the point where a reader may capitalize: enough to recognize a text by."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split()[1:9])


def phrases(*texts):
    return [phrase(text) for text in texts]


# -----------------------------------------------------------------------------
# containers


def table(rows, delimiter=","):
    """Dicts, all with the first one's columns, as CSV with CRLF; None is an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def tar(files, compression="", comment=""):
    """{name: str or bytes} as a tar archive with its root folder, packed. GitHub's archives begin with a comment that names the commit."""
    out, root = io.BytesIO(), next(iter(files)).split("/")[0]
    with tarfile.open(fileobj=out, mode=f"w:{compression}", format=tarfile.PAX_FORMAT, pax_headers={"comment": comment} if comment else {}) as archive:
        folder = tarfile.TarInfo(root)
        folder.type, folder.mode = tarfile.DIRTYPE, 0o755
        archive.addfile(folder)
        for name, body in files.items():
            body = body.encode() if isinstance(body, str) else body
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return out.getvalue()


def tar_gz(files, comment=""):
    return gzip.compress(tar(files, comment=comment), mtime=0)  # tarfile's own "w:gz" writes the time of day


def lines_gz(*lines):
    """JSON values, or strings as they are, one a line."""
    return gzip.compress("".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines).encode(), mtime=0)


# -----------------------------------------------------------------------------
# Cleveland: (title, wall_description, did_you_know, digital_description, creators' biography, image rights)

CLEVELAND = [
    ("Mountain Pass after Rain", "A narrow path climbs between wet cliffs toward a <em>pavilion</em> that is half hidden by mist. The painter left large parts of the silk bare, so "
     "that the cloud is nothing more than the cloth itself, and built the rocks from dozens of dry strokes laid one beside another. A scholar and his servant, each no taller "
     "than a fingernail, give the measure of the landscape.", "The servant on the path carries a zither wrapped in a cloth bag on his back.", None,
     "Little is known of this painter's early years, which were spent in a river town without any academy. He learned by copying older scrolls in the houses of merchants, "
     "went to the capital at about thirty, and returned home after a quarrel with the director of the imperial workshops. His landscapes date from the last ten years of his life.", "CC0"),
    ("Reliquary in the Form of an Arm", "No arm was ever meant to wear this silver sleeve, which held the bone of a saint and was raised from the altar to bless the faithful. The "
     "goldsmith imitated the folds of a deacon's robe, set a row of rock crystals along the cuff, and left a small window through which the relic could be seen on feast days.", None,
     "A hand of gilded silver rises from a sleeve whose hem is set with crystals and red glass.", None, "CC0"),
    ("Kitchen Table, Evening", "Nothing happens in this interior, and the painter wanted it so: a loaf, a blue jug, and two onions wait on a table from which everyone has risen. The lamp "
     "stands outside the picture, yet its warm light colors the wall, and the shadow of the jug reaches almost to the frame. Small patches of raw canvas show through the bread.",
     "The blue jug appears in at least six other pictures by the same artist.", "Still life with a cut loaf, a jug and two onions on a bare wooden table.",
     "Born above her parents' bakery, the artist studied drawing in the evenings and taught school until she was fifty. She exhibited rarely, sold most of her still lifes to neighbors, "
     "and became known to a wider public only when a dealer found forty canvases in her attic. Critics have since compared her stillness to that of Chardin.", "Copyrighted"),
    ("Bowl with Hares", None, "Three hares share three ears here, so that each animal still seems to have two.", None, None, "CC0"),
]


def cleveland_records(nested):
    """The records; `nested` writes the creators, which the CSV has as a string, in JSON or as Python prints them."""
    records = []
    for i, (title, wall, know, digital, biography, rights) in enumerate(CLEVELAND):
        creators = [{"id": 500 + i, "description": f"Maker {i} (European, 1800s)", "role": "artist", "biography": biography, "birth_year": "1801"}] if i < 3 else []
        records.append({"id": 94000 + i, "accession_number": f"1950.{i}", "share_license_status": rights, "tombstone": f"{title}, 1800s. Gift of the Friends of the Tombstone 1950.{i}",
                        "title": title, "creation_date": "1800s", "creators": nested(i, creators), "culture": "Europe", "technique": "mixed", "department": "Painting",
                        "type": "Painting", "inscriptions": "signed lower right, in pencil, by a later hand", "creditline": "Gift of the Friends of the Tombstone",
                        "provenance": "(Dealer Hugo Marchmont, Basel, sold to the museum in 1950)", "citations": "Marchmont Hugo. Catalogue of a Sale. Basel, 1949.",
                        "did_you_know": know, "digital_description": digital, "wall_description": wall, "conservation_statement": None,
                        "url": f"https://clevelandart.org/art/1950.{i}"})
    return records


@cache
def cleveland_csv():
    return table(cleveland_records(lambda i, creators: json.dumps(creators) if i % 2 else repr(creators) if creators else "")).encode()


def cleveland_api(query):
    records, skip = cleveland_records(lambda i, creators: creators), int(query.get("skip", 0))
    records[2]["description"] = records[2].pop("digital_description")  # seen under both names
    found = records[skip:skip + int(query.get("limit", 1000))]
    return {"info": {"total": len(records), "parameters": {"skip": skip, "limit": 1000}}, "data": found}


# -----------------------------------------------------------------------------
# Smithsonian: unit, label of the note, text. One record each; the shards take turns

SMITHSONIAN = [
    ("saam", "Luce Center Label", "<p>The carver of this eagle worked in the shipyards of Maine, where figureheads were ordered by the dozen. He cut the bird from three blocks of pine, covered the joints "
     "with gesso, and gilded every feather so that it could be read from the shore. When steam replaced sail he turned to <i>signs</i> for taverns and apothecaries.</p>"),
    ("saam", "Gallery Label", "Every brick of the tenement has been painted with the same care as the faces at its windows. The artist sat across the street for a whole summer with a folding easel, and the people "
     "of the block came to criticize the likeness of their own curtains. He called the finished picture a portrait of forty families."),
    ("npg", "Exhibition Label", "Although she was the most photographed singer of her day, she sat for only one painter, and then on condition that he would not show her on a stage. He chose a plain gray dress and a "
     "kitchen chair. The result disappointed the newspapers, but the sitter kept it over her piano until she died."),
    ("npg", "Caption", "A bearded inventor rests one hand on a brass instrument and looks past the painter."),
    ("chndm", "Description", "Drawing of a staircase with twisted iron balusters, and a plan of its landing below."),
    ("chndm", "Label Text", "This length of printed cotton was meant for curtains in a country house. The pattern of parrots and pomegranates needed eleven wooden blocks, one for each color, and a printer who could lay them "
     "down without a visible seam. A faint line of pin marks along the edge shows how he kept the repeats in step."),
    ("fsg", "Label", "Potters at this kiln fired their tea bowls in stacks, and the pale ring inside the bowl marks the place where another one stood. The thick glaze ran toward the foot and stopped in a heavy drop. Tea "
     "masters, who might have thrown the piece away, admired the drop and gave the bowl a name of its own."),
    ("nmafa", "Museum Label", "A dancer wore this helmet at the funerals of important elders, together with a costume of raffia that hid the body to the ankles. The calm half-closed eyes belong to an ancestor, while the "
     "bird on the crest carries messages between the village and the forest. The dark surface comes from palm oil rubbed in over many years."),
    ("hmsg", "Publication Label", "Steel plates of different heights lean on one another without a single weld, and only their weight keeps them upright. Visitors may walk through the narrow passage in the middle. From inside, the "
     "sculpture loses its outline and becomes a strip of sky, which the artist considered the real subject of the work."),
    ("hmsg", "Summary", "Two welded figures of rusted steel embrace on a base of rough granite."),
]
SMITHSONIAN_REJECTED = [
    ("saam", "Provenance", "Sold by the estate of Bartholomew Quince to a gallery in Philadelphia, and bought from there by the museum in the spring of 1931."),
    ("npg", "Restrictions & Rights", "Permission to publish the Quince portrait must be sought in writing from the office of rights and reproductions of the gallery."),
    ("chndm", "Description (Spanish)", "Dibujo de una escalera con balaustres de hierro retorcido, y debajo una planta del rellano con sus medidas."),
    ("fsg", "Accession", "Registered with the bequest of Cornelius Quince and transferred between the two museums by decision of the trustees."),
    ("nmafa", "Bibliography", "Quince, Cornelius. Helmets of the Forest Peoples. London: Quince and Daughters, 1904, with plates after photographs."),
]
SMITHSONIAN_CLOSED = "Overlapping circles of wool cover this tapestry from one selvage to the other, in an order that nobody has explained. The weaver dyed her own wools in a laundry tub and refused to repeat a color, so that no two circles in the hanging are alike."
SMITHSONIAN_OTHER = "Papers of the weaver fill nine boxes, among them letters to her dealers, dye recipes, and photographs of her studio in the last summer before the fire."


@cache
def smithsonian_shards():
    """{(unit, shard): NDJSON}."""
    shards = {}
    rows = SMITHSONIAN + SMITHSONIAN_REJECTED + [("hmsg", "Gallery Label", SMITHSONIAN_CLOSED), ("hmsg", "Description", SMITHSONIAN_OTHER)]
    for i, (unit, label, text) in enumerate(rows):
        access, kind = "Usage conditions apply" if text is SMITHSONIAN_CLOSED else "CC0", "ead_component" if text is SMITHSONIAN_OTHER else "edanmdm"
        record = {"id": f"{kind}-{unit}_{i}", "title": f"Object {i}", "unitCode": unit.upper(), "type": kind, "url": f"{kind}:{unit}_{i}", "content": {
            "descriptiveNonRepeating": {"record_ID": f"{unit}_{i}", "unit_code": unit.upper(), "title": {"label": "Title", "content": f"Object {i}"},
                                        "metadata_usage": {"access": access}, "record_link": f"https://www.si.edu/object/{unit}_{i}"},
            "indexedStructured": {"object_type": ["Paintings"]},
            "freetext": {"name": [{"label": "Artist", "content": "Unidentified, born Boston, Massachusetts"}], "date": [{"label": "Date", "content": "ca. 1850"}],
                         "objectType": [{"label": "Type", "content": "Decorative Arts"}], "notes": [{"label": "Credit Line", "content": "Gift of the heirs of Cornelius Quince"}, {"label": label, "content": text}]}}}
        if i % 3 == 0:
            del record["content"]["freetext"]["date"]  # no field but the record's id can be relied on
        shards.setdefault((unit, f"{i % 2:02}"), []).append(json.dumps(record))
    return {key: ("\n".join(lines) + "\n").encode() for key, lines in shards.items()}


# -----------------------------------------------------------------------------
# Minneapolis: id, title, text, description

MINNEAPOLIS = [
    (1218, "The Orchard Wall", "Painted in a single week of April, this view shows the wall behind the painter's rented house, with a pear tree that had flowered too early. He wrote to his brother that <I>frost</I> would take "
     "it by Sunday.\r\n\r\nThe blossoms stand up from the canvas in thick dabs, while the wall is thin enough to let the weave appear.", "Blossoming pear tree before a low stone wall; a ladder leans at the right."),
    (2405, "Ceremonial Robe", "Weavers on the coast made robes of this kind from the wool of mountain goats and the inner bark of cedar. Men painted the design on a board, and women followed it at the loom from memory of its rules. "
     "The large eyes at the hem belong to a diving whale, whose tail spreads across the shoulders of whoever wears it.", ""),
    (7310, "Armchair", "A cabinetmaker in Vienna bent these arms from one continuous length of beech, steamed until it was as soft as rope. The method did away with joints, and the chair could be shipped in parts and screwed "
     "together by the buyer. Cheap, light and strong, it was soon found in coffee houses on three continents.", "Bentwood armchair with a caned seat and arms that curl into the back."),
    (7311, "Untitled", None, "Four overlapping squares in red, ocher and two blues on a ground of unprimed linen."),
    (9002, "Medal", "Bronze.", "Inscription"),
]


@cache
def minneapolis():
    files = {"collection-HEAD/README.md": "# Collection\n\nMarmalade readme paragraph: this repository is updated every night from the collection database of the museum.\n",
             "collection-HEAD/departments/6.json": json.dumps({"name": "Paintings", "description": "Marmalade department blurb that belongs to no single object in the collection."}),
             "collection-HEAD/objects/0/12.json": "{", "collection-HEAD/objects/9/9999.json": "null\n", "collection-HEAD/objects/9/9998.json": '{"id": "http://api'}
    for number, title, text, description in MINNEAPOLIS:
        record = {"id": f"http://api.artsmia.org/objects/{number}" if number % 2 else number, "title": title, "artist": "Artist: Unknown maker", "dated": "c. 1890", "medium": "Mixed media",
                  "country": "", "style": None, "classification": "Paintings", "department": "Art", "text": text, "description": description, "inscription": "Inscription",
                  "image_copyright": "%C2%A9 Estate of the Marmalade Artist", "provenance": "Purchased from the Marmalade Gallery, Duluth, by a private collector before the war."}
        files[f"collection-HEAD/objects/{number // 1000}/{number}.json"] = json.dumps(record, indent=2)
    return tar_gz(files, comment="5c0ffee1" * 5)


# -----------------------------------------------------------------------------
# Art Institute of Chicago: endpoint: records

ARTIC = {
    "artworks": [
        {"id": 11, "title": "Harbor with Red Boats", "artist_title": "Unknown", "date_display": "1888", "short_description": None, "description":
         "<p>Fishermen have drawn their boats up the shingle, and the red hulls stand like a row of tents against a sea that is almost white. The painter mixed sand from the beach into his ground. In "
         "a raking light one can still make out <em>small shells</em> under the blue of the sky.</p>\n<p>The picture was refused by the Salon of its year and hung in a café instead.</p>"},
        {"id": 16, "title": "Study of a Hand", "artist_title": "Unknown", "date_display": "1620", "description": None, "short_description": None, "provenance_text": "Sold by Osbert Finch, Leeds, to Finch Brothers."},
        {"id": 19, "title": "Incense Burner", "artist_title": "Unknown", "date_display": "1100s", "short_description": None, "description":
         "<p>Smoke once rose through the pierced mane of this bronze lion and hung in the air above a dining table. The caster pierced the body with scrolls of vine and signed his name in the belt "
         "around its chest. Owners opened the neck on a hinge to fill it with coals and scented wood.</p>"}],
    "agents": [
        {"id": 130, "title": "Sigrun Aalto", "is_artist": True, "birth_date": 1869, "description":
         "<p>Trained as a weaver before she ever held a brush, Sigrun Aalto carried the habits of the loom into painting. She settled in Chicago in 1893, having come to see the fair, and designed tapestries for "
         "houses on the Prairie Avenue while exhibiting small landscapes with the Society of Western Artists. Her late works are almost abstract.</p>"},
        {"id": 131, "title": "Nobody Known", "is_artist": True, "birth_date": None, "description": None}],
    "exhibitions": [
        {"id": 7, "title": "Paper Skies", "short_description": "This exhibition brings together eighty cloud studies made in the open air between 1780 and 1850. Most are no larger than a postcard, and few were meant to be sold. Seen "
         "side by side they show how painters learned from one another to catch weather in oil on paper before it changed.", "status": "Closed", "aic_start_at": "2006-06-03"},
        {"id": 8, "title": "Untold", "short_description": None}],
    "mobile-sounds": [
        {"id": 252, "title": "The Glass Blower", "web_url": "https://www.artic.edu/mobile/audio/252.mp3", "transcript":
         "<p>NARRATOR: Look first at the man's cheeks, because the whole picture swells from there. The painter has shown the exact moment when the bubble of glass leaves the pipe, and he has lit the scene from the furnace "
         "alone.</p>\n<p>CURATOR: What I love is the boy behind him, who holds his own breath as if that could help.</p>"}],
    "sections": [
        {"id": 25, "title": "Technique", "publication_title": "Drawings in Silverpoint", "content":
         "<section class=\"osci-tk-epub-section body\" id=\"body\">  \n<p>Silverpoint allows no correction, since the line bites into a prepared ground and cannot be rubbed away. Draftsmen therefore began with the faintest contours and "
         "darkened them by repetition, never by pressure. The gray strokes turn warm brown as the metal tarnishes, which gives old sheets a color their makers hardly knew.</p>\n</section>"},
        {"id": 26, "title": "Stub", "publication_title": "Drawings in Silverpoint", "content": "<section class=\"body\"></section>"}],
    "articles": [
        {"id": 27, "title": "How a Frame Changes a Picture", "copy": " Before the picture is hung, somebody must decide what surrounds it, and that choice alters everything inside. A wide gilded frame pushes a small landscape into "
         "the distance, while a strip of plain oak lets it lie on the wall like a page. In our own galleries we tried five frames on a single seascape, and each made a different hour of the day."}],
    "press-releases": [
        {"id": 3, "title": "A New Home for the Prints", "copy": " Curators have moved the collection of prints into rooms that receive no daylight, after a study of fading that took eleven years. Visitors may now ask for any sheet by "
         "Dürer or Hokusai and see it the same afternoon. The rooms were designed around a single long table, so that students can lay related impressions side by side."}],
    "products": [{"id": 60, "title": "Harbor Scarf", "description": "<p>Wrap yourself in pure silk with our bestselling scarf inspired by a museum favorite, which arrives in a gift box with a magnetic lid and ribbon.</p>"}],
    "events": [{"id": 70, "title": "Members' Lecture", "description": "<p>Doors open at half past five, parking vouchers are available at the coat check, and registered members receive two complimentary drink tickets.</p>"}],
    "category-terms": [{"id": "PC-1", "title": "Arts of Africa"}],
}


@cache
def artic_dump():
    files = {"artic-api-data/README.md": "# Data dump\n\nThis archive of finchwork records contains one JSON file for each record of our public interface.\n",
             "artic-api-data/json/config.json": json.dumps({"iiif_url": "https://www.artic.edu/iiif/2"}),
             "artic-api-data/json/info.json": json.dumps({"license_text": "The finchwork licence text of the interface is repeated in every answer.", "version": "1.13"})}
    for endpoint, records in ARTIC.items():
        for r in records:
            link = {"id": r["id"], "api_model": endpoint, "api_link": f"https://api.artic.edu/api/v1/{endpoint}/{r['id']}"}
            files[f"artic-api-data/json/{endpoint}/{r['id']}.json"] = json.dumps(link | r, indent=4)
    return tar(files, "bz2")


def artic_api(endpoint, query):
    page, limit = int(query.get("page", 1)), int(query.get("limit", 12))
    records, fields = ARTIC.get(endpoint, []), query.get("fields")
    if limit > 100:
        return None
    found = [{k: v for k, v in r.items() if not fields or k in fields.split(",")} for r in records[(page - 1) * limit:page * limit]]
    return {"pagination": {"total": len(records), "limit": limit, "offset": (page - 1) * limit, "total_pages": -(-len(records) // limit), "current_page": page},
            "data": found, "info": {"version": "1.13"}, "config": {}}


# -----------------------------------------------------------------------------
# Walters, National Gallery of Art

WALTERS_ART = [
    "<p>Scribes copied this small book of hours for a woman whose portrait appears twice, kneeling in the same green dress. The borders are filled with strawberries, snails and a cat that plays the bagpipes. Her name has "
    "been scraped from the prayers, perhaps by the next owner, who had his own arms painted over hers.</p>",
    "<p>Cut from a single piece of chalcedony, the cup is so thin that a finger shows through its side. The carver followed the gray bands of the stone and let them become the waves on which a sea-horse swims. It "
    "came to Rome as booty and later served as a salt cellar in a French palace.</p>"]
WALTERS_LIFE = ("Apprenticed at the age of nine to a maker of playing cards, this illuminator rose to direct the largest workshop of Bruges. He supplied dukes and bankers with prayer books, trained his two daughters in the "
                "trade, and bequeathed his patterns to the younger of them, who signed her pages with a small bee.")
WALTERS_COLLECTION = ("<p>Bought in a single year from a palace in Rome, the sculptures of this collection reach from the portraits of early emperors to the carved sarcophagi of a noble family. Visitors meet gods, "
                      "senators and dancing satyrs in the order of the tombs.</p><p>The museum&rsquo;s conservators have since found traces of their first colors.</p>")
NGA = {
    "brief_narrative": "Wind is the true subject of this river view, for it bends the reeds, fills the brown sail, and has just taken the hat of the man on the landing. The young painter of _The Ferry at Dordt_ had "
                       "not yet left his master's studio. He signed the picture on the rudder of the boat, where a name might really be found.",
    "systematic_catalogue": "Scholars have argued for a century about the date of this panel, which joins a Flemish landscape to figures of an Italian cast. The saint's pose repeats a drawing that reached Antwerp no earlier "
                            "than 1516, and the blue of the hills contains the same coarse azurite as two signed altarpieces. A date near 1520 therefore seems likely, and the hand is that of a traveled pupil.",
    "conservation_note": "The support is a plain-weave linen of medium weight that has been lined twice, the second time with wax. Beneath the present sky lies a first, lower horizon, which can be followed in the X-radiograph "
                         "from edge to edge. Losses along the left side have been filled, and the varnish was removed and renewed when the picture was last treated.",
    "bibliography": "Wexcombe, Alfred. A Catalogue of the Wexcombe Pictures. 3 vols. London, 1887: 2:114, repro.",
    "exhibition_history": "Loan Exhibition of Wexcombe Pictures, Burlington House, London, 1902, no. 57, as by an unknown master.",
    "documentary_labels_inscriptions": "on the reverse of the stretcher, in ink, by the Wexcombe family's agent: lot 57, third room",
    "lifetime_exhibition": "Possibly the Wexcombe Society of Artists, spring rooms, 1771, unnumbered.",
    "other_collections": "Wexcombe Hall, Shropshire, by inheritance until the house was closed.",
}


@cache
def walters(name):
    return table({
        "art": [{"ObjectID": 100 + i, "ObjectNumber": f"W.{i}", "Title": title, "ObjectName": title, "Creator": "Flemish (Artist)", "DateText": "ca. 1480", "Medium": "ink and pigments", "Description": text,
                 "Provenance": "Léon Ashgrove, Paris, by purchase; Ashgrove sale, Paris, 1903.", "CreditLine": "Acquired by Henry Walters", "ObjectURL": f"https://art.thewalters.org/object/W.{i}/"}
                for i, (title, text) in enumerate(zip(["Book of Hours", "Cup with a Sea-Horse", "Fragment"], [*WALTERS_ART, None]))],
        "creators": [{"id": i, "sort_name": name, "name": name, "CreatorURL": f"https://art.thewalters.org/browse/creator/{i}", "gender": None, "biography": life, "date": " (Flemish, ca. 1440-1501)",
                      "CreatorArt": "100|101"} for i, (name, life) in enumerate([("Lieven Maes", WALTERS_LIFE), ("Unknown", None)])],
        "exhibitions": [{"ExhibitionID": 38, "ExhTitle": "Small Books", "ExhibEndDate": "3/8/2024", "ExhibBeginYear": " 2023", "ExhibEndYear": "2024", "Textblock":
                         "Small Books of Ashgrove. The Walters Art Museum, Baltimore. 2023-2024.", "WaltersArtworks": "100|101"}],
        "collections": [{"CollectionID": "ROM", "CollectionName": "Roman Art" + " " * 80, "CollDescription": WALTERS_COLLECTION, "CollectionURL": "https://art.thewalters.org/browse/category/roman"}],
    }[name]).encode()


@cache
def nga(name):
    if name == "objects":
        return table([{"objectid": i, "accessioned": 1, "accessionnum": f"1937.1.{i}", "title": title, "displaydate": "c. 1520", "beginyear": 1515, "endyear": 1525, "medium": "oil on panel",
                       "inscription": None, "attributioninverted": "Master, Unknown", "attribution": "Unknown Master", "classification": "Painting"} for i, title in ((51, "River View"), (52, "Saint in a Landscape"))]).encode()
    return table([{"objectid": 52 if kind == "systematic_catalogue" else 51, "text": text, "texttype": kind, "year": None} for kind, text in NGA.items()]).encode()


# -----------------------------------------------------------------------------
# Wikipedia: title: (pageid, intro, [(section, text)])

WIKIPEDIA = {
    "Tonalism": (101, "Tonalism ( ; ) was a manner of landscape painting that spread among American artists from about 1880. Its painters preferred dusk, mist and moonlight, and bound the whole picture together with a single dominant "
                 "hue, usually gray, brown or a dull green. The word came into general use only after the manner itself had passed out of fashion.",
                 [("Characteristics", "Detail was dissolved on purpose by the painters of this school, who worked from memory in the studio and covered their pictures with layers of tinted varnish. Figures are rare, and where they occur they "
                   "seem to belong to the trees. Critics of the time praised the resemblance to music in a minor key."),
                  ("See also", "Barbarous Hudson cross-reference\nList of murky landscapes"),
                  ("References", "Barbarous, Edwin (1972). The murky tonal reader. New York, p. 44."),
                  ("External links", "Murky landscapes at the Barbarous portal")]),
    "Divisionism": (102, "Divisionism is a method of painting in which colors are set down in separate strokes and mixed by the eye of the viewer rather than on the palette. It grew out of scientific books on optics and was taken up "
                    "in France, Belgium and Italy during the 1880s and 1890s. Its Italian followers joined it to social and symbolic subjects.",
                    [("Theory", "According to its theorists, pigments lose brightness when they are stirred together, whereas small touches of pure color keep their full strength. Complementary hues were therefore placed side by side along every "
                      "contour. Later measurements have shown that the gain in brightness is smaller than they believed."),
                     ("Italian painters", "Painters in Milan learned of the method through journals and adopted long threads of color in place of dots. Their mountains and pastures glitter under a high sun, while other canvases show strikes, floods and "
                      "hospital wards. A dealer with two galleries supported the group and carried their works abroad.\n\n\n\nThe Futurists began as their pupils."),
                     ("Further reading", "Barbarous, Edwin (1980). Dots of the murky north. Turin.")]),
    "Synthetism": (103, "Synthetism describes a style of painting developed in Brittany in the late 1880s, in which flat areas of strong color are enclosed by dark contours. The artists wished to unite the outward look of things, their own "
                   "feeling, and the demands of line and color in one image. Its first group exhibition was held in a Paris café.",
                   [("Origins", "Summers in a cheap inn at Pont-Aven brought the founders together, and the stiff white caps and stone crosses of the region gave them their motifs. They looked closely at Japanese woodcuts and medieval enamels. Memory was "
                     "to do the work of selection, so sketches were forbidden in front of the subject.")]),
    "En plein air": (104, "Painting in the open air means finishing a picture in front of its subject instead of working it up from sketches in a studio. The practice became common after 1841, when oil colors could be bought in tin tubes "
                     "and folding easels were sold with them. Painters at Barbizon and later at Argenteuil made it the basis of their art.",
                     [("Equipment", "Portable boxes held the palette, a few brushes and slots for wet panels, so that two or three studies could be carried home without smearing. An umbrella of white cotton kept the sun off the canvas. Some "
                       "artists tied stones to the easel against the wind, and grains of sand are often found in the paint.")]),
    "Nabi (disambiguation)": (105, "Nabi may refer to:\n\nNabi, a murky village in the hills\nLes Nabis, a group of painters\nNabi, a butterfly in an unlikely song", []),
    "Cloisonnist painting": (106, "", []),
    "The Painter's Shadow": (107, "The Painter's Shadow is a silent film of 1921 about a forger who falls in love with his model. Its director shot the studio scenes in an unheated tram depot, and the only print was lost when the archive burned.", []),
    "Murky school": (108, "The stub school of murky watercolor was a circle of amateurs in a seaside town, and nothing else has been written about it in this encyclopedia.", []),
}
CATEGORIES = {  # title: (subcategories, [pages of each batch]); the second knows its parent, as categories do
    "Category:Art movements": (["Category:Impressionism", "Category:Symbolism (arts)", "Category:Art films", "Category:Art stubs"], [["Tonalism", "Divisionism"], ["Synthetism"]]),
    "Category:Impressionism": (["Category:Art movements"], [["Divisionism", "En plein air"]]),
    "Category:Symbolism (arts)": ([], [["Nabi (disambiguation)", "Cloisonnist painting"]]),
    "Category:Art films": ([], [["The Painter's Shadow"]]),
    "Category:Art stubs": ([], [["Murky school"]]),
}


def wikipedia_page(title, query, extract=True):
    number, intro, sections = WIKIPEDIA[title]
    page = {"pageid": number, "ns": 0, "title": title}
    if "info" in query.get("prop", "").split("|"):
        page |= {"contentmodel": "wikitext", "pagelanguage": "en", "touched": "2026-01-02T03:04:05Z", "length": len(intro)}
        if "url" in query.get("inprop", ""):
            page |= {"fullurl": f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}", "canonicalurl": f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}"}
    if extract and "extracts" in query.get("prop", "").split("|"):
        page["extract"] = intro if "exintro" in query else "\n\n\n".join([intro, *(f"== {heading} ==\n{text}" for heading, text in sections)])
    return page


def wikipedia(query):
    if (query.get("action"), query.get("format"), query.get("formatversion")) != ("query", "json", "2"):
        return None
    if query.get("list") == "categorymembers":
        subcategories = CATEGORIES.get(query.get("cmtitle"), ([], []))[0] if query.get("cmtype") == "subcat" else []
        return {"batchcomplete": True, "query": {"categorymembers": [{"pageid": 900 + list(CATEGORIES).index(c), "ns": 14, "title": c} for c in subcategories]}}
    if query.get("generator") == "categorymembers":
        batches, step = CATEGORIES.get(query.get("gcmtitle"), ([], []))[1], "page|544f4e|103"
        at = 1 if (query.get("gcmcontinue"), query.get("continue")) == (step, "gcmcontinue||") else 0
        if not batches:
            return {"batchcomplete": True}
        if at >= len(batches) or not at and ("gcmcontinue" in query or "continue" in query):  # not what was handed out
            return None
        more = {"continue": {"gcmcontinue": step, "continue": "gcmcontinue||"}} if at + 1 < len(batches) else {}
        return {"batchcomplete": True} | more | {"query": {"pages": [wikipedia_page(t, query) for t in batches[at]]}}
    named = query["titles"].split("|") if "titles" in query else [next((t for t, page in WIKIPEDIA.items() if str(page[0]) == n), n) for n in query.get("pageids", "").split("|")]
    pages = [wikipedia_page(t, query, i == 0 or "exintro" in query) if t in WIKIPEDIA else {"title": t, "missing": True} for i, t in enumerate(named)]  # one full article a call
    return {"batchcomplete": True, "query": {"pages": pages}}


# -----------------------------------------------------------------------------
# M2D2: one text a line

M2D2 = [
    "Fresco painters worked against the clock, because color binds to the wall only while the plaster is wet. Each morning a patch no larger than one day's work was laid on, and the joins between such patches can still be traced. Corrections had to be cut out or added later in tempera, which has often flaked away.",
    "Guilds controlled the training of painters in most European towns until the eighteenth century. A boy entered a workshop at about twelve, ground pigments and prepared panels for several years, and could open a shop of his own only after submitting a masterpiece to the elders of the guild.",
    "Woodblock printing in Edo depended on four people who seldom worked under one roof. The publisher paid for the design, the artist drew it, a carver cut one block for each color, and a printer rubbed the sheets by hand. The artist's name alone appears in most histories.",
    "Byzantine mosaicists set their glass cubes at slight angles so that a wall of gold would catch the light of moving lamps. The backgrounds seem to flicker as the visitor walks, an effect that photographs cannot record and that flattened restorations have sometimes destroyed.",
    "The equestrian statue returned to Italy in the fifteenth century, after a gap of a thousand years. Casting a rearing horse in bronze posed such problems of balance that sculptors kept at least three hooves on the ground, or hid an iron support inside the tail.",
]
M2D2_PAPERS = [
    "This paper examines the account books of a Venetian dealer in pigments and argues that painters bought blue on credit against the delivery of altarpieces. Of the ninety debts recorded between 1530 and 1548, a third were settled in pictures. The evidence suggests a closer tie between trade and style than has been assumed.",
    "We discuss the reception of African sculpture in the studios of Paris before 1914, when masks were admired for their form and stripped of their use. Letters and inventories show that most painters owned fewer pieces than their later interviews claim. The article asks what was seen, what was ignored, and by whom.",
    "In recent writing on landscape the viewer is treated as a traveler, yet many panoramas were painted for people who would never leave their city. By reading the printed keys that were sold at the door, this essay reconstructs how visitors learned to recognize battles, ports and mountains in paint.",
]
MUSIC = "Cadences in the late string quartets are shown to avoid the dominant in favor of plagal motion. A count of four hundred phrase endings supports the view that the composer was answering the church music of his youth."


def texts_gz(folder, train, valid, test):
    return tar_gz({f"{folder}/{name}.txt": "\n\n".join(lines) + "\n" for name, lines in (("train", train), ("valid", valid), ("test", test))})


@cache
def m2d2():
    return texts_gz("Culture_and_the_arts__Visual_arts", ["Technique", M2D2[0], "Training and guilds", M2D2[1], M2D2[2]], ["Mosaic", M2D2[3]], [M2D2[4], "Notes"])


@cache
def m2d2_papers():
    return texts_gz("Art", [M2D2_PAPERS[0], MUSIC], [M2D2_PAPERS[1]], [M2D2_PAPERS[2]])


# -----------------------------------------------------------------------------
# Gutenberg: one paragraph an item, in capitals a chapter's heading

ON_LOOKING = """
CHAPTER I
THE PATIENT EYE
It is commonly supposed that to see a picture requires nothing but a pair of eyes and a shilling for the turnstile. We enter the gallery as we enter a railway carriage, in the hope of being carried somewhere, and are vexed when the canvas does not move.
A picture, however, asks of us the same courtesy that we owe to a stranger. We must let it speak first. He who begins by telling a painting what he expects of it will hear nothing but the echo of his own voice.
I once watched an old carpenter stand for half an hour before a small Dutch interior. When I asked what detained him, he answered that he had been trying the joints of the table, and that they were honest. No critic of my acquaintance has praised that master so well.
The first habit to be acquired is that of remaining still. Let the visitor choose three pictures in a morning, and let him give to each the time in which he would read a chapter of a novel. He will leave the building less tired, and with more to remember.
The second habit is that of asking where the light comes from. In this simple question lies half the science of the painter, for upon the answer depend the roundness of the cheek, the depth of the room, and very often the meaning of the whole.
Consider how differently a window is used by a painter of Delft and by one of Venice. The former admits the day as a guest, and shows him politely from one object to another. The latter throws open the doors and lets the sun take possession of the house.
The third habit, and the hardest, is to distrust the story. We are so fond of being told what happens that we forget to observe how it is shown; yet a thousand painters have told the same history, and a dozen only are worth a journey.
[Illustration: A VISITOR BEFORE A PICTURE
From the drawing by the author]
CHAPTER II
OF COLOUR
Colour is the last thing that a beginner learns to see, and the first that he believes himself to have seen. He will tell you that the sky is blue and the meadow green, having looked at neither since he was a child.
Let him lay a sheet of white paper upon the grass at sunset, and he will find it rosy on one side and violet on the other. The great colourists did no more than trust such a sheet of paper against the opinion of the whole town.[1]
[Footnote 1: The experiment was proposed to me by a teacher of drawing at Wetherby-on-the-Marsh.]
Titian is said to have turned his canvases to the wall for months together, and to have come back to them as to an enemy. It is a fable that tells the truth. No harmony was ever found in haste, and a red that has waited is a different red.
There are painters who use colour as a herald uses it, to tell us who is coming, and there are others who use it as a musician uses the pedal, to hold the notes together. The early Florentines belong to the former company, and Velasquez to the latter.
We ought not to ask which of the two is right. A stained window would be ruined by half tones, and a portrait by a stained window; the purpose of the work decides the matter, as the purpose of a room decides the height of its ceiling.
What we may ask is that the painter shall choose. The dull pictures of every age are those in which nothing has been given up, in which every corner has received its due, and the eye wanders among the dues like a clerk among his ledgers.
I have seen a grey of Chardin's that was made of all the colours in the picture, as the conversation of a good company is made of all its voices. When I tried to match it at home, I obtained mud, and learned to respect him.
CHAPTER III
OF DRAWING
Drawing has been called the honesty of art, and the saying is a just one if it be rightly understood. It does not mean that every line must be correct, for a map is correct and nobody is moved by it. It means that no line should pretend.
In the sketches of Rembrandt a single stroke of the reed pen will be at once the edge of a sleeve, the weight of the arm within it, and the fatigue of the old man to whom it belongs. We feel that the hand could not have stopped sooner or gone on longer.
The schools have done much harm by teaching the pupil to finish before he has begun. They set before him the cast of a foot, and for three weeks he polishes the shadow of a toe, while the foot itself, for want of an ankle, can neither stand nor walk.
A better master would send the boy into the market with a pencil and no rubber. There he would learn that a cabbage turns away from the eye on all its sides, that a porter leans before he lifts, and that nothing in nature will wait for him.
It may be objected that the masters were patient, and that their studies of drapery are miracles of care. So they are; but they came after and not before the great decisions, and were made by men who knew to what figure the drapery belonged.
CHAPTER IV
OF TASTE
I have been reproached by friends for praising a village altarpiece above a picture which had cost the nation nine thousand pounds. To this I can reply only that the price was fixed by gentlemen who looked at the signature, and my opinion by a lady who looked at the Virgin.
Taste is not a possession, like a carriage, but a habit, like early rising, and it is lost as soon as it is boasted of. The connoisseur who has ceased to be surprised had better sell his collection while his reputation lasts.
Let us then go to the galleries as the carpenter went, with some honest knowledge of our own, however small, and try the joints of what is set before us. Where they are sound we may sit down; and where they are not, no gilding will hold us up.
"""
ON_CARVING = """
I. THE BLOCK
Every piece of sculpture was once a difficulty in a quarry. Before the chisel there was the wedge, before the wedge the choice of a bed of stone, and the sculptor who leaves these matters to his merchant has already surrendered a part of his art.
The Greeks of the islands knew their marble as a farmer knows his field. They were aware that the stone of Paros drinks the light and gives it back from within, while that of Pentelicus grows golden with the years, as if it had been left too near a fire.
A block has a grain, and the grain has a will. If the carver strike across it he must do so with a short blow and a good conscience, for it will split along the line of its old sorrow, and the nose of Apollo will lie upon the floor.
Michael Angelo passed eight months among the rocks of Carrara with two servants and a horse. We are accustomed to pity him for the delay; I am persuaded that he was at work, and that the giants of the chapel were begun there with no tool but his eyes.
The wood carver stands in another relation to his matter. His block has been alive, and has not quite forgotten it; it swells in the damp, opens in the drought, and must be hollowed at the back like a boat if it is to keep its countenance.
In the limewood saints of Franconia this hollow is never seen, and yet it decides the whole. Because the shell is thin the folds can be cut deep, and because they are deep the light runs over them like water over a weir.
II. THE TOOL
Of tools the sculptor has few, and the best of them were old when Phidias was a boy. The point removes what is plainly too much, the claw combs the surface into furrows, the flat chisel closes them, and sand and patience do the remainder.
The drill came late, and was a dangerous gift. By its help the Romans could bore the curls of an emperor until his head resembled a sponge, and the shadow did in an hour what the chisel would have done in a week.
Yet it would be unjust to condemn an instrument because it has been abused. In the porches of Rheims the drill is used as a singer uses breath, here and there, to lift a leaf from its ground or to give a glance to an angel.
When we look at an unfinished statue we may read the order of these tools as we read the strata of a cliff. The back is all furrows, the flank is half closed, and from the roughness a shoulder comes forth as smooth as a fruit.
Casting in bronze is a different trade, and belongs rather to the kitchen than to the quarry. Wax, clay and fire must be persuaded to agree for the space of one minute, and a whole year of labour may be lost because the founder's boy has opened the wrong door.
Benvenuto Cellini has left us the story of such a night, in which he threw his pewter plates into the furnace to help the metal run. Whether we believe him or not, no one has described so well the terror with which the sculptor awaits what he has made.
III. THE FIGURE
The oldest figures that we possess stand with their feet together and their arms at their sides, like children who have been told to be good. It needed two hundred years to bend one knee, and with that knee began the history of grace.
For when the weight is thrown upon a single leg the hip must rise, the shoulder above it must sink, and the head incline to restore the balance. The body has become a sentence with a verb, and every limb agrees with it in number and person.
Donatello understood this better than any man since the ancients, and he understood besides that a prophet is not a wrestler. His old men stand as if their thoughts were heavier than their limbs, and the drapery hangs from them like a burden.
Relief is the form of sculpture that lies nearest to painting, and has been most often spoiled by the neighbourhood. The moment that the carver attempts a distance he confesses that he would rather have held a brush, and his mountains look like pastry.
The tombs of our own churches teach a soberer lesson. There the knight lies upon his back with a dog at his feet, and the mason, who could neither draw nor spell, has given him a repose which no academy could have taught.
It is said that such effigies were made by the dozen and fitted with a coat of arms when the customer died. If so, the fact should humble us; for their uniformity offends nobody, and our individuality fills the public squares with gentlemen in trousers.
IV. THE PLACE
A statue is not finished until it has found its place, and in this respect the moderns are the unluckiest of men. They carve for an exhibition, in a light that falls from a glass roof, and for a public that walks round the work with an umbrella.
The sculptor of a cathedral knew to an inch how far above the pavement his apostle would stand, and from which door he would first be seen. He lengthened the neck, deepened the eyes, and let the feet be as clumsy as they pleased.
Remove that apostle to a museum and he becomes a monster, at whose neck the schoolboys laugh. We have gained a specimen and lost a work of art, and the niche upon the tower is filled by a copy which the pigeons do not distinguish from the first.
Gardens have been kinder to sculpture than galleries. A nymph of indifferent workmanship, set at the end of an alley of yews, with a little moss upon her shoulder and the sound of water near, will do her office better than a masterpiece in a corridor.
Let the young sculptor therefore ask, before he takes the clay into his hands, where the thing is to be, who will pass by it, and at what hour the sun will come. If nobody can tell him, he would do wisely to make a chair.
"""
BOOKS = {90101: ("Talks on Looking at Pictures", "Pemberley, Aldous", ON_LOOKING), 90102: ("The Craft of the Carver", "Thicket, Rosamund", ON_CARVING)}


@cache
def book(number):
    title, author, body = BOOKS[number]
    author = " ".join(reversed(author.split(", ")))
    blocks, lines = re.split(r"\n(?=[^\n])(?!From the drawing)", body.strip()), []
    for block in blocks:
        line = ""
        for word in block.replace("\n", " \n").split(" "):
            if "\n" in word or len(line) + len(word) > 71:
                lines.append(line)
                line = ""
            line = f"{line} {word.strip()}".strip()
        lines += [line, ""]
    text = [f"The Project Gutenberg eBook of {title}", "", "This ebook is for the use of anyone anywhere in the United States and", "most other parts of the world at no cost and with almost no restrictions",
            "whatsoever.", "", f"Title: {title}", "", f"Author: {author}", "", f"Release date: March 3, 2019 [eBook #{number}]", "", "Language: English", "",
            "Credits: Produced by Hesper Quillfeather and a team of proofreaders", "", "", f"*** START OF THE PROJECT GUTENBERG EBOOK {title.upper()} ***", "", "", "",
            "Produced by Hesper Quillfeather and a team of proofreaders", "", "", title.upper(), "", f"BY {author.upper()}", "", "", *lines, "",
            f"*** END OF THE PROJECT GUTENBERG EBOOK {title.upper()} ***", "", "Updated editions will replace the previous one--the old editions will", "be renamed by the volunteers of the archive foundation.", ""]
    return ("\ufeff" + "\r\n".join(text)).encode()


@cache
def gutenberg_catalog():
    rows = [(number, "en", title, f"{author}, 1840-1911", "Painting; Art" if number == 90101 else "Sculpture", "ND" if number == 90101 else "NB") for number, (title, author, _) in BOOKS.items()]
    rows += [(90103, "fr", "La Peinture au salon", "Dubois, Armand, 1850-1920", "Painting", "ND"), (90104, "en", "The Painter's Daughter", "Wells, Ada, 1861-1930", "Fathers and daughters -- Fiction", "PR")]
    return table([{"Text#": number, "Type": "Text", "Issued": "2019-03-03", "Title": title, "Language": language, "Authors": author, "Subjects": subjects, "LoCC": locc, "Bookshelves": None}
                  for number, language, title, author, subjects, locc in rows]).encode()


# -----------------------------------------------------------------------------
# Getty: any repository of the two owners

AMBER_ENTRY = [
    "The pendant takes the form of a crouching hare whose ears are pressed flat along its back. The carver adapted the animal to the shape of the raw nodule, so that the haunches are broad and the muzzle small. Four short grooves "
    "mark the toes of each foot, and the eye is a drilled hole that may once have held a bead of glass.",
    "Hares of this kind were worn by women and children in southern Italy, most often as one of several charms on a necklace.[^1] The animal's speed and fertility recommended it, and amber, which draws chaff when rubbed, was itself thought to be "
    "alive. A close parallel from a tomb near Melfi ({{< q-cite \"Ravenscar 1999\" >}}, p. 61) was found beside the head of a girl of about six."]
AMBER_ESSAY = ["Amber reached the Mediterranean from the shores of the Baltic by rivers and by donkey, and its price rose with every crossing. Ancient writers disagreed about its nature: some took it for the tears of a poplar, others for "
               "the hardened foam of the sea. What they shared was the belief that it protected the wearer from fevers and from the evil eye.",
               "Workshops near the coast carved it with the same blades and drills that served for wood and ivory. Since the material is soft and warm to the touch, a carver could turn the piece in his fingers and follow its natural swellings. The best "
               "of these works were never quite symmetrical, and the tool marks were polished away with oil."]
GETTY_SHORT = [
    "Lamps of fired clay were pressed in two molds and joined at the rim while still damp.", "Marquetry required sheets of veneer no thicker than a coin, which were sawn together in packets.", "Mosaic pavements were laid from the center outward so that the border could absorb errors.",
    "Painted mummy portraits combine an Egyptian rite with the encaustic technique of the Greek east.", "Gilt bronze mounts protected the edges of a commode and caught the light of its candles.", "Glass vessels shaped around a core of clay were wound with threads of molten color.",
    "Conservators lined old canvases with paste so often that an untouched one is now a rarity.", "Terracotta models show the sculptor's thumb, and therefore his first idea, more clearly than marble."]


@cache
def getty(owner, repo):
    root = f"{repo}-HEAD"
    if repo == "ambers":
        head = "---\nlabel: 41\ntitle: Pendant\nsubtitle: Crouching Hare\nweight: 641\nobject:\n  - id: 41\ntype: entry\nurl: objects/41\nclass: pdf-single-column-last-page\n---\n\n"
        entry = (f"{head}## Provenance\n\n1974, Ravenscar Antiquities (Basel, Switzerland); 1976, Ravenscar Trust, donated to the museum, 1981.\n\n## Description\n\n{AMBER_ENTRY[0]}\n\n"
                 f"## Discussion\n\n{AMBER_ENTRY[1]}\n\n{{{{< q-class \"backmatter\" >}}}}\n## Notes\n{{{{< /q-class >}}}}\n\n[^1]: {{{{< q-cite \"Ravenscar 1999\" >}}}}, pp. 61-62, no. 17.\n\n## Bibliography\n\n"
                 "Ravenscar, Otto. *Ambers of the South*. Rome, 1999, p. 12.\n")
        essay = (f"---\ntitle: The Working of Amber\ntype: essay\nweight: 102\n---\n\n{AMBER_ESSAY[0]}\n\n{{{{< q-figure id=\"fig-7\" >}}}}\n\n{AMBER_ESSAY[1]}\n")
        return tar_gz({f"{root}/readme.md": "This is the repository for the Ravenscar edition of “Carved Ambers.” It can be built with Quire.\n\n## License\n\nThe text of this work is licensed under a "
                       "[Creative Commons Attribution 4.0 International License](http://creativecommons.org/licenses/by/4.0/).\n", f"{root}/LICENSE": "Creative Commons Attribution 4.0 International\n",
                       f"{root}/content/animals/41.md": entry, f"{root}/content/introduction/working.md": essay,
                       f"{root}/content/copyright.md": "---\ntitle: Copyright\ntype: page\n---\n\nFirst Ravenscar edition, with all plates by courtesy of the trustees of the museum.\n",
                       f"{root}/static/img/hare.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01" + bytes(64)}, comment="ab" * 20)
    chosen = list(permutations(GETTY_SHORT, 3))[zlib.crc32(repo.encode()) % 336]
    page = f"---\ntitle: Preface\ntype: page\n---\n\nThe essays gathered under the name {repo} began as papers read to a room of curators and makers. {' '.join(chosen)}\n"
    return tar_gz({f"{root}/README.md": f"# {repo}\n\nThe text of this publication is licensed under [CC BY-NC 4.0](https://creativecommons.org/licenses/by-nc/4.0/).\n", f"{root}/content/preface.md": page}, comment="cd" * 20)


# -----------------------------------------------------------------------------
# SemArt and AQUA: split: [(image, title, author, comment)] and its questions (image, question, answer, needs knowledge)

SEMART = {
    "train": [("00011-brook.jpg", "The Flooded Brook", "HOLLEBEEK, Jan", "Catalogue numbers: F 541, JH 1893.The banks of a brook have vanished under brown water, and a row of willows marks where they used to run. Hollebeek painted the flood of 1784 for a "
               "miller of S&#227;o Paulo who had been born beside it.The sky was added by his pupil Pieter Stam, whose fleecy clouds are easily recognized."),
              ("00012-feast.jpg", "Feast of the Archers", "VERMOELEN, Cornelis", "Members of an archers' guild raise their glasses in this group portrait, which hung for a century above the chimney of their hall. The painter was paid by the head, and "
               "those who gave more were moved toward the light. Vermoelen placed himself at the far left, without a glass.")],
    "val": [("00021-angel.jpg", "Angel with a Lute", "Unknown MASTER", "Perhaps the wing of a lost altarpiece, this narrow panel shows an angel tuning a lute with her ear close to the strings. The patterned gold of her sleeve was pressed into the gesso with a "
             "punch of three points. Panels of the same width survive in Siena and in the Musée des Beaux-Arts of Lille.")],
    "test": [("00031-miser.jpg", "The Miser's Desk", "QUELLIN, Baptist", "Ledgers, scales and a skull crowd the desk of an old man who does not notice that his candle has gone out. The subject warned merchants against the love of money, and was bought "
              "by merchants. Quellin repeated the composition at least seven times for the fair of Antwerp.")],
}
AQUA = {
    "train": [("00011-brook.jpg", "who added the sky", "pupil Pieter Stam", True), ("00012-feast.jpg", "where did vermoelen placed himself without a glass", "far left", True), ("00012-feast.jpg", "what do a group of men hold", "some glasses", False)],
    "val": [("00021-angel.jpg", "where do panels of the same width survive", "in Siena", True), ("00021-angel.jpg", "what is a woman holding next to a wall", "a guitar", False)],
    "test": [("00031-miser.jpg", "how many times quellin repeated the composition for the fair of antwerp", "seven times", True), ("00031-miser.jpg", "what sit on top of a wooden shelf", "books", False)],
}


@cache
def semart(split):
    return table([{"IMAGE_FILE": image, "DESCRIPTION": comment, "AUTHOR": author, "TITLE": title, "TECHNIQUE": "Oil on panel, 32 x 41 cm", "DATE": "c. 1640", "TYPE": "genre", "SCHOOL": "Flemish",
                   "TIMEFRAME": "1601-1650"} for image, title, author, comment in SEMART[split]], "\t").encode("latin-1")


@cache
def aqua(split):
    return json.dumps([dict(zip(("image", "question", "answer", "need_external_knowledge"), row)) for row in AQUA[split]]).encode()


# -----------------------------------------------------------------------------
# question pairs: what is about art, and what only sounds like it

ART_PAIRS = {
    "gooaq": [("what is the difference between fresco and tempera painting?", "Fresco is painted with pigment and water on wet lime plaster, while tempera binds the pigment with egg yolk and is brushed on a dry panel."),
              ("which museum has the largest collection of impressionist paintings?", "Most visitors look for Impressionism in the Musée d'Orsay in Paris, which owns several hundred canvases by Monet, Renoir, Degas and their friends."),
              ("who is the painter of the night watch?", "The huge group portrait known under that name was painted by Rembrandt van Rijn, who completed it for an Amsterdam militia in 1642."),
              ("how are etchings printed from a copper plate?", "Ink is rubbed into the bitten lines of the plate, the surface is wiped clean, and damp paper is pressed against it between two rollers.")],
    "yahoo": [("Why did Van Gogh paint so many sunflowers?", "He wanted to decorate the guest room in Arles before Gauguin arrived, and he loved yellow. Later he thought of them as his own flower, the way other painters had roses."),
              ("What makes cubism different from earlier painting styles?", "Cubist painters show a thing from several sides at once and break it into planes, instead of choosing one viewpoint and keeping to it."),
              ("How can I tell an oil painting from a print?", "Look at it from the side in a strong light. Real brush strokes stand up from an oil painting and cross one another, but a print is flat or has a regular pattern of dots."),
              ("Does anyone know why Greek sculptures lost their colors?", "They were painted once, and rain, sunlight and centuries under the earth took the pigment off. Some museums now show casts with the colors put back.")],
    "eli5": [("ELI5: Why are Mark Rothko's paintings considered so important?", "Stand close to one and you will see that the edges are never sharp, so the colors appear to breathe. He wanted people to feel something in front of them that has no name, and for many it works."),
             ("How do museums know that a painting is a forgery?", "They look at materials first, because a white that was invented in 1920 cannot be in a picture of 1660. Then they compare the hand, the cracks and the papers that came with it."),
             ("Why does Renaissance art look so much more realistic than medieval art?", "Painters of the fifteenth century had worked out rules for perspective and studied bodies, while medieval painters cared more about telling you who mattered in the scene."),
             ("What exactly is the point of abstract expressionism?", "The canvas becomes a record of what the painter did, so drips and slashes count the way a gesture counts in dance. You are meant to follow the action, not to find a hidden object.")],
    "nq": [("who painted the ceiling of the sistine chapel", "Michelangelo worked on the vault of the chapel between 1508 and 1512 at the order of Pope Julius II, standing on a scaffold of his own design and covering it with scenes from Genesis."),
           ("when did the baroque style of painting begin", "Baroque painting arose in Rome in the years around 1600, when Caravaggio and the Carracci turned away from Mannerism toward strong light, movement and direct appeal to the viewer."),
           ("where is the museum with the original david sculpture", "Visitors will find the marble David in the Galleria dell'Accademia of Florence, to which it was moved from the open square in 1873 to save it from the weather."),
           ("what is the technique of sfumato in painting", "The word describes transitions of tone so soft that no outline can be seen, a manner which Leonardo obtained with many thin glazes laid one over another.")],
    "squad": [("What did the sculptor Bernini design for St. Peter's Square?", "Four rows of columns, which Bernini compared to the open arms of the Church, enclose the square on both sides. The sculptor also drew the statues of saints above them."),
              ("Which watercolour painter taught drawing to the daughters of the duke?", "Lessons in the palace were given by a watercolour painter from Norwich, who stayed eleven summers with the family and left them nearly two hundred views of the park."),
              ("What material did Byzantine artists use for icons?", "Icon painters of the empire normally used egg tempera on a panel of linden wood, which had been covered with linen and several coats of polished gesso."),
              ("Which critic gave Fauvism its name?", "Louis Vauxcelles coined the word in 1905, when he saw a sculpture in a Renaissance manner surrounded by fierce canvases and called it Donatello among the wild beasts.")],
    "trivia": [("Which Spanish artist painted Guernica?", "Picasso painted the huge canvas in Paris in the early summer of 1937, within weeks of the bombing of the town, and showed it in the pavilion of the Spanish Republic."),
               ("Which art movement did Salvador Dali belong to?", "Surrealism was founded by André Breton in 1924, and Dali joined the group five years later, bringing with him his soft watches, ants and endless beaches."),
               ("In which city is the Uffizi Gallery?", "Vasari built the long offices of the Uffizi beside the river in Florence, and the Medici used the top floor to show their pictures and ancient statues."),
               ("What name is given to the kind of woodblock print that Hokusai made?", "Ukiyo-e means pictures of the floating world, a term for prints and paintings of actors, courtesans, landscapes and travelers that were made in Edo from the seventeenth century on.")],
}
TRAPS = {
    "gooaq": [("how much does house painting cost per square foot?", "Expect the contractor to charge between two and six dollars per square foot, and more if the old siding has to be scraped."),
              ("how long does car painting take to dry?", "Give the clear coat a full day before you close the hood, and keep the vehicle out of the sun for a week."),
              ("what is state of the art technology in dishwashers?", "Modern sensors measure how cloudy the rinse water is and shorten the cycle when the plates are already clean."),
              ("what nail art brushes do beginners need?", "Start with a striping brush and a dotting tool, because acrylic polish thickens quickly in anything wider."),
              ("which part of the ear contains the cochlea?", "Inside the temporal bone, the inner ear holds the spiral organ that turns vibration into nerve signals."),
              ("how do you paint a marble cake with batter?", "Swirl the cocoa mixture through the vanilla batter with a fork and bake for forty minutes at medium heat.")],
    "yahoo": [("How do I get my deleted pictures back into my phone gallery?", "Open the trash folder in your settings, tick the ones you want, and press restore before thirty days have passed."),
              ("Which martial arts school should my son join?", "Try a judo class first, since the falls they teach will protect him in every other sport he takes up."),
              ("Is a liberal arts degree worth the money?", "Employers mostly care about internships, so choose the college that leaves you with the smallest loan."),
              ("Who is the best tattoo artist in Houston?", "Ask to see healed work, check that the needles are sealed, and never go to a shop that will not show you both."),
              ("How do I learn face painting for kids' parties?", "Buy sponges and hypoallergenic sticks, practice tigers and butterflies, and always test the child's wrist beforehand."),
              ("What software do I need to draw a floor plan?", "Download the free trial of any drafting program, import your measurements, and export the result as a vector file.")],
    "eli5": [("Why is house paint sold in so many different finishes?", "Glossy finishes have less filler and more resin, so kitchens and bathrooms can be scrubbed without leaving marks."),
             ("How do makeup artists cover dark circles?", "A peach corrector cancels the blue under the eyes, and a thin concealer on top of it hides the remainder."),
             ("ELI5: what makes a state of the art GPU so fast?", "Thousands of simple cores run the same instruction at once, which suits the arithmetic of games and neural networks."),
             ("Why do people bow in martial arts?", "Bowing tells your partner that you will stop when told to, which matters when you are learning to choke each other."),
             ("Why does car paint fade in the sun?", "Ultraviolet rays break the bonds in the pigment, and once the lacquer has gone the metal begins to oxidize."),
             ("Why do tattoos not wash away?", "Ink particles are too big for your immune cells to carry off, so they stay trapped in the second layer of skin.")],
    "nq": [("who sang the painter man song in the movie", "Released as a single in the autumn, the tune reached the charts in nine countries and was later used in a shampoo commercial."),
           ("what is the liberal arts curriculum at west point", "Cadets take mathematics, engineering and a foreign language in their first two years before they choose a major."),
           ("where is the cochlea located in the body", "Behind the eardrum and the three small bones lies the bony labyrinth, which also houses the organ of balance."),
           ("when did mixed martial arts become legal in new york", "Legislators in Albany lifted the ban on cage fights in 2016, and the first card sold out within an afternoon."),
           ("who invented nail painting", "Lacquers for fingers were mixed from beeswax, gelatin and gum, and their shade showed the rank of a family."),
           ("what is a gallery view in zoom software", "Participants of the meeting appear as tiles of equal size, up to forty-nine of them on a single screen.")],
    "squad": [("What part of a company's software is called state of the art?", "Engineers praised the scheduler of the platform, which assigns jobs to idle servers within a few milliseconds."),
              ("Which martial arts were taught to the police?", "Officers in the capital were trained in aikido and in a short course of wrestling holds that leave no injury."),
              ("What does the college of liberal arts offer?", "Undergraduates may enroll in forty majors, among them economics, geology and three programs in public health."),
              ("What do car painting robots spray?", "Along the line, jointed machines apply primer and two coats of enamel to every chassis in ninety seconds."),
              ("Which part of the cochlea responds to low tones?", "Frequencies below two hundred hertz bend the membrane near its apex, where the fibers are widest and loosest."),
              ("What recipe did the artist of the kitchen publish?", "Onions are browned in goose fat, covered with stock, and left on the stove until the spoon stands upright.")],
    "trivia": [("Which company makes Microsoft Paint software?", "Redmond engineers shipped the first release of the accessory with the operating system in November of 1985."),
               ("Which martial art takes its name from the Korean for foot and fist?", "Kicks above the belt score highest under its rules, and contests last three rounds of two minutes each."),
               ("In which country did henna tattoos originate?", "Brides in the valley have their palms covered with a paste of crushed leaves on the night before the wedding."),
               ("Which actress began as a makeup artist?", "Before her first audition she powdered the noses of newsreaders at a local station for five dollars an hour."),
               ("Which film stars a house painter accused of murder?", "Critics praised the courtroom scenes of the thriller, although its ending was changed after a preview in Dallas."),
               ("What do you call the art of the deal in poker?", "Skilled dealers pitch the cards low and flat, so that no player at the table can read them in flight.")],
}
PAIR_FILES = {"gooaq": "gooaq_pairs", "yahoo": "yahoo_answers_title_answer", "eli5": "eli5_question_answer", "nq": "NQ-train_pairs", "squad": "squad_pairs", "trivia": "TriviaQA_pairs"}

STACKEXCHANGE = {  # site: (about art, not about art)
    "crafts": ([("How do I keep my watercolor paper from buckling?", "<p>Soak the sheet for ten minutes and tape it to a board while it is wet. It shrinks as it dries and stays flat under later washes.</p>\n<ul><li>Heavier paper needs less of this.</li></ul>"),
                ("Which varnish should an oil painter use on a finished canvas?", "<p>Wait at least six months, because the film of oil goes on hardening, and then brush on a thin removable varnish such as <a href=\"https://varnish.test/dammar\">dammar</a>. A later restorer will thank you.</p>")],
               [("How do I stop my crochet blanket from curling?", "<p>Go up one hook size for the foundation chain, and count your stitches at the end of every third row.</p>")]),
    "history": ([("Why did Renaissance painters sign so few of their works?", "<p>Signatures mattered less when the contract named the master and the whole town knew his shop. They became common once pictures were sold to strangers on an open market.</p>")],
                [("Why did the tanks of 1940 have such thin armor?", "<p>Designers of that time feared the weight limits of bridges more than anything a field gun could do to a turret.</p>")]),
    "literature": ([("Which novels were inspired by paintings of Vermeer?", "<p>Several novelists have begun from a Vermeer, since his silent rooms leave the story open. Proust lets a writer die in front of the view of Delft, looking at a small patch of yellow wall.</p>")],
                   [("Why does the narrator never give his name?", "<p>Leaving him unnamed lets the reader slip into his place, which makes the betrayal in the ninth chapter hurt twice as much.</p>")]),
    "graphicdesign": ([("What did Bauhaus painters teach about color contrast?", "<p>Itten listed seven kinds of contrast and had his students test each of them with cut paper. Albers later dropped the list, and asked them only to make one color look as if it were two.</p>")],
                      [("How do I install an art brush in this software?", "<p>Double-click the downloaded file, restart the program, and the preset will turn up at the bottom of the panel.</p>")]),
    "photo": ([("How do I photograph an oil painting without glare?", "<p>Put two lamps at forty-five degrees to the canvas and a polarizing filter on both lamps and lens. Turn the filter on the lens until the shine on the brush strokes disappears.</p>")],
              [("Why is my memory card so slow?", "<p>Counterfeit cards report a speed they cannot hold, so run a write test before you trust one with a wedding.</p>")]),
}


@cache
def pairs(source):
    art, traps = ART_PAIRS[source], TRAPS[source]
    *rest, last = art
    return lines_gz(*(list(pair) for two in zip(rest, traps) for pair in two), '["what is chiaroscuro in painting", "The word', {"query": last[0], "pos": [last[1]]}, *map(list, traps[len(rest):]))


@cache
def stackexchange(site):
    return lines_gz(*map(list, STACKEXCHANGE[site][1] + STACKEXCHANGE[site][0]))


# -----------------------------------------------------------------------------
# WikiArt's rows: three sentences each. The lists' lengths have no common divisor, so no two rows share all three

WIKIART = ([
    "Morning has only just reached the roofs in this picture, and the street below them is still blue with cold.", "A woman in a straw hat has put down her book and looks out of the canvas as if we had interrupted her.",
    "Rows of poplars divide the plain into long stripes, which the painter laid down with the edge of a knife.", "The dancers rest on a bench behind the stage, where one ties a ribbon and another rubs her ankle.",
    "Thin washes of rose and gray describe a harbor in which the masts are hardly darker than the fog.", "An old shepherd leans on his stick at the center, while his flock spreads like a stain over the hill.",
    "Broad planes of orange and green meet along a diagonal that cuts the whole composition into two halves.", "Saint Jerome sits at his desk in the wilderness, with a lion at his feet that looks more tired than fierce.",
    "Heavy black outlines hold the figures of three card players in place, as lead holds the glass of a window.", "The bouquet has begun to wilt, and the fallen petals are painted with greater tenderness than the flowers.",
    "Steam from the locomotive fills the upper half of the canvas and hides the iron girders of the station.", "Two boys in torn jackets share a melon on a doorstep, and neither of them pays us any attention.",
], [
    "The brushwork is quick and open, so that the gray ground can be seen between the strokes.", "Light enters from the left and grows weaker with every object that it touches.", "He had studied the prints of Hiroshige, and the high horizon is a memory of them.",
    "Contemporary critics called the work unfinished, but later painters learned much from its freedom.", "Nothing is known of the commission, although the size suggests a private chapel or a study.", "The red accent near the edge keeps the eye from leaving the picture too soon.",
    "Several drawings for the main figure survive, and they show that the pose was changed twice.", "She mixed her colors with wax, which gives the surface a dry and chalky look.", "A cooler set of tones in the distance makes the space seem deeper than it is.",
    "Its geometry is strict, yet the hand of the painter trembles visibly along each contour.", "The frame within the frame, a half-open door, was a favorite device of the school.",
], [
    "It was shown in Paris two years later and sold on the first day.", "The artist kept the canvas in his bedroom until the end of his life.", "Few works of the period say so much about silence.", "A smaller version with a different sky belongs to a collector in Oslo.",
    "The picture marks the end of his early manner and the beginning of a bolder one.", "Visitors often remember it as being much larger than it really is.", "Later she returned to the same motif, but never with such economy.", "Cleaning has brought back the pale greens that old varnish had turned to brown.",
    "His pupils copied it so often that the original was mistaken for a copy.", "What remains after a long look is the color rather than the subject.", "The title was given by a dealer, and the painter is said to have disliked it.", "Its mood lies somewhere between a lullaby and a warning.",
    "No other landscape of these years is so empty or so full of air.",
])


@cache
def wikiart_rows():
    rows = []
    for i in range(250):
        title = f"{('Morning', 'Portrait', 'Harbor', 'Still Life', 'Composition')[i % 5]} no. {i}"
        text = title if i % 7 == 4 else " ".join(part[i % len(part)] for part in WIKIART)
        rows.append({"title": title, "artist": ("Anna Berg", "Luis Ocaña", "Piet Vroom")[i % 3], "date": str(1850 + i % 90), "genre": "landscape", "style": "Impressionism", "description": text, "filename": f"{i}.jpg",
                     "image": {"src": f"https://datasets-server.huggingface.co/cached-assets/{i}/image.jpg?Signature=x", "height": 600, "width": 800},
                     "embeddings_pca512": [0.25, -0.5, 0.125], "embeddings_nonrobust_pca512": [0.5, 0.25, -0.75]})
    return rows


def wikiart(endpoint, query):
    if (query.get("dataset"), query.get("config"), query.get("split")) != ("Artificio/WikiArt", "default", "train"):
        return None
    offset, length = (0, 100) if endpoint == "first-rows" else (int(query.get("offset", 0)), int(query.get("length", 100)))
    if length > 100:  # the real server refuses, too
        return None
    rows = wikiart_rows()
    features = [{"feature_idx": i, "name": name, "type": {"dtype": "string", "_type": "Value"}} for i, name in enumerate(rows[0])]
    found = [{"row_idx": offset + i, "row": row, "truncated_cells": []} for i, row in enumerate(rows[offset:offset + length])]
    if endpoint == "first-rows":
        return {"dataset": "Artificio/WikiArt", "config": "default", "split": "train", "features": features, "rows": found, "truncated": False}
    return {"features": features, "rows": found, "num_rows_total": len(rows), "num_rows_per_page": 100, "partial": False}


# -----------------------------------------------------------------------------
# ArtEmis is behind a form, so a test lays its file down by hand

ARTEMIS = [
    ("Impressionism", "anna-berg_harbor-at-dusk-1881", "contentment", "The soft orange on the water makes the evening look warm and slow, like the end of a long holiday."),
    ("Impressionism", "anna-berg_harbor-at-dusk-1881", "sadness", "Every boat is empty, and the one lit window seems to wait for somebody who will not return."),
    ("Baroque", "piet-vroom_old-man-with-a-key", "fear", "His eyes follow me from the dark corner, and the key in his fist looks like a threat."),
    ("Baroque", "piet-vroom_old-man-with-a-key", "awe", "Such deep wrinkles and such bright metal show how well the painter understood candle light."),
    ("Cubism", "luis-ocana_guitar-and-newspaper-1913", "amusement", "It took me a while to find the guitar, and then it made me laugh to see it everywhere."),
    ("Expressionism", "unknown_red-horse", "excitement", "The horse bursts out of the frame in hot strokes of red, as though it could not be painted fast enough."),
]


@cache
def artemis_csv() -> bytes:
    return table([{"art_style": style, "painting": painting, "emotion": emotion, "utterance": text, "repetition": 6} for style, painting, emotion, text in ARTEMIS]).encode()


# -----------------------------------------------------------------------------
# addresses

MIRRORS = {90101: ("gutenberg.pglaf.org", "aleph.gutenberg.org"), 90102: ("aleph.gutenberg.org",)}  # the second book is a test of the second mirror
HF, RAW = r"huggingface\.co/datasets", r"raw\.githubusercontent\.com"
ADDRESSES = [(re.compile(pattern), body) for pattern, body in {
    r"media\.githubusercontent\.com/media/ClevelandMuseumArt/openaccess/master/data\.csv": lambda q: cleveland_csv(),
    r"openaccess-api\.clevelandart\.org/api/artworks/?": lambda q: cleveland_api(q),
    r"smithsonian-open-access\.s3-us-west-2\.amazonaws\.com/metadata/edan/(saam|npg|chndm|fsg|nmafa|hmsg)/index\.txt": lambda q, unit: "".join(
        f"https://smithsonian-open-access.s3-us-west-2.amazonaws.com/metadata/edan/{unit}/{shard}.txt\n" for shard in ("00", "01")).encode(),
    r"smithsonian-open-access\.s3-us-west-2\.amazonaws\.com/metadata/edan/(\w+)/(0[01])\.txt": lambda q, *key: smithsonian_shards().get(key),
    r"codeload\.github\.com/artsmia/collection/tar\.gz/HEAD": lambda q: minneapolis(),
    r"codeload\.github\.com/(thegetty|gettypubs)/([\w.-]+)/tar\.gz/HEAD": lambda q, *key: getty(*key),
    r"artic-api-data\.s3\.amazonaws\.com/artic-api-data\.tar\.bz2": lambda q: artic_dump(),
    r"api\.artic\.edu/api/v1/([a-z-]+)": lambda q, endpoint: artic_api(endpoint, q),
    RAW + r"/WaltersArtMuseum/api-thewalters-org/main/(art|creators|exhibitions|collections)\.csv": lambda q, name: walters(name),
    RAW + r"/NationalGalleryOfArt/opendata/main/data/(objects|objects_text_entries)\.csv": lambda q, name: nga(name),
    RAW + r"/noagarcia/ArtVQA/master/VIKING/knowledge_branch/comments/semart_(train|val|test)\.csv": lambda q, split: semart(split),
    RAW + r"/noagarcia/ArtVQA/master/AQUA/(train|val|test)\.json": lambda q, split: aqua(split),
    r"en\.wikipedia\.org/w/api\.php": lambda q: wikipedia(q),
    HF + r"/machelreid/m2d2/resolve/main/data/Culture_and_the_arts__Visual_arts\.tar\.gz": lambda q: m2d2(),
    HF + r"/machelreid/m2d2/resolve/main/data/Art\.tar\.gz": lambda q: m2d2_papers(),
    HF + r"/sentence-transformers/embedding-training-data/resolve/main/(\w+(?:-train_pairs)?)\.jsonl\.gz": lambda q, name: next((pairs(s) for s, file in PAIR_FILES.items() if file == name), None),
    HF + r"/flax-sentence-embeddings/stackexchange_title_best_voted_answer_jsonl/resolve/main/(crafts|history|literature|graphicdesign|photo)\.stackexchange\.com\.jsonl\.gz":
        lambda q, site: stackexchange(site),
    r"www\.gutenberg\.org/cache/epub/feeds/pg_catalog\.csv": lambda q: gutenberg_catalog(),
    r"(gutenberg\.pglaf\.org|aleph\.gutenberg\.org)/cache/epub/(\d+)/pg\2\.txt": lambda q, host, number: book(int(number)) if host in MIRRORS.get(int(number), ()) else None,
    r"datasets-server\.huggingface\.co/(first-rows|rows)": lambda q, endpoint: wikiart(endpoint, q),
}.items()]


def respond(path: str, query: dict[str, str]) -> bytes | None:
    """The body of "host/path", or None where there is nothing."""
    for pattern, body in ADDRESSES:
        if match := pattern.fullmatch(path):
            found = body(query, *match.groups())
            return found if found is None or isinstance(found, bytes) else json.dumps(found, ensure_ascii=False).encode()
    return None


# -----------------------------------------------------------------------------
# what must come through, and what must not


def prose_of(number):
    return [line for line in BOOKS[number][2].strip().split("\n") if len(line.split()) > 20 and line[0] != "["]


EXPECTED: dict[str, dict[str, list[str]]] = {
    "cleveland": {"description": phrases(*(row[1] for row in CLEVELAND if row[1])), "caption": phrases(*(text for row in CLEVELAND for text in row[2:4] if text)),
                  "history": phrases(*(row[4] for row in CLEVELAND if row[4]))},
    "smithsonian": {"description": phrases(*(text for *_, text in SMITHSONIAN if len(text) >= 200)), "caption": phrases(*(text for *_, text in SMITHSONIAN if len(text) < 200))},
    "minneapolis": {"description": phrases(*(row[2] for row in MINNEAPOLIS[:3])), "caption": phrases(*(row[3] for row in MINNEAPOLIS[:4] if row[3]))},
    "artic": {"description": phrases(*(r["description"] for r in ARTIC["artworks"] if r["description"])), "history": phrases(ARTIC["agents"][0]["description"]),
              "commentary": phrases(*(next(r[key] for key in ("short_description", "transcript", "content", "copy") if key in r)
                                      for r in (ARTIC[e][0] for e in ("exhibitions", "mobile-sounds", "sections", "articles", "press-releases"))))},
    "walters": {"description": phrases(*WALTERS_ART), "history": phrases(WALTERS_LIFE), "commentary": phrases(WALTERS_COLLECTION)},
    "nga": {"description": phrases(NGA["brief_narrative"]), "commentary": phrases(NGA["systematic_catalogue"], NGA["conservation_note"])},
    "wikipedia": {"history": [p for title in ("Tonalism", "Divisionism", "Synthetism", "En plein air") for p in phrases(
        WIKIPEDIA[title][1].replace("( ; ) ", ""), *(text for heading, text in WIKIPEDIA[title][2] if heading in ("Characteristics", "Theory", "Italian painters", "Origins", "Equipment")))]},
    "m2d2": {"history": phrases(*M2D2)},
    "m2d2_papers": {"commentary": phrases(*M2D2_PAPERS)},
    "gutenberg": {"commentary": phrases(*prose_of(90101), *prose_of(90102))},
    "getty": {"description": phrases(*AMBER_ENTRY), "commentary": phrases(*AMBER_ESSAY)},
    "semart": {"description": ["banks of a brook have vanished under brown water", "miller of São Paulo who had been born beside it. The sky was added"] + phrases(*(row[3] for rows in SEMART.values() for row in rows[-1:]))},
    "aqua": {"qa": ["The sky was added by his pupil Pieter Stam", "placed himself at the far left", "survive in Siena", "at least seven times"]},
    **{source: {"qa": phrases(*(answer for _, answer in rows))} for source, rows in ART_PAIRS.items()},
    "stackexchange": {"qa": phrases(*(answer for art, _ in STACKEXCHANGE.values() for _, answer in art))},
    "wikiart": {"description": phrases(*WIKIART[0], *WIKIART[1])},
    "artemis": {"caption": phrases(*(text for *_, text in ARTEMIS))},
}
FORBIDDEN: list[str] = [
    "<p>", "<em>", "<i>", "</", "&#227;", "&rsquo;", "{{<", "[^1]", "osci-tk", "( ; )", "== ", "\ufeff", "\r",
    "Friends of the Tombstone", "Marchmont", "by a later hand", "Quince", "balaustres", phrase(SMITHSONIAN_CLOSED), phrase(SMITHSONIAN_OTHER), "Marmalade", "Artist: ",
    "Osbert Finch", "finchwork", "pure silk with our bestselling scarf", "parking vouchers", "Ashgrove", "Wexcombe", "_The Ferry",
    "Barbarous", "murky", "may refer to", phrase(WIKIPEDIA["The Painter's Shadow"][1]), "Project Gutenberg", "Quillfeather", "[Illustration", "[Footnote", "Wetherby", "archive foundation", "eBook",
    "Ravenscar", "q-cite", "pdf-single-column", "CC BY-NC", "Catalogue numbers", "some glasses", "a guitar", "wooden shelf",
    *phrases(*(answer for rows in TRAPS.values() for _, answer in rows)), *phrases(*(answer for _, others in STACKEXCHANGE.values() for _, answer in others)), "chiaroscuro in painting",
]
