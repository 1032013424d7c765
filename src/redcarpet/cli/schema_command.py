"""`redcarpet schema`: what an editor needs to check and complete a bank, a sheet of guests or an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import here
from redcarpet.cli.own_topics import NAMES, own_topics_in
from redcarpet.core.text import clean
from redcarpet.files.banks_found import NoBanks, Place, find_place
from redcarpet.files.export_file import NotWrittenError, write_export
from redcarpet.files.schema_json import FORMATS, schema_text

_HELP = """\
Print the JSON Schema of a bank, of a sheet of guests or of an event: by it an editor says what a field is for, offers
fields and words, and marks mistakes while you type.

redcarpet init puts all three into an event's folder, so that VS Code and others find them. In an event with a
topics.yaml of its own, its topics are offered, too: write the schema again after a change of that file.

\b
  redcarpet schema                                        of a bank, on the terminal
  redcarpet schema guests
  redcarpet schema -o .redcarpet/bank.schema.json         where redcarpet init put it
"""


@click.command("schema", help=_HELP, short_help="Print what lets an editor check and complete a file.")
@click.argument("kind", type=click.Choice(FORMATS), default="bank")
@click.option("-o", "output", metavar="FILE", type=click.Path(), help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace a file that redcarpet did not make.")
def command(kind: str, output: str | None, *, force: bool) -> int:
    """Print a schema, or write it."""
    event = _event_here()
    topics, problems = own_topics_in(event.folder) if event else ({}, ())
    for problem in problems:
        tell(str(problem))
    try:
        text = schema_text(kind, topics)
    except OSError as error:
        raise Stop("the schemas that came with redcarpet can't be read. Install it again.") from error
    if output is None:
        click.echo(text, nl=False)
        return Exit.FINE
    try:
        write_export(Path(output), text.encode(), force=force, inputs=_inputs(event), home=Path.home())
    except NotWrittenError as error:
        raise Stop(str(error)) from error
    tell(f"the schema of {'a bank' if kind == 'bank' else f'{kind}.yaml'} is in {clean(output)}")
    return Exit.FINE


def _event_here() -> Place | None:
    try:
        place = find_place((), here(), Path.home())
    except NoBanks:
        return None  # a schema can be had without any bank
    return place if place.event_file else None


def _inputs(event: Place | None) -> Iterator[Path]:
    """Name what stands in the event and must never be written over."""
    if event:
        yield from event.banks
        yield from (file for file in (event.event_file, event.guests_file) if file)
        yield from (event.folder / name for name in NAMES)
