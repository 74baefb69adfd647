"""What the log calls the parts of a client's file, from the dictionary, and how it names the client."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import get_args
from uuid import UUID

from egide.foundation.audit.public import Column, Record, Subject, register_record, register_subjects
from egide.foundation.audit.records import HIDDEN, ColumnKind
from egide.modules.clients.dictionary import SECTIONS, enums, listes
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.types import Champ, Section
from egide.modules.clients.models import SECTION_MODELS, Client

_KINDS = {kind: kind for kind in get_args(ColumnKind)} | {"entier": "nombre"}
_MEMBRE = Column("Membre", "Member", "membre")
_NOM = Column("Nom", "Name")


def _choices(of: Enumeration) -> Mapping[str, tuple[str, str]]:
    return {str(one.valeur): (one.fr, one.en) for one in of.choix}


def _column(champ: Champ) -> Column:
    kind = _KINDS.get(champ.kind, "texte")
    choices = _choices(champ.choix) if champ.choix else {}
    unit = (champ.unite or "") if kind == "nombre" else (champ.unite or "").removeprefix("€")
    return Column(champ.fr, champ.en, kind, choices, unit, champ.scelle)


def _section(section: Section, table: str) -> Record:
    columns = {champ.nom: _column(champ) for champ in section.champs}
    if section.nom == "client":
        columns |= {
            "matricule": Column("Matricule", "Number"),
            "besoins": Column("Besoins", "Needs"),
            "conseiller_id": Column("Conseiller", "Adviser", "membre"),
            "conseiller_depuis": Column("Conseiller depuis", "Adviser since", "date"),
        }
        return Record(table, "Client", "Client", columns)
    return Record(table, section.fr, section.en, columns)


def _names(client_ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    rows = Client.objects.filter(pk__in=client_ids).values_list("id", "matricule", "prenom", "nom", "deleted_at")
    return {
        key: Subject(matricule, " ".join(part for part in (prenom, nom) if part) or matricule, deleted_at is None)
        for key, matricule, prenom, nom, deleted_at in rows
    }


def name_records() -> None:
    register_subjects(_names)
    register_record(*(_section(SECTIONS[nom], model._meta.db_table) for nom, model in SECTION_MODELS.items()))
    register_record(
        Record(
            "clients_lecture",
            "Valeur protégée",
            "Protected value",
            {
                "champ": Column(
                    "Champ", "Field", "choix", {c.nom: (c.fr, c.en) for c in SECTIONS["client"].champs if c.scelle}
                ),
                "motif": Column("Motif", "Reason"),
            },
            acte="lecture",
            motif="motif",
        ),
        Record(
            "clients_exportliste",
            "Liste de clients",
            "List of clients",
            {
                "format": Column("Format", "Format"),
                "demande": Column("Filtres", "Filters"),
                "colonnes": Column("Colonnes", "Columns"),
                "lignes": Column("Clients", "Clients", "nombre"),
            },
            acte="export",
        ),
        Record(
            "clients_consentement",
            "Consentement",
            "Consent",
            {
                "kind": Column("Objet", "Purpose", "choix", _choices(enums.CONSENTEMENT)),
                "personne": Column("Personne", "Person"),
                "accorde": Column("Accordé", "Given", "booleen"),
                "formulation": Column("Formulation", "Wording"),
                "mode": Column("Mode", "Way", "choix", _choices(enums.MODE_CONSENTEMENT)),
                "at": Column("Recueilli", "Collected", "instant"),
                "withdrawn_at": Column("Retiré", "Withdrawn", "instant"),
                "entretien_id": HIDDEN,
            },
        ),
        Record(
            "clients_etiquette",
            "Étiquette",
            "Tag",
            {"nom": _NOM, "forme": Column("Forme", "Shape", "choix", _choices(listes.FORME_ETIQUETTE))},
        ),
        Record("clients_etiquetage", "Étiquette posée", "Tag on a file", {"etiquette_id": HIDDEN}),
        Record(
            "clients_lien",
            "Lien entre clients",
            "Link between clients",
            {
                "autre_id": Column("Autre client", "Other client", "client"),
                "lien": Column("Lien", "Link", "choix", _choices(listes.LIEN)),
                "precision": Column("Précision", "Detail"),
                "part": Column("Part", "Share", "nombre", unite="%"),
                "depuis": Column("Depuis", "Since", "date"),
            },
        ),
        Record(
            "clients_suivi",
            "Conseiller associé",
            "Associated adviser",
            {
                "membre_id": _MEMBRE,
                "role": Column("Rôle", "Role", "choix", _choices(listes.ROLE_SUIVI)),
                "depuis": Column("Depuis", "Since", "date"),
                "jusqua": Column("Jusqu’au", "Until", "date"),
            },
        ),
        Record(
            "clients_lot",
            "Modification en nombre",
            "Change to many clients",
            {
                "valeurs": Column("Valeurs", "Values"),
                "state": HIDDEN,
                "total": Column("Clients", "Clients", "nombre"),
                "changes": Column("Modifiés", "Changed", "nombre"),
                "refuses": Column("Refusés", "Refused", "nombre"),
            },
        ),
        Record(
            "clients_vue",
            "Vue enregistrée",
            "Saved view",
            {"nom": _NOM, "partagee": Column("Partagée", "Shared", "booleen"), "reglages": HIDDEN},
        ),
        Record(
            "clients_assureur",
            "Assureur",
            "Insurer",
            {
                "nom": _NOM,
                "adresse": Column("Adresse", "Address"),
                "email": Column("E-mail", "E-mail"),
                "telephone": Column("Téléphone", "Telephone"),
                "extranet": Column("Extranet", "Extranet"),
            },
        ),
        Record(
            "clients_renommageassureur",
            "Assureur renommé",
            "Insurer renamed",
            {"vers": Column("Nom retenu", "Name kept"), "undone_at": Column("Annulé", "Undone", "instant")},
        ),
        Record(
            "clients_fusion",
            "Fusion de dossiers",
            "Merge of files",
            {
                "survivant_id": Column("Dossier gardé", "File kept", "client"),
                "absorbe_id": Column("Dossier absorbé", "File merged into it", "client"),
                "par_id": HIDDEN,
                "annulee_at": Column("Annulée", "Undone", "instant"),
            },
        ),
        Record(
            "clients_ancienmatricule",
            "Ancien matricule",
            "Former number",
            {"matricule": Column("Matricule", "Number"), "ancien_id": HIDDEN},
        ),
        Record(
            "clients_distinction",
            "Dossiers distincts",
            "Files told apart",
            {"autre_id": Column("Autre client", "Other client", "client")},
        ),
    )
