"""What is wrong with a template, as codes: whoever shows them has the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Faute:
    """`code` names it; `params` fill its sentence."""

    code: str
    params: dict[str, object] = field(default_factory=dict)


class NotAWordDocument(Exception):
    """The bytes are nothing that can be read as a Word document, or nothing that may be."""

    def __init__(self, faute: Faute) -> None:
        super().__init__(faute.code)
        self.faute = faute


class Undrawable(Exception):
    """The document holds what no page can be drawn of."""

    def __init__(self, fautes: Sequence[Faute]) -> None:
        super().__init__(", ".join(faute.code for faute in fautes))
        self.fautes = list(fautes)
