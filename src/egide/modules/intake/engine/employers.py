"""Who employs client and spouse: after "chez", "à la", "salarié de", as the answer, or by a name everybody knows."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.employers import read_employers
from egide.kit.french.text import words
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.jobs import Job
from egide.modules.intake.engine.questions import answerer, question_of
from egide.modules.intake.engine.reading import Reading, Span

_LINKS = r"chez|pour le compte de|pour|aux|au|a la|a l'|dans (?:une?|le|la|l')|de l'|de la|du|des"
_EMPLOYER = re.compile(
    r"\W*(?:,? ?(?:et |en )?(?:salariee?|cadre|cdi|responsable|titulaire|contractuel(?:le)?|a temps plein|"
    r"a mi-temps|a temps partiel|interimaire)?,? ?(?:\([a-z -]{3,30}\) )?)"
    rf"(?P<link>{_LINKS}|a)(?:(?<=')|\s+)(?P<name>[a-z0-9][^,.;:!?()\n]{{1,60}})"
)
_FIRM_STOP = re.compile(
    r"\s(?:depuis|a|au|en|et|je|j'ai|il|elle|on|nous|vous|mais|ou|avec|pour|qui|dans|salariee?|fonctionnaire|contractuelle?|oui|non|net|brut|par|"
    r"c'est|ca|avant|comme|sur|donc|alors|titulaire|cadre|il y a|y a|\d|deux|trois|quatre|cinq|six|sept|huit|neuf|"
    r"dix|onze|douze|treize|vingt|trente|quarante|mille|cent|un|une|moi|toujours|aussi|ok|bon|ben|et|trente-\w+|"
    r"maintenant|aujourd'hui|est|ils|elles|lui|ma|mon|sa|son|ici|la-bas|cdi|cdd|conseillere?|comptable|cote)\b"
)
_INSTITUTION = re.compile(
    r"^(?:la |le |l')?(?:mairie|hopital|hopitaux|chu\b|chru|chr\b|clinique|lycee|college|ecole|universite|"
    r"conservatoire|agence|region|regie|securite sociale|tresor public|armee|marine|compagnie|"
    r"cabinet|departement|prefecture|tribunal|ehpad|creche|rectorat|laboratoire|banque|poste|sncf|ratp|edf|"
    r"timone|metropole|communaute|conseil|caisse|centre|chambre|usine|fondation|association|boulangerie|pharmacie|"
    r"garage|hotel|residence|maison de|crous|cpam|caf|urssaf|hospices|education nationale|gendarmerie|base|"
    r"chantiers?|conserverie|cooperative|cave|mutuelle|office|ministere|mission locale|ville de|commune de|scierie|"
    r"imprimerie|bibliotheque|mediatheque|piscine|ferme|domaine|abattoirs?)\b"
)
_NOBODY = words(
    "moi lui elle nous vous eux un une mon ma le la les des qui soi mes ses leur leurs particulier particuliers mr "
    "monsieur madame quelqu'un personne toi beaucoup ses son notre votre"
)
# Words before which "la société X" or "le groupe X" begins: a name follows that needs no other proof.
_KINDS_OF_FIRM = re.compile(
    r"(?:transports?|ambulances?|etablissements|ets|groupe|societe|maison|editions|taxis?|menuiserie|plomberie|"
    r"laboratoires?|ateliers?|pharmacie|boulangerie|garage|cabinet|clinique|hopital|hopitaux|chu|chru|mairie|"
    r"conserverie|residence|ehpad|lycee|college|ecole|universite|creche|restaurant|hotel|entreprise|imprimerie)\b"
)


def employer(reading: Reading, job: Job) -> Span | None:
    """Write the employer said right after a trade; where it is."""
    match = _EMPLOYER.match(reading.text, job.end, min(job.clause.end, job.end + 110))
    if match is None:
        return None
    return _put_employer(reading, job.person, match["link"], match.start("name"), match.end("name"))


def _put_employer(reading: Reading, person: str, link: str, start: int, end: int) -> Span | None:
    if not person or _in_their_family(reading, start):
        return None
    known = _known_at(reading, start, end)
    span = _firm(reading, start, end, link) or known
    if span is None or (link == "a" and known is None):
        return None
    if known is not None and known[1] > span[1]:
        span = known
    first, last = span
    lead = reading.said(start - len(link.split(" ")[-1]) - 1, start - 1)[:1]
    if link in ("a la", "au", "aux") and lead.isupper():
        return None
    if any(t.start == first and t.end == last for t in reading.document.towns) and known is None:
        return None
    if any(name.end >= last and (name.person or link == "pour") for name in reading.names_between(first, first + 1)):
        return None
    if reading.text[first:last] in ("mon compte", "son compte", "domicile"):
        return None
    sure = 0.78 if link == "chez" or known is not None else 0.66
    reading.put(person, "employeur", reading.said(first, last), span, confidence=sure)
    return span


_FAMILY_FIRM = re.compile(r"(?:mon|ma|son|sa|notre|votre) |[a-z ]{3,20}(?:de|a) (?:mon|ma|son|sa) [a-z]+")


def _in_their_family(reading: Reading, start: int) -> bool:
    """ "Salarié de ma société", "de la SARL de mon père": a firm without a name."""
    return bool(_FAMILY_FIRM.match(reading.text, start))


def _known_at(reading: Reading, start: int, end: int) -> Span | None:
    """A well-known employer that the words from ``start`` begin with."""
    start -= 3 * (reading.text[max(0, start - 3) : start] == "la ")  # "à La Poste"
    for found in read_employers(reading.text[start:end]):
        if found.start <= (3 if reading.text[start : start + 3] in ("la ", "le ") else 0):
            return start + found.start, start + found.end
    return None


_PIECE = re.compile(r"(?:[dl]')?[a-z0-9&.-]+(?:'[a-z]+)*")
_SMALL = words("de du des la le les et d' l' en aux sur")


def _firm(reading: Reading, start: int, end: int, link: str) -> Span | None:
    """The employer's words: capitals while they last, or up to a word that goes on with something else."""
    text = reading.text[start:end]
    stop = _FIRM_STOP.search(text)
    if stop:
        text = text[: stop.start()]
    if reading.document.speaks_with_capitals and not reading.document.cased(start, start + 1):
        apposed = _APPOSED_FIRM.match(reading.text, start) if link.startswith("dans un") else None
        if apposed and reading.document.cased(apposed.end() - 1, apposed.end()):
            return _capitals(reading, apposed.end() - 1, reading.text[apposed.end() - 1 : apposed.end() + 60])
        named = _INSTITUTION.match(text)
        if named and link != "pour":
            return start, start + len(text[:60].rstrip())
        return None
    if reading.document.speaks_with_capitals:
        return _capitals(reading, start, text)
    if _INSTITUTION.match(text) and link != "pour":
        return start, start + len(text[:50].rstrip())
    if link == "chez":
        articled = _ARTICLED_FIRM.match(text)
        if articled:
            text, start = text[articled.end() :], start + articled.end()
        first = re.match(r"[a-z0-9'-]+", text)
        if first and first.group() not in _NOBODY:
            ended = stop is not None or len(text.rstrip()) == end - start
            whole = _FEW_WORDS.fullmatch(_GOES_ON.split(text, maxsplit=1)[0]) if ended else None
            return start, start + (whole.end(1) if whole else first.end())
    return None


# "Dans une fiduciaire, Weber et Thill": what sort of firm, then its name.
_APPOSED_FIRM = re.compile(r"(?:petite? |grosse? |grande? )?[a-z-]+(?: d[eu] [a-z-]+| d'[a-z-]+)?,? [a-z]")
# "Chez les transports Mazet", "chez les frères Rossi"
_ARTICLED_FIRM = re.compile(
    r"(?:les?|la) (?=(?:transports?|ambulances?|etablissements|freres|laboratoires?|taxis?|cars?)\b)"
)
# In speech without capitals a firm of two or three words, when what follows can be of no name.
_FEW_WORDS = re.compile(r"([a-z0-9'-]+(?: [a-z0-9'&-]+){0,2})\s*")
_GOES_ON = re.compile(
    r"\s(?:en|la|le|les|un|des?|du|y|ca|ben|bah|euh|hein|quoi|voila|enfin|d'accord|bien|deja|ouais|c'est|qui|tout|tres)\b"
)


def _capitals(reading: Reading, start: int, text: str) -> Span | None:
    """A name with its little words: "CHU d'Angers", "Caisse d'Épargne", "Pharmacie du Théâtre"."""
    last, position = start, 0
    for piece in list(_PIECE.finditer(text))[:8]:
        if text[position : piece.start()].strip(" "):
            break
        position = piece.end()
        bare = piece.group().removeprefix("d'").removeprefix("l'")
        if bare in _SMALL:
            continue
        at = start + piece.end() - len(bare)
        if not reading.document.cased(at, start + piece.end()) and not bare[0].isdigit() and at != start:
            break
        last = start + piece.end()
    return (start, last) if last > start + 1 else None


_WORKS_FOR = re.compile(
    r"\b(?:travaille|travaillez|bosse|bossez|embaucher?|embauchee?|rentree?|entree?|salariee?|cdi|employee?|poste|"
    r"mi-temps|temps partiel|interim|cadre|titulaire|fonctionnaire|mutee?|contractuelle?|interimaire|recrutee?)"
    rf"(?: \([a-z -]{{3,30}}\))?(?: [a-z']+){{0,3}}?,? (?P<link>{_LINKS}|a|de|"
    rf"d') ?(?P<name>[a-z0-9][^,.;:!?()\n]{{1,60}})"
)
_EMPLOYED_BY = re.compile(r"\b(?:salariee?|cdi|ouvriere?|agente?|contrat)(?: \([a-z -]{3,30}\))? $")
_AT = re.compile(
    r"\b(?:je suis|j'suis|chuis|il est|elle est|moi c'est|ma femme est|mon mari est|elle bosse|il bosse)"
    r"(?: toujours| encore| aussi| maintenant)? (?P<link>chez|a la|au|a l'|aux|dans la|dans l'|a) ?"
    r"(?P<name>[a-z0-9][^,.;:!?()\n]{1,60})"
)
# "Je suis chez…" is also said of whoever insures or keeps an account.
_INSURED = re.compile(
    r"\b(?:mut ?uelle|assur\w+|contrat|banque|comptes?|prevoyance|sante|livret|credit|pret|telephone)\b"
)
_PASSING = re.compile(
    r"\bapres [a-z0-9]+ (?:ans|annees)\b|\b(?:vire\w*|licencie\w*|parti\w*|quitte\w*|demissionn\w*|ancien\w*|etais|"
    r"etait|avant)\b"
)


def employers_alone(reading: Reading) -> list[Span]:
    """Write the employers told without a trade: by a verb of work, by "je suis à…", or in answer to the question."""
    found: list[Span | None] = []
    for pattern in (_WORKS_FOR, _AT):
        found.extend(
            _told(reading, match, clause, at=pattern is _AT) for match, clause in reading.find(pattern.pattern)
        )
    found.extend(
        _answered(reading, clause) for clause in reading.document.clauses if clause.role in ("client", "conjoint")
    )
    return [span for span in found if span is not None]


def _told(reading: Reading, match: re.Match[str], clause: Clause, *, at: bool) -> Span | None:
    holder = reading.holder(match.start("name"))
    lead = reading.clause_words(clause, match.start(), 30, 0)
    if (
        holder not in ("client", "conjoint", "", "commun")
        or stance.past(lead)
        or _PASSING.search(lead)
        or clause.role == "courtier"
    ):
        return None
    link, start = match["link"], match.start("name")
    known = _known_at(reading, start, match.end("name"))
    insurer = any(start <= i.start < start + 4 for i in reading.document.institutions) and known is None
    if insurer and (at or link != "chez"):
        return None
    if at and link == "chez" and known is None and _INSURED.search(reading.clause_words(clause, match.start(), 80, 0)):
        return None
    if link in ("de", "d'") or (link in ("de la", "du", "des", "de l'") and not at):
        capital = reading.document.speaks_with_capitals and reading.document.cased(start, start + 1)
        if not (_EMPLOYED_BY.search(reading.text[clause.start : match.start("link")]) and (known or capital)):
            return None
    if at and known is None and not (link == "chez" or _INSTITUTION.match(reading.text[start : match.end("name")])):
        return None
    person = "conjoint" if holder == "conjoint" else "client"
    if reading.has(person, "employeur"):
        return None
    return _put_employer(reading, person, link, start, match.end("name"))


_ASKS_EMPLOYER = re.compile(
    r"\b(?:chez qui|quel(?:le)? (?:employeur|boite|entreprise)|votre (?:patron|employeur)|pour qui|"
    r"quel etablissement|l'employeur|dans quel(?:le)? (?:boite|entreprise|hopital|ecole))\b"
)
_OPENING = re.compile(
    r"^\W*(?:(?:ah|oh|ben|bah|euh|eh bien|alors|oui|moi|toujours|c'est|chez|a la|la|le|a l'|au|a|"
    r"pour)\W+)*(?P<name>[a-z0-9][^,.;:!?()\n]{1,60})"
)


_BY_CHEZ = re.compile(r"\bchez $")


def _answered(reading: Reading, clause: Clause) -> Span | None:
    """ "Votre patron, c'est qui ?" "La SNCF."; "Vous faites quoi ?" "Transports Morel, à Cholet." """
    question = question_of(reading, clause)
    if question is None or not question.about("metier"):
        return None
    match = _OPENING.match(clause.text)
    if match is None:
        return None
    start, end = clause.start + match.start("name"), clause.start + match.end("name")
    person = answerer(reading, question, start)
    if person not in ("client", "conjoint") or reading.has(person, "employeur"):
        return None
    if _INSURED.search(question.clause.text):
        return None  # "Elle est assurée chez qui ?"
    known = _known_at(reading, start, end)
    direct = bool(_ASKS_EMPLOYER.search(question.clause.text))
    capital = reading.document.speaks_with_capitals and reading.document.cased(start, start + 1)
    firm = capital and _KINDS_OF_FIRM.match(reading.text, start)
    heard = not reading.document.speaks_with_capitals and direct and _BY_CHEZ.search(clause.text[: match.start("name")])
    if known or firm or heard or (direct and capital and question.clause.index == clause.index - 1):
        return _put_employer(reading, person, "chez", start, end)
    return None
