"""Who a sentence is about, how they are called, and how words agree with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from egide.kit.french.names import gender_of
from egide.modules.intake.summary.french import of
from egide.modules.intake.summary.types import Fact, Facts, Record, Sentence, proofs

VERBS = {
    "être": ("êtes", "est"),
    "avoir": ("avez", "a"),
    "habiter": ("habitez", "habite"),
    "travailler": ("travaillez", "travaille"),
    "faire": ("faites", "fait"),
    "chercher": ("cherchez", "cherche"),
    "diriger": ("dirigez", "dirige"),
    "exercer": ("exercez", "exerce"),
    "fumer": ("fumez", "fume"),
    "pratiquer": ("pratiquez", "pratique"),
    "parcourir": ("parcourez", "parcourt"),
    "percevoir": ("percevez", "perçoit"),
    "détenir": ("détenez", "détient"),
    "posséder": ("possédez", "possède"),
    "rembourser": ("remboursez", "rembourse"),
    "souhaiter": ("souhaitez", "souhaite"),
    "pouvoir": ("pouvez", "peut"),
    "verser": ("versez", "verse"),
    "payer": ("payez", "paie"),
    "valider": ("avez validé", "a validé"),
    "viser": ("visez", "vise"),
    "disposer": ("disposez", "dispose"),
    "vivre": ("vivez", "vit"),
    "occuper": ("occupez", "occupe"),
}

_VERB = re.compile(r"\[(-?)(\w+)\]")


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is the subject of a sentence; `gender` is "m", "f" or "" when nothing tells it."""

    name: str
    gender: str = ""
    you: bool = False

    def verb(self, infinitive: str) -> str:
        return VERBS[infinitive][0 if self.you else 1]

    def expand(self, template: str) -> str:
        """`[souhaiter]` is the verb in the right person, `[-fumer]` the same denied: `ne fumez pas`."""
        return _VERB.sub(self._written, template)

    def _written(self, match: re.Match[str]) -> str:
        verb = self.verb(match[2])
        if not match[1]:
            return verb
        first, _, rest = verb.partition(" ")
        lead = "n’" if first[0] in "aeéêiou" else "ne "
        return f"{lead}{first} pas {rest}".rstrip()

    @property
    def genitive(self) -> str:
        """`d’Hélène`, `du client`, `de votre conjoint`."""
        if self.name.startswith("Le "):
            return f"du {self.name[3:]}"
        if self.name.startswith(("La ", "L’", "Votre ")):
            return f"de {self.name[0].lower()}{self.name[1:]}"
        return of(self.name)

    def agree(self, stem: str) -> str | None:
        """`né` → `né` or `née`; None when the gender is not known."""
        return {"m": stem, "f": f"{stem}e"}.get(self.gender)

    @property
    def pronoun(self) -> str:
        if self.you:
            return "Vous"
        return {"m": "Il", "f": "Elle"}.get(self.gender, self.name)


@dataclass(frozen=True, slots=True)
class Household:
    """The people of a meeting, as one audience calls them."""

    client: Person
    conjoint: Person
    commun: Person
    enfant: Person

    def holder(self, code: str | None) -> Person:
        return {"conjoint": self.conjoint, "commun": self.commun, "enfant": self.enfant}.get(code or "", self.client)


def household(facts: Facts, *, you: bool) -> Household:
    """For the client ("vous", "Julien, votre conjoint") or for the broker (by first name)."""
    client, conjoint = facts.record("client"), facts.record("conjoint")
    hers = gender(conjoint)
    spouse = "conjointe" if hers == "f" else "conjoint"
    spouse_name = _text(conjoint.get("prenom"))
    if you:
        called = spouse_name or f"Votre {spouse}"
        return Household(
            Person("Vous", gender(client), you=True),
            Person(called, hers),
            Person("Votre foyer", "m"),
            Person("Votre enfant"),
        )
    his = gender(client)
    generic = {"f": "La cliente"}.get(his, "Le client")
    return Household(
        Person(_text(client.get("prenom")) or generic, his),
        Person(spouse_name or ("La conjointe" if hers == "f" else "Le conjoint"), hers),
        Person("Le foyer", "m"),
        Person("L’enfant"),
    )


def _text(fact: Fact | None) -> str:
    return str(fact.value) if fact else ""


def gender(record: Record) -> str:
    """From the title, else from a first name that only one gender bears; "" in doubt."""
    title = _text(record.get("civilite"))
    if title:
        return "f" if title == "Mme" else "m"
    # "Minh-Anh" is not known by "Minh": every part of a compound has to agree
    parts = {gender_of(part) for part in _text(record.get("prenom")).replace(" ", "-").split("-")}
    return parts.pop() if len(parts) == 1 else ""


class Writer:
    """Keeps the sentences of one audience, in order; within a theme, a person is named once, then is "elle" or "il"."""

    def __init__(self, facts: Facts, *, you: bool) -> None:
        self.facts = facts
        self.you = you
        self.home = household(facts, you=you)
        self.sentences: list[Sentence] = []
        self._theme = ""
        self._named: Person | None = None

    def theme(self, theme: str) -> None:
        self._theme, self._named = theme, None

    def subject(self, person: Person) -> str:
        """How the next sentence begins."""
        again, self._named = self._named == person, person
        return person.pronoun if again or person.you else person.name

    def about(self, person: Person, template: str, *facts: Fact | None) -> None:
        """A sentence of which the person is the subject: `[souhaiter] couvrir l’invalidité`."""
        if any(fact is not None for fact in facts):
            self.say(f"{self.subject(person)} {person.expand(template)}.", facts)

    def say(self, text: str, facts: Iterable[Fact | None]) -> None:
        """Add a sentence resting on these facts; without any, nothing is said."""
        known = tuple(fact for fact in facts if fact is not None)
        if known:
            text = text if "@" in text else text.replace("'", "’")
            self.sentences.append(Sentence(self._theme, text, tuple(f.path for f in known), proofs(known)))
