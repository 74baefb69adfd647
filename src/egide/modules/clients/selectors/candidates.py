"""Which client a meeting, an import or a caller is about: proposed with reasons, never silently chosen (rule 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from egide.foundation.tenancy.public import current_team_id
from egide.modules.clients import normalisation
from egide.modules.clients.models import Client

# How sure each reason alone makes us; together, the doubts multiply.
WEIGHTS = {"email": 0.9, "telephone": 0.8, "nom_prenom_naissance": 0.95, "nom_prenom": 0.5}
MOST = 10

_SQL = f"""
SELECT * FROM (
  SELECT c.id, c.matricule, c.nom, c.prenom, c.date_naissance, c.email, c.telephone, c.ville, c.version,
    c.email = %(email)s AS same_email,
    c.telephone = %(telephone)s AS same_telephone,
    public.fr_fold(c.prenom) = public.fr_fold(%(prenom)s)
      AND public.fr_fold(%(nom)s) IN (public.fr_fold(c.nom), public.fr_fold(c.nom_naissance)) AS same_name,
    c.date_naissance = %(date_naissance)s AS same_birth
  FROM "{Client._meta.db_table}" c
  WHERE c.team_id = %(team)s AND c.deleted_at IS NULL
) known WHERE same_email OR same_telephone OR same_name ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client that may be the one; `score` 0–1, `reasons` among `WEIGHTS`."""

    id: UUID
    matricule: str
    nom: str | None
    prenom: str | None
    date_naissance: str | None
    email: str | None
    telephone: str | None
    ville: str | None
    version: int
    reasons: tuple[str, ...]
    score: float


def _telephone(value: str | None) -> str | None:
    try:
        return normalisation.telephone(value) if value else None
    except ValueError:
        return None


def _reasons(same_email: object, same_telephone: object, same_name: object, same_birth: object) -> tuple[str, ...]:
    reasons = [reason for reason, same in (("email", same_email), ("telephone", same_telephone)) if same]
    if same_name:
        reasons.append("nom_prenom_naissance" if same_birth else "nom_prenom")
    return tuple(reasons)


def _score(reasons: tuple[str, ...]) -> float:
    doubt = 1.0
    for reason in reasons:
        doubt *= 1 - WEIGHTS[reason]
    return round(1 - doubt, 3)


def _candidate(row: tuple[Any, ...]) -> Candidate:
    reasons = _reasons(*row[9:])
    return Candidate(*row[:9], reasons, _score(reasons))  # type: ignore[call-arg]  # nine columns, then two


def find_candidates(
    *,
    nom: str | None = None,
    prenom: str | None = None,
    date_naissance: str | None = None,
    email: str | None = None,
    telephone: str | None = None,
) -> list[Candidate]:
    """The firm's clients who share an e-mail, a telephone or a whole name, surest first. One statement."""
    params = {
        "team": current_team_id(),
        "nom": nom,
        "prenom": prenom,
        "date_naissance": date_naissance,
        "email": email.strip().lower() if email else None,
        "telephone": _telephone(telephone),
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, params)
        rows = cursor.fetchall()
    found = [_candidate(row) for row in rows]
    return sorted(found, key=lambda candidate: -candidate.score)[:MOST]
