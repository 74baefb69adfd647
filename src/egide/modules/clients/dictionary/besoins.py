"""What the client wants, need by need: health, protection, retirement, savings."""

from __future__ import annotations

from egide.modules.clients.dictionary.enums import DETENTEUR, HORIZON, NIVEAU, PAYEUR, TMI, TOLERANCE_RISQUE
from egide.modules.clients.dictionary.types import Section, booleen, choix, date, entier, montant, nombre, texte

SANTE_SOUHAIT = Section(
    "sante_souhait",
    "Santé",
    "Health",
    "souhait de santé",
    lignes=False,
    champs=(
        texte("contrat_en_place", "Contrat en place", "Current contract"),
        montant("budget_mensuel_maximum", "Budget maximum", "Maximum budget", "€/mois"),
        choix("niveau_hospitalisation", "Hospitalisation", "Hospital care", NIVEAU),
        choix("niveau_chambre_particuliere", "Chambre particulière", "Private room", NIVEAU),
        choix("niveau_medecin_generaliste", "Médecins", "Doctors", NIVEAU),
        choix("niveau_analyses_imagerie", "Analyses et imagerie", "Tests and imaging", NIVEAU),
        choix("niveau_auxiliaires_medicaux", "Auxiliaires médicaux", "Paramedical care", NIVEAU),
        choix("niveau_pharmacie", "Pharmacie", "Pharmacy", NIVEAU),
        choix("niveau_dentaire", "Dentaire", "Dental care", NIVEAU),
        choix("niveau_optique", "Optique", "Optical care", NIVEAU),
        choix("niveau_protheses_auditives", "Prothèses auditives", "Hearing aids", NIVEAU),
        booleen("souhaite_medecine_douce", "Médecines douces", "Alternative medicine"),
        booleen("souhaite_cures_thermales", "Cures thermales", "Spa treatment"),
        booleen("souhaite_autres_protheses", "Autres prothèses", "Other prostheses"),
        booleen("souhaite_protection_juridique", "Protection juridique", "Legal protection"),
        booleen(
            "souhaite_protection_juridique_conjoint",
            "Protection juridique du conjoint",
            "Spouse’s legal protection",
            fiche=False,
        ),
    ),
)

BAE_PREVOYANCE = Section(
    "bae_prevoyance",
    "Prévoyance",
    "Income protection",
    "besoin de prévoyance",
    lignes=False,
    champs=(
        texte("contrat_en_place", "Contrat en place", "Current contract"),
        texte("denomination_contrat", "Dénomination du contrat", "Name of the contract", fiche=False),
        date("date_effet", "Date d’effet", "Effective date", futur=True),
        montant("cotisations", "Cotisations", "Premium", "€/mois"),
        booleen("souhaite_couverture_invalidite", "Couvrir l’invalidité", "Disability cover"),
        montant("revenu_a_garantir", "Revenu à garantir", "Income to guarantee", "€/mois"),
        booleen(
            "souhaite_couvrir_charges_professionnelles", "Couvrir les charges professionnelles", "Cover business costs"
        ),
        montant(
            "montant_annuel_charges_professionnelles",
            "Charges professionnelles",
            "Business costs",
            "€/an",
        ),
        booleen("garantir_totalite_charges_professionnelles", "Garantir toutes les charges", "Guarantee all costs"),
        montant(
            "montant_charges_professionnelles_a_garantir", "Charges à garantir", "Business costs to guarantee", "€"
        ),
        texte("duree_indemnisation_souhaitee", "Durée d’indemnisation", "Duration of benefit"),
        texte("duree_indemnisation_frais_pro", "Durée pour les frais", "Duration for costs", fiche=False),
        entier("franchise_souhaitee_jours", "Franchise", "Waiting period", "jours", maximum=1095),
        montant("capital_deces_souhaite", "Capital décès", "Death benefit"),
        montant("montant_garanti", "Montant déjà garanti", "Amount already guaranteed", fiche=False),
        montant("garanties_obseques", "Garantie obsèques", "Funeral cover"),
        montant("rente_enfants", "Rente des enfants", "Children’s annuity", "€/mois"),
        montant("rente_conjoint", "Rente du conjoint", "Spouse’s annuity", "€/mois"),
        choix("payeur", "Payeur", "Payer", PAYEUR),
        booleen("souhaite_garantie_outillage", "Garantie outillage", "Tools cover"),
        texte("deplacements_professionnels", "Déplacements professionnels", "Business travel", longueur=1000),
        texte(
            "deplacements_professionnels_conjoint",
            "Déplacements du conjoint",
            "Spouse’s business travel",
            longueur=1000,
            fiche=False,
        ),
    ),
)

BAE_RETRAITE = Section(
    "bae_retraite",
    "Retraite",
    "Retirement",
    "besoin de retraite",
    lignes=False,
    champs=(
        montant("revenus_annuels_foyer", "Revenus du foyer", "Household income", "€/an", critique=True),
        montant("impot_revenu", "Impôt sur le revenu", "Income tax", "€/an"),
        montant("impot_paye_n_1", "Impôt payé l’an dernier", "Tax paid last year", "€/an", fiche=False),
        nombre("nombre_parts_fiscales", "Parts fiscales", "Tax shares", maximum=30),
        choix("tmi", "Tranche marginale", "Marginal tax rate", TMI),
        entier("age_depart_retraite", "Âge de départ", "Retirement age", "ans", minimum=40, maximum=90),
        entier("age_depart_retraite_conjoint", "Départ du conjoint", "Spouse’s age", "ans", minimum=40, maximum=90),
        date("date_evenement_retraite", "Date de départ", "Retirement date", fiche=False, futur=True),
        nombre("pourcentage_revenu_a_maintenir", "Revenu à maintenir", "Income to keep", "%", maximum=200),
        entier("trimestres_valides", "Trimestres validés", "Quarters validated", "trimestres", maximum=300),
        montant("pension_estimee", "Pension estimée", "Estimated pension", "€/mois"),
        texte("contrat_en_place", "Contrat en place", "Current contract"),
        texte("designation_etablissement", "Établissement", "Institution"),
        montant("cotisations_annuelles", "Cotisations", "Contributions", "€/an"),
        choix("titulaire", "Titulaire", "Holder", DETENTEUR),
        booleen("bilan_retraite_disponible", "Bilan retraite disponible", "Pension statement available"),
        booleen("complementaire_retraite_mise_en_place", "Complémentaire en place", "Supplementary plan in place"),
    ),
)

BAE_EPARGNE = Section(
    "bae_epargne",
    "Épargne",
    "Savings",
    "besoin d’épargne",
    lignes=False,
    champs=(
        booleen("epargne_disponible", "Épargne disponible", "Available savings"),
        montant("montant_epargne_disponible", "Montant disponible", "Amount available"),
        montant("capacite_epargne_estimee", "Capacité d’épargne", "Savings capacity", "€/mois"),
        choix("horizon_placement", "Horizon", "Horizon", HORIZON),
        choix("tolerance_risque", "Tolérance au risque", "Risk tolerance", TOLERANCE_RISQUE),
        texte("objectif", "Objectif", "Goal", longueur=1000),
        montant("montant_objectif", "Montant visé", "Target amount"),
        booleen("donation_realisee", "Donation réalisée", "Gift made"),
        texte("donation_forme", "Forme de la donation", "Form of the gift"),
        date("donation_date", "Date de la donation", "Date of the gift"),
        montant("donation_montant", "Montant de la donation", "Amount of the gift"),
        texte("donation_beneficiaires", "Bénéficiaires de la donation", "Beneficiaries of the gift", longueur=500),
        montant("charges_totales", "Charges", "Outgoings", "€/mois"),
        texte(
            "situation_financiere_revenus_charges",
            "Précisions sur le budget",
            "Notes on the budget",
            longueur=2000,
            fiche=False,
        ),
    ),
)
