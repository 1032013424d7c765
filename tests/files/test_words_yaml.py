"""Word lists: the shipped ones can be read, and a newsroom's own change them, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from redcarpet.core.bank import Bank
from redcarpet.core.checks.judge import judged_texts
from redcarpet.core.checks.phrase import Phrasebook
from redcarpet.core.checks.rules import LISTED
from redcarpet.core.question import Question
from redcarpet.files.words_yaml import WORDLISTS, read_words, words_file, written_words
from tests.laptop import CHECKOUT


def own(folder: Path, text: str) -> Path:
    path = folder / ".redcarpet" / "words.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def flagged(path: Path | None, ask: str) -> set[str]:
    lists, problems = read_words(path)
    assert problems == ()
    bank = Bank("x", questions=(Question(ask),))
    return {verdict.rule for verdict in judged_texts((bank,), lists, 150)}


@pytest.mark.parametrize("path", sorted(WORDLISTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_phrase_of_a_shipped_list_can_be_read(path: Path) -> None:
    written = written_words(path)
    book = Phrasebook(written.groups)
    phrases = [text for kept in (written.flag, written.spare) for some in kept.values() for text in some.values()]
    assert len([book.phrase(text) for text in phrases]) > 1000
    assert {rule.id for rule in LISTED} <= written.flag.keys()


def test_words_are_added_removed_and_spared(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "RC301:\n  add: [moon boots, your ...1 cape]\n  remove: [twirl*]\n  spare:\n    - dress of snow\n"
        "leading:\n  remove: obviously\n<garment>:\n  add: [sari]\n  remove: [gown]\n",
    )
    assert flagged(None, "Who twirls?") == {"RC301"}
    assert flagged(path, "Who twirls?") == set()
    assert flagged(path, "Whose moon boots have that cut?") == {"RC301"}
    assert flagged(path, "Who made your red cape?") == {"RC301"}
    assert flagged(path, "What did your dress of snow weigh?") == set()
    assert flagged(path, "What did your sari weigh?") == {"RC301"}
    assert flagged(path, "What did your gown weigh?") == set()
    assert flagged(path, "What did they obviously keep?") == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("RC999: {add: [x]}", (1, 1, "No rule is called “RC999”.", "redcarpet explain names the rules.")),
        ("apearance: {add: [x]}", (1, 1, "No rule is called “apearance”.", "Did you mean “appearance”?")),
        ("RC201:\n  add: [x]", (1, 1, "The rule RC201 has no list of words.", "To excuse a question from it")),
        ("RC301:\n  ad: [x]", (2, 3, "“ad” is no field here.", "Did you mean “add”?")),
        (
            "RC301:\n  add: [moon-boots]",
            (2, 9, "“moon-boots” can't be read as a phrase.", "A word with a hyphen is two: write moon boots"),
        ),
        ("RC301:\n  remove: [twirll]", (2, 12, "“twirll” is no phrase of RC301.", "Did you mean “twirl*”?")),
        ("RC301:\n  add: [ok, 'a! b']", (2, 13, "“a! b” can't be read as a phrase.", "A phrase is made of words")),
        ("RC301:\n  add: ['your <frock>']", (2, 9, "“your <frock>” can't", "No list of words is called <frock>.")),
        ("RC301: twirl", (1, 8, "Below a rule stand fields of its own.", "Write add: [some words]")),
        ("RC301:\n  add: [[a]]", (2, 9, "A phrase is expected here.", "Put the whole text in quotes.")),
        ("<garmet>: {add: [x]}", (1, 1, "No list of words is called “<garmet>”.", "Did you mean “garment”?")),
        ("<garment>:\n  add: [a b]", (2, 9, "“a b” is not a single word.", "Write one word each.")),
        ("<garment>:\n  remove: [dres]", (2, 12, "“dres” is no word of “<garment>”.", "Did you mean “dress”?")),
        ("- RC301", (1, 1, "This file should hold the fields of the word lists.", "Write lines such as")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, told: tuple[int, int, str, str]) -> None:
    lists, problems = read_words(own(tmp_path, text + "\n"))
    assert lists["en"].heard("Who are you wearing?").flagged.keys() == {"RC301"}
    (problem,) = problems
    assert (problem.span.line, problem.span.column) == told[:2]
    assert problem.message.startswith(told[2])
    assert problem.help.startswith(told[3])


@pytest.mark.parametrize("text", ["", "# nothing\n", "RC301:\n", "RC301:\n  add:\n", "RC301: {add: [], spare: []}\n"])
def test_nothing_to_change_is_no_problem(tmp_path: Path, text: str) -> None:
    assert read_words(own(tmp_path, text))[1] == ()


def test_a_file_that_cannot_be_read_leaves_the_shipped_lists(tmp_path: Path) -> None:
    lists, problems = read_words(own(tmp_path, "RC301: {add: [x\n"))
    assert len(problems) == 1
    assert "RC301" in lists["en"].heard("Who are you wearing?").flagged
    assert [problem.rule for problem in read_words(tmp_path / "gone.yaml")[1]] == ["RC001"]


def test_a_newsrooms_list_is_that_of_the_first_folder_that_has_one(tmp_path: Path) -> None:
    banks = tmp_path / "gala" / "questions"
    banks.mkdir(parents=True)
    folders = (banks, banks.parent)
    assert words_file(folders) is None
    above = own(tmp_path / "gala", "")
    assert words_file(folders) == above
    assert words_file((banks,)) is None
    beside = own(banks, "")
    assert words_file(folders) == beside


def test_the_example_for_producers_changes_what_it_says(tmp_path: Path) -> None:
    (example,) = re.findall(r"(?s)```yaml\n(RC105:.*?)```", (CHECKOUT / "docs" / "producers.md").read_text("utf-8"))
    path = own(tmp_path, example)
    for ask, before, after in (
        ("What was the worst of it?", True, False),
        ("Who hits back in your tell-all?", False, True),
        ("What does the scandal sheet print?", True, False),
    ):
        assert ("RC105" in flagged(None, ask), "RC105" in flagged(path, ask)) == (before, after)
