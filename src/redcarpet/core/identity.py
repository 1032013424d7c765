"""Identity: which question of a bank as it is now is which one known before, so that marks survive edits.

One module for the running desk, whose banks are edited under it, and for its start, where the journal's marks meet
the banks of today: both ask the same thing, and must answer it alike. Whoever goes on, goes on under its old key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter

from redcarpet.core.evening import Evening
from redcarpet.core.journal import Record
from redcarpet.core.pairing import Pairing
from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question, fingerprint
from redcarpet.core.text import fold
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

_SAYS_THE_QUESTION = frozenset({"asked", "volunteered", "skip", "pin", "retire"})
"""Kinds of records whose words are the question's; a follow-up's are its own."""

_FINGERPRINT_LENGTH = len(fingerprint(""))

_beside_the_words = attrgetter(
    *(one.name for one in fields(Question) if "derived" not in one.metadata and one.name not in {"ask", "id"})
)


@dataclass(frozen=True, slots=True)
class Rematch:
    """What became of the questions known before. Keys stand in file order."""

    questions: tuple[Question, ...] = ()
    """The banks as they are now, each question that was known before under its old key."""
    new: tuple[str, ...] = ()
    """Keys of those nobody knew."""
    back: tuple[str, ...] = ()
    """Keys of those that only the journal knew."""
    withdrawn: tuple[str, ...] = ()
    """Keys of those that stood in a bank before and stand in none now."""
    orphaned: tuple[str, ...] = ()
    """Keys of all that are marked, were known before, and stand in no bank now: their marks are kept and shown."""
    reworded: tuple[str, ...] = ()
    """Keys of those whose `ask` was changed."""
    edited: tuple[str, ...] = ()
    """Keys of those with the same `ask` and something else changed, such as a follow-up."""

    def describe(self) -> str:
        """Say what changed, such as "bank changed: +2 new, 1 withdrawn"; empty when nothing did.

        Meant for a reload: at the start of a desk nearly every question is new.
        """
        counts = (
            (f"+{len(self.new)} new", self.new),
            (f"{len(self.back)} back", self.back),
            (f"{len(self.withdrawn)} withdrawn", self.withdrawn),
            (f"{len(self.reworded)} reworded", self.reworded),
            (f"{len(self.edited)} edited", self.edited),
        )
        told = ", ".join(words for words, keys in counts if keys)
        return f"bank changed: {told}" if told else ""


def rematched(before: Sequence[Question], after: Sequence[Question], marked: Collection[str]) -> Rematch:
    """Find each question known before in the banks as they are now, one to one.

    `before` holds the questions of the running desk in their order, then those `known_from` the journal; of several
    with one key the first counts. `after` comes from `core.bank.gathered`; `marked` are the keys that have marks.
    Tried in turn: the same id, text, spoken text, words, key; then the likeness of what is left, by trigrams of the
    words, with a bonus for each neighbour that stayed.

    Two different ids are two questions, whatever they say. An id that was added or deleted contradicts nothing, for
    that is how ids come into banks: the same words are the same question still.
    """
    first: dict[str, Question] = {}
    for question in before:
        first.setdefault(question.key, question)
    pairing = Pairing(tuple(first.values()), after)
    pairing.by(lambda question: (question.id, question.ask))
    for form in (attrgetter("id"), attrgetter("ask"), _said, _worded, attrgetter("key")):
        pairing.by(form)
    pairing.by_likeness(_worded)
    return _told(pairing, marked)


def also_known(evening: Evening, questions: Iterable[Question]) -> Mapping[str, str]:
    """Give the keys under which others marked these questions, each with the key that the question goes by here.

    A crew's banks may differ by an edit that has not arrived, so that one question has two keys. By the same words it
    is the same question, and by likeness where nobody marked it under its key here; anything else is left alone.
    """
    here = tuple(questions)
    keys = {question.key for question in here}
    strange = [one for one in known_from(evening.records) if one.key not in {*keys, *evening.tally.also_known}]
    found: dict[str, str] = {}
    while strange:
        pairing = Pairing(strange, here)
        for form in (attrgetter("id"), _said, _worded):
            pairing.by(form)
        if not pairing.old:
            break
        found |= {strange[was].key: here[now].key for now, was in pairing.old.items()}
        strange = [strange[was] for was in pairing.left_before()]
    unmarked = [one for one in here if one.key not in evening.tally.marks and one.key not in found.values()]
    pairing = Pairing(strange, unmarked)
    pairing.by_likeness(_worded)
    return found | {strange[was].key: unmarked[now].key for now, was in pairing.old.items()}


def doubtful(evening: Evening, questions: Sequence[Question]) -> tuple[tuple[Question, Question], ...]:
    """Give each question that may be one the marks know by other words, with that one; nobody but a person can say.

    The marks of such a question are taken for nobody's, so it is asked about before an evening and never on the carpet.
    """
    strange = [one for one in known_from(evening.records) if one.key not in evening.tally.also_known]
    marked = {one.key for one in strange}
    unmarked = [one for one in questions if one.key not in marked and one.key not in evening.tally.marks]
    here = {one.key for one in questions}
    strange = [one for one in strange if one.key not in here]
    pairing = Pairing(strange, unmarked)
    return tuple((unmarked[now], strange[was]) for now, was in pairing.perhaps(_worded))


def known_from(records: Iterable[Record]) -> tuple[Question, ...]:
    """Give a stand-in for each question that was marked, under its key and with the words that were said last.

    `records` come in the journal's order, taken back or not. Own questions stand in no bank and are left out. A
    stand-in has no path, no line and no neighbours.
    """
    records = tuple(records)
    own = {record.question for record in records if record.kind == "own"}
    words = {
        record.question: record.words
        for record in records
        if record.kind in _SAYS_THE_QUESTION and record.question and record.words and record.question not in own
    }
    return tuple(Question(said, id=_id_in(key), key=key) for key, said in words.items())


def _id_in(key: str) -> str:
    """Tell a producer's id from a fingerprint by its look; the few ids that look like one are found by their key."""
    is_fingerprint = len(key) == _FINGERPRINT_LENGTH and not set(key) - set("0123456789abcdef")
    return "" if is_fingerprint else key


def _said(question: Question) -> str:
    return filled(question.say or question.ask)


def _worded(question: Question) -> str:
    """Give what a comparison goes by: no case, accents, signs; a text of signs alone is itself."""
    said = _said(question)
    return bare(said) or fold(said)


def _told(pairing: Pairing, marked: Collection[str]) -> Rematch:
    before = pairing.before
    questions = _carried(pairing)
    gone = [before[was] for was in pairing.left_before()]
    went_on = [(before[was], questions[now]) for now, was in sorted(pairing.old.items())]
    stood = [(was, now) for was, now in went_on if was.path]
    return Rematch(
        questions=questions,
        new=tuple(questions[now].key for now in pairing.left_after()),
        back=tuple(now.key for was, now in went_on if not was.path),
        withdrawn=tuple(question.key for question in gone if question.path),
        orphaned=tuple(question.key for question in gone if question.key in marked),
        reworded=tuple(now.key for was, now in stood if was.ask != now.ask),
        edited=tuple(now.key for was, now in stood if was.ask == now.ask and _touched(was, now)),
    )


def _touched(was: Question, now: Question) -> bool:
    return was is not now and _beside_the_words(was) != _beside_the_words(now)


def _carried(pairing: Pairing) -> tuple[Question, ...]:
    """Give the questions of now under their old keys; a new one whose key is taken goes by another."""
    taken = {question.key for question in (*pairing.before, *pairing.after)}
    known = {question.key for question in pairing.before}
    carried = []
    for now, question in enumerate(pairing.after):
        was = pairing.old.get(now)
        if was is not None:
            key = pairing.before[was].key
        else:
            key = _free_key(question, taken) if question.key in known else question.key
            taken.add(key)
        carried.append(question if key == question.key else replace(question, key=key))
    return tuple(carried)


def _free_key(question: Question, taken: Collection[str]) -> str:
    """Give a key that nobody has; the same one on every machine that sees the same edit."""
    tries = (fingerprint(f"{question.ask} ({count})") for count in range(2, len(taken) + 3))
    return next(key for key in tries if key not in taken)
