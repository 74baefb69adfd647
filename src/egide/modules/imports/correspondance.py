"""Which column is which field: guessed from the words of the headings, then from what the columns hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from egide.kit.tables import Cell
from egide.modules.clients.public import RECORDS, ROWS, SECTIONS, clean_value
from egide.modules.imports.cibles import (
    BESOINS,
    CONSEILLER,
    ETIQUETTES,
    MATRICULE,
    NOM_PRENOM,
    PRENOM_NOM,
    cibles,
    rangs,
)
from egide.modules.imports.valeurs import blank, text_of, words

# Headings of French portfolios, by the field they name wherever it stands; the dictionary's labels are added.
SYNONYMES: Mapping[str, str] = {
    "civilite": "civ|titre|sexe|genre|politesse|m mme",
    "nom": "nom de famille|nom usuel|nom d usage|patronyme|nom client|nom du client|denomination|raison sociale"
    "|nom societe|nom de l entreprise|societe|last name|surname|nom marital",
    "nom_naissance": "nom de jeune fille|nom jeune fille|njf|nom patronymique",
    "prenom": "prenoms|prenom client|prenom du client|first name|pren",
    "date_naissance": "date naissance|naissance|ne le|nee le|ne e le|date de naiss|date naiss|ddn|dt naissance"
    "|birth date|datenaissance|date nais|d naissance",
    "lieu_naissance": "lieu naissance|ville de naissance|commune de naissance|ne a|nee a",
    "nationalite": "nat|pays nationalite",
    "adresse": "rue|adresse postale|adresse 1|adresse1|voie|adr|adresse complete|street|n et rue|adresse ligne 1",
    "code_postal": "cp|code post|codepostal|c postal|zip|zip code|postal code",
    "ville": "commune|localite|city|bureau distributeur",
    "residence_fiscale": "pays fiscal|pays de residence fiscale",
    "telephone": "tel|tel mobile|telephone mobile|mobile|portable|telephone portable|tel portable|gsm|n de telephone"
    "|numero de telephone|phone|telephone 1|tel 1|tel perso|num tel|telephone principal",
    "email": "mail|courriel|adresse mail|adresse email|adresse e mail|e mail|adresse electronique|mel|email 1"
    "|mail perso",
    "situation_matrimoniale": "situation familiale|situation de famille|etat civil|statut marital|sit familiale"
    "|statut matrimonial|situation maritale",
    "date_situation_matrimoniale": "date de mariage|date mariage|date pacs",
    "regime_matrimonial": "regime|contrat de mariage",
    "nombre_enfants": "nb enfants|nbre enfants|enfants|nombre d enfants a charge|nb d enfants",
    "situation_professionnelle": "situation pro|statut professionnel|statut pro|activite professionnelle"
    "|categorie professionnelle",
    "profession": "metier|emploi|poste|fonction|profession exercee|csp",
    "employeur": "nom de l employeur|nom employeur|entreprise employeur",
    "date_evenement_professionnel": "date d embauche|date embauche|date d entree",
    "revenus_annuels": "revenus|revenu annuel|salaire annuel|revenus annuels nets|revenu|salaire|remuneration annuelle",
    "siren": "n siren|numero siren|num siren|siren siret",
    "siret": "n siret|numero siret|num siret|siret",
    "iban": "rib|compte bancaire|coordonnees bancaires|n iban",
    "nir": "numero de securite sociale|n securite sociale|n de securite sociale|securite sociale|secu|n secu|num secu"
    "|numero secu|nss|no ss|n ss|numero ss|insee|immatriculation ss",
    "statut": "etat|statut client|type client|categorie",
    "type_personne": "type de personne|nature|physique morale|type tiers|particulier pro|type de client"
    "|nature juridique",
    "fumeur": "tabac|fume|fumeur non fumeur",
    "code_naf": "naf|ape|code ape|naf ape|code naf ape",
    "tva": "tva intracommunautaire|n tva|numero tva",
    "chiffre_affaires": "ca|ca ht|chiffre d affaires",
    "effectif": "nb salaries|nombre de salaries|effectifs",
    "origine_contact": "origine|source|provenance|apporteur",
    "recommande_par": "parrain|prescripteur|recommandation",
    "premier_contact_le": "date de premier contact|date d entree en relation|premier contact|client depuis"
    "|date creation",
    "assureur": "compagnie|cie|assureur|compagnie d assurance|compagnie assurance|fournisseur|partenaire|mutuelle",
    "numero": "n contrat|numero de contrat|num contrat|n de contrat|reference contrat|police|n police|numero contrat"
    "|no contrat|n de police",
    "type": "type de contrat|type contrat|branche|nature du contrat|famille|risque|nature contrat",
    "produit": "nom du produit|nom produit|formule|gamme|designation produit",
    "cotisation": "prime|prime ttc|cotisation annuelle|prime annuelle|montant prime|cotisations|montant cotisation"
    "|cotisation ttc|prime mensuelle|cotisation mensuelle",
    "periodicite": "fractionnement|frequence|periodicite de paiement|periodicite prime",
    "echeance": "date d echeance|date echeance|echeance principale|date d echeance principale",
    "date_effet": "date effet|effet|date de souscription|date souscription|prise d effet|date de prise d effet",
}
# The whole file's words for what no single field is.
TRANSVERSES: Mapping[str, str] = {
    MATRICULE: "matricule|reference client|ref client|n client|numero client|num client|code client|id client"
    "|identifiant|reference|no client|numero de client",
    CONSEILLER: "conseiller|conseiller principal|commercial|gestionnaire|charge de clientele|courtier|suivi par|adviser"
    "|responsable|vendeur",
    BESOINS: "besoins|besoin|interets|needs",
    ETIQUETTES: "etiquettes|etiquette|tags|tag|mots cles|mot cle|libelles|segment|segmentation|labels",
    NOM_PRENOM: "nom prenom|nom et prenom|nom prenoms|nom complet|assure|souscripteur|nom et prenom du client",
    PRENOM_NOM: "prenom nom|prenom et nom|client|full name",
}
# Words of a heading that say whose or what it is, rather than which field.
SECTIONS_DITES: tuple[tuple[str, str], ...] = (
    (r"conjointe?|conj|epoux|epouse|partenaire|cjt", "conjoint"),
    (r"enfants?|enf", "enfants"),
    (r"contrats?|polices?", "contrats_existants"),
    (r"entreprise|societe", "entreprise"),
    (r"relation|entree en relation", "relation"),
    (r"contacts?|interlocuteurs?", "contacts"),
)
CONTRAT_SEUL = frozenset(
    {"assureur", "numero", "cotisation", "periodicite", "echeance", "date_effet", "produit", "type"}
)
_LINK = frozenset({"du", "de", "la", "le", "l", "d", "des", "n"})
_NUMBER = re.compile(r"\b(\d{1,2})(?:er|e|eme|ere)?\b")
ENOUGH = 0.8


def signature(headings: Sequence[str]) -> str:
    """What says that two files have the same columns, whatever their case and accents."""
    return hashlib.sha256("\n".join(map(words, headings)).encode()).hexdigest()


@cache
def _named() -> Mapping[str, str]:
    """Whole headings: those of our own exports and of the dictionary, in both languages."""
    said: dict[str, str] = {}
    for nom, cible in reversed(list(cibles().items())):
        said[words(cible.en)] = said[words(cible.fr)] = nom
    for nom, forms in TRANSVERSES.items():
        said |= dict.fromkeys(forms.split("|"), nom)
    return said


@cache
def _fields(section: str) -> Mapping[str, str]:
    """The words of a section's fields, synonyms first."""
    said: dict[str, str] = {}
    for champ in SECTIONS[section].champs:
        for form in (*SYNONYMES.get(champ.nom, "").split("|"), words(champ.fr), words(champ.en), words(champ.nom)):
            if form:
                said.setdefault(form, champ.nom)
    return said


def _place(section: str, champ: str, rang: int) -> str:
    if section == "client":
        return champ
    return f"{section}.{rang}.{champ}" if section in ROWS else f"{section}.{champ}"


def _without(said: str, pattern: str) -> str:
    kept = re.sub(rf"\b(?:{pattern})\b", " ", said).split()
    while kept and kept[0] in _LINK:
        kept.pop(0)
    while kept and kept[-1] in _LINK:
        kept.pop()
    return " ".join(kept)


def _in_section(said: str) -> str | None:
    """« Prénom du conjoint », « Enfant 2 : date de naissance », « Compagnie contrat 1 »."""
    for pattern, section in SECTIONS_DITES:
        if not re.search(rf"\b(?:{pattern})\b", said):
            continue
        rest, rang = said, 1
        if section in ROWS:
            number = _NUMBER.search(said)
            rang = int(number[1]) if number else 1
            rest = _NUMBER.sub(" ", said)
        champ = _fields(section).get(_without(rest, pattern))
        if champ and 1 <= rang <= (rangs(section) if section in ROWS else 1):
            return _place(section, champ, rang)
    return None


def _by_words(heading: str) -> str | None:
    """The place a heading names."""
    said = words(re.sub(r"\([^)]*\)", " ", heading))
    if not said:
        return None
    # « Conjoint · Prénom » of our own exports, whose words say the section first.
    for nom in RECORDS:
        label = words(SECTIONS[nom].fr)
        rest = said.removeprefix(label + " ")
        if rest != said and (champ := _fields(nom).get(rest)):
            return _place(nom, champ, 0)
    if found := _in_section(said):
        return found
    bare = _without(said, "clients?|assure|souscripteur|adherent|titulaire") or said
    for form in (said, bare):
        if found := _fields("client").get(form) or _named().get(form):
            return found
    for section in ("entreprise", "relation", "contrats_existants"):
        champ = _fields(section).get(said)
        if champ and (section != "contrats_existants" or champ in CONTRAT_SEUL):
            return _place(section, champ, 1)
    return None


def _share(champ: str, values: Sequence[Cell], section: str = "client") -> float:
    """How much of a column reads as a field."""
    field = SECTIONS[section].champ(champ)
    assert field is not None
    good = 0
    for value in values:
        try:
            good += clean_value(field, text_of(value), today=date.max) is not None
        except ValueError:
            continue
    return good / len(values) if values else 0.0


def _by_content(values: Sequence[Cell]) -> Iterable[str]:
    """Places whose own check nearly every value passes: no telephone passes for an account."""
    known = [value for value in values if not blank(value)]
    if len(known) < 2 and len(known) < len(values):
        return
    for champ in ("email", "iban", "nir", "telephone", "siren"):
        if known and _share(champ, known) >= ENOUGH:
            yield champ
            if champ in ("email", "telephone"):
                yield f"conjoint.{champ}"
    if known and _share("siret", known, "entreprise") >= ENOUGH:
        yield "entreprise.siret"


def guess(headings: Sequence[str], samples: Sequence[Sequence[Cell]]) -> list[str | None]:
    """A place for each column, each place once; None where nothing says which.

    :param samples: the first values of each column.
    """
    places: list[str | None] = [None] * len(headings)
    taken: set[str] = set()

    def take(at: int, nom: str | None) -> None:
        if nom and nom not in taken and places[at] is None:
            places[at] = nom
            taken.add(nom)

    for at, heading in enumerate(headings):
        take(at, _by_words(heading))
    for at, values in enumerate(samples):
        if places[at] is None:
            for nom in _by_content(values):
                take(at, nom)
    if {"nom", "prenom"} & taken:
        # A whole name beside its parts says nothing more.
        places = [None if nom in (NOM_PRENOM, PRENOM_NOM) else nom for nom in places]
    return places
