"""A meeting is taken away and brought back; nothing of it is lost."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F
from django.utils import timezone

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import require
from egide.foundation.realtime.public import publish
from egide.kit.errors import NotFound, StaleVersion
from egide.modules.intake.machine import STEPS, WORKING, StepName
from egide.modules.intake.models import Entretien
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.locking import locked
from egide.modules.intake.services.work import start_run


def delete(*, entretien_id: UUID, expected_version: int, caller: Caller) -> None:
    """Out of every list. What was applied to a file stays there.

    :raises NotFound, Forbidden, StaleVersion: nothing changed.
    """
    entretien = locked(entretien_id)
    require(caller, "entretiens.delete", entretien)
    if entretien.version != expected_version:
        raise StaleVersion
    Entretien.objects.filter(pk=entretien.id).update(deleted_at=timezone.now(), version=F("version") + 1)
    _tell(entretien)


def restore(*, entretien_id: UUID, caller: Caller) -> Entretien:
    """Back as it was; work that was under way is taken up again where it stood.

    :raises NotFound: no such meeting among those taken away. :raises Forbidden: nothing changed.
    """
    entretien = Entretien.objects.select_for_update().filter(pk=entretien_id, deleted_at__isnull=False).first()
    if entretien is None:
        raise NotFound
    require(caller, "entretiens.delete", entretien)
    Entretien.objects.filter(pk=entretien.id).update(deleted_at=None, version=F("version") + 1)
    entretien.deleted_at = None
    entretien.version += 1
    if entretien.state in WORKING:
        start_run(entretien, step=StepName(entretien.step or STEPS[0]))
    _tell(entretien)
    return entretien


def _tell(entretien: Entretien) -> None:
    publish("entretien.changed", entretien_id=entretien.id)
    if entretien.client_id is not None:
        tell_client(entretien.client_id)
