"""What `check --fix` makes of whole banks as people leave them: blocks that moved, tabs, lines that ran together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redcarpet.files.file_fixes import with_fixes
from redcarpet.files.file_kinds import EVENT_FILE, GUESTS_FILE
from redcarpet.files.fixes_together import fixed
from tests.cli.shell import environment, run
from tests.laptop import PROGRAM
from tests.terminal import Terminal

TWO = "questions:\n  - ask: What did you cut?\n    topic: craft\n  - ask: Who helped you?\n    topic: team\n"
MENDED = {
    "tabs": (re.sub("(?m)^  (  )?", lambda match: "\t\t" if match[1] else "\t", TWO), TWO),
    "a block too deep": (
        f"{TWO}      - ask: Who else?\n        topic: team\n        # ours\n        tags: [film]\n",
        f"{TWO}  - ask: Who else?\n    topic: team\n    # ours\n    tags: [film]\n",
    ),
    "a block too deep, windows": (
        f"{TWO}      - ask: Who else?\n        topic: team\n".replace("\n", "\r\n"),
        f"{TWO}  - ask: Who else?\n    topic: team\n".replace("\n", "\r\n"),
    ),
    "no ask": (TWO.replace("ask: ", "", 1), TWO),
    "no colon": (TWO.replace("ask: Who", "ask Who"), TWO),
    "a semicolon": (TWO.replace("ask: Who", "ask; Who"), TWO),
    "a wide colon": (TWO.replace("ask: Who", "ask： Who"), TWO),
    "a tag with a hash sign": (f"{TWO}    tags: [#metoo, film]\n", f'{TWO}    tags: ["#metoo", film]\n'),
    "a field behind a text of two lines": (
        "questions:\n  - ask: What did\n      you cut? topic: craft\n",
        "questions:\n  - ask: What did\n      you cut?\n    topic: craft\n",
    ),
    "a note behind a follow-up": (
        "questions:\n  - ask: What is it?\n    follow_ups:\n      - Would you? note: >\n      Wait for it.\n",
        "questions:\n  - ask: What is it?\n    follow_ups:\n      - Would you?\n    note: >\n      Wait for it.\n",
    ),
    "a line separator": (TWO.replace("you cut", "you\u2028cut"), TWO),
    "old mac line ends": (
        f"{TWO}      - ask: Who else?\n        topic: team\n".replace("\n", "\r"),
        f"{TWO}  - ask: Who else?\n    topic: team\n".replace("\n", "\r"),
    ),
}
LEFT = {
    "two questions on a line": "questions:\n  - ask: What did you cut? - ask: Who helped?\n",
    "two on a line without a dash": "questions:\n  - ask: What did you cut? ask: Who helped?\n",
    "fields of a question without a name": (
        'questions:\n  - "What is it?\n    topic: craft\n  1. ask: Who is it?\n    topic: team\n'
    ),
}
"""What no fix puts right; quoting it all as one text would only hide it."""


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    folder = tmp_path / "banks"
    folder.mkdir()
    for name, text in ({name: before for name, (before, _) in MENDED.items()} | LEFT).items():
        (folder / f"{name}.yaml").write_bytes(text.encode())
    return folder


def texts(banks: Path) -> dict[str, str]:
    return {path.stem: path.read_bytes().decode() for path in banks.iterdir()}


def test_fixes_put_right_what_was_meant_and_a_second_run_finds_nothing_more(tmp_path: Path, banks: Path) -> None:
    diff = run(tmp_path, "check", "--diff", str(banks)).out
    run(tmp_path, "check", "--fix", str(banks))
    after = texts(banks)
    assert after == {name: after for name, (_, after) in MENDED.items()} | LEFT
    again = run(tmp_path, "check", "--fix", "--format", "concise", str(banks))
    assert texts(banks) == after
    assert "[fix]" not in again.out
    assert diff.count("\n--- ") + 1 == len(MENDED)


def test_a_difference_brings_no_escape_sequence_to_a_terminal_and_a_patch_to_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_bytes(b"questions:\n  - ask: A \x1b]0;x\x07b?\r    topic: craft")
    with Terminal([*PROGRAM, "check", "--diff", "bank.yaml"], env=environment(tmp_path), folder=tmp_path) as terminal:
        assert terminal.exit_code() == 1
        assert b"\x1b]0" not in terminal.raw
        assert "A ␛]0;x␇b?" in terminal.text
    piped = run(tmp_path, "check", "--diff", "bank.yaml").out
    assert "-  - ask: A \x1b]0;x\x07b?\r    topic: craft\n\\ No newline" in piped


def test_a_file_named_twice_goes_by_its_first_name(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text("questions:\n- ask: A: b?\n")
    (tmp_path / "link.yaml").symlink_to("bank.yaml")
    assert run(tmp_path, "check", "bank.yaml", "link.yaml", "--format", "concise").out.startswith("bank.yaml:2:9: ")


def test_the_numbers_of_fixed_lines_stand_below_each_other(tmp_path: Path) -> None:
    lines = [*TWO.splitlines(), "  # three", "  # more", "  # lines", "    - ask: Who else?", "      topic: team"]
    (tmp_path / "bank.yaml").write_text("\n".join(lines))
    out = run(tmp_path, "check", "bank.yaml").out
    assert " 9 +   - ask: Who else?\n10 +     topic: team\n" in out


GUESTS = """\
guests:
  - name: Ada Diaz
    off_limits:
      - topic: family
        words: [divorce]
        asked_by: publicist
    cleared: [{topic: family, by: publicist}]
"""


@pytest.mark.parametrize(
    "slip",
    [
        ("asked_by: publicist", "asked_by: publici: st"),
        ("by: publicist}", "by: p #ublicist}"),
        ("topic: family\n", "topic family\n"),
    ],
)
def test_no_fix_makes_one_text_of_what_is_off_limits(slip: tuple[str, str]) -> None:
    raw = GUESTS.replace(*slip).encode()
    problems = with_fixes(raw, GUESTS_FILE.read(raw, "guests.yaml").problems, GUESTS_FILE)
    assert problems
    after = fixed(raw, problems, GUESTS_FILE).raw.decode()
    assert not re.search(r"[\"'](\[|topic:)", after)


def test_no_text_is_quoted_again_and_again() -> None:
    raw = b'name:Gala Night\ndate:2026-11-22\nvenue:"Konserthuset: main stair"\noutlet: The Daily\n'
    assert [problem.span.line for problem in EVENT_FILE.read(raw, "event.yaml").problems] == [3]


@pytest.mark.parametrize("venue", ['"Hall: main stair"', "Hall: main stair"])
def test_a_missing_space_before_a_text_with_a_colon_costs_no_word(venue: str) -> None:
    raw = f"name: Gala\nvenue:{venue}\n".encode()
    problems = with_fixes(raw, EVENT_FILE.read(raw, "event.yaml").problems, EVENT_FILE)
    assert [(problem.rule, problem.span.line, problem.span.column) for problem in problems] == [("RC012", 2, 6)]
    assert fixed(raw, problems, EVENT_FILE).raw == b'name: Gala\nvenue: "Hall: main stair"\n'
