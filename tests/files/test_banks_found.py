from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from redcarpet.files.banks_found import MOST_BANKS, NoBanks, find_place, shipped_place

CHECKOUT = Path(__file__).parents[2]


def made(root: Path, *names: str) -> Path:
    """Make empty files, and folders for names that end in a slash."""
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    return root


def banks(place_banks: tuple[Path, ...]) -> list[str]:
    return [bank.name for bank in place_banks]


def test_an_event_folder_gives_the_banks_in_its_questions_folder(tmp_path: Path) -> None:
    made(tmp_path, "gala/event.yaml", "gala/guests.yaml", "gala/questions/b.yaml", "gala/questions/a.yml")
    place = find_place(["gala"], tmp_path, tmp_path)
    assert (place.kind, place.folder, place.event_file) == ("event", tmp_path / "gala", tmp_path / "gala/event.yaml")
    assert banks(place.banks) == ["a.yml", "b.yaml"]


@pytest.mark.parametrize(
    ("files", "sheet", "passed_over"),
    [
        ([], None, []),
        (["guests.yaml"], "guests.yaml", []),
        (["guests.yml"], "guests.yml", []),
        (["Guests.CSV"], "Guests.CSV", []),
        (["guests.csv", "guests.YAML"], "guests.YAML", ["guests.csv"]),
        (["guests.csv", "guests.yml", "guests.yaml"], "guests.yaml", ["guests.yml", "guests.csv"]),
        (["guests.csv/", "guests.txt", "my guests.csv", "questions/guests.csv"], None, []),
    ],
)
def test_an_events_folder_gives_its_sheet_of_guests(
    tmp_path: Path, files: list[str], sheet: str | None, passed_over: list[str]
) -> None:
    made(tmp_path, "gala/event.yaml", "gala/questions/a.yaml", *(f"gala/{name}" for name in files))
    for named in ("gala", "gala/event.yaml"):
        place = find_place([named], tmp_path, tmp_path)
        assert place.guests_file == (sheet and tmp_path / "gala" / sheet)
        assert [path.name for path in place.guests_passed_over] == passed_over
        assert banks(place.banks) == ["a.yaml"]


def test_guests_belong_to_an_event_and_to_nothing_else(tmp_path: Path) -> None:
    made(tmp_path, "guests.yaml", "questions/a.yaml", "gala/event.yaml", "gala/guests.csv", "gala/questions/b.yaml")
    assert find_place([], tmp_path, tmp_path).guests_file is None
    assert find_place(["questions", "gala"], tmp_path, tmp_path).guests_file == tmp_path / "gala/guests.csv"


def test_an_event_file_means_its_folder(tmp_path: Path) -> None:
    made(tmp_path, "gala/event.yml", "gala/questions/a.yaml")
    place = find_place([tmp_path / "gala/event.yml"], tmp_path, tmp_path)
    assert (place.kind, place.folder) == ("event", tmp_path / "gala")


def test_an_event_without_banks_of_its_own_asks_the_shipped_ones(tmp_path: Path) -> None:
    made(tmp_path, "event.yaml")
    place = find_place(["."], tmp_path, tmp_path)
    assert place.kind == "event"
    assert place.banks == shipped_place().banks


def test_a_folder_gives_the_banks_in_it_and_not_what_else_stands_there_as_yaml(tmp_path: Path) -> None:
    made(tmp_path, "a.yaml", "B.YML", "guests.yaml", ".hidden.yaml", "~lock.yaml", "notes.txt", "folder.yaml/")
    assert banks(find_place(["."], tmp_path, tmp_path).banks) == ["B.YML", "a.yaml"]


def test_a_bank_about_guests_in_a_questions_folder_is_a_bank(tmp_path: Path) -> None:
    made(tmp_path, "questions/guests.yaml")
    assert banks(find_place(["."], tmp_path, tmp_path).banks) == ["guests.yaml"]


def test_a_folder_with_a_questions_folder_means_that(tmp_path: Path) -> None:
    made(tmp_path, "mkdocs.yml", "questions/a.yaml")
    place = find_place(["."], tmp_path, tmp_path)
    assert (place.kind, place.folder, banks(place.banks)) == ("banks", tmp_path / "questions", ["a.yaml"])


def test_files_folders_and_an_event_may_be_mixed_and_each_bank_counts_once(tmp_path: Path) -> None:
    made(tmp_path, "extra.yaml", "more/c.yaml", "gala/event.yaml", "gala/questions/a.yaml")
    named = ["extra.yaml", "gala", "more", "gala/questions/a.yaml", "more/../extra.yaml"]
    place = find_place(named, tmp_path, tmp_path)
    assert (place.kind, place.folder) == ("event", tmp_path / "gala")
    assert banks(place.banks) == ["extra.yaml", "a.yaml", "c.yaml"]


@pytest.mark.parametrize(
    ("files", "named", "sentence"),
    [
        ([], "gone", "There is no file or folder called"),
        (["bank.yaml.txt"], "bank.yaml.txt", "has an ending too many. Rename it to bank.yaml"),
        (["bank.yaml.txt"], ".", "Rename it to bank.yaml"),
        (["bank.rtf"], "bank.rtf", "Make Plain Text"),
        (["questions/bank.yaml.rtf"], "questions", "Make Plain Text"),
        (["deck.csv"], "deck.csv", "ends in .yaml or .yml"),
        (["empty/"], "empty", "There is no bank in"),
        (["e/event.yaml", "e/questions/bank.yml.txt"], "e", "Rename it to bank.yml"),
        ([], "x" * 300, "can't be read"),
    ],
)
def test_what_is_no_bank_is_said_in_one_sentence(tmp_path: Path, files: list[str], named: str, sentence: str) -> None:
    made(tmp_path, *files)
    with pytest.raises(NoBanks, match=sentence):
        find_place([named], tmp_path, tmp_path)


def test_two_events_at_once_are_refused(tmp_path: Path) -> None:
    made(tmp_path, "gala/event.yaml", "prize/event.yaml")
    with pytest.raises(NoBanks, match=r"two events: .*gala and .*prize"):
        find_place(["gala", "prize"], tmp_path, tmp_path)


def test_more_files_than_any_evening_has_are_refused(tmp_path: Path) -> None:
    made(tmp_path, *(f"{number}.yaml" for number in range(MOST_BANKS)))
    assert len(find_place(["."], tmp_path, tmp_path).banks) == MOST_BANKS
    made(tmp_path, "one-more.yaml")
    with pytest.raises(NoBanks, match="201 YAML files"):
        find_place(["."], tmp_path, tmp_path)


def test_a_name_with_escapes_is_told_harmlessly(tmp_path: Path) -> None:
    with pytest.raises(NoBanks) as refused:
        find_place(["\x1b]0;x\x07"], tmp_path, tmp_path)
    assert str(refused.value).isprintable()


def test_without_a_name_the_nearest_event_upward_is_meant_from_inside_its_questions_too(tmp_path: Path) -> None:
    made(tmp_path, "gala/event.yaml", "gala/questions/a.yaml", "gala/notes/")
    for start in ("gala", "gala/notes", "gala/questions"):
        assert find_place([], tmp_path / start, tmp_path).folder == tmp_path / "gala"


def test_without_a_name_the_nearest_questions_folder_upward_is_meant(tmp_path: Path) -> None:
    made(tmp_path, "event.yaml", "show/questions/a.yaml", "show/2026/")
    place = find_place([], tmp_path / "show/2026", tmp_path)
    assert (place.kind, place.folder) == ("banks", tmp_path / "show/questions")


def test_the_way_up_ends_at_the_home_folder_which_is_looked_at(tmp_path: Path) -> None:
    made(tmp_path, "event.yaml", "home/me/work/", "home/me/questions/a.yaml")
    assert find_place([], tmp_path / "home/me/work", tmp_path / "home/me").kind == "banks"
    (tmp_path / "home/me/questions/a.yaml").unlink()
    assert find_place([], tmp_path / "home/me/work", tmp_path / "home/me").kind == "shipped"


def test_the_way_up_ends_at_a_repositorys_root_which_is_looked_at(tmp_path: Path) -> None:
    made(tmp_path, "event.yaml", "site/.git/", "site/docs/")
    assert find_place([], tmp_path / "site/docs", tmp_path).kind == "shipped"
    made(tmp_path, "site/questions/a.yaml")
    assert find_place([], tmp_path / "site/docs", tmp_path).kind == "banks"


def test_a_questions_folder_with_nothing_like_a_bank_is_passed_by(tmp_path: Path) -> None:
    made(tmp_path, "event.yaml", "school/questions/exam.doc")
    assert find_place([], tmp_path / "school", tmp_path).kind == "event"


def test_a_questions_folder_with_a_misnamed_bank_says_so_and_does_not_open_other_banks(tmp_path: Path) -> None:
    made(tmp_path, "questions/bank.yaml.txt")
    with pytest.raises(NoBanks, match="ending too many"):
        find_place([], tmp_path, tmp_path)


def test_without_anything_near_the_shipped_banks_are_meant(tmp_path: Path) -> None:
    place = find_place([], tmp_path, tmp_path)
    assert place.kind == "shipped"
    assert len(place.banks) >= 3


def test_an_installed_package_brings_its_own_banks_and_a_checkout_uses_its_folder(tmp_path: Path) -> None:
    """The same function finds both: a copy of the package with banks in it stands for the installed wheel."""
    installed = tmp_path / "site-packages"
    shutil.copytree(CHECKOUT / "src/redcarpet", installed / "redcarpet")
    made(installed, "redcarpet/questions/packaged.yaml")
    assert shipped_from(installed) == installed / "redcarpet/questions"
    assert shipped_from(CHECKOUT / "src") == CHECKOUT / "questions"


def shipped_from(packages: Path) -> Path:
    """Ask the package that stands in a folder where its banks are."""
    program = "from redcarpet.files.banks_found import shipped_place; print(shipped_place().folder)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(packages)},
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(done.stdout.strip())
