"""Which of two partners a fact is of: who answers for themselves, who is named aside, who only supposes."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

ANSWERS_HERSELF = (
    "bonjour bruno pichon et voici ma femme solange alors monsieur votre métier je suis couvreur à mon compte et votre "
    "femme elle travaille encore ah moi j'ai arrêté en deux mille vingt je touche neuf cent quatre vingts de pension"
)
ANSWERS_HIMSELF = (
    "moi c'est denise laval mon mari c'est roger d'accord et votre mari il est encore en activité ben je suis boucher à "
    "mon compte depuis mille neuf cent quatre vingt dix neuf"
)
ASSISTANT = (
    "donc vous marc vous êtes plâtrier et laure elle fait quoi euh moi je suis assistante dentaire depuis deux mille "
    "seize chez le docteur petit"
)
SUPPOSED = "je suis marc alary et ma femme c'est laure et votre femme elle gagne combien je crois mille huit cents"
CONTRASTED = (
    "moi c'est denise laval je suis coiffeuse et mon mari roger d'accord et votre mari il fume oui moi non c'est fini"
)
SWIMS = "Client : Paul Marchand, marié à Maëlle. Client non-fumeur, Maëlle fume un peu. Natation deux fois la semaine."
BOWLS = "Client : Joël Marin. Son épouse, Odette. Joël fume, Odette non. Pétanque le jeudi."
ALSO_HERS = "Client : Joël Marin. Son épouse, Odette. Odette tient une mercerie. Pétanque le jeudi."
ARCHITECT = "Couple Haddad : Karim, professeur des écoles, et Lucie, architecte, en EURL."
GREETED = (
    "B: Bonjour Hélène, bonjour Vincent.",
    "C: Bonjour, je suis Vincent Morel.",
    "B: Et vous Hélène, votre nom de jeune fille ?",
    "S: Carpentier.",
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        ((ANSWERS_HERSELF,), "revenus[0].beneficiaire", "conjoint"),
        ((ANSWERS_HERSELF,), "conjoint.situation_professionnelle", "retraite"),
        ((ANSWERS_HERSELF,), "client.profession", "couvreur"),
        ((ANSWERS_HIMSELF,), "conjoint.profession", "boucher"),
        ((ANSWERS_HIMSELF,), "conjoint.date_evenement_professionnel", "1999"),
        ((ANSWERS_HIMSELF,), "client.profession", None),
        ((ASSISTANT,), "conjoint.profession", "assistante dentaire"),
        ((ASSISTANT,), "client.date_evenement_professionnel", None),
        ((SUPPOSED,), "revenus[0].beneficiaire", "conjoint"),
        ((CONTRASTED,), "client.fumeur", False),
        ((CONTRASTED,), "conjoint.fumeur", None),
        ((SWIMS,), "client.details_activites_sportives", "Natation"),
        ((SWIMS,), "conjoint.details_activites_sportives", None),
        ((SWIMS,), "conjoint.fumeur", True),
        ((BOWLS,), "client.details_activites_sportives", "Pétanque"),
        ((BOWLS,), "conjoint.fumeur", False),
        ((ALSO_HERS,), "client.details_activites_sportives", None),
        ((ARCHITECT,), "client.forme_juridique", None),
        (("C: Mon mari gagne 400 euros de plus que moi, moi je suis à 1 900.",), "revenus[1].montant", None),
        (GREETED, "client.prenom", "Vincent"),
        (GREETED, "conjoint.nom_naissance", "Carpentier"),
    ],
)
def test_of_whom(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected
