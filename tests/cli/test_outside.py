"""What the desk does outside of itself: the person's own editor is opened at the line, a picture is kept or refused."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from redcarpet.cli.outside import keep_picture, open_editor, place_words
from redcarpet.files.banks_found import shipped_place

BANK = "/evenings/her $(touch x); &.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>この映画 ✓</text></svg>\n'
Editor = Callable[..., Path]


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """The words that an editor was started with, a line each; there once one was."""
    return tmp_path / "recorded"


@pytest.fixture
def editor(tmp_path: Path, recorded: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Make an editor that records its words and ends with a code; nobody has set one so far."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    def make(name: str = "vim", code: int = 0) -> Path:
        path = tmp_path / "my programs" / name
        path.parent.mkdir(exist_ok=True)
        lines = ["#!/bin/sh", f'printf "%s\\n" {shlex.quote(name)} "$@" > {shlex.quote(str(recorded))}', f"exit {code}"]
        path.write_text("\n".join([*lines, ""]))
        path.chmod(0o755)
        return path

    return make


def words(recorded: Path) -> list[str]:
    return recorded.read_text().splitlines()


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vim", ["+14", "her.yaml"]),
        ("/usr/bin/nano", ["+14", "her.yaml"]),
        ("vim.basic", ["+14", "her.yaml"]),
        ("code", ["--wait", "--goto", "her.yaml:14"]),
        ("/opt/Code.exe", ["--wait", "--goto", "her.yaml:14"]),
        ("subl", ["--wait", "her.yaml:14"]),
        ("hx", ["her.yaml:14"]),
        ("scribble", ["her.yaml"]),
        ("", ["her.yaml"]),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(editor: str, expected: list[str]) -> None:
    assert place_words(editor, "her.yaml", 14) == expected


def test_the_editor_is_opened_at_the_line_and_a_path_is_one_word(
    editor: Editor, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", f'"{editor()}" -f --cmd "set nu"')
    assert open_editor(BANK, 14) == ""
    assert words(recorded) == ["vim", "-f", "--cmd", "set nu", "+14", BANK]


def test_visual_goes_before_editor_unless_it_is_empty(
    editor: Editor, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", f'"{editor("scribble")}"')
    monkeypatch.setenv("VISUAL", f'"{editor("hx")}"')
    assert open_editor(BANK, 4) == ""
    assert words(recorded) == ["hx", f"{BANK}:4"]
    monkeypatch.setenv("VISUAL", "")
    assert open_editor(BANK, 4) == ""
    assert words(recorded) == ["scribble", BANK]


def test_a_usual_editor_is_found_when_nobody_named_one(
    editor: Editor, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(editor("vi").parent))
    assert open_editor(BANK, 4) == ""
    assert words(recorded) == ["vi", "+4", BANK]
    editor("nano")
    assert open_editor(BANK, 9) == ""
    assert words(recorded) == ["nano", "+9", BANK]


def test_an_editor_that_failed_is_told_with_its_code(
    editor: Editor, recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", f'"{editor(code=3)}"')
    assert open_editor(BANK, 14) == "the editor ended with code 3"
    assert words(recorded) == ["vim", "+14", BANK]


@pytest.mark.parametrize("named", ["no-such-editor", "/nowhere/no-such-editor --wait"])
def test_an_editor_that_is_not_there_is_named(editor: Editor, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    editor()
    monkeypatch.setenv("EDITOR", named)
    assert open_editor(BANK, 14) == f"there is no editor {named.removesuffix(' --wait')}: set EDITOR"


@pytest.mark.parametrize("named", ['"vim', "vim 'of mine", "vim \\"])
def test_an_unclosed_quote_starts_nothing_and_is_told(
    editor: Editor, recorded: Path, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(editor().parent))
    monkeypatch.setenv("EDITOR", named)
    assert "set EDITOR" in open_editor(BANK, 14)
    assert not recorded.exists()


@pytest.mark.usefixtures("editor")
def test_with_no_editor_at_all_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert open_editor(BANK, 14) == "no editor is known: set EDITOR"


def test_a_bank_that_came_with_redcarpet_is_not_opened(
    editor: Editor, recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", f'"{editor()}"')
    banks = sorted(shipped_place().folder.rglob("*.yaml"))
    assert banks
    door = tmp_path / "door"
    door.symlink_to(banks[0])
    for path in (banks[0], banks[0].parent / ".." / banks[0].parent.name / banks[0].name, door):
        told = open_editor(str(path), 14)
        assert "copy its bank into a folder called questions" in told
    assert not recorded.exists()


def test_a_picture_is_kept_whole_in_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = keep_picture(SVG)
    kept = list(tmp_path.iterdir())
    assert [(path.suffix, path.read_bytes()) for path in kept] == [(".svg", SVG.encode())]
    assert told == f"picture kept: {kept[0]}"


def test_a_picture_of_text_that_no_file_can_hold_is_kept_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert keep_picture("<svg>\udce9</svg>").startswith("picture kept: ")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["<svg>?</svg>"]


def test_a_picture_that_has_no_place_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert keep_picture(SVG) == "the picture could not be written: the folder is gone"


def test_the_name_of_a_folder_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "A\x1b]0;TITLE\x07B"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("EDITOR", "no\x1bsuch")
    monkeypatch.delenv("VISUAL", raising=False)
    assert "\x1b" not in keep_picture("<svg/>") + open_editor("a.yaml", 1)
