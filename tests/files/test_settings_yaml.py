"""Settings are a person's own: none are needed, and a wrong one falls back to its default and says so."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redcarpet.core.settings import Settings, chosen_keys
from redcarpet.core.text import clean
from redcarpet.files.settings_yaml import (
    SETTINGS,
    Known,
    first_settings,
    read_settings,
    settings_text,
    write_first,
)


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.yaml") == (Settings(), ())
    assert read_settings(tmp_path / "none" / "settings.yaml") == (Settings(), ())
    assert read_settings(written(tmp_path, "")) == (Settings(), ())


def test_every_setting_arrives_with_its_type(tmp_path: Path) -> None:
    text = "me: ada\ntheme: light\nmouse: off\nrepeat_seconds: 0.3\nagain_seconds: 2\nwords_per_minute: '160'\n"
    text += "keys:\n  ask: space,pagedown\n  skip: [x, F5]\n  'yes': no\n"
    settings, problems = read_settings(written(tmp_path, text))
    assert problems == ()
    assert settings == Settings(
        me="ada",
        theme="light",
        mouse=False,
        repeat_seconds=0.3,
        again_seconds=2.0,
        words_per_minute=160,
        keys={"ask": "space,pagedown", "skip": "x,F5", "yes": "no"},
    )


@pytest.mark.parametrize("yes", ["true", "True", "yes", "YES", "on", '"true"'])
def test_yes_has_many_words(tmp_path: Path, yes: str) -> None:
    assert read_settings(written(tmp_path, f"mouse: {yes}\n")) == (Settings(mouse=True), ())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("mouse: perhaps", ("RC035", 1, 8)),
        ("repeat_seconds: soon", ("RC035", 1, 17)),
        ("repeat_seconds: -1", ("RC035", 1, 17)),
        ("repeat_seconds: nan", ("RC035", 1, 17)),
        ("repeat_seconds: 1e999", ("RC035", 1, 17)),
        ("again_seconds: " + "9" * 100, ("RC035", 1, 16)),
        ("again_seconds: [1]", ("RC025", 1, 16)),
        ("words_per_minute: 1.5", ("RC035", 1, 19)),
        ("words_per_minute: &a 150", ("RC020", 1, 19)),
        ("keys: space", ("RC033", 1, 7)),
        ("keys: {ask: {a: b}}", ("RC033", 1, 13)),
        ("keys: {ask: a, ask: b}", ("RC031", 1, 16)),
        ("mose: false", ("RC030", 1, 1)),
        ("mouse: 'off", ("RC022", 1, 8)),
    ],
)
def test_a_wrong_setting_is_told_and_has_its_default(tmp_path: Path, text: str, place: tuple[str, int, int]) -> None:
    settings, problems = read_settings(written(tmp_path, text + "\n"))
    assert [(problem.rule, problem.span.line, problem.span.column) for problem in problems] == [place]
    assert settings == Settings(keys=settings.keys)
    assert settings.keys in ({}, {"ask": "a"})


KNOWN = Known({"space": ("space",), "next": ("n", "right"), "pin": ("s",), "retire": ()}, ("dark", "light"))
"""What a small desk would know."""


def told(folder: Path, text: str) -> tuple[Settings, list[str]]:
    """Read settings as the desk does; give each problem with its line and column."""
    settings, problems = read_settings(written(folder, text), KNOWN)
    return settings, [
        f"{one.span.line}:{one.span.column} {one.message}" + (f" {one.help}" if one.help else "") for one in problems
    ]


def test_what_the_desk_knows_is_judged_with_line_column_and_a_guess(tmp_path: Path) -> None:
    settings, problems = told(
        tmp_path, "theme: ligth\nkeymap: lift\nkeys:\n  pinn: s\n  pin: [f2, spcae]\n  retire: 5\n"
    )
    assert problems == [
        "1:8 “ligth” is no word for “theme”. Did you mean “light”?",
        "2:9 “lift” is no word for “keymap”. Did you mean “left”?",
        "4:3 “pinn” is no command. Did you mean “pin”?",
        "5:13 No key is called “spcae”. Did you mean “space”?",
    ]
    assert settings == Settings(keys={"pin": "f2", "retire": "5"})


@pytest.mark.parametrize(
    ("keys", "problems"),
    [
        ("{pin: N}", ["1:13 The key “n” is given to “pin”, and it is also a key of “next”."]),
        ("{pin: p, retire: [f2, p]}", ["1:13 The key “p” is given to “pin”, and it is also a key of “retire”."]),
        ("{pin: n, next: s}", []),
        ("{pin: s}", []),
        ("{next: right}", []),
    ],
)
def test_a_key_of_two_commands_is_told_once_with_both(tmp_path: Path, keys: str, problems: list[str]) -> None:
    advice = " Give one of them another key."
    assert told(tmp_path, f"keys: {keys}\n")[1] == [problem + advice for problem in problems]


def test_a_key_that_is_taken_from_the_keymap_is_no_clash(tmp_path: Path) -> None:
    settings, problems = told(tmp_path, "keymap: left\nkeys: {pin: d}\n")
    assert problems == []
    assert chosen_keys(settings)["next"] == "n,right"


def test_a_first_file_chooses_nothing_and_reads_as_the_defaults_when_its_lines_are_opened(tmp_path: Path) -> None:
    notes = {name: f"About {name}.\nMore." for name in SETTINGS.fields}
    text = first_settings(notes, KNOWN.commands)
    assert told(tmp_path, text) == (Settings(), [])
    assert all(f"\n# {line}\n" in text for note in notes.values() for line in note.splitlines())
    settings, problems = told(tmp_path, re.sub("(?m)^#(?! )", "", re.sub("(?m)^#(?=  )", "", text)))
    assert problems == []
    assert settings == Settings(keys={"space": "space", "next": "n,right", "pin": "s"})


def test_a_first_file_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.yaml"
    write_first(path, "theme: dark\n")
    with pytest.raises(FileExistsError):
        write_first(path, "theme: light\n")
    assert path.read_text("utf-8") == "theme: dark\n"
    with pytest.raises(NotADirectoryError):
        write_first(path / "below" / "settings.yaml", "")


texts = st.text(max_size=20).map(clean)


@given(
    st.builds(
        Settings,
        me=texts,
        mouse=st.booleans(),
        repeat_seconds=st.floats(0, 100),
        words_per_minute=st.integers(1, 9999),
        keymap=st.sampled_from(["none", "left", "right"]),
        keys=st.dictionaries(texts.filter(bool), texts.filter(bool), max_size=3),
    )
)
def test_written_settings_read_as_they_were(chosen: Settings) -> None:
    with TemporaryDirectory() as folder:
        read, problems = read_settings(written(Path(folder), settings_text(chosen)))
    assert [str(problem) for problem in problems] == []
    assert read == chosen
