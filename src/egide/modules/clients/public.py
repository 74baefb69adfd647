"""What other modules may use of the client files. Needs Django ready; the dictionary alone does not."""

from egide.modules.clients.demo.advisers import Adviser
from egide.modules.clients.demo.build import build_demo_clients
from egide.modules.clients.derived import derive
from egide.modules.clients.dictionary import BESOINS, RECORDS, ROWS, SECTIONS
from egide.modules.clients.dictionary.types import Champ, Section
from egide.modules.clients.holdings import Holding, Part, Regle, parts, register_part, register_regle, regles, rows_of
from egide.modules.clients.rapprochement import Identity, Match, Register
from egide.modules.clients.required import ADemander, a_demander
from egide.modules.clients.selectors.candidates import Candidate, find_candidates
from egide.modules.clients.selectors.consentements import consent_rows, consents
from egide.modules.clients.selectors.dossier import DossierText, dossier_text
from egide.modules.clients.selectors.doublons import (
    duplicate_pairs,
    identity_of,
    known_identities,
    possible_duplicates,
)
from egide.modules.clients.selectors.echeances import EcheanceContrat, client_echeances, echeances
from egide.modules.clients.selectors.fusions import lineage
from egide.modules.clients.selectors.history import TABLES as HISTORY_TABLES
from egide.modules.clients.selectors.present import client_names, present_client
from egide.modules.clients.services.apply import Applied, apply_changes, note_exchange, set_pending_review
from egide.modules.clients.services.bulk import clone_clients
from egide.modules.clients.services.changes import (
    AddBesoin,
    AddRow,
    Change,
    Origine,
    RemoveBesoin,
    RemoveRow,
    SetValues,
)
from egide.modules.clients.services.clients import create_client
from egide.modules.clients.services.consents import record_consent, withdraw_consent
from egide.modules.clients.services.reveal import reveal_all
from egide.modules.clients.validation import clean

__all__ = [
    "BESOINS",
    "HISTORY_TABLES",
    "RECORDS",
    "ROWS",
    "SECTIONS",
    "ADemander",
    "AddBesoin",
    "AddRow",
    "Adviser",
    "Applied",
    "Candidate",
    "Champ",
    "Change",
    "DossierText",
    "EcheanceContrat",
    "Holding",
    "Identity",
    "Match",
    "Origine",
    "Part",
    "Register",
    "Regle",
    "RemoveBesoin",
    "RemoveRow",
    "Section",
    "SetValues",
    "a_demander",
    "apply_changes",
    "build_demo_clients",
    "clean",
    "client_echeances",
    "client_names",
    "clone_clients",
    "consent_rows",
    "consents",
    "create_client",
    "derive",
    "dossier_text",
    "duplicate_pairs",
    "echeances",
    "find_candidates",
    "identity_of",
    "known_identities",
    "lineage",
    "note_exchange",
    "parts",
    "possible_duplicates",
    "present_client",
    "record_consent",
    "register_part",
    "register_regle",
    "regles",
    "reveal_all",
    "rows_of",
    "set_pending_review",
    "withdraw_consent",
]
