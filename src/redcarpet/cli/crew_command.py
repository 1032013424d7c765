"""`redcarpet crew`: who marks on an evening, what each did last, and what of the marks is damaged or missing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import click
from rich.cells import cell_len

from redcarpet.cli.dealing import place_of, takes_banks
from redcarpet.cli.ending import Exit, tell
from redcarpet.cli.opening import EveningHere, evening_here, local_time
from redcarpet.core.crew_page import Member, crew, member_lines, trouble
from redcarpet.core.telling import named
from redcarpet.core.visits import when
from redcarpet.files.guests_found import read_place
from redcarpet.files.machine import device_name, login_name, now
from redcarpet.files.places import places
from redcarpet.files.settings_yaml import read_settings

_HELP = """\
Say who marks on an evening, what each did last, and what of the marks is damaged or missing here.

Exit code 1 when something is.

\b
  redcarpet crew
  redcarpet crew --from ~/northern-lights
"""


@click.command("crew", help=_HELP, short_help="Say who marks on an evening.")
@takes_banks
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(named: tuple[str, ...], *, as_json: bool) -> int:
    """Print the crew."""
    found = _found(named)
    wrong = trouble(found.evening, found.folders.notices)
    if as_json:
        told = [_plain(found, member) for member in crew(found.evening)]
        click.echo(json.dumps({"redcarpet": "crew", "version": 1, "crew": told, "trouble": wrong}, indent=2))
    else:
        _print(found, wrong)
    return Exit.NOTHING if wrong else Exit.FINE


def _found(named: Sequence[str]) -> EveningHere:
    """Read the evening of a place, with the names of its guests, as the desk of who asks would."""
    place, folders = place_of(named), places()
    settings, _ = read_settings(folders.settings)
    person = settings.me or login_name()
    found = evening_here(place, folders, (device_name(folders.state), person))
    return replace(found, evening=found.evening.with_sheet(read_place(place).guests))


def _print(found: EveningHere, wrong: Sequence[str]) -> None:
    lines = member_lines(found.evening, now(), local_time(found.evening.event))
    if not lines:
        tell(f"nobody has opened a desk on this evening yet ({found.folders.marks}).")
    names = max((cell_len(line.who) for line in lines), default=0)
    for line in lines:
        click.echo(f"{line.who}{' ' * (names - cell_len(line.who))}  {line.asked:<9}  {line.last}")
    for sentence in wrong:
        click.echo(f"! {sentence}")


def _plain(found: EveningHere, member: Member) -> dict[str, object]:
    last = member.last
    at = datetime.fromtimestamp(when(found.evening, last) / 1000, UTC) if last else None
    return {
        "name": member.name,
        "host": member.host,
        "own": member.is_own,
        "asked": member.asked,
        "marks": member.marks,
        "missing": member.missing,
        "last": {"at": at.isoformat(timespec="milliseconds"), "told": named(last, found.evening.roster)}
        if last and at
        else None,
    }
