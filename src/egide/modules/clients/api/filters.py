"""Filters of the list of clients."""

from __future__ import annotations

from uuid import UUID

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext as _

from egide.kit.errors import Invalid
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.enums import (
    BESOIN,
    SITUATION_MATRIMONIALE,
    SITUATION_PROFESSIONNELLE,
    STATUT,
)
from egide.modules.clients.dictionary.listes import TYPE_PERSONNE
from egide.modules.clients.models import Client, Etiquetage, Suivi
from egide.modules.clients.selectors.listing import FOLDED_TOWN, folded, search

Clients = QuerySet[Client]
LONGEST_SEARCH = 100


def _one_of(name: str, value: str, enumeration: Enumeration) -> list[str]:
    codes = [code.strip() for code in value.split(",") if code.strip()]
    if any(code not in enumeration.codes for code in codes):
        raise Invalid({name: [_("Valeurs possibles : %s.") % ", ".join(enumeration.texts)]})
    return codes


def _followed_by(members: list[UUID]) -> Q:
    """The clients entrusted to them, and those they follow beside another."""
    current = Q(jusqua__isnull=True) | Q(jusqua__gt=TruncDate(Now()))
    beside = Suivi.objects.filter(current, client_id=OuterRef("pk"), membre_id__in=members)
    return Q(conseiller_id__in=members) | Q(Exists(beside))


def _tagged() -> QuerySet[Etiquetage]:
    return Etiquetage.objects.filter(client_id=OuterRef("pk"), etiquette__deleted_at__isnull=True)


class ClientFilters(django_filters.FilterSet):  # type: ignore[misc]
    """Several values of one filter, separated by commas, mean any of them."""

    q = django_filters.CharFilter(method="by_words", max_length=LONGEST_SEARCH)
    conseiller = django_filters.CharFilter(method="by_conseiller")
    besoin = django_filters.CharFilter(method="by_besoin")
    ville = django_filters.CharFilter(method="by_ville", max_length=LONGEST_SEARCH)
    situation_matrimoniale = django_filters.CharFilter(method="by_situation_matrimoniale")
    situation_professionnelle = django_filters.CharFilter(method="by_situation_professionnelle")
    statut = django_filters.CharFilter(method="by_statut")
    patrimoine_min = django_filters.NumberFilter(field_name="patrimoine_net", lookup_expr="gte")
    patrimoine_max = django_filters.NumberFilter(field_name="patrimoine_net", lookup_expr="lte")
    type_personne = django_filters.CharFilter(method="by_type_personne")
    etiquette = django_filters.CharFilter(method="by_etiquette")
    a_relire = django_filters.CharFilter(method="by_a_relire")

    def by_words(self, rows: Clients, name: str, value: str) -> Clients:
        return search(rows, value)

    def by_conseiller(self, rows: Clients, name: str, value: str) -> Clients:
        if value == "moi":
            return rows.filter(_followed_by([self.request.caller.membership_id]))
        if value == "aucun":
            return rows.filter(conseiller__isnull=True)
        try:
            return rows.filter(_followed_by([UUID(part) for part in value.split(",")]))
        except ValueError:
            raise Invalid({name: [_("Indiquez l’identifiant d’un membre, moi ou aucun.")]}) from None

    def by_etiquette(self, rows: Clients, name: str, value: str) -> Clients:
        if value == "aucune":
            return rows.exclude(Exists(_tagged()))
        try:
            tags = [UUID(part) for part in value.split(",")]
        except ValueError:
            raise Invalid({name: [_("Indiquez l’identifiant d’une étiquette, ou aucune.")]}) from None
        return rows.filter(Exists(_tagged().filter(etiquette_id__in=tags)))

    def by_type_personne(self, rows: Clients, name: str, value: str) -> Clients:
        return rows.filter(type_personne__in=_one_of(name, value, TYPE_PERSONNE))

    def by_besoin(self, rows: Clients, name: str, value: str) -> Clients:
        return rows.filter(besoins__overlap=_one_of(name, value, BESOIN))

    def by_ville(self, rows: Clients, name: str, value: str) -> Clients:
        return rows.filter(ville__isnull=False).alias(town=FOLDED_TOWN).filter(town=folded(value.strip()))

    def by_situation_matrimoniale(self, rows: Clients, name: str, value: str) -> Clients:
        return rows.filter(situation_matrimoniale__in=_one_of(name, value, SITUATION_MATRIMONIALE))

    def by_situation_professionnelle(self, rows: Clients, name: str, value: str) -> Clients:
        return rows.filter(situation_professionnelle__in=_one_of(name, value, SITUATION_PROFESSIONNELLE))

    def by_statut(self, rows: Clients, name: str, value: str) -> Clients:
        return rows.filter(statut__in=_one_of(name, value, STATUT))

    def by_a_relire(self, rows: Clients, name: str, value: str) -> Clients:
        if value not in ("true", "false"):
            raise Invalid({name: [_("Indiquez true ou false.")]})
        return rows.filter(a_relire__gt=0) if value == "true" else rows.filter(a_relire=0)
