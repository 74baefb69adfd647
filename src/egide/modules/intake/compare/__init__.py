"""The comparison: what a meeting stated against what the client file holds. Pure, no Django.

`compare` makes proposals; `reconcile` carries earlier decisions over to a later comparison of the same meeting.
"""

from .dossier import Dictionary, Dossier, DossierRow
from .fields import current_value
from .proposals import Kind, Proof, Proposed, State, Stored, compare
from .reconcile import Outcome, reconcile

__all__ = [
    "Dictionary",
    "Dossier",
    "DossierRow",
    "Kind",
    "Outcome",
    "Proof",
    "Proposed",
    "State",
    "Stored",
    "compare",
    "current_value",
    "reconcile",
]
