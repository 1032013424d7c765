"""`redcarpet crew` says who marks on an evening, and what of it is damaged or missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import EIGHT
from tests.cli.shell import run
from tests.laptop import Laptop
from tests.typing_night import TypingNight


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Give a laptop with an event on which two people asked."""
    laptop = Laptop(tmp_path).bank({"ask": "Why?", "id": "why"})
    anna = TypingNight(laptop.event / "marks", "anna")
    anna.typed("Who mended the boat?")
    anna.typed("Which rule did you break?")
    anna.over()
    bo = TypingNight(laptop.event / "marks", "bo", run="b0b0b0b0b0b0", begins=EIGHT + 60_000)
    bo.typed("Who cooked?")
    bo.over()
    return laptop


def test_everybody_has_a_line(laptop: Laptop) -> None:
    said = run(laptop.home, "crew", "--from", "northern-lights")
    assert (said.code, said.err) == (0, "")
    anna, bo = said.out.splitlines()
    assert anna.startswith("anna")
    assert "asked 2" in anna
    assert "asked ‘Which rule did you break?’" in anna
    assert bo.startswith("bo")


def test_damage_and_holes_are_said_and_give_one(laptop: Laptop) -> None:
    journal = next((laptop.event / "marks").glob("*anna*.jsonl"))
    first, second, *rest = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([first, second[:-9] + b"spoilt\n", *rest]))
    said = run(laptop.home, "crew", "--from", "northern-lights")
    assert said.code == 1
    wrong = [line for line in said.out.splitlines() if line.startswith("!")]
    assert wrong == [
        f"! 1 damaged line in {journal.name}; every other line was read.",
        "! 1 record of anna is not here yet, though later ones are.",
    ]
    told = json.loads(run(laptop.home, "crew", "--from", "northern-lights", "--json").out)
    assert ["! " + one for one in told["trouble"]] == wrong
    assert [(one["name"], one["asked"], one["missing"]) for one in told["crew"]] == [("anna", 1, 1), ("bo", 1, 0)]


def test_an_evening_without_a_desk_has_no_crew(tmp_path: Path) -> None:
    said = run(Laptop(tmp_path).bank("Why?").home, "crew", "--from", "northern-lights")
    assert (said.code, said.out) == (0, "")
    assert "nobody has opened a desk on this evening yet" in said.err


def test_a_name_is_text_whatever_it_holds(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).bank("Why?")
    night = TypingNight(laptop.event / "marks", "\x1b]0;owned\x07[red]Anna[/red]\u202e", run="a0a0a0a0a0a0")
    night.typed("=HYPERLINK(1) \x1b[2J\nWho cooked?")
    night.over()
    said = run(laptop.home, "crew", "--from", "northern-lights")
    assert len(said.out.splitlines()) == 1
    assert said.out.rstrip("\n").isprintable()
    assert "[red]Anna[/red]" in said.out
    (told,) = json.loads(run(laptop.home, "crew", "--from", "northern-lights", "--json").out)["crew"]
    assert "\x1b" not in json.dumps(told, ensure_ascii=False)
