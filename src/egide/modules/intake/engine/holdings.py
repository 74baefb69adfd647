"""What is said of a holding after its name: its figures in the sentences that follow, and whom it is left to."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.kit.french.text import words
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, person_at
from egide.modules.intake.engine.types import Leaf, Row
from egide.modules.intake.engine.within import within

_ELSEWHERE = re.compile(
    r"\b(?:loyers?|salaires?|gagne\w*|credit|pret|assurances?(?! vie)|impots?|ans de|kilometres?|mutuelle|"
    r"voiture|maison|"
    r"appartement|retraite de|pension|capacite|de cote|si je|voudrais|faudrait|proposez?|offre|minimum|plafond)\b"
)
_NAMED = re.compile(
    r"\b(?:beneficiaires?|la clause|clause beneficiaire)\b[ ,:\"']*(?:(?:standard|demembree|type|c'est|ce sont|est|"
    r"sont|designe[es]?|"
    r"au profit|en faveur|il y a|j'ai mis|on a mis|elle est|d')[ ,:\"']*)*"
)
_WHOSE = re.compile(
    r"\bdont (?=[^.]{1,40}\b(?:est|sont) (?:la |le |les )?beneficiaires?)|\bau (?:profit|benefice) de |"
    r"\ben faveur de |"
    r"\b(?:ouverte?|souscrite?)\b[^.]{0,30}, pour (?=[a-z])"
)
_BEFORE = re.compile(
    r"\b((?:mon|ma|mes|son|sa|ses|nos|le|la|les|l') ?[a-z' -]{3,40}?) (?:en )?(?:est|sont) (?:la |le |"
    r"les )?beneficiaires?\b"
)
# "Les trois enfants comme bénéficiaires", "c'est mes neveux qui auront l'argent".
_LATER = re.compile(
    r"\b((?:mon|ma|mes|son|sa|ses|nos|le|la|les|l') ?[a-z' -]{3,40}?) (?:comme|en) beneficiaires?\b|"
    r"\b(?:c'est|ce sont|ce sera|ca ira a|ca ira aux) (?=((?:mon|ma|mes|nos|les|le|la) [a-z' -]{3,30}?) qui "
    r"(?:l'|la |le |les |en )?(?:auront?|aura|touchero?n?t?|recoivent|recevro?n?t?|toucheront|herit\w+|en profit\w+))"
)
# "Anne-Lise bénéficiaire", "avec Maya comme bénéficiaire", "c'est ma femme la bénéficiaire".
_SET_BEFORE = re.compile(
    r"(?:[,;(] ?|\b(?:avec|dont) |\bc'est )(?P<who>(?:[a-z'-]+ ){1,6}?)(?:(?:comme|en|pour|la|le|les|seule?|seuls) )?"
    r"beneficiaires?\b(?! (?:est|sont|c'est)\b| ?:)"
)
_AND_THEN = re.compile(r",? (?:et |puis )+(?:apres (?:elle|lui)|ensuite|a defaut|apres)?,? ?")
_MEANT = re.compile(r",? (?:c'est )?pour (?=(?:mes|nos|ses|les|leurs|mon|ma|notre|son|sa) [a-z])")
_PERSONS = words(
    "conjoint conjointe epouse epoux mari femme compagne compagnon enfants enfant fils fille filles petits-enfants "
    "petit-fils petite-fille neveu neveux niece nieces heritiers parents mere pere soeur soeurs frere freres partenaire"
)
_AROUND = words(
    "mon ma mes son sa ses nos notre leur leurs le la les l deux trois quatre cinq seul seule a defaut puis et par "
    "parts egales vivants representes nes naitre moitie pour cent chacun tous toutes mes de aine ainee"
)
_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*|[^\sa-z]")


@dataclass(frozen=True, slots=True)
class Named:
    """Clauses in which a thing is named, and the amounts (by identity) held by a thing of their own clause."""

    clauses: frozenset[int]
    held: frozenset[int]


_STANDS_AT = ("il est a", "elle est a", "on est a", "je suis a", "ca fait", "tourne")


def named_things(reading: Reading) -> Named:
    """What is named where, for ``gather``; once a meeting."""
    every = [
        anchor
        for anchors in reading.anchors.values()
        for anchor in anchors
        # "il est à 11 250" is of the holding
        if not (anchor.kind == "revenu" and reading.text.startswith(_STANDS_AT, anchor.start))
    ]
    held = (
        id(measure)
        for anchor in every
        for measure in anchor.moneys
        if anchor.clause.start <= measure.start < anchor.clause.end
    )
    return Named(frozenset(anchor.clause.index for anchor in every), frozenset(held))


def gather(reading: Reading, anchor: Anchor, named: Named) -> None:
    """Give a holding the figures of the sentences after it in its turn, or of the answer, up to another thing."""
    document = reading.document
    if anchor.clause.role == "narrateur" or anchor.moneys[1:]:
        return
    for clause in document.clauses[anchor.clause.index + 1 : anchor.clause.index + 5]:
        answer = anchor.clause.role == "courtier" and clause.turn == anchor.clause.turn + 1
        if not (clause.turn == anchor.clause.turn or answer) or clause.role == "courtier":
            return
        if clause.index in named.clauses or _ELSEWHERE.search(clause.text) or not clause.punctuated:
            return
        for measure in within(document.measures, clause):
            if measure.kind == "money" and measure not in anchor.moneys and id(measure) not in named.held:
                anchor.moneys.append(measure)
        if not anchor.institutions:
            anchor.institutions.extend(within(document.institutions, clause)[:1])


_EACH = re.compile(
    r"\b(?:(?P<moi>(?:sur )?(?:le mien|la mienne)|(?:une? )?a moi)|(?P<lui>(?:sur )?(?:cel(?:ui|le) (?:de |d')"
    r"(?:ma femme|mon mari|mon epouse|votre (?:femme|mari)|ma compagne|mon compagnon|madame|monsieur|lui|elle)|"
    r"le sien|la sienne|l'autre a (?:ma femme|mon mari|mon epouse|ma compagne|mon compagnon)))|"
    r"(?P<name>(?:sur )?cel(?:ui|le) (?:de |d'))(?=[a-z]))"
)
_ONE_AND_OTHER = re.compile(
    r"\b(?:(?P<un>l'une?|une?|le premier|la premiere)|(?P<autre>l'autre|le second|la seconde|"
    r"le deuxieme|la deuxieme))\b"
)
_SEVERAL = re.compile(r"\b(?:deux|2)(?: [a-z]+)? $")
_EACH_ONE = re.compile(r"[^.;?]{0,30}\bchacune?\b")


_EACH_BEFORE = re.compile(r"\bchacune?\b[^.;?]{0,20}$")


def one_each(reading: Reading, anchor: Anchor, row: Row) -> list[tuple[Row, int, int]]:
    """ "Un livret chacun : le mien à 8 400, celui de ma femme à 3 100": one holding for each of the two; else []."""
    end = min(len(reading.text), anchor.end + 220)
    others = (a.start for a in reading.anchors["actifs_financiers"] if a.start > anchor.end and a.kind != anchor.kind)
    end = min(end, next(others, end))
    figures = [
        m for m in reading.measures_between(anchor.end, end) if m.kind == "money" and m.value >= 100 and not m.period
    ]
    same = _EACH_ALIKE.match(reading.text, anchor.end) if len(figures) == 1 else None
    if same is not None:
        here = (anchor.start, anchor.end)
        return [_single(reading, row, figures[0], holder, here, anchor) for holder in ("client", "conjoint")]
    if (
        not figures
        and _EACH_ONE.match(reading.text, anchor.end)
        and row.keys() <= {"nature", "etablissement", "detenteur"}
    ):
        return _one_apiece(reading, anchor, row)
    if len(figures) < 2:
        return []
    whose = (
        _one_to_each(reading, anchor, figures)
        or _by_owner(reading, anchor, figures, end)
        or _one_and_other(reading, anchor, row, figures, end)
        or _to_each_child(reading, anchor, row, figures)
    )
    pairs = zip(figures, whose, strict=False)
    return [_single(reading, row, measure, holder, span, anchor) for measure, (holder, span) in pairs]


def _one_apiece(reading: Reading, anchor: Anchor, row: Row) -> list[tuple[Row, int, int]]:
    """ "Un livret A chacun, ils sont pleins": one for each of the two, without a figure."""
    if not reading.has("conjoint", "prenom") and "conjoint" not in reading.extraction.roles.values():
        return []
    owners = (reading.leaf(holder, (anchor.start, anchor.end), confidence=0.72) for holder in ("client", "conjoint"))
    return [({**row, "detenteur": whose}, anchor.start, anchor.last) for whose in owners]


Span = tuple[int, int]
Whose = tuple[str, Span]
# "Deux livrets A pleins, un chacun, 22 950": the same on both.
_EACH_ALIKE = re.compile(
    r"[^.;?]{0,30}\b(?:une? chacune?|chacune? (?:le|la) (?:sien|sienne|notre)|chacune? l[ea] m[eê]me)\b"
)
_BY_TURNS = re.compile(
    r"\b(?P<me>moi|je|j'ai)\b|\b(?P<other>lui|elle|(?:ma|mon) (?:femme|mari|epouse|compagne|compagnon))\b"
)


def _single(
    reading: Reading, row: Row, measure: Measure, holder: str, span: Span, anchor: Anchor
) -> tuple[Row, int, int]:
    """The holding of one of the two."""
    single = {name: leaf for name, leaf in row.items() if name in ("nature", "etablissement")}
    low = max([anchor.start, *(m.end for m in anchor.moneys if m.end <= measure.start)])
    for found in anchor.institutions[1:]:
        if low <= found.start < measure.start:  # "et elle a la sienne à la CNP": the second has its own
            single["etablissement"] = reading.leaf(found.value.name, (found.start, found.end), confidence=0.78)
    single["valeur_actuelle"] = amount(reading, measure)
    single["detenteur"] = reading.leaf(holder, span, confidence=0.76)
    return single, anchor.start, measure.end


def _one_to_each(reading: Reading, anchor: Anchor, figures: list[Measure]) -> list[Whose]:
    """ "Un livret A chacun, moi j'ai 15 000, lui 6 000", "chacun le sien. Moi 9 200, et Karim 14 600", "7 300 pour
    lui, 16 600 pour elle": each figure is of the one named with it."""
    before = _EACH_BEFORE.search(reading.text, max(anchor.clause.start, anchor.start - 36), anchor.start)
    told = _EACH_THEN.search(reading.text, anchor.end, figures[0].start) or _I_THEN.search(
        reading.text, anchor.end, figures[0].start
    )
    if not (before or told or _EACH_ONE.match(reading.text, anchor.end)):
        return []
    found: list[Whose] = []
    floor = anchor.end
    for measure in figures[:2]:
        whose = _named_with(reading, measure, floor)
        floor = measure.end
        found += [whose] if whose is not None else []
    return found if len(found) == 2 and found[0][0] != found[1][0] else []


_EACH_THEN = re.compile(r"\bchacune?\b(?: l[ea] (?:sien|sienne|notre))?[^;?]{0,30}$")
# "Moi 31 000, et Nadia 12 500."
_I_THEN = re.compile(r"(?:^|[.?!,;]\s)moi,? (?:j'ai |c'est )?$")
_FOR_WHOM = re.compile(r"\W*(?:euros )?(?:pour|a|chez) (?P<who>lui|elle)\b")


def _named_with(reading: Reading, measure: Measure, floor: int) -> Whose | None:
    """The partner named between ``floor`` and a figure, or right after it in a note ("7 300 pour lui")."""
    speaker, mine = reading.document.clause_at(measure.start).role, reading.household.client_gender
    if speaker == "narrateur":
        told = _FOR_WHOM.match(reading.text, measure.end)
        if told is None or not mine:
            return None
        return ("client" if mine == ("m" if told["who"] == "lui" else "f") else "conjoint"), told.span()
    if speaker not in ("client", "conjoint"):
        return None
    marks = [
        (match.start(), match.end(), speaker if match["me"] else "conjoint" if speaker == "client" else "client")
        for match in _BY_TURNS.finditer(reading.text, floor, measure.start)
    ]
    marks += [(name.start, name.end, name.person) for name in reading.names_between(floor, measure.start)]
    start, end, person = max(marks, default=(0, 0, ""))
    return (person, (start, end)) if person in ("client", "conjoint") else None


def _by_owner(reading: Reading, anchor: Anchor, figures: list[Measure], end: int) -> list[Whose]:
    """ "Le mien… celui de Didier…": the owner of each figure, by the words nearest to it."""
    marks = list(_EACH.finditer(reading.text, anchor.end, end))
    people = {mark.start(): _marked(reading, mark) for mark in marks}
    marks = [mark for mark in marks if people[mark.start()]]
    if not any(mark["moi"] is None for mark in marks) or not 1 <= len(marks) <= 2:
        return []
    found: list[Whose] = []
    for measure in figures[:2]:
        near = min(marks, key=lambda mark: _apart(mark, measure))
        told = _apart(near, measure) < 45
        person = people[near.start()]
        speaker = "conjoint" if reading.document.clause_at(near.start()).role == "conjoint" else "client"
        holder = person if told else "client" if person == "conjoint" else "conjoint"
        if len(marks) == 1 and near["moi"] is not None:
            holder = speaker
        found.append((holder, near.span() if told else (anchor.start, anchor.end)))
    return found if found[0][0] != found[1][0] else []


def _marked(reading: Reading, mark: re.Match[str]) -> str:
    """The partner that "le mien", "le sien" or "celui de Didier" means."""
    speaker = "conjoint" if reading.document.clause_at(mark.start()).role == "conjoint" else "client"
    if mark["name"] is not None:
        person = person_at(reading, mark.end())
        other = "client" if speaker == "conjoint" else "conjoint"
        named = reading.document.speaks_with_capitals and reading.document.cased(mark.end(), mark.end() + 1)
        # nobody says "celui de" of their own
        return {"": other if named else "", "enfant": "", "tiers": ""}.get(person, other)
    if mark["moi"] is not None:
        return speaker
    return "client" if speaker == "conjoint" else "conjoint"


def _one_and_other(reading: Reading, anchor: Anchor, row: Row, figures: list[Measure], end: int) -> list[Whose]:
    """ "Dix mille sur l'un, neuf mille sur l'autre": two of a kind, of the two when each has one."""
    marks = list(_ONE_AND_OTHER.finditer(reading.text, anchor.end, end))
    if not any(mark["autre"] for mark in marks) or figures[1].start - figures[0].end > 40:
        return []
    here = (anchor.start, anchor.end)
    if _SEVERAL.search(reading.text, max(0, anchor.start - 20), anchor.start):
        return [(str(row["detenteur"].value), here)] * 2
    if not _EACH_ONE.match(reading.text, anchor.end):
        return []
    speaker = "conjoint" if anchor.clause.role == "conjoint" else "client"
    other = "client" if speaker == "conjoint" else "conjoint"
    settled = _settled_owner(reading, figures)
    first = settled if settled in (speaker, other) else speaker
    return [(first, here), (other if first == speaker else speaker, here)]


_FOR_A_CHILD = re.compile(
    r"\W*(?:euros? )?(?:sur (?:celui|celle) (?:de |du )|pour |a |chez |au ?)(?:la |le |l')?(?:grande?|petite?|ainee?|"
    r"cadette?|deuxieme|second[e]?|troisieme|dernier[e]?|fille|fils|garcon|autre|une?|premiere?|[a-z]+)\b"
)


def _to_each_child(reading: Reading, anchor: Anchor, row: Row, figures: list[Measure]) -> list[Whose]:
    """ "Quatre mille pour la grande et deux mille pour le petit": one holding for each child."""
    if row["detenteur"].value != "enfant":
        return []
    near = [one for one in figures if _FOR_A_CHILD.match(reading.text, one.end)]
    return [("enfant", (anchor.start, anchor.end))] * len(near) if near == figures else []


def _settled_owner(reading: Reading, figures: list[Measure]) -> str:
    """Whose the first figure is: "lequel est à qui ?" "Les dix mille, c'est lui"; "" when it is not told."""
    end = figures[1].end
    for measure in reading.measures_between(end, min(len(reading.text), end + 160)):
        match = next((index for index, m in enumerate(figures[:2]) if m.value == measure.value), -1)
        after = re.match(
            r"\W*(?:euros )?c'est (?:a )?(lui|elle|moi|ma femme|mon mari|madame|monsieur)\b",
            reading.text[measure.end : measure.end + 34],
        )
        if match < 0 or after is None:
            continue
        speaker = "conjoint" if reading.document.clause_at(measure.start).role == "conjoint" else "client"
        other = "client" if speaker == "conjoint" else "conjoint"
        person = speaker if after[1] == "moi" else other
        return person if match == 0 else (other if person == speaker else speaker)
    return ""


def _apart(mark: re.Match[str], measure: Measure) -> int:
    """How far a figure is from whose it is: said before it rather than after."""
    return measure.start - mark.end() if measure.start >= mark.end() else mark.start() - measure.end + 25


def beneficiary(reading: Reading, anchor: Anchor) -> Leaf | None:
    """The persons a holding is left to, in the words used: "mon épouse, à défaut nos enfants"."""
    clause = anchor.clause
    others = (a.start for a in reading.anchors["actifs_financiers"] if a.start >= anchor.end)
    end = min(next(others, len(reading.text)), max(clause.end, anchor.last) + (90 if clause.punctuated else 120))
    before = _BEFORE.search(reading.text, anchor.end, end) or _LATER.search(reading.text, anchor.end, end)
    if before:
        number = 1 if before[1] else 2
        span = _persons(reading, before.start(number), before.end(number))
        if span is not None:
            return reading.leaf(reading.said(*span), span, confidence=0.72)
    for match in _SET_BEFORE.finditer(reading.text, anchor.end, end):
        span = _persons(reading, match.start("who"), match.end("who"))
        if span is not None and reading.text[span[1] : match.end("who")].strip() in ("", "la", "le", "les", "comme"):
            then = _AND_THEN.match(reading.text, match.end())
            later = _persons(reading, then.end(), then.end() + 60) if then is not None else None
            span = (span[0], later[1]) if later is not None else span
            return reading.leaf(reading.said(*span), span, confidence=0.7)
    for pattern in (_NAMED, _WHOSE):
        for match in pattern.finditer(reading.text, anchor.start, end):
            span = _persons(reading, match.end(), min(len(reading.text), match.end() + 90))
            if span is not None:
                return reading.leaf(reading.said(*span), span, confidence=0.72)
    return None


_ASKED_FOR_WHOM = re.compile(r"\b(?:beneficiaires?|(?:ira|irait|revien\w+) a qui|pour qui|a qui (?:ira|revien\w+))\b")
_SO_IT_IS = re.compile(
    r"\W*(?:(?:ben|bah|alors|euh|oh|c'est|ce sont|ce sera|oui|pour|j'ai mis|on a mis|d'abord|en premier|a)\W+)*"
)


def told_when_asked(reading: Reading, anchor: Anchor) -> Leaf | None:
    """ "Qui est bénéficiaire de votre assurance-vie ?" "Mes deux filles": the persons the answer begins with."""
    clause = anchor.clause
    if clause.role != "courtier" or not _ASKED_FOR_WHOM.search(clause.text):
        return None
    answer = stance.reply(reading.document, clause)
    lead = _SO_IT_IS.match(reading.text, answer.start) if answer is not None else None
    if answer is None or lead is None:
        return None
    span = _persons(reading, lead.end(), min(answer.end, lead.end() + 90))
    return reading.leaf(reading.said(*span), span, confidence=0.7) if span is not None else None


def meant_for(reading: Reading, anchor: Anchor) -> Leaf | None:
    """ "26 000, pour mes enfants", "c'est pour les enfants, après": said of a policy, nothing else following."""
    high = min(len(reading.text), max(anchor.clause.end, anchor.last) + 44, anchor.end + 130)
    others = (a.start for a in reading.anchors["actifs_financiers"] if a.start >= anchor.end)
    for match in _MEANT.finditer(reading.text, anchor.end, min(high, next(others, high))):
        span = _persons(reading, match.end(), min(len(reading.text), match.end() + 60))
        if span is not None and re.match(
            r"\W*(?:$|[.,;!?]|plus tard|apres|a parts)", reading.text[span[1] : span[1] + 12]
        ):
            return reading.leaf(reading.said(*span), span, confidence=0.68)
    return None


def _persons(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The longest run of words that designates people, from ``start``."""
    first, last, known = -1, -1, False
    for token in _TOKEN.finditer(reading.text, start, end):
        word = token.group()
        capital = reading.document.speaks_with_capitals and reading.document.cased(token.start(), token.end())
        person = (
            word in _PERSONS
            or person_at(reading, token.start()) != ""
            or (capital and word not in _AROUND and len(word) > 2)
        )
        if not (person or word in _AROUND or word in "',\"-"):
            break
        if word.isalpha() or "-" in word:
            first = token.start() if first < 0 else first
        if person or (known and word in ("egales", "defaut", "vivants", "representes")):
            last = token.end()
        known = known or person
    return (first, last) if known else None
