"""When the couple was joined, asked by the broker and answered by a date: "Et mariés…" "Le 7 juillet 2017."."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.reading import Reading

_ASKED = re.compile(r"\b(?:le mariage|contrat de mariage|mariee?s|pacsee?s|le pacs)\b")
_JOINED = ("marie", "pacse")
_ANOTHER = re.compile(r"\b(?:nee?|divorc\w+|separ\w+|achet\w+|deced\w+|mort|embauch\w+|depart)\b")
# "On n'a pas fait de contrat", told where a wedding is in hand.
MARRIED = re.compile(r"\bmari(?:es?|ee?s?|age)\b")
UNSIGNED = re.compile(
    r"\b(?:pas (?:fait|signe|passe|pris|eu) (?:de|un) contrat|rien signe|sans (?:passer devant|voir) (?:le |"
    r"un )?notaire|"
    r"pas (?:vu|passes? (?:chez|devant)) (?:le |de )?notaire|aucun contrat)\b(?! de travail)"
)


_SINCE = re.compile(r"\b(?:ma|mon|sa|son|votre) (?:femme|mari|epouse|epoux) depuis (?:le )?$")


def read_wedding(reading: Reading) -> None:
    """The date of the marriage or PACS, in the first sentences of the answer to a question about it."""
    for said in reading.document.dates:
        if _SINCE.search(reading.text[max(0, said.start - 30) : said.start]) and said.kind != "partial":
            span = (said.start, said.end)
            reading.put("client", "date_situation_matrimoniale", said.value, span, confidence=0.84)
    if reading.has("client", "date_situation_matrimoniale"):
        return
    if reading.value("client", "situation_matrimoniale") not in _JOINED:
        return
    for asked in reading.document.clauses:
        if asked.role != "courtier" or not _ASKED.search(asked.text):
            continue
        answer = stance.reply(reading.document, asked)
        if answer is None or stance.says_no(answer.text) or _ANOTHER.search(answer.text):
            continue
        found = next((date for date in reading.dates_between(answer.start, answer.end) if not date.future), None)
        if found is not None and found.kind in ("absolute", "year") and int(found.value[:4]) > 1940:
            span = (found.start, found.end)
            reading.put("client", "date_situation_matrimoniale", found.value, span, confidence=0.74)
            return


_COUPLED = re.compile(
    r"\b(?:(?P<be>(?:on|nous|je|ils|elles) (?:est|sommes|suis|sont) (?:bien |deja |toujours )?)?(?:re)?(?:mariee?s?|"
    r"pacsee?s?)(?(be)|,? (?:depuis|le \d|en \d)))"
)
_ONCE = re.compile(r"\b(?:etais|etait|etions|etaient|ete|avant|jadis|pas|plus|jamais|si|quand)\b[^.;,]{0,14}$")


# "C'est un second mariage", "pour la deuxième fois, l'un comme l'autre", "on s'est pacsés l'an passé".
_AGAIN = re.compile(
    r"\b(?:second|deuxieme|2e|2eme)s? (?:mariage|noces|tour|union)\b(?! (?:de (?:mon|ma|son|sa) )?ex)|"
    r"\b(?:en|de) secondes noces\b|\bpour la (?:deuxieme|seconde) fois\b|\bremari\w+|"
    r"\b(?:on s'est|nous nous sommes|je me suis|s'est) pacsee?s?\b"
)
_ASKED_OF_BOTH = re.compile(r"\b(?:vous etes|vous vous etes|et) (?:bien |donc |toujours )?(?:mariee?s|pacsee?s)\b")


def _said_by_broker(reading: Reading) -> bool:
    """ "Vous êtes mariés depuis quand ?" "Le 12 juin 2021.": both are asked, and what is answered is when."""
    for clause in reading.document.clauses:
        if clause.role != "courtier" or not _ASKED_OF_BOTH.search(clause.text) or " ou " in clause.text:
            continue
        answer = stance.reply(reading.document, clause)
        if answer is None or stance.says_no(answer.text) or _ANOTHER.search(answer.text):
            continue
        told = next((date for date in reading.dates_between(answer.start, answer.end) if not date.future), None)
        if told is not None or stance.says_yes(answer.text):
            return True
    return False


def coupled_now(reading: Reading) -> bool:
    """Whether "on est pacsés", "mariés depuis 2015" is said: a divorce named by the way is then an earlier one's."""
    again = any(
        reading.holder(told.start()) not in ("tiers", "enfant", "entreprise") for told in _AGAIN.finditer(reading.text)
    )
    return (
        again
        or _said_by_broker(reading)
        or any(
            not _ONCE.search(reading.text, max(0, told.start() - 30), told.start())
            and reading.document.clause_at(told.start()).role != "courtier"
            and reading.holder(told.start()) in ("client", "conjoint", "commun", "")
            for told in _COUPLED.finditer(reading.text)
        )
    )
