"""The manuals of the rules about texts: quotes, brackets, and signs that mean something to YAML."""

from __future__ import annotations

from collections.abc import Mapping

from redcarpet.files.yaml_rules import Rule

TEXT_MANUALS: Mapping[Rule, str] = {
    Rule.SPECIAL_START: """
        Flag a text that begins with a sign which means something to YAML: & * ! @ % ` | > and some more.

        At the start of a text these signs are orders: the first word is lost, or the text can't be read at all. In the
        middle of a text they are signs like any other.

        Bad:
            - ask: *Dune* was shot where?

        Better:
            - ask: "*Dune* was shot where?"

        Put the whole text in quotes, or begin it with a word.
        """,
    Rule.LOST_AFTER_HASH: """
        Flag a # in a text with a space before it, because the rest of the line is lost as a comment.

        YAML takes everything from " #" to the end of the line for a note to the reader and drops it without a word:
        half a question would stand on the card. A real comment has a space after the # as well, and is left alone.

        Bad:
            - ask: How did #MeToo change your set?

        Better:
            - ask: "How did #MeToo change your set?"

        Put the whole text in quotes. If it was meant as a comment, write "# " with a space.
        """,
    Rule.UNCLOSED_QUOTE: """
        Flag a quote that opens a text and is never closed, or only further down.

        Everything up to the next quote becomes one text, with other questions in it. An apostrophe at the start of a
        text ('Twas) opens a quote, too; and a curly quote at the end closes none.

        Bad:
            - ask: "What did you fight to keep?
              topic: craft

        Better:
            - ask: "What did you fight to keep?"
              topic: craft

        Write the same straight quote at the end of the text, or take away the first. In a table of guests (CSV), write
        each " within a cell twice.
        """,
    Rule.TEXT_AFTER_QUOTE: """
        Flag text that goes on after the quote which ended it.

        When a text begins with a quote, the next one of the same kind ends it. A title in quotes at the start of a
        question, or an apostrophe in single quotes, ends the text too early.

        Bad:
            - ask: "Dune" took years. What kept you going?

        Better:
            - ask: '"Dune" took years. What kept you going?'

        Put the whole text in quotes of the other kind: single ones around double ones, and the other way round.
        """,
    Rule.BACKSLASH: """
        Flag a backslash in double quotes that stands before a letter with which it means nothing.

        In double quotes a backslash begins a sign that can't be typed. In single quotes, and in a text without quotes,
        it is a sign like any other.

        Bad:
            - ask: "Which folder is C:\\movies?"

        Better:
            - ask: 'Which folder is C:\\movies?'

        Use single quotes around the text.
        """,
    Rule.BRACKETS: """
        Flag a text that begins with [ or {, and a list in brackets that is not finished.

        At the start of a value a bracket begins a list, and a brace a group of fields. That is right for tags, and
        wrong for a question that begins with a placeholder or with [Laughs].

        Bad:
            - ask: {project} took years. What kept you going?

        Better:
            - ask: "{project} took years. What kept you going?"

        Put the whole text in quotes. For a list, write commas between the words and a bracket at its end: [film, set].
        """,
    Rule.CURLY_QUOTES: """
        Flag curly quotes around a whole text, which YAML does not know as quotes.

        They look like quotes and are letters to YAML: they would be part of the question, and a colon within them still
        splits it. Curly quotes around a word in the middle of a sentence are fine.

        Bad:
            - ask: “What did you fight to keep?”

        Better:
            - ask: "What did you fight to keep?"

        Type straight quotes, or none. In TextEdit turn off Edit > Substitutions > Smart Quotes. Straight quotes that
        are typed in Word or in a mail turn curly by themselves.
        """,
    Rule.LOOSE_TEXT: """
        Flag a text that belongs to no field, or a comment in the middle of one.

        A long text may go on in the next line, but then that line is indented further than the field's name. Where it
        isn't, nobody knows what the text is for.

        Bad:
            - ask: What did you
              fight to keep?
              topic: craft

        Better:
            - ask: What did you
                fight to keep?
              topic: craft

        Indent the line further, or write the text on one line, however long. Move a comment above the question.
        """,
    Rule.TOO_DEEP: """
        Flag brackets, or dashes, that stand more than 24 levels deep in each other.

        No bank needs more than four levels. Deeper ones come from a row of brackets that was meant as text.

        Bad:
            - ask: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ What now? ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

        Better:
            - ask: "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ What now? ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"

        Put the whole text in quotes, or delete the brackets.
        """,
    Rule.MERGE_KEY: """
        Flag "<<", with which other YAML files take in fields from elsewhere.

        In a bank every question stands for itself, so that it can be read, moved and copied alone.

        Bad:
            - ask: What did you fight to keep?
              <<: {topic: craft}

        Better:
            - ask: What did you fight to keep?
              topic: craft

        Write the fields into the question. What holds for all questions of a bank, such as "for", stands at its top.
        """,
}
"""Written with their indentation; see `files.file_manuals`."""
