"""One polite HTTP client: files into the cache, whole or not at all.

    session = client(contact="you@university.edu")
    download(session, "https://host/path/data.csv", Path("data/cache/source/data.csv"))

A file that is there is never fetched again. A body that breaks off goes on where it broke, in the next run too. Whatever cannot be had is an
Unavailable, whose text is one sentence for the user.
"""
import os
import time
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from tqdm import tqdm
from urllib3.util import Retry

CONNECT, SILENCE = 10, 60  # seconds until a connection must stand, and between two pieces of a body
TRIES = 5  # of a request, and of a body without any progress
# A file begins with these bytes, or it is something else under its name.
MAGIC = {".gz": b"\x1f\x8b", ".bz2": b"BZh", ".zip": b"PK"}


class Unavailable(OSError):
    """What could not be fetched, in a sentence."""


def client(contact="", mirror="", pace=None):
    """A requests.Session that waits and tries again (429, 5xx, lost connections; Retry-After is honoured) and names itself.

    `contact`: an address for the people whose servers these are. `mirror`: MIRROR/host/path is fetched in place of https://host/path.
    `pace`: {host: seconds between two requests}.
    """
    session = requests.Session()
    retry = Retry(total=TRIES, connect=2, backoff_factor=1, backoff_max=60, status_forcelist=(429, 500, 502, 503, 504), allowed_methods=("GET", "HEAD"), raise_on_status=False)
    session.mount("http://", HTTPAdapter(max_retries=retry))
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.headers["User-Agent"] = f"artGPT/0.1 ({contact or 'no contact given'}) requests/{requests.__version__}"
    session.mirror, session.pace, session.last = mirror.rstrip("/"), pace or {}, {}
    return session


def get(session, url, **options):
    """The response to a GET, at its host's pace; an Unavailable if there is none or its status is an error."""
    host = urlsplit(url).netloc
    time.sleep(max(0.0, session.last.get(host, 0.0) + session.pace.get(host, 0.0) - time.monotonic()))
    address = f"{session.mirror}/{url.split('://', 1)[1]}" if session.mirror else url
    token = os.environ.get("HF_TOKEN") if host == "huggingface.co" and not session.mirror else None
    headers = options.pop("headers", {}) | ({"Authorization": f"Bearer {token}"} if token else {})
    try:
        response = session.get(address, timeout=(CONNECT, SILENCE), headers=headers, **options)
    except requests.RequestException as e:
        raise Unavailable(f"{address}: {reason(e)}")
    finally:
        session.last[host] = time.monotonic()
    if response.status_code >= 400 and response.status_code != 416:
        response.close()
        raise Unavailable(f"{address} answered {response.status_code} {response.reason}")
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
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-", "If-Range": tag.read_text()} if have else {})  # If-Range: only if it is still the same file
        response = get(session, url, stream=True, headers=headers)
        with response:
            if response.status_code == 416:  # nothing beyond what we have: whole, or something else by now
                forget()
                if (tries := tries + 1) >= TRIES:
                    raise Unavailable(f"{url}: the server refuses to go on where it broke off")
                continue
            if response.status_code != 206:
                have = 0
            length = response.headers.get("Content-Length")
            total = have + int(length) if length and length.isdigit() else None
            version = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
            if version.startswith("W/"):  # a weak tag does not promise the same bytes
                version = ""
            tag.write_text(version) if version else tag.unlink(missing_ok=True)
            before, problem = have, ""
            with open(part, "ab" if have else "wb") as file, tqdm(desc=path.name, initial=have, total=total, unit="B", unit_scale=True, leave=False, disable=None) as bar:
                try:
                    for piece in response.iter_content(1 << 16):
                        if not have and (problem := wrong(path, piece[:200])):
                            break
                        file.write(piece)
                        have += len(piece)
                        bar.update(len(piece))
                except requests.RequestException as e:
                    problem = reason(e)
                    broken = True
                else:
                    broken = not problem and total is not None and have < total
                    problem = problem or ("the body broke off" if broken else "it is empty" if not have else "")
        if not problem:
            os.replace(part, path)
            tag.unlink(missing_ok=True)
            return path
        if not broken:
            forget()
            raise Unavailable(f"{url}: {problem}")
        tries = 0 if have > before and tag.exists() else tries + 1
        if tries >= TRIES:
            raise Unavailable(f"{url}: {problem} {tries} times; the next run tries again" + (f" from byte {have:,} on" if tag.exists() else ""))
