"""The word lists of `check`: the shipped ones, a language a file, and what a newsroom's own `words.yaml` changes.

A list is written with a phrase a line (`core.checks.phrase` says how); below each rule stand `flag` and `spare`, in a
newsroom's file `add`, `remove` and `spare`. A name in <angle brackets> is a list of words that phrases speak of.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import field
from pathlib import Path

from redcarpet.core.checks.phrase import Phrasebook, PhraseError
from redcarpet.core.checks.phrases import Lists, Wanted, lists_of
from redcarpet.core.checks.rules import RULES
from redcarpet.core.problem import Problem
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare
from redcarpet.files.yaml_names import Table
from redcarpet.files.yaml_reading import Reading, meant_or, quoted
from redcarpet.files.yaml_record import read_record
from redcarpet.files.yaml_rules import Rule
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text
from redcarpet.files.yaml_values import is_missing

WORDLISTS = Path(__file__).resolve().parents[1] / "wordlists"
"""The lists that came with redcarpet, a language a file, such as en.yaml."""
OWN_LANGUAGE = "en"
"""The language that a newsroom's own list speaks of."""

_OWN = (Path(".redcarpet", "words.yaml"), Path(".redcarpet", "words.yml"))
_WORDS = Table("the word lists", {})
_SHIPPED_PARTS, _OWN_PARTS = ("flag", "spare"), ("add", "remove", "spare")


def words_file(folders: Iterable[Path]) -> Path | None:
    """Find a newsroom's own list: in the first of some folders that has one."""
    found = (folder / name for folder in folders for name in _OWN)
    return next((path for path in found if os.path.lexists(path)), None)


def read_words(own: Path | None = None) -> tuple[MappingOf[str, Lists], tuple[Problem, ...]]:
    """Read the lists by language, such as en, with a newsroom's changes, and what is wrong in those. Never raises."""
    shipped = {path.stem: written_words(path) for path in sorted(WORDLISTS.glob("*.yaml"))}
    told: tuple[Problem, ...] = ()
    if own is not None and OWN_LANGUAGE in shipped:
        told = shipped[OWN_LANGUAGE].changed_by(own)
    return {language: written.lists() for language, written in shipped.items()}, told


@dataclass(slots=True)
class Written:
    """The phrases of a language as they are written, before they are put together."""

    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    flag: dict[str, dict[str, str]] = field(default_factory=dict)
    """Rule to phrases, each by its bare form: so a phrase is taken away however its spaces stand."""
    spare: dict[str, dict[str, str]] = field(default_factory=dict)

    def changed_by(self, path: Path) -> tuple[Problem, ...]:
        """Add, remove and spare what a newsroom's file says; gives what is wrong in it."""
        _, problems = read_record(path, _WORDS, read=self._read_own)
        return problems

    def lists(self) -> Lists:
        """Put the phrases together."""
        rules = dict.fromkeys([*self.flag, *self.spare])
        wanted = {rule: Wanted(_texts(self.flag, rule), _texts(self.spare, rule)) for rule in rules}
        return lists_of(wanted, Phrasebook(self.groups))

    def _read_own(self, node: Mapping, _table: Table, reading: Reading) -> dict[str, object]:
        for name, value in node.pairs():
            if name.text.startswith("<"):
                self._read_group(name, value, reading)
        for name, value in node.pairs():
            if name.text.startswith("<"):
                continue
            rule = self._rule_named(name, reading)
            if rule:
                for part, text in _parts(value, _OWN_PARTS, reading):
                    self._change(rule, part, text, reading)
        return {}

    def _rule_named(self, name: Node, reading: Reading) -> str:
        """Find the rule of an id or a name."""
        wanted = bare(name.text)
        found = next((rule.id for rule in RULES.values() if wanted in {bare(rule.id), bare(rule.name)}), "")
        if not found:
            known = [rule.name for rule in RULES.values()]
            advice = meant_or(name.text, known, "redcarpet explain names the rules.")
            reading.tell(Rule.UNKNOWN_FIELD, name, f"No rule is called {quoted(name.text)}.", advice)
        elif found not in self.flag and found not in self.spare:
            message = f"The rule {found} has no list of words."
            reading.tell(Rule.UNKNOWN_FIELD, name, message, "To excuse a question from it, write ignore: there.")
            return ""
        return found

    def _change(self, rule: str, part: str, node: Text, reading: Reading) -> None:
        text = clean(node.text)
        flagged = self.flag.setdefault(rule, {})
        if part == "remove":
            if flagged.pop(_form(text), None) is None:
                advice = meant_or(text, flagged, "To let a use of it pass, write it under spare.")
                reading.tell(Rule.UNKNOWN_WORD, node, f"{quoted(text)} is no phrase of {rule}.", advice)
            return
        try:
            Phrasebook(self.groups).phrase(text)
        except PhraseError as error:
            reading.tell(Rule.WRONG_KIND, node, f"{quoted(text)} can't be read as a phrase.", str(error))
        else:
            kept = flagged if part == "add" else self.spare.setdefault(rule, {})
            kept[_form(text)] = text

    def _read_group(self, name: Node, value: Node, reading: Reading) -> None:
        """Change a list of words that phrases speak of."""
        group = name.text[1:-1]
        if group not in self.groups:
            advice = meant_or(group, self.groups, f"The lists are {', '.join(sorted(self.groups))}.")
            reading.tell(Rule.UNKNOWN_FIELD, name, f"No list of words is called {quoted(name.text)}.", advice)
            return
        for part, node in _parts(value, _OWN_PARTS[:2], reading):
            word = clean(node.text)
            if part == "add":
                self._add_word(group, word, node, reading)
            elif word in self.groups[group]:
                self.groups[group] = tuple(other for other in self.groups[group] if other != word)
            else:
                advice = meant_or(word, self.groups[group], "Look at its spelling.")
                reading.tell(Rule.UNKNOWN_WORD, node, f"{quoted(word)} is no word of {quoted(name.text)}.", advice)

    def _add_word(self, group: str, word: str, node: Text, reading: Reading) -> None:
        try:
            single = len(Phrasebook().phrase(word).slots) == 1
        except PhraseError:
            single = False
        if single and word.replace("*", "").isalnum():
            self.groups[group] += (word,)
        else:
            reading.tell(Rule.WRONG_KIND, node, f"{quoted(word)} is not a single word.", "Write one word each.")


def written_words(path: Path) -> Written:
    """Read one of our own lists, in which nothing is wrong: the tests see to that."""
    written = Written()

    def read(node: Mapping, _table: Table, _reading: Reading) -> dict[str, object]:
        for name, value in node.pairs():
            if name.text.startswith("<"):
                written.groups[name.text[1:-1]] = tuple(" ".join(_shipped_lines(value)).split())
            elif isinstance(value, Mapping):
                for part, phrases in value.pairs():
                    kept = written.flag if part.text == "flag" else written.spare
                    kept[name.text] = {_form(line): line for line in _shipped_lines(phrases)}
        return {}

    read_record(path, _WORDS, read=read)
    return written


def _texts(kept: MappingOf[str, MappingOf[str, str]], rule: str) -> tuple[str, ...]:
    return tuple(kept.get(rule, {}).values())


def _form(text: str) -> str:
    """Give a phrase in the form in which it is recognised."""
    return " ".join(text.casefold().split())


def _shipped_lines(node: Node) -> list[str]:
    return [line for line in node.text.splitlines() if line]


def _parts(value: Node, known: tuple[str, ...], reading: Reading) -> Iterator[tuple[str, Text]]:
    """Give each text below a rule with the part that it stands in; tell of what is no part or no text."""
    if is_missing(value):
        return
    if not isinstance(value, Mapping):
        example = f"{known[0]}: [some words]"
        reading.tell(Rule.WRONG_KIND, value, "Below a rule stand fields of its own.", f"Write {example}")
        return
    for name, texts in value.pairs():
        if name.text not in known:
            advice = meant_or(name.text, known, f"Write {', '.join(known[:-1])} or {known[-1]}.")
            reading.tell(Rule.UNKNOWN_FIELD, name, f"{quoted(name.text)} is no field here.", advice)
            continue
        for node in texts.children if isinstance(texts, Listing) else [texts]:
            if not isinstance(node, Text):
                reading.tell(Rule.WRONG_KIND, node, "A phrase is expected here.", "Put the whole text in quotes.")
            elif node not in reading.lost and not is_missing(node):
                yield name.text, node
