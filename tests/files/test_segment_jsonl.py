from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from redcarpet.files.segment_jsonl import Segment, folder_to_disk, make_folder, to_disk


@pytest.fixture
def segment(tmp_path: Path) -> Iterator[Segment]:
    segment = Segment.made(tmp_path / "evening.1.jsonl")
    yield segment
    segment.close()


def test_a_new_file_is_empty_and_ours(segment: Segment) -> None:
    assert segment.path.read_bytes() == b""
    assert segment.is_ours()
    assert segment.good == 0


def test_appended_lines_are_in_the_file_when_append_returns(segment: Segment) -> None:
    segment.append(b"one\n")
    assert segment.path.read_bytes() == b"one\n"
    segment.append(b"two\nthree\n")
    assert segment.path.read_bytes() == b"one\ntwo\nthree\n"
    assert segment.good == 14
    assert segment.is_ours()


def test_a_file_that_is_there_already_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "taken.jsonl").write_bytes(b"somebody else's\n")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "taken.jsonl")
    (tmp_path / "dangling.jsonl").symlink_to(tmp_path / "made-by-link")
    os.mkfifo(tmp_path / "pipe.jsonl")
    for name in ("taken.jsonl", "link.jsonl", "dangling.jsonl", "pipe.jsonl"):
        with pytest.raises(FileExistsError):
            Segment.made(tmp_path / name)
    assert (tmp_path / "taken.jsonl").read_bytes() == b"somebody else's\n"
    assert not (tmp_path / "made-by-link").exists()


def test_a_file_in_no_folder_can_not_be_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Segment.made(tmp_path / "marks" / "evening.1.jsonl")


def _replaced(path: Path) -> None:
    shutil.copy(path, path.with_suffix(".copy"))
    path.with_suffix(".copy").replace(path)


def _linked(path: Path) -> None:
    path.rename(path.with_suffix(".kept"))
    path.symlink_to(path.with_suffix(".kept"))


def _longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


def _shorter(path: Path) -> None:
    os.truncate(path, 3)


def _moved(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))


@pytest.mark.parametrize("vandal", [Path.unlink, _replaced, _linked, _longer, _shorter, _moved])
def test_a_file_that_somebody_touched_is_not_ours_any_more(segment: Segment, vandal: Callable[[Path], None]) -> None:
    segment.append(b"one\n")
    assert segment.is_ours()
    vandal(segment.path)
    assert not segment.is_ours()


def test_another_name_of_the_same_file_does_no_harm(segment: Segment) -> None:
    segment.append(b"one\n")
    os.link(segment.path, segment.path.with_suffix(".backup"))
    segment.path.touch()
    assert segment.is_ours()


def test_a_closed_file_takes_nothing_more_and_says_so(segment: Segment) -> None:
    segment.append(b"one\n")
    segment.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        segment.append(b"two\n")
    assert segment.path.read_bytes() == b"one\n"
    segment.close()


FULL = """
import resource, sys
from pathlib import Path
from redcarpet.files.segment_jsonl import Segment

segment = Segment.made(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
for lines in sys.argv[2:]:
    try:
        segment.append(lines.encode() + b"\\n")
    except OSError as error:
        print(error.strerror)
"""


def _on_a_full_disk(path: Path, *lines: str) -> str:
    command = [sys.executable, "-c", FULL, str(path), *lines]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_a_torn_line_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "evening.1.jsonl"
    assert _on_a_full_disk(path, "a" * 59, "b" * 59)
    assert path.read_bytes() == b"a" * 59 + b"\n"


def test_a_file_without_one_good_line_is_taken_away(tmp_path: Path) -> None:
    assert _on_a_full_disk(tmp_path / "evening.1.jsonl", "a" * 200)
    assert list(tmp_path.iterdir()) == []


def test_every_missing_folder_is_made(tmp_path: Path) -> None:
    make_folder(tmp_path / "evenings" / "2026-11-22" / "marks")
    make_folder(tmp_path / "evenings" / "2026-11-22" / "marks")
    assert (tmp_path / "evenings" / "2026-11-22" / "marks").is_dir()


def test_a_folder_behind_a_link_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    (tmp_path / "event").symlink_to(tmp_path / "drive")
    make_folder(tmp_path / "event" / "marks")
    assert (tmp_path / "drive" / "marks").is_dir()


def test_a_file_in_the_way_of_a_folder_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "marks").write_bytes(b"notes")
    for folder in (tmp_path / "marks", tmp_path / "marks" / "deeper"):
        with pytest.raises(OSError, match=r"exists|Not a directory"):
            make_folder(folder)
    assert (tmp_path / "marks").read_bytes() == b"notes"


def test_syncing_what_is_there_returns(segment: Segment) -> None:
    to_disk(segment.descriptor)
    folder_to_disk(segment.path.parent)


def test_a_folder_on_a_drive_that_can_not_sync_folders_is_no_error() -> None:
    folder_to_disk(Path("/proc/self"))


def test_syncing_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        folder_to_disk(tmp_path / "nowhere")
