"""`redcarpet export -o cards.pdf`, the real program: where it writes, what it says, and who may not be told what."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.shell import Said, run
from tests.laptop import Laptop
from tests.paper import fontless, pages

QUESTIONS = (
    {"ask": "What did you fight to keep?", "id": "keep", "topic": "craft", "for": "her", "note": "wait for it"},
    {"ask": "Who did you hire first?", "id": "hire", "topic": "hiring", "for": "him", "follow_ups": ["Why her?"]},
)
SOMEBODY_ELSES = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
GUESTS = """\
guests:
  - name: Ada Nunes
    say: AY-duh NOO-nesh
    for: her
    project: Salt Road
    publicist: Quill Hardcastle
    contact: +00 555 0100
    note: bring water
    off_limits: [{words: [divorce], asked_by: Quill}]
  - {name: Bo Lind, for: him, project: Northern Light}
  - {name: Greta Lindqvist, for: her}
"""
FOR_GUESTS: tuple[Mapping[str, object], ...] = (
    *(
        {"ask": f"What is {word} in {{project|your film}}?", "topic": "craft"}
        for word in ("one", "two", "three", "four")
    ),
    *({"ask": f"Who taught you {word}?", "topic": "craft"} for word in ("patience", "timing", "silence", "anger")),
    *({"ask": f"When did you learn {word}?", "topic": "pay"} for word in ("fencing", "singing", "driving", "sewing")),
    {"ask": "What did the divorce change?", "topic": "family", "note": "softly"},
    {"ask": "Who stayed?", "topic": "family", "follow_ups": ["Who left after the divorce?"], "note": "softly"},
)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path).bank(*QUESTIONS)


@pytest.fixture
def with_guests(tmp_path: Path) -> Laptop:
    laptop = Laptop(tmp_path).bank(*FOR_GUESTS)
    (laptop.event / "guests.yaml").write_text(GUESTS, encoding="utf-8")
    return laptop


def exported(laptop: Laptop, *words: str, limit: int | None = None, more: Mapping[str, str] | None = None) -> Said:
    return run(laptop.home, "export", "--from", "northern-lights", *words, limit=limit, more=more)


def text(path: Path) -> str:
    return " ".join(word.text for page in pages(path.read_bytes()) for word in page.words)


def refused(laptop: Laptop, sentence: str, *words: str, limit: int | None = None) -> None:
    """See that a sentence is all that comes of it, and no file is made, changed or lost."""
    temporary = laptop.home / "tmp"
    temporary.mkdir(exist_ok=True)
    before = kept(laptop.home)
    said = exported(laptop, *words, limit=limit, more={"TMPDIR": str(temporary)})
    assert (said.code, said.out) == (2, "")
    assert re.fullmatch(rf"redcarpet: [^\n]*{sentence}[^\n]*\n", said.err), said.err
    assert kept(laptop.home) == before


def kept(folder: Path) -> dict[Path, bytes | None]:
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def test_two_processes_write_the_same_bytes_and_replace_their_own_file(laptop: Laptop) -> None:
    written = []
    for seed in ("1", "4711"):
        said = exported(laptop, "-o", "cards.pdf", more={"PYTHONHASHSEED": seed})
        assert (said.code, said.out) == (0, "")
        assert re.search(r"redcarpet: 2 cards on 1 sheet in cards\.pdf; smallest question \d+ pt, card \d\n$", said.err)
        written.append((laptop.home / "cards.pdf").read_bytes())
    assert written[0] == written[1]


def test_the_pdf_of_somebody_else_is_replaced_only_by_force(laptop: Laptop) -> None:
    path = laptop.home / "cards.pdf"
    path.write_bytes(SOMEBODY_ELSES)
    refused(laptop, "was not made by redcarpet. To replace it, add --force", "-o", "cards.pdf")
    assert exported(laptop, "-o", "cards.pdf", "--force").code == 0
    assert "fight to keep?" in text(path)


def test_where_no_pdf_can_be_written_there_is_one_sentence_and_nothing_else(laptop: Laptop) -> None:
    (laptop.home / "theirs.pdf").write_bytes(SOMEBODY_ELSES)
    (laptop.home / "linked.pdf").symlink_to("theirs.pdf")
    (laptop.home / "folder.pdf").mkdir()
    refused(laptop, "linked.pdf is a link to another file", "-o", "linked.pdf", "--force")
    refused(laptop, "folder.pdf is a folder", "-o", "folder.pdf", "--force")
    refused(laptop, "There is no folder gone", "-o", "gone/cards.pdf")


@pytest.mark.parametrize("limit", [64, 4_096, 20_000])
def test_a_full_disk_is_said_and_the_old_pdf_stays(laptop: Laptop, limit: int) -> None:
    """Full for the template, for the PDF, or only in the end: the limits are less than each of them."""
    (laptop.home / "cards.pdf").write_bytes(SOMEBODY_ELSES)
    refused(laptop, "the disk is full", "-o", "cards.pdf", "--force", limit=limit)


def test_a_logo_that_is_no_picture_or_not_there_is_said(laptop: Laptop) -> None:
    (laptop.home / "logo.png").write_bytes(b"not a picture")
    (laptop.home / "logo.txt").write_bytes(PICTURE)
    refused(laptop, "logo.png can't be read as a picture", "-o", "cards.pdf", "--logo", "logo.png")
    refused(laptop, "logo.txt is no picture that can be printed", "-o", "cards.pdf", "--logo", "logo.txt")
    refused(laptop, "There is no file gone.png", "-o", "cards.pdf", "--logo", "gone.png")


def test_a_logo_stands_on_the_backs_and_reads_no_other_file(laptop: Laptop) -> None:
    (laptop.home / "logo.png").write_bytes(PICTURE)
    assert exported(laptop, "-o", "png.pdf", "--logo", "logo.png").code == 0
    assert len(pages((laptop.home / "png.pdf").read_bytes())) == 2


def test_a_logo_that_names_another_file_never_gets_it(laptop: Laptop) -> None:
    """The typesetter refuses such a picture as a whole."""
    (laptop.home / "secret.png").write_bytes(PICTURE)
    assert exported(laptop, "-o", "plain.pdf", "--logo", drawn(laptop, "plain", "<rect/>")).code == 0
    for at, address in enumerate(("secret.png", str(laptop.home / "secret.png"), "http://127.0.0.1:9/secret.png")):
        logo = drawn(laptop, f"logo{at}", f'<image href="{address}" width="9" height="9"/>')
        refused(laptop, f"{logo} can't be read as a picture", "-o", "cards.pdf", "--logo", logo)


def drawn(laptop: Laptop, name: str, content: str) -> str:
    """Draw a logo, and give the name of its file."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="4" height="4"/>{content}</svg>'
    (laptop.home / f"{name}.svg").write_text(svg, encoding="utf-8")
    return f"{name}.svg"


def test_a_letter_that_no_font_has_is_named_and_the_cards_are_printed(laptop: Laptop) -> None:
    laptop.bank("Why?", "How is \u2fe0 said?")
    fonts = fontless(laptop.home)
    said = exported(laptop, "-o", "cards.pdf", more=fonts)
    assert said.code == 0
    assert "no font on this computer has “\u2fe0” (U+2FE0), to be printed on card " in said.err
    number = re.search(r"printed on card (\d)", said.err)
    assert number is not None
    assert f"{number[1]}/2 How is" in text(laptop.home / "cards.pdf")


def test_more_than_five_hundred_cards_are_several_files_with_numbers_that_go_on(laptop: Laptop) -> None:
    laptop.bank(*(f"Why {number}?" for number in range(501)))
    said = exported(laptop, "-o", "cards.pdf")
    assert said.code == 0
    assert "1 of 2 files set\nredcarpet: 2 of 2 files set\n" in said.err
    assert "501 cards on 126 sheets in cards-1.pdf to cards-2.pdf" in said.err
    first, second = (text(laptop.home / f"cards-{number}.pdf") for number in (1, 2))
    assert re.findall(r"(\d+)/501", first) == [str(number) for number in range(1, 501)]
    assert re.findall(r"(\d+)/501", second) == ["501"]
    assert {path.name for path in laptop.home.glob("*.pdf")} == {"cards-1.pdf", "cards-2.pdf"}


def test_what_is_in_confidence_is_on_no_card(with_guests: Laptop) -> None:
    for words in (
        ("--guest", "ada"),
        ("--guest", "ada", "--duplex", "--back", "follow-ups"),
        ("--plan", "--guest", "ada"),
        ("--names",),
    ):
        assert exported(with_guests, *words, "-o", "cards.pdf").code == 0
        printed = text(with_guests.home / "cards.pdf")
        assert "Ada Nunes" in printed
        for hidden in ("divorce", "Quill", "Hardcastle", "555", "water", "softly"):
            assert (words, hidden, hidden in printed) == (words, hidden, False)
    assert exported(with_guests, "--guest", "ada", "--notes", "-o", "cards.pdf").code == 0
    printed = text(with_guests.home / "cards.pdf")
    assert "bring water" in printed
    assert "softly" in printed
    assert "divorce" not in printed
    assert "in Salt Road?" in printed


def test_the_plan_has_for_each_guest_the_name_and_three_questions_that_no_neighbour_has(with_guests: Laptop) -> None:
    assert exported(with_guests, "--plan", "--paper", "card", "-o", "plan.pdf").code == 0
    cards = [" ".join(word.text for word in page.words) for page in pages((with_guests.home / "plan.pdf").read_bytes())]
    places = [at for at, card in enumerate(cards) if "guest " in card and " of 3" in card]
    assert places == [0, 4, 8]
    assert len(cards) == 12
    names = ("Ada Nunes", "Bo Lind", "Greta Lindqvist")
    asked = [{question(card) for card in cards[at + 1 : at + 4]} for at in places]
    for at, name in zip(places, names, strict=True):
        assert all(name in card for card in cards[at : at + 4])
    assert [len(questions) for questions in asked] == [3, 3, 3]
    assert not asked[0] & asked[1]
    assert not asked[1] & asked[2]


def question(card: str) -> str:
    """Give the question on a card by what is the same for all guests."""
    found = re.search(r"(What (?:is \w+|did the divorce)|Who \w+(?: you \w+)?|When did you learn \w+)", card)
    assert found is not None, card
    return found[1]
