"""Cue cards as plain text: boxes for a terminal, or sheets for a line printer.

The right edge tells whom a question is for when the cards are fanned, without colour: her in the upper half, him in
the lower half, anyone all the way down. The same stands on the card in words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain

from rich.cells import cell_len

from redcarpet.core.cards import Card, shared_out
from redcarpet.core.question import ForWhom
from redcarpet.core.stack import Stack
from redcarpet.core.text import wrapped
from redcarpet.core.values import dataclass

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
_MEASURE = 52
"""Cells of a question's line: short lines are read in one glance, with space around them."""
_BESIDE = 2
"""Cells between two cards, and between a card's frame and its words."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """What the cards are drawn with; each one cell wide."""

    corners: str
    """Top left, top right, bottom left, bottom right."""
    across: str
    down: str
    edges: dict[ForWhom, str]
    """The right edge, by whom the question is for."""
    follow_up: str
    between: str
    """Stands between two facts on a line."""


BOXES = Strokes("┌┐└┘", "─", "│", {"her": "█", "him": "▒", "anyone": "║"}, "↳", "·")
ASCII = Strokes("++++", "-", "|", {"her": "#", "him": "%", "anyone": "|"}, ">", "-")


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


def strokes_for(encoding: str) -> Strokes:
    """Choose strokes that an output's encoding can write."""
    needed = BOXES.corners + BOXES.across + BOXES.down + BOXES.follow_up + BOXES.between + "".join(BOXES.edges.values())
    try:
        needed.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BOXES


def text_of(stack: Stack, paper: Paper) -> str:
    """Write a stack as text.

    Text is never cut: a long question makes its card taller.
    """
    columns = 2 if paper.width >= _TWO_COLUMNS and not paper.paged else 1
    width = max(_NARROWEST, min(_WIDEST, (paper.width - _BESIDE * (columns - 1)) // columns))
    least = _CARD_LINES if paper.paged else 0
    cards = stack.questions
    rows = [_row(cards[start : start + columns], width, least, paper) for start in range(0, len(cards), columns)]
    sheets = shared_out(rows, _SHEET_LINES, len) if paper.paged else (tuple(rows),)
    pages = (
        [*_heading(stack.facts, number, len(sheets), paper), *chain.from_iterable(sheet)]
        for number, sheet in enumerate(sheets, 1)
    )
    return "\f".join("\n".join(page) + "\n" for page in pages)


def _heading(facts: Sequence[str], number: int, total: int, paper: Paper) -> list[str]:
    sheet = [f"sheet {number} of {total}"] if total > 1 else []
    line = f" {paper.strokes.between} ".join([MARK, *facts, *sheet])
    return [*wrapped(line, max(_NARROWEST, paper.width), cell_len), ""]


def _row(cards: Sequence[Card], width: int, least: int, paper: Paper) -> list[str]:
    """Draw cards side by side, as tall as the tallest."""
    drawn = [_drawn(card, width, least, paper) for card in cards]
    tallest = max(map(len, drawn))
    alike = [
        lines if len(lines) == tallest else _drawn(card, width, tallest, paper)
        for card, lines in zip(cards, drawn, strict=True)
    ]
    return [(" " * _BESIDE).join(lines) for lines in zip(*alike, strict=True)]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str = ""
    bold: bool = False


def _drawn(card: Card, width: int, least: int, paper: Paper) -> list[str]:
    """Draw a card of at least `least` lines of `width` cells; the question stands in the middle of the room left."""
    inner = width - 2 * _BESIDE - 2
    head, foot = _head(card, inner), [*_below(card, inner, paper.strokes), *_foot(card, inner, paper.strokes)]
    question = [_Line(f"  {line}", paper.bold) for line in _balanced(card.ask, min(inner - 2, _MEASURE))]
    spare = max(2, least - 2 - len(head) - len(question) - len(foot))
    above, under = [_Line()] * (spare // 2), [_Line()] * (spare - spare // 2)
    lines = [*map(_Line, head), *above, *question, *under, *map(_Line, foot)]
    return _framed(lines, card.for_whom, width, paper.strokes)


def _head(card: Card, width: int) -> list[str]:
    return _spread(f"{card.number}/{card.total}  {card.topic}".rstrip(), card.for_words.upper(), width)


def _below(card: Card, width: int, strokes: Strokes) -> Iterator[str]:
    for words in card.follow_ups:
        yield from _hanging(f"{strokes.follow_up} ", words, width)
    told = {"say": card.say, "shout": card.short, "to close": card.exit_line, "note": card.note}
    labelled = [(f"{label}: ", words) for label, words in told.items() if words]
    if card.follow_ups and (labelled or card.needs):
        yield ""
    for label, words in [*labelled, *(("", need) for need in card.needs)]:
        yield from _hanging(label, words, width)
    if card.follow_ups or labelled or card.needs:
        yield ""


def _foot(card: Card, width: int, strokes: Strokes) -> list[str]:
    facts = filter(None, (f"{card.seconds} s", card.bank, card.id))
    return _spread("[ ] asked", f" {strokes.between} ".join(facts), width)


def _spread(left: str, right: str, width: int) -> list[str]:
    """Set two texts to the two ends of a line; one under the other where they don't fit."""
    between = width - cell_len(left) - cell_len(right)
    if between >= _BESIDE:
        return [left + " " * between + right]
    return [*wrapped(left, width, cell_len), *wrapped(right, width, cell_len)]


def _hanging(label: str, words: str, width: int) -> Iterator[str]:
    indent = cell_len(label)
    lines = [line for part in words.split("\n") for line in wrapped(part, width - indent, cell_len)]
    for start, line in zip([label, *[" " * indent] * len(lines)], lines, strict=False):
        yield start + line


def _balanced(text: str, width: int) -> list[str]:
    """Wrap a text into as few lines as it needs, and those as alike in length as they can be."""
    fewest = wrapped(text, width, cell_len)
    if len(fewest) == 1:
        return fewest
    longest_word = max(map(cell_len, text.split(" ")))
    widths = range(min(longest_word, width), width)
    narrowest = bisect_left(widths, -len(fewest), key=lambda narrower: -len(wrapped(text, narrower, cell_len)))
    return wrapped(text, widths.start + narrowest, cell_len)


def _framed(lines: list[_Line], for_whom: ForWhom, width: int, strokes: Strokes) -> list[str]:
    across = strokes.across * (width - 2)
    middle = -(-len(lines) // 2)
    rows = (
        strokes.down + " " * _BESIDE + _shown(line, width - 2 * _BESIDE - 2) + " " * _BESIDE + edge
        for line, edge in zip(lines, _edge(for_whom, middle, len(lines), strokes), strict=True)
    )
    corner = list(strokes.corners)
    return [corner[0] + across + corner[1], *rows, corner[2] + across + corner[3]]


def _edge(for_whom: ForWhom, middle: int, height: int, strokes: Strokes) -> str:
    mark = strokes.edges[for_whom]
    upper = strokes.down if for_whom == "him" else mark
    lower = strokes.down if for_whom == "her" else mark
    return upper * middle + lower * (height - middle)


def _shown(line: _Line, width: int) -> str:
    filling = " " * max(0, width - cell_len(line.text))
    return (f"\x1b[1m{line.text}\x1b[0m" if line.bold else line.text) + filling
