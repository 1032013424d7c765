"""Cue cards as JSON: one versioned object, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields

from redcarpet.core.cards import Card
from redcarpet.core.question import Question, Source
from redcarpet.core.stack import Stack

MARK = '{\n  "redcarpet": "cue cards",'
"""How every JSON export begins."""
VERSION = 1
"""Raised when a program that reads the old form could misread the new one."""

_NOT_TOLD = ("note", "ignore", "bank", "path", "line", "key")
"""Private, or about this computer, or told elsewhere in the object."""


def json_of(stack: Stack, about: Mapping[str, object]) -> str:
    """Write a stack as one JSON object. `about` says which deck this is: its query, its seed.

    A question's words are ready to be said; `written` is the question as its bank has it.
    """
    whole = {"redcarpet": "cue cards", "version": VERSION, **about, "cards": [_card(card) for card in stack.questions]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _card(card: Card) -> dict[str, object]:
    told: dict[str, object] = {
        field.name: getattr(card, field.name) for field in fields(card) if field.name not in ("question", "for_whom")
    }
    told["for"] = card.for_whom
    return {"key": card.question.key, **told, "written": written(card.question)}


def written(question: Question) -> dict[str, object]:
    """Give what a bank says of a question, by the names of the bank format; what it doesn't say is left out.

    The private note is never among it, nor anything about the file.
    """
    told = {field.name: getattr(question, field.name) for field in fields(question) if field.name not in _NOT_TOLD}
    told["for"] = told.pop("for_whom")
    return {name: _plain(value) for name, value in told.items() if value}


def _plain(value: object) -> object:
    return {"title": value.title, "url": value.url} if isinstance(value, Source) else value
