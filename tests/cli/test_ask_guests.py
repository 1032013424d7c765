"""Guests in the plain loop: lines in, lines out, and the same journal as the desk's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_ask import answers, ask
from tests.laptop import Laptop

SHEET = """\
guests:
  - {name: Greta Lindqvist, say: GREH-tah, for: her, minutes: 2, off_limits: [{words: [lawsuit], asked_by: lawyer}]}
  - {name: Bo Ferrant, for: him}
"""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = (
        Laptop(tmp_path)
        .unguarded()
        .bank(
            {"ask": "What did you keep?", "topic": "craft", "for": "her", "short": "What did you keep?"},
            {"ask": "What did the lawsuit cost?", "topic": "pay"},
            {"ask": "Which song helped?", "topic": "quick"},
        )
    )
    (laptop.event / "guests.yaml").write_text(SHEET, encoding="utf-8")
    return laptop


def said(laptop: Laptop, *lines: str) -> list[str]:
    return answers(ask(laptop, *lines))


def test_a_guest_is_called_by_a_few_letters_and_told(laptop: Laptop) -> None:
    told = said(laptop, "g gr", "", "q")
    assert told[1].startswith("on the mic: Greta Lindqvist, saved\non the mic: Greta Lindqvist, GREH-tah, 0:00 of 2:00")
    assert "1 off-limits" in told[1]
    assert "lawsuit" not in told[1]
    assert [mark["g"] for mark in laptop.marks("asked")] == [["greta-lindqvist"]]


def test_a_new_guest_is_added_on_purpose_only(laptop: Laptop) -> None:
    told = said(laptop, "g vera", "g new vera", "g", "q")
    assert told[1] == "nobody is called vera: g new vera adds a guest"
    assert "on the mic: vera" in told[2]
    assert "3 guests: 1 on the mic, 2 expected" in told[3]


def test_what_is_off_limits_is_said_and_told_only_when_asked(laptop: Laptop) -> None:
    told = said(laptop, "g bo", "o lawyer: song", "i", "q")
    assert told[2].startswith("off-limits for Bo: 1 question held back, saved")
    assert "the word song (lawyer" in told[3]
    assert laptop.marks("off-limits")[0]["d"] == {"on": True, "word": "song", "by": "lawyer"}


def test_an_own_question_off_script_and_its_group_are_marked(laptop: Laptop) -> None:
    told = said(laptop, "g gr", "a Who taught you?", "w", "w looks", "-", "q")
    assert "Who taught you?" in told[2]
    assert told[4].startswith("off-script: looks, saved")
    assert [mark.get("d", {}).get("group") for mark in laptop.marks("off-script")] == [None, "looks"]
    assert laptop.marks("own")[0]["x"] == "Who taught you?"
    assert json.dumps(laptop.marks("earlier")[0]["d"]["seconds"]) == "5"


def test_a_guest_chosen_late_gets_the_last_question(laptop: Laptop) -> None:
    told = said(laptop, "", "g gr", "r", "q")
    assert "r gives it to Greta" in told[2]
    assert "1 mark given to Greta Lindqvist" in told[3]
