"""The sheet of guests against the banks: what must be asked of a guest, and may not, or stands in no bank."""

from __future__ import annotations

from collections.abc import Iterator

from redcarpet.core.bank import Bank
from redcarpet.core.checks.excuses import excused
from redcarpet.core.checks.rule import Checked, Place, Remark
from redcarpet.core.checks.walk import place_of
from redcarpet.core.mic import Ban, bans_question, sheet_bans
from redcarpet.core.near import meant
from redcarpet.core.question import Question
from redcarpet.core.words import brief


def judge_off_limits(checked: Checked) -> Iterator[Remark]:
    """Flag a must-ask of a guest that is off-limits for that guest.

    The sheet says both that a question must be asked and that it must not: the desk would show it in grey and owe it
    at the same time. A question is off-limits when its topic or one of its tags is, or when a word is said in it that
    is; a limit that the newsroom did not agree to (`agreed: no`) counts for nothing. Questions that are off-limits and
    no must-ask are no problem: the desk holds them back.

    Bad:
        guests:
          - name: Tamsin Okoro-Vale
            must_ask: [shared-at-home]
            off_limits: [{topic: care-work}]

    Better:
        guests:
          - name: Tamsin Okoro-Vale
            must_ask: [only-you]
            off_limits: [{topic: care-work}]

    Decide which of the two holds, before somebody at the rope line has to. The place that is shown is the question's;
    the guest is named beside it.
    """
    by_name = _by_name(checked)
    for guest in checked.guests:
        bans = sheet_bans(guest)
        for wanted in guest.must_ask if bans else ():
            bank, question = by_name.get(wanted, (None, None))
            if bank is None or question is None or excused(question, "RC506"):
                continue
            ban = bans_question(bans, question)
            if ban:
                message = f"{brief(guest.name)} must be asked this question, and {_banned(ban)} is off-limits there."
                advice = "Take it out of the guest's must_ask, or out of the guest's off_limits."
                yield Remark(place_of(bank, question), message, advice)


def judge_must_ask(checked: Checked) -> Iterator[Remark]:
    """Flag a must-ask of a guest that is the id of no question.

    The desk shows what is owed to each guest by the ids in `must_ask`. One that stands in no bank is owed all evening
    and can't be asked. Most often a letter is wrong, or the question was renamed or taken out.

    Bad:
        guests:
          - name: Tamsin Okoro-Vale
            must_ask: [onlyyou]

    Better:
        guests:
          - name: Tamsin Okoro-Vale
            must_ask: [only-you]

    Copy the id out of the bank. A question without an id can't be a must-ask: give it one.
    """
    known = _by_name(checked)
    ids = [question.id for _, question in known.values() if question.id]
    path = checked.guests_path or next((bank.path for bank in checked.banks), "")
    for guest in checked.guests:
        for wanted in dict.fromkeys(guest.must_ask):
            if wanted not in known:
                message = f"{brief(guest.name)} must be asked “{brief(wanted)}”, and no question has this id."
                place = Place(path, field="must_ask", words=wanted)
                yield Remark(place, message, meant(wanted, ids) or "Write the id of a question in must_ask.")


def _by_name(checked: Checked) -> dict[str, tuple[Bank, Question]]:
    """Give each question by what a must-ask may call it: its id, or the key that the journal knows it by."""
    every = [(bank, question) for bank in checked.banks for question in bank.questions]
    keys = {question.key: (bank, question) for bank, question in reversed(every)}
    return keys | {question.id: (bank, question) for bank, question in reversed(every) if question.id}


def _banned(ban: Ban) -> str:
    return f"the topic “{brief(ban.topic)}”" if ban.topic else f"“{brief(ban.word)}”"
