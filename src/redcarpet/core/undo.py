"""Taking back: which of one's own changes `u` takes back next, and which one redo brings again."""

from __future__ import annotations

from redcarpet.core.evening import MARKING_KINDS, Evening
from redcarpet.core.journal import Identity, Record, taken_back


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
