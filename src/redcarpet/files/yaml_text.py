"""From the bytes of a file to text, and of a YAML file to text that a parser takes, with every position kept.

Encodings are decided here and not by the parser, so that a wrong one has a line and a column. What the parser would
refuse or count as a line break is replaced one character for one: a single pasted control character must not cost
the file, and no column may move.
"""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from redcarpet.core.problem import Fix, Problem, Span
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_rules import Rule

LARGEST_FILE = 5_000_000
"""Bytes."""

MOST_ODD_CHARACTERS = 20
"""How many of them are reported for one file; all are replaced."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text as the parser sees it: the whole file, or some lines of it."""

    path: str
    """The file, as problems name it."""
    text: str
    """Lines end with a line feed, perhaps with a carriage return before it."""
    first_line: int = 0
    """How many lines of the file stand before the text."""

    def span(self, start: int, end: int = 0) -> Span:
        """Give the place in the file of the characters from `start` to `end` (offsets in the text)."""
        place = self._place(start)
        return Span(*place, *self._place(end)) if end > start else Span(*place)

    def stretch(self, start: int, end: int) -> Span:
        """Give the place of the characters from `start` to `end`, with its end also where there are none."""
        return Span(*self._place(start), *self._place(end))

    def offsets(self, span: Span) -> tuple[int, int]:
        """Give the offsets in the text of a place in the file; of one without an end, that of its start twice."""
        start = self._offset(span.line, span.column)
        return start, self._offset(span.end_line, span.end_column) if span.end_line else start

    def _offset(self, line: int, column: int) -> int:
        start = 0
        for _ in range(line - self.first_line - 1):
            start = self.text.find("\n", start) + 1 or len(self.text)
        return min(start + column - 1, len(self.text))

    def _place(self, offset: int) -> tuple[int, int]:
        line = self.text.count("\n", 0, offset)
        return self.first_line + line + 1, offset - self.text.rfind("\n", 0, offset)


def named(path: Path | str) -> str:
    """Give a path as it is kept and shown: harmless, and its runs of spaces left alone, so that it still opens."""
    return " ".join(clean(piece) for piece in str(path).split(" "))


def read_source(path: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read a YAML file whole; no source when it can't be opened or is no plain text. Never raises."""
    raw, problems = read_raw(path)
    return (None, problems) if raw is None else source_from_bytes(raw, named(path))


def read_raw(path: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Read the bytes of a file; None and the reason when it can't be opened or is too large. Never raises."""
    name = named(path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return None, (_not_a_file(name, is_folder=stat.S_ISDIR(found.st_mode)),)
        if found.st_size > LARGEST_FILE:
            return None, (_too_large(name),)
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1), ()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return None, (_cannot_open(name, error),)


def source_from_bytes(raw: bytes, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Decode the bytes of a YAML file named `path`, for a parser: as `plain_source`, and its tabs are tamed."""
    source, problems = plain_source(raw, path)
    if source is not None and "\t" in source.text:
        source = replace(source, text=re.sub(_TAB, lambda match: match[1] or " ", source.text))
    return source, problems


def plain_source(raw: bytes, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Decode the bytes of a file named `path`; no source when they are too many or no plain text. Never raises."""
    path = named(path)
    if len(raw) > LARGEST_FILE:
        return None, (_too_large(path),)
    foreign = _foreign(raw)
    if foreign:
        message, advice = foreign
        return None, (Problem(Rule.NOT_PLAIN_TEXT, message, path, Span(1, 1), advice),)
    text, problems = _decoded(raw, path)
    source = Source(path, re.sub(_LONE_RETURN, "\n", text) if "\r" in text else text)
    if not source.text.replace("\n", "").isprintable():  # what isn't odd can be not printable too: a tab
        problems = (*problems, *islice(_odd_characters(source), MOST_ODD_CHARACTERS))
        source = replace(source, text=source.text.translate(_stand_ins(source.text)))
    return source, problems


def _not_a_file(path: str, *, is_folder: bool) -> Problem:
    what = "This is a folder, not a file." if is_folder else "This is not an ordinary file."
    return Problem(Rule.CANNOT_OPEN, what, path, Span(1, 1), "Name a YAML file.")


def _cannot_open(path: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        message, advice = "There is no such file.", "Look at the name again; was it moved?"
    elif isinstance(error, PermissionError):
        message, advice = "You are not allowed to read this file.", "Change its permissions, or copy it."
    else:
        message, advice = "This file can't be opened.", "Copy it to this computer's own disk and try again."
    return Problem(Rule.CANNOT_OPEN, message, path, Span(1, 1), advice)


def _too_large(path: str) -> Problem:
    message = f"This file is larger than {LARGEST_FILE // 1_000_000} MB and is not read."
    return Problem(Rule.TOO_LARGE, message, path, Span(1, 1), "Divide it into several files.")


_FOREIGN = (
    (b"{\\rtf", "This is a rich-text file.", "In TextEdit: Format > Make Plain Text, then save it again."),
    (b"PK\x03\x04", "This is an office document, not plain text.", "Export it as plain text."),
    (b"%PDF", "This is a PDF, not plain text.", "Copy its text into a new plain-text file."),
    (b"<!doctype html", "This is a web page, not the file itself.", "On the page, choose Raw or Download."),
    (b"<html", "This is a web page, not the file itself.", "On the page, choose Raw or Download."),
)


def _foreign(raw: bytes) -> tuple[str, str] | None:
    start = raw[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return next(((message, advice) for sign, message, advice in _FOREIGN if start.startswith(sign.lower())), None)


_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with that one's mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _decoded(raw: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), None) or _unmarked_utf16(raw)
    if encoding:
        text = raw.decode(encoding, "replace").removeprefix("\ufeff")
        advice = "Save it as UTF-8, so that every program can read it."
        message = f"This file is saved as {encoding[:6].upper()}."
        return text, (Problem(Rule.ENCODING, message, path, Span(1, 1), advice, "advice"),)
    return _decoded_utf8(raw.removeprefix(codecs.BOM_UTF8), path)


def _unmarked_utf16(raw: bytes) -> str | None:
    """Every second byte of a Latin text in UTF-16 is zero; UTF-8 text has none."""
    head = raw[:400]
    if head.count(0) * 4 <= len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"


def _decoded_utf8(raw: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Decode UTF-8; only the bytes that are none are taken as Windows-1252, so that a mixed file keeps its accents."""
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        first = len(raw[: error.start].decode("utf-8"))
    text = raw.decode("utf-8", "surrogateescape")
    problem = Problem(
        rule=Rule.ENCODING,
        message="This file is not saved as UTF-8: from here on, accents and curly quotes may come out wrong.",
        path=path,
        span=Source(path, re.sub(_LONE_RETURN, "\n", text)).span(first, first + 1),
        help="Save it again with the encoding UTF-8.",
        level="warning",
    )
    # Python gives bytes that are no UTF-8 as lone surrogates.
    windows = {0xDC00 + byte: bytes((byte,)).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
    return text.translate(windows), (problem,)


_LONE_RETURN = "\r(?!\n)"


# What PyYAML refuses, what it takes for a line break and editors don't, and what it treats differently with and
# without libyaml (a byte-order mark in the middle).
_ODD = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_BREAKS = {"\x85": "line break", "\u2028": "line separator", "\u2029": "paragraph separator"}
_BYTE_ORDER_MARK = "\ufeff"
_ZERO_WIDTH_SPACE = "\u200b"

# Tabs that don't indent become spaces: libyaml takes them so, pure PyYAML refuses them.
_TAB = r"(?m)^([ \t]++)(?=[^\r\n])|\t"


def _stand_ins(text: str) -> dict[int, str]:
    """Give one harmless character for each odd one: columns stay, and what can be shown of it is shown."""
    return {ord(character): _stand_in(character) for character in set(re.findall(_ODD, text))}


def _stand_in(character: str) -> str:
    return _ZERO_WIDTH_SPACE if character == _BYTE_ORDER_MARK else clean(character) or " "


def _odd_characters(source: Source) -> Iterator[Problem]:
    for match in re.finditer(_ODD, source.text):
        character = match[0]
        if character == _BYTE_ORDER_MARK:  # harmless but in a field's name or indentation, where it is named
            continue
        what = _BREAKS.get(character, f"control character (U+{ord(character):04X})")
        yield Problem(
            rule=Rule.ODD_CHARACTER,
            message=f"There is an invisible {what} here.",
            path=source.path,
            span=source.span(*match.span()),
            help="Delete it and type a space; it was probably pasted from another program.",
            level="warning" if character in _BREAKS else "error",
            fix=Fix(source.span(*match.span()), " "),
        )
