"""A closed list of values: the codes that are stored, and the words people read (French, English)."""

from __future__ import annotations

from dataclasses import dataclass

Code = str | int


@dataclass(frozen=True, slots=True)
class Choix:
    """One allowed value."""

    valeur: Code
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A closed list; `nom` names it in the OpenAPI schema."""

    nom: str
    choix: tuple[Choix, ...]

    @property
    def codes(self) -> tuple[Code, ...]:
        return tuple(choix.valeur for choix in self.choix)

    @property
    def texts(self) -> tuple[str, ...]:
        """The codes of a list stored as text."""
        return tuple(str(choix.valeur) for choix in self.choix)

    def label(self, code: Code) -> str:
        """The French words for a code; the code itself when it is not of the list."""
        return next((choix.fr for choix in self.choix if choix.valeur == code), str(code))


def enumeration(nom: str, **words: tuple[str, str]) -> Enumeration:
    return Enumeration(nom, tuple(Choix(code, fr, en) for code, (fr, en) in words.items()))
