"""Whether health cover is what is being spoken of where a sum is told: "on peut mettre soixante" means it then."""

from __future__ import annotations

from bisect import bisect_right

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_NOWHERE = -(10**6)
_HEALTH = (
    r"(?<![a-z])(?:mutuelles?(?! generale)|complementaires?(?: sante)?|sante|hospitalisation|optique|dentaire|"
    r"lunettes|dents|semelles|attelles|appareils? auditifs?|"
    r"garanties?|chambre (?:seule|particuliere)|medecines douces|cures?|ostheo|osteo|remboursements?|"
    r"(?:hopital|generaliste|kine|pharmacie)(?= ?[:=,]|[^.;]{0,24}\b(?:renforc|confort|base\b|moyen|max|mini|import|"
    r"rembours))|"
    r"(?:bien|mal|mieux|pas|peu|rien|etre|est|sont|soit|soient|me|nous|lui) rembours\w+)(?![a-z])"
)
_OTHER = (
    r"(?<![a-z])(?:prets?|credits?|epargn\w+|loyers?|placements?|obseques|prevoyance|auto|voiture|moto|"
    r"habitation|assurances?[ -]vie|capital|rente|livrets?|per|pea|p e r|p e a|"
    r"mensualites?|emprunteur|indemnites?)(?![a-z])"
)
_SAVING = re.compile(r"\b(?:epargn\w+|de cote|plac\w+|livrets?|per|pea|assurance[- ]vie|economis\w+)\b")


class HealthTalk:
    """Where health, and other matters of money, are named in a meeting."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.health = [match.start() for match, _ in reading.find(_HEALTH)]
        self.other = [match.start() for match, _ in reading.find(_OTHER)]

    def holds(self, position: int, clause: Clause) -> bool:
        """Whether health is what is being spoken of: named last, or just after in the same sentence."""
        health, other = self.health, self.other
        if not health:
            return False
        before = health[bisect_right(health, position) - 1] if health[0] <= position else -1
        rival = other[bisect_right(other, position) - 1] if other and other[0] <= position else _NOWHERE
        if before >= 0 and before >= rival:
            return position - before < 700
        following = bisect_right(health, position)
        near = following < len(health) and health[following] < position + (120 if rival < position - 400 else 60)
        return near and rival < clause.start

    def spends(self, position: int) -> bool:
        """Whether a sum to be "put" each month pays for care: health was named just before, saving nowhere near."""
        clause = self.reading.document.clause_at(position)
        text = self.reading.text
        if _SAVING.search(text, max(0, position - 200), min(len(text), max(clause.end, position + 40))):
            return False
        last = bisect_right(self.health, position) - 1
        return last >= 0 and position - self.health[last] < 200 and self.holds(position, clause)
