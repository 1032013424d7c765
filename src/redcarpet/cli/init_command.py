"""`redcarpet init`: an event's folder, made with everything that an evening begins with."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import here
from redcarpet.cli.main import COMMANDS
from redcarpet.cli.own_topics import own_topics_in
from redcarpet.core.text import clean
from redcarpet.files.banks_found import NoBanks, shipped_place
from redcarpet.files.editor_files import modeline
from redcarpet.files.event_folder import (
    NewFile,
    NotMadeError,
    has_unnamed_banks,
    is_event,
    make_event,
    missing,
    new_event,
)

_HELP = """\
Make the folder of an event: its name and day, a sheet for the guests, banks of questions, room for the marks, and what
lets an editor help while you type.

FOLDER may be new, empty, or hold other things; what is there is never written over. Of an event that is there already
only the missing files are made. Every file says in its comments how to go on. With --example the sheet holds a dozen
invented guests, to try things out.

\b
  redcarpet init northern-lights
  redcarpet init --example try-it
  redcarpet init .                 in the folder that you are in
"""


@click.command("init", help=_HELP, short_help="Make an event's folder.")
@click.argument("folder", type=click.Path())
@click.option("--example", is_flag=True, help="Fill it with an invented evening and a dozen invented guests.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(folder: str, *, example: bool, as_json: bool) -> int:
    """Make the folder, and print what was made."""
    if not folder:
        raise Stop("the folder has no name. To make the event in the folder that you are in, write: redcarpet init .")
    path = Path(folder)
    there = is_event(path)
    if there and example:
        raise Stop(f"{clean(folder)} is an event already. Name a new folder for the example.")
    made = _made(path, example=example)
    names = [file.name for file in made]
    if as_json:
        whole = {"redcarpet": "init", "version": 1, "folder": str(path.resolve()), "files": names}
        click.echo(json.dumps(whole, indent=2))
    elif names:
        click.echo("\n".join(clean(str(path / name)) for name in names))
    tell(_told(path, names) if there else f"the event is ready. To open its desk: {_opening(path)}")
    return Exit.FINE


def _made(path: Path, *, example: bool) -> Sequence[NewFile]:
    try:
        new = new_event(
            (here() / path).resolve().name, _tomorrow(), shipped_place().banks, own_topics_in(path)[0], example=example
        )
        made = missing(path, new)
        make_event(path, made)
    except (NoBanks, NotMadeError) as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop("the questions that came with redcarpet can't be read. Install it again.") from error
    return made


def _told(path: Path, names: Sequence[str]) -> str:
    """Say what was added to an event that was there, and how its banks are joined to the schema."""
    if not names:
        return f"{clean(str(path))} is an event already and lacks nothing, so nothing was written."
    added = f"{clean(str(path))} is an event already: the files above were added, and nothing else was changed."
    if not has_unnamed_banks(path):
        return added
    editors = "other editors than VS Code help" if ".vscode/settings.json" in names else "editors help"
    line = modeline("questions/bank.yaml").rstrip()
    return f"{added} With a bank that was there {editors} once this is its first line: {line}"


def _tomorrow() -> str:
    return (datetime.now(UTC).astimezone() + timedelta(days=1)).date().isoformat()


def _opening(folder: Path) -> str:
    """Give the command that opens the desk on a folder, as it is typed."""
    name = str(folder)
    if name == ".":
        return "redcarpet"
    if name in COMMANDS or name.startswith("-"):
        name = f"./{name}"
    return f"redcarpet {clean(shlex.quote(name))}"
