"""Cue cards as plain text: boxes for a terminal, or sheets for a line printer.

The right edge tells without colour what a card is when the cards are fanned: a question for her in the upper half, for
him in the lower half, for anyone all the way down; a guest's name as a dashed edge, a topic as a black one. The same
stands on the card in words. The frame's upper line names the guest, its lower line the stack, for dropped cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from rich.cells import cell_len

from redcarpet.core.cards import AnyCard, Card, Divider, NameCard, initials, shared_out
from redcarpet.core.question import ForWhom
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean, wrapped
from redcarpet.core.values import dataclass
from redcarpet.files.card_text import BESIDE, Edge, Face, Line, Signs, cleaned, face_of

MARK = "redcarpet cue cards"
"""How every text export begins."""

_SHEET_LINES = 58
"""Lines that a line printer puts on A4 or Letter, without the two of the heading."""
_CARD_LINES = 14
"""Lines of a card on a sheet, so that a sheet is cut evenly; a long question takes more."""
_TWO_COLUMNS = 100
"""From this width, in cells, two cards stand side by side on a terminal."""
_WIDEST, _NARROWEST = 76, 20
"""Cells of one card with its frame."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """What the frames are drawn with, each one cell wide; and the signs among the words."""

    corners: str
    """Top left, top right, bottom left, bottom right."""
    across: str
    down: str
    edges: dict[ForWhom, str]
    """The right edge, by whom the question is for."""
    black: str
    """The right edge of what is no question."""
    signs: Signs


BOXES = Strokes("┌┐└┘", "─", "│", {"her": "█", "him": "▒", "anyone": "║"}, "█", Signs("↳", "·", block_letters=True))
ASCII = Strokes("++++", "-", "|", {"her": "#", "him": "%", "anyone": "|"}, "#", Signs(">", "-", block_letters=False))


@dataclass(frozen=True, slots=True)
class Paper:
    """What the cards are written on."""

    width: int = 80
    """Cells of a line."""
    paged: bool = True
    """Sheets with a form feed between them; else one card after another, for a terminal."""
    bold: bool = False
    """Whether questions are made bold by escape sequences."""
    strokes: Strokes = BOXES


@dataclass(frozen=True, slots=True)
class _Frame:
    """How large a card is drawn, and what its lower line tells."""

    width: int
    """Cells."""
    least: int
    """Lines that it has at least."""
    code: str
    """The stack's."""
    guest: str
    """Whom the whole stack is for; empty where it is for several, or for any."""
    paper: Paper

    @property
    def inner(self) -> int:
        """Cells of a line of words."""
        return self.width - 2 * BESIDE - 2


def strokes_for(encoding: str) -> Strokes:
    """Choose strokes that an output's encoding can write."""
    frame = BOXES.corners + BOXES.across + BOXES.down + BOXES.black + "".join(BOXES.edges.values())
    needed = frame + BOXES.signs.follow_up + BOXES.signs.between + "▀▄"
    try:
        needed.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BOXES


def text_of(stack: Stack, paper: Paper) -> str:
    """Write a stack as text.

    Text is never cut: a long question makes its card taller. Nothing in it orders a terminal or a printer about, but
    for form feeds between sheets and what makes a line bold, where `paper` wants them.
    """
    columns = 2 if paper.width >= _TWO_COLUMNS and not paper.paged else 1
    width = max(_NARROWEST, min(_WIDEST, (paper.width - BESIDE * (columns - 1)) // columns))
    cards = tuple(map(cleaned, stack.cards))
    guests = {_guest(card) for card in cards if not isinstance(card, Divider)}
    guest = guests.pop() if len(guests) == 1 else ""
    frame = _Frame(width, _CARD_LINES if paper.paged else 0, stack.code, guest, paper)
    rows = [_row(row, frame) for row in _in_rows(cards, columns)]
    sheets = shared_out(rows, _SHEET_LINES, len) if paper.paged else (tuple(rows),)
    pages = (
        [*_heading(stack, number, len(sheets), paper), *chain.from_iterable(sheet)]
        for number, sheet in enumerate(sheets, 1)
    )
    return "\f".join("\n".join(page) + "\n" for page in pages)


def _heading(stack: Stack, number: int, total: int, paper: Paper) -> list[str]:
    title = f"redcarpet {stack.title[:1].lower()}{stack.title[1:]}"
    called = [title] if title.startswith(MARK) else [MARK, stack.title]
    sheet = [f"sheet {number} of {total}"] if total > 1 else []
    line = f" {paper.strokes.signs.between} ".join([*called, *stack.facts, *sheet])
    return [*wrapped(clean(line), max(_NARROWEST, paper.width), cell_len), ""]


def _in_rows(cards: Sequence[AnyCard], columns: int) -> Sequence[Sequence[AnyCard]]:
    """Put cards side by side; a name or a topic begins a row of its own after questions."""
    rows: list[list[AnyCard]] = []
    for before, card in zip((None, *cards), cards, strict=False):
        begins = isinstance(before, Card) and not isinstance(card, Card)
        if begins or not rows or len(rows[-1]) == columns:
            rows.append([])
        rows[-1].append(card)
    return rows


def _row(cards: Sequence[AnyCard], frame: _Frame) -> list[str]:
    """Draw cards side by side, as tall as the tallest."""
    faces = [_face(card, frame) for card in cards]
    tallest = max(frame.least - 2, *(_height(face) for face in faces))
    drawn = [_drawn(face, tallest, _sorts(card, frame), frame) for card, face in zip(cards, faces, strict=True)]
    return [(" " * BESIDE).join(lines) for lines in zip(*drawn, strict=True)]


def _face(card: AnyCard, frame: _Frame) -> Face:
    """Arrange a card's words; a guest's name too long for the frame stands above the head, if nowhere else."""
    face = face_of(card, frame.inner, frame.paper.strokes.signs)
    if cell_len(face.title) <= frame.inner - BESIDE:
        return face
    above = wrapped(face.title, frame.inner, cell_len) if isinstance(card, Card) else ()
    return replace(face, title="", head=(*above, *face.head))


def _height(face: Face) -> int:
    return len(face.head) + 2 + len(face.middle) + len(face.foot)


def _drawn(face: Face, height: int, sorts: str, frame: _Frame) -> list[str]:
    """Draw a card of `height` lines in a frame; what is read first stands in the middle of the room left."""
    strokes = frame.paper.strokes
    spare = height - _height(face) + 2
    above, under = [Line()] * (spare // 2), [Line()] * (spare - spare // 2)
    lines = [*map(Line, face.head), *above, *face.middle, *under, *map(Line, face.foot)]
    beside = " " * BESIDE
    rows = (
        strokes.down + beside + _shown(line, frame) + beside + edge
        for line, edge in zip(lines, _edge(face.edge, height, strokes), strict=True)
    )
    corner = tuple(strokes.corners)
    across = strokes.across * (frame.width - 2)
    top, bottom = _told(face.title), _told(sorts)
    top = strokes.across + top + across[cell_len(top) + 1 :] if top else across
    bottom = across[cell_len(bottom) + 1 :] + bottom + strokes.across
    return [corner[0] + top + corner[1], *rows, corner[2] + bottom + corner[3]]


def _told(text: str) -> str:
    return f" {text} " if text else ""


def _guest(card: AnyCard) -> str:
    match card:
        case Card():
            return card.guest
        case NameCard():
            return card.name
        case Divider():
            return ""


def _sorts(card: AnyCard, frame: _Frame) -> str:
    """Give what sorts dropped cards: the guest's initials and the stack's code."""
    return f"{initials(_guest(card) or frame.guest)} {frame.code}".strip()


def _edge(edge: Edge, height: int, strokes: Strokes) -> str:
    plain, black, middle = strokes.down, strokes.black, -(-height // 2)
    match edge:
        case "her":
            return strokes.edges[edge] * middle + plain * (height - middle)
        case "him":
            return plain * middle + strokes.edges[edge] * (height - middle)
        case "anyone":
            return strokes.edges[edge] * height
        case "name":
            return (black + plain) * (height // 2) + black * (height % 2)
        case "divider":
            return black * height


def _shown(line: Line, frame: _Frame) -> str:
    filling = " " * max(0, frame.inner - cell_len(line.text))
    return (f"\x1b[1m{line.text}\x1b[0m" if line.bold and frame.paper.bold else line.text) + filling
