"""How values are made: records of plain fields that nobody changes.

A type checker sees the standard library's `dataclass`, and refuses to have the field of a frozen one changed. At run
time the guards of `frozen=True` are left out: Python writes and compiles them anew for every class, which is more than
half of what making a class costs, and a start makes some fifty (docs/performance.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool = False, slots: bool = False, order: bool = False) -> object:
        """Make a class hold its fields; a frozen one can be counted on to stay equal, and so has a hash."""
        return dataclasses.dataclass(slots=slots, order=order, unsafe_hash=frozen)


__all__ = ["dataclass"]
