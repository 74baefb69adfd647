from django.apps import AppConfig


class AiConfig(AppConfig):
    name = "egide.foundation.ai"
    label = "ai"

    def ready(self) -> None:
        from egide.foundation.ai import permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.foundation.ai.journal import name_records
        from egide.foundation.ai.models import Provider
        from egide.foundation.ai.sealing import fresh_key
        from egide.foundation.sealing.public import Sealed, register_sealed

        permissions.declare()
        name_records()
        register_sealed(Sealed("clés des modèles de langue", Provider, fresh_key))
