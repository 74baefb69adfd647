"""Contracts in force, whoever sold them."""

from __future__ import annotations

from egide.modules.clients.dictionary import enums, listes
from egide.modules.clients.models.base import RowModel
from egide.modules.clients.models.fields import (
    ChoixField,
    DatePartielleField,
    EntierField,
    MontantField,
    OuiNonField,
    TexteField,
)


class ContratExistant(RowModel):
    """An insurance contract; `cotisation` per period."""

    type = ChoixField(enums.TYPE_CONTRAT, null=False, blank=False)
    assureur = TexteField()
    numero = TexteField(max_length=60)
    cotisation = MontantField()
    periodicite = ChoixField(enums.PERIODICITE)
    echeance = DatePartielleField()
    produit = TexteField()
    statut = ChoixField(listes.STATUT_CONTRAT)
    date_effet = DatePartielleField()
    par_le_cabinet = OuiNonField()
    usage = ChoixField(listes.USAGE_CONTRAT)
    collectif = OuiNonField()
    affinitaire = OuiNonField()
    tacite_reconduction = OuiNonField()
    preavis_mois = EntierField()
    avis_echeance_le = DatePartielleField()
    mode_paiement = ChoixField(listes.MODE_PAIEMENT)
    date_resiliation = DatePartielleField()
    motif_resiliation = ChoixField(listes.MOTIF_RESILIATION)
