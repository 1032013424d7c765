"""Two clones of an event's repository and the bare one between them; two people who mark, commit, pull and push."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redcarpet.core.evening import replayed
from redcarpet.core.event import Event
from redcarpet.core.journal import Identity, Record
from redcarpet.files.journal_jsonl import Journal
from redcarpet.files.machine import new_name, now
from redcarpet.files.records_jsonl import line_of, sealed
from tests.builders import record
from tests.cli.shell import environment, run
from tests.crews import identities, told_in

BANK = "questions/our-questions.yaml"
_QUESTIONS = ("Who was brave", "What was kept")
"""Each person edits one of them."""
_WHO = {
    "GIT_AUTHOR_NAME": "a reporter",
    "GIT_AUTHOR_EMAIL": "reporter@example.org",
    "GIT_COMMITTER_NAME": "a reporter",
    "GIT_COMMITTER_EMAIL": "reporter@example.org",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_EDITOR": "true",
}


def git(home: Path, folder: Path, *words: str) -> tuple[int, str]:
    """Run git with nobody's settings; give its exit code and all that it said."""
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env=environment(home, **_WHO),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout


@dataclass(slots=True)
class Clone:
    """One person's clone; what was marked in it, and every time that git refused."""

    home: Path
    name: str
    told: set[Identity] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    journal: Journal | None = None
    known: tuple[Record, ...] = ()
    run: str = ""

    @property
    def event(self) -> Path:
        """The working copy."""
        return self.home / self.name

    def git(self, *words: str) -> None:
        """Do something with git, and note it when it fails."""
        code, said = git(self.home, self.event, *words)
        if code:
            self.refused.append(f"{self.name}: git {' '.join(words)}: {said.strip()}")

    def mark(self, count: int, *, new_run: bool) -> None:
        """Mark so often, in a new run of redcarpet or in the one that is still open."""
        if self.journal is None or new_run:
            self.close()
            self.run = new_name()
            self.journal = Journal(
                self.event / "marks", self.home / f"spool-of-{self.name}", f"20261122-{self.run}", within=self.event
            )
            self.known = told_in(self.event / "marks").records
        evening = replayed(self.run, Event(), self.known)
        for _ in range(count):
            mark = self.journal.sealed(evening.draft("asked", now(), words="Who was brave?"))
            self.journal.append(mark).result(60)
            evening = evening.with_record(mark)
            self.told.add(mark.identity)
        self.known = evening.records
        assert self.journal.shared().result(60) == ""

    def commit(self, words: str) -> None:
        """Commit all there is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", words)

    def pull(self, *, rebase: bool) -> None:
        """Take in what the other pushed."""
        self.git("pull", "--quiet", "--rebase" if rebase else "--no-rebase", "--no-edit")

    def edit(self, question: str, number: int) -> None:
        """Change one question of the bank."""
        path = self.event / BANK
        edited, count = re.subn(f"{question}.*", f"{question} in round {number}?", path.read_text("utf-8"))
        assert count == 1
        path.write_text(edited, encoding="utf-8")

    def add_by_hand(self, number: int) -> None:
        """Add a line to a journal to which the other adds one at the same time, as somebody may who restores marks."""
        line = sealed(record("memo", number, run=f"hand-of-{self.name}", text="by hand"))
        with (self.event / "marks" / "by-hand.jsonl").open("ab") as journal:
            journal.write(line_of(line))
        self.told.add(line.identity)

    def close(self) -> None:
        """End the run of redcarpet."""
        if self.journal is not None:
            self.journal.close()
        self.journal = None


def two_clones(home: Path) -> tuple[Clone, Clone]:
    """Give two clones of an event that `redcarpet init` made, with a bank of two questions far enough apart."""
    run(home, "init", "made")
    room = ["    # room"] * 6  # git takes changes of neighbouring lines for a conflict
    bank = ["title: Ours", "questions:", f"  - ask: {_QUESTIONS[0]}?", *room, f"  - ask: {_QUESTIONS[1]}?", ""]
    (home / "made" / BANK).write_text("\n".join(bank), encoding="utf-8")
    done = [
        git(home, home, "init", "--quiet", "--bare", "--initial-branch=main", "shared.git"),
        git(home, home / "made", "init", "--quiet", "--initial-branch=main"),
        git(home, home / "made", "add", "--all"),
        git(home, home / "made", "commit", "--quiet", "-m", "An evening"),
        git(home, home / "made", "push", "--quiet", "../shared.git", "main"),
        *(git(home, home, "clone", "--quiet", "shared.git", name) for name in ("anna", "ben")),
    ]
    assert [said for code, said in done if code] == []
    return Clone(home, "anna"), Clone(home, "ben")


def a_round(clones: Sequence[Clone], number: int, marks: int) -> None:
    """Let both mark and commit, then pull and push in turn; every second round they rebase instead of merging.

    Runs go on over a pull in half of the rounds. Both edit the same bank, and both add a line to the same journal.
    What both marked is in both clones at the end.
    """
    for clone, question in zip(clones, _QUESTIONS, strict=True):
        clone.mark(marks, new_run=number % 4 < 2)
        clone.edit(question, number)
        clone.add_by_hand(number + 1)
        clone.commit(f"Round {number}")
    for clone in (*clones, clones[0]):
        clone.pull(rebase=number % 2 == 1)
        clone.git("push", "--quiet")


def missing(clones: Sequence[Clone]) -> Sequence[str]:
    """Name, for each clone, what anybody marked and its journals don't hold."""
    told = {identity for clone in clones for identity in clone.told}
    return [
        f"{clone.name} lacks {identity}"
        for clone in clones
        for identity in sorted(told - identities(clone.event / "marks"))
    ]
