"""The rules about all banks together, and the sheet of guests against them: a table of ids, names and levels."""

from __future__ import annotations

from redcarpet.core.bank import SAME_ID
from redcarpet.core.checks.excuses import judge_excuse
from redcarpet.core.checks.fact_rules import judge_source, judge_stale
from redcarpet.core.checks.fairness_rules import judge_against_bank, judge_mirror
from redcarpet.core.checks.guest_rules import judge_must_ask, judge_off_limits
from redcarpet.core.checks.identity_rules import judge_reworded, judge_same_id, judge_twins
from redcarpet.core.checks.presuming_rules import judge_presuming
from redcarpet.core.checks.rule import SetRule
from redcarpet.core.checks.topic_rules import judge_share, judge_topic

SET_RULES: tuple[SetRule, ...] = (
    SetRule("RC307", "no-mirror", "warning", judge_mirror),
    SetRule("RC308", "topic-share", "advice", judge_share),
    SetRule(SAME_ID, "same-id", "error", judge_same_id),
    SetRule("RC502", "near-duplicate", "warning", judge_twins),
    SetRule("RC503", "near-topic", "warning", judge_topic),
    SetRule("RC504", "for-against-bank", "warning", judge_against_bank),
    SetRule("RC505", "stale", "warning", judge_stale),
    SetRule("RC506", "must-ask-off-limits", "error", judge_off_limits),
    SetRule("RC507", "unfounded-ignore", "error", judge_excuse),
    SetRule("RC508", "no-source", "advice", judge_source),
    SetRule("RC509", "presumes", "warning", judge_presuming),
    SetRule("RC510", "unknown-must-ask", "warning", judge_must_ask),
    SetRule("RC511", "perhaps-reworded", "advice", judge_reworded),
)
"""In the order of their ids."""
