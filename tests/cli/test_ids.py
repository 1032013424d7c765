"""`redcarpet ids` lists the ids that are missing, and puts them into the banks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from redcarpet.core.question import Question, fingerprint
from redcarpet.core.slugs import slugs_for
from redcarpet.files.banks_found import shipped_place
from tests.cli.shell import run
from tests.laptop import Laptop
from tests.typing_night import TypingNight


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = Laptop(tmp_path).bank({"ask": "Why?", "id": "why"}, {"ask": "What did you fight to keep?"}, "Who's that?")
    return laptop.bank("What did you fight to keep?", "What did you fight to keep then?", name="b-bank.yaml")


LISTED = (
    "northern-lights/questions/a-bank.yaml:5  fight-keep    What did you fight to keep?\n"
    "northern-lights/questions/a-bank.yaml:6  whos-that     Who's that?\n"
    "northern-lights/questions/b-bank.yaml:3  fight-keep-2  What did you fight to keep?\n"
    "northern-lights/questions/b-bank.yaml:4  fight-keep-3  What did you fight to keep then?\n"
)


def test_ids_are_listed_and_nothing_is_changed(laptop: Laptop) -> None:
    before = (laptop.event / "questions" / "a-bank.yaml").read_bytes()
    said = run(laptop.home, "ids", "northern-lights")
    assert (said.code, said.out) == (0, LISTED)
    assert said.err == "redcarpet: 4 questions have no id; nothing was changed. --write puts these into the banks.\n"
    assert (laptop.event / "questions" / "a-bank.yaml").read_bytes() == before
    told = json.loads(run(laptop.home, "ids", "northern-lights", "--json").out)
    assert [one["id"] for one in told["questions"]] == ["fight-keep", "whos-that", "fight-keep-2", "fight-keep-3"]


def test_written_ids_stand_after_the_words_and_those_that_are_there_stay(laptop: Laptop) -> None:
    said = run(laptop.home, "ids", "northern-lights", "--write")
    written = LISTED.replace("yaml:6", "yaml:7").replace("b-bank.yaml:4", "b-bank.yaml:5")
    assert (said.code, said.out, said.err) == (0, written, "redcarpet: 4 of 4 ids written.\n")
    text = (laptop.event / "questions" / "b-bank.yaml").read_text()
    assert text.endswith('then?"\n    id: fight-keep-3\n')
    assert 'id: "why"\n' in (laptop.event / "questions" / "a-bank.yaml").read_text()
    again = run(laptop.home, "ids", "northern-lights", "--write")
    assert (again.code, again.out, again.err) == (0, "", "redcarpet: every question has an id.\n")


def test_marks_stay_with_a_question_that_gets_an_id(laptop: Laptop) -> None:
    night = TypingNight(laptop.event / "marks")
    night.asked("What did you fight to keep?")
    night.over()
    before = run(laptop.home, "list", "is:asked", "--from", "northern-lights")
    assert "✓ asked" in before.out
    run(laptop.home, "ids", "northern-lights", "--write")
    assert run(laptop.home, "list", "is:asked", "--from", "northern-lights").out == before.out


def test_what_cannot_be_written_is_named_and_left(laptop: Laptop) -> None:
    path = laptop.event / "questions" / "a-bank.yaml"
    path.write_text("questions:\n- Why\n  now?\n- How come?\n")
    said = run(laptop.home, "ids", "northern-lights/questions/a-bank.yaml", "--write")
    assert said.code == 1
    assert path.read_text() == "questions:\n- Why\n  now?\n- ask: How come?\n  id: how-come\n"
    assert "a-bank.yaml:2: no id was written: after the change it would not read as it should." in said.err
    assert said.err.endswith("redcarpet: 1 of 2 ids written.\n")


def test_shipped_and_broken_banks_stay_as_they_are(laptop: Laptop) -> None:
    broken = laptop.event / "questions" / "a-bank.yaml"
    broken.write_text("questions:\n- Why?\n- B: [\n")
    said = run(laptop.home, "ids", "northern-lights/questions/a-bank.yaml", "--write")
    assert (said.code, broken.read_text()) == (1, "questions:\n- Why?\n- B: [\n")
    assert "a-bank.yaml:3:4: A colon followed by a space splits the text" in said.err
    assert run(laptop.home, "ids", str(shipped_place().folder), "--write").err.endswith("every question has an id.\n")


@pytest.mark.parametrize(
    ("ask", "slug"),
    [
        ("What is one decision in {project|your film} that only you could have made?", "decision-film-only"),
        ("Why?", "why"),
        ("Who's next, Zoë Ødegård-Straße?", "whos-next-zoe"),
        ("1917?", "q-1917"),
        ("Bad ace?", "q-bad-ace"),
        ("なぜ？", f"q-{fingerprint('なぜ？')}"),
        ("Чей fix?", f"q-{fingerprint('Чей fix?')}"),
        ("!?", f"q-{fingerprint('!?')}"),
        ("a" * 90 + " b c", "q-" + "a" * 40),
    ],
)
def test_an_id_is_short_and_of_telling_words(ask: str, slug: str) -> None:
    (found,) = slugs_for([Question(ask)], ())
    assert found == slug


def test_ids_are_unique_and_the_same_each_time() -> None:
    asks = ["Who wrote the first draft of this?", "Who wrote the first draft of that?", "Who wrote first drafts?"] * 2
    found = slugs_for(map(Question, asks), {"wrote-first-drafts"})
    assert len(set(found)) == 6
    assert found[:2] == ("wrote-first-draft", "wrote-first-draft-2")
    assert found == slugs_for(map(Question, asks), {"wrote-first-drafts"})
