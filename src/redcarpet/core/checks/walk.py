"""Going over the questions of all banks: which of them a rule judges, what of them is said aloud, where that stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from redcarpet.core.bank import Bank
from redcarpet.core.checks.excuses import excused
from redcarpet.core.checks.rule import Checked, Place, Spoken
from redcarpet.core.question import Question

Found = TypeVar("Found")


def judged(checked: Checked, rule: str) -> Iterator[tuple[Bank, Question]]:
    """Give each question that a rule judges, with its bank: it is not retired, and not excused from the rule."""
    return ((bank, question) for bank in checked.banks for question in judged_of(bank, rule))


def judged_of(bank: Bank, rule: str) -> Iterator[Question]:
    """Give each question of a bank that a rule judges."""
    for question in bank.questions:
        if question.status != "retired" and not (question.ignore and excused(question, rule)):
            yield question


def place_of(bank: Bank, question: Question, field: str = "", index: int = 0, span: tuple[int, int] = (0, 0)) -> Place:
    """Give the place of a question, of one of its fields, or of some code points in that."""
    return Place(question.path or bank.path, question.line, field, index, *span)


def whereabouts(bank: Bank, question: Question) -> str:
    """Say where a question stands, such as "questions/her.yaml, line 12"."""
    return f"{question.path or bank.path}, line {question.line}"


def in_english(bank: Bank, question: Question) -> bool:
    """Say whether a question is written in English, as its bank is when nothing else is said."""
    language = question.language or bank.language or "en"
    return language.replace("_", "-").partition("-")[0].casefold() == "en"


def first_found(
    question: Question, find: Callable[[str], Found | None], *, follow_ups: bool = True
) -> Iterator[tuple[Spoken, int, Found]]:
    """Give what is found in a question: once in its own words, which are written up to three times, and in follow-ups.

    With the field and the place in the field's list.
    """
    words: tuple[tuple[Spoken, str], ...] = (("ask", question.ask), ("say", question.say), ("short", question.short))
    in_words = ((name, 0, found) for name, text in words if text and (found := find(text)) is not None)
    yield from list(in_words)[:1]
    if follow_ups:
        for index, text in enumerate(question.follow_ups):
            if (found := find(text)) is not None:
                yield "follow_ups", index, found
