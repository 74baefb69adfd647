from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "egide.modules.imports"
    label = "imports"

    def ready(self) -> None:
        from egide.modules.imports import (
            kept,
            permissions,
            tasks,  # noqa: F401  # jobs register as they are imported
        )

        permissions.declare()
        kept.declare()
