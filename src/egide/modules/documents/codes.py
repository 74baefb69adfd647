"""The closed lists of the documents. Pure."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "der": "Document d’entrée en relation",
    "recueil": "Recueil des exigences et besoins",
    "conseil": "Fiche d’information et de conseil",
    "mandat": "Mandat",
    "portrait": "Portrait",
}
"""Documents the product ships, with their French names."""
AUTRE = "autre"
NATURES: dict[str, str] = {**KINDS, AUTRE: "Autre document"}
"""What a document is: one of those, or another one that the firm has its own template for."""
FIELDS: dict[str, frozenset[str]] = {
    "der": frozenset(),
    "recueil": frozenset({"exigences", "observations"}),
    "conseil": frozenset({"niveau", "exigences", "produits", "motivation", "mises_en_garde"}),
    "mandat": frozenset({"objet", "risques", "assureur", "contrat", "effet", "duree_mois", "exclusif"}),
    "portrait": frozenset(),
}
"""What each of them says that is nowhere in the file, and is typed for it."""
NIVEAUX: dict[str, str] = {
    "coherent": "Nous vous conseillons un contrat cohérent avec vos exigences et vos besoins "
    "(C. assur., art. L. 521-4, I).",
    "personnalise": "Nous vous fournissons un service de recommandation personnalisée : nous expliquons pourquoi, "
    "parmi plusieurs contrats, celui-ci correspond le mieux à vos exigences et besoins (C. assur., art. L. 521-4, II).",
    "impartial": "Notre conseil se fonde sur une analyse impartiale et personnalisée d’un nombre suffisant de contrats "
    "offerts sur le marché (C. assur., art. L. 521-2, II, 1°, c et L. 521-4, II).",
}
"""Levels of advice: what each promises, as the document says it."""
OBJETS: dict[str, str] = {
    "placement": "Mandat de placement",
    "remplacement": "Ordre de remplacement",
}
"""What a mandate is for, as its title says it."""
ETATS = ("etabli", "envoye", "ouvert", "signe")
"""How far a document has gone: made, sent, opened by its addressee, signed."""
PARTIES = ("signe", "preuve", "preuve_json")
"""What a signature leaves: the signed document, the proof to read, the proof for programs."""
ECHECS = ("refuse", "injoignable")
"""Why a message never left: the mail server refused the address, or never answered."""
MODES = ("trace", "ecrit")
"""A signature is drawn, or the name is typed."""


FORMATS = ("pdf", "word")
"""What a document made from a firm's own template is kept as."""


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes."""
    return {
        "NatureDeDocument": list(NATURES),
        "DocumentDuProduit": list(KINDS),
        "FormatDeDocument": list(FORMATS),
        "EtatDeDocument": list(ETATS),
        "PartieDeDocument": list(PARTIES),
        "EchecDEnvoi": list(ECHECS),
        "ModeDeSignature": list(MODES),
        "NiveauDeConseil": list(NIVEAUX),
        "ObjetDeMandat": list(OBJETS),
    }
