from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from redcarpet.core.fold import fold
from redcarpet.core.journal import Receipt, Record
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.journals_read import read_journals
from redcarpet.files.records_jsonl import read_lines
from tests.builders import record
from tests.files.night import STEM, Night, done


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    night = Night(tmp_path / "marks")
    yield night
    night.journal.close(timeout=60)


def test_what_is_acknowledged_as_saved_can_be_read_at_once_and_the_events_folder_follows(night: Night) -> None:
    for _ in range(20):
        assert night.mark() == Receipt(saved=True)
        assert read_journals(night.spool).records == tuple(night.told)
    assert night.missing() == []
    assert night.journal.one_copy() == ""
    assert [path.name for path in night.folder.iterdir()] == [f"{STEM}.1.jsonl"]
    assert sorted(path.name for path in night.spool.iterdir()) == [f"{STEM}.1.jsonl", "ballast"]


def test_no_file_is_made_before_the_first_record(night: Night) -> None:
    assert done(night.journal.retry()).saved
    assert night.journal.close()
    assert not night.folder.exists()
    assert not night.spool.exists()


def test_marks_are_kept_in_the_order_of_the_keys(night: Night) -> None:
    told = [night.journal.sealed(record("asked", n, h=(9, 0))) for n in range(1, 201)]
    receipts = [night.journal.append(one) for one in told]
    assert all(done(one).saved for one in receipts)
    assert read_journals(night.spool).records == tuple(told)


def test_closing_finishes_the_queue(night: Night) -> None:
    told = [night.journal.sealed(record("asked", n)) for n in range(1, 101)]
    receipts = [night.journal.append(one) for one in told]
    assert night.journal.close(timeout=60)
    assert all(one.done() and one.result().saved for one in receipts)
    assert read_journals(night.folder).records == tuple(told)


def test_closing_twice_is_closing_once(night: Night) -> None:
    night.mark()
    assert night.journal.close(timeout=60)
    assert night.journal.close(timeout=60)
    assert night.lacking(night.folder) == night.lacking(night.spool) == []


def test_a_record_that_is_too_long_is_refused_at_once_and_the_journal_goes_on(night: Night) -> None:
    night.mark()
    with pytest.raises(ValueError, match="read back"):
        night.journal.append(record("memo", text="t" * 70_000))
    assert night.mark().saved
    assert night.missing() == []


def test_a_receipt_that_nobody_waits_for_any_more_stops_nothing(night: Night) -> None:
    told = [night.journal.sealed(record("asked", n)) for n in range(1, 51)]
    for future in [night.journal.append(one) for one in told]:
        future.cancel()
    assert night.mark().saved
    assert night.journal.close(timeout=60)
    found = read_journals(night.folder).records
    assert [one.n for one in told if one not in found] == []


def test_a_name_that_is_taken_is_left_alone(night: Night) -> None:
    night.folder.mkdir()
    night.file(1).write_bytes(b"somebody else's\n")
    night.file(2).symlink_to(night.folder / "nowhere")
    night.file(3).mkdir()
    assert night.mark(3).saved
    assert night.missing() == []
    assert night.file(1).read_bytes() == b"somebody else's\n"
    assert night.file(2).is_symlink()
    assert len(read_lines(night.file(4).read_bytes()).records) == 3


def test_twenty_desks_at_once_lose_nothing_and_read_the_same(tmp_path: Path) -> None:
    folder, barrier = tmp_path / "marks", threading.Barrier(20)
    told: list[Record] = []

    def evening_of(reporter: int) -> None:
        journal = Journal(folder, folder.parent / "spool", f"20261122-reporter-{reporter}")
        marks = [journal.sealed(record("asked", n, run=f"run-{reporter}")) for n in range(1, 51)]
        told.extend(marks)
        barrier.wait(timeout=60)
        assert all(done(journal.append(mark)).saved for mark in marks)
        assert journal.close(timeout=60)

    desks = [threading.Thread(target=evening_of, args=(reporter,)) for reporter in range(20)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join(timeout=60)
    read = read_journals(folder)
    assert len(read.records) == 1000
    assert read.notices == ()
    assert fold(read.records) == fold(told)
