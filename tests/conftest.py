"""How hard the laws are tried, and by how many at once.

A few examples of each law in the ordinary run, many with HYPOTHESIS_PROFILE=thorough. The whole suite is run by four
workers, on two cores as well: most of its time is waiting for real terminals. A part of it is not worth starting them.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=12, deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Say how many workers `-n auto` means."""
    return 4 if config.args == config.getini("testpaths") else 0
