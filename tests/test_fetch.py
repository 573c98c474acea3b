"""The HTTP client against a loopback server that misbehaves on demand. Requests are counted on the server."""
import base64
import gzip
import hashlib
import json
import random
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pytest
import sites
from conftest import ROOT, run
from urllib3.util import Retry

import fetch
import sources
from fetch import Unavailable, client, download
from sources import SOURCES, Document, is_open

BODY = bytes(range(256)) * 2000  # longer than one piece


class Server(ThreadingHTTPServer):
    """Answers each path with the next of its `plans`, the last one again and again; without a plan, as the source's own server would. `asked` lists
    (path, headers)."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.plans, self.asked, self.released = {}, [], threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):  # a client that left is no news
        pass


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        site = urlsplit(self.path[1:])
        body = None if self.path in self.server.plans else sites.respond(site.path, dict(parse_qsl(site.query)))
        plans = self.server.plans.get(self.path, [dict(status=404) if body is None else dict(body=body)])
        plan = plans.pop(0) if len(plans) > 1 else plans[0]
        body, status, headers = plan.get("body", BODY), plan.get("status", 200), dict(plan.get("headers", {}))
        start = 0
        if "Range" in self.headers and headers.get("ETag") == self.headers.get("If-Range") and not plan.get("no_range"):
            first, last = self.headers["Range"][6:].split("-")
            start, end, whole, status = int(first), int(last or len(body)) + 1, len(body), 206
            body = body[:end]
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{whole}"
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        self.wfile.write(body[start:plan.get("until")])
        if plan.get("stall"):
            self.wfile.flush()
            self.server.released.wait(30)
        self.close_connection = "until" in plan or self.close_connection


@pytest.fixture
def server():
    server = Server()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def session():
    session = client(contact="somebody@art.test")
    for adapter in session.adapters.values():
        adapter.max_retries = adapter.max_retries.new(backoff_factor=0)
    return session


def test_a_file_in_the_cache_is_not_fetched_again(server, session, tmp_path):
    server.plans["/a.bin"] = [{}]
    for _ in range(2):
        path = download(session, f"{server.address}/a.bin", tmp_path / "deep" / "a.bin")
        assert path.read_bytes() == BODY and [p.name for p in path.parent.iterdir()] == ["a.bin"]
    assert len(server.asked) == 1 and "artGPT" in server.asked[0][1]["User-Agent"] and "somebody@art.test" in server.asked[0][1]["User-Agent"]


@pytest.mark.parametrize("first", [dict(status=503, body=b"busy"), dict(status=429, body=b"slow down", headers={"Retry-After": "0"})])
def test_a_busy_server_is_asked_again(server, session, tmp_path, first):
    server.plans["/a.bin"] = [first, first, {}]
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY and len(server.asked) == 3


def test_retry_after_is_what_the_server_says():
    retry = client().get_adapter("https://x").max_retries
    assert isinstance(retry, Retry) and retry.respect_retry_after_header and retry.parse_retry_after("7") == 7 and 429 in retry.status_forcelist


def test_a_body_that_breaks_off_goes_on_where_it_broke(server, session, tmp_path):
    tag = {"ETag": '"one"'}
    server.plans["/a.bin"] = [dict(until=100_000, headers=tag), dict(until=300_000, headers=tag), dict(headers=tag)]
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY
    starts = [int(headers.get("Range", "bytes=0-")[6:-1]) for _, headers in server.asked]
    assert len(starts) == 3 and starts[0] == 0 < starts[1] <= 100_000 < starts[2] <= 300_000


def test_the_next_run_goes_on_too(server, session, tmp_path):
    tag = {"ETag": '"one"'}
    server.plans["/a.bin"] = [dict(until=100_000, headers=tag), dict(until=0, headers=tag)]
    with pytest.raises(Unavailable, match="the next run tries again from byte"):
        download(session, f"{server.address}/a.bin", tmp_path / "a.bin")
    assert not (tmp_path / "a.bin").exists()
    server.plans["/a.bin"], before = [dict(headers=tag)], len(server.asked)
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY
    assert [int(headers["Range"][6:-1]) > 0 for _, headers in server.asked[before:]] == [True]


@pytest.mark.parametrize("second", [dict(headers={"ETag": '"two"'}, body=BODY[::-1]), dict(no_range=True, headers={"ETag": '"one"'}, body=BODY[::-1])])
def test_another_file_or_a_server_without_ranges_starts_over(server, session, tmp_path, second):
    server.plans["/a.bin"] = [dict(until=100_000, headers={"ETag": '"one"'}), second]
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY[::-1]


def test_without_a_tag_nothing_is_pieced_together(server, session, tmp_path):
    server.plans["/a.bin"] = [dict(until=100_000), {}]
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY
    assert all("Range" not in headers for _, headers in server.asked)


def test_a_stalled_body_is_given_up(server, session, tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "SILENCE", 0.2)
    tag = {"ETag": '"one"'}
    server.plans["/a.bin"] = [dict(until=200_000, stall=True, headers=tag), dict(headers=tag)]
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY and len(server.asked) == 2


@pytest.mark.parametrize("name, body, said", [
    ("a.json", b"<!DOCTYPE html><html>Sorry</html>", "an HTML page came in its place"),
    ("a.csv", b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "a Git LFS pointer"),
    ("a.jsonl.gz", b'{"text": 1}', "it is no gz file"),
    ("a.csv", b"", "it is empty"),
])
def test_another_thing_under_the_name_is_refused(server, session, tmp_path, name, body, said):
    server.plans[f"/{name}"] = [dict(body=body)]
    with pytest.raises(Unavailable, match=said):
        download(session, f"{server.address}/{name}", tmp_path / name)
    assert len(server.asked) == 1 and not any(tmp_path.iterdir())


def test_redirects_errors_and_no_server(server, session, tmp_path):
    server.plans["/old.gz"] = [dict(status=302, body=b"", headers={"Location": "/new.gz"})]
    server.plans["/new.gz"] = [dict(body=gzip.compress(b"text"))]
    assert gzip.decompress(download(session, f"{server.address}/old.gz", tmp_path / "a.gz").read_bytes()) == b"text"
    with pytest.raises(Unavailable, match="404 Not Found"):
        download(session, f"{server.address}/nothing", tmp_path / "b")
    with pytest.raises(Unavailable, match="no connection"):
        download(session, "http://127.0.0.1:9/x", tmp_path / "c")


def test_a_digest_that_the_server_gives_is_checked(server, session, tmp_path):
    good, bad = (base64.b64encode(hashlib.md5(body).digest()).decode() for body in (BODY, b"else"))
    server.plans["/a.bin"] = [dict(headers={"Content-MD5": bad}), dict(headers={"Content-MD5": good})]
    assert download(session, f"{server.address}/a.bin", tmp_path / "a.bin").read_bytes() == BODY and len(server.asked) == 2
    server.plans["/hub"] = [dict(status=302, body=b"", headers={"Location": "/large", "X-Linked-ETag": f'"{"0" * 64}"'})]  # as the hub says what a large file is
    server.plans["/large"] = [{}]
    with pytest.raises(Unavailable, match="its sha256 is not the one"):
        download(session, f"{server.address}/hub", tmp_path / "b.bin")
    assert not list(tmp_path.glob("b.bin*"))


@pytest.mark.parametrize("body, said", [(b'{"query": {"pages": [', "it is no JSON"), (b'{"error": "gone"}', "the server says gone"), (b'{"error": {"code": "badvalue", "info": "Unrecognized value"}}', "Unrecognized value")])
def test_an_answer_that_is_no_json_or_says_error_is_not_kept(server, session, tmp_path, body, said):
    server.plans["/a.json"] = [dict(body=body)]
    with pytest.raises(Unavailable, match=said):
        download(session, f"{server.address}/a.json", tmp_path / "a.json")
    assert len(server.asked) == 1 and not any(tmp_path.iterdir())


def test_a_long_wait_is_left_to_the_next_run(server, session, tmp_path):
    server.plans["/a.bin"] = [dict(status=429, body=b"", headers={"Retry-After": "3600"})]
    with pytest.raises(Unavailable, match="429, and asks to be left alone for 3,600 s"):
        download(session, f"{server.address}/a.bin", tmp_path / "a.bin")
    assert len(server.asked) == 1


def test_the_hub_can_be_another_one_and_only_it_gets_the_token(server, session, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", f"{server.address}/hub/")
    monkeypatch.setenv("HF_TOKEN", "secret")
    server.plans |= {"/hub/datasets/x.bin": [{}], "/other.bin": [{}]}
    download(session, "https://huggingface.co/datasets/x.bin", tmp_path / "x.bin")
    download(session, f"{server.address}/other.bin", tmp_path / "other.bin")
    assert [(path, headers.get("Authorization")) for path, headers in server.asked] == [("/hub/datasets/x.bin", "Bearer secret"), ("/other.bin", None)]


def test_a_mirror_stands_for_every_host(server, tmp_path):
    server.plans["/mirror/some.host/deep/a.bin"] = [{}]
    download(client(mirror=f"{server.address}/mirror/"), "https://some.host/deep/a.bin", tmp_path / "a.bin")
    assert [path for path, _ in server.asked] == ["/mirror/some.host/deep/a.bin"]


def test_a_host_is_asked_at_its_pace(server, session, tmp_path, monkeypatch):
    waits = []
    monkeypatch.setattr(fetch.time, "sleep", waits.append)
    monkeypatch.setattr(fetch.time, "monotonic", lambda: 100.0)
    session.pace["127.0.0.1:%d" % server.server_port] = 2.0
    server.plans |= {"/a": [{}], "/b": [{}]}
    for name in "ab":
        download(session, f"{server.address}/{name}", tmp_path / name)
    assert waits == [0.0, 2.0]


# -----------------------------------------------------------------------------
# prepare_art.py through a mirror: sites.py serves every source in its own format


UNFILTERED = ("--filter_off_topic=False", "--filter_templates=False", "--filter_near_duplicates=False")  # this is about what is fetched


def prepare(server, folder, *settings, ok=True):
    """Run it. -> (what it printed, {source: its documents}, what was dropped)"""
    done = run("prepare_art.py", f"--cache_dir={folder / 'cache'}", f"--data_dir={folder}", "--vocab_size=600", f"--mirror={server.address}", *UNFILTERED, *settings, ok=ok)
    assert "Traceback" not in done.stderr
    rows = {name: [json.loads(line) for line in gzip.open(folder / "art" / f"{name}.jsonl.gz")] for name in ("docs", "dropped")}
    return done.stdout + done.stderr, {name: [row for row in rows["docs"] if row["source"] == name] for name in SOURCES}, rows["dropped"]


def test_every_source_end_to_end(server, tmp_path):
    (tmp_path / "cache" / "artemis").mkdir(parents=True)
    (tmp_path / "cache" / "artemis" / "artemis.csv").write_bytes(sites.artemis_csv())  # the one that is not to be had over the network
    settings = ("--sources=all,m2d2_papers,wikiart,artemis", "--licenses=all", "--contact=ann@museum.org")
    printed, documents, _ = prepare(server, tmp_path, *settings)
    for name, kinds in sites.EXPECTED.items():
        for kind, phrases in kinds.items():
            texts = [" ".join(row["text"].split()) for row in documents[name] if row["kind"] == kind]
            assert [phrase for phrase in phrases if not any(phrase in text for text in texts)] == [], (name, kind)
        assert all(row["license"] and (row["title"] or name.startswith("m2d2")) and (row["url"] or name in ("artic", "getty", "walters")) for row in documents[name]), name  # which name it where they have it
    served = " ".join(" ".join(row["text"].split()) for name, rows in documents.items() if name != "starter" for row in rows)
    assert [phrase for phrase in sites.FORBIDDEN if phrase in served] == [sites.phrase(sites.SMITHSONIAN_CLOSED)]  # all licences were asked for
    assert not any(f"{name} failed" in printed or f"{name} lacks" in printed for name in SOURCES)
    report = (tmp_path / "art" / "report.md").read_text()
    assert all(f"| {name} |" in report for name in documents if name != "local") and "cleveland 3" in next(line for line in report.split("\n") if line.startswith("| description |"))
    asked = [path for path, _ in server.asked]
    assert len(set(asked)) == len(asked)
    prepare(server, tmp_path, *settings)
    assert len(server.asked) == len(asked)


def test_only_open_sources_are_fetched_unless_all_are_asked_for(server, tmp_path):
    printed, documents, dropped = prepare(server, tmp_path, "--contact=ann@museum.org")
    hosts = {path.split("/")[1] for path, _ in server.asked}
    assert "not fetched, for their licence: semart, aqua, gooaq, yahoo, eli5, trivia, stackexchange." in printed and not any("gooaq" in path for path, _ in server.asked)
    assert documents["squad"] and not documents["gooaq"] and not documents["wikiart"] and "datasets-server.huggingface.co" not in hosts
    assert {is_open(row["license"]) for rows in documents.values() for row in rows} == {True}
    assert any(row["source"] == "smithsonian" and row["stage"] == "licence" for row in dropped)  # a record that is not CC0
    assert "- gooaq: not fetched for its licence" in (tmp_path / "art" / "report.md").read_text()


def test_wikipedia_wants_an_address(server, tmp_path):
    for contact in ("", "--contact=me@example.com"):
        printed, _, _ = prepare(server, tmp_path, "--sources=starter,wikipedia", *filter(None, [contact]), ok=False)
        assert "wikipedia failed" in printed and "--contact=" in printed and not server.asked


def test_wikipedia_goes_on_where_it_was(server, tmp_path):
    """maxlag is waited out; a page that fails three times ends the walk for this run; the next run asks only for what is not there."""
    first, again = "/en.wikipedia.org/w/api.php", ("--sources=starter,wikipedia", "--contact=ann@museum.org")
    prepare(server, tmp_path / "whole", *again)
    whole, server.asked = [path for path, _ in server.asked], []
    lag = dict(body=json.dumps({"error": {"code": "maxlag", "info": "Waiting for a server: 7 seconds lagged"}}).encode(), headers={"Retry-After": "0"})
    server.plans[whole[0]] = [lag, lag, dict(body=sites.respond(whole[0][1:].partition("?")[0], dict(parse_qsl(urlsplit(whole[0]).query))))]
    server.plans[whole[5]] = [dict(body=b'{"error": {"code": "internal_api_error", "info": "Exception caught"}}')]
    printed, _, _ = prepare(server, tmp_path, *again, ok=False)
    asked, server.asked = [path for path, _ in server.asked], []
    assert asked.count(whole[0]) == 3 and asked.count(whole[5]) == 1 and "Exception caught" in printed and all(path.startswith(first) for path in asked)
    del server.plans[whole[5]]
    _, documents, _ = prepare(server, tmp_path, *again)
    assert whole[5] in (rest := [path for path, _ in server.asked]) and not set(rest) & (set(asked) - {whole[5]}) and set(asked) | set(rest) == set(whole)


@pytest.mark.parametrize("name, address, broken, said", [
    ("cleveland", "media.githubusercontent.com/media/ClevelandMuseumArt/openaccess/master/data.csv", dict(body=b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1"), "LFS pointer"),
    ("artic", "artic-api-data.s3.amazonaws.com/artic-api-data.tar.bz2", dict(status=403, body=b"Access Denied"), "403 Forbidden"),
])
def test_the_api_stands_in_for_the_dump(server, tmp_path, name, address, broken, said):
    server.plans[f"/{address}"] = [broken]
    printed, documents, _ = prepare(server, tmp_path, f"--sources=starter,{name}", "--licenses=all")
    for kind, phrases in sites.EXPECTED[name].items():
        assert all(any(phrase in " ".join(row["text"].split()) for row in documents[name]) for phrase in phrases), kind
    assert said in printed and "taking its API's pages" in printed


def test_a_truncated_gzip_is_read_to_its_break_and_not_fetched_again(server, tmp_path):
    address = "/huggingface.co/datasets/sentence-transformers/embedding-training-data/resolve/main/squad_pairs.jsonl.gz"
    rng = random.Random(1)
    lines = [json.dumps([f"Who painted the altarpiece number {i} of the cathedral?", f"It was painted by the master of the number {i} in the year of the flood, and it is of oak, and of {''.join(rng.choices('abcdefghij', k=30))} too."]) for i in range(3000)]
    server.plans[address] = [dict(body=gzip.compress("\n".join(lines).encode())[:-20_000])]
    for _ in range(2):
        printed, documents, _ = prepare(server, tmp_path, "--sources=starter,squad", ok=False)
        assert "squad failed: " in printed and "cut short or broken" in printed and 1000 < len(documents["squad"]) < 3000
    assert len(server.asked) == 1


def test_a_changed_column_is_named_and_the_rest_is_read(server, tmp_path):
    address = "media.githubusercontent.com/media/ClevelandMuseumArt/openaccess/master/data.csv"
    server.plans[f"/{address}"] = [dict(body=sites.respond(address, {}).replace(b"did_you_know", b"fun_fact"))]
    printed, documents, _ = prepare(server, tmp_path, "--sources=starter,cleveland", ok=False)
    assert "cleveland failed: " in printed and "has no column did_you_know any more" in printed and documents["cleveland"]
    done = run("prepare_art.py", "--probe=True", "--sources=cleveland", f"--cache_dir={tmp_path / 'cache'}", f"--mirror={server.address}")
    assert "has no column did_you_know any more" in done.stdout


def test_bodies_that_break_off_and_pages_that_are_html_cost_nothing_that_is_good(server, tmp_path):
    """A run over four sources with one bad answer each: what is good is fetched once, and the next run fetches only what is bad."""
    museum, raw = "raw.githubusercontent.com/WaltersArtMuseum/api-thewalters-org/main", "raw.githubusercontent.com/NationalGalleryOfArt/opendata/main/data"
    tag, table = {"ETag": '"one"'}, sites.respond(f"{raw}/objects_text_entries.csv", {})
    server.plans = {f"/{museum}/art.csv": [dict(body=b"<!DOCTYPE html><html>We are moving</html>")], f"/{museum}/creators.csv": [dict(status=503, body=b"", headers={"Retry-After": "0"}), dict(body=sites.respond(f"{museum}/creators.csv", {}))],
                    f"/{raw}/objects_text_entries.csv": [dict(body=table, until=200, headers=tag), dict(body=table, headers=tag)]}
    settings = ("--sources=starter,walters,nga")
    printed, documents, _ = prepare(server, tmp_path, settings, ok=False)
    asked = [path for path, _ in server.asked]
    assert "walters failed: " in printed and "an HTML page came in its place" in printed and documents["nga"] and documents["walters"]
    assert asked.count(f"/{raw}/objects_text_entries.csv") == 2 and asked.count(f"/{museum}/creators.csv") == 2 and len(asked) == 8
    server.plans, server.asked = {}, []
    _, documents, _ = prepare(server, tmp_path, settings)
    assert [path for path, _ in server.asked] == [f"/{museum}/art.csv"] and any(row["kind"] == "description" for row in documents["walters"])


def test_an_empty_page_ends_the_paging(server, tmp_path):
    api = "api.artic.edu/api/v1"
    server.plans["/artic-api-data.s3.amazonaws.com/artic-api-data.tar.bz2"] = [dict(status=404)]
    prepare(server, tmp_path, "--sources=starter,artic")
    pages = [path for path, _ in server.asked if api in path]
    assert len(pages) == len(set(pages)) and any("/highlights?" in path for path in pages)  # an endpoint without records is asked once


def test_the_probe_looks_at_every_source(server, tmp_path):
    server.plans["/codeload.github.com/artsmia/collection/tar.gz/HEAD"] = [dict(body=b"<html>moved</html>")]
    done = run("prepare_art.py", "--probe=True", f"--cache_dir={tmp_path}", f"--mirror={server.address}")
    rows = {line.split()[0]: line for line in done.stdout.split("\n")[1:] if line}
    assert set(rows) == set(SOURCES) - {"starter", "local"}
    assert "an HTML page" in rows["minneapolis"] and "a file of your own" in rows["artemis"]
    assert all(re.search(r" [1-9]\d* of [1-9]", rows[name]) and "206" in rows[name] for name in set(rows) - {"minneapolis", "artemis", "gutenberg"}), done.stdout
    assert "wall_description" in rows["cleveland"] and len(server.asked) < 2 * len(rows) and not any(tmp_path.iterdir())


def test_the_probe_without_a_network(tmp_path):
    done = run("prepare_art.py", "--probe=True", f"--cache_dir={tmp_path}", "--mirror=http://127.0.0.1:9")
    assert done.stdout.count("no connection") == len(SOURCES) - 3  # all but starter, local and artemis


def test_no_network_is_one_line_a_source_and_the_rest_is_still_prepared(tmp_path):
    args = ["--sources=starter,artic,semart", "--licenses=all", f"--cache_dir={tmp_path / 'cache'}", f"--data_dir={tmp_path}", "--vocab_size=600"]
    done = run("prepare_art.py", *args, "--mirror=http://127.0.0.1:9", ok=False)
    assert done.stdout.count("no connection") == 2 and "artic failed: " in done.stdout and "semart failed: " in done.stdout
    assert "Run it again" in done.stderr and "Traceback" not in done.stderr and (tmp_path / "art" / "train.bin").exists()


def test_the_readme_says_what_there_is(tmp_path):
    """Every source stands in README's table with its licence, and its example of a new source works as it is printed there."""
    readme = (ROOT / "README.md").read_text()
    rows = {name: line for line in readme.split("\n") if line.startswith("| `") for name in re.findall(r"`(\w+)`", line.split("|")[1])}
    for name, source in SOURCES.items():
        assert name in rows and (name == "local" or re.split("[ ,:]", source.license)[0] in rows[name]), name
        assert source.opt_in == ("not part of" in rows[name])
    space = {name: getattr(sources, name) for name in ("source", "table_rows", "Document", "entry")}
    exec(re.search(r"```python\n(@source.*?)```", readme, re.S)[1], space)
    try:
        (tmp_path / "works.csv").write_text("Title,Artist,Date,Description,URL\nBlue Jug,Ann Potter,1850,<p>The jug is one of the best that were made in the town of the potters.</p>,https://x.org/1\n")
        [(reader, *args)] = SOURCES["mymuseum"](tmp_path)
        assert list(reader(*args)) == [Document("Blue Jug, Ann Potter, 1850\nThe jug is one of the best that were made in the town of the potters.", "description", "mymuseum", "Blue Jug", "CC0", "https://x.org/1")]
    finally:
        del SOURCES["mymuseum"]
