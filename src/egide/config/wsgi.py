"""The web server's entry point (API and pages)."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.config.settings")
application = get_wsgi_application()
