"""Asks a whole installation for everything, with people's data in every place a request has.

Run as a process of its own: its standard error is the log as an operator would have it.
"""

from __future__ import annotations

# ruff: noqa: E402
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.config.settings")
django.setup()

from uuid import UUID

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from tests.jobs import sample
from tests.observability.faults import HELENE, MAIL, PHONE

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope

NIR = "2 84 05 44 109 123 45"
IBAN = "FR76 3000 6000 0112 3456 7890 189"
PASSWORD = "MotDePasse-Tres-Secret-1"
TOKEN = "q3v8k1z0m5x7c9b2n4l6j8h0g1f3d5s7"
TEXT = f"Courtier : Bonjour {HELENE}.\nClient : Mon numéro est le {PHONE}, mon adresse {MAIL}, mon IBAN {IBAN}."


def drive(session: str, team_id: UUID) -> None:
    asked = Client(raise_request_exception=False, headers={"Host": settings.ALLOWED_HOSTS[0]})
    mine = {"X-Session-Token": session}
    person = {"nom": "Marchand", "prenom": "Hélène", "email": MAIL, "telephone": PHONE}
    json = "application/json"
    for headers in ({}, mine):
        asked.get("/api/v1/clients", {"q": HELENE, "sort": MAIL}, headers=headers)
        asked.get("/api/v1/search", {"q": PHONE}, headers=headers)
        asked.get(f"/api/v1/clients/{HELENE}", headers=headers)
        asked.get(f"/api/v1/invitations/{TOKEN}", headers=headers)
        asked.post("/api/v1/clients", person, content_type=json, headers=headers)
        asked.post(
            "/api/v1/clients", {**person, "date_naissance": HELENE, "inconnu": NIR}, content_type=json, headers=headers
        )
        asked.post("/api/v1/clients", f'{{"nom": "{HELENE}', content_type=json, headers=headers)
        asked.post(
            "/api/v1/entretiens",
            {
                "texte": TEXT,
                "date": "2026-11-20",
                "consentement": {"accorde": True, "personne": HELENE, "formulation": TEXT, "mode": "oral"},
            },
            content_type=json,
            headers=headers,
        )
    for place in ("browser", "app"):
        asked.post(f"/_allauth/{place}/v1/auth/login", {"email": MAIL, "password": PASSWORD}, content_type=json)
        asked.post(f"/_allauth/{place}/v1/auth/password/request", {"email": MAIL}, content_type=json)
    asked.get("/api/v1/session", headers={"X-Session-Token": TOKEN, "X-Request-Id": MAIL, "X-Team": HELENE})
    asked.get(f"/{HELENE}/{MAIL}")
    asked.get(f"/api/v1/{HELENE}")
    asked.get("/api/v1/session", headers={"Host": "helene.marchand.exemple.fr"})
    for fault in ("raises", "duplicate", "bad-sql", "careless"):
        asked.post(
            f"/faults/{fault}?nom={HELENE}", person, headers={"X-Request-Id": "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"}
        )
    with team_scope(team_id):
        sample.hopeless.enqueue(team_id=team_id, n=1)
        sample.refused.enqueue(team_id=team_id)
    work_until_idle()


if __name__ == "__main__":
    with override_settings(ROOT_URLCONF="tests.observability.faults"):
        drive(os.environ["DRIVE_SESSION"], UUID(os.environ["DRIVE_TEAM"]))
