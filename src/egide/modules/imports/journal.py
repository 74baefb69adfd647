"""What the log calls imports; their lines have no log of their own, the files they wrote have."""

from __future__ import annotations

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN

_STATES = {
    "lecture": ("Lecture", "Being read"),
    "illisible": ("Illisible", "Unreadable"),
    "colonnes": ("Colonnes à dire", "Columns to tell"),
    "controle": ("Contrôle", "Being checked"),
    "pret": ("Prêt", "Ready"),
    "en_cours": ("En cours", "Running"),
    "interrompu": ("Interrompu", "Interrupted"),
    "fait": ("Fait", "Done"),
    "annulation": ("Annulation", "Being undone"),
    "annule": ("Annulé", "Undone"),
}


def name_records() -> None:
    register_record(
        Record(
            "imports_import",
            "Import",
            "Import",
            {
                "nom": Column("Fichier", "File"),
                "taille": Column("Taille", "Size", "nombre", unite="octets"),
                "state": Column("État", "State", "choix", _STATES),
                "feuille": Column("Feuille", "Sheet"),
                "motif": Column("Motif", "Reason"),
                **dict.fromkeys(("fichier_id", "signature", "places", "options"), HIDDEN),
            },
        ),
        Record(
            "imports_correspondance",
            "Correspondance de colonnes",
            "Mapping of columns",
            {"signature": HIDDEN, "places": HIDDEN},
        ),
    )
