"""
Renew the pictures of pages under docs/pictures: `make pictures`, which needs Chromium and `pdftoppm`.

The report is the one of the demonstration; everything in it is made up.
"""

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
    "report-wide": ("quarterly-report", "en", 1400, 1700, ()),
    "plan-en": ("action-plan", "en", 960, 1100, ()),
    "plan-narrow": ("action-plan", "zh", 360, 1100, ()),
    "sheet": ("sheets", "en", 960, 860, ()),
}

# From the name of a picture to the page that is printed, and the language.
PRINTED = {"report-printed": ("quarterly-report", "en"), "sheet-printed": ("sheets", "en")}


def browse(file: Path, profile: Path, *options: str) -> None:
    """Open *file* in a browser without a window."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("Chromium was not found: on Debian and Ubuntu, install the package chromium.")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}")
    subprocess.run([browser, *flags, *options, file.as_uri()], check=True, capture_output=True, timeout=120)


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
        for name, (page, language, width, height, options) in PICTURES.items():
            shot = (f"--window-size={width},{height}", f"--screenshot={FOLDER / name}.png")
            browse(work / language / f"{page}.html", work / "profile", *options, *shot)
        for name, (page, language) in PRINTED.items():
            file = work / f"{name}.pdf"
            options = ("--no-pdf-header-footer", f"--print-to-pdf={file}")
            browse(work / language / f"{page}.html", work / "profile", *options)
            # Small, as only the layout is to be seen: 256 greys at 50 dots an inch.
            subprocess.run(["pdftoppm", "-r", "50", "-gray", "-png", str(file), str(FOLDER / name)], check=True)


if __name__ == "__main__":
    main()
