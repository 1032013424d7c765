"""The manuals of the rules of the file family, printed by `redcarpet explain`; and those about a file as a whole.

A manual begins with what the rule flags, goes on with why, and ends with how to mend it. What is called bad and better
there is tried by a test. Three signs stand for what can't be seen: ␉ for a tab, ⍽ for a space that is none, ␛ for a
control character.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from types import MappingProxyType

from redcarpet.files.field_manuals import FIELD_MANUALS
from redcarpet.files.line_manuals import LINE_MANUALS
from redcarpet.files.sheet_manuals import SHEET_MANUALS
from redcarpet.files.text_manuals import TEXT_MANUALS
from redcarpet.files.yaml_rules import Rule

_FILE_MANUALS: Mapping[Rule, str] = {
    Rule.CANNOT_OPEN: """
        Flag a file that can't be opened: it isn't there, you may not read it, or it is a folder.

        The desk goes on with what it could read, and a file that it had read before stays as it was then. On a shared
        drive the file may be held back by another program, or the network may be gone.

        Bad: `--from tonigth.yaml`, when the file is called tonight.yaml.
        Better: `--from tonight.yaml`

        Look at the name once more: Windows and macOS hide endings, so that bank.yaml may be bank.yaml.txt. In the
        Explorer turn on View > Show > File name extensions, in the Finder press Cmd-I on the file. Copy a file from a
        shared drive to this computer's own disk before an evening.
        """,
    Rule.TOO_LARGE: """
        Flag a file of more than 5 MB, which is not read.

        10,000 questions take less than 5 MB. A larger file is hardly a bank: most often it is a picture or a film
        under a wrong name. It would hold up the start of the desk while a guest is waiting.

        Bad: one file with the questions of ten years.
        Better: a file for each campaign or season.

        Divide it into several files. Every .yaml file in the folder of questions is read.
        """,
    Rule.NOT_PLAIN_TEXT: """
        Flag a file that is no plain text: rich text, an office document, a PDF or a web page.

        Word processors keep fonts and margins with the words, and nothing of that can be read as a bank, even when the
        file's name ends in .yaml. TextEdit on a Mac writes rich text unless it is told otherwise.

        Bad:
            {\\rtf1\\ansi questions: []}

        Better:
            questions:
              - ask: What did you fight to keep in this story?

        In TextEdit choose Format > Make Plain Text and save again; TextEdit > Settings > Plain text makes it so for
        new files. In Word choose Save As > Plain text. On a GitHub page choose Raw, or the download button, and save
        that.
        """,
    Rule.ENCODING: """
        Flag a file that is not saved as UTF-8, the way of writing letters that every program agrees on.

        In another one the accents and curly quotes may come out as other signs: José may turn into JosÃ©. The name that
        a guest hears must be right. redcarpet reads such a file as well as it can, and says from where on it guesses.

        Bad: a bank that Notepad saved with the encoding ANSI.
        Better: the same bank, saved with the encoding UTF-8.

        Notepad: Save As, and choose UTF-8 beside Encoding. TextEdit: Settings > Open and Save, UTF-8 for saving. VS
        Code: click the encoding in the bar at the bottom, Reopen with Encoding (Windows 1252) until the accents are
        right, then Save with Encoding > UTF-8. Excel: save as "CSV UTF-8".
        """,
    Rule.ODD_CHARACTER: """
        Flag a control character, or a line break that editors don't show as one.

        They come along with text that was copied from a PDF, a chat or a transcript. Nobody sees them in an editor; on
        a terminal they could move the cursor or change colours, so redcarpet puts a visible sign in their place.

        Bad:
            - ask: Who taught you␛ this?

        Better:
            - ask: Who taught you this?

        (␛ stands for the character that can't be seen.) Go to the line and column, delete what is there and type a
        space. VS Code shows such characters as a small box, or in a coloured frame.
        """,
    Rule.EMPTY_FILE: """
        Flag a file without questions or guests: it is empty, or there is nothing below "questions:".

        It was saved before anything was written, or all lines begin with a # and so are comments. The desk has nothing
        to draw from it.

        Bad:
            questions:

        Better:
            questions:
              - ask: What did you fight to keep in this story?

        Write the first question, or delete the file. If the file should not be empty, look for an older copy: VS Code
        keeps them under Timeline.
        """,
    Rule.UNFINISHED_MERGE: """
        Flag the marks that git leaves in a file when two people changed the same lines.

        Between <<<<<<< and ======= stands one version, between ======= and >>>>>>> the other. Until somebody chooses,
        both are in the bank.

        Bad:
            questions:
              - ask: Who taught you this?
            <<<<<<< HEAD
                topic: craft
            =======
            >>>>>>> theirs

        Better:
            questions:
              - ask: Who taught you this?
                topic: craft

        Keep one version, and delete the other and the three lines of marks. VS Code offers Accept Current Change and
        Accept Incoming Change above them.
        """,
    Rule.SECOND_DOCUMENT: """
        Flag three dashes or three dots on a line of their own, in the middle of a file.

        To a person they are a line between two parts. To YAML they end the file: what stands below would be lost, so
        redcarpet reads on and tells you.

        Bad:
            questions:
              - ask: Who taught you this?
            ---
              - ask: What did you fight to keep?

        Better:
            questions:
              - ask: Who taught you this?
              # the second part
              - ask: What did you fight to keep?

        Delete the line. To part a bank for the eye, leave a line blank, or write a comment after "# ".
        """,
    Rule.STRAY_FENCE: """
        Flag a line of three backticks, which came along from a web page or a chat.

        Chats and documentation put YAML between two such lines; copied by hand, they come with it. They are no part of
        the bank.

        Bad:
            ```
            questions:
              - ask: Who taught you this?

        Better:
            questions:
              - ask: Who taught you this?

        Delete the line, and the one at the other end.
        """,
}

_EVERY = (_FILE_MANUALS, LINE_MANUALS, TEXT_MANUALS, FIELD_MANUALS, SHEET_MANUALS)

MANUALS: Mapping[Rule, str] = MappingProxyType({rule: cleandoc(text) for some in _EVERY for rule, text in some.items()})
"""What each rule of the file family flags, why, and what to do: in the form of a rule's docstring."""
