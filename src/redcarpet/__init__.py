"""redcarpet: better questions on the red carpet.

The map. Three rings and one root; the folders are the rule, and `tests/test_architecture.py` holds it:

    cli ──▶ desk ──▶ core ◀── files ◀── cli

`core`   values and decisions: questions, query, order, the evening, the journal's fold. No disk, no clock, no
         random, no terminal; standard library and rapidfuzz only.
`files`  all that touches a disk or a file format, one library per file: `<core noun>_<format>.py`.
`desk`   all that imports Textual: the live screen.
`cli`    the root: reads arguments, joins the rings, owns stdout, stderr and exit codes.

A key runs a command; the command names a change; the change is a pure function that gives a journal record; the
record is on the disk before the screen shows it.
"""
