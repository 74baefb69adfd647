"""Ten kinds of investments: does the client know them, and how much has been placed in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Produit:
    """Answers are `connaissance_<code>` (yes or no) and `montant_<code>` (euros, what was ever held)."""

    code: str
    fr: str
    en: str

    @property
    def connaissance(self) -> str:
        return f"connaissance_{self.code}"

    @property
    def montant(self) -> str:
        return f"montant_{self.code}"


PRODUITS: tuple[Produit, ...] = (
    Produit("obligations", "Obligations", "Bonds"),
    Produit("actions", "Actions cotées", "Listed shares"),
    Produit("fip_fcpi", "FIP et FCPI", "FIP and FCPI (local and innovation funds)"),
    Produit("opci_scpi", "SCPI et OPCI", "SCPI and OPCI (property funds)"),
    Produit("produits_structures", "Produits structurés", "Structured products"),
    Produit("monetaires", "Fonds monétaires", "Money-market funds"),
    Produit("parts_sociales", "Parts sociales", "Co-operative shares"),
    Produit("titres_participatifs", "Titres participatifs", "Participating securities"),
    Produit("fps_slp", "FPS et SLP (fonds professionnels)", "FPS and SLP (professional funds)"),
    Produit("girardin", "Girardin (outre-mer)", "Girardin (overseas tax scheme)"),
)
