"""Texts that were made to do harm to a terminal, a markup or a reader, and what a terminal must never get of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

_HERE = Path(__file__).parent / "data"
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, DCS, SOS, PM, APC
    r"|\x1b.?|[\x00-\x1a\x1c-\x1f\x7f]",
    re.DOTALL,
)
_COLOUR = "[34]8;2;[0-9]+;[0-9]+;[0-9]+"
_DRAWN = re.compile(rf"\x1b\[(?:[0-9]+;[0-9]+H|0m|(?:[1-9];)*{_COLOUR}(?:;{_COLOUR})?m|[1-9]m)")
"""A place, or full colours: how Textual draws. No text of ours spells a colour so."""
_NEVER = re.compile("[\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")
"""C1 controls, line separators, bidi overrides, bytes that are no UTF-8, invisible tags."""
_LONGEST_NAME = 180
"""Bytes of a file's name, with room for its ending."""


def payloads(name: str) -> list[str]:
    """Give the texts of one list of `tests/data/payloads`, such as `markup`."""
    texts = json.loads((_HERE / "payloads" / f"{name}_payloads.json").read_text(encoding="utf-8"))
    return list(texts.values()) if isinstance(texts, dict) else list(texts)


def every_file_of_payloads() -> list[str]:
    """Give the texts of all lists of `tests/data/payloads`, names of files as well."""
    files = sorted((_HERE / "payloads").glob("*.json"))
    found = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return [str(text) for texts in found for text in (texts.values() if isinstance(texts, dict) else texts)]


def naughty_strings() -> list[str]:
    """Give the Big List of Naughty Strings."""
    return [str(text) for text in json.loads((_HERE / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))]


def all_payloads() -> list[str]:
    """Give every payload that is text for a screen."""
    return [text for name in ("terminal", "markup", "html_pdf", "csv") for text in payloads(name)]


def file_name(text: str) -> str:
    """Make the nearest name that a file system takes."""
    whole = text.replace("/", "∕").replace("\0", "").encode("utf-8", "replace")
    return whole[:_LONGEST_NAME].decode("utf-8", "ignore").lstrip(".") or "empty"


def orders(sent: bytes) -> set[str]:
    """Give what a program ordered its terminal to do, up to its last whole frame, besides drawing text in colours."""
    frames = sent[: sent.rfind(b"\x1b[?2026l") + len(b"\x1b[?2026l")]
    found = _SEQUENCE.findall(frames.decode("utf-8", "surrogateescape"))
    return {one for one in found if not _DRAWN.fullmatch(one)}


def never_sent(sent: bytes) -> set[str]:
    """Give the characters that must never reach a terminal, whoever wrote them."""
    return set(_NEVER.findall(sent.decode("utf-8", "surrogateescape")))


def squeezed(text: str) -> str:
    """Give a text without any white space: what is left of it when it is wrapped."""
    return "".join(text.split())


def is_within(text: str, shown: str) -> bool:
    """Say whether the printable ASCII characters of a text stand somewhere in this order."""
    rest = iter(shown)
    return all(character in rest for character in text if "!" <= character <= "~")
