"""A person's `settings.yaml`, which need not exist: read with its problems, and written for the first time."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, fields, replace
from pathlib import Path

from redcarpet.core.keymaps import KEY_NAMES, is_key, keys_in
from redcarpet.core.problem import Problem, Span
from redcarpet.core.settings import Settings, chosen_keys
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.files.yaml_fields import table_of
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_reading import Reading, meant_or, quoted
from redcarpet.files.yaml_record import read_record
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Branch, Node
from redcarpet.files.yaml_tree import Mapping as Pairs
from redcarpet.files.yaml_values import Field, read_choice

SETTINGS = table_of(Settings, "the settings")
"""The fields of the settings, as a file writes them."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_READ_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML takes for something else than text."""


@dataclass(frozen=True, slots=True)
class Known:
    """What only the desk can say of some settings."""

    commands: Mapping[str, tuple[str, ...]]
    """Every command and its usual keys."""
    themes: tuple[str, ...]
    """The names of the themes."""


def read_settings(path: Path, known: Known | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """Read the settings; what is missing or wrong has its default, and no file at all is no problem. Never raises.

    Names of commands, keys and themes are judged only where `known` tells them.
    """
    if not os.path.lexists(path):
        return Settings(), ()
    if known is None:
        values, problems = read_record(path, SETTINGS)
        return Settings(**values), problems
    keys = _KeysRead(known)
    values, problems = read_record(path, keys.table())
    settings = Settings(**values)
    return settings, tuple(sorted([*problems, *keys.clashes(settings)], key=lambda problem: problem.span))


@dataclass(slots=True)
class _KeysRead:
    """Reads `keys:` against the commands that there are, and remembers where each key stands."""

    known: Known
    places: dict[tuple[str, str], tuple[str, Span]] = field(default_factory=dict)
    """Command and key to the file and the place where it is given."""

    def table(self) -> Table:
        theme, keys = SETTINGS.fields["theme"], SETTINGS.fields["keys"]
        theme = replace(theme, read=read_choice, words=self.known.themes)
        return replace(SETTINGS, fields={**SETTINGS.fields, "theme": theme, "keys": replace(keys, read=self.read)})

    def read(self, node: Node, field: Field, reading: Reading) -> dict[str, str] | None:
        found: dict[str, str] | None = SETTINGS.fields["keys"].read(node, field, reading)
        if found is None or not isinstance(node, Pairs):
            return found
        kept: dict[str, str] = {}
        for name, value in node.pairs():
            command = clean(name.text)
            if command not in found or command in kept:
                continue
            if command not in self.known.commands:
                advice = meant_or(command, self.known.commands, "redcarpet settings names the commands.")
                reading.tell(Rule.UNKNOWN_WORD, name, f"{quoted(command)} is no command.", advice)
                continue
            keys = [*self._keys(command, value, reading)]
            if keys:
                kept[command] = ",".join(keys)
        return kept

    def _keys(self, command: str, value: Node, reading: Reading) -> Iterator[str]:
        for node in value.children if isinstance(value, Branch) else [value]:
            for key in keys_in(clean(node.text)):
                if is_key(key):
                    self.places.setdefault((command, key), (reading.source.path, reading.span(node)))
                    yield key
                else:
                    advice = meant_or(key, KEY_NAMES, 'Write a letter, or a name such as "space", "f2" or "ctrl+g".')
                    reading.tell(Rule.UNKNOWN_WORD, node, f"No key is called {quoted(key)}.", advice)

    def clashes(self, settings: Settings) -> Iterator[Problem]:
        """Tell of keys that two commands have, once for each pair of commands and key."""
        chosen = chosen_keys(settings)
        told: set[tuple[str, str]] = set()
        for (command, key), (path, span) in self.places.items():
            for other, usual in self.known.commands.items():
                theirs = keys_in(chosen[other]) if other in chosen else usual
                if other == command or key not in theirs or (other, key) in told:
                    continue
                told.add((command, key))
                message = (
                    f"The key {quoted(key)} is given to {quoted(command)}, and it is also a key of {quoted(other)}."
                )
                yield Problem(Rule.DUPLICATE_FIELD, message, path, span, "Give one of them another key.")


def settings_text(settings: Settings) -> str:
    """Write settings as a `settings.yaml` that reads as the same settings."""
    return "".join(f"{one.name}: {value_text(getattr(settings, one.name))}\n" for one in fields(settings))


def value_text(value: object) -> str:
    """Write the value of a setting on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{value_text(name)}: {value_text(keys)}" for name, keys in value.items()) + "}"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _READ_OTHERWISE:
        return value
    return json.dumps(value, ensure_ascii=False)


def first_settings(notes: Mapping[str, str], commands: Mapping[str, tuple[str, ...]]) -> str:
    """Write a `settings.yaml` that explains every field and chooses nothing: each line waits behind a #.

    `notes` says of every field what it is for; `commands` are the commands and their usual keys.
    """
    lines = [
        "# Settings of redcarpet. What stands behind a # has its default; take the # away and change the value.",
        "# In force, and what is wrong in here: redcarpet settings",
    ]
    for one in fields(Settings):
        default = getattr(Settings(), one.name)
        lines += ["", *(f"# {line}" for line in notes[one.name].splitlines())]
        lines.append(f"#{one.name}:" if isinstance(default, dict) else f"#{one.name}: {value_text(default)}")
    lines += [f"#  {name}: {value_text(','.join(keys))}" for name, keys in commands.items()]
    return "\n".join([*lines, ""])


def write_first(path: Path, text: str) -> None:
    """Write a file where there is none, and its folder; a part of a file is never left.

    Raises OSError: FileExistsError where anything stands there already, which stays as it is.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "Not a folder", str(path.parent)) from error
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        try:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        except OSError:
            path.unlink()
            raise
