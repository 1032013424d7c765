"""`redcarpet import` makes a bank or guests of a spreadsheet, and brings a bank up to date with its sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from redcarpet.files.banks_found import shipped_place
from tests.cli.shell import Said, run
from tests.laptop import Laptop

PLAN = """\
Question,Category,For,Colour,Follow-up 1
What did you fight to keep?,craft,women,red,Who helped?
,team,,,
Who's next?,,aliens,,
Who's next?,1917,,,
"""
BANK = """\
title: plan
for: anyone
language: en

questions:
  - ask: What did you fight to keep?
    for: her
    topic: craft
    follow_ups:
      - Who helped?
    note: "Colour: red"

  # row 3: team
  - ask: Who's next?
    note: "For: aliens"

  - ask: Who's next?
    topic: "1917"
"""
UNDERSTOOD = """\
redcarpet: plan.csv: Question -> ask, Category -> topic, For -> for, Colour: not placed, kept in the note, \
Follow-up 1 -> follow ups
redcarpet: for: “women” was read as her.
redcarpet: plan.csv, row 4, column C: “aliens” is no word for “for”. Write her, him or anyone.
redcarpet: left as a comment, row 3: “team”
redcarpet: plan.csv, row 5 asks the same as row 4; only the first will be asked. Delete one of them.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.csv").write_text(PLAN)
    return tmp_path


def test_a_sheet_is_printed_as_a_bank_and_what_was_understood_is_told(home: Path) -> None:
    said = run(home, "import", "plan.csv")
    assert said == Said(0, BANK, UNDERSTOOD + "redcarpet: 3 questions. -o and a .yaml file keeps this.\n")


def test_a_bank_is_written_with_what_the_command_line_says_and_never_over_another(home: Path) -> None:
    words = ("import", "plan.csv", "-o", "ours.yaml", "--title", "Ours: all", "--for", "him", "--topic", "t1 t")
    said = run(home, *words, "--campaign", "#AskMoreOfHim")
    text = (home / "ours.yaml").read_text()
    assert (said.code, said.out) == (0, "")
    assert said.err.endswith("redcarpet: 3 questions in ours.yaml.\n")
    assert text.startswith('title: "Ours: all"\ncampaign: "#AskMoreOfHim"\nfor: anyone\n')
    assert (text.count("for: him"), text.count("topic: t1 t")) == (2, 1)
    again = run(home, *words)
    assert (again.code, (home / "ours.yaml").read_text()) == (2, text)
    assert again.err == "redcarpet: ours.yaml exists. To bring it up to date: --update; to replace it: --force.\n"
    assert run(home, *words, "--force").code == 0
    assert "#AskMoreOfHim" not in (home / "ours.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["gone.csv"], "There is no file gone.csv"),
        (["plan.csv", "-o", "ours.csv"], "would be no bank: end its name in .yaml"),
        (["plan.csv", "-o", "gone/ours.yaml"], "There is no folder gone"),
        (["plan.csv", "--sheet", "one"], "plan.csv is one sheet. Leave --sheet out."),
        (["plan.csv", "--write"], "--write belongs to --update"),
        (["plan.csv", "--update", "gone.yaml"], "There is no bank gone.yaml"),
        (["heads.csv", "--update", "old.yaml", "--retire"], "there are no questions in heads.csv, and old.yaml stays"),
        (["plan.csv", "--update", "gone.yaml", "--title", "T"], "leave -o, --title, --campaign and --force out"),
        (["plan.csv", "--guests", "--topic", "t"], "--topic is for banks"),
        (["plan.csv", "--guests"], "No column of this sheet has the heading “name”."),
        (["empty.csv"], "empty.csv is empty."),
        (["names.csv", "--guests"], "there are no guests in names.csv."),
        (["heads.csv"], "there are no questions in heads.csv"),
        (["old.xls"], "old.xls is in Excel's old format. Save it as .xlsx or CSV, and import that."),
        (["\x1b[2J.csv"], "There is no file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(home: Path, words: list[str], told: str) -> None:
    (home / "empty.csv").write_text("")
    (home / "heads.csv").write_text("Question,Topic\n")
    (home / "old.yaml").write_text("questions:\n- Why?\n")
    (home / "names.csv").write_text("Name,Role\n")
    (home / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    before = sorted(home.rglob("*"))
    said = run(home, "import", *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err.splitlines()[-1]
    assert not {"\x1b", "Traceback"} & {said.err, *said.err}
    assert sorted(home.rglob("*")) == before


def test_guests_of_a_workbook_stand_in_the_evening_with_all_that_the_sheet_says(home: Path) -> None:
    book = Workbook()
    for row in (
        ("Sunday",),
        ("Guest", "How to say", "Min", "Avoid", "PR", "Car", "For"),
        ("Ada Nunes", "AY-duh", "soon", "family, new baby", "Ruth", 7, "Her"),
        ("Ada Nunes",),
    ):
        book.worksheets[0].append(row)
    book.save(home / "arrivals.xlsx")
    said = run(home, "import", "--guests", "arrivals.xlsx", "-o", "guests.yaml")
    assert (home / "guests.yaml").read_text() == (
        "guests:\n  # row 1: Sunday\n  - name: Ada Nunes\n    say: AY-duh\n    for: her\n"
        '    off_limits: [family, "new baby"]\n    publicist: Ruth\n    note: |\n      Min: soon\n      Car: 7\n\n'
        "  - name: Ada Nunes\n    id: ada-nunes-2\n"
    )
    assert (said.code, said.out) == (0, "")
    assert "arrivals.xlsx, row 3, column C: “soon” can't be the value of “minutes”." in said.err
    assert "row 4: a second Ada Nunes; this one goes by the id ada-nunes-2." in said.err
    assert said.err.endswith("redcarpet: 2 guests in guests.yaml.\n")


def test_a_row_of_sums_is_named(home: Path) -> None:
    (home / "arrivals.csv").write_text("Guest,Car\nAda Nunes,1\nTOTAL,1\n2,\n")
    said = run(home, "import", "--guests", "arrivals.csv")
    assert "row 3: “TOTAL” was taken as a guest. Delete it if it is a total.\n" in said.err
    assert "row 4: “2” was taken as a guest." in said.err


def test_a_hundred_columns_are_told_in_a_line_that_can_be_read(home: Path) -> None:
    heads = [f"Col {number}" for number in range(100)]
    (home / "wide.csv").write_text(f"Question,{','.join(heads)}\nWhy?,{'x,' * 99}x\n")
    said = run(home, "import", "wide.csv")
    assert "Col 19: not placed, kept in the note, and 80 more columns not placed, kept in the note\n" in said.err
    assert "Col 99: x" in said.out


OURS = """\
# ours
questions:
  - ask: What did you fight to keep in it?  # good
    id: keep
    mirror: kept
  - ask: Old one?
  - ask: Draft?
    status: draft
  - ask: Who was hurt?
    sensitivity: care
"""
DIFFERENCE = """\
--- ours.yaml
+++ ours.yaml
@@ -1,10 +1,18 @@
 # ours
 questions:
-  - ask: What did you fight to keep in it?  # good
+  - ask: What did you fight to keep?  # good
     id: keep
+    for: her
+    topic: craft
+    follow_ups:
+      - Who helped?
+    note: "Colour: red"
     mirror: kept
   - ask: Old one?
+    status: retired
   - ask: Draft?
     status: draft
   - ask: Who was hurt?
     sensitivity: care
+  - ask: Who's next?
+    note: "For: aliens"
"""


def test_an_update_is_shown_then_made_and_then_nothing_is_left_to_do(home: Path) -> None:
    bank = home / "ours.yaml"
    bank.write_text(OURS)
    shown = run(home, "import", "plan.csv", "--update", "ours.yaml", "--retire")
    assert (shown.code, shown.out, bank.read_text()) == (0, DIFFERENCE, OURS)
    assert "ours.yaml:7: not in the sheet, and stays: Draft?" in shown.err
    assert "ours.yaml:9: not in the sheet, and stays: Who was hurt?" in shown.err
    assert shown.err.endswith("ours.yaml would have 2 changed and 1 new; it is as it was. --write does it.\n")
    made = run(home, "import", "plan.csv", "--update", "ours.yaml", "--retire", "--write")
    assert (made.code, made.out) == (0, DIFFERENCE)
    after = bank.read_text()
    assert "  # good\n    id: keep\n    for: her\n" in after
    again = run(home, "import", "plan.csv", "--update", "ours.yaml", "--retire", "--write")
    assert (again.code, again.out, bank.read_text()) == (0, "", after)
    assert again.err.endswith("ours.yaml: nothing is to be changed.\n")


def test_what_a_sheet_no_longer_has_stays_unless_it_is_to_be_retired(home: Path) -> None:
    (home / "ours.yaml").write_text(OURS)
    said = run(home, "import", "plan.csv", "--update", "ours.yaml", "--write")
    assert "ours.yaml:6: not in the sheet, and stays: Old one?" in said.err
    assert "  - ask: Old one?\n  - ask: Draft?\n" in (home / "ours.yaml").read_text()


def test_what_cannot_be_changed_safely_is_named_and_the_rest_is_made(home: Path) -> None:
    (home / "ours.yaml").write_text("questions:\n- What did you\n  fight to keep?\n- ask: Who's next?\n  topic: t\n")
    (home / "plan.csv").write_text("Question,Topic\nWhat did you fight to keep?,craft\nWho's next?,team\n")
    said = run(home, "import", "plan.csv", "--update", "ours.yaml", "--write")
    assert said.code == 1
    assert "ours.yaml:2: left as it was: after the change it would not read as it should. Change it" in said.err
    assert (home / "ours.yaml").read_text().endswith("fight to keep?\n- ask: Who's next?\n  topic: team\n")


def test_an_update_says_truly_what_it_did_not_do(home: Path) -> None:
    (home / "ours.yaml").write_text("questions:\n- What did you\n  fight to keep?\n")
    (home / "plan.csv").write_text("Question,Topic\nWhat did you fight to keep?,craft\n,team\n")
    said = run(home, "import", "plan.csv", "--update", "ours.yaml")
    assert "redcarpet: passed over, row 3: “team”\n" in said.err
    assert said.err.endswith("redcarpet: ours.yaml: nothing is to be changed.\n")


def test_marks_that_will_not_follow_are_told(home: Path) -> None:
    (home / "ours.yaml").write_text(
        "questions:\n- What did you fight to keep?\n- Who is next?\n- {ask: Why?, id: why}\n"
    )
    run(home, "export", "--all", "--from", "ours.yaml", "-o", "ours.csv")
    sheet = (home / "ours.csv").read_text("utf-8-sig")
    for old, new in (("to keep", "to keep then"), ("Who is next?", "Which shot took days?"), ("Why?", "How come?")):
        sheet = sheet.replace(old, new)
    (home / "ours.csv").write_text(sheet)
    said = run(home, "import", "ours.csv", "--update", "ours.yaml")
    assert "redcarpet: 1 question gets words so different that marks made so far won't follow;" in said.err


def test_a_shipped_bank_is_never_updated(home: Path) -> None:
    bank = shipped_place().banks[0]
    said = run(home, "import", "plan.csv", "--update", str(bank))
    assert (said.code, "came with redcarpet" in said.err) == (2, True)


def test_a_bank_goes_to_a_sheet_and_back_and_nothing_is_to_be_changed(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).bank(
        {"ask": "=What is it?", "note": "private", "tags": ["a; b"]},
        {"ask": "Draft?", "status": "draft"},
        {"ask": "Who was hurt?", "sensitivity": "care", "exit_line": "Thank you."},
    )
    bank = "northern-lights/questions/a-bank.yaml"
    part = run(laptop.home, "export", "--from", bank, "-o", "part.csv")
    assert "left out: 1 draft or retired (--all writes them) and 1 private note (--notes writes them)." in part.err
    whole = run(laptop.home, "export", "--from", bank, "--all", "--notes", "-o", "whole.csv")
    assert (whole.code, whole.err) == (0, "redcarpet: 3 cards in whole.csv\n")
    assert "Draft?" in (laptop.home / "whole.csv").read_text()
    for sheet in ("part.csv", "whole.csv"):
        said = run(laptop.home, "import", sheet, "--update", bank)
        assert (said.code, said.out) == (0, "")
        assert said.err.endswith("nothing is to be changed.\n")
    new = run(laptop.home, "import", "whole.csv")
    assert new.out == (
        'title: A bank\nfor: anyone\nlanguage: en\n\nquestions:\n  - ask: "=What is it?"\n    tags: ["a; b"]\n'
        "    note: private\n\n  - ask: Draft?\n    status: draft\n\n  - ask: Who was hurt?\n"
        "    sensitivity: care\n    exit_line: Thank you.\n"
    )
    refused = run(laptop.home, "export", "--all", "-o", "cards.md")
    assert (refused.code, "--all writes whole banks as .csv" in refused.err) == (2, True)
