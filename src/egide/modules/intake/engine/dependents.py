"""Statements on who still counts for the tax that cover the whole list of children: none of them, only this one, the
eldest apart, the other parent's.

They are made after the list, one or two clauses off, and tell as much of the children they leave out.
"""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.modules.intake.engine.child import Child
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading, Span

_FIELD = "fiscalement_a_charge"
_RETURN = r"(?:declarations?|impots|avis(?: d'imposition)?|feuilles?(?: d'impots?)?|foyer(?: fiscal)?)"
_TAX = (
    rf"(?:(?:a|en) (?:(?:notre|ma|leur|sa|la|votre) )?charge|(?:rattachee?s?|comptee?s?|declaree?s?)\b|"
    rf"(?:dans|sur|a) (?:notre|nos|mon|ma|mes|leurs?|les?|la|son|sa|ses|votre|vos) {_RETURN})"
)
_DENIED = (
    r"(?:n'|ne |n'y |n'en )?(?:est|sont|reste|etait|figure|compte|depend|a ete)?(?: (?:plus|pas|encore|deja|vraiment))*"
)
# "Aucun des deux n'est plus rattaché", "ni l'une ni l'autre n'est encore à notre charge", "plus personne à charge".
_NONE = re.compile(
    rf"\b(?:(?:plus |pas )?aucune?(?: (?:des (?:deux|trois|quatre|enfants|filles|garcons)|d'eux|d'elles|"
    rf"de nos enfants))?|"
    rf"ni l'une? ni l'autre|(?:plus|pas) (?:personne|d'enfants?)|personne)[, ]+{_DENIED} ?{_TAX}"
)
# "Le dernier qu'on déclare", "le seul à charge": said of the one just named.
_THE_ONLY = re.compile(
    rf",? (?:(?:c'est|est|reste|sera) )?(?:le dernier|la derniere|le seul|la seule|l'unique) (?:encore )?(?:(?:qu'on|"
    rf"que (?:je|"
    rf"nous)) (?:declar\w+|compt\w+|rattach\w+|a(?:it|i)? sur)|(?:qui (?:soit|est|reste) |a etre )?(?:encore )?{_TAX})"
)
# "Seul Tom reste à charge", "il n'y a plus que Tom sur notre feuille", "on ne déclare plus que Tom".
_ONLY_BEFORE = re.compile(
    r"\b(?:seule?s?|(?:plus|reste|restent|compte|declare|rattache) (?:plus )?que|(?:ne )?(?:reste|restent)|uniquement|"
    r"juste)"
    r"(?: la| le| l')? ?$"
)
_ONLY_TOLD = re.compile(rf"[^.;?!]{{0,24}}?{_TAX}")
_ONLY_DECLARED = re.compile(r"\b(?:declar\w+|rattach\w+) (?:plus )?que (?:la |le )?$")
# "Dans le foyer fiscal de son papa", "c'est mon ex qui la met sur ses impôts".
_PARENT = r"(?:papa|pere|maman|mere)"
_OTHER_PARENT = re.compile(
    rf"\b(?:(?:dans|sur|a|au) (?:le |la |l'|les )?{_RETURN} (?:de|d'|a|chez) (?:(?:son|sa|leur|mon|le|"
    rf"la) )?(?:{_PARENT}|ex\b|"
    rf"autre parent|celle-ci|celui-ci)|"
    rf"\b(?:(?:chez|avec) (?:son|sa|leur) {_PARENT}|mon ex)\b[^.;?!]{{0,30}}?\bc'est (?:toujours |encore )?(?:elle|"
    rf"lui) qui "
    rf"(?:l'a|les a|la (?:met|garde|declare|compte)|le (?:met|garde|declare|compte)|les (?:met|garde|declare|compte))\b"
    rf"(?:[^.;?!]{{0,16}}?{_RETURN})?|"
    rf"(?:son|sa|leur) {_PARENT}(?: qui)? (?:la|le|les) (?:declare|compte|rattache)\b|"
    rf"(?:(?:son|sa|leur) {_PARENT}|mon ex(?:[- ](?:mari|femme|compagne|compagnon|conjointe?))?)(?: qui)? (?:la|le|"
    rf"les) "
    rf"(?:met|a|garde|prend|inscrit|rattache|declare|compte)\b[^.;?!]{{0,22}}?(?:{_RETURN}|fiscalement|a charge|"
    rf"declare|compte))"
)
# "Ils déclarent chacun de leur côté", "elles font leurs impôts toutes seules".
_APART = re.compile(
    rf"\b(?P<who>ils|elles|tous|toutes|(?:les|mes|nos) (?:deux |trois )?(?:grande?s?|aine(?:e)?s?|premiers?|"
    rf"premieres?))"
    rf"(?: (?:deux|trois|tous|toutes))*,? (?:(?:declarent|paient) (?:maintenant |deja )?(?:chacune? |"
    rf"leurs? (?:revenus|impots) )"
    rf"|(?:font|remplissent|ont) (?:maintenant |deja |chacune? )*leurs? (?:propres? )?{_RETURN})"
)
_ELDER = re.compile(r"grand|aine|premi")


def read_dependents(reading: Reading, children: list[Child], mentions: list[tuple[int, Child]]) -> list[Span]:
    """Write ``fiscalement_a_charge`` of every child that such a statement tells of, named in it or left out by it;
    return where these statements stand."""
    told: list[Span] = []
    for match, clause in _told(reading, _NONE):
        _write(reading, _before(children, mentions, match.start(), clause), match.span(), told, value=False)
    for match, clause in _told(reading, _OTHER_PARENT, kin=True):
        near = [child for start, child in mentions if clause.start - 160 < start < match.end()]
        several = near and re.search(r"\b(?:les|ils|elles|leur)\b", match.group())
        if not _is_client(reading, match.group(), clause):
            _write(reading, children if several else near[-1:], match.span(), told, value=False)
    for match, clause in _told(reading, _APART):
        heard = _before(children, mentions, match.start(), clause)
        if _ELDER.search(match["who"]):
            heard = heard[:-1]
        _write(reading, heard, match.span(), told, value=False)
    for child, span in _alone(reading, mentions):
        _write(reading, [child], span, told, value=True)
        _write(reading, [other for other in children if other is not child], span, told, value=False)
    return told


def _told(reading: Reading, pattern: re.Pattern, *, kin: bool = False) -> Iterator[tuple[re.Match[str], Clause]]:
    """Every statement that is believed; not in words about somebody outside, unless ``kin`` is what it is about."""
    for match in pattern.finditer(reading.text):
        clause = reading.document.clause_at(match.start())
        outside = not kin and reading.people.holder(match.start()) == "tiers"
        if reading.believed(clause, statement=not clause.question) and not outside:
            yield match, clause


_FATHER = re.compile(r"\b(?:papa|pere)\b")
_MOTHER = re.compile(r"\b(?:maman|mere)\b")


def _is_client(reading: Reading, told: str, clause: Clause) -> bool:
    """In a note "la déclaration de sa mère" is the client's own, where she is the mother."""
    parent = "m" if _FATHER.search(told) else "f" if _MOTHER.search(told) else ""
    return clause.role == "narrateur" and bool(parent) and parent == reading.household.client_gender


def _before(children: list[Child], mentions: list[tuple[int, Child]], position: int, clause: Clause) -> list[Child]:
    """The children told of so far, or all of them when the statement comes first."""
    told = {id(child): child for start, child in mentions if start < max(position, clause.start)}
    return list(told.values()) or children


def _alone(reading: Reading, mentions: list[tuple[int, Child]]) -> Iterator[tuple[Child, Span]]:
    """Each child told to be the only one left, with the words that tell it."""
    for start, child in mentions:
        clause = reading.document.clause_at(start)
        if not child.key or not reading.believed(clause, statement=not clause.question):
            continue
        end = start + len(child.key)
        lead = reading.text[max(0, clause.start - 30, start - 40) : start]
        only = _THE_ONLY.match(reading.text, end) or (
            _ONLY_BEFORE.search(lead) and (_ONLY_TOLD.match(reading.text, end) or _ONLY_DECLARED.search(lead))
        )
        if isinstance(only, re.Match):
            yield child, (start, max(end, only.end() if only.start() >= end else end))


def _write(reading: Reading, children: list[Child], span: Span, told: list[Span], *, value: bool) -> None:
    for child in children:
        child.row.setdefault(_FIELD, reading.leaf(value, span, confidence=0.82))
    if children:
        told.append(span)
