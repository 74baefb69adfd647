"""Antoine says who the firm is, as its documents must state it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in
from tests.permissions.pictures import png

from egide.foundation.files.public import StoredFile
from egide.foundation.identity.checks import contrast_on_white
from egide.foundation.tenancy.public import team_scope
from egide.kit.french import companies

pytestmark = pytest.mark.django_db
WHOLE = {
    "forme_juridique": "SARL",
    "capital": 50_000,
    "siren": "812 345 676",
    "rcs": "Nantes",
    "orias": "07 001 234",
    "categories": ["mandataire_intermediaire", "courtier"],
    "adresse": "12 quai de la Fosse",
    "code_postal": "44000",
    "ville": "Nantes",
    "telephone": "+33 (0)2 40 99 01 23",
    "email": "contact@lavigne.example",
    "site": "https://www.lavigne.example/",
    "rc_assureur": "MMA IARD",
    "rc_contrat": "118 270 345",
    "reclamations": "Anne Lavigne, reclamations@lavigne.example",
    "methode": "non_exclusif",
    "partenaires": "April, Generali",
    "liens_financiers": "Aucun",
    "remuneration": "commission",
    "couleur": "#1B4D6E",
}
NEW = {"HTTP_IF_MATCH": '"0"'}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> None:
    settings.EGIDE_FILES = tmp_path / "files"


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    return logged_in(cast.antoine)


def put_logo(who: Browser, content: bytes, version: int) -> Any:
    options = {"content_type": "application/octet-stream", "HTTP_IF_MATCH": f'"{version}"'}
    return who.put("/api/v1/cabinet/identite/logo", content, **options)


def test_before_saying_anything_the_firm_knows_what_the_law_will_ask(antoine: Browser) -> None:
    read = antoine.read("cabinet/identite").json()
    assert (read["nom"], read["version"]) == ("Cabinet Lavigne", 0)
    assert read["autorite"].startswith("Autorité de contrôle prudentiel et de résolution (ACPR), 4 place de Budapest")
    missing = {one["champ"]: one["article"] for one in read["manquants"]}
    assert missing["orias"] == "C. assur., art. L. 521-2, I et L. 512-1"
    assert missing["liens_financiers"] == "C. assur., art. R. 521-1, II"
    assert "nom" not in missing
    assert "honoraires" not in missing


def test_the_administrator_states_everything_and_nothing_is_missing(antoine: Browser) -> None:
    answer = antoine.send("PATCH", "cabinet/identite", WHOLE, **NEW)
    assert answer.status_code == 200, answer.content
    kept = antoine.read("cabinet/identite").json()
    assert kept["manquants"] == []
    assert (kept["siren"], kept["orias"], kept["telephone"]) == ("812345676", "07001234", "0240990123")
    assert (kept["site"], kept["couleur"]) == ("www.lavigne.example", "#1b4d6e")
    assert kept["categories"] == ["courtier", "mandataire_intermediaire"]
    assert kept["version"] == 1


def test_what_depends_on_a_choice_is_asked_with_it(antoine: Browser) -> None:
    antoine.send("PATCH", "cabinet/identite", WHOLE, **NEW)
    change = {"remuneration": "mixte", "methode": "impartial"}
    now = antoine.send("PATCH", "cabinet/identite", change, HTTP_IF_MATCH='"1"').json()
    assert [one["champ"] for one in now["manquants"]] == ["concentration", "honoraires"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"siren": "812345678"}, "Ce numéro SIREN n’est pas valable : neuf chiffres, dont une clé."),
        ({"siret": "81234567600013"}, "La clé de ce numéro SIRET n’est pas bonne : vérifiez-le."),
        ({"orias": "06001234"}, "Ce numéro ORIAS n’est pas valable : huit chiffres, comme 07 001 234."),
        ({"code_postal": "4400"}, "Un code postal a cinq chiffres."),
        (
            {"couleur": "#ffd400"},
            "Cette couleur est trop claire pour être lue sur du papier blanc : choisissez-la plus foncée.",
        ),
        ({"site": "javascript:alert(1)"}, "Cette adresse de site n’est pas valable : écrivez-la comme www.exemple.fr."),
        ({"telephone": "12"}, "Ce numéro de téléphone n’est pas valable : dix chiffres, comme 02 40 12 34 56."),
    ],
)
def test_what_cannot_be_stated_is_refused_with_its_remedy(
    antoine: Browser, change: dict[str, str], sentence: str
) -> None:
    answer = antoine.send("PATCH", "cabinet/identite", change, **NEW)
    assert (answer.status_code, answer.json()["errors"]) == (400, {next(iter(change)): [sentence]})
    assert antoine.read("cabinet/identite").json()["version"] == 0


def test_a_siret_of_another_company_is_refused(antoine: Browser) -> None:
    antoine.send("PATCH", "cabinet/identite", WHOLE, **NEW)
    answer = antoine.send("PATCH", "cabinet/identite", {"siret": "73282932000074"}, HTTP_IF_MATCH='"1"')
    assert answer.json()["errors"] == {"siret": ["Ce SIRET n’est pas celui d’un établissement de ce SIREN."]}
    assert antoine.read("cabinet/identite").json()["version"] == 1


def test_somebody_else_s_change_is_not_written_over(antoine: Browser) -> None:
    antoine.send("PATCH", "cabinet/identite", WHOLE, **NEW)
    for version in (0, 2):
        answer = antoine.send("PATCH", "cabinet/identite", {"ville": "Rezé"}, HTTP_IF_MATCH=f'"{version}"')
        assert answer.status_code == 412
    assert antoine.read("cabinet/identite").json()["ville"] == "Nantes"


def test_a_logo_is_kept_replaced_and_taken_away(cast: Cast, antoine: Browser) -> None:
    assert put_logo(antoine, png(), 0).json()["logo"] is True
    shown = antoine.read("cabinet/identite/logo?apercu=1")
    assert (shown.headers["Content-Type"], shown.getvalue()) == ("image/png", png())
    assert put_logo(antoine, png(60, 30), 1).status_code == 200
    with team_scope(cast.lavigne.id):
        assert [one.state for one in StoredFile.objects.order_by("id")] == ["erasing", "stored"]
    assert antoine.delete("/api/v1/cabinet/identite/logo", HTTP_IF_MATCH='"2"').json()["logo"] is False
    assert antoine.read("cabinet/identite/logo").status_code == 404


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "file_refused"),
        (png(said=(30_000, 30_000)), "invalid"),
        (png()[:-40], "invalid"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "invalid"),
        (b"\xff\xd8\xff" + b"\0" * 200, "file_refused"),
    ],
    ids=["drawing with a program", "would fill the memory", "cut short", "not a picture", "jpeg"],
)
def test_what_cannot_be_printed_is_no_logo(antoine: Browser, content: bytes, code: str) -> None:
    answer = put_logo(antoine, content, 0)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert antoine.read("cabinet/identite").json()["logo"] is False


@given(st.text(max_size=30))
def test_an_orias_number_is_eight_digits_or_refused(typed: str) -> None:
    try:
        number = companies.orias(typed)
    except ValueError:
        return
    assert len(number) == 8
    assert number.isdigit()
    assert companies.orias(number) == number


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)
