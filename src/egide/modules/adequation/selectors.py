"""The questionnaires of a client. Two statements: the client, then its questionnaires."""

from __future__ import annotations

from dataclasses import dataclass

from egide.modules.adequation.models import Questionnaire
from egide.modules.clients.public import present_client


@dataclass(frozen=True, slots=True)
class Questionnaires:
    """`en_cours` is being answered, if any; `valides` newest first."""

    en_cours: Questionnaire | None
    valides: tuple[Questionnaire, ...]


def questionnaires_of(reference: str) -> Questionnaires:
    """Of a client, by id or matricule.

    :raises NotFound: missing, removed, or another firm's.
    """
    kept = list(Questionnaire.objects.filter(client_id=present_client(reference)).order_by("-validated_at", "-id"))
    draft = next((one for one in kept if one.validated_at is None), None)
    return Questionnaires(draft, tuple(one for one in kept if one.validated_at is not None))
