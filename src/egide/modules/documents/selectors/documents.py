"""Documents that were made, as lists and one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable

from egide.kit.errors import NotFound
from egide.modules.documents.models import Document, Envoi
from egide.modules.documents.selectors.rows import CLIENT, SENDING, last_sending, person

SORTS: Mapping[str, str | Combinable] = {
    "titre": "titre",
    "client": "client__nom",
    "created_at": "created_at",
}


def present_documents() -> QuerySet[Document]:
    """Of clients that were not taken away, each with its `etat`."""
    sendings = Envoi.objects.filter(document_id=OuterRef("pk"))
    return Document.objects.filter(client__deleted_at__isnull=True).annotate(
        etat=Case(
            When(Exists(sendings.filter(signature__signed_at__isnull=False)), then=Value("signe")),
            When(Exists(sendings.filter(openings__gt=0)), then=Value("ouvert")),
            When(Exists(sendings.filter(sent_at__isnull=False)), then=Value("envoye")),
            default=Value("etabli"),
            output_field=TextField(),
        )
    )


def find_document(document_id: UUID) -> Document:
    """With its file and its client. One statement.

    :raises NotFound: missing, of a client taken away, out of sight, or another firm's.
    """
    rows = Document.objects.filter(client__deleted_at__isnull=True)
    found = rows.select_related("file", "client").filter(pk=document_id).first()
    if found is None:
        raise NotFound
    return found


def document_rows(rows: QuerySet[Document]) -> QuerySet[Document, dict[str, Any]]:
    """`rows` as the API sends them, for `json_page` and `json_object`."""
    columns: QuerySet[Document, dict[str, Any]] = rows.values(
        *("id", "kind", "numero", "titre", "etat", "sha256", "created_at"),
        nom=F("file__nom"),
        media_type=F("file__media_type"),
        size=F("file__size"),
        modele=F("modele_version__modele_id"),
        client_=CLIENT,
        created_by_=person("created_by"),
        envoi=last_sending(),
    )
    return columns


def sendings_of(document_id: UUID) -> list[dict[str, Any]]:
    """Every sending of a document, latest first. One statement."""
    return list(Envoi.objects.filter(document_id=document_id).order_by("-id").values_list(SENDING, flat=True))
