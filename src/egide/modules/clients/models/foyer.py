"""The household: spouse and children."""

from __future__ import annotations

from egide.modules.clients.dictionary import enums
from egide.modules.clients.models.base import RecordModel, RowModel
from egide.modules.clients.models.fields import (
    ChoixField,
    DatePartielleField,
    EntierField,
    MontantField,
    OuiNonField,
    TexteField,
)


class Conjoint(RecordModel):
    """The client's spouse or partner."""

    civilite = ChoixField(enums.CIVILITE)
    nom = TexteField(max_length=100)
    nom_naissance = TexteField(max_length=100)
    prenom = TexteField(max_length=100)
    date_naissance = DatePartielleField()
    lieu_naissance = TexteField(max_length=120)
    nationalite = TexteField(max_length=80)
    telephone = TexteField(max_length=16)
    email = TexteField(max_length=254)
    adresse = TexteField(max_length=250)
    code_postal = TexteField(max_length=5)
    ville = TexteField(max_length=120)
    situation_professionnelle = ChoixField(enums.SITUATION_PROFESSIONNELLE)
    profession = TexteField()
    employeur = TexteField()
    date_evenement_professionnel = DatePartielleField()
    revenus_annuels = MontantField()
    chef_entreprise = OuiNonField()
    forme_juridique = ChoixField(enums.FORME_JURIDIQUE)
    travailleur_independant = OuiNonField()
    risques_professionnels = OuiNonField()
    details_risques_professionnels = TexteField(max_length=1000)
    fumeur = OuiNonField()
    activites_sportives = OuiNonField()
    details_activites_sportives = TexteField(max_length=1000)
    km_parcourus_annuels = EntierField()
    niveau_activites_sportives = ChoixField(enums.NIVEAU_SPORT)


class Enfant(RowModel):
    """A child of either partner; `age` only where no birth date is known."""

    prenom = TexteField(max_length=100)
    nom = TexteField(max_length=100)
    date_naissance = DatePartielleField()
    age = EntierField()
    fiscalement_a_charge = OuiNonField()
    garde_alternee = OuiNonField()
