from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.event import Event
from redcarpet.core.journal import Moment, Record
from redcarpet.files.evenings_found import evening_name, event_evening, event_id, personal_evening
from redcarpet.files.records_jsonl import line_of, sealed
from tests.builders import EIGHT, record

HOUR = 3_600_000
STOCKHOLM = ZoneInfo("Europe/Stockholm")
TOKYO, LOS_ANGELES = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))


def _utc(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def _marked(marks: Path, *utc: int) -> tuple[Record, ...]:
    """Put marks of these times into a journal."""
    told = tuple(sealed(replace(record("asked", n), at=Moment(at, n))) for n, at in enumerate(utc, start=1))
    marks.mkdir(parents=True)
    (marks / "run.1.jsonl").write_bytes(b"".join(line_of(one) for one in told))
    return told


def test_an_evening_is_named_by_its_day_and_local_time() -> None:
    assert evening_name(_utc("2026-11-22T19:14:00Z"), STOCKHOLM) == "2026-11-22-201400"


@pytest.mark.parametrize(
    ("local", "name"),
    [
        ("2026-11-22T23:59:59+01:00", "2026-11-22-235959"),
        ("2026-11-23T00:00:00+01:00", "2026-11-22-240000"),
        ("2026-11-23T02:30:00+01:00", "2026-11-22-263000"),
        ("2026-11-23T05:59:59+01:00", "2026-11-22-295959"),
        ("2026-11-23T06:00:00+01:00", "2026-11-23-060000"),
        ("2027-01-01T01:00:00+01:00", "2026-12-31-250000"),
    ],
)
def test_an_evening_belongs_to_the_day_on_which_it_began_until_six(local: str, name: str) -> None:
    assert evening_name(_utc(local), STOCKHOLM) == name


@given(st.integers(0, 30 * 365 * 24 * 3600), st.integers(1, 400 * 24 * 3600))
def test_names_sort_by_time_in_one_zone(seconds: int, later: int) -> None:
    start = _utc("2026-01-01T00:00:00Z") + seconds * 1000
    assert evening_name(start, TOKYO) < evening_name(start + later * 1000, TOKYO)


def test_the_first_personal_evening_is_new_and_no_folder_is_made(tmp_path: Path) -> None:
    place = personal_evening(tmp_path / "evenings", tmp_path / "state", EIGHT, UTC)
    assert place.marks == tmp_path / "evenings" / "2026-11-22-200000" / "marks"
    assert place.state == tmp_path / "state" / "2026-11-22-200000"
    assert place.event is None
    assert (place.records, place.notices) == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_an_evening_goes_on_while_its_last_mark_is_less_than_six_hours_old(tmp_path: Path) -> None:
    told = _marked(tmp_path / "2026-11-22-200000" / "marks", EIGHT, EIGHT + HOUR)
    for now in (EIGHT + HOUR, EIGHT + 5 * HOUR, EIGHT + 7 * HOUR - 1):
        place = personal_evening(tmp_path, tmp_path / "state", now, UTC)
        assert place.marks == tmp_path / "2026-11-22-200000" / "marks"
        assert place.state == tmp_path / "state" / "2026-11-22-200000"
        assert place.records == told


def test_after_six_silent_hours_a_new_evening_begins(tmp_path: Path) -> None:
    _marked(tmp_path / "2026-11-22-200000" / "marks", EIGHT, EIGHT + HOUR)
    place = personal_evening(tmp_path, tmp_path / "state", EIGHT + 7 * HOUR, UTC)
    assert place.marks.parent.name == "2026-11-22-270000"
    assert place.records == ()


def test_a_clock_that_was_set_back_during_the_evening_does_not_begin_a_new_one(tmp_path: Path) -> None:
    told = _marked(tmp_path / "2026-11-22-200000" / "marks", EIGHT + HOUR)
    assert personal_evening(tmp_path, tmp_path / "state", EIGHT, UTC).records == told


def test_an_evening_without_marks_does_not_hide_the_one_that_goes_on(tmp_path: Path) -> None:
    told = _marked(tmp_path / "2026-11-22-200000" / "marks", EIGHT)
    (tmp_path / "2026-11-22-203000" / "marks").mkdir(parents=True)
    (tmp_path / "notes.txt").write_bytes(b"")
    assert personal_evening(tmp_path, tmp_path / "state", EIGHT + HOUR, UTC).records == told


def test_a_reporter_who_flew_east_to_west_finds_the_evening_again(tmp_path: Path) -> None:
    in_tokyo, in_los_angeles = _utc("2026-11-22T20:00:00+09:00"), _utc("2026-11-22T17:00:00-08:00")
    _marked(tmp_path / evening_name(in_tokyo, TOKYO) / "marks", in_tokyo)
    told = _marked(tmp_path / evening_name(in_los_angeles, LOS_ANGELES) / "marks", in_los_angeles)
    place = personal_evening(tmp_path, tmp_path / "state", in_los_angeles + HOUR, LOS_ANGELES)
    assert place.records == told


def test_what_can_not_be_read_of_an_evening_that_goes_on_is_said(tmp_path: Path) -> None:
    told = _marked(tmp_path / "2026-11-22-200000" / "marks", EIGHT)
    (tmp_path / "2026-11-22-200000" / "marks" / "other.jsonl").write_bytes(b"damage\n")
    place = personal_evening(tmp_path, tmp_path / "state", EIGHT + HOUR, UTC)
    assert place.records == told
    assert place.notices == ("1 damaged line in other.jsonl; every other line was read.",)


def test_a_file_in_the_place_of_the_evenings_is_no_evening(tmp_path: Path) -> None:
    (tmp_path / "evenings").write_bytes(b"")
    assert personal_evening(tmp_path / "evenings", tmp_path, EIGHT, UTC).records == ()


def test_an_event_keeps_its_marks_in_its_own_folder_and_its_state_under_its_id(tmp_path: Path) -> None:
    told = _marked(tmp_path / "gala" / "marks", EIGHT)
    place = event_evening(tmp_path / "gala", Event(id="northern-lights-2026"), tmp_path / "state")
    assert place.marks == tmp_path / "gala" / "marks"
    assert place.state == tmp_path / "state" / "northern-lights-2026"
    assert place.records == told
    assert place.event == tmp_path / "gala"


def test_an_event_without_an_id_is_known_by_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "gala").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "gala")
    named = event_id(tmp_path / "gala", Event())
    assert named == event_id(tmp_path / "gala" / ".." / "gala", Event())
    assert named == event_id(tmp_path / "link", Event())
    assert named != event_id(tmp_path / "other", Event())


@given(st.text(max_size=80) | st.sampled_from(["..", "../x", "a/b", "A", "-", ".hidden", "a" * 61, "con\n", "at é"]))
def test_no_id_leads_out_of_the_state_folder(name: str) -> None:
    state = Path("/state")
    place = event_evening(Path("/nowhere/gala"), Event(id=name), state)
    assert place.state.parent == state
    assert place.state.name.isascii()
    assert len(place.state.name) <= 60
    assert place.state.name not in ("", ".", "..")
