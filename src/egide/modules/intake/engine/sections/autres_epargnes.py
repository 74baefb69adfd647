"""Other holdings: gold, cryptocurrency, art, wine, collectors' cars, jewels, watches, forests."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, corrected, merge, over, owner, stranger, unreal
from egide.modules.intake.engine.types import Row

ORDER = 40
_ACCEPTS = ("money", "date")
TRIGGERS = (
    Trigger(
        "or",
        r"lingot(?:in)?s?(?: d'or)?|pieces? d'or|(?:de|en) l'or\b|l'or(?= (?:des pieces|physique|en (?:pieces|"
        r"lingots)))|napoleons?|louis d'or|krugerrand|or physique",
        _ACCEPTS,
        least=50,
        period="never",
    ),
    Trigger(
        "cryptomonnaie",
        r"cryptos?(?:[- ]?monnaies?)?|bitcoins?|ethereum|ether\b|btc|stablecoins?",
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
        r"grands? crus?)|grands crus|la cave|ma cave|sa cave|une cave(?= [^.]{0,40}(?:estim|vaut|euros))|"
        r"vins? de garde",
        _ACCEPTS,
        least=200,
        period="never",
    ),
    Trigger(
        "vehicule_collection",
        r"(?:voitures?|motos?|vehicules?) (?:de collection|anciennes?)|jaguar|porsche (?:de|911)|2cv|deux chevaux|"
        r"coccinelle|2 cv|4 cv|vespa(?! est)|moto guzzi|ds 2[13]|porsche 356|alpine|facel|traction|ds de 19\d\d|"
        r"mustang|ferrari|triumph|mg\b(?= de)|"
        r"collection de (?:voitures|motos)",
        _ACCEPTS,
        least=1000,
        period="never",
    ),
    Trigger("bijoux", r"bijoux|bague|diamants?|collier|parures?", _ACCEPTS, least=100, period="never"),
    Trigger(
        "montres",
        r"(?:une|des|les|sa|ma|mes|ses|deux|trois) (?:belles? )?montres?|collection de montres|rolex|patek|omega|"
        r"audemars",
        _ACCEPTS,
        least=200,
        period="never",
    ),
    Trigger(
        "forets",
        r"forets?|bois et forets|(?:\d+|un|deux|trois|quatre|cinq|dix) (?:ha|hectares) de [a-z]+|chenaie|peupleraie|"
        r"(?:le|un|mon|notre|son) bois (?:de|du)|hectares de (?:bois|foret)|groupement forestier|parcelles? de bois|"
        r"parts? de (?:gfi|foret)",
        _ACCEPTS,
        least=500,
        period="never",
    ),
    Trigger(
        "autre",
        r"voilier|piano|violon|harpe|couteaux anciens|timbres|collection de (?:timbres|pieces|monnaies|bd|livres)|"
        r"philatel\w+|numismat\w+",
        _ACCEPTS,
        least=100,
        period="never",
    ),
)


def build(reading: Reading) -> None:
    rows: list[tuple[Row, int, int]] = []
    _gather(reading)
    for anchor in reading.anchors.get("autres_epargnes", []):
        if stranger(reading, anchor) or unreal(reading, anchor) or over(reading, anchor, 25) or _mere_object(anchor):
            continue
        row: Row = {"designation": reading.leaf(anchor.kind, (anchor.start, anchor.end), confidence=0.8)}
        for measure in corrected(reading, anchor.moneys)[:1]:
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
                reading.clause_words(anchor.clause, mention.start, 40, 0),
            ):
                row["date_acquisition"] = reading.leaf(mention.value, (mention.start, mention.end), confidence=0.7)
        row["detenteur"] = reading.leaf(owner(reading, anchor) or "client", (anchor.start, anchor.end), confidence=0.7)
        rows.append((row, anchor.start, anchor.last))
    valued = {row["designation"].value for row, _, _ in rows if "valeur" in row}
    for row in merge(rows, ("designation",), 400):
        # named again in passing
        if "valeur" not in row and row["designation"].value in valued:
            continue
        reading.add_row("autres_epargnes", row)


# Words that may hold an amount only because they stand near: the size of a wood, "elle vaut".
_WEAK = ("hectares", "il est a", "elle est a", "ca fait")


def _gather(reading: Reading) -> None:
    """Give a thing without a figure the one that follows it: "mon bois. Six hectares, dix-huit mille"."""
    anchors = reading.anchors.get("autres_epargnes", [])
    held = {
        id(measure)
        for thing in reading.things
        if not reading.text.startswith(_WEAK, thing.start)
        for measure in thing.moneys
    }
    for index, anchor in enumerate(anchors):
        if anchor.moneys or anchor.clause.role == "courtier":
            continue
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(reading.text)
        for measure in reading.measures_between(anchor.end, min(end, anchor.end + 150)):
            clause = reading.document.clause_at(measure.start)
            fits = measure.kind == "money" and not measure.period and measure.value >= max(200, anchor.trigger.least)
            near = clause.turn == anchor.clause.turn and clause.index - anchor.clause.index <= 1
            if fits and near and id(measure) not in held:
                anchor.moneys.append(measure)
                break


def _mere_object(anchor: Anchor) -> bool:
    """A thing that is only spoken of: no value, a broker's example."""
    return (not anchor.moneys and anchor.clause.role == "courtier") or (
        anchor.kind in ("bijoux", "montres", "oeuvre_art", "forets", "vehicule_collection", "autre")
        and not anchor.moneys
    )
