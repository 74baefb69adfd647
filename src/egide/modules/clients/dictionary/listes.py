"""Closed lists of values that no meeting states: they are chosen by hand, or imported."""

from __future__ import annotations

from egide.modules.clients.dictionary.enumeration import Choix, Enumeration, enumeration

TYPE_PERSONNE = enumeration(
    "TypePersonne",
    physique=("Particulier", "Individual"),
    morale=("Entreprise", "Company"),
)
CAPACITE_JURIDIQUE = enumeration(
    "CapaciteJuridique",
    capable=("Capable", "Full capacity"),
    mineur=("Mineur", "Minor"),
    mineur_emancipe=("Mineur émancipé", "Emancipated minor"),
    sauvegarde_justice=("Sauvegarde de justice", "Judicial protection"),
    curatelle_simple=("Curatelle simple", "Simple curatorship"),
    curatelle_renforcee=("Curatelle renforcée", "Reinforced curatorship"),
    tutelle=("Tutelle", "Guardianship"),
    habilitation_familiale=("Habilitation familiale", "Family authorisation"),
    mandat_protection_future=("Mandat de protection future", "Lasting power of attorney"),
)
# Legal forms of who may be a client as a company; an individual’s own form is `FORME_JURIDIQUE`.
FORME_SOCIETE = Enumeration(
    "FormeSociete",
    tuple(
        Choix(code, fr, fr)
        for code, fr in {
            "SARL": "SARL",
            "EURL": "EURL",
            "SAS": "SAS",
            "SASU": "SASU",
            "SA": "SA",
            "SNC": "SNC",
            "SCA": "SCA",
            "SCS": "SCS",
            "SCI": "SCI",
            "SCM": "SCM",
            "SCP": "SCP",
            "SELARL": "SELARL",
            "SELAS": "SELAS",
            "EI": "EI",
            "EARL": "EARL",
            "GAEC": "GAEC",
            "SCEA": "SCEA",
            "GIE": "GIE",
            "SCOP": "SCOP",
            "societe_europeenne": "Société européenne",
            "association": "Association",
            "fondation": "Fondation",
            "mutuelle": "Mutuelle",
            "syndicat_coproprietaires": "Syndicat de copropriétaires",
            "comite_social": "Comité social et économique",
            "etablissement_public": "Établissement public",
            "collectivite": "Collectivité territoriale",
            "societe_etrangere": "Société étrangère",
            "autre": "Autre forme",
        }.items()
    ),
)
REGIME_FISCAL = enumeration(
    "RegimeFiscal",
    micro=("Micro", "Micro"),
    revenu=("Impôt sur le revenu", "Income tax"),
    societes=("Impôt sur les sociétés", "Corporate tax"),
    non_assujetti=("Non assujetti", "Not taxed"),
)
ROLE_CONTACT = enumeration(
    "RoleContact",
    dirigeant=("Dirigeant", "Head"),
    associe=("Associé", "Partner"),
    ressources_humaines=("Ressources humaines", "Human resources"),
    comptabilite=("Comptabilité", "Accounts"),
    administratif=("Administratif", "Administration"),
    sinistres=("Sinistres", "Claims"),
    expert_comptable=("Expert-comptable", "Chartered accountant"),
    autre=("Autre", "Other"),
)
ORIGINE_CONTACT = enumeration(
    "OrigineContact",
    recommandation=("Recommandation", "Recommendation"),
    apporteur=("Apporteur d’affaires", "Business introducer"),
    client_existant=("Déjà client", "Existing client"),
    site_internet=("Site internet", "Web site"),
    reseaux_sociaux=("Réseaux sociaux", "Social networks"),
    appel_entrant=("Appel entrant", "Incoming call"),
    passage=("Passage au cabinet", "Walk-in"),
    evenement=("Salon ou événement", "Event"),
    publicite=("Publicité", "Advertisement"),
    autre=("Autre", "Other"),
)
CANAL = enumeration(
    "CanalPrefere",
    telephone=("Téléphone", "Telephone"),
    email=("E-mail", "E-mail"),
    sms=("SMS", "Text message"),
    courrier=("Courrier", "Post"),
    visio=("Visioconférence", "Video call"),
    rendez_vous=("Rendez-vous", "Meeting"),
)
# Loans are not here: their repayments are in the client’s debts, and would be counted twice.
NATURE_CHARGE = enumeration(
    "NatureCharge",
    loyer=("Loyer", "Rent"),
    charges_logement=("Charges du logement", "Service charges"),
    energie=("Énergie et eau", "Energy and water"),
    telecommunications=("Téléphone et internet", "Telephone and internet"),
    transport=("Transport", "Transport"),
    vie_courante=("Vie courante", "Everyday spending"),
    impot_revenu=("Impôt sur le revenu", "Income tax"),
    taxe_fonciere=("Taxe foncière", "Property tax"),
    pension_alimentaire=("Pension alimentaire versée", "Alimony paid"),
    garde_enfants=("Garde d’enfants", "Childcare"),
    scolarite=("Scolarité et études", "School and studies"),
    loisirs=("Loisirs", "Leisure"),
    epargne_programmee=("Épargne programmée", "Planned savings"),
    autre=("Autre charge", "Other outgoing"),
)
STATUT_CONTRAT = enumeration(
    "StatutContrat",
    propose=("Proposé", "Proposed"),
    en_cours=("En cours", "In force"),
    suspendu=("Suspendu", "Suspended"),
    resilie=("Résilié", "Terminated"),
    sans_effet=("Sans effet", "Without effect"),
    echu=("Échu", "Expired"),
)
# What a terminated contract was ended by; the articles are those of the Code des assurances.
MOTIF_RESILIATION = enumeration(
    "MotifResiliation",
    echeance=("À l’échéance (L. 113-12)", "At the due date (L. 113-12)"),
    infra_annuelle=("Après un an (L. 113-15-2)", "After a year (L. 113-15-2)"),
    emprunteur=("Emprunteur, à tout moment (L. 113-12-2)", "Loan insurance, at any time (L. 113-12-2)"),
    defaut_information=("Défaut d’information (L. 113-15-1)", "Missing notice (L. 113-15-1)"),
    changement_situation=("Changement de situation (L. 113-16)", "Change of situation (L. 113-16)"),
    cession=("Cession du bien", "Sale of the insured thing"),
    majoration=("Hausse de prime", "Rise of the premium"),
    renonciation=("Renonciation", "Cooling-off"),
    non_paiement=("Non-paiement, par l’assureur", "Non-payment, by the insurer"),
    sinistre=("Après sinistre, par l’assureur", "After a claim, by the insurer"),
    fausse_declaration=("Fausse déclaration", "False statement"),
    deces=("Décès", "Death"),
    autre=("Autre", "Other"),
)
MODE_PAIEMENT = enumeration(
    "ModePaiement",
    prelevement=("Prélèvement", "Direct debit"),
    carte=("Carte", "Card"),
    virement=("Virement", "Transfer"),
    cheque=("Chèque", "Cheque"),
    precompte=("Précompte sur salaire", "Deducted from wages"),
)
USAGE_CONTRAT = enumeration(
    "UsageContrat",
    prive=("Privé", "Private"),
    professionnel=("Professionnel", "Professional"),
)
ROLE_SUIVI = enumeration(
    "RoleSuivi",
    conseiller=("Conseiller", "Adviser"),
    gestionnaire=("Gestionnaire", "Account manager"),
    specialiste=("Spécialiste", "Specialist"),
    principal=("Conseiller principal", "Main adviser"),
)
# Shapes rather than colours: the interface has one accent, and a shape is told without colour.
FORME_ETIQUETTE = enumeration(
    "FormeEtiquette",
    rond=("Rond", "Circle"),
    carre=("Carré", "Square"),
    losange=("Losange", "Diamond"),
    triangle=("Triangle", "Triangle"),
    etoile=("Étoile", "Star"),
    drapeau=("Drapeau", "Flag"),
)
# What the other person is to the client whose file is open.
LIEN = enumeration(
    "TypeLien",
    conjoint=("Conjoint", "Spouse"),
    parent=("Parent", "Parent"),
    enfant=("Enfant", "Child"),
    fratrie=("Frère ou sœur", "Sibling"),
    foyer=("Membre du foyer", "Household member"),
    beneficiaire=("Bénéficiaire désigné", "Named beneficiary"),
    souscripteur=("L’a désigné bénéficiaire", "Named them beneficiary"),
    representant=("Tuteur, curateur ou mandataire", "Guardian or agent"),
    protege=("Personne protégée", "Protected person"),
    dirigeant=("Dirigeant", "Head"),
    entreprise_dirigee=("Entreprise dirigée", "Company headed"),
    associe=("Associé ou actionnaire", "Shareholder"),
    participation=("Société détenue", "Company held"),
    salarie=("Salarié", "Employee"),
    employeur=("Employeur", "Employer"),
    maison_mere=("Maison mère", "Parent company"),
    filiale=("Filiale", "Subsidiary"),
    autre=("Autre lien", "Other link"),
)

LISTES = (
    *(TYPE_PERSONNE, CAPACITE_JURIDIQUE, FORME_SOCIETE, REGIME_FISCAL, ROLE_CONTACT, ORIGINE_CONTACT, CANAL),
    *(
        NATURE_CHARGE,
        STATUT_CONTRAT,
        MOTIF_RESILIATION,
        MODE_PAIEMENT,
        USAGE_CONTRAT,
        ROLE_SUIVI,
        FORME_ETIQUETTE,
        LIEN,
    ),
)
