"""Cue cards as Markdown: one heading a card, for a document that people go on working in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redcarpet.core.cards import Card
from redcarpet.core.stack import Stack

MARK = "<!-- redcarpet cue cards -->"
"""The first line; no reader shows it."""

# What means something anywhere: emphasis, code, links, tags, entities, tables, strike-through, mathematics, mentions,
# and the colon of an address or a :smile:.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&$@^]|(?<=[^\W\d])\.(?=\w)|:(?=\S)|==")
# What means something only where a line begins: lists, quotes, rules, headings that are underlined.
_AT_START = re.compile(r"^([ \t]*(?:\d{1,9}(?=[.)])|))([-+=.)])")


def markdown_of(stack: Stack) -> str:
    """Write a stack as Markdown.

    Whatever stands in a bank is shown as it is written there: none of it is formatting, a link or HTML.
    """
    head = [MARK, "", "# Cue cards", "", " · ".join(map(escaped, stack.facts)), ""]
    return "\n".join([*head, *(line for card in stack.questions for line in _card(card))])


def escaped(text: str) -> str:
    """Write one line of text so that Markdown shows exactly it, also at the beginning of a line."""
    text = _ANYWHERE.sub(lambda match: "".join(f"\\{mark}" for mark in match[0]), text)
    return _AT_START.sub(r"\1\\\2", text)


def _card(card: Card) -> Iterator[str]:
    yield f"## {card.number}/{card.total} · {escaped(card.ask)}"
    yield ""
    facts = (card.for_words.upper(), card.topic, f"{card.seconds} s", *card.needs, card.bank, card.id)
    yield " · ".join(escaped(fact) for fact in facts if fact)
    yield ""
    yield "- [ ] asked"
    yield from (f"- ↳ {escaped(words)}" for words in card.follow_ups)
    yield ""
    for label, words in (("Say", card.say), ("Shout", card.short), ("To close", card.exit_line)):
        yield from (f"{label}: {escaped(words)}", "") if words else ()
    if card.note:
        yield from ("> " + escaped(line) for line in ["Note:", *card.note.split("\n")])
        yield ""
