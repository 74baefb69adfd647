"""What is wished for in a breath: levels of care, extras, the limit to pay, and the needs behind a request."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

HIGH, MIDDLE, LOW = "renforce", "confort", "base"
HOSPITAL, ROOM, DOCTOR = "niveau_hospitalisation", "niveau_chambre_particuliere", "niveau_medecin_generaliste"
SCANS, NURSING, DRUGS = "niveau_analyses_imagerie", "niveau_auxiliaires_medicaux", "niveau_pharmacie"
TEETH, EYES, EARS = "niveau_dentaire", "niveau_optique", "niveau_protheses_auditives"
GENTLE, CURES, OTHER = "souhaite_medecine_douce", "souhaite_cures_thermales", "souhaite_autres_protheses"
LAW, LIMIT = "souhaite_protection_juridique", "budget_mensuel_maximum"

HEALTH: list[tuple[list[str], dict[str, object]]] = [
    # several items in one breath
    (["C: Pour la mutuelle : optique et dentaire au maximum, le reste m'est égal."], {EYES: HIGH, TEETH: HIGH}),
    (["C: Renforcé en dentaire et en optique, confort sur l'hospitalisation."], {TEETH: HIGH, EYES: HIGH, HOSPITAL: MIDDLE}),
    (["C: Les lunettes et les dents, on met du moyen. La pharmacie, au minimum."], {EYES: MIDDLE, TEETH: MIDDLE, DRUGS: LOW}),
    (["C: Je veux un gros dentaire et une bonne couverture hospitalisation."], {TEETH: HIGH, HOSPITAL: HIGH}),
    (["C: Moi c'est les oreilles, lui c'est les dents : du renforcé sur les deux."], {EARS: HIGH, TEETH: HIGH}),
    (["C: L'hôpital au maximum, avec une chambre pour moi toute seule."], {HOSPITAL: HIGH, ROOM: HIGH}),
    # one item, asked and answered
    (["B: Le dentaire ?", "C: Moyen, j'ai de bonnes dents."], {TEETH: MIDDLE}),
    (["B: Et les lunettes ?", "C: Bof, le minimum."], {EYES: LOW}),
    (["B: L'imagerie, les analyses ?", "C: Très important, je suis suivi."], {SCANS: HIGH}),
    (["B: La chambre seule, vous y tenez ?", "C: Ah oui."], {ROOM: HIGH}),
    (["B: La chambre seule, c'est important ?", "C: Non, pas du tout."], {ROOM: LOW}),
    (["B: Le kiné, l'orthophoniste ?", "C: Confort, ça ira."], {NURSING: MIDDLE}),
    (["B: L'hospitalisation, vous la voulez comment ?", "C: Qu'on ait rien à sortir de notre poche."], {HOSPITAL: HIGH}),
    (["B: Audition ?", "C: Niveau un.", "B: Optique ?", "C: Niveau trois."], {EARS: LOW, EYES: HIGH}),
    (["B: Les médecins, pour la mutuelle ?", "C: On n'y va jamais, le strict minimum."], {DOCTOR: LOW}),
    (["B: Pour la mutuelle, qu'est-ce qui compte le plus ?", "C: L'hôpital."], {HOSPITAL: HIGH}),
    # the broker says it, the household agrees or turns it round
    (["B: On met l'optique à la base ?", "C: Parfait."], {EYES: LOW}),
    (["B: Le dentaire en renforcé et l'optique en confort, ça vous va ?", "C: Oui."], {TEETH: HIGH, EYES: MIDDLE}),
    (["B: On met le dentaire au maximum et les lunettes au minimum ?", "C: L'inverse plutôt."], {TEETH: LOW, EYES: HIGH}),
    (["B: Un niveau renforcé en dentaire ?", "C: Non, restez sur la base."], {TEETH: LOW}),
    (["B: Le dentaire ?", "C: J'ai un bridge à faire.", "B: Donc le dentaire en renforcé, je note.", "C: Voilà."], {TEETH: HIGH}),
    (["B: En général les gens prennent le dentaire renforcé.", "C: Et c'est combien ?"], {TEETH: None}),
    # corrected, past, somebody else's, conditional, a trade
    (["C: Les lunettes, ça m'est égal. Enfin non, moyen pour les lunettes."], {EYES: MIDDLE}),
    (["C: J'avais le renforcé en optique, je n'en ai plus besoin, passez en base."], {EYES: LOW}),
    (["C: Mon père a un dentaire renforcé."], {TEETH: None}),
    (["C: Je suis kiné à l'hôpital, c'est un métier important."], {NURSING: None, HOSPITAL: None}),
    (["C: Ma mutuelle irait si les dents étaient bien remboursées."], {TEETH: None}),
    (["C: L'hôpital où je travaille est correct avec nous."], {HOSPITAL: None}),
    # a memo
    (["Santé : hospitalisation renforcée, optique de base, dentaire moyen."], {HOSPITAL: HIGH, EYES: LOW, TEETH: MIDDLE}),
    (["Généraliste : confort. Pharmacie : base. Budget max 140 euros par mois."], {DOCTOR: MIDDLE, DRUGS: LOW, LIMIT: 140}),
    # extras
    (["B: Les médecines douces ?", "C: L'ostéo, oui, deux fois par an."], {GENTLE: True}),
    (["B: Ostéopathie, acupuncture ?", "C: Je n'y crois pas."], {GENTLE: False}),
    (["B: Les cures, les médecines douces ?", "C: Non, rien de tout ça."], {CURES: False, GENTLE: False}),
    (["B: Vous allez en cure ?", "C: À Dax, tous les ans, il faut que ce soit remboursé."], {CURES: True}),
    (["B: Et les cures ?", "C: On verra plus tard."], {CURES: None}),
    (["C: Pour la santé : l'ostéo oui, les cures non, les semelles orthopédiques oui."], {GENTLE: True, CURES: False, OTHER: True}),
    (["C: Ma mère fait une cure chaque été pour ses rhumatismes."], {CURES: None}),
    (["B: Médecines douces ?", "C: Non, c'est pas mon truc. Enfin si, l'ostéo, ma femme y va."], {GENTLE: True}),
    (["B: Une protection juridique médicale, dans la mutuelle ?", "C: Oui, prenez-la."], {LAW: True}),
    (["B: La protection juridique santé ?", "C: Je n'en vois pas l'utilité, non."], {LAW: False}),
    # the limit to pay
    (["B: Pour la mutuelle, quel budget ?", "C: Quatre-vingt-dix, pas davantage."], {LIMIT: 90}),
    (["B: Pour la mutuelle, vous iriez jusqu'à combien ?", "C: Cent dix.", "S: Cent vingt, mais pas plus."], {LIMIT: 120}),
    (["C: On paye 164 de mutuelle et on voudrait 130."], {LIMIT: 130}),
    (["C: Ma mutuelle me coûte 150 euros par mois."], {LIMIT: None}),
    (["C: Pour la santé on s'est fixé 200 euros, pas un centime de plus."], {LIMIT: 200}),
    (["B: Cette mutuelle est à 94 euros par mois.", "C: Hum."], {LIMIT: None}),
    (["alors pour la mutuelle vous voulez pas dépasser combien je dirais cent quarante euros par mois"], {LIMIT: 140}),
    (["C: Pour le prêt, la mensualité ne doit pas dépasser 800. Et la mutuelle, on verra."], {LIMIT: None}),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), HEALTH, ids=[" / ".join(lines)[:70] for lines, _ in HEALTH])
def test_what_is_wanted_of_the_health_cover(lines: list[str], expected: dict[str, object]) -> None:
    extraction = read(*lines)
    assert {name: value(extraction, f"sante_souhait.{name}") for name in expected} == expected


NEEDS: list[tuple[list[str], list[str]]] = [
    # asked for
    (["C: Ma mutuelle, je veux en changer."], ["sante"]),
    (["C: Je viens pour, comment dire… mes obsèques."], ["obseques"]),
    (["C: Il nous faut l'assurance du prêt et l'assurance habitation."], ["emprunteur", "habitation"]),
    (["C: Je voudrais préparer mes vieux jours."], ["retraite"]),
    (["C: Je veux protéger ma femme si je meurs."], ["prevoyance"]),
    (["C: Il me faudrait un devis pour la voiture."], ["auto"]),
    (["C: On veut assurer la petite Fiat de ma fille."], ["auto"]),
    (["C: Mon frère s'est ruiné en procès sans protection juridique. Moi j'en veux une."], ["protection_juridique"]),
    (["C: Le PER de mon ancienne boîte, je voudrais le rapatrier."], ["retraite"]),
    (["C: J'ai de l'argent sur un livret, je cherche à le placer."], ["epargne"]),
    (["C: Regardez si ma mutuelle ne serait pas moins chère ailleurs."], ["sante"]),
    (["C: Je me lance à mon compte, il me faut une RC pro et une prévoyance."], ["prevoyance", "responsabilite_civile"]),
    (["C: Le prêt, c'est fait. Par contre l'assurance habitation, il m'en faut une."], ["habitation"]),
    # the order of the day
    (["B: Qu'est-ce qui vous amène ?", "C: La mutuelle et la voiture."], ["auto", "sante"]),
    (["B: Lequel on prend en premier ?", "C: La retraite, c'est mon cauchemar."], ["retraite"]),
    (["B: C'est pour la maison que vous venez ?", "C: Oui, c'est ça."], ["habitation"]),
    # offered: taken, refused, put off, in part
    (["B: On regarde votre prévoyance ?", "C: Oui, volontiers."], ["prevoyance"]),
    (["B: On regarde votre prévoyance ?", "C: Une autre fois."], []),
    (["B: Je vous fais les deux, la voiture et la maison ?", "C: Juste la maison."], ["habitation"]),
    (["B: Santé, prévoyance, retraite : on fait le tour ?", "C: Les deux premiers."], ["prevoyance", "sante"]),
    (["B: Je vous prépare deux devis, auto et mutuelle ?", "C: Trois, ajoutez l'habitation."], ["auto", "habitation", "sante"]),
    (["B: La mutuelle et l'auto, donc.", "C: Non non, la mutuelle seulement."], ["sante"]),
    (["B: Vous ne voulez rien changer à l'habitation ?", "C: Si, elle est trop chère, comparez."], ["habitation"]),
    (["B: Une assurance-vie ?", "C: Pas aujourd'hui."], []),
    (["B: On pourrait mettre 100 euros de côté par mois, non ?", "C: Si seulement."], []),
    (["B: Une prévoyance ?", "C: J'ai déjà ce qu'il faut par mon employeur."], []),
    # had, kept, covered, hypothetical, somebody else's
    (["B: Vous avez une RC pro ?", "C: Oui, chez Hiscox."], []),
    (["B: Votre mutuelle, elle vous convient toujours ?", "C: Oui, oui."], []),
    (["B: Vous êtes propriétaire de votre appartement ?", "C: Oui."], []),
    (["C: Si un jour j'ai une moto, je viendrai vous voir."], []),
    (["C: Mon voisin a pris une assurance obsèques."], []),
    (["C: La mutuelle, non. La maison, non. La voiture, non."], []),
    (["C: On cherche à acheter un appartement."], []),
    (["C: Je pense prendre ma retraite dans dix ans."], []),
    (["C: Il me faut une attestation pour ma voiture."], []),
    # summed up
    (["B: Je récapitule : la mutuelle et l'assurance du prêt. Votre téléphone n'a pas changé ?", "C: Non."], ["emprunteur", "sante"]),
    (["B: Deux devis, alors, la voiture et le logement. Vous voulez une prévoyance ?", "C: Non."], ["auto", "habitation"]),
    # other ways of asking, and of not asking
    (["C: J'aimerais revoir la mutuelle, elle augmente tous les ans."], ['sante']),
    (['C: Je paie trop cher mon assurance de prêt.'], ['emprunteur']),
    (["C: On vient d'acheter, il nous faut une assurance pour la maison."], ['habitation']),
    (["C: Je viens de m'acheter une Clio, il faut que je l'assure."], ['auto']),
    (["C: Faudrait qu'on pense à la retraite."], ['retraite']),
    (["C: Si je me casse une jambe, j'ai plus rien qui rentre. Il me faut une couverture."], ['prevoyance']),
    (['C: Je voudrais que mes enfants aient quelque chose si je disparais.'], ['prevoyance']),
    (["C: Je veux payer moins d'impôts avec un PER."], ['retraite']),
    (["C: J'ai touché un héritage de 60 000 euros, je ne sais pas quoi en faire."], ['epargne']),
    (['C: Je voudrais ouvrir une assurance-vie pour ma petite-fille.'], ['epargne']),
    (['C: Il faudrait assurer mon local et ma responsabilité.'], ['responsabilite_civile']),
    (["C: Ma banque m'a imposé son assurance, je veux la changer."], ['emprunteur']),
    (['B: Bonjour, je vous écoute.', 'C: Voilà, je voudrais un tarif pour une assurance habitation.'], ['habitation']),
    (["B: Pourquoi m'avez-vous appelé ?", 'C: Pour ma mutuelle.'], ['sante']),
    (['B: Et la protection juridique ?', "C: Ça m'intéresse, combien ça coûte ?"], ['protection_juridique']),
    (['B: Une garantie obsèques, vous y avez pensé ?', "C: Oui, j'aimerais bien régler ça."], ['obseques']),
    (['B: On commence par quoi ?', "C: L'épargne d'abord, la prévoyance ensuite."], ['epargne', 'prevoyance']),
    (['B: Je vous chiffre une prévoyance ?', 'C: Chiffrez.'], ['prevoyance']),
    (['B: Je vous chiffre une prévoyance ?', 'C: Oui mais plus tard.'], []),
    (['B: Une assurance auto ?', "C: J'attends la fin de mon contrat, l'an prochain."], []),
    (['B: Et la santé ?', "C: On est couverts par l'entreprise."], []),
    (["B: Vous voulez qu'on regarde l'épargne ?", 'C: Pas pour le moment, par contre la retraite oui.'], ['retraite']),
    (['B: Et pour la retraite ?', "C: C'est trop tôt."], []),
    (['C: Je voudrais comparer mes assurances auto et habitation.'], ['auto', 'habitation']),
    (["C: On a un bébé en mars, je voudrais être sûr que ma compagne s'en sorte s'il m'arrive quelque chose."], ['prevoyance']),
    (['C: Je cherche une complémentaire pour ma fille étudiante.'], ['sante']),
    (["C: J'ai reçu une pub pour les obsèques, ça m'a fait réfléchir, je veux en prendre une."], ['obseques']),
    (["C: Et puis tant que j'y suis, la voiture aussi, vous pourriez la regarder ?"], ['auto']),
    (["C: Mon patron m'a collé une mutuelle, j'ai pas le choix."], []),
    (['C: Une prévoyance, ça sert à quoi au juste ?'], []),
    (['C: Je me renseigne juste sur les PER, rien de plus.'], []),
    (['C: Mes parents ont une convention obsèques.'], []),
    (["Vu M. Petit. Souhaite placer 50 000 euros issus d'une vente. Pas d'appétence pour la retraite."], ['epargne']),
    (['Vu M. Petit. Projet : assurance emprunteur (achat en cours) et MRH. Auto conservée à la Macif.'], ['emprunteur', 'habitation']),
    (['Vu Mme Noir. Besoin prévoyance TNS. Mutuelle : RAS.'], ['prevoyance']),
    (['Vu Mme Noir. À faire : devis auto, devis mutuelle. Retraite : on en reparle en 2027.'], ['auto', 'sante']),
    (['bonjour je vous appelle parce que je voudrais une assurance pour mon scooter'], ['auto']),
    (["bon alors la mutuelle on la change oui c'est trop cher d'accord et l'auto non l'auto on garde"], ['sante']),
    (['C: Je voudrais arrêter de payer pour rien, ma mutuelle ne rembourse pas.'], ['sante']),
    (["C: J'ai un litige avec mon voisin, il me faudrait une assistance juridique."], ['protection_juridique']),
    (["B: Je vous propose une délégation d'assurance, vous gagneriez 40 euros.", 'C: Ça marche.'], ['emprunteur']),
    (['B: Je vous propose un PER.', 'C: Je préfère pas.'], []),
    (["B: Donc, santé et prévoyance, on est d'accord ?", "C: On est d'accord."], ['prevoyance', 'sante']),
    (['B: Vous voulez faire quoi en priorité ?', 'C: Protéger les enfants.'], ['prevoyance']),
    (["B: Qu'est-ce qui vous tracasse ?", 'C: Que ma femme ne puisse pas payer le crédit si je meurs.'], ['prevoyance']),
    # a memo
    (["Vu Paul Martin. Demande : auto + habitation. Il a refusé la protection juridique."], ["auto", "habitation"]),
    (["Vu Anne Roux et son mari. Elle veut une étude retraite. Prévoyance à revoir dans six mois."], ["retraite"]),
    (["Vu Paul Martin. Ne veut pas entendre parler d'épargne. Il souhaite une convention obsèques, elle une mutuelle."], ["obseques", "sante"]),
    (["Vu Anne Roux. Proposition prévoyance laissée sans suite. RC pro : ok pour un devis, elle y tient."], ["responsabilite_civile"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "needs"), NEEDS, ids=[" / ".join(lines)[:70] for lines, _ in NEEDS])
def test_the_needs_behind_a_request(lines: list[str], needs: list[str]) -> None:
    assert sorted(read(*lines).besoins) == needs
