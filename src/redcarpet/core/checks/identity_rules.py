"""One question, one place: the same id, and nearly the same words, over all banks."""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.bank import SAME_ID_HELP, Bank, same_id_said, same_ids
from redcarpet.core.checks.excuses import excused
from redcarpet.core.checks.rule import Checked, Place, Remark
from redcarpet.core.checks.walk import judged, place_of, whereabouts
from redcarpet.core.near import like_pairs
from redcarpet.core.placeholders import filled
from redcarpet.core.question import Question
from redcarpet.core.text import fold
from redcarpet.core.words import brief

_ALIKE = 80
"""Of 100; above that two questions get the same answer, tried on the shipped banks and on reworded copies of them."""


_LONGEST_TOLD = 300
"""Code points of a question; who is asked whether two are one must see the whole of both."""


def judge_same_id(checked: Checked) -> Iterator[Remark]:
    """Flag an id that two questions with different words have, in one bank or in two.

    The id is a question's name: by it marks are found again after the words were changed, and a must-ask is found in
    the banks. With one name for two questions the second goes by its words until one of them is renamed. It happens
    when a question is copied and then rewritten. Retired questions keep their ids, because the marks of earlier
    evenings go by them.

    Bad:
        - ask: What did you fight to keep in this story?
          id: only-you
        - ask: What is one decision that only you could have made?
          id: only-you

    Better:
        - ask: What did you fight to keep in this story?
          id: fight-to-keep
        - ask: What is one decision that only you could have made?
          id: only-you

    Change the newer of the two: the older one has marks. A question needs no id at all. This rule is never excused.
    """
    for second, first in same_ids(checked.banks):
        yield Remark(
            Place(second.path, second.line, "id"),
            same_id_said(second, first),
            SAME_ID_HELP,
            Place(first.path, first.line, "id"),
            "first one is here",
        )


def judge_twins(checked: Checked) -> Iterator[Remark]:
    """Flag a question whose words are nearly those of another one, in the same bank or in two.

    Nobody wants to hear a question twice, and of two that are nearly alike the reporter sees one as asked and the
    other as not. Capitals, accents and what stands in a placeholder make no difference. It is told once, on the later
    of the two.

    Bad:
        - ask: What did you fight to keep in this story?
        - ask: What did you fight to keep in the story?

    Better:
        - ask: What did you fight to keep in this story?
        - ask: Whose objection made this script better?

    Delete one, or ask for something else. Two questions that name each other as `mirror` may be alike: the same thing
    is asked of women and of men. Short questions that differ in the one word that matters can be excused with
    `ignore` and a reason.
    """
    every = list(judged(checked, "RC502"))
    texts = [fold(filled(question.ask)) for _, question in every]
    first_like: dict[int, int] = {}
    for earlier, later in _alike(texts):
        if earlier < first_like.get(later, later) and not _mirrored(every[earlier][1], every[later][1]):
            first_like[later] = earlier
    for later, earlier in sorted(first_like.items()):
        same = texts[earlier] == texts[later]
        yield _twin(every[later], every[earlier], same=same)


def judge_reworded(checked: Checked) -> Iterator[Remark]:
    """Flag a question that may be one which was marked at this event under other words.

    Marks follow a question that was reworded, but not when the words have changed so much that it could as well be
    another question. Only a person can say, and not at the rope line: so `check` asks, where an event has marks. Until
    it is answered, the question counts as not asked.

    Bad:
        # marked: Who kept the crew warm on the night shoots?
        - ask: Who on the crew kept you warm at night?

    Better:
        # marked: Who kept the crew warm on the night shoots?
        - ask: Who on the crew kept you warm at night?
          id: e72e1579e65c

    If it is the same question, give it the id that is named: its marks come back. If it is another one, leave it as it
    is, or ignore the rule and say why.
    """
    for question, was in checked.doubtful:
        if question.status != "retired" and not excused(question, "RC511"):
            yield Remark(
                Place(question.path, question.line, "ask"),
                f"This may be a question that was marked in other words: “{was.ask[:_LONGEST_TOLD]}”",
                f"If it is the same, give it `id: {was.key}`; if not, leave it.",
            )


def _alike(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Give pairs that are alike; of those with the very same words, each with the first alone: a copy of a bank."""
    places: dict[str, int] = {}
    for place, text in enumerate(texts):
        first = places.setdefault(text, place)
        if first != place:
            yield first, place
    different = list(places.items())
    for one, other in like_pairs([text for text, _ in different], _ALIKE):
        yield different[one][1], different[other][1]


def _mirrored(one: Question, other: Question) -> bool:
    return bool((one.id and one.id == other.mirror) or (other.id and other.id == one.mirror))


def _twin(later: tuple[Bank, Question], earlier: tuple[Bank, Question], *, same: bool) -> Remark:
    where = whereabouts(*earlier)
    if same:
        message = f"The same question stands in {where}, too."
    else:
        message = f"This is nearly the question in {where}: “{brief(earlier[1].ask)}”"
    return Remark(
        place_of(*later, "ask"),
        message,
        "Delete one of them, or ask for something else.",
        place_of(*earlier, "ask"),
        "the other one is here",
    )
