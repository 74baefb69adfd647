"""A firm that demands a second factor: who is led to it, who is kept out, and who helps."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, Firm, Person, logged_in
from tests.support.factors import TOTP, code_of, set_up

from egide.foundation.accounts.models import AccessPolicy, Membership, Session
from egide.foundation.accounts.session_store import hash_of
from egide.foundation.accounts.sessions import resolve_caller
from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db


def demand(firm: Firm, days: int) -> str:
    """From so many days from now; the day as the API writes it."""
    since = timezone.localdate() + timedelta(days=days)
    with team_scope(firm.id):
        AccessPolicy.objects.update_or_create(defaults={"second_facteur_depuis": since})
    return since.isoformat()


def protected(person: Person, firm: Firm | None = None) -> Browser:
    browser = logged_in(person, firm)
    set_up(browser)
    return browser


def reset(browser: Browser, membership_id: UUID) -> tuple[int, str]:
    answer = browser.send("DELETE", f"team/members/{membership_id}/second-factor")
    return answer.status_code, answer.json()["code"] if answer.content else ""


def test_anne_demands_a_second_factor_from_the_first_of_next_month(cast: Cast) -> None:
    anne = protected(cast.anne, cast.lavigne)
    since = (timezone.localdate() + timedelta(days=20)).isoformat()

    answer = anne.send("PUT", "team/access", {"second_facteur_depuis": since})

    assert answer.json() == {"second_facteur_depuis": since, "sans_facteur": 3}
    assert anne.read("team/access").json() == answer.json()
    with team_scope(cast.lavigne.id):
        (line,) = history(table="accounts_accesspolicy")
    assert line.actor_id == cast.anne.id
    assert line.changes["second_facteur_depuis"] == [None, since]


def test_whoever_demands_it_has_one_first(cast: Cast) -> None:
    antoine = logged_in(cast.antoine)

    answer = antoine.send("PUT", "team/access", {"second_facteur_depuis": timezone.localdate().isoformat()})

    assert (answer.status_code, answer.json()["code"]) == (409, "own_factor_first")
    assert antoine.read("team/access").json()["second_facteur_depuis"] is None


def test_a_day_that_is_over_is_refused(cast: Cast) -> None:
    antoine = protected(cast.antoine)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()

    answer = antoine.send("PUT", "team/access", {"second_facteur_depuis": yesterday})

    assert answer.status_code == 400
    assert answer.json()["errors"] == {"second_facteur_depuis": ["Choisissez aujourd’hui ou un jour à venir."]}
    assert antoine.read("team/access").json()["second_facteur_depuis"] is None


def test_an_employee_neither_sees_nor_changes_it(cast: Cast) -> None:
    claire = protected(cast.claire)

    assert claire.read("team/access").status_code == 403
    assert claire.send("PUT", "team/access", {"second_facteur_depuis": None}).status_code == 403


def test_until_the_day_claire_is_told_and_works(cast: Cast) -> None:
    since = demand(cast.lavigne, 3)
    claire = logged_in(cast.claire)

    session = claire.read("session").json()

    assert session["second_facteur"] == {"actif": False, "exige_le": since}
    assert session["porte"] is None
    assert claire.read("team/members").status_code == 200


def test_from_the_day_on_the_firm_is_closed_to_claire_until_she_sets_it_up(cast: Cast) -> None:
    demand(cast.lavigne, 0)
    claire = logged_in(cast.claire)

    session = claire.read("session").json()
    assert session["team"] is None
    assert session["role"] is None
    assert session["abilities"] == []
    assert session["porte"] == {
        "motif": "second_facteur",
        "team": {"id": str(cast.lavigne.id), "nom": "Cabinet Lavigne"},
    }
    for path in ("team/members", "clients", "entretiens", "todo"):
        refused = claire.read(path)
        assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required"), path
    stated = claire.read("team/members", headers={"X-Team": str(cast.lavigne.id)})
    assert stated.json()["code"] == "second_factor_required"

    set_up(claire)

    session = claire.read("session").json()
    assert session["team"]["nom"] == "Cabinet Lavigne"
    assert session["porte"] is None
    assert session["second_facteur"]["actif"] is True
    assert claire.read("team/members").status_code == 200


def test_the_rule_holds_for_whatever_resolves_a_session_the_socket_too(cast: Cast) -> None:
    claire = logged_in(cast.claire)
    key = claire.cookies["egide_session"].value
    assert resolve_caller(key).team_id == cast.lavigne.id

    demand(cast.lavigne, 0)

    caller = resolve_caller(key)
    assert caller.team_id is None
    assert caller.barred.team_id == cast.lavigne.id


def test_who_asks_is_still_one_statement(cast: Cast) -> None:
    demand(cast.lavigne, 0)
    key = protected(cast.claire).cookies["egide_session"].value

    with CaptureQueriesContext(
        connection,
    ) as queries:
        caller = resolve_caller(key)

    assert (caller.team_id, caller.second_factor) == (cast.lavigne.id, True)
    assert len(queries) == 1


def test_a_recovery_code_is_as_good_as_the_telephone(cast: Cast) -> None:
    browser = protected(cast.claire)
    code = browser.allauth("POST", "account/authenticators/recovery-codes").json()["data"]["unused_codes"][0]
    demand(cast.lavigne, 0)
    elsewhere = Browser()
    elsewhere.log_in(cast.claire)

    assert elsewhere.allauth("POST", "auth/2fa/authenticate", {"code": code}).status_code == 200

    assert elsewhere.read("session").json()["team"]["nom"] == "Cabinet Lavigne"


def test_the_firm_that_demands_it_does_not_close_the_other(cast: Cast) -> None:
    demand(cast.ponant, 0)
    anne = logged_in(cast.anne, cast.lavigne)

    refused = anne.choose(cast.ponant)

    assert refused.json()["porte"]["team"]["nom"] == "Assurances du Ponant"
    assert refused.json()["team"] is None
    assert anne.read("team/members").json()["code"] == "second_factor_required"
    assert anne.choose(cast.lavigne).json()["team"]["nom"] == "Cabinet Lavigne"
    assert anne.read("team/members").status_code == 200


def test_the_programs_of_a_member_without_one_go_on(cast: Cast) -> None:
    antoine = logged_in(cast.antoine)
    made = antoine.send("POST", "team/tokens", {"nom": "Site", "portees": ["clients:read"], "jours": 30}).json()
    demand(cast.lavigne, 0)

    program = Browser().read("clients", headers={"Authorization": f"Bearer {made['jeton']}"})

    assert program.status_code == 200
    another = antoine.send("POST", "team/tokens", {"nom": "Autre", "portees": ["clients:read"], "jours": 30})
    assert another.json()["code"] == "second_factor_required"


def test_turning_off_the_last_factor_closes_the_firm_at_the_next_request(cast: Cast) -> None:
    claire = protected(cast.claire)
    demand(cast.lavigne, 0)
    assert claire.read("team/members").status_code == 200

    assert claire.allauth("DELETE", TOTP).status_code == 200

    assert claire.read("team/members").json()["code"] == "second_factor_required"


def test_managers_see_who_has_one_and_employees_do_not(cast: Cast) -> None:
    protected(cast.thomas)

    seen = {
        member["prenom"]: member["second_facteur"] for member in logged_in(cast.antoine).read("team/members").json()
    }
    hidden = {member["second_facteur"] for member in logged_in(cast.claire).read("team/members").json()}

    assert seen == {"Claire": False, "Thomas": True, "Anne": False, "Antoine": False}
    assert hidden == {None}


def test_anne_takes_away_the_factor_of_thomas_who_lost_his_telephone(
    cast: Cast, mailoutbox: list, django_capture_on_commit_callbacks
) -> None:
    at_home = protected(cast.thomas)
    anne = logged_in(cast.anne, cast.lavigne)
    member = cast.thomas.membership_in(cast.lavigne)

    with django_capture_on_commit_callbacks(execute=True):
        assert reset(anne, member) == (204, "")

    assert not Authenticator.objects.filter(user_id=cast.thomas.id).exists()
    assert at_home.read("session").status_code == 401
    assert not Session.objects.filter(user_id=cast.thomas.id).exists()
    with team_scope(cast.lavigne.id):
        line = history(table="accounts_membership", row_id=member)[0]
    assert (line.actor_id, list(line.changes)) == (cast.anne.id, ["facteur_retire_at"])
    (letter,) = mailoutbox
    assert letter.to == [cast.thomas.email]
    assert "Anne Lavigne a retiré le second facteur de votre compte chez Cabinet Lavigne" in letter.body
    assert Browser().log_in(cast.thomas).status_code == 200


def test_a_manager_does_not_weaken_an_administrator(cast: Cast) -> None:
    protected(cast.antoine)

    assert reset(logged_in(cast.anne, cast.lavigne), cast.antoine.membership_in(cast.lavigne)) == (403, "admins_only")
    assert Authenticator.objects.filter(user_id=cast.antoine.id, type="totp").exists()


def test_one_firm_does_not_weaken_the_account_of_another(cast: Cast) -> None:
    protected(cast.anne, cast.ponant)

    assert reset(logged_in(cast.antoine), cast.anne.membership_in(cast.lavigne)) == (409, "factor_elsewhere")
    assert Authenticator.objects.filter(user_id=cast.anne.id, type="totp").exists()

    call_command("reset_second_factor", cast.anne.email.upper(), verbosity=0)

    assert not Authenticator.objects.filter(user_id=cast.anne.id).exists()
    for firm in (cast.lavigne, cast.ponant):
        with team_scope(firm.id):
            assert (
                history(table="accounts_membership", row_id=cast.anne.membership_in(firm))[0].actor_kind == "operator"
            )


def test_nothing_is_taken_from_whoever_has_none_or_from_oneself(cast: Cast) -> None:
    antoine = protected(cast.antoine)

    assert reset(antoine, cast.claire.membership_in(cast.lavigne)) == (409, "no_factor")
    assert reset(antoine, cast.antoine.membership_in(cast.lavigne)) == (409, "own_factor")
    assert reset(antoine, cast.gaelle.membership_in(cast.ponant)) == (404, "not_found")
    assert Authenticator.objects.filter(user_id=cast.antoine.id, type="totp").exists()
    with pytest.raises(CommandError):
        call_command("reset_second_factor", cast.claire.email, verbosity=0)


def test_after_the_reset_thomas_is_led_to_a_new_one(cast: Cast) -> None:
    protected(cast.thomas)
    reset(logged_in(cast.antoine), cast.thomas.membership_in(cast.lavigne))
    demand(cast.lavigne, 0)

    thomas = logged_in(cast.thomas)
    assert thomas.read("session").json()["porte"]["motif"] == "second_facteur"
    secret = set_up(thomas)

    assert thomas.read("team/members").status_code == 200
    assert code_of(secret)
    with team_scope(cast.lavigne.id):
        assert Membership.objects.get(id=cast.thomas.membership_in(cast.lavigne)).facteur_retire_at is not None
    assert Session.objects.get(user_id=cast.thomas.id).key_hash == hash_of(thomas.cookies["egide_session"].value)
