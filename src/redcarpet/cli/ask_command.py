"""`redcarpet ask`: the evening's loop in plain lines."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterable, Iterator

import click
from rich.cells import cell_len

from redcarpet.cli.dealing import place_of
from redcarpet.cli.ending import Exit, Stop, tell
from redcarpet.cli.here import output_width
from redcarpet.cli.plain_desk import PlainDesk
from redcarpet.cli.plain_words import HELP
from redcarpet.cli.sitting import sit_down
from redcarpet.core.text import wrapped
from redcarpet.files.guests_found import read_place

_PROMPT = "> "
_NARROWEST = 10
"""Cells of a line, even where the terminal has fewer."""
_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")

_HELP = f"""\
Ask line by line: the desk's loop for screen readers and plain terminals, with the same marks.

PATH is what the desk takes: an event's folder, a folder of banks, or a bank. Each line does one thing:

\b
{HELP}

Lines may come through a pipe; the end of the input quits. A mark is told once it is saved on the disk.

\b
  redcarpet ask --plain
  redcarpet ask --plain --filter for:her ~/northern-lights
"""


@click.command("ask", help=_HELP, short_help="Ask line by line, for screen readers and plain terminals.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option("--plain", is_flag=True, help="Line by line: the one way there is, so it may be left out.")
@click.option("--seed", type=int, metavar="N", help="Shuffle by this number.")
@click.option("--filter", "filter_text", metavar="TEXT", help="Set the filter, as after /.")
def command(paths: tuple[str, ...], seed: int | None, filter_text: str | None, *, plain: bool) -> int:  # noqa: ARG001 - see its help
    """Run the loop to the end of its lines."""
    if sys.stdin is None:
        raise Stop("there is nothing to read lines from.")
    place = place_of(paths)
    loaded = read_place(place)
    sitting = sit_down(place, seed=seed, filter_text=filter_text)
    desk = PlainDesk(sitting, loaded, _say)
    for told in (*sitting.notices, *([loaded.summary()] if loaded.summary() else [])):
        tell(told)
    try:
        _run(desk)
    finally:
        saved = sitting.end(desk.scene.evening)
    if saved:
        _say([desk.last_words()])
    return Exit.FINE if saved else Exit.NOTHING


def _run(desk: PlainDesk) -> None:
    for name in _ENDING_SIGNALS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end_of_input)
    try:
        desk.open()
        for line in _lines(desk):
            if not desk.answer(line):
                return
    except EOFError:
        return  # the system ends this run: as at the end of the input, marks are on the disk


def _lines(desk: PlainDesk) -> Iterator[str]:
    """Give each line that is typed; what the disk refused is tried again before each."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    echoed = sys.stdin.isatty()
    while True:
        desk.save_again()
        click.echo(_PROMPT, nl=False)
        try:
            line = sys.stdin.readline()
        except OSError:
            line = ""  # the terminal is gone
        if not (echoed and line):
            click.echo()
        if not line:
            return
        yield line.rstrip("\n")


def _end_of_input(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough, and the end takes seconds at most
    raise EOFError


def _say(lines: Iterable[str]) -> None:
    """Print lines as wide as the terminal is now, in cells; as they are where the output goes elsewhere."""
    width = output_width()
    for line in lines:
        for piece in [line] if width is None else _fitting(line, max(_NARROWEST, width - 1)):
            click.echo(piece)


def _fitting(line: str, width: int) -> list[str]:
    text = line.lstrip(" ")
    indent = " " * (len(line) - len(text))
    return [indent + piece for piece in wrapped(text, max(2, width - len(indent)), cell_len)]
