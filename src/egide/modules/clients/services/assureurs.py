"""The insurers of the firm: where they are reached, and one spelling for each over all contracts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F, TextField, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import sees_everybody
from egide.kit.errors import Conflict, Forbidden, Invalid, NotFound
from egide.modules.clients.models import Assureur, Client, ContratExistant, RenommageAssureur
from egide.modules.clients.models.client import Folded

MOST_NAMES = 100
_BATCH = 500


def _cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    cleaned = {nom: " ".join(str(value).split()) for nom, value in values.items()}
    errors: dict[str, list[str]] = {}
    if "nom" in cleaned and not cleaned["nom"]:
        errors["nom"] = [_("Ce champ est obligatoire.")]
    if cleaned.get("email"):
        try:
            validate_email(cleaned["email"])
        except ValidationError:
            errors["email"] = [_("Cette adresse e-mail n’est pas valable.")]
    if cleaned.get("extranet"):
        # People follow it: nothing but a page of the web.
        address = cleaned["extranet"] if "://" in cleaned["extranet"] else f"https://{cleaned['extranet']}"
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or "." not in (parts.hostname or "") or " " in address:
            errors["extranet"] = [_("Écrivez une adresse comme https://extranet.assureur.fr.")]
        cleaned["extranet"] = address
    if errors:
        raise Invalid(errors)
    return cleaned


def keep_insurer(*, values: Mapping[str, Any], assureur_id: UUID | None = None) -> Assureur:
    """Add an insurer, or change one: `nom`, `adresse`, `email`, `telephone`, `extranet`. Contracts keep the name they
    write: `rename_insurers` changes those.

    :raises NotFound: no such insurer. :raises Invalid: by field; another one has this name.
    """
    cleaned = _cleaned(values)
    fiche = Assureur() if assureur_id is None else _present(assureur_id)
    for nom, value in cleaned.items():
        setattr(fiche, nom, value)
    if not fiche.nom:
        raise Invalid({"nom": [_("Ce champ est obligatoire.")]})
    try:
        with transaction.atomic():
            fiche.save()
    except IntegrityError:
        raise Invalid({"nom": [_("Un assureur de la liste porte déjà ce nom.")]}) from None
    return fiche


def _present(assureur_id: UUID) -> Assureur:
    fiche = Assureur.objects.filter(pk=assureur_id, deleted_at__isnull=True).first()
    if fiche is None:
        raise NotFound
    return fiche


def drop_insurer(*, assureur_id: UUID) -> None:
    """Out of the list with its address; contracts are untouched. :raises NotFound: no such insurer."""
    if not Assureur.objects.filter(pk=assureur_id, deleted_at__isnull=True).update(deleted_at=timezone.now()):
        raise NotFound


def bring_back_insurer(*, assureur_id: UUID) -> Assureur:
    """:raises NotFound: it was not taken away. :raises Conflict: another one has its name now."""
    fiche = Assureur.objects.filter(pk=assureur_id, deleted_at__isnull=False).first()
    if fiche is None:
        raise NotFound
    fiche.deleted_at = None
    try:
        with transaction.atomic():
            fiche.save(update_fields=["deleted_at"])
    except IntegrityError:
        raise Conflict(message=_("Un assureur de la liste porte déjà ce nom.")) from None
    return fiche


def rename_insurers(*, noms: Collection[str], vers: str) -> RenommageAssureur:
    """Every contract that names one of `noms`, exactly, names `vers` instead. Seven statements and an event a file.

    The list follows: an entry of a name that is no more becomes `vers`, or goes when `vers` has one already.

    :raises Invalid: no name, or none of them in a contract or the list.
    :raises Forbidden: the caller does not see every client.
    """
    if not sees_everybody():
        raise Forbidden(message=_("Ce changement touche tous les clients : demandez à quelqu’un qui les voit tous."))
    vers = " ".join(vers.split())
    old = {nom for nom in noms if nom != vers}
    if not vers or len(vers) > 200:
        raise Invalid({"vers": [_("Ce champ est obligatoire.")]})
    if not old or len(old) > MOST_NAMES:
        raise Invalid({"noms": [_("Choisissez au moins un autre nom.")]})
    alive = ContratExistant.objects.filter(assureur__in=old, deleted_at__isnull=True, client__deleted_at__isnull=True)
    rows = list(alive.values_list("id", "client_id", "assureur"))
    kept = RenommageAssureur.objects.create(
        vers=vers,
        avant={str(row_id): nom for row_id, _client, nom in rows},
        fiches=_list_follows(old, vers),
    )
    if not rows and not kept.fiches:
        raise Invalid({"noms": [_("Aucun contrat ne porte ce nom.")]})
    changed = ContratExistant.objects.filter(pk__in=[row_id for row_id, _client, _nom in rows])
    changed.update(assureur=vers, version=F("version") + 1)
    _told({client for _row, client, _nom in rows})
    return kept


def _list_follows(old: Collection[str], vers: str) -> list[list[str | None]]:
    """For each entry changed: its identifier and the name it had; a name of null was taken away."""
    plain = Folded(Value(vers, output_field=TextField()))
    listed = Assureur.objects.filter(deleted_at__isnull=True)
    there = listed.alias(plain=Folded("nom")).filter(plain=plain).exists()
    followed: list[list[str | None]] = []
    for fiche in listed.filter(nom__in=old).select_for_update().order_by("id"):
        followed.append([str(fiche.id), None if there else fiche.nom])
        if there:
            fiche.deleted_at = timezone.now()
        else:
            fiche.nom, there = vers, True
        fiche.save(update_fields=["nom", "deleted_at"])
    return followed


def undo_renaming(*, renommage_id: UUID) -> RenommageAssureur:
    """Each contract has back the name it had, unless somebody has changed it since. As many statements as names.

    :raises NotFound: no such renaming. :raises Conflict: it is undone already.
    """
    kept = RenommageAssureur.objects.select_for_update().filter(pk=renommage_id).first()
    if kept is None:
        raise NotFound
    if kept.undone_at is not None:
        raise Conflict(message=_("Ce changement est déjà annulé."))
    clients: set[UUID] = set()
    by_name: dict[str, list[str]] = {}
    for row_id, nom in kept.avant.items():
        by_name.setdefault(nom, []).append(row_id)
    for nom, ids in by_name.items():
        rows = ContratExistant.objects.filter(pk__in=ids, assureur=kept.vers, deleted_at__isnull=True)
        clients.update(rows.values_list("client_id", flat=True))
        rows.update(assureur=nom, version=F("version") + 1)
    for fiche_id, before in reversed(kept.fiches):
        fiche = Assureur.objects.filter(pk=fiche_id)
        fiche.update(deleted_at=None) if before is None else fiche.update(nom=before)
    kept.undone_at = timezone.now()
    kept.save(update_fields=["undone_at"])
    _told(clients)
    return kept


def _told(clients: Collection[UUID]) -> None:
    """The files take a new version, and who reads them is told."""
    files = Client.objects.filter(pk__in=clients)
    list(files.order_by("id").select_for_update(of=("self",)).values_list("id"))
    files.update(version=F("version") + 1, updated_at=timezone.now())
    for client_id in sorted(clients):
        publish("client.changed", client_id=client_id)
