"""What is shown of a value that is kept encrypted."""

from __future__ import annotations

from egide.modules.clients.dictionary.types import Champ

DOT = "•"
DOTS = DOT * 4


def mask(champ: Champ, value: str) -> str:
    """Enough to tell one account from another ("FR76 •••• 8811"); of a NIR, its key only ("•••• 81")."""
    return f"{value[:4]} {DOTS} {value[-4:]}" if champ.kind == "iban" else f"{DOTS} {value[-2:]}"
