"""Holdings told in pieces: figures upon them, two of a kind, one bank for several, holders and heirs, refusals."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

Row = dict[str, object]
# The lines, then what each holding must hold (it may hold more); as many rows as told.
CASES: list[tuple[list[str], list[Row]]] = [
    (["B: Et l'épargne ?", "S: Un PEL chacun, à la Caisse d'Épargne. Le mien est à 31 000, celui de Didier à 28 500."], [{"nature": "pel", "detenteur": "conjoint", "valeur_actuelle": 31000, "etablissement": "Caisse d'Épargne"}, {"nature": "pel", "detenteur": "client", "valeur_actuelle": 28500, "etablissement": "Caisse d'Épargne"}]),
    (["S: Un LEP chacun, à La Banque Postale, dix mille sur l'un, neuf mille deux sur l'autre.", "B: Lequel est à qui ?", "S: Les dix mille, c'est lui."], [{"nature": "lep", "detenteur": "client", "valeur_actuelle": 10000}, {"nature": "lep", "detenteur": "conjoint", "valeur_actuelle": 9200}]),
    (["C: J'ai 12 000 sur le LDDS et 9 000 sur le Livret A, les deux chez Fortuneo."], [{"nature": "ldds", "detenteur": "client", "valeur_actuelle": 12000, "etablissement": "Fortuneo"}, {"nature": "livret_a", "detenteur": "client", "valeur_actuelle": 9000, "etablissement": "Fortuneo"}]),
    (["C: Un PER à La Mondiale, un ancien Madelin. 61 000 dessus, j'y mets 3 600 par an."], [{"nature": "per", "detenteur": "client", "valeur_actuelle": 61000, "etablissement": "La Mondiale"}]),
    (["C: Cent quarante-cinq mille. C'est arrivé en juin sur mon compte courant, au Crédit Agricole."], [{"nature": "compte_courant", "detenteur": "client", "valeur_actuelle": 145000, "etablissement": "Crédit Agricole"}]),
    (["C: Ma part c'est trois cent quatre-vingt-dix mille. Ça dort sur mon compte courant au CIC."], [{"nature": "compte_courant", "detenteur": "client", "valeur_actuelle": 390000, "etablissement": "CIC"}]),
    (["Il existe un PER Generali au nom d'Édouard, le mari, 37 000 euros, 400 par mois. La cliente, Claire, n'en a pas."], [{"nature": "per", "detenteur": "conjoint", "valeur_actuelle": 37000, "versement_mensuel": 400, "etablissement": "Generali"}]),
    (["C: Une assurance vie Spirica, 26 000, pour mes enfants."], [{"nature": "assurance_vie", "detenteur": "client", "valeur_actuelle": 26000, "etablissement": "Spirica", "beneficiaires": "mes enfants"}]),
    (["Reste une assurance vie BNP, 122 000, les trois enfants comme bénéficiaires."], [{"nature": "assurance_vie", "valeur_actuelle": 122000, "beneficiaires": "les trois enfants"}]),
    (["S: Une assurance vie à la CNP, 33 000, à mon nom. C'est pour les enfants, après."], [{"nature": "assurance_vie", "detenteur": "conjoint", "valeur_actuelle": 33000, "beneficiaires": "les enfants"}]),
    (["C: Mon assurance-vie est à la Macif, et c'est mes neveux qui auront l'argent."], [{"nature": "assurance_vie", "detenteur": "client", "beneficiaires": "mes neveux"}]),
    (["un per axa ouvert en deux mille treize y a quatre vingt treize mille dessus et je mets cinq cents euros par mois"], [{"nature": "per", "valeur_actuelle": 93000, "versement_mensuel": 500, "date_ouverture_souscription": "2013", "etablissement": "AXA"}]),
    (["B: Un LDD, un LEP ?", "C: Un LDD à deux mille."], [{"nature": "ldds", "valeur_actuelle": 2000}]),
    (["C: Mon PEA est chez Boursorama, 18 000. Mon compte-titres, même banque, 7 000."], [{"nature": "pea", "etablissement": "Boursorama", "valeur_actuelle": 18000}, {"nature": "compte_titres", "etablissement": "Boursorama", "valeur_actuelle": 7000}]),
    (["C: Chez Boursorama j'ai mon compte-titres, sept mille, et mon assurance vie, treize mille."], [{"nature": "compte_titres", "etablissement": "Boursorama", "valeur_actuelle": 7000}, {"nature": "assurance_vie", "etablissement": "Boursorama", "valeur_actuelle": 13000}]),
    (["B: Vous alimentez quoi chaque mois ?", "C: 80 sur le livret A, 120 sur le PER."], [{"nature": "livret_a", "versement_mensuel": 80}, {"nature": "per", "versement_mensuel": 120}]),
    (["C: J'ai deux assurances-vie : une à 15 000, l'autre à 90 000."], [{"nature": "assurance_vie", "valeur_actuelle": 15000}, {"nature": "assurance_vie", "valeur_actuelle": 90000}]),
    (["B: J'ai au dossier un PEL de 12 000 et un livret A de 5 000, toujours d'actualité ?", "C: Le PEL oui, le livret A je l'ai vidé pour la voiture."], [{"nature": "pel", "valeur_actuelle": 12000}]),
    (["B: Je relis : PEA chez BoursoBank, 18 000, ouvert en 2019 ?", "C: Oui, c'est ça."], [{"nature": "pea", "valeur_actuelle": 18000, "date_ouverture_souscription": "2019"}]),
    (["B: Vous aviez un PER chez nous, ouvert en 2022 ?", "C: Il est là, oui. Il est à 11 250 et je mets 75 par mois."], [{"nature": "per", "valeur_actuelle": 11250, "versement_mensuel": 75}]),
    (["C: Le livret jeune du petit, 1 600 euros."], [{"nature": "autre", "detenteur": "enfant", "valeur_actuelle": 1600}]),
    (["C: La banque nous a tannés avec un PER, on a dit non."], []),
    (["B: Un PER à votre nom aurait du sens.", "S: Oui, faites-moi une étude. Dans les deux cents par mois."], []),
    (["C: Il y a 320 000 sur un compte courant chez BNP, c'est ça que je veux placer."], [{"nature": "compte_courant", "valeur_actuelle": 320000}]),
    (["elle a sept mille en épargne salariale qui dort au crédit mutuel ma femme"], [{"nature": "epargne_salariale", "valeur_actuelle": 7000, "etablissement": "Crédit Mutuel", "detenteur": "conjoint"}]),
    (["C: Des SCPI Corum pour 50 000, ça me donne 210 par mois."], [{"nature": "scpi", "valeur_actuelle": 50000, "etablissement": "Corum"}]),
    (["B: Le PEL, il y a combien dessus ?", "C: Quarante et un mille."], [{"nature": "pel", "valeur_actuelle": 41000}]),
    (["C: Le Livret A, il est plein."], [{"nature": "livret_a"}]),
    (["C: J'ai rien de côté, à part un livret A avec 800 euros."], [{"nature": "livret_a", "valeur_actuelle": 800}]),
    (["B: Et l'épargne ?", "S: Un PEL chacun, au Crédit Agricole. Le mien est à 12 400, celui de mon mari à 9 800."], [{"nature": "pel", "detenteur": "conjoint", "valeur_actuelle": 12400, "etablissement": "Crédit Agricole"}, {"nature": "pel", "detenteur": "client", "valeur_actuelle": 9800, "etablissement": "Crédit Agricole"}]),
    (["C: J'ai 4 000 sur le LEP et 2 500 sur le LDDS, le tout au Crédit Mutuel."], [{"nature": "lep", "valeur_actuelle": 4000, "etablissement": "Crédit Mutuel"}, {"nature": "ldds", "valeur_actuelle": 2500, "etablissement": "Crédit Mutuel"}]),
    (["C: Mon Livret A est plein."], [{"nature": "livret_a", "detenteur": "client"}]),
    (["C: Le conseiller voulait me vendre une assurance-vie, j'ai refusé."], []),
    (["C: La banque m'a proposé un PEA, je l'ai ouvert, il y a 3 000 dessus."], [{"nature": "pea", "valeur_actuelle": 3000}]),
    (["B: Une assurance-vie serait intéressante pour vous.", "C: On verra."], []),
    (["C: Quatre-vingt mille. C'est sur mon livret A et je ne sais qu'en faire."], [{"nature": "livret_a", "valeur_actuelle": 80000}]),
    (["C: J'ai un compte-titres à la BNP, 15 000 dessus, et un PEA au même endroit, 6 000."], [{"nature": "compte_titres", "etablissement": "BNP Paribas", "valeur_actuelle": 15000}, {"nature": "pea", "etablissement": "BNP Paribas", "valeur_actuelle": 6000}]),
    (["C: L'assurance-vie, c'est mes filles qui la toucheront, elle est à 40 000."], [{"nature": "assurance_vie", "valeur_actuelle": 40000, "beneficiaires": "mes filles"}]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "holdings"), CASES, ids=[case[0][-1][:60] for case in CASES])
def test_a_holding_gets_what_is_said_of_it(lines: list[str], holdings: list[Row]) -> None:
    rows = read(*lines).fiche().get("actifs_financiers", [])
    assert isinstance(rows, list)
    assert len(rows) == len(holdings)
    for row, expected in zip(rows, holdings, strict=True):
        assert {name: row.get(name) for name in expected} == expected


# Other things of value: the designation, whose, and the worth.
OTHERS: list[tuple[list[str], list[tuple[str, str, float]]]] = [
    (["C: Mon bois de chênes me vient du grand-père. Quatre hectares, douze mille euros."], [("forets", "client", 12000)]),
    (["C: J'ai une forêt en Creuse. La forêt elle-même, trente hectares, vaut 95 000."], [("forets", "client", 95000)]),
    (["C: J'ai du bitcoin, il y en a pour 18 000. Et avec le bitcoin je suis vacciné."], [("cryptomonnaie", "client", 18000)]),
    (["j'ai de l'or des pièces dans un coffre disons quarante quatre mille"], [("or", "client", 44000)]),
    (["C: Mes bijoux viennent de ma grand-mère. L'expert dit 9 000."], [("bijoux", "client", 9000)]),
    (["C: Mon oncle a une cave à vins, elle vaut 20 000."], []),
    (["B: Des tableaux, des montres ?", "C: Non, rien de tout ça."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "things"), OTHERS, ids=[case[0][-1][:60] for case in OTHERS])
def test_a_thing_of_value_gets_its_worth(lines: list[str], things: list[tuple[str, str, float]]) -> None:
    rows = read(*lines).fiche().get("autres_epargnes", [])
    assert isinstance(rows, list)
    assert [(row["designation"], row["detenteur"], row.get("valeur")) for row in rows] == things


# The lines, then fields of the savings need.
NEEDS: list[tuple[list[str], Row]] = [
    (
        ["C: Deux enfants. On leur a donné la nue-propriété, le 12 mai 2015, chez le notaire. Ça valait 160 000."],
        {"donation_realisee": True, "donation_montant": 160000, "donation_beneficiaires": "les enfants"},
    ),
    (
        ["C: Nos trois filles sont grandes. On leur a fait une donation-partage en 2019, 90 000 euros."],
        {"donation_realisee": True, "donation_montant": 90000, "donation_beneficiaires": "les enfants"},
    ),
    (["B: Ces trois cent mille, vous en attendez quoi ?", "C: Qu'ils complètent ma retraite."], {"objectif": "compléter la retraite"}),
    (
        ["C: Cent vingt mille, tout compris. Ça dort sur mon compte courant au CIC."],
        {"epargne_disponible": True, "montant_epargne_disponible": 120000},
    ),
    (["C: J'ai 1 800 euros sur mon compte courant."], {}),
    (["B: Vous faites quoi dans la vie ?", "C: Professeure de maths, 2 300 net."], {}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "need"), NEEDS, ids=[case[0][-1][:60] for case in NEEDS])
def test_a_savings_need_is_read_from_what_is_held_and_given(lines: list[str], need: Row) -> None:
    record = read(*lines).fiche().get("bae_epargne", {})
    assert isinstance(record, dict)
    assert {name: record.get(name) for name in need} == need
    assert need or not record
