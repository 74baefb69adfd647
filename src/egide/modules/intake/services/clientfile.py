"""The client file as the intake sees it: the one place that turns `clients.public` into the comparison's objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from egide.kit.errors import NotFound
from egide.modules.clients.public import BESOINS, RECORDS, ROWS, SECTIONS, a_demander, dossier_text
from egide.modules.intake.compare import Dossier, DossierRow
from egide.modules.intake.models import Entretien, Proposal

Json = dict[str, Any]


def read_file(client_id: UUID) -> Json:
    """The whole file as plain JSON values (amounts are numbers). One statement.

    :raises NotFound: no such client, or taken away.
    """
    parsed: Json = json.loads(dossier_text(client_id).json, parse_float=_number)
    return parsed


def _number(written: str) -> int | float:
    """Amounts as the meeting's are kept: whole when they are."""
    amount = float(written)
    return int(amount) if amount.is_integer() else amount


def blank_file() -> Json:
    """The file of a client who does not exist yet."""
    blank: Json = dict.fromkeys(SECTIONS["client"].noms)
    return blank | dict.fromkeys(RECORDS) | {section: [] for section in ROWS} | {BESOINS: [], "version": None}


def as_dossier(file: Json) -> Dossier:
    """What the comparison needs of a file."""
    records = {"client": {nom: file[nom] for nom in SECTIONS["client"].noms}}
    records |= {name: _known(name, file[name]) for name in RECORDS if file[name] is not None}
    rows = {name: [DossierRow(row["id"], _known(name, row)) for row in file[name]] for name in ROWS}
    return Dossier(records, rows, frozenset(file[BESOINS]), file["version"])


def _known(section: str, record: Json) -> Json:
    return {nom: record[nom] for nom in SECTIONS[section].noms}


def questions(file: Json, proposals: Iterable[Proposal]) -> list[Json]:
    """What advice requires and neither the file nor the meeting tells (recueil des exigences et besoins)."""
    merged = dict(file) | {name: [dict(row) for row in file[name]] for name in ROWS} | {BESOINS: list(file[BESOINS])}
    for p in proposals:
        if p.state not in ("refused", "superseded"):
            _merge(merged, p)
    asked: list[Json] = []
    for question in a_demander(merged):
        about: Json = {"section": question.section, "champ": question.champ, "besoin": question.besoin}
        words: Json = {"libelle": question.libelle, "question": question.question, "article": question.article}
        asked.append(about | words | {"row_id": _row_id(question.row_id)})
    return asked


def questions_left(entretien: Entretien, standing: Sequence[Proposal]) -> list[Json]:
    """What is left to ask after a meeting that has been read. One statement."""
    if not standing:
        return []
    try:
        file = read_file(entretien.client_id) if entretien.client_id else blank_file()
    except NotFound:  # the client was taken away
        file = blank_file()
    return questions(file, standing)


def by_need(asked: Iterable[Json]) -> list[tuple[str | None, list[Json]]]:
    """Questions under the need that asks them, in the order of the needs; those of any advice (None) come last."""
    groups: dict[str | None, list[Json]] = {}
    for question in asked:
        groups.setdefault(question["besoin"], []).append(question)
    return sorted(groups.items(), key=lambda group: group[0] is None)


def _row_id(row_id: str | None) -> str | None:
    """Rows that are only proposed have no id yet."""
    return None if row_id is None or row_id.startswith("+") else row_id


def _merge(file: Json, p: Proposal) -> None:
    value = p.value if p.state == "edited" else p.new
    if p.section == BESOINS:
        needs = [need for need in file[BESOINS] if need != p.champ]
        file[BESOINS] = [*needs, p.champ] if value else needs
    elif p.champ is None:
        if p.kind != "conflict" or p.state != "pending":
            file[p.section].append(_blank(p.section) | dict(value or {}) | {"id": f"+{p.source}"})
    elif p.row_id is not None:
        for row in file[p.section]:
            if row["id"] == str(p.row_id):
                row[p.champ] = value
    elif p.section == "client":
        file[p.champ] = value
    else:
        file[p.section] = (file[p.section] or _blank(p.section)) | {p.champ: value}


def _blank(section: str) -> Json:
    return dict.fromkeys(SECTIONS[section].noms)
