"""The questions of the recueil des exigences et des besoins, as they are put to a client."""

from __future__ import annotations

Place = tuple[str, str, str | None]


def _section(section: str, besoin: str | None = None, **questions: str) -> dict[Place, str]:
    return {(section, champ, besoin): question.replace(" ?", "\u202f?") for champ, question in questions.items()}


# Section, field, need → the question; a need asks in its own words where that is clearer.
QUESTIONS: dict[Place, str] = {
    **_section(
        "client",
        civilite="Doit-on vous appeler Madame ou Monsieur ?",
        nom="Quel est votre nom ?",
        prenom="Quel est votre prénom ?",
        date_naissance="Quelle est votre date de naissance ?",
        lieu_naissance="Où êtes-vous né ou née ?",
        nationalite="Quelle est votre nationalité ?",
        adresse="Quelle est votre adresse ?",
        code_postal="Quel est votre code postal ?",
        ville="Dans quelle commune habitez-vous ?",
        residence_fiscale="Dans quel pays payez-vous vos impôts ?",
        telephone="À quel numéro peut-on vous joindre ?",
        email="À quelle adresse e-mail peut-on vous écrire ?",
        situation_matrimoniale="Vivez-vous seul ou en couple, avec ou sans mariage ou Pacs ?",
        date_situation_matrimoniale="Depuis quelle date êtes-vous mariés ?",
        regime_matrimonial="Sous quel régime êtes-vous mariés ?",
        situation_professionnelle="Quelle est votre situation professionnelle ?",
        siren="Quel est le SIREN de votre entreprise ?",
        profession="Quel métier exercez-vous ?",
        forme_juridique="Sous quelle forme juridique exercez-vous ?",
        date_evenement_professionnel="Depuis quand exercez-vous cette activité ?",
        risques_professionnels="Votre métier comporte-t-il des risques particuliers ?",
        revenus_annuels="Quels sont vos revenus annuels ?",
        fumeur="Fumez-vous ?",
        activites_sportives="Pratiquez-vous un sport ?",
        km_parcourus_annuels="Combien de kilomètres parcourez-vous par an ?",
    ),
    **_section(
        "client",
        "responsabilite_civile",
        profession="Quelle activité faut-il couvrir ?",
        risques_professionnels="Quels risques votre activité comporte-t-elle ?",
    ),
    **_section(
        "conjoint",
        nom="Quel est le nom de votre conjoint ?",
        prenom="Quel est le prénom de votre conjoint ?",
        date_naissance="Quelle est la date de naissance de votre conjoint ?",
        situation_professionnelle="Quelle est la situation professionnelle de votre conjoint ?",
        profession="Quel métier votre conjoint exerce-t-il ?",
    ),
    **_section(
        "enfants",
        prenom="Quel est le prénom de cet enfant ?",
        date_naissance="Quelle est la date de naissance de cet enfant ?",
        fiscalement_a_charge="Cet enfant est-il à votre charge ?",
    ),
    **_section(
        "revenus",
        montant="Quel est le montant de ce revenu ?",
        periodicite="Ce revenu est-il mensuel ou annuel ?",
    ),
    **_section(
        "passifs",
        nature="Quels emprunts avez-vous en cours ?",
        montant_initial="Combien avez-vous emprunté ?",
        montant_remboursement="Combien remboursez-vous, et à quel rythme ?",
        capital_restant_du="Combien reste-t-il à rembourser ?",
        date_fin="Quand cet emprunt se termine-t-il ?",
        taux="Quel est le taux de cet emprunt ?",
    ),
    **_section("passifs", "emprunteur", nature="Quel emprunt faut-il assurer ?"),
    **_section(
        "actifs_financiers",
        etablissement="Dans quel établissement ce placement est-il tenu ?",
        valeur_actuelle="Quelle est la valeur de ce placement aujourd’hui ?",
        date_ouverture_souscription="Quand ce placement a-t-il été ouvert ?",
    ),
    **_section(
        "biens_immobiliers",
        designation="Quel logement faut-il assurer ?",
        type="Est-ce une maison ou un appartement ?",
        ville="Dans quelle commune se trouve ce logement ?",
        surface_m2="Quelle est la surface de ce logement ?",
        valeur_actuelle_estimee="À combien estimez-vous ce bien aujourd’hui ?",
    ),
    **_section("autres_epargnes", valeur="Quelle est la valeur de cet avoir aujourd’hui ?"),
    **_section(
        "contrats_existants",
        type="Avez-vous déjà un contrat de ce type ?",
        assureur="Chez quel assureur est ce contrat ?",
        cotisation="Combien payez-vous pour ce contrat ?",
        echeance="Quelle est la date d’échéance de ce contrat ?",
    ),
    **_section("contrats_existants", "auto", type="Votre véhicule est-il déjà assuré, et chez qui ?"),
    **_section("contrats_existants", "habitation", type="Votre logement est-il déjà assuré, et chez qui ?"),
    **_section("contrats_existants", "protection_juridique", type="Avez-vous déjà une protection juridique ?"),
    **_section("contrats_existants", "obseques", type="Avez-vous déjà un contrat obsèques ?"),
    **_section(
        "sante_souhait",
        budget_mensuel_maximum="Quel budget mensuel voulez-vous consacrer à votre santé ?",
        niveau_hospitalisation="Quel niveau de remboursement souhaitez-vous à l’hôpital ?",
        niveau_dentaire="Quel niveau de remboursement souhaitez-vous pour les soins dentaires ?",
        niveau_optique="Quel niveau de remboursement souhaitez-vous pour l’optique ?",
    ),
    **_section(
        "bae_prevoyance",
        revenu_a_garantir="Quel revenu mensuel faut-il garantir en cas d’arrêt de travail ?",
        souhaite_couverture_invalidite="Souhaitez-vous être couvert en cas d’invalidité ?",
        duree_indemnisation_souhaitee="Pendant combien de temps souhaitez-vous être indemnisé ?",
        franchise_souhaitee_jours="Au bout de combien de jours d’arrêt souhaitez-vous être indemnisé ?",
        capital_deces_souhaite="Quel capital vos proches devraient-ils recevoir en cas de décès ?",
        souhaite_couvrir_charges_professionnelles="Souhaitez-vous couvrir vos charges professionnelles ?",
        montant_annuel_charges_professionnelles="Quel est le montant annuel de vos charges professionnelles ?",
    ),
    **_section(
        "bae_retraite",
        age_depart_retraite="À quel âge souhaitez-vous partir à la retraite ?",
        age_depart_retraite_conjoint="À quel âge votre conjoint souhaite-t-il partir à la retraite ?",
        tmi="Quelle est votre tranche marginale d’imposition ?",
        trimestres_valides="Combien de trimestres avez-vous validés ?",
        pension_estimee="À combien votre pension de retraite est-elle estimée ?",
        pourcentage_revenu_a_maintenir="Quelle part de vos revenus voulez-vous garder à la retraite ?",
    ),
    **_section(
        "bae_epargne",
        montant_epargne_disponible="De quelle épargne disposez-vous aujourd’hui ?",
        capacite_epargne_estimee="Combien pouvez-vous épargner chaque mois ?",
        horizon_placement="Dans combien de temps aurez-vous besoin de cet argent ?",
        tolerance_risque="Quelle baisse accepteriez-vous sur ce placement ?",
        objectif="À quoi cette épargne doit-elle servir ?",
    ),
    **_section(
        "entreprise",
        forme_juridique="Quelle est la forme juridique de l’entreprise ?",
        siret="Quel est le SIRET du siège ?",
        code_naf="Quel est le code NAF de l’entreprise ?",
        activite="Quelle activité l’entreprise exerce-t-elle ?",
        date_creation="Quand l’entreprise a-t-elle été créée ?",
        effectif="Combien de personnes l’entreprise emploie-t-elle ?",
        chiffre_affaires="Quel est le chiffre d’affaires annuel ?",
    ),
    **_section(
        "contacts",
        nom="À qui faut-il s’adresser dans l’entreprise ?",
        role="Quel est le rôle de cette personne ?",
        telephone="À quel numéro peut-on joindre cette personne ?",
    ),
}
# What is asked of a person in other words than of a company.
COMPANY_LABELS = {"nom": "Dénomination", "adresse": "Adresse du siège"}
COMPANY_QUESTIONS = {
    "nom": "Quelle est la dénomination de l’entreprise\u202f?",
    "siren": "Quel est le SIREN de l’entreprise\u202f?",
    "adresse": "Quelle est l’adresse du siège\u202f?",
    "code_postal": "Quel est le code postal du siège\u202f?",
    "ville": "Dans quelle commune se trouve le siège\u202f?",
    "telephone": "À quel numéro peut-on joindre l’entreprise\u202f?",
    "email": "À quelle adresse e-mail peut-on écrire à l’entreprise\u202f?",
}
