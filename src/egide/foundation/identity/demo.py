"""The demonstration firm's statement: whole but for its insurance, so that a document says what it lacks."""

from __future__ import annotations

from egide.foundation.identity.services import change_identity


def build_demo_identity() -> None:
    """For the firm in scope."""
    change_identity(
        expected_version=0,
        values={
            "forme_juridique": "SARL",
            "capital": 50_000,
            "rcs": "Nantes",
            "categories": ["courtier"],
            "adresse": "12 quai de la Fosse",
            "code_postal": "44000",
            "ville": "Nantes",
            "telephone": "02 40 99 01 23",
            "email": "contact@lavigne.demo.egide.fr",
            "site": "www.lavigne.demo.egide.fr",
            "reclamations": "Anne Lavigne, 12 quai de la Fosse, 44000 Nantes, reclamations@lavigne.demo.egide.fr",
            "methode": "non_exclusif",
            "partenaires": "April, Generali, Malakoff Humanis, Swiss Life",
            "liens_financiers": "Aucun",
            "remuneration": "commission",
            "couleur": "#1b4d6e",
        },
    )
