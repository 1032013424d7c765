"""The manuals of the rules about how a line begins: its indentation, its dash, its field and its colon."""

from __future__ import annotations

from collections.abc import Mapping

from redcarpet.files.yaml_rules import Rule

LINE_MANUALS: Mapping[Rule, str] = {
    Rule.SYNTAX: """
        Flag a line that can't be understood, where no cause can be named.

        Most often the line above is at fault: a line was broken in the wrong place, or a sign was deleted.

        Bad:
            questions:
              -
            ask: What did you fight to keep?
                topic: craft

        Better:
            questions:
              - ask: What did you fight to keep?
                topic: craft

        Compare the line with its neighbours: the dash, the spaces before it, the colon, the quotes. If nothing helps,
        delete the question and type it anew below one that is right.
        """,
    Rule.COLON_IN_TEXT: """
        Flag a colon with a space after it within a text, which splits the text in two.

        A colon and a space part a field's name from its value. In a text that isn't in quotes YAML takes what stands
        before them for a name, and the question falls apart. Colons without a space, as in 12:30, do no harm.

        Bad:
            - ask: Your film: what drew you to it?

        Better:
            - ask: "Your film: what drew you to it?"

        Put the whole text in quotes, or do without the colon. A text with quotes in it goes into the other kind:
        'You said: "never again". What changed?'
        """,
    Rule.SPACE_AFTER_COLON: """
        Flag a field whose colon has no space after it.

        Only a colon and a space together part the name from the value; without the space all of it is one text.

        Bad:
            - ask:What did you fight to keep?

        Better:
            - ask: What did you fight to keep?

        Type a space after the colon.
        """,
    Rule.MISSING_COLON: """
        Flag a field without a colon after its name, or with a sign that only looks like one.

        Without it the name is part of a text. Keyboards for Chinese and Japanese write a wide colon (：), which is
        another sign.

        Bad:
            - ask What did you fight to keep?
              topic: craft

        Better:
            - ask: What did you fight to keep?
              topic: craft

        Write the name, a plain colon, and a space.
        """,
    Rule.SPACE_AFTER_DASH: """
        Flag a dash at the start of a line that has no space after it.

        A question begins with a dash and a space; without the space the dash belongs to the word behind it.

        Bad:
            questions:
              -ask: What did you fight to keep?

        Better:
            questions:
              - ask: What did you fight to keep?

        Type a space after the dash.
        """,
    Rule.NOT_A_HYPHEN: """
        Flag a long dash, a bullet or a star where a plain hyphen should begin a question.

        Word processors and phones turn a hyphen at the start of a line into a longer dash or a bullet. They look alike
        in many fonts, but only the hyphen begins a question.

        Bad:
            questions:
              – ask: What did you fight to keep?

        Better:
            questions:
              - ask: What did you fight to keep?

        Delete the sign and type the minus of your keyboard. In TextEdit turn off Edit > Substitutions > Smart Dashes;
        don't write banks in a word processor.
        """,
    Rule.MISSING_DASH: """
        Flag a question, or a guest, that does not begin with a dash.

        The dash says where the next question starts. Without it the fields belong to nothing, or to the question
        above.

        Bad:
            questions:
              ask: What did you fight to keep?
              topic: craft

        Better:
            questions:
              - ask: What did you fight to keep?
                topic: craft

        Put "- " before the question's first field, and indent its other fields by two more spaces.
        """,
    Rule.INDENTATION: """
        Flag a line that is indented more or less than its neighbours.

        The spaces at the start of a line say what belongs together: all fields of a question begin in the same column,
        and so do the dashes of a list. One space too many, and a line belongs to the text above it.

        Bad:
            - ask: What did you fight to keep?
             topic: craft

        Better:
            - ask: What did you fight to keep?
              topic: craft

        Put the line exactly below its neighbours. VS Code draws thin lines for each level; in TextEdit and Notepad a
        font whose letters have the same width (Menlo, Consolas) shows it.
        """,
    Rule.TAB: """
        Flag a line that is indented with a tab.

        A tab looks like some spaces, and each editor shows it in another width, so YAML takes none at the start of a
        line.

        Bad:
            - ask: What did you fight to keep?
            ␉topic: craft

        Better:
            - ask: What did you fight to keep?
              topic: craft

        (␉ stands for the tab.) Delete it and type two spaces for each level. VS Code: click "Tab Size" in the bar at
        the bottom, then Convert Indentation to Spaces. Notepad and TextEdit: search for a tab, which you copy from the
        line itself, and replace all by two spaces.
        """,
    Rule.INVISIBLE_CHARACTER: """
        Flag a space that is none, or a sign that nobody sees, in a field's name or in the indentation.

        Web pages and chats set no-break spaces and zero-width ones, and they come along when a line is copied. In the
        middle of a sentence they do no harm; before or in the name of a field the field is another one.

        Bad:
            -⍽ask: What did you fight to keep?

        Better:
            - ask: What did you fight to keep?

        (⍽ stands for the no-break space.) Go to the line and column, delete what is there and type a plain space. On a
        Mac Alt-Space types a no-break space by accident. VS Code marks such signs with a yellow frame.
        """,
}
"""Written with their indentation; see `files.file_manuals`."""
