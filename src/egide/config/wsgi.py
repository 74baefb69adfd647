"""The web server's entry point (API and pages)."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.config.settings")
application = get_wsgi_application()

# What the application is made of lives as long as the process: the collector need not go through it again and again.
gc.collect()
gc.freeze()
