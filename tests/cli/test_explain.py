from __future__ import annotations

import json
from pathlib import Path

import pytest

from redcarpet.core.checks.rules import RULES
from redcarpet.files.yaml_rules import Rule
from tests.cli.shell import run
from tests.laptop import Laptop


def test_without_a_name_every_rule_has_a_line_in_its_family(tmp_path: Path) -> None:
    said = run(tmp_path, "explain")
    assert (said.code, said.err) == (0, "")
    told = [line.split() for line in said.out.splitlines() if line.startswith("  RC")]
    assert [row[0] for row in told] == sorted([*RULES, *(rule.value for rule in Rule)])
    assert "  RC301  warning  appearance           Clothes, hair, nails, bags: how somebody looks." in said.out
    assert "equity: what is asked of some and not of others" in said.out.splitlines()


@pytest.mark.parametrize("word", ["RC301", "rc301", "appearance", "Appearance"])
def test_a_rule_is_explained_by_its_id_or_name(tmp_path: Path, word: str) -> None:
    said = run(tmp_path, "explain", word)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "RC301  appearance  warning"
    assert "  Bad     Who are you wearing?" in lines
    assert 'To excuse one question, write in it: ignore: [{rule: RC301, reason: "why"}]' in lines
    assert max(map(len, lines)) <= 80


def test_two_rules_of_one_name_are_both_explained(tmp_path: Path) -> None:
    out = run(tmp_path, "explain", "too-long", "RC201").out
    assert [line for line in out.splitlines() if line.startswith("RC")] == [
        "RC036  too-long  error",
        "RC201  too-long  warning",
    ]


def test_an_unknown_rule_is_asked_back(tmp_path: Path) -> None:
    said = run(tmp_path, "explain", "apearance")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "redcarpet: there is no rule called apearance. Did you mean RC301 (appearance)? "
        "redcarpet explain lists them all.\n"
    )
    assert run(tmp_path, "explain", "RC301", "?").code == 2


def test_the_json_has_the_manuals(tmp_path: Path) -> None:
    whole = json.loads(run(tmp_path, "explain", "--json").out)
    assert (whole["redcarpet"], whole["version"], len(whole["rules"])) == ("explain", 1, len(RULES) + len(Rule))
    (one,) = json.loads(run(tmp_path, "explain", "--json", "RC101").out)["rules"]
    assert one["manual"] == RULES["RC101"].manual
    assert (one["name"], one["family"], one["level"]) == ("closed-question", "craft", "warning")


def test_on_a_terminal_it_is_set_for_its_width(tmp_path: Path) -> None:
    with Laptop(tmp_path).open("explain", "RC301", size=(50, 60)) as terminal:
        assert terminal.exit_code() == 0
        assert "Bad     Who are you wearing?" in terminal.text
        assert "The clothes question is fine; as the only question" in terminal.text
