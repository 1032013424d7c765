"""Rating an answer with one key: of the question asked last, corrected and taken back, and gone from the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from redcarpet.core.question import Question
from redcarpet.core.tonight import standing_of
from tests.desk.deck import CREW, DECISION, DECK, IN_BANK_ORDER, KEEP
from tests.desk.opening import Desk, painted, settled

SIZE = (120, 36)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER)


async def pressed(desk: Desk, *keys: str) -> str:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        return painted(app)


def rating(desk: Desk, question: Question) -> str:
    return standing_of(desk.on_disk())(question).rating


@pytest.mark.parametrize(
    ("key", "value"), [("1", "usable"), ("2", "good"), ("3", "select"), ("4", "declined"), ("5", "cut off")]
)
async def test_a_digit_rates_the_question_asked_last_and_names_it(desk: Desk, key: str, value: str) -> None:
    screen = await pressed(desk, "space", "n", "n", key)
    assert f"{value} ‘What is one decision" in screen
    assert rating(desk, DECISION) == value
    assert rating(desk, KEEP) == rating(desk, CREW) == ""


async def test_the_last_word_counts_and_undo_brings_the_one_before(desk: Desk) -> None:
    await pressed(desk, "space", "1", "4", "3")
    assert rating(desk, DECISION) == "select"
    assert "took back: rated select ‘" in await pressed(desk, "u")
    assert rating(desk, DECISION) == "declined"
    await pressed(desk, "ctrl+y")
    assert rating(desk, DECISION) == "select"


async def test_nothing_is_rated_before_a_question_was_asked(desk: Desk) -> None:
    assert "nothing to rate: you asked no question yet" in await pressed(desk, "2")
    assert [record.kind for record in desk.on_disk().records] == ["open"]


async def test_what_a_colleague_asked_is_not_rated(desk: Desk) -> None:
    bert = Desk(desk.folder, DECK, view=IN_BANK_ORDER, runs=7)
    bert.about = {"device": "bert's", "person": "bert"}
    await pressed(bert, "space")
    assert "nothing to rate: you asked no question yet" in await pressed(desk, "2")
    assert rating(desk, DECISION) == ""


async def test_a_rating_goes_with_the_asking_that_is_taken_back(desk: Desk) -> None:
    assert "took back: asked" in await pressed(desk, "space", "2", "f3", "down", "enter")
    assert rating(desk, DECISION) == ""
    await pressed(desk, "space")
    assert rating(desk, DECISION) == ""


async def test_the_digits_are_named_once_a_question_was_asked(desk: Desk) -> None:
    assert "1-5 rate" not in await pressed(desk, "x")
    screen = await pressed(desk, "p", "n", "space")
    assert screen.splitlines()[-1].index("f follow-up") < screen.splitlines()[-1].index("1-5 rate")


async def test_the_logs_keys_are_named_again_after_a_refusal(desk: Desk) -> None:
    assert "1-5 rate" not in await pressed(desk, "space", "n", "s", "f3", "2")
    assert "1-5 rate" in await pressed(desk, "f3", "2", "down")


@pytest.mark.parametrize("after", [("2",), ("2", "u"), ("2", "u", "ctrl+y")])
async def test_the_guest_reads_a_rating_for_a_moment_only(desk: Desk, after: tuple[str, ...]) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", *after)
        await settled(pilot)
        desk.clock.pass_seconds(2)
        app.desk.pass_second()
        await pilot.pause()
        assert "rated good" in painted(app)
        desk.clock.pass_seconds(1)
        app.desk.pass_second()
        await pilot.pause()
        assert "good" not in painted(app)
        if after[-1] != "u":
            assert "u takes back: the rating" in painted(app)


async def test_other_notices_stay(desk: Desk) -> None:
    app = desk.open()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s")
        await settled(pilot)
        desk.clock.pass_seconds(60)
        app.desk.pass_second()
        await pilot.pause()
        assert "pinned ‘" in painted(app)


async def test_ratings_work_while_the_desk_is_locked_and_in_card_mode(desk: Desk) -> None:
    assert "rated good ‘" in await pressed(desk, "space", "f8", "2")
    assert "rated select ‘" in await pressed(desk, "c", "3")
    assert rating(desk, DECISION) == "select"


async def test_an_asked_question_is_rated_and_a_rating_corrected_in_the_log(desk: Desk) -> None:
    await pressed(desk, "space", "1", "n", "space", "f3", "down", "3")
    assert (rating(desk, DECISION), rating(desk, KEEP)) == ("select", "")
    await pressed(desk, "f3", "down", "2")
    assert (rating(desk, DECISION), rating(desk, KEEP)) == ("select", "good")


async def test_the_log_takes_the_keys_of_the_settings(desk: Desk) -> None:
    desk.settings = replace(desk.settings, keymap="right")
    assert "6-0 rate" in await pressed(desk, "space", "s", "f3")
    await pressed(desk, "f3", "down", "8")
    assert rating(desk, DECISION) == "select"


async def test_what_was_not_asked_is_not_rated_in_the_log(desk: Desk) -> None:
    assert "Only an asking that stands, or its rating, can be rated." in await pressed(desk, "s", "f3", "2")


async def test_the_deck_is_filtered_by_ratings(desk: Desk) -> None:
    await pressed(desk, "space", "3", "n", "space", "5", "n")
    assert "1 of " in await pressed(desk, "slash", *"rated:select", "enter")
    assert rating(desk, KEEP) == "cut off"
