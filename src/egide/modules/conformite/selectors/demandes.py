"""What was asked about persons' data, and what would be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from egide.kit.errors import NotFound
from egide.modules.clients.public import parts
from egide.modules.conformite.loi import Garde, en_cours, gardes
from egide.modules.conformite.models import Effacement, ExportPersonne
from egide.modules.conformite.selectors.contenu import CLIENT, by_table, file_rows


@dataclass(frozen=True, slots=True)
class Apercu:
    """What an erasure would do today. `efface`: [(part, in French, in English, rows)]."""

    matricule: str
    efface: list[tuple[str, str, str, int]]
    garde: list[Garde]
    en_cours: list[dict[str, Any]]


def apercu(client_id: UUID) -> Apercu:
    """One statement a table. :raises NotFound: no such client."""
    rows = file_rows(client_id)
    flat = by_table(rows)
    today = timezone.localdate()
    counted = [(part.nom, part.fr, part.en, sum(map(len, rows[part.nom].values()))) for part in parts()]
    running = [{nom: row[nom] for nom in ("type", "assureur", "produit", "numero")} for row in en_cours(flat, today)]
    return Apercu(
        matricule=flat[CLIENT][0]["matricule"],
        efface=[line for line in reversed(counted) if line[3]],
        garde=[] if running else gardes(flat, today),
        en_cours=running,
    )


def exports() -> QuerySet[ExportPersonne]:
    """With who asked and whose data. One statement."""
    return ExportPersonne.objects.select_related("demandeur__user", "client", "file").order_by("-created_at", "-id")


def effacements() -> QuerySet[Effacement]:
    """With who asked and what is kept. Two statements."""
    rows = Effacement.objects.select_related("demandeur__user").prefetch_related("archives__file")
    return rows.order_by("-created_at", "-id")


def find_erasure(effacement_id: UUID) -> Effacement:
    """:raises NotFound: missing, or another firm's. Two statements."""
    found = effacements().filter(pk=effacement_id).first()
    if found is None:
        raise NotFound
    return found
