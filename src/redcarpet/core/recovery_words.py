"""What recovery found, for somebody whose morning is bad enough: calm, plain, and nothing but what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from redcarpet.core.gaps import Gap
from redcarpet.core.recovered import UNREAD, Broken, Held, Lacking, Recovery

Clock = Callable[[int], str]
"""From UTC milliseconds to a time as the evening's clock showed it."""

_MOST_TOLD = 20
"""Lines of one kind that a page shows."""
_UNKNOWN = "somebody unknown"
_BROKEN_ONE = "One line is damaged, and whole nowhere. What can be read of it, perhaps wrong; write it down:"
_BROKEN_MORE = "These lines are damaged, and whole nowhere. What can be read of them, perhaps wrong; write it down:"
_HARMLESS_ONE = "1 damaged line is harmless: what stood there is whole elsewhere, or was no mark."
_HARMLESS_MORE = "{} damaged lines are harmless: what stood there is whole elsewhere, or was no mark."


def table(recovery: Recovery) -> list[tuple[str, str, str]]:
    """Give a row for each source: its name, how much it holds, what of that is new."""
    return [_row(held, recovery) for held in recovery.held]


def _row(held: Held, recovery: Recovery) -> tuple[str, str, str]:
    if held.kind == "marks":
        return held.name, counted(held.marks), ", ".join(_people(recovery))
    told = [f"{held.new} that marks/ lacks" if held.new else "nothing new" if held.marks else ""]
    told += [f"{counted(count)} of {_event(event)}: not taken" for event, count in sorted(held.others.items())]
    return held.name, counted(held.marks), "; ".join(filter(None, told))


def _event(event: str) -> str:
    return f"another event, {event}" if event else "an event that they don't name"


def _people(recovery: Recovery) -> list[str]:
    named = (recovery.people.get(record.run, _UNKNOWN) for record in recovery.there)
    return sorted(set(named), key=lambda name: (name == _UNKNOWN, name))


def summary(recovery: Recovery, clock: Clock, *, written: bool) -> list[str]:
    """Say what marks/ has (before it was written to), and what was found beside it, by person and place."""
    people = _people(recovery)
    of = f" of {len(people)} {'person' if len(people) == 1 else 'people'}" if people else ""
    has = f"marks/ {'had' if written else 'has'} {counted(len(recovery.there))}{of}."
    if not recovery.lacking:
        return [f"{has} Nothing that was found elsewhere is lacking there."]
    count = len(recovery.lacking)
    return [f"{has} {count} more {'was' if count == 1 else 'were'} found:", *_found(recovery, clock)]


def _found(recovery: Recovery, clock: Clock) -> Iterable[str]:
    groups: dict[tuple[str, str], list[Lacking]] = {}
    for one in recovery.lacking:
        person = recovery.people.get(one.line.record.run, _UNKNOWN)
        groups.setdefault((person, one.source), []).append(one)
    width = len(str(max(map(len, groups.values()))))
    for (person, source), marks in groups.items():
        times = [one.line.record.at.utc for one in marks]
        first, last = clock(min(times)), clock(max(times))
        when = first if first == last else f"{first} to {last}"
        yield f"  {len(marks):>{width}} of {person} ({when}), {_where(source)}"


def _where(source: str) -> str:
    if source == UNREAD:
        return "in lines of marks/ that the desk can't read"
    return f"in the {source}" if source.startswith("spool ") else f"in {source}"


def lost(recovery: Recovery, clock: Clock) -> list[str]:
    """Say what is nowhere, and what can still be read of it."""
    lines: list[str] = []
    if recovery.gaps:
        runs: dict[str, list[Gap]] = {}
        for gap in recovery.gaps:
            runs.setdefault(gap.run, []).append(gap)
        told = [f"  {_run(run, recovery, clock)}: {_numbers(gaps)}" for run, gaps in runs.items()]
        lines += ["Nowhere in what could be read:" if recovery.notices else "Nowhere to be found:", *_cut(told)]
    if recovery.broken:
        broken = [_broken(one, recovery, clock) for one in recovery.broken]
        lines += [_BROKEN_ONE if len(broken) == 1 else _BROKEN_MORE, *_cut(broken)]
    return lines


def _run(run: str, recovery: Recovery, clock: Clock) -> str:
    when = clock(recovery.begun[run])
    person = recovery.people.get(run)
    return f"{person}'s run of {when}" if person else f"a run that {_UNKNOWN} began before {when}"


def _numbers(gaps: Sequence[Gap]) -> str:
    single = len(gaps) == 1 and gaps[0].first == gaps[0].last
    told = [str(gap.first) if gap.first == gap.last else f"{gap.first} to {gap.last}" for gap in gaps]
    return f"mark{'' if single else 's'} {', '.join(told)}"


def _broken(one: Broken, recovery: Recovery, clock: Clock) -> str:
    damage = one.damage
    known = (recovery.people.get(damage.run, ""), clock(damage.utc) if damage.utc else "")
    about = ", ".join(filter(None, known))
    where = f"{one.file}, line {damage.number}" + (f" ({about})" if about else "")
    return f"  {where}: {damage.reads or 'no words'}"


def elsewhere(recovery: Recovery) -> list[str]:
    """Say who marked on other laptops, which may have more: worth knowing when something is amiss."""
    if not recovery.elsewhere or not (recovery.lacking or recovery.lost):
        return []
    people = " and ".join(recovery.elsewhere)
    return [
        f"This computer has no copy of its own of marks by {people}. The laptop they were made on has one, maybe with",
        "more: run redcarpet recover there, too, or bring its state folder (redcarpet locate names it) for --from.",
    ]


def harmless(recovery: Recovery) -> list[str]:
    """Say that damaged lines cost nothing, where there are any."""
    count = recovery.harmless
    return [_HARMLESS_ONE if count == 1 else _HARMLESS_MORE.format(count)] if count else []


def unseen(recovery: Recovery) -> list[str]:
    """Say what was not looked into."""
    return ["Not looked into:", *_cut([f"  {notice}" for notice in recovery.notices])] if recovery.notices else []


def _cut(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _MOST_TOLD
    return [*lines[:_MOST_TOLD], f"  and {more} more; --json tells all"] if more > 0 else list(lines)


def counted(count: int) -> str:
    """Say how many marks."""
    return f"{count} mark{'s' * (count != 1)}" if count else "no marks"
