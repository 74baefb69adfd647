from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "egide.modules.intake"
    label = "intake"

    def ready(self) -> None:
        from egide.modules.intake import permissions, tasks  # noqa: F401  # jobs register as they are imported

        permissions.declare()
