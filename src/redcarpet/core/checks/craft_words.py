"""Rules of craft that are lists of words: what leads, loads, exaggerates or has been asked too often."""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.checks.making import listed, text_rule
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Hit, Said


@text_rule("RC104", "leading")
def leading(said: Said, lists: Lists) -> Iterator[Hit]:
    """Wording that says which answer you expect.

    A guest who is told what to think nods, and the quote is yours. Who disagrees has to begin by contradicting you, and
    few do that with a camera on.

    Bad: This is your year, right?
    Bad: Don't you think the ending is brave?
    Bad: It must have been hard to say goodbye.
    Better: What is different this year?
    Better: What did you argue about before you chose that ending?

    Ignore it when: you put a claim to somebody on purpose, and say whose it is.
    """
    yield from listed(said, lists, "RC104", "{} tells the guest what to answer.", "Ask openly: what, how, which, who.")


@text_rule("RC105", "loaded-word")
def loaded_word(said: Said, lists: Lists) -> Iterator[Hit]:
    """A word that accuses, belittles or takes sides.

    The guest answers the word and not the question, often with a denial that you then have to use. Bland words invite
    colourful answers. Titles in quotes are never meant.

    Bad: When did you finally feel respected?
    Bad: How do you deal with the feud with your co-star?
    Better: When did the work get easier?
    Better: What did you two disagree about, and work out?

    Ignore it when: it is a word of the plot, such as a rival gang.
    """
    yield from listed(said, lists, "RC105", "{} takes sides.", "Use a plain word for what happened, or leave it out.")


@text_rule("RC107", "superlative", "advice")
def superlative(said: Said, lists: Lists) -> Iterator[Hit]:
    """A favourite, a best, a most: the guest has to search through everything and rank it.

    Nobody has the ranking ready, so you get "there are so many". Ask for one thing that happened. Names of awards in
    capitals, such as Best Actress, are never meant.

    Bad: What's your favourite scene?
    Bad: What was the biggest challenge?
    Better: Which scene would you show a friend first?
    Better: Which problem took longer than planned?

    Ignore it when: the guest is known for such a list.
    """
    yield from listed(said, lists, "RC107", "{} makes the guest rank things.", "Ask for one moment, tool or decision.")


@text_rule("RC108", "feelings-filler")
def feelings_filler(said: Said, lists: Lists) -> Iterator[Hit]:
    """A question for feelings that has one answer: amazing.

    Everybody is excited and honoured. Ask for what somebody did, and the feeling comes with it.

    Bad: How does it feel to be nominated?
    Bad: How excited are you to be here?
    Better: Who did you tell first?

    Ignore it when: it is about what a character feels.
    """
    yield from listed(said, lists, "RC108", "{} has been answered with “amazing” before.", "Ask what somebody did.")


@text_rule("RC109", "worn-opener", "advice")
def worn_opener(said: Said, lists: Lists) -> Iterator[Hit]:
    """A question that the guest has answered ten times on the way to you.

    The answer is rehearsed, and the person before you has it, too. Name a scene, a tool, a person or a decision.

    Bad: What was it like working with her?
    Bad: What brings you here tonight?
    Bad: What's next for you?
    Better: What did she do on the first day that you have kept?
    Better: What question is your next project trying to answer?

    Ignore it when: you need a few warm words to set the microphone.
    """
    yield from listed(said, lists, "RC109", "{} has been asked many times tonight.", "Name a scene, tool or decision.")


@text_rule("RC110", "hypothetical", "advice")
def hypothetical(said: Said, lists: Lists) -> Iterator[Hit]:
    """A question about what somebody would do if.

    Nobody knows, so you get a pleasant guess. What they did the last time is true, and it is a story.

    Bad: If you could work with anyone, who would it be?
    Bad: Imagine you had one more week to shoot.
    Better: Who did you write to after you saw their work?
    Better: What did you do with the last day of shooting?

    Ignore it when: a playful round is what you want.
    """
    yield from listed(said, lists, "RC110", "{} asks for a guess.", "Ask what they did the last time.")


LISTED = (leading, loaded_word, superlative, feelings_filler, worn_opener, hypothetical)
"""Rules that look only at texts in which a phrase of theirs was found."""
