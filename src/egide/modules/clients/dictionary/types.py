"""What a section and a field of the client file are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from egide.modules.clients.dictionary.enumeration import Enumeration

Kind = Literal[
    "texte",
    "email",
    "telephone",
    "code_postal",
    "siren",
    "siret",
    "naf",
    "tva",
    "iban",
    "nir",
    "montant",
    "nombre",
    "entier",
    "date",
    "heure",
    "booleen",
    "choix",
]


@dataclass(frozen=True, slots=True)
class Champ:
    """One field.

    `date` is YYYY, YYYY-MM or YYYY-MM-DD, as precise as what is known; `montant` is euros with cents, in the
    period told by `unite`; `booleen` is yes, no or unknown (null). `critique` values are never accepted in bulk.
    `fiche` says whether a meeting can state it; `futur` whether a date may be after today. `scelle` values are kept
    encrypted: what is read is a mask, and the value itself is asked for, with a reason. A field with a `defaut` always
    has a value: that one until another is given.
    """

    nom: str
    kind: Kind
    fr: str
    en: str
    unite: str | None = None
    critique: bool = False
    choix: Enumeration | None = None
    minimum: int | None = None
    maximum: int | None = None
    longueur: int = 200
    decimales: int = 2
    fiche: bool = True
    futur: bool = False
    obligatoire: bool = False
    scelle: bool = False
    defaut: str | None = None

    @property
    def toujours(self) -> bool:
        """Whether a record always has a value here."""
        return self.obligatoire or self.defaut is not None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the file: one record (`lignes` false) or rows.

    `identites` lists, strongest first, the groups of fields that make two rows the same thing (rule 6 of the
    business); a group counts only when every field of it is known on both sides.
    """

    nom: str
    fr: str
    en: str
    singulier: str
    lignes: bool
    champs: tuple[Champ, ...]
    identites: tuple[tuple[str, ...], ...] = ()

    def champ(self, nom: str) -> Champ | None:
        return next((champ for champ in self.champs if champ.nom == nom), None)

    @property
    def fiche(self) -> bool:
        """Whether a meeting can state anything of it."""
        return any(champ.fiche for champ in self.champs)

    @property
    def noms(self) -> tuple[str, ...]:
        return tuple(champ.nom for champ in self.champs)

    @property
    def scelles(self) -> tuple[str, ...]:
        """The fields kept encrypted, whose column holds a mask."""
        return tuple(champ.nom for champ in self.champs if champ.scelle)


def texte(nom: str, fr: str, en: str, *, longueur: int = 200, fiche: bool = True, critique: bool = False) -> Champ:
    return Champ(nom, "texte", fr, en, longueur=longueur, fiche=fiche, critique=critique)


def montant(nom: str, fr: str, en: str, unite: str = "€", *, critique: bool = False, fiche: bool = True) -> Champ:
    return Champ(nom, "montant", fr, en, unite=unite, critique=critique, fiche=fiche, minimum=0)


def date(nom: str, fr: str, en: str, *, critique: bool = False, fiche: bool = True, futur: bool = False) -> Champ:
    return Champ(nom, "date", fr, en, critique=critique, fiche=fiche, futur=futur)


def booleen(nom: str, fr: str, en: str, *, fiche: bool = True) -> Champ:
    return Champ(nom, "booleen", fr, en, fiche=fiche)


def choix(
    nom: str, fr: str, en: str, enumeration: Enumeration, *, critique: bool = False, obligatoire: bool = False
) -> Champ:
    return Champ(nom, "choix", fr, en, choix=enumeration, critique=critique, obligatoire=obligatoire)


def entier(
    nom: str, fr: str, en: str, unite: str | None = None, *, minimum: int = 0, maximum: int = 1_000_000
) -> Champ:
    return Champ(nom, "entier", fr, en, unite=unite, minimum=minimum, maximum=maximum)


def nombre(nom: str, fr: str, en: str, unite: str | None = None, *, maximum: int, decimales: int = 2) -> Champ:
    return Champ(nom, "nombre", fr, en, unite=unite, minimum=0, maximum=maximum, decimales=decimales)


def a_la_main(*champs: Champ) -> tuple[Champ, ...]:
    """Fields that no meeting states: they are typed, or imported."""
    return tuple(replace(champ, fiche=False) for champ in champs)
