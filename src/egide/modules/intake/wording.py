"""The words a proposal is shown with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.public import BESOINS, SECTIONS

# What names a row beside its nature, in the order people say it.
_NAMES = ("prenom", "preteur", "etablissement", "assureur", "ville", "beneficiaire", "detenteur")


def label_of(section: str, champ: str | None) -> str:
    """ "Téléphone", "Revenu à garantir"; "Nouvel emprunt" is said by the screen, here "Emprunt".

    In the reader's language, as the dictionary of the fields says it.
    """
    english = get_language() == "en"
    if section == BESOINS:
        need = next((choix for choix in BESOIN.choix if choix.valeur == champ), None)
        return need.en if need is not None and english else BESOIN.label(champ or "")
    described = SECTIONS[section]
    if champ is None:
        return described.en if english else described.singulier[:1].upper() + described.singulier[1:]
    field = described.champ(champ)
    if field is None:
        return champ
    return field.en if english else field.fr


def row_label_of(section: str, values: Mapping[str, Any]) -> str:
    """Which row: "Crédit immobilier, Crédit Agricole"; empty when nothing names it."""
    if section not in SECTIONS or not SECTIONS[section].lignes:
        return ""
    words: list[str] = []
    for champ in SECTIONS[section].champs:
        if (champ.obligatoire or champ.nom in _NAMES) and values.get(champ.nom) not in (None, ""):
            value = values[champ.nom]
            words.append(champ.choix.label(value) if champ.choix else str(value))
    return ", ".join(words)[:200]


def path_of(section: str, champ: str | None, row_id: object) -> str:
    """ "client.email", "passifs[0192…].taux", "passifs[]" for a new row, "besoins.sante"."""
    if section in SECTIONS and SECTIONS[section].lignes:
        place = f"{section}[{row_id or ''}]"
        return place if champ is None else f"{place}.{champ}"
    return f"{section}.{champ}"
