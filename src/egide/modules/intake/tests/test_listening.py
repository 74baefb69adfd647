"""A recording is listened to from any second, by who may read the meeting, and each opening is traced once."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from tests.cast import Cast
from tests.people import Browser, Firm, logged_in

from egide.foundation.audit.public import history
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.integrations.speech import RATE
from egide.integrations.speech.sound import decoded
from egide.modules.intake.models import Ecoute, Enregistrement, Prise

from .sound import announce, cut, finish, put, send, wav

SECOND_BYTES = 5000


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Any) -> None:
    settings.EGIDE_FILES = tmp_path / "fichiers"


def recorded(browser: Browser, *takes: bytes) -> str:
    """A meeting recorded in these takes, assembled."""
    meeting = announce(browser, b"", source="micro", taille=None)
    counts = []
    for number, take in enumerate(takes):
        parts = cut(take, 60_000)
        counts.append(len(parts))
        for position, part in enumerate(parts):
            assert put(browser, meeting["id"], number, position, part).status_code == 201
    assert finish(browser, meeting["id"], *counts).status_code == 200
    work_until_idle()
    return str(meeting["id"])


def listen(browser: Browser, meeting_id: str, asked: str | None = None, opening: str = "") -> Any:
    where = f"/api/v1/entretiens/{meeting_id}/enregistrement/audio" + (f"?ouverture={opening}" if opening else "")
    return browser.get(where, headers={"Range": asked} if asked else {})


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def loud(content: bytes) -> list[int]:
    """The seconds of a sound in which something is heard."""
    sound = np.concatenate([block[0] for block in decoded(io.BytesIO(content))]).astype(np.int32)
    return [
        second for second in range(len(sound) // RATE) if np.abs(sound[second * RATE + 2000 :][:8000]).mean() > 1000
    ]


def openings(firm: Firm) -> int:
    with team_scope(firm.id):
        return len(history(Ecoute._meta.db_table))


def silent(seconds: float) -> bytes:
    head = wav(seconds)[:44]
    return head + bytes(len(wav(seconds)) - 44)


def test_the_takes_of_a_meeting_are_heard_end_to_end_from_any_second(cast: Cast, claire: Browser) -> None:
    meeting_id = recorded(claire, silent(3), wav(2), silent(2))

    read = claire.read(f"entretiens/{meeting_id}").json()["enregistrement"]
    assert (read["ecoutable"], read["duree_s"], read["canaux"]) == (True, 7.0, 1)
    answer = listen(claire, meeting_id)
    content = body(answer)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "audio/mpeg")
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert loud(content) == [3, 4]
    with team_scope(cast.lavigne.id):
        assert list(Prise.objects.order_by("numero").values_list("duree_s", flat=True)) == [3.0, 2.0, 2.0]

    part = listen(claire, meeting_id, f"bytes={3 * SECOND_BYTES}-{4 * SECOND_BYTES - 1}")
    assert (part.status_code, part.headers["Content-Range"]) == (206, f"bytes 15000-19999/{len(content)}")
    assert body(part) == content[15_000:20_000]
    assert listen(claire, meeting_id, "bytes=900000-").status_code == 416


def test_the_waveform_says_how_loud_each_tenth_of_a_second_is(claire: Browser) -> None:
    meeting_id = recorded(claire, silent(1), wav(1))

    wave = claire.read(f"entretiens/{meeting_id}/enregistrement/onde").json()

    [levels] = wave["canaux"]
    assert (wave["pas_ms"], len(levels)) == (100, 20)
    assert max(levels[:9]) < 5 and min(levels[11:]) > 80 and max(levels) <= 255


def test_the_two_sides_of_a_call_keep_their_waveforms(claire: Browser) -> None:
    mono = np.frombuffer(wav(1)[44:], "<i2")
    head = wav(1, channels=2)[:44]
    sides = head + np.stack([mono, np.zeros_like(mono)], axis=1).astype("<i2").tobytes()

    meeting = send(claire, sides, nom="appel.wav")
    work_until_idle()

    wave = claire.read(f"entretiens/{meeting['id']}/enregistrement/onde").json()
    assert [max(side) > 80 for side in wave["canaux"]] == [True, False]


def test_who_asks_for_all_the_rest_gets_a_part_and_comes_back(claire: Browser) -> None:
    meeting_id = recorded(claire, wav(240, rate=8000))
    opening = str(uuid4())

    first = listen(claire, meeting_id, "bytes=0-", opening)

    assert (first.status_code, first.headers["Content-Length"]) == (206, str(1024 * 1024))
    total = int(first.headers["Content-Range"].rpartition("/")[2])
    rest = listen(claire, meeting_id, f"bytes={1024 * 1024}-", opening)
    assert len(body(first)) + len(body(rest)) == total
    asked = listen(claire, meeting_id, f"bytes=0-{total - 1}", opening)
    assert len(body(asked)) == total, "a range that is stated is given as it is stated"


def test_each_opening_is_traced_once_however_many_parts_are_asked_for(cast: Cast, claire: Browser) -> None:
    meeting_id = recorded(claire, wav(2))
    opening = str(uuid4())
    for asked in ("bytes=0-", "bytes=5000-", "bytes=100-200"):
        assert listen(claire, meeting_id, asked, opening).status_code == 206
    assert openings(cast.lavigne) == 1

    listen(claire, meeting_id, "bytes=0-", str(uuid4()))
    listen(logged_in(cast.thomas), meeting_id, "bytes=0-", opening)
    listen(claire, meeting_id)

    assert openings(cast.lavigne) == 4
    assert listen(claire, meeting_id, None, "pas-un-numero").status_code == 400
    assert openings(cast.lavigne) == 4


def test_another_firm_hears_nothing_and_leaves_no_trace(cast: Cast, claire: Browser) -> None:
    meeting_id = recorded(claire, wav(1))
    stranger = logged_in(cast.yann)

    assert listen(stranger, meeting_id).status_code == 404
    assert stranger.read(f"entretiens/{meeting_id}/enregistrement/onde").status_code == 404
    assert openings(cast.lavigne) == 0


def test_before_its_copy_is_made_a_recording_says_that_it_cannot_be_heard_yet(cast: Cast, claire: Browser) -> None:
    meeting = announce(claire, wav(1))

    refused = listen(claire, meeting["id"])

    assert (refused.status_code, refused.json()["code"]) == (409, "no_listening_copy")
    assert claire.read(f"entretiens/{meeting['id']}/enregistrement/onde").json()["code"] == "no_listening_copy"
    assert openings(cast.lavigne) == 0


def test_a_file_that_only_looks_like_sound_is_kept_and_says_that_it_is_damaged(cast: Cast, claire: Browser) -> None:
    meeting = send(claire, b"RIFF\x24\x00\x00\x00WAVEfmt rien de tout cela n'est du son")
    work_until_idle()

    read = claire.read(f"entretiens/{meeting['id']}").json()

    assert (read["state"], read["failure"]["step"], read["failure"]["code"]) == ("failed", "assembly", "damaged")
    assert read["enregistrement"]["ecoutable"] is False
    with team_scope(cast.lavigne.id):
        assert Prise.objects.get().file is not None
        assert Enregistrement.objects.get().ecoute is None
