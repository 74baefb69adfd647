"""Identifiers that sort by the moment they were made."""

from __future__ import annotations

import time
import uuid

from egide.kit.ids import uuid7


def test_an_identifier_is_a_version_7_of_now():
    before = time.time_ns() // 1_000_000
    made = uuid7()
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000


def test_identifiers_sort_by_their_moment():
    made = []
    for _ in range(50):
        made.append(uuid7())
        moment = time.perf_counter_ns()
        while time.perf_counter_ns() - moment < 1_000:
            pass
    assert made == sorted(made)


def test_identifiers_of_one_moment_differ():
    assert len({uuid7() for _ in range(20_000)}) == 20_000
