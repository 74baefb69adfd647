"""The log leaves as a file: who took it is written before it leaves."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.audit.public import AuditEntry
from egide.foundation.journal.filters import Asked, asked_lines
from egide.foundation.journal.models import ExportJournal


def note_export(*, member_id: UUID, asked: Asked) -> tuple[int, UUID | None]:
    """The line of the log. Three statements.

    :returns: how many lines the file will hold, and the latest of them: the export's own comes after.
    """
    rows = asked_lines(asked)
    latest: UUID | None = AuditEntry.objects.order_by("-id").values_list("id", flat=True).first()
    count = rows.order_by().filter(id__lte=latest).count() if latest else 0
    ExportJournal.objects.create(owner_id=member_id, demande=asked.told(), lignes=count)
    return count, latest
