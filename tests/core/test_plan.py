from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.evening import Evening, replayed
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest, OffLimits
from redcarpet.core.journal import Record
from redcarpet.core.plan import EACH, Planned, deck_for, expected, named, planned
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf
from tests.builders import question, record

KEYS = tuple("abcdefgh")
TOPICS = ("craft", "Craft", "family", "accountability", "")
SHEETS = st.lists(
    st.builds(
        lambda name, whom, must, closed, care, named_for: Guest(
            name,
            for_whom=whom,
            must_ask=tuple(must),
            off_limits=(OffLimits(topic="family"),) if closed else (),
            with_care=care,
            nominations=("Best Score",) if named_for else (),
        ),
        st.sampled_from(("Ada", "Bo", "Cleo", "Dov")),
        st.sampled_from(("her", "him", "anyone")),
        st.lists(st.sampled_from(KEYS), max_size=4, unique=True),
        *[st.booleans()] * 3,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda guest: guest.id,
)
BANKS = st.lists(
    st.builds(
        lambda key, topic, whom, sensitivity, status, needs: question(
            f"{key}?",
            id=key,
            key=key,
            topic=topic,
            for_whom=whom,
            sensitivity=sensitivity,
            status=status,
            needs=("nomination",) if needs else (),
            path="bank.yaml",
        ),
        st.sampled_from(KEYS),
        st.sampled_from(TOPICS),
        st.sampled_from(("her", "him", "anyone")),
        st.sampled_from(("none", "none", "none", "work-theme", "care")),
        st.sampled_from(("approved", "approved", "approved", "draft", "retired")),
        st.booleans(),
    ),
    max_size=len(KEYS),
    unique_by=lambda one: one.key,
)
ASKED = st.lists(st.tuples(st.sampled_from(("ada", "bo")), st.sampled_from(KEYS)), max_size=3)


def evening_of(*guests: Guest, records: Sequence[Record] = ()) -> Evening:
    return replayed("run-of-anna", Event(), records, sheet=guests)


def plan(guests: Sequence[Guest], questions: Sequence[Question], query: str = "", seed: int | None = None,
         records: Sequence[Record] = ()) -> tuple[Planned, ...]:  # fmt: skip
    return planned(guests, evening_of(*guests, records=records), Shelf(tuple(questions)), query, seed)


def keys(plans: Sequence[Planned]) -> list[str]:
    return [" ".join(one.key for one in each.questions) for each in plans]


def may_get(guest: Guest, one: Question, asked: Sequence[tuple[str, str]]) -> bool:
    """Say by the words of the design whether a guest may be given a question."""
    fits = one.for_whom in {guest.for_whom, "anyone"} and (guest.nominations or not one.needs)
    closed = guest.off_limits and one.topic == "family"
    spared = guest.with_care and (one.sensitivity == "work-theme" or one.topic == "accountability")
    had = (guest.id, one.key) in asked
    return bool(fits) and one.status == "approved" and one.sensitivity != "care" and not (closed or spared or had)


@given(SHEETS, BANKS, ASKED, st.none() | st.integers(0, 9))
def test_each_guest_gets_what_may_be_asked_must_asks_first_and_no_neighbours_the_same(
    guests: list[Guest], bank: list[Question], asked: list[tuple[str, str]], seed: int | None
) -> None:
    marks = [record(n=n, guests=(guest,), question=key) for n, (guest, key) in enumerate(asked, 1)]
    plans = plan(guests, bank, seed=seed, records=marks)
    assert [each.guest for each in plans] == guests
    for each in plans:
        able = [one for one in bank if may_get(each.guest, one, asked)]
        musts = {one.key for one in able if one.key in each.guest.must_ask}
        given_ = [one.key for one in each.questions]
        assert len(given_) == len(set(given_)) <= EACH
        assert {*given_} <= {one.key for one in able}
        assert {*given_[: len(musts)]} <= musts
        assert len(musts.intersection(given_)) == min(EACH, len(musts))
    for one, other in pairwise(plans):
        shared = {question.key for question in one.questions} & {question.key for question in other.questions}
        assert shared <= {*one.guest.must_ask} & {*other.guest.must_ask}


@given(BANKS, st.integers(0, 9))
def test_topics_differ_as_far_as_they_can(bank: list[Question], seed: int) -> None:
    guest = Guest("Ada", for_whom="her")
    able = [one for one in bank if may_get(guest, one, ())]
    (chosen,) = plan([guest], bank, seed=seed)
    topics = {one.topic.lower() for one in able if one.topic}
    without = sum(not one.topic for one in able)
    told = [one.topic.lower() for one in chosen.questions if one.topic]
    assert len(chosen.questions) == min(EACH, len(able))
    assert len({*told}) + len(chosen.questions) - len(told) == min(EACH, len(topics) + without)


def test_a_question_without_a_topic_goes_with_any_other() -> None:
    bank = [question("a"), question("b", topic="craft"), question("c", topic="Craft"), question("d")]
    assert keys(plan([Guest("Ada")], bank)) == ["a b d"]


def test_what_a_guest_was_asked_already_is_not_planned_for_her() -> None:
    plans = plan([Guest("Ada"), Guest("Bo")], [question("a")], records=[record(guests=("ada",), question="a")])
    assert keys(plans) == ["", "a"]


def test_what_nobody_was_given_yet_goes_before_what_somebody_was() -> None:
    bank = [question(key) for key in "abcdefg"]
    assert keys(plan([Guest("Ada"), Guest("Bo"), Guest("Cleo")], bank)) == ["a b c", "d e f", "g a b"]


def test_a_pinned_question_goes_first_to_every_other_guest() -> None:
    bank = [question(key) for key in "abcdefg"]
    pins = [record("pin", question="g", on=True)]
    plans = plan([Guest("Ada"), Guest("Bo"), Guest("Cleo")], bank, records=pins)
    assert [each.split()[0] == "g" for each in keys(plans)] == [True, False, True]


def test_a_question_that_the_next_guest_must_be_asked_is_kept_for_her() -> None:
    bank = [question(key) for key in "abcd"]
    assert keys(plan([Guest("Bo"), Guest("Ada", must_ask=("a",))], bank)) == ["b c d", "a"]


def test_both_neighbours_get_what_both_must_be_asked() -> None:
    bank = [question(key) for key in "abcdef"]
    assert keys(plan([Guest("Ada", must_ask=("c",)), Guest("Bo", must_ask=("c",))], bank)) == ["c a b", "c d e"]


def test_a_plan_keeps_to_the_filter() -> None:
    bank = [question("a", topic="craft"), question("b"), question("c", topic="craft", sensitivity="care")]
    assert keys(plan([Guest("Ada", must_ask=("b",))], bank, "topic:craft")) == ["a"]
    assert keys(plan([Guest("Ada")], bank, "is:care topic:craft")) == ["c"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "her any"),
        ("topic:craft", "her any"),
        ("for:him", "him any"),
        ("only:him", "him"),
        ("craft | for:him", "her him any"),
        ("-for:anyone", "her"),
        ("-for:him", "her"),
        ('"craft', "her any"),
    ],
)
def test_a_guests_deck_is_for_her_and_for_anyone_unless_the_filter_says_for_whom(query: str, found: str) -> None:
    ada = Guest("Ada", for_whom="her")
    shelf = Shelf(tuple(question(whom[:3], for_whom=whom, topic="craft") for whom in ("her", "him", "anyone")))
    dealt = deck_for(ada, evening_of(ada), shelf, query, None)
    assert [one.key for one in dealt.deck.questions] == found.split()
    assert dealt.mic.guests == (ada,)


def test_guests_are_expected_in_their_order_of_arrival_and_those_without_one_last() -> None:
    guests = (Guest("Dov"), Guest("Cleo", order=30), Guest("Ada", order=10), Guest("Bo", order=20))
    assert [guest.name for guest in expected(evening_of(*guests))] == ["Ada", "Bo", "Cleo", "Dov"]


def test_who_was_here_and_who_is_on_the_mic_is_expected_no_more() -> None:
    came = [record("guest-in", guests=("ada",)), record("guest-in", 2, guests=("bo",))]
    evening = evening_of(Guest("Ada"), Guest("Bo"), Guest("Cleo"), records=came)
    assert [guest.name for guest in expected(evening)] == ["Cleo"]


ADAS = (Guest("Ada Nunes"), Guest("Ada Nunes", id="ada-nunes-2"), Guest("Ada Nunes-Okafor"), Guest("Bo Lind"))


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("bo", "bo-lind"),
        ("BO LIND", "bo-lind"),
        ("ada", "ada-nunes ada-nunes-2 ada-nunes-okafor"),
        ("Ada Nunes", "ada-nunes ada-nunes-2"),
        ("ada-nunes-2", "ada-nunes-2"),
        ("okafor", "ada-nunes-okafor"),
        ("lidn", "bo-lind"),
        ("vera", ""),
        ("", ""),
        ("!", ""),
    ],
)
def test_a_guest_is_named_by_an_id_a_whole_name_or_a_few_letters(name: str, ids: str) -> None:
    assert [guest.id for guest in named(evening_of(*ADAS), name)] == ids.split()


def test_calling_a_guest_to_look_records_nothing() -> None:
    ada = Guest("Ada", off_limits=(OffLimits(topic="family"),))
    before = evening_of(ada, Guest("Bo"))
    there = before.calling(("ada",))
    assert (there.guests, there.mic.guests) == (("ada",), (ada,))
    assert [ban.topic for ban in there.mic.bans] == ["family"]
    assert (there.records, there.tally) == (before.records, before.tally)
    assert there.calling(()) == before
