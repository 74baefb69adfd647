"""What client and spouse do for a living: profession, status, employer, company, and since when."""

from __future__ import annotations

import re
from dataclasses import replace

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.agreement import agreed
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.employers import employer, employers_alone
from egide.modules.intake.engine.jobs import ASKS_JOB, Job, find_jobs
from egide.modules.intake.engine.reading import Reading, Span

_LIBERAL = re.compile(
    r"\b(?:en liberal|liberale?s?|profession liberale|a mon compte|a son compte|a leur compte|a votre compte|"
    r"independante?s?|en independante?|freelance|free lance|auto[- ]?entrepreneu\w*|autoentrepreneu\w*|"
    r"micro[- ]?entrepren\w*|micro[- ]?entreprise|micro[- ]?bic|micro[- ]?bnc|tns|travailleu\w+ non salarie\w*|"
    r"artisan|artisane|commercante?|profession liberale|en nom propre|entreprise individuelle|"
    r"remplacant\w* en liberal|installee?s? (?:comme|en|a) )\b"
)
_OWNER = re.compile(
    r"\b(?:gerante?s?(?: majoritaire| minoritaire)?|cogerante?|co-gerante?|president(?:e)? (?:de )?(?:ma|sa|la|"
    r"votre|notre|une) |dirigeante?s?|chef(?:fe)? d'entreprise|patron(?:ne)? (?:d'|de |du )|(?:j'ai|il a|elle a|"
    r"on a|avez) (?:monte|cree|fonde|repris) (?:ma|sa|une|la|notre|votre) (?:boite|societe|entreprise|sarl|sas|sasu|"
    r"eurl|affaire|agence|start-?up)|ma (?:sarl|sas|sasu|eurl|selarl|selas|boite a moi|propre boite)|sa (?:sarl|sas|"
    r"sasu|eurl|selarl|selas|propre boite)|a (?:cree|monte|fonde) sa (?:sarl|sas|sasu|eurl|societe|boite))\b"
)
_EMPLOYED = re.compile(
    r"\b(?:salariee?s?|cdi|cdd|c d i|c d d|en interim|interimaire|embauchee?|employee?s? (?:chez|de|a|par|dans)|"
    r"cadre (?:chez|dans|a|de)|apprentie?|en alternance|contrat de travail|mi-temps|temps partiel)\b"
)
_CIVIL = re.compile(
    r"\b(?:fonctionnaires?|titulaire (?:de|a) (?:l'education|la mairie|l'hopital|la fonction)|"
    r"agent(?:e)? (?:territorial|de la mairie|municipal|de l'etat)\w*|education nationale|fonction publique|"
    r"gendarmes?|gendarmerie|policier|policiere|militaire|professeur\w* des ecoles|prof des ecoles|instit(?:utrice|"
    r"uteur)?|pompier professionnel|a la mairie|au conseil departemental|categorie [abc])\b"
)
_RETIRED = re.compile(
    r"\b(?:retraitee?s?|a la retraite|en retraite|pensionnee?|ma retraite depuis|retraite depuis|depuis (?:la|ma|"
    r"sa) retraite)\b"
)
_JOBLESS = re.compile(
    r"\b(?:au chomage|chomeu\w+|france travail|pole emploi|demandeu\w+ d'emploi|cherche (?:encore |"
    r"toujours )?(?:du travail|un (?:emploi|boulot|travail|poste)|du boulot)|plus de (?:boulot|travail|job)|"
    r"sans emploi|entre deux (?:postes|boulots|emplois)|ete licenciee?s?|en recherche d'emploi|fin de contrat|"
    r"inscrite? a pole|perdu (?:mon|son) (?:boulot|emploi|travail|poste))\b"
)
_STUDENT = re.compile(
    r"\b(?:etudiante?|a la fac|en (?:licence|master|premiere annee|deuxieme annee|doctorat) |etudes de|en fac de|"
    r"ecole d'inge|en bts|eleve (?:infirmier|ingenieur|avocat)\w*)"
)
_NO_WORK = re.compile(
    r"\b(?:mere au foyer|femme au foyer|pere au foyer|homme au foyer|au foyer|ne travaille (?:pas|plus)|"
    r"travaille (?:pas|plus)(?! le| depuis lundi)|sans activite|sans profession|sans emploi ni|en conge parental|"
    r"conge parental|garde les (?:petits|enfants)|s'occupe des (?:petits|enfants)|eleve (?:les|nos|ses) enfants|"
    r"a la maison avec les|jamais travaille|en invalidite)\b"
)
_STATUSES = (
    ("retraite", _RETIRED, 0.86),
    ("demandeur_emploi", _JOBLESS, 0.84),
    ("etudiant", _STUDENT, 0.84),
    ("sans_activite", _NO_WORK, 0.8),
    ("chef_entreprise", _OWNER, 0.82),
    ("independant", _LIBERAL, 0.83),
    ("fonctionnaire", _CIVIL, 0.82),
    ("salarie", _EMPLOYED, 0.8),
)
_FORMS = (
    ("SARL", r"sarl|s\.? ?a\.? ?r\.? ?l|societe a responsabilite limitee"),
    ("SASU", r"sasu|s\.? ?a\.? ?s\.? ?u"),
    ("SAS", r"sas|s\.? a\.? s|societe par actions simplifiee"),
    ("EURL", r"eurl|e\.? ?u\.? ?r\.? ?l"),
    ("SELARL", r"selarl|s e l a r l"),
    ("SELAS", r"selas(?:u)?"),
    ("SCP", r"scp|s c p"),
    ("GAEC", r"gaec"),
    ("EARL", r"earl|e a r l"),
    (
        "micro_entreprise",
        r"micro[- ]?entreprise|micro[- ]?entrepreneu\w+|auto[- ]?entrepren\w+|autoentrepren\w+|en micro|regime micro",
    ),
    ("EI", r"entreprise individuelle|en nom propre|(?:en )?e\.?i\.?(?= |$|,)"),
    ("SA", r"societe anonyme"),
)


def read_work(reading: Reading) -> None:
    jobs = find_jobs(reading)
    for job in jobs:
        value = reading.said(job.start, job.end)
        reading.put(
            job.person,
            "profession",
            value[:1].lower() + value[1:] if not value.isupper() else value,
            (job.start, job.end),
            confidence=job.sure,
        )
        employer(reading, job)
    for name, pattern, sure in _STATUSES:
        for match, clause in reading.find(pattern.pattern):
            _status(reading, name, match, clause, sure)
    _pensioners(reading)
    _implied(reading, jobs)
    employers_alone(reading)
    _company(reading)
    _dates(reading, jobs)


def _not_now(reading: Reading, name: str, match: re.Match[str], before: str, after: str) -> bool:
    """A status of the past, of a plan or of a product's name."""
    if re.search(
        r"\b(?:quand j'etais|j'etais|avant,?|j'ai ete|il etait|elle etait|jusqu'a|avant (?:ma|la|sa)|preparer|pour|"
        r"bilan|complement|epargne|parler de|etude|sujet(?: est)?|plan|caisse|age de|depart|partir|projet|(?:mes|"
        r"nos|deux|trois|mes deux|vos|des|les|quatre|cinq|aux|six)) (?:ma |la |sa |votre |a |en )?$",
        before,
    ) or re.search(r"^(?: complementaire| progressive| anticipee)", after):
        return True
    if stance.negated_before(reading.document, match.start()) and name != "sans_activite":
        return True
    if name == "retraite" and re.fullmatch(r"retraite", match.group()) and not _really_retired(reading, match, before):
        return True
    if name == "retraite" and (
        stance.wished(before)
        or re.search(
            r"\b(?:quand|partir|pars|partirai|partira|d'ici|avant|jusqu|arrivera|prendre|prendrai|sera|serai|"
            r"a l'age|et|cote|pour|sur|niveau|objectif|sans)\b[^,]{0,16}$",
            before,
        )
        or (
            re.match(r"\W*(?:\?|on (?:en|regarde)|je)", after)
            and match.group().startswith("retraite")
            and not match.group().endswith("ee")
        )
    ):
        return True
    noun = re.search(r"\b(?:contrat|non|six|un|une|mon|ma|le|la)\W+$", before)
    return name == "salarie" and noun is not None and match.group().startswith("salari")


def _status(reading: Reading, name: str, match: re.Match[str], clause: Clause, sure: float) -> None:
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    after = reading.text[match.end() : match.end() + 30]
    holder = reading.holder(match.start())
    if name == "chef_entreprise" and holder == "entreprise":
        holder = "client"
    if re.search(r"\bmadame (?:ne )?$", before):
        holder = reading.people.holder(match.start())
    if holder == "commun":
        holder = "client"
    holder = agreed(reading.document, reading.household, holder or "client", match.start(), match.end())
    if holder not in ("client", "conjoint"):
        return
    if _not_now(reading, name, match, before, after):
        return
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        open_question = clause.question and verdict != "yes" and clause.punctuated
        benefits = name == "demandeur_emploi" and verdict != "no" and "indemnise" in clause.text
        if (verdict == "no" or open_question) and not benefits:
            return
        sure -= 0.08
    if name == "sans_activite" and re.search(r"\bconge (?:parental)", match.group()):
        sure = 0.6
    person = holder or "client"
    reading.put(person, "situation_professionnelle", name, (match.start(), match.end()), confidence=sure)
    if name == "independant":
        reading.put(person, "travailleur_independant", True, (match.start(), match.end()), confidence=0.8)


def _really_retired(reading: Reading, match: re.Match[str], before: str) -> bool:
    """ "Retraité" and "retraite" fold alike: the accent decides, or in unaccented speech the verb."""
    if reading.document.original(match.start(), match.end())[-1:] in "éÉ":
        return True
    accents = any(c in "éèêàç" for folded in reading.document.folded for c in folded.original)
    return not accents and bool(re.search(r"\b(?:suis|est|sommes|etes|sont) $", before))


_OWN_PENSION = re.compile(
    r"\b(?:ma (?:petite )?retraite(?= (?:et|de|est|c'est|me|fait|plus|\d))|nos retraites|ma pension(?! alimentaire)|"
    r"la reversion|depuis que je suis (?:a la retraite|en retraite)|la retraite vous rend|"
    r"ne suis plus [a-z]+ depuis)\b"
)


def _pensioners(reading: Reading) -> None:
    """ "Entre ma retraite et la réversion j'arrive à…"; "depuis la retraite de Raymond"."""
    for match, clause in reading.find(_OWN_PENSION.pattern, "cjn"):
        before = reading.text[max(clause.start, match.start() - 40) : match.start()]
        if not re.search(
            r"\b(?:prends|prendre|preparer|pour|bilan|quand|avant|calcul\w*|estim\w*|sujet)\b", before
        ) and not reading.has("client", "situation_professionnelle"):
            reading.put(
                "conjoint" if clause.role == "conjoint" else "client",
                "situation_professionnelle",
                "retraite",
                (match.start(), match.end()),
                confidence=0.66,
            )
    for match, _clause in reading.find(r"\bdepuis (?:la|sa) retraite (?:de|d')\s?([a-z-]+)", "cjn"):
        person = reading.household.who(match[1])
        if person in ("client", "conjoint"):
            reading.put(person, "situation_professionnelle", "retraite", (match.start(), match.end()), confidence=0.84)


def _implied(reading: Reading, jobs: list[Job]) -> None:
    """A trade that is nearly always exercised one way gives the status when none was said."""
    for job in jobs:
        if reading.has(job.person, "situation_professionnelle"):
            continue
        status = {"f": "fonctionnaire", "b": "independant", "r": "chef_entreprise"}.get(job.status)
        employed = re.match(r"\W*(?:,? ?(?:salariee? )?)(?:chez|pour)\b", reading.text[job.end : job.end + 24])
        if employed:
            status = "salarie"
        if status is None or _contractual(reading, job):
            continue
        reading.put(job.person, "situation_professionnelle", status, (job.start, job.end), confidence=0.62)
        if status == "independant":
            reading.put(job.person, "travailleur_independant", True, (job.start, job.end), confidence=0.55)


def _contractual(reading: Reading, job: Job) -> bool:
    return bool(re.search(r"\bcontractuel|vacataire|prive\b", reading.clause_words(job.clause, job.start, 30, 80)))


def _own_company(reading: Reading, person: str, form: str, span: Span) -> None:
    reading.put(person, "forme_juridique", form, span, confidence=0.8)
    companies = ("SARL", "SAS", "SASU", "EURL", "SELARL", "SELAS")
    around = reading.text[max(0, span[0] - 60) : span[1] + 60]
    if form in companies and re.search(r"\b(?:presidente?|gerante?|dirigeante?)\b", around):
        reading.put(person, "situation_professionnelle", "chef_entreprise", span, confidence=0.86)
    elif form in companies and not reading.has(person, "situation_professionnelle"):
        reading.put(person, "situation_professionnelle", "chef_entreprise", span, confidence=0.6)
    if form in ("EI", "micro_entreprise"):
        reading.put(person, "travailleur_independant", True, span, confidence=0.75)
        reading.put(person, "situation_professionnelle", "independant", span, confidence=0.75)


def _company(reading: Reading) -> None:
    """Legal form, head of company, corporate officer."""
    for form, pattern in _FORMS:
        for match, clause in reading.find(rf"(?<![a-z])(?:{pattern})(?![a-z])"):
            if form == "SAS" and re.match(r"u\b| u\b", reading.text[match.end() : match.end() + 3]):
                continue
            before = reading.text[max(clause.start, match.start() - 40) : match.start()]
            holder = reading.holder(match.start())
            person = "client" if holder in ("", "commun", "entreprise", "courtier") else holder
            person = person if person in ("client", "conjoint") else ""
            if (
                not person
                or re.search(r"\b(?:salariee?|employee?|travaille) (?:de|dans|pour) (?:la )?$", before)
                or (form == "EI" and not re.search(r"\ben $|entreprise indiv|nom propre", before + match.group()))
            ):
                continue
            if (
                (clause.role == "courtier" and stance.verdict(reading.document, clause) == "no")
                or stance.past(before)
                or re.search(r"\b(?:passer (?:en|a)|parle d|projet|pense|transformer)\b", before)
            ):
                continue
            own = re.search(
                r"\b(?:ma|sa|votre|notre|mon|son|en|une|gerante?|president\w*|cree\w*|monte\w*|la|statut|"
                r"de)\W+(?:[a-z]+ ){0,2}$",
                before,
            ) or reading.value(person, "situation_professionnelle") in ("chef_entreprise", "independant")
            if own:
                _own_company(reading, person, form, (match.start(), match.end()))
    for person in ("client", "conjoint"):
        leaf = reading.extraction.records.get(person, {}).get("situation_professionnelle")
        if leaf is not None and leaf.value == "chef_entreprise":
            record = reading.extraction.records[person]
            record.setdefault("chef_entreprise", replace(leaf, value=True))
    for match, clause in reading.find(r"\b(?:mandataire social|gerante?s?|president(?:e)?|directeur general|dg)\b"):
        holder = reading.holder(match.start())
        if (
            holder in ("client", "", "entreprise", "commun")
            and reading.value("client", "situation_professionnelle") == "chef_entreprise"
            and clause.role != "courtier"
        ):
            reading.put("client", "mandataire_social", True, (match.start(), match.end()), confidence=0.6)


_EVENT = re.compile(
    r"\b(?:embauchee?|entree?|rentree?|commence\w*|depuis|cree\w*|monte\w*|creation|repris\w*|installe\w*|lance\w*|"
    r"ouvert|cedee?|demarre\w*|arrive\w*|nommee?|titularisee?|retraite|retraitee?|chomage|licencie\w*|promu\w*|pris|"
    r"passee?|inscrite?|mis a mon compte|plus notaire|boulot|parti)\b"
)
_JOB_WORDS = re.compile(
    r"\b(?:salariee?|cdi|cdd|liberale?|(?:mon|son|votre|leur) compte|independante?|sarl|sasu?|eurl|selarl|cabinet|"
    r"boite|societe|entreprise|retraitee?|retraite|chomage|france travail|pole emploi|poste|fonctionnaire|gerante?|"
    r"artisan\w*|auto-entrepreneu\w*|micro|boulangerie|restaurant|salon|garage|magasin|boutique|exploitation|maison|"
    r"dans la boite|travaille|boulot|titulaire|s a r l|metier|licenciee?|embauchee?|commence\w*|installe\w*)\b"
)


def _dates(reading: Reading, jobs: list[Job]) -> None:
    """Hiring, creation, installation, retirement: a date in the clause of a job, near words of an event."""
    for mention in reading.document.dates:
        clause = reading.document.clause_at(mention.start)
        words = reading.text[max(clause.start, mention.start - 90) : mention.start]
        own = reading.text[mention.start : mention.end]
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        if question is not None and clause.index - question.index == 1 and mention.start - clause.start < 30:
            words = question.text[-70:] + " " + words
        near = words + " " + reading.text[mention.end : min(clause.end, mention.end + 40)]
        job_here = next(
            (job for job in jobs if job.clause.index == clause.index and job.start < mention.start + 40), None
        )
        lead = (
            re.search(r"\b(?:depuis|en|le|il y a|y a|fin|debut)\W*(?:le )?$", words[-12:]) or mention.kind == "relative"
        )
        event = _EVENT.search(words[-60:]) or own.startswith("depuis")
        talk = job_here is not None or _JOB_WORDS.search(near)
        asked = clause.role in ("client", "conjoint") and _asked_since_when(reading, clause)
        if not ((lead and event and talk) or (asked and mention.start - clause.start < 40)):
            continue
        if (
            re.search(
                r"\b(?:nee?s?|mari\w+|pacs\w*|divorc\w*|achet\w*|maison|appartement|locataires?|loue|habit\w*|"
                r"loge\w*|pret|credit|ensemble|concubinage|ouvert (?:un|en|le)|per\b|assurance|mutuelle|souscri\w*|"
                r"vivons|fum\w+|tabac|arrete\w*|enfants?|contrat|permis|bail|avant j'etais|chez (?:axa|april|maif|"
                r"macif|matmut))\b",
                words[-50:],
            )
            and not asked
        ):
            continue
        holder = reading.holder(mention.start)
        person = (
            holder if holder in ("client", "conjoint") else "client" if holder in ("", "commun", "entreprise") else ""
        )
        if (clause.role == "courtier" and stance.verdict(reading.document, clause) == "no") or not person:
            continue
        if mention.future and not re.search(r"\b(?:commence|debute|embauche|prends|demarre)\w*\b", words):
            continue
        sure = 0.75 if len(mention.value) < 10 or mention.kind != "partial" else 0.7
        reading.put(
            person, "date_evenement_professionnel", mention.value, (mention.start, mention.end), confidence=sure
        )


def _asked_since_when(reading: Reading, clause: Clause) -> bool:
    question = stance.asked(reading.document, clause)
    if question is None or clause.index - question.index > 2:
        return False
    return bool(re.search(r"\bdepuis (?:quand|combien|longtemps)\b|\bvous (?:y )?etes depuis", question.text)) and bool(
        _JOB_WORDS.search(question.text)
        or ASKS_JOB.search(question.text)
        or _JOB_WORDS.search(_previous_answer(reading, question))
    )


def _previous_answer(reading: Reading, question: Clause) -> str:
    return reading.document.clauses[question.index - 1].text if question.index else ""
