"""What the talk as a whole tells of a first name: who is called, who is told of, who lives with whom.

Each function yields votes (first name, person, weight). Beside them stand what single words tell (``claims.py``)
and lists of children (``broods.py``): 2 is a guess by place, 5 what the words beside a name say, 7 and more
what settles it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from egide.kit import patterns as re
from egide.modules.intake.engine.addressed import addressees
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name, surname_after
from egide.modules.intake.engine.kinship import CHILD, SPOUSE, THIRD
from egide.modules.intake.engine.named_roles import named_roles

Vote = tuple[str, str, int]


def votes_of_talk(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """All votes, memo or talk."""
    if document.memo:
        yield from addressees(document, names)
        yield from _pairs(document, names)
        yield from _their_own(document, names)
    else:
        yield from _partners_calling(document, names)
        yield from _contrasted(document, names)
        yield from _presenting_themselves(document, names)
        yield from _set_against(document, names)
        yield from _our_child(document, names)
    yield from named_roles(document, names)
    yield from _living_together(document, names)
    yield from _my_partner(document, names)
    yield from _with_adult_birth(document, names)
    yield from _beasts(document, names)


_AND = re.compile(r" et (?:de |d'|son |sa )?")
_OF_TWO = re.compile(
    r"\b(?:pacsee?s|mariee?s|concubins|fiancees?|divorces|tous (?:les )?deux|tous deux|ensemble|couple|leurs?|sont|ont|"
    r"vivent|habitent|cherchent|veulent|voudraient|viennent|souhaitent|\d+ et \d+ ans)\b"
)


def _pairs(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Arnaud et Soline, pacsés": two names of one breath of whom what follows tells as of two; the first is the
    client."""
    seen: set[str] = set()
    for first, second in itertools.pairwise(names):
        fresh = first.key not in seen
        seen.add(first.key)
        between = document.text[first.end : second.start]
        surname = surname_after(document, first)
        if surname is not None and surname[2] < second.start:
            between = document.text[surname[2] : second.start]
        clause = document.clause_at(first.start)
        before = document.text[max(clause.start - 60, 0) : first.start]
        if not fresh or not _AND.fullmatch(between) or CHILD.search(before) or THIRD.search(before[-30:]):
            continue
        if _OF_TWO.search(document.text, second.end, second.end + 60):
            yield first.key, "client", 4
            yield second.key, "conjoint", 4


_POSSESSED = re.compile(r"\b(?:sa|son) $")


def _their_own(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Sa Corinne tient l'étal avec lui": a possessive before a first name."""
    for name in names:
        if _POSSESSED.search(document.text[max(0, name.start - 5) : name.start]) and document.speaks_with_capitals:
            yield name.key, "conjoint", 4


_LISTED = re.compile(r"\s*(?:,|et\b)\s*$")
_SPEECH_GOES_ON = re.compile(
    r", (?:depuis|pas|pour|en|par|mais|hein|quand|on|nous|je|j'|tu|c'est|y|il y a|non|si|et|avec|dans|sur|parce|ca|"
    r"attends|ecoute|enfin|ou|sinon|meme)\b"
)
_TU = re.compile(
    r"\b(?:tu|ton|ta|tes|te|toi|t'[a-z]+)\b|"
    r"^\W*(?:[a-z-]+, )?(?:coupe|dis|dis-lui|arrete|laisse|montre|regarde|explique|raconte|donne|passe|attends|va|"
    r"viens|"
    r"ecoute|rappelle-toi|calme-toi|tais-toi|souviens-toi)\b"
)


_INTRODUCED = re.compile(
    rf"(?:{THIRD.pattern}|{SPOUSE.pattern}|\b(?:nom|prenom|appelle|suis|c'est|moi|mienne?|fille|signe))\W*$"
)


# "Un seul, Elio.": how many, and who.
_COUNTED = re.compile(
    r"\W*(?:(?:oui|ben|bah|euh|j'en ai|on en a|on a)\W+)*(?:une?|deux|trois|quatre)(?: seule?| petite?)?,? ?"
)


def _partners_calling(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """Where both partners speak, a first name set apart in what one of them says calls the other: "Deux mille six,
    Nuno, depuis janvier", "Laisse le voisin tranquille, Didier"."""
    other = {"client": "conjoint", "conjoint": "client"}
    if not {"client", "conjoint"} <= {clause.role for clause in document.clauses}:
        return
    said = Counter(name.key for name in names)
    starts = {name.start for name in names}
    ends = {name.end for name in names}
    for name in names:
        clause = document.clause_at(name.start)
        if clause.role not in other or re.search(r"\b(?:vous|votre|vos)\b", clause.text):
            continue
        if not name.known and said[name.key] < 2:
            continue
        before = document.text[clause.start : name.start].rstrip()
        after = document.text[name.end : clause.end]
        if not re.match(r"\s*(?:[,.!?…]|$)", after) or not (before.endswith(",") or not before):
            continue
        listed = (name.start - 2 in ends) or any(name.end + gap in starts for gap in (2, 4, 5))
        if listed or _INTRODUCED.search(before[-34:]) or CHILD.search(before) or _COUNTED.fullmatch(before):
            continue
        closing = not after.strip(" .!?…")
        if (closing and before.strip(" ,.")) or _TU.search(clause.text):
            yield name.key, other[clause.role], 7
        elif re.search(r"\w{5,}|\d", before) and _SPEECH_GOES_ON.match(after):
            yield name.key, other[clause.role], 6


_ME_BARE, _OTHER_BARE = (
    re.compile(r"(?<!avec )(?<!chez )(?<!pour )(?<!comme )(?<!de )(?<!: )\bmoi,? $"),
    re.compile(r"\b(?:lui|elle),? $"),
)


def _set_against(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Lui Gérald, moi Muriel": each by the pronoun before, where it is known who speaks."""
    other = {"client": "conjoint", "conjoint": "client"}
    for name in names:
        clause = document.clause_at(name.start)
        if clause.role not in other or document.anonymous:
            continue
        before = document.text[max(clause.start, name.start - 14) : name.start]
        if _ME_BARE.search(before):
            yield name.key, clause.role, 7
        elif _OTHER_BARE.search(before) and re.search(r"\bmoi\b", clause.text):
            yield name.key, other[clause.role], 7


_I_AM = re.compile(
    r"\b(?:demandez|appelez-moi|notez|mettez|maintenant c'est|je signe|je redeviens|c'est) (?:[a-z'-]+, )?$"
)
_WHOLE = re.compile(r"\W*(?:(?:oui|non|c'est|ah|moi|maintenant|donc|alors|voila|enfin|et|euh|deux|[a-z])\W+)*$")


def _presenting_themselves(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Deux L. Solène Kervella.", "Ghislaine Vanhoutte, oui", "demandez Euloge": first name and family name, and
    nobody else spoken of, are one's own."""
    for name in names:
        clause = document.clause_at(name.start)
        if clause.role not in ("client", "conjoint") or document.anonymous:
            continue
        before = document.text[clause.start : name.start]
        if _presented(document, clause, name):
            yield name.key, "enfant" if _born_lately(document, name) else clause.role, 5
            continue
        surname = surname_after(document, name)
        whole = surname is not None and re.match(r"\s*(?:[,.!…]|$)", document.text[surname[2] : clause.end])
        if whole and (_WHOLE.fullmatch(before) or _I_AM.search(before)) and not _about_other(document, clause):
            yield name.key, clause.role, 3
        elif re.search(r"\b(?:demandez|appelez-moi) $", before) or _PUT_RIGHT.match(document.text, name.end):
            yield name.key, clause.role, 5
        elif not before and after_family(document, clause, name):
            yield name.key, clause.role, 3


_FIRST_WORDS = re.compile(
    r"\W*(?:(?:oui|alors|moi|donc|euh|c'est|et|ben|bonjour)\W+)*(?:(?:[dl]e |la |du |el |ben "
    r")?[a-z'-]+,? )?"
)
_BORN = re.compile(
    r"[.,]? (?:nee? (?:le|en|a|au|\d)|du \d|(?:le )?\d+(?:er)? [a-z]+ \d|le \d+(?:er)? [a-z]+|j'ai garde mon nom|"
    r"nee? [a-z])"
)
_OTHER_ASKED = re.compile(r"\b(?:il|elle|lui|son|sa|ses|leurs?)\b|\b(?:et|pour|reste|quant a) (?:madame|monsieur)\b")


def _presented(document: Document, clause: Clause, name: Name) -> bool:
    """ "Le Floch Gwendal, né le 4 mars 1979": a turn that opens with a name and a birth tells of who speaks, unless
    somebody else was asked about."""
    previous = document.clauses[clause.index - 1] if clause.index else None
    if previous is None or previous.turn == clause.turn or previous.role == clause.role:
        return False
    if not _FIRST_WORDS.fullmatch(document.text[clause.start : name.start]):
        return False
    surname = surname_after(document, name)
    if not _BORN.match(document.text, surname[2] if surname is not None else name.end):
        return False
    text = previous.text
    other = SPOUSE.search(text) or CHILD.search(text) or THIRD.search(text)
    return not other and not (clause.role == "client" and _OTHER_ASKED.search(text))


def _born_lately(document: Document, name: Name) -> bool:
    """Born less than eighteen years ago: a child, whoever tells it."""
    born = next((d for d in document.dates if name.end <= d.start < name.end + 30), None)
    return born is not None and born.value[:4].isdigit() and int(born.value[:4]) > document.reference.year - 18


# "Yvonne, pas Yvette": how one's own name is put right.
_PUT_RIGHT = re.compile(r",? (?:et )?(?:pas|non pas|sans) (?:[a-z]{4,}|[a-z])\b ?(?:[.,!…]|$)")
_FAMILY_SAID = re.compile(
    r"(?:deux|trois|un seul) (?:mots?|noms?|tremas?)|\btiret\b|\baccent\b|(?:[a-z],? ){3,}[a-z]\b|avec (?:un|deux) "
    r"[a-z]\b|"
    r"\b(?:mon nom|garde|m'appelle)\b|\bsans [a-z]\b"
)


def after_family(document: Document, clause: Clause, name: Name) -> bool:
    """ "Aït Saïd, deux mots. Nordine.": the first name alone, after one's family name."""
    previous = document.clauses[clause.index - 1] if clause.index else None
    alone = re.fullmatch(r"\W*", document.text[name.end : clause.end])
    return bool(alone and previous is not None and previous.turn == clause.turn and _FAMILY_SAID.search(previous.text))


def _about_other(document: Document, clause: Clause) -> bool:
    """What was said before speaks of somebody else."""
    for index in range(clause.index - 1, max(-1, clause.index - 4), -1):
        earlier = document.clauses[index]
        if SPOUSE.search(earlier.text) or THIRD.search(earlier.text) or CHILD.search(earlier.text):
            return True
        if re.search(r"\b(?:il|elle|lui|son|sa)\b", earlier.text):
            return True
        if earlier.role == "courtier":
            return False
    return False


_CHILDREN = re.compile(rf"{CHILD.pattern}|\b(?:les miens|les siens|tribu|marmaille|famille recomposee)\b")
_OURS = re.compile(r"\b(?:nous|chez nous|la notre|le notre|la mienne|le mien),? c'est $")


def _our_child(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "La petite, c'est Jade ?" "Nous c'est Capucine, trois ans"."""
    for name in names:
        lead = document.text[max(0, name.start - 30) : name.start]
        if _OURS.search(lead) and _CHILDREN.search(document.text, max(0, name.start - 160), name.start):
            yield name.key, "enfant", 5


_BIRTHS = re.compile(r"\bdates? de naissance\b|\bvos dates\b|\bnee?s? (?:quand|le)\b|\bvous etes nee?s\b|\bvos ages\b")


def _contrasted(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """Asked when both were born: "Théo le 3 février 95 et moi le 29 août 96"."""
    for name in names:
        clause = document.clause_at(name.start)
        if clause.role == "courtier" and not document.anonymous:
            continue
        if not _BIRTHS.search(document.text, max(0, name.start - 90), name.start):
            continue
        before = document.text[max(0, name.start - 60) : name.start]
        after = document.text[name.end : name.end + 70]
        if re.match(
            r",? (?:c'est )?(?:le |du )?[^.;?!]{4,46}?[,. ]+(?:et )?(?<!avec )(?<!chez )(?<!pour )(?<!comme )moi\b",
            after,
        ) or re.search(r"\bmoi,? (?:c'est |je suis )?(?:le |du |nee? )[^;?!]{4,46}[,. ]+(?:et )?$", before):
            yield name.key, "conjoint", 7


_TOGETHER = re.compile(
    r"\b(?:on|nous) (?:n'|ne )?(?:est|etait|sommes|s'est|nous sommes|va|vit|vivons|habite|habitons)"
    r"(?: pas| toujours| pas encore| meme pas| se| nous| bien| donc| juste)* (?:mariee?s?|marier|pacsee?s?|pacser|"
    r"ensemble|en couple|en concubinage|en union libre|fiancees?|remariee?s?)\b"
)
_NAMED_WITH = re.compile(r"[,.]? ?(?:[a-z]+(?:[ '-][a-z]+)?)?[,.]? ?(?:(?:[a-z],? ?){3,}[.,]? ?)?(?:avec )?$")


def _living_together(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Clémentine Bauer, B A U E R. On est pacsés depuis mars", "Kelly, elle est caissière, mais on est pas mariés":
    who was last told of before the couple is."""
    for match in _TOGETHER.finditer(document.text):
        clause = document.clause_at(match.start())
        if clause.role == "courtier" and document.transcript.segments[clause.segment].speaker is not None:
            continue
        floor = max(document.starts[clause.segment], match.start() - 120)
        last = None
        for name in names:
            if name.start >= match.start():
                break
            if name.start >= floor:
                last = name
        if last is None or (not document.anonymous and document.clause_at(last.start).role == "courtier"):
            continue
        between = document.text[last.end : match.start()]
        if THIRD.search(between) or CHILD.search(between) or re.search(r"\b(?:vous|votre|moi c'est)\b", between):
            continue
        told = re.match(r",? (?:elle|il|qui|c'est|travaille|bosse|est)\b", between) or _NAMED_WITH.fullmatch(between)
        lead = document.text[max(0, last.start - 24) : last.start]
        own = re.search(r"\b(?:je m'appelle|moi c'est|moi,|je suis|prenom) (?:c'est )?(?:[a-z'-]+ )?$", lead)
        if told and not own:
            yield last.key, "conjoint", 6


_FRIEND = re.compile(
    r"\b(?:mon (?:copain|ami|amoureux|chum)|ma (?:copine|amie|blonde)),? (?:c'est |s'appelle |il s'appelle |elle "
    r"s'appelle )?$"
)
_COUPLE = re.compile(
    r"\b(?:pacsee?s?|concubin\w*|en couple|union libre|(?:vit|vivons|vivez|habite|habitons) ensemble|emmenag\w+|"
    r"(?:on|nous) (?:est|sommes|s'est)(?: pas)? mariee?s|fiancee?s?)\b"
)


def friend_is_partner(document: Document) -> bool:
    """Whether "mon copain" or "ma copine" says the partner: a couple is told of, and no husband or wife."""
    if not re.search(r"\b(?:mon copain|ma copine)\b", document.text) or not _COUPLE.search(document.text):
        return False
    return not re.search(r"\b(?:mon mari|ma femme|mon epoux|mon epouse|mon compagnon|ma compagne)\b", document.text)


def _my_partner(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Mon copain c'est Théo": of those who live as a couple and are not married, the partner."""
    if not any(
        word in document.text
        for word in ("copain", "copine", "mon ami", "ma amie", "ma blonde", "mon chum", "mon amou")
    ):
        return
    for name in names:
        if _FRIEND.search(document.text[max(0, name.start - 36) : name.start]) and _COUPLE.search(document.text):
            yield name.key, "conjoint", 8


def told_by_both(document: Document, names: Sequence[Name]) -> set[str]:
    """Who is told of by first name alone by the client and by the broker: "Corinne garde les petits", "Elle travaille
    toujours, Corinne ?"."""
    speakers: dict[str, set[str]] = {}
    for name in names:
        clause = document.clause_at(name.start)
        if not name.person and document.transcript.segments[clause.segment].speaker is not None:
            speakers.setdefault(name.key, set()).add(clause.role)
    return {key for key, roles in speakers.items() if {"client", "courtier"} <= roles}


_BIRTH_NAME = re.compile(
    r",? nee (?!le\b|la\b|en\b|a\b|au\b|aux\b|un\b|dans\b|ici\b|sous\b|avant\b|apres\b)(?:d'|de )?([a-z'-]{3,})"
)


def _with_adult_birth(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """ "Fabienne Perret-Gentil, née Bouveret": who has a birth name is no child at home."""
    for name in names:
        if document.text.find(" nee ", name.end, name.end + 60) < 0:
            continue
        surname = surname_after(document, name)
        match = _BIRTH_NAME.match(document.text, surname[2] if surname is not None else name.end)
        if match is None or any(n.start == match.start(1) for n in document.numbers):
            continue
        if document.speaks_with_capitals and not document.cased(match.start(1), match.end(1)):
            continue
        yield name.key, "enfant", -9


_BEAST = re.compile(
    r"\b(?:chiens?|chiennes?|chats?|chattes?|chaton|chiot|cheval|jument|poney|lapin|perroquet|tortue|labrador|"
    r"berger allemand)\b[^.;?!]{0,34}$|\b(?:tableaux?|toiles?|gravures?|lithos?|dessins?|peintures?|sculptures?|"
    r"lithographies?|vase)\b[^.;?!]{0,24}$"
)


_ITS_KIND = re.compile(
    r",? (?:c'est )?(?:mon|ma|son|sa|le|la|leur|notre) (?:petite? |vieux |vieille )?(?:chiens?|chienne|chatte?|chaton|"
    r"chiot|cheval|jument|"
    r"poney|lapin|perroquet|tortue|hamster)\b"
)


def _beasts(document: Document, names: Sequence[Name]) -> Iterator[Vote]:
    """Dogs have first names, and so have painters."""
    for name in names:
        clause: Clause = document.clause_at(name.start)
        if _ITS_KIND.match(document.text, name.end):
            yield name.key, "tiers", 6
            continue
        match = _BEAST.search(document.text[max(clause.start, name.start - 60) : name.start])
        if match and not re.search(r"\b(?:fils|filles?|enfants?)\b", match.group()):
            yield name.key, "tiers", 6
