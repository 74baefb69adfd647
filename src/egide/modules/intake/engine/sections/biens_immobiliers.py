"""Real estate owned: its use and type, where, how big, whose, worth how much, bought when, let for how much."""

from __future__ import annotations

import re

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.ownership import denied, not_ours
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, corrected, merge, owner
from egide.modules.intake.engine.types import Row

ORDER = 38
_ACCEPTS = ("money", "surface", "town", "date")
TRIGGERS = (
    Trigger(
        "maison",
        r"maisons?(?! (?:de retraite|medicale|mere|de la banque|de maitre|close|de sante|des|d'assistantes|d'arret|"
        r"d'edition|de disques|de la presse))|pavillon|villa\b|longere|chalet|fermette|bastide|corps de ferme|"
        r"mas\b(?= )",
        _ACCEPTS,
        most=2e7,
    ),
    Trigger(
        "appartement",
        r"appartements?|apparts?|duplex|triplex|(?:t|f)[1-6]\b|deux[- ]pieces|trois[- ]pieces|quatre[- ]pieces|loft",
        _ACCEPTS,
        most=2e7,
    ),
    Trigger("studio", r"studios?", _ACCEPTS, most=2e6),
    Trigger("immeuble", r"immeubles?(?! de bureaux ou)", _ACCEPTS, most=2e7),
    Trigger(
        "terrain",
        r"terrains?(?! (?:de|d'entente|de foot))|parcelles?|hectares(?! de (?:bois|foret))|les terres|des terres|"
        r"vignes|terres agricoles",
        _ACCEPTS,
        most=2e7,
    ),
    Trigger("parking", r"(?:place de )?parkings?|box\b|garages?(?! (?:renault|peugeot|auto))", _ACCEPTS, most=3e5),
    Trigger(
        "local",
        r"local (?:commercial|professionnel|pro)|murs (?:du|de la|commerciaux)|local\b(?= (?:que|qui|ou|"
        r"m'appartient|est a))",
        _ACCEPTS,
        most=2e7,
    ),
    Trigger(
        "",
        r"residence principale|residence secondaire|sci\b|s c i\b|bien locatif|pied-a-terre|maison de (?:vacances|"
        r"campagne|famille)|investissement locatif|lmnp|logement|bien immobilier",
        _ACCEPTS,
        most=2e7,
    ),
)
_OWNED = re.compile(
    r"\b(?:proprietaires?|achete\w*|acquis\w*|m'appartient|nous appartient|lui appartient|leur appartient|"
    r"appartient|est a (?:nous|moi|eux|lui|elle)|a (?:nous deux|moi)|vaut|vaudrait|estim\w+|evalu\w+|valeur|"
    r"chiffr\w+|payee?(?! par| le loyer)|finie? de payer|heritee?|herite|legue|donation|possede\w*|j'ai (?:aussi |"
    r"encore |un |une |deux )|on a (?:aussi |un |une )|nous avons (?:aussi |un |une )|il a (?:aussi |un |une )|"
    r"elle a (?:aussi |un |une )|ils ont (?:aussi |un |une )|rembours\w+|usufruit|nue[- ]propriete|indivision|"
    r"credit dessus|residence principale|"
    r"residence secondaire|ou (?:on|ils|il|elle|je|nous) (?:habit\w+|vi\w+|log\w+)|construi\w+|vient de (?:ma|mon|"
    r"sa|son)|loyers|que je loue|qu'on loue|loue[es]? (?:a|\d)|on l'a|notre maison|ma maison|sa maison|"
    r"mon appartement|notre appartement|mon studio|mis en location|l'agence a dit|metres carres)\b"
)
_LET = re.compile(
    r"\b(?:que je loue|qu'on loue|loue[es]?(?! (?:un|une))|locatif|locataires?|loyers?|lmnp|pinel|mis en location|"
    r"airbnb|saisonniere?|encaisse|rapporte)\b"
)
_LIVED = re.compile(
    r"\b(?:ou (?:on|je|nous|ils|il|elle) (?:habit\w+|vi\w+|loge\w*|sommes|sont)|on y (?:habite|vit|est bien)|"
    r"j'y (?:habite|vis)|y habite\w*|residence principale|notre maison|nous y vivons|on habite|toujours a)\b"
)
_HOLIDAY = re.compile(
    r"\b(?:residence secondaire|maison de (?:vacances|campagne|famille)|pied-a-terre|les vacances|week-ends?|"
    r"a la (?:mer|montagne|campagne)|l'ete|cabanon|mobil-home)\b"
)
_BOUGHT = re.compile(
    r"\b(?:achete\w*|paye[es]?|acquis\w*|avait mis|a mis|avons mis|pour|coute|a l'achat|prix d'achat)\b[^.]{0,44}$"
)
_WORTH = re.compile(
    r"\b(?:vaut|vaudrait|estim\w+|evalu\w+|valeur|chiffr\w+|l'agence a dit|cote\w*|dans les|autour de|aujourd'hui|"
    r"notaire dit|prix du marche|on (?:la|le) vend\w*|partirait)\b"
)


def build(reading: Reading) -> None:
    rows: list[tuple[Row, int, int]] = []
    for anchor in reading.anchors.get("biens_immobiliers", []):
        row = _row(reading, anchor)
        if row is not None:
            rows.append((row, anchor.start, anchor.last))
    principal = False
    for row in merge(rows, (), 700):
        if row["designation"].value == "residence_principale":
            if principal and len(row) < 5:
                continue
            principal = True
        row.pop("_soft", None)
        reading.add_row("biens_immobiliers", row)


def _zone(reading: Reading, anchor: Anchor) -> str:
    """The words about this property: its clause and what follows in the turn."""
    clause = anchor.clause
    if not clause.punctuated:
        return reading.text[max(0, anchor.start - 60) : max(anchor.last + 60, anchor.end + 130)]
    nexts = reading.document.clauses[clause.index : clause.index + 3]
    end = max(
        (
            c.end
            for c in nexts
            if c.turn == clause.turn
            and (
                c.index == clause.index
                or re.match(
                    r"\W*(?:elle|il|c'est|je l'|on l'|un confrere|l'agence|a nous|y |dedans|estim|evalu|vaut|achet|"
                    r"payee?|on rembours|je rembours|on avait|on a)",
                    c.text,
                )
            )
        ),
        default=clause.end,
    )
    before = clause.start if anchor.start - clause.start < 150 else anchor.start - 150
    return reading.text[before:end]


def _owned(reading: Reading, anchor: Anchor, zone: str) -> bool:
    """Words of ownership around, or an answer to a question about it."""
    if _OWNED.search(zone):
        return True
    if anchor.clause.role == "courtier":
        return any(reading.document.clause_at(m.start).role != "courtier" for m in anchor.moneys)
    question = stance.asked(reading.document, anchor.clause) if anchor.clause.role in ("client", "conjoint") else None
    asked = question is not None and re.search(r"\bproprietaires?\b", question.text)
    return bool(asked) and stance.says_yes(anchor.clause.text)


_PURCHASE = re.compile(r"\b(?:achete\w*|acquis\w*|signe\w*|construi\w+|on l'a (?:achete\w*)?|prise?)\b")


def _bought_in(reading: Reading, anchor: Anchor, row: Row) -> None:
    for mention in anchor.dates:
        clause = reading.document.clause_at(mention.start)
        if not mention.future and _PURCHASE.search(reading.clause_words(clause, mention.start, 50, 20)):
            year = int(mention.value[:4])
            row["annee_acquisition"] = reading.leaf(year, (mention.start, mention.end), confidence=0.8)
            return


def _row(reading: Reading, anchor: Anchor) -> Row | None:
    if not_ours(reading, anchor) or denied(reading, anchor):
        return None
    zone = _zone(reading, anchor)
    holder = owner(reading, anchor)
    if not holder:
        return None
    if not _owned(reading, anchor, zone):
        return None
    row: Row = {}
    designation, kind = _what(reading, anchor, zone)
    if not designation:
        return None
    row["designation"] = reading.leaf(designation, (anchor.start, anchor.end), confidence=0.76)
    if kind:
        row["type"] = reading.leaf(kind, (anchor.start, anchor.end), confidence=0.86)
    for measure in corrected(reading, anchor.moneys):
        _money(reading, row, measure)
    for measure in anchor.measures:
        if measure.kind == "surface":
            row.setdefault(
                "surface_m2",
                reading.leaf(
                    int(measure.value) if measure.value == int(measure.value) else measure.value,
                    (measure.start, measure.end),
                    confidence=0.88,
                ),
            )
    if designation in ("locatif", "sci", "autre"):
        _rent(reading, anchor, row)
    _place(reading, anchor, row)
    _bought_in(reading, anchor, row)
    row["detenteur"] = reading.leaf(
        _whose(reading, holder, designation, zone), (anchor.start, anchor.end), confidence=0.68
    )
    form = _form(zone, designation)
    if form:
        match = re.search(r"usufruit|nue[- ]propriete|indivision|sci\b|s c i\b|pleine propriete", zone)
        start = reading.text.find(match.group(), max(0, anchor.start - 160)) if match else anchor.start
        row["forme_propriete"] = reading.leaf(
            form,
            (start, start + len(match.group())) if match and start >= 0 else (anchor.start, anchor.end),
            confidence=0.76,
        )
    return row


def _what(reading: Reading, anchor: Anchor, zone: str) -> tuple[str, str]:
    word = reading.text[anchor.start : anchor.end]
    kind = anchor.kind
    if re.search(r"\bsci\b|s c i\b", word):
        inner = re.search(
            r"\b(immeuble|appartement|maison|studio|local|terrain|parking)s?\b",
            reading.text[anchor.end : anchor.end + 160],
        )
        return "sci", inner[1] if inner else ""
    if not kind:
        kind = "maison" if word.startswith("maison") else ""
        lead = reading.text[max(0, anchor.start - 70) : anchor.start]
        before = list(re.finditer(r"\b(immeuble|appartement|maison|studio|local|terrain)s?\b", lead))
        inner = before[-1] if before else re.search(r"\b(immeuble|appartement|maison|studio|local|terrain)s?\b", zone)
        kind = kind or (inner[1] if inner else "")
    nexts = [a.start for a in reading.anchors.get("biens_immobiliers", []) if a.start > anchor.end + 3]
    stop = min([max(anchor.clause.end, anchor.last), anchor.end + 130, *nexts[:1]])
    near = reading.text[max(anchor.clause.start, anchor.start - 50) : max(stop, anchor.end)]
    following = reading.text[anchor.end : anchor.end + 90]
    apposed = re.match(
        r",?(?: a [a-z' -]{2,24},)? (?:leur|notre|ma|sa|qui est (?:leur|notre|ma|sa)|c'est (?:leur|notre|ma|"
        r"sa)) (?:residence secondaire|maison de vacances)",
        following,
    )
    if apposed:
        return "residence_secondaire", kind
    if re.search(r"\bsci\b|s c i\b", zone) and kind in ("immeuble", "local", "appartement", ""):
        return "sci", kind
    if re.search(r"residence principale", word) or _LIVED.search(near):
        return "residence_principale", kind
    if _HOLIDAY.search(word + " " + near):
        return "residence_secondaire", kind
    if kind in ("terrain", "parking"):
        return kind, kind
    if kind == "local":
        return "local_professionnel", kind
    if _LET.search(near) or kind == "immeuble":
        return "locatif", kind
    if kind in ("maison", "appartement"):
        known = reading.value("client", "ville")
        towns = [t.value.name for t in anchor.towns]
        if (
            known
            and towns
            and known not in towns
            and re.search(r"\b(?:aussi|encore|une autre|un autre|herite\w*|vient de|famille|indivision)\b", near)
        ):
            return "autre", kind
        return "residence_principale", kind
    return ("autre" if kind == "studio" else ""), kind


def _money(reading: Reading, row: Row, measure: Measure) -> None:
    clause = reading.document.clause_at(measure.start)
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    after = reading.text[measure.end : min(clause.end, measure.end + 30)]
    if not reading.believed(clause) or stance.wished(before):
        return
    if measure.period == "mensuel" or (
        re.search(r"\b(?:loue[es]?|loyers?)\b[^.]{0,22}$", before) and measure.value < 6000
    ):
        if re.search(r"\b(?:loue\w*|loyers?|encaiss\w*|locataire|rapporte|percoi\w+)\b", before + after):
            row.setdefault("loyer_mensuel", amount(reading, measure))
    elif not measure.period and measure.value >= 4000:
        question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
        bought = (
            question is not None
            and clause.index - question.index <= 2
            and re.search(r"\b(?:paye|achete|prix d'achat|coute)\b", question.text)
            and not re.search(r"\bvaut|estim|valeur\b", question.text)
        )
        if (
            bought
            or (_BOUGHT.search(before) and not _WORTH.search(before[-40:]))
            or re.match(r"\W*(?:a l'epoque|a l'achat)", after)
        ):
            row.setdefault("valeur_acquisition", amount(reading, measure, 0.78))
        elif not _WORTH.search(before[-22:]) and re.search(
            r"\b(?:emprunt\w*|pret|credit|reste|capital|rembours\w*|vendue?|donation|travaux)\b[^.]{0,30}$", before
        ):
            return
        else:
            row.setdefault("valeur_actuelle_estimee", amount(reading, measure, 0.8))


def _rent(reading: Reading, anchor: Anchor, row: Row) -> None:
    """A monthly amount said with "loyer" or "loué" shortly after the property is its rent, and also an income."""
    for measure in reading.document.measures:
        if (
            "loyer_mensuel" in row
            or measure.kind != "money"
            or not anchor.end < measure.start < anchor.end + 170
            or measure.value > 20000
        ):
            continue
        clause = reading.document.clause_at(measure.start)
        words = reading.text[max(anchor.end, measure.start - 70) : measure.end + 20]
        same_turn = clause.turn == anchor.clause.turn or (
            clause.turn == anchor.clause.turn + 1 and anchor.clause.role == "courtier"
        )
        if (
            same_turn
            and (measure.period == "mensuel" or (not measure.period and measure.value < 5000))
            and re.search(r"\b(?:loue\w*|loyers?|encaiss\w*|locataires?)\b", words)
            and reading.believed(clause)
        ):
            row["loyer_mensuel"] = amount(reading, measure, 0.78)


def _place(reading: Reading, anchor: Anchor, row: Row) -> None:
    for town in anchor.towns:
        if re.search(
            r"\b(?:rue|avenue|boulevard|place|route) (?:de |d'|du )?$|\b(?:travaille|bosse|agence|cabinet|"
            r"fac)\b[^.]{0,20}$",
            reading.text[max(0, town.start - 24) : town.start],
        ):
            continue
        row["ville"] = reading.leaf(town.value.name, (town.start, town.end), confidence=0.8)
        return
    if not reading.document.speaks_with_capitals:
        return
    match = re.compile(
        r"(?: de famille| de vacances| de campagne| familiale| en pierre)?,? (?:a|au|aux|en|pres de|"
        r"du cote de) ((?:(?:le|la|les|saint|sainte|l')[ -])?[a-z][a-z'-]+)"
    ).match(reading.text, anchor.end)
    if match and reading.document.cased(match.start(1), match.end(1)):
        row["ville"] = reading.leaf(
            reading.said(match.start(1), match.end(1)), (match.start(1), match.end(1)), confidence=0.75
        )


def _whose(reading: Reading, holder: str, designation: str, zone: str) -> str:
    if re.search(r"\b(?:a nous deux|moitie[- ]moitie|a tous les deux|est a vous deux|ensemble)\b", zone):
        return "commun"
    couple = reading.has("conjoint", "prenom") or reading.value("client", "situation_matrimoniale") in (
        "marie",
        "pacse",
        "concubinage",
    )
    if holder == "commun" and not couple:
        return "client"
    if (
        designation == "residence_principale"
        and couple
        and holder == "client"
        and re.search(r"\b(?:on|nous|notre|vous|leur|leurs|ils)\b", zone)
        and not re.search(r"\b(?:a moi|mon nom|en propre|m'appartient|rien qu'a)\b", zone)
    ):
        return "commun"
    return holder


def _form(zone: str, designation: str) -> str:
    if designation == "sci":
        return "sci"
    for form, pattern in (
        ("usufruit", r"usufruit"),
        ("nue_propriete", r"nue[- ]propriete"),
        ("indivision", r"indivis\w*"),
        ("pleine_propriete", r"pleine propriete"),
    ):
        if re.search(pattern, zone):
            return form
    return ""
