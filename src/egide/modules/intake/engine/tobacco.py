"""Who smokes: said by itself, or answered person by person ("Moi oui, lui non.", "Trois par jour.")."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.person_words import Mention
from egide.modules.intake.engine.questions import Question, answerer, question_of
from egide.modules.intake.engine.reading import Reading

_TOBACCO = re.compile(
    r"\b(?:fum(?:e|es|ez|ent|eurs?|euses?|er|ais|ait|aient|iez)|tabac|clopes?|cigarettes?|vapot\w*|nicotine|"
    r"paquets?(?: par jour)?|nicorette|patchs?|tiges? (?:en soiree|par jour|de temps)|un paquet|cigares?|"
    r"cigarillos?|(?<!ma )(?<!la )pipe(?! )|une pipe|la pipe|non[- ]fumeu\w+|"
    r"clopeu\w+)\b"
)
_OFF = re.compile(
    r"\b(?:non[- ]?fumeu\w+|fum\w+ (?:pas|plus|jamais|ni|rien)|jamais (?:fum\w+|touche)|jamais|arrete\w*|stoppe\w*|"
    r"decroche|"
    r"plus (?:depuis|une|de|jamais|maintenant)|pas (?:fumeu\w+|de tabac|une|moi|du tout)|zero|aucune?|rien|termine|"
    r"fini|"
    r"sevre\w*|non plus|neant|sans tabac|(?:n'y|y) touche pas|fait tousser|horreur|deteste|supporte pas|"
    r"(?:j'ai|(?:il|elle|[a-z-]{3,}) a|avez|ont) fume(?! (?:encore|hier|ce))|"
    r"tout (?:jete|arrete|balance|laisse tomber)|(?:tire un trait|tourne la page|histoire ancienne|laisse tomber|dit "
    r"stop|"
    r"m'a passe|passe l'envie|personne(?! ne (?:sait|dit))|ni l'un ni l'autre|guerie?)|"
    r"(?:fumais|fumait)(?! encore)|(?:etais|etait)(?=\W*$|,|\.| fumeu| avant))\b"
)
_ON = re.compile(
    r"\b(?:fume(?!e)(?! (?:pas|plus|jamais|ni|rien))|fumeu(?:r|se)s?|fument(?! (?:pas|plus|jamais))|"
    r"paquets?(?!,? (?:non|zero|jamais|aucun))|par jour|"
    r"clopes?(?= par)|une pipe|la pipe|le cigare|des cigares|vapot\w*|cigarette electronique|repris|recommence|"
    r"pas reussi|"
    r"pompier|cheminee|je roule(?= mes| des|\W*(?:$|[.,;]))|(?:tabac|fumeu(?:r|se))\W{1,3}oui|"
    r"dizaine|quinzaine|vingtaine|(?:clopes?|cigarettes?|tiges?|cigares?)[ /](?:en soiree|"
    r"par jour|j\b|le soir|"
    r"par semaine)|remise? a fumer|s'y est remise?|m'y suis remise?|craque)\b"
)
# Enough in an answer, too little to speak of tobacco by itself.
_ON_ANSWERED = re.compile(
    r"^\W*(?:(?:oui|euh|ben|bah|alors|moi|enfin|oh|en cachette|en douce|helas)\W+)*"
    r"(?:ca viendra|j'y (?:pense|songe|viens|viendrai)|un peu|de temps en temps|occasionnel\w*|parfois|"
    r"le week-end|en soiree|"
    r"quelques[- ]une?s|des roulees|roulees|une ou deux|deux ou trois|ca m'arrive|que le (?:soir|week-end)|"
    r"(?:(?:je|il|elle) )?(?:les )?roule(?! (?:pas|moins|plus|beaucoup|en|au|avec|a)\b)|"
    r"beaucoup|trop|malheureusement|helas|toujours|encore|(?:une|deux|trois|quatre|cinq|six|huit|dix|quinze|vingt|"
    r"\d+)\W*$)"
)
_AGAIN = re.compile(r"\b(?:repris|recommence|pas reussi|pas arrete|pas encore arrete)\b")
_ALMOST_NEVER = re.compile(r"\b(?:nouvel an|mariages?|une fois par an|deux fois par an|a noel)\b")
_SAME = re.compile(r"^\W*(?:aussi|pareil|idem|egalement|c'est pareil)\b")
_BOTH_SMOKE = re.compile(
    r"\b(?:on|nous|ils|elles) fum(?:e|ons|ent)(?! (?:pas|plus|jamais|ni))[^.;]{0,20}\b(?:tous|toutes) les deux\b|"
    r"\b(?:tous|toutes) les deux (?:fument|fumeurs|on fume)(?! pas| plus)\b"
)
_PAIR = re.compile(
    r"\b(?:ni (?:lui|elle|l'un|l'une|moi|ma femme|mon mari|[a-z]+) ni (?:moi|lui|elle|l'autre|ma femme|mon mari|"
    r"(?!(?:mes|nos|les|mon|ma|le|la) )[a-z]+)|"
    r"fume[zn]t? (?:l'une? ou l'autre|l'une? de vous|tous les deux|quelqu'un)\W+(?:ben |ah |euh )*(?:non|personne)|"
    r"non[- ]fumeurs? (?:tous|toutes) (?:les )?deux|(?:tous|toutes) (?:les )?deux non[- ]fumeurs?|"
    r"aucun(?:e)? (?:des deux|de nous|ne fume|fumeu)|personne ne fume|(?:on )?fume(?:nt)? ni)\b"
)
_NOBODY = re.compile(r"\b(?:plus )?personne\b(?! (?:ne )?(?:me|m'|nous|vous))|\bpas un de nous\b|\bon est sages\b")
# "Donc non", "mettez oui": what is to be written, whatever was told around it.
_CONCLUDED = re.compile(
    r"^\W*(?:(?:donc|alors|bref|du coup|resultat|mettez|mets|notez|marquez|ecrivez|disons|cochez|comptez)\W+)+"
    r"(?P<said>non(?:[- ]fumeu(?:r|se))?|oui|fumeu(?:r|se))\b|"
    r"^\W*(?:(?:bon|ben|bah|alors|ok|d'accord|donc)\W+)+(?P<only>(?:non[- ])?fumeu(?:r|se))\W*$|"
    r"\b(?:donc|alors|bref|mettez|notez|cochez) (?P<last>non(?:[- ]fumeu(?:r|se))?|oui|fumeu(?:r|se))\W*$"
)
_BUT = re.compile(r"\b(?:pas|sauf) (moi|lui|elle)\W*$")


def read_tobacco(reading: Reading) -> None:
    """Every clause about tobacco, and every answer to a question about it."""
    before, last = False, None
    for clause in reading.document.clauses:
        topical = bool(_TOBACCO.search(clause.text))
        if topical and not clause.punctuated:
            _run(reading, clause)
        if clause.role == "courtier":
            before, last = topical, None
            continue
        question = question_of(reading, clause)
        asked = question if question is not None and question.about("tabac") else None
        goes_on = before and bool(_GOES_ON.match(clause.text))
        if topical or asked is not None or goes_on:
            last = _clause(reading, clause, asked, last, topical=topical or goes_on)
        before = topical


_GOES_ON = re.compile(
    r"^\W*ni [a-z-]+\W*$|^\W*(?:et |mais )?[a-z-]+,? (?:non|oui|si|jamais|pas|aussi|non plus|idem|pareil)\W*$|"
    r"^\W*[a-z-]+ (?:a|avait) (?:arrete|repris|stoppe|decroche)\b"
)
_NOR = re.compile(r"\W*ni [a-z-]+\W*")
_WHO = r"moi|lui|elle|ma femme|mon mari|ma compagne|mon compagnon|monsieur|madame|vous|[a-z]+(?:-[a-z]+)?"
_POLARITY = (
    r"(?P<off>non plus|non(?!-)|jamais|fum\w+ (?:pas|plus)|arrete\w*|plus depuis|zero|rien)|(?P<on>oui|si(?! je| on|"
    r" ca| c')|"
    r"(?<!\ba )fume|un paquet|un peu|une pipe|la pipe|le cigare|des cigares|vapote|(?:\w+ )?par jour|"
    r"quelques|une cigarette)"
)
_RUN = re.compile(
    rf"\b(?P<who>{_WHO})(?:\W+(?:euh|c'est|il|elle|j'ai|a|je|j'en|ne|ben|y|en|encore|toujours|par contre|alors|"
    rf"fume(?=\W+un)))*"
    rf"\W+(?:{_POLARITY})\b"
)


_TOLD_AT_ONCE = re.compile(
    rf"\b(?:vous (?:[a-z]+ )?fum\w+|(?:la|le|de) (?:clope|cigarette|tabac))\W+(?:(?:euh|encore|toujours|ben|bah|ou|"
    rf"pas)\W+)*(?:{_POLARITY}|(?P<never>pas du tout))\b"
)


def _run(reading: Reading, clause: Clause) -> None:
    """Speech without punctuation: persons and polarities in a row ("fumeurs euh lui oui moi non")."""
    first = _TOBACCO.search(clause.text)
    if first is None:
        return
    start = clause.start + max(0, first.start() - 24)
    segment_end = reading.document.starts[clause.segment] + len(reading.document.folded[clause.segment].text)
    stop = min(segment_end, clause.start + first.end() + 130)
    if _PAIR.search(reading.text, start, stop):
        for person in ("client", "conjoint"):
            _say(reading, person, False, clause, 0.9)
        return
    told = _TOLD_AT_ONCE.search(reading.text, start, stop)
    if told:
        mention = reading.people.last_before(told.end(), told.start())
        person = mention.holder if mention is not None and mention.holder in ("client", "conjoint") else "client"
        _say(reading, person, told["on"] is not None, clause, 0.8)
    for match in _RUN.finditer(reading.text, start, stop):
        person = _in_run(reading, match["who"], match.start("who"))
        if person:
            _say(reading, person, match["on"] is not None, reading.document.clause_at(match.start()), 0.88)


def _in_run(reading: Reading, word: str, position: int) -> str:
    household = reading.household
    if word == "moi":
        mention = reading.people.last_before(position, position)
        return mention.holder if mention is not None and mention.holder in ("client", "conjoint") else "client"
    if word in ("lui", "elle", "monsieur", "madame"):
        gender = "m" if word in ("lui", "monsieur") else "f"
        if gender == household.client_gender != household.spouse_gender:
            return "client"
        return "conjoint" if gender == household.spouse_gender else ""
    if word in ("ma femme", "mon mari", "ma compagne", "mon compagnon"):
        return "conjoint"
    person = household.who(word)
    return person if person in ("client", "conjoint") else ""


def _clause(
    reading: Reading, clause: Clause, asked: Question | None, last: bool | None, *, topical: bool
) -> bool | None:
    """Write what a clause says; the last value said, for whom comes "aussi"."""
    pair = _PAIR.search(clause.text) or (asked is not None and _NOBODY.search(clause.text))
    if (settled := _concluded(reading, clause, asked)) is not None:
        return settled
    if pair or _BOTH_SMOKE.search(clause.text):
        for person in ("client", "conjoint"):
            _say(reading, person, not pair, clause, 0.9, asked)
        return not pair
    opening = clause.index == 0 or reading.document.clauses[clause.index - 1].turn != clause.turn
    parts = _parts(reading, clause, asked)
    for holder, text, named in parts:
        said = (asked is not None and (opening or named)) or bool(topical and named and _POLE.match(text))
        value = last if _SAME.match(text) else _value(text, asked, answering=said)
        if not named and not opening and not topical:
            value = None
        if value is None:
            continue
        last = value
        for person in ("client", "conjoint") if holder == "commun" else (holder,):
            if person in ("client", "conjoint"):
                _say(reading, person, value, clause, 0.85, asked)
        if asked is not None and asked.person == "commun" and not named and len(parts) == 1:
            _say(reading, "conjoint" if holder == "client" else "client", value, clause, 0.6 if value else 0.72, asked)
    return last


_SUPPOSED = re.compile(r"\b(?:si|quand|devant|des qu'|avec) ?(?:elle|il|lui)$")


def _just_told(reading: Reading, clause: Clause) -> str:
    """ "Lui il vapote, ça compte ?" "Pour l'assureur, oui." "Alors notez fumeur.": of whom was told just before."""
    for earlier in reversed(reading.document.clauses[max(0, clause.index - 4) : clause.index]):
        # "Lui non. Moi, en cachette. Écrivez oui.", or told in an earlier turn
        named = reading.people.last_before(earlier.end, earlier.start)
        supposed = named is not None and _SUPPOSED.search(reading.text, earlier.start, named.end)
        if earlier.turn == clause.turn and named is not None and named.holder in ("client", "conjoint"):
            return "" if supposed else named.holder
        if earlier.role == clause.role and earlier.turn != clause.turn and _TOBACCO.search(earlier.text):
            return named.holder if named is not None and named.kind in ("he", "she", "name", "spouse") else ""
    return ""


def _concluded(reading: Reading, clause: Clause, asked: Question | None) -> bool | None:
    """ "Donc non", "bon, ben fumeur": what is to be written, whatever was told before."""
    match = _CONCLUDED.search(clause.text)
    if match is None or (asked is None and not match["only"]):
        return None
    default = answerer(reading, asked, clause.start) if asked is not None else _default(reading, clause)
    person = _just_told(reading, clause) or default
    if person not in ("client", "conjoint"):
        return None
    smokes = not (match["said"] or match["only"] or match["last"]).startswith("non")
    _say(reading, person, smokes, clause, 0.92, asked)
    return smokes


_POLE = re.compile(r"^\W*(?:non plus|non|oui|si|jamais|pas|arrete)(?:\W*$|, )")


def _parts(reading: Reading, clause: Clause, asked: Question | None) -> list[tuple[str, str, bool]]:
    """The clause cut where another person is named: (holder, words, whether the person is named)."""
    cuts = [
        m
        for m in reading.people.mentions_in(clause)
        if m.strong or m.kind in ("he", "she") or reading.text[m.start : m.end] == "moi"
    ]
    head = reading.text[clause.start : cuts[0].start if cuts else clause.end]
    parts: list[tuple[str, str, bool]] = []
    default = answerer(reading, asked, clause.start) if asked is not None else _default(reading, clause)
    bare = re.fullmatch(r"\W*(?:(?:et|mais|alors|ah|oh|ben|bah|euh|enfin|oui|non)\W*)*", head)
    pole = re.search(r"\b(?:oui|non)\b", head)
    # "Non, je…" goes on about the same person; "Non. Lui…" was an answer of its own
    own = cuts and re.match(r"(?:je|j'|moi|on|nous)", reading.text[cuts[0].start : clause.end])
    if (not bare or (pole and not own)) and head.strip(" ,.!?"):
        parts.append((default, head, False))
    for index, mention in enumerate(cuts):
        stop = cuts[index + 1].start if index + 1 < len(cuts) else clause.end
        words = reading.text[mention.end : stop]
        if _BUT.search(reading.text[clause.start : mention.end]) or _NOR.fullmatch(clause.text):
            words = " non"
        parts.append((_adult(reading, mention), words, True))
    return parts


def _adult(reading: Reading, mention: Mention) -> str:
    """ "Le petit a quatre ans." "Il fume ?" "Lui non.": no child, when the spouse fits the pronoun."""
    gender = {"he": "m", "she": "f"}.get(mention.kind, "")
    fits = gender and reading.household.spouse_gender == gender != reading.household.client_gender
    return "conjoint" if mention.holder == "enfant" and fits else mention.holder


def _default(reading: Reading, clause: Clause) -> str:
    match = _TOBACCO.search(clause.text)
    if "fumeuse" in clause.text:
        women = [p for p, g in _genders(reading).items() if g == "f"]
        if len(women) == 1:
            return women[0]
    holder = reading.holder(clause.start + (match.start() if match else 0))
    return holder if holder not in ("", "courtier", "entreprise") else "client"


def _genders(reading: Reading) -> dict[str, str]:
    return {"client": reading.household.client_gender, "conjoint": reading.household.spouse_gender}


# "Sur le parking, oui, comme toute l'équipe."
_OUI_WITHIN = re.compile(r"^(?!.*\b(?:non|jamais|pas|plus|avant|autrefois|arrete\w*)\b).*, oui\b")


def _value(text: str, asked: Question | None, *, answering: bool) -> bool | None:
    """Whether the words say that somebody smokes; None when they do not tell."""
    if _AGAIN.search(text):
        return True
    off, on = _OFF.search(text), _ON.search(text)
    if _ALMOST_NEVER.search(text) and not off:
        return None
    if off is not None and (on is None or off.start() <= on.start() or not _TOBACCO.search(text)):
        return False if answering or _TOBACCO.search(text) else None
    if on is not None:
        return True
    if not answering:
        return None
    if _OUI_WITHIN.search(text):
        return True
    if _ON_ANSWERED.match(text):
        return True
    negative = asked is not None and bool(
        re.search(r"\b(?:ne|n') ?(?:fum\w+) pas|fum\w+ (?:pas|plus)|non[- ]fum|arrete", asked.clause.text)
    )
    if stance.says_no(text) or re.match(r"\W*(?:c'est )?non\b", text):
        return False
    if re.match(r"\W*si\b", text):
        return True
    return not negative if stance.says_yes(text) or re.match(r"\W*(?:c'est )?oui\b", text) else None


def _say(
    reading: Reading, person: str, value: bool, clause: Clause, confidence: float, asked: Question | None = None
) -> None:
    spans = [(clause.start, clause.end)]
    if asked is not None:
        spans.append((asked.clause.start, asked.clause.end))
    reading.put(person, "fumeur", value, *spans, confidence=confidence)
