"""Tobacco, sport, yearly mileage and dangerous work of client and spouse."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_TOBACCO = re.compile(
    r"\b(?:fum(?:e|es|ez|ent|eurs?|euses?|er|ais|ait|aient|iez)|tabac|clopes?|cigarettes?|vapot\w*|nicotine|"
    r"paquets?(?: par jour)?|pipe|cigares?|cigarillos?|non[- ]fumeu\w+)\b"
)
_NOT_SMOKING = re.compile(
    r"\b(?:non[- ]?fumeu\w+|fum\w+ (?:pas|plus|jamais|ni)|jamais fum\w+|(?:ne|n'|n) ?(?:ai|a|ont)? ?jamais|"
    r"arrete\w*|stoppe|plus (?:une|de) (?:clope|cigarette)|pas (?:fumeu\w+|de tabac|une seule|moi|du tout|"
    r"une cigarette)|zero (?:clope|tabac|cigarette)|ni lui ni (?:moi|elle)|ni l'un ni l'autre|ni elle ni (?:moi|"
    r"lui)|aucun des deux|sevre)\b"
)
_SMOKING = re.compile(
    r"\b(?:je fume|il fume|elle fume|fume (?:un|une|encore|toujours|beaucoup|pas mal|quelques|la|des|tous)|"
    r"fumeu(?:r|se)s?|paquets?(?: par jour)?|clopes? par jour|cigarettes? par jour|(?:un|dix|cinq|quinze|"
    r"vingt) (?:par jour|clopes|cigarettes)|recommence|repris|reprise|pas reussi a arreter|demi-paquet|la pipe|"
    r"le cigare|des cigares|roule)\b"
)


def read_tobacco(reading: Reading) -> None:
    """Every talk about tobacco: its clauses, and the answers to the question when it was one."""
    done = -1
    for clause in reading.document.clauses:
        if clause.index <= done or not _TOBACCO.search(clause.text):
            continue
        if clause.role == "courtier":
            done = _answers(reading, clause)
        else:
            _statement(reading, clause, "")


def _answers(reading: Reading, question: Clause) -> int:
    both = bool(
        re.search(
            r"tous les deux|parmi vous|l'un de vous|un de vous|et madame|et monsieur|chez vous|vous deux", question.text
        )
    )
    answer = stance.reply(reading.document, question)
    rest = question.text[_last_match(_TOBACCO, question.text) :]
    if not question.punctuated:
        _answer_within(reading, question, rest)
    if answer is None:
        return question.index
    last = answer.index
    turn = answer.turn
    for clause in reading.document.clauses[answer.index : answer.index + 5]:
        if clause.role == "courtier" or (clause.turn != turn and clause.role == answer.role):
            break
        if _statement(reading, clause, "commun" if both else ""):
            last = clause.index
        elif clause.index == answer.index:
            _yes_or_no(reading, question, clause, both=both)
    return last


def _answer_within(reading: Reading, question: Clause, rest: str) -> None:
    """In speech without punctuation the answer may follow in the same clause."""
    if re.search(r"\b(?:lui|elle|moi) (?:non|oui)\b", rest):
        _person_by_person(reading, question, rest)
    if re.match(r"\W*(?:encore |toujours )?(?:arrete|jamais|plus depuis)", rest):
        _say(reading, "client", False, question, 0.75)
    if re.search(r"\bpas un paquet|\bun paquet", question.text):
        _say(reading, "client", True, question, 0.75)


def _yes_or_no(reading: Reading, question: Clause, clause: Clause, *, both: bool) -> None:
    who = "conjoint" if clause.role == "conjoint" else "client"
    asked = reading.people.last_before(question.end, question.start)
    if asked is not None and asked.holder in ("client", "conjoint") and asked.kind != "you":
        who = asked.holder
    if stance.says_no(clause.text) and not re.match(r"\W*non\W+(?:mais|enfin)", clause.text):
        stopped = re.search(r"fum\w+ (?:pas|plus)|arrete", question.text)
        if stopped and not re.search(r"jamais|non plus", clause.text):
            return
        _say(reading, who, False, question, 0.85, clause)
        if both and not re.search(r"\b(?:elle|lui|ma femme|mon mari) (?:oui|si)\b", clause.text):
            _say(reading, "conjoint", False, question, 0.75, clause)
    elif stance.says_yes(clause.text):
        smokes = not re.search(r"fum\w+ (?:pas|plus)|arrete|non[- ]fum", question.text)
        _say(reading, who, smokes, question, 0.85, clause)
        if both:
            _say(reading, "conjoint", smokes, question, 0.6, clause)


def _last_match(pattern: re.Pattern[str], text: str) -> int:
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return end


def _statement(reading: Reading, clause: Clause, default: str) -> bool:
    """A clause that says it by itself; several persons in one clause are read one by one."""
    text = clause.text
    spoken = _person_by_person(reading, clause, text)
    off, on = _NOT_SMOKING.search(text), _SMOKING.search(text)
    if off and on and len(re.split(r"\b(?:mais|et|par contre|alors que)\b", text)) > 1 and _two_people(reading, clause):
        return True
    if not off and not on:
        return spoken
    if (
        off
        and re.match(r"arrete", off.group())
        and not _TOBACCO.search(text)
        and not default
        and not _near_topic(reading, clause)
    ):
        return spoken
    value = not off or (on is not None and re.search(r"repris|recommence|reussi", on.group()) is not None)
    position = clause.start + _first(off, on)
    pair = re.search(r"tous les deux|ni lui ni moi|ni elle ni moi|ni l'un ni l'autre|aucun des deux|ni moi ni", text)
    if pair:
        _say(reading, "client", value, clause, 0.9)
        _say(reading, "conjoint", value, clause, 0.9)
        return True
    holder = reading.holder(position)
    if holder == "commun":
        _say(reading, "client", value, clause, 0.8)
        _say(reading, "conjoint", value, clause, 0.75)
    elif holder in ("client", "conjoint") and not spoken:
        _say(reading, holder, value, clause, 0.85)
    elif holder in ("", "courtier", "entreprise"):
        _say(reading, "client", value, clause, 0.75)
    return True


def _two_people(reading: Reading, clause: Clause) -> bool:
    """ "Je fume mais ma femme ne fume pas": each half has its person."""
    found = False
    for part in re.finditer(r"(?:(?!\b(?:mais|et|par contre|alors que)\b).)+", clause.text):
        words = part.group()
        off, on = _NOT_SMOKING.search(words), _SMOKING.search(words)
        if not off and not on:
            continue
        holder = reading.holder(clause.start + part.start() + _first(off, on))
        if holder in ("client", "conjoint"):
            _say(reading, holder, not off, clause, 0.84)
            found = True
    return found


def _first(off: re.Match[str] | None, on: re.Match[str] | None) -> int:
    found = off or on
    return found.start() if found else 0


def _near_topic(reading: Reading, clause: Clause) -> bool:
    start = max(0, clause.index - 3)
    return any(_TOBACCO.search(c.text) for c in reading.document.clauses[start : clause.index])


_EACH = re.compile(
    r"\b(?P<who>moi|lui|elle|ma femme|mon mari|monsieur|madame|ma compagne|mon compagnon|"
    r"[a-z][a-z-]+)(?: c'est)? (?P<what>non(?!-)|oui|si|jamais|pas)\b(?! (?:fumeu|plus|de |d'|trop))"
)


def _person_by_person(reading: Reading, clause: Clause, text: str) -> bool:
    if not (_TOBACCO.search(clause.text) or _near_topic(reading, clause)):
        return False
    offset = clause.end - len(text)
    found = False
    for match in _EACH.finditer(text):
        who = _who(reading, match["who"], offset + match.start(), clause)
        if who in ("client", "conjoint"):
            _say(reading, who, match["what"] in ("oui", "si"), clause, 0.85)
            found = True
    return found


def _who(reading: Reading, word: str, position: int, clause: Clause) -> str:
    if word == "moi":
        return {"conjoint": "conjoint"}.get(clause.role, "client")
    named = next((name.person for name in reading.household.names if name.start == position), "")
    if named:
        return named
    if word in ("lui", "elle", "ma femme", "mon mari", "ma compagne", "mon compagnon"):
        if clause.role == "conjoint":
            return "client"
        if word in ("lui", "elle") and clause.role == "narrateur":
            return reading.people.holder(position + 1)
        gender = "m" if word == "lui" else "f"
        return (
            "client"
            if word in ("lui", "elle") and gender == reading.household.client_gender and clause.role != "client"
            else "conjoint"
        )
    if word in ("monsieur", "madame"):
        return "client" if (word == "madame") == (reading.household.client_gender == "f") else "conjoint"
    return ""


def _say(
    reading: Reading, person: str, value: bool, clause: Clause, confidence: float, other: Clause | None = None
) -> None:
    spans = [(clause.start, clause.end)] + ([(other.start, other.end)] if other is not None else [])
    if other is not None:
        spans.reverse()
    reading.put(person, "fumeur", value, *spans, confidence=confidence)


SPORTS = (
    r"kite ?surf|plongee(?: sous[- ]marine)?|parapente|deltaplane|parachutisme|parachute|escalade|alpinisme|"
    r"via ferrata|rugby|football|foot(?! du)|tennis(?: de table)?|padel|badminton|squash|judo|karate|boxe|"
    r"natation|nage|velo(?: de route)?|vtt|cyclisme|course a pied|running|jogging|marathons?|trail|triathlon|"
    r"randonnee|rando|ski(?: de fond| de rando(?:nnee)?)?|snowboard|surf|voile|equitation|cheval|golf|"
    r"gymnastique|gym|yoga|pilates|fitness|musculation|muscu|crossfit|danse|zumba|basket(?:-ball)?|hand(?:ball)?|"
    r"volley(?:-ball)?|hockey|petanque|chasse|tir(?: sportif| a l'arc)?|karting|moto ?cross|circuit(?: moto)?|"
    r"enduro|aviron|canoe|kayak|escrime|planeur|ulm|aviation|pilote d'avion|speleo(?:logie)?|canyoning|aquagym|"
    r"marche nordique|arts martiaux|jiu[- ]jitsu|mma(?= en)|patinage|roller|skate|waterpolo|apnee|wingfoil|paddle"
)
_SPORT = re.compile(rf"\b(?:{SPORTS})\b")
_PRACTICE = re.compile(
    r"\b(?:fais|fait|faisons|pratique\w*|joue\w*|du|de la|de l'|des|en club|club|licenciee?|inscrite?|regulierement|"
    r"chaque semaine|toutes les semaines|par semaine|competition|cours|sors|nage|cours|court|grimpe\w*|monte)\b"
)
_RARE = re.compile(
    r"\b(?:de temps en temps|occasionnel\w*|parfois|quelquefois|une fois (?:par an|l'an)|l'ete|en vacances|"
    r"quand (?:il y a|y a|je peux|il|elle)|un peu|une semaine par an|rarement|a l'occasion|"
    r"deux ou trois fois par an|dans l'annee)\b"
)
_OFTEN = re.compile(
    r"\b(?:chaque (?:semaine|dimanche|samedi|jour|mardi|jeudi|mercredi|lundi|vendredi|matin)|toutes les semaines|"
    r"tous les (?:dimanches|samedis|jours|matins|mardis|jeudis|mercredis|lundis|vendredis|week-ends)|par semaine|"
    r"regulier\w*|le (?:dimanche|samedi|mardi|jeudi|mercredi|lundi|vendredi)(?: matin| soir)?|en club|quotidien\w*|"
    r"hebdomadaire|licenciee?|(?:deux|trois|quatre|une) fois (?:par|la) semaine)\b"
)
_CONTEST = re.compile(
    r"\b(?:competition|competiteur|championnat|tournois?|en national\w*|en division|en regional\w*|coupe de|"
    r"prepare (?:un|le) (?:marathon|ironman|triathlon))\b"
)


def read_sport(reading: Reading) -> None:
    for match, clause in reading.find(_SPORT.pattern):
        holder = reading.holder(match.start())
        if holder not in ("client", "conjoint", "") or clause.role == "courtier":
            continue
        question = stance.asked(reading.document, clause) if clause.role != "narrateur" else None
        asked = (
            question is not None
            and clause.index - question.index <= 3
            and re.search(r"\b(?:sport\w*|loisirs?|activites?|faites quoi de vos)\b", question.text)
        )
        before = reading.text[max(clause.start, match.start() - 22) : match.start()]
        if stance.negated_before(reading.document, match.start()) or (
            re.search(
                r"\b(?:prof|professeur|moniteur|monitrice|club|magasin|cours|rue|salle|coach|mon fils|ma fille|"
                r"match|plus) (?:de |d'|du )?$",
                before,
            )
            and not re.search(r"je fais|en club", before)
        ):
            continue
        practised = bool(
            re.search(
                r"\b(?:fais|fait|pratique|joue|du|de la|de l'|nage|monte|au|le|a la|sportif :|"
                r"sport :)\W*(?:[a-z']+ ){0,2}$",
                before,
            )
        ) or bool(_OFTEN.search(clause.text) or _CONTEST.search(clause.text) or _RARE.search(clause.text))
        if not asked and not (
            practised
            and (
                _OFTEN.search(clause.text)
                or _CONTEST.search(clause.text)
                or _RARE.search(clause.text)
                or re.search(r"\b(?:je fais|fait|pratique|joue|sportif)\b", before + clause.text[:40])
            )
        ):
            continue
        person = holder or "client"
        span = (match.start(), match.end())
        reading.put(person, "activites_sportives", True, span, confidence=0.85)
        details = reading.extraction.records[person].get("details_activites_sportives")
        if details is None:
            reading.put(person, "details_activites_sportives", reading.said(*span), span, confidence=0.82)
        if person == "client":
            level = (
                "competition"
                if _CONTEST.search(clause.text)
                else "regulier"
                if _OFTEN.search(clause.text)
                else "occasionnel"
                if _RARE.search(clause.text)
                else ""
            )
            if level:
                reading.put(person, "niveau_activites_sportives", level, (clause.start, clause.end), confidence=0.8)
    for match, _clause in reading.find(
        r"\b(?:pas (?:de|un) sports?|aucun sport|pas (?:tres )?sportif|pas sportive|zero sport|jamais de sport|"
        r"ne (?:fait|pratique) (?:pas de|aucun) sport)\b",
        "cjn",
    ):
        holder = reading.holder(match.start())
        if holder in ("client", "conjoint", ""):
            reading.put(holder or "client", "activites_sportives", False, (match.start(), match.end()), confidence=0.75)


def read_mileage(reading: Reading) -> None:
    """Kilometres a year, with the unit or in answer to the question."""
    for measure in reading.document.measures:
        clause = reading.document.clause_at(measure.start)
        question = stance.asked(reading.document, clause) if clause.role not in ("narrateur", "courtier") else None
        asked = (
            question is not None
            and clause.index - question.index <= 4
            and bool(
                re.search(
                    r"\b(?:km|kilom\w+|bornes|roulez|de la route|faites combien avec|combien avec)\b", question.text
                )
            )
        )
        after = reading.text[measure.end : measure.end + 26]
        yearly = (
            bool(re.match(r"[\w\s',]{0,12}(?:par an|a l'annee|l'annee|/ ?an|annuels?)", after))
            or measure.period == "annuel"
        )
        if measure.kind == "km" and measure.value >= 1000 and (yearly or asked or measure.value >= 5000):
            sure = 0.85
        elif (
            measure.kind == "money"
            and asked
            and 1500 <= measure.value <= 150000
            and not re.match(r"\s*(?:euros|€|balles)", after)
            and "euro" not in reading.text[measure.start : measure.end]
        ):
            sure = 0.72
        else:
            continue
        if (clause.role == "courtier" and (stance.verdict(reading.document, clause) != "yes")) or stance.past(
            reading.clause_words(clause, measure.start, 60, 0)
        ):
            continue
        holder = reading.holder(measure.start)
        if re.search(
            r"\belle(?= [a-z]+ (?:mille|cent))|\bet elle\W+$",
            reading.text[max(clause.start, measure.start - 12) : measure.start],
        ):
            holder = "conjoint"
        person = holder if holder in ("client", "conjoint") else "client" if holder in ("", "commun") else ""
        if person and not re.search(
            r"\b(?:au compteur|compteur)\b", reading.clause_words(clause, measure.start, 30, 40)
        ):
            reading.put(
                person, "km_parcourus_annuels", int(measure.value), (measure.start, measure.end), confidence=sure
            )


_RISK = re.compile(
    r"\b(?:metier a risques?|metier (?:dangereux|expose)|profession a risques?|risques? professionnels?|"
    r"travail dangereux|poste a risques?|metier risque)\b"
)
_DANGERS = re.compile(
    r"\b(?:en hauteur|echafaudages?|nacelles?|toitures?|toits?|produits chimiques|chimique|explosifs?|amiante|"
    r"poussieres? de bois|haute tension|electricite haute|machines(?: a bois| dangereuses)?|scies?(?: a ruban)?|"
    r"toupie|tronconneuse|armes?|port d'arme|interventions?|incendies?|radiations?|rayons|agressions?|"
    r"charges lourdes|port de charges|plongee|helicopteres?|animaux|taureaux|solvants?|soudure|travaux publics|"
    r"engins|silos?|hydrocarbures)\b"
)


def read_danger(reading: Reading) -> None:
    for match, clause in reading.find(_RISK.pattern):
        if stance.negated_before(reading.document, match.start()):
            holder = reading.holder(match.start())
            reading.put(
                "conjoint" if holder == "conjoint" else "client",
                "risques_professionnels",
                False,
                (match.start(), match.end()),
                confidence=0.7,
            )
            continue
        verdict = stance.verdict(reading.document, clause) if clause.role == "courtier" else "yes"
        holder = reading.holder(match.start())
        person = "conjoint" if holder == "conjoint" else "client"
        if verdict == "no":
            reading.put(person, "risques_professionnels", False, (match.start(), match.end()), confidence=0.75)
        elif verdict == "yes" or re.search(r"\b(?:coche|cocher|note|mets|donc|c'est)\b", clause.text):
            _dangers(reading, person, match, clause)


def _dangers(reading: Reading, person: str, match: re.Match[str], clause: Clause) -> None:
    reading.put(person, "risques_professionnels", True, (match.start(), match.end()), confidence=0.8)
    first = reading.document.clauses[max(0, clause.index - 5)].start
    last = reading.document.clauses[min(len(reading.document.clauses) - 1, clause.index + 3)].end
    spans = [(m.start(), m.end()) for m in _DANGERS.finditer(reading.text, first, last)]
    if spans:
        value = ", ".join(dict.fromkeys(reading.said(*span) for span in spans))
        reading.put(person, "details_risques_professionnels", value, *spans, confidence=0.7)
