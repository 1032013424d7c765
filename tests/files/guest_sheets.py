"""Sheets of guests for tests: one to read, and what was read from it in short."""

from __future__ import annotations

import csv
import io

from redcarpet.core.guest import Guest
from redcarpet.core.problem import Problem
from redcarpet.files.guests_sheet import GuestsRead

ARRIVALS = [
    [
        *("Name", "ID", "How to say", "Pronouns", "Questions for", "Tonight", "Role", "Here with", "Nominated for"),
        *("Has", "Minutes", "Must-ask", "Off limits", "Cleared", "With care", "PR", "Phone", "Facts", "Notes", "#"),
    ],
    [
        *("Zoë Nunes", "zoe", "ZOH-ee NOO-nesh", "she/they", "Her", "Nominee", "director", "1917"),
        *("Best Director; Best Film, Drama", "company, cause", "2.5", "only-you fair-pay", "family, divorce|looks"),
        *(
            "grief",
            "x",
            "Ruth Osei",
            "+44 20 7946 0000",
            "She cut it alone.\nShe is from Porto.",
            "Knows us.\n\nHi.",
            "7",
        ),
    ],
    ["Bo", *[""] * 19],
]
"""An arrivals sheet with all its columns."""


def written(rows: list[list[str]], separator: str = ",", line_end: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=line_end).writerows(rows)
    return stream.getvalue()


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.span.line, problem.span.column) for problem in problems]


def names(sheet: GuestsRead) -> list[str]:
    return [guest.name for guest in sheet.guests]


def all_texts(guest: Guest) -> list[str]:
    limits, cleared, facts = guest.off_limits, guest.cleared, guest.facts
    return [
        *(guest.name, guest.id, guest.say, guest.pronouns, guest.role, guest.project, guest.publicist, guest.contact),
        *(*guest.nominations, *guest.has, *guest.must_ask, *guest.note.split("\n")),
        *(text for one in limits for text in (one.topic, *one.words, one.note)),
        *(text for one in cleared for text in (one.topic, one.by, one.when)),
        *(text for one in facts for text in (one.text, one.source)),
    ]


def shown(sheet: GuestsRead) -> list[str]:
    said = [piece for problem in sheet.problems for piece in (problem.message, problem.help, problem.other_message)]
    return [*said, *(text for guest in sheet.guests for text in all_texts(guest))]
