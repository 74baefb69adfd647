"""The dictionary, as the API sends it."""

from __future__ import annotations

from functools import cache
from typing import Any

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.enums import BESOIN, CONSENTEMENT, MODE_CONSENTEMENT
from egide.modules.clients.dictionary.types import Champ


def _choices(enumeration: Enumeration) -> list[dict[str, Any]]:
    return [{"valeur": choix.valeur, "fr": choix.fr, "en": choix.en} for choix in enumeration.choix]


def _field(champ: Champ) -> dict[str, Any]:
    return {
        "nom": champ.nom,
        "kind": champ.kind,
        "fr": champ.fr,
        "en": champ.en,
        "unite": champ.unite,
        "critique": champ.critique,
        "obligatoire": champ.obligatoire,
        "fiche": champ.fiche,
        "scelle": champ.scelle,
        "minimum": champ.minimum,
        "maximum": champ.maximum,
        "longueur": champ.longueur,
        "choix": _choices(champ.choix) if champ.choix else None,
    }


@cache
def dictionary() -> dict[str, Any]:
    return {
        "sections": [
            {
                "nom": section.nom,
                "fr": section.fr,
                "en": section.en,
                "singulier": section.singulier,
                "lignes": section.lignes,
                "champs": [_field(champ) for champ in section.champs],
            }
            for section in SECTIONS.values()
        ],
        "besoins": _choices(BESOIN),
        "consentements": _choices(CONSENTEMENT),
        "modes_consentement": _choices(MODE_CONSENTEMENT),
    }
