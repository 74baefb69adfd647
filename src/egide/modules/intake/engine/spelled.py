"""Names spelled aloud, matched to the names that were heard."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.institutions import read_institutions
from egide.kit.french.names import first_names, gender_of
from egide.kit.french.spelling import Spelling
from egide.kit.french.text import fold
from egide.modules.intake.engine.firstnames import NOT_NAMES
from egide.modules.intake.engine.reading import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    value: str
    start: int
    end: int
    confidence: float


def close(first: str, second: str) -> bool:
    """Alike to the ear: same first letter and most letters shared, or one inside the other."""
    one, two = first.replace("-", "").replace("'", ""), second.replace("-", "").replace("'", "").replace(" ", "")
    if not one or not two or one[0] != two[0]:
        return one == two
    if one == two or abs(len(one) - len(two)) > 3:
        return one == two
    common = sum(1 for a, b in zip(one, two, strict=False) if a == b)
    pairs = {one[i : i + 2] for i in range(len(one) - 1)} & {two[i : i + 2] for i in range(len(two) - 1)}
    return common >= 0.6 * max(len(one), len(two)) or len(pairs) >= 0.5 * max(1, max(len(one), len(two)) - 1)


# "Hoffmann, deux F, deux N", "Baltz, T Z", "Roux-Garnaud, trait d'union": how the name just said is written.
_HINTED = re.compile(
    r"(?:(?:alors|donc|bon|bien|monsieur|madame|nom|j'ai|dossier|c'est)\b[ :,]*)*"
    r"(?P<name>[a-z]{3,}(?:[-'][a-z]{2,}|(?<=\ble) [a-z]{3,})*)"
    r"(?P<hint>(?=,)(?:,? (?:et |avec |sans )?(?:(?:deux|double|un seul|un) [a-z](?![a-z'])|trait d'union|"
    r"[a-z](?: [a-z])+(?![a-z'])|"
    r"[a-z] (?:a la fin|final)))+)(?=[ ,.?!:]|$)"
)
_SAID_FIRST = re.compile(
    r"enfin|avec|sans|oui|non|voila|exact\w*|parfait|bonjour|attention|pardon|mais|plutot|note[zr]?|ecrivez|deux"
)
# Lines in which the file is opened.
_OPENING = 30


def _from_hints(reading: Reading, candidates: dict[str, list[Candidate]]) -> list[tuple[int, int]]:
    """Family names told with a hint of how they are written; answers where the hints stand."""
    hints: list[tuple[int, int]] = []
    if not reading.document.speaks_with_capitals:
        return hints
    for clause in reading.document.clauses[:_OPENING]:
        match = _HINTED.match(reading.text, clause.start + len(clause.text) - len(clause.text.lstrip(' \n"«-')))
        if match is None or not reading.document.cased(*match.span("name")):
            continue
        name, start = match["name"], match.start("name")
        if (
            name in first_names()
            or name in NOT_NAMES
            or _SAID_FIRST.fullmatch(name)
            or any(one.start == start for one in reading.household.names)
        ):
            continue
        hints.append(match.span("hint"))
        person = "conjoint" if clause.role == "conjoint" else "client"
        candidates[person].append(Candidate(reading.said(start, match.end("name")), start, match.end("name"), 0.9))
    return hints


def from_spellings(reading: Reading, candidates: dict[str, list[Candidate]]) -> None:
    hints = _from_hints(reading, candidates)
    for spelling in reading.document.spellings:
        span = (spelling.start, spelling.end)
        if any(start <= spelling.start < end for start, end in hints):
            continue
        if len(set(spelling.value)) == 1 and len(spelling.value) < 4:
            continue  # "deux N à la fin"
        if _part_of_heard(reading, spelling, candidates) or _of_birth_name(reading, spelling):
            continue
        owner = _spelled_first_name(reading, spelling.value)
        if owner:
            shown = next((name.shown for name in reading.household.first(owner)), "")
            if shown and fold(shown) != spelling.value and gender_of(spelling.value) == "":
                reading.put(owner, "prenom", spelling.value.title(), span, confidence=0.95, replace=True)
            continue
        person = _spelled_owner(reading, spelling.start, spelling.value, candidates)
        if _first_name_told(reading, spelling):
            if not reading.has(person, "prenom"):
                reading.put(person, "prenom", _capitals(spelling.value), span, confidence=0.9)
            continue
        if not _believable_spelling(reading, spelling, candidates):
            continue
        heard = next((c.value for c in candidates[person] if close(spelling.value, fold(c.value))), "")
        heard = heard or _written_so(reading, spelling)
        value = (
            heard
            if fold(heard).replace(" ", "").replace("-", "") == spelling.value.replace("-", "")
            else _capitals(spelling.value)
        )
        if " " in heard and fold(heard).replace(" ", "") == spelling.value:
            value = heard
        candidates[person].append(Candidate(value, *span, 0.95))


_FIRST_OR_FAMILY = re.compile(r"\b(?P<first>prenoms?|petit nom)\b|\bnoms?\b")


def _first_name_told(reading: Reading, spelling: Spelling) -> bool:
    """ "Le prénom je vous l'épelle : R, A, J…": which of the two names was spoken of last."""
    turn = reading.document.clause_at(spelling.start).turn
    told = [*_FIRST_OR_FAMILY.finditer(reading.text, max(0, spelling.start - 90), spelling.start)]
    return bool(told and told[-1]["first"] and reading.document.clause_at(told[-1].start()).turn == turn)


def _written_so(reading: Reading, spelling: Spelling) -> str:
    """The same letters written as a word beside, with its accents ("Thévenet, T comme Thomas…")."""
    match = re.search(rf"(?<![a-z-]){re.escape(spelling.value)}(?![a-z-])", reading.text)
    if match and reading.document.speaks_with_capitals and reading.document.cased(*match.span()):
        return reading.said(*match.span())
    return ""


def _part_of_heard(reading: Reading, spelling: Spelling, candidates: dict[str, list[Candidate]]) -> bool:
    """ "Aubriot, B, R, I, O, T": the end of a name is spelled; the name heard is made surer, not replaced."""
    letters = spelling.value.replace("-", "").replace("'", "")
    if re.search(r"\bun $", reading.text[max(0, spelling.start - 4) : spelling.start]):
        letters = letters[1:]
    for found in candidates.values():
        for index, heard in enumerate(found):
            whole = fold(heard.value).replace(" ", "").replace("-", "").replace("'", "")
            if len(letters) >= 3 and len(whole) > len(letters) and whole.endswith(letters):
                found[index] = Candidate(heard.value, heard.start, heard.end, 0.93)
                return True
    return False


def _of_birth_name(reading: Reading, spelling: Spelling) -> bool:
    """ "Née Paoli, P A O L I"."""
    return any(
        fold(str(reading.value(person, "nom_naissance") or "")) == spelling.value for person in ("client", "conjoint")
    )


def _believable_spelling(reading: Reading, spelling: Spelling, candidates: dict[str, list[Candidate]]) -> bool:
    """Letters are a name when one alike was heard or the words around speak of one; initials are not."""
    letters = spelling.value.replace("-", "").replace("'", "")
    if letters.startswith(("scpi", "sarl", "sasu", "eurl", "earl", "lmnp")):
        return False
    if read_institutions(letters) or letters in (
        "earl",
        "bpce",
        "gaec",
        "avc",
        "irm",
        "msa",
        "urssaf",
        "aah",
        "apl",
        "bts",
        "dut",
        "rsa",
        "smic",
        "sncf",
        "ratp",
        "chu",
        "ehpad",
        "eps",
    ):
        return False
    if any(close(spelling.value, fold(c.value)) for found in candidates.values() for c in found):
        return True
    written = reading.document.original(spelling.start, spelling.end)
    if reading.document.speaks_with_capitals and sum(c.isupper() for c in written) < len(letters) / 2:
        return False
    before = reading.text[max(0, spelling.start - 90) : spelling.start]
    return (
        len(letters) >= 4
        and (
            reading.document.speaks_with_capitals
            or bool(
                re.search(r"\b(?:nom|ecri\w*|epel\w*|appel\w*|monsieur|madame|inscri\w*|dossier|[a-z]{4,} $)", before)
            )
        )
    ) or bool(re.search(r"\b(?:nom|ecri\w*|epel\w*|c'est)\b", before[-40:]))


def _capitals(value: str) -> str:
    return re.sub(r"(^|['-])([a-z])", lambda m: m[1] + m[2].upper(), value)


def _spelled_first_name(reading: Reading, value: str) -> str:
    for person in ("client", "conjoint", "enfant"):
        if any(
            name.key == value or (close(value, name.key) and len(value) > 3) for name in reading.household.first(person)
        ):
            return person
    return ""


def _spelled_owner(reading: Reading, start: int, value: str, candidates: dict[str, list[Candidate]]) -> str:
    if any(close(value, fold(c.value)) for c in candidates["conjoint"]) and not any(
        close(value, fold(c.value)) for c in candidates["client"]
    ):
        return "conjoint"
    if any(close(value, fold(c.value)) for c in candidates["client"]):
        return "client"
    clause = reading.document.clause_at(start)
    near = reading.text[max(0, start - 40) : start]
    spouse_named = any(name.key in near for name in reading.household.first("conjoint"))
    return "conjoint" if spouse_named or (clause.role == "conjoint" and re.search(r"\bje|moi\b", near)) else "client"
