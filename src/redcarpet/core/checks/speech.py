"""Rules of speech: what can be said in one breath and understood in a noise.

Where a question has a spoken form (`say`), that is judged and the written form is free.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from redcarpet.core.checks.making import text_rule
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Hit, Said
from redcarpet.core.near import near
from redcarpet.core.placeholders import GENERAL
from redcarpet.core.question import spoken_words

LONGEST_SECONDS = 8
"""Twenty words at 150 a minute: newsroom style guides allow a sentence about so many."""
MOST_SHORT_WORDS = 8
"""Of a short form, which is for shouting."""
_BREATH, _MOST_COMMAS = 17, 2
"""Words without a pause, and commas, that a listener still follows."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_PAUSES = re.compile(r"[,;:.?!–—…、。]|\s-+\s")
_UNSPEAKABLE = re.compile(
    r"(?i:https?://\S*|\bwww\.\S*)"
    r"|\b(?i:e\.g\.|i\.e\.|etc\b\.?|vs\b\.?|a\.k\.a\.|w/o?(?=\s))"
    r"|\.{3,}|…|\d{5,}|[#@&%/_*<>\[\]()|\\=+~^]"
)
_ODD = re.compile(r"[^A-Za-z ',?!:;.-]|\.\.|[a-z]\.[a-z]|\b(?:etc|vs|www)\b", re.IGNORECASE)
_TO_BE_FILLED = re.compile(r"(?i)^(?:finish|complete)\b.*?(?:\.{3,}|…)\W*$")
"""A sentence for the guest to finish: its dots are said as a pause."""
_MEANT = {
    **{name: name for name in GENERAL},
    **dict.fromkeys(("film", "movie", "show", "series", "title", "album", "song", "play"), "project"),
    **dict.fromkeys(("name", "full_name", "star", "artist"), "guest"),
    **dict.fromkeys(("first", "firstname"), "first_name"),
    **dict.fromkeys(("character", "part", "job"), "role"),
    **dict.fromkeys(("award", "category", "nominated_for"), "nomination"),
}
"""What people write for each placeholder."""


def _is_said(said: Said) -> bool:
    return said.field != "ask" or not said.question.say


@text_rule("RC201", "too-long", languages=())
def too_long(said: Said, lists: Lists) -> Iterator[Hit]:
    """More than eight seconds of question, or a short form of more than eight words.

    That is twenty words at 150 words a minute; an event can say how fast you speak. A guest who has forgotten how the
    question began answers its end. A placeholder counts as two words, as a name or a title would.

    Bad: When you think back over all of the months of preparation for this film, which lesson from them has stayed
    with you until tonight?
    Better: Which lesson from the preparation stayed with you?

    Ignore it when: it is long because of a name that has to be said in full.
    """
    text = said.text
    limit = MOST_SHORT_WORDS if said.field == "short" else lists.words_per_minute * LONGEST_SECONDS // 60
    if not _is_said(said) or (text.isascii() and text.count(" ") + text.count("{") < limit):
        return
    count = spoken_words(_PLACEHOLDER.sub("two words", text))
    if count <= limit:
        return
    if said.field == "short":
        yield Hit(f"A short form has at most {MOST_SHORT_WORDS} words; this has {count}.", "Keep what can be shouted.")
    else:
        seconds = count * 60 / lists.words_per_minute
        yield Hit(
            f"This takes {seconds:.0f} seconds to say ({count} words); {limit} words are easy to follow.",
            "Cut what comes before the question, or make it two.",
        )


@text_rule("RC202", "breathless", "advice", languages=())
def breathless(said: Said, lists: Lists) -> Iterator[Hit]:  # noqa: ARG001 - every rule is given the lists
    """A sentence without a place to breathe, or with so many commas that the thread is lost.

    Over a crowd only the first and the last words arrive. One clause, one thought.

    Bad: What did you think about on the long drive home from the very last night of the shoot in Scotland?
    Bad: How did you, your editor, your composer, and the studio agree on an ending?
    Better: What did you think about on the drive home?

    Ignore it when: it is a list that belongs together, or a long title.
    """
    text = said.text
    few = text.isascii() and text.count(" ") + text.count("{") < _BREATH
    if not _is_said(said) or (few and text.count(",") <= _MOST_COMMAS):
        return
    plain = _PLACEHOLDER.sub("two words", text)
    if plain.count(",") > _MOST_COMMAS:
        yield Hit(f"This has {plain.count(',')} commas.", "Make it one thought.")
        return
    longest = max(map(spoken_words, _PAUSES.split(plain)))
    if longest > _BREATH:
        yield Hit(f"This has {longest} words without a pause.", "Cut it to one clause.")


@text_rule("RC203", "unspeakable", languages=())
def unspeakable(said: Said, lists: Lists) -> Iterator[Hit]:  # noqa: ARG001 - as above
    """Signs that nobody can say: a slash, a hashtag, brackets, a web address, a long number.

    At the rope line you read at a glance and stumble at the sign. Write the word, or keep the written form and put the
    spoken one into `say`.

    Bad: What would a director/writer do?
    Bad: How did you get 100% of cast & crew back?
    Better: What would a director who writes do?
    Better: How did you get everybody back?

    Ignore it when: you are sure that everybody on the team says the sign alike.
    """
    if not _is_said(said) or not _ODD.search(said.text):  # one quick look at the common text
        return
    text = _PLACEHOLDER.sub(lambda match: "x" * len(match[0]), said.text)
    if _TO_BE_FILLED.match(text):
        text = re.sub(r"\.{3,}|…", lambda match: " " * len(match[0]), text)
    found = _UNSPEAKABLE.search(text)
    start, end = found.span() if found else _picture(text)
    if end:
        message = f"“{text[start:end]}” can't be said aloud."
        yield Hit(message, "Write it in words, or put the spoken form into say.", start, end)


def _picture(text: str) -> tuple[int, int]:
    """Find an emoji or another picture."""
    if text.isascii():
        return 0, 0
    return next(((at, at + 1) for at, sign in enumerate(text) if unicodedata.category(sign) == "So"), (0, 0))


@text_rule("RC204", "placeholder", languages=())
def placeholder(said: Said, lists: Lists) -> Iterator[Hit]:  # noqa: ARG001 - as above
    """A placeholder that redcarpet does not know, or a brace without its twin.

    It would stand on the card as it is written, and you would read it aloud. There are {guest}, {first_name},
    {project}, {role} and {nomination}; after a bar stand the words for when nothing is known.

    Bad: What did {flim} teach you?
    Bad: What did {project teach you?
    Better: What did {project|this film} teach you?

    Ignore it when: the braces are part of a title.
    """
    text = said.text
    if "{" not in text and "}" not in text:
        return
    for match in _PLACEHOLDER.finditer(text):
        name = match[0][1:-1].partition("|")[0].strip()
        if name not in GENERAL:
            yield Hit(f"“{match[0]}” is no placeholder.", _advice(name), match.start(), match.end())
    rest = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
    for at, sign in enumerate(rest):
        if sign in "{}":
            message = f"This “{sign}” has no “{'}' if sign == '{' else '{'}” that belongs to it."
            yield Hit(message, "Write placeholders such as {project}.", at, at + 1)
            return


def _advice(name: str) -> str:
    plain = name.casefold().replace(" ", "_").replace("-", "_")
    found = next(iter(near(plain, _MEANT)), "")
    if found:
        return f"Did you mean {{{_MEANT[found]}}}?"
    return f"There are {', '.join(f'{{{known}}}' for known in GENERAL)}."


SPEECH = (too_long, breathless, unspeakable, placeholder)
"""Rules that look at every text."""
