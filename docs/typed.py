"""
Type-check every Python example that people can read, and what an editor is to infer, as `make lint` does.

The blocks of one page become one module, each line where it stands in the page, so that a complaint names the line of
the page. The hosts of `examples/` are checked beside them, and so are the files of `tests/typing`, which are never run:
they say what an editor infers.
mypy and pyright both run in their strict modes.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh.md", "docs/*.md", "docs/*/*.md")
MODULES = ("examples/*.py", "tests/typing/*.py")

# A fenced block, as the pages have it: "```python", lines, "```".
BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)

CHECKERS = {
    "mypy": ("--strict", "--no-incremental", "--no-error-summary", "--python-executable", sys.executable),
    "pyright": ("--pythonpath", sys.executable),
}


def blocks(page: str) -> str:
    """The code of a *page*, each line where it stands there, and all other lines empty."""
    lines = [""] * (page.count("\n") + 1)
    for block in BLOCK.finditer(page):
        first, code = page.count("\n", 0, block.start("code")), block["code"].splitlines()
        lines[first : first + len(code)] = code
    return "".join(f"{line}\n" for line in lines)


def gather(folder: Path) -> dict[str, str]:
    """Write a module for every page with examples into *folder*; from the name of the module to that of the page."""
    sources = {page: blocks(page.read_text(encoding="utf-8")) for pattern in PAGES for page in ROOT.glob(pattern)}
    sources |= {file: file.read_text(encoding="utf-8") for pattern in MODULES for file in ROOT.glob(pattern)}
    modules = {}
    for source, code in sources.items():
        if code.strip():
            name = source.relative_to(ROOT).as_posix()
            module = f"typed_{re.sub(r'[^a-z]+', '_', name.lower())}"
            (folder / f"{module}.py").write_text(code, encoding="utf-8")
            modules[f"{module}.py"] = name
    strict = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT / "src")]}
    (folder / "pyrightconfig.json").write_text(json.dumps(strict), encoding="utf-8")
    (folder / "mypy.ini").write_text(f"[mypy]\nmypy_path = {ROOT / 'src'}\n", encoding="utf-8")
    return modules


def complaints() -> list[str]:
    """What the two checkers say, each line with the name of the page and the line in it; nothing where all is well."""
    found = []
    with tempfile.TemporaryDirectory(prefix="typed-") as made:
        folder = Path(made).resolve()
        modules = gather(folder)
        named = re.compile(rf"(?:{re.escape(str(folder))}/)?(typed_\w+\.py)")
        for checker, options in CHECKERS.items():
            run = subprocess.run(
                [str(Path(sys.executable).with_name(checker)), *options, "."],
                cwd=folder,
                check=False,
                capture_output=True,
                encoding="utf-8",
            )
            if run.returncode:
                said = named.sub(lambda match: modules[match[1]], run.stdout + run.stderr)
                found += [f"{checker}: {line.strip()}" for line in said.splitlines()]
    return found


if __name__ == "__main__":
    problems = complaints()
    print("\n".join(problems))
    sys.exit(bool(problems))
