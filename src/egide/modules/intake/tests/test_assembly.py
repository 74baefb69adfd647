"""Parts in any order, repeated, lost on their way, from several senders: what is joined is what was sent."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.files.keys import storage
from egide.foundation.files.public import open_file
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.models import Partie, Prise
from egide.modules.intake.selectors.recording import ranges

from .sound import announce, cut, finish, put, state, wav
from .test_recording import sound_of

SIZE = 700


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Any) -> None:
    settings.EGIDE_FILES = tmp_path / "fichiers"


@given(st.sets(st.integers(0, 60)))
def test_ranges_say_the_numbers_and_nothing_else(numbers: set[int]) -> None:
    told = ranges(sorted(numbers))
    assert {n for first, last in told for n in range(first, last + 1)} == numbers
    assert all(before[1] + 1 < after[0] for before, after in zip(told, told[1:], strict=False))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_the_order_the_repeats_and_the_losses_what_is_joined_is_what_was_sent(
    cast: Cast, claire: Browser, data: st.DataObject
) -> None:
    takes = [wav(data.draw(st.integers(1, 6)) / 20, tone=10 * (n + 1)) for n in range(data.draw(st.integers(1, 3)))]
    parts = {(take, n): part for take, content in enumerate(takes) for n, part in enumerate(cut(content, SIZE))}
    counts = [len(cut(content, SIZE)) for content in takes]
    meeting = announce(claire, b"", source="micro", taille=None)["id"]
    arrived: set[tuple[int, int]] = set()
    for place in data.draw(st.lists(st.sampled_from(sorted(parts)), max_size=40)):
        if data.draw(st.integers(0, 5)) == 0:  # hurt on its way
            assert put(claire, meeting, *place, parts[place], digest="f" * 64).json()["code"] == "part_damaged"
            continue
        assert put(claire, meeting, *place, parts[place]).status_code == (200 if place in arrived else 201)
        arrived.add(place)
    missing = set(parts) - arrived
    if missing:
        told = finish(claire, meeting, *counts).json()["manquantes"]
        spelled = {
            (take["numero"], n) for take in told for first, last in take["parties"] for n in range(first, last + 1)
        }
        assert spelled == missing
    for place in data.draw(st.permutations(sorted(missing))):
        assert put(claire, meeting, *place, parts[place]).status_code == 201
    assert finish(claire, meeting, *counts).status_code == 200
    work_until_idle()
    assert sound_of(cast.lavigne, meeting) == takes
    assert state(claire, meeting)["taille"] == sum(map(len, takes))
    with team_scope(cast.lavigne.id):
        assert not Partie.objects.filter(enregistrement__entretien_id=meeting).exists()


def test_the_same_part_sent_by_several_at_once_is_kept_once(cast: Cast, claire: Browser) -> None:
    content = wav()
    meeting = announce(claire, content)["id"]
    browsers = [logged_in(cast.claire) for _n in range(4)]
    ready = threading.Barrier(4)

    def send(browser: Browser) -> list[int]:
        try:
            ready.wait()
            return [put(browser, meeting, 0, n, part).status_code for n, part in enumerate(cut(content, 4096))]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as several:
        answers = list(several.map(send, browsers))
    for number in range(len(cut(content, 4096))):
        assert sorted(sent[number] for sent in answers) == [200, 200, 200, 201]
    assert len(list(storage().entries())) == len(cut(content, 4096))
    assert finish(claire, meeting, len(cut(content, 4096))).status_code == 200
    work_until_idle()
    assert sound_of(cast.lavigne, meeting) == [content]


def test_a_kept_take_is_read_from_anywhere_as_a_file(cast: Cast, claire: Browser) -> None:
    content = wav(12.0)
    meeting = announce(claire, content)["id"]
    parts = cut(content, 50_000)
    for number, part in enumerate(parts):
        put(claire, meeting, 0, number, part)
    finish(claire, meeting, len(parts))
    work_until_idle()
    with team_scope(cast.lavigne.id):
        file = Prise.objects.select_related("file").get().file
        assert file is not None and file.sha256 == hashlib.sha256(content).hexdigest()
        with open_file(file) as opened:
            assert opened.read(12) == content[:12]
            opened.seek(70_000)
            assert opened.read(100_000) == content[70_000:170_000]
            opened.seek(-10, 2)
            assert (opened.read(), opened.read()) == (content[-10:], b"")
