"""What the log calls what the law asks for."""

from __future__ import annotations

from typing import Final

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN

_MOTIF = Column("Motif", "Reason")
_INSTANT: Final = "instant"


def name_records() -> None:
    register_record(
        Record(
            "conformite_exportpersonne",
            "Données d’une personne",
            "A person’s data",
            {
                "file_id": HIDDEN,
                "demandeur_id": HIDDEN,
                "state": HIDDEN,
                "pret_at": Column("Prêt", "Ready", _INSTANT),
                "expire_at": Column("Expire", "Expires", _INSTANT),
            },
            acte="export",
        ),
        Record(
            "conformite_telechargement",
            "Données emportées",
            "Data taken",
            {"export_id": HIDDEN, "user_id": HIDDEN},
            acte="export",
        ),
        Record(
            "conformite_effacement",
            "Effacement",
            "Erasure",
            {
                "reference": Column("Référence", "Reference"),
                "motif": _MOTIF,
                "demandeur_id": HIDDEN,
                "state": HIDDEN,
                "empreinte": HIDDEN,
                "certificat": HIDDEN,
                "sha256": Column("Empreinte du certificat", "Digest of the certificate"),
                "fini_at": Column("Terminé", "Ended", _INSTANT),
            },
            motif="motif",
        ),
        Record(
            "conformite_archive",
            "Archive légale",
            "Legal archive",
            {
                "effacement_id": HIDDEN,
                "nature": Column("Nature", "Kind"),
                "article": Column("Article", "Article"),
                "jusqu_au": Column("Jusqu’au", "Until", "date"),
                "file_id": HIDDEN,
                "efface_at": Column("Effacée", "Erased", _INSTANT),
            },
        ),
        Record(
            "conformite_consultation",
            "Archive consultée",
            "Archive opened",
            {"archive_id": HIDDEN, "user_id": HIDDEN, "motif": _MOTIF},
            acte="lecture",
            motif="motif",
        ),
        Record(
            "conformite_duree",
            "Durée de conservation",
            "Retention period",
            {"regle": Column("Règle", "Rule"), "mois": Column("Durée", "Period", "nombre", unite="mois")},
        ),
        Record(
            "conformite_passage", "Nuit de conservation", "Night of retention", {"comptes": Column("Effacés", "Erased")}
        ),
    )
