"""A person's data is erased everywhere, except what the law keeps, apart and until a day; whatever dies meanwhile."""

from __future__ import annotations

import io
import json
import random
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.audit.models import AuditEntry
from egide.foundation.files.models import StoredFile
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.catalogue import tenant_models
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client, ContratExistant
from egide.modules.conformite.loi import gardes, last_day, years_after
from egide.modules.conformite.models import Archive, Effacement
from egide.modules.conformite.services.effacement import carry_on, digest, start_erasure, steps

from .conftest import ok, whole_file

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])

SECRETS = ("marchand", "hélène", "julien", "kinésithérapeute", "préfère le soir", "99999044")


def everything(team_id: UUID) -> dict[str, str]:
    """Every row of the firm, as text, by table."""
    found = {}
    with team_scope(team_id), connection.cursor() as cursor:
        for model in tenant_models():
            cursor.execute(f"SELECT coalesce(json_agg(t), '[]')::text FROM \"{model._meta.db_table}\" t")
            found[model._meta.db_table] = cursor.fetchone()[0].lower()
    return found


def traces(team_id: UUID) -> set[tuple[str, str]]:
    return {(table, secret) for table, text in everything(team_id).items() for secret in SECRETS if secret in text}


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def erase(browser: Browser, client: dict[str, Any]) -> dict[str, Any]:
    return ok(browser.send("POST", f"clients/{client['id']}/effacement", {"confirmation": client["matricule"]}), 202)


def test_the_preview_says_what_goes_and_what_stays_until_when(anne: Browser):
    helene = whole_file(anne)
    told = ok(anne.read(f"clients/{helene['id']}/effacement"))

    assert told["matricule"] == helene["matricule"] and told["en_cours"] == []
    assert [part["nom"] for part in told["efface"]] == ["client", "questionnaires", "suivi", "entretiens"]
    kept = {garde["nature"]: (garde["jusqu_au"], garde["article"], garde["documents"]) for garde in told["garde"]}
    assert kept["vigilance"] == ("2031-06-30", "Code monétaire et financier, art. L561-12", 1)
    assert kept["contrats_2"] == ("2028-06-30", "Code des assurances, art. L114-1 (2 ans)", 0)
    assert kept["conseil"] == ("2031-06-30", "Code civil, art. 2224", 0)
    assert set(kept) == {"vigilance", "contrats_2", "conseil", "consentements"}


def test_nothing_of_the_person_is_left_but_what_the_law_keeps(anne: Browser, cast: Cast, folder: Path):
    helene, other = whole_file(anne), ok(anne.send("POST", "clients", {"nom": "Le Goff", "prenom": "Yves"}), 201)
    ok(anne.send("POST", f"clients/{other['id']}/liens", {"autre": helene["id"], "lien": "autre"}), 201)
    ok(anne.send("POST", f"clients/{helene['id']}/exports"), 202)
    work_until_idle()
    assert {table for table, _secret in traces(cast.lavigne.id)} >= {"clients_client", "audit_entry", "search_entree"}

    begun = erase(anne, helene)
    work_until_idle()

    done = ok(anne.read(f"conformite/effacements/{begun['id']}"))
    assert (done["state"], done["faites"], done["etapes"]) == ("fait", len(steps()), len(steps()))
    assert traces(cast.lavigne.id) == set()
    assert anne.read(f"clients/{helene['id']}").status_code == 404
    assert ok(anne.read(f"clients/{other['id']}"))["liens"] == []
    assert len(stored(folder)) == len(done["archives"]) == 4
    with team_scope(cast.lavigne.id):
        assert Effacement.objects.get().client_id is None
        assert StoredFile.objects.exclude(state="stored").count() == 0
        lines = AuditEntry.objects.filter(client_id=helene["id"], table_name="clients_client")
        assert {value for line in lines for pair in line.changes.values() for value in pair} == {None}
        assert lines.filter(actor_id=cast.anne.id).exists()


def test_the_certificate_says_what_was_done_and_not_of_whom(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    begun = erase(anne, helene)
    work_until_idle()
    done = ok(anne.read(f"conformite/effacements/{begun['id']}"))

    told = done["certificat"]
    assert done["reference"] == told["reference"] == f"EFF-{timezone.localdate().year}-0001"
    assert told["cabinet"] == "Cabinet Lavigne" and told["motif"] == "demande"
    assert told["efface"]["client"]["clients_client"] == 1 and told["efface"]["entretiens"]["intake_entretien"] == 1
    assert told["efface"]["fichiers"] == {"files_storedfile": 2}
    assert [garde["nature"] for garde in told["garde"]] == ["contrats_2", "conseil", "vigilance", "consentements"]
    assert digest(told) == done["sha256"]
    assert not any(secret in json.dumps(told, ensure_ascii=False).lower() for secret in SECRETS)


def test_what_the_law_keeps_is_opened_with_a_reason(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    begun = erase(anne, helene)
    work_until_idle()
    done = ok(anne.read(f"conformite/effacements/{begun['id']}"))
    kyc = next(archive for archive in done["archives"] if archive["nature"] == "vigilance")

    refused = anne.send("POST", f"conformite/archives/{kyc['id']}", {"motif": "  "})
    assert refused.json()["errors"] == {"motif": ["Dites pourquoi vous ouvrez cette archive."]}
    opened = anne.send("POST", f"conformite/archives/{kyc['id']}", {"motif": "Demande de Tracfin"})
    archive = zipfile.ZipFile(io.BytesIO(b"".join(opened.streaming_content)))
    assert archive.namelist() == ["donnees.json", "documents/01-CNI Marchand.pdf"]
    [identity] = json.loads(archive.read("donnees.json"))["lignes"]["clients_client"]
    assert identity["nom"] == "Marchand" and "email" not in identity and "iban" not in identity
    with team_scope(cast.lavigne.id):
        assert Archive.objects.get(pk=kyc["id"]).consultations.get().motif == "Demande de Tracfin"


def test_a_contract_in_force_and_a_wrong_matricule_change_nothing(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    before = everything(cast.lavigne.id)
    wrong = anne.send("POST", f"clients/{helene['id']}/effacement", {"confirmation": "MAR-0000"})
    assert wrong.json()["errors"] == {"confirmation": ["Recopiez le matricule du dossier pour confirmer."]}
    assert everything(cast.lavigne.id) == before
    with team_scope(cast.lavigne.id):
        ContratExistant.objects.update(statut="en_cours", date_resiliation=None)
    before = everything(cast.lavigne.id)
    told = ok(anne.read(f"clients/{helene['id']}/effacement"))
    assert told["en_cours"] == [{"type": "auto", "assureur": "MAIF", "produit": None, "numero": "A-1"}]
    refused = anne.send("POST", f"clients/{helene['id']}/effacement", {"confirmation": helene["matricule"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "contract_in_force")
    assert everything(cast.lavigne.id) == before


class Killed(Exception):
    """The process is no more."""


class Blow:
    """Falls at one statement of a transaction; 0: never."""

    def __init__(self, countdown: int) -> None:
        self.countdown = countdown

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.countdown -= 1
        if self.countdown == 0:
            raise Killed
        return execute(sql, params, many, context)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_random_moments_it_ends_all_the_same(seed: int, anne: Browser, cast: Cast, folder: Path):
    """Each step is tried until it commits; a kill is a connection that goes in the middle of it."""
    chance = random.Random(seed)
    helene = whole_file(anne)
    with team_scope(cast.lavigne.id):
        begun = start_erasure(client_id=UUID(helene["id"]), matricule=None, member_id=None)
    killed, left = 0, True
    while left:
        blow = Blow(chance.randrange(1, 60) if killed < 25 else 0)
        try:
            with team_scope(cast.lavigne.id), connection.execute_wrapper(blow):
                left = carry_on(effacement_id=begun.id)
        except Killed:
            killed += 1

    assert killed >= 3
    assert traces(cast.lavigne.id) == set()
    with team_scope(cast.lavigne.id):
        done = Effacement.objects.get()
        assert (done.state, digest(done.certificat)) == ("fait", done.sha256)
        assert done.certificat["efface"]["client"]["clients_client"] == 1
        assert Archive.objects.filter(file__state="stored").count() == 4
        assert StoredFile.objects.count() == 4
        assert not Client.objects.filter(pk=helene["id"]).exists()


def test_the_log_is_blanked_by_an_erasure_only(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    before = everything(cast.lavigne.id)["audit_entry"]
    with (
        team_scope(cast.lavigne.id),
        pytest.raises(ProgrammingError, match="blanked by an erasure only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT conformite_blank(%s, '{}')", [helene["id"]])
    assert everything(cast.lavigne.id)["audit_entry"] == before


def test_the_operator_sees_first_and_erases_when_the_matricule_is_repeated(anne: Browser, cast: Cast, capsys):
    helene = whole_file(anne)
    call_command("gdpr_delete", helene["matricule"])
    told = capsys.readouterr().out
    assert "gardé    jusqu’au 30/06/2031" in told and "rien n’a été effacé" in told
    with pytest.raises(CommandError, match="Recopiez le matricule"):
        call_command("gdpr_delete", helene["matricule"], confirmer="MAR")
    assert ok(anne.read(f"clients/{helene['id']}"))["id"] == helene["id"]
    call_command("gdpr_delete", helene["matricule"], cabinet="lavigne", confirmer=helene["matricule"])
    assert "certificat EFF-" in capsys.readouterr().out
    assert traces(cast.lavigne.id) == set()


@given(st.dates(date(1960, 1, 1), date(2060, 12, 31)), st.integers(1, 30))
def test_a_period_in_years_ends_on_the_same_day(day: date, years: int):
    end = years_after(day, years)

    assert end.year == day.year + years
    assert (end.month, end.day) == (
        (2, 28) if (day.month, day.day) == (2, 29) and end.day == 28 else (day.month, day.day)
    )


@given(st.dates(date(1960, 1, 1), date(2060, 12, 31)))
def test_a_date_known_in_part_ends_with_its_last_day(day: date):
    assert last_day(day.isoformat()) == day
    month, year = last_day(day.isoformat()[:7]), last_day(day.isoformat()[:4])
    assert (month.year, month.month) == (day.year, day.month) and month >= day
    assert year == date(day.year, 12, 31)


def test_what_happened_just_after_midnight_is_of_that_day():
    night = datetime(2026, 11, 30, 23, 18, 30, tzinfo=UTC)
    rows = {
        "clients_client": [{"statut": "prospect"}],
        "documents_signature": [{"signed_at": night}],
        "intake_enregistrement": [
            {"id": 1, "entretien_id": 2, "nom": "Sinistre", "duree_s": 60, "gel_at": night, "gel_motif": "Sinistre"}
        ],
    }
    kept = {garde.nature: garde.jusqu_au for garde in gardes(rows, date(2026, 12, 1))}
    assert kept == {"conseil": date(2031, 12, 1), "litiges": date(2031, 12, 1)}


def test_a_file_merged_into_another_is_erased_with_it(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    double = ok(anne.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", "ville": "Rezé"}), 201)
    body = {"absorbe": double["id"], "choix": {"client.ville": "survivant"}}
    ok(anne.send("POST", f"clients/{helene['id']}/fusion", body), 201)
    erase(anne, helene)
    work_until_idle()

    assert traces(cast.lavigne.id) == set()
    for gone in (helene, double):
        assert anne.read(f"clients/{gone['matricule']}").status_code == 404
    with team_scope(cast.lavigne.id):
        assert not Client.objects.filter(pk__in=[helene["id"], double["id"]]).exists()
