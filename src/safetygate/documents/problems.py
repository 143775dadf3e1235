"""
The catalogue of problems: each stable code with its sentence in English and in Chinese.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from safetygate.documents.json_values import is_array, is_object
from safetygate.domain.records.characters import UNSTORABLE, is_storable
from safetygate.domain.records.phrases import Phrase
from safetygate.domain.records.problems import Problem, Severity

CATALOGUE: Final[Mapping[str, Phrase]] = {
    # the text of the document
    "not-data": Phrase("expected a document as bytes or text, not {found}", "文档应为字节或文本，而非 {found}"),
    "too-large": Phrase("expected at most {limit} bytes", "文档应不超过 {limit} 字节"),
    "byte-order-mark": Phrase("expected UTF-8 without a byte order mark", "应为不带字节顺序标记的 UTF-8"),
    "not-utf8": Phrase("expected text in UTF-8", "应为 UTF-8 编码的文本"),
    "not-json": Phrase(
        "expected JSON: {reason} at line {line}, column {column}",
        "应为 JSON：第 {line} 行第 {column} 列有误（{reason}）",
    ),
    "too-deep": Phrase("expected at most {limit} levels of nesting", "嵌套应不超过 {limit} 层"),
    "duplicate-member": Phrase("expected every member once", "每个成员只能出现一次"),
    "not-a-number": Phrase(
        "expected a number that JSON has, not NaN or Infinity",
        "应为 JSON 允许的数值，不得为 NaN 或 Infinity",
    ),
    "number-range": Phrase(
        "expected a number that every system holds exactly, at most 2^53 - 1",
        "应为各系统均能精确表示的数值，绝对值不超过 2^53 - 1",
    ),
    "lone-surrogate": Phrase("expected text without lone surrogates", "文本不得含有孤立的代理项"),
    "not-storable": Phrase(
        "expected text that every system can store, without NUL and the non-characters of Unicode",
        "应为各系统均能存储的文本，不得含有空字符（NUL）或 Unicode 非字符",
    ),
    "blank-text": Phrase("expected text in which there is more than blanks", "文本不应只有空白字符"),
    "turned-text": Phrase(
        "expected text without characters that turn the direction of reading",
        "文本不应含有改变阅读方向的控制字符",
    ),
    "not-json-value": Phrase("expected a value that JSON has, not {found}", "应为 JSON 允许的值，而非 {found}"),
    "name-not-text": Phrase("expected the name of a member to be text", "成员名称应为文本"),
    # the envelope
    "batch": Phrase("expected one event, not a batch of several", "应为单个事件，而非一批事件"),
    "not-an-array": Phrase("expected a JSON array of events", "应为由事件组成的 JSON 数组"),
    "not-base64": Phrase("expected bytes in Base64", "应为 Base64 编码的字节"),
    # the signatures of an event
    "signature-missing": Phrase("expected a signature", "缺少签名"),
    "signature-form": Phrase(
        "expected detached JSON Web Signatures (RFC 7515, appendix F) with alg, kid and event, a blank between two",
        "应为分离式 JSON Web 签名（RFC 7515 附录 F），含 alg、kid 和 event，多个签名以空格分隔",
    ),
    "signature-algorithm": Phrase("expected an algorithm that was agreed on", "应使用双方约定的算法"),
    "signature-key-unknown": Phrase("expected a key that is known here", "应使用本方已知的密钥"),
    "signature-key-algorithm": Phrase("expected the algorithm that the key is for", "应使用与密钥相符的算法"),
    "signature-key-period": Phrase(
        "expected a key that was in use when the event was received",
        "应使用收到事件时处于有效期内的密钥",
    ),
    "signature-changed": Phrase(
        "expected the document that was signed; it was changed, or another key signed it",
        "应为已签名的文档；文档已被更改，或由其他密钥签名",
    ),
    "signature-replayed": Phrase(
        "expected a signature made for this event, not for another one",
        "签名应针对本事件，而非其他事件",
    ),
    # the kind of the document
    "not-an-object": Phrase("expected a JSON object", "应为 JSON 对象"),
    "kind-missing": Phrase("expected the member kind, which says what the document is", "缺少说明文档种类的成员 kind"),
    "unknown-kind": Phrase("expected one of the kinds {kinds}", "kind 应为以下之一：{kinds}"),
    "wrong-kind": Phrase("expected a document of the kind {expected}", "文档种类应为 {expected}"),
    "schema-version-missing": Phrase("expected the member schema_version", "缺少成员 schema_version"),
    "unknown-version": Phrase("expected a schema version such as {version}", "模式版本应形如 {version}"),
    "newer-version": Phrase(
        "this document is of a newer major version of the schemas than {version}, which this library reads",
        "该文档的模式主版本高于本库所支持的 {version}",
    ),
    "beyond-version": Phrase(
        "only a newer version of the schemas knows this; it is kept as it came",
        "此处内容仅见于更新的模式版本；已原样保留",
    ),
    "unknown-entry": Phrase(
        "an entry of a kind, or with a requirement, that is not known here; it is kept as it came and has no effect",
        "该条目的种类或其要求在此无法识别；已原样保留，但不产生效力",
    ),
    "unknown-requirement": Phrase(
        "expected a requirement that the reader understands",
        "应为读取方能够理解的要求",
    ),
    # values that a class of a host holds
    "invalid-value": Phrase("{reason}", "值不符合要求：{reason}"),
    # a stream of documents
    "not-explained": Phrase(
        "this document is not valid; so many of the stream were that no more is explained",
        "该文档无效；本数据流中无效文档过多，不再逐一说明",
    ),
    # the schema
    "required": Phrase("expected this member, which is required", "缺少此必填成员"),
    "unknown-member": Phrase(
        "expected no such member; agreed additions go under extensions",
        "不应有此成员；约定的附加内容应置于 extensions 之下",
    ),
    "later-member": Phrase(
        "expected schema version {version} or later where this member stands",
        "使用此成员时，模式版本应不低于 {version}",
    ),
    "type": Phrase("expected a value of type {expected}", "值的类型应为 {expected}"),
    "enum": Phrase("expected one of the codes {expected}", "应为以下代码之一：{expected}"),
    "const": Phrase("expected exactly {expected}", "应恰好为 {expected}"),
    "minLength": Phrase("expected at least {expected} characters", "应至少有 {expected} 个字符"),
    "maxLength": Phrase("expected at most {expected} characters", "应最多有 {expected} 个字符"),
    "pattern": Phrase("expected text of the pattern {expected}", "文本应符合格式 {expected}"),
    "pattern/date": Phrase("expected a day such as 2026-08-21", "应为日期，例如 2026-08-21"),
    "pattern/date-time": Phrase(
        "expected a moment such as 2026-08-21T09:30:00Z, with an offset",
        "应为带时区偏移的时刻，例如 2026-08-21T09:30:00Z",
    ),
    "fraction-cut": Phrase(
        "expected at most six digits of fraction; the further ones are left out",
        "秒的小数应不超过六位；其余各位已略去",
    ),
    "minimum": Phrase("expected at least {expected}", "应不小于 {expected}"),
    "maximum": Phrase("expected at most {expected}", "应不大于 {expected}"),
    "minItems": Phrase("expected at least {expected} items", "应至少有 {expected} 项"),
    "maxItems": Phrase("expected at most {expected} items", "应最多有 {expected} 项"),
    "uniqueItems": Phrase("expected items that all differ", "各项不得重复"),
    "minProperties": Phrase("expected at least {expected} members", "应至少有 {expected} 个成员"),
    "propertyNames": Phrase("expected another name for this member", "此成员的名称不符合规定"),
}
"""From code to sentence; what stands in braces is filled in. The codes of the schema are its keywords.

What follows a slash tells apart sentences of one code.
"""

MOST_OF_POINTER: Final = 4000
"""How much of a pointer is kept, in characters."""

_MOST_SHOWN: Final = 80
_MOST_LISTED: Final = 20


def problem(
    code: str,
    path: Iterable[str | int] = (),
    *,
    value: object = None,
    severity: Severity = Severity.ERROR,
    choices: Iterable[str] = (),
    **fill: object,
) -> Problem:
    """
    A problem of the catalogue.

    Args:
        code: Its entry in the catalogue.
        path: The way down to it, from the whole document.
        value: The offending value, shown cut short; `None` shows nothing.
        severity: How much it weighs.
        choices: The codes of which one was expected, for programs, which cannot read the sentence.
        fill: What stands in the braces of the sentence.
    """
    phrase = CATALOGUE[code]
    return Problem(
        pointer=pointer(path),
        code=code.partition("/")[0],
        severity=severity,
        message_en=phrase.en.format(**fill),
        message_zh=phrase.zh.format(**fill),
        value=None if value is None else show(value),
        expected=tuple(choices),
    )


def pointer(path: Iterable[str | int]) -> str:
    """The JSON Pointer (RFC 6901) of a way down through members and positions, shortened where it is very long."""
    # First the tilde: done the other way round, the one that stands for a slash would be escaped again.
    tokens = (str(token).replace("~", "~0").replace("/", "~1") for token in path)
    text = "".join(f"/{token}" for token in tokens)
    return _escape(text)[:MOST_OF_POINTER]


def show(value: object) -> str:
    """A value as JSON, cut short, for people to recognise it by."""
    text = _escape(json.dumps(_outline(value), ensure_ascii=False))
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"


def _escape(text: str) -> str:
    """*text* as a report can hold it: what cannot be stored is shown as Python would escape it."""
    return text if is_storable(text) else UNSTORABLE.sub(lambda sign: ascii(sign[0])[1:-1], text)


def list_values(values: Iterable[object], near: object = None) -> str:
    """
    Several values as JSON in one line; of many only those most like *near*, and how many there are.
    """
    known = list(values)
    if len(known) <= _MOST_LISTED:
        return ", ".join(json.dumps(value, ensure_ascii=False) for value in known)
    # Of a hundred platforms or countries nobody reads all; a misspelt code is mostly like the one that was meant.
    alike = get_close_matches(str(_outline(near)), map(str, known), 3, 0.5) or known[:3]
    return f"{list_values(alike)}, … ({len(known)})"


def _outline(value: object) -> object:
    if is_object(value):
        return {"…": len(value)} if value else {}
    if is_array(value):
        return [f"… {len(value)}"] if value else []
    return value[:_MOST_SHOWN] if isinstance(value, str) else value
