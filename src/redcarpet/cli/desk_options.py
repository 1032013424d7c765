"""What the desk takes on the command line, whether the evening is real or a rehearsal."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

import click

from redcarpet.cli.ending import Stop

Opens = Callable[..., int]


def takes_a_desk(command: Opens) -> Opens:
    """Give a command the desk's paths and options."""
    for declared in (
        click.option("--theme", metavar="NAME", help="Set the colours for this time, such as light."),
        click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal."),
        click.option("--filter", "filter_text", metavar="TEXT", help="Set the filter, as after / at the desk."),
        click.option("--seed", type=int, metavar="N", help="Shuffle; the same number gives the same order everywhere."),
        click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path()),
    ):
        command = declared(command)
    return command


def opened_desk(
    paths: tuple[str, ...],
    seed: int | None,
    filter_text: str | None,
    theme: str | None,
    *,
    no_mouse: bool,
    rehearsal: bool = False,
) -> int:
    """Open the desk and give its exit code. Raises Stop when there is no terminal or no bank."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Stop("the desk needs a terminal for its screen and keys. To print questions use: redcarpet list")
    gc.disable()  # until the first screen stands: `desk_command` turns it on again
    from redcarpet.cli.desk_command import open_desk  # noqa: PLC0415 - Textual is loaded for the desk alone
    from redcarpet.files.banks_found import NoBanks  # noqa: PLC0415

    try:
        return open_desk(
            paths, seed=seed, filter_text=filter_text, mouse=not no_mouse, theme=theme, rehearsal=rehearsal
        )
    except NoBanks as error:
        raise Stop(str(error)) from error
