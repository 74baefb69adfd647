"""Contracts told in one breath: each thing with its own insurer, one insurer for several things, two premiums."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row

# What is insured, by kind of contract.
THINGS = re.compile(
    r"\b(?:(?P<multirisque_pro>(?:l'outil de travail|(?:l'|mon |leur )?outillage|machines|(?:le |mon |"
    r"son |notre )?(?:local|magasin|commerce|"
    r"fonds de commerce|restaurant|cabinet|atelier|salon|garage|depot|entrepot|stock)|"
    r"(?:la |ma |sa |notre )?(?:boutique|boulangerie|boucherie|pharmacie|societe))(?! en commun))|"
    r"(?P<habitation>maisons?|baraque|appart\w*|logement|locataires?|location|habitation|studio|longere|villa|"
    r"pavillon|"
    r"chalet|(?<=la )ferme|mrh)|"
    r"(?P<moto>motos?|scooters?|vespa|harley|yamaha|kawasaki|ducati|triumph|ktm)|"
    r"(?P<auto>voitures?|autos?|vehicules?|bagnoles?|caisses|fourgon(?:nette)?|camionnette|utilitaire|camion|clio|"
    r"dacia|duster|sandero|peugeot|renault|citroen|twingo|megane|scenic|kangoo|berlingo|golf|polo|yaris|toyota|tesla|"
    r"audi|fiat|skoda|nissan|opel|volvo|conduit|conduisez|roule[sz])|"
    r"(?P<sante>sante|soins|mutuelle|lunettes|dents)|"
    r"(?P<rc_pro>rc pro\w*|rc|responsabilite (?:civile|professionnelle)|decennale)|"
    r"(?P<gav>gav|accidents de la vie)|(?P<protection_juridique>protection juridique|pj)|"
    r"(?P<obseques>obseques)|(?P<dependance>dependance)|"
    r"(?P<prevoyance>prevoyance|arret|salaire|invalidite|deces|indemnites|completer)|"
    r"(?P<emprunteur>prets?|credits?(?! (?:mutuel|agricole))|emprunts?|emprunteur))\b"
)
LINKED = re.compile(
    r"\W*(?:aussi |(?:euh|c'est) )?(?:pour|avec|sur|cote) (?:tout(?: [a-z]+){0,3} ?: )?"
    r"(?:la |le |l'|les |ma |mon |mes |notre |nos |sa |son |ses |leur |leurs |deux |les deux )*"
)
# "Groupama, c'est la maison": the insurer, then what it insures.
_IS_FOR = re.compile(
    r",? (?:eux |euh )?c'est (?:pour )?(?:la |le |l'|les |ma |mon |notre |nos )(?=\w+\b(?! (?:mere|qui)\b))"
)
# "À l'AGPM une prévoyance", "chez Allianz j'ai la voiture": the insurer first, then the thing.
_PUT_FIRST = re.compile(
    r"(?:^|[.;:!?…] ?|, (?:et |puis )|\bet |\bpuis |\balors |\bsinon |\bplus )(?:a|a la|a l'|chez|aux?)(?: la| l'|"
    r" le)? ?$"
)
_THEN = re.compile(
    r",? (?:(?:j'ai|on a|nous avons|il a|elle a|ils ont|il y a|y a) )?(?:aussi |deja )?(?:une?|la|le|l'|les|ma|mon|"
    r"mes|notre|nos|"
    r"sa|son|ses|leurs?) ?(?:petite? |contrat |assurance |garantie |les deux |deux )*"
)
# "On est chez AXA, maison et voiture": with that insurer, both.
_BARE_LIST = re.compile(
    r"(?:, | : | \()(?=(?:maison|auto|voiture|habitation|sante|mutuelle|moto|prevoyance)s?(?: et| \+|,) )"
)
_NEXT = re.compile(
    r"(?:,| et|, et|,? puis|,? plus)(?: (?:pour|sur|avec|de))? ?"
    r"(?:la |le |l'|les |ma |mon |mes |notre |nos |sa |son |ses |leur |leurs |deux |d')*"
)


# "La DAS, sa protection juridique, vingt et un euros": the insurer, and what it covers set beside it.
_BESIDE = re.compile(r", (?:c'est )?(?:sa|ma|mon|son|notre|leur|votre) (?=[a-z ]{4,24}[,;.])")


def _put_first(reading: Reading, institution: Found[Institution]) -> re.Match[str] | None:
    """The words between an insurer that opens its part of the sentence and the thing it insures."""
    clause = reading.document.clause_at(institution.start)
    listed = _BARE_LIST.match(reading.text, institution.end)
    if listed is not None:
        return listed
    beside = _BESIDE.match(reading.text, institution.end) if clause.punctuated else None
    if beside is not None:
        return beside
    if not clause.punctuated or not _PUT_FIRST.search(reading.text[clause.start : institution.start]):
        return None
    return _THEN.match(reading.text, institution.end)


def kinds_after(reading: Reading, institution: Found[Institution]) -> list[tuple[str, int, int]]:
    """The things said to be with an insurer: "la GMF pour la maison et les deux voitures" (kind, start, end)."""
    found: list[tuple[str, int, int]] = []
    end = institution.end
    lead = LINKED.match(reading.text, end) or _IS_FOR.match(reading.text, end) or _put_first(reading, institution)
    while lead is not None:
        thing = THINGS.match(reading.text, lead.end())
        if thing is None or not thing.lastgroup:
            break
        if all(thing.lastgroup != kind for kind, _, _ in found):
            found.append((thing.lastgroup, thing.start(), thing.end()))
        lead = _NEXT.match(reading.text, thing.end())
    return found


def opens_sentence(reading: Reading, clause: Clause, institution: Found[Institution]) -> str:
    """ "La santé par l'employeur, chez Verspieren": what opens the sentence of an insurer, before any other one."""
    others = [one.end for one in reading.document.institutions if clause.start <= one.start < institution.start]
    things = THINGS.finditer(reading.text, max([clause.start, *others]), institution.start)
    kinds = [thing.lastgroup or "" for thing in things]
    return kinds[-1] if kinds else ""


_PAPER = re.compile(r"\W*(?:oui |alors |voila |tenez |c'est (?:le )?)*contrat (?:numero |n° ?)?[a-z]{0,3} ?\d")


def read_out(anchors: list[Anchor]) -> None:
    """ "T'as le papier ?" "Contrat 114 782. Deux mille par an, échéance…": of the contract just named."""
    for first, second in itertools.pairwise(anchors):
        near = second.start - first.last < 160 and 0 <= second.clause.turn - first.clause.turn <= 2
        if first.kind and not second.kind and near and not second.institutions and _PAPER.match(second.clause.text):
            first.moneys.extend(second.moneys)
            first.dates.extend(second.dates)
            second.moneys.clear()


_HELD_AT = re.compile(
    r",? (?:(?:elle|il|ca|c'est|est|sont|assuree?s?|aussi) )*(?:chez|a|a la|a l'|au|aux|avec)(?: la| l'| le)? ?$"
)


def _at_its_own(reading: Reading, anchor: Anchor) -> None:
    """ "La Matmut, 54, et la moto chez AMV": of two insurers the one that "chez" ties to the thing is its own, and
    the figure said with the other, before the thing, is the other's."""
    if len(anchor.institutions) < 2:
        return
    tied = [
        one for one in anchor.institutions if _HELD_AT.fullmatch(reading.text[anchor.end : max(anchor.end, one.start)])
    ]
    if not tied:
        return
    others = [one for one in anchor.institutions if one.end <= anchor.start]
    anchor.institutions[:] = tied[:1]
    anchor.moneys[:] = [m for m in anchor.moneys if not any(one.end <= m.start < anchor.start for one in others)]


def own_insurers(reading: Reading, anchors: list[Anchor]) -> None:
    """ "Pacifica pour la maison, Predica pour le prêt": an insurer said to be for a thing is that thing's only."""
    for anchor in anchors:
        _at_its_own(reading, anchor)
    for institution in reading.document.institutions:
        if not set(institution.value.kinds) & set("am"):
            continue
        told = kinds_after(reading, institution)
        if not told:
            continue
        spots = {start for _, start, _ in told}
        for anchor in anchors:
            mine = any(anchor.start <= spot < anchor.end for spot in spots)
            if mine:
                anchor.institutions[:] = [institution]
            elif (
                institution in anchor.institutions
                and anchor.start < institution.start
                and _rivals(reading, anchor, institution)
            ):
                anchor.institutions.remove(institution)


# "195 par trimestre pour la maison"
_PAID_FOR = re.compile(
    r"\s*(?:euros?|€)?\s*(?:par (?:mois|an|trimestre)|l'an|l'annee|a l'annee|tous les mois)?\s*(?:pour|sur) "
    r"(?:la |le |l'|les |ma |mon |notre |sa |son |leur )?"
)


def paid_for(reading: Reading, measure: Measure) -> str:
    """ "195 par trimestre pour la maison": the kind of contract that a premium is said to be for; "" when it is not."""
    said = _PAID_FOR.match(reading.text, measure.end)
    thing = THINGS.match(reading.text, said.end()) if said is not None else None
    return thing.lastgroup or "" if thing is not None else ""


def _rivals(reading: Reading, anchor: Anchor, institution: Found[Institution]) -> bool:
    """Whether another insurer, with a thing of its own, stands between a thing and an insurer."""
    return any(
        anchor.end <= other.start < institution.start and kinds_after(reading, other)
        for other in reading.document.institutions
    )


_AND = re.compile(
    r"\s*(?:euros?|€)?\s*(?:pour (?:moi|lui|elle|monsieur|madame|la sienne|la mienne|l'une?|le mien|le sien))?"
    r"\s*,?\s*(?:et|puis)\s+(?:de )?$"
)


def paired(reading: Reading, measure: Measure) -> tuple[Measure, Measure] | None:
    """ "46 et 51 euros par mois", "27 euros pour moi et 31 pour elle": two premiums in one breath."""
    following = next(iter(reading.measures_between(measure.end, measure.end + 40)), None)
    if following is None or following.kind != "money" or not 0.3 < following.value / max(1, measure.value) < 3:
        return None
    if not _AND.match(reading.text[measure.end : following.start]) or following.wage:
        return None
    period = measure.period or following.period
    return replace(measure, period=period, explicit=True), replace(following, period=period, explicit=True)


_MANY = re.compile(r"\b(?:deux|nos|leurs|les|mes|ses|trois|chacun|pour (?:moi|elle|lui|ma femme|mon mari))\b")


def second_premium(reading: Reading, row: Row) -> Row | None:
    """The row of the second of two contracts alike ("les deux voitures à la GMF, 46 et 51 euros par mois")."""
    if not {"type", "assureur", "cotisation"} <= row.keys():
        return None
    start = reading.position(row["cotisation"].evidence[0])
    both = next((paired(reading, measure) for measure in reading.measures_between(start, start + 1)), None)
    clause = reading.document.clause_at(start)
    if both is None or not _MANY.search(reading.text, max(0, start - 90), clause.end):
        return None
    second = {name: row[name] for name in ("type", "assureur")}
    second["cotisation"] = amount(reading, both[1], 0.76)
    if both[1].period:
        second["periodicite"] = reading.leaf(both[1].period, (both[1].start, both[1].end), confidence=0.76)
    return second


_ALIKE = re.compile(
    r"\W*(?:(?:elle|il|c'est|est|y est|y sont|celle|qui|lui|non plus)\W+)*(?:aussi|pareil\w*|idem|egalement|chez eux|"
    r"au meme endroit|la meme (?:chose|boite|maison)|le meme(?: assureur)?|"
    r"meme (?:assureur|maison|boite|compagnie|endroit))\b"
)
_ANSWERED_ALIKE = re.compile(
    r"\W*(?:(?:ben|bah|euh|oui|ah|pour moi|moi|la mienne|le mien|c'est)\W+)*(?:aussi|pareil\w*|idem|egalement|"
    r"au meme endroit|la meme(?: chose)?|chez eux(?: aussi)?|meme (?:assureur|maison|boite|endroit|compagnie))\b"
)
_OTHERS = re.compile(
    r"\b(?:et|puis) (?:la (?:votre|sienne|tienne|deuxieme|seconde)|celle de [a-z]+|le (?:votre|sien|deuxieme))\b"
)


def alike(reading: Reading, rows: list[tuple[Row, int, int]]) -> Iterator[tuple[Row, int, int]]:
    """ "L'auto à la Macif, 44. La maison pareil, 21.": the insurer just named."""
    for row, start, last in rows:
        if {"type", "assureur"} <= row.keys():
            following = min((item[1] for item in rows if item[1] > start), default=len(reading.text))
            yield from _told_alike(reading, row, last, min(following, last + 160))


_SPOKEN_OF = re.compile(r"\b(?:parl\w+|voul\w+|veux|interess\w+|propos\w+|fau\w+|regard\w+|chiffr\w+|pens\w+)\b")


def _told_alike(reading: Reading, row: Row, last: int, stop: int) -> Iterator[tuple[Row, int, int]]:
    for thing in THINGS.finditer(reading.text, last, stop):
        if not thing.lastgroup or thing.lastgroup == row["type"].value or not _ALIKE.match(reading.text, thing.end()):
            continue
        clause = reading.document.clause_at(thing.start())
        lead = reading.text[max(clause.start, thing.start() - 45) : thing.start()]
        if _SPOKEN_OF.search(lead) or stance.wished(lead):
            continue
        if reading.believed(clause) and reading.holder(thing.start()) not in ("tiers", "enfant"):
            made = _like(reading, row, thing.lastgroup, thing.start(), thing.end())
            yield made, thing.start(), thing.end()
            return


def _like(reading: Reading, row: Row, kind: str, start: int, end: int) -> Row:
    """A row of another kind with the same insurer, and the premium said right after."""
    made: Row = {"type": reading.leaf(kind, (start, end), confidence=0.74), "assureur": row["assureur"]}
    clause = reading.document.clause_at(start)
    for measure in reading.measures_between(end, min(clause.end + 1, end + 50)):
        if measure.kind == "money" and 2 <= measure.value < 3000 and not measure.wage:
            period = measure.period or ("mensuel" if measure.value < 250 else "annuel")
            made["cotisation"] = amount(reading, measure, 0.74)
            made["periodicite"] = reading.leaf(period, (measure.start, measure.end), confidence=0.66)
            break
    return made


def answered_alike(reading: Reading, row: Row, last: int) -> Row | None:
    """ "Et la vôtre ?" "Aussi.": a second contract of the kind, with the insurer just named."""
    clause = reading.document.clause_at(last)
    for asked in reading.document.clauses[clause.index + 1 : clause.index + 4]:
        if asked.role != "courtier" or not _OTHERS.search(asked.text):
            continue
        answer = stance.reply(reading.document, asked)
        if answer is not None and _ANSWERED_ALIKE.match(answer.text):
            return _like(reading, row, str(row["type"].value), answer.start, answer.end)
        return None
    return None


_INSURED = re.compile(
    r"\b(?:assur\w+|cotis\w+|primes?|couvert\w*|polices?|echeances?|tous risques|au tiers|formule|contrats?|"
    r"bonus|malus|"
    r"auto|multirisque|mutuelle|habitation)\b"
)


def about_insurance(reading: Reading, anchor: Anchor) -> bool:
    """ "La voiture est finie de payer, quatre cents": a thing and a figure are no contract where none is spoken of."""
    low = reading.document.clauses[max(0, anchor.clause.index - 3)].start
    high = min(len(reading.text), anchor.clause.end + 80)
    if _INSURED.search(reading.text, low, high) is not None:
        return True
    return any(
        low <= found.start < high and set(found.value.kinds) & set("am") for found in reading.document.institutions
    )


def with_bank(reading: Reading, start: int) -> bool:
    """Whether a bank named here stands as an insurer."""
    return bool(
        re.search(
            r"\b(?:assuree?s?|assurance|mutuelle|prevoyance|multirisque|chez|a la|au)\b[^.]{0,40}$",
            reading.text[max(0, start - 60) : start],
        )
    )


def for_everything(reading: Reading, rows: list[Row]) -> None:
    """ "La Matmut pour tout"."""
    for match, clause in reading.find(
        r"\b(?:pour (?:tout(?! (?:le|de|ce|ca,))|le reste|l'ensemble|tous nos contrats|toutes nos assurances)|"
        r"(?:j'ai|on a|nous avons|ils ont|il a|elle a) tout (?:la-bas|chez eux|la|dedans)|"
        r"tout est (?:la-bas|chez eux)|"
        r"(?:tout (?:est|c'est|va)|(?:j'ai|on a|nous avons|ils ont|il a|elle a) tout(?: mis| assure)?) (?:chez|aux?|"
        r"a))\b",
        "cjn",
    ):
        before = reading.document.clauses[clause.index - 1] if clause.index else clause
        # "La MGEN. J'ai tout chez eux": named in the sentence before
        start = before.start if before.turn == clause.turn and _THERE.search(match.group()) else clause.start
        near = [
            found
            for found in reading.document.institutions
            if start <= found.start < match.end() + 5
            and "a" in found.value.kinds
            and (match.group().startswith("pour") or "b" not in found.value.kinds)
        ]
        if near:
            leaf = reading.leaf(near[-1].value.name, (near[-1].start, near[-1].end), confidence=0.78)
            for row in rows:
                row.setdefault("assureur", leaf)


_THERE = re.compile(r"\b(?:la-bas|chez eux|la|dedans)$")
