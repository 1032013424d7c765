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
from redcarpet.files.schema_json import FORMATS, schema_text
from tests.cli.shell import Said, run

SHIPPED = {f"questions/{bank.name}": bank.read_bytes() for bank in shipped_place().banks}
FOR_EDITORS = {
    *(f".redcarpet/{name}.schema.json" for name in FORMATS),
    *(".vscode/settings.json", ".vscode/extensions.json"),
}
MADE = {
    *("event.yaml", "guests.yaml", "questions/our-questions.yaml", "marks/README.txt", "README.md", ".gitattributes"),
    ".stignore",
    *SHIPPED,
    *FOR_EDITORS,
}
IN_THE_WAY = MADE - FOR_EDITORS - {"event.yaml", ".stignore"}
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
    assert set(made) == {*MADE, "questions", "marks", ".redcarpet", ".vscode"}
    of_bank = b"# yaml-language-server: $schema=../.redcarpet/bank.schema.json\n"
    assert {name: made[name] for name in SHIPPED} == {name: of_bank + bank for name, bank in SHIPPED.items()}
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


@pytest.mark.parametrize("name", [*sorted(IN_THE_WAY), "guests.csv"])
def test_nothing_at_all_is_written_where_one_of_the_files_stands(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evening" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine\n")
    said = refused(tmp_path, "evening")
    assert said.err.startswith(f"redcarpet: {name} stands in evening already, so nothing was written.")


def test_everything_in_the_way_is_named_even_a_link_to_nowhere(tmp_path: Path) -> None:
    run(tmp_path, "init", "evening")
    for name in MADE - {"README.md", "marks/README.txt"}:
        (tmp_path / "evening" / name).unlink()
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


def test_every_file_that_a_producer_edits_names_its_schema_from_where_it_stands(tmp_path: Path) -> None:
    run(tmp_path, "init", "evening")
    event = tmp_path / "evening"
    kinds = {"event.yaml": "event", "guests.yaml": "guests", "questions/our-questions.yaml": "bank"}
    for name, kind in {**kinds, **dict.fromkeys(SHIPPED, "bank")}.items():
        first = (event / name).read_text("utf-8").splitlines()[0]
        told = first.removeprefix("# yaml-language-server: $schema=")
        assert ((event / name).parent / told).resolve() == event / ".redcarpet" / f"{kind}.schema.json"
        assert ((event / name).parent / told).read_text("utf-8") == schema_text(kind)


def test_the_settings_for_vs_code_name_each_schema_and_leave_files_as_they_are_written(tmp_path: Path) -> None:
    run(tmp_path, "init", "evening")
    settings = json.loads((tmp_path / "evening" / ".vscode" / "settings.json").read_text("utf-8"))
    for schema, names in settings["yaml.schemas"].items():
        assert (tmp_path / "evening" / schema).is_file()
        assert any([*(tmp_path / "evening").glob(name)] for name in names)
    assert settings["yaml.format.enable"] is False
    assert settings["[yaml]"]["editor.formatOnSave"] is False
    assert (settings["[yaml]"]["editor.tabSize"], settings["[yaml]"]["editor.insertSpaces"]) == (2, True)
    advised = json.loads((tmp_path / "evening" / ".vscode" / "extensions.json").read_text("utf-8"))
    assert advised == {"recommendations": ["redhat.vscode-yaml"]}


def test_a_folder_keeps_the_settings_that_it_has_for_editors_and_for_syncthing(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    own = {".vscode/settings.json": "{}\n", ".stignore": "// ours\n*.mov\n"}
    for name, text in own.items():
        (tmp_path / name).write_text(text)
    said = run(tmp_path, "init", ".")
    assert said.code == 0
    assert set(said.out.splitlines()) == MADE - own.keys()
    assert {name: (tmp_path / name).read_text() for name in own} == own


OLD = {
    "event.yaml": b"id: gala-k3x9ab\nname: Gala\n",
    "guests.csv": b"name\nAda Nunes\n",
    "questions/mine.yaml": b"questions: [What have you kept?]\n",
    "topics.yaml": b"boats: work\n",
}
"""An event that an earlier redcarpet made, or a hand."""


def earlier(home: Path, **more: bytes) -> Path:
    for name, content in {**OLD, **more}.items():
        path = home / "gala" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return home / "gala"


def test_to_an_event_that_is_there_only_what_is_missing_is_added(tmp_path: Path) -> None:
    event = earlier(tmp_path)
    said = run(tmp_path, "init", "gala")
    added = {"marks/README.txt", "README.md", ".gitattributes", ".stignore", *FOR_EDITORS}
    assert (said.code, {line.removeprefix("gala/") for line in said.out.splitlines()}) == (0, added)
    assert said.err == (
        "redcarpet: gala is an event already: the files above were added, and nothing else was changed. With a bank "
        "that was there other editors than VS Code help once this is its first line: "
        "# yaml-language-server: $schema=../.redcarpet/bank.schema.json\n"
    )
    after = contents(event)
    assert {name: after[name] for name in OLD} == OLD
    assert set(after) == {*OLD, *added, "questions", "marks", ".redcarpet", ".vscode"}
    assert b'"boats"' in after[".redcarpet/bank.schema.json"]
    again = run(tmp_path, "init", "gala")
    told = "redcarpet: gala is an event already and lacks nothing, so nothing was written.\n"
    assert (again.code, again.out, again.err) == (0, "", told)
    assert contents(event) == after


def test_an_event_of_this_version_gets_back_what_was_deleted(tmp_path: Path) -> None:
    run(tmp_path, "init", "gala")
    before = dict(contents(tmp_path / "gala"))
    for name in ("README.md", ".redcarpet/event.schema.json", "questions/our-questions.yaml"):
        (tmp_path / "gala" / name).unlink()
    said = run(tmp_path, "init", "--json", "gala")
    assert set(json.loads(said.out)["files"]) == {"README.md", ".redcarpet/event.schema.json"}
    assert said.err.endswith("nothing else was changed.\n")
    del before["questions/our-questions.yaml"]
    assert contents(tmp_path / "gala") == before


def test_an_event_that_is_there_becomes_no_example(tmp_path: Path) -> None:
    earlier(tmp_path)
    told = refused(tmp_path, "--example", "gala").err
    assert told == "redcarpet: gala is an event already. Name a new folder for the example.\n"


def test_nothing_is_left_of_what_was_added_when_the_disk_is_full(tmp_path: Path) -> None:
    earlier(tmp_path)
    assert "the disk is full. What was begun was taken away again." in refused(tmp_path, "gala", limit=12_000).err


def test_what_is_for_editors_is_no_bank(tmp_path: Path) -> None:
    run(tmp_path, "init", "evening")
    for name in (".redcarpet/words.yaml", ".vscode/notes.yaml"):
        (tmp_path / "evening" / name).write_text("questions: [Never?]\n")
    for where in ("evening", "evening/questions"):
        said = run(tmp_path, "list", "--from", where)
        assert (said.code, said.err, "Never?" in said.out) == (0, "", False)
