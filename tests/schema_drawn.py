"""How each annotation of the dataclasses is drawn in a schema: as the readers of `files` take it.

A scalar is text whatever it looks like, a list may be one text, a missing value is no mistake. Types are spelled out in
ways that keep yaml-language-server from offering `true`, `false` and `null` everywhere; and alternatives have titles,
because it shows none of a field's description where two of them look alike to it.
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from redcarpet.files.yaml_values import LARGEST_NUMBER

Schema = dict[str, Any]

GROUPS = ["object", "array"]
"""What is no text."""
NOTHING: Schema = {"title": ", empty", "not": {"type": ["string", "number", "boolean", *GROUPS]}}
"""A missing value."""
_ONE_TEXT = "Write one text here, in quotes if it begins with [ or {."
_DIGITS = r"\+?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)([eE][+-]?\d+)?"


class Drawn(GenerateJsonSchema):
    """Draws each annotation as its reader takes it."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic's signature
        return {
            "anyOf": [
                {"title": "", "type": "string", "errorMessage": _ONE_TEXT},
                {"title": ", a number", "not": {"type": ["string", *GROUPS]}},
            ]
        }

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002 - as above
        advice = "Write yes or no."
        words = "|".join(any_case(word) for word in ("yes", "no", "true", "false", "on", "off"))
        return {
            "anyOf": [
                {"title": "", "type": "string", "pattern": rf"^\s*({words})\s*$", "errorMessage": advice},
                {"title": ", true or false", "not": {"type": ["string", "number", *GROUPS]}},
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
                NOTHING,
            ]
        }

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        drawn = self.generate_inner(schema["items_schema"][0])
        if "$ref" in drawn:
            return {"items": drawn, "if": {"type": ["array", "null"]}, "else": drawn}
        advice = "Write one text, or a list: each text on a line of its own after a dash."
        one = {"if": {"type": GROUPS}, "then": {"type": "string", "errorMessage": _ONE_TEXT}}
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
            NOTHING,
        ]
    }
