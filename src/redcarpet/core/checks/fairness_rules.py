"""Whom a question is for: against its bank, and without the twin that asks the others the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from redcarpet.core.bank import Bank
from redcarpet.core.checks.rule import Checked, Remark
from redcarpet.core.checks.walk import judged, place_of
from redcarpet.core.near import meant
from redcarpet.core.question import Question
from redcarpet.core.words import bare, brief

_MIRRORED = {
    "family": "family care-work parents parenting motherhood fatherhood children kids marriage dating home",
    "clothes": "looks wardrobe fashion clothes clothing style dress outfit beauty hair make-up makeup jewellery shoes",
    "the body": "body weight diet fitness age ageing aging health pregnancy",
    "safety": "safety set-safety",
    "pay": "pay salary money fee fees",
}
"""Topics about which women and men are seldom asked alike, by what they are about."""
_ABOUT: Mapping[str, str] = {bare(topic): about for about, topics in _MIRRORED.items() for topic in topics.split()}
_GROUPS: Mapping[str, str] = {"family": "family", "looks": "clothes"}


def judge_against_bank(checked: Checked) -> Iterator[Remark]:
    """Flag a question for him in a bank for her, or one for her in a bank for him.

    Most often it was copied from the other bank, or `for` was forgotten when the bank was. A reporter who has opened
    the bank for women never sees it. Questions for anyone may stand in every bank, and a bank for anyone may hold all.

    Bad:
        for: her
        questions:
          - ask: Whose fee have you argued for besides your own?
            for: him

    Better:
        for: anyone
        questions:
          - ask: Whose fee have you argued for besides your own?
            for: him

    Move it to the other bank, or make the bank one for anyone.
    """
    for bank, question in judged(checked, "RC504"):
        if "anyone" not in {bank.for_whom, question.for_whom} and bank.for_whom != question.for_whom:
            message = f"This question is for {question.for_whom}, and its bank is for {bank.for_whom}."
            advice = f"Move it to a bank for {question.for_whom}, or write for: anyone at the top of this one."
            yield Remark(place_of(bank, question, "for"), message, advice)


def judge_mirror(checked: Checked) -> Iterator[Remark]:
    """Flag a question about family, clothes, the body, safety or pay for one side alone, and a mirror that is none.

    The simplest test of a question to a woman is whether you would put it to a man, and the other way round. One actor
    was asked by every interviewer of a long day how she balances work and family; her husband, on a day like it, by
    none. So such a question needs a twin in the other bank, named by its id as `mirror`, or a word on `why` it is for
    one side alone: of its own, or of its bank. A mirror must be the id of another question, and one that is for
    somebody else.

    Bad:
        for: her
        questions:
          - ask: How did you share the work at home while you were filming?
            topic: care-work

    Better:
        for: her
        questions:
          - ask: How did you share the work at home while you were filming?
            topic: care-work
            mirror: shared-at-home-him

    Better still: `for: anyone`, and ask everybody. When one bank is checked alone, its mirrors are not looked for.
    """
    by_id = {question.id: question for bank in checked.banks for question in bank.questions if question.id}
    for bank, question in judged(checked, "RC307"):
        if question.mirror:
            yield from _mirror(bank, question, by_id, checked)
        elif question.for_whom != "anyone" and not _why(bank, question):
            about = _about(question, checked.topics)
            if about:
                other = "him" if question.for_whom == "her" else "her"
                message = f"This question about {about} is for {question.for_whom} alone."
                advice = f"Name its mirror for {other} in “mirror”, say “why”, or write for: anyone."
                yield Remark(place_of(bank, question, "topic"), message, advice)


def _mirror(bank: Bank, question: Question, by_id: Mapping[str, Question], checked: Checked) -> Iterator[Remark]:
    place, twin = place_of(bank, question, "mirror"), by_id.get(question.mirror)
    if question.mirror == question.id:
        message = "This question names itself as its mirror."
        yield Remark(place, message, "Write the id of its twin in the other bank.")
    elif twin is None and len(checked.banks) > 1:
        advice = meant(question.mirror, by_id) or "Write the id of its twin in the other bank, or delete the line."
        yield Remark(place, f"No question has the id “{brief(question.mirror)}”.", advice)
    elif twin is not None and question.for_whom == twin.for_whom != "anyone":
        message = f"The mirror “{brief(question.mirror)}” is for {twin.for_whom}, too, so nobody else is asked."
        yield Remark(place, message, "Name a question that is for somebody else.")


def _why(bank: Bank, question: Question) -> bool:
    return bool(question.why or (bank.why and bank.for_whom == question.for_whom))


def _about(question: Question, groups: Mapping[str, str]) -> str:
    topic = bare(question.topic)
    return _ABOUT.get(topic) or _GROUPS.get(groups.get(topic, ""), "")
