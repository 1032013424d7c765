"""The kinds of files that `check` knows: how each is read, and how its records are written."""

from __future__ import annotations

from dataclasses import replace

from redcarpet.core.event import Event
from redcarpet.files.arrivals_csv import guests_from_csv_bytes
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.event_checked import CHECKED_EVENT, event_checked
from redcarpet.files.file_fixes import Held, Kind
from redcarpet.files.guests_sheet import GuestsRead
from redcarpet.files.guests_yaml import guests_from_yaml_bytes, guests_layout
from redcarpet.files.topics_yaml import topics_from_bytes
from redcarpet.files.yaml_pieces import QUESTIONS

_GUESTS = guests_layout()


def _bank(raw: bytes, path: str) -> Held:
    bank, problems, _ = bank_from_bytes(raw, path)
    questions = bank.questions if bank else ()
    return Held(tuple((question.line, replace(question, line=0)) for question in questions), problems, bank)


def _guests(raw: bytes, path: str) -> Held:
    return _held(guests_from_yaml_bytes(raw, path))


def _arrivals(raw: bytes, path: str) -> Held:
    return _held(guests_from_csv_bytes(raw, path))


def _held(read: GuestsRead) -> Held:
    return Held(tuple(zip(read.lines, read.guests, strict=True)), read.problems, read)


def _event(raw: bytes, path: str) -> Held:
    values, problems = event_checked(raw, path)
    return Held(((1, repr(values)),), problems, Event(**values))


def _topics(raw: bytes, path: str) -> Held:
    groups, problems = topics_from_bytes(raw, path)
    return Held(((1, repr(groups)),), problems, groups)


BANK_FILE = Kind(_bank, QUESTIONS.names, QUESTIONS)
GUESTS_FILE = Kind(_guests, _GUESTS.names, _GUESTS)
ARRIVALS_FILE = Kind(_arrivals, is_yaml=False)
EVENT_FILE = Kind(_event, tuple(CHECKED_EVENT.fields))
TOPICS_FILE = Kind(_topics)
