"""Cue cards as CSV: one row a question with all that its bank says of it, for a spreadsheet, and for `import` back."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from redcarpet.core.cards import Card
from redcarpet.core.question import Ignore
from redcarpet.files.formula_cells import harmless

MARK = "redcarpet,number,ask,"
"""How the first line begins: the first column, with the question's key, is named after the program."""

_PARTING = frozenset(";|,\n")
"""Signs at which an import parts a list of words."""


def csv_of(cards: Sequence[Card]) -> bytes:
    """Write cards as CSV for spreadsheets: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would run.

    Questions stand as the bank has them, placeholders and all. A cell that would begin a formula has one ' before it.
    """
    follow_ups = max((len(card.question.follow_ups) for card in cards), default=0)
    with_notes = any(card.note for card in cards)
    rows = [_row(card, follow_ups, with_notes=with_notes) for card in cards]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_columns(follow_ups, with_notes=with_notes))
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _columns(follow_ups: int, *, with_notes: bool) -> list[str]:
    return [
        *("redcarpet", "number", "ask", "for", "topic", "bank", "seconds"),
        *(f"follow_up_{number}" for number in range(1, follow_ups + 1)),
        *("short", "say", "tags", "roles", "needs", "sensitivity", "exit_line", "why"),
        *("mirror", "status", "language", "ignore", "source_title", "source_url", "id"),
        *(["note"] if with_notes else []),
    ]


def _row(card: Card, follow_ups: int, *, with_notes: bool) -> list[str]:
    question = card.question
    source = question.source
    return [
        *(question.key, str(card.number), question.ask, question.for_whom, question.topic, question.bank),
        *(str(card.seconds), *question.follow_ups, *[""] * (follow_ups - len(question.follow_ups))),
        *(question.short, question.say, *map(_listed, (question.tags, question.roles, question.needs))),
        *(question.sensitivity, question.exit_line, question.why, question.mirror, question.status),
        *(
            question.language,
            "\n".join(map(_excuse, question.ignore)),
            source.title if source else "",
            source.url if source else "",
            question.id,
        ),
        *([question.note] if with_notes else []),
    ]


def _listed(words: tuple[str, ...]) -> str:
    """Join words as people do; on lines of their own where one of them holds a sign that would part it."""
    if _PARTING.intersection("".join(words)):
        return "\n".join(words) + ("\n" if len(words) == 1 else "")
    return "; ".join(words)


def _excuse(one: Ignore) -> str:
    return f"{one.rule}: {one.reason}"
