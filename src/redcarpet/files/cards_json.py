"""Cue cards as JSON: one versioned object, for programs.

    {
      "redcarpet": "cue cards", "version": 1,
      "query", "seed", "total"      which deck this is, as the caller tells it
      "stack"                       the code that stands on each card, such as "K7QX"
      "guests": [{                  the name cards, in the order of arrival; often none
        "name", "say", "pronouns", "role", "project", "nominations": [], "tonight", "place", "places", "note", "for"
      }],
      "cards": [{                   the questions, in order
        "key", "number", "total", "id", "ask", "follow_ups": [], "say", "short", "topic", "needs": [], "bank",
        "campaign", "seconds", "exit_line", "note", "guest", "for", "written": {}
      }]
    }

Every name is always there, but for those in `written`: a question as its bank has it, by the names of the bank format,
without what the bank does not say. `guest` is the name of whom a card is printed for, empty for any. What parts a stack
by topic is not told: each card has its topic.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields

from redcarpet.core.cards import Card, NameCard
from redcarpet.core.question import Question, Source
from redcarpet.core.stack import Stack

MARK = '{\n  "redcarpet": "cue cards",'
"""How every JSON export begins."""
VERSION = 1
"""Raised when a program that reads the old form could misread the new one."""

# What is no sign on paper, but an order to a terminal, or turns the direction of writing; JSON can spell it.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff\U000e0000-\U000e007f]")

_NOT_TOLD = ("note", "ignore", "bank", "path", "line", "key")
"""Private, or about this computer, or told elsewhere in the object."""


def json_of(stack: Stack, about: Mapping[str, object]) -> str:
    """Write a stack as one JSON object. `about` says which deck this is: its query, its seed.

    A question's words are ready to be said; `written` is the question as its bank has it. No character in it orders a
    terminal about: such ones are spelled.
    """
    guests = [_told(card) for card in stack.cards if isinstance(card, NameCard)]
    cards = [_card(card) for card in stack.questions]
    head = {"redcarpet": "cue cards", "version": VERSION, **about, "stack": stack.code}
    text = json.dumps({**head, "guests": guests, "cards": cards}, ensure_ascii=False, indent=2) + "\n"
    return _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _card(card: Card) -> dict[str, object]:
    return {"key": card.question.key, **_told(card), "written": written(card.question)}


def _told(card: Card | NameCard) -> dict[str, object]:
    names = (field.name for field in fields(card) if field.name not in ("question", "for_whom"))
    return {**{name: getattr(card, name) for name in names}, "for": card.for_whom}


def written(question: Question) -> dict[str, object]:
    """Give what a bank says of a question, by the names of the bank format; what it doesn't say is left out.

    The private note is never among it, nor anything about the file.
    """
    told = {field.name: getattr(question, field.name) for field in fields(question) if field.name not in _NOT_TOLD}
    told["for"] = told.pop("for_whom")
    return {name: _plain(value) for name, value in told.items() if value}


def _plain(value: object) -> object:
    return {"title": value.title, "url": value.url} if isinstance(value, Source) else value
