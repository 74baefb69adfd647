"""The firm's members and invitations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import PASSWORD, Browser, logged_in

from egide.foundation.accounts.models import Invitation, Membership, User
from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db
LOIC = {"email": "Loic.Tanguy@ailleurs.example", "role": "employe", "titre": "Courtier"}
NEW_PASSWORD = "une péniche sur l’Erdre"


def invited(cast: Cast, body: dict[str, str] = LOIC) -> str:
    """Antoine invites somebody; returns the token of the link."""
    answer = logged_in(cast.antoine).send("POST", "team/invitations", body)
    assert answer.status_code == 201, answer.content
    link: str = answer.json()["lien"]
    return link.rsplit("/", 1)[1]


def accepted(token: str, browser: Browser | None = None, **changes: str) -> Any:
    body = {"token": token, "prenom": "Loïc", "nom": "Tanguy", "password": NEW_PASSWORD, **changes}
    return (browser or Browser()).send("POST", "invitations/accept", body)


def memberships(cast: Cast) -> list[tuple[Any, ...]]:
    with team_scope(cast.lavigne.id):
        return list(Membership.objects.order_by("id").values_list("user__email", "role", "titre", "active"))


def test_everybody_sees_the_firms_members_and_no_other(cast: Cast) -> None:
    members = logged_in(cast.claire).read("team/members").json()

    assert [(m["nom"], m["prenom"], m["role"], m["titre"]) for m in members] == [
        ("Berger", "Thomas", "employe", "Courtier"),
        ("Lavigne", "Anne", "manager", "Responsable"),
        ("Lavigne", "Antoine", "admin", "Gérant"),
        ("Vasseur", "Claire", "employe", "Courtière"),
    ]
    assert members[3]["id"] == str(cast.claire.membership_in(cast.lavigne))


def test_antoine_promotes_thomas_and_it_is_written_down(cast: Cast) -> None:
    thomas = cast.thomas.membership_in(cast.lavigne)

    answer = logged_in(cast.antoine).send("PATCH", f"team/members/{thomas}", {"role": "manager"})

    assert answer.status_code == 200
    assert answer.json()["role"] == "manager"
    with team_scope(cast.lavigne.id):
        line = next(entry for entry in history("accounts_membership", thomas) if entry.action == "update")
    assert line.changes == {"role": ["employe", "manager"]}
    assert line.actor_id == cast.antoine.id


@pytest.mark.parametrize("body", [{"role": "manager"}, {"role": "employe"}, {"active": False}])
def test_the_last_administrator_stays(cast: Cast, body: dict[str, object]) -> None:
    before = memberships(cast)
    antoine = cast.antoine.membership_in(cast.lavigne)

    answer = logged_in(cast.antoine).send("PATCH", f"team/members/{antoine}", body)

    assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")
    assert memberships(cast) == before


def test_an_administrator_may_leave_when_another_remains(cast: Cast) -> None:
    browser = logged_in(cast.antoine)
    assert (
        browser.send("PATCH", f"team/members/{cast.anne.membership_in(cast.lavigne)}", {"role": "admin"}).status_code
        == 200
    )

    answer = browser.send("PATCH", f"team/members/{cast.antoine.membership_in(cast.lavigne)}", {"role": "employe"})

    assert answer.status_code == 200
    assert browser.read("team/invitations").status_code == 403


def test_ending_claires_membership_throws_her_out_of_the_firm(cast: Cast) -> None:
    claire = logged_in(cast.claire)

    answer = logged_in(cast.antoine).send(
        "PATCH", f"team/members/{cast.claire.membership_in(cast.lavigne)}", {"active": False}
    )

    assert answer.status_code == 200
    assert claire.read("team/members").status_code == 401


@pytest.mark.parametrize("who", ["claire", "anne"])
def test_only_administrators_change_members(cast: Cast, who: str) -> None:
    before = memberships(cast)
    browser = logged_in(getattr(cast, who), cast.lavigne)

    answer = browser.send("PATCH", f"team/members/{cast.thomas.membership_in(cast.lavigne)}", {"role": "admin"})

    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert memberships(cast) == before


def test_loic_is_invited_by_letter_and_joins(
    cast: Cast, mailoutbox: list, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        token = invited(cast)
    (letter,) = mailoutbox
    assert letter.to == ["loic.tanguy@ailleurs.example"]
    assert f"/invitation/{token}" in letter.body
    preview = Browser().read(f"invitations/{token}")
    assert preview.json() == {
        "email": "loic.tanguy@ailleurs.example",
        "team": {"nom": "Cabinet Lavigne"},
        "role": "employe",
        "known": False,
    }

    answer = accepted(token)

    assert answer.status_code == 201, answer.content
    loic = Browser()
    assert loic.allauth("POST", "auth/login", {"email": LOIC["email"], "password": NEW_PASSWORD}).status_code == 200
    session = loic.read("session").json()
    assert (session["team"]["nom"], session["role"]) == ("Cabinet Lavigne", "employe")
    assert session["user"]["prenom"] == "Loïc"


def test_an_invitation_serves_once(cast: Cast) -> None:
    token = invited(cast)
    assert accepted(token).status_code == 201

    again = accepted(token, password="un autre mot de passe long")

    assert (again.status_code, again.json()["code"]) == (404, "invitation_invalid")
    assert Browser().read(f"invitations/{token}").status_code == 404


def test_an_expired_invitation_does_not_serve(cast: Cast) -> None:
    token = invited(cast)
    with team_scope(cast.lavigne.id):
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert accepted(token).status_code == 404
    assert not User.objects.filter(email="loic.tanguy@ailleurs.example").exists()


def test_a_revoked_invitation_does_not_serve(cast: Cast) -> None:
    token = invited(cast)
    antoine = logged_in(cast.antoine)
    (offer,) = antoine.read("team/invitations").json()

    assert antoine.send("DELETE", f"team/invitations/{offer['id']}").status_code == 204

    assert accepted(token).status_code == 404
    assert antoine.read("team/invitations").json() == []
    assert antoine.send("DELETE", f"team/invitations/{offer['id']}").status_code == 404


def test_inviting_again_ends_the_earlier_link(cast: Cast) -> None:
    first = invited(cast)
    second = invited(cast)

    assert accepted(first).status_code == 404
    assert accepted(second).status_code == 201


@pytest.mark.parametrize("token", ["n-importe-quoi", "0" * 32 + ".secret", "é\u200b", "a" * 190])
def test_a_made_up_token_is_nothing(cast: Cast, token: str) -> None:
    assert Browser().read(f"invitations/{token}").status_code == 404
    assert accepted(token).status_code == 404


def test_the_secret_of_an_invitation_is_not_kept(cast: Cast) -> None:
    token = invited(cast)

    with team_scope(cast.lavigne.id):
        invitation = Invitation.objects.get()
        lines = history("accounts_invitation", invitation.id)

    assert token not in repr(vars(invitation))
    assert all("token_hash" not in line.changes for line in lines)


def test_thomas_cannot_take_loics_invitation(cast: Cast) -> None:
    token = invited(cast)
    before = memberships(cast)

    answer = accepted(token, logged_in(cast.thomas))

    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_email")
    assert memberships(cast) == before


def test_gaelle_who_has_an_account_joins_with_her_own_password_only(cast: Cast) -> None:
    token = invited(cast, {"email": cast.gaelle.email, "role": "manager"})
    assert Browser().read(f"invitations/{token}").json()["known"] is True

    refused = accepted(token)
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["password"])
    assert accepted(token, password=PASSWORD).status_code == 201

    gaelle = logged_in(cast.gaelle)
    assert [team["nom"] for team in gaelle.read("session").json()["teams"]] == [
        "Assurances du Ponant",
        "Cabinet Lavigne",
    ]


def test_gaelle_already_logged_in_joins_without_a_password(cast: Cast) -> None:
    token = invited(cast, {"email": cast.gaelle.email, "role": "manager"})

    answer = accepted(token, logged_in(cast.gaelle), password="")

    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"password": "court"}, "password"), ({"password": "loic.tanguy@ailleurs"}, "password"), ({"nom": " "}, "nom")],
)
def test_a_new_account_needs_a_name_and_a_good_password(cast: Cast, changes: dict[str, str], field: str) -> None:
    token = invited(cast)

    answer = accepted(token, **changes)

    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert not User.objects.filter(email="loic.tanguy@ailleurs.example").exists()


def test_a_member_is_not_invited_twice(cast: Cast) -> None:
    body = {"email": cast.claire.email.upper(), "role": "admin"}

    answer = logged_in(cast.antoine).send("POST", "team/invitations", body)

    assert (answer.status_code, answer.json()["code"]) == (409, "already_member")


def test_somebody_who_left_comes_back_by_invitation(cast: Cast) -> None:
    antoine = logged_in(cast.antoine)
    antoine.send("PATCH", f"team/members/{cast.claire.membership_in(cast.lavigne)}", {"active": False})
    token = invited(cast, {"email": cast.claire.email, "role": "manager", "titre": "Responsable"})

    assert accepted(token, password=PASSWORD).status_code == 201

    assert (cast.claire.email, "manager", "Responsable", True) in memberships(cast)


def test_the_same_invitation_sent_twice_with_one_key_is_made_once(cast: Cast) -> None:
    antoine = logged_in(cast.antoine)
    headers = {"Idempotency-Key": "un-double-clic"}

    first = antoine.send("POST", "team/invitations", LOIC, headers=headers)
    second = antoine.send("POST", "team/invitations", LOIC, headers=headers)
    other = antoine.send("POST", "team/invitations", {**LOIC, "role": "admin"}, headers=headers)

    assert first.status_code == second.status_code == 201
    assert second.content == first.content
    assert second.headers["Idempotent-Replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")
    assert len(antoine.read("team/invitations").json()) == 1


def test_guessing_invitations_is_slowed_down(cast: Cast) -> None:
    browser = Browser()
    answers = [browser.read(f"invitations/{number}") for number in range(11)]

    assert [answer.status_code for answer in answers[:10]] == [404] * 10
    assert answers[10].status_code == 429
    assert int(answers[10].headers["Retry-After"]) >= 1
