"""An event file tells of one evening; what is wrong in it has its default and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from redcarpet.core.event import Event, Recording
from redcarpet.files.event_yaml import read_event
from redcarpet.files.yaml_text import named

WHOLE = """\
id: nla-2026
name: Northern Lights Awards
date: 2026-11-22
timezone: Europe/Stockholm
venue: Konserthuset
outlet: Radio North
reporter: Ada
language: sv
words_per_minute: 140
recording:
  camera: B
  fps: 29.97
  drop_frame: yes
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "event.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_field_arrives_and_the_path_is_the_folder(tmp_path: Path) -> None:
    event, problems = read_event(written(tmp_path, WHOLE))
    assert problems == ()
    assert event == Event(
        id="nla-2026",
        name="Northern Lights Awards",
        date="2026-11-22",
        timezone="Europe/Stockholm",
        venue="Konserthuset",
        outlet="Radio North",
        reporter="Ada",
        language="sv",
        words_per_minute=140,
        recording=Recording("B", "29.97", drop_frame=True),
        path=named(tmp_path),
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: A\nvenu: x\n", ("RC030", 2, 1)),
        ("name: A\nwords_per_minute: fast\n", ("RC035", 2, 19)),
        ("name: A\nwords_per_minute: 0\n", ("RC035", 2, 19)),
        ("name: A\nwords_per_minute: 12.5\n", ("RC035", 2, 19)),
        ("name: A\nrecording: B\n", ("RC033", 2, 12)),
        ("name: A\nrecording: {drop_frame: maybe}\n", ("RC035", 2, 25)),
        ("name: A\nrecording: {frames: 25}\n", ("RC030", 2, 13)),
        ("name: A\nname: B\n", ("RC031", 2, 1)),
        ("name: A\n---\nid: b\n", ("RC008", 2, 1)),
    ],
)
def test_a_wrong_value_is_told_and_the_rest_is_read(tmp_path: Path, text: str, place: tuple[str, int, int]) -> None:
    event, problems = read_event(written(tmp_path, text))
    assert [(problem.rule, problem.span.line, problem.span.column) for problem in problems] == [place]
    assert event.name == "A"
    assert (event.words_per_minute, event.recording) == (150, Recording())


@pytest.mark.parametrize(
    ("text", "rule"), [("name: a: b\n", "RC011"), ("- name\n", "RC033"), ("name\n", "RC033"), ("{\\rtf1}", "RC003")]
)
def test_a_file_that_tells_no_event_gives_an_event_without_a_name(tmp_path: Path, text: str, rule: str) -> None:
    event, problems = read_event(written(tmp_path, text))
    assert event == Event(path=named(tmp_path))
    assert [problem.rule for problem in problems] == [rule]


def test_an_empty_file_and_a_missing_one_are_an_event_without_a_name(tmp_path: Path) -> None:
    assert read_event(written(tmp_path, "# later\n")) == (Event(path=named(tmp_path)), ())
    event, problems = read_event(tmp_path / "none" / "event.yaml")
    assert event == Event(path=named(tmp_path / "none"))
    assert [problem.rule for problem in problems] == ["RC001"]
