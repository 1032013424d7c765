"""A sheet of guests in YAML gives its guests with all that is known of them; what is wrong in one costs no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from redcarpet.core.guest import Cleared, Fact, Guest, OffLimits
from redcarpet.files.guests_sheet import GuestsRead
from redcarpet.files.guests_yaml import guests_from_yaml_bytes, read_guests_yaml
from redcarpet.files.yaml_parsers import PARSER, PURE_PARSER, Parser
from tests.files.guest_sheets import names, places

both_parsers = pytest.mark.parametrize("parser", [PARSER, PURE_PARSER], ids=["libyaml", "pure"])

WHOLE = """\
guests:
  - name: Ada Nunes
    id: ada
    say: AY-duh NOO-nesh
    pronouns: she/they
    for: her
    tonight: Nominee
    role: director
    project: 1917
    nominations: [Best Director, "Best Film, Drama"]
    has: [company, cause]
    minutes: 2.5
    must_ask:
      - only-you
      - fair-pay
    off_limits:
      - topic: family
        words: [divorce, "her mother"]
        asked_by: lawyer
        agreed: no
        note: until the trial
      - looks
    cleared: [{topic: health, by: R. Osei, when: 12 November}, grief]
    with_care: yes
    publicist: Ruth Osei
    contact: +44 20 7946 0000
    facts:
      - {text: She cut it alone, source: "https://example.org/a#b"}
      - She learned to edit at 40, in Porto.
    note: |
      Knows   us.

      Hates flash.
    order: 7
  - No
  - name: ~
    name: Null
"""

ADA = Guest(
    "Ada Nunes",
    id="ada",
    say="AY-duh NOO-nesh",
    pronouns="she/they",
    for_whom="her",
    tonight="nominee",
    role="director",
    project="1917",
    nominations=("Best Director", "Best Film, Drama"),
    has=("company", "cause"),
    minutes=2.5,
    must_ask=("only-you", "fair-pay"),
    off_limits=(
        OffLimits("family", ("divorce", "her mother"), "lawyer", agreed=False, note="until the trial"),
        OffLimits("looks", ("looks",)),
    ),
    cleared=(Cleared("health", "R. Osei", "12 November"), Cleared("grief")),
    with_care=True,
    publicist="Ruth Osei",
    contact="+44 20 7946 0000",
    facts=(Fact("She cut it alone", "https://example.org/a#b"), Fact("She learned to edit at 40, in Porto.")),
    note="Knows us.\n\nHates flash.",
    order=7,
)


def read(text: str, parser: Parser = PARSER) -> GuestsRead:
    return guests_from_yaml_bytes(text.encode(), "guests.yaml", parser)


@both_parsers
def test_every_field_of_the_format_arrives(parser: Parser) -> None:
    sheet = read(WHOLE.replace("  - name: ~\n    name: Null\n", ""), parser)
    assert [str(problem) for problem in sheet.problems] == []
    assert sheet.guests == (ADA, Guest("No"))
    assert sheet.unread == 0


def test_a_sheet_is_read_from_the_disk_as_from_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "guests.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_guests_yaml(path) == guests_from_yaml_bytes(WHOLE.encode(), str(path))
    missing = read_guests_yaml(tmp_path / "none.yaml")
    assert (missing.guests, places(missing.problems)) == ((), [("RC001", 1, 1)])


@pytest.mark.parametrize("text", ["- Ada\n- name: Bo\n", "guests: [Ada, {name: Bo}]\n", "guests:\n- Ada\n- {name: Bo}"])
def test_a_bare_list_and_a_bare_name_will_do(text: str) -> None:
    assert read(text) == GuestsRead((Guest("Ada"), Guest("Bo")))


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("off_limits: family", "off_limits", (OffLimits("family", ("family",)),)),
        ("off_limits: {words: [divorce]}", "off_limits", (OffLimits(words=("divorce",)),)),
        ("off_limits: [{topic: a}, b, ]", "off_limits", (OffLimits("a"), OffLimits("b", ("b",)))),
        ("cleared: grief", "cleared", (Cleared("grief"),)),
        ("facts: She wrote it, too.", "facts", (Fact("She wrote it, too."),)),
        ("nominations: Best Film, Drama", "nominations", ("Best Film, Drama",)),
        ("nominations: [Best Film Drama]", "nominations", ("Best Film Drama",)),
        ("must_ask: only-you", "must_ask", ("only-you",)),
        ("minutes: 0", "minutes", 0.0),
        ("pronouns: she/her", "for_whom", "anyone"),
        ("pronouns: he/him", "for_whom", "anyone"),
        ("id:", "id", "ada"),
        ("with_care: off", "with_care", False),
    ],
)
def test_a_short_way_of_writing_means_what_it_says(written: str, field: str, value: object) -> None:
    sheet = read(f"- name: Ada\n  {written}\n")
    assert sheet.problems == ()
    assert getattr(sheet.guests[0], field) == value


WRONG = [
    # written below the name | the problem | the field | what it then is
    ("for: women", ("RC034", 3, 8), "for_whom", "anyone"),
    ("tonight: nomine", ("RC034", 3, 12), "tonight", "guest"),
    ("minutes: soon", ("RC035", 3, 12), "minutes", 0.0),
    ("minutes: -1", ("RC035", 3, 12), "minutes", 0.0),
    ("order: 0", ("RC035", 3, 10), "order", 0),
    ("order: 1.5", ("RC035", 3, 10), "order", 0),
    ("with_care: perhaps", ("RC035", 3, 14), "with_care", False),
    ("role: [a, b]", ("RC025", 3, 9), "role", ""),
    ("role: #1", ("RC021", 3, 9), "role", ""),
    ("pronoun: she", ("RC030", 3, 3), "pronouns", ""),
    ("walk_in: yes", ("RC030", 3, 3), "walk_in", False),
    ("off_limits: {note: x}", ("RC032", 3, 15), "off_limits", ()),
    ("off_limits: [{topic: a, agreed: maybe}]", ("RC035", 3, 35), "off_limits", (OffLimits("a"),)),
    ("off_limits: [{topic: a, asked_by: pr}]", ("RC034", 3, 37), "off_limits", (OffLimits("a"),)),
    ("off_limits: family, divorce", ("RC038", 3, 15), "off_limits", None),
    ("off_limits: [family divorce]", ("RC038", 3, 16), "off_limits", None),
    ("cleared: [{by: Ruth}]", ("RC032", 3, 13), "cleared", ()),
    ("cleared: family, divorce", ("RC038", 3, 12), "cleared", None),
    ("facts: [{source: x}]", ("RC032", 3, 11), "facts", ()),
    ("must_ask: only-you, fair-pay", ("RC038", 3, 13), "must_ask", None),
    (f"id: {'x' * 201}", ("RC036", 3, 7), "id", "ada"),
    ("name: Bo", ("RC031", 3, 3), "name", "Ada"),
]


@pytest.mark.parametrize(("written", "place", "field", "value"), WRONG)
def test_a_wrong_value_is_told_and_its_guest_and_the_others_are_read(
    written: str, place: tuple[str, int, int], field: str, value: object
) -> None:
    sheet = read(f"guests:\n- name: Ada\n  {written}\n- name: Cy\n")
    assert places(sheet.problems) == [place]
    assert names(sheet) == ["Ada", "Cy"]
    if value is not None:
        assert getattr(sheet.guests[0], field) == value


SAID = [
    ("- name: Ada\n  nominatons: x", "“nominatons” is no field of a guest.", "Did you mean “nominations”?"),
    ("- name: Ada\n  off_limits: [{topc: x}]", "“topc” is no field of “off_limits”.", "Did you mean “topic”?"),
    (
        "- name: Ada\n  for: hers",
        "“hers” is no word for “for”.",
        "Did you mean “her”? Until then it counts as anyone.",
    ),
    ("- name: Ada\n  name: Bo", None, 'If it is a guest of its own, put "- " before it.'),
    ("- role: director", "This guest has no “name:”.", 'Write it after "name: ".'),
    ("- {role: director, minutes: soon}", "This guest has no “name:”.", 'Write it after "name: ".'),
    ("- name:\n  role: director", "There is no name after “name:”.", "Write it, or delete the guest."),
    ("-", "There is no guest after this dash.", "Write a name, or delete the dash."),
    ("- - Ada", "A guest is expected here, not a list.", "Delete one of the dashes."),
    ("- Ada: a director", "A colon followed by a space splits this text in two.", "Put the whole text in quotes."),
    ("- name:Ada", "A space is missing after “name:”.", 'Write "name: ".'),
    ("- nmae: Ada", "“nmae” is no field of a guest.", "Did you mean “name”?"),
]


@pytest.mark.parametrize(("written", "message", "advice"), SAID)
def test_a_mistake_is_said_in_plain_words(written: str, message: str | None, advice: str) -> None:
    sheet = read(f"guests:\n{written}\n- Cy\n")
    told = [problem for problem in sheet.problems if problem.help == advice]
    assert [problem.message for problem in told] == [message or told[0].message]
    assert names(sheet)[-1] == "Cy"
    guests = 3 if advice.startswith("If it is a guest") else 2
    assert len(sheet.guests) + sheet.unread == guests


@pytest.mark.parametrize(
    ("text", "place", "unread"),
    [
        ("", ("RC006", 1, 1), 0),
        ("# later\n", ("RC006", 1, 1), 0),
        ("guests: Ada\n", ("RC033", 1, 9), 0),
        ("guests: {Ada: x}\n", ("RC016", 1, 9), 1),
        ("name: Ada\nrole: x\n", ("RC016", 1, 1), 1),
        ("title: x\n", ("RC030", 1, 1), 0),
        ("Ada\n", ("RC040", 1, 1), 0),
        ("{\\rtf1}", ("RC003", 1, 1), 0),
    ],
)
def test_a_file_without_guests_says_why(text: str, place: tuple[str, int, int], unread: int) -> None:
    sheet = read(text)
    assert sheet.guests == ()
    assert place in places(sheet.problems)
    assert sheet.unread == unread


def test_a_list_without_guests_is_allowed_and_an_empty_file_is_not() -> None:
    assert [read(text).problems for text in ("guests: []\n", "guests:\n")] == [(), ()]
    assert [problem.level for problem in read("").problems] == ["error"]


def test_guests_below_a_misspelt_heading_or_a_second_one_are_read_too() -> None:
    assert names(read("Guests: [Ada]\n")) == ["Ada"]
    assert names(read("guests: [Ada]\nguests: [Bo]\n")) == ["Ada", "Bo"]


def test_two_guests_of_one_name_both_stay_and_the_second_is_told() -> None:
    sheet = read("guests:\n- Ada Nunes\n- name: Bo\n- {name: ADA NUNES, role: actor}\n- {name: X, id: bo}\n")
    assert [(guest.name, guest.id) for guest in sheet.guests] == [
        ("Ada Nunes", "ada-nunes"),
        ("Bo", "bo"),
        ("ADA NUNES", "ada-nunes-2"),
        ("X", "bo-2"),
    ]
    assert [(problem.rule, problem.span.line, problem.level) for problem in sheet.problems] == [
        ("RC043", 4, "warning"),
        ("RC043", 5, "warning"),
    ]
    first = sheet.problems[0]
    assert first.message == "“ADA NUNES” has the id of the guest on line 2: “ada-nunes”."
    assert first.help.endswith("Until then this one goes by “ada-nunes-2”.")
    assert first.other is not None
    assert first.other.line == 2


def test_of_three_guests_of_one_name_both_later_ones_name_the_first() -> None:
    sheet = read("- Ada\n- Ada\n- Ada\n")
    assert [guest.id for guest in sheet.guests] == ["ada", "ada-2", "ada-3"]
    assert [problem.other and problem.other.line for problem in sheet.problems] == [1, 1]
