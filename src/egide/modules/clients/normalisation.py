"""One way of writing each value: what a person typed, read as what it means. `ValueError` carries the French reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from egide.kit.french import companies

OLDEST_YEAR = 1850
LATEST_YEAR = 2200
LARGEST = Decimal(9_999_999_999)
# National trunk numbers of France and its overseas departments share +33's length; other countries are kept as said.
_TELEPHONE = re.compile(r"\+[1-9][0-9]{6,14}")
_FRENCH = re.compile(r"\+33[1-9][0-9]{8}")
_SEPARATORS = re.compile(r"[\s.\-/()\u00a0\u202f\u2011]+")
_SPACES = re.compile(r"[^\S\n]+")
# Months over 12 are those of births whose month is unknown.
_NIR = re.compile(r"[1-478][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{8}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def text(value: str, longueur: int) -> str:
    """Trimmed, inner spaces collapsed, lines kept."""
    line = "\n".join(_SPACES.sub(" ", part).strip() for part in value.strip().splitlines())
    if any(ord(character) < 32 and character != "\n" for character in line):
        raise ValueError(_("Le texte contient un caractère de contrôle."))
    if len(line) > longueur:
        raise ValueError(_("Au plus %(longueur)s caractères.") % {"longueur": longueur})
    return line


def telephone(value: str) -> str:
    """E.164: "06 39 98 12 34", "0033 6 39…" and "+33 (0)6 39…" are one number."""
    digits = _SEPARATORS.sub("", value.replace("(0)", ""))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+33" + digits[1:]
    elif re.fullmatch(r"33[1-9]\d{8}", digits):
        digits = "+" + digits
    if digits.startswith("+330"):
        digits = "+33" + digits[4:]
    valid = _FRENCH if digits.startswith("+33") else _TELEPHONE
    if not valid.fullmatch(digits):
        raise ValueError(
            _("Ce numéro de téléphone n’est pas complet : écrivez-le comme 06 12 34 56 78 ou +33 6 12 34 56 78.")
        )
    return digits


def email(value: str) -> str:
    """Lower case."""
    address = value.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(_("Cette adresse e-mail n’est pas valable.")) from None
    return address


def code_postal(value: str) -> str:
    """Five digits."""
    digits = _SEPARATORS.sub("", value)
    if not re.fullmatch(r"[0-9]{5}", digits):
        raise ValueError(_("Un code postal a cinq chiffres."))
    return digits


def siren(value: str) -> str:
    """Nine digits, the last one checking the others (`kit.french.companies`)."""
    return _said(companies.siren, value)


def siret(value: str) -> str:
    """Fourteen digits: the SIREN, the establishment, and a check over both (`kit.french.companies`)."""
    return _said(companies.siret, value)


def _said(check: Callable[[str], str], value: str) -> str:
    """A check of `kit`, whose sentence is told in the reader's language."""
    try:
        return check(value)
    except ValueError as refused:
        raise ValueError(_(str(refused))) from None


def naf(value: str) -> str:
    """A class of the NAF: "62.01Z", also typed "6201z" (decree 2007-1888)."""
    match = re.fullmatch(r"(\d{2})(\d{2})([A-Z])", _SEPARATORS.sub("", value).upper())
    if match is None:
        raise ValueError(_("Ce code NAF n’est pas valable : quatre chiffres et une lettre, comme 62.01Z."))
    return f"{match[1]}.{match[2]}{match[3]}"


def tva(value: str) -> str:
    """A VAT number; a French one is FR, a key that the SIREN gives, the SIREN (CGI, art. 286 ter)."""
    number = _SEPARATORS.sub("", value).upper()
    if not re.fullmatch(r"[A-Z]{2}[A-Z0-9]{2,11}", number):
        raise ValueError(_("Ce numéro de TVA n’est pas valable : FR, deux chiffres, puis le SIREN."))
    french = re.fullmatch(r"FR([0-9]{2})([0-9]{9})", number)
    if number.startswith("FR") and (french is None or int(french[1]) != (12 + 3 * (int(french[2]) % 97)) % 97):
        raise ValueError(_("La clé de ce numéro de TVA n’est pas bonne : vérifiez-le."))
    return number


def heure(value: str) -> str:
    """HH:MM: "9 h 30", "9:30" and "09h30" are one time."""
    match = re.fullmatch(r"(\d{1,2})\s*[hH:]\s*(\d{2})?", value.strip().replace("\u00a0", " ").replace("\u202f", " "))
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise ValueError(_("Écrivez l’heure comme 9:30 ou 14 h."))
    return f"{int(match[1]):02}:{match[2] or '00'}"


def iban(value: str) -> str:
    """ISO 13616: country, two check digits, account; without spaces."""
    account = _SEPARATORS.sub("", value).upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", account):
        raise ValueError(_("Cet IBAN n’est pas valable."))
    if int("".join(str(int(character, 36)) for character in account[4:] + account[:4])) % 97 != 1:
        raise ValueError(_("La clé de cet IBAN n’est pas bonne : vérifiez-le."))
    return account


def nir(value: str) -> str:
    """The fifteen characters of a social security number, without spaces.

    Sex, year, month, department (2A and 2B in Corsica), commune, order; then the key, 97 less the rest of the
    division by 97, where 2A counts as 19 and 2B as 18 (Code de la sécurité sociale, art. R. 115-1; Insee, RNIPP).
    """
    number = _SEPARATORS.sub("", value).upper()
    if not _NIR.fullmatch(number):
        raise ValueError(
            _("Ce numéro de sécurité sociale n’est pas valable : treize caractères, puis une clé de deux chiffres.")
        )
    digits = number[:13].replace("2A", "19").replace("2B", "18") if number[6] in "AB" else number[:13]
    if 97 - int(digits) % 97 != int(number[13:]):
        raise ValueError(_("La clé de ce numéro de sécurité sociale n’est pas bonne : vérifiez-le."))
    return number


def decimal(value: object, *, decimales: int, minimum: int | None, maximum: int | None) -> Decimal:
    """A number, or one typed the French way ("54 200,50")."""
    if isinstance(value, str):
        value = re.sub(r"\s+", "", value).removesuffix("€").replace(",", ".").replace("\u2212", "-")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(_("Indiquez un nombre.")) from None
    if not number.is_finite():
        raise ValueError(_("Indiquez un nombre."))
    if minimum is not None and number < minimum:
        raise ValueError(_("Le montant ne peut pas être négatif.") if minimum == 0 else _("Au moins %s.") % minimum)
    if number > (LARGEST if maximum is None else Decimal(maximum)):
        raise ValueError(_("Ce nombre est trop grand."))
    exact = round(number, decimales)
    if exact != number:
        raise ValueError(_("Au plus %s décimales.") % decimales)
    return abs(exact)


def _integral(value: float | Decimal) -> int | None:
    """3.0 is 3; NaN, infinities and 3.5 are no whole numbers."""
    exact = Decimal(str(value))
    return int(exact) if exact.is_finite() and abs(exact) < LARGEST and exact == int(exact) else None


def entier(value: object, *, minimum: int, maximum: int) -> int:
    """A whole number within its bounds."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,12}", _SEPARATORS.sub("", value)):
        value = int(_SEPARATORS.sub("", value))
    number = _integral(value) if isinstance(value, (float, Decimal)) else value
    if not isinstance(number, int):
        raise ValueError(_("Indiquez un nombre entier."))
    if not minimum <= number <= maximum:
        raise ValueError(
            _("Indiquez un nombre entre %(minimum)s et %(maximum)s.") % {"minimum": minimum, "maximum": maximum}
        )
    return number


def date_partielle(value: str, *, today: date, futur: bool) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD, of the calendar, and not after today unless `futur`."""
    match = _DATE.fullmatch(value.strip())
    if match is None or not value.isascii():
        raise ValueError(_("Écrivez la date AAAA, AAAA-MM ou AAAA-MM-JJ."))
    try:
        first = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise ValueError(_("Cette date n’existe pas.")) from None
    if not OLDEST_YEAR <= first.year <= LATEST_YEAR:
        raise ValueError(_("Cette date est hors du calendrier utile."))
    if not futur and first > today:
        raise ValueError(_("Cette date est dans le futur."))
    return match[0]
