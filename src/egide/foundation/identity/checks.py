"""What may be stated, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from egide.foundation.identity.codes import CATEGORIES
from egide.kit.errors import Invalid
from egide.kit.french import companies

NUMBERS: dict[str, Callable[[str], str]] = {
    "siren": companies.siren,
    "siret": companies.siret,
    "orias": companies.orias,
}
LEAST_CONTRAST = 4.5
"""Of the firm's colour on white paper, as of any text (WCAG 2.2, 1.4.3)."""


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept. :raises Invalid: by field."""
    kept: dict[str, Any] = {}
    errors: dict[str, list[str]] = {}
    for nom, value in values.items():
        try:
            kept[nom] = _checked(nom, value)
        except ValueError as refused:
            errors[nom] = [_(str(refused))]
    if errors:
        raise Invalid(errors)
    return kept


def _checked(nom: str, value: Any) -> Any:
    if nom == "categories":
        return [code for code in CATEGORIES if code in value]
    if not value or not isinstance(value, str):
        return value
    if nom in NUMBERS:
        return NUMBERS[nom](value)
    match nom:
        case "code_postal" if not re.fullmatch(r"[0-9]{5}", value):
            raise ValueError(_("Un code postal a cinq chiffres."))
        case "telephone":
            return _telephone(value)
        case "site":
            return _site(value)
        case "couleur":
            return _couleur(value)
    return value.strip()


def _telephone(value: str) -> str:
    digits = re.sub(r"^(\+|00)33", "0", re.sub(r"[^0-9+]", "", value.replace("(0)", "")))
    if not re.fullmatch(r"0[1-9][0-9]{8}", digits):
        raise ValueError(_("Ce numéro de téléphone n’est pas valable : dix chiffres, comme 02 40 12 34 56."))
    return digits


def _site(value: str) -> str:
    address = re.sub(r"^https?://", "", value.strip().lower()).rstrip("/")
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w./%-]*)?", address):
        raise ValueError(_("Cette adresse de site n’est pas valable : écrivez-la comme www.exemple.fr."))
    return address


def _couleur(value: str) -> str:
    colour = value.strip().lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValueError(_("Une couleur s’écrit # suivi de six chiffres ou lettres, comme #2a43bf."))
    if contrast_on_white(colour) < LEAST_CONTRAST:
        raise ValueError(
            _("Cette couleur est trop claire pour être lue sur du papier blanc : choisissez-la plus foncée.")
        )
    return colour


def contrast_on_white(colour: str) -> float:
    """Contrast ratio of "#rrggbb" with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
