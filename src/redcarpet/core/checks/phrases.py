"""Phrases: what all rules look for in a text, put together so that one pass over its words finds it all.

Each phrase waits under its rarest words, so most words of a text cost one look into a dictionary. `core.checks.phrase`
says how a phrase is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from redcarpet.core.checks.phrase import Phrase, Phrasebook
from redcarpet.core.checks.wording import Wording, worded
from redcarpet.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """The phrases of one rule, as they are written."""

    flag: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    """What is no fault after all: a flagged phrase that shares a word with one of these is passed over."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words of a text."""

    first: int
    end: int
    """The word after its last one."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the lists find in one text."""

    wording: Wording
    flagged: Mapping[str, tuple[Span, ...]]
    """By rule; spans that touch are one."""
    spared: Mapping[str, tuple[Span, ...]]


_LONGEST_STEM = 40
"""Letters of a word's beginning that are looked up."""
_Waiting = tuple[str, bool, str]
"""A rule, whether the phrase is flagged, and the phrase as it is written."""
_Known = tuple[str, bool, Phrase, frozenset[str] | None]
"""The same with the phrase read, and words of which the text must hold one."""
_NOTHING: tuple[_Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Lists:
    """The phrases of all rules, ready to be looked for in a text."""

    words: Mapping[str, tuple[_Waiting, ...]] = field(default_factory=dict)
    """Phrases by each word of their anchor."""
    stems: Mapping[str, tuple[_Waiting, ...]] = field(default_factory=dict)
    """The same by each beginning of it."""
    words_per_minute: int = 150
    """How fast questions are said."""
    _book: Phrasebook = field(default_factory=Phrasebook, compare=False, repr=False)
    _known: dict[str, tuple[_Known, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What waits under each word that was met so far: questions share most of their words."""
    _last: list[Heard] = field(default_factory=list, compare=False, repr=False)
    """The text that was heard last: all rules ask about one text in turn."""

    def heard(self, text: str) -> Heard:
        """Find the phrases of all rules in a text."""
        if not self._last or self._last[0].wording.text != text:
            self._last[:] = [self._hear(worded(text))]
        return self._last[0]

    def _hear(self, wording: Wording) -> Heard:
        flagged: dict[str, list[tuple[int, int]]] = {}
        spared: dict[str, list[tuple[int, int]]] = {}
        known, there = self._known, set(wording.words)
        for sentence in wording.sentences:
            first, last = sentence.first, sentence.end - 1
            for at in range(first, sentence.end):
                word = wording.words[at]
                waiting = known.get(word)
                for rule, bad, one, need in self._learn(word) if waiting is None else waiting:
                    if need and need.isdisjoint(there):
                        continue
                    span = one.found(wording, at, first, last)
                    if span:
                        (flagged if bad else spared).setdefault(rule, []).append(span)
        if not flagged and not spared:
            return Heard(wording, {}, {})
        kept = {rule: _joined(_unspared(spans, spared.get(rule, []))) for rule, spans in flagged.items()}
        return Heard(
            wording,
            {rule: spans for rule, spans in kept.items() if spans},
            {rule: _joined(spans) for rule, spans in spared.items()},
        )

    def _learn(self, word: str) -> tuple[_Known, ...]:
        waiting = self.words.get(word, _NOTHING)
        for length in range(1, min(len(word), _LONGEST_STEM) + 1):
            waiting += self.stems.get(word[:length], _NOTHING)
        read = [(rule, bad, self._book.phrase(text)) for rule, bad, text in waiting]
        known = self._known[word] = tuple([(*each, each[2].need) for each in read])
        return known


def _unspared(spans: Iterable[tuple[int, int]], spared: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [span for span in spans if not any(start < span[1] and span[0] < end for start, end in spared)]


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].first, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def lists_of(wanted: Mapping[str, Wanted], book: Phrasebook) -> Lists:
    """Put the phrases of all rules into one index; the book knows the lists of words that they speak of.

    Raises PhraseError for a phrase without a word; the others are read when a text needs them, and may raise it then.
    """
    words: dict[str, tuple[_Waiting, ...]] = {}
    stems: dict[str, tuple[_Waiting, ...]] = {}
    for waiting in _waiting(wanted):
        anchor = book.anchor(waiting[2])
        for word in anchor.words:
            words[word] = (*words.get(word, _NOTHING), waiting)
        for stem in anchor.stems:
            stems[stem] = (*stems.get(stem, _NOTHING), waiting)
    return Lists(words, stems, _book=book)


def _waiting(wanted: Mapping[str, Wanted]) -> Iterator[_Waiting]:
    for rule, phrases in wanted.items():
        for text in phrases.flag:
            yield rule, True, text
        for text in phrases.spare:
            yield rule, False, text
