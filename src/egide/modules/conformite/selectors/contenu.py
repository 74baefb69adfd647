"""What is given back to a person: everything the firm keeps of them, for programs and to be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from egide.foundation.audit.public import history
from egide.foundation.files.public import StoredFile, read_file
from egide.foundation.tenancy.public import Team
from egide.integrations.typesetting import typeset
from egide.kit.errors import NotFound
from egide.modules.clients.public import HISTORY_TABLES, SECTIONS, Champ, parts, rows_of
from egide.modules.conformite.selectors import MODELES

FORMAT = "egide-personne/1"
MOST_LINES = 100_000
CLIENT = "clients_client"
LISEZ_MOI = """Données conservées par {cabinet} sur {personne}
Établi le {jour}, en réponse au droit d’accès et au droit à la portabilité (RGPD, articles 15 et 20).

dossier.pdf       tout ce que dit le dossier, à lire
donnees.json      les mêmes données et tout le reste, pour un logiciel : chaque partie, chaque ligne, l’historique
entretiens/       le texte de chaque entretien
documents/        les documents, tels qu’ils ont été déposés
"""


def file_rows(client_id: UUID) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """{part: {table: rows}}, what was taken away included. One statement a table.

    :raises NotFound: no such client.
    """
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for part in parts():
        tables: dict[str, list[dict[str, Any]]] = {}
        for holding in part.holdings:
            tables.setdefault(holding.model._meta.db_table, []).extend(rows_of(holding, client_id))
        found[part.nom] = {table: rows for table, rows in tables.items() if rows}
    if CLIENT not in found.get("client", {}):
        raise NotFound
    return found


def by_table(rows: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> dict[str, list[dict[str, Any]]]:
    """The same without the parts."""
    return {table: found for tables in rows.values() for table, found in tables.items()}


def as_json(value: object) -> object:
    """For `json.dumps`: identifiers and dates as text, amounts as numbers."""
    match value:
        case Decimal():
            return float(value)
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case bytes() | memoryview():
            return bytes(value).decode(errors="replace")
    raise TypeError(f"{type(value).__name__} is no JSON")


def _history(client_id: UUID) -> list[dict[str, Any]]:
    return [
        {
            "at": line.at,
            "par": line.actor_kind,
            "table": line.table_name,
            "action": line.action,
            "valeurs": line.changes,
        }
        for line in history(client_id=client_id, limit=MOST_LINES)
    ]


def name_of(client: Mapping[str, Any]) -> str:
    return " ".join(word for word in (client["prenom"], client["nom"]) if word)


def members(client_id: UUID, clear: Mapping[str, str]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the archive: names inside it, and their content.

    :param clear: what is kept encrypted, by field, as the person is to read it.
    """
    now = timezone.now()
    rows = file_rows(client_id)
    client = rows["client"][CLIENT][0]
    client.update(clear)
    cabinet = Team.objects.values_list("nom", flat=True).get()
    personne = name_of(client)
    day = date_format(timezone.localtime(now), "j F Y")
    yield "LISEZ-MOI.txt", [LISEZ_MOI.format(cabinet=cabinet, personne=personne, jour=day).encode()]
    whole = {"format": FORMAT, "cabinet": cabinet, "personne": personne, "etabli_le": now, "parties": rows}
    whole["historique"] = _history(client_id)
    yield "donnees.json", [json.dumps(whole, default=as_json, ensure_ascii=False, indent=1).encode()]
    data = {"titre": f"Données de {personne}", "cabinet": cabinet, "jour": day, "sections": sections(rows)}
    yield "dossier.pdf", [typeset(MODELES, "personne.typ", data, now)]
    yield from _transcripts(rows)
    yield from _documents(rows)


def _transcripts(rows: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> Iterator[tuple[str, Iterable[bytes]]]:
    meetings = {row["id"]: row for row in rows.get("entretiens", {}).get("intake_entretien", ())}
    latest: dict[UUID, dict[str, Any]] = {}
    for words in rows.get("entretiens", {}).get("intake_transcriptversion", ()):
        if words["version"] >= latest.get(words["entretien_id"], words)["version"]:
            latest[words["entretien_id"]] = words
    for rank, (entretien_id, words) in enumerate(latest.items(), 1):
        meeting = meetings[entretien_id]
        said = (f"{turn['speaker'] or '?'} : {turn['text']}" for turn in words["segments"])
        text = "\n".join([meeting["titre"], meeting["date"].isoformat(), "", *said, ""])
        yield f"entretiens/{rank:02d}-{meeting['date']}.txt", [text.encode()]


def _documents(rows: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every stored file that a row of the file leads to, once."""
    rank = 0
    for part in parts():
        for holding in part.holdings:
            if holding.file is None or part.nom == "conformite":
                continue
            ids = [row[f"{holding.file}_id"] for row in rows[part.nom].get(holding.model._meta.db_table, ())]
            for stored in StoredFile.objects.filter(pk__in=[key for key in ids if key], state="stored").order_by("id"):
                rank += 1
                yield f"documents/{rank:02d}-{stored.nom}", read_file(stored)


def sections(rows: Mapping[str, Mapping[str, list[dict[str, Any]]]]) -> list[dict[str, Any]]:
    """What `personne.typ` shows: [{titre, fiches: [[[label, value], …], …]}], empty ones left out."""
    shown = []
    tables = by_table(rows)
    for nom, section in SECTIONS.items():
        held = [row for row in tables.get(HISTORY_TABLES[nom], ()) if row.get("deleted_at") is None]
        cards = [_card(section.champs, row) for row in held]
        if any(cards):
            shown.append({"titre": section.fr, "fiches": [card for card in cards if card]})
    for table, title, columns in OTHERS:
        cards = [_plain(row, columns) for row in tables.get(table, ())]
        if any(cards):
            shown.append({"titre": title, "fiches": [card for card in cards if card]})
    return shown


def _card(champs: Iterable[Champ], row: Mapping[str, Any]) -> list[list[str]]:
    return [[champ.fr, _told(champ, row[champ.nom])] for champ in champs if row.get(champ.nom) is not None]


def _told(champ: Champ, value: Any) -> str:
    if champ.kind == "booleen":
        return "Oui" if value else "Non"
    if champ.choix is not None:
        return next((choix.fr for choix in champ.choix.choix if choix.valeur == value), str(value))
    if champ.kind in ("montant", "nombre", "entier"):
        return f"{_number(value)} {champ.unite or ''}".strip()
    return _partial(value) if champ.kind == "date" else str(value)


def _number(value: Any) -> str:
    """1234.50 → "1 234,50"; whole amounts without cents."""
    text = f"{value:,.2f}" if isinstance(value, Decimal | float) else f"{value:,}"
    return text.removesuffix(".00").replace(",", "\u202f").replace(".", ",")


def _partial(value: str) -> str:
    return "/".join(reversed(value.split("-")))


def _plain(row: Mapping[str, Any], columns: Mapping[str, str]) -> list[list[str]]:
    return [[label, _any(row[column])] for column, label in columns.items() if row.get(column) not in (None, "", [])]


def _any(value: Any) -> str:
    match value:
        case bool():
            return "Oui" if value else "Non"
        case datetime():
            return date_format(timezone.localtime(value), "j F Y H:i")
        case date():
            return date_format(value, "j F Y")
    return str(value)


OTHERS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "clients_consentement",
        "Consentements",
        {
            "kind": "Objet",
            "accorde": "Accordé",
            "personne": "Personne",
            "formulation": "Formulation",
            "at": "Le",
            "withdrawn_at": "Retiré le",
        },
    ),
    ("intake_entretien", "Entretiens", {"titre": "Titre", "date": "Date", "source": "Origine", "state": "État"}),
    ("suivi_piece", "Documents", {"nom": "Nom", "kind": "Nature", "created_at": "Déposé le"}),
    ("suivi_note", "Notes", {"texte": "Texte", "created_at": "Écrite le"}),
    ("suivi_tache", "Tâches", {"titre": "Titre", "detail": "Détail", "echeance": "Échéance", "faite_at": "Faite le"}),
    (
        "adequation_questionnaire",
        "Profil investisseur",
        {"profil": "Profil", "score": "Score", "quiz": "Quiz", "validated_at": "Validé le"},
    ),
    ("clients_lecture", "Lectures de données protégées", {"champ": "Champ", "motif": "Motif", "at": "Le"}),
)
