"""What people must know of a reading: codes are kept with the extraction, words are read in each one's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from egide.foundation.ai.public import PREVENTED

READING = {
    "llm_unavailable": "Aucun modèle n’a répondu (%(fournisseurs)s) : les règles ont lu ce texte.",
    "llm_fallback": "%(fournisseurs)s : pas de réponse. %(remplacant)s a lu ce texte.",
    "llm_summary": "Aucun modèle n’a répondu (%(fournisseurs)s) : le résumé reste celui des règles.",
    "llm_partial": "Rubriques sans réponse du modèle, lues par les règles : %(n)s.",
    "llm_voided": "Valeurs du modèle écartées, faute de preuve dans le texte : %(n)s.",
    "llm_injection": "Passages qui donnent des ordres au modèle, et qui n’ont pas été crus : %(n)s.",
}
VOICES = {
    "voices_absent": "Un seul canal, et cette machine ne sépare pas les voix par leur timbre : qui parle est déduit de "
    "ce qui est dit.",
    "voices_failed": "Les voix n’ont pas pu être séparées par leur timbre : qui parle est déduit de ce qui est dit. "
    "Vérifiez les rôles avant de relire.",
    "voices_alone": "Une seule voix a été reconnue à son timbre : si plusieurs personnes parlent, qui parle est déduit "
    "de ce qui est dit.",
}
"""Why the sound of the voices of a recording does not tell who speaks. Each a msgid, as those above."""
WORDS: Mapping[str, str] = {**PREVENTED, **READING}


@dataclass(frozen=True, slots=True)
class Notice:
    """`params` fill the sentence of `code`."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        return {"code": self.code, "params": self.params}
