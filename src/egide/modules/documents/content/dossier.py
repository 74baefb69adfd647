"""A client's file, read for people: labels and values as the dictionary says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from egide.modules.clients.public import BESOIN, SECTIONS, Champ
from egide.modules.documents.content.blocks import NBSP, euros, grouped, jour, telephone

Dossier = Mapping[str, Any]


def value_of(champ: Champ, value: Any) -> str | None:
    """As it is printed; None when unknown."""
    if value is None or value == "":
        return None
    match champ.kind:
        case "booleen":
            return "Oui" if value else "Non"
        case "montant":
            told = euros(Decimal(str(value)))
            return f"{told}{champ.unite.removeprefix('€')}" if champ.unite and champ.unite.startswith("€/") else told
        case "date":
            return jour(str(value))
        case "choix":
            return champ.choix.label(str(value)) if champ.choix else str(value)
        case "telephone":
            return telephone(str(value))
        case "siren":
            return grouped(str(value), 3, 3, 3)
    words = str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
    return f"{words}{NBSP}{champ.unite}" if champ.unite else words


def told(section: str, record: Mapping[str, Any] | None, champs: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Label and value of what is known of a record, in the dictionary's order."""
    if record is None:
        return []
    wanted = None if champs is None else set(champs)
    found: list[tuple[str, str]] = []
    for champ in SECTIONS[section].champs:
        if (wanted is None or champ.nom in wanted) and not champ.scelle:
            value = value_of(champ, record.get(champ.nom))
            if value is not None:
                found.append((champ.fr, value))
    return found


def name_of(dossier: Mapping[str, Any]) -> str:
    """ "Mme Hélène Marchand", or the company's name."""
    if dossier.get("type_personne") == "morale":
        return str(dossier.get("nom") or "")
    parts = (dossier.get("civilite"), dossier.get("prenom"), dossier.get("nom"))
    return " ".join(str(part) for part in parts if part)


def address_of(dossier: Mapping[str, Any]) -> str | None:
    """On two lines."""
    town = " ".join(str(dossier[champ]) for champ in ("code_postal", "ville") if dossier.get(champ))
    lines = [line for line in (dossier.get("adresse"), town) if line]
    return "\n".join(lines) or None


def besoins_of(dossier: Dossier) -> list[str]:
    """The needs in discussion, by name."""
    return [BESOIN.label(code) for code in dossier["besoins"]]
