"""The names of employers."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.jobs import Job
from egide.modules.intake.engine.reading import Reading

_EMPLOYER = re.compile(
    r"\W*(?:,? ?(?:et )?(?:salariee?|cadre|en cdi|responsable|titulaire|contractuel(?:le)?|a temps plein|"
    r"a mi-temps)?,? ?)(?P<link>chez|pour le compte de|pour|au|a la|a l'|aux|dans (?:une?|le|la|l')|de l'|"
    r"du)\s*(?P<name>[a-z0-9][^,.;:!?\n]{1,60})"
)


def employer(reading: Reading, job: Job) -> None:
    match = _EMPLOYER.match(reading.text, job.end, min(job.clause.end, job.end + 110))
    if not match:
        return
    _put_employer(reading, job.person, match["link"], match.start("name"), match.end("name"))


def _put_employer(reading: Reading, person: str, link: str, start: int, end: int) -> None:
    span = _firm(reading, start, end, link)
    if span is None or not person:
        return
    first, last = span
    if link in ("a la", "au", "aux") and reading.said(start - len(link.split(" ")[-1]) - 1, start - 1)[:1].isupper():
        return
    if any(t.start == first and t.end == last for t in reading.document.towns) or reading.text[first:last] in (
        "mon compte",
        "son compte",
        "domicile",
    ):
        return
    reading.put(
        person, "employeur", reading.said(first, last), (first, last), confidence=0.78 if link == "chez" else 0.66
    )


_FIRM_STOP = re.compile(
    r"\s(?:depuis|a|au|en|et|je|j'ai|il|elle|on|nous|vous|mais|ou|avec|pour|qui|dans|salariee?|oui|non|net|brut|par|"
    r"c'est|ca|avant|comme|sur|donc|alors|titulaire|cadre|il y a|y a|\d|deux|trois|quatre|cinq|six|sept|huit|neuf|"
    r"dix|onze|douze|treize|vingt|trente|quarante|mille|cent|un|une|moi|toujours|aussi|ok|bon|ben|et|trente-\w+)\b"
)


_INSTITUTION = re.compile(
    r"^(?:la |le |l')?(?:mairie|hopital|chu\b|chru|clinique|lycee|college|ecole|universite|conservatoire|agence|"
    r"cabinet|departement|region|prefecture|tribunal|ehpad|creche|rectorat|laboratoire|banque|poste|sncf|ratp|edf|"
    r"timone|metropole|communaute|conseil|caisse|centre|chambre|usine|fondation|association|boulangerie|pharmacie|"
    r"garage|hotel|residence|maison de|crous|cpam|caf|urssaf|hospices|education nationale|gendarmerie|base|"
    r"chantiers?)"
)


def _firm(reading: Reading, start: int, end: int, link: str) -> tuple[int, int] | None:
    """The employer's words: capitals while they last, or up to a word that goes on with something else."""
    words = reading.text[start:end]
    stop = _FIRM_STOP.search(words)
    if stop:
        words = words[: stop.start()]
    if reading.document.speaks_with_capitals and reading.document.cased(start, start + 1):
        kept = re.match(r"[a-z0-9'&.-]+(?: (?:de |du |des |la |le |les |et |& )?[a-z0-9'&.-]+)*", words)
        pieces = list(re.finditer(r"[a-z0-9'&.-]+", kept.group() if kept else words))
        last = start
        for piece in pieces[:6]:
            small = piece.group() in ("de", "du", "des", "la", "le", "les", "et", "d'", "l'")
            if (
                not small
                and not reading.document.cased(start + piece.start(), start + piece.end())
                and not piece.group()[0].isdigit()
            ):
                break
            if not small:
                last = start + piece.end()
        return (start, last) if last > start else None
    if _INSTITUTION.match(words) and link != "pour":
        return start, start + len(words[:50].rstrip())
    if not reading.document.speaks_with_capitals and link == "chez":
        first = re.match(r"[a-z0-9'-]+", words)
        if first and first.group() not in (
            "moi",
            "lui",
            "elle",
            "nous",
            "vous",
            "eux",
            "un",
            "une",
            "mon",
            "ma",
            "le",
            "la",
            "des",
            "qui",
            "soi",
        ):
            return start, start + first.end()
    return None


_WORKS_FOR = re.compile(
    r"\b(?:travaille|travaillez|bosse|bossez|embauchee?|rentree?|entree?|salariee?|cdi|employee?|poste|mi-temps|"
    r"temps partiel|interim|cadre)(?: [a-z']+){0,3}?,? (?P<link>chez|pour|au|a la|a l'|aux|dans une?|"
    r"a) ?(?P<name>[a-z0-9][^,.;:!?\n]{1,60})"
)


def employers_alone(reading: Reading) -> None:
    for match, clause in reading.find(_WORKS_FOR.pattern):
        holder = reading.holder(match.start())
        if (
            holder not in ("client", "conjoint", "", "commun")
            or stance.past(reading.clause_words(clause, match.start(), 30, 0))
            or clause.role == "courtier"
        ):
            continue
        if match["link"] == "a" or (
            any(i.start == match.start("name") for i in reading.document.institutions) and match["link"] != "chez"
        ):
            continue
        person = "conjoint" if holder == "conjoint" else "client"
        if not reading.has(person, "employeur"):
            _put_employer(reading, person, match["link"], match.start("name"), match.end("name"))
