"""Who answers for a parent or an absent partner, values that stand beside an age, and what only looks like an answer."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

DAUGHTER = (
    "C: Bonjour, je suis Claire, sa fille. Maman entend mal, c'est moi qui réponds pour elle.",
    "B: Bonjour Madame Lefort. Son prénom ?",
    "C: Odile. Elle est née le 4 mars 1947 à Tulle.",
    "B: Et ses revenus ?",
    "C: Elle touche neuf cent dix de retraite, plus la réversion de papa, trois cent quarante par mois.",
)
SON = (
    "C: Bonjour, moi c'est Karim, son fils. Papa parle mal français, je traduis pour lui.",
    "B: Son nom ?",
    "C: Benali, Mohamed. Il est né le 3 avril 1951 à Oran.",
    "B: Il fume ?",
    "C: Non, il a arrêté. Moi oui, mais c'est pas pour moi.",
)
ABSENT = (
    "C: Mon mari, Rosan, n'a pas pu venir, il est marin. On a deux enfants.",
    "B: La caisse verse un petit quelque chose. Combien faudrait-il en plus ?",
    "C: Onze cents par mois.",
    "B: À partir de quel jour ?",
    "C: Quinze jours.",
    "B: Jusqu'à combien de temps ?",
    "C: Un an, ça suffit.",
    "B: J'ajoute un capital s'il disparaît ? Soixante mille, c'est classique.",
    "C: Quatre-vingts. Le petit Kélian a quatre ans. Et Maëva, douze.",
    "B: Les filets, le moteur, il faut les couvrir aussi ?",
    "C: Oui, son matériel oui, on lui en a déjà volé.",
    "B: Il fume ?",
    "C: Lui non. Moi, en cachette, deux ou trois. Écrivez oui.",
    "B: Les lunettes ?",
    "C: Personne n'en porte.",
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        (DAUGHTER, "client.prenom", "Odile"),
        (DAUGHTER, "client.date_naissance", "1947-03-04"),
        (DAUGHTER, "client.lieu_naissance", "Tulle"),
        (DAUGHTER, "enfants[0].prenom", "Claire"),
        (DAUGHTER, "enfants[1].prenom", None),
        (DAUGHTER, "conjoint.prenom", None),
        (DAUGHTER, "revenus[0].montant", 910),
        (DAUGHTER, "revenus[0].beneficiaire", "client"),
        (DAUGHTER, "revenus[1].montant", 340),
        (DAUGHTER, "revenus[1].beneficiaire", "client"),
        (SON, "client.prenom", "Mohamed"),
        (SON, "client.fumeur", False),
        (SON, "enfants[0].prenom", "Karim"),
        (ABSENT, "bae_prevoyance.revenu_a_garantir", 1100),
        (ABSENT, "bae_prevoyance.franchise_souhaitee_jours", 15),
        (ABSENT, "bae_prevoyance.duree_indemnisation_souhaitee", "Un an"),
        (ABSENT, "bae_prevoyance.capital_deces_souhaite", 80000),
        (ABSENT, "bae_prevoyance.souhaite_couvrir_charges_professionnelles", None),
        (ABSENT, "bae_prevoyance.souhaite_garantie_outillage", True),
        (ABSENT, "client.fumeur", True),
        (ABSENT, "conjoint.fumeur", False),
        (ABSENT, "enfants[1].age", 12),
    ],
)
def test_what_one_tells_for_another(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        (("B: Vous fumez ?", "C: Je roule. Une dizaine."), "client.fumeur", True),
        (("B: Tabac, Madame Roux ?", "C: Hélas, trop."), "client.fumeur", True),
        (("B: Vous fumez, Madame Roux ?", "C: Je roule beaucoup pour mon travail."), "client.fumeur", None),
        (
            ("M. Roux. Son épouse, Irina. Il ne fume plus depuis l'armée ; Irina, si, des cigarettes fines.",),
            "conjoint.fumeur",
            True,
        ),
        (
            ("M. Roux. Son épouse, Irina. Il ne fume plus depuis l'armée ; Irina, si, des cigarettes fines.",),
            "client.fumeur",
            False,
        ),
        (
            ("Mme Roux veut 1 600 par mois en arrêt de travail. Garantie des outils acceptée. Frais refusés.",),
            "bae_prevoyance.souhaite_garantie_outillage",
            True,
        ),
        (
            ("B: Un capital ?", "C: Deux cent mille.", "B: Une rente, quatre cents chacun ?", "C: Trois cents."),
            "bae_prevoyance.capital_deces_souhaite",
            200000,
        ),
        (
            ("B: Un capital décès ?", "C: Cent vingt mille.", "S: Cent, ça suffit.", "C: Cent vingt."),
            "bae_prevoyance.capital_deces_souhaite",
            120000,
        ),
    ],
)
def test_short_answers(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected


@pytest.mark.parametrize(
    ("said", "kind", "worth"),
    [
        ("J'ai la 4L de 1974, cinq mille cinq. Elle est assurée à la Macif.", "vehicule_collection", 5500),
        ("Ma vieille Norton, un garagiste m'en donnait onze mille cinq.", "vehicule_collection", 11500),
        ("La Dyane de 1979 dort au garage, elle vaut bien six mille.", "vehicule_collection", 6000),
        ("Une bibliothèque d'atlas anciens qu'un libraire estime à 9 000 euros.", "autre", 9000),
        ("Une collection d'affiches, un galeriste l'estime à 4 500 euros.", "autre", 4500),
        ("J'ai aussi en forêt douze hectares, ça vaudrait trente-huit mille.", "forets", 38000),
    ],
)
def test_what_is_worth_something(said: str, kind: str, worth: int) -> None:
    found = read("B: Autre chose de côté, que je n'aurais pas ?", f"C: {said}")
    assert value(found, "autres_epargnes[0].designation") == kind
    assert value(found, "autres_epargnes[0].valeur") == worth
    assert value(found, "bae_epargne.capacite_epargne_estimee") is None
    assert value(found, "biens_immobiliers") is None


def test_a_house_of_former_times_is_no_car() -> None:
    found = read("B: Autre chose ?", "C: La grange de 1965, elle vaut trente mille.")
    assert value(found, "autres_epargnes") is None
