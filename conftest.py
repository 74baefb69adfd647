"""What every test of the house shares. Tests stand beside the code and in tests/."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.database", "tests.cast", "tests.isolation.sql_names_team"]

_SAID_WHOLE = 40

# No test is timed: a machine that works for others meanwhile is no fault of the code. Benchmarks measure.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Long bytes are not spelled: an archive holds the second it was made, which no two workers share."""
    return "bytes" if isinstance(val, bytes) and len(val) > _SAID_WHOLE else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where tests are dealt out to workers, the long ones come first: nobody waits for one begun last."""
    if config.getoption("loadgroup", False):
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)
