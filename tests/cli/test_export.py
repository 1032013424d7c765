from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.shell import Said, environment, run
from tests.laptop import PROGRAM, Laptop
from tests.terminal import Terminal

QUESTIONS = (
    {"ask": "What did you fight to keep?", "id": "keep", "topic": "craft", "for": "her", "note": "wait for it"},
    {"ask": "Who did you hire first?", "id": "hire", "topic": "hiring", "for": "him", "follow_ups": ["Why her?"]},
    {"ask": "Draft?", "id": "draft", "status": "draft"},
    {"ask": "Who was hurt?", "id": "hurt", "sensitivity": "care", "exit_line": "Thank you."},
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path).bank(*QUESTIONS)


def exported(laptop: Laptop, *words: str, limit: int | None = None, more: Mapping[str, str] | None = None) -> Said:
    return run(laptop.home, "export", "--from", "northern-lights", *words, limit=limit, more=more)


def test_a_pipe_gets_sheets_of_text_cards(laptop: Laptop) -> None:
    laptop.bank(*({"ask": f"What is number {number}?"} for number in range(6)))
    said = exported(laptop)
    assert said.code == 0
    assert [sheet.count("[ ] asked") for sheet in said.out.split("\f")] == [4, 2]
    assert "\x1b" not in said.out


def test_a_terminal_gets_cards_of_its_width_bold_and_without_form_feeds(laptop: Laptop) -> None:
    with laptop.open("export", "--from", "northern-lights", size=(110, 40)) as terminal:
        assert terminal.exit_code() == 0
        assert "┐  ┌" in terminal.text
        assert b"\x0c" not in terminal.raw
        assert b"\x1b[1m" in terminal.raw


@pytest.mark.parametrize("wish", [{"NO_COLOR": "1", "TERM": "xterm"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_that_wants_no_colour_gets_no_escape_sequence(laptop: Laptop, wish: dict[str, str]) -> None:
    words = (*PROGRAM, "export", "--from", "northern-lights")
    with Terminal(words, env=environment(laptop.home, **wish), folder=laptop.home) as terminal:
        assert terminal.exit_code() == 0
        assert b"fight to keep" in terminal.raw
        assert b"\x1b" not in terminal.raw


def test_an_output_without_boxes_gets_plain_ones(laptop: Laptop) -> None:
    said = exported(laptop, more={"PYTHONIOENCODING": "ascii"})
    assert said.code == 0
    assert "+----" in said.out
    assert said.out.isascii()


@pytest.mark.parametrize("ending", ["txt", "md", "csv", "json"])
def test_the_files_name_says_the_format_and_a_second_run_replaces_it(laptop: Laptop, ending: str) -> None:
    name = f"cards.{ending}"
    said = exported(laptop, "-o", name)
    assert (said.code, said.out) == (0, "")
    assert said.err.endswith(f"redcarpet: 2 cards in {name}\n")
    first = (laptop.home / name).read_bytes()
    assert b"fight to keep" in first
    assert exported(laptop, "-o", name).code == 0
    assert (laptop.home / name).read_bytes() == first


@pytest.mark.parametrize("chosen", ["md", "csv", "json"])
def test_a_pipe_gets_the_same_bytes_as_a_file(laptop: Laptop, chosen: str) -> None:
    exported(laptop, "-o", f"cards.{chosen}")
    assert exported(laptop, "--format", chosen).out.encode() == (laptop.home / f"cards.{chosen}").read_bytes()


def test_a_named_format_overrides_the_ending(laptop: Laptop) -> None:
    assert exported(laptop, "-o", "cards.txt", "--format", "json").code == 0
    assert json.loads((laptop.home / "cards.txt").read_text("utf-8"))["version"] == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cards", "does not say its format"),
        ("gone/cards.txt", "There is no folder gone"),
        ("gone/cards.pdf", "There is no folder gone"),
        ("northern-lights", "does not say its format"),
        ("northern-lights/questions/a-bank.yaml", "does not say its format"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(laptop: Laptop, name: str, told: str) -> None:
    before = sorted(laptop.home.rglob("*"))
    said = exported(laptop, "-o", name)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert sorted(laptop.home.rglob("*")) == before


def test_the_arrivals_sheet_is_not_eaten_unless_forced(laptop: Laptop) -> None:
    arrivals = laptop.home / "guests.csv"
    arrivals.write_text("name,for\nAda Nunes,her\n")
    said = exported(laptop, "-o", "guests.csv")
    assert said.code == 2
    assert "add --force" in said.err
    assert arrivals.read_text() == "name,for\nAda Nunes,her\n"
    assert exported(laptop, "-o", "guests.csv", "--force").code == 0


def test_a_bank_is_never_the_output(laptop: Laptop) -> None:
    bank = laptop.event / "questions" / "a-bank.yaml"
    before = bank.read_bytes()
    said = exported(laptop, "-o", str(bank), "--format", "text", "--force")
    assert said.code == 2
    assert "is one of the files being read" in said.err
    assert bank.read_bytes() == before


def test_a_full_disk_is_said_and_the_old_file_stays(laptop: Laptop) -> None:
    assert exported(laptop, "-o", "cards.txt").code == 0
    before = (laptop.home / "cards.txt").read_bytes()
    said = exported(laptop, "is:care", "or", "craft", "-o", "cards.txt", limit=64)
    assert said.code == 2
    assert "the disk is full" in said.err
    assert (laptop.home / "cards.txt").read_bytes() == before


def test_notes_are_printed_only_when_asked_for(laptop: Laptop) -> None:
    for chosen in ("text", "md", "csv", "json"):
        assert "wait for it" not in exported(laptop, "--format", chosen).out
    assert "note: wait for it" in exported(laptop, "--notes").out


def test_sensitive_questions_are_left_out_and_that_is_said_until_they_are_named(laptop: Laptop) -> None:
    said = exported(laptop)
    assert "hurt" not in said.out
    assert "left out: 1 question, sensitive: is:care prints them" in said.err
    assert "Who was hurt?" in exported(laptop, "is:care").out
    assert "to close: Thank you." in exported(laptop, "id:hurt").out


def test_drafts_are_never_printed(laptop: Laptop) -> None:
    assert exported(laptop, "is:draft").code == 1
    assert "Draft?" not in exported(laptop, "draft", "or", "craft").out


def test_nothing_found_writes_no_file(laptop: Laptop) -> None:
    said = exported(laptop, "is:asked", "-o", "cards.txt")
    assert said.code == 1
    assert "none of 4 questions passes" in said.err
    assert not (laptop.home / "cards.txt").exists()


def test_the_order_is_the_lists(laptop: Laptop) -> None:
    listed = run(laptop.home, "list", "--json", "--seed", "3", "--from", "northern-lights", "not", "is:care").out
    text = exported(laptop, "--seed", "3", "--format", "csv").out.removeprefix("\ufeff")
    assert [row["redcarpet"] for row in csv.DictReader(io.StringIO(text))] == [
        question["key"] for question in json.loads(listed)["questions"]
    ]


def test_hostile_text_is_only_text(laptop: Laptop) -> None:
    laptop.bank({"ask": "\x1b]52;c;eA==\x07<script>[bold]?", "follow_ups": ["=1+1", "\u202etxt"], "note": "\x1b[2J"})
    for chosen in ("text", "md", "csv", "json"):
        said = exported(laptop, "--format", chosen, "--notes")
        assert said.code == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(said.out + said.err)
