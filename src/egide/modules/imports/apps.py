from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "egide.modules.imports"
    label = "imports"

    def ready(self) -> None:
        from egide.foundation.sealing.public import Sealed, register_sealed
        from egide.modules.imports import (
            kept,
            permissions,
            tasks,  # noqa: F401  # jobs register as they are imported
        )
        from egide.modules.imports.journal import name_records
        from egide.modules.imports.models import Ligne
        from egide.modules.imports.services.annulation import fresh_line

        permissions.declare()
        kept.declare()
        name_records()
        register_sealed(Sealed("les mêmes, des imports encore annulables", Ligne, fresh_line))
