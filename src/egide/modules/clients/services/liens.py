"""Two files of the firm are tied, and seen so from both."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.kit.errors import Invalid, NotFound
from egide.modules.clients.dictionary.liens import CHAMPS_LIEN, REGLES
from egide.modules.clients.models import Lien
from egide.modules.clients.services.touch import touch
from egide.modules.clients.validation import clean_champs

DETAILS = ("precision", "part", "depuis")


def link(*, client_id: UUID, autre_id: UUID, values: Mapping[str, object], today: date | None = None) -> None:
    """`autre` is the `values["lien"]` of the client; said again, its details are corrected.

    :param values: `lien`, and `precision`, `part` (%), `depuis`.
    :raises NotFound: one of the files is missing, taken away or another firm's.
    :raises Invalid: by field; a link that cannot be between these two.
    """
    cleaned: dict[str, Any] = clean_champs(CHAMPS_LIEN, values, today=today or timezone.localdate(), whole=True)
    if client_id == autre_id:
        raise Invalid({"autre": [_("Un dossier n’est pas lié à lui-même.")]})
    kinds = {client.id: client.type_personne for client in touch(client_id, autre_id)}
    rule = REGLES[cleaned["lien"]]
    if kinds[client_id] not in rule.client or kinds[autre_id] not in rule.autre:
        raise Invalid({"lien": [_("Ce lien n’existe pas entre ces deux dossiers : vérifiez qui est l’entreprise.")]})
    details = {nom: cleaned.get(nom) for nom in DETAILS}
    Lien.objects.bulk_create(
        [
            Lien(client_id=client_id, autre_id=autre_id, lien=cleaned["lien"], **details),
            Lien(client_id=autre_id, autre_id=client_id, lien=rule.inverse, **details),
        ],
        update_conflicts=True,
        unique_fields=["team", "client", "autre", "lien"],
        update_fields=DETAILS,
    )


def unlink(*, client_id: UUID, lien_id: UUID) -> None:
    """The link is taken away from both files.

    :raises NotFound: the client has no such link.
    """
    found = Lien.objects.filter(pk=lien_id, client_id=client_id).values_list("autre_id", "lien").first()
    if found is None:
        raise NotFound
    autre_id, lien = found
    touch(client_id, autre_id)
    mirror = Lien.objects.filter(client_id=autre_id, autre_id=client_id, lien=REGLES[lien].inverse)
    (mirror | Lien.objects.filter(pk=lien_id)).delete()
