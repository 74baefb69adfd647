"""What this module keeps of a client, and for how long."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from egide.modules.clients.holdings import Holding, Part, Regle, erase_rows, register_part, register_regle
from egide.modules.clients.models import (
    RECORD_MODELS,
    ROW_MODELS,
    AncienMatricule,
    Client,
    Consentement,
    ContratExistant,
    Distinction,
    Etiquetage,
    ExportListe,
    Fusion,
    Lecture,
    Lien,
    LotClient,
    Suivi,
)

DERIVED = ("version", "updated_at", "derives", "nom_tri", "recherche", "iban_scelle", "nir_scelle", "nir_empreinte")
SECTIONS = tuple(Holding(model, left_out=DERIVED) for model in (*RECORD_MODELS.values(), *ROW_MODELS.values()))
TIES = (
    *(Holding(model) for model in (Consentement, Suivi, Etiquetage, Lien, Lecture)),
    Holding(Lien, "autre"),
    # What a change to many wrote is in the file and its history already.
    Holding(LotClient, left_out=("avant",)),
    Holding(AncienMatricule),
    Holding(Distinction),
    Holding(Distinction, "autre"),
    # Before and after are values of the file, which says them itself.
    Holding(Fusion, "survivant", left_out=("avant", "apres", "deplaces")),
    Holding(Fusion, "absorbe", left_out=("avant", "apres", "deplaces")),
)


def _sans_suite(limit: date) -> list[UUID]:
    """Prospects nobody has spoken with since, and whose contracts do not go through the firm. One statement."""
    ours = ContratExistant.objects.filter(client=OuterRef("pk"), par_le_cabinet=True, deleted_at__isnull=True)
    rows = Client.objects.filter(~Exists(ours), statut__in=("prospect", "sans_suite"), deleted_at__isnull=True)
    return list(
        rows.alias(last=Coalesce("dernier_echange_at", "created_at"))
        .filter(last__date__lt=limit)
        .order_by("id")
        .values_list("id", flat=True)
    )


def _anciens(limit: date) -> list[UUID]:
    """Those who are clients no more, whose last contract through the firm ended before `limit`. One statement."""
    ours = ContratExistant.objects.filter(client=OuterRef("pk"), par_le_cabinet=True, deleted_at__isnull=True)
    later = ours.exclude(date_resiliation__lt=limit.isoformat(), date_resiliation__isnull=False)
    rows = Client.objects.filter(~Exists(later), statut="ancien_client", deleted_at__isnull=True)
    return list(
        rows.alias(last=Coalesce("dernier_echange_at", "created_at"))
        .filter(last__date__lt=limit)
        .order_by("id")
        .values_list("id", flat=True)
    )


def _retires(limit: date) -> list[UUID]:
    """Files taken away before `limit`, those merged into another left out. One statement."""
    merged = Fusion.objects.filter(absorbe=OuterRef("pk"), annulee_at=None)
    rows = Client.objects.filter(~Exists(merged), deleted_at__date__lt=limit)
    return list(rows.order_by("id").values_list("id", flat=True))


def _fusions(limit: date) -> list[UUID]:
    """Merges that can be undone no more. One statement."""
    rows = Fusion.objects.filter(annulee_at=None, created_at__date__lt=limit)
    return list(rows.order_by("id").values_list("id", flat=True))


def _close_fusion(fusion_id: UUID) -> list[UUID]:
    """What a merge left of the file that joined the other, and how to undo it, go; its number goes on opening it."""
    absorbe_id = Fusion.objects.values_list("absorbe_id", flat=True).get(pk=fusion_id)
    return erase_rows(absorbe_id)


def _merged_before(client_id: UUID) -> list[UUID]:
    """Files merged into a client that is erased go with it, and those merged into them."""
    gone: list[UUID] = []
    for absorbe_id in Fusion.objects.filter(survivant_id=client_id).values_list("absorbe_id", flat=True):
        if Client.objects.filter(pk=absorbe_id, deleted_at__isnull=False).exists():
            gone += _merged_before(absorbe_id) + erase_rows(absorbe_id)
    return gone


def _journaux(limit: date) -> list[UUID]:
    rows = ExportListe.objects.filter(created_at__date__lt=limit)
    return list(rows.order_by("id").values_list("id", flat=True))


def _oublier_journal(row_id: UUID) -> list[UUID]:
    ExportListe.objects.filter(pk=row_id).delete()
    return [row_id]


def declare() -> None:
    """Called once the apps are ready."""
    itself = Holding(Client, "id", left_out=DERIVED)
    register_part(Part("client", "Dossier", "File", (itself, *SECTIONS, *TIES), rank=0, forget=_merged_before))
    for regle in (
        Regle(
            "prospects",
            "Prospects sans suite",
            "Prospects without a follow-up",
            "Référentiel CNIL gestion commerciale : 3 ans après le dernier contact",
            *(36, 1, 36),
            due=_sans_suite,
            rank=1,
        ),
        Regle(
            "anciens_clients",
            "Anciens clients",
            "Former clients",
            "C. civ. art. 2224 et CMF art. L561-12 : 5 ans après la fin de la relation",
            *(60, 60, 120),
            due=_anciens,
            rank=2,
        ),
        Regle(
            "dossiers_retires",
            "Dossiers retirés",
            "Files taken away",
            "RGPD art. 5.1.e : le temps de pouvoir les rendre",
            *(1, 1, 12),
            due=_retires,
            rank=3,
        ),
        Regle(
            "fusions",
            "Restes des fusions",
            "Remains of merges",
            "RGPD art. 5.1.c : une fois que la fusion ne s’annule plus",
            *(2, 2, 2),
            due=_fusions,
            erase=_close_fusion,
            rank=3,
        ),
        Regle(
            "journaux",
            "Journal des exports de listes",
            "Log of exported lists",
            "Recommandation CNIL journalisation : 6 à 12 mois",
            *(12, 6, 12),
            due=_journaux,
            erase=_oublier_journal,
            rank=9,
        ),
    ):
        register_regle(regle)
