"""Mistakes by the thousand: each is told where it was made, with a fix that holds and touches nothing else."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from redcarpet.core.problem import Problem
from redcarpet.files.bank_yaml import bank_from_bytes
from redcarpet.files.file_fixes import Kind, with_fixes
from redcarpet.files.file_kinds import ARRIVALS_FILE, BANK_FILE, EVENT_FILE, GUESTS_FILE
from redcarpet.files.fixes_together import Fixed, fixed
from redcarpet.files.yaml_text import source_from_bytes
from redcarpet.files.yaml_tree import BrokenYamlError, parsed
from tests.files.bank_damage import Damaged, damaged
from tests.files.yaml_mistakes import AMONG_OTHERS, Places

SLIPS = 3_000
QUESTIONS = 4
FOURTEEN = """\
title: Main carpet: tonight
for: hre
questions:
  - ask: Your film: what drew you?
    topic: craft
  - ask: How did #MeToo change it?
    topci: craft
  -ask: What did you turn down?
  - ask: "Dune" took years. Why?
\ttopic: risk
  - ask: Who taught you?
   topic: lineage
  - ask: 日本の映画 "x": why?
  – ask: Which scene?
  - ask: What did you keep?
    tags: [craft, tv
    status: aproved
  - ask: Who else?
    ask: And who not?
"""


def can_be_read(text: str) -> bool:
    source, _ = source_from_bytes(text.encode(), "bank.yaml")
    assert source
    try:
        parsed(source)
    except BrokenYamlError:
        return False
    return True


def told(raw: bytes) -> tuple[Problem, ...]:
    return with_fixes(raw, BANK_FILE.read(raw, "bank.yaml").problems, BANK_FILE)


def mended(raw: bytes) -> Fixed:
    return fixed(raw, told(raw), BANK_FILE)


def others(slip: Damaged, after: str) -> bool:
    """Say whether every question but the damaged one reads as it did; a lost line may run two into one."""
    before, _, _ = bank_from_bytes(slip.before.encode(), "bank.yaml")
    bank, _, _ = bank_from_bytes(after.encode(), "bank.yaml")
    kept = Counter(question.key for question in before.questions) if before else Counter()
    now = Counter(question.key for question in bank.questions) if bank else Counter()
    return sum((kept - now).values()) <= (2 if slip.kind in ("lose line", "join") else 1)


def slips() -> Iterator[Damaged]:
    """Give banks with a slip in each, those alone that YAML can't read."""
    for seed in range(SLIPS):
        slip = damaged(QUESTIONS, Random(seed))  # noqa: S311 - the same slips each time
        if not can_be_read(slip.after):
            yield slip


def test_of_thousands_of_slips_each_is_told_at_its_line_and_nearly_each_is_fixed() -> None:
    counted: Counter[str] = Counter()
    for slip in slips():
        problems = bank_from_bytes(slip.after.encode(), "bank.yaml")[1]
        came = fixed(slip.after.encode(), problems, BANK_FILE).raw.decode()
        counted["all"] += 1
        counted["told"] += bool(problems)
        counted["near"] += any(abs(problem.span.line - slip.line) <= 1 for problem in problems)
        counted["alone"] += len(problems) == 1
        if came != slip.after:
            counted["fixed"] += can_be_read(came)
            counted["harmless"] += others(slip, came)
        else:
            counted["harmless"] += 1
    share = {name: count / counted["all"] for name, count in counted.items()}
    assert counted["all"] > SLIPS / 3
    assert share["told"] == share["harmless"] == 1, share
    assert share["near"] >= 0.95, share
    assert share["fixed"] >= 0.95, share
    assert share["alone"] >= 0.80, share


def test_fourteen_mistakes_in_one_file_are_fourteen_messages_and_all_are_fixed() -> None:
    problems = told(FOURTEEN.encode())
    assert [(problem.rule, problem.span.line) for problem in problems] == [
        ("RC011", 1),
        ("RC034", 2),
        ("RC011", 4),
        ("RC021", 6),
        ("RC030", 7),
        ("RC014", 8),
        ("RC023", 9),
        ("RC018", 10),
        ("RC017", 12),
        ("RC011", 13),
        ("RC015", 14),
        ("RC025", 16),
        ("RC034", 17),
        ("RC016", 19),
    ]
    after = mended(FOURTEEN.encode()).raw
    assert told(after) == ()
    assert len(bank_from_bytes(after, "bank.yaml")[0].questions) == 10  # type: ignore[union-attr] # it is there


@pytest.mark.parametrize(("written", "places"), [(row[0], row[2]) for row in AMONG_OTHERS if row[2]])
def test_a_fix_of_any_trap_leaves_it_behind_and_its_neighbours_alone(written: str, places: Places) -> None:
    raw = f"questions:\n  - ask: One?\n{written}\n  - ask: Two?\n".encode()
    problems = told(raw)
    assert sorted((str(one.rule), one.span.line, one.span.column) for one in problems) == sorted(places)
    came = fixed(raw, problems, BANK_FILE)
    after = told(came.raw)
    assert len(after) <= len(problems)
    assert bool(came.fixed) == (after != problems)
    asks = [question.ask for question in bank_from_bytes(came.raw, "bank.yaml")[0].questions]  # type: ignore[union-attr]
    assert (asks[0], asks[-1]) == ("One?", "Two?")


ODD = {
    "windows line ends": ("questions:\r\n  - ask: A: b?\r\n  - C?\r\n", 'questions:\r\n  - ask: "A: b?"\r\n  - C?\r\n'),
    "old mac line ends": ("questions:\r  - ask: A: b?\r", 'questions:\r  - ask: "A: b?"\r'),
    "a byte-order mark": ("\ufeffquestions:\n- ask: A: b?\n", '\ufeffquestions:\n- ask: "A: b?"\n'),
    "no final line end": ("questions:\n- ask: A: b?", 'questions:\n- ask: "A: b?"'),
    "no indentation": ("questions:\n- ask: A?\n- ask: B: c?\n", 'questions:\n- ask: A?\n- ask: "B: c?"\n'),
    "comments": (
        "# ours\nquestions:  # here\n  - ask: A: b?  # later\n  # end\n",
        '# ours\nquestions:  # here\n  - ask: "A: b?"  # later\n  # end\n',
    ),
    "brackets": ("questions: [{ask: A?, topci: x}, B?]\n", "questions: [{ask: A?, topic: x}, B?]\n"),
    "wide gaps": ("questions:\n    -   ask:   A: b?\n", 'questions:\n    -   ask:   "A: b?"\n'),
    "blocks": (
        "questions:\n- ask: >-\n    A: b?\n- ask: C: d?\n  note: |\n    e: f\n",
        'questions:\n- ask: >-\n    A: b?\n- ask: "C: d?"\n  note: |\n    e: f\n',
    ),
    "other people's quotes": ("questions:\n- 'A?'\n- ask: \"B\" c?\n", "questions:\n- 'A?'\n- ask: '\"B\" c?'\n"),
    "several lines, windows": (
        "questions:\r\n- ask: A\r\n    b: c?\r\n  topic: d\r\n",
        'questions:\r\n- ask: "A\r\n    b: c?"\r\n  topic: d\r\n',
    ),
    "trailing spaces": ("questions:   \n- ask: A: b?   \n", 'questions:   \n- ask: "A: b?"   \n'),
}


@pytest.mark.parametrize(("before", "after"), ODD.values(), ids=ODD)
def test_only_the_lines_of_the_fixes_change(before: str, after: str) -> None:
    assert mended(before.encode()).raw.decode() == after


def test_a_file_that_is_not_utf8_is_left_alone() -> None:
    for raw in (
        "questions:\n- ask: Où: ça?\n".encode("cp1252"),
        codecs.BOM_UTF16_LE + "questions: {".encode("utf-16-le"),
    ):
        assert mended(raw) == Fixed(raw)


def test_fixes_that_would_change_the_same_are_not_made_twice() -> None:
    raw = b"questions:\n- ask: A: b?\n  topci: x\n  topci: y\n"
    came = mended(raw)
    assert came.raw.startswith(b'questions:\n- ask: "A: b?"\n')


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (
            GUESTS_FILE,
            "guests:\n- name: Ada: Nunez\n  tonigth: nominee\n",
            'guests:\n- name: "Ada: Nunez"\n  tonight: nominee\n',
        ),
        (GUESTS_FILE, "guests:\n- name: Ada\n  tonight: nominne\n", "guests:\n- name: Ada\n  tonight: nominee\n"),
        (EVENT_FILE, "name: Awards: the evening\nvenu: Hall\n", 'name: "Awards: the evening"\nvenue: Hall\n'),
        (
            EVENT_FILE,
            "timezone: europe/stockholm\ndate: 2026-11-22\n",
            "timezone: Europe/Stockholm\ndate: 2026-11-22\n",
        ),
        (ARRIVALS_FILE, "Name,Tonight\nAda,nominne\n", "Name,Tonight\nAda,nominee\n"),
    ],
)
def test_guests_and_events_are_fixed_as_banks_are(kind: Kind, before: str, after: str) -> None:
    raw = before.encode()
    problems = with_fixes(raw, kind.read(raw, "file").problems, kind)
    came = fixed(raw, problems, kind)
    again = with_fixes(came.raw, kind.read(came.raw, "file").problems, kind)
    assert fixed(came.raw, again, kind).raw.decode() == after


def test_a_date_that_can_be_read_two_ways_and_a_zone_that_is_none_are_told() -> None:
    found = EVENT_FILE.read(b"date: 11/12/2026\ntimezone: Mars/Base\n", "event.yaml").problems
    assert [(one.rule, one.span.line, one.level) for one in found] == [("RC035", 1, "warning"), ("RC034", 2, "error")]


def test_a_table_is_never_mended_as_if_it_were_yaml() -> None:
    for raw in (b"Name (phonetic),Name\npat,Pat\n", b'Name\n"Pat\n'):
        found = with_fixes(raw, ARRIVALS_FILE.read(raw, "guests.csv").problems, ARRIVALS_FILE)
        assert [(bool(problem.message), problem.fix) for problem in found] == [(True, None)]
