"""A bank: one file of questions; and the questions of several banks together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from redcarpet.core.guest import Guest
from redcarpet.core.problem import Problem, Span
from redcarpet.core.question import DERIVED, ForWhom, Question, fingerprint
from redcarpet.core.values import dataclass
from redcarpet.core.words import brief


@dataclass(frozen=True, slots=True)
class Bank:
    """One YAML file of questions. What it says of all its questions is already given to each of them."""

    title: str
    """What the producer calls it; the file's name when nothing is written."""
    campaign: str = ""
    """The campaign that it belongs to, such as #AskHerMore."""
    for_whom: ForWhom = "anyone"
    """Whom its questions are meant for where they say nothing else: her, him or anyone. Written `for`."""
    why: str = ""
    """Why the bank is not for anyone."""
    language: str = "en"
    """Of all its questions, such as en or sv (BCP 47)."""
    questions: tuple[Question, ...] = ()
    """One after another, in the order in which they are read."""
    path: str = field(default="", metadata=DERIVED)
    """The file."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading some banks and a sheet of guests gave: what could be read, and every problem met on the way."""

    questions: tuple[Question, ...] = ()
    banks: tuple[Bank, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: int = 0
    """Questions that stand in the files and could not be read."""
    guests: tuple[Guest, ...] = ()
    """Whom the event's sheet expects, in its order, each with an id of its own."""

    def summary(self) -> str:
        """Say in a line what could not be read, and where the first mistake is; empty when there is none.

        `redcarpet list` prints every mistake.
        """
        errors = [problem for problem in self.problems if problem.level == "error"]
        if not errors:
            return ""
        first = errors[0]
        name = first.path.replace("\\", "/").rpartition("/")[2]
        lost = f"{self.unread} question{'s' * (self.unread != 1)} not read, " if self.unread else ""
        count = "1 mistake" if len(errors) == 1 else f"{len(errors)} mistakes, the first"
        return f"{lost}{count}: {name}:{first.span.line}:{first.span.column} {first.message} {first.help}".rstrip()


SAME_ID = "RC501"
"""The rule of an id that two questions have; the desk tells it, too, because marks go by the id."""
SAME_ID_HELP = "Give one of them another id."


def gathered(banks: Iterable[Bank], problems: Iterable[Problem] = (), unread: int = 0) -> Loaded:
    """Join banks into one list of questions with unique keys.

    The same words twice are one question (the first stays). Two different questions with one id both stay; the
    second goes by its words, and a problem names both places.
    """
    banks = tuple(banks)
    seen: dict[str, Question] = {}
    found = list(problems)
    for question, first in _told_apart(banks):
        seen.setdefault(question.key, question)
        if first is not None:
            found.append(_same_id(question, first))
    return Loaded(tuple(seen.values()), banks, tuple(found), unread)


def same_ids(banks: Iterable[Bank]) -> Iterator[tuple[Question, Question]]:
    """Give each question whose id an earlier one with other words has already, and the first of that id."""
    return ((question, first) for question, first in _told_apart(banks) if first is not None)


def same_id_said(second: Question, first: Question) -> str:
    """Say that two questions have one id, and where the first of them is."""
    name = brief(second.id or first.id)
    return f"The id “{name}” is used twice; the other one is in {first.path}, line {first.line}."


def _told_apart(banks: Iterable[Bank]) -> Iterator[tuple[Question, Question | None]]:
    """Give each question under a key that none with other words has; and the first of its id, where that was taken."""
    seen: dict[str, Question] = {}
    for question in (question for bank in banks for question in bank.questions):
        first = seen.setdefault(question.key, question)
        if first is question or fingerprint(first.ask) == fingerprint(question.ask):
            yield question, None
        else:
            yield replace(question, key=fingerprint(question.ask)), first


def _same_id(second: Question, first: Question) -> Problem:
    return Problem(SAME_ID, same_id_said(second, first), second.path, Span(second.line, 1), SAME_ID_HELP)
