"""The firm's tags: made, changed, taken away, and put on files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import TextField, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.tenancy.public import current_team_id, sees_everybody
from egide.kit.errors import Conflict, Forbidden, Invalid, NotFound
from egide.kit.french.text import fold
from egide.modules.clients.dictionary.liens import CHAMPS_ETIQUETTE
from egide.modules.clients.models import Etiquetage, Etiquette
from egide.modules.clients.models.client import Folded
from egide.modules.clients.services.touch import touch
from egide.modules.clients.validation import clean_champs

MOST, LONGEST = 200, 40


def _cleaned(values: Mapping[str, object]) -> dict[str, Any]:
    cleaned = clean_champs(CHAMPS_ETIQUETTE, values, today=timezone.localdate())
    missing = {nom: [_("Ce champ est obligatoire.")] for nom, value in cleaned.items() if value is None}
    if missing:
        raise Invalid(missing)
    return cleaned


def _lock_names() -> None:
    """Two people who make the same tag at once make it one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"etiquettes {current_team_id()}"])


def _refuse_taken(nom: str, but: UUID | None = None) -> None:
    alive = Etiquette.objects.filter(deleted_at__isnull=True)
    if but is not None:
        alive = alive.exclude(pk=but)
    if alive.alias(plain=Folded("nom")).filter(plain=Folded(Value(nom, output_field=TextField()))).exists():
        raise Invalid({"nom": [_("Une étiquette porte déjà ce nom.")]})


def create_tag(*, values: Mapping[str, object]) -> Etiquette:
    """A new tag of the firm: `nom`, `forme` (rond).

    :raises Invalid: by field; a name that another tag has, accents and case aside, or too many tags.
    """
    cleaned = _cleaned(values)
    if "nom" not in cleaned:
        raise Invalid({"nom": [_("Ce champ est obligatoire.")]})
    _lock_names()
    _refuse_taken(cleaned["nom"])
    if Etiquette.objects.filter(deleted_at__isnull=True).count() >= MOST:
        raise Invalid({"nom": [_("Un cabinet a au plus %s étiquettes : retirez celles qui ne servent plus.") % MOST]})
    return Etiquette.objects.create(**cleaned)


def change_tag(*, etiquette_id: UUID, values: Mapping[str, object]) -> Etiquette:
    """Another name or shape, on every file that bears it.

    :raises NotFound: no such tag. :raises Invalid: by field.
    """
    cleaned = _cleaned(values)
    _lock_names()
    tag = Etiquette.objects.filter(pk=etiquette_id, deleted_at__isnull=True).first()
    if tag is None:
        raise NotFound
    if "nom" in cleaned:
        _refuse_taken(cleaned["nom"], etiquette_id)
    for nom, value in cleaned.items():
        setattr(tag, nom, value)
    if cleaned:
        tag.save(update_fields=list(cleaned))
    return tag


def delete_tag(*, etiquette_id: UUID) -> None:
    """Off every file; who bore it is remembered for `restore_tag`. :raises NotFound: no such tag."""
    if not Etiquette.objects.filter(pk=etiquette_id, deleted_at__isnull=True).update(deleted_at=timezone.now()):
        raise NotFound


def merge_tags(*, etiquette_id: UUID, dans_id: UUID) -> Etiquette:
    """Every file that bears the first bears the second instead; `restore_tag` of the first undoes it. Six statements.

    :raises NotFound: one of them is no tag in use. :raises Invalid: into itself.
    :raises Forbidden: the caller does not see every client.
    """
    if not sees_everybody():
        raise Forbidden(message=_("Ce changement touche tous les clients : demandez à quelqu’un qui les voit tous."))
    if etiquette_id == dans_id:
        raise Invalid({"dans": [_("Choisissez une autre étiquette.")]})
    _lock_names()
    into = Etiquette.objects.filter(pk=dans_id, deleted_at__isnull=True).first()
    if into is None:
        raise NotFound
    bearing = Etiquetage.objects.filter(etiquette_id=etiquette_id)
    already = Etiquetage.objects.filter(etiquette_id=dans_id).values("client_id")
    missing = list(bearing.exclude(client_id__in=already).values_list("client_id", flat=True))
    delete_tag(etiquette_id=etiquette_id)
    Etiquetage.objects.bulk_create(
        [Etiquetage(client_id=client, etiquette_id=dans_id, venue_de_id=etiquette_id) for client in missing],
        ignore_conflicts=True,
        batch_size=500,
    )
    return into


def restore_tag(*, etiquette_id: UUID) -> Etiquette:
    """A tag taken away comes back on the files that bore it; what its merging had put on them goes.

    :raises NotFound: no such tag among those taken away. :raises Conflict: another bears its name now.
    """
    _lock_names()
    tag = Etiquette.objects.filter(pk=etiquette_id, deleted_at__isnull=False).first()
    if tag is None:
        raise NotFound
    try:
        _refuse_taken(tag.nom)
    except Invalid:
        raise Conflict(message=_("Une autre étiquette porte maintenant ce nom : renommez-la d’abord.")) from None
    Etiquetage.objects.filter(venue_de_id=etiquette_id).delete()
    tag.deleted_at = None
    tag.save(update_fields=["deleted_at"])
    return tag


def tag_client(*, client_id: UUID, etiquette_id: UUID) -> None:
    """The file bears the tag; twice is once. :raises NotFound: no such client, or no such tag."""
    if not Etiquette.objects.filter(pk=etiquette_id, deleted_at__isnull=True).exists():
        raise NotFound
    touch(client_id)
    Etiquetage.objects.bulk_create([Etiquetage(client_id=client_id, etiquette_id=etiquette_id)], ignore_conflicts=True)


def tags_by_name() -> dict[str, Etiquette]:
    """The tags in use, by their names without case nor accents. One statement."""
    return {fold(tag.nom): tag for tag in Etiquette.objects.filter(deleted_at__isnull=True)}


def tag_names_borne(client_ids: Collection[UUID]) -> dict[UUID, set[str]]:
    """The names of the tags of each of these files, without case nor accents. One statement."""
    borne: dict[UUID, set[str]] = {}
    rows = Etiquetage.objects.filter(client_id__in=client_ids, etiquette__deleted_at__isnull=True)
    for client_id, nom in rows.values_list("client_id", "etiquette__nom"):
        borne.setdefault(client_id, set()).add(fold(nom))
    return borne


def put_tags(wanted: Mapping[UUID, Collection[str]]) -> tuple[dict[UUID, list[UUID]], list[UUID]]:
    """Files that an import brings bear tags, by their names; a name that no tag has makes one. Five statements.

    The caller holds the files, and has seen that the names are few enough.
    :returns: what each file did not bear before; the tags made.
    """
    _lock_names()
    known = tags_by_name()
    unknown = {fold(nom): nom for names in wanted.values() for nom in names if fold(nom) not in known}
    made = Etiquette.objects.bulk_create([Etiquette(nom=nom) for nom in unknown.values()])
    known |= {fold(tag.nom): tag for tag in made}
    borne = tag_names_borne(wanted)
    put = {
        client_id: [known[nom].id for nom in dict.fromkeys(map(fold, names)) if nom not in borne.get(client_id, ())]
        for client_id, names in wanted.items()
    }
    Etiquetage.objects.bulk_create(
        [Etiquetage(client_id=client_id, etiquette_id=key) for client_id, keys in put.items() for key in keys],
        ignore_conflicts=True,
    )
    return put, [tag.id for tag in made]


def take_off_tags(*, client_id: UUID, etiquette_ids: Collection[UUID]) -> None:
    """Off a file that the caller holds. One statement."""
    Etiquetage.objects.filter(client_id=client_id, etiquette_id__in=etiquette_ids).delete()


def delete_unused_tags(etiquette_ids: Collection[UUID]) -> None:
    """Those of these tags that no file bears any more are taken away. One statement."""
    borne = Etiquetage.objects.filter(client__deleted_at__isnull=True).values("etiquette_id")
    alive = Etiquette.objects.filter(pk__in=etiquette_ids, deleted_at__isnull=True)
    alive.exclude(pk__in=borne).update(deleted_at=timezone.now())


def untag_client(*, client_id: UUID, etiquette_id: UUID) -> None:
    """The file bears the tag no more. :raises NotFound: no such client, or it did not bear it."""
    if not Etiquetage.objects.filter(client_id=client_id, etiquette_id=etiquette_id).delete()[0]:
        raise NotFound
    touch(client_id)
