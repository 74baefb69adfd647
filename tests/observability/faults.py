"""The product's addresses, and some whose code fails in every way that quotes people."""

from __future__ import annotations

import asyncio
import logging
import warnings

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from egide.config.urls import urlpatterns as product
from egide.foundation.accounts.models import User

HELENE = "Hélène Marchand"
MAIL = "helene.marchand@exemple.fr"
PHONE = "06 12 34 56 78"


def raises(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"{HELENE} <{MAIL}> {PHONE}")


def duplicate(request: HttpRequest) -> HttpResponse:
    for _ in range(2):
        User.objects.create_user(MAIL, None, prenom="Hélène", nom="Marchand")
    return HttpResponse()


def bad_sql(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::uuid", [HELENE])
    return HttpResponse()


def careless(request: HttpRequest) -> HttpResponse:
    """Log calls that nobody should write, and lines of libraries."""
    for name in ("egide.clients", "django.security", "allauth", "procrastinate", ""):
        logging.getLogger(name).error("Client %s joignable au %s", HELENE, PHONE)
        logging.getLogger(name).error("%(nom)s", {"nom": HELENE})
    logging.getLogger("egide.clients").error(f"écrire à {MAIL} ou au {PHONE}")
    try:
        raise KeyError(HELENE)
    except KeyError:
        logging.getLogger("egide.clients").exception("client.failed", extra={"nom": HELENE, "reason": MAIL})
    warnings.warn(HELENE, stacklevel=1)

    async def forgotten() -> None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": "Task exception was never retrieved", "exception": ValueError(HELENE), "task": HELENE}
        )

    asyncio.run(forgotten())
    return HttpResponse()


urlpatterns = [
    path("faults/raises", raises),
    path("faults/duplicate", duplicate),
    path("faults/bad-sql", bad_sql),
    path("faults/careless", careless),
    *product,
]
