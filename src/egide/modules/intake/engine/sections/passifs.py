"""Debts of the household: mortgages, consumer, car, professional and student loans, overdrafts, family debts."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import loan_words as said
from egide.modules.intake.engine.anchors import Trigger
from egide.modules.intake.engine.loan_values import Loan
from egide.modules.intake.engine.loans import read_loans
from egide.modules.intake.engine.reading import Reading

ORDER = 28
_ACCEPTS = ("money", "percent", "duration", "years", "date", "institution")
_LOAN = r"(?:credits?|prets?|emprunts?)"
_THE = (
    r"(?:de la|de l'|du|des|pour la|pour le|pour l'|pour les|sur la|sur le|sur l'|pour|de ma|de mon|de sa|de notre|"
    r"de) ?"
)
TRIGGERS = (
    Trigger(
        "credit_immobilier",
        rf"{_LOAN} (?:immo(?:bilier)?s?|habitation|logement|relais(?! de tresorerie)|in fine|locatifs?|"
        rf"(?:{_THE})?(?:{said.HOUSE}|{said.FLAT}))|pret a taux zero|ptz|in fine|hypotheques?",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_auto",
        rf"(?:{_LOAN}|financement) (?:{_THE})?(?:{said.CAR}|{said.RIDE})",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_consommation",
        rf"reserves? d'argent|carte de credit (?:pass|aurore|cofinoga)|{_LOAN} (?:a la |de )?(?:conso(?:mmation)?|"
        rf"renouvelables?|revolving|perso(?:nnel)?s?|(?:{_THE})?"
        rf"(?:{said.GOODS}))|revolving",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_professionnel",
        rf"{_LOAN} (?:pro(?:fessionnel)?s?(?! de sante)|d'installation|d'equipement|relais de tresorerie|"
        rf"(?:{_THE})?(?:{said.WORK}|fonds|societe|boite|"
        rf"local|garage|atelier|magasin|salon))",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "credit_etudiant",
        rf"{_LOAN} (?:(?:{_THE}|d')?(?:{said.STUDY})|etudiants?)",
        _ACCEPTS,
        institutions="bc",
        pull=-3,
    ),
    Trigger(
        "decouvert",
        r"decouvert|a decouvert|(?<=euros de )decouverte|"
        r"a decouverte?s?(?= (?:de|d') ?(?:\d|[a-z-]+ (?:cents?|mille|euros)))|"
        r"dans le rouge|compte (?:joint |courant )?debiteur",
        ("money", "institution"),
        most=50000,
        institutions="b",
    ),
    Trigger(
        "dette_familiale",
        rf"(?:(?:ma|mon|mes|sa|son|ses|leur|leurs|notre|nos|le|la|les) (?:{said.RELATIVE})[a-z ]{{0,14}} (?:m'|nous |"
        rf"lui |leur )(?:a|ont|avait|avaient) (?:avance|prete|depanne)\w*)|(?:doi[st]|devons|rembourse|rends?|"
        rf"doit encore|rendons),? [^.]{{0,40}}\b(?:a|"
        rf"de) (?:ma|mon|mes|sa|son|ses|notre|nos) (?:{said.RELATIVE})|pret familial|dettes? (?:familiales?|"
        rf"de famille)|{_LOAN} (?:en|de) famille|"
        rf"{_LOAN} (?:de|a|avec) (?:ma |mon |mes |sa |son |ses )?(?:{said.RELATIVE})|"
        rf"a (?:ma|mon|mes) (?:{said.RELATIVE}),? (?:elle|il|ils|qui) (?:m'a|nous a|m'ont|nous ont) (?:prete|"
        rf"avance)\w*|"
        rf"(?:il|elle|ils|qui) (?:m'|nous |me l')(?:a|ont|avait|avaient) (?:avance|prete|depanne)\w*"
        rf"(?= (?:de )?(?:\d|[a-z-]+ (?:cent|mille|euros)))|"
        rf"remboursez (?:votre|vos) (?:{said.RELATIVE})|"
        rf"(?<!donne )a (?:ma|mon|mes) (?:{said.RELATIVE})(?=,? (?:\d|[a-z-]+ (?:mille|cents?)))",
        ("money", "years", "duration", "date"),
        pull=-8,
    ),
    Trigger(
        "autre",
        r"tresor public|echelonnement|avance sur salaire|dette fiscale|plan de surendettement",
        ("money", "duration", "years", "date"),
    ),
    Trigger(
        "",
        rf"(?:{_LOAN}|credit)(?! (?:a taux|fiscal|d'impot|agricole|mutuel|du nord|lyonnais|cooperatif|foncier|e\b))|"
        rf"a credit|financement (?:auto|perso\w*)|dettes?|passifs? ?:|endett\w+|endettement",
        _ACCEPTS,
        institutions="bc",
    ),
    Trigger(
        "loose",
        r"(?:on|je|nous) (?:paie|paye|payons)(?= [^.]{0,34}(?:au|a la|chez|a l') ?(?:lcl|bnp|credit|cic|"
        r"caisse d'ep|societe gen|banque))|mensualites?|echeances?(?= (?:de|du|d'|est|elle|a |chez|,|\d|trimest|"
        r"mensu))|"
        r"traites|rembours\w+|emprunte(?!u)\w*|financee?s? (?:par|avec)|l'avez financee?s?|reste a (?:payer|"
        r"rembourser)|"
        r"(?:la|le|les|l'|se|lui) ?(?:paie|paye|payez|payons|paient|dois|doit|devons) (?:encore|toujours)|"
        r"(?:payez|paie|paye|payons) (?:encore|toujours)|(?:dois|doit|devons|devez|doivent) (?:encore|toujours)|"
        r"(?:vous )?devez combien|combien (?:vous )?devez|combien d'annees (?:encore|il (?:vous )?reste)|"
        r"(?:on a|j'ai|nous avons) fini de (?:payer|rembourser)|reste combien d'annees|"
        rf"(?:maison|appart\w*|logement|{said.CAR}|{said.RIDE}|camion),? (?:elle |il |c'|ca )?est(?:[- ](?:elle|il))? "
        r"(?:deja |toute? |bientot |presque |enfin )?(?:payee?|finie? de payer|soldee?)|"
        rf"(?:{said.CAR}|{said.RIDE}|camion),? (?:elle |il )?est(?:[- ](?:elle|il))? a vous(?= ?\?)|"
        r"qui vous (?:a|avait) (?:prete|finance)|(?:quelle|la) banque (?:qui )?vous (?:a|avait|suit|a suivi)\b|"
        r"capital restant(?: du)?|"
        r"restant du|duree restante|crd|tableau d'amortissement|(?:a|chez) (?:moi|nous) et a la banque|"
        r"j'en (?:ai|avais) (?:encore )?pour(?= [^.]{0,30}\bans?\b[^.]{0,40}\bmaison)|"
        r"c'est (?:moi|nous) qui (?:le|la) (?:doi|dev)\w+|pris (?=\d[^.]{0,14}\bchez (?:cofidis|cetelem|sofinco|"
        r"younited))|"
        r"(?:la|notre|ma) banque (?:nous |m')(?:a|avait) pret\w+|reste combien a (?:payer|rembourser)|"
        r"(?:vous |nous |me )?reste[- ]t[- ]il a (?:payer|rembourser)|quel taux|le taux(?=,? (?:il|vous|etait|"
        r"c'est|est))|"
        r"(?:on a|j'ai|nous avons|ils ont) pris(?= (?:\d|[a-z-]+ (?:[a-z-]+ )?(?:cent|mille))[^.]{0,50}\b(?:a la|"
        r"au|chez|"
        r"sur)\b)|reste(?= (?:[a-z0-9]+ ){1,3}(?:ans|mois)(?: et demie?)? a (?:\d|[a-z]))|"
        r"(?<=par mois )jusqu'en (?=20\d\d)|"
        r"annees? restantes?|la banque c'est|la banque(?=[^.]{0,6} c'est)|"
        r"(?:maison|appart\w*|residence principale|voiture)[^.?]{0,4} il (?:vous )?reste (?:quoi|combien|encore)|"
        r"(?:on|je) la (?:doit|dois)(?= (?:a|encore))",
        _ACCEPTS,
        institutions="bc",
    ),
)


def build(reading: Reading) -> None:
    for loan in read_loans(reading):
        kind = loan.kind or _inferred(reading, loan)
        lender = loan.row.get("preteur")
        named = "immo" in reading.text[loan.start : loan.end]
        if (
            kind == "credit_immobilier"
            and lender is not None
            and not named
            and _lends_to_spend(reading, str(lender.value))
        ):
            kind = "credit_consommation"
        if not kind or (kind == "dette_familiale" and not loan.row and _only_asked(reading, loan)):
            continue
        if not loan.row and kind not in ("decouvert", "dette_familiale"):
            continue
        if not loan.sure and set(loan.row) <= {"preteur"}:
            continue
        if kind == "dette_familiale":
            _relative(reading, loan)
        elif _of_an_outsider(reading, loan):
            continue
        if kind == "decouvert":
            _overdrawn_at(reading, loan)
        row = dict(loan.row)
        row["nature"] = reading.leaf(kind, (loan.start, loan.end), confidence=0.8 if loan.kind else 0.66)
        if len(row) > 1:
            reading.add_row("passifs", row)


def _of_an_outsider(reading: Reading, loan: Loan) -> bool:
    """ "Mon frère, lui, en a un de 180 000. Il rembourse 900 par mois": every figure is told of somebody else."""
    told = [_told_of(reading, reading.position(leaf.evidence[0])) for leaf in loan.row.values()]
    return bool(told) and all(holder == "tiers" for holder in told)


def _told_of(reading: Reading, position: int) -> str:
    clause = reading.document.clause_at(position)
    if clause.punctuated:
        return reading.holder(position)
    mention = reading.people.last_before(position, clause.start)
    return mention.holder if mention is not None else ""


def _only_asked(reading: Reading, loan: Loan) -> bool:
    return reading.document.clause_at(loan.start).role == "courtier"


def _inferred(reading: Reading, loan: Loan) -> str:
    """The nature of a loan that nothing named: its lender, the thing spoken of nearest to it, its size."""
    lender = loan.row.get("preteur")
    if lender is not None and lender.value in said.CAR_LENDERS:
        return "credit_auto"
    if lender is not None and lender.value in said.WORK_LENDERS:
        return "credit_professionnel"
    text = reading.text
    said_in = reading.document.clause_at(loan.last - 1)
    until = min(said_in.end if said_in.role == "narrateur" else len(text), loan.last + 36)
    begin = max(0, loan.start - 180)
    near = [
        (min(abs(loan.start - match.end()), abs(match.start() - loan.end)), said.NATURES[match.lastgroup or "goods"])
        for match in said.OBJECTS.finditer(text, begin, until)
        if match.lastgroup != "goods" or -45 < match.start() - loan.start < 80
    ]
    if near and lender is not None and min(near)[1] == "credit_immobilier":
        return "credit_consommation" if _lends_to_spend(reading, str(lender.value)) else "credit_immobilier"
    usual = _usual(loan)
    if near and (min(near)[1], usual) != ("credit_consommation", "credit_immobilier"):
        return min(near)[1]
    return usual


def _lends_to_spend(reading: Reading, lender: str) -> bool:
    """Cofidis, Cetelem: an institution that only lends, and for goods, whatever the money was for."""
    return any(one.value.name == lender and one.value.kinds == "c" for one in reading.document.institutions)


def _usual(loan: Loan) -> str:
    """What a loan of that size is for, in practice."""

    def number(name: str) -> float:
        leaf = loan.row.get(name)
        return float(leaf.value) if leaf is not None and isinstance(leaf.value, int | float) else 0.0

    if max(number("montant_initial"), number("capital_restant_du")) >= 50_000 or number("duree_restante") >= 97:
        return "credit_immobilier"
    lender = loan.row.get("preteur")
    if number("montant_remboursement") >= 350 and lender is not None:
        return "credit_immobilier"
    return "credit_consommation" if number("montant_remboursement") and lender is not None else ""


_ACCOUNT_AT = re.compile(r"\bcompte (?:[a-z]+ )?(?:a|au|chez|de|du)(?: la| l')? ?$")


def _overdrawn_at(reading: Reading, loan: Loan) -> None:
    """ "Le compte au CIC, il est à découvert de 900": the bank of the account, named before."""
    clause = reading.document.clause_at(loan.start)
    for bank in reading.document.institutions:
        near = max(clause.start, loan.start - 60) <= bank.start < loan.start
        if near and "b" in bank.value.kinds and _ACCOUNT_AT.search(reading.text, clause.start, bank.start):
            name = reading.leaf(bank.value.name, (bank.start, bank.end), confidence=0.8)
            loan.row.setdefault("preteur", name)


def _relative(reading: Reading, loan: Loan) -> None:
    """Who in the family lent: the word for the relative, as it was said."""
    relative = re.compile(rf"\b(?:{said.RELATIVE})\b")
    who = relative.search(reading.text, loan.start, loan.end + 60)
    if reading.text.startswith(("il ", "elle ", "ils ", "qui "), loan.start):
        # "Et puis mon père. Il m'avait avancé 25 000": named just before
        named = list(relative.finditer(reading.text, max(0, loan.start - 40), loan.start))
        who = named[-1] if named else who
    if who is not None:
        loan.row.setdefault("preteur", reading.leaf(reading.said(who.start(), who.end()), who.span(), confidence=0.8))
