"""Rows as they are sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from egide.foundation.ai import register
from egide.foundation.ai.budget import Spending
from egide.foundation.ai.circuit import state_of
from egide.foundation.ai.models import Alert, Circuit, Processing, Provider
from egide.foundation.ai.notices import ALERT_WORDS
from egide.foundation.ai.providers import price_of
from egide.foundation.ai.trial import WORDS

Json = dict[str, Any]


def _name(member: Any) -> str:
    return f"{member.user.prenom} {member.user.nom}"


def provider_json(provider: Provider, circuit: Circuit | None, now: datetime) -> Json:
    price = price_of(provider) if provider.usage == "texte" else None
    names = ("id", "nom", "usage", "kind", "base_url", "modele", "cle")
    member = provider.autorise_par
    return {
        **{name: getattr(provider, name) for name in (*names, "actif", "rang", "delai_s", "essais", "streaming")},
        "prix": {"entree": price.entree, "sortie": price.sortie, "source": price.source} if price else None,
        "prix_heure": provider.prix_heure,
        "consentement": None
        if provider.autorise_at is None or member is None
        else {"at": provider.autorise_at, "par": member.id, "par_nom": _name(member)},
        "disjoncteur": _circuit_json(circuit, now),
        **{name: getattr(provider, name) for name in ("version", "created_at", "updated_at")},
    }


def _circuit_json(circuit: Circuit | None, now: datetime) -> Json:
    etat = state_of(circuit, now)
    if circuit is None:
        return {"etat": etat, "jusqu_a": None, "echecs": 0, "derniere_erreur": None}
    error = None
    if circuit.last_code:
        error = {"code": circuit.last_code, "message": _(WORDS[circuit.last_code]), "at": circuit.last_at}
    until = circuit.open_until if etat == "ouvert" else None
    return {"etat": etat, "jusqu_a": until, "echecs": circuit.failures, "derniere_erreur": error}


def alert_json(alert: Alert) -> Json:
    names = ("id", "kind", "mois", "seuil", "cout", "at")
    return {**{name: getattr(alert, name) for name in names}, "message": _(ALERT_WORDS[alert.kind])}


def spending_json(now: Spending, alerts: list[Alert], version: int) -> Json:
    return {
        "budget_mensuel": now.budget,
        "arret": now.arret,
        "mois": now.mois,
        "depense": now.depense,
        "part": None if now.part is None else round(now.part, 4),
        "habituel": None if now.habituel is None else round(now.habituel, 6),
        "bloque": now.bloque,
        "alertes": [alert_json(alert) for alert in alerts],
        "version": version,
    }


def processing_json(entry: Processing) -> Json:
    names = ("id", "provider_id", "destinataire", "adresse", "modele", "pseudonymisation", "formulation")
    return {
        **{name: getattr(entry, name) for name in (*names, "depuis", "jusqu_a")},
        "finalite": _(register.purpose_of(entry)),
        "base_legale": _(register.BASE_LEGALE),
        "categories_donnees": [_(words) for words in register.data_of(entry)],
        "categories_personnes": [_(words) for words in register.PERSONNES],
        "conservation": _(register.kept_of(entry)),
        "mesures": [_(words) for words in register.measures_of(entry)],
        "par": entry.par_id,
        "par_nom": _name(entry.par),
    }
