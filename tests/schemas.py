"""The JSON Schemas by which editors check and complete our files; `python -m tests.schemas` writes them.

pydantic walks the dataclasses of `core` and their docstrings, `tests.schema_drawn` draws what it finds, and here each
field gets what its reader limits and what is told of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, with_config

from redcarpet.core.bank import Bank
from redcarpet.core.event import Event, Recording
from redcarpet.core.guest import Cleared, Fact, Guest, OffLimits
from redcarpet.core.question import Ignore, Question, Source
from redcarpet.files.yaml_fields import table_of
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_values import LARGEST_NUMBER, Field
from tests.schema_drawn import GROUPS, NOTHING, Drawn, Schema
from tests.schema_meanings import TOPICS, WORDS, YES_NO
from tests.schema_shapes import FORMATS, whole
from tests.schema_words import FIELDS, Told

FOLDER = Path(__file__).parents[1] / "src" / "redcarpet" / "schemas"

_KINDS = (Bank, Question, Source, Ignore, Guest, OffLimits, Cleared, Fact, Event, Recording)
_FROM_TEXT = (OffLimits, Cleared, Fact)
_WORDS_NEEDED = ("ask", "name")


def record(kind: type, drawn: Schema) -> Schema:
    """Give the fields of a dataclass by their names in a file, each with what is told of it."""
    table = table_of(kind, "")
    if kind is Bank:
        table = replace(table, required=())  # a bank without a title goes by its file's name
    told = {one.name: one for one in table.fields.values()}
    found = {
        told[name].written: field_of(kind.__name__, told[name], one, table)
        for name, one in drawn["properties"].items()
        if name in told
    }
    whole: Schema = {
        "title": title_of(kind.__name__),
        "description": plain(drawn["description"]),
        "properties": found,
        "required": list(table.required),
        "additionalProperties": False,
    }
    if kind in (Bank, Event):
        return whole | {"type": "object"}
    refused = ["string", "number", "boolean", "array", *(["null"] if kind is Ignore else [])]
    example = ", ".join(f"{name}: ..." for name in found)
    advice = "Delete one of the dashes." if kind in _FROM_TEXT else f"Write it as {{{example}}}."
    return whole | {
        "if": {"type": ["array"] if kind in _FROM_TEXT else refused},
        "then": {"type": "object", "errorMessage": advice},
    }


def field_of(kind: str, field: Field, drawn: Schema, table: Table) -> Schema:
    """Draw one field: what its reader limits, what its words mean, and what is told of it."""
    told = FIELDS[kind][field.written]
    said = plain(drawn.pop("description"))
    drawn.pop("title", None)
    for one in drawn.get("anyOf", ()):
        one["title"] = field.written + one["title"]
    if field.written == "topic":
        drawn = {"$ref": "#/$defs/Topic"}
    elif field.written in table.required:
        not_missing(drawn, field)
    limited(drawn, field)
    explained(drawn, kind, field.written)
    offered(drawn, told)
    markdown = " ".join(filter(None, (said, told.more)))
    example = f"```yaml\n{field.written}:{'' if told.example.startswith(chr(10)) else ' '}{told.example}\n```"
    return {"description": said, "markdownDescription": f"{markdown}\n\n{example}", **drawn}


def not_missing(drawn: Schema, field: Field) -> None:
    """Refuse a missing value; of what a question or a guest can't be without, also an empty text."""
    text, other = drawn["anyOf"]
    text["errorMessage"] = "Write some words here. If they are there already, put them in quotes."
    other["not"]["type"].append("null")
    if field.written in _WORDS_NEEDED:
        text["pattern"] = r"\S"


def limited(drawn: Schema, field: Field) -> None:
    """Add how long a text, and how many texts, may be."""
    if "anyOf" in drawn and drawn["anyOf"][0].get("type") == "string" and "pattern" not in drawn["anyOf"][1]:
        drawn["anyOf"][0]["maxLength"] = field.longest
    if "then" in drawn.get("items", {}):
        drawn["items"]["maxLength"] = field.longest
    if field.most < LARGEST_NUMBER:
        drawn["maxItems"] = field.most


def explained(drawn: Schema, kind: str, name: str) -> None:
    """Say what each of the only words means."""
    words = WORDS.get(kind, {}).get(name)
    if words:
        choice = drawn["anyOf"][0]
        choice["markdownEnumDescriptions"] = [words[word] for word in choice["enum"]]
    yes_no = YES_NO.get(kind, {}).get(name)
    if yes_no:
        drawn["defaultSnippets"] = suggestions(dict(zip(("yes", "no"), yes_no, strict=True)))


def offered(drawn: Schema, told: Told) -> None:
    """Add words to choose from where any other is welcome, too."""
    if told.examples:
        drawn["examples"] = list(told.examples)
    if told.offered:
        drawn.get("items", drawn)["defaultSnippets"] = suggestions(told.offered)


def suggestions(words: Mapping[str, str]) -> Sequence[Schema]:
    """Give the words that an editor offers, with what each means."""
    return [{"label": word, "markdownDescription": means, "body": word} for word, means in words.items()]


def plain(docstring: str) -> str:
    """Take out of a docstring what only a reader of the source needs."""
    return re.sub(r": see `core\.\w+`| Written `\w+`\.", "", " ".join(docstring.split()))


def title_of(kind: str) -> str:
    """Give a dataclass's name in words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).capitalize()


def topic() -> Schema:
    """Draw a topic: one of ours, or any word."""
    advice = "Write one topic, such as craft."
    known = {
        "title": "topic",
        "enum": list(TOPICS),
        "markdownEnumDescriptions": list(TOPICS.values()),
        "errorMessage": advice,
    }
    longest = table_of(Question, "").fields["topic"].longest
    own = {"title": "topic of your own", "not": {"type": [*GROUPS, "null"]}, "maxLength": longest}
    return {"anyOf": [known, own, {**NOTHING, "title": "topic, empty"}]}


def drawn_kinds() -> Mapping[str, Schema]:
    """Draw every dataclass of the formats, by its name."""
    config = ConfigDict(use_attribute_docstrings=True, extra="forbid")
    for kind in _KINDS:
        with_config(config)(kind)
    drawn_of: dict[str, Schema] = {}
    for root in (Bank, Guest, Event):
        drawn = TypeAdapter(root).json_schema(schema_generator=Drawn)
        drawn_of |= drawn.pop("$defs") | {root.__name__: drawn}
    return {"Topic": topic()} | {kind.__name__: record(kind, drawn_of[kind.__name__]) for kind in _KINDS}


def texts() -> Mapping[str, str]:
    """Give the content of each schema's file, by the name of the format."""
    kinds = drawn_kinds()
    return {name: json.dumps(whole(name, kinds), indent=2, ensure_ascii=False) + "\n" for name in FORMATS}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in texts().items():
        (FOLDER / f"{name}.schema.json").write_text(text, encoding="utf-8")
