from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "egide.modules.clients"
    label = "clients"

    def ready(self) -> None:
        from egide.foundation.accounts.public import Charge, register_charge
        from egide.modules.clients.permissions import declare
        from egide.modules.clients.services.charge import count_clients, hand_over_clients

        declare()
        register_charge("clients", Charge(count_clients, hand_over_clients))
