"""Values of a section, checked against the dictionary, field by field, with a French reason for each refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from egide.kit.errors import Invalid
from egide.modules.clients import normalisation
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.dictionary.types import Champ, Kind
from egide.modules.clients.masks import DOT

Reader = Callable[[Champ, object, date], object]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(_("Indiquez un texte."))
    return value


def _unmasked(value: object) -> str:
    text = _text(value)
    if DOT in text:
        raise ValueError(_("Une valeur masquée ne peut pas être rétablie : saisissez-la de nouveau, en entier."))
    return text


def _choice(champ: Champ, value: object, _today: date) -> object:
    codes = champ.choix.codes if champ.choix else ()
    if isinstance(value, bool) or value not in codes:
        raise ValueError(_("Valeurs possibles : %s.") % ", ".join(str(code) for code in codes))
    return next(code for code in codes if code == value)


def _yes_or_no(_champ: Champ, value: object, _today: date) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("Répondez oui (true), non (false) ou rien (null)."))
    return value


def _amount(champ: Champ, value: object, _today: date) -> Decimal:
    if isinstance(value, bool):
        raise ValueError(_("Indiquez un nombre."))
    return normalisation.decimal(value, decimales=champ.decimales, minimum=champ.minimum, maximum=champ.maximum)


def _whole(champ: Champ, value: object, _today: date) -> int:
    if isinstance(value, bool):
        raise ValueError(_("Indiquez un nombre entier."))
    return normalisation.entier(value, minimum=champ.minimum or 0, maximum=champ.maximum or 1_000_000)


READERS: Mapping[Kind, Reader] = {
    "booleen": _yes_or_no,
    "choix": _choice,
    "montant": _amount,
    "nombre": _amount,
    "entier": _whole,
    "date": lambda champ, value, today: normalisation.date_partielle(_text(value), today=today, futur=champ.futur),
    "telephone": lambda _champ, value, _today: normalisation.telephone(_text(value)),
    "email": lambda champ, value, _today: normalisation.email(normalisation.text(_text(value), champ.longueur)),
    "code_postal": lambda _champ, value, _today: normalisation.code_postal(_text(value)),
    "siren": lambda _champ, value, _today: normalisation.siren(_text(value)),
    "siret": lambda _champ, value, _today: normalisation.siret(_text(value)),
    "naf": lambda _champ, value, _today: normalisation.naf(_text(value)),
    "tva": lambda _champ, value, _today: normalisation.tva(_text(value)),
    "heure": lambda _champ, value, _today: normalisation.heure(_text(value)),
    "iban": lambda _champ, value, _today: normalisation.iban(_unmasked(value)),
    "nir": lambda _champ, value, _today: normalisation.nir(_unmasked(value)),
    "texte": lambda champ, value, _today: normalisation.text(_text(value), champ.longueur) or None,
}


def clean_value(champ: Champ, value: object, *, today: date) -> object:
    """`value` as it is stored; None when it is empty.

    :raises ValueError: with the reason, in French.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return READERS[champ.kind](champ, value, today)


def clean(section: str, values: Mapping[str, object], *, today: date, whole: bool = False) -> dict[str, object]:
    """The given fields of a section, as they are stored; None clears a field.

    :param whole: a new row: its required fields must be there.
    :raises Invalid: by field, unknown fields included.
    """
    return clean_champs(SECTIONS[section].champs, values, today=today, whole=whole)


def clean_champs(
    champs: tuple[Champ, ...], values: Mapping[str, object], *, today: date, whole: bool = False
) -> dict[str, object]:
    """As `clean`, for fields that stand in no section of the file."""
    cleaned: dict[str, object] = {}
    errors: dict[str, list[str]] = {}
    known = {champ.nom: champ for champ in champs}
    for nom, value in values.items():
        champ = known.get(nom)
        if champ is None:
            errors[nom] = [_("Champ inconnu : %(champ)s.") % {"champ": nom}]
            continue
        try:
            cleaned[nom] = clean_value(champ, value, today=today)
        except ValueError as refusal:
            errors[nom] = [str(refusal)]
    for champ in champs:
        missing = cleaned.get(champ.nom, ...) is None or (whole and champ.obligatoire and champ.nom not in cleaned)
        if champ.toujours and missing and champ.nom not in errors:
            errors[champ.nom] = [_("Ce champ est obligatoire.")]
    if errors:
        raise Invalid(errors)
    return cleaned


def clean_besoins(codes: object) -> list[str]:
    """Needs without repeats, in the dictionary's order.

    :raises Invalid: not a list of known needs.
    """
    if not isinstance(codes, (list, tuple)) or any(code not in BESOIN.codes for code in codes):
        raise Invalid({"besoins": [_("Valeurs possibles : %s.") % ", ".join(BESOIN.texts)]})
    return [code for code in BESOIN.texts if code in codes]
