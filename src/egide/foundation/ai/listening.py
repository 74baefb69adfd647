"""Who hears the firm's recordings: this machine, or a service that its administrator allowed; one, and else the other.

Nothing is held in the database while an engine listens: each part that reads or writes is a transaction of its own.
"""

from __future__ import annotations

import importlib.util
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from egide.foundation.ai.budget import spending
from egide.foundation.ai.circuit import circuits, note_failure, note_success, state_of
from egide.foundation.ai.models import Provider, Use
from egide.foundation.ai.options import active_providers, options
from egide.foundation.ai.register import OWN_ADDRESS
from egide.foundation.ai.sealing import open_key
from egide.foundation.ai.usage import Subject, meter_listening
from egide.integrations.llm import Code as LlmCode
from egide.integrations.llm import LlmFailure
from egide.integrations.speech import RATE, Code, SpeechFailure, Transcriber, Word
from egide.integrations.speech.remote import Endpoint, RemoteTranscriber
from egide.integrations.speech.sound import silent
from egide.kit.sealing import CannotOpen

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples

LOCAL = "local"
PATIENCE_S = 20.0
"""What somebody who waits at the test button is made to wait at most."""
_CIRCUIT_CODES = {Code.WRONG_SHAPE: LlmCode.WRONG_SCHEMA}


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who may hear now, in order (None: this machine), and why there is nobody (a key of `NOBODY_HEARS`)."""

    engines: tuple[Provider | None, ...]
    prevented: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one piece, channel by channel, by whom; `seconds` of sound, all channels together."""

    channels: tuple[tuple[Word, ...], ...]
    engine: str
    model: str
    seconds: float
    uses: tuple[Use, ...] = ()


class NotHeard(Exception):
    """Nobody heard it. `prevented`: nobody was asked; else `failures`, by engine, the last one telling."""

    def __init__(self, *, prevented: str = "", failures: Sequence[tuple[str, SpeechFailure]] = ()) -> None:
        super().__init__(prevented or ",".join(f"{name}:{failure.code}" for name, failure in failures))
        self.prevented = prevented
        self.failures = tuple(failures)


def local_missing() -> str:
    """What this machine lacks to transcribe (a key of `NOBODY_HEARS`), empty when nothing. Loads no model."""
    if importlib.util.find_spec("faster_whisper") is None:
        return "speech_not_installed"
    model = settings.EGIDE_SPEECH_MODEL
    if not model or ("/" in model and not (Path(model) / "model.bin").is_file()):
        return "speech_no_model"
    return ""


def listeners() -> Listeners:
    """Whom to ask about a recording now. Four statements at most."""
    wanted = options().ecoute
    engines: list[Provider | None] = []
    reasons: list[str] = []
    for kind in wanted.split("_"):
        if kind == LOCAL:
            missing = local_missing()
            engines += [] if missing else [None]
            reasons += [missing] if missing else []
        else:
            allowed, prevented = _services()
            engines += allowed
            reasons += [prevented] if prevented else []
    # Of two reasons, the one the firm can do something about at once.
    soluble = [reason for reason in reasons if reason in ("speech_no_consent", "speech_budget")]
    return Listeners(tuple(engines), "" if engines else (soluble or reasons)[0])


def _services() -> tuple[list[Provider], str]:
    active = active_providers("parole")
    if not active:
        return [], "speech_no_service"
    allowed = [provider for provider in active if provider.autorise_at is not None]
    if not allowed:
        return [], "speech_no_consent"
    if any(provider.prix_heure for provider in allowed) and spending(options()).bloque:
        free = [provider for provider in allowed if not provider.prix_heure]
        return free, "" if free else "speech_budget"
    return allowed, ""


def listen(channels: Sequence[Samples], subject: Subject, *, hints: Sequence[str] = ()) -> Heard:
    """Have one piece heard, by the first engine that can. Call it outside any transaction.

    :raises NotHeard: by nobody. :raises RuntimeError: a transaction is open: it would last as long as they listen.
    """
    if connection.in_atomic_block:
        raise RuntimeError("listening may last minutes: no transaction may be open")
    with transaction.atomic():
        planned = listeners()
    told = [side for side in channels if not silent(side)]
    if not told:
        return Heard(tuple(() for _ in channels), "", "", 0.0)
    if not planned.engines:
        raise NotHeard(prevented=planned.prevented)
    failures: list[tuple[str, SpeechFailure]] = []
    for provider in planned.engines:
        try:
            found = _heard_here(told, hints) if provider is None else _heard_there(provider, told, subject, hints)
            words = iter(found.channels)
            return replace(found, channels=tuple(() if silent(side) else next(words) for side in channels))
        except SpeechFailure as failure:
            failures.append((provider.nom if provider else LOCAL, failure))
    raise NotHeard(failures=failures)


def _heard_here(channels: Sequence[Samples], hints: Sequence[str]) -> Heard:
    engine = local_engine()
    words = tuple(tuple(engine.hear(side, hints=hints)) for side in channels)
    return Heard(words, LOCAL, settings.EGIDE_SPEECH_MODEL, _seconds(channels))


def _heard_there(
    provider: Provider, channels: Sequence[Samples], subject: Subject, hints: Sequence[str], *, patient: bool = True
) -> Heard:
    with transaction.atomic():
        circuit = circuits([provider.id]).get(provider.id)
    now = timezone.now()
    if patient and circuit is not None and circuit.open_until is not None and state_of(circuit, now) == "ouvert":
        raise SpeechFailure(Code.UNREACHABLE, retry_after_s=(circuit.open_until - now).total_seconds())
    seconds, started = _seconds(channels), time.perf_counter()
    try:
        engine = _connected(provider, patient=patient)
        words = tuple(tuple(engine.hear(side, hints=hints)) for side in channels)
    except SpeechFailure as failure:
        told = LlmFailure(
            _CIRCUIT_CODES.get(failure.code) or LlmCode(failure.code.value), retry_after_s=failure.retry_after_s
        )
        with transaction.atomic():
            note_failure(provider.id, told)
            meter_listening(provider, subject, seconds=seconds, duration_ms=_elapsed(started), code=told.code.value)
        raise
    with transaction.atomic():
        note_success(provider.id)
        use = meter_listening(provider, subject, seconds=seconds, duration_ms=_elapsed(started), requests=len(channels))
    return Heard(words, provider.nom, provider.modele, seconds, (use,))


def _connected(provider: Provider, *, patient: bool) -> RemoteTranscriber:
    try:
        key = open_key(provider.cle_scellee, provider.id) if provider.cle_scellee else ""
    except CannotOpen:
        raise SpeechFailure(Code.BAD_KEY) from None
    delay = float(provider.delai_s)
    endpoint = Endpoint(
        base_url=provider.base_url or OWN_ADDRESS["openai"] + "/v1",
        model=provider.modele,
        api_key=key,
        timeout_s=delay if patient else min(delay, PATIENCE_S),
        attempts=provider.essais if patient else 1,
    )
    return RemoteTranscriber(endpoint, trusted=settings.EGIDE_LLM_HOSTS)


def try_service(provider: Provider, subject: Subject) -> Use:
    """One second of silence goes to the service, whoever allowed what: nothing of anybody is in it.

    :raises SpeechFailure: why it did not answer.
    """
    import numpy as np

    return _heard_there(provider, [np.zeros(RATE, np.int16)], subject, (), patient=False).uses[0]


def _seconds(channels: Sequence[Samples]) -> float:
    return sum(len(side) for side in channels) / RATE


def _elapsed(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)


_loading = threading.Lock()
_loaded: dict[tuple[str, str, str], Transcriber] = {}


def local_engine() -> Transcriber:
    """The model of this machine, loaded once a process and shared by its threads.

    :raises SpeechFailure: not installed, or no such model.
    """
    wanted = (settings.EGIDE_SPEECH_MODEL, settings.EGIDE_SPEECH_DEVICE, settings.EGIDE_SPEECH_COMPUTE)
    with _loading:
        if wanted not in _loaded:
            from egide.integrations.speech.whisper import LocalTranscriber

            model, device, compute = wanted
            _loaded.clear()
            _loaded[wanted] = LocalTranscriber(model, device=device, compute_type=compute)
        return _loaded[wanted]
