"""What nobody writes on purpose: the signs that a mending read a text otherwise than it was meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from redcarpet.files.yaml_text import Source
from redcarpet.files.yaml_tree import Listing, Mapping, Node, Text, Tree

_INNER = frozenset(
    ["title", "url", "rule", "reason", "topic", "words", "asked_by", "agreed", "note", "by", "when", "text", "source"]
)
"""Fields of the records that stand inside a question, a guest or an event."""


def strange(tree: Tree, source: Source, names: Collection[str], *, alone: bool) -> int:
    """Count what a mending must not bring about: fields that are none, and lines that became part of a text.

    `names` are the fields of the text; `alone` says that it holds one question and nothing else.
    """
    known = _INNER.union(names)
    count = int(alone and not _is_one(tree)) + swallowed(tree, source, names)
    waiting = [tree.root] if tree.root else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            continue
        waiting += node.children
        if isinstance(node, Mapping):
            count += sum(not _is_a_name(name, known, source) for name, _ in node.pairs())
    return count


def swallowed(tree: Tree, source: Source, names: Collection[str]) -> int:
    """Count the fields, and dashes, that became part of a text."""
    sign = _swallowing(names)
    return sum(
        len(sign.findall(source.text[text.start.index : text.end.index]))
        for text in tree.texts()
        if text.style not in ("|", ">")
    )


def swallows(fix: str, names: Collection[str]) -> bool:
    """Say whether a fix puts quotes around more than one field."""
    quoted = re.match(r"(?:\w+)?:? ?(?=[\"'])", fix)
    return quoted is not None and _swallowing(names).search(fix[quoted.end() :]) is not None


def _swallowing(names: Collection[str]) -> re.Pattern[str]:
    own = "|".join(map(re.escape, names)) or "[^\n:]+"
    inner = "|".join(sorted(_INNER))
    return re.compile(
        rf"\n\W*(?:\d+\W+)?(?:{own}|{inner}):|\n[ ]*- |- +(?:{own}):|[.?!] +(?:{own}):(?=\s)"
        rf"|\A[\"'](?:{own}|{inner}):[^\n]*\n"
    )


def _is_a_name(node: Node, known: frozenset[str], source: Source) -> bool:
    """Say whether a field's name was meant: a known one, or one word that begins a line."""
    if not isinstance(node, Text) or node.text in known:
        return isinstance(node, Text)
    before = source.text[: node.start.index].rpartition("\n")[2]
    return not before.strip(" -") and re.fullmatch(r"\w+", node.text) is not None


def _is_one(tree: Tree) -> bool:
    return isinstance(tree.root, Listing) and len(tree.root.children) == 1
