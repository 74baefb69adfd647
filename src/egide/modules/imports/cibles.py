"""Where a column may go: every field of the file, the numbered rows of its lists, and what several fields share.

Names: `nom`, `conjoint.prenom`, `enfants.2.prenom`, and the special ones of `SPECIALES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from egide.modules.clients.public import RECORDS, ROWS, SECTIONS, Champ

# Rows of one section in one line of a file; more than that comes in another file.
LIGNES: Mapping[str, int] = {"enfants": 8, "contrats_existants": 5, "contacts": 3}
LIGNES_AUTRES = 3

MATRICULE, CONSEILLER, BESOINS, ETIQUETTES = "matricule", "conseiller", "besoins", "etiquettes"
NOM_PRENOM, PRENOM_NOM = "nom_prenom", "prenom_nom"


@dataclass(frozen=True, slots=True)
class Cible:
    """A place for a column. `champ` is None for the special ones; `rang` counts the rows of a list from 1."""

    nom: str
    fr: str
    en: str
    section: str = ""
    champ: Champ | None = None
    rang: int = 0


SPECIALES = (
    Cible(MATRICULE, "Matricule", "Reference"),
    Cible(NOM_PRENOM, "Nom puis prénom", "Surname then first name"),
    Cible(PRENOM_NOM, "Prénom puis nom", "First name then surname"),
    Cible(CONSEILLER, "Conseiller", "Adviser"),
    Cible(BESOINS, "Besoins", "Needs"),
    Cible(ETIQUETTES, "Étiquettes", "Tags"),
)


def rangs(section: str) -> int:
    """How many rows of a list one line may bring."""
    return LIGNES.get(section, LIGNES_AUTRES)


@cache
def cibles() -> Mapping[str, Cible]:
    """Every place by name, in the order of the dictionary."""
    found = {cible.nom: cible for cible in SPECIALES}
    for champ in SECTIONS["client"].champs:
        found[champ.nom] = Cible(champ.nom, champ.fr, champ.en, "client", champ)
    for nom in RECORDS:
        section = SECTIONS[nom]
        for champ in section.champs:
            name = f"{nom}.{champ.nom}"
            found[name] = Cible(name, f"{section.fr} · {champ.fr}", f"{section.en} · {champ.en}", nom, champ)
    for nom in ROWS:
        section = SECTIONS[nom]
        for rang in range(1, rangs(nom) + 1):
            for champ in section.champs:
                name = f"{nom}.{rang}.{champ.nom}"
                fr = f"{section.singulier.capitalize()} {rang} · {champ.fr}"
                found[name] = Cible(name, fr, f"{section.en} {rang} · {champ.en}", nom, champ, rang)
    return found
