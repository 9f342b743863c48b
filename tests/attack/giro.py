"""Going everywhere a person can go: every URL, and the links of every page, until there are no new ones."""

import io
import os
import re
import zipfile
from collections import Counter
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit
from zlib import crc32

from tests.attack.citta import RELAZIONI, ask
from tests.attack.policy_table import TAVOLA
from tests.consistency.urls import all_urls
from tests.factories.testo_pdf import read_testo

LINK = re.compile(r"""(?:href|hx-get|data-url|action)=["']([^"'#][^"']*)""")
FORMATI = ("csv", "xlsx", "ods")
OGGETTO = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+|=[^&]*")
MASSIMO = 1500  # pages
DI_OGNI_FORMA = 15  # links followed of one form: the same page of another object, the same list by another value


def crawl(citta, chi: str) -> dict[str, str]:
    """Path to what is told there (headers and text), for everything that a GET of `chi` reaches, and every search."""
    client = citta.client(chi)
    waiting = ["/", *_all_paths(citta, chi)]
    pages: dict[str, str] = {}
    forms: Counter[str] = Counter()
    while waiting and len(pages) < MASSIMO:
        path = waiting.pop(0)
        if path in pages:
            continue
        response, body = ask(client, "GET", path)
        pages[path] = _told(response, body)
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            for link in _links(path, body.decode()):
                if link not in pages and link not in waiting and forms[form := OGGETTO.sub("*", link)] < DI_OGNI_FORMA:
                    forms[form] += 1
                    waiting.append(link)
            if 'name="testo"' in body.decode():
                pages[f"{path} cerca"] = _told(*ask(client, "POST", path, {"testo": "zq"}))
        elif response.status_code == 302:
            waiting.append(urlsplit(response.headers["Location"]).path)
    assert len(pages) < MASSIMO, f"too many pages to have seen them all: {list(pages)[-3:]}"
    return pages


def _all_paths(citta, chi: str) -> list[str]:
    """Every URL on every object, or on one where the table refuses his role whatever the object; every list as a file."""
    found = []
    for url in all_urls():
        if url.name == "accounts:uscita":
            continue
        with_object = set(url.arguments) & {"pk", "lotto"} and chi in TAVOLA[url.name].chi
        found += [citta.path(url, relazione) for relazione in (RELAZIONI[:-1] if with_object else RELAZIONI[:1])]
        if url.name.endswith(("_list", "_queue")):
            found += [f"{citta.path(url, RELAZIONI[0])}?formato={formato}" for formato in _formati(url.name, chi)]
    return found


def _formati(name: str, chi: str) -> tuple[str, ...]:
    """One file of a list, another for another person: all three say the same rows. The long run asks for each."""
    return FORMATI if "RDC_TUTTO" in os.environ else (FORMATI[crc32(f"{name} {chi}".encode()) % len(FORMATI)],)


def _links(path: str, html: str) -> list[str]:
    """The links of a page that lead to pages of ours."""
    found = []
    for link in LINK.findall(html):
        target = urldefrag(urljoin(path, unescape(link))).url
        parts = urlsplit(target)
        ours = (
            not parts.scheme and not parts.netloc and not parts.path.startswith(("/static/", "/uscita/", "/accesso/"))
        )
        combined = parts.query and "?" in path  # a filter upon a filter, the same rows in another order: no row is new
        if ours and not combined and "ordina=" not in parts.query:
            found.append(target)
    return found


def _told(response, body: bytes) -> str:
    """All words of an answer, headers included; of a file, those inside."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items() if name != "X-Request-ID")
    cookies = response.cookies.output()
    return f"{response.status_code}\n{headers}\n{cookies}\n{text_of(body)}"


def text_of(body: bytes) -> str:
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if body.startswith(b"%PDF") and len(body) > 1000:
        return read_testo(body)
    return body.decode("utf-8", "replace")
