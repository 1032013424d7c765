"""Guests are written so that they read back the same, whichever sheet they come from."""

from __future__ import annotations

from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.guest import ASKERS, Cleared, Fact, Guest, OffLimits, with_free_ids
from redcarpet.files.arrivals_csv import GUESTS, guests_from_csv_bytes
from redcarpet.files.guests_written import arrivals_of_sheet, guests_bytes
from redcarpet.files.guests_yaml import guests_from_yaml_bytes
from redcarpet.files.sheet_opened import sheet_from_bytes
from tests.files.guest_sheets import ARRIVALS, written
from tests.files.test_questions_sheet import LINE, LINES, MAYBE, WORDS

ANYBODY = st.builds(
    Guest,
    name=LINE,
    say=MAYBE,
    for_whom=st.sampled_from(["her", "him", "anyone"]),
    project=MAYBE,
    nominations=WORDS,
    has=WORDS,
    minutes=st.sampled_from([0.0, 2.0, 2.5]),
    must_ask=WORDS,
    off_limits=st.lists(
        st.builds(OffLimits, LINE, WORDS, st.sampled_from(ASKERS), st.booleans(), MAYBE)
        | LINE.map(OffLimits.from_text),
        max_size=2,
    ).map(tuple),
    cleared=st.lists(st.builds(Cleared, LINE, MAYBE, MAYBE), max_size=2).map(tuple),
    with_care=st.booleans(),
    contact=MAYBE,
    facts=st.lists(st.builds(Fact, LINE, MAYBE), max_size=2).map(tuple),
    note=LINES,
    order=st.integers(0, 20),
)


def read_back(guests: tuple[Guest, ...]) -> tuple[Guest, ...]:
    raw = guests_bytes(guests, [["a remark: #1"]] * (len(guests) + 1), "guests.yaml")
    read = guests_from_yaml_bytes(raw, "guests.yaml")
    assert not [problem for problem in read.problems if problem.level == "warning"]
    return read.guests


@given(st.lists(ANYBODY, min_size=1, max_size=3))
def test_any_guests_read_back_the_same(guests: list[Guest]) -> None:
    free = with_free_ids(guests)
    assert read_back(free) == free


def test_the_examples_guests_read_back_the_same() -> None:
    raw = (files("redcarpet") / "event_template" / "guests-example.yaml").read_bytes()
    guests = guests_from_yaml_bytes(raw, "guests.yaml").guests
    assert len(guests) > 9
    assert read_back(guests) == guests


def test_an_imported_arrivals_sheet_gives_the_guests_that_the_desk_reads_from_it() -> None:
    raw = written(ARRIVALS, ";").encode("utf-16")
    found = arrivals_of_sheet(sheet_from_bytes(raw, "guests.csv", "", GUESTS)).guests
    assert found == guests_from_csv_bytes(raw, "guests.csv").guests
    assert read_back(found) == found


def test_what_no_field_of_a_guest_holds_is_kept_in_the_note() -> None:
    text = "Name,Min,Car,Film,Show,Note\nAda,soon,7,Dune,Late,hi\n"
    (guest,) = arrivals_of_sheet(sheet_from_bytes(text.encode(), "guests.csv", "", GUESTS)).guests
    assert (guest.project, guest.note) == ("Dune", "hi\nMin: soon\nCar: 7\nShow: Late")
