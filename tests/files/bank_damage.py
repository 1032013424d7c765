"""Banks as producers write them, and the slips of fingers, word processors and chats that damage one.

Written without regard to how a bank is mended: whatever finds these mistakes was not made for them.
"""

from __future__ import annotations

from random import Random

from redcarpet.core.values import dataclass

ASKS = (
    "What's the one scene that you'd cut again?",
    "How did you find a voice for a woman who's never heard on screen?",
    'Your editor said "leave it in" – what was it?',
    "Who taught you to say no, and when?",
    "“Northern Light” took six years. What kept you going?",
    "Which rule (of any kind) did you break on this set?",
    "Whose work should we look for in the end credits?",
    "What's next – radio, theatre, film?",
    "Tell us about the first day; what went wrong?",
    "It's 20 years since your debut... what would you keep?",
    "What did you ask for in your contract & why?",
    "In category 2, whose name do you hope to hear?",
    "Three words: what are they?",
    "What did #AskHerMore change for you?",
    "How do you back up a colleague?",
)
TOPICS = ("craft", "risk", "credit", "hiring", "story", "team", "quick")
TAGS = ("nominee", "director", "debut", "tv", "crew")
KINDS = ("drop", "put", "put", "swap", "shift left", "shift right", "lose line", "join", "twice", "lose quote", "tab")
SIGNS = ":#\"'[]{}-&*!|>%@`,?\t"


@dataclass(frozen=True, slots=True)
class Damaged:
    """A bank, one slip in it, and where: the line counts from 1."""

    before: str
    after: str
    line: int
    kind: str


def bank(count: int, chance: Random) -> list[str]:
    """Write a bank of so many questions, in the many ways in which they are written."""
    lines = ["# The evening's questions", "title: Main carpet", "for: anyone", "questions:"]
    for _ in range(count):
        lines += _question(chance)
    return lines


def _question(chance: Random) -> list[str]:
    ask = chance.choice(ASKS)
    way = 0.9 if ": " in ask or " #" in ask else chance.random()
    words = ask.split(" ")
    if way < 0.6:
        lines = [f"  - ask: {ask}"]
    elif way < 0.75:
        lines = [f"  - ask: {' '.join(words[:3])}", f"      {' '.join(words[3:])}"]
    elif way < 0.85:
        lines = ["  - ask: >-", f"      {ask}"]
    else:
        escaped = ask.replace('"', '\\"')
        lines = [f'  - ask: "{escaped}"']
    lines.append(f"    topic: {chance.choice(TOPICS)}")
    if chance.random() < 0.7:
        lines.append(f"    tags: [{', '.join(chance.sample(TAGS, chance.randint(1, 3)))}]")
    if chance.random() < 0.6:
        plain = [ask for ask in ASKS if ": " not in ask and " #" not in ask]
        lines.append("    follow_ups:")
        lines += [f"      - {chance.choice(plain)}" for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.2:
        lines.append("    # ask her agent first")
    return [*lines, ""]


def damaged(count: int, chance: Random) -> Damaged:
    """Make one slip somewhere in the questions of a new bank."""
    lines = bank(count, chance)
    while True:
        at = chance.randrange(4, len(lines))
        if not lines[at].strip() or lines[at].strip().startswith("#"):
            continue
        kind = chance.choice(KINDS)
        slipped = _slipped(lines, at, kind, chance)
        if slipped is not None and slipped != lines:
            return Damaged("\n".join(lines) + "\n", "\n".join(slipped) + "\n", at + 1, kind)


def _slipped(  # noqa: C901 - a case a kind
    lines: list[str], at: int, kind: str, chance: Random
) -> list[str] | None:
    line = lines[at]
    place = chance.randrange(len(line))
    match kind:
        case "drop":
            new = [line[:place] + line[place + 1 :]]
        case "put":
            new = [line[:place] + chance.choice(SIGNS) + line[place:]]
        case "swap":
            new = [line[:place] + line[place + 1 : place + 2] + line[place] + line[place + 2 :]]
        case "shift left":
            new = [line[chance.randint(1, 3) :] if line.startswith("   ") else line.lstrip()]
        case "shift right":
            new = [" " * chance.randint(1, 3) + line]
        case "lose line":
            new = []
        case "twice":
            new = [line, line]
        case "tab":
            new = [line.replace("    ", "\t", 1)]
        case "lose quote" if '"' in line:
            new = [line.replace('"', "", 1)]
        case "join" if at + 1 < len(lines):
            return [*lines[:at], f"{line} {lines[at + 1].strip()}", *lines[at + 2 :]]
        case _:
            return None
    return [*lines[:at], *new, *lines[at + 1 :]]
