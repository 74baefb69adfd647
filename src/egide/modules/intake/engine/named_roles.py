"""First names given with their role: "Le client, c'est lui, Marc", "le mari se prénomme Bruno", "votre mari n'est pas
là ?" "Jocelyn conduit le car", "Lila, qui porte le nom de son père, est la fille d'Aurélie"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from egide.kit import patterns as re
from egide.kit.french.professions import profession_heads
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.firstnames import Name, surname_after
from egide.modules.intake.engine.kinship import CHILD, SPOUSE_WORDS, THIRD
from egide.modules.intake.engine.person_words import OF_SOMEBODY

Vote = tuple[str, str, int]

_CALLED = (
    r"(?:(?:,|:|c'est (?:lui|elle)|c'est|est|s'appelle|se prenomme|se nomme|prenommee?|du nom de|du jour|"
    r"principale?|bien|donc|"
    r"(?:monsieur|madame|mme|m\.))\W*)*$"
)
_CLIENT = re.compile(
    rf"\b(?:le|la|mon|ma|notre) (?:nouveau |nouvelle )?(?:cliente?|prospecte?|demandeuse|demandeur)\b\W*{_CALLED}"
)
_PARTNER = re.compile(rf"\b(?:{SPOUSE_WORDS})\b\W*{_CALLED}")
_ITSELF = re.compile(r"\bc'est (?:lui|elle),? (?:le|la|mon|ma|notre) cliente?,? (?:c'est )?$")
_ITSELF_SAID = re.compile(
    r"\bcliente?,? c'est (?:bien )?(?:lui|elle)\b|\bc'est (?:lui|elle),? (?:le|la|mon|ma) cliente?\b"
)
_OTHER_THEN = re.compile(r"\W*(?:et )?(?:lui|elle),? (?:c'est )?")
_SON_OF = re.compile(
    r"[^.;!?]{0,60}?\best (?:aussi )?(?:le (?:fils|garcon)|la fille|l'enfant) (?:de|d'|du|que|qu'|a)\b"
)
_SPOUSE_ASKED = re.compile(rf"\b(?:{SPOUSE_WORDS})\b")
_SUBJECT = re.compile(
    r",? (?:est|a|n'est|n'a|fait|travaille|conduit|bosse|tient|garde|dort|arrive|sera|va|vient|rentre|prefere|s'occupe|"
    r"se|ne|nous|m'a|me|il|elle|lui)\b"
)
_OPENS = re.compile(r"\W*(?:(?:ah|oh|non|oui|ben|bah|euh|si|mais|bon|alors)\W+)*$")
_I_WAS_BORN = re.compile(
    r"\b(?:moi,? )?(?:je suis nee?|je suis restee?|je m'appelle|mon nom(?: c'est| est)?|moi c'est) [a-z' -]{2,30}\W*$"
)
_BIRTHDAY = re.compile(r",? (?:nee? )?(?:le |du )\d")


def named_roles(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """Votes of the names that stand beside the word of their role, and of those greeted as a couple."""
    yield from _welcomed(document, names)
    for name in names:
        clause = document.clause_at(name.start)
        lead = document.text[max(clause.start, name.start - 60) : name.start]
        if document.memo or document.anonymous:
            yield from _noted(document, name, lead)
        elif clause.role in ("client", "conjoint"):
            yield from _told(document, name, lead)
        surname = surname_after(document, name)
        apposed = _APPOSED.match(document.text, surname[2] if surname is not None else name.end)
        if apposed:
            own = apposed["whose"] in ("sa", "son")
            yield name.key, "client" if clause.role == "conjoint" and not own else "conjoint", 9
        if document.anonymous and _I_AM.search(lead):
            yield name.key, "enfant", -9
        if clause.role == "courtier" and (speller := _spelt_by(document, name)):
            yield name.key, speller, 8
        if _FLATMATES.search(lead):
            yield name.key, "tiers", 6
        if _DEPENDENT.match(document.text, name.end) or _has_age(document, name):
            yield name.key, "enfant", 7
        elif clause.role == "courtier" and not document.anonymous:
            yield from _asked_of(document, name, lead)


_AND = re.compile(r" et (?:de |d'|son |sa )?")
_AT_FIRST = 260  # characters, within which a couple is greeted


def _welcomed(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Bon alors Sandrine et Olivier, c'est ça": two first names at the very start of a talk, of whom no child's word
    was said, are the couple's; the first is the client's."""
    if not document.anonymous:
        return
    for first, second in itertools.pairwise(names):
        if first.start > _AT_FIRST:
            return
        between, before = document.text[first.end : second.start], document.text[max(0, first.start - 80) : first.start]
        if _AND.fullmatch(between) and not (
            CHILD.search(before) or THIRD.search(before) or _SPOUSE_ASKED.search(before)
        ):
            yield first.key, "client", 7
            yield second.key, "conjoint", 7
            return


# "Emine, sa femme", "Hortense Lambrecht, sa femme depuis 2009", "Paul, mon mari".
_APPOSED = re.compile(
    r", (?:c'est )?(?P<whose>ma|mon|sa|son) (?:femme|mari|epouse|epoux|compagne|compagnon|conjointe?|"
    r"concubine?)\b(?! (?:est|a|il|elle))"
)
_FLATMATES = re.compile(r"\b(?:coloc\w*|colocataires?)\b[^.;?!]*$")
_LIVES_WITH = re.compile(
    r"\b(?:vit|vivent|vivre|en couple|en concubinage|en menage|maritalement)(?: (?!avec)[^.;,]{3,30})? avec \Z"
)
_AGED = re.compile(r", qui (?:a|vient d'(?:en )?avoir|va (?:en )?avoir|va sur ses|aura|en a) ")
# "Votre nom ?" "Benkhelifa B E N K… et Inaya avec un Y."
_SPELT_NEXT = re.compile(r",? avec (?:un|une|deux) [a-z]\b| (?:[a-z] ){2,}[a-z]\b")
_NAME_TOLD = re.compile(r"\b(?:votre nom|vous vous appelez|a quel nom)\b")
# "Mon copain c'est Théo, et moi Marion": in talk whose voices are not told.
_AND_ME = re.compile(
    rf"\b(?:m(?:on|a) (?:copain|copine|ami|amie)|{SPOUSE_WORDS})\b[^.;?!]{{0,60}}?\bet moi,? (?:c'est )?\Z"
)
# "Tom est à votre charge ?", "Léa est rattachée à votre foyer".
_DEPENDENT = re.compile(
    r",? (?:il |elle )?(?:est|sera|reste|vit)(?: [a-z]+)? (?:(?:fiscalement )?a (?:votre|ma|notre|sa|leur|la) charge|"
    r"rattachee?|en garde|encore a (?:votre|ma|notre) charge)|,? (?:il |elle )?(?:entre|passe|est) en (?:prepa|"
    r"cp|ce[12]|"
    r"cm[12]|sixieme|cinquieme|quatrieme|troisieme|seconde|premiere|terminale|maternelle)\b"
)
_ABOUT_THEM = re.compile(r"^\W*(?:(?:et|bon|alors|sinon|d'accord|donc|ok|cote)\W+)*$")


def _asked_of(document: Document, name: Name, lead: str) -> Iterator[Vote]:
    """ "Et Fabien, il gagne combien ?": asked of the client about an adult who is not there."""
    clause = document.clause_at(name.start)
    pronoun = re.compile(r",? ((?:il|elle) .*)").match(document.text, name.end, clause.end)
    if pronoun is None or not _ABOUT_THEM.match(lead) or OF_SOMEBODY.match(pronoun[1]) is None:
        return
    after = document.clauses[clause.index + 1 : clause.index + 4]
    answer = next((other for other in after if other.role != "courtier"), None)
    if answer is not None and answer.role == "client":
        yield name.key, "conjoint", 4


def _has_age(document: Document, name: Name) -> bool:
    """ "Anaïs, qui vient d'en avoir seize": a child's age."""
    told = _AGED.match(document.text, name.end)
    number = next((n for n in document.numbers if told and n.start == told.end()), None)
    return number is not None and not number.article and number.value <= 25


# Who says their own name in talk whose voices are not told is no child.
_I_AM = re.compile(r"\b(?<!a )(?:moi,? c'est|je m'appelle|je suis) $")
_MADAME_THEN = re.compile(r"\bet (?:madame|monsieur),? (?:c'est )?$")
_MADAME_BEFORE = re.compile(r"\bet (?:madame|monsieur)\W*$")


def _spelt_by(document: Document, name: Name) -> str:
    """ "Joaquim, c'est avec un J ?" "J, O, A…": the name is that of whoever spells it; "" when nobody does."""
    clause = document.clause_at(name.start)
    for answer in document.clauses[clause.index + 1 : clause.index + 3]:
        if answer.role in ("client", "conjoint"):
            heard = re.sub(r"[^a-z]", "", name.key)
            letters = (one for one in document.spellings if answer.start <= one.start < answer.start + 12)
            return answer.role if any(re.sub(r"[^a-z]", "", one.value) == heard for one in letters) else ""
    return ""


def _noted(document: Document, name: Name, lead: str) -> Iterator[Vote]:
    if _CLIENT.search(lead) or _ITSELF.search(document.text, max(0, name.start - 50), name.start):
        yield name.key, "client", 9
    elif _LIVES_WITH.search(lead) and not CHILD.search(lead) and not THIRD.search(lead):
        yield name.key, "conjoint", 8
    elif (_PARTNER.search(lead) and not THIRD.search(lead) and not CHILD.search(lead)) or (
        _OTHER_THEN.fullmatch(lead) and _ITSELF_SAID.search(document.text, max(0, name.start - 260), name.start)
    ):
        yield name.key, "conjoint", 9
    elif _MADAME_THEN.search(lead) or (not lead and _MADAME_BEFORE.search(document.text, 0, name.start)):
        if _SUBJECT.match(document.text, name.end):
            yield name.key, "conjoint", 6
    elif _AND_ME.search(document.text, max(0, name.start - 90), name.start):
        yield name.key, "client", 7
    elif _SPELT_NEXT.match(document.text, name.end) and _NAME_TOLD.search(
        document.text, max(0, name.start - 110), name.start
    ):
        yield name.key, "client", 8
    elif document.anonymous and _at_work_since_named(document, name):
        yield name.key, "conjoint", 9
    elif _SON_OF.match(document.text, name.end):
        yield name.key, "enfant", 9


_WORKS = re.compile(
    r",? (?:il|elle) (?:(?:travaille|bosse|gagne)\b|est (?:(?:salariee?|fonctionnaire|independante?|a son compte|"
    r"cadre|au chomage|retraitee?)\b|(?P<trade>[a-z]+(?:-[a-z]+)*)))"
)


def _at_work_since_named(document: Document, name: Name) -> bool:
    """ "Et votre mari ? Il est resté à l'atelier, Ismaël il est relieur": in talk whose voices are not told, who is
    at work and named soon after the partner was, and after nobody else."""
    told = _WORKS.match(document.text, name.end)
    if told is None or (told["trade"] and told["trade"] not in profession_heads()):
        return False
    before = document.text[max(0, name.start - 160) : name.start]
    partner = max((match.end() for match in _SPOUSE_ASKED.finditer(before)), default=-1)
    return partner >= 0 and not (CHILD.search(before, partner) or THIRD.search(before, partner))


def _told(document: Document, name: Name, lead: str) -> Iterator[Vote]:
    clause = document.clause_at(name.start)
    previous = document.clauses[clause.index - 1] if clause.index else None
    if previous is None:
        return
    asked = previous.role == "courtier" and _SPOUSE_ASKED.search(previous.text) is not None
    if asked and _OPENS.fullmatch(lead) and _SUBJECT.match(document.text, name.end):
        yield name.key, "conjoint" if clause.role == "client" else "client", 7
        return
    surname = surname_after(document, name)
    own = previous.turn == clause.turn and _I_WAS_BORN.search(previous.text) is not None
    if own and not lead.strip() and _BIRTHDAY.match(document.text, surname[2] if surname is not None else name.end):
        yield name.key, clause.role, 8
