"""How many children the household has: counted aloud, "none", "only one", or answered with a bare number."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import CHILD_WORDS
from egide.modules.intake.engine.questions import answers, question_of
from egide.modules.intake.engine.reading import Reading

_NO_CHILD = re.compile(
    rf"\b(?:pas (?:d'|encore d'|de )(?:{CHILD_WORDS})|sans (?:{CHILD_WORDS})|aucun enfant|0 enf(?:t|ant)s?|(?:ni|"
    rf"jamais eu d'|"
    rf"n'ont pas d'|n'a pas d'|zero) ?enfants?|pas de (?:descendance|gosses?))\b"
)
_SOME = re.compile(
    rf"\b(?:(?P<only>(?:un|une) (?:seule?|unique) (?:{CHILD_WORDS})|enfant unique|une? (?:fils|fille|garcon|"
    rf"enfant)(?: [a-z0-9]+){{0,4}},?(?: et)? "
    rf"(?:c'est tout|rien d'autre|pas plus)\b|(?:ai|a|avons) qu(?:e |"
    rf"')une? (?:fils|fille|enfant|garcon)|(?:fils|fille) unique)|"
    rf"(?P<count>un|une|deux|trois|quatre|cinq|six|sept|huit|\d) (?:(?:petits?|petites?|grands?|grandes?|beaux|"
    rf"belles?|jeunes) )?(?:enfants?|gamins?|gosses?|minots?|momes?|mioches|loulous|marmots|enfts?|enf(?=\.))|"
    rf"(?:j'ai|on a|"
    rf"nous avons|il a|elle a|ils ont|a eu|avons) (?P<sons>deux|trois|quatre) (?:garcons|filles|fils|gars|"
    rf"grands(?! (?:parents|magasins))|filles|jumeaux|jumelles)|(?P<bare>deux|"
    rf"trois|quatre) (?:garcons|filles|fils|grande?s(?= ?:)|petite?s(?= ?:))(?= ?:|,|:| [a-z-]+ (?:et|\d)|"
    rf" en garde| a charge| de (?:leur|son|sa|mon|ma|"
    rf"\d))|(?P<que>(?:n'ai|n'a) qu(?:e |')(?:ma|sa|mon|"
    rf"son|une|un) (?:fille|fils|enfant|garcon)))\b"
)
_COUNT_WORDS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}
_COUNTED = re.compile(
    r"\b(?:on en a|il y en a|y en a|nous en avons|j'en ai|il en a|elle en a|ils en ont|vous en avez)(?: donc|"
    r" eu)? (?P<count>une?|"
    r"deux|trois|quatre|cinq|six|\d)\b"
)
_ALONE = re.compile(
    r"\W*(?:(?:oui|euh|alors|bah|ben)\W+)?(?P<count>une?|deux|trois|quatre|cinq|six|\d)"
    r"(?: (?:seule?|fils|filles?|garcons?|enfants?))?\s*(?=[,.!;:]|$)"
)
_IN_NUMBER = re.compile(
    r"\b(?:enfants?|gamins|gosses)\b[^.?;]{0,20}\bau nombre de (?P<count>deux|trois|quatre|cinq|six|sept|\d)\b"
)
_ASKED = re.compile(r"\b(?:enfants?|gamins|gosses|famille|petits)\b")
_MIXED = re.compile(
    r"\b(?P<a>un|une|deux|trois|quatre) (?P<first>filles?|garcons?|fils|grandes?|grands?) et (?P<b>un|une|deux|"
    r"trois) (?P<second>filles?|garcons?|fils|petits?|petites?)\b"
)


# "J'avais noté deux enfants ; trois en fait".
_PUT_RIGHT = re.compile(
    r"\W*(?:non |pardon |enfin |plutot )?(?:une?|deux|trois|quatre|cinq|six|sept|\d),? "
    r"(?:en fait|en realite|plutot|exactement|maintenant|desormais)\b"
)


def read_children_count(reading: Reading) -> None:
    for match, clause in reading.find(_NO_CHILD.pattern):
        if _ours(reading, match, clause):
            reading.put("client", "nombre_enfants", 0, (match.start(), match.end()), confidence=0.85)
    for match, clause in reading.find(_SOME.pattern):
        if _ours(reading, match, clause):
            if _PUT_RIGHT.match(reading.text, match.end()):
                continue
            count = 1 if match["only"] or match["que"] else _number(match["count"] or match["sons"] or match["bare"])
            if re.search(
                r"\b(?:encore|autres?|moins|par|pour)\W+$", reading.text[max(0, match.start() - 9) : match.start()]
            ):
                continue
            reading.put(
                "client", "nombre_enfants", count, (match.start(), match.end()), confidence=0.84 - 0.02 * (count == 1)
            )
    for match, clause in reading.find(_IN_NUMBER.pattern):
        if clause.role != "courtier" or stance.verdict(reading.document, clause) != "no":
            reading.put("client", "nombre_enfants", _number(match["count"]), match.span(), confidence=0.8)
    for match, clause in reading.find(_MIXED.pattern):
        if _ours(reading, match, clause):
            reading.put(
                "client",
                "nombre_enfants",
                _number(match["a"]) + _number(match["b"]),
                (match.start(), match.end()),
                confidence=0.8,
            )
    for clause in reading.document.clauses:
        _elliptic(reading, clause)
    _none_answered(reading)
    _answered_instead(reading)
    _file_put_right(reading)
    _summed(reading)
    _still(reading)
    _totals(reading)


_INSTEAD = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|non|mais|si|enfin|oh)\W+)*(?P<count>une?|deux|trois|quatre|cinq|six|sept|\d)"
    rf"(?: (?P<what>{CHILD_WORDS}|maintenant|a present|desormais|depuis \w+)| ?,? ?(?:donc)?)?\s*(?=[,.!;:]|$)"
)


_SO_MANY = re.compile(
    r"^\W*(?:donc|ca fait(?: donc)?|soit|on est a|j'en compte)\W*(?P<count>deux|trois|quatre|cinq|"
    r"six)(?: enfants)?\W*$"
)


def _summed(reading: Reading) -> None:
    """ "Donc trois." "Trois.": counted by the broker where children were just told of."""
    for clause in reading.document.clauses:
        match = _SO_MANY.match(clause.text) if clause.role == "courtier" and len(clause.text) < 40 else None
        if match is None:
            continue
        answer = stance.reply(reading.document, clause)
        low = reading.document.clauses[max(0, clause.index - 8)].start
        told = re.search(rf"\b(?:{CHILD_WORDS}|les miens|le mien|tribu)\b", reading.text[low : clause.start])
        if answer is None or not told:
            continue
        if stance.says_yes(answer.text) or re.match(rf"\W*(?:oui,? )?{match['count']}\b", answer.text):
            spans = ((answer.start, answer.end), (clause.start, clause.end))
            reading.put("client", "nombre_enfants", _number(match["count"]), *spans, confidence=0.87)


def _answered_instead(reading: Reading) -> None:
    """ "Trois enfants, c'est ça ?" "Quatre maintenant."; "Pas d'enfant ?" "Si, une fille."."""
    for question, clause in answers(reading, "enfants"):
        if clause.index != question.clause.index + 1 or question.person not in ("", "commun") or question.about("age"):
            continue
        counted = _SOME.search(question.clause.text) or _NO_CHILD.search(question.clause.text)
        match = _INSTEAD.match(clause.text)
        if counted and match:
            spans = ((clause.start, clause.start + match.end()), (question.clause.start, question.clause.end))
            reading.put("client", "nombre_enfants", _number(match["count"]), *spans, confidence=0.9)


# "Nous en avons quatre", "non, trois": another number than the one the broker reads in the file.
_PUT_RIGHT = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|mais|oh) )*(?:(?:non|si),? )?(?:(?:nous en avons|j'en ai|on en a|y en a|il y en a) )?"
    r"(?P<count>une?|deux|trois|quatre|cinq|six|sept|\d)(?: maintenant| enfants)?\s*(?=[,.!;]|$)"
)
_IN_THE_FILE = re.compile(r"\b(?:j'ai|je vois|je lis|(?:j'avais|j'ai) note|il y a|dossier|fiche|ici)\b")


def _file_put_right(reading: Reading) -> None:
    """ "J'ai deux enfants ici." "Nous en avons quatre."."""
    for match, clause in reading.find(_SOME.pattern, "b"):
        told = match["count"] or match["sons"] or match["bare"]
        answer = stance.reply(reading.document, clause)
        if not told or answer is None or clause.question or not _IN_THE_FILE.search(clause.text):
            continue
        right = _PUT_RIGHT.match(answer.text)
        if right is not None and answer.role in ("client", "conjoint") and _number(right["count"]) != _number(told):
            spans = ((answer.start, answer.start + right.end()), match.span())
            reading.put("client", "nombre_enfants", _number(right["count"]), *spans, confidence=0.9)


_STILL = re.compile(
    rf"\b(?:{CHILD_WORDS})\b,? (?:toujours|c'est toujours|vous en avez toujours|vous en etes toujours a|c'est bien) "
    r"(?P<count>une?|deux|trois|quatre|cinq|six|\d)\W*\?"
)


def _still(reading: Reading) -> None:
    """ "Et les gosses, toujours deux ?" "On s'est arrêtés là, oui."."""
    for match, clause in reading.find(_STILL.pattern, "b"):
        answer = stance.reply(reading.document, clause)
        agreed = answer is not None and (
            stance.says_yes(answer.text) or re.search(r"\boui\W*$|\barretes? la\b|\bca n'a pas change\b", answer.text)
        )
        if answer is not None and agreed and not stance.says_no(answer.text):
            spans = ((answer.start, answer.end), match.span())
            reading.put("client", "nombre_enfants", _number(match["count"]), *spans, confidence=0.85)


_NONE = re.compile(
    r"^\W*(?:(?:ben|bah|euh|ah|oh|eh)\W+)*(?:non\b(?!,? (?:mais|enfin|trois|deux|une?\b))|toujours pas|pas encore|"
    r"aucun|zero|jamais)"
)


def _none_answered(reading: Reading) -> None:
    """ "Des enfants ?" "Toujours pas."; "Pas d'enfants ?" "Non."."""
    for question, clause in answers(reading, "enfants"):
        whole = re.search(
            r"^\W*(?:(?:et|alors|bon|sinon|est[- ]ce que|donc|cote) )*(?:vous avez |avez[- ]vous |il y a |"
            r"y a[- ]t[- ]il |pas |combien )?"
            r"(?:des |d'|un |de |deja |eu |encore )*(?:enfants?|gamins|gosses|petits)(?: (?:avez[- ]vous|vous avez|"
            r"en tout))?\W*$",
            question.clause.text,
        )
        first = reading.document.clauses[clause.index - 1].role == "courtier"
        match = _NONE.match(clause.text)
        if whole and first and match and question.person in ("", "commun", "enfant"):
            span = (clause.start, clause.start + match.end())
            reading.put(
                "client", "nombre_enfants", 0, span, (question.clause.start, question.clause.end), confidence=0.82
            )


_TOTAL = re.compile(
    r"\b(?:(?:ce qui|ca|cela) (?:nous |vous |leur )?(?:en )?fait(?: donc)? (?P<made>deux|trois|quatre|cinq|six|sept|"
    r"\d)(?: enfants)?"
    r"(?: en tout| au total|\W*$)|(?P<led>deux|trois|quatre|cinq|six|sept) (?:enfants )?(?:en tout|au total))"
)


def _totals(reading: Reading) -> None:
    """ "Ce qui nous fait trois en tout", said where children are spoken of."""
    for match, clause in reading.find(_TOTAL.pattern):
        first = reading.document.clauses[max(0, clause.index - 8)].start
        near = reading.text[first : clause.end]
        denied = clause.role == "courtier" and stance.verdict(reading.document, clause) == "no"
        if re.search(rf"\b(?:{CHILD_WORDS})\b", near) and not denied:
            reading.put(
                "client", "nombre_enfants", _number(match["made"] or match["led"]), match.span(), confidence=0.88
            )


def _elliptic(reading: Reading, clause: Clause) -> None:
    alone = _ALONE.match(clause.text)
    match = alone or _COUNTED.search(clause.text)
    if not match or (clause.role == "courtier" and not (reading.guessed_roles and "vous en avez" in match.group())):
        return
    before = reading.document.clauses[clause.index - 1] if clause.index else None
    question = stance.asked(reading.document, clause) if clause.role != "narrateur" else before
    near = [c.text for c in (question, before) if c is not None and clause.index - c.index <= 2]
    tail = re.search(rf"\b(?:{CHILD_WORDS})\b", clause.text)
    span = (clause.start + match.start(), clause.start + match.end())
    if alone:
        open_question = question_of(reading, clause)
        about = open_question is not None and open_question.about("enfants") and not open_question.about("age")
        goes_on = reading.document.clauses[min(clause.index + 1, len(reading.document.clauses) - 1)]
        counted = goes_on.turn == clause.turn and re.search(
            r"\b(?:j'en ai|en a (?:une?|deux|trois)|les miens)\b", goes_on.text
        )
        near_question = question is not None and clause.index - question.index <= 2
        if question is not None and near_question and (about or _ASKED.search(question.text) or counted):
            reading.put(
                "client",
                "nombre_enfants",
                _number(alone["count"]),
                span,
                (question.start, question.end),
                confidence=0.86,
            )
    elif (
        tail
        or any(_ASKED.search(text) for text in near)
        or any(re.search(r"\bpetits|garde les\b", text) for text in near)
    ):
        recalled = _RECALLED.match(reading.text, span[1])
        count = recalled["count"] if recalled is not None else match["count"]
        reading.put("client", "nombre_enfants", _number(count), span, confidence=0.82)


# "Vous en avez deux de mémoire", "quatre": the answer in the same breath.
_RECALLED = re.compile(
    r"\W*(?:de memoire|sauf erreur|si j'ai bonne memoire|si je me souviens bien)\W+(?:non )?"
    r"(?P<count>une?|deux|trois|quatre|cinq|six|sept|\d)\b"
)


def _number(word: str) -> int:
    return _COUNT_WORDS.get(word) or int(word)


def _ours(reading: Reading, match: re.Match[str], clause: Clause) -> bool:
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    if re.search(
        r"\b(?:mon frere|ma soeur|mes parents|un copain|un ami|une amie|un collegue|ma collegue|ex|voisin|voisine|"
        r"avec)\b[^,]{0,26}$",
        before,
    ) and not re.search(r"avec (?:nos|mes|ses|les|mon|trois|deux|un|une|\d)? ?$", before):
        return False
    told_of = reading.people.last_before(match.start(), clause.start)
    if told_of is not None and told_of.holder == "tiers" and told_of.kind in ("he", "she", "third", "ex", "name"):
        return False
    if reading.household.spoken_for and clause.role == "client" and reading.holder(match.start()) == "tiers":
        return False  # who speaks for a parent tells of their own children
    if re.search(r"\b(?:si|quand|imaginons) (?:j'ai|on a|vous avez|nous avons) $", before):
        return False
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        return verdict != "no" and not stance.offered(clause.text)
    return True
