"""Other holdings: gold, cryptocurrency, art, wine, collectors' cars, jewels, watches, forests."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.earners import earner
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, corrected, merge, over, owner, stranger, unreal
from egide.modules.intake.engine.types import Row

ORDER = 37
_ACCEPTS = ("money", "date")
# What is "de 1965" and is not driven.
_NOT_DRIVEN = (
    r"maisons?|villa|immeuble|appart\w*|montre|omega|rolex|bouteilles?|tableau|toile|contrat|pel|livret|assurance|"
    r"loi|bail|"
    r"acte|photo|film|pret|credit|donation|armoire|commode|piano|violon|guitare|carte|edition|ferme|grange|chalet|"
    r"mariage|"
    r"jugement|accident|studio|pavillon|batiment|residence|annee|moyenne|bague|collier|vin|cru|millesime|construction"
)
TRIGGERS = (
    Trigger(
        "or",
        r"lingot(?:in)?s?(?: d'or)?|pieces? (?:d'|en )or|(?:de|en) l'or\b|l'or(?= (?:des pieces|physique|en (?:pieces|"
        r"lingots)))|napoleons?|louis d'or|krugerrand|or physique",
        _ACCEPTS,
        least=50,
        period="never",
    ),
    Trigger(
        "cryptomonnaie",
        r"cryptos?(?:[- ]?monnaies?)?|bit[- ]?coins?|bite[- ]?coins?|ethereum|ether\b|btc|stablecoins?",
        _ACCEPTS,
        least=20,
        period="never",
        pull=-4,
    ),
    Trigger(
        "oeuvre_art",
        r"tableaux?(?! (?:excel|de bord))|toiles?(?! de jute)|oeuvres? d'art|sculptures?|estampes?|gravures?|"
        r"lithographies?|collection d'art|aquarelles?|bronzes?|"
        r"(?:un|le|du) (?:chagall|picasso|matisse|buffet|miro|dali)",
        _ACCEPTS,
        least=200,
        period="never",
    ),
    Trigger(
        "vin",
        r"(?:cave|collection) (?:a vins?|de vins?|de grands crus)|bouteilles de (?:vin|bordeaux|bourgogne|"
        r"grands? crus?)|grands crus|la cave|ma cave|sa cave|une cave(?= [^.]{0,40}(?:estim|vaut|valoir|euros))|"
        r"(?:une|sa|ma|notre|leur) (?:\w+ )?cave (?:de |avec )?(?:\d+|[a-z]+ cents?|mille) bouteilles|"
        r"vins? de garde|cave(?= (?:env(?:iron)?\b|:|~|≈))",
        _ACCEPTS,
        least=200,
        period="never",
    ),
    Trigger(
        "vehicule_collection",
        r"(?:voitures?|motos?|vehicules?) (?:de collection|anciennes?)|jaguar|porsche (?:de|911)|2cv|deux chevaux|"
        r"coccinelle|2 cv|4 cv|vespa(?! est)|moto guzzi|ds 2[13]|porsche 356|alpine|facel|traction|ds de 19\d\d|"
        r"mustang|ferrari|triumph|mg\b(?= de)|norton|ducati de 19\d\d|mehari|dyane|karmann|lancia|austin[- ]healey|"
        r"(?:la|une|ma|sa|cette|vieille|notre) (?:4 ?l\b|r8\b|simca|dauphine|floride|ami [68]|"
        r"corvette|cadillac|combi|panhard|berliet)|e-type|terrot|motobecane|lambretta|royal enfield|"
        r"collection de (?:voitures|motos)",
        _ACCEPTS,
        least=1000,
        period="never",
    ),
    Trigger(
        "vehicule_collection",
        rf"(?:une?|l[ae]|ma|mon|sa|son|leur|cette|notre) (?:vieille |vieux |petite |"
        rf"belle )?(?!(?:{_NOT_DRIVEN})\b)[a-z]{{3,}} "
        r"(?:[a-z0-9]+ )?de 19[2-8]\d",
        _ACCEPTS,
        least=1000,
        period="never",
        near=r"\b(?:demarr\w+|assuree?|macif|maif|matmut|garage|collection|cot(?:e|ee|es)|restaur\w+|moteur|grange|carrosserie|motos?|voitures?|"
        r"roule\w*|"
        r"dimanche|rallye|aux encheres|tresor|folie|vaut|vaudrait)\b",
    ),
    Trigger(  # a car that is told to be kept, not driven to work
        "vehicule_collection",
        r"(?:ma|la|une|sa|notre|cette|mon|un|son|le) (?:vieille |vieux |petite? |belle |beau )?(?:[a-z]+ )?"
        r"(?:[2-6]0[1-6]|r ?(?:4|5|8|12|16)|cabriolet|coupe|roadster|spider|decapotable|estafette|tube|id|sm)"
        r"(?: (?:cabriolet|coupe|gordini|turbo|gti|break))?",
        _ACCEPTS,
        least=1000,
        period="never",
        near=r"\b(?:en collection|de collection|epave|restauree?|retapee?|cotee?|la cote|ancetres?|rallyes?)\b",
    ),
    Trigger(
        "bijoux",
        r"bijoux|bagues?|diamants?|colliers?|parures?|bracelets?|boucles d'oreilles?|pendentifs?|broches?|"
        r"(?:des|les|ses|mes) perles|solitaire|chevaliere|argenterie(?= )",
        _ACCEPTS,
        least=100,
        period="never",
    ),
    Trigger(
        "montres",
        r"(?:une|des|les|sa|ma|mes|ses|deux|trois) (?:belles? )?montres?|collection de montres|rolex|patek|omega|"
        r"audemars|breitling|tag heuer|jaeger[- ]lecoultre|longines|hublot|panerai|vacheron|montre (?:de|a) gousset",
        _ACCEPTS,
        least=200,
        period="never",
    ),
    Trigger(
        "forets",
        r"forets?|bois et forets|(?:\d+|[a-z-]+) (?:ha|hectares) d[e'] ?(?:\w+ et de )?(?:bois|forets?|chenes?|"
        r"sapins?|pins?|hetres?|resineux|feuillus|peupliers?|douglas|epiceas?|chataigniers?|taillis|futaies?)|"
        r"un bois de (?:\d+|[a-z]+) hectares|chenaie|peupleraie|"
        r"(?:le|un|mon|notre|son) bois (?:de|du)|hectares de (?:bois|foret)|groupement forestier|parcelles? de bois|"
        r"parts? de (?:gfi|foret)",
        _ACCEPTS,
        least=500,
        period="never",
    ),
    Trigger(
        "autre",
        r"(?:une|ma|sa|notre|leur) (?:belle |grande |petite |vieille )?(?:collection|bibliotheque) d(?:e |'|es )"
        r"(?!voitures?|autos?|motos?|montres?|bijoux|tableaux|toiles|art\b|vins?\b|grands|oeuvres|vehicules)[a-z]+"
        r"(?: anciens| anciennes| rares)?|"
        r"voilier|piano|violon|harpe|saxophone|timbres|collection de (?:timbres|pieces|monnaies|bd|livres|"
        r"vinyles|disques|"
        r"poupees|couteaux|guitares|cartes|armes|sneakers|baskets|figurines|faiences?|porcelaines?|jouets|trains)|"
        r"(?:baskets|sneakers|snikers|cartes|guitares|poupees|figurines|jouets|fusils|armes|disques|vinyles|"
        r"livres|objets|"
        r"pieces|instruments) de collection|(?:meubles|couteaux|livres|instruments|tapis|fusils|jouets|mobilier|"
        r"outils|"
        r"armes|cartes) anciens?(?:ne|nes)?|editions originales|meubles d'epoque|cheval de course|philatelie|"
        r"numismatique",
        _ACCEPTS,
        least=100,
        period="never",
    ),
)


# "En 2018 j'ai acheté des bitcoins": a date before the thing is its own where the purchase stands between.
_BOUGHT_BEFORE = re.compile(r"\b(?:achet\w*|pris\w*|investi\w*|mis|eu|recu\w*|herit\w*|acquis\w*)\b")


def build(reading: Reading) -> None:
    rows: list[tuple[Row, int, int]] = []
    _gather(reading)
    for anchor in reading.anchors.get("autres_epargnes", []):
        if (
            _strangers(reading, anchor)
            or unreal(reading, anchor)
            or over(reading, anchor, 25)
            or _mere_object(reading, anchor)
        ):
            continue
        row: Row = {"designation": reading.leaf(anchor.kind, (anchor.start, anchor.end), confidence=0.8)}
        for measure in _values(reading, anchor)[:1]:
            if reading.believed(reading.document.clause_at(measure.start)):
                row["valeur"] = amount(reading, measure)
        if "valeur" not in row and not re.search(
            r"\b(?:j'ai|possede\w*|il a|elle a|on a|collection|detient)\b",
            reading.clause_words(anchor.clause, anchor.start, 50, 0),
        ):
            continue
        for mention in anchor.dates:
            if re.search(
                r"\bachet\w+|acquis\w*|depuis\b|"
                r"\ben $",
                reading.clause_words(reading.document.clause_at(mention.start), mention.start, 40, 0),
            ) and not (
                mention.start < anchor.start and not _BOUGHT_BEFORE.search(reading.text, mention.end, anchor.start)
            ):
                row["date_acquisition"] = reading.leaf(mention.value, (mention.start, mention.end), confidence=0.7)
        row["detenteur"] = reading.leaf(_owner(reading, anchor), (anchor.start, anchor.end), confidence=0.7)
        rows.append((row, anchor.start, anchor.last))
    valued = {row["designation"].value for row, _, _ in rows if "valeur" in row}
    for row in merge(rows, ("designation",), 400):
        # named again in passing
        if "valeur" not in row and row["designation"].value in valued:
            continue
        reading.add_row("autres_epargnes", row)


_FOREBEAR = (
    r"(?:arriere[- ])?(?:grands?[- ](?:pere|mere|parents|oncle|tante)|pere|mere|parents|papa|maman|pepe|meme|papi|papy|"
    r"mamie|oncle|tante|parrain|marraine)"
)
_OF_FOREBEAR = re.compile(rf" (?:de |du |d')(?:mon |ma |mes |notre |nos )?{_FOREBEAR}\b")
# "Ma grand-mère m'a laissé des lingots": who gave a thing does not own it any more.
_HANDED_DOWN = re.compile(
    r"\b(?:m'|nous |lui |l'|te |t')(?:a|ont|avait|avaient) (?:laisse|legue|donne|transmis|offert|refile)\w*|"
    r"\bherit\w+|"
    r"\b(?:me|nous|lui) vien(?:t|nent) (?:de|d')|\b(?:laissee?s?|leguee?s?|offerte?s?|transmise?s?) par\b|"
    r"\bsuccession\b|\bc'est (?:la mienne|le mien|a moi) (?:maintenant|aujourd'hui|depuis)|"
    rf"\b(?:ai|a|avons|reste|garde|gardons) (?:encore |toujours |aussi )?(?:les?|la|l'|des|une?) ?"
    rf"[a-z' -]{{3,24}} (?:de |du |d')(?:mon |ma |notre )?{_FOREBEAR}\b"
)
_STILL_THEIRS = re.compile(
    r"[^.;?]{0,40}\b(?:elle|il|ils) (?:les |la |le |l'|y |en )?(?:met|mettent|porte|portent|garde|gardent|sort|vend|"
    r"veut|compte|a encore|tient|tiennent)\b"
)
_VALUED = re.compile(
    r"\b(?:expert\w*|bijoutiers?|numismates?|notaire|antiquaire|commissaire[- ]priseur|marchand|"
    r"libraire|brocanteur|"
    r"galeriste|joaillier|forestier|safer|collectionneu\w+|garagiste|"
    r"cote|cotee?s?|(?:aujourd'hui|maintenant|la),? (?:elle|il|ca) (?:fait|est a|vaut)|vaut|valent|"
    r"vaudrait|valeur|estime\w*|evalue\w*|y en a pour|"
    r"j'en ai pour|on m'en (?:donnait|offrait|propos\w+)|en (?:offrait|proposait|donnait)|assuree?s? (?:pour|a))\b"
)


def _strangers(reading: Reading, anchor: Anchor) -> bool:
    """Somebody else's thing: not when it was handed down, here or where it was first named in the same turn."""
    if _THEIRS.search(reading.text, anchor.end, anchor.end + 80):
        return True
    forebear = _OF_FOREBEAR.match(reading.text, anchor.end)
    if forebear is not None and _STILL_THEIRS.match(reading.text, forebear.end()):
        return True  # "les bijoux de ma mère, elle les porte encore"
    if not stranger(reading, anchor):
        return False
    return _handed_down(reading, anchor) is None


def _handed_down(reading: Reading, anchor: Anchor) -> re.Match[str] | None:
    """The words that say who gave it, near the thing or near where the same turn first named it."""
    turn = reading.document.starts[anchor.clause.segment]
    first = min(
        (
            other.start
            for other in reading.anchors["autres_epargnes"]
            if other.kind == anchor.kind and other.clause.turn == anchor.clause.turn
        ),
        default=anchor.start,
    )
    return _HANDED_DOWN.search(reading.text, max(turn, first - 90), min(anchor.clause.end, anchor.end + 80))


def _owner(reading: Reading, anchor: Anchor) -> str:
    """Whoever it was handed down to ("ils me viennent de mon père"), else the one spoken of."""
    given = _handed_down(reading, anchor)
    if given is not None and given[0].startswith(("m'", "me ")):
        return "conjoint" if anchor.clause.role == "conjoint" else "client"
    return owner(reading, anchor) or ("conjoint" if anchor.clause.role == "conjoint" else "client")


_THEIRS = re.compile(
    r"\b(?:c'est|mais c'est|ils sont|elles sont|il est|elle est|tout est) (?:a|chez|la maison de|celle de|"
    r"celui de|ceux de|"
    r"celles de) (?:mes|mon|ma|leurs?|ses) (?:parents|beaux-parents|pere|mere|freres?|soeurs?|tante|oncle)\b"
)
_NOW = re.compile(
    r"\b(?:la|aujourd'hui|maintenant|actuellement|desormais|ce matin|a ce jour|en ce moment),? [^.;]{0,12}?"
    r"\b(?:vaut|valent|ca fait|c'est|sont a|est a|il y a|j'en ai pour|remonte\w* a|ca vaut) (?:[a-z']+ ){0,2}$"
)


def _values(reading: Reading, anchor: Anchor) -> list[Measure]:
    """Its amounts, the present one first; what a valuer says counts ("un confrère l'estime à"), not a stranger's."""
    heard = [
        measure
        for measure in anchor.moneys
        if _handed_down(reading, anchor)
        or earner(reading, measure.start) != "tiers"
        or _VALUED.search(reading.text, max(anchor.clause.start, measure.start - 60), measure.end + 30)
    ]
    kept = corrected(reading, heard, anyone=True)
    last = kept[-1].end if kept else anchor.end
    for measure in reading.measures_between(last, last + 110):
        clause = reading.document.clause_at(measure.start)
        same = kept and measure.kind == "money" and not measure.period and clause.turn == anchor.clause.turn
        if same and _NOW.search(reading.text, max(anchor.end, measure.start - 45), measure.start):
            kept.insert(0, measure)
    return sorted(kept, key=lambda m: not _NOW.search(reading.text, max(anchor.end, m.start - 45), m.start))


# Words that may hold an amount only because they stand near: the size of a wood, "elle vaut".
_WEAK = ("hectares", "il est a", "elle est a", "ca fait", "elle fait", "il fait")


def _gather(reading: Reading) -> None:
    """Give a thing without a figure the one that follows it: "mon bois. Six hectares, dix-huit mille"."""
    anchors = reading.anchors.get("autres_epargnes", [])
    held = {
        id(measure): thing
        for thing in reading.things
        if not reading.text.startswith(_WEAK, thing.start)
        and not (thing.section == "autres_epargnes" and thing.clause.role == "courtier" and thing.clause.question)
        for measure in thing.moneys
    }
    for index, anchor in enumerate(anchors):
        if anchor.moneys or (anchor.clause.role == "courtier" and not reading.guessed_roles):
            continue
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(reading.text)
        for measure in reading.measures_between(anchor.end, min(end, anchor.end + 170)):
            clause = reading.document.clause_at(measure.start)
            fits = measure.kind == "money" and not measure.period and measure.value >= max(200, anchor.trigger.least)
            valued = _VALUED.search(reading.text, anchor.end, min(clause.end, measure.end + 30))
            near = clause.turn == anchor.clause.turn and clause.index - anchor.clause.index <= (3 if valued else 1)
            holder = held.get(id(measure))
            if fits and near and (holder is None or (valued and _yields(reading, holder, anchor))):
                anchor.moneys.append(measure)
                # "des tableaux, des bois ?": what is answered is no more the question's
                asked = [other for other in anchors[:index] if other.clause.role == "courtier"]
                for other in (*asked, holder):
                    if other is not None and measure in other.moneys:
                        other.moneys.remove(measure)
                break


def _yields(reading: Reading, holder: Anchor, anchor: Anchor) -> bool:
    """ "Autre chose de côté ?" "Ma moto, on m'en donnait 11 000": what was named before gives the price away."""
    named = reading.text[holder.start : holder.end]
    if named == "hectares":  # of a wood, unless it was taken back: "un bois… non, un champ de deux hectares"
        return _OPEN_LAND.search(reading.text, anchor.end, holder.start) is None
    return holder.section == "bae_epargne" or (named == "logement" and holder.start < anchor.start)


_OPEN_LAND = re.compile(r"\b(?:non|champs?|terrains?|terres?|pres?|prairies?|vignes?)\b")


# "Des bagues pour l'appareil de ma fille", "une couronne chez le dentiste".
_DENTAL = re.compile(
    r"\b(?:dentistes?|dentaires?|dents?|orthodont\w+|ortho|appareils? dentaires?|protheses?|molaires?)\b"
)


def _mere_object(reading: Reading, anchor: Anchor) -> bool:
    """A thing that is only spoken of: no value, a broker's example."""
    if anchor.kind == "bijoux" and _DENTAL.search(reading.text, max(0, anchor.start - 90), anchor.last + 30):
        return True
    return (not anchor.moneys and anchor.clause.role == "courtier") or (
        anchor.kind in ("bijoux", "montres", "oeuvre_art", "forets", "vehicule_collection", "autre")
        and not anchor.moneys
    )
