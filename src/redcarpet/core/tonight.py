"""Tonight: what each question has been through, for the guests on the mic and for anyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from redcarpet.core.evening import Evening
from redcarpet.core.fold import NOBODY, Marks
from redcarpet.core.journal import Record
from redcarpet.core.question import Question
from redcarpet.core.roster import guest_of
from redcarpet.core.standing import UNTOUCHED, Standing, StandingOf


def standing_of(evening: Evening) -> StandingOf:
    """Give the function that tells how a question stands, for the guests on the mic."""
    guests = evening.guests or (NOBODY,)
    tally, mic, roster = evening.tally, evening.mic, evening.roster

    def untouched(question: Question) -> Standing:
        plain = question.path and not (question.needs or mic.guests or "{" in question.ask)
        return UNTOUCHED if plain else unmarked(question)

    def unmarked(question: Question) -> Standing:
        return Standing(
            own=not question.path,
            must_ask=question.key in mic.must_ask or (question.id != "" and question.id in mic.must_ask),
            unmet=mic.lacks(question),
            off_limits=mic.ban_of(question) is not None,
            spared=mic.is_spared(question),
        )

    def standing(question: Question) -> Standing:
        everyone = tally.marks.get(question.key)
        if not everyone:
            return untouched(question)
        own = [tally.of(question.key, guest) for guest in guests]
        return replace(
            unmarked(question),
            asked=max(len(marks.asked) for marks in own),
            asked_tonight=len({record.identity for marks in everyone.values() for record in marks.asked}),
            volunteered=any(marks.volunteered for marks in own),
            skipped=any(marks.skip is not None and marks.skip.on for marks in own),
            pinned=_is_on(marks.pin for marks in (tally.of(question.key), *own)),
            retired=_is_on(marks.retire for marks in everyone.values()),
            rating=_rating(own),
            guests=tuple(guest_of(roster, guest).name for guest, marks in everyone.items() if guest and marks.asked),
        )

    return standing


def _rating(own: Iterable[Marks]) -> str:
    """Give the last word on an answer; of an asking that was taken back there is none."""
    words = (marks.rating for marks in own if marks.rating and _is_of(marks.rating, marks.asked))
    last = _last(words)
    return last.text(last.kind) if last else ""


def _is_of(rating: Record, asked: Iterable[Record]) -> bool:
    return rating.target is None or any(rating.target == record.identity for record in asked)


def _is_on(words: Iterable[Record | None]) -> bool:
    """Say whether the last word is "on": also one said for one guest about what was said for another, or for nobody."""
    last = _last(words)
    return last is not None and last.on


def _last(words: Iterable[Record | None]) -> Record | None:
    return max((record for record in words if record is not None), key=lambda record: record.order, default=None)


def asked_last(evening: Evening) -> Record | None:
    """Give this person's latest asking of any question, which a rating and a memo are about; None without one."""
    return next((record for record in reversed(evening.tally.asked) if evening.is_own(record)), None)


def last_asked(evening: Evening, question: Question) -> Record | None:
    """Give the latest asking of a question to the guests on the mic; None when there was none."""
    guests = evening.guests or (NOBODY,)
    asked = [record for guest in guests for record in evening.tally.of(question.key, guest).asked]
    return max(asked, key=lambda record: record.order, default=None)


def follow_ups_asked(evening: Evening, question: Question) -> frozenset[int]:
    """Give the places, from 0, of the follow-ups that were asked of the guests on the mic."""
    guests = evening.guests or (NOBODY,)
    marks = (evening.tally.of(question.key, guest) for guest in guests)
    return frozenset(record.number("place") for one in marks for record in one.follow_ups)


def with_pins(evening: Evening) -> frozenset[str]:
    """Name the questions that were ever pinned; which of them still are, their standing says."""
    return frozenset(
        key for key, of_question in evening.tally.marks.items() if any(marks.pin for marks in of_question.values())
    )


def pinned(evening: Evening) -> int:
    """Count the questions that are pinned and still to be asked of the guests on the mic."""
    guests = (NOBODY, *evening.guests)
    return sum(
        1
        for of_question in evening.tally.marks.values()
        if _is_on(of_question[guest].pin for guest in guests if guest in of_question)
        and not any(of_question[guest].asked for guest in guests if guest in of_question)
    )
