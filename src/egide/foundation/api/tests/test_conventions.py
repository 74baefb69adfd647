"""What every endpoint does alike, through HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.accounts.public import Membership, Role
from egide.foundation.api.throttling import LIMITS, Limit
from egide.foundation.authz.checks import check_declared
from egide.foundation.authz.public import register
from egide.foundation.authz.registry import _abilities
from egide.foundation.tenancy.public import team_scope

pytestmark = [pytest.mark.django_db, pytest.mark.urls("egide.foundation.api.tests.sample")]


@pytest.fixture(autouse=True)
def sample_abilities() -> Iterator[None]:
    register("sample.edit", Role, per_object=True)
    register("sample.delete", {Role.ADMIN}, owner_rule="id")
    yield
    del _abilities["sample.edit"], _abilities["sample.delete"]


def titles(cast: Cast) -> set[str]:
    with team_scope(cast.lavigne.id):
        return set(Membership.objects.values_list("titre", flat=True))


@pytest.mark.parametrize(
    ("why", "status", "code", "detail"),
    [
        ("invalid", 400, "invalid", "Certaines valeurs ne sont pas acceptées."),
        ("number", 400, "invalid", "Certaines valeurs ne sont pas acceptées."),
        ("forbidden", 403, "forbidden", "Votre rôle ne permet pas cette action."),
        ("missing", 404, "not_found", "Cet élément n’existe pas ou n’existe plus."),
        ("conflict", 409, "pending", "Il reste 3 décisions à prendre."),
        ("stale", 412, "stale", "Quelqu’un a modifié cet élément entre-temps : relisez-le avant d’enregistrer."),
        ("heavy", 413, "too_large", "L’envoi dépasse la taille acceptée."),
        ("unconditional", 428, "precondition_required", "Indiquez la version lue dans l’en-tête If-Match."),
        ("throttled", 429, "throttled", "Trop de demandes : réessayez dans 7 s."),
    ],
)
def test_a_refusal_is_a_problem_document_and_undoes_everything(
    cast: Cast, why: str, status: int, code: str, detail: str
) -> None:
    before = titles(cast)

    answer = logged_in(cast.claire).send("POST", f"refuse/{why}")

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["code"], problem["detail"]) == (status, code, detail)
    assert problem["type"] == f"urn:egide:probleme:{code}"
    assert problem["request_id"] == answer.headers["X-Request-Id"]
    assert titles(cast) == before
    if why == "invalid":
        assert problem["errors"] == {"nom": ["Ce champ est nécessaire."]}
    if why == "throttled":
        assert answer.headers["Retry-After"] == "7"


def test_what_is_not_declared_is_refused_to_the_administrator_too(cast: Cast) -> None:
    antoine = logged_in(cast.antoine)

    assert antoine.read("forgotten").json() == {"team_id": str(cast.lavigne.id)}
    assert antoine.send("POST", "forgotten").status_code == 403
    assert [error.id for error in check_declared()] == ["authz.E001"]


def test_a_method_that_does_not_exist_says_which_do(cast: Cast) -> None:
    answer = Browser().delete("/api/v1/forgotten")

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_a_public_address_knows_who_asks_if_anybody(cast: Cast) -> None:
    assert Browser().read("open").json() == {"who": None}
    assert logged_in(cast.claire).read("open").json() == {"who": "Claire"}


@pytest.mark.parametrize("body", ['{"a": "\\u0000"}', '{"\\ud800": 1}', '{"a": NaN}', "{", "\xff", "[" * 100_000])
def test_unreadable_or_unstorable_json_is_refused(cast: Cast, body: str) -> None:
    answer = logged_in(cast.claire).post("/api/v1/open", body.encode("latin-1"), content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


def test_escapes_that_are_ordinary_text_are_read(cast: Cast) -> None:
    body = '{"a": "\\u00e9 \\ud83d\\ude00 \\\\u0000"}'
    answer = logged_in(cast.claire).post("/api/v1/open", body, content_type="application/json")

    assert answer.json() == {"a": "é 😀 \\u0000"}


def test_another_content_type_is_refused(cast: Cast) -> None:
    answer = logged_in(cast.claire).post("/api/v1/open", "a: 1", content_type="application/yaml")

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_a_list_is_one_page_with_its_whole_count(cast: Cast) -> None:
    answer = logged_in(cast.claire).read("list?page=2&page_size=3&sort=-prenom")

    assert answer.json() == {
        "count": 4,
        "page": 2,
        "page_size": 3,
        "results": [
            {
                "id": str(cast.anne.membership_in(cast.lavigne)),
                "role": "manager",
                "prenom": "Anne",
                "abilities": ["edit"],
            }
        ],
    }


def test_abilities_of_a_list_say_what_is_ones_own(cast: Cast) -> None:
    def of(person: Any) -> dict[str, list[str]]:
        rows = logged_in(person, cast.lavigne).read("list?fields=prenom,abilities").json()["results"]
        return {row["prenom"]: row["abilities"] for row in rows}

    assert of(cast.claire) == {"Anne": ["edit"], "Antoine": ["edit"], "Claire": ["edit", "delete"], "Thomas": ["edit"]}
    assert set(map(tuple, of(cast.antoine).values())) == {("edit", "delete")}


def test_a_list_gives_only_the_fields_asked_and_the_id(cast: Cast) -> None:
    rows = logged_in(cast.claire).read("list?fields=role&sauf=Anne").json()

    assert rows["count"] == 3
    assert [sorted(row) for row in rows["results"]] == [["id", "role"]] * 3


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=deux", "page=99999999999999999999", "page_size=201", "page=²", "fields=mot_de_passe",
     "sort=password", "sort=user__password", "sauf=%00"],
)  # fmt: skip
def test_a_parameter_that_makes_no_sense_is_refused_by_name(cast: Cast, query: str) -> None:
    answer = logged_in(cast.claire).read(f"list?{query}")

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert list(answer.json()["errors"]) == [query.partition("=")[0]]


def test_a_page_beyond_the_last_is_empty(cast: Cast) -> None:
    answer = logged_in(cast.claire).read("list?page=40")

    assert (answer.json()["count"], answer.json()["results"]) == (4, [])


def test_a_list_takes_two_statements_whatever_its_length(cast: Cast) -> None:
    browser = logged_in(cast.claire)

    with CaptureQueriesContext(connection) as queries:
        browser.read("list")

    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 2


@pytest.mark.parametrize(
    ("tag", "status"),
    [(None, 428), ('"2"', 412), ('"3"', 200), ("3", 412), ('W/"3"', 412), ("*", 412), ('"²"', 412)],
)
def test_a_versioned_write_says_which_version_it_read(cast: Cast, tag: str | None, status: int) -> None:
    headers = {} if tag is None else {"If-Match": tag}

    answer = logged_in(cast.claire).send("PATCH", "version", headers=headers)

    assert answer.status_code == status
    assert answer.headers.get("ETag") == ('"4"' if status == 200 else None)


@pytest.mark.parametrize("key", ["é", "deux mots", "x" * 201])
def test_an_idempotency_key_is_visible_ascii(cast: Cast, key: str) -> None:
    answer = logged_in(cast.claire).send("POST", "refuse/conflict", headers={"Idempotency-Key": key})

    assert answer.status_code == 400


def test_a_refused_creation_may_be_tried_again_with_the_same_key(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    headers = {"Idempotency-Key": "essai"}

    assert browser.send("POST", "refuse/conflict", headers=headers).status_code == 409
    assert browser.send("POST", "refuse/missing", headers=headers).status_code == 404


def test_thomas_repeating_claires_key_does_not_get_her_answer(cast: Cast) -> None:
    body = {"email": "loic@ailleurs.example", "role": "employe"}
    headers = {"Idempotency-Key": "la-meme"}
    with team_scope(cast.lavigne.id):
        Membership.objects.filter(user_id=cast.thomas.id).update(role="admin")
    logged_in(cast.antoine).send("POST", "team/invitations", body, headers=headers)

    answer = logged_in(cast.thomas).send("POST", "team/invitations", body, headers=headers)

    assert answer.status_code == 201
    assert "Idempotent-Replayed" not in answer.headers


def test_somebody_who_asks_too_much_is_told_when_to_come_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "read", Limit(2, 0.1))
    claire, thomas = logged_in(cast.claire), logged_in(cast.thomas)

    assert [claire.read("list").status_code for _ in range(3)] == [200, 200, 429]
    answer = claire.read("list")
    assert (answer.json()["code"], 1 <= int(answer.headers["Retry-After"]) <= 10) == ("throttled", True)
    assert thomas.read("list").status_code == 200


def test_answers_are_not_kept_by_caches(cast: Cast) -> None:
    answer = logged_in(cast.claire).read("list")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert {"Cookie", "X-Session-Token"} <= set(answer.headers["Vary"].split(", "))


@pytest.mark.urls("egide.config.urls")
@pytest.mark.parametrize("path", ["clients/x/enfants/pas-un-uuid", "nulle-part", "team/members/%00"])
def test_an_address_that_does_not_exist_is_a_problem_too(cast: Cast, path: str) -> None:
    answer = logged_in(cast.claire).read(path)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"
