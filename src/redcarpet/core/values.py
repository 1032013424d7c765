"""How values are made: records of plain fields that nobody changes.

A type checker sees the standard library's `dataclass`, and refuses to have a field of a frozen one changed. At run time
Python writes and compiles up to eight functions anew for every such class, and a start makes some fifty: that was a
tenth of the time to the first question (docs/performance.md). So only the making of a value is written anew; comparing,
hashing and showing are the same few functions for all, and the guards of `frozen=True` are the type checker's alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    import operator
    from collections.abc import Callable

    def dataclass(*, frozen: bool = False, slots: bool = False, order: bool = False) -> Callable[[type], type]:
        """Give a class its fields; a frozen one has a hash, and `order` lets it be sorted by them."""

        def made(plain: type) -> type:
            whole = dataclasses.dataclass(eq=False, repr=False, slots=slots)(plain)
            fields = dataclasses.fields(whole)
            told = [field.name for field in fields if field.repr]
            values = operator.attrgetter("__class__", *(field.name for field in fields if field.compare))

            def compared(by: Callable[[object, object], bool]) -> Callable[[object, object], bool]:
                def answer(one: object, other: object) -> bool:
                    return by(values(one), values(other)) if one.__class__ is other.__class__ else NotImplemented

                return answer

            def shown(one: object) -> str:
                return f"{whole.__qualname__}({', '.join(f'{name}={getattr(one, name)!r}' for name in told)})"

            whole.__repr__ = shown
            whole.__eq__ = compared(operator.eq)
            whole.__hash__ = (lambda one: hash(values(one))) if frozen else None
            if order:
                for name in ("lt", "le", "gt", "ge"):
                    setattr(whole, f"__{name}__", compared(getattr(operator, name)))
            return whole

        return made


__all__ = ["dataclass"]
