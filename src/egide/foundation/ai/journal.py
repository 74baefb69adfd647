"""What the log calls the settings of the language models."""

from __future__ import annotations

from typing import Final

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN

_MODELE = Column("Modèle", "Model")
_USAGES = {"texte": ("Lecture", "Reading"), "parole": ("Transcription", "Transcription")}
_INSTANT: Final = "instant"


def name_records() -> None:
    register_record(
        Record(
            "ai_provider",
            "Fournisseur de modèle",
            "Model provider",
            {
                "nom": Column("Nom", "Name"),
                "usage": Column("Usage", "Use", "choix", _USAGES),
                "kind": Column("Genre", "Kind"),
                "base_url": Column("Adresse", "Address"),
                "modele": _MODELE,
                "cle": Column("Clé", "Key", protege=True),
                "actif": Column("En service", "In service", "booleen"),
                "rang": Column("Rang", "Rank", "nombre"),
                "delai_s": Column("Délai", "Timeout", "nombre", unite="s"),
                "essais": Column("Essais", "Attempts", "nombre"),
                "streaming": Column("Réponse au fil", "Streaming", "booleen"),
                "prix_entree": Column("Prix en entrée", "Input price", "nombre"),
                "prix_sortie": Column("Prix en sortie", "Output price", "nombre"),
                "prix_heure": Column("Prix de l’heure", "Price per hour", "nombre"),
                "autorise_at": Column("Envoi autorisé", "Sending allowed", _INSTANT),
                "autorise_par_id": Column("Autorisé par", "Allowed by", "personne"),
            },
        ),
        Record(
            "ai_settings",
            "Réglages de lecture",
            "Reading settings",
            {
                "moteur": Column("Qui lit", "Who reads"),
                "ecoute": Column("Qui transcrit", "Who transcribes"),
                "decoupage": Column("Découpage", "Cutting"),
                "pseudonymisation": Column("Pseudonymes", "Pseudonyms", "booleen"),
                "budget_mensuel": Column("Budget mensuel", "Monthly budget", "montant"),
                "arret": Column("Arrêt au budget", "Stop at budget", "booleen"),
            },
        ),
        Record(
            "ai_processing",
            "Registre des traitements par modèle",
            "Register of processing by models",
            {
                "provider_id": HIDDEN,
                "destinataire": Column("Destinataire", "Recipient"),
                "adresse": Column("Adresse", "Address"),
                "modele": _MODELE,
                "pseudonymisation": Column("Pseudonymes", "Pseudonyms", "booleen"),
                "formulation": Column("Formulation", "Wording"),
                "depuis": Column("Depuis", "From", _INSTANT),
                "jusqu_a": Column("Jusqu’à", "Until", _INSTANT),
                "par_id": Column("Par", "By", "personne"),
            },
        ),
    )
