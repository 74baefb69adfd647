"""Sports of client and spouse, and how often: "Je cours deux fois par semaine", "Aucun.", "Elle, du yoga le mardi."."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import Question, answerer, question_of
from egide.modules.intake.engine.reading import Reading

SPORTS = (
    r"kite(?: ?surf)?|char a voile|"
    r"plongee(?: sous[- ]marine)?|parapente|deltaplane|parachutisme|parachute|escalade|alpinisme|"
    r"via ferrata|rugby|football|boxe thai|kick boxing|muay thai|vtt de descente|bloc(?= |,|$)|concours complet|"
    r"foot(?! du)|tennis(?: de table)?|padel|badminton|squash|judo|karate|boxe|"
    r"natation|velo(?: de route)?|vtt|cyclisme|course a pied|running|jogging|footing|semi[- ]marathons?|marathons?|"
    r"trail|"
    r"triathlon|ultra[- ]trail|randonnee|rando|ski(?: de fond| de rando(?:nnee)?| alpin)?|snowboard|surf|voile|"
    r"equitation|cheval|"
    r"golf|gymnastique|gym|yoga|pilates|fitness|musculation|muscu|crossfit|danse|zumba|basket(?:-ball)?|hand(?:ball)?|"
    r"volley(?:-ball)?|hockey|petanque|chasse|tir(?: sportif| a l'arc)|karting|moto ?cross|moto sur circuit|"
    r"circuit(?: moto)?|"
    r"enduro|aviron|canoe|kayak|escrime|planeur|ulm|aviation|speleo(?:logie)?|canyoning|aquagym|aquabike|"
    r"(?<!\bau )(?<!\ble )(?<!\bdu )(?<!\bun )marche(?: nordique| sportive| rapide)?(?! bien| pas| mieux| plus|s)|"
    r"arts martiaux|jiu[- ]jitsu|mma(?= en)|"
    r"patinage|roller|skate|waterpolo|apnee|wingfoil|paddle|"
    r"windsurf|planche a voile|gravel|motocross|rallyes?|regates?|self[- ]defense|capoeira|aikido|krav maga"
)
# Verbs that say the sport by themselves, with its name.
_VERBS = {
    "cours": "course à pied", "court": "course à pied", "nage": "natation", "grimpe": "escalade", "regate": "voile",
    "skie": "ski", "surfe": "surf", "plonge": "plongée", "boxe": "boxe",
}  # fmt: skip
# "Pour aller surfer", "on part skier": a sport gone to.
_GONE_TO = {
    "courir": "course à pied", "nager": "natation", "grimper": "escalade", "skier": "ski", "surfer": "surf",
    "plonger": "plongée", "ramer": "aviron", "randonner": "randonnée", "naviguer": "voile",
}  # fmt: skip
_SPORT = re.compile(
    rf"\b(?:(?P<noun>{SPORTS})|"
    rf"(?:aller|vais|va|allons|pars|part|partir|partons) (?P<goes>{'|'.join(_GONE_TO)})|"
    rf"(?P<who>[a-z-]+),? (?P<verb>{'|'.join(_VERBS)})(?! (?:toujours|partout|apres|encore|"
    rf"le risque|"
    rf"derriere|circuit|terme)))\b"
)
_RARE = re.compile(
    r"\b(?:de temps en temps|occasionnel\w*|parfois|quelquefois|une fois (?:par an|l'an)|l'ete|en vacances|"
    r"quand (?:il y a|y a|je peux|il fait|elle peut)|un peu|une semaine par an|rarement|a l'occasion|"
    r"(?:deux|trois|quatre|cinq)(?: ou (?:deux|trois|quatre|cinq))? fois (?:par an|l'an|dans l'annee)|dans l'annee|"
    r"sans plus|(?:une|deux|trois|quelques|\d) semaines? (?:par an|l'hiver|dans l'annee))\b"
)
_DAYS = r"dimanche|samedi|mardi|jeudi|mercredi|lundi|vendredi"
_OFTEN = re.compile(
    rf"\b(?:chaque (?:semaine|jour|matin|soir|week-end|{_DAYS})|toutes les semaines|tous les (?:jours|matins|soirs|"
    rf"week[- ]?ends|"
    rf"(?:{_DAYS})s?)|(?:fois|entrainements?|seances?|sorties?|heures?|cours) (?:par|la) semaine|par semaine|"
    rf"regulier\w*|"
    rf"le (?:{_DAYS})(?: matin| soir| midi)?|en club|quotidien\w*|hebdomadaire|licenciee?|tous les mois|"
    rf"une fois par mois|"
    rf"licence|(?:un|deux|trois|quatre) soirs?|toute l'annee|au club|avec le club|"
    rf"tout l'(?:hiver|ete)|toute la saison|chaque (?:hiver|ete|saison))\b"
)
_CONTEST = re.compile(
    r"\b(?:en competitions?|de competition|competiteur|competitrice|championnats?|tournois?|en national\w*|"
    r"en division|en regional\w*|(?:en|des|les) concours|"
    r"coupe de|prepare (?:un|le) (?:marathon|ironman|triathlon))\b"
)
_PAST = re.compile(
    r"^[^.]{0,8}\b(?:a l'epoque|avant|autrefois|dans le temps|plus jeune|quand j'etais|il y a longtemps|jadis)\b"
)
_BEFORE_PAST = re.compile(
    r"\b(?:j'ai (?:fait|joue|arrete|pratique)|je faisais|je jouais|il faisait|elle faisait|"
    r"ne fais plus|plus de|arrete le)\b[^.]{0,16}$"
)
_OTHER_USE = re.compile(
    r"\b(?:prof|professeur\w*|moniteur|monitrice|magasin|cours|rue|salle|coach|mon fils|ma fille|match|plus|accident|"
    r"tenue|chaussures|terrain|licence de ma fille|station) (?:de |d'|du )?$"
)
_PRACTISED = re.compile(
    r"\b(?:fais|fait|faisons|pratique|joue|du|de la|de l'|des|monte|au|le|a la|sportif :|sport :|c'est|"
    r"inscrite? a[u ]|club d[e'u]|equipe d[e']|"
    r"licenciee? (?:au club )?)\W*(?:[a-z']+ ){0,2}$"
)
# "Moi je fais du ski de randonnée": what one does, however often.
_DOES = re.compile(
    r"(?:^|[,;:.] ?|\b(?:et|mais|moi|lui|elle),? )(?:je|elle|il) (?:fais|fait|pratique) (?:aussi |toujours |encore |"
    r"beaucoup )?(?:du |de la |de l'|des |le |la |l')$"
)
_NONE = re.compile(
    r"^\W*(?:(?:euh|ah|oh|ben|bah|alors|moi|lui|elle|et|pour moi|mais|enfin|oui|[a-z]+)\W+){0,2}?(?:aucun\b|neant|"
    r"zero|rien|"
    r"non(?!,? (?:mais|enfin|sauf))\b|jamais|pas (?:vraiment|du tout|de sport|tellement|beaucoup|trop|un seul)|"
    r"plus (?:depuis|maintenant|du tout)|le canape)"
)
_NO_SPORT = re.compile(
    r"\b(?:pas (?:de|un) sports?|aucun sport|pas (?:tres )?sportif|pas sportive|zero sport|jamais de sport|"
    r"ne (?:fait|pratique) (?:pas de|aucun) sport|mon (?:seul )?sport,? c'est (?:la lessive|le canape|la tele|"
    r"courir apres)|sport : neant|sport : aucun)\b"
)


def read_sport(reading: Reading) -> None:
    for match, clause in reading.find(_SPORT.pattern):
        if clause.role != "courtier" or reading.guessed_roles:
            _practice(reading, match, clause)
    for clause in reading.document.clauses:
        question = _asked(reading, clause)
        if question is not None:
            _none_answered(reading, question, clause)
    for match, _clause in reading.find(_NO_SPORT.pattern, "cjn"):
        holder = reading.holder(match.start())
        if holder in ("client", "conjoint", ""):
            reading.put(holder or "client", "activites_sportives", False, match.span(), confidence=0.75)


def _asked(reading: Reading, clause: Clause) -> Question | None:
    question = question_of(reading, clause)
    return question if question is not None and question.about("sport") else None


def _practice(reading: Reading, match: re.Match[str], clause: Clause) -> None:
    asked = _asked(reading, clause)
    holder = answerer(reading, asked, match.start()) if asked is not None else reading.holder(match.start())
    if holder not in ("client", "conjoint", "") or stance.negated_before(reading.document, match.start()):
        return
    before = reading.text[max(clause.start, match.start() - 30) : match.start()]
    around = _around(reading, match, clause)
    if _OTHER_USE.search(before) and not re.search(r"je fais|en club", before):
        return
    if _PAST.match(reading.text[match.end() : clause.end]) or _BEFORE_PAST.search(before) or stance.past(before[-24:]):
        return
    pronoun = match["verb"] and match["who"] in ("je", "il", "elle", "on", "lui", "moi")
    named = match["verb"] and reading.household.who(match["who"]) in ("client", "conjoint")
    if match["verb"] and not pronoun and not (named and (asked is not None or clause.role == "narrateur")):
        return
    if asked is None and clause.role == "courtier" and not re.search(r"\bsports?\b", before):
        return
    told = (
        pronoun
        or named
        or match["goes"]
        or _PRACTISED.search(before)
        or (clause.role == "narrateur" and re.search(r"(?:^|[,:] |\b(?:lui|elle) )$", before))
    )
    how = _CONTEST.search(around) or _OFTEN.search(around) or _RARE.search(around)
    plain = match["noun"] and _DOES.search(before)
    if asked is None and not plain and not (told and how) and clause.role != "courtier":
        return
    person = _for_whom(reading, match.end(), clause) or holder or "client"
    reading.put(person, "activites_sportives", True, match.span(), confidence=0.85)
    verb = _VERBS[match["verb"]] if match["verb"] else _GONE_TO.get(match["goes"] or "", "")
    name = reading.said(*match.span()) if match["noun"] else verb
    sure = 0.82 + 0.02 * bool(match["noun"] and how)
    _name(reading, person, name, match, clause, sure)
    level = _level(around)
    if level and person == "client":
        reading.put(person, "niveau_activites_sportives", level, (clause.start, clause.end), confidence=0.8)


def _name(reading: Reading, person: str, name: str, match: re.Match[str], clause: Clause, sure: float) -> None:
    """Write the sport; with those told of the same person in the same breath ("je nage, et du badminton")."""
    field = "details_activites_sportives"
    known = reading.extraction.records.get(person, {}).get(field)
    if known is not None and clause.punctuated:
        at = reading.position(known.evidence[0])
        others = str(known.value).split(", ")
        same_breath = reading.document.clause_at(at).turn == clause.turn and 0 < match.start() - at < 160
        if same_breath and name not in others and not any(fold(name) in fold(other) for other in others):
            spans = [(start, start + len(e.quote)) for e in known.evidence for start in (reading.position(e),)]
            joined = ", ".join([*others, name])
            reading.put(person, field, joined, *spans, match.span(), confidence=known.confidence, replace=True)
            return
    reading.put(person, field, name, match.span(), confidence=sure)


_OTHER_ONE = re.compile(r"\b(?:lui|elle|moi|monsieur|madame|mon mari|ma femme|mon compagnon|ma compagne)\b")


def _around(reading: Reading, match: re.Match[str], clause: Clause) -> str:
    """The words of the sport: its clause, cut at the next sport of somebody else in long speech."""
    if clause.punctuated:
        following = reading.document.clauses[min(clause.index + 1, len(reading.document.clauses) - 1)]
        goes_on = following.turn == clause.turn and len(following.text) < 90 and _SPORT.search(following.text) is None
        other = _SPORT.search(reading.text, match.end(), clause.end)
        if other is not None and _OTHER_ONE.search(reading.text, match.end(), other.start()):
            return reading.text[clause.start : other.start()]  # "elle grimpe le mardi, lui du trail en compétition"
        return clause.text + (" " + following.text if goes_on else "")
    segment_end = reading.document.starts[clause.segment] + len(reading.document.folded[clause.segment].text)
    stop = min(segment_end, match.end() + 60)
    other = _SPORT.search(reading.text, match.end(), stop)
    return reading.text[max(clause.start, match.start() - 70) : other.start() if other else stop]


def _for_whom(reading: Reading, end: int, clause: Clause) -> str:
    """ "Le tennis de temps en temps pour Quentin"."""
    match = re.compile(r"[^.;,]{0,34}?\bpour (?P<who>moi|[a-z-]+)\b").match(reading.text, end, clause.end + 1)
    if not match or _SPORT.search(match.group()):
        return ""
    if match["who"] == "moi":
        return clause.role if clause.role in ("client", "conjoint") else ""
    person = reading.household.who(match["who"])
    return person if person in ("client", "conjoint") else ""


def _level(words: str) -> str:
    if _CONTEST.search(words):
        return "competition"
    if _OFTEN.search(words):
        return "regulier"
    return "occasionnel" if _RARE.search(words) else ""


def _none_answered(reading: Reading, question: Question, clause: Clause) -> None:
    """ "Du sport ?" "Aucun."; "Plus depuis mon opération."; a "no" to risky sports says nothing of the others."""
    match = _NONE.match(clause.text)
    opening = reading.document.clauses[clause.index - 1].turn != clause.turn
    named = reading.people.last_before(clause.start + 24, clause.start)
    own = (
        named is not None
        and named.kind != "you"
        and bool(re.match(r"\W*(?:et |pour )?(?:moi|lui|elle|ma|mon)\b", clause.text))
    )
    if match is None or not (opening or own) or _SPORT.search(clause.text):
        return
    if re.search(r"\brisques?\b|\bdangereux\b|\bextreme", question.clause.text):
        return
    position = clause.start + match.end()
    person = answerer(reading, question, position)
    if person in ("client", "conjoint"):
        spans = ((clause.start, position), (question.clause.start, question.clause.end))
        reading.put(person, "activites_sportives", False, *spans, confidence=0.84)
