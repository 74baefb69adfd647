"""Why a file is not kept, or cannot be given back."""

from __future__ import annotations

from egide.kit.errors import Conflict, Invalid
from egide.kit.media import Fault

FIELD = "fichier"

FAULTS: dict[Fault, str] = {
    Fault.EMPTY: "Ce fichier est vide.",
    Fault.PROGRAM: "Ce fichier est un programme : il n’est pas accepté.",
    Fault.ACTIVE: "Une page web ou un dessin SVG peut contenir un programme : déposez-le en PDF.",
    Fault.MACROS: "Ce document contient des macros : enregistrez-le sans macros, ou en PDF.",
    Fault.ARCHIVE: "Les archives ne sont pas acceptées : déposez les fichiers qu’elles contiennent.",
    Fault.LOCKED: "Ce document est protégé par un mot de passe : enregistrez-le sans mot de passe.",
    Fault.DAMAGED: "Ce fichier est incomplet ou abîmé : déposez-le à nouveau.",
    Fault.UNKNOWN: "Ce type de fichier n’est pas accepté. Acceptés : PDF, images, Word, Excel, PowerPoint, "
    "OpenDocument, texte, CSV et courriels.",
}
"""Each a msgid."""
NOT_HERE = "Un enregistrement audio ou vidéo ne se range pas ici : ajoutez un entretien."


class FileRefused(Invalid):
    """What was sent is nothing that may be kept here; nothing of it is."""

    def __init__(self, sentence: str) -> None:
        super().__init__({FIELD: [sentence]}, code="file_refused", message=sentence)


class StorageUnavailable(Conflict):
    """The storage does not answer or is full."""

    code = "storage_unavailable"
    message = "Le rangement des fichiers ne répond pas : rien n’a été changé, réessayez dans un instant."


class FileUnreadable(Conflict):
    """The bytes are missing or altered, or none of our keys opens them."""

    code = "file_unreadable"
    message = "Ce fichier ne peut pas être lu : prévenez l’opérateur de la plateforme."
