"""A document is attached, read, renamed, taken away, given back, and one day erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.files.public import clean_name, delete_file, store_file
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Invalid, StaleVersion
from egide.kit.media import fitting_name
from egide.modules.suivi.codes import PIECES, kind_of
from egide.modules.suivi.models import Ouverture, Piece
from egide.modules.suivi.services.removal import give_back, take_away
from egide.modules.suivi.tasks import purge

KEPT_FOR = timedelta(days=30)
"""How long what was taken away can be given back."""

ONE_OPENING = timedelta(minutes=10)
"""A browser asks for a document in several parts: within this time one person opens it once."""


def attach_piece(
    *, client_id: UUID, content: Iterable[bytes], nom: str, kind: str | None, created_by_id: UUID | None
) -> Piece:
    """Keep `content` with a client's file. `kind` None: guessed from the name. Two statements and an event.

    :raises Invalid: no such kind. :raises FileRefused, PayloadTooLarge, StorageUnavailable: nothing is kept.
    """
    _check_kind(kind)
    stored = store_file(content=content, name=nom, created_by_id=created_by_id)
    piece = Piece.objects.create(
        client_id=client_id, file=stored, nom=stored.nom, kind=kind or kind_of(stored.nom), created_by_id=created_by_id
    )
    _tell(client_id)
    return piece


def note_opening(*, piece: Piece, user_id: UUID) -> None:
    """Who reads the document is written, once in `ONE_OPENING`. One statement, two the first time."""
    lately = Ouverture.objects.filter(piece_id=piece.id, user_id=user_id, at__gt=timezone.now() - ONE_OPENING)
    if not lately.exists():
        Ouverture.objects.create(piece_id=piece.id, nom=piece.nom, user_id=user_id)


def change_piece(*, piece: Piece, expected_version: int, nom: str | None = None, kind: str | None = None) -> None:
    """Rename or sort; the ending goes on saying what the content is. One statement and an event.

    :param piece: with its `file`.
    :raises Invalid, StaleVersion: nothing changed.
    """
    _check_kind(kind)
    values: dict[str, str] = {} if kind is None else {"kind": kind}
    if nom is not None:
        if not nom.strip():
            raise Invalid({"nom": [_("Ce champ est obligatoire.")]})
        values["nom"] = fitting_name(clean_name(nom), piece.file.media_type)
    mine = Piece.objects.filter(pk=piece.id, version=expected_version, deleted_at__isnull=True)
    if not mine.update(**values, version=F("version") + 1, updated_at=timezone.now()):
        raise StaleVersion
    _tell(piece.client_id)


def delete_piece(*, piece: Piece, expected_version: int) -> None:
    """Out of the file, for `KEPT_FOR`; then its bytes are erased by a job queued here. One statement, a job, an event.

    :raises StaleVersion: nothing changed.
    """
    take_away(piece, expected_version=expected_version)
    purge.enqueue_in(KEPT_FOR, team_id=current_team_id(), piece_id=piece.id, version=expected_version + 1)
    _tell(piece.client_id)


def restore_piece(*, piece: Piece) -> None:
    """Back as it was. One statement and an event. :raises NotFound: it was not taken away."""
    give_back(piece)
    _tell(piece.client_id)


def purge_piece(*, piece_id: UUID, version: int) -> None:
    """Erase a document that is still as it was when it was taken away; else nothing."""
    piece = Piece.objects.select_for_update().filter(pk=piece_id, version=version, deleted_at__isnull=False).first()
    if piece is not None:
        _erase(piece)


def erase_pieces(*, client_id: UUID) -> int:
    """Erase every document of a client at once and for good, those taken away included; how many."""
    pieces = list(Piece.objects.select_for_update().filter(client_id=client_id))
    for piece in pieces:
        _erase(piece)
    return len(pieces)


def _erase(piece: Piece) -> None:
    file_id = piece.file_id
    piece.delete()
    delete_file(file_id=file_id)


def _check_kind(kind: str | None) -> None:
    if kind is not None and kind not in PIECES:
        raise Invalid({"kind": [_("Valeurs possibles : %s.") % ", ".join(PIECES)]})


def _tell(client_id: UUID) -> None:
    publish("piece.changed", client_id=client_id)
