"""Claire makes the documents the law asks for: nothing missing is printed as a blank, nothing made is changed."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.tenancy.public import team_scope
from egide.modules.documents.models import Document

from .conftest import HELENE, ok, over, pdf_of, words

pytestmark = pytest.mark.django_db
ADVICE = {
    "niveau": "personnalise",
    "exigences": "Être couverte à l’hôpital et pour mes lunettes.",
    "motivation": "Le reste à charge est le plus faible pour les soins attendus.",
    "produits": [
        {"assureur": "April", "produit": "Santé Pro", "cotisation": "64,20 € par mois", "retenu": True},
        {"assureur": "Generali", "produit": "Santé Bleue"},
    ],
}


def lacking(read: Any, *, required: bool = True) -> list[str]:
    return [f"{one['ou']}.{one['champ']}" for one in read["manques"] if one["obligatoire"] is required]


def test_what_a_der_lacks_is_listed_and_it_is_not_made(claire: Browser, firm: None, helene: str) -> None:
    read = ok(claire.read(f"{helene}/der"))
    assert (read["titre"], read["numero"], read["pret"]) == ("Document d’entrée en relation", 1, False)
    assert read["manques"] == [
        {
            "ou": "cabinet",
            "section": "identite",
            "champ": "rc_contrat",
            "libelle": "Contrat de responsabilité civile professionnelle",
            "article": "C. assur., art. L. 512-6",
            "obligatoire": True,
        }
    ]
    refusal = claire.send("POST", f"{helene}/der")
    assert (refusal.status_code, refusal.json()["code"]) == (409, "incomplete")
    assert ok(claire.read("documents"))["count"] == 0


def test_a_der_is_made_kept_and_hashed(claire: Browser, insured: None, helene: str) -> None:
    made = ok(claire.send("POST", f"{helene}/der"), 201)
    assert (made["kind"], made["numero"], made["etat"]) == ("der", 1, "etabli")
    assert made["nom"] == "Document d’entrée en relation Mme Hélène Marchand v1.pdf"
    content = claire.read(f"documents/{made['id']}/content?apercu=1")
    assert content.headers["Content-Type"] == "application/pdf"
    assert hashlib.sha256(content.getvalue()).hexdigest() == made["sha256"]


def test_a_der_states_what_the_law_asks_and_can_be_read_aloud(claire: Browser, insured: None, helene: str) -> None:
    made = ok(claire.send("POST", f"{helene}/der"), 201)
    pdf = pdf_of(claire.read(f"documents/{made['id']}/content"))
    said = words(pdf)
    for sentence in (
        "Remis à Mme Hélène Marchand",
        "812 345 676 RCS Nantes",
        "Numéro ORIAS 07 001 234",
        "MMA IARD, contrat n° 118 270 345",
        "Entreprises d’assurance avec lesquelles il travaille : April, Generali.",
        "perçoit une commission incluse dans la prime d’assurance",
        "ne détient aucune participation, directe ou indirecte, d’au moins 10 %",
        "La Médiation de l’Assurance",
        "4 place de Budapest",
        "C. assur., art. R. 521-1, I",
        "Votre conseiller Claire Vasseur",
    ):
        assert sentence in said
    root = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("fr-FR", True)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Document d’entrée en relation"
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/DescendantFonts"][0]["/FontDescriptor"]


def test_each_making_is_a_version_and_the_one_before_stays(
    claire: Browser, antoine: Browser, insured: None, helene: str
) -> None:
    first = ok(claire.send("POST", f"{helene}/der"), 201)
    ok(antoine.send("PATCH", "cabinet/identite", {"rc_assureur": "Allianz"}, **over(2)))
    second = ok(claire.send("POST", f"{helene}/der"), 201)
    assert (first["numero"], second["numero"]) == (1, 2)
    assert "MMA IARD" in words(pdf_of(claire.read(f"documents/{first['id']}/content")))
    assert "Allianz" in words(pdf_of(claire.read(f"documents/{second['id']}/content")))
    listed = ok(claire.read(helene))
    assert [one["numero"] for one in listed["results"]] == [2, 1]
    assert listed["results"] == ok(claire.read("documents?q=marchand&kind=der"))["results"]


def test_the_database_refuses_to_change_a_document(cast: Cast, claire: Browser, insured: None, helene: str) -> None:
    ok(claire.send("POST", f"{helene}/der"), 201)
    with team_scope(cast.lavigne.id), pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Document.objects.update(titre="Autre")


def test_what_people_typed_is_never_read_as_markup(claire: Browser, insured: None) -> None:
    tricky = {**HELENE, "nom": '#panic("x") *gras* $a$ \\', "adresse": '= Titre #include("/etc/passwd")'}
    client = ok(claire.send("POST", "clients", tricky), 201)["id"]
    made = ok(claire.send("POST", f"clients/{client}/documents/der"), 201)
    said = words(pdf_of(claire.read(f"documents/{made['id']}/content")))
    assert '#panic("x") *gras* $a$ \\' in said
    assert '= Titre #include("/etc/passwd")' in said


def test_a_recueil_says_what_was_not_told(claire: Browser, insured: None, helene: str) -> None:
    read = ok(claire.read(f"{helene}/recueil"))
    assert lacking(read) == ["document.exigences"]
    assert "client.date_naissance" in lacking(read, required=False)
    typed = ok(claire.send("PATCH", f"{helene}/recueil", {"exigences": "Une bonne mutuelle."}, **over(0)))
    assert (typed["pret"], typed["version"], typed["saisie"]) == (True, 1, {"exigences": "Une bonne mutuelle."})
    made = ok(claire.send("POST", f"{helene}/recueil"), 201)
    said = words(pdf_of(claire.read(f"documents/{made['id']}/content")))
    assert "Besoins abordés Santé" in said
    assert "Une bonne mutuelle." in said
    assert "Informations non communiquées à ce jour" in said
    assert "– Date de naissance" in said


def test_savings_ask_for_the_investor_s_profile(claire: Browser, insured: None) -> None:
    client = ok(claire.send("POST", "clients", {**HELENE, "besoins": ["epargne"]}), 201)["id"]
    path = f"clients/{client}/documents/recueil"
    read = ok(claire.send("PATCH", path, {"exigences": "Placer."}, **over(0)))
    assert lacking(read) == ["questionnaire.profil"]


def test_a_personal_recommendation_compares_several_contracts(claire: Browser, insured: None, helene: str) -> None:
    path = f"{helene}/conseil"
    assert lacking(ok(claire.read(path))) == [
        *("document.niveau", "document.exigences", "document.produits", "document.motivation")
    ]
    alone = {**ADVICE, "produits": [{**ADVICE["produits"][0], "retenu": False}]}  # type: ignore[dict-item]
    read = ok(claire.send("PATCH", path, alone, **over(0)))
    assert lacking(read) == ["document.produits", "document.retenu"]
    read = ok(claire.send("PATCH", path, {"produits": ADVICE["produits"]}, **over(1)))
    assert read["pret"] is True
    made = ok(claire.send("POST", path), 201)
    said = words(pdf_of(claire.read(f"documents/{made['id']}/content")))
    assert "Contrat conseillé : April, Santé Pro" in said
    assert "Generali, Santé Bleue non précisé non précisé non précisé" in said
    assert ADVICE["motivation"] in said


def test_an_order_of_replacement_names_the_contract(claire: Browser, insured: None, helene: str) -> None:
    path = f"{helene}/mandat"
    values = {"objet": "remplacement", "risques": "Santé", "effet": "2027-01-01", "duree_mois": 12}
    read = ok(claire.send("PATCH", path, values, **over(0)))
    assert lacking(read) == ["document.assureur", "document.contrat"]
    ok(claire.send("PATCH", path, {"assureur": "MGEN", "contrat": "A-778"}, **over(1)))
    made = ok(claire.send("POST", path), 201)
    said = words(pdf_of(claire.read(f"documents/{made['id']}/content")))
    assert "Ordre de remplacement" in said
    assert "prend effet le 1er janvier 2027 pour 12 mois" in said


def test_a_portrait_needs_a_figure(claire: Browser, insured: None, helene: str) -> None:
    assert lacking(ok(claire.read(f"{helene}/portrait"))) == ["client.patrimoine"]
    client = helene.removesuffix("/documents")
    ok(claire.send("POST", f"{client}/revenus", {"nature": "salaire", "montant": 3200, "periodicite": "mensuel"}), 201)
    made = ok(claire.send("POST", f"{helene}/portrait"), 201)
    assert "Revenus 3 200 €" in words(pdf_of(claire.read(f"documents/{made['id']}/content")))


def test_a_preview_is_marked_as_a_draft_and_keeps_nothing(claire: Browser, firm: None, helene: str) -> None:
    answer = claire.read(f"{helene}/der/apercu")
    assert answer.headers["Content-Security-Policy"].endswith("object-src 'self'; style-src 'unsafe-inline'")
    assert "PROJET" in words(pdf_of(answer))
    assert ok(claire.read("documents"))["count"] == 0


def test_what_a_document_does_not_say_is_not_typed_for_it(claire: Browser, helene: str) -> None:
    refusal = claire.send("PATCH", f"{helene}/der", {"motivation": "Rien"}, **over(0))
    assert (refusal.status_code, refusal.json()["errors"]) == (400, {"motivation": ["Champ inconnu."]})
    assert claire.read(f"{helene}/facture").status_code == 404


def test_what_somebody_else_typed_is_not_written_over(claire: Browser, helene: str) -> None:
    ok(claire.send("PATCH", f"{helene}/recueil", {"exigences": "Un."}, **over(0)))
    for version in (0, 2):
        assert claire.send("PATCH", f"{helene}/recueil", {"exigences": "Deux."}, **over(version)).status_code == 412
    assert ok(claire.read(f"{helene}/recueil"))["saisie"] == {"exigences": "Un."}
