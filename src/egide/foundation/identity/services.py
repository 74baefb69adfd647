"""The firm states who it is."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.files.public import delete_file, read_file, store_file
from egide.foundation.identity.checks import checked
from egide.foundation.identity.codes import ACPR, CHAMPS, MEDIATEUR, WITH_FEES, Champ
from egide.foundation.identity.models import Identite
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import Team
from egide.integrations import typesetting
from egide.kit.errors import Invalid, NotFound, StaleVersion

PNG = "image/png"
LOGO_BYTES = 256 * 1024
LOGO_SIDE = 2_000
"""Pixels. A larger picture adds nothing to 20 mm of paper, and could be made to fill the memory once opened."""
NOT_A_LOGO = "Ce logo ne peut pas être lu : enregistrez-le en PNG, d’au plus 256 Ko et 2 000 points de côté."


def identity() -> Identite:
    """What the firm states; before its first statement, what the platform knows of it and the usual authorities.

    With its logo. One statement, two before the first statement.
    """
    stated = Identite.objects.select_related("logo").first()
    if stated is not None:
        return stated
    firm = Team.objects.get()
    return Identite(
        nom=firm.nom, siren=firm.siren or "", orias=firm.orias, autorite=ACPR, mediateur=MEDIATEUR, version=0
    )


def missing(stated: Identite) -> list[Champ]:
    """What the law makes the firm state and that it has not, in the order of the document."""
    return [champ for champ in CHAMPS if _asked(champ.nom, stated) and not getattr(stated, champ.nom)]


def _asked(nom: str, stated: Identite) -> bool:
    match nom:
        case "partenaires":
            return stated.methode in ("exclusif", "non_exclusif")
        case "concentration":
            return stated.methode == "impartial"
        case "honoraires":
            return stated.remuneration in WITH_FEES
    return True


def change_identity(*, values: Mapping[str, Any], expected_version: int) -> Identite:
    """Write the given fields.

    :param expected_version: 0 before the first statement.
    :raises Invalid: by field. :raises StaleVersion: changed meanwhile. Nothing is written.
    """
    kept = checked(values)
    siren, siret = kept.get("siren"), kept.get("siret")
    now = _renewed(expected_version)
    siren, siret = now.siren if siren is None else siren, now.siret if siret is None else siret
    if siren and siret and not siret.startswith(siren):
        raise Invalid({"siret": [_("Ce SIRET n’est pas celui d’un établissement de ce SIREN.")]})
    for nom, value in kept.items():
        setattr(now, nom, value)
    now.updated_at = timezone.now()
    now.save(update_fields=[*kept, "updated_at"])
    publish("identite.changed")
    return now


def set_logo(*, content: Iterable[bytes], expected_version: int, by: UUID | None) -> Identite:
    """Keep a PNG as the firm's logo, in place of the one before.

    An SVG may carry a program or fetch something: it is refused with the others.

    :raises FileRefused, PayloadTooLarge: by its bytes. :raises Invalid: it cannot be drawn. :raises StaleVersion.
    """
    stored = store_file(content=content, name="logo.png", created_by_id=by, accepted={PNG}, max_bytes=LOGO_BYTES)
    _refuse_undrawable(b"".join(read_file(stored, 0, stored.size)))
    return _replace_logo(stored.id, expected_version)


def remove_logo(*, expected_version: int) -> Identite:
    """:raises NotFound: there is none. :raises StaleVersion."""
    if identity().logo_id is None:
        raise NotFound
    return _replace_logo(None, expected_version)


def _replace_logo(file_id: UUID | None, expected_version: int) -> Identite:
    now = _renewed(expected_version)
    before, now.logo_id = now.logo_id, file_id
    now.updated_at = timezone.now()
    now.save(update_fields=["logo", "updated_at"])
    if before is not None:
        delete_file(file_id=before)
    publish("identite.changed")
    return identity()


def logo_bytes(stated: Identite) -> bytes | None:
    """The logo's content, for a document."""
    return None if stated.logo is None else b"".join(read_file(stated.logo, 0, stated.logo.size))


def _refuse_undrawable(png: bytes) -> None:
    width, height = struct.unpack(">II", png[16:24]) if len(png) > 24 else (0, 0)
    if not (0 < width <= LOGO_SIDE and 0 < height <= LOGO_SIDE):
        raise Invalid({"logo": [_(NOT_A_LOGO)]})
    try:
        typesetting.typeset(
            Path(typesetting.__file__).parent, "logo.typ", {"logo": list(png)}, datetime(2026, 1, 1, tzinfo=UTC)
        )
    except typesetting.Failed:
        raise Invalid({"logo": [_(NOT_A_LOGO)]}) from None


def _renewed(expected_version: int) -> Identite:
    """The statement, held by this transaction, its version one further; created when it is the first."""
    before = identity()
    if before.version != expected_version:
        raise StaleVersion
    if before.version == 0:
        before.version = 1
        try:
            with transaction.atomic():
                before.save(force_insert=True)
        except IntegrityError:
            raise StaleVersion from None
        return before
    if not Identite.objects.filter(pk=before.pk, version=expected_version).update(version=F("version") + 1):
        raise StaleVersion
    return Identite.objects.select_related("logo").get(pk=before.pk)
