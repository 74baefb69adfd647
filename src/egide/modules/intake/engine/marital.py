"""Marital status, since when and under which regime, and how many children."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.kinship import SPOUSE_WORDS
from egide.modules.intake.engine.reading import Reading

_STATUSES = (
    ("veuf",
        r"veuf|veuve|veuvage|(?:perdu|enterre) (?:mon mari|ma femme|mon epoux|mon epouse|son mari|sa femme)|"
        r"(?:mon mari|ma femme|mon epoux|mon epouse|son mari|sa femme|son epoux|son epouse) (?:est (?:mort|decede|"
        r"parti|disparu)e?|nous a quittes)|mon (?:pauvre|defunt) (?:mari|[a-z-]+) est (?:mort|decede|parti)|"
        r"ma (?:pauvre|defunte) (?:femme|[a-z-]+) est (?:morte|decedee|partie)|deces (?:de mon mari|de ma femme|"
        r"de mon epoux|de mon epouse|de son mari|"
        r"de sa femme|de son epouse|de son epoux)"),
    ("divorce", r"divorcee?s?|mon divorce|son divorce|le divorce|divorce (?:prononce|depuis)|jugement de divorce"),
    ("separe", r"separee?s?(?! de biens)|en separation(?! de)|instance de divorce|en train de (?:me|se) separer"),
    ("pacse", r"pacsee?s?|pacs\b|pacse?r"),
    ("concubinage",
        r"concubins?|concubines?|concubinage|union libre|vivons ensemble sans etre maries|pas maries|"
        r"on n'est pas maries|vit maritalement|maritalement|a la colle"),
    ("celibataire", r"celibataires?|celib\b|vieux garcon|vit seule?|je vis seule?"),
    ("marie", r"mariee?s?|mariage|remariee?s?|epousee?|noces|regime matrimonial"),
)  # fmt: skip
_REGIMES = (
    ("separation_de_biens", r"separation de biens?|separes? de biens|separation des biens"),
    ("communaute_universelle", r"communaute universelle"),
    ("participation_aux_acquets", r"participation aux acquets?|participation aux acquis"),
    ("communaute_reduite_aux_acquets",
        r"communaute reduite(?: aux acquets?| aux acquis)?|communaute legale|regime legal|regime de base|"
        r"sans contrat(?: de mariage)?|pas (?:de|fait de) contrat de mariage|communaute (?:simple|classique|"
        r"de biens)|communs? en biens|regime de la communaute|sous la communaute|aux acquets"),
)  # fmt: skip


def read_marriage(reading: Reading) -> None:
    for status, pattern in _STATUSES:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z])"):
            _status(reading, status, match, clause)
    _by_spouse_words(reading)
    for regime, pattern in _REGIMES:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z])"):
            if (
                regime == "communaute_reduite_aux_acquets"
                and match.group() == "sans contrat"
                and not re.search(r"mari", reading.clause_words(clause, match.start(), 60, 60))
            ):
                continue
            _regime(reading, regime, match, clause)


def _status(reading: Reading, status: str, match: re.Match[str], clause: Clause) -> None:
    holder = reading.holder(match.start())
    before = reading.text[max(clause.start, match.start() - 30) : match.start()]
    if holder in ("tiers", "enfant", "entreprise"):
        return
    if re.search(r"\b(?:ex|mere|pere|soeur|frere|parents|fils|fille)\b[^,]{0,12}$", before) or (
        re.search(r"\b(?:avant|quand|avec) (?:mon|le|son) $", before) and status != "divorce"
    ):
        return
    dissolved = r"\b(?:casse|dissous|dissoute|rompu|fini|termine)\b"
    if status == "pacse" and re.search(dissolved, reading.clause_words(clause, match.start(), 40, 40)):
        return
    if re.search(r"\b(?:pas|plus|jamais|ni)(?: encore| vraiment)?(?: ete)? $", before):
        return
    confidence = _belief(reading, status, clause)
    if not confidence:
        return
    if (
        status == "marie"
        and re.search(r"\b(?:acte de|avant le|contrat de|photo de|anniversaire de|le) mariage", match.group())
        and holder != "commun"
    ):
        confidence = 0.6
    if status == "celibataire" and reading.has("client", "situation_matrimoniale"):
        confidence = 0.7
    if status in ("divorce", "veuf") and "remari" in clause.text:
        confidence = 0.5
    span = (match.start(), match.end())
    reading.put("client", "situation_matrimoniale", status, span, confidence=confidence)
    if reading.value("client", "situation_matrimoniale") == status:
        _since(reading, status, match, clause)


_CHOICE = re.compile(
    r"\b(?:marie|pacse|celibataire|divorce|concubin|veu)[a-z]*,? (?:ou )?(?:bien )?(?:marie|pacse|celibataire|"
    r"divorce|concubin|veu)"
)


def _belief(reading: Reading, status: str, clause: Clause) -> float:
    """How far a status is believed by who says it; 0 for a broker's open or denied question."""
    if clause.role != "courtier":
        return 0.85
    verdict = stance.verdict(reading.document, clause)
    unanswered = clause.question and verdict != "yes" and clause.punctuated and status != "marie"
    if _CHOICE.search(clause.text) or verdict == "no" or unanswered:
        return 0
    return 0.75 if verdict == "yes" else 0.5


def _since(reading: Reading, status: str, match: re.Match[str], clause: Clause) -> None:
    """The date said with the status, in the clause or the one that follows."""
    if status == "celibataire":
        return
    for mention in reading.document.dates:
        if mention.end < match.start() - 60 or mention.start > clause.end + 80 or mention.future:
            continue
        home = reading.document.clause_at(mention.start)
        if home.index - clause.index > 1 or home.index < clause.index or int(mention.value[:4]) < 1940:
            continue
        between = reading.text[min(match.end(), mention.end) : max(mention.start, match.start())]
        if (
            re.search(
                r"\bnee?\b|\bne\b|enfant|achet|maison|embauch|travail|euros|depuis que|retraite|salarie|independant|"
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
                r"\W*(?:(?:oui|non|c'est|c'etait|ca remonte|remonte|a|ca fait|depuis|en|le|au|jugement|il y a|y a|un|"
                r"voila|on|s'est)\W+){0,4}$",
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
    _asked_since(reading, clause)


def _asked_since(reading: Reading, clause: Clause) -> None:
    """ "Depuis quand ?", "Il a été prononcé quand ?" and its answer."""
    for later in reading.document.clauses[clause.index + 1 : clause.index + 5]:
        if later.role == "courtier" and re.search(
            r"\b(?:depuis (?:quand|longtemps|combien)|prononce|quelle date|quand|en quelle annee|ca date|remonte)\b",
            later.text,
        ):
            answer = stance.reply(reading.document, later)
            for mention in reading.document.dates if answer is not None else ():
                if answer is not None and answer.start <= mention.start < answer.end and not mention.future:
                    reading.put(
                        "client",
                        "date_situation_matrimoniale",
                        mention.value,
                        (mention.start, mention.end),
                        (clause.start, clause.end),
                        confidence=0.8,
                    )
                    return


def _by_spouse_words(reading: Reading) -> None:
    """ "Ma femme" alone says married; "ma compagne" says living together."""
    for match, _clause in reading.find(rf"\b(?:{SPOUSE_WORDS})\b", "cjn"):
        word = match.group()
        if re.search(r"\bex[- ]$|\bfuture? $", reading.text[max(0, match.start() - 8) : match.start()]):
            continue
        if re.search(r"femme|epouse|mari\b|epoux", word) and not word.startswith("la"):
            reading.put("client", "situation_matrimoniale", "marie", (match.start(), match.end()), confidence=0.6)
        elif re.search(r"compagne|compagnon|concubin", word):
            reading.put(
                "client", "situation_matrimoniale", "concubinage", (match.start(), match.end()), confidence=0.55
            )
        return


def _regime(reading: Reading, regime: str, match: re.Match[str], clause: Clause) -> None:
    holder = reading.holder(match.start())
    if holder in ("tiers", "enfant"):
        return
    confidence = 0.85
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        if verdict == "no" or (re.search(r"\bou\b", clause.text) and verdict != "yes"):
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
