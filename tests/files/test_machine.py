from __future__ import annotations

import os
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.files.machine import about_this_run, device_name, login_name, new_name, now, plain_name, zone
from redcarpet.files.records_jsonl import line_of, record_of, sealed
from tests.builders import record

NAME = re.compile(r"[a-km-z2-9]{12}")


def test_both_clocks_are_read_in_milliseconds_and_the_steady_one_never_goes_back() -> None:
    before = time.time_ns() // 1_000_000
    moments = [now() for _ in range(100)]
    after = time.time_ns() // 1_000_000
    assert all(before <= moment.utc <= after for moment in moments)
    assert [moment.steady for moment in moments] == sorted(moment.steady for moment in moments)


def test_the_steady_clock_is_the_one_that_goes_on_during_sleep() -> None:
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    assert before <= now().steady <= time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def test_names_are_twelve_characters_that_no_file_system_and_no_eye_confuses() -> None:
    names = {new_name() for _ in range(200)}
    assert len(names) == 200
    assert all(NAME.fullmatch(name) for name in names)


def test_a_devices_name_lasts(tmp_path: Path) -> None:
    name = device_name(tmp_path / "state")
    assert NAME.fullmatch(name)
    assert device_name(tmp_path / "state") == name
    assert device_name(tmp_path / "another") != name


@pytest.mark.parametrize("damage", [b"", b"short", b"\xff\xfe\x00", b"UPPERCASE234", b"k3f9x2m7qa4b x", b"a/b/c/d"])
def test_a_damaged_device_name_is_made_anew_and_lasts(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "device").write_bytes(damage)
    name = device_name(tmp_path)
    assert NAME.fullmatch(name)
    assert device_name(tmp_path) == name


def test_a_device_that_can_not_keep_its_name_has_one_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file in the folder's place")
    assert NAME.fullmatch(device_name(tmp_path / "state"))
    (tmp_path / "device").mkdir()
    assert NAME.fullmatch(device_name(tmp_path))


def test_the_login_name_is_clean_text(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, "anna\x1b[31m")
    assert login_name() == "anna␛[31m"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Anna", "anna"),
        ("Zoë Åberg", "zoe-aberg"),
        ("  Ada  Lovelace-King ", "ada-lovelace-kin"),
        ("字", ""),
        ("../../etc", "etc"),
        ("CON.txt", "con-txt"),
        ("a" * 15 + " b", "a" * 15),
        ("", ""),
    ],
)
def test_a_name_becomes_lower_case_ascii_for_a_file(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@given(st.text(max_size=40))
def test_any_name_becomes_letters_digits_and_single_hyphens(name: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", plain_name(name))
    assert len(plain_name(name)) <= 16


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Europe/Stockholm", "Europe/Stockholm"),
        (":America/New_York", "America/New_York"),
        ("UTC", "UTC"),
        ("EST5EDT", "EST5EDT"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("Europe/\x1b[31m", "Europe/␛[31m"),
    ],
)
def test_the_zone_is_what_the_environment_says(named: str, told: str) -> None:
    assert zone({"TZ": named}) == told


def test_without_a_word_in_the_environment_the_zone_is_the_systems() -> None:
    assert zone({}) == zone({"TZ": ""}) != ""


def test_the_first_record_says_program_device_person_event_host_boot_and_local_time() -> None:
    about = about_this_run("0.1.0", "k3f9x2m7qa4b", "anna", "northern-lights-x1")
    assert set(about) == {"app", "device", "person", "event", "host", "boot", "zone", "offset"}
    told = (about["app"], about["device"], about["person"], about["event"])
    assert told == ("0.1.0", "k3f9x2m7qa4b", "anna", "northern-lights-x1")
    assert about["offset"] == time.localtime().tm_gmtoff
    assert about["host"] == os.uname().nodename
    first = sealed(replace(record("open"), more=about))
    assert record_of(line_of(first)[:-1]) == first
    assert first.more == about
