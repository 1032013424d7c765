"""Hearing of others: what their desks marked is taken into the evening while this one runs, and nothing moves.

The question on the screen stays, with its words; the rows keep their order; what the keys offer right now stays on
offer. Only what the reporter must know before the next question is said: that something is off-limits now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from redcarpet.core.crew import Heard, made_by
from redcarpet.core.evening import Evening
from redcarpet.core.journal import Record
from redcarpet.core.reload import rows_kept
from redcarpet.core.scene import Scene, dealt, shelved


def heard(scene: Scene, news: Heard) -> Scene:
    """Give the scene with what others marked, and with what of their journals can't be read."""
    known = {record.identity for record in scene.evening.records}
    new = [one for one in news.records if one.run != scene.evening.run and one.identity not in known]
    after = _with_marks(scene, new) if new else scene
    return _told(replace(after, unread=news.notices), scene, new)


def _with_marks(scene: Scene, new: Sequence[Record]) -> Scene:
    before, kept = scene.evening, scene.current
    evening = before.with_records(new)
    if not scene.reading and any(one.question and one.question not in scene.questions for one in new):
        from redcarpet.core.identity import also_known  # noqa: PLC0415 - a crew with the same banks needs none

        evening = evening.knowing(also_known(evening, scene.questions.values()))
    after = replace(scene, evening=evening, kept=kept)
    if evening.tally.own != before.tally.own:
        after = shelved(after, tuple(question for question in scene.questions.values() if question.path))
    if after.questions is scene.questions and evening.mic == before.mic:
        return after
    return replace(after, deck=rows_kept(scene.deck, dealt(after, scene.view).deck))


def _told(after: Scene, before: Scene, new: Iterable[Record]) -> Scene:
    unread = [notice for notice in after.unread if notice not in before.unread]
    told = [*_bans_told(after.evening, new), *unread]
    return after.saying(" · ".join(told), "refused") if told else after


def _bans_told(evening: Evening, new: Iterable[Record]) -> Iterable[str]:
    """Say that something was put off-limits for who is on the mic; not what, for they may read along."""
    for record in new:
        if record.kind == "off-limits" and record.on and set(record.guests) & set(evening.guests):
            yield f"{made_by(evening, record)} noted something off-limits for the guest: i shows it"
