"""Family names, first names, birth names and titles of client and spouse. Spelling beats sound."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.names import first_names
from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.birth_names import read_birth_names
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import NOT_NAMES, Name, surname_after
from egide.modules.intake.engine.name_changes import current_names
from egide.modules.intake.engine.partner import has_spouse
from egide.modules.intake.engine.reading import Reading, Span
from egide.modules.intake.engine.spelled import Candidate, close, from_spellings
from egide.modules.intake.engine.surnames import RELATION, WORD, no_name, shown, trim
from egide.modules.intake.engine.titles import Title
from egide.modules.intake.engine.within import between

_TITLE = re.compile(rf"\b(monsieur|madame|mademoiselle|mme|mlle|mr|m\.|maitre|docteur|dr)\s+({WORD}(?:[ -]{WORD})?)")
_NAME_SAID = re.compile(
    rf"\b(?:au nom de|nom de famille,? (?:c'est |est )?|(?:mon |son |votre )nom,? (?:c'est|est)(?: bien|"
    rf" toujours| donc)?|nom,? :?|"
    rf"je m'appelle|nous nous appelons|c'est au nom de|(?<!situation de )famille)\s*(?:monsieur |madame )?(?:…|"
    rf"\.\.\.)?\s*({WORD}(?: {WORD})?)"
)
_SPELLED_HINT = re.compile(rf"\b({WORD}),? (?:avec|en deux mots|comme|sans|ca s'ecrit|deux)\b")


_TITLED = re.compile(r"\b(?:monsieur|madame|mme|m\.) $")


def read_names_of_household(reading: Reading) -> None:
    """Fill nom, prenom, nom_naissance and civilite of client and conjoint."""
    _first_names(reading)
    read_birth_names(reading)
    _family_names(reading)
    _titles(reading)


def _first_names(reading: Reading) -> None:
    for section, person in (("client", "client"), ("conjoint", "conjoint")):
        names = reading.household.first(person)
        if names:
            best = next((name for name in names if "-" in name.shown), names[0])
            others = [(name.start, name.end) for name in names[:2] if name is not best]
            reading.put(
                section,
                "prenom",
                _spelled_first(best),
                (best.start, best.end),
                *others,
                confidence=0.9 if len(names) > 1 else 0.8,
            )


def _spelled_first(name: Name) -> str:
    shown = name.shown
    return "-".join(part[:1].upper() + part[1:] for part in shown.split("-")) if shown.islower() else shown


def _family_names(reading: Reading) -> None:
    candidates: dict[str, list[Candidate]] = {"client": [], "conjoint": []}
    for person in ("client", "conjoint"):
        for name in reading.household.first(person):
            after = surname_after(reading.document, name)
            if after is not None and _plausible(reading, after[1], after[2]):
                sure = (
                    0.85
                    if reading.document.speaks_with_capitals
                    else 0.6
                    if _confirmed(reading, after[1], after[2])
                    else 0.45
                )
                candidates[person].append(Candidate(after[0], after[1], after[2], sure))
            before = _surname_before(reading, name)
            if before is not None:
                candidates[person].append(before)
    _from_titles(reading, candidates)
    _from_phrases(reading, candidates)
    from_spellings(reading, candidates)
    _of_spouse(reading, candidates)
    for person, span in current_names(reading):
        candidates[person].append(Candidate(shown(reading, *span), *span, 0.87))
    for person, found in candidates.items():
        maiden = fold(str(reading.value(person, "nom_naissance") or ""))
        named = [c for c in found if c.confidence >= 0.5 and not RELATION.fullmatch(fold(c.value))]
        strong = [c for c in named if not maiden or fold(c.value) != maiden]
        # "Madame Kieffer" who was born Kieffer and is called nothing else
        strong = strong or [c for c in named if _TITLED.search(reading.text[max(0, c.start - 12) : c.start])]
        if strong:
            best = max(strong, key=lambda c: (c.confidence, -c.start))
            same = [(c.start, c.end) for c in strong if fold(c.value) == fold(best.value)][:2]
            reading.put(person, "nom", best.value, *(same or [(best.start, best.end)]), confidence=best.confidence)


def _confirmed(reading: Reading, start: int, end: int) -> bool:
    """In text without capitals a name is believed when it is spelled, said twice, or introduced as a name."""
    word = reading.text[start:end]
    if any(s.value == word or close(s.value, word) for s in reading.document.spellings):
        return True
    if len(re.findall(rf"\b{re.escape(word)}\b", reading.text)) > 1:
        return True
    before = reading.text[max(0, start - 45) : start]
    return (
        bool(
            re.search(
                r"\b(?:monsieur|madame|je m'appelle|s'appelle|nom|c'est|donc|suis|avec|compagne|epouse|femme|mari|"
                r"compagnon|"
                r"alors|pour|voila|bonjour|a vous|on y va|dossier)\W+[a-z-]+\W+$",
                before,
            )
        )
        or start < 160
    )


def _plausible(reading: Reading, start: int, end: int) -> bool:
    word = reading.text[start:end]
    if word in NOT_NAMES or any(t.start == start and not t.value.ambiguous for t in reading.document.towns):
        return False
    if any(i.start <= start < i.end for i in reading.document.institutions):
        return False
    return word not in first_names() or reading.document.speaks_with_capitals


_LED_TO_A_NAME = re.compile(
    r"(?:\b(?:denommee?|nommee?|alors|donc|c'est|ecrit|dossier|cliente?|recu|vue?|nom|suis|appelle|ici)[,:]? :?|^|"
    r"[.!?:;(] )$"
)
_ENDS_A_NAME = re.compile(r"\s*(?:[,.;:?!)]|$| nee?\b)|,? nee?\b")


def _surname_before(reading: Reading, name: Name) -> Candidate | None:
    """ "Haddad Mehdi", "kowalczyk damien", "le dénommé Brun, Victor,"."""
    text = reading.text
    floor = max(reading.document.starts[reading.document.segment_at(name.start)], name.start - 30)
    match = re.search(rf"(?:^|[\s,])({WORD}),?\s$", text[floor : name.start])
    if not match or match[1] in NOT_NAMES or match[1] in first_names() or len(match[1]) < 3:
        return None
    start = floor + match.start(1)
    end = start + len(match[1])
    spelled = any(close(s.value, match[1]) for s in reading.document.spellings)
    before = text[max(floor, start - 14) : start]
    titled = re.search(r"\b(?:monsieur|madame|mademoiselle|mme|mlle|m\.|mr|nom)\s+$", before)
    led = _LED_TO_A_NAME.search(before) and surname_after(reading.document, name) is None
    if reading.document.speaks_with_capitals:
        if not reading.document.cased(start, end):
            return None
        written = text[start:end].upper() == reading.said(start, end)
        told = led and _ENDS_A_NAME.match(text, name.end)
        if not (titled or written or told):
            return None
        return Candidate(reading.said(start, end), start, end, 0.7 if titled or written else 0.62)
    if text[end : name.start].strip():
        return None
    introduced = re.search(r"\b(?:c'est|appelle) $", before) and len(match[1]) > 3 and led
    sure = 0.8 if spelled or titled else 0.6
    return Candidate(match[1].title(), start, end, sure) if spelled or titled or introduced else None


_COUPLE_NAME = re.compile(
    rf"(?:\b(?P<sure>monsieur et madame|m\. et mme|madame et monsieur|mme et m\.|(?:les|aux|des) epoux|(?:le )?couple|"
    rf"la famille|(?<!situation de )(?<!situation de la )famille)|\b(?P<loose>(?:chez|avec|vu) les|dossier|fiche|foyer|"
    rf"client :))\s+(?P<name>{WORD}(?:[ -]{WORD})?)"
)


def _from_titles(reading: Reading, candidates: dict[str, list[Candidate]]) -> None:
    for match in _COUPLE_NAME.finditer(reading.text):
        trimmed = trim(reading, match.start("name"), match.end("name"))
        if trimmed is None or reading.people.holder(match.start()) == "tiers":
            continue
        if match["loose"] and not reading.document.speaks_with_capitals:
            continue
        if match["loose"] and "les" not in match["loose"] and match.start() > 60:
            continue
        candidates["client"].append(Candidate(shown(reading, *trimmed), *trimmed, 0.8 if match["sure"] else 0.7))
        if match["sure"] or "les" in match["loose"]:
            candidates["conjoint"].append(Candidate(shown(reading, *trimmed), *trimmed, 0.66))
    for match in _TITLE.finditer(reading.text):
        if re.search(r"\b(?:monsieur|madame|m\.|mme) et $", reading.text[max(0, match.start() - 12) : match.start()]):
            continue
        clause = reading.document.clause_at(match.start())
        start, end = match.start(2), match.end(2)
        person = _titled_person(reading, match[1])
        trimmed = trim(reading, start, end)
        if trimmed is None or not person or no_name(reading, *trimmed):
            continue
        start, end = trimmed
        if (reading.people.holder(match.start()) == "tiers" and clause.role != "courtier") or (
            match[1] in ("docteur", "dr") and not (clause.role == "courtier" and match.start() - clause.start < 12)
        ):
            continue
        count = len(re.findall(rf"\b{re.escape(reading.text[start:end])}\b", reading.text))
        candidates[person].append(
            Candidate(
                shown(reading, start, end),
                start,
                end,
                0.8 if reading.document.speaks_with_capitals else 0.55 + 0.1 * (count > 1),
            )
        )


_KEPT = re.compile(
    rf"\b(?:(?:c'est|est) restee? |(?:j'ai|a|ai) (?:toujours )?garde (?:mon nom(?: de (?:jeune )?fille)?,? |le nom "
    rf"de )?|(?:je |elle |il )?garde |reste |je signe |"
    rf"s'appelle toujours )"
    rf"(?P<kept>{WORD})|(?P<same>{WORD}) (?:aussi|egalement|comme (?:lui|elle|moi))\b"
)


def _of_spouse(reading: Reading, candidates: dict[str, list[Candidate]]) -> None:
    """ "Moi c'est resté Quintard", "Bousquet aussi": the name kept or shared."""
    if not reading.document.speaks_with_capitals:
        return
    shared, theirs = ({fold(c.value) for c in candidates[person]} for person in ("client", "conjoint"))
    for match in _KEPT.finditer(reading.text):
        group = "kept" if match["kept"] else "same"
        trimmed = trim(reading, match.start(group), match.end(group))
        if trimmed is None or not reading.document.cased(*trimmed):
            continue
        clause = reading.document.clause_at(match.start())
        holder = clause.role if clause.role in ("client", "conjoint") else reading.holder(match.start())
        word = reading.text[trimmed[0] : trimmed[1]]
        if group == "same" and clause.role == "courtier" and stance.verdict(reading.document, clause) != "yes":
            continue
        if group == "same" and word not in (shared if holder == "conjoint" else theirs):
            continue
        if holder in ("client", "conjoint"):
            candidates[holder].append(Candidate(shown(reading, *trimmed), *trimmed, 0.82))


def _titled_person(reading: Reading, title: str) -> str:
    gender = (
        "f" if title in ("madame", "mademoiselle", "mme", "mlle") else "m" if title in ("monsieur", "mr", "m.") else ""
    )
    known = reading.household.client_gender
    if not gender or not known or gender == known:
        return "client"
    return "conjoint"


# "Je vous rappelle comme convenu": a verb, no name.
_OF_VERB = re.compile(r"\b(?:je|j'|tu|on|nous|vous|il|elle|ca|me|te|se|ne|le|la|les|un|une|des|du|mes|ses) ?$")


def _from_phrases(reading: Reading, candidates: dict[str, list[Candidate]]) -> None:
    for pattern, sure in ((_NAME_SAID, 0.75), (_SPELLED_HINT, 0.7)):
        for match in pattern.finditer(reading.text):
            clause = reading.document.clause_at(match.start())
            trimmed = trim(reading, match.start(1), match.end(1))
            if re.match(r"(?:de |d')?(?:jeune|naissance|fille|marie|famille|epouse)", match[1]):
                continue
            if trimmed is None or (clause.role == "narrateur" and pattern is _SPELLED_HINT):
                continue
            if any(i.start <= trimmed[0] < i.end for i in between(reading.document.institutions, *_near(trimmed))):
                continue  # "au Crédit Agricole comme conseillère"
            if pattern is _SPELLED_HINT and (
                not _spelling_talk(reading, match) or _OF_VERB.search(clause.text[: match.start() - clause.start])
            ):
                continue
            holder = reading.people.holder(match.start())
            if holder in ("client", "", "commun") or clause.role == "courtier":
                if not reading.document.speaks_with_capitals and not _confirmed(reading, *trimmed):
                    continue
                own = clause.role in ("client", "conjoint") and pattern is _SPELLED_HINT
                candidates["client"].append(Candidate(shown(reading, *trimmed), *trimmed, 0.86 if own else sure))
    _written_how(reading, candidates)
    for clause in reading.document.clauses:
        asked = _asked_for_name(reading, clause)
        if asked and reading.document.speaks_with_capitals:
            trimmed = trim(reading, clause.start, min(clause.end, clause.start + 30))
            if trimmed is not None and trimmed[0] == clause.start:
                trimmed = _apart(reading, trimmed)
                candidates["client"].append(Candidate(shown(reading, *trimmed), *trimmed, 0.65))


def _near(span: Span) -> Span:
    return span[0] - 30, span[0] + 1


def _apart(reading: Reading, span: Span) -> Span:
    """ "Thiébaut Hennequin. Hennequin, deux N": of two unknown words the one said again is the family name."""
    words = list(re.finditer(r"[a-z'-]+", reading.text[span[0] : span[1]]))
    if len(words) != 2 or len(words[0].group()) < 4 or reading.has("client", "prenom"):
        return span
    last = words[1].group()
    if not re.search(rf"\b{re.escape(last)}\b", reading.text[span[1] : span[1] + 400]):
        return span
    first = (span[0] + words[0].start(), span[0] + words[0].end())
    reading.put("client", "prenom", reading.said(*first), first, confidence=0.75)
    return span[0] + words[1].start(), span[0] + words[1].end()


def _spelling_talk(reading: Reading, match: re.Match[str]) -> bool:
    if not reading.document.cased(match.start(1), match.end(1)) and reading.document.speaks_with_capitals:
        return False
    tail = reading.text[match.end(1) : match.end(1) + 34]
    return bool(
        re.match(
            r",? (?:avec (?:un|une|deux|trois) (?:[a-z]|accent|trema|tiret|seule?|petit|grand)\b|en (?:deux|"
            r"un seul) mots?|comme (?!tout|d'|vous|moi|mon |ma |mes |son |sa |ses |nos |notre |votre |leur |"
            r"toujours|prevu|avant|les? |la |il |elle |on |je |ca )|"
            r"ca s'ecrit|sans (?:accent|[a-z]\b))",
            tail,
        )
    )


def _written_how(reading: Reading, candidates: dict[str, list[Candidate]]) -> None:
    """The family name whose spelling the broker asks for."""
    for match in _WRITTEN_HOW.finditer(reading.text):
        group = "last" if match["last"] else "first"
        trimmed = trim(reading, match.start(group), match.end(group))
        broker = reading.document.clause_at(match.start()).role == "courtier"
        if broker and trimmed is not None and reading.document.cased(*trimmed):
            candidates["client"].append(Candidate(shown(reading, *trimmed), *trimmed, 0.72))


# "Comment ça s'écrit, Heitzmann ?", "Vandamme, ça s'écrit comment ?"
_WRITTEN_HOW = re.compile(
    rf"\b(?:ca s'ecrit|vous l'ecrivez|on l'ecrit|s'ecrit)(?: comment| bien)?,? (?P<last>{WORD})\W*\?|"
    rf"(?<![a-z-])(?P<first>{WORD}),? (?:comment )?(?:ca s'ecrit|vous l'ecrivez|s'ecrit)(?: comment)?\W*\?"
)


def _asked_for_name(reading: Reading, clause: Clause) -> bool:
    if clause.role not in ("client", "conjoint") or clause.index == 0:
        return False
    if reading.document.numbers_between(clause.start, clause.start + 4):
        return False
    previous = reading.document.clauses[clause.index - 1]
    return previous.role == "courtier" and bool(
        re.search(
            r"(?<!a )\bvotre nom\b(?! de (?:jeune|naissance|fille))|\b(?:a quel nom|vos coordonnees|nom de famille|"
            r"nom et prenom|c'est a quel|"
            r"vous etes (?:monsieur|madame)|quel nom|identite|vous vous appelez)\b",
            previous.text,
        )
    )


def _titles(reading: Reading) -> None:
    for title in reading.household.titles:
        clause = reading.document.clause_at(title.start)
        if title.person == "tiers":
            continue
        if clause.role in ("client", "conjoint") and reading.people.holder(title.start) == "tiers":
            continue
        person = _bearer(reading, title)
        if _names_someone_else(reading, title.end):
            continue
        if person == "conjoint" and not has_spouse(reading):
            continue
        civility = "M." if title.gender == "m" else "Mme"
        reading.put(person, "civilite", civility, (title.start, title.end), confidence=0.85)


def _bearer(reading: Reading, title: Title) -> str:
    """The adult of that gender when both genders are known, else the one the talk tells."""
    genders = {"client": reading.household.client_gender, "conjoint": reading.household.spouse_gender}
    if title.person in genders and (not genders["client"] or genders["client"] == genders["conjoint"]):
        return title.person
    return "client" if genders["client"] in ("", title.gender) else "conjoint"


def _names_someone_else(reading: Reading, end: int) -> bool:
    """ "Madame Keller" when nobody of the household bears that name."""
    match = re.compile(rf" ({WORD})").match(reading.text, end)
    if (
        not match
        or not reading.document.speaks_with_capitals
        or not reading.document.cased(match.start(1), match.end(1))
    ):
        return False
    known = {
        fold(str(reading.value(person, name)))
        for person in ("client", "conjoint")
        for name in ("nom", "prenom", "nom_naissance")
        if reading.has(person, name)
    }
    word = match[1]
    return bool(known) and not any(word in name or name in word for name in known)
