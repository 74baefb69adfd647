"""A son or daughter who calls or translates for a parent: the parent is the client, and "I" is a child."""

from __future__ import annotations

from collections import Counter

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name

_MOTHER = r"mere|maman|mama|mamma"
_FATHER = r"pere|papa|baba"
_FOR_PARENT = re.compile(
    rf"\b(?:c'est|appelle|contacte|traduis|parle|reponds|viens|suis la|ecris|"
    rf"repete\w*) pour (?:(?:les papiers|la mutuelle|le contrat|l'assurance|la sante|le dossier) de )?(?:ma |mon )?"
    rf"(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b|"
    rf"\bc'est (?:(?P<m3>mon pere)|(?P<f3>ma mere))\b.{{0,90}}\b(?:moi qui (?:traduis|parle|reponds|m'occupe)|"
    rf"je (?:traduis|parle pour|reponds pour)|(?:contrat|dossier|rendez-vous),? (?:c'est|est) pour (?:lui|elle))\b|"
    rf"\b(?:(?P<m4>mon pere|papa)|(?P<f4>ma mere|maman))\b.{{0,70}}\b(?:pour parler|pour (?:les papiers|le reste|"
    rf"tout ca|repondre),?) c'est moi\b|"
    rf"\b(?:je suis|c'est|moi c'est|ici) (?:la fille|le fils)(?: aine| ainee)? de (?:(?P<m2>monsieur|m\.)|"
    r"(?P<f2>madame|mme)) [a-z]|"
    r"\b(?:remplace|represente|(?:viens|appelle|reponds|suis la) a la place de|au nom de) "
    r"(?:(?P<m5>mon pere|papa)|(?P<f5>ma mere|maman))\b|"
    r"\b(?:viens|suis venue?|suis la|accompagne) (?:avec )?(?:(?P<m6>mon pere|papa)|(?P<f6>ma mere|maman))\b.{0,90}\b"
    r"(?:c'est moi qui|je) (?:vais |peux )?(?:repond\w*|tradui\w*|parl(?:e|er|erai))\b"
)
# "Moi je suis Sylvie, sa fille. Maman entend mal.": the parent is told of beside it.
_THE_CHILD = re.compile(
    r"\b(?:je suis|moi c'est|moi|c'est|ici)\W+(?:[a-z-]+\W+){0,2}(?:sa|son) (?:fille|fils)(?: ainee?| cadette?)?\b|"
    r"\b(?:je suis|moi c'est|ici)\W+(?:la fille|le fils)(?: ainee?| cadette?)?(?=[,.])|"
    r"\b(?:c'est moi qui|je) (?:reponds?|repondrai|parle|parlerai|traduis|traduirai|explique|expliquerai)"
    r"(?: [a-z]+)? pour (?:elle|lui)\b"
)
_PARENT_BESIDE = re.compile(r"\b(?:(?P<f>ma mere|maman|mama)|(?P<m>mon pere|papa|baba))\b")
_OPENING = 14
_ASKED_FOR_PARENT = re.compile(
    rf"\b(?:tradui\w+|parl\w+|repond\w*|appel\w+|(?:contrat|dossier|mutuelle|assurance)(?: sera| est| c'est|,)?) "
    rf"pour (?:votre |ton )?(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b"
)
_WHOSE_NAME = re.compile(
    r"\bs'appelle\b|\bnom (?:complet )?de votre\b|\b(?:son|le|leur) (?:petit )?(?:prenom|nom)\b|\b(?:il|elle) "
    r"s'appelle\b|\bprenom\W*$"
)
_PARENT = re.compile(rf"(?:\b(?:ma|mon|votre|ta|ton|la|le) )?\b(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))$")
_PARENT_NAMED = re.compile(rf"\b(?:votre|ta|ton) (?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b")
# "Nora, la fille.", "Sonia enchantée, je remplace mon père".
_I_THE_CHILD = re.compile(
    r",? (?:c'est |je suis )?(?:la|le|sa|son) (?:fille|fils)(?: ainee?)?(?=[,.]|$| (?:de|et|je)\b)"
)
_I_AM = re.compile(r"\bmoi,? (?:c'est )?$|\bje (?:m'appelle|suis) $")
_SIBLING = re.compile(r"\b(?:mon|ma|mes|votre|vos) (?:(?:petite?s?|grande?s?|deux) )?(?:freres?|soeurs?)\b")


def spoken_for(document: Document) -> str:
    """The gender of the parent somebody speaks for; "" when everybody speaks for themselves."""
    for clause in document.clauses[:40]:
        if clause.role == "client":
            match = _FOR_PARENT.search(document.text, clause.start, clause.start + 240)
            if match and document.clause_at(match.end()).turn == clause.turn:
                return (match.lastgroup or "m")[0]
            if clause.index < _OPENING and (child := _THE_CHILD.search(document.text, clause.start, clause.end)):
                beside = _PARENT_BESIDE.search(document.text, max(0, child.start() - 160), child.end() + 200)
                if beside:
                    return beside.lastgroup or ""
        elif clause.role == "courtier":
            match = _ASKED_FOR_PARENT.search(clause.text)
            answer = stance.reply(document, clause) if match else None
            if match and answer is not None and answer.role == "client" and stance.says_yes(answer.text):
                return "f" if match["f"] else "m"
    return "" if document.memo else _stands_in(document)


# Signs, none of them enough alone, that whoever speaks stands in for a parent who is the client.
_STANDS_IN = re.compile(
    r"\b(?:tradui[st]\b|traduire|traductrice|traducteur|interprete|a sa place|en son nom|c'est (?:donc )?(?:moi|vous|"
    r"toi) qui "
    r"(?:vais |va |allez |ai |avez )?(?:(?:l|m|me|vous|lui|s|vous l)[' ])?(?:parl\w+|repon\w+|explique\w*|tradui\w+|"
    r"occupe\w*|pris le rendez|appel\w+|accompagn\w+)|je (?:vais |peux |veux bien )?(?:lui )?(?:parle|parler|reponds|"
    r"repondre|repondrai) pour|porte[- ]parole|que je (?:parle|reponde))\b"
)
_AT_HIS_SIDE = re.compile(
    r"\b(?:je|moi) (?:l'accompagne|le represente|la represente|viens avec|suis (?:la|venue?|ici) (?:pour|avec) "
    r"(?:l'aider|elle|lui|eux)|l'aide|m'occupe de)\b|\b(?:je|moi) (?:suis la|viens) pour (?:l'|les )aider\b"
)
_CANNOT = re.compile(
    r"\b(?:n'|ne |l')?(?:entend(?:ent)? (?:tres |plutot )?(?:mal|pas|plus|peu)|sourde?s?\b|dure? d'oreille|"
    r"comprend(?:ent)? (?:tout|presque|a peu pres|bien|mal|pas|le francais|un peu|mais)|(?:lit|lis|ecrit|parle) "
    r"(?:pas|peu|mal|surtout|plus|plutot|un peu)|ose(?:nt)? pas|se deplace\w* (?:plus|pas|mal)|sort(?:ent)? (?:plus|"
    r"peu)|"
    r"prefere\w* que je|perd la tete|alzheimer|voit (?:plus|mal|tres mal))"
)
_A_CHILD_OF_HIS = re.compile(
    r"\b(?:je suis|moi c'est|moi|c'est|ici|vous etes)\W+(?:[a-z-]+\W+){0,2}(?:sa|son|la|le|leur) (?:fille|fils)\b"
    r"(?! (?:de )?(?:la|du|mon|ma|mes|votre)\b)"
)
_FOR_WHOM = re.compile(
    r"\b(?:c'est|viens|venue?|rendez-vous|contrat|dossier|mutuelle|assurance|pas pour moi),? (?:surtout |plutot |"
    r"donc |est )*"
    r"pour (?:mon pere|ma mere|mes parents|papa|maman|mama|baba|votre (?:pere|mere|papa|maman)|vos parents)\b|"
    r"(?:^|[.?!] )\W*(?:(?:non|oui|alors|ah|euh),? )*pour (?:mon pere|ma mere|mes parents|papa|maman)\b(?=[.,!]|$)|"
    r"\b(?:mon pere|ma mere|papa|maman),? (?:c'est )?(?:le client|la cliente|qui (?:veut|cherche|voudrait|a besoin))\b|"
    r"\b(?:c'est|voila|voici) (?:mon pere|ma mere|papa|maman)\b"
)
_BROKER_ASKS = re.compile(r"\b(?:votre|ton|vos) (?:pere|mere|papa|maman|parents)\b")
_OF_PARENTS = re.compile(
    rf"\b(?<!\bde )(?<!\bchez )(?<!\bque )(?:(?:ma|mon|votre|ta|ton) )?(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b"
)
_ANY_PARENT = re.compile(rf"\b(?:{_MOTHER}|{_FATHER}|parents)\b")
_OPENING_WORDS = 700


def _stands_in(document: Document) -> str:
    """The parent the opening is about when several signs agree that a child talks in the parent's stead."""
    head = document.text[:_OPENING_WORDS]
    parent = _OF_PARENTS.search(head)
    if parent is None:
        return ""
    stands = _STANDS_IN.search(head)
    beside = any(
        abs(sign.start() - one.start()) < 170
        for sign in (stands, _AT_HIS_SIDE.search(head), _CANNOT.search(head))
        if sign is not None
        for one in _ANY_PARENT.finditer(head)
    )
    if not beside:
        return ""
    signs = 2 * bool(stands) + bool(_AT_HIS_SIDE.search(head)) + bool(_CANNOT.search(head))
    signs += 2 * bool(_A_CHILD_OF_HIS.search(head)) + 2 * bool(_FOR_WHOM.search(head)) + bool(_BROKER_ASKS.search(head))
    return (parent.lastgroup or "") if signs >= 3 else ""


def asked_name_of_parent(document: Document, name: Name, gender: str) -> bool:
    """ "Et son prénom ?" "Hasan.", where a child speaks for a parent of that gender."""
    clause = document.clause_at(name.start)
    question = stance.asked(document, clause)
    near = question is not None and 0 < clause.index - question.index <= 2 and name.start - clause.start < 16
    asked = near and question is not None and _WHOSE_NAME.search(question.text)
    if asked and question is not None and (parent := _PARENT_NAMED.search(question.text)):
        return (gender == "f") == bool(parent["f"])
    return bool(asked and question is not None and not _SIBLING.search(question.text))


def parent_of_speaker(phrase: str, gender: str) -> str:
    """ "client" for the parent spoken for, "conjoint" for the other one, "enfant" for a brother or sister."""
    match = _PARENT.search(phrase)
    if match:
        return "client" if (gender == "f") == bool(match["f"]) else "conjoint"
    return "enfant" if _SIBLING.search(phrase) else ""


_SPEAKS = re.compile(
    r"(?:je|j'|moi,? je)\s?(?:(?:ne |n'|vous |lui |leur |la |le |l'|les |vais |peux |te )*)(?:dis|dirais|dire|demande|"
    r"demander|traduis|"
    r"traduire|repete|repeter|reponds|repondre|parle|explique|crois|pense|sais|suppose|imagine|note|cherche|regarde|"
    r"appelle|viens|precise|rappelle|ecris|transmets|remplace|represente|entends|epelle|mets|ajoute|propose|coche|"
    r"chiffre|envoie)\b"
)


def only_speaks(document: Document, start: int) -> bool:
    """ "Attendez, je lui demande", "je vous appelle pour papa": what a child who stands in says of the talk alone."""
    return _SPEAKS.match(document.text, start) is not None


def to_the_child(document: Document, names: list[Name], clause: Clause) -> bool:
    """ "Et vous, Fatima ?" "Vous êtes mariée ?": the broker asks the child who stands in about the child."""
    for one in (clause, *document.clauses[max(0, clause.index - 1) : clause.index]):
        if one.role != "courtier" or one.turn != clause.turn:
            continue
        if re.search(r"\bet vous\b(?! (?:deux|cherchez|voul\w+|souhait\w+|pensez|aviez|avez pens\w+)\b)", one.text):
            return True
        if any(name.person == "enfant" and one.start <= name.start < one.end for name in names):
            return True
    return False


def _is_speaker(document: Document, clause: Clause, name: Name, lead: str) -> bool:
    """ "Moi c'est Karim", "Nora, la fille", "Sonia enchantée, je remplace mon père": the child who speaks."""
    if clause.role == "client" and (_I_AM.search(lead) or _I_THE_CHILD.match(document.text, name.end)):
        return True
    opens = not lead.strip() or lead.endswith("moi c'est ")
    return opens and _FOR_PARENT.search(document.text, name.end, name.end + 140) is not None


def vote(document: Document, name: Name, gender: str, tally: Counter[str]) -> None:
    """What the child of the client says of the family's first names."""
    clause = document.clause_at(name.start)
    lead = document.text[max(clause.start, name.start - 30) : name.start]
    if _is_speaker(document, clause, name, lead):
        tally["enfant"] += 18  # more than what makes whoever says their own name no child
    elif re.search(r"\b(?:il|elle|lui,?|elle,?) (?:s'appelle|c'est) $|\bprenom,? (?:c'est )?$", lead):
        own = "f" if re.search(r"\belle,? [sc]", lead) else "m" if re.search(r"\b(?:il|lui),? [sc]", lead) else gender
        tally["client" if own == gender else "conjoint"] += 8
    else:
        relative = re.search(r"((?:[a-z]+ )?[a-z]+),? (?:c'est |s'appelle )?$", lead)
        person = parent_of_speaker(relative[1], gender) if relative else ""
        if person:
            tally[person] += 8
