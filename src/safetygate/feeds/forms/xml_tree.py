"""
The elements of one notice of XML, by a parser that expands nothing and reaches nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from itertools import pairwise
from typing import Any, Final, final

from safetygate.feeds.extras import package
from safetygate.feeds.finding import Notes
from safetygate.feeds.members import Value
from safetygate.feeds.remark import Remark

# as in <notifications xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
_NAMESPACE: Final = re.compile(rb"\sxmlns:([A-Za-z_][\w.-]*)\s*=\s*(\"[^\"<>]*\"|'[^'<>]*')")
_INSTANCE: Final = (b"xsi", b'"http://www.w3.org/2001/XMLSchema-instance"')
# what may hold anything, a tag too: "<report_addendum><![CDATA[<b>Corrigendum</b>]]></report_addendum>"
_ASIDE: Final = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->", re.DOTALL)
# "</Safety-Gate>" ends a document; "</report_date>" and "</notifications>" do not
_END: Final = re.compile(rb"</(?!(?:[\w.-]+:)?(?:report_|notification))[^>]*>")
# the beginning of an element
_BEGIN: Final = re.compile(rb"<(?![!?/])")
# a declaration, or a mark of UTF-8, which may stand at the beginning of a document only
_DECLARATION: Final = re.compile(rb"<\?xml[^>]*\?>|^\xef\xbb\xbf|\xef\xbb\xbf(?=\s*<\?xml)")
# an ampersand that begins no entity, as in "Bunkerbase & Co."
_LOOSE: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
# characters that XML 1.0 forbids, also behind an entity
_FORBIDDEN: Final = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")


@final
class Trees:
    """
    A reader of notices that stand in one document, whose *head* declares the prefixes that they use.
    """

    __slots__ = ("_before", "_encoding", "_parse", "_strict", "_tolerant")

    _parse: Callable[[bytes, Any], Any]

    def __init__(self, head: bytes, encoding: str) -> None:
        etree = package("lxml.etree", "Reading XML")
        options = {
            "encoding": "utf-8",
            "resolve_entities": False,
            "no_network": True,
            "huge_tree": False,
            "load_dtd": False,
            "remove_comments": True,
            "remove_pis": True,
        }
        self._parse = etree.fromstring
        self._strict = etree.XMLParser(**options)
        self._tolerant = etree.XMLParser(**options, recover=True)
        declared = b"".join(b" xmlns:%s=%s" % pair for pair in dict([_INSTANCE, *_NAMESPACE.findall(head)]).items())
        self._before, self._encoding = b"<feed" + declared + b">", encoding

    def element(self, text: bytes, notes: Notes) -> Any | None:
        """
        The element that *text* is; what can be saved of it where it is damaged, `None` where nothing can.
        """
        narrow = text if self._encoding == "utf-8" else text.decode(self._encoding, errors="replace").encode()
        try:
            tree: Any = self._parse(self._before + narrow + b"</feed>", self._strict)
            return tree[0]
        except SyntaxError:
            return self._salvage(text, notes)

    def _salvage(self, text: bytes, notes: Notes) -> Any | None:
        plain = text.decode(self._encoding, errors="replace")
        mended = _FORBIDDEN.sub("\ufffd", _LOOSE.sub("&amp;", plain))
        tree = self._parse(self._before + mended.encode() + b"</feed>", self._tolerant)
        saved = None if tree is None else next(iter(tree), None)
        notes.add(Remark.ELEMENT_UNREADABLE if saved is None else Remark.ELEMENT_DAMAGED, "", plain)
        return saved


def heads(text: bytes, encoding: str) -> list[dict[str, str] | None]:
    """
    What the documents in *text* say at their heads, by the names of the elements; `None` where nothing begins.

    Text that stands between two notices may end one document, hold others that have no notices, and open the next:
    what stands before the first end comes first.
    """
    plain = _ASIDE.sub(lambda aside: b" " * len(aside[0]), text)
    edges = [0, *(match.end() for match in _END.finditer(plain)), len(text)]
    etree = package("lxml.etree", "Reading XML")
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True}
    said: list[dict[str, str] | None] = []
    for start, end in pairwise(edges):
        if not _BEGIN.search(plain, start, end):
            said.append(None)
            continue
        parser = etree.XMLParser(encoding=encoding, **options)
        tree = etree.fromstring(b"<feed>" + _DECLARATION.sub(b"", text[start:end]), parser)
        found = {} if tree is None else {_name(each): "".join(each.itertext()) for each in tree.iter(etree.Element)}
        said.append({name: words for name, words in found.items() if name.startswith("report_")})
    return said


def members(element: Any, lists: Container[str], notes: Notes) -> dict[str, Value]:
    """
    The texts of the children of *element* by their names; those named in *lists* give the texts of theirs.

    Markup inside a text becomes a blank, and it, stray text and a repeated child become findings.
    """
    found: dict[str, Value] = {}
    _note_stray(element.text, notes)
    for child in element:
        name, text, tail = child.tag, child.text, child.tail
        if name[0] == "{":
            name = _name(child)
        if len(child) and name in lists:
            beside = (child.text, *(each.tail for each in child))
            text = [
                *("".join(each.itertext()) if len(each) else each.text or "" for each in child),
                *(stray.strip() for stray in beside if stray and stray.strip()),
            ]
        elif len(child):
            text = " ".join(child.itertext())
            notes.add(Remark.MARKUP_REMOVED, "", text)
        if name in found:
            notes.add(Remark.MEMBER_UNKNOWN, "", f"{name}: {' '.join(child.itertext())}")
        else:
            found[name] = text
        if tail is not None:
            _note_stray(tail, notes)
    return found


def _name(element: Any) -> str:
    name: str = element.tag
    return name.rpartition("}")[2] if "}" in name else name


def _note_stray(text: str | None, notes: Notes) -> None:
    if text and not text.isspace():
        notes.add(Remark.MEMBER_UNKNOWN, "", text.strip())
