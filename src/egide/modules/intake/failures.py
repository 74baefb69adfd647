"""Why the work of a meeting stopped, in French: kept with the meeting, translated when it is read."""

from __future__ import annotations

from egide.foundation.ai.public import NOBODY_HEARS
from egide.integrations.speech import Code
from egide.modules.intake.machine import SPOKEN, StepName
from egide.modules.intake.routing import LANGUAGES

REASONS: dict[StepName, str] = {
    StepName.ASSEMBLY: "L’enregistrement n’a pas pu être rassemblé.",
    StepName.TRANSCRIPTION: "La transcription s’est arrêtée sur une erreur.",
    StepName.ROUTING: "Le texte n’a pas pu être examiné.",
    StepName.EXTRACTION: "L’extraction s’est arrêtée sur une erreur.",
    StepName.NORMALISATION: "La mise en forme des valeurs s’est arrêtée sur une erreur.",
    StepName.SUMMARY: "Le résumé s’est arrêté sur une erreur.",
    StepName.PROPOSALS: "La comparaison avec le dossier s’est arrêtée sur une erreur.",
}
KEPT = " Le texte et les étapes terminées sont gardés : vous pouvez reprendre."
KEPT_SOUND = " L’enregistrement est gardé : vous pouvez reprendre."
LOST = "Le traitement a été interrompu plusieurs fois de suite."
WRONG_LANGUAGE = "Le texte paraît être en %s : seul le français est compris. Rien n’a été extrait."
NO_TRANSCRIPT = "Le texte de cet entretien est introuvable."
NO_EXTRACTION = "L’extraction de cet entretien est introuvable."
NO_WORDS = "Personne ne parle dans cet enregistrement, ou le son est trop faible. Il est gardé tel quel."
CANCELLED = "La transcription a été annulée. L’enregistrement est gardé : vous pouvez reprendre."
_WAITS = " Ce qui est fait est gardé : la transcription reprendra d’elle-même, ou reprenez-la ici."
UNHEARABLE = {
    Code.UNREADABLE: "Égide ne sait pas lire cet enregistrement, ou il est abîmé. Il est gardé tel quel.",
    Code.NO_SOUND: "Ce fichier ne contient pas de son. Il est gardé tel quel.",
}
"""Nothing can be heard of the recording, whoever listens."""
NOT_HEARD = {
    code: sentence + _WAITS
    for code, sentence in {
        **NOBODY_HEARS,
        "speech_timeout": "Le service de transcription n’a pas répondu à temps.",
        "speech_unreachable": "Le service de transcription est injoignable.",
        "speech_rate_limited": "Le service de transcription est trop sollicité.",
        "speech_server_error": "Le service de transcription est en panne.",
        "speech_bad_key": "Le service de transcription refuse la clé : corrigez-la dans les réglages.",
        "speech_unknown_model": "Le service de transcription ne connaît pas ce modèle : corrigez-le dans les réglages.",
        "speech_rejected": "Le service de transcription refuse cet enregistrement.",
        "speech_wrong_shape": "La réponse du service de transcription est illisible : vérifiez son adresse.",
        "speech_address": "L’adresse du service de transcription n’est plus permise : corrigez-la dans les réglages.",
    }.items()
}
"""Nobody could listen now, by code: the work is taken up again later."""
ABANDONED = "L’envoi n’a pas été mené à son terme : ce qui en était arrivé a été effacé. Ajoutez l’entretien à nouveau."
DAMAGED = "Le fichier est abîmé ou n’est pas un enregistrement : il est gardé, mais ne peut pas être écouté."
CLIENT_MISSING = "Le client de cet entretien a été supprimé : rétablissez-le, puis reprenez."


def said(step: StepName, reason: str) -> str:
    """The reason, and that what came before is kept."""
    return reason + (KEPT_SOUND if step in SPOKEN else KEPT)


STORED: tuple[str, ...] = (
    *(said(step, reason) for step, reason in REASONS.items()),
    *(said(step, LOST) for step in (SPOKEN[0], StepName.ROUTING)),
    *(WRONG_LANGUAGE % name for name in LANGUAGES.values()),
    NO_TRANSCRIPT,
    NO_EXTRACTION,
    *(NO_WORDS, CANCELLED, *UNHEARABLE.values(), *NOT_HEARD.values()),
    ABANDONED,
    DAMAGED,
    CLIENT_MISSING,
)
"""Every sentence that a failed meeting may hold, each a msgid."""
