"""A meeting compared again: its file changed, or another client was chosen."""

from __future__ import annotations

from typing import Any

from egide.foundation.realtime.public import publish
from egide.modules.clients.public import SECTIONS
from egide.modules.intake.compare import Outcome, compare, reconcile
from egide.modules.intake.models import Entretien
from egide.modules.intake.serial import extraction_of
from egide.modules.intake.services.clientfile import as_dossier
from egide.modules.intake.services.counting import recount
from egide.modules.intake.services.steps import latest_extraction
from egide.modules.intake.services.storing import store_outcome, stored_of


def compare_again(entretien: Entretien, file: dict[str, Any], *, as_conflicts: bool) -> Outcome:
    """Write what becomes of the proposals of a locked meeting against `file`; its version is remembered."""
    record = latest_extraction(entretien)
    if record is None or record.normalised is None:
        return Outcome()
    extraction = extraction_of(record.normalised)
    dossier = as_dossier(file)
    outcome = reconcile(
        stored_of(entretien), compare(dossier, extraction, SECTIONS), dossier, as_conflicts=as_conflicts
    )
    store_outcome(entretien, outcome, file=file, roles=extraction.roles)
    Entretien.objects.filter(pk=entretien.id).update(client_version=file["version"])
    entretien.client_version = file["version"]
    if outcome.touched:
        recount(entretien)
        publish("proposals.changed", entretien_id=entretien.id)
    return outcome


def to_decide_again(outcome: Outcome) -> int:
    """How many decisions the change of the file has opened again; what it merely confirms needs none."""
    reopened = sum(1 for _before, now in outcome.updated if now.kind != "same")
    return reopened + sum(1 for now in outcome.created if now.kind != "same")
