"""One row of a file, read through the columns' places: what it brings, and what is wrong with it, column by column."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from egide.kit.french.names import first_names
from egide.kit.french.text import fold
from egide.kit.tables import Cell
from egide.modules.clients.public import (
    BESOIN,
    LONGEST_TAG,
    MOST_TAGS,
    ROWS,
    SECTIONS,
    Arrivant,
    Identity,
    clean_value,
    identity_of,
    nir_digests,
)
from egide.modules.imports.cibles import BESOINS, CONSEILLER, ETIQUETTES, MATRICULE, NOM_PRENOM, Cible, cibles
from egide.modules.imports.valeurs import blank, lire, text_of, words

# What stands in an address of the application; a digit keeps it apart from every other address.
_MATRICULE = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9_.-]{0,19}")
AUTRE = "autre"
Members = Mapping[str, tuple[UUID, str]]
"""Members of the firm in sight, by the words of their name and by their e-mail."""
Tags = MutableMapping[str, str]
"""The firm's tags and those of the lines read so far, by their names without case nor accents."""


@dataclass(slots=True)
class Lue:
    """A row read. `erreurs`: {place: reason in French}; `arrivant` then holds only what could be read."""

    numero: int
    arrivant: Arrivant = field(default_factory=Arrivant)
    erreurs: dict[str, str] = field(default_factory=dict)

    @property
    def intitule(self) -> str:
        """Whose row it is, as one says it."""
        client = self.arrivant.client
        named = " ".join(str(client[nom]) for nom in ("prenom", "nom") if client.get(nom))
        return (named or self.arrivant.matricule or "")[:200]

    def identity(self) -> Identity:
        nir = self.arrivant.client.get("nir")
        digests = nir_digests(str(nir)) if nir else frozenset()
        return identity_of(self.arrivant.client | {"matricule": self.arrivant.matricule}, nirs=digests)


def lire_ligne(
    numero: int, cells: Sequence[Cell], places: Sequence[Cible | None], members: Members, tags: Tags, today: date
) -> Lue:
    """The row's values, each in the writing of the file and checked by itself."""
    lue = Lue(numero)
    rows: dict[str, dict[int, dict[str, object]]] = {}
    for cell, cible in zip(cells, places, strict=False):
        if cible is None or blank(cell):
            continue
        try:
            if cible.champ is None:
                _special(lue, cible.nom, cell, members, tags)
                continue
            value = clean_value(cible.champ, lire(cible.champ, cell, today), today=today)
        except ValueError as refusal:
            lue.erreurs[cible.nom] = str(refusal)
            continue
        if value is None:
            continue
        if cible.section == "client":
            lue.arrivant.client[cible.champ.nom] = value
        elif cible.section in ROWS:
            rows.setdefault(cible.section, {}).setdefault(cible.rang, {})[cible.champ.nom] = value
        else:
            lue.arrivant.sections.setdefault(cible.section, {})[cible.champ.nom] = value
    _rows(lue, rows, {cible.nom for cible in places if cible is not None})
    _company(lue)
    return lue


def _rows(lue: Lue, rows: Mapping[str, Mapping[int, dict[str, object]]], mapped: Container[str]) -> None:
    """Rows in their order. A required field that no column says is "autre"; one left blank is said under that field."""
    for section, ranked in rows.items():
        required = [champ for champ in SECTIONS[section].champs if champ.obligatoire]
        for rang, values in sorted(ranked.items()):
            for champ in (champ for champ in required if champ.nom not in values):
                place = f"{section}.{rang}.{champ.nom}"
                if place not in mapped and champ.choix is not None and AUTRE in champ.choix.codes:
                    values[champ.nom] = AUTRE
                else:
                    lue.erreurs.setdefault(place, _("Ce champ est obligatoire."))
            if all(champ.nom in values for champ in required):
                lue.arrivant.lignes.setdefault(section, []).append(values)


def _company(lue: Lue) -> None:
    """A row that speaks of a company, and of no first name, is a company's."""
    client, company = lue.arrivant.client, lue.arrivant.sections.get("entreprise", {})
    if (
        "type_personne" not in client
        and not client.get("prenom")
        and ("siret" in company or "forme_juridique" in company)
    ):
        client["type_personne"] = "morale"


def _special(lue: Lue, nom: str, cell: Cell, members: Members, tags: Tags) -> None:
    text = " ".join(text_of(cell).split())
    if nom == MATRICULE:
        matricule = text.upper().replace(" ", "-")
        if not _MATRICULE.fullmatch(matricule):
            raise ValueError(_("Un matricule a 20 caractères au plus, lettres, chiffres et tirets, dont un chiffre."))
        lue.arrivant.matricule = matricule
    elif nom == CONSEILLER:
        member = members.get(words(text)) or members.get(text.lower())
        if member is None:
            raise ValueError(_("« %(nom)s » n’est pas un membre du cabinet que vous voyez.") % {"nom": text[:60]})
        lue.arrivant.conseiller = member
    elif nom == BESOINS:
        lue.arrivant.besoins = _besoins(text)
    elif nom == ETIQUETTES:
        lue.arrivant.etiquettes = _etiquettes(text, tags)
    else:
        _whole_name(lue, text, surname_first=nom == NOM_PRENOM)


def _besoins(text: str) -> list[str]:
    known = {
        words(form): str(choix.valeur) for choix in BESOIN.choix for form in (choix.fr, choix.en, str(choix.valeur))
    }
    asked = _parts(text, r"[,;/|\n]")
    unknown = [part for part in asked if words(part) not in known]
    if unknown:
        raise ValueError(_("Besoin inconnu : %(besoin)s.") % {"besoin": ", ".join(unknown)[:100]})
    return [known[words(part)] for part in asked]


def _parts(text: str, between: str) -> list[str]:
    return [part.strip() for part in re.split(between, text) if part.strip()]


def _etiquettes(text: str, tags: Tags) -> list[str]:
    """Their names as the firm writes them, each once; a new one is then a tag of the firm for the lines after."""
    asked = {fold(part): part for part in reversed(_parts(text, r"[,;|\n]"))}
    if long := next((part for part in asked.values() if len(part) > LONGEST_TAG), None):
        raise ValueError(
            _("Une étiquette a %(n)s caractères au plus : %(nom)s.") % {"n": LONGEST_TAG, "nom": long[:60]}
        )
    if len(tags.keys() | asked.keys()) > MOST_TAGS:
        raise ValueError(_("Un cabinet a au plus %s étiquettes : ce n’en est sans doute pas la colonne.") % MOST_TAGS)
    for key, part in asked.items():
        tags.setdefault(key, part)
    return [tags[key] for key in asked]


def _whole_name(lue: Lue, text: str, *, surname_first: bool) -> None:
    """« DURAND Hélène »: capitals are the surname; else the known first name; else the order of the heading."""
    parts = text.split()
    while parts and fold(parts[0]).rstrip(".") in ("m", "mr", "mme", "mlle", "monsieur", "madame"):
        parts.pop(0)
    client = lue.arrivant.client
    if len(parts) < 2:
        client.setdefault("nom", text)
        return
    capitals = [part for part in parts if part.isupper() and len(part) > 1]
    if capitals and len(capitals) < len(parts):
        surname = capitals
        first = [part for part in parts if part not in capitals]
    else:
        known = first_names()
        head, tail = fold(parts[0]) in known, fold(parts[-1]) in known
        starts = (head and not tail) if head != tail else not surname_first
        first, surname = (parts[:1], parts[1:]) if starts else (parts[-1:], parts[:-1])
        if not starts and len(parts) > 2 and not tail:
            first, surname = parts[1:], parts[:1]
    client.setdefault("nom", " ".join(surname))
    client.setdefault("prenom", " ".join(first))


def places_of(colonnes: Sequence[str | None]) -> list[Cible | None]:
    """The places of the columns, in their order; unknown names are no place."""
    known = cibles()
    return [known.get(nom) if nom else None for nom in colonnes]
