from __future__ import annotations

import json
from pathlib import Path

from redcarpet.cli.sleep_settings import logind_settings
from tests.cli.shell import run
from tests.laptop import Laptop


def test_the_doctor_tells_versions_folders_terminal_sleep_and_banks(tmp_path: Path) -> None:
    said = run(tmp_path, "doctor", more={"TERM": "xterm-256color"})
    assert (said.code, said.err) == (0, "")
    assert [line for line in said.out.splitlines() if line and line[0] not in " -!"] == [
        "versions",
        "folders",
        "terminal",
        "sleep",
        "banks",
    ]
    assert "libyaml" in said.out
    assert "the questions redcarpet came with" in said.out


def test_the_doctor_makes_no_folder(tmp_path: Path) -> None:
    run(tmp_path, "doctor", more={"TERM": "xterm"})
    assert list(tmp_path.iterdir()) == []


def test_the_doctors_json_has_the_same_findings(tmp_path: Path) -> None:
    whole = json.loads(run(tmp_path, "doctor", "--json", more={"TERM": "xterm", "COLORTERM": "truecolor"}).out)
    assert (whole["redcarpet"], whole["version"]) == ("doctor", 1)
    assert {"name": "colours", "told": "16 million", "level": "fine", "advice": ""} in whole["terminal"]


def test_what_would_cost_something_is_marked_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    said = run(tmp_path, "doctor", "--from", "gone", more={"TERM": "dumb"})
    assert said.code == 1
    marked = [line.split()[1] for line in said.out.splitlines() if line.startswith("!")]
    assert marked == ["state", "TERM", "here"]


def test_a_broken_bank_is_told_and_the_exit_code_is_1_when_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("questions: [")
    said = run(tmp_path, "doctor", "--from", "bank.yaml", more={"TERM": "xterm"})
    assert said.code == 1
    assert "! questions" in said.out
    assert "Traceback" not in said.out + said.err


def test_the_doctor_measures_the_terminal(tmp_path: Path) -> None:
    with Laptop(tmp_path).open("doctor", size=(38, 50)) as small:
        assert small.exit_code() == 1
        assert "! size" in small.text
    with Laptop(tmp_path).open("doctor", size=(120, 60)) as wide:
        assert wide.exit_code() == 0
        assert "120 columns, 60 lines" in wide.text


def test_logind_reads_what_is_set_the_last_word_wins_and_comments_say_nothing() -> None:
    assert logind_settings([]) == {"HandleLidSwitch": "suspend", "IdleAction": "ignore"}
    first = "[Login]\n#HandleLidSwitch=lock\nHandleLidSwitch = ignore\nKillUserProcesses=no\n"
    assert logind_settings([first])["HandleLidSwitch"] == "ignore"
    assert logind_settings([first, "IdleAction=suspend\nHandleLidSwitch=hibernate"]) == {
        "HandleLidSwitch": "hibernate",
        "IdleAction": "suspend",
    }


def test_locate_tells_where_an_event_keeps_its_things(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).bank("Why?")
    whole = json.loads(run(tmp_path, "locate", "--json", "--from", "northern-lights").out)
    assert whole["kind"] == "event"
    assert whole["banks"] == [str(laptop.event / "questions/a-bank.yaml")]
    assert whole["event"] == str(laptop.event / "event.yaml")
    assert whole["guests"] is None
    assert whole["marks"] == str(laptop.event / "marks")
    assert whole["settings"] == str(tmp_path / "config/redcarpet/settings.yaml")
    assert whole["view"].startswith(str(tmp_path / "state/redcarpet/"))


def test_locate_in_words_says_what_is_not_there_yet(tmp_path: Path) -> None:
    Laptop(tmp_path).set("theme: light\n")
    lines = run(tmp_path, "locate").out.splitlines()
    told = {line.split()[0]: line for line in lines if line[0] != " "}
    assert told["settings"].endswith("settings.yaml")
    assert told["marks"].endswith("(not there yet)")
    assert told["event"].split() == ["event", "none"]


def test_locate_names_the_sheet_of_guests(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).bank("Why?")
    sheet = laptop.event / "guests.csv"
    sheet.write_text("Name\nAda\n")
    assert json.loads(run(tmp_path, "locate", "--json", "--from", "northern-lights").out)["guests"] == str(sheet)
    lines = run(tmp_path, "locate", "--from", "northern-lights").out.splitlines()
    assert [line.split() for line in lines if line.startswith("guests")] == [["guests", str(sheet)]]


def test_the_doctor_counts_the_guests_and_tells_what_is_wrong_with_them(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).bank("Why?")
    (laptop.event / "guests.csv").write_text("Name,Minutes\nAda,soon\nBo,\n")
    out = run(tmp_path, "doctor", "--from", "northern-lights", more={"TERM": "xterm"}).out
    assert "2 guests" in out
    assert "“soon” can't be the value of “minutes”." in out
