"""Banks as their files are written in, what the rules about them say out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from redcarpet.core.bank import Bank
from redcarpet.core.checks.bank_set import SET_RULES
from redcarpet.core.checks.rule import Checked, Remark
from redcarpet.core.event import Event
from redcarpet.core.guest import Guest
from redcarpet.files.bank_yaml import bank_from_bytes, read_banks
from redcarpet.files.guests_yaml import guests_from_yaml_bytes
from redcarpet.files.topics_yaml import SHIPPED, read_topics

RULES = {rule.id: rule for rule in SET_RULES}
QUESTIONS = Path(__file__).parents[3] / "questions"
IDS = frozenset({*RULES, "RC101", "RC107", "RC304", "RC011"})
BAFTAS = Event(name="BAFTA Film Awards", date="2027-02-14")


@cache
def topics() -> dict[str, str]:
    return dict(read_topics([SHIPPED])[0])


@cache
def shipped() -> tuple[Bank, ...]:
    return read_banks(sorted(QUESTIONS.glob("*.yaml"))).banks


def bank(source: str, path: str = "her.yaml") -> Bank:
    """Read a bank; questions alone are one, too."""
    whole = source if "questions:" in source else f"questions:\n{source}"
    read, problems, _ = bank_from_bytes(whole.encode(), path)
    assert problems == ()
    assert read is not None
    return read


def guests(source: str) -> tuple[Guest, ...]:
    read = guests_from_yaml_bytes(source.encode(), "guests.yaml")
    assert read.problems == ()
    return read.guests


def checked(*banks: Bank | str, event: Event = BAFTAS, expected: tuple[Guest, ...] = ()) -> Checked:
    """Put banks together; those that are given as their source are her.yaml, him.yaml and so on."""
    read = tuple(
        bank(one, path) if isinstance(one, str) else one
        for one, path in zip(banks, ("her.yaml", "him.yaml", "any.yaml"), strict=False)
    )
    return Checked(read, expected, "guests.yaml", event, topics(), IDS)


def judged(rule: str, *banks: Bank | str, event: Event = BAFTAS, expected: tuple[Guest, ...] = ()) -> list[Remark]:
    return list(RULES[rule].judge(checked(*banks, event=event, expected=expected)))


def asking(words: str, fields: str = "") -> str:
    """Write a bank of one question."""
    quoted = words.replace('"', '\\"')
    return f'- ask: "{quoted}"\n' + "".join(f"  {line}\n" for line in fields.splitlines())


def marked(remark: Remark, *banks: Bank | str) -> str:
    """Give the words that a remark is about, as the question has them."""
    place = remark.place
    read = checked(*banks).banks
    question = next(one for of in read for one in of.questions if of.path == place.path and one.line == place.line)
    text = question.follow_ups[place.index] if place.field == "follow_ups" else getattr(question, place.field)
    return str(text)[place.start : place.end]
