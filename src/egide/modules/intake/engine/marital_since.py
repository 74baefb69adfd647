"""Whose status is told, and since when where that is asked: "Vous êtes divorcé depuis longtemps ?" "Février 2023"."""

from __future__ import annotations

import itertools

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

# "Vous êtes divorcé depuis longtemps ?": what is asked is only since when.
SINCE_ASKED = re.compile(r"\bvous etes [a-z]+ depuis (?:quand|longtemps|combien)\b")


def of_whom(reading: Reading, status: str, match: re.Match[str], clause: Clause) -> str:
    """Whose status it is: "Oudin c'est mon ex, mais j'ai gardé le nom, divorcée depuis 2020" is of who speaks."""
    position, end = match.span()
    holder = reading.holder(position)
    last = reading.people.last_before(position, clause.start)
    if holder == "tiers" and status == "divorce" and last is not None and last.kind == "ex":
        return "client"
    plural = last is not None and last.kind == "child" and reading.text[last.end - 1] == "s"
    if status in ("divorce", "separe") and holder == "enfant" and plural and reading.text[end - 1] != "s":
        return "client"  # "à cause des enfants, divorcée depuis 2020": one of them cannot be meant
    return holder


def in_a_name(reading: Reading, match: re.Match[str]) -> bool:
    """ "Né à Marie-Galante"."""
    return any(town.end > match.end() for town in reading.document.towns if town.start <= match.start() < town.end)


def asked_since(reading: Reading, clause: Clause) -> None:
    """ "Depuis quand ?", "Il a été prononcé quand ?" and its answer."""
    own = SINCE_ASKED.search(clause.text) is not None
    for later in reading.document.clauses[clause.index + (not own) : clause.index + 5]:
        if later.role == "courtier" and re.search(
            r"\b(?:depuis (?:quand|longtemps|combien)|prononce|quelle date|quand|en quelle annee|ca date|remonte)\b",
            later.text,
        ):
            answer = stance.reply(reading.document, later)
            for mention in reading.document.dates if answer is not None else ():
                if answer is not None and answer.start <= mention.start < answer.end and not mention.future:
                    reading.put(
                        "client",
                        "date_situation_matrimoniale",
                        mention.value,
                        (mention.start, mention.end),
                        (clause.start, clause.end),
                        confidence=0.8,
                    )
                    return


# "Installé en 2011, pacsé", "né le 18 août 1961, divorcé": a date told before the status is of what it follows.
OF_ANOTHER = re.compile(
    r"\b(?!mari|pacs|divorc|separ|remari|veu)[a-z]{1,}ee?s? (?:en |le |depuis (?:le )?|au |du |vers )?$"
)


# "2022, Jordan. Le 19 mars.", "Non, 2021, le 9 octobre.", "1997 ! Le 20 septembre 1997."
_PUT_RIGHT = re.compile(r"\W*(?:(?:non|mais|ah|oh|euh|pardon|plutot|enfin|tu rigoles|c'est|c'etait|le|en)\W+)*$")


def put_right(reading: Reading) -> None:
    """Keep of a couple's date the one by which a partner answers the other's at once."""
    leaf = reading.extraction.records.get("client", {}).get("date_situation_matrimoniale")
    if leaf is None:
        return
    clause = reading.document.clause_at(reading.position(leaf.evidence[0]))
    found = _answered_back(reading, clause)
    if found is not None and found[0] != leaf.value:
        reading.put("client", "date_situation_matrimoniale", found[0], found[1], confidence=0.86, replace=True)


def _answered_back(reading: Reading, clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """ "Pacsés. 2021." "2022, Jordan. Le 19 mars.": the date that begins the other partner's next turn."""
    other = {"client": "conjoint", "conjoint": "client"}.get(clause.role)
    later = next((c for c in reading.document.clauses[clause.index + 1 :] if c.turn != clause.turn), None)
    if other is None or later is None or later.role != other:
        return None
    said = next(reading.dates_between(later.start, later.end), None)
    if said is None or said.future or not _PUT_RIGHT.fullmatch(reading.text, later.start, said.start):
        return None
    pieces = in_pieces(reading, later)
    if pieces is not None:
        return pieces
    whole = [
        date
        for date in reading.dates_between(said.start, min(later.end + 60, len(reading.text)))
        if len(date.value) == 10
        and date.kind == "absolute"
        and reading.document.clause_at(date.start).turn == later.turn
    ]
    best = whole[0] if whole and whole[0].value[:4] == said.value[:4] else said
    return (best.value, (best.start, best.end)) if best.kind != "partial" else None


def in_pieces(reading: Reading, clause: Clause) -> tuple[str, tuple[int, int]] | None:
    """ "2006, à Coucy, le 24 juin", "2001. Le 28 juillet.": the year first, then the day."""
    following = reading.document.clauses[min(clause.index + 1, len(reading.document.clauses) - 1)]
    end = following.end if following.turn == clause.turn else clause.end
    said = list(reading.dates_between(clause.start, min(end, clause.start + 80)))
    for first, second in itertools.pairwise(said):
        if first.kind == "year" and not first.future and second.kind == "partial" and len(second.value) == 10:
            return f"{first.value[:4]}{second.value[4:]}", (second.start, second.end)
    return None
