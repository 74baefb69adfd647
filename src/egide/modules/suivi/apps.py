from django.apps import AppConfig


class SuiviConfig(AppConfig):
    name = "egide.modules.suivi"
    label = "suivi"

    def ready(self) -> None:
        from egide.modules.suivi import permissions, tasks  # noqa: F401  # jobs register as they are imported

        permissions.declare()
