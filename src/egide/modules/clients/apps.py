from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "egide.modules.clients"
    label = "clients"

    def ready(self) -> None:
        from egide.foundation.accounts.public import Charge, register_charge
        from egide.foundation.sealing.public import Sealed, register_sealed
        from egide.foundation.search.public import Kind, register_kind
        from egide.modules.clients import kept, tasks  # noqa: F401  # jobs register as they are imported
        from egide.modules.clients.events import name_events
        from egide.modules.clients.journal import name_records
        from egide.modules.clients.models import Client, Fusion
        from egide.modules.clients.permissions import declare
        from egide.modules.clients.services.charge import count_clients, hand_over_clients
        from egide.modules.clients.services.sealing import fresh_client, fresh_fusion

        declare()
        kept.declare()
        name_records()
        name_events()
        register_sealed(
            Sealed("IBAN et numéros de sécurité sociale", Client, fresh_client),
            Sealed("les mêmes, des fusions encore annulables", Fusion, fresh_fusion),
        )
        register_charge("clients", Charge(count_clients, hand_over_clients))
        tables = ("clients_conjoint", "clients_entreprise", "clients_contact", "clients_etiquetage")
        register_kind(
            Kind(
                "client",
                "clients.view",
                "Clients",
                "Clients",
                {"clients_client": "id", **dict.fromkeys(tables, "client_id")},
                tolerant=True,
            )
        )
