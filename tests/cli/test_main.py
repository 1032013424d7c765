from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from redcarpet.cli.main import COMMANDS
from tests.cli.shell import run
from tests.laptop import Laptop


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    said = run(tmp_path, "--version")
    assert (said.code, said.out, said.err) == (0, f"redcarpet {metadata.version('redcarpet')}\n", "")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("some-folder", "--help")], ids=" ".join)
def test_the_help_names_every_command_every_option_of_the_desk_and_examples(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = run(tmp_path, *words)
    assert said.code == 0
    for told in (*COMMANDS, "[PATH]...", "--seed N", "--filter TEXT", "--no-mouse", "--theme NAME", "Examples:"):
        assert told in said.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_help_is_there_and_says_what_it_does(tmp_path: Path, name: str) -> None:
    said = run(tmp_path, name, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: redcarpet {name} ")


def test_the_desk_without_a_terminal_is_refused_in_one_sentence(tmp_path: Path) -> None:
    said = run(tmp_path)
    assert (said.code, said.out) == (2, "")
    assert (
        said.err
        == "redcarpet: the desk needs a terminal for its screen and keys. To print questions use: redcarpet list\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("exprot",), "no file or folder called exprot. For the command write: redcarpet export"),
        (("--seed", "7", "list"), "no file or folder called list. For the command write: redcarpet list"),
        (("--sed", "7"), "No such option '--sed'"),
        (("--seed", "soon"), "'soon' is not a valid integer"),
        (("completion", "tcsh"), "'tcsh' is not one of"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_slip_of_the_fingers_is_said_and_could_not_run(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    said = run(tmp_path, *words)
    assert said.code == 2
    assert told in said.err
    assert said.out == ""


def test_a_desk_without_banks_is_one_sentence_on_a_whole_terminal(tmp_path: Path) -> None:
    with Laptop(tmp_path).open("nowhere", size=(300, 36)) as terminal:
        assert terminal.exit_code() == 2
        assert terminal.text.split() == f"redcarpet: There is no file or folder called {tmp_path / 'nowhere'}.".split()
        assert b"\x1b" not in terminal.raw


def test_a_folder_called_like_a_command_is_opened_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "list").mkdir()
    assert "the desk needs a terminal" in run(tmp_path, "./list").err
    assert "redcarpet list" not in run(tmp_path, "--seed", "1", "list").err.partition("terminal")[0]


def completed(home: Path, *words: str) -> list[str]:
    """Press the tab key in bash after some words, the last of them unfinished."""
    asked = {"_REDCARPET_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(("redcarpet", *words))}
    return run(home, more={**asked, "COMP_CWORD": str(len(words))}).out.splitlines()


def test_the_shell_completes_commands_options_and_paths(tmp_path: Path) -> None:
    assert completed(tmp_path, "lo") == ["plain,locate", "file,lo"]
    assert set(completed(tmp_path, "--")) == {
        f"plain,--{option}" for option in ("seed", "filter", "no-mouse", "theme", "version", "help")
    }
    assert "plain,--notes" in completed(tmp_path, "export", "--no")
    assert completed(tmp_path, "--seed", "7", "ev") == ["file,ev"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_says_how_it_is_kept(tmp_path: Path, shell: str) -> None:
    said = run(tmp_path, "completion", more={"SHELL": f"/usr/bin/{shell}"})
    assert said.code == 0
    assert "_REDCARPET_COMPLETE" in said.out
    assert said.out.splitlines()[-1].startswith(f"# To keep it: redcarpet completion {shell} > ")
    assert run(tmp_path, "completion", shell).out == said.out


def test_an_unknown_shell_is_asked_for(tmp_path: Path) -> None:
    assert run(tmp_path, "completion", more={"SHELL": "/bin/tcsh"}).code == 2
