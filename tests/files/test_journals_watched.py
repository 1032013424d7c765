"""Journals that grow while they are read: what is new is told once, and nothing that was told is forgotten."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest

from redcarpet.core.crew import Heard
from redcarpet.files.journals_read import JournalsRead
from redcarpet.files.journals_watched import Listening
from redcarpet.files.records_jsonl import line_of, sealed
from tests.builders import record

TOLD = tuple(sealed(record("asked", n)) for n in range(1, 6))
LINES = [line_of(one) for one in TOLD]
NAME = "20261122-anna-k3f9x2m7qa4b.1.jsonl"


def numbers(news: Heard | None) -> list[int] | None:
    return None if news is None else [one.n for one in news.records]


def test_only_what_is_new_is_told(tmp_path: Path) -> None:
    watched, path = JournalsRead(tmp_path), tmp_path / NAME
    assert watched.look() is None
    path.write_bytes(LINES[0] + LINES[1])
    assert numbers(watched.look()) == [1, 2]
    assert watched.look() is None
    with path.open("ab") as journal:
        journal.write(LINES[2][:-30])
    assert watched.look() is None, "a line that is still being written waits"
    with path.open("ab") as journal:
        journal.write(LINES[2][-30:] + LINES[3])
    assert numbers(watched.look()) == [3, 4]
    (tmp_path / "run.2.jsonl").write_bytes(LINES[4])
    assert numbers(watched.look()) == [5]


@pytest.mark.parametrize(
    "after", [LINES[1] + LINES[2], LINES[2], LINES[1] + LINES[0] + LINES[2]], ids=["moved", "shorter", "another order"]
)
def test_a_file_that_no_longer_begins_as_before_is_read_anew(tmp_path: Path, after: bytes) -> None:
    watched, path = JournalsRead(tmp_path), tmp_path / NAME
    path.write_bytes(LINES[0] + LINES[1])
    assert numbers(watched.look()) == [1, 2]
    (tmp_path / "new").write_bytes(after)
    (tmp_path / "new").replace(path)
    assert 3 in (numbers(watched.look()) or [])


def test_damage_is_counted_over_all_looks_and_gone_with_its_file(tmp_path: Path) -> None:
    watched, path = JournalsRead(tmp_path), tmp_path / NAME
    path.write_bytes(LINES[0] + b"spoilt\n")
    assert watched.look() == Heard(TOLD[:1], (f"1 damaged line in {NAME}; every other line was read.",))
    path.write_bytes(LINES[0] + b"spoilt\n" + b"spoilt, too\n")
    assert watched.look() == Heard((), (f"2 damaged lines in {NAME}; every other line was read.",))
    path.unlink()
    assert watched.look() == Heard()


def test_a_journal_that_is_in_the_cloud_only_is_named(tmp_path: Path) -> None:
    (tmp_path / f".{NAME}.icloud").write_bytes(b"bplist00")
    told = "Marks of anna are in the cloud only: choose “always keep on this device” for the event's folder."
    assert JournalsRead(tmp_path).look() == Heard((), (told,))


def test_listening_tells_what_is_there_and_what_comes(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(LINES[0])
    listening, news = Listening(tmp_path), queue.SimpleQueue[Heard]()
    listening.begin(news.put)
    assert numbers(news.get(timeout=60)) == [1]
    (tmp_path / NAME).write_bytes(LINES[0] + LINES[1])
    assert numbers(news.get(timeout=60)) == [2]
    listening.end()
