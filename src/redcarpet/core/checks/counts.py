"""Numbers in a sentence that state a fact: years, sums, counts; not those that ask for something or stand in a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

_DIGITS = re.compile(
    r"[$€£]?(?P<number>[0-9]+(?:[.,][0-9]+)*)(?:(?:st|nd|rd|th|m|bn|k)\b|%)?"
    r"(?: (?:hundred|thousand|million|billion|per ?cent)\b)?"
)
_OPENS_A_NAME = frozenset("'’‘\"“„«#@-_/:.{|")
"""Signs before a number that is part of a name, a title or a placeholder: Covid-19, #1, "1917"."""
_YEAR_LENGTH = 4
_DIGIT = re.compile("[0-9]")
_A_MEASURE = re.compile(r"-(?:minute|hour|day|night|week|month|year)$")
"""What kind of thing it is, as a six-week shoot."""
_OF_THE_CLOCK = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock)")
_FROM_TO = re.compile(r"\b[12][0-9]{3} ?(?:to|and|until|[-–]) ?[12][0-9]{3}\b")
"""The years between which a story is set."""
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_ASKED_FOR = (
    r"words?|seconds?|sentences?|things?|reasons?|questions?|tips?|names?|adjectives?|mm|fps|of (?:you|us|them)"
)
_SPAN = (
    "by|over|across|within|after|through|last|next|past|first|top|another|every"
    "|which|what|these|those|any|name|between|other|all"
)
_NUMBERED = "scene|page|take|act|part|chapter|episode|season|row|number|day|reel|draft|line"

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_FEW = "two|three|four|five|six|seven|eight|nine"
_NUMBER = rf"(?:(?:{_TENS})(?:[ -](?:one|{_FEW}))?|{_TEENS}|{_FEW})"
_LARGE = "hundred|thousand|million|billion"
_UNITS = (  # not episodes, songs or hours: a work is made of them
    "years?|months?|weeks?|days?|nights?|films?|movies|albums?|awards?"
    "|nominations?|wins?|people|women|men|extras|countries|roles|jobs|children|per cent|percent|directors"
)
_ORDINALS = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth"


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])(?:(?:{_NUMBER}|[0-9]+|half a|several|a few)[ -](?:(?:{_NUMBER})[ -])?(?:{_LARGE})\b"
        rf"|(?:hundreds|thousands|millions|billions|dozens) of\b"
        rf"|{_NUMBER}(?:[ -][a-z]+)?[ -](?:{_UNITS})\b"
        rf"|(?<=your )(?:{_ORDINALS}) (?:{_UNITS})\b)",
        re.IGNORECASE,
    )


def count_in(text: str, years: Collection[str], *, in_english: bool) -> tuple[int, int] | None:
    """Give the place of the first number that states a fact, in code points; None without one.

    `years` are those of the event, which everybody knows. Numbers in words are known in English alone.
    """
    spans = [*_digits(text, years)] if _DIGIT.search(text) else []
    if in_english:
        spans += (match.span() for match in _in_words().finditer(text) if not _asks(text, *match.span()))
    return min(spans, default=None)


def _digits(text: str, years: Collection[str]) -> Iterator[tuple[int, int]]:
    told = [match.span() for match in _FROM_TO.finditer(text)]
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        number = match["number"]
        if any(first <= start < last for first, last in told):
            continue
        if number in years or number in {"0", "1"} or _is_part_of_a_name(text, start, end, number):
            continue
        if not _asks(text, start, end):
            yield start, end


def _is_part_of_a_name(text: str, start: int, end: int, number: str) -> bool:
    before, after = text[:start], text[end:]
    if before[-1:].isalnum() or before[-1:] in _OPENS_A_NAME:
        return True
    if after[:1].isalpha() or re.match("[:/][0-9]| century", after):
        return True
    *_, word = before.split() or [""]
    named = (
        word[:1].isupper() and word not in _MONTHS and len(before.split()) > 1 and not _ends_a_sentence(before, word)
    )
    is_year = len(number) == _YEAR_LENGTH and number.isdigit()
    return named or (not is_year and re.match(r" [A-Z][a-z]", after) is not None)


def _ends_a_sentence(before: str, word: str) -> bool:
    """Say whether a word begins a sentence, so that its capital says nothing."""
    return before.rstrip()[: -len(word)].rstrip().endswith((".", "?", "!", ":", "…"))


def _asks(text: str, start: int, end: int) -> bool:
    """Say whether a number asks for something, or tells when or which: three words, in two years, scene 12, 4 a.m."""
    before = re.compile(rf"\b(?:(?:{_SPAN})(?: the| your)?|{_NUMBERED}) $", re.IGNORECASE)
    after = re.compile(rf"(?: \w+)?[ -](?:{_ASKED_FOR}|from now|old)\b", re.IGNORECASE)
    ahead = re.compile(r"\bin [\w-]+ years?\b", re.IGNORECASE)
    if _A_MEASURE.search(text, start, end) or _OF_THE_CLOCK.match(text, end):
        return True
    return bool(before.search(text[:start]) or after.match(text, end) or ahead.match(text, max(0, start - len("in "))))
