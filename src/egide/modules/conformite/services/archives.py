"""What the law keeps of an erased file is opened, by somebody who says why."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.files.public import StoredFile
from egide.kit.errors import NotFound
from egide.modules.conformite.models import Archive, Consultation


def open_archive(*, archive_id: UUID, motif: str, user_id: UUID) -> StoredFile:
    """The archive, whose opening is written first. Two statements.

    :raises NotFound: no such archive, or erased at its term.
    """
    archive = Archive.objects.filter(pk=archive_id, file__isnull=False).select_related("file").first()
    if archive is None or archive.file is None:
        raise NotFound
    Consultation.objects.create(archive=archive, motif=motif, user_id=user_id)
    kept: StoredFile = archive.file
    return kept
