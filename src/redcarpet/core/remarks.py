"""Remarks: what is said of an answer afterwards, how it was, who gave it, when; and what was asked off-script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from redcarpet.core.fold import ASKINGS
from redcarpet.core.journal import Moment, Record, Value, of
from redcarpet.core.outcome import Change, Mark, Outcome, Refused
from redcarpet.core.roster import names_of
from redcarpet.core.scene import Offer, Scene
from redcarpet.core.standing import OUTCOMES, RATINGS
from redcarpet.core.telling import PRIVATE, said
from redcarpet.core.tonight import asked_last
from redcarpet.core.undo import changes
from redcarpet.core.visits import EARLIER_SECONDS

_TIMED = ASKINGS | {"follow-up", "volunteered", "off-script"}
"""Marks of a moment in the footage, which may have been pressed late."""

_GROUP_MS = 6_000
"""How long a letter may name what was off-script."""

OFF_SCRIPT_GROUPS = ("work", "looks", "family", "other")
"""What a question that stands in no bank can have been about."""

RATING_OF: Mapping[str, str] = MappingProxyType({value.replace(" ", "_"): value for value in RATINGS})
"""The rating, or the outcome, that a command gives."""


def rate(value: str) -> Change:
    """Give the change that says how the answer to the question asked last was."""

    def rate_last(scene: Scene, now: Moment) -> Outcome:
        asked = asked_last(scene.evening)
        return rated(scene, now, asked, value) if asked else Refused("nothing to rate: you asked no question yet")

    return rate_last


def rated(scene: Scene, now: Moment, about: Record, value: str) -> Outcome:
    """Say how the answer to an asked question was: usable, good, select, or that it was declined or cut off.

    `about` is the asking, or another rating of it; the last word counts.
    """
    kind = "outcome" if value in OUTCOMES else "rating"
    asking = about.more.get("of", of(about)) if about.kind in PRIVATE else of(about)
    draft = scene.evening.draft(kind, now, more={kind: value, "of": asking}, guests=about.guests)
    record = replace(draft, question=about.question, words=about.words)
    return Mark(record, said(record, scene.evening.roster), private=True)


def memo(scene: Scene, now: Moment, text: str) -> Outcome:
    """Write a memo on the question asked last; by itself when nothing was asked yet."""
    asked = asked_last(scene.evening)
    more: dict[str, Value] = {"of": of(asked)} if asked else {}
    return _memo(scene, now, text, more, asked)


def memo_instead(scene: Scene, now: Moment, text: str, old: Record) -> Outcome:
    """Write a memo in the words it should have had, about what the old one was about; that one is taken back next."""
    more = {name: value for name, value in old.more.items() if name == "of"}
    return _memo(scene, now, text, more, old)


def _memo(scene: Scene, now: Moment, text: str, more: Mapping[str, Value], about: Record | None) -> Outcome:
    if not text.strip():
        return Refused("an empty memo is not kept")
    guests = about.guests if about else scene.evening.guests
    draft = scene.evening.draft("memo", now, more={"text": text.strip(), **more}, guests=guests)
    record = replace(draft, question=about.question) if about else draft
    return Mark(record, said(record, scene.evening.roster))


def earlier(scene: Scene, now: Moment) -> Outcome:
    """Say that the last mark was 5 seconds ago; again: 10, 20, 30, and then that it was when it was pressed."""
    done, _ = changes(scene.evening)
    last = next((record for record in reversed(done) if record.kind in _TIMED and not record.target), None)
    if last is None:
        return Refused("no mark yet that could be earlier")
    before = scene.evening.tally.about.get(("earlier", last.identity))
    steps = (*EARLIER_SECONDS, 0)
    told = before.number("seconds") if before else 0
    seconds = steps[(steps.index(told) + 1) % len(steps)] if told in steps else steps[0]
    record = scene.evening.draft("earlier", now, more={"of": of(last), "seconds": seconds}, guests=last.guests)
    what = said(last, scene.evening.roster, 30)
    return Mark(record, f"{what}: {seconds} s earlier" if seconds else f"{what}: when it was pressed")


def off_script(scene: Scene, now: Moment) -> Outcome:
    """Mark that something was asked that stands in no bank; a letter may name its group then."""
    record = scene.evening.draft("off-script", now, guests=scene.evening.guests)
    letters = " · ".join(f"{key} {group}" for key, group in zip(scene.group_keys, OFF_SCRIPT_GROUPS, strict=True))
    offer = Offer("group", until=now.steady + _GROUP_MS)
    return Mark(record, f"off-script · {letters}", brief=letters, offer=offer)


def grouped(scene: Scene, now: Moment, group: str) -> Outcome:
    """Name the group of what was just asked off-script."""
    if scene.offer.kind != "group" or not scene.offer.marks:
        return Refused("w first: it marks that something was asked off-script")
    return group_of(scene, now, next(iter(scene.offer.marks)), group)


def group_of(scene: Scene, now: Moment, mark: tuple[str, int, str], group: str) -> Outcome:
    """Say which group an off-script mark belongs to; the last word counts."""
    more: dict[str, Value] = {"of": list(mark), "group": group}
    record = scene.evening.draft("off-script", now, more=more, guests=scene.evening.guests)
    return Mark(record, f"off-script: {group}")


def answered(scene: Scene, now: Moment) -> Outcome:
    """Name who of several guests answered the last question; again: the next of them, and then all."""
    asked = asked_last(scene.evening)
    if asked is None or len(asked.guests) <= 1:
        return Refused("Tab names who answered, when several guests were asked")
    before = scene.evening.tally.about.get(("answered", asked.identity))
    turns = [*((guest,) for guest in asked.guests), asked.guests]
    at = turns.index(before.guests) if before and before.guests in turns else -1
    who = turns[(at + 1) % len(turns)]
    record = scene.evening.draft("answered", now, more={"of": of(asked)}, guests=who)
    return Mark(record, f"{names_of(scene.evening.roster, who)} answered")
