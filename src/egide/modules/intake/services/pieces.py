"""The pieces of a recording that waits to be heard go when nothing needs them any more."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import transaction

from egide.foundation.files.public import drop_pieces
from egide.foundation.tenancy.public import current_team_id
from egide.modules.intake.models import PieceEntendue


def forget_pieces(entretien_id: UUID) -> None:
    """Rows now, sound once this transaction is committed: what a stop leaves behind, the nightly sweep removes."""
    mine = PieceEntendue.objects.filter(entretien_id=entretien_id)
    ids, team_id = list(mine.values_list("id", flat=True)), current_team_id()
    mine.delete()
    transaction.on_commit(partial(drop_pieces, team_id, ids), robust=True)
