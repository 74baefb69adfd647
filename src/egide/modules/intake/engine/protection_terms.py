"""Terms of a protection contract: who pays it, whether the tools are covered, and the trips the work asks for."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.protection import TOPIC, is_agreed
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_prevoyance"
_THE = r"(?:(?:la|le|l'|ma|mon|sa|son|votre|notre|leur) ?)"
_COMPANY = (
    rf"{_THE}?(?:boite|societe|entreprise|sarl|sasu|sas|eurl|selarl|selas|earl|gaec|holding|cabinet|employeur|patron|"
    rf"boulot|"
    r"association|etude|atelier|garage|clinique|officine|exploitation)"
)
_PAY = (
    r"(?:paie\w*|paye\w*|cotis\w+|prend\w* en charge|regl\w+|financ\w+|signe\w* le cheque|prelev\w+|debit\w+|verse\w*)"
)
_PASSIVE = r"(?:payee?s?|prise? en charge|prelevee?s?|reglee?s?|debitee?s?|financee?s?|cotisation|paiement|payeur)"
_BY_COMPANY = re.compile(
    rf"\b{_COMPANY} (?:qui )?(?:la |le |les |l'|en )?{_PAY}\b|\b(?:{_PASSIVE} )?(?:par|a la charge d[eu]|"
    rf"aux frais d[eu]|"
    rf"sur le compte d[eu]|au compte d[eu]) ?(?:la |le |l')?{_COMPANY}\b|"
    rf"\bpayeur ?:? {_COMPANY}\b|\b(?:en|dans les) charges (?:de|du) ?{_COMPANY}\b"
)
_BY_SELF = re.compile(
    rf"\bc'est moi qui (?:la |le |les )?{_PAY}\b|\bje (?:la |le |les )?(?:paie|paye|paierai|regle\w*) "
    r"(?:perso\w*|moi-meme|de ma poche|en direct)\b|\ba titre personnel\b|\ben nom propre\b|\bprelevez[- ]moi\b|"
    rf"\b{_PASSIVE} (?:par vous )?par moi\b|\b(?:payee?|reglee?|prise en charge|"
    rf"payeur(?: de la prevoyance)? ?:) ?(?:par )?(?:le client|la cliente)\b|"
    r"\b(?:prelev\w+|pay\w+|paie|debit\w+|regl\w+)[^.;?!]{0,24}\bsur mon compte\b|\bsur mon compte perso\w*"
)
_BY_PARTNER = re.compile(
    rf"\b(?:c'est |ce sera )?(?:mon mari|ma femme|mon epouse|ma compagne|mon compagnon|mon conjoint)(?: qui)? (?:la |"
    rf"le )?{_PAY}\b|"
    rf"\bc'est (?:lui|elle) qui (?:la |le |les |en )?{_PAY}\b|"
    rf"\b{_PASSIVE} (?:par|chez|sur le compte de) (?:mon mari|ma femme|votre mari|votre femme|mon conjoint|"
    rf"mon epouse)\b"
)
_WHO_PAYS = re.compile(
    rf"\bc'est {_COMPANY} qui {_PAY}\b|\b(?:c'est )?qui(?: est-ce)? (?:qui )?(?:va )?(?:la |le )?{_PAY}\b|"
    rf"\b(?:vous ou|moi ou|ou vous|"
    rf"ou votre (?:femme|mari|epouse|conjointe?))\b|\bou {_COMPANY}\b|"
    r"\bpro\w* ou (?:le |la |du |sur le )?(?:compte )?perso|\bperso\w* ou (?:le |la |du |sur le )?(?:compte )?pro|"
    rf"\b(?:{_PASSIVE}|{_PAY})\b[^?]*\bpar qui\b|\bqui est le payeur\b|\bpayeur\b|\bprelev\w+ (?:ou|sur quel)"
)
_IS_COMPANY = re.compile(
    rf"^\W*(?:(?:non|oui|ah|ben|bah|euh|c'est|par|sur|plutot|mettez|ce sera|ca sera)\W+)*{_COMPANY}\b"
)
_IS_PARTNER = re.compile(
    r"^\W*(?:(?:non|oui|c'est|par|ce sera|plutot)\W+)*(?:elle|lui|ma femme|mon mari|mon epouse|madame|monsieur)\b"
)
_IS_SELF = re.compile(
    r"^\W*(?:(?:non|oui|ah|ben|bah|euh|c'est|par|sur|plutot|mettez|ce sera|ca sera|le|mon|du)\W+)*(?:moi|perso\w*|"
    r"compte perso\w*|mon compte|"
    r"de ma poche)\b"
)
_OTHER_CONTRACT = re.compile(
    r"\b(?:mutuelle|complementaire sante|sante|retraite|per|auto|voiture|loyer|pret|emprunt\w*|formation)\b"
)
# The company pays something else: "la boîte paye le premier mois".
_PAYS_OTHERWISE = re.compile(
    r" (?:jusqu'|pendant |durant |\d|(?:un|deux|trois|six) mois)|"
    r" (?:aussi )?(?:le|la|les|l'|mon|ma|mes|un|une|des|nos) ?(?!cotis|prevoy|prime|contrat|totalite|tout|assurance|"
    r"facture)"
)
_OR_ELSE = re.compile(r",? ou\b")
_PREMIUM = re.compile(rf"{TOPIC.pattern}|\bcotisations?\b")


def payer(reading: Reading) -> None:
    """Who pays the protection: the company, or one of the partners."""
    for pattern, who in ((_BY_COMPANY, "entreprise"), (_BY_SELF, "moi"), (_BY_PARTNER, "autre")):
        for match, clause in reading.find(pattern.pattern, "cjn" if who == "moi" else ""):
            if _PAYS_OTHERWISE.match(reading.text, match.end()) or _OR_ELSE.match(reading.text, match.end()):
                continue
            if match.group().startswith(("c'est lui ", "c'est elle ")) and re.search(
                _COMPANY, reading.text[max(0, match.start() - 120) : match.start()]
            ):
                continue  # "elle" is the company
            if clause.role == "courtier" and clause.question and stance.verdict(reading.document, clause) != "yes":
                continue
            if reading.believed(clause, statement=True) and _of_protection(reading, match.start(), match.end()):
                _put_payer(reading, clause, who, (match.start(), match.end()), 0.74)
    for clause in reading.document.clauses:
        if clause.role not in ("client", "conjoint") or len(clause.text) > 90:
            continue
        question = stance.asked(reading.document, clause)
        if question is None or clause.index - question.index > 2 or not _WHO_PAYS.search(question.text):
            continue
        for pattern, who in ((_IS_COMPANY, "entreprise"), (_IS_SELF, "moi"), (_IS_PARTNER, "autre")):
            answer = pattern.match(clause.text)
            if answer and _of_protection(reading, question.start, clause.start):
                span = (clause.start, clause.start + answer.end())
                _put_payer(reading, clause, who, span, 0.78)


def _of_protection(reading: Reading, start: int, end: int) -> bool:
    """Whether the contract last named before these words (else just after) is the protection."""
    lead = reading.text[max(0, start - 400) : end]
    protection = [match.start() for match in _PREMIUM.finditer(lead)]
    if not protection:
        clause = reading.document.clause_at(start)
        return bool(TOPIC.search(reading.text, end, max(end, min(end + 120, clause.end))))
    others = [match.start() for match in _OTHER_CONTRACT.finditer(lead[: len(lead) - (end - start)])]
    return not others or others[-1] < protection[-1]


def _put_payer(reading: Reading, clause: Clause, who: str, span: tuple[int, int], sure: float) -> None:
    spouse = clause.role == "conjoint"
    value = who
    if who == "moi":
        value = "conjoint" if spouse else "client"
    elif who == "autre":
        value = "client" if spouse else "conjoint"
    reading.put(_SECTION, "payeur", value, span, confidence=sure)


_TOOLS = (
    r"\b(?:outillages?|outils|caisses? a outils|materiel (?:portatif|de chantier|professionnel|pro\b)|vol d'outils|"
    r"(?:votre|mon|son|le|leur) (?:petit |gros )?materiel(?! (?:medical|auditif|roulant|optique))|"
    r"garantie (?:du )?materiel)\b"
)
_INSURED = re.compile(
    r"\b(?:garanti\w*|assur\w*|couv\w*|vol\b|vole\w*|protege\w*|contrat|ajout\w*|inclu\w*|compri\w*|note|mettez|"
    r"prenez)\b"
)
_TOOLS_YES = re.compile(
    r"\b(?:je la veux|la garantie je|oui|il la veut|elle la veut|assuree?s? aussi|soient (?:bien )?(?:couverts?|"
    r"assuree?s?)|"
    r"prenez[- ]les|a garantir|a couvrir|a assurer|demande la garantie|garantie demandee|souhaitee?|y tien\w+|"
    r"demandee?|acceptee?s?|retenue?s?|validee?s?)\b"
)
_TOOLS_NO = re.compile(
    r"\b(?:laissez|non(?! seulement)|pas la peine|pas besoin|inutile|trois sous|(?:qui|elle|il) fournit|"
    r"deja (?:couverts?|assuree?s?)|"
    r": non|refuse\w*|decline\w*|pas vraiment|"
    r"pas concernee?|sans interet|ne souhaite pas|rien qui vaille|ne vaut rien|n'en ai pas)\b"
)


def tools(reading: Reading) -> None:
    """Whether the tools of the trade are to be covered."""
    for match, clause in reading.find(_TOOLS):
        start, end = match.start(), match.end()
        if reading.holder(start) == "tiers" or not _INSURED.search(reading.text[max(0, start - 150) : end + 100]):
            continue
        agreed = is_agreed(reading, clause, start, end)
        if agreed is None:
            answer = stance.reply(reading.document, clause) if clause.role == "courtier" else None
            stop = min(clause.end, end + 60) if clause.role == "narrateur" else end + 60
            words = answer.text[:70] if answer is not None else reading.text[max(clause.start, start - 50) : stop]
            refused, wanted = _TOOLS_NO.search(words), _TOOLS_YES.search(words)
            agreed = False if refused else True if wanted else None
        if agreed is not None:
            reading.put(_SECTION, "souhaite_garantie_outillage", agreed, (start, end), confidence=0.72)


_TRIPS = (
    r"\bdeplacements? (?:pro\w*\W+)?(?:(?:a|dans|en|sur|partout|tous|chaque|toutes?|frequents?|reguliers?|deux|"
    r"trois|une)\b[^.,;]{2,50})"
)
_TRAVELS = re.compile(
    r"\b(?:je (?:file|vais|pars|prends (?:l'avion|le train)|monte|descends|"
    r"suis(?= (?:souvent|tout le temps|sur la route|en deplacement|beaucoup|toujours)))|il (?:file|va|part|"
    r"prend (?:l'avion|"
    r"le train))|"
    r"elle (?:file|va|part|prend (?:l'avion|le train)))(?: (?:souvent|tout le temps|sur la route|en deplacement|"
    r"beaucoup))*,? "
    r"(?:a|au|aux|en|pour|entre|vers) (?P<where>[^.;?!,]{3,60})"
)
_OFTEN = re.compile(
    r"\b(?:fois par|chaque|tous les|toutes les|un \w+ sur|une \w+ sur|jours? par (?:mois|semaine)|par mois|"
    r"sur la route|la semaine|"
    r"a l'annee)\b"
)
_FOR_WORK = re.compile(
    r"\b(?:clients?|boulot|boite|(?<!france )travail|pro\b|professionnels?|chantiers?|metier|consultante?|"
    r"salons?|mission)\b"
)
_TRIPS_ASKED = re.compile(
    r"\b(?:deplacements?|(?:voyages?|trajets?) (?:pro\w*|d'affaires)|voyagez|bougez|vous deplacez|l'etranger|"
    r"sur la route)\b"
)


def trips(reading: Reading) -> None:
    """Where the work takes them, as said."""
    for match, _clause in reading.find(_TRIPS, "cjn"):
        if not stance.negated_before(reading.document, match.start()):
            _put_trips(reading, match.start(), match.end(), 0.55)
    for match, clause in reading.find(_TRAVELS.pattern, "cjn"):
        words = clause.text
        if _OFTEN.search(words) and _FOR_WORK.search(words) and reading.holder(match.start()) != "tiers":
            _put_trips(reading, match.start("where"), match.end("where"), 0.55)
    for clause in reading.document.clauses:
        if clause.role not in ("client", "conjoint") or not 6 < len(clause.text) < 110:
            continue
        question = stance.asked(reading.document, clause)
        if question is None or clause.index - question.index > 2 or not _TRIPS_ASKED.search(question.text):
            continue
        if stance.says_no(clause.text) or not _OFTEN.search(clause.text):
            continue
        lead = _LEAD.match(clause.text)
        _put_trips(reading, clause.start + (lead.end() if lead else 0), clause.end, 0.6)


_LEAD = re.compile(
    r"^\W*(?:(?:oui|ouais|ben|bah|euh|ah|alors|et|je (?:vais|file|monte|descends|pars|suis)|a|au|en|la|le|"
    r"l')\W*(?=[a-z0-9']))*"
)


def _put_trips(reading: Reading, start: int, end: int, sure: float) -> None:
    reading.put(_SECTION, "deplacements_professionnels", reading.said(start, end), (start, end), confidence=sure)
