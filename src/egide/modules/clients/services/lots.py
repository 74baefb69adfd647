"""One change made to many clients: begun, carried on batch by batch, and undone as a whole.

Each client is written on its own, with its audit line whose cause is the lot: one that refuses stops nobody else. A
process killed half-way leaves clients done or waiting, never between the two; the job begun again takes those waiting.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.kit.errors import Conflict, DomainError, Invalid, NotFound
from egide.modules.clients.models import Client, Etiquetage, Etiquette, Lot, LotClient
from egide.modules.clients.selectors.columns import columns
from egide.modules.clients.selectors.dossier import as_id
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import CONSEILLER, write_values
from egide.modules.clients.services.edition import Edition, edit
from egide.modules.clients.services.touch import touch
from egide.modules.clients.validation import clean

ADD_TAG, REMOVE_TAG = "etiquette_ajoutee", "etiquette_retiree"
# Done at once, while the page waits; more go to a job.
AT_ONCE = 20
BATCH = 50
MOST = 50_000


def _editable() -> set[str]:
    own = {column.nom for column in columns().values() if column.editable and column.section == "client"}
    return own - {"nom", "prenom"} | {CONSEILLER}


def _checked(values: Mapping[str, object]) -> dict[str, Any]:
    """What every client will be given. :raises Invalid: by field."""
    if not values:
        raise Invalid({"valeurs": [_("Dites quoi changer.")]})
    tags = {nom: value for nom, value in values.items() if nom in (ADD_TAG, REMOVE_TAG)}
    unknown = set(values) - _editable() - set(tags)
    if unknown:
        raise Invalid({nom: [_("Ce champ ne se change pas sur plusieurs clients à la fois.")] for nom in unknown})
    for nom, value in tags.items():
        key = as_id(value) if isinstance(value, str) else None
        if key is None or not Etiquette.objects.filter(pk=key, deleted_at__isnull=True).exists():
            raise Invalid({nom: [_("Indiquez l’identifiant d’une étiquette.")]})
    own = {nom: value for nom, value in values.items() if nom not in tags and nom != CONSEILLER}
    cleaned = clean("client", own, today=timezone.localdate())
    adviser = {CONSEILLER: str(values[CONSEILLER]) if values[CONSEILLER] else None} if CONSEILLER in values else {}
    return {**{nom: cleaned[nom] for nom in own}, **adviser, **tags}


def start_lot(*, member_id: UUID, values: Mapping[str, object], rows: QuerySet[Client]) -> Lot:
    """A new lot over `rows`, none of it done yet. Three statements.

    :raises Invalid: by field, or nobody is chosen. :raises Conflict: more than `MOST`.
    """
    checked = _checked(values)
    keys = list(rows.order_by("id").values_list("pk", flat=True)[: MOST + 1])
    if not keys:
        raise Invalid({"clients": [_("Aucun client n’est choisi.")]})
    if len(keys) > MOST:
        raise Conflict("too_many", _("Au plus %(nombre)s clients à la fois : ajoutez un filtre.") % {"nombre": MOST})
    lot = Lot.objects.create(owner_id=member_id, valeurs=_as_json(checked), total=len(keys))
    LotClient.objects.bulk_create([LotClient(lot=lot, client_id=key) for key in keys], batch_size=1_000)
    publish("lot.changed", lot_id=lot.id)
    return lot


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Amounts as text: JSON numbers lose cents."""
    return {nom: value if isinstance(value, str | bool | int | None) else str(value) for nom, value in values.items()}


def carry_on(*, lot_id: UUID, user_id: UUID | None, size: int = BATCH) -> bool:
    """The next clients of a lot, changed or given back as its state says. Six statements a client or so.

    :returns: whether some are left. :raises NotFound: no such lot.
    """
    lot = Lot.objects.select_for_update().filter(pk=lot_id).first()
    if lot is None:
        raise NotFound
    waiting = {"en_cours": "attente", "annulation": "change"}.get(lot.state)
    if waiting is None:
        return False
    lines = list(LotClient.objects.filter(lot=lot, state=waiting).order_by("id")[:size])
    origine = Origine("saisie", user_id)
    with audit_context(cause=("lot", lot.id)):
        for line in lines:
            _do(lot, line, origine)
    left = LotClient.objects.filter(lot=lot, state=waiting).exists()
    lot.traites += len(lines)
    if not left:
        lot.state = "fait" if lot.state == "en_cours" else "annule"
    lot.updated_at = timezone.now()
    lot.save(update_fields=["state", "traites", "changes", "refuses", "updated_at"])
    publish("lot.changed", lot_id=lot.id)
    return left


def _do(lot: Lot, line: LotClient, origine: Origine) -> None:
    try:
        with transaction.atomic():
            if lot.state == "en_cours":
                line.avant = _change(line.client_id, lot.valeurs, origine)
                line.state = "change" if line.avant else "inchange"
                lot.changes += bool(line.avant)
            else:
                line.state = "rendu" if _give_back(line.client_id, lot.valeurs, line.avant, origine) else "garde"
    except DomainError as refusal:
        line.state, line.motif = ("refuse" if lot.state == "en_cours" else "garde"), _sentence(refusal)[:300]
        lot.refuses += lot.state == "en_cours"
    line.save(update_fields=["state", "avant", "motif"])


def _sentence(refusal: DomainError) -> str:
    if isinstance(refusal, Invalid):
        return " ".join(sentence for sentences in refusal.errors.values() for sentence in sentences)
    return refusal.text()


def _plain(value: object) -> object:
    return value if isinstance(value, str | bool | int | None) else str(value)


def _same(held: object, ours: object) -> bool:
    """What is there is what we wrote; amounts come back with their cents."""
    if isinstance(held, Decimal) and isinstance(ours, str | int):
        return held == Decimal(str(ours))
    return _plain(held) == ours


def _change(client_id: UUID, values: Mapping[str, Any], origine: Origine) -> dict[str, Any]:
    """What was there where something changed."""
    before: dict[str, Any] = {}
    own = {nom: value for nom, value in values.items() if nom not in (ADD_TAG, REMOVE_TAG)}

    def write(file: Edition) -> None:
        before.clear()
        held = {nom: file.dossier[nom] for nom in own}
        write_values(file, own)
        before.update({nom: _plain(old) for nom, old in held.items() if file.dossier[nom] != old})

    if own:
        edit(client_id, write, origine=origine)
    if ADD_TAG in values and _tag(client_id, values[ADD_TAG], on=True):
        before[ADD_TAG] = False
    if REMOVE_TAG in values and _tag(client_id, values[REMOVE_TAG], on=False):
        before[REMOVE_TAG] = True
    return before


def _tag(client_id: UUID, etiquette_id: str, *, on: bool) -> bool:
    """Whether the file did not say so already."""
    bears = Etiquetage.objects.filter(client_id=client_id, etiquette_id=etiquette_id)
    if bears.exists() is on:
        return False
    touch(client_id)
    if on:
        Etiquetage.objects.create(client_id=client_id, etiquette_id=UUID(etiquette_id))
    else:
        bears.delete()
    return True


def _give_back(client_id: UUID, values: Mapping[str, Any], before: Mapping[str, Any], origine: Origine) -> bool:
    """What was there, wherever nobody wrote anything else since. False: somebody did."""
    whole = True
    own = {nom: old for nom, old in before.items() if nom not in (ADD_TAG, REMOVE_TAG)}

    def write(file: Edition) -> None:
        nonlocal whole
        ours = {nom: old for nom, old in own.items() if _same(file.dossier[nom], values[nom])}
        whole = len(ours) == len(own)
        write_values(file, ours)

    if own:
        edit(client_id, write, origine=origine)
    if ADD_TAG in before:
        _tag(client_id, values[ADD_TAG], on=False)
    if REMOVE_TAG in before:
        _tag(client_id, values[REMOVE_TAG], on=True)
    return whole


def undo_lot(*, lot: Lot) -> None:
    """From now on its clients are given back what they had. One statement and its event.

    :raises Conflict: it is not done, or undone already.
    """
    changed = LotClient.objects.filter(lot=lot, state="change").count()
    started = Lot.objects.filter(pk=lot.pk, state="fait").update(
        state="annulation", traites=0, total=changed, updated_at=timezone.now()
    )
    if not started:
        raise Conflict("not_done", _("Ce changement n’est pas terminé, ou il est déjà annulé."))
    publish("lot.changed", lot_id=lot.id)
    lot.refresh_from_db()


def fail_lot(*, lot_id: UUID) -> None:
    """The job gave up: what is done stays done, and can be undone; those left are counted as refused."""
    now = timezone.now()
    Lot.objects.filter(pk=lot_id, state="en_cours").update(
        state="fait", refuses=F("refuses") + F("total") - F("traites"), updated_at=now
    )
    Lot.objects.filter(pk=lot_id, state="annulation").update(state="fait", updated_at=now)
    publish("lot.changed", lot_id=lot_id)
