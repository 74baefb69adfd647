"""What lists of the follow-up have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Func, JSONField, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

MOST_WORDS = 8
CLIENT = JSONObject(id="client_id", matricule="client__matricule", nom="client__nom", prenom="client__prenom")


def person(relation: str) -> Combinable:
    """A member of the firm as JSON {id, prenom, nom}; null when there is none."""
    told = JSONObject(id=F(f"{relation}_id"), prenom=F(f"{relation}__user__prenom"), nom=F(f"{relation}__user__nom"))
    return Case(When(**{f"{relation}__isnull": False}, then=told), default=None, output_field=JSONField())


def optional_client() -> Combinable:
    """The client as JSON; null when there is none."""
    return Case(When(client__isnull=False, then=CLIENT), default=None, output_field=JSONField())


def folded(words: str) -> Func:
    """Typed words as `recherche` holds them."""
    return Func(Value(words), function="public.fr_fold", output_field=TextField())


def holding(rows: Any, typed: str) -> Any:
    """`rows` whose `recherche` holds every typed word, accents and case aside."""
    for word in typed.split()[:MOST_WORDS]:
        rows = rows.filter(recherche__contains=folded(word))
    return rows
