"""What a job is to the code that queues it and to the firm it works for."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest
from django.db import connection, transaction
from tests.jobs import sample
from tests.support.people import Person
from tests.support.processes import wait_for

from egide.foundation.accounts.models import Membership
from egide.foundation.audit.models import AuditEntry
from egide.foundation.audit.public import audit_context
from egide.foundation.jobs import ledger
from egide.foundation.jobs.public import AlreadyRerun, JobFailure, failures, job, rerun
from egide.foundation.jobs.recovery import MAX_LOSSES, recover_lost_jobs
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import NoTransaction, TeamSwitch, team_scope
from egide.kit.errors import NotFound
from egide.kit.ids import uuid7

from .conftest import states, status_of, traces

ENTRETIEN = UUID("01a1fa7c-0c1b-7432-94d9-9fb36fcf7147")


def work_until(task: str, status: str) -> None:
    """Works until the only job of this name is in this state; its retries come due within milliseconds."""

    def reached() -> bool:
        work_until_idle()
        return status_of(task) == [status]

    wait_for(reached, f"{task} to be {status}")


def test_a_job_exists_when_its_transaction_commits(claire: Person) -> None:
    with team_scope(claire.team_id):
        assert sample.note.enqueue(team_id=claire.team_id, n=1) is not None
        work_until_idle()
        assert traces(claire.team_id) == []
    work_until_idle()
    assert traces(claire.team_id) == [{"n": 1}]
    assert states() == [("sample.note", "succeeded", 1)]


def test_a_job_of_a_transaction_rolled_back_does_not_exist(claire: Person) -> None:
    with pytest.raises(ZeroDivisionError), team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=1)
        raise ZeroDivisionError
    with team_scope(claire.team_id):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            sample.note.enqueue(team_id=claire.team_id, n=2)
            raise ZeroDivisionError
        sample.note.enqueue(team_id=claire.team_id, n=3)
    work_until_idle()
    assert traces(claire.team_id) == [{"n": 3}]
    assert len(states()) == 1


def test_a_job_cannot_be_queued_outside_a_transaction_nor_from_another_firm(claire: Person, yann: Person) -> None:
    with pytest.raises(NoTransaction):
        sample.note.enqueue(team_id=claire.team_id, n=1)
    with team_scope(yann.team_id), pytest.raises(TeamSwitch):
        sample.note.enqueue(team_id=claire.team_id, n=1)
    assert states() == []


@pytest.mark.parametrize("n", ["Hélène Marchand", "helene@exemple.fr", ["a"], {"nom": "Hélène"}, 1.5])
def test_a_job_refuses_to_carry_anything_but_identifiers_numbers_and_codes(claire: Person, n: object) -> None:
    with team_scope(claire.team_id), pytest.raises(TypeError):
        sample.note.enqueue(team_id=claire.team_id, n=n)
    assert states() == []


def test_a_job_must_take_its_firm_first_and_keywords_only() -> None:
    with pytest.raises(TypeError):

        @job()
        def no_team(*, entretien_id: UUID) -> None: ...

    with pytest.raises(TypeError):

        @job()
        def positional(team_id: UUID) -> None: ...


def test_a_job_writes_in_its_firm_on_behalf_of_who_queued_it_and_for_the_same_cause(claire: Person) -> None:
    with team_scope(claire.team_id):
        membership = Membership.objects.get(user_id=claire.user_id)
        with audit_context(actor_id=claire.user_id, request_id="r-1", cause=("entretien", ENTRETIEN)):
            sample.promote.enqueue(team_id=claire.team_id, membership_id=membership.id)
    work_until_idle()
    with team_scope(claire.team_id):
        entry = AuditEntry.objects.filter(row_id=membership.id, action="update").get()
    assert entry.changes == {"titre": ["", "Associée"]}
    assert (entry.actor_kind, entry.actor_id, entry.request_id) == ("job", claire.user_id, "r-1")
    assert (entry.cause_kind, entry.cause_id) == ("entretien", ENTRETIEN)


def test_urgent_work_is_done_first(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.bulk.enqueue(team_id=claire.team_id, n=3)
        sample.note.enqueue(team_id=claire.team_id, n=2)
        sample.urgent.enqueue(team_id=claire.team_id, n=1)
    work_until_idle(concurrency=1)
    assert traces(claire.team_id) == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_a_failed_attempt_leaves_nothing_and_another_is_made(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.third_time_lucky.enqueue(team_id=claire.team_id, n=7)
    work_until("sample.third_time_lucky", "succeeded")
    assert traces(claire.team_id) == [{"n": 7}]
    assert states() == [("sample.third_time_lucky", "succeeded", 3)]
    with team_scope(claire.team_id):
        assert failures().count() == 0


def test_the_last_failure_is_kept_with_its_reason_and_without_anybodys_data(claire: Person) -> None:
    with team_scope(claire.team_id), audit_context(actor_id=claire.user_id):
        sample.hopeless.enqueue(team_id=claire.team_id, n=7)
    work_until("sample.hopeless", "failed")
    assert traces(claire.team_id) == []
    assert traces(claire.team_id, "essai.told") == [{"n": 7, "attempts": 2, "code": ""}]
    with team_scope(claire.team_id):
        failure = failures().get()
    assert (failure.task, failure.queue, failure.args, failure.attempts) == ("sample.hopeless", "default", {"n": 7}, 2)
    assert (failure.error_class, failure.error_code, failure.error_message) == ("builtins.ValueError", "", "")
    assert failure.on_behalf == {"actor_id": str(claire.user_id)}


def test_a_refusal_of_the_business_is_not_tried_again_and_its_sentence_names_nobody(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.refused.enqueue(team_id=claire.team_id)
    work_until_idle()
    assert states() == [("sample.refused", "failed", 1)]
    with team_scope(claire.team_id):
        failure = failures().get()
    assert failure.error_class == "egide.kit.errors.Conflict"
    assert failure.error_code == "deja_fait"
    assert failure.error_message == "Le client %(nom)s a déjà ce contrat."


def test_a_failed_job_is_run_again_once_for_the_same_person(claire: Person) -> None:
    with team_scope(claire.team_id), audit_context(actor_id=claire.user_id):
        sample.hopeless.enqueue(team_id=claire.team_id, n=7)
    work_until("sample.hopeless", "failed")
    with team_scope(claire.team_id):
        failure = failures().get()
        new_job = rerun(failure_id=failure.id).job_id
        with pytest.raises(AlreadyRerun):
            rerun(failure_id=failure.id)
        assert failures().count() == 0
    wait_for(lambda: (work_until_idle(), status_of("sample.hopeless"))[1] == ["failed", "failed"], "the second run")
    with team_scope(claire.team_id):
        second = failures().get()
        assert (second.job_id, second.attempts, second.on_behalf) == (new_job, 2, {"actor_id": str(claire.user_id)})


def test_another_firm_neither_sees_nor_reruns_a_failed_job(claire: Person, yann: Person) -> None:
    with team_scope(claire.team_id):
        sample.refused.enqueue(team_id=claire.team_id)
    work_until_idle()
    with team_scope(claire.team_id):
        failure_id = failures().get().id
    with team_scope(yann.team_id):
        assert failures().count() == 0
        with pytest.raises(NotFound):
            rerun(failure_id=failure_id)
    with team_scope(claire.team_id):
        assert JobFailure.objects.get().rerun_at is None
    assert len(states()) == 1


def test_while_one_waits_a_second_is_not_queued_and_the_transaction_goes_on(claire: Person, yann: Person) -> None:
    with team_scope(claire.team_id):
        assert sample.once.enqueue(team_id=claire.team_id, entretien_id=ENTRETIEN) is not None
        assert sample.once.enqueue(team_id=claire.team_id, entretien_id=ENTRETIEN) is None
        assert sample.once.enqueue(team_id=claire.team_id, entretien_id=uuid7()) is not None
        sample.note.enqueue(team_id=claire.team_id, n=1)
    with team_scope(yann.team_id):
        assert sample.once.enqueue(team_id=yann.team_id, entretien_id=ENTRETIEN) is not None
    work_until_idle()
    assert [status for _, status, _ in states()] == ["succeeded"] * 4
    assert len(traces(claire.team_id)) == 3


def test_a_job_with_its_own_transactions_keeps_what_they_committed(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.stepwise.enqueue(team_id=claire.team_id, n=5)
    work_until("sample.stepwise", "succeeded")
    assert traces(claire.team_id) == [{"n": 5}, {"n": 5}]


def lose(task: str, starts: int) -> None:
    """The job was started `starts` times by workers that died."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = %s RETURNING id", [task])
        (job_id,) = cursor.fetchone()
        for _ in range(starts - 1):
            cursor.execute("INSERT INTO procrastinate_events (job_id, type) VALUES (%s, 'started')", [job_id])


def test_a_job_that_lost_its_worker_is_given_back_without_counting_an_attempt(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.hopeless.enqueue(team_id=claire.team_id, n=1)
    lose("sample.hopeless", 1)
    assert recover_lost_jobs() == 1
    assert states() == [("sample.hopeless", "todo", 0)]


def test_a_job_whose_transaction_still_lives_is_not_taken_from_it(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=1)
    lose("sample.note", 1)
    found: list[int] = []
    with transaction.atomic():
        ledger.hold(ledger.Attempt(only_job(), None, 1, "sample.note", "default"))
        rescuer = threading.Thread(target=lambda: (found.append(recover_lost_jobs()), connection.close()))
        rescuer.start()
        rescuer.join(20)
    assert found == [0]
    assert status_of("sample.note") == ["doing"]


def only_job() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])


def test_an_attempt_whose_job_was_given_to_another_leaves_nothing(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=1)
    lose("sample.note", 1)
    attempt = ledger.Attempt(only_job(), 999, 1, "sample.note", "default")
    with pytest.raises(ledger.Superseded), transaction.atomic():
        ledger.hold(attempt)
    with pytest.raises(ledger.Superseded), transaction.atomic():
        ledger.finish(attempt, "succeeded")
    assert status_of("sample.note") == ["doing"]


def test_a_job_that_kills_every_worker_is_given_up(claire: Person) -> None:
    with team_scope(claire.team_id):
        sample.suicidal.enqueue(team_id=claire.team_id, n=1)
    lose("sample.suicidal", MAX_LOSSES + 1)
    assert recover_lost_jobs() == 1
    assert status_of("sample.suicidal") == ["failed"]
    with team_scope(claire.team_id):
        assert failures().get().error_code == "worker_lost"


def test_jobs_ended_long_ago_are_forgotten_and_no_other(claire: Person) -> None:
    with team_scope(claire.team_id):
        for n in range(3):
            sample.note.enqueue(team_id=claire.team_id, n=n)
    work_until_idle()
    with team_scope(claire.team_id):
        sample.note.enqueue(team_id=claire.team_id, n=3)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_events SET at = at - interval '8 days' WHERE job_id <> (SELECT max(job_id) - 1 FROM procrastinate_events)"
        )
    assert ledger.purge(older_than_days=7) == 2
    assert sorted(status for _, status, _ in states()) == ["succeeded", "todo"]


def test_a_job_sees_what_the_person_it_works_for_sees(claire: Person) -> None:
    with team_scope(claire.team_id):
        Membership.objects.update(portee="siens")
        with audit_context(actor_id=claire.user_id):
            sample.sight.enqueue(team_id=claire.team_id)
    work_until_idle()
    with team_scope(claire.team_id):
        sample.sight.enqueue(team_id=claire.team_id)
    work_until_idle()

    assert traces(claire.team_id) == [{"n": 1}, {"n": 0}]
