"""The desk's own words: its commands, their keys and its themes. Whoever imports this loads the screen's library."""

from __future__ import annotations

from redcarpet.desk.commands import COMMANDS
from redcarpet.desk.themes import THEMES
from redcarpet.files.settings_yaml import Known


def known_to_the_desk() -> Known:
    """Give what the desk can say of a person's settings."""
    return Known({one.name: one.keys for one in COMMANDS}, tuple(theme.name for theme in THEMES))
