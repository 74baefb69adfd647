"""Word documents with fields: opened safely, checked, filled, and drawn as pages."""

from egide.integrations.word.drawing import draw
from egide.integrations.word.faults import Faute, NotAWordDocument, Undrawable
from egide.integrations.word.package import Package, read_package
from egide.integrations.word.support import approximated, unsupported
from egide.integrations.word.template import NOT_TOLD, Absent, Catalogue, Controle, Filling, Row, Valeurs, check

__all__ = [
    "NOT_TOLD",
    "Absent",
    "Catalogue",
    "Controle",
    "Faute",
    "Filling",
    "NotAWordDocument",
    "Package",
    "Row",
    "Undrawable",
    "Valeurs",
    "approximated",
    "check",
    "draw",
    "read_package",
    "unsupported",
]
