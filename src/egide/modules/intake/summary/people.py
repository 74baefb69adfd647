"""The household and its work: who they are, where they live, what they do."""

from __future__ import annotations

from datetime import date

from egide.kit.french.names import gender_of
from egide.modules.clients.dictionary.enums import NIVEAU_SPORT
from egide.modules.intake.summary.french import (
    NBSP,
    at,
    capital,
    count,
    day,
    listed,
    lower,
    on,
    since,
    telephone,
    unit,
)
from egide.modules.intake.summary.types import Fact, Record
from egide.modules.intake.summary.voice import Person, Writer

_UNIONS = {
    "marie": ("marié", "le mariage"),
    "pacse": ("pacsé", "le Pacs"),
    "divorce": ("divorcé", "le divorce"),
    "separe": ("séparé", "la séparation"),
    "veuf": ("veuf", "le veuvage"),
}
_REGIMES = {
    "communaute_reduite_aux_acquets": "la communauté réduite aux acquêts",
    "communaute_universelle": "la communauté universelle",
    "separation_de_biens": "la séparation de biens",
    "participation_aux_acquets": "la participation aux acquêts",
}
_SITUATIONS = {
    "salarie": "[occuper] un emploi salarié",
    "fonctionnaire": "[travailler] dans la fonction publique",
    "independant": "[travailler] {own}",
    "chef_entreprise": "[diriger] une entreprise",
    "retraite": "[être] à la retraite",
    "demandeur_emploi": "[chercher] un emploi",
    "etudiant": "[faire] des études",
    "sans_activite": "[-exercer] d’activité professionnelle",
}
# What is added to a profession that is said; the others are said alone, the profession in brackets.
_BESIDE = {
    "salarie": ", avec un emploi salarié",
    "fonctionnaire": ", dans la fonction publique",
    "independant": ", {own}",
    "chef_entreprise": " et [diriger] une entreprise",
}
_FORMS = {
    "EI": "en entreprise individuelle",
    "micro_entreprise": "en micro-entreprise",
    "GAEC": "dans le cadre d’un GAEC",
}
_GENERIC_EMPLOYERS = (
    *("hôpital", "clinique", "mairie", "école", "lycée", "collège", "université", "chu", "sdis", "cabinet"),
    *("société", "entreprise", "ministère", "conservatoire", "département", "région", "commune", "banque"),
    *("association", "groupe", "usine", "pharmacie", "agence", "restaurant", "garage", "maison", "laboratoire"),
)


def write_home(w: Writer) -> None:
    """Identity, union, spouse, children, address."""
    w.theme("foyer")
    client = w.facts.record("client")
    _name(w, client)
    _birth(w, w.home.client, client)
    _union(w, client)
    _spouse(w, w.facts.record("conjoint"))
    _children(w, client.get("nombre_enfants"), w.facts.lines("enfants"))
    _address(w, client)


def _name(w: Writer, client: Record) -> None:
    """The broker reads the whole name once; clients know theirs."""
    surname = client.get("nom")
    if w.you or surname is None:
        return
    first, born = client.get("prenom"), client.get("nom_naissance")
    name = " ".join(str(f.value) for f in (first, surname) if f)
    birth = f", nom de naissance {born.value}" if born and born.value != surname.value else ""
    w.say(f"L’entretien concerne {name}{birth}.", (first, surname, born if birth else None))
    if nationality := client.get("nationalite"):
        w.about(w.home.client, f"[être] de nationalité {nationality.value}", nationality)
    if residence := client.get("residence_fiscale"):
        w.say(f"La résidence fiscale déclarée est la suivante{NBSP}: {residence.value}.", (residence,))


def _birth(w: Writer, person: Person, record: Record) -> None:
    born, place = record.get("date_naissance"), record.get("lieu_naissance")
    if born is None and place is None:
        return
    agreed = person.agree("né")
    where = at(str(place.value)) if place else ""
    if agreed:
        w.about(
            person,
            f"[être] {' '.join(filter(None, (agreed, on(str(born.value)) if born else '', where)))}",
            born,
            place,
        )
        return
    owner = "Votre" if person.you else "La"
    whose = "" if person.you else f" {person.genitive}"
    if born and str(born.value).count("-") == 2:
        w.say(f"{owner} date de naissance{whose} est le {day(str(born.value))}.", (born,))
    elif born:
        w.say(f"{'Votre' if person.you else 'La'} naissance{whose} date de {day(str(born.value))}.", (born,))
    if place:
        w.say(f"{'Votre' if person.you else 'Le'} lieu de naissance{whose} est {place.value}.", (place,))


def _union(w: Writer, client: Record) -> None:
    status, regime = client.get("situation_matrimoniale"), client.get("regime_matrimonial")
    started = client.get("date_situation_matrimoniale")
    rest = f" {since(str(started.value))}" if started else ""
    under = f", sous le régime de {_REGIMES[str(regime.value)]}" if regime and str(regime.value) in _REGIMES else ""
    if status is None:
        if under and regime:
            w.say(f"Le régime matrimonial est {_REGIMES[str(regime.value)]}.", (regime,))
        return
    facts = (status, started, regime if under else None)
    person, code = w.home.client, str(status.value)
    if code == "celibataire":
        w.about(person, f"[être] célibataire{rest}", status, started)
    elif code == "concubinage":
        w.about(person, f"[vivre] en concubinage{rest}", status, started)
    elif code in _UNIONS:
        stem, noun = _UNIONS[code]
        agreed = {"m": "veuf", "f": "veuve"}.get(person.gender) if code == "veuf" else person.agree(stem)
        if agreed:
            w.about(person, f"[être] {agreed}{rest}{under}", *facts)
        else:
            owner = "Votre situation de famille" if person.you else f"La situation de famille {person.genitive}"
            w.say(f"{owner} est {noun}{',' if rest else ''}{rest}{under}.", facts)


def _spouse(w: Writer, spouse: Record) -> None:
    first, surname = spouse.get("prenom"), spouse.get("nom")
    person = w.home.conjoint
    if first:
        name = " ".join(str(f.value) for f in (first, surname) if f)
        called = "conjointe" if person.gender == "f" else "conjoint"
        owner = "Votre" if w.you else ("La" if person.gender == "f" else "Le")
        w.say(f"{owner} {called} s’appelle {name}.", (first, surname))
    _birth(w, person, spouse)


def _children(w: Writer, stated: Fact | None, rows: tuple[Record, ...]) -> None:
    if stated and stated.value == 0 and not rows:
        w.about(w.home.client, "[-avoir] d’enfant", stated)
        return
    facts = [fact for row in rows for name, fact in row.items() if name in _CHILD and not (w.you and name in _BROKER)]
    told = [_child(row, you=w.you) for row in rows]
    total = int(stated.value) if stated and isinstance(stated.value, int) else 0
    if stated and total >= len(rows) and total > 0:
        lead = f"{NBSP}: " if total == len(rows) else ", dont "
        joined = f"{lead}{listed(told)}" if rows else ""
        w.about(w.home.client, f"[avoir] {count(total, 'enfant', 'enfants')}{joined}", stated, *facts)
    elif rows and all("prenom" in row for row in rows):
        owner = (
            ("Votre enfant s’appelle" if w.you else "L’enfant s’appelle")
            if len(rows) == 1
            else ("Vos enfants s’appellent" if w.you else "Les enfants s’appellent")
        )
        w.say(f"{owner} {listed(told)}.", facts)
    elif facts:
        w.about(w.home.client, f"[avoir] {listed(told)}", *facts)


_CHILD = frozenset({"prenom", "date_naissance", "age", "fiscalement_a_charge", "garde_alternee"})
_BROKER = frozenset({"fiscalement_a_charge", "garde_alternee"})


def _child(row: Record, *, you: bool) -> str:
    """`Louise (née le 14 septembre 2013)`, `un enfant de 12 ans`."""
    first, born, age = row.get("prenom"), row.get("date_naissance"), row.get("age")
    notes: list[str] = []
    if born:
        gender = gender_of(str(first.value)) if first else ""
        birth = {"m": "né", "f": "née"}.get(gender, "naissance")
        notes.append(f"{birth} {on(str(born.value))}")
    elif age and isinstance(age.value, int):
        notes.append(unit(age.value, "an", "ans") if age.value else "moins d’un an")
    if not you:
        charge, shared = row.get("fiscalement_a_charge"), row.get("garde_alternee")
        if charge:
            notes.append("à charge" if charge.value else "non à charge")
        if shared and shared.value:
            notes.append("en garde alternée")
    called = str(first.value) if first else "un enfant"
    return f"{called} ({', '.join(notes)})" if notes else called


def _address(w: Writer, client: Record) -> None:
    street, code, town = (client.get(name) for name in ("adresse", "code_postal", "ville"))
    place = " ".join(str(f.value) for f in (code, town) if f)
    if street:
        w.about(w.home.client, f"[habiter] {', '.join(filter(None, (str(street.value), place)))}", street, code, town)
    elif town:
        w.about(w.home.client, f"[habiter] {at(str(town.value))}{f' ({code.value})' if code else ''}", town, code)
    phone, mail = client.get("telephone"), client.get("email")
    ways = [f"au {telephone(str(phone.value))}"] if phone else []
    ways += [f"à l’adresse {mail.value}"] if mail else []
    if ways:
        w.about(w.home.client, f"[être] joignable {listed(ways)}", phone, mail)


def write_work(w: Writer, today: date) -> None:
    """What each of the two does, and the habits that count for an insurer."""
    w.theme("travail")
    for person, section in ((w.home.client, "client"), (w.home.conjoint, "conjoint")):
        record = w.facts.record(section)
        _job(w, person, record, today)
        _structure(w, person, record)
        _habits(w, person, record)


def _job(w: Writer, person: Person, record: Record, today: date) -> None:
    trade, status, employer = (record.get(n) for n in ("profession", "situation_professionnelle", "employeur"))
    changed = record.get("date_evenement_professionnel")
    past = changed is not None and str(changed.value) <= today.isoformat()[: len(str(changed.value))]
    code = str(status.value) if status else ""
    own = "à votre compte" if person.you else "à son compte"
    tail = f" {since(str(changed.value))}" if past and changed and code not in ("sans_activite", "") else ""
    where = _employer(employer, former=code in ("retraite", "demandeur_emploi"))
    if trade and (not code or code in _BESIDE):
        beside = _BESIDE.get(code, "").format(own=own)
        comma = "," if tail and beside else ""
        text = f"[être] {lower(str(trade.value))}{where}{beside}{comma}{tail}"
    elif code in _SITUATIONS:
        text = f"{_SITUATIONS[code].format(own=own)}{where}{tail}"
        if trade:
            told = f"profession{NBSP}: {lower(str(trade.value))}"
            text = f"{text[:-1]}, {told})" if text.endswith(")") else f"{text} ({told})"
    elif employer:
        text = f"[travailler]{where}"
    else:
        return
    w.about(person, text, trade, status, employer, changed if tail else None)
    if changed and not past:
        w.say(f"Un changement professionnel est prévu {on(str(changed.value))}.", (changed,))


def _employer(employer: Fact | None, *, former: bool) -> str:
    if employer is None:
        return ""
    name = str(employer.value)
    if former:
        return f" (ancien employeur{NBSP}: {name})"
    generic = not name[:1].isupper() or name.split()[0].casefold() in _GENERIC_EMPLOYERS
    return f" (employeur{NBSP}: {name})" if generic else f" chez {name}"


def _structure(w: Writer, person: Person, record: Record) -> None:
    status = record.get("situation_professionnelle")
    code = str(status.value) if status else ""
    form, heads, mandate = (record.get(n) for n in ("forme_juridique", "chef_entreprise", "mandataire_social"))
    if form:
        w.about(person, f"[exercer] {_FORMS.get(str(form.value)) or f'dans le cadre d’une {form.value}'}", form)
    if heads and heads.value is True and code != "chef_entreprise" and not w.you:
        w.about(person, "[diriger] une entreprise", heads)
    if mandate and mandate.value is True and not w.you:
        w.about(person, "[exercer] un mandat social", mandate)


def _habits(w: Writer, person: Person, record: Record) -> None:
    risky, details = record.get("risques_professionnels"), record.get("details_risques_professionnels")
    trade = "Votre métier" if person.you else f"Le métier {person.genitive}"
    if details and not (risky and risky.value is False):
        w.say(f"{trade} comporte des risques particuliers{NBSP}: {details.value}.", (risky, details))
    elif risky:
        denied = "comporte des risques particuliers" if risky.value else "ne comporte pas de risque particulier"
        w.say(f"{trade} {denied}.", (risky,))
    if smoker := record.get("fumeur"):
        w.about(person, "[fumer]" if smoker.value else "[-fumer]", smoker)
    sport, which, level = (
        record.get(n) for n in ("activites_sportives", "details_activites_sportives", "niveau_activites_sportives")
    )
    if which:
        how = f", au niveau {lower(NIVEAU_SPORT.label(str(level.value)))}" if level else ""
        w.about(person, f"[pratiquer] une activité sportive{NBSP}: {which.value}{how}", sport, which, level)
    elif sport:
        w.about(
            person, "[pratiquer] une activité sportive" if sport.value else "[-pratiquer] d’activité sportive", sport
        )
    if (driven := record.get("km_parcourus_annuels")) and isinstance(driven.value, int):
        w.about(person, f"[parcourir] {unit(driven.value, 'km', 'km')} par an", driven)


def write_needs(w: Writer) -> None:
    """What was asked for."""
    w.theme("besoins")
    names = [NEEDS[fact.champ][0 if w.you else 1] for fact in w.facts.besoins if fact.champ in NEEDS]
    lead = "Vos besoins portent sur" if w.you else "Les besoins exprimés portent sur"
    if names:
        w.say(f"{lead} {listed(names)}.", w.facts.besoins)


# Need → said to the client, said by the broker; all feminine.
NEEDS = {
    "sante": ("votre santé", "la santé"),
    "prevoyance": ("votre prévoyance", "la prévoyance"),
    "retraite": ("votre retraite", "la retraite"),
    "epargne": ("votre épargne", "l’épargne"),
    "emprunteur": ("l’assurance de votre emprunt", "l’assurance emprunteur"),
    "auto": ("votre assurance auto", "l’assurance auto"),
    "habitation": ("votre assurance habitation", "l’assurance habitation"),
    "protection_juridique": ("votre protection juridique", "la protection juridique"),
    "responsabilite_civile": ("votre responsabilité civile", "la responsabilité civile"),
    "obseques": ("votre garantie obsèques", "la garantie obsèques"),
}


def need_named(code: str) -> str:
    """`La santé`: at the head of a sentence."""
    return capital(NEEDS[code][1])
