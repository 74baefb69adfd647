from __future__ import annotations

from uuid import UUID

from egide.foundation.api.throttling import Buckets, Limit, throttle_key

LAVIGNE, PONANT = UUID(int=1), UUID(int=2)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_gives_its_burst_then_fills_at_its_pace() -> None:
    clock = Clock()
    buckets = Buckets(clock)
    limit = Limit(burst=3, per_second=0.5)

    assert [buckets.take("claire", limit) for _ in range(4)] == [0, 0, 0, 2.0]
    clock.now += 2
    assert buckets.take("claire", limit) == 0
    assert buckets.take("claire", limit) == 2.0
    clock.now += 3600
    assert [buckets.take("claire", limit) for _ in range(4)] == [0, 0, 0, 2.0]


def test_one_bucket_is_not_anothers() -> None:
    buckets = Buckets(Clock())
    limit = Limit(burst=1, per_second=1)

    assert buckets.take(throttle_key("read", team_id=LAVIGNE, subject="anne"), limit) == 0
    assert buckets.take(throttle_key("read", team_id=PONANT, subject="anne"), limit) == 0
    assert buckets.take(throttle_key("write", team_id=LAVIGNE, subject="anne"), limit) == 0
    assert buckets.take(throttle_key("read", team_id=LAVIGNE, subject="anne"), limit) == 1.0
