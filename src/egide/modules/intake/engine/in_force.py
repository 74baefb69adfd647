"""Whether a contract spoken of is one that the household has: not denied, offered, wished, over, or somebody else's."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.pension_contract import saves_for_pension
from egide.modules.intake.engine.plans import planned, quoted
from egide.modules.intake.engine.reading import Reading

_ALREADY_LEFT = re.compile(
    r"\b(?:avant|ancien(?:ne)?|resilie\w*|j'avais|avait resilie|ferme boutique|n'(?:ai|a|ont) plus|plus (?:de|d')|"
    r"portabilite)\b"
)
_LOOK_AT = re.compile(r"\b(?:regard\w+|voulez|souhaitez|parle\w*|etudi\w+|propose\w*)\b[^.]{0,30}$")
_TO_PENSION = re.compile(r"\b(?:bascule\w*|transfere\w*|retraite|en per)\b")


# "Il ne veut pas que je touche à sa mutuelle": what is in force, and stays.
NOT_TO_TOUCH = re.compile(
    r"\b(?:veux|veut|voulons|veulent|souhaite\w*) (?:pas|plus)\b[^.;]{0,14}?\b(?:que (?:je|vous|on|nous|tu) |)"
    r"(?:y |la |le |les )?(?:touch\w+|chang\w+|boug\w+|quitt\w+)"
)


_POSSESSIVE = re.compile(r"(?:mon|ma|mes|son|sa|ses|leurs?)\b")


def of_outsider(reading: Reading, position: int) -> bool:
    """ "Mon voisin, qui a mon âge, il paie 71 chez Alptis": the outsider named in the sentence, by pronouns since."""
    clause = reading.document.clause_at(position)
    for mention in reversed([one for one in reading.people.mentions_in(clause) if one.start < position]):
        if mention.kind == "third":
            return mention.holder == "tiers"
        pronoun = mention.kind in ("he", "she") or bool(_POSSESSIVE.match(reading.text, mention.start))
        if not pronoun:
            return False
    return False


def not_in_force(reading: Reading, anchor: Anchor) -> str:
    clause = anchor.clause
    holder = reading.holder(anchor.start)
    told = anchor.institutions if reading.household.spoken_for else ()
    if holder == "tiers" or of_outsider(reading, anchor.start) or any(reading.holder(i.start) == "tiers" for i in told):
        return "tiers"
    before = reading.text[max(clause.start, anchor.start - 60) : anchor.start]
    after = reading.text[anchor.end : min(clause.end, anchor.end + 60)]
    if clause.punctuated and stance.left_out(clause.text):
        return "hors sujet"
    if just_taken(reading, clause) or quoted(reading, anchor.start, anchor.end):
        return "proposé par le courtier"
    if planned(reading, anchor.start, anchor.end, insured=bool(anchor.institutions)):
        return "souhaité"
    if holder == "entreprise" and anchor.kind not in ("multirisque_pro", "rc_pro"):
        return "entreprise"
    if stance.negated_before(reading.document, anchor.start) and not re.search(r"\b(?:change|touche|bouge)\b", before):
        return "nié"
    if stance.offered(clause.text) and clause.role in ("courtier", "narrateur"):
        return "proposé par le courtier"
    if _LOOK_AT.search(before) and stance.verdict(reading.document, clause) == "no":
        return "refusé"
    if reading.text.startswith("madelin", anchor.start) and (
        _TO_PENSION.search(reading.text[anchor.end : anchor.end + 100])
        or saves_for_pension(reading, anchor.start, anchor.end)
    ):
        return "retraite"
    if (
        stance.wished(NOT_TO_TOUCH.sub(" ", before))
        or re.match(r"\W*(?:je (?:la|le) veux|que (?:je|vous) (?:veux|cherche))", after)
    ) and not anchor.institutions:
        return "souhaité"
    if re.search(
        r"\b(?:credit|pret|emprunt|location|achat) (?:sur |de |pour )?(?:la |le |sa |ma |mon |son )?$", before
    ):
        return "autre sujet"
    return "ancien" if _over(reading, anchor, before, after) else ""


_HAD_BEEN = re.compile(r"\b(?:qu'on avait|que j'avais|resiliee?)\b")


def _over(reading: Reading, anchor: Anchor, before: str, after: str) -> bool:
    """One they had, and have no more."""
    if STOPPED.search(reading.text, anchor.end, min(anchor.clause.end, anchor.end + 90)):
        return True
    return bool(_ALREADY_LEFT.search(before[-30:]) or _HAD_BEEN.search(after[:30]))


# "Il avait une prévoyance au Gan, mais elle s'est arrêtée quand il a vendu".
STOPPED = re.compile(
    r"\b(?:mais|et|puis|qui|,) ?(?:elle |il |ca |tout |c')?(?:s'est (?:arretee?|terminee?)|a (?:pris fin|cesse|saute)|"
    r"s'arretait|(?:est|a ete) (?:resiliee?|tombee?|finie?|terminee?|radiee?|stoppee?|arretee?))\b|"
    r"\b(?:je|on|nous|il|elle) (?:l'|les ?)(?:ai|a|avons|ont) (?:resilie|arrete|lache|quitte|stoppe|perdu)\w*"
)


# "Mettez-la", "d'accord, on la fait": a cover that is taken at this meeting, not one in force.
_TAKEN = re.compile(
    r"^\W*(?:(?:ah|ben|bah|oh|bon|oui|alors|d'accord|ok|allez)\W+)*(?:mettez|ajoutez|rajoutez|prenez|faites|notez|banco|vendu|"
    r"(?:on|je) (?:la |le |les |l')?(?:prend|prends|fait|signe|ajoute|met|mets)|d'accord pour|va pour|allons-y|allez-y|"
    r"ca me va|ca marche|c'est parti|tope|je (?:la |le )?veux bien|partante?)\b"
)
_FIGURE = re.compile(r"\d|\b(?:euros?|cent|mille|vingt|trente|quarante|cinquante)\b")


def just_taken(reading: Reading, clause: Clause) -> bool:
    """The broker names a cover with its price and the household takes it: an offer, in whatever words."""
    if clause.role != "courtier" or not _FIGURE.search(clause.text):
        return False
    if THEIR_OWN.search(clause.text):
        return False
    answer = stance.reply(reading.document, clause)
    return answer is not None and bool(_TAKEN.search(answer.text))


THEIR_OWN = re.compile(r"\b(?:vous (?:avez|etes|payez|aviez)|votre|vos|actuel\w*|en cours|j'ai note)\b")


# "165 euros par mois au Crédit Agricole, jusqu'en mai 2029": what is paid off, not what insures.
PAID_OFF = re.compile(
    r"[^.;!?]{0,40}?\b(?:jusqu'(?:en|a|au)|encore (?:\w+ )?(?:ans?|mois)|pendant encore|il (?:me |nous )?reste)\b"
)


_ASKS_PAID = re.compile(r"\b(?:payee?|finie? de payer|soldee?|(?:est|sont) a (?:vous|toi)|credits?|prets?)\b")
_INSURED = re.compile(r"\b(?:assur\w+|cotis\w+|contrat|couvert\w*|tous risques|au tiers)\b")


def bought(reading: Reading, anchor: Anchor) -> bool:
    """ "Le fourgon est payé ?" "Plus que neuf mois, 240 à la BNP": a vehicle on credit, no contract that covers it."""
    if anchor.kind not in ("auto", "moto"):
        return False
    if any(PAID_OFF.match(reading.text, measure.end, measure.end + 80) for measure in anchor.moneys):
        return True
    banks = bool(anchor.institutions) and all("b" in one.value.kinds for one in anchor.institutions)
    said = reading.text[anchor.clause.start : max(anchor.clause.end, anchor.last)]
    if _INSURED.search(said) or not (banks or _ASKS_PAID.search(anchor.clause.text)):
        return False
    question = stance.asked(reading.document, anchor.clause) if anchor.clause.role in ("client", "conjoint") else None
    return question is None or not _INSURED.search(question.text)
