from django.apps import AppConfig


class AiConfig(AppConfig):
    name = "egide.foundation.ai"
    label = "ai"

    def ready(self) -> None:
        from egide.foundation.ai import permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.foundation.ai.journal import name_records

        permissions.declare()
        name_records()
