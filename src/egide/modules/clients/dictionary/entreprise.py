"""A company as a client: what it is, and the people one speaks to there.

Its denomination is the client's `nom`, its seat the client's address, its SIREN the client's: lists, search and
documents find both kinds in the same place.
"""

from __future__ import annotations

from egide.modules.clients.dictionary.enums import CIVILITE
from egide.modules.clients.dictionary.listes import FORME_SOCIETE, REGIME_FISCAL, ROLE_CONTACT
from egide.modules.clients.dictionary.types import (
    Champ,
    Section,
    a_la_main,
    booleen,
    choix,
    date,
    entier,
    montant,
    nombre,
    texte,
)

ENTREPRISE = Section(
    "entreprise",
    "Entreprise",
    "Company",
    "entreprise",
    lignes=False,
    champs=a_la_main(
        texte("nom_commercial", "Nom commercial", "Trade name"),
        choix("forme_juridique", "Forme juridique", "Legal form", FORME_SOCIETE),
        Champ("siret", "siret", "SIRET du siège", "SIRET of the seat", longueur=14),
        Champ("code_naf", "naf", "Code NAF", "NAF code", longueur=6),
        texte("activite", "Activité", "Business", longueur=1000),
        Champ("tva", "tva", "TVA intracommunautaire", "VAT number", longueur=13),
        texte("ville_rcs", "RCS de", "Registry", longueur=120),
        date("date_creation", "Création", "Created"),
        montant("capital", "Capital social", "Share capital"),
        entier("effectif", "Effectif", "Staff", "personnes", maximum=10_000_000),
        montant("chiffre_affaires", "Chiffre d’affaires", "Turnover", "€/an"),
        entier("exercice", "Exercice", "Financial year", minimum=1900, maximum=2200),
        montant("masse_salariale", "Masse salariale", "Payroll", "€/an"),
        choix("regime_fiscal", "Régime fiscal", "Tax regime", REGIME_FISCAL),
        texte("convention_collective", "Convention collective", "Collective agreement"),
    ),
)
CONTACTS = Section(
    "contacts",
    "Contacts",
    "Contacts",
    "contact",
    lignes=True,
    champs=a_la_main(
        choix("civilite", "Civilité", "Title", CIVILITE),
        texte("prenom", "Prénom", "First name", longueur=100),
        texte("nom", "Nom", "Surname", longueur=100),
        choix("role", "Rôle", "Role", ROLE_CONTACT),
        texte("fonction", "Fonction", "Position"),
        Champ("telephone", "telephone", "Téléphone", "Telephone", longueur=16),
        Champ("email", "email", "E-mail", "E-mail", longueur=254),
        booleen("principal", "Contact principal", "Main contact"),
        booleen("beneficiaire_effectif", "Bénéficiaire effectif", "Beneficial owner"),
        nombre("part_capital", "Part du capital", "Share of the capital", "%", maximum=100),
    ),
    identites=(("email",), ("telephone",), ("nom", "prenom")),
)
