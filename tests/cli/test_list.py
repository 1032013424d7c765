from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.shell import Said, run
from tests.laptop import Laptop

QUESTIONS = (
    {"ask": "What did you fight to keep?", "id": "keep", "topic": "craft", "for": "her"},
    {"ask": "Who did you hire first?", "id": "hire", "topic": "hiring", "for": "him"},
    {"ask": "What is next for {project|your film}?", "id": "next", "topic": "next", "note": "never print this"},
    {"ask": "Draft?", "id": "draft", "status": "draft"},
    {"ask": "Who was hurt?", "id": "hurt", "sensitivity": "care", "exit_line": "Thank you."},
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path).bank(*QUESTIONS)


def listed(laptop: Laptop, *words: str) -> Said:
    return run(laptop.home, "list", "--from", "northern-lights", *words)


def test_a_line_tells_seconds_topic_whom_it_is_for_and_last_the_question(laptop: Laptop) -> None:
    said = listed(laptop, "craft", "or", "hiring", "or", "next")
    assert said.out == (
        "2 s  craft   for her     What did you fight to keep?\n"
        "2 s  hiring  for him     Who did you hire first?\n"
        "2 s  next    for anyone  What is next for your film?\n"
    )
    assert (said.code, said.err) == (0, "")


def test_the_words_of_the_query_are_joined_and_a_dash_goes_after_two_dashes(laptop: Laptop) -> None:
    assert listed(laptop, "what", "not", "craft").out == listed(laptop, "--", "what", "-craft").out
    assert "fight" not in listed(laptop, "what", "not", "craft").out


def test_a_forgotten_pair_of_dashes_is_explained(laptop: Laptop) -> None:
    said = listed(laptop, "what", "-craft")
    assert said.code == 2
    assert "redcarpet list not craft, or: redcarpet list -- -craft" in " ".join(said.err.split())


def test_nothing_found_is_exit_code_1_and_said(laptop: Laptop) -> None:
    said = listed(laptop, "topic:craft", "is:asked")
    assert (said.code, said.out) == (1, "")
    assert "none of 5 questions passes: topic:craft is:asked" in said.err


def test_what_of_a_query_is_not_understood_is_told_beside_the_table(laptop: Laptop) -> None:
    said = listed(laptop, "topc:craft")
    assert said.code == 0
    assert "topic" in said.err
    assert "topc" not in said.out


def test_a_seed_shuffles_and_always_alike(laptop: Laptop) -> None:
    shuffled = {seed: listed(laptop, "--seed", seed).out for seed in ("1", "2", "3")}
    assert len(set(shuffled.values())) > 1
    assert listed(laptop, "--seed", "2").out == shuffled["2"]
    assert {frozenset(out.splitlines()) for out in shuffled.values()} == {frozenset(shuffled["1"].splitlines())}


def test_json_is_one_versioned_object_without_private_notes_or_paths(laptop: Laptop) -> None:
    said = listed(laptop, "--json", "for:her")
    whole = json.loads(said.out)
    assert (whole["redcarpet"], whole["version"], whole["query"], whole["total"]) == ("list", 1, "for:her", 5)
    assert [question["key"] for question in whole["questions"]] == ["keep", "next", "hurt"]
    assert whole["questions"][1]["words"] == "What is next for your film?"
    assert "never print this" not in said.out
    assert str(laptop.home) not in said.out


def test_json_of_nothing_is_still_json(laptop: Laptop) -> None:
    said = listed(laptop, "--json", "is:asked")
    assert said.code == 1
    assert json.loads(said.out)["questions"] == []


def test_a_bank_with_a_mistake_is_named_on_one_line_and_the_rest_is_listed(laptop: Laptop) -> None:
    (laptop.event / "questions" / "broken.yaml").write_text("questions:\n  - ask: Good?\n  - aks: Bad?\n")
    said = listed(laptop)
    assert said.code == 0
    assert "Good?" in said.out
    assert "keep?" in said.out
    assert said.err.startswith("redcarpet: northern-lights/questions/broken.yaml:3:")
    assert "Traceback" not in said.err


def test_a_sheet_of_guests_with_a_mistake_is_named_on_one_line(laptop: Laptop) -> None:
    (laptop.event / "guests.csv").write_text("Name,Minutes\nAda,soon\n")
    said = listed(laptop)
    assert said.code == 0
    assert said.err.startswith("redcarpet: northern-lights/guests.csv:2:5: “soon” can't be the value of “minutes”.")


@pytest.mark.parametrize(
    ("named", "told"),
    [("gone", "There is no file or folder called"), ("bank.yaml.txt", "Rename it to bank.yaml")],
)
def test_no_banks_is_one_sentence(tmp_path: Path, named: str, told: str) -> None:
    (tmp_path / "bank.yaml.txt").touch()
    said = run(tmp_path, "list", "--from", named)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert said.err.count("\n") == 1


def test_without_a_path_the_nearest_event_is_listed(laptop: Laptop) -> None:
    assert "fight" in run(laptop.home, "list", folder=laptop.event / "questions").out


def test_hostile_text_reaches_no_terminal(laptop: Laptop) -> None:
    laptop.bank({"ask": "\x1b]0;owned\x07[bold]x[/]\tend?", "topic": "\x9b2J"})
    said = listed(laptop)
    assert "[bold]x[/] end?" in said.out
    assert not {"\x1b", "\x07", "\x9b", "\t"} & set(said.out + said.err)


def test_a_terminals_line_is_never_overrun_and_the_deck_is_described(laptop: Laptop) -> None:
    laptop.bank({"ask": "And " * 50 + "why?", "topic": "監督"}, {"ask": "How?"})
    with laptop.open("list", "--from", "northern-lights", size=(60, 20)) as terminal:
        assert terminal.exit_code() == 0
        lines = terminal.text.rstrip().splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("…")
    assert cell_len(lines[0]) <= 60
    assert lines[-1] == "redcarpet: 2 of 2 · in bank order"


def test_marks_of_the_evening_and_the_shuffle_of_the_desk_are_the_lists_too(laptop: Laptop) -> None:
    with laptop.unguarded().open("--seed", "7", "northern-lights") as desk:
        desk.until("1 of 4")
        desk.send(" ")
        desk.until("asked 1")
        desk.send("\x11\x11")
        desk.exit_code()
    asked = laptop.marks("asked")[0]
    last = listed(laptop).out.splitlines()[-1]
    assert asked["x"] in last
    assert last.startswith("✓ asked  ")
    assert keys(laptop, "is:asked") == [asked["q"]]
    assert json.loads(listed(laptop, "--json").out)["seed"] == 7
    assert keys(laptop) == keys(laptop, "--seed", "7")


def keys(laptop: Laptop, *words: str) -> list[str]:
    return [question["key"] for question in json.loads(listed(laptop, "--json", *words).out)["questions"]]
