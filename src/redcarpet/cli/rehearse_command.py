"""`redcarpet rehearse`: the desk as it will be, and nothing of it is kept."""

from __future__ import annotations

import click

from redcarpet.cli.desk_options import opened_desk, takes_a_desk
from redcarpet.cli.ending import Exit, tell

_HELP = """\
Try out an evening: the same desk on the same questions and guests, and nothing of it is kept.

A coloured band says so all the time. Real marks of the evening are neither shown nor touched.

\b
  redcarpet rehearse
  redcarpet rehearse ~/northern-lights
"""


@click.command("rehearse", help=_HELP, short_help="Try out the desk; nothing is kept.")
@takes_a_desk
def command(
    paths: tuple[str, ...], seed: int | None, filter_text: str | None, theme: str | None, *, no_mouse: bool
) -> int:
    """Rehearse."""
    code = opened_desk(paths, seed, filter_text, theme, no_mouse=no_mouse, rehearsal=True)
    if code == Exit.FINE:
        tell("that was a rehearsal: nothing of it was kept.")
    return code
