"""Whose a property is and how it is owned: what shows that it is the household's, its holder, its form."""

from __future__ import annotations

from collections.abc import Sequence

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.estate import Estate, Zone, placed_and_priced
from egide.modules.intake.engine.estate_words import AND_MINE, BOUGHT_ONE, PRICED, USES
from egide.modules.intake.engine.ownership import in_passing
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import owner, person_at, said_owner
from egide.modules.intake.engine.types import Leaf

_OWNED = re.compile(
    r"\b(?:propri(?:etaires?|os?)|r?achete\w*|acquis\w*|m'appartien\w+|nous appartien\w+|lui appartien\w+|"
    r"leur appartien\w+|"
    r"appartient|est a (?:nous|moi|eux|lui|elle)|a (?:nous deux|moi)|vaut|valent|vaudrai(?:t|ent)|valoir|"
    r"en vente|(?:je loue|on loue|nous louons) (?:mon|ma|mes|notre|nos)|prix du marche|tourn\w+ autour|"
    r"signe\w* (?:le |un )?compromis|nous a (?:laisse|legue|"
    r"transmis)\w*|estim\w+|evalu\w+|valeur|"
    r"chiffr\w+|payee?(?! par| le loyer)|finie? de payer|heritee?|herite|legue|donation|possede\w*|j'ai (?:aussi |"
    r"encore |un |une |deux )|on a (?:aussi |un |une )|nous avons (?:aussi |un |une )|il a (?:aussi |un |une )|"
    r"elle a (?:aussi |un |une )|ils ont (?:aussi |un |une )|(?:on|il|elle|qui) a (?:encore |toujours )?(?:la |l'|"
    r"le |ma |"
    r"mon |notre |leur )|(?:j'ai|nous avons|ils ont) (?:encore |toujours )?(?:la |l'|le |ma |mon |notre |leur )|"
    r"rembours\w+|usufruit|nue[- ]propriete|indivision|"
    r"credit dessus|residence principale|"
    r"residence secondaire|ou (?:on|ils|il|elle|je|nous) (?:habit\w+|vi\w+|log\w+)|construi\w+|vient de (?:ma|mon|"
    r"sa|son)|loyers|locatif|(?:tiens|tient) de (?:mon|ma|mes|son|sa)|que je loue|qu'on loue|loue[es]? (?:a|"
    r"\d+)|on l'a|notre maison|ma maison|sa maison|"
    r"mon appartement|notre appartement|mon studio|mis en location|l'agence a dit|metres carres|m2|"
    r"met(?:s|tons|tent)? en location|en location a|(?:l'|les |la |le )loue(?:nt)?|(?:est|sont|"
    r"appartien\w+) a (?:mon|ma) (?:mari|"
    r"femme|epouse|"
    r"epoux|compagne|compagnon)|j'ai les murs|j'ai eu|on a (?:les murs|monte)|nous ont donne|m'ont donne|"
    r"(?:nous|m') ?a coute|chopee?|retapee?|dans la famille depuis|val\b|gerants?|propriete)\b"
)
# Said of a thing already in hand: enough to be sure it is theirs.
_THEIRS_SURELY = re.compile(
    r"\b(?:propri(?:etaires?|os?)|vaut|vaudrait|valoir|en vente|(?<=, )achetee?s?|vous (?:me |m'(?:avez|"
    r"aviez) )?(?:disiez|dit)|"
    r"estim\w+|evalu\w+|valeur|on (?:l'|les )a (?:achete\w*|paye\w*|"
    r"fait construire)|je (?:tiens|l'ai eue?) de|tout a nous|"
    r"je (?:l'|les )ai achete\w*|"
    r"nous l'avons achete\w*|(?:est|sont) (?:bien )?a (?:nous|moi|vous|eux|lui|elle)\b(?! de )|a nous deux|"
    r"rien qu'a moi|a mon nom|"
    r"a (?:nos|vos|leurs) deux noms|"
    r"m'appartien\w+|nous appartien\w+|lui appartien\w+|leur appartien\w+|usufruit|nue[- ]propriete|indivision|"
    r"moitie[- ]moitie|heritee?|(?:est|sont|appartien\w+) a (?:mon|ma) (?:mari|femme|epouse|epoux|compagne|compagnon)|"
    r"(?:nous|m') ?a coute|dans la famille depuis|(?:on l'a|je l'ai|nous l'avons) (?:eue?|prise?|chopee?|"
    r"retapee?)\b|(?:on l'avait|je l'avais|(?:il|elle) l'(?:a|avait)|ils l'ont) (?:achete|paye)\w*|"
    r"a parts egales|(?:elle|il) est (?:deja |actuellement |toujours )?louee?\b|(?:elle|il) est payee?|finie? de payer|"
    r"prix d'achat|on l'a depuis|je l'ai depuis)\b"
)
ASKS_PRICE = re.compile(r"\b(?:montant de l'achat|paye\w*|achete\w*|prix d'achat|coute)\b")
ASKS_WORTH = re.compile(
    r"\b(?:vau[td]\w*|valoir|estim\w*|valeur|en vente|vendre|chiffr\w+|tirer\w*|revend\w+)\b|"
    r"^\W*(?:et )?(?:aujourd'hui|maintenant|actuellement)\W*$"
)
_FORMS = (
    ("usufruit", re.compile(r"\busufruit\w*")),
    ("nue_propriete", re.compile(r"\bnue?s?[- ]proprie\w+")),
    ("indivision", re.compile(r"\bindivis\w*")),
    ("pleine_propriete", re.compile(r"\bpleins?e?s? proprie\w+")),
)
_ONLY = re.compile(
    r"\W*(?:(?:non|euh|ben|bah|ah)\W+)*(?:rien (?:que|d'autre que)|juste|seulement|a part|pas plus que) "
)
# A number of them, each told next.
_COUNTED = re.compile(r"\b(?:deux|trois|quatre|cinq|[2-9]) [a-z]+s\W*$")
# What an answer that only names a property answers.
_ASKS_ANY = re.compile(
    r"\b(?:autre chose|autres? biens?|(?:du|le) locatif|les? biens? (?:locatifs?|en location)|de l'immobilier|"
    r"de la pierre|un bien|des biens|quelque chose d'autre|"
    r"patrimoine|immobilier)\b"
)
# "Elle est au nom de qui ?" "De ma femme."
_ASKS_WHOSE = re.compile(r"\b(?:a|au nom de|de) qui\b|\ba (?:vous|toi) ou\b")
_GIVEN_AS = re.compile(
    r"\b(?:a|de) (?:(?P<mine>moi|mon nom)|(?P<ours>nous|nos (?:deux )?noms)|(?P<theirs>lui|elle|mon (?:mari|epoux|"
    r"compagnon|epouse)|ma (?:femme|compagne))|madame|monsieur)\b"
)
# "Vous l'avez en pleine propriété ?"
_HAVE_IN = re.compile(r"\b(?:en|toute la|la) pleine propriete\b")
_ASKS_SINCE = re.compile(r"\b(?:achete\w*|achat|acquis\w*|acquisition|proprietaires?|signe\w*|compromis)\b")
# "Mes parents nous ont donné…", "héritée de ma mère": it came to the one who speaks.
_CAME = re.compile(
    r"\b(?:nous ont donne|m'ont donne|m'a donne|nous a donne|(?:m'|nous |m'ont |nous ont )a? ?(?:laisse|transmis)|"
    r"j'ai eu|herit\w+|donation|m'a legue|"
    r"nue?s?[- ]propriet\w+|succession)\b"
)
# "Moitié-moitié avec mon frère", "à trois", "ma sœur et moi": the household's part is its own member's.
_WITH_OUTSIDERS = re.compile(
    r"\b(?:avec|a|et) (?:l'|(?:mon|ma|mes|son|sa|ses|leurs?|un|une|deux|trois|quatre|cinq|[2-9]|autres?|propres?) )+"
    r"(?:\w+ )?(?:demi-)?(?:freres?|frangin\w*|soeurs?|cousin\w*|associe\w*|collegues?|confreres?|consoeurs?|"
    r"copains?|copines|"
    r"amie?s?|neveux?|oncles?|tantes?|beau-frere|belle-soeur)\b|\b(?:mon|ma|mes|son|sa|ses) (?:freres?|soeurs?|"
    r"cousin\w*|associe\w*) et (?:moi|lui|elle)\b|\ba (?:trois|quatre|cinq|six)(?=[,.;]|$| en indivision| avec)"
)
# "En nom propre à Ludo", "c'était Jonathan seul".
_GIVEN_TO = re.compile(
    r"\b(?:(?:est|sont|appartien\w+|en (?:nom )?propre|(?:achete|acquis)e? seule?) (?:a|par) (?=[a-z])|"
    r"(?:au (?:seul )?nom|le bien) de (?=[a-z])|c'(?:est|etait) (?=[a-z-]+ (?:seule?|uniquement|toute? seule?)\b))"
)
_TOGETHER = re.compile(
    r"\b(?:a parts egales|(?:pour |par )?moitie chacun|chacun (?:la |sa |une |pour )?moitie|l'un et l'autre (?:ayant |"
    r"avons |ont |a )?(?:signe|achete|acquis|paye)\w*|(?:a|aux|mis a) nos deux noms|(?:les|aux) deux noms|"
    r"moitie chacun|au couple|acte (?:joint|commun|a deux)|"
    r"a (?:nous|vous|eux|elles) deux|moitie[- ]moitie|a leurs (?:deux )?noms|a tous les deux|est a vous deux|"
    r"ensemble|a (?:nos|vos|"
    r"leurs|aux) deux noms|aux deux noms|au nom de nous deux|moi,? (?:et )?(?:\d+|(?:vingt|trente|quarante|"
    r"cinquante|soixante|"
    r"quatre-vingt)[a-z-]*)(?: pour cent| ?%)? (?:pour )?(?:lui|elle)|(?:en|a la) communaute|biens? communs?|"
    r"propriete des epoux|(?:achetee?|acquise?|prise?|eue?) a deux|(?:a|pour) chacun la moitie|chacun la moitie|"
    r"les deux l'ont (?:achete|paye|acquis)\w*)\b"
)
_YOU_OWN = re.compile(r"\bvous\b[^.?]{0,22}\bproprietaires? d(?:e |u |')")
_OURS_TOO = re.compile(r"\b(?:on|nous|notre|vous|leur|leurs|ils)\b")
_OWN_ONLY = re.compile(
    r"\b(?:a moi|a mon nom|mon nom|en (?:nom )?propre|m'appartient|rien qu'a|avant le mariage|"
    r"toute? seule?)\b"
)
_ALONE = ("veuf", "celibataire", "divorce", "separe")
_COUPLE = re.compile(
    r"\b(?:a (?:nous|vous) deux|tous les deux|nous deux|a deux|des (?:deux )?epoux|du couple|"
    r"a nos deux noms)\b"
)
_OTHERS = re.compile(
    r"\b(?:mere|pere|parents|enfants|filles?|fils|freres?|soeurs?|neveux?|nieces?|s'est garde\w*|ont garde|"
    r"a garde|aux)\b"
)
# "Ma grand-mère ayant l'usufruit": the possessive is of the kin.
_KIN = re.compile(
    r"\b(?:mon|ma|mes|nos|notre) (?=(?:(?:arriere-|grande?s?[ -]|beaux?-|belles?-|demi-))*(?:meres?|peres?|"
    r"parents|freres?|soeurs?|tantes?|oncles?)\b)"
)
_PARENT = re.compile(r"\b(?:maman|papa|ma mere|mon pere|elle|il) a ")
_OTHERS_TOO = re.compile(rf"{_OTHERS.pattern}|\bnous (?:deux|trois|quatre)\b|\bnous\b")
_OURS = re.compile(r"\b(?:m'ont|m'a|je|j'ai|j'|moi|nous|on|elle a|il a|ai|que la|n'ai|mon|ma)\b")


def zone_words(reading: Reading, zone: Zone) -> str:
    return reading.text[zone.start : zone.end]


def _mention_in(estate: Estate, zone: Zone) -> Anchor | None:
    return next((m for m in estate.mentions if zone.start <= m.start < zone.end), None)


def owned(reading: Reading, estate: Estate, moneys: Sequence[Measure]) -> bool:
    """Words of ownership about it, said or agreed to by the household."""
    return (
        any(_owned_in(reading, estate, zone, moneys) for zone in estate.zones)
        or _mortgaged(reading, estate)
        or bool(estate.named(_SCI_OR_OTHER) and _told_worth(estate, moneys))
        or _owner_asked(reading, estate)
        or _listed(reading, estate)
    )


# "On a la maison, 300 000, et un studio à Brest": the verb holds for what follows.
_LISTS = re.compile(
    r"\b(?:(?:on|il|elle|madame|monsieur) a|j'ai|nous avons|(?:ils|elles) ont|possed\w+|detien\w+|proprietaires? d\w*) "
    r"(?:aussi |encore |deja |egalement )?(?:d'|de )?(?:une?|la|le|l'|notre|ma|mon|leur|sa|son|des|deux|trois|\d) ?"
    r"(?:[a-z-]+ ){0,2}$"
)
_JOINED = re.compile(
    r"(?:,|;|\bet|\bpuis|\bplus|\bainsi que|\bavec) (?:puis |aussi |encore |apres |enfin )*"
    r"(?:une?|la|le|l'|notre|ma|mon|leur|des|deux) ?(?:petite?s? |grande? |autre |vieille )*$"
)


def _listed(reading: Reading, estate: Estate) -> bool:
    """Named in the list of what they have, after another property of theirs, in the household's own sentence."""
    mention = estate.mentions[0]
    clause = mention.clause
    if clause.role == "courtier" or not _JOINED.search(
        reading.text, max(clause.start, mention.start - 40), mention.start
    ):
        return False
    others = [a for a in reading.named_between("biens_immobiliers", clause.start, mention.start) if a is not mention]
    return any(
        _LISTS.search(reading.text, max(clause.start, other.start - 50), other.start) and not in_passing(reading, other)
        for other in others
    )


def _owned_in(reading: Reading, estate: Estate, zone: Zone, moneys: Sequence[Measure]) -> bool:
    """What one zone says of ownership."""
    words, mention = zone_words(reading, zone), _mention_in(estate, zone)
    if (
        zone.clause.role == "courtier"
        and not reading.guessed_roles
        and not (reading.believed(zone.clause) and (_THEIRS_SURELY.search(words) or re.search(r"\bvotre\b", words)))
    ):
        return False
    if mention is None or in_passing(reading, mention):
        if _THEIRS_SURELY.search(words if mention is None else words[mention.end - zone.start :]):
            return True
    elif _OWNED.search(words):
        return True
    if _named_owner(reading, zone):
        return True
    question = zone.question
    if mention is not None and (
        (
            zone.clause.role == "narrateur"
            and not in_passing(reading, mention)
            and any(zone.start <= m.start < zone.end and not m.wage for m in moneys)
        )
        or (
            question
            and _ASKS_ANY.search(question)
            and (not stance.says_no(zone.clause.text) or _ONLY.match(words))
            and not _COUNTED.search(words)
        )
    ):
        return True
    return placed_and_priced(reading, zone, mention, moneys) or _answers_of_it(reading, estate, zone, mention, moneys)


def _answers_of_it(
    reading: Reading, estate: Estate, zone: Zone, mention: Anchor | None, moneys: Sequence[Measure]
) -> bool:
    """What is answered to a question about it, or told of one's own beside the other's, shows that it is theirs."""
    words, question = zone_words(reading, zone), zone.question
    dated = next(reading.dates_between(zone.start, zone.end), None)
    if question and dated is not None and _ASKS_SINCE.search(question):
        return True
    if question and mention is None and re.search(r"\b(?:credit|pret|emprunt\w*|rembours\w+)\b", words):
        return True
    if (
        question
        and stance.says_yes(zone.clause.text)
        and (_THEIRS_SURELY.search(question) or _HAVE_IN.search(question))
    ):
        return True
    if question and _ASKS_WHOSE.search(question) and _GIVEN_AS.search(words):
        return True
    if question and mention is None and estate.kind and USES.search(words):
        return True
    if mention is not None and AND_MINE.search(reading.text, max(zone.clause.start, mention.start - 30), mention.start):
        return True
    figure = any(zone.start <= m.start < zone.end for m in moneys)
    if question and mention is None and (BOUGHT_ONE.match(words) or (figure and PRICED.search(words))):
        return True
    return bool(question and figure and (ASKS_WORTH.search(question) or ASKS_PRICE.search(question)))


def _owner_asked(reading: Reading, estate: Estate) -> bool:
    """ "Vous êtes propriétaires ?" "Oui, une maison." """
    first = estate.mentions[0].clause
    asked = stance.asked(reading.document, first)
    return bool(
        asked is not None
        and first.role in ("client", "conjoint")
        and re.search(r"\bproprietaires?\b", asked.text)
        and stance.says_yes(first.text)
    )


# A company of property, or "celle du Portugal" beside the home: nobody names those but to say that they own them.
_SCI_OR_OTHER = r"\b(?:sci|s c i|celle|celui|principale|secondaire)\b"


def _told_worth(estate: Estate, moneys: Sequence[Measure]) -> bool:
    """The household gives a figure of it."""
    told = [zone for zone in estate.zones if zone.clause.role in ("client", "conjoint", "narrateur")]
    return any(zone.start <= measure.start < zone.end for zone in told for measure in moneys)


_DEFINITE = re.compile(r"\b(?:la|l'|le|votre|notre|ma|mon|leur|sa|son|cette) ?$")


def _mortgaged(reading: Reading, estate: Estate) -> bool:
    """ "La maison, c'est quel crédit ?": "the" home of a household that pays for one, asked about and described."""
    loans = reading.extraction.rows.get("passifs", [])
    if not any(loan["nature"].value == "credit_immobilier" for loan in loans) or estate.kind not in _HOMES:
        return False
    if any(
        estate.kind in _HOMES and row.get("designation") for row in reading.extraction.rows.get("biens_immobiliers", [])
    ):
        return False
    if not all(_DEFINITE.search(reading.text, max(0, m.start - 8), m.start) for m in estate.mentions):
        return False
    if all(in_passing(reading, mention) for mention in estate.mentions):
        return False
    described = any(
        zone.clause.role != "courtier" and (zone.question or _mention_in(estate, zone) is not None)
        for zone in estate.zones
    )
    return described and not any(a.kind == "loyer paye" for a in reading.anchors.get("hors_fiche", []))


_HOMES = ("maison", "appartement")


def _named_owner(reading: Reading, zone: Zone) -> str:
    """ "Elle est à Pascal": the partner the name belongs to."""
    for match in _GIVEN_TO.finditer(reading.text, zone.start, zone.end):
        person = person_at(reading, match.end())
        if person in ("client", "conjoint"):
            return person
    return ""


def shared_outside(words: str) -> bool:
    """Part of it is a brother's, an associate's: never the couple's for that."""
    return bool(_WITH_OUTSIDERS.search(words))


def _answered_owner(reading: Reading, zone: Zone) -> str:
    """ "Elle est au nom de qui ?" "De ma femme." """
    given = _GIVEN_AS.search(reading.text, zone.start, zone.end) if _ASKS_WHOSE.search(zone.question) else None
    speaker = zone.clause.role
    if given is None or given.lastgroup is None or speaker not in ("client", "conjoint"):
        return ""
    other = "conjoint" if speaker == "client" else "client"
    return {"mine": speaker, "ours": "commun", "theirs": other}[given.lastgroup]


def whose(reading: Reading, estate: Estate, use: str) -> str:
    """The ``detenteur``: who is said to own it, else of whom it is told; "" for an outsider."""
    words = " ".join(zone_words(reading, zone) for zone in estate.zones)
    # "La maison est à vous deux ?" "À moi seul.": what is only asked tells nothing
    told = " ".join(
        zone_words(reading, zone)
        for zone in estate.zones
        if zone.clause.role != "courtier" or reading.believed(zone.clause)
    )
    status = reading.value("client", "situation_matrimoniale")
    both_speak = "conjoint" in reading.extraction.roles.values()
    couple = both_speak or reading.has("conjoint", "prenom") or status in ("marie", "pacse", "concubinage")
    outside = shared_outside(words)
    alone = status in _ALONE and not (reading.has("conjoint", "prenom") and status in ("veuf", "celibataire"))
    if _TOGETHER.search(told) and not outside and not alone:
        return "commun"
    said = _said_holder(reading, estate, couple=couple or bool(_COUPLE.search(words)))
    holder = said or next(filter(None, (owner(reading, mention) for mention in estate.mentions)), "")
    roles = [zone.clause.role for zone in estate.zones if zone.clause.role != "courtier"]
    speaker = "conjoint" if roles[:1] == ["conjoint"] else "client"
    if not holder and (_CAME.search(words) or _YOU_OWN.search(words)):
        holder = speaker
    if holder and alone:
        return "client" if holder != "enfant" else holder
    if holder == "commun" and (outside or not couple):
        return speaker if couple else "client"
    ours = couple and not said and not outside and use == "residence_principale"
    if ours and holder in (speaker, "client") and _OURS_TOO.search(words) and not _OWN_ONLY.search(words):
        return "commun"
    return holder


def _said_holder(reading: Reading, estate: Estate, *, couple: bool) -> str:
    """Who is said outright to own it; "" when nobody is."""
    for zone in estate.zones:
        said = (
            _named_owner(reading, zone)
            or _answered_owner(reading, zone)
            or said_owner(reading, zone.clause, zone.start, zone.end)
        )
        if said:
            return said if said != "commun" or couple else "client"
    return ""


def form_of(reading: Reading, estate: Estate, use: str) -> Leaf | None:
    """How it is owned; of two forms said ("il a gardé l'usufruit, moi la nue-propriété") the household's."""
    if use == "sci":
        named = estate.named(r"sci\b|s c i\b")
        anchor = next(
            (m for m in estate.mentions if named and reading.text[m.start : m.end].startswith(("sci", "s c i"))), None
        )
        at = anchor or estate.mentions[0]
        return reading.leaf("sci", (at.start, at.end), confidence=0.76)
    best: tuple[int, str, tuple[int, int]] | None = None
    for zone in estate.zones:
        for form, pattern in _FORMS:
            for match in pattern.finditer(reading.text, zone.start, zone.end):
                before = re.split(
                    r"[,;:]| et | mais ", reading.text[max(zone.start, match.start() - 60) : match.start()]
                )[-1]
                after = re.split(r"[,;:.]| et | mais ", reading.text[match.end() : min(zone.end, match.end() + 50)])[0]
                others = _OTHERS
                if reading.household.spoken_for:  # a child tells: "maman a l'usufruit, nous la nue-propriété"
                    before, others = _PARENT.sub("elle a ", before), _OTHERS_TOO
                score = bool(_OURS.search(_KIN.sub(" ", before))) - bool(
                    others.search(before) or (re.match(r" (?:est |a |aux |pour )+", after) and _OTHERS.search(after))
                )
                if best is None or score > best[0]:
                    best = (score, form, match.span())
    return reading.leaf(best[1], best[2], confidence=0.76) if best and best[0] >= 0 else None
