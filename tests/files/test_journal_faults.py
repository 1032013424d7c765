from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from redcarpet.core.fold import fold
from redcarpet.core.journal import Receipt
from redcarpet.files.journals_read import read_journals
from redcarpet.files.records_jsonl import line_of, read_lines
from redcarpet.files.segment_jsonl import make_folder
from tests.builders import record
from tests.files.night import STEM, Night, done

ROOT = Path(__file__).parents[2]


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    night = Night(tmp_path / "marks")
    yield night
    night.journal.close(timeout=60)


def _file(folder: Path) -> Path:
    return folder / f"{STEM}.1.jsonl"


def _deleted(folder: Path) -> None:
    _file(folder).unlink()


def _emptied(folder: Path) -> None:
    os.truncate(_file(folder), 0)


def _shortened(folder: Path) -> None:
    os.truncate(_file(folder), _file(folder).stat().st_size - 1)


def _appended_to_with_half_a_line(folder: Path) -> None:
    with _file(folder).open("ab") as file:
        file.write(b'{"v":1,"r":"ano')


def _appended_to_with_whole_lines(folder: Path) -> None:
    with _file(folder).open("ab") as file:
        file.write(b"<<<<<<< HEAD\n")


def _replaced_by_the_same(folder: Path) -> None:
    copy = folder / "copy.tmp"
    shutil.copy(_file(folder), copy)
    copy.replace(_file(folder))


def _replaced_by_an_older_one(folder: Path) -> None:
    copy = folder / "copy.tmp"
    copy.write_bytes(_file(folder).read_bytes().partition(b"\n")[0] + b"\n")
    copy.replace(_file(folder))


def _renamed_away(folder: Path) -> None:
    _file(folder).rename(folder / "elsewhere.bak")


def _replaced_by_a_folder(folder: Path) -> None:
    _file(folder).unlink()
    _file(folder).mkdir()


def _replaced_by_a_link_to_itself(folder: Path) -> None:
    _file(folder).rename(folder / "behind.txt")
    _file(folder).symlink_to(folder / "behind.txt")


def _replaced_by_a_pipe(folder: Path) -> None:
    _file(folder).unlink()
    os.mkfifo(_file(folder))


def _folder_deleted(folder: Path) -> None:
    shutil.rmtree(folder)


def _folder_renamed_away(folder: Path) -> None:
    folder.rename(folder.parent / "elsewhere")


def _folder_restored_from_a_copy(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "copy")
    shutil.rmtree(folder)
    (folder.parent / "copy").rename(folder)


VANDALS: tuple[Callable[[Path], None], ...] = (
    _deleted,
    _emptied,
    _shortened,
    _appended_to_with_half_a_line,
    _appended_to_with_whole_lines,
    _replaced_by_the_same,
    _replaced_by_an_older_one,
    _renamed_away,
    _replaced_by_a_folder,
    _replaced_by_a_link_to_itself,
    _replaced_by_a_pipe,
    _folder_deleted,
    _folder_renamed_away,
    _folder_restored_from_a_copy,
)


@pytest.mark.parametrize("copy", ["the event's", "the private"])
@pytest.mark.parametrize("vandal", VANDALS)
def test_what_is_done_to_a_copy_is_noticed_with_the_next_mark_and_put_right(
    night: Night, vandal: Callable[[Path], None], copy: str
) -> None:
    night.mark(5)
    assert night.missing() == []
    vandal(night.folder if copy == "the event's" else night.spool)
    assert night.mark().saved
    assert night.missing() == []
    assert night.mark(3).saved
    assert night.missing() == []
    assert len(fold(read_journals(night.folder).records).asked) == 9


@pytest.mark.parametrize("vandal", VANDALS)
def test_what_is_done_to_the_events_folder_is_put_right_without_a_new_mark(
    night: Night, vandal: Callable[[Path], None]
) -> None:
    night.mark(5)
    assert night.missing() == []
    vandal(night.folder)
    assert night.missing() == []


def test_the_private_copy_alone_is_enough_while_the_events_folder_is_gone_and_that_is_said(tmp_path: Path) -> None:
    event = tmp_path / "gala"
    event.mkdir()
    night = Night(event / "marks", tmp_path / "spool", within=event)
    night.mark(2)
    assert night.missing() == []
    event.rename(tmp_path / "elsewhere")
    assert night.mark(3) == Receipt(saved=True)
    assert night.journal.shared().result(timeout=60) == "the folder is gone"
    assert night.journal.one_copy() == "the event's folder has not all marks yet: the folder is gone"
    assert not event.exists(), "a drive that is gone must not be hidden by a folder of ours"
    (tmp_path / "elsewhere").rename(event)
    assert night.missing() == []
    assert night.journal.close(timeout=60)


def test_the_events_folder_alone_is_enough_while_there_is_no_room_for_a_private_copy_and_that_is_said(
    night: Night,
) -> None:
    night.spool.parent.mkdir()
    night.spool.write_bytes(b"a file in the folder's place")
    receipt = night.mark(3)
    assert receipt == Receipt(saved=True)
    told = "only the evening's folder has the last marks: a file stands where the folder should be"
    assert night.journal.one_copy() == told
    assert night.lacking(night.folder) == []
    assert night.journal.shared().result(timeout=60) == "", "a spool that can't be looked at is no fault of the folder"
    assert (night.journal.one_copy(), night.mark()) == (told, receipt)
    night.spool.unlink()
    assert night.mark() == Receipt(saved=True)
    assert night.missing() == []


def test_where_both_fail_marks_are_said_to_be_unsaved_and_saved_when_one_of_them_is_back(night: Night) -> None:
    night.mark(2)
    assert night.missing() == []
    for folder in (night.folder, night.spool):
        shutil.rmtree(folder)
        folder.write_bytes(b"a file in the folder's place")
    for _ in range(3):
        receipt = night.mark()
        assert not receipt.saved
        assert receipt.reason
    assert night.folder.read_bytes() == b"a file in the folder's place"
    night.folder.unlink()
    assert done(night.journal.retry()).saved
    assert night.lacking(night.folder) == []
    night.spool.unlink()
    assert night.mark() == Receipt(saved=True), "a mark that succeeds saves those that failed before it"
    assert night.missing() == []


def test_folders_that_can_not_be_made_are_said_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    night = Night(tmp_path / "file" / "marks")
    assert not night.mark(2).saved
    assert night.journal.close(timeout=60)


def test_what_an_earlier_run_left_in_the_private_copy_alone_reaches_the_events_folder_and_only_once(
    night: Night,
) -> None:
    before = [night.journal.sealed(record("asked", n, run="run-before")) for n in range(1, 4)]
    make_folder(night.spool)
    (night.spool / "20261121-anna-before.1.jsonl").write_bytes(b"".join(map(line_of, before)))
    for _ in range(3):
        night.mark()
        assert night.missing() == []
    found = read_journals(night.folder).records
    assert [one.n for one in found if one.run == "run-before"] == [1, 2, 3]
    assert sorted(path.name for path in night.folder.iterdir()) == ["20261121-anna-before.1.jsonl", f"{STEM}.1.jsonl"]


FULL_DISK = """
import json, resource, sys
from pathlib import Path
from redcarpet.files.journal_jsonl import Journal
from tests.builders import record

journal = Journal(Path(sys.argv[1]), Path(sys.argv[1]).parent / "spool", "20261122-anna-k3f9x2m7qa4b")
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)

def mark(first, last):
    return [journal.append(record("asked", n)).result(60).saved for n in range(first, last)]

resource.setrlimit(resource.RLIMIT_FSIZE, (2000, most))
before = mark(1, 21)
files = len(list(Path(sys.argv[1]).iterdir()))
again = [journal.retry().result(60).saved for _ in range(20)]
litter = len(list(Path(sys.argv[1]).iterdir())) - files
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
after = journal.retry().result(60).saved
print(json.dumps([before, again, litter, after, mark(21, 26), journal.close(60)]))
"""


def test_on_a_full_disk_marks_are_said_to_be_unsaved_and_saved_when_there_is_room(tmp_path: Path) -> None:
    folder = tmp_path / "marks"
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, folder], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    before, again, litter, after, later, closed = json.loads(run.stdout)
    saved = before.count(True)
    assert 0 < saved < 20
    assert before == [True] * saved + [False] * (20 - saved), "what fits is saved, what does not is said"
    assert again == [False] * 20
    assert litter == 0
    assert (after, later, closed) == (True, [True] * 5, True)
    (segment,) = folder.iterdir()
    read = read_lines(segment.read_bytes())
    assert [one.n for one in read.records] == list(range(1, 26)), "no room is taken by a second file with the same run"
    assert (read.damaged, read.unfinished) == (0, 0), "the torn line was taken back"
    assert read_journals(folder).notices == ()


def test_no_fault_of_the_disk_loses_what_was_acknowledged(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.files.faulty_disk", tmp_path, "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    *complaints, runs = run.stdout.splitlines() or [""]
    assert (complaints[:20], run.stderr) == ([], "")
    assert runs == "132 runs"
