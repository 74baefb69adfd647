"""Who may call what: one line per method of every address under /api/v1/.

A new endpoint is a new line here, or in `table_firm.py` when it is of the firm itself (a test fails until it is
there), and, when its address holds an identifier, something to call it on in `world.py`.
"""

from __future__ import annotations

import hashlib
from typing import Any

from tests.permissions.fillers import AGREEMENT, Belongings, transcript, values
from tests.permissions.line import ADMIN, ALL, ANYBODY, MANAGERS, Line
from tests.permissions.table_firm import AI, FOUNDATION, IDENTITY, WATCH
from tests.support.word import word

from egide.modules.clients.public import RECORDS, ROWS


def merging(mine: Belongings) -> dict[str, Any]:
    return {"dans": mine.args["other-etiquette"]["etiquette_id"]}


def renaming(mine: Belongings) -> dict[str, Any]:
    return {"noms": [f"{mine.marker} Vie"], "vers": f"{mine.marker} Assurances"}


DOCUMENTS = [
    Line("GET", "documents", ALL),
    Line("GET", "document", ALL, on="document"),
    Line("GET", "document-content", ALL, on="document"),
    Line("GET", "client-documents", ALL, on="client"),
    Line("GET", "document-preparation", ALL, on="preparation"),
    Line(
        "PATCH",
        "document-preparation",
        ALL,
        on="preparation",
        body=lambda mine: {"exigences": mine.marker},
        if_match=True,
    ),
    Line("POST", "document-preparation", ALL, 201, on="preparation"),
    Line("GET", "document-apercu", ALL, on="preparation"),
    Line("GET", "document-envois", ALL, on="document"),
    Line("POST", "document-envois", ALL, 201, on="document", body=lambda mine: {"email": f"h@{mine.marker}.example"}),
    Line("DELETE", "envoi", ALL, on="envoi"),
    Line("GET", "document-partie", ALL, on="document-partie"),
    Line("GET", "modeles", ALL),
    Line("GET", "modeles-champs", ALL),
    Line("POST", "modeles", MANAGERS, 201, raw=word("Lettre pour {{client.nom}}")),
    Line("GET", "modele", ALL, on="modele"),
    Line("PATCH", "modele", MANAGERS, on="modele", body=lambda mine: {"nom": mine.marker}, if_match=True),
    Line("POST", "modele-versions", MANAGERS, 201, on="modele", raw=word("Lettre à {{client.nom}}")),
    Line("GET", "modele-content", ALL, on="version-de-modele"),
    Line("GET", "modele-preparation", ALL, on="modele-preparation"),
    Line("POST", "modele-preparation", ALL, 201, on="modele-preparation", body={"format": "word"}),
    Line("GET", "modele-apercu", ALL, on="modele-preparation"),
    # Whoever holds the link; these hold one that was never signed.
    Line("GET", "partage", ANYBODY, 404, on="token"),
    Line("GET", "partage-document", ANYBODY, 404, on="token"),
    Line("POST", "partage-code", ANYBODY, 404, on="token"),
    Line(
        "POST",
        "partage-signature",
        ANYBODY,
        404,
        on="token",
        body={"code": "123456", "nom": "Hélène Marchand", "mode": "ecrit", "accepte": True},
    ),
]


# A stranger's own things do not exist for anybody else, whatever their role.
def record_lines(section: str) -> list[Line]:
    def body(mine: Belongings) -> dict[str, Any]:
        return values(section, mine.marker)

    return [
        Line("PATCH", section, ALL, on=section, body=body, if_match=True),
        Line("DELETE", section, ALL, 204, on=section, if_match=True),
        Line("POST", f"{section}-restore", ALL, on=f"{section}-removed"),
    ]


def row_lines(section: str) -> list[Line]:
    def body(mine: Belongings) -> dict[str, Any]:
        return values(section, mine.marker)

    row = f"{section}-row"
    return [
        Line("GET", section, ALL, on="client"),
        Line("POST", section, ALL, 201, on="client", body=body),
        Line("PATCH", row, ALL, on=row, body=body, if_match=True),
        Line("DELETE", row, ALL, 204, on=row, if_match=True),
        Line("POST", f"{row}-restore", ALL, on=f"{section}-removed"),
    ]


def kinship(mine: Belongings) -> dict[str, Any]:
    return {"autre": mine.args["own-client"]["reference"], "lien": "fratrie"}


def following(mine: Belongings) -> dict[str, Any]:
    return {"membre_id": mine.args["member"]["member_id"]}


CONSENT = {
    "kind": "donnees_sante",
    "personne": "Hélène Marchand",
    "formulation": "Vous êtes d’accord ? Oui.",
    "mode": "oral",
    "accorde": True,
}


def two_files(mine: Belongings) -> dict[str, Any]:
    return {"un": mine.args["client"]["reference"], "autre": mine.args["own-client"]["reference"]}


CLIENTS = [
    Line("GET", "dictionary", ALL),
    Line("GET", "clients", ALL),
    Line("POST", "clients", ALL, 201, body={"nom": "Marchand", "prenom": "Hélène"}),
    Line("GET", "client", ALL, on="client"),
    Line("PATCH", "client", ALL, on="client", body={"ville": "Nantes"}, if_match=True),
    Line("PUT", "client", ALL, on="client", body={"ville": "Nantes"}, if_match=True),
    Line("DELETE", "client", MANAGERS, 204, on="client", if_match=True),
    Line("DELETE", "client", ALL, 204, on="own-client", if_match=True),
    Line("POST", "client-restore", MANAGERS, on="removed-client"),
    Line("POST", "client-reveal", ALL, on="client", body={"champ": "iban", "motif": "Vérifier le compte"}),
    Line("GET", "client-history", ALL, on="client"),
    Line("GET", "client-bilan", ALL, on="client"),
    Line("GET", "questionnaire-dictionary", ALL),
    Line("GET", "questionnaire", ALL, on="client"),
    Line(
        "PATCH",
        "questionnaire",
        ALL,
        on="client-questionnaire",
        body={"quiz": {"scpi_liquides": "faux"}},
        if_match=True,
    ),
    Line("POST", "questionnaire-validation", ALL, on="client-questionnaire", if_match=True),
    Line("GET", "consentements", ALL, on="client"),
    Line("POST", "consentements", ALL, 201, on="client", body=CONSENT),
    Line("POST", "consentement-withdraw", ALL, on="consentement"),
    Line("GET", "doublons", MANAGERS),
    Line("POST", "doublons", MANAGERS, 204, body=two_files),
    # Which other file is not said.
    Line("GET", "client-fusion", MANAGERS, 404, on="client"),
    Line("POST", "client-fusion", MANAGERS, 404, on="client", body={"absorbe": "AUTRE-1"}),
    Line("POST", "fusion-undo", MANAGERS, on="fusion"),
    Line("GET", "etiquettes", ALL),
    Line("POST", "etiquettes", ALL, 201, body={"nom": "À rappeler", "forme": "drapeau"}),
    Line("PATCH", "etiquette", MANAGERS, on="etiquette", body={"forme": "losange"}),
    Line("DELETE", "etiquette", MANAGERS, 204, on="etiquette"),
    Line("POST", "etiquette-restore", MANAGERS, on="removed-etiquette"),
    Line("POST", "etiquette-fusion", MANAGERS, on="etiquette", body=merging),
    Line("GET", "assureurs", ALL),
    Line("POST", "assureurs", MANAGERS, 201, body={"nom": "Macif"}),
    Line("PATCH", "assureur", MANAGERS, on="assureur", body={"email": "pro@assureur.example"}),
    Line("DELETE", "assureur", MANAGERS, 204, on="assureur"),
    Line("POST", "assureur-restore", MANAGERS, on="removed-assureur"),
    Line("POST", "assureurs-renommages", MANAGERS, 201, body=renaming),
    Line("POST", "renommage-undo", MANAGERS, on="renommage"),
    Line("PUT", "client-etiquette", ALL, 204, on="client-etiquette"),
    Line("DELETE", "client-etiquette", ALL, 204, on="client-etiquette"),
    Line("GET", "echeances", ALL),
    Line("GET", "client-echeances", ALL, on="client"),
    Line("GET", "client-liens", ALL, on="client"),
    Line("POST", "client-liens", ALL, 201, on="client", body=kinship),
    Line("DELETE", "client-lien", ALL, 204, on="lien"),
    Line("GET", "client-conseillers", ALL, on="client"),
    Line("POST", "client-conseillers", ALL, 201, on="client", body=following),
    Line("PATCH", "client-conseiller", ALL, on="suivi", body={"role": "gestionnaire"}),
    Line("DELETE", "client-conseiller", ALL, 204, on="suivi"),
    *(line for section in RECORDS for line in record_lines(section)),
    *(line for section in ROWS for line in row_lines(section)),
]


def change_of(mine: Belongings, *references: str) -> dict[str, Any]:
    return {"selection": {"ids": list(references)}, "valeurs": {"profession": mine.marker}}


LISTS = [
    Line("GET", "colonnes", ALL),
    Line("GET", "clients-groupes", ALL, 400),
    Line("GET", "vues", ALL),
    Line("POST", "vues", ALL, 201, body=lambda mine: {"nom": mine.marker, "reglages": {"q": mine.marker}}),
    Line("GET", "vues-comptes", ALL),
    Line("POST", "vues-defaut", ALL, body={"vue": None}),
    Line("PATCH", "vue", MANAGERS, on="vue", body=lambda mine: {"nom": mine.marker}, if_match=True),
    Line("PATCH", "vue", ALL, on="own-vue", body=lambda mine: {"nom": mine.marker}, if_match=True),
    Line("DELETE", "vue", MANAGERS, 204, on="vue", if_match=True),
    Line("POST", "vue-restore", MANAGERS, on="removed-vue"),
    Line("POST", "lots", ALL, 201, body=lambda mine: change_of(mine, mine.args["own-client"]["reference"])),
    Line("GET", "lot", MANAGERS, on="lot"),
    Line("GET", "lot", ALL, on="own-lot"),
    # It is undone already.
    Line("POST", "lot-undo", MANAGERS, 409, on="undone-lot"),
    # No format is asked.
    Line("GET", "clients-export", ALL, 400),
]


def meeting(mine: Belongings) -> dict[str, Any]:
    return {"texte": transcript(mine.marker), "consentement": AGREEMENT}


def recording(mine: Belongings) -> dict[str, Any]:
    return {"source": "fichier", "nom": f"{mine.marker}.wav", "taille": 64, "consentement": AGREEMENT}


SOUND = b"RIFF\x38\x00\x00\x00WAVEfmt " + b"\x00" * 16
SOUND_DIGEST = (("X-Empreinte", f"sha-256={hashlib.sha256(SOUND).hexdigest()}"),)

MEETINGS = [
    Line("GET", "search", ALL),
    Line("GET", "todo", ALL),
    Line("GET", "entretiens", ALL),
    Line("POST", "entretiens", ALL, 201, body=meeting),
    Line("POST", "enregistrements", ALL, 201, body=recording),
    Line("GET", "enregistrement", ALL, on="enregistrement"),
    Line("PUT", "enregistrement-partie", MANAGERS, 201, on="partie", raw=SOUND, headers=SOUND_DIGEST),
    Line("PUT", "enregistrement-partie", ALL, 201, on="own-partie", raw=SOUND, headers=SOUND_DIGEST),
    # The second part has not come.
    Line("POST", "enregistrement-termine", MANAGERS, 409, on="enregistrement", body={"prises": [2]}),
    Line("POST", "enregistrement-termine", ALL, 409, on="own-enregistrement", body={"prises": [2]}),
    # Nothing of it has come that could be heard.
    Line("GET", "enregistrement-audio", ALL, 409, on="enregistrement"),
    Line("GET", "enregistrement-onde", ALL, 409, on="enregistrement"),
    Line("PUT", "enregistrement-gel", MANAGERS, on="enregistrement", body={"motif": "Réclamation en cours"}),
    Line("DELETE", "enregistrement-gel", MANAGERS, 204, on="enregistrement"),
    Line("GET", "entretien", ALL, on="entretien"),
    Line("DELETE", "entretien", MANAGERS, 204, on="entretien", if_match=True),
    Line("DELETE", "entretien", ALL, 204, on="own-entretien", if_match=True),
    Line("POST", "entretien-restore", MANAGERS, on="removed-entretien"),
    Line("POST", "entretien-extract", ALL, on="entretien", body={"moteur": "rules"}),
    # It has not failed: there is nothing to take up again.
    Line("POST", "entretien-retry", ALL, 409, on="entretien"),
    Line("POST", "entretien-annule", ALL, 409, on="entretien"),
    Line("GET", "entretien-transcript", ALL, on="entretien"),
    Line("PATCH", "entretien-speakers", ALL, on="entretien", body={"Hélène": "client"}),
    Line("PATCH", "entretien-tours", ALL, on="entretien", body={"premier": 1, "dernier": 1, "role": "conjoint"}),
    Line("GET", "entretien-versions", ALL, on="entretien"),
    Line("POST", "entretien-version-retablir", ALL, on="transcript", if_match=True),
    Line("GET", "entretien-proposals", ALL, on="entretien"),
    Line("GET", "entretien-resume", ALL, on="entretien"),
    Line("POST", "entretien-resume", ALL, 202, on="entretien"),
    Line("PATCH", "entretien-proposal", ALL, on="proposal", body={"state": "accepted"}),
    Line("POST", "entretien-accept-safe", ALL, on="entretien"),
    # Undecided proposals remain.
    Line("POST", "entretien-apply", ALL, 409, on="entretien"),
    Line("GET", "entretien-candidates", ALL, on="entretien"),
    Line("POST", "entretien-client", ALL, on="own-entretien", body={"nouveau": True}),
]


FOLLOW_UP = [
    Line("GET", "pieces", ALL, on="client"),
    Line("POST", "pieces", ALL, 201, on="client", raw=b"%PDF-1.7 RIB"),
    Line("GET", "piece", ALL, on="piece"),
    Line("PATCH", "piece", ALL, on="piece", body={"kind": "rib"}, if_match=True),
    Line("DELETE", "piece", MANAGERS, 204, on="piece", if_match=True),
    Line("DELETE", "piece", ALL, 204, on="own-piece", if_match=True),
    Line("POST", "piece-restore", MANAGERS, on="removed-piece"),
    Line("GET", "piece-content", ALL, on="piece"),
    Line("GET", "notes", ALL, on="client"),
    Line("POST", "notes", ALL, 201, on="client", body={"texte": "Rappeler **mardi**."}),
    # Its words are its author's; anybody may pin it.
    Line("PATCH", "note", ADMIN, on="note", body={"texte": "Autre chose."}, if_match=True),
    Line("PATCH", "note", ALL, on="own-note", body={"epinglee": True}, if_match=True),
    Line("DELETE", "note", MANAGERS, 204, on="note", if_match=True),
    Line("DELETE", "note", ALL, 204, on="own-note", if_match=True),
    Line("POST", "note-restore", MANAGERS, on="removed-note"),
    Line("GET", "mentions", ALL),
    # Whoever is called upon, and nobody else.
    Line("PATCH", "mention", frozenset({"employe"}), 204, on="mention", body={"vue": True}, personal=True),
    Line("GET", "client-fil", ALL, on="client"),
    Line("GET", "rappels", ALL),
    Line("PATCH", "rappels", MANAGERS, on="rappels", body={"jours_avant": 45}, if_match=True),
    Line("GET", "taches", ALL),
    Line("POST", "taches", ALL, 201, body={"titre": "Rappeler Hélène"}),
    Line("GET", "tache", ALL, on="tache"),
    Line("PATCH", "tache", ALL, on="tache", body={"faite": True}, if_match=True),
    Line("DELETE", "tache", MANAGERS, 204, on="tache", if_match=True),
    Line("DELETE", "tache", ALL, 204, on="own-tache", if_match=True),
    Line("POST", "tache-restore", MANAGERS, on="removed-tache"),
]

COMPLIANCE = [
    Line("GET", "demandes", MANAGERS),
    Line("GET", "client-exports", MANAGERS, on="client"),
    Line("POST", "client-exports", MANAGERS, 202, on="client"),
    Line("GET", "export-content", MANAGERS, on="export"),
    Line("GET", "client-effacement", MANAGERS, on="client"),
    # Another matricule than the file's.
    Line("POST", "client-effacement", MANAGERS, 400, on="client", body={"confirmation": "AUTRE-1"}),
    Line("GET", "effacement", MANAGERS, on="effacement"),
    # It has not stopped: there is nothing to take up again.
    Line("POST", "effacement", MANAGERS, 409, on="effacement"),
    Line("POST", "archive-legale", MANAGERS, on="archive", body={"motif": "Demande d’un juge"}),
    Line("GET", "conservation", MANAGERS),
    Line("PUT", "conservation", MANAGERS, body={"regle": "prospects", "mois": 24}),
    Line("GET", "consentements-registre", MANAGERS),
    Line("GET", "registre", MANAGERS),
]

CHECKED = {"places": ["nom", None]}
IMPORTS = [
    Line("GET", "imports", ALL),
    Line("POST", "imports", ALL, 201, raw=b"Nom;Ville\nMarchand;Nantes\n"),
    Line("GET", "imports-cibles", ALL),
    # An administrator brought it in: an employee follows only their own.
    Line("GET", "import", MANAGERS, on="import"),
    Line("GET", "import", ALL, on="own-import"),
    Line("DELETE", "import", MANAGERS, 204, on="import"),
    Line("DELETE", "import", ALL, 204, on="own-import"),
    Line("POST", "import-controle", MANAGERS, 202, on="import", body=CHECKED),
    Line("POST", "import-controle", ALL, 202, on="own-import", body=CHECKED),
    Line("GET", "import-lignes", MANAGERS, on="import"),
    Line("POST", "import-decisions", MANAGERS, on="import", body={"numeros": [2], "decision": "passer"}),
    Line("POST", "import-execution", MANAGERS, 202, on="import"),
    Line("POST", "import-execution", ALL, 202, on="own-import"),
    Line("POST", "import-annulation", MANAGERS, 202, on="written-import"),
    Line("GET", "import-refus", MANAGERS, on="written-import"),
    Line("GET", "import-fichier", MANAGERS, on="import"),
]

TABLE: list[Line] = [
    *COMPLIANCE,
    *FOUNDATION,
    *WATCH,
    *IDENTITY,
    *CLIENTS,
    *LISTS,
    *MEETINGS,
    *FOLLOW_UP,
    *AI,
    *IMPORTS,
    *DOCUMENTS,
]

# Identifiers inside a body: a field, and the kind of thing whose identifier it takes.
