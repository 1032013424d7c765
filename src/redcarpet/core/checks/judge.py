"""Judging: all text rules over all that is said aloud in some banks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from redcarpet.core.bank import Bank
from redcarpet.core.checks.bank_set import SET_RULES
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Checked, Hit, Place, Said, SetRule, TextRule, Verdict
from redcarpet.core.checks.rules import LISTED, SHAPES
from redcarpet.core.question import Question
from redcarpet.core.values import dataclass

LONGEST = 2_000
"""Characters of a text that is judged: a longer one is a mistake of the file and told as such."""


def judged(checked: Checked, lists_by_language: Mapping[str, Lists], words_per_minute: int) -> Iterator[Verdict]:
    """Say what the rules find, bank by bank in the order of the questions, then of the banks as a set.

    Lists go by the first part of BCP 47, such as en. Retired questions are nobody's business; a rule that a question is
    excused from with a reason is passed over.
    """
    yield from judged_texts(checked.banks, lists_by_language, words_per_minute)
    for rule in SET_RULES:
        yield from _of_set(rule, checked)


def judged_texts(banks: Iterable[Bank], lists: Mapping[str, Lists], words_per_minute: int) -> Iterator[Verdict]:
    """Say what the rules about wording find; the same without the rules about the banks as a set."""
    benches = _Benches(lists, words_per_minute)
    for bank in banks:
        for question in bank.questions:
            if question.status != "retired":
                yield from _of_question(question, bank, benches)


@dataclass(frozen=True, slots=True)
class _Bench:
    """The rules that fit a language, and its lists."""

    lists: Lists
    shapes: tuple[TextRule, ...]
    listed: Mapping[str, TextRule]


class _Benches:
    """Benches by language, each made once."""

    def __init__(self, lists: Mapping[str, Lists], words_per_minute: int) -> None:
        self._lists = lists
        self._pace = words_per_minute
        self._made: dict[str, _Bench] = {}

    def of(self, language: str) -> _Bench:
        bench = self._made.get(language)
        if bench is None:
            first = language.replace("_", "-").partition("-")[0].casefold()
            lists = replace(self._lists.get(first) or Lists(), words_per_minute=self._pace)
            bench = _Bench(
                lists,
                tuple(rule for rule in SHAPES if not rule.languages or first in rule.languages),
                {rule.id: rule for rule in LISTED if not rule.languages or first in rule.languages},
            )
            self._made[language] = bench
        return bench


def _of_question(question: Question, bank: Bank, benches: _Benches) -> Iterator[Verdict]:
    bench = benches.of(question.language or bank.language)
    excused = {one.rule.strip().upper() for one in question.ignore if one.reason.strip()} if question.ignore else ()
    for said in said_aloud(question, bank):
        if len(said.text) > LONGEST:
            continue
        found = bench.lists.heard(said.text).flagged
        listed = [rule for name, rule in bench.listed.items() if name in found] if found else ()
        for rule in (*bench.shapes, *listed):
            if rule.id not in excused:
                for hit in rule.judge(said, bench.lists):
                    yield _verdict(rule, said, hit)


def said_aloud(question: Question, bank: Bank) -> Iterator[Said]:
    """Give each text of a question that is said aloud."""
    yield Said(question.ask, "ask", question, bank)
    if question.say:
        yield Said(question.say, "say", question, bank)
    if question.short:
        yield Said(question.short, "short", question, bank)
    for index, text in enumerate(question.follow_ups):
        yield Said(text, "follow_ups", question, bank, index)


def _verdict(rule: TextRule, said: Said, hit: Hit) -> Verdict:
    path = said.question.path or said.bank.path
    place = Place(path, said.question.line, said.field, said.index, hit.start, hit.end)
    return Verdict(rule.id, rule.level, place, hit.message, hit.help)


def _of_set(rule: SetRule, checked: Checked) -> Iterator[Verdict]:
    for remark in rule.judge(checked):
        yield Verdict(
            rule.id, rule.level, remark.place, remark.message, remark.help, remark.other, remark.other_message
        )
