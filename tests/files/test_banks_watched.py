"""What a producer saves reaches the desk, however the editor saves it; what breaks does not."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from redcarpet.core.bank import Loaded
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import find_place, shipped_place
from redcarpet.files.banks_watched import STAYS, Watch

CRAFT = ("What did you cut?", "Who taught you to listen?", "Which take is in the film?")


def written(path: Path, *asks: str, title: str = "Craft") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_bank(*asks, title=title), "utf-8")
    return path


def as_bank(*asks: str, title: str = "Craft") -> str:
    return "\n".join([f"title: {title}", "questions:", *(f'  - ask: "{ask}"' for ask in asks), ""])


def watching(root: Path, *named: str) -> Watch:
    """Watch the banks that are found from a folder, and read them once."""
    watch = Watch(find_place(named, root, root), named, root, root)
    watch.read()
    return watch


def settled(watch: Watch) -> Loaded | None:
    """Look until a change was seen twice, as two ticks of the clock do."""
    first = watch.look()
    assert first is None
    return watch.look()


def asks(loaded: Loaded | None) -> list[str]:
    assert loaded is not None
    return [question.ask for question in loaded.questions]


@pytest.fixture
def craft(tmp_path: Path) -> Path:
    return written(tmp_path / "questions" / "craft.yaml", *CRAFT)


NEW = (*CRAFT, "Where did it begin?")


def in_place(bank: Path) -> None:
    written(bank, *NEW)


def renamed_over(bank: Path) -> None:
    written(bank.with_name(".craft.yaml.tmp"), *NEW).replace(bank)


def deleted_and_written(bank: Path) -> None:
    bank.unlink()
    written(bank, *NEW)


def appended(bank: Path) -> None:
    with bank.open("a", encoding="utf-8") as stream:
        stream.write(f"  - {NEW[-1]}\n")


def link_swapped(bank: Path) -> None:
    link = bank.with_name("next")
    link.symlink_to(written(bank.parents[1] / "versions" / "2.yaml", *NEW))
    link.replace(bank)


def backed_up(bank: Path) -> None:
    """Save as editors do that keep the old version: it is moved aside, the new one is written, the old one goes."""
    aside = bank.replace(bank.with_name("craft.yaml~"))
    written(bank, *NEW)
    aside.unlink()


EDITS = (in_place, renamed_over, deleted_and_written, appended, link_swapped, backed_up)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_way_of_saving_is_seen_and_seen_once(craft: Path, edit: Callable[[Path], None]) -> None:
    watch = watching(craft.parents[1])
    edit(craft)
    assert asks(settled(watch)) == list(NEW)
    assert [watch.look() for _ in range(3)] == [None, None, None]


def test_a_link_that_is_swapped_twice_is_seen_twice(tmp_path: Path) -> None:
    """The link itself stays as old as it is: what counts is the file it leads to."""
    folder = tmp_path / "questions"
    versions = [written(tmp_path / "versions" / f"{n}" / "craft.yaml", *CRAFT[:n]) for n in (1, 2, 3)]
    folder.mkdir()
    (folder / "now").symlink_to(versions[0].parent)
    (folder / "craft.yaml").symlink_to(folder / "now" / "craft.yaml")
    watch = watching(tmp_path)
    for n, version in ((2, versions[1]), (3, versions[2])):
        (folder / "next").symlink_to(version.parent)
        (folder / "next").replace(folder / "now")
        assert asks(settled(watch)) == list(CRAFT[:n])


def test_the_first_reading_is_that_of_the_list_and_the_export(craft: Path) -> None:
    place = find_place((), craft.parents[1], craft.parents[1])
    written(craft.with_name("b.yaml"), "Why?", title="B")
    watch = Watch(place, (), craft.parents[1], craft.parents[1])
    assert watch.read() == read_banks((craft.with_name("b.yaml"), craft))


def test_a_watch_that_has_read_nothing_reads_at_the_second_look(craft: Path) -> None:
    root = craft.parents[1]
    assert asks(settled(Watch(find_place((), root, root), (), root, root))) == list(CRAFT)


def test_a_file_that_is_still_being_written_waits_until_it_is_the_same_twice(craft: Path) -> None:
    watch = watching(craft.parents[1])
    for count in range(1, 4):
        written(craft, *NEW[:count])
        assert watch.look() is None
    written(craft, *NEW)
    assert asks(settled(watch)) == list(NEW)


def test_a_file_that_was_touched_or_saved_unchanged_is_no_change(craft: Path) -> None:
    watch = watching(craft.parents[1])
    os.utime(craft, (1, 1))
    assert settled(watch) is None
    renamed_over(craft)
    written(craft, *CRAFT)
    assert settled(watch) is None


def test_a_file_of_the_same_size_and_time_is_another_one_by_its_inode(craft: Path) -> None:
    watch = watching(craft.parents[1])
    copy = written(craft.with_name(".copy"), *(ask.replace("?", "!") for ask in CRAFT))
    shutil.copystat(craft, copy)
    assert copy.stat().st_size == craft.stat().st_size
    copy.replace(craft)
    assert asks(settled(watch)) == [ask.replace("?", "!") for ask in CRAFT]


def test_only_changed_files_are_read_again(craft: Path) -> None:
    """A file whose size, time and inode are the same is taken at its word; its questions are the same objects."""
    other = written(craft.with_name("other.yaml"), "Why now?", title="Other")
    watch = watching(craft.parents[1])
    before = watch.read().banks
    appended(craft)
    after = settled(watch)
    assert after is not None
    assert [now is was for now, was in zip(after.banks, before, strict=True)] == [False, True]
    assert after.banks[1].path == str(other)


def test_a_bank_that_appears_is_read_and_one_that_is_deleted_from_among_others_is_withdrawn(craft: Path) -> None:
    watch = watching(craft.parents[1])
    late = written(craft.with_name("late.yaml"), "Why so late?", title="Late")
    assert asks(settled(watch)) == [*CRAFT, "Why so late?"]
    late.unlink()
    gone = settled(watch)
    assert asks(gone) == list(CRAFT)
    assert gone is not None
    assert gone.problems == ()


def test_a_bank_under_a_new_name_is_the_same_bank(craft: Path) -> None:
    watch = watching(craft.parents[1])
    craft.rename(craft.with_name("our-craft.yaml"))
    loaded = settled(watch)
    assert asks(loaded) == list(CRAFT)
    assert loaded is not None
    assert [Path(bank.path).name for bank in loaded.banks] == ["our-craft.yaml"]


BROKEN = {
    "rich text": ("{\\rtf1 ...", 1),
    "emptied": ("", 1),
    "no bank": ("title: Craft\n", 1),
    "a quote left open": ('title: Craft\nquestions:\n  - ask: "What did you cut?\n', 3),
    "one text": ("title: Craft\nquestions: What did you cut?\n", 2),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_bank_that_broke_keeps_its_last_version_and_names_file_and_line(craft: Path, text: str, line: int) -> None:
    watch = watching(craft.parents[1])
    craft.write_text(text)
    broken = settled(watch)
    assert asks(broken) == list(CRAFT)
    assert broken is not None
    first = next(problem for problem in broken.problems if problem.level == "error")
    assert str(first).startswith(f"{craft}:{line}:")
    assert str(first).endswith(STAYS)
    written(craft, *NEW)
    repaired = settled(watch)
    assert asks(repaired) == list(NEW)
    assert repaired is not None
    assert repaired.problems == ()


def test_a_question_that_broke_stays_in_its_place_as_it_was_and_the_others_are_of_now(craft: Path) -> None:
    watch = watching(craft.parents[1])
    told = as_bank(*NEW).replace('ask: "Who taught you to listen?"', "ask: Who: taught you to listen?")
    craft.write_text(told)
    broken = settled(watch)
    assert asks(broken) == list(NEW)
    assert broken is not None
    assert broken.unread == 1
    assert [(problem.path, problem.span.line) for problem in broken.problems] == [(str(craft), 4)]
    assert broken.problems[0].help.endswith(STAYS)


def test_a_new_question_that_can_t_be_read_costs_no_other(craft: Path) -> None:
    watch = watching(craft.parents[1])
    with craft.open("a") as stream:
        stream.write('  - ask: "Where did it begin?\n')
    broken = settled(watch)
    assert asks(broken) == list(CRAFT)
    assert broken is not None
    assert [problem.span.line for problem in broken.problems] == [6]
    assert not broken.problems[0].help.endswith(STAYS)


def test_a_question_can_be_withdrawn_while_nothing_is_broken(craft: Path) -> None:
    watch = watching(craft.parents[1])
    written(craft, *CRAFT[1:])
    assert asks(settled(watch)) == list(CRAFT[1:])
    craft.write_text("title: Craft\nquestions: []\n")
    assert asks(settled(watch)) == []


def test_a_bank_that_was_broken_from_the_start_is_read_once_it_is_repaired(craft: Path) -> None:
    craft.write_text("")
    watch = watching(craft.parents[1])
    written(craft, *CRAFT)
    assert asks(settled(watch)) == list(CRAFT)


@pytest.mark.parametrize("named", ["questions/craft.yaml", "questions", "."])
def test_a_bank_that_is_gone_and_was_the_only_one_meant_stays_until_it_is_there_again(craft: Path, named: str) -> None:
    watch = watching(craft.parents[1], named)
    shutil.rmtree(craft.parent)
    gone = settled(watch)
    assert asks(gone) == list(CRAFT)
    assert gone is not None
    assert str(gone.problems[0]).startswith(f"{craft}:1:1: There is no such file.")
    written(craft, *NEW)
    assert asks(settled(watch)) == list(NEW)


def test_the_shipped_banks_never_take_the_place_of_an_events_own(tmp_path: Path) -> None:
    craft = written(tmp_path / "gala/questions/craft.yaml", *CRAFT)
    (tmp_path / "gala/event.yaml").touch()
    watch = watching(tmp_path, "gala")
    shutil.rmtree(craft.parent)
    assert asks(settled(watch)) == list(CRAFT)


def test_the_first_bank_of_an_event_takes_the_place_of_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "event.yaml").touch()
    watch = watching(tmp_path)
    assert len(watch.read().banks) == len(shipped_place().banks)
    written(tmp_path / "questions/craft.yaml", *CRAFT)
    assert asks(settled(watch)) == list(CRAFT)


def test_an_event_that_turns_up_is_another_evening_and_is_left_alone(craft: Path) -> None:
    watch = watching(craft.parents[1])
    written(craft.parents[1] / "event.yaml", "no bank")
    written(craft.with_name("late.yaml"), "Why so late?")
    assert settled(watch) is None
