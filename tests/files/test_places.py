from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from redcarpet.files.places import places, replace_file


def test_a_file_is_replaced_as_a_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "view.json"
    target.write_bytes(b"old")
    replace_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "view.json", b"new")
    assert (tmp_path / "view.json").read_bytes() == b"new"


def test_an_old_files_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "view.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    replace_file(target, b"new")
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_is_never_written_through_nor_replaced(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "view.json"
    elsewhere.write_bytes(b"theirs")
    link.symlink_to(elsewhere)
    with pytest.raises(OSError, match="link"):
        replace_file(link, b"new")
    assert elsewhere.read_bytes() == b"theirs"
    assert link.is_symlink()


def test_a_missing_folder_is_an_os_error_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "gone" / "view.json", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "view.json"
    target.write_bytes(b"old")
    program = (
        "import sys, pathlib\n"
        "from redcarpet.files.places import replace_file\n"
        "try: replace_file(pathlib.Path(sys.argv[1]), b'n' * 100_000)\n"
        "except OSError as error: print(type(error).__name__, error.errno)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(target)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("OSError")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_folders_are_the_systems_and_none_is_made(tmp_path: Path) -> None:
    environment = {name: str(tmp_path / name) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    program = "from redcarpet.files.places import places; p = places(); print(p.data, p.state, p.settings, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "HOME": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    found = [Path(line) for line in done.stdout.splitlines()]
    assert all(path.is_relative_to(tmp_path) and "redcarpet" in path.parts for path in found)
    assert found[2].name == "settings.yaml"
    assert list(tmp_path.iterdir()) == []


def test_personal_evenings_are_kept_with_the_data_that_must_outlive_everything() -> None:
    assert places().evenings.parent == places().data
