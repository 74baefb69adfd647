"""Three meetings that went through the product's own services, so that nothing in the demonstration is painted on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from egide.foundation.accounts.public import Membership, members
from egide.foundation.audit.public import audit_context
from egide.foundation.jobs.public import FailureReason
from egide.foundation.tenancy.public import Team, team_scope
from egide.modules.clients.public import find_candidates
from egide.modules.intake.machine import STEPS, State, StepName
from egide.modules.intake.models import Entretien, Proposal
from egide.modules.intake.services.apply import apply
from egide.modules.intake.services.receive import Agreement, Given, receive
from egide.modules.intake.services.review import accept_safe, decide
from egide.modules.intake.services.work import run_step, step_failed

TEXTS = Path(__file__).parent / "textes"
WORDING = (
    "Avec votre accord, j’enregistre notre entretien pour établir votre dossier sans rien oublier. "
    "Vous pouvez refuser, demander une pause, ou retirer votre accord à tout moment."
)
INTERRUPTED = FailureReason("egide.foundation.jobs.reasons.WorkerLost", "worker_lost", "", 3)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the demonstration: whose (surname, first name), by whom (first name), how many days ago."""

    text: str
    client: tuple[str, str] | None
    broker: str
    days_ago: int
    person: str


TO_REVIEW = Held("helene-marchand.txt", ("Marchand", "Hélène"), "Claire", 1, "Hélène et Julien Marchand")
STOPPED = Held("arrete.txt", None, "Claire", 2, "La cliente")


def build_demo_entretiens(team: Team | UUID, *, applied_to: UUID | None = None) -> None:
    """The firm's three meetings, if it has none yet. Its members and clients must be there.

    :param applied_to: the client of the meeting that is applied; a new one when absent.
    """
    team_id = team if isinstance(team, UUID) else team.id
    with team_scope(team_id):
        if Entretien.objects.exists():
            return
        people = {m.user.prenom: m for m in members() if m.active}
        if not people:
            return
        _to_review(people)
        _applied(people, applied_to)
        _stopped(people)


def _receive(held: Held, people: dict[str, Membership], client_id: UUID | None) -> tuple[Entretien, UUID]:
    owner = people.get(held.broker) or next(iter(people.values()))
    day = timezone.localdate() - timedelta(days=held.days_ago)
    with audit_context(actor_id=owner.user_id, actor_kind="user"):
        entretien = receive(
            owner_id=owner.id,
            given=Given.text((TEXTS / held.text).read_text("utf-8")),
            agreement=Agreement(True, held.person, WORDING, "oral"),
            client_id=client_id,
            day=day,
            source="demo",
            at=_at(day),
        )
    Entretien.objects.filter(pk=entretien.id).update(created_at=_at(day))
    return entretien, owner.user_id


def _at(day: date) -> datetime:
    """Ten o'clock that day, in the firm's time."""
    return timezone.make_aware(datetime.combine(day, time(10, 2)))  # made aware


def _work(entretien: Entretien, *, until: StepName | None = None) -> None:
    """The steps here and now, up to `until` excluded; the jobs queued for them will find nothing left to do."""
    for step in STEPS:
        if step == until:
            return
        with audit_context(actor_kind="job", cause=("entretien", entretien.id)):
            run_step(entretien_id=entretien.id, step=step, run=entretien.run)


def _client(named: tuple[str, str] | None) -> UUID | None:
    if named is None:
        return None
    found = find_candidates(nom=named[0], prenom=named[1])
    return found[0].id if found else None


def _to_review(people: dict[str, Membership]) -> None:
    entretien, _user = _receive(TO_REVIEW, people, _client(TO_REVIEW.client))
    _work(entretien)


def _applied(people: dict[str, Membership], client_id: UUID | None) -> None:
    held = Held("applique.txt", None, "Thomas", 9, "Le client")
    entretien, user_id = _receive(held, people, client_id or _client(("Rousseau", "Marc")))
    _work(entretien)
    with audit_context(actor_id=user_id, actor_kind="user"):
        accept_safe(entretien_id=entretien.id, user_id=user_id)
        for p in Proposal.objects.filter(entretien_id=entretien.id, state="pending").exclude(kind="same"):
            decide(entretien_id=entretien.id, proposal_id=p.id, state="refused", user_id=user_id)
        if Entretien.objects.filter(pk=entretien.id, client__isnull=False, state=State.TO_REVIEW.value).exists():
            apply(entretien_id=entretien.id, user_id=user_id)


def _stopped(people: dict[str, Membership]) -> None:
    """Stopped as by a machine that went down three times; taken up again, it goes to its end."""
    entretien, _user = _receive(STOPPED, people, None)
    _work(entretien, until=StepName.EXTRACTION)
    with audit_context(actor_kind="job", cause=("entretien", entretien.id)):
        step_failed(entretien_id=entretien.id, step=StepName.EXTRACTION, run=entretien.run, failure=INTERRUPTED)
