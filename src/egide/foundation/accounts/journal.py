"""What the log calls the firm's members, and whatever lets them in."""

from __future__ import annotations

from typing import Final

from egide.foundation.accounts.roles import Portee, Role
from egide.foundation.audit.public import Column, Record, register_record
from egide.foundation.audit.records import HIDDEN

_ROLES = {
    Role.ADMIN.value: ("Administrateur", "Administrator"),
    Role.MANAGER.value: ("Manager", "Manager"),
    Role.EMPLOYE.value: ("Collaborateur", "Member"),
}
_PORTEES = {
    Portee.TOUS.value: ("Tous les clients", "Every client"),
    Portee.EQUIPE.value: ("Ceux de son équipe", "Their team’s"),
    Portee.SIENS.value: ("Les siens", "Their own"),
}
_ROLE = Column("Rôle", "Role", "choix", _ROLES)
_PORTEE = Column("Clients visibles", "Clients in sight", "choix", _PORTEES)
_TITRE = Column("Titre", "Title")
_NOM = Column("Nom", "Name")
_INSTANT: Final = "instant"


def name_records() -> None:
    register_record(
        Record(
            "tenancy_team",
            "Cabinet",
            "Firm",
            {"nom": _NOM, "slug": HIDDEN, "siren": Column("SIREN", "SIREN"), "orias": Column("ORIAS", "ORIAS")},
        ),
        Record("accounts_equipe", "Équipe", "Team", {"nom": _NOM}),
        Record(
            "accounts_accesspolicy",
            "Règle d’accès",
            "Access rule",
            {"second_facteur_depuis": Column("Second facteur exigé depuis", "Second factor demanded since", "date")},
        ),
        Record(
            "accounts_membership",
            "Membre du cabinet",
            "Member of the firm",
            {
                "user_id": Column("Personne", "Person", "personne"),
                "role": _ROLE,
                "titre": _TITRE,
                "active": Column("En activité", "Active", "booleen"),
                "portee": _PORTEE,
                "equipe_id": HIDDEN,
                "facteur_retire_at": Column("Second facteur retiré", "Second factor taken away", _INSTANT),
            },
        ),
        Record(
            "accounts_invitation",
            "Invitation",
            "Invitation",
            {
                "email": Column("Adresse", "Address"),
                "role": _ROLE,
                "titre": _TITRE,
                "portee": _PORTEE,
                "equipe_id": HIDDEN,
                "invited_by_id": Column("Invité par", "Invited by", "personne"),
                "expires_at": Column("Expire", "Expires", _INSTANT),
                "accepted_at": Column("Acceptée", "Accepted", _INSTANT),
                "revoked_at": Column("Retirée", "Revoked", _INSTANT),
            },
        ),
        Record(
            "accounts_delegation",
            "Délégation",
            "Delegation",
            {
                "absent_id": Column("Absent", "Absent", "membre"),
                "delegue_id": Column("Remplaçant", "Stand-in", "membre"),
                "debut": Column("Début", "From", "date"),
                "fin": Column("Fin", "To", "date"),
                "motif": Column("Motif", "Reason"),
                "ended_at": Column("Terminée", "Ended", _INSTANT),
            },
            motif="motif",
        ),
        Record(
            "accounts_apitoken",
            "Jeton d’accès",
            "Access token",
            {
                "membre_id": Column("Au nom de", "Acting as", "membre"),
                "nom": _NOM,
                "debut": Column("Repère", "Beginning"),
                "scopes": Column("Portées", "Scopes"),
                "expires_at": Column("Expire", "Expires", _INSTANT),
                "revoked_at": Column("Révoqué", "Revoked", _INSTANT),
            },
        ),
        Record(
            "accounts_ssoprovider",
            "Connexion d’entreprise",
            "Company log-in",
            {
                "nom": _NOM,
                "issuer": Column("Fournisseur", "Provider"),
                "application": Column("Identifiant client", "Client identifier"),
                "secret": Column("Secret", "Secret"),
                "actif": Column("En service", "In service", "booleen"),
                "arrivants": Column("Rôle des personnes inconnues", "Role of unknown people", "choix", _ROLES),
                "confiance_mfa": Column(
                    "Second facteur du fournisseur accepté", "The provider’s second factor is enough", "booleen"
                ),
                "seul": Column("Seul moyen d’entrer", "The only way in", "booleen"),
                "eprouve_at": Column("Première entrée réussie", "First successful log-in", _INSTANT),
                "domaines": Column("Domaines de messagerie", "E-mail domains"),
                "secours_id": Column("Administrateur de secours", "Rescue administrator", "membre"),
            },
        ),
        Record(
            "accounts_ssoidentity",
            "Compte d’entreprise",
            "Company account",
            {
                "membre_id": Column("Membre", "Member", "membre"),
                "issuer": Column("Fournisseur", "Provider"),
                "subject": Column("Identifiant chez lui", "Identifier there"),
            },
        ),
    )
