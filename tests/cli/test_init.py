"""`redcarpet init` makes an event's folder that opens at once, and never writes over anything."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from redcarpet.files.banks_found import shipped_place
from redcarpet.files.event_yaml import read_event
from tests.cli.shell import Said, run

SHIPPED = {f"questions/{bank.name}": bank.read_bytes() for bank in shipped_place().banks}
MADE = {
    *("event.yaml", "guests.yaml", "questions/our-questions.yaml", "marks/README.txt", "README.md", ".gitattributes"),
    *SHIPPED,
}
LITTLE_ROOM = 12_000
"""Bytes that a file may have: enough for the first files, too little for a shipped bank."""


def contents(folder: Path) -> Mapping[str, bytes]:
    """Give every file below a folder, by its path from there; folders have none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
    }


def refused(home: Path, *words: str, limit: int | None = None) -> Said:
    """Run `init` where it can't, and see that it says so in one line and changes nothing."""
    before = contents(home)
    said = run(home, "init", *words, limit=limit)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert contents(home) == before
    return said


def test_it_makes_a_folder_prints_each_file_and_says_how_to_go_on(tmp_path: Path) -> None:
    said = run(tmp_path, "init", "northern-lights")
    assert (said.code, said.err) == (0, "redcarpet: the event is ready. To open its desk: redcarpet northern-lights\n")
    assert {line.removeprefix("northern-lights/") for line in said.out.splitlines()} == MADE
    made = contents(tmp_path / "northern-lights")
    assert set(made) == {*MADE, "questions", "marks"}
    assert {name: made[name] for name in SHIPPED} == SHIPPED
    assert made[".gitattributes"] == b"*.jsonl merge=union -text\n"


@pytest.mark.parametrize("words", [("evening",), ("--example", "evening")], ids=" ".join)
def test_what_it_makes_opens_without_a_problem(tmp_path: Path, words: tuple[str, ...]) -> None:
    run(tmp_path, "init", *words)
    listed = run(tmp_path, "list", "--from", "evening")
    assert (listed.code, listed.err) == (0, "")
    assert "What would somebody from your home town recognise in this film?" in listed.out
    whole = json.loads(run(tmp_path, "locate", "--json", "--from", "evening").out)
    assert (whole["kind"], whole["event"]) == ("event", str(tmp_path / "evening" / "event.yaml"))
    doctors = run(tmp_path, "doctor", "--from", "evening", more={"TERM": "xterm"}).out
    assert f"an event, in {tmp_path / 'evening'}" in doctors
    assert "mistake" not in doctors
    assert "problems" not in doctors


def test_an_event_is_named_by_its_folder_and_two_never_share_an_id(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        run(tmp_path, "init", f"{name}/Zoë's 2nd_gala-night")
    ids = []
    for name in ("a", "b"):
        event, problems = read_event(tmp_path / name / "Zoë's 2nd_gala-night" / "event.yaml")
        assert (event.name, event.venue, event.date, problems) == ("Zoë's 2nd Gala Night", "", "", ())
        ids.append(event.id)
    assert len({*ids}) == 2
    assert all(re.fullmatch("zoe-s-2nd-gala-night-[a-z0-9]{6}", name) for name in ids)


def test_the_example_is_an_evening_of_tomorrow_with_every_field(tmp_path: Path) -> None:
    days = {(datetime.now(UTC).astimezone() + timedelta(days=1)).date().isoformat()}
    run(tmp_path, "init", "--example", "evening")
    days.add((datetime.now(UTC).astimezone() + timedelta(days=1)).date().isoformat())
    event, problems = read_event(tmp_path / "evening" / "event.yaml")
    assert problems == ()
    assert (event.title, event.timezone) == ("Northern Lights Awards · Grand Hall", "Europe/Stockholm")
    assert event.date in days
    assert (event.recording.fps, event.recording.drop_frame) == ("25", False)


def test_it_can_be_made_here_and_beside_other_things(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "mine.yaml").write_text("questions: [What have you kept?]\n")
    (tmp_path / "invitation.pdf").write_bytes(b"%PDF")
    said = run(tmp_path, "init", ".")
    assert (said.code, said.err) == (0, "redcarpet: the event is ready. To open its desk: redcarpet\n")
    assert "event.yaml" in said.out.splitlines()
    assert (tmp_path / "questions" / "mine.yaml").read_text() == "questions: [What have you kept?]\n"
    assert "What have you kept?" in run(tmp_path, "list").out


@pytest.mark.parametrize("name", [*sorted(MADE), "event.yml", "guests.csv"])
def test_nothing_at_all_is_written_where_one_of_the_files_stands(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evening" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine\n")
    said = refused(tmp_path, "evening")
    assert said.err.startswith(f"redcarpet: {name} stands in evening already, so nothing was written.")


def test_everything_in_the_way_is_named_even_a_link_to_nowhere(tmp_path: Path) -> None:
    run(tmp_path, "init", "evening")
    for name in MADE - {"event.yaml", "README.md", "marks/README.txt"}:
        (tmp_path / "evening" / name).unlink()
    (tmp_path / "evening" / "event.yaml").unlink()
    (tmp_path / "evening" / "event.yaml").symlink_to("nowhere")
    told = refused(tmp_path, "evening").err
    assert told.startswith("redcarpet: event.yaml, marks/README.txt and README.md stand in evening already")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("gone/evening",), "There is no folder gone. Make it first, or choose another."),
        (("a-file",), "a-file is a file. Name a folder that is new or empty."),
        (("",), "the folder has no name."),
        (("x" * 300,), "its name is too long."),
        (("x" * 300 + "/evening",), "its name is too long."),
    ],
    ids=["no-parent", "a-file", "no-name", "too-long", "in-too-long"],
)
def test_a_place_where_no_folder_can_be_is_one_sentence(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "a-file").touch()
    assert told in refused(tmp_path, *words).err


def test_a_full_disk_is_said_and_what_was_begun_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "old" / "questions").mkdir(parents=True)
    for name in ("new", "old"):
        said = refused(tmp_path, name, limit=LITTLE_ROOM)
        assert said.err == (
            f"redcarpet: {name} could not be written: the disk is full. What was begun was taken away again.\n"
        )


def test_a_file_where_a_folder_should_be_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "evening").mkdir()
    (tmp_path / "evening" / "questions").touch()
    assert "a file stands where the folder should be" in refused(tmp_path, "evening").err
    assert [path.name for path in (tmp_path / "evening").iterdir()] == ["questions"]


def test_the_json_names_the_folder_and_its_files(tmp_path: Path) -> None:
    whole = json.loads(run(tmp_path, "init", "--json", "evening").out)
    assert {**whole, "files": {*whole["files"]}} == {
        "redcarpet": "init",
        "version": 1,
        "folder": str(tmp_path / "evening"),
        "files": MADE,
    }


@pytest.mark.parametrize(("name", "typed"), [("list", "./list"), ("two words", "'two words'")])
def test_the_next_command_can_be_typed_as_it_is_said(tmp_path: Path, name: str, typed: str) -> None:
    assert run(tmp_path, "init", name).err.endswith(f": redcarpet {typed}\n")
