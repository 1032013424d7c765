"""A journal and a view that keep nothing: for trying out an evening. Marks are sealed and acknowledged as always."""

from __future__ import annotations

from concurrent.futures import Future

from redcarpet.core.journal import Receipt, Record
from redcarpet.core.view import View
from redcarpet.files.records_jsonl import line_of, sealed


class RehearsalJournal:
    """Takes records as a journal does, and forgets them."""

    @staticmethod
    def sealed(record: Record) -> Record:
        """Give the record as it would be read back. Raises ValueError when it is too long."""
        return sealed(record)

    def append(self, record: Record) -> Future[Receipt]:
        """Acknowledge a record at once. Raises ValueError when it is longer than a line may be."""
        line_of(record)
        return self.retry()

    def retry(self) -> Future[Receipt]:
        """Have nothing to try again."""
        done: Future[Receipt] = Future()
        done.set_result(Receipt(saved=True))
        return done

    @staticmethod
    def one_copy() -> str:
        """Have nothing that could be lacking."""
        return ""

    def close(self, timeout: float = 0.0) -> bool:  # noqa: ARG002 - a journal's signature
        """Have nothing to finish."""
        return True


class RehearsalView:
    """Takes views as their keeper does, and forgets them."""

    def keep(self, view: View) -> None:
        """Forget a view."""

    def close(self, timeout: float = 0.0) -> None:
        """Have nothing to finish."""
