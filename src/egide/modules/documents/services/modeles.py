"""The firm's own templates: brought, checked, renamed, archived, and documents made from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.files.public import clean_name, store_file
from egide.foundation.identity.public import identity
from egide.foundation.realtime.public import publish
from egide.integrations.word import (
    Faute,
    Filling,
    NotAWordDocument,
    Package,
    Undrawable,
    approximated,
    check,
    draw,
    read_package,
    unsupported,
)
from egide.kit.errors import Conflict, Invalid, PayloadTooLarge, StaleVersion
from egide.kit.media import DOCX, PDF
from egide.modules.clients.public import present_client
from egide.modules.documents.content.dossier import name_of
from egide.modules.documents.modeles.champs import catalogue
from egide.modules.documents.modeles.phrases import refus
from egide.modules.documents.modeles.valeurs import Echantillon
from egide.modules.documents.models import LONGEST_NAME, Document, Modele, VersionDeModele
from egide.modules.documents.selectors.modeles import Preparation, prepare_from
from egide.modules.documents.services.making import Incomplete, in_turn, keep

MEGABYTES: Final = 5
MAX_BYTES: Final = MEGABYTES * 1024 * 1024
FIELD: Final = "fichier"
_TRIAL = datetime(2026, 1, 1, tzinfo=UTC)


class ModeleRefuse(Invalid):
    """A Word document that cannot be a template: `errors["fichier"]` says all that is to be mended."""

    message = "Ce document ne peut pas servir de modèle : corrigez-le dans Word, puis déposez-le à nouveau."

    def __init__(self, fautes: Sequence[Faute]) -> None:
        sentences = list(dict.fromkeys(refus(one.code, one.params) for one in fautes))
        super().__init__({FIELD: sentences}, code="modele_refuse")


class CannotDraw(Conflict):
    """What is in the file cannot be written in a PDF."""

    code = "undrawable"
    message = (
        "Ce document ne peut pas être mis en PDF : un nom ou un mot du dossier contient un signe inconnu. "
        "Établissez-le en Word."
    )


def add_template(*, nom: str, nature: str, content: Iterable[bytes], fichier: str, by: UUID | None) -> Modele:
    """A new template, once its document has been found right.

    :raises ModeleRefuse: with every sentence. :raises Invalid: no name, or one already taken.
    :raises FileRefused, PayloadTooLarge, StorageUnavailable: nothing is kept.
    """
    whole = _whole(content)
    controlled = control(whole)
    try:
        with transaction.atomic():
            modele = Modele.objects.create(nom=_named(nom or _stem(fichier)), nature=nature, created_by_id=by)
    except IntegrityError:
        raise _taken() from None
    _keep_version(modele, 1, whole, controlled, fichier, by)
    publish("modele.changed")
    return modele


def add_version(*, modele: Modele, content: Iterable[bytes], fichier: str, by: UUID | None) -> None:
    """The template's next version; the ones before stay. Two at once wait for each other.

    :raises ModeleRefuse, FileRefused, PayloadTooLarge, StorageUnavailable: nothing is kept.
    """
    whole = _whole(content)
    controlled = control(whole)
    Modele.objects.select_for_update().get(pk=modele.id)
    last = VersionDeModele.objects.filter(modele_id=modele.id).order_by("-numero").values_list("numero", flat=True)
    _keep_version(modele, last[0] + 1, whole, controlled, fichier, by)
    publish("modele.changed")


def change_template(
    *,
    modele_id: UUID,
    expected_version: int,
    nom: str | None = None,
    nature: str | None = None,
    archive: bool | None = None,
) -> None:
    """Rename, sort, archive or bring back. :raises Invalid, StaleVersion: nothing changed."""
    values: dict[str, object] = {}
    if nom is not None:
        values["nom"] = _named(nom)
    if nature is not None:
        values["nature"] = nature
    if archive is not None:
        values["archived_at"] = timezone.now() if archive else None
    try:
        with transaction.atomic():
            mine = Modele.objects.filter(pk=modele_id, version=expected_version)
            if not mine.update(**values, version=F("version") + 1):
                raise StaleVersion
    except IntegrityError:
        raise _taken() from None
    publish("modele.changed")


def control(content: bytes) -> tuple[list[str], list[Faute]]:
    """The fields a document says, and what its pages show otherwise than Word.

    It is filled with the names of its fields and drawn once: what cannot be drawn is found here.

    :raises ModeleRefuse.
    """
    try:
        package = read_package(content)
        found = check(package, catalogue())
        fautes = found.fautes + unsupported(package)
        if not fautes:
            Filling(catalogue(), Echantillon(), str).fill(package)
            _drawn(package, "Modèle", identity().nom, "", _TRIAL, projet=True)
    except NotAWordDocument as failure:
        raise ModeleRefuse([failure.faute]) from failure
    except Undrawable as failure:
        raise ModeleRefuse(failure.fautes) from failure
    if fautes:
        raise ModeleRefuse(fautes)
    return found.champs, approximated(package)


def make_from(*, reference: str, modele_id: UUID, format_: str, conseiller: str, by: UUID | None) -> Document:
    """A new document, kept as it is for ever, of what the file and the firm say now.

    :param format_: `codes.FORMATS`. :raises NotFound. :raises Incomplete: a field has no value.
    :raises CannotDraw: in PDF only.
    """
    client_id = present_client(reference)
    in_turn(client_id, str(modele_id))
    preparation = prepare_from(reference=client_id, modele_id=modele_id, conseiller=conseiller)
    if not preparation.pret:
        raise Incomplete
    pdf = format_ == "pdf"
    content = drawn_from(preparation, at=timezone.now(), projet=False) if pdf else preparation.package.packed()
    modele = preparation.modele
    nom = f"{modele.nom} {name_of(preparation.dossier)} v{preparation.numero}.{'pdf' if pdf else 'docx'}"
    return keep(
        client_id=client_id,
        kind=modele.nature,
        titre=modele.nom,
        numero=preparation.numero,
        content=content,
        nom=nom,
        media_type=PDF if pdf else DOCX,
        by=by,
        modele_version=preparation.version,
    )


def drawn_from(preparation: Preparation, *, at: datetime, projet: bool) -> bytes:
    """The PDF. :param projet: marked as a draft, that nobody may hand over. :raises CannotDraw."""
    try:
        return _drawn(
            preparation.package,
            preparation.modele.nom,
            preparation.cabinet,
            name_of(preparation.dossier),
            at,
            projet=projet,
        )
    except Undrawable as failure:
        raise CannotDraw from failure


def _drawn(package: Package, titre: str, auteur: str, sujet: str, at: datetime, *, projet: bool) -> bytes:
    return draw(package, titre=titre, auteur=auteur or titre, sujet=sujet or titre, at=at, projet=projet)


def _keep_version(
    modele: Modele, numero: int, whole: bytes, controlled: tuple[list[str], list[Faute]], fichier: str, by: UUID | None
) -> None:
    champs, remarques = controlled
    stored = store_file(content=[whole], name=fichier, created_by_id=by, accepted={DOCX})
    VersionDeModele.objects.create(
        modele=modele,
        numero=numero,
        file=stored,
        sha256=stored.sha256,
        champs=champs,
        remarques=[{"code": one.code, "params": one.params} for one in remarques],
        created_by_id=by,
    )


def _whole(content: Iterable[bytes]) -> bytes:
    blocks, size = [], 0
    for block in content:
        size += len(block)
        if size > MAX_BYTES:
            raise PayloadTooLarge(message="Ce fichier dépasse la taille acceptée : %(limite)s Mo.", limite=MEGABYTES)
        blocks.append(block)
    return b"".join(blocks)


def _stem(fichier: str) -> str:
    name = clean_name(fichier)
    return name.rpartition(".")[0] or name


def _named(nom: str) -> str:
    bare = " ".join(nom.split())
    if not bare:
        raise Invalid({"nom": [_("Ce champ est obligatoire.")]})
    return bare[:LONGEST_NAME]


def _taken() -> Invalid:
    return Invalid(
        {"nom": [_("Un modèle porte déjà ce nom : choisissez-en un autre, ou déposez une nouvelle version.")]}
    )
