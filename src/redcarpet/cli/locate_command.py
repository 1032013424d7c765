"""`redcarpet locate`: where everything is kept, so that it can be backed up, sent or thrown away."""

from __future__ import annotations

import json
from pathlib import Path

import click

from redcarpet.cli.dealing import place_of, takes_banks
from redcarpet.cli.ending import Exit
from redcarpet.cli.opening import VIEW_FILE, evening_here
from redcarpet.core.text import clean
from redcarpet.files.banks_found import Place
from redcarpet.files.places import Places, places

_HELP = """\
Say where banks, event, guests, marks, settings and state are kept. What is not there yet is made when it is needed.

\b
  redcarpet locate
  redcarpet locate --from ~/northern-lights
"""


@click.command("locate", help=_HELP, short_help="Say where things are kept.")
@takes_banks
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(named: tuple[str, ...], *, as_json: bool) -> int:
    """Print the places."""
    place, folders = place_of(named), places()
    found = _found(place, folders)
    if as_json:
        whole = {"redcarpet": "locate", "version": 1, "kind": place.kind, **{name: _plain(v) for name, v in found}}
        click.echo(json.dumps(whole, indent=2))
    else:
        for name, where in found:
            _print(name, where)
    return Exit.FINE


Where = Path | tuple[Path, ...] | None


def _found(place: Place, folders: Places) -> list[tuple[str, Where]]:
    evening = evening_here(place, folders).folders
    return [
        ("banks", place.banks),
        ("event", place.event_file),
        ("guests", place.guests_file),
        ("marks", evening.marks),
        ("spool", evening.spool),
        ("settings", folders.settings),
        ("view", evening.state / VIEW_FILE),
        ("evenings", folders.evenings),
        ("state", folders.state),
    ]


def _plain(where: Where) -> object:
    if isinstance(where, tuple):
        return [str(path) for path in where]
    return None if where is None else str(where)


def _print(name: str, where: Where) -> None:
    paths = where if isinstance(where, tuple) else (where,)
    for path in paths:
        told = "none" if path is None else clean(str(path)) + ("" if path.exists() else "  (not there yet)")
        click.echo(f"{name:<10}{told}")
        name = ""
