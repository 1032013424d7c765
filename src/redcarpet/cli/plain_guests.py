"""Guests in the plain loop: chosen by name, told in lines, off-limits in words; the same changes as at the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from redcarpet.core.about import about
from redcarpet.core.arrivals import arriving, counted
from redcarpet.core.calling import call, off_limits
from redcarpet.core.choosing import choices
from redcarpet.core.guest import ASKERS
from redcarpet.core.near import near
from redcarpet.core.outcome import Change
from redcarpet.core.remarks import OFF_SCRIPT_GROUPS, group_of
from redcarpet.core.roster import names_of
from redcarpet.core.scene import Scene
from redcarpet.core.visits import Timing

_NEW = "new "

Said = Change | list[str]
"""What a line comes to: a change to carry out, or only an answer."""


def guest_line(scene: Scene, rest: str, clock: str) -> Said:
    """Call the guest who is named; `new NAME` adds one who stands on no sheet."""
    adds = rest.lower().startswith(_NEW)
    found = choices(scene.evening, rest[len(_NEW) :] if adds else rest, clock)
    choice = next((one for one in found if bool(one.new) == adds), None)
    if choice is None:
        return [
            "this guest is known: g and the name" if adds else f"nobody is called {rest}: g new {rest} adds a guest"
        ]
    return partial(call, guests=choice.guests, new=dict(choice.new))


def guest_lines(scene: Scene) -> list[str]:
    """Tell everybody who is known, and how each stands."""
    every = arriving(scene.evening)
    return [counted(every), *(f"- {one.guest.name}, {one.words}, for {one.guest.for_whom}" for one in every)]


def limit_line(rest: str) -> Change:
    """Say that a word, or the current question's topic, is off-limits; `lawyer: WORD` says who asked."""
    asker, colon, word = rest.partition(":")
    named = near(asker.strip().lower(), ASKERS) if colon else ()
    by = next((one for one in ASKERS if one in named), ASKERS[0])
    return partial(off_limits, typed=word.strip() if named else rest, asker=by)


def group_line(scene: Scene, rest: str) -> Said:
    """Say what the last off-script question was about."""
    mine = [record for record in scene.evening.tally.off_script if scene.evening.is_own(record)]
    group = next((one for one in OFF_SCRIPT_GROUPS if rest and one.startswith(rest.lower())), "")
    if not group or not mine:
        return [f"w marks it; then w and one of: {', '.join(OFF_SCRIPT_GROUPS)}"]
    return partial(group_of, mark=mine[-1].identity, group=group)


def about_lines(scene: Scene, clock: Callable[[int], str]) -> list[str]:
    """Tell what is known of the guests on the mic, because somebody asked."""
    if not scene.evening.guests:
        return ["nobody is on the mic: g and a name chooses the guest"]
    lines = about(scene.evening, scene.evening.guests, scene.questions.get, clock)
    return [f"{line.head}: {line.text}" if line.head else f"  {line.text}" for line in lines]


def mic_line(scene: Scene, timing: Timing | None) -> str:
    """Say who is on the mic, how the name is said, and the clock."""
    mic = scene.evening.mic
    if not mic.guests:
        return "nobody on the mic"
    says = ", ".join(guest.say for guest in mic.guests if guest.say)
    limits = f"{len(mic.bans)} off-limits" if mic.bans else ""
    names = names_of(scene.evening.roster, scene.evening.guests)
    told = (f"on the mic: {names}", says, timing.words() if timing else "", limits)
    return ", ".join(part for part in told if part)
