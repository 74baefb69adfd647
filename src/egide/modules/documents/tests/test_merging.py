"""Two files of one person, each with documents made, sent and signed, become one and two again: nothing is lost."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client as Visitor
from tests.cast import Cast
from tests.people import Browser, logged_in
from tests.support.word import word

from egide.foundation.tenancy.public import team_scope
from egide.modules.documents.models import Document, Envoi, Partie, Saisie, Signature
from egide.modules.documents.services.links import token_of

from .conftest import HELENE, ok, over

pytestmark = pytest.mark.django_db
TABLES = (Saisie, Document, Envoi, Signature, Partie)


def signed(claire: Browser, team_id: UUID, document: str, name: str) -> None:
    """As the client does it from the link; the code is read where it is made."""
    asked = {"email": "helene.marchand@exemple.fr", "a_signer": True}
    envoi = ok(claire.send("POST", f"documents/{document}/envois", asked), 201)["envoi"]["id"]
    link = f"/api/v1/partage/{token_of(team_id, UUID(envoi))}"
    visitor = Visitor()
    assert visitor.get(f"{link}/document").getvalue().startswith(b"%PDF")
    assert visitor.post(f"{link}/code", {}, content_type="application/json").status_code == 200
    code = re.search(r"\b(\d{6})\b", str(mail.outbox[-1].body))
    assert code
    said = {"code": code.group(1), "nom": name, "mode": "ecrit", "accepte": True}
    assert visitor.post(f"{link}/signature", said, content_type="application/json").status_code == 201


def everything(team_id: UUID) -> dict[str, list[dict[str, Any]]]:
    with team_scope(team_id):
        return {one.__name__: list(one.objects.order_by("id").values()) for one in TABLES}


def test_nothing_of_two_files_documents_is_lost_by_a_merge_and_it_is_undone_exactly(
    cast: Cast, claire: Browser, antoine: Browser, insured: None, helene: str
) -> None:
    team_id = cast.lavigne.id
    content = word("{{client.nom}}")
    headers = {"X-Nom-Fichier": "lettre.docx"}
    brought = antoine.post("/api/v1/modeles", content, content_type="application/octet-stream", headers=headers)
    template = ok(brought, 201)["id"]
    twin = ok(claire.send("POST", "clients", {**HELENE, "email": "h.marchand@exemple.fr"}), 201)["id"]
    mine = helene.split("/")[1]
    contents: dict[str, bytes] = {}
    for client in (mine, twin):
        ok(claire.send("PATCH", f"clients/{client}/documents/recueil", {"exigences": "Une bonne mutuelle."}, **over(0)))
        for path in (f"clients/{client}/documents/der", f"clients/{client}/modeles/{template}"):
            made = ok(claire.send("POST", path), 201)["id"]
            contents[made] = claire.read(f"documents/{made}/content").getvalue()
            signed(claire, team_id, made, "Hélène Marchand")
    before = everything(team_id)
    assert [len(before[one.__name__]) for one in TABLES] == [2, 4, 4, 4, 12]

    anne = logged_in(cast.anne, cast.lavigne)
    compared = ok(anne.read(f"clients/{mine}/fusion?avec={twin}"))
    sides = {one["cle"]: "survivant" for one in compared["champs"] if one["cote"] == "conflit"}
    merged = ok(anne.send("POST", f"clients/{mine}/fusion", {"absorbe": twin, "choix": sides}), 201)

    listed = ok(claire.read(helene))["results"]
    assert {one["id"] for one in listed} == set(contents)
    assert {one["etat"] for one in listed} == {"signe"}
    for document, content in contents.items():
        assert claire.read(f"documents/{document}/content").getvalue() == content
        for part in ("signe", "preuve", "preuve_json"):
            assert claire.read(f"documents/{document}/{part}").status_code == 200

    ok(anne.send("POST", f"fusions/{merged['id']}/undo"))
    assert everything(team_id) == before
    for client in (mine, twin):
        assert ok(claire.read(f"clients/{client}/documents"))["count"] == 2
