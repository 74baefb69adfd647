"""What the intake asks about clients without reading their files."""

from __future__ import annotations

from uuid import UUID

from django.apps import apps


def client_exists(client_id: UUID) -> bool:
    """Whether the firm has this client, not taken away. One statement."""
    # The model is reached through the relation that every meeting has to it.
    return apps.get_model("clients", "Client")._default_manager.filter(pk=client_id, deleted_at__isnull=True).exists()
