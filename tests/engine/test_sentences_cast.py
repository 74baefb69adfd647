"""Who is who by what the whole talk tells: called, told of, living together, answering for a parent, or no name at all."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CALLED_BY_THE_OTHER = [
    ("B: Votre rémunération ?", "C: Deux mille deux.", "S: Deux mille quatre, Bruno, depuis mars.", "client", "Bruno"),
    ("B: Vous fumez ?", "S: Moi non.", "C: Et le dimanche, Véronique ?", "conjoint", "Véronique"),
    ("B: Bon.", "S: Laisse ton frère tranquille, Didier.", "C: Je me tais.", "client", "Didier"),
    ("B: On continue.", "C: Attends, Sabine, c'est moi qui ai signé.", "S: Vas-y.", "conjoint", "Sabine"),
    ("B: La date ?", "C: Le 12 mai.", "S: Le 13, Hervé.", "client", "Hervé"),
    ("B: Le coût ?", "S: Quatre mille francs.", "C: Euros, Odette.", "conjoint", "Odette"),
]


@pytest.mark.parametrize(("one", "two", "three", "person", "name"), CALLED_BY_THE_OTHER)
def test_partners_call_each_other(one: str, two: str, three: str, person: str, name: str) -> None:
    assert value(read(one, two, three), f"{person}.prenom") == name


OWN_NAMES = [
    ("B: Le nom au complet ?", "C: Maes, M A E S, Godelieve.", "Godelieve"),
    ("B: Votre nom, vous me le redonnez ?", "C: Rabiller, Cindy. J'habite Vierzon.", "Cindy"),
    ("B: Vous êtes Monsieur… ?", "C: Casabianca, Ghjaseppu, avec un G.", "Ghjaseppu"),
    ("B: Je vous rappelle où ?", "C: Au fixe. Et demandez Euphrosin, sinon on vous passera mon fils.", "Euphrosin"),
    ("B: Vous avez changé de nom ?", "C: Oui, maintenant c'est Pouget, Nadège Pouget.", "Nadège"),
    ("B: Kerdoncuff, deux F ?", "C: Deux F. Solène Kerdoncuff.", "Solène"),
    ("B: Votre nom ?", "C: Aït Saïd, deux mots. Nordine.", "Nordine"),
    ("B: Votre prénom, au fait ?", "C: Yvonne, pas Yvette.", "Yvonne"),
]


@pytest.mark.parametrize(("question", "answer", "name"), OWN_NAMES)
def test_ones_own_name_needs_no_table(question: str, answer: str, name: str) -> None:
    assert value(read(question, answer), "client.prenom") == name


PARTNERS = [
    ("C: Sa mère c'est Clémence Bauer, B A U E R. On est pacsés depuis mars 2022.",),
    ("B: Vous vivez seul ?", "C: Non, avec ma copine. Ma copine c'est Clémence. On vit ensemble depuis un an."),
    ("B: Pacsés ?", "C: Oui, pacsés en 2020. Ma copine, Clémence, est coiffeuse."),
    ("C: La patronne, Clémence, elle est caissière, mais on est pas mariés.",),
    ("B: Vos dates de naissance ?", "C: Clémence le 3 février 1995 et moi le 29 août 1996.", "B: Pacsés ?", "C: Oui."),
    ("Il vit depuis deux ans avec Clémence Barthe, sans être marié. Il est couvreur.",),
    ("Dossier Delmas. Arnaud et Clémence, pacsés le 3 mars 2023, tous deux militaires. Lui est du 12 avril 1997.",),
    ("Lui, c'est lui le client, Arnaud Delmas, né le 3 mai 1980. Elle, Clémence Delmas, née Roy le 4 juin 1982.",),
    ("Maraîcher, marié, sa Clémence tient l'étal avec lui. Le client s'appelle Sylvain Fournier.",),
]


@pytest.mark.parametrize("lines", PARTNERS)
def test_who_the_couple_is(lines: tuple[str, ...]) -> None:
    assert value(read(*lines), "conjoint.prenom") == "Clémence"


NOBODY = [
    ("Salut Gaëtan, je te dicte la fiche. La cliente, Sonia Perret, née le 3 mai 1980, est infirmière.", "Gaëtan"),
    ("Mémo pour Yasmine. Cliente, Sonia Perret, infirmière. Voilà Yasmine.", "Yasmine"),
    ("Madame Perret, prénom Sonia. Son chien, qui s'appelle Plutarque, dort. Dis à Gaëlle que je rentre.", "Plutarque"),
    ("C: Moi c'est Sonia Perret. On ne chauffe pas avant la Toussaint.", "Toussaint"),
    ("C: Moi c'est Sonia Perret. J'y suis depuis Noël.", "Noël"),
    ("C: Moi c'est Sonia Perret. J'ai une Renault Zoé et une Mégane.", "Zoé"),
    ("Cliente, Sonia Perret. Quelques tableaux, dont un petit Gustave Loiseau.", "Gustave"),
]


@pytest.mark.parametrize(("talk", "name"), NOBODY)
def test_what_is_no_name_of_the_household(talk: str, name: str) -> None:
    extraction = read(talk)
    assert value(extraction, "client.prenom") == "Sonia"
    assert value(extraction, "conjoint.prenom") is None
    assert name not in str(extraction.fiche())


def test_parents_are_not_children_of_their_union() -> None:
    extraction = read(
        "Elle s'appelle Mégane Tessier. Lui c'est Jonathan Tessier. Mariés. Les enfants : Noa et Mylan, jumeaux de huit "
        "ans, du premier mariage de Mégane, et la petite Cassandre, deux ans."
    )
    assert value(extraction, "client.prenom") == "Mégane"
    assert value(extraction, "conjoint.prenom") == "Jonathan"
    assert [row["prenom"] for row in extraction.fiche()["enfants"]] == ["Noa", "Mylan", "Cassandre"]  # type: ignore[union-attr, index, call-overload]


def test_a_daughter_speaks_for_her_mother() -> None:
    extraction = read(
        "C: Bonjour, moi c'est Melike, la fille. Ma mère comprend bien, mais pour parler c'est moi.",
        "B: Son prénom ?",
        "C: Emine Yildiz. Elle vit toute seule depuis que papa est mort, en juillet 2023.",
    )
    assert value(extraction, "client.prenom") == "Emine"
    assert value(extraction, "client.situation_matrimoniale") == "veuf"
    assert value(extraction, "client.date_situation_matrimoniale") == "2023-07"
    assert value(extraction, "conjoint") is None


WIDOWED = [
    ("B: Et votre dame ?", "C: Partie en 2019, la pauvre."),
    ("B: Et madame ?", "C: Décédée, en 2019."),
    ("C: Ma femme est décédée en 2019.",),
    ("C: J'ai perdu mon mari en 2019.",),
    ("C: Je suis seule depuis la disparition de mon mari, en 2019.",),
    ("C: Mon mari n'est plus là depuis 2019.",),
]


@pytest.mark.parametrize("lines", WIDOWED)
def test_a_partner_who_died(lines: tuple[str, ...]) -> None:
    extraction = read(*lines)
    assert value(extraction, "client.situation_matrimoniale") == "veuf"
    assert value(extraction, "client.date_situation_matrimoniale") == "2019"


NOT_WIDOWED = [
    ("C: Un capital en cas de décès de mon mari, oui. On est mariés depuis 2010.",),
    ("C: Ma sœur, son mari est décédé. Moi je suis mariée.",),
    ("C: Depuis le décès de ma première femme j'ai rencontré ma compagne, Alice.",),
    ("B: Et votre femme ?", "C: Partie travailler à Lyon."),
]


@pytest.mark.parametrize("lines", NOT_WIDOWED)
def test_nobody_died(lines: tuple[str, ...]) -> None:
    assert value(read(*lines), "client.situation_matrimoniale") != "veuf"


TAX = [
    (
        ("B: Des enfants ?", "C: Hugo, vingt-quatre ans, et Zoé, dix-neuf ans. Hugo n'est plus sur nos impôts."),
        (False, None),
    ),
    (("Deux enfants : Hugo, 24 ans, et Zoé, 19 ans, tous établis, aucun à charge.",), (False, False)),
    (
        (
            "B: Vos enfants ?",
            "C: Hugo a vingt-quatre ans, il travaille à Gand. Zoé en a vingt, elle étudie.",
            "C: Lui fait sa déclaration en Belgique. La petite est encore à charge.",
        ),
        (False, True),
    ),
    (
        ("C: J'ai Hugo, treize ans. Lui il a Zoé, quinze ans, elle vit chez sa mère, c'est elle qui la déclare.",),
        (None, False),
    ),
    (("C: Mes enfants : Hugo, 24 ans, Zoé, 19 ans. Hugo est sorti du foyer fiscal.",), (False, None)),
    (("C: Nos enfants : Hugo, 24 ans, et Zoé, 19 ans. Zoé est à charge, l'autre non.",), (False, True)),
    (("C: Nos enfants : Hugo, 24 ans, et Zoé, 19 ans. Ils sont à notre charge.",), (True, True)),
]


@pytest.mark.parametrize(("lines", "taxed"), TAX)
def test_whose_tax_a_child_is_on(lines: tuple[str, ...], taxed: tuple[bool | None, bool | None]) -> None:
    extraction = read(*lines)
    assert tuple(value(extraction, f"enfants[{index}].fiscalement_a_charge") for index in (0, 1)) == taxed


SHARED = [
    (("C: Nous, Hugo, sept ans. Semaine paire chez moi, impaire chez son père.",), (True, None)),
    (
        (
            "C: J'ai Hugo, treize ans, et Léa, dix ans, de mon premier mari. Lui il a Zoé, quinze ans.",
            "C: Les deux miens sont en garde alternée.",
        ),
        (True, True, None),
    ),
    (
        ("C: On est en garde alternée pour les deux filles.", "C: Mes filles : Léa, onze ans, et Zoé, sept ans."),
        (True, True),
    ),
]


@pytest.mark.parametrize(("lines", "shared"), SHARED)
def test_which_children_live_in_two_homes(lines: tuple[str, ...], shared: tuple[bool | None, ...]) -> None:
    extraction = read(*lines)
    assert tuple(value(extraction, f"enfants[{i}].garde_alternee") for i in range(len(shared))) == shared


SMOKES = [
    (("B: Fumeur ?", "C: La pipe de mon père décore le salon. Donc non."), False, None),
    (("B: Le tabac ?", "C: J'ai tout jeté il y a dix ans.", "S: Moi, quelques-unes, le soir. Donc oui."), False, True),
    (("B: Du tabac ?", "S: Plus personne, depuis 1980."), False, False),
    (("B: Vous fumez ?", "C: Des roulées, oui."), True, None),
    (
        ("B: Vous fumez ?", "C: Non. Ni Delphine.", "B: Delphine, c'est votre femme ?", "C: Oui, ma femme."),
        False,
        False,
    ),
    (("B: Vous fumez ?", "C: Le cigare le dimanche, mettez oui."), True, None),
    (("B: Fumeur ?", "C: Ça m'a passé à l'armée."), False, None),
]


@pytest.mark.parametrize(("lines", "client", "spouse"), SMOKES)
def test_who_smokes_in_the_end(lines: tuple[str, ...], client: bool | None, spouse: bool | None) -> None:
    extraction = read(*lines)
    assert value(extraction, "client.fumeur") is client
    assert value(extraction, "conjoint.fumeur") is spouse


PENSIONERS = [
    (("B: Vos pensions ?", "C: Je touche 1 720 euros de retraite par mois."), "client"),
    (("C: Ma femme touche une pension de retraite de 900 euros par mois.",), "conjoint"),
]


@pytest.mark.parametrize(("lines", "person"), PENSIONERS)
def test_a_pension_drawn_makes_a_pensioner(lines: tuple[str, ...], person: str) -> None:
    assert value(read(*lines), f"{person}.situation_professionnelle") == "retraite"


def test_a_pension_foreseen_makes_none() -> None:
    extraction = read("C: Je suis menuisier salarié. La caisse me promet 1 400 euros de retraite par mois, à 64 ans.")
    assert value(extraction, "client.situation_professionnelle") == "salarie"
