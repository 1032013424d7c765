"""`redcarpet completion`: what a shell needs to complete commands, options and paths."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from redcarpet.cli.ending import Exit, Stop

_KEPT_IN = {
    "bash": "~/.local/share/bash-completion/completions/redcarpet",
    "zsh": '"${fpath[1]}/_redcarpet"',
    "fish": "~/.config/fish/completions/redcarpet.fish",
}
"""Where each shell looks for it."""

_HELP = """\
Print what makes your shell complete redcarpet's commands, options and paths.

Without a name it is the shell you use.

\b
  redcarpet completion bash > ~/.local/share/bash-completion/completions/redcarpet
  redcarpet completion zsh > "${fpath[1]}/_redcarpet"
  redcarpet completion fish > ~/.config/fish/completions/redcarpet.fish
"""


@click.command("completion", help=_HELP, short_help="Print your shell's completion.")
@click.argument("shell", required=False, type=click.Choice(list(_KEPT_IN)))
@click.pass_context
def command(ctx: click.Context, shell: str | None) -> int:
    """Print the script of a shell."""
    chosen = shell or Path(os.environ.get("SHELL", "")).name
    writer = get_completion_class(chosen)
    if writer is None or chosen not in _KEPT_IN:
        raise Stop("name your shell: redcarpet completion bash, zsh or fish.")
    script = writer(ctx.find_root().command, {}, "redcarpet", "_REDCARPET_COMPLETE").source()
    click.echo(f"{script.rstrip()}\n# To keep it: redcarpet completion {chosen} > {_KEPT_IN[chosen]}")
    return Exit.FINE
