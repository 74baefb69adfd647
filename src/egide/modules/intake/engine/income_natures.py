"""What kind of income an amount is (wage, pension, profit, rent…), by its words, who pays and the person's status."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.kit.french.professions import profession_heads
from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.loose_incomes import beside_work
from egide.modules.intake.engine.reading import Reading

# The status of a trade's head word -> the kind of its profit.
_PROFITS = {"l": "bnc", "a": "bic", "b": "ba"}
_TRADES = (
    (
        "ba",
        re.compile(
            r"\b(?:vignes?|vignoble|exploitation|troupeau|vaches|chevres|brebis|earl|gaec|cereales|pac|maraich\w+|"
            r"verger|"
            r"elevage|ferme|laitiere?|ruches|terres)\b"
        ),
    ),
    (
        "bic",
        re.compile(
            r"\b(?:boutique|magasin|epicerie|restaurant|resto|boulangerie|taxi|vtc|camping|commerce|bar|garage|salon|"
            r"truck|"
            r"auto-?entrepreneu\w+|micro-entreprise|chantiers?|marches?|bricoleur\w*|camion|gite|location meublee|"
            r"lmnp)\b"
        ),
    ),
)


_FOR_CHILDREN = re.compile(
    r"\b(?:par enfant|pour (?:les|mes|ses|nos|son|sa|mon|ma|notre|le|la) (?:deux |trois )?(?:enfants?|filles?|fils|"
    r"petite?s?|"
    r"jumeaux|jumelles|garcons?|grande?|aine)|(?:leur|son) (?:pere|mere)|mon ex|juge)\b"
)
# Whoever works draws no pension, unless it is said so.
_ACTIVE = ("salarie", "fonctionnaire", "independant", "chef_entreprise")
_DRAWN = re.compile(
    r"\b(?:reversion|cumul\w*|touche\w*|percoi\w+|recoi\w+|encaiss\w+|(?:me|lui) (?:verse\w*|tombe\w*|paie|paye)|"
    r"militaire|retraitee?)\b"
)
_BENEFIT = re.compile(r"\b(?:l'are|are|assedic|france travail|pole emploi|indemnisation|allocation chomage)\b")
_AT_WORK = re.compile(
    r"\b(?:travaille|bosse|salariee?|fonctionnaire|cdi|cdd|temps (?:partiel|plein)|mi-temps|employee?|en activite|"
    r"en poste)\b|\bchez [a-z]"
)
# "J'en ai pour 125 000": what is held, not what it yields.
_HELD_FOR = re.compile(
    r"\b(?:pour|vaut|vaudrait|valent|valeur|estime\w*|hauteur de|investi\w*|place\w*|mis|achete\w*) (?:[a-z]+ )?$"
)
_LIFE_SALE = re.compile(
    r"\b(?:vendue?s?|vente|cedee?) (?:[a-z']+ ){0,3}?en viager\b|\ben viager,? [^.;]{0,50}\b(?:me|lui|nous) verse"
)
_LET_ASKED = re.compile(r"\b(?:loyers?|loue[es]?|locataires?|locatif|rapporte)\b")
_WAGE_WORD = re.compile(r"salaire|paie$|paye$|vacations|cachets")


def nature_of(reading: Reading, anchor: Anchor, holder: str, measure: Measure, around: str) -> str | None:
    kind = anchor.kind
    person = holder if holder in ("client", "conjoint") else "client"
    status = reading.value(person, "situation_professionnelle")
    if (
        kind == "pension_retraite"
        and status != "retraite"
        and not 0 <= anchor.start - measure.end <= 14
        and not re.search(
            r"\b(?:pension|reversion|caisse|c\w*rsat|agirc|arrco|cn\w+|ircantec|cipav|carmf|enim|msa|m s a)",
            reading.text[anchor.start : anchor.end],
        )
        and not re.search(r"\b(?:touche|percoi[st]|recoi[st]|me verse)\b.{0,40}\bretraite\b", anchor.clause.text)
    ):
        return None
    asked = anchor.clause.role == "courtier" and not reading.guessed_roles
    if kind in ("pension_retraite", "allocation_chomage", "ba") and _works_apart(reading, anchor, measure):
        return "salaire"
    if kind == "pension_retraite" and status in _ACTIVE and not (asked or _DRAWN.search(around)):
        return None
    if kind == "pension_retraite" and status != "retraite" and _FOR_CHILDREN.search(around):
        return "pension_alimentaire"
    if kind in ("revenu", "revenus_locatifs") and re.search(
        r"\b(?:scpi|s c p i|pierre[- ]papier)\b", reading.text[max(0, measure.start - 130) : measure.end]
    ):
        return None if _HELD_FOR.search(reading.text[max(0, measure.start - 30) : measure.start]) else "scpi"
    if kind == "revenu" and re.search(r"\b(?:depens\w+|charges|courses|tout compris|on tourne)\b", around):
        return None
    paid = _paid_by_whom(reading, anchor, measure, status, around)
    if paid:
        return paid
    if kind in ("salaire", "revenu"):
        return _from_what_they_own(reading, anchor, measure, around) or _earned(
            reading, anchor, person, measure, around
        )
    if kind == "revenus_locatifs":
        return _rented(reading, anchor, measure, around)
    if kind in ("bic", "bnc") and status in ("salarie", "retraite", "fonctionnaire"):
        return None
    if kind == "bic" and "bic" not in reading.text[anchor.start : anchor.end]:
        return profit(reading, person, measure.start)
    return kind


def _paid_by_whom(reading: Reading, anchor: Anchor, measure: Measure, status: object, around: str) -> str:
    """What a bare "allocations" or "me verse" is, told by who pays; "" when nobody tells."""
    if anchor.kind == "allocations_familiales" and _out_of_work(reading, anchor, measure, status):
        return "allocation_chomage"
    if anchor.kind == "salaire" and _from_the_other_parent(reading, anchor, measure, around):
        return "pension_alimentaire"
    return by_its_payer(reading, anchor) if anchor.kind == "salaire" else ""


# Who pays tells what is paid: "la Carsat me verse", "entre la Caf qui nous file", "le locataire me donne".
_PAYERS = (
    (
        "pension_retraite",
        r"c\w*rsat|msa|m s a|cnav|agirc(?:[- ]arrco)?|arrco|cnracl|ircantec|cipav|carmf|enim|"
        r"caisse (?:de (?:ma |la )?)?retraite",
    ),
    ("allocations_familiales", r"caf|c a f|allocs?|allocations familiales"),
    ("allocation_chomage", r"france[- ]travail|pole[- ]emploi|assedic|unedic"),
    ("revenus_locatifs", r"(?:locataires?|colocs|airbnb|touristes|agence immobiliere)"),
)
_PAYER = re.compile(
    "|".join(
        rf"\b(?P<{kind}>{words})(?: (?!mon |ma |mes |le |la |les )[a-z-]+){{0,3}},? (?:(?:il|elle|ils|elles|"
        rf"qui|eux|ca) )*$"
        for kind, words in _PAYERS
    )
)
_BY_THE_STATE = re.compile(
    r"\b(?:secu|securite sociale|cpam|c p a m|assurance maladie)(?: [a-z-]+)?,? (?:(?:elle|qui|ils) )*$"
)
_DISABLED = re.compile(r"\b(?:invalid\w+|rente|accident du travail|maladie professionnelle|incapacite)\b")
_PAYS_ME = ("me ", "m'", "nous ", "lui ")


def by_its_payer(reading: Reading, anchor: Anchor) -> str:
    """The nature that the subject of "me verse" tells; "" for an employer, and when it is not said who pays."""
    if not reading.text.startswith(_PAYS_ME, anchor.start):
        return ""
    if _BY_THE_STATE.search(reading.text, max(anchor.clause.start, anchor.start - 48), anchor.start):
        return "rente" if _DISABLED.search(anchor.clause.text) else ""
    payer = _PAYER.search(reading.text, max(anchor.clause.start, anchor.start - 48), anchor.start)
    return payer.lastgroup or "" if payer else ""


_NO_JOB = re.compile(r"\b(?:chomage|sans emploi|demandeu\w+|licencie\w*|france travail|pole emploi|inscrite? a)\b")


def _out_of_work(reading: Reading, anchor: Anchor, measure: Measure, status: object) -> bool:
    """ "Au chômage, 1 340 euros d'allocations": a bare "allocations" of who is out of work is no family's."""
    if not reading.text.startswith("alloc", anchor.start) or "famil" in reading.text[anchor.start : anchor.end + 12]:
        return False
    low = max(anchor.clause.start, min(anchor.start, measure.start) - 90)
    told = _NO_JOB.search(reading.text, low, anchor.end) is not None
    return told or (status == "demandeur_emploi" and measure.value >= 600)


_OTHER_PARENT = re.compile(
    r"\b(?:(?:leur|son|le) (?:pere|papa)|(?:leur|sa|la) (?:mere|maman)|(?:mon|ton|votre|l') ?ex)\b[^.;!?]{0,40}?[,.]? "
    r"(?:et |mais |donc )?(?:il|elle) $"
)


def _from_the_other_parent(reading: Reading, anchor: Anchor, measure: Measure, around: str) -> bool:
    """ "Leur père est à Lyon, il me verse 260 euros", "elle me donne 150 par enfant": no employer's pay."""
    if not reading.text.startswith(("me ", "m'", "nous "), anchor.start) or measure.value > 3000:
        return False
    lead = reading.text[max(reading.document.starts[anchor.clause.segment], anchor.start - 80) : anchor.start]
    return bool(_OTHER_PARENT.search(lead)) or (lead.endswith(("il ", "elle ")) and bool(_PER_CHILD.search(around)))


_PER_CHILD = re.compile(
    r"\b(?:par (?:enfant|gamin|gosse|tete)|pour (?:les|mes|nos|la|le) (?:deux |trois )?(?:enfants?|filles?|petite?s?|"
    r"garcons?|gamins?|gosses?|jumeaux|jumelles))\b"
)


# "La SCI, on l'estime à 300 000. Elle nous verse 900 par mois."
_BY_SCI = re.compile(
    r"\b(?:sci|s c i)\b(?:(?!\b(?:mari|femme|epouse|fille|mere|soeur|boite|sarl|sas) )[^?\n]){0,110}\b(?:elle|qui|sci"
    r"(?: [a-z]+){0,2}) (?:me|nous|m'|lui|leur) ?(?:en )?(?:verse|rapporte|laisse|sort|distribue|redistribue|reverse|"
    r"rend)\b[^.;?]{0,24}$"
)


def _from_what_they_own(reading: Reading, anchor: Anchor, measure: Measure, around: str) -> str | None:
    """ "Vendu en viager, on me verse 540": a life annuity; "la boulangère me paie 800", asked of a rent: a rent."""
    if _LIFE_SALE.search(reading.text, max(0, measure.start - 160), measure.start):
        return "rente"
    if "rapporte" in reading.text[anchor.start : anchor.end] and not _by_working(reading, anchor):
        owned = [thing for thing in reading.things_in(anchor.clause) if thing.section == "biens_immobiliers"]
        if owned and owned[-1].start < anchor.start:
            return "revenus_locatifs"
    if _BY_SCI.search(reading.text, max(0, measure.start - 170), measure.start):
        return "sci"
    if anchor.kind == "salaire" and reading.text.startswith(("me ", "m'"), anchor.start):
        question = stance.asked(reading.document, anchor.clause)
        if question is not None and question.role == "courtier" and _LET_ASKED.search(question.text):
            return _rented(reading, anchor, measure, around)
    return None


def _works_apart(reading: Reading, anchor: Anchor, measure: Measure) -> bool:
    """ "Lui est au chômage, 1 350. Et elle, 1 900 chez Leclerc": another sentence, of somebody at work."""
    clause = reading.document.clause_at(measure.start)
    if clause.index == anchor.clause.index or anchor.start > measure.start:
        return False
    if anchor.clause.role == "courtier" and clause.role != "courtier":
        return False
    words = reading.text[clause.start : min(clause.end, measure.end + 30)]
    return _AT_WORK.search(words) is not None


def works_now(reading: Reading, measure: Measure) -> bool:
    """ "Cadre salarié depuis 2004, 138 000 brut": whatever the person's status is believed to be, a wage."""
    clause = reading.document.clause_at(measure.start)
    return _AT_WORK.search(reading.text[max(clause.start, measure.start - 60) : measure.start]) is not None


_PROFIT = re.compile(r"\b(?:benefices?|bnc|bic|b n c|b i c|resultat|recettes|honoraires|chiffre)\b")


_PLAIN = re.compile(
    r"\bdeclar|revenus?|rapporte|paie|l'an (?:passe|dernier)|annee|(?:sur|en) 20\d\d|bon mois,? mauvais mois|"
    r"(?:j'ai|a) gagne|(?:me|se) fai[st] |(?:selon|suivant) les mois|vi[st] avec|exercice|mois (?:normal|"
    r"moyen|creux|sur l'autre)"
)


_INCOME_ASKED = re.compile(
    r"\b(?:revenus?|salaires?|gagnez|gagne|touchez|remuner\w+|paie|paye)\b(?! (?:d'impot|fiscal))"
)


def _earned(reading: Reading, anchor: Anchor, person: str, measure: Measure, around: str) -> str | None:
    """What "gagne" and "revenu" mean for this person: wage, pension, benefit or profit."""
    status = reading.value(person, "situation_professionnelle")
    said = reading.text[anchor.start : anchor.end] + around
    plain = _PLAIN.search(said) or (status in ("independant", "chef_entreprise") and measure.explicit)
    clause = reading.document.clause_at(measure.start)
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    asked = (
        question is not None
        and clause.index - question.index <= 2
        and _INCOME_ASKED.search(stance.asked_words(reading.document, question))
    )
    at_work = 500 <= measure.value <= 15_000 and beside_work(reading, measure)
    if anchor.kind == "revenu" and not (measure.period or measure.wage or plain or asked or at_work):
        return None
    if anchor.clause.role != "courtier" and _WAGE_WORD.match(reading.text, anchor.start, anchor.end):
        return "salaire"
    low = reading.document.clauses[max(0, clause.index - 1)].start
    if measure.value < 8000 and _BENEFIT.search(reading.text, max(low, measure.start - 110), measure.start):
        return "allocation_chomage"
    if status == "retraite" or (
        question is not None
        and clause.index - question.index <= 5
        and re.search(r"\b(?:retraites|pensions|(?:votre|ta) (?:retraite|pension)) ?[?,]", question.text)
    ):
        return "pension_retraite"
    if status == "demandeur_emploi" and anchor.kind == "salaire":
        return "allocation_chomage"
    low = reading.document.clauses[max(0, clause.index - 2)].start
    yearly = anchor.kind == "revenu" and (measure.period == "annuel" or measure.value >= 12_000)
    if yearly and _PROFIT.search(reading.text, max(low, measure.start - 160), measure.start):
        return profit(reading, person, measure.start)
    if status == "independant" and (anchor.kind == "revenu" or measure.period == "annuel"):
        return profit(reading, person, measure.start)
    return "salaire"


_RENT_PAID = re.compile(
    r"\b(?:de loyer|je loue|on loue|locataires?|nous louons|je paie|on paie|paye un loyer|"
    r"(?<!qu')(?:elle|il|ils) loue(?:nt)?,)(?![a-z])"
)
_RENT_RECEIVED = re.compile(
    r"\bencaiss|percois|touche|me reviennent|rapporte|loue (?:a|\d)|que je loue|qu'on loue|"
    r"\blocataires?\b[^.;]{0,40}\b(?:me|nous) (?:donne|verse|paie|paye|regle|vire)"
)


_SCI = re.compile(r"\bsci\b|s c i\b")
# "La SCI… Moi mon studio est loué 480": what one owns oneself, named after the company.
_OWN_LET = re.compile(
    r"\b(?:mon|ma|notre|mes) (?:petite? |propre )?(?:studio|appart\w*|garage|parking|box|maison|t[1-6]|f[1-6]|local|"
    r"immeuble|gite|chalet|duplex|pavillon)\b"
)


def _rented(reading: Reading, anchor: Anchor, measure: Measure, around: str) -> str | None:
    """Rent received, by the household or through its SCI; rent paid is nothing."""
    if _RENT_PAID.search(around) and not _RENT_RECEIVED.search(around):
        return None
    company = [m.end() for m in _SCI.finditer(reading.text, max(0, measure.start - 200), measure.end)]
    if company and not _OWN_LET.search(reading.text, company[-1], measure.start):
        return "sci"
    yields = "rapporte" in reading.text[anchor.start : anchor.end]
    if yields and _by_working(reading, anchor):
        return "salaire"
    if yields and not re.search(r"\blou[eé]|appart|studio|immeuble|garage|parking|locat", around):
        return None
    return "revenus_locatifs"


_WORKING = re.compile(
    r"\b(?:je|j'|il|elle) ?(?:livre|travaille|bosse|sers|sert|garde|fais|fait|donne|tiens|remplace|depanne|nettoie|"
    r"repasse|conduis|conduit|anime|encadre|surveille|jardine|cuisine|traduis|corrige)\b[^.;!?]{0,60}?[,;]? "
    r"(?:et |mais |donc )?(?:ca|cela) (?:me |lui |nous )?$"
)


def _by_working(reading: Reading, anchor: Anchor) -> bool:
    """ "Je livre des sushis le soir, ça me rapporte 480 par mois": what is done, not what is owned."""
    low = max(reading.document.starts[anchor.clause.segment], anchor.start - 90)
    return _WORKING.search(reading.text[low : anchor.start]) is not None


def shareholder(reading: Reading) -> str:
    """The partner who runs a company, when only one does; "" otherwise."""
    heads = [
        person
        for person in ("client", "conjoint")
        if reading.value(person, "chef_entreprise")
        or reading.value(person, "situation_professionnelle") == "chef_entreprise"
    ]
    return heads[0] if len(heads) == 1 else ""


def profit(reading: Reading, person: str, position: int) -> str:
    """The kind of profit a trade makes: liberal BNC, craft and shop BIC, farm BA; the trade may only be heard near."""
    job = fold(str(reading.value(person, "profession") or ""))
    heads = profession_heads()
    status = next((heads[word] for word in re.split(r"[^a-z-]+", job) if heads.get(word) in _PROFITS), "")
    if status:
        return _PROFITS[status]
    low = reading.document.clauses[max(0, reading.document.clause_at(position).index - 4)].start
    near = reading.text[max(low, position - 300) : position + 80]
    trade = next((nature for nature, words in _TRADES if words.search(near)), "")
    status = next((heads[word] for word in re.findall(r"[a-z-]+", near) if heads.get(word) in _PROFITS), "")
    return trade or _PROFITS.get(status, "bnc")


_HIRED_OR_RETIRED = ("salarie", "fonctionnaire", "retraite", "demandeur_emploi")
_ON_THEIR_OWN = ("independant", "chef_entreprise")


def whose_profit(reading: Reading, holder: str) -> str:
    """A profit told beside one who is hired is the other's, when the other works on their own account."""
    other = {"client": "conjoint", "conjoint": "client"}.get(holder, "")
    if not other or reading.value(holder, "situation_professionnelle") not in _HIRED_OR_RETIRED:
        return holder
    return other if reading.value(other, "situation_professionnelle") in _ON_THEIR_OWN else holder


def usual_period(nature: str, value: float) -> str:
    if nature == "dividendes":
        return "annuel"
    if nature in ("bnc", "bic", "ba"):
        return "annuel" if value >= 6000 else "mensuel"
    return "annuel" if value >= 12000 else "mensuel"
