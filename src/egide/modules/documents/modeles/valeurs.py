"""The values of a file, written as a document prints them, for the fields of a template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egide.foundation.identity.public import CATEGORIES, METHODES, REMUNERATIONS, Identite
from egide.integrations.word import Row
from egide.modules.clients.public import RECORDS, SECTIONS, bilan
from egide.modules.documents.content.blocks import euros, grouped, telephone
from egide.modules.documents.content.cabinet import mentions
from egide.modules.documents.content.dossier import address_of, besoins_of, name_of, value_of
from egide.modules.documents.content.recueil import Profil
from egide.modules.documents.modeles.champs import libelle_of


@dataclass(frozen=True, slots=True)
class ValeursDuDossier:
    """What a file, the firm and the moment say. `jour` is written out, `profil` None when none is validated."""

    dossier: Mapping[str, Any]
    cabinet: Identite
    conseiller: str
    jour: str
    numero: int
    profil: Profil | None

    def dit(self, path: str, row: Row | None) -> str | None:
        section, _dot, champ = path.partition(".")
        match section:
            case "cabinet":
                return _of_firm(self.cabinet, champ) or None
            case "conseiller":
                return self.conseiller
            case "document":
                return self.jour if champ == "date" else str(self.numero)
            case "bilan":
                return self._bilan(champ)
            case "profil":
                profil = self.profil
                return (
                    None if profil is None else {"nom": profil.nom, "date": profil.jour}.get(champ, str(profil.score))
                )
        return self._of_file(section, champ, row)

    def vrai(self, path: str, row: Row | None) -> bool:
        """Something is known, and it is neither "no" nor zero. A section is true once anything of it is known."""
        section, dot, champ = path.partition(".")
        if dot:
            if section in SECTIONS:
                value = self._raw(section, champ, row)
                if value is not None:
                    return bool(value)
            return self.dit(path, row) is not None
        if section in SECTIONS and SECTIONS[section].lignes:
            return bool(self.rows(section))
        if section in RECORDS:
            record = self.dossier.get(section) or {}
            return any(record.get(one) not in (None, "", False) for one in SECTIONS[section].noms)
        return section != "profil" or self.profil is not None

    def rows(self, section: str) -> Sequence[Row]:
        return self.dossier.get(section) or []

    def _raw(self, section: str, champ: str, row: Row | None) -> Any:
        if row is not None:
            return row.get(champ)
        record = self.dossier if section == "client" else self.dossier.get(section)
        return record.get(champ) if isinstance(record, Mapping) else None

    def _of_file(self, section: str, champ: str, row: Row | None) -> str | None:
        if section == "client" and champ in _OF_CLIENT:
            return _OF_CLIENT[champ](self.dossier) or None
        known = SECTIONS[section].champ(champ)
        return value_of(known, self._raw(section, champ, row)) if known else None

    def _bilan(self, champ: str) -> str | None:
        figures = bilan(dict(self.dossier))
        budget = figures.budget
        amount = {
            "patrimoine_brut": figures.patrimoine_brut,
            "dettes": figures.dettes,
            "patrimoine_net": figures.patrimoine_net,
            "revenus_mensuels": budget.revenus,
            "charges_mensuelles": budget.charges,
            "emprunts_mensuels": budget.emprunts,
            "reste_mensuel": budget.reste,
        }[champ]
        return euros(amount, cents=False)


@dataclass(frozen=True, slots=True)
class Echantillon:
    """Every field says its own name, every condition holds, every list has a row: a template with all it may show."""

    def dit(self, path: str, row: Row | None) -> str | None:
        return libelle_of(path)

    def vrai(self, path: str, row: Row | None) -> bool:
        return True

    def rows(self, section: str) -> Sequence[Row]:
        return [{}]


_OF_CLIENT: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
    "nom_complet": name_of,
    "adresse_complete": address_of,
    "matricule": lambda dossier: dossier.get("matricule"),
    "besoins": lambda dossier: ", ".join(besoins_of(dossier)),
}
_OF_FIRM: dict[str, Callable[[Identite], str | None]] = {
    "capital": lambda firm: euros(firm.capital, cents=False),
    "siren": lambda firm: grouped(firm.siren, 3, 3, 3),
    "siret": lambda firm: grouped(firm.siret, 3, 3, 3, 5),
    "orias": lambda firm: grouped(firm.orias, 2, 3, 3),
    "telephone": lambda firm: telephone(firm.telephone),
    "categories": lambda firm: ", ".join(CATEGORIES[code] for code in firm.categories),
    "methode": lambda firm: METHODES.get(firm.methode),
    "remuneration": lambda firm: REMUNERATIONS.get(firm.remuneration),
    "adresse_complete": lambda firm: "\n".join(
        line for line in (firm.adresse, f"{firm.code_postal} {firm.ville}".strip()) if line
    ),
    "mentions": mentions,
}


def _of_firm(cabinet: Identite, champ: str) -> str | None:
    written = _OF_FIRM.get(champ)
    return written(cabinet) if written else str(getattr(cabinet, champ))
