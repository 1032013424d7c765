"""An evening with every kind of record, kept for ever as a released version wrote it: `python -m tests.released`.

It writes `tests/data/journals/VERSION`, once a version that has a new kind or a new field; what is there is never
written again. `state.json` beside the journals says what they fold to.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from redcarpet.cli.version import version
from redcarpet.core.crew import Heard
from redcarpet.core.fold import fold
from redcarpet.core.journal import Record, Value, in_order, of
from redcarpet.files.journals_read import read_journals
from redcarpet.files.records_jsonl import line_of, sealed
from tests.builders import EIGHT, record

KEPT = Path(__file__).parent / "data" / "journals"
_ANNA, _BO = "k3f9x2m7qa4b", "w8d2r6t4yc5n"
_DECISION = "What is one decision on this film that is only yours?"


class _Run:
    """One run's journal, a record each ten seconds."""

    def __init__(self, run: str, begins: int, **about: str) -> None:
        self.run, self.begins = run, begins
        self.records: list[Record] = []
        self("open", question="", format=1, app=version(), zone="Europe/Stockholm", offset=3600, **about)

    def __call__(self, kind: str, *guests: str, question: str = "decision", words: str = "", **more: Value) -> Record:
        n = len(self.records) + 1
        stamp = (EIGHT + self.begins + 10_000 * n, 0)
        bare = record(kind, n, run=self.run, h=stamp, guests=guests, question=question, words=words, **more)
        self.records.append(sealed(bare))
        return self.records[-1]

    @property
    def lines(self) -> bytes:
        return b"".join(map(line_of, self.records))


def _annas() -> _Run:
    """Most of the evening: guests, marks, what was said of them and what was taken back."""
    say = _Run(_ANNA, 0, device="h4s8m2k6x9pq", person="anna", host="laptop", boot="b-1")
    nobody: dict[str, Any] = {"question": ""}
    say("arrival", "ada-nunes", state="arrived", **nobody)
    say("guest-in", "ada-nunes", visit=1, **nobody)
    asked = say("asked", "ada-nunes", words=_DECISION)
    say("follow-up", "ada-nunes", words="Who was against it?", place=1)
    say("rating", "ada-nunes", rating="select", of=of(asked))
    say("rating", "ada-nunes", rating="of a later version", of=of(asked))
    say("earlier", "ada-nunes", of=of(asked), seconds=10, **nobody)
    say("memo", "ada-nunes", text="laughs – “ask Bo”\n字", of=of(asked))
    say("pin", "ada-nunes", question="mentor", on=True)
    say("pin", "ada-nunes", question="mentor", on=False)
    say("skip", "ada-nunes", question="stunts", on=True)
    say("retire", question="weather", on=True)
    say("off-limits", "ada-nunes", on=True, topic="family", by="publicist", **nobody)
    say("despite-request", "ada-nunes", question="home", words="What does home mean to you?")
    say("own", "ada-nunes", question="own-1", words="Who taught you to fall off a horse?")
    wrong = say("volunteered", "ada-nunes", question="training")
    back = say("undo", of=of(wrong), **nobody)
    say("undo", of=of(back), **nobody)
    slip = say("asked", "ada-nunes", question="slip", words="Who are you wearing?")
    say("undo", of=of(slip), **nobody)
    late = say("asked", "ada-nunes", question="voice", words="Whose voice do you hear when you write?")
    say("guest-out", "ada-nunes", **nobody)
    say("guest-in", "bo-lind", "walk-in-1", visit=1, new={"walk-in-1": "Greta Lindqvist"}, **nobody)
    say("reassign", "bo-lind", "walk-in-1", marks=[of(late)], **nobody)
    say("answered", "bo-lind", of=of(late), **nobody)
    say("guest-edit", "walk-in-1", name="Greta Lindqvist-Falk", **nobody)
    group = say("off-script", "bo-lind", **nobody)
    say("off-script", "bo-lind", of=of(group), group="weather", **nobody)
    say("guest-clock", "bo-lind", on=False, **nobody)
    say("asked", "bo-lind", question="stunts", words="Which fall hurt?")
    say("outcome", "bo-lind", question="stunts", outcome="cut off")
    say("clock-step", by=-3_600_000, **nobody)
    say("sync", text="camera 2, 20:14:03:11", **nobody)
    say("applause", "bo-lind", seconds=4, deep=[{"of": [1, 2.5, None, True]}])
    return say


def _bos(anna: _Run) -> _Run:
    """Somebody else's desk at the same time: the same guest, other words on the same marks."""
    say = _Run(_BO, 5_000, device="t7n3v9w2c4rk", person="bo", host="tablet", boot="b-2")
    say("guest-in", "ada-nunes-2", visit=1, new={"ada-nunes-2": "Ada Nunes"}, question="")
    say("asked", "ada-nunes-2", words=_DECISION)
    say("guest-edit", "ada-nunes-2", into="ada-nunes", question="")
    say("skip", "ada-nunes", question="stunts", on=False)
    say("arrival", "greta-lindqvist", state="no-show", question="")
    say("off-limits", "ada-nunes", on=True, word="divorce", by="lawyer", question="")
    say("undo", of=of(anna.records[8]), question="")
    say("undo", of=[_ANNA, 999, "00000000"], question="")
    return say


def files() -> Iterator[tuple[str, bytes]]:
    """Give the evening's journals: whole ones, a conflict copy, a second segment with the same run, damage."""
    anna = _annas()
    bo = _bos(anna)
    yield f"20261122-anna-{_ANNA}.1.jsonl", anna.lines
    yield f"20261122-anna-{_ANNA}.1.sync-conflict-20261122-201500-ABCDEFG.jsonl", anna.lines[: len(anna.lines) // 2]
    first, second, *rest = bo.lines.splitlines(keepends=True)
    torn = b'{"v":1,"r":"w8d2r6t4yc5n","n":10,"t":17953'
    yield f"20261122-bo-{_BO}.1.jsonl", first + second[:40] + b"#" + second[41:] + bytes(64) + b"\n" + torn
    yield f"20261122-bo-{_BO}.2.jsonl", first + second + b"".join(rest)


def told(value: object) -> Any:  # noqa: ANN401 - anything JSON can say
    """Say what a tally, or a part of it, holds in JSON: a record by its kind, its name, its guests and its words."""
    match value:
        case Record():
            return " ".join(
                [value.kind, value.run, str(value.n), value.crc, "+".join(value.guests), value.words]
            ).strip()
        case Mapping():
            return {_key(key): told(one) for key, one in sorted(value.items(), key=lambda pair: _key(pair[0]))}
        case tuple() | list():
            return [told(one) for one in value]
        case str() | int() | None:
            return value
    fields = {one.name: told(getattr(value, one.name)) for one in dataclasses.fields(value)}  # type: ignore[arg-type]
    return {name: one for name, one in fields.items() if one not in ([], {}, None)}


def _key(key: object) -> str:
    return key if isinstance(key, str) else json.dumps(key)


def state_of(read: Heard) -> dict[str, Any]:
    """Say what the journals of an evening come to."""
    own = [
        f"{one.run} {one.n}: {json.dumps(dict(one.more), sort_keys=True)}" for one in in_order(read.records) if one.more
    ]
    return {"tally": told(fold(read.records)), "own fields": own, "notices": list(read.notices)}


def main() -> int:
    """Write this version's evening; 1 when it is there already."""
    folder = KEPT / version()
    if folder.exists():
        sys.stderr.write(f"{folder.name} is there, and stays as it is\n")
        return 1
    (folder / "marks").mkdir(parents=True)
    for name, content in files():
        (folder / "marks" / name).write_bytes(content)
    state = json.dumps(state_of(read_journals(folder / "marks")), indent=1, ensure_ascii=True)
    (folder / "state.json").write_text(state + "\n", encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
