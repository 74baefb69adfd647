"""A document leaves by e-mail, is read without an account, and is signed with a code: a real mail server listens."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in
from tests.support.mail_server import MailServer, mail_server

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import team_scope
from egide.foundation.webhooks.registry import event_named
from egide.modules.documents.models import Envoi, Signature

from .conftest import ok, words
from .conftest import pdf_of as read_pdf

pytestmark = pytest.mark.django_db(transaction=True)
HELENE = "helene.marchand@exemple.fr"
STROKES = [[[100, 500], [300, 200], [500, 800]], [[600, 500], [900, 500]]]


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    yield create_cast()


@pytest.fixture
def post(settings: Any) -> Iterator[MailServer]:
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
        yield server


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def der(claire: Browser, insured: None, helene: str) -> Any:
    return ok(claire.send("POST", f"{helene}/der"), 201)


def sent(claire: Browser, document: Any, post: MailServer, **more: Any) -> tuple[Any, str]:
    """The document after its sending, and the token of the link that arrived."""
    body = {"email": HELENE, "message": "Voici nos informations.", **more}
    ok(claire.send("POST", f"documents/{document['id']}/envois", body), 201)
    work_until_idle()
    found = re.search(r"/partage/(\S+)", post.words())
    assert found
    return ok(claire.read(f"documents/{document['id']}")), found.group(1)


def of_link(method: str, token: str, path: str = "", body: Any = None) -> Any:
    """As somebody without an account does it."""
    address = f"/api/v1/partage/{token}{path}"
    browser = Client(headers={"User-Agent": "Navigateur d’Hélène"})
    return (
        browser.get(address) if method == "GET" else browser.post(address, body or {}, content_type="application/json")
    )


def code_in(post: MailServer) -> str:
    found = re.search(r"\b(\d{6})\b", post.words())
    assert found
    return found.group(1)


def signing(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "nom": "Hélène Marchand", "mode": "trace", "traits": STROKES, "accepte": True, **more}


def test_a_letter_carries_a_link_and_not_the_document(claire: Browser, der: Any, post: MailServer) -> None:
    after, token = sent(claire, der, post)
    letter = post.letters[0]
    assert (letter["To"], letter["Reply-To"]) == (HELENE, "claire.vasseur@lavigne.example")
    assert letter["From"].startswith("Cabinet Lavigne <")
    assert "Voici nos informations." in post.words()
    assert not letter.is_multipart()
    assert (after["etat"], after["envoi"]["openings"]) == ("envoye", 0)
    shown = ok(of_link("GET", token))
    assert (shown["cabinet"], shown["titre"], shown["sha256"]) == ("Cabinet Lavigne", der["titre"], der["sha256"])


def test_each_reading_of_the_document_is_noted(claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post)
    for _reading in range(2):
        content = of_link("GET", token, "/document")
        assert hashlib.sha256(content.getvalue()).hexdigest() == der["sha256"]
    now = ok(claire.read(f"documents/{der['id']}"))
    assert (now["etat"], now["envoi"]["openings"]) == ("ouvert", 2)
    assert now["envoi"]["opened_first_at"] < now["envoi"]["opened_last_at"]


def test_a_link_taken_back_or_ended_shows_nothing(cast: Cast, claire: Browser, der: Any, post: MailServer) -> None:
    after, token = sent(claire, der, post)
    ok(claire.delete(f"/api/v1/envois/{after['envoi']['id']}"))
    _after, ended = sent(claire, der, post)
    with team_scope(cast.lavigne.id):
        Envoi.objects.filter(revoked_at=None).update(expires_at=timezone.now())
    for closed in (token, ended):
        for path in ("", "/document"):
            answer = of_link("GET", closed, path)
            assert (answer.status_code, answer.json()["code"]) == (409, "link_closed")
    assert ok(claire.read(f"documents/{der['id']}"))["envoi"]["openings"] == 0


def test_a_link_that_was_not_signed_here_does_not_exist(claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post)
    for forged in (token[:-1], f"{token[:33]}{'0' * 32}{token[65:]}", "rien", "a.b.c"):
        assert of_link("GET", forged).status_code == 404


def test_an_address_that_the_server_refuses_is_told(claire: Browser, der: Any, post: MailServer) -> None:
    post.refused.add(HELENE)
    ok(claire.send("POST", f"documents/{der['id']}/envois", {"email": HELENE}), 201)
    work_until_idle()
    now = ok(claire.read(f"documents/{der['id']}"))
    assert (now["etat"], now["envoi"]["echec"], post.letters) == ("etabli", "refuse", [])


def test_a_document_is_signed_with_its_code_and_leaves_a_proof(claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post, a_signer=True)
    original = of_link("GET", token, "/document").getvalue()
    ok(of_link("POST", token, "/code"))
    assert post.letters[-1]["To"] == HELENE
    shown = ok(of_link("POST", token, "/signature", signing(code_in(post))), 201)
    assert shown["signataire"] == "Hélène Marchand"
    now = ok(claire.read(f"documents/{der['id']}"))
    assert (now["etat"], now["sha256"]) == ("signe", der["sha256"])
    signed = claire.read(f"documents/{der['id']}/signe").getvalue()
    assert signed.startswith(original)
    pages = read_pdf(claire.read(f"documents/{der['id']}/signe"))
    assert "Signé par Hélène Marchand" in words(pages)
    assert der["sha256"] in words(pages).replace(" ", "")
    proof = json.loads(claire.read(f"documents/{der['id']}/preuve_json").getvalue())
    assert proof["document"]["sha256"] == der["sha256"]
    assert proof["document_signe"] == {"sha256": hashlib.sha256(signed).hexdigest(), "octets": len(signed)}
    assert proof["signature"]["navigateur"] == "Navigateur d’Hélène"
    assert (proof["signature"]["adresse_ip"], proof["code"]["envoye_a"]) == ("127.0.0.1", HELENE)
    assert "simple" in proof["niveau"]
    read = words(read_pdf(claire.read(f"documents/{der['id']}/preuve")))
    assert hashlib.sha256(claire.read(f"documents/{der['id']}/preuve_json").getvalue()).hexdigest() in read.replace(
        " ", ""
    )
    assert of_link("GET", token, "/document").getvalue() == signed
    again = of_link("POST", token, "/code")
    assert (again.status_code, again.json()["code"]) == (409, "already_signed")


def test_five_wrong_codes_end_a_code(cast: Cast, claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post, a_signer=True)
    of_link("GET", token, "/document")
    ok(of_link("POST", token, "/code"))
    right = code_in(post)
    wrong = signing("000000" if right != "000000" else "111111")
    codes = [of_link("POST", token, "/signature", wrong).json()["code"] for _try in range(5)]
    assert codes == ["code_wrong"] * 4 + ["code_exhausted"]
    assert of_link("POST", token, "/signature", signing(right)).json()["code"] == "code_exhausted"
    with team_scope(cast.lavigne.id):
        assert Signature.objects.get().signed_at is None


def test_a_code_is_good_for_ten_minutes(cast: Cast, claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post, a_signer=True)
    of_link("GET", token, "/document")
    assert of_link("POST", token, "/signature", signing("123456")).json()["code"] == "code_none"
    ok(of_link("POST", token, "/code"))
    with team_scope(cast.lavigne.id):
        kept = Signature.objects.get()
        assert kept.code_expires_at is not None and kept.code_sent_at is not None
        assert (kept.code_expires_at - kept.code_sent_at).total_seconds() == 600
        Signature.objects.update(code_expires_at=timezone.now())
    assert of_link("POST", token, "/signature", signing(code_in(post))).json()["code"] == "code_expired"


def test_the_firm_s_programs_are_told_of_a_signature_and_of_nothing_less(
    claire: Browser, der: Any, post: MailServer, cast: Cast
) -> None:
    told = event_named("document.signed")
    assert told is not None
    _after, token = sent(claire, der, post, a_signer=True)
    of_link("GET", token, "/document")
    ok(of_link("POST", token, "/code"))
    ok(of_link("POST", token, "/signature", signing(code_in(post))), 201)

    with team_scope(cast.lavigne.id):
        happened = Event.objects.filter(kind="document.changed").values_list("ids", flat=True)
        assert [ids["document_id"] for ids in happened if told.tells("document.changed", ids)] == [der["id"]]


def test_what_was_signed_is_kept_apart_when_the_person_is_erased(
    claire: Browser, antoine: Browser, der: Any, post: MailServer, cast: Cast
) -> None:
    """The firm answers for its advice for five years (C. civ. 2224), though no contract followed."""
    _after, token = sent(claire, der, post, a_signer=True)
    of_link("GET", token, "/document")
    ok(of_link("POST", token, "/code"))
    ok(of_link("POST", token, "/signature", signing(code_in(post))), 201)
    signed = claire.read(f"documents/{der['id']}/signe").getvalue()
    with team_scope(cast.lavigne.id):
        client = Signature.objects.get().envoi.document.client
    preview = ok(antoine.read(f"clients/{client.id}/effacement"))
    assert {one["nature"]: one["documents"] for one in preview["garde"]} == {"conseil": 4}

    begun = ok(antoine.send("POST", f"clients/{client.id}/effacement", {"confirmation": client.matricule}), 202)
    work_until_idle()

    [archive] = ok(antoine.read(f"conformite/effacements/{begun['id']}"))["archives"]
    assert archive["jusqu_au"] == f"{timezone.localdate().year + 5}{timezone.localdate():-%m-%d}"
    opened = antoine.send("POST", f"conformite/archives/{archive['id']}", {"motif": "Réclamation"})
    kept = zipfile.ZipFile(BytesIO(opened.getvalue()))
    assert signed in [kept.read(name) for name in kept.namelist()] and len(kept.namelist()) == 5
    [told] = json.loads(kept.read("donnees.json"))["lignes"]["documents_signature"]
    assert told["signataire"] == "Hélène Marchand"
    assert of_link("GET", token).status_code == 404
    with team_scope(cast.lavigne.id):
        assert not Envoi.objects.exists() and not Signature.objects.exists()


def test_what_was_not_read_or_agreed_to_is_not_signed(claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post, a_signer=True)
    ok(of_link("POST", token, "/code"))
    code = code_in(post)
    assert of_link("POST", token, "/signature", signing(code)).json()["code"] == "unread"
    of_link("GET", token, "/document")
    for refused in ({"accepte": False}, {"traits": []}, {"traits": [[[0, 5000], [1, 1]]]}, {"nom": ""}):
        assert of_link("POST", token, "/signature", signing(code, **refused)).status_code == 400
    typed = {"code": code, "nom": "Hélène Marchand", "mode": "ecrit", "accepte": True}
    ok(of_link("POST", token, "/signature", typed), 201)


def test_a_document_sent_to_be_read_only_is_not_signed(claire: Browser, der: Any, post: MailServer) -> None:
    _after, token = sent(claire, der, post)
    assert of_link("POST", token, "/code").status_code == 404


def test_the_thread_of_the_file_tells_it_all(claire: Browser, der: Any, post: MailServer, helene: str) -> None:
    _after, token = sent(claire, der, post, a_signer=True)
    of_link("GET", token, "/document")
    ok(of_link("POST", token, "/code"))
    ok(of_link("POST", token, "/signature", signing(code_in(post))), 201)
    events = ok(claire.read(f"{helene.removesuffix('/documents')}/fil?kinds=document"))["results"]
    assert [one["objet"]["fait"] for one in events] == ["signe", "ouvert", "envoye", "etabli"]
    assert events[-1]["actor"]["prenom"] == "Claire"
