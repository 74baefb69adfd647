"""What the log calls the firm's identity."""

from __future__ import annotations

from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN


def name_records() -> None:
    register_record(
        Record(
            "identity_identite",
            "Identité du cabinet",
            "Identity of the firm",
            {
                "nom": Column("Dénomination", "Legal name"),
                "forme_juridique": Column("Forme juridique", "Legal form"),
                "capital": Column("Capital", "Capital", "montant"),
                "siren": Column("SIREN", "SIREN"),
                "siret": Column("SIRET", "SIRET"),
                "rcs": Column("RCS", "Company register"),
                "orias": Column("ORIAS", "ORIAS"),
                "categories": Column("Catégories ORIAS", "ORIAS categories"),
                "adresse": Column("Adresse", "Address"),
                "code_postal": Column("Code postal", "Postcode"),
                "ville": Column("Ville", "Town"),
                "telephone": Column("Téléphone", "Telephone"),
                "email": Column("E-mail", "E-mail"),
                "site": Column("Site", "Website"),
                "rc_assureur": Column("Assureur de responsabilité", "Liability insurer"),
                "rc_contrat": Column("Contrat de responsabilité", "Liability contract"),
                "mediateur": Column("Médiateur", "Mediator"),
                "autorite": Column("Autorité de contrôle", "Supervisory authority"),
                "reclamations": Column("Réclamations", "Complaints"),
                "methode": Column("Méthode de distribution", "Way of distributing"),
                "partenaires": Column("Assureurs partenaires", "Partner insurers"),
                "liens_financiers": Column("Liens financiers", "Financial links"),
                "concentration": Column("Concentration", "Concentration"),
                "remuneration": Column("Rémunération", "Remuneration"),
                "honoraires": Column("Honoraires", "Fees"),
                "couleur": Column("Couleur", "Colour"),
                "logo_id": HIDDEN,
            },
        )
    )
