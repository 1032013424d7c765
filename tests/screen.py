"""What a terminal would show of the bytes that it got: pyte, kept from what it does not know."""

from __future__ import annotations

import codecs
import re

import pyte

_PASSED_OVER = re.compile(r"\x1b\[(?:[0-9;]*m|[<=>][0-9;]*[A-Za-z]|\??[0-9;]*\$[a-z]|\?[0-9;]*u)")
"""Colours, which nobody looks at here and which take most of pyte's time; and what pyte does not know."""
_FRAME = "\x1b[?2026h"
_FRAME_END = "\x1b[?2026l"
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*)?\Z")


class Screen:
    """A grid of `columns` x `rows` cells that is drawn on by a program's bytes."""

    def __init__(self, columns: int, rows: int) -> None:
        self._cells = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._cells)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""

    def draw(self, sent: bytes) -> None:
        """Take in bytes; a synchronized frame, and an escape sequence, that is not whole yet waits for its end."""
        text = self._rest + self._decode(sent)
        end = _whole(text)
        self._rest = text[end:]
        self._stream.feed(_PASSED_OVER.sub("", text[:end]))

    def resize(self, columns: int, rows: int) -> None:
        """Become larger or smaller."""
        self._cells.resize(rows, columns)

    @property
    def text(self) -> str:
        """What stands there, a line per row, without the blanks at the ends of lines."""
        # Not pyte's own `display`: it fails where the first half of a wide character was painted over.
        rows = (self._cells.buffer[row] for row in range(self._cells.lines))
        return "\n".join("".join(row[at].data for at in range(self._cells.columns)).rstrip() for row in rows)


def _whole(text: str) -> int:
    begun = text.rfind(_FRAME)
    if begun >= 0 and _FRAME_END not in text[begun:]:
        return begun
    cut = _UNFINISHED.search(text)
    return cut.start() if cut else len(text)


def painted(sent: bytes, columns: int = 120, rows: int = 36) -> str:
    """Give the screen that a program's whole output leaves behind."""
    screen = Screen(columns, rows)
    screen.draw(sent)
    return screen.text
