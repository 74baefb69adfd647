"""Health need: budget, levels by item of care, extras wanted, contract in force."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading

ORDER = 52
TRIGGERS = (
    Trigger(
        "budget",
        r"budget|dans quelle limite|(?:pas|ne pas) (?:plus de|depasser)|pas depasser|maximum|au plus|plafond|"
        r"descendre a|redescendre a|ne depasse pas|mettre (?:jusqu'a|combien)|jusqu'a combien|mettriez combien|"
        r"limite|jusqu'a(?= [a-z0-9 -]{1,22}(?:euros?|ca)\b)|payer moins|aimerais payer|pas un centime de plus|"
        r"max\b|en dessous de|moins de",
        ("money",),
        least=10,
        most=900,
        pull=-4,
        near=r"\b(?:mutuelle|sante|complementaire|hopital|hospitalisation|dentaire|optique|lunettes|remboursee?s?)\b",
    ),
)
_ITEMS = (
    ("niveau_hospitalisation", r"hospitalisations?|hopital|l'hosto|clinique|operations?|chirurgie"),
    ("niveau_chambre_particuliere", r"chambres? (?:particulieres?|(?:tout |toute )?seule?s?|individuelles?|privees?)"),
    (
        "niveau_medecin_generaliste",
        r"(?:medecins? )?generalistes?|consultations?|medecine de ville|soins courants|medecins?|"
        r"visites? chez le medecin",
    ),
    ("niveau_analyses_imagerie", r"analyses?|imagerie|radios?|irm|scanners?|labo(?:ratoire)?|prises? de sang"),
    (
        "niveau_auxiliaires_medicaux",
        r"auxiliaires medicaux|kines?|kinesitherap\w+|infirmiers?(?= (?:a domicile|c'est|pas))|"
        r"orthophonist\w+(?= (?:pour|c'est|a fond))",
    ),
    ("niveau_pharmacie", r"pharmacie|medicaments?"),
    ("niveau_dentaire", r"dentaires?|dents?|dentiste|implants?|couronnes?|orthodontie|bagues(?= )|appareil dentaire"),
    ("niveau_optique", r"optique|lunettes?|lentilles|verres progressifs|vue|les yeux"),
    (
        "niveau_protheses_auditives",
        r"appareils? auditifs?|protheses? auditives?|audition|audioprothes\w+|auditif|les oreilles",
    ),
)
_HIGH = re.compile(
    r"\b(?:au max(?:imum)?|le max(?:imum)?|le top|tres bien couverte?s?|bien couverte?s?|renforce\w*|important\w*|"
    r"costaud|le plus haut|haut niveau|principal|primordial\w*|a fond|j'y tiens|elle y tient|il y tient|"
    r"indispensable|prioritaire|priorite|essentiel\w*|tres bons?|tres bonne|bon niveau|bonne (?:prise en charge|"
    r"couverture)|au top|excellent\w*|le meilleur|haut de gamme|cent pour cent|max\b|solide|bien rembourse\w*|"
    r"le paquet|fort\b|gros niveau|meilleure)\b"
)
_MIDDLE = re.compile(
    r"\b(?:moyen\w*|correcte?s?|confort|raisonnable|normale?|le normal|standard|intermediaire|milieu|convenable|"
    r"honnete|decent\w*)\b"
)
_LOW = re.compile(
    r"\b(?:minimum|le mini|base|basique|pas important\w*|peu importe|bof|m'en fiche|m'en moque|secondaire|"
    r"pas besoin|pas grave|strict|rien de special|accessoire|suffit|legal)\b"
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
    _levels(reading)
    _extras(reading)
    _budget(reading)
    _contract(reading)


def _levels(reading: Reading) -> None:
    for name, pattern in _ITEMS:
        for match, clause in reading.find(rf"\b(?:{pattern})(?![a-z])"):
            if reading.holder(match.start()) in ("tiers", "enfant") and clause.role != "courtier":
                continue
            found = _level(reading, match, clause)
            if found is not None:
                level, start, end, sure = found
                reading.put(
                    "sante_souhait",
                    name,
                    level,
                    (start, end),
                    (match.start(), match.end()),
                    confidence=sure,
                )
            elif _counts_most(reading, clause) and not stance.negated_before(reading.document, match.start()):
                reading.put("sante_souhait", name, "renforce", (match.start(), match.end()), confidence=0.68)


def _counts_most(reading: Reading, clause: Clause) -> bool:
    """The answer to "qu'est-ce qui compte le plus pour vous ?" names what must be good."""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    asked = r"\b(?:compte le plus|plus important|priorit\w+|est important|qui compte|tenez le plus)\b"
    return question is not None and clause.index - question.index == 1 and bool(re.search(asked, question.text))


def _level(reading: Reading, match: re.Match[str], clause: Clause) -> tuple[str, int, int, float] | None:
    if clause.role == "courtier" and clause.punctuated:
        answer = stance.reply(reading.document, clause)
        if answer is None or len(clause.text) > 220:
            return None
        if _other_item(clause.text[match.end() - clause.start :]):
            return None
        return _read_level(answer.text, answer.start, 0.78)
    if not clause.punctuated:
        after = reading.text[match.end() : match.end() + 70]
        other = min(
            (m.start() for _, pattern in _ITEMS for m in re.finditer(rf"\b(?:{pattern})(?![a-z])", after)),
            default=len(after),
        )
        found = _read_level(after[:other], match.end(), 0.76)
        if found is not None:
            return found
        start, end = max(0, match.start() - 40), match.start()
        shared = re.match(r" et (?:la |le |les |l'|du |des )", after)
        if shared and other < 20:
            return _read_level(reading.text[match.end() : match.end() + 90], match.end(), 0.68)
    else:
        start, end = _part(reading, clause, match.start(), match.end())
    return _read_level(reading.text[start:end], start, 0.76)


def _part(reading: Reading, clause: Clause, start: int, end: int) -> tuple[int, int]:
    """The piece between commas that holds the item (with its neighbour when it says nothing)."""
    left = max(reading.text.rfind(",", clause.start, start), reading.text.rfind(":", clause.start, start), clause.start)
    right = reading.text.find(",", end, clause.end)
    right = clause.end if right < 0 else right
    piece = reading.text[left:right]
    if not (_HIGH.search(piece) or _MIDDLE.search(piece) or _LOW.search(piece)):
        following = reading.text.find(",", right + 1, clause.end)
        nearest = reading.text[right : following if following > 0 else clause.end]
        if not _other_item(nearest):
            right = following if following > 0 else clause.end
    return left, right


def _other_item(text: str) -> bool:
    return any(re.search(rf"\b(?:{pattern})(?![a-z])", text) for _, pattern in _ITEMS)


def _read_level(text: str, offset: int, sure: float) -> tuple[str, int, int, float] | None:
    hits = [
        (m.start(), level, m)
        for level, pattern in (("base", _LOW), ("renforce", _HIGH), ("confort", _MIDDLE))
        for m in pattern.finditer(text)
    ]
    if not hits:
        return None
    hits.sort(key=lambda hit: hit[0])
    _, level, match = hits[0]
    if level == "renforce" and re.search(r"\bpas (?:tres |si )?$", text[: match.start()]):
        level = "base"
    return level, offset + match.start(), offset + match.end(), sure


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
        for measure in anchor.moneys:
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
