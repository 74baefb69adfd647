from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "egide.modules.clients"
    label = "clients"

    def ready(self) -> None:
        from egide.modules.clients.permissions import declare

        declare()
