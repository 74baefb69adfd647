"""What the broker is asking, of whom, and which clauses answer it.

An answer often holds nothing but the value ("Deux.", "Bruxelles.", "Pareil.", "Elle non."). A question is read
once here: its topics, its person, and the clauses of the household that follow it. "Et votre mari ?" asks again
what was asked before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import CHILD_WORDS, SPOUSE_WORDS
from egide.modules.intake.engine.person_words import THEIR

if TYPE_CHECKING:
    from egide.modules.intake.engine.reading import Reading

_TOPICS = {
    "naissance": r"nees?\b|nes?(?= (?:le|en|a|au|ou|quand|ici|de quelle|vers)\b| ?[,?.…]|$)|naissance|de quelle annee|"
    r"vu le jour|(?:vous etes|il est|elle est|et vous) d[eu]\W*$|vous etes de \d\d\b|"
    r"anniversaire|etat civil|vos dates|le jour et le mois|(?:que|juste) l'annee|quelle date(?= ?\?)",
    "lieu": r"lieux? de naissance|nee?s? (?:ou|a|au|ici|dans)\b|\bou [a-z' -]{0,22}nee?s?\b|et ou (?=\?)|et ou\?|"
    r"et dans quelle ville",
    "nationalite": r"nationalites?|passeport|(?:vous etes|il est|elle est|je mets|je note|tous les deux|toujours|"
    r"tous deux) (?:bien )?(?:francais|francaise)s?|de quel pays|ressortissante?s?|naturalis\w+|en attendant je note",
    "fisc": r"residen(?:ce|t|ts|te) fisca\w+|impots? ou\b|l'impot, c'est|ou (?:est-ce que )?vous (?:payez|declarez)|"
    r"(?:payez|declarez) (?:vos|les) (?:impots|revenus) (?:ou|en)\b",
    "tabac": r"fum(?:ez|e|es|eurs?|euses?|ent)\b|tabac|cigarettes?|clopes?|vapot\w*",
    "sport": r"(?:ski|plongee|parapente|alpinisme|escalade|equitation|rugby|foot|velo|moto|tennis)(?=,| ou|"
    r"[^.?]{0,20}\?)|sports?|sportif|sportive|activites? (?:physiques?|sportives?|a risques?)|loisirs",
    "route": r"kilometres?|kilometrage|bornes|km|roulez|roules|roule|la route|"
    r"voiture[^.?]{0,16} fait",
    "risque": r"metier (?:est )?(?:a risques?|dangereux|risque|expose)|risques? (?:professionnels?|du metier|"
    r"particuliers?)|"
    r"profession a risques?|travail (?:est )?dangereux|metier dangereux|(?:risques?|dangers?|danger particulier|"
    r"dangereu\w+)"
    r"[^.?]{0,24}\b(?:travail|boulot|metier|poste|job)|risque pro\b|machines dangereuses|risques? de (?:son|"
    r"votre) cote|"
    r"les risques?, (?:dans|cote|au)|travaillez en hauteur|exposee? a|produits (?:chimiques|dangereux)",
    "regime": r"contrat de mariage|regime|sous (?:la|quelle) communaute|maries? sous|devant (?:le )?notaire|"
    r"avec un contrat",
    "couple": r"situation (?:de famille|familiale|matrimoniale|maritale)|mariee?s?|(?<!de )mariage|pacsee?s?|"
    r"celibataires?|en couple|vivez seule?|vie de famille|cote famille",
    "enfants": rf"(?:{CHILD_WORDS})|(?:des|les|vos) petits|famille nombreuse|garcon|fille",
    "age": r"ages?|quel age",
    "charge": r"a (?:votre |leur |sa )?charge|rattache\w*|sur votre (?:declaration|feuille)|foyer fiscal|"
    "avis d'imposition",
    "garde": r"garde alternee|en garde|une semaine sur deux|residence alternee|la garde",
    "metier": r"metiers?|profession|travaillez|travaille|boulot|dans la vie|dans quoi|faites quoi|vous faites|exercez|"
    r"quelle branche|votre poste|votre activite|situation professionnelle|statut|professionnel\w*|votre (?:patron|"
    r"employeur)|l'employeur|chez qui|votre mari fait|bossez|bosse|quel employeur|vous etes dans quoi|c'est-a-dire",
    "cp": r"code postal",
    "ville": r"(?:quelle|la) ville|quelle commune",
    "adresse": r"adresse|habitez|vivez ou|logez|domicile",
    "argent": r"versez|(?:se|vous) verse|salaires?|revenus?|gagnez|gagne|touchez|touche|(?:vous|"
    r"lui) (?:fait|laisse|rapporte) combien|(?:vous|tu) (?:prenez|prends) combien|ressources|"
    r"il (?:vous|lui|te) reste (?:quoi|combien)|paie|payez|euros|traitement net|en (?:net|brut)|nets? par mois|"
    r"remuneration|pension",
    "contact": r"numeros?|telephones?|portable|joindre|rappele\w*|e-?mails?|mails?|courriel|coordonnees|gsm|vous ecris",
    "nom": r"noms?\b|prenoms?|vous appelez|s'appelle\w*|identite|coordonnees|vous etes \?",
}
_ASKS = re.Choice((topic, re.compile(rf"\b(?:{pattern})")) for topic, pattern in _TOPICS.items())
# A question that only names a person: the subject goes on.
_FOLLOWS = re.compile(
    # "Les lunettes ?" opens another subject
    r"^(?!\W*(?:le|la|les|des|vos|du) [a-z-]+\W*\?)"
    rf"\W*(?:(?:et|ok|d'accord|tres bien|parfait|bien|bon|alors|sinon|la meme question|meme question|pareil)\W+)*"
    rf"(?:(?:cote|pour|chez|quant a|reste|du cote de) )?(?:vous(?:[- ]meme)?|vous deux|monsieur|madame|lui|elle|"
    rf"{SPOUSE_WORDS}|[a-z]+(?:-[a-z]+)*)(?:,? (?:aussi|pareil|non plus|c'est pareil|madame|monsieur|[a-z]+))?\W*\?"
)
_ACKNOWLEDGED = re.compile(
    r"^\W*(?:(?:d'accord|ok|okay|bien|bon|tres bien|parfait|entendu|note|c'est note|je note|oui|hum|super|"
    r"felicitations|"
    r"ah|merci|voila|impeccable|j'ai|c'est oui|compris|normal)\b\W*)+$"
)
_BOTH = re.compile(
    r"\b(?:tous les deux|toutes les deux|l'un et l'autre|a l'un et a l'autre|vous deux|tous deux|parmi vous|"
    r"l'un de vous|"
    r"un de vous|chez vous|dans la maison|chacun|les deux|ni l'un ni l'autre)\b|\bvos (?:dates|metiers|nationalites|"
    r"professions|lieux|ages|noms)\b|\bfumeurs \?|(?<=[a-z,] )(?:et|ou) (?:madame|monsieur|votre (?:femme|mari|"
    r"epouse|conjoint\w*))"
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked (``topics``) and of whom: client, conjoint, commun, or "" when only who answers tells."""

    clause: Clause
    topics: frozenset[str]
    person: str

    def about(self, *topics: str) -> bool:
        return not self.topics.isdisjoint(topics)


def question_of(reading: Reading, clause: Clause) -> Question | None:
    """The question that a clause of the household answers, if it answers one."""
    if reading.questions is None:
        reading.questions = _read(reading)
    return reading.questions.get(clause.index)


def answers(reading: Reading, *topics: str) -> list[tuple[Question, Clause]]:
    """Every clause of the household that answers a question on one of the topics."""
    if reading.questions is None:
        reading.questions = _read(reading)
    clauses = reading.document.clauses
    return [(question, clauses[index]) for index, question in reading.questions.items() if question.about(*topics)]


def answerer(reading: Reading, question: Question, position: int) -> str:
    """Whose the answer at ``position`` is: the person it names, else the one asked about, else who speaks."""
    clause = reading.document.clause_at(position)
    named = reading.people.last_before(position, clause.start)
    if named is not None and (named.strong or named.kind in ("he", "she")) and named.holder not in ("", "courtier"):
        return named.holder
    if question.person and question.person != "commun":
        return question.person
    told = _told_before(reading, clause)
    if told:
        return told
    return clause.role if clause.role in ("client", "conjoint") else ""


def _told_before(reading: Reading, clause: Clause) -> str:
    """ "Inès Da Silva. Le 14 décembre 1992.": of whom the sentence before tells, in the same turn, by name."""
    previous = reading.document.clauses[clause.index - 1] if clause.index else clause
    if previous.turn != clause.turn or previous.role != clause.role or not clause.punctuated:
        return ""
    named = reading.people.last_before(previous.end, previous.start)
    return named.holder if named is not None and named.kind == "name" and named.holder in ("client", "conjoint") else ""


def _read(reading: Reading) -> dict[int, Question]:
    answered: dict[int, Question] = {}
    current: Question | None = None
    last: Question | None = None
    said = ""
    for clause in reading.document.clauses:
        if clause.role == "courtier":
            asked = _asked(reading, clause, current, said)
            if asked is not None and not asked.topics and last is not None and clause.turn - last.clause.turn <= 6:
                asked = Question(clause, last.topics, asked.person)  # "Et vous ?", after remarks on the answer
            current = asked
            last = asked if asked is not None and asked.topics else last
            said = ""
        elif clause.role in ("client", "conjoint"):
            said = f"{said} {clause.text}"[-400:]
            if current is not None and clause.turn - current.clause.turn <= 5:
                answered[clause.index] = current
    return answered


def _asked(reading: Reading, clause: Clause, current: Question | None, said: str) -> Question | None:
    """What a broker's clause asks, given the question still open and what the household has just ``said``."""
    if not any(char.isalnum() for char in clause.text):
        return current  # the "?" of "vous êtes de… ?"
    topics = _topics(clause.text)
    same_turn = current is not None and current.clause.turn == clause.turn
    if topics:
        if same_turn and current is not None and not clause.question:
            topics |= current.topics
        return Question(clause, topics, _person(reading, clause))
    if _FOLLOWS.match(clause.text):
        before = current.topics if current is not None else _topics(said)
        return Question(clause, before, _person(reading, clause))
    asked_back = current is not None and said.rstrip().endswith("?")
    if asked_back or _ACKNOWLEDGED.match(clause.text) or (same_turn and not clause.question):
        return current
    return None


def _topics(text: str) -> frozenset[str]:
    return frozenset([topic for topic, pattern in _ASKS.among(text) if pattern.search(text)])


_YOUR_EMPLOYER = re.compile(r"\bvotre (?:patron\w*|chef\w*|employeur|boss)\b")


_TO_YOU = re.compile(r"\b(?:vous|votre|vos)\b")
_PARTNERS = re.compile(rf"\b(?:{SPOUSE_WORDS})\b")


def _person(reading: Reading, clause: Clause) -> str:
    """The person a question names; "vous" is whoever answers."""
    if _BOTH.search(clause.text):
        return "commun"
    named = reading.people.last_before(clause.end, clause.start)
    if named is not None and named.kind == "third" and _YOUR_EMPLOYER.search(clause.text):
        return ""
    if named is None and THEIR.search(clause.text):
        return reading.people.spoken_of(clause)
    if named is not None and named.kind == "you" and named.holder == "conjoint" and reading.people.partner_heard:
        return "conjoint"
    if named is None or named.kind in ("you", "me", "both", "hers"):
        return ""
    if named.kind in ("madame", "monsieur", "name") and _TO_YOU.search(_PARTNERS.sub("", clause.text)):
        return ""
    return named.holder if named.holder in ("client", "conjoint", "enfant", "tiers") else ""
