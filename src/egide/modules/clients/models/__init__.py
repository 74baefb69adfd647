"""The client file's tables, by aggregate, and which one holds which section of the dictionary."""

from egide.modules.clients.models.assureurs import Assureur, RenommageAssureur
from egide.modules.clients.models.base import DossierModel, RecordModel, RowModel
from egide.modules.clients.models.besoins import BaeEpargne, BaePrevoyance, BaeRetraite, SanteSouhait
from egide.modules.clients.models.client import Client
from egide.modules.clients.models.consentements import Consentement
from egide.modules.clients.models.contrats import ContratExistant
from egide.modules.clients.models.entreprise import Contact, Entreprise, Relation
from egide.modules.clients.models.etiquettes import Etiquetage, Etiquette
from egide.modules.clients.models.foyer import Conjoint, Enfant
from egide.modules.clients.models.fusions import AncienMatricule, Distinction, Fusion
from egide.modules.clients.models.lectures import Lecture
from egide.modules.clients.models.liens import Lien, Suivi
from egide.modules.clients.models.lots import Lot, LotClient
from egide.modules.clients.models.patrimoine import (
    ActifFinancier,
    AutreEpargne,
    BienImmobilier,
    Charge,
    Passif,
    Revenu,
)
from egide.modules.clients.models.vues import ExportListe, Vue, VueDefaut

RECORD_MODELS: dict[str, type[RecordModel]] = {
    "conjoint": Conjoint,
    "sante_souhait": SanteSouhait,
    "bae_prevoyance": BaePrevoyance,
    "bae_retraite": BaeRetraite,
    "bae_epargne": BaeEpargne,
    "entreprise": Entreprise,
    "relation": Relation,
}
ROW_MODELS: dict[str, type[RowModel]] = {
    "enfants": Enfant,
    "revenus": Revenu,
    "passifs": Passif,
    "actifs_financiers": ActifFinancier,
    "biens_immobiliers": BienImmobilier,
    "autres_epargnes": AutreEpargne,
    "contrats_existants": ContratExistant,
    "contacts": Contact,
    "charges": Charge,
}
SECTION_MODELS: dict[str, type[DossierModel]] = {"client": Client, **RECORD_MODELS, **ROW_MODELS}

__all__ = [
    "RECORD_MODELS",
    "ROW_MODELS",
    "SECTION_MODELS",
    "ActifFinancier",
    "AncienMatricule",
    "Assureur",
    "AutreEpargne",
    "BaeEpargne",
    "BaePrevoyance",
    "BaeRetraite",
    "BienImmobilier",
    "Charge",
    "Client",
    "Conjoint",
    "Consentement",
    "Contact",
    "ContratExistant",
    "Distinction",
    "DossierModel",
    "Enfant",
    "Entreprise",
    "Etiquetage",
    "Etiquette",
    "ExportListe",
    "Fusion",
    "Lecture",
    "Lien",
    "Lot",
    "LotClient",
    "Passif",
    "RecordModel",
    "Relation",
    "RenommageAssureur",
    "Revenu",
    "RowModel",
    "SanteSouhait",
    "Suivi",
    "Vue",
    "VueDefaut",
]
