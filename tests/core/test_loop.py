from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.loop import Turn, turn, upcoming
from redcarpet.core.question import Question
from redcarpet.core.standing import Standing, finished, why_not_drawn

UNASKED = Standing()
ASKED = Standing(asked=1)


def test_a_question_not_asked_yet_is_asked() -> None:
    assert turn(UNASKED, None, 4) is Turn.ASK


def test_space_is_refused_until_the_question_can_have_been_spoken() -> None:
    assert turn(ASKED, 0, 4) is Turn.STILL_ASKING
    assert turn(ASKED, 3.9, 4) is Turn.STILL_ASKING
    assert turn(ASKED, 4, 4) is Turn.NEXT
    assert turn(ASKED, 3600, 4) is Turn.NEXT


def test_space_moves_on_from_a_question_that_was_asked_before() -> None:
    assert turn(ASKED, None, 4) is Turn.NEXT


def test_space_moves_on_from_what_was_volunteered_or_is_not_for_this_guest() -> None:
    assert turn(Standing(volunteered=True), None, 4) is Turn.NEXT
    assert turn(Standing(skipped=True), None, 4) is Turn.NEXT


def test_an_asking_that_was_taken_back_is_asked_again_at_once() -> None:
    assert turn(UNASKED, 0.5, 4) is Turn.ASK


def test_pinned_or_asked_of_others_is_still_to_be_asked_here() -> None:
    assert turn(Standing(pinned=True, asked_tonight=3), None, 4) is Turn.ASK


def _question(name: str) -> Question:
    return Question(f"{name}?", id=name, path="b.yaml")


A, B, C, D = (_question(name) for name in "abcd")


def _next(current: str, passed: tuple[str, ...] = (), **standings: Standing) -> str:
    found = upcoming((A, B, C, D), current, passed, lambda question: standings.get(question.id, UNASKED))
    return found.id if found else ""


def test_next_is_the_next_of_the_deck() -> None:
    assert _next("a") == "b"


def test_after_the_last_comes_the_first() -> None:
    assert _next("d") == "a"


def test_a_current_question_that_the_filter_hides_is_followed_by_the_first() -> None:
    assert _next("elsewhere") == "a"
    assert _next("") == "a"


def test_what_this_guest_has_had_is_passed_by() -> None:
    assert _next("a", b=ASKED, c=Standing(volunteered=True)) == "d"
    assert _next("a", b=Standing(skipped=True)) == "c"


def test_what_others_were_asked_is_not_passed_by() -> None:
    assert _next("a", b=Standing(asked_tonight=2)) == "b"


def test_retired_and_unmet_are_never_drawn() -> None:
    assert _next("a", b=Standing(retired=True), c=Standing(unmet=("nomination",))) == "d"


def test_care_and_drafts_are_never_drawn_even_when_pinned() -> None:
    deck = (A, replace(C, sensitivity="care"), replace(D, status="draft"), B)
    assert upcoming(deck, "a", (), lambda _: Standing(pinned=True)) == B


def test_a_pinned_question_comes_first_wherever_it_stands() -> None:
    assert _next("b", d=Standing(pinned=True)) == "d"
    assert _next("b", a=Standing(pinned=True)) == "a"
    assert _next("b", a=Standing(must_ask=True)) == "a"


def test_a_pinned_question_that_was_passed_over_waits_its_turn() -> None:
    assert _next("b", ("d",), d=Standing(pinned=True)) == "c"
    assert _next("c", ("d",), d=Standing(pinned=True)) == "d"


def test_nothing_left_but_the_current_one_is_nothing() -> None:
    assert _next("a", b=ASKED, c=ASKED, d=ASKED) == ""
    assert upcoming((), "a", (), lambda _: UNASKED) is None
    assert upcoming((A,), "a", (), lambda _: UNASKED) is None


_STANDINGS = st.builds(
    Standing,
    asked=st.integers(0, 1),
    volunteered=st.booleans(),
    skipped=st.booleans(),
    pinned=st.booleans(),
    retired=st.booleans(),
    unmet=st.sampled_from(((), (), ("project",))),
)


@given(st.lists(_STANDINGS, max_size=6), st.integers(-1, 6), st.frozensets(st.integers(0, 5), max_size=3))
def test_next_is_always_something_that_may_be_drawn_and_is_found_when_there_is_any(
    standings: list[Standing], here: int, passed: frozenset[int]
) -> None:
    deck = [_question(f"q{place}") for place in range(len(standings))]
    by_key = {question.key: standing for question, standing in zip(deck, standings, strict=True)}
    open_to = [
        question
        for question in deck
        if question.key != f"q{here}"
        and not finished(by_key[question.key])
        and not why_not_drawn(question, by_key[question.key])
    ]
    found = upcoming(deck, f"q{here}", tuple(f"q{place}" for place in passed), lambda one: by_key[one.key])
    assert (found is None) == (not open_to)
    assert found is None or found in open_to
    urgent = [one for one in open_to if by_key[one.key].pinned and one.key not in {f"q{place}" for place in passed}]
    assert not urgent or found in urgent
