"""Which marks are lacking, which are nowhere, which damage matters, and whose marks are taken."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from redcarpet.core.gaps import Gap
from redcarpet.core.journal import Record, of
from redcarpet.core.recovered import UNREAD, Damage, JournalFile, Kind, Line, Recovery, Source
from redcarpet.core.recovery import recovery
from redcarpet.core.recovery_words import lost, summary, table
from tests.builders import record

OURS, OTHER = "northern-lights-x1", "oscars-y2"


def opened(run: str = "run-of-anna", person: str = "anna", event: str = OURS) -> Record:
    return record("open", run=run, person=person, event=event)


def night(*numbers: int, run: str = "run-of-anna", person: str = "anna", event: str = OURS) -> list[Record]:
    """Give a run's opening and its marks of these numbers."""
    return [opened(run, person, event), *(record("asked", n, run=run) for n in numbers)]


def source(
    kind: Kind,
    records: Iterable[Record],
    *damages: Damage,
    event: str = "",
    amid: Iterable[Record] = (),
    name: str = "",
) -> Source:
    whole, hidden = (tuple(Line(one, b"{}") for one in some) for some in (records, amid))
    return Source(name or kind, kind, (JournalFile(f"{kind}.jsonl", whole, hidden, damages, event),))


def numbers(found: Recovery) -> list[int]:
    return [one.line.record.n for one in found.lacking]


def clock(utc: int) -> str:
    return f"at {utc % 100_000 // 1000}"


def test_a_mark_that_several_sources_have_is_lacking_once_and_told_of_the_first() -> None:
    found = recovery(
        [source("marks", night(2)), source("own", night(2, 3)), source("below", night(3, 4), name=".stversions")], OURS
    )
    assert [(one.line.record.n, one.source) for one in found.lacking] == [(3, "own"), (4, ".stversions")]
    assert [(one.name, one.marks, one.new) for one in found.held] == [
        ("marks", 2, 0),
        ("own", 3, 1),
        (".stversions", 3, 2),
    ]
    assert found.gaps == ()
    assert not found.lost


def test_a_hole_in_a_runs_numbers_is_a_gap_and_what_another_record_names_is_one_too() -> None:
    lost_mark = record("asked", 9)
    undo = record("undo", 2, run="run-of-bo", of=of(lost_mark))
    found = recovery([source("marks", [*night(3, 6), undo])], OURS)
    assert set(found.gaps) == {
        Gap("run-of-anna", 2, 2), Gap("run-of-anna", 4, 5), Gap("run-of-anna", 7, 9), Gap("run-of-bo", 1, 1),
    }  # fmt: skip
    assert lost(found, clock) == [
        "Nowhere to be found:",
        "  anna's run of at 1: marks 2, 4 to 5, 7 to 9",
        "  a run that somebody unknown began before at 2: mark 1",
    ]


@pytest.mark.parametrize(
    ("kind", "says", "place", "taken"),
    [
        ("own", OTHER, "", True),
        ("other", OTHER, "", False),
        ("other", OURS, OTHER, True),
        ("other", "", OTHER, False),
        ("below", "", "", True),
        ("below", OTHER, "", False),
        ("below", "at-0123456789ab", "", True),
        ("named", "", "", True),
        ("named", OURS, "", True),
        ("named", OTHER, "", False),
        ("named", "", OTHER, False),
        ("named", "at-0123456789ab", "", False),
    ],
)
def test_whose_marks_a_run_holds_its_first_record_says_else_its_place(
    kind: Kind, says: str, place: str, *, taken: bool
) -> None:
    stray = night(2, run="run-of-bo", person="bo", event=says)
    found = recovery([source("marks", night()), source(kind, stray, event=place)], OURS)
    assert (len(found.lacking) == 2) is taken
    others = {name: count for one in found.held for name, count in one.others.items()}
    assert others == ({} if taken or kind == "other" else {says or place: 2})


def test_a_run_of_which_the_event_has_a_part_belongs_to_it_whatever_it_says() -> None:
    assert numbers(recovery([source("marks", [record("asked", 2)]), source("named", night(2, event=OTHER))], OURS)) == [
        1
    ]


def test_another_events_marks_are_taken_where_the_person_says_that_it_is_the_same() -> None:
    sources = [source("marks", ()), source("other", night(2, event=OTHER), event=OTHER)]
    assert numbers(recovery(sources, OURS)) == []
    assert numbers(recovery(sources, OURS, [OTHER])) == [1, 2]


def test_one_stray_journal_in_an_events_folder_does_not_call_in_its_whole_event() -> None:
    stray = night(2, run="run-of-bo", event=OTHER)
    more = night(2, run="run-of-cy", event=OTHER)
    assert numbers(recovery([source("marks", stray), source("named", more)], OURS)) == []
    assert numbers(recovery([source("marks", stray), source("named", more)], "at-0123456789ab")) == [1, 2]


def test_what_the_desk_cannot_read_of_the_marks_is_a_source_of_its_own() -> None:
    found = recovery([source("marks", night(), amid=[record("asked", 2)])], OURS)
    assert [(one.line.record.n, one.source) for one in found.lacking] == [(2, UNREAD)]
    assert summary(found, clock, written=False)[1:] == [
        "  1 of anna (at 2), in lines of marks/ that the desk can't read"
    ]


def test_a_damaged_line_whose_mark_is_whole_elsewhere_is_harmless() -> None:
    damage = Damage(3, "run-of-anna", 2, reads="asked ‘Why?’")
    found = recovery([source("marks", night(), damage), source("own", night(2))], OURS)
    assert (found.harmless, found.broken, found.lost) == (1, (), False)


def test_a_damaged_line_whose_mark_is_nowhere_is_told_once_with_what_can_be_read() -> None:
    damage = Damage(3, "run-of-anna", 3, reads="asked ‘Why?’")
    copy = Damage(7, "run-of-anna", 3, reads="")
    found = recovery([source("marks", night(2, 4), damage), source("below", night(2), copy)], OURS)
    assert lost(found, clock)[-1:] == ["  marks.jsonl, line 3 (anna): asked ‘Why?’"]
    assert len(found.broken) == 1
    assert found.gaps == (Gap("run-of-anna", 3, 3),)


@pytest.mark.parametrize(
    ("damage", "here", "elsewhere", "harmless"),
    [
        (Damage(3, followed=True), (2, 3), (), True),
        (Damage(3, followed=True), (2, 4), (), False),
        (Damage(3), (2, 3), (), False),
        (Damage(3), (2,), (2, 3), True),
        (Damage(3, was_mark=False), (2, 4), (), True),
    ],
)
def test_a_line_that_names_no_mark_is_harmless_only_where_no_number_can_be_missing(
    damage: Damage, here: tuple[int, ...], elsewhere: tuple[int, ...], *, harmless: bool
) -> None:
    found = recovery([source("marks", night(*here), damage), source("own", night(*elsewhere))], OURS)
    assert (found.harmless == 1, len(found.broken) == 0) == (harmless, harmless)


def test_damage_in_another_events_file_is_not_told() -> None:
    foreign = source("named", night(2, run="run-of-bo", event=OTHER), Damage(3))
    found = recovery([source("marks", night()), foreign], OURS)
    assert (found.harmless, found.broken) == (0, ())


def test_the_table_says_what_is_new_and_what_was_not_taken() -> None:
    found = recovery(
        [source("marks", night()), source("own", ()), source("named", [*night(2), *night(2, run="r", event=OTHER)])],
        OURS,
    )
    assert table(found) == [
        ("marks", "1 mark", "anna"),
        ("own", "no marks", ""),
        ("named", "2 marks", "1 that marks/ lacks; 2 marks of another event, oscars-y2: not taken"),
    ]
