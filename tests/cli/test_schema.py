"""`redcarpet schema` prints a schema or puts it into a file, with an event's own topics."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redcarpet.files.schema_json import FORMATS, schema_text
from tests.cli.shell import run


def topics(text: str) -> list[str]:
    enum: list[str] = json.loads(text)["$defs"]["Topic"]["anyOf"][0]["enum"]
    return enum


@pytest.mark.parametrize("name", FORMATS)
def test_it_prints_the_schema_that_is_named(tmp_path: Path, name: str) -> None:
    said = run(tmp_path, "schema", name)
    assert (said.code, said.out, said.err) == (0, schema_text(name), "")


def test_it_prints_a_banks_when_none_is_named(tmp_path: Path) -> None:
    assert run(tmp_path, "schema").out == schema_text("bank")


def test_in_an_event_its_own_topics_are_offered_and_a_mistake_in_them_is_told(tmp_path: Path) -> None:
    (tmp_path / "event.yaml").write_text("name: A\n")
    (tmp_path / "topics.yaml").write_text("boats: work\ncats: cute\n")
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "a.yaml").write_text("questions: [Why?]\n")
    said = run(tmp_path, "schema", folder=tmp_path / "questions")
    assert (said.code, topics(said.out)[:2]) == (0, ["boats", "craft"])
    assert "topics.yaml:2:7" in said.err


def test_it_writes_a_file_and_replaces_only_what_redcarpet_made(tmp_path: Path) -> None:
    said = run(tmp_path, "schema", "guests", "-o", "guests.schema.json")
    assert (said.code, said.out, said.err) == (0, "", "redcarpet: the schema of guests.yaml is in guests.schema.json\n")
    assert (tmp_path / "guests.schema.json").read_text("utf-8") == schema_text("guests")
    assert run(tmp_path, "schema", "-o", "guests.schema.json").code == 0
    assert (tmp_path / "guests.schema.json").read_text("utf-8") == schema_text("bank")
    (tmp_path / "mine.json").write_text('{"$id": "mine"}\n')
    said = run(tmp_path, "schema", "-o", "mine.json")
    assert said.code == 2
    assert "was not made by redcarpet" in said.err
    assert (tmp_path / "mine.json").read_text() == '{"$id": "mine"}\n'
    assert run(tmp_path, "schema", "-o", "mine.json", "--force").code == 0


@pytest.mark.parametrize("name", ["questions/a.yaml", "event.yaml", "guests.yaml", "topics.yml"])
def test_it_never_writes_over_what_an_event_is_made_of(tmp_path: Path, name: str) -> None:
    texts = {"questions/a.yaml": "questions: [Why?]\n", "event.yaml": "name: A\n", "guests.yaml": "guests:\n"}
    (tmp_path / "questions").mkdir()
    for file, text in (texts | {"topics.yml": "boats: work\n"}).items():
        (tmp_path / file).write_text(text)
    before = (tmp_path / name).read_text()
    assert run(tmp_path, "schema", "--force", "-o", name).code == 2
    assert (tmp_path / name).read_text() == before


def test_it_needs_no_bank(tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "a.rtf").touch()
    assert run(tmp_path, "schema").out == schema_text("bank")
