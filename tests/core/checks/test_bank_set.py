"""The rules about the banks as a set: the shipped banks keep them, their manuals are true, none ever breaks."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.bank import Bank
from redcarpet.core.checks.bank_set import SET_RULES
from redcarpet.core.checks.rule import Checked, SetRule
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest, OffLimits
from redcarpet.core.question import FOR_WHOM, STATUSES, Ignore, Question, Source
from redcarpet.core.text import clean
from tests.core.checks.judging import BAFTAS, IDS, asking, checked, guests, judged, shipped, topics

by_rule = pytest.mark.parametrize("rule", SET_RULES, ids=lambda rule: rule.id)


@by_rule
@pytest.mark.parametrize(
    "event", [Event(), BAFTAS, Event(name="Salt Road", date="2026-11-22")], ids=lambda one: one.name
)
def test_the_shipped_banks_are_told_nothing(rule: SetRule, event: Event) -> None:
    assert len(shipped()) == 3
    assert list(rule.judge(checked(*shipped(), event=event))) == []


@by_rule
def test_each_shipped_bank_is_told_nothing_by_itself(rule: SetRule) -> None:
    assert [remark for bank in shipped() for remark in rule.judge(checked(bank))] == []


def test_every_rule_has_an_id_a_name_and_a_manual() -> None:
    assert [rule.id for rule in SET_RULES] == sorted({rule.id for rule in SET_RULES})
    assert len({rule.name for rule in SET_RULES}) == len(SET_RULES)
    for rule in SET_RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert rule.manual.startswith("Flag ")
        assert {"Bad", "Better"} <= set(re.findall(r"(?m)^(Bad|Better):", rule.manual))


def examples(manual: str, head: str) -> list[str]:
    """Give the snippets of a manual, those on one line as questions."""
    blocks = [dedent(found[1]) for found in re.finditer(rf"(?m)^{head}:\n((?:    .*\n|\n(?=    ))+)", f"{manual}\n")]
    return blocks + [asking(found[1]) for found in re.finditer(rf"(?m)^{head}: (\w.*)$", manual) if "`" not in found[1]]


def remarks_on(rule: SetRule, snippet: str) -> int:
    if "guests:" in snippet:
        return len(judged(rule.id, *shipped(), expected=guests(snippet)))
    return len(judged(rule.id, snippet))


@pytest.mark.parametrize(
    "rule", [rule for rule in SET_RULES if rule.id not in {"RC308", "RC511"}], ids=lambda rule: rule.id
)
def test_what_a_manual_calls_bad_is_told_and_what_it_calls_better_is_not(rule: SetRule) -> None:
    bad, better = examples(rule.manual, "Bad"), examples(rule.manual, "Better")
    assert [remarks_on(rule, snippet) for snippet in bad] == [1] * max(1, len(bad))
    assert [remarks_on(rule, snippet) for snippet in better] == [0] * len(bad)


@by_rule
def test_nothing_at_all_is_no_problem(rule: SetRule) -> None:
    assert list(rule.judge(Checked(()))) == []
    assert list(rule.judge(Checked((Bank("empty"),), (Guest("Ada"),)))) == []


PIECES = st.sampled_from(
    ["the 2026 awards", "your company", "an Oscar", "2 of", "{project|your film}", "{nomination}", "ﬀ", "İ", "é", "$5"]
)
TEXTS = (st.text(max_size=20) | st.lists(PIECES, max_size=4).map(" ".join)).map(clean)
IDENTIFIERS = (st.sampled_from(["", "a", "b", "only-you", "onlyyou"]) | st.text(max_size=6)).map(clean)
QUESTIONS = st.builds(
    Question,
    ask=TEXTS,
    id=IDENTIFIERS,
    short=TEXTS,
    say=TEXTS,
    for_whom=st.sampled_from(FOR_WHOM),
    why=TEXTS,
    topic=st.sampled_from(["pay", "looks", "carft", "care-work", ""]) | st.text(max_size=12),
    tags=st.tuples(TEXTS),
    follow_ups=st.lists(TEXTS, max_size=3).map(tuple),
    needs=st.tuples(TEXTS),
    mirror=IDENTIFIERS,
    source=st.none() | st.builds(Source, TEXTS, TEXTS),
    status=st.sampled_from(STATUSES),
    language=st.sampled_from(["", "en", "en-GB", "sv"]) | st.text(max_size=3),
    ignore=st.lists(st.builds(Ignore, st.sampled_from(sorted(IDS)) | TEXTS, TEXTS), max_size=2).map(tuple),
    path=st.sampled_from(["", "a.yaml"]),
    line=st.integers(0, 9),
)
BANKS = st.builds(Bank, TEXTS, for_whom=st.sampled_from(FOR_WHOM), questions=st.lists(QUESTIONS, max_size=8).map(tuple))
GUESTS = st.builds(
    Guest,
    TEXTS,
    must_ask=st.lists(IDENTIFIERS, max_size=3).map(tuple),
    off_limits=st.tuples(st.builds(OffLimits, TEXTS, st.tuples(TEXTS))),
)


@given(
    banks=st.lists(BANKS, max_size=3).map(tuple),
    expected=st.lists(GUESTS, max_size=2).map(tuple),
    event=st.builds(Event, name=TEXTS, date=TEXTS | st.dates().map(str)),
)
def test_no_bank_breaks_a_rule_and_every_remark_stands_in_a_text(
    banks: tuple[Bank, ...], expected: tuple[Guest, ...], event: Event
) -> None:
    together = Checked(banks, expected, "guests.yaml", event, topics(), IDS)
    for remark in (remark for rule in SET_RULES for remark in rule.judge(together)):
        assert remark.message.endswith((".", "”"))
        assert "\n" not in remark.message
        assert 0 <= remark.place.start <= remark.place.end


@given(st.lists(QUESTIONS, max_size=12).map(tuple))
def test_an_excuse_with_a_reason_silences_its_rule_for_good(questions: tuple[Question, ...]) -> None:
    for rule in SET_RULES:
        if rule.id not in {"RC501", "RC506", "RC507", "RC510"}:
            excuse = (Ignore(rule.id, "So agreed."),)
            silent = tuple(Question(one.ask, topic=one.topic, for_whom="him", ignore=excuse) for one in questions)
            assert list(rule.judge(Checked((Bank("a", for_whom="her", questions=silent),), topics=topics()))) == []
