"""A cell read as a field of the client file, the way French spreadsheets write it.

What comes out is what `clients.public.clean` accepts and finishes checking; `ValueError` carries the French reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import gettext as _

from egide.kit.french.text import fold
from egide.kit.tables import Cell
from egide.modules.clients.public import Champ, Enumeration

MOIS = {
    "janvier": 1,
    "janv": 1,
    "jan": 1,
    "fevrier": 2,
    "fevr": 2,
    "fev": 2,
    "mars": 3,
    "avril": 4,
    "avr": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "juil": 7,
    "aout": 8,
    "septembre": 9,
    "sept": 9,
    "octobre": 10,
    "oct": 10,
    "novembre": 11,
    "nov": 11,
    "decembre": 12,
    "dec": 12,
}
OUI = frozenset({"oui", "o", "x", "1", "vrai", "true", "yes", "y"})
NON = frozenset({"non", "n", "0", "faux", "false", "no"})
# What people write where they know nothing; the last ones may also be somebody's name.
RIEN = frozenset({"", "-", "--", "/", "n/a", "#n/a", "#n/d"})
RIEN_SAUF_TEXTE = RIEN | {"?", "na", "nc", "n.c.", "nr", "neant", "null", "none"}

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:er)?\s+)?([a-z]{3,9})\.?\s+(\d{4})")
_CLOCK = re.compile(r"[T\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_AMOUNT = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
# Words that people use for the codes of a closed list, beside its own labels.
SYNONYMES: Mapping[str, Mapping[str, str]] = {
    "Civilite": {
        "m": "M.",
        "mr": "M.",
        "h": "M.",
        "homme": "M.",
        "masculin": "M.",
        "mister": "M.",
        "mme": "Mme",
        "mlle": "Mme",
        "mademoiselle": "Mme",
        "melle": "Mme",
        "f": "Mme",
        "femme": "Mme",
        "feminin": "Mme",
        "mrs": "Mme",
    },
    "SituationMatrimoniale": {
        "celib": "celibataire",
        "marie": "marie",
        "mariee": "marie",
        "pacs": "pacse",
        "union libre": "concubinage",
        "concubin": "concubinage",
        "concubine": "concubinage",
        "vie maritale": "concubinage",
        "veuve": "veuf",
    },
    "RegimeMatrimonial": {
        "communaute": "communaute_reduite_aux_acquets",
        "communaute legale": "communaute_reduite_aux_acquets",
        "regime legal": "communaute_reduite_aux_acquets",
        "separation": "separation_de_biens",
    },
    "SituationProfessionnelle": {
        "cdi": "salarie",
        "cdd": "salarie",
        "salarie prive": "salarie",
        "cadre": "salarie",
        "employe": "salarie",
        "tns": "independant",
        "travailleur non salarie": "independant",
        "profession liberale": "independant",
        "liberal": "independant",
        "auto entrepreneur": "independant",
        "gerant": "chef_entreprise",
        "dirigeant": "chef_entreprise",
        "chomage": "demandeur_emploi",
        "chomeur": "demandeur_emploi",
        "sans profession": "sans_activite",
        "sans emploi": "sans_activite",
        "agent public": "fonctionnaire",
    },
    "StatutClient": {"actif": "client", "ancien": "ancien_client", "perdu": "sans_suite", "piste": "prospect"},
    "TypePersonne": {
        "particulier": "physique",
        "personne physique": "physique",
        "individu": "physique",
        "pp": "physique",
        "entreprise": "morale",
        "societe": "morale",
        "personne morale": "morale",
        "pm": "morale",
        "pro": "morale",
    },
    "Periodicite": {
        "mois": "mensuel",
        "mensuelle": "mensuel",
        "par mois": "mensuel",
        "trimestrielle": "trimestriel",
        "semestrielle": "semestriel",
        "annuelle": "annuel",
        "an": "annuel",
        "par an": "annuel",
        "annee": "annuel",
    },
    "TypeContrat": {
        "mutuelle": "sante",
        "complementaire sante": "sante",
        "mrh": "habitation",
        "automobile": "auto",
        "multirisque habitation": "habitation",
        "pj": "protection_juridique",
        "rc pro": "rc_pro",
        "rcp": "rc_pro",
        "assurance de pret": "emprunteur",
        "adp": "emprunteur",
        "voiture": "auto",
        "vehicule": "auto",
        "assurance habitation": "habitation",
        "assurance auto": "auto",
        "multirisque": "multirisque_pro",
    },
}


def words(text: str) -> str:
    """Without accents, case or signs: what headings and labels are compared by."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split())


def text_of(cell: Cell) -> str:
    """What the cell says, as text; a number without a useless decimal part."""
    match cell:
        case None:
            return ""
        case bool():
            return "oui" if cell else "non"
        case datetime():
            whole = cell.time() == time()
            return cell.date().isoformat() if whole else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M}"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case int():
            return str(cell)
    text = cell.strip()
    # An apostrophe put there for no spreadsheet to run what follows.
    return text[1:].strip() if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def blank(cell: Cell, *, texte: bool = True) -> bool:
    """Nothing is known there, however that is written."""
    return cell is None or (isinstance(cell, str) and fold(cell.strip()) in (RIEN if texte else RIEN_SAUF_TEXTE))


def _year(digits: str, today: date, *, futur: bool) -> int:
    """Two digits: this century unless that is still to come (ten years ahead where the future is possible)."""
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year + (10 if futur else 0) else year - 100


def lire_date(cell: Cell, today: date, *, futur: bool) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD from "12/03/1980", "12.3.80", "mars 1980", "03/1980", "1980" or a spreadsheet's."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    text = _CLOCK.sub("", fold(text_of(cell)).strip())
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return f"{_year(year, today, futur=futur):04}-{int(month):02}-{int(day):02}"
    if match := _ISO.fullmatch(text):
        return "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    if (match := _WORDS.fullmatch(text)) and match[2] in MOIS:
        day = f"-{int(match[1]):02}" if match[1] else ""
        return f"{match[3]}-{MOIS[match[2]]:02}{day}"
    if re.fullmatch(r"\d{4}", text):
        return text
    raise ValueError(_("Écrivez la date comme 12/03/1980, 03/1980 ou 1980."))


def lire_nombre(cell: Cell, *, decimales: int) -> object:
    """ "1 234,56 €", "1.234,56", "1,234.56", "12 k€" and a spreadsheet's number are one amount."""
    if isinstance(cell, float):
        return round(Decimal(repr(cell)), decimales)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    text = _SPACES.sub("", fold(text_of(cell))).replace("\u2212", "-")
    text = re.sub(r"(€|eur|euros?|%|km|m2|m²)(/?(an|mois|annee))?$", "", text)
    thousands = text.endswith("k")
    text = text.removesuffix("k")
    if not _AMOUNT.fullmatch(text):
        raise ValueError(_("Indiquez un nombre."))
    number = Decimal(_with_point(text, decimales)) * (1000 if thousands else 1)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _with_point(text: str, decimales: int) -> str:
    """The last sign is the decimal one; a point before three digits is one of thousands where none has three."""
    comma, point = text.rfind(","), text.rfind(".")
    if comma > -1 and point > -1:
        decimal, other = (",", ".") if comma > point else (".", ",")
        return text.replace(other, "").replace(decimal, ".")
    if text.count(",") > 1 or text.count(".") > 1:
        return text.replace(",", "").replace(".", "")
    if point > -1 and decimales < 3 and len(text) - point == 4:
        return text.replace(".", "")
    return text.replace(",", ".")


_said: dict[str, Mapping[str, str | int]] = {}


def _codes(enumeration: Enumeration) -> Mapping[str, str | int]:
    """Everything that says a code of a list. Kept by its name: hashing a whole list takes longer than reading it."""
    if enumeration.nom in _said:
        return _said[enumeration.nom]
    said: dict[str, str | int] = dict(SYNONYMES.get(enumeration.nom, {}))
    for choix in enumeration.choix:
        for label in (choix.fr, choix.en, str(choix.valeur)):
            # « Marié(e) », « Veuf, veuve », « Court (moins de 4 ans) »
            bare = re.sub(r"\([^)]*\)", "", label)
            for form in (label, bare, label.replace("(e)", "e"), *bare.split(",")):
                said[words(form)] = choix.valeur
    _said[enumeration.nom] = said
    return said


def lire_choix(champ: Champ, cell: Cell) -> str | int:
    """The code that a label, in either language, or a usual word means."""
    assert champ.choix is not None
    found = _codes(champ.choix).get(words(text_of(cell)))
    if found is None:
        known = ", ".join(choix.fr for choix in champ.choix.choix[:8])
        more = "…" if len(champ.choix.choix) > 8 else ""
        raise ValueError(
            _("« %(valeur)s » n’est pas de la liste : %(liste)s.")
            % {
                "valeur": text_of(cell)[:60],
                "liste": known + more,
            }
        )
    return found


def lire_oui_non(cell: Cell) -> bool:
    said = fold(text_of(cell)).strip(" .")
    if said in OUI or said in NON:
        return said in OUI
    raise ValueError(_("Répondez par oui ou non."))


def _telephone(cell: Cell) -> str:
    """A spreadsheet that took it for a number lost its first zero."""
    text = text_of(cell)
    digits = re.sub(r"[\s.\-/]", "", text)
    return f"0{digits}" if re.fullmatch(r"[1-9]\d{8}", digits) else text


def _code_postal(cell: Cell) -> str:
    text = text_of(cell).replace(" ", "")
    return f"0{text}" if re.fullmatch(r"\d{4}", text) else text


def _heure(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%H:%M}"
    return text_of(cell)


def lire(champ: Champ, cell: Cell, today: date) -> object:
    """What the cell says of the field; None where it says nothing. :raises ValueError: with the reason, in French."""
    if blank(cell, texte=champ.kind == "texte"):
        return None
    readers: Mapping[str, Callable[[], object]] = {
        "date": lambda: lire_date(cell, today, futur=champ.futur),
        "montant": lambda: lire_nombre(cell, decimales=champ.decimales),
        "nombre": lambda: lire_nombre(cell, decimales=champ.decimales),
        "entier": lambda: lire_nombre(cell, decimales=0 if isinstance(cell, float) and cell.is_integer() else 2),
        "booleen": lambda: lire_oui_non(cell),
        "choix": lambda: lire_choix(champ, cell),
        "telephone": lambda: _telephone(cell),
        "code_postal": lambda: _code_postal(cell),
        "heure": lambda: _heure(cell),
    }
    return readers.get(champ.kind, lambda: text_of(cell))()
