"""Outsiders spoken of by what they do: "mon dentiste a pris sa retraite", "le cuisinier part en retraite"."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.professions import profession_heads
from egide.modules.intake.engine.document import Document

# The one who does something: a trade with its determiner, right before the verb it is the subject of.
_SUBJECT = re.compile(
    r"\b(?:(?P<ours>mon|ma|notre|son|sa|leur|votre)|le|la) (?:(?:jeune|vieux|vieille|ancien|ancienne|nouveau|nouvelle|"
    r"autre|petite?) )?(?P<trade>[a-z]+)(?: (?:de la|de l'|du|d'en|d') ?[a-z]+)?,? (?:(?:il|elle|qui),? )?(?:vient de |"
    r"va )?(?:a|est|etait|part|partait|prend|prendra|touche|gagne|cherche|travaille|partir|prendre)\b"
)
# A thing as often as a person, or somebody whose firm is meant.
_THINGS = frozenset(
    {"taxi", "cuisiniere", "assureur", "courtier", "conseiller", "conseillere", "cadre", "agent", "facteur"}
)
# Staff and partners in business that are no trades; somebody's, whenever they are named.
_STAFF = frozenset(
    {"fournisseur", "salarie", "salariee", "employe", "employee", "bailleur", "bailleresse", "successeur"}
)


@dataclass(frozen=True, slots=True)
class Tradesperson:
    """An outsider named by a trade that ends at ``end``; ``gender`` "m" or "f", as the determiner tells."""

    end: int
    gender: str


def tradespeople(document: Document) -> dict[int, Tradesperson]:
    """Such outsiders, by the position of their determiner.

    A note names the client by their trade too ("l'infirmière", "le boulanger"): there only a trade that belongs to
    somebody ("son préparateur") is an outsider's.
    """
    heads = profession_heads()
    return {
        match.start(): Tradesperson(match.end("trade"), "f" if match.group().startswith(("ma ", "sa ", "la ")) else "m")
        for match in _SUBJECT.finditer(document.text)
        if (match["trade"] in heads or (match["ours"] and match["trade"] in _STAFF))
        and match["trade"] not in _THINGS
        and (match["ours"] or document.clause_at(match.start()).role in ("client", "conjoint"))
    }
