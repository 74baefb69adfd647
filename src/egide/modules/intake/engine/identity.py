"""Who is who: every first name of the meeting is the client's, the spouse's, a child's or nobody's of the household."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.kit.french.names import gender_of
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.addressed import adults_presented, called, mentioned_in_passing
from egide.modules.intake.engine.bereaved import loss
from egide.modules.intake.engine.broods import with_children
from egide.modules.intake.engine.cast import friend_is_partner, told_by_both, votes_of_talk
from egide.modules.intake.engine.claims import claim, question_before, young
from egide.modules.intake.engine.compounds import joined
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name, read_names, surname_after
from egide.modules.intake.engine.kinship import SPOUSE, SPOUSE_WORDS, THIRD
from egide.modules.intake.engine.mistaken import without_mistaken
from egide.modules.intake.engine.own_names import OwnName, own_names
from egide.modules.intake.engine.spoken_for import asked_name_of_parent, spoken_for, vote
from egide.modules.intake.engine.titles import Title, read_titles, told_gender


@dataclass(slots=True)
class Household:
    """The people of the meeting, as far as their names tell."""

    names: list[Name] = field(default_factory=list)
    client_gender: str = ""
    spouse_gender: str = ""
    # The gender of the parent a child speaks for, "" when the client speaks.
    spoken_for: str = ""
    titles: list[Title] = field(default_factory=list)
    # Where it is said that the client's partner has died.
    loss: re.Match[str] | None = None
    # "Mon copain" is the partner's word.
    friend_is_partner: bool = False
    people: dict[str, str] = field(default_factory=dict)

    def who(self, key: str) -> str:
        return self.people.get(key, "")

    def first(self, person: str) -> list[Name]:
        return [name for name in self.names if name.person == person]


def identify(document: Document) -> Household:
    """Read the first names and give each its person."""
    own = own_names(document)
    read = joined(document, read_names(document, [(name.start, name.end) for name in own]))
    names, children = with_children(document, without_mistaken(document, read))
    household = Household(names=names, spoken_for=spoken_for(document), titles=read_titles(document))
    household.friend_is_partner = friend_is_partner(document)
    household.loss = loss(document, household.spoken_for)
    _spouse_gender(document, household)
    claim(document, household.names, children)
    _spread(document, household, own)
    _name_client(document, household)
    _name_spouse(document, household)
    _short_names(household)
    return household


def _short_names(household: Household) -> None:
    """ "Fatou" for Fatoumata, "Max" for Maxime: a short name that nobody else bears is its owner's."""
    adults = {key: person for key, person in household.people.items() if person in ("client", "conjoint")}
    for key in {name.key for name in household.names if not name.person or name.person == "tiers"}:
        owners = {person for whole, person in adults.items() if len(key) > 2 and whole != key and whole.startswith(key)}
        if len(owners) == 1:
            _give(household, key, owners.pop())


_WIFE = re.compile(r"\b(?:ma|sa|mon|son|votre) (?:femme|epouse|compagne|conjointe|concubine|fiancee|copine)\b")
_HUSBAND = re.compile(r"\b(?:mon|son|votre) (?:mari|epoux|compagnon|conjoint|concubin|fiance|copain)\b")


def _said_to_spouse(document: Document, clause: Clause) -> bool:
    """By the spouse, or to the spouse: there "votre mari" is the client."""
    if clause.role != "courtier" or not re.search(r"\bvotre (?:mari|femme|epoux|epouse)\b", clause.text):
        return clause.role == "conjoint"
    answer = stance.reply(document, clause)
    return answer is not None and answer.role == "conjoint"


def _spouse_gender(document: Document, household: Household) -> None:
    feminine = masculine = 0
    for clause in document.clauses:
        wives, husbands = len(_WIFE.findall(clause.text)), len(_HUSBAND.findall(clause.text))
        if _said_to_spouse(document, clause):
            masculine += wives + 2 * len(re.findall(r"\bje suis (?:le mari|son mari)\b", clause.text))
            feminine += husbands + 2 * len(re.findall(r"\bje suis (?:la|sa) femme\b", clause.text))
        else:
            feminine, masculine = feminine + wives, masculine + husbands
    if document.memo and feminine and masculine:
        return  # "sa femme", then "son mari": of either side; the client's first name tells
    if feminine or masculine:
        household.spouse_gender = "f" if feminine > masculine else "m"


_TAKEN_BACK = re.compile(r"[ ,.…]*(?:euh,? )?(?:non|pardon|enfin)[ ,]*(?:non,? |pardon,? |c'est )*")


_RANK = {"client": 4, "conjoint": 3, "enfant": 2, "tiers": 1}


def _spread(document: Document, household: Household, own: list[OwnName]) -> None:
    """One person per first name: the claims are added up; children listed together go together."""
    votes = _votes(document, household, own)
    for key, tally in votes.items():
        best = max(_RANK, key=lambda person: (tally[person], _RANK[person]))
        if tally[best] > 0:
            household.people[key] = best
    for first, second in itertools.pairwise(household.names):
        _go_on(document, household, first, second)
    for adult in ("client", "conjoint"):
        keys = [key for key, person in household.people.items() if person == adult]
        for key in sorted(keys, key=lambda key: -votes[key][adult])[1:]:
            household.people[key] = ""
    for name in household.names:
        name.person = household.people.get(name.key, "")


def _votes(document: Document, household: Household, own: list[OwnName]) -> dict[str, Counter[str]]:
    """First name -> how strongly each person claims it, over all its mentions."""
    votes: dict[str, Counter[str]] = {}
    names = household.names
    for name in names:
        tally = votes.setdefault(name.key, Counter())
        if name.person == "tiers":
            tally["tiers"] = max(tally["tiers"], name.weight)
        elif name.person:
            tally[name.person] += name.weight
        present = called(document, name)
        if household.spoken_for:
            if asked_name_of_parent(document, name, household.spoken_for):
                tally["tiers"], tally["enfant"], tally["client"] = 0, 0, tally["client"] + 8
            vote(document, name, household.spoken_for, tally)
        elif present:
            tally[present] += 4
    for place, key in enumerate(adults_presented(document, names)[:2]):
        if not key:
            continue
        taken = any(tally["client"] for other, tally in votes.items() if other != key)
        votes[key]["conjoint" if place or taken else "client"] += 6 if document.memo else 3
    at = {name.start: name.key for name in names}
    for given in own:
        if given.start in at:
            votes[at[given.start]][given.role] += 5
    for key, person, weight in votes_of_talk(document, names):
        votes[key][person] += weight
    return votes


def _go_on(document: Document, household: Household, first: Name, second: Name) -> None:
    """ "Hugo, non, Ugo": the second replaces the first; "Lucie, 12 ans, et Marc": children listed together."""
    between = document.text[first.end : second.start]
    if document.text.startswith(" a ", second.end) and any(n.start == second.end + 3 for n in household.names):
        return  # "Ambre, quinze ans, et Cyril a Bastien": a parent
    if household.people.get(first.key) and _TAKEN_BACK.fullmatch(between):
        household.people[second.key] = household.people.pop(first.key)
    if (
        household.people.get(second.key) == "enfant"
        and not household.people.get(first.key)
        and between == " et "
        and re.search(
            r"(?:^|[,:.?!…] |\bc'est |\bj'ai |\ba |\bsont |\balors )$",
            document.text[max(0, first.start - 9) : first.start],
        )
    ):
        household.people[first.key] = "enfant"
    if (
        household.people.get(first.key) == "enfant"
        and not household.people.get(second.key)
        and re.fullmatch(r"[^.!?\n]{0,34}(?:\bet|,) ", between)
        and not THIRD.search(between)
    ):
        household.people[second.key] = "enfant"


def _name_client(document: Document, household: Household) -> None:
    """The client's own first name: what no one else bears, near the start or where identity is asked."""
    titled = _spoken_gender(document, household)
    scores: dict[str, float] = {}
    if household.spoken_for:
        household.client_gender = household.spoken_for
    told = next((name.key for name in household.names if name.person == "client"), "")
    if told:
        household.client_gender = household.client_gender or gender_of(told) or titled
        return
    _titled_spouse(document, household, titled)
    passing = {name.key for name in household.names if mentioned_in_passing(document, name)}
    for name in household.names:
        if not name.person and name.key not in passing:
            score = _client_score(document, household, name)
            if titled and gender_of(name.key) not in ("", titled):
                score -= 4 if told_gender(household.titles, "client") == titled else 1.5
            if young(document, name.end, name.end + 40):
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
        r"\b(?:prenoms?|noms?|identite|etat civil|coordonnees|appelez|orthographe)\b",
        question_before(document, clause),
    ):
        score += 2
    if re.search(r"\bcliente? ?:? (?:est |c'est )?(?:monsieur |madame )?$", lead):
        score += 3
    if clause.role == "narrateur":
        # of two adults told of together, the first is the client
        score += 1.2 * (name.start < 130) + 1.5 * bool(re.search(r"\b(?:lui|elle), $", lead))
        score += 1.5 * (not any(not n.person and n.start < name.start for n in household.names))
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
    rf"depuis|sous|a|le|en)\b|\bpacsee?s? (?:avec|depuis)\b|\b(?:lui|elle),? (?:c'est )?(?:le |du )?"
    rf"\w+[^.;!?]{{0,30}}[.,] (?:et )?moi\b|"
    rf"(?:^|[.;:] )(?:mariee?s|pacsee?s|concubins)\b|"
    rf"\ben concubinage\b|\bon vit ensemble\b|\b(?:j'ai|je l'ai) rencontree?\b|\ben couple\b|"
    rf"\bils ont (?:une?|deux|trois|quatre) (?:petite?s? )?(?:enfants?|filles?|fils|garcons?)\b|"
    rf"\bleurs? (?:enfants?|fille|fils|adresse|maison|appartement)\b"
)
_ALONE = re.compile(r"\b(?:divorcee?|celibataire|veuf|veuve|separee?)\b")


def _name_spouse(document: Document, household: Household) -> None:
    """A spouse who is spoken of without "my wife": the other adult, of the other gender, most often named."""
    spouses = household.first("conjoint")
    if spouses and not household.spouse_gender:
        household.spouse_gender = gender_of(spouses[0].key)
    household.spouse_gender = household.spouse_gender or told_gender(household.titles, "conjoint")
    if not household.client_gender and household.spouse_gender:
        household.client_gender = "m" if household.spouse_gender == "f" else "f"
    if not household.spouse_gender and household.client_gender:
        household.spouse_gender = "f" if household.client_gender == "m" else "m"
    speaks = any(clause.role == "conjoint" for clause in document.clauses)
    alone = household.loss is not None or (
        _ALONE.search(document.text) is not None and not speaks and not SPOUSE.search(document.text)
    )
    both_know = told_by_both(document, household.names)
    if spouses or alone or not (speaks or both_know or SPOUSE.search(document.text) or _COUPLE.search(document.text)):
        return
    counts: dict[str, int] = {}
    for name in household.names:
        fits = not household.spouse_gender or gender_of(name.key) in ("", household.spouse_gender)
        if not name.person and fits:
            if both_know and name.key not in both_know and not (speaks or _COUPLE.search(document.text)):
                continue
            counts[name.key] = counts.get(name.key, 0) + 1
    best = max(counts, key=lambda key: counts[key], default="")
    if best:
        _give(household, best, "conjoint")
        household.spouse_gender = household.spouse_gender or gender_of(best)


_CLIENT_IS = re.compile(
    r"\b(?:(?P<f>cliente ?[=:] ?(?:elle|mme|madame)|(?:mme|madame),? cliente|cliente ?[=:])|client ?[=:] ?(?:lui|"
    r"m\b|monsieur))"
)


def _spoken_gender(document: Document, household: Household) -> str:
    """The client's gender by the titles spoken, else by how they speak of themselves."""
    written = _CLIENT_IS.search(document.text) if document.memo else None
    if written:
        return "f" if written["f"] else "m"
    told = told_gender(household.titles, "client")
    if told:
        return told
    untold = next((title.gender for title in household.titles if not title.person), "")
    if untold:
        return untold
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
