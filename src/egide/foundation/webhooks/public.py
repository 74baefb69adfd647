"""What other packages may use of webhooks."""

from __future__ import annotations

from egide.foundation.webhooks.registry import WebhookEvent, register_event

__all__ = ["WebhookEvent", "register_event"]
