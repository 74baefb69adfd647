"""What the law keeps of a file that is erased, why, and until when. Pure: rows in, dated decisions out.

The periods are those of the house's compliance sheet; the text of each law is cited with what it keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]

CLIENT, CONTRATS = "clients_client", "clients_contratexistant"
IDENTITE = (
    *("type_personne", "civilite", "nom", "nom_naissance", "prenom", "date_naissance", "lieu_naissance"),
    *("nationalite", "adresse", "code_postal", "ville", "residence_fiscale", "profession", "employeur", "siren"),
)
CONTRAT = ("type", "assureur", "produit", "numero", "date_effet", "echeance", "date_resiliation", "motif_resiliation")
PIECES_VIGILANCE = ("piece_identite", "justificatif_domicile")
PIECES_CONTRAT = ("contrat", "devis", "attestation")
DOCUMENTS_DU_CONSEIL = ("der", "recueil", "conseil", "mandat")

NATURES: dict[str, str] = {
    "vigilance": "Identité vérifiée du client et pièces qui la prouvent",
    "contrats_2": "Contrats passés par le cabinet",
    "contrats_10": "Contrats sur la personne passés par le cabinet",
    "contrats_30": "Contrats en cas de décès passés par le cabinet",
    "conseil": "Preuves du conseil : besoins, profil investisseur, documents remis et signés",
    "consentements": "Preuves des consentements, des refus et des retraits",
    "litiges": "Enregistrements conservés pour un litige ou une réclamation",
}
"""Each a msgid."""
ARTICLES: dict[str, str] = {
    "vigilance": "Code monétaire et financier, art. L561-12",
    "contrats_2": "Code des assurances, art. L114-1 (2 ans)",
    "contrats_10": "Code des assurances, art. L114-1 (10 ans, personnes)",
    "contrats_30": "Code des assurances, art. L114-1 (30 ans, bénéficiaires)",
    "conseil": "Code civil, art. 2224",
    "consentements": "RGPD, art. 7.1 et Code civil, art. 2224",
    "litiges": "RGPD, art. 17.3.e et Code civil, art. 2224",
}
YEARS = {
    "vigilance": 5,
    "contrats_2": 2,
    "contrats_10": 10,
    "contrats_30": 30,
    "conseil": 5,
    "consentements": 5,
    "litiges": 5,
}
_PERSONNES = ("prevoyance", "emprunteur", "gav", "dependance")
_DECES = ("obseques",)
_JAMAIS_CONCLU = ("propose", "sans_effet")
_FINI = ("resilie", "echu")


@dataclass(frozen=True, slots=True)
class Garde:
    """One kind of thing that is kept, until `jusqu_au` included: rows by table, and the documents' stored files."""

    nature: str
    jusqu_au: date
    rows: dict[str, list[dict[str, Any]]]
    fichiers: tuple[UUID, ...] = field(default=())

    @property
    def article(self) -> str:
        return ARTICLES[self.nature]


def last_day(partial: str) -> date:
    """The last day that a date known to the year, the month or the day may be: "2024-02" → 29 February 2024."""
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return date(*parts)
    following = date(parts[0] + 1, 1, 1) if len(parts) == 1 or parts[1] == 12 else date(parts[0], parts[1] + 1, 1)
    return following - timedelta(days=1)


def years_after(day: date, years: int) -> date:
    """The same day, `years` later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _ours(rows: Rows) -> Iterator[Row]:
    """The contracts concluded through the firm."""
    for contrat in rows.get(CONTRATS, ()):
        kept = contrat["par_le_cabinet"] and contrat["deleted_at"] is None
        if kept and contrat["statut"] not in _JAMAIS_CONCLU:
            yield contrat


def _end(contrat: Row, today: date) -> date | None:
    """When the contract ended; None: it is in force."""
    if contrat["date_resiliation"]:
        end = last_day(contrat["date_resiliation"])
        return end if end <= today else None
    if contrat["statut"] in _FINI:
        due = last_day(contrat["echeance"]) if contrat["echeance"] else today
        return min(due, today)
    return None


def en_cours(rows: Rows, today: date) -> list[Row]:
    """The contracts in force through the firm: what they need cannot be erased (RGPD, art. 6.1.b and 17.1.a)."""
    return [contrat for contrat in _ours(rows) if _end(contrat, today) is None]


def _nature_of(contrat: Row) -> str:
    if contrat["type"] in _DECES:
        return "contrats_30"
    return "contrats_10" if contrat["type"] in _PERSONNES else "contrats_2"


def _only(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    return {column: row[column] for column in columns if row.get(column) is not None}


def _files(rows: Rows, kinds: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(piece["file_id"] for piece in rows.get("suivi_piece", ()) if piece["kind"] in kinds)


def gardes(rows: Rows, today: date) -> list[Garde]:
    """What is kept of a file whose rows these are, were it erased today; nothing expired already."""
    client = rows[CLIENT][0]
    ours = [(contrat, _end(contrat, today) or today) for contrat in _ours(rows)]
    found: list[Garde] = []
    if ours or client["statut"] in ("client", "ancien_client"):
        end = max((day for _contrat, day in ours), default=today)
        found.append(_vigilance(rows, client, end))
    found += _contrats(rows, ours)
    # Advice is answered for though no contract followed, once the client has signed it.
    signed = [timezone.localdate(one["signed_at"]) for one in rows.get("documents_signature", ()) if one["signed_at"]]
    if advised := [*signed, *(day for _contrat, day in ours)]:
        found.append(_conseil(rows, client, max(advised)))
    if consents := rows.get("clients_consentement"):
        columns = ("kind", "personne", "accorde", "formulation", "mode", "at", "withdrawn_at")
        proofs = {"clients_consentement": [_only(consent, columns) for consent in consents]}
        found.append(Garde("consentements", years_after(today, YEARS["consentements"]), proofs))
    found += _litiges(rows)
    return [garde for garde in found if garde.jusqu_au >= today]


def _litiges(rows: Rows) -> list[Garde]:
    """The recordings that somebody holds for a claim, with their words: five years from the day it was decided."""
    held = [one for one in rows.get("intake_enregistrement", ()) if one["gel_at"] is not None]
    if not held:
        return []
    meetings, recordings = {one["entretien_id"] for one in held}, {one["id"] for one in held}
    takes = [one for one in rows.get("intake_prise", ()) if one["enregistrement_id"] in recordings]
    words = [one for one in rows.get("intake_transcriptversion", ()) if one["entretien_id"] in meetings]
    kept = {
        "intake_entretien": [
            _only(one, ("id", "titre", "date")) for one in rows.get("intake_entretien", ()) if one["id"] in meetings
        ],
        "intake_enregistrement": [
            _only(one, ("entretien_id", "nom", "duree_s", "gel_at", "gel_motif")) for one in held
        ],
        "intake_transcriptversion": [_only(one, ("entretien_id", "version", "segments", "roles")) for one in words],
    }
    end = max(timezone.localdate(one["gel_at"]) for one in held)
    files = tuple(one["file_id"] for one in takes if one["file_id"] is not None)
    return [Garde("litiges", years_after(end, YEARS["litiges"]), kept, files)]


def _vigilance(rows: Rows, client: Row, end: date) -> Garde:
    kept = {CLIENT: [_only(client, IDENTITE)]}
    if companies := rows.get("clients_entreprise"):
        kept["clients_entreprise"] = [_only(company, ("forme_juridique", "siret", "activite")) for company in companies]
    owners = [contact for contact in rows.get("clients_contact", ()) if contact["beneficiaire_effectif"]]
    if owners:
        kept["clients_contact"] = [_only(one, ("civilite", "prenom", "nom", "role", "part_capital")) for one in owners]
    return Garde("vigilance", years_after(end, YEARS["vigilance"]), kept, _files(rows, PIECES_VIGILANCE))


def _contrats(rows: Rows, ours: Sequence[tuple[Row, date]]) -> list[Garde]:
    groups: dict[str, list[tuple[Row, date]]] = {}
    for contrat, end in ours:
        groups.setdefault(_nature_of(contrat), []).append((contrat, end))
    dated = {nature: years_after(max(end for _c, end in group), YEARS[nature]) for nature, group in groups.items()}
    # Nobody says which contract a document belongs to: it stays as long as the longest.
    longest = max(dated, key=lambda nature: dated[nature], default="")
    holder = [_only(rows[CLIENT][0], ("civilite", "nom", "prenom", "date_naissance"))]
    return [
        Garde(
            nature,
            dated[nature],
            {CLIENT: holder, CONTRATS: [_only(contrat, CONTRAT) for contrat, _end in group]},
            _files(rows, PIECES_CONTRAT) if nature == longest else (),
        )
        for nature, group in groups.items()
    ]


def _conseil(rows: Rows, client: Row, end: date) -> Garde:
    kept = {CLIENT: [_only(client, ("civilite", "nom", "prenom", "besoins"))]}
    closed = [one for one in rows.get("adequation_questionnaire", ()) if one["validated_at"]]
    if closed:
        columns = ("reponses", "validated_at", "score", "profil", "quiz")
        kept["adequation_questionnaire"] = [_only(one, columns) for one in closed]
    if met := rows.get("clients_relation"):
        kept["clients_relation"] = [_only(one, ("der_remis_le",)) for one in met]
    made = [one for one in rows.get("documents_document", ()) if one["kind"] in DOCUMENTS_DU_CONSEIL]
    signed = [one for one in rows.get("documents_signature", ()) if one["signed_at"]]
    # With a signature: the signed document and its proof.
    parts = rows.get("documents_partie", ())
    if made:
        kept["documents_document"] = [_only(one, ("kind", "numero", "titre", "sha256", "created_at")) for one in made]
    if signed:
        kept["documents_signature"] = [_only(one, ("signataire", "signed_at", "mode")) for one in signed]
    files = tuple(one["file_id"] for one in (*made, *parts))
    return Garde("conseil", years_after(end, YEARS["conseil"]), kept, files)
