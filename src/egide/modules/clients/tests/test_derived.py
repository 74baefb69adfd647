"""The computed figures of a file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.modules.clients.demo.stars import helene
from egide.modules.clients.derived import age_on, derive
from egide.modules.clients.dictionary import RECORDS, SECTIONS
from egide.modules.clients.selectors.age import AGE_SQL, TODAY_SQL
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import blank_dossier
from egide.modules.clients.services.edition import Edition


def edition() -> Edition:
    now = timezone.now()
    return Edition(blank_dossier(now=now), Origine("saisie"), now)


def hélène() -> Edition:
    """The file of the drawings."""
    home, file = helene(), edition()
    known = {nom: value for nom, value in home.client.items() if nom not in SECTIONS["client"].scelles}
    file.set_client(known | {"revenus_annuels": 54_200})
    file.set_besoins(home.besoins)
    for section in RECORDS:
        if section in home.records:
            file.set_record(section, home.records[section])
    for section, rows in home.rows.items():
        for row in rows:
            row = row | {"montant": 54_200} if row.get("nature") == "bnc" else row
            file.add_row(
                section, row | {"capital_restant_du": 96_400} if row.get("capital_restant_du") == 98_200 else row
            )
    return file


def test_the_figures_of_helene_are_those_of_the_drawings():
    derives = derive(hélène().dossier)
    assert derives.revenus_annuels_client == 54_200
    assert derives.revenus_annuels_conjoint == 32_160
    assert derives.revenus_annuels_foyer == 94_640
    assert (derives.immobilier, derives.financier, derives.dettes) == (553_000, 83_350, 167_600)
    assert derives.patrimoine_net == 468_750
    assert derives.mensualites == 1_694
    assert derives.taux_endettement == Decimal("21.5")
    assert derives.cotisations_annuelles == 4_186
    assert derives.nombre_contrats == 6
    assert (derives.foyer.adultes, derives.foyer.enfants, derives.foyer.personnes) == (2, 2, 4)


def test_what_is_left_to_ask_helene():
    asked = [(question.section, question.champ) for question in derive(hélène().dossier).a_demander]
    assert asked == [
        ("actifs_financiers", "date_ouverture_souscription"),
        ("actifs_financiers", "date_ouverture_souscription"),
        ("bae_prevoyance", "duree_indemnisation_souhaitee"),
        ("bae_prevoyance", "franchise_souhaitee_jours"),
        ("bae_prevoyance", "montant_annuel_charges_professionnelles"),
        ("bae_retraite", "trimestres_valides"),
        ("bae_retraite", "pension_estimee"),
        ("bae_retraite", "pourcentage_revenu_a_maintenir"),
        ("bae_retraite", "age_depart_retraite_conjoint"),
        ("bae_epargne", "tolerance_risque"),
        ("bae_epargne", "objectif"),
    ]


def test_a_file_that_says_nothing_has_no_figures_rather_than_zeros():
    derives = derive(edition().dossier)
    assert derives.revenus_annuels_foyer is None
    assert derives.patrimoine_net is None
    assert derives.taux_endettement is None
    assert derives.completude == 0


@pytest.mark.parametrize(
    ("rows", "stated", "foyer"),
    [
        ([{"nature": "salaire", "montant": 2_000, "periodicite": "mensuel"}], None, 24_000),
        ([{"nature": "salaire", "montant": 2_000}], None, 24_000),
        ([{"nature": "salaire", "montant": 2_000, "periodicite": "mensuel"}], 30_000, 24_000),
        ([{"nature": "dividendes", "montant": 1_500, "periodicite": "trimestriel"}], 30_000, 36_000),
        ([{"nature": "rente", "montant": 600, "periodicite": "semestriel", "beneficiaire": "commun"}], None, 1_200),
        ([], 30_000, 30_000),
        ([{"nature": "salaire"}], None, None),
    ],
)
def test_a_stated_income_counts_unless_a_row_already_tells_what_is_earned(rows, stated, foyer):
    file = edition()
    file.set_client({"revenus_annuels": stated})
    for row in rows:
        file.add_row("revenus", row)
    assert derive(file.dossier).revenus_annuels_foyer == foyer


def test_debts_alone_make_a_negative_net_worth():
    file = edition()
    file.add_row("passifs", {"nature": "credit_auto", "capital_restant_du": 8_000})
    assert derive(file.dossier).patrimoine_net == -8_000


def test_independent_children_are_not_of_the_household():
    file = edition()
    file.set_client({"nombre_enfants": 3})
    file.add_row("enfants", {"prenom": "Maël", "fiscalement_a_charge": False})
    file.add_row("enfants", {"prenom": "Louise", "fiscalement_a_charge": True})
    assert derive(file.dossier).foyer.enfants == 2


@pytest.mark.django_db
@settings(max_examples=60)
@given(
    st.lists(st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 1, 1)), min_size=20, max_size=20),
    st.sampled_from([4, 7, 10]),
)
def test_python_and_postgresql_agree_on_ages(days: list[date], length: int):
    written = [day.isoformat()[:length] for day in days]
    age = AGE_SQL % {"date": "written"}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {TODAY_SQL}, {age} FROM unnest(%s::text[]) WITH ORDINALITY AS d(written, rank) ORDER BY rank",
            [written],
        )
        rows = cursor.fetchall()
    assert [row[1] for row in rows] == [age_on(text, rows[0][0]) for text in written]


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Pacific/Kiritimati"])
def test_postgresql_counts_in_french_days_whatever_the_zone_of_its_connection(zone: str):
    """These two are 26 hours apart, never on the same day: one of them at least is not on the day of Paris."""
    age = AGE_SQL % {"date": "'2000-01-01'"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('TimeZone', %s, true)", [zone])
        cursor.execute(f"SELECT {TODAY_SQL}, {age}")
        row = cursor.fetchone()
    assert row == (timezone.localdate(), age_on("2000-01-01", timezone.localdate()))
