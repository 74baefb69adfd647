from django.apps import AppConfig


class AdequationConfig(AppConfig):
    name = "egide.modules.adequation"
    label = "adequation"

    def ready(self) -> None:
        from egide.modules.adequation import permissions

        permissions.declare()
