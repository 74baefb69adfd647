"""Protection need: waiting period, professional charges and the contract in force."""

from __future__ import annotations

import re
from dataclasses import replace

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf

TOPIC = re.compile(
    r"\b(?:prevoyance|arret de travail|invalidite|invalide|indemnites|capital deces|deces|franchise|madelin|arrets?|"
    r"incapacite|rente)\b"
)


def anchors_of(reading: Reading, kind: str) -> list[Anchor]:
    return [anchor for anchor in reading.anchors.get("bae_prevoyance", []) if anchor.kind == kind]


def around(reading: Reading, anchor: Anchor) -> str:
    first = reading.document.clauses[max(0, anchor.clause.index - 5)].start
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, anchor.clause.index + 2)].end
    return reading.text[max(first, anchor.start - 350) : min(last, anchor.end + 200)]


def waiting(reading: Reading) -> None:
    measures = [
        m
        for anchor in anchors_of(reading, "franchise")
        for m in anchor.measures
        if m.kind == "days"
        or (
            m.kind == "duration"
            and m.value <= 6
            and re.search(r"\b(?:franchise|carence)\b", reading.clause_words(anchor.clause, m.start, 40, 40))
        )
    ]
    measures = [
        m
        for m in measures
        if (m.value <= 365)
        and reading.holder(m.start) != "tiers"
        and not re.search(r"\bprendra\b", reading.text[max(0, m.start - 12) : m.start])
    ]
    for anchor in anchors_of(reading, "franchise"):
        for measure in reading.document.measures:
            if (
                measure.kind == "days"
                and anchor.end < measure.start < anchor.end + 240
                and measure not in measures
                and re.search(
                    r"\b(?:non|plutot|attend\w*|d'accord|disons|mettez|ce sera|peux pas|prefere|pardon|"
                    r"suffi\w*)\b[^.]{0,22}$",
                    reading.text[max(0, measure.start - 34) : measure.start],
                )
                and not re.search(r"\bprendra\b", reading.text[max(0, measure.start - 12) : measure.start])
            ):
                measures.append(measure)
    measures.extend(_bare_days(reading))
    wish = choose(reading, measures)
    if wish is not None and TOPIC.search(reading.text):
        measure = wish.measure
        days = measure.value * 30 if measure.kind == "duration" else measure.value
        reading.put(
            "bae_prevoyance",
            "franchise_souhaitee_jours",
            int(days),
            (measure.start, measure.end),
            confidence=wish.confidence,
        )


def _turn_end(reading: Reading, clause: Clause) -> int:
    starts = reading.document.starts
    return starts[clause.segment + 1] if clause.segment + 1 < len(starts) else len(reading.text)


_USUAL_DAYS = (3, 4, 7, 8, 10, 14, 15, 20, 21, 30, 45, 60, 90, 120, 180)


def _bare_days(reading: Reading) -> list[Measure]:
    """ "Quinze." "Non, huit." "Trente, c'est moins cher": the unit stayed in the question."""
    found: list[Measure] = []
    for clause in reading.document.clauses:
        if clause.role != "courtier" or not re.search(r"\b(?:franchise|carence|jours?)\b", clause.text):
            continue
        if not re.search(
            r"\b(?:franchise|carence|arret|arretez|prevoyance|tourner|indemnit\w*|formules?|delai|baisserait|"
            r"cotisation|accident|maladie)\b",
            reading.text[max(0, clause.start - 260) : clause.end],
        ):
            continue
        answer = stance.reply(reading.document, clause)
        if answer is None or answer.turn > clause.turn + 1:
            continue
        end = min(_turn_end(reading, answer), answer.start + 150)
        for number in reading.document.numbers:
            if (
                answer.start <= number.start < end
                and number.value in _USUAL_DAYS
                and re.match(
                    r"\s*(?:[.,!;]|$|partout|ca|jours?|c'est|donc|d'accord|alors|et \d|et six|pour|oui)",
                    reading.text[number.end : number.end + 14],
                )
            ):
                found.append(Measure("days", number.value, number.start, number.end))
                break
    return found


def is_agreed(reading: Reading, clause: Clause, start: int, end: int) -> bool | None:
    """Whether a cover is wanted: True, False, or None when nothing tells."""
    before = reading.text[max(clause.start, start - 60) : start]
    after = reading.text[end : min(clause.end, end + 50)]
    if (
        stance.negated_before(reading.document, start)
        or stance.negated_after(reading.document, end)
        or re.match(r"\W*(?:ne l'interesse|on (?:verra|laisse)|pas |je (?:n'en )?veux pas|il n'en veut)", after)
    ):
        return False
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        return True if verdict == "yes" else False if verdict == "no" else None
    wanted = stance.wished(before) or re.search(
        r"\b(?:incluse?|comprise?|oui|aussi|pareil|obligatoire|couverte?s?|il la veut|elle la veut|je la veux|"
        r"indispensable|bien sur|important|et l'|avec l'|ajouter|prend)\b",
        before + " " + after,
    )
    return True if wanted else None


def charges(reading: Reading) -> None:
    for anchor in anchors_of(reading, "charges"):
        clause = anchor.clause
        zone = around(reading, anchor)
        if not re.search(
            r"\b(?:prevoyance|arret|cabinet|couvrir|garantir|professionnel\w*|loyer du|pro\b|frais (?:generaux|"
            r"fixes))\b",
            zone,
        ) or (
            "net de charges" in zone[-260:]
            and anchor.kind == "charges"
            and reading.text[max(0, anchor.start - 7) : anchor.start].endswith("net de ")
        ):
            continue
        if reading.holder(anchor.start) == "tiers":
            continue
        agreed = is_agreed(reading, clause, anchor.start, anchor.end)
        if agreed is False:
            reading.put(
                "bae_prevoyance",
                "souhaite_couvrir_charges_professionnelles",
                False,
                (anchor.start, anchor.end),
                confidence=0.72,
            )
            continue
        if (
            agreed is None
            and clause.role == "courtier"
            and re.search(
                r"\b(?:entierement|totalement|en totalite|tout|totalement alors)\b", _reply_text(reading, clause)
            )
        ):
            agreed = True
        moneys = [m for m in anchor.moneys if reading.believed(reading.document.clause_at(m.start), statement=True)]
        if moneys:
            measure = moneys[-1]
            yearly = measure.value * 12 if measure.period == "mensuel" else measure.value
            if measure.period != "mensuel":
                reading.put(
                    "bae_prevoyance",
                    "montant_annuel_charges_professionnelles",
                    int(yearly),
                    (measure.start, measure.end),
                    confidence=0.75,
                )
        if agreed or (moneys and re.search(r"\b(?:couvrir|garantir|prendre en charge|couvert\w*|assurer)\b", zone)):
            reading.put(
                "bae_prevoyance",
                "souhaite_couvrir_charges_professionnelles",
                True,
                (anchor.start, anchor.end),
                confidence=0.74,
            )
            whole = re.search(
                r"\b(?:en totalite|totalite|la totale|tout|toutes|integralite|en entier|entierement|"
                r"a cent pour cent|100 ?%)\b",
                reading.text[anchor.start : anchor.end + 260],
            )
            half = re.search(
                r"\b(?:la moitie|une partie|pas (?:tout|la totalite))\b", reading.text[anchor.start : anchor.end + 200]
            )
            if half:
                reading.put(
                    "bae_prevoyance",
                    "garantir_totalite_charges_professionnelles",
                    False,
                    (
                        anchor.end + half.start() - (anchor.end - anchor.start),
                        anchor.end + half.end() - (anchor.end - anchor.start),
                    ),
                    confidence=0.66,
                )
            elif whole:
                start = anchor.start + whole.start()
                reading.put(
                    "bae_prevoyance",
                    "garantir_totalite_charges_professionnelles",
                    True,
                    (start, start + len(whole.group())),
                    confidence=0.7,
                )


def _reply_text(reading: Reading, clause: Clause) -> str:
    answer = stance.reply(reading.document, clause)
    return answer.text[:60] if answer is not None else ""


def contract(reading: Reading) -> None:
    """The protection contract in force, also named in the need."""
    anchors = anchors_of(reading, "cotisations")
    for anchor in anchors or [
        a for a in reading.anchors.get("bae_prevoyance", [])[:1] if reading.extraction.records.get("bae_prevoyance")
    ]:
        for row in reading.extraction.rows.get("contrats_existants", []):
            if row["type"].value != "prevoyance" or "assureur" not in row:
                continue
            insurer = row["assureur"]
            madelin = "madelin" in reading.text[anchor.start : anchor.end]
            _effect(reading, insurer)
            value = f"Madelin {insurer.value}" if madelin else str(insurer.value)
            record = reading.extraction.records.setdefault("bae_prevoyance", {})
            record["contrat_en_place"] = replace(insurer, value=value, confidence=0.78)
            if "cotisation" in row and row["periodicite"].value == "mensuel":
                record.setdefault("cotisations", row["cotisation"])
        for mention in anchor.dates:
            told = reading.text[mention.start : mention.end]
            if (
                not mention.future
                and (
                    told.startswith(("depuis", "il y a"))
                    or re.search(
                        r"\b(?:depuis|date d'effet|effet|souscri\w+|signe\w*|pris\w*|de|en)\W*(?:le )?$",
                        reading.text[max(0, mention.start - 18) : mention.start],
                    )
                )
                and reading.extraction.records.get("bae_prevoyance", {}).get("contrat_en_place")
            ):
                reading.put(
                    "bae_prevoyance", "date_effet", mention.value, (mention.start, mention.end), confidence=0.72
                )


def _effect(reading: Reading, insurer: Leaf) -> None:
    """Since when: a date close to the insurer's name."""
    for institution in reading.document.institutions:
        if reading.document.evidence(institution.start, institution.end) not in insurer.evidence:
            continue
        for mention in reading.document.dates:
            between = reading.text[institution.end : mention.start]
            told = reading.text[mention.start : mention.end]
            if (
                0 <= mention.start - institution.end < 40
                and not mention.future
                and (
                    told.startswith(("depuis", "il y a", "y a"))
                    or re.search(r"\b(?:depuis|effet|souscri\w+|de|date)\W*(?:le |du )?$", between)
                )
            ):
                reading.put(
                    "bae_prevoyance", "date_effet", mention.value, (mention.start, mention.end), confidence=0.76
                )
