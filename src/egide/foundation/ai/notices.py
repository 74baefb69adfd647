"""What people are told: why no model read a text or nobody heard a recording, and what a month has passed.

Codes are kept, words are read.
"""

from __future__ import annotations

PREVENTED = {
    "llm_not_configured": "Aucun modèle n’est configuré : les règles ont lu ce texte.",
    "llm_no_consent": (
        "L’administrateur n’a autorisé l’envoi de données personnelles à aucun modèle : les règles ont lu ce texte."
    ),
    "llm_budget": "Le budget du mois est atteint : les règles ont lu ce texte.",
}
"""Why nobody could be asked, each a msgid."""

NOBODY_HEARS = {
    "speech_not_installed": (
        "La transcription n’est pas installée sur cette machine : demandez à l’opérateur, ou choisissez un service."
    ),
    "speech_no_model": (
        "Aucun modèle de transcription n’est en place sur cette machine : demandez à l’opérateur, ou choisissez un "
        "service."
    ),
    "speech_no_service": "Aucun service de transcription n’est configuré : ajoutez-en un dans les réglages.",
    "speech_no_consent": "L’administrateur n’a autorisé l’envoi des enregistrements à aucun service.",
    "speech_budget": "Le budget du mois est dépensé : rien n’est envoyé à un service avant le mois prochain.",
}
"""Why nobody could hear a recording, each a msgid."""

ALERT_WORDS = {
    "budget_80": "80 % du budget du mois sont dépensés.",
    "budget_100": "Le budget du mois est dépensé.",
    "inhabituel": "La dépense du mois dépasse de 20 % celle des mois précédents.",
}
"""Each a msgid."""
