"""What the household earns, owns, owes and has insured."""

from __future__ import annotations

from egide.modules.clients.dictionary.enums import DESIGNATION_BIEN
from egide.modules.intake.summary.french import (
    NBSP,
    PERIODS,
    at,
    capital,
    day,
    listed,
    lower,
    money,
    months,
    number,
    on,
    percent,
)
from egide.modules.intake.summary.types import Fact, Record
from egide.modules.intake.summary.voice import Writer

_INCOMES = {
    "salaire": "un salaire",
    "pension_retraite": "une pension de retraite",
    "pension_alimentaire": "une pension alimentaire",
    "revenus_locatifs": "des revenus locatifs",
    "dividendes": "des dividendes",
    "sci": "des revenus de SCI",
    "scpi": "des revenus de SCPI",
    "bnc": "un bénéfice non commercial",
    "bic": "un bénéfice industriel et commercial",
    "ba": "un bénéfice agricole",
    "allocation_chomage": "une allocation chômage",
    "allocations_familiales": "des allocations familiales",
    "rente": "une rente",
    "autre": "un revenu",
}
_LOANS = {
    "credit_immobilier": "un crédit immobilier",
    "credit_consommation": "un crédit à la consommation",
    "credit_auto": "un crédit auto",
    "credit_professionnel": "un crédit professionnel",
    "credit_etudiant": "un crédit étudiant",
    "decouvert": "un découvert",
    "dette_familiale": "une dette familiale",
    "autre": "une dette",
}
# Nature → its words, and "opened" agreeing with them.
ASSETS = {
    "assurance_vie": ("une assurance vie", "ouverte"),
    "pea": ("un PEA", "ouvert"),
    "per": ("un PER", "ouvert"),
    "livret_a": ("un livret A", "ouvert"),
    "ldds": ("un LDDS", "ouvert"),
    "lep": ("un LEP", "ouvert"),
    "pel": ("un PEL", "ouvert"),
    "cel": ("un CEL", "ouvert"),
    "compte_titres": ("un compte-titres", "ouvert"),
    "scpi": ("des parts de SCPI", "souscrites"),
    "compte_courant": ("un compte courant", "ouvert"),
    "epargne_salariale": ("une épargne salariale", "ouverte"),
    "contrat_capitalisation": ("un contrat de capitalisation", "ouvert"),
    "autre": ("un placement", "ouvert"),
}
_OTHERS = {
    "or": "de l’or",
    "cryptomonnaie": "des cryptomonnaies",
    "oeuvre_art": "des œuvres d’art",
    "vin": "du vin",
    "vehicule_collection": "un véhicule de collection",
    "bijoux": "des bijoux",
    "montres": "des montres",
    "forets": "des forêts",
    "autre": "un avoir",
}
_BUILDINGS = {
    "appartement": "un appartement",
    "maison": "une maison",
    "studio": "un studio",
    "immeuble": "un immeuble",
    "terrain": "un terrain",
    "local": "un local",
    "parking": "un parking",
}
_USES = {
    "residence_principale": "une résidence principale",
    "residence_secondaire": "une résidence secondaire",
    "locatif": "un bien locatif",
    "sci": "des parts de SCI",
    "terrain": "un terrain",
    "local_professionnel": "un local professionnel",
    "parking": "un parking",
    "autre": "un bien immobilier",
}
_OWNERSHIPS = {
    "pleine_propriete": "en pleine propriété",
    "indivision": "en indivision",
    "nue_propriete": "en nue-propriété",
    "usufruit": "en usufruit",
    "sci": "par une SCI",
}
CONTRACTS = {
    "sante": "une complémentaire santé",
    "prevoyance": "un contrat de prévoyance",
    "emprunteur": "une assurance emprunteur",
    "auto": "une assurance auto",
    "moto": "une assurance moto",
    "habitation": "une assurance habitation",
    "protection_juridique": "une protection juridique",
    "gav": "une garantie accidents de la vie",
    "obseques": "un contrat obsèques",
    "dependance": "un contrat dépendance",
    "rc_pro": "une responsabilité civile professionnelle",
    "multirisque_pro": "une multirisque professionnelle",
    "autre": "un contrat",
}


def _code(row: Record, name: str) -> str:
    fact = row.get(name)
    return str(fact.value) if fact else ""


def _amount(row: Record, name: str = "montant") -> str:
    """`2 350 € par mois`: an amount and the period of its row."""
    fact = row.get(name)
    if fact is None or isinstance(fact.value, str):
        return ""
    period = PERIODS.get(_code(row, "periodicite"), "")
    return f"{money(fact.value)}{f' {period}' if period else ''}"


def _figure(fact: Fact | None) -> float | None:
    return fact.value if fact and not isinstance(fact.value, str | bool) else None


def _in_brackets(*facts: Fact | None) -> str:
    said = ", ".join(str(fact.value) for fact in facts if fact)
    return f" ({said})" if said else ""


def write_incomes(w: Writer) -> None:
    """Who earns what: one sentence a person."""
    w.theme("revenus")
    rows = [row for row in w.facts.lines("revenus") if _code(row, "nature") in _INCOMES]
    for holder in ("client", "conjoint", "commun", "enfant"):
        own = [row for row in rows if (_code(row, "beneficiaire") or "client") == holder]
        parts = [_income(row) for row in own]
        used = [
            row[name] for row in own for name in row if name in ("nature", "montant", "periodicite", "beneficiaire")
        ]
        w.about(w.home.holder(holder), f"[percevoir] {listed(parts)}", *used)
        stated = w.facts.record(holder).get("revenus_annuels") if holder in ("client", "conjoint") else None
        yearly = [row["montant"].value for row in own if "montant" in row and _code(row, "periodicite") == "annuel"]
        if stated and (total := _figure(stated)) is not None and total not in yearly:
            w.about(w.home.holder(holder), f"[percevoir] {money(total)} de revenus par an", stated)


def _income(row: Record) -> str:
    amount = _amount(row)
    return f"{_INCOMES[_code(row, 'nature')]}{f' de {amount}' if amount else ''}"


def write_assets(w: Writer) -> None:
    """Savings, property and the rest, one sentence each."""
    w.theme("patrimoine")
    for row in w.facts.lines("actifs_financiers"):
        _asset(w, row)
    for row in w.facts.lines("biens_immobiliers"):
        _property(w, row)
    for row in w.facts.lines("autres_epargnes"):
        kind, value = row.get("designation"), _figure(row.get("valeur"))
        worth = f", d’une valeur de {money(value)}" if value is not None else ""
        bought = row.get("date_acquisition")
        since = f", acquis {on(str(bought.value))}" if bought and kind and kind.value in ("or", "vin") else ""
        if kind and str(kind.value) in _OTHERS:
            holder = w.home.holder(_code(row, "detenteur"))
            text = f"[posséder] {_OTHERS[str(kind.value)]}{since}{worth}"
            w.about(holder, text, kind, row.get("valeur"), row.get("detenteur"), bought if since else None)


def _asset(w: Writer, row: Record) -> None:
    nature, bank, opened = row.get("nature"), row.get("etablissement"), row.get("date_ouverture_souscription")
    if nature is None or str(nature.value) not in ASSETS:
        return
    noun, begun = ASSETS[str(nature.value)]
    value, paid = _figure(row.get("valeur_actuelle")), _figure(row.get("versement_mensuel"))
    text = f"[détenir] {noun}{_in_brackets(bank)}"
    text += f", {begun} {on(str(opened.value))}" if opened else ""
    text += f", d’une valeur de {money(value)}" if value is not None else ""
    text += f", avec un versement de {money(paid)} par mois" if paid is not None else ""
    names = (
        "nature",
        "etablissement",
        "date_ouverture_souscription",
        "valeur_actuelle",
        "versement_mensuel",
        "detenteur",
    )
    w.about(w.home.holder(_code(row, "detenteur")), text, *(row.get(name) for name in names))
    if (heirs := row.get("beneficiaires")) and not w.you:
        w.say(f"Bénéficiaires désignés pour {noun}{NBSP}: {heirs.value}.", (nature, heirs))


def _property(w: Writer, row: Record) -> None:
    use, kind, town = row.get("designation"), row.get("type"), row.get("ville")
    noun = _BUILDINGS.get(_code(row, "type")) or _USES.get(_code(row, "designation"))
    if noun is None:
        return
    text = f"[posséder] {noun}{f' {at(str(town.value))}' if town else ''}"
    if kind and use and use.value not in ("autre", kind.value, f"{kind.value}_professionnel"):
        text += f" ({lower(DESIGNATION_BIEN.label(str(use.value)))})"
    form, area = row.get("forme_propriete"), _figure(row.get("surface_m2"))
    text += f", {_OWNERSHIPS[str(form.value)]}" if form and str(form.value) in _OWNERSHIPS else ""
    details = [f"{number(area)}{NBSP}m²"] if area is not None else []
    worth, price, rent = (
        _figure(row.get(n)) for n in ("valeur_actuelle_estimee", "valeur_acquisition", "loyer_mensuel")
    )
    year = row.get("annee_acquisition")
    details += [f"valeur estimée de {money(worth)}"] if worth is not None else []
    if price is not None:
        details.append(f"achat{f' en {year.value}' if year else ''} pour {money(price)}")
    elif year:
        details.append(f"achat en {year.value}")
    details += [f"loyer de {money(rent)} par mois"] if rent is not None else []
    text += f"{NBSP}: {listed(details)}" if details else ""
    w.about(w.home.holder(_code(row, "detenteur")), text, *row.values())


def write_loans(w: Writer) -> None:
    """What is still owed, one sentence a loan."""
    w.theme("emprunts")
    for row in w.facts.lines("passifs"):
        noun = _LOANS.get(_code(row, "nature"))
        if noun is None:
            continue
        details = _loan(row)
        told = f", avec {listed(details)}" if details else ""
        w.say(f"{capital(noun)}{_in_brackets(row.get('preteur'))} est en cours{told}.", row.values())


def _loan(row: Record) -> list[str]:
    borrowed, owed, paid, rate, left = (
        _figure(row.get(name))
        for name in ("montant_initial", "capital_restant_du", "montant_remboursement", "taux", "duree_restante")
    )
    details = [f"un montant emprunté de {money(borrowed)}"] if borrowed is not None else []
    details += [f"un capital restant dû de {money(owed)}"] if owed is not None else []
    details += [f"un remboursement de {_amount(row, 'montant_remboursement')}"] if paid is not None else []
    details += [f"un taux de {percent(rate)}"] if rate is not None else []
    details += [f"une durée restante de {months(left)}"] if left is not None else []
    ends = row.get("date_fin")
    details += [f"une fin prévue {on(str(ends.value))}"] if ends else []
    return details


def write_contracts(w: Writer) -> None:
    """What is insured already."""
    w.theme("contrats")
    for row in w.facts.lines("contrats_existants"):
        noun = CONTRACTS.get(_code(row, "type"))
        if noun is None:
            continue
        premium, due, ref = _amount(row, "cotisation"), row.get("echeance"), row.get("numero")
        text = f"[avoir] {noun}{_in_brackets(row.get('assureur'))}"
        text += f", pour une cotisation de {premium}" if premium else ""
        text += f", à échéance {_due(str(due.value))}" if due else ""
        text += f", sous le numéro {ref.value}" if ref and not w.you else ""
        used = [fact for name, fact in row.items() if name != "numero" or not w.you]
        w.about(w.home.commun, text, *used)


def _due(iso: str) -> str:
    return f"du {day(iso)}" if iso.count("-") == 2 else f"en {day(iso)}"
