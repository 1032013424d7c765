"""Rules of craft: what interviewers have long known to cost them the answer.

Faults that John Sawatsky (CBC, ESPN) lists: no question at all, two at once, remarks in the question, trigger words,
exaggeration, the closed form. These rules look at how a sentence is built; `craft_words` has those that are lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from redcarpet.core.checks.clauses import SUBJECTS, TOLD, opening, second_question
from redcarpet.core.checks.making import hit, listed, text_rule
from redcarpet.core.checks.phrases import Heard, Lists
from redcarpet.core.checks.rule import Hit, Said
from redcarpet.core.checks.wording import AUXILIARIES, FILLERS, QUESTION_WORDS, Sentence

_FEW_WORDS, _MANY_WORDS, _CLAUSE_WORDS = 3, 8, 11
"""A remark of so many words before the question is heard as one; so is any lead-in of more than the second number, and
more than the third where it says when."""
_WHENS = frozenset("when while if after before since once until as where although because".split())


@text_rule("RC101", "closed-question")
def closed_question(said: Said, lists: Lists) -> Iterator[Hit]:
    """A question that can be answered with yes or no.

    A tired guest takes the way out, and you have a nod for an answer. Questions that begin with what, how, which or
    who bring a sentence back. Requests such as "Can you describe ..." are let pass. So are follow-ups: a quick yes or
    no can be what you need there.

    Bad: Did you enjoy the shoot?
    Bad: So, is this your first time in Toronto?
    Bad: You did all your own stunts?
    Better: What kept you going on the long days?
    Better: Which stunt did you hand to somebody else?

    Ignore it when: the yes or no is the news. A quick round on purpose has the tag "quick".
    """
    question = said.question
    if said.field == "follow_ups" or "quick" in question.tags or question.topic == "quick":
        return
    heard = lists.heard(said.text)
    wording = heard.wording
    for sentence in wording.sentences:
        first = opening(wording, sentence)
        if first.kind == "closed" and sentence.asks and not _is_spared(heard, "RC101", sentence):
            end = min(first.at + 2, sentence.end)
            yield hit(wording, first.at, end, "A question that begins {} can be answered with yes or no.", _OPEN_IT)
        elif first.kind == "other" and said.field != "short" and _is_told(heard, sentence):
            message = "This is said, not asked, and can be answered with yes or no."
            yield hit(wording, sentence.first, sentence.end, message, _OPEN_IT)


_OPEN_IT = "Begin with what, how, which or who."


def _is_told(heard: Heard, sentence: Sentence) -> bool:
    """Say whether a sentence without a word that asks begins as something told, or asks with a verb further on."""
    words = heard.wording.words[sentence.first : sentence.end]
    if not sentence.asks or QUESTION_WORDS.intersection(words) or _is_spared(heard, "RC103", sentence):
        return False
    first = next((word for word in words if word not in FILLERS), "")
    return first in TOLD or any(verb in AUXILIARIES and subject in SUBJECTS for verb, subject in pairwise(words))


def _is_spared(heard: Heard, rule: str, sentence: Sentence) -> bool:
    return any(sentence.first <= span.first < sentence.end for span in heard.spared.get(rule, ()))


@text_rule("RC102", "double-barrelled")
def double_barrelled(said: Said, lists: Lists) -> Iterator[Hit]:
    """Two questions at once.

    The guest answers the easier one, and the other is gone. Ask one thing, and keep the second as a follow-up. "How and
    why" counts as one.

    Bad: How did you prepare, and what did she tell you?
    Bad: What was the first day like? Who did you meet?
    Better: How did you prepare?

    Ignore it when: the two are really one, as in a choice between two things that you spell out.
    """
    heard = lists.heard(said.text)
    wording = heard.wording
    asked = [sentence for sentence in wording.sentences if sentence.asks]
    advice = "Keep one of them; put the other into follow_ups."
    if len(asked) > 1:
        yield hit(wording, asked[1].first, asked[1].end, "This is a second question in one breath.", advice)
        return
    for sentence in asked:
        second = second_question(wording, sentence)
        if second >= 0:
            yield hit(wording, second, sentence.end, "A second question begins here.", advice)
            return
    yield from listed(said, lists, "RC102", "A second question hides behind {}.", advice)


@text_rule("RC103", "not-a-question")
def not_a_question(said: Said, lists: Lists) -> Iterator[Hit]:
    """Something that is said and doesn't ask, or asks for talk about something.

    A statement leaves the guest to guess what you want to know, and "talk about" brings back whatever was rehearsed.
    Requests with an aim are fine: tell us, describe, show us, walk us through, finish the sentence.

    Bad: That stunt is extraordinary.
    Bad: Talk about your character.
    Better: How was that stunt built?
    Better: Walk us through the first minute of that take.

    Ignore it when: the line is a cue that you and the guest agreed on.
    """
    heard = lists.heard(said.text)
    wording = heard.wording
    advice = "Ask what you want to know, with a question mark."
    if "RC103" in heard.flagged:
        yield from listed(said, lists, "RC103", "{} asks for nothing in particular.", advice)
    elif said.field != "short" and wording.words and not any(sentence.asks for sentence in wording.sentences):
        last = wording.sentences[-1]
        if opening(wording, last).kind != "other":
            yield hit(wording, last.first, last.end, "The question mark is missing.", "Put one at the end.")
        elif not any(_is_spared(heard, "RC103", sentence) for sentence in wording.sentences):
            yield hit(wording, last.first, last.end, "This is no question.", advice)


@text_rule("RC106", "remark-in-question")
def remark_in_question(said: Said, lists: Lists) -> Iterator[Hit]:
    """Something that you tell before you ask, or a long way to the question.

    What you say first is what gets answered, and it takes the guest's seconds. Viewers came for the guest's words. What
    you want to have in mind yourself belongs into the note.

    Bad: I cried twice. What was the last scene like to shoot?
    Bad: You play a woman who leaves everything behind, how did you find her?
    Better: How did you shoot the last scene?

    Ignore it when: viewers can't follow the question without that one fact.
    """
    heard = lists.heard(said.text)
    wording = heard.wording
    asked = next((sentence for sentence in wording.sentences if sentence.asks), None)
    if asked is None or said.field == "short":
        return
    for sentence in wording.sentences:
        if not sentence.asks and not _is_spared(heard, "RC106", sentence) and not _is_spared(heard, "RC103", sentence):
            yield hit(wording, sentence.first, sentence.end, "{} is a remark.", _DROP_IT)
    start = opening(wording, asked)
    if _is_long_way(heard, asked, start.at) and not _is_spared(heard, "RC103", asked):
        yield hit(wording, asked.first, start.at, "It takes {} to get to the question.", _DROP_IT)


_DROP_IT = "Drop it, or keep it for yourself in the note."


def _is_long_way(heard: Heard, sentence: Sentence, start: int) -> bool:
    ahead = start - sentence.first
    words = heard.wording.words
    first = next((word for word in words[sentence.first : start] if word not in FILLERS), "")
    if ahead > (_CLAUSE_WORDS if first in _WHENS else _MANY_WORDS):
        return True
    return ahead >= _FEW_WORDS and any(sentence.first <= span.first < start for span in heard.flagged.get("RC106", ()))


SHAPES = (closed_question, double_barrelled, not_a_question, remark_in_question)
"""Rules that look at every text."""
