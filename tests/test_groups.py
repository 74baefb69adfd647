"""Tests that may not run beside each other are kept on one worker of the suite."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("alone")
def test_a_group_is_seen_by_who_deals_tests_out(request: pytest.FixtureRequest) -> None:
    """pytest-xdist reads it in the test's name; when it no longer does, groups are ignored without a word."""
    if not request.config.getoption("loadgroup", False):
        pytest.skip("tests are not dealt out by group")
    assert request.node.nodeid.endswith("@alone")
