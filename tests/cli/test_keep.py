"""`redcarpet keep` lists what was typed during an evening, and puts it into a bank."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redcarpet.files.banks_found import shipped_place
from tests.builders import EIGHT
from tests.cli.shell import Said, run
from tests.laptop import Laptop
from tests.typing_night import TypingNight

BOAT, NO, RULE = "Who fixed the boat?", 'What did "no" mean: really?', "Which rule did you break?"


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Give a laptop with an event at which three questions were typed, and one more that was taken back."""
    laptop = Laptop(tmp_path).bank({"ask": "Why?", "id": "why"})
    (laptop.event / "event.yaml").write_text("name: Northern Lights Awards\ntimezone: Europe/Stockholm\n")
    night = TypingNight(laptop.event / "marks")
    night.typed(BOAT)
    night.asked(BOAT)
    night.asked(BOAT)
    night.undone(night.typed("Oops"))
    back = night.typed(NO, topic="craft")
    night.undone(night.undone(back))
    night.over()
    other = TypingNight(laptop.event / "marks", "bo", run="b0b0b0b0b0b0", begins=EIGHT + 3_600_000)
    other.typed(RULE)
    other.over()
    return laptop


def kept(laptop: Laptop, *words: str, limit: int | None = None) -> Said:
    return run(laptop.home, "keep", "northern-lights", *words, limit=limit)


def bank_of(laptop: Laptop) -> Path:
    return laptop.event / "questions" / "a-bank.yaml"


def test_a_line_tells_number_time_person_askings_topic_and_words(laptop: Laptop) -> None:
    said = kept(laptop)
    assert said.out == (
        f"1  21:01  anna  asked 3 times         {BOAT}\n"
        f"2  21:06  anna  asked          craft  {NO}\n"
        f"3  22:01  bo    asked                 {RULE}\n"
    )
    assert said.code == 0
    assert said.err == "redcarpet: typed at Northern Lights Awards. To keep one: redcarpet keep NUMBER --to BANK\n"


def test_what_is_chosen_stands_in_the_bank_and_is_listed_there(laptop: Laptop) -> None:
    before = bank_of(laptop).read_text()
    said = kept(laptop, "3", "1", "--to", "northern-lights/questions/a-bank.yaml")
    assert bank_of(laptop).read_text() == f"{before}  - ask: {RULE}\n  - ask: {BOAT}\n"
    name = "northern-lights/questions/a-bank.yaml"
    assert said == Said(0, f"{name}:5: {RULE}\n{name}:6: {BOAT}\n", f"redcarpet: 2 questions added to {name}.\n")
    assert "✓ asked" in next(
        line for line in run(laptop.home, "list", "--from", "northern-lights").out.splitlines() if BOAT in line
    )
    assert f"in a-bank.yaml  {BOAT}" in kept(laptop).out


def test_all_of_them_with_one_topic_and_none_twice(laptop: Laptop) -> None:
    laptop.bank("Why?", "who fixed  the BOAT?")
    said = kept(laptop, "--all", "--to", "a-bank.yaml", "--topic", "late: night")
    assert said.err.startswith(f"redcarpet: already in northern-lights/questions/a-bank.yaml: {BOAT}\n")
    assert (
        bank_of(laptop)
        .read_text()
        .endswith(f"""  - ask: '{NO}'\n    topic: "late: night"\n  - ask: {RULE}\n    topic: "late: night"\n""")
    )
    before = bank_of(laptop).read_bytes()
    again = kept(laptop, "--all", "--to", "a-bank.yaml")
    assert (again.code, again.out, again.err.count("already in")) == (0, "", 3)
    assert bank_of(laptop).read_bytes() == before


def test_a_question_keeps_the_topic_that_it_was_typed_with(laptop: Laptop) -> None:
    kept(laptop, "2", "--to", "a-bank.yaml")
    assert bank_of(laptop).read_text().endswith(f"  - ask: '{NO}'\n    topic: craft\n")


def test_a_dry_run_prints_what_would_be_added_and_writes_nothing(laptop: Laptop) -> None:
    before = bank_of(laptop).read_bytes()
    said = kept(laptop, "1", "2", "--to", "a-bank.yaml", "--dry-run")
    assert said.out == f"  - ask: {BOAT}\n  - ask: '{NO}'\n    topic: craft\n"
    assert "2 questions would be added" in said.err
    assert bank_of(laptop).read_bytes() == before


def test_the_json_tells_what_was_typed_and_what_became_of_it(laptop: Laptop) -> None:
    whole = json.loads(kept(laptop, "--json").out)
    assert (whole["redcarpet"], whole["version"], whole["marks"]) == ("keep", 1, str(laptop.event / "marks"))
    first = whole["questions"][0]
    assert {name: first[name] for name in ("number", "ask", "by", "asked", "time", "bank", "at")} == {
        "number": 1, "ask": BOAT, "by": "anna", "asked": 3, "time": "21:01", "bank": "", "at": EIGHT + 60_000,
    }  # fmt: skip
    kept(laptop, "1", "--to", "a-bank.yaml")
    whole = json.loads(kept(laptop, "--all", "--to", "a-bank.yaml", "--json").out)
    assert whole["added"] == [
        {"ask": NO, "topic": "craft", "line": 6},
        {"ask": RULE, "topic": "", "line": 8},
    ]
    assert (whole["already"], whole["written"]) == ([BOAT], True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("1",), "say which bank they go to: --to and a .yaml file."),
        (("--all",), "say which bank they go to"),
        (("--to", "a-bank.yaml"), "say which questions to keep: their numbers, or --all."),
        (("4", "--to", "a-bank.yaml"), "there is no question 4: there are 3."),
        (("0", "--to", "a-bank.yaml"), "there is no question 0: there are 3."),
        (("9" * 5_000, "--to", "a-bank.yaml"), "there is no question 9"),
        (("another", "1", "--to", "a-bank.yaml"), "northern-lights and another are two events."),
        (("1", "--to", "x" * 300 + ".yaml"), "can't be read. Look at its name"),
        (("1", "--to", "gone.yaml"), "There is no bank gone.yaml."),
        (("1", "--to", "northern-lights/questions"), "is a folder. Give the name of a bank in it."),
        (("1", "--to", "northern-lights/event.yaml"), "There is no “questions:” in this file."),
        (("1", "--to", str(shipped_place().banks[0])), "came with redcarpet. Copy it into a folder called questions"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    laptop: Laptop, words: tuple[str, ...], told: str
) -> None:
    shipped = shipped_place().banks[0].read_bytes()
    before = {path: path.read_bytes() for path in laptop.home.rglob("*") if path.is_file()}
    said = kept(laptop, *words)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err
    assert {path: path.read_bytes() for path in laptop.home.rglob("*") if path.is_file()} == before
    assert shipped_place().banks[0].read_bytes() == shipped


def test_a_full_disk_is_said_and_the_bank_stays(laptop: Laptop) -> None:
    before = bank_of(laptop).read_bytes()
    said = kept(laptop, "1", "--to", "a-bank.yaml", limit=16)
    assert (said.code, said.out) == (2, "")
    assert "could not be written: the disk is full. It stays as it was." in said.err
    assert bank_of(laptop).read_bytes() == before
    assert [path.name for path in bank_of(laptop).parent.iterdir()] == ["a-bank.yaml"]


@pytest.mark.parametrize("words", [(), ("--json",), ("--all", "--to", "a-bank.yaml")], ids=" ".join)
def test_where_nobody_typed_anything_that_is_said_with_exit_code_1(tmp_path: Path, words: tuple[str, ...]) -> None:
    laptop = Laptop(tmp_path).bank("Why?")
    said = kept(laptop, *words)
    assert said.code == 1
    assert said.err == "redcarpet: nobody typed a question of their own at Northern Lights Awards · Grand Hall.\n"


def test_without_a_name_the_nearest_event_is_meant(laptop: Laptop) -> None:
    said = run(laptop.home, "keep", "1", "--to", "a-bank.yaml", folder=laptop.event / "marks")
    assert said.code == 0
    assert BOAT in bank_of(laptop).read_text()


def evening_without_an_event(home: Path, name: str, words: str) -> Path:
    folder = home / "data" / "redcarpet" / "evenings" / name
    night = TypingNight(folder / "marks")
    night.typed(words)
    night.over()
    return folder


def test_without_an_event_the_last_evening_is_meant_however_long_ago(tmp_path: Path) -> None:
    older = evening_without_an_event(tmp_path, "2025-03-02-190000", "Older?")
    evening_without_an_event(tmp_path, "2025-03-09-190000", "Newer?")
    (tmp_path / "data" / "redcarpet" / "evenings" / "2025-03-10-190000" / "marks").mkdir(parents=True)
    said = run(tmp_path, "keep", more={"TZ": "UTC"})
    assert said.out == "1  20:01  anna  asked  Newer?\n"
    assert "typed on the evening of 2025-03-09-190000." in said.err
    assert run(tmp_path, "keep", str(older)).out.endswith("Older?\n")


def test_before_the_first_evening_there_is_nothing(tmp_path: Path) -> None:
    said = run(tmp_path, "keep")
    assert (said.code, said.out) == (1, "")
    assert "nobody typed a question of their own on any evening without an event" in said.err


def test_digits_are_an_event_where_a_folder_is_called_so(laptop: Laptop) -> None:
    laptop.event.rename(laptop.home / "2026")
    assert run(laptop.home, "keep", "2026").code == 0
    assert "no question 2027" in run(laptop.home, "keep", "2026", "2027", "--to", "a-bank.yaml").err


@pytest.mark.parametrize("name", ["gone", "x" * 300])
def test_an_event_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    said = run(tmp_path, "keep", name)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_text_from_a_journal_is_only_text(laptop: Laptop) -> None:
    night = TypingNight(laptop.event / "marks", "eve\x1b[2J", run="eeeeeeeeeeee")
    night.typed("\x1b]52;c;eA==\x07- [x]: {y} #z\r\nid: only-you")
    night.over()
    said = kept(laptop, "--all", "--to", "a-bank.yaml")
    assert said.code == 0
    assert not {"\x1b", "\x07"} & set(said.out + said.err + kept(laptop).out)
    assert "only-you?" not in run(laptop.home, "list", "--json", "--from", "northern-lights", "id:only-you").out
