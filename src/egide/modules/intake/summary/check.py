"""Sentences written by a language model, held against the facts they cite: in doubt, a sentence is dropped.

A sentence stays when each of its figures, dates, telephones, addresses and names is the value of a fact it cites, when
it says no and yes where the facts do, speaks of the person they are about, and uses no word that neither the facts,
nor their fields, nor plain connecting French account for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from egide.kit.french.dates import read_dates
from egide.kit.french.emails import read_emails
from egide.kit.french.measures import read_measures
from egide.kit.french.numbers import read_numbers
from egide.kit.french.phones import read_phones
from egide.kit.french.text import fold
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.intake.summary.types import THEMES, Fact, Facts, Sentence, proofs
from egide.modules.intake.summary.vocabulary import ALLOWED, stem, topical, words_of

_SPOUSE = re.compile(r"\b(?:conjointe?|epoux|epouse|mari|femme|compagn(?:on|e)|partenaire)\b")
# On the words as written: "né" is no "ne".
_DENIED = re.compile(r"\b(?:ne|pas|aucune?|jamais|sans|ni)\b|\bn['’]")
_PERIODS = {"€/mois": "mensuel", "€/an": "annuel"}


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence of a model, and the places of the facts it says it rests on ("client.email", "passifs[0].taux")."""

    text: str
    facts: tuple[str, ...]
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is kept, with the words that prove it, and how many sentences were dropped."""

    kept: tuple[Sentence, ...]
    dropped: int


def check(sentences: Sequence[Written], facts: Facts, today: date) -> Checked:
    """Keep the sentences that the facts support entirely."""
    known = {fact.path: fact for fact in facts.all()}
    people = People.of(facts)
    kept: list[Sentence] = []
    for written in sentences:
        cited = [known[path] for path in dict.fromkeys(written.facts) if path in known]
        if len(cited) == len(set(written.facts)) and cited and _supported(written.text, cited, today, people):
            theme = written.theme if written.theme in THEMES else "foyer"
            kept.append(Sentence(theme, written.text.strip(), tuple(f.path for f in cited), proofs(cited)))
    return Checked(tuple(kept), len(sentences) - len(kept))


@dataclass(frozen=True, slots=True)
class People:
    """The folded names that say who a sentence is about."""

    spouse: str
    names: frozenset[str]

    @classmethod
    def of(cls, facts: Facts) -> People:
        first_name = facts.record("conjoint").get("prenom")
        told = [facts.record(who).get(name) for who in ("client", "conjoint") for name in ("prenom", "nom")]
        names = frozenset(word for fact in told if fact for word in words_of(str(fact.value)))
        return cls(fold(str(first_name.value)) if first_name else "", names)


def _supported(text: str, cited: Sequence[Fact], today: date, people: People) -> bool:
    folded = fold(text.replace("m²", "m"))
    if not folded.strip() or len(text) > 600:
        return False
    return (
        _figures(folded, cited, today)
        and _polarity(text.casefold(), cited)
        and _person(folded, cited, people.spouse)
        and _words(text, cited, people.names)
    )


def _figures(folded: str, cited: Sequence[Fact], today: date) -> bool:
    """Every number, amount, date, telephone and e-mail is a cited value, in its own period."""
    values = [fact.value for fact in cited]
    texts = {fold(str(value)) for value in values}
    numbers = read_numbers(folded)
    phones, mails = read_phones(folded, numbers), read_emails(folded)
    dates = [mention for mention in read_dates(folded, today, numbers) if not _is_amount(folded, mention.end)]
    if any(phone.value not in texts for phone in phones) or any(fold(mail.value) not in texts for mail in mails):
        return False
    if any(not _dated(mention.value, values) for mention in dates):
        return False
    taken = [(one.start, one.end) for one in phones] + [(one.start, one.end) for one in mails]
    taken += [(one.start, one.end) for one in dates]
    amounts = [one for one in read_measures(folded, numbers, taken) if one.kind == "money" and one.explicit]
    for measure in amounts:
        if not _paid(measure.value, measure.period, cited):
            return False
    taken += [(measure.start, measure.end) for measure in amounts]
    figures = {float(value) for value in values if isinstance(value, int | float) and not isinstance(value, bool)}
    figures |= {months // 12 for months in figures if not months % 12} | {float(_rows(cited))}
    inside = " ".join(texts)
    for number in numbers:
        if any(start < number.end and number.start < end for start, end in taken) or number.article:
            continue
        if number.value not in figures and not re.search(rf"(?<!\d){re.escape(number.digits)}(?!\d)", inside):
            return False
    return True


def _is_amount(folded: str, end: int) -> bool:
    return bool(re.match(r"\s*(?:€|euros?|%)", folded[end : end + 8]))


def _dated(said: str, values: Sequence[object]) -> bool:
    """A date is said as precisely as it is known, or less."""
    return any(isinstance(value, str) and (value == said or value.startswith(f"{said}-")) for value in values)


def _paid(amount: float, period: str, cited: Sequence[Fact]) -> bool:
    """An amount is a cited one; a period that is said is its own."""
    for fact in cited:
        if isinstance(fact.value, bool | str) or abs(fact.value - amount) > 0.005:
            continue
        champ = SECTIONS[fact.section].champ(fact.champ) if fact.section in SECTIONS else None
        unite = champ.unite if champ else None
        own = _PERIODS.get(unite or "")
        rows = {str(other.value) for other in cited if other.champ == "periodicite" and other.row == fact.row}
        if not period or period == own or period in rows:
            return True
    return False


def _rows(cited: Sequence[Fact]) -> int:
    """How many rows are cited: "deux enfants" may rest on two of them."""
    return len({fact.row for fact in cited if "[" in fact.path})


def _polarity(lowered: str, cited: Sequence[Fact]) -> bool:
    """A denial rests on a no or a zero; a no is only ever denied."""
    denials = [fact.value is False or fact.value == 0 or fact.value == "sans_activite" for fact in cited]
    denied = bool(_DENIED.search(lowered))
    if denied:
        return all(denials)
    return not any(fact.value is False for fact in cited)


def _person(folded: str, cited: Sequence[Fact], spouse: str) -> bool:
    """The spouse's facts are said of the spouse, the client's never."""
    for fact in cited:  # a "sage-femme" is nobody's spouse
        folded = (
            folded.replace(fold(str(fact.value)), " ")
            if isinstance(fact.value, str) and fact.champ != "prenom"
            else folded
        )
    named = bool(_SPOUSE.search(folded)) or bool(spouse and re.search(rf"\b{re.escape(spouse)}\b", folded))
    of_spouse = [_of_spouse(fact, cited) for fact in cited]
    if all(of_spouse):
        return named
    return not named or any(of_spouse) or any("conjoint" in fact.champ for fact in cited)


def _of_spouse(fact: Fact, cited: Sequence[Fact]) -> bool:
    if fact.section == "conjoint":
        return True
    holders = ("detenteur", "beneficiaire")
    return any(other.row == fact.row and other.champ in holders and other.value == "conjoint" for other in cited)


def _words(text: str, cited: Sequence[Fact], people: frozenset[str]) -> bool:
    """No name and no claim beyond the facts: every word is theirs, their field's, or plain French."""
    accounted = set(ALLOWED)
    for fact in cited:
        accounted |= {stem(word) for word in words_of(str(fact.value))}
        accounted |= {stem(word) for word in _described(fact)} | topical(fact.section, fact.champ)
    written = " ".join(re.findall(r"[^\W\d_]+", text))
    return all(stem(word) in accounted or word in people for word in words_of(written))


def _described(fact: Fact) -> list[str]:
    """The words of the field, of its section, and of its value when it is of a closed list."""
    section = SECTIONS.get(fact.section)
    if section is None:
        return words_of(f"besoins {fact.champ}")
    champ = section.champ(fact.champ)
    described = [section.fr, section.singulier]
    if champ is not None:
        described.append(champ.fr)
        if champ.choix and not isinstance(fact.value, float):
            described.append(champ.choix.label(fact.value))
    return [word for words in described for word in words_of(words)]
