"""Tax and custody of the children: each thing said goes to the child it is said of, or to all those it names."""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.child import Child
from egide.modules.intake.engine.dependents import read_dependents
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import answers
from egide.modules.intake.engine.reading import Reading, Span

_TAXED = re.compile(
    r"\b(?:a (?:ma |sa |notre |leur |la )?charge|rattachee?s?|sur (?:notre|nos|ma|mes|sa|ses|leurs?|la|les|votre|"
    r"vos|mon|son) (?:declarations?|impots|avis d'imposition|feuilles?(?: d'impots?)?)|(?:dans|sur) (?:notre|mon|"
    r"leur) foyer fiscal|"
    r"(?:on|je|nous|elle|il) (?:la|le|les) "
    r"(?:declare|declarons|compte)(?! (?:plus|pas|seul))|c'est (?:toujours |encore |bien )?(?:moi|nous) qui (?:(?:la|"
    r"le|les) "
    r"(?:declare|declarons|compte|ai)|l'ai|les ai)(?= |\W|$)(?! plus)|dans nos parts|a leur charge fiscal\w+)\b"
)
_UNTAXED = re.compile(
    r"\b(?:aucune? (?:d'eux |d'elles )?(?:n'est|n'etait) (?:plus )?(?:a (?:notre |leur |ma |sa )?charge|rattache\w*)|"
    r"plus (?:a (?:ma |notre |sa |leur )?charge|rattachee?s?|sur (?:notre|ma|sa|leur) (?:declaration|feuille))|"
    r"pas a (?:ma |notre |leur )?charge|rattachee?s? (?:a|chez) (?:sa|son|leurs?) (?:mere|pere|maman|papa|ex)|"
    r"a (?:la )?charge de (?:sa|son|leurs?) (?:mere|pere|maman|papa)|"
    r"plus rien a voir avec (?:leurs|nos|mes|les) impots|(?:fait|remplit|a|font|ont) (?:sa|"
    r"leur) (?:propre )?(?:declaration|feuille)|"
    r"fait sa declaration (?:toute )?seule?|fait ses impots|n'est plus sur (?:leur|notre|ma|sa)|"
    r"(?:ne )?(?:la|le|les) (?:compte|declare|declarons|declarent) (?:plus|pas)|plus sur leur declaration|"
    r"(?:detachee?s?|sortie?s?) (?:fiscalement|(?:du|de notre|de mon|de leur) foyer(?: fiscal)?)|"
    r"c'est (?:elle|lui|sa mere|son pere|l'autre|mon ex|son ex|leur mere|leur pere) qui (?:la|le|les) "
    r"(?:declare|prend|compte|a sur)|"
    r"(?:il|elle) est a (?:sa mere|son pere) pour les impots|(?:se )?declare(?:nt)? (?:tout )?(?:toute )?(?:seule?s?|"
    r"de (?:son|"
    r"leur) cote)|"
    r"independante?s? fiscalement|n'est plus (?:a charge|rattache\w*)|"
    r"(?:son pere|sa mere|leur pere|leur mere|son papa|sa maman|leur papa|leur maman) (?:qui )?(?:la|le|"
    r"les) (?:declare|prend|compte)|plus rattache\w*)\b"
)
# "Aucun à charge", "n'est plus sur ses impôts": a denial right before.
_NO_LONGER = re.compile(
    r"\b(?:plus|pas|aucune?|ni l'une? ni l'autre|jamais)(?: (?:du tout|rien|vraiment|encore|non plus|un seul|n'est|"
    r"d'eux|d'elles))? ?\Z"
)
_SHARED = re.compile(
    r"\b(?:garde alternee|garde partagee|une semaine (?:chez nous|chez moi|ici|sur deux)(?:[^.]{0,14} une semaine)?|"
    r"une semaine,? (?:et )?une semaine|residence alternee|semaine sur deux|en alternance (?:chez|avec)|alternee|"
    r"une semaine chacun|"
    r"(?:semaines? )?paires? chez (?:moi|nous)|impaires? chez (?:moi|nous)|"
    r"moitie[- ]moitie (?:chez|pour))\b"
)
_NOT_SHARED = re.compile(
    r"\b(?:pas (?:de|en) garde alternee|garde (?:exclusive|classique)|un week-end sur deux|c'etait avant)\b"
)
_MANY = re.compile(
    r"\b(?P<all>les enfants|les gamins|les gosses|les petits|tous|aucune?|ils|on les|je les|nous les|ne les)\b|"
    r"\b(?P<girls>les filles|elles|toutes|les jumelles)\b|\b(?P<boys>les garcons|les fils|les jumeaux)\b|"
    r"\b(?<!vingt )(?<!trente )(?<!quarante )(?:les |mes |nos |ses |leurs |tous les |toutes les |pour les "
    r")?(?P<count>deux|trois|"
    r"quatre)(?: (?P<what>filles|fils|garcons|"
    r"enfants|premiers|petits|grands))?\b(?! (?:ans|semaines?|euros|mille|cent))"
)
_COUNTS = {"deux": 2, "trois": 3, "quatre": 4}


def read_custody(reading: Reading, children: list[Child]) -> None:
    """Write ``fiscalement_a_charge`` and ``garde_alternee`` where they were said."""
    if not children:
        return
    mentions = _mentions(reading, children)
    settled = read_dependents(reading, children, mentions)
    for field, value, clause, span in _said(reading):
        if field == "fiscalement_a_charge" and any(start < span[1] and span[0] < end for start, end in settled):
            continue
        meant = _meant(reading, children, mentions, clause, span)
        for child in meant:
            child.row.setdefault(field, reading.leaf(value, span, confidence=0.8))
        others = _OTHERS.match(reading.text, span[1]) if meant else None
        for child in children if others else ():
            if others is not None and not any(child is one for one in meant) and child.start < others.start():
                told = others["same"] is not None
                child.row.setdefault(field, reading.leaf(value == told, others.span(), confidence=0.76))
    _answered(reading, children, mentions)


# "Baptiste est à charge, oui, les deux autres non".
_OTHERS = re.compile(
    r",? ?(?:oui|non)?,? ?(?:et |mais |par contre )?(?:les (?:deux |trois )?autres|l'autre),? (?:(?P<same>aussi|pareil|"
    r"egalement|idem)|(?:non|pas|plus|ne l[e']? ?(?:est|sont) plus|c'est fini)\b)"
)


def _mentions(reading: Reading, children: list[Child]) -> list[tuple[int, Child]]:
    by_key = {child.key: child for child in children if child.key}
    named = [(name.start, by_key[name.key]) for name in reading.household.names if name.key in by_key]
    return sorted([*named, *((child.start, child) for child in children if not child.key)], key=lambda item: item[0])


def _said(reading: Reading) -> Iterator[tuple[str, bool, Clause, Span]]:
    """(field, value, clause, span) for every thing said; "no longer" before "still"."""
    for field, off, on in (
        ("fiscalement_a_charge", _UNTAXED, _TAXED),
        ("garde_alternee", _NOT_SHARED, _SHARED),
    ):
        denied = [match.span() for match in off.finditer(reading.text)]
        if field == "fiscalement_a_charge":
            for span in denied:
                clause = reading.document.clause_at(span[0])
                if reading.believed(clause, statement=not clause.question):
                    yield field, False, clause, span
        for match in on.finditer(reading.text):
            clause = reading.document.clause_at(match.start())
            if field == "fiscalement_a_charge" and _NO_LONGER.search(reading.text, clause.start, match.start()):
                if not any(start <= match.start() < end for start, end in denied) and reading.believed(
                    clause, statement=not clause.question
                ):
                    yield field, False, clause, match.span()
                continue
            taken = any(
                start - 12 < match.end() and match.start() < end + 40 * (field[0] == "g") for start, end in denied
            )
            if not taken and reading.believed(clause, statement=not clause.question):
                yield field, True, clause, match.span()


def _meant(
    reading: Reading, children: list[Child], mentions: list[tuple[int, Child]], clause: Clause, span: Span
) -> list[Child]:
    """The children a thing is said of."""
    if reading.people.holder(span[0]) == "tiers":
        return []
    before = reading.text[max(clause.start, span[0] - 60) : span[0]]
    after = reading.text[span[1] : min(clause.end, span[1] + 34)]
    told_for = _told_for(reading, mentions, clause, span)
    if told_for:
        return told_for
    own = _of_one_side(reading, mentions, before + reading.text[span[0] : span[1]])
    if own:
        return own
    many = None
    for many in _MANY.finditer(f"{before}{reading.text[span[0] : span[1]]}{after}"):
        if many["what"] or many["all"] or many["girls"] or many["boys"]:
            break
    if not many:
        told_together = _of_the_list(reading, mentions, clause, span)
        if told_together:
            return told_together
    last = next(
        (item for item in reversed(mentions) if item[0] < span[0] and _same_talk(reading, item[0], span[0])), None
    )
    named_last = (
        last is not None
        and last[0] > clause.start
        and (not many or last[0] > max(clause.start, span[0] - 60) + many.end())
    )
    if many and not named_last:
        group = _group(children, mentions, many, span[0])
        # the "deux" of "une semaine sur deux" counts no children where one is named in the same breath
        counted = many["count"] is None or last is None or last[0] < clause.start
        if group and counted:
            return group
    last = _of_the_same_sex(reading, mentions, clause, span, last)
    if last is not None and span[0] - last[0] < 200:
        return _joined(reading, mentions, last, span[0])
    following = next((child for start, child in mentions if 0 <= start - span[1] <= 45), None)
    if following is not None:
        return _listed_on(reading, mentions, following)
    told_before = any(start < span[0] for start, _ in mentions)
    return children if len(children) == 1 or (not told_before and _COUPLE_SAID.search(before)) else []


_COUPLE_SAID = re.compile(r"\b(?:on|nous|deux|trois|les (?:filles|garcons|enfants|petits))\b")
_MALE = re.compile(r"\b(?:il|lui|le (?:petit|grand|dernier|cadet|premier)|l'aine|mon (?:fils|grand|petit)|son fils)\b")
_FEMALE = re.compile(
    r"\b(?:elle|la (?:petite|grande|derniere|cadette|premiere)|l'ainee|ma (?:fille|grande|petite)|sa fille)\b"
)


def _of_the_same_sex(
    reading: Reading, mentions: list[tuple[int, Child]], clause: Clause, span: Span, last: tuple[int, Child] | None
) -> tuple[int, Child] | None:
    """ "Lui fait sa déclaration. La petite est à charge": the last child named of that sex."""
    told = reading.text[clause.start : span[1]]
    male, female = _MALE.search(told), _FEMALE.search(told)
    gender = "m" if male and not female else "f" if female and not male else ""
    if last is None or not gender or last[1].gender in ("", gender) or last[0] >= clause.start:
        return last
    fitting = [item for item in mentions if item[0] < span[0] and item[1].gender == gender]
    near = fitting and _same_talk(reading, fitting[-1][0], span[0]) and span[0] - fitting[-1][0] < 200
    return fitting[-1] if near else last


_SIDES = re.compile(
    r"\b(?:(?:les|mes) (?:deux |trois )?(?P<mine>miens|miennes|a moi)|(?P<one>le mien|la mienne)|"
    r"(?:les (?:deux |trois )?)?(?P<theirs>siens|siennes)|(?P<other>le sien|la sienne))\b"
)
_OWNERS = re.compile(
    r"\b(?:(?P<mine>j'ai|moi j'ai|mes|mon|ma|de mon cote)|(?P<theirs>(?:lui|elle|il|elle),? (?:il |elle )?a|son|sa|ses|"
    r"de son cote)|(?P<ours>on a|ensemble|nous avons|notre|nos))\b"
)


def _of_one_side(reading: Reading, mentions: list[tuple[int, Child]], told: str) -> list[Child]:
    """ "Les deux miens sont en garde alternée": of the children told with "j'ai…", "lui il a…", those of that side."""
    asked = next(reversed(list(_SIDES.finditer(told))), None)
    if asked is None:
        return []
    wanted = "mine" if asked["mine"] or asked["one"] else "theirs"
    found: dict[int, Child] = {}
    for start, child in mentions:
        floor = max(reading.document.clause_at(start).start, start - 70)
        side = next(reversed(list(_OWNERS.finditer(reading.text, floor, start))), None)
        if side is not None and side.lastgroup == wanted:
            found[id(child)] = child
    return list(found.values())


def _joined(reading: Reading, mentions: list[tuple[int, Child]], last: tuple[int, Child], position: int) -> list[Child]:
    """The last child named, with the one it is joined to: "Ilan et Yaël", "Paul (14 ans) et Jade (11 ans), garde
    partagée"."""
    joined, following = [last[1]], last[0]
    if _ONE.search(reading.text, last[0], position):
        return joined
    for start, child in reversed(mentions):
        if start < following:
            if not _listed(reading, child, start, following):
                break
            joined.append(child)
            following = start
    return joined


def _listed_on(reading: Reading, mentions: list[tuple[int, Child]], first: Child) -> list[Child]:
    """ "Une semaine sur deux. Zoé, neuf ans, et Manon": the child named next, with those listed with it."""
    found, at, told = [first], -1, first
    for start, child in mentions:
        if child is first and at < 0:
            at = start
        elif at >= 0 and start > at:
            if child is told or not _listed(reading, told, at, start):
                break
            found.append(child)
            at, told = start, child
    return found


def _listed(reading: Reading, child: Child, start: int, following: int) -> bool:
    """Whether nothing but an age stands between two children named: "Paul, 14 ans, et Jade", "paul six ans jade"."""
    gap = reading.text[start + len(child.key) : following]
    return bool(child.key) and _LIST_GAP.fullmatch(gap) is not None


_LIST_GAP = re.compile(
    r"(?:,? ?\(?(?:(?:qui|il|elle) )?(?:(?:a|va sur ses|va avoir|bientot|presque) )*[a-z0-9-]{1,9}(?: [a-z0-9]{2,9})?"
    r" (?:ans|mois)(?: et demie?)?\)?,?(?: et(?: (?:la|le|ma|mon) (?:petite?|grande?|derniere?))?)? |,? et )"
)


_ONE = re.compile(r"\b(?:il|elle|lui|qui|celui|celle|un|une)\b(?! (?:semaine|ans|mois))")


def _told_for(reading: Reading, mentions: list[tuple[int, Child]], clause: Clause, span: Span) -> list[Child]:
    """ "Garde alternée pour Côme et Rose", "Paul, Jeanne, rattachés au foyer fiscal": all it names."""
    if reading.text[span[0] : span[1]].startswith(("rattaches", "rattachees")):
        together = {id(child): child for start, child in mentions if clause.start <= start < span[0]}
        if len(together) > 1:
            return list(together.values())
    if not re.match(r",? pour\b|(?<=pour) | ?:", reading.text[span[1] : span[1] + 8]):
        return []
    return [child for start, child in mentions if span[1] <= start < clause.end]


def _of_the_list(reading: Reading, mentions: list[tuple[int, Child]], clause: Clause, span: Span) -> list[Child]:
    """ "Peio et Oihana. Une semaine chacun.": all just named."""
    inside = any(clause.start <= start < clause.end for start, _ in mentions)
    one = re.search(r"\b(?:il|elle|la|le|lui|celle|celui|son|sa)\b", reading.text[clause.start : span[0]])
    if inside or one or not clause.punctuated:
        return []
    earlier = reading.document.clauses[max(0, clause.index - 3)].start
    before = [
        child for start, child in mentions if earlier <= start < clause.start and _same_turn(reading, start, clause)
    ]
    return list({id(child): child for child in before}.values())


def _same_turn(reading: Reading, position: int, clause: Clause) -> bool:
    return reading.document.clause_at(position).turn == clause.turn


def _same_talk(reading: Reading, first: int, second: int) -> bool:
    return reading.document.clause_at(second).turn - reading.document.clause_at(first).turn <= 2


def _group(children: list[Child], mentions: list[tuple[int, Child]], many: re.Match[str], position: int) -> list[Child]:
    gender = (
        "f" if many["girls"] or many["what"] == "filles" else "m" if many["boys"] or many["what"] == "garcons" else ""
    )
    fitting = [child for child in children if not gender or child.gender in ("", gender)]
    count = _COUNTS.get(many["count"] or "", 0)
    if count and len(fitting) > count:
        before = list(dict.fromkeys(id(child) for start, child in mentions if start < position and child in fitting))[
            -count:
        ]
        return [child for child in fitting if id(child) in before] if len(before) == count else []
    return fitting


_ONLY_SAID = re.compile(r"^\W*(?:oui,? |non,? )?[a-z-]+(?:,? et [a-z-]+)?,? (?:seulement|uniquement|seule?s?)\b")
_ONLY = re.compile(r"\W*(?:juste|seulement|que|plus que|il (?:ne |n'y )?(?:reste|a) (?:plus )?que|reste|encore) ")


_OTHERS_YES = re.compile(r"\bles (?:deux |trois |quatre )?autres?,? (?:oui|si|le sont|sont a charge|tous)\b")


def _all_but_one(
    reading: Reading, children: list[Child], mentions: list[tuple[int, Child]], clause: Clause, field: str
) -> bool:
    """ "Tous à charge ?" "Non, Bilal fait sa déclaration. Les autres oui."."""
    following = reading.document.clauses[clause.index + 1 : clause.index + 2]
    end = following[0].end if following and following[0].turn == clause.turn else clause.end
    others = _OTHERS_YES.search(reading.text, clause.start, end)
    apart = [child for start, child in mentions if clause.start <= start < end]
    if others is None or not apart or not stance.says_no(clause.text):
        return False
    for child in children:
        value = all(child is not one for one in apart)
        child.row[field] = reading.leaf(value, others.span() if value else (clause.start, clause.end), confidence=0.8)
    return True


def _only_these(reading: Reading, children: list[Child], named: list[Child], clause: Clause) -> bool:
    """ "Ils sont à charge ?" "Plus que Théo.", "Arthur seulement": the others are not."""
    if not named or not (_ONLY.match(clause.text) or _ONLY_SAID.match(clause.text)):
        return False
    for child in children:
        kept = any(child is one for one in named)
        child.row.setdefault("fiscalement_a_charge", reading.leaf(kept, (clause.start, clause.end), confidence=0.76))
    return True


_NEITHER = re.compile(
    r"^\W*(?:(?:ah|euh|non|ben|bah)\W+)*(?:ni l'une? ni l'autre|aucune?(?: des deux| d'eux| d'elles)?|plus aucune?)\b"
)


def _answered(reading: Reading, children: list[Child], mentions: list[tuple[int, Child]]) -> None:
    """ "Ils sont à charge ?" "Oui, tous les deux."; "Marc oui, Lucie non."."""
    for question, clause in answers(reading, "charge", "garde"):
        field = "garde_alternee" if question.about("garde") else "fiscalement_a_charge"
        by_name = [
            (child, match[2] != "non")
            for child in children
            for match in re.finditer(r"\b([a-z-]+),? (oui|non|pas)\b", clause.text)
            if child.key and match[1] == child.key
        ]
        if by_name:
            for child, value in by_name:
                if value or field == "fiscalement_a_charge":
                    child.row.setdefault(field, reading.leaf(value, (clause.start, clause.end), confidence=0.8))
            continue
        only = [child for start, child in mentions if clause.start <= start < clause.end]
        if _all_but_one(reading, children, mentions, clause, field) or (
            field == "fiscalement_a_charge" and _only_these(reading, children, only, clause)
        ):
            continue
        yes, no = stance.says_yes(clause.text), stance.says_no(clause.text) or bool(_NEITHER.match(clause.text))
        yes = yes or bool(re.search(r",? oui\W*$|^\W*(?:tous|toutes)\b", clause.text))
        explicit = re.search(r"\balternee\b", question.clause.text)
        if not yes and not (no and (field == "fiscalement_a_charge" or explicit)):
            continue
        asked = question.clause
        negative = bool(re.search(r"\b(?:plus|pas)\b", asked.text))
        if negative and not no:
            continue
        many = _MANY.search(asked.text) or _MANY.search(clause.text)
        named = [child for start, child in mentions if asked.start <= start < asked.end]
        if named:
            scope = named[-1:]
        elif many:
            scope = _group(children, mentions, many, asked.start)
        else:
            before = [child for start, child in mentions if start < asked.start and asked.start - start < 220]
            before = before or [child for start, child in mentions if clause.start <= start < clause.end]
            single = len(children) == 1 or re.search(r"\b(?:il|elle|le|la)\b", asked.text)
            scope = before[-1:] if single else list({id(child): child for child in before}.values())
        for child in scope:
            spans = ((clause.start, clause.end), (asked.start, asked.end))
            child.row.setdefault(field, reading.leaf(yes, *spans, confidence=0.75))
