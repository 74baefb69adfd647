"""The live server's entry point (sockets only)."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.config.settings")
django.setup()

from egide.foundation.realtime.asgi import application  # noqa: E402

__all__ = ["application"]
