"""One card as plain text: which words stand on it, from top to bottom, before a frame is drawn around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Literal

from rich.cells import cell_len

from redcarpet.core.block_letters import set_large
from redcarpet.core.cards import AnyCard, Card, Divider, NameCard
from redcarpet.core.question import ForWhom
from redcarpet.core.text import balanced, clean, clean_lines, wrapped
from redcarpet.core.values import dataclass

Edge = ForWhom | Literal["name", "divider"]
"""What a card's right edge tells when the cards are fanned."""

BESIDE = 2
"""Cells between two texts on a line, between a card's frame and its words, and between two cards."""

_MEASURE = 52
"""Cells of a question's line: short lines are read in one glance, with space around them."""
_LARGE = (5, 7, 11)
"""Lines that a name in block letters may take: one line of letters, one with high accents, two."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands among the words; each one cell wide."""

    follow_up: str
    between: str
    """Stands between two facts on a line."""
    block_letters: bool
    """Whether names may be set in letters made of ▀ ▄ █."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line on a card."""

    text: str = ""
    bold: bool = False
    """Whether it is to be bold where that can be."""


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on a card; none of its lines is wider than was asked for."""

    edge: Edge
    title: str
    """Stands in the frame's upper line where it fits there; else it belongs above the head."""
    head: tuple[str, ...]
    middle: tuple[Line, ...]
    """What is read first."""
    foot: tuple[str, ...]


def cleaned(card: AnyCard) -> AnyCard:
    """Give a card whose words are lines of harmless text, whoever made it: what banks say was cleaned when read."""
    words: dict[str, object] = {}
    for field in fields(card):
        match getattr(card, field.name):
            case str(text):
                words[field.name] = clean_lines(text) if field.name == "note" else clean(text)
            case tuple(texts):
                words[field.name] = tuple(map(clean, texts))
    return replace(card, **words)  # type: ignore[arg-type] # each field has what it had: a text or several


def face_of(card: AnyCard, width: int, signs: Signs) -> Face:
    """Arrange a card's words in lines of at most `width` cells (14 or more), whole and in the order of reading."""
    match card:
        case Card():
            return _of_question(card, width, signs)
        case NameCard():
            return _of_name(card, width, signs)
        case Divider():
            return _of_divider(card, width, signs)


def _of_question(card: Card, width: int, signs: Signs) -> Face:
    told = {"say": card.say, "shout": card.short, "to close": card.exit_line, "note": card.note}
    labelled = [(f"{label}: ", words) for label, words in told.items() if words]
    labelled += [("", need) for need in card.needs]
    parts = (
        [line for words in card.follow_ups for line in _hanging(f"{signs.follow_up} ", words, width)],
        [line for label, words in labelled for line in _hanging(label, words, width)],
        _spread("[ ] asked", _dotted((f"{card.seconds} s", *card.origin, card.id), width, signs), width),
    )
    return Face(
        card.for_whom,
        card.guest,
        tuple(_spread(f"{card.number}/{card.total}  {card.topic}".rstrip(), [card.for_words.upper()], width)),
        tuple(_in_middle(card.ask, width)),
        _with_space_between(parts),
    )


def _of_name(card: NameCard, width: int, signs: Signs) -> Face:
    place = f"guest {card.place} of {card.places}" if card.places > 1 else ""
    say = [Line(), *(Line(line, bold=True) for line in _hanging("  say it: ", card.say, width))] if card.say else []
    parts = (
        [
            *_dotted((card.pronouns, card.role, card.project), width, signs),
            *_hanging("up for: ", "\n".join(card.nominations), width),
        ],
        list(_hanging("note: ", card.note, width)),
    )
    return Face(
        "name",
        card.name,
        tuple(_spread(place, [card.tonight.upper()], width)),
        (*_large(card.name, width, signs), *say),
        _with_space_between(parts),
    )


def _of_divider(card: Divider, width: int, signs: Signs) -> Face:
    topic = card.topic or "no topic"
    count = f"{card.count} question{'s' * (card.count != 1)}"
    return Face("divider", topic, (), (*_large(topic, width, signs), Line(), Line(f"  {count}")), ())


def _large(text: str, width: int, signs: Signs) -> Iterator[Line]:
    """Set a text in block letters where it fits and each of its characters has a picture; else as it is."""
    sizes = (set_large(text, width - 2, height) for height in _LARGE if signs.block_letters)
    letters = next(filter(None, sizes), None)
    yield from (Line(f"  {row}") for row in letters) if letters else _in_middle(text, width)


def _in_middle(text: str, width: int) -> Iterator[Line]:
    yield from (Line(f"  {line}", bold=True) for line in balanced(text, min(width - 2, _MEASURE), cell_len))


def _dotted(facts: Iterable[str], width: int, signs: Signs) -> list[str]:
    """Set facts with dots between them; a line ends between two of them where it can."""
    lines: list[str] = []
    for fact in filter(None, facts):
        longer = f"{lines[-1]} {signs.between} {fact}" if lines else fact
        if cell_len(longer) <= width:
            lines[-1:] = [longer]
        else:
            lines.append(fact)
    return [part for line in lines for part in wrapped(line, width, cell_len)]


def _with_space_between(parts: Iterable[list[str]]) -> tuple[str, ...]:
    lines = [line for part in parts if any(part) for line in ("", *part)]
    return tuple(lines[1:])


def _spread(left: str, right: Sequence[str], width: int) -> list[str]:
    """Set texts to the two ends of a line; one under the other where they don't fit."""
    between = width - cell_len(left) - sum(map(cell_len, right))
    if len(right) == 1 and between >= BESIDE:
        return [left + " " * between + right[0]]
    return [line for text in (left, *right) if text for line in wrapped(text, width, cell_len)]


def _hanging(label: str, words: str, width: int) -> Iterator[str]:
    if not words:
        return
    indent = cell_len(label)
    lines = [line for part in words.split("\n") for line in wrapped(part, width - indent, cell_len)]
    for start, line in zip([label, *[" " * indent] * len(lines)], lines, strict=False):
        yield start + line
