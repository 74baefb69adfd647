"""Marital status, since when and under which regime, and how many children."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import SPOUSE_WORDS, THIRD
from egide.modules.intake.engine.marital_since import (
    OF_ANOTHER,
    SINCE_ASKED,
    asked_since,
    in_a_name,
    in_pieces,
    of_whom,
    put_right,
)
from egide.modules.intake.engine.marital_words import REGIMES, STATUSES
from egide.modules.intake.engine.questions import answers, question_of
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.weddings import MARRIED, UNSIGNED, coupled_now, read_wedding


def read_marriage(reading: Reading) -> None:
    for status, pattern in STATUSES:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z]|-[a-z])"):
            _status(reading, status, match, clause)
    _lost(reading)
    _chosen(reading)
    _by_spouse_words(reading)
    for regime, pattern in REGIMES:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z])"):
            if (
                regime == "communaute_reduite_aux_acquets"
                and match.group().startswith("sans ")
                and not re.search(r"\bmari", reading.text[max(0, match.start() - 90) : match.end() + 60])
            ):
                continue
            _regime(reading, regime, match, clause)
    _answered(reading)
    read_wedding(reading)
    put_right(reading)


_WHEN_LOST = re.compile(
    r"^\W*c'etait (?:quand|recent|il y a)|\b(?:morte?|decedee?|partie?) quand\b|^\W*quand (?:exactement|ca)"
)


def _lost(reading: Reading) -> None:
    """The partner has died, in whatever words, and when."""
    match = reading.household.loss
    if match is None or reading.value("client", "situation_matrimoniale") in ("pacse", "concubinage"):
        return
    clause = reading.document.clause_at(match.start())
    if re.search(r"\bremari", reading.text):
        return
    reading.put("client", "situation_matrimoniale", "veuf", match.span(), confidence=0.91)
    _since(reading, "veuf", match, clause)
    for asked in () if reading.has("client", "date_situation_matrimoniale") else reading.document.clauses:
        if asked.role == "courtier" and _WHEN_LOST.search(asked.text):
            answer = stance.reply(reading.document, asked)
            said = next(reading.dates_between(answer.start, answer.end), None) if answer is not None else None
            if said is not None and not said.future:
                spans = ((said.start, said.end), match.span())
                reading.put("client", "date_situation_matrimoniale", said.value, *spans, confidence=0.78)


_NTH = re.compile(
    r"^\W*(?:(?:euh|ben|bah|alors|plutot)\W+)*(?:le |la |l')?(?P<nth>premiere?|deuxieme|seconde?|troisieme|dernier|"
    r"derniere)\W*$"
)
_PLACES = {
    "premier": 0,
    "premiere": 0,
    "deuxieme": 1,
    "second": 1,
    "seconde": 1,
    "troisieme": 2,
    "dernier": -1,
    "derniere": -1,
}


def _chosen(reading: Reading) -> None:
    """ "Marié, pacsé, union libre ?" "Le deuxième."; "Pacsés depuis ?" "Quatre ans."."""
    for question, clause in answers(reading, "couple"):
        asked = question.clause.text
        offered = sorted(
            (match.start(), status)
            for status, pattern in STATUSES
            for match in re.compile(rf"\b(?:{pattern})(?![a-z])").finditer(asked)
        )
        nth = _NTH.match(clause.text)
        spans = ((clause.start, clause.end), (question.clause.start, question.clause.end))
        if nth and len(offered) > 1 and _PLACES[nth["nth"]] < len(offered):
            status = offered[_PLACES[nth["nth"]]][1]
            reading.put("client", "situation_matrimoniale", status, *spans, confidence=0.85)
        elif len(offered) == 1 and re.match(r"\W*(?:\w+\W+)?\w+ depuis\b", asked) and not stance.says_no(clause.text):
            reading.put("client", "situation_matrimoniale", offered[0][1], *spans, confidence=0.8)


_SHORT_REGIMES = (
    ("separation_de_biens", r"(?:la |en )?separation|separes?\b"),
    ("communaute_universelle", r"(?:la |en )?universelle"),
    ("participation_aux_acquets", r"(?:la )?participation"),
    ("communaute_reduite_aux_acquets", r"(?:le |la )?(?:legale?|communaute|classique|normale?|standard|regime normal)"),
)


def _answered(reading: Reading) -> None:
    """ "Quel régime ?" "Universelle."; "Un contrat de mariage ?" "Non, rien."; "Depuis quand ?" "Octobre 2017." """
    for question, clause in answers(reading, "regime"):
        text = re.sub(r"^\W*(?:(?:euh|alors|oui|ben|bah|sous|c'est)\W+)*", "", clause.text)
        spans = ((clause.start, clause.end), (question.clause.start, question.clause.end))
        for regime, pattern in _SHORT_REGIMES:
            if re.match(rf"(?:{pattern})\b", text) and not re.match(r"separee?s? (?:depuis|de (?:lui|elle))", text):
                reading.put("client", "regime_matrimonial", regime, *spans, confidence=0.8)
                break
        contract = re.search(r"\bcontrat de mariage\b", question.clause.text)
        if (
            contract
            and re.match(r"(?:non|aucun|pas de contrat|rien)\b", text)
            and not re.search(r"\bsepar|universel", clause.text)
        ):
            reading.put("client", "regime_matrimonial", "communaute_reduite_aux_acquets", *spans, confidence=0.74)
    for question, clause in answers(reading, "couple"):
        unsigned = UNSIGNED.search(clause.text) if MARRIED.search(question.clause.text) else None
        if unsigned:
            span = (clause.start + unsigned.start(), clause.start + unsigned.end())
            reading.put("client", "regime_matrimonial", "communaute_reduite_aux_acquets", span, confidence=0.76)
        when = re.search(
            r"\b(?:quand|quelle date|quelle annee|combien de temps|longtemps|depuis(?= ?\?))", question.clause.text
        )
        bare = re.search(r"\b(?:mari|pacs|remari)", question.clause.text) and len(clause.text) < 34
        if not (when or bare) or clause.index - question.clause.index > 2:
            continue
        mention = next(
            (m for m in reading.document.dates if clause.start <= m.start < clause.end and not m.future), None
        )
        born = re.search(r"\bnee?s?\b", reading.text[clause.start : mention.start]) if mention else None
        whole = mention is not None and mention.kind != "partial" and (when or len(mention.value) == 10)
        pieces = in_pieces(reading, clause)
        if pieces:
            reading.put(
                "client",
                "date_situation_matrimoniale",
                pieces[0],
                pieces[1],
                (question.clause.start, question.clause.end),
                confidence=0.86,
            )
            continue
        if mention is not None and whole and not born and mention.start - clause.start < 40:
            spans = ((mention.start, mention.end), (question.clause.start, question.clause.end))
            reading.put("client", "date_situation_matrimoniale", mention.value, *spans, confidence=0.78)


def _status(reading: Reading, status: str, match: re.Match[str], clause: Clause) -> None:
    holder = of_whom(reading, status, match, clause)
    before = reading.text[max(clause.start, match.start() - 30) : match.start()]
    if holder in ("tiers", "enfant", "entreprise") or _not_theirs(reading, status, match, before, clause):
        return
    confidence = _belief(reading, status, clause)
    if not confidence:
        return
    confidence = _weighed(reading, status, match, before, clause, confidence)
    if status == "marie" and _WEDDING.search(match.group()) and holder != "commun":
        confidence = 0.6
    former = reading.value("client", "situation_matrimoniale")
    reading.put("client", "situation_matrimoniale", status, match.span(), confidence=confidence)
    if reading.value("client", "situation_matrimoniale") != status:
        return
    dated_again = match.group().startswith("remari") and any(reading.dates_between(match.end(), clause.end))
    if former not in (None, status) or dated_again:
        reading.extraction.records["client"].pop("date_situation_matrimoniale", None)
    _since(reading, status, match, clause)


_WEDDING = re.compile(r"\b(?:acte de|avant le|contrat de|photo de|anniversaire de|le|ans de) mariage")
_RELATIVE = re.compile(r"\b(?:ex|mere|pere|soeur|frere|parents|fils|fille)\b[^,]{0,12}$")
_DENIED = re.compile(
    r"\b(?:pas|aucun) (?:de |le |encore )?(?:projet|question|idee|intention)s? (?:de |du |d')?(?:nous |se |"
    r"me )?(?:un )?$|\b(?:pas|plus|jamais|ni)(?: encore| vraiment)?(?: ete)? $|\b(?:etais|etait|etions|etaient|"
    r"(?<!l')(?:a|ai|ont|avons) (?:deja )?ete) $"
)
_IN_CASE = re.compile(r"\b(?:si|quand|jour ou|en cas (?:de|d')|au|apres le|capital|rente|garantie) ?$")
_DISSOLVED = re.compile(r"\b(?:casse|dissous|dissoute|rompu|fini|termine)\b")


def _not_theirs(reading: Reading, status: str, match: re.Match[str], before: str, clause: Clause) -> bool:
    """A relative's status, one denied, over, or not yet come."""
    if _RELATIVE.search(before) or _DENIED.search(before):
        return True
    if status == "marie" and match.group() == "mariage" and clause.question and clause.role != "courtier":
        return True  # "Quel mariage ?"
    if status in ("marie", "pacse") and (re.search(r"\bse $", before) or in_a_name(reading, match)):
        return True
    if (
        status in ("marie", "pacse")
        and _SOMEDAY.search(clause.text)
        and not any(reading.dates_between(clause.start, clause.end))
    ):
        return True
    if status == "concubinage" and re.match(r",? ni en couple", reading.text[match.end() : match.end() + 16]):
        return True
    if status != "divorce" and re.search(r"\b(?:avant|quand|avec) (?:mon|le|son) $", before):
        return True
    if status == "pacse" and _DISSOLVED.search(reading.clause_words(clause, match.start(), 40, 40)):
        return True
    if status == "veuf" and re.search(r"\b(?:la|une|cette) $", before) and reading.text.startswith(" d", match.end()):
        return True  # "la veuve de mon patron"
    if status == "veuf" and (_IN_CASE.search(before) or THIRD.search(before)):
        return True
    asked = reading.guessed_roles and _OFFERED.search(reading.text, max(0, match.start() - 26), match.end() + 26)
    if asked or (status in ("marie", "pacse") and _NOT_YET.match(reading.text, match.end())):
        return True
    return status in ("divorce", "veuf") and bool(_UNDER_WAY.match(reading.text, match.end()))


def _weighed(
    reading: Reading, status: str, match: re.Match[str], before: str, clause: Clause, confidence: float
) -> float:
    """Today's status weighs more than a former one told beside it."""
    if status in ("divorce", "veuf") and "remari" in clause.text:
        return 0.5
    if status in _FORMER and coupled_now(reading):
        return 0.45
    if _NOW.search(before) or match.group().startswith("remari"):
        return 0.93
    if re.match(r" (?:de (?:ma|mon)|une|d'une?) premiere? ", reading.text[match.end() : match.end() + 20]):
        return 0.55
    if status == "celibataire" and reading.has("client", "situation_matrimoniale"):
        return 0.7
    return 0.66 if status == "concubinage" and "ensemble" in match.group() else confidence


_FORMER = ("divorce", "veuf", "separe")
# "Le pacs, un jour peut-être": what a couple may do is not what it is.
_SOMEDAY = re.compile(
    r"\b(?:peut[- ]etre|un jour|on verra|on y pense|qui sait|un de ces quatre|une autre fois|si jamais)\b"
)
_NOW = re.compile(r"\b(?:maintenant|aujourd'hui|actuellement|a present|desormais|depuis)(?: on est| je suis)? $")
_UNDER_WAY = re.compile(
    r",? (?:[a-z']+ )?(?:en (?:cours|instance)|traine|(?:n'est )?pas (?:encore )?(?:prononce|signe|demande|"
    r"engage|lance|entame)|pas pour (?:maintenant|l'instant)|avance pas|se fait|va s|arriv)"
)
_CHOICE = re.compile(
    r"\b(?:marie|pacse|celibataire|divorce|concubin|veu)[a-z]*,? (?:ou )?(?:bien |alors )?(?:marie|pacse|celibataire|"
    r"divorce|concubin|veu)"
)


_NOT_YET = re.compile(
    r",? (?:pas encore|pas du tout|jamais|je (?:pense|crois|suppose|dirais) (?:pas|que non)|pas que je sache)\b"
)
_OFFERED = re.compile(
    r"\b(?:marie|pacse|celibataire|divorce|concubin|veu)[a-z]*,? ou (?:bien |alors )?(?:marie|pacse|celibataire|"
    r"divorce|concubin|veu)"
)
_SUPPOSED = re.compile(r"\bsi (?:vous|on)\b")


def _belief(reading: Reading, status: str, clause: Clause) -> float:
    """How far a status is believed by who says it; 0 for a broker's open or denied question."""
    if clause.role != "courtier":
        question = question_of(reading, clause)
        asked = question is not None and question.about("couple") and clause.index - question.clause.index == 1
        return 0.9 if asked else 0.85
    verdict = stance.verdict(reading.document, clause)
    unanswered = clause.question and verdict != "yes" and clause.punctuated and status != "marie"
    if (
        _CHOICE.search(clause.text)
        or verdict == "no"
        or (unanswered and not SINCE_ASKED.search(clause.text))
        or _SUPPOSED.search(clause.text)
    ):
        return 0
    return 0.75 if verdict == "yes" else 0.5


def _since(reading: Reading, status: str, match: re.Match[str], clause: Clause) -> None:
    """The date said with the status, in the clause or the one that follows."""
    if status == "celibataire":
        return
    for mention in sorted(reading.document.dates, key=lambda date: date.start < match.start()):
        if mention.end < match.start() - 60 or mention.start > clause.end + 80 or mention.future:
            continue
        if mention.start < match.start() and OF_ANOTHER.search(reading.text, max(0, mention.start - 24), mention.start):
            continue
        home = reading.document.clause_at(mention.start)
        if home.index - clause.index > 1 or home.index < clause.index or int(mention.value[:4]) < 1940:
            continue
        between = reading.text[min(match.end(), mention.end) : max(mention.start, match.start())]
        if (
            re.search(
                r"\bnee?\b|\bne\b|naissance|\bcdi\b|\bcdd\b|install|titulaire|exerce|enfant|achet|maison|embauch|"
                r"employe|profession|metier|poste\b|"
                r"chez (?!le notaire)|travail|euros|depuis que|retraite|salarie|independant|"
                r"dans (?:deux|trois|cinq) ans",
                between,
            )
            or len(between) > 70
        ):
            continue
        if (
            home.index > clause.index
            and clause.punctuated
            and not re.match(
                r"\W*(?:(?:oui|non|c'est|c'etait|ca remonte|remonte|a|ca fait|depuis|en|le|au|jugement|est|du|"
                r"de|date|prononce|il y a|y a|un|voila|on|s'est)\W+){0,4}$",
                reading.text[home.start : mention.start],
            )
        ):
            continue
        if len(reading.text[mention.start : mention.end]) < 3 or (
            mention.kind == "relative"
            and not re.search(r"depuis|il y a|y a|ca fait|dernier|passe", reading.text[mention.start : mention.end])
        ):
            continue
        reading.put(
            "client",
            "date_situation_matrimoniale",
            mention.value,
            (mention.start, mention.end),
            (match.start(), match.end()),
            confidence=0.75,
        )
        return
    asked_since(reading, clause)


def _by_spouse_words(reading: Reading) -> None:
    """ "Ma femme" alone says married; "ma compagne" says living together."""
    for match, clause in reading.find(rf"\b(?:{SPOUSE_WORDS})\b", "cjn"):
        word = match.group()
        theirs = any(one.start == match.start() and one.holder == "tiers" for one in reading.people.mentions_in(clause))
        if theirs or re.search(r"\bex[- ]$|\bfuture? $", reading.text[max(0, match.start() - 8) : match.start()]):
            continue
        if re.search(r"femme|epouse|mari\b|epoux", word) and not word.startswith("la"):
            reading.put("client", "situation_matrimoniale", "marie", (match.start(), match.end()), confidence=0.6)
        elif re.search(r"compagne|compagnon|concubin", word):
            reading.put("client", "situation_matrimoniale", "concubinage", match.span(), confidence=0.55)
        return


def _regime(reading: Reading, regime: str, match: re.Match[str], clause: Clause) -> None:
    holder = reading.holder(match.start())
    if holder in ("tiers", "enfant"):
        return
    confidence = 0.85
    if re.search(
        r"\b(?:finalement|change|passes? (?:en|a)|maintenant)\b[^.]{0,24}$",
        reading.clause_words(clause, match.start(), 40, 0),
    ):
        confidence = 0.92
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        if verdict == "no" or (re.search(r"\bou\b", clause.text) and verdict != "yes"):
            return
        if _SUPPOSED.search(clause.text):
            return
        confidence = 0.8 if verdict == "yes" else 0.6
        if clause.question and verdict != "yes" and re.search(r"\?", clause.text):
            return
    span = (match.start(), match.end())
    reading.put("client", "regime_matrimonial", regime, span, confidence=confidence)
    if (
        not reading.has("client", "situation_matrimoniale")
        or (reading.extraction.records["client"]["situation_matrimoniale"].confidence < 0.7)
    ) and not re.search(r"pacs", clause.text):
        reading.put("client", "situation_matrimoniale", "marie", span, confidence=0.72)
    if (
        not reading.has("client", "date_situation_matrimoniale")
        and reading.value("client", "situation_matrimoniale") == "marie"
    ):
        for mention in reading.document.dates:
            if clause.start <= mention.start < clause.end and "mari" in clause.text:
                reading.put(
                    "client", "date_situation_matrimoniale", mention.value, (mention.start, mention.end), confidence=0.7
                )
                return
