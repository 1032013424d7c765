"""Rules of care: a noisy half-minute is no place to ask anyone to relive abuse.

After what RAINN, the Dart Center and the National Sexual Violence Resource Center advise interviewers.
"""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.checks.making import listed, text_rule
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Hit, Said


@text_rule("RC401", "asks-to-relive")
def asks_to_relive(said: Said, lists: Lists) -> Iterator[Hit]:
    """Asks somebody to tell of abuse or violence that they lived through.

    That needs a quiet room, time, a way to stop, and somebody who has learned it. Half a minute on a carpet has none
    of these. Ask about institutions and deeds. If the guest speaks of it, say thank you, and ask for no detail.

    Bad: Can you tell us what happened to you?
    Bad: Have you ever been harassed on a set?
    Bad: What is your own MeToo story?
    Better: What should a studio do in the first hour after a complaint?

    Ignore it when: it is about something that happens in the plot.
    """
    yield from listed(said, lists, "RC401", "{} asks somebody to relive it.", "Ask what an institution should do.")


@text_rule("RC402", "blames")
def blames(said: Said, lists: Lists) -> Iterator[Hit]:
    """Why did you stay, why did you not tell: the fault is with the one who was hurt.

    "Why" sounds like blame, and people who were hurt blame themselves already. There is no better wording for it.

    Bad: Why didn't you leave?
    Bad: Why did you wait so long to come forward?
    Bad: Could you have avoided it?
    Better: Who made it easier to speak?

    Ignore it when: it is about a choice at work. "What made you keep that scene" asks the same without the tone.
    """
    yield from listed(
        said, lists, "RC402", "{} puts the blame on the guest.", "Drop it, or begin with “What made you”."
    )


@text_rule("RC403", "comment-on-accused")
def comment_on_accused(said: Said, lists: Lists) -> Iterator[Hit]:
    """Asks for a word on allegations, a lawsuit or a person who is accused.

    The guest can't know, and an answer can cost you both a court case. Winners were asked it while they celebrated. Ask
    what their own company does. A question that names somebody who is accused should be seen by a lawyer.

    Bad: What do you make of the allegations against your director?
    Bad: Do you believe her?
    Bad: Do you regret working with him?
    Better: What does your company do in the first week after a complaint?

    Ignore it when: the film is about a court case.
    """
    yield from listed(said, lists, "RC403", "{} asks for a comment on somebody who is accused.", _ASK_OWN_HOUSE)


_ASK_OWN_HOUSE = "Ask what the guest's own company does."


@text_rule("RC404", "sensitive-unflagged")
def sensitive_unflagged(said: Said, lists: Lists) -> Iterator[Hit]:
    """A subject that can hurt, in a question that does not say so.

    What is marked as sensitive is never drawn by chance, and a reporter sees it before saying it. Write
    `sensitivity: care` and an `exit_line`; for a theme of the work write `sensitivity: work-theme`. What a guest has
    agreed to talk about stands with the guest (`cleared`).

    Bad: Which organisation that supports survivors should viewers look up?
    Better: the same question with sensitivity: care and an exit_line

    Ignore it when: the word means something else, such as a survivor of the last season's cuts.
    """
    if said.question.sensitivity == "none":
        yield from listed(said, lists, "RC404", "{} can hurt, and the question does not say so.", _FLAG_IT)


_FLAG_IT = "Add “sensitivity: care” and an exit_line; for a theme of the work, “sensitivity: work-theme”."


@text_rule("RC405", "language")
def language(said: Said, lists: Lists) -> Iterator[Hit]:
    """Words that doubt or shame those who were hurt, or make a crime sound like an affair.

    Most of them come from courts and headlines: accuser, alleged victim, sex scandal, committed suicide. Style guides
    of survivors' organisations and news agencies name plainer ones: the woman who reported him, abuse, died by suicide.

    Bad: What would you say to his accusers?
    Bad: How did the sex scandal change the studio?
    Better: What changed at the studio after the women reported him?

    Ignore it when: you quote a ruling word by word.
    """
    yield from listed(said, lists, "RC405", "{} hurts those it is about.", _SAY_PLAINLY)


_SAY_PLAINLY = "Say plainly who did what: “abuse”, “the women who reported it”, “died by suicide”."


@text_rule("RC406", "no-exit", "advice", languages=())
def no_exit(said: Said, lists: Lists) -> Iterator[Hit]:  # noqa: ARG001 - every rule is given the lists
    """A sensitive question without a line to leave with.

    When an answer goes somewhere painful you need words that are ready: a thank-you, and no follow-up for detail.

    Bad: sensitivity: care, and no exit_line
    Better: exit_line: Thank you for telling us. Take all the time you need.

    Ignore it when: everybody on the team knows the same line by heart.
    """
    question = said.question
    if said.field == "ask" and question.sensitivity == "care" and not question.exit_line:
        yield Hit("This sensitive question has no way out.", "Add an exit_line, such as “Thank you for saying that.”")


LISTED = (asks_to_relive, blames, comment_on_accused, sensitive_unflagged, language)
"""Rules that look only at texts in which a phrase of theirs was found."""
SHAPES = (no_exit,)
"""Rules that look at every text."""
