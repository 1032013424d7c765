"""A place is read whole: its banks, and its sheet of guests by whoever knows the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from redcarpet.core.guest import Guest
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import find_place
from redcarpet.files.guests_found import read_guests, read_place

CONTENTS = {"guests.yaml": "- Ada\n", "guests.YML": "- Ada\n", "guests.csv": "Name\nAda\n", "Guests.CSV": "Who\nAda\n"}


def event(folder: Path, **files: str) -> Path:
    (folder / "questions").mkdir()
    (folder / "questions" / "a.yaml").write_text("questions: [Why?]\n")
    (folder / "event.yaml").touch()
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("name", CONTENTS)
def test_the_ending_tells_the_format(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CONTENTS[name])
    assert read_guests(tmp_path / name).guests == (Guest("Ada"),)


@pytest.mark.parametrize("name", CONTENTS)
def test_an_event_is_read_with_its_guests(tmp_path: Path, name: str) -> None:
    loaded = read_place(find_place((), event(tmp_path, **{name: CONTENTS[name]}), tmp_path))
    assert [question.ask for question in loaded.questions] == ["Why?"]
    assert loaded.guests == (Guest("Ada"),)
    assert loaded.problems == ()


def test_a_place_without_guests_is_its_banks(tmp_path: Path) -> None:
    place = find_place((), event(tmp_path), tmp_path)
    assert read_place(place) == read_banks(place.banks)


def test_what_is_wrong_with_guests_stands_among_the_problems_of_the_place(tmp_path: Path) -> None:
    folder = event(tmp_path, **{"guests.yaml": "- name: Ada\n  for: women\n", "guests.csv": "Name\nBo\n"})
    loaded = read_place(find_place((), folder, folder))
    assert loaded.guests == (Guest("Ada"),)
    assert [str(problem) for problem in loaded.problems] == [
        (
            f"{folder / 'guests.csv'}:1:1: This sheet of guests is not read, because guests.yaml stands beside it. "
            "Keep one of the two in this folder."
        ),
        (
            f"{folder / 'guests.yaml'}:2:8: “women” is no word for “for”. Write her, him or anyone. "
            "Until then it counts as anyone."
        ),
    ]
