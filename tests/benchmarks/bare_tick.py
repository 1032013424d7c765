"""The floor of a clock: a Textual program that counts seconds on one line."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Tick(App[None]):
    """A line that changes once a second."""

    seconds = 0

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("0:00 ticking")

    def on_mount(self) -> None:
        """Begin to count."""
        self.set_interval(1.0, self.count)

    def count(self) -> None:
        """Show the next second."""
        self.seconds += 1
        self.query_one(Static).update(f"0:{self.seconds % 60:02} ticking", layout=False)


if __name__ == "__main__":
    Tick().run()
