"""Jobs that leave a trace: an event of their firm, which their transaction keeps or not."""

from __future__ import annotations

import os
from uuid import UUID

from django.db import connection

from egide.foundation.accounts.models import Membership
from egide.foundation.jobs.public import FailureReason, job
from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict

GATE = 4242


def trace(n: int) -> None:
    publish("essai.trace", n=n)


def wait_at_the_gate() -> None:
    """Until the test that holds it lets go."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [GATE])


def attempts_before() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT attempts FROM procrastinate_jobs WHERE status = 'doing'")
        return int(cursor.fetchone()[0])


@job()
def note(*, team_id: UUID, n: int) -> None:
    trace(n)


@job(queue="high")
def urgent(*, team_id: UUID, n: int) -> None:
    trace(n)


@job(queue="low")
def bulk(*, team_id: UUID, n: int) -> None:
    trace(n)


@job()
def sight(*, team_id: UUID) -> None:
    """1 when row security limits what the job sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.sees') <> ''")
        trace(int(cursor.fetchone()[0]))


@job()
def gated(*, team_id: UUID, n: int) -> None:
    trace(n)
    wait_at_the_gate()


@job(queue="low")
def gated_bulk(*, team_id: UUID, n: int) -> None:
    wait_at_the_gate()
    trace(n)


@job(max_attempts=3, backoff_s=0.001)
def third_time_lucky(*, team_id: UUID, n: int) -> None:
    trace(n)
    if attempts_before() < 2:
        raise OSError("Hélène Marchand, 06 12 34 56 78")


def told(*, failure: FailureReason, team_id: UUID, n: int) -> None:
    publish("essai.told", n=n, attempts=failure.attempts, code=failure.code)


@job(max_attempts=2, backoff_s=0.001, on_failure=told)
def hopeless(*, team_id: UUID, n: int) -> None:
    trace(n)
    raise ValueError("Hélène Marchand, helene.marchand@exemple.fr")


def clumsy(*, failure: FailureReason, team_id: UUID) -> None:
    raise RuntimeError("the module cannot take it in")


@job(on_failure=clumsy)
def refused(*, team_id: UUID) -> None:
    raise Conflict("deja_fait", "Le client %(nom)s a déjà ce contrat.", nom="Hélène Marchand")


@job(queueing_lock="{entretien_id}", lock="{entretien_id}")
def once(*, team_id: UUID, entretien_id: UUID) -> None:
    trace(0)


@job()
def promote(*, team_id: UUID, membership_id: UUID) -> None:
    Membership.objects.filter(id=membership_id).update(titre="Associée")


@job(max_attempts=2)
def suicidal(*, team_id: UUID, n: int) -> None:
    os._exit(9)


@job(atomic=False, max_attempts=2, backoff_s=0.001)
def stepwise(*, team_id: UUID, n: int) -> None:
    from django.db import transaction

    with transaction.atomic():
        trace(n)
    if attempts_before() == 0:
        raise OSError


@job(max_attempts=5, backoff_s=0.2)
def unhurried(*, team_id: UUID, n: int) -> None:
    trace(n)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(0.2)")


@job(queue="high", long=True)
def lengthy(*, team_id: UUID, n: int) -> None:
    wait_at_the_gate()
    trace(n)


@job(atomic=False, lock="{entretien_id}")
def chained(*, team_id: UUID, entretien_id: UUID, n: int) -> None:
    """One link, then the next."""
    from django.db import transaction

    with transaction.atomic():
        trace(n)
        if n:
            chained.enqueue_next(team_id=team_id, entretien_id=entretien_id, n=n - 1)
