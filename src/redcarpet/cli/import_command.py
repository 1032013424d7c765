"""`redcarpet import`: a spreadsheet of questions or guests becomes a bank, or an event's guests."""

from __future__ import annotations

from pathlib import Path

import click

from redcarpet.cli import importing
from redcarpet.cli.ending import Exit, Stop

_HELP = """\
Make a bank of a spreadsheet of questions, or an event's guests of an arrivals sheet.

SHEET is a .csv, .tsv or .txt file in any usual encoding, or an .xlsx workbook. Columns are known by their headings, in
any order: Question, Topic, For, Follow-up 1, Notes, Tags, ID, Source, Status and many more. A sheet without headings
is understood when one of its columns holds questions, or when it has one question a line.

What was understood is said. Nothing is lost: what fits no field goes into the question's note as "Colour: red", a row
without a question becomes a comment. Words such as women are read as her, and that is said. Without -o the bank is
printed.

With --update the sheet is the master of a bank that exists: rows find their questions by id, words and likeness; the
difference is shown, and made with --write. Ids, comments and what the sheet has no column for stay as they are. A
question that is in the bank alone is named, and with --retire gets the status retired (drafts and sensitive
questions don't: an export may have left them out).

\b
  redcarpet import questions.xlsx -o questions/ours.yaml
  redcarpet import plan.xlsx --sheet "Red carpet" --title "Ours" --for her -o ours.yaml
  redcarpet import questions.csv --update questions/ours.yaml           look first
  redcarpet import questions.csv --update questions/ours.yaml --write
  redcarpet import --guests arrivals.xlsx -o northern-lights/guests.yaml
"""


@click.command("import", help=_HELP, short_help="Make a bank of a spreadsheet.")
@click.argument("sheet", type=click.Path())
@click.option("-o", "output", metavar="FILE", type=click.Path(), help="Write to this .yaml file.")
@click.option("--guests", is_flag=True, help="It is an arrivals sheet.")
@click.option("--sheet", "page", metavar="NAME", default="", help="Which sheet of a workbook.")
@click.option("--title", metavar="TEXT", help="What the bank is called; else as its file.")
@click.option("--campaign", metavar="TEXT", help="The bank's campaign, such as #AskHerMore.")
@click.option(
    "--for", "for_whom", type=click.Choice(["her", "him", "anyone"]), help="Whom questions are for that don't say it."
)
@click.option("--topic", metavar="T", help="What questions are about that don't say it.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@click.option("--update", metavar="BANK", type=click.Path(), help="Bring this bank up to date with the sheet.")
@click.option("--write", is_flag=True, help="With --update: do it.")
@click.option("--retire", is_flag=True, help="With --update: retire questions that the sheet no longer has.")
def command(
    sheet: str,
    *,
    output: str | None,
    page: str,
    title: str | None,
    campaign: str | None,
    for_whom: str | None,
    topic: str | None,
    update: str | None,
    guests: bool,
    force: bool,
    write: bool,
    retire: bool,
) -> int:
    """Import a sheet."""
    of_bank = {"--title": title, "--campaign": campaign, "--for": for_whom, "--topic": topic}
    given = [option for option, value in of_bank.items() if value is not None]
    if guests and (given or update):
        raise Stop(f"{(given or ['--update'])[0]} is for banks: leave it or --guests out.")
    if update is None and (write or retire):
        raise Stop(f"{'--write' if write else '--retire'} belongs to --update: name the bank after that.")
    if update is not None and (output is not None or title is not None or campaign is not None or force):
        raise Stop("--update changes a bank that exists: leave -o, --title, --campaign and --force out.")
    path = Path(sheet)
    if update is not None:
        from redcarpet.cli import updating  # noqa: PLC0415 - a new bank needs none of it

        return updating.bank(
            path,
            page,
            Path(update),
            updating.Wanted(importing.FOR.get(for_whom or ""), topic or "", write=write, retire=retire),
        )
    if guests:
        importing.guests(path, page, output, force=force)
    else:
        told = importing.Told(title or "", campaign or "", for_whom, topic or "")
        importing.bank(path, page, output, told, force=force)
    return Exit.FINE
