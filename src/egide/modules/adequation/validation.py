"""Answers, checked against the questions, one by one, with a French reason for each refusal."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from egide.kit.errors import Invalid
from egide.modules.adequation.questionnaire import COMPORTEMENT, DURABILITE, PRODUITS, QUIZ
from egide.modules.adequation.questionnaire.quiz import ANSWERS
from egide.modules.adequation.questionnaire.types import Kind, Question

LONGEST_TEXT = 2000
LARGEST_AMOUNT = 100_000_000

_QUESTIONS: Mapping[str, Mapping[str, Question]] = {
    "comportement": {question.nom: question for question in COMPORTEMENT},
    "connaissances": {
        **{p.connaissance: Question(p.connaissance, "oui_non", p.fr, p.en) for p in PRODUITS},
        **{p.montant: Question(p.montant, "montant", p.fr, p.en, obligatoire=False) for p in PRODUITS},
    },
    "durabilite": {question.nom: question for question in DURABILITE},
}
_QUIZ = frozenset(one.nom for one in QUIZ)


def clean_part(part: str, answers: Mapping[str, object]) -> dict[str, object]:
    """`answers` as they are kept; an answer that is taken back is None.

    :raises Invalid: by question.
    """
    errors: dict[str, list[str]] = {}
    cleaned: dict[str, object] = {}
    for nom, value in answers.items():
        try:
            cleaned[nom] = None if value in (None, "", []) else _clean(part, nom, value)
        except ValueError as refusal:
            errors[f"{part}.{nom}"] = [str(refusal)]
    if errors:
        raise Invalid(errors)
    return cleaned


def _clean(part: str, nom: str, value: object) -> object:
    if part == "quiz":
        if nom not in _QUIZ:
            raise ValueError(_("Question inconnue."))
        if value not in ANSWERS:
            raise ValueError(_("Valeurs possibles : %s.") % ", ".join(ANSWERS))
        return value
    question = _QUESTIONS[part].get(nom)
    if question is None:
        raise ValueError(_("Question inconnue."))
    return _READERS[question.kind](question, value)


def _choice(question: Question, value: object) -> object:
    if not isinstance(value, str) or value not in question.codes:
        raise ValueError(_("Valeurs possibles : %s.") % ", ".join(r.code for r in question.reponses if r.propose))
    return value


def _several(question: Question, value: object) -> object:
    if not isinstance(value, list):
        raise ValueError(_("Indiquez une liste."))
    return [_choice(question, one) for one in dict.fromkeys(str(one) for one in value)]


def _yes_or_no(_question: Question, value: object) -> object:
    if not isinstance(value, bool):
        raise ValueError(_("Répondez oui (true), non (false) ou rien (null)."))
    return value


def _number(value: object, largest: int) -> float:
    try:
        number = None if isinstance(value, bool) else Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise ValueError(_("Indiquez un nombre."))
    if not 0 <= number <= largest:
        raise ValueError(_("Indiquez un nombre entre 0 et %d.") % largest)
    return float(round(number, 2))


def _text(_question: Question, value: object) -> object:
    if not isinstance(value, str):
        raise ValueError(_("Indiquez un texte."))
    if len(value.strip()) > LONGEST_TEXT:
        raise ValueError(_("Texte trop long : %d caractères au plus.") % LONGEST_TEXT)
    return value.strip()


_READERS = {
    "choix": _choice,
    "plusieurs": _several,
    "oui_non": _yes_or_no,
    "pourcentage": lambda _question, value: _number(value, 100),
    "montant": lambda _question, value: _number(value, LARGEST_AMOUNT),
    "texte": _text,
}
assert set(_READERS) == set(Kind.__args__)  # type: ignore[attr-defined]
