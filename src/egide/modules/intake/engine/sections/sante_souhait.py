"""Health need: budget, levels by item of care, extras wanted, contract in force."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.episodes import said_in_hand
from egide.modules.intake.engine.levels import levels
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading

ORDER = 52
TRIGGERS = (
    Trigger(
        "budget",
        r"budget|dans quelle limite|(?:pas|ne pas) (?:plus de|depasser)|pas depasser|maximum|au plus|plafond|"
        r"descendre a|redescendre a|ne depasse pas|mettre (?:jusqu'a|combien)|jusqu'a combien|mettriez combien|"
        r"monter (?:jusqu'a|a)|depasser combien|tenir (?:sous|dans)|fixe un plafond|"
        r"limite|jusqu'a(?= [a-z0-9 -]{1,22}(?:euros?|ca)\b)|payer moins|aimerais payer|pas un centime de plus|"
        r"max\b|en dessous de|moins de",
        ("money",),
        least=10,
        most=900,
        pull=-4,
        near=r"\b(?:mutuelle|sante|complementaire|hopital|hospitalisation|dentaire|optique|lunettes|remboursee?s?)\b",
    ),
)
_EXTRAS = (
    (
        "souhaite_medecine_douce",
        r"medecines? (?:douces?|alternatives?|naturelles?)|osteo\w*|acupunct\w*|chiropract\w*|naturopath\w*|"
        r"sophrolog\w*|homeopath\w*",
    ),
    ("souhaite_cures_thermales", r"cures?(?: thermales?)?(?! de jouvence)|thermes|thermal\w*"),
    (
        "souhaite_autres_protheses",
        r"(?:autres )?protheses?(?! auditives?| dentaires?)|semelles? orthopediques?|orthopedi\w+",
    ),
)
_TOPIC = re.compile(
    r"\b(?:mutuelle|complementaire|sante|hospitalisation|optique|dentaire|lunettes|dents|remboursee?s?|secu\b|"
    r"hopital|depassements?|garanties?)\b"
)


def build(reading: Reading) -> None:
    if not _TOPIC.search(reading.text):
        return
    levels(reading, [match.start() for match in _TOPIC.finditer(reading.text)])
    _extras(reading)
    _budget(reading)
    _contract(reading)


def _extras(reading: Reading) -> None:
    for name, pattern in _EXTRAS:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z])"):
            if reading.holder(match.start()) == "tiers" or (
                reading.value("client", "profession") and match.group() in str(reading.value("client", "profession"))
            ):
                continue
            if (
                name == "souhaite_cures_thermales"
                and match.group() == "cure"
                and not re.search(r"thermal|vichy|dax|\bcures\b|cur[ei]ste", reading.text)
            ):
                continue
            near = reading.text[max(0, match.start() - 500) : match.end() + 300]
            if not _TOPIC.search(near):
                continue
            before = reading.text[max(clause.start, match.start() - 40) : match.start()]
            if clause.role == "courtier":
                verdict = stance.verdict(reading.document, clause)
                if verdict and len(re.findall(r"\?", clause.text)) <= 1:
                    answer = stance.reply(reading.document, clause)
                    reading.put(
                        "sante_souhait",
                        name,
                        verdict == "yes",
                        (answer.start, answer.end) if answer else (match.start(), match.end()),
                        (match.start(), match.end()),
                        confidence=0.76,
                    )
                continue
            negative = (
                stance.negated_before(reading.document, match.start())
                or stance.negated_after(reading.document, match.end())
                or re.search(r"\b(?:crois pas|croit pas|n'y crois|inutile)\b", clause.text)
            )
            positive = stance.wished(before) or re.search(
                r"\b(?:oui|je vais|on va|vais chez|va chez|et les|aussi|rembours\w+|prise?s? en charge|consulte|"
                r"important\w*|tient|faut)\b",
                clause.text,
            )
            if negative:
                reading.put("sante_souhait", name, False, (match.start(), match.end()), confidence=0.72)
            elif positive:
                reading.put("sante_souhait", name, True, (match.start(), match.end()), confidence=0.72)


def _budget(reading: Reading) -> None:
    measures = []
    for anchor in reading.anchors.get("sante_souhait", []):
        for measure in (*anchor.moneys, *said_in_hand(reading, anchor, "money")):
            near = reading.text[max(0, measure.start - 420) : measure.end + 200]
            if _TOPIC.search(near) and measure.period in ("", "mensuel"):
                measures.append(measure)
    wish = choose(reading, measures)
    if wish is not None:
        value = wish.measure.value
        reading.put(
            "sante_souhait",
            "budget_mensuel_maximum",
            int(value) if value == int(value) else value,
            (wish.measure.start, wish.measure.end),
            confidence=wish.confidence - 0.04,
        )


def _contract(reading: Reading) -> None:
    """The health contract in force, where the need is discussed."""
    if not reading.extraction.records.get("sante_souhait"):
        return
    for row in reading.extraction.rows.get("contrats_existants", []):
        if row["type"].value == "sante" and "assureur" in row:
            reading.extraction.records["sante_souhait"].setdefault("contrat_en_place", row["assureur"])
            return
