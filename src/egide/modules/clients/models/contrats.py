"""Contracts in force, whoever sold them."""

from __future__ import annotations

from egide.modules.clients.dictionary import enums
from egide.modules.clients.models.base import RowModel
from egide.modules.clients.models.fields import ChoixField, DatePartielleField, MontantField, TexteField


class ContratExistant(RowModel):
    """An insurance contract; `cotisation` per period."""

    type = ChoixField(enums.TYPE_CONTRAT, null=False, blank=False)
    assureur = TexteField()
    numero = TexteField(max_length=60)
    cotisation = MontantField()
    periodicite = ChoixField(enums.PERIODICITE)
    echeance = DatePartielleField()
