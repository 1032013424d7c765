"""A crew on one event: what one laptop marks is on the other's screen, and a page says who is in."""

from __future__ import annotations

import shutil
from pathlib import Path

from redcarpet.files.journals_read import JournalsRead
from tests.desk.deck import DECK, IN_BANK_ORDER
from tests.desk.opening import Desk, burst, painted, rows, settled
from tests.laptop import Laptop, card, counted, is_open, notice

HERS = {"device": "laptop-a", "person": "Anna", "host": "annas-laptop"}


def two(tmp_path: Path) -> tuple[Desk, Desk]:
    """Give two laptops on one event's folder."""
    bo = Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER, about={"device": "laptop-b", "person": "Bo"}, runs=10)
    return Desk(tmp_path / "marks", DECK, view=IN_BANK_ORDER, about=HERS), bo


async def test_the_page_of_the_crew_says_who_is_in_and_follows(tmp_path: Path) -> None:
    anna, bo = two(tmp_path)
    async with anna.open().run_test() as pilot:
        await burst(pilot, "space")
    app, watched = bo.open(), JournalsRead(tmp_path / "marks")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        app.desk.do_crew()
        await pilot.pause()
        assert "Bo (this desk)" in painted(app)
        assert "Anna (annas-laptop)  asked 1" in painted(app)
        async with anna.open().run_test() as hers:
            await burst(hers, "n", "s")
        with (tmp_path / "marks" / "20261122-anna-run000000001.1.jsonl").open("ab") as journal:
            journal.write(b"spoilt\n")
        news = watched.look()
        assert news is not None
        app.desk.hear(news)
        await pilot.pause()
        assert "pinned ‘" in painted(app)
        assert "! 1 damaged line in 20261122-anna-run000000001.1.jsonl" in painted(app)
        await pilot.press("escape")
        assert "asked 1 · pinned 1 · crew 2" in rows(app)[0]


async def test_a_name_of_the_crew_is_text_and_leaves_room_for_the_rest(tmp_path: Path) -> None:
    anna, bo = two(tmp_path)
    anna.about = {"device": "laptop-a", "person": "[red]日本[/red] " * 15, "host": "\x1b[2J[b]"}
    async with anna.open().run_test() as pilot:
        await burst(pilot, "space")
    app = bo.open()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "by [red]日本[/red] [red]…" in painted(app)
        app.desk.do_crew()
        await pilot.pause()
        (line,) = [row for row in rows(app) if "asked 1" in row and "[red]" in row]
        assert "asked ‘" in line


async def test_a_clock_that_was_set_is_written_before_the_mark(tmp_path: Path) -> None:
    anna, _ = two(tmp_path)
    async with anna.open().run_test() as pilot:
        await burst(pilot, "space")
        anna.clock.pass_seconds(60)
        anna.clock.wrong = 3_600_000
        await burst(pilot, "n", "space")
        assert "(clock said 20:34) asked ‘" in await burst(pilot, "f3")
    kinds = [(one.kind, one.number("by")) for one in anna.on_disk().records if one.kind in {"asked", "clock-step"}]
    assert kinds == [("asked", 0), ("clock-step", 3_600_000), ("asked", 0)]


def test_a_mark_of_one_laptop_is_on_the_screen_of_the_other(tmp_path: Path) -> None:
    anna, bo = (Laptop(tmp_path / name) for name in ("anna", "bo"))
    for laptop, name in ((anna, "Anna"), (bo, "Bo")):
        laptop.set(f"me: {name}\nrepeat_seconds: 0\nagain_seconds: 0\n")
    anna.bank("What did you fight to keep?", "Who mended the boat?")
    shutil.copytree(anna.event, bo.event)
    shutil.rmtree(bo.event / "questions")
    for shared in ("questions", "marks"):
        (anna.event / shared).mkdir(exist_ok=True)
        (bo.event / shared).symlink_to(anna.event / shared)
    with bo.open(str(bo.event), "--seed", "1") as his, anna.open(str(anna.event), "--seed", "1") as hers:
        before = card(his.until(is_open))
        hers.until(is_open)
        hers.send(" ")
        hers.until(lambda screen: counted(screen) == 1)
        after = his.until(lambda screen: counted(screen) == 1 and "by Anna" in screen)
        assert "crew 2" in after
        assert card(after) == before
        assert "asked" not in notice(after)
