"""The operator's view of jobs given up."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.jobs import sample
from tests.support.people import Person

from egide.foundation.jobs.public import failures
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.kit.ids import uuid7

from .conftest import status_of

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("jobs", *arguments, stdout=out)
    return out.getvalue()


def test_the_operator_sees_the_jobs_given_up_in_every_firm_and_runs_one_again(claire: Person, yann: Person) -> None:
    for person in (claire, yann):
        with team_scope(person.team_id):
            sample.refused.enqueue(team_id=person.team_id)
    work_until_idle()
    with team_scope(claire.team_id):
        failure = failures().get()
    listed = said()
    assert f"{failure.id}  {failure.at:%Y-%m-%d %H:%M}  sample.refused  deja_fait" in listed
    assert listed.endswith("2 tâche(s) à relancer.\n")
    assert said("--rerun", str(failure.id)) == f"Tâche {failure.id} relancée.\n"
    assert status_of("sample.refused") == ["failed", "failed", "todo"]
    with pytest.raises(CommandError):
        said("--rerun", str(failure.id))
    assert said().endswith("1 tâche(s) à relancer.\n")
    with team_scope(yann.team_id):
        other = failures().get()
    assert said("--give-up", str(other.id)) == f"Tâche {other.id} abandonnée.\n"
    assert said().endswith("0 tâche(s) à relancer.\n")
    assert status_of("sample.refused") == ["failed", "failed", "todo"]


def test_the_operator_runs_again_all_of_one_kind(claire: Person, yann: Person) -> None:
    for person in (claire, yann):
        with team_scope(person.team_id):
            sample.refused.enqueue(team_id=person.team_id)
    work_until_idle()
    assert said("--rerun-all", "sample.refused").count("relancée") == 2
    assert status_of("sample.refused") == ["failed", "failed", "todo", "todo"]
    assert said().endswith("0 tâche(s) à relancer.\n")


def test_a_job_that_does_not_exist_is_not_run_again() -> None:
    with pytest.raises(CommandError):
        said("--rerun", str(uuid7()))
    assert status_of("sample.refused") == []
