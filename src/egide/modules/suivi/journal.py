"""What the log calls documents, notes and tasks."""

from __future__ import annotations

from typing import Final

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN
from egide.modules.suivi.codes import PIECES

_INSTANT: Final = "instant"


def name_records() -> None:
    register_record(
        Record(
            "suivi_piece",
            "Document",
            "Document",
            {
                "file_id": HIDDEN,
                "nom": Column("Nom", "Name"),
                "kind": Column("Nature", "Kind", "choix", {code: (words, words) for code, words in PIECES.items()}),
            },
        ),
        Record(
            "suivi_ouverture",
            "Document ouvert",
            "Document opened",
            {"piece_id": HIDDEN, "nom": Column("Nom", "Name")},
            acte="lecture",
        ),
        Record(
            "suivi_note",
            "Note",
            "Note",
            {"texte": Column("Texte", "Text"), "epinglee": Column("Épinglée", "Pinned", "booleen")},
        ),
        Record(
            "suivi_mention",
            "Mention",
            "Mention",
            {
                "note_id": HIDDEN,
                "membre_id": Column("Membre", "Member", "membre"),
                "vue_at": Column("Vue", "Seen", _INSTANT),
            },
        ),
        Record(
            "suivi_tache",
            "Tâche",
            "Task",
            {
                "titre": Column("Titre", "Title"),
                "detail": Column("Détail", "Detail"),
                "echeance": Column("Échéance", "Due", "date"),
                "assigne_id": Column("Confiée à", "Assigned to", "membre"),
                "faite_at": Column("Faite", "Done", _INSTANT),
                "faite_par_id": Column("Faite par", "Done by", "membre"),
            },
        ),
        Record(
            "suivi_rappels",
            "Rappels d’échéances",
            "Deadline reminders",
            {
                "actif": Column("En service", "In service", "booleen"),
                "jours_avant": Column("Avant l’échéance", "Before the deadline", "nombre", unite="jours"),
                "jours_a_faire": Column("Pour agir", "To act", "nombre", unite="jours"),
            },
        ),
    )
