"""The wording of one text: its words in the form in which lists write them, where they stand, and its sentences.

What is in quotes is somebody's title or somebody else's words, and what is in braces is a placeholder: each holds its
place as one word that no list can name.
"""

from __future__ import annotations

import re

from redcarpet.core.text import fold
from redcarpet.core.values import dataclass

QUESTION_WORDS = frozenset(
    "what whats whatre whatd which who whos whom whose where wheres when whens why whys how hows howd".split()
)
"""Words that open a question which can't be answered with yes or no."""
AUXILIARIES = frozenset(
    "do does did is are was were am have has had can could will would should shall may might must aint dont doesnt "
    "didnt isnt arent wasnt werent havent hasnt hadnt cant cannot couldnt wont wouldnt shouldnt mustnt".split()
)
"""Verbs that open a question which can be answered with yes or no, apostrophes left out."""
FILLERS = frozenset("so and but well now okay ok um uh hi hey oh then also just please again yes no".split())
"""Words before the first that counts."""
OPAQUE = ""
"""The form of a title in quotes and of a placeholder."""

_ABBREVIATIONS = frozenset("mr mrs ms mx dr st jr sr prof vs no".split())
_PIECE = re.compile(
    r"\{[^{}]*\}"
    r'|["“„«][^"“”„«»]*["”»]'
    r"|(?<!\w)['‘](?=\w)(?:[^'‘’]|['’](?=\w)){1,80}['’](?!\w)"
    r"|[^\W_]+(?:['’][^\W_]+)*"
)
_PAUSE = re.compile(r"[,;:–—()\[\]]|\s-+\s|\.\.+|…")
_NO_WORDS = frozenset("{\"“„«'‘")
_NEVER_NAMES = QUESTION_WORDS | AUXILIARIES


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, by its words."""

    first: int
    end: int
    """The word after its last one."""
    asks: bool
    """Whether it ends with a question mark."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text and what stands between them; four lists of one length."""

    text: str
    words: list[str]
    """Folded and without apostrophes; a name within a sentence keeps its capital, so that no small word finds it."""
    starts: list[int]
    ends: list[int]
    pauses: list[bool]
    """Whether a sentence begins with the word, or a comma, colon, dash or bracket stands before it; "so" and the like
    between them count for nothing."""
    sentences: list[Sentence]

    def quoted(self, first: int, end: int) -> str:
        """Give the text from a word to before another."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def worded(text: str) -> Wording:
    """Take a text apart."""
    pieces = list(_PIECE.finditer(text))
    if len(pieces) == 1 and text[:1] in _NO_WORDS and text[:1] != "{":
        pieces = list(_PIECE.finditer(text, 1))  # a text that is in quotes as a whole is no title
    starts = [piece.start() for piece in pieces]
    ends = [piece.end() for piece in pieces]
    pauses, firsts, asking = _parted(text, starts, ends)
    raw = [piece[0] for piece in pieces]
    plain = not any(len(word) > 3 and word.islower() for word in raw)  # noqa: PLR2004 - see below
    first_words = frozenset(firsts)
    # In a headline every longer word has a capital, so a capital tells nothing there.
    words = [
        word if word.islower() and word.isascii() and word.isalpha() else _form(word, plain or at in first_words)
        for at, word in enumerate(raw)
    ]
    for at in range(len(words) - 1):
        if pauses[at] and words[at] in FILLERS:
            pauses[at + 1] = True
    edges = [*firsts, len(words)] if words else []
    sentences = [Sentence(*edge) for edge in zip(edges[:-1], edges[1:], asking, strict=True)]
    return Wording(text, words, starts, ends, pauses, sentences)


def _form(word: str, first: bool) -> str:  # noqa: FBT001 - by position: called for every capital
    """Give a word as lists write it."""
    if word[0] in _NO_WORDS:
        return OPAQUE
    form = fold(word).replace("'", "")
    if first or not word[0].isupper() or not word[1:2].islower() or not word[1:].islower() or form in _NEVER_NAMES:
        return form
    return form.capitalize()


def _parted(text: str, starts: list[int], ends: list[int]) -> tuple[list[bool], list[int], list[bool]]:
    """Say before which words there is a pause, which begin a sentence, and which of these sentences ask."""
    pauses = [True] * bool(starts)
    firsts, asking = [0] * bool(starts), []
    for at in range(1, len(starts)):
        between = text[ends[at - 1] : starts[at]]
        if between in {" ", "-"}:
            pauses.append(False)
        elif _breaks(text, between, starts[at], ends[at - 1]):
            pauses.append(True)
            firsts.append(at)
            asking.append("?" in between)
        else:
            pauses.append(_PAUSE.search(between) is not None)
    if starts:
        tail = text[ends[-1] :]
        asking.append("?" in tail or (not tail and text[-2:-1] == "?"))
    return pauses, firsts, asking


def _breaks(text: str, between: str, start: int, end: int) -> bool:
    """Say whether a sentence ends between two words."""
    mark = next((sign for sign in between if sign in "?!.…"), "")
    if not mark:
        return between.find("\n") >= 0
    if mark == "?":
        return True
    before = re.search(r"\w*$", text[max(0, end - 12) : end])
    word = before[0].lower() if before else ""
    short = mark == "." and (len(word) == 1 or word in _ABBREVIATIONS)
    following = text[start]
    return not short and len(between) > 1 and not following.islower()
