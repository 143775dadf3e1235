"""
Look at the built site as a visitor would: `python docs/check_site.py docs/_build/html`, as `make docs` does.

Every page is read: each link within the site leads to a page and to a place on it, each picture is there and has words,
and no language for drawings stands where a drawing should be.
Where Chromium is installed, the search is tried in it, in English and in Chinese.
"""

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

SOURCES = ("stateDiagram", "sequenceDiagram", "flowchart ", "digraph ", "graph TD", "@startuml")
"""How a drawing begins in the languages in which drawings are written."""

LEAKS = ("new empty dictionary", "attr_dict[", "built-in method", "&lt;factory&gt;", "object at 0x")
"""What is said of a value by the class that it happens to have, and of a default by the place where it is kept."""

SEARCHES = {"deadline": "reference/names/safetygate.deadline", "超过预期期限": "zh/glossary"}
"""From what a visitor types to where one of the answers leads."""


class Page(HTMLParser):
    """
    What one page links to, what can be linked to on it, and its pictures without words.

    Attributes:
        links: Where its links and pictures lead, as they are written.
        anchors: The places on it.
        mute: The pictures that have no words for those who do not see them.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.mute: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors |= {value for name in ("id", "name") if (value := given.get(name))}
        self.links += [value for name in ("href", "src") if (value := given.get(name)) and tag != "base"]
        if tag == "img" and not given.get("alt"):
            self.mute.append(given.get("src") or "")


def read(site: Path) -> dict[str, Page]:
    """Every page of the site by its address."""
    files = sorted(site.rglob("*.html"))
    return {f"/{file.relative_to(site)}".removesuffix("index.html"): Page(file.read_text("utf-8")) for file in files}


def complaints(site: Path) -> Iterator[str]:
    """What a visitor would stumble over, each with its page."""
    pages = read(site)
    for address, page in pages.items():
        text = (
            site / address.lstrip("/") / "index.html" if address.endswith("/") else site / address.lstrip("/")
        ).read_text("utf-8")
        yield from (f"{address}: a drawing is shown as its source, {word!r}" for word in SOURCES if word in text)
        yield from (f"{address}: {word!r} says nothing to a reader" for word in LEAKS if word in text)
        yield from (f"{address}: the picture {source} has no words" for source in page.mute)
        for link in page.links:
            if fault := broken(site, pages, address, link):
                yield f"{address}: {fault}"


def broken(site: Path, pages: dict[str, Page], address: str, link: str) -> str | None:
    """Why a link of the page at *address* leads nowhere; nothing where it leads somewhere, or out of the site."""
    if urlsplit(link).scheme or link.startswith("//"):
        return None
    target, anchor = urldefrag(urljoin(address, link))
    target = unquote(urlsplit(target).path)
    if target in pages:
        lost = anchor and unquote(anchor) not in pages[target].anchors
        return f"no place {anchor!r} on {target}" if lost else None
    return None if (site / target.lstrip("/")).is_file() else f"no page {target}"


def search(site: Path) -> Iterator[str]:
    """What the search of the site does not find, in a browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("Chromium was not found: the search was not tried.")
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        for words, expected in SEARCHES.items():
            page = f"http://127.0.0.1:{server.server_port}/search/?q={quote(words)}"
            flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}")
            run = subprocess.run(
                [browser, *flags, "--virtual-time-budget=20000", "--dump-dom", page],
                check=True,
                capture_output=True,
                timeout=120,
                encoding="utf-8",
            )
            results = Page(run.stdout.partition('id="search-results"')[2].partition("</ul>")[0])
            if not any(expected in link for link in results.links):
                yield f"the search for {words!r} leads to nothing below {expected}"
    server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """
    The files of the site, without a line for each request.
    """

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main(folder: str) -> None:
    """Print what was found, and end with 1 where that is something."""
    site = Path(folder)
    found = [*complaints(site), *search(site)]
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))


if __name__ == "__main__":
    main(sys.argv[1])
