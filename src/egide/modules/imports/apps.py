from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "egide.modules.imports"
    label = "imports"

    def ready(self) -> None:
        from egide.modules.imports import tasks  # noqa: F401  # jobs register as they are imported
        from egide.modules.imports.permissions import declare

        declare()
