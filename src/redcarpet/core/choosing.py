"""Choosing a guest by a few letters: who is meant, the best match first; a new name is offered last, never first."""

from __future__ import annotations

from collections.abc import Sequence

from redcarpet.core.arrivals import Arriving, arriving
from redcarpet.core.evening import Evening
from redcarpet.core.guest import guest_id
from redcarpet.core.near import typos
from redcarpet.core.text import clean
from redcarpet.core.values import dataclass
from redcarpet.core.words import bare

MOST_TOGETHER = 12
"""Guests who stand at one mic."""

_PLUS = "+"


@dataclass(frozen=True, slots=True)
class Choice:
    """Some guests who may be meant."""

    guests: tuple[str, ...]
    """Ids."""
    told: str
    """Their names."""
    about: str = ""
    """What tells them apart, and how they stand tonight."""
    new: tuple[tuple[str, str], ...] = ()
    """Id and name of those among them who stand on no sheet."""


def choices(evening: Evening, typed: str, clock: str) -> tuple[Choice, ...]:
    """Give who may be meant by what was typed, the best match first.

    Without letters it is everybody, those still to come first. `ada+bo` is two: of every part but the last the best
    match is taken. A name that is on no sheet is the last choice; so is somebody whose name nobody knows, who is
    called by the time of day (`clock`, such as 20:14) until the name is known.
    """
    *before, last = [clean(part) for part in typed.split(_PLUS)][-MOST_TOGETHER:]
    known = arriving(evening)
    firsts = [_best(evening, known, part) for part in before if part]
    taken = {guest for choice in firsts for guest in choice.guests}
    found = [one for one in matching(known, last) if one.guest.id not in taken]
    options = [_listed(one) for one in found]
    if not last:
        options.append(_nameless(evening, clock))
    elif not any(bare(one.guest.name) == bare(last) for one in found):
        options.append(_new(evening, last, f"new: {last}"))
    return tuple(_together([*firsts, option]) for option in options)


def _best(evening: Evening, known: Sequence[Arriving], part: str) -> Choice:
    found = matching(known, part)
    return _listed(found[0]) if found else _new(evening, part, f"new: {part}")


def _listed(one: Arriving) -> Choice:
    guest = one.guest
    about = (one.words, f"for {guest.for_whom}", ", ".join(part for part in (guest.role, guest.project) if part))
    return Choice((guest.id,), guest.name, " · ".join(part for part in about if part))


def _nameless(evening: Evening, clock: str) -> Choice:
    return _new(evening, f"guest of {clock}", "new: a guest without a name yet", "F2 renames")


def _new(evening: Evening, name: str, told: str, about: str = "on no sheet") -> Choice:
    """Give a guest on no sheet; the id is that of the name, so that two laptops add the same person."""
    taken = evening.roster.keys() | evening.tally.joined.keys()
    ids = [guest_id(name), *(f"{guest_id(name)}-{number}" for number in range(2, len(taken) + 3))]
    guest = next(one for one in ids if one not in taken)
    return Choice((guest,), told, about, ((guest, name),))


def _together(parts: Sequence[Choice]) -> Choice:
    if len(parts) == 1:
        return parts[0]
    return Choice(
        guests=tuple(dict.fromkeys(guest for part in parts for guest in part.guests)),
        told=" + ".join(part.told for part in parts),
        about=f"{len(parts)} together",
        new=tuple(new for part in parts for new in part.new),
    )


def matching(known: Sequence[Arriving], typed: str) -> list[Arriving]:
    """Give the guests whose name matches, best first: its beginning, a word's, a part; else a slip of the fingers."""
    sought = bare(typed)
    if not sought:
        return list(known) if not typed else []
    ranked = [(rank, one) for one in known if (rank := _rank(bare(one.guest.name), sought)) is not None]
    if ranked:
        return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]
    words = {word for one in known for word in bare(one.guest.name).split()}
    meant = set(typos(sought, sorted(words)))
    return [one for one in known if meant & set(bare(one.guest.name).split())]


def _rank(name: str, sought: str) -> int | None:
    if name.startswith(sought):
        return 0
    initials = "".join(word[0] for word in name.split())
    if f" {sought}" in name or initials.startswith(sought.replace(" ", "")):
        return 1
    return 2 if sought in name else None
