"""What client and spouse do for a living: profession, status, employer, company, and since when."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.employers import read_employers
from egide.kit.french.text import fold
from egide.modules.intake.engine.companies import read_companies
from egide.modules.intake.engine.employers import employer, employers_alone
from egide.modules.intake.engine.jobs import BARE_ROLES, Job, find_jobs
from egide.modules.intake.engine.reading import Reading, Span
from egide.modules.intake.engine.statuses import read_seekers, read_statuses
from egide.modules.intake.engine.work_dates import read_work_dates


def read_work(reading: Reading) -> None:
    jobs = find_jobs(reading)
    for job in jobs:
        value = reading.said(job.start, job.end)
        if fold(value) in BARE_ROLES:
            continue
        reading.put(
            job.person,
            "profession",
            value[:1].lower() + value[1:] if not value.isupper() else value,
            (job.start, job.end),
            confidence=job.sure,
        )
    facts: list[Span] = [span for job in jobs if (span := employer(reading, job)) is not None]
    facts += read_statuses(reading)
    read_seekers(reading)
    facts += employers_alone(reading)
    _implied(reading, jobs)
    _employed(reading)
    read_companies(reading)
    read_work_dates(reading, jobs, facts)


_PUBLIC = re.compile(
    r"\b(?:mairie|chu|chru|hopital|hopitaux|hospices|lycee|college|ecole|universite|prefecture|region|departement|"
    r"metropole|conseil|ministere|armee|marine|tribunal|rectorat|ville|commune|creche|gendarmerie|police|education)\b"
)


def _employed(reading: Reading) -> None:
    """Whoever has a private employer and no other status is employed by it; a public one may give another status."""
    for person in ("client", "conjoint"):
        leaf = reading.extraction.records.get(person, {}).get("employeur")
        if leaf is None or reading.has(person, "situation_professionnelle"):
            continue
        name = fold(str(leaf.value))
        if _PUBLIC.search(name) or any(found.value.public for found in read_employers(name)):
            continue
        start = reading.position(leaf.evidence[0])
        span = (start, start + len(leaf.evidence[0].quote))
        reading.put(person, "situation_professionnelle", "salarie", span, confidence=0.62)


_BY_EMPLOYER = re.compile(r"\W*(?:,? ?(?:salariee? )?)(?:chez|pour)\b")
_CONTRACTUAL = re.compile(r"\bcontractuel|vacataire|prive\b")


def _implied(reading: Reading, jobs: list[Job]) -> None:
    """A trade that is nearly always exercised one way gives the status when none was said; so does an employer."""
    for job in jobs:
        if reading.has(job.person, "situation_professionnelle"):
            continue
        status = {"f": "fonctionnaire", "b": "independant", "r": "chef_entreprise"}.get(job.status)
        if _BY_EMPLOYER.match(reading.text[job.end : job.end + 24]):
            status = "salarie"
        if status is None or _CONTRACTUAL.search(reading.clause_words(job.clause, job.start, 30, 80)):
            continue
        reading.put(job.person, "situation_professionnelle", status, (job.start, job.end), confidence=0.62)
        if status == "independant":
            reading.put(job.person, "travailleur_independant", True, (job.start, job.end), confidence=0.55)
