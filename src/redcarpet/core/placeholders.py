"""Placeholders in a question: `{project}`, or `{project|your film}` with the words to say when nothing is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from redcarpet.core.question import Question

GENERAL = {
    "guest": "you",
    "first_name": "you",
    "project": "this project",
    "role": "your part",
    "nomination": "your nomination",
}
"""What is said for each placeholder that has neither a value nor words of its own."""

_PLACEHOLDER = re.compile(r"\{\s*(guest|first_name|project|role|nomination)\s*(?:\|([^{}]*))?\}")


def filled(text: str, known: Mapping[str, str] | None = None) -> str:
    """Give the words to say: each placeholder replaced by what is known of the guest, else by its fallback.

    Never leaves one of the five placeholders in the text; other braces are a producer's own and stay.
    """
    if "{" not in text:
        return text
    values = known or {}
    return _PLACEHOLDER.sub(lambda match: values.get(match[1]) or (match[2] or "").strip() or GENERAL[match[1]], text)


def words(question: Question, known: Mapping[str, str] | None = None) -> str:
    """Give the words in which a question is said."""
    return filled(question.say or question.ask, known)


def unfilled(text: str, known: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Name the placeholders that have neither a value nor a fallback: the question "needs" these."""
    values = known or {}
    return tuple(
        match[1] for match in _PLACEHOLDER.finditer(text) if not values.get(match[1]) and not (match[2] or "").strip()
    )
