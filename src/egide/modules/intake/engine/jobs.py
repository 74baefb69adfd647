"""Professions named in the text, each with its person and its whole phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from egide.kit.french.professions import profession_heads
from egide.kit.french.text import words
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.agreement import agreed
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_HEAD = re.compile(r"(?<![a-z'-])(?:[a-z]+(?:-[a-z]+)*)(?![a-z-])")


_COPULA = re.compile(
    r"\b(?:suis|est|etes|sommes|sont|comme|en tant que|metier de|metier c'est|c'est|devenue?|reste|boulot de|"
    r"poste de|travaille comme|bosse comme|un|une|fait|avec|a|marie a|mariee a)\W+(?:aussi |toujours |encore |donc |"
    r"moi |bien |actuellement )*(?:une? |la |le |l')?$"
)


_DETERMINED = re.compile(
    r"\b(?:mon|ma|mes|son|sa|ses|le|la|les|l'|des|un|une|du|votre|vos|notre|nos|au|aux|ce|cet|cette|leur|quel|"
    r"d'une?|d')\W*(?:propre |nouveau |nouvelle |ancien |ancienne |petit |petite |bon |bonne |autre )?$"
)


ASKS_JOB = re.compile(
    r"\b(?:faites quoi|vous faites|travaillez|travail|metier|profession|boulot|dans la vie|poste|activite|bossez|"
    r"branche|exercez|professionnel\w*|emploi|situation)\b"
)


_STOP_WORDS = words(
    "chez depuis dans pour je il elle on nous vous mais donc alors oui non ok qui que avec sur salarie salariee "
    "retraite retraitee et ou mon ma mes son sa ses un une deux trois quatre cinq six sept huit neuf dix onze "
    "douze treize quinze vingt trente quarante cinquante soixante cent mille net brut par ca c'est j'ai cdi cdd "
    "moi lui aujourd'hui maintenant toujours encore bien ici la-bas fonctionnaire independant independante comme "
    "car parce quand puis ensuite avant apres fait gagne touche est suis etait sont a-t-il euh ben bon voila "
    "parait enfin plus pas tres assez depuis y ne n' se s' me m' te ne(e) titulaire(s) age agee marie mariee "
    "pacse divorce celibataire nee ne habite vit travaille exerce monte tient dirige cadre contractuel "
    "contractuelle d'accord merci tout toute tous rien aussi mille"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A profession found, with its person."""

    person: str
    start: int
    end: int
    status: str
    clause: Clause


def find_jobs(reading: Reading) -> list[Job]:
    heads = profession_heads()
    found: list[Job] = []
    for match in _HEAD.finditer(reading.text):
        word = match.group()
        if word not in heads and ("-" not in word or word.split("-")[0] not in heads):
            continue
        if found and match.start() < found[-1].end:
            continue
        job = _job(reading, match.start(), match.end(), heads.get(word, ""))
        if job is not None:
            found.append(job)
    return found


def _job(reading: Reading, start: int, end: int, status: str) -> Job | None:
    clause = reading.document.clause_at(start)
    word = reading.text[start:end]
    before = reading.text[max(clause.start, start - 44) : start]
    if re.search(
        r"\b(?:ancien(?:ne)?(?: [a-z]+)?|ex|futur|future|j'etais|etait|etiez|etais|avant|quand|maison de|eleve|"
        r"etudes de|devenir|veut etre|comme un|ecole de|fils de|fille de|parents?|dentiste|voir (?:le|un)|"
        r"chez (?:le|la|l'|un|mon)|client|cliente|etre|caisse des|contrat|assurance|docteur)\W*(?:une? )?$",
        before,
    ):
        return None
    determined, copula = _DETERMINED.search(before), _COPULA.search(before)
    asked = _asked(reading, clause)
    opening = start - clause.start < 3 or before.rstrip()[-1:] in (",", ":", ".", "(")
    if word in (
        "chef",
        "cadre",
        "principal",
        "garde",
        "taxi",
        "facteur",
        "officier",
        "expert",
        "guide",
        "agent",
        "adjoint",
        "conseiller",
        "charge",
        "responsable",
        "cuisiniere",
        "prof",
        "pilote",
        "marin",
        "gerant",
        "gerante",
        "president",
        "presidente",
        "coach",
        "interne",
        "juge",
        "avocat",
        "notaire",
        "medecin",
        "comptable",
        "banquier",
        "artiste",
        "employe",
        "employee",
        "fonctionnaire",
        "generaliste",
        "dentiste",
        "artisan",
        "sportif",
        "livreur",
        "facteur",
    ):
        if word == "cadre" or (
            word in ("fonctionnaire", "employe", "employee") and not reading.text[end : end + 4].startswith(" de ")
        ):
            return None
        if determined and not copula:
            return None
        if not (copula or asked or opening or clause.role == "narrateur"):
            return None
    if determined and not re.search(
        r"\b(?:suis|est|comme|metier de|mariee? a|mariee? avec|devenue?|c'est|concubinage avec|compagnon,|epoux,|"
        r"de) (?:une? |la |le |l')$",
        before,
    ):
        return None
    if stance.negated_before(reading.document, start):
        return None
    holder = reading.holder(start)
    if re.search(r"\b(?:marie|mariee|pacse|pacsee|vit|vis) (?:a|avec) une? $", before):
        holder = "conjoint"
    if holder == "commun" and asked:
        holder = "client"
    holder = agreed(reading.document, reading.household, holder or "client", start, end)
    if holder not in ("client", "conjoint", ""):
        return None
    if clause.role == "courtier" and (
        stance.verdict(reading.document, clause) == "no"
        or (not re.search(r"\b(?:vous|votre|madame|monsieur|toujours|il|elle)\b", before) and not asked)
    ):
        return None
    return Job(holder or "client", start, _phrase_end(reading, start, end, clause), status, clause)


def _asked(reading: Reading, clause: Clause) -> bool:
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return question is not None and clause.index - question.index <= 3 and bool(ASKS_JOB.search(question.text))


def _phrase_end(reading: Reading, start: int, end: int, clause: Clause) -> int:
    """Add what belongs to the name of the job: "de gestion", "process", "des ressources humaines"."""
    text = reading.text
    for _ in range(3):
        match = re.compile(r" (?:(?:de la|de l'|des|du|de|d'|en|es|aux?|a) ?)?([a-z][a-z'-]*)").match(text, end)
        if not match or match.end() > clause.end:
            break
        linked = match.group().strip() != match[1]
        word = match[1].removeprefix("d'").removeprefix("l'")
        if (
            word in _STOP_WORDS
            or match[1].split("'")[0] + "'" in ("c'", "j'", "qu'", "n'", "s'")
            or text[match.start(1) : match.end(1)] in _STOP_WORDS
        ):
            break
        lead = match.group().strip().split(" ")[0]
        if (
            reading.document.cased(match.start(1), match.end(1))
            and reading.document.speaks_with_capitals
            and not (linked and reading.document.original(match.start(1), match.end(1)).isupper())
        ):
            break
        if lead in ("a", "en", "au", "aux") and not re.match(
            r" (?:en (?:chef|anesthesie|pharmacie|informatique|medecine|chirurgie|logistique|communication|"
            r"marketing|radiologie|psychiatrie|pediatrie|batiment|assurance|immobilier|mecanique)|a (?:domicile|"
            r"bois)|aux (?:affaires|urgences))",
            match.group(),
        ):
            break
        if any(t.start == match.start(1) for t in reading.document.towns) and not linked:
            break
        if not linked and any(name.start == match.start(1) for name in reading.household.names):
            break
        end = match.end()
        if (
            not linked
            and len(word) > 4
            and word != "ressources"
            and not re.match(
                r"(?:charge|chef|agent|assistant|aide|technicien|ingenieur|conseiller|directeur|responsable)",
                text[start : start + 8],
            )
        ):
            break
    return end
