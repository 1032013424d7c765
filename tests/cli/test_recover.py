"""`redcarpet recover` through the front door: looks without a trace, puts back, and tells the truth."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from redcarpet.files.journals_read import FILE_BYTES
from redcarpet.files.records_jsonl import line_of, sealed
from tests.builders import record
from tests.cli.shell import Said, run
from tests.laptop import Laptop

OURS, OTHER = "northern-lights-x1", "oscars-y2"
LEFTOVERS = (
    "marks/.syncthing.b.jsonl.tmp", "marks/~syncthing~b.jsonl.tmp", "marks/.b.jsonl", "marks/b.jsonl.bak",
    "marks/b.jsonl~", "marks/b.jsonl.txt", "marks/b.txt", ".sync/Archive/b.1.JSONL", ".Trash-1000/files/b",
    ".dropbox.cache/2026-11-22/b (deleted 1a2b)", "marks (1)/b.jsonl", "b.jsonl", "lost+found/#12345",
)  # fmt: skip
ANNA, BO = "k3f9x2m7qa4b", "b0b0b0b0b0b0"


def lines(run_: str, person: str, *numbers: int, event: str = OURS) -> list[bytes]:
    """Write a run's journal: its opening, and its marks of these numbers."""
    first = record("open", run=run_, person=person, event=event)
    return [line_of(sealed(one)) for one in (first, *(record(n=n, run=run_, words=f"Boat {n}?") for n in numbers))]


def put(folder: Path, name: str, *content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"".join(content))
    return folder / name


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    """Give a laptop with an event whose folder of marks was emptied; its spool has six marks of anna's."""
    laptop = Laptop(tmp_path).bank("Why?")
    (laptop.event / "event.yaml").write_text(f"id: {OURS}\nname: Northern Lights Awards\ntimezone: Europe/Stockholm\n")
    (laptop.event / "marks").mkdir()
    put(spool(laptop), f"20261122-anna-{ANNA}.1.jsonl", *lines(ANNA, "anna", 2, 3, 4, 5, 6))
    return laptop


def spool(laptop: Laptop, event: str = OURS) -> Path:
    return laptop.home / "state" / "redcarpet" / event / "spool"


def recover(laptop: Laptop, *words: str, limit: int | None = None) -> Said:
    return run(laptop.home, "recover", "northern-lights", *words, limit=limit, more={"TZ": "UTC"})


def told(laptop: Laptop, *words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(recover(laptop, "--json", *words).out)


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and not path.is_symlink()}


def lacking(whole: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - JSON
    yield from ((one["person"], one["n"]) for one in whole["lacking"])


def test_what_is_lacking_is_told_and_nothing_is_written(laptop: Laptop) -> None:
    put(laptop.event / ".stversions/marks", f"x-{BO}.1~20261122-231500.jsonl", *lines(BO, "bo", 2))
    before = everything(laptop.home)
    said = recover(laptop)
    assert (said.code, said.err) == (1, "")
    assert (
        said.out
        == f"""\
Marks of Northern Lights Awards, in {laptop.event / "marks"}

  marks/                  no marks
  spool of this computer  6 marks   6 that marks/ lacks
  .stversions             2 marks   2 that marks/ lacks

marks/ has no marks. 8 more were found:
  6 of anna (21:00), in the spool of this computer
  2 of bo (21:00), in .stversions

This computer has no copy of its own of marks by bo. The laptop they were made on has one, maybe with
more: run redcarpet recover there, too, or bring its state folder (redcarpet locate names it) for --from.

Nothing was written. To put them back: redcarpet recover northern-lights --write
"""
    )
    assert everything(laptop.home) == before


def test_write_puts_it_into_new_files_of_the_same_run_and_touches_no_other(laptop: Laptop) -> None:
    name = f"20261122-anna-{ANNA}.1.jsonl"
    put(laptop.event / "marks", name, *lines(ANNA, "anna", 2)[:1], b"half a li")
    before = everything(laptop.home)
    said = recover(laptop, "--write")
    assert said.code == 0
    after = everything(laptop.home)
    new = laptop.event / "marks" / name.replace(".1.", ".2.")
    assert after == {**before, new: b"".join(lines(ANNA, "anna", 2, 3, 4, 5, 6)[1:])}
    assert said.out.endswith(f"\n5 marks put back, in a new file; no other file was changed:\n  marks/{new.name}\n")
    again = recover(laptop, "--write")
    assert (again.code, everything(laptop.home)) == (0, after)
    assert again.out.endswith("\nNothing was written.\n")


def test_what_engines_editors_and_people_leave_below_the_event_is_looked_into(laptop: Laptop) -> None:
    for number, name in enumerate(LEFTOVERS):
        path = laptop.event / name
        put(path.parent, path.name, *lines(f"b0b0b0b0b0{number:02}", name, 2))
    whole = told(laptop)
    assert {person for person, _ in lacking(whole)} == {"anna", *LEFTOVERS}
    assert {one["file"] for one in whole["lacking"][6:]} == {*LEFTOVERS}


def test_a_journal_that_an_editor_saved_anew_is_put_back_whole(laptop: Laptop) -> None:
    text = b"".join(lines(BO, "bo", 2, 3)).decode()
    put(laptop.event / "marks", f"20261122-bo-{BO}.1.jsonl", text.replace("\n", "\r\n").encode("utf-16"))
    assert recover(laptop, "--write").code == 0
    assert told(laptop)["there"] == 9


def test_another_events_marks_are_told_and_not_taken_unless_it_is_the_same(laptop: Laptop) -> None:
    put(laptop.home / "stick", "any-name", *lines(BO, "bo", 2, event=OTHER))
    put(spool(laptop, OTHER), f"x-{BO}.1.jsonl", *lines(BO, "bo", 2, event=OTHER))
    said = recover(laptop, "--from", "stick")
    assert "  stick                   no marks  2 marks of another event, oscars-y2: not taken\n" in said.out
    assert ("bo", 2) in lacking(told(laptop, "--from", "stick", "--take", OTHER))
    assert ("bo", 2) in lacking(told(laptop, "--take", OTHER))


def test_marks_of_before_that_name_no_event_are_taken_from_what_is_named_but_for_another_events_spool(
    laptop: Laptop,
) -> None:
    put(laptop.home / "stick/spool", "x.jsonl", *lines(BO, "bo", 2, event=""))
    put(laptop.home / f"stick/redcarpet/{OTHER}/spool", "x.jsonl", *lines("c0c0c0c0c0c0", "cy", 2, event=""))
    whole = told(laptop, "--from", "stick")
    assert [*lacking(whole)][6:] == [("bo", 1), ("bo", 2)]
    assert whole["sources"][-1]["others"] == {OTHER: 2}


def test_a_gap_and_a_damaged_line_are_lost_and_exit_1_even_when_all_else_is_written(laptop: Laptop) -> None:
    one, two, three, four = lines(BO, "bo", 2, 3, 5)
    put(laptop.event / "marks", f"20261122-bo-{BO}.1.jsonl", one, two, three.replace(b"Boat", b"B\x9bat"), four)
    said = recover(laptop, "--write")
    assert said.code == 1
    assert "\nNowhere to be found:\n  bo's run of 21:00: marks 3 to 4\n" in said.out
    assert f"\n  marks/20261122-bo-{BO}.1.jsonl, line 3 (bo, 21:00): asked ‘B�at 3?’\n" in said.out


def test_links_pipes_and_files_too_large_are_not_looked_into_and_said(laptop: Laptop) -> None:
    away = put(laptop.home / "away", "bo.jsonl", *lines(BO, "bo", 2))
    marks = laptop.event / "marks"
    (marks / "link.jsonl").symlink_to(away)
    (laptop.event / "linked").symlink_to(away.parent)
    os.mkfifo(marks / "pipe.jsonl")
    with (marks / "large.jsonl").open("wb") as large:
        large.truncate(FILE_BYTES + 1)
    whole = told(laptop)
    assert ("bo", 2) not in lacking(whole)
    assert [one.split()[0] for one in whole["not_looked_into"]] == [
        "marks/large.jsonl", "marks/link.jsonl", "marks/pipe.jsonl", f"{laptop.event}:",
    ]  # fmt: skip


def test_a_disk_that_takes_nothing_is_said_and_leaves_nothing(laptop: Laptop) -> None:
    before = everything(laptop.home)
    said = recover(laptop, "--write", limit=0)
    assert (said.code, said.out) == (2, "")
    assert "could not take all the marks: the disk is full. What was there before is as it was." in said.err
    assert everything(laptop.home) == before


def test_an_event_folder_that_is_gone_is_not_made_and_the_copies_on_this_computer_are_named(laptop: Laptop) -> None:
    shutil.rmtree(laptop.event)
    said = recover(laptop, "--write")
    assert (said.code, said.out) == (2, "")
    assert "there is no folder northern-lights." in said.err
    assert f"\n  {OURS}: 6 marks, 22 Nov 2026 20:00 to 22 Nov 2026 20:00\n" in said.err
    assert said.err.endswith(f"then look: redcarpet recover northern-lights --take {OURS}\n")
    assert not laptop.event.exists()
    laptop.event.mkdir()
    assert recover(laptop).code == 2
    assert recover(laptop, "--take", OURS, "--write").code == 0
    assert told(laptop)["there"] == 6


def test_a_personal_evening_is_made_again_from_the_spool_alone(tmp_path: Path) -> None:
    laptop, name = Laptop(tmp_path), "2026-11-22-201400"
    assert run(tmp_path, "recover").code == 2
    put(spool(laptop, name), f"20261122-anna-{ANNA}.1.jsonl", *lines(ANNA, "anna", 2, event=name))
    said = run(tmp_path, "recover", "--write")
    assert said.code == 0
    assert f"Marks of your evening of {name}," in said.out
    assert [path.name for path in (tmp_path / "data/redcarpet/evenings" / name / "marks").iterdir()] == [
        f"20261122-anna-{ANNA}.1.jsonl"
    ]
    assert run(tmp_path, "recover", name).code == 0


def test_the_desks_first_record_names_the_event_so_that_its_journals_are_known_anywhere(laptop: Laptop) -> None:
    shutil.rmtree(spool(laptop))
    run(laptop.home, "ask", "northern-lights")
    (journal,) = spool(laptop).glob("*.jsonl")
    assert json.loads(journal.read_bytes().splitlines()[0])["d"]["event"] == OURS
