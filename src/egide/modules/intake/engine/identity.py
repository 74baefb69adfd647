"""Who is who: every first name of the meeting is the client's, the spouse's, a child's or nobody's of the household."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field

from egide.kit.french.names import first_names, gender_of
from egide.modules.intake.engine.addressed import adults_addressed, called, mentioned_in_passing
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name, read_names, surname_after
from egide.modules.intake.engine.kinship import CHILD, CHILD_WORDS, SPOUSE, SPOUSE_WORDS, THIRD

_TITLE = re.compile(r"\b(monsieur|madame|mademoiselle|mme|mlle|m\.|mr|maitre|docteur|dr)\s+")


@dataclass(slots=True)
class Household:
    """The people of the meeting, as far as their names tell."""

    names: list[Name] = field(default_factory=list)
    client_gender: str = ""
    spouse_gender: str = ""
    people: dict[str, str] = field(default_factory=dict)

    def who(self, key: str) -> str:
        return self.people.get(key, "")

    def first(self, person: str) -> list[Name]:
        return [name for name in self.names if name.person == person]


def identify(document: Document) -> Household:
    """Read the first names and give each its person."""
    household = Household(names=read_names(document))
    _spouse_gender(document, household)
    _assign(document, household)
    _spread(document, household)
    _name_client(document, household)
    _name_spouse(document, household)
    return household


_WIFE = re.compile(r"\b(?:ma|sa|mon|son|votre) (?:femme|epouse|compagne|conjointe|concubine|fiancee|copine)\b")
_HUSBAND = re.compile(r"\b(?:mon|son|votre) (?:mari|epoux|compagnon|conjoint|concubin|fiance|copain)\b")


def _spouse_gender(document: Document, household: Household) -> None:
    told = " ".join(clause.text for clause in document.clauses if clause.role != "conjoint")
    feminine, masculine = len(_WIFE.findall(told)), len(_HUSBAND.findall(told))
    by_spouse = " ".join(clause.text for clause in document.clauses if clause.role == "conjoint")
    masculine += len(_WIFE.findall(by_spouse)) + 2 * len(re.findall(r"\bje suis (?:le mari|son mari)\b", by_spouse))
    feminine += len(_HUSBAND.findall(by_spouse)) + 2 * len(re.findall(r"\bje suis (?:la|sa) femme\b", by_spouse))
    if feminine or masculine:
        household.spouse_gender = "f" if feminine > masculine else "m"


_SPOUSE_ASKED = re.compile(
    rf"\b(?:madame|monsieur) (?:est|a|travaille|fait|s'appelle|c'est)\b|\b(?:et|pour|reste|quant a) (?:madame|"
    rf"monsieur)\b|\b(?:{SPOUSE_WORDS})\b|\b(?:elle|il) s'appelle|\bpartagez|\bvit avec|\bvivez avec"
)
_CHILD_ASKED = re.compile(
    rf"\b(?:{CHILD_WORDS}|(?:les|des|la|le|mes|nos|vos) (?:petite?s?|jeunes|grands)|releve|garde alternee|nous en avons|"
    rf"on en a|j'en ai|poussette|etudiants|(?:une|deux|trois|quatre|cinq) (?:petits|petites|grands|grandes))\b"
)
_BORN_AFTER = re.compile(
    r"\W{1,3}(?:(?:le|la) [a-z ]{3,16}, )?(?:(?:qui |lui |elle |il |en )?(?:a|aura|fait|va avoir|vient d'avoir|"
    r"est de|est du|est nee?|nee?)\b|,? ?nee?\b|\d{1,2}(?: ans)?\b|(?:de|du) (?:\d|[a-z]+ (?:19|20|[a-z]+)))"
)
_CHILD_BEFORE = re.compile(
    r"\b(?:mon|ma|son|sa|notre|leur|une|un|votre|le|la|l') ?(?:(?:petite?|grande?|premiere?|deuxieme|seule?|unique|"
    r"jeune|seconde?) )*"
    r"(?:fils|fille|bebe|ainee?|cadette?|benjamine?|garcon|dernier|derniere|petite|petit|grande?|"
    r"gamine?)(?: d'avant| unique)?\W+(?:c'est |[a-z]+ )?$"
)
_VOCATIVE_MEMO = re.compile(r"\W*(?:,? c'est moi|,? tu\b|,? je te|,? merci|,? peux-tu|,? pense a)")


def _assign(document: Document, household: Household) -> None:
    text = document.text
    zones = _child_zones(document)
    for index, name in enumerate(household.names):
        clause = document.clause_at(name.start)
        lead = text[max(clause.start, name.start - 60) : name.start]
        limit = household.names[index + 1].start if index + 1 < len(household.names) else len(text)
        tail = text[name.end : name.end + 60]
        in_zone = any(start <= name.start < end for start, end in zones)
        name.person = _introduced_as(document, name, lead, tail)
        name.weight = 5 if name.person else 2
        if not name.person:
            name.person = _by_context(document, name, lead, tail, limit, in_zone=in_zone)


def _child_zones(document: Document) -> list[tuple[int, int]]:
    """Where children are being listed: from a word for children to the end of the turn or of the answer."""
    zones: list[tuple[int, int]] = []

    def speaker(clause: Clause) -> str | None:
        return document.transcript.segments[clause.segment].speaker

    segment_ends = [*document.starts[1:], len(document.text) + 1]
    for clause in document.clauses:
        match = _CHILD_ASKED.search(clause.text)
        if not match or re.search(r"\bjeune $", clause.text[: match.start()]):
            continue
        end = segment_ends[clause.segment]
        if clause.role == "courtier":
            following = clause.segment + 1
            while following < len(segment_ends) and document.transcript.segments[following].speaker != speaker(clause):
                end = segment_ends[following]
                following += 1
        zones.append((clause.start, min(end, clause.end + 420)))
    return zones


def _introduced_as(document: Document, name: Name, lead: str, tail: str) -> str:
    """Whose name it is when the words beside it say so; "" when they do not."""
    role = document.clause_at(name.start).role
    said = _introduced(lead, tail, role)
    if said:
        return said
    if _CHILD_BEFORE.search(lead):
        return "enfant"
    if THIRD.search(lead[-34:]) and not CHILD.search(lead[-16:]) and not re.search(r"\bd(?:e |')$", lead):
        return "tiers"
    return "conjoint" if _presents_partner(document, name, lead, tail, role) else ""


def _by_context(document: Document, name: Name, lead: str, tail: str, limit: int, *, in_zone: bool) -> str:
    """Whose name it is by what was being asked or listed; "" when nothing tells."""
    if _OWN_NAME_AFTER.match(tail) or _OWN_NAME_BEFORE.search(lead):
        return ""
    if _listed_children(lead) or (_GIVEN_BIRTH.search(lead) and _OF_A_UNION.match(tail)):
        return "enfant"
    return _by_question(document, name, lead, tail, limit, in_zone=in_zone)


_GIVEN_BIRTH = re.compile(r"\b(?:j'ai|on a|nous avons|elle a|il a|y a|et|ai) $")
_OF_A_UNION = re.compile(r",? (?:d'une?|de (?:mon|ma|son|sa)|du) (?:premiere?|precedente?|autre|ancienne?|lit)\b")


_PARTNER_BEFORE = re.compile(
    rf"\b(?:{SPOUSE_WORDS})\W+(?:c'est |s'appelle |[a-z]+ )?$|\bconjointe? ?: ?(?:monsieur |madame |m\. |mme )?$|"
    r"\b(?:lui|elle),? (?:c'est|il s'appelle|elle s'appelle) $|"
    r"\b(?:mariee?s?|pacsee?s?|fiancee?|concubinage|couple|vit|vis|vivent|vivons|union libre|remariee?|menage|"
    r"maritalement),? (?:avec |a |maritalement avec )(?:une? )?$"
)
_STRANGER_AFTER = re.compile(
    r"\W*,? ?(?:c'est |donc )?(?:votre|mon|ma|son|sa|notre|l')[- ]?ex\b|\W*,? ?(?:c'est |qui est )?(?:mon|ma|"
    r"son|sa|votre|une?) (?:frere|soeur|pere|mere|collegue|copain|copine|ami|amie|patron|associee?|voisine?|"
    r"cousine?)\b"
)
_OWN_NAME_AFTER = re.compile(r"\W*de (?:son|mon) prenom|, je m'appelle")
_OWN_NAME_BEFORE = re.compile(r"\b(?:je m'appelle|moi c'est|prenom(?: est| c'est|,)?|a quel nom) (?:[a-z'-]+ )?$")


def _introduced(lead: str, tail: str, role: str) -> str:
    """ "Cliente : X", "son ex, X", "ma femme X", "X, mon frère", "merci X"."""
    memo = role == "narrateur"
    if role == "conjoint" and re.search(r"\b(?:il|elle) s'appelle (?:[a-z'-]+,? )?$", lead):
        return "client"
    if memo and re.search(r"\bcliente? ?:? (?:est |c'est |s'appelle )?(?:monsieur |madame |m\. |mme )?$", lead):
        return "client"
    if re.search(r"\bex[- ]?[a-z]*\W+(?:[a-z]+ )?$", lead[-22:]):
        return "tiers"
    if _PARTNER_BEFORE.search(lead):
        return "conjoint"
    if memo and (re.search(r"\bmerci $", lead) or _VOCATIVE_MEMO.match(tail)):
        return "tiers"
    if role != "conjoint" and re.match(rf"\W*(?:,? ?(?:c'est |donc )?)(?:{SPOUSE_WORDS})\b", tail):
        return "conjoint"
    if re.match(r" (?:est (?:mort|decede|disparu)e?\b|nous a quittes|n'est plus)", tail):
        return "tiers"
    if re.match(r",? (?:on|nous) (?:est|sommes|s'est) (?:mariee?s|pacsee?s)", tail):
        return "conjoint"
    return "tiers" if _STRANGER_AFTER.match(tail) else ""


def _presents_partner(document: Document, name: Name, lead: str, tail: str, role: str) -> bool:
    """The spouse gives their own name, or the client says "avec X" of the couple."""
    if role == "conjoint" and name.start - document.clause_at(name.start).start < 14:
        return bool(re.match(r"\W*,? ?nee?\b", tail) or surname_after(document, name))
    return role == "client" and bool(re.search(r"\b(?:a deux|tous les deux|ensemble|moi|nous),? (?:avec|et) $", lead))


def _by_question(document: Document, name: Name, lead: str, tail: str, limit: int, *, in_zone: bool) -> str:
    """What was being asked or listed when the name came."""
    clause = document.clause_at(name.start)
    asked = _question_before(document, clause)
    answers = name.start - clause.start < 24 and clause.role != "courtier"
    partner_asked = bool(asked and answers and _SPOUSE_ASKED.search(asked))
    if partner_asked and not _CHILD_ASKED.search(asked):
        return "conjoint"
    titled = re.search(r"\b(?:de|d') ?$|\b(?:monsieur|madame|docteur|maitre) $", lead)
    if titled or (document.speaks_with_capitals and surname_after(document, name)):
        return ""
    if clause.role != "narrateur" and (
        _young(document, name.end, min(limit, name.end + 40)) or _age_without_unit(document, name.end, limit)
    ):
        return "enfant"
    if in_zone and (_BORN_AFTER.match(tail) or _value_soon(document, name.end, min(limit, name.end + 60))):
        return "enfant"
    return "conjoint" if partner_asked else ""


_PLURAL_LEAD = re.compile(
    r"\b(?:deux|trois|quatre|cinq|mes|nos|ses|leurs|les|vos|des) (?:deux |trois |grandes? |grands? |petites? |"
    r"petits? )?(?:filles|fils|enfants|garcons|jumeaux|jumelles|gamins|"
    r"gosses)(?:,? [a-z]+){0,3}\s*[,:]? (?:qui s'appellent |prenommee?s )?((?:[a-z-]+(?:, | et |, et ))*)$"
)


def _listed_children(lead: str) -> bool:
    """ "Deux filles, Florence et …": names that follow a plural word for children."""
    match = _PLURAL_LEAD.search(lead)
    if not match:
        return False
    table = first_names()
    return all(word in table or word == "et" for word in re.findall(r"[a-z-]+", match[1]))


_HAS_AGE = re.compile(r"(?:,? (?:il|elle|qui|lui)|)(?: en)? (?:a|aura|fete)(?: deja| presque| bientot)? ")


def _age_without_unit(document: Document, start: int, limit: int) -> bool:
    """ "Océane en a 14", "inès elle a neuf"."""
    match = _HAS_AGE.match(document.text, start)
    if not match:
        return False
    number = next((n for n in document.numbers if n.start == match.end() and n.end <= limit), None)
    if number is None or number.article or not 0 < number.value <= 25:
        return False
    return bool(re.match(r"\s*(?:ans\b|mois\b|[.,;!?]|$|enfin|et\b|mais\b)", document.text[number.end : number.end + 8]))


def _young(document: Document, start: int, end: int) -> bool:
    """The age of a child said right after the name."""
    clause = document.clause_at(start)
    for measure in document.measures:
        if start <= measure.start < min(end, clause.end) and measure.kind == "years" and measure.value <= 25:
            return not re.search(
                r"\b(?:depuis|dans|il y a|y a|pendant|sur|pour|reste|encore)\b", document.text[start : measure.start]
            )
    return False


def _question_before(document: Document, clause: Clause) -> str:
    """What was asked just before this clause, when the clause begins the answer."""
    if clause.index == 0:
        return ""
    for index in range(clause.index - 1, max(-1, clause.index - 4), -1):
        previous = document.clauses[index]
        if previous.role == "narrateur":
            return ""
        if previous.role != clause.role:
            return previous.text
    return ""


_AGO_LEAD = re.compile(r"\b(?:il y a|y a|depuis|dans|pendant)\W+$")


def _value_soon(document: Document, start: int, end: int) -> bool:
    """An age or a birth date within the span."""
    ages = (m for m in document.measures if start <= m.start < end and m.kind in ("years", "duration"))
    if any(m.value <= 60 and not _AGO_LEAD.search(document.text[max(0, m.start - 12) : m.start]) for m in ages):
        return True
    if any(0 < n.start - start <= 3 and n.value <= 60 and not n.article for n in document.numbers):
        return True
    return any(
        start <= d.start < end and d.kind == "absolute" and int(d.value[:4]) > document.reference.year - 42
        for d in document.dates
    )


_TAKEN_BACK = re.compile(r"[ ,.…]*(?:euh,? )?(?:non|pardon|enfin)[ ,]*(?:non,? |pardon,? |c'est )*")


_RANK = {"client": 4, "conjoint": 3, "enfant": 2, "tiers": 1}


def _spread(document: Document, household: Household) -> None:
    """One person per first name: the strongest claim wins; children listed together go together."""
    votes: dict[str, Counter[str]] = {}
    for name in household.names:
        tally = votes.setdefault(name.key, Counter())
        if name.person:
            tally[name.person] += name.weight
        present = called(document, name)
        if present:
            tally[present] += 4
    for place, key in enumerate(adults_addressed(document, household.names)[:2]):
        taken = any(v["client"] for k, v in votes.items() if k != key)
        votes[key]["conjoint" if place or taken else "client"] += 3
    for key, tally in votes.items():
        best = max(_RANK, key=lambda person: (tally[person], _RANK[person]))
        if tally[best]:
            household.people[key] = best
    for first, second in itertools.pairwise(household.names):
        if household.people.get(first.key) and _TAKEN_BACK.fullmatch(document.text[first.end : second.start]):
            household.people[second.key] = household.people.pop(first.key)
        if household.people.get(first.key) == "enfant" and not household.people.get(second.key):
            between = document.text[first.end : second.start]
            if re.fullmatch(r"[^.!?\n]{0,34}(?:\bet|,) ", between) and not THIRD.search(between):
                household.people[second.key] = "enfant"
    for adult in ("client", "conjoint"):
        keys = [key for key, person in household.people.items() if person == adult]
        for key in sorted(keys, key=lambda key: -votes[key][adult] if key in votes else 0)[1:]:
            household.people[key] = ""
    for name in household.names:
        name.person = household.people.get(name.key, "")


def _name_client(document: Document, household: Household) -> None:
    """The client's own first name: what no one else bears, near the start or where identity is asked."""
    titled = _spoken_gender(document)
    scores: dict[str, float] = {}
    told = next((name.key for name in household.names if name.person == "client"), "")
    if told:
        household.client_gender = gender_of(told)
        return
    _titled_spouse(document, household, titled)
    passing = {name.key for name in household.names if mentioned_in_passing(document, name)}
    for name in household.names:
        if not name.person and name.key not in passing:
            score = _client_score(document, household, name)
            if titled and gender_of(name.key) not in ("", titled):
                score -= 1.5
            if _young(document, name.end, name.end + 40):
                score -= 2
            scores[name.key] = max(scores.get(name.key, 0), score + 0.1 * (name.key in scores))
    best = max(scores, key=lambda key: scores[key], default="")
    if best and scores[best] >= (1.3 if len(scores) == 1 else 1.7):
        _give(household, best, "client")
        household.client_gender = gender_of(best)
    if not household.client_gender:
        household.client_gender = titled


def _titled_spouse(document: Document, household: Household, titled: str) -> None:
    """ "Et vous, monsieur Ludovic Costa", when the meeting's first title was "madame"."""
    if not titled or household.first("conjoint"):
        return
    wanted = "madame" if titled == "m" else "monsieur"
    for name in household.names:
        if (
            not name.person
            and gender_of(name.key) not in ("", titled)
            and document.text[max(0, name.start - len(wanted) - 1) : name.start] == f"{wanted} "
        ):
            _give(household, name.key, "conjoint")
            return


def _client_score(document: Document, household: Household, name: Name) -> float:
    clause = document.clause_at(name.start)
    lead = document.text[max(clause.start, name.start - 50) : name.start]
    tail = document.text[name.end : name.end + 40]
    score = 1.0 + max(0.0, 1.2 - name.start / 500)
    if re.search(
        r"(?:je m'appelle|moi c'est|mon nom|prenom(?: est| c'est)?|je suis|(?:monsieur|madame|mme|"
        r"m\.) (?:[a-z'-]+,? ){0,2}|nom de|nom|prenomme)\W*(?:[a-z'-]+ )?$",
        lead,
    ):
        score += 2
    if re.match(r"\W*(?:de son prenom|nee? |[a-z'-]+,? nee? |[a-z'-]+,? (?:\w+[- ]?){1,3} ans)", tail):
        score += 1.5
    if clause.role in ("conjoint", "courtier") or (clause.role == "client" and name.start - clause.start < 12):
        score += 0.6
    if re.search(
        r"\b(?:prenoms?|noms?|identite|etat civil|coordonnees|appelez|orthographe)\b", _question_before(document, clause)
    ):
        score += 2
    if re.search(r"\bcliente? ?:? (?:est |c'est )?(?:monsieur |madame )?$", lead):
        score += 3
    if clause.role == "narrateur":
        # of two adults told of together, the first is the client
        score += 1.2 * (name.start < 130) + 1.5 * bool(re.search(r"\b(?:lui|elle), $", lead))
        score += 0.7 * (not any(not n.person and n.start < name.start for n in household.names))
    if surname_after(document, name):
        score += 0.8
    if any(-40 < s.start - name.end < 40 for s in document.spellings):
        score += 1
    if re.search(r"\b(?:a|chez|de|docteur|saint|l'ecole|air) $", lead):
        score -= 1.5
    if THIRD.search(document.text[max(0, name.start - 90) : name.start]):
        score -= 1
    return score


def _give(household: Household, key: str, person: str) -> None:
    household.people[key] = person
    for name in household.names:
        if name.key == key:
            name.person = person


_COUPLE = re.compile(
    rf"\b(?:{SPOUSE_WORDS})\b|\b(?:nous sommes|on est|on s'est|vous etes|ils sont|ils se sont) (?:mariee?s|"
    rf"pacsee?s)\b|\b(?:votre|leur|notre|le) mariage\b|\bla noce\b|\bles epoux\b|\bremariee?s\b|\bmariee?s? (?:avec|"
    rf"depuis|sous|a|le|en)\b|\bpacsee?s? (?:avec|depuis)\b|"
    rf"\ben concubinage\b|\bon vit ensemble\b|\b(?:j'ai|je l'ai) rencontree?\b|\ben couple\b"
)
_ALONE = re.compile(r"\b(?:divorcee?|celibataire|veuf|veuve|separee?)\b")


def _name_spouse(document: Document, household: Household) -> None:
    """A spouse who is spoken of without "my wife": the other adult, of the other gender, most often named."""
    spouses = household.first("conjoint")
    if spouses and not household.spouse_gender:
        household.spouse_gender = gender_of(spouses[0].key)
    if not household.client_gender and household.spouse_gender:
        household.client_gender = "m" if household.spouse_gender == "f" else "f"
    if not household.spouse_gender and household.client_gender:
        household.spouse_gender = "f" if household.client_gender == "m" else "m"
    speaks = any(clause.role == "conjoint" for clause in document.clauses)
    alone = _ALONE.search(document.text) is not None and not speaks and not SPOUSE.search(document.text)
    if spouses or alone or not (speaks or SPOUSE.search(document.text) or _COUPLE.search(document.text)):
        return
    counts: dict[str, int] = {}
    for name in household.names:
        if not name.person and gender_of(name.key) in ("", household.spouse_gender):
            counts[name.key] = counts.get(name.key, 0) + 1
    best = max(counts, key=lambda key: counts[key], default="")
    if best:
        _give(household, best, "conjoint")


def _spoken_gender(document: Document) -> str:
    title = _TITLE.search(document.text)
    if title and title[1] in ("madame", "mme", "mademoiselle", "mlle"):
        return "f"
    if title and title[1] in ("monsieur", "m.", "mr"):
        return "m"
    own = " ".join(clause.text for clause in document.clauses if clause.role in ("client", "narrateur"))
    feminine = len(
        re.findall(
            r"\bje suis (?:nee|mariee|divorcee|salariee|infirmiere|veuve|separee|retraitee|[a-z]+euse|[a-z]+trice|"
            r"[a-z]+iere)\b",
            own,
        )
    )
    masculine = len(
        re.findall(r"\bje suis (?:ne|marie|divorce|salarie|veuf|separe|retraite|[a-z]+eur|[a-z]+ier)\b", own)
    )
    return "f" if feminine > masculine else "m" if masculine else ""
