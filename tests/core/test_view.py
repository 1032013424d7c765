from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.view import TRAIL_LENGTH, View

KNOWN = ("a", "b", "c", "d", "start")


def test_moving_remembers_the_question_left() -> None:
    assert View(current="a").moved_to("b") == View(current="b", trail=("a",))


def test_the_first_question_of_all_leaves_none() -> None:
    assert View().moved_to("a") == View(current="a")


def test_moving_to_where_one_is_changes_nothing() -> None:
    view = View(current="a", trail=("b",))
    assert view.moved_to("a") == view
    assert view.moved_to("a", passing=True) == view


def test_next_remembers_what_was_passed_over_once() -> None:
    view = View(current="a").moved_to("b", passing=True).moved_to("a").moved_to("b", passing=True)
    assert view.passed == ("a",)


def test_only_next_passes_over() -> None:
    assert View(current="a").moved_to("b").passed == ()


def test_back_shows_the_question_before_which_is_no_longer_passed_over() -> None:
    view = View(current="a").moved_to("b", passing=True)
    assert view.stepped_back(KNOWN) == View(current="a")


def test_back_from_the_first_question_stays() -> None:
    assert View(current="a").stepped_back(KNOWN) == View(current="a")
    assert View().stepped_back(KNOWN) == View()


def test_back_passes_over_what_was_withdrawn_meanwhile() -> None:
    view = View(current="a").moved_to("b").moved_to("gone").moved_to("c")
    assert view.stepped_back(KNOWN) == View(current="b", trail=("a",))
    lost = View(current="gone").moved_to("c")
    assert lost.stepped_back(KNOWN) == lost


def test_a_walk_through_the_list_leaves_one_place_to_come_back_to() -> None:
    view = View(current="a").browsed_to("b", going_on=False).browsed_to("c", going_on=True)
    assert view == View(current="c", trail=("a",))
    assert view.stepped_back(KNOWN) == View(current="a")


def test_the_trail_keeps_its_newest_steps() -> None:
    view = View()
    for step in range(TRAIL_LENGTH + 50):
        view = view.moved_to(f"question-{step}")
    assert len(view.trail) == TRAIL_LENGTH
    assert view.trail[-1] == f"question-{TRAIL_LENGTH + 48}"


@given(st.lists(st.sampled_from("abcd"), max_size=20), st.booleans())
def test_as_many_steps_back_as_were_moved_lead_to_the_beginning(keys: list[str], passing: bool) -> None:
    views = [View(current="start", filter="craft", seed=7)]
    for key in keys:
        moved = views[-1].moved_to(key, passing=passing)
        views += [moved] if moved != views[-1] else []
    view = views[-1]
    for before in reversed(views[:-1]):
        view = view.stepped_back(KNOWN)
        assert view.current == before.current
    assert (view.trail, view.filter, view.seed) == ((), "craft", 7)
