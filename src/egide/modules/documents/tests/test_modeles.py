"""The firm brings its own Word templates, and Claire makes documents from them."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import quote

import docx
import pytest
from django.db import DatabaseError, transaction
from tests.cast import Cast
from tests.people import Browser, logged_in
from tests.support.word import said, saved, word

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.public import SECTIONS
from egide.modules.documents.models import Document, VersionDeModele

from .conftest import ok, over, pdf_of, words

pytestmark = pytest.mark.django_db
LETTER = word(
    "{{cabinet.nom}}, ORIAS {{cabinet.orias}}",
    "{{client.nom_complet}}, demeurant {{client.adresse_complete}}",
    "{{si conjoint}}",
    "et {{conjoint.prenom}} {{conjoint.nom}}",
    "{{fin}}",
    "Besoins : {{client.besoins}}. Téléphone : {{client.telephone | non communiqué}}",
    "Fait le {{document.date}} par {{conseiller.nom}}",
)


def bring(
    who: Browser, content: bytes, path: str = "modeles?nom=Lettre%20de%20mission", name: str = "lettre.docx"
) -> Any:
    return who.post(
        f"/api/v1/{path}",
        content,
        content_type="application/octet-stream",
        headers={"X-Nom-Fichier": quote(name)},
    )


def row_of_children() -> bytes:
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Prénom", "Né le"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("{{enfants.prenom}}", "{{enfants.date_naissance}}"), strict=True):
        cell.text = text
    made.add_paragraph("{{client.nom}}")
    return saved(made)


@pytest.fixture
def letter(antoine: Browser) -> str:
    return ok(bring(antoine, LETTER), 201)["id"]


def test_a_template_is_kept_as_it_was_brought(antoine: Browser, claire: Browser) -> None:
    made = ok(bring(antoine, LETTER), 201)
    assert (made["nom"], made["nature"], made["version"]) == ("Lettre de mission", "autre", 1)
    [version] = made["versions"]
    assert version["numero"] == 1
    assert version["champs"] == [
        *("cabinet.nom", "cabinet.orias", "client.adresse_complete", "client.besoins", "client.nom_complet"),
        *("client.telephone", "conjoint.nom", "conjoint.prenom", "conseiller.nom", "document.date"),
    ]
    assert version["remarques"] == ["Le PDF est écrit en Inter ; le document Word garde ses polices."]
    content = claire.read(f"modeles/{made['id']}/versions/1/content").getvalue()
    assert (content, hashlib.sha256(content).hexdigest()) == (LETTER, version["sha256"])
    [listed] = ok(claire.read("modeles"))["results"]
    assert (listed["nom"], listed["derniere"]["numero"]) == ("Lettre de mission", 1)


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(antoine: Browser) -> None:
    refusal = bring(antoine, word("{{client.prenon}} {{client.nir}} {{si conjoint}}", "{{enfants.prenom}}"))
    assert (refusal.status_code, refusal.json()["code"]) == (400, "modele_refuse")
    assert refusal.json()["errors"]["fichier"] == [
        "Le champ « client.prenon » n’existe pas : vouliez-vous « client.prenom » ?",
        "Le champ « client.nir » est chiffré et n’est jamais imprimé : retirez-le.",
        "« {{si conjoint}} » n’est pas fermé : ajoutez {{fin}}, dans le même paragraphe ou seul dans le sien.",
        "Le champ « enfants.prenom » a une valeur par ligne : mettez-le dans une ligne de tableau, qui sera répétée.",
    ]
    assert ok(antoine.read("modeles"))["count"] == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"%PDF-1.7 un PDF",
            "Ce document Word est incomplet ou abîmé : ouvrez-le dans Word, enregistrez-le et déposez-le à nouveau.",
        ),
        (
            word("Rien"),
            "Ce document n’a aucun champ : écrivez par exemple {{client.nom}} là où le nom du client doit venir.",
        ),
        (
            word("{{client.nom}} \u4e2d"),
            "Ce document contient des signes que le PDF ne sait pas écrire : \u4e2d. Remplacez-les.",
        ),
    ],
)
def test_what_is_no_template_is_refused_with_what_to_do(antoine: Browser, content: bytes, sentence: str) -> None:
    refusal = bring(antoine, content)
    assert (refusal.status_code, refusal.json()["errors"]["fichier"]) == (400, [sentence])
    assert ok(antoine.read("modeles"))["count"] == 0


def test_an_employee_makes_from_templates_and_brings_none(claire: Browser, letter: str) -> None:
    assert bring(claire, LETTER).status_code == 403
    assert bring(claire, LETTER, f"modeles/{letter}/versions").status_code == 403
    assert claire.send("PATCH", f"modeles/{letter}", {"archive": True}, **over(1)).status_code == 403
    assert len(ok(claire.read(f"modeles/{letter}"))["versions"]) == 1


def test_a_name_is_taken_once(antoine: Browser, letter: str) -> None:
    refusal = bring(antoine, LETTER, "modeles?nom=LETTRE%20de%20mission")
    assert refusal.json()["errors"] == {
        "nom": ["Un modèle porte déjà ce nom : choisissez-en un autre, ou déposez une nouvelle version."]
    }
    assert ok(antoine.read("modeles"))["count"] == 1
    ok(antoine.send("PATCH", f"modeles/{letter}", {"archive": True}, **over(1)))
    ok(bring(antoine, LETTER), 201)
    again = antoine.send("PATCH", f"modeles/{letter}", {"archive": False}, **over(2))
    assert again.status_code == 400


def test_every_field_that_is_listed_can_be_used_and_has_a_name(claire: Browser, antoine: Browser, helene: str) -> None:
    groups = ok(claire.read("modeles/champs"))["groupes"]
    assert [one["nom"] for one in groups[:4]] == ["client", "cabinet", "conseiller", "document"]
    assert {one["nom"] for one in groups if one["liste"]} == {nom for nom, one in SECTIONS.items() if one.lignes}
    plain = [f"{{{{{champ['champ']} | –}}}}" for one in groups if not one["liste"] for champ in one["champs"]]
    made = docx.Document()
    made.add_paragraph(" ".join(plain))
    for one in groups:
        if one["liste"]:
            cells = made.add_table(rows=1, cols=1).rows[0].cells
            cells[0].text = " ".join(f"{{{{{champ['champ']}}}}}" for champ in one["champs"])
    template = ok(bring(antoine, saved(made)), 201)["id"]
    client = helene.removesuffix("/documents")
    assert ok(claire.read(f"{client}/modeles/{template}"))["pret"] is True
    assert claire.read(f"{client}/modeles/{template}/apercu").status_code == 200


def test_what_is_missing_is_listed_and_nothing_is_made(
    claire: Browser, antoine: Browser, letter: str, helene: str
) -> None:
    path = helene.replace("/documents", f"/modeles/{letter}")
    read = ok(claire.read(path))
    assert (read["titre"], read["numero"], read["version"], read["pret"]) == ("Lettre de mission", 1, 1, False)
    assert [
        (one["ou"], one["section"], one["champ"], one["libelle"], one["obligatoire"]) for one in read["manques"]
    ] == [
        ("cabinet", "identite", "orias", "Numéro ORIAS", True),
        ("client", "client", "telephone", "Téléphone", False),
    ]
    for format_ in ("pdf", "word"):
        refusal = claire.send("POST", path, {"format": format_})
        assert (refusal.status_code, refusal.json()["code"]) == (409, "incomplete")
    assert "[à compléter : Numéro ORIAS]" in words(pdf_of(claire.read(f"{path}/apercu")))
    assert ok(claire.read("documents"))["count"] == 0


def test_a_letter_is_made_in_pdf_and_in_word_kept_and_hashed(
    claire: Browser, insured: None, letter: str, helene: str
) -> None:
    path = helene.replace("/documents", f"/modeles/{letter}")
    pdf = ok(claire.send("POST", path, {"format": "pdf"}), 201)
    assert (pdf["kind"], pdf["titre"], pdf["numero"], pdf["etat"]) == ("autre", "Lettre de mission", 1, "etabli")
    assert pdf["nom"] == "Lettre de mission Mme Hélène Marchand v1.pdf"
    text = words(pdf_of(claire.read(f"documents/{pdf['id']}/content")))
    for sentence in (
        "ORIAS 07 001 234",
        "Mme Hélène Marchand, demeurant 4 rue Crébillon 44000 Nantes",
        "Besoins : Santé. Téléphone : non communiqué",
        "par Claire Vasseur",
    ):
        assert sentence in text
    assert "{{" not in text and "PROJET" not in text
    made = ok(claire.send("POST", path, {"format": "word"}), 201)
    assert (made["numero"], made["nom"]) == (2, "Lettre de mission Mme Hélène Marchand v2.docx")
    content = claire.read(f"documents/{made['id']}/content").getvalue()
    assert hashlib.sha256(content).hexdigest() == made["sha256"]
    assert "Mme Hélène Marchand, demeurant 4 rue Crébillon\n44000 Nantes" in said(content)
    assert [one["numero"] for one in ok(claire.read(helene))["results"]] == [2, 1]


def test_rows_are_repeated_and_what_a_row_lacks_is_told(claire: Browser, antoine: Browser, helene: str) -> None:
    template = ok(bring(antoine, row_of_children()), 201)["id"]
    client = helene.removesuffix("/documents")
    path = f"{client}/modeles/{template}"
    assert [one["libelle"] for one in ok(claire.read(path))["manques"]] == ["Enfants : aucune ligne"]
    ok(claire.send("POST", f"{client}/enfants", {"prenom": "Léo", "date_naissance": "2014-03-12"}), 201)
    ok(claire.send("POST", f"{client}/enfants", {"prenom": "Zoé"}), 201)
    [lack] = ok(claire.read(path))["manques"]
    assert (lack["libelle"], lack["obligatoire"]) == ("Date de naissance, ligne 2", False)
    made = ok(claire.send("POST", path, {"format": "word"}), 201)
    assert said(claire.read(f"documents/{made['id']}/content").getvalue()).splitlines() == [
        *("Prénom | Né le", "Léo | 12 mars 2014", "Zoé | non communiqué", "Marchand")
    ]


def test_a_new_version_is_used_and_the_one_before_stays(
    claire: Browser, antoine: Browser, letter: str, helene: str, cast: Cast
) -> None:
    ok(bring(antoine, word("Bonjour {{client.prenom}}"), f"modeles/{letter}/versions", "lettre 2.docx"), 201)
    made = ok(claire.send("POST", helene.replace("/documents", f"/modeles/{letter}")), 201)
    assert "Bonjour Hélène" in words(pdf_of(claire.read(f"documents/{made['id']}/content")))
    read = ok(claire.read(f"modeles/{letter}"))
    assert [(one["numero"], one["nom"]) for one in read["versions"]] == [(2, "lettre 2.docx"), (1, "lettre.docx")]
    assert claire.read(f"modeles/{letter}/versions/1/content").getvalue() == LETTER
    with team_scope(cast.lavigne.id):
        assert Document.objects.get().modele_version.numero == 2
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            VersionDeModele.objects.update(sha256="0" * 64)


def test_a_refused_version_leaves_the_one_before_in_use(antoine: Browser, letter: str) -> None:
    refusal = bring(antoine, word("{{client.inconnu}}"), f"modeles/{letter}/versions")
    assert refusal.status_code == 400
    assert [one["numero"] for one in ok(antoine.read(f"modeles/{letter}"))["versions"]] == [1]


def test_from_an_archived_template_nothing_is_made(
    claire: Browser, antoine: Browser, insured: None, letter: str, helene: str
) -> None:
    path = helene.replace("/documents", f"/modeles/{letter}")
    made = ok(claire.send("POST", path), 201)
    ok(antoine.send("PATCH", f"modeles/{letter}", {"archive": True}, **over(1)))
    assert claire.read(path).status_code == claire.send("POST", path).status_code == 404
    assert ok(claire.read("modeles"))["count"] == 0
    assert [one["id"] for one in ok(claire.read("modeles?archives=1"))["results"]] == [letter]
    assert ok(claire.read(helene))["results"][0]["id"] == made["id"]


def test_a_template_changed_meanwhile_is_not_written_over(antoine: Browser, letter: str) -> None:
    ok(antoine.send("PATCH", f"modeles/{letter}", {"nature": "mandat"}, **over(1)))
    assert antoine.send("PATCH", f"modeles/{letter}", {"nom": "Autre"}, **over(1)).status_code == 412
    read = ok(antoine.read(f"modeles/{letter}"))
    assert (read["nom"], read["nature"], read["version"]) == ("Lettre de mission", "mandat", 2)


def test_a_document_in_word_is_sent_and_only_a_pdf_is_signed(
    claire: Browser, insured: None, letter: str, helene: str
) -> None:
    path = helene.replace("/documents", f"/modeles/{letter}")
    in_word = ok(claire.send("POST", path, {"format": "word"}), 201)["id"]
    asked = {"email": "helene.marchand@exemple.fr", "a_signer": True}
    refusal = claire.send("POST", f"documents/{in_word}/envois", asked)
    assert refusal.json()["errors"] == {"a_signer": ["Seul un document PDF peut être signé."]}
    ok(claire.send("POST", f"documents/{in_word}/envois", {**asked, "a_signer": False}), 201)
    in_pdf = ok(claire.send("POST", path, {"format": "pdf"}), 201)["id"]
    ok(claire.send("POST", f"documents/{in_pdf}/envois", asked), 201)


def test_what_a_client_is_called_may_be_beyond_the_fonts(
    claire: Browser, antoine: Browser, letter: str, helene: str
) -> None:
    ok(bring(antoine, word("{{client.nom}}"), f"modeles/{letter}/versions"), 201)
    client = ok(claire.send("POST", "clients", {"nom": "\u4e2d", "prenom": "Li"}), 201)["id"]
    path = f"clients/{client}/modeles/{letter}"
    refusal = claire.send("POST", path, {"format": "pdf"})
    assert (refusal.status_code, refusal.json()["code"]) == (409, "undrawable")
    ok(claire.send("POST", path, {"format": "word"}), 201)


def test_another_firm_sees_none_of_it(cast: Cast, letter: str, helene: str) -> None:
    yann = logged_in(cast.yann)
    assert ok(yann.read("modeles"))["count"] == 0
    for path in (f"modeles/{letter}", f"modeles/{letter}/versions/1/content"):
        assert yann.read(path).status_code == 404
