"""The manuals of the rules about sheets of guests, and about tables (CSV) in particular."""

from __future__ import annotations

from collections.abc import Mapping

from redcarpet.files.yaml_rules import Rule

SHEET_MANUALS: Mapping[Rule, str] = {
    Rule.NOT_A_SHEET: """
        Flag a sheet of guests in which no guests can be found.

        In YAML it needs "guests:" with a list below. A table (CSV) needs headings in its first rows, and among them
        "name": everything else may be missing.

        Bad:
            role,project
            director,Salt Road

        Better:
            name,role,project
            Ada Nunes,director,Salt Road

        Write the heading above the names. Known headings in English, such as "Guest" or "Talent", will do as well.
        """,
    Rule.UNKNOWN_COLUMN: """
        Flag columns of a table of guests whose headings are not known, and which are not read.

        Sheets from a publicist have columns that the desk does not need, and that is fine. But a ban under a heading
        that nobody knows would be missed, so they are named.

        Bad:
            name,table,project
            Ada Nunes,12,Salt Road

        Better:
            name,project
            Ada Nunes,Salt Road

        Rename a column that should be read: the message lists the headings. A column with an empty heading is passed
        over without a word.
        """,
    Rule.EXTRA_CELL: """
        Flag a row of a table of guests that has more cells than there are headings.

        Most often a text with a comma in it was not put in quotes, so that everything behind it stands one column
        further right: the role where the film should be.

        Bad:
            name,project
            Ada Nunes,Salt, Sand and Stone

        Better:
            name,project
            Ada Nunes,"Salt, Sand and Stone"

        Put the text in quotes. Excel and Numbers do it by themselves when they export the sheet as CSV.
        """,
    Rule.SAME_GUEST: """
        Flag a guest who stands twice in the sheet, or two guests with the same name.

        Marks go by the guest's id, which is made of the name. The second one gets an id of its own (ada-nunes-2), and
        what was asked of one would be missing at the other.

        Bad:
            guests:
              - name: Ada Nunes
              - name: Ada Nunes

        Better:
            guests:
              - name: Ada Nunes
              - name: Ada Nunes
                id: ada-nunes-producer

        Delete the row that came twice. If they are two people, give one of them an `id`, and say who is who in `note`.
        """,
    Rule.TWO_SHEETS: """
        Flag a sheet of guests that is not read because another one stands in the same folder.

        An event has one sheet: guests.yaml or guests.csv. With both, nobody knows which is the newer, so one is read
        and the other is named.

        Bad: guests.yaml and guests.csv in the event's folder.
        Better: guests.csv alone.

        Delete the older one, or move it into another folder.
        """,
}
"""Written with their indentation; see `files.file_manuals`."""
