"""What a promise is about: the words after its verb, as a list of things to do says them."""

from __future__ import annotations

import re

from egide.kit.french.text import fold
from egide.modules.intake.engine.document import Clause, Document

# Folded noun → as written with its article. What brokers and clients send one another.
_DOCUMENTS = {
    "devis": "le devis",
    "attestation": "l’attestation",
    "contrat": "le contrat",
    "rib": "le RIB",
    "releve": "le relevé",
    "releves": "les relevés",
    "releve d'information": "le relevé d’information",
    "questionnaire": "le questionnaire",
    "dossier": "le dossier",
    "proposition": "la proposition",
    "propositions": "les propositions",
    "simulation": "la simulation",
    "simulations": "les simulations",
    "compte rendu": "le compte rendu",
    "compte-rendu": "le compte-rendu",
    "mandat": "le mandat",
    "lettre": "la lettre",
    "bulletin": "le bulletin",
    "bulletins de salaire": "les bulletins de salaire",
    "bulletin de salaire": "le bulletin de salaire",
    "fiche de paie": "la fiche de paie",
    "fiches de paie": "les fiches de paie",
    "carte d'identite": "la carte d’identité",
    "piece d'identite": "la pièce d’identité",
    "carte grise": "la carte grise",
    "permis": "le permis",
    "justificatif": "le justificatif",
    "justificatifs": "les justificatifs",
    "avis d'imposition": "l’avis d’imposition",
    "tableau d'amortissement": "le tableau d’amortissement",
    "offre de pret": "l’offre de prêt",
    "offre": "l’offre",
    "document": "le document",
    "documents": "les documents",
    "papiers": "les papiers",
    "pieces": "les pièces",
    "formulaire": "le formulaire",
    "etude": "l’étude",
    "comparatif": "le comparatif",
    "chiffrage": "le chiffrage",
    "recapitulatif": "le récapitulatif",
    "resume": "le résumé",
    "bilan": "le bilan",
    "liasse": "la liasse",
    "point": "le point",
    "necessaire": "le nécessaire",
    "virement": "le virement",
    "demande": "la demande",
}
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _DOCUMENTS), key=len, reverse=True))})\b")
_STOP = re.compile(
    r"[.,;:!?…\n]|\s(?:et (?:je|vous|on|puis|apres|comme)|pour que|des que|quand|comme ca|comme|si|parce|donc|alors|"
    r"ou alors|avant|d'ici|sous|dans|d'accord|la semaine|le mois|en (?:debut|fin)|cette semaine|aujourd'hui|ce soir|"
    r"tout a l'heure|tout de suite|sinon|merci|voila|hein|euh)\b"
)
_TAIL = re.compile(
    r"\s+(?:pour|le|la|les|l'|d'|de|des|du|dans|a|au|ce|vers|en|et|ou|que|par|avec|courant|chaque|votre)$"
)
_POSSESSIVE = re.compile(r"\b(?P<whose>votre|vos|mon|ma|mes|son|sa|ses) (?P<noun>\S.*)$", re.IGNORECASE)
_ADVERB = re.compile(r"^(?:(?:aussi|donc|bien|alors|encore|juste|du coup|déjà|quand même|également)\s+)+")
_LONGEST = 70


# What clients hand over: "je vous l'envoie", from a broker, is none of these.
CLIENTS_OWN = frozenset(
    _DOCUMENTS[name]
    for name in (
        *("rib", "releve", "releves", "releve d'information", "questionnaire", "bulletin", "bulletin de salaire"),
        *("bulletins de salaire", "fiche de paie", "fiches de paie", "carte d'identite", "piece d'identite"),
        *("carte grise", "permis", "justificatif", "justificatifs", "avis d'imposition", "tableau d'amortissement"),
    )
)
_VAGUE = frozenset({"point", "necessaire", "demande", "offre", "bilan", "dossier", "contrat"})


def last_document(folded: str) -> str:
    """The document named last in a folded text, with its article; "" when there is none that "le" may stand for."""
    found = [match.group() for match in _NAMED.finditer(folded) if match.group() not in _VAGUE]
    return _DOCUMENTS[found[-1]] if found else ""


def names_document(folded: str) -> bool:
    """Whether words begin with a document: "votre RIB", "les deux devis"."""
    match = _NAMED.search(folded)
    return match is not None and folded[: match.start()].count(" ") <= 2


def object_of(document: Document, clause: Clause, start: int, due: int | None) -> tuple[str, int]:
    """The words after a verb, as written, up to the deadline, a new clause or a pause; and where they end."""
    end = min(clause.end, start + _LONGEST)
    if due is not None and start < due < end:
        end = due
    folded = document.text[start:end]
    stop = _STOP.search(folded)
    if stop:
        folded = folded[: stop.start()]
    elif end == start + _LONGEST:
        folded = folded[: folded.rfind(" ")]
    while tail := _TAIL.search(folded.rstrip()):
        folded = folded[: tail.start()]
    length = len(folded.rstrip())
    if not folded.strip():
        return "", start
    lead = len(folded) - len(folded.lstrip())
    return _impersonal(document.original(start + lead, start + length).strip(" '’\"«»-")), start + length


def _impersonal(written: str) -> str:
    """ "votre RIB" becomes "le RIB": a list of things to do is read by two people."""
    text = _ADVERB.sub("", written.replace("'", "’"))
    match = _POSSESSIVE.match(text)
    if match is None:
        return text
    noun = match["noun"]
    if match["whose"].casefold() in ("vos", "mes", "ses"):
        return f"les {noun}"
    if match["whose"].casefold() == "ma":
        return f"la {noun}"
    for name in sorted(_DOCUMENTS, key=len, reverse=True):
        if fold(noun).startswith(name):
            article = _DOCUMENTS[name]
            return f"{article}{noun[len(name) :]}"
    return text
