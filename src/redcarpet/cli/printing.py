"""Printing on paper for `export`: the options of cards and sheets, and what is said of how they came out."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import click

from redcarpet.cli.ending import Stop
from redcarpet.core.card_look import GLANCE
from redcarpet.core.leaves import Back
from redcarpet.core.sheets import CARD_SIZES, CARDS, ON_ITS_OWN, PAPERS, USUAL_CARD, WHOLE_PAGE
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.card_pages import PaperWishes, pages_of, paths_of, prints_of
from redcarpet.files.card_press import PICTURES, NotPrintedError, Pressed
from redcarpet.files.card_print import Outcome
from redcarpet.files.disk_faults import in_words
from redcarpet.files.export_file import NotWrittenError, write_export

_PAPER_OPTIONS = {
    "card": "--card",
    "paper": "--paper",
    "duplex": "--duplex",
    "back": "--back",
    "logo": "--logo",
    "mono": "--mono",
    "edge": "--edge",
}
_LETTER_LANDS = ("US", "CA", "MX", "PH", "CL", "CO", "VE", "United States", "Canada", "Mexico")
"""Where Letter is the usual paper, as regions of locales and as Windows writes some of them."""
_MOST_NAMED = 4
"""Cards that are named where many are hard to read."""


def takes_paper(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of cards on paper."""
    sizes = click.Choice(CARD_SIZES, case_sensitive=False)
    papers = click.Choice((*PAPERS, ON_ITS_OWN), case_sensitive=False)
    for declared in (
        click.option("--edge", type=click.Choice(["topic", "for"]), help="The word on the edge: topic, or FOR HER."),
        click.option("--mono", is_flag=True, help="Black alone, for a laser printer."),
        click.option("--logo", type=click.Path(), metavar="FILE", help="A picture for the backs (PNG, JPEG, SVG)."),
        click.option(
            "--back",
            type=click.Choice(["brand", "follow-ups", "none"]),
            help="What the backs show; a camera sees them.",
        ),
        click.option(
            "--duplex",
            type=click.Choice(["long", "short"]),
            is_flag=False,
            flag_value="long",
            help="Print backs, for a printer that flips on this edge (long).",
        ),
        click.option("--paper", type=papers, help="a4, letter, or card: each card a page."),
        click.option("--card", type=sizes, metavar="SIZE", help=f"{', '.join(CARD_SIZES)}."),
    ):
        command = declared(command)
    return command


def refuse_paper(options: Mapping[str, Any], chosen: str) -> None:
    """Raise Stop where an option of paper was given for a format that has none."""
    given = next((name for name, value in options.items() if value), None)
    if given:
        raise Stop(f"{_PAPER_OPTIONS[given]} is for .pdf, and this writes {chosen}: add -o cards.pdf.")


def paper_wishes(options: Mapping[str, Any]) -> PaperWishes:
    """Read the options of paper. Raises Stop for what can't go together."""
    logo = Path(options["logo"]) if options["logo"] else None
    if logo is not None:
        _look_at(logo)
    wants_back = options["duplex"] or logo is not None
    back = cast("Back", options["back"] or ("brand" if wants_back else "none"))
    if logo is not None and back != "brand":
        raise Stop(f"--logo is for the backs, and --back {back} shows none: leave one of them out.")
    paper, card = options["paper"] or usual_paper(), options["card"] or ""
    if paper == ON_ITS_OWN and card == WHOLE_PAGE:
        raise Stop("--card page fills a sheet of a4 or letter: leave out --paper card.")
    return PaperWishes(
        paper=paper,
        card=card,
        flip=options["duplex"] or "long",
        back=back,
        edge=options["edge"] or "topic",
        mono=options["mono"],
        logo=logo,
    )


def _look_at(logo: Path) -> None:
    if logo.suffix.lower() not in PICTURES:
        raise Stop(f"{clean(str(logo))} is no picture that can be printed: give a PNG, JPEG or SVG.")
    if not logo.is_file():
        raise Stop(f"There is no file {clean(str(logo))}.")
    try:
        with logo.open("rb"):
            pass
    except OSError as error:
        raise Stop(f"{clean(str(logo))} could not be read: {in_words(error)}.") from error


def usual_paper() -> str:
    """Give the paper that is usual where this computer says it is: letter in most of America, else a4."""
    told = next((value for name in ("LC_ALL", "LC_PAPER", "LANG") if (value := os.environ.get(name))), "")
    region = (told or locale.getlocale()[0] or "").partition("_")[2].partition(".")[0]
    return "letter" if region in _LETTER_LANDS else "a4"


def pdfs(stack: Stack, wishes: PaperWishes) -> Iterator[Pressed]:
    """Print a stack, one file after another. Raises Stop with the sentence that says why it can't be."""
    try:
        yield from pages_of(stack, wishes)
    except NotPrintedError as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"PDF could not be made: {in_words(error)}.") from error


def print_from_desk(stack: Stack) -> str:
    """Print a stack in the folder that redcarpet was started in, under its code, and say where, or why not."""
    wishes = PaperWishes(usual_paper())
    paths = paths_of(Path(f"cards-{stack.code}.pdf"), len(prints_of(stack, wishes)))
    try:
        for path, one in zip(paths, pdfs(stack, wishes), strict=True):
            write_export(path, one.pdf, force=False, inputs=(), home=Path.home())
    except (Stop, NotWrittenError) as error:
        return str(error)
    files = paths[0].name if len(paths) == 1 else f"{paths[0].name} to {paths[-1].name}"
    return f"{files}: {stack.describe()}, in {clean(str(Path.cwd()))}"


def told(stack: Stack, files: Sequence[tuple[str, Outcome]], wishes: PaperWishes) -> Iterator[str]:
    """Say what was printed: how many cards on how many sheets, what is hard to read and what could not be printed."""
    missing = [pair for _, outcome in files for pair in outcome.missing]
    if missing:
        yield _missing(missing)
    small = [one for _, outcome in files for one in outcome.hard_to_read]
    if small:
        larger = _larger(wishes)
        cards = _few([f"{number} ({points:.0f} pt)" for number, points in small])
        yield (
            f"hard to read at arm's length, under {GLANCE:.0f} pt: card{'s' * (len(small) > 1)} {cards}. "
            f"Shorten the question{'s' * (len(small) > 1)}{f', or use --card {larger}' if larger else ''}."
        )
    sheets = sum(outcome.sheets for _, outcome in files)
    more = sum(outcome.leaves for _, outcome in files) - len(stack.cards)
    longer = f", {more} more for what is too long for one" if more else ""
    number, points = min((outcome.smallest for _, outcome in files if outcome.smallest[0]),
                         key=lambda one: one[1], default=("", 0.0))  # fmt: skip
    smallest = f"; smallest question {points:.0f} pt, card {number}" if number and not small else ""
    names = files[0][0] if len(files) == 1 else f"{files[0][0]} to {files[-1][0]}"
    where = f" in {names}" if names else ""
    yield f"{stack.describe()}{longer} on {sheets} sheet{'s' * (sheets != 1)}{where}{smallest}"


def _missing(found: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """Say which letters no font has, and on which cards they stand."""
    letters = list(dict.fromkeys(f"“{letter}” (U+{ord(letter[0]):04X})" for letter, _ in found))
    cards = list(dict.fromkeys(number for _, where in found for number in where))
    where = f"card{'s' * (len(cards) > 1)} {_few(cards)}" if cards else "the backs"
    return (
        f"no font on this computer has {_few(letters)}, to be printed on {where}: a box stands there, and the file "
        "is not marked as accessible (PDF/UA). Install a font that has it, such as Noto."
    )


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _larger(wishes: PaperWishes) -> str:
    """Name a larger card, at last a whole page; empty where there is none."""
    if wishes.card == WHOLE_PAGE:
        return ""
    own = CARDS[wishes.card or USUAL_CARD[wishes.paper]]
    return next((name for name in ("5x8", "a5") if CARDS[name].height > own.height), WHOLE_PAGE)
