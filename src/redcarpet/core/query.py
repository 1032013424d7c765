"""The query language: one line of text, read into a `Query`.

| written | means |
|---|---|
| `craft` | a word, the beginning of one, or a part of one, in the question, follow-ups, short form, topic or tags |
| `"on set"` `'craft` | these whole words together; the exact word |
| `-craft` `!craft` `not craft` | not |
| `craft | risk` `craft or risk` | either |
| `( )` | a group |
| `topic:` `bank:` `tag:` `role:` `lang:` `id:` | fields: the beginning of a value is enough, spaces want quotes |
| `for:her` `only:her` | meant for her or for anyone; meant for her alone |
| `is:asked`, `rated:select` and so on | marks of the guest on the mic |
| `tonight:asked` `guest:viola` | asked of anyone; asked of her |
| `asked>2` `secs<8` | numbers, with `<` `<=` `=` `>=` `>` or `:` |
| `^What` `made?$` | how the question begins and ends |

How terms go together:

- Terms side by side must all hold. `|` and `or` bind closer than that, so in `for:her craft | risk` the `for:her`
  stays in force: what choosing a guest wrote into the filter is not undone by an *or* typed after it.
- Several of one field side by side mean either: `topic:craft topic:risk` is `topic:craft,risk`. This reaches only over
  the plain fields of one group. A parenthesis stands by itself, so `(tag:comedy) (tag:stunts)` asks for both; a field
  behind a *not* or in an *or* stays where it is, so `-topic:craft -topic:risk` is neither of them; and states and
  numbers are never joined, so `is:new is:pinned` is both, and `asked>0 asked<3` is a range (`is:new,pinned` is either).
- A *not* reaches over one term or one group. `-for:her` leaves out her and anyone.
- `and` and `&` say what holds anyhow, and are passed over. Looked for as words, `"or"` `"not"` `"and"` are quoted.
- A quote or parenthesis that is not closed reaches to the end, as it does while it is typed. A value may stand after a
  space, as it does in a bank: `topic: craft`.
- What cannot be read is passed over and named in a note, as if it had not been written, wherever it stands.
- Case, accents and the look of quotes and dashes do not matter. A colon, dash or quote in ordinary text (`What: a day`,
  20:14, co-star) is text.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from redcarpet.core.text import clean
from redcarpet.core.values import dataclass

if TYPE_CHECKING:
    from redcarpet.core.terms import All


@dataclass(frozen=True)
class Query:
    """What a filter text asks for."""

    text: str = ""
    """The text, cleaned."""
    root: All | None = None
    """All that was understood; None lets everything through."""
    notes: tuple[str, ...] = ()
    """One plain sentence for each part that was not understood."""

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return self.root is None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The bare forms of the plain words asked for: they give hits their rank."""
        if self.root is None:
            return ()
        from redcarpet.core.terms import words  # noqa: PLC0415 - the first screen has no filter

        return words(self.root)

    @cached_property
    def states(self) -> frozenset[str]:
        """The states asked for by `is:`, such as `draft`; not those behind a *not*."""
        if self.root is None:
            return frozenset()
        from redcarpet.core.terms import states  # noqa: PLC0415 - the same

        return states(self.root)

    def describe(self) -> str:
        """Write what was understood, in the query language; empty when everything passes."""
        return self.root.inner() if self.root else ""


def parse(text: str) -> Query:
    """Read a filter text. Any text is a query: nothing is raised, and what is not understood stands in the notes."""
    harmless = clean(text)
    if not harmless:
        return Query()
    from redcarpet.core.reading import Reading  # noqa: PLC0415 - the same

    reading = Reading(harmless)
    return Query(harmless, reading.read(), tuple(dict.fromkeys(reading.notes)))
