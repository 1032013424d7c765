"""What `list` and `export` share: the banks that are meant, dealt as the desk at this place would deal them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from redcarpet.cli.ending import Stop, tell
from redcarpet.cli.here import from_here, here
from redcarpet.cli.opening import VIEW_FILE, EveningHere, evening_here
from redcarpet.core.bank import Bank
from redcarpet.core.evening import Evening
from redcarpet.core.order import Deck, deal
from redcarpet.core.query import parse
from redcarpet.core.question import Question
from redcarpet.core.reload import met
from redcarpet.core.shelf import Shelf
from redcarpet.core.standing import StandingOf
from redcarpet.core.tonight import standing_of
from redcarpet.core.values import dataclass
from redcarpet.files.banks_found import NoBanks, Place, find_place
from redcarpet.files.guests_found import read_place
from redcarpet.files.places import places
from redcarpet.files.settings_yaml import read_settings
from redcarpet.files.view_json import read_view


@dataclass(frozen=True, slots=True)
class Dealt:
    """A deck, and what its printing needs to know."""

    deck: Deck
    place: Place
    """Where the banks are."""
    standing_of: StandingOf
    """The marks of the evening that goes on here."""
    words_per_minute: int
    """How fast questions are said: the event's word, else the settings'."""
    banks: tuple[Bank, ...]
    """As the files hold them."""
    evening: Evening
    """The evening that goes on here, with its guests."""
    shelf: Shelf

    @property
    def every(self) -> tuple[Question, ...]:
        """All that the banks hold, in the order of the files."""
        return tuple(one for bank in self.banks for one in bank.questions)


def takes_a_deck(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the words of a query, and the options that say of which banks and in which order."""
    for declared in (
        click.option("--seed", type=int, metavar="N", help="Shuffle by this number; else the desk's order here."),
        takes_banks,
        click.argument("query", nargs=-1),
    ):
        command = declared(command)
    return command


def takes_banks(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the option --from."""
    told = "An event's folder, a folder of banks, or a bank; may be given again."
    return click.option("--from", "named", multiple=True, metavar="PATH", type=click.Path(), help=told)(command)


class QueryCommand(click.Command):
    """A command whose words are a query: says how to write one that begins with a dash."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of the command line."""
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            word = next((word for word in typed if word.startswith(error.option_name)), error.option_name)
            start = f"redcarpet {ctx.info_name}"
            hint = f"To leave a word out write: {start} not {word.lstrip('-')}, or: {start} -- {word}"
            raise click.NoSuchOption(word, f"{error.message} {hint}", ctx=ctx) from error


def place_of(named: Sequence[str]) -> Place:
    """Find the banks that are meant. Raises Stop."""
    try:
        return find_place(named, here(), Path.home())
    except NoBanks as error:
        raise Stop(str(error)) from error


def dealt(words: Sequence[str], named: Sequence[str], seed: int | None) -> Dealt:
    """Read the banks and deal the deck of a query; what is wrong in them, or not understood, is told.

    Raises Stop when no banks can be found.
    """
    place = place_of(named)
    folders = places()
    settings, of_settings = read_settings(folders.settings)
    evening = evening_here(place, folders)
    loaded = read_place(_place_from_here(place))
    for told in (*of_settings, *evening.problems, *evening.folders.notices, *loaded.problems):
        tell(str(told))
    speed = evening.evening.event.words_per_minute if place.event_file else settings.words_per_minute
    known, questions = met(evening.evening, loaded.questions)
    tonight = known.with_sheet(loaded.guests)
    standing = standing_of(tonight)
    order = seed if seed is not None else _seed_of(evening)
    shelf = Shelf(questions, speed)
    deck = deal(shelf, parse(" ".join(words)), order, standing)
    for note in deck.notes:
        tell(note)
    return Dealt(deck, place, standing, speed, loaded.banks, tonight, shelf)


def nothing_found(dealt_: Dealt) -> None:
    """Say that a deck is empty, and what of."""
    query = dealt_.deck.query.text
    total = dealt_.deck.total
    tell(f"none of {total} questions passes: {query}" if query and total else f"there are {total} questions.")


def _seed_of(evening: EveningHere) -> int | None:
    return read_view(evening.folders.state / VIEW_FILE).seed


def _place_from_here(place: Place) -> Place:
    return replace(
        place,
        banks=tuple(map(from_here, place.banks)),
        guests_file=place.guests_file and from_here(place.guests_file),
        guests_passed_over=tuple(map(from_here, place.guests_passed_over)),
    )
