"""The firm's own templates, and a document about to be made from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from egide.foundation.files.public import read_file
from egide.foundation.identity.public import identity
from egide.foundation.identity.public import missing as lacking
from egide.integrations.word import Absent, Filling, Package, read_package
from egide.kit.errors import NotFound
from egide.modules.clients.public import dossier_text
from egide.modules.documents.content.blocks import Manque, jour
from egide.modules.documents.modeles.champs import catalogue, groupes, libelle_of
from egide.modules.documents.modeles.valeurs import ValeursDuDossier
from egide.modules.documents.models import Modele, VersionDeModele
from egide.modules.documents.selectors.preparation import next_number, profil_of
from egide.modules.documents.selectors.rows import person

SORTS: Mapping[str, str] = {"nom": "nom", "created_at": "created_at"}
ARTICLE = "Modèle du cabinet"
_PLACES = {"cabinet": ("cabinet", "identite"), "profil": ("questionnaire", "questionnaire")}
_VERSION = JSONObject(
    id="id",
    numero="numero",
    nom="file__nom",
    size="file__size",
    sha256="sha256",
    champs="champs",
    created_at="created_at",
    created_by=person("created_by"),
)


def template_rows(rows: QuerySet[Modele]) -> QuerySet[Modele, dict[str, Any]]:
    """`rows` as the API sends them, each with its last version."""
    last: Any = VersionDeModele.objects.filter(modele_id=OuterRef("pk")).order_by("-numero")
    columns: QuerySet[Modele, dict[str, Any]] = rows.values(
        *("id", "nom", "nature", "archived_at", "version", "created_at"),
        created_by_=person("created_by"),
        derniere=Subquery(last.values(json=_VERSION)[:1]),
    )
    return columns


def find_template(modele_id: UUID) -> Modele:
    """One statement. :raises NotFound."""
    found = Modele.objects.filter(pk=modele_id).first()
    if found is None:
        raise NotFound
    return found


def versions_of(modele_id: UUID) -> list[dict[str, Any]]:
    """Every version, latest first, `remarques` as they are kept. One statement."""
    rows = VersionDeModele.objects.filter(modele_id=modele_id).order_by("-numero")
    return [
        {**told, "remarques": remarques}
        for told, remarques in rows.annotate(json=_VERSION).values_list("json", "remarques")
    ]


def find_version(modele_id: UUID, numero: int) -> VersionDeModele:
    """With its file. One statement. :raises NotFound."""
    found = VersionDeModele.objects.select_related("file").filter(modele_id=modele_id, numero=numero).first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Preparation:
    """A document about to be made from a template: `package` is already filled."""

    client_id: UUID
    modele: Modele
    version: VersionDeModele
    dossier: Mapping[str, Any]
    cabinet: str
    numero: int
    package: Package
    manques: list[Manque]

    @property
    def pret(self) -> bool:
        """Whether every field has a value, or words for when it has none."""
        return not any(one.obligatoire for one in self.manques)


def prepare_from(*, reference: str | UUID, modele_id: UUID, conseiller: str) -> Preparation:
    """Four statements and one file read: the client's file, the template, the firm, the makings before; one more for
    the questionnaire when the template asks for it.

    :raises NotFound: no such client, no such template, or an archived one.
    """
    text = dossier_text(reference)
    dossier = text.parsed()
    versions = VersionDeModele.objects.select_related("modele", "file").order_by("-numero")
    version = versions.filter(modele_id=modele_id, modele__archived_at__isnull=True).first()
    if version is None:
        raise NotFound
    modele, cabinet = version.modele, identity()
    numero = next_number(text.id, modele.nature, modele.nom)
    asks_profile = any(path.startswith("profil.") for path in version.champs)
    valeurs = ValeursDuDossier(
        dossier=dossier,
        cabinet=cabinet,
        conseiller=conseiller,
        jour=jour(timezone.localtime(timezone.now()).date()) or "",
        numero=numero,
        profil=profil_of(text.id) if asks_profile else None,
    )
    package = read_package(b"".join(read_file(version.file)))
    filling = Filling(catalogue(), valeurs, lambda path: f"[à compléter : {libelle_of(path)}]")
    filling.fill(package)
    articles = {champ.nom: champ.article for champ in lacking(cabinet)}
    manques = _manques(filling, articles)
    return Preparation(text.id, modele, version, dossier, cabinet.nom, numero, package, manques)


def _manques(filling: Filling, articles: Mapping[str, str]) -> list[Manque]:
    """Each field once; a row that lacks something says which."""
    found: dict[tuple[str, int | None], Manque] = {}
    for absent in filling.absents:
        manque = _manque(absent, articles)
        before = found.get((absent.path, absent.rang))
        if before is None or manque.obligatoire:
            found[absent.path, absent.rang] = manque
    names = {groupe.nom: groupe.libelle for groupe in groupes()}
    empty = [
        Manque("client", section, section, f"{names[section]} : aucune ligne", ARTICLE, obligatoire=False)
        for section in dict.fromkeys(filling.empty)
    ]
    return [*found.values(), *empty]


def _manque(absent: Absent, articles: Mapping[str, str]) -> Manque:
    section, _dot, champ = absent.path.partition(".")
    ou, place = _PLACES.get(section, ("client", "patrimoine" if section == "bilan" else section))
    label = libelle_of(absent.path)
    if absent.rang is not None:
        label = f"{label}, ligne {absent.rang}"
    article = articles.get(champ, ARTICLE) if ou == "cabinet" else ARTICLE
    return Manque(ou, place, champ, label, article, obligatoire=absent.sinon is None)
