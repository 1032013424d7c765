"""An HTML page as a program sees it that is not ours: its elements, their attributes, and the text in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_WITHOUT_END = frozenset({"meta", "input", "img", "link", "br", "hr", "base", "embed", "source", "area", "wbr"})


@dataclass(slots=True)
class Element:
    """One element of a page."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", style: str = "") -> list[Element]:
        """Give this element and all in it, in order, of a tag and of a class where these are named."""
        return [
            one
            for one in self._walked()
            if (not tag or one.tag == tag) and (not style or style in one.attributes.get("class", "").split())
        ]

    def one(self, tag: str = "", style: str = "") -> Element:
        """Give the only one of them."""
        (found,) = self.all(tag, style)
        return found

    @property
    def text(self) -> str:
        """Its text and that of all in it, white space and all."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def _walked(self) -> Iterator[Element]:
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part._walked()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in _WITHOUT_END:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> ends another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(text: str) -> Element:
    """Read a page; every element must be closed where it was opened."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    (whole,) = reader.open
    return whole
