"""Making text rules: a generator with an id, and the hits that the lists of words give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Hit, Said, TextJudge, TextRule
from redcarpet.core.checks.wording import Wording
from redcarpet.core.problem import Level


def text_rule(
    rule: str, name: str, level: Level = "warning", languages: tuple[str, ...] = ("en",)
) -> Callable[[TextJudge], TextRule]:
    """Make a rule of the generator below; its docstring is the manual."""

    def made(judge: TextJudge) -> TextRule:
        return TextRule(rule, name, level, judge, languages)

    return made


def listed(said: Said, lists: Lists, rule: str, message: str, advice: str) -> Iterator[Hit]:
    """Tell of each phrase of a rule; `{}` in the message is what stands there."""
    heard = lists.heard(said.text)
    for span in heard.flagged.get(rule, ()):
        yield hit(heard.wording, span.first, span.end, message, advice)


def hit(wording: Wording, first: int, end: int, message: str, advice: str) -> Hit:
    """Tell of some words, from one to before another; `{}` in the message is what stands there."""
    shown = f"“{wording.quoted(first, end)}”"
    return Hit(message.replace("{}", shown), advice, wording.starts[first], wording.ends[end - 1])
