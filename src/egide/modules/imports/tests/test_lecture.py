"""Tables as programs write them, cells as French people write them, columns by the words of their headings."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from egide.kit import tables
from egide.kit.tables import Fault, Unreadable, read_table
from egide.modules.clients.public import SECTIONS
from egide.modules.imports.correspondance import guess, signature
from egide.modules.imports.lignes import lire_ligne, places_of
from egide.modules.imports.valeurs import lire

TODAY = date(2026, 11, 30)
TEXT = 'Prénom;Nom;Adresse\r\nHélène;Le Goff;"12 rue Crébillon\r\nBât. B"\r\n\r\nÉmile;Zôlà;"dit ""l’Œil"""\r\n'
ROWS = [(2, ["Hélène", "Le Goff", "12 rue Crébillon\r\nBât. B"]), (4, ["Émile", "Zôlà", 'dit "l’Œil"'])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", ";,\t")
def test_a_text_is_read_whatever_its_encoding_and_separator(encoding, separator):
    table = read_table(TEXT.replace(";", separator).encode(encoding))
    assert table.headings == ["Prénom", "Nom", "Adresse"]
    assert list(table.rows()) == ROWS


def test_what_stands_above_the_headings_is_passed_over():
    table = read_table("Portefeuille au 30/11/2026;;\n\nNom;Prénom;CP\nDurand;Paul;44000\n".encode())
    assert (table.headings, list(table.rows())) == (["Nom", "Prénom", "CP"], [(4, ["Durand", "Paul", "44000"])])


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    for rank, rows in enumerate(sheets):
        sheet = made.active if rank == 0 else made.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_first_sheet_that_holds_something_is_read_with_its_dates_and_numbers():
    table = read_table(
        book([], [["Nom", "Né le", "Revenu"], ["Durand", datetime.fromisoformat("1980-03-12"), 54200.5]])
    )
    assert (table.headings, table.sheet) == (["Nom", "Né le", "Revenu"], "Sheet1")
    assert list(table.rows()) == [(2, ["Durand", datetime.fromisoformat("1980-03-12"), 54200.5])]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"\n\n;;\n", Fault.EMPTY),
        (b"PK\x03\x04nothing of a workbook", Fault.DAMAGED),
        (b"\xff\xfe\x00\xd8\x41", Fault.NOT_TEXT),
        (";".join(f"c{rank}" for rank in range(301)).encode(), Fault.TOO_WIDE),
        (book([[]]), Fault.EMPTY),
    ],
)
def test_what_cannot_be_read_says_why(content, fault):
    with pytest.raises(Unreadable) as refused:
        read_table(content)
    assert refused.value.fault is fault


def test_a_workbook_that_unfolds_beyond_measure_is_refused(monkeypatch):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/sharedStrings.xml", " " * (tables.MAX_TEXTS + 1))
    with pytest.raises(Unreadable) as refused:
        read_table(out.getvalue())
    assert (refused.value.fault, len(out.getvalue()) < 200_000) == (Fault.TOO_LARGE, True)


def read(nom: str, cell: object, section: str = "client") -> object:
    champ = SECTIONS[section].champ(nom)
    assert champ is not None
    return lire(champ, cell, TODAY)


@pytest.mark.parametrize(
    ("nom", "cell", "read_as"),
    [
        ("date_naissance", "12/03/1980", "1980-03-12"),
        ("date_naissance", "12.3.80", "1980-03-12"),
        ("date_naissance", "1er mars 2004", "2004-03-01"),
        ("date_naissance", "mars 1980", "1980-03"),
        ("date_naissance", "03/1980", "1980-03"),
        ("date_naissance", "1980-03-12 00:00:00", "1980-03-12"),
        ("date_naissance", 1980, "1980"),
        ("date_naissance", datetime.fromisoformat("1980-03-12"), "1980-03-12"),
        ("revenus_annuels", "54 200,50 €", Decimal("54200.50")),
        ("revenus_annuels", "54.200,50", Decimal("54200.50")),
        ("revenus_annuels", "54,200.50", Decimal("54200.50")),
        ("revenus_annuels", "54.200", Decimal(54200)),
        ("revenus_annuels", "54 k€", Decimal(54000)),
        ("revenus_annuels", 0.1 + 0.2, Decimal("0.30")),
        ("civilite", "Mlle", "Mme"),
        ("civilite", "mr.", "M."),
        ("situation_matrimoniale", "Mariée", "marie"),
        ("situation_matrimoniale", "veuve", "veuf"),
        ("fumeur", "X", True),
        ("fumeur", "non", False),
        ("telephone", 639981234, "0639981234"),
        ("code_postal", 1000, "01000"),
        ("siren", 801234568, "801234568"),
        ("email", "n/a", None),
        ("date_naissance", "?", None),
        ("nom", "?", "?"),
        ("telephone", "'+33 6 39 98 12 34", "+33 6 39 98 12 34"),
    ],
)
def test_a_cell_is_read_as_french_people_write_it(nom, cell, read_as):
    assert read(nom, cell) == read_as


@pytest.mark.parametrize(
    ("nom", "cell"),
    [("date_naissance", "un jour"), ("revenus_annuels", "beaucoup"), ("civilite", "Docteur"), ("fumeur", "parfois")],
)
def test_a_cell_that_says_something_else_is_refused_in_french(nom, cell):
    with pytest.raises(ValueError, match=r"^(Écrivez|Indiquez|« Docteur »|Répondez)"):
        read(nom, cell)


@given(st.dates(date(1900, 1, 1), TODAY), st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y"]))
def test_every_date_is_read_in_every_writing(day, writing):
    assert read("date_naissance", day.strftime(writing)) == day.isoformat()


@given(st.decimals(0, 10**7, places=2))
def test_every_amount_is_read_in_every_writing(amount):
    euros, cents = f"{int(amount):,}", f"{amount:.2f}"[-2:]
    for thousands, point in ((" ", ","), ("\u202f", ","), (".", ","), (",", "."), ("", ",")):
        assert read("revenus_annuels", f"{euros.replace(',', thousands)}{point}{cents} €") == amount


HEADINGS = {
    "Civ.": "civilite",
    "NOM DE FAMILLE": "nom",
    "Prénom": "prenom",
    "Né(e) le": "date_naissance",
    "CP": "code_postal",
    "Commune": "ville",
    "Tél. portable": "telephone",
    "Courriel": "email",
    "N° client": "matricule",
    "Conseiller": "conseiller",
    "Prénom du conjoint": "conjoint.prenom",
    "Date de naissance conjoint": "conjoint.date_naissance",
    "Enfant 1 prénom": "enfants.1.prenom",
    "Prénom enfant 2": "enfants.2.prenom",
    "Date naissance enfant 2": "enfants.2.date_naissance",
    "Compagnie": "contrats_existants.1.assureur",
    "N° contrat": "contrats_existants.1.numero",
    "Type de contrat": "contrats_existants.1.type",
    "Prime TTC": "contrats_existants.1.cotisation",
    "Date d’effet": "contrats_existants.1.date_effet",
    "Compagnie contrat 2": "contrats_existants.2.assureur",
    "SIRET": "entreprise.siret",
    "N° sécu": "nir",
    "Couleur préférée": None,
}


def test_columns_are_known_by_their_headings():
    assert dict(zip(HEADINGS, guess(list(HEADINGS), [[] for _each in HEADINGS]), strict=True)) == HEADINGS


def test_the_headings_of_our_own_exports_are_known_in_both_languages():
    for nom in ("client", "conjoint", "entreprise", "relation"):
        section = SECTIONS[nom]
        for champ in section.champs:
            place = champ.nom if nom == "client" else f"{nom}.{champ.nom}"
            for own, head in ((champ.fr, section.fr), (champ.en, section.en)):
                heading = own if nom == "client" else f"{head} · {own}"
                assert guess([heading], [[]]) == [place], heading


def test_columns_without_words_are_known_by_what_they_hold():
    samples = [["a@b.fr", "c@d.fr", None], ["06 39 98 12 34", "0240991234"], ["rouge", "bleu"], ["278069999904159"] * 2]
    assert guess(["Col1", "Col2", "Col3", "Col4"], samples) == ["email", "telephone", None, "nir"]


def test_the_same_headings_are_the_same_file_whatever_their_case():
    assert signature(["NOM", "Prénom"]) == signature(["nom", "PRENOM"]) != signature(["Prénom", "nom"])


@pytest.mark.parametrize(
    ("place", "cell", "named"),
    [
        ("nom_prenom", "LE GOFF Hélène", ("LE GOFF", "Hélène")),
        ("nom_prenom", "Durand Paul", ("Durand", "Paul")),
        ("prenom_nom", "Paul Durand", ("Durand", "Paul")),
        ("nom_prenom", "Mme Hélène Durand", ("Durand", "Hélène")),
    ],
)
def test_a_whole_name_is_split(place, cell, named):
    read_line = lire_ligne(2, [cell], places_of([place]), {}, {}, TODAY)
    assert (read_line.arrivant.client["nom"], read_line.arrivant.client["prenom"]) == named


def test_a_column_that_cannot_be_tags_is_refused_line_by_line():
    tags = {f"etiquette {number}": f"Étiquette {number}" for number in range(200)}
    places = places_of(["nom", "etiquettes"])

    known = lire_ligne(2, ["Durand", "étiquette 7"], places, {}, tags, TODAY)
    assert known.arrivant.etiquettes == ["Étiquette 7"]
    new = lire_ligne(3, ["Petit", "Chasseur"], places, {}, tags, TODAY)
    assert new.erreurs == {"etiquettes": "Un cabinet a au plus 200 étiquettes : ce n’en est sans doute pas la colonne."}
    long = lire_ligne(4, ["Petit", "Remarques : " + "très " * 10], places, {}, {}, TODAY)
    assert long.erreurs["etiquettes"].startswith("Une étiquette a 40 caractères au plus : Remarques : très")


def test_a_row_is_read_by_sections_and_says_what_is_wrong_by_column():
    places = ["nom", "conjoint.prenom", "enfants.2.prenom", "contrats_existants.1.assureur", "email", "besoins"]
    places += ["contrats_existants.2.type", "contrats_existants.2.assureur"]
    line = lire_ligne(
        7,
        ["Durand", "Marie", "Léo", "Maif", "pas un mail", "Santé; retraite", "", "Axa"],
        places_of(places),
        {},
        {},
        TODAY,
    )
    assert (line.arrivant.client, line.arrivant.sections) == ({"nom": "Durand"}, {"conjoint": {"prenom": "Marie"}})
    assert line.arrivant.lignes == {
        "enfants": [{"prenom": "Léo"}],
        "contrats_existants": [{"assureur": "Maif", "type": "autre"}],
    }
    assert line.arrivant.besoins == ["sante", "retraite"]
    assert line.erreurs == {
        "email": "Cette adresse e-mail n’est pas valable.",
        "contrats_existants.2.type": "Ce champ est obligatoire.",
    }
