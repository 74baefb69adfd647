"""The register of processing (RGPD, art. 30): one entry while personal data may go to a provider."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.ai.models import Processing, Provider, Settings

OWN_ADDRESS = {
    "openai": "https://api.openai.com",
    "anthropic": "https://api.anthropic.com",
    "mistral": "https://api.mistral.ai",
}
NOMS = {
    "texte": "Lecture des entretiens par un modèle de langage",
    "parole": "Transcription des entretiens par un service",
}
FINALITE = "Lire le texte d’un entretien pour proposer des valeurs au dossier du client."
BASE_LEGALE = (
    "Mesures précontractuelles et exécution du contrat (RGPD, art. 6.1.b) ; consentement pour la santé (art. 9.2.a)."
)
DONNEES = (
    "Identité et coordonnées",
    "Situation familiale et professionnelle",
    "Revenus, patrimoine et emprunts",
    "Contrats et besoins d’assurance",
    "Santé, si l’entretien en parle",
)
PERSONNES = ("Clients et prospects", "Conjoints et enfants", "Tiers cités dans l’entretien")
CONSERVATION = "30 jours dans le cabinet pour les réponses ; chez le fournisseur, selon son contrat."
MESURES = (
    "Liaison chiffrée vers le fournisseur",
    "Clé d’accès et réponses chiffrées au repos",
    "Texte transmis comme une donnée, sans outil ni accès au logiciel",
    "Journal de chaque consultation",
)
PSEUDONYMISE = "Noms, téléphones, e-mails, IBAN et NIR remplacés avant l’envoi"
FINALITE_PAROLE = "Transcrire l’enregistrement d’un entretien pour proposer des valeurs au dossier du client."
VOIX = "Voix des personnes enregistrées"
CONSERVATION_PAROLE = "Chez le service, selon son contrat ; l’enregistrement reste dans le cabinet, selon ses durées."
MESURES_PAROLE = (
    "Liaison chiffrée vers le service",
    "Clé d’accès et enregistrements chiffrés au repos",
    "Envoi par morceaux, sans nom de fichier",
    "Journal de chaque envoi",
)
SENTENCES = (
    *(FINALITE, BASE_LEGALE, *DONNEES, *PERSONNES, CONSERVATION, *MESURES, PSEUDONYMISE),
    *(FINALITE_PAROLE, VOIX, CONSERVATION_PAROLE, *MESURES_PAROLE, *NOMS.values()),
)
"""Every sentence an entry may say, each a msgid."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Who lets personal data go to a provider, since when, after having read what."""

    par: UUID
    at: datetime
    formulation: str


def open_entry(provider: Provider, leave: Leave, *, pseudonymisation: bool) -> None:
    """The firm now lets personal data go to `provider`."""
    Processing.objects.create(
        provider=provider,
        destinataire=provider.nom,
        adresse=provider.base_url or OWN_ADDRESS[provider.kind],
        modele=provider.modele,
        pseudonymisation=pseudonymisation and provider.usage == "texte",
        formulation=leave.formulation,
        depuis=leave.at,
        par_id=leave.par,
    )


def close_entry(provider_id: UUID) -> Processing | None:
    """No longer; the entry that was open, if any."""
    entry = Processing.objects.filter(provider_id=provider_id, jusqu_a__isnull=True).first()
    if entry is not None:
        entry.jusqu_a = timezone.now()
        entry.save(update_fields=["jusqu_a"])
    return entry


def renew_entry(provider: Provider, *, par: UUID) -> None:
    """The open entry no longer says what is done: it ends, and another begins."""
    before = close_entry(provider.id)
    if before is not None:
        pseudonymisation = Settings.objects.filter(pseudonymisation=True).exists()
        leave = Leave(par, timezone.now(), before.formulation)
        open_entry(provider, leave, pseudonymisation=pseudonymisation)


def entries() -> list[Processing]:
    """The whole register, newest first. One statement."""
    return list(Processing.objects.select_related("par__user", "provider").order_by("-depuis", "-id"))


def register_entries() -> list[dict[str, object]]:
    """The whole register in the words of the firm's own (RGPD, art. 30), translated. One statement."""
    return [
        {
            "nom": f"{_(NOMS[entry.provider.usage])} : {entry.destinataire}",
            "finalite": _(purpose_of(entry)),
            "base_legale": _(BASE_LEGALE),
            "personnes": [_(said) for said in PERSONNES],
            "donnees": [_(said) for said in data_of(entry)],
            "destinataires": [f"{entry.destinataire}, {entry.modele} ({entry.adresse})"],
            "conservation": _(kept_of(entry)),
            "mesures": [_(said) for said in measures_of(entry)],
            "depuis": entry.depuis,
            "jusqu_a": entry.jusqu_a,
        }
        for entry in entries()
    ]


def purpose_of(entry: Processing) -> str:
    return FINALITE_PAROLE if entry.provider.usage == "parole" else FINALITE


def data_of(entry: Processing) -> tuple[str, ...]:
    return (VOIX, *DONNEES) if entry.provider.usage == "parole" else DONNEES


def kept_of(entry: Processing) -> str:
    return CONSERVATION_PAROLE if entry.provider.usage == "parole" else CONSERVATION


def measures_of(entry: Processing) -> list[str]:
    if entry.provider.usage == "parole":
        return list(MESURES_PAROLE)
    return [*MESURES, PSEUDONYMISE] if entry.pseudonymisation else list(MESURES)
