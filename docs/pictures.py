"""
Renew the pictures of pages under docs/pictures: `make pictures`, which needs Chromium and `pdftoppm`.

The report is the one of the demonstration; everything in it is made up.
"""

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent / "pictures"

# From the name of a picture to the page, the language, the width and the height of the window, and further options.
DARK = "--blink-settings=preferredColorScheme=0"
PICTURES = {
    "report-en": ("quarterly-report", "en", 960, 860, ()),
    "report-zh": ("quarterly-report", "zh", 960, 860, ()),
    "report-narrow": ("quarterly-report", "en", 360, 1100, ()),
    "report-dark": ("quarterly-report", "zh", 960, 860, (DARK,)),
    "report-wide": ("quarterly-report", "en", 1400, 1000, ()),
    "plan-en": ("action-plan", "en", 960, 1100, ()),
    "plan-narrow": ("action-plan", "zh", 360, 1100, ()),
    "sheet": ("sheets", "en", 960, 860, ()),
    "host-desk": ("desk", "en", 960, 860, ()),
    "host-case": ("case", "zh", 500, 1000, ()),
}

# From the name of a picture to the page that is printed, the language, and how many of its sheets are shown.
PRINTED = {"report-printed": ("quarterly-report", "en", 4), "sheet-printed": ("sheets", "en", 1)}


def browse(file: Path, profile: Path, *options: str) -> None:
    """Open *file* in a browser without a window."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("Chromium was not found: on Debian and Ubuntu, install the package chromium.")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}")
    subprocess.run([browser, *flags, *options, file.as_uri()], check=True, capture_output=True, timeout=120)


def keep_pages_of_host(work: Path) -> None:
    """The desk of a host with a made-up quarter, and one of its cases, in both languages."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from fastapi.testclient import TestClient

    from examples.host.app import make_app
    from examples.host.demonstration import fill, write_settings
    from examples.host.settings import load_settings

    side, _ = write_settings(work / "host", (9, 9))
    app = make_app(load_settings(side.settings), lambda: dt.datetime(2026, 9, 15, 9, tzinfo=dt.UTC))
    with TestClient(app, headers={"Authorization": f"Bearer {side.token}"}) as client:
        fill(app.state.host)
        waits = [task["case"] for task in client.get("/worklist?limit=200").json()["items"] if task["entry"]]
        for language in ("en", "zh"):
            for name, page in (("desk", "desk?after=30"), ("case", f"cases/{waits[0]}")):
                html = client.get(f"/{language}/{page}").text
                (work / language / f"{name}.html").write_text(html, encoding="utf-8")


def main() -> None:
    """Draw every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        for language in ("en", "zh"):
            command = [sys.executable, "-m", "safetygate.cli", "--lang", language, "demo", "-o", str(work / language)]
            subprocess.run(command, check=True, capture_output=True)
            asked = ("sheet", str(work / language / "cases.ndjson"), "--at", "2026-09-10T00:00:00Z")
            command = [sys.executable, "-m", "safetygate.cli", *asked, "-o", str(work / language / "sheets.html")]
            subprocess.run(command, check=True, capture_output=True)
        keep_pages_of_host(work)
        for name, (page, language, width, height, options) in PICTURES.items():
            shot = (f"--window-size={width},{height}", f"--screenshot={FOLDER / name}.png")
            browse(work / language / f"{page}.html", work / "profile", *options, *shot)
        for name, (page, language, last) in PRINTED.items():
            file = work / f"{name}.pdf"
            options = ("--no-pdf-header-footer", f"--print-to-pdf={file}")
            browse(work / language / f"{page}.html", work / "profile", *options)
            # Small, as only the layout is to be seen: 256 greys at 50 dots an inch.
            drawn = ("-r", "50", "-gray", "-png", "-l", str(last))
            subprocess.run(["pdftoppm", *drawn, str(file), str(FOLDER / name)], check=True)


if __name__ == "__main__":
    main()
