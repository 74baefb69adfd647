"""How the client bears risk: thirteen questions that count, four that only inform."""

from __future__ import annotations

from egide.modules.adequation.questionnaire.types import Question, Reponse

TOTAL = 440
"""Points the score is a share of."""


def _old(code: str, fr: str, en: str, points: int) -> Reponse:
    return Reponse(code, fr, en, points, propose=False)


COMPORTEMENT: tuple[Question, ...] = (
    Question(
        "temps_attente_recuperation_valeur",
        "choix",
        "Après une baisse, combien de temps pouvez-vous attendre que votre placement retrouve sa valeur ?",
        "After a fall, how long can you wait for your investment to recover its value?",
        (
            Reponse("moins_1_an", "Moins d’un an", "Less than a year", 5),
            Reponse("1_3_ans", "De un à trois ans", "One to three years", 15),
            Reponse("3_5_ans", "De trois à cinq ans", "Three to five years", 25),
            Reponse("plus_3_ans", "Plus de trois ans", "More than three years", 35),
            _old("plus_5_ans", "Plus de cinq ans", "More than five years", 35),
        ),
    ),
    Question(
        "niveau_perte_inquietude",
        "choix",
        "À partir de quelle baisse commencez-vous à vous inquiéter ?",
        "From which fall on do you start to worry?",
        (
            Reponse("perte_5", "Dès 5 %", "From 5% on", 10),
            Reponse("perte_20", "À partir de 20 %", "From 20% on", 20),
            Reponse("pas_inquietude", "Une baisse ne m’inquiète pas", "A fall does not worry me", 35),
            _old("tres_vite", "Très vite", "Very soon", 5),
            _old("assez_rapidement", "Assez vite", "Rather soon", 15),
            _old("pas_rapidement", "Pas vite", "Not soon", 25),
            _old("jamais", "Jamais", "Never", 35),
        ),
    ),
    Question(
        "reaction_baisse_25",
        "choix",
        "Votre placement perd 25 % en quelques mois. Que faites-vous ?",
        "Your investment loses 25% within a few months. What do you do?",
        (
            Reponse("vendre_tout", "Je vends tout", "I sell everything", 5),
            Reponse("vendre_partie", "Je vends une partie", "I sell a part", 15),
            Reponse("ne_rien_faire", "Je ne fais rien", "I do nothing", 25),
            Reponse("acheter_plus", "J’en achète davantage", "I buy more", 35),
        ),
    ),
    Question(
        "attitude_placements",
        "choix",
        "Quelle phrase dit le mieux ce que vous attendez de vos placements ?",
        "Which sentence best says what you expect of your investments?",
        (
            Reponse("eviter_pertes", "Surtout ne pas perdre", "Above all, not to lose", 10),
            Reponse("equilibre_gains", "Un équilibre entre gain et risque", "A balance of gain and risk", 20),
            Reponse("recherche_gains", "Gagner plus, en acceptant des pertes", "To gain more, accepting losses", 25),
            _old("tres_prudent", "Très prudent", "Very careful", 5),
            _old("prudent", "Prudent", "Careful", 15),
            _old("equilibre", "Équilibré", "Balanced", 25),
            _old("dynamique", "Dynamique", "Dynamic", 35),
        ),
    ),
    Question(
        "allocation_epargne",
        "choix",
        "Comment répartiriez-vous votre épargne entre placements risqués et placements sûrs ?",
        "How would you share your savings between risky and safe investments?",
        (
            Reponse("allocation_30_70", "30 % risqués, 70 % sûrs", "30% risky, 70% safe", 15),
            Reponse("allocation_50_50", "Moitié, moitié", "Half and half", 20),
            Reponse("allocation_70_30", "70 % risqués, 30 % sûrs", "70% risky, 30% safe", 30),
            _old("securisee", "Sécurisée", "Safe", 10),
            _old("equilibree", "Équilibrée", "Balanced", 20),
            _old("dynamique", "Dynamique", "Dynamic", 30),
        ),
    ),
    Question(
        "objectif_placement",
        "choix",
        "Que recherchez-vous pour ce placement ?",
        "What do you want of this investment?",
        (
            Reponse("protection_capital", "Protéger le capital", "To protect the capital", 10),
            Reponse("risque_modere", "Un rendement, avec un risque modéré", "A return, at a moderate risk", 20),
            Reponse("risque_important", "Le rendement, même très risqué", "Return, even at a high risk", 30),
        ),
    ),
    Question(
        "placements_inquietude",
        "oui_non",
        "Vos placements vous ont-ils déjà inquiété ?",
        "Have your investments ever worried you?",
        obligatoire=False,
    ),
    Question(
        "epargne_precaution",
        "oui_non",
        "Avez-vous une épargne de précaution, disponible à tout moment ?",
        "Do you have rainy-day savings, available at any time?",
        obligatoire=False,
    ),
    Question(
        "reaction_moins_value",
        "choix",
        "Si votre placement est en moins-value, que souhaitez-vous ?",
        "If your investment is at a loss, what do you wish?",
        (
            Reponse("contacter_immediat", "Être contacté tout de suite", "To be contacted at once"),
            Reponse("voir_plus_tard", "En parler au prochain rendez-vous", "To talk of it at the next meeting"),
        ),
        obligatoire=False,
    ),
    Question(
        "impact_baisse_train_vie",
        "choix",
        "Quel effet aurait une baisse de ce placement sur votre train de vie ?",
        "What effect would a fall of this investment have on your standard of living?",
        (
            Reponse("fort_impact", "Un effet fort", "A strong effect", 5),
            Reponse("ajustements", "Quelques ajustements", "Some adjustments", 20),
            Reponse("aucun_impact", "Aucun effet", "No effect", 35),
        ),
    ),
    Question(
        "perte_supportable",
        "choix",
        "Quelle perte pourriez-vous supporter sur ce placement ?",
        "Which loss could you bear on this investment?",
        (
            Reponse("aucune_perte", "Aucune", "None", 5),
            Reponse("perte_10", "Jusqu’à 10 %", "Up to 10%", 15),
            Reponse("perte_25", "Jusqu’à 25 %", "Up to 25%", 25),
            Reponse("perte_50", "Jusqu’à 50 %", "Up to 50%", 30),
            Reponse("perte_capital", "Tout le capital", "The whole capital", 35),
        ),
    ),
    Question(
        "horizon_investissement",
        "choix",
        "Dans combien de temps aurez-vous besoin de cet argent ?",
        "When will you need this money?",
        (
            Reponse("court_terme", "Dans moins de trois ans", "Within three years", 5),
            Reponse("moyen_terme", "Dans trois à huit ans", "In three to eight years", 20),
            Reponse("long_terme", "Dans plus de huit ans", "In more than eight years", 35),
        ),
    ),
    Question(
        "objectif_global",
        "choix",
        "Quel est l’objectif de l’ensemble de votre épargne ?",
        "What is the aim of your savings as a whole?",
        (
            Reponse("securitaire", "La sécurité", "Safety", 10),
            Reponse("revenus", "Des revenus", "An income", 20),
            Reponse("croissance", "La croissance", "Growth", 30),
            _old("protection", "La protection", "Protection", 10),
            _old("equilibre", "L’équilibre", "Balance", 20),
            _old("performance", "La performance", "Performance", 30),
        ),
    ),
    Question(
        "tolerance_risque",
        "choix",
        "Comment jugez-vous votre tolérance au risque ?",
        "How do you judge your tolerance to risk?",
        (
            Reponse("faible", "Faible", "Low", 15),
            Reponse("moyen", "Moyenne", "Middling", 25),
            Reponse("elevee", "Élevée", "High", 35),
            _old("tres_faible", "Très faible", "Very low", 5),
            _old("moderee", "Modérée", "Moderate", 25),
        ),
    ),
    Question(
        "niveau_connaissance_globale",
        "choix",
        "Comment jugez-vous votre connaissance des placements ?",
        "How do you judge your knowledge of investments?",
        (
            Reponse("neophyte", "Je débute", "I am a beginner", 5),
            Reponse("moyennement_experimente", "J’ai quelque expérience", "I have some experience", 20),
            Reponse("experimente", "J’ai une longue expérience", "I have a long experience", 30),
            _old("debutant", "Débutant", "Beginner", 5),
            _old("intermediaire", "Intermédiaire", "Intermediate", 15),
            _old("avance", "Avancé", "Advanced", 25),
            _old("expert", "Expert", "Expert", 35),
        ),
    ),
    Question(
        "pourcentage_perte_max",
        "pourcentage",
        "Quel pourcentage de perte ne voulez-vous jamais dépasser ?",
        "Which percentage of loss do you never want to exceed?",
    ),
    Question(
        "objectifs_rapport",
        "texte",
        "Avec vos mots, qu’attendez-vous de ce placement ?",
        "In your own words, what do you expect of this investment?",
        obligatoire=False,
    ),
)

# (bound in percent, points): up to the bound, and above the last one.
PERTE_MAX = ((5, 5), (10, 15), (20, 25))
PERTE_MAX_ABOVE = 35
