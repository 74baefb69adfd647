"""The clients of the firm that everybody knows: Hélène Marchand, complete, and those of the first page of the list."""

from __future__ import annotations

from dataclasses import dataclass

from egide.modules.clients.demo.shape import Household


@dataclass(frozen=True, slots=True)
class Star:
    """A known client: who follows them, what they want, how many contracts, their net worth in euros."""

    prenom: str
    nom: str
    feminine: bool
    ville: str
    code_postal: str
    conseiller: str
    besoins: tuple[str, ...]
    contrats: int
    patrimoine: int
    withdrawn: bool = False
    salarie: tuple[str, str] | None = None
    """Employed, around fifty: their job and employer."""


STARS = (
    Star("Bastien", "Auger", False, "Nantes", "44000", "Claire", ("auto", "habitation"), 3, 182_400),
    Star("Nadia", "Belkacem", True, "Saint-Herblain", "44800", "Claire", ("sante", "prevoyance"), 4, 236_900),
    Star("Gwenaëlle", "Prigent", True, "Vertou", "44120", "Claire", ("retraite",), 2, 612_300),
    Star("Olivier", "Castaing", False, "Orvault", "44700", "Thomas", ("retraite", "emprunteur"), 1, 194_150),
    Star("Fatou", "N’Diaye", True, "Nantes", "44100", "Claire", ("sante", "prevoyance"), 3, 171_800, withdrawn=True),
    Star(
        "Jean-Baptiste",
        "de Kermadec",
        False,
        "Guérande",
        "44350",
        "Anne",
        ("retraite", "epargne", "sante"),
        9,
        1_846_200,
    ),
    Star("Sophie", "Lemarié", True, "Carquefou", "44470", "Claire", ("retraite", "habitation"), 5, 318_640),
    Star("Mehdi", "Haddad", False, "Bouguenais", "44340", "Claire", ("prevoyance",), 2, 158_900),
    Star("Anne-Laure", "Tessier", True, "Pornic", "44210", "Thomas", ("retraite",), 4, 402_000),
    Star("Pauline", "Rousseau-Dubreuil", True, "Sautron", "44880", "Claire", ("prevoyance", "emprunteur"), 3, 207_350),
    Star("Thi Lan", "Nguyen", True, "Nantes", "44300", "Claire", ("sante", "retraite"), 4, 289_400),
    Star("Émile", "Fontaine", False, "La Chapelle-sur-Erdre", "44240", "Anne", ("retraite", "obseques"), 2, 211_750),
    Star("Laura", "Guéguen", True, "Saint-Nazaire", "44600", "Claire", ("prevoyance",), 2, 165_020),
    Star("Ahmed", "Ziani", False, "Les Sorinières", "44840", "Thomas", ("retraite", "epargne"), 5, 347_800),
    Star("Béatrice", "Colin", True, "Basse-Goulaine", "44115", "Claire", ("prevoyance", "habitation"), 3, 524_100),
    Star("Yann", "Le Bihan", False, "Couëron", "44220", "Claire", ("retraite",), 3, 276_550),
    Star(
        *("Marc", "Rousseau", False, "Nantes", "44300", "Thomas", ("epargne",), 3, 231_400),
        salarie=("adjoint logistique", "Transports Le Coz"),
    ),
    Star("Odile", "Marchandeau", True, "Clisson", "44190", "Thomas", ("habitation",), 2, 143_600),
)
# Of the other firm, and other people: the same names on purpose.
HOMONYMS = (
    Star("Hélène", "Marchand", True, "Brest", "29200", "Gaëlle", ("auto", "sante"), 3, 121_300),
    Star("Bastien", "Auger", False, "Landerneau", "29800", "Gaëlle", ("emprunteur",), 2, 64_800),
    Star("Sophie", "Lemarié", True, "Plouzané", "29280", "Yann", ("retraite",), 4, 255_900),
    Star("Yann", "Le Bihan", False, "Guipavas", "29490", "Gaëlle", ("prevoyance",), 2, 98_400),
)


def helene() -> Household:
    """The file of the drawings, as it was when the portfolio came in: what has changed since is written apart."""
    home = Household(
        client={
            "civilite": "Mme",
            "nom": "Marchand",
            "nom_naissance": "Le Goff",
            "prenom": "Hélène",
            "date_naissance": "1978-06-08",
            "lieu_naissance": "Quimper",
            "nationalite": "française",
            "adresse": "14 rue des Camélias",
            "code_postal": "44400",
            "ville": "Rezé",
            "residence_fiscale": "France",
            "telephone": "+33639980793",
            "email": "helene.marchand@courriel.example",
            "situation_matrimoniale": "marie",
            "date_situation_matrimoniale": "2007-06-16",
            "regime_matrimonial": "communaute_reduite_aux_acquets",
            "nombre_enfants": 2,
            "situation_professionnelle": "independant",
            "profession": "infirmière libérale",
            "forme_juridique": "EI",
            "date_evenement_professionnel": "2011-09",
            "revenus_annuels": 49_500,
            "travailleur_independant": True,
            "chef_entreprise": False,
            "risques_professionnels": True,
            "details_risques_professionnels": "port de charges, route",
            "fumeur": False,
            "km_parcourus_annuels": 24_000,
            "siren": "512345679",
            "iban": "FR7699999044000001234567881",
            "nir": "278069999904159",
            "statut": "client",
        },
        town=("Rezé", "44400", 3_300),
        besoins=["retraite", "prevoyance", "epargne"],
    )
    home.records = {
        "conjoint": {
            "civilite": "M.",
            "nom": "Marchand",
            "prenom": "Julien",
            "date_naissance": "1977-02-19",
            "situation_professionnelle": "salarie",
            "profession": "technicien de maintenance",
            "employeur": "Atelier naval de l’Estuaire",
        },
        "bae_retraite": {"age_depart_retraite": 63, "tmi": 30, "nombre_parts_fiscales": 3},
        "bae_prevoyance": {
            "contrat_en_place": "Galion Prévoyance",
            "cotisations": 96,
            "revenu_a_garantir": 4_000,
            "souhaite_couverture_invalidite": True,
            "souhaite_couvrir_charges_professionnelles": True,
            "capital_deces_souhaite": 150_000,
        },
        "bae_epargne": {
            "epargne_disponible": True,
            "montant_epargne_disponible": 28_100,
            "capacite_epargne_estimee": 400,
            "horizon_placement": "long",
        },
    }
    home.add("enfants", prenom="Maël", nom="Marchand", date_naissance="2010-02-02", fiscalement_a_charge=True)
    home.add("enfants", prenom="Louise", nom="Marchand", date_naissance="2013-09-14", fiscalement_a_charge=True)
    home.add("revenus", nature="bnc", beneficiaire="client", periodicite="annuel", montant=49_500)
    home.add("revenus", nature="salaire", beneficiaire="conjoint", periodicite="mensuel", montant=2_680)
    home.add(
        "revenus",
        nature="revenus_locatifs",
        details="T2 à Nantes",
        beneficiaire="commun",
        periodicite="mensuel",
        montant=690,
    )
    _patrimoine(home)
    _contrats(home)
    return home


def _patrimoine(home: Household) -> None:
    shared = {"detenteur": "commun", "forme_propriete": "pleine_propriete"}
    home.add(
        "biens_immobiliers",
        designation="residence_principale",
        type="maison",
        ville="Rezé",
        surface_m2=118,
        valeur_actuelle_estimee=385_000,
        annee_acquisition=2012,
        **shared,
    )
    home.add(
        "biens_immobiliers",
        designation="locatif",
        type="appartement",
        ville="Nantes",
        surface_m2=41,
        valeur_actuelle_estimee=168_000,
        annee_acquisition=2019,
        loyer_mensuel=690,
        **shared,
    )
    for nature, where, who, since, value in (
        ("assurance_vie", "Aster Vie", "client", "2014", 42_300),
        ("livret_a", "Crédit de l’Estuaire", "client", None, 18_700),
        ("per", "Galion", "client", "2021", 12_950),
        ("ldds", "Crédit de l’Estuaire", "conjoint", None, 9_400),
    ):
        home.add(
            "actifs_financiers",
            nature=nature,
            etablissement=where,
            detenteur=who,
            date_ouverture_souscription=since,
            valeur_actuelle=value,
        )
    for lender, paid, left, ends in (
        ("Crédit de l’Estuaire", 1_182, 98_200, "2033-08"),
        ("Banque du Ponant", 512, 71_200, "2039-05"),
    ):
        home.add(
            "passifs",
            nature="credit_immobilier",
            preteur=lender,
            montant_remboursement=paid,
            periodicite="mensuel",
            capital_restant_du=left,
            date_fin=ends,
            detenteur="commun",
        )


def _contrats(home: Household) -> None:
    for kind, insurer, premium, period in (
        ("sante", "Mutuelle des Deux Rives", 142, "mensuel"),
        ("prevoyance", "Galion", 96, "mensuel"),
        ("auto", "Assurances du Sillon", 38, "mensuel"),
        ("emprunteur", "Aster Vie", 31, "mensuel"),
        ("habitation", "Assurances du Sillon", 318, "annuel"),
        ("rc_pro", "Galion", 184, "annuel"),
    ):
        home.add("contrats_existants", type=kind, assureur=insurer, cotisation=premium, periodicite=period)
