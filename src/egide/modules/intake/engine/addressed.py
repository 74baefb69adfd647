"""Who is called by which first name: the one named answers, and nobody names themselves in passing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name

_LED = re.compile(
    r"(?:^|[,;:…] ?)(?:(?:et|alors|donc|bon|bien|merci|bonjour|ok|d'accord|dites-moi|oui|non|ah|justement|"
    r"mais) ?,? ?)*$|"
    r"\b(?:merci|bonjour|et vous|vous|dis|dites|ecoute|hein|mais|arrete|allons|voyons) ?,? ?$"
)
# "Sandro, c'est votre mari ?", "Fabiola, kiné aussi": what goes on describing somebody who is not there.
_DESCRIBED = re.compile(
    r",? (?:c'est|c'etait|il|elle|qui|nee?|lui|le|la|mon|ma|mes|votre|son|sa|on l'|a|est|du \d|le \d|\d|de la|"
    r"et [a-z]+,)\b"
)
_TALKED_OF = re.compile(
    r" (?:a|est|fait|va|fume|travaille|garde|touche|gagne|verse|n'(?:a|est)|ne|il|elle|en|veut|voudrait|prend|paie|"
    r"paye|aussi|non plus|finit|rentre|entre|s'occupe|sera|avait|etait|tient|vit|habite|m'a|nous|l'a|court|roule)\b"
)
_TU = re.compile(
    r"\b(?:tu|ton|ta|tes|te|toi|t'(?:as|es|en|oublies|avais))\b|"
    r"^\W*[a-z-]+, (?:coupe|dis|arrete|laisse|montre|regarde|explique|raconte|donne|passe|baisse|attends|va|viens)\b"
)


# "Elle travaille toujours, Corinne ?": the name takes up the pronoun.
_TAKEN_UP = re.compile(r"\b(?:il|elle|ils|elles)\b[^.;?!]*, $")
_SPOKEN_TO = re.compile(r"\b(?:vous|votre|vos)\b")


def called(document: Document, name: Name) -> str:
    """Whose name it is when somebody present is called by it; "" when nobody is."""
    clause = document.clause_at(name.start)
    before = document.text[max(clause.start, name.start - 40) : name.start]
    after = document.text[name.end : min(clause.end, name.end + 40)]
    if not _vocative(before, after) or re.search(r"\b(?:docteur|maitre|monsieur|madame|mademoiselle) $", before):
        return ""
    if clause.role == "courtier":
        return "" if _TAKEN_UP.search(before) and not _SPOKEN_TO.search(clause.text) else _answering(document, clause)
    other = {"client": "conjoint", "conjoint": "client"}.get(clause.role, "")
    present = any(c.role == other for c in document.clauses) if other else False
    return other if present and (_TU.search(clause.text) or _closes(before, after)) else ""


def _closes(before: str, after: str) -> bool:
    """ "286, Geneviève.": a figure set right by the other one, called by name at the end."""
    return bool(
        re.search(r"\d[\w ]*, $|^\W*(?:mais |et )?(?:non|oui|trois|deux|quatre|cinq|mille)\W*$", before)
    ) and not after.strip(" .!?…")


def _vocative(before: str, after: str) -> bool:
    led = not before.strip() or _LED.search(before)
    closed = re.match(r"\s*(?:[,.?!…]|$)", after) or re.match(r",? (?:vous|tu|quel|quelle|il me faut|je vous)\b", after)
    return bool(led and closed) and not _DESCRIBED.match(after)


def _answering(document: Document, clause: Clause) -> str:
    """Who takes the turn after the broker's: only labels tell."""
    if document.transcript.segments[clause.segment].speaker is None:
        return ""
    for following in document.clauses[clause.index + 1 : clause.index + 12]:
        if following.turn != clause.turn:
            return following.role if following.role in ("client", "conjoint") else ""
    return ""


def mentioned_in_passing(document: Document, name: Name) -> bool:
    """Said by one of the household as of somebody else: "Bénédicte a fermé son agence"."""
    clause = document.clause_at(name.start)
    if clause.role not in ("client", "conjoint") or document.transcript.segments[clause.segment].speaker is None:
        return False
    before = document.text[max(clause.start, name.start - 24) : name.start]
    if re.search(r"\b(?:m'appelle|moi(?:,| c'est)?|suis|prenom|nom|ici) (?:[a-z'-]+ )?$", before):
        return False
    return bool(_TALKED_OF.match(document.text, name.end)) or bool(
        re.search(r"\b(?:avec|chez|de|pour|a|que|sur|comme|si|quand|par) $|\bd'$", before)
    )


_PRESENTED = re.compile(
    r"\b(?:(?:et|alors|donc|bon|ensuite|pour) vous,? (?:c'est )?|vous c'est )(?:monsieur |madame )?(?:[a-z'-]+ )?$|"
    r"\bvous,? (?:monsieur|madame),? (?:c'est|vous etes) (?:bien |donc )?$|"
    r"(?<!comme )\b(?:monsieur|madame|mademoiselle) (?:[a-z'-]{3,} )?$"
)
# "Lui, X", "Lui c'est X", "Lui, c'est lui le client, X".
_TOLD = re.compile(
    r"(?:^|[.:;,!?…] )(?:lui|elle)(?:,? (?:c'est|c'est (?:lui|elle) (?:le|la) cliente?),?)?,? $|"
    r"(?:^|[.:;!?…] )(?:elle|il) s'appelle $|"
    r"(?:^|[.;!?…\n] ?)(?:lui|elle), (?:(?:\d+|[a-z-]+(?: [a-z-]+)?) ans, )?(?:[a-z' -]{3,40}, )?$"
)
# "Mettez moi Alain", "et moi Christine": in raw speech each of a couple gives a first name.
ME_NAMED = re.compile(r"\bmoi,? (?:c'est |je suis |je m'appelle )?$")
_AND_OTHER = re.compile(r"\b(?:et|reste) (?:pour )?(?:madame|monsieur|mme|m\.) (?:[a-z'-]{3,} )?$")
_CALLED_AFTER = re.compile(r",? (?:vous (?:etes|avez|faites|travaillez|fumez|gagnez|vous)|et vous)\b")


# "Monsieur : directeur d'école. Madame (Isabelle, née Dumont) : sans profession."
_TITLE_HEADS = re.compile(r"\b(?P<title>monsieur|madame|m\.|mme) ?[(:,] ?$")


# "Moi Thomas seize ans": a child's.
_AGED = re.compile(r",? (?:qui a |il a |elle a )?[a-z0-9-]+(?: [a-z]+)? (?:ans|mois)\b")


def _after_other(document: Document, name: Name, title: str) -> bool:
    """Whether the other title was a heading before: who is named here comes second."""
    other = r"\b(?:monsieur|m\.)" if title in ("madame", "mme") else r"\b(?:madame|mme)"
    return re.search(rf"{other} ?[(:,]", document.text[max(0, name.start - 400) : name.start]) is not None


def adults_presented(document: Document, names: list[Name]) -> list[str]:
    """First names that go with "vous" or a title, or in a memo with "lui" and "elle": adults, in order ("" for
    the first one when he or she is not named)."""
    keys: list[str] = []
    for name in names:
        clause = document.clause_at(name.start)
        lead = document.text[max(document.starts[clause.segment], name.start - 40) : name.start]
        labelled = document.transcript.segments[clause.segment].speaker is not None
        if labelled or (name.person in ("enfant", "tiers") and name.weight > 2):
            continue
        told = clause.role == "narrateur" and _TOLD.search(lead)
        called_after = _CALLED_AFTER.match(document.text, name.end) and not re.search(
            r"\b(?:avec|de|a|pour|que|chez) $|d'$", lead
        )
        own = clause.role != "narrateur" and ME_NAMED.search(lead) and not _AGED.match(document.text, name.end)
        presented = _PRESENTED.search(lead) or own
        headed = _TITLE_HEADS.search(lead) if clause.role == "narrateur" else None
        if (told or presented or called_after or headed) and name.key not in keys:
            if not keys and (_AND_OTHER.search(lead) or (headed and _after_other(document, name, headed["title"]))):
                keys.append("")
            keys.append(name.key)
    return keys


# Whom a memo is dictated to, or who gets a message: "salut Gaëtan", "mémo pour Yasmine", "dis à Gaëlle que".
_ADDRESSED = re.compile(
    r"(?:^|[.!?:,;…] ?)(?:salut|bonjour|bonsoir|coucou|cher|chere|hello|ciao|bonne (?:annee|journee|soiree)(?: a toi)?|"
    r"a toi|voila|merci|bises?|bon),? $|\b(?:memo|message|note) (?:a l'attention de|pour|a) $|"
    r"\b(?:dis|redis|demande|previens|transmets|passe|envoie|rappelle|precise) (?:bien |le |la |ca )?a $|"
    r"\bs'il (?:te|vous) plait,? $|\b(?:a taper|a saisir|a classer|a relire|taper|saisir|classer) (?:par|pour),? $"
)
_MESSAGE = re.compile(r"\s*[,.!:;…]| (?:qui|que|de|c'est|je|tu)\b|$")
_YOU = re.compile(
    r",? (?:tu|je te|je t'|peux-tu|pouvez-vous|pense|note|regarde|c'est moi|s'il (?:te|vous) plait|(?:de|pour) "
    r"(?:me |m'|le |la |les |bien )?(?:taper|mettre|saisir|classer|relire|noter|rappeler|preparer|envoyer))\b"
)


def addressees(document: Document, names: Sequence[Name]) -> Iterator[tuple[str, str, int]]:
    """Votes (first name, person, weight) for who is spoken to in a note and is nobody of the household."""
    for name in names:
        clause = document.clause_at(name.start)
        after = document.text[name.end : name.end + 12]
        message = _ADDRESSED.search(document.text[max(0, name.start - 40) : name.start])
        goes_on = message and _MESSAGE.match(after)
        if goes_on or ((message or name.start == clause.start) and _YOU.match(after)):
            yield name.key, "tiers", 12
