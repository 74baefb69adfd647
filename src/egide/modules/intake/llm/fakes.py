"""What stands for people's names and numbers while a text is away: plausible, and nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from egide.kit.french.names import first_names, gender_of
from egide.kit.french.text import fold


def _names(text: str) -> tuple[str, ...]:
    """Those that the readers know for first names."""
    return tuple(name for name in text.split() if fold(name) in first_names())


def _surnames(text: str) -> tuple[str, ...]:
    """Those that nobody would take for a first name."""
    return tuple(name for name in text.split() if fold(name) not in first_names())


WOMEN = _names(
    "Adele Agathe Alix Amelie Anais Astrid Aurelie Elodie Emeline Ines Iris Oceane Ophelie Ursula Yasmine Yvonne "
    "Bertille Brigitte Camille Capucine Celine Clarisse Delphine Fabienne Gwenaelle Josiane Laetitia Lucie Margaux "
    "Mathilde Nadege Noemie Pauline Raphaelle Sabrina Solene Tiphaine Valerie Virginie Zoe"
)
MEN = _names(
    "Achille Adrien Alban Antonin Arthur Aurelien Edgar Emile Etienne Hector Hugo Ismael Octave Oscar Ulysse Yannick "
    "Bastien Benoit Bruno Clement Cyril Damien Didier Fabrice Florian Gaspard Gilles Joris Kevin Leandre Loic Mathis "
    "Maxence Nathan Quentin Romain Sacha Sylvain Tanguy Thibault Tristan Valentin Xavier"
)
SURNAMES = _surnames(
    "Abadie Allard Amiot Aubry Esnault Evrard Huet Humbert Imbert Ollivier Oudin Yvon "
    "Langlois Delattre Rousselot Blondel Coulon Devaux Guichard Jacquet Lacombe Maillard Pasquier Perrot Poirier "
    "Dumoulin Gaillard Morel Collet Verdier Weber Berthelot Leblond Bouvier Vasseur Tessier Mercier Picard"
)
_VOWELS = frozenset("aeiouyh")


@dataclass(slots=True)
class Fakes:
    """Hands out each stand-in once, none that the text already holds."""

    taken: set[str]
    _given: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def name(self, word: str, *, first: bool) -> str:
        """For a word of a name, always the same: of the same gender, and beginning alike (vowel or not)."""
        known = self._given.get(word)
        if known is None:
            known = self._given[word] = next(self._free(word, first=first), f"Nom{len(self._given)}")
            self.taken.add(fold(known))
        return known

    def _free(self, word: str, *, first: bool) -> Iterator[str]:
        pool = SURNAMES
        if first:
            pool = {"m": MEN, "f": WOMEN}.get(gender_of(word), (*WOMEN, *MEN))
        vowel = word[:1] in _VOWELS
        for candidate in sorted(pool, key=lambda name: (name[:1].lower() in _VOWELS) != vowel):
            if fold(candidate) not in self.taken:
                yield candidate

    def email(self) -> str:
        """exemple.fr belongs to nobody's mailbox."""
        return f"contact{self._next('email')}@exemple.fr"

    def phone(self, real: str) -> str:
        """In E.164, of the ranges that Arcep keeps for fiction: a mobile for a mobile, a fixed line for any other."""
        mobile = real.startswith(("+336", "+337"))
        count = self._next("mobile" if mobile else "fixe")
        return f"+3363998{count:04d}" if mobile else f"+3319900{count:04d}"

    def token(self, kind: str) -> str:
        """ "[IBAN 1]"."""
        return f"[{kind} {self._next(kind)}]"

    def _next(self, kind: str) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]
