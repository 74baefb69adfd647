"""What the log calls meetings, agreements and proposals."""

from __future__ import annotations

from typing import Final

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN

_STATES = {
    "received": ("Reçu", "Received"),
    "receiving": ("En cours d’envoi", "Being sent"),
    "queued": ("En attente", "Queued"),
    "transcribing": ("En transcription", "Being transcribed"),
    "extracting": ("En lecture", "Being read"),
    "to_review": ("À relire", "To review"),
    "applied": ("Appliqué", "Applied"),
    "failed": ("Arrêté", "Stopped"),
    "refused": ("Refusé", "Refused"),
}
_SOURCES = {"micro": ("Microphone", "Microphone"), "fichier": ("Fichier", "File")}
_ARRIVALS = {
    "arrive": ("En cours d’envoi", "Being sent"),
    "complet": ("Complet", "Whole"),
    "abandonne": ("Envoi abandonné", "Sending given up"),
}
_DECISIONS = {
    "pending": ("À décider", "To decide"),
    "accepted": ("Prise", "Taken"),
    "refused": ("Écartée", "Set aside"),
    "edited": ("Prise, modifiée", "Taken, edited"),
    "superseded": ("Dépassée", "Superseded"),
}
_CORRECTIONS = {
    "tours": ("Tours de parole", "Turns"),
    "voix": ("Voix entière", "Whole voice"),
    "retour": ("Retour à une version", "Return to a version"),
}
_ROLES = {
    "courtier": ("Courtier", "Broker"),
    "client": ("Client", "Client"),
    "conjoint": ("Conjoint", "Spouse"),
    "autre": ("Autre personne", "Other person"),
}
_INSTANT: Final = "instant"


def name_records() -> None:
    register_record(
        Record(
            "intake_entretien",
            "Entretien",
            "Meeting",
            {
                "nouveau_client": Column("Crée le client", "Creates the client", "booleen"),
                "titre": Column("Titre", "Title"),
                "date": Column("Date", "Date", "date"),
                "source": Column("Source", "Source"),
                "moteur": Column("Lecture", "Reading"),
                "state": Column("État", "State", "choix", _STATES),
                "failure_code": HIDDEN,
                "failure_reason": Column("Cause de l’arrêt", "Reason of the stop"),
                "failure_retryable": HIDDEN,
                "notice": HIDDEN,
                "applied_at": Column("Appliqué", "Applied", _INSTANT),
                "applied_by_id": Column("Appliqué par", "Applied by", "personne"),
            },
        ),
        Record(
            "intake_accordentretien",
            "Accord d’entretien",
            "Agreement to a meeting",
            {
                "entretien_id": HIDDEN,
                "accorde": Column("Accordé", "Given", "booleen"),
                "personne": Column("Personne", "Person"),
                "formulation": Column("Formulation", "Wording"),
                "mode": Column("Mode", "Way"),
                "at": Column("Donné", "Given at", _INSTANT),
                "registered_at": Column("Inscrit au registre", "Registered", _INSTANT),
            },
        ),
        Record(
            "intake_enregistrement",
            "Enregistrement d’entretien",
            "Recording of a meeting",
            {
                "entretien_id": HIDDEN,
                "ecoute_id": HIDDEN,
                "source": Column("Origine", "Source", "choix", _SOURCES),
                "etat": Column("État", "State", "choix", _ARRIVALS),
                "nom": Column("Nom", "Name"),
                "media_type": Column("Format", "Format"),
                "taille": Column("Taille", "Size", "nombre", unite="octets"),
                "duree_s": Column("Durée", "Length", "nombre", unite="s"),
                "canaux": Column("Canaux", "Channels", "nombre"),
                "termine_at": Column("Terminé", "Finished", _INSTANT),
                "gel_at": Column("Conservation forcée depuis", "Kept by force since", _INSTANT),
                "gel_motif": Column("Motif de la conservation forcée", "Reason for keeping it"),
                "gel_par_id": Column("Conservation forcée par", "Kept by force by", "personne"),
                "archive_at": Column("Archivé", "Archived", _INSTANT),
                "efface_at": Column("Son effacé", "Sound erased", _INSTANT),
            },
        ),
        Record(
            "intake_correctionvoix",
            "Correction des voix d’un entretien",
            "Correction of the voices of a meeting",
            {
                "entretien_id": HIDDEN,
                "version": Column("Version du texte", "Version of the text", "nombre"),
                "genre": Column("Correction", "Correction", "choix", _CORRECTIONS),
                "premier": Column("Du tour", "From turn", "nombre"),
                "dernier": Column("Au tour", "To turn", "nombre"),
                "voix": Column("Voix", "Voice"),
                "role": Column("Rôle", "Role", "choix", _ROLES),
                "retour_a": Column("Version rétablie", "Version restored", "nombre"),
            },
        ),
        Record(
            "intake_ecoute", "Écoute d’un entretien", "Listening to a meeting", {"entretien_id": HIDDEN}, acte="lecture"
        ),
        Record(
            "intake_proposal",
            "Proposition d’entretien",
            "Proposal of a meeting",
            {
                "entretien_id": HIDDEN,
                "row_id": HIDDEN,
                "section": Column("Section", "Section"),
                "champ": Column("Champ", "Field"),
                "kind": HIDDEN,
                "critical": Column("Sensible", "Sensitive", "booleen"),
                "old": Column("Valeur du dossier", "Value in the file"),
                "new": Column("Valeur proposée", "Proposed value"),
                "value": Column("Valeur retenue", "Value kept"),
                "conflict_reason": HIDDEN,
                "state": Column("Décision", "Decision", "choix", _DECISIONS),
            },
        ),
    )
