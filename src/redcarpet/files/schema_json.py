"""The JSON Schemas by which an editor helps with a bank, a sheet of guests and an event: shipped, and with own topics.

They are made of the dataclasses of `core` when redcarpet is developed (`python -m tests.schemas`), and are data here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMATS = ("bank", "event", "guests")
"""What has a schema."""
MARK = '{\n  "$id": "urn:redcarpet:schema:'
"""How every schema begins."""

_SCHEMAS = Path(__file__).resolve().parents[1] / "schemas"


def schema_text(name: str, own_topics: Mapping[str, str] | None = None) -> str:
    """Give the schema of one of the FORMATS as JSON. Raises OSError.

    `own_topics` are an event's, as they are written, each with the group that it counts as; they are offered first.
    """
    text = (_SCHEMAS / f"{name}.schema.json").read_text("utf-8")
    if not own_topics:
        return text
    schema: dict[str, Any] = json.loads(text)
    if "Topic" not in schema["$defs"]:
        return text
    known: dict[str, Any] = schema["$defs"]["Topic"]["anyOf"][0]
    meanings = dict(zip(known["enum"], known["markdownEnumDescriptions"], strict=True))
    meant = {topic: meanings.get(topic) or _counted(group) for topic, group in own_topics.items()} | meanings
    known |= {"enum": list(meant), "markdownEnumDescriptions": list(meant.values())}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _counted(group: str) -> str:
    return f"A topic of this event, counted as {group}."
