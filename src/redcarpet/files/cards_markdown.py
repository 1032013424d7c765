"""Cue cards as Markdown: one heading a card, for a document that people go on working in.

Guests, then topics, then questions are headings of one level below another, so that an outline folds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from redcarpet.core.cards import AnyCard, Card, Divider, NameCard
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean, clean_lines

MARK = "<!-- redcarpet cue cards -->"
"""The first line; no reader shows it."""

# What means something anywhere: emphasis, code, links, tags, entities, tables, strike-through, mathematics, mentions,
# the colon of an address or a :smile:, the dot of www. or of a name; doubled, what marks a highlight or a comment.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&$@^]|(?<=[^\W\d])\.(?=\w)|(?<=[wW]{3})\.|:(?=\S)|==|%%")
# What means something only where a line begins: lists, quotes, rules, headings that are underlined, definitions.
_AT_START = re.compile(r"^(\(?(?:\d{1,9}|[^\W\d_]|[ivxlcdmIVXLCDM]+)(?=[.)])|)([-+=.):])")
# GitHub makes a link of an address even when its @ is escaped: only what stands between parts it.
_ADDRESS = re.compile(r"(?<=\S)\\@(?=\S)")
_NOTHING = "<!-- -->"


def markdown_of(stack: Stack) -> str:
    """Write a stack as Markdown.

    Whatever stands in a bank is shown as it is written there: none of it is formatting, a link or HTML.
    """
    facts = (*stack.facts, f"stack {stack.code}")
    head = [MARK, "", f"# {escaped(stack.title)}", "", " · ".join(map(escaped, facts)), ""]
    there = {type(card) for card in stack.cards}
    kinds = [kind for kind in (NameCard, Divider, Card) if kind in there]
    return "\n".join(
        [*head, *(line for card in stack.cards for line in _card(card, "##" + "#" * kinds.index(type(card))))]
    )


def escaped(text: str) -> str:
    """Write one line of text so that Markdown shows exactly it, also at the beginning of a line.

    It is cleaned first, as what banks say was when they were read.
    """
    text = _ANYWHERE.sub(lambda match: "".join(f"\\{mark}" for mark in match[0]), clean(text))
    return _AT_START.sub(r"\1\\\2", _ADDRESS.sub(rf"\\@{_NOTHING}", text))


def _card(card: AnyCard, level: str) -> Iterator[str]:
    match card:
        case Card():
            yield f"{level} {card.number}/{card.total} · {escaped(card.ask)}"
            yield from _of_question(card)
        case NameCard():
            yield f"{level} {escaped(card.name)}"
            yield from _of_name(card)
        case Divider():
            yield f"{level} {escaped(card.topic or 'no topic')}"
            yield from ("", f"{card.count} question{'s' * (card.count != 1)}", "")


def _of_question(card: Card) -> Iterator[str]:
    fits = (card.for_words.upper(), card.guest, card.topic)
    yield from _facts(*fits, f"{card.seconds} s", *card.needs, *card.origin, card.id)
    yield "- [ ] asked"
    yield from (f"- ↳ {escaped(words)}" for words in card.follow_ups)
    yield ""
    for label, words in (("Say", card.say), ("Shout", card.short), ("To close", card.exit_line)):
        yield from (f"{label}: {escaped(words)}", "") if words else ()
    yield from _note(card.note)


def _of_name(card: NameCard) -> Iterator[str]:
    place = f"guest {card.place} of {card.places}" if card.places > 1 else ""
    yield from _facts(place, card.tonight, card.pronouns, card.role, card.project)
    yield from (f"Say it: {escaped(card.say)}", "") if card.say else ()
    yield from (f"- up for {escaped(one)}" for one in card.nominations)
    yield from [""] if card.nominations else ()
    yield from _note(card.note)


def _facts(*facts: str) -> Iterator[str]:
    told = " · ".join(escaped(fact) for fact in facts if fact)
    yield ""
    yield from (told, "") if told else ()


def _note(note: str) -> Iterator[str]:
    """Quote a note; its lines stay lines."""
    if note:
        lines = [*map(escaped, f"Note: {clean_lines(note)}".split("\n")), ""]
        yield from (f"> {line}\\" if line and after else f"> {line}".rstrip() for line, after in pairwise(lines))
        yield ""
