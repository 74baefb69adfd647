"""A file arrives, is kept as it came, and its columns are looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.files.public import delete_file, read_file, store_file
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Conflict
from egide.kit.media import CSV, EXTENSIONS, TEXT
from egide.kit.tables import Cell, Fault, Table, Unreadable, read_table
from egide.modules.imports.correspondance import guess, signature
from egide.modules.imports.models import Correspondance, Import, Ligne
from egide.modules.imports.services.etats import avancer, tenir
from egide.modules.imports.tasks import lire_fichier
from egide.modules.imports.valeurs import blank, text_of

XLSX = next(kind for kind, endings in EXTENSIONS.items() if "xlsx" in endings)
ACCEPTED = frozenset({CSV, TEXT, XLSX})
MAX_BYTES = 25 * 1024 * 1024
MAX_LINES = 10_000
LOOKED_AT = 60
SAMPLES = 3
LONGEST_SAMPLE = 60

FAULTS = {
    Fault.EMPTY: "Ce fichier ne contient aucune ligne.",
    Fault.DAMAGED: "Ce fichier est abîmé : enregistrez-le à nouveau, en CSV ou en XLSX, puis redonnez-le.",
    Fault.TOO_LARGE: "Ce classeur contient trop de données pour être lu : gardez la feuille des clients, en CSV.",
    Fault.TOO_WIDE: "Ce fichier a plus de 300 colonnes : gardez celles des clients.",
    Fault.NOT_TEXT: "Ce fichier n’est pas un texte lisible : enregistrez-le en CSV UTF-8.",
}
"""Each a msgid."""
TOO_LONG = "Ce fichier a plus de 10 000 lignes : partagez-le en plusieurs."
# Long runs of digits and accounts: what is kept encrypted in the file is not shown as a sample either.
_SECRET = re.compile(r"(?:[A-Z]{2}\d{2}[\dA-Z ]{11,})|(?:\d[\s.]?){13,}")


class FileGone(Conflict):
    """Somebody named in the file was erased, and the file with them."""

    code = "file_gone"
    message = "Le fichier d’origine n’est plus gardé."


def deposer(*, content: Iterable[bytes], nom: str, member_id: UUID) -> Import:
    """The file kept, sealed, and a job to look at it.

    :raises FileRefused: neither CSV nor XLSX. :raises PayloadTooLarge: more than `MAX_BYTES`.
    """
    stored = store_file(content=content, name=nom, created_by_id=member_id, accepted=ACCEPTED, max_bytes=MAX_BYTES)
    imported = Import.objects.create(owner_id=member_id, fichier=stored, nom=stored.nom, taille=stored.size)
    publish("import.changed", import_id=imported.id)
    lire_fichier.enqueue(team_id=current_team_id(), import_id=imported.id)
    return imported


def table_of(imported: Import) -> Table:
    """The file's rows, read again. :raises Unreadable, FileUnreadable: as kept, it cannot be."""
    if imported.fichier is None:
        raise FileGone
    return read_table(b"".join(read_file(imported.fichier)))


def lire(*, import_id: UUID) -> None:
    """Headings, samples and places; the file's lines counted."""
    imported = tenir(import_id, "lecture")
    if imported is None:
        return
    try:
        table = table_of(imported)
        first: list[list[Cell]] = []
        total = 0
        for _number, row in table.rows():
            total += 1
            if len(first) < LOOKED_AT:
                first.append(row)
            if total > MAX_LINES:
                break
    except Unreadable as failure:
        avancer(imported, 0, state="illisible", motif=_(FAULTS[failure.fault]))
        return
    if not total or total > MAX_LINES:
        avancer(imported, 0, state="illisible", motif=_(TOO_LONG) if total else _(FAULTS[Fault.EMPTY]))
        return
    columns = [[row[at] for row in first] for at in range(len(table.headings))]
    known = Correspondance.objects.filter(signature=signature(table.headings)).values_list("places", flat=True).first()
    places = known if known and len(known) == len(columns) else guess(table.headings, columns)
    avancer(
        imported,
        0,
        state="colonnes",
        feuille=table.sheet[:100],
        total=total,
        signature=signature(table.headings),
        places=places,
        colonnes=[
            {"titre": heading, "exemples": _samples(values), "connue": bool(known)}
            for heading, values in zip(table.headings, columns, strict=True)
        ],
    )


def _samples(values: Iterable[Cell]) -> list[str]:
    """Three different values, as they are written."""
    said = dict.fromkeys(text_of(value) for value in values if not blank(value))
    return [_masked(" ".join(text.split()))[:LONGEST_SAMPLE] for text in list(said)[:SAMPLES]]


def _masked(text: str) -> str:
    return f"{text[:2]}••••{text[-2:]}" if _SECRET.search(text.upper()) else text


def abandonner(*, imported: Import) -> None:
    """An import that wrote nothing goes, with its file. :raises Conflict: it wrote, or is writing."""
    state = Import.objects.select_for_update().values_list("state", flat=True).get(pk=imported.pk)
    if state not in ("lecture", "illisible", "colonnes", "pret"):
        raise Conflict("import_state", _("Cet import a commencé : annulez-le plutôt."))
    Ligne.objects.filter(lot=imported).delete()
    oublier(imported)
    Import.objects.filter(pk=imported.pk).delete()
    publish("import.changed", import_id=imported.pk)


def oublier(imported: Import) -> None:
    """The original file goes. Three statements and a job."""
    file_id = imported.fichier_id
    if file_id is not None:
        Import.objects.filter(pk=imported.pk).update(fichier=None)
        delete_file(file_id=file_id)


def retenir(imported: Import) -> None:
    """The firm remembers where these columns go. One statement."""
    Correspondance.objects.bulk_create(
        [Correspondance(signature=imported.signature, places=imported.places, updated_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["team", "signature"],
        update_fields=["places", "updated_at"],
    )
