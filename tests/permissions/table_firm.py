"""Who may call what, of the firm itself: its people, its identity, its models, what watches over it."""

from __future__ import annotations

from typing import Any

from tests.permissions.fillers import Belongings
from tests.permissions.line import ADMIN, ALL, ANYBODY, LOGGED_IN, MANAGERS, Line
from tests.permissions.pictures import png

PRIVATE = {"session-team", "session-device"}


def invitation(mine: Belongings) -> dict[str, Any]:
    return {"email": f"autre@{mine.marker}.example", "role": "employe"}


def heir(mine: Belongings) -> dict[str, Any]:
    return {"confier_a": mine.args["heir"]["member_id"]}


def absence(mine: Belongings) -> dict[str, Any]:
    absent, stand_in = mine.args["member"]["member_id"], mine.args["heir"]["member_id"]
    return {"absent_id": absent, "delegue_id": stand_in, "debut": "2031-02-01", "fin": "2031-02-15"}


FOUNDATION = [
    Line("GET", "schema", ANYBODY),
    Line("GET", "session", LOGGED_IN),
    Line("PATCH", "session-profile", LOGGED_IN, body={"theme": "dark"}),
    # Each chooses among their own firms: the operator has none.
    Line("POST", "session-team", ALL, body=lambda mine: {"team_id": str(mine.firm.id)}),
    Line("GET", "session-devices", LOGGED_IN),
    Line("DELETE", "session-device", frozenset({"employe"}), 204, on="device"),
    Line("GET", "team-members", ALL),
    Line("PATCH", "team-member", ADMIN, on="member", body={"titre": "Associé"}),
    Line("GET", "team-member-charges", ADMIN, on="member"),
    Line("POST", "team-member-charges", ADMIN, on="member", body=heir),
    Line("POST", "team-member-departure", ADMIN, on="member", body={"confier_a": None}),
    Line("GET", "team-sso", ADMIN),
    # Nothing answers there, and there is nothing to take away.
    Line(
        "PUT",
        "team-sso",
        ADMIN,
        400,
        body={"nom": "X", "issuer": "https://x.invalid", "client_id": "x", "domaines": []},
    ),
    Line("DELETE", "team-sso", ADMIN, 404),
    Line("POST", "access-sso-start", ANYBODY, 404, body={"cabinet": "personne"}),
    Line("POST", "access-sso-finish", ANYBODY, 400, body={"state": "rien", "code": "rien"}),
    Line("GET", "team-access", MANAGERS),
    Line("PUT", "team-access", MANAGERS, body={"second_facteur_depuis": None}),
    # Nobody there has a second factor to lose.
    Line("DELETE", "team-member-second-factor", MANAGERS, 409, on="member"),
    Line("GET", "team-equipes", ALL),
    Line("POST", "team-equipes", ADMIN, 201, body=lambda mine: {"nom": f"Autre {mine.marker}"}),
    Line("PATCH", "team-equipe", ADMIN, on="equipe", body=lambda mine: {"nom": f"Neuf {mine.marker}"}),
    Line("DELETE", "team-equipe", ADMIN, 204, on="equipe"),
    Line("GET", "team-delegations", ALL),
    # Thomas is neither the employee nor the manager: only an administrator speaks for him.
    Line("POST", "team-delegations", ADMIN, 201, body=absence),
    Line("DELETE", "team-delegation", ADMIN, 204, on="delegation"),
    Line("GET", "team-tokens", MANAGERS),
    Line("POST", "team-tokens", MANAGERS, 201, body={"nom": "Site", "portees": ["clients:read"], "jours": 90}),
    Line("DELETE", "team-token", ADMIN, 204, on="jeton"),
    Line("GET", "team-invitations", ADMIN),
    Line("POST", "team-invitations", ADMIN, 201, body=invitation),
    Line("DELETE", "team-invitation", ADMIN, 204, on="invitation"),
    # Whoever holds the secret; these hold none.
    Line("GET", "invitation-preview", ANYBODY, 404, on="token"),
    Line("POST", "invitation-accept", ANYBODY, 404, body={"token": "0" * 32 + ".rien"}),
]
LOGO = png()
IDENTITY = [
    Line("GET", "identite", ALL),
    Line("PATCH", "identite", ADMIN, on="identite", body=lambda mine: {"ville": mine.marker}, if_match=True),
    Line("GET", "identite-logo", ALL),
    Line("PUT", "identite-logo", ADMIN, on="identite", raw=LOGO, if_match=True),
    Line("DELETE", "identite-logo", ADMIN, on="identite", if_match=True),
]


def provider(mine: Belongings) -> dict[str, Any]:
    return {"nom": mine.marker, "kind": "anthropic", "modele": "claude-haiku-4-5", "cle": "sk-ant-0123456789abcdef"}


AI = [
    Line("GET", "ai-providers", MANAGERS),
    Line("POST", "ai-providers", ADMIN, 201, body=provider),
    Line("GET", "ai-provider", MANAGERS, on="provider"),
    Line("PATCH", "ai-provider", ADMIN, on="provider", body={"actif": False}, if_match=True),
    Line("DELETE", "ai-provider", ADMIN, 204, on="provider", if_match=True),
    Line("POST", "ai-provider-test", ADMIN, on="provider"),
    Line("POST", "ai-provider-consent", ADMIN, on="provider", body={"accorde": True, "formulation": "J’autorise."}),
    Line("GET", "ai-register", MANAGERS),
    Line("GET", "ai-settings", ALL),
    Line("PATCH", "ai-settings", ADMIN, on="ai-settings", body={"moteur": "both"}, if_match=True),
    Line("GET", "ai-budget", MANAGERS),
    Line("PATCH", "ai-budget", MANAGERS, on="ai-settings", body={"budget_mensuel": 20}, if_match=True),
    Line("GET", "ai-usage", MANAGERS),
    Line("GET", "ai-usage-entretiens", MANAGERS),
]

WATCH = [
    Line("GET", "audit-entries", MANAGERS),
    Line("GET", "audit-entry", MANAGERS, on="ligne"),
    Line("GET", "audit-filters", MANAGERS),
    Line("GET", "audit-export", MANAGERS),
    Line("GET", "jobs", MANAGERS),
    Line("GET", "jobs-failures", MANAGERS),
    # Nothing has failed of a kind that does not exist.
    Line("POST", "jobs-failures-rerun", MANAGERS, 404, body={"task": "rien"}),
    Line("POST", "jobs-failure-rerun", MANAGERS, 409, on="echec"),
    Line("DELETE", "jobs-failure", MANAGERS, 204, on="echec-ouvert"),
    Line("GET", "webhooks", ADMIN),
    # No test calls outside: the address is refused.
    Line(
        "POST", "webhooks", ADMIN, 400, body={"nom": "Site", "url": "http://exemple", "evenements": ["client.created"]}
    ),
    Line("PATCH", "webhook", ADMIN, on="webhook", body={"actif": False}),
    Line("DELETE", "webhook", ADMIN, 204, on="webhook"),
    Line("POST", "webhook-secret", ADMIN, on="webhook"),
    Line("POST", "webhook-test", ADMIN, 202, on="webhook"),
    Line("GET", "webhook-deliveries", ADMIN, on="webhook"),
    Line("POST", "webhook-delivery-again", ADMIN, 202, on="webhook-envoi"),
]
