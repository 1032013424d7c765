"""`redcarpet check`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redcarpet.core.question import fingerprint
from tests.cli.shell import run
from tests.typing_night import TypingNight

GOOD = "questions:\n  - ask: What did you turn down to make room for this?\n    topic: risk\n"
BROKEN = """\
title: Main carpet
questions:
  - ask: Your film: what drew you?
    topic: risk
  - ask: What did you turn down?
    topci: risk
"""
MENDED = BROKEN.replace("Your film: what drew you?", '"Your film: what drew you?"').replace("topci", "topic")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "questions"
    folder.mkdir()
    path = folder / "her.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_each_problem_shows_its_line_a_caret_the_fixed_line_and_what_to_do(tmp_path: Path, bank: Path) -> None:
    said = run(tmp_path, "check")
    assert said.code == 1
    assert said.out == (
        "error RC011 A colon followed by a space splits the text in two.\n"
        " --> questions/her.yaml:3:19\n"
        "3 |   - ask: Your film: what drew you?\n"
        "  |                   ^\n"
        '3 +   - ask: "Your film: what drew you?"\n'
        "  = Put the whole text in quotes.\n"
        "\n"
        "error RC030 “topci” is no field of a question.\n"
        " --> questions/her.yaml:6:5\n"
        "6 |     topci: risk\n"
        "  |     ^^^^^\n"
        "6 +     topic: risk\n"
        "  = Did you mean “topic”?\n"
        "\n"
    )
    assert said.err == "redcarpet: 2 problems in 1 file, 2 can be fixed with --fix.\n"
    assert bank.read_text(encoding="utf-8") == BROKEN


def test_carets_stand_below_wide_characters_and_nothing_of_a_file_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "questions.yaml"
    path.write_text("questions:\n- ask: 日本の映画: \x1b[31m何?\n", encoding="utf-8")
    said = run(tmp_path, "check", str(path))
    assert "\x1b" not in said.out
    assert "2 | - ask: 日本の映画: ␛[31m何?\n  |                  ^\n" in said.out


def test_the_second_place_of_a_problem_is_shown_too(tmp_path: Path) -> None:
    path = tmp_path / "her.yaml"
    path.write_text("questions:\n- ask: What?\n  topic: a\n  topic: b\n", encoding="utf-8")
    said = run(tmp_path, "check", str(path))
    assert "3 |   topic: a\n  |   ^^^^^ first one is here\n4 |   topic: b\n  |   ^^^^^\n" in said.out


@pytest.mark.usefixtures("bank")
def test_the_other_formats_are_for_programs(tmp_path: Path) -> None:
    concise = run(tmp_path, "check", "--format", "concise")
    assert concise.out.splitlines()[1] == (
        "questions/her.yaml:6:5: error RC030 “topci” is no field of a question. Did you mean “topic”? [fix]"
    )
    told = json.loads(run(tmp_path, "check", "--json").out)
    assert told["files"] == ["questions/her.yaml"]
    assert [(one["rule"], one["line"], one["column"], one["fix"]["text"]) for one in told["problems"]] == [
        ("RC011", 3, 19, '"Your film: what drew you?"'),
        ("RC030", 6, 5, "topic"),
    ]
    assert [one["name"] for one in told["problems"]] == ["colon-in-text", "unknown-field"]
    github = run(tmp_path, "check", "--format", "github").out.splitlines()
    assert github[1].startswith("::error file=questions/her.yaml,line=6,col=5,endColumn=10,title=RC030::“topci” is no")


def test_what_can_be_put_right_is_shown_first_and_written_when_asked_for(tmp_path: Path, bank: Path) -> None:
    shown = run(tmp_path, "check", "--diff")
    assert shown.code == 1
    assert '+  - ask: "Your film: what drew you?"\n' in shown.out
    assert bank.read_text(encoding="utf-8") == BROKEN
    written = run(tmp_path, "check", "--fix")
    assert (written.code, written.out) == (0, "")
    assert "2 mistakes put right in questions/her.yaml." in written.err
    assert bank.read_text(encoding="utf-8") == MENDED
    assert run(tmp_path, "check", "--diff").code == 0
    bank.write_text("questions:\n- topic: risk\n", encoding="utf-8")
    assert (run(tmp_path, "check", "--diff").code, run(tmp_path, "check", "--diff").out) == (1, "")


def test_what_is_left_after_fixing_is_shown_on_the_lines_as_they_are_then(tmp_path: Path, bank: Path) -> None:
    bank.write_text("questions:\n- ask: What now?\n  topic: risk tags: [craft]\n  for: women\n", encoding="utf-8")
    said = run(tmp_path, "check", "--fix")
    assert bank.read_text(encoding="utf-8").splitlines()[2:] == ["  topic: risk", "  tags: [craft]", "  for: women"]
    assert " --> questions/her.yaml:5:8\n5 |   for: women\n  |        ^^^^^\n" in said.out


def test_a_bank_that_may_not_be_written_stays_and_is_told(tmp_path: Path, bank: Path) -> None:
    link = tmp_path / "other.yaml"
    bank.rename(link)
    bank.symlink_to(link)
    said = run(tmp_path, "check", "--fix")
    assert said.code == 1
    assert "is a link to another file" in said.err
    assert link.read_text(encoding="utf-8") == BROKEN


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    path = tmp_path / "her.yaml"
    path.write_text("questions:\n- ask: What did you turn down?\n  tags: [film fun]\n", encoding="utf-8")
    assert run(tmp_path, "check", str(path)).code == 0
    assert run(tmp_path, "check", "--strict", str(path)).code == 1


def test_an_event_is_checked_with_its_guests_and_topics(tmp_path: Path) -> None:
    event = tmp_path / "night"
    (event / "questions").mkdir(parents=True)
    (event / "questions" / "her.yaml").write_text(GOOD, encoding="utf-8")
    (event / "event.yaml").write_text("name: Night\nvenu: Hall\n", encoding="utf-8")
    (event / "guests.yaml").write_text("guests:\n- name: Ada\n  tonight: nominne\n", encoding="utf-8")
    (event / "topics.yaml").write_text("craft: wrk\n", encoding="utf-8")
    (event / "questions" / "him.yaml.txt").write_text(GOOD, encoding="utf-8")
    (event / "questions" / "notes.docx").write_bytes(b"PK\x03\x04")
    said = run(tmp_path, "check", "--format", "concise", str(event))
    places = [line.split(": ")[0].rpartition("/")[2] for line in said.out.splitlines()]
    assert sorted(places) == [
        "event.yaml:2:1",
        "guests.yaml:3:12",
        "him.yaml.txt:1:1",
        "notes.docx:1:1",
        "topics.yaml:1:8",
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere.yaml",), "There is no file or folder called"),
        (("--fix", "--diff"), "--fix writes and --diff only shows"),
        (("photo.png",), "is no bank, no sheet of guests and no event"),
    ],
)
def test_what_can_not_run_ends_with_two_and_a_sentence(tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    (tmp_path / "photo.png").write_bytes(b"")
    said = run(tmp_path, "check", *words)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err


JUDGED = """\
title: Hers
for: her
questions:
  - ask: Who are you wearing?
    id: gown
    topic: looks
  - ask: What did you turn down?
    follow_ups: [Who told you no?, "Did you regret it, and what did it cost?"]
    ignore: [{rule: RC999, reason: because}]
"""


def test_the_rules_speak_of_words_and_of_banks_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "hers.yaml"
    path.write_text(JUDGED, encoding="utf-8")
    said = run(tmp_path, "check", "--format", "concise", "hers.yaml")
    places = [(line.split(": ")[0], line.split(" ")[2]) for line in said.out.splitlines()]
    assert places == [
        ("hers.yaml:4:14", "RC301"),
        ("hers.yaml:6:12", "RC307"),
        ("hers.yaml:8:37", "RC105"),
        ("hers.yaml:8:60", "RC102"),
        ("hers.yaml:9:14", "RC507"),
    ]
    assert said.code == 1


def test_a_newsroom_changes_the_words_and_an_excuse_with_a_reason_counts(tmp_path: Path) -> None:
    event = tmp_path / "night"
    (event / "questions").mkdir(parents=True)
    (event / ".redcarpet").mkdir()
    (event / "event.yaml").write_text("name: Night\n", encoding="utf-8")
    (event / ".redcarpet" / "words.yaml").write_text("RC105: {add: [bombshell], remov: [always]}\n", encoding="utf-8")
    bank = event / "questions" / "ours.yaml"
    bank.write_text("questions:\n- ask: What was the bombshell in the script?\n", encoding="utf-8")
    said = run(tmp_path, "check", "--format", "concise", "night")
    assert [line.split(" ")[0].rpartition("/")[2] for line in said.out.splitlines()] == [
        "words.yaml:1:27:",
        "ours.yaml:2:21:",
    ]
    excused = "  ignore: [{rule: RC105, reason: it is a bomb}]\n"
    bank.write_text(f"{bank.read_text(encoding='utf-8')}{excused}", encoding="utf-8")
    assert "RC105 “bombshell" not in run(tmp_path, "check", "--format", "concise", "night").out


def test_a_guests_must_ask_is_held_against_the_banks(tmp_path: Path) -> None:
    event = tmp_path / "night"
    (event / "questions").mkdir(parents=True)
    (event / "event.yaml").write_text("name: Night\n", encoding="utf-8")
    (event / "questions" / "ours.yaml").write_text(GOOD.replace("    topic", "    id: turned-down\n    topic"))
    (event / "guests.yaml").write_text("guests:\n- name: Ada\n  must_ask: [turned-dwon]\n", encoding="utf-8")
    said = run(tmp_path, "check", "--format", "concise", "night")
    assert "guests.yaml:3:14: warning RC510" in said.out


def test_a_question_that_may_be_a_marked_one_reworded_is_asked_about(tmp_path: Path, bank: Path) -> None:
    was = "Who kept the crew warm on the night shoots?"
    bank.write_text("questions:\n  - ask: Who on the crew kept you warm at night?\n", "utf-8")
    (tmp_path / "event.yaml").write_text("name: Northern Lights Awards\n", "utf-8")
    night = TypingNight(tmp_path / "marks")
    night.asked(was)
    night.over()
    said = run(tmp_path, "check", "--format", "concise")
    assert f"RC511 This may be a question that was marked in other words: “{was}”" in said.out
    assert f"`id: {fingerprint(was)}`" in run(tmp_path, "check").out
    bank.write_text(f"{bank.read_text('utf-8')}    id: {fingerprint(was)}\n", "utf-8")
    assert "RC511" not in run(tmp_path, "check").out
