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
from redcarpet.files.journals_read import read_journals
from redcarpet.files.records_jsonl import read_lines
from tests.files.night import Night, done

ROOT = Path(__file__).parents[2]


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    night = Night(tmp_path / "marks")
    yield night
    night.journal.close(timeout=60)


def _deleted(night: Night) -> None:
    night.file().unlink()


def _emptied(night: Night) -> None:
    os.truncate(night.file(), 0)


def _shortened(night: Night) -> None:
    os.truncate(night.file(), night.file().stat().st_size - 1)


def _appended_to_with_half_a_line(night: Night) -> None:
    with night.file().open("ab") as file:
        file.write(b'{"v":1,"r":"ano')


def _appended_to_with_whole_lines(night: Night) -> None:
    with night.file().open("ab") as file:
        file.write(b"<<<<<<< HEAD\n")


def _replaced_by_the_same(night: Night) -> None:
    copy = night.folder / "copy.tmp"
    shutil.copy(night.file(), copy)
    copy.replace(night.file())


def _replaced_by_an_older_one(night: Night) -> None:
    copy = night.folder / "copy.tmp"
    copy.write_bytes(night.file().read_bytes().partition(b"\n")[0] + b"\n")
    copy.replace(night.file())


def _renamed_away(night: Night) -> None:
    night.file().rename(night.folder / "elsewhere.bak")


def _replaced_by_a_folder(night: Night) -> None:
    night.file().unlink()
    night.file().mkdir()


def _replaced_by_a_link_to_itself(night: Night) -> None:
    night.file().rename(night.folder / "behind.txt")
    night.file().symlink_to(night.folder / "behind.txt")


def _replaced_by_a_pipe(night: Night) -> None:
    night.file().unlink()
    os.mkfifo(night.file())


def _folder_deleted(night: Night) -> None:
    shutil.rmtree(night.folder)


def _folder_renamed_away(night: Night) -> None:
    night.folder.rename(night.folder.parent / "elsewhere")


def _folder_restored_from_a_copy(night: Night) -> None:
    shutil.copytree(night.folder, night.folder.parent / "copy")
    shutil.rmtree(night.folder)
    (night.folder.parent / "copy").rename(night.folder)


VANDALS: tuple[Callable[[Night], None], ...] = (
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


@pytest.mark.parametrize("vandal", VANDALS)
def test_what_is_done_to_the_file_is_noticed_before_the_next_mark_is_acknowledged(
    night: Night, vandal: Callable[[Night], None]
) -> None:
    night.mark(5)
    vandal(night)
    assert night.mark().saved
    assert night.missing() == []
    assert night.mark(3).saved
    assert night.missing() == []
    assert len(fold(read_journals(night.folder).records).asked) == 9


@pytest.mark.parametrize("vandal", VANDALS)
def test_trying_again_repairs_what_was_done_without_a_new_mark(night: Night, vandal: Callable[[Night], None]) -> None:
    night.mark(5)
    vandal(night)
    assert done(night.journal.retry()).saved
    assert night.missing() == []


def test_a_file_in_the_folders_place_is_said_and_the_marks_are_kept_and_saved_when_it_is_gone(night: Night) -> None:
    night.mark(2)
    shutil.rmtree(night.folder)
    night.folder.write_bytes(b"a file in the folder's place")
    for _ in range(3):
        receipt = night.mark()
        assert not receipt.saved
        assert receipt.reason
    assert night.folder.read_bytes() == b"a file in the folder's place"
    night.folder.unlink()
    assert done(night.journal.retry()).saved
    assert night.missing() == []


def test_a_mark_that_succeeds_saves_those_that_failed_before_it(night: Night) -> None:
    night.folder.write_bytes(b"")
    assert not night.mark(3).saved
    night.folder.unlink()
    assert night.mark().saved
    assert night.missing() == []


def test_a_folder_that_can_not_be_made_is_said_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    night = Night(tmp_path / "file" / "marks")
    assert not night.mark(2).saved
    assert night.journal.close(timeout=60)


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
    segments = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    first, last = (read_lines(path.read_bytes()) for path in (segments[0], segments[-1]))
    assert [one.n for one in first.records] == list(range(1, saved + 1))
    assert first.unfinished == 0, "the torn line was taken back"
    assert [one.n for one in last.records] == list(range(1, 26)), "the new file begins with the whole run"
    assert read_journals(folder).notices == ()


def test_no_fault_of_the_disk_loses_what_was_acknowledged(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.files.faulty_disk", tmp_path, "3"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    *complaints, runs = run.stdout.splitlines() or [""]
    assert (complaints[:20], run.stderr) == ([], "")
    assert runs == "132 runs"
