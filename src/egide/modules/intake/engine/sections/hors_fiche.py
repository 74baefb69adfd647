"""Amounts that have no place in the file: they attract their own figures so that no other section takes them."""

from __future__ import annotations

from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.reading import Reading

ORDER = 99
_ALL = ("money", "years", "duration", "date", "percent")
TRIGGERS = (
    Trigger(
        "loyer paye",
        r"de loyer(?! (?:encaisse|percu|d'un))|(?:mon|notre) loyer(?! (?:encaisse|percu))|loyers? (?:paye|"
        r"que je paie)|(?:je|on|nous) (?:lui |"
        r"leur )?(?:paie|paye|"
        r"payons|verse) un loyer|locataires?(?! (?:paie|paye|paient|verse|qui|me|nous|donne|regle))|"
        r"(?<!que )je loue|(?<!qu')on loue|"
        r"(?<!que )nous louons|loue (?:a|un|une) (?!l')(?:[a-z]+)",
        ("money",),
        pull=-6,
    ),
    Trigger(
        "chiffre d'affaires",
        r"chiffre(?: d'affaires?)?|de chiffre|le ca\b|ca (?:de|annuel)|tresorerie|"
        r"(?<!apres le )(?<!apres mon )(?<!prime de )bilan(?! retraite)|capital social|"
        r"masse salariale|recettes|honoraires|subventions?|de pac\b|levee? de fonds|leves?",
        ("money",),
        pull=-4,
    ),
    Trigger(
        "pension versee",
        r"(?:je|il|elle) (?:lui|leur) (?:verse|donne|paie|paye)(?! (?:dessus|sur|mon|ma|un loyer)) |(?:je|"
        r"il) (?:verse|paie|paye|donne) (?:une|la) pension|lui paie|pension (?:que je|a verser)|pour (?:elle|lui|"
        r"eux) je verse",
        ("money",),
        most=2500,
        pull=10,
    ),
    Trigger(
        "location longue duree", r"leasing|loa\b|lld\b|location longue duree", ("money", "duration", "years"), pull=-4
    ),
    Trigger("vente", r"vendue?s?|revendue?s?|prix de vente|la vente", ("money",), least=5000, pull=-6),
    Trigger(
        "achat projete",
        r"(?:voudrais|veut|voudrait|projet d'|envie d'|pense) (?:racheter|acheter|achat|acquerir)\w*",
        ("money",),
        least=5000,
    ),
    Trigger(
        "frais",
        r"avocat|amende|courses|cantine|creche|nounou|facture|devis|travaux|electricite|chauffage|"
        r"frais de (?:notaire|scolarite)|scolarite|ecole privee|de l'heure|la visite|consultation|"
        r"depassements?|toiture|reparations?|sinistre|accrochage|vole|cambriol\w*",
        ("money",),
        pull=6,
    ),
    Trigger("vacances", r"vacances", ("money",), most=15_000, pull=6),
    Trigger(
        "exemple",
        r"quelqu'un qui|par exemple|ordre de grandeur|en moyenne les gens|un de mes clients|un autre client|"
        r"imaginons|admettons|supposons",
        ("money", "percent", "years"),
        pull=-10,
    ),
    Trigger(
        "tarif du courtier",
        r"je (?:vous )?propose|j'ai une formule|je peux vous (?:avoir|proposer|faire|trouver)|on peut descendre|"
        r"ca vous (?:couterait|ferait|reviendrait)|le tarif serait|ca couterait|compter (?:dans les|environ)|"
        r"celle que j'ai en tete",
        ("money",),
        most=3000,
        pull=-2,
    ),
)


def build(reading: Reading) -> None:
    """Nothing to write: these things only keep their figures away from the others."""
