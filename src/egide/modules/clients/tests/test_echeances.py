"""Deadlines of contracts: what the law gives, with its article, and nothing that it does not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.api.echeances import EcheanceSortie
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.echeances import add_months, deadlines, rights
from egide.modules.clients.selectors.echeances import echeances

YEAR = (date(2027, 1, 1), date(2027, 12, 31))


def contract(**values: object) -> dict[str, Any]:
    return dict.fromkeys(SECTIONS["contrats_existants"].noms) | {"type": "auto"} | values


def told(row: dict[str, Any], *, morale: bool = False) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.date.isoformat() if one.date else "", one.source.removeprefix("C. assur., art. "))
        for one in deadlines(row, *YEAR, morale=morale)
    ]


def test_a_car_s_contract_gives_its_due_date_its_notice_and_the_insurer_s():
    row = contract(date_effet="2024-07-01", echeance="2024-07-01")
    assert told(row) == [
        ("avis", "2027-04-16", "L. 113-15-1"),
        ("preavis", "2027-05-01", "L. 113-12"),
        ("echeance", "2027-07-01", "L. 113-12"),
    ]
    assert [(one.kind, one.date) for one in rights(row, morale=False)] == [("infra_annuelle", date(2025, 7, 1))]


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ({"type": "auto"}, ["infra_annuelle"]),
        ({"type": "moto"}, ["infra_annuelle"]),
        ({"type": "habitation"}, ["infra_annuelle"]),
        ({"type": "autre", "affinitaire": True}, ["infra_annuelle"]),
        ({"type": "autre"}, []),
        ({"type": "protection_juridique"}, []),
        ({"type": "gav"}, []),
        ({"type": "prevoyance"}, []),
        ({"type": "rc_pro"}, []),
        ({"type": "habitation", "usage": "professionnel"}, []),
        ({"type": "auto", "tacite_reconduction": False}, []),
        ({"type": "auto", "statut": "resilie"}, []),
        ({"type": "auto", "date_effet": "2024"}, []),
        ({"type": "emprunteur"}, ["emprunteur"]),
        ({"type": "emprunteur", "usage": "professionnel"}, []),
        ({"type": "sante", "collectif": True}, []),
    ],
)
def test_who_may_leave_at_any_time(values, kinds):
    assert [one.kind for one in rights(contract(date_effet="2024-07-01") | values, morale=False)] == kinds


def test_health_cover_is_left_after_a_year_under_its_own_texts():
    (right,) = rights(contract(type="sante", date_effet="2026-09-15"), morale=False)
    assert (right.kind, right.date) == ("infra_annuelle", date(2027, 9, 15))
    assert right.source == "C. assur., art. L. 113-15-2 ; C. mut., art. L. 221-10-2 ; CSS, art. L. 932-12-2"


def test_a_company_has_the_yearly_notice_and_may_leave_its_staff_s_health_cover_only():
    fleet = contract(type="auto", date_effet="2024-07-01", echeance="2024-07-01")
    assert told(fleet, morale=True) == [
        ("preavis", "2027-05-01", "L. 113-12"),
        ("echeance", "2027-07-01", "L. 113-12"),
    ]
    assert rights(fleet, morale=True) == []
    staff = contract(type="sante", date_effet="2024-01-01", collectif=True)
    assert [one.kind for one in rights(staff, morale=True)] == ["infra_annuelle"]


def test_loan_insurance_is_left_on_any_day_and_has_no_last_day():
    row = contract(type="emprunteur", date_effet="2022-03-10", echeance="2027-03-10")
    (right,) = rights(row, morale=False)
    assert (right.kind, right.date) == ("emprunteur", None)
    assert right.source == "C. assur., art. L. 113-12-2 ; loi n° 2022-270 du 28 février 2022"
    assert [kind for kind, _day, _source in told(row)] == ["echeance"]


def test_a_late_notice_gives_twenty_days():
    row = contract(type="gav", date_effet="2024-07-01", echeance="2027-07-01", avis_echeance_le="2027-05-20")
    assert ("denonciation", "2027-06-09", "L. 113-15-1") in told(row)
    in_time = row | {"avis_echeance_le": "2027-04-10"}
    assert [kind for kind, _day, _source in told(in_time)] == ["preavis", "echeance"]


def test_the_contract_s_own_notice_counts():
    row = contract(type="prevoyance", echeance="2027-12-31", preavis_mois=3)
    assert ("preavis", "2027-09-30", "L. 113-12") in told(row)


def test_a_contract_that_is_not_renewed_ends():
    row = contract(type="autre", date_effet="2026-09-01", echeance="2027-08-31", tacite_reconduction=False)
    assert told(row) == [("terme", "2027-08-31", "Conditions du contrat")]
    assert told(row | {"echeance": None}) == []


def test_dates_known_to_the_month_are_read_the_careful_way_and_a_year_says_nothing():
    row = contract(date_effet="2026-02", echeance="2027-10")
    assert ("preavis", "2027-08-01", "L. 113-12") in told(row)
    assert [one.date for one in rights(row, morale=False)] == [date(2027, 2, 28)]
    assert told(contract(date_effet="2026", echeance="2027")) == []


def test_a_due_date_nobody_told_is_presumed_from_the_effective_date_and_said_so():
    found = deadlines(contract(type="gav", date_effet="2025-04-02"), *YEAR, morale=False)
    assert [(one.kind, one.date, one.presumee) for one in found] == [
        ("avis", date(2027, 1, 18), True),
        ("preavis", date(2027, 2, 2), True),
        ("echeance", date(2027, 4, 2), True),
    ]


def test_nothing_is_announced_after_the_end_nor_before_the_start():
    row = contract(date_effet="2024-07-01", echeance="2024-07-01", date_resiliation="2027-06-01")
    assert [kind for kind, _day, _source in told(row)] == ["avis", "preavis"]
    assert told(contract(date_effet="2027-03-01", type="gav")) == [("avis", "2027-12-17", "L. 113-15-1")]
    assert told(contract(statut="propose", echeance="2027-07-01")) == []


def test_a_contract_of_the_29th_of_february_falls_due_on_the_28th():
    assert ("echeance", "2027-02-28", "L. 113-12") in told(contract(echeance="2024-02-29"))


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


@given(effet=st.none() | DAYS, due=st.none() | DAYS, since=DAYS, months=st.integers(0, 12), morale=st.booleans())
def test_every_deadline_is_within_the_window_in_order_and_sourced(effet, due, since, months, morale):
    row = contract(
        date_effet=effet and effet.isoformat(), echeance=due and due.isoformat(), preavis_mois=months or None
    )
    until = since + timedelta(days=400)
    found = deadlines(row, since, until, morale=morale)
    days = [one.date for one in found]
    assert all(day is not None and since <= day <= until for day in days)
    assert days == sorted(days, key=lambda day: day or since)
    assert all(one.source for one in found)
    # A window cut in two says the same as the whole.
    middle = since + timedelta(days=170)
    halves = deadlines(row, since, middle, morale=morale) + deadlines(
        row, middle + timedelta(days=1), until, morale=morale
    )
    assert halves == found


@given(DAYS, st.integers(-60, 60))
def test_months_are_added_within_the_calendar(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.mark.django_db
def test_a_file_and_the_firm_tell_their_deadlines(cast, claire):
    soon = timezone.localdate() + timedelta(days=100)
    helene = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}).json()
    body = {"type": "auto", "assureur": "Maif", "echeance": soon.isoformat(), "date_effet": "2024-01-15"}
    row = claire.send("POST", f"clients/{helene['id']}/contrats_existants", body).json()
    claire.send("POST", f"clients/{helene['id']}/contrats_existants", {"type": "emprunteur"})
    ahead = claire.read(f"clients/{helene['matricule']}/echeances").json()
    assert set(ahead[0]) == set(EcheanceSortie().fields)
    assert [(one["type"], one["kind"]) for one in ahead] == [
        ("auto", "infra_annuelle"),
        ("auto", "avis"),
        ("auto", "preavis"),
        ("auto", "echeance"),
        ("emprunteur", "emprunteur"),
    ]
    assert {"contrat_id": row["id"], "assureur": "Maif", "nom": "Marchand", "presumee": False}.items() <= ahead[
        2
    ].items()

    firm = claire.read("echeances").json()
    assert [(one["matricule"], one["kind"], one["date"]) for one in firm] == [
        (helene["matricule"], "avis", (add_months(soon, -2) - timedelta(days=15)).isoformat()),
        (helene["matricule"], "preavis", add_months(soon, -2).isoformat()),
    ]
    assert claire.read("echeances?conseiller=moi").json() == firm
    assert logged_in(cast.thomas).read("echeances?conseiller=moi").json() == []
    assert logged_in(cast.yann).read("echeances").json() == []
    for wrong in ("du=demain", "du=2027-01-01&au=2026-01-01", "au=2099-01-01", "conseiller=claire"):
        assert claire.read(f"echeances?{wrong}").status_code == 400, wrong
    with team_scope(cast.lavigne.id):
        (last,) = echeances(since=soon, until=soon, kinds=["echeance"])
    assert (last.matricule, last.echeance.date) == (helene["matricule"], soon)


@pytest.mark.django_db
def test_only_contracts_in_force_count_in_the_figures(claire):
    file = claire.send("POST", "clients", {"nom": "Marchand"}).json()
    path = f"clients/{file['id']}"
    for statut, cotisation in ((None, 100), ("en_cours", 200), ("propose", 400), ("resilie", 800)):
        body = {"type": "auto", "statut": statut, "cotisation": cotisation, "periodicite": "annuel"}
        assert claire.send("POST", f"{path}/contrats_existants", body).status_code == 201
    read = claire.read(path).json()
    assert (read["contrats"], read["derives"]["cotisations_annuelles"], len(read["contrats_existants"])) == (2, 300, 4)
