"""Two people of a household without labels: which of their turns are one's and which the other's.

Turns that follow each other without the broker alternate; who begins such a run is told by what shows the
gender of whoever speaks ("mon mari", "née", an answer to "et vous, madame ?"), else it is whoever spoke first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.names import gender_of

_HER = re.compile(
    r"\b(?:mon (?:mari|compagnon|homme|epoux|copain|conjoint|fiance|cheri|ex[- ]mari)|je suis (?:nee|mariee|divorcee|"
    r"veuve|salariee|associee|retraitee|employee|nommee|titularisee)|nee (?:le|en|a|au)\b|nom de jeune fille)"
)
_HIS = re.compile(
    r"\b(?:ma (?:femme|compagne|copine|conjointe|fiancee|cherie|moitie)|mon (?:epouse|ex[- ]femme)|je suis (?:ne|marie|"
    r"divorce|veuf|salarie|associe|retraite|employe)\b|moi,? (?:je suis )?ne (?:le|en|a|au)\b)"
)
_OF_HER = re.compile(r"(?:^|[.,!?] ?|\bet )elle\b|\belle,? (?:elle|c'est)\b|\bla sienne, a elle\b")
_OF_HIM = re.compile(r"(?:^|[.,!?] ?|\bet )lui\b|\blui,? (?:il|c'est)\b")
_TITLE = re.compile(r"\b(madame|monsieur)\b(?! (?:il|elle|est|a|gagne|travaille|fait|fume)\b)")
_TURNS_TO = re.compile(r"\bet (?:de )?(?:vous|votre cote)\b|\bvous,? (?:madame|monsieur|aussi)\b|\bde votre cote\b")
_NAME = re.compile(r"(?:^|[.,!?…] ?|\bvous,? |\bet )([a-z]+(?:-[a-z]+)?)(?= ?[,?!…]| vous\b| votre\b)")


@dataclass(frozen=True, slots=True)
class Answer:
    """A turn of the household in folded words, and what the broker said just before ("" when the other one spoke)."""

    text: str
    asked: str


def tell_apart(answers: Sequence[Answer]) -> list[bool]:
    """For each turn, whether whoever speaks is not the first one who spoke."""
    runs = _runs(answers)
    woman_first, man_first = _hear(runs, 1), _hear(runs, -1)
    return max(woman_first, man_first, key=lambda heard: heard[0])[1] if runs else []


def _runs(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Turns of the household that follow each other; voices alternate inside."""
    runs: list[list[Answer]] = []
    for answer in answers:
        if answer.asked or not runs:
            runs.append([])
        runs[-1].append(answer)
    return runs


# The first who speaks answers more often than the other; "et vous ?" asks the other one.
_LEADS, _TURNED_TO = 0.7, 1.5


def _hear(runs: list[list[Answer]], first: int) -> tuple[float, list[bool]]:
    """How well it fits that a woman (1) or a man (-1) speaks first, and the turns of the second one."""
    fits = 0.0
    second: list[bool] = []
    for run in runs:
        leads = _LEADS + first * sum((-1) ** index * _gender(answer) for index, answer in enumerate(run))
        if second and _TURNS_TO.search(run[0].asked[-90:]):
            leads += _TURNED_TO if second[-1] else -_TURNED_TO
        if not second:
            leads += 20
        fits += abs(leads)
        second.extend((index % 2 == 1) == (leads > 0) for index in range(len(run)))
    return fits, second


def _gender(answer: Answer) -> float:
    """Log-odds that a woman speaks."""
    score = 4.0 * bool(_HER.search(answer.text)) - 4.0 * bool(_HIS.search(answer.text))
    score += 1.2 * bool(_OF_HIM.search(answer.text)) - 1.2 * bool(_OF_HER.search(answer.text))
    titles = _TITLE.findall(answer.asked)
    if titles:
        score += 2.5 if titles[-1] == "madame" else -2.5
    called = [gender_of(name) for name in _NAME.findall(answer.asked)]
    for gender in called[-1:]:
        score += {"f": 2.5, "m": -2.5}.get(gender, 0.0)
    named = {gender_of(name) for name in _NAME.findall(answer.text)}
    if len(named & {"f", "m"}) == 1:
        score += -0.8 if "f" in named else 0.8
    return score
