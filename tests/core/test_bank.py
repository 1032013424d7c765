"""What the desk says of banks that could not be read whole."""

from __future__ import annotations

from redcarpet.core.bank import Loaded
from redcarpet.core.problem import Problem, Span

FIRST = Problem("RC010", "A colon splits the text.", "/home/ada/tonight.yaml", Span(5, 3), help="Quote it.")
SECOND = Problem("RC011", "No such field.", "C:\\banks\\her.yaml", Span(9, 1))
ADVICE = Problem("RC012", "Rather long.", "her.yaml", Span(1, 1), level="advice")


def test_nothing_wrong_is_nothing_to_say() -> None:
    assert Loaded().summary() == ""
    assert Loaded(problems=(ADVICE,)).summary() == ""


def test_a_mistake_is_said_with_its_place_and_its_help() -> None:
    told = Loaded(problems=(ADVICE, FIRST)).summary()
    assert told == "1 mistake: tonight.yaml:5:3 A colon splits the text. Quote it."


def test_what_could_not_be_read_is_counted_and_the_first_mistake_told() -> None:
    told = Loaded(problems=(SECOND, FIRST), unread=1).summary()
    assert told == "1 question not read, 2 mistakes, the first: her.yaml:9:1 No such field."
