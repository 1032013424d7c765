"""An arrivals sheet as newsrooms have it gives the same guests, whatever its separator, encoding and headings."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from redcarpet.core.guest import Cleared, Fact, Guest, OffLimits
from redcarpet.files.arrivals_csv import guests_from_csv_bytes, read_guests_csv
from redcarpet.files.csv_rows import MOST_CELLS
from redcarpet.files.guests_sheet import MOST_GUESTS, GuestsRead
from redcarpet.files.yaml_text import LARGEST_FILE
from tests.files.guest_sheets import ARRIVALS, names, places, written

ZOE = Guest(
    "Zoë Nunes",
    id="zoe",
    say="ZOH-ee NOO-nesh",
    pronouns="she/they",
    for_whom="her",
    tonight="nominee",
    role="director",
    project="1917",
    nominations=("Best Director", "Best Film, Drama"),
    has=("company", "cause"),
    minutes=2.5,
    must_ask=("only-you", "fair-pay"),
    off_limits=tuple(OffLimits(one, (one,)) for one in ("family", "divorce", "looks")),
    cleared=(Cleared("grief"),),
    with_care=True,
    publicist="Ruth Osei",
    contact="+44 20 7946 0000",
    facts=(Fact("She cut it alone."), Fact("She is from Porto.")),
    note="Knows us.\n\nHi.",
    order=7,
)


def read(text: str) -> GuestsRead:
    return guests_from_csv_bytes(text.encode(), "guests.csv")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("announced", [False, True], ids=["", "sep="])
def test_every_field_arrives_with_every_separator_and_line_end(announced: bool, separator: str, line_end: str) -> None:
    text = f"sep={separator}\n" * announced + written(ARRIVALS, separator, "\n")
    sheet = read(text.replace("\n", line_end))
    assert [str(problem) for problem in sheet.problems] == []
    assert sheet.guests == (ZOE, Guest("Bo"))


@pytest.mark.parametrize(
    ("mark", "encoding", "told"),
    [
        (b"", "utf-8", []),
        (codecs.BOM_UTF8, "utf-8", []),
        (codecs.BOM_UTF16_LE, "utf-16-le", [("RC004", 1, 1)]),
        (codecs.BOM_UTF16_BE, "utf-16-be", [("RC004", 1, 1)]),
        (b"", "cp1252", [("RC004", 2, 3)]),
    ],
)
def test_every_encoding_of_a_spreadsheet_gives_the_same_guests(
    mark: bytes, encoding: str, told: list[tuple[str, int, int]]
) -> None:
    sheet = guests_from_csv_bytes(mark + written(ARRIVALS, "\t").encode(encoding), "guests.csv")
    assert places(sheet.problems) == told
    assert sheet.guests == (ZOE, Guest("Bo"))


HEADINGS = {
    "name": ("NAME", " Guest ", "talent", "Who", "“Name”:", "Full Name"),
    "say": ("say", "Pronunciation", "Pronounced", "How to say"),
    "pronouns": ("pronouns",),
    "role": ("role", "Job", "CREDIT"),
    "project": ("Project", "film", "Show", "Title", "here with", "Here-With"),
    "publicist": ("Publicist", "PR", "P.R.", "rep"),
    "contact": ("Contact", "Phone", "E-mail", "email"),
    "note": ("note", "Notes"),
    "id": ("id", "ID"),
}


@pytest.mark.parametrize(("field", "headings"), HEADINGS.items(), ids=HEADINGS)
def test_a_column_is_known_by_any_usual_heading(field: str, headings: tuple[str, ...]) -> None:
    for heading in headings:
        sheet = read(written([["x"] * (field != "name") + [heading], ["Bo"] * (field != "name") + ["it"]]))
        if field != "name":
            sheet = read(written([["name", heading], ["Bo", "it"]]))
        assert sheet.problems == ()
        assert getattr(sheet.guests[0], field) == "it"


CELLS = [
    ("for", "Her", "for_whom", "her"),
    ("questions for", "", "for_whom", "anyone"),
    ("pronouns", "she/her", "for_whom", "anyone"),
    ("type", "Presenter", "tonight", "presenter"),
    ("category of guest", "cast", "tonight", "cast"),
    ("category", "Best Score | Best Song", "nominations", ("Best Score", "Best Song")),
    ("nominations", "Best Film, Drama", "nominations", ("Best Film, Drama",)),
    ("time", "2 min", "minutes", 2.0),
    ("allotted", "1,5", "minutes", 1.5),
    ("minutes (promised)", "3'", "minutes", 3.0),
    ("must ask", "a, b;c d\ne", "must_ask", ("a", "b", "c", "d", "e")),
    ("has", "company|cause", "has", ("company", "cause")),
    ("avoid", "family", "off_limits", (OffLimits("family", ("family",)),)),
    ("off-limits", "family; ; ", "off_limits", (OffLimits("family", ("family",)),)),
    ("do not ask", "new baby", "off_limits", (OffLimits("new baby", ("new baby",)),)),
    ("don’t ask", "none", "off_limits", ()),
    ("film", "TBC", "project", ""),
    ("order", "#3", "order", 3),
    ("No.", "12.", "order", 12),
    ("number", "4", "order", 4),
    ("with care", "No", "with_care", False),
    ("with care", "✓", "with_care", True),
    ("facts", "She, too.|So", "facts", (Fact("She, too."), Fact("So"))),
    ("role", "first line\nsecond", "role", "first line second"),
    ("role", "\u00a0sound\u00a0editor ", "role", "sound editor"),
    ("role", "'=1+1", "role", "=1+1"),
    ("role", "''=1+1", "role", "'=1+1"),
    ("role", "'t Hooft", "role", "'t Hooft"),
    ("phone", "'+44 20", "contact", "+44 20"),
    ("phone", "+44 20", "contact", "+44 20"),
    ("role", '"Ace" actor', "role", '"Ace" actor'),
    ("project", "null", "project", "null"),
]


@pytest.mark.parametrize(("heading", "cell", "field", "value"), CELLS)
def test_a_cell_means_what_a_newsroom_means(heading: str, cell: str, field: str, value: object) -> None:
    sheet = read(written([["Name", heading], ["Ada", cell]]))
    assert [str(problem) for problem in sheet.problems] == []
    assert getattr(sheet.guests[0], field) == value


WRONG = [
    # heading | cell | the problem | what is said | the field, and what it then is
    ("minutes", "soon", "RC035", "“soon” can't be the value of “minutes”.", ("minutes", 0.0)),
    ("time", "18:30", "RC035", "“18:30” can't be the value of “minutes”.", ("minutes", 0.0)),
    ("for", "women", "RC034", "“women” is no word for “for”.", ("for_whom", "anyone")),
    ("tonight", "winner", "RC034", "“winner” is no word for “tonight”.", ("tonight", "guest")),
    ("order", "last", "RC035", "“last” can't be the value of “order”.", ("order", 0)),
    ("with care", "perhaps", "RC035", "“perhaps” can't be the value of “with_care”.", ("with_care", False)),
]


@pytest.mark.parametrize(("heading", "cell", "rule", "message", "value"), WRONG)
def test_a_cell_that_cannot_be_read_is_told_where_it_stands_and_the_guest_stays(
    heading: str, cell: str, rule: str, message: str, value: tuple[str, object]
) -> None:
    """The line is that of the file, where a cell before may have several; the column is its first character's."""
    sheet = read(written([["Name", "Note", heading], ["Ada", "a\nb", ""], ["Bo", "late", cell], ["Cy", "", ""]]))
    assert places(sheet.problems) == [(rule, 4, 9)]
    assert sheet.problems[0].message == message
    assert names(sheet) == ["Ada", "Bo", "Cy"]
    assert getattr(sheet.guests[1], value[0]) == value[1]
    quoted = read(f'"Name","{heading}"\n"Ada, \nBo",  "{cell}"\n')
    assert places(quoted.problems) == [(rule, 3, 5)]


def test_columns_that_are_not_known_are_named_in_one_warning() -> None:
    sheet = read("Name,Table,Role,Hotel room,,\nAda,7,actor,12,,\n")
    assert places(sheet.problems) == [("RC041", 1, 6)]
    problem = sheet.problems[0]
    assert problem.message == (
        "What stands below these headings is not read: “Table” (column 2), “Hotel room” (column 4)."
    )
    assert problem.level == "warning"
    assert sheet.guests == (Guest("Ada", role="actor"),)


def test_several_columns_may_tell_of_one_field_where_they_can_be_joined() -> None:
    sheet = read("Name,Phone,Email,Avoid,Off limits,Film,Show\nAda,1,a@b.se,family,looks,Dune,Late\n")
    assert places(sheet.problems) == [("RC031", 1, 40)]
    ada = sheet.guests[0]
    assert (ada.contact, [one.topic for one in ada.off_limits], ada.project) == (
        "1, a@b.se",
        ["family", "looks"],
        "Dune",
    )


def test_the_headings_may_stand_below_a_title_and_empty_rows_are_passed_over() -> None:
    sheet = read("Arrivals 22 November;;\n;;\n\nGuest;Role;;\nAda;actor;;\n;;;\n\n  ; ;\nBo;;;\n")
    assert sheet == GuestsRead((Guest("Ada", role="actor"), Guest("Bo")))


def test_a_word_that_may_be_a_heading_is_none_below_the_headings() -> None:
    assert read("Name,Type\nAda,Guest\nBo,Guest\n") == GuestsRead((Guest("Ada"), Guest("Bo")))


def test_the_separator_is_guessed_with_quotes_respected() -> None:
    assert names(read('"Name";"Role, tonight";Film\nNunes, Ada;x;y\n')) == ["Nunes, Ada"]
    assert names(read('Name,"Note; private",Film\n"Nunes, Ada",x,y\n')) == ["Nunes, Ada"]
    assert names(read("sep=|\nName|Role\nAda, Bo|x\n")) == ["Ada, Bo"]
    assert names(read("Name\nAda\n")) == ["Ada"]


def test_a_guest_without_a_name_is_told_and_the_others_are_read() -> None:
    sheet = read("Name,Role\nAda,\n,actor\nBo,\n")
    assert places(sheet.problems) == [("RC032", 3, 2)]
    assert (names(sheet), sheet.unread) == (["Ada", "Bo"], 1)


def test_a_quote_left_open_costs_its_own_row_alone() -> None:
    sheet = read('Name,Role\n"Ada,actor\nBo,"director, writer"\n"Cy ""Ace"" Lee",x\n"Di" Roe,y\n')
    assert places(sheet.problems) == [("RC022", 2, 1), ("RC022", 5, 1)]
    assert names(sheet) == ['"Ada', "Bo", 'Cy "Ace" Lee', '"Di" Roe']
    assert sheet.guests[1].role == "director, writer"


def test_more_cells_than_headings_may_have_shifted_the_row_and_are_told() -> None:
    sheet = read("Name,Avoid,PR\nAda,family, kids,Ruth\nBo,,Ruth,,\n")
    assert places(sheet.problems) == [("RC042", 2, 18)]
    assert names(sheet) == ["Ada", "Bo"]


def test_two_guests_of_one_name_both_stay_and_the_second_is_told() -> None:
    sheet = read("Name\nAda\nBo\nada\n")
    assert [guest.id for guest in sheet.guests] == ["ada", "bo", "ada-2"]
    assert places(sheet.problems) == [("RC043", 4, 1)]


@pytest.mark.parametrize(
    ("raw", "rule"),
    [(b"", "RC006"), (b" \r\n", "RC006"), (b"Ada,actor\n", "RC040"), (b"PK\x03\x04", "RC003"), (b"sep=;", "RC040")],
)
def test_a_file_without_guests_says_why(raw: bytes, rule: str) -> None:
    sheet = guests_from_csv_bytes(raw, "guests.csv")
    assert sheet.guests == ()
    assert [(problem.rule, problem.level) for problem in sheet.problems] == [(rule, "error")]


def test_headings_alone_are_a_sheet_without_guests() -> None:
    sheet = read("Arrivals\nName,Role\n,\n")
    assert sheet.guests == ()
    assert [(problem.rule, problem.span.line, problem.level) for problem in sheet.problems] == [("RC006", 2, "warning")]


def test_what_stands_right_of_any_column_that_a_sheet_may_have_is_passed_over() -> None:
    sheet = read("Name" + ",x" * MOST_CELLS + "\nAda" + "," * MOST_CELLS * 1000 + "late\nBo\n")
    assert names(sheet) == ["Ada", "Bo"]
    assert [problem.rule for problem in sheet.problems] == ["RC041"]


def test_of_too_many_guests_the_first_are_read() -> None:
    sheet = read("Name\n" + "a\n" * (MOST_GUESTS + 2))
    assert (len(sheet.guests), sheet.unread) == (MOST_GUESTS, 2)
    assert ("RC037", MOST_GUESTS + 2, 1) in places(sheet.problems)


def test_a_sheet_is_read_from_the_disk_unless_it_is_too_large_or_gone(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text(written(ARRIVALS), encoding="utf-8")
    assert read_guests_csv(path) == guests_from_csv_bytes(path.read_bytes(), str(path))
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    told = read_guests_csv(path).problems
    assert [(problem.rule, problem.message) for problem in told] == [
        ("RC002", "This file is larger than 5 MB and is not read.")
    ]
    assert guests_from_csv_bytes(path.read_bytes(), str(path)).problems == told
    assert places(read_guests_csv(tmp_path / "none.csv").problems) == [("RC001", 1, 1)]
