"""`redcarpet doctor`: whether this computer is ready for an evening, before it begins."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from redcarpet.cli.dealing import takes_banks
from redcarpet.cli.ending import Exit
from redcarpet.cli.findings import Finding, banks, folder_finding, folders, terminal, versions
from redcarpet.cli.here import here
from redcarpet.cli.opening import evening_here
from redcarpet.cli.sleep_settings import sleep_settings
from redcarpet.cli.version import version
from redcarpet.core.text import clean
from redcarpet.files.banks_found import NoBanks, find_place
from redcarpet.files.guests_found import read_place
from redcarpet.files.places import Places, places
from redcarpet.files.settings_yaml import read_settings

_SIGNS = {"fine": " ", "mind": "-", "wrong": "!"}

_HELP = """\
Say whether this computer is ready for an evening: versions, folders, terminal, sleep, banks.

A line with ! would cost something at the rope line, and the exit code is then 1; one with - is worth knowing.
"""


@click.command("doctor", help=_HELP, short_help="Say whether this computer is ready.")
@takes_banks
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(named: tuple[str, ...], *, as_json: bool) -> int:
    """Print what was found."""
    where = places()
    found = {
        "versions": [*versions(version())],
        "folders": [*folders(where)],
        "terminal": [*terminal(os.environ)],
        "sleep": [*sleep_settings()],
        "banks": [*_banks(named, where)],
    }
    if as_json:
        told = {section: [asdict(finding) for finding in findings] for section, findings in found.items()}
        click.echo(json.dumps({"redcarpet": "doctor", "version": 1, **told}, indent=2))
    else:
        for section, findings in found.items():
            click.echo("\n".join([section, *_lines(findings), ""]))
    wrong = any(finding.level == "wrong" for findings in found.values() for finding in findings)
    return Exit.NOTHING if wrong else Exit.FINE


def _banks(named: Sequence[str], where: Places) -> Iterable[Finding]:
    try:
        place = find_place(named, here(), Path.home())
    except NoBanks as error:
        yield Finding("here", clean(str(error)), "wrong")
        return
    yield from banks(place, read_place(place))
    evening = evening_here(place, where)
    yield folder_finding("marks", evening.folders.marks)
    _, of_settings = read_settings(where.settings)
    for told in (*of_settings, *evening.problems, *evening.folders.notices):
        yield Finding("mistake", str(told), "mind")


def _lines(findings: Sequence[Finding]) -> Iterable[str]:
    width = max((len(finding.name) for finding in findings), default=0)
    for finding in findings:
        yield f"{_SIGNS[finding.level]} {finding.name:<{width}}  {finding.told}".rstrip()
        if finding.advice:
            yield f"  {'':<{width}}  {finding.advice}"
