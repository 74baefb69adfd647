"""What a program may do with a member's token, and when it may no more."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from tests.cast import Cast
from tests.people import logged_in

from egide.foundation.accounts.models import ApiToken
from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db


def program(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def made(cast: Cast, *scopes: str, days: int = 30) -> Any:
    body = {"nom": "Site du cabinet", "portees": list(scopes), "jours": days}
    return logged_in(cast.anne, cast.lavigne).send("POST", "team/tokens", body)


def read(path: str, secret: str) -> Any:
    return Client().get(f"/api/v1/{path}", headers=program(secret))


def create_client(secret: str) -> Any:
    body = {"nom": "Marchand", "prenom": "Hélène"}
    return Client().post("/api/v1/clients", body, content_type="application/json", headers=program(secret))


def test_a_token_reads_what_its_scopes_say_and_no_more(cast: Cast) -> None:
    answer = made(cast, "clients:read")
    assert answer.status_code == 201, answer.content
    secret = answer.json()["jeton"]

    assert read("clients", secret).json()["count"] == 0
    refused = create_client(secret)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert read("entretiens", secret).status_code == 403
    assert read("clients", logged_in(cast.claire).cookies["egide_session"].value).status_code == 401
    assert read("clients", secret).json()["count"] == 0


def test_its_secret_is_shown_once_and_never_kept(cast: Cast) -> None:
    answer = made(cast, "clients:read").json()
    listed = logged_in(cast.anne, cast.lavigne).read("team/tokens").json()["jetons"]

    assert [(one["nom"], one["membre_nom"], one["last_used_at"]) for one in listed] == [
        ("Site du cabinet", "Anne Lavigne", None)
    ]
    assert "jeton" not in listed[0]
    assert answer["jeton"].endswith(listed[0]["debut"][-4:])
    with team_scope(cast.lavigne.id):
        kept = ApiToken.objects.values().get()
        assert kept["token_hash"] == hashlib.sha256(answer["jeton"].encode()).hexdigest()
        assert answer["jeton"] not in str(kept)
        assert answer["jeton"] not in str(history("accounts_apitoken"))
    read("clients", answer["jeton"])
    used = logged_in(cast.antoine).read("team/tokens").json()["jetons"][0]
    assert (used["last_used_at"] is None, used["last_ip"]) == (False, "127.0.0.1")


def test_what_a_program_writes_says_that_it_was_one(cast: Cast) -> None:
    token = made(cast, "clients:read", "clients:write").json()

    created = create_client(token["jeton"])

    assert created.status_code == 201, created.content
    assert created.json()["conseiller_nom"] == "Anne Lavigne"
    assert sorted(created.json()["abilities"]) == ["delete", "edit", "history"]
    with team_scope(cast.lavigne.id):
        line = history(client_id=created.json()["id"])[0]
    assert (line.actor_id, line.cause_kind, str(line.cause_id)) == (cast.anne.id, "jeton", token["id"])


def test_a_revoked_or_expired_token_is_refused(cast: Cast) -> None:
    first, second = (made(cast, "clients:read").json() for _ in range(2))
    assert logged_in(cast.anne, cast.lavigne).send("DELETE", f"team/tokens/{first['id']}").status_code == 204
    with team_scope(cast.lavigne.id):
        ApiToken.objects.filter(id=second["id"]).update(expires_at=F("created_at") - timedelta(days=1))

    for token in (first, second):
        answer = read("clients", token["jeton"])
        assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")
    assert [one["id"] for one in logged_in(cast.antoine).read("team/tokens").json()["jetons"]] == [second["id"]]


def test_a_token_ends_with_its_member_and_does_not_come_back_with_them(cast: Cast) -> None:
    secret = made(cast, "clients:read").json()["jeton"]
    antoine, where = logged_in(cast.antoine), f"team/members/{cast.anne.membership_in(cast.lavigne)}"

    assert antoine.send("POST", f"{where}/departure", {"confier_a": None}).status_code == 200
    assert read("clients", secret).status_code == 401
    assert antoine.send("PATCH", where, {"active": True}).status_code == 200
    assert read("clients", secret).status_code == 401


def test_a_token_s_rights_shrink_with_its_member_s(cast: Cast) -> None:
    secret = made(cast, "clients:read", "audit:read", "ai:read").json()["jeton"]
    assert read("ai/usage", secret).status_code == 200

    where = f"team/members/{cast.anne.membership_in(cast.lavigne)}"
    assert logged_in(cast.antoine).send("PATCH", where, {"role": "employe", "portee": "siens"}).status_code == 200

    assert read("ai/usage", secret).status_code == 403
    create = logged_in(cast.thomas).send("POST", "clients", {"nom": "Nguyen", "prenom": "Lan"})
    assert read(f"clients/{create.json()['id']}", secret).status_code == 404


@pytest.mark.parametrize("path", ["session", "session/devices", "team/tokens"])
def test_what_is_a_person_s_own_is_closed_to_programs(cast: Cast, path: str) -> None:
    secret = made(cast, "clients:read", "team:read").json()["jeton"]

    assert read("team/members", secret).status_code == 200
    assert read(path, secret).status_code == 403


@pytest.mark.parametrize("scope", ["team:write", "tokens:write", "clients:reveal", "clients:*", ""])
def test_nobody_gives_more_than_people_s_rights_allow(cast: Cast, scope: str) -> None:
    answer = made(cast, "clients:read", scope)

    assert answer.status_code == 400
    with team_scope(cast.lavigne.id):
        assert ApiToken.objects.count() == 0


def test_a_colleague_s_token_is_not_one_s_own(cast: Cast) -> None:
    token = made(cast, "clients:read").json()
    promoted = f"team/members/{cast.claire.membership_in(cast.lavigne)}"
    logged_in(cast.antoine).send("PATCH", promoted, {"role": "manager"})
    claire = logged_in(cast.claire)

    assert claire.read("team/tokens").json()["jetons"] == []
    assert claire.send("DELETE", f"team/tokens/{token['id']}").status_code == 403
    assert logged_in(cast.yann).send("DELETE", f"team/tokens/{token['id']}").status_code == 404
    assert logged_in(cast.antoine).send("DELETE", f"team/tokens/{token['id']}").status_code == 204


@pytest.mark.parametrize("secret", ["", "egide_", "egide_zz_x", "egide_" + "0" * 32 + "_x", "autre", "é" * 40])
def test_nonsense_opens_nothing(cast: Cast, secret: str) -> None:
    assert read("clients", secret).status_code == 401
