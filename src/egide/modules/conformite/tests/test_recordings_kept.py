"""The sound of old meetings goes at night, said before; what is held stays, and the words stay in any case."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser
from tests.support.s3 import S3Server

from egide.foundation.files.keys import storage
from egide.foundation.files.public import StoredFile
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.conformite.services.conservation import run_night
from egide.modules.intake.models import Enregistrement, Entretien, Onde, Prise
from egide.modules.intake.tests.sound import send, wav

from .conftest import ok
from .test_conservation import rule

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def recorded(browser: Browser, cast: Cast, day: date) -> str:
    """A recording of a meeting held on `day`, heard by nobody: no engine is chosen."""
    meeting = send(browser, wav(1.0), size=100_000)
    work_until_idle()
    with team_scope(cast.lavigne.id):
        Entretien.objects.filter(pk=meeting["id"]).update(date=day)
    return str(meeting["id"])


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def audio(browser: Browser, meeting_id: str) -> Any:
    return browser.get(f"/api/v1/entretiens/{meeting_id}/enregistrement/audio")


def night(cast: Cast) -> dict[str, int]:
    with team_scope(cast.lavigne.id, atomic=False):
        counts: dict[str, int] = run_night().comptes
    work_until_idle()
    return counts


def test_a_recording_past_its_time_goes_with_every_byte_and_the_meeting_stays(anne: Browser, cast: Cast):
    old, recent = recorded(anne, cast, days_ago(3 * 366)), recorded(anne, cast, days_ago(30))
    assert (rule(anne, "enregistrements")["mois"], rule(anne, "enregistrements")["ce_soir"]) == (24, 1)
    assert audio(anne, old).status_code == 200, "nothing goes by looking"

    assert night(cast) == {"enregistrements": 1}

    refused = audio(anne, old)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_listening_copy")
    told = ok(anne.read(f"entretiens/{old}"))["enregistrement"]
    assert (told["ecoutable"], told["efface_at"] is None, told["duree_s"]) == (False, False, 1.0)
    assert audio(anne, recent).status_code == 200
    with team_scope(cast.lavigne.id):
        assert (Prise.objects.count(), Onde.objects.count(), StoredFile.objects.count()) == (1, 1, 2)
    assert len(list(storage().entries())) == 2
    assert night(cast) == {}


def test_a_recording_that_is_held_stays_until_it_is_released(anne: Browser, cast: Cast):
    meeting_id = recorded(anne, cast, days_ago(3 * 366))
    ok(anne.send("PUT", f"entretiens/{meeting_id}/enregistrement/gel", {"motif": "Réclamation en cours"}))
    assert rule(anne, "enregistrements")["ce_soir"] == 0

    assert night(cast) == {}
    assert audio(anne, meeting_id).status_code == 200

    assert anne.send("DELETE", f"entretiens/{meeting_id}/enregistrement/gel").status_code == 204
    assert night(cast) == {"enregistrements": 1}


def test_a_firm_chooses_how_long_it_keeps_its_recordings(anne: Browser, cast: Cast):
    meeting_id = recorded(anne, cast, days_ago(80))
    ok(anne.send("PUT", "conformite/conservation", {"regle": "enregistrements", "mois": 2}))

    assert rule(anne, "enregistrements")["ce_soir"] == 1
    assert night(cast) == {"enregistrements": 1}

    with team_scope(cast.lavigne.id):
        assert Enregistrement.objects.get(entretien_id=meeting_id).ecoute is None


def test_originals_go_to_the_cheap_class_when_the_operator_has_one_and_are_heard_as_before(
    anne: Browser, cast: Cast, settings: Any
):
    with S3Server() as server:
        server.new_bucket()
        settings.EGIDE_FILES = f"s3://{server.last_bucket}"
        settings.EGIDE_S3 = {**asdict(server.account), "archive_class": "STANDARD_IA"}
        meeting_id = recorded(anne, cast, days_ago(200))
        assert rule(anne, "archives_des_enregistrements")["ce_soir"] == 1

        assert night(cast) == {"archives_des_enregistrements": 1}

        classes = sorted(server.storage_class(server.last_bucket, entry.key) for entry in storage().entries())
        assert classes == ["STANDARD", "STANDARD_IA"]
        assert audio(anne, meeting_id).status_code == 200
        assert ok(anne.read(f"entretiens/{meeting_id}"))["enregistrement"]["archive_at"] is not None
        assert night(cast) == {}
