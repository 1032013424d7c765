"""What the rules say of the banks that were checked, as problems with their places in the files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from redcarpet.cli.checking import CheckedFile
from redcarpet.core.bank import Bank, gathered
from redcarpet.core.checks.judge import judged
from redcarpet.core.checks.rule import Checked, Place, Verdict
from redcarpet.core.checks.rules import RULES
from redcarpet.core.evening import replayed
from redcarpet.core.event import Event
from redcarpet.core.identity import doubtful
from redcarpet.core.problem import Problem, Span
from redcarpet.core.question import Question
from redcarpet.core.reload import met
from redcarpet.files.bank_places import BankPlaces
from redcarpet.files.bank_yaml import read_bank
from redcarpet.files.evenings_found import event_evening
from redcarpet.files.event_yaml import read_event
from redcarpet.files.files_to_check import ToCheck
from redcarpet.files.guests_sheet import GuestsRead
from redcarpet.files.places import places
from redcarpet.files.topics_yaml import read_topics, topics_files
from redcarpet.files.words_yaml import read_words, words_file
from redcarpet.files.yaml_rules import Rule


def judgements(files: Sequence[CheckedFile], found: ToCheck) -> Iterator[Problem]:
    """Give what the rules say of the banks among the files, and what is wrong in a newsroom's own word lists."""
    lists, of_words = read_words(words_file(_folders(files, found)))
    yield from of_words
    checked = _checked(files, found)
    by_name = {file.name: file for file in files}
    places: dict[str, BankPlaces] = {}

    def span(place: Place) -> Span:
        file = by_name.get(place.path)
        if file is None:
            return Span(place.line or 1, 1)
        if place.words:
            return _first(place.words, file.lines)
        if place.path not in places:
            places[place.path] = BankPlaces(file.after, place.path)
        return places[place.path].span(place)

    for verdict in judged(checked, lists, checked.event.words_per_minute):
        if verdict.place.path in by_name:
            yield _problem(verdict, span(verdict.place), span(verdict.other) if verdict.other else None)


def _first(words: str, lines: Sequence[str]) -> Span:
    """Find where some words stand first, whole, in the lines of a file."""
    whole = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    for number, line in enumerate(lines, 1):
        match = whole.search(line)
        if match:
            return Span(number, match.start() + 1, number, match.end() + 1)
    return Span(1, 1)


def _problem(verdict: Verdict, span: Span, other: Span | None) -> Problem:
    path = verdict.place.path
    same_file = verdict.other is not None and verdict.other.path == path
    return Problem(
        verdict.rule,
        verdict.message,
        path,
        span,
        verdict.help,
        verdict.level,
        other if same_file else None,
        verdict.other_message,
    )


def _checked(files: Sequence[CheckedFile], found: ToCheck) -> Checked:
    own = [file.whole for file in files if isinstance(file.whole, Bank)]
    around = (read_bank(path)[0] for path in found.around)
    sheet = next((file for file in files if isinstance(file.whole, GuestsRead)), None)
    guests = sheet.whole.guests if sheet and isinstance(sheet.whole, GuestsRead) else ()
    event, _ = read_event(found.event_file) if found.event_file else (Event(), ())
    topics, _ = read_topics(topics_files(found.event_file.parent if found.event_file else None))
    banks = (*own, *(bank for bank in around if bank))
    return Checked(
        banks,
        guests,
        sheet.name if sheet else "",
        event,
        topics,
        frozenset({*RULES, *Rule}),
        _doubtful(found.event_file.parent, event, banks) if found.event_file else (),
    )


def _doubtful(folder: Path, event: Event, banks: Sequence[Bank]) -> tuple[tuple[Question, Question], ...]:
    """Find the questions that may be others which were marked at an event."""
    records = event_evening(folder, event, places().state).records
    if not records:
        return ()
    evening, questions = met(replayed("", event, records), gathered(banks).questions)
    return doubtful(evening, questions)


def _folders(files: Sequence[CheckedFile], found: ToCheck) -> tuple[Path, ...]:
    """Give where a newsroom's own words may lie: with the event, else with the banks or one above."""
    if found.event_file:
        return (found.event_file.parent,)
    banks = [file.path.absolute().parent for file in files if isinstance(file.whole, Bank)]
    return tuple(dict.fromkeys(folder for bank in banks for folder in (bank, bank.parent)))
