"""Setting a question in block letters, for reading from two metres: which size fits, and how pixels become cells.

A character without a picture makes the whole text plain (None): a question with a letter missing is another question.
"""

from __future__ import annotations

import re
import unicodedata

from redcarpet.core.block_faces import Drawing, Face, Ink, bold, light
from redcarpet.core.text import balanced
from redcarpet.core.values import dataclass

_SAME = str.maketrans(
    "\u202f\u2010\u2011\u2012\u2212\u2015\u02bcΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοАВЕКМНОРСТХІЈЅаеорсухіјѕГПФкφÐ",
    "\u00a0--––—’ABEZHIKMNOPTYXvoABEKMHOPCTXIJSaeopcyxijsΓΠΦκфĐ",
)
"""Characters that look like another one and borrow its picture."""

_CHARACTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)
_DASH = re.compile(" (?=[–—] )")
"""The space before a dash, which must not begin a line."""

_SORTS = 0xF0000
"""The first of the private code points."""

_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}

_SIZES = ((bold, 2, 2), (bold, 2, 1), (light, 2, 1), (bold, 1, 2), (bold, 1, 1), (light, 1, 1))
"""Face, pixels to a pixel, and paper between two letters: the largest first."""


@dataclass(frozen=True, slots=True)
class _Type:
    """A text as sorts: one code point for each character with its marks, so that nothing can part them."""

    sorts: str
    drawings: dict[str, Drawing]
    """The picture of each sort."""
    gap: int
    """Paper between two letters, in pixels."""

    def width(self, sorts: str) -> int:
        return max(0, sum(self.drawings[sort].width + self.gap for sort in sorts) - self.gap)

    def ink(self, sorts: str) -> Ink:
        ink: set[tuple[int, int]] = set()
        left = 0
        for sort in sorts:
            drawing = self.drawings[sort]
            ink |= {(left + column, row) for column, row in drawing.ink}
            left += drawing.width + self.gap
        return frozenset(ink)


def set_large(text: str, width: int, height: int) -> tuple[str, ...] | None:
    """Set one line of text in the largest block letters that fit into `width` by `height` cells.

    Gives the rows, made of ▀ ▄ █ and spaces (one cell each) without spaces at their ends: lines of even lengths, set
    left, no word broken. Gives None when no size fits or when a character has no picture. Never raises.
    """
    plain = _DASH.sub("\u00a0", unicodedata.normalize("NFD", text).translate(_SAME).strip(" "))
    for face, scale, gap in _SIZES:
        ink = _set(plain, face(), gap, (width // scale, 2 * height // scale))
        if ink is not None:
            return _rows(_doubled(ink) if scale > 1 else ink)
    return None


def _set(text: str, face: Face, gap: int, box: tuple[int, int]) -> Ink | None:
    """Set a text (NFD) into a box of (width, height) pixels; rows count downward from 0 as negative numbers."""
    width, height = box
    type_ = _type(text, face, gap)
    if not type_ or not _may_fit(type_, width, height // face.pitches[-1] + 1):
        return None
    lines = [type_.ink(line) for line in balanced(type_.sorts, max(2, width), type_.width)]
    for pitch in face.pitches:
        ink = _stacked(lines, pitch)
        if not ink or -min(row for _, row in ink) < height:
            return ink
    return None


def _type(text: str, face: Face, gap: int) -> _Type | None:
    characters = [found for found in _CHARACTER.findall(text) if found]
    sorts = {character: chr(_SORTS + number) for number, character in enumerate(dict.fromkeys(characters))} | {" ": " "}
    drawings = {sort: drawing for character, sort in sorts.items() if (drawing := face.drawing(character))}
    if len(drawings) < len(sorts):
        return None
    return _Type("".join(sorts[character] for character in characters), drawings, gap)


def _may_fit(type_: _Type, width: int, most_lines: int) -> bool:
    """Refuse at once what no breaking makes fit: a word too wide for a line, a text far too long."""
    between = type_.width(" ") + 2 * type_.gap
    widest = max(map(type_.width, type_.sorts.split(" ")))
    return widest <= width and type_.width(type_.sorts) <= most_lines * (width + between)


def _stacked(lines: list[Ink], pitch: int) -> Ink:
    """Put lines under each other, the highest pixel in row 0; a line with high accents gets the room they need."""
    ink: set[tuple[int, int]] = set()
    base, deepest = 0, -pitch
    for line in lines:
        top = max((row for _, row in line), default=0)
        needed = max(pitch, top - deepest + 1)
        base = base - needed - needed % 2 if ink else -top
        deepest = min((row for _, row in line), default=0)
        ink |= {(column, row + base) for column, row in line}
    return frozenset(ink)


def _doubled(ink: Ink) -> Ink:
    """Make every pixel four and smooth the slants: a quarter follows its two outer neighbours where they agree."""
    bigger: set[tuple[int, int]] = set()
    beside = {(column + i, row + j) for column, row in ink for i, j in ((-1, 0), (1, 0), (0, -1), (0, 1))}
    for x, y in ink | beside:
        here = (x, y) in ink
        right, left, up, down = (x + 1, y) in ink, (x - 1, y) in ink, (x, y + 1) in ink, (x, y - 1) in ink
        for i, side, other in ((0, left, right), (1, right, left)):
            for j, end, far in ((0, down, up), (1, up, down)):
                corner = side == end and side != far and end != other
                if side if corner else here:
                    bigger.add((2 * x + i, 2 * y + j))
    return frozenset(bigger)


def _rows(ink: Ink) -> tuple[str, ...]:
    if not ink:
        return ()
    top = max(row for _, row in ink)
    depth = top - min(row for _, row in ink) + 1
    breadth = max(column for column, _ in ink) + 1
    return tuple(
        "".join(_HALVES[(x, top - y) in ink, (x, top - y - 1) in ink] for x in range(breadth)).rstrip()
        for y in range(0, depth, 2)
    )
