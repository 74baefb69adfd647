"""One believable household: people, work, home, loans, savings, contracts, needs, all in keeping with one another."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

from egide.modules.clients.demo import names, numbers, places
from egide.modules.clients.demo.shape import Dice, Household, Person, Town, Values
from egide.modules.clients.demo.trades import TRADES
from egide.modules.clients.demo.wealth import Wealth

# Younger people work for somebody.
ESTABLISHED = 30


def ascii_name(name: str) -> str:
    """For an e-mail address: "N’Diaye" → "ndiaye", "Le Goff" → "legoff"."""
    folded = unicodedata.normalize("NFKD", name.lower())
    return "".join(
        character for character in folded if character.isascii() and (character.isalnum() or character == "-")
    )


class Maker:
    """Draws households; the same seed draws the same ones."""

    def __init__(self, seed: int, *, towns: tuple[Town, ...], surnames: tuple[str, ...], today: date) -> None:
        self.chance = Dice(seed)
        self.towns, self.surnames, self.today = towns, surnames, today
        self.wealth = Wealth(self.chance, towns, today)

    def person(self, *, born: date, feminine: bool, nom: str | None = None, prenom: str | None = None) -> Person:
        chance = self.chance
        firsts = names.WOMEN if feminine else names.MEN
        age = (self.today - born).days // 365
        trade = chance.choice([trade for trade in TRADES if age >= ESTABLISHED or not trade.independent])
        low, high = trade.revenu
        spread = (high - low) // 2
        amount = max(
            low - spread // 2, round(chance.gauss((low + high) / 2, spread / 1.5), -2 if trade.independent else -1)
        )
        yearly = int(amount) if trade.independent else int(amount) * 12
        retired = age >= 66 or (age >= 63 and self.chance.maybe(0.6))
        if retired:
            yearly = int(round(yearly * chance.uniform(0.5, 0.68) / 12, -1)) * 12
        started = self.today.year - chance.randint(1, max(1, min(age - 22, 28)))
        return Person(
            feminine,
            prenom or chance.choice(firsts[names.generation(born.year)]),
            nom or chance.choice(self.surnames),
            born,
            trade,
            yearly,
            retired,
            started,
        )

    def birthday(self, age: int) -> date:
        return self.today - timedelta(days=int(365.25 * age) + self.chance.randrange(365))

    def household(
        self, *, nom: str | None = None, prenom: str | None = None, feminine: bool | None = None
    ) -> Household:
        chance = self.chance
        age = int(min(84, max(23, chance.gauss(48, 14))))
        woman = self.chance.maybe(0.5) if feminine is None else feminine
        me = self.person(born=self.birthday(age), feminine=woman, nom=nom, prenom=prenom)
        town = chance.choice(self.towns)
        home = Household(client=self._identity(me, town), town=town)
        status = self._status(age)
        spouse = None
        if status in ("marie", "pacse", "concubinage"):
            married = status == "marie"
            spouse = self.person(
                born=self.birthday(max(22, age + chance.randint(-5, 5))),
                feminine=not woman if self.chance.maybe(0.95) else woman,
                nom=me.nom if married and self.chance.maybe(0.75) else None,
            )
            home.records["conjoint"] = self._spouse(spouse)
        self._family(home, me, status, age)
        self._incomes(home, me, "client")
        if spouse is not None:
            self._incomes(home, spouse, "conjoint")
        total = me.income + (spouse.income if spouse else 0)
        self.wealth.home(home, couple=spouse is not None, total=total, age=age)
        self.wealth.savings(home, total=total, age=age, couple=spouse is not None)
        self.wealth.contracts(home, me, age)
        self.wealth.needs(home, me, age)
        return home

    def _status(self, age: int) -> str:
        draw = self.chance.random()
        if age < 30:
            return (
                "celibataire" if draw < 0.55 else "concubinage" if draw < 0.78 else "pacse" if draw < 0.93 else "marie"
            )
        if age < 65:
            return (
                "marie"
                if draw < 0.48
                else "pacse"
                if draw < 0.62
                else "concubinage"
                if draw < 0.72
                else "divorce"
                if draw < 0.86
                else "celibataire"
                if draw < 0.97
                else "veuf"
            )
        return "marie" if draw < 0.62 else "veuf" if draw < 0.85 else "divorce" if draw < 0.95 else "celibataire"

    def _identity(self, me: Person, town: Town) -> Values:
        chance = self.chance
        host = chance.choice(("courriel.example", "boite.example", "lettres.example"))
        suffix = "" if self.chance.maybe(0.7) else str(me.born.year % 100)
        return {
            "civilite": "Mme" if me.feminine else "M.",
            "nom": me.nom,
            "prenom": me.prenom,
            "date_naissance": me.born.isoformat() if self.chance.maybe(0.95) else str(me.born.year),
            "lieu_naissance": chance.choice(places.BIRTHPLACES) if self.chance.maybe(0.85) else None,
            "nationalite": "française" if self.chance.maybe(0.9) else None,
            "adresse": f"{chance.randint(1, 140)} {chance.choice(places.STREETS)}",
            "code_postal": town[1],
            "ville": town[0],
            "residence_fiscale": "France" if self.chance.maybe(0.8) else None,
            "telephone": numbers.telephone(chance),
            "email": f"{ascii_name(me.prenom)}.{ascii_name(me.nom)}{suffix}@{host}"
            if self.chance.maybe(0.93)
            else None,
            "fumeur": self.chance.maybe(0.22) if self.chance.maybe(0.75) else None,
            **self._numbers(me),
            "statut": chance.choices(("client", "prospect", "ancien_client", "sans_suite"), (82, 13, 3, 2))[0],
            **self._work(me),
        }

    def _numbers(self, me: Person) -> Values:
        """Six in ten have given their account, and their social security number with it."""
        if not self.chance.maybe(0.6):
            return {"iban": None, "nir": None}
        account = numbers.iban(self.chance)
        return {
            "iban": account,
            "nir": numbers.nir(feminine=me.feminine, born=me.born, order=int(account[-5:-2])),
        }

    def _work(self, me: Person) -> Values:
        trade = me.trade
        assert trade is not None
        label = trade.feminin if me.feminine else trade.masculin
        if me.retired:
            return {"situation_professionnelle": "retraite", "profession": label}
        work: Values = {"situation_professionnelle": trade.situation, "profession": label}
        work["date_evenement_professionnel"] = (
            f"{me.started}-{self.chance.randint(1, 12):02d}" if me.started < self.today.year else None
        )
        if trade.employeurs:
            work["employeur"] = self.chance.choice(trade.employeurs)
        if trade.risques:
            work |= {"risques_professionnels": True, "details_risques_professionnels": trade.risques}
        if trade.independent:
            work |= {
                "forme_juridique": trade.forme,
                "travailleur_independant": trade.situation == "independant",
                "chef_entreprise": trade.situation == "chef_entreprise",
            }
        return work

    def _spouse(self, spouse: Person) -> Values:
        values: Values = {
            "civilite": "Mme" if spouse.feminine else "M.",
            "nom": spouse.nom,
            "prenom": spouse.prenom,
            "date_naissance": spouse.born.isoformat() if self.chance.maybe(0.8) else None,
            "telephone": numbers.telephone(self.chance) if self.chance.maybe(0.4) else None,
            "fumeur": self.chance.maybe(0.2) if self.chance.maybe(0.5) else None,
            **self._work(spouse),
        }
        return values

    def _family(self, home: Household, me: Person, status: str, age: int) -> None:
        chance = self.chance
        home.client["situation_matrimoniale"] = status
        if status == "marie":
            year = max(me.born.year + 22, self.today.year - chance.randint(1, 40))
            home.client["date_situation_matrimoniale"] = (
                f"{min(year, self.today.year - 1)}-{chance.randint(4, 9):02d}-{chance.randint(1, 28):02d}"
            )
            home.client["regime_matrimonial"] = chance.choices(
                ("communaute_reduite_aux_acquets", "separation_de_biens", "communaute_universelle"), (80, 15, 5)
            )[0]
        single = status == "celibataire"
        wanted = (
            0
            if age < 26 or (single and self.chance.maybe(0.8))
            else chance.choices((0, 1, 2, 3, 4), (22, 22, 38, 14, 4))[0]
        )
        births = sorted(me.born.year + chance.randint(23, 39) for _child in range(wanted))
        births = [year for year in births if year < self.today.year]
        home.client["nombre_enfants"] = len(births)
        for year in births:
            grown = self.today.year - year
            home.add(
                "enfants",
                prenom=chance.choice(names.GIRLS if self.chance.maybe(0.5) else names.BOYS),
                nom=me.nom,
                date_naissance=date(year, chance.randint(1, 12), chance.randint(1, 28)).isoformat(),
                fiscalement_a_charge=grown < 18 or (grown < 24 and self.chance.maybe(0.6)),
                garde_alternee=True if status == "divorce" and grown < 18 and self.chance.maybe(0.5) else None,
            )

    def _incomes(self, home: Household, person: Person, who: str) -> None:
        trade = person.trade
        assert trade is not None
        if person.retired:
            home.add(
                "revenus",
                nature="pension_retraite",
                beneficiaire=who,
                periodicite="mensuel",
                montant=person.income // 12,
            )
        elif trade.independent:
            home.add("revenus", nature=trade.nature, beneficiaire=who, periodicite="annuel", montant=person.income)
        else:
            home.add("revenus", nature="salaire", beneficiaire=who, periodicite="mensuel", montant=person.income // 12)
        if who == "client" and not person.retired and self.chance.maybe(0.6):
            home.client["revenus_annuels"] = person.income
