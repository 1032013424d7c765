"""The frame of each file around its records: what a bank, a sheet of guests and an event are as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

_BARE_QUESTION: Schema = {
    "pattern": r"\S",
    "patternErrorMessage": "Write the question, or delete the dash.",
    "if": {"type": ["array", "null"]},
    "then": {
        "type": ["object", "string"],
        "errorMessage": "Write a question after the dash; if one is there already, put it in quotes.",
    },
}
"""A question may be nothing but its words."""
_BARE_GUEST: Schema = {
    "pattern": r"\S",
    "patternErrorMessage": "Write a name, or delete the dash.",
    "if": {"type": ["array", "null"]},
    "then": {
        "type": ["object", "string"],
        "errorMessage": "Write a guest after the dash; if one is there already, put it in quotes.",
    },
}

# Sorted last, and called new: inside a question of one field the server offers them, too, and indents them wrongly.
_QUESTION_SNIPPETS = [
    {
        "type": "array",
        "label": "new question",
        "sortText": "~new question",
        "description": "A new question, with a short form and a follow-up.",
        "body": {
            "ask": "${1:The question, as it is said aloud?}",
            "short": "${2:At most eight words?}",
            "topic": "${3:craft}",
            "follow_ups": ["${4:What to ask after the answer?}"],
        },
    },
    {
        "type": "array",
        "label": "new question for her or him",
        "sortText": "~new question for her or him",
        "description": "A new question that is not for anyone, and why it is not.",
        "body": {
            "ask": "${1:The question, as it is said aloud?}",
            "for": "${2|her,him|}",
            "why": "${3:Why it is not for anyone.}",
            "mirror": "${4:the id of its twin}",
            "topic": "${5:pay}",
        },
    },
    {
        "type": "array",
        "label": "new question of care",
        "sortText": "~new question of care",
        "description": "A new question that is never drawn by chance, with a line to leave with.",
        "body": {
            "ask": "${1:The question, as it is said aloud?}",
            "sensitivity": "care",
            "exit_line": "${2:Thank you for saying that.}",
            "topic": "${3:institutions}",
            "note": "${4:What the reporter should know first.}",
        },
    },
]
_GUEST_SNIPPETS = [
    {
        "type": "array",
        "label": "new guest",
        "sortText": "~new guest",
        "description": "A new guest: name, how it is said, questions, film.",
        "body": {
            "name": "${1:Name}",
            "say": "${2:HOW it is said}",
            "for": "${3|anyone,her,him|}",
            "tonight": "${4|guest,nominee,presenter,performer,cast,crew,executive|}",
            "role": "${5:role}",
            "project": "${6:project}",
        },
    },
    {
        "type": "array",
        "label": "new guest with off-limits",
        "sortText": "~new guest with off-limits",
        "description": "A new guest, and what is not to be asked.",
        "body": {
            "name": "${1:Name}",
            "off_limits": [
                {
                    "topic": "${2:family}",
                    "words": "[${3:divorce, custody}]",
                    "asked_by": "${4|publicist,newsroom,lawyer|}",
                }
            ],
        },
    },
]
_OFF_LIMITS_SNIPPETS = [
    {
        "type": "array",
        "label": "new off-limits",
        "sortText": "~new off-limits",
        "description": "A topic and words that are not to be asked.",
        "body": {
            "topic": "${1:family}",
            "words": "[${2:divorce, custody}]",
            "asked_by": "${3|publicist,newsroom,lawyer|}",
            "agreed": "${4|yes,no|}",
        },
    }
]
_KEEPS_SOMETHING_OUT: Schema = {
    "anyOf": [
        {
            "title": "off-limits",
            "required": ["topic"],
            "errorMessage": "This keeps nothing out: write a topic, or words.",
        },
        {"title": "off-limits by its words", "required": ["words"]},
        {"title": "off-limits in one word", "not": {"type": "object"}},
    ]
}


def _bank(kinds: Mapping[str, Schema]) -> Schema:
    bank = kinds["Bank"]
    questions = bank["properties"]["questions"]
    for word in ("if", "else"):
        questions.pop(word)
    questions["type"] = "array"
    questions["errorMessage"] = "Write each question below this line, after a dash."
    questions["defaultSnippets"] = _QUESTION_SNIPPETS
    question = kinds["Question"] | _BARE_QUESTION
    defs = {"Question": question, **{name: kinds[name] for name in ("Source", "Ignore", "Topic")}}
    return bank | {"required": ["questions"], "$defs": defs}


def _guests(kinds: Mapping[str, Schema]) -> Schema:
    guest = kinds["Guest"] | _BARE_GUEST
    guest["properties"]["off_limits"]["defaultSnippets"] = _OFF_LIMITS_SNIPPETS
    several = {
        "items": {"$ref": "#/$defs/Guest"},
        "defaultSnippets": _GUEST_SNIPPETS,
    }
    sheet = {
        "description": "Whom the event expects, each after a dash.",
        "markdownDescription": (
            "Whom the event expects, each after a dash. A guest is a name and nothing else, or fields of its own. What "
            "is not known stays out and is never guessed.\n\n"
            "```yaml\nguests:\n  - Pim Hollowell\n  - name: Ada Nunes\n    for: her\n```"
        ),
        **several,
        "if": {"not": {"type": "null"}},
        "then": {"type": "array", "errorMessage": "Write each guest below this line, after a dash."},
    }
    return {
        "title": "Guests",
        "description": "The arrivals sheet of an event.",
        **several,
        "properties": {"guests": sheet},
        "required": ["guests"],
        "additionalProperties": False,
        "if": {"type": ["string", "number", "boolean", "null"]},
        "then": {"type": "object", "errorMessage": 'Write "guests:", and each guest below it after a dash.'},
        "$defs": {
            "Guest": guest,
            "OffLimits": kinds["OffLimits"] | _KEEPS_SOMETHING_OUT,
            **{name: kinds[name] for name in ("Cleared", "Fact", "Topic")},
        },
    }


def _event(kinds: Mapping[str, Schema]) -> Schema:
    return kinds["Event"] | {"$defs": {"Recording": kinds["Recording"]}}


FORMATS = {"bank": _bank, "event": _event, "guests": _guests}
"""The files that have a schema, and what makes its frame of the records."""


def whole(name: str, kinds: Mapping[str, Schema]) -> Schema:
    """Give the schema of a file. Its `$id` stands first: by that redcarpet knows a file that it wrote itself."""
    head = {"$id": f"urn:redcarpet:schema:{name}:1", "$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | FORMATS[name](kinds)
