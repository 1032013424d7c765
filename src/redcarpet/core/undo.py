"""Taking back: which of one's own changes `u` takes back next, and which one redo brings again."""

from __future__ import annotations

from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.journal import Identity, Record, taken_back

WORDS = {
    "asked": "asked",
    "follow-up": "follow-up",
    "volunteered": "volunteered",
    "skip": "not for this guest",
    "retire": "retired for tonight",
    "pin": "pinned",
    "memo": "memo",
}
"""What a mark is called on the screen."""

PRIVATE = frozenset({"rating", "outcome"})
"""Marks that the guest, who reads along, must not read for longer than a moment."""

_LIFTED = {"pin": "unpinned", "skip": "for this guest again", "retire": "back in the deck"}


def changes(evening: Evening) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Give one's own changes that can be taken back, and the undos that can be brought again; newest last.

    A new change after an undo ends what could be brought again, as in any editor.
    """
    dead = taken_back(evening.records)
    marks = {record.identity for record in evening.records if record.kind in MARKING_KINDS}
    done: list[Record] = []
    undone: list[Record] = []
    for record in evening.records:
        if not evening.is_own(record):
            continue
        if record.kind in MARKING_KINDS:
            if record.identity not in dead:
                done.append(record)
            undone = undone if record.identity in dead else []
        elif record.kind == "undo" and record.identity not in dead and record.target in marks:
            undone.append(record)
    return tuple(done), tuple(undone)


def undos(evening: Evening) -> tuple[Record, ...]:
    """Give the undos that are alive, newest first."""
    dead = taken_back(evening.records)
    return tuple(one for one in reversed(evening.records) if one.kind == "undo" and one.identity not in dead)


def last_change(evening: Evening) -> Record | None:
    """Give the change that `u` takes back next; None when there is none."""
    done, _ = changes(evening)
    return done[-1] if done else None


def last_undone(evening: Evening) -> Record | None:
    """Give the undo that redo would take back next; None when there is none."""
    _, undone = changes(evening)
    return undone[-1] if undone else None


def record_of(evening: Evening, identity: Identity | None) -> Record | None:
    """Give the record of that name; None when it is not known."""
    return next((record for record in evening.records if record.identity == identity), None)


def named(record: Record) -> str:
    """Name a change where the guest may read it for as long as she stands there: as `said`, but without a rating."""
    return "the rating" if record.kind in PRIVATE else said(record)


def said(record: Record, limit: int = 44) -> str:
    """Say a change in words, such as: asked 'What did you fight...'; at most `limit` code points of the question."""
    word = WORDS.get(record.kind, record.kind) if record.on else _LIFTED.get(record.kind, record.kind)
    if record.kind in PRIVATE:
        word = f"{'rated ' if record.kind == 'rating' else ''}{record.text(record.kind) or '?'}"
    text = record.text("text") or record.words
    cut = text if len(text) <= limit else text[:limit].rstrip() + "…"
    return f"{word} ‘{cut}’" if cut else word
