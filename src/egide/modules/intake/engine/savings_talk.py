"""Savings asked about and told in short answers: what is free, what can be put aside, how long, what risk, what for.

"Il y a de quoi voir venir ?" "Six mille." The broker's question gives the figure its field; a sentence of the
household that names the field itself needs none.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.health_talk import HealthTalk
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.savings_aims import own_moneys, read_project, read_purpose, read_target
from egide.modules.intake.engine.savings_gather import effort_after
from egide.modules.intake.engine.savings_words import (
    ADDS_UP,
    AHEAD,
    ASKED,
    CAREFUL,
    COVERED,
    EMPTY,
    FREE,
    LEAVES,
    LEFT_EACH_MONTH,
    MONEY_TALK,
    NEEDED_IN,
    NONE_FREE,
    NOT_OURS,
    OPENS,
    PLACED,
    PUT_IN,
    SOME,
    SPENT,
)

_SECTION = "bae_epargne"
_ASKS = re.Choice(ASKED)


def read_talk(reading: Reading) -> None:
    """Fill the savings need from questions and answers, and from sentences that name a field themselves."""
    asked: dict[int, frozenset[str]] = {}
    until = -1
    for clause in reading.document.clauses:
        until = _in_hand(clause, until)
        if clause.role not in ("client", "conjoint", "narrateur"):
            if clause.role == "courtier" and reading.believed(clause):
                _horizon(reading, clause, frozenset())
                _effort_agreed(reading, clause)
            continue
        topics = _asked(reading, clause, asked)
        if clause.start < until:
            topics |= {"hand"}
        _available(reading, clause, topics)
        _capacity(reading, clause, topics)
        _charges(reading, clause, topics)
        _horizon(reading, clause, topics)
        read_purpose(reading, clause, topics)
        read_project(reading, clause)
        read_target(reading, clause, topics)


_STAYS = 480


def _in_hand(clause: Clause, until: int) -> int:
    """Where savings leave the hand: some way after they were opened, or where something else is asked or headed."""
    if OPENS.search(clause.text):
        return clause.end + _STAYS
    heads = clause.question if clause.role == "courtier" else clause.role == "narrateur" and len(clause.text) < 40
    return clause.start if heads and LEAVES.search(clause.text) else until


_RESTING = re.compile(
    r"\b(?:dort|dorment|dormir|a placer|veux placer|placer\b|n'ose (?:plus|pas)|quoi en faire|qu'en faire|en faire|"
    r"attend\w*|heritage|la vente|virement|le capital|succession)\b"
)
_RESTS_FROM = 10_000


def read_resting(reading: Reading) -> None:
    """ "Ça dort sur mon compte courant": what lies on a current account, and has to be placed, is free."""
    if reading.has(_SECTION, "montant_epargne_disponible"):
        return
    for row in reading.extraction.rows.get("actifs_financiers", []):
        worth = row.get("valeur_actuelle")
        if row["nature"].value != "compte_courant" or worth is None or not isinstance(worth.value, int):
            continue
        named, figure = reading.position(row["nature"].evidence[0]), reading.position(worth.evidence[0])
        around = reading.text[max(0, min(named, figure) - 60) : max(named, figure) + 150]
        if worth.value >= _RESTS_FROM and _RESTING.search(around):
            span = (figure, figure + len(worth.evidence[0].quote))
            _put(reading, "montant_epargne_disponible", worth.value, *span, 0.7)
            _put(reading, "epargne_disponible", True, *span, 0.7)
            return


def _asked(reading: Reading, clause: Clause, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """What the broker's last words ask of savings, while the household answers them."""
    if clause.role == "narrateur":
        return frozenset()
    question = stance.asked(reading.document, clause)
    if question is None or question.role != "courtier" or clause.index - question.index > 5:
        return frozenset()
    if question.index not in known:
        text = question.text
        before = reading.document.clauses[question.index - 1] if question.index else question
        if before is not question and before.role == "courtier" and before.turn == question.turn:
            text = f"{before.text} {text}"
            re.know(text)
        topics = frozenset([topic for topic, pattern in _ASKS.among(text) if pattern.search(text)])
        topics -= {"available"} if "capacity" in topics else frozenset()
        known[question.index] = topics - {"horizon"} if _of_something_else(reading, question) else topics
        if _STOPPED.search(text):
            known[question.index] -= {"charges"}
    return known[question.index]


def _of_something_else(reading: Reading, question: Clause) -> bool:
    """ "Pour combien de temps ?" asked of a cover or of a loan."""
    if MONEY_TALK.search(question.text):
        return False
    near = max(0, question.start - 140)
    return bool(COVERED.search(reading.text, near, question.end) or _OWED.search(reading.text, near, question.end))


# "Si demain vous êtes arrêté, il vous faut combien pour vivre ?": a cover, not what is spent today.
_STOPPED = re.compile(r"\b(?:si|quand|jour ou) [^?.]{0,24}\b(?:arret\w*|malade|accident|invalid\w*|deced\w*)\b")
# "Et versé sur quelle durée ?", after sums to be paid when one is stopped.
_OWED = re.compile(r"\b(?:versee?s? (?:sur|pendant)|prets?|credits?|emprunt\w*|mensualites?|franchise|loyers?|bail)\b")


def _ours(reading: Reading, clause: Clause, position: int) -> bool:
    spoken = reading.people.last_before(position, clause.start)
    return spoken is None or spoken.holder not in ("tiers", "entreprise", "enfant")


def _put(reading: Reading, name: str, value: float | bool | str, start: int, end: int, sure: float) -> None:
    if isinstance(value, float):
        value = int(value)
    reading.put(_SECTION, name, value, (start, end), confidence=sure)


def _available(reading: Reading, clause: Clause, topics: frozenset[str]) -> None:
    text = clause.text
    if ("available" in topics and EMPTY.match(text)) or NONE_FREE.search(text):
        _put(reading, "epargne_disponible", False, clause.start, clause.end, 0.72)
        return
    said = FREE.search(text)
    if not said and "available" not in topics:
        return
    if not said and SOME.match(text):
        _put(reading, "epargne_disponible", True, clause.start, clause.end, 0.66)
        return
    if (
        (PLACED.search(reading.text, max(0, clause.start - 60), clause.end) and not re.search(r"\bdispo", text))
        or NOT_OURS.search(text)
        or stance.hypothetical(text)
        or (said and stance.negated_before(reading.document, clause.start + said.start()))
    ):
        return
    moneys = [m for m in own_moneys(reading, clause, 300, 5_000_000) if not m.period]
    if said and moneys:
        moneys.sort(key=lambda m: abs(m.start - clause.start - said.start()))
    if not moneys or (said and abs(moneys[0].start - clause.start - said.start()) > 70 and "available" not in topics):
        return
    if _GIVEN_AWAY.search(text):
        return
    best = moneys[0]
    _put(reading, "montant_epargne_disponible", best.value, best.start, best.end, 0.74)
    _put(reading, "epargne_disponible", True, best.start, best.end, 0.74)


_GIVEN_AWAY = re.compile(r"\b(?:ai|a|avons|ont)(?: deja)? donne\b|\bdonations?\b")


# "Moins 8 500 pour la chaudière": what is taken off what there is.
_TAKEN_OFF = re.compile(r"\bmoins (?:les )?$")


def _capacity(reading: Reading, clause: Clause, topics: frozenset[str]) -> None:
    said = LEFT_EACH_MONTH.search(clause.text) or ("hand" in topics and PUT_IN.search(clause.text)) or None
    if not said and "capacity" not in topics:
        return
    if NOT_OURS.search(clause.text) or stance.negated_before(
        reading.document, clause.start + (said.start() if said else 0)
    ):
        return
    if COVERED.search(reading.text, max(0, clause.start - 120), clause.end):
        return
    moneys = [
        m
        for m in own_moneys(reading, clause, 20, 15_000)
        if m.period in ("", "mensuel") and not _TAKEN_OFF.search(reading.text, max(clause.start, m.start - 10), m.start)
    ]
    if said:
        moneys = [m for m in moneys if -30 < m.start - clause.start - said.end() < 60 or "capacity" in topics]
    moneys = [
        m
        for m in moneys
        if not re.search(r"\bquand\b|\bsi\b", reading.text[max(clause.start, m.start - 60) : m.start])
        or m is not moneys[0]
        or len(moneys) < 2
    ]
    if said and not moneys[:1]:
        return
    if moneys and HealthTalk(reading).spends(moneys[0].start):
        return
    if moneys:
        now = next(
            (
                m
                for m in moneys
                if re.search(
                    r"\b(?:la c'est|aujourd'hui|pour l'instant|mettez|plutot|jusqu'a)\b[^.]{0,16}$",
                    reading.text[max(clause.start, m.start - 34) : m.start],
                )
            ),
            None,
        )
        best = now or moneys[0]
        _put(reading, "capacite_epargne_estimee", best.value, best.start, best.end, 0.78 if now else 0.74)


_PUTS_ASIDE = re.compile(
    r"\b(?:epargn(?:er|iez|ez)|de cote|plac(?:er|iez)|effort(?: d'epargne| mensuel)?|"
    r"vous passer)\b(?![^?]{0,40}\b(?:deja|livret|per|pea)\b)"
)


def _effort_agreed(reading: Reading, clause: Clause) -> None:
    """ "Vous pourriez épargner 400 par mois ?" "Oui.": the broker's figure, taken up as it is."""
    answer = stance.reply(reading.document, clause)
    if answer is None or not clause.question or not _PUTS_ASIDE.search(clause.text):
        return
    if any(m.kind == "money" for m in reading.measures_between(answer.start, answer.end + 60)):
        return
    moneys = [m for m in own_moneys(reading, clause, 20, 15_000) if m.period == "mensuel"]
    if len(moneys) == 1 and stance.verdict(reading.document, clause) == "yes":
        _put(reading, "capacite_epargne_estimee", moneys[0].value, moneys[0].start, moneys[0].end, 0.7)


# "C'est bloqué encore deux ans": the state of what is placed already.
_STILL_TIED = re.compile(r"\b(?:est|sont|reste|restent|etait) bloqu\w+")


def _charges(reading: Reading, clause: Clause, topics: frozenset[str]) -> None:
    said = SPENT.search(clause.text) or ADDS_UP.search(clause.text)
    if not said and "charges" not in topics:
        return
    moneys = [m for m in own_moneys(reading, clause, 200, 20_000) if m.period in ("", "mensuel")]
    if said:
        moneys = [m for m in moneys if -90 < m.start - clause.start - said.start() < 90 + len(said.group())]
        own = [
            m
            for m in moneys
            if re.search(
                r"\b(?:chez nous|a la maison|nous|le foyer|de charges)\b[^.,]{0,20}$",
                reading.text[max(clause.start, m.start - 40) : m.start],
            )
            or re.match(r" ?(?:€|euros?)? de charges", reading.text[m.end : m.end + 18])
        ]
        moneys = own or moneys
    if moneys and not NOT_OURS.search(
        reading.text[clause.start : moneys[-1].start] if len(moneys) == 1 and not said else ""
    ):
        best = moneys[-1] if len(moneys) > 1 and not said else moneys[0]
        _put(reading, "charges_totales", best.value, best.start, best.end, 0.74)
        effort = effort_after(reading, clause, best)
        if effort is not None:
            span = (effort.start, effort.end)
            reading.put(_SECTION, "capacite_epargne_estimee", int(effort.value), span, confidence=0.78, replace=True)


def _horizon(reading: Reading, clause: Clause, topics: frozenset[str]) -> None:
    said = None if _STILL_TIED.search(clause.text) else NEEDED_IN.search(clause.text)
    if not said and "horizon" not in topics:
        _placed_for(reading, clause, in_hand="hand" in topics)
        return
    spans = [
        (m.value if m.kind == "years" else m.value / 12, m.start, m.end)
        for m in reading.measures_between(clause.start, clause.end)
        if m.kind in ("years", "duration")
        and _ours(reading, clause, m.start)
        and not re.search(
            r"\b(?:j'ai|il a|elle a|a|age|depuis|il y a)\W+$", reading.text[max(clause.start, m.start - 10) : m.start]
        )
    ]
    today = reading.document.reference.year
    spans += [
        (int(d.value[:4]) - today, d.start, d.end)
        for d in reading.dates_between(clause.start, clause.end)
        if d.kind in ("year", "absolute") and today < int(d.value[:4]) < today + 45
    ]
    if said:
        near = [s for s in spans if said.start() - 4 <= s[1] - clause.start <= said.end() + 34]
        spans = near or ([] if "horizon" not in topics else spans)
    if not spans and "horizon" in topics:
        soon = _SOON.search(clause.text)
        if soon:
            _put(reading, "horizon_placement", "court", clause.start + soon.start(), clause.start + soon.end(), 0.74)
            return
        spans = _bare_years(reading, clause)
    if spans and 0 < spans[0][0] <= 45:
        years, start, end = spans[0]
        low = re.search(
            r"\b(?:entre )?(\d+|[a-z]+)(?: et | ou |, )$", reading.text[max(clause.start, start - 16) : start]
        )
        value = "court" if years < 4 else "moyen" if years <= 8 else "long"
        _put(reading, "horizon_placement", value, start, end, 0.77 if low else 0.75)


_PLACING = re.compile(
    r"\b(?:plac\w+|bloqu\w+|investi\w*|epargn(?:er|e|ons|es)|de cote|placement|racheter|acheter|reve\w*|"
    r"financer|construire)\b"
)
_FOR_YEARS = re.compile(
    r"\b(?:sur|pour|pendant|d'ici|dans|duree(?: de)?)(?: (?:une|les|encore|environ))?(?: petite| bonne| prochaines)?"
    r"(?: (?:\d+|[a-z]+)(?: ou|,| a))? $"
)


def _placed_for(reading: Reading, clause: Clause, *, in_hand: bool) -> None:
    """ "Placer 30 000 pour cinq ou six ans", "acheter un bateau dans quatre ans": told with what is placed."""
    if _OWED.search(clause.text) or COVERED.search(clause.text) or stance.offered(clause.text):
        return
    for measure in reading.measures_between(clause.start, clause.end):
        if measure.kind not in ("years", "duration") or not _ours(reading, clause, measure.start):
            continue
        lead = reading.text[max(clause.start, measure.start - 40) : measure.start]
        floor = max(reading.document.starts[clause.segment], measure.start - 110)
        near = reading.text[floor : min(clause.end, measure.end + 60)]
        if (in_hand and AHEAD.search(lead) and not _STILL_TIED.search(near)) or (
            _FOR_YEARS.search(lead)
            and (_PLACING.search(near) or CAREFUL.search(near))
            and MONEY_TALK.search(reading.text, max(0, clause.start - 250), clause.end)
        ):
            years = measure.value if measure.kind == "years" else measure.value / 12
            if years <= 45:
                value = "court" if years < 4 else "moyen" if years <= 8 else "long"
                _put(reading, "horizon_placement", value, measure.start, measure.end, 0.72)


def _bare_years(reading: Reading, clause: Clause) -> list[tuple[float, int, int]]:
    """ "Sur combien de temps ?" "Mettez cinq.": a number alone, as years."""
    return [
        (number.value, number.start, number.end)
        for number in reading.document.numbers_between(clause.start, clause.end)
        if 1 <= number.value <= 40
        and not number.article
        and _ours(reading, clause, number.start)
        and _ALONE.match(reading.text, number.end)
    ][-1:]


_SOON = re.compile(
    r"\b(?:(?:fin de )?l'annee prochaine|l'an prochain|dans l'annee|d'ici la fin de l'annee|(?:dans )?quelques mois|"
    r"(?:a|dans) (?:tres )?court terme|tout de suite|tres vite|a tout moment|n'importe quand)\b"
)
_ALONE = re.compile(r"\W*(?:$|[.,;!?…]|(?:c'est|ca|je|moi|bien|au (?:moins|plus|bas mot)|minimum|maximum|pas)\b)")
