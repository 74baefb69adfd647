"""The dictionary of the client file: sections, fields, labels, units, what is critical, what identifies a row.

Plain data, no Django: the models, the API, the validation, the review and the screens all read this one.
"""

from __future__ import annotations

from egide.modules.clients.dictionary.besoins import BAE_EPARGNE, BAE_PREVOYANCE, BAE_RETRAITE, SANTE_SOUHAIT
from egide.modules.clients.dictionary.entreprise import CONTACTS, ENTREPRISE
from egide.modules.clients.dictionary.patrimoine import (
    ACTIFS_FINANCIERS,
    AUTRES_EPARGNES,
    BIENS_IMMOBILIERS,
    CHARGES,
    CONTRATS_EXISTANTS,
    PASSIFS,
    REVENUS,
)
from egide.modules.clients.dictionary.personnes import CLIENT, CONJOINT, ENFANTS
from egide.modules.clients.dictionary.relation import RELATION
from egide.modules.clients.dictionary.types import Section

SECTIONS: dict[str, Section] = {
    section.nom: section
    for section in (
        CLIENT,
        CONJOINT,
        ENFANTS,
        SANTE_SOUHAIT,
        BAE_PREVOYANCE,
        BAE_RETRAITE,
        BAE_EPARGNE,
        REVENUS,
        PASSIFS,
        ACTIFS_FINANCIERS,
        BIENS_IMMOBILIERS,
        AUTRES_EPARGNES,
        CONTRATS_EXISTANTS,
        ENTREPRISE,
        RELATION,
        CONTACTS,
        CHARGES,
    )
}
RECORDS = tuple(nom for nom, section in SECTIONS.items() if not section.lignes and nom != "client")
ROWS = tuple(nom for nom, section in SECTIONS.items() if section.lignes)
BESOINS = "besoins"
