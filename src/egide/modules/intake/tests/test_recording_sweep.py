"""What becomes of recordings whose sending stopped, and of those of a person who is erased."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.files.keys import storage, storage_key
from egide.foundation.files.tasks import GRACE, orphans
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.models import Enregistrement, Partie, Prise
from egide.modules.intake.services.sweeping import sweep_recordings

from .sound import announce, cut, put, state, wav


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Any) -> None:
    settings.EGIDE_FILES = tmp_path / "fichiers"


def a_week_passes(cast: Cast, *, days: float = 7.1) -> int:
    with team_scope(cast.lavigne.id):
        return sweep_recordings(now=timezone.now() + timedelta(days=days))


def send_some(browser: Browser, numbers: tuple[int, ...], **body: Any) -> dict[str, Any]:
    meeting = announce(browser, wav(), **body)
    for number in numbers:
        assert put(browser, meeting["id"], 0, number, cut(wav(), 2000)[number]).status_code == 201
    return meeting


def test_a_file_never_finished_is_given_up_after_a_week_and_its_parts_go(cast: Cast, claire: Browser) -> None:
    meeting = send_some(claire, (0, 1, 3))
    assert a_week_passes(cast, days=6.9) == 0
    with team_scope(cast.lavigne.id):
        Enregistrement.objects.update(created_at=timezone.now() - timedelta(days=1))
    assert a_week_passes(cast) == 1
    work_until_idle()
    read = claire.read(f"entretiens/{meeting['id']}").json()
    assert (read["state"], read["failure"]["code"], read["failure"]["retryable"]) == ("failed", "abandoned", False)
    assert read["failure"]["reason"].startswith("L’envoi n’a pas été mené à son terme")
    assert state(claire, meeting["id"])["etat"] == "abandonne"
    assert put(claire, meeting["id"], 0, 2, cut(wav(), 2000)[2]).json()["code"] == "recording_closed"
    with team_scope(cast.lavigne.id):
        assert not Partie.objects.exists()
    assert not list(storage().entries())
    assert a_week_passes(cast) == 0


def test_a_part_that_comes_gives_it_another_week(cast: Cast, claire: Browser) -> None:
    meeting = send_some(claire, (0,))
    with team_scope(cast.lavigne.id):
        Enregistrement.objects.update(created_at=timezone.now() - timedelta(days=9))
    assert a_week_passes(cast, days=6.9) == 0
    assert state(claire, meeting["id"])["etat"] == "arrive"


def test_a_microphone_that_never_came_back_is_heard_up_to_its_first_hole(cast: Cast, claire: Browser) -> None:
    meeting = send_some(claire, (0, 1, 2, 4), source="micro", taille=None)
    assert a_week_passes(cast) == 1
    work_until_idle()
    told = state(claire, meeting["id"])
    assert (told["etat"], told["taille"]) == ("complet", 6000)
    with team_scope(cast.lavigne.id):
        assert [(take.numero, take.parties) for take in Prise.objects.all()] == [(0, 3)]
        assert not Partie.objects.exists()


def test_the_night_does_not_take_the_parts_of_a_recording_for_lost_bytes(
    cast: Cast, claire: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_some(claire, (0, 1))
    later = timezone.now() + GRACE + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert list(orphans(storage().entries())) == []


@pytest.mark.django_db(transaction=True, databases=["default", "platform"])
def test_the_check_of_stored_files_knows_the_parts_that_wait_and_names_those_whose_bytes_are_gone(
    cast: Cast, claire: Browser
) -> None:
    send_some(claire, (0, 1))
    out = StringIO()
    call_command("files_check", "--lire", stdout=out)
    assert out.getvalue() == "0 fichier(s), 2 partie(s) en attente, 0 anomalie(s).\n"
    with team_scope(cast.lavigne.id):
        lost = Partie.objects.get(numero=1)
    storage().delete(storage_key(cast.lavigne.id, lost.id))
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("files_check", stdout=out)
    assert out.getvalue().splitlines() == [
        f"{cast.lavigne.id}  {lost.id}  partie : octets introuvables",
        "0 fichier(s), 2 partie(s) en attente, 1 anomalie(s).",
    ]
