"""Closed lists of values: the codes that are stored, and the words people read (French, English).

Codes are those of the meeting's fiche (`eval/fiche.schema.json`); a few lists add what a meeting cannot state.
"""

from __future__ import annotations

from egide.modules.clients.dictionary.enumeration import Choix, Code, Enumeration
from egide.modules.clients.dictionary.enumeration import enumeration as _enumeration
from egide.modules.clients.dictionary.listes import LISTES

CIVILITE = Enumeration("Civilite", (Choix("M.", "Monsieur", "Mr"), Choix("Mme", "Madame", "Ms")))
STATUT = _enumeration(
    "StatutClient",
    prospect=("Prospect", "Prospect"),
    client=("Client", "Client"),
    ancien_client=("Ancien client", "Former client"),
    sans_suite=("Sans suite", "Dropped"),
)
SITUATION_MATRIMONIALE = _enumeration(
    "SituationMatrimoniale",
    celibataire=("Célibataire", "Single"),
    marie=("Marié(e)", "Married"),
    pacse=("Pacsé(e)", "Civil partnership"),
    concubinage=("Concubinage", "Cohabiting"),
    divorce=("Divorcé(e)", "Divorced"),
    separe=("Séparé(e)", "Separated"),
    veuf=("Veuf, veuve", "Widowed"),
)
REGIME_MATRIMONIAL = _enumeration(
    "RegimeMatrimonial",
    communaute_reduite_aux_acquets=("Communauté réduite aux acquêts", "Community of acquisitions"),
    communaute_universelle=("Communauté universelle", "Universal community"),
    separation_de_biens=("Séparation de biens", "Separation of property"),
    participation_aux_acquets=("Participation aux acquêts", "Participation in acquisitions"),
)
SITUATION_PROFESSIONNELLE = _enumeration(
    "SituationProfessionnelle",
    salarie=("Salarié(e)", "Employee"),
    fonctionnaire=("Fonctionnaire", "Civil servant"),
    independant=("Indépendant(e)", "Self-employed"),
    chef_entreprise=("Chef d’entreprise", "Company head"),
    retraite=("Retraité(e)", "Retired"),
    demandeur_emploi=("Demandeur d’emploi", "Job seeker"),
    etudiant=("Étudiant(e)", "Student"),
    sans_activite=("Sans activité", "Not working"),
)
FORME_JURIDIQUE = Enumeration(
    "FormeJuridique",
    tuple(
        Choix(code, fr, fr)
        for code, fr in {
            "EI": "EI",
            "micro_entreprise": "Micro-entreprise",
            "EURL": "EURL",
            "SARL": "SARL",
            "SAS": "SAS",
            "SASU": "SASU",
            "SA": "SA",
            "SCI": "SCI",
            "SELARL": "SELARL",
            "SELAS": "SELAS",
            "SCP": "SCP",
            "GAEC": "GAEC",
            "EARL": "EARL",
            "association": "Association",
        }.items()
    ),
)
NIVEAU_SPORT = _enumeration(
    "NiveauSport",
    occasionnel=("Occasionnel", "Occasional"),
    regulier=("Régulier", "Regular"),
    competition=("Compétition", "Competition"),
)
NIVEAU = _enumeration(
    "NiveauGarantie",
    base=("Base", "Basic"),
    confort=("Confort", "Comfort"),
    renforce=("Renforcé", "Extended"),
)
PERIODICITE = _enumeration(
    "Periodicite",
    mensuel=("Mensuel", "Monthly"),
    trimestriel=("Trimestriel", "Quarterly"),
    semestriel=("Semestriel", "Half-yearly"),
    annuel=("Annuel", "Yearly"),
)
DETENTEUR = _enumeration(
    "Detenteur",
    client=("Client", "Client"),
    conjoint=("Conjoint", "Spouse"),
    commun=("Commun", "Joint"),
    enfant=("Enfant", "Child"),
)
PAYEUR = _enumeration(
    "Payeur",
    client=("Client", "Client"),
    entreprise=("Entreprise", "Company"),
    conjoint=("Conjoint", "Spouse"),
)
TMI = Enumeration("TrancheMarginale", tuple(Choix(taux, f"{taux} %", f"{taux}%") for taux in (0, 11, 30, 41, 45)))
HORIZON = _enumeration(
    "HorizonPlacement",
    court=("Court (moins de 4 ans)", "Short (under 4 years)"),
    moyen=("Moyen (4 à 8 ans)", "Medium (4 to 8 years)"),
    long=("Long (plus de 8 ans)", "Long (over 8 years)"),
)
TOLERANCE_RISQUE = _enumeration(
    "ToleranceRisque",
    prudent=("Prudent", "Cautious"),
    equilibre=("Équilibré", "Balanced"),
    dynamique=("Dynamique", "Dynamic"),
)
NATURE_REVENU = _enumeration(
    "NatureRevenu",
    salaire=("Salaire", "Salary"),
    pension_retraite=("Pension de retraite", "Retirement pension"),
    pension_alimentaire=("Pension alimentaire", "Alimony"),
    revenus_locatifs=("Revenus locatifs", "Rental income"),
    dividendes=("Dividendes", "Dividends"),
    sci=("Revenus de SCI", "SCI income"),
    scpi=("Revenus de SCPI", "SCPI income"),
    bnc=("Bénéfice non commercial", "Professional profit (BNC)"),
    bic=("Bénéfice industriel et commercial", "Commercial profit (BIC)"),
    ba=("Bénéfice agricole", "Farming profit (BA)"),
    allocation_chomage=("Allocation chômage", "Unemployment benefit"),
    allocations_familiales=("Allocations familiales", "Family allowance"),
    rente=("Rente", "Annuity"),
    autre=("Autre revenu", "Other income"),
)
NATURE_PASSIF = _enumeration(
    "NaturePassif",
    credit_immobilier=("Crédit immobilier", "Mortgage"),
    credit_consommation=("Crédit à la consommation", "Consumer loan"),
    credit_auto=("Crédit auto", "Car loan"),
    credit_professionnel=("Crédit professionnel", "Business loan"),
    credit_etudiant=("Crédit étudiant", "Student loan"),
    decouvert=("Découvert", "Overdraft"),
    dette_familiale=("Dette familiale", "Family debt"),
    autre=("Autre dette", "Other debt"),
)
NATURE_ACTIF = _enumeration(
    "NatureActif",
    assurance_vie=("Assurance vie", "Life insurance"),
    pea=("PEA", "PEA"),
    per=("PER", "PER"),
    livret_a=("Livret A", "Livret A"),
    ldds=("LDDS", "LDDS"),
    lep=("LEP", "LEP"),
    pel=("PEL", "PEL"),
    cel=("CEL", "CEL"),
    compte_titres=("Compte-titres", "Securities account"),
    scpi=("SCPI", "SCPI"),
    compte_courant=("Compte courant", "Current account"),
    epargne_salariale=("Épargne salariale", "Employee savings"),
    contrat_capitalisation=("Contrat de capitalisation", "Capitalisation contract"),
    autre=("Autre placement", "Other asset"),
)
DESIGNATION_BIEN = _enumeration(
    "DesignationBien",
    residence_principale=("Résidence principale", "Main home"),
    residence_secondaire=("Résidence secondaire", "Second home"),
    locatif=("Locatif", "Rental property"),
    sci=("Parts de SCI", "SCI shares"),
    terrain=("Terrain", "Land"),
    local_professionnel=("Local professionnel", "Business premises"),
    parking=("Parking", "Parking"),
    autre=("Autre bien", "Other property"),
)
TYPE_BIEN = _enumeration(
    "TypeBien",
    appartement=("Appartement", "Flat"),
    maison=("Maison", "House"),
    studio=("Studio", "Studio"),
    immeuble=("Immeuble", "Building"),
    terrain=("Terrain", "Land"),
    local=("Local", "Premises"),
    parking=("Parking", "Parking"),
)
FORME_PROPRIETE = _enumeration(
    "FormePropriete",
    pleine_propriete=("Pleine propriété", "Full ownership"),
    indivision=("Indivision", "Joint ownership"),
    nue_propriete=("Nue-propriété", "Bare ownership"),
    usufruit=("Usufruit", "Usufruct"),
    sci=("SCI", "SCI"),
)
DESIGNATION_AUTRE_EPARGNE = Enumeration(
    "DesignationAutreEpargne",
    (
        Choix("or", "Or", "Gold"),
        Choix("cryptomonnaie", "Cryptomonnaie", "Cryptocurrency"),
        Choix("oeuvre_art", "Œuvre d’art", "Work of art"),
        Choix("vin", "Vin", "Wine"),
        Choix("vehicule_collection", "Véhicule de collection", "Collector’s vehicle"),
        Choix("bijoux", "Bijoux", "Jewellery"),
        Choix("montres", "Montres", "Watches"),
        Choix("forets", "Forêts", "Forests"),
        Choix("autre", "Autre", "Other"),
    ),
)
TYPE_CONTRAT = _enumeration(
    "TypeContrat",
    sante=("Complémentaire santé", "Health"),
    prevoyance=("Prévoyance", "Income protection"),
    emprunteur=("Assurance emprunteur", "Loan insurance"),
    auto=("Auto", "Car"),
    moto=("Moto", "Motorbike"),
    habitation=("Habitation", "Home"),
    protection_juridique=("Protection juridique", "Legal protection"),
    gav=("Garantie accidents de la vie", "Personal accident"),
    obseques=("Obsèques", "Funeral"),
    dependance=("Dépendance", "Long-term care"),
    rc_pro=("RC professionnelle", "Professional liability"),
    multirisque_pro=("Multirisque professionnelle", "Business multi-risk"),
    autre=("Autre contrat", "Other contract"),
)
BESOIN = _enumeration(
    "Besoin",
    sante=("Santé", "Health"),
    prevoyance=("Prévoyance", "Income protection"),
    retraite=("Retraite", "Retirement"),
    epargne=("Épargne", "Savings"),
    emprunteur=("Emprunteur", "Loan insurance"),
    auto=("Auto", "Car"),
    habitation=("Habitation", "Home"),
    protection_juridique=("Protection juridique", "Legal protection"),
    responsabilite_civile=("Responsabilité civile", "Liability"),
    obseques=("Obsèques", "Funeral"),
)
CONSENTEMENT = _enumeration(
    "TypeConsentement",
    enregistrement=("Enregistrement de l’entretien", "Recording of the meeting"),
    traitement_entretien=("Traitement de l’entretien", "Processing of the meeting"),
    donnees_sante=("Traitement de données de santé", "Processing of health data"),
    demarchage_telephone=("Démarchage par téléphone", "Telephone marketing"),
    demarchage_email=("Démarchage par e-mail", "E-mail marketing"),
    dematerialisation=("Documents sur support électronique", "Electronic documents"),
    transmission_partenaire=("Transmission à un partenaire", "Transfer to a partner"),
)
MODE_CONSENTEMENT = _enumeration(
    "ModeConsentement",
    oral=("À l’oral", "Spoken"),
    ecrit=("Par écrit", "In writing"),
    signature_electronique=("Signature électronique", "Electronic signature"),
    formulaire=("Case cochée dans un formulaire", "Box ticked in a form"),
    email=("Par e-mail", "By e-mail"),
)

ENUMERATIONS = (
    *(CIVILITE, STATUT, SITUATION_MATRIMONIALE, REGIME_MATRIMONIAL, SITUATION_PROFESSIONNELLE, FORME_JURIDIQUE),
    *(NIVEAU_SPORT, NIVEAU, PERIODICITE, DETENTEUR, PAYEUR, TMI, HORIZON, TOLERANCE_RISQUE),
    *(NATURE_REVENU, NATURE_PASSIF, NATURE_ACTIF, DESIGNATION_BIEN, TYPE_BIEN, FORME_PROPRIETE),
    *(DESIGNATION_AUTRE_EPARGNE, TYPE_CONTRAT, BESOIN, CONSENTEMENT, MODE_CONSENTEMENT),
    *LISTES,
)


def openapi_names() -> dict[str, list[tuple[Code, str]]]:
    """Name in the OpenAPI schema → (code, label), so that each list is one type for the programs that read it."""
    return {enumeration.nom: [(choix.valeur, choix.fr) for choix in enumeration.choix] for enumeration in ENUMERATIONS}
