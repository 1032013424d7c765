"""What a question takes for granted of a guest: a nomination, a company, a share, a cause, a family."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from redcarpet.core.bank import Bank
from redcarpet.core.checks.rule import Checked, Remark
from redcarpet.core.checks.walk import first_found, in_english, judged, place_of
from redcarpet.core.placeholders import unfilled
from redcarpet.core.question import Question
from redcarpet.core.words import bare, brief

_ALSO: Mapping[str, frozenset[str]] = {
    "family": frozenset({"family", "children", "child", "partner", "husband", "wife", "spouse"}),
    "ownership": frozenset({"ownership", "company"}),
}
"""Needs that say as much."""

_OWN = "(?:own |first |second |new |eldest |oldest |older |younger |youngest |little )?"
_PRESUMED = {
    "nomination": (
        r"your (?:[\w-]+ )?nominations?|you(?:['’]re| are| were| have been|['’]ve been) (?:\w+ )?nominated"
        r"|(?:are|were) you nominated|as a nominee|the nominations? (?:came|come|arrived|reached)"
        r"|(?:(?<=it like )|(?<=it feel )|(?<=it mean )|(?<=it change )|(?<=does ))"
        r"(?:to be|being) (?:a )?nomin(?:ated|ee)|this nomination"
        r"|your (?:fellow|co-?) ?nominees"
    ),
    "company": (
        rf"your {_OWN}(?:production )?(?:company|companies)|your production house"
        rf"|your {_OWN}(?:film |record |fashion )?(?:studio|label|start-?up)"
    ),
    "ownership": (
        r"(?:owning|you (?:also )?own(?:ed)?) (?:a |some )?(?:part|share|stake|half|the rights)"
        r"|your (?:stakes?|shares)(?! of)"
        r"|your share (?:in|of the (?:profits?|film|company|income|takings|show|rights))|your back-?end"
        r"|co-?own(?:er|ers|ing|ed)?"
    ),
    "cause": (
        rf"your {_OWN}(?:foundation|charity|charities|campaign|cause|non-?profit|advocacy|activism)"
        r"|(?:campaign|cause|charity|foundation|organi[sz]ation) (?:that )?you(?:['’]re| are|['’]ve| have)? "
        r"(?:support|speak|work|back|champion|found|start|campaign)(?:s|ed|ing)?"
        r"|you(?:['’]re| are) (?:campaigning|fundraising) for"
    ),
    "family": (
        rf"your {_OWN}(?:children|child(?![ -](?:self|actor|star|co-?star))|kids?(?! (?:brother|sister))|sons?"
        r"|daughters?|husband|wife|spouse|boyfriend|girlfriend|fianc[ée]e?|baby|babies|toddlers?|teenagers?"
        r"|grandchildren|in-laws|(?:marriage|wedding|divorce|pregnancy)(?! scene))"
    ),
}
"""Words that presume something of a guest, as patterns, by the need that they stand for."""
_ON_SCREEN = r"\b(?:play|plays|played|playing|character(?:['’]?s)?|on-?screen|on screen|in the (?:film|story|script))\b"
"""Words of a sentence whose children and husbands are those of a part."""
_THINGS = {
    "nomination": "a nomination",
    "company": "a company",
    "ownership": "a share in the project",
    "cause": "a cause",
    "family": "a partner or children",
}


def judge_presuming(checked: Checked) -> Iterator[Remark]:
    """Flag a question that takes something of a guest for granted and does not say so in `needs`.

    Not everybody on the carpet is nominated, has a company, owns part of the film, speaks for a cause or has children,
    and to ask as if they had is a blunder, sometimes a cruel one. With `needs`, the question waits until the sheet of
    guests says that this guest has it: `nominations` there, or `has: [company, cause]`.

    Bad:
        - ask: How will we know that your company kept its promise?

    Better:
        - ask: How will we know that your company kept its promise?
          needs: [company]

    Or ask so that nothing is presumed: "Which promise of yours should we ask you about in a year?" A film is not
    flagged, for hardly anybody is there without one; and {project}, {role} and {nomination} without other words to
    say wait by themselves. Children that a guest plays the parent of are not meant.
    """
    for bank, question in judged(checked, "RC509"):
        if in_english(bank, question):
            for need, pattern in _patterns().items():
                if not _is_said(question, need):
                    yield from _presumed(bank, question, need, pattern)


def _presumed(bank: Bank, question: Question, need: str, pattern: re.Pattern[str]) -> Iterator[Remark]:
    def meant(text: str) -> re.Match[str] | None:
        match = pattern.search(text)
        return None if need == "family" and re.search(_ON_SCREEN, text, re.IGNORECASE) else match

    for field, _, match in first_found(question, meant, follow_ups=False):
        place = place_of(bank, question, field, 0, match.span())
        message = f"“{brief(match[0])}” presumes that the guest has {_THINGS[need]}."
        yield Remark(place, message, f"Write needs: [{need}], so that it waits for a guest who has.")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {need: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for need, pattern in _PRESUMED.items()}


def _is_said(question: Question, need: str) -> bool:
    accepted = _ALSO.get(need, frozenset({need}))
    return any(bare(one) in accepted for one in (*question.needs, *unfilled(f"{question.ask} {question.say}")))
