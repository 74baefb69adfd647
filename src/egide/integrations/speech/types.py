"""What is asked of a speech engine and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]
    """One channel at `RATE`."""

RATE = 16_000
"""Samples a second: what speech engines were trained on."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is written, punctuation included; seconds from the beginning of what was heard.

    `confidence`: 0 to 1, None when the engine does not say.
    """

    text: str
    start: float
    end: float
    confidence: float | None = None

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


class Code(StrEnum):
    """Why nothing was heard."""

    NOT_INSTALLED = "not_installed"
    NO_MODEL = "no_model"
    UNREADABLE = "unreadable"
    NO_SOUND = "no_sound"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    BAD_KEY = "bad_key"
    UNKNOWN_MODEL = "unknown_model"
    REJECTED = "rejected"
    WRONG_SHAPE = "wrong_shape"
    ADDRESS = "address"


SENTENCES = {
    Code.NOT_INSTALLED: "la transcription sur cette machine n’est pas installée (« pip install egide[speech] »)",
    Code.NO_MODEL: "le modèle de transcription est introuvable : vérifiez son nom ou son dossier",
    Code.UNREADABLE: "ce fichier n’est pas un enregistrement qu’Égide sait lire, ou il est abîmé",
    Code.NO_SOUND: "ce fichier ne contient pas de son",
    Code.TIMEOUT: "le service de transcription n’a pas répondu à temps : recommencez, ce qui est fait est gardé",
    Code.UNREACHABLE: "le service de transcription est injoignable : vérifiez son adresse et le réseau",
    Code.RATE_LIMITED: "le service de transcription est trop sollicité : recommencez plus tard",
    Code.SERVER_ERROR: "le service de transcription est en panne : recommencez, ce qui est fait est gardé",
    Code.BAD_KEY: "le service de transcription refuse la clé : vérifiez-la",
    Code.UNKNOWN_MODEL: "le service de transcription ne connaît pas ce modèle : vérifiez son nom",
    Code.REJECTED: "le service de transcription refuse cet enregistrement",
    Code.WRONG_SHAPE: "la réponse du service de transcription est illisible : est-ce la bonne adresse ?",
    Code.ADDRESS: "cette adresse n’est pas permise : il faut une adresse publique en https",
}
TRANSIENT = frozenset({Code.TIMEOUT, Code.UNREACHABLE, Code.RATE_LIMITED, Code.SERVER_ERROR})
"""Worth another attempt."""


class SpeechFailure(Exception):
    """Nothing was heard of this piece; what was heard before stands. Carries no text of the service."""

    def __init__(self, code: Code, *, retry_after_s: float | None = None) -> None:
        super().__init__(code.value)
        self.code = code
        self.retry_after_s = retry_after_s

    def __str__(self) -> str:
        return SENTENCES[self.code]


class Transcriber(Protocol):
    """Hears one piece."""

    longest_s: float
    """Seconds of sound that may be given at once."""

    def hear(self, samples: Samples, *, hints: Sequence[str] = ()) -> list[Word]:
        """The words of one channel, in order, seconds counted from its first sample.

        :param hints: names and words of the trade that are likely to be said.
        :raises SpeechFailure: after the last attempt.
        """
        ...
