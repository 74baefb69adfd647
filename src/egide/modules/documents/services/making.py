"""What a document says is typed, then the document is made, once for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from egide.foundation.files.public import store_file
from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict, StaleVersion
from egide.kit.media import PDF
from egide.modules.clients.public import present_client
from egide.modules.documents.codes import KINDS
from egide.modules.documents.content.dossier import name_of
from egide.modules.documents.models import Document, Saisie, VersionDeModele
from egide.modules.documents.selectors.preparation import drawn, prepare


class Incomplete(Conflict):
    """What the law requires of a document is not all there."""

    code = "incomplete"
    message = "Ce document ne peut pas être établi : complétez d’abord ce que la loi demande."


def type_in(*, reference: str, kind: str, values: Mapping[str, Any], expected_version: int) -> None:
    """Keep what is typed for a document, whole or not; what is not given stays.

    :param expected_version: 0 before anything was typed. :raises NotFound, StaleVersion: nothing is written.
    """
    client_id = present_client(reference)
    mine = Saisie.objects.filter(client_id=client_id, kind=kind)
    if expected_version == 0:
        try:
            with transaction.atomic():
                Saisie.objects.create(client_id=client_id, kind=kind, valeurs=dict(values))
        except IntegrityError:
            raise StaleVersion from None
    else:
        before = mine.filter(version=expected_version).values_list("valeurs", flat=True).first()
        if before is None or not mine.filter(version=expected_version).update(
            valeurs={**before, **values}, version=F("version") + 1, updated_at=timezone.now()
        ):
            raise StaleVersion
    _tell(client_id)


def make(*, reference: str, kind: str, conseiller: str, by: UUID | None) -> Document:
    """A new version, kept as it is for ever, of what the file, the firm and what was typed say now.

    :raises NotFound. :raises Incomplete: something the law requires is missing.
    """
    in_turn(present_client(reference), kind)
    preparation = prepare(reference=reference, kind=kind, conseiller=conseiller)
    if not preparation.pret:
        raise Incomplete
    pdf = drawn(preparation, at=timezone.now(), projet=False)
    nom = f"{KINDS[kind]} {name_of(preparation.dossier)} v{preparation.numero}.pdf"
    return keep(
        client_id=preparation.client_id,
        kind=kind,
        titre=KINDS[kind],
        numero=preparation.numero,
        content=pdf,
        nom=nom,
        media_type=PDF,
        by=by,
    )


def keep(
    *,
    client_id: UUID,
    kind: str,
    titre: str,
    numero: int,
    content: bytes,
    nom: str,
    media_type: str,
    by: UUID | None,
    modele_version: VersionDeModele | None = None,
) -> Document:
    """Store a document that was just made. :param modele_version: the firm's own template it was made from."""
    stored = store_file(content=[content], name=nom, created_by_id=by, accepted={media_type})
    document = Document.objects.create(
        client_id=client_id,
        kind=kind,
        numero=numero,
        titre=titre,
        file=stored,
        sha256=stored.sha256,
        modele_version=modele_version,
        created_by_id=by,
    )
    _tell(client_id)
    return document


def in_turn(client_id: UUID, kind: str) -> None:
    """Two makings of the same document wait for each other, and take two numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"documents {client_id} {kind}"])


def _tell(client_id: UUID) -> None:
    publish("document.changed", client_id=client_id)
