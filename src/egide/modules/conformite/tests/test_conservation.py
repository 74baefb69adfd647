"""What is past its time goes at night, and the page says so before; a firm chooses within the law."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.ai.models import CachedAnswer
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import every_firm, team_scope
from egide.modules.clients.models import Client, Fusion
from egide.modules.conformite.models import Archive, Effacement
from egide.modules.conformite.services.conservation import months_before, run_night
from egide.modules.intake.models import Entretien, SourceText, TranscriptVersion
from egide.modules.suivi.models import Note

from .conftest import ok, whole_file

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def rule(browser: Browser, nom: str) -> dict[str, Any]:
    return next(rule for rule in ok(browser.read("conformite/conservation"))["regles"] if rule["nom"] == nom)


def days_ago(days: int) -> Any:
    return timezone.now() - timedelta(days=days)


def test_a_prospect_without_a_word_for_three_years_goes_at_night(anne: Browser, cast: Cast):
    gone = ok(anne.send("POST", "clients", {"nom": "Le Goff", "prenom": "Yves"}), 201)
    kept = ok(anne.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}), 201)
    with team_scope(cast.lavigne.id):
        Client.objects.filter(pk=gone["id"]).update(dernier_echange_at=days_ago(3 * 366 + 1))
        Client.objects.filter(pk=kept["id"]).update(dernier_echange_at=days_ago(3 * 365 - 5))
    told = rule(anne, "prospects")
    assert (told["mois"], told["ce_soir"], [one["nom"] for one in told["dossiers"]]) == (36, 1, ["Le Goff"])
    assert anne.read(f"clients/{gone['id']}").status_code == 200

    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {"prospects": 1}
    work_until_idle()

    assert anne.read(f"clients/{gone['id']}").status_code == 404
    assert ok(anne.read(f"clients/{kept['id']}"))["nom"] == "Marchand"
    [done] = ok(anne.read("conformite/demandes"))["effacements"]
    assert (done["state"], done["motif"], done["demandeur"]) == ("fait", "conservation", None)
    assert rule(anne, "prospects")["ce_soir"] == 0


def test_a_firm_chooses_within_what_the_law_leaves(anne: Browser, cast: Cast):
    for mois in (0, 37):
        refused = anne.send("PUT", "conformite/conservation", {"regle": "prospects", "mois": mois})
        assert refused.json()["errors"] == {"mois": ["Entre 1 et 36 mois."]}
    assert rule(anne, "prospects")["mois"] == 36
    ok(anne.send("PUT", "conformite/conservation", {"regle": "prospects", "mois": 12}))
    assert rule(anne, "prospects")["mois"] == 12
    assert anne.send("PUT", "conformite/conservation", {"regle": "rien", "mois": 12}).status_code == 400


def test_words_of_old_meetings_go_and_what_was_decided_stays(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    with team_scope(cast.lavigne.id):
        meeting = Entretien.objects.get()
        CachedAnswer.objects.create(key="k", subject_id=meeting.id, modele="m", answer_scelle="v1")
        Entretien.objects.update(date=date(2019, 1, 1), state="applied", applied_at=days_ago(2500))
    assert rule(anne, "mots_des_entretiens")["ce_soir"] == 1
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {"mots_des_entretiens": 1}
    with team_scope(cast.lavigne.id):
        assert (SourceText.objects.count(), CachedAnswer.objects.count()) == (0, 0)
        assert TranscriptVersion.objects.get().segments == []
        assert all(p.evidence == [] and p.new is not None for p in meeting.proposals.all())
    assert ok(anne.read(f"clients/{helene['id']}"))["nom"] == "Marchand"
    assert ok(anne.read(f"entretiens/{meeting.id}"))["titre"] == "Bilan Marchand"


def test_what_was_taken_away_is_erased_after_a_month(anne: Browser, cast: Cast):
    whole_file(anne)
    with team_scope(cast.lavigne.id):
        Note.objects.update(deleted_at=days_ago(40))
        Entretien.objects.update(deleted_at=days_ago(20))
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {"notes_retirees": 1}
    with team_scope(cast.lavigne.id):
        Entretien.objects.update(deleted_at=days_ago(40))
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {"entretiens_retires": 1}
    with team_scope(cast.lavigne.id):
        assert (Note.objects.count(), Entretien.objects.count(), TranscriptVersion.objects.count()) == (0, 0, 0)


def test_an_archive_goes_when_its_day_is_past(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    ok(anne.send("POST", f"clients/{helene['id']}/effacement", {"confirmation": helene["matricule"]}), 202)
    work_until_idle()
    with team_scope(cast.lavigne.id):
        Archive.objects.filter(nature="contrats_2").update(jusqu_au=timezone.localdate())
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {}
        assert run_night(today=timezone.localdate() + timedelta(days=1)).comptes == {"archives": 1}
    [done] = ok(anne.read("conformite/demandes"))["effacements"]
    sizes = {archive["nature"]: archive["taille"] for archive in done["archives"]}
    assert sizes["contrats_2"] is None and sizes["vigilance"] > 0
    with team_scope(cast.lavigne.id):
        assert Effacement.objects.get().certificat["garde"][0]["nature"] == "contrats_2"


def test_every_firm_has_its_night(cast: Cast, db: None):
    assert set(every_firm()) == {cast.lavigne.id, cast.ponant.id}


def test_months_are_counted_by_the_calendar():
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 36) == date(2023, 1, 15)


def test_what_a_merge_leaves_goes_once_it_is_undone_no_more(anne: Browser, cast: Cast):
    stays, joins = (ok(anne.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}), 201) for _ in range(2))
    fusion = ok(anne.send("POST", f"clients/{stays['id']}/fusion", {"absorbe": joins["id"]}), 201)
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {}
    with team_scope(cast.lavigne.id):
        Fusion.objects.filter(pk=fusion["id"]).update(created_at=days_ago(70))
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {"fusions": 1}
    assert ok(anne.read(f"clients/{joins['matricule']}"))["id"] == stays["id"]
    with team_scope(cast.lavigne.id):
        assert not Client.objects.filter(pk=joins["id"]).exists() and Fusion.objects.count() == 0
