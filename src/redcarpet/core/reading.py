"""Reading a filter text: its characters into terms, and a note for every part that makes no sense.

`core.query` says what the language means. Everything is read in one pass without recursion, so no text is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from redcarpet.core.fields import AS_IN_BANKS, EXAMPLES, LISTED, NAMES, NUMBERS, meant
from redcarpet.core.grouping import Group
from redcarpet.core.near import near, said
from redcarpet.core.terms import COMPARISONS, All, Begins, Either, Ends, Field, Number, Phrase, Signs, Term, Word
from redcarpet.core.text import fold
from redcarpet.core.words import bare, brief

MOST_PARTS = 100
"""Parts of one filter that are read."""

MOST_DEEP = 20
"""Parentheses within parentheses that are read."""

_STRAIGHT = str.maketrans("“”„‟″‘’‚–—−", '"""""\'\'\'---')

_TOKEN = re.compile(
    r"""
    (?P<gap>[\s,;]+)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<either>\|+)
  | (?P<sign>[-!]+)
  | (?P<count>(?P<counted>asked|secs)\s*(?P<compare>[<>]=?|=)(?:\s+(?=[0-9]))?(?P<amount>[^\s()|,;]*))
  | (?P<field>(?P<name>[^\W\d_]{2,})[:=](?!/)(?P<given>(?:"[^"]*"?|[^\s()|,;"]+)(?:,(?:"[^"]*"?|[^\s()|,;"]+))*)?)
  | (?P<phrase>(?P<begins>\^)?"(?P<quoted>[^"]*)(?P<closed>"?)(?P<ends>\$(?=[\s()|,;]|$))?)
  | (?P<exact>'(?P<one>[^\s()|,;]*))
  | (?P<word>[^\s()|,;]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATER = re.compile(
    r"""\s+(?!(?:or|not|and)\b)(?P<given>"[^"]+"?|[^\W_][^\s()|,;":<>=]*(?=[\s()|,;]|$))""",
    re.IGNORECASE,
)
_VALUE = re.compile(r'"([^"]*)"?|([^,"]+)')
_AMOUNT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)s?")
_EDGES = "?!.…:\"'"


class Reading:
    """One pass over one text. `read()` gives the terms; `notes` then says what was passed over."""

    def __init__(self, text: str) -> None:
        self.notes: list[str] = []
        self._text = text.translate(_STRAIGHT)
        self._groups = [Group()]
        self._parts = 0
        self._too_deep = 0

    def read(self) -> All | None:
        """Read the text to its end, or to the most parts that a filter may have."""
        take: dict[str | None, Callable[[re.Match[str]], None]] = {
            "open": self._open,
            "close": self._close,
            "either": lambda _: self._groups[-1].either(),
            "sign": self._sign,
            "count": self._count,
            "phrase": self._phrase,
            "exact": lambda match: self._add(_exact(match["one"])),
            "word": lambda match: self._word(match[0]),
        }
        at = 0
        while (match := _TOKEN.match(self._text, at)) and self._parts < MOST_PARTS:
            at = match.end()
            if match.lastgroup == "field":
                at = self._field(match)
            elif match.lastgroup != "gap":
                take[match.lastgroup](match)
        if match:
            self.notes.append(f"only the first {MOST_PARTS} parts of the filter are read")
        while len(self._groups) > 1:
            self._leave()
        return self._groups[0].together()

    def _add(self, term: Term | None) -> None:
        self._parts += 1
        self._groups[-1].add(term)

    def _passed_over(self, note: str) -> None:
        self.notes.append(note)
        self._add(None)

    def _open(self, _: re.Match[str]) -> None:
        if len(self._groups) <= MOST_DEEP:
            self._groups.append(Group())
            return
        self._too_deep += 1
        self.notes.append(f"parentheses more than {MOST_DEEP} deep are passed over")

    def _close(self, _: re.Match[str]) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._groups) > 1:
            self._leave()
        else:
            self.notes.append("a ) has no ( before it and is passed over")

    def _leave(self) -> None:
        group = self._groups.pop()
        self._add(group.together())

    def _sign(self, match: re.Match[str]) -> None:
        # A sign by itself, as in `craft - risk`, is only a dash.
        if self._text[match.end() : match.end() + 1].strip(" ,;|)"):
            self._groups[-1].negative ^= True

    def _word(self, typed: str) -> None:
        if typed.startswith("^") or (typed.endswith("$") and typed != "$"):
            self._add(_edges(typed.removeprefix("^"), begins=typed.startswith("^")))
            return
        match bare(typed):
            case "or":
                self._groups[-1].either()
            case "not":
                self._groups[-1].negative ^= True
            case text if text != "and" and typed.strip("&"):
                self._add(Word(text, brief(typed.strip(_EDGES))) if text else _signs(typed))

    def _phrase(self, match: re.Match[str]) -> None:
        text = match["quoted"]
        if match["begins"] or match["ends"]:
            self._add(_edges(text + (match["ends"] or ""), begins=bool(match["begins"])))
        elif bare(text):
            self._add(Phrase(bare(text), unfinished=not match["closed"]))
        else:
            self._add(_signs(text))

    def _count(self, match: re.Match[str]) -> None:
        self._add(self._number(fold(match["counted"]), match["compare"], match["amount"]))

    def _number(self, name: str, compare: str, amount: str) -> Term | None:
        number = _AMOUNT.fullmatch(amount)
        if number is None:
            self.notes.append(f"{name} takes a number, such as {EXAMPLES[name]}")
            return None
        return Number(name, next(each for each in COMPARISONS if each == compare), float(number[1]))

    def _field(self, match: re.Match[str]) -> int:
        """Take `name:value` and give where it ends; the value may follow after a space, as it does in a bank."""
        typed, given, end = match["name"], match["given"], match.end()
        name = AS_IN_BANKS.get(fold(typed), fold(typed))
        if name not in NAMES:
            self._unknown(name, match)
            return end
        if not given and (later := _LATER.match(self._text, end)):
            given, end = later["given"], later.end()
        values = tuple(value for pair in _VALUE.findall(given or "") if (value := (pair[0] or pair[1]).strip()))
        if not values:
            self._passed_over(f"after {name}: comes {_takes(name)}")
        else:
            self._add(self._known(name, values))
        return end

    def _unknown(self, name: str, match: re.Match[str]) -> None:
        meant_names = near(name, NAMES)
        unknown = f"unknown field '{brief(match['name'])}'"
        if "=" in match[0] or not (meant_names or match["given"]):
            self._word(match[0])
        elif meant_names:
            self._passed_over(f"{unknown}: did you mean {said(meant_names)}?")
        else:
            words = brief(match[0].replace('"', ""))
            self._passed_over(f'{unknown}: to look for these words, quote them: "{words}"')

    def _known(self, name: str, values: tuple[str, ...]) -> Term | None:
        if name in NUMBERS:
            numbers = tuple(number for value in values if (number := self._number(name, "=", value)))
            return numbers[0] if len(numbers) == 1 else All((Either(numbers),)) if numbers else None
        if name in LISTED:
            values = tuple(dict.fromkeys(choice for value in values for choice in self._choices(name, value)))
        return Field(name, values) if values else None

    def _choices(self, name: str, value: str) -> tuple[str, ...]:
        choices = meant(value, LISTED[name])
        if not choices:
            close = [f"{name}:{choice}" for choice in near(bare(value), LISTED[name])]
            hint = f"did you mean {said(close)}?" if close else f"after {name}: comes {_takes(name)}"
            self.notes.append(f"unknown {name}:{brief(value)}: {hint}")
        return choices


def _exact(typed: str) -> Term | None:
    return Phrase(bare(typed)) if bare(typed) else _signs(typed)


def _signs(typed: str) -> Term | None:
    text = fold(typed).strip()
    return Signs(text) if text else None


def _edges(typed: str, *, begins: bool) -> Term | None:
    """Read what follows a ^, or comes before a $, or both."""
    ends = typed.endswith("$") and (not begins or typed != "$")
    text = fold(typed.removesuffix("$") if ends else typed).strip()
    if not text:
        return None
    terms: tuple[Term, ...] = (Begins(text),) * begins + (Ends(text),) * ends
    return terms[0] if len(terms) == 1 else All(terms)


def _takes(name: str) -> str:
    return said(LISTED[name]) if name in LISTED else f"a value, such as {EXAMPLES[name]}"
