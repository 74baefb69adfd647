"""The sound of a person's meetings: given back whole, erased whole, kept apart when a claim needs it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.files.models import StoredFile
from egide.foundation.files.public import read_file
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.conformite.models import Archive
from egide.modules.intake.models import Enregistrement, Partie, Prise
from egide.modules.intake.tests.sound import announce, cut, put, send, wav

from .conftest import ok, whole_file
from .test_erasure import erase, stored
from .test_export import taken

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def recorded(browser: Browser, client: dict[str, Any]) -> dict[str, Any]:
    """A whole recording, and another one on its way."""
    meeting = send(browser, wav(), client_id=client["id"])
    work_until_idle()
    left = announce(browser, wav(), client_id=client["id"])
    assert put(browser, left["id"], 0, 0, cut(wav(), 4096)[0]).status_code == 201
    return meeting


def test_the_archive_given_to_a_person_holds_their_recordings(anne: Browser) -> None:
    helene = whole_file(anne)
    recorded(anne, helene)
    ok(anne.send("POST", f"clients/{helene['matricule']}/exports"), 202)
    work_until_idle()
    [export] = ok(anne.read(f"clients/{helene['id']}/exports"))["exports"]
    archive = taken(anne, export["id"])
    [sound] = [name for name in archive.namelist() if name.endswith(".wav")]
    assert sound.endswith("-entretien.wav") and archive.read(sound) == wav()


def test_erasing_a_person_erases_every_sound_of_them(cast: Cast, anne: Browser, folder: Path) -> None:
    helene = whole_file(anne)
    recorded(anne, helene)
    erase(anne, helene)
    work_until_idle()
    with team_scope(cast.lavigne.id):
        assert not Enregistrement.objects.exists() and not Prise.objects.exists() and not Partie.objects.exists()
        assert not StoredFile.objects.filter(media_type="audio/wav").exists()
        assert len(stored(folder)) == StoredFile.objects.count()


def test_a_recording_held_for_a_claim_is_set_apart_when_its_person_is_erased(
    cast: Cast, anne: Browser, folder: Path
) -> None:
    helene = whole_file(anne)
    meeting = recorded(anne, helene)
    hold = anne.send("PUT", f"entretiens/{meeting['id']}/enregistrement/gel", {"motif": "Réclamation du 3 mars"})
    assert hold.status_code == 200
    told = {garde["nature"]: garde for garde in ok(anne.read(f"clients/{helene['id']}/effacement"))["garde"]}
    assert told["litiges"]["article"] == "RGPD, art. 17.3.e et Code civil, art. 2224"
    assert told["litiges"]["documents"] == 1
    erase(anne, helene)
    work_until_idle()
    with team_scope(cast.lavigne.id):
        assert not Enregistrement.objects.exists() and not Prise.objects.exists()
        archive = Archive.objects.select_related("file").get(nature="litiges")
        with zipfile.ZipFile(io.BytesIO(b"".join(read_file(archive.file)))) as apart:
            [sound] = [name for name in apart.namelist() if name.endswith(".wav")]
            assert apart.read(sound) == wav()
            assert "Réclamation du 3 mars" in apart.read("donnees.json").decode()
