"""Rules of equity: what is asked of some guests and not of others.

Most of it comes from what the campaigns called out, and from the Finkbeiner test (2013), which names what a profile of
a woman should not mention. All but the topic and whom a question is for is a list of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.checks.making import listed, text_rule
from redcarpet.core.checks.phrases import Lists
from redcarpet.core.checks.rule import Hit, Said
from redcarpet.core.words import bare


@text_rule("RC301", "appearance")
def appearance(said: Said, lists: Lists) -> Iterator[Hit]:
    """Clothes, hair, nails, bags: how somebody looks.

    The clothes question is fine; as the only question it is not, and women get it where men get their work. It also
    brings back no more than a label. Credit the maker instead: questions with the topic costume-craft are never meant.

    Bad: Who are you wearing?
    Bad: How long did it take you to get ready tonight?
    Bad: Give us a twirl!
    Better: Which maker's work would you like to credit tonight?
    Better: How did the costume designer change the way you moved in this part?

    Ignore it when: it is about a costume of the film.
    """
    if bare(said.question.topic) != "costume craft":
        yield from listed(said, lists, "RC301", "{} asks how somebody looks.", _ASK_THE_WORK)


_ASK_THE_WORK = "Ask about the work; a maker's name is asked for under the topic costume-craft."


@text_rule("RC302", "body-or-age")
def body_or_age(said: Said, lists: Lists) -> Iterator[Hit]:
    """Weight, diet, pregnancy, age, sex appeal.

    On one night women were asked about baby weight and men about their first jobs. A body is nobody's business on a
    carpet, and an answer about a diet does harm to those who listen.

    Bad: How did you lose the weight for this?
    Bad: What's your workout routine?
    Better: What did the role ask your stunt team to solve?
    Better: What did you learn to do for this role that you still practise?

    Ignore it when: it is about a character, or about a film on this subject.
    """
    yield from listed(said, lists, "RC302", "{} asks about somebody's body or age.", "Ask what the work asked for.")


@text_rule("RC303", "family-balance")
def family_balance(said: Said, lists: Lists) -> Iterator[Hit]:
    """Who minds the children, how to have it all, whom somebody is seeing.

    In 2014 Jennifer Garner was asked about work and family by every interviewer of a day, her husband by none. Ask it
    of everyone, as a matter of how the work is arranged, or of nobody.

    Bad: How do you balance work and family?
    Bad: Who has the kids tonight?
    Bad: Are you dating anyone?
    Better: What would make this work easier for people who care for someone?

    Ignore it when: the same question stands in his bank, too.
    """
    yield from listed(said, lists, "RC303", "{} asks about somebody's private life.", _ASK_EVERYONE)


_ASK_EVERYONE = "Ask how the work is arranged, and ask everyone."


@text_rule("RC304", "gender-marked")
def gender_marked(said: Said, lists: Lists) -> Iterator[Hit]:
    """Makes the guest's sex the news: a woman director, as a woman, first woman to.

    It says that the job is a man's and this is the exception, and it has one answer. Ask what a director is asked.

    Bad: What is it like being a woman director?
    Bad: As a woman, how do you get a crew to listen?
    Better: What did you change in how the set was run?
    Better: How do you tell a crew that the plan has changed?

    Ignore it when: it is a fact of the evening, such as the first award of its kind.
    """
    yield from listed(said, lists, "RC304", "{} makes the guest's sex the subject.", "Ask about the work.")


@text_rule("RC305", "defined-by-relation")
def defined_by_relation(said: Said, lists: Lists) -> Iterator[Hit]:
    """Asks somebody as the husband, wife, daughter or father of somebody.

    A woman is not the wife of her work, and a man need not have daughters to care how women are treated. Ask what the
    guest has done.

    Bad: What does your husband think of the love scenes?
    Bad: As a father of daughters, why do you care?
    Better: Who did you show the first cut?
    Better: What have you changed at work?

    Ignore it when: they made the work together, or came here as a family.
    """
    yield from listed(said, lists, "RC305", "{} makes it about a relation.", "Ask what the guest has done.")


@text_rule("RC306", "ally-opinion-only")
def ally_opinion_only(said: Said, lists: Lists) -> Iterator[Hit]:
    """Asks a man what he thinks of equality, and not what he does. Only questions for him are meant.

    In 2018 men wore pins and answered in platitudes. A deed, a decision, a person or a date can't be answered so.

    Bad: What do you think about the movement?
    Bad: Do you support equal pay?
    Better: What did you once let pass that you would now stop?
    Better: How do you find out whether a co-star is paid fairly?

    Ignore it when: it is an opinion on a piece of work.
    """
    if said.question.for_whom == "him":
        yield from listed(said, lists, "RC306", "{} asks for an opinion, which is cheap.", _ASK_A_DEED)


_ASK_A_DEED = "Ask for a deed, a decision, a person or a date."

EQUITY = (appearance, body_or_age, family_balance, gender_marked, defined_by_relation, ally_opinion_only)
"""Rules that look only at texts in which a phrase of theirs was found."""
