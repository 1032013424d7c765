"""The JSON Schemas by which editors check and complete our files; `python -m tests.schemas` writes them.

pydantic walks the dataclasses of `core` and their docstrings; what it finds is drawn as the readers of `files` take it:
a scalar is text whatever it looks like, a list may be one text, a missing value is no mistake. Types are spelled out in
ways that keep yaml-language-server from offering `true`, `false` and `null` everywhere; and alternatives have titles,
because it shows none of a field's description where two of them look alike to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, with_config
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from redcarpet.core.bank import Bank
from redcarpet.core.event import Event, Recording
from redcarpet.core.guest import Cleared, Fact, Guest, OffLimits
from redcarpet.core.question import Ignore, Question, Source
from redcarpet.files.yaml_fields import table_of
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_values import LARGEST_NUMBER, Field
from tests.schema_shapes import FORMATS, whole
from tests.schema_words import FIELDS, TOPICS, WORDS, YES_NO, Told

FOLDER = Path(__file__).parents[1] / "src" / "redcarpet" / "schemas"
Schema = dict[str, Any]

_KINDS = (Bank, Question, Source, Ignore, Guest, OffLimits, Cleared, Fact, Event, Recording)
_FROM_TEXT = (OffLimits, Cleared, Fact)
_ONE_TEXT = "Write one text here, in quotes if it begins with [ or {."
_WORDS_NEEDED = ("ask", "name")
_GROUPS = ["object", "array"]
_NOTHING: Schema = {"title": ", empty", "not": {"type": ["string", "number", "boolean", *_GROUPS]}}
"""A missing value."""
_DIGITS = r"\+?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][+-]?\d+)?"


class Drawn(GenerateJsonSchema):
    """Draws each annotation as its reader takes it."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's signature
        return {
            "anyOf": [
                {"title": "", "type": "string", "errorMessage": _ONE_TEXT},
                {"title": ", a number", "not": {"type": ["string", *_GROUPS]}},
            ]
        }

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        advice = "Write yes or no."
        words = "|".join(any_case(word) for word in ("yes", "no", "true", "false", "on", "off"))
        return {
            "anyOf": [
                {"title": "", "type": "string", "pattern": rf"^\s*({words})\s*$", "errorMessage": advice},
                {"title": ", true or false", "not": {"type": ["string", "number", *_GROUPS]}},
            ]
        }

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        return number("integer", 1, "Write a whole number from 1, such as 150.")

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        return number("number", 0, "Write a number, such as 1.5.")

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        words = schema["expected"]
        *most, last = words
        cases = "|".join(map(any_case, words))
        return {
            "anyOf": [
                {"title": "", "enum": words, "errorMessage": f"Write {', '.join(most)} or {last}."},
                {"title": ", in capitals", "type": "string", "pattern": rf"^\s*({cases})?\s*$"},
                _NOTHING,
            ]
        }

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        drawn = self.generate_inner(schema["items_schema"][0])
        if "$ref" in drawn:
            return {"items": drawn, "if": {"type": ["array", "null"]}, "else": drawn}
        advice = "Write one text, or a list: each text on a line of its own after a dash."
        one = {"if": {"type": _GROUPS}, "then": {"type": "string", "errorMessage": _ONE_TEXT}}
        return {"items": one, "if": {"type": "object"}, "then": {"type": "array", "errorMessage": advice}}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def any_case(word: str) -> str:
    """Give the pattern of a word in capitals or small letters; the dialect of JSON Schema has no flag for it."""
    return "".join(f"[{sign.upper()}{sign}]" if sign.isalpha() else sign for sign in word)


def number(kind: str, least: int, advice: str) -> Schema:
    """Draw a number, which may stand in quotes."""
    return {
        "anyOf": [
            {"title": "", "type": kind, "minimum": least, "maximum": LARGEST_NUMBER, "errorMessage": advice},
            {"title": ", in quotes", "type": "string", "pattern": rf"^\s*{_DIGITS}\s*$", "errorMessage": advice},
            _NOTHING,
        ]
    }


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
    own = {"title": "topic of your own", "not": {"type": [*_GROUPS, "null"]}, "maxLength": longest}
    return {"anyOf": [known, own, {**_NOTHING, "title": "topic, empty"}]}


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
