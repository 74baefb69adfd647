"""The words by which talk stays with the property in hand, leaves it, or comes to another one."""

from __future__ import annotations

from egide.kit import patterns as re

# Clauses that go on about the property in hand.
GOES_ON = re.compile(
    r"\b(?:vau[td]\w*|valent|valoir|estim\w+|evalu\w+|valeur|on en (?:demand|donn|tir|propos|offr)\w+|prix|achet\w+|"
    r"acquis\w*|acquisition|payee?s?|m2|"
    r"metres? carres?|"
    r"carres|surface|superficie|loue\w*|loyers?|locataires?|(?:elle|il) est a (?!la |l'|les |une? |peu |cote )|"
    r"a nous deux|a vous deux|a nos deux noms|a votre nom|"
    r"a mon nom|"
    r"a tous les deux|en commun|indivision|indivis|usufruit|nue[- ]propriete|herit\w+|donation|donne|legue|notaire|"
    r"agence|agent immobilier|vendre|revendre|en vente|vendue?|on y|j'y|y habit\w*|y vi[ts]\w*|y loge\w*|dedans|"
    r"construi\w+|"
    r"propri(?:etaires?|os?)|m'appartient|nous appartient|au nom de|moitie[- ]moitie|moitie chacun|au couple|"
    r"(?:les|aux) deux noms|cinquante[- ]cinquante|"
    r"residence|(?:sur|dans|a) l'acte|on (?:m'|nous )a dit|"
    r"locatif|signe\w*|encaiss\w+|rapporte|secondaire|principale|pleine propriete|les murs|a qui)\b"
)
LEADS = re.compile(
    r"^\W*(?:(?:oui|non|alors|et|ben|bah|euh|ah|donc|mais|bon|la|voila|toujours|exactement|enfin|d'accord)\W+)*"
    r"(?:elle|il|c'est|c'etait|ca|on l'a|on l'|je l'a|je l'|nous l'|celle-ci|celui-ci|dans les|environ|"
    r"a peu pres|autour|"
    r"depuis|en (?:19|20)\d\d|il y a|a [a-z-]+\W*$|\d|pour)"
)
# The broker asks for other property than the one in hand.
ASKS_OTHERS = re.compile(
    r"\b(?:du locatif|(?:d')?autres? (?:biens?|logements?|choses?)|(?:une|de) residence secondaire|a cote|en dehors|"
    r"d'autre(?= (?:immobilier|pierre)))\b"
)
HELD_BY = re.compile(r"\b(?:logee?|detenue?|achetee?|mise?|placee?|dans|via|par|en|au nom d')\b[^,;.]{0,24}$")
# "Une villa logée dans une SCI": the company is how it is held.
SIZE = re.compile(r", (?:environ )?(?:\d+|[a-z-]+) $")
# The broker asks again for what was not told.
INSISTS = re.compile(
    r"\W*(?:(?:et|mais|bon|allez|ne serait-ce que|juste|meme)\W+)*(?:a peu pres|environ|une idee|un ordre de grandeur|"
    r"a la louche|grosso modo|approximativement|en gros|au pif|une estimation|une fourchette|a vue de nez|"
    r"a votre avis|dans les combien|combien)\W*"
)
# What begins to tell of the next property in the same breath.
OWN_LEAD = re.compile(
    r"(?:, |; |\b(?=et |mais |puis ))(?:(?:et|mais|puis|sinon|alors|moi|nous|lui|elle|apres),? )*"
    r"(?:j'|je |on |nous |il |elle |ils )(?:en |y |l'|les |me |m'|nous |viens d'|vient d')*"
    r"(?:a|ai|avons|ont|possed\w+|detien\w+|r?achet\w+|loue\w*|herit\w+)\b[^,.;\d]{0,28}$"
)
# "celui de Villeurbanne", "ma sœur en a un": somebody else's, or another one without a name.
ANOTHER = re.compile(
    r"\b(?:celui|celle|ceux|celles) (?:de|d'|du|des|qu)|\b(?:soeur|frere|voisin|collegue|cousin) en a\b"
)
OTHER_PLACE = re.compile(
    r"\W*(?:(?:et|puis|oui|ah|sinon|alors|aussi|il y a|y a|on a|j'ai|plus)\W+)*(?P<one>celle|celui) "
    r"(?:d(?:e la |e l'|e |u |es )|d'|a |au |en |qu'on a (?:a |au |en ))(?P<where>[a-z][a-z' -]{2,30})"
)
# "Locataires, 890 euros, mais on a un appartement": the rent is of where they live.
TENANT_BUT = re.compile(
    r".*\b(?:locataires?|(?<!que )(?<!que je )je loue|(?<!qu')on loue|(?:mon|notre) loyer)\b.*(?:\b(?:mais|et|"
    r"par contre)\b|[;,:] (?=on |j'))"
)
# "C'est du locatif ou vous y allez ?" "On y va l'hiver.": what is done with it is told by who owns it.
USES = re.compile(
    r"\b(?:on|j'|nous|ils|il|elle) y (?:va|vais|allons|vont|mont\w+|pass\w+|descend\w*|sommes)\b|"
    r"\b(?:on|je|nous) (?:le|la|les) (?:loue|louons|prete|pretons|garde|gardons)\b"
)
# "Et moi, un studio à Brest": what one has is told without the verb.
AND_MINE = re.compile(
    r"(?:^|\bet )\W*(?:moi|lui|elle),? (?:c'est |j'ai (?:garde|encore|toujours) )?(?:une?|le|la|mon|ma|son|"
    r"sa) (?:[a-z]+ )?$"
)
# "La maison ?" "Achetée en 2012…", "92 mètres carrés, payés 230 000": told of the home just asked about.
BOUGHT_ONE = re.compile(
    r"\W*(?:(?:oui|non|euh|ben|bah|ah|alors|elle est a moi|a moi|a nous)\W+)*(?:achete|acquis|construit|herite)e?s?\b"
    r"(?! par\b)"
)
PRICED = re.compile(
    r"\b(?:(?:achete|acquis|paye)e?s?\b(?! par\b)|eue? pour|on en (?:tirerait|demanderait|donnerait|aurait))|"
    r"\bchacun la moitie\b"
)
# "Baptiste, votre statut ?": the talk turns to something of theirs that is no property's.
_YOURS = re.compile(
    r"\b(?:votre|vos) (?!estimation|avis|idee|noms?\b|deux|maison|appart|bien|residence|logement)[a-z]{3,}"
)


def asks_else(question: str) -> bool:
    """Whether a broker's question is about something of the household's that is no property's."""
    return bool(_YOURS.search(question)) and not GOES_ON.search(question)
