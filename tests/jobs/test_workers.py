"""Real worker processes: killed, stopped, cut off from their database, busy."""

from __future__ import annotations

import signal
import time

import pytest
from tests.jobs import sample
from tests.support.people import Person
from tests.support.processes import PATIENCE_S, database_down, wait_for

from egide.foundation.jobs.lanes import shares
from egide.foundation.tenancy.public import team_scope

from .conftest import Workers, closed_gate, states, status_of, traces

RESUMED_WITHIN_S = 30.0

pytestmark = pytest.mark.kill


def test_the_job_of_a_killed_worker_is_resumed_within_thirty_seconds_and_done_once(
    workers: Workers, claire: Person
) -> None:
    with team_scope(claire.team_id):
        sample.gated.enqueue(team_id=claire.team_id, n=1)
    with closed_gate():
        first = workers.start()
        wait_for(lambda: status_of("sample.gated") == ["doing"], "the job to start")
        second = workers.start()
        first.kill()
        killed_at = time.monotonic()
    wait_for(lambda: status_of("sample.gated") == ["succeeded"], "the job to be resumed", RESUMED_WITHIN_S)
    assert time.monotonic() - killed_at < RESUMED_WITHIN_S
    assert traces(claire.team_id) == [{"n": 1}]
    assert states() == [("sample.gated", "succeeded", 1)]
    second.send_signal(signal.SIGTERM)
    assert second.wait(PATIENCE_S) == 0


def test_a_worker_asked_to_stop_finishes_the_job_under_way_and_takes_no_other(workers: Workers, claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.gated.enqueue(team_id=claire.team_id, n=1)
    with closed_gate():
        worker = workers.start(concurrency=1)
        wait_for(lambda: status_of("sample.gated") == ["doing"], "the job to start")
        with team_scope(claire.team_id):
            sample.note.enqueue(team_id=claire.team_id, n=2)
        worker.send_signal(signal.SIGTERM)
        time.sleep(0.5)  # long enough for a worker that would drop its job to end
        assert worker.poll() is None
    assert worker.wait(PATIENCE_S) == 0
    assert traces(claire.team_id) == [{"n": 1}]
    assert states() == [("sample.gated", "succeeded", 1), ("sample.note", "todo", 0)]


def test_urgent_work_is_done_while_bulk_work_holds_all_it_may(workers: Workers, claire: Person) -> None:
    with team_scope(claire.team_id):
        for n in range(4):
            sample.gated_bulk.enqueue(team_id=claire.team_id, n=n)
    with closed_gate():
        workers.start(concurrency=3)
        wait_for(lambda: "doing" in status_of("sample.gated_bulk"), "bulk work to start")
        with team_scope(claire.team_id):
            sample.note.enqueue(team_id=claire.team_id, n=11)
            sample.urgent.enqueue(team_id=claire.team_id, n=10)
        wait_for(lambda: len(traces(claire.team_id)) == 2, "the others to be done")
        assert set(status_of("sample.gated_bulk")) == {"doing", "todo"}
    wait_for(lambda: set(status_of("sample.gated_bulk")) == {"succeeded"}, "bulk work to end")
    assert sorted(trace["n"] for trace in traces(claire.team_id)) == [0, 1, 2, 3, 10, 11]


def test_a_worker_outlives_a_restart_of_its_database(workers: Workers, claire: Person) -> None:
    worker = workers.start()
    with team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=1)
    wait_for(lambda: len(traces(claire.team_id)) == 1, "the first job")
    with database_down():
        time.sleep(1.0)  # an outage lasts
    with team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=2)
    wait_for(lambda: len(traces(claire.team_id)) == 2, "the job that follows", RESUMED_WITHIN_S)
    assert worker.poll() is None


def test_a_job_interrupted_by_a_restart_of_the_database_is_done_once(workers: Workers, claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.gated.enqueue(team_id=claire.team_id, n=1)
    with closed_gate():
        workers.start()
        wait_for(lambda: status_of("sample.gated") == ["doing"], "the job to start")
        # The keeper of the gate is cut off too, so the gate opens.
        with database_down():
            pass
    wait_for(lambda: status_of("sample.gated") == ["succeeded"], "the job to be resumed", RESUMED_WITHIN_S)
    assert traces(claire.team_id) == [{"n": 1}]


@pytest.mark.parametrize(
    ("queues", "threads", "expected"),
    [
        (("high", "default", "low"), 1, [(("high", "default", "low"), 1)]),
        (("high", "default", "low"), 2, [(("high",), 1), (("high", "default", "low"), 1)]),
        (("high", "default", "low"), 3, [(("high",), 1), (("high", "default"), 1), (("high", "default", "low"), 1)]),
        (("high", "default", "low"), 8, [(("high",), 1), (("high", "default"), 3), (("high", "default", "low"), 4)]),
        (("high", "default"), 4, [(("high",), 1), (("high", "default"), 3)]),
        (("low",), 4, [(("low",), 4)]),
        (("high",), 2, [(("high",), 2)]),
    ],
)
def test_threads_are_shared_so_that_low_never_starves_high(
    queues: tuple[str, ...], threads: int, expected: list[tuple[tuple[str, ...], int]]
) -> None:
    assert shares(queues, threads) == expected
