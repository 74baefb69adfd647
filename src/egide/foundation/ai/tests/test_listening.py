"""Antoine chooses who hears the recordings of Cabinet Lavigne, and what may leave it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser
from tests.support.sounds import spoken
from tests.support.speech_server import SpeechServer, speech_server

from egide.foundation.ai.listening import NotHeard, listen
from egide.foundation.ai.models import Circuit, Processing, Use
from egide.foundation.ai.register import register_entries
from egide.foundation.ai.tests.conftest import KEY, patch
from egide.foundation.ai.usage import Subject
from egide.foundation.tenancy.public import team_scope
from egide.integrations.speech import Code, Word
from egide.kit.ids import uuid7

AGREED = {"accorde": True, "formulation": "J’autorise l’envoi des enregistrements à ce service."}
SAID = [Word("mon", 0.2, 0.5), Word("épargne", 0.8, 1.3)]
MEETING = Subject("transcription", uuid7())


@pytest.fixture
def service(settings: Any) -> Iterator[SpeechServer]:
    settings.EGIDE_LLM_HOSTS = ["127.0.0.1"]
    settings.EGIDE_SPEECH_MODEL = ""
    with speech_server() as running:
        yield running


def add(browser: Browser, service: SpeechServer, *, consent: bool = True, **values: Any) -> dict[str, Any]:
    """A service that hears, at 0,36 € an hour, allowed unless told otherwise."""
    body = {"nom": "Voix maison", "usage": "parole", "kind": "openai", "modele": "whisper-1", "base_url": service.url}
    made = browser.send("POST", "ai/providers", {**body, "cle": KEY, "prix_heure": 0.36, "essais": 1, **values})
    assert made.status_code == 201, made.content
    found: dict[str, Any] = made.json()
    if consent:
        assert browser.send("POST", f"ai/providers/{found['id']}/consent", AGREED).status_code == 200
    return found


def heard(cast: Cast, *sounds: Any, **options: Any) -> Any:
    with team_scope(cast.lavigne.id, atomic=False):
        return listen(list(sounds) or [spoken(SAID, 10)], MEETING, **options)


def prevented(cast: Cast) -> str:
    with pytest.raises(NotHeard) as refusal:
        heard(cast)
    return refusal.value.prevented


def test_nothing_leaves_before_the_administrator_allows_it(cast: Cast, antoine: Browser, service: SpeechServer) -> None:
    assert prevented(cast) in ("speech_not_installed", "speech_no_model")
    made = add(antoine, service, consent=False)
    told = antoine.read("ai/settings").json()["transcription"]
    assert (told["disponible"], told["empechement"]["code"]) == (False, "speech_no_consent")
    assert prevented(cast) == "speech_no_consent"
    assert service.asked == []

    assert antoine.send("POST", f"ai/providers/{made['id']}/consent", AGREED).status_code == 200

    found = heard(cast, hints=["Generali"])
    assert [word.text for word in found.channels[0]] == ["mon", "épargne"]
    assert (found.engine, found.model) == ("Voix maison", "whisper-1")
    assert service.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    assert service.asked[0].fields["prompt"] == ["Generali"]
    with team_scope(cast.lavigne.id):
        entry = register_entries()[0]
        assert entry["nom"] == "Transcription des entretiens par un service : Voix maison"
        assert "Voix des personnes enregistrées" in entry["donnees"]  # type: ignore[operator]
    assert antoine.send("POST", f"ai/providers/{made['id']}/consent", {"accorde": False}).status_code == 200
    assert prevented(cast) == "speech_no_consent"
    with team_scope(cast.lavigne.id):
        assert Processing.objects.get().jusqu_a is not None


def test_what_is_heard_is_metered_by_the_hour_of_sound(cast: Cast, antoine: Browser, service: SpeechServer) -> None:
    add(antoine, service)

    heard(cast, spoken(SAID, 50), spoken(SAID, 50))

    with team_scope(cast.lavigne.id):
        use = Use.objects.get()
    assert (use.secondes, use.cost, use.requests, use.purpose) == (100.0, Decimal("0.01"), 2, "transcription")
    assert antoine.read("ai/usage").json()["total"]["cout"] == 0.01
    assert antoine.read("ai/providers").json() == []
    [listed] = antoine.read("ai/providers?usage=parole").json()
    assert (listed["prix"], listed["prix_heure"], listed["cle"]) == (None, 0.36, "•••• 0042")


def test_silence_is_neither_sent_nor_paid_for(cast: Cast, antoine: Browser, service: SpeechServer) -> None:
    add(antoine, service)

    assert heard(cast, spoken([], 50)).channels == ((),)
    silent, said = heard(cast, spoken([], 10), spoken(SAID, 10)).channels

    assert (silent, [word.text for word in said]) == ((), ["mon", "épargne"])
    assert len(service.asked) == 1


def test_the_next_one_hears_when_the_first_cannot(
    cast: Cast, antoine: Browser, service: SpeechServer, settings: Any, tmp_path: Path
) -> None:
    with speech_server() as second:
        add(antoine, service)
        add(antoine, second, nom="Voix de secours", rang=1)
        for _ in range(3):
            service.next_answers.append((500, {}, b""))
            assert heard(cast).engine == "Voix de secours"
        assert heard(cast).engine == "Voix de secours"
    assert len(service.asked) == 3  # then it is left alone for a minute
    with team_scope(cast.lavigne.id):
        assert Circuit.objects.get(provider__nom="Voix maison").last_code == "server_error"
        assert Use.objects.filter(code="server_error", cost=0, secondes=0).count() == 3


def test_what_nobody_heard_says_why(cast: Cast, antoine: Browser, service: SpeechServer) -> None:
    add(antoine, service)
    service.next_answers.append((401, {}, b""))

    with pytest.raises(NotHeard) as refusal:
        heard(cast)

    [(name, failure)] = refusal.value.failures
    assert (name, failure.code) == ("Voix maison", Code.BAD_KEY)


def test_a_spent_budget_stops_what_costs(cast: Cast, antoine: Browser, service: SpeechServer) -> None:
    add(antoine, service, prix_heure=3600)
    assert patch(antoine, "ai/budget", {"budget_mensuel": 5, "arret": True}).status_code == 200
    heard(cast)

    assert prevented(cast) == "speech_budget"
    assert len(service.asked) == 1


def test_the_firm_may_keep_its_recordings_on_this_machine(cast: Cast, antoine: Browser, service: SpeechServer) -> None:
    add(antoine, service)
    assert patch(antoine, "ai/settings", {"ecoute": "local"}).json()["ecoute"] == "local"

    assert prevented(cast) in ("speech_not_installed", "speech_no_model")
    assert service.asked == []


def test_this_machine_hears_with_its_own_model(
    cast: Cast, antoine: Browser, service: SpeechServer, settings: Any, tmp_path: Path
) -> None:
    from tests.support import tiny_whisper

    settings.EGIDE_SPEECH_MODEL = str(tiny_whisper.make(tmp_path / "modele"))
    settings.EGIDE_SPEECH_DEVICE, settings.EGIDE_SPEECH_COMPUTE = "cpu", "float32"
    add(antoine, service)

    found = heard(cast)

    assert (found.engine, service.asked) == ("local", [])
    told = antoine.read("ai/settings").json()["transcription"]
    assert (told["local_disponible"], told["local_modele"], told["disponible"]) == (True, "modele", True)


def test_the_firm_knows_whether_this_machine_tells_voices_apart(
    antoine: Browser, settings: Any, tmp_path: Path
) -> None:
    from tests.support import tiny_speakers

    def told() -> bool:
        answer: bool = antoine.read("ai/settings").json()["transcription"]["voix_separees"]
        return answer

    settings.EGIDE_SPEAKERS_SEGMENTATION = settings.EGIDE_SPEAKERS_EMBEDDING = ""
    assert not told()
    segmentation, embedding = tiny_speakers.make(tmp_path)
    settings.EGIDE_SPEAKERS_SEGMENTATION, settings.EGIDE_SPEAKERS_EMBEDDING = str(segmentation), str(embedding)
    assert told()
    embedding.unlink()
    assert not told()


@pytest.mark.parametrize(
    ("values", "champ"),
    [
        ({"prix_heure": None}, "prix_heure"),
        ({"kind": "mistral"}, "kind"),
        ({"base_url": "http://10.0.0.8/v1"}, "base_url"),
        ({"usage": "texte", "prix_entree": 1, "prix_sortie": 1}, "prix_heure"),
    ],
)
def test_what_could_not_work_is_refused_by_field(
    antoine: Browser, service: SpeechServer, values: dict[str, Any], champ: str
) -> None:
    body = {"nom": "V", "usage": "parole", "kind": "openai", "modele": "m", "base_url": service.url, "prix_heure": 1}
    answer = antoine.send("POST", "ai/providers", {**body, **values})
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == [champ]


@pytest.mark.parametrize(
    ("trouble", "code", "ok"),
    [(None, None, True), ((401, {}, b""), "bad_key", False), ((200, {}, b"[]"), "wrong_schema", False)],
)
def test_the_test_button_sends_a_second_of_silence(
    antoine: Browser, service: SpeechServer, trouble: Any, code: str | None, ok: bool
) -> None:
    made = add(antoine, service, consent=False)
    if trouble:
        service.next_answers.append(trouble)

    answer = antoine.send("POST", f"ai/providers/{made['id']}/test").json()

    assert (answer["ok"], answer["code"]) == (ok, code)
    assert service.asked[0].seconds == 1.0
