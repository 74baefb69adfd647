"""What is wanted, need by need: health, protection, retirement, savings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from egide.kit.french.text import fold
from egide.modules.clients.dictionary.enums import TMI
from egide.modules.intake.engine.types import LeafValue
from egide.modules.intake.summary.french import listed, money, number, on, percent, unit
from egide.modules.intake.summary.types import Fact, Record
from egide.modules.intake.summary.voice import Writer

_CARE = {
    "niveau_hospitalisation": "en hospitalisation",
    "niveau_chambre_particuliere": "pour la chambre particulière",
    "niveau_medecin_generaliste": "pour les médecins",
    "niveau_analyses_imagerie": "pour les analyses et l’imagerie",
    "niveau_auxiliaires_medicaux": "pour les auxiliaires médicaux",
    "niveau_pharmacie": "en pharmacie",
    "niveau_dentaire": "en dentaire",
    "niveau_optique": "en optique",
    "niveau_protheses_auditives": "pour les prothèses auditives",
}
_LEVELS = {"base": "de base", "confort": "confort", "renforce": "renforcé"}
_EXTRAS = {
    "souhaite_medecine_douce": ("les médecines douces", "de médecines douces"),
    "souhaite_cures_thermales": ("les cures thermales", "de cures thermales"),
    "souhaite_autres_protheses": ("d’autres prothèses", "d’autres prothèses"),
    "souhaite_protection_juridique": ("une protection juridique", "de protection juridique"),
}
# Somebody's own words that judge somebody or something stay out of what the client is sent.
_HARSH = re.compile(
    r"\b(?:nul(?:le)?s?|arnaqu\w*|escro\w*|vol(?:eur|euse|es?)s?|incompetent\w*|mauvais\w*|honteu\w*|scandal\w*|"
    r"insupportable\w*|menteu\w*|ment\b|debile\w*|idiot\w*|con(?:ne)?s?\b|merd\w*|pourri\w*|deteste\w*)"
)


def _days(value: float) -> str:
    return unit(value, "jour", "jours")


def _years(value: float) -> str:
    return unit(value, "an", "ans")


def _parts(value: float) -> str:
    return f"{number(value)} {'part fiscale' if value < 2 else 'parts fiscales'}"


def _quarters(value: float) -> str:
    return unit(value, "trimestre", "trimestres")


@dataclass(frozen=True, slots=True)
class Line:
    """How one field is said: `yes` for a value or a yes, `no` for a no (nothing is said without it).

    `{v}` is the value as `form` writes it. A line whose words begin with a verb in brackets is about the client; the
    others stand alone. `broker`: only the broker reads it.
    """

    champ: str
    yes: str
    no: str = ""
    form: Callable[[float], str] | None = None
    labels: tuple[tuple[str, str], ...] = ()
    broker: bool = False


_PAYERS = (("client", "le client"), ("entreprise", "l’entreprise"), ("conjoint", "le conjoint"))
_HOLDERS = (("client", "le client"), ("conjoint", "le conjoint"), ("commun", "les deux"), ("enfant", "un enfant"))
_HORIZONS = (("court", "court"), ("moyen", "moyen"), ("long", "long"))
_RISKS = (("prudent", "prudent"), ("equilibre", "équilibré"), ("dynamique", "dynamique"))
_TAX = tuple((str(choix.valeur), f"{number(int(choix.valeur))}\u00a0%") for choix in TMI.choix)

PREVOYANCE = (
    Line("contrat_en_place", "Le contrat de prévoyance en place est le suivant\u00a0: {v}"),
    Line("date_effet", "Le contrat de prévoyance prend effet {d}"),
    Line("cotisations", "Les cotisations de prévoyance sont de {v} par mois", form=money),
    Line("payeur", "Le contrat de prévoyance est payé par {v}", labels=_PAYERS, broker=True),
    Line("revenu_a_garantir", "[souhaiter] garantir un revenu de {v} par mois", form=money),
    Line("souhaite_couverture_invalidite", "[souhaiter] couvrir l’invalidité", "[-souhaiter] couvrir l’invalidité"),
    Line(
        "souhaite_couvrir_charges_professionnelles",
        "[souhaiter] couvrir les charges professionnelles",
        "[-souhaiter] couvrir les charges professionnelles",
    ),
    Line("montant_annuel_charges_professionnelles", "Les charges professionnelles sont de {v} par an", form=money),
    Line("garantir_totalite_charges_professionnelles", "[souhaiter] garantir la totalité des charges professionnelles"),
    Line(
        "montant_charges_professionnelles_a_garantir",
        "[souhaiter] garantir {v} de charges professionnelles",
        form=money,
    ),
    Line("duree_indemnisation_souhaitee", "La durée d’indemnisation souhaitée est la suivante\u00a0: {v}"),
    Line("franchise_souhaitee_jours", "La franchise retenue est de {v}", form=_days),
    Line("capital_deces_souhaite", "[souhaiter] un capital décès de {v}", form=money),
    Line("garanties_obseques", "[souhaiter] une garantie obsèques de {v}", form=money),
    Line("rente_enfants", "[souhaiter] une rente de {v} par mois pour les enfants", form=money),
    Line("rente_conjoint", "[souhaiter] une rente de {v} par mois pour le conjoint", form=money),
    Line("souhaite_garantie_outillage", "[souhaiter] une garantie outillage", "[-souhaiter] de garantie outillage"),
    Line("deplacements_professionnels", "Les déplacements professionnels sont les suivants\u00a0: {v}"),
)
RETRAITE = (
    Line("age_depart_retraite", "[souhaiter] partir à la retraite à {v}", form=_years),
    Line("age_depart_retraite_conjoint", "Le départ à la retraite du conjoint est envisagé à {v}", form=_years),
    Line("trimestres_valides", "[valider] {v}", form=_quarters),
    Line("pension_estimee", "La pension de retraite est estimée à {v} par mois", form=money),
    Line("pourcentage_revenu_a_maintenir", "[souhaiter] maintenir {v} de ses revenus à la retraite", form=percent),
    Line("revenus_annuels_foyer", "Les revenus du foyer sont de {v} par an", form=money),
    Line("impot_revenu", "L’impôt sur le revenu est de {v} par an", form=money),
    Line("nombre_parts_fiscales", "Le foyer compte {v}", form=_parts),
    Line("tmi", "La tranche marginale d’imposition est de {v}", labels=_TAX),
    Line("contrat_en_place", "Le contrat de retraite en place est le suivant\u00a0: {v}"),
    Line(
        "designation_etablissement",
        "Le contrat de retraite est tenu par l’établissement suivant\u00a0: {v}",
        broker=True,
    ),
    Line("cotisations_annuelles", "Les versements pour la retraite sont de {v} par an", form=money),
    Line("titulaire", "Le titulaire du contrat de retraite est {v}", labels=_HOLDERS, broker=True),
    Line("bilan_retraite_disponible", "Un bilan de retraite est disponible", "Le bilan de retraite reste à obtenir"),
    Line(
        "complementaire_retraite_mise_en_place",
        "Une complémentaire retraite est en place",
        "Aucune complémentaire retraite n’est en place",
    ),
)
EPARGNE = (
    Line("montant_epargne_disponible", "[disposer] d’une épargne disponible de {v}", form=money),
    Line("capacite_epargne_estimee", "[pouvoir] épargner {v} par mois", form=money),
    Line("horizon_placement", "L’horizon de placement est à {v} terme", labels=_HORIZONS),
    Line("tolerance_risque", "Le profil de risque exprimé est {v}", labels=_RISKS),
    Line("objectif", "L’objectif de l’épargne est le suivant\u00a0: {v}"),
    Line("montant_objectif", "Le montant visé est de {v}", form=money),
    Line("donation_montant", "Une donation de {v} a été faite", form=money),
    Line("donation_forme", "La donation a pris la forme suivante\u00a0: {v}"),
    Line("donation_date", "La donation a eu lieu {d}"),
    Line("donation_beneficiaires", "Les bénéficiaires de la donation sont les suivants\u00a0: {v}"),
    Line("charges_totales", "Les charges du foyer sont de {v} par mois", form=money),
)


def write_wishes(w: Writer) -> None:
    """The four needs the file describes."""
    _health(w, w.facts.record("sante_souhait"))
    for theme, section, lines in (
        ("prevoyance", "bae_prevoyance", PREVOYANCE),
        ("retraite", "bae_retraite", RETRAITE),
        ("epargne", "bae_epargne", EPARGNE),
    ):
        w.theme(theme)
        record = w.facts.record(section)
        for line in lines:
            fact = record.get(line.champ)
            if fact is not None and not (w.you and line.broker):
                _write(w, line, fact)


def _write(w: Writer, line: Line, fact: Fact) -> None:
    text = _filled(line, fact.value, you=w.you)
    if not text:
        return
    if text.startswith("["):
        w.about(w.home.client, text.replace("de ses revenus", "de vos revenus") if w.you else text, fact)
    else:
        w.say(f"{text}.", (fact,))


def _filled(line: Line, value: LeafValue, *, you: bool) -> str:
    if isinstance(value, bool):
        return line.yes if value else line.no
    if line.labels:
        label = dict(line.labels).get(str(value))
        return line.yes.replace("{v}", label) if label else ""
    if isinstance(value, str):
        if you and _HARSH.search(fold(value)):
            return ""
        return line.yes.replace("{v}", value).replace("{d}", on(value) if "{d}" in line.yes else "")
    return line.yes.replace("{v}", line.form(value)) if line.form else ""


def _health(w: Writer, record: Record) -> None:
    w.theme("sante")
    person = w.home.client
    if contract := record.get("contrat_en_place"):
        w.say(f"La complémentaire santé en place est la suivante\u00a0: {contract.value}.", (contract,))
    levels = [(record[name], where) for name, where in _CARE.items() if name in record]
    if levels:
        told = [f"un niveau {_LEVELS[str(fact.value)]} {where}" for fact, where in levels]
        w.about(person, f"[souhaiter] {listed(told)}", *(fact for fact, _ in levels))
    wanted = [(record[n], said[0]) for n, said in _EXTRAS.items() if n in record and record[n].value is True]
    if wanted:
        w.about(person, f"[souhaiter] {listed([said for _, said in wanted])}", *(fact for fact, _ in wanted))
    for name, (_, denied) in _EXTRAS.items():
        if name in record and record[name].value is False:
            w.about(person, f"[-souhaiter] {denied}", record[name])
    budget = record.get("budget_mensuel_maximum")
    if budget and isinstance(budget.value, int | float):
        w.say(f"Le budget pour la santé est de {money(budget.value)} par mois au maximum.", (budget,))
