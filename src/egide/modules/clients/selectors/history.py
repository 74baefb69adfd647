"""The history of a file, from the audit log: who changed what, when, and for what reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from egide.foundation.accounts.public import User, absents_of
from egide.foundation.audit.public import AuditLine, history, history_count
from egide.modules.clients.models import SECTION_MODELS, Consentement, Etiquetage, Lecture, Lien, Suivi
from egide.modules.clients.selectors.fusions import lineage

TABLES: dict[str, str] = {section: model._meta.db_table for section, model in SECTION_MODELS.items()} | {
    "consentements": Consentement._meta.db_table,
    "lectures": Lecture._meta.db_table,
    "liens": Lien._meta.db_table,
    "conseillers": Suivi._meta.db_table,
    "etiquettes": Etiquetage._meta.db_table,
}
SECTIONS_OF = {table: section for section, table in TABLES.items()}
HIDDEN = "deleted_at"


def _action(line: AuditLine) -> str:
    """Taking away and bringing back are updates of one column; a reading is the row that tells of it."""
    if line.table_name == TABLES["lectures"]:
        return "lecture"
    if line.action == "update" and HIDDEN in line.changes:
        return "restore" if line.changes[HIDDEN][1] is None else "delete"
    return line.action


def client_history(
    *,
    client_id: UUID,
    section: str | None = None,
    champ: str | None = None,
    row_id: UUID | None = None,
    limit: int,
    offset: int,
) -> tuple[int, list[dict[str, Any]]]:
    """How many lines, and one page of them, newest first. Four statements, three without a human actor; one
    more when somebody stood in for an absent adviser."""
    asked: dict[str, Any] = {
        "table": TABLES[section] if section else None,
        "row_id": row_id,
        "client_id": lineage(client_id),
        "field": champ,
    }
    lines = history(**asked, limit=limit, offset=offset)
    short = len(lines) < limit and (offset == 0 or lines)
    count = offset + len(lines) if short else history_count(**asked)
    ids = {line.actor_id for line in lines if line.actor_id}
    people = {user.id: user for user in User.objects.filter(pk__in=ids).only("prenom", "nom")} if ids else {}
    absents = absents_of({line.delegation_id for line in lines if line.delegation_id})
    return count, [
        _line(
            line,
            people.get(line.actor_id) if line.actor_id else None,
            absents.get(line.delegation_id) if line.delegation_id else None,
        )
        for line in lines
    ]


def _line(line: AuditLine, actor: User | None, absent: str | None) -> dict[str, Any]:
    return {
        "id": line.id,
        "at": line.at,
        "actor": {"id": actor.id, "prenom": actor.prenom, "nom": actor.nom} if actor else None,
        "actor_kind": line.actor_kind,
        "pour": absent,
        "cause": {"kind": line.cause_kind, "id": line.cause_id} if line.cause_kind else None,
        "section": SECTIONS_OF.get(line.table_name, line.table_name),
        "row_id": line.row_id,
        "action": _action(line),
        "changes": {
            nom: values for nom, values in line.changes.items() if nom not in (HIDDEN, "client_id", "matricule")
        },
    }
