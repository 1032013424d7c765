"""Banks that change during the evening: read again from real files, and nothing moves under the reporter."""

from __future__ import annotations

from asyncio import timeout
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from redcarpet.core.tonight import standing_of
from redcarpet.core.view import View
from redcarpet.desk.app import DeskApp
from redcarpet.files.banks_found import find_place
from redcarpet.files.banks_watched import Watch
from tests.desk.opening import Desk, painted, settled

SIZE = (120, 36)
BANK = """\
title: Tonight
questions:
  - ask: What did you fight to keep?
    topic: authorship
  - ask: How do you tell a crew that the plan has changed?
    topic: leadership
  - ask: What song got you through the night shoots?
    topic: quick
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "questions"
    folder.mkdir()
    path = folder / "tonight.yaml"
    path.write_text(BANK, "utf-8")
    return path


def opened(tmp_path: Path, bank: Path) -> tuple[Desk, DeskApp, Watch]:
    watch = Watch(find_place([bank], tmp_path, tmp_path), [bank], tmp_path, tmp_path)
    desk = Desk(tmp_path / "marks", watch.read().questions, view=View(seed=None))
    return desk, desk.open(), watch


def rewritten(bank: Path, text: str, app: DeskApp, watch: Watch) -> None:
    """Save a bank, and do what half a second and another one do."""
    bank.write_text(text, "utf-8")
    for changed in (watch.look(), watch.look()):
        if changed is not None:
            app.desk.look_at_banks(changed)


async def test_the_current_question_stays_as_it_was_until_the_reporter_moves(tmp_path: Path, bank: Path) -> None:
    desk, app, watch = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        rewritten(bank, BANK.replace("fight to keep", "fight to keep in it"), app, watch)
        await settled(pilot)
        assert "   What did you fight to keep?" in painted(app)
        assert "bank changed: 1 reworded" in painted(app)
        await pilot.press("space", "n", "p")
        await settled(pilot)
        assert "   What did you fight to keep in it?" in painted(app)
        assert "space moves on" in painted(app)
    assert [record.words for record in desk.on_disk().tally.asked] == ["What did you fight to keep?"]


async def test_what_came_and_went_is_counted_and_new_ones_are_found(tmp_path: Path, bank: Path) -> None:
    desk, app, watch = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        gone = BANK.replace("  - ask: What did you fight to keep?\n    topic: authorship\n", "")
        rewritten(bank, gone + "  - ask: Who taught you the trade?\n  - What did you make by hand?\n", app, watch)
        await settled(pilot)
        assert "bank changed: +2 new, 1 withdrawn" in painted(app)
        assert "withdrawn from its bank" in painted(app)
        await pilot.press("slash", *"is:new", "enter", "n")
        await settled(pilot)
        assert "of 2" in painted(app)
    assert desk.view.filter == "is:new"


async def test_back_never_ends_at_a_question_that_was_withdrawn(tmp_path: Path, bank: Path) -> None:
    _, app, watch = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("home", "n", "n")
        rewritten(
            bank,
            BANK.replace("  - ask: How do you tell a crew that the plan has changed?\n    topic: leadership\n", ""),
            app,
            watch,
        )
        await pilot.press("p")
        await settled(pilot)
        assert app.desk.scene.current is not None


async def test_a_bank_that_broke_keeps_its_last_good_version_and_says_where(tmp_path: Path, bank: Path) -> None:
    _, app, watch = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        rewritten(bank, "{\\rtf1 What did you fight to keep?}", app, watch)
        await settled(pilot)
        assert "tonight.yaml:1" in painted(app)
        assert "What song got you through the night shoots?" in painted(app)
        rewritten(bank, BANK, app, watch)
        await settled(pilot)
        assert "all is read again" in painted(app)


async def test_marks_of_an_earlier_run_are_found_on_the_reworded_question(tmp_path: Path, bank: Path) -> None:
    _, app, _ = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space")
        await settled(pilot)
    bank.write_text(BANK.replace("What did you fight", "What did you fihgt"), "utf-8")
    desk, app, _ = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("home")
        await settled(pilot)
        assert "asked 1" in painted(app)
        question = next(one for one in app.desk.scene.questions.values() if "fihgt" in one.ask)
        assert standing_of(desk.on_disk())(question).asked == 1


EDITS = (
    BANK,
    BANK.replace("authorship", "craft"),
    BANK + "  - ask: Who taught you the trade?\n",
    BANK.replace("  - ask: How do you tell a crew that the plan has changed?\n    topic: leadership\n", ""),
    BANK.replace("night shoots", "night-time shoots"),
    "questions: [",
)
KEYS = ("space", "n", "p", "s", "x", "v", "u", "down", "up", "f", "ctrl+y", "end", "home")


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(("reload", "tick", "resize", "")),
                                st.integers(0, len(EDITS) - 1)), min_size=4, max_size=12))  # fmt: skip
async def test_reloads_ticks_and_resizes_between_keys_never_move_the_question(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    tmp_path = tmp_path_factory.mktemp("evening")
    bank = tmp_path / "tonight.yaml"
    bank.write_text(BANK, "utf-8")
    desk, app, watch = opened(tmp_path, bank)
    async with app.run_test(size=SIZE) as pilot:
        for key, between, edit in steps:
            await pilot.press(key)
            await settled(pilot)
            current = app.desk.scene.current
            if between == "reload":
                rewritten(bank, EDITS[edit], app, watch)
            elif between == "tick":
                desk.clock.pass_seconds(30)
            elif between == "resize":
                await pilot.resize_terminal(40 + edit * 20, 12 + edit * 4)
            await pilot.pause()
            assert app.desk.scene.current == current
        assert desk.on_disk().tally == app.desk.scene.evening.tally


async def test_a_watch_that_fails_is_told_and_the_evening_goes_on(tmp_path: Path, bank: Path) -> None:
    def broken() -> None:
        raise RuntimeError("a fault of ours")

    _, app, _ = opened(tmp_path, bank)
    app.desk.opening = replace(app.desk.opening, look=broken, report=lambda error: f"details: {error}")
    async with app.run_test(size=SIZE) as pilot, timeout(20):
        while "changed banks are no longer read until you start again (details: a fault of ours)" not in painted(app):
            await pilot.pause(0.05)
        await pilot.press("space")
        await settled(pilot)
        assert "ASKED 0:00" in painted(app)
