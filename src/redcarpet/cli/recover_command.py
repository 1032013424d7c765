"""`redcarpet recover`: marks that an event's folder lacks, from wherever they still are."""

from __future__ import annotations

import json
import shlex
import sys
import time
from pathlib import Path

import click

from redcarpet.cli.columns import in_columns
from redcarpet.cli.ending import Exit, Stop
from redcarpet.cli.opening import local_time
from redcarpet.cli.recovering import Meant, evening_meant, kept_here, named_sources
from redcarpet.core.recovered import Recovery
from redcarpet.core.recovery import recovery
from redcarpet.core.recovery_words import Clock, counted, elsewhere, harmless, lost, summary, table, unseen
from redcarpet.core.text import clean
from redcarpet.files.journals_read import read_journals
from redcarpet.files.places import places
from redcarpet.files.recovered_written import NotPutBackError, put_back
from redcarpet.files.recovery_sources import sources_of

_ONE_EVENING = 18 * 3_600_000
"""Milliseconds; marks further apart are told with their days."""

_HELP = """\
Look for marks that an event's folder lacks. Nothing is written unless you say --write.

PATH is an event's folder; without it, the nearest event upward from here, else your last evening without an event.
redcarpet looks in this computer's own copy of the marks, in everything that sync programs and editors left below the
event's folder, and in what --from names: a backup, a stick, another laptop's state folder, a file. It tells what each
of them holds, which marks are nowhere, and what can still be read of damaged lines.

With --write the marks are put into marks/ as new files. No file is ever changed, replaced or deleted. A mark that is
there twice counts once, so doing it again does no harm.

The exit code is 0 when nothing is lacking, 1 when marks are lacking or lost, 2 when it could not look or write.

\b
  redcarpet recover
  redcarpet recover northern-lights --from /media/stick
  redcarpet recover northern-lights --from ~/backup --from bos-laptop --write
"""


class _Progress:
    """Says on a terminal that a long search goes on, and leaves nothing behind."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._next = time.monotonic() + 1.0
        self._said = False

    def looked(self, count: int) -> None:
        if self._shown and time.monotonic() >= self._next:
            self._said = True
            self._next = time.monotonic() + 0.2
            click.echo(f"\r{count} files looked at ...", err=True, nl=False)

    def over(self) -> None:
        if self._said:
            click.echo("\r\x1b[K", err=True, nl=False)


@click.command("recover", help=_HELP, short_help="Find lost marks, and put them back.")
@click.argument("path", required=False, type=click.Path())
@click.option("--from", "named", multiple=True, metavar="PATH", type=click.Path(), help="Look there, too; may repeat.")
@click.option("--take", "also", multiple=True, metavar="EVENT", help="Take that event's marks, too: it is the same.")
@click.option("--write", is_flag=True, help="Put what is lacking into marks/.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: str | None, named: tuple[str, ...], also: tuple[str, ...], *, write: bool, as_json: bool) -> int:
    """Look, tell, and put back."""
    folders = places()
    meant = evening_meant(path, folders)
    from_paths = named_sources(named)
    if meant.is_bare and not (also or named):
        told = f"{meant.name} has neither event.yaml nor marks. If it is the right folder, say where to look: --from."
        raise Stop("\n".join([told, *kept_here(folders, "", path or "PATH")]))
    found = _looked(meant, folders.state, from_paths, also)
    written = _written(found, meant) if write else ()
    if as_json:
        click.echo(json.dumps(_json(found, meant, written), indent=2))
    else:
        again = shlex.join(
            ["redcarpet", "recover", *([path] if path else []), *_again("--from", named), *_again("--take", also)]
        )
        ending = _wrote(written, found) if write else _told_how(found, again)
        click.echo("\n".join(_page(found, meant, ending, written=bool(written))))
        if not (found.there or found.lacking):
            click.echo("\n".join(kept_here(folders, "", path or "PATH")))
    if found.unread:
        return Exit.COULD_NOT
    return Exit.NOTHING if found.lost or (found.lacking and not write) else Exit.FINE


def _again(option: str, words: tuple[str, ...]) -> list[str]:
    return [part for word in words for part in (option, word)]


def _looked(meant: Meant, state: Path, named: list[Path], also: tuple[str, ...]) -> Recovery:
    progress = _Progress()
    try:
        sources = sources_of(meant.place, state, named, progress.looked)
    finally:
        progress.over()
    return recovery(sources, meant.place.state.name, also)


def _written(found: Recovery, meant: Meant) -> tuple[Path, ...]:
    """Put back what is lacking, and look whether it is there. Raises Stop."""
    try:
        written = put_back(found.lacking, meant.place.marks, found.people, meant.place.event)
    except NotPutBackError as error:
        raise Stop(str(error)) from error
    there = {record.identity for record in read_journals(meant.place.marks).records}
    gone = sum(one.line.record.identity not in there for one in found.lacking)
    if gone:
        marks = clean(str(meant.place.marks))
        raise Stop(f"{counted(gone)} were written to {marks} and are gone again: something takes files away there.")
    return written


def _page(found: Recovery, meant: Meant, ending: list[str], *, written: bool) -> list[str]:
    clock = _clock(found, meant)
    rows = [tuple(f"  {cell}" if not column else cell for column, cell in enumerate(row)) for row in table(found)]
    sections = [
        [f"Marks of {meant.name}, in {clean(str(meant.place.marks))}"],
        [row.rstrip() for row in in_columns(rows, None)],
        summary(found, clock, written=written),
        lost(found, clock),
        elsewhere(found),
        harmless(found),
        unseen(found),
        ending,
    ]
    return [line for section in sections if section for line in (*section, "")][:-1]


def _clock(found: Recovery, meant: Meant) -> Clock:
    times = [record.at.utc for record in (*found.there, *(one.line.record for one in found.lacking))]
    is_long = bool(times) and max(times) - min(times) > _ONE_EVENING
    return local_time(meant.event, "%d %b %Y %H:%M" if is_long else "%H:%M")


def _told_how(found: Recovery, again: str) -> list[str]:
    if not found.lacking:
        return ["Nothing was written."]
    them = "it" if len(found.lacking) == 1 else "them"
    return [f"Nothing was written. To put {them} back: {again} --write"]


def _wrote(written: tuple[Path, ...], found: Recovery) -> list[str]:
    if not written:
        return ["Nothing was written."]
    files = "a new file" if len(written) == 1 else f"{len(written)} new files"
    names = [f"  marks/{clean(one.name)}" for one in written]
    return [f"{counted(len(found.lacking))} put back, in {files}; no other file was changed:", *names]


def _json(found: Recovery, meant: Meant, written: tuple[Path, ...]) -> dict[str, object]:
    return {
        "redcarpet": "recover",
        "version": 1,
        "event": meant.place.state.name,
        "marks": str(meant.place.marks),
        "there": len(found.there),
        "sources": [
            {"name": one.name, "kind": one.kind, "marks": one.marks, "new": one.new, "others": dict(one.others)}
            for one in found.held
        ],
        "lacking": [
            {
                "run": one.line.record.run,
                "n": one.line.record.n,
                "crc": one.line.record.crc,
                "person": found.people.get(one.line.record.run, ""),
                "utc": one.line.record.at.utc,
                "kind": one.line.record.kind,
                "words": one.line.record.words,
                "source": one.source,
                "file": one.file,
            }
            for one in found.lacking
        ],
        "gaps": [
            {"run": gap.run, "person": found.people.get(gap.run, ""), "first": gap.first, "last": gap.last}
            for gap in found.gaps
        ],
        "damaged": [
            {"file": one.file, "line": one.damage.number, "run": one.damage.run, "n": one.damage.n,
             "utc": one.damage.utc, "reads": one.damage.reads}
            for one in found.broken
        ],
        "harmless": found.harmless,
        "not_looked_into": list(found.notices),
        "written": [str(one) for one in written],
    }  # fmt: skip
