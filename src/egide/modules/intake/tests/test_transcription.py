"""A meeting that was recorded is heard piece by piece, and ends in the file like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.cast import Cast
from tests.people import Browser, Firm, logged_in
from tests.support.sounds import spoken, write_wav
from tests.support.speech_server import SpeechServer, speech_server
from tests.support.spoken_meeting import Knows, SpokenMeeting, speak, write_recording

from egide.foundation.ai.models import Use
from egide.foundation.files.keys import storage
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.integrations.speech import Word
from egide.modules.intake.models import PieceEntendue, TranscriptVersion
from egide.modules.intake.services import cutting

from .conftest import client_of, decide_all, proposals
from .sound import send

AGREED = {"accorde": True, "formulation": "J’autorise l’envoi des enregistrements à ce service."}
DEV = Path(__file__).parents[5] / "eval" / "dev"
SECONDS = 50
SAID = [
    Word("deux" if number % 2 else "oui", round(number * 0.5 + 0.1, 3), round(number * 0.5 + 0.4, 3))
    for number in range(SECONDS * 2)
]


@pytest.fixture(autouse=True)
def _small_pieces(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EGIDE_FILES = tmp_path / "fichiers"
    settings.EGIDE_LLM_HOSTS = ["127.0.0.1"]
    settings.EGIDE_SPEECH_MODEL = ""
    monkeypatch.setattr(cutting, "LONGEST_S", 12.0)


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with speech_server() as running:
        yield running


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    return logged_in(cast.antoine)


def add_service(browser: Browser, server: SpeechServer, **values: Any) -> str:
    body = {"nom": "Voix maison", "usage": "parole", "kind": "openai", "modele": "whisper-1", "base_url": server.url}
    made = browser.send("POST", "ai/providers", {**body, "prix_heure": 3.6, "essais": 1, **values})
    assert made.status_code == 201, made.content
    key: str = made.json()["id"]
    assert browser.send("POST", f"ai/providers/{key}/consent", AGREED).status_code == 200
    return key


def recording(tmp_path: Path, *channels: list[Word], seconds: float = SECONDS) -> bytes:
    return write_wav(tmp_path / "entretien.wav", *(spoken(words, seconds) for words in channels)).read_bytes()


def read(browser: Browser, meeting: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = browser.read(f"entretiens/{meeting['id']}").json()
    return told


def due_now() -> None:
    """What was to be done later is due."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


def words_of(firm: Firm, meeting: dict[str, Any]) -> list[str]:
    with team_scope(firm.id):
        segments = TranscriptVersion.objects.get(entretien_id=meeting["id"]).segments
    return " ".join(segment["text"] for segment in segments).split()


def test_a_recording_is_heard_piece_by_piece_and_its_pieces_go(
    cast: Cast, claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    work_until_idle()

    told = read(claire, meeting)
    state = told["transcription"]
    assert [(s["step"], s["state"]) for s in told["steps"][:2]] == [("assembly", "done"), ("transcription", "done")]
    assert words_of(cast.lavigne, meeting) == [word.text for word in SAID]
    assert (told["mots"], state["pieces"], state["entendues"]) == (100, len(server.asked), len(server.asked))
    assert len(server.asked) >= 5 and (state["moteur"], state["modele"]) == ("Voix maison", "whisper-1")
    assert 0.05 <= state["cout"] < 0.07 and state["reste_s"] is None
    [first, *_] = claire.read(f"entretiens/{meeting['id']}/transcript").json()["segments"]
    assert first["words"][0] == [0, 3, pytest.approx(0.1, abs=0.03), pytest.approx(0.4, abs=0.03), None]
    assert "prompt" in server.asked[0].fields and "Vasseur" in server.asked[0].fields["prompt"][0]
    with team_scope(cast.lavigne.id):
        assert not PieceEntendue.objects.exists()
        assert set(Use.objects.values_list("purpose", "subject_id")) == {("transcription", UUID(meeting["id"]))}
    kept = [entry.key for entry in storage().entries()]
    assert len(kept) <= 2  # what came in, and the copy to listen to


def test_from_a_spoken_meeting_to_the_accepted_file_with_evidence_that_plays_the_right_second(
    cast: Cast, claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cutting, "LONGEST_S", 25.0)
    case = json.loads((DEV / "dev-001.json").read_text("utf-8"))
    spoken_aloud = speak(case["turns"], first="COURTIER")
    server.ear = Knows(spoken_aloud)
    add_service(antoine, server)
    client = client_of(cast.lavigne, nom="Le Goff", prenom="Maëlle")
    content = write_recording(tmp_path / "appel.wav", spoken_aloud).read_bytes()
    meeting = send(claire, content, size=1_000_000, client_id=str(client["id"]), date=case["date"])
    work_until_idle()

    told = read(claire, meeting)
    assert (told["state"], told["failure"]) == ("to_review", None)
    found = proposals(claire, meeting)
    assert found["client.lieu_naissance"]["new"] == "Lorient"
    assert found["client.code_postal"]["new"] == "35000"
    assert found["client.lieu_naissance"]["speaker"] == {"label": "S2", "role": "client"}
    for proposal in found.values():
        for evidence in proposal["evidence"]:
            said = _said_at(spoken_aloud, evidence["quote"])
            assert any(abs(evidence["t0"] - t0) <= 0.5 and abs(evidence["t1"] - t1) <= 0.5 for t0, t1 in said), evidence
    decide_all(claire, meeting)
    version = claire.read(f"entretiens/{meeting['id']}").json()["version"]
    applied = claire.send("POST", f"entretiens/{meeting['id']}/apply", {}, headers={"If-Match": f'"{version}"'})
    assert applied.status_code == 200, applied.content
    assert read(claire, meeting)["state"] == "applied"


def _said_at(meeting: SpokenMeeting, quote: str) -> list[tuple[float, float]]:
    """Each time a quote is said, by either voice."""
    found = []
    for words in meeting.words:
        text, places = "", []
        for word in words:
            places.append((len(text), len(text) + len(word.text)))
            text += word.text + " "
        at = text.find(quote)
        while at >= 0:
            inside = [n for n, (first, last) in enumerate(places) if last > at and first < at + len(quote)]
            found.append((words[inside[0]].start, words[inside[-1]].end))
            at = text.find(quote, at + 1)
    return found


def test_who_cannot_be_reached_is_said_and_tried_again_without_being_asked(
    cast: Cast, claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    server.next_answers.extend([(200, {}, b'{"text": "oui"}'), (503, {}, b"")])
    work_until_idle()

    told = read(claire, meeting)
    assert (told["state"], told["failure"]["code"]) == ("failed", "speech_server_error")
    assert told["failure"]["reason"] == (
        "Le service de transcription est en panne. Ce qui est fait est gardé : la transcription reprendra d’elle-même, "
        "ou reprenez-la ici."
    )
    assert told["failure"]["retryable"] and told["transcription"]["reprise_at"] is not None
    assert told["transcription"]["entendues"] == 1
    asked = len(server.asked)
    due_now()
    work_until_idle()

    told = read(claire, meeting)
    assert told["state"] in ("to_review", "failed") and told["steps"][1]["state"] == "done"
    assert len(server.asked) == asked + told["transcription"]["pieces"] - 1
    assert told["transcription"]["reprise_at"] is None


def test_without_leave_to_send_nothing_leaves_and_the_meeting_waits_for_it(
    claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    key = add_service(antoine, server)
    assert antoine.send("POST", f"ai/providers/{key}/consent", {"accorde": False}).status_code == 200
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    work_until_idle()
    assert read(claire, meeting)["failure"]["code"] == "speech_no_consent"
    assert server.asked == []

    assert antoine.send("POST", f"ai/providers/{key}/consent", AGREED).status_code == 200
    assert claire.send("POST", f"entretiens/{meeting['id']}/retry").json()["state"] == "queued"
    work_until_idle()

    assert read(claire, meeting)["steps"][1]["state"] == "done"


def test_words_come_piece_by_piece_and_never_go_back(
    cast: Cast,
    claire: Browser,
    thomas: Browser,
    antoine: Browser,
    server: SpeechServer,
    tmp_path: Path,
) -> None:
    add_service(antoine, server)
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    path = f"entretiens/{meeting['id']}"
    assert claire.read(f"{path}/transcript").status_code == 404
    seen: list[dict[str, Any]] = []
    listened: list[int] = []

    def ear(samples: Any) -> list[Word]:
        if len(server.asked) >= 2:
            seen.append(thomas.read(f"{path}/transcript").json())
            listened.append(thomas.read(f"{path}/enregistrement/audio").status_code)
        return original(samples)

    original, server.ear = server.ear, ear
    work_until_idle()

    whole = [word.text for word in SAID]
    heard = [" ".join(turn["text"] for turn in told["segments"]).split() for told in seen]
    assert len(seen) >= 4 and [told["version"] for told in seen] == [0] * len(seen)
    assert all(words == whole[: len(words)] for words in heard)
    assert [len(words) for words in heard] == sorted({len(words) for words in heard})
    assert [told["entendu_s"] for told in seen] == sorted({told["entendu_s"] for told in seen})
    assert set(listened) <= {200, 206}
    last = seen[-1]["segments"][-1]
    assert last["words"][-1][2] <= seen[-1]["entendu_s"] + 2

    read = claire.read(f"{path}/transcript").json()
    assert (read["version"], read["entendu_s"]) == (1, None)
    assert claire.read(f"{path}/transcript/versions").json()[0]["version"] == 1


def test_nobody_corrects_what_is_still_being_heard(
    cast: Cast,
    claire: Browser,
    thomas: Browser,
    antoine: Browser,
    server: SpeechServer,
    tmp_path: Path,
) -> None:
    add_service(antoine, server)
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    answers: list[int] = []

    def ear(samples: Any) -> list[Word]:
        if len(server.asked) >= 3 and not answers:
            body = {"premier": 0, "dernier": 0, "role": "client"}
            sent = thomas.send("PATCH", f"entretiens/{meeting['id']}/transcript/tours", body)
            answers.append(sent.status_code)
        return original(samples)

    original, server.ear = server.ear, ear
    work_until_idle()
    assert answers == [409]
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "to_review"


def test_a_cancelled_transcription_keeps_what_was_heard_and_can_be_taken_up(
    cast: Cast, claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    stopped: list[int] = []

    def ear(samples: Any) -> list[Word]:
        if len(server.asked) == 3 and not stopped:
            answer = logged_in(cast.claire).send("POST", f"entretiens/{meeting['id']}/annule")
            stopped.append(answer.status_code)
        return original(samples)

    original, server.ear = server.ear, ear
    work_until_idle()

    told = read(claire, meeting)
    assert stopped == [200] and (told["state"], told["failure"]["code"]) == ("failed", "cancelled")
    assert (len(server.asked), told["transcription"]["entendues"]) == (3, 2)
    again = claire.send("POST", f"entretiens/{meeting['id']}/annule")
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")
    assert claire.send("POST", f"entretiens/{meeting['id']}/retry").status_code == 200
    work_until_idle()

    assert words_of(cast.lavigne, meeting) == [word.text for word in SAID]
    assert len(server.asked) == told["transcription"]["pieces"] + 1


def test_a_refusal_heard_stops_the_hearing(
    cast: Cast, claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    refusal = ["Ah", "non,", "je", "ne", "veux", "pas", "être", "enregistrée."]
    said = [{"word": word, "start": 0.3 * n, "end": 0.3 * n + 0.2} for n, word in enumerate(refusal)]
    server.next_answers.append((200, {}, json.dumps({"text": " ".join(refusal), "words": said}).encode()))
    meeting = send(claire, recording(tmp_path, SAID), size=500_000)
    work_until_idle()

    told = read(claire, meeting)
    assert (told["state"], told["notice"]["code"]) == ("refused", "refusal_heard")
    assert len(server.asked) == 1
    with team_scope(cast.lavigne.id):
        assert not PieceEntendue.objects.exists() and not TranscriptVersion.objects.exists()


def test_a_recording_without_a_voice_says_so(
    claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    meeting = send(claire, recording(tmp_path, []), size=500_000)
    work_until_idle()

    told = read(claire, meeting)
    assert (told["failure"]["code"], told["failure"]["retryable"]) == ("no_words", False)
    assert server.asked == []


def test_the_time_left_counts_what_comes_before(
    claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    first = send(claire, recording(tmp_path, SAID), size=500_000)
    work_until_idle()
    assert read(claire, first)["transcription"]["reste_s"] is None
    seen: list[Any] = []

    def ear(samples: Any) -> list[Word]:
        seen.append(read(claire, second)["transcription"])
        return original(samples)

    original, server.ear = server.ear, ear
    second = send(claire, recording(tmp_path, SAID), size=500_000)
    work_until_idle()

    left = [told["reste_s"] for told in seen]
    assert left == sorted(left, reverse=True) and left[0] > 0
    assert [told["entendues"] for told in seen] == list(range(len(seen)))


def test_a_firm_does_not_wait_behind_another_s_recordings(
    cast: Cast, claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    yann = logged_in(cast.yann)
    add_service(antoine, server)
    add_service(yann, server)
    for _ in range(4):
        send(claire, recording(tmp_path, SAID[:60], seconds=30), size=500_000)
    small = send(yann, recording(tmp_path, SAID[:60], seconds=30), size=500_000)
    work_until_idle()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (job.args ->> 'team_id')::uuid, job.args -> 'args' ->> 'entretien_id'"
            "  FROM procrastinate_events event JOIN procrastinate_jobs job ON job.id = event.job_id"
            " WHERE event.type = 'started' AND job.task_name IN ('intake.assemble', 'intake.transcribe')"
            " ORDER BY event.id"
        )
        started = cursor.fetchall()
    theirs = [place for place, (firm, _meeting) in enumerate(started) if firm == cast.ponant.id]
    assert read(yann, small)["steps"][1]["state"] == "done"
    assert theirs[-1] <= 2 * len(theirs)
    claire_s = [meeting for firm, meeting in started if firm == cast.lavigne.id]
    # One after the other: what was begun is ended before the next is begun.
    assert len(dict.fromkeys(claire_s)) == 4 and claire_s == sorted(claire_s)


def test_the_time_left_is_told_before_the_recording_is_opened(
    claire: Browser, antoine: Browser, server: SpeechServer, tmp_path: Path
) -> None:
    add_service(antoine, server)
    first, second = (send(claire, recording(tmp_path, SAID), size=500_000, media_type="audio/wav") for _ in range(2))

    # 1.6 MB of WAV each, told from their size, at the usual pace: each takes one of the two threads.
    told = [read(claire, meeting)["transcription"]["reste_s"] for meeting in (first, second)]
    assert told == [5, 5]


def test_a_machine_without_a_model_keeps_the_sound_and_hears_it_once_it_has_one(
    claire: Browser, tmp_path: Path, settings: Any
) -> None:
    from tests.support import tiny_whisper

    meeting = send(claire, recording(tmp_path, SAID[:40], seconds=20), size=500_000)
    work_until_idle()
    told = read(claire, meeting)
    assert (told["failure"]["code"], told["failure"]["retryable"]) == ("speech_no_model", True)
    assert told["transcription"]["reprise_at"] is not None
    heard = claire.read(f"entretiens/{meeting['id']}/enregistrement/audio")
    assert heard.status_code == 200 and len(b"".join(heard)) >= 20 * 5000

    settings.EGIDE_SPEECH_MODEL = str(tiny_whisper.make(tmp_path / "modele"))
    settings.EGIDE_SPEECH_DEVICE, settings.EGIDE_SPEECH_COMPUTE = "cpu", "float32"
    due_now()
    work_until_idle()

    told = read(claire, meeting)
    assert told["transcription"]["entendues"] == told["transcription"]["pieces"] == 2
    assert told["transcription"]["reprise_at"] is None


def test_this_machine_hears_a_meeting_with_its_own_model(claire: Browser, tmp_path: Path, settings: Any) -> None:
    from tests.support import tiny_whisper

    settings.EGIDE_SPEECH_MODEL = str(tiny_whisper.make(tmp_path / "modele"))
    settings.EGIDE_SPEECH_DEVICE, settings.EGIDE_SPEECH_COMPUTE = "cpu", "float32"
    meeting = send(claire, recording(tmp_path, SAID[:40], seconds=20), size=500_000)
    work_until_idle()

    told = read(claire, meeting)
    # Of random weights, it may hear nothing or nonsense: what counts is that it was asked, and for free.
    assert told["transcription"]["entendues"] == told["transcription"]["pieces"] == 2
    assert (told["transcription"]["moteur"], told["transcription"]["cout"]) == ("local", 0)
