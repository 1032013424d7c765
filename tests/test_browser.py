"""What `redcarpet export -o cards.html` writes is a page for a phone, a desk and paper: a real browser is asked."""

from __future__ import annotations

import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from redcarpet.core.cards import AnyCard, cards_for, cards_of, name_card, parted_by_topic
from redcarpet.core.guest import Guest
from redcarpet.core.mic import Mic
from redcarpet.core.question import FOR_WHOM, Question, Source
from redcarpet.core.stack import Stack
from redcarpet.core.text import clean
from redcarpet.files.cards_html import html_of
from tests.page import read_page
from tests.payloads import payloads

PROGRAM = "REDCARPET_CHROMIUM"
"""The variable that names the browser, such as /usr/bin/chromium."""
QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
LONGEST = 2000

ADA = Guest("Ada Nunes", say="AY-duh NOO-nesh", role="director", nominations=("Best Director", "Best Film"))
CRAMMED = Question(
    "Which part of this work stays invisible on screen, although you fought for it in every single meeting?",
    say="Which part stays invisible?",
    short="What stays invisible?",
    for_whom="her",
    topic="craft",
    follow_ups=("Who did you have to persuade, and what did you promise them in return?", "Who noticed?"),
    needs=("nomination", "project", "patience"),
    exit_line="Thank you.",
    note="Breathe.\nListen.",
    source=Source("The Paper", f"https://paper.example/{'very-' * 30}long"),
    bank="Ask Her More",
)
ASKED = (
    Question("Why?"),
    Question("Who hired you first, and what did they see in you that the others had not seen?", for_whom="him"),
    CRAMMED,
    Question("ما هو أول فيلم جعلك ترغب في التمثيل؟", language="ar", follow_ups=("من كان معك في السينما؟",)),
    Question("איזה רגע על הסט לא תשכחי לעולם, ומה Netflix אמרו עליו?", language="he", for_whom="her"),
    Question("この映画の中で、あなたにしかできなかった決断は何ですか？", language="ja"),
    Question("On a scale of 😅 to 🔥, how was it? 🧑‍🎤"),
    Question("Welche Verantwortungsbewusstseinsentscheidung war unumgänglich?", language="de"),
)
OVERLONG = (
    *(Question("Why? " * (LONGEST // 5), key=whom, for_whom=whom) for whom in FOR_WHOM),
    Question("x" * LONGEST, topic="y" * 120, follow_ups=("w" * 300,)),
)

MEASURE = """
const told = { width: innerWidth, height: innerHeight, across: document.documentElement.scrollWidth, cards: [] };
for (const card of document.querySelectorAll("article")) {
    card.scrollIntoView({ block: "end" });
    const all = card.getBoundingClientRect(), edge = card.querySelector(".edge")?.getBoundingClientRect();
    const right = edge ? edge.left : all.right, cut = [], lines = document.createRange();
    for (const one of card.querySelectorAll("h2, .room p, li, dt, dd, header p, bdi, label, .hand a")) {
        lines.selectNodeContents(one);
        for (const line of lines.getClientRects()) {
            const inside = line.left >= all.left && line.right <= right + .5 && line.bottom <= all.bottom + .5;
            if (line.width && !inside) cut.push(one.className + ": " + one.textContent.slice(0, 30));
        }
    }
    const parts = [".room", ".follow-ups", "dl", ".facts", ".hand"].map(name => card.querySelector(name));
    const ends = parts.filter(Boolean).map(part => part.getBoundingClientRect()).filter(part => part.height);
    const half = card.querySelector(".edge span")?.getBoundingClientRect();
    told.cards.push({
        whom: card.querySelector(".edge")?.className ?? "", edge: half ? [half.top, half.bottom] : [],
        name: card.id, high: all.height, left: all.left, cut,
        overlaps: ends.slice(1).filter((part, at) => part.top < ends[at].bottom - .5).length,
        type: parseFloat(getComputedStyle(card.querySelector("h2")).fontSize),
    });
}
const tick = document.querySelector(".row b"), shown = () => getComputedStyle(tick, "::after").content;
told.unticked = shown();
document.querySelector("input").click();
told.ticked = shown();
parent.postMessage(told, "*");
"""
GATHER = """
<pre></pre>
<script>onmessage = told => document.querySelector("pre").append(JSON.stringify(told.data) + "\\n")</script>
"""


def browser() -> str:
    """Find the browser; a test is skipped where the variable names none: it comes from no package of Python's."""
    found = shutil.which(os.environ.get(PROGRAM, ""))
    if found is None:
        pytest.skip(f"no browser is named: {PROGRAM}=/usr/bin/chromium")
    return found


def opened(program: str, home: Path, address: str, *wishes: str) -> str:
    """Open a page in a browser that knows nothing yet, and give what it says of it."""
    words = (program, *QUIET, f"--user-data-dir={home / 'profile'}", *wishes, address)
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout


def all_kinds() -> tuple[AnyCard, ...]:
    asked = cards_for([(one, Mic((ADA,))) for one in (*ASKED, *OVERLONG)], notes=True)
    return (name_card(ADA, 1, 1), *parted_by_topic(asked))


def measured(program: str, home: Path, page: str) -> dict[str, Any]:
    """Show a page in windows of each size, with a script that the page itself would never let in, and give its words.

    The windows are frames of a page of ours: a browser's own window is never as narrow as a phone.
    """
    assert page.count("<meta http-equiv") == page.count("</body>") == 1
    unguarded = re.sub("<meta http-equiv[^>]*>", "", page).replace("</body>", f"<script>{MEASURE}</script></body>")
    (home / "cards.html").write_text(unguarded, "utf-8")
    frame = '<iframe src="cards.html" width="{}" height="{}"></iframe>'
    (home / "windows.html").write_text(GATHER + "".join(frame.format(*size) for size in SIZES.values()), "utf-8")
    shown = opened(program, home, (home / "windows.html").as_uri(), "--virtual-time-budget=5000", "--dump-dom")
    told = [json.loads(line) for line in read_page(shown).one("pre").text.splitlines()]
    return {kind: one for one in told for kind, size in SIZES.items() if size == (one["width"], one["height"])}


def test_a_browser_shows_all_of_every_card_on_a_phone_and_at_a_desk(tmp_path: Path) -> None:
    program = browser()
    seen = measured(program, tmp_path, html_of(Stack(all_kinds())))
    assert seen.keys() == SIZES.keys()
    for size, told in seen.items():
        assert (size, told["across"]) == (size, told["width"])
        assert len(told["cards"]) == len(all_kinds())
        for card in told["cards"]:
            assert (size, card["name"], card["cut"], card["overlaps"]) == (size, card["name"], [], 0)
            assert card["type"] >= 24
        assert (told["unticked"], told["ticked"]) == ('""', '"✓"')
    phone, desk = seen["phone"]["cards"], seen["desk"]["cards"]
    assert all(card["high"] >= SIZES["phone"][1] for card in phone)
    assert {card["high"] for card in phone[:6]} == {SIZES["phone"][1]}  # what is no longer than usual has one screen
    assert len({card["left"] for card in phone}) == 1
    longer = [card for card in phone if card["high"] > SIZES["phone"][1]]
    edges = {card["whom"].removeprefix("edge for-"): card["edge"] for card in longer}
    assert edges["her"] == pytest.approx([0, SIZES["phone"][1] / 2], abs=10)
    assert edges["him"] == pytest.approx([SIZES["phone"][1] / 2, SIZES["phone"][1]], abs=10)
    assert edges["anyone"] == pytest.approx([0, SIZES["phone"][1]], abs=10)
    assert len({card["left"] for card in desk}) == 2


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder on this machine; give its address, and what it was asked for so far."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: Any) -> None:  # noqa: ANN401 - the library's own
            super().__init__(*given, directory=str(folder))

        def log_message(self, *_words: object) -> None:
            asked.append(self.path)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        serving.join()


def harm(address: str) -> Sequence[str]:
    """Give texts that would ask a server for something or change the title, if any of them were more than text."""
    return [
        *(clean(text) for text in payloads("html_pdf")),
        f'<img src="{address}/img">',
        f'"><img src={address}/quoted onerror=\'document.title="harmed"\'>',
        f'<script src="{address}/script"></script>',
        '<script>document.title = "harmed"</script>',
        "<svg onload='document.title=\"harmed\"'>",
        f"</style><link rel=stylesheet href={address}/link>",
        f"</title><iframe src={address}/frame></iframe>",
        f"<base href={address}><object data={address}/object></object>",
        f"<meta http-equiv=refresh content='0;url={address}/refresh'>",
        f"}} * {{ background: url({address}/style) }}",
        f"' autofocus onfocus='document.title=`harmed`' style='background:url({address}/attribute)",
    ]


def test_a_browser_asks_nobody_for_anything_and_runs_nothing(tmp_path: Path) -> None:
    program = browser()
    with served(tmp_path) as (address, requests):
        texts = harm(address)
        asked = [
            Question(text, key=str(at), topic=text, note=text, follow_ups=(text,), bank=text, language=text, say=text)
            for at, text in enumerate(texts)
        ]
        names = [name_card(Guest(text, say=text, role=text), at, len(texts)) for at, text in enumerate(texts)]
        stack = Stack((*cards_of(asked, notes=True), *names), tuple(texts), title="Unharmed" + texts[-1])
        (tmp_path / "cards.html").write_text(html_of(stack), "utf-8")
        seen = read_page(opened(program, tmp_path, f"{address}/cards.html", "--dump-dom"))
    assert requests == ["/cards.html"]
    assert seen.one("title").text == "Unharmed" + texts[-1]
    assert [card.one("h2").text for card in seen.all("article")] == [*texts, *texts]


def test_a_browser_prints_the_contents_and_then_a_card_a_page(tmp_path: Path) -> None:
    program = browser()
    usual = (name_card(ADA, 1, 1), *parted_by_topic(cards_of(ASKED, notes=True)))
    (tmp_path / "cards.html").write_text(html_of(Stack(usual)), "utf-8")
    opened(
        program,
        tmp_path,
        (tmp_path / "cards.html").as_uri(),
        "--no-pdf-header-footer",
        f"--print-to-pdf={tmp_path / 'cards.pdf'}",
    )
    pages = re.findall(rb"/Type /Page\b", (tmp_path / "cards.pdf").read_bytes())
    assert len(pages) == 1 + len(usual)
