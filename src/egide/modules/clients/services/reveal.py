"""A value kept encrypted is shown to somebody who says why; the reading is written first."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from egide.kit.errors import Conflict, Invalid, NotFound
from egide.kit.sealing import CannotOpen
from egide.modules.clients import normalisation
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.models import Client, Lecture
from egide.modules.clients.selectors.dossier import as_id
from egide.modules.clients.services.sealing import column, unseal

LONGEST_REASON = 200


def _reason(motif: str) -> str:
    try:
        words = normalisation.text(motif, LONGEST_REASON)
    except ValueError as refusal:
        raise Invalid({"motif": [str(refusal)]}) from None
    if not words:
        raise Invalid({"motif": [_("Dites pourquoi vous consultez cette valeur.")]})
    return words


def reveal(*, reference: str | UUID, champ: str, motif: str, user_id: UUID) -> str:
    """The value of a sealed field of a client; the caller's transaction keeps the trace, or neither.

    :raises Invalid: no such sealed field, nothing in it, or no reason.
    :raises NotFound: no such client. :raises Conflict: none of our keys opens it.
    """
    scelles = SECTIONS["client"].scelles
    if champ not in scelles:
        raise Invalid({"champ": [_("Ce champ n’est pas protégé. Champs protégés : %s.") % ", ".join(scelles)]})
    motif = _reason(motif)
    key = as_id(reference)
    alive = Client.objects.filter(deleted_at__isnull=True)
    rows = alive.filter(pk=key) if key else alive.filter(matricule=str(reference).upper())
    found = rows.values_list("id", column(champ)).first()
    if found is None:
        raise NotFound
    client_id, sealed = found
    if sealed is None:
        raise Invalid({"champ": [_("Ce champ est vide.")]})
    try:
        value = unseal(sealed, champ, client_id)
    except CannotOpen:
        raise Conflict(
            "unreadable", _("Cette valeur ne peut pas être déchiffrée : prévenez l’opérateur de la plateforme.")
        ) from None
    Lecture.objects.create(client_id=client_id, champ=champ, motif=motif, user_id=user_id)
    return value


def reveal_all(*, client_id: UUID, motif: str, user_id: UUID | None) -> dict[str, str]:
    """Every sealed value of a client, for the person themselves; each reading written first. Two statements.

    What none of our keys opens is left out: its mask says that something is there.

    :raises NotFound: no such client, taken away or not.
    """
    scelles = SECTIONS["client"].scelles
    found = Client.objects.filter(pk=client_id).values(*(column(champ) for champ in scelles)).first()
    if found is None:
        raise NotFound
    values: dict[str, str] = {}
    for champ in scelles:
        sealed = found[column(champ)]
        if sealed is None:
            continue
        try:
            values[champ] = unseal(sealed, champ, client_id)
        except CannotOpen:
            continue
    if user_id is not None:
        Lecture.objects.bulk_create(
            [Lecture(client_id=client_id, champ=champ, motif=motif, user_id=user_id) for champ in values]
        )
    return values
