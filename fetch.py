"""One polite HTTP client: files into the cache, whole or not at all.

    session = client(contact="you@university.edu")
    download(session, "https://host/path/data.csv", Path("data/cache/source/data.csv"))

A file that is there is never fetched again. A body that breaks off goes on where it broke, in the next run too. Whatever cannot be had is an
Unavailable, whose text is one sentence for the user.
"""
import base64
import hashlib
import json
import os
import time
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from tqdm import tqdm
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.util import Retry

CONNECT, SILENCE = 10, 60  # seconds until a connection must stand, and between two pieces of a body
TRIES = 5  # of a request, and of a body without any progress
LONGEST = 300  # seconds: a server that asks for a longer wait is left alone until the next run
HUB = "https://huggingface.co"
# A file begins with these bytes, or it is something else under its name.
MAGIC = {".gz": b"\x1f\x8b", ".bz2": b"BZh", ".zip": b"PK"}


class Unavailable(OSError):
    """What could not be fetched: an address, and what came in place of the file."""

    def __init__(self, address, what):
        self.what = what.encode(errors="replace").decode()  # a server may answer with what no terminal prints
        super().__init__(f"{address}: {self.what}")


class NoConnection(Unavailable):
    """The host cannot be reached at all."""


class Patience(Retry):
    """urllib3's retries, which say what they wait for, and do not wait for hours."""

    def sleep_for_retry(self, response):
        wait = self.get_retry_after(response)
        if wait and wait > LONGEST:
            raise Unavailable(response.url or "the server", f"{response.status}, and asks to be left alone for {wait:,.0f} s")
        if wait and wait > 5:
            tqdm.write(f"waiting {wait:.0f} s, as the server asks")
        return super().sleep_for_retry(response)


def client(contact="", mirror="", pace=None, tries=TRIES):
    """A requests.Session that waits and tries again (429, 5xx, lost connections; Retry-After is honoured) and names itself.

    `contact`: an address for the people whose servers these are. `mirror`: MIRROR/host/path is fetched in place of https://host/path, without pace.
    `pace`: {host: seconds between two requests}. `tries`: 0 asks each server once.
    """
    session = requests.Session()
    retry = Patience(total=tries, connect=min(2, tries), backoff_factor=1, backoff_max=60, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=("GET", "HEAD"), raise_on_status=False)
    session.mount("http://", HTTPAdapter(max_retries=retry))
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.headers["User-Agent"] = session.headers["AIC-User-Agent"] = f"artGPT/0.1 ({contact or 'no contact given'}) requests/{requests.__version__}"
    session.mirror, session.pace, session.last = mirror.rstrip("/"), {} if mirror else pace or {}, {}
    return session


def get(session, url, **options):
    """The response to a GET, at its host's pace; an Unavailable if there is none or its status is an error."""
    host, hub = urlsplit(url).netloc, url.startswith(HUB + "/")
    time.sleep(max(0.0, session.last.get(host, 0.0) + session.pace.get(host, 0.0) - time.monotonic()))
    address = f"{session.mirror}/{url.split('://', 1)[1]}" if session.mirror else os.environ.get("HF_ENDPOINT", HUB).rstrip("/") + url[len(HUB):] if hub else url
    token = os.environ.get("HF_TOKEN") if hub and not session.mirror else None
    headers = options.pop("headers", {}) | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        response = session.get(address, timeout=(CONNECT, SILENCE), headers=headers, **options)
    except requests.RequestException as e:
        inner = e.args[0] if e.args else None
        if isinstance(inner, Unavailable):  # Patience has lost it
            raise inner
        if isinstance(getattr(inner, "reason", None), (NewConnectionError, ConnectTimeoutError)):
            raise NoConnection(urlsplit(address).netloc, reason(e))
        raise Unavailable(address, reason(e))
    finally:
        session.last[host] = time.monotonic()
    if response.status_code >= 400 and response.status_code != 416:
        response.close()
        raise Unavailable(address, f"{response.status_code} {response.reason}")
    return response


def reason(error):
    """A requests exception in a few words."""
    names = {requests.ConnectTimeout: "no connection in time", requests.ReadTimeout: "silence", requests.exceptions.SSLError: "no trusted certificate",
             requests.TooManyRedirects: "redirects without end", requests.ConnectionError: "no connection", requests.exceptions.ChunkedEncodingError: "the connection broke"}
    return next((said for kind, said in names.items() if isinstance(error, kind)), type(error).__name__)


def wrong(path, start):
    """Why a file that begins with the bytes `start` is not what `path` is called, or ''."""
    if path.suffix not in (".html", ".htm") and start.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "an HTML page came in its place"
    if start.startswith(b"version https://git-lfs"):
        return "a Git LFS pointer came in its place"
    if not start.startswith(MAGIC.get(path.suffix, b"")):
        return f"it is no {path.suffix[1:]} file"
    return "" if start else "it is empty"


def digest(response):
    """(algorithm, hex digest) of the file, where the server gives one: Content-MD5, or the hub's SHA-256 of a large file, which comes with its redirect."""
    for answer in (*response.history, response):
        tag = answer.headers.get("X-Linked-ETag", "").strip('"')
        if len(tag) == 64:
            return "sha256", tag
    md5 = response.headers.get("Content-MD5")
    return ("md5", base64.b64decode(md5).hex()) if md5 else None


def spoilt(path, part, promised):
    """-> (why the whole file `part` is not what `path` wants, or '', and whether asking again may help)"""
    if promised:
        with open(part, "rb") as file:
            if hashlib.file_digest(file, promised[0]).hexdigest() != promised[1]:
                return f"its {promised[0]} is not the one that the server gives", True
    if path.suffix == ".json":
        try:
            answer = json.loads(part.read_bytes())
        except (ValueError, RecursionError):
            return "it is no JSON", False
        if isinstance(answer, dict) and "error" in answer:  # MediaWiki says so with status 200
            error = answer["error"]
            code = error.get("code") if isinstance(error, dict) else error
            return f"the server says {str(error.get('info', code) if isinstance(error, dict) else error)[:200]}", code in ("maxlag", "ratelimited", "readonly")
    return "", False


def download(session, url, path):
    """Fetch `url` into `path` unless it is there. Written to `path`.part, which a broken-off transfer leaves for the next try, and renamed when whole."""
    path = Path(path)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part, tag, tries = path.with_name(path.name + ".part"), path.with_name(path.name + ".etag"), 0

    def forget():
        part.unlink(missing_ok=True)
        tag.unlink(missing_ok=True)

    while True:
        have = part.stat().st_size if part.exists() and tag.exists() else 0
        headers = {"Accept-Encoding": "gzip" if path.suffix == ".json" else "identity"}  # a body in transit coding cannot be gone on with
        if have:
            headers |= {"Range": f"bytes={have}-", "If-Range": tag.read_text()}  # If-Range: only if it is still the same file
        with get(session, url, stream=True, headers=headers) as response:
            if response.status_code == 416:  # nothing beyond what we have: whole, or something else by now
                forget()
                if (tries := tries + 1) >= TRIES:
                    raise Unavailable(url, "the server refuses to go on where it broke off")
                continue
            if response.status_code != 206:
                have = 0
            coded, length = response.headers.get("Content-Encoding"), response.headers.get("Content-Length")
            total = have + int(length) if length and length.isdigit() and not coded else None
            version = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
            if coded or version.startswith("W/"):  # a weak tag does not promise the same bytes
                version = ""
            tag.write_text(version) if version else tag.unlink(missing_ok=True)
            before, problem, again = have, "", False
            with open(part, "ab" if have else "wb") as file, tqdm(desc=path.name, initial=have, total=total, unit="B", unit_scale=True, leave=False, disable=None) as bar:
                try:
                    for piece in response.iter_content(1 << 16):
                        if not have and (problem := wrong(path, piece[:200])):
                            break
                        file.write(piece)
                        have += len(piece)
                        bar.update(len(piece))
                except requests.RequestException as e:
                    problem, again = reason(e), True
                else:
                    if not problem and total is not None and have < total:
                        problem, again = "the body broke off", True
                    elif not problem and not have:
                        problem = "it is empty"
            if not problem:
                problem, again = spoilt(path, part, digest(response))
                if not problem:
                    os.replace(part, path)
                    tag.unlink(missing_ok=True)
                    return path
                forget()
            retry = session.get_adapter(url).max_retries
            wait = retry.get_retry_after(response.raw)
        if not again:
            forget()
            raise Unavailable(url, problem)
        tries = 0 if have > before and tag.exists() else tries + 1
        if tries >= TRIES or (wait or 0) > LONGEST:
            raise Unavailable(url, f"{problem} {tries} times; the next run tries again" + (f" from byte {have:,} on" if tag.exists() else ""))
        time.sleep(retry.backoff_factor * 2**tries * (tries > 0) if wait is None else wait)


# -----------------------------------------------------------------------------
# a source: a function files(folder, get) that calls get(path, *addresses) for each of its files

PEEK = 1 << 20  # bytes of a file that a look takes


class Enough(Exception):
    """Ask this source for nothing more."""


def fill(files, folder, session):
    """Fetch what `folder` lacks of a source. -> what could not be had, in sentences. Without a connection, or after five failures in a row, it is given up."""
    problems, in_a_row = [], 0
    with tqdm(desc=f"fetching {folder.name}", unit="file", disable=None) as bar:
        def fetch(path, *addresses, instead=""):
            """`path` once it is there, from the first of the addresses that has it, or None. `instead`: the way that the source then takes."""
            nonlocal in_a_row
            bar.update()
            problem = None
            for address in addresses:
                try:
                    found = download(session, address, path)
                    in_a_row = 0
                    return found
                except Unavailable as e:
                    problem = e
            if instead:
                if not isinstance(problem, NoConnection):
                    tqdm.write(f"{folder.name}: {problem}; taking {instead}")
                return None
            problems.append(str(problem))
            in_a_row += 1
            if isinstance(problem, NoConnection) or in_a_row == 5:
                raise Enough
            return None

        try:
            files(folder, fetch)
        except Enough:
            pass
        except Exception as e:  # an index or a page of another shape must not cost the other sources
            problems.append(str(e) if isinstance(e, ValueError) else f"{type(e).__name__}: {e}")
    return problems


def peek(files, folder, session, asks=1):
    """Fetch the beginnings of the first `asks` files of a source into `folder`. -> (host, status or problem, the files)."""
    paths, host, said = [], "-", "a file of your own"

    def look(path, *addresses, instead=""):
        nonlocal host, said
        for address in addresses:
            host, data = urlsplit(address).netloc, b""
            try:
                with get(session, address, stream=True, headers={"Range": f"bytes=0-{PEEK - 1}", "Accept-Encoding": "identity"}) as response:
                    for piece in response.iter_content(1 << 16):
                        data += piece
                        if len(data) >= PEEK:
                            break
                said = f"{response.status_code}, {wrong(path, data[:200]) or f'{len(data) / 1e6:.2f} MB seen'}"
            except Unavailable as e:
                said = e.what
            except requests.RequestException as e:
                said = reason(e)
            if data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                paths.append(path)
                break
        if len(paths) >= asks or not path.exists():
            raise Enough
        return path

    try:
        files(folder, look)
    except Enough:
        pass
    except Exception as e:
        said += f"; {type(e).__name__}: {e}"
    return host, said, paths
