"""Who is who: every first name of the meeting is the client's, the spouse's, a child's or nobody's of the household."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from egide.kit.french.names import first_names, gender_of
from egide.kit.french.text import fold
from egide.modules.intake.engine.document import Clause, Document

SPOUSE_WORDS = (
    r"(?:ma|sa|mon|son|votre|la|l') ?(?:femme|epouse|compagne|conjointe|concubine|fiancee|partenaire|cherie)|"
    r"(?:mon|son|votre|le|l') ?(?:mari|epoux|compagnon|conjoint|concubin|fiance|partenaire|cheri)|"
    r"(?:mon|ma|son|sa) (?:copain|copine|ami|amie|moitie)(?= [A-Za-z]+ (?:et moi|avec qui))"
)
SPOUSE = re.compile(rf"\b(?<!ex )(?<!ex-)(?<!ancien )(?<!ancienne )(?:{SPOUSE_WORDS})\b")
_RELATIVE = (
    r"pere|mere|papa|maman|freres?|soeurs?|frangins?|frangines?|parents?|oncles?|tantes?|cousine?s?|beau[- ]pere|"
    r"belle[- ]mere|beaux[- ]parents|beau[- ]frere|belle[- ]soeur|"
    r"grand[- ]?peres?|grand[- ]?meres?|grands[- ]parents|gendre|belle[- ]fille(?! de)|neveux?|nieces?|parrain|"
    r"marraine|"
    r"copains?|copines?|potes?|amis?|amie?s?|collegues?|voisine?s?|patronn?e?s?|chef|associee?s?|avocate?s?|notaire|"
    r"comptable|banquiere?|medecin|proprietaire|locataires?|"
    r"ex[- ]?(?:mari|femme|epouse|epoux|conjointe?|compagne|compagnon)?|ancien(?:ne)? (?:mari|femme|patron|compagne|"
    r"compagnon|conjointe?)|tonton|tata|mamie|papi|beau[- ]pere|confrere|consoeur"
)
THIRD = re.compile(
    rf"\b(?:(?:mon|ma|mes|son|sa|ses|leur|leurs|votre|vos|notre|nos|l'|d'une?|une?|des|du|le|la|les|au|"
    rf"aux) ?)(?:(?:petit|petite|grand|grande|vieux|vieille|propre|propres|deux|trois|autre|ancienne?|"
    rf"meilleure?) )*(?:{_RELATIVE})\b(?!-)"
    rf"|\b(?:une?|mes|des|son|sa|le) (?:autre |autres |ancien |ancienne )?clients?e?s?(?= (?:[a-z]+er|[a-z]+ien|qui|"
    rf"a|de|comme|dans|m'a|il|elle|avait|chez|charpentier|paie|paye|touche))\b"
)
CHILD_WORDS = (
    r"enfants?|fils|fille|filles|gamine?s?|gosses?|minots?|mome|momes|mioches?|loulous?|bebe|jumeaux|jumelles|"
    r"petit dernier|petite derniere|cadette?|benjamine?|ainee?s?|petiote?s?|bambins?|garcons?|loustics?|marmots?|"
    r"ado(?:s|lescente?s?)?"
)
_CHILD = re.compile(
    rf"\b(?:{CHILD_WORDS})\b|\b(?:le|la|les|ma|mon|mes|une?) (?:grande?s?|petite?s?)\b(?! (?:maison|appart|boite|"
    rf"credit|pret|chose|soucis?|probleme|somme|rente|capital|peu|retraite|commerce|immeuble|studio|deje|epargne|"
    rf"contrat))"
)
_NOT_NAMES = {
    "bonjour", "oui", "non", "madame", "monsieur", "maitre", "docteur", "mademoiselle", "mon", "ma", "le", "la", "les", "je", "on", "nous", "vous", "et", "mais", "alors", "donc",
    "bon", "ben", "ah", "oh", "euh", "c'est", "pour", "avec", "chez", "en", "depuis", "il", "elle", "un", "une", "des", "du", "de", "tres", "merci", "parfait", "note", "rendez",
    "livret", "pel", "per", "pea", "ldds", "scpi", "sci", "sarl", "sas", "sasu", "eurl", "cdi", "cdd", "smic", "edf", "sncf", "ratp", "caf", "urssaf", "france", "travail", "iban",
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "tmi", "ehpad", "chu", "chru", "afer", "madelin",
    "qui", "que", "quoi", "est", "ne", "nee", "a", "au", "aux", "dans", "sur", "sous", "pas", "plus", "moins", "trop", "bien", "travaille", "fait", "gagne", "touche", "marie", "mariee",
    "celibataire", "divorce", "divorcee", "veuf", "veuve", "pacse", "pacsee", "ans", "an", "mois", "ou", "ni", "lui", "toi", "moi", "eux", "voila", "ca", "ce", "cette", "son", "sa", "ses",
    "notre", "nos", "votre", "vos", "leur", "y", "n", "d", "l", "s", "j", "m", "t", "qu", "si", "car", "puis", "apres", "avant", "aussi", "encore", "toujours", "jamais", "gerant", "gerante",
    "salarie", "salariee", "medecin", "infirmiere", "professeur", "compagnon", "compagne", "epoux", "epouse", "mari", "femme", "fils", "fille", "enfant", "enfants", "client", "cliente",
    "ok", "d'accord", "entendu", "courtier", "conjoint", "dont", "quand", "comme", "parce", "ait", "ont", "sont", "etait", "sera", "avait", "avez", "suis", "habite", "vit", "loue", "va", "vient",
    "prend", "veut", "voudrait", "aimerait", "souhaite", "parti", "partie", "agee", "age", "prenom", "nom", "tout", "tous", "toute", "deux", "trois", "quatre", "cinq", "six", "sept", "huit",
    "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "mille", "vend", "cherche", "tient", "garde", "bosse",
    "point", "arobase", "tiret", "monte", "dirige", "exerce", "entre", "entree", "pourquoi", "comment", "combien", "par", "sans", "vers", "meme", "autre", "petit", "petite", "grand", "grande",
}  # fmt: skip
_PARTICLE = (
    r"(?:(?:Le|La|Les|De|Du|Des|Da|Dos|El|Ben|Van|Von|Di|Del|D'|L'|N'|de|du|des|da|dos|van|von|le|la|ben|ould|al|"
    r"el)[ -]?)"
)
_SURNAME = re.compile(
    rf"\s*,?\s*((?:{_PARTICLE}){{0,2}}[A-ZÀ-ÝŒ][\wÀ-ÿœ'’-]*(?:[ -](?:{_PARTICLE})?[A-ZÀ-ÝŒ][\wÀ-ÿœ'’-]+)?)"
)
_TITLE = re.compile(r"\b(monsieur|madame|mademoiselle|mme|mlle|m\.|mr|maitre|docteur|dr)\s+")


@dataclass(slots=True)
class Name:
    """A first name in the text; ``person`` is client, conjoint, enfant, tiers or "" (not known)."""

    key: str
    shown: str
    start: int
    end: int
    known: bool
    person: str = ""


@dataclass(slots=True)
class Household:
    """The people of the meeting, as far as their names tell."""

    names: list[Name] = field(default_factory=list)
    client_gender: str = ""
    spouse_gender: str = ""
    people: dict[str, str] = field(default_factory=dict)

    def who(self, key: str) -> str:
        return self.people.get(key, "")

    def first(self, person: str) -> list[Name]:
        return [name for name in self.names if name.person == person]


def read_names(document: Document) -> list[Name]:
    """First names of the table, and unknown capitalised words that stand where a first name stands."""
    table = first_names()
    capitals = document.speaks_with_capitals
    found: list[Name] = []
    for match in re.finditer(r"(?<![a-z0-9'@.-])[a-z][a-z]+(?:-[a-z]+)*(?:'[a-z]+)?(?![a-z@])", document.text):
        word = match.group()
        entry = table.get(word)
        if entry is None and "-" in word:
            parts = word.split("-")
            if parts[0] in table and (capitals or all(part in table for part in parts)):
                entry = table[parts[0]]
        if entry is None or (word in ("rose", "line", "noe", "olive", "prune") and not capitals):
            continue
        if word == "marie" and not _is_the_name_marie(document, match.start(), match.end()):
            continue
        if capitals and not document.cased(match.start(), match.end()):
            continue
        shown = document.original(match.start(), match.end()) if capitals else entry.name
        if _is_street_or_firm(document, match.start(), match.end()) or (
            not capitals and _common_noun(document, match.start(), match.end())
        ):
            continue
        if found and capitals and entry is not None and _is_surname_of(document, found[-1], match.start()):
            continue
        found.append(Name(word, shown, match.start(), match.end(), True))
    return sorted([*found, *_unknown_names(document, found)], key=lambda name: name.start) if capitals else found


_VOCATIVE = re.compile(
    r"^(?:(?:bonjour|alors|bon|et|donc|merci|tres bien|d'accord|dites-moi|entrez) )?(?P<start>[a-z]+(?:-[a-z]+)*), |"
    r"(?:, |s'appelle |prenom c'est |prenom, |appeler |je m'appelle |mon fils |ma fille |ma femme |mon mari |"
    r"ma compagne |mon compagnon |notre fils |notre fille |son fils |sa fille |son epouse |sa compagne |son mari |"
    r"son compagnon )(?P<end>[a-z]+(?:-[a-z]+)*)(?=[ .?!,])"
)


def _unknown_names(document: Document, known: list[Name]) -> list[Name]:
    """Capitalised words that stand where a first name stands, though no table holds them."""
    taken = {name.start for name in known}
    found: list[Name] = []
    for clause in document.clauses:
        for match in _VOCATIVE.finditer(clause.text):
            group = "start" if match["start"] else "end"
            start, end = clause.start + match.start(group), clause.start + match.end(group)
            word = match[group]
            if start in taken or len(word) < 3 or word in _NOT_NAMES or not document.cased(start, end):
                continue
            if (
                (group == "start" and clause.role != "courtier")
                or _is_street_or_firm(document, start, end)
                or any(i.start <= start < i.end for i in document.institutions)
            ):
                continue
            if (
                group == "end"
                and match.group().startswith(", ")
                and (clause.role not in ("courtier", "conjoint") or match.end() < len(clause.text) - 1)
            ):
                continue
            if any(t.start <= start < t.end for t in document.towns) or re.search(
                r"\b(?:monsieur|madame|docteur|maitre) $", document.text[max(0, start - 10) : start]
            ):
                continue
            if group == "start" and not _inside_sentence(document, word):
                continue
            found.append(Name(word, document.original(start, end), start, end, False))
            taken.add(start)
    keys = {name.key for name in found}
    for match in re.finditer(r"(?<![a-z-])[a-z]+(?:-[a-z]+)*(?![a-z-])", document.text):
        if match.group() in keys and match.start() not in taken and document.cased(match.start(), match.end()):
            found.append(
                Name(match.group(), document.original(match.start(), match.end()), match.start(), match.end(), False)
            )
    return found


def _inside_sentence(document: Document, word: str) -> bool:
    """Whether a word is also written with a capital where no sentence begins."""
    for match in re.finditer(rf"(?<=[a-z,] ){re.escape(word)}\b", document.text):
        if document.cased(match.start(), match.end()):
            return True
    return False


def _is_the_name_marie(document: Document, start: int, end: int) -> bool:
    """ "Marié" folds like "Marie"."""
    if document.original(start, end)[-1:] in "éÉ":
        return False
    around = document.text[max(0, start - 24) : end + 14]
    return not re.search(
        r"\b(?:suis|est|etes|sommes|sont|etait|tu es|pas|etre|deja) marie\b|\bmarie (?:pacse|celib|ou|sous|depuis|"
        r"sans|deux|avec|en)",
        around,
    )


def _common_noun(document: Document, start: int, end: int) -> bool:
    """ "la marine", "le charles de gaulle": not a person, in speech without capitals."""
    before = document.text[max(0, start - 12) : start]
    return (
        bool(re.search(r"\b(?:la|le|les|une?|des|du|au|aux|cette?|l'|dans la|ma|mon|mes|sa|ses|nos|vos) $", before))
        or document.text[end : end + 10] == " de gaulle"
    )


def _is_surname_of(document: Document, previous: Name, start: int) -> bool:
    """ "Philippe Martin": a first name right after a first name is the family name."""
    return 0 < start - previous.end <= 1 and document.text[previous.end : start] == " "


def _is_street_or_firm(document: Document, start: int, end: int) -> bool:
    before = document.text[max(0, start - 22) : start]
    if re.search(
        r"\b(?:rue|avenue|boulevard|place|quai|cours|allee|impasse|chemin|square|lycee|college|hopital|clinique|"
        r"ecole|saint|sainte|maison)(?: de| du| des| de la)? (?:[a-z]+[- ])?$|saint-$|sainte-$",
        before,
    ):
        return True
    if any(m.start <= start < m.end for m in document.institutions):
        return True
    return any(m.start <= start < m.end and not m.value.ambiguous for m in document.towns)


def surname_after(document: Document, name: Name) -> tuple[str, int, int] | None:
    """The family name that follows a first name: capitalised, or in speech without capitals any unusual word."""
    clause = document.clause_at(name.start)
    if document.speaks_with_capitals:
        tail = document.original(name.end, min(clause.end, name.end + 60)) if name.end < clause.end else ""
        match = _SURNAME.match(tail)
        if not match or "," in tail[: match.start(1)]:
            return None
        word = match[1].strip("-' ’")
        if fold(word) in _NOT_NAMES or any(fold(word).startswith(lead) for lead in ("c'", "j'", "qu'", "s'")):
            return None
        gap = tail[: match.start(1)]
        if gap.strip() or (fold(word) in first_names() and len(gap) > 1):
            return None
        offset = document.text.find(fold(word), name.end)
        return (word, offset, offset + len(fold(word))) if offset >= 0 else None
    match = re.compile(r"\s((?:(?:le|la|de|da|dos|el|ben|van|d'|n')\s?)?[a-z][a-z'-]{2,})\b").match(
        document.text, name.end
    )
    if (
        not match
        or match[1] in _NOT_NAMES
        or match[1] in first_names()
        or match[1].startswith(("c'", "j'", "s'", "qu'"))
    ):
        return None
    return document.original(match.start(1), match.end(1)).title(), match.start(1), match.end(1)


def identify(document: Document) -> Household:
    """Read the first names and give each its person."""
    household = Household(names=read_names(document))
    _spouse_gender(document, household)
    _assign(document, household)
    _spread(document, household)
    _name_client(document, household)
    _name_spouse(document, household)
    return household


def _spouse_gender(document: Document, household: Household) -> None:
    told = " ".join(clause.text for clause in document.clauses if clause.role != "conjoint")
    feminine = len(
        re.findall(r"\b(?:ma|sa|mon|son|votre) (?:femme|epouse|compagne|conjointe|concubine|fiancee|copine)\b", told)
    )
    masculine = len(re.findall(r"\b(?:mon|son|votre) (?:mari|epoux|compagnon|conjoint|concubin|fiance|copain)\b", told))
    if feminine or masculine:
        household.spouse_gender = "f" if feminine > masculine else "m"


_SPOUSE_ASKED = re.compile(
    rf"\b(?:madame|monsieur) (?:est|a|travaille|fait|s'appelle|c'est)\b|\b(?:et|pour|reste|quant a) (?:madame|"
    rf"monsieur)\b|\b(?:{SPOUSE_WORDS})\b|\b(?:elle|il) s'appelle|\bpartagez|\bvit avec|\bvivez avec"
)
_CHILD_ASKED = re.compile(
    rf"\b(?:{CHILD_WORDS}|les petits|des petits|releve|garde alternee|nous en avons|on en a|j'en ai|(?:une|deux|"
    rf"trois|quatre|cinq) (?:petits|petites|grands|grandes))\b"
)
_BORN_AFTER = re.compile(
    r"\W{1,3}(?:(?:le|la) [a-z ]{3,16}, )?(?:(?:qui |lui |elle |il |en )?(?:a|aura|fait|va avoir|vient d'avoir|"
    r"est de|est du|est nee?|nee?)\b|,? ?nee?\b|\d{1,2}(?: ans)?\b|(?:de|du) (?:\d|[a-z]+ (?:19|20|[a-z]+)))"
)
_CHILD_BEFORE = re.compile(
    r"\b(?:mon|ma|son|sa|notre|leur|une|un|votre|le|la|l') ?(?:(?:petite?|grande?|premiere?|deuxieme|seule?|unique|"
    r"jeune|seconde?) )*"
    r"(?:fils|fille|bebe|ainee?|cadette?|benjamine?|garcon|dernier|derniere|petite|petit|grande?|"
    r"gamine?)(?: d'avant| unique)?\W+(?:c'est |[a-z]+ )?$"
)
_VOCATIVE_MEMO = re.compile(r"\W*(?:,? c'est moi|,? tu\b|,? je te|,? merci|,? peux-tu|,? pense a)")


def _assign(document: Document, household: Household) -> None:
    text = document.text
    zones = _child_zones(document)
    for index, name in enumerate(household.names):
        clause = document.clause_at(name.start)
        lead = text[max(clause.start, name.start - 60) : name.start]
        limit = household.names[index + 1].start if index + 1 < len(household.names) else len(text)
        tail = text[name.end : name.end + 60]
        in_zone = any(start <= name.start < end for start, end in zones)
        name.person = _person(document, name, lead, tail, limit, in_zone=in_zone)


def _child_zones(document: Document) -> list[tuple[int, int]]:
    """Where children are being listed: from a word for children to the end of the turn or of the answer."""
    zones: list[tuple[int, int]] = []
    segment_ends = [*document.starts[1:], len(document.text) + 1]
    for clause in document.clauses:
        match = _CHILD_ASKED.search(clause.text)
        if not match or re.search(r"\bjeune $", clause.text[: match.start()]):
            continue
        end = segment_ends[clause.segment]
        if clause.role == "courtier" and clause.segment + 1 < len(segment_ends):
            end = segment_ends[clause.segment + 1]
        zones.append((clause.start, min(end, clause.end + 420)))
    return zones


def _person(document: Document, name: Name, lead: str, tail: str, limit: int, *, in_zone: bool) -> str:
    clause = document.clause_at(name.start)
    role = clause.role
    if (
        re.search(r"\bcliente? ?:? (?:est |c'est |s'appelle )?(?:monsieur |madame |m\. |mme )?$", lead)
        and role == "narrateur"
    ):
        return "client"
    if re.search(r"\bconjointe? ?: ?(?:monsieur |madame |m\. |mme )?$", lead):
        return "conjoint"
    if re.search(r"\bex[- ]?[a-z]*\W+(?:[a-z]+ )?$", lead[-22:]):
        return "tiers"
    if re.search(rf"\b(?:{SPOUSE_WORDS})\W+(?:c'est |s'appelle |[a-z]+ )?$", lead) or re.search(
        r"\b(?:mariee?s?|pacsee?s?|fiancee?|concubinage|couple|vit|vis|vivent|vivons|union libre|remariee?|menage|"
        r"maritalement),? (?:avec |a |maritalement avec )(?:une? )?$",
        lead,
    ):
        return "conjoint"
    if role == "narrateur" and (re.search(r"\bmerci $", lead) or _VOCATIVE_MEMO.match(tail)):
        return "tiers"
    if re.match(rf"\W*(?:,? ?(?:c'est |donc )?)(?:{SPOUSE_WORDS})\b", tail) and role != "conjoint":
        return "conjoint"
    if re.match(
        r"\W*,? ?(?:c'est |donc )?(?:votre|mon|ma|son|sa|notre|l')[- ]?ex\b|\W*,? ?(?:c'est |qui est )?(?:mon|ma|"
        r"son|sa|votre|une?) (?:frere|soeur|pere|mere|collegue|copain|copine|ami|amie|patron|associee?|voisine?|"
        r"cousine?)\b",
        tail,
    ):
        return "tiers"
    if _CHILD_BEFORE.search(lead):
        return "enfant"
    if THIRD.search(lead[-34:]) and not _CHILD.search(lead[-16:]) and not re.search(r"\bd(?:e |')$", lead):
        return "tiers"
    if (
        role == "conjoint"
        and (name.start - clause.start < 14)
        and (re.match(r"\W*,? ?nee?\b", tail) or surname_after(document, name))
    ):
        return "conjoint"
    if re.search(r"\b(?:a deux|tous les deux|ensemble|moi|nous),? (?:avec|et) $", lead) and role == "client":
        return "conjoint"
    if re.match(r"\W*de (?:son|mon) prenom|, je m'appelle", tail) or re.search(
        r"\b(?:je m'appelle|moi c'est|prenom(?: est| c'est|,)?|a quel nom) (?:[a-z'-]+ )?$", lead
    ):
        return ""
    if _listed_children(lead):
        return "enfant"
    asked = _question_before(document, clause)
    if (
        asked
        and name.start - clause.start < 24
        and role != "courtier"
        and _SPOUSE_ASKED.search(asked)
        and not _CHILD_ASKED.search(asked)
    ):
        return "conjoint"
    if re.search(r"\b(?:de|d') ?$|\b(?:monsieur|madame|docteur|maitre) $", lead) or (
        surname_after(document, name) and document.speaks_with_capitals
    ):
        return ""
    if _young(document, name.end, min(limit, name.end + 40)) and role != "narrateur":
        return "enfant"
    if in_zone and (_BORN_AFTER.match(tail) or _value_soon(document, name.end, min(limit, name.end + 60))):
        return "enfant"
    if asked and name.start - clause.start < 24 and role != "courtier" and _SPOUSE_ASKED.search(asked):
        return "conjoint"
    return ""


_PLURAL_LEAD = re.compile(
    r"\b(?:deux|trois|quatre|cinq|mes|nos|ses|leurs|les|vos|des) (?:deux |trois |grandes? |grands? |petites? |"
    r"petits? )?(?:filles|fils|enfants|garcons|jumeaux|jumelles|gamins|"
    r"gosses)(?: [a-z]+)?\s*[,:]? (?:qui s'appellent |prenommee?s )?((?:[a-z-]+(?:, | et |, et ))*)$"
)


def _listed_children(lead: str) -> bool:
    """ "Deux filles, Florence et …": names that follow a plural word for children."""
    match = _PLURAL_LEAD.search(lead)
    if not match:
        return False
    table = first_names()
    return all(word in table or word == "et" for word in re.findall(r"[a-z-]+", match[1]))


def _young(document: Document, start: int, end: int) -> bool:
    """An age of at most 17 said right after the name."""
    clause = document.clause_at(start)
    for measure in document.measures:
        if start <= measure.start < min(end, clause.end) and measure.kind == "years" and measure.value <= 17:
            return not re.search(
                r"\b(?:depuis|dans|il y a|y a|pendant|sur|pour|reste|encore)\b", document.text[start : measure.start]
            )
    return False


def _question_before(document: Document, clause: Clause) -> str:
    """What was asked just before this clause, when the clause begins the answer."""
    if clause.index == 0:
        return ""
    for index in range(clause.index - 1, max(-1, clause.index - 4), -1):
        previous = document.clauses[index]
        if previous.role == "narrateur":
            return ""
        if previous.role != clause.role:
            return previous.text
    return ""


def _value_soon(document: Document, start: int, end: int) -> bool:
    """An age or a birth date within the span."""
    if any(start <= m.start < end and (m.kind in ("years", "duration")) and m.value <= 60 for m in document.measures):
        return True
    if any(0 < n.start - start <= 3 and n.value <= 60 and not n.article for n in document.numbers):
        return True
    return any(
        start <= d.start < end and d.kind == "absolute" and int(d.value[:4]) > document.reference.year - 42
        for d in document.dates
    )


def _spread(document: Document, household: Household) -> None:
    """One person per first name: the strongest claim wins; children listed together go together."""
    rank = {"client": 4, "conjoint": 3, "enfant": 2, "tiers": 1, "": 0}
    for name in household.names:
        if rank.get(name.person, 0) > rank.get(household.people.get(name.key, ""), 0):
            household.people[name.key] = name.person
    for first, second in zip(household.names, household.names[1:], strict=False):
        if household.people.get(first.key) == "enfant" and not household.people.get(second.key):
            between = document.text[first.end : second.start]
            if re.fullmatch(r"[^.!?\n]{0,34}(?:\bet|,) ", between) and not THIRD.search(between):
                household.people[second.key] = "enfant"
    spouse = [key for key, person in household.people.items() if person == "conjoint"]
    for key in spouse[1:]:
        household.people[key] = ""
    for name in household.names:
        name.person = household.people.get(name.key, "")


def _name_client(document: Document, household: Household) -> None:
    """The client's own first name: what no one else bears, near the start or where identity is asked."""
    titled = _spoken_gender(document)
    scores: dict[str, float] = {}
    told = next((name.key for name in household.names if name.person == "client"), "")
    if told:
        household.client_gender = gender_of(told)
        return
    _titled_spouse(document, household, titled)
    for name in household.names:
        if not name.person:
            score = _client_score(document, name)
            if titled and gender_of(name.key) not in ("", titled):
                score -= 1.5
            if _young(document, name.end, name.end + 40):
                score -= 2
            scores[name.key] = max(scores.get(name.key, 0), score) + 0.1
    best = max(scores, key=lambda key: scores[key], default="")
    if best and scores[best] >= (1.3 if len(scores) == 1 else 1.7):
        _give(household, best, "client")
        household.client_gender = gender_of(best)
    if not household.client_gender:
        household.client_gender = titled


def _titled_spouse(document: Document, household: Household, titled: str) -> None:
    """ "Et vous, monsieur Ludovic Costa", when the meeting's first title was "madame"."""
    if not titled or household.first("conjoint"):
        return
    wanted = "madame" if titled == "m" else "monsieur"
    for name in household.names:
        if (
            not name.person
            and gender_of(name.key) not in ("", titled)
            and document.text[max(0, name.start - len(wanted) - 1) : name.start] == f"{wanted} "
        ):
            _give(household, name.key, "conjoint")
            return


def _client_score(document: Document, name: Name) -> float:
    clause = document.clause_at(name.start)
    lead = document.text[max(clause.start, name.start - 50) : name.start]
    tail = document.text[name.end : name.end + 40]
    score = 1.0 + max(0.0, 1.2 - name.start / 500)
    if re.search(
        r"(?:je m'appelle|moi c'est|mon nom|prenom(?: est| c'est)?|je suis|(?:monsieur|madame|mme|"
        r"m\.) (?:[a-z'-]+,? ){0,2}|nom de|nom|prenomme)\W*(?:[a-z'-]+ )?$",
        lead,
    ):
        score += 2
    if re.match(r"\W*(?:de son prenom|nee? |[a-z'-]+,? nee? |[a-z'-]+,? (?:\w+[- ]?){1,3} ans)", tail):
        score += 1.5
    if clause.role in ("conjoint", "courtier") or (clause.role == "client" and name.start - clause.start < 12):
        score += 0.6
    if re.search(
        r"\b(?:prenom|nom|identite|etat civil|coordonnees|appelez|orthographe)\b", _question_before(document, clause)
    ):
        score += 2
    if re.search(r"\bcliente? ?:? (?:est |c'est )?(?:monsieur |madame )?$", lead):
        score += 3
    if clause.role == "narrateur" and name.start < 130:
        score += 1.2
    if surname_after(document, name):
        score += 0.8
    if any(-40 < s.start - name.end < 40 for s in document.spellings):
        score += 1
    if re.search(r"\b(?:a|chez|de|docteur|saint|l'ecole|air) $", lead):
        score -= 1.5
    if THIRD.search(document.text[max(0, name.start - 90) : name.start]):
        score -= 1
    return score


def _give(household: Household, key: str, person: str) -> None:
    household.people[key] = person
    for name in household.names:
        if name.key == key:
            name.person = person


_COUPLE = re.compile(
    rf"\b(?:{SPOUSE_WORDS})\b|\b(?:nous sommes|on est|on s'est|vous etes|ils sont|ils se sont) (?:mariee?s|"
    rf"pacsee?s)\b|\b(?:votre|leur|notre|le) mariage\b|\bla noce\b|\bles epoux\b|\bremariee?s\b|\bmariee? (?:avec|"
    rf"depuis|sous|a)\b|\bpacsee?s? (?:avec|depuis)\b"
)
_ALONE = re.compile(r"\b(?:divorcee?|celibataire|veuf|veuve|separee?)\b")


def _name_spouse(document: Document, household: Household) -> None:
    """A spouse who is spoken of without "my wife": the other adult, of the other gender, most often named."""
    spouses = household.first("conjoint")
    if spouses and not household.spouse_gender:
        household.spouse_gender = gender_of(spouses[0].key)
    if not household.client_gender and household.spouse_gender:
        household.client_gender = "m" if household.spouse_gender == "f" else "f"
    if not household.spouse_gender and household.client_gender:
        household.spouse_gender = "f" if household.client_gender == "m" else "m"
    speaks = any(clause.role == "conjoint" for clause in document.clauses)
    alone = _ALONE.search(document.text) is not None and not speaks and not SPOUSE.search(document.text)
    if spouses or alone or not (speaks or SPOUSE.search(document.text) or _COUPLE.search(document.text)):
        return
    counts: dict[str, int] = {}
    for name in household.names:
        if not name.person and gender_of(name.key) in ("", household.spouse_gender):
            counts[name.key] = counts.get(name.key, 0) + 1
    best = max(counts, key=lambda key: counts[key], default="")
    if best:
        _give(household, best, "conjoint")


def _spoken_gender(document: Document) -> str:
    title = _TITLE.search(document.text)
    if title and title[1] in ("madame", "mme", "mademoiselle", "mlle"):
        return "f"
    if title and title[1] in ("monsieur", "m.", "mr"):
        return "m"
    own = " ".join(clause.text for clause in document.clauses if clause.role in ("client", "narrateur"))
    feminine = len(
        re.findall(
            r"\bje suis (?:nee|mariee|divorcee|salariee|infirmiere|veuve|separee|retraitee|[a-z]+euse|[a-z]+trice|"
            r"[a-z]+iere)\b",
            own,
        )
    )
    masculine = len(
        re.findall(r"\bje suis (?:ne|marie|divorce|salarie|veuf|separe|retraite|[a-z]+eur|[a-z]+ier)\b", own)
    )
    return "f" if feminine > masculine else "m" if masculine else ""
