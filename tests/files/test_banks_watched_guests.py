"""What a producer saves in the sheet of guests reaches the desk; a guest that can't be read any more stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from redcarpet.core.bank import Loaded
from redcarpet.core.guest import Guest, OffLimits
from redcarpet.files.banks_found import find_place
from redcarpet.files.banks_watched import STAYS, Watch

SHEET = "guests:\n- name: Ada\n  off_limits: [family]\n- name: Bo\n- name: Cy\n"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """Give an event with a bank of its own and no guests yet."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "craft.yaml").write_text("questions: [What did you cut?]\n")
    (tmp_path / "event.yaml").touch()
    return tmp_path


@pytest.fixture
def sheet(event: Path) -> Path:
    path = event / "guests.yaml"
    path.write_text(SHEET)
    return path


def watching(event: Path) -> Watch:
    watch = Watch(find_place((), event, event), (), event, event)
    watch.read()
    return watch


def settled(watch: Watch) -> Loaded | None:
    """Look until a change was seen twice, as two ticks of the clock do."""
    first = watch.look()
    assert first is None
    return watch.look()


def names(loaded: Loaded | None) -> list[str]:
    assert loaded is not None
    assert [question.ask for question in loaded.questions] == ["What did you cut?"]
    return [guest.name for guest in loaded.guests]


def test_the_first_reading_has_the_guests_and_what_is_wrong_with_them(sheet: Path) -> None:
    sheet.write_text(SHEET + "  minutes: soon\n")
    loaded = Watch(find_place((), sheet.parent, sheet.parent), (), sheet.parent, sheet.parent).read()
    assert loaded.guests == (Guest("Ada", off_limits=(OffLimits("family", ("family",)),)), Guest("Bo"), Guest("Cy"))
    assert [(problem.path, problem.span.line) for problem in loaded.problems] == [(str(sheet), 6)]


def test_a_changed_sheet_is_seen_once_and_a_touched_one_is_no_change(sheet: Path) -> None:
    watch = watching(sheet.parent)
    sheet.write_text(SHEET + "- Di\n")
    assert names(settled(watch)) == ["Ada", "Bo", "Cy", "Di"]
    sheet.write_text(SHEET + "- Di  \n")
    assert settled(watch) is None
    assert watch.look() is None


def test_a_guest_can_be_withdrawn_and_the_order_be_changed_while_nothing_is_broken(sheet: Path) -> None:
    watch = watching(sheet.parent)
    sheet.write_text("guests: [Cy, Ada]\n")
    assert names(settled(watch)) == ["Cy", "Ada"]
    sheet.write_text("guests: []\n")
    assert names(settled(watch)) == []


def test_a_sheet_that_turns_up_is_read(event: Path) -> None:
    watch = watching(event)
    assert watch.look() is None
    (event / "guests.csv").write_text("Name;Role\nAda;actor\n")
    assert names(settled(watch)) == ["Ada"]


@pytest.mark.parametrize("content", ["", "{\\rtf1 ...", "guests: Ada\n", "title: x\n"])
def test_a_sheet_that_broke_keeps_its_last_version_and_says_so(sheet: Path, content: str) -> None:
    watch = watching(sheet.parent)
    sheet.write_text(content)
    broken = settled(watch)
    assert names(broken) == ["Ada", "Bo", "Cy"]
    assert broken is not None
    first = next(problem for problem in broken.problems if problem.level == "error")
    assert str(first).startswith(f"{sheet}:1:")
    assert str(first).endswith(STAYS)
    sheet.write_text(SHEET)
    repaired = settled(watch)
    assert names(repaired) == ["Ada", "Bo", "Cy"]
    assert repaired is not None
    assert repaired.problems == ()


def test_a_guest_that_broke_stays_in_its_place_as_it_was_and_the_others_are_of_now(sheet: Path) -> None:
    watch = watching(sheet.parent)
    sheet.write_text('guests:\n- name: "Ada\n  off_limits: [family]\n- {name: Bo, role: actor}\n- name: Cy\n- Di\n')
    broken = settled(watch)
    assert names(broken) == ["Ada", "Bo", "Cy", "Di"]
    assert broken is not None
    assert broken.guests[0].off_limits == (OffLimits("family", ("family",)),)
    assert broken.guests[1].role == "actor"
    assert [problem.span.line for problem in broken.problems] == [2]
    assert broken.problems[0].help.endswith(STAYS)


def test_a_new_guest_that_can_t_be_read_costs_no_other(sheet: Path) -> None:
    watch = watching(sheet.parent)
    sheet.write_text(SHEET + "- role: actor\n")
    broken = settled(watch)
    assert names(broken) == ["Ada", "Bo", "Cy"]
    assert broken is not None
    assert not broken.problems[0].help.endswith(STAYS)


def test_guests_whose_sheet_is_gone_stay_until_it_is_there_again(sheet: Path) -> None:
    watch = watching(sheet.parent)
    sheet.unlink()
    gone = settled(watch)
    assert names(gone) == ["Ada", "Bo", "Cy"]
    assert gone is not None
    assert str(gone.problems[0]).startswith(f"{sheet}:1:1: There is no such file.")
    assert gone.problems[0].help.endswith(STAYS)
    sheet.write_text("guests: [Di]\n")
    assert names(settled(watch)) == ["Di"]


def test_another_sheet_takes_the_place_of_one_that_is_gone(sheet: Path) -> None:
    other = sheet.with_name("guests.csv")
    other.write_text("Name\nDi\n")
    watch = watching(sheet.parent)
    assert [problem.path for problem in watch.read().problems] == [str(other)]
    sheet.unlink()
    changed = settled(watch)
    assert names(changed) == ["Di"]
    assert changed is not None
    assert changed.problems == ()


def test_a_second_sheet_that_turns_up_is_told_and_not_read(sheet: Path) -> None:
    watch = watching(sheet.parent)
    other = sheet.with_name("guests.csv")
    other.write_text("Name\nDi\n")
    both = settled(watch)
    assert names(both) == ["Ada", "Bo", "Cy"]
    assert both is not None
    assert [(problem.rule, problem.path) for problem in both.problems] == [("RC044", str(other))]


def test_guests_are_watched_while_the_banks_are_gone(sheet: Path) -> None:
    watch = watching(sheet.parent)
    (sheet.parent / "questions" / "craft.yaml").unlink()
    (sheet.parent / "questions").rmdir()
    assert names(settled(watch)) == ["Ada", "Bo", "Cy"]
    sheet.write_text("guests: [Di]\n")
    assert names(settled(watch)) == ["Di"]


def test_only_a_changed_sheet_is_read_again(sheet: Path) -> None:
    watch = watching(sheet.parent)
    before = watch.read().guests
    (sheet.parent / "questions" / "craft.yaml").write_text("title: A\nquestions: [What did you cut?]\n")
    after = settled(watch)
    assert after is not None
    assert after.guests is before
