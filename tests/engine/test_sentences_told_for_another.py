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


NOTE = (
    "Mme Roux. Retraite. Partira le 1er avril 2027, à soixante-trois ans, et son administration lui annonce 3 120 "
    "euros net. Cent cinquante-huit trimestres en tout. Elle voudrait finir avec quatre-vingt pour cent de ses 4 340 "
    "euros net mensuels d'aujourd'hui."
)
LIFTS = (
    "B: Votre retraite, maintenant. Vous vouliez lever le pied.",
    "C: À soixante-deux. Maud attendra soixante-quatre, elle aime ses sardines.",
    "C: J'ai cent trente-quatre trimestres. L'estimation de la caisse, mille six cent quarante par mois.",
    "C: Il me faudrait les quatre-vingts pour cent de ce que je gagne.",
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        ((NOTE,), "bae_retraite.age_depart_retraite", 63),
        ((NOTE,), "bae_retraite.pension_estimee", 3120),
        ((NOTE,), "bae_retraite.pourcentage_revenu_a_maintenir", 80),
        ((NOTE,), "revenus[0].montant", 4340),
        (LIFTS, "bae_retraite.age_depart_retraite", 62),
        (LIFTS, "bae_retraite.age_depart_retraite_conjoint", 64),
        (LIFTS, "bae_retraite.pension_estimee", 1640),
        (LIFTS, "bae_retraite.pourcentage_revenu_a_maintenir", 80),
        (
            (
                "B: La retraite. Vos trimestres ?",
                "C: Quatre-vingt-neuf. Je ne me vois pas plaider après soixante-cinq ans.",
            ),
            "bae_retraite.age_depart_retraite",
            65,
        ),
        (
            ("B: La fin de carrière, vous y pensez ?", "C: Tous les lundis matin. Soixante-trois ans."),
            "bae_retraite.age_depart_retraite",
            63,
        ),
        (
            (
                "M. Roux, retraité. Son épouse, Irina. Elle a cent six trimestres et la caisse lui promet 590 euros par mois.",
            ),
            "bae_retraite.trimestres_valides",
            106,
        ),
        (("M. Roux, né à Metz, n'est pas imposé en France.",), "client.residence_fiscale", None),
        (
            ("B: Un capital décès ?", "C: Non.", "C: Habitation chez Groupama, numéro GR 9 417."),
            "bae_prevoyance.capital_deces_souhaite",
            None,
        ),
    ],
)
def test_leaving_and_what_is_no_sum(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected


@pytest.mark.parametrize(
    ("talk", "nature", "amount"),
    [
        (
            ("C: Je suis micro-entrepreneur, plombier. Il me reste deux mille cent, une fois l'Urssaf payée.",),
            "bic",
            2100,
        ),
        (("C: La SCI, on l'estime à trois cent mille. Elle nous verse neuf cents par mois.",), "sci", 900),
        (("B: Vos ressources ?", "C: L'invalidité, huit cent quatre-vingts par mois."), "rente", 880),
        (("B: Vous êtes gérant, vous prenez combien ?", "C: Deux mille huit."), "salaire", 2800),
        (
            ("B: Avec l'auto-entreprise, il vous reste quoi ?", "C: Dix-huit mille sur l'année, charges payées."),
            "bnc",
            18000,
        ),
        (("B: Vous touchez un loyer ?", "C: Six cents tous les mois du studio d'Angers."), "revenus_locatifs", 600),
        (
            ("B: Vos revenus à tous les deux ?", "C: Moi je suis à deux mille quatre et Sophie à mille neuf."),
            "salaire",
            2400,
        ),
        (("C: La holding me remonte vingt mille par an.",), "dividendes", 20000),
    ],
)
def test_incomes_told_otherwise(talk: tuple[str, ...], nature: str, amount: int) -> None:
    found = read(*talk)
    assert value(found, "revenus[0].nature") == nature
    assert value(found, "revenus[0].montant") == amount


CARE = (
    "B: La mutuelle. L'ostéopathie, ça vous dit ?",
    "C: J'ai essayé, ça m'a rien fait. Non.",
    "B: Les lunettes ?",
    "C: Des loupes de pharmacie. Rien, le minimum.",
)
LISTED = (
    "oui bonjour pour la mutuelle les dents moyen l'hospitalisation correct l'ostéo oui et la sophrologie aussi si ça "
    "existe les cures thermales non jamais et les para médicaux ça c'est important"
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        (CARE, "sante_souhait.souhaite_medecine_douce", False),
        (CARE, "sante_souhait.niveau_optique", "base"),
        (CARE, "sante_souhait.niveau_pharmacie", None),
        ((LISTED,), "sante_souhait.souhaite_medecine_douce", True),
        ((LISTED,), "sante_souhait.souhaite_cures_thermales", False),
        ((LISTED,), "sante_souhait.niveau_auxiliaires_medicaux", "renforce"),
    ],
)
def test_an_answer_that_ends_in_yes_or_no(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected


GIVEN = (
    "C: J'ai deux enfants, Saveriu et Livia, majeurs.",
    "B: Vous avez de quoi placer ?",
    "C: J'ai déjà donné vingt mille à chacun de mes deux, en mai dernier. Une donation simple. Il me reste cent mille.",
    "B: Combien de temps vous laissez l'argent ?",
    "C: Cinq ou six ans.",
    "B: Et côté risque ?",
    "C: Moi j'aime que ça bouge.",
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        (GIVEN, "bae_epargne.donation_montant", 20000),
        (GIVEN, "bae_epargne.donation_forme", "donation simple"),
        (GIVEN, "bae_epargne.donation_date", "2025-05"),
        (GIVEN, "bae_epargne.donation_beneficiaires", "mes deux enfants"),
        (GIVEN, "bae_epargne.montant_epargne_disponible", 100000),
        (GIVEN, "bae_epargne.horizon_placement", "moyen"),
        (GIVEN, "bae_epargne.tolerance_risque", "dynamique"),
        (
            ("C: J'ai quarante mille à placer, je veux pas y toucher avant dix ans.",),
            "bae_epargne.horizon_placement",
            "long",
        ),
        (
            ("B: Vous avez donné quelque chose à vos enfants ?", "C: Trente mille à Julie, pour son appartement."),
            "bae_epargne.donation_beneficiaires",
            "Julie",
        ),
        (
            ("C: Une donation en 2018, cent mille, des dons manuels… non, un don familial de sommes d'argent.",),
            "bae_epargne.donation_forme",
            "don familial de sommes d'argent",
        ),
        (
            ("C: Une donation-partage en 2018, cent mille, entre mes deux fils.",),
            "bae_epargne.donation_beneficiaires",
            "mes deux fils",
        ),
        (
            (
                "B: Si vous disparaissez, un capital pour votre compagne Noémie ?",
                "C: Pas un capital. Une rente, six cents par mois.",
            ),
            "bae_prevoyance.rente_conjoint",
            600,
        ),
        (
            ("B: Si vous êtes arrêté, il vous faut combien ?", "C: Mille sept. Il me reste deux mille cent."),
            "bae_prevoyance.revenu_a_garantir",
            1700,
        ),
    ],
)
def test_gifts_and_savings(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected


STANDS_IN = (
    "sonia enchantée je remplace mon père au rendez vous il est sourd d'une oreille donc haddad brahim neuf avril "
    "cinquante huit il a son atelier de menuisier depuis quatre vingt douze et pour zohra ma mère écrivez soixante trois"
)
COMES_ALONG = (
    "bonjour moi c'est mehdi je viens avec mon père qui comprend mal le français c'est moi qui vais répondre il est né le "
    "dix mars cinquante trois à oran il est retraité ma mère s'appelle yamina moi je suis comptable"
)
IN_HER_PLACE = (
    "C: Nora, la fille. Je viens à la place de ma mère, elle ne parle pas bien le français.",
    "B: Son nom ?",
    "C: Madame Belkacem, Fatiha.",
    "B: Et votre père, il s'appelle ?",
    "C: Ahmed.",
    "B: Ils sont mariés ?",
    "C: Oui, depuis 1974. Moi je suis divorcée.",
)
HIS_OWN_CHILDREN = (
    "C: Bonjour, je vous appelle à la place de mon père, il a eu un AVC. Je suis Thomas, son fils.",
    "B: Son prénom ?",
    "C: Gilbert. Gilbert Roche, né le 8 juin 1944.",
    "B: Il est marié ?",
    "C: Veuf, maman est morte en 2017. Moi je suis marié, j'ai deux enfants.",
)


@pytest.mark.parametrize(
    ("talk", "path", "expected"),
    [
        ((STANDS_IN,), "client.prenom", "Brahim"),
        ((STANDS_IN,), "client.date_naissance", "1958-04-09"),
        ((STANDS_IN,), "enfants[0].prenom", "Sonia"),
        ((COMES_ALONG,), "client.prenom", None),
        ((COMES_ALONG,), "client.profession", None),
        ((COMES_ALONG,), "conjoint.prenom", "Yamina"),
        (IN_HER_PLACE, "client.prenom", "Fatiha"),
        (IN_HER_PLACE, "client.situation_matrimoniale", "marie"),
        (IN_HER_PLACE, "enfants[0].prenom", "Nora"),
        (HIS_OWN_CHILDREN, "client.prenom", "Gilbert"),
        (HIS_OWN_CHILDREN, "client.situation_matrimoniale", "veuf"),
        (HIS_OWN_CHILDREN, "client.nombre_enfants", None),
    ],
)
def test_who_stands_in_for_a_parent(talk: tuple[str, ...], path: str, expected: object) -> None:
    assert value(read(*talk), path) == expected
