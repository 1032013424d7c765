"""`redcarpet explain`: what the rules of `redcarpet check` are, and the manual of one."""

from __future__ import annotations

import json
from itertools import groupby

import click
from rich.cells import cell_len

from redcarpet.cli.columns import in_columns
from redcarpet.cli.ending import Exit, Stop
from redcarpet.cli.here import output_width
from redcarpet.core.checks.manual import set_for, summary
from redcarpet.core.checks.rules import FAMILIES, LISTED, RULES
from redcarpet.core.near import near, said
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare
from redcarpet.files.file_manuals import MANUALS
from redcarpet.files.yaml_rules import Rule

_WIDTH, _WIDEST = 80, 100
"""Cells of a line of prose: where there is no terminal to ask, and at most."""

_HELP = """\
Say what the rules of redcarpet check are. With a rule's id or name: what it flags, why, examples, when to ignore it.

\b
  redcarpet explain                  every rule, a line each
  redcarpet explain RC301            the manual of a rule
  redcarpet explain closed-question  the same by its name
"""


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule, as it is explained."""

    id: str
    name: str
    level: str
    manual: str

    @property
    def family(self) -> str:
        """What the rules of this hundred are about."""
        return FAMILIES.get(self.id[:3], "")


@click.command("explain", help=_HELP, short_help="Say what a rule of check is about.")
@click.argument("rules", metavar="[RULE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(rules: tuple[str, ...], *, as_json: bool) -> int:
    """Print the rules, or the manuals of some."""
    known = _all_rules()
    chosen = [*dict.fromkeys(rule for word in rules for rule in _named(word, known))]
    if as_json:
        click.echo(json.dumps(_plain(chosen or known), indent=2))
    elif chosen:
        click.echo("\n\n".join(_manual(rule) for rule in chosen))
    else:
        click.echo("\n\n".join(_family(name, [*some]) for name, some in groupby(known, lambda rule: rule.family)))
    return Exit.FINE


def _all_rules() -> list[Explained]:
    manuals = MANUALS
    of_files = [Explained(rule.value, rule.short_name, "error", manuals.get(rule, "")) for rule in Rule]
    judging = [Explained(rule.id, rule.name, rule.level, rule.manual) for rule in RULES.values()]
    return sorted([*of_files, *judging], key=lambda rule: rule.id)


def _named(word: str, known: list[Explained]) -> list[Explained]:
    """Find the rules of an id or a name: one, or two that share a name. Raises Stop."""
    wanted = bare(word)
    names: dict[str, list[Explained]] = {}
    for rule in known:
        for name in (bare(rule.id), bare(rule.name)):
            names.setdefault(name, []).append(rule)
    if wanted in names:
        return names[wanted]
    meant = dict.fromkeys(f"{rule.id} ({rule.name})" for name in near(wanted, names) for rule in names[name])
    advice = f"Did you mean {said(meant)}? " if wanted and meant else ""
    raise Stop(f"there is no rule called {clean(word)}. {advice}redcarpet explain lists them all.")


def _family(name: str, rules: list[Explained]) -> str:
    width = output_width()
    rows = [(rule.id, rule.level, rule.name, summary(rule.manual)) for rule in rules]
    lines = in_columns(rows, width and width - 2)
    return "\n".join([name, *(f"  {line}".rstrip() for line in lines)])


def _manual(rule: Explained) -> str:
    width = min(output_width() or _WIDTH, _WIDEST)
    lines = [f"{rule.id}  {rule.name}  {rule.level}", rule.family, ""]
    text = "\n\n".join(part for part in (rule.manual, *_ways_out(rule)) if part)
    return "\n".join([*lines, *set_for(text, width, cell_len)])


def _ways_out(rule: Explained) -> tuple[str, ...]:
    if rule.id not in RULES:
        return ()
    excuse = f'To excuse one question, write in it: ignore: [{{rule: {rule.id}, reason: "why"}}]'
    words = f"To change its words, write {rule.id} with add, remove or spare into .redcarpet/words.yaml."
    return (excuse, words) if any(listed.id == rule.id for listed in LISTED) else (excuse,)


def _plain(rules: list[Explained]) -> dict[str, object]:
    return {
        "redcarpet": "explain",
        "version": 1,
        "rules": [
            {
                "id": rule.id,
                "name": rule.name,
                "level": rule.level,
                "family": rule.family.partition(":")[0],
                "summary": summary(rule.manual),
                "manual": rule.manual,
            }
            for rule in rules
        ],
    }
