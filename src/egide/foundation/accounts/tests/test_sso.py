"""Entering by the firm's own identity provider, against a real one that may lie."""

from __future__ import annotations

import time
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from allauth.account.models import EmailAddress
from pytest_django import Settings
from tests.cast import Cast
from tests.people import PASSWORD, Browser, Firm, logged_in
from tests.support.factors import code_of, set_up
from tests.support.oidc_provider import CLAIRE, CLIENT_ID, CLIENT_SECRET, OidcProvider

from egide.foundation.accounts.models import Membership, SsoIdentity, SsoProvider, User
from egide.foundation.accounts.tests.test_access_policy import demand
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        return None


def choices(provider: OidcProvider, **more: Any) -> dict[str, Any]:
    usual = {"nom": "Entra", "issuer": provider.issuer, "client_id": CLIENT_ID, "secret": CLIENT_SECRET}
    return {**usual, "domaines": ["lavigne.example"], **more}


def opened(cast: Cast, provider: OidcProvider, **more: Any) -> Browser:
    """Antoine sets the provider of the firm; his browser."""
    antoine = logged_in(cast.antoine)
    answer = antoine.send("PUT", "team/sso", choices(provider, **more))
    assert answer.status_code == 200, answer.content
    return antoine


def required(cast: Cast, provider: OidcProvider) -> Browser:
    """Antoine has entered by the provider, then made it the only way in; his browser, by password."""
    antoine = opened(cast, provider)
    provider.person = {"sub": "a-1", "email": cast.antoine.email}
    assert by_provider()[1].status_code == 200
    provider.person = dict(CLAIRE)
    secours = str(cast.antoine.membership_in(cast.lavigne))
    answer = antoine.send("PUT", "team/sso", choices(provider, seul=True, secours_id=secours))
    assert answer.status_code == 200, answer.content
    return antoine


def to_provider(browser: Browser, email: str = "claire.vasseur@lavigne.example") -> dict[str, str]:
    """From the log-in page through the provider and back: what the page then sends."""
    answer = browser.send("POST", "access/sso/start", {"email": email, "suite": "/clients"})
    assert answer.status_code == 200, answer.content
    try:
        build_opener(_Stay).open(Request(answer.json()["adresse"]), timeout=5)
    except HTTPError as redirect:
        back = parse_qs(urlsplit(redirect.headers["Location"]).query)
    return {name: values[0] for name, values in back.items()}


def by_provider(browser: Browser | None = None) -> tuple[Browser, Any]:
    browser = browser or Browser()
    return browser, browser.send("POST", "access/sso/finish", to_provider(browser))


def refused(answer: Any, browser: Browser) -> tuple[int, str]:
    assert browser.read("session").status_code == 401
    return answer.status_code, answer.json()["code"]


def known(firm: Firm) -> list[tuple[str, str]]:
    with team_scope(firm.id):
        return list(SsoIdentity.objects.values_list("membre__user__prenom", "subject"))


def test_claire_enters_by_her_company(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)

    browser, answer = by_provider()

    assert answer.json() == {"etape": "entre", "suite": "/clients"}
    session = browser.read("session").json()
    assert (session["user"]["prenom"], session["team"]["nom"]) == ("Claire", "Cabinet Lavigne")
    assert known(cast.lavigne) == [("Claire", "c-1")]


def test_she_is_known_by_her_subject_even_when_her_address_changes(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    by_provider()
    provider.person = {"sub": "c-1", "email": "c.martin@ailleurs.example", "email_verified": False}

    browser, answer = by_provider()

    assert answer.status_code == 200
    assert browser.read("session").json()["user"]["prenom"] == "Claire"
    assert known(cast.lavigne) == [("Claire", "c-1")]


def test_the_secret_is_sealed_and_never_told(cast: Cast, provider: OidcProvider) -> None:
    antoine = opened(cast, provider)

    told = antoine.read("team/sso").json()

    assert told["fournisseur"]["secret"] == f"•••• {CLIENT_SECRET[-4:]}"
    assert told["retour"].endswith("/connexion/entreprise")
    with team_scope(cast.lavigne.id):
        row = SsoProvider.objects.get()
    assert row.secret_scelle.startswith("v1.")
    assert CLIENT_SECRET not in f"{row.__dict__}{told}"


@pytest.mark.parametrize(
    ("says", "down", "detail"),
    [
        ({"issuer": "http://autre.example"}, False, "s’annonce sous un autre nom"),
        ({"jwks_uri": None}, False, "Aucun fournisseur"),
        ({"token_endpoint": "http://10.0.0.1/token"}, False, "doit être publique"),
        ({}, True, "Aucun fournisseur"),
    ],
)
def test_what_is_no_provider_is_refused_at_once(
    cast: Cast, provider: OidcProvider, says: dict[str, Any], down: bool, detail: str
) -> None:
    provider.says, provider.down = says, down

    answer = logged_in(cast.antoine).send("PUT", "team/sso", choices(provider))

    assert answer.status_code == 400
    assert detail in answer.json()["errors"]["issuer"][0]
    with team_scope(cast.lavigne.id):
        assert not SsoProvider.objects.exists()


@pytest.mark.parametrize(
    "issuer", ["http://127.0.0.1:5432", "https://169.254.169.254", "https://10.1.2.3", "file:///etc"]
)
def test_the_operators_own_network_is_not_asked(
    cast: Cast, provider: OidcProvider, settings: Settings, issuer: str
) -> None:
    settings.EGIDE_OIDC_HOSTS = []

    answer = logged_in(cast.antoine).send("PUT", "team/sso", choices(provider, issuer=issuer))

    assert "doit être publique" in answer.json()["errors"]["issuer"][0]


@pytest.mark.parametrize(
    ("domain", "detail"),
    [("gmail.com", "Tout le monde"), ("axa.example", "n’est pas de ce domaine"), ("lavigne", "a la forme")],
)
def test_a_domain_that_is_not_the_firms_is_refused(
    cast: Cast, provider: OidcProvider, domain: str, detail: str
) -> None:
    answer = logged_in(cast.antoine).send("PUT", "team/sso", choices(provider, domaines=[domain]))

    assert detail in answer.json()["errors"]["domaines"][0]


def test_an_english_speaker_is_told_in_english(cast: Cast, provider: OidcProvider) -> None:
    antoine = logged_in(cast.antoine)
    antoine.send("PATCH", "session/profile", {"langue": "en"})

    answer = antoine.send("PUT", "team/sso", choices(provider, domaines=["gmail.com"]))

    told = "gmail.com : Anybody may have an address at this mail provider: give the firm’s own domain."
    assert answer.json()["errors"] == {"domaines": [told]}


def test_a_domain_belongs_to_one_firm(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    EmailAddress.objects.create(user=cast.yann.user, email="yann@lavigne.example", verified=True)

    answer = logged_in(cast.yann).send("PUT", "team/sso", choices(provider))

    assert "Un autre cabinet" in answer.json()["errors"]["domaines"][0]


@pytest.mark.parametrize(
    ("lies", "code"),
    [
        ({"nonce": "un autre"}, "sso_nonce"),
        ({"aud": "une autre application"}, "sso_audience"),
        ({"aud": [CLIENT_ID, "une autre"]}, "sso_audience"),
        ({"iss": "http://autre.example"}, "sso_issuer"),
        ({"exp": int(time.time()) - 3600}, "sso_expired"),
        ({"sub": ""}, "sso_malformed"),
        ({"email_verified": False}, "sso_unverified"),
    ],
)
def test_a_token_that_is_not_right_opens_nothing(
    cast: Cast, provider: OidcProvider, lies: dict[str, Any], code: str
) -> None:
    opened(cast, provider)
    provider.lies = lies

    browser, answer = by_provider()

    assert refused(answer, browser)[1] == code
    assert known(cast.lavigne) == []


def test_a_signature_by_another_key_or_by_our_secret_opens_nothing(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    provider.forged = True
    browser, answer = by_provider()
    assert refused(answer, browser) == (400, "sso_signature")

    provider.forged, provider.algorithm = False, "HS256"
    browser, answer = by_provider()
    assert refused(answer, browser) == (400, "sso_signature")


def test_a_key_that_was_just_replaced_is_known(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    by_provider()
    provider.rotate()

    _browser, answer = by_provider()

    assert answer.json()["etape"] == "entre"


def test_a_provider_that_falls_between_the_two_steps(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    browser = Browser()
    back = to_provider(browser)
    provider.down = True

    answer = browser.send("POST", "access/sso/finish", back)

    assert answer.status_code == 400
    assert browser.read("session").status_code == 401


def test_what_comes_back_serves_once_and_in_the_browser_that_asked(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    claire, thief = Browser(), Browser()
    back = to_provider(claire)

    stolen = thief.send("POST", "access/sso/finish", back)
    assert refused(stolen, thief) == (400, "sso_state")
    assert claire.send("POST", "access/sso/finish", back).status_code == 200
    again = Browser()
    assert refused(again.send("POST", "access/sso/finish", back), again) == (400, "sso_state")


def test_a_wrong_secret_is_the_administrators_to_mend(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider, secret="un autre secret que le bon")

    browser, answer = by_provider()

    assert refused(answer, browser) == (400, "sso_refused")


def test_an_account_of_another_firm_is_never_taken_over(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider, arrivants="employe")
    User.objects.filter(id=cast.gaelle.id).update(email="gaelle@lavigne.example")
    provider.person = {"sub": "g-1", "email": "gaelle@lavigne.example"}

    browser, answer = by_provider()

    assert refused(answer, browser) == (403, "sso_member")
    assert known(cast.lavigne) == []


def test_somebody_of_another_domain_is_refused(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    provider.person = {"sub": "y-1", "email": cast.yann.email}

    browser, answer = by_provider()

    assert refused(answer, browser) == (403, "sso_domain")


def test_newcomers_are_refused_or_take_the_role_that_the_firm_says(cast: Cast, provider: OidcProvider) -> None:
    antoine = opened(cast, provider)
    provider.person = {"sub": "n-1", "email": "nina@lavigne.example", "given_name": "Nina", "family_name": "Roux"}
    browser, answer = by_provider()
    assert refused(answer, browser) == (403, "sso_member")
    assert not User.objects.filter(email="nina@lavigne.example").exists()

    body = choices(provider, arrivants="employe")
    del body["secret"]
    assert antoine.send("PUT", "team/sso", body).status_code == 200
    browser, answer = by_provider()

    assert answer.json()["etape"] == "entre"
    session = browser.read("session").json()
    assert (session["user"]["prenom"], session["user"]["nom"], session["role"]) == ("Nina", "Roux", "employe")
    assert not User.objects.get(email="nina@lavigne.example").has_usable_password()


def test_a_member_whose_access_ended_stays_out(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    by_provider()
    with team_scope(cast.lavigne.id):
        Membership.objects.filter(user_id=cast.claire.id).update(active=False)

    browser, answer = by_provider()

    assert refused(answer, browser) == (403, "sso_ended")


def test_with_sso_alone_a_password_opens_the_firm_to_the_rescue_administrator_only(
    cast: Cast, provider: OidcProvider
) -> None:
    antoine = required(cast, provider)
    secours = str(cast.antoine.membership_in(cast.lavigne))

    claire = logged_in(cast.claire)
    assert claire.read("session").json()["porte"]["motif"] == "sso"
    assert claire.read("clients").json()["code"] == "sso_required"
    assert antoine.read("clients").status_code == 200
    browser, answer = by_provider(claire)
    assert answer.json()["etape"] == "entre"
    assert browser.read("clients").status_code == 200
    thomas = str(cast.thomas.membership_in(cast.lavigne))
    promoted = antoine.send("PATCH", f"team/members/{thomas}", {"role": "admin"})
    assert promoted.status_code == 200
    kept = antoine.send("PATCH", f"team/members/{secours}", {"role": "employe"})
    assert (kept.status_code, kept.json()["code"]) == (409, "break_glass")


def test_sso_alone_needs_a_rescue(cast: Cast, provider: OidcProvider) -> None:
    antoine = opened(cast, provider)
    by_provider()
    claire = str(cast.claire.membership_in(cast.lavigne))

    answer = antoine.send("PUT", "team/sso", choices(provider, seul=True, secours_id=claire))

    assert list(answer.json()["errors"]) == ["secours_id"]


def test_what_nobody_has_entered_by_does_not_become_the_only_way_in(cast: Cast, provider: OidcProvider) -> None:
    """A secret copied wrong is found before it closes the firm, and so is another application of the provider."""
    antoine = opened(cast, provider, secret="un autre secret que le bon")
    only = {"seul": True, "secours_id": str(cast.antoine.membership_in(cast.lavigne))}
    by_provider()

    early = antoine.send("PUT", "team/sso", choices(provider, **only))

    assert (early.status_code, list(early.json()["errors"])) == (400, ["seul"])
    told = antoine.read("team/sso").json()["fournisseur"]
    assert (told["seul"], told["eprouve_at"]) == (False, None)
    antoine.send("PUT", "team/sso", choices(provider))
    by_provider()
    assert antoine.read("team/sso").json()["fournisseur"]["eprouve_at"] is not None
    elsewhere = antoine.send("PUT", "team/sso", choices(provider, client_id="une autre", **only))
    assert list(elsewhere.json()["errors"]) == ["seul"]
    assert antoine.send("PUT", "team/sso", choices(provider, **only)).status_code == 200


def test_a_firms_provider_opens_no_other_firm(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    provider.person = {"sub": "a-1", "email": cast.anne.email}
    browser, _answer = by_provider()
    session = browser.read("session").json()
    assert session["team"]["nom"] == "Cabinet Lavigne"
    assert [team["nom"] for team in session["teams"]] == ["Cabinet Lavigne"]

    other = browser.choose(cast.ponant)

    assert (other.status_code, other.json()["code"]) == (409, "sso_session")
    assert browser.read("session").json()["team"]["nom"] == "Cabinet Lavigne"


def test_a_firms_provider_does_not_change_what_opens_the_account(cast: Cast, provider: OidcProvider) -> None:
    opened(cast, provider)
    browser, _answer = by_provider()

    asked = browser.allauth("GET", "account/authenticators/totp")
    secret = asked.json()["meta"]["secret"]
    answer = browser.allauth("POST", "account/authenticators/totp", {"code": code_of(secret)})

    assert answer.status_code == 401
    assert browser.allauth("POST", "auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    assert browser.allauth("POST", "account/authenticators/totp", {"code": code_of(secret)}).status_code == 200


@pytest.mark.parametrize(
    ("trusted", "amr", "enters"), [(True, "mfa", True), (True, "pwd", False), (False, "mfa", False)]
)
def test_the_providers_second_factor_counts_only_if_the_firm_says_so(
    cast: Cast, provider: OidcProvider, trusted: bool, amr: str, enters: bool
) -> None:
    opened(cast, provider, confiance_mfa=trusted)
    demand(cast.lavigne, 0)
    provider.person["amr"] = [amr]

    browser, answer = by_provider()

    assert answer.json()["etape"] == "entre"
    porte = browser.read("session").json()["porte"]
    assert (porte is None) is enters
    assert browser.read("clients").status_code == (200 if enters else 403)


@pytest.mark.parametrize("trusted", [True, False])
def test_claires_own_second_factor_is_asked_unless_the_providers_counts(
    cast: Cast, provider: OidcProvider, trusted: bool
) -> None:
    secret = set_up(logged_in(cast.claire))
    opened(cast, provider, confiance_mfa=trusted)
    provider.person["amr"] = ["pwd", "mfa"]

    browser, answer = by_provider()

    assert answer.json()["etape"] == ("entre" if trusted else "second_facteur")
    if not trusted:
        assert browser.read("session").status_code == 401
        done = browser.allauth("POST", "auth/2fa/authenticate", {"code": code_of(secret, steps_ahead=1)})
        assert done.status_code == 200
    assert browser.read("session").json()["team"]["nom"] == "Cabinet Lavigne"


def test_a_password_after_an_unfinished_attempt_is_a_password(cast: Cast, provider: OidcProvider) -> None:
    set_up(logged_in(cast.claire))
    required(cast, provider)
    browser, answer = by_provider()
    assert answer.json()["etape"] == "second_facteur"

    browser.log_in(cast.thomas)

    assert browser.read("session").json()["porte"]["motif"] == "sso"


def test_taking_the_provider_away_ends_its_sessions(cast: Cast, provider: OidcProvider) -> None:
    antoine = opened(cast, provider)
    browser, _answer = by_provider()

    assert antoine.send("DELETE", "team/sso").status_code == 204

    assert browser.read("session").status_code == 401
    assert Browser().send("POST", "access/sso/start", {"cabinet": "lavigne"}).json()["code"] == "sso_unknown"
