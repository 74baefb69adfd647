"""What a value belongs to: the insurer named first, letters spelled in raw speech, costs told after a loan, others' parts."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

Expected = list[tuple[str, object]]

CASES: list[tuple[list[str], Expected]] = [
    # the insurer first, then what it insures
    (["Unéo pour la santé, et à l'AGPM une prévoyance de 29 euros par mois. Vu l'adjudant Roux."], [("contrats_existants[0].type", "sante"), ("contrats_existants[1].type", "prevoyance"), ("contrats_existants[1].assureur", "AGPM")]),
    (["C: Chez Allianz j'ai la voiture, 45 euros par mois, et à la MAIF la maison, 21 euros."], [("contrats_existants[0].assureur", "Allianz"), ("contrats_existants[1].assureur", "MAIF"), ("contrats_existants[1].type", "habitation")]),
    (["C: La mutuelle est chez Harmonie et la voiture à la Macif."], [("contrats_existants[0].type", "sante"), ("contrats_existants[1].type", "auto")]),
    (["C: On est chez AXA, maison et voiture."], [("contrats_existants[0].type", "habitation"), ("contrats_existants[1].type", "auto"), ("contrats_existants[1].assureur", "AXA")]),
    # the insurer of everything
    (["C: Tout est à la Macif. La voiture, 42 par mois, et une GAV à 12 euros."], [("contrats_existants[0].assureur", "Macif"), ("contrats_existants[1].assureur", "Macif")]),
    (["C: Groupama, j'ai tout là-bas. La multirisque de la ferme, deux mille trois cents l'an."], [("contrats_existants[0].assureur", "Groupama")]),
    (["C: Tout est à la Maif, sauf la moto qui est chez AMV, 310 euros par an."], [("contrats_existants[0].assureur", "AMV"), ("contrats_existants[1].type", None)]),
    # the insurer in answer to a thing
    (["B: Le logement ?", "C: À la GMF, rien à dire."], [("contrats_existants[0].type", "habitation"), ("contrats_existants[0].assureur", "GMF")]),
    (["B: La voiture ?", "C: À la Matmut."], [("contrats_existants[0].type", "auto"), ("contrats_existants[0].assureur", "Matmut")]),
    (["B: Monsieur, vous êtes couvert comment ?", "C: MNT, maintien de salaire, 38 euros par mois."], [("contrats_existants[0].type", "prevoyance"), ("contrats_existants[0].cotisation", 38)]),
    (["C: La Peugeot, 165 euros par mois au Crédit Agricole, jusqu'en mai 2029. Elle est assurée à la Maif."], [("contrats_existants[0].cotisation", None)]),
    # letters said one by one
    (["et à côté de ça un p e a chez fortunéo ouvert en janvier 2019 dix huit mille quatre cents"], [("actifs_financiers[0].nature", "pea"), ("actifs_financiers[0].valeur_actuelle", 18400)]),
    (["et sur un livret a y a sept mille euros dessus"], [("actifs_financiers[0].nature", "livret_a"), ("actifs_financiers[0].valeur_actuelle", 7000)]),
    (["j'ai un l e p à la banque postale neuf mille quatre cents"], [("actifs_financiers[0].nature", "lep"), ("actifs_financiers[0].valeur_actuelle", 9400)]),
    (["bon la mutuelle elle est à la m g c cent trente huit euros par mois"], [("contrats_existants[0].assureur", "MGC"), ("contrats_existants[0].cotisation", 138)]),
    # what a loan costs; who lends for goods
    (["C: J'ai un prêt immobilier à la BNP, 120 000 restants, ça nous fait 640 par mois."], [("passifs[0].montant_remboursement", 640)]),
    (["C: Mon salaire, ça me fait 1 640 net par mois."], [("passifs[0].montant_remboursement", None), ("bae_epargne.charges_totales", None)]),
    (["B: Autre crédit ?", "C: Cofidis, 260 par mois, encore trois ans. C'est pour la maison qu'on construit."], [("passifs[0].nature", "credit_consommation")]),
    (["C: J'ai une réserve d'argent chez Cetelem, je dois 1 800."], [("passifs[0].nature", "credit_consommation")]),
    # a figure of something else said after a holding
    (["C: Un livret A, 14 000.", "S: Et ma Norton de 1972, achetée en 2009 ! Ça vaut 8 000, elle démarre un jour sur deux."], [("actifs_financiers[0].valeur_actuelle", 14000), ("autres_epargnes[0].designation", "vehicule_collection"), ("autres_epargnes[0].valeur", 8000)]),
    (["C: J'ai une Panhard de 1961, une voiture de collection, elle vaut 11 000."], [("autres_epargnes[0].valeur", 11000)]),
    (["C: On a une maison de 1972, elle vaut 180 000."], [("autres_epargnes", None)]),
    # a price put right
    (["C: On a acheté une maison à Bruz 263 000.", "S: Avec les frais.", "C: Ah oui, le prix d'achat de la maison c'est 245 000, pardon."], [("biens_immobiliers[0].valeur_acquisition", 245000)]),
    # needs
    (["B: Les voitures, on en parle ?", "C: Oui ! On veut tout au même endroit."], [("besoins", ["auto"])]),
    (["B: La santé, tu es sur celle de ta mère ?", "C: Jusqu'à la fin du master, oui."], [("besoins", [])]),
    (["B: La voiture est assurée ?", "C: À la Matmut, 39 par mois. Trouvez-moi mieux."], [("besoins", ["auto"])]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_what_a_value_belongs_to(lines: list[str], expected: Expected) -> None:
    extraction = read(*lines)
    assert {path: value(extraction, path) for path, _ in expected} == dict(expected)
