"""The shuffle: a place for each question that depends on nothing but the seed and its own key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def shuffled_places(keys: Sequence[str], seed: int) -> tuple[int, ...]:
    """Give the indexes of the keys in the order of the seed.

    The order is that of a keyed hash of each key, so it is the same on every machine, and leaving some keys out moves
    none of the others. Equal keys stay in the order given. Any whole number is a seed.
    """
    signed = seed.to_bytes((seed.bit_length() + 8) // 8, "big", signed=True)
    start = hashlib.blake2b(digest_size=8, key=hashlib.blake2b(signed, digest_size=32).digest())

    def drawn(place: int) -> bytes:
        lot = start.copy()
        lot.update(keys[place].encode("utf-8", "surrogatepass"))
        return lot.digest()

    return tuple(sorted(range(len(keys)), key=drawn))
