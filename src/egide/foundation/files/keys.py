"""Where a firm's files are kept, and with which keys."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from egide.foundation.sealing.public import sealer
from egide.integrations.storage import LocalFolder, Storage


@cache
def _place(address: str) -> Storage:
    if not address.startswith("s3://"):
        return LocalFolder(Path(address))
    from egide.integrations.storage.s3 import Account, Bucket  # its client is loaded where it is used

    bucket, _, prefix = address.removeprefix("s3://").partition("/")
    return Bucket(bucket, Account(**settings.EGIDE_S3), prefix.strip("/"))


def storage() -> Storage:
    """The platform's storage: a folder or a bucket, as `EGIDE_FILES` says."""
    return _place(str(settings.EGIDE_FILES))


def storage_key(team_id: UUID, file_id: UUID | None = None) -> str:
    """The one function that names what is stored: a firm's files are under its own name, never under another's.

    Without `file_id`, the prefix of all that the firm keeps.
    """
    return f"{team_id}/{file_id.hex[-2:]}/{file_id}" if file_id else str(team_id)


def owner_of(key: str) -> tuple[UUID, UUID] | None:
    """The firm and the file that `storage_key` named; None for what it did not name."""
    team, _, rest = key.partition("/")
    try:
        team_id, file_id = UUID(team), UUID(rest.partition("/")[2])
    except ValueError:
        return None
    return (team_id, file_id) if storage_key(team_id, file_id) == key else None


def _purpose(team_id: UUID, file_id: UUID) -> str:
    return f"files.storedfile.cle {team_id} {file_id}"


def seal_key(key: bytes, team_id: UUID, file_id: UUID) -> str:
    """A content's key, sealed for one file of one firm with the first of the platform's keys."""
    return sealer().seal(base64.b64encode(key).decode(), _purpose(team_id, file_id))


def open_key(sealed: str, team_id: UUID, file_id: UUID) -> bytes:
    """:raises CannotOpen: sealed for another file or firm, altered, or with a key that is no longer in the list."""
    return base64.b64decode(sealer().open(sealed, _purpose(team_id, file_id)))


def fresh_key(stored: Any) -> dict[str, Any]:
    """As `Sealed.fresh`; the content stays as it is."""
    if not sealer().outdated(stored.cle_scellee):
        return {}
    key = open_key(stored.cle_scellee, stored.team_id, stored.id)
    return {"cle_scellee": seal_key(key, stored.team_id, stored.id)}
