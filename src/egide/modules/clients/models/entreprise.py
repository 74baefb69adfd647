"""A company as a client, the people one speaks to there, and how a client came to the firm."""

from __future__ import annotations

from django.db import models

from egide.modules.clients.dictionary import enums, listes
from egide.modules.clients.models.base import RecordModel, RowModel
from egide.modules.clients.models.fields import (
    ChoixField,
    DatePartielleField,
    EntierField,
    MontantField,
    NombreField,
    OuiNonField,
    TexteField,
)

HEURE = "^([01][0-9]|2[0-3]):[0-5][0-9]$"


class Entreprise(RecordModel):
    """What a company is; its name, seat and SIREN are the client's own columns."""

    nom_commercial = TexteField()
    forme_juridique = ChoixField(listes.FORME_SOCIETE)
    siret = TexteField(max_length=14)
    code_naf = TexteField(max_length=6)
    activite = TexteField(max_length=1000)
    tva = TexteField(max_length=13)
    ville_rcs = TexteField(max_length=120)
    date_creation = DatePartielleField()
    capital = MontantField(max_digits=14)
    effectif = EntierField()
    chiffre_affaires = MontantField(max_digits=14)
    exercice = EntierField()
    masse_salariale = MontantField(max_digits=14)
    regime_fiscal = ChoixField(listes.REGIME_FISCAL)
    convention_collective = TexteField()


class Contact(RowModel):
    """Somebody one speaks to at a company; `part_capital` is a percentage."""

    civilite = ChoixField(enums.CIVILITE)
    prenom = TexteField(max_length=100)
    nom = TexteField(max_length=100)
    role = ChoixField(listes.ROLE_CONTACT)
    fonction = TexteField()
    telephone = TexteField(max_length=16)
    email = TexteField(max_length=254)
    principal = OuiNonField()
    beneficiaire_effectif = OuiNonField()
    part_capital = NombreField(max_digits=5)


class Relation(RecordModel):
    """How the client came to the firm, and the appointment of the document d’entrée en relation."""

    origine_contact = ChoixField(listes.ORIGINE_CONTACT)
    recommande_par = TexteField()
    premier_contact_le = DatePartielleField()
    rdv_le = DatePartielleField()
    rdv_heure = TexteField(max_length=5)
    rdv_lieu = TexteField(max_length=250)
    der_remis_le = DatePartielleField()
    canal_prefere = ChoixField(listes.CANAL)

    class Meta(RecordModel.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rdv_heure__isnull=True) | models.Q(rdv_heure__regex=HEURE),
                name="clients_relation_heure_ck",
            )
        ]
