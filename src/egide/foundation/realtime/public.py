"""What other packages may use of the live channel."""

from __future__ import annotations

from egide.foundation.realtime.publish import publish

__all__ = ["publish"]
