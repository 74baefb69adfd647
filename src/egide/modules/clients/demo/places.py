"""Towns and streets of the demonstration: (town, postcode, price of a square metre in euros)."""

from __future__ import annotations

NANTES = (
    ("Nantes", "44000", 3_900),
    ("Nantes", "44100", 3_500),
    ("Nantes", "44300", 3_600),
    ("Rezé", "44400", 3_300),
    ("Saint-Herblain", "44800", 3_200),
    ("Vertou", "44120", 3_500),
    ("Orvault", "44700", 3_400),
    ("Saint-Sébastien-sur-Loire", "44230", 3_600),
    ("Carquefou", "44470", 3_400),
    ("La Chapelle-sur-Erdre", "44240", 3_700),
    ("Couëron", "44220", 3_100),
    ("Bouguenais", "44340", 3_000),
    ("Basse-Goulaine", "44115", 3_500),
    ("Les Sorinières", "44840", 3_200),
    ("Sautron", "44880", 3_700),
    ("Guérande", "44350", 3_900),
    ("Pornic", "44210", 4_300),
    ("Saint-Nazaire", "44600", 2_700),
    ("Clisson", "44190", 2_600),
    ("Ancenis-Saint-Géréon", "44150", 2_400),
    ("Châteaubriant", "44110", 1_500),
    ("Cholet", "49300", 1_900),
    ("Angers", "49000", 3_000),
    ("La Roche-sur-Yon", "85000", 2_300),
)
BREST = (
    ("Brest", "29200", 2_300),
    ("Plougastel-Daoulas", "29470", 2_500),
    ("Guipavas", "29490", 2_300),
    ("Landerneau", "29800", 2_000),
    ("Le Relecq-Kerhuon", "29480", 2_600),
    ("Plouzané", "29280", 2_500),
    ("Morlaix", "29600", 1_600),
    ("Quimper", "29000", 2_200),
    ("Crozon", "29160", 2_400),
    ("Saint-Renan", "29290", 2_300),
)
BIRTHPLACES = (
    *("Nantes", "Saint-Nazaire", "Rennes", "Brest", "Quimper", "Vannes", "Angers", "Cholet", "Le Mans", "Tours"),
    *("La Roche-sur-Yon", "Paris", "Bordeaux", "Lille", "Lyon", "Toulouse", "Lorient", "Laval", "Poitiers", "Caen"),
)
STREETS = (
    *("rue des Camélias", "rue de la Paix", "avenue de la République", "rue du Moulin", "allée des Tilleuls"),
    *("rue Jean-Jaurès", "rue des Acacias", "chemin de la Fontaine", "rue Victor-Hugo", "impasse des Lilas"),
    *("rue de Bretagne", "boulevard de la Loire", "rue du Stade", "rue des Écoles", "place du Marché"),
    *("rue Anne-de-Bretagne", "rue des Hortensias", "avenue des Peupliers", "rue de la Gare", "rue Georges-Brassens"),
    *("rue de l’Église", "route de Clisson", "rue du Calvaire", "rue des Vignes", "square des Rochelets"),
)
