"""What the banks are about: topics that were mistyped, that take too much room, or that one side alone is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from redcarpet.core.bank import Bank
from redcarpet.core.checks.rule import Checked, Place, Remark
from redcarpet.core.checks.walk import judged, judged_of, place_of
from redcarpet.core.near import slip_of
from redcarpet.core.question import Question
from redcarpet.core.words import bare, brief

_ENOUGH = 20
"""Questions of a bank, from which on a share of them says something."""
_LARGEST_SHARE = 0.4
"""Of one topic. The shipped banks have ten to twelve topics, none with more than a tenth."""
_LARGEST_LOOKS = 0.2
"""Of looks: the campaigns never minded the one question about clothes, but that there was no other."""
_ONE_SIDED = 4
"""Questions of a topic that are all for her, or all for him, from which on it is told."""


def judge_topic(checked: Checked) -> Iterator[Remark]:
    """Flag a topic that is nearly a known one, and so probably mistyped.

    The topic decides where a question stands in the column of filters, what an off-limits topic keeps out, and under
    what the balance counts it. A mistyped one gets a line of its own, and slips past a publicist's ban. Topics of your
    own are welcome: they are only flagged when they are a letter away from one that redcarpet, or the event's
    topics.yaml, knows.

    Bad:
        - ask: What did you fight to keep in this story?
          topic: authorshp

    Better:
        - ask: What did you fight to keep in this story?
          topic: authorship

    If it is meant as it stands, add it to topics.yaml in the event's folder, with its group: then it is a known one.
    """
    slips: dict[str, str] = {}
    for bank, question in judged(checked, "RC503"):
        topic = bare(question.topic)
        if not topic or topic in checked.topics:
            continue
        if topic not in slips:
            slips[topic] = slip_of(topic, checked.topics)
        if slips[topic]:
            known = slips[topic].replace(" ", "-")
            advice = f"Did you mean {known}? If not, add it to the event's topics.yaml."
            message = f"The topic “{brief(question.topic)}” is not known, and nearly “{known}”."
            yield Remark(place_of(bank, question, "topic"), message, advice)


def judge_share(checked: Checked) -> Iterator[Remark]:
    """Flag a bank that is mostly about one topic, or too much about looks, and a topic that one side alone is asked.

    This is counting, not taste. A reporter draws what the bank holds: where half of it is about one thing, half of the
    evening will be. It is told from 20 questions on: when more than two in five have one topic, or more than one in
    five are about looks. A bank that is about one topic from end to end was meant so, and is left alone unless that is
    looks. And over all banks together: four or more questions of a topic that are all for her or all for him, without
    a word on why and without a mirror.

    Bad: 13 of 24 questions have `topic: beginnings`.
    Better: 4 of 24 have it, and the others ask about craft, team, place and story.

    Take out the weakest ones, or set them to `status: retired`. Where only one side is asked, write a mirror for the
    other, set `for: anyone`, or say `why`. Small banks are not judged, since two of six is no trend.
    """
    for bank in checked.banks:
        questions = list(judged_of(bank, "RC308"))
        if len(questions) >= _ENOUGH:
            yield from _shares(bank, questions, checked)
    yield from _one_sided(checked)


def _shares(bank: Bank, questions: list[Question], checked: Checked) -> Iterator[Remark]:
    every, place = len(questions), Place(bank.path)
    topics = Counter(bare(question.topic) for question in questions)
    written = {bare(question.topic): question.topic for question in reversed(questions)}
    looks = sum(count for topic, count in topics.items() if checked.topics.get(topic) == "looks" or topic == "looks")
    if looks > every * _LARGEST_LOOKS:
        message = f"{looks} of the {every} questions of this bank are about looks."
        yield Remark(place, message, "Ask more about the work; one question about clothes harms nobody.")
    for topic, count in topics.items():
        if topic and every > count > every * _LARGEST_SHARE:
            message = f"{count} of the {every} questions of this bank are about “{brief(written[topic])}”."
            yield Remark(place, message, "Take some out, or add questions about something else.")


def _one_sided(checked: Checked) -> Iterator[Remark]:
    of_topic: dict[str, list[tuple[Bank, Question]]] = {}
    for bank, question in judged(checked, "RC308"):
        if bare(question.topic):
            of_topic.setdefault(bare(question.topic), []).append((bank, question))
    for asked in of_topic.values():
        sides = {question.for_whom for _, question in asked}
        whom = asked[0][1].for_whom
        if len(asked) < _ONE_SIDED or len(sides) > 1 or whom == "anyone" or any(map(_explained, asked)):
            continue
        other = "him" if whom == "her" else "her"
        message = f"All {len(asked)} questions about “{brief(asked[0][1].topic)}” are for {whom}, none is for {other}."
        yield Remark(place_of(*asked[0], "topic"), message, f"Ask {other}, too, or say why not in “why”.")


def _explained(asked: tuple[Bank, Question]) -> bool:
    bank, question = asked
    return bool(question.why or question.mirror or (bank.why and bank.for_whom == question.for_whom))
