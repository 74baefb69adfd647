"""Clients for the command palette."""

from __future__ import annotations

from django.db.models import Case, Value, When

from egide.modules.clients.selectors.listing import folded, present, search

FIELDS = ("id", "matricule", "nom", "prenom", "ville", "nombre_contrats", "a_relire")


def palette_clients(typed: str, limit: int = 8) -> list[dict[str, object]]:
    """At most `limit` clients, those whose name begins with what is typed first. One statement."""
    if not typed.strip():
        return []
    begins = Case(When(nom_tri__startswith=folded(typed.strip()), then=Value(0)), default=Value(1))
    rows = search(present(), typed).annotate(rang=begins).order_by("rang", "nom_tri")
    return [dict(row) for row in rows.values(*FIELDS)[:limit]]
