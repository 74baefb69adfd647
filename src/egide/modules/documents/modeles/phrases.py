"""What is said of a template that comes in: why it is refused, and what its pages show otherwise than Word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

REFUS: dict[str, str] = {
    "abime": "Ce document Word est incomplet ou abîmé : ouvrez-le dans Word, enregistrez-le et déposez-le à nouveau.",
    "entites": "Ce document Word contient une définition XML interdite : il n’est pas ouvert.",
    "pas_word": "Ce fichier n’est pas un document Word (.docx).",
    "trop_grand": "Ce document est trop grand une fois décompressé : allégez ses images.",
    "macros": "Ce document contient des macros : enregistrez-le au format .docx, sans macros.",
    "controles": "Ce document contient des contrôles ActiveX : retirez-les.",
    "objets": "Ce document contient un objet incorporé (Excel, PDF ou autre) : remplacez-le par une image.",
    "morceaux": "Ce document en contient un autre : copiez son texte à la place.",
    "lien_externe": "Ce document va chercher une image ou un modèle ailleurs : insérez-les dans le document.",
    "marqueur_vide": "Un champ est vide : « {{}} ». Écrivez par exemple {{client.nom}}.",
    "marqueur_illisible": "Le champ « %(marqueur)s » ne se lit pas. Écrivez par exemple {{client.nom}}, "
    "{{client.email | non communiqué}}, {{si conjoint}} ou {{fin}}.",
    "accolades": "Des accolades ne vont pas par deux, près de « %(extrait)s ». Un champ s’écrit {{client.nom}}.",
    "champ_inconnu": "Le champ « %(champ)s » n’existe pas. La liste des champs est sur cette page.",
    "champ_inconnu_proche": "Le champ « %(champ)s » n’existe pas : vouliez-vous « %(proche)s » ?",
    "champ_cache": "Le champ « %(champ)s » est chiffré et n’est jamais imprimé : retirez-le.",
    "liste_hors_tableau": "Le champ « %(champ)s » a une valeur par ligne : mettez-le dans une ligne de tableau, "
    "qui sera répétée.",
    "deux_listes": "Une même ligne de tableau mêle plusieurs listes (%(listes)s) : une seule par ligne.",
    "si_ouvert": "« {{si %(champ)s}} » n’est pas fermé : ajoutez {{fin}}, dans le même paragraphe "
    "ou seul dans le sien.",
    "fin_seule": "Un « {{fin}} » ne ferme rien : ajoutez le {{si …}} qui le précède, ou retirez-le.",
    "aucun_champ": "Ce document n’a aucun champ : écrivez par exemple {{client.nom}} "
    "là où le nom du client doit venir.",
    "suivi": "Ce document contient des modifications suivies : acceptez-les ou refusez-les dans Word.",
    "zone_de_texte": "Ce document contient une zone de texte ou une forme dessinée : "
    "mettez son texte dans un paragraphe ou un tableau.",
    "equation": "Ce document contient une équation : écrivez-la en toutes lettres, ou en image.",
    "note_de_bas": "Ce document contient des notes de bas de page ou de fin : mettez-les dans le texte.",
    "cadre": "Ce document contient un cadre ou une lettrine : mettez son texte dans un paragraphe.",
    "graphique": "Ce document contient un graphique ou un SmartArt : remplacez-le par une image.",
    "dessin_ancien": "Ce document contient un dessin d’un ancien format, comme un filigrane : retirez-le "
    "ou remplacez-le par une image.",
    "image": "Une image est au format %(format)s : remplacez-la par une image PNG ou JPEG.",
    "image_abimee": "Une image du document ne se lit pas : insérez-la à nouveau, en PNG ou en JPEG.",
    "fusion": "Le champ de fusion Word « %(champ)s » n’est pas lu : écrivez à sa place un champ comme {{client.nom}}.",
    "colonnes": "Ce document a plusieurs colonnes : utilisez un tableau sans bordure.",
    "lettre": "Ce document contient des signes que le PDF ne sait pas écrire : %(lettre)s. Remplacez-les.",
}
"""Each a msgid, by the code of its fault."""
REMARQUES: dict[str, str] = {
    "police": "Le PDF est écrit en Inter, au lieu de : %(polices)s. Le document Word garde les siennes.",
    "police_du_theme": "Le PDF est écrit en Inter ; le document Word garde ses polices.",
    "image_flottante": "Une image flottante est posée dans le fil du texte du PDF.",
    "commentaires": "Les commentaires Word ne sont pas imprimés dans le PDF.",
    "tabulations": "Les tabulations du PDF sont approchées : préférez un tableau sans bordure.",
}
"""Each a msgid, by the code of what is shown otherwise."""


def refus(code: str, params: Mapping[str, Any]) -> str:
    """In the reader's language."""
    return _(REFUS[code]) % params if params else _(REFUS[code])


def remarque(code: str, params: Mapping[str, Any]) -> str:
    """In the reader's language."""
    return _(REMARQUES[code]) % params if params else _(REMARQUES[code])
