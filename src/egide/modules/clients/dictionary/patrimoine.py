"""What the household earns, owns, owes and has insured: rows."""

from __future__ import annotations

from egide.modules.clients.dictionary.enums import (
    DESIGNATION_AUTRE_EPARGNE,
    DESIGNATION_BIEN,
    DETENTEUR,
    FORME_PROPRIETE,
    NATURE_ACTIF,
    NATURE_PASSIF,
    NATURE_REVENU,
    PERIODICITE,
    TYPE_BIEN,
    TYPE_CONTRAT,
)
from egide.modules.clients.dictionary.listes import (
    MODE_PAIEMENT,
    MOTIF_RESILIATION,
    NATURE_CHARGE,
    STATUT_CONTRAT,
    USAGE_CONTRAT,
)
from egide.modules.clients.dictionary.types import (
    Champ,
    Section,
    a_la_main,
    booleen,
    choix,
    date,
    entier,
    montant,
    nombre,
    texte,
)

REVENUS = Section(
    "revenus",
    "Revenus",
    "Income",
    "revenu",
    lignes=True,
    champs=(
        choix("nature", "Nature", "Kind", NATURE_REVENU, obligatoire=True),
        texte("details", "Précision", "Details", longueur=500),
        choix("beneficiaire", "Bénéficiaire", "Recipient", DETENTEUR),
        choix("periodicite", "Périodicité", "Period", PERIODICITE),
        montant("montant", "Montant", "Amount", "€/période", critique=True),
    ),
    identites=(("nature", "beneficiaire", "montant"), ("nature", "beneficiaire"), ("nature",)),
)
CHARGES = Section(
    "charges",
    "Charges",
    "Outgoings",
    "charge",
    lignes=True,
    champs=a_la_main(
        choix("nature", "Nature", "Kind", NATURE_CHARGE, obligatoire=True),
        texte("details", "Précision", "Details", longueur=500),
        choix("titulaire", "Qui la paie", "Paid by", DETENTEUR),
        choix("periodicite", "Périodicité", "Period", PERIODICITE),
        montant("montant", "Montant", "Amount", "€/période"),
        date("date_fin", "Fin", "End", futur=True),
    ),
    identites=(("nature", "titulaire", "details"), ("nature", "titulaire"), ("nature",)),
)
PASSIFS = Section(
    "passifs",
    "Emprunts et dettes",
    "Loans and debts",
    "emprunt",
    lignes=True,
    champs=(
        choix("nature", "Nature", "Kind", NATURE_PASSIF, obligatoire=True),
        texte("preteur", "Prêteur", "Lender"),
        montant("montant_initial", "Montant emprunté", "Amount borrowed"),
        montant("montant_remboursement", "Remboursement", "Repayment", "€/période"),
        choix("periodicite", "Périodicité", "Period", PERIODICITE),
        montant("capital_restant_du", "Capital restant dû", "Outstanding capital"),
        entier("duree_restante", "Durée restante", "Remaining duration", "mois", maximum=600),
        nombre("taux", "Taux", "Rate", "%", maximum=100, decimales=3),
        date("date_fin", "Fin", "End", futur=True),
        Champ("detenteur", "choix", "Emprunteur", "Borrower", choix=DETENTEUR, fiche=False),
    ),
    identites=(
        ("nature", "preteur", "capital_restant_du"),
        ("nature", "preteur"),
        ("nature", "capital_restant_du"),
        ("nature", "montant_initial"),
    ),
)
ACTIFS_FINANCIERS = Section(
    "actifs_financiers",
    "Placements",
    "Financial assets",
    "placement",
    lignes=True,
    champs=(
        choix("nature", "Nature", "Kind", NATURE_ACTIF, obligatoire=True),
        texte("etablissement", "Établissement", "Institution"),
        choix("detenteur", "Détenteur", "Holder", DETENTEUR),
        date("date_ouverture_souscription", "Ouverture", "Opened"),
        montant("valeur_actuelle", "Valeur", "Value"),
        montant("versement_mensuel", "Versement", "Payment", "€/mois"),
        texte("beneficiaires", "Bénéficiaires", "Beneficiaries", longueur=500),
    ),
    identites=(
        ("nature", "etablissement", "detenteur"),
        ("nature", "etablissement"),
        ("nature", "detenteur"),
        ("nature",),
    ),
)
BIENS_IMMOBILIERS = Section(
    "biens_immobiliers",
    "Immobilier",
    "Property",
    "bien immobilier",
    lignes=True,
    champs=(
        choix("designation", "Usage", "Use", DESIGNATION_BIEN, obligatoire=True),
        choix("type", "Type", "Type", TYPE_BIEN),
        texte("ville", "Ville", "Town", longueur=120),
        nombre("surface_m2", "Surface", "Area", "m²", maximum=100_000_000),
        choix("detenteur", "Détenteur", "Holder", DETENTEUR),
        choix("forme_propriete", "Forme de propriété", "Form of ownership", FORME_PROPRIETE),
        montant("valeur_actuelle_estimee", "Valeur estimée", "Estimated value"),
        entier("annee_acquisition", "Année d’acquisition", "Year of purchase", minimum=1800, maximum=2200),
        montant("valeur_acquisition", "Prix d’acquisition", "Purchase price"),
        montant("loyer_mensuel", "Loyer", "Rent", "€/mois"),
    ),
    identites=(("designation", "ville", "type"), ("designation", "ville"), ("designation", "type")),
)
AUTRES_EPARGNES = Section(
    "autres_epargnes",
    "Autres avoirs",
    "Other assets",
    "avoir",
    lignes=True,
    champs=(
        choix("designation", "Désignation", "Kind", DESIGNATION_AUTRE_EPARGNE, obligatoire=True),
        choix("detenteur", "Détenteur", "Holder", DETENTEUR),
        montant("valeur", "Valeur", "Value"),
        date("date_acquisition", "Acquisition", "Acquired"),
    ),
    identites=(("designation", "detenteur"), ("designation",)),
)
CONTRATS_EXISTANTS = Section(
    "contrats_existants",
    "Contrats",
    "Contracts",
    "contrat",
    lignes=True,
    champs=(
        choix("type", "Type", "Type", TYPE_CONTRAT, obligatoire=True),
        texte("assureur", "Assureur", "Insurer"),
        texte("numero", "Numéro", "Number", longueur=60),
        montant("cotisation", "Cotisation", "Premium", "€/période"),
        choix("periodicite", "Périodicité", "Period", PERIODICITE),
        date("echeance", "Échéance", "Due date", futur=True),
        *a_la_main(
            texte("produit", "Produit", "Product"),
            choix("statut", "Statut", "Status", STATUT_CONTRAT),
            date("date_effet", "Date d’effet", "Effective date", futur=True),
            booleen("par_le_cabinet", "Souscrit par le cabinet", "Sold by the firm"),
            choix("usage", "Usage", "Use", USAGE_CONTRAT),
            booleen("collectif", "Adhésion obligatoire", "Compulsory group cover"),
            booleen("affinitaire", "Accessoire d’un achat", "Sold with a purchase"),
            booleen("tacite_reconduction", "Tacite reconduction", "Tacit renewal"),
            entier("preavis_mois", "Préavis", "Notice", "mois", maximum=24),
            date("avis_echeance_le", "Avis d’échéance envoyé", "Renewal notice sent"),
            choix("mode_paiement", "Paiement", "Payment", MODE_PAIEMENT),
            date("date_resiliation", "Résiliation", "Termination", futur=True),
            choix("motif_resiliation", "Motif de résiliation", "Reason of termination", MOTIF_RESILIATION),
        ),
    ),
    identites=(("numero",), ("type", "assureur"), ("type",)),
)
