"""What a property is to the household, ``designation``, and what it is built as, ``type``."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.estate import Estate, Zone
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.tenure import shared_outside, zone_words

_LET = re.compile(
    r"\b(?:que je loue|qu'on loue|loue[es]?(?! (?:un|une|pas|plus|jamais)\b)|locatif|"
    r"(?<!sont )(?<!est )(?<!suis )(?<!etes )(?<!sommes )(?<!encore )(?<!toujours )locataires?|loyers?|lmnp|pinel|"
    r"mis en location|"
    r"airbnb|saisonniere?|encaisse|rapporte)\b"
)
# "Je paie mon loyer en vaisselle", "je suis son locataire": a partner's joke about the one who owns their home.
_LODGED = re.compile(
    r"\bje (?:lui |te |leur )?(?:paie|paye|verse|dois|regle) (?:mon|un|le|aucun|pas de) loyers?\b|"
    r"\b(?:je suis|suis-je) (?:le|la|son|sa|ton|ta|votre) locataire\b|"
    r"\b(?:me|lui) (?:fait|fais) payer (?:un|le|mon|son) loyer\b|"
    r"\b(?:ca|cela) (?:lui|me|te) fait un loyer|\b(?:en guise de|c'est (?:son|mon)) loyer\b|"
    r"\bloyers? en (?!plus|euros|especes|liquide|avance|retard|hausse|baisse|moyenne|tout)[a-z]+"
)
_OWN_TENANT = re.compile(r"\b(?P<who>[a-z]+(?:-[a-z]+)*),? (?:c')?est (?:mon|ma|son|sa) locataire\b")
_LET_OUT = re.compile(
    r"\b(?:(?:loue|louons|louent) (?:notre|ma|mon|leur|nos|sa|son|mes) |je (?:la|le|les) (?:loue(?! pas| plus| jamais)|"
    r"mets en location)|"
    r"on (?:la|le|les) (?:loue(?! pas| plus| jamais)|met en location)|mise? en (?:location|meuble)|"
    r"(?:mets|met|mettons|mettent) en location|pour (?:le|la|les) (?:louer|mettre en location)|(?:elle|"
    r"il) est (?:actuellement |maintenant |desormais )?louee?\b)"
)
_LIVED = re.compile(
    r"\b(?:ou (?:on|je|nous|ils|il|elle) (?:habit\w+|vi\w+|loge\w*|sommes|sont)|on y (?:habite|vit|est bien)|"
    r"j'y (?:habite|vis)|(?:il|elle|ils|on|nous) y (?:habit|vi|log)\w+|residence principale|notre maison|"
    r"nous y vivons|on habite|toujours a)\b"
)
# The question that a property named in answer is let for.
_ASKS_LET = re.compile(
    r"\b(?:du|en) locatif|investissement|\bvous (?:louez|mettez en location|donnez en location) a\b|"
    r"\b(?:que|biens?) vous (?:louez|donnez en location|mettez en location)|\bdes locataires\b"
)
_HOLIDAY = re.compile(
    r"\b(?:residence secondaire|maison de (?:vacances|campagne|famille)|pied-a-terre|les vacances|week-ends?|(?:pour|"
    r"faire) (?:le |du )ski|"
    r"a la (?:mer|montagne|campagne|neige)|"
    # "achetée l'été du mariage" tells when, not what for
    r"(?:l'ete|l'hiver)(?! (?:d[eu]\b|d'|ou\b|dernier|prochain|passe|suivant|19|20|deux mille))|au ski|"
    r"on y (?:va|monte|descend|passe)|nos vacances|"
    r"cabanon|mobil-home)\b"
)
_TYPES = r"immeuble|appartement|maison|studio|local|terrain|parking"


# "C'est du locatif ou vous y allez ?": of two uses asked about, the answer tells which.
_CHOICE = re.compile(r"\blocatif\b[^?]{0,30}\bou\b|\bou\b[^?]{0,30}\b(?:locatif|louez)\b")


def _asked_in(zone: Zone) -> str:
    return zone.clause.text if zone.clause.role == "courtier" and zone.clause.question else ""


def use_of(reading: Reading, estate: Estate, *, principal: bool) -> tuple[str, str]:
    """The ``designation`` and the ``type``."""
    named = " ".join(reading.text[m.start : m.end] for m in estate.mentions)
    words = " ".join(zone_words(reading, zone) for zone in estate.zones if not _CHOICE.search(_asked_in(zone)))
    kind = estate.kind or _type(reading, estate)
    if re.search(r"\bsci\b|s c i\b", named) or (
        re.search(r"\bsci\b|s c i\b", words) and kind in ("immeuble", "local", "appartement", "")
    ):
        return "sci", kind
    asked = " ".join(zone.question for zone in estate.zones[:1])
    if _ASKS_LET.search(asked) and " ou " not in asked and kind not in ("terrain", "local", "parking"):
        return "locatif", kind
    if re.search(
        r"\b(?:residence|maison|la) secondaire|^secondaire|\brs\b|maison de (?:vacances|campagne|famille)|pied-a-terre",
        named + words,
    ):
        return "residence_secondaire", kind
    if kind != "parking" and _LET_OUT.search(words):
        return "locatif", kind
    if re.search(r"\bprincipale|\brp\b", named) or (
        _LIVED.search(words) and kind in ("maison", "appartement", "studio", "")
    ):
        return "residence_principale", kind
    if kind in ("terrain", "parking"):
        return kind, kind
    if kind == "local":
        return "local_professionnel", kind
    if _LET.search(_without_lodgers(reading, words)) or kind == "immeuble":
        return "locatif", kind
    if _HOLIDAY.search(words):
        return "residence_secondaire", kind
    if kind == "studio":
        return "autre", kind
    if kind or re.search(
        r"\bproprietaires?\b|compromis|acte|notaire|prix|\bchez[- ]|achete|construi(?:re|"
        r"t)\b",
        named,
    ):
        return _unsaid(reading, estate, words, principal=principal), kind
    return "", kind


def _without_lodgers(reading: Reading, words: str) -> str:
    """The words less what jokes of one partner as the other's tenant: "Karim est mon locataire", "loyer en nature"."""

    def spared(match: re.Match[str]) -> str:
        return " " if reading.household.who(match["who"]) in ("client", "conjoint") else match[0]

    return _OWN_TENANT.sub(spared, _LODGED.sub(" ", words))


# "La maison de mes parents", "leur maison de Dinan": where somebody of the family lives or lived.
_FROM_KIN = re.compile(
    r"\b(?:maison|appartement|appart|ferme|pavillon|villa|chalet) (?:de famille|familiale?|(?:de|d'|des|du) (?:mes |"
    r"mon |ma |ses |son |sa |"
    r"vos |votre )?(?:parents|beaux-parents|grands-parents|pere|mere|grand-mere|grand-pere|maman|papa|oncle|tante|"
    r"belle-mere|beau-pere)\b)|\bma part d(?:e|u|es)\b|\bnue?s?[- ]propriete (?:de|d'|du|sur) "
)


def _unsaid(reading: Reading, estate: Estate, words: str, *, principal: bool) -> str:
    """A home of which nothing else is said is where they live, unless they have one or it came to them elsewhere."""
    beside = " ".join(
        reading.text[max(m.clause.start, m.start - 40) : min(m.clause.end, m.end + 80)] for m in estate.mentions[:2]
    )
    if principal or shared_outside(beside) or _FROM_KIN.search(beside):
        return "autre"
    return "autre" if _elsewhere(reading, estate, words) else "residence_principale"


def _elsewhere(reading: Reading, estate: Estate, words: str) -> bool:
    """A home named with another town than the one where they live."""
    known = reading.value("client", "ville")
    named = {
        town.value.name
        for mention in estate.mentions
        for town in mention.towns
        if 0 <= town.start - mention.end <= 14 and town.start < mention.clause.end
    }
    if known and named and known not in named:
        return True
    towns = [town.value.name for mention in estate.mentions for town in mention.towns]
    apart = known and towns and known not in towns
    return bool(
        apart and re.search(r"\b(?:aussi|encore|une autre|un autre|herite\w*|vient de|famille|indivision)\b", words)
    )


def _type(reading: Reading, estate: Estate) -> str:
    """The type said beside a mention that has none ("bien locatif, un appartement")."""
    for mention in estate.mentions:
        inner = re.search(rf"\b({_TYPES})s?\b(?! compris| inclus)", reading.text[mention.start : mention.end + 160])
        lead = reading.text[max(mention.clause.start, mention.start - 70) : mention.start]
        before = list(re.finditer(rf"\b({_TYPES})s?\b", lead))
        found = before[-1] if before else inner
        if found and any(zone.start <= mention.start < zone.end for zone in estate.zones):
            stop = next(zone.end for zone in estate.zones if zone.start <= mention.start < zone.end)
            if found is not inner or mention.start + found.end() <= stop:
                return found[1]
    return ""
