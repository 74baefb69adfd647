"""What is asked of an import beside the places of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.foundation.tenancy.public import in_sight
from egide.kit.errors import Invalid
from egide.modules.imports.cibles import NOM_PRENOM, PRENOM_NOM, cibles
from egide.modules.imports.lignes import Members
from egide.modules.imports.valeurs import words

CHOIX: Mapping[str, tuple[str, ...]] = {
    "existants": ("completer", "remplacer", "passer"),
    "doutes": ("passer", "creer", "completer"),
    "valeurs_fausses": ("refuser", "ignorer"),
    "statut": ("client", "prospect", "ancien_client", "sans_suite"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """`existants`: what to do with lines of clients already there; `doutes`: with those that only look so.

    `valeurs_fausses`: a value that cannot be read refuses its line, or is left out and told. `statut` and
    `conseiller_id` are those of new clients where no column says them.
    """

    existants: str = "completer"
    doutes: str = "passer"
    valeurs_fausses: str = "refuser"
    statut: str = "client"
    conseiller_id: str | None = None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Options:
        return cls(**{name: kept[name] for name in asdict(cls()) if name in kept})


def read_options(asked: object, *, member_id: UUID) -> Options:
    """:raises Invalid: by option."""
    if not isinstance(asked, Mapping):
        asked = {}
    errors: dict[str, list[str]] = {}
    values: dict[str, Any] = {}
    for name, allowed in CHOIX.items():
        if name in asked:
            values[name] = asked[name]
            if asked[name] not in allowed:
                errors[f"options.{name}"] = [_("Valeurs possibles : %s.") % ", ".join(allowed)]
    if unknown := set(asked) - CHOIX.keys() - {"conseiller_id"}:
        errors["options"] = [_("Champ inconnu : %(champ)s.") % {"champ": ", ".join(sorted(map(str, unknown)))}]
    asked_member = asked.get("conseiller_id", str(member_id))
    adviser = str(asked_member) if asked_member else None
    if adviser not in {str(key) for key, _name in members().values()} and not (adviser is None and in_sight(None)):
        errors["options.conseiller_id"] = [_("Cette personne n’est pas membre du cabinet.")]
    if errors:
        raise Invalid(errors)
    return Options(**values, conseiller_id=adviser)


def members() -> Members:
    """The firm's members to whom clients may be entrusted, by name (either order) and e-mail. One statement."""
    rows = Membership.objects.filter(active=True).values_list("pk", "user__prenom", "user__nom", "user__email")
    found: dict[str, tuple[UUID, str]] = {}
    for key, prenom, nom, email in rows:
        if in_sight(key):
            who = (key, f"{prenom} {nom}".strip())
            found |= {words(f"{prenom} {nom}"): who, words(f"{nom} {prenom}"): who, email.lower(): who}
    return found


def read_places(asked: object, width: int) -> list[str | None]:
    """A place or nothing for each column; each place once, and enough to name somebody. :raises Invalid: by column."""
    if not isinstance(asked, Sequence) or isinstance(asked, str) or len(asked) != width:
        raise Invalid({"places": [_("Donnez une place, ou null, pour chacune des %s colonnes.") % width]})
    known, errors = cibles(), dict[str, list[str]]()
    for at, nom in enumerate(asked):
        if nom is None:
            continue
        if not isinstance(nom, str) or nom not in known:
            errors[f"places.{at}"] = [_("Champ inconnu : %(champ)s.") % {"champ": str(nom)[:60]}]
        elif nom in asked[:at]:
            errors[f"places.{at}"] = [_("Deux colonnes ne peuvent pas aller dans le même champ.")]
    if errors:
        raise Invalid(errors)
    if not {"nom", "prenom", NOM_PRENOM, PRENOM_NOM} & set(asked):
        raise Invalid(
            {"places": [_("Indiquez la colonne du nom, ou celle du prénom : sans elle, aucun client n’a de nom.")]}
        )
    return list(asked)
