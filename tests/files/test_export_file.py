from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from redcarpet.core.cards import Card, cards_of
from redcarpet.core.stack import Stack
from redcarpet.files.cards_csv import csv_of
from redcarpet.files.cards_html import html_of
from redcarpet.files.cards_json import json_of
from redcarpet.files.cards_markdown import markdown_of
from redcarpet.files.cards_text import Paper, text_of
from redcarpet.files.export_file import NotWrittenError, write_export
from tests.builders import question

WRITERS: dict[str, Callable[[tuple[Card, ...]], bytes]] = {
    "text": lambda cards: text_of(Stack(cards, ("1",)), Paper()).encode(),
    "md": lambda cards: markdown_of(Stack(cards, ("1",))).encode(),
    "html": lambda cards: html_of(Stack(cards, ("1",))).encode(),
    "csv": csv_of,
    "json": lambda cards: json_of(Stack(cards), {}).encode(),
}


def write(path: Path, *, force: bool = False, inputs: tuple[Path, ...] = (), home: Path | None = None) -> None:
    write_export(path, b"new", force=force, inputs=inputs, home=home or path.parent)


def refused(path: Path, sentence: str, **more: object) -> None:
    before = path.read_bytes() if path.is_file() else None
    folder = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    with pytest.raises(NotWrittenError, match=sentence):
        write(path, **more)  # type: ignore[arg-type]
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == folder


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write(tmp_path / "cards.txt")
    assert (tmp_path / "cards.txt").read_bytes() == b"new"


def test_anothers_file_is_not_eaten_unless_forced(tmp_path: Path) -> None:
    arrivals = tmp_path / "guests.csv"
    arrivals.write_text("name,for\nAda Nunes,her\n")
    refused(arrivals, "not made by redcarpet. To replace it, add --force")
    write(arrivals, force=True)
    assert arrivals.read_bytes() == b"new"


@pytest.mark.parametrize("chosen", WRITERS)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_an_export_of_ours_is_replaced_without_asking(tmp_path: Path, chosen: str, line_end: bytes) -> None:
    target = tmp_path / "deck"
    written = WRITERS[chosen](cards_of([question("Why?")], notes=False))
    target.write_bytes(written.replace(b"\r\n", b"\n").replace(b"\n", line_end))
    write(target)
    assert target.read_bytes() == b"new"


def test_an_empty_file_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "cards.txt").touch()
    refused(tmp_path / "cards.txt", "not made by redcarpet")


def test_a_link_is_refused_even_when_forced(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_bytes(b"theirs")
    (tmp_path / "cards.txt").symlink_to(tmp_path / "theirs")
    refused(tmp_path / "cards.txt", "is a link", force=True)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    refused(tmp_path / "dangling.txt", "is a link", force=True)


def test_a_folder_and_a_device_are_refused_even_when_forced(tmp_path: Path) -> None:
    (tmp_path / "cards.txt").mkdir()
    refused(tmp_path / "cards.txt", "is a folder", force=True)
    os.mkfifo(tmp_path / "pipe.txt")
    refused(tmp_path / "pipe.txt", "is a device", force=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    refused(tmp_path / "gone" / "cards.txt", "There is no folder .*gone")


def test_a_bank_that_is_being_read_is_never_the_output_by_whatever_name(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("questions: []")
    refused(bank, "is one of the files being read", force=True, inputs=(bank,))
    (tmp_path / "twin.yaml").hardlink_to(bank)
    refused(tmp_path / "twin.yaml", "is one of the files being read", force=True, inputs=(bank,))


@pytest.mark.parametrize("folder", ["marks", "Marks", "marks/older"])
def test_nothing_is_written_among_marks(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    refused(tmp_path / folder / "cards.txt", "holds the marks of an evening", home=tmp_path)
    (tmp_path / "elsewhere").symlink_to(tmp_path / folder)
    refused(tmp_path / "elsewhere" / "cards.txt", "holds the marks of an evening", home=tmp_path)


def test_a_person_called_marks_may_write_at_home(tmp_path: Path) -> None:
    home = tmp_path / "marks"
    home.mkdir()
    write(home / "cards.txt", home=home)
    assert (home / "cards.txt").exists()


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "cards.txt"
    target.write_bytes(b"redcarpet cue cards of yesterday")
    program = (
        "import sys; from pathlib import Path\n"
        "from redcarpet.files.export_file import NotWrittenError, write_export\n"
        "try: write_export(Path(sys.argv[1]), b'n' * 100_000, force=False, inputs=(), home=Path.home())\n"
        "except NotWrittenError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(target)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("the disk is full.\n")
    assert target.read_bytes() == b"redcarpet cue cards of yesterday"
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match="its name is too long"):
        write(tmp_path / ("x" * 300 + ".txt"))
