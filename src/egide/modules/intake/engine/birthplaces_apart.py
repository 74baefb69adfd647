"""Birthplaces told of two in one breath ("nés au Liban, lui à Tripoli, moi à Zahlé"), or short first and then in full
("à Bagnols, Bagnols-sur-Cèze")."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.reading import Reading

_PLACE = r"(?:(?:la|le|les|saint|sainte)[ -])?[a-z][a-z'-]{2,}"
_EACH_AT = re.compile(
    rf"\bnee?s\b[^.;?!]{{0,50}}?\b(?P<one>lui|elle|moi),? (?:a|au|aux|en) (?P<here>{_PLACE})"
    rf",? (?:et )?(?P<other>lui|elle|moi),? (?:a|au|aux|en) (?P<there>{_PLACE})"
)


def read_places_apart(reading: Reading) -> None:
    """Write the places told of each; where one was read short, the fuller form said right after it."""
    for match, clause in reading.find(_EACH_AT.pattern, "cj"):
        absent = "conjoint" if clause.role == "client" else "client"
        for who, place in (("one", "here"), ("other", "there")):
            if (match["one"] == "moi") == (match["other"] == "moi"):
                continue
            start, end = match.span(place)
            town = next((t for t in reading.document.towns if t.start == start), None)
            end = max(end, town.end) if town is not None else end
            if reading.document.speaks_with_capitals and not reading.document.cased(start, end):
                continue
            value = town.value.name if town is not None else reading.said(start, end)
            person = clause.role if match[who] == "moi" else absent
            reading.put(person, "lieu_naissance", value, (start, end), confidence=0.94)
    _in_full(reading)


_MAIDEN = re.compile(r" [a-z][a-z' -]+, $")
_BORN_LATER = re.compile(r"[^;?!]{0,160}?\b(?:est|suis|etait) nee\b")


def after_maiden_name(reading: Reading, match: re.Match[str]) -> bool:
    """ "Odile Ferrand, née Mercier, à Riom. Elle est née à Thiers": the first place is where she is met or lives."""
    start, end = match.span("gap")
    named = _MAIDEN.fullmatch(reading.text, start, end) is not None and reading.document.cased(start + 1, start + 2)
    return named and _BORN_LATER.match(reading.text, match.end("place")) is not None


def _in_full(reading: Reading) -> None:
    for person in ("client", "conjoint"):
        leaf = reading.extraction.records.get(person, {}).get("lieu_naissance")
        if leaf is None:
            continue
        start = reading.position(leaf.evidence[0])
        short = reading.text[start : start + len(str(leaf.value))]
        fuller = re.compile(rf",? (?P<full>{re.escape(short)}-[a-z'-]+)").match(reading.text, start + len(short))
        if fuller is not None:
            span = fuller.span("full")
            reading.put(person, "lieu_naissance", reading.said(*span), span, confidence=leaf.confidence, replace=True)
