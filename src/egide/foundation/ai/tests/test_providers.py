"""Antoine, who administers Cabinet Lavigne, chooses whom the firm asks, and what may leave it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.cast import Cast
from tests.people import Browser
from tests.support.llm_server import LlmServer, Says, Status

from egide.foundation.ai.models import Provider
from egide.foundation.ai.tests.conftest import AGREED, KEY, add, patch
from egide.foundation.tenancy.public import team_scope


def test_the_key_is_sealed_and_only_its_mask_is_read(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server)

    assert made["cle"] == "•••• 0042"
    assert KEY not in str(antoine.read("ai/providers").json())
    with team_scope(cast.lavigne.id):
        sealed = Provider.objects.get().cle_scellee
        with connection.cursor() as cursor:
            cursor.execute("SELECT changes::text FROM audit_entry WHERE table_name = 'ai_provider'")
            told = " ".join(line for (line,) in cursor.fetchall())
    assert sealed is not None and sealed.startswith("v1.") and KEY not in sealed
    assert "•••• 0042" in told
    assert KEY not in told and sealed not in told


def test_a_price_of_the_table_is_the_firms_unless_it_writes_its_own(antoine: Browser, server: LlmServer) -> None:
    body = {"nom": "Anthropic", "kind": "anthropic", "modele": "claude-haiku-4-5-20251001", "cle": KEY}
    made = antoine.send("POST", "ai/providers", body).json()
    assert made["prix"] == {"entree": 0.9, "sortie": 4.5, "source": "table"}

    changed = patch(antoine, f"ai/providers/{made['id']}", {"prix_entree": 0.5, "prix_sortie": 2})
    assert changed.json()["prix"] == {"entree": 0.5, "sortie": 2.0, "source": "cabinet"}
    back = patch(antoine, f"ai/providers/{made['id']}", {"prix_entree": None, "prix_sortie": None})
    assert back.json()["prix"]["source"] == "table"


@pytest.mark.parametrize(
    ("values", "champ"),
    [
        ({"base_url": "http://10.0.0.8/v1"}, "base_url"),
        ({"base_url": "https://192.168.1.4/v1"}, "base_url"),
        ({"base_url": "pas une adresse"}, "base_url"),
        ({"base_url": "", "cle": ""}, "cle"),
        ({"modele": "inconnu", "prix_entree": None, "prix_sortie": None}, "prix_entree"),
        ({"prix_entree": None, "prix_sortie": 3}, "prix_entree"),
        ({"delai_s": 4}, "delai_s"),
        ({"kind": "autre"}, "kind"),
    ],
)
def test_what_could_not_work_is_refused_by_field(
    cast: Cast, antoine: Browser, server: LlmServer, values: dict[str, Any], champ: str
) -> None:
    body = {"nom": "M", "kind": "openai", "modele": "petit", "base_url": server.openai, "cle": KEY}
    answer = antoine.send("POST", "ai/providers", {**body, "prix_entree": 1, "prix_sortie": 1, **values})

    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [champ]
    with team_scope(cast.lavigne.id):
        assert not Provider.objects.exists()


def test_another_address_takes_back_the_leave_and_asks_for_the_key(
    cast: Cast, antoine: Browser, server: LlmServer
) -> None:
    made = add(antoine, server)
    where = f"ai/providers/{made['id']}"

    refused = patch(antoine, where, {"base_url": f"{server.root}/autre"})
    assert refused.status_code == 400
    assert list(refused.json()["errors"]) == ["cle"]
    assert antoine.read(where).json()["consentement"] is not None

    moved = patch(antoine, where, {"base_url": f"{server.root}/autre", "cle": "sk-autre-0123456789-0099"})
    assert moved.status_code == 200
    assert moved.json()["consentement"] is None
    assert moved.json()["cle"] == "•••• 0099"
    (entry,) = antoine.read("ai/register").json()
    assert entry["jusqu_a"] is not None


def test_the_register_says_since_when_to_whom_and_with_which_care(
    cast: Cast, antoine: Browser, server: LlmServer
) -> None:
    made = add(antoine, server)
    (entry,) = antoine.read("ai/register").json()
    assert entry["destinataire"] == "Modèle maison"
    assert entry["adresse"] == server.openai
    assert entry["formulation"] == AGREED["formulation"]
    assert entry["par_nom"] == "Antoine Lavigne"
    assert (entry["pseudonymisation"], entry["jusqu_a"]) == (False, None)

    assert patch(antoine, "ai/settings", {"pseudonymisation": True}).status_code == 200
    now, before = antoine.read("ai/register").json()
    assert (now["pseudonymisation"], now["jusqu_a"]) == (True, None)
    assert any("IBAN et NIR" in measure for measure in now["mesures"])
    assert before["jusqu_a"] is not None

    antoine.send("POST", f"ai/providers/{made['id']}/consent", {"accorde": False})
    assert all(entry["jusqu_a"] for entry in antoine.read("ai/register").json())
    assert antoine.read(f"ai/providers/{made['id']}").json()["consentement"] is None


def test_leave_without_words_is_no_leave(antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server, consent=False)

    answer = antoine.send("POST", f"ai/providers/{made['id']}/consent", {"accorde": True, "formulation": "  "})

    assert answer.status_code == 400
    assert antoine.read("ai/register").json() == []


def test_the_button_tries_the_provider_with_nobodys_data(antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server, consent=False)
    server.replies.append(Says({"ville": "Nantes"}, input_tokens=100, output_tokens=10))

    answer = antoine.send("POST", f"ai/providers/{made['id']}/test").json()

    assert answer["ok"] is True and answer["message"] == "Le fournisseur répond."
    assert (answer["tokens_entree"], answer["tokens_sortie"], answer["cout"]) == (100, 10, 0.002)
    (asked,) = server.asked
    assert asked.prompts == ["La ville est Nantes."]
    assert asked.headers["authorization"] == f"Bearer {KEY}"


def test_the_button_says_what_is_wrong(antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server, consent=False)
    server.otherwise = Status(401, kind="authentication_error", text=f"Incorrect API key: {KEY}")

    answer = antoine.send("POST", f"ai/providers/{made['id']}/test").json()

    assert (answer["ok"], answer["code"], answer["message"]) == (False, "bad_key", "La clé est refusée.")
    error = antoine.read(f"ai/providers/{made['id']}").json()["disjoncteur"]["derniere_erreur"]
    assert error["code"] == "bad_key"
    assert KEY not in str(error)


def test_a_removed_provider_keeps_its_costs_and_loses_its_key(cast: Cast, antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server)
    antoine.send("POST", f"ai/providers/{made['id']}/test")
    tag = antoine.read(f"ai/providers/{made['id']}").headers["ETag"]

    answer = antoine.send("DELETE", f"ai/providers/{made['id']}", headers={"If-Match": tag})

    assert answer.status_code == 204
    assert antoine.read("ai/providers").json() == []
    assert antoine.read("ai/usage").json()["total"]["appels"] == 1
    with team_scope(cast.lavigne.id):
        kept = Provider.objects.get()
    assert (kept.cle, kept.cle_scellee, kept.autorise_at) == (None, None, None)


def test_a_manager_reads_and_cannot_write(anne: Browser, antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server)

    assert anne.read("ai/providers").status_code == 200
    assert patch(anne, f"ai/providers/{made['id']}", {"actif": False}).status_code == 403
    assert anne.send("POST", f"ai/providers/{made['id']}/consent", {"accorde": False}).status_code == 403
    assert antoine.read(f"ai/providers/{made['id']}").json() == made


def test_two_administrators_do_not_overwrite_each_other(antoine: Browser, server: LlmServer) -> None:
    made = add(antoine, server)

    stale = antoine.send(
        "PATCH", f"ai/providers/{made['id']}", {"nom": "Autre"}, headers={"If-Match": f'"{made["version"] - 1}"'}
    )

    assert stale.status_code == 412
    assert antoine.read(f"ai/providers/{made['id']}").json()["nom"] == "Modèle maison"
