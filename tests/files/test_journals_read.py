from __future__ import annotations

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from redcarpet.core.crew import Heard
from redcarpet.core.fold import fold
from redcarpet.core.journal import Record
from redcarpet.files.journals_read import FILE_BYTES, is_journal, read_journals
from redcarpet.files.records_jsonl import line_of, sealed
from tests.builders import record

DATA = Path(__file__).parents[1] / "data" / "payloads"
NAMES: list[str] = json.loads((DATA / "sync_file_names.json").read_text("utf-8"))
TOLD = tuple(sealed(record("asked", n)) for n in range(1, 6))
CONTENT = b"".join(line_of(one) for one in TOLD)


@pytest.mark.parametrize("name", NAMES)
def test_a_sync_engines_file_is_read_or_passed_over(tmp_path: Path, name: str) -> None:
    ignored = name.startswith("IGNORE ")
    (tmp_path / name.removeprefix("IGNORE ")).write_bytes(CONTENT)
    assert is_journal(name.removeprefix("IGNORE ")) is not ignored
    assert read_journals(tmp_path).records == (() if ignored else TOLD)


def test_conflict_copies_together_hold_what_any_of_them_holds(tmp_path: Path) -> None:
    lines = CONTENT.splitlines(keepends=True)
    (tmp_path / "run.1.jsonl").write_bytes(b"".join(lines[:3]))
    (tmp_path / "run.1.sync-conflict-20261122-062632-ESCQJQG.jsonl").write_bytes(b"".join(lines[2:]))
    (tmp_path / "Kopie von run.1.jsonl").write_bytes(CONTENT[:-1])
    assert fold(read_journals(tmp_path).records) == fold(TOLD)


def test_any_split_of_the_lines_over_files_tells_the_same_evening(tmp_path: Path) -> None:
    chance = random.Random(5210)  # noqa: S311 - which file holds a line is no secret
    for split in range(20):
        folder = tmp_path / f"split-{split}"
        folder.mkdir()
        for _ in range(3):
            for line in chance.sample(CONTENT.splitlines(keepends=True), k=5):
                with (folder / f"run.{chance.randrange(4)}.jsonl").open("ab") as file:
                    file.write(line)
        read = read_journals(folder)
        assert fold(read.records) == fold(TOLD)
        assert read.notices == ()


def test_a_missing_folder_holds_nothing_and_is_not_made(tmp_path: Path) -> None:
    assert read_journals(tmp_path / "marks") == Heard()
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_folders_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "marks").write_bytes(CONTENT)
    read = read_journals(tmp_path / "marks")
    assert read.records == ()
    assert len(read.notices) == 1
    assert "marks" in read.notices[0]


def test_links_pipes_folders_and_devices_are_passed_over_without_waiting_and_said(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(CONTENT)
    marks = tmp_path / "marks"
    marks.mkdir()
    (marks / "link.jsonl").symlink_to(outside)
    (marks / "loop.jsonl").symlink_to(marks / "loop.jsonl")
    (marks / "zeros.jsonl").symlink_to("/dev/zero")
    (marks / "folder.jsonl").mkdir()
    os.mkfifo(marks / "pipe.jsonl")
    read = read_journals(marks)
    assert read.records == ()
    for name in ("link.jsonl", "loop.jsonl", "zeros.jsonl", "folder.jsonl", "pipe.jsonl"):
        assert sum(notice.startswith(name) for notice in read.notices) == 1


def test_what_can_not_be_read_does_not_hide_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()
    (tmp_path / "b.jsonl").write_bytes(CONTENT)
    read = read_journals(tmp_path)
    assert read.records == TOLD
    assert len(read.notices) == 1


def test_damaged_lines_are_counted_by_file_and_the_files_stay_as_they_are(tmp_path: Path) -> None:
    broken = {"one.jsonl": CONTENT + b"<<<<<<<\n", "two.jsonl": b"\0\0\n" + CONTENT.replace(b'"n":2', b'"n":7')}
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
    read = read_journals(tmp_path)
    assert read.notices == (
        "1 damaged line in one.jsonl; every other line was read.",
        "2 damaged lines in two.jsonl; every other line was read.",
    )
    assert fold(read.records) == fold(TOLD)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == broken


def test_a_line_that_is_still_being_written_waits_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "run.1.jsonl"
    path.write_bytes(CONTENT[:-20])
    assert read_journals(tmp_path) == Heard(TOLD[:4])
    path.write_bytes(CONTENT)
    assert read_journals(tmp_path) == Heard(TOLD)


def test_a_file_that_is_far_too_large_is_passed_over_and_said(tmp_path: Path) -> None:
    path = tmp_path / "run.1.jsonl"
    path.write_bytes(CONTENT)
    os.truncate(path, FILE_BYTES + 1)
    read = read_journals(tmp_path)
    assert read.records == ()
    assert read.notices == ("run.1.jsonl is not a plain file of at most 64 MB: it was passed over.",)


@pytest.mark.parametrize(
    "name", [b"\x1b]0;TITLE\x07.jsonl", b"a\nb.jsonl", b"\xff\xfe.jsonl", b"\xe2\x80\xaegpj.jsonl"]
)
def test_a_files_name_is_harmless_text_in_a_notice(tmp_path: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(CONTENT + b"damage\n")
    read = read_journals(tmp_path)
    assert read.records == TOLD
    assert len(read.notices) == 1
    assert read.notices[0].isprintable()


def test_folders_inside_and_other_files_are_nobodys_journals(tmp_path: Path) -> None:
    (tmp_path / "older").mkdir()
    (tmp_path / "older" / "run.1.jsonl").write_bytes(CONTENT)
    (tmp_path / "notes.txt").write_bytes(CONTENT)
    (tmp_path / "run.json").write_bytes(CONTENT)
    assert read_journals(tmp_path) == Heard()


def test_the_same_folder_reads_the_same_whatever_the_order_in_which_it_was_filled(tmp_path: Path) -> None:
    lines = CONTENT.splitlines(keepends=True)
    read: list[tuple[Record, ...]] = []
    for names in (("a", "b"), ("b", "a")):
        shutil.rmtree(tmp_path / "marks", ignore_errors=True)
        (tmp_path / "marks").mkdir()
        for name in names:
            (tmp_path / "marks" / f"{name}.jsonl").write_bytes(lines[0] if name == "a" else b"".join(lines[1:]))
        read.append(read_journals(tmp_path / "marks").records)
    assert read[0] == read[1] == TOLD
