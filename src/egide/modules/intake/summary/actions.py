"""What was promised: who does what, by when, in which words. A refusal, a hypothesis or a habit promises nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.summary import deadlines
from egide.modules.intake.summary.objects import CLIENTS_OWN, last_document, names_document, object_of
from egide.modules.intake.summary.types import Action

# Infinitive → its forms after "je" (present, future), folded.
_MINE = {
    "Envoyer": "envoie|enverrai|expedie|poste",
    "Renvoyer": "renvoie|renverrai|retourne|retournerai",
    "Transmettre": "transmets|transmettrai",
    "Rappeler": "rappelle|rappellerai",
    "Appeler": "appelle|appellerai|telephone|telephonerai",
    "Contacter": "contacte|contacterai",
    "Préparer": "prepare|preparerai",
    "Faire parvenir": "fais parvenir|ferai parvenir",
    "Faire": "fais|ferai",
    "Apporter": "apporte|apporterai|amene|amenerai|ramene|ramenerai",
    "Demander": "demande|demanderai",
    "Vérifier": "verifie|verifierai",
    "Chiffrer": "chiffre|chiffrerai",
    "Résilier": "resilie|resilierai",
    "Remplir": "remplis|remplirai",
    "Signer": "signe|signerai",
    "Scanner": "scanne|scannerai",
    "Confirmer": "confirme|confirmerai",
    "Revenir": "reviens|reviendrai",
    "S’occuper": "occupe|occuperai",
    "Se renseigner": "renseigne|renseignerai",
}
_INFINITIVES = {
    **{fold(name): name for name in _MINE if not name.startswith(("S’", "Se "))},
    "occuper": "S’occuper",
    "renseigner": "Se renseigner",
    "ramener": "Apporter",
    "amener": "Apporter",
    "retourner": "Renvoyer",
    "recontacter": "Recontacter",
    "relancer": "Relancer",
    "fournir": "Fournir",
    "donner": "Donner",
}
# What a client says of their own life in the same words ("je fais du vélo", "je demande peu").
_ONLY_BROKER = frozenset({"Préparer", "Faire", "Chiffrer", "Demander", "Appeler", "Contacter", "S’occuper", "Signer"})
_YOURS = {
    "Envoyer": "envoyez|enverrez",
    "Renvoyer": "renvoyez|renverrez|retournez|retournerez",
    "Transmettre": "transmettez|transmettrez",
    "Rappeler": "rappelez|rappellerez",
    "Appeler": "appelez|appellerez",
    "Apporter": "apportez|apporterez|amenez|amenerez|ramenez|ramenerez",
    "Donner": "donnez|donnerez|redonnez",
    "Faire parvenir": "faites parvenir|ferez parvenir",
    "Faire": "faites|ferez",
    "Préparer": "preparez|preparerez",
    "Confirmer": "confirmez|confirmerez",
}
_THEIRS = {
    "Envoyer": "envoie|enverra|envoient",
    "Renvoyer": "renvoie|renverra|retourne",
    "Transmettre": "transmet|transmettra",
    "Rappeler": "rappelle|rappellera",
    "Apporter": "apporte|apportera|ramene|ramenera",
    "Confirmer": "confirme|confirmera",
}


def _forms(table: dict[str, str]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in forms.split("|")}


_I_FORM, _YOU_FORM, _THEY_FORM = _forms(_MINE), _forms(_YOURS), _forms(_THEIRS)


def _any(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_OBJ = r"(?P<pro>(?:(?:vous|te|lui|leur|la|le|les|en|me|y|nous) |l'|m')*)"
_OBJ2 = r"(?:(?:vous|te|lui|leur|la|le|les|en|me|y|nous) |l'|m')*"
_I = re.compile(
    rf"\bj(?:e |'){_OBJ}(?:(?P<aux>vais|dois|peux|pourrai) {_OBJ2}(?P<inf>{_any(_INFINITIVES)})|"
    rf"(?P<fin>{_any(_I_FORM)}))\b"
)
_YOU = re.compile(
    rf"\bvous {_OBJ}(?:(?P<aux>pouvez|pourrez|pourriez|allez|devez|devrez) {_OBJ2}(?P<inf>{_any(_INFINITIVES)})|"
    rf"(?P<fin>{_any(_YOU_FORM)}))\b|\b(?P<imp>{_any(_YOU_FORM)})(?P<to>-(?:moi|nous|le|la|les)(?:-(?:moi|nous))?)\b|"
    rf"\b(?:pensez a|n'oubliez pas d(?:e |'))\s?{_OBJ2}(?P<inf2>{_any(_INFINITIVES)})\b"
)
_THEY = re.compile(
    rf"\b(?:il|elle) (?:doit|va) {_OBJ2}(?P<inf>{_any(_INFINITIVES)})\b|"
    rf"\b(?:il|elle) (?:me |m'|nous )(?:(?:le|la|les) |l')?(?P<fin>{_any(_THEY_FORM)})\b"
)
_TO_DO = re.compile(
    rf"(?:^|[:;,-]\s*|\bet )(?:(?:je )?dois |penser a |ne pas oublier d(?:e |'))?(?:a |de )?{_OBJ2}"
    rf"(?P<inf>{_any(_INFINITIVES)})\b"
)
_MEET = re.compile(
    r"\bon se (?P<how>revoit|reverra|voit|verra|retrouve|rappelle|rappellera|reparle)\b|"
    r"\bnous nous (?P<how2>revoyons|reverrons|retrouvons)\b|\b(?P<rdv>rendez-vous|rendez vous|rdv)\b"
)
_NEEDED = re.compile(r"\bil (?:me|nous) (?:faudra|faudrait|faut)\b(?: aussi| encore| juste)?")

_UNREAL = re.compile(
    r"\b(?:si (?:je|vous|on|jamais|ca|c'est|le|la|les|il|elle|l'|un|une|j'|tu)|s'il|au cas ou|quand je|lorsque|sinon|"
    r"pourquoi|comment|imagin\w+|admett\w+|suppos\w+|peut-etre|eventuellement)\b"
)
_HABIT = re.compile(
    r"\b(?:chaque|tous les|toutes les|d'habitude|en general|souvent|toujours|parfois|avant|depuis|regulierement)\b"
    r"(?! (?:le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|fin)\b)"
)
_DENIED = re.compile(r"^\s*(?:pas|plus|rien|jamais|que\b|qu'|aucun)")
_CHANNEL = re.compile(
    r"\b(?:quel(?:le)? (?:mail|adresse|numero|e-mail)|un (?:e-)?mail|une adresse|votre (?:e-)?mail)\b"
)


@dataclass(frozen=True, slots=True)
class _Promise:
    """A verb in a clause: what it is, whose, and where. `offered`: counts only once the other has said yes."""

    infinitive: str
    owner: str
    start: int
    end: int
    pronoun: str = ""
    offered: bool = False


def read_actions(document: Document, pronouns: Mapping[str, str]) -> tuple[Action, ...]:
    """Every promise of the talk, in order, each once.

    :param pronouns: who "il" and "elle" are in a memo: client or conjoint; absent when it cannot be told.
    """
    found: dict[tuple[str, str], Action] = {}
    for clause in document.clauses:
        for promise in _promises(clause, pronouns):
            action = _kept(document, clause, promise)
            if action is None:
                continue
            day = str(action.deadline.day) if action.deadline and action.text.startswith("Se ") else ""
            key = (action.owner, fold(action.text) + day)
            if key not in found or (found[key].deadline is None and action.deadline is not None):
                found[key] = action
    return tuple(found.values())


def _promises(clause: Clause, pronouns: Mapping[str, str]) -> Iterator[_Promise]:
    if clause.role in ("courtier", "client", "conjoint"):
        yield from _i(clause)
        yield from _you(clause)
        yield from _meet(clause)
    elif clause.role == "narrateur":
        yield from _i(clause)
        yield from _memo(clause, pronouns)
        yield from _meet(clause)
    if clause.role == "courtier":
        for match in _NEEDED.finditer(clause.text):
            if names_document(clause.text[match.end() : match.end() + 40]):
                yield _Promise("Fournir", "client", clause.start + match.start(), clause.start + match.end())


def _i(clause: Clause) -> Iterator[_Promise]:
    owner = "courtier" if clause.role == "narrateur" else clause.role
    for match in _I.finditer(clause.text):
        name = _INFINITIVES.get(match["inf"] or "") or _I_FORM[match["fin"]]
        pronoun = match["pro"] or ""
        if owner != "courtier" and (
            (name in _ONLY_BROKER and not match["aux"]) or not (match["aux"] or "vous" in pronoun)
        ):
            continue
        if name in ("S’occuper", "Se renseigner") and not re.search(r"\bm(?:e |')", match.group()):
            continue
        offered = match["aux"] in ("peux", "pourrai")
        yield _Promise(name, owner, clause.start + match.start(), clause.start + match.end(), pronoun, offered)


def _you(clause: Clause) -> Iterator[_Promise]:
    owner = "client" if clause.role == "courtier" else "courtier"
    for match in _YOU.finditer(clause.text):
        infinitive = match["inf"] or match["inf2"]
        name = _INFINITIVES[infinitive] if infinitive else _YOU_FORM[match["fin"] or match["imp"]]
        pronoun = match["pro"] or match["to"] or ""
        to_me = re.search(r"\bm(?:e |')|\bnous\b|-moi", match.group())
        if not to_me and not match["inf2"] and not (match["to"] and owner == "client"):
            continue
        offered = match["aux"] in ("pouvez", "pourrez", "pourriez")
        yield _Promise(name, owner, clause.start + match.start(), clause.start + match.end(), pronoun, offered)


def _memo(clause: Clause, pronouns: Mapping[str, str]) -> Iterator[_Promise]:
    for match in _THEY.finditer(clause.text):
        name = _INFINITIVES.get(match["inf"] or "") or _THEY_FORM[match["fin"]]
        owner = pronouns.get(match.group().split(" ")[0])
        if owner:
            yield _Promise(name, owner, clause.start + match.start(), clause.start + match.end())
    for match in _TO_DO.finditer(clause.text):
        at = clause.start + match.start() + len(match.group()) - len(match.group().lstrip(":;,- "))
        yield _Promise(_INFINITIVES[match["inf"]], "courtier", at, clause.start + match.end())


def _meet(clause: Clause) -> Iterator[_Promise]:
    for match in _MEET.finditer(clause.text):
        how = match["how"] or match["how2"] or ""
        name = "Se rappeler" if how.startswith(("rappel", "repar")) else "Se revoir"
        yield _Promise(name, "courtier", clause.start + match.start(), clause.start + match.end())


def _kept(document: Document, clause: Clause, promise: _Promise) -> Action | None:
    """The action of a promise that holds; None when it was refused, supposed, or only asked."""
    text = document.text
    before, after = text[clause.start : promise.start], text[promise.end : clause.end]
    if _UNREAL.search(before) or _HABIT.search(clause.text) or _DENIED.match(after):
        return None
    meets = promise.infinitive in ("Se revoir", "Se rappeler")
    due = deadlines.find(document, clause.start, clause.end) or _said_next(document, clause)
    if meets and (due is None or due.deadline.day == document.reference):
        return None
    if not _agreed(document, clause, promise, before):
        return None
    what, said_until = "", promise.end
    if not meets:
        what, said_until = _object(document, clause, promise.end, due)
    text_of = _worded(document, clause, promise, what)
    if text_of is None:
        return None
    first, last = promise.start, said_until
    if due is not None and due.start < clause.end:
        first, last = min(first, due.start), max(last, due.end)
    evidence = document.evidence(first, last)
    return Action(text_of, promise.owner, due.deadline if due else None, (evidence,))


def _object(document: Document, clause: Clause, start: int, due: deadlines.Found | None) -> tuple[str, int]:
    """What it is about, and what is said of it after its day: "jeudi avec deux propositions"."""
    what, end = object_of(document, clause, start, due.start if due else None)
    if due is None or not re.match(r"\s*,?\s*avec ", document.text[due.end : clause.end]):
        return what, end
    at = due.end + document.text[due.end : clause.end].index("avec ")
    more, end = object_of(document, clause, at, None)
    if fold(what) in _THAT:
        return more.removeprefix("avec "), end
    return f"{what} {more}".strip(), end


_THAT = frozenset({"ca", "cela", "tout ca", "tout"})


def _agreed(document: Document, clause: Clause, promise: _Promise, before: str) -> bool:
    """A statement holds unless denied; a question or an offer holds once the other has said yes."""
    verdict = stance.verdict(document, clause)
    following = document.clauses[clause.index + 1 : clause.index + 2]
    if verdict == "no" and following and following[0].role != clause.role:
        return False  # a "no" answers what was said last
    if clause.question and _CHANNEL.search(clause.text):
        return True
    if re.search(r"\bque $", before):
        return False
    if clause.question or promise.offered:
        return verdict == "yes"
    return True


def _said_next(document: Document, clause: Clause) -> deadlines.Found | None:
    """ "Je vous envoie le devis. Jeudi." """
    following = document.clauses[clause.index + 1] if clause.index + 1 < len(document.clauses) else None
    if following is None or following.turn != clause.turn or len(following.text) > 24:
        return None
    return deadlines.find(document, following.start, following.end)


def _worded(document: Document, clause: Clause, promise: _Promise, what: str) -> str | None:
    """`Envoyer le devis`, `Rappeler le client avec deux propositions`; None when nothing is left to do."""
    name = promise.infinitive
    other = "le client" if promise.owner == "courtier" else "le courtier"
    if name in ("Se revoir", "Se rappeler"):
        return name
    if name == "Appeler" and what[:1].isupper():
        return None  # "je peux vous appeler Hélène ?"
    if name in ("Rappeler", "Appeler", "Contacter", "Recontacter", "Relancer") and not _is_person(what):
        return f"{name} {other}{f' {what}' if what else ''}"
    if name == "Revenir":
        return f"Revenir vers {other}" if re.match(r"vers (?:vous|lui|elle|moi|eux)", fold(what)) else None
    if name in ("Se renseigner", "S’occuper"):
        return f"{name} {what}" if what else None if name == "S’occuper" else name
    if name in ("Faire", "Signer", "Demander", "Donner") and not names_document(fold(what)):
        return None
    how = what if _HOW.match(what) else ""
    if what and not how and fold(what) not in _THAT:
        return f"{name} {what}"
    known = last_document(document.text[max(0, clause.start - 260) : promise.start]) if promise.pronoun or what else ""
    if promise.owner == "courtier" and known in CLIENTS_OWN:
        known = ""
    if not known and name in ("Envoyer", "Renvoyer", "Transmettre", "Préparer"):
        known = "les éléments convenus"
    return " ".join(filter(None, (name, known, how))) if known else None


_HOW = re.compile(r"(?:par|sur|avec|dans|chez)\b")


def _is_person(what: str) -> bool:
    """Somebody else is called: "l’assureur", "votre comptable", "Mme Morel"."""
    return bool(re.match(r"(?:l['’]|la |le |les |votre |mon |ma |un |une |sa |son |M\. |Mme |[A-Z])", what))
