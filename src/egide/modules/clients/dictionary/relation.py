"""How the client came to the firm: the appointment of the document d’entrée en relation, and what was handed over."""

from __future__ import annotations

from egide.modules.clients.dictionary.listes import CANAL, ORIGINE_CONTACT
from egide.modules.clients.dictionary.types import Champ, Section, a_la_main, choix, date, texte

RELATION = Section(
    "relation",
    "Entrée en relation",
    "First contact",
    "entrée en relation",
    lignes=False,
    champs=a_la_main(
        choix("origine_contact", "Origine", "Origin", ORIGINE_CONTACT),
        texte("recommande_par", "Recommandé par", "Recommended by"),
        date("premier_contact_le", "Premier contact", "First contact"),
        date("rdv_le", "Rendez-vous", "Appointment", futur=True),
        Champ("rdv_heure", "heure", "Heure du rendez-vous", "Time of the appointment", longueur=5),
        texte("rdv_lieu", "Lieu du rendez-vous", "Place of the appointment", longueur=250),
        date("der_remis_le", "DER remis", "DER handed over"),
        choix("canal_prefere", "Canal préféré", "Preferred channel", CANAL),
    ),
)
