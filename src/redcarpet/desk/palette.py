"""The palette: every command by name. It never searches the bank; that is what the filter is for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from redcarpet.core.text import fold
from redcarpet.desk.commands import COMMANDS, Command, keys_of, shown
from redcarpet.desk.marking_screen import MarkingScreen


class DeskCommands(Provider):
    """Offers the table of commands."""

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        chosen = self._chosen()
        for command in self._offered():
            yield DiscoveryHit(_title(command, chosen), self._doing(command), text=command.label, help=command.help)
        for name, text in self._filters().items():
            yield DiscoveryHit(Content.styled(f"filter: {name}", "bold"), self._using(name), text=name, help=text)

    async def search(self, query: str) -> Hits:
        """Offer those whose words hold every typed word; those with the word in their name first."""
        typed, chosen = fold(query).split(), self._chosen()
        for command in self._offered():
            name, told = fold(command.label), fold(command.help)
            if all(word in name or word in told for word in typed):
                score = sum(_worth(word, name) for word in typed) / (len(typed) or 1)
                yield Hit(score, _title(command, chosen), self._doing(command), text=command.label, help=command.help)
        for name, text in self._filters().items():
            if all(word in fold(f"filter {name} {text}") for word in typed):
                yield Hit(1.0, Content.styled(f"filter: {name}", "bold"), self._using(name), text=name, help=text)

    def _chosen(self) -> Mapping[str, str]:
        """Give the keys that the settings chose; the palette opens over the desk alone."""
        return self.screen.chosen if isinstance(self.screen, MarkingScreen) else {}

    def _filters(self) -> Mapping[str, str]:
        """Give the filters that the settings keep by name."""
        return self.screen.opening.settings.filters if isinstance(self.screen, MarkingScreen) else {}

    def _using(self, name: str) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, f"use_filter({name!r})")

    def _offered(self) -> Iterator[Command]:
        return (command for command in COMMANDS if command.name not in {"palette", "quit"})

    def _doing(self, command: Command) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, f"do({command.name!r})")


def _worth(word: str, name: str) -> float:
    if any(part.startswith(word) for part in name.split()):
        return 1.0
    return 0.6 if word in name else 0.3


def _title(command: Command, chosen: Mapping[str, str]) -> Content:
    keys = "  ".join(shown(key) for key in keys_of(command, chosen))
    return Content.assemble((command.label, "bold"), f"   {keys}" if keys else "")
