"""Trades, employers, statuses, firms and dates of work, said in many ways."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

TRADES = [
    (["C: Je suis zingueur, ça me prend tout mon temps."], "client.profession", "zingueur"),
    (["B: Dans la vie, vous faites quoi ?", "C: Tapissière."], "client.profession", "tapissière"),
    (["B: Et votre métier ?", "C: Alors moi, lunetier."], "client.profession", "lunetier"),
    (["B: Votre profession ?", "C: Régleuse, sur presse."], "client.profession", "régleuse"),
    (["B: Vous êtes boulanger ?", "C: Non, pâtissier."], "client.profession", "pâtissier"),
    (["B: Vous êtes infirmière, c'est bien ça ?", "C: Sage-femme, plutôt."], "client.profession", "sage-femme"),
    (["C: Ma femme est aide à domicile, moi je suis soudeur."], "conjoint.profession", "aide à domicile"),
    (["C: Ma femme est aide à domicile, moi je suis soudeur."], "client.profession", "soudeur"),
    (["B: Vous travaillez ?", "C: Oui, maître d'hôtel."], "client.profession", "maître d'hôtel"),
    (["C: Mon mari est garde forestier dans le Jura."], "conjoint.profession", "garde forestier"),
    (["B: Et le boulot ?", "C: Chauffeur de car, je fais les scolaires."], "client.profession", "chauffeur de car"),
    (["B: Votre métier ?", "C: Directrice d'une maison de retraite."], "client.profession", "directrice d'une maison"),
    (["C: Je suis technicien son sur des tournées."], "client.profession", "technicien son"),
    (["B: Votre patron, c'est qui ?", "C: La RATP. Machiniste."], "client.profession", "machiniste"),
    (["B: Votre mari est pompier, je crois ?", "C: C'est mon frère, le pompier."], "conjoint.profession", None),
    (["C: Elle a gardé son nom, elle a tout gardé d'ailleurs."], "client.profession", None),
    (["C: Les soins dentaires, c'est le principal."], "client.profession", None),
    (["C: Je suis fumeur, et propriétaire de mon logement."], "client.profession", None),
    (["C: Je suis frontalier depuis dix ans."], "client.profession", None),
    (["C: Avant j'étais carreleur."], "client.profession", None),
    (["C: Ma fille veut devenir vétérinaire."], "client.profession", None),
    (["C: Je ne suis pas médecin."], "client.profession", None),
    (["C: J'ai vu un ostéopathe la semaine dernière."], "client.profession", None),
]

EMPLOYERS = [
    (["B: Chez qui travaillez-vous ?", "C: Chez Michelin, à Clermont."], "client.employeur", "Michelin"),
    (["B: Votre employeur, c'est qui ?", "C: Enedis."], "client.employeur", "Enedis"),
    (["C: Je suis salarié d'Airbus depuis cinq ans."], "client.employeur", "Airbus"),
    (["C: Je suis chaudronnier, salarié des Établissements Morvan."], "client.employeur", "Établissements Morvan"),
    (["C: Je suis à la crèche Les Lutins, en CDI."], "client.employeur", "crèche Les Lutins"),
    (["C: Je suis infirmière au CHU de Rennes."], "client.employeur", "CHU de Rennes"),
    (["C: Je suis conseiller à la Caisse d'Épargne."], "client.employeur", "Caisse d'Épargne"),
    (["Aide-soignante à l'hôpital de Cholet, mariée."], "client.employeur", "hôpital de Cholet"),
    (["C: Je me suis fait embaucher à la Maison Rivoire."], "client.employeur", "Maison Rivoire"),
    (["C: Préparatrice, salariée (temps plein) de la Pharmacie du Lac."], "client.employeur", "Pharmacie du Lac"),
    (["alors moi je suis cariste je travaille chez amazon depuis deux ans"], "client.employeur", "amazon"),
    (["B: Vous faites quoi ?", "C: Transports Lebrun, je conduis."], "client.employeur", "Transports Lebrun"),
    (["C: Technicienne de labo aux HUG, à Genève."], "client.employeur", "HUG"),
    (["C: Ma femme bosse chez Kiabi."], "conjoint.employeur", "Kiabi"),
    (["C: Je suis salarié de la société de mon frère."], "client.employeur", None),
    (["C: Pour la mutuelle je suis chez Swiss Vie."], "client.employeur", None),
    (["C: Ma sœur travaille chez Renault."], "client.employeur", None),
    (["C: J'ai été virée de chez Darty en mars."], "client.employeur", None),
    (["C: Kiné et orthophoniste pour Margot, important."], "client.employeur", None),
    (["C: Je suis à la banque de mon père tous les lundis."], "client.employeur", None),
]

STATUSES = [
    (["C: J'ai rendu mon tablier l'année dernière."], "retraite"),
    (["C: J'ai pris ma retraite en mai 2022."], "retraite"),
    (["C: Je pense prendre ma retraite en 2031."], None),
    (["C: Je touche l'ARE depuis mars."], "demandeur_emploi"),
    (["C: Je me suis fait virer, je touche le chômage."], "demandeur_emploi"),
    (["B: Votre profession ?", "C: Rien pour l'instant, je cherche."], "demandeur_emploi"),
    (["B: Vous êtes à votre compte ?", "C: Non, salarié."], "salarie"),
    (["B: Vous êtes salariée ?", "C: Non, indépendante."], "independant"),
    (["C: Je vais me mettre à mon compte l'an prochain."], None),
    (["C: Le mois prochain je passe à mon compte, aujourd'hui je suis salarié."], "salarie"),
    (["C: J'ai quatre salariés et un apprenti, c'est ma boîte."], "chef_entreprise"),
    (["C: C'est moi le patron, depuis dix ans."], "chef_entreprise"),
    (["C: Je suis salarié de la SARL de mon oncle, il est le gérant."], "salarie"),
    (["C: Je loue mon studio à un étudiant."], None),
    (["B: Les deux étudiants sont partis ?", "C: Oui."], None),
    (["C: Je cotise à l'URSSAF, j'ai mon SIRET à mon nom."], "independant"),
    (["C: Je suis titulaire depuis 2014, à la mairie."], "fonctionnaire"),
    (["C: Un salarié, ça coûte cher."], None),
    (["B: Votre employeur ?", "C: Enedis."], "salarie"),
    (["alors vous êtes salarié ou à votre compte salarié dans le bâtiment"], "salarie"),
    (["C: Je ne fais plus rien, je reste à la maison."], "sans_activite"),
]

FIRMS = [
    (["C: J'ai une SAS de menuiserie, j'en suis le président."], "client.forme_juridique", "SAS"),
    (["C: Ouvrir une SARL avec mon cousin, un jour peut-être."], "client.forme_juridique", None),
    (["C: Mon comptable voudrait me passer en SASU."], "client.forme_juridique", None),
    (["C: La SARL de mon père marche bien."], "client.forme_juridique", None),
    (["C: On a un studio en nom propre."], "client.forme_juridique", None),
    (["B: C'est quel statut, votre société ?", "C: EURL. Je suis gérant."], "client.forme_juridique", "EURL"),
    (["C: On est cogérants de la SARL."], "client.chef_entreprise", True),
    (["B: Vous avez un mandat social ?", "C: Oui, je suis directeur général."], "client.mandataire_social", True),
    (["B: Vous avez un mandat social ?", "C: Non."], "client.mandataire_social", None),
]

DATES = [
    (["C: Adjoint technique à la mairie. Entré en 2009."], "2009"),
    (["C: Je suis à mon compte. Depuis le 3 février."], "2026-02-03"),
    (["C: Je suis coiffeuse, j'ai ouvert en avril 2018."], "2018-04"),
    (["C: Je suis couvreur, en micro depuis février de l'année dernière."], "2025-02"),
    (["C: Je suis salariée de l'université. Ça a débuté le 1er octobre de l'an dernier."], "2025-10-01"),
    (["C: Je suis salarié, je suis né en 1980."], None),
    (["C: Je suis comptable. Je rembourse mon prêt depuis 2019."], None),
    (["C: Je suis plombier. J'ai eu un accident en 2021."], None),
]


@pytest.mark.parametrize(("lines", "path", "expected"), TRADES)
def test_trades(lines: list[str], path: str, expected: str | None) -> None:
    assert value(read(*lines), path) == expected


@pytest.mark.parametrize(("lines", "path", "expected"), EMPLOYERS)
def test_employers(lines: list[str], path: str, expected: str | None) -> None:
    assert value(read(*lines), path) == expected


@pytest.mark.parametrize(("lines", "expected"), STATUSES)
def test_statuses(lines: list[str], expected: str | None) -> None:
    assert value(read(*lines), "client.situation_professionnelle") == expected


@pytest.mark.parametrize(("lines", "path", "expected"), FIRMS)
def test_firms(lines: list[str], path: str, expected: object) -> None:
    assert value(read(*lines), path) == expected


@pytest.mark.parametrize(("lines", "expected"), DATES)
def test_dates_of_work(lines: list[str], expected: str | None) -> None:
    assert value(read(*lines), "client.date_evenement_professionnel") == expected
