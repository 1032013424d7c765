"""The schemas say of a file what its reader says: nothing where it is silent, something where it finds a mistake."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from redcarpet.core.problem import Problem
from redcarpet.core.question import NEEDS_WORDS
from redcarpet.files.bank_yaml import read_bank
from redcarpet.files.banks_found import shipped_place
from redcarpet.files.event_folder import new_event
from redcarpet.files.event_yaml import read_event
from redcarpet.files.guests_yaml import read_guests_yaml
from redcarpet.files.schema_json import FORMATS, MARK, schema_text
from redcarpet.files.topics_yaml import SHIPPED, own_topics, read_topics
from redcarpet.files.yaml_rules import Rule
from tests.files.yaml_mistakes import AMONG_OTHERS, WHOLE_FILES
from tests.schema_meanings import NEEDS, TOPICS
from tests.schema_samples import ACCEPTED, REFUSED, seen
from tests.schema_words import FIELDS
from tests.schemas import FOLDER, texts

PROBLEMS: Mapping[str, Callable[[Path], tuple[Problem, ...]]] = {
    "bank": lambda path: read_bank(path)[1],
    "guests": lambda path: read_guests_yaml(path).problems,
    "event": lambda path: read_event(path)[1],
}
CHECKERS = {name: Draft202012Validator(json.loads(schema_text(name))) for name in FORMATS}
WITHIN = {
    "Bank": ("bank", "{}\nquestions: [Why?]"),
    "Question": ("bank", "questions:\n  - ask: Why?\n    {}"),
    "Source": ("bank", "questions:\n  - ask: Why?\n    source:\n      {}"),
    "Ignore": ("bank", "questions:\n  - ask: Why?\n    ignore:\n      rule: RC107\n      {}"),
    "Guest": ("guests", "guests:\n  - name: Ada\n    {}"),
    "OffLimits": ("guests", "guests:\n  - name: Ada\n    off_limits:\n      - topic: family\n        {}"),
    "Cleared": ("guests", "guests:\n  - name: Ada\n    cleared:\n      topic: grief\n      {}"),
    "Fact": ("guests", "guests:\n  - name: Ada\n    facts:\n      text: She cut it.\n      {}"),
    "Event": ("event", "{}"),
    "Recording": ("event", "recording:\n  {}"),
}
"""Where a field of each record stands in a file."""
SEEN_BY_SCHEMAS = {Rule.UNKNOWN_FIELD, Rule.MISSING_FIELD, Rule.WRONG_KIND, Rule.UNKNOWN_WORD, Rule.NOT_A_NUMBER}


def told(folder: Path, name: str, text: str) -> list[str]:
    """Give what the reader of a format says of a text, with its level."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return [f"{problem.level}: {problem}" for problem in PROBLEMS[name](path)]


def flagged(name: str, text: str) -> list[str]:
    return [error.message for error in CHECKERS[name].iter_errors(seen(text))]


def samples(table: Mapping[str, Any]) -> list[Any]:
    return [pytest.param(name, text, id=f"{name}-{text[:70]}") for name, all_of in table.items() for text in all_of]


def test_the_shipped_schemas_are_what_the_dataclasses_say() -> None:
    """`python -m tests.schemas` writes them anew."""
    assert {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()} == {
        f"{name}.schema.json": text for name, text in texts().items()
    }


@pytest.mark.parametrize("name", FORMATS)
def test_a_schema_is_one_of_2020_12_and_says_by_its_first_line_that_it_is_ours(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema_text(name).startswith(f"{MARK}{name}:1")


@pytest.mark.parametrize("name", FORMATS)
def test_every_field_is_told_with_an_example_and_none_has_a_default(name: str) -> None:
    nodes = list(inside(json.loads(schema_text(name))))
    fields = [(field, one) for node in nodes for field, one in node.get("properties", {}).items()]
    assert len(fields) > 10
    for field, one in fields:
        assert one["description"]
        assert f"```yaml\n{field}:" in one["markdownDescription"]
        assert "`core." not in one["markdownDescription"]
    assert [node for node in nodes if "default" in node] == []
    assert [node for node in nodes if len(node.get("examples", "..")) == 1] == []
    assert all(node["additionalProperties"] is False for node in nodes if "properties" in node)
    enums = [node for node in nodes if "enum" in node]
    assert [node for node in enums if len(node["markdownEnumDescriptions"]) != len(node["enum"])] == []


def inside(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    children = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    yield from chain.from_iterable(map(inside, children))


@pytest.mark.parametrize("kind", FIELDS)
def test_every_example_can_be_written_as_it_is_shown(tmp_path: Path, kind: str) -> None:
    name, whole = WITHIN[kind]
    before = whole.partition("{}")[0].rpartition("\n")[2]
    for field, one in FIELDS[kind].items():
        shown = f"{field}:{one.example if one.example.startswith(chr(10)) else ' ' + one.example}"
        placed = whole.replace("{}", shown.replace("\n", "\n" + before))
        text = re.sub(r"(?m)^( *(?:- )?)(ask|topic|text|rule|name): .*\n(?=\s*\2:)", r"\1", placed)
        text = re.sub(r"(?m)(- )\s+", r"\1", text).removesuffix("\nquestions: [Why?]" * (field == "questions"))
        assert (field, told(tmp_path, name, text)) == (field, [])
        assert (field, flagged(name, text)) == (field, [])


@pytest.mark.parametrize(("name", "text"), samples(ACCEPTED))
def test_what_the_reader_takes_the_schema_takes(tmp_path: Path, name: str, text: str) -> None:
    assert told(tmp_path, name, text) == []
    assert flagged(name, text) == []


@pytest.mark.parametrize(("name", "text"), samples(REFUSED))
def test_what_the_reader_refuses_the_schema_flags(tmp_path: Path, name: str, text: str) -> None:
    assert any(problem.startswith("error") for problem in told(tmp_path, name, text))
    assert flagged(name, text)


def test_only_a_question_or_a_guest_called_null_must_be_quoted(tmp_path: Path) -> None:
    """An editor can't tell a plain Null from a missing value, and the missing name is the more likely mistake."""
    for name, text in (("bank", "questions:\n  - ask: Null"), ("guests", "guests:\n  - name: Null")):
        assert told(tmp_path, name, text) == []
        assert flagged(name, text)
        assert flagged(name, text.replace("Null", '"Null"')) == []


def test_both_say_the_same_of_every_other_mistake_that_the_tests_know(tmp_path: Path) -> None:
    """Of those, that is, with which an editor gets as far as the schema, and that are about fields and their values."""
    among = [f"questions:\n  - ask: First?\n{written}\n  - ask: Last?\n" for written, *_ in AMONG_OTHERS]
    compared = {True: 0, False: 0}
    for text in (*among, *(whole for whole, *_ in WHOLE_FILES)):
        path = tmp_path / "bank.yaml"
        path.write_text(text, encoding="utf-8")
        problems = read_bank(path)[1]
        if {problem.rule for problem in problems} <= SEEN_BY_SCHEMAS:
            assert (text, bool(flagged("bank", text))) == (text, bool(problems))
            compared[bool(problems)] += 1
    assert min(compared.values()) > 10


@pytest.mark.parametrize("example", [False, True])
def test_what_init_makes_has_no_mistake_for_the_schemas(example: bool) -> None:
    made = {
        file.name: file.content.decode()
        for file in new_event("gala", "2026-11-22", shipped_place().banks, example=example)
    }
    banks = [name for name in made if name.startswith("questions/")]
    assert len(banks) == 4
    for name, file in [("event", "event.yaml"), ("guests", "guests.yaml"), *(("bank", bank) for bank in banks)]:
        assert (file, flagged(name, made[file])) == (file, [])


def test_every_shipped_topic_is_offered_with_what_it_means() -> None:
    shipped, _ = read_topics([SHIPPED])
    assert {topic.replace("-", " ") for topic in TOPICS} == set(shipped)
    assert json.loads(schema_text("bank"))["$defs"]["Topic"]["anyOf"][0]["enum"] == list(TOPICS)


def test_every_need_that_the_desk_can_say_is_offered() -> None:
    assert NEEDS.keys() == NEEDS_WORDS.keys()


def test_an_events_own_topics_are_offered_first_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "topics.yaml").write_text("Big Boats: work\ncraft: looks\npay: wrong\n", encoding="utf-8")
    topics, problems = own_topics(tmp_path)
    assert topics == {"Big Boats": "work", "craft": "looks"}
    assert len(problems) == 1
    known = json.loads(schema_text("guests", topics))["$defs"]["Topic"]["anyOf"][0]
    assert known["enum"][:3] == ["Big Boats", "craft", "authorship"]
    assert known["markdownEnumDescriptions"][:2] == ["A topic of this event, counted as work.", "How the work is done."]
    assert len(known["enum"]) == len(TOPICS) + 1
    assert schema_text("event", topics) == schema_text("event")
