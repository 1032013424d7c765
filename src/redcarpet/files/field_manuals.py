"""The manuals of the rules about fields and their values, in banks and in sheets of guests."""

from __future__ import annotations

from collections.abc import Mapping

from redcarpet.files.yaml_rules import Rule

FIELD_MANUALS: Mapping[Rule, str] = {
    Rule.UNKNOWN_FIELD: """
        Flag a field that redcarpet does not know, and one that is written in another way than it should.

        What stands in it is not read, so a follow-up or a ban might be missing on the evening. Most often it is a
        slip of the pen, or a capital.

        Bad:
            - ask: What did you fight to keep?
              topci: craft

        Better:
            - ask: What did you fight to keep?
              topic: craft

        Write the name as the message says. What is for your eyes alone goes into `note`, or after a #.
        """,
    Rule.DUPLICATE_FIELD: """
        Flag a field that stands twice in the same question, guest or file.

        YAML keeps one of the two and drops the other without a word. Two `ask` in one question mean that the dash of
        the second question was forgotten.

        Bad:
            - ask: What did you fight to keep?
              topic: craft
              topic: authorship

        Better:
            - ask: What did you fight to keep?
              topic: authorship

        Delete one of them, or put "- " before the second `ask`. In a table of guests (CSV), two columns tell of the
        same thing: give one of them a heading of its own.
        """,
    Rule.MISSING_FIELD: """
        Flag a question without `ask`, a guest without a name, and other fields that can't do without a part.

        Without words there is nothing to ask. An off-limits line without a topic or words keeps nothing out, and an
        `ignore` without a rule excuses nothing.

        Bad:
            - ask:
              topic: craft

        Better:
            - ask: What did you fight to keep?
              topic: craft

        Write what is missing, or delete the rest.
        """,
    Rule.WRONG_KIND: """
        Flag a value of the wrong kind: a list where a text belongs, a text where a list or fields belong.

        The field can't be read, and the question stays without it; where it is the question's own words, the question
        is lost.

        Bad:
            - ask: What did you fight to keep?
              source: The Harbour Post

        Better:
            - ask: What did you fight to keep?
              source: {title: The Harbour Post}

        A list is written [one, two], or each on a line of its own after a dash. Fields of their own are written
        {name: value}, or each on a line below, indented further.
        """,
    Rule.UNKNOWN_WORD: """
        Flag a word where only a few are allowed, such as women for `for`.

        `for` is her, him or anyone; `sensitivity` is none, work-theme or care; `status` is draft, approved or retired.
        Until it is mended, a wrong `status` counts as draft and a wrong `sensitivity` as care, so that no slip lets out
        what was not meant to be asked.

        Bad:
            - ask: What did you fight to keep?
              for: women

        Better:
            - ask: What did you fight to keep?
              for: her

        Write one of the words that the message names, in small letters.
        """,
    Rule.NOT_A_NUMBER: """
        Flag a text where a number belongs, or where yes or no does.

        How long a guest stays, and in which order they come, is counted with. A guess would be worse than nothing, so
        the field stays empty.

        Bad:
            guests:
              - name: Ada Nunes
                minutes: three or four

        Better:
            guests:
              - name: Ada Nunes
                minutes: 3

        Write the number in digits: 3, or 1.5. Put the rest into `note`.
        """,
    Rule.TOO_LONG: """
        Flag a text that is longer than its place: more than eight words to shout, or 2,000 characters of a question.

        What stands in `short` is called over a noisy rope line, and nobody takes in more than eight words. A question
        of 2,000 characters is most often a page that was pasted. Nothing is cut: the text stays as it is.

        Bad:
            - ask: What is one decision in this film that only you could have made?
              short: What is one decision that only you could have made?

        Better:
            - ask: What is one decision in this film that only you could have made?
              short: One decision only you could make?

        Leave words out. Background belongs into `note`, which has room for 20,000 characters.
        """,
    Rule.TOO_MANY: """
        Flag more than three follow-ups, or a file with more questions or guests than are read.

        Nobody gets to a fourth follow-up at the rope line, and the card has no room for it. A file may hold 10,000
        questions or 2,000 guests; those beyond are not read.

        Bad:
            - ask: What did you fight to keep?
              follow_ups: [Who won?, What went?, How close was it?, Who else knew?]

        Better:
            - ask: What did you fight to keep?
              follow_ups: [Who won?, What went?, How close was it?]

        Keep the best three. Divide a large file into several.
        """,
    Rule.MISSING_COMMA: """
        Flag a list in which a comma, or the brackets, seem to be missing.

        [film fun] is one tag of two words, and nobody who filters by fun will find it. Without brackets, "director,
        writer" is one text.

        Bad:
            - ask: What did you fight to keep?
              tags: [film fun]

        Better:
            - ask: What did you fight to keep?
              tags: [film, fun]

        Write a comma between the words. If it is one tag of two words, put it in quotes: ["film fun"].
        """,
    Rule.NOT_A_BANK: """
        Flag a file in the folder of questions that is no bank: there is no "questions:" in it.

        A bank is a line "questions:" with a list below it, and perhaps a title and other fields above. Another YAML
        file may have got into the folder by accident.

        Bad:
            - ask: What did you fight to keep?
            - ask: Who taught you this?

        Better:
            questions:
              - ask: What did you fight to keep?
              - ask: Who taught you this?

        Write "questions:" on a line of its own above the list, or move the file elsewhere.
        """,
}
"""Written with their indentation; see `files.file_manuals`."""
