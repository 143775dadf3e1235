"""How the documentation is built."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.domains.python import PyObject
from sphinx.search.en import SearchEnglish
from sphinx.util.nodes import make_refnode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import api  # noqa: E402  # it lies beside this file
import house  # noqa: E402  # the same
import step_drawing  # noqa: E402  # the same
import tables  # noqa: E402  # the same

GENERATED = HERE / "reference" / "generated"
tables.write(GENERATED)
api.write(HERE / "reference" / "names")
(GENERATED / "house.svg").write_text(house.drawing(), encoding="utf-8")
for group in ("case", "flag"):
    for language_shown in ("en", "zh"):
        drawing = step_drawing.drawing(group, language_shown)
        (GENERATED / f"steps-{group}-{language_shown}.svg").write_text(drawing, encoding="utf-8")

PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = PROJECT["name"]
author = PROJECT["authors"][0]["name"]
project_copyright = f"2026, {author}"
release = PROJECT["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
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

html_search_language = "en-zh"
html_theme = "furo"
html_title = f"safetygate {release}"
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
html_copy_source = False
html_static_path = ["static"]
html_css_files = ["chinese.css"]
copybutton_prompt_text = "$ "  # the output of a session is not copied
copybutton_only_copy_prompt_lines = True


HAN = r"[\u4e00-\u9fff]+"


class SearchBoth(SearchEnglish):
    """
    English by its words, and Chinese, which has no blanks between them, by every two signs that stand together.
    """

    lang = "en-zh"
    js_splitter_code = r"""
function splitQuery(query) {
  const words = query.match(/[\u4e00-\u9fff]+|[\p{Letter}\p{Number}_]+/gu) || [];
  return words.flatMap((word) =>
    /^[\u4e00-\u9fff]{3,}$/.test(word)
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word],
  );
}
"""

    def split(self, text: str) -> list[str]:
        """The words of a text."""
        words = (part for word in super().split(text) for part in re.findall(rf"{HAN}|[^\u4e00-\u9fff]+", word))
        return [part for word in words for part in _pairs(word)]


def _pairs(word: str) -> list[str]:
    if len(word) < 3 or not re.fullmatch(HAN, word):
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


next(field for field in PyObject.doc_field_types if field.name == "variable").label = "Attributes"


def setup(app: Any) -> None:
    """Read docstrings as they are written: a name in backticks is a link, all else in backticks stands as it is."""
    app.add_search_language(SearchBoth)
    app.connect("autodoc-process-docstring", _read)
    app.connect("autodoc-process-signature", _shorten)
    app.connect("doctree-read", _join_chinese_lines)
    app.connect("missing-reference", _lead_to_its_page)
    app.connect("html-page-context", _say_the_language)
    app.connect("build-finished", _list_for_programs)


def _read(_app: Any, _what: str, _name: str, _thing: Any, _options: Any, lines: list[str]) -> None:
    lines[:] = [re.sub(r"`([^`]+)`", api.link_or_literal, line) for line in lines]


def _shorten(_app: Any, _what: str, _name: str, _thing: Any, _options: Any, signature: str | None, returns: str) -> Any:
    """A default that attrs keeps elsewhere is shown as one, and not as the place where it is kept."""
    return signature and re.sub(r"attr_dict\['\w+'\]\.default|NOTHING", "...", signature), returns


def _join_chinese_lines(app: Any, tree: Any) -> None:
    """A sentence has a line of its own in the source; Chinese has no blank between two of them."""
    if app.env.docname.startswith("zh/"):
        for text in list(tree.findall(nodes.Text)):
            place = text.parent.index(text)
            if text.startswith("\n") and place and text.parent[place - 1].astext().endswith(tuple("。；：，！？）")):
                text.parent.replace(text, nodes.Text(text.removeprefix("\n")))


def _lead_to_its_page(app: Any, env: Any, node: Any, shown: Any) -> Any:
    """A name that a signature gives by its module leads to the page of its door; a code list, to its table."""
    target = node.get("reftarget", "")
    full = api.names().get(target) or api.short_names().get(target)
    if node.get("refdomain") != "py" or target.startswith("safetygate.domain.codes."):
        return _lead_to_codes(app, node, target, shown)
    if not full:
        return None
    page = f"reference/names/{full}"
    return make_refnode(app.builder, node["refdoc"], page, full, shown) if page in env.found_docs else None


def _lead_to_codes(app: Any, node: Any, target: str, shown: Any) -> Any:
    if node.get("refdomain") != "py":
        return None
    anchor = nodes.make_id(target.rpartition(".")[2])
    return make_refnode(app.builder, node["refdoc"], "reference/code-lists", anchor, shown)


def _say_the_language(_app: Any, page: str, _template: str, context: dict[str, Any], _tree: Any) -> None:
    """A screen reader, a browser and a font go by the language of the page."""
    if page.startswith("zh/"):
        context["language"] = "zh-Hans"


def _list_for_programs(app: Any, failure: Exception | None) -> None:
    """`llms.txt`: every page of prose by its title, for programs that read documentation."""
    if failure or app.builder.name != "dirhtml":
        return
    prose = (page for page in sorted(app.env.found_docs) if not page.startswith("reference/names/safetygate"))
    lines = [f"- [{app.env.titles[page].astext()}]({app.builder.get_target_uri(page)})" for page in prose]
    text = f"# {project}\n\n> {PROJECT['description']}\n\n## Pages\n\n" + "\n".join(lines) + "\n"
    (Path(app.outdir) / "llms.txt").write_text(text, encoding="utf-8")
