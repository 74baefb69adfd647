"""A client's data erased, one step a transaction: a process killed half-way leaves steps done or not begun.

`archives` sets apart what the law keeps; then one step for each part of `clients.holdings`, the client itself last;
`fichiers` removes the bytes of stored files; `certificat` writes what was done, and who it was is forgotten. Each step
that removes rows also blanks, in the same transaction, what the audit log said of them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.api.public import forget_answers_about
from egide.foundation.audit.public import audit_context
from egide.foundation.files.public import StoredFile, delete_file, erase_now, keep_made, read_file
from egide.foundation.realtime.public import publish
from egide.foundation.search.public import forget
from egide.foundation.tenancy.public import Team, current_team_id
from egide.kit.errors import Conflict, Invalid, NotFound
from egide.kit.zip_stream import zip_blocks
from egide.modules.clients.public import Part, parts
from egide.modules.conformite.loi import ARTICLES, Garde, en_cours, gardes
from egide.modules.conformite.models import Archive, Effacement
from egide.modules.conformite.selectors.contenu import CLIENT, as_json, by_table, file_rows
from egide.modules.conformite.services.export import ZIP

ARCHIVES, FICHIERS, CERTIFICAT = "archives", "fichiers", "certificat"
CAUSE = "effacement"


def steps() -> list[str]:
    """Their names, in order."""
    return [ARCHIVES, *(part.nom for part in parts()), FICHIERS, CERTIFICAT]


def start_erasure(
    *, client_id: UUID, matricule: str | None, member_id: UUID | None, motif: str = "demande"
) -> Effacement:
    """An erasure begun; jobs do it. A statement for each table of the file, two more, a job and an event.

    :param matricule: as the person who decides it typed it; None when nobody had to (a command, the night's work).
    :raises NotFound: no such client. :raises Invalid: the matricule is not this client's.
    :raises Conflict: a contract in force needs the file, or it is being erased already.
    """
    from egide.modules.conformite.tasks import carry_on_erasure

    rows = by_table(file_rows(client_id))
    client = rows[CLIENT][0]
    if matricule is not None and matricule.strip().upper() != client["matricule"]:
        raise Invalid({"confirmation": [_("Recopiez le matricule du dossier pour confirmer.")]})
    if Effacement.objects.filter(client_id=client_id).exists():
        raise Conflict("erasure_running", _("Ce dossier est déjà en cours d’effacement."))
    if en_cours(rows, timezone.localdate()):
        raise Conflict(
            "contract_in_force",
            _("Un contrat passé par le cabinet est en cours : ses données restent nécessaires jusqu’à sa fin."),
        )
    effacement = Effacement.objects.create(
        client_id=client_id,
        reference=_next_reference(),
        motif=motif,
        demandeur_id=member_id,
        empreinte=empreinte(client),
    )
    carry_on_erasure.enqueue(team_id=current_team_id(), effacement_id=effacement.id)
    publish("effacement.changed", effacement_id=effacement.id, client_id=client_id)
    return effacement


def empreinte(client: dict[str, Any]) -> str:
    """A keyed digest of who the person is: to recognise a certificate's, never to find out."""
    said = "|".join(str(client[nom] or "") for nom in ("matricule", "nom", "prenom", "date_naissance"))
    return hmac.new(settings.SECRET_KEY.encode(), f"effacement {said.upper()}".encode(), hashlib.sha256).hexdigest()


def _next_reference() -> str:
    """EFF-2026-0007: a series of the firm's own for each year."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"effacements {current_team_id()}"])
    prefix = f"EFF-{timezone.localdate().year}-"
    mine = Effacement.objects.filter(reference__startswith=prefix).order_by("-reference")
    last = mine.values_list("reference", flat=True).first()
    return f"{prefix}{int(last.rpartition('-')[2]) + 1 if last else 1:04d}"


def carry_on(*, effacement_id: UUID) -> bool:
    """The next step of an erasure, in the caller's transaction; whether some are left.

    :raises NotFound: no such erasure.
    """
    effacement = Effacement.objects.select_for_update().filter(pk=effacement_id).first()
    if effacement is None:
        raise NotFound
    if effacement.state == "fait":
        return False
    known = steps()
    with audit_context(cause=(CAUSE, effacement.id)):
        _doers()[effacement.etape](effacement)
        position = known.index(effacement.etape) + 1
        left = position < len(known)
        if left:
            effacement.etape = known[position]
        effacement.state = "en_cours" if left else "fait"
        effacement.save()
        if not left:
            blank(None, [effacement.id])
    publish("effacement.changed", effacement_id=effacement.id)
    return left


def _doers() -> dict[str, Callable[[Effacement], None]]:
    doers: dict[str, Callable[[Effacement], None]] = {part.nom: _eraser(part) for part in parts()}
    return doers | {ARCHIVES: _set_apart, FICHIERS: _erase_files, CERTIFICAT: _certify}


def fail_erasure(*, effacement_id: UUID) -> None:
    """The job gave up; it can be taken up again where it stood."""
    Effacement.objects.filter(pk=effacement_id, state="en_cours").update(state="echec")
    publish("effacement.changed", effacement_id=effacement_id)


def resume_erasure(*, effacement_id: UUID) -> Effacement:
    """An erasure that stopped is taken up again.

    :raises NotFound: no such erasure. :raises Conflict: it did not stop.
    """
    from egide.modules.conformite.tasks import carry_on_erasure

    known = Effacement.objects.filter(pk=effacement_id)
    if not known.filter(state="echec").update(state="en_cours"):
        if not known.exists():
            raise NotFound
        raise Conflict("not_stopped", _("Cet effacement ne s’est pas arrêté."))
    carry_on_erasure.enqueue(team_id=current_team_id(), effacement_id=effacement_id)
    publish("effacement.changed", effacement_id=effacement_id)
    return Effacement.objects.get(pk=effacement_id)


def _client_of(effacement: Effacement) -> UUID:
    assert effacement.client_id is not None
    return effacement.client_id


def _set_apart(effacement: Effacement) -> None:
    rows = by_table(file_rows(_client_of(effacement)))
    for garde in gardes(rows, timezone.localdate()):
        file = keep_made(
            content=zip_blocks(_archived(garde)),
            name=f"{effacement.reference}-{garde.nature}.zip",
            media_type=ZIP,
            created_by_id=None,
        )
        Archive.objects.create(
            effacement=effacement, nature=garde.nature, article=garde.article, jusqu_au=garde.jusqu_au, file=file
        )


def _archived(garde: Garde) -> Iterator[tuple[str, Iterable[bytes]]]:
    told = {"nature": garde.nature, "article": ARTICLES[garde.nature], "jusqu_au": garde.jusqu_au, "lignes": garde.rows}
    yield "donnees.json", [json.dumps(told, default=as_json, ensure_ascii=False, indent=1).encode()]
    for rank, stored in enumerate(StoredFile.objects.filter(pk__in=garde.fichiers, state="stored").order_by("id"), 1):
        yield f"documents/{rank:02d}-{stored.nom}", read_file(stored)


def _eraser(part: Part) -> Callable[[Effacement], None]:
    def erase(effacement: Effacement) -> None:
        client_id = _client_of(effacement)
        gone: list[UUID] = list(part.forget(client_id) or ()) if part.forget is not None else []
        counts: dict[str, int] = {}
        for holding in reversed(part.holdings):
            rows = holding.rows(client_id)
            ids = list(rows.values_list("id", flat=True))
            files = list(rows.values_list(f"{holding.file}_id", flat=True)) if holding.file else []
            rows.model._default_manager.filter(pk__in=ids).delete()
            for file_id in filter(None, files):
                delete_file(file_id=file_id)
                effacement.fichiers.append(str(file_id))
            gone += ids
            table = holding.model._meta.db_table
            counts[table] = counts.get(table, 0) + len(ids)
        effacement.comptes[part.nom] = {table: count for table, count in counts.items() if count}
        forget(client_id)
        forget_answers_about(str(client_id))
        blank(client_id, gone)

    return erase


def blank(client_id: UUID | None, row_ids: Collection[UUID]) -> None:
    """The audit log keeps who did what and when to these rows and this client, and no value. One statement.

    The database allows it inside an erasure or the night's work only (see the migration).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.conformite_blank(%s, %s::uuid[])", [client_id, list(row_ids)])


def _erase_files(effacement: Effacement) -> None:
    ids = [UUID(file_id) for file_id in effacement.fichiers]
    for file_id in ids:
        erase_now(file_id=file_id)
    blank(None, ids)
    effacement.comptes["fichiers"] = {"files_storedfile": len(ids)} if ids else {}
    effacement.fichiers = []


def _certify(effacement: Effacement) -> None:
    now = timezone.now()
    kept = effacement.archives.order_by("jusqu_au", "nature").values("nature", "article", "jusqu_au")
    told: dict[str, Any] = {
        "reference": effacement.reference,
        "cabinet": Team.objects.values_list("nom", flat=True).get(),
        "motif": effacement.motif,
        "demande_le": effacement.created_at.isoformat(),
        "efface_le": now.isoformat(),
        "empreinte": effacement.empreinte,
        "efface": {part: tables for part, tables in effacement.comptes.items() if tables},
        "garde": [{**row, "jusqu_au": row["jusqu_au"].isoformat()} for row in kept],
    }
    effacement.certificat, effacement.sha256 = told, digest(told)
    effacement.fini_at, effacement.client_id = now, None


def digest(certificat: dict[str, Any]) -> str:
    """SHA-256 of the certificate's canonical JSON: sorted keys, no spaces, UTF-8."""
    said = json.dumps(certificat, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
