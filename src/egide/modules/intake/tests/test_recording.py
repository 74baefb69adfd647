"""The sound of a meeting arrives part by part, and nothing of it is lost."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, Firm, logged_in

from egide.foundation.files.keys import storage
from egide.foundation.files.public import read_file
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.models import Enregistrement, Entretien, Partie, Prise

from .conftest import CONSENT, client_of
from .sound import announce, cut, finish, put, send, state, wav


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Any) -> None:
    settings.EGIDE_FILES = tmp_path / "fichiers"


def sound_of(firm: Firm, meeting_id: str) -> list[bytes]:
    """What was kept of each take, in clear."""
    with team_scope(firm.id):
        takes = Prise.objects.filter(enregistrement__entretien_id=meeting_id).order_by("numero").select_related("file")
        return [b"".join(read_file(take.file)) for take in takes if take.file]


def test_a_file_sent_in_parts_is_kept_whole_and_its_parts_go(cast: Cast, claire: Browser) -> None:
    content = wav(2.0)
    meeting = announce(claire, content, nom="Bilan Marchand.wav", titre="Bilan")
    assert (meeting["state"], meeting["enregistrement"]["etat"]) == ("receiving", "arrive")
    parts = cut(content, 5000)
    for number in (3, 0, 6, 1, 5, 2, 4):
        assert put(claire, meeting["id"], 0, number, parts[number]).status_code == 201
    done = finish(claire, meeting["id"], 7)
    assert (done.status_code, done.json()["state"], done.json()["enregistrement"]["etat"]) == (200, "queued", "complet")
    work_until_idle()

    told = state(claire, meeting["id"])
    assert (told["nom"], told["media_type"], told["taille"]) == ("Bilan Marchand.wav", "audio/wav", 32044)
    assert told["prises"] == [{"numero": 0, "parties": [[0, 6]], "octets": 32044, "debut": None}]
    assert sound_of(cast.lavigne, meeting["id"]) == [content]
    with team_scope(cast.lavigne.id):
        assert not Partie.objects.exists()
    # The file and its listening copy are stored, and nothing beside them; not a byte is in clear.
    entries = list(storage().entries())
    assert len(entries) == 2
    assert not any(content[:32] in b"".join(storage().get(entry.key)) for entry in entries)


def test_an_agreement_given_without_network_keeps_its_hour_and_never_a_later_one(claire: Browser) -> None:
    """The recorder may reach the server hours after the meeting, on a device whose clock is wrong."""
    stated = {"yesterday": "2026-01-06T10:02:00Z", "tomorrow": "2199-01-06T10:02:00Z"}
    body = {"source": "micro", "media_type": "audio/webm;codecs=opus"}
    kept = {}
    for when, at in stated.items():
        answer = claire.send("POST", "entretiens/enregistrements", body | {"consentement": CONSENT | {"at": at}})
        assert answer.status_code == 201, answer.json()
        kept[when] = answer.json()["consentement"]["at"]
    assert kept["yesterday"].startswith("2026-01-06T10:02:00")
    assert kept["tomorrow"][:4] == str(timezone.now().year)


def test_without_an_engine_the_meeting_says_so_and_keeps_its_sound(cast: Cast, claire: Browser) -> None:
    meeting = send(claire, wav())
    work_until_idle()
    read = claire.read(f"entretiens/{meeting['id']}").json()
    assert read["state"] == "failed"
    assert read["failure"] == {
        "step": "transcription",
        "code": "speech_no_model",
        "reason": "Aucun modèle de transcription n’est en place sur cette machine : demandez à l’opérateur, ou "
        "choisissez un service. Ce qui est fait est gardé : la transcription reprendra d’elle-même, ou reprenez-la "
        "ici.",
        "retryable": True,
    }
    assert [(s["step"], s["state"]) for s in read["steps"][:3]] == [
        ("assembly", "done"),
        ("transcription", "failed"),
        ("routing", "pending"),
    ]
    assert claire.send("POST", f"entretiens/{meeting['id']}/retry").json()["state"] == "queued"
    work_until_idle()
    assert sound_of(cast.lavigne, meeting["id"]) == [wav()]


def test_what_has_arrived_is_told_so_that_sending_goes_on_from_there(claire: Browser) -> None:
    content = wav()
    meeting = announce(claire, content)
    parts = cut(content, 2000)
    for number in (0, 1, 2, 5, 7, 8):
        put(claire, meeting["id"], 0, number, parts[number])
    [take] = state(claire, meeting["id"])["prises"]
    assert take == {
        "numero": 0,
        "parties": [[0, 2], [5, 5], [7, 8]],
        "octets": 5 * 2000 + 44,
        "debut": hashlib.sha256(parts[0]).hexdigest(),
    }
    refused = finish(claire, meeting["id"], 9)
    assert (refused.status_code, refused.json()["code"]) == (409, "parts_missing")
    assert refused.json()["manquantes"] == [{"numero": 0, "parties": [[3, 4], [6, 6]]}]
    assert state(claire, meeting["id"])["etat"] == "arrive"


def test_a_part_sent_again_is_known_and_another_content_is_refused(cast: Cast, claire: Browser) -> None:
    content = wav()
    meeting = announce(claire, content)
    first, second, *_ = cut(content, 4096)
    assert [put(claire, meeting["id"], 0, 0, first).status_code for _again in range(3)] == [201, 200, 200]
    other = put(claire, meeting["id"], 0, 0, second)
    assert (other.status_code, other.json()["code"]) == (409, "other_part")
    with team_scope(cast.lavigne.id):
        assert Partie.objects.get().sha256 == hashlib.sha256(first).hexdigest()
    assert len(list(storage().entries())) == 1


def test_a_part_damaged_on_its_way_is_not_kept(cast: Cast, claire: Browser) -> None:
    meeting = announce(claire, wav())
    damaged = put(claire, meeting["id"], 0, 0, wav()[:4096], digest="0" * 64)
    assert (damaged.status_code, damaged.json()["code"]) == (400, "part_damaged")
    assert put(claire, meeting["id"], 0, 0, b"", digest=hashlib.sha256(b"").hexdigest()).json()["code"] == "part_empty"
    with team_scope(cast.lavigne.id):
        assert not Partie.objects.exists()
    assert not list(storage().entries())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00" + b"\x00" * 200, "Ce fichier est un programme : il n’est pas accepté."),
        (b"\x7fELF" + b"\x00" * 200, "Ce fichier est un programme : il n’est pas accepté."),
        (
            b"%PDF-1.7 compte rendu",
            "Ce fichier n’est pas un enregistrement. Acceptés : WAV, MP3, M4A, OGG, Opus, WebM, FLAC et MP4. "
            "Un texte se dépose dans « Texte ».",
        ),
    ],
)
def test_what_is_no_recording_is_refused_at_its_first_part(
    cast: Cast, claire: Browser, content: bytes, sentence: str
) -> None:
    meeting = announce(claire, content, nom="entretien.mp3")
    refused = put(claire, meeting["id"], 0, 0, content)
    assert (refused.status_code, refused.json()["code"]) == (400, "file_refused")
    assert refused.json()["detail"] == sentence
    with team_scope(cast.lavigne.id):
        assert not Partie.objects.exists()
    assert not list(storage().entries())


def test_two_gigabytes_are_the_most(claire: Browser) -> None:
    body = {"source": "fichier", "nom": "long.wav", "taille": 2 * 1024**3 + 1, "consentement": CONSENT}
    refused = claire.send("POST", "entretiens/enregistrements", body)
    assert refused.status_code == 413
    assert refused.json()["detail"] == "Cet enregistrement dépasse la taille acceptée : 2 Go."
    assert claire.read("entretiens").json()["count"] == 0


def test_a_file_that_changed_while_it_was_sent_is_not_taken_for_the_first(cast: Cast, claire: Browser) -> None:
    meeting = announce(claire, wav(), taille=20_000)
    put(claire, meeting["id"], 0, 0, wav()[:4096])
    refused = finish(claire, meeting["id"], 1)
    assert (refused.status_code, refused.json()["code"]) == (409, "size_differs")
    assert state(claire, meeting["id"])["etat"] == "arrive"
    with team_scope(cast.lavigne.id):
        assert not Prise.objects.exists()


def test_the_takes_of_a_recorder_are_each_a_file(cast: Cast, claire: Browser) -> None:
    meeting = announce(claire, b"", source="micro", nom="", taille=None)
    takes = [wav(0.5), wav(0.25, tone=10)]
    for take, content in zip((0, 2), takes, strict=True):
        for number, part in enumerate(cut(content, 3000)):
            assert put(claire, meeting["id"], take, number, part).status_code == 201
    counts = [len(cut(takes[0], 3000)), 0, len(cut(takes[1], 3000))]
    marks = [{"t": 12.5, "texte": "Parler de la retraite"}]
    assert finish(claire, meeting["id"], *counts, marques=marks, hors_micro=[[3, 4.5]]).status_code == 200
    work_until_idle()
    assert sound_of(cast.lavigne, meeting["id"]) == takes
    told = state(claire, meeting["id"])
    assert (told["marques"], told["hors_micro"]) == (marks, [[3.0, 4.5]])
    assert [take["numero"] for take in told["prises"]] == [0, 2]


def test_the_end_said_twice_is_said_once(cast: Cast, claire: Browser) -> None:
    meeting = send(claire, wav())
    count = len(cut(wav(), 4096))
    assert finish(claire, meeting["id"], count).status_code == 200
    assert finish(claire, meeting["id"], count + 1).json()["code"] == "recording_closed"
    assert put(claire, meeting["id"], 0, 0, wav()[:4096]).status_code == 200
    late = put(claire, meeting["id"], 0, count, b"encore")
    assert (late.status_code, late.json()["code"]) == (409, "recording_closed")
    with team_scope(cast.lavigne.id):
        assert Entretien.objects.get().run == 1


def test_a_refusal_is_kept_and_no_sound_is_awaited(cast: Cast, claire: Browser) -> None:
    meeting = announce(claire, wav(), consentement={**CONSENT, "accorde": False})
    assert (meeting["state"], meeting["enregistrement"]) == ("refused", None)
    assert put(claire, meeting["id"], 0, 0, wav()[:4096]).status_code == 404
    with team_scope(cast.lavigne.id):
        assert not Enregistrement.objects.exists()
    assert not list(storage().entries())


def test_only_who_held_the_meeting_or_may_manage_sends_its_sound(cast: Cast, claire: Browser, thomas: Browser) -> None:
    by_claire = announce(claire, wav())
    by_thomas = announce(thomas, wav())
    refused = put(thomas, by_claire["id"], 0, 0, wav()[:4096])
    assert refused.status_code == 403
    assert finish(thomas, by_claire["id"], 1).status_code == 403
    assert put(logged_in(cast.anne, cast.lavigne), by_thomas["id"], 0, 0, wav()[:4096]).status_code == 201
    assert put(logged_in(cast.yann), by_thomas["id"], 0, 1, wav()[4096:8192]).status_code == 404


def test_a_recording_held_for_a_claim_is_said_so_until_it_is_released(cast: Cast, claire: Browser) -> None:
    meeting, anne = send(claire, wav(), client_id=client_of(cast.lavigne)["id"]), logged_in(cast.anne, cast.lavigne)
    assert claire.send("PUT", f"entretiens/{meeting['id']}/enregistrement/gel", {"motif": "Non"}).status_code == 403
    held = anne.send("PUT", f"entretiens/{meeting['id']}/enregistrement/gel", {"motif": "Réclamation du 3 mars"})
    assert (held.status_code, held.json()["gel"]["motif"]) == (200, "Réclamation du 3 mars")
    assert anne.send("DELETE", f"entretiens/{meeting['id']}/enregistrement/gel").status_code == 204
    assert state(claire, meeting["id"])["gel"] is None
