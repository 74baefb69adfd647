"""A document about to be made: what it would say, and what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import timezone

from egide.foundation.identity.public import Identite, identity, logo_bytes, missing
from egide.integrations.typesetting import typeset
from egide.kit.errors import NotFound
from egide.modules.adequation.public import last_validated
from egide.modules.clients.public import bilan, dossier_text
from egide.modules.documents.codes import KINDS
from egide.modules.documents.content.blocks import Contenu, Manque, jour
from egide.modules.documents.content.cabinet import head
from egide.modules.documents.content.conseil import conseil
from egide.modules.documents.content.der import der
from egide.modules.documents.content.dossier import name_of
from egide.modules.documents.content.mandat import mandat
from egide.modules.documents.content.portrait import portrait
from egide.modules.documents.content.recueil import Profil, recueil
from egide.modules.documents.models import Document, Saisie

TEMPLATES = Path(__file__).resolve().parents[1] / "gabarits"
TEMPLATE = "document.typ"
PROFILS = {"prudent": "prudent", "modere": "modéré", "dynamique": "dynamique"}


@dataclass(frozen=True, slots=True)
class Preparation:
    """`version` is that of what was typed, 0 when nothing was; `numero` the one the next making would have."""

    client_id: UUID
    kind: str
    dossier: Mapping[str, Any]
    cabinet: Identite
    saisie: Mapping[str, Any]
    version: int
    numero: int
    contenu: Contenu

    @property
    def manques(self) -> list[Manque]:
        return self.contenu.manques

    @property
    def pret(self) -> bool:
        """Whether everything the law requires is there."""
        return not any(one.obligatoire for one in self.manques)


def prepare(*, reference: str | UUID, kind: str, conseiller: str) -> Preparation:
    """Four statements: the file, the firm, what was typed, the makings before; one more for the questionnaire.

    :raises NotFound: no such client, or no such document.
    """
    if kind not in KINDS:
        raise NotFound
    text = dossier_text(reference)
    dossier = text.parsed()
    cabinet = identity()
    typed = Saisie.objects.filter(client_id=text.id, kind=kind).values_list("valeurs", "version").first()
    saisie, version = typed or ({}, 0)
    contenu = _contenu(text.id, kind, dossier, cabinet, conseiller, saisie)
    numero = next_number(text.id, kind, KINDS[kind])
    return Preparation(text.id, kind, dossier, cabinet, saisie, version, numero, contenu)


def next_number(client_id: UUID, kind: str, titre: str) -> int:
    """One statement."""
    made = Document.objects.filter(client_id=client_id, kind=kind, titre=titre).order_by("-numero")
    return (made.values_list("numero", flat=True).first() or 0) + 1


def _contenu(
    client_id: UUID, kind: str, dossier: dict[str, Any], cabinet: Identite, conseiller: str, saisie: Mapping[str, Any]
) -> Contenu:
    lacking = missing(cabinet)
    match kind:
        case "der":
            return der(dossier, cabinet, lacking, conseiller)
        case "recueil":
            return recueil(dossier, lacking, conseiller, saisie, profil_of(client_id))
        case "conseil":
            return conseil(dossier, cabinet, lacking, conseiller, saisie)
        case "mandat":
            return mandat(dossier, cabinet, lacking, conseiller, saisie)
    return portrait(dossier, lacking, conseiller, bilan(dossier))


def profil_of(client_id: UUID) -> Profil | None:
    """The last validated questionnaire, as documents say it. One statement."""
    found = last_validated(client_id)
    if found is None:
        return None
    return Profil(PROFILS[found.profil], found.score, jour(timezone.localtime(found.at).date()) or "")


def drawn(preparation: Preparation, *, at: datetime, projet: bool) -> bytes:
    """The PDF. :param projet: marked as a draft, that nobody may hand over."""
    day = jour(timezone.localtime(at).date())
    reference = f"{KINDS[preparation.kind]}, version {preparation.numero}, {day}"
    data = {
        "titre": preparation.contenu.titre,
        "sujet": f"{name_of(preparation.dossier)}, le {day}",
        "reference": reference,
        "projet": projet,
        "cabinet": head(preparation.cabinet, logo_bytes(preparation.cabinet)),
        "blocs": preparation.contenu.blocs,
    }
    return typeset(TEMPLATES, TEMPLATE, data, at)
