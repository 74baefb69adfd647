"""Taking away what hangs on a file, and giving it back: the same for a document, a note and a task."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from egide.kit.errors import NotFound, StaleVersion
from egide.modules.suivi.models import SuiviModel


def take_away(thing: SuiviModel, *, expected_version: int) -> None:
    """Hidden until it is restored. One statement. :raises StaleVersion: nothing changed."""
    now = timezone.now()
    mine = type(thing)._default_manager.filter(pk=thing.pk, version=expected_version, deleted_at__isnull=True)
    if not mine.update(deleted_at=now, updated_at=now, version=F("version") + 1):
        raise StaleVersion


def give_back(thing: SuiviModel) -> None:
    """As it was. One statement. :raises NotFound: it was not taken away."""
    gone = type(thing)._default_manager.filter(pk=thing.pk, deleted_at__isnull=False)
    if not gone.update(deleted_at=None, updated_at=timezone.now(), version=F("version") + 1):
        raise NotFound
