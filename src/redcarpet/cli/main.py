"""The root: the first word is a command, else it names what the desk opens.

Only click is loaded at the start; each command's module, and what it needs, is imported when it runs.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from redcarpet.cli.desk_options import opened_desk, takes_a_desk
from redcarpet.cli.ending import Stop, ended, output
from redcarpet.cli.version import version

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "list": "Print the questions that pass a filter, in the desk's order.",
    "export": "Print them as cue cards, or write them to a file.",
    "rehearse": "Try out the desk; nothing is kept.",
    "ask": "Ask line by line, for screen readers and plain terminals.",
    "init": "Make an event's folder: guests, questions, room for marks.",
    "import": "Make a bank of a spreadsheet, or bring one up to date.",
    "check": "Find every mistake in banks, guests and events.",
    "explain": "Say what a rule of check flags, and why.",
    "ids": "Give ids to the questions that have none.",
    "crew": "Say who marks on an evening, and what is missing here.",
    "keep": "Put questions that were typed at the desk into a bank.",
    "schema": "Print what lets an editor check and complete a file.",
    "settings": "Say what can be set, what is in force, and the keys.",
    "doctor": "Say whether this computer is ready for an evening.",
    "locate": "Say where banks, marks and settings are kept.",
    "recover": "Find marks that an event's folder lacks, and put them back.",
    "completion": "Print what makes your shell complete redcarpet's words.",
}
"""Each command and its line in the help; `redcarpet.cli.NAME_command` holds it."""

_DESK = ""
"""The name under which the desk is found: nobody can type it as a word."""
_OWN = ("--help", "-h", "--version")
"""Options of the program; all others before a path are the desk's."""

_ABOUT = """\
Better questions on the red carpet: opens the desk on banks of questions.

PATH is an event's folder, a folder of banks, or a bank. Without one, redcarpet takes the nearest event or questions
folder upward from here, else the questions it came with. A folder that is called like a command is opened as ./list.
"""
_EXAMPLES = (
    ("redcarpet", "open the desk"),
    ("redcarpet ~/northern-lights", "on an event's folder"),
    ("redcarpet --filter 'for:her craft'", "with a filter set"),
    ("redcarpet list leadership not family", "print what passes a filter"),
    ("redcarpet export is:pinned -o cards.md", "cue cards of what is pinned"),
    ("redcarpet COMMAND --help", "more on a command"),
)


class _DeskContext(click.Context):
    @property
    def command_path(self) -> str:
        """Speak of the desk as `redcarpet`."""
        return self.parent.command_path if self.parent else "redcarpet"


class _Desk(click.Command):
    """What runs when the first word is no command; its help is the program's."""

    context_class = _DeskContext

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the program's help."""
        above = ctx.find_root()
        above.command.format_help(above, formatter)


class _Program(click.Group):
    """Gives a run to the command that its first word names, else to the desk; imports only that command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        if cmd_name == _DESK:
            return desk
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"redcarpet.cli.{cmd_name}_command").command
        return found if isinstance(found, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the desk's name before words that are meant for it; completing the very first word needs none."""
        first = args[0] if args else None
        if first in _OWN or first in COMMANDS or (first is None and ctx.resilient_parsing):
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, ["--", _DESK, *args])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Read the words; help and version are printed here."""
        with output():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        with output():
            return super().invoke(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the first word: a command, a path, or an option of the program or the desk."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only a shell asks for it

        of_desk = desk.shell_complete(_DeskContext(desk, parent=ctx), incomplete)
        paths = [CompletionItem(incomplete, type="file")] if not incomplete.startswith("-") else []
        return [*super().shell_complete(ctx, incomplete), *of_desk, *paths]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help without importing a command."""
        formatter.write_usage("redcarpet", "[OPTIONS] [PATH]...")
        formatter.write_usage("redcarpet", "COMMAND [OPTIONS]...", prefix="       ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_ABOUT)
        options = [param.get_help_record(ctx) for param in (*desk.params[1:], *self.get_params(ctx))]
        for title, rows in (
            ("Options", [row for row in options if row]),
            ("Commands", list(COMMANDS.items())),
            ("Examples", list(_EXAMPLES)),
        ):
            with formatter.section(title):
                formatter.write_dl(rows, col_max=40)


@click.command(cls=_Desk)
@takes_a_desk
def desk(
    paths: tuple[str, ...], seed: int | None, filter_text: str | None, theme: str | None, *, no_mouse: bool
) -> int:
    """Open the desk."""
    for path in paths:
        _refuse_misplaced_command(path)
    return opened_desk(paths, seed, filter_text, theme, no_mouse=no_mouse)


def _refuse_misplaced_command(path: str) -> None:
    """Catch a command that is mistyped or comes after an option: it is no file, and looks like one of ours."""
    if not path.isalpha() or Path(path).exists():
        return
    from difflib import get_close_matches  # noqa: PLC0415 - needed only for what is not there

    meant = get_close_matches(path.lower(), COMMANDS, n=1, cutoff=0.7)
    if meant:
        raise Stop(f"there is no file or folder called {path}. For the command write: redcarpet {meant[0]}")


program = _Program("redcarpet", context_settings={"help_option_names": ["-h", "--help"]})
click.version_option(version(), message="%(prog)s %(version)s", help="Print the version.")(program)


def main() -> None:
    """Run redcarpet with the words of the command line, and leave with its exit code."""
    sys.exit(ended(lambda: program.main(prog_name="redcarpet", standalone_mode=False)))
