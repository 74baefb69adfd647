"""Names of the demonstration. First names go with the years in which they were given."""

from __future__ import annotations

SURNAMES = (
    *("Auger", "Barreau", "Baudry", "Bernard", "Blanchard", "Bodin", "Bouchet", "Bourdin", "Brossard", "Caillaud"),
    *("Charrier", "Chauvin", "Cochard", "Colin", "Cormier", "David", "Delaunay", "Denis", "Douillard", "Dupont"),
    *("Durand", "Fournier", "Gautier", "Girard", "Gouin", "Guérin", "Guillou", "Hamon", "Hervé", "Jaunin"),
    *("Joly", "Lambert", "Landais", "Lebreton", "Leclerc", "Lefeuvre", "Legrand", "Lemarié", "Leroux", "Lucas"),
    *("Mahé", "Marchais", "Martin", "Mercier", "Moreau", "Morin", "Nicolas", "Olivier", "Pasquier", "Perrin"),
    *("Petit", "Picard", "Pineau", "Poirier", "Praud", "Raimbault", "Renaud", "Ricordeau", "Robert", "Robin"),
    *("Rousseau", "Roy", "Sorin", "Tessier", "Thomas", "Vincent", "Viaud", "Voisin", "Zeller", "Aubert"),
    *("Benali", "Diallo", "Da Silva", "El Amrani", "Ferreira", "Garcia", "Haddad", "Kone", "Lopez", "Nguyen"),
    *("Ouali", "Pereira", "Rossi", "Schmitt", "Traoré", "Ziani", "de Kermadec", "du Plessis", "N’Diaye", "Belkacem"),
)
BRETON = (
    *("Le Goff", "Le Bihan", "Kerbrat", "Morvan", "Quéré", "Le Roux", "Cadiou", "Abgrall", "Kermarrec", "Prigent"),
    *("Guéguen", "Tanguy", "Le Gall", "Kervella", "Riou", "Bihannic", "Salaün", "L’Hostis", "Cloarec", "Floch"),
)
# Born before 1960, before 1985, later.
WOMEN = (
    *(
        (
            "Monique",
            "Françoise",
            "Nicole",
            "Jacqueline",
            "Chantal",
            "Martine",
            "Annick",
            "Colette",
            "Michèle",
            "Yvonne",
        ),
    ),
    *(
        (
            "Hélène",
            "Nathalie",
            "Isabelle",
            "Valérie",
            "Sandrine",
            "Stéphanie",
            "Céline",
            "Sophie",
            "Karine",
            "Anne-Laure",
        ),
    ),
    *(("Camille", "Manon", "Léa", "Marion", "Pauline", "Laura", "Chloé", "Inès", "Nadia", "Gwenaëlle"),),
)
MEN = (
    *(("Jean", "Michel", "Bernard", "Daniel", "Alain", "Gérard", "Jean-Claude", "Yves", "René", "Loïc"),),
    *(("Philippe", "Christophe", "Stéphane", "Laurent", "Frédéric", "Olivier", "Nicolas", "Julien", "David", "Ronan"),),
    *(("Thomas", "Alexandre", "Maxime", "Romain", "Hugo", "Lucas", "Antoine", "Mehdi", "Bastien", "Yann"),),
)
GIRLS = ("Louise", "Emma", "Jade", "Alice", "Rose", "Lina", "Anna", "Juliette", "Maëlys", "Zoé", "Sarah", "Nina")
BOYS = ("Maël", "Gabriel", "Raphaël", "Léo", "Arthur", "Jules", "Adam", "Malo", "Nathan", "Tom", "Noé", "Sacha")


def generation(year: int) -> int:
    """Which list of first names a year of birth takes."""
    return 0 if year < 1960 else 1 if year < 1985 else 2
