"""What the household earns, owns and owes."""

from __future__ import annotations

from egide.modules.clients.dictionary import enums, listes
from egide.modules.clients.models.base import RowModel
from egide.modules.clients.models.fields import (
    ChoixField,
    DatePartielleField,
    EntierField,
    MontantField,
    NombreField,
    TexteField,
)


class Revenu(RowModel):
    """An income, per period."""

    nature = ChoixField(enums.NATURE_REVENU, null=False, blank=False)
    details = TexteField(max_length=500)
    beneficiaire = ChoixField(enums.DETENTEUR)
    periodicite = ChoixField(enums.PERIODICITE)
    montant = MontantField()


class Charge(RowModel):
    """What the household spends, per period; loans are in `Passif`."""

    nature = ChoixField(listes.NATURE_CHARGE, null=False, blank=False)
    details = TexteField(max_length=500)
    titulaire = ChoixField(enums.DETENTEUR)
    periodicite = ChoixField(enums.PERIODICITE)
    montant = MontantField()
    date_fin = DatePartielleField()


class Passif(RowModel):
    """A loan or a debt; `duree_restante` in months, `montant_remboursement` per period."""

    nature = ChoixField(enums.NATURE_PASSIF, null=False, blank=False)
    preteur = TexteField()
    montant_initial = MontantField()
    montant_remboursement = MontantField()
    periodicite = ChoixField(enums.PERIODICITE)
    capital_restant_du = MontantField()
    duree_restante = EntierField()
    taux = NombreField(max_digits=6, decimal_places=3)
    date_fin = DatePartielleField()
    detenteur = ChoixField(enums.DETENTEUR)


class ActifFinancier(RowModel):
    """An investment or a bank account."""

    nature = ChoixField(enums.NATURE_ACTIF, null=False, blank=False)
    etablissement = TexteField()
    detenteur = ChoixField(enums.DETENTEUR)
    date_ouverture_souscription = DatePartielleField()
    valeur_actuelle = MontantField()
    versement_mensuel = MontantField()
    beneficiaires = TexteField(max_length=500)


class BienImmobilier(RowModel):
    """A property."""

    designation = ChoixField(enums.DESIGNATION_BIEN, null=False, blank=False)
    type = ChoixField(enums.TYPE_BIEN)
    ville = TexteField(max_length=120)
    surface_m2 = NombreField()
    detenteur = ChoixField(enums.DETENTEUR)
    forme_propriete = ChoixField(enums.FORME_PROPRIETE)
    valeur_actuelle_estimee = MontantField()
    annee_acquisition = EntierField()
    valeur_acquisition = MontantField()
    loyer_mensuel = MontantField()


class AutreEpargne(RowModel):
    """Anything else of value."""

    designation = ChoixField(enums.DESIGNATION_AUTRE_EPARGNE, null=False, blank=False)
    detenteur = ChoixField(enums.DETENTEUR)
    valeur = MontantField()
    date_acquisition = DatePartielleField()
