"""What other modules may use of the client files. Needs Django ready; the dictionary alone does not."""

from egide.modules.clients.bilan import Bilan, bilan
from egide.modules.clients.demo.advisers import Adviser
from egide.modules.clients.demo.build import build_demo_clients
from egide.modules.clients.derived import derive
from egide.modules.clients.dictionary import BESOINS, RECORDS, ROWS, SECTIONS
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.enums import BESOIN
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
from egide.modules.clients.services.etiquettes import LONGEST as LONGEST_TAG
from egide.modules.clients.services.etiquettes import MOST as MOST_TAGS
from egide.modules.clients.services.etiquettes import delete_unused_tags, put_tags, tag_names_borne, tags_by_name
from egide.modules.clients.services.reprise import (
    Arrivant,
    Before,
    complete_client,
    insert_arrivants,
    locked_dossiers,
    nothing_before,
    prepare_arrivant,
    would_change,
)
from egide.modules.clients.services.retour import give_back, remove_created
from egide.modules.clients.services.reveal import reveal_all
from egide.modules.clients.services.sealing import nir_digests, resealed
from egide.modules.clients.validation import clean, clean_value

__all__ = [
    "BESOIN",
    "BESOINS",
    "HISTORY_TABLES",
    "LONGEST_TAG",
    "MOST_TAGS",
    "RECORDS",
    "ROWS",
    "SECTIONS",
    "ADemander",
    "AddBesoin",
    "AddRow",
    "Adviser",
    "Applied",
    "Arrivant",
    "Before",
    "Bilan",
    "Candidate",
    "Champ",
    "Change",
    "DossierText",
    "EcheanceContrat",
    "Enumeration",
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
    "bilan",
    "build_demo_clients",
    "clean",
    "clean_value",
    "client_echeances",
    "client_names",
    "clone_clients",
    "complete_client",
    "consent_rows",
    "consents",
    "create_client",
    "delete_unused_tags",
    "derive",
    "dossier_text",
    "duplicate_pairs",
    "echeances",
    "find_candidates",
    "give_back",
    "identity_of",
    "insert_arrivants",
    "known_identities",
    "lineage",
    "locked_dossiers",
    "nir_digests",
    "note_exchange",
    "nothing_before",
    "parts",
    "possible_duplicates",
    "prepare_arrivant",
    "present_client",
    "put_tags",
    "record_consent",
    "register_part",
    "register_regle",
    "regles",
    "remove_created",
    "resealed",
    "reveal_all",
    "rows_of",
    "set_pending_review",
    "tag_names_borne",
    "tags_by_name",
    "withdraw_consent",
    "would_change",
]
