"""Financial assets: what it is, where, whose, how much, how much a month, since when, for whom."""

from __future__ import annotations

from dataclasses import replace

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.accounts import by_employer, child_s, complete, held_by_firm, named_for
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.holdings import beneficiary, gather, meant_for, named_things, one_each, told_when_asked
from egide.modules.intake.engine.pension_contract import saves_for_pension
from egide.modules.intake.engine.plans import arranged, asked_and_dropped
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import (
    amount,
    corrected,
    institution_leaf,
    made_for_me,
    merge,
    over,
    owner,
    restated,
    stranger,
    titled_owner,
    unreal,
)
from egide.modules.intake.engine.types import Leaf, Row

ORDER = 36
_ACCEPTS = ("money", "date", "institution")
TRIGGERS = (
    Trigger(
        "assurance_vie",
        r"assurances?[- ]vies?|assur'vie|av\b(?= (?:[a-z]{3,} ?)?(?:\d|[a-z]{3,}))|contrat (?:d'assurance vie|vie)",
        _ACCEPTS,
        institutions="abt",
        pull=-2,
    ),
    Trigger("pea", r"pea\b|p e a\b|plan d'epargne en actions", _ACCEPTS, institutions="abt", pull=-2),
    Trigger(
        "per",
        r"per\b|perin|perp|perco|plan (?:d')?epargne retraite|p e r\b|madelin|retraite madelin|prefon|"
        r"article 83",
        _ACCEPTS,
        institutions="abtm",
        pull=-2,
    ),
    Trigger("per", r"prefon", _ACCEPTS, institutions="abtm", pull=-2, payer=True),
    Trigger("livret_a", r"livrets? a\b(?! (?:la|deux|taux))|livret bleu", _ACCEPTS, institutions="b", pull=-2),
    Trigger(
        "ldds",
        r"ldds?|l d d(?: s)?\b|livret (?:de )?developpement(?: durable)?|codevi",
        _ACCEPTS,
        institutions="b",
        pull=-2,
    ),
    Trigger("lep", r"lep\b|l e p\b|livret d'epargne populaire", _ACCEPTS, institutions="b", pull=-2),
    Trigger("pel", r"pel\b|plan d'epargne logement|plan epargne logement|p e l\b", _ACCEPTS, institutions="b", pull=-2),
    Trigger(
        "cel",
        r"cel\b(?! de (?!\d|[a-z]+ (?:cents?|mille)))|c e l\b|compte epargne logement",
        _ACCEPTS,
        institutions="b",
    ),
    Trigger(
        "compte_titres",
        r"comptes?[- ]titres?|portefeuille (?:d'actions|titres|boursier)|actions en direct",
        _ACCEPTS,
        institutions="abt",
        pull=-2,
    ),
    Trigger("scpi", r"scpi|s c p i|pierre[- ]papier", _ACCEPTS, institutions="abt", pull=-2),
    Trigger("compte_courant", r"comptes?[- ](?:courants?|cheques?|joint|bancaires?)", _ACCEPTS, institutions="b"),
    Trigger(
        "compte_courant",
        r"(?:mon|notre|son|leur) compte(?= (?:a la (?:banque|caisse|poste)|au (?:credit|cic)|chez|a l'agence))",
        _ACCEPTS,
        institutions="b",
    ),
    Trigger(
        "epargne_salariale",
        r"epargne salariale|epargne (?:de|par) (?:la |ma |mon |l'|sa |son )(?:boite|entreprise|boulot|societe|"
        r"employeur)|"
        r"pee\b|p e e\b|p e i\b|plan (?:d')?epargne (?:d'|de l')?entreprise|plan d'entreprise|interessement|"
        r"participation(?! aux)|percol",
        _ACCEPTS,
        institutions="abt",
    ),
    Trigger(
        "contrat_capitalisation",
        r"(?:contrats?|bons?) de capi(?:talisation)?|la capi\b",
        _ACCEPTS,
        institutions="abt",
        pull=-2,
    ),
    Trigger(
        "autre",
        r"comptes? a terme|livret (?:b|jeune|boosté|booste|bancaire|orange|epargne|csl)|super livret|parts sociales|"
        r"obligations|fonds euros?|epargne[- ]pension|"
        r"(?:deuxieme|troisieme|2e|3e) pilier|libre passage|fcpi|crowdfunding|tontine|comptes? (?:epargne|sur livret)",
        _ACCEPTS,
        institutions="abt",
    ),
    Trigger(
        "autre",
        r"assurance (?:de )?groupe(?= de (?!la |votre |mon |notre |ton )[a-z]+, )|assurance-groupe",
        _ACCEPTS,
        institutions="abt",
    ),
)
_OPENED = re.compile(r"\b(?:ouvert\w*|souscri\w*|depuis|de|date de|pris|signe\w*|ouverture|en)\W*(?:en |le |au )?$")


# Holdings that are left to somebody by their clause.
_LEFT_TO = ("assurance_vie", "per", "contrat_capitalisation")


# By law of one holder: "on a un PEL" is the speaker's.
_ONES_OWN = ("per", "pea", "livret_a", "ldds", "lep", "pel", "cel", "epargne_salariale")


def build(reading: Reading) -> None:
    rows: list[tuple[Row, int, int]] = []
    named = named_things(reading)
    complete(reading)
    anchors = reading.anchors.get("actifs_financiers", [])
    for index, anchor in enumerate(anchors):
        reason = unreal(reading, anchor)
        if reason == "refusé" and _put_right(reading, anchor):
            reason = ""
        if reason.startswith(("proposé", "refusé")):
            reading.set_aside(f"actifs_financiers.{anchor.kind}", reason, anchor.start, anchor.end)
        if (
            reason
            or (stranger(reading, anchor) and not (titled_owner(reading, anchor) or by_employer(reading, anchor)))
            or _gone(reading, anchor)
            or held_by_firm(reading, anchor, anchors[index + 1].start if anchors[index + 1 :] else len(reading.text))
            or _general(reading, anchor)
        ):
            continue
        gather(reading, anchor, named)
        row = _row(reading, anchor)
        if row is not None:
            each = one_each(reading, anchor, row)
            if each:
                rows.extend(each)
                continue
            rows.append((row, anchor.start, anchor.last))
    for row in merge(rows, ("nature",), 500):
        reading.add_row("actifs_financiers", row)


def _gone(reading: Reading, anchor: Anchor) -> bool:
    clause = anchor.clause
    if reading.text[anchor.start : anchor.end] == "madelin" and not saves_for_pension(
        reading, anchor.start, anchor.end
    ):
        return True
    after = reading.text[anchor.end : min(clause.end, anchor.end + 80)]
    return (
        over(reading, anchor, 30)
        or bool(re.search(r"\bje l'ai (?:rachete|vendu|cloture|vide|solde|casse|ferme)\w*", after))
        or bool(_EMPTIED.search(reading.text[max(clause.start, anchor.start - 90) : anchor.start]))
    )


_EMPTIED = re.compile(
    r"\bherit\w+ de (?:l'|la |une |son |sa )?$|"
    r"\b(?:(?:ai|a|avons|avait|avais) (?:tout )?(?:casse|vide|cloture|debloque|ferme|solde|revendu)\w*[^.;]{0,12}|"
    r"(?:il )?(?:ne |n'y a |y a )?(?:reste |a )?plus rien (?:sur|dans)[^.;]{0,10}|reste rien (?:sur|dans)[^.;]{0,10})$"
)


def _put_right(reading: Reading, anchor: Anchor) -> bool:
    """ "L'assurance-vie est à 44 000 ?" "Non, à 46 200.": the no is to the figure, and the thing stays."""
    answer = stance.reply(reading.document, anchor.clause) if anchor.clause.role == "courtier" else None
    if answer is None or not anchor.moneys or _TO_BEGIN.search(reading.text, anchor.clause.start, answer.start):
        return False
    # "Votre livret A, il est plein ?" "Non, y a onze mille dessus."
    lead = reading.text[max(anchor.clause.start, anchor.start - 8) : anchor.start]
    if re.search(r"\b(?:votre|vos|ton|tes) $", lead) and all(m.start >= answer.start for m in anchor.moneys):
        return True
    given = [m for m in reading.measures_between(answer.start, answer.end + 40) if m.kind == "money" and not m.period]
    if not given or not any(m.value for m in anchor.moneys if m.start < answer.start):
        return False
    anchor.moneys[:] = [given[0], *(m for m in anchor.moneys if m.period)]
    return True


# "L'assurance-vie, on commence à 40 000 ?" "Non, 35 000.": the sum to put in is haggled over, and nothing is held.
_TO_BEGIN = re.compile(
    r"\b(?:(?:on|vous|je) (?:y |en |la |l'|le )?(?:commenc\w+|demarr\w+|ouvr\w+|met(?:s|tez|trait|triez)?|place\w*|"
    r"vers(?:e|ez|erait|eriez)|part(?:ez|irait)?)|au depart|pour (?:commencer|demarrer)|versement initial|d'entree|"
    r"tout de suite)\b"
)


def _general(reading: Reading, anchor: Anchor) -> bool:
    """Talk about products in general, or a question without an answer."""
    clause = anchor.clause
    if asked_and_dropped(reading, anchor.start, anchor.end) or arranged(reading, anchor):
        return True
    if clause.role == "courtier" and _SUMS_UP.search(clause.text):
        return True  # told by the household already
    before = reading.text[max(clause.start, anchor.start - 45) : anchor.start]
    if re.search(
        r"\b(?:c'est quoi|entendu parler|a la tele|comme (?:le|la|les|un|une|mon|ton|ce)(?= $)|par rapport a|"
        r"plutot qu'|difference entre|dans le cadre d|"
        r"ai evoque|evoque|laisse tomber|on n'en parle pas|parle pas d)\b",
        before,
    ):
        return True
    end = min(clause.end, anchor.end + 50) if clause.punctuated else anchor.end + 50
    after = reading.text[anchor.end : end]
    if re.match(
        r"\W*(?:(?:(?:ont|a) eu droit )?a un refus|refusee?s?\b|ecartee?s?\b|"
        r"on (?:n'en|en) (?:parle|reparle|verra)|non\b|pas maintenant|plus tard|je n'en veux|"
        r"ca ne l'interesse|ne l'interesse)",
        after,
    ):
        return True
    if clause.role == "courtier":
        kept = _kept(reading, anchor)
        if kept is not None:
            return not kept
        verdict = stance.verdict(reading.document, clause)
        answered = any(reading.document.clause_at(m.start).role != "courtier" for m in anchor.moneys)
        return not answered and verdict != "yes" and told_when_asked(reading, anchor) is None
    return False


_SUMS_UP = re.compile(r"\b(?:je (?:resume|recapitule)|(?:pour|en) resume[r]?|on recapitule|recapitulons)\b")
_GOES_ON = re.compile(r"\W*(?:oui|toujours|c'est bon|est la|il est la|existe|d'accord|aussi|exact)\b")
_NO_MORE = re.compile(r"[^.;]{0,20}\b(?:vide|ferme|cloture|casse|solde|debloque|plus rien|je l'ai plus|non\b|fini)\w*")


def _kept(reading: Reading, anchor: Anchor) -> bool | None:
    """ "Un PEL et un livret A, toujours ?" "Le PEL oui, le livret A je l'ai vidé": each one's answer, if it has one."""
    for other in reading.anchors.get("actifs_financiers", []):
        near = 0 < other.clause.turn - anchor.clause.turn <= 1 and other.kind == anchor.kind
        if not near or other.clause.role == "courtier":
            continue
        after = reading.text[other.end : min(other.clause.end, other.end + 60)]
        if _GOES_ON.match(after):
            return True
        if _NO_MORE.match(after):
            return False
    return None


def _row(reading: Reading, anchor: Anchor) -> Row | None:
    row: Row = {}
    for measure in corrected(reading, anchor.moneys, anyone=made_for_me(reading, anchor)):
        _money(reading, row, measure, anchor)
    institution = institution_leaf(reading, anchor, "abtm")
    if institution is not None:
        row["etablissement"] = _fund(anchor, institution)
    for mention in anchor.dates:
        before = reading.text[max(0, mention.start - 22) : mention.start]
        told = reading.text[mention.start : mention.end]
        if (
            not mention.future
            and mention.kind != "partial"
            and not _asked_otherwise(reading, anchor, mention.start)
            and (_OPENED.search(before) or told.startswith(("depuis", "il y a", "y a")))
        ):
            row["date_ouverture_souscription"] = reading.leaf(
                mention.value, (mention.start, mention.end), confidence=0.78
            )
            break
    designated = None
    if anchor.kind in _LEFT_TO:
        designated = told_when_asked(reading, anchor) or beneficiary(reading, anchor)
    if designated is None and anchor.kind == "assurance_vie":
        designated = meant_for(reading, anchor)
    if designated is not None:
        row["beneficiaires"] = designated
    if not row and not _owned(reading, anchor):
        return None
    whose = "enfant" if child_s(reading, anchor) else named_for(reading, anchor) or owner(reading, anchor)
    if not whose and by_employer(reading, anchor):
        whose = "conjoint" if anchor.clause.role == "conjoint" else "client"
    if not whose:
        return None
    if whose == "commun" and anchor.kind in _ONES_OWN:
        whose = anchor.clause.role if anchor.clause.role in ("client", "conjoint") else "client"
    row["nature"] = reading.leaf(anchor.kind, (anchor.start, anchor.end), confidence=0.84 if len(row) else 0.6)
    row["detenteur"] = reading.leaf(whose, (anchor.start, anchor.end), confidence=0.74)
    return row


_ASKS_OPENED = re.compile(r"\b(?:ouvert\w*|souscri\w*|(?:l'|les )avez|dat\w+|de quand|pris\w*|compte|contrat|plan)\b")


def _asked_otherwise(reading: Reading, anchor: Anchor, start: int) -> bool:
    """ "Un PEE, 12 400." "Et le poste ?" "Chef de rang, depuis 2005.": the date answers another question."""
    clause = reading.document.clause_at(start)
    if clause.turn == anchor.clause.turn or clause.role not in ("client", "conjoint"):
        return False
    question = stance.asked(reading.document, clause)
    if question is None or question.role != "courtier" or question.turn <= anchor.clause.turn:
        return False
    return _ASKS_OPENED.search(question.text) is None


def _fund(anchor: Anchor, institution: Leaf) -> Leaf:
    """ "Des parts de Primopierre": a SCPI goes by the name that was said, not by its manager's."""
    said = institution.evidence[0].quote
    named = anchor.kind == "scpi" and " " not in said and len(said) > 4
    return replace(institution, value=said[0].upper() + said[1:]) if named else institution


_STANDS = re.compile(
    r",? (?:il|elle|qui|ca|je l'ai|on l'a)? ?(?:est|sont|a ete)? ?(?:plein|pleine|rempli|remplie|au plafond|au maximum|"
    r"a fond|bloque|ouverte?)\b"
)
_ASKS_PAID = re.compile(
    r"\balimente[zs]\b|\bverse[zs]\b[^?]{0,30}\bmois\b|\bversements? (?:mensuels?|programmes?|par mois)\b|"
    r"\bmettez (?:combien|quoi) (?:par|chaque|tous les) mois\b|\bcombien (?:par|chaque) mois\b"
)


def _asked_paid(reading: Reading, clause: Clause) -> bool:
    """ "Vous alimentez quoi chaque mois ?" "80 sur le livret A." """
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return question is not None and clause.index - question.index <= 2 and bool(_ASKS_PAID.search(question.text))


def _owned(reading: Reading, anchor: Anchor) -> bool:
    before = reading.text[max(anchor.clause.start, anchor.start - 240) : anchor.start]
    after = reading.text[anchor.end : min(anchor.clause.end, anchor.end + 40)]
    if anchor.clause.role != "courtier" and _STANDS.match(after):
        return True
    return anchor.clause.role != "courtier" and bool(
        re.search(
            r"\b(?:j'ai|on a|il a|elle a|a|nous avons|possede\w*|detient|detiens|ont|dispose\w*)\b[^.]{0,26}$|"
            r"\b(?:dispose|possede|detient)\b",
            before,
        )
    )


_FULL = re.compile(r"\b(?:livret a|ldds?|lep|l e p|l d d s|pel|au|est|deja) plafond\b")


# "Ouvert quand j'avais dix ans, il y a 15 600": when it began, not what there was then.
_LONG_AGO = re.compile(r"\bquand j'(?:avais|etais) [^,.;]{2,26}")


def _lead(reading: Reading, clause: Clause, measure: Measure) -> str:
    """The words that lead a figure, from the figure before it; a thing "au plafond" is full, which limits nothing."""
    low = max(clause.start, measure.start - 60)
    earlier = [other.end for other in reading.measures_between(low, measure.start) if other.kind == "money"]
    return _LONG_AGO.sub(" ", _FULL.sub(" ", reading.text[max([low, *earlier]) : measure.start]))


def _money(reading: Reading, row: Row, measure: Measure, anchor: Anchor) -> None:
    clause = reading.document.clause_at(measure.start)
    before = _lead(reading, clause, measure)
    told = reading.believed(clause) or (clause.role == "courtier" and _kept(reading, anchor))
    if (
        not told
        or stance.wished(before)
        or stance.past(before[-30:])
        or re.search(r"\b(?:impot|economis|ticket|minimum|plafond|frais)\w*\b[^.]{0,20}$", before)
    ):
        return
    paid = re.search(
        r"\b(?:tous les mois|chaque mois|verse|alimente|versements? (?:programmes?|mensuels?|reguliers?|libres?))\b"
        r"[^.]{0,14}$",
        before,
    ) or _asked_paid(reading, clause)
    if measure.period == "mensuel" or (not measure.period and paid and measure.value < 3000):
        row.setdefault("versement_mensuel", amount(reading, measure))
    elif measure.period:
        return
    elif measure.value >= 100:
        right = restated(reading, measure)
        row.setdefault("valeur_actuelle", amount(reading, right, 0.82 if anchor.clause.index == clause.index else 0.72))
