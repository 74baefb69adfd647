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
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "expected"), CASES, ids=[f"{i}-{c[1]}" for i, c in enumerate(CASES)])
def test_persons_told_raw(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected
