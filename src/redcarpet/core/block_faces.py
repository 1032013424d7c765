"""The faces of the block letters: pictures read off their sheets, and accented letters put together from them.

A pixel is half a terminal cell and about square. A character that has no picture gives None, never a substitute.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from redcarpet.core import block_font, block_font_bold
from redcarpet.core.values import dataclass

Ink = frozenset[tuple[int, int]]
"""The pixels that are drawn, as (column, row); rows count upward from the writing line, which is row 0."""

Pictures = dict[str, list["Drawing"]]

_BELOW = 2
"""Lines of a sheet of letters that lie under the writing line."""

_MARKS = {
    "\u0300": ("`", "over"),
    "\u0301": ("´", "over"),
    "\u0302": ("ˆ", "over"),
    "\u0303": ("˜", "over"),
    "\u0304": ("¯", "over"),
    "\u0306": ("˘", "over"),
    "\u0307": ("˙", "over"),
    "\u0308": ("¨", "over"),
    "\u0309": ("ˀ", "over"),
    "\u030a": ("˚", "over"),
    "\u030b": ("˝", "over"),
    "\u030c": ("ˇ", "over"),
    "\u0312": ("ʻ", "over"),
    "\u0315": ("’", "after"),
    "\u031b": ("ʼ", "corner"),
    "\u0323": (".", "under"),
    "\u0326": (",", "under"),
    "\u0327": ("¸", "joined"),
    "\u0328": ("˛", "tail"),
}
"""Where each combining mark stands, and the character over its picture on the sheet of marks."""

_PRINTED_AS = {
    "d\u030c": "d\u0315",
    "t\u030c": "t\u0315",
    "l\u030c": "l\u0315",
    "L\u030c": "L\u0315",
    "g\u0327": "g\u0312",
}
"""Czech, Slovak and Latvian print these accents elsewhere than their code points say."""

_DOTLESS = {"i": "ı", "j": "ȷ"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture: its pixels, and its width in pixels with the paper at its sides."""

    ink: Ink
    width: int

    @property
    def top(self) -> int:
        """The highest row with ink."""
        return max((row for _, row in self.ink), default=0)

    @property
    def bottom(self) -> int:
        """The lowest row with ink: below the writing line it is negative."""
        return min((row for _, row in self.ink), default=0)


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of the letters: its pictures, and its measures in pixels."""

    letters: Pictures
    marks: Pictures
    pitches: tuple[int, ...]
    """From writing line to writing line, the roomiest first."""

    def drawing(self, character: str) -> Drawing | None:
        """Give the picture of one decomposed character (NFD: a letter and its marks), or None if it has none."""
        own = self.letters.get(unicodedata.normalize("NFC", character))
        if own:
            return own[0]
        printed = _PRINTED_AS.get(character, character)
        letter, marks = printed[:1], printed[1:]
        if any(_MARKS.get(mark, ("", ""))[1] == "over" for mark in marks):
            letter = _DOTLESS.get(letter, letter)
        drawing = next(iter(self.letters.get(letter, [])), None)
        for mark in marks:
            drawing = drawing and self._marked(drawing, mark)
        return drawing

    def _marked(self, letter: Drawing, mark: str) -> Drawing | None:
        label, place = _MARKS.get(mark, ("", ""))
        choices = self.marks.get(label)
        if not choices:
            return None
        picture = next((choice for choice in choices if (choice.width - letter.width) % 2 == 0), choices[0])
        return _joined(letter, picture, *_spot(letter, picture, place))


def _spot(letter: Drawing, picture: Drawing, place: str) -> tuple[int, int]:
    """Give the column and row of a mark's lower left corner."""
    height = picture.top + 1
    # An acute or a comma that cannot stand in the middle leans right, a grave leans left: both start at the stem.
    leaning = (0, 0) in picture.ink and (picture.width - 1, 0) not in picture.ink
    middle = (letter.width - picture.width + leaning) // 2
    top, bottom = letter.top, letter.bottom
    match place:
        case "over":
            return middle, top + 2
        case "under":
            return middle, bottom - 1 - height
        case "joined":
            return middle, bottom - height
        case "tail":
            return letter.width - picture.width, bottom - height
        case "corner":
            return letter.width - picture.width // 2, top
    return max(x for x, y in letter.ink if y > top - height) + 2, top + 1 - height


def _joined(letter: Drawing, picture: Drawing, column: int, row: int) -> Drawing:
    shift = max(0, -column)
    ink = {(x + shift, y) for x, y in letter.ink} | {(x + shift + column, y + row) for x, y in picture.ink}
    return Drawing(frozenset(ink), max(letter.width + shift, picture.width + shift + column))


_SPACES: Pictures = {space: [Drawing(frozenset(), 2)] for space in (" ", "\u00a0")}


@cache
def bold() -> Face:
    """Give the face with upright strokes of two pixels: a line of text takes six or seven rows of cells."""
    letters = _pictures(block_font_bold.LETTERS, _BELOW) | _SPACES
    return Face(letters, _pictures(block_font_bold.MARKS, 0), (14, 12))


@cache
def light() -> Face:
    """Give the face with strokes of one pixel: a line of text takes five or six rows of cells."""
    letters = _pictures(block_font.LETTERS, _BELOW) | _SPACES
    return Face(letters, _pictures(block_font.MARKS, 0), (12, 10))


def _pictures(sheet: str, below: int) -> Pictures:
    """Read a sheet; a character that is drawn twice has two pictures."""
    found = sorted(_on_sheet(sheet, below), key=lambda named: named[0])
    return {label: [drawing for _, drawing in named] for label, named in groupby(found, key=lambda named: named[0])}


def _on_sheet(sheet: str, below: int) -> Iterator[tuple[str, Drawing]]:
    for band in sheet.strip("\n").split("\n\n"):
        labels, *lines = band.split("\n")
        for box in re.finditer(r"\S+", lines[0]):
            rows = [line[slice(*box.span())] for line in reversed(lines)]
            ink = frozenset(
                (x, y) for y, row in enumerate(rows, start=-below) for x, pixel in enumerate(row) if pixel == "#"
            )
            yield labels[box.start()], Drawing(ink, box.end() - box.start())
