"""Own questions: those that a reporter typed during the evening, which stand in no bank yet."""

from __future__ import annotations

from redcarpet.core.clocks import happened
from redcarpet.core.evening import Evening
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One of them, however often it was typed."""

    key: str
    """Its key in the journal."""
    ask: str
    """Its words, as they were typed first."""
    topic: str
    """What it was said to be about; mostly empty."""
    at: int
    """When it was typed first, in UTC milliseconds."""
    by: str
    """Who typed it: the person, else the device; empty when the journal does not tell."""
    asked: int
    """How often it was asked this evening."""


def own_questions(evening: Evening) -> tuple[OwnQuestion, ...]:
    """Give the own questions of an evening in the order in which they were typed; those taken back are none."""
    found: dict[str, OwnQuestion] = {}
    for record in evening.tally.own:
        ask = clean(record.words)
        if not ask or fingerprint(ask) in found:
            continue
        device, person = evening.people.get(record.run, ("", ""))
        key = record.question or fingerprint(ask)
        topic = clean(record.text("topic"))
        at, by = happened(evening, record), person or device
        found[fingerprint(ask)] = OwnQuestion(key, ask, topic, at, by, _asked(evening, key))
    return tuple(found.values())


def _asked(evening: Evening, key: str) -> int:
    return len({record.identity for marks in evening.tally.for_anyone(key) for record in marks.asked})


def as_questions(evening: Evening) -> tuple[Question, ...]:
    """Give them as questions without a bank, to be asked again of others."""
    return tuple(Question(one.ask, key=one.key, topic=one.topic) for one in own_questions(evening))
