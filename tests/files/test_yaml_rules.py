"""Every rule has an id of its own and a short name, and every message is whole sentences."""

from __future__ import annotations

import re

from redcarpet.files.yaml_rules import Rule


def test_rules_have_an_id_and_a_short_name_each() -> None:
    assert str(Rule.COLON_IN_TEXT) == "RC011"
    assert Rule.COLON_IN_TEXT.short_name == "colon-in-text"
    assert len({rule.value for rule in Rule}) == len(Rule.__members__)
    assert all(re.fullmatch(r"RC0\d\d", rule) for rule in Rule)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.short_name) for rule in Rule)
