"""All that is kept of a person, made into one archive, taken, and forgotten after a week."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.files.public import StoredFile, delete_file, keep_made
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Conflict, NotFound
from egide.kit.zip_stream import zip_blocks
from egide.modules.clients.public import reveal_all
from egide.modules.conformite.models import ExportPersonne, Telechargement
from egide.modules.conformite.selectors.contenu import members

ZIP = "application/zip"
KEPT_FOR = timedelta(days=7)
MOTIF = "Export des données de la personne (RGPD, art. 15)"


def start_export(*, client_id: UUID, member_id: UUID | None) -> ExportPersonne:
    """An export asked for; a job makes it. Two statements, a job and an event.

    :raises Conflict: one is being made already.
    """
    from egide.modules.conformite.tasks import build_export

    if ExportPersonne.objects.filter(client_id=client_id, state="en_cours").exists():
        raise Conflict("export_running", _("Un export de ce dossier est déjà en préparation."))
    export = ExportPersonne.objects.create(client_id=client_id, demandeur_id=member_id)
    build_export.enqueue(team_id=current_team_id(), export_id=export.id)
    publish("export.changed", client_id=client_id)
    return export


def make_export(*, export_id: UUID) -> None:
    """The archive of an export asked for; made already, nothing. :raises NotFound: no such export, or no client."""
    export = ExportPersonne.objects.select_for_update().filter(pk=export_id).first()
    if export is None:
        raise NotFound
    if export.state != "en_cours":
        return
    user_id = export.demandeur.user_id if export.demandeur else None
    clear = reveal_all(client_id=export.client_id, motif=MOTIF, user_id=user_id)
    now = timezone.now()
    export.file = keep_made(
        content=zip_blocks(members(export.client_id, clear)),
        name=f"donnees-{timezone.localdate(now).isoformat()}.zip",
        media_type=ZIP,
        created_by_id=export.demandeur_id,
    )
    export.state, export.pret_at, export.expire_at = "pret", now, now + KEPT_FOR
    export.save(update_fields=["file", "state", "pret_at", "expire_at"])
    publish("export.changed", client_id=export.client_id)


def fail_export(*, export_id: UUID) -> None:
    """The job gave up; another may be asked for."""
    found = ExportPersonne.objects.filter(pk=export_id, state="en_cours").first()
    if found is not None:
        ExportPersonne.objects.filter(pk=export_id).update(state="echec")
        publish("export.changed", client_id=found.client_id)


def take_export(*, export_id: UUID, user_id: UUID | None) -> StoredFile:
    """The archive, for somebody whose taking it is written first. Two statements.

    :raises NotFound: no such export, not ready, or past its time.
    """
    ready = ExportPersonne.objects.filter(pk=export_id, state="pret", expire_at__gt=timezone.now())
    export = ready.select_related("file").first()
    if export is None or export.file is None:
        raise NotFound
    Telechargement.objects.create(export=export, user_id=user_id)
    kept: StoredFile = export.file
    return kept


def expire_exports() -> int:
    """Those past their time are forgotten, bytes and all; how many."""
    past = list(ExportPersonne.objects.select_for_update().filter(state="pret", expire_at__lte=timezone.now()))
    for export in past:
        file_id, export.file, export.state = export.file_id, None, "expire"
        export.save(update_fields=["file", "state"])
        assert file_id is not None
        delete_file(file_id=file_id)
        publish("export.changed", client_id=export.client_id)
    return len(past)
