"""Who speaks for whom, to whom a note is dictated, whose child, what pays, and numbers read out: whole exchanges."""

from __future__ import annotations

import pytest
from tests.engine.talk import read, value

CASES: list[tuple[tuple[str, ...], dict[str, object]]] = [
    # a child speaks for a parent
    (
        (
            "C: Bonjour, je suis la fille, Karine. Maman entend mal, c'est moi qui vais parler.",
            "B: Son prénom ?",
            "C: Odette. Née Marchal, à Épinal, le 3 juin 1941.",
            "B: Et votre papa ?",
            "C: Papa est décédé le 9 mai 2017.",
        ),
        {
            "client.prenom": "Odette",
            "client.nom_naissance": "Marchal",
            "client.date_naissance": "1941-06-03",
            "client.situation_matrimoniale": "veuf",
            "client.date_situation_matrimoniale": "2017-05-09",
        },
    ),
    (
        (
            "C: Je suis le fils. Papa est fatigué, le contrat est pour lui.",
            "B: Quel est son prénom ?",
            "C: Lucien. Il est né le 2 février 1938.",
        ),
        {"client.prenom": "Lucien", "client.date_naissance": "1938-02-02"},
    ),
    # whom a note is dictated to
    (
        ("À saisir avant midi s'il vous plaît Coralie. Reçu Bernard Huet, né le 4 avril 1960, menuisier.",),
        {"client.prenom": "Bernard", "client.nom": "Huet", "client.profession": "menuisier"},
    ),
    (
        ("Merci Joëlle de mettre ça au propre. Vu Mathieu Perrin, né le 8 août 1985.",),
        {"client.prenom": "Mathieu", "client.nom": "Perrin"},
    ),
    # two particles in one name
    (("Nouveau contact, Karin van den Bossche, née le 8 juin 1988.",), {"client.nom": "van den Bossche"}),
    (("Reçu Peter von der Heyden, né le 8 juin 1978, médecin.",), {"client.nom": "von der Heyden"}),
    # e-mails: how to write them, and to whom they go
    (
        ("B: Votre mail ?", "C: bob point leroux, tout attaché le nom, arobase free point fr."),
        {"client.email": "bob.leroux@free.fr"},
    ),
    (
        ("B: Votre mail ?", "C: lea point morin, tout collé le prénom, arobase gmail point com."),
        {"client.email": "lea.morin@gmail.com"},
    ),
    (("envoyez tout à k point diallo arobase outlook point com",), {"client.email": "k.diallo@outlook.com"}),
    (("écrivez moi à j point roux arobase sfr point fr",), {"client.email": "j.roux@sfr.fr"}),
    # custody
    (
        ("C: Mon fils Noé, quinze ans, une semaine sur deux. Et Jade, dix ans, qui vit avec nous.",),
        {"enfants[0].prenom": "Noé", "enfants[0].garde_alternee": True, "enfants[1].garde_alternee": None},
    ),
    (
        (
            "B: Les filles sont avec vous ?",
            "C: Une semaine, une semaine. Lou, neuf ans, et Manon qui a douze ans. L'aînée, Inès, vit à Paris.",
        ),
        {
            "enfants[0].garde_alternee": True,
            "enfants[1].garde_alternee": True,
            "enfants[2].prenom": "Inès",
            "enfants[2].garde_alternee": None,
        },
    ),
    (
        ("et les petits hugo six ans emma trois ans une semaine sur deux chacun",),
        {"enfants[0].garde_alternee": True, "enfants[1].garde_alternee": True},
    ),
    # who pays: the other parent, the unemployment fund, one's own work, what one owns
    (
        ("S: Leur père est à Nantes, il me verse 310 euros par mois pour les deux.",),
        {"revenus[0].nature": "pension_alimentaire", "revenus[0].beneficiaire": "conjoint"},
    ),
    (
        ("C: Mon ex a refait sa vie, elle me verse 150 euros par mois.",),
        {"revenus[0].nature": "pension_alimentaire", "revenus[0].montant": 150},
    ),
    (
        ("C: Ils sont chez moi, et il me donne quand même 120 par enfant.",),
        {"revenus[0].nature": "pension_alimentaire", "revenus[0].montant": 120},
    ),
    (("C: Mon patron est à Lyon, il me verse 2 260 euros par mois.",), {"revenus[0].nature": "salaire"}),
    (
        ("Licencié en mai, il est au chômage, 1 280 euros d'allocations par mois.",),
        {"revenus[0].nature": "allocation_chomage", "revenus[0].montant": 1280},
    ),
    (("C: On a 141 euros d'allocations de la CAF par mois.",), {"revenus[0].nature": "allocations_familiales"}),
    (
        ("C: Je suis étudiante et je livre des repas le soir, ça me rapporte 420 euros par mois.",),
        {"revenus[0].nature": "salaire", "revenus[0].montant": 420},
    ),
    (
        ("C: J'ai un studio à Metz, ça me rapporte 480 euros par mois.",),
        {"revenus[0].nature": "revenus_locatifs", "revenus[1].nature": None},
    ),
    (("B: Et pour Hugo ?", "C: On touche l'AEEH, 140 euros par mois."), {"revenus[0].nature": "autre"}),
    (
        ("B: Les charges de l'exploitation, les fermages, l'ouvrier ?", "C: En tout, on est à 41 000 par an."),
        {"revenus": None},
    ),
    # the number of a contract, and what is none of its premiums
    (
        (
            "C: Pour l'auto c'est la Maif, 612 euros par an.",
            "B: Vous avez le numéro du contrat ?",
            "C: C'est écrit là : B, comme Bernard, 41 20 17 83.",
        ),
        {
            "contrats_existants[0].numero": "B41201783",
            "contrats_existants[0].cotisation": 612,
            "contrats_existants[1].cotisation": None,
        },
    ),
    (
        ("La Matmut la couvre pour l'auto, 540 euros par an, contrat 7 740 218.",),
        {"contrats_existants[0].numero": "7740218", "contrats_existants[0].cotisation": 540},
    ),
    (
        (
            "la mutuelle c'est la mgen quatre vingts euros par mois le numéro de contrat je l'ai là zéro quatre quatre un huit deux",
        ),
        {"contrats_existants[0].numero": "044182", "contrats_existants[0].cotisation": 80},
    ),
    (
        ("C: La voiture est à la Macif, 51 euros par mois, le bonus est à 50.",),
        {"contrats_existants[0].cotisation": 51, "contrats_existants[1].cotisation": None},
    ),
    (
        ("C: L'appart, je suis en loc, assurée à la Matmut.",),
        {"contrats_existants[0].type": "habitation", "contrats_existants[0].assureur": "Matmut"},
    ),
    # a pension plan is no health cover
    (
        (
            "B: Une complémentaire, vous en avez mis une en place pour la retraite ?",
            "C: Oui, un PER chez Suravenir. J'y mets cinq mille par an.",
        ),
        {"contrats_existants": None},
    ),
    # sports told by what one does, or goes to
    (("S: Moi je fais de l'escalade tout l'hiver.",), {"conjoint.details_activites_sportives": "escalade"}),
    (
        ("C: Je fais du judo, en concours.",),
        {"client.details_activites_sportives": "judo", "client.niveau_activites_sportives": "competition"},
    ),
    (
        ("C: La moto, c'est pour aller nager, tous les week-ends.",),
        {"client.details_activites_sportives": "natation", "client.niveau_activites_sportives": "regulier"},
    ),
    (("C: Mon fils fait du judo.",), {"client.activites_sportives": None}),
    (("C: Je faisais du judo.",), {"client.activites_sportives": None}),
    # tobacco
    (("B: Vous fumez, je crois ?", "C: Je roule. Douze par jour."), {"client.fumeur": True}),
    (
        ("B: Fumeur ?", "C: J'ai arrêté à Pâques.", "B: Alors fumeur, pour l'assureur.", "C: Bon, ben fumeur."),
        {"client.fumeur": True},
    ),
    (("B: Fumeur ?", "C: Ben non."), {"client.fumeur": False}),
    (("B: Vous fumez ?", "C: Non. Mon mari a fumé, il a arrêté en 98."), {"client.fumeur": False}),
    # debts: one lender after the other, and what a parent advanced
    (
        ("Elle a deux crédits à la conso, un chez Sofinco, 190 euros, un autre chez Cofidis, 75, mensuels.",),
        {
            "passifs[0].preteur": "Sofinco",
            "passifs[0].montant_remboursement": 190,
            "passifs[1].preteur": "Cofidis",
            "passifs[1].montant_remboursement": 75,
        },
    ),
    (
        (
            "C: J'ai ma Clio, chez Cetelem, 189 par mois. Et puis ma mère. Elle m'avait avancé 20 000 pour le toit, "
            "je lui rends 150 par mois.",
        ),
        {"passifs[1].nature": "dette_familiale", "passifs[1].preteur": "mère", "passifs[1].montant_remboursement": 150},
    ),
    # addresses in words
    (
        ("j'habite neuf rue du moulin à abbeville quatre vingt mille cent",),
        {"client.adresse": "9 rue du moulin", "client.code_postal": "80100", "client.ville": "Abbeville"},
    ),
    (
        ("vous habitez toulouse oui 31200 impasse du commandant ménard au 4",),
        {"client.adresse": "4 impasse du commandant ménard", "client.code_postal": "31200"},
    ),
    # births abroad
    (
        ("B: Vos dates et lieux de naissance ?", "C: 16 août 1994, Pondichéry."),
        {"client.date_naissance": "1994-08-16", "client.lieu_naissance": "Pondichéry"},
    ),
    # care
    (
        ("Compte rendu. Ils veulent revoir la mutuelle. Les médecines douces ne les tentent pas.",),
        {"sante_souhait.souhaite_medecine_douce": False},
    ),
    (
        ("Santé : orthophoniste au maximum, l'hospitalisation aussi à cause du dos.",),
        {"sante_souhait.niveau_hospitalisation": "renforce", "sante_souhait.niveau_auxiliaires_medicaux": "renforce"},
    ),
    # savings and covers
    (
        ("100 000 euros à placer. Lui se voit en dynamique, elle en prudente, ils ont transigé sur équilibré.",),
        {"bae_epargne.tolerance_risque": "equilibre"},
    ),
    (
        (
            "B: Si demain vous êtes malade, il vous faut combien pour vivre ?",
            "C: Deux mille deux par mois.",
            "B: Et versé sur quelle durée ?",
            "C: Deux ans.",
        ),
        {"bae_epargne": None, "bae_prevoyance.revenu_a_garantir": 2200},
    ),
    (
        (
            "Le client est Paul Petit. La maison est celle de sa grand-mère, qui y vit ; elle lui a transmis la "
            "nue-propriété en 2022, elle vaut 190 000 euros.",
        ),
        {"bae_epargne.donation_realisee": None},
    ),
    # needs
    (
        ("B: Je vous propose la délégation, et une prévoyance.", "C: La délégation seulement."),
        {"besoins": ["emprunteur"]},
    ),
    (
        (
            "C: Il me faut une attestation pour l'appart.",
            "B: Bon, pour le logement, neuf cinquante par mois, vol compris.",
            "C: Ça marche, je signe.",
        ),
        {"besoins": ["habitation"]},
    ),
    (
        ("B: Et les fermages, l'ouvrier, les frais de l'exploitation.", "C: On est à 36 000 par an, tout compris."),
        {"revenus": None},
    ),
    # whose status, and since when
    (
        ("lefort c'est mon ex mais j'ai gardé le nom à cause des enfants divorcée depuis octobre 2020",),
        {"client.situation_matrimoniale": "divorce", "client.date_situation_matrimoniale": "2020-10"},
    ),
    (
        ("B: Vous êtes divorcé depuis longtemps ?", "C: Mars 2021."),
        {"client.situation_matrimoniale": "divorce", "client.date_situation_matrimoniale": "2021-03"},
    ),
    (("B: Vous êtes mariée ?", "C: Non, pas du tout."), {"client.situation_matrimoniale": None}),
    # a place is no first name, and no wedding
    (
        ("gustave né le 22 janvier 1950 à marie galante et retraité",),
        {"client.lieu_naissance": "Marie-Galante", "client.situation_matrimoniale": None},
    ),
    # where one lives, whoever was told of before
    (
        (
            "B: Il me manque un téléphone et l'adresse.",
            "C: 06 90 44 81 06, y a que ma mère qui appelle dessus. Et c'est 12 lotissement Les Flamboyants, 97190.",
        ),
        {"client.adresse": "12 lotissement Les Flamboyants", "client.code_postal": "97190"},
    ),
    (
        ("c'est mon ex qui a gardé la maison et j'habite à bourges maintenant 6 rue vaillant 18000",),
        {"client.ville": "Bourges", "client.adresse": "6 rue vaillant"},
    ),
    (
        ("C: On est restés à Abbeville.", "B: L'adresse ?", "C: 14 rue du Port, 80100."),
        {"client.ville": "Abbeville", "client.code_postal": "80100"},
    ),
]


@pytest.mark.parametrize(("said", "expected"), CASES, ids=[" / ".join(said)[:70] for said, _ in CASES])
def test_it_is_understood(said: tuple[str, ...], expected: dict[str, object]) -> None:
    extraction = read(*said)
    assert {path: value(extraction, path) for path in expected} == expected
