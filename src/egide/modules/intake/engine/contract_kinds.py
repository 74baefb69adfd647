"""Of what kind a contract is: what its own words, its insurer, the thing insured or the talk around it tell."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.insurers import SPECIALITY
from egide.modules.intake.engine.listed_covers import THINGS
from egide.modules.intake.engine.reading import Reading


def kind_of(reading: Reading, anchor: Anchor, insurer: Found[Institution] | None) -> str:
    """The ``type`` of a contract; "" when nothing tells."""
    return (
        _of_premises(reading, anchor)
        or _on_two_wheels(reading, anchor)
        or anchor.kind
        or _sold_alone(insurer)
        or _by_topic(reading, anchor)
    )


_PENSION_TALK = re.compile(r"\b(?:retraite|trimestres|per\b|plan d'epargne|pension|fin de carriere|deuxieme pilier)\b")
_HEALTH_TALK = re.compile(r"\b(?:mutuelle|sante|secu|hospitalis\w*|hopital|rembours\w*|soins|dents|lunettes)\b")


def for_later(reading: Reading, anchor: Anchor) -> bool:
    """ "Une complémentaire, vous en avez une ?" "Oui, un PER": of the pension, where health is not told."""
    if reading.text[anchor.start : anchor.end] != "complementaire":
        return False
    low, high = max(0, anchor.start - 200), anchor.end + 90
    return bool(_PENSION_TALK.search(reading.text, low, high)) and not _HEALTH_TALK.search(reading.text, low, high)


_TWO_WHEELS = re.compile(r"\b(?:motos?|scooters?)\W+(?:c'est )?(?:une?|ma|la) $")


def _on_two_wheels(reading: Reading, anchor: Anchor) -> str:
    """ "La moto, une BMW": the make says the thing again."""
    before = reading.text[max(0, anchor.start - 24) : anchor.start]
    return "moto" if anchor.kind == "auto" and _TWO_WHEELS.search(before) else ""


_MULTI = re.compile(r"multirisques?(?! (?:habitation|de la maison|maison|logement))")


# "La scierie est en multirisque": what is run there names the place.
_BUSINESS = re.compile(
    r"\b(?:la |ma |sa |leur |notre |l')(?!gendarmerie|mairie|tuyauterie|maconnerie)(?:[a-z]{2,}erie|usine|exploitation|"
    r"etable|forge|serre|imprimerie|entreprise|societe)\b|\b(?:le |mon |son |leur |notre |l')"
    r"(?:hangar|moulin|chai|atelier|fournil|labo|entrepot|depot)\b"
)


def _of_premises(reading: Reading, anchor: Anchor) -> str:
    """ "Votre boutique ?" "Multirisque au Gan": a bare "multirisque" is of the premises last spoken of."""
    if anchor.kind != "habitation" or not _MULTI.fullmatch(reading.text, anchor.start, anchor.end):
        return ""
    clause = anchor.clause
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    near = clause.text if question is None else f"{question.text} {clause.text}"
    kinds = [thing.lastgroup for thing in THINGS.finditer(near)]
    if _BUSINESS.search(near):
        kinds.append("multirisque_pro")
    return "multirisque_pro" if "multirisque_pro" in kinds and "habitation" not in kinds else ""


def _sold_alone(insurer: Found[Institution] | None) -> str:
    """What an insurer of motorbikes, of funerals or of lawsuits sells, and nothing else."""
    kind = SPECIALITY.get(insurer.value.name, "") if insurer is not None else ""
    return kind if kind in ("moto", "obseques", "protection_juridique") else ""


_TOPICS = (
    (
        "prevoyance",
        r"prevoyance|arrets?(?: de travail)?|invalidite|indemnites|incapacite|franchise|maintien de salaire|"
        r"collectif|contrat de groupe",
    ),
    ("sante", r"mutuelle|complementaire|sante|hospitalisation|lunettes|dentaire|optique|couronnes"),
    ("emprunteur", r"assurance (?:du|de) (?:pret|credit)|emprunteur"),
    ("habitation", r"habitation|maison|appart\b|appartement|logement|locataires?\b|coloc\w*|studio"),
    ("auto", r"voiture|vehicule|auto\b"),
    ("dependance", r"dependance"),
    ("obseques", r"obseques|enterrement"),
    ("gav", r"accidents de la vie|gav\b"),
)


def _by_topic(reading: Reading, anchor: Anchor) -> str:
    """A bare "contrat" is of the kind last spoken of."""
    zone = reading.text[max(0, anchor.start - 320) : anchor.last + 60]
    middle = min(anchor.start, 320)
    found = [
        (abs(m.start() - middle), kind) for kind, pattern in _TOPICS for m in re.finditer(rf"\b(?:{pattern})", zone)
    ]
    return min(found)[1] if found else ""
