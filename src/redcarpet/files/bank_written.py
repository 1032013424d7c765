"""A bank written as YAML: a question's fields as its file would have them, and a whole bank from scratch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redcarpet.core.bank import Bank
from redcarpet.core.question import Question
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.yaml_question import QUESTION
from redcarpet.files.yaml_written import Record, Written, record_lines, spaced

_ORDER = (
    *("ask", "id", "short", "say", "for", "why", "topic", "tags", "roles", "follow_ups", "note", "needs", "mirror"),
    *("sensitivity", "exit_line", "source", "status", "language", "ignore"),
)
_ALWAYS = {"sensitivity": "none", "status": "approved"}
"""What a question is when nothing is said."""


class NotAsMeantError(Exception):
    """What was written would not read back as what was meant; nothing is to be kept of it."""


def written_fields(question: Question, bank: Bank) -> Record:
    """Give what a file must say of a question, in its order: what the bank says of all its questions is left out."""
    given: dict[str, Written] = {**_ALWAYS, "for": bank.for_whom, "language": bank.language, "why": ""}
    if question.for_whom == bank.for_whom:
        given["why"] = bank.why
    told = {written: written_value(question, written) for written in _ORDER}
    return {name: value for name, value in told.items() if value != given.get(name, type(value)())}


def written_value(question: Question, written: str) -> Written:
    """Give one field of a question by its name in a file."""
    match written:
        case "source":
            source = question.source
            told = {"title": source.title, "url": source.url} if source else {}
            return {name: text for name, text in told.items() if text}
        case "ignore":
            excuses = ({"rule": one.rule, "reason": one.reason} for one in question.ignore)
            return tuple({name: text for name, text in one.items() if text} for one in excuses)
    value: Written = getattr(question, QUESTION.fields[written].name)
    return value


def settled(bank: Bank) -> Bank:
    """Let a bank say for all its questions what they all say: whom they are for and why, and the language."""
    for_whom = {question.for_whom for question in bank.questions}
    why = {question.why for question in bank.questions}
    language = {question.language for question in bank.questions}
    one_kind = len(for_whom) == 1
    return replace(
        bank,
        for_whom=next(iter(for_whom)) if one_kind else "anyone",
        why=next(iter(why)) if one_kind and len(why) == 1 else "",
        language=next(iter(language)) if len(language) == 1 else "en",
    )


def bank_bytes(bank: Bank, comments: Sequence[Sequence[str]]) -> bytes:
    """Write a bank, having read it back. Raises NotAsMeantError.

    `comments` has the lines of remarks above each question, and those at the end.
    """
    head: dict[str, Written] = {"title": bank.title, "campaign": bank.campaign, "for": bank.for_whom, "why": bank.why}
    head = {name: value for name, value in {**head, "language": bank.language}.items() if value}
    records = [written_fields(question, bank) for question in bank.questions]
    last = [f"  # {comment}" for comment in comments[len(records)]]
    body = spaced(list(zip(records, comments, strict=False)))
    lines = [*record_lines(head), "", "questions:", *_without_first_gap(body), *([""] if last else []), *last, ""]
    raw = "\n".join(lines).encode()
    read, _, unread = bank_from_bytes(raw, bank.path)
    if read is None or unread or _unplaced(read) != _unplaced(bank):
        raise NotAsMeantError
    return raw


def _without_first_gap(lines: Iterable[str]) -> list[str]:
    return list(lines)[1:]


def _unplaced(bank: Bank) -> Bank:
    unplaced = (replace(one, line=0, key="", bank=bank.title, path=bank.path) for one in bank.questions)
    return replace(bank, questions=tuple(unplaced))
