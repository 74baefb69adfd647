"""Property as it is told: bought, inherited, let or lived in, valued late or in a list, and what is not theirs."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

# The lines, then for each property the fields that must be exactly so.
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (["B: Le logement, vous êtes chez vous ?", "C: Oui, on a fait bâtir en 2004. Une maison de plain-pied, cent quinze mètres carrés.", "B: Et elle aurait quelle valeur ?", "C: Alors ça… la voisine a vendu la sienne 260 000, la nôtre je dirais 290."], [{"designation": "residence_principale", "type": "maison", "surface_m2": 115, "annee_acquisition": 2004, "valeur_actuelle_estimee": 290000}]),
    (["C: On est propriétaires d'une maison à Bruz, on rembourse 1 150 euros par mois jusqu'en 2038, il reste 162 000 à payer.", "B: Et elle vaut ?", "C: Dans les 340 000."], [{"designation": "residence_principale", "type": "maison", "ville": "Bruz", "valeur_actuelle_estimee": 340000}]),
    (["C: J'ai hérité de l'appartement de ma tante à Royan, un deux-pièces. Il a été évalué à 145 000 à la succession, en 2021."], [{"type": "appartement", "ville": "Royan", "detenteur": "client"}]),
    (["B: Vous avez de l'immobilier en dehors de la maison ?", "C: Oui, un T2 à Tours que je loue 540 euros, je l'ai payé 98 000 il y a dix ans, et il doit valoir 130 000 maintenant."], [{"designation": "locatif", "type": "appartement", "ville": "Tours", "loyer_mensuel": 540, "valeur_acquisition": 98000, "valeur_actuelle_estimee": 130000, "annee_acquisition": 2016}]),
    (["C: On a trois biens : la maison où on vit, à Pau, 380 000, un studio à Bordeaux loué 520 euros, et un garage à Pau qu'on loue 80 euros."], [{"designation": "residence_principale", "type": "maison", "ville": "Pau", "valeur_actuelle_estimee": 380000}, {"designation": "locatif", "type": "studio", "ville": "Bordeaux", "loyer_mensuel": 520}, {"designation": "parking", "type": "parking", "ville": "Pau", "loyer_mensuel": 80}]),
    (["C: On est locataires, 890 euros charges comprises, mais on a un appartement à Nîmes qu'on loue 610 euros."], [{"designation": "locatif", "type": "appartement", "ville": "Nîmes", "loyer_mensuel": 610}]),
    (["B: Vous payez un loyer ?", "C: Oui, 740 euros par mois."], []),
    (["C: La maison est à mes beaux-parents, ils nous la prêtent."], []),
    (["C: C'est la maison de ma compagne, elle l'avait achetée avant qu'on se rencontre, 185 000."], [{"type": "maison", "detenteur": "conjoint", "valeur_acquisition": 185000, "designation": "residence_principale"}]),
    (["C: J'ai acheté l'appartement 210 000 en 2017, j'ai fait 40 000 de travaux, et l'agent immobilier me dit 315 000."], [{"designation": "residence_principale", "type": "appartement", "valeur_acquisition": 210000, "annee_acquisition": 2017, "valeur_actuelle_estimee": 315000}]),
    (["C: La taxe foncière de la maison, c'est 2 400 euros, et elle vaut environ 450 000."], [{"designation": "residence_principale", "type": "maison", "valeur_actuelle_estimee": 450000}]),
    (["B: Et les locaux, c'est vous qui en êtes propriétaire ?", "C: Non, je loue, 900 euros par mois."], []),
    (["C: On vient de signer le compromis pour une maison à Rezé, 325 000 euros. On emprunte 280 000."], [{"type": "maison", "ville": "Rezé", "valeur_acquisition": 325000, "designation": "residence_principale"}]),
    (["C: On avait une maison à La Rochelle, on l'a vendue 410 000 l'an passé."], []),
    (["C: Mon frère et moi, on possède la maison de nos parents à Auray, en indivision, elle vaut 280 000."], [{"type": "maison", "ville": "Auray", "forme_propriete": "indivision", "valeur_actuelle_estimee": 280000, "detenteur": "client"}]),
    (["C: Ma mère a gardé l'usufruit de la maison de Vannes, nous sommes trois nus-propriétaires. Elle vaut 300 000."], [{"type": "maison", "ville": "Vannes", "forme_propriete": "nue_propriete", "valeur_actuelle_estimee": 300000, "detenteur": "client"}]),
    (["Patrimoine immobilier : RP à Annecy, appartement 92 m², achetée en 2015 380 k, valeur 520 k. Un studio locatif à Grenoble, 95 k, loyer 430."], [{"designation": "residence_principale", "type": "appartement", "ville": "Annecy", "surface_m2": 92, "annee_acquisition": 2015, "valeur_acquisition": 380000, "valeur_actuelle_estimee": 520000}, {"designation": "locatif", "type": "studio", "ville": "Grenoble", "valeur_actuelle_estimee": 95000, "loyer_mensuel": 430}]),
    (["alors vous êtes propriétaires oui on a acheté en deux mille douze une maison de quatre-vingt-dix-huit mètres carrés à saint-herblain on l'a payée deux cent quinze mille et là elle vaudrait trois cent mille à peu près"], [{"designation": "residence_principale", "type": "maison", "ville": "saint-herblain", "surface_m2": 98, "annee_acquisition": 2012, "valeur_acquisition": 215000, "valeur_actuelle_estimee": 300000}]),
    (["et niveau patrimoine on a la maison principale qui vaut trois cent vingt mille et puis une maison de vacances en vendée deux cent mille environ et un appartement qu'on loue sept cents euros par mois à rennes"], [{"designation": "residence_principale", "type": "maison", "valeur_actuelle_estimee": 320000}, {"designation": "residence_secondaire", "type": "maison", "valeur_actuelle_estimee": 200000}, {"designation": "locatif", "type": "appartement", "loyer_mensuel": 700}]),
    (["C: On a un appart' au ski, à Valloire, un petit 28 mètres carrés, acheté 90 000 en 2006."], [{"designation": "residence_secondaire", "type": "appartement", "ville": "Valloire", "surface_m2": 28, "valeur_acquisition": 90000, "annee_acquisition": 2006}]),
    (["B: Il y a autre chose que la résidence principale ?", "C: Un terrain à bâtir, huit cents mètres carrés, à Crozon. On l'a eu pour 62 000."], [{"designation": "terrain", "type": "terrain", "ville": "Crozon", "surface_m2": 800, "valeur_acquisition": 62000}]),
    (["B: La maison vaut combien ?", "C: Oh, 250 000. Enfin non, avec la véranda plutôt 275 000."], [{"designation": "residence_principale", "valeur_actuelle_estimee": 275000}]),
    (["C: Ma fille vient d'acheter un appartement à Lyon, 240 000 euros."], []),
    (["C: La société est propriétaire du bâtiment, il vaut 600 000."], []),
    (["C: L'appartement appartient à ma femme, elle l'a reçu de ses parents. Il vaut 200 000."], [{"type": "appartement", "detenteur": "conjoint", "valeur_actuelle_estimee": 200000, "designation": "residence_principale"}]),
    (["S: Moi j'ai un studio à Brest, à mon nom, que je loue 390 euros."], [{"designation": "locatif", "type": "studio", "ville": "Brest", "loyer_mensuel": 390, "detenteur": "conjoint"}]),
    (["C: On a la maison, 300 000, avec encore 120 000 de crédit dessus."], [{"designation": "residence_principale", "type": "maison", "valeur_actuelle_estimee": 300000}]),
    (["C: Le crédit de la maison, 950 par mois, il reste 140 000, et la valeur je l'estime à 310 000."], [{"designation": "residence_principale", "type": "maison", "valeur_actuelle_estimee": 310000}]),
    (["C: J'ai deux appartements en location, un à Metz loué 480 et un à Nancy loué 510."], [{"designation": "locatif", "type": "appartement", "ville": "Metz", "loyer_mensuel": 480}, {"designation": "locatif", "type": "appartement", "ville": "Nancy", "loyer_mensuel": 510}]),
    (["C: On a un Pinel à Toulouse, livré en 2020, 195 000 euros, loué 590."], [{"designation": "locatif", "ville": "Toulouse", "loyer_mensuel": 590}]),
    (["B: Vous êtes propriétaire ?", "C: Oui.", "B: Maison, appartement ?", "C: Maison. 140 mètres carrés.", "B: Elle est payée ?", "C: Depuis 2018.", "B: Vous l'aviez achetée combien ?", "C: 178 000, en 1998."], [{"designation": "residence_principale", "type": "maison", "surface_m2": 140, "valeur_acquisition": 178000, "annee_acquisition": 1998}]),
    (["C: L'immeuble de Roubaix, c'est quatre lots, ça rapporte 2 100 par mois, on l'a acheté 260 000 en 2014."], [{"type": "immeuble", "ville": "Roubaix", "loyer_mensuel": 2100, "valeur_acquisition": 260000, "annee_acquisition": 2014, "designation": "locatif"}]),
    (["C: On a monté une SCI avec ma sœur pour un local à Dijon, il est loué 1 300 par mois, et il vaut 190 000."], [{"type": "local", "ville": "Dijon", "loyer_mensuel": 1300, "valeur_actuelle_estimee": 190000, "forme_propriete": "sci"}]),
    (["C: Je suis propriétaire de mon atelier, 200 mètres carrés, à Cholet, ça vaut 150 000."], [{"designation": "local_professionnel", "type": "local", "ville": "Cholet", "surface_m2": 200, "valeur_actuelle_estimee": 150000, "detenteur": "client"}]),
    (["Ils sont propriétaires de leur résidence principale, une maison de 130 m² à Chambéry, estimée 480 000 euros, acquise en 2011 pour 340 000. Crédit en cours, CRD 95 000."], [{"designation": "residence_principale", "type": "maison", "surface_m2": 130, "ville": "Chambéry", "valeur_actuelle_estimee": 480000, "valeur_acquisition": 340000, "annee_acquisition": 2011}]),
    (["Locataire à Lyon, loyer 1 050 euros. Pas de patrimoine immobilier."], []),
    (["C: On voudrait acheter, dans les 300 000, mais pour l'instant on loue."], []),
    (["C: On est propriétaires depuis vingt ans, c'est fini de payer. Deux cent soixante mille, à peu près, d'après le notaire."], [{"designation": "residence_principale", "valeur_actuelle_estimee": 260000}]),
    (["C: C'est une ancienne grange qu'on a retapée, on l'a touchée 60 000 et on a mis 120 000 de travaux. Aujourd'hui ça vaut bien 290 000."], [{"designation": "residence_principale", "type": "maison", "valeur_acquisition": 60000, "valeur_actuelle_estimee": 290000}]),
    (["C: L'appartement de Lorient, je l'ai mis en vente, 168 000. En attendant il est loué 600 euros."], [{"designation": "locatif", "type": "appartement", "ville": "Lorient", "valeur_actuelle_estimee": 168000, "loyer_mensuel": 600}]),
    (["C: Papa nous a laissé la maison de Saint-Malo, à mon frère et moi, elle doit valoir un demi-million."], [{"type": "maison", "ville": "Saint-Malo", "valeur_actuelle_estimee": 500000, "detenteur": "client"}]),
    (["C: La maison, elle est assurée pour 300 000, mais au prix du marché c'est 380 000."], [{"type": "maison", "valeur_actuelle_estimee": 380000, "designation": "residence_principale"}]),
    (["C: J'ai un local commercial à Agen que je loue à un coiffeur 850 euros par mois."], [{"type": "local", "ville": "Agen", "loyer_mensuel": 850, "detenteur": "client"}]),
    (["C: On possède quinze hectares de terres, louées à un agriculteur 2 500 euros l'an."], [{"designation": "terrain", "type": "terrain"}]),
    (["B: La maison, c'est au nom de qui ?", "C: À nous deux, moitié-moitié.", "B: Et sa valeur ?", "C: Aucune idée.", "B: À peu près ?", "C: Trois cent trente."], [{"designation": "residence_principale", "type": "maison", "detenteur": "commun", "valeur_actuelle_estimee": 330000}]),
    (["C: Je l'ai payée 150 000 cette maison, il y a quinze ans, et on me l'a estimée la semaine dernière à 240 000."], [{"type": "maison", "valeur_acquisition": 150000, "annee_acquisition": 2011, "valeur_actuelle_estimee": 240000, "designation": "residence_principale"}]),
    (["C: On loue un T3 à Lille 950 euros."], []),
    (["C: On met en location un T3 à Lille, 950 euros."], [{"type": "appartement", "designation": "locatif", "ville": "Lille", "loyer_mensuel": 950}]),
    (["C: Je suis hébergé chez ma mère, elle a une maison de 200 mètres carrés."], []),
    (["C: On a acheté sur plan, à Bègles, 285 000, livraison prévue en juin 2027."], [{"ville": "Bègles", "valeur_acquisition": 285000}]),
    (["B: Donc la maison de Quimper, vous me disiez 275 000 ?", "C: C'est ça.", "B: Et le bien en location ?", "C: Le petit appartement de Concarneau, lui, tourne autour de 120 000. Il est loué 480."], [{"designation": "residence_principale", "type": "maison", "ville": "Quimper", "valeur_actuelle_estimee": 275000}, {"designation": "locatif", "type": "appartement", "ville": "Concarneau", "valeur_actuelle_estimee": 120000, "loyer_mensuel": 480}]),
    (["C: Mon ex a gardé la maison, moi j'ai racheté un appartement à Créteil, 3 pièces, 215 000 euros."], [{"type": "appartement", "ville": "Créteil", "valeur_acquisition": 215000, "detenteur": "client", "designation": "residence_principale"}]),
    (["C: Elle m'a racheté ma part de la maison, 90 000 euros. Depuis je suis en location."], []),
    (["C: Au niveau immobilier j'ai rien. Enfin, si, un tiers d'un appartement à Biarritz avec mes sœurs, ça vaut 450 000 en tout."], [{"type": "appartement", "ville": "Biarritz", "valeur_actuelle_estimee": 450000, "detenteur": "client"}]),
    (["la maison c'est une longère on l'a depuis deux mille neuf elle est à nous deux et je pense qu'on en tirerait trois cent cinquante mille et on a plus rien dessus"], [{"designation": "residence_principale", "type": "maison", "annee_acquisition": 2009, "detenteur": "commun", "valeur_actuelle_estimee": 350000}]),
    (["C: On a un bungalow sur un terrain au Grau-du-Roi, dans un camping, on paie 4 000 par an l'emplacement."], []),
    (["C: La résidence secondaire, à Hossegor, c'est 420 000, et la principale à peine 300 000."], [{"designation": "residence_secondaire", "ville": "Hossegor", "valeur_actuelle_estimee": 420000}, {"designation": "residence_principale", "valeur_actuelle_estimee": 300000}]),
    (["C: J'ai une place de parking que j'ai payée 15 000 et que je loue 75 euros."], [{"designation": "parking", "type": "parking", "valeur_acquisition": 15000, "loyer_mensuel": 75, "detenteur": "client"}]),
    (["C: Le pavillon est en communauté, acheté 198 000 en 2003, remboursé, valeur actuelle 330 000."], [{"designation": "residence_principale", "type": "maison", "valeur_acquisition": 198000, "annee_acquisition": 2003, "valeur_actuelle_estimee": 330000, "detenteur": "commun"}]),
    (["C: Mes parents ont une maison à Sarlat, ils veulent nous la donner, elle vaut 400 000."], []),
    (["C: Mon appartement, je l'habite plus, je l'ai mis en meublé, mille cinquante euros par mois. Moi je vis chez mon copain."], [{"type": "appartement", "designation": "locatif", "loyer_mensuel": 1050, "detenteur": "client"}]),
    (["B: À part la maison, vous avez d'autres biens ?", "C: Un studio à Dinard, 85 000 euros à peu près."], [{"type": "studio", "ville": "Dinard", "valeur_actuelle_estimee": 85000}]),
    (["B: En dehors de la résidence principale ?", "C: Non, rien du tout."], []),
    (["B: Hormis l'appartement, d'autres biens ?", "C: Une place de parking à Sète, 12 000 euros."], [{"designation": "parking", "type": "parking", "ville": "Sète", "valeur_actuelle_estimee": 12000}]),
    (["B: La maison, elle vaut combien ?", "C: Ça, je ne sais pas.", "B: À la louche ?", "C: 260 000."], [{"type": "maison", "valeur_actuelle_estimee": 260000, "designation": "residence_principale"}]),
    (["B: Et l'appartement, quelle valeur aujourd'hui ?", "C: Oh là, bonne question.", "B: Dans les combien ?", "C: Cent soixante-dix, cent quatre-vingts. Mettez cent soixante-quinze mille."], [{"type": "appartement", "valeur_actuelle_estimee": 175000, "designation": "residence_principale"}]),
    (["C: Je suis locataire à Paris, 1 200 euros, par contre j'ai un studio à Reims, loué 410 euros."], [{"designation": "locatif", "type": "studio", "ville": "Reims", "loyer_mensuel": 410}]),
    (["on est locataires neuf cents euros par mois mais on a un deux-pièces à dunkerque qu'on loue cinq cents"], [{"designation": "locatif", "type": "appartement", "ville": "dunkerque", "loyer_mensuel": 500}]),
    (["C: Ma sœur a pris la maison, et moi j'ai gardé l'appartement de Pornic, il vaut 190 000."], [{"type": "appartement", "ville": "Pornic", "valeur_actuelle_estimee": 190000, "detenteur": "client"}]),
    (["C: Mon père m'a transmis un appartement à Vichy, il vaut 110 000."], [{"type": "appartement", "ville": "Vichy", "valeur_actuelle_estimee": 110000, "detenteur": "client"}]),
    (["C: Mes parents nous ont laissé une maison à Étretat, estimée 310 000."], [{"type": "maison", "ville": "Étretat", "valeur_actuelle_estimee": 310000}]),
    (["C: Mes parents habitent une maison à Étretat, estimée 310 000."], []),
    (["C: On possède une maison, 320 000, un studio à Rennes, 90 000, et un garage, 14 000."], [{"type": "maison", "valeur_actuelle_estimee": 320000}, {"type": "studio", "ville": "Rennes", "valeur_actuelle_estimee": 90000}, {"type": "parking", "valeur_actuelle_estimee": 14000}]),
    (["Ils ont une maison à Auch (240 k€), un appartement à Tarbes (95 k€) et un terrain à Lannemezan (30 k€)."], [{"type": "maison", "ville": "Auch", "valeur_actuelle_estimee": 240000}, {"type": "appartement", "ville": "Tarbes", "valeur_actuelle_estimee": 95000}, {"type": "terrain", "ville": "Lannemezan", "valeur_actuelle_estimee": 30000}]),
    (["C: J'ai deux studios, l'un à Lyon loué 520 euros, l'autre à Bron loué 450 euros."], [{"designation": "locatif", "type": "studio", "ville": "Lyon", "loyer_mensuel": 520}, {"designation": "locatif", "type": "studio", "ville": "Bron", "loyer_mensuel": 450}]),
    (["C: L'appart de Bayonne est en vente, 199 000."], [{"type": "appartement", "ville": "Bayonne", "valeur_actuelle_estimee": 199000}]),
    (["C: Mon ex-mari m'a racheté ma moitié de l'appartement, 75 000."], []),
    (["C: On est proprios, une petite maison à Lens, achetée 118 000 en 2013."], [{"designation": "residence_principale", "type": "maison", "ville": "Lens", "valeur_acquisition": 118000, "annee_acquisition": 2013}]),
    (["C: La maison a été bâtie en 2006, elle vaut 350 000, elle est en communauté."], [{"type": "maison", "valeur_actuelle_estimee": 350000, "detenteur": "commun", "designation": "residence_principale"}]),
    (["C: La principale vaut 410 000, la secondaire, au Touquet, 280 000."], [{"designation": "residence_principale", "valeur_actuelle_estimee": 410000}, {"designation": "residence_secondaire", "valeur_actuelle_estimee": 280000}]),
    (["C: On a signé un compromis pour un appartement à Meaux, 189 000 euros."], [{"type": "appartement", "ville": "Meaux", "valeur_acquisition": 189000, "designation": "residence_principale"}]),
    (["C: J'ai été propriétaire d'un appartement à Gap, je l'ai revendu 130 000."], []),
    (["C: On a fait une offre sur une maison à 290 000, on attend la réponse."], []),
    (["C: Notre patron possède un immeuble à Nancy, 900 000 euros."], []),
    (["C: Je ne suis pas propriétaire, j'occupe la maison de ma grand-mère, elle vaut 220 000."], []),
    (["C: Ma femme a hérité d'une maison à Albi avec ses deux frères, elle vaut 240 000."], [{"type": "maison", "ville": "Albi", "valeur_actuelle_estimee": 240000, "detenteur": "conjoint"}]),
    (["C: On a emprunté 230 000 pour la maison, achetée 260 000 en 2020."], [{"type": "maison", "valeur_acquisition": 260000, "annee_acquisition": 2020, "designation": "residence_principale"}]),
    (["C: On a quitté notre maison de Trappes, elle est louée maintenant, 1 250 euros."], [{"type": "maison", "ville": "Trappes", "designation": "locatif", "loyer_mensuel": 1250}]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_homes_are_read_as_they_are_told(lines: list[str], expected: list[dict[str, object]]) -> None:
    rows = read(*lines, on="2026-03-02").fiche().get("biens_immobiliers", [])
    assert isinstance(rows, list)
    assert len(rows) == len(expected)
    for fields in expected:
        assert any(
            {name: str(row.get(name)).casefold() for name in fields}
            == {name: str(wanted).casefold() for name, wanted in fields.items()}
            for row in rows
        )
