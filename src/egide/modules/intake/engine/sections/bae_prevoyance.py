"""Protection need: income to guarantee, capital, annuities, waiting period, charges, tools, contract in force."""

from __future__ import annotations

import re

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.proposals import choose
from egide.modules.intake.engine.protection import TOPIC, anchors_of, around, charges, contract, is_agreed, waiting
from egide.modules.intake.engine.reading import Reading

ORDER = 50
TRIGGERS = (
    Trigger(
        "revenu_a_garantir",
        r"maintien de|indemnites?(?! kilometr)|pour tenir|pour tourner|il reclame|besoin de quoi|et en montant|"
        r"a quelle hauteur|quel montant|arrets?(?: de travail| maladie)?|en cas d'(?:arret(?: de travail| maladie)?|"
        r"incapacite|accident)|garantir|maintenir (?:mon|son|votre) revenu|revenus? a garantir|(?:me|qui me|"
        r"lui) verse\w*(?= [^.]{0,14}(?:euros|mille|cent|\d))|si je (?:tombe malade|me casse|me blesse|me fais mal|"
        r"m'arrete|peux plus travailler|"
        r"suis arretee?)|si vous (?:etes arretee?|tombez malade|vous arretez)|indemnites? journalieres?|"
        r"il me faudrait(?: dans les)?|revenu de remplacement|incapacite|pour vivre|minimum vital|il lui faut|"
        r"le mois en cas",
        ("money",),
        least=300,
        most=15000,
        pull=2,
    ),
    Trigger(
        "capital_deces_souhaite",
        r"capital(?! restant| social)(?: deces| en cas de deces)?|capital-deces|(?:si|quand) (?:je (?:meurs|"
        r"disparais|pars|decede|mourais)|vous (?:disparaissez|mourez|decedez)|il (?:meurt|disparait|decede)|"
        r"elle (?:meurt|disparait|decede))|en cas de deces|deces(?! de\b)|s'il (?:m'arrive|vous arrive|"
        r"lui arrive) (?:quelque chose|le pire|malheur)|le pire arriv\w+|sur votre tete|garantie deces",
        ("money",),
        least=5000,
        period="never",
        pull=-4,
    ),
    Trigger(
        "rente_enfants",
        r"rente (?:education|d'education|d'etudes|pour (?:les|la|le|mes|nos|ses) (?:enfants?|petite?s?|filles?|fils|"
        r"gamins?)|aux enfants|etudes)|rente(?= [^.]{0,50}(?:enfant|petite|etudes|education|fille|fils))|par enfant|"
        r"et par enfant|rente me parle|rente pour (?:elle|lui|eux|elles)|la rente",
        ("money",),
        least=50,
        most=5000,
        pull=-4,
    ),
    Trigger(
        "rente_conjoint",
        r"rente (?:de )?(?:conjoint|pour (?:ma femme|mon mari|mon epouse|mon conjoint|sa femme|son mari|madame|"
        r"monsieur)|viagere pour)|rente au conjoint|rente(?= [^.]{0,40}pour (?:[a-z]+ene|sa femme|son mari))",
        ("money",),
        least=50,
        most=10000,
        pull=-6,
    ),
    Trigger(
        "franchise",
        r"franchises?|carence|delai(?: d'attente)?|au bout de|a partir du|des le|a compter du|tenir",
        ("days", "duration"),
        pull=-4,
    ),
    Trigger(
        "garanties_obseques",
        r"obseques|enterrement|funerailles|inhumation|cremation",
        ("money",),
        least=500,
        most=50000,
        period="never",
        pull=-6,
    ),
    Trigger(
        "charges",
        r"charges (?:pro\w*|fixes|du cabinet|annuelles|de l'entreprise|de fonctionnement|generales)|"
        r"frais (?:generaux|fixes|pro\w*|de structure)|les charges|mes charges|ses charges|vos charges|"
        r"couvrir les charges",
        ("money",),
        least=300,
        pull=-2,
    ),
    Trigger(
        "cotisations",
        r"madelin|prevoyance (?:chez|a la|au|de|en cours)|contrat en cours|contrat (?:de )?prevoyance|prevoyance",
        ("money", "date"),
        least=5,
        most=2500,
    ),
    Trigger("duree", r"indemnisation|verse\w* pendant|pendant combien", ("years", "duration")),
)
_DISABILITY = re.compile(r"\b(?:invalidites?|invalide|handicap)\b(?! (?:de la secu|de deuxieme|categorie))")
_TOOLS = re.compile(
    r"\b(?:outillage|outils|materiel (?:portatif|de chantier|professionnel)|vol d'outils|garantie (?:du )?materiel)\b"
)


def build(reading: Reading) -> None:
    for name in (
        "revenu_a_garantir",
        "capital_deces_souhaite",
        "rente_enfants",
        "rente_conjoint",
        "garanties_obseques",
    ):
        _amount(reading, name)
    waiting(reading)
    _disability(reading)
    charges(reading)
    contract(reading)
    _payer(reading)
    _tools(reading)
    _length(reading)
    _trips(reading)


def _amount(reading: Reading, name: str) -> None:
    measures: list[Measure] = []
    for anchor in anchors_of(reading, name):
        if anchor.moneys and _excluded(reading, anchor, name):
            continue
        measures.extend(anchor.moneys)
        measures.extend(_counter_offers(reading, anchor))
    wish = choose(reading, measures)
    if wish is None:
        return
    measure = wish.measure
    value = int(measure.value) if measure.value == int(measure.value) else measure.value
    if name == "revenu_a_garantir" and measure.period == "annuel":
        return
    reading.put("bae_prevoyance", name, value, (measure.start, measure.end), confidence=wish.confidence)


def _excluded(reading: Reading, anchor: Anchor, name: str) -> bool:
    clause = anchor.clause
    words = reading.text[max(clause.start, anchor.start - 40) : min(clause.end, anchor.end + 60)]
    if reading.holder(anchor.start) == "tiers":
        return True
    if name == "capital_deces_souhaite" and re.search(
        r"\b(?:sortir en capital|bout de capital|employeur|groupe|deja|assurance[- ]vie|un livret|un apport|"
        r"retraite)\b",
        words,
    ):
        return True
    if name == "garanties_obseques":
        return stance.negated_before(reading.document, anchor.start)
    if (
        name in ("rente_enfants", "rente_conjoint")
        and re.search(
            r"\b(?:sans suite|decline|refuse|ecarte|un peu tard)\b", reading.text[anchor.start : anchor.end + 160]
        )
        and clause.role == "narrateur"
    ):
        return True
    if name == "rente_enfants" and not re.search(
        r"\b(?:enfants?|petite?s?|etudes|education|fille|fils|gamin\w*)\b", around(reading, anchor)
    ):
        return True
    if name == "rente_conjoint" and stance.negated_after(reading.document, anchor.end):
        return True
    if name == "revenu_a_garantir" and re.match(
        r"maintien|indemnit|il reclame|besoin|pour t|et en montant|a quelle|quel montant",
        reading.text[anchor.start : anchor.end],
    ):
        return not TOPIC.search(around(reading, anchor)) or bool(
            re.search(r"\bsalaire\b", reading.text[anchor.end : anchor.end + 12])
        )
    if name == "revenu_a_garantir" and re.match(r"il (?:me|lui) fau", reading.text[anchor.start : anchor.end]):
        return not TOPIC.search(around(reading, anchor))
    return False


def _counter_offers(reading: Reading, anchor: Anchor) -> list[Measure]:
    """ "Un peu juste. Plutôt six cents": the answer names another figure of the same size without the word."""
    found: list[Measure] = []
    limit = 4 if anchor.clause.punctuated else 7
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, anchor.clause.index + limit)].end
    for measure in reading.document.measures:
        if not anchor.moneys or not anchor.end < measure.start < last or measure.kind != "money":
            continue
        before = reading.text[max(0, measure.start - 30) : measure.start]
        after = reading.text[measure.end : measure.end + 30]
        told = re.search(
            r"\b(?:plutot|disons|mettez|mettons|va pour|je dirais|prefere|trop|arretee? a|ramene a|comptez|"
            r"descend a|on part sur|suffit|suffiraient)\b[^.]{0,16}$",
            before,
        ) or re.match(r"\W*(?:ca (?:me va|suffit|suffira)|on s'en sort|suffi\w+|ca ira|par enfant, je note)", after)
        if (
            told
            and 0.2 <= measure.value / anchor.moneys[0].value <= 5
            and anchor.trigger.least <= measure.value <= anchor.trigger.most
        ):
            found.append(measure)
    return found


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


def _payer(reading: Reading) -> None:
    for match, clause in reading.find(
        r"\b(?:c'est |ce sera )?(?:la boite|la societe|l'entreprise|la sarl|la sasu|le cabinet|la selarl|l'eurl|"
        r"ma boite|ma societe) (?:qui )?(?:paie\w*|paye\w*|paiera|payera|cotise\w*|prend en charge|"
        r"prendra en charge|regle\w*)\b|\b(?:(?:paye|payee|pris en charge|paiement|prelevee?|regles?|regle|payes|"
        r"payees) )?par (?:la boite|la societe|l'entreprise|la sarl|la sasu?|le cabinet|l'employeur|le gaec|"
        r"la selarl|l'earl|l'eurl|ma boite|ma societe)\b"
    ):
        if reading.believed(clause, statement=True) and TOPIC.search(
            reading.text[max(0, match.start() - 400) : match.end() + 200]
        ):
            reading.put("bae_prevoyance", "payeur", "entreprise", (match.start(), match.end()), confidence=0.76)
    for match, clause in reading.find(
        r"\b(?:c'est moi qui (?:paie\w*|paye\w*|paierai)|je (?:la |le )?(?:paie|paye|paierai) (?:perso\w*|moi-meme|"
        r"de ma poche)|a titre personnel|en nom propre)\b",
        "cjn",
    ):
        if TOPIC.search(reading.text[max(0, match.start() - 250) : match.end() + 60]):
            reading.put(
                "bae_prevoyance",
                "payeur",
                "conjoint" if clause.role == "conjoint" else "client",
                (match.start(), match.end()),
                confidence=0.66,
            )


def _tools(reading: Reading) -> None:
    for match, clause in reading.find(_TOOLS.pattern):
        zone = reading.text[match.start() : match.end() + 60]
        agreed = is_agreed(reading, clause, match.start(), match.end())
        if agreed is None and re.search(r"\b(?:je la veux|la garantie je|oui|il la veut|elle la veut)\b", zone):
            agreed = True
        if (
            agreed is not None
            and reading.holder(match.start()) != "tiers"
            and re.search(
                r"\b(?:garanti\w*|assur\w*|couvr\w*|vol\b|vole\w*)\b",
                reading.text[max(0, match.start() - 150) : match.end() + 100],
            )
        ):
            reading.put(
                "bae_prevoyance", "souhaite_garantie_outillage", agreed, (match.start(), match.end()), confidence=0.72
            )


def _length(reading: Reading) -> None:
    pattern = (
        r"\b(?:indemnis\w+|verse\w*|couvert\w*|duree d'indemnisation)\b[^.;]{0,40}?\b(?P<how>jusqu'a (?:la |ma |sa |"
        r"votre )?(?:retraite|\w+[- ]?\w* ans)|pendant (?:\w+ ){1,2}(?:ans?|mois)|(?:un|deux|trois|cinq) ans)\b|"
        r"\b(?P<until>jusqu'a (?:la|ma|sa) retraite)\b"
    )
    for match, clause in reading.find(pattern):
        group = "how" if match["how"] else "until"
        zone = reading.text[max(0, match.start() - 260) : match.end() + 60]
        if (
            reading.believed(clause)
            and TOPIC.search(zone)
            and reading.holder(match.start()) != "tiers"
            and not re.search(r"\b(?:credit|pret|travailler)\b", zone[-120:])
        ):
            reading.put(
                "bae_prevoyance",
                "duree_indemnisation_souhaitee",
                reading.said(match.start(group), match.end(group)),
                (match.start(group), match.end(group)),
                confidence=0.68,
            )


def _trips(reading: Reading) -> None:
    for match, _clause in reading.find(
        r"\bdeplacements? (?:pro\w*\W+)?(?:(?:a|dans|en|sur|partout|tous|chaque|toutes?|frequents?|reguliers?|deux|"
        r"trois|une)\b[^.,;]{2,50})",
        "cjn",
    ):
        if not stance.negated_before(reading.document, match.start()):
            reading.put(
                "bae_prevoyance",
                "deplacements_professionnels",
                reading.said(match.start(), match.end()),
                (match.start(), match.end()),
                confidence=0.55,
            )
