"""Every rule of `check` that judges what a file holds, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from redcarpet.core.checks import care, craft, craft_words
from redcarpet.core.checks.bank_set import SET_RULES
from redcarpet.core.checks.equity import EQUITY
from redcarpet.core.checks.rule import SetRule, TextRule
from redcarpet.core.checks.speech import SPEECH

SHAPES: tuple[TextRule, ...] = (*craft.SHAPES, *SPEECH, *care.SHAPES)
"""Rules that look at every text."""
LISTED: tuple[TextRule, ...] = (*craft_words.LISTED, *EQUITY, *care.LISTED)
"""Rules that look only at texts in which the lists found a phrase of theirs."""
_ALL: tuple[TextRule | SetRule, ...] = (*SHAPES, *LISTED, *SET_RULES)

RULES: Mapping[str, TextRule | SetRule] = MappingProxyType(
    {rule.id: rule for rule in sorted(_ALL, key=lambda rule: rule.id)}
)
"""By id, in the order of the ids."""

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "RC0": "file: what a file is made of",
        "RC1": "craft: how a question is built",
        "RC2": "speech: what can be said aloud",
        "RC3": "equity: what is asked of some and not of others",
        "RC4": "care: what can hurt",
        "RC5": "bank: the questions as a set",
    }
)
"""What each hundred of ids is about."""
