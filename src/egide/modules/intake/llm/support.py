"""Do these words say this value? The same readers of French as the rules engine's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations

from egide.kit.french.dates import read_dates
from egide.kit.french.emails import read_emails
from egide.kit.french.institutions import read_institutions
from egide.kit.french.measures import read_measures
from egide.kit.french.numbers import read_numbers
from egide.kit.french.phones import read_phones
from egide.kit.french.places import read_postcodes
from egide.kit.french.spelling import read_spellings
from egide.kit.french.text import fold, words
from egide.modules.clients.dictionary.types import Champ

TOLERANCE = 0.005
# What may stand between the number that is said and the one that is kept, by unit: a period, or years for months.
_FACTORS: dict[str, tuple[float, ...]] = {
    "€/an": (1, 12, 4, 2, 13),
    "€/mois": (1, 1 / 12, 1 / 3, 1 / 6),
    "mois": (1, 12),
    "jours": (1, 7, 30),
    "km/an": (1, 12, 52),
}
_NO = re.compile(r"\b(?:non|pas|plus|jamais|aucun\w*|sans|ni|rien|nan|arrete|refuse|zero|personne)\b|\bn'|\bne ")
_ONLY_NO = re.compile(
    r"^\W*(?:ah |euh |ben |bah |oh )*(?:non|nan|pas du tout|jamais|surtout pas)\b(?!.*\b(?:si|oui)\b)"
)
_WORD = re.compile(r"[a-z0-9]{2,}")
_EMPTY = words("de du des le la les un une et ou en au aux pour par sur dans son sa ses mon ma mes avec chez est")
_NAMES = words("nom nom_naissance prenom ville lieu_naissance employeur numero adresse code_postal nationalite")
_INSTITUTIONS = words("preteur etablissement assureur contrat_en_place designation_etablissement")


@dataclass(frozen=True)
class Words:
    """What the proofs of one value say, together."""

    quotes: tuple[str, ...]
    reference_date: date

    @cached_property
    def folded(self) -> str:
        return " . ".join(fold(quote) for quote in self.quotes)

    @cached_property
    def numbers(self) -> list[float]:
        """Every number said, and the sum of two: "trois cents plus deux cents"."""
        read = read_numbers(self.folded)
        found = [number.value for number in read] + [n.loose for n in read if n.loose is not None]
        found += [measure.value for measure in read_measures(self.folded, read)]
        return found + [a + b for a, b in combinations(found[:8], 2)]


def supports(champ: Champ, value: object, said: Words) -> bool | None:
    """True: the words say the value. False: they do not. None: no reader can tell."""
    if isinstance(value, bool):
        return _says_yes_or_no(value, said)
    if champ.choix is not None:
        return _says_number(champ, value, said) if isinstance(value, int) else None
    reader = _READERS.get(champ.kind, _says_text)
    return reader(champ, value, said)


def _says_yes_or_no(value: bool, said: Words) -> bool | None:
    last = fold(said.quotes[-1])
    if value:
        return False if _ONLY_NO.search(last) else None
    return None if _NO.search(said.folded) else False


def _says_number(champ: Champ, value: object, said: Words) -> bool:
    if not isinstance(value, int | float):
        return False
    factors = _FACTORS.get(champ.unite or "", (1.0,))
    if champ.nom == "nombre_enfants" and not said.numbers:
        return value <= 1 or len(re.findall(r"\b(?:fils|fille|garcon|enfant)s?\b", said.folded)) > 0
    wanted = float(value)
    slack = max(TOLERANCE * wanted, 0.01)
    return any(abs(number * factor - wanted) <= slack for number in said.numbers for factor in factors)


def _says_date(_champ: Champ, value: object, said: Words) -> bool:
    """As precise as what is said, or less."""
    text = str(value)
    dates = [mention.value for mention in read_dates(said.folded, said.reference_date)]
    if any(found == text or found.startswith(f"{text}-") for found in dates):
        return True
    year = float(text[:4]) if text[:4].isdigit() else 0.0
    year_said = year in said.numbers or year % 100 in said.numbers
    if len(text) == 4:
        return year in said.numbers
    # "Le 2 mai 92, non pardon, 93": the day of one date and the year that corrects it.
    return year_said and any(found[4:] == text[4:] for found in dates)


def _says_phone(_champ: Champ, value: object, said: Words) -> bool:
    digits = re.sub(r"\D", "", str(value))[-9:]
    if len(digits) < 9:
        return False
    dictated = "".join(number.digits for number in read_numbers(said.folded))
    return digits in dictated or any(phone.value.endswith(digits) for phone in read_phones(said.folded))


def _says_email(_champ: Champ, value: object, said: Words) -> bool:
    wanted = fold(str(value))
    if any(email.value == wanted for email in read_emails(said.folded)):
        return True
    spoken = re.sub(r"\b(?:arobase|arobas|at|point|tiret|underscore|du huit|du six)\b", " ", said.folded)
    return _letters(wanted) in _letters(spoken)


def _says_postcode(_champ: Champ, value: object, said: Words) -> bool:
    wanted = str(value)
    if any(postcode.value == wanted for postcode in read_postcodes(said.folded)):
        return True
    dictated = "".join(number.digits for number in read_numbers(said.folded))
    return wanted in dictated or (wanted.isdigit() and float(wanted) in said.numbers)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text)


def _says_text(champ: Champ, value: object, said: Words) -> bool:
    """A name: each of its words, as said or as spelled. A description: one word that means something."""
    wanted = [word for word in _WORD.findall(fold(str(value))) if word not in _EMPTY]
    if not wanted:
        return False
    if champ.nom in _INSTITUTIONS and any(
        fold(found.value.name) == fold(str(value)) for found in read_institutions(said.folded)
    ):
        return True
    spoken = _WORD.findall(said.folded)
    glued = [_letters(spelling.value) for spelling in read_spellings(said.folded, least=2)]
    heard = [_is_said(word, spoken, glued, said) for word in wanted]
    if champ.nom in _NAMES:
        return all(heard) or _letters(fold(str(value))) in glued
    return any(heard)


def _is_said(word: str, heard: Sequence[str], spelled: Iterable[str], said: Words) -> bool:
    if word.isdigit():
        return word in heard or float(word) in said.numbers
    stem = word[: max(4, len(word) - 3)]
    alike = len(word) > 4 and any(other.startswith(stem) for other in heard)
    return word in heard or any(word in run for run in spelled) or alike


_READERS: dict[str, Callable[[Champ, object, Words], bool | None]] = {
    "montant": _says_number,
    "nombre": _says_number,
    "entier": _says_number,
    "date": _says_date,
    "telephone": _says_phone,
    "email": _says_email,
    "code_postal": _says_postcode,
}
