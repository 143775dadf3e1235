"""
Type-check every Python example that people can read, as `make lint` does.

The blocks of one page are joined into one module, line by line where they stand in the page, so that a complaint names
the line of the page. Both checkers run in their strict modes; they see what an editor sees.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh.md", "docs/*.md", "docs/*/*.md")
TYPING = "tests/typing"

# A fenced block, as MyST writes it; "```python" and "```{code-block} python" are both shown as Python.
BLOCK = re.compile(r"^```(?:python|\{code-block\} python)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)

CHECKERS = {
    "mypy": ("--strict", "--no-incremental", "--no-error-summary", "--disable-error-code=unused-ignore"),
    "pyright": ("--warnings",),
}


def gather(folder: Path) -> dict[str, str]:
    """Write each page with examples as a module into *folder*; from the name of the module to that of the page."""
    modules = {}
    for page in sorted(page for pattern in PAGES for page in ROOT.glob(pattern)):
        text = page.read_text(encoding="utf-8")
        lines = [""] * (text.count("\n") + 1)
        for block in BLOCK.finditer(text):
            first = text.count("\n", 0, block.start("code"))
            code = block["code"].splitlines()
            lines[first : first + len(code)] = code
        if any(lines):
            name = page.relative_to(ROOT).as_posix()
            module = f"{re.sub(r'[^a-z]+', '_', name.lower())}.py"
            (folder / module).write_text("\n".join(lines) + "\n", encoding="utf-8")
            modules[module] = name
    return modules


def main() -> int:
    """Check all pages and `tests/typing`; print each complaint where it stands in the page."""
    found = 0
    with tempfile.TemporaryDirectory(prefix="typed-") as made:
        folder = Path(made).resolve()
        modules = gather(folder)
        settings = f'{{"typeCheckingMode": "strict", "extraPaths": ["{ROOT / "src"}"], "reportPrivateUsage": "none"}}'
        (folder / "pyrightconfig.json").write_text(settings, encoding="utf-8")
        (folder / "mypy.ini").write_text(f"[mypy]\nmypy_path = {ROOT / 'src'}\n", encoding="utf-8")
        for checker, options in CHECKERS.items():
            command = [str(Path(sys.executable).with_name(checker)), *options, "."]
            run = subprocess.run(command, cwd=folder, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
            for line in run.stdout.splitlines():
                for module, page in modules.items():
                    line = line.replace(f"{folder}/{module}", page).replace(module, page)
                if run.returncode:
                    print(f"{checker}: {line.strip()}")
            found += bool(run.returncode)
    return found


if __name__ == "__main__":
    sys.exit(main())
