"""The insurers of the firm: those its contracts name, and those it keeps the address of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count

from egide.kit.french.institutions import read_institutions
from egide.kit.french.text import fold
from egide.modules.clients.models import Assureur, ContratExistant

INSURERS = frozenset("am")
# What may stand around a name without making another insurer of it.
_AROUND = frozenset(["la", "le", "les", "l", "groupe", "assurance", "assurances", "mutuelle", "france", "iard"])


@dataclass(slots=True)
class Insurer:
    """One insurer. `usuel`: the name it is known by, when contracts do not write it so; `variantes`: other spellings of
    the same in the firm's contracts, which could be made one."""

    nom: str
    contrats: int = 0
    fiche: Assureur | None = None
    usuel: str | None = None
    variantes: list[str] = field(default_factory=list)

    @property
    def id(self) -> UUID | None:
        return self.fiche.id if self.fiche else None


def usual_name(nom: str) -> str | None:
    """The name an insurer is known by, when `nom` says nothing else: « macif assurances » is « Macif »."""
    folded = fold(nom)
    for found in read_institutions(folded):
        around = f"{folded[: found.start]} {folded[found.end :]}".replace("'", " ").split()
        if _AROUND.issuperset(around) and INSURERS & set(found.value.kinds):
            return found.value.name
    return None


def insurers() -> list[Insurer]:
    """By name. Two statements."""
    alive = ContratExistant.objects.filter(deleted_at__isnull=True, client__deleted_at__isnull=True)
    named = alive.filter(assureur__isnull=False).order_by("assureur")
    found = {nom: Insurer(nom, count) for nom, count in named.values_list("assureur").annotate(contrats=Count("id"))}
    by_words = {fold(nom): one for nom, one in sorted(found.items(), key=lambda pair: pair[1].contrats)}
    for fiche in Assureur.objects.filter(deleted_at__isnull=True):
        exact = found.get(fiche.nom) or by_words.get(fold(fiche.nom))
        if exact is None:
            exact = found.setdefault(fiche.nom, Insurer(fiche.nom))
        exact.fiche = fiche
    rows = sorted(found.values(), key=lambda one: (fold(one.nom), one.nom))
    _note_variants(rows)
    return rows


def _note_variants(rows: Iterable[Insurer]) -> None:
    same: dict[str, list[Insurer]] = {}
    for one in rows:
        usual = usual_name(one.nom)
        if usual is not None and usual != one.nom:
            one.usuel = usual
        same.setdefault(fold(usual or one.nom), []).append(one)
    for group in same.values():
        for one in group:
            one.variantes = [other.nom for other in group if other is not one]
