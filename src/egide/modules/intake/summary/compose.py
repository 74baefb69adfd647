"""The summary by rules: every sentence is composed from facts, and carries their words."""

from __future__ import annotations

from datetime import date

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.intake.engine.types import Extraction, SetAside
from egide.modules.intake.summary.french import NBSP, capital, lower
from egide.modules.intake.summary.people import NEEDS, need_named, write_home, write_needs, write_work
from egide.modules.intake.summary.types import Fact, Facts, Sentence
from egide.modules.intake.summary.voice import Writer
from egide.modules.intake.summary.wealth import (
    ASSETS,
    CONTRACTS,
    write_assets,
    write_contracts,
    write_incomes,
    write_loans,
)
from egide.modules.intake.summary.wishes import write_wishes

# Below this, a broker has to ask again before relying on the value.
_DOUBTFUL = 0.6


def compose(extraction: Extraction, today: date, *, you: bool) -> tuple[Sentence, ...]:
    """The facts told to the client (`you`) or to the broker, who also reads what was set aside and what is doubtful."""
    facts = Facts.of(extraction)
    w = Writer(facts, you=you)
    write_needs(w)
    write_home(w)
    write_work(w, today)
    write_incomes(w)
    write_assets(w)
    write_loans(w)
    write_contracts(w)
    write_wishes(w)
    if not you:
        _aside(w, extraction.set_aside)
        _doubtful(w)
    return tuple(w.sentences)


def _aside(w: Writer, aside: list[SetAside]) -> None:
    """Offers that were not taken, then values that contradict themselves; each told once."""
    told: dict[str, Sentence] = {}
    wanted = {fact.champ for fact in w.facts.besoins}
    for item in aside:
        section, _, code = item.label.partition(".")
        if section == "besoins" and code in wanted:
            continue  # asked for in the end
        theme, text = _set_aside(section, code, item)
        told.setdefault(text, Sentence(theme, text, (), (item.evidence,)))
    w.sentences += sorted(told.values(), key=lambda sentence: sentence.theme == "attention")


def _set_aside(section: str, code: str, item: SetAside) -> tuple[str, str]:
    reason = lower(item.reason.rstrip("."))
    if section == "besoins" and code in NEEDS:
        return "ecarte", f"{need_named(code)} a été refusée ou remise à plus tard."
    nouns = {"actifs_financiers": {c: n for c, (n, _) in ASSETS.items()}, "contrats_existants": CONTRACTS}
    noun = nouns.get(section, {}).get(code)
    if noun and reason in _NOT_TAKEN:
        mark = "es" if noun.startswith("des") else "e" if noun.startswith("une") else ""
        has = "ont" if noun.startswith("des") else "a"
        return "ecarte", f"{capital(noun)} {has} été {_NOT_TAKEN[reason].format(mark)}."
    champ = SECTIONS[section].champ(code) if section in SECTIONS else None
    return "attention", f"{champ.fr if champ else capital(item.label)}{NBSP}: {reason}."


# The engine's reason → what happened to the offer, agreeing with it.
_NOT_TAKEN = {
    "proposé par le courtier": "proposé{0} par le courtier, sans accord",
    "refusé": "refusé{0}",
}


def _doubtful(w: Writer) -> None:
    w.theme("attention")
    for fact in w.facts.all():
        if fact.confidence < _DOUBTFUL and fact.section in SECTIONS:
            w.say(f"{_label(fact)}{NBSP}: valeur entendue sans certitude, à confirmer.", (fact,))


def _label(fact: Fact) -> str:
    section = SECTIONS[fact.section]
    champ = section.champ(fact.champ)
    label = champ.fr if champ else fact.champ
    if fact.section == "client":
        return label
    return f"{section.fr}, {lower(label)}"
