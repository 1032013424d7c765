"""Topics and their groups: the shipped ones are all there, an event adds its own, and slips are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from redcarpet.core.balance import GROUPS
from redcarpet.core.words import bare
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.banks_found import find_place, shipped_place
from redcarpet.files.topics_yaml import SHIPPED, read_topics, topics_files


def written(folder: Path, text: str, name: str = "topics.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_topic_of_the_shipped_banks_has_a_group() -> None:
    groups, problems = read_topics(topics_files())
    assert problems == ()
    topics = {bare(question.topic) for question in read_banks(shipped_place().banks).questions}
    assert topics - groups.keys() == set()
    assert len(groups) == 34
    assert set(groups.values()) <= set(GROUPS)


def test_an_events_file_adds_and_changes(tmp_path: Path) -> None:
    written(tmp_path, "Jewellery: looks\nCare work: allyship\n")
    groups, problems = read_topics(topics_files(tmp_path))
    assert problems == ()
    assert (groups["jewellery"], groups["care work"], groups["craft"]) == ("looks", "allyship", "work")


def test_an_event_without_one_has_the_shipped_groups(tmp_path: Path) -> None:
    assert topics_files(tmp_path) == topics_files() == (SHIPPED,)
    assert topics_files(tmp_path / "nowhere") == (SHIPPED,)
    written(tmp_path, "", "topics.yml")
    assert topics_files(tmp_path) == (SHIPPED, tmp_path / "topics.yml")


@pytest.mark.parametrize(
    ("text", "found", "told"),
    [
        ("craft: wrok\nrisk: work\n", {"risk": "work"}, ("RC034", 1, "Did you mean “work”?")),
        ("craft: Work\n", {"craft": "work"}, None),
        ("craft: gadgets\n", {}, ("RC034", 1, "Write work, allyship, looks, family or other.")),
        ("craft:\n", {}, None),
        ("Set safety: work\nset-safety: other\n", {"set safety": "work"}, ("RC031", 2, "Delete one of them.")),
        ("craft: [work, looks]\n", {}, ("RC025", 1, "Put the whole text in quotes.")),
        ("'--': work\n", {}, ("RC033", 1, 'Write lines such as "craft: work".')),
        ("- craft\n", {}, ("RC033", 1, 'Write lines such as "name: value".')),
        ("craft: {work\n", {}, ("RC025", 1, "Write “}” at its end, or put the whole text in quotes.")),
        ("yes: looks\n", {"yes": "looks"}, None),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_read(
    tmp_path: Path, text: str, found: dict[str, str], told: tuple[str, int, str] | None
) -> None:
    groups, problems = read_topics([written(tmp_path, text)])
    assert groups == found
    assert [(problem.rule, problem.span.line, problem.help) for problem in problems] == ([told] if told else [])


def test_a_slip_leaves_the_shipped_group(tmp_path: Path) -> None:
    groups, problems = read_topics([SHIPPED, written(tmp_path, "craft: wrok\n")])
    assert groups["craft"] == "work"
    assert [problem.rule for problem in problems] == ["RC034"]


def test_a_file_that_is_none_is_a_problem(tmp_path: Path) -> None:
    groups, problems = read_topics([tmp_path / "topics.yaml", tmp_path])
    assert groups == {}
    assert [problem.rule for problem in problems] == ["RC001", "RC001"]


def test_beside_banks_it_is_no_bank(tmp_path: Path) -> None:
    written(tmp_path, "craft: work\n")
    written(tmp_path, "questions: [What?]\n", "bank.yaml")
    assert [bank.name for bank in find_place([tmp_path], tmp_path, tmp_path).banks] == ["bank.yaml"]
