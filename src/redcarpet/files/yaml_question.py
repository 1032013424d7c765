"""One node of a bank to one question, or to None and a problem that says why not."""

from __future__ import annotations

from typing import Any

from redcarpet.core.bank import Bank
from redcarpet.core.question import Question
from redcarpet.files.yaml_fields import read_fields, table_of
from redcarpet.files.yaml_names import told_split, told_unspaced, unspaced, value_of
from redcarpet.files.yaml_reading import Reading
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Mapping, Node, Text
from redcarpet.files.yaml_values import read_text

QUESTION = table_of(Question, "a question", head="ask")
"""The fields of a question, as a bank writes them."""

MOST_SHORT_WORDS = 8
"""What can be shouted."""

_ASK = QUESTION.fields["ask"]
_UNSPACED = unspaced(QUESTION)


def read_question(node: Node, bank: Bank, reading: Reading) -> Question | None:
    """Read one question of a bank whose own fields are known; counts in the reading what can't be read."""
    values = _values(node, bank, reading)
    if values is None:
        reading.unread += 1
        return None
    line = node.start.line + reading.source.first_line + 1
    return Question(bank=bank.title, path=bank.path, line=line, **values)


def _values(node: Node, bank: Bank, reading: Reading) -> dict[str, Any] | None:
    if isinstance(node, Mapping):
        values = None if told_split(node, QUESTION, reading) else _fields(node, reading)
    elif isinstance(node, Text):
        values = _bare(node, reading)
    else:
        reading.tell(Rule.WRONG_KIND, node, "A question is expected here, not a list.", "Delete one of the dashes.")
        values = None
    return values and _with_defaults(values, bank)


def _with_defaults(values: dict[str, Any], bank: Bank) -> dict[str, Any]:
    """Add what the bank says of all its questions; its `why` speaks only for those it is meant for."""
    for_whom = values.setdefault("for_whom", bank.for_whom)
    values.setdefault("language", bank.language)
    if bank.why and for_whom == bank.for_whom:
        values.setdefault("why", bank.why)
    return values


def _bare(node: Text, reading: Reading) -> dict[str, Any] | None:
    """Read a question that is nothing but its words."""
    if node in reading.lost or told_unspaced(node, _UNSPACED, reading):
        return None
    ask = read_text(node, _ASK, reading)
    if ask:
        return {"ask": ask}
    reading.tell(Rule.MISSING_FIELD, node, "There is no question after this dash.", "Write it, or delete the dash.")
    return None


def _fields(node: Mapping, reading: Reading) -> dict[str, Any] | None:
    values = read_fields(node, QUESTION, reading)
    if not values.get("ask"):
        _tell_no_ask(node, reading)
        return None
    if "short" in values and len(values["short"].split(" ")) > MOST_SHORT_WORDS:
        message = f"“short” has more than {MOST_SHORT_WORDS} words: too many to shout."
        reading.tell(Rule.TOO_LONG, value_of(node, "short") or node, message, "Leave some out.", "warning")
    return values


def _tell_no_ask(node: Mapping, reading: Reading) -> None:
    """Say that the words are missing, unless it was already said why they can't be read."""
    ask = value_of(node, "ask")
    first = node.children[0] if node.children else None
    if ask is None and isinstance(first, Text) and first.text not in QUESTION.fields:
        return
    if ask is None:
        reading.tell(Rule.MISSING_FIELD, node, "This question has no “ask:”.", 'Write its words after "ask: ".')
    elif isinstance(ask, Text) and ask not in reading.lost:
        reading.tell(Rule.MISSING_FIELD, ask, "There are no words after “ask:”.", "Write them, or delete the question.")
