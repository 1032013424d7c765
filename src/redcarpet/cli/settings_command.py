"""`redcarpet settings`: what can be set, what is in force, and a first file to write it in."""

from __future__ import annotations

import ast
import inspect
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import pairwise
from pathlib import Path

import click
from rich.cells import cell_len

from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import output_width
from redcarpet.core import settings as settings_module
from redcarpet.core.problem import Problem
from redcarpet.core.settings import Settings, chosen_keys
from redcarpet.core.text import clean, wrapped
from redcarpet.core.values import dataclass
from redcarpet.files.disk_faults import in_words
from redcarpet.files.places import places
from redcarpet.files.settings_yaml import first_settings, read_settings, settings_text, value_text, write_first

_INDENT = "    "

_HELP = """\
Say where your settings are kept, what each one is for, its value and its default, and the keys of every command.

What is wrong in the file is said with its line and column, and then the exit code is 1.

\b
  redcarpet settings
  redcarpet settings --init    write a first file that explains every setting
  redcarpet settings --show    print the values in force, as they would stand in the file
"""


@dataclass(frozen=True, slots=True)
class _Setting:
    """One setting as it is told."""

    name: str
    value: object
    default: object
    about: str
    """What it is for: the docstring under its field."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """One command and its keys in force."""

    name: str
    keys: tuple[str, ...]
    shown: str
    """The keys as they stand on the keyboard."""
    about: str


@click.command("settings", help=_HELP, short_help="Say what can be set, and what is in force.")
@click.option("--init", "init", is_flag=True, help="Write a first settings file; never over one that is there.")
@click.option("--show", is_flag=True, help="Print the values in force as YAML.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(*, init: bool, show: bool, as_json: bool) -> int:
    """Print the settings, or write a first file."""
    if init + show + as_json > 1:
        raise click.UsageError("choose one of --init, --show and --json.")
    from redcarpet.cli.desk_words import known_to_the_desk  # noqa: PLC0415 - no other command need load the screen

    path, known = places().settings, known_to_the_desk()
    if init:
        return _write_first(path, first_settings(_notes(), known.commands))
    settings, problems = read_settings(path, known)
    if as_json:
        click.echo(_json(path, settings, problems))
    else:
        click.echo(settings_text(settings).rstrip() if show else "\n".join(_told(path, settings)))
        for problem in problems:
            tell(str(problem))
    return Exit.NOTHING if problems else Exit.FINE


def _write_first(path: Path, text: str) -> int:
    shown = clean(str(path))
    try:
        write_first(path, text)
    except FileExistsError as error:
        raise Stop(f"there is something at {shown} already, and it stays as it is.") from error
    except OSError as error:
        raise Stop(f"{shown} could not be written: {in_words(error)}.") from error
    click.echo(f"Written: {shown}\nEverything in it is behind a # and has its default until you take the # away.")
    return Exit.FINE


def _notes() -> Mapping[str, str]:
    """Give what each setting is for, by its name: the docstrings under the fields, read from their source."""
    tree = ast.parse(inspect.getsource(settings_module))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == Settings.__name__)
    notes = {}
    for declared, after in pairwise(body):
        if isinstance(declared, ast.AnnAssign) and isinstance(declared.target, ast.Name):
            match after:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    notes[declared.target.id] = inspect.cleandoc(text)
    return notes


def _settings(settings: Settings) -> list[_Setting]:
    notes, usual = _notes(), Settings()
    return [
        _Setting(one.name, getattr(settings, one.name), getattr(usual, one.name), notes[one.name])
        for one in fields(Settings)
    ]


def _keys(settings: Settings) -> list[_Keys]:
    from redcarpet.desk.commands import COMMANDS, keys_of, shown  # noqa: PLC0415 - see command

    chosen = chosen_keys(settings)
    found = [(one, keys_of(one, chosen)) for one in COMMANDS]
    return [_Keys(one.name, keys, " ".join(map(shown, keys)) or "palette only", one.help) for one, keys in found]


def _told(path: Path, settings: Settings) -> Iterator[str]:
    there = "" if os.path.lexists(path) else "  (not there yet: redcarpet settings --init writes it)"
    yield clean(str(path)) + there
    for one in _settings(settings):
        default = f"  (default: {value_text(one.default)})" if one.value != one.default else ""
        yield ""
        yield f"{one.name}: {value_text(one.value)}{default}"
        yield from _below(one.about)
    yield ""
    yield "The commands, for keys, and their keys now:"
    yield from _table(_keys(settings))


def _below(text: str) -> list[str]:
    width = output_width()
    if width is None:
        return [_INDENT + line for line in text.splitlines()]
    room = max(2, width - len(_INDENT))
    return [_INDENT + line for whole in text.splitlines() for line in wrapped(whole, room, cell_len)]


def _table(rows: Sequence[_Keys]) -> Iterator[str]:
    names = max(len(row.name) for row in rows)
    keys = max(cell_len(row.shown) for row in rows)
    for row in rows:
        yield f"  {row.name:<{names}}  {row.shown}{' ' * (keys - cell_len(row.shown))}  {row.about}"


def _json(path: Path, settings: Settings, problems: Sequence[Problem]) -> str:
    whole = {
        "redcarpet": "settings",
        "version": 1,
        "file": str(path),
        "there": os.path.lexists(path),
        "settings": [asdict(one) for one in _settings(settings)],
        "commands": [asdict(one) for one in _keys(settings)],
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(whole, indent=2)
