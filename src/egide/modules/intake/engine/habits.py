"""Sport, yearly mileage and dangerous work of client and spouse."""

from __future__ import annotations

import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

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
