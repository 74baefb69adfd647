"""Where the household lives: of all the places that are said, the one that is the home."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.communes import commune_named
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.addresses import Place, read_addresses
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.questions import question_of
from egide.modules.intake.engine.reading import Reading

# What is said near a place, and how much it speaks for its being the home.
_BEFORE = (
    (4, r"habit(?:e|es|ez|ons|ent)|viv(?:ons|ez|ent)|vi[st]|log(?:e|es|ez|ons|ent)|resid(?:e|es|ez|ons|ent|ant)|"
        r"demeur(?:e|ant)|domicilie[es]*|emmenag\w+|installe[es]*|pose[es]*"),
    (3, r"adresse(?! (?:mail|e-?mail|electronique))|chez (?:moi|nous|eux|lui|elle)|domicile|a la maison|"
        r"le courrier|ici|adr|code postal"),
    (3, r"locataires?|une location|en location|je loue|on loue|nous louons|(?:vien[st]|venons) de (?:louer|demenager)"),
    (2, r"maintenant|desormais|on est|je suis|nous sommes|toujours|officielle"),
    (-5, r"cabinet|bureaux?|agence|local|locaux|atelier|magasin|boutique|chantiers?|usine|siege|travaill\w+|boss\w+|"
         r"exerc\w+|gerante?|sarl|s a r l|eurl|societe|fonctionnaire|titulaire|embauch\w+|employeur|poste|hopital|"
         r"clinique|mairie|ecole|college|lycee|fac|etudes|notaire|banque|agence bancaire|garage|mute[es]?|"
         r"chez [a-z]+ a"),
    (-5, r"ancienne adresse|avant|habit(?:ais|ait|ions|aient|iez)|vendu\w*|quitte\w*|autrefois|vivait|c'etait"),
    (-4, r"loyers?|studio|qu'on loue|que je loue|locatif|secondaire|vacances|achet\w+|acquer\w+|terrain|parking|"
         r"herit\w+|met en location|loue a|bien"),
    (-3, r"la semaine(?! (?:passee|derniere))|en semaine|week-end|mission|deplacement"),
    (-5, r"se retrouve|rendez[- ]vous|se voit|passez|passer"),
    (-9, r"nee?s? (?:a|au|aux|en|le|dans)|naissance|originaires?|venus? de|"
         r"vien[st] de(?! (?:louer|demenager|prendre|poser|quitter|changer))"),
    (-4, r"vais|va|allons|part|parti\w*|monte|descend\w*|route|voyage|vol"),
    (-5, r"(?:mon|ma|mes|ses|leur|leurs|son|sa) (?:pere|mere|parents|frere|soeur|fils|fille|beau-pere|belle-mere|"
         r"beaux-parents|oncle|tante|patron|associe|copain|copine|voisin)"),
)  # fmt: skip
_AFTER = (
    (4, r"^\W*(?:(?:(?:et|ou|que) )?(?:j'y|on y|nous y|ils? y|elles? y|ou (?:on|j|nous|ils?|elles?)) ?"
        r"(?:habit|vi[st]|viv|log)|pour (?:le courrier|y vivre)|comme moi)"),
    (2, r"^\W*depuis\b"),
    (-4, r"^\W*(?:c'est|c'etait) (?:le cabinet|le bureau|l'agence|la boutique|l'ancienne|mes parents)"),
    (-3, r"\b(?:provisoire|en attendant|l'ancienne)\b"),
    (-5, r"^[^.]{0,20}\b(?:a cause de|pour) (?:son|mon|le) (?:travail|boulot)\b"),
)  # fmt: skip
_COMPILED_BEFORE = [(weight, re.compile(rf"\b(?:{pattern})\b")) for weight, pattern in _BEFORE]
_COMPILED_AFTER = [(weight, re.compile(pattern)) for weight, pattern in _AFTER]
# "Ils sont partis, lui à Metz, elle à Nancy."
_EACH_APART = re.compile(r"(?:^|[,;.] ?)(?:lui|elle|l'une?|l'autre|l'ainee?),? (?:a|en|au|aux|sur) $")
_PART = re.compile(r"[,;:]|\b(?:mais|et|alors que)\b")
_JUST_BEFORE = re.compile(
    r"\b(?:habit(?:e|es|ez|ons|ent)|vi[st]|viv(?:ons|ez|ent)|adresse|domicile|coordonnees)(?: (?:c'est|est|a|au|aux|:|"
    r"officielle|reste|toujours))* ?:? ?$"
)
_WORKS = re.compile(r"\b(?:local|bureau|cabinet|agence|siege|entreprise|societe|travail\w*)\b")
_ADDRESS = re.compile(r"\b(?:l'|leur |son )?(?:adresse|domicile|coordonnees)(?: c'est| est)? ?:? ?(?=\d|$)")
_AT_HOME = re.compile(r"\b(?:habit|dorm|viv|log|chez vous|domicile)")
_UNCHANGED = re.compile(r"\bpas (?:change|bouge)\w*")
_LIVED_IN = re.compile(
    r"\b(?:proprietaires?|locataires?|logement|(?:maison|pavillon|appartement)[^?]{0,30} a vous|residence principale|"
    r"a la maison|chez vous|toujours|vous etes (?:a|au|aux|bien|des|de)\b|vous posez)"
)
LEAST_STREET, LEAST_TOWN = 2, 3


def read_home(reading: Reading) -> None:
    """Street, postcode and town of the household."""
    places = [(_score(reading, place), place) for place in read_addresses(reading)]
    streets = [(score, place) for score, place in places if place.street is not None]
    postcodes = [(score, place) for score, place in places if place.postcode is not None]
    towns = [(score, place) for score, place in places if place.town is not None]
    home = _best(streets, LEAST_STREET) or _best(postcodes, LEAST_STREET)
    if home is not None:
        _write(reading, *home)
    for part, said in (("ville", towns), ("code_postal", postcodes)):
        found = None if reading.has("client", part) else _best(said, LEAST_TOWN)
        if found is not None:
            _write(reading, *found, only=part)
    _town_of_code(reading)


def _town_of_code(reading: Reading) -> None:
    """ "Je suis resté au Gosier… 12 lotissement Les Flamboyants, 97190": the one town told that the postcode serves."""
    code = reading.extraction.records.get("client", {}).get("code_postal")
    if code is None or reading.has("client", "ville"):
        return
    served = [town for town in reading.document.towns if _has_code(town.value.name, str(code.value))]
    if len({town.value.name for town in served}) == 1:
        town = served[0]
        reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=0.7)


def _has_code(town: str, code: str) -> bool:
    commune = commune_named(town)
    return commune is not None and code in commune.postcodes


def _best(places: list[tuple[int, Place]], least: int) -> tuple[int, Place] | None:
    """The surest place; of two as sure, the last said."""
    best: tuple[int, Place] | None = None
    for score, place in places:
        if score >= least and (best is None or score >= best[0]):
            best = (score, place)
    return best


def _write(reading: Reading, score: int, place: Place, only: str = "") -> None:
    confidence = min(0.95, 0.74 + 0.04 * score)
    if place.street is not None and only in ("", "adresse"):
        reading.put("client", "adresse", place.street[0], place.street[1], confidence=confidence)
    if place.postcode is not None and only in ("", "code_postal"):
        code = place.postcode
        reading.put("client", "code_postal", code.value, (code.start, code.end), confidence=confidence)
    if only in ("", "ville"):
        town = place.town
        if town is not None:
            reading.put("client", "ville", town.value.name, (town.start, town.end), confidence=confidence)
        elif written := _town_written(reading, place):
            reading.put("client", "ville", reading.said(*written), written, confidence=confidence)


def _score(reading: Reading, place: Place) -> int:
    """How much speaks for a place being where the household lives."""
    clause = reading.document.clause_at(place.start)
    holder = reading.holder(place.start)
    score = 2 * (place.street is not None) + 2 * (place.postcode is not None)
    elsewhere = (
        8 if holder in ("tiers", "enfant", "entreprise") else 6 * (holder == "conjoint" and clause.role == "client")
    )
    before = reading.text[max(clause.start, place.start - 70) : place.start]
    if elsewhere and not (_ADDRESS.search(before[-30:]) or _I_LIVE.search(before) or _asked_of_us(reading, clause)):
        score -= elsewhere
    after = reading.text[place.end : min(len(reading.text), place.end + 45)]
    last = _PART.split(before)[-1]
    just_before = bool(_JUST_BEFORE.search(before))
    against = last if len(last) > 9 or place.street is not None or just_before else before
    for weight, pattern in _COMPILED_BEFORE:
        score += weight if pattern.search(before if weight > 0 else against) else 0
    score += 3 * just_before - 9 * (bool(_EACH_APART.search(before)) or _of_second_property(reading, place, before))
    score += sum(weight for weight, pattern in _COMPILED_AFTER if pattern.search(after))
    return score + _asked(reading, place, clause, before)


def _of_second_property(reading: Reading, place: Place, before: str) -> bool:
    """ "La maison où on vit, et puis le deux-pièces de Vannes": where the other one is."""
    named = list(reading.named_between("biens_immobiliers", place.start - len(before), place.start))
    return len(named) > 1 and bool(_OF_IT.fullmatch(reading.text, named[-1].end, place.start))


_OF_IT = re.compile(r" (?:de |d'|a |au |en )(?:la |le |l')?")

# "Oudin c'est mon ex… et j'habite à Bourges": who speaks lives there, whoever was told of before.
_I_LIVE = re.compile(
    r"\b(?:j'habite|je vis|je loge|je demeure|on habite|nous habitons|on vit)(?: [a-z]+)? (?:a|au|aux|en) $"
)


def _asked_of_us(reading: Reading, clause: Clause) -> bool:
    """ "Il n'y a que ma mère qui appelle dessus. Et c'est 12 rue du Port": an answer about the address, in a sentence
    that names nobody."""
    question = question_of(reading, clause)
    if question is None or not question.about("adresse") or question.person not in ("", "client", "commun"):
        return False
    return clause.role == "client" and not any(mention.strong for mention in reading.people.mentions_in(clause))


def _asked(reading: Reading, place: Place, clause: Clause, before: str) -> int:
    """What the question, or the answer, adds."""
    document = reading.document
    if clause.role == "courtier":
        answer = stance.verdict(document, clause)
        if answer == "no" and (_UNCHANGED.search(clause.text) or re.search(r"\bproprietaires?\b", clause.text)):
            return 3
        if answer == "no" or (place.start < clause.end and _corrected(reading, place, clause)):
            return -9
        if answer == "yes":
            return 3 if _LIVED_IN.search(clause.text) or place.street is not None else 1
        return -1 if clause.question or stance.offered(clause.text) else 0
    if clause.role not in ("client", "conjoint"):
        return 0
    near = place.start - clause.start < 60 and not re.search(r"\b(?:bureau|travail)\b", before)
    question = question_of(reading, clause)
    if question is not None and _WORKS.search(question.clause.text) and not _AT_HOME.search(question.clause.text):
        return -5
    if question is not None and question.about("lieu", "naissance") and not question.about("adresse", "ville", "cp"):
        return -5 * (near and place.street is None and _I_LIVE.search(before) is None)
    if question is not None and question.about("adresse", "ville", "cp"):
        return 4 if near and question.clause.turn == clause.turn - 1 else 3
    asked = stance.asked(document, clause)
    if asked is not None and near and asked.turn == clause.turn - 1 and _LIVED_IN.search(asked.text):
        return 3
    return 0


def _corrected(reading: Reading, place: Place, clause: Clause) -> bool:
    """The household answers the broker's place with another one."""
    answer = stance.reply(reading.document, clause)
    if answer is None or stance.says_yes(answer.text):
        return False
    told = place.town.value.name if place.town is not None else ""
    near = [town for town in reading.document.towns if answer.start <= town.start < answer.start + 40]
    return any(town.value.name != told for town in near)


def _town_written(reading: Reading, place: Place) -> tuple[int, int] | None:
    """A town that no table knows, written after the postcode or the street."""
    if not reading.document.speaks_with_capitals or (place.postcode is None and place.street is None):
        return None
    match = _UNKNOWN_TOWN.match(reading.text, place.end)
    if match and reading.document.cased(match.start("town"), match.end("town")) and (place.postcode or match["at"]):
        return match.start("town"), match.end("town")
    return None


_UNKNOWN_TOWN = re.compile(
    r",? (?P<at>a )?(?P<town>(?:(?:le|la|les|saint|sainte|l')[ -]?)?[a-z][a-z'-]+(?: (?:sur|en|les|le|la|de|du)[ -]"
    r"[a-z'-]+)?)"
)
