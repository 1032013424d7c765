from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from redcarpet.core.cards import AnyCard, Card, Divider, cards_for, cards_of, name_card, parted_by_topic
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.question import Question
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean, clean_lines
from redcarpet.files.cards_markdown import MARK, escaped, markdown_of
from tests.builders import question
from tests.payloads import all_payloads, naughty_strings, never_sent

HOSTILE = [
    *(
        "1. one",
        "1) one",
        "(1) one",
        "a. one",
        "iv) one",
        "+ plus",
        "- dash",
        "# head",
        "## head ##",
        "> quote",
        "* star",
    ),
    *("---", "===", "```code", "~~~", "    code", "| a | b |", "|-|-|", ": defined", "::: note", "a\\", "\\", "a|b"),
    *("[a](b)", "![a](b)", "[a]: http://b", "[[a]]", "[^1]", "[^1]: note", "[ ] done", "<b>x</b>", "<!-- x -->", "-->"),
    *("&amp;", "&#65;", "**a**", "__a__", "~~a~~", "~a~", "==a==", "%%a%%", "$a$", "x^a^", ":smile:", "#tag", "`a`"),
    *("http://a.example", "https://a.example/_b_", "www.a.example", "www./", "WWW.*", "a.example", "ftp://a.example"),
    *("a@b.example", "mailto:a@b.example", "xmpp:a@b.example/c", "<a@b.example>", "@ada", "a @ada"),
    *("a\n---\nb", "a\n\n# b", "a\x0cb", "a\r> b"),
]
ADA = Guest(
    "Ada Nunes", say="AY-duh", pronouns="she/her", role="director", nominations=("Best Director",), tonight="nominee"
)


def github(text: str) -> str:
    """Read Markdown with GitHub's own reader, before it takes out what is unsafe."""
    html: str = github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)
    return html


READERS: dict[str, Callable[[str], str]] = {
    "commonmark": MarkdownIt("commonmark").render,
    "linking": MarkdownIt("gfm-like").render,
    "github": github,
}


class Page(HTMLParser):
    """What a reader of Markdown made: the words of each block with its tag, all tags, and comments."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.comments: list[str] = []
        self.feed(html)
        self.close()
        self.lines = [(tag, " ".join(words.split())) for tag, words in self.blocks if words.strip()]

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the base's signature
        self.tags.add(tag)
        if tag not in {"a", "em", "strong", "code", "del", "input"}:
            self.blocks.append((tag, ""))

    def handle_data(self, data: str) -> None:
        tag, words = self.blocks.pop() if self.blocks else ("", "")
        self.blocks.append((tag, words + data))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data.strip())


def even(text: str) -> str:
    return " ".join(text.split())


def written(*cards: AnyCard) -> str:
    return markdown_of(Stack(cards, ("1 of 68",)))


def shown(*cards: AnyCard) -> list[tuple[str, str]]:
    return Page(github(written(*cards))).lines


def for_ada(*questions: Question) -> tuple[Card, ...]:
    return cards_for([(one, Mic((ADA,))) for one in questions], notes=False)


def test_a_card_is_a_heading_its_facts_and_a_list() -> None:
    asked = Question("Who paid?", id="who", topic="pay", for_whom="him", bank="Ours", follow_ups=("How much?",))
    (card,) = cards_of([asked], notes=False, campaigns={"": "#PayHer"})
    assert shown(card) == [
        ("h1", "Cue cards"),
        ("p", f"1 of 68 · stack {Stack((card,)).code}"),
        ("h2", "1/1 · Who paid?"),
        ("p", "FOR HIM · pay · 1 s · Ours · #PayHer · who"),
        ("li", "asked"),
        ("li", "↳ How much?"),
    ]
    assert "input" in Page(github(written(card))).tags


def test_a_guest_is_a_heading_above_her_questions() -> None:
    assert shown(name_card(ADA, 4, 12), *for_ada(question("Why?", key="why", id="why")))[2:] == [
        ("h2", "Ada Nunes"),
        ("p", "guest 4 of 12 · nominee · she/her · director"),
        ("p", "Say it: AY-duh"),
        ("li", "up for Best Director"),
        ("h3", "1/1 · Why?"),
        ("p", "FOR ANYONE · Ada Nunes · 1 s · why"),
        ("li", "asked"),
    ]


def test_a_topic_is_a_heading_above_its_questions_and_below_a_guest() -> None:
    parted = parted_by_topic(for_ada(question("Why?", topic="craft"), question("How?")))
    heads = [line for line in shown(*parted) if line[0] in {"h2", "h3", "h4"}]
    assert heads == [("h2", "craft"), ("h3", "1/2 · Why?"), ("h2", "no topic"), ("h3", "2/2 · How?")]
    levels = [tag for tag, _ in shown(name_card(ADA, 1, 1), *parted) if tag in {"h2", "h3", "h4"}]
    assert levels == ["h2", "h3", "h4", "h3", "h4"]


def test_it_begins_with_a_mark_that_no_reader_shows() -> None:
    assert written(*cards_of([question("Why?")], notes=False)).startswith(MARK)
    assert Page(github(MARK)).lines == []


def test_notes_are_a_quote_and_only_when_asked_for() -> None:
    asked = question("Why?", note="# slowly\n- listen\n\n2. wait")
    assert "slowly" not in written(*cards_of([asked], notes=False))
    quote = github(written(*cards_of([asked], notes=True))).partition("<blockquote>")[2]
    assert even(quote) == "<p>Note: # slowly<br /> - listen</p> <p>2. wait</p> </blockquote>"
    assert "Note: # slowly" in github(written(name_card(Guest("Bo", note=asked.note), 1, 1, notes=True)))


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_whatever_a_bank_says_is_shown_as_it_is_written(reader: Callable[[str], str]) -> None:
    said = [text for text in [*HOSTILE, *all_payloads(), *naughty_strings()] if even(clean(text))]
    assert [text for text in said if not is_shown_as_written(text, reader)] == []


def is_shown_as_written(text: str, reader: Callable[[str], str]) -> bool:
    asked = question(text, topic=text, follow_ups=(text,), exit_line=text, note=text)
    guest = Guest(text, say=text, role=text, nominations=(text,))
    cards = cards_for([(asked, Mic((guest,)))], notes=True)
    document = markdown_of(Stack((name_card(guest, 1, 1), Divider(text, 1), *cards), (text,), text))
    page = Page(reader(document))
    said = even(clean(text))
    note = clean_lines(text).partition("\n")[0]
    told = {
        *(("h1", said), ("h2", said), ("p", said), ("h3", said), ("h4", f"1/1 · {said}")),
        *(("p", f"Say it: {said}"), ("li", f"up for {said}"), ("li", f"↳ {said}"), ("p", f"To close: {said}")),
        ("p", even(f"Note: {note}")),
    }
    return (
        told <= set(page.lines)
        and page.tags <= {"h1", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "br", "input"}
        and set(page.comments) <= {"redcarpet cue cards", ""}
        and not never_sent(document.encode("utf-8", "surrogateescape"))
        and not re.search("[\x00-\x09\x0b-\x1f\x7f]", document)
    )


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@given(
    text=st.lists(
        st.sampled_from(
            [*"ab1xXv .)(+-#>*_`~|[]!<>&\\=:/@{}$^%\"'?;,\u00e9\u00a0\n", "www.", "a@b.c", "://", "---", "<!--"]
        ),
        max_size=20,
    ).map("".join)
)
def test_a_line_alone_shows_exactly_its_text(reader: Callable[[str], str], text: str) -> None:
    page = Page(reader(escaped(text)))
    assert page.lines == ([("p", even(clean(text)))] if even(clean(text)) else [])
    assert page.tags <= {"p"}


def test_plain_prose_is_left_alone() -> None:
    prose = "Dune: Part Two, (the film) – what's 3.5 to you, really? A co-star; 12/24."
    assert escaped(prose) == prose
