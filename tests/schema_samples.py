"""Files that the readers take without a word, and files with a mistake that a schema can see: one line a sample."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redcarpet.files.yaml_text import source_from_bytes
from redcarpet.files.yaml_tree import Listing, Node, Text, parsed
from redcarpet.files.yaml_tree import Mapping as Fields

ACCEPTED: Mapping[str, Sequence[str]] = {
    "bank": (
        "questions:\n  - Why?",
        "questions: []",
        "title: 1917\nfor: HER\nwhy:\nlanguage: no\nquestions: [Why?, 1917, true, yes]",
        "questions:\n  - ask: Why?\n    topic: our-own\n    tags: [a, null, 7]\n    roles:\n      - writer\n      -",
        "questions:\n  - ask: 1917\n    short: true\n    say: 3.5\n    note: ~\n    for:\n    status: Draft",
        "questions:\n  - ask: Why?\n    follow_ups: [a?, b?, c?]\n    tags: craft\n    sensitivity: ''",
        "questions:\n  - ask: Why?\n    follow_ups: How?\n    sensitivity: care\n    exit_line: Thank you.",
        "questions:\n  - ask: Why?\n    source: {title: 1917}\n    ignore: {rule: RC107, reason: so}",
        "questions:\n  - ask: Why?\n    source:\n    ignore: [{rule: 107}]\n    mirror: x\n    id: 007",
        "questions:\n  - {ask: Why?, topic: craft}",
        f"questions:\n  - ask: {'w' * 2000}\n    topic: {'w' * 200}",
        "questions:\n  - ask: Why?\n    note: |\n      one\n\n      two",
    ),
    "guests": (
        "guests:",
        "guests: []",
        "guests:\n  - Ada Nunes\n  - No\n  - 1917",
        "- Ada Nunes\n- name: Bo",
        "guests:\n  - name: Ada\n    tonight: Nominee\n    for: ANYONE\n    minutes: 2.5\n    order: 7",
        "guests:\n  - name: 50\n    minutes: '2'\n    order: 2.0\n    contact: +46 70 174 06 05\n    with_care: Yes",
        "guests:\n  - name: Ada\n    minutes: 0\n    with_care: off\n    project: 1917\n    nominations: Best Film",
        "guests:\n  - name: Ada\n    minutes: 1_0\n    order: 1e1\n    with_care: true",
        "guests:\n  - name: Ada\n    off_limits: family\n    cleared: grief\n    facts: She cut it alone.",
        "guests:\n  - name: Ada\n    off_limits: [family, {words: divorce, agreed: no}, null]\n    cleared: [grief]",
        "guests:\n  - name: Ada\n    off_limits: {topic: family, asked_by: LAWYER}\n    facts: {text: a, source: 7}",
        "guests:\n  - name: Ada\n    off_limits:\n    facts:\n      -\n      - a\n    must_ask: only-you\n    has: [x]",
    ),
    "event": (
        "name: 1917",
        "name:\ndate: 2026-11-22\ntimezone: Europe/Stockholm\nminutes: '1.5'\nwords_per_minute: 150",
        "recording:\nvenue: no\nid: 7",
        'recording: {camera: B, fps: 29.97, drop_frame: yes}\nlanguage: "no"',
    ),
}

REFUSED: Mapping[str, Sequence[str]] = {
    "bank": (
        "title: A",
        "- Why?",
        "hello",
        "questions: none",
        "questions:\n  ask: Why?",
        "tilte: A\nquestions: [Why?]",
        "title: [A]\nquestions: [Why?]",
        "for: women\nquestions: [Why?]",
        "questions:\n  -\n  - Why?",
        "questions:\n  - ''",
        "questions:\n  - [Why?]",
        "questions:\n  - topic: craft",
        "questions:\n  - ask:\n    topic: craft",
        "questions:\n  - ask: ' '",
        "questions:\n  - ask: [Why?]",
        "questions:\n  - ask: {project}",
        "questions:\n  - ask: Why?\n    topci: craft",
        "questions:\n  - ask: Why?\n    topic: [craft]",
        "questions:\n  - ask: Why?\n    for: she",
        "questions:\n  - ask: Why?\n    for: 7",
        "questions:\n  - ask: Why?\n    status: aproved",
        "questions:\n  - ask: Why?\n    sensitivity: high",
        "questions:\n  - ask: Why?\n    tags: {a: b}",
        "questions:\n  - ask: Why?\n    tags: [[a]]",
        "questions:\n  - ask: Why?\n    follow_ups: [a?, b?, c?, d?]",
        "questions:\n  - ask: Why?\n    source: Variety",
        "questions:\n  - ask: Why?\n    source: {titel: Variety}",
        "questions:\n  - ask: Why?\n    ignore: RC107",
        "questions:\n  - ask: Why?\n    ignore: [{reason: he likes it}]",
        "questions:\n  - ask: Why?\n    ignore: [{rule: , reason: he likes it}]",
        f"questions:\n  - ask: {'w' * 2001}",
        f"questions:\n  - ask: Why?\n    topic: {'w' * 201}",
        f"questions:\n  - ask: Why?\n    tags: [{'w' * 201}]",
    ),
    "guests": (
        "Ada Nunes",
        "guests: Ada Nunes",
        "guests:\n  name: Ada",
        "name: Ada",
        "guest:\n  - Ada",
        "guests:\n  -\n  - Ada",
        "guests:\n  - [Ada]",
        "guests:\n  - say: AY-duh",
        "guests:\n  - name:\n    say: AY-duh",
        "guests:\n  - name: Ada\n    pronoun: she/her",
        "guests:\n  - name: Ada\n    for: women",
        "guests:\n  - name: Ada\n    tonight: queen",
        "guests:\n  - name: Ada\n    minutes: two",
        "guests:\n  - name: Ada\n    minutes: -1",
        "guests:\n  - name: Ada\n    minutes: 10001",
        "guests:\n  - name: Ada\n    minutes: ''",
        "guests:\n  - name: Ada\n    order: 0",
        "guests:\n  - name: Ada\n    order: 1.5",
        "guests:\n  - name: Ada\n    with_care: maybe",
        "guests:\n  - name: Ada\n    with_care: 1",
        "guests:\n  - name: Ada\n    off_limits: [{note: x}]",
        "guests:\n  - name: Ada\n    off_limits: [{topic: family, asked_by: me}]",
        "guests:\n  - name: Ada\n    cleared: [[family]]",
        "guests:\n  - name: Ada\n    cleared: [{by: Ada}]",
        "guests:\n  - name: Ada\n    facts: [{source: x}]",
    ),
    "event": (
        "- name: A",
        "nmae: A",
        "name: [A]",
        "words_per_minute: fast",
        "words_per_minute: 0",
        "minutes: soon",
        "recording: B",
        "recording: {frames: 25}",
        "recording: {drop_frame: perhaps}",
    ),
}


def seen(text: str) -> object:
    """Give what an editor makes of a YAML text: its values by the core schema of YAML 1.2. Raises BrokenYamlError."""
    source, _ = source_from_bytes(text.encode(), "a.yaml")
    assert source is not None
    return _value(parsed(source).root)


def _value(node: Node | None) -> object:
    if isinstance(node, Listing):
        return [_value(child) for child in node.children]
    if isinstance(node, Fields):
        return {name.text: _value(value) for name, value in node.pairs()}
    return None if node is None else _scalar(node)


def _scalar(node: Node) -> object:
    text = node.text
    if not isinstance(node, Text) or node.style:
        return text
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if text.lower() in {"true", "false"} and text in {text.lower(), text.upper(), text.title()}:
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?", text):
        return float(text)
    return text
