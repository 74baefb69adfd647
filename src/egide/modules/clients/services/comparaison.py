"""What two files of perhaps one person say of the same things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from egide.modules.clients.dictionary import BESOINS, RECORDS, ROWS, SECTIONS
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.dossier import dossier_text
from egide.modules.clients.services.sealing import column, unseal

Dossier = dict[str, Any]
Cote = Literal["egal", "survivant", "absorbe", "conflit"]
CONSEILLER = "conseiller_id"
# A company stays one, and a person too: a field of its own.
LEFT_ALONE = ("type_personne",)


@dataclass(frozen=True, slots=True)
class Comparaison:
    """One field of two files. `cle` is "section.champ"; `cote` says who has it, "conflit" when both and they differ."""

    section: str
    champ: str
    survivant: Any
    absorbe: Any
    cote: Cote

    @property
    def cle(self) -> str:
        return f"{self.section}.{self.champ}"


def clear_values(client_id: UUID) -> dict[str, str | None]:
    """What is kept encrypted, for two files to be compared; it goes no further than this process. One statement."""
    scelles = SECTIONS["client"].scelles
    found = Client.objects.filter(pk=client_id).values(*(column(champ) for champ in scelles)).get()
    return {
        champ: None if found[column(champ)] is None else unseal(found[column(champ)], champ, client_id)
        for champ in scelles
    }


def _cote(a: Any, b: Any, same: bool) -> Cote:
    if same:
        return "egal"
    if b is None:
        return "survivant"
    return "absorbe" if a is None else "conflit"


def compare(survivant: Dossier, absorbe: Dossier) -> list[Comparaison]:
    """Every field that one of the two has. Two statements, for what is kept encrypted."""
    clear = clear_values(UUID(survivant["id"])), clear_values(UUID(absorbe["id"]))
    found = []
    for section in ("client", *RECORDS):
        mine = survivant if section == "client" else survivant[section] or {}
        theirs = absorbe if section == "client" else absorbe[section] or {}
        for champ in SECTIONS[section].champs:
            a, b = mine.get(champ.nom), theirs.get(champ.nom)
            if champ.nom in LEFT_ALONE or (a is None and b is None):
                continue
            same = clear[0][champ.nom] == clear[1][champ.nom] if champ.scelle else a == b
            found.append(Comparaison(section, champ.nom, a, b, _cote(a, b, same)))
    a, b = survivant[CONSEILLER], absorbe[CONSEILLER]
    if a is not None or b is not None:
        found.append(Comparaison("client", CONSEILLER, a, b, _cote(a, b, a == b)))
    return found


def same_row(section: str, one: Dossier, other: Dossier) -> bool:
    """Two rows that say the same thing, wherever they come from."""
    return all(one[nom] == other[nom] for nom in SECTIONS[section].noms)


def identical_rows(survivant: Dossier, absorbe: Dossier) -> set[UUID]:
    """Rows of `absorbe` that `survivant` has already, each counted once."""
    found = set()
    for section in ROWS:
        left = list(survivant[section])
        for row in absorbe[section]:
            twin = next((mine for mine in left if same_row(section, mine, row)), None)
            if twin is not None:
                left.remove(twin)
                found.add(UUID(row["id"]))
    return found


def two_files(survivant: str | UUID, absorbe: str | UUID) -> tuple[Dossier, Dossier]:
    """Two statements. :raises NotFound: one is missing or taken away."""
    return dossier_text(survivant).parsed(), dossier_text(absorbe).parsed()


def needs(survivant: Dossier, absorbe: Dossier) -> list[str]:
    """The needs of both, those of the survivor first."""
    return list(dict.fromkeys([*survivant[BESOINS], *absorbe[BESOINS]]))
