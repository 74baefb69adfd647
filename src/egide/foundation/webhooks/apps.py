from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "egide.foundation.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        from egide.foundation.audit.public import Column, Record, register_record
        from egide.foundation.sealing.public import Sealed, register_sealed
        from egide.foundation.webhooks import permissions, tasks  # noqa: F401  # jobs register as they are imported
        from egide.foundation.webhooks.models import Endpoint
        from egide.foundation.webhooks.registry import WebhookEvent, register_event
        from egide.foundation.webhooks.sealing import fresh_secrets

        register_sealed(Sealed("secrets des webhooks", Endpoint, fresh_secrets))
        permissions.declare()
        # Told by whichever module has documents signed.
        register_event(
            WebhookEvent(
                "document.signed",
                "Document signé",
                "Document signed",
                kind="document.changed",
                act="signed",
                key="document_id",
                address="documents/{id}",
            )
        )
        register_record(
            Record(
                "webhooks_endpoint",
                "Envoi vers un programme",
                "Webhook endpoint",
                {
                    "nom": Column("Nom", "Name"),
                    "url": Column("Adresse", "Address"),
                    "events": Column("Événements", "Events"),
                    "active": Column("En service", "In service", "booleen"),
                    "rotated_at": Column("Secret renouvelé", "Secret renewed", "instant"),
                    "former_until": Column("Ancien secret jusqu’au", "Former secret until", "instant"),
                    "disabled_reason": Column("Arrêté parce que", "Stopped because"),
                },
            )
        )
