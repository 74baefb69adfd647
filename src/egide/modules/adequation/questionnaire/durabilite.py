"""Sustainability preferences, asked since August 2022: article 2, 4° of the delegated regulation (EU) 2017/2359.

A client may want a least share of taxonomy-aligned investments (regulation (EU) 2020/852), a least share of
sustainable investments (article 2, 17° of regulation (EU) 2019/2088, SFDR), or that principal adverse impacts be
taken into account.
"""

from __future__ import annotations

from egide.modules.adequation.questionnaire.types import Question, Reponse

DURABILITE: tuple[Question, ...] = (
    Question(
        "preference_durabilite",
        "choix",
        "Souhaitez-vous que vos placements tiennent compte de la durabilité ?",
        "Do you want your investments to take sustainability into account?",
        (
            Reponse("aucune", "Pas de préférence", "No preference"),
            Reponse("interesse", "Oui, sans minimum", "Yes, without a minimum"),
            Reponse(
                "taxonomie", "Une part minimale alignée sur la taxonomie", "A least share aligned with the taxonomy"
            ),
            Reponse("sfdr", "Une part minimale d’investissements durables", "A least share of sustainable investments"),
            Reponse("pai", "La prise en compte des incidences négatives", "Adverse impacts taken into account"),
            Reponse("exclusif", "Exclusivement des placements durables", "Sustainable investments only"),
        ),
    ),
    Question(
        "part_taxonomie",
        "pourcentage",
        "Part minimale alignée sur la taxonomie européenne",
        "Least share aligned with the European taxonomy",
        obligatoire=False,
    ),
    Question(
        "part_durable",
        "pourcentage",
        "Part minimale d’investissements durables (SFDR)",
        "Least share of sustainable investments (SFDR)",
        obligatoire=False,
    ),
    Question(
        "incidences_negatives",
        "plusieurs",
        "Incidences négatives à prendre en compte",
        "Adverse impacts to take into account",
        (
            Reponse("climat", "Émissions de gaz à effet de serre", "Greenhouse gas emissions"),
            Reponse("biodiversite", "Biodiversité", "Biodiversity"),
            Reponse("eau", "Eau", "Water"),
            Reponse("dechets", "Déchets", "Waste"),
            Reponse("social", "Questions sociales et de personnel", "Social and employee matters"),
            Reponse("droits_humains", "Droits humains, lutte contre la corruption", "Human rights, anti-corruption"),
        ),
        obligatoire=False,
    ),
)
# What a preference needs besides, before it can be validated.
NEEDS = {"taxonomie": "part_taxonomie", "sfdr": "part_durable", "pai": "incidences_negatives"}
