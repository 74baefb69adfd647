"""Telephones and e-mail addresses, each to its person."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import SPOUSE_WORDS
from egide.modules.intake.engine.questions import question_of
from egide.modules.intake.engine.reading import Reading

_OTHERS = re.compile(
    r"\b(?:de|chez) (?:mon|ma|notre) (?:avocate?|notaire|banquiere?|assistante?|secretaire|voisine?|fils|fille)\b|"
    r"\b(?:(?:de|chez|pour) (?:mon|ma) (?:mere|pere|soeur|frere|fils|fille|patron|bureau|travail|comptable)|"
    r"du (?:bureau|cabinet|travail|comptable|notaire)|de l'agence|mon comptable|le comptable|le notaire|ma banque|"
    r"mon numero a moi|mon portable pro est au bureau|standard)\b"
)

_CHANGED = re.compile(r"\b(?:pardon|non|recommence|plutot|corrige[rz]?|change|nouve(?:au|lle)|en entier|c'est plus)\b")


def read_contacts(reading: Reading) -> None:
    for phone in reading.document.phones:
        person = _person(reading, phone.start)
        if person:
            later = reading.has(person, "telephone")
            corrected = later and _CHANGED.search(reading.text[max(0, phone.start - 60) : phone.start])
            reading.put(
                person, "telephone", phone.value, (phone.start, phone.end), confidence=0.92, replace=bool(corrected)
            )
    for email in reading.document.emails:
        person = _person(reading, email.start, email.value)
        if person:
            clause = reading.document.clause_at(email.start)
            changed = reading.has(person, "email") and _CHANGED.search(
                reading.text[max(clause.start, email.start - 60) : email.start]
            )
            sure = 0.85 if clause.role == "courtier" else 0.92
            reading.put(person, "email", email.value, (email.start, email.end), confidence=sure, replace=bool(changed))


_CONTACT_NOUN = r"(?:celui|celle|numero|portable|mobile|fixe|telephone|mail|courriel|adresse|gsm|ligne)(?: [a-z]+)?"
_OWNER = re.compile(
    rf"\b(?:(?P<mine>le mien|mon (?:numero|portable|mail|adresse|fixe|mobile|telephone|perso|pro)|a moi|moi c'est)|"
    rf"(?:{_CONTACT_NOUN} (?:de |d'|du |a |est |pour )|joindre |r?appele[rz] |contacte[rz] |ecri(?:re|vez) a |"
    rf"cote )(?:(?P<spouse>{SPOUSE_WORDS})|"
    rf"(?P<title>madame|monsieur)|(?P<him>lui|elle)|(?P<child>(?:ma|mon|sa|son|notre|leur) (?:fille|fils|gendre))|"
    rf"(?P<name>[a-z]+(?:-[a-z]+)*))|"
    rf"(?P<own>(?:le|la) sienn?e?|son (?:numero|portable|mail|mobile|fixe|adresse)|elle c'est|lui c'est|a (?:elle|"
    rf"lui))|"
    rf"(?P<partner>(?:{SPOUSE_WORDS}) (?:c'est|,|:))|"
    rf"(?P<third>(?:ma|mon) (?:fille|fils) (?:qui |vous |s'en |gere|me ))|"
    rf"(?P<last>(?:lui|elle|madame|monsieur|moi|[a-z]+(?:-[a-z]+)*))(?=(?:,| ?:| c'est| le| plus)*\s*$))"
)


def _person(reading: Reading, start: int, email: str = "") -> str:
    """Whose the number or the address is; "" when it is nobody's of the household."""
    clause = reading.document.clause_at(start)
    before = reading.text[max(clause.start, start - 70) : start]
    if _outside(reading, clause, before, email):
        return ""
    named = _named_in(reading, email)
    if named:
        return named
    floor = clause.start
    if clause.index and start - clause.start < 24:
        earlier = reading.document.clauses[clause.index - 1]
        floor = earlier.start if earlier.turn == clause.turn else floor
    owner = _owner(reading, clause, max(floor, start - 110), start) or _told_back(reading, clause)
    if owner:
        return owner if owner in ("client", "conjoint") else ""
    question = question_of(reading, clause)
    if question is not None and question.about("contact") and question.person in ("client", "conjoint"):
        return question.person
    if clause.role == "narrateur" and not reading.document.cased(clause.start, clause.start + 1):
        told = reading.people.last_before(clause.start, max(0, clause.start - 160))
        if told is not None and told.holder == "conjoint" and told.kind in ("spouse", "name"):
            return "conjoint"  # "Son compagnon, X, ambulancier ; joignable au…"
    if clause.role == "conjoint":
        return _given_by_spouse(reading, clause, "email" if email else "telephone")
    return "client"


_ITS_OWNER = re.compile(r"\bc'est (?:celui|celle|le (?:numero|portable|fixe|mail)) (?:de |d'|a )")


def _told_back(reading: Reading, clause: Clause) -> str:
    """ "Je vous rappelle sur le 06…" "C'est celui de Sandra.": whose it is comes with the answer."""
    answer = stance.reply(reading.document, clause) if clause.role == "courtier" else None
    told = _ITS_OWNER.search(answer.text) if answer is not None else None
    return _owner(reading, answer, answer.start, answer.start + told.end() + 24) if answer and told else ""


def _outside(reading: Reading, clause: Clause, before: str, email: str) -> bool:
    """The broker's own, an old one that is denied, or a number of somebody else."""
    if clause.role == "courtier" and (
        stance.verdict(reading.document, clause) == "no"
        or re.search(r"\b(?:mon|notre|mes|au cabinet|ici|joindre au)\b", before)
        or (email and re.search(r"@(?:cabinet|courtage)", email))
    ):
        return True
    return bool(_OTHERS.search(before))


def _named_in(reading: Reading, email: str) -> str:
    """The person whose first name stands in the address."""
    local = email.split("@")[0] if email else ""
    for person in ("client", "conjoint"):
        keys = {name.key.split("-")[0] for name in reading.household.first(person)}
        if local and any(len(key) > 2 and key in local for key in keys):
            return person
    return ""


def _owner(reading: Reading, clause: Clause, floor: int, start: int) -> str:
    """The last possessor named before it: "celui de ma femme", "le mien", "portable de Madame", "à elle"."""
    speaker = {"conjoint": "conjoint"}.get(clause.role, "client")
    other = "client" if speaker == "conjoint" else "conjoint"
    found = ""
    for match in _OWNER.finditer(reading.text, floor, start):
        kind, word = match.lastgroup or "", re.split("[ ']", match.group())[-1]
        if kind == "last":
            kind = {"lui": "own", "elle": "own", "madame": "title", "monsieur": "title", "moi": "mine"}.get(
                word, "name"
            )
        if kind == "mine" and clause.role != "courtier":
            found = speaker
        elif kind in ("spouse", "partner"):
            found = other
        elif kind == "title":
            own = "f" if word == "madame" else "m"
            found = "client" if reading.household.client_gender in ("", own) else "conjoint"
        elif kind in ("child", "third"):
            found = "tiers"
        elif kind == "name":
            found = reading.household.who(word) or found
        elif kind in ("him", "own"):
            mention = reading.people.last_before(match.end(), clause.start)
            holder = mention.holder if mention is not None and mention.kind in ("he", "she", "name", "spouse") else ""
            if mention is None and match.group().startswith("a ") and clause.role in ("client", "conjoint"):
                holder = other  # "son portable à lui"
            found = holder if holder in ("client", "conjoint", "enfant", "tiers") else found
    return found


def _given_by_spouse(reading: Reading, clause: Clause, name: str) -> str:
    """The spouse answers for the household, unless they were asked for their own."""
    question = stance.asked(reading.document, clause)
    shared = question is not None and not re.search(r"\bmadame|monsieur|vous aussi|et vous\b", question.text)
    return "client" if shared and not reading.has("client", name) else "conjoint"
