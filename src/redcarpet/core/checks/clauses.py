"""How a sentence opens, and where its question begins: what the craft rules know of grammar."""

from __future__ import annotations

from typing import Literal

from redcarpet.core.checks.wording import AUXILIARIES, FILLERS, OPAQUE, QUESTION_WORDS, Sentence, Wording
from redcarpet.core.values import dataclass

Kind = Literal["open", "closed", "other"]

SUBJECTS = frozenset("you i we they he she it there anyone anybody everyone people your youre".split())
"""Words that make a verb before them ask."""
TOLD = frozenset(
    "you youre youve youll youd i im ive we weve were they theyre theyve he hes she shes it its this thats that theres "
    "any anything ever excited nervous ready happy enjoying having".split()
)
"""First words of what is told rather than asked; with a question mark behind it wants a yes."""
_WHEN = frozenset("when where whenever wherever".split())
_BEFORE = frozenset("in to at for with from of on by about after before under during through".split())
"""Words that may stand before the word that asks: "in which scene", "at what point"."""
_IF_SO = frozenset({"had", "should", "were"})
"""Verbs that, put first, may also mean "if"."""
_NAMES_TOO = frozenset("will may".split())


@dataclass(frozen=True, slots=True)
class Opening:
    """How a sentence asks."""

    kind: Kind
    """By a question word, by a verb that wants a yes or no, or otherwise."""
    at: int
    """The word that makes it so; the sentence's first one where there is none."""


def opening(wording: Wording, sentence: Sentence) -> Opening:
    """Say how a sentence asks: by its first word that counts, else by the first word after a name or a lead-in."""
    words, waiting = wording.words, None
    for at in range(sentence.first, sentence.end):
        if not wording.pauses[at] or words[at] in FILLERS:
            continue
        asks = _asking_word(wording, at, sentence.end)
        following = words[at + 1] if at + 1 < sentence.end else OPAQUE
        if asks >= 0 and words[asks] in _WHEN and following not in AUXILIARIES:
            waiting = waiting or Opening("open", asks)  # "When you read it, who ...": there may be more to come
        elif asks >= 0:
            return Opening("open", asks)
        elif _is_verb(wording, at, sentence.end):
            if words[at] not in _IF_SO:
                return Opening("closed", at)
            waiting = waiting or Opening("closed", at)  # "Had it rained, what ...": there may be more to come
    return waiting or Opening("other", sentence.first)


def _asking_word(wording: Wording, at: int, end: int) -> int:
    words = wording.words
    if words[at] in QUESTION_WORDS:
        exclaims = words[at] == "what" and at + 1 < end and words[at + 1] in {"a", "an"}
        return -1 if exclaims else at
    for place in range(at + 1, min(at + 3, end)):
        if words[place - 1] in _BEFORE and words[place] in QUESTION_WORDS - _WHEN:
            return place
    return -1


def _is_verb(wording: Wording, at: int, end: int) -> bool:
    """Say whether a verb opens a question here; Will and May are people, too."""
    word = wording.words[at]
    if word not in AUXILIARIES or at + 1 >= end or wording.pauses[at + 1]:
        return False
    return not (word in _NAMES_TOO and wording.words[at + 1][:1].isupper())


def second_question(wording: Wording, sentence: Sentence) -> int:
    """Find the word with which a sentence asks a second thing; -1 where it asks one."""
    first = opening(wording, sentence)
    verb = next((at for at in range(first.at, sentence.end) if wording.words[at] in AUXILIARIES), sentence.end)
    for at in range(first.at + 2, sentence.end):
        joined = wording.words[at - 1] in _JOINTS
        if (joined or wording.pauses[at]) and wording.words[at - 2] not in QUESTION_WORDS:
            of_you = _verb_asks(wording, at, sentence.end, SUBJECTS) and (joined or verb < at)
            if of_you or (joined and verb == first.at + 1 and _verb_asks(wording, at, sentence.end, _THINGS, _PAST)):
                return at
            if _word_asks(wording, at, sentence.end, joined=joined) and not _asks_within(wording, first.at, at):
                return at
    return -1


_JOINTS = frozenset({"and", "or", "but", "also"})
_DOING = frozenset("do does did dont doesnt didnt".split())
_PAST = frozenset("did does was were is are".split())
_SHORT = frozenset("whats hows whos wheres whens whys".split())
_THINGS = SUBJECTS | {"the", "this", "that", "these", "those", "a", "next"}
_WITHIN = frozenset(
    "decide decides decided know knows knew known tell tells told learn learned explain choose chose chosen about "
    "between remember see understand say on of find out work show shows from for sure ask agree agreed matters".split()
)
"""Words after which a question word only names a thing: "how do you decide who stays and who goes"."""


def _verb_asks(
    wording: Wording, at: int, end: int, subjects: frozenset[str], verbs: frozenset[str] = AUXILIARIES
) -> bool:
    return at + 1 < end and wording.words[at] in verbs and wording.words[at + 1] in subjects


def _word_asks(wording: Wording, at: int, end: int, *, joined: bool) -> bool:
    """Say whether a question word here asks by itself: "what did", "who taught you" after a comma, "why" at the end."""
    words = wording.words
    word, following = words[at], words[at + 1] if at + 1 < end else OPAQUE
    if word not in QUESTION_WORDS:
        return False
    if at + 1 == end:
        return joined and word in {"why", "how"}
    if following in _DOING or (joined and word in _SHORT):
        return True
    if following in AUXILIARIES:
        return at + 2 < end and words[at + 2] in _THINGS
    paused = joined and wording.pauses[at]
    return paused and word in {"who", "what", "which", "whose", "why", "how"} and following not in SUBJECTS


def _asks_within(wording: Wording, first: int, at: int) -> bool:
    """Say whether an earlier question word only names a thing, so that a later one may go on with it."""
    words = wording.words
    return any(words[place] in QUESTION_WORDS and words[place - 1] in _WITHIN for place in range(first + 1, at))
