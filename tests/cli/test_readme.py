"""README is true to what runs."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from redcarpet.cli.main import COMMANDS
from redcarpet.core.cards import cards_of
from redcarpet.core.settings import Settings
from redcarpet.core.stack import Stack
from redcarpet.files.bank_yaml import read_banks
from redcarpet.files.cards_text import Paper, text_of
from redcarpet.files.event_yaml import read_event
from redcarpet.files.guests_found import read_guests
from redcarpet.files.settings_yaml import read_settings
from tests.cli.shell import environment
from tests.laptop import CHECKOUT, PROGRAM, Laptop

README = (CHECKOUT / "README.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"(?ms)^```{kind}\n(.*?)^```$", README)


def examples() -> list[str]:
    """Give the commands of the shell blocks that print, without the printer: the desk's own are tried elsewhere."""
    lines = [re.split(r"\s+#|\s+\| lp", line)[0] for block in blocks("sh") for line in block.splitlines()]
    printing = "|".join(COMMANDS.keys() - {"rehearse"})
    return [line for line in lines if re.match(rf"redcarpet ({printing})\b", line)]


def test_the_bank_is_read_without_a_problem(tmp_path: Path) -> None:
    bank, *_ = blocks("yaml")
    (tmp_path / "bank.yaml").write_text(bank, encoding="utf-8")
    loaded = read_banks([tmp_path / "bank.yaml"])
    assert [str(problem) for problem in loaded.problems] == []
    assert [question.id for question in loaded.questions] == ["only-you", ""]


def test_the_card_is_what_export_draws(tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    loaded = read_banks([tmp_path / "bank.yaml"])
    campaigns = {bank.path: bank.campaign for bank in loaded.banks}
    first, *_ = cards_of(loaded.questions, notes=False, campaigns=campaigns)
    drawn = text_of(Stack((replace(first, number=7, total=24),)), Paper(60, paged=False))
    assert drawn.partition("\n\n")[2] in README


def test_the_event_and_the_settings_are_read_without_a_problem(tmp_path: Path) -> None:
    _, event, guests, settings = blocks("yaml")
    (tmp_path / "event.yaml").write_text(event, encoding="utf-8")
    (tmp_path / "guests.yaml").write_text(guests, encoding="utf-8")
    (tmp_path / "settings.yaml").write_text(settings, encoding="utf-8")
    read, problems = read_event(tmp_path / "event.yaml")
    assert (read.title, problems) == ("Northern Lights Awards · Grand Hall", ())
    sheet = read_guests(tmp_path / "guests.yaml")
    assert ([guest.id for guest in sheet.guests], sheet.problems) == (["greta-lindqvist", "vio-marchetti-lund"], ())
    chosen, problems = read_settings(tmp_path / "settings.yaml")
    told = Settings(me="Anna", theme="light", mouse=False, clock_from="guest", card_on_guest=True)
    assert (chosen, problems) == (replace(told, keys={"pin": "s,f12"}), ())


def sheets(folder: Path) -> None:
    """Write the spreadsheets that the examples speak of."""
    for name, rows in (
        ("plan.xlsx", [["Question", "Topic"], ["What now?", "craft"]]),
        ("arrivals.xlsx", [["Name", "Role"], ["Ada Nunez", "director"]]),
    ):
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(folder / name)


@pytest.mark.parametrize("example", examples())
def test_every_example_runs_or_says_that_it_found_nothing(tmp_path: Path, example: str) -> None:
    laptop = Laptop(tmp_path).bank({"ask": "Why?", "topic": "craft", "for": "her", "tags": ["leadership"]})
    sheets(laptop.event)
    if "--update" in example:
        (laptop.event / "questions" / "ours.yaml").write_text("questions:\n- What now?\n", encoding="utf-8")
    program = " ".join(PROGRAM)
    done = subprocess.run(
        ["sh", "-c", re.sub("^redcarpet", program, example)],
        env=environment(tmp_path),
        cwd=laptop.event,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (1 if "is:pinned" in example else 0), done.stderr
    assert "went wrong" not in done.stderr
