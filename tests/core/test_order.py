"""Questions, filter text, seed and marks in; the deck out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.order import Deck, deal, shuffled, spread
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import UNTOUCHED, Standing, untouched
from tests.builders import question

TOPICS = st.text("aaabc ", max_size=40)
SEEDS = st.integers()


def of_topics(topics: Iterable[str]) -> tuple[Question, ...]:
    """Give a question for each letter, about that topic; a space is no topic."""
    return tuple(question(f"{topic}{place}", topic=topic.strip()) for place, topic in enumerate(topics))


def topics(questions: Iterable[Question]) -> str:
    return "".join(each.topic or " " for each in questions)


def touching(questions: Iterable[Question]) -> int:
    """Count the neighbours that share a topic."""
    return sum(one.topic == other.topic != "" for one, other in pairwise(questions))


def unavoidable(questions: Iterable[Question]) -> int:
    """Count how many must share one: a topic with more questions than there are gaps between all the others."""
    questions = tuple(questions)
    most = max(Counter(each.topic for each in questions if each.topic).values(), default=0)
    return max(0, most - (len(questions) - most) - 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("a", "a"),
        ("abcabc", "abcabc"),
        ("aabb", "abab"),
        ("aabc", "abac"),
        ("baa", "aba"),
        ("abbcc", "abcbc"),
        ("bcaa", "baca"),
        ("cbaaa", "acaba"),
        ("aaab", "abaa"),
        ("baaaa", "abaaa"),
        ("aaaa", "aaaa"),
        ("a aa", "a aa"),
        ("aa b", "a ab"),
        ("    ", "    "),
    ],
)
def test_spread_parts_like_topics_and_moves_nothing_else(before: str, after: str) -> None:
    assert topics(spread(of_topics(before))) == after


@given(TOPICS)
def test_spread_keeps_every_question_and_leaves_only_what_cannot_be_avoided(letters: str) -> None:
    questions = of_topics(letters)
    result = spread(questions)
    assert Counter(each.key for each in result) == Counter(each.key for each in questions)
    assert touching(result) == unavoidable(questions)
    assert spread(result) == result
    if touching(questions) == 0:
        assert result == questions


def test_spread_takes_topics_that_differ_in_case_for_one() -> None:
    questions = [question("1", topic="Craft"), question("2", topic="craft"), question("3", topic="Café")]
    assert [each.key for each in spread(questions)] == ["1", "3", "2"]


def test_a_seed_gives_the_same_order_everywhere() -> None:
    letters = of_topics("abcdefgh")
    assert topics(shuffled(letters, 5210)) == "hbcgefad"
    assert topics(shuffled(letters, -1)) == "efcbdgha"
    assert topics(deal(Shelf(letters), parse(""), 5210, untouched).questions) == "hbcgefad"


@given(st.sets(st.text(max_size=5), max_size=20), st.sets(st.text(max_size=5)), SEEDS)
def test_shuffling_and_leaving_out_commute(asks: set[str], out: set[str], seed: int) -> None:
    questions = tuple(map(question, sorted(asks)))
    kept = tuple(each for each in questions if each.ask not in out)
    assert shuffled(kept, seed) == tuple(each for each in shuffled(questions, seed) if each.ask not in out)
    assert shuffled(questions[::-1], seed) == shuffled(questions, seed)


FILTERS = st.sampled_from(["a", "-a", "topic:b", "a | b", "-is:asked", "only:her", "is:pinned,new c", "secs<2 -(a b)"])
MARKS = st.builds(Standing, asked=st.integers(0, 2), skipped=st.booleans(), pinned=st.booleans(), new=st.booleans())


@given(st.lists(st.text("abc ", min_size=1, max_size=4), max_size=12, unique=True), FILTERS, SEEDS, st.data())
def test_filtering_the_deck_is_dealing_the_filtered(
    asks: list[str], text: str, seed: int, drawn: st.DataObject
) -> None:
    """Without topics nothing is spread, and without words nothing ranked: the order is the shuffle's alone."""
    marks = {ask: drawn.draw(MARKS) for ask in asks}
    questions = tuple(question(ask, for_whom="her" if "b" in ask else "him") for ask in asks)
    shelf, passing = Shelf(questions), parse(f"-(-({text}))")

    def marked(each: Question) -> Standing:
        return marks[each.key]

    kept = {each.key for each in deal(shelf, passing, None, marked).questions}
    everything = deal(shelf, parse(""), seed, marked).questions
    assert deal(shelf, passing, seed, marked).questions == tuple(each for each in everything if each.key in kept)


CARE = question("care", sensitivity="care")
DRAFT = question("draft", status="draft")
RETIRED = question("retired", status="retired")
NOMINEE = question("nominee", needs=("nomination",))
ASKED, SKIPPED, TOLD, PINNED, MUST, TONIGHT, PLAIN = map(
    question, ("asked", "skipped", "told", "pinned", "must", "tonight", "plain")
)
STANDINGS = {
    "asked": Standing(asked=1, pinned=True),
    "skipped": Standing(skipped=True),
    "told": Standing(volunteered=True),
    "pinned": Standing(pinned=True),
    "must": Standing(must_ask=True),
    "tonight": Standing(retired=True),
}
EVENING = (CARE, DRAFT, ASKED, RETIRED, PLAIN, NOMINEE, SKIPPED, PINNED, TOLD, TONIGHT, MUST)


def marked(each: Question) -> Standing:
    return STANDINGS.get(each.key) or untouched(each)


def dealt(text: str, seed: int | None = None, questions: tuple[Question, ...] = EVENING) -> Deck:
    return deal(Shelf(questions), parse(text), seed, marked)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", "pinned must plain care nominee asked skipped told"),
        ("is:draft", "draft"),
        ("is:draft,retired", "draft retired tonight"),
        ("is:retired | plain", "plain retired tonight"),
        ("-is:draft is:care", "care"),
        ("retired", ""),
        ("is:care | is:pinned", "pinned care asked"),
    ],
)
def test_pinned_first_then_the_rest_then_never_drawn_then_had(text: str, keys: str) -> None:
    assert [each.key for each in dealt(text).questions] == keys.split()


def test_the_tiers_hold_in_every_shuffle() -> None:
    for seed in range(20):
        keys = [each.key for each in dealt("", seed).questions]
        assert {*keys[:2]} == {"pinned", "must"}
        assert keys[2] == "plain"
        assert {*keys[3:5]} == {"care", "nominee"}


def test_the_deck_says_when_only_drafts_and_retired_questions_are_found() -> None:
    assert dealt("draft").notes == (
        "only drafts and retired questions are found (1): is:draft or is:retired shows them",
    )
    assert dealt("is:draft").notes == ()
    assert dealt("draft | plain").notes == ()


def test_words_rank_within_a_tier_and_the_shuffle_breaks_ties() -> None:
    crafts = tuple(question(f"craft {n}") for n in range(8))
    parts = tuple(question(f"witchcraft {n}") for n in range(8))
    pinned = question("pinned", tags=("handicraft",))
    shelf = (*parts, *crafts, PLAIN, pinned)
    assert dealt("craft", questions=shelf).questions == (pinned, *crafts, *parts)
    assert dealt("craft", 3, shelf).questions == (pinned, *shuffled(crafts, 3), *shuffled(parts, 3))


def test_a_deck_in_bank_order_is_not_spread() -> None:
    questions = of_topics("aabb")
    assert dealt("", None, questions).questions == questions


@given(TOPICS, st.integers(0, 9))
def test_a_shuffled_deck_is_spread(letters: str, seed: int) -> None:
    questions = of_topics(letters)
    assert dealt("", seed, questions).questions == spread(shuffled(questions, seed))


def test_spreading_goes_on_over_the_border_of_a_tier() -> None:
    """The last pinned question is about a, so the ordinary ones begin with b, whatever the seed."""
    first = question("pinned", topic="a")
    rest = of_topics("aabbcc")
    for seed in range(20):
        assert touching(dealt("", seed, (first, *rest)).questions) == 0


@pytest.mark.parametrize(
    ("text", "seed", "described"),
    [
        ("", None, "8 of 11 · in bank order"),
        ("", 5210, "8 of 11 · shuffled (seed 5210), topics spread"),
        ("-plain", 5210, "7 of 11 · shuffled (seed 5210), topics spread"),
        ("plain", 5210, "1 of 11 · best matches first, then shuffled (seed 5210), topics spread"),
        ("plain", None, "1 of 11 · best matches first, then bank order"),
    ],
)
def test_a_deck_describes_itself(text: str, seed: int | None, described: str) -> None:
    assert dealt(text, seed).describe() == described


def test_a_deck_carries_what_it_was_dealt_for() -> None:
    deck = dealt("topc:x plian", 7)
    assert (deck.query, deck.seed, deck.total) == (parse("topc:x plian"), 7, 11)
    assert deck.notes == ("unknown field 'topc': did you mean topic?", "no 'plian'; showing 'plain'")
    assert deck.questions == (PLAIN,)


def test_a_shelf_keeps_apart_what_two_seeds_give() -> None:
    shelf = Shelf(of_topics("abcdefgh"))
    first, second, again = (deal(shelf, parse(""), seed, untouched).questions for seed in (1, 2, 1))
    assert first == again != second


def test_a_changed_bank_moves_no_other_question() -> None:
    questions = of_topics("abcdefgh")
    changed = (replace(questions[0], topic="z"), *questions[1:-1], question("new", topic="y"))
    kept = {each.key for each in questions[:-1]}

    def order(bank: tuple[Question, ...]) -> list[str]:
        return [each.key for each in deal(Shelf(bank), parse(""), 4, lambda _: UNTOUCHED).questions if each.key in kept]

    assert order(changed) == order(questions)
