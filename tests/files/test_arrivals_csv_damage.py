"""Whatever stands in an arrivals sheet, nothing raises, no text does harm, and what a spreadsheet writes is read."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from redcarpet.core.text import clean
from redcarpet.files.arrivals_csv import guests_from_csv_bytes
from tests.files.guest_sheets import ARRIVALS, names, shown, written
from tests.payloads import all_payloads, naughty_strings


def test_no_text_that_was_made_to_do_harm_arrives_as_it_was() -> None:
    for text in [*all_payloads(), *naughty_strings()]:
        rows = [["Name", *ARRIVALS[0][1:], text], [f"A {text}", *[text] * 20], ["Bo", *[""] * 20]]
        for source in (written(rows), f"Name,{text}\n{text},{text}\nBo\n"):
            sheet = guests_from_csv_bytes(source.encode("utf-8", "surrogatepass"), "guests.csv")
            assert [piece for piece in shown(sheet) if clean(piece) != piece] == []
            assert "Bo" in names(sheet) or sheet.problems


def sound(raw: bytes) -> None:
    sheet = guests_from_csv_bytes(raw, "guests.csv")
    assert sheet.problems or not sheet.unread
    assert [piece for piece in shown(sheet) if clean(piece) != piece] == []
    assert len({guest.id for guest in sheet.guests}) == len(sheet.guests)
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.span.line <= lines + 1 and problem.span.column >= 1 for problem in sheet.problems)


@given(st.binary(max_size=80))
def test_no_bytes_raise(raw: bytes) -> None:
    sound(raw)
    sound(b"name,role\n" + raw)


PIECES = ["name", "role", "minutes", "no", "Ada", ",", ";", "\t", "\n", "\r\n", "\r", '"', '""', "'", "=", " ", "sep="]
PIECES += ["\u00a0", "é", "\x00", "\u2028", "|", "\ufeff"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@example(["name", ",", "\n", '"'])
@example(["sep=", ","])
def test_no_table_raises(pieces: list[str]) -> None:
    sound("".join(pieces).encode())


@given(
    st.lists(st.text(alphabet='aé,;\t" =\n\u3000', max_size=6).filter(lambda text: text.strip()), min_size=1),
    st.sampled_from(",;\t"),
)
def test_what_a_spreadsheet_writes_is_read_as_it_was(notes: list[str], separator: str) -> None:
    """Whatever the cells hold, guests are as many and stand in their order, and notes say what they said."""
    rows = [["name", "id", "note"], *([f"G{number}", f"g{number}", note] for number, note in enumerate(notes))]
    sheet = guests_from_csv_bytes(written(rows, separator).encode(), "guests.csv")
    assert names(sheet) == [name for name, _, _ in rows[1:]]
    squeezed = ["".join(note.split()) for note in notes]
    assert ["".join(guest.note.split()) for guest in sheet.guests] == squeezed
