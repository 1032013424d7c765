"""The rules of the file family, banks and sheets of guests alike: one table of ids and short names.

A rule's short name is its member's name in small letters with hyphens; `Problem.rule` carries the id.
"""

from __future__ import annotations

from enum import StrEnum

IN_QUOTES = "Put the whole text in quotes."
"""What to do about a sign that means something to YAML."""


class Rule(StrEnum):
    """What can be wrong with a file that redcarpet reads, whatever the questions say."""

    CANNOT_OPEN = "RC001"
    TOO_LARGE = "RC002"
    NOT_PLAIN_TEXT = "RC003"
    ENCODING = "RC004"
    ODD_CHARACTER = "RC005"
    EMPTY_FILE = "RC006"
    UNFINISHED_MERGE = "RC007"
    SECOND_DOCUMENT = "RC008"
    STRAY_FENCE = "RC009"

    SYNTAX = "RC010"
    COLON_IN_TEXT = "RC011"
    SPACE_AFTER_COLON = "RC012"
    MISSING_COLON = "RC013"
    SPACE_AFTER_DASH = "RC014"
    NOT_A_HYPHEN = "RC015"
    MISSING_DASH = "RC016"
    INDENTATION = "RC017"
    TAB = "RC018"
    INVISIBLE_CHARACTER = "RC019"
    SPECIAL_START = "RC020"
    LOST_AFTER_HASH = "RC021"
    UNCLOSED_QUOTE = "RC022"
    TEXT_AFTER_QUOTE = "RC023"
    BACKSLASH = "RC024"
    BRACKETS = "RC025"
    CURLY_QUOTES = "RC026"
    LOOSE_TEXT = "RC027"
    TOO_DEEP = "RC028"
    MERGE_KEY = "RC029"

    UNKNOWN_FIELD = "RC030"
    DUPLICATE_FIELD = "RC031"
    MISSING_FIELD = "RC032"
    WRONG_KIND = "RC033"
    UNKNOWN_WORD = "RC034"
    NOT_A_NUMBER = "RC035"
    TOO_LONG = "RC036"
    TOO_MANY = "RC037"
    MISSING_COMMA = "RC038"
    NOT_A_BANK = "RC039"

    NOT_A_SHEET = "RC040"
    UNKNOWN_COLUMN = "RC041"
    EXTRA_CELL = "RC042"
    SAME_GUEST = "RC043"
    TWO_SHEETS = "RC044"

    @property
    def short_name(self) -> str:
        """Name the rule in words, such as colon-in-text."""
        return self.name.lower().replace("_", "-")
