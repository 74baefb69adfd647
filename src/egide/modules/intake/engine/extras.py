"""Extras of health cover: gentle medicine, cures, other prostheses, legal protection: wanted, not wanted, or left open.

Each mention is weighed by the words around it, or by the answer when the broker asked. The last word counts, and
"on verra" leaves the question open.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.care import EXTRAS, ITEMS
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_ITEM = re.compile("|".join(rf"(?<![a-z])(?:{pattern})(?![a-z])" for name, pattern in ITEMS.items() if name))
_CARE = re.compile(
    r"\b(?:mutuelles?|complementaires?|sante|hospi\w*|optique|dentaires?|lunettes|dents|rembours\w*|hopital|"
    r"depassements?|pharmacie|medecines?|medical\w*|medecins?|docteur|seances?|rhumatism\w*|dos|hanche|jambe|"
    r"pris\w* en charge|soins?)\b"
)
_LAWFUL = re.compile(
    r"\b(?:dans|avec|de|la|cette) (?:la |certaines |les |cette |ces |votre )?(?:mutuelles?|complementaires?|sante)\b|"
    r"medical|\bdedans\b|\bformules?\b|\b(?:praticien|chirurgien|medecin|dentiste|hopital|clinique)\w*"
)
_NO = re.compile(
    r"\b(?:(?:n'y |y )?(?:crois|croit|croient|croyons|connais|connait) (?:pas|plus|guere)|inutiles?|"
    r"charlatan\w*|fini\w*|"
    r"laissez|laisse tomber|rien a (?:cirer|battre|secouer|foutre|faire)|tres peu pour|"
    r"(?:pas|plus|aucun\w*|guere|jamais) (?:du tout |vraiment |trop )?(?:interesse\w*|besoin|l'utilite|utile|"
    r"pour (?:moi|nous|lui|elle)|"
    r"d'interet|la peine|notre truc|mon truc|son truc|d'utilite|d'interet)|"
    r"(?:(?:interesse|tente|attire|branche|parle)(?:nt)? (?:pas|guere|plus)|(?:dit|disent) rien)|"
    r"(?:vois|voit|voyons) pas l'interet|"
    r"aucun interet|"
    r"(?:n'y |y )?(?:vais|va|vont|allons|irai|ira) (?:pas|jamais|plus)|merci bien|sans facon|non merci|"
    r"(?:veux|veut|veulent|voulons|souhaite\w*|prend\w*|prends) pas|on s'en passe\w*|m'en passe|refus\w+|"
    r"exclu\w*|jamais|non (?:souhaite|voulu|demande)\w*|"
    r"m'en fiche|m'en moque|ca (?:me |nous |lui )?sert a rien|pas concern\w+|rien de tout ca|n'en (?:veu\w+|"
    r"fais|fait) (?:pas|plus)|(?:me|la|le) (?:fait|font) rire|rigole)\b"
)
_YES = re.compile(
    r"\b(?:oui|ouais|volontiers|souhaitee?s?|je mets|cochez|coche|prenez|mettez|ajoutez|gardez|prends|je (?:la|"
    r"les|le) (?:veux|"
    r"prends|voudrais)|"
    r"(?:il|elle) (?:la|les|le) veut|j'y (?:vais|tiens)|on y (?:va|tient)|(?:vais|va|vont|allons) (?:chez|voir|"
    r"a|au|en)|"
    r"consulte\w*|rembours\w+|pris\w* en charge|prise en charge|important\w*|faut|faudrait|tien(?:s|t|nent)|"
    r"sacree?|"
    r"suive|"
    r"tous les (?:ans|mois)|toutes les semaines|chaque (?:mois|annee|ete|printemps)|fois par an|une fois par mois|"
    r"j'en (?:fais|ai|veux|prends)|en fait une|j'ai une?|on a une?|la fait|demandee?s?|a prevoir|si possible|"
    r"pourquoi pas|d'accord|absolument|"
    r"indispensable|ca oui|si (?:c'est (?:dedans|possible|compris|inclus)|ca (?:peut|passe))|(?:il|elle|on|"
    r"ils) (?:la |le |les )?pren\w+|"
    r"a compter|(?:y va|y vont|y vais)(?! (?:pas|plus|jamais))|"
    r"avec plaisir|interesse\w*|bien sur|evidemment|allez-y|ca m'arrange\w*|enfin si|mais si)\b"
)
_LATER = re.compile(
    r"\b(?:on verra|verrons|a voir|plus tard|pour l'instant|pour le moment|pas encore|renouvellement|reflechi\w*|"
    r"une autre fois|on en reparle\w*|peut-etre|c'est (?:quoi|combien))\b"
)
_BACK = re.compile(
    r"\b(?:enfin si|ah si|mais si|si quand meme|si en fait|remarquez si|enfin non|mais moi non|non moi)\b"
)
_OPEN = re.compile(r"\W*(?:on verra|plus tard|peut-etre|une autre fois|pas (?:encore|maintenant|pour))")
_DENIED = re.compile(r"[.!?,;…] +(?:non|tout ca non)\b")
_REFUSED_AFTER = re.compile(
    r"\W*(?:ca |ca,|alors |euh |la )*(?:non\b|pas (?!cher)|jamais|aucun|bof|zero|sans(?=\W|$)|on n'en veut pas)"
)
_ENDS_NO = re.compile(r"[^.;!?|]{0,40}, non\W*(?:[.;!?]|$)")
_AT_ONCE = re.compile(r"\W*(?:ca )?(?:oui|ouais|aussi|egalement|pareil|non|jamais|bof)\b")
_BESIDE = re.compile(r"\W*(?:(?:et|ou|ni|comme|plus) )?(?:les?|la|l'|des|de l'|du|d')? ?")
_ABOUT_OTHERS = re.compile(
    r"\b(?:mes parents|mon pere|ma mere|mon voisin|ma voisine|mon frere|ma soeur|une amie|un ami|mon beau-\w+|"
    r"ma belle-\w+|ma tante|mon oncle|mes beaux-parents|ma grand-mere|ma cousine|mon cousin)\b"
)


def read_extras(reading: Reading) -> None:
    """Write every extra that somebody of the household wants or does not want."""
    mentions = _mentions(reading)
    starts = [match.start() for _, match, _ in mentions]
    told: set[str] = set()
    listed: tuple[bool | None, tuple[int, int]] = (None, (0, 0))
    for place in range(len(mentions) - 1, -1, -1):
        name, match, clause = mentions[place]
        if name == "souhaite_protection_juridique" and not _in_health(reading, match, clause):
            continue
        if not _CARE.search(reading.text, max(0, match.start() - 500), match.end() + 300) and len(reading.text) > 400:
            continue
        wanted, span = _weigh(reading, match, clause, starts[place + 1 :])
        if wanted is None and _listed(reading, match, mentions[place + 1 : place + 2]):
            wanted, span = listed
        listed = wanted, span
        if wanted is not None and name not in told:
            told.add(name)
            reading.put("sante_souhait", name, wanted, span, match.span(), confidence=0.75)


def _listed(reading: Reading, match: re.Match[str], following: list[tuple[str, re.Match[str], Clause]]) -> bool:
    """ "Les cures, l'ostéopathe, ni l'un ni l'autre": what is said of the next one is said of both."""
    return bool(following) and bool(_BESIDE.fullmatch(reading.text, match.end(), following[0][1].start()))


def _mentions(reading: Reading) -> list[tuple[str, re.Match[str], Clause]]:
    found = [
        (name, match, clause)
        for name, pattern in EXTRAS.items()
        for match, clause in reading.find(rf"(?<![a-z])(?:{pattern})(?![a-z])")
        if not _outside(reading, match, clause)
    ]
    return sorted(found, key=lambda mention: mention[1].start())


def _outside(reading: Reading, match: re.Match[str], clause: Clause) -> bool:
    """Somebody else's, or a trade ("je suis ostéopathe")."""
    before = reading.text[max(clause.start, match.start() - 40) : match.start()]
    if re.search(
        r"\b(?:suis|est|etait|metier|profession|comme|cabinet d'?e?|etudes? d'?e?|installee?|"
        r"ecole d'?e?) ?(?:une? )?$",
        before,
    ):
        return True
    trade = {str(reading.value(section, "profession") or "") for section in ("client", "conjoint")}
    if any(word and match.group() in word.lower() for word in trade):
        return True
    named = reading.people.last_before(match.start(), clause.start)
    return (named is not None and named.holder == "tiers") or bool(
        _ABOUT_OTHERS.search(before) and not re.search(r"\b(?:moi|nous|me)\b", before)
    )


def _in_health(reading: Reading, match: re.Match[str], clause: Clause) -> bool:
    """A legal protection sold inside a health contract."""
    if re.search(r"sante|medicale|option", match.group()):
        return True
    near = reading.text[max(clause.start, match.start() - 70) : min(clause.end, match.end() + 70)]
    return bool(_LAWFUL.search(near))


def _weigh(
    reading: Reading, match: re.Match[str], clause: Clause, starts: list[int]
) -> tuple[bool | None, tuple[int, int]]:
    if clause.role != "courtier":
        said = _said(reading, match, clause, starts[0] if starts else len(reading.text))
        wanted = _verdict(said, answering=False)
        return wanted if wanted is not None or not _chosen(reading, match, clause, said) else True, match.span()
    if reading.guessed_roles and starts and starts[0] < clause.end:
        between = reading.text[match.end() : starts[0]]
        if _AT_ONCE.match(between):  # "l'ostéo oui, la sophrologie aussi, les cures non"
            return _verdict(f"| {between}", answering=False) is not False, match.span()
    answer = stance.reply(reading.document, clause)
    if answer is None:
        return None, match.span()
    if _settled(clause, answer):
        return not stance.negated_before(reading.document, match.start()), match.span()
    later = next((start for start in starts if start >= answer.start), len(reading.text))
    if any(clause.end <= start < answer.start for start in starts):
        return None, match.span()
    return _verdict(_answer(reading, answer, later), answering=True), (answer.start, answer.end)


_FIRST_SAID = re.compile(r"\W*(?:(?:ah|ben|oui|moi|nous|surtout|juste|l'|la|le|les|de l'|du|des)\W*)*")


def _chosen(reading: Reading, match: re.Match[str], clause: Clause, said: str) -> bool:
    """ "Les médecines douces, vous y croyez ?" "L'acupuncture.": asked about them, one names the one that is used."""
    asked = stance.asked(reading.document, clause)
    begins = _FIRST_SAID.fullmatch(reading.text, clause.start, match.start())
    if asked is None or not begins or _LATER.search(said) or clause.question:
        return False
    name = "souhaite_medecine_douce"
    same = re.compile(rf"(?<![a-z])(?:{EXTRAS[name]})(?![a-z])")
    return bool(same.search(asked.text) and same.fullmatch(match.group()) and clause.index - asked.index == 1)


def _settled(clause: Clause, answer: Clause) -> bool:
    """ "Cures thermales, c'est noté.": the broker repeats what was just asked for."""
    return (
        not clause.question
        and bool(
            re.search(
                r"\bnot(?:e|ee|"
                r"ees)\b",
                clause.text,
            )
        )
        and not stance.says_no(answer.text)
    )


def _said(reading: Reading, match: re.Match[str], clause: Clause, following: int) -> str:
    """What is said of an extra where it is named: its clause up to the next one, and a short sentence that ends it."""
    floor = max(
        clause.start,
        reading.text.rfind(";", clause.start, match.start()),
        reading.text.rfind(":", clause.start, match.start()) if clause.role != "narrateur" else clause.start,
    )
    before = reading.text[max(floor, match.start() - 70) : match.start()]
    for opposed in re.finditer(r"\b(?:mais|par contre|et les?|et la|et l')\b", before):
        before = before[opposed.start() :]
        break
    stop = min(following, reading.text.find(";", match.end(), clause.end) % (len(reading.text) + 1))
    after = reading.text[match.end() : min(clause.end, max(match.end(), stop))]
    if following >= clause.end and (clause.role != "narrateur" or len(after) < 4):
        after += " " + _continued(reading, clause, following)
    return f"{before} | {after}"


def _continued(reading: Reading, clause: Clause, following: int) -> str:
    """The next two sentences of the same turn, up to the next extra."""
    text = ""
    for later in reading.document.clauses[clause.index + 1 : clause.index + 3]:
        if later.turn != clause.turn or later.role != clause.role or later.start >= following:
            break
        if _ITEM.search(later.text):
            break
        text += " " + later.text
    return text[:160]


def _answer(reading: Reading, answer: Clause, following: int) -> str:
    """The first sentences of an answer, up to where an extra is named again."""
    text = reading.text[answer.start : min(answer.end, following)]
    if following >= answer.end:
        text += " " + _continued(reading, answer, following)
    return text


def _verdict(said: str, *, answering: bool) -> bool | None:
    """Whether the words want the thing, refuse it, or leave it open (None)."""
    back = _BACK.search(said)
    if back:
        return not back.group().endswith(("non", "non moi"))
    _, _, after = said.rpartition("|")
    if answering and (stance.says_no(said) or _DENIED.search(said)):
        return None if _OPEN.match(said) else False
    if not answering and (_REFUSED_AFTER.match(after) or _ENDS_NO.match(after)):
        return None if _LATER.search(after) else False
    if _LATER.search(said):
        return None
    refused = _NO.search(said)
    if refused or re.search(r"\b(?:pas de|aucune?|sans|ni(?: les?| la| l')?) *(?:\w+ +)?\|", said):
        return False
    if _YES.search(said) or stance.wished(said) or (answering and stance.says_yes(said)):
        return True
    return None
