"""Sentences of an import, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

RAISONS: dict[str, str] = {
    "matricule": "même matricule",
    "nir": "même numéro de sécurité sociale",
    "siren": "même SIREN",
    "email": "même e-mail",
    "telephone": "même téléphone",
    "nom_naissance": "mêmes nom et date de naissance",
    "nom_proche_naissance": "nom très proche, même date de naissance",
    "nom_date_proche": "même nom, date de naissance très proche",
    "nom": "même nom",
}
"""Each a msgid."""


def raisons(codes: Sequence[str]) -> str:
    """« même e-mail, même téléphone »"""
    return ", ".join(_(RAISONS[code]) for code in codes)


def deja_ligne(numero: int, codes: Sequence[str]) -> str:
    return _("Même personne que la ligne %(numero)s : %(raisons)s.") % {"numero": numero, "raisons": raisons(codes)}
