"""Pronouns that only the words around give to somebody: set against the other partner, or of the absent one."""

from __future__ import annotations

from collections.abc import Sequence

from egide.kit import patterns as re
from egide.modules.intake.engine.addressed import ME_NAMED
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.identity import Household
from egide.modules.intake.engine.person_words import (
    CALLED_THEN_ME,
    DOUBLED,
    OF_SOMEBODY,
    ONE_HE,
    ONE_SHE,
    ONE_WORD,
    OTHER_TONIC,
    SET_APART,
    THING,
    TO_YOU,
    TONIC,
    Mention,
)


def of_the_absent(document: Document, household: Household, match: re.Match[str], gender: str) -> bool:
    """ "Et de son côté, il travaille ?": asked of somebody nobody named, who can only be the partner."""
    labelled = not document.anonymous and not household.spoken_for
    told = OF_SOMEBODY.match(document.text, match.start())
    return labelled and household.client_gender != gender and told is not None


_AFTER_A_BREAK = re.compile(r"(?:[,;:.(]|\b(?:et|mais|alors que|tandis que)) \Z")


def set_against(document: Document, match: re.Match[str]) -> bool:
    """ "Elle grimpe le mardi, lui court": the pronoun that opens its own half of the sentence."""
    lead = document.text[max(0, match.start() - 12) : match.start()]
    return bool(_AFTER_A_BREAK.search(lead) and TONIC.match(document.text, match.start()))


def of_the_couple(document: Document, household: Household, match: re.Match[str]) -> bool:
    """ "Elle ne fume pas, lui si"; "Lui n'en a pas.": set against the other one, or opening a sentence."""
    if {household.client_gender, household.spouse_gender} != {"m", "f"}:
        return False
    clause = document.clause_at(match.start())
    other = ONE_SHE if match.group() in ("il", "lui") else ONE_HE
    tonic = TONIC.match(document.text, match.start())
    opens = match.start() == clause.start
    return bool(tonic and (opens or other.search(clause.text))) or (opens and bool(OTHER_TONIC.search(clause.text)))


def of_a_thing(document: Document, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """ "Le mariage, lui, remonte à 1978", "et ce crédit, il est où ?": the pronoun takes up a thing just named."""
    taken_up = document.text[match.start() - 2 : match.start()] == ", " and match.group() in ("il", "elle")
    if not taken_up and not SET_APART.match(document.text, match.start()):
        return False
    named = THING.search(document.text, max(0, match.start() - 30), match.start())
    return bool(named and not (mentions and mentions[-1].start >= named.start()))


_ALONE = re.compile(r"\b(?:celibataire|divorcee?|veuve|veuf|vit seule?)\b")
_A_PARTNER = re.compile(
    r"\b(?:mariee?s?|remariee?s?|pacsee?s?|concubin\w*|en couple|(?:vit|vivent|vie) (?:avec|ensemble|commune|a deux)|"
    r"compagn(?:e|on)|conjointe?|partenaire|epou(?:x|se)|(?:sa|la) femme|(?:son|le) mari|ils|leurs?|amie?)\b"
)


def lives_alone(document: Document, household: Household) -> bool:
    """Whether a note tells of one person without a partner: there "lui rapporte" is of the client, man or woman."""
    return (
        not any(name.person == "conjoint" for name in household.names)
        and _ALONE.search(document.text) is not None
        and _A_PARTNER.search(document.text) is None
    )


_THEN_ME = re.compile(r"\W*(?:(?:et|mais|puis)\W+)?moi,? (?:je|j'|c'est|ici)(?![a-z])")
_OWN = re.compile(r"\b(?:je|moi|mon|ma|mes)\b|\b[jm]'")


_COMPARED = re.compile(r"\b(?:plus|moins|mieux|autant|pire|davantage|meilleur\w*)\b[^.;]{0,28}\bque $")


def compared(document: Document, match: re.Match[str]) -> bool:
    """ "Ma fille gagne mieux sa vie que moi, 3 200": she is still the one spoken of."""
    start = match.start()
    return match.group() == "moi" and _COMPARED.search(document.text[max(0, start - 44) : start]) is not None


def before_me(document: Document, clause: Clause) -> bool:
    """ "Façadier chez Mermet, en CDI. Moi je suis opératrice": who answers for the other first, then for herself."""
    index = clause.index
    while index >= 0 and document.clauses[index].turn == clause.turn:
        if _OWN.search(document.clauses[index].text):
            return False
        index -= 1
    following = document.clauses[clause.index + 1 : clause.index + 3]
    return any(other.turn == clause.turn and _THEN_ME.match(other.text) for other in following)


_BUT_FOR = re.compile(r"\b(?:a part|sauf|hormis|excepte) $")


def left_out(document: Document, mention: Mention) -> bool:
    """ "Quelqu'un dans ta vie, à part Alix ?": who is named is not who is asked about."""
    return _BUT_FOR.search(document.text[max(0, mention.start - 9) : mention.start]) is not None


def apposed(document: Document, position: int, mention: Mention) -> bool:
    """ "Fumeur, lui, la pipe": the one it is said of comes right after."""
    between = document.text[position : mention.start]
    return mention.kind in ("he", "she") and bool(
        ONE_WORD.fullmatch(between) and SET_APART.match(document.text, mention.start)
    )


_TOLD_OF = re.compile(r"\b(?:c'est|lui|elle|mari|femme|appelle) $")


def spoken_to(document: Document, clause: Clause, name: Name) -> bool:
    """Whether in raw speech the one named speaks next: "Karine vous…", "et Karine moi je suis…"."""
    lead = document.text[max(clause.start, name.start - 14) : name.start]
    if ME_NAMED.search(lead):
        return True
    if TO_YOU.search(lead + document.text[name.start : name.end + 6]):
        return True
    return CALLED_THEN_ME.match(document.text, name.end) is not None and not _TOLD_OF.search(lead)


def apposed_to_stranger(document: Document, mentions: Sequence[Mention], start: int, end: int) -> bool:
    """ "Le voisin d'en face, M. Thouvenot, voudrait me voir": the title is the stranger's just named."""
    last = mentions[-1] if mentions else None
    if (
        last is None
        or last.holder != "tiers"
        or document.text[last.end : start].count(",") > 2
        or start - last.end > 40
    ):
        return False
    same = document.clause_at(last.start) is document.clause_at(start)
    return same and document.text[start - 2 : start] == ", " and document.cased(end + 1, end + 2)


# "Des obligations, Paul en a pour 5 900": who has what the sentence begins with.
_HAS_THEM = re.compile(r" (?:en (?:a|detien\w+|possed\w+|garde)|l[ae]s? (?:detien\w+|possed\w+|garde))\b")


def later_subject(document: Document, following: Mention | None) -> str:
    """ "Squash le mercredi, sauf quand il voyage", "des obligations, Paul en a pour 5 900": in a note, whom a sentence
    without a subject comes to name."""
    if following is not None and following.kind == "name" and _HAS_THEM.match(document.text, following.end):
        return following.holder
    told = following is not None and following.kind in ("he", "she") and following.strong
    return following.holder if told and following is not None and following.holder in ("client", "conjoint") else ""


def own_sentence(inherited: Mention, following: Mention | None) -> Mention:
    """ "…, ma grand-mère ayant l'usufruit. Un parking, que je loue": a sentence in which only "je" stands is no longer
    the stranger's of the sentence before."""
    own = following is not None and following.kind == "me" and following.strong and inherited.holder == "tiers"
    return following if own and following is not None else inherited


_OBLIQUE = re.compile(r"\b(?:de|d'|a|chez|avec|pour|par|comme|que|contre|sans)\s?$|c'est $")
# "Je précise que mon frère…" tells of him, where "un livret que mon frère…" tells of the thing.
_TELLS_THAT = re.compile(
    r"\b(?:dis|dit|dire|note|ajoute|precise|raconte|signale|rappelle|apprends?|appris|sais|sait|vu|parce|alors|tandis|puis)"
    r"(?: que|,[^.;]{2,70}, que) $"
)


def in_passing(lead: str) -> bool:
    """Whether a relative is only mentioned on the way ("hérité de ma mère", "mieux que mon frère"), given the words
    before: not in "je précise que mon frère a pris sa retraite"."""
    return bool(_OBLIQUE.search(lead)) and not _TELLS_THAT.search(lead)


# "Le frère de Guillaume", not "la maison vient du père de Guillaume": the relative told of, by whose relative he is.
_WHOSE_KIN = re.compile(r" (?:de |d')")
_ON_THE_WAY = re.compile(r"(?:du|des|aux?) ")


def whose_kin(document: Document, mentions: Sequence[Mention], match: re.Match[str]) -> bool:
    """ "Le frère de Guillaume a pris sa retraite": who only says whose relative it is, is not the one spoken of."""
    if compared(document, match):
        return True
    last = mentions[-1] if mentions else None
    if (
        last is None
        or last.kind not in ("third", "ex")
        or not _WHOSE_KIN.fullmatch(document.text, last.end, match.start())
    ):
        return False
    return not _ON_THE_WAY.match(document.text, last.start)


_ASIDE = re.compile(r"\b(?:de|a|pour|chez|avec|que) $|\bd'$|\bmoi,? (?:c'est |je suis )?$|\bje (?:m'appelle|suis) $")


def named_aside(document: Document, clause: Clause, start: int) -> bool:
    """ "Avec Léo", "moi c'est Elif" of a child who speaks for a parent: a name that takes no pronoun after it."""
    return _ASIDE.search(document.text, max(clause.start, start - 16), start) is not None


def beside_me(document: Document, start: int, both_speak: bool) -> bool:
    """ "Moi le 3 juin, elle le 9 août", "Moi oui. Elle, elle a arrêté": set against the one who speaks, or both are
    there."""
    clause = document.clause_at(start)
    if clause.role not in ("client", "conjoint"):
        return False
    if both_speak or DOUBLED.match(document.text, start):
        return True
    earlier = document.clauses[clause.index - 1] if clause.index else clause
    told = clause.text if earlier.turn != clause.turn else f"{earlier.text} {clause.text}"
    return clause.role == "client" and _ME.search(told) is not None


_ME = re.compile(r"\bmoi\b")


# "Je crois mille huit cents", "j'imagine": who supposes is not who it is said of, unless of their own doing ("je pense
# toucher…", "je crois que je…").
_SUPPOSES = re.compile(
    r"(?:je|j')\s?(?:crois|pense|dirais|imagine|suppose|sais(?: pas| plus| meme pas)?)\b"
    r"(?! (?:que? ?(?:je|j'|on|nous)|mon|ma|mes|a|de|d'|faire|etre|avoir|[a-z]+(?:er|ir))\b)"
)


def supposed(document: Document, start: int) -> bool:
    """Whether a "je" only says how sure somebody is of what they tell."""
    return _SUPPOSES.match(document.text, start) is not None


_WHOSE_PARTNER = re.compile(r"\bdont $|\bde qui $")


def of_the_outsider(document: Document, mentions: Sequence[Mention], match: re.Match[str]) -> bool:
    """ "Son prédécesseur, dont l'épouse n'a plus que…": the partner of the stranger just named."""
    last = mentions[-1] if mentions else None
    if last is None or last.holder != "tiers" or not document.clause_at(match.start()).start <= last.start:
        return False
    return _WHOSE_PARTNER.search(document.text[max(0, match.start() - 8) : match.start()]) is not None


def i_am(document: Document, mentions: Sequence[Mention], start: int) -> bool:
    """ "Moi je suis Enzo, son fils": whether "I" stands before in the clause."""
    clause = document.clause_at(start)
    return any(one.kind == "me" for one in mentions if one.start >= clause.start)


_AT_ONCE = re.compile(r"\W*(?:(?:plus|deja|encore|toujours|ah|oh|ben|bah|euh|eh|oui|non|si|bon|alors|hein)\W+)*")
# "Oui, moi non", "non, moi aussi": of the one asked about first, then of oneself.
_YES_OR_NO, _CONTRAST = re.compile(r"\b(?:oui|non|si)\b"), re.compile(r"moi\b")
_ALSO = re.compile(r"moi,? (?:aussi|non|oui|si|pas|c'est pareil|pareil)\b")
_TO_OTHERS = re.compile(r"je (?:vous|lui|la|le|les|l'|leur)\b|j'(?:en sais|avoue)\b")
_THEY = re.compile(r"\b(?:elle|il (?!me\b|m'|y\b|faut\b|reste\b))\b")


def takes_over(document: Document, mentions: Sequence[Mention], match: re.Match[str], clause: Clause) -> bool:
    """ "Et votre femme, elle travaille encore ?" "Ah moi, c'est fini depuis 2019": asked about, she answers herself."""
    start, last = match.start(), mentions[-1] if mentions else None
    if last is None or last.holder != "conjoint" or last.kind not in ("he", "she", "spouse", "madame", "monsieur"):
        return False
    asking = document.clause_at(last.start)
    if (
        asking.role != "courtier"
        or clause.role != "client"
        or asking.turn != clause.turn
        or clause.index > asking.index + 4
    ):
        return False
    opened = next(one for one in document.clauses[asking.index + 1 : clause.index + 1] if one.role == "client")
    lead = document.text[opened.start : start]
    if _AT_ONCE.fullmatch(lead) is None or _TO_OTHERS.match(document.text, start) or _ALSO.match(document.text, start):
        return False
    if _YES_OR_NO.search(lead) and _CONTRAST.match(document.text, start):
        return False
    return _THEY.search(document.text, start, start + 60) is None


# "Le client ne fume pas, Maëlle un peu. Natation…": a few words on the other one do not change whom a note is about.
_ASIDE_ENDS = re.compile(
    r"(?: (?:non|si|oui|aussi|non plus|un peu|pas|fume|fume un peu|ne fume pas|n'en porte pas))?\W*"
)
_ASIDE_OPENS = re.compile(r",(?: (?:et|mais|pas|sauf|ni|contrairement a))? $")


def said_aside(document: Document, mention: Mention, clause: Clause) -> bool:
    """Whether a note names somebody at the end of a sentence only to say their yes or no."""
    if mention.kind not in ("name", "spouse", "he", "she", "madame", "monsieur"):
        return False
    lead = document.text[max(clause.start, mention.start - 20) : mention.start]
    return bool(_ASIDE_OPENS.search(lead) and _ASIDE_ENDS.fullmatch(document.text, mention.end, clause.end))
