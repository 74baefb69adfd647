"""Firms take turns: whoever has much to do does not make the others wait."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from tests.jobs import sample
from tests.support.people import Person
from tests.support.processes import wait_for

from egide.foundation.jobs.lanes import POLL_S
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.kit.ids import uuid7

from .conftest import Workers, closed_gate, status_of, traces


def started() -> list[tuple[UUID, int]]:
    """(firm, n) of the jobs, in the order in which they were started."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT job.args ->> 'team_id', (job.args -> 'args' ->> 'n')::int"
            "  FROM procrastinate_events event JOIN procrastinate_jobs job ON job.id = event.job_id"
            " WHERE event.type = 'started' ORDER BY event.id"
        )
        return [(UUID(team), n) for team, n in cursor.fetchall()]


def test_one_job_does_not_wait_behind_another_firm_s_twenty(claire: Person, yann: Person) -> None:
    with team_scope(claire.team_id):
        for n in range(20):
            sample.note.enqueue(team_id=claire.team_id, n=n)
    with team_scope(yann.team_id):
        for n in (100, 101):
            sample.note.enqueue(team_id=yann.team_id, n=n)

    work_until_idle()

    order = started()
    assert [n for team, n in order if team == claire.team_id] == list(range(20))
    assert [index for index, (team, _) in enumerate(order) if team == yann.team_id][-1] <= 3


def test_what_is_urgent_goes_first_whose_turn_it_may_be(claire: Person, yann: Person) -> None:
    with team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=1)
    with team_scope(yann.team_id):
        sample.urgent.enqueue(team_id=yann.team_id, n=2)
        sample.urgent.enqueue(team_id=yann.team_id, n=3)

    work_until_idle()

    assert started() == [(yann.team_id, 2), (yann.team_id, 3), (claire.team_id, 1)]


def test_a_firm_s_long_jobs_end_what_was_begun_and_let_the_short_ones_pass(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.lengthy.enqueue(team_id=claire.team_id, n=1)
        sample.lengthy.enqueue(team_id=claire.team_id, n=2)
        sample.lengthy.enqueue_next(team_id=claire.team_id, n=3)
        sample.urgent.enqueue(team_id=claire.team_id, n=4)

    work_until_idle()

    assert [n for _, n in started()] == [4, 3, 1, 2]


def test_what_is_not_urgent_passes_between_two_long_jobs(claire: Person, yann: Person) -> None:
    with team_scope(claire.team_id):
        for n in range(3):
            sample.lengthy.enqueue(team_id=claire.team_id, n=n)
    with team_scope(yann.team_id):
        sample.bulk.enqueue(team_id=yann.team_id, n=10)
        sample.bulk.enqueue(team_id=yann.team_id, n=11)

    work_until_idle()

    assert [n for _, n in started()] == [0, 10, 1, 11, 2]


@pytest.mark.kill
def test_what_a_job_queued_under_its_own_lock_starts_as_soon_as_it_ends(workers: Workers, claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.chained.enqueue(team_id=claire.team_id, entretien_id=uuid7(), n=14)
    workers.start(concurrency=4)
    wait_for(
        lambda: len(status_of("sample.chained")) == 15 and "doing" not in status_of("sample.chained"), "the links", 60
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT percentile_cont(0.8) WITHIN GROUP (ORDER BY extract(epoch FROM gap)) FROM ("
            "  SELECT at - lag(at) OVER (ORDER BY id) AS gap FROM procrastinate_events WHERE type = 'started') gaps"
        )
        assert cursor.fetchone()[0] < POLL_S / 2


@pytest.mark.kill
def test_long_jobs_leave_threads_to_the_short_ones(workers: Workers, claire: Person) -> None:
    with team_scope(claire.team_id):
        for n in range(4):
            sample.lengthy.enqueue(team_id=claire.team_id, n=n)
    with closed_gate():
        workers.start(concurrency=3)
        wait_for(lambda: "doing" in status_of("sample.lengthy"), "a long job to start")
        with team_scope(claire.team_id):
            sample.urgent.enqueue(team_id=claire.team_id, n=10)
            sample.note.enqueue(team_id=claire.team_id, n=11)
        wait_for(lambda: len(traces(claire.team_id)) == 2, "the short ones to be done")
        assert sorted(status_of("sample.lengthy")) == ["doing", "todo", "todo", "todo"]
    wait_for(lambda: set(status_of("sample.lengthy")) == {"succeeded"}, "the long ones to end")
