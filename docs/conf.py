"""How the documentation is built."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from pygments.lexers.special import TextLexer

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import house  # noqa: E402  # it lies beside this file
import tables  # noqa: E402  # the same

tables.write(HERE / "reference" / "generated")
(HERE / "reference" / "generated" / "house.svg").write_text(house.drawing(), encoding="utf-8")

PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = PROJECT["name"]
author = PROJECT["authors"][0]["name"]
project_copyright = f"2026, {author}"
release = PROJECT["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "reference/generated"]
source_suffix = {".md": "markdown"}
default_role = "py:obj"
suppress_warnings = ["ref.python"]  # the same word may name a thing in two modules

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {
    "members": True,
    "member-order": "bysource",
    "exclude-members": "rules, kind",
    "ignore-module-all": True,
}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100

html_theme = "furo"
html_title = "safetygate"
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}


def setup(app: Any) -> None:
    """Read docstrings as they are written: a name in backticks is a link, all else in backticks stands as it is."""
    app.connect("autodoc-process-docstring", _read)
    app.connect("autodoc-process-signature", _shorten)
    app.add_lexer("mermaid", TextLexer)  # drawn where the source is browsed, text here


def _read(_app: Any, _what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    lines[:] = [re.sub(r"`([^`]+)`", _link_or_literal, line) for line in lines]


def _shorten(_app: Any, _what: str, _name: str, _thing: Any, _options: Any, signature: str | None, returns: str) -> Any:
    """A default that attrs keeps elsewhere is shown as one, and not as the place where it is kept."""
    return signature and re.sub(r"attr_dict\['\w+'\]\.default|NOTHING", "...", signature), returns


def _link_or_literal(found: re.Match[str]) -> str:
    return found[0] if re.fullmatch(r"[\w.]+", found[1]) else f"``{found[1].strip()}``"
