from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.cli.shell import Said, environment, run
from tests.laptop import PROGRAM, Laptop

LONG = [f"What is number {number} of these many questions, and why?" for number in range(3000)]


def program(home: Path, *words: str | Path, stdout: int | IO[bytes] = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start a program at home."""
    return subprocess.Popen(words, env=environment(home), cwd=home, stdout=stdout, stderr=subprocess.PIPE)


def ended(home: Path, *words: str | Path) -> Said:
    with program(home, *words) as started:
        out, err = started.communicate(timeout=30)
    return Said(started.returncode, out.decode(), err.decode())


def test_a_reader_that_goes_away_is_no_error_to_speak_of(tmp_path: Path) -> None:
    Laptop(tmp_path).bank(*LONG)
    with program(tmp_path, *PROGRAM, "list", "--from", "northern-lights") as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        assert listing.stdout.readline()
        listing.stdout.close()
        assert listing.stderr.read() == b""
        assert listing.wait(20) == 141


@pytest.mark.parametrize("words", [["list"], ["export"], ["doctor"], ["--help"]], ids=" ".join)
def test_a_full_disk_under_the_output_is_said(tmp_path: Path, words: list[str]) -> None:
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full, program(tmp_path, *PROGRAM, *words, stdout=full) as printing:
        _, err = printing.communicate(timeout=30)
    assert printing.returncode == 2
    assert err.decode().splitlines()[-1] == "redcarpet: the output could not be written: the disk is full."
    assert b"Error" not in err


def test_closed_outputs_are_no_error(tmp_path: Path) -> None:
    closed = f"exec {' '.join(PROGRAM)} list craft >&- 2>&- <&-"
    assert subprocess.run(["sh", "-c", closed], env=environment(tmp_path), cwd=tmp_path, check=False).returncode == 0


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    """Nobody reads on after the first line, so the program waits in the middle of its output when the key comes."""
    Laptop(tmp_path).bank(*LONG)
    with program(tmp_path, *PROGRAM, "list", "--from", "northern-lights") as listing:
        assert listing.stdout is not None
        assert listing.stdout.readline()
        listing.send_signal(signal.SIGINT)
        _, err = listing.communicate(timeout=30)
    assert (listing.returncode, err.strip()) == (130, b"")


BROKEN = """
import sys
import redcarpet.cli.dealing as dealing
def parse(text):
    secret = "her private note"
    raise LookupError("nobody foresaw this")
dealing.parse = parse
from redcarpet.cli.main import main
main()
"""


def test_an_error_that_nobody_foresaw_is_one_sentence_and_a_report_without_anyones_words(tmp_path: Path) -> None:
    said = ended(tmp_path, sys.executable, "-c", BROKEN, "list")
    assert (said.code, said.out) == (2, "")
    (report,) = (tmp_path / "state/redcarpet/reports").iterdir()
    assert said.err == f"redcarpet: something went wrong that should not have. The details are in {report}.\n"
    assert "LookupError: nobody foresaw this" in report.read_text("utf-8")
    assert "private note" not in report.read_text("utf-8")


def test_an_error_is_one_sentence_even_where_no_report_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    said = ended(tmp_path, sys.executable, "-c", BROKEN, "list")
    assert said.code == 2
    assert said.err.endswith("The details could not be written down.\n")


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    said = ended(tmp_path, "sh", "-c", f"mkdir gone && cd gone && rmdir ../gone && exec {' '.join(PROGRAM)} list")
    assert said.code == 2
    assert said.err.endswith("redcarpet: the folder that you are in no longer exists. Change to another one.\n")


def test_bad_bytes_on_the_command_line_are_no_error(tmp_path: Path) -> None:
    said = run(tmp_path, "list", os.fsdecode(b"caf\xe9\x1b"))
    assert said.code in {0, 1}
    assert "\x1b" not in said.err
