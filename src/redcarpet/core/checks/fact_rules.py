"""Facts in questions: those that were true of another evening, and those of which nobody says where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from redcarpet.core.checks.awards import awards_in, awards_of_event, is_awards_evening
from redcarpet.core.checks.counts import count_in
from redcarpet.core.checks.rule import Checked, Remark
from redcarpet.core.checks.walk import first_found, in_english, judged, place_of
from redcarpet.core.event import Event
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare, brief

_YEAR = r"(?:19|20)[0-9][0-9]"
_SHOW = (
    "(?:ceremon(?:y|ies)|awards?|nominations?|nominees?|nominated|red carpet|gala|telecast"
    "|oscars|emmys|grammys|tonys|baftas|golden globes)"
)
_HISTORY = 10
"""Years; what lies further back is told as history, and was not left over from an earlier evening."""
_PAST = r"\b(?:did|was|were|had|won|winning|last|since|ago|became|years)\b"
"""Words of a question about an award that somebody was given once."""
_CLAIMED = r"\b(?:your|won|win|winn[a-z]+|nomin[a-z]+)\b"
"""Words that make of an award a fact about the guest."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in a sentence, and where."""

    told: str
    start: int
    end: int


def judge_stale(checked: Checked) -> Iterator[Remark]:
    """Flag a question that was written for another evening: it names the ceremony of another year, or another award.

    Banks are copied from season to season, and last year's ceremony is the first thing that a guest will notice. A
    year is flagged where it stands with a ceremony, awards, a nomination or a red carpet and is within ten years of
    the event's: elsewhere, as in a story set in 1969, it is a fact. Another award is flagged at an evening that gives
    awards, unless the question speaks of the past. Both need an event that has a date or a name.

    At the BAFTAs, in February 2027:

    Bad: Who did you call after the 2026 nominations?
    Better: Who did you call after the nominations?

    Bad: What would an Oscar mean for your crew?
    Better: What would this award mean for your crew?

    Set it to `status: retired` if it can't be mended. A question that looks ahead to another award on purpose can be
    excused with `ignore` and a reason.
    """
    years = frozenset(re.findall(rf"\b{_YEAR}\b", f"{checked.event.date} {checked.event.name}"))
    stale = _stale_in(checked.event, years)
    for bank, question in judged(checked, "RC505") if years or checked.event.name else ():
        if in_english(bank, question):
            for field, index, found in first_found(question, stale.of):
                place = place_of(bank, question, field, index, (found.start, found.end))
                advice = "Say it without, or set the question to status: retired."
                yield Remark(place, f"This was written for another evening: it names {found.told}.", advice)


@dataclass(frozen=True, slots=True)
class _Stale:
    """What is stale at an event."""

    years: frozenset[str]
    """The event's own."""
    own: frozenset[str]
    """The awards that the event is."""
    gives_awards: bool

    def of(self, text: str) -> _Found | None:
        """Find the first thing in a sentence that belongs to another evening."""
        return self._year(text) or self._award(text)

    def _year(self, text: str) -> _Found | None:
        if not self.years or not re.search(_YEAR, text):
            return None
        for match in _show_of_a_year().finditer(text):
            year = match["before"] or match["after"]
            near = any(abs(int(year) - int(own)) <= _HISTORY for own in self.years)
            if year not in self.years and near:
                return _Found(f"the year {year}", *match.span())
        return None

    def _award(self, text: str) -> _Found | None:
        if not self.gives_awards or re.search(_PAST, text, re.IGNORECASE):
            return None
        others = (one for one in awards_in(text) if one.name not in self.own)
        return next((_Found(one.name, one.start, one.end) for one in others), None)


def _stale_in(event: Event, years: frozenset[str]) -> _Stale:
    return _Stale(years, awards_of_event(event.name), is_awards_evening(event.name))


@cache
def _show_of_a_year() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<before>{_YEAR})(?:['’]s)?(?:\s+(?!the\b)[\w'’-]+){{0,2}}\s+{_SHOW}\b"
        rf"|\b{_SHOW}(?:\s+(?:of|in|for|from))?\s+(?P<after>{_YEAR})\b",
        re.IGNORECASE,
    )


def judge_source(checked: Checked) -> Iterator[Remark]:
    """Flag a number or an award that a question states as a fact, when nobody says where the fact comes from.

    A wrong number is put right by the guest, on air, and the answer is gone. The link to where it was read lets a
    colleague look it up before the evening. Flagged are years, sums, counts and shares, and an award that the guest
    is said to have won. Not flagged are the event's own year, numbers that ask for something (three words, which two
    scenes), spans such as the last two years, and numbers in titles (Blade Runner 2049, or anything in quotes).

    Bad:
        - ask: You shot this in 23 days. What did you leave out?

    Better:
        - ask: You shot this in 23 days. What did you leave out?
          source: {title: The Harbour Post, url: "https://example.org/salt-road"}

    Or leave the number out: "What did the short shoot make you leave out?" This is advice: a number that everybody
    knows needs no link.
    """
    years = frozenset(re.findall(rf"\b{_YEAR}\b", f"{checked.event.date} {checked.event.name}"))
    own = awards_of_event(checked.event.name)
    for bank, question in judged(checked, "RC508"):
        if question.source is not None and (question.source.title or question.source.url):
            continue
        english = in_english(bank, question)

        def claim(text: str, question: Question = question, *, english: bool = english) -> _Found | None:
            number = count_in(text, years, in_english=english)
            if number:
                return _Found(f"“{brief(text[slice(*number)])}”", *number)
            return _award_claimed(text, question, own) if english else None

        for field, index, found in first_found(question, claim):
            place = place_of(bank, question, field, index, (found.start, found.end))
            advice = 'Add source: {title: "...", url: "..."}, or ask without it.'
            yield Remark(place, f"{found.told} is stated as a fact, and there is no source for it.", advice)


def _award_claimed(text: str, question: Question, own: frozenset[str]) -> _Found | None:
    """Find an award that the guest is said to have; a nomination for tonight is looked up in the sheet of guests."""
    if not re.search(_CLAIMED, text, re.IGNORECASE):
        return None
    waits = "nomination" in map(bare, question.needs)
    claimed = (one for one in awards_in(text) if not (waits and (not own or one.name in own)))
    return next((_Found(f"“{brief(text[one.start : one.end])}”", one.start, one.end) for one in claimed), None)
