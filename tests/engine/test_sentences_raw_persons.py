"""Persons in raw speech, notes and half sentences: who presents themselves, who is told beside whom."""

import pytest
from tests.engine.talk import read, value

RAW_COUPLE = (
    "alors monsieur et madame lacroix je mets qui en premier mettez moi thierry lacroix thierry né le quatre mars "
    "soixante huit à niort et moi martine née guérin le deux avril soixante et onze à l'adresse neuf rue des acacias "
    "soixante dix neuf mille niort vous êtes mariés oui"
)
CALLING = (
    "je vous appelle pour ma mère elle parle pas bien français son prénom c'est fatma elle est née le deux juin "
    "cinquante cinq à sfax moi c'est leïla je suis sa fille et elle habite au douze rue des peupliers à vénissieux "
    "soixante neuf deux cents d'accord et vous madame vous avez une mutuelle"
)

CASES: list[tuple[list[str], str, object]] = [
    ([RAW_COUPLE], "client.prenom", "Thierry"),
    ([RAW_COUPLE], "client.date_naissance", "1968-03-04"),
    ([RAW_COUPLE], "client.lieu_naissance", "Niort"),
    ([RAW_COUPLE], "conjoint.prenom", "Martine"),
    ([RAW_COUPLE], "client.adresse", "9 rue des acacias"),
    ([CALLING], "client.prenom", "Fatma"),
    ([CALLING], "client.lieu_naissance", "Sfax"),
    ([CALLING], "client.adresse", "12 rue des peupliers"),
    ([CALLING], "client.ville", "Vénissieux"),
    (["moi je suis coiffeuse et lui il est plaquiste et vous nous proposez quoi"], "client.profession", "coiffeuse"),
    (["moi je suis coiffeuse et lui il est plaquiste et vous nous proposez quoi"], "conjoint.profession", "plaquiste"),
    (["je suis né à zagora le trois mai soixante et vous vous êtes du coin"], "client.lieu_naissance", "Zagora"),
    (["vous êtes né où moi je suis né à huit mois c'est tout ce que je sais"], "client.lieu_naissance", None),
    (["j'habite au cinq chemin des vignes quarante cinq cent soixante olivet depuis dix ans"], "client.code_postal", "45160"),
    (["B: Vous fumez ?", "C: Moi non. Elle, elle a repris."], "conjoint.fumeur", True),
    (["B: Vous fumez ?", "C: Pas si elle est là. Notez oui.", "S: Moi non."], "client.fumeur", True),
    (["B: Vous fumez ?", "C: Pas si elle est là. Notez oui.", "S: Moi non."], "conjoint.fumeur", False),
    (["C: J'ai repris l'EURL de mon patron en juin 2014."], "client.forme_juridique", "EURL"),
    (["C: J'ai monté la SARL en 2012."], "client.situation_professionnelle", "chef_entreprise"),
    (["B: Et madame ?", "C: Ma femme est sage-femme à l'hôpital de Pau, titulaire."], "conjoint.situation_professionnelle", "fonctionnaire"),
    (["B: Votre métier ?", "C: Secrétaire dans un cabinet d'architectes, Morin et Paul, depuis 2011."], "client.employeur", "Morin et Paul"),
    (["B: Vous faites quoi ?", "C: Je suis cadre de santé à la clinique Belledonne."], "client.profession", "cadre de santé"),
    (["B: Vous faites quoi ?", "C: AESH au collège Pasteur."], "client.profession", "AESH"),
    (["B: Votre assurance habitation est chez qui ?", "C: À la Macif, vingt euros par mois."], "client.employeur", None),
    (["Reçu Mme Boulanger Sylvie, vendeuse chez Darty."], "client.profession", "vendeuse"),
    (["Vu hier Damien Charpentier, comptable, 38 ans."], "client.profession", "comptable"),
    (["Client : Luc Adam. Le frère de Luc est retraité de la SNCF. Lui est fleuriste."], "client.situation_professionnelle", None),
    (["B: Le mariage, c'était en quelle année ?", "C: Quel mariage ? On est pacsés, depuis 2015."], "client.situation_matrimoniale", "pacse"),
    (["B: Quel régime ?", "C: On est mariés, chacun garde ses biens."], "client.regime_matrimonial", "separation_de_biens"),
    (["M. Petit, marié sous SDB, 3 enf., RP payée."], "client.regime_matrimonial", "separation_de_biens"),
    (["M. Petit, marié sous SDB, 3 enf., RP payée."], "client.nombre_enfants", 3),
    (["B: Vous avez des enfants ?", "C: Une fille de 12 ans et c'est tout."], "client.nombre_enfants", 1),
    (["B: Votre nom ?", "C: Mercier, comme ma mère."], "client.nom", "Mercier"),
    (["B: Votre métier, monsieur Adam ?", "C: Vannier, comme mon père."], "client.nom", "Adam"),
    (["B: Je vous joins où ?", "C: Plus trois cent cinquante-deux, six cent quatre-vingt-onze, douze, trente-quatre, cinquante-six."], "client.telephone", "+352691123456"),
    (["B: Et le code postal ?", "C: Le code postal c'est 57970."], "client.code_postal", "57970"),
    (["M. Renaud, après dix ans comme salarié chez Bouygues Bâtiment, a créé sa SAS en 2019."], "client.employeur", None),
    (["vous travaillez dans quoi je suis magasinier chez les transports girard depuis deux mille seize"], "client.employeur", "transports girard"),
    (["ben moi j'ai élevé mes cinq enfants voilà mère au foyer et vous voulez savoir quoi d'autre"], "client.situation_professionnelle", "sans_activite"),
    (["B: Des enfants ?", "C: Oui, Hugo, et Milan qui est arrivé le 20 octobre dernier."], "enfants[1].date_naissance", "2025-10-20"),
    (["C: J'ai une fille de 14 ans et des jumeaux de 9."], "enfants[2].age", 9),
    (["B: Vos enfants portent votre nom ?", "C: Nora Lefebvre, oui, comme moi. Elle a six ans."], "enfants[0].nom", "Lefebvre"),
    (["C: Moi j'ai Élise, douze ans, et Franck a Damien, seize, d'un premier lit."], "enfants[1].prenom", "Damien"),
    (["C: Moi j'ai Élise, douze ans, et Franck a Damien, seize, d'un premier lit."], "enfants[2].prenom", None),
    (["B: Et les enfants ?", "C: Clara vient d'avoir son bac, dix-huit ans, et Jules est en sixième, onze ans."], "enfants[0].age", 18),
    (["Enfants : Luc (né le 12/01/2009), Anna (née le 30/06/2012), rattachés au foyer fiscal."], "enfants[0].fiscalement_a_charge", True),
    (["Un fils, Antoine (né en 1997), vit au Québec."], "enfants[0].date_naissance", "1997"),
    (["B: Vos enfants ?", "C: Ils sont de Cédric, moi je n'en ai pas : Alice, dix ans, et Tom, huit ans."], "enfants[0].prenom", "Alice"),
    (["B: Vos enfants ?", "C: Ils sont de Cédric, moi je n'en ai pas : Alice, dix ans, et Tom, huit ans."], "enfants[2].prenom", None),
    (["C: On a Lola, dix ans, et mon fils Mathis, qui va avoir sept ans mais là il en a six."], "enfants[1].age", 6),
    (["on a une fille de huit ans manon et un garçon de cinq ans gabin voilà et vous"], "enfants[0].age", 8),
    (["vous avez des enfants j'en ai deux moi lucie douze ans et paul neuf ans"], "client.prenom", None),
    (["je suis mariée avec un plombier mais moi je suis infirmière à la maternité de lens"], "client.profession", "infirmière"),
    (["vous êtes toujours au crédit agricole comme caissière oui toujours"], "client.nom", None),
    (["situation de famille séparés depuis mars et vous avez des enfants"], "client.nom", None),
    (["C: Lui il est portugais, moi je suis française."], "conjoint.nationalite", "portugaise"),
    (["moi c'est le six mai soixante seize et ma femme le neuf juin soixante dix huit tous les deux nés à limoges"], "conjoint.lieu_naissance", "Limoges"),
    (["Son mari vient de partir à la retraite le 1er janvier 2026."], "conjoint.situation_professionnelle", "retraite"),
    (["B: Votre compagne, elle s'appelle… ?", "C: Agathe Morin."], "conjoint.prenom", "Agathe"),
    (["C: On paie un loyer à la veuve de mon ancien patron."], "client.situation_matrimoniale", None),
    (["alors madame claire dupuis née martin le deux mai quatre vingt à dole et vous êtes mariée"], "client.nom_naissance", "Martin"),
    (["Prospect : éleveur de brebis en EARL depuis 2015, pacsé, deux enfants."], "client.profession", "éleveur de brebis"),
    (["Conjoint gérant d'une SARL de charpente à Vire."], "conjoint.forme_juridique", "SARL"),
    (["Épouse : Carole, 44 ans, comptable à la mairie de Laon. Ne fume pas."], "conjoint.fumeur", False),
    (["M. et Mme Ferry. Monsieur : pilote. Madame (Sophie, née Blin le 02/04/1977) : sans profession."], "conjoint.nom_naissance", "Blin"),
    (["J'ai vu Luc Denis, menuisier, installé en 2012, divorcé, deux enfants."], "client.date_situation_matrimoniale", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_persons_told_raw(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
