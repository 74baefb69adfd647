"""Protection need: income to guarantee, capital, annuities, waiting period, charges, tools, contract in force."""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.charges import charges
from egide.modules.intake.engine.episodes import said_in_hand
from egide.modules.intake.engine.plans import of_party
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.protection import (
    TOPIC,
    anchors_of,
    annuities,
    around,
    beside_heirs,
    contract,
    is_agreed,
    put_figure,
    waiting,
)
from egide.modules.intake.engine.protection_terms import payer, tools, trips
from egide.modules.intake.engine.reading import Reading

ORDER = 50
_NEAR = (
    r"\b(?:prevoyance|carence|ij\b|arrete\w*|arrets?|invalid\w+|indemni\w+|franchise|incapacite|malade|"
    r"demi[- ]traitement|(?:enim|msa|secu\w*|cpam|ssi|rsi|cipav|carmf|carpimko|cavp|caisse) (?:verse|paie|paye|"
    r"indemnise|couvre|donne)|"
    r"maintien|maintenir)\b"
)
_SICK = (
    r"(?:suis|est|serais|serait|etais|etait|etes|seriez) (?:arretee?|malade|en arret|immobilisee?|hospitalisee?)|"
    r"(?:tombe|tombais|tombait|tombez|tombiez) (?:malade|en arret)|m'arrete|s'arrete|me casse|se casse|me blesse|"
    r"se blesse|me fais mal|(?:ne )?(?:peux|peut|pouvez|pouvais|pouvait|pouviez|pourr\w+) plus [a-z]+(?:er|ir|re)|"
    r"(?:avez|aviez|ai|a|avais|avait) un (?:coup dur|pepin|accident|gros probleme)|"
    r"(?:tombe|tombez|tombiez|etes|etiez|suis|est) (?:sur le carreau|cloue\w*|en panne|hors service|"
    r"immobilise\w*)"
)
_OWN_COSTS = (
    r"(?:du|de|de la|d'|de l') ?(?!notaire|dossier|obseques|scolarite|garde|gestion|entree|sante|opti|dent)[a-z]+"
)
_OTHER_COSTS = r"(?! (?:d'obseques|de notaire|de sante|de scolarite|reels|de dossier|d'entree|bancaires))"
_SOMEBODY = r"(?:je|j'|il|elle|on|vous|madame|monsieur) ?"
TRIGGERS = (
    Trigger(
        "revenu_a_garantir",
        r"maintien (?:de|du)|(?:pour|a) maintenir|indemnites?(?! kilometr| de licenciement)|pour tenir|pour tourner|"
        r"besoin de quoi|et en montant|a quelle hauteur|quel montant|(?:en |d')?arrets?(?: de travail| maladie)?|"
        r"en cas d'(?:incapacite|accident)|(?:vous |a )?garantir(?: combien)?|revenus? a garantir|"
        r"qui (?:me|lui) verse\w*(?= [^.]{0,14}(?:euros|mille|cent|\d))|"
        rf"(?:si|quand|lorsque|s') ?{_SOMEBODY}(?:{_SICK})|"
        r"il (?:me|lui) faudrait(?: dans les)?|il vous faudrait combien|revenu de remplacement|incapacite|pour vivre|"
        r"minimum vital|(?:on|je|j')? ?(?:vous )?(?:garantit|garantis)(?: quel| combien)?|combien (?:on|"
        r"je) vous garantit|"
        r"(?:qu'on|que l'on|qu'on me|on) (?:m'assure|vous assure|l'assure)|on complete|quel (?:revenu|salaire|niveau)|"
        r"mon train de vie|ij\b|gains assures|indemnisation|il lui faut|le mois en cas|garantie (?:de |du )?salaire|"
        r"compenser|compensation",
        ("money",),
        least=300,
        most=15000,
        pull=2,
    ),
    Trigger(
        "revenu_a_garantir",
        rf"{_SOMEBODY}(?:reclame|demande|veut|voudrait|vise|souhaite|prefere|veux|voudrais|aimerait|aimerais|"
        r"tient a)(?=(?: ?:)? (?:au moins |environ )?(?:[0-9 ]+|(?:[a-z-]+ ){1,6})(?:euros? )?(?:par mois|"
        r"mensuels?|le mois))",
        ("money",),
        least=300,
        most=15000,
        pull=2,
        near=_NEAR,
    ),
    Trigger(
        "revenu_a_garantir",
        r"il (?:vous |te |lui )?fau(?:t|drait) combien|combien (?:est-ce )?(?:qu'?)?(?:il )?(?:vous |lui )?(?:faut|"
        r"faudrait)|"
        r"combien (?:qui|doit) (?:tombe|tomber|rentrer)|quel (?:revenu|montant|niveau|salaire)|besoin (?:par|chaque|"
        r"tous les) mois|"
        r"qu'est-ce qu'il (?:vous |lui )?fau(?:t|drait)|(?:de combien|combien) (?:aurait-il|auriez-vous|avez-vous|"
        r"vous) besoin|"
        r"combien (?:il )?(?:vous |lui |te )?(?:faut|faudrait)(?:-il)? en plus|"
        r"me maintenir|(?:un |de )?complement(?! (?:de |pour la )?(?:retraite|pension|sante))|combien par mois|"
        r"il me (?:faut|les faut)|de quoi (?:vivre|tenir|payer)|(?:garder|remplacer|"
        r"completer) "
        r"(?:mon|son|votre|le) (?:salaire|revenu|net)",
        ("money",),
        least=300,
        most=15000,
        pull=4,
        near=_NEAR,
    ),
    Trigger(
        "capital_deces_souhaite",
        r"(?:s'il|si (?:vous|elle|on|l'un)) (?:venait a |veniez a )?(?:decedait|decede|deceder|mourait|mourir|"
        r"disparaissait|disparait|part)|"
        r"(?:vos|ses|nos|mes) proches|(?:laisser|laisseriez|toucherait|toucheraient|verser) (?:a (?:la|sa|votre|"
        r"ma) famille|aux enfants|a (?:votre|ma|sa) (?:femme|mari))|"
        r"(?:decede|deces|mourir)\b[^.?]{0,20}(?:il faudrait|il faut|combien)",
        ("money",),
        least=5000,
        period="never",
        pull=-2,
    ),
    Trigger(
        "capital_deces_souhaite",
        r"capital(?! restant| social)(?: deces| en cas de deces)?|capital-deces|(?:si|quand) (?:je (?:meurs|"
        r"disparais|pars|decede|mourais)|vous (?:disparaissez|mourez|decedez|disparaissiez|veniez a disparaitre)|"
        r"il (?:meurt|disparait|decede)|elle (?:meurt|disparait|decede))|en cas de deces|(?:le |un |pour le |votre |"
        r"garantie )?deces(?! de\b)|s'il (?:m'arrive|vous arrive|lui arrive) (?:quelque chose|le pire|malheur)|"
        r"le pire arriv\w+|(?:le jour ou|si|quand) (?:je|il|elle) (?:ne )?(?:suis|serai\w*|est|sera) plus la\b|"
        r"sur (?:votre|ma|sa) tete|s'il disparait|si elle disparait",
        ("money",),
        least=5000,
        period="never",
        pull=-4,
    ),
    Trigger(
        "rente",
        r"rentes?(?! (?:d'invalidite|de silicose|accident|viagere de|d'accident|mutualiste))(?: (?:education|"
        r"d'education|d'etudes|de conjoint|conjoint))?|par enfant|et par enfant|(?:par|pour chaque) (?:enfant|fille|"
        r"fils|gamin)|somme pour les enfants",
        ("money",),
        least=50,
        most=9000,
        pull=-5,
        near=r"\b(?:rentes?|deces|capital|disparai\w*|mort|somme)\b",
    ),
    Trigger(
        "franchise",
        r"franchises?|carence|delai(?: d'attente)?|au bout de(?: combien)?|a partir du|a partir de (?:quel|quand)\w*|"
        r"(?:des )?quel jour|des le|a compter du|tenir|"
        r"combien de jours|sans (?:rien )?(?:toucher|salaire|revenu)|(?:jours|semaines|mois) d'attente|(?:on|vous|"
        r"je) (?:attend|attends|attendez)|(?:avant de|pour) toucher|"
        r"demarre\w*",
        ("days", "duration"),
        pull=-4,
        near=rf"{_NEAR}|\bformules?\b|\bcarence\b|\bverser\b|\betre (?:paye|indemnise)e?\b|"
        r"\bsans (?:rien )?toucher\b|\b(?:peux|peut|pouv\w+|pourr\w+) plus [a-z]+(?:er|ir|re)\b|\bremplacer\b",
    ),
    Trigger(
        "garanties_obseques",
        r"(?:frais d'|garantie |contrat |assurance |convention )?obseques(?: ?: capital)?|enterrement|funerailles|"
        r"inhumation|cremation",
        ("money",),
        least=500,
        most=25000,
        period="never",
        pull=-6,
    ),
    Trigger(
        "charges",
        r"(?:charges|frais) (?:professionnel(?:le)?s|pro\b|d'exploitation|fixes|generaux|"
        r"(?:de fonctionnement )?du cabinet|"
        r"de (?:l'atelier|la boutique|la societe|l'entreprise))",
        ("money",),
        least=300,
        pull=-2,
    ),
    Trigger(
        "charges",
        r"charges (?:pro\w*|fixes|de structure|d'exploitation|(?:du|de la|de l'|des) ?[a-z]+|"
        r"annuelles|de fonctionnement|generales)|"
        rf"frais (?:generaux|fixes|pro\w*|{_OWN_COSTS})|(?:les|mes|ses|vos|leurs|ces|cote|de) (?:charges|"
        rf"frais{_OTHER_COSTS})|"
        r"couvrir les charges|continue\w* (?:a|de) (?:tomber|courir|payer)",
        ("money",),
        least=300,
        pull=-2,
        near=rf"{_NEAR}|\bcabinet\b|\bgaranti\w*|\bcouvr\w+|\bassurer\b|\bprotege\w*|prise?s? en charge|\ben compte\b",
    ),
    Trigger(
        "charges",
        r"(?:louez|loue|louons) (?:un|une|le|la|mon|ma|votre|son|sa) (?:petite? )?(?:bureau|local|cabinet|atelier|"
        r"espace|fauteuil|boutique|poste)",
        ("money",),
        least=300,
        near=r"\b(?:franchise|arret|invalid\w+|indemni\w+|garantir|garanti[st]?|totalite)\b",
    ),
    Trigger(
        "charges",
        r"(?:ca fait|ca represente|vous en avez pour|c'est) combien|combien (?:ca|cela) (?:fait|represente)",
        ("money",),
        least=300,
        near=r"\b(?:(?:les|vos|mes|ses|de) charges|frais (?:fixes|generaux|pro\w*))\b",
    ),
    Trigger(
        "charges",
        r"(?:les|ca|tout ca) couvrir",
        ("money",),
        least=300,
        pull=-2,
        near=r"\b(?:charges|frais|cabinet|loyer|local|bail|secretaire|salaries?|assistante|bureaux?)\b",
    ),
    Trigger(
        "cotisations",
        r"madelin|prevoyance (?:chez|a la|au|de|en cours)|contrat en cours|contrat (?:de )?prevoyance|prevoyance",
        ("money", "date"),
        least=5,
        most=2500,
    ),
    Trigger(
        "duree",
        r"indemnisation|verse\w* pendant|pendant combien|(?:sur |pour )?quelle duree|duree (?:d'indemnisation|"
        r"de versement|des indemnites|de l'indemnite)|"
        r"duree(?= ?:? ?(?:\d|un|deux|trois|cinq))|(?<!au bout de )combien de temps|sur combien d'annees|"
        r"(?:pendant|sur|"
        r"jusqu'a)(?= (?:un|deux|trois|cinq|\d) ans?)",
        ("years", "duration"),
        near=r"\b(?:indemni\w+|franchise|carence|garantir|prevoyance|arretee?s?|arret de travail|invalidite)\b",
    ),
)
_DISABILITY = re.compile(r"\b(?:invalidites?|invalide|handicap)\b(?! (?:de la secu|de deuxieme|categorie))")


def build(reading: Reading) -> None:
    for name in ("revenu_a_garantir", "capital_deces_souhaite", "garanties_obseques"):
        _amount(reading, name)
    annuities(reading)
    waiting(reading)
    _disability(reading)
    charges(reading)
    contract(reading)
    payer(reading)
    tools(reading)
    _length(reading)
    trips(reading)


def _amount(reading: Reading, name: str) -> None:
    measures: dict[int, Measure] = {}
    for anchor in anchors_of(reading, name):
        if not _excluded(reading, anchor, name):
            measures.update((m.start, m) for m in (*anchor.moneys, *said_in_hand(reading, anchor, "money")))
    if name == "revenu_a_garantir":
        measures.update((m.start, m) for m in _beside(reading))
        for heirs, _ in beside_heirs(reading):  # "plus 600 euros mensuels à sa femme"
            measures.pop(heirs.start, None)
        measures = {
            start: m for start, m in measures.items() if m.period == "mensuel" or (not m.period and m.value < 9000)
        }
    put_figure(reading, name, list(measures.values()))


def _beside(reading: Reading) -> Iterator[Measure]:
    """Monthly benefits said without a name: next to the waiting period, or as what is asked of the protection."""
    taken = {measure.start for anchor in anchors_of(reading, "rente") for measure in anchor.moneys}
    for anchor in anchors_of(reading, "franchise"):
        if not re.match(r"franchise|carence|delai|au bout|a partir|des le", reading.text[anchor.start : anchor.end]):
            continue
        nearby = (m for m in reading.measures_between(anchor.clause.start, anchor.start) if anchor.start - m.end < 70)
        for measure in (*nearby, *said_in_hand(reading, anchor, "money")):
            if measure.kind == "money" and 500 <= measure.value <= 15000 and measure.start not in taken:
                yield measure
    for anchor in anchors_of(reading, "cotisations"):
        for measure in said_in_hand(reading, anchor, "money"):
            if measure.value >= 900 and measure.period == "mensuel" and _asked_for(reading, measure):
                yield measure


def _asked_for(reading: Reading, measure: Measure) -> bool:
    words = reading.clause_words(reading.document.clause_at(measure.start), measure.start, 60, 0)
    return stance.wished(words) or bool(re.search(r"\b(?:reclame|ramene|prefere|indemnites?|formule|disons)\b", words))


def _excluded(reading: Reading, anchor: Anchor, name: str) -> bool:
    clause = anchor.clause
    words = reading.text[max(clause.start, anchor.start - 40) : min(clause.end, anchor.end + 60)]
    if reading.holder(anchor.start) == "tiers" and not of_party(clause):
        return True
    if name == "capital_deces_souhaite" and re.search(
        r"\b(?:sortir en capital|bout de capital|employeur|groupe|deja|assurance[- ]vie|un livret|un apport|"
        r"retraite|depuis (?:le|son|sa|ce) deces|apres (?:le|son) deces|obseques)\b",
        words,
    ):
        return True
    if name == "garanties_obseques":
        told = next((m.start for m in reading.measures_between(anchor.end, anchor.end + 60)), anchor.end + 60)
        words = reading.text[max(clause.start, anchor.start - 40) : min(clause.end, told)]
        return stance.negated_before(reading.document, anchor.start) or bool(
            re.search(r"\b(?:ont|a) (?:coute|paye)\w*|\b(?:de|pour) (?:papa|maman|mon pere|ma mere)\b", words)
        )
    if name == "revenu_a_garantir" and re.match(
        r"maintien|indemnit|il reclame|besoin|pour t|et en montant|a quelle|quel montant",
        reading.text[anchor.start : anchor.end],
    ):
        return not TOPIC.search(around(reading, anchor)) or bool(
            re.search(r"\bsalaire\b", reading.text[anchor.end : anchor.end + 12])
        )
    if name == "revenu_a_garantir" and re.match(r"il (?:me|lui) fau", reading.text[anchor.start : anchor.end]):
        return not TOPIC.search(around(reading, anchor))
    return name == "revenu_a_garantir" and _SPENDS.match(reading.text, anchor.start) is not None


# "Et pour vivre, vous dépensez ?": what is spent today.
_SPENDS = re.compile(r"pour vivre,? (?:vous |on |tu )?(?:depens\w+|claqu\w+|sort\w+)")


def _disability(reading: Reading) -> None:
    for match, clause in reading.find(_DISABILITY.pattern):
        if reading.holder(match.start()) == "tiers" or re.search(
            r"\b(?:pension d'|en) $", reading.text[max(0, match.start() - 10) : match.start()]
        ):
            continue
        agreed = is_agreed(reading, clause, match.start(), match.end())
        if agreed is not None:
            reading.put(
                "bae_prevoyance",
                "souhaite_couverture_invalidite",
                agreed,
                (match.start(), match.end()),
                confidence=0.78 if agreed else 0.7,
            )


_UNTIL = (
    r"\bjusqu'a (?:(?:la |ma |sa |votre )?(?:retraite|fin de carriere)|(?:(?:mes|ses|vos) )?\d\d(?: ans)?|"
    r"(?:mes |ses |vos )?(?:cinquante|soixante)[a-z -]*?(?: ans|(?=[ .,;]*(?:$|[.,;\n]))))(?![a-z])"
)
_OF_BENEFITS = re.compile(
    r"\b(?:indemni\w+|verse\w*|versements?|couvert\w*|prevoyance|arret|arretee?|garantie|franchise|incapacite|duree|"
    r"tienne|invalidite)\b"
)
_OTHER_END = re.compile(
    r"\b(?:simulation|plan d'epargne|per\b|epargne|credit|pret|travailler|bosser|partirai|retraite a|cotis\w+|depart|"
    r"tirer|partir|emprunt\w*)\b"
)
_SPAN = re.compile(
    r"\b(?:un|deux|trois|quatre|cinq|dix|\d{1,2}|six|douze|dix-huit|vingt-quatre|trente-six) (?:ans?|annees?|mois)"
    r"(?= (?:d'indemni\w+|de (?:versements?|couverture|prestations?)|maxi\w*\b|suffi\w+|ca suffi\w*))"
)
_HOW_LONG = re.compile(
    r"\b(?:(?<!au bout de )combien de temps|quelle duree|pendant combien|dure (?:longtemps|combien)|"
    r"combien d'annees|jusqu'a quand|"
    r"les (?:indemnites|versements), (?:un|deux|trois)|duree)\b"
)


def _length(reading: Reading) -> None:
    """How long the benefits should last, as said ("trois ans", "jusqu'à la retraite")."""
    spans: dict[int, Measure] = {}
    for anchor in anchors_of(reading, "duree"):
        if re.search(r"\b(?:credit|pret|emprunt\w*|rembours\w+)\b", reading.clause_words(anchor.clause, anchor.start)):
            continue
        for kind in ("years", "duration"):
            spans.update((m.start, m) for m in said_in_hand(reading, anchor, kind) if m.value <= 36)
    for match, _ in reading.find(_SPAN.pattern):
        spans.update((m.start, m) for m in reading.measures_between(match.start(), match.end()))
    spans.update((m.start, m) for m in _lengths_answered(reading))
    wish = choose(reading, list(spans.values()))
    until = _until(reading)
    if wish is not None and (until is None or wish.measure.start > until[0]):
        until = (wish.measure.start, wish.measure.end)
    if until is not None:
        reading.put("bae_prevoyance", "duree_indemnisation_souhaitee", reading.said(*until), until, confidence=0.7)


# "Un an, ça suffit.": a number that is also an article.
_ONE_YEAR = re.compile(
    r"^\W*(?:(?:euh|oh|ben|bah|disons|mettons|oui|au moins|pendant|sur)\W+)*(un an|une annee)\b(?! sur)"
)


def _lengths_answered(reading: Reading) -> Iterator[Measure]:
    """ "Combien de temps, les indemnités ?" "Le maximum." "Trois ans, donc." """
    for clause in reading.document.clauses:
        if clause.role != "courtier" or not _HOW_LONG.search(clause.text):
            continue
        zone = reading.text[max(0, clause.start - 300) : clause.end]
        if not _OF_BENEFITS.search(zone) or _OTHER_END.search(clause.text):
            continue
        answer = stance.reply(reading.document, clause)
        year = _ONE_YEAR.match(answer.text) if answer is not None else None
        if answer is not None and year is not None:
            yield Measure("years", 1, answer.start + year.start(1), answer.start + year.end(1))
            continue
        for measure in reading.measures_between(clause.end, clause.end + 160):
            turns = reading.document.clause_at(measure.start).turn - clause.turn
            if measure.kind in ("years", "duration") and measure.value <= 60 and turns in (1, 2, 3):
                yield measure


def _until(reading: Reading) -> tuple[int, int] | None:
    """ "Jusqu'à la retraite", "jusqu'à 65 ans": the last one said of the benefits."""
    last = None
    for match, clause in reading.find(_UNTIL):
        zone = reading.text[max(0, match.start() - 200) : match.end() + 60]
        if (
            reading.believed(clause)
            and _OF_BENEFITS.search(zone)
            and reading.holder(match.start()) != "tiers"
            and not _OTHER_END.search(reading.clause_words(clause, match.start(), 90, 20))
        ):
            last = (match.start(), match.end())
    return last
