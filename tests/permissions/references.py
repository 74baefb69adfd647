"""Where a request may name something of another firm: in its body, or in what it asks the list for."""

from __future__ import annotations

from tests.permissions.line import ADMIN, ALL, MANAGERS, Line
from tests.permissions.table import following, kinship, meeting, recording, two_files
from tests.permissions.table_firm import absence, heir, invitation

REFERENCES: list[tuple[Line, str, str]] = [
    (Line("POST", "session-team", ALL), "team_id", "team"),
    (Line("POST", "team-member-charges", ADMIN, on="member", body=heir), "confier_a", "member_id"),
    (Line("POST", "team-member-departure", ADMIN, on="member", body={}), "confier_a", "member_id"),
    (Line("PATCH", "team-member", ADMIN, on="member", body={"portee": "equipe"}), "equipe_id", "equipe_id"),
    (Line("POST", "team-invitations", ADMIN, body=invitation), "equipe_id", "equipe_id"),
    (Line("POST", "team-delegations", ADMIN, body=absence), "delegue_id", "member_id"),
    (Line("POST", "team-delegations", ADMIN, body=absence), "absent_id", "member_id"),
    (Line("POST", "clients", ALL, body={"nom": "Marchand", "prenom": "Hélène"}), "conseiller_id", "member_id"),
    (Line("PATCH", "client", ALL, on="client", body={}, if_match=True), "conseiller_id", "member_id"),
    (Line("POST", "client-liens", ALL, on="client", body=kinship), "autre", "reference"),
    (Line("POST", "client-conseillers", ALL, on="client", body=following), "membre_id", "member_id"),
    (Line("POST", "etiquette-fusion", MANAGERS, on="etiquette", body={}), "dans", "etiquette_id"),
    (Line("POST", "doublons", MANAGERS, body=two_files), "autre", "reference"),
    (Line("POST", "client-fusion", MANAGERS, on="own-client", body={}), "absorbe", "reference"),
    (Line("POST", "vues-defaut", ALL, body={}), "vue", "view_id"),
    (Line("POST", "entretiens", ALL, body=meeting), "client_id", "reference"),
    (Line("POST", "enregistrements", ALL, body=recording), "client_id", "reference"),
    (Line("POST", "entretien-client", ALL, on="own-entretien", body={}), "client_id", "reference"),
    (Line("POST", "taches", ALL, body={"titre": "Rappeler"}), "client_id", "reference"),
    (Line("POST", "taches", ALL, body={"titre": "Rappeler"}), "assigne_id", "member_id"),
    (Line("PATCH", "tache", ALL, on="tache", body={}, if_match=True), "client_id", "reference"),
    (Line("PATCH", "tache", ALL, on="tache", body={}, if_match=True), "assigne_id", "member_id"),
]

# What a list is asked in order to draw another firm's rows out: name → kind of thing, or the marker itself.
PROBES: dict[str, list[tuple[str, str]]] = {
    "clients": [("q", "marker"), ("ville", "marker"), ("conseiller", "member_id"), ("etiquette", "etiquette_id")],
    "echeances": [("conseiller", "member_id")],
    "search": [("q", "marker")],
    "entretiens": [("q", "marker"), ("client", "reference"), ("owner", "member_id")],
    "taches": [("q", "marker"), ("client", "reference"), ("assigne", "member_id")],
    "pieces": [("q", "marker")],
    "consentements-registre": [("q", "marker")],
    "client-history": [("row", "row_id"), ("champ", "marker")],
    # Not `avant`: it is a place in time, from which one's own lines are read on.
    "audit-entries": [("client", "reference"), ("table", "marker")],
}
