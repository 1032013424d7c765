from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import Said, run
from tests.laptop import Laptop

QUESTIONS = (
    {"ask": "What is {project} about?", "id": "about", "topic": "craft", "follow_ups": ["Who sang?", "Why now?"]},
    {"ask": "Who stayed at home?", "id": "home", "topic": "family"},
    {"ask": "Whom did you promote?", "id": "promote", "topic": "hiring", "for": "him"},
)
GUESTS = """\
guests:
  - {name: Ada Nunes, for: her, project: Salt Road, off_limits: [family], must_ask: [about], publicist: Vera Moss}
  - {name: Ada Quill, for: her}
  - {name: Bo Lind, for: him}
  - {name: Bo Lind, for: him, id: bo-of-the-band}
"""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = Laptop(tmp_path).bank(*QUESTIONS)
    (laptop.event / "guests.yaml").write_text(GUESTS, "utf-8")
    return laptop


def exported(laptop: Laptop, *words: str) -> Said:
    return run(laptop.home, "export", "--from", "northern-lights", "--format", "json", *words)


def asks(said: Said) -> list[tuple[str, str]]:
    return [(card["guest"], card["ask"]) for card in json.loads(said.out)["cards"]]


def test_a_guests_cards_are_what_the_desk_would_ask_her_and_what_is_off_limits_is_said(laptop: Laptop) -> None:
    said = exported(laptop, "--guest", "nunes")
    assert asks(said) == [("Ada Nunes", "What is Salt Road about?")]
    assert "left out: 1 question, off-limits for this guest." in said.err
    assert "Vera Moss" not in said.out


def test_a_plan_gives_each_guest_to_come_something_else_than_her_neighbour(laptop: Laptop) -> None:
    cards = asks(exported(laptop, "--plan"))
    assert cards[0] == ("Ada Nunes", "What is Salt Road about?")
    assert [ask for guest, ask in cards if guest == "Ada Quill"] == ["Who stayed at home?"]
    assert ("Bo Lind", "Whom did you promote?") in cards


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("ada", "“ada” may be Ada Nunes or Ada Quill: write the whole name."),
        ("greta", "There is no guest “greta” here. It expects 4; --names prints them."),
    ],
)
def test_a_name_that_means_nobody_or_several_is_one_sentence(laptop: Laptop, name: str, told: str) -> None:
    said = exported(laptop, "--guest", name)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_the_second_of_two_guests_of_one_name_is_found_by_the_id(laptop: Laptop) -> None:
    assert exported(laptop, "--guest", "bo-of-the-band").code == 0


def test_without_guests_a_plan_says_where_they_are_written(laptop: Laptop) -> None:
    (laptop.event / "guests.yaml").unlink()
    said = exported(laptop, "--plan")
    assert said.code == 2
    assert "put guests.yaml or guests.csv into the event's folder" in said.err
