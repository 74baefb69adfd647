"""When a message that did not arrive is sent again."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from egide.foundation.webhooks.schedule import ATTEMPTS, delay_after


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=ATTEMPTS - 1, max_size=ATTEMPTS - 1))
def test_ten_attempts_take_between_sixteen_and_twenty_four_hours(asked: list[int | None]) -> None:
    waits = [delay_after(attempt, retry_after_s=asked[attempt - 1]) for attempt in range(1, ATTEMPTS)]
    total = sum((wait for wait in waits if wait is not None), timedelta(0))
    assert timedelta(hours=15) < total < timedelta(hours=24)
    assert delay_after(ATTEMPTS) is None
