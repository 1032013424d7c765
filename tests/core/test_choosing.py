"""Letters in, guests out: the best match first, a new name never by itself."""

from __future__ import annotations

import pytest

from redcarpet.core.choosing import choices
from redcarpet.core.guest import Guest
from tests.core.guests import ADA, BO, GRETA, VIO, Line

ZOE = Guest("Zoë Åberg-Quill", for_whom="her")
SHEET = (GRETA, ADA, BO, VIO, ZOE)


def found(typed: str, line: Line | None = None) -> list[str]:
    line = line or Line(sheet=SHEET)
    return [choice.told for choice in choices(line.scene.evening, typed, "20:14")]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gr", "Greta Lindqvist"),
        ("GRE", "Greta Lindqvist"),
        ("lin", "Greta Lindqvist"),
        ("gl", "Greta Lindqvist"),
        ("zoe", "Zoë Åberg-Quill"),
        ("aberg", "Zoë Åberg-Quill"),
        ("okaf", "Ada Nunes-Okafor"),
        ("lindqivst", "Greta Lindqvist"),
    ],
)
def test_a_few_letters_find_the_guest(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_a_new_name_is_the_last_choice() -> None:
    assert found("bo")[0] == "Bo Ferrant"
    assert found("bo")[-1] == "new: bo"
    assert found("Bo Ferrant") == ["Bo Ferrant"]
    assert found("vera") == ["new: vera"]


def test_without_letters_everybody_is_there_and_somebody_nameless_last() -> None:
    names = found("")
    assert names[:-1] == [guest.name for guest in SHEET]
    assert names[-1].startswith("new: ")


def test_those_still_to_come_stand_first() -> None:
    line = Line(sheet=SHEET).call(GRETA.id).press("space").call(ADA.id)
    assert found("", line)[:5] == [ADA.name, BO.name, VIO.name, ZOE.name, GRETA.name]


def test_a_plus_takes_two_or_more() -> None:
    assert found("ada+bo")[0] == "Ada Nunes-Okafor + Bo Ferrant"
    assert found("ada+bo+vi")[0] == "Ada Nunes-Okafor + Bo Ferrant + Vio Marchetti-Lund"
    assert found("gr+vera") == ["Greta Lindqvist + new: vera"]


def test_two_of_one_name_are_two_guests() -> None:
    line = Line(sheet=SHEET).call("vera", vera="Vera")
    choice = choices(line.scene.evening, "ver", "20:14")
    assert choice[0].guests == ("vera",)
    assert choice[-1].new == (("ver", "ver"),)
    named = choices(Line(sheet=(Guest("Bo"),)).scene.evening, "BO!", "20:14")
    assert [one.told for one in named] == ["Bo"]
