"""Gifts made to children and others: said, asked about, told in a note; what, when, to whom, in which form."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_epargne"
_KIN = (
    r"enfants?|fils|filles?|petits?-enfants?|petite-fille|petites-filles|petits?-fils|ainee?s?|cadette?s?|neveux?|"
    r"nieces?|"
    r"neveu|filleule?s?|garcons?|gamins|grands?|petits enfants|heritiers"
)
_NAMED = re.compile(
    r"\b(?:donations?(?:[- ]partage)?|dons? (?:manuels?|familial|familiaux|de sommes?|de (?=\d|[a-z-]+ (?:mille|"
    r"cents?)))|don a|avance d'hoirie|"
    r"avance de part|avance sur (?:heritage|succession))(?![a-z])"
)
_GIVEN = re.compile(
    r"\b(?:ai|a|as|avons|ont|avez|avait|avais|avaient|aviez|avions)(?: deja| donc| rien|"
    r" jamais(?: rien)?)? (?:donnee?s?|transmis\w*|"
    r"passe la nue[- ]propriete|"
    r"fait don|"
    r"cede la nue[- ]propriete)(?! (?:rendez|un rendez|son|mon|le numero|leur avis|des nouvelles))|"
    r"\b(?:rien|quelque chose) de donnee?\b"
)
_WORTHY = re.compile(
    rf"\b(?:quelque chose|nue[- ]propriete|maison|appartement|murs|terrain|parts|immeuble|studio)\b|\b(?:{_KIN})\b"
)
_THEM = re.compile(r"\b(?:leur|lui) (?:a|ont|avait|en a)\b")
_WE_TO_THEM = re.compile(r"\b(?:on|nous|je) (?:leur|lui)(?: en)? $")
_CHILDREN = re.compile(
    rf"\b(?:(?:deux|trois|quatre|cinq|mes|nos|ses|les|leurs|vos|des) )(?:deux |trois |quatre |grands )?(?:{_KIN})\b"
)
_ONE_CHILD = re.compile(rf"\b(?:mon|ma|notre|votre|son|sa|leur) (?:{_KIN})\b(?=[^.?]*$)")
# "On a aidé notre fille, on lui a donné 25 000."
_HELPED = re.compile(rf"\b(?:mon|ma|notre|votre|son|sa|leur) (?:{_KIN})\b(?=[^.?]{{0,30}}\b(?:lui|leur)\b)")
_SPOUSES = re.compile(r"\W*(?:au dernier vivant|entre epoux|au dernier des vivants)")
_RECEIVED = re.compile(
    r"\b(?:recu|recois|touche|m'a|m'ont|nous a|nous ont|vous a|vous ont|de (?:mes|nos|ses) parents|par (?:mes|nos|"
    r"ses) parents|"
    r"de (?:ma|mon|sa|son) (?:mere|pere|tante|oncle))\b[^.]{0,18}$"
)
_NOT_YET = re.compile(
    r"\b(?:voudrai\w+|aimerai\w+|pens\w+|envisag\w+|reflechi\w+|pourrai\w+|peut|pouvez|faudrait|si (?:on|je|vous)|"
    r"projet|"
    r"veut|veux|voulons|souhait\w+|prevoi\w+|compte|propos\w+|futur\w*|une assurance)\b[^.]{0,26}$"
)
_NEVER = re.compile(
    r"^\W*(?:(?:ah|ben|bah|euh|oh|alors|mais|franchement)\W+)*(?:non|nan|jamais|rien|aucune?|pas (?:encore|"
    r"du tout|une|de)|"
    r"toujours pas|ni l'un)\b"
)
_FORMS = (
    ("donation-partage", re.compile(r"donations?[- ]partage")),
    ("don manuel", re.compile(r"dons? manuels?|de la main a la main")),
    ("donation simple", re.compile(r"donations? simples?")),
    ("don familial de sommes d'argent", re.compile(r"dons? famili\w+ de sommes?")),
    ("don familial", re.compile(r"dons? famili\w+")),
    ("don de somme d'argent", re.compile(r"dons? de sommes? d'argent")),
    ("donation avec réserve d'usufruit", re.compile(r"reserve d'usufruit")),
    ("donation de la nue-propriété", re.compile(r"(?<!pleine )nue[- ]propriete")),
    ("donation avec réserve d'usufruit", re.compile(r"gard\w+ l'usufruit")),
    ("donation en avance de part", re.compile(r"avance de part|avance d'hoirie|avance sur (?:heritage|succession)")),
)
_TO = re.compile(
    rf"(?:\b(?:a|au|aux|pour|entre|au profit d(?:es?|u)|en faveur d(?:es?|u))(?: chacun| chacune)?(?: d'eux)?(?: de|"
    rf" des|"
    rf" d')? ?|"
    rf"\bchacun des |"
    rf"\bchacun de )"
    rf"((?:(?:l'|la |le |les |mes |mon |ma |nos |notre |ses |son |sa |leurs |leur |vos |votre |ces |deux |trois |"
    rf"quatre |"
    rf"cinq |seule? |unique |propre ))*(?:{_KIN})\b(?: et (?:a )?(?:la |le |les |sa |son |ma |mon )(?:{_KIN})\b)?)"
)
# "La maison de sa grand-mère, qui y vit ; elle lui a transmis…": given by whom the household comes from.
_BY_ELDERS = re.compile(
    r"\b(?:sa|son|ma|mon|leurs?|ses|mes) "
    r"(?:grands?-(?:mere|pere|parents)|mere|pere|parents|oncle|tante|marraine|parrain)\b"
    r"[^.!?]{0,50}[,;] ?(?:qui |elle |il |ils |et )?(?:elle|il|ils|qui) (?:lui|leur|m'|nous) ?$"
)
_TO_US = re.compile(r"\b(?:m'|nous |vous )$")
_ELDERS = re.compile(r"\b(?:pere|mere|parents|grands?-(?:mere|pere|parents)|oncle|tante)\b[^.]{0,30}$")
_VALUED = re.compile(r"\b(?:valait|vaut|valeur|estim\w+|frais|impots?|retraite|salaire)\b[^.]{0,20}$")


_WAS_WORTH = re.compile(
    r"\b(?:ca|elle|il|le tout|l'ensemble) (?:valait|etait estimee?|avait ete estimee?) (?:a |"
    r"dans les )?$"
)


def read_gifts(reading: Reading) -> None:
    """Whether a gift was made, with its terms; a plain "no" to the question counts."""
    text = reading.text
    found: list[re.Match[str]] = [*_NAMED.finditer(text), *_GIVEN.finditer(text)]
    for match in sorted(found, key=_start):
        clause = reading.document.clause_at(match.start())
        if _SPOUSES.match(text, match.end()) and clause.role != "courtier":
            continue
        named = match.re is _NAMED.compiled
        made = _made(reading, clause, match, named=named)
        if made is None:
            continue
        sure = 0.78 if named else 0.74
        reading.put(_SECTION, "donation_realisee", made, match.span(), confidence=sure if made else 0.72)
        if made:
            _terms(reading, clause)
            return


def _start(match: re.Match[str]) -> int:
    return match.start()


def _made(reading: Reading, clause: Clause, match: re.Match[str], *, named: bool) -> bool | None:
    """True, False, or None when nothing is said of a gift by the household."""
    text = reading.text
    before = text[max(clause.start, match.start() - 60) : match.start()]
    end = _goes_on_to(reading, clause)
    around = text[match.start() : min(end, match.end() + 110)]
    if not named and not (_WORTHY.search(around) or _large(reading, match.start(), end)):
        return None
    if clause.role == "courtier":
        return _answered(reading, clause)
    mention = reading.people.last_before(match.start(), clause.start)
    # "Trois enfants. Elle leur a fait une donation": whoever gives to them is none of them
    theirs = _WE_TO_THEM.search(before) or (
        mention is not None and mention.kind in ("he", "she") and _THEM.search(before)
    )
    if (mention is not None and mention.holder in ("tiers", "enfant") and not theirs) or _RECEIVED.search(before + " "):
        return None
    if _BY_ELDERS.search(text, max(0, match.start() - 90), match.start()):
        return None
    ours = match.group().startswith(("avons", "avions", "avez", "aviez"))  # "nous avons donné" is not "nous a donné"
    if (not ours and _TO_US.search(before)) or _ELDERS.search(before):
        return None
    if stance.negated_before(reading.document, match.start()) or re.search(
        r"\b(?:jamais|n'ai (?:pas|rien)|n'a rien)\b", before
    ):
        return False
    if re.match(r"[^.]{0,24}\b(?:jamais|aucune|neant|non)\b", text[match.end() : clause.end]):
        return False
    if _NOT_YET.search(before):
        return None
    if not named and not _told(reading, clause, match, around):
        return None
    dated = any(True for _ in reading.dates_between(clause.start, end))
    details = dated or bool(_TO.search(around)) or _large(reading, clause.start, end)
    done = re.search(
        r"\b(?:fait|faite|faites|realise\w*|consenti\w*|signe\w*|deja|avons|ai|a|ont|oui|en)\b", before + around
    )
    return True if details and done else None


def _goes_on_to(reading: Reading, clause: Clause) -> int:
    """ "On a déjà donné. Vingt mille à chacun.": a short sentence whose terms are in the next one."""
    following = reading.document.clauses[clause.index + 1 : clause.index + 2]
    short = clause.end - clause.start < 40 and following and following[0].turn == clause.turn
    return following[0].end if short else clause.end


def _to_somebody(reading: Reading, start: int, end: int) -> bool:
    """ "À Paulo, vingt mille": to somebody called by a first name."""
    return any(
        person.person not in ("client", "conjoint")
        and _TO_NAME.search(reading.text[max(0, person.start - 3) : person.start])
        for person in reading.names_between(start, end)
    )


_TO_NAME = re.compile(r"(?:^|\b|\W)a $")


def _told(reading: Reading, clause: Clause, match: re.Match[str], around: str) -> bool:
    """Given to somebody of the family, not a telephone number to the broker."""
    lead = reading.text[max(clause.start, match.start() - 12) : match.start()]
    named = _to_somebody(reading, match.end(), match.end() + 60)
    each = _EACH.search(around) and _large(reading, match.end(), match.end() + 60)
    return bool(named or each or _TO.search(around) or re.search(r"\b(?:leur|lui) $", lead) or "nue" in around)


def _large(reading: Reading, start: int, end: int) -> bool:
    return any(m.kind == "money" and m.value >= 1000 and not m.period for m in reading.measures_between(start, end))


def _answered(reading: Reading, clause: Clause) -> bool | None:
    """What the household answers to the broker's question about gifts."""
    if stance.offered(clause.text) or _NOT_YET.search(clause.text):
        return None
    answer = _reply(reading, clause)
    if answer is None or not (clause.question or clause.text.rstrip().endswith("?") or reading.guessed_roles):
        return None
    turn_end = _turn_end(reading, answer)
    words = reading.text[answer.start : turn_end]
    if re.match(r"\W*si\b", words) or stance.says_yes(answer.text):
        return True
    if (
        re.search(r"\bsi,", words)
        or (any(pattern.search(words) for _, pattern in _FORMS) and not _NOT_YET.search(words))
        or (
            _large(reading, answer.start, turn_end)
            and (_TO.search(words) or _to_somebody(reading, answer.start, turn_end))
        )
    ):
        return True
    return False if _NEVER.match(words) else None


def _reply(reading: Reading, clause: Clause) -> Clause | None:
    """The answer that counts: the other of the couple may say "si" after a "non"."""
    first = stance.reply(reading.document, clause)
    for later in reading.document.clauses[clause.index + 1 : clause.index + 7]:
        if later.role in ("client", "conjoint") and re.match(r"\W*(?:mais |ah |ben )?si\b,?", later.text):
            return later
        if later.role == "courtier" and later.turn > clause.turn:
            break
    return first


def _turn_end(reading: Reading, clause: Clause) -> int:
    starts = reading.document.starts
    ends = starts[clause.segment + 1] if clause.segment + 1 < len(starts) else len(reading.text)
    return min(ends, clause.start + 320)


def _widest(form: tuple[int, int, str]) -> tuple[int, int]:
    return form[0], -form[1]


_INSTEAD = re.compile(r"\b(?:non|pardon|plutot|attendez|je me trompe)\b")


def _terms(reading: Reading, clause: Clause) -> None:
    """The gift's form, date, sum and receivers, in the sentence and in those that go on about it."""
    document = reading.document
    if clause.role == "courtier":
        answer = _reply(reading, clause)
        start, end = clause.start, _turn_end(reading, answer) if answer is not None else clause.end
        begin = answer.start if answer is not None else clause.start
    else:
        start = begin = clause.start
        following = document.clauses[clause.index + 1 : clause.index + 2]
        same = following and following[0].turn == clause.turn and not reading.named_other(following[0])
        end = following[0].end if same else clause.end
    zone = reading.text[start:end]
    forms = [(match.start(), match.end(), form) for form, pattern in _FORMS if (match := pattern.search(zone))]
    if forms:
        # "un don manuel… non, un don familial": the one said instead
        right = next(
            (one for one in sorted(forms, key=_widest) if _INSTEAD.search(zone[max(0, one[0] - 34) : one[0]])), forms[0]
        )
        reading.put(_SECTION, "donation_forme", right[2], (start + right[0], start + right[1]), confidence=0.76)
    _date(reading, begin, end)
    for measure in reading.measures_between(begin, end):
        lead = reading.text[max(begin, measure.start - 40) : measure.start]
        if measure.kind == "money" and measure.value >= 1000 and not measure.period and not _VALUED.search(lead):
            span = (measure.start, measure.end)
            reading.put(_SECTION, "donation_montant", int(measure.value), span, confidence=0.76)
            break
        if measure.kind == "money" and measure.value >= 10_000 and _WAS_WORTH.search(lead):
            span = (measure.start, measure.end)
            reading.put(_SECTION, "donation_montant", int(measure.value), span, confidence=0.62)
    if not reading.has(_SECTION, "donation_montant"):
        _asked_sum(reading, clause)
    _receivers(reading, begin, start, end)


_ASKS_SUM = re.compile(r"\b(?:combien|quel montant|quelle somme|quelle hauteur|a hauteur de|montant)\b")


def _asked_sum(reading: Reading, clause: Clause) -> None:
    """ "Pour quel montant ?" "150 000.": asked for once the gift is told."""
    clauses = reading.document.clauses
    for later in clauses[clause.index + 1 : clause.index + 8]:
        if later.role != "courtier" or not later.question or not _ASKS_SUM.search(later.text):
            continue
        for answer in clauses[later.index + 1 : later.index + 3]:
            for measure in reading.measures_between(answer.start, answer.end):
                if measure.kind == "money" and measure.value >= 1000 and not measure.period:
                    span = (measure.start, measure.end)
                    reading.put(_SECTION, "donation_montant", int(measure.value), span, confidence=0.72)
                    return
        return


def _date(reading: Reading, start: int, end: int) -> None:
    today = reading.document.reference.isoformat()
    for mention in reading.dates_between(start, end):
        if mention.value <= today[: len(mention.value)]:
            span = (mention.start, mention.end)
            reading.put(_SECTION, "donation_date", mention.value, span, confidence=0.76)
            return


def _receivers(reading: Reading, begin: int, start: int, end: int) -> None:
    """To whom: "à notre fils", "chacune" of those the question named, a first name."""
    for low, high in ((begin, end), (start, begin)):
        found = _TO.search(reading.text, low, high)
        if found is None and low == begin and _named_receiver(reading, begin, end):
            return
        if found:
            who = reading.said(found.start(1), found.end(1))
            name = re.match(
                r" ([A-ZÉÈ][\w-]+)", reading.document.original(found.end(1), min(len(reading.text), found.end(1) + 20))
            )
            who = f"{who} {name[1]}" if name and reading.document.speaks_with_capitals else who
            who = _theirs(who)
            reading.put(_SECTION, "donation_beneficiaires", who, (found.start(1), found.end(1)), confidence=0.72)
            return
    if re.search(r"\b(?:leur|lui)\b", reading.text[start:end]):
        one = _ONE_CHILD.search(reading.text, max(0, start - 90), start) or _HELPED.search(reading.text, start, end)
        if one:
            reading.put(_SECTION, "donation_beneficiaires", reading.said(*one.span()), one.span(), confidence=0.66)
            return
        earlier = list(_CHILDREN.finditer(reading.text, max(0, start - 800), start))
        if earlier:
            reading.put(_SECTION, "donation_beneficiaires", "les enfants", earlier[-1].span(), confidence=0.66)
            return
    each = _EACH.search(reading.text, begin, end)
    if each and reading.household.first("enfant"):
        who = f"mes {each['count']} enfants" if each["count"] else "chacun des enfants"
        reading.put(_SECTION, "donation_beneficiaires", who, each.span(), confidence=0.64)


_EACH = re.compile(r"\b(?:a )?chacune?\b(?: de (?:mes|nos|ses) (?P<count>deux|trois|quatre)\b|(?! (?:de|des|a) ))")


def _named_receiver(reading: Reading, begin: int, end: int) -> bool:
    """ "Trente mille à Julie": by the first name."""
    for person in reading.names_between(begin, end):
        lead = reading.text[max(begin, person.start - 3) : person.start]
        if person.person not in ("client", "conjoint") and _TO_NAME.search(lead):
            span = (person.start, person.end)
            reading.put(_SECTION, "donation_beneficiaires", reading.said(*span), span, confidence=0.7)
            return True
    return False


def _theirs(who: str) -> str:
    """The receivers the broker named, in the household's words: "vos filles" are "mes filles"."""
    if who.startswith("vos "):
        return "mes " + who[4:]
    if who.startswith("votre "):
        woman = re.match(r"votre (?:fille|ni[eè]ce|petite|a[iî]n[eé]e|filleule)", who)
        return ("ma " if woman else "mon ") + who[6:]
    return who
