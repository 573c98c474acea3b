"""The HTTP client against a loopback server that misbehaves on demand. Requests are counted on the server."""
import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pytest
import sites
from conftest import run
from urllib3.util import Retry

import fetch
from fetch import Unavailable, client, download

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
            start, status = int(self.headers["Range"][6:-1]), 206
            headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
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


def test_a_source_is_fetched_once_and_read(server, tmp_path):
    """prepare_art.py through a mirror: a catalogue, the book it names, a mirror that lacks it and one that has it, and a museum's tables."""
    catalogue = b"Text#,Type,Issued,Title,Language,Authors,Subjects,LoCC,Bookshelves\n7,Text,2000-01-01,On Painting,en,A. Painter,Art,N,\n8,Text,2000-01-01,On Ships,en,A. Sailor,Ships,V,\n"
    book = "*** START OF THE PROJECT GUTENBERG EBOOK ***\n\n" + "\n\n".join(f"The painter laid the {i}th colour on the canvas, and it was the light that he had seen from the window of his house." for i in range(40))
    files = {"www.gutenberg.org/cache/epub/feeds/pg_catalog.csv": catalogue, "aleph.gutenberg.org/cache/epub/7/pg7.txt": book.encode()}
    raw = "raw.githubusercontent.com/WaltersArtMuseum/api-thewalters-org/main"
    for name in ("art", "creators", "exhibitions"):
        files[f"{raw}/{name}.csv"] = f"id,title,description\n1,{name},The {name} shows a ship on the river and it was made in the year of the flood by a man who knew the water.\n".encode()
    server.plans |= {f"/{path}": [dict(body=body)] for path, body in files.items()}
    args = ["--sources=starter,gutenberg,walters", f"--cache_dir={tmp_path / 'cache'}", f"--data_dir={tmp_path}", "--vocab_size=600", f"--mirror={server.address}"]
    done = run("prepare_art.py", *args, ok=False)  # the Walters' collections are not among what is fetched
    asked = [path[1:] for path, _ in server.asked]
    assert sorted(asked) == sorted([*files, "gutenberg.pglaf.org/cache/epub/7/pg7.txt"]) and "walters lacks 1 file" in done.stdout
    by_source = json.loads((tmp_path / "art" / "meta.json").read_text())["by_source"]
    assert {"starter", "gutenberg", "walters"} <= set(by_source["train"]) | set(by_source["val"])
    run("prepare_art.py", *args, ok=False)
    assert len(server.asked) == len(asked)


def test_no_network_is_one_line_a_source_and_the_rest_is_still_prepared(tmp_path):
    args = ["--sources=starter,artic,semart", "--licenses=all", f"--cache_dir={tmp_path / 'cache'}", f"--data_dir={tmp_path}", "--vocab_size=600"]
    done = run("prepare_art.py", *args, "--mirror=http://127.0.0.1:9", ok=False)
    assert done.stdout.count("no connection") == 2 and "artic failed on 1 file" in done.stdout and "semart failed on 1 file" in done.stdout
    assert "Run it again" in done.stderr and "Traceback" not in done.stderr and (tmp_path / "art" / "train.bin").exists()
