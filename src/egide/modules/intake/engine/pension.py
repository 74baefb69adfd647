"""When each partner leaves, quarters, what to keep of today's income, statements and the pension contract in place."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.numbers import Number
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import SPOUSE_WORDS
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_retraite"
_LEAVING = re.compile(
    r"\b(?:m'arreter|s'arreter|arreter|arreteri?[ea]\w*|arretez|partir|partiri?[ea]\w*|partira[is]?|pars|part|partez|"
    r"partiez|raccroch\w+|"
    r"m'arrete|s'arrete|j'arrete|(?:la|ma|sa|votre) prendre|prendre (?:ma|sa|la|votre) retraite|depart|"
    r"retraite|lever le pied|"
    r"decrocher|fin de carriere|"
    r"viseri?[eai]\w*|vise|cesser|quitter|liquider|finir|en tete|(?:rend\w*|pos\w+|range\w*) (?:son|mon|mes|ses|"
    r"les) (?:tablier|outils|crayons|gants)|la quille|"
    r"age de (?:depart|la retraite)|l'age)\b"
)
_DIRECT = re.compile(
    rf"{_LEAVING.pattern}(?: [a-z']+){{0,5}}?\W+(?:a |des |vers |pas avant |:)?$|\ba l'age de $|"
    r"\bpart(?:ira[is]?|irai[st]|ir)? (?:le|en|au|debut|fin) [0-9a-z ]{4,22}, (?:a|soit a|donc a) $|"
    r"(?:\bquel age\W+)$|"
    r"(?:tirer|aller|irai|ira|continuer|bosser|travailler|tenir)(?: [a-z']+){0,3} jusqu'a $|"
    r"\b(?:il|elle|je) (?:y )?(?:pense|songe|mise|table|penche)(?: [a-z']+)? (?:a|pour|sur) $"
)
_AGE_ASKED = re.compile(
    r"\b(?:quel age|a quel age|arret\w+|partir|partez|parti?ri?[ea]\w*|partiez|depart|viseri?[ea]\w*|retraite a|"
    r"lever le pied|fin de carriere|(?:continuez|tiendrez|tenez|travaillez|exercez|irez|vous|encore) jusqu'a quand|"
    r"jusqu'a quand (?:vous|tu|comptez|voulez|pensez|est-ce)|jusqu'a quel age|"
    r"s'arretera\w*|raccroch\w+|la quille|retraite,? c'est (?:a|pour|quand)|arreterez|"
    r"comptez (?:partir|arreter)|departs?|retraite\b[^?]{0,24}\bquand|"
    r"vous (?:la|ca) (?:voyez|prenez|voulez|imaginez|prendriez) (?:quand|a quel)|"
    r"vous (?:voyez|imaginez|verriez) (?:ca|la suite) (?:quand|a quel age|pour quand))\b"
)
# "Je ne veux plus voir un chantier après soixante-cinq ans."
_AFTER_WHICH = re.compile(
    r"\b(?:me|se) (?:vois|voit|verrais|verrait) pas (?:[a-z']+ ){1,6}(?:apres|passe|au-dela de) $|"
    r"\bplus (?:[a-z']+ ){1,6}(?:apres|passe) $|\bpas (?:[a-z']+ ){0,3}(?:au-dela de|plus loin que) $|"
    r"\bpas (?:continuer|travailler|bosser|rester|aller|trimer) (?:apres|passe) $"
)
_HEADING = re.compile(
    r"^\W*(?:(?:et|enfin|puis|pour|cote|sur|la|sa|leur|etude|bilan|point)\W+)*(?:retraite|depart)s?\W*$"
)
_THEN = re.compile(
    r"\W*(?:ans\W+)?(?:que|ou) (?:vous|je|il|elle|on) "
    r"(?:(?:voulez|voudriez|veux|veut|comptez|pensez|aimeriez|souhaitez) )?"
    r"(?:vous |m'|s')?(?:partir|partez|arreter|arretez|prendre)|"
    r"\W*(?:ans\W+)?(?:je|il|elle|on) ?(?:m'|s')?(?:pose\w*|rends?|range\w*|lache\w*|plaque\w*|ferme|"
    r"raccroch\w+|arrete\w*|pars|part\b|partirai\w*)"
)
_NOT_AN_AGE = re.compile(
    r"\s*(?:euros|%|pour ?cents?|k\b|mille|trimestres|jours|mois|000|metres|m2|kilo\w*|km|"
    r"semaines|heures|annees|parts?\b)"
)
# Between one partner's age and the other's: "à soixante-deux, et Gaël à soixante-quatre".
_AND_THE_OTHER = re.compile(
    r"\s*(?:ans)?\W*(?:(?:et|mais|puis|moi|lui|elle|madame|monsieur|ma femme|mon mari|mon epouse|dit|veut|plutot|a|"
    r"pour|c'est|sera|serait|[a-z]+(?:-[a-z]+)?)\W+){1,4}$"
)


CLIENTS = ("client", "", "commun", "courtier")
PARTNERS = ("conjoint",)


def own(reading: Reading, clause: Clause, start: int, holders: tuple[str, ...] = CLIENTS) -> bool:
    return reading.holder(start) in holders and reading.believed(clause, statement=True)


def question_words(reading: Reading, clause: Clause, reach: int = 3) -> str:
    """The words of the broker that a clause of the household answers, the other partner's remarks left out."""
    if clause.role in ("client", "conjoint") and reading.extraction.roles:
        for index in range(clause.index - 1, max(-1, clause.index - reach - 3), -1):
            earlier = reading.document.clauses[index]
            if earlier.role == "courtier":
                return earlier.text if clause.turn - earlier.turn <= 3 else ""
        return ""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if question is None or clause.index - question.index > reach:
        return ""
    # in speech without punctuation one question is several pieces: "vous voudriez garder" "combien de votre revenu"
    before = reading.document.clauses[question.index - 1] if question.index and not question.punctuated else question
    joined = before is not question and before.role == "courtier" and before.turn == question.turn
    return f"{before.text} {question.text}" if joined else question.text


def ages(reading: Reading) -> None:
    """The age at which each partner wants to leave."""
    last: Number | None = None
    for number in reading.document.numbers:
        if not 50 <= number.value <= 75 or number.value != int(number.value):
            continue
        if _NOT_AN_AGE.match(reading.text, number.end) or not _leaving(reading, number, last):
            continue
        if last is not None and last.value == number.value and _repeats(reading, number, last):
            continue
        _put_age(reading, number, last)
        last = number


_SIMULATED = re.compile(r"\b(?:simul\w+|hypotheses?|scenarios?|compar\w+|si vous (?:parti\w+|arreti\w+))\b")
# "On avait dit soixante-deux, mais bon".
_SAID_BEFORE = re.compile(r"\b(?:avai[st]|avions|avaient) (?:dit|prevu|pense|parle de|imagine|mis) (?:a |de )?$")
# "Je vise soixante-trois, le dos dirait cinquante-neuf": what the reason against the wish would have.
_REASON_SAYS = re.compile(
    r"\b(?:mon|ma|mes|le|la|les) (?:dos|genou\w*|corps|sante|coeur|raison|tete|jambes?|mains?|epaules?|"
    r"comptable|caisse|"
    r"banque|calculette) (?:me |lui )?(?:dirai\w*|dit|disent|voudrai\w*|reclame\w*|prefere\w*) $"
)
# "Soixante-six ans, soixante-cinq si je trouve un repreneur, non mettez soixante-six".
_SETTLED_AT = re.compile(r"\b(?:non,? )?(?:mettez|mettons|notez|marquez|disons)(?: plutot| donc)? $")
_WILL_BE = re.compile(r"\b(?:ce sera|ca sera|ce serait)(?: (?:pas avant|plutot|pour|a|vers|donc|bien))* $")


def _two_ages(reading: Reading, clause: Clause) -> bool:
    """ "On simule un départ à 62 puis à 64 ?": to be compared, and none is chosen."""
    return sum(50 <= one.value <= 75 for one in reading.document.numbers_between(clause.start, clause.end)) > 1


def _will_be(reading: Reading, clause: Clause, before: str) -> bool:
    """ "Mon collègue part à 60 ans. Moi ce sera pas avant 66": the leaving spoken of in the sentence before."""
    if not _WILL_BE.search(before) or not clause.index:
        return False
    earlier = reading.document.clauses[clause.index - 1]
    return earlier.turn - clause.turn >= -1 and _LEAVING.search(earlier.text) is not None


def _repeats(reading: Reading, number: Number, last: Number) -> bool:
    """ "Lui il veut tirer jusqu'à 67." "Eh oui, soixante-sept.": the same age said again, bare, by the other."""
    here, there = (reading.document.clause_at(position) for position in (number.start, last.start))
    return here.role != there.role and here.turn - there.turn <= 1 and len(here.text) < 34


def _leaving(reading: Reading, number: Number, last: Number | None) -> bool:
    clause = reading.document.clause_at(number.start)
    before = reading.text[max(clause.start, number.start - 60) : number.start]
    if reading.holder(number.start) in ("tiers", "enfant") or re.search(
        r"\b(?:redemandera|erreur|premier devis|parti a|parti\b|etait|naquit|nee|nes? (?:le|en|a))\b", before
    ):
        return False
    if clause.role == "courtier" and _SIMULATED.search(clause.text) and _two_ages(reading, clause):
        return False
    if clause.role == "courtier" and not reading.guessed_roles and stance.verdict(reading.document, clause) != "yes":
        return False
    if _SAID_BEFORE.search(before) or _REASON_SAYS.search(before):
        return False
    if (
        _DIRECT.search(before)
        or _will_be(reading, clause, before)
        or (before.endswith("a ") and _THEN.match(reading.text, number.end))
    ):
        return True
    if _AFTER_WHICH.search(before) or _under_heading(reading, clause, before):
        return True
    if last is not None and number.start - last.end < 90 and _SETTLED_AT.search(before):
        return True
    if last is not None and number.start - last.end < 70:
        between = reading.text[last.end : number.start]
        same = reading.document.clause_at(last.start).turn == clause.turn
        if same and _AND_THE_OTHER.fullmatch(between) and not re.search(r"\b(?:avec|depuis|pendant|sur)\b", between):
            return True
    asked = question_words(reading, clause, 4)
    answered = _AGE_ASKED.search(asked) and not re.search(r"\benfants?|vous avez quel age\b", asked)
    follows = _asked_again(reading, clause, asked)
    if (answered or follows) and not re.search(r"\bj'ai|a eu|depuis\b", before):
        return True
    # "Moi soixante-deux, si on me laisse", right after the other's
    turns = clause.turn - reading.document.clause_at(last.start).turn if last is not None else 9
    return (
        turns in (1, 2)
        and "trimestre" not in asked
        and len(clause.text) < 60
        and bool(re.fullmatch(r"\W*(?:et )?(?:moi|lui|elle)?\W*(?:c'est |a )?", before))
    )


def _under_heading(reading: Reading, clause: Clause, before: str) -> bool:
    """ "Retraite. Soixante-deux ans pour lui": in a note, what begins the sentence under the heading."""
    if clause.role != "narrateur" or clause.index == 0 or len(before) > 14:
        return False
    return bool(_HEADING.match(reading.document.clauses[clause.index - 1].text))


_AGE = re.compile(
    r"(?<!\d)(?:5[5-9]|6\d)(?! ?[\d%€]| (?:euros|mille|000|trimestres))|\b(?:soixante|cinquante)-[a-z]+(?= ans)"
)
_AND_YOU = re.compile(r"^\W*(?:et|puis)\b[^.?]{0,30}\?\W*$|^et (?:vous|madame|monsieur|votre [a-z]+)\W*$")


def _asked_again(reading: Reading, clause: Clause, asked: str) -> bool:
    """ "Et lui ?" after "à quel âge voudriez-vous partir ?": the same is asked of the other."""
    if not _AND_YOU.match(asked):
        return False
    for index in range(clause.index - 2, max(-1, clause.index - 9), -1):
        earlier = reading.document.clauses[index]
        if earlier.role == "courtier" and not _AND_YOU.match(earlier.text):
            told = _AGE_ASKED.search(earlier.text) or _AGE.search(earlier.text)
            return bool(told and not re.search(r"\benfants?\b", earlier.text))
    return False


_FOR_WHOM = re.compile(r"\W*(?:ans|trimestres?|annees)?,? ?(?:valides? )?(?:pour|chez|cote) (?=[a-z])")


def said_for(reading: Reading, end: int) -> str:
    """Whom the words right after a figure give it to: "62 ans pour lui", "138 trimestres pour Madame"."""
    lead = _FOR_WHOM.match(reading.text, end)
    if lead is None:
        return ""
    clause = reading.document.clause_at(max(end - 1, 0))
    named = next((m for m in reading.people.mentions_in(clause) if lead.end() <= m.start <= lead.end() + 1), None)
    return named.holder if named is not None and named.holder in ("client", "conjoint", "commun") else ""


_SELF_OR_OTHER = re.compile(r"\b(?P<me>je|moi|j'|m')|\b(?P<other>lui|il|elle)\b")
_WRITTEN = re.compile(r"\W*(client|conjoint)e?\b(?=[^.]{0,12}:)")
_SUBJECT = re.compile(r"\b(?P<m>il|lui|monsieur)\b|\b(?P<f>elle|madame)\b")


def _told_of(reading: Reading, number: Number) -> str:
    """The partner whom the nearest pronoun before the age means, in a note or beside "je"; "" when none tells."""
    clause = reading.document.clause_at(number.start)
    gender = reading.household.client_gender
    if clause.role in ("client", "conjoint"):
        beside = list(_SELF_OR_OTHER.finditer(reading.text, max(clause.start, number.start - 40), number.start))
        if len({found.lastgroup for found in beside}) == 2 or (clause.role == "conjoint" and beside):
            other = "conjoint" if clause.role == "client" else "client"
            return clause.role if beside[-1].lastgroup == "me" else other
    written = _WRITTEN.match(clause.text) if clause.role == "narrateur" else None
    if written:
        return "conjoint" if written[1] == "conjoint" else "client"
    if clause.role != "narrateur" or not gender:
        return ""
    told = list(_SUBJECT.finditer(reading.text, max(clause.start, number.start - 40), number.start))
    if not told:
        return ""
    return "client" if told[-1].lastgroup == gender else "conjoint"


_BOTH_TITLES = re.compile(r"\b(?:monsieur\b.{0,60}\bmadame|madame\b.{0,60}\bmonsieur)\b")
_THE_OTHER = re.compile(rf"\b(?:lui|elle|{SPOUSE_WORDS})\b")


def _asked_of(reading: Reading, number: Number) -> str:
    """ "Et lui ?" "Soixante-cinq.": the partner of who answers; "" when the question names nobody so."""
    clause = reading.document.clause_at(number.start)
    asked = question_words(reading, clause, 4)
    if _BOTH_TITLES.search(asked) and number.start - clause.start < 20:
        return clause.role if clause.role in ("client", "conjoint") else ""
    if not _AND_YOU.match(asked) or number.start - clause.start > 20 or not _THE_OTHER.search(asked):
        return ""
    return {"client": "conjoint", "conjoint": "client"}.get(clause.role, "")


_SO_THE_OTHER = re.compile(
    r"\W*(?:ans)?\W*(?:et )?(?:moi|lui|elle|madame|monsieur|ma femme|mon mari)(?: c'est)?,? "
    r"(?:pareil|aussi|la meme chose|idem|itou|de meme)\b"
)


# "À soixante-deux. Maud attendra soixante-quatre": somebody else's, after one's own.
_AND_SOMEBODY = re.compile(
    r"(?:ans)?[.,;]? (?:et |mais )?(?!je |j'|moi|on |nous )[a-z' -]{2,24} (?:[a-z]{2,}ra|attend|veut|vise|prefere|"
    r"part|pense|voudrait|aimerait)(?: [a-z']+){0,3} (?:jusqu'a |a )?$"
)
_APART = re.compile(r"[,;/] ?(?:et )?(?:lui|elle|madame|monsieur|mme|m\.)(?:,? (?:a|c'est|plutot|vise))? $")


def _apart(reading: Reading, number: Number, last: Number | None) -> str:
    """ "Départ à 62 ans, elle 60": in a note that never says which of the two is the man."""
    clause = reading.document.clause_at(number.start)
    before = reading.document.clause_at(last.start) if last is not None else clause
    beside = last is not None and before.turn == clause.turn and clause.role in ("client", "conjoint")
    if beside and last is not None and _AND_SOMEBODY.fullmatch(reading.text, last.end, number.start):
        return "client" if clause.role == "conjoint" else "conjoint"
    if clause.role != "narrateur" or reading.household.client_gender or last is None or last.start < clause.start:
        return ""
    return "conjoint" if _APART.search(reading.text[last.end : number.start]) else ""


def _put_age(reading: Reading, number: Number, last: Number | None) -> None:
    span = (number.start, number.end)
    holder = said_for(reading, number.end) or _told_of(reading, number) or _asked_of(reading, number)
    holder = holder or _apart(reading, number, last) or reading.holder(number.start)
    name = "age_depart_retraite_conjoint" if holder == "conjoint" else "age_depart_retraite"
    reading.put(_SECTION, name, int(number.value), span, confidence=0.8, replace=True)  # the last age said counts
    if _SO_THE_OTHER.match(reading.text, number.end):
        for each in ("age_depart_retraite", "age_depart_retraite_conjoint"):
            reading.put(_SECTION, each, int(number.value), span, confidence=0.76, replace=True)
    if _other_too(reading, number):
        other = "age_depart_retraite" if holder == "conjoint" else "age_depart_retraite_conjoint"
        reading.put(_SECTION, other, int(number.value), span, confidence=0.74)
    if holder == "commun" and reading.has("conjoint", "prenom"):
        reading.put(_SECTION, "age_depart_retraite_conjoint", int(number.value), span, confidence=0.66)


_ME_TOO = re.compile(r"\W*(?:et )?moi,? (?:c'est |ce sera )?(?:pareil|aussi|la meme chose|idem|itou|de meme)\b")


def _other_too(reading: Reading, number: Number) -> bool:
    """ "Soixante-deux, si les genoux suivent." "Et moi pareil.": the partner, in the next turn."""
    clause = reading.document.clause_at(number.start)
    other = {"client": "conjoint", "conjoint": "client"}.get(clause.role, "")
    for later in reading.document.clauses[clause.index + 1 : clause.index + 4]:
        if later.role == other:
            return bool(_ME_TOO.match(later.text))
        if later.role != clause.role:
            break
    return False


_REQUIRED = re.compile(
    r"\b(?:il (?:me |lui |nous |vous |te |m'en )?faut|faudra|manque\w*|requis|taux plein|sur les|racheter|"
    r"rachat)\b[^.]{0,20}$"
)
_QUARTERS_LEAD = re.compile(
    r"\btrimestres?\W+(?:[a-z]+ )?(?:(?:et )?vous\W+)?(?:(?:et )?(?:moi|lui|elle) )?(?:(?:oui|non|pardon|enfin|"
    r"valides?|euh|alors|j'en ai|"
    r"environ|c'est|j'ai|je suis a)\W+){0,3}$"
)
_HAS_OF_THEM = re.compile(
    r"\btrimestres?\b[^.;]{0,30}\b(?:j'en ai|il en a|elle en a|j'en suis a|j'en compte|on en est a)(?: valides?)? $"
)
_PUT_RIGHT = re.compile(r"\b(?:non|pardon|enfin)\W+(?:pardon\W+)?$")
_OTHER_UNIT = re.compile(r"\s*(?:ans|%|euros|mois|k\b|mille)")


def quarters(reading: Reading) -> None:
    """Quarters validated so far, not those required or bought back: the client's, else those of the partner, whose
    retirement it then is that is spoken of."""
    for holders in (CLIENTS, PARTNERS):
        if not reading.has(_SECTION, "trimestres_valides"):
            _quarters(reading, holders)


def _quarters(reading: Reading, holders: tuple[str, ...]) -> None:
    for measure in reading.document.measures:
        if measure.kind == "quarter" and measure.value >= 4:
            clause = reading.document.clause_at(measure.start)
            before = reading.clause_words(clause, measure.start, 50, 0)
            whose = said_for(reading, measure.end)
            mine = whose in holders if whose else own(reading, clause, measure.start, holders)
            if mine and not _REQUIRED.search(before):
                span = (measure.start, measure.end)
                reading.put(_SECTION, "trimestres_valides", int(measure.value), span, confidence=0.82)
    for number in reading.document.numbers:
        if not 4 <= number.value <= 200 or _OTHER_UNIT.match(reading.text, number.end):
            continue
        clause = reading.document.clause_at(number.start)
        before = reading.text[max(0, number.start - 40) : number.start]
        theirs = (reading.holder(number.start) == "conjoint") == (holders is PARTNERS)
        led = _QUARTERS_LEAD.search(before) or _HAS_OF_THEM.search(
            reading.text, max(0, number.start - 60), number.start
        )
        stated = number.value >= 40 and led and theirs
        asked = re.search(r"\b(?:trimestres|annees cotisees)\b", question_words(reading, clause))
        soon = number.start - clause.start < (20 if number.value < 40 else 44)
        if stated or (asked and soon and own(reading, clause, number.start, holders)):
            name, span, again = "trimestres_valides", (number.start, number.end), bool(_PUT_RIGHT.search(before))
            reading.put(_SECTION, name, int(number.value), span, confidence=0.76, replace=again)
