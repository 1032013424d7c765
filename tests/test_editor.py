"""What `redcarpet init` writes makes a real editor help: the language server of VS Code's YAML extension is asked."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.guests_yaml import guests_from_yaml_bytes
from redcarpet.files.yaml_question import QUESTION
from tests.cli.shell import run
from tests.lsp import Editor, Message, editor

SERVER = "yaml-language-server"
FOLDER = "REDCARPET_YAML_LANGUAGE_SERVER"
"""The variable that names the folder in which npm installed the server."""
CURSOR = "¦"
BANK = "title: A\nquestions:\n"
GUEST = "guests:\n  - name: Ada\n"


def server() -> str:
    """Find the server; the test is skipped where there is none: it comes from npm, not PyPI."""
    folder = os.environ.get(FOLDER)
    path = f"{folder}/node_modules/.bin" if folder else None
    found = shutil.which(SERVER, path=path)
    if found is None:
        pytest.skip(f"{SERVER} is not there: npm install --prefix FOLDER {SERVER}, and {FOLDER}=FOLDER")
    return found


def settings_of(event: Path) -> Mapping[str, Any]:
    """Give VS Code's settings as its YAML extension sends them on: by their sections."""
    nested: dict[str, Any] = {}
    for name, value in json.loads((event / ".vscode" / "settings.json").read_text("utf-8")).items():
        *sections, last = [name] if name.startswith("[") else name.split(".")
        inner = nested
        for section in sections:
            inner = inner.setdefault(section, {})
        inner[last] = value
    return nested


@dataclass(slots=True)
class Desk:
    """A producer's desk: an event in an editor."""

    event: Path
    editor: Editor
    opened: int = 0

    def path(self, kind: str) -> Path:
        """Give a file that nobody has opened yet, where one of its kind stands."""
        self.opened += 1
        return self.event / ("questions" if kind == "bank" else "") / f"opened-{self.opened}.yaml"

    def marked(self, path: Path) -> Sequence[str]:
        """Give the line and the words of each mistake that the editor marks; the first line of a file is 0."""
        found = self.editor.mistakes(path)
        return sorted(f"{one['range']['start']['line']}: {one['message']}" for one in found)

    def hover(self, text: str, kind: str = "bank") -> str:
        """Give what is shown with the mouse over the cursor's place."""
        path, (line, column) = self.shown(text, kind)
        told: str = self.editor.at("textDocument/hover", path, line, column)["contents"]["value"]
        return told

    def offers(self, text: str, kind: str = "bank") -> Mapping[str, Message]:
        """Give what is offered at the cursor, by its label."""
        path, (line, column) = self.shown(text, kind)
        found: Mapping[str, Any] = self.editor.at("textDocument/completion", path, line, column)
        return {one["label"]: one for one in found["items"]}

    def shown(self, text: str, kind: str) -> tuple[Path, tuple[int, int]]:
        whole = with_modeline(self.event, kind, text)
        path = self.path(kind)
        self.editor.show(path, whole.replace(CURSOR, ""))
        before = whole.partition(CURSOR)[0]
        return path, (before.count("\n"), len(before.rpartition("\n")[2]))


def with_modeline(event: Path, kind: str, text: str) -> str:
    """Put the first line that `init` wrote into a file of that kind before a text."""
    made = {"bank": "questions/our-questions.yaml", "guests": "guests.yaml", "event": "event.yaml"}[kind]
    return (event / made).read_text("utf-8").partition("\n")[0] + "\n" + text


def taken(text: str, offer: Message) -> str:
    """Give a text after an offer was taken at the cursor, as VS Code writes it: indented like its line."""
    before, _, after = text.partition(CURSOR)
    line = before.rpartition("\n")[2]
    start = offer["textEdit"]["range"]["start"]["character"]
    indent = line[: len(line) - len(line.lstrip())]
    chosen = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", offer["textEdit"]["newText"])
    new = re.sub(r"\$\{\d+:([^}]*)\}|\$\d+", r"\1", chosen)
    return before[: len(before) - len(line) + start] + new.replace("\n", "\n" + indent) + after


def test_an_editor_explains_offers_and_marks_what_a_producer_types(tmp_path: Path) -> None:
    """In one test, because starting the server costs more than all that it is asked."""
    found = server()
    run(tmp_path, "init", "--example", "gala")
    event = tmp_path / "gala"
    with editor(found, event, settings_of(event)) as one:
        desk = Desk(event, one)
        marks_mistakes_only(desk)
        explains(desk)
        offers_fields_and_words(desk)
        what_is_offered_can_be_read(desk)


MISTAKES = [
    ("bank", "title: 1917\nfor: HER\nquestions:\n  - 1917\n  - ask: true\n    topic: our-own\n", []),
    ("guests", "guests:\n  - name: 1917\n    off_limits: family\n    with_care: yes\n    minutes: '2'\n", []),
    ("bank", f"{BANK}  - ask: Why?\n    topci: craft\n", ["4: Property topci is not allowed."]),
    ("bank", f"{BANK}  - ask: Why?\n    for: women\n", ["4: Write her, him or anyone."]),
    ("bank", f"{BANK}  - ask:\n", ["3: Write some words here. If they are there already, put them in quotes."]),
    ("bank", f"{BANK}  - ask: Why?\n    note: [a]\n", ["4: Write one text here, in quotes if it begins with [ or {."]),
    (
        "guests",
        "guests:\n  - name: Ada\n    tonight: queen\n    minutes: soon\n",
        [
            "3: Write nominee, presenter, performer, cast, crew, executive or guest.",
            "4: Write a number, such as 1.5.",
        ],
    ),
    ("guests", f"{GUEST}    off_limits: [{{note: x}}]\n", ["3: This keeps nothing out: write a topic, or words."]),
    ("event", "words_per_minute: fast\n", ["1: Write a whole number from 1, such as 150."]),
]
"""A file, and each mistake that the editor marks in it, with its line from 1 below the first."""


def marks_mistakes_only(desk: Desk) -> None:
    made = [*sorted((desk.event / "questions").glob("*.yaml")), desk.event / "guests.yaml", desk.event / "event.yaml"]
    for path in made:
        desk.editor.show(path, path.read_text("utf-8"))
    opened = [desk.shown(text, kind)[0] for kind, text, _ in MISTAKES]
    unnamed = desk.event / "questions" / "from-before.yaml"
    desk.editor.show(unnamed, MISTAKES[2][1])
    assert [(path.name, desk.marked(path)) for path in made] == [(path.name, []) for path in made]
    for path, (_, text, told) in zip(opened, MISTAKES, strict=True):
        assert (text, desk.marked(path)) == (text, told)
    assert desk.marked(unnamed) == ["3: Property topci is not allowed."]  # by VS Code's settings: it names no schema


def explains(desk: Desk) -> None:
    assert "`{project|your film}`" in desk.hover(f"{BANK}  - a{CURSOR}sk: Why?\n")
    for name, value in {
        "ask": "x",
        "short": "x",
        "topic": "craft",
        "for": "her",
        "tags": "[a]",
        "sensitivity": "care",
    }.items():
        shown = desk.hover(f"{BANK}  - id: a\n    {name[0]}{CURSOR}{name[1:]}: {value}\n")
        assert f"```yaml\n{name}:" in shown
        assert "||" not in shown
    assert "`her`: To be asked of women" in desk.hover(f"{BANK}  - ask: Why?\n    f{CURSOR}or: her\n")
    assert "capitals" in desk.hover(f"guests:\n  - name: Ada\n    s{CURSOR}ay: AY-duh\n", "guests")
    assert "Europe/Stockholm" in desk.hover(f"time{CURSOR}zone: Europe/Paris\n", "event")


def offers_fields_and_words(desk: Desk) -> None:
    fields = desk.offers(f"{BANK}  - ask: Why?\n    for: her\n    {CURSOR}\n")
    assert {*QUESTION.fields} - {"ask", "for"} <= fields.keys()
    assert "At most 8 words" in fields["short"]["documentation"]["value"]
    words = desk.offers(f"{BANK}  - ask: Why?\n    for: {CURSOR}\n")
    assert [*words] == ["her", "him", "anyone"]
    assert "women" in words["her"]["documentation"]["value"]
    topics = desk.offers(f"{BANK}  - ask: Why?\n    topic: {CURSOR}\n")
    assert {"craft", "care-work", "closing"} <= topics.keys()
    assert {"true", "false", "null"} & topics.keys() == set()
    assert topics["craft"]["documentation"]["value"] == "How the work is done."
    assert [*desk.offers(f"{BANK}  - ask: Why?\n    needs: [{CURSOR}]\n")][:2] == ["nomination", "project"]
    assert [*desk.offers(f"{BANK}  - ask: Why?\n    short: {CURSOR}\n")] == []
    assert [*desk.offers(f"guests:\n  - name: Ada\n    with_care: {CURSOR}\n", "guests")] == ["yes", "no"]


def what_is_offered_can_be_read(desk: Desk) -> None:
    """Each offer, taken, leaves a bank or a sheet in which the reader finds no mistake."""
    texts = {
        "bank": (
            f"{BANK}  - ask: Why?\n    for: her\n    {CURSOR}\n",
            f"{BANK}  - ask: Why?\n  - {CURSOR}\n",
            f"{BANK}  - ask: Why?\n\n  {CURSOR}\n",
            f"questions:\n  {CURSOR}\n",
            f"{CURSOR}\n",
        ),
        "guests": (
            f"guests:\n  - name: Ada\n    say: AY-duh\n    {CURSOR}\n",
            f"guests:\n  - name: Ada\n  - {CURSOR}\n",
            f"guests:\n  {CURSOR}\n",
        ),
    }
    for kind, all_of in texts.items():
        for text in all_of:
            offers = desk.offers(text, kind)
            assert (text, bool(offers)) == (text, True)
            for label, offer in offers.items():
                after = taken(text, offer)
                assert (after, errors(after, kind, label)) == (after, [])


def errors(text: str, kind: str, label: str) -> Sequence[str]:
    """Give the mistakes in a text, but for what the producer has still to write."""
    read = bank_from_bytes if kind == "bank" else guests_from_yaml_bytes
    found = read(text.encode(), f"{kind}.yaml")
    problems = found[1] if isinstance(found, tuple) else found.problems
    unfinished = ("RC006", "RC032", "RC033", "RC039") if not label.startswith("new ") else ()
    return [str(problem) for problem in problems if problem.rule not in unfinished]
