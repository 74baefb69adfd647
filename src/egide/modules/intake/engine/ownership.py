"""Whether a property spoken of is really the household's."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import titled_owner, unreal

_RENTED_IN = re.compile(
    r"\b(?:locataires?|(?<!que )je loue|(?<!qu')on loue|(?<!que )nous louons|en location(?! saison)|loue (?:un|"
    r"une)|de loyer|"
    r"hlm|(?:logement|appartement) de fonction|loges? gratuit\w*|meuble en attendant|heberge\w*|loges? par|"
    r"(?<!le )(?<!la )(?<!l')(?<!lui )(?<!leur )prete|preter|attestation|bail)\b"
)
# "Un duplex à louer, le loyer nous coûte 630", "on est en appartement, le loyer est de 620": what they pay.
_FOUND_TO_LET = re.compile(
    r"\b(?:trouv\w+|denich\w+|visit\w+|pris|prends?|prenons|reprend\w*|cherch\w+) (?:[a-z]+ ){0,3}$"
)
_TO_LET = re.compile(r"\W*(?:[a-z]+ )?(?:a louer|en location)\b")
_LIVES_IN = re.compile(
    r"\b(?:est|suis|sommes|sont|vi[ts]|vivons|vivent|habit\w+|log\w+) (?:en|dans (?:une?|le|la)) (?:petite? )?$"
)
_RENT_COSTS = re.compile(
    r"\bloyer,? (?:il |qui )?(?:(?:m'|nous |me |leur |lui |s')?(?:en |y )?(?:coute|mange|avale|bouffe|engloutit|"
    r"pese)\w*|"
    r"(?:est|devient) (?:trop |bien |tres )?(?:cher|raide|lourd|eleve))\b"
)


def _pays_rent(reading: Reading, anchor: Anchor, before: str) -> bool:
    """The dwelling was found to let, or is lived in and its rent told as what it costs."""
    ahead = reading.text[anchor.end : anchor.end + 110]
    if anchor.kind not in ("maison", "appartement", "studio"):
        return False
    if _FOUND_TO_LET.search(before) and _TO_LET.match(ahead):
        return True
    return _RENT_COSTS.search(ahead) is not None or (
        _LIVES_IN.search(before) is not None and re.search(r"(?<!aucun )(?<!de )\b(?:loyer|bail)\b", ahead) is not None
    )


_SOLD = re.compile(
    r"\b(?:(?:viens|vient|venons|viennent) de (?:la |le |l')?(?:vendre|revendre|ceder)|vendue?s?|vendu|revendue?|"
    r"cedee?|rayez|on l'a vendu\w*)\b"
)
# "La maison je l'ai cédée je suis en appartement à Chambly": another home begins.
_MOVED = re.compile(r"\b(?:je suis|on est|nous sommes|(?:j'|on )habite|je vis|on vit|(?:j'ai|on a) (?:pris|achete))\b")
# "Il m'a racheté ma part de la maison": no more theirs.
_SHARE_SOLD = re.compile(
    r"\b(?:m'a|m'ont|nous a|nous ont|lui a) rachete\w* (?:ma|sa|notre|mes|nos) (?:parts?|moitie|quote-part)"
    r"(?: (?:de|dans|sur) (?:la|l'|le|notre) ?| d[eu] )?(?:[a-z]+ )?$"
)
# "La grand-mère de Rodolphe a un terrain": her own.
_KIN_HAS = re.compile(
    r"\b(?:meres?|peres?|parents|freres?|soeurs?|tantes?|oncles?|cousine?s?|beau-\w+|belle-\w+|beaux-parents|"
    r"grand[s]?-\w+|fils|filles?|patronn?e?|voisine?s?|copaine?s?|amie?s?) d(?:e |')(?:ma |mon |sa |son |la |leur |"
    r"l')?[a-z-]+ "
    r"(?:a|ont|possed\w+|garde\w*|loue\w*|avait|avaient) (?:encore |toujours |aussi )?(?:une?|des|deux|trois|la|le|"
    r"les|sa|son|leur) "
    r"(?:[a-z]+ )?$"
)
# "Le beau-père de Paul, quatre-vingts ans, est passé : il possède onze hectares": of whoever the sentence is about.
_KIN_THEN_HAS = re.compile(
    r"^\W*(?:le|la|les|l'|son|sa|ses|mon|ma|mes|leurs?|un|une) ?(?:grande?s?-)?(?:meres?|peres?|parents|freres?|"
    r"soeurs?|tantes?|"
    r"oncles?|cousine?s?|beau-\w+|belle-\w+|beaux-parents|voisine?s?|collegues?|associee?s?|amie?s?|patronn?e?|"
    r"notaire)\b"
    r"(?!.*\b(?:mort|decede|legue|herit))[^.;!?]{0,110}[:,] (?:il|elle|ils|elles|qui) (?:a|ont|possed\w+|detien\w+|"
    r"garde\w*|vient d') ?(?:encore |aussi |deja )?(?:[a-z]+ ){0,3}$"
)
# "Vous êtes le propriétaire de l'atelier ?": no landlord.
_YOU_OWN = re.compile(
    r"\b(?:vous|je|nous|on)\b[^.?]{0,22}\bproprietaires? (?:de |du |d')(?:la |l'|votre |mon |notre )?$"
)
_OWNED_BY_OTHERS = re.compile(
    r"\W*(?:,? ?(?:lui|elle),? )?(?:il |elle )?(?:est|sont|appartient) (?:toujours )?a (?:ma|mon|mes|sa|son|ses|"
    r"leur) "
    r"(?:mere|pere|parents|frere|soeur|tante|oncle|beau|belle|grand|patron|employeur|voisin)"
)
_RELATIVES = (
    r"mes parents|mon pere|ma mere|son pere|sa mere|ses parents|mon frere|ma soeur|mon fils|ma fille|"
    r"mes beaux-parents|"
    r"ma belle-mere|mes grands-parents"
)
_SAID_OURS = re.compile(
    r"\b(?:m'appartien\w+|nous appartien\w+|(?:est|sont|tout) a (?:moi|nous)|a mon nom|a nos deux noms|je (?:l'|"
    r"les )ai achete\w*|"
    r"on (?:l'|les )a achete\w*|nous (?:l'|les )avons achete\w*)\b"
)
_OF_OTHERS = re.compile(
    r" (?:de (?:mes|ses|nos) (?:parents|beaux-parents|grands-parents)|de (?:ma|sa) (?:mere|soeur|tante|"
    r"belle-mere|grand-mere)|de (?:mon|"
    r"son) (?:pere|frere|oncle|beau-pere|grand-pere)|de (?:maman|papa))\b"
)
# Words before a mention that only pass by the thing: "le crédit de la maison", "dans la maison".
_PASSING = re.compile(
    r"\b(?:assurance|multirisque|credit|pret|assurer|attestation|la cle|les cles|"
    r"(?<!y )(?<!il )(?<!elle )(?<!on )(?<!ils )a la|de la|dans|pour|"
    r"(?<!y )(?<!il )(?<!elle )(?<!on )(?<!ils )(?<!qui )a l'|"
    r"jusqu'a|(?:finir de |qu'(?:il|elle|on) |de quoi )(?:payer|paie)|solder|agrandir|renover|refaire|isoler|"
    r"amenager|acheter|racheter|acheter une|cherche|meubles? de|travaux|en|chaque|toute|"
    r"trentaine d'|les impots|finance|garantie|derriere|degat|voisin|les|du|de l'|au|sur|hors de|devant|pres de) "
    r"?(?:la |le |l'|une |un |les |ma |notre |cette |ce |sa |son |leur )?$"
)


_ASKS_OWNED = re.compile(
    r"\b(?:proprietaires?|a vous|vous (?:avez|possedez|en avez)|achete\w*|votre|locataires?|a toi|tu as)\b"
)


def denied(reading: Reading, anchor: Anchor) -> bool:
    """ "Vous êtes propriétaires ?" "Locataires."."""
    if anchor.clause.role != "courtier" or not _ASKS_OWNED.search(anchor.clause.text):
        return False
    answer = stance.reply(reading.document, anchor.clause)
    return answer is not None and bool(
        re.match(
            r"\W*(?:(?:ah|ben|euh|oh|bah)\W+)*(?:non\b|(?:je suis |on est |nous sommes )?(?:toujours |"
            r"encore )?locataires?\b|"
            r"je loue|on loue|pas encore|heberg|c'est une location|on est en location)",
            answer.text,
        )
        or _TENANT.search(reading.text, answer.start, answer.end + 60)
    )


# "J'ai la nue-propriété de la maison", "un tiers de l'appartement".
_A_PART_OF = re.compile(
    r"\b(?:propriete|usufruit|moitie|tiers|quart|part|parts) (?:de |d'|du |des |sur )(?:la |l'|le |un |une |leur )?$"
)
_TENANT = re.compile(
    r"\b(?:c'est une location|(?:le|mon|notre) bailleur|(?:je suis|on est) (?:encore |toujours )?locataires?)\b"
)


def in_passing(reading: Reading, anchor: Anchor) -> bool:
    """The thing is only named on the way: "le crédit de la maison", "dans l'appartement"."""
    before = reading.text[max(anchor.clause.start, anchor.start - 50) : anchor.start]
    return bool(
        _PASSING.search(before)
        and not before.endswith(("c'est du ", "j'ai les ", "on a les ", "nous avons les "))
        and not _A_PART_OF.search(before)
        and not re.search(
            r"\b(?:proprietaires? d|compromis (?:pour|sur) |dans (?:une?|notre|ma|sa|la) ?$|habite|"
            r"\b(?:pass(?:ons|e|ez)|(?:re)?venons(?:-en)?|arrivons|quant) a (?:la|l'|votre) ?$)",
            before,
        )
    )


# "…, moi je suis encore locataire": said of another home.
_OTHER_SPEAKS = re.compile(r"[,;] (?:mais |et )?(?:moi|nous|lui|elle),? ")


# "Locataires du local, et leur appartement…", "on est locataires à Lille, mais on a…": said of another thing.
_OTHER_THING = re.compile(
    r"(?:, |; )?\b(?:et|mais)(?: (?:on|il|elle|ils|nous|j') ?(?:a|ai|ont|avons))? (?=leur|notre|nos|ma|mon|sa|son|"
    r"une?)|; "
)


def _wanted(before: str, after: str) -> bool:
    return bool(
        _AIM.search(before)
        or (_TO_BUY.search(before) and _LATER.search(after))
        or re.search(r"\b(?:failli|cherche|cherchons|reve|projet|envisage|visite[rz]?)\b", before + after)
        or re.search(r"\b(?:n'(?:ont|a|ai|avons|avez) pas|jamais) (?:encore )?(?:achete|acquis)\b", before)
    )


# "Acheter un petit trois-pièces d'ici cinq ans": a purchase to come, with its delay or its down payment.
_TO_BUY = re.compile(
    r"(?<!d')\b(?:acheter|acquerir|s'offrir|construire|prendre|trouver) (?:(?:en|plus|aussi|ensemble|peut-etre) )?"
    r"(?:une?|notre|ma|mon|la|le|leur|sa|son) (?:[a-z]+ ){0,2}$"
)
_LATER = re.compile(
    r"\b(?:d'ici|dans (?:[a-z]+ |\d+ |deux trois |trois quatre )ans|un jour|plus tard|il faudrait|faudrait|apport|"
    r"(?:de cote|d'avance))\b"
)


# "L'idée est un terrain", "un projet : une maison".
_AIM = re.compile(
    r"\b(?:l'idee|le but|l'objectif|le projet|son projet|leur projet|le reve|leur reve|projets?|objectif|but)\b"
    r"(?: (?:est|serait|c'est|reste|de|d'|ce serait|a terme))* ?:? ?(?:d'acheter |l'achat d'|acheter )?(?:une?|des|"
    r"le|la) "
    r"(?:[a-z]+ )?$"
)


# "Ils rachètent la maison", "nous négocions", "une offre sur l'appartement", "le propriétaire nous vend la maison".
_BARGAINED = re.compile(
    r"\b(?:r?achet(?:ent|ons)|vise(?:nt|ons)?|negoci(?:ent|ons|e|er)|lorgne\w*|guigne\w*|convoite\w*|"
    r"une offre (?:[a-z0-9]+ ){0,4}(?:sur|pour)|(?:nous|me|leur|lui) vend(?:ent|rait)?) (?:[a-z]+ ){0,2}(?:[a-z]+ |l')$"
)
# "…, la bailleresse en veut 174 000": the price that a seller asks.
_SELLER_ASKS = re.compile(
    r"[^.;]{0,60}\b(?:il|elle|ils|elles|proprietaire|bailleu?r\w*|vendeu\w+) en (?:veu|demand)\w+ "
)


def _buying(reading: Reading, anchor: Anchor, before: str, after: str) -> bool:
    """ "On achète une maison" is a project; "on a acheté" is not."""
    if _BARGAINED.search(before) or _SELLER_ASKS.match(after):
        return True
    verb = re.search(r"\b(?:on|je|nous|il|elle) (r?achete) (?:[a-z']+ ){0,2}(?:l'|[a-z]+ l')?$", before)
    if not verb:
        return False
    last = anchor.start - len(before) + verb.end(1)
    return reading.document.original(last - 1, last) != "é"


_ASKS_WISH = re.compile(
    r"\b(?:(?:cherchez?|cherchiez|projets?|envisage\w*|comptez|aimeriez|voudriez|voulez|"
    r"pensez a) (?:\w+ ){0,2}(?:achat|acheter|"
    r"racheter)|projets? immobiliers?)\b"
)


def _asked_wish(reading: Reading, anchor: Anchor) -> bool:
    """ "Vous cherchez à acheter ?" "D'ici deux ans, une ferme à retaper." """
    question = stance.asked(reading.document, anchor.clause) if anchor.clause.role in ("client", "conjoint") else None
    near = question is not None and anchor.clause.index - question.index <= 3
    return near and question is not None and _ASKS_WISH.search(question.text) is not None


_ASKS_LET = re.compile(
    r"\b(?:locatif|investissement|mettez en location|vous louez (?:des|quelque chose)|"
    r"qui vous rapporte)\b"
)


def _asked_let(reading: Reading, anchor: Anchor) -> bool:
    """ "Vous avez du locatif ?": the rents of the answer are received."""
    question = stance.asked(reading.document, anchor.clause) if anchor.clause.role in ("client", "conjoint") else None
    return question is not None and anchor.clause.index - question.index <= 3 and bool(_ASKS_LET.search(question.text))


_ASKS_TENANT = re.compile(r"\bvous (?:(?:le|la|les|en) )?(?:louez|etes (?:\w+ )?locataires?|payez un loyer)\b")


def _not_let(clause: Clause) -> bool:
    """ "L'atelier, vous le louez ?" "Non, …": the "no" is to the rent, not to the thing."""
    return clause.role == "courtier" and _ASKS_TENANT.search(clause.text) is not None


_THE = re.compile(r"\b(?:la|l'|le|cette|cet|ce) ?$")


def _granted(clause: Clause, before: str) -> bool:
    """ "L'appartement, ça n'a pas changé ?" "Non, …": what is asked is something else than whether they have it."""
    return clause.role == "courtier" and bool(_THE.search(before)) and not _ASKS_OWNED.search(clause.text)


def _rented(words: str) -> bool:
    """The household lives there as a tenant."""
    if re.search(r"\b(?:loue|louons|louent) (?:notre|ma|mon|nos|leur|leurs|son|sa|mes) ", words):
        return False
    received = re.search(
        r"\b(?:percoi\w+|encaiss\w+|touch\w+|loyers? d'|locatifs?|mise? en location|met(?:s|tons|tent)? en location|"
        r"(?:l'|la |le |les )loue(?:nt)? |loue[es]? combien|en location (?:a|dans) [a-z-]+ (?:loue|et il|et elle|"
        r"qui))",
        words,
    )
    return bool(
        _RENTED_IN.search(words)
        and not received
        and not re.search(r"\b(?:mis en location|locataires? (?:paie|verse)|loue[es]? (?:a|\d+)|vide)\b", words)
    )


_BELONGS = re.compile(r"\W*(?:non\W+)?(?:(?:c'est|ils sont|elle est|il est|tout est) )?(?:a|au|aux) ")


def _told_of_others(reading: Reading, clause: Clause) -> bool:
    """ "Les murs du garage ?" "À la veuve de mon ancien patron.": whose it is, answered at once."""
    answer = stance.reply(reading.document, clause) if clause.role == "courtier" and clause.question else None
    belongs = _BELONGS.match(answer.text) if answer is not None else None
    if answer is None or belongs is None:
        return False
    named = [one for one in reading.people.mentions_in(answer) if one.start < answer.start + belongs.end() + 24]
    return bool(named) and named[0].holder == "tiers"


_ASKS_OF_CHILD = re.compile(r"\b(?:votre|vos|ton|ta|tes) (?:fils|filles?|enfants?|garcons?|aine[es]?)\b")
_THEY_BOUGHT = re.compile(
    r"[^.;!?]{0,40}\b(?:c'est )?(?:lui|elle|eux|il|elles|ils) (?:qui )?(?:l'|les )?(?:a|ont) (?:achete|pris|paye)\w*"
)


def _child_bought(reading: Reading, clause: Clause, after: str) -> bool:
    """ "Et le logement de votre fils ?" "Le studio de Tours, c'est lui qui l'a acheté.": the child's own."""
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return question is not None and bool(_ASKS_OF_CHILD.search(question.text)) and bool(_THEY_BOUGHT.match(after))


def foreign(reading: Reading, anchor: Anchor) -> str:
    """Why a mention is not the household's: "tiers", "souhait", "loué", "vendu", "irréel"; "" when it may be theirs."""
    clause = anchor.clause
    before = reading.text[max(clause.start, anchor.start - 50) : anchor.start]
    after = reading.text[anchor.end : min(clause.end, anchor.end + 70)]
    came = re.search(
        r"\b(?:usufruit|indivision|donation|donne[es]?|nue[- ]propriete|herit\w+|est a (?:nous|moi|lui)|vient d|"
        r"decede\w*|succession|(?:m'|nous |m'ont |nous ont )a? ?(?:laisse|legue|transmis|donne)\w*)\b",
        reading.text[anchor.start - len(before) : min(clause.end, anchor.end + 130)],
    )
    if _OWNED_BY_OTHERS.match(after) or _told_of_others(reading, clause) or _child_bought(reading, clause, after):
        return "tiers"
    if _SAID_OURS.search(after):
        return ""
    if _SOLD.search(after[:40]) or _SOLD.search(_MOVED.split(before[-22:])[-1]) or _SHARE_SOLD.search(before):
        return "vendu"
    if not _asked_let(reading, anchor) and (
        _rented(_OTHER_THING.split(before)[-1] + _OTHER_SPEAKS.split(after)[0]) or _pays_rent(reading, anchor, before)
    ):
        return "loué"
    if _asked_wish(reading, anchor) or _buying(reading, anchor, before, after) or _wanted(before, after):
        return "souhait"
    unsaid = unreal(reading, anchor)
    if (unsaid and not _not_let(clause) and not (unsaid == "refusé" and _granted(clause, before))) or (
        clause.role != "narrateur" and re.search(r"\bleur $", before) and not came
    ):
        return "irréel"
    if not came and (
        titled_owner(reading, anchor) == "enfant"
        or (reading.holder(anchor.start) in ("tiers", "entreprise", "enfant") and not _YOU_OWN.search(before))
        or _KIN_THEN_HAS.search(reading.text[clause.start : anchor.start])
        or re.search(rf"\b(?:{_RELATIVES})\b[^,.]{{0,20}}$", before)
        or _KIN_HAS.search(before)
        or _OF_OTHERS.match(after)
    ):
        return "quelqu'un d'autre"
    return ""
