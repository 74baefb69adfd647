"""What the pages read of imports."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import can, object_abilities
from egide.kit.sheets import harmless
from egide.modules.clients.public import ROWS, SECTIONS
from egide.modules.imports.cibles import cibles
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services.depot import table_of
from egide.modules.imports.services.execution import geste
from egide.modules.imports.valeurs import text_of
from egide.modules.imports.wording import raisons

SHOWN_AT_ONCE = 50
ONGLETS: Mapping[str, Mapping[str, Any]] = {
    "nouveau": {"verdict": "nouveau"},
    "a_completer": {"verdict": "a_completer"},
    "a_verifier": {"verdict": "a_verifier"},
    "existant": {"verdict": "existant"},
    "refuse": {"verdict": "refuse"},
    **{issue: {"issue": issue} for issue in ("cree", "complete", "inchange", "passe", "retire", "rendu", "garde")},
    "refuses": {"issue": "refuse"},
}


def libelle(place: str) -> str:
    """The words of a place, in the reader's language; those of its section for a section."""
    cible = cibles().get(place)
    english = get_language() == "en"
    if cible is not None:
        return cible.en if english else cible.fr
    section, _dot, champ = place.partition(".")
    known = SECTIONS.get(section)
    if known is None:
        return place
    own = known.champ(champ.rpartition(".")[2]) if champ else None
    head = known.en if english else known.fr
    return head if own is None else f"{head} · {own.en if english else own.fr}"


def groupe(section: str, rang: int) -> str:
    """Under which words a place is listed."""
    if not section:
        return _("Repères")
    known = SECTIONS[section]
    english = get_language() == "en"
    name = known.en if english else (known.singulier.capitalize() if section in ROWS else known.fr)
    return f"{name} {rang}" if rang else name


def mine(caller: Caller) -> QuerySet[Import]:
    """The imports a caller may follow, latest first: their own, or the firm's for who may see them all."""
    rows = Import.objects.select_related("fichier", "owner__user").order_by("-created_at", "-id")
    everybody = can(caller, "imports.view", {"owner_id": None})
    return rows if everybody else rows.filter(owner_id__in=caller.acts_for)


def resume(imported: Import, caller: Caller) -> dict[str, Any]:
    """A line of the list of imports."""
    user = imported.owner.user
    return {
        "id": imported.id,
        "nom": imported.nom,
        "taille": imported.taille,
        "state": imported.state,
        "total": imported.total,
        "traites": imported.traites,
        "verdicts": imported.bilan.get("verdicts", {}),
        "issues": imported.bilan.get("issues", {}),
        "par": f"{user.prenom} {user.nom}".strip(),
        "created_at": imported.created_at,
        "updated_at": imported.updated_at,
        "abilities": object_abilities(caller, "imports", imported),
    }


def detail(imported: Import, caller: Caller) -> dict[str, Any]:
    """An import's own page."""
    places = imported.places or [None] * len(imported.colonnes)
    columns = [
        {"titre": column["titre"], "exemples": column["exemples"], "place": place}
        for column, place in zip(imported.colonnes, places, strict=False)
    ]
    return resume(imported, caller) | {
        "feuille": imported.feuille,
        "motif": imported.motif,
        "retenues": any(column.get("connue") for column in imported.colonnes),
        "colonnes": columns,
        "options": imported.options or None,
        "gestes": _gestes(imported) if imported.state == "pret" else {},
    }


def _gestes(imported: Import) -> dict[str, int]:
    """How many lines of each gesture, decisions included; those with nothing to add are none. One statement."""
    found: dict[str, int] = {}
    rows = Ligne.objects.filter(lot=imported).values_list("verdict", "decision").annotate(n=Count("id"))
    for verdict, decision, count in rows.order_by("verdict", "decision"):
        if verdict == "existant" and not decision:
            continue
        asked = geste(Ligne(verdict=verdict, decision=decision), imported.options)
        found[asked] = found.get(asked, 0) + count
    return found


def lignes(imported: Import, onglet: str) -> QuerySet[Ligne]:
    """The lines of a tab, in the file's order; all of them without one."""
    rows = Ligne.objects.filter(lot=imported).select_related("dossier").order_by("numero")
    return rows.filter(**ONGLETS[onglet]) if onglet else rows


def ligne(line: Ligne, options: Mapping[str, Any]) -> dict[str, Any]:
    """A line as it is shown."""
    twin = line.doublon
    gone = line.dossier is None or line.dossier.deleted_at is not None
    return {
        "numero": line.numero,
        "intitule": line.intitule,
        "verdict": line.verdict,
        "motifs": [
            {"champ": libelle(motif["place"]) if motif["place"] else "", "texte": motif["texte"]}
            for motif in line.motifs
        ],
        "doublon": None
        if twin is None
        else {
            "nom": twin["nom"],
            "matricule": twin["matricule"],
            "raisons": raisons(twin["raisons"]),
            "sur": twin["sur"],
        },
        "champs": [libelle(place) for place in line.champs],
        "decision": line.decision,
        "geste": geste(line, options) if options else "",
        "issue": line.issue,
        "client": None if gone or line.dossier is None else line.dossier.matricule,
    }


def refusees(imported: Import) -> Iterator[bytes]:
    """The lines that wrote nothing because of what they say, as they came, and why: to be mended and given again."""
    with transaction.atomic():
        refused = {
            line.numero: "; ".join(
                f"{libelle(motif['place'])} : {motif['texte']}" if motif["place"] else motif["texte"]
                for motif in line.motifs
            )
            for line in Ligne.objects.filter(Q(verdict="refuse") | Q(issue="refuse"), lot=imported)
        }
        table = table_of(imported)
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([*map(harmless, table.headings), _("Motif du refus")])
    yield b"\xef\xbb\xbf"
    for numero, cells in table.rows():
        if numero in refused:
            writer.writerow([*(harmless(text_of(cell)) for cell in cells), harmless(refused[numero])])
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
