"""The floor: the smallest Textual program there is."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("Hello, red carpet")


if __name__ == "__main__":
    Hello().run()
