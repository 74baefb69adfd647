"""Filters of the list of meetings."""

from __future__ import annotations

from uuid import UUID

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from egide.kit.errors import Invalid
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien
from egide.modules.intake.selectors.listing import search

Entretiens = QuerySet[Entretien]
STATES = [state.value for state in State]


class EntretienFilters(django_filters.FilterSet):  # type: ignore[misc]
    """Several states, separated by commas, mean any of them."""

    q = django_filters.CharFilter(method="by_words", max_length=100)
    client = django_filters.UUIDFilter(field_name="client_id")
    state = django_filters.CharFilter(method="by_state")
    owner = django_filters.CharFilter(method="by_owner")
    date_min = django_filters.DateFilter(field_name="date", lookup_expr="gte")
    date_max = django_filters.DateFilter(field_name="date", lookup_expr="lte")

    def by_words(self, rows: Entretiens, name: str, value: str) -> Entretiens:
        return search(rows, value)

    def by_state(self, rows: Entretiens, name: str, value: str) -> Entretiens:
        states = [part.strip() for part in value.split(",") if part.strip()]
        if any(state not in STATES for state in states):
            raise Invalid({name: [_("Valeurs possibles : %s.") % ", ".join(STATES)]})
        return rows.filter(state__in=states)

    def by_owner(self, rows: Entretiens, name: str, value: str) -> Entretiens:
        if value == "moi":
            return rows.filter(owner_id=self.request.caller.membership_id)
        try:
            return rows.filter(owner_id=UUID(value))
        except ValueError:
            raise Invalid({name: [_("Indiquez l’identifiant d’un membre, ou moi.")]}) from None
