"""The hook for pre-commit runs when a file changes that an evening is made of, and not otherwise."""

from __future__ import annotations

import re

import pytest
import yaml

from redcarpet.files.banks_found import shipped_place
from redcarpet.files.event_folder import new_event
from tests.laptop import CHECKOUT

[HOOK] = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def runs_for(name: str) -> bool:
    return re.search(HOOK["files"], name) is not None


def test_it_checks_the_whole_folder_by_a_command_of_ours() -> None:
    program, *words = HOOK["entry"].split()
    assert (HOOK["id"], program, HOOK["language"], HOOK["pass_filenames"]) == (
        "redcarpet-check",
        "redcarpet",
        "python",
        False,
    )
    assert words == ["check"]


@pytest.mark.parametrize("folder", ["", "northern-lights/"])
def test_it_runs_for_the_files_of_an_event_that_hold_questions_guests_or_settings(folder: str) -> None:
    made = [file.name for file in new_event("gala", "2026-11-22", shipped_place().banks, example=False)]
    expected = {name for name in made if name.endswith(".yaml")}
    assert len(expected) == 6
    assert {name for name in made if runs_for(folder + name)} == expected
    assert all(runs_for(folder + name) for name in ("guests.csv", "topics.yml", "questions/ours.yml"))
    assert not any(runs_for(folder + name) for name in ("questions/a/b.yaml", "my-guests.csv", "questions/a.yaml.txt"))
