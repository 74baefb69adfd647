"""Occupations with plausible net incomes (euros a month, or a year of profit for the self-employed)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """`masculin` and `feminin` name it; `revenu` bounds the income of the middle half of those who do it."""

    masculin: str
    feminin: str
    situation: str
    revenu: tuple[int, int]
    employeurs: tuple[str, ...] = ()
    nature: str = "salaire"
    forme: str | None = None
    risques: str | None = None

    @property
    def independent(self) -> bool:
        return self.nature != "salaire"


HOSPITAL = ("CHU de Nantes", "Clinique de l’Estuaire", "Hôpital Bel-Air")
FACTORY = ("Atelier naval de l’Estuaire", "Aérostructures Atlantique", "Biscuiterie du Vignoble")
OFFICE = ("Nova Conseil", "Groupe Erdre", "Coopérative Loire Atlantique", "Lumen Énergie")
SHOP = ("Hypermarché Atlantis", "Jardinerie des Ponts", "Pharmacie du Commerce")
TRADES = (
    Trade("infirmier", "infirmière", "salarie", (2_050, 2_600), HOSPITAL, risques="port de charges"),
    Trade("aide-soignant", "aide-soignante", "salarie", (1_650, 2_000), HOSPITAL, risques="port de charges"),
    Trade("technicien de maintenance", "technicienne de maintenance", "salarie", (1_900, 2_500), FACTORY),
    Trade("soudeur", "soudeuse", "salarie", (1_850, 2_400), FACTORY, risques="travaux par point chaud"),
    Trade("ingénieur", "ingénieure", "salarie", (2_900, 4_100), (*FACTORY, *OFFICE)),
    Trade("développeur", "développeuse", "salarie", (2_500, 3_600), OFFICE),
    Trade("comptable", "comptable", "salarie", (1_950, 2_500), OFFICE),
    Trade("assistant de direction", "assistante de direction", "salarie", (1_800, 2_300), OFFICE),
    Trade("commercial", "commerciale", "salarie", (2_100, 3_300), (*OFFICE, *SHOP)),
    Trade("vendeur", "vendeuse", "salarie", (1_480, 1_800), SHOP),
    Trade(
        "chauffeur routier", "chauffeuse routière", "salarie", (1_900, 2_350), ("Transports Le Coz",), risques="route"
    ),
    Trade("cuisinier", "cuisinière", "salarie", (1_600, 2_100), ("Brasserie du Port", "Restaurant scolaire de Rezé")),
    Trade("maçon", "maçonne", "salarie", (1_700, 2_200), ("Constructions Rivière",), risques="travail en hauteur"),
    Trade("professeur des écoles", "professeure des écoles", "fonctionnaire", (2_000, 2_700), ("Éducation nationale",)),
    Trade("professeur de collège", "professeure de collège", "fonctionnaire", (2_100, 2_900), ("Éducation nationale",)),
    Trade("agent territorial", "agente territoriale", "fonctionnaire", (1_650, 2_100), ("Nantes Métropole",)),
    Trade("policier", "policière", "fonctionnaire", (2_150, 2_700), ("Police nationale",), risques="interventions"),
    Trade(
        "infirmier libéral",
        "infirmière libérale",
        "independant",
        (38_000, 58_000),
        nature="bnc",
        forme="EI",
        risques="route",
    ),
    Trade("kinésithérapeute", "kinésithérapeute", "independant", (32_000, 52_000), nature="bnc", forme="EI"),
    Trade("médecin généraliste", "médecin généraliste", "independant", (75_000, 105_000), nature="bnc", forme="SELARL"),
    Trade("architecte", "architecte", "independant", (34_000, 62_000), nature="bnc", forme="EURL"),
    Trade("avocat", "avocate", "independant", (42_000, 78_000), nature="bnc", forme="EI"),
    Trade("graphiste", "graphiste", "independant", (18_000, 30_000), nature="bnc", forme="micro_entreprise"),
    Trade(
        "plombier", "plombière", "independant", (28_000, 45_000), nature="bic", forme="EI", risques="travaux manuels"
    ),
    Trade(
        "électricien",
        "électricienne",
        "independant",
        (27_000, 44_000),
        nature="bic",
        forme="EURL",
        risques="électricité",
    ),
    Trade(
        "boulanger",
        "boulangère",
        "chef_entreprise",
        (26_000, 46_000),
        nature="bic",
        forme="SARL",
        risques="port de charges",
    ),
    Trade("restaurateur", "restauratrice", "chef_entreprise", (24_000, 52_000), nature="bic", forme="SAS"),
    Trade(
        "gérant d’une menuiserie",
        "gérante d’une menuiserie",
        "chef_entreprise",
        (36_000, 68_000),
        nature="bic",
        forme="SARL",
        risques="machines-outils",
    ),
    Trade(
        "maraîcher",
        "maraîchère",
        "independant",
        (17_000, 32_000),
        nature="ba",
        forme="EARL",
        risques="engins agricoles",
    ),
    Trade(
        "viticulteur",
        "viticultrice",
        "chef_entreprise",
        (22_000, 48_000),
        nature="ba",
        forme="EARL",
        risques="engins agricoles",
    ),
)
BANKS = (
    *("Crédit Mutuel", "Crédit Agricole", "Caisse d’Épargne", "Banque Populaire", "La Banque Postale"),
    *("BNP Paribas", "Société Générale", "LCL", "CIC", "BoursoBank"),
)
LIFE = (
    "Suravenir",
    "Generali",
    "Swiss Life",
    "AXA",
    "Spirica",
    "Abeille Assurances",
    "AG2R La Mondiale",
    "CNP Assurances",
)
INSURERS = {
    "habitation": ("MAIF", "MACIF", "Groupama", "MMA", "Matmut", "GMF"),
    "auto": ("MAIF", "MACIF", "Groupama", "MMA", "Matmut", "Allianz"),
    "moto": ("Assurance Mutuelle des Motards", "AMV", "MACIF"),
    "sante": ("Harmonie Mutuelle", "Malakoff Humanis", "MGEN", "April", "Alan", "Apicil"),
    "prevoyance": ("Swiss Life", "AXA", "Generali", "Alptis", "April", "AG2R La Mondiale"),
    "emprunteur": ("CNP Assurances", "April", "MNCAP", "Cardif", "Suravenir"),
    "obseques": ("CNP Assurances", "Groupama", "Mutac"),
    "protection_juridique": ("Juridica", "CFDP", "Groupama"),
    "gav": ("MACIF", "Pacifica", "Allianz"),
    "rc_pro": ("AXA", "MAAF Pro", "SMABTP", "Hiscox"),
    "multirisque_pro": ("AXA", "MAAF Pro", "Generali"),
    "dependance": ("MGEN", "AG2R La Mondiale"),
}
