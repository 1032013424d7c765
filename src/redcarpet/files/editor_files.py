"""What stands in an event's folder for editors: the schemas, VS Code's settings, and the line that names a schema."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from redcarpet.files.schema_json import FORMATS, schema_text

FOLDER = ".redcarpet"
"""Where the schemas are, in an event's folder."""
MODELINE = "# yaml-language-server: $schema="
"""How a file says which schema it has: followed by the schema's place, seen from that file."""

_TEMPLATES = files("redcarpet") / "event_template"


def editor_files(own_topics: Mapping[str, str]) -> Mapping[str, str]:
    """Give the files that editors read, by their names below the event's folder. Raises OSError."""
    schemas = {_place(kind): schema_text(kind, own_topics) for kind in FORMATS}
    return {
        **schemas,
        ".vscode/settings.json": (_TEMPLATES / "vscode-settings.json").read_text("utf-8"),
        ".vscode/extensions.json": (_TEMPLATES / "vscode-extensions.json").read_text("utf-8"),
    }


def modeline(name: str) -> str:
    """Give the first line of a file of an event's folder, by its name there with slashes; empty when it has none."""
    folder, _, file = name.rpartition("/")
    kind = {"event.yaml": "event", "guests.yaml": "guests"}.get(name)
    if folder == "questions" and file.endswith((".yaml", ".yml")):
        kind = "bank"
    return f"{MODELINE}{'../' * bool(folder)}{_place(kind)}\n" if kind else ""


def _place(kind: str) -> str:
    return f"{FOLDER}/{kind}.schema.json"
