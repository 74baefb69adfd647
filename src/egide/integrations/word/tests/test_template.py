"""A template is checked and filled: lists row by row, conditions held or taken away, nothing left blank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from pypdf import PdfReader
from tests.permissions.pictures import png
from tests.support.word import said, saved, word

from egide.integrations.word import (
    Absent,
    Catalogue,
    Faute,
    Filling,
    Row,
    Undrawable,
    check,
    draw,
    read_package,
    unsupported,
)

CATALOGUE = Catalogue(
    champs={
        "client.nom": "Nom",
        "client.email": "Adresse e-mail",
        "client.adresse": "Adresse",
        "conjoint.prenom": "Prénom",
        "enfants.prenom": "Prénom",
        "enfants.a_charge": "À charge",
        "passifs.preteur": "Prêteur",
    },
    sections={"client": False, "conjoint": False, "enfants": True, "passifs": True},
    caches=frozenset({"client.nir"}),
)
AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


class Marchand:
    """Hélène Marchand, her two children, no spouse and no e-mail."""

    def dit(self, path: str, row: Row | None) -> str | None:
        if row is not None:
            return row.get(path.partition(".")[2])
        return {"client.nom": "Marchand", "client.adresse": "4 rue Crébillon\n44000 Nantes"}.get(path)

    def vrai(self, path: str, row: Row | None) -> bool:
        return self.dit(path, row) is not None or path == "enfants"

    def rows(self, section: str) -> Sequence[Row]:
        return [{"prenom": "Léo", "a_charge": "Oui"}, {"prenom": "Zoé"}] if section == "enfants" else []


def faults(*paragraphs: str) -> list[Faute]:
    return check(read_package(word(*paragraphs)), CATALOGUE).fautes


def filled(content: bytes) -> tuple[str, Filling]:
    package = read_package(content)
    assert check(package, CATALOGUE).fautes == []
    filling = Filling(CATALOGUE, Marchand(), lambda path: f"[{path}]")
    filling.fill(package)
    return said(package.packed()), filling


def table(*rows: Sequence[str]) -> bytes:
    made = docx.Document()
    grid = made.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    return saved(made)


@pytest.mark.parametrize(
    ("paragraphs", "faute"),
    [
        (["{{client.non}}"], Faute("champ_inconnu_proche", {"champ": "client.non", "proche": "client.nom"})),
        (["{{email}}"], Faute("champ_inconnu_proche", {"champ": "email", "proche": "client.email"})),
        (["{{zzzz.qqqq}}"], Faute("champ_inconnu", {"champ": "zzzz.qqqq"})),
        (["{{client.nir}}"], Faute("champ_cache", {"champ": "client.nir"})),
        (["{{enfants.prenom}}"], Faute("liste_hors_tableau", {"champ": "enfants.prenom"})),
        (["{{client.nom}} {{si conjoint}} et"], Faute("si_ouvert", {"champ": "conjoint"})),
        (["{{si conjoint}}", "{{client.nom}}"], Faute("si_ouvert", {"champ": "conjoint"})),
        (["{{client.nom}}", "{{fin}}"], Faute("fin_seule")),
        (["{{client.nom}} {{fin}}"], Faute("fin_seule")),
        (["Rien du tout"], Faute("aucun_champ")),
    ],
)
def test_what_is_wrong_is_told_once(paragraphs: list[str], faute: Faute) -> None:
    assert faults(*paragraphs) == [faute]


def test_two_lists_do_not_share_a_row() -> None:
    found = check(read_package(table(["{{enfants.prenom}}", "{{passifs.preteur}}"])), CATALOGUE)
    assert found.fautes == [Faute("deux_listes", {"listes": "enfants, passifs"})]


def test_a_row_is_written_once_for_each_of_the_list() -> None:
    text, filling = filled(table(["Prénom", "À charge"], ["{{enfants.prenom}}", "{{enfants.a_charge}}"]))
    assert text.splitlines() == ["Prénom | À charge", "Léo | Oui", "Zoé | non communiqué"]
    assert filling.absents == [Absent("enfants.a_charge", 2, "non communiqué")]


def test_an_empty_list_says_so() -> None:
    text, filling = filled(table(["{{passifs.preteur}}"]))
    assert (text, filling.empty) == ("non communiqué", ["passifs"])


def test_a_condition_keeps_or_takes_away_whole_paragraphs_and_asks_nothing_of_what_goes() -> None:
    text, filling = filled(
        word(
            "{{client.nom}}",
            "{{si conjoint.prenom}}",
            "Époux de {{conjoint.prenom}}",
            "{{si enfants}}",
            "et parent",
            "{{fin}}",
            "{{fin}}",
            "{{si enfants}}",
            "Parent",
            "{{fin}}",
            "{{si pas client.email}}Sans e-mail{{fin}}{{si client.email}}, à {{client.email}}{{fin}}.",
        )
    )
    assert text.splitlines() == ["Marchand", "Parent", "Sans e-mail."]
    assert filling.absents == []


def test_what_is_missing_is_told_and_never_blank() -> None:
    text, filling = filled(word("Écrire à {{client.email}} ou {{client.email | par courrier}}"))
    assert text == "Écrire à [client.email] ou par courrier"
    assert filling.absents == [Absent("client.email"), Absent("client.email", sinon="par courrier")]


def test_a_value_is_never_read_as_a_marker() -> None:
    class Tricky(Marchand):
        def dit(self, path: str, row: Row | None) -> str | None:
            return "{{client.email}} {{fin}} <w:p/> &amp;"

    package = read_package(word("{{client.nom}}", "{{client.adresse}}"))
    Filling(CATALOGUE, Tricky(), str).fill(package)
    assert said(package.packed()).splitlines() == ["{{client.email}} {{fin}} <w:p/> &amp;"] * 2


def test_a_value_of_two_lines_breaks_the_line() -> None:
    text, _filling = filled(word("{{client.adresse}}, France"))
    assert text == "4 rue Crébillon\n44000 Nantes, France"


def test_headers_and_footers_are_filled_and_drawn_with_pictures_lists_and_tables() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Dossier {{client.nom}}"
    made.sections[0].header.paragraphs[0].add_run().add_picture(BytesIO(png()))
    made.add_heading("Lettre", 2)
    made.add_paragraph("☐ Santé ☒ Prévoyance", style="List Bullet")
    made.add_paragraph("Premier", style="List Number")
    made.add_paragraph("Second", style="List Number")
    grid = made.add_table(rows=2, cols=2, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Enfants"
    grid.cell(1, 0).text, grid.cell(1, 1).text = "{{enfants.prenom}}", "{{enfants.a_charge}}"
    made.add_page_break()
    made.add_paragraph("Fin de la lettre, Ω compris.")
    package = read_package(saved(made))
    assert unsupported(package) == []
    Filling(CATALOGUE, Marchand(), str).fill(package)
    pdf = PdfReader(BytesIO(draw(package, titre="Lettre", auteur="Lavigne", sujet="Marchand", at=AT, projet=False)))
    first, second = (" ".join(page.extract_text().split()) for page in pdf.pages)
    for words in ("Dossier Marchand", "Lettre", "1. Premier", "2. Second", "Enfants", "Léo Oui", "Zoé non communiqué"):
        assert words in first
    assert "Dossier Marchand" in second and "Fin de la lettre, Ω compris." in second
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712


def test_a_letter_that_no_font_has_is_named() -> None:
    package = read_package(word("{{client.nom}} \u4e2d"))
    with pytest.raises(Undrawable) as refused:
        draw(package, titre="t", auteur="a", sujet="s", at=AT, projet=False)
    assert refused.value.fautes == [Faute("lettre", {"lettre": "\u4e2d"})]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("w:ins", "suivi"),
        ("w:txbxContent", "zone_de_texte"),
        ("m:oMath", "equation"),
        ("w:footnoteReference", "note_de_bas"),
        ("w:pict", "dessin_ancien"),
    ],
)
def test_what_no_page_can_show_is_refused_when_it_comes_in(tag: str, code: str) -> None:
    made = docx.Document()
    made.add_paragraph("{{client.nom}}")._p.append(OxmlElement(tag))
    assert unsupported(read_package(saved(made))) == [Faute(code)]
