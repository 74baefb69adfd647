from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "egide.foundation.files"
    label = "files"

    def ready(self) -> None:
        from egide.foundation.audit.public import Column, Record, register_record
        from egide.foundation.audit.records import HIDDEN
        from egide.foundation.files import tasks  # noqa: F401  # jobs register as they are imported
        from egide.foundation.files.keys import fresh_key
        from egide.foundation.files.models import StoredFile
        from egide.foundation.sealing.public import Sealed, register_sealed

        register_sealed(Sealed("clés des fichiers", StoredFile, fresh_key))
        register_record(
            Record(
                "files_storedfile",
                "Fichier",
                "File",
                {
                    "nom": Column("Nom", "Name"),
                    "size": Column("Taille", "Size", "nombre", unite="octets"),
                    "sha256": Column("Empreinte", "Digest"),
                    "media_type": Column("Format", "Format"),
                    "state": HIDDEN,
                },
            )
        )
