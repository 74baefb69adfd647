"""The test button: a provider answers a fixed sentence, or says why not. Nothing of any client is sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from egide.foundation.ai.consult import ask_provider
from egide.foundation.ai.listening import try_service
from egide.foundation.ai.models import Provider
from egide.foundation.ai.providers import find
from egide.foundation.ai.usage import Subject
from egide.integrations.llm import Patience, Question
from egide.integrations.speech import Code, SpeechFailure

WORDS = {
    "": "Le fournisseur répond.",
    "timeout": "Le fournisseur n’a pas répondu à temps.",
    "unreachable": "Le fournisseur est injoignable.",
    "rate_limited": "Le fournisseur limite le nombre de demandes : réessayez plus tard.",
    "quota": "Le crédit du compte chez ce fournisseur est épuisé.",
    "overloaded": "Le fournisseur est surchargé : réessayez plus tard.",
    "server_error": "Le fournisseur a répondu par une erreur.",
    "bad_key": "La clé est refusée.",
    "unknown_model": "Ce fournisseur ne connaît pas ce modèle.",
    "too_long": "Le texte est trop long pour ce modèle.",
    "rejected": "Le fournisseur a refusé la demande.",
    "refused": "Le modèle n’a pas voulu répondre.",
    "truncated": "La réponse du modèle est incomplète.",
    "wrong_schema": "Le modèle ne répond pas dans la forme demandée.",
    "address": "Cette adresse n’est pas autorisée.",
    "circuit": "Le fournisseur a échoué plusieurs fois : il est laissé de côté quelques minutes.",
}
"""What each code of a failure means, each a msgid."""

QUESTION = Question(
    instructions="Tu remplis un formulaire à partir d’une phrase.",
    prompt="La ville est Nantes.",
    schema={
        "type": "object",
        "properties": {"ville": {"type": "string", "description": "Le nom de la ville."}},
        "required": ["ville"],
        "additionalProperties": False,
    },
    name="essai",
    check=lambda data: None if isinstance(data.get("ville"), str) else "« ville » doit être un texte.",
    max_tokens=500,
)


@dataclass(frozen=True, slots=True)
class Trial:
    """`code` empty: it answered."""

    code: str
    modele: str | None
    duree_ms: float
    tokens_entree: int
    tokens_sortie: int
    cout: Decimal

    def json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def try_provider(provider_id: UUID) -> Trial:
    """Somebody is waiting: one attempt, twenty seconds at most.

    :raises NotFound: no such provider.
    """
    provider = find(provider_id)
    if provider.usage == "parole":
        return _try_listening(provider)
    provider.essais, provider.delai_s = 1, min(provider.delai_s, 20)
    asked = replace(QUESTION)
    answer, use, code = ask_provider(provider, asked, Subject("test"), patience=Patience())
    return Trial(
        code=code,
        modele=answer.model if answer else None,
        duree_ms=use.duration_ms if use else 0.0,
        tokens_entree=use.input_tokens if use else 0,
        tokens_sortie=use.output_tokens if use else 0,
        cout=use.cost if use else Decimal(0),
    )


def _try_listening(provider: Provider) -> Trial:
    try:
        use = try_service(provider, Subject("test"))
    except SpeechFailure as failure:
        code = "wrong_schema" if failure.code == Code.WRONG_SHAPE else failure.code.value
        return Trial(code, None, 0.0, 0, 0, Decimal(0))
    return Trial("", provider.modele, use.duration_ms, 0, 0, use.cost)
