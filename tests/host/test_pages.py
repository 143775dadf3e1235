"""What people see of a host: plain pages in both languages, on a telephone and on a desk, without a script."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import safetygate as sg
from examples.host.demonstration import fill
from tests.host.sides import NOW, Side, make_sides

pytestmark = pytest.mark.local_server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CASES = ("cases/made-up-1", "cases/hostile")
PAGES = ("desk", *CASES, "register", "register?text=exemplar+7", "watch", "report", "sign-in")
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Side]:
    """DG JUST's host with a made-up quarter, and one case about a product whose name is markup."""
    folder = tmp_path_factory.mktemp("pages")
    one, _ = make_sides(folder, lambda: f"sqlite:///{folder / 'pages.db'}")
    with one.client:
        fill(one.app.state.host, count=40)
        alert = sg.Alert(
            number="SR/09001/26",
            notification_kind="serious_risk",
            notifying_country="IE",
            product=sg.Product(category="toys", name={"en": HOSTILE, "zh": HOSTILE}, brands=["Exemplar"]),
            sold_online="yes",
            sold_online_basis=["stated"],
        )
        case = sg.Case.open(alert, id="hostile", moderator=sg.DG_JUST, participants=[sg.GACC], opened_at=NOW)
        assert one.client.post("/cases", content=sg.dumps(case)).status_code == 201
        flag = case.flag(id="f", by=sg.DG_JUST, to=sg.GACC, at=NOW, reasons=["sold_online"], texts={"en": HOSTILE})
        assert one.record(flag).status_code == 201
        token = one.client.headers.pop("Authorization").removeprefix("Bearer ")
        one.client.post("/en/sign-in", data={"token": token})
        yield one


class Elements(HTMLParser):
    """The elements of a page, each with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_nothing_and_says_its_language(side, page, language):
    """No script, nothing to load, the text of an alert stays text; every field has a label."""
    answer = side.client.get(f"/{language}/{page}")

    assert answer.status_code == 200
    elements = Elements(answer.text).found
    tags = [tag for tag, _ in elements]
    assert tags.count("h1") == tags.count("main") == 1
    assert {"script", "img", "iframe", "link"}.isdisjoint(tags)
    assert not any(name.startswith("on") for _, attributes in elements for name in attributes)
    assert HOSTILE not in answer.text
    assert elements[0] == ("html", {"lang": "zh-Hans" if language == "zh" else "en"})
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    boxes = [attributes for tag, attributes in elements if tag == "input" and attributes.get("type") == "checkbox"]
    assert all(attributes.get("aria-label") for attributes in boxes)
    assert (re.search("[\u4e00-\u9fff]", answer.text.replace("中文", "")) is not None) is (language == "zh")


def test_who_has_not_signed_in_is_asked_to(side):
    """A stranger gets to the form, and a wrong token no further."""
    cookies = dict(side.client.cookies)
    side.client.cookies.clear()
    answer = side.client.get("/zh/desk")
    wrong = side.client.post("/zh/sign-in", data={"token": "guess"})
    side.client.cookies.update(cookies)

    assert answer.url.path == "/zh/sign-in"
    assert (wrong.status_code, "未找到与该令牌对应的用户" in wrong.text) == (401, True)


def test_the_desk_shows_what_comes_first_and_both_capitals(side):
    """The order and the words are those of the worklist of the library, with the last day in either place."""
    html = side.client.get("/en/desk").text
    first = side.client.get("/worklist?limit=1").json()["items"][0]

    assert first["en"] in html
    assert re.search(r"Brussels: <time datetime=\"2026-\d\d-\d\d\">.*</time> · \d+ days (left|past)", html)
    assert re.search(r"Beijing: <time", html)
    assert not re.search(r"\b1 days", html)


def test_a_case_is_carried_on_from_its_page(side):
    """A note goes in by the form, sent twice it is there once, and what no longer fits is refused on a page."""
    html = side.client.get("/en/cases/hostile").text
    (form, *_) = re.findall(r'<form class="step".*?</form>', html, re.DOTALL)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) | {"text": "Seen again on another platform."}

    for _ in range(2):
        answer = side.client.post("/en/cases/hostile/steps", data=fields)
        assert answer.text.count("Seen again on another platform.") == 1
    late = side.client.post("/en/cases/hostile/steps", data={**fields, "id": "another"})

    assert (late.status_code, "(overtaken)" in late.text) == (412, True)


def test_chosen_cases_are_flagged_from_the_desk(side):
    """Ticking two cases and one reason raises two flags."""
    before = len(side.case("made-up-2").entries)
    form = {"id": "r", "case": ["made-up-2", "made-up-3"], "to": "gacc", "reason": "serious_risk"}

    assert side.client.post("/en/flags", data=form).status_code == 200
    assert len(side.case("made-up-2").entries) == before + 1


def test_another_site_does_nothing_in_my_name(side):
    """A browser says where a form comes from; one that is not ours is refused."""
    answer = side.client.post("/en/flags", data={"case": "made-up-4"}, headers={"Sec-Fetch-Site": "cross-site"})

    assert (answer.status_code, "(another-site)" in answer.text) == (403, True)


def test_the_report_of_a_quarter_is_the_one_of_the_library(side):
    """The page of the report stands behind its link."""
    answer = side.client.get("/zh/report/2026-Q3")

    assert answer.status_code == 200
    assert "<svg" in answer.text


PROBE = (
    "<script>addEventListener('load',()=>{const d=document.documentElement;"
    "document.title=[d.scrollWidth<=innerWidth,d.lang,document.querySelector('main').offsetHeight>100].join(' ')})"
    "</script>"
)


@pytest.mark.skipif(CHROMIUM is None, reason="the pages of the host are not looked at: no chromium on this machine")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("page", ["desk", "cases/made-up-1", "register"])
def test_a_browser_shows_it(side: Side, tmp_path: Path, page: str, width: int, language: str) -> None:
    """Narrow and wide, in both languages: nothing overflows, and nothing is complained of."""
    file = tmp_path / "page.html"
    html = side.client.get(f"/{language}/{page}").text
    file.write_text(html.replace("</head>", f"{PROBE}</head>"), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-quic", "--disable-sync", "--disable-component-update", "--enable-logging=stderr", "--v=0"]
    flags += [f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900", "--dump-dom", file.as_uri()]
    run = subprocess.run([str(CHROMIUM), *flags], capture_output=True, encoding="utf-8", timeout=60, check=True)

    assert f"<title>true {'zh-Hans' if language == 'zh' else 'en'} true</title>" in run.stdout
    assert "CONSOLE" not in run.stderr
