"""What a new event's folder holds: guests that use every field, and questions as good as the shipped ones."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from redcarpet.core.bank import Loaded
from redcarpet.core.guest import ASKERS, Guest, OffLimits
from redcarpet.core.placeholders import filled
from redcarpet.core.question import FOR_WHOM
from redcarpet.core.text import fold
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import shipped_place
from redcarpet.files.event_folder import make_event, new_event, new_id
from redcarpet.files.yaml_fields import read_fields, table_of
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_text import read_source
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text, parsed

DATA = Path(__file__).parents[1] / "data" / "payloads"
FIELDS = [one.name for one in fields(Guest) if not one.metadata.get("derived")]
TONIGHT = {"nominee", "presenter", "performer", "cast", "crew", "executive", "guest"}


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """Give the folder of the example."""
    made = new_event("northern-lights", "2026-11-22", shipped_place().banks, example=True)
    make_event(tmp_path / "event", made)
    return tmp_path / "event"


def guests_node(path: Path, uncommented: bool = False) -> tuple[Node, Reading]:
    source, problems = read_source(path)
    assert source is not None
    if uncommented:
        path.write_text(re.sub("(?m)^#(?=  )", "", source.text), encoding="utf-8")
        return guests_node(path)
    root = parsed(source).root
    assert isinstance(root, Mapping)
    (name, value), *more = root.pairs()
    assert (name.text, more) == ("guests", [])
    return value, Reading(source, [*problems])


def guests_in(path: Path, uncommented: bool = False) -> tuple[Guest, ...]:
    """Read a sheet by the fields of the dataclass; the smallest mistake in it is an error here."""
    node, reading = guests_node(path, uncommented)
    assert isinstance(node, Listing)
    table = table_of(Guest, "a guest")
    read = tuple(Guest(**read_fields(one, table, reading)) for one in node.children if isinstance(one, Mapping))
    assert [str(problem) for problem in reading.problems] == []
    assert len(read) == len(node.children)
    return read


def test_a_dozen_guests_use_every_field_and_every_word(event: Path) -> None:
    guests = guests_in(event / "guests.yaml")
    assert len(guests) == 12
    plain = Guest("")
    unused = [
        name for name in FIELDS if name != "name" and all(getattr(one, name) == getattr(plain, name) for one in guests)
    ]
    assert unused == []
    limits = [limit for one in guests for limit in one.off_limits]
    assert [
        one.name
        for one in fields(OffLimits)
        if all(getattr(limit, one.name) == one.default for limit in limits if one.default is not MISSING)
    ] == []
    assert {limit.asked_by for limit in limits} == {*ASKERS}
    assert {one.tonight for one in guests} == TONIGHT
    assert {one.for_whom for one in guests} == {*FOR_WHOM}
    assert Guest("Pim Hollowell-Sato") in guests


def test_every_guest_has_a_name_and_an_id_of_their_own(event: Path) -> None:
    guests = guests_in(event / "guests.yaml")
    assert len({one.name for one in guests}) == len({one.id for one in guests}) == len(guests)


def test_a_pronunciation_says_where_the_stress_is_in_each_word_of_the_name(event: Path) -> None:
    for guest in guests_in(event / "guests.yaml"):
        if guest.say:
            assert len(guest.say.split()) == len(guest.name.replace("-", " ").split())
            assert re.fullmatch("[A-Za-z -]+", guest.say)
            assert all(re.search(r"[A-Z]{2}", word) for word in guest.say.split())


def test_every_must_ask_is_a_question_of_its_banks_that_is_meant_for_the_guest(event: Path) -> None:
    known = {question.id: question for question in read_banks(sorted((event / "questions").glob("*.yaml"))).questions}
    asked = [(guest, name) for guest in guests_in(event / "guests.yaml") for name in guest.must_ask]
    assert len(asked) > 6
    for guest, name in asked:
        assert known[name].for_whom in ("anyone", guest.for_whom)
        assert {*known[name].needs} <= guest.meets


def test_the_sheet_of_a_real_event_has_one_guest_behind_its_signs(tmp_path: Path) -> None:
    make_event(tmp_path / "event", new_event("gala", "2026-11-22", shipped_place().banks, example=False))
    sheet = tmp_path / "event" / "guests.yaml"
    node, _ = guests_node(sheet)
    assert isinstance(node, Text)
    assert node.text == ""
    [guest] = guests_in(sheet, uncommented=True)
    assert [name for name in FIELDS if not getattr(guest, name)] == ["with_care"]


def test_its_own_questions_are_as_good_as_the_shipped_ones_and_unlike_them(event: Path) -> None:
    ours, shipped = read_banks([event / "questions" / "our-questions.yaml"]), read_banks(shipped_place().banks)
    assert (len(ours.questions), ours.problems) == (3, ())
    for question in ours.questions:
        assert 8 <= len(filled(question.ask).split()) <= 14
        assert 1 <= len(question.short.split()) <= 8
        assert question.follow_ups
        assert question.topic in {one.topic for one in shipped.questions}
        assert question.id not in {one.id for one in shipped.questions}
        assert nearest(question.ask, shipped) <= 80


def nearest(ask: str, loaded: Loaded) -> float:
    return max(fuzz.ratio(fold(ask), fold(one.ask)) for one in loaded.questions)


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [("Åre Gala 2026", "are-gala-2026-.{6}"), ("映画祭", "event-.{6}"), ("x" * 200, "x{40}-.{6}"), ("", "event-.{6}")],
)
def test_an_id_is_a_slug_whatever_the_folder_is_called(folder: str, pattern: str) -> None:
    found = {new_id(folder) for _ in range(50)}
    assert len(found) == 50
    assert all(re.fullmatch(pattern, name) and re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name) for name in found)


LEFT_BEHIND = (
    *(".DS_Store", "._event.yaml", "Thumbs.db", "thumbs.db", "desktop.ini", "~$guests.csv", ".~lock.guests.csv#"),
    *(".event.yaml.swp", ".our-questions.yaml.swo", "event.yaml~", ".#event.yaml"),
)


def test_syncthing_passes_over_what_editors_and_systems_leave_behind_and_nothing_of_an_event(event: Path) -> None:
    comment, *lines = (event / ".stignore").read_text("ascii").splitlines()
    assert comment.startswith("// ")
    patterns = [re.fullmatch(r"\(\?d\)(\(\?i\))?([^!#/(][^/]*)", line) for line in lines]
    assert None not in patterns
    told = [(bool(one[1]), one[2]) for one in patterns if one]

    def left(name: str) -> bool:
        return any(
            fnmatchcase(name.lower(), rule.lower()) if any_case else fnmatchcase(name, rule) for any_case, rule in told
        )

    assert [name for name in LEFT_BEHIND if not left(name)] == []
    names = json.loads((DATA / "sync_file_names.json").read_text("utf-8"))
    kept = [name for name in names if not name.startswith("IGNORE ")] + [path.name for path in event.rglob("*")]
    assert [name for name in kept if left(name)] == []
