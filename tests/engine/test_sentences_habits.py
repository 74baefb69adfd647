"""Tobacco, sports, mileage and dangerous work, said in many ways."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

HABITS = [
    (["B: Vous fumez ?", "C: J'étais fumeur, plus depuis dix ans."], "client.fumeur", False),
    (["B: La cigarette ?", "C: Oh non, j'y touche pas."], "client.fumeur", False),
    (["C: On fume tous les deux, hélas, avec ma femme."], "conjoint.fumeur", True),
    (["C: On fume tous les deux, hélas, avec ma femme."], "client.fumeur", True),
    (["B: Tabac ?", "C: Deux clopes en soirée."], "client.fumeur", True),
    (["C: Mon frère fume comme un pompier."], "client.fumeur", None),
    (["B: Un sport ?", "C: Du badminton, et un peu de natation."], "client.details_activites_sportives", "badminton, natation"),
    (["B: Ski, escalade ?", "C: Du ski, deux semaines par an."], "client.niveau_activites_sportives", "occasionnel"),
    (["B: Ski, escalade ?", "C: Du ski, deux semaines par an."], "client.details_activites_sportives", "ski"),
    (["C: J'ai une équipe de foot, match tous les dimanches, en championnat."], "client.activites_sportives", True),
    (["Sport : boxe thaï, deux entraînements par semaine."], "client.details_activites_sportives", "boxe thaï"),
    (["C: Mon fils fait du judo tous les mercredis."], "client.activites_sportives", None),
    (["Km/an : 14 000."], "client.km_parcourus_annuels", 14000),
    (["Kilométrage annuel : environ 9 000."], "client.km_parcourus_annuels", 9000),
    (["B: Combien de kilomètres ?", "C: Au compteur, 90 000.", "B: Non, par an.", "C: Par an, onze mille."],
     "client.km_parcourus_annuels", 11000),
    (["C: Je roule vingt mille par an."], "client.km_parcourus_annuels", 20000),
    (["C: Je fais dix mille kilomètres par an, ma femme sept mille."], "conjoint.km_parcourus_annuels", 7000),
    (["C: La voiture a déjà fait 180 000 kilomètres."], "client.km_parcourus_annuels", None),
    (["C: Je gagne vingt mille par an."], "client.km_parcourus_annuels", None),
    (["B: Un risque particulier au travail ?", "C: Aucun, je suis dans un bureau."], "client.risques_professionnels", False),
    (["B: Votre mari a un métier à risque ?", "C: Couvreur, alors oui."], "conjoint.risques_professionnels", True),
    (["B: Risque professionnel ?", "C: Je travaille en hauteur."], "client.risques_professionnels", True),
    (["C: Je suis toute la journée sur une nacelle.", "B: Je le déclare en risque."], "client.risques_professionnels", True),
    (["C: Je suis toute la journée sur une nacelle.", "B: Je le déclare en risque."],
     "client.details_risques_professionnels", "nacelle"),
    (["C: Pour le placement, aucun risque."], "client.risques_professionnels", None),
    (["B: On reste sans risque sur l'épargne ?", "C: Oui, aucun risque."], "client.risques_professionnels", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), HABITS)
def test_habits(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
