"""What a household owns, owes, insures and wants, in keeping with its income and age."""

from __future__ import annotations

from datetime import date
from typing import Any

from egide.modules.clients.demo import numbers
from egide.modules.clients.demo.finance import loan
from egide.modules.clients.demo.shape import Dice, Household, Person, Town
from egide.modules.clients.demo.trades import BANKS, INSURERS, LIFE


class Wealth:
    """Fills the rows and needs of a household."""

    def __init__(self, chance: Dice, towns: tuple[Town, ...], today: date) -> None:
        self.chance, self.towns, self.today = chance, towns, today

    def home(self, home: Household, *, couple: bool, total: int, age: int) -> None:
        chance = self.chance
        holder = "commun" if couple else "client"
        owns = self.chance.maybe(min(0.85, 0.1 + age / 110 + total / 250_000))
        if owns:
            self._property(home, "residence_principale", home.town, holder, total, age)
        if total > 45_000 and age > 35 and self.chance.maybe(0.28):
            town = chance.choice(self.towns)
            rent = self._property(home, "locatif", town, holder, total // 2, age)
            home.add("revenus", nature="revenus_locatifs", beneficiaire=holder, periodicite="mensuel", montant=rent)
        if total > 65_000 and age > 50 and self.chance.maybe(0.2):
            home.add(
                "biens_immobiliers",
                designation="residence_secondaire",
                type="maison",
                ville="Pornic",
                detenteur=holder,
                valeur_actuelle_estimee=int(round(chance.uniform(180_000, 390_000), -3)),
                annee_acquisition=self.today.year - chance.randint(3, 25),
            )
        if self.chance.maybe(0.22):
            monthly = chance.choice((148, 189, 215, 246, 289))
            left = chance.randint(8, 48)
            home.add(
                "passifs",
                nature="credit_auto",
                preteur=chance.choice(BANKS),
                montant_remboursement=monthly,
                periodicite="mensuel",
                capital_restant_du=int(round(monthly * left * 0.94, -1)),
                duree_restante=left,
                detenteur="client",
            )

    def _property(self, home: Household, use: str, town: Town, holder: str, total: int, age: int) -> int:
        """A property and, if it is recent, its loan; the rent it would bring."""
        chance = self.chance
        kind = "appartement" if use == "locatif" or self.chance.maybe(0.35) else "maison"
        surface = (
            chance.randint(28, 62)
            if use == "locatif"
            else chance.randint(62, 95)
            if kind == "appartement"
            else chance.randint(88, 145)
        )
        value = int(round(surface * town[2] * chance.uniform(0.85, 1.1), -3))
        bought = self.today.year - chance.randint(1, max(2, min(age - 25, 32)))
        price = int(round(value * (1 - 0.021 * min(self.today.year - bought, 25)), -3))
        home.add(
            "biens_immobiliers",
            designation=use,
            type=kind,
            ville=town[0],
            surface_m2=surface,
            detenteur=holder,
            forme_propriete="pleine_propriete",
            valeur_actuelle_estimee=value,
            annee_acquisition=bought,
            valeur_acquisition=price,
            loyer_mensuel=surface * 13 if use == "locatif" else None,
        )
        paid = (self.today.year - bought) * 12 + chance.randint(-5, 5)
        months = chance.choice((180, 240, 240, 300))
        amount = int(round(min(price * chance.uniform(0.6, 0.85), total * 3.6), -3))
        if 0 < paid < months and amount > 20_000:
            owed = loan(amount, year=bought, months=months, paid=paid)
            ends = self.today.year * 12 + self.today.month - 1 + owed.remaining
            home.add(
                "passifs",
                nature="credit_immobilier",
                preteur=chance.choice(BANKS),
                montant_initial=owed.amount,
                montant_remboursement=owed.instalment,
                periodicite="mensuel",
                capital_restant_du=owed.left,
                duree_restante=owed.remaining,
                taux=owed.rate,
                date_fin=f"{ends // 12}-{ends % 12 + 1:02d}",
                detenteur=holder,
            )
        return surface * 13

    def savings(self, home: Household, *, total: int, age: int, couple: bool) -> None:
        chance = self.chance
        wealth = total * max(0.15, (age - 24) / 34) * chance.uniform(0.3, 1.6)

        def put(nature: str, share: float, top: int, since: int, where: tuple[str, ...], who: str = "client") -> None:
            home.add(
                "actifs_financiers",
                nature=nature,
                etablissement=chance.choice(where),
                detenteur=who,
                valeur_actuelle=min(top, int(round(wealth * share, -1)) + chance.randint(0, 9) * 10),
                date_ouverture_souscription=str(self.today.year - chance.randint(1, since))
                if self.chance.maybe(0.8)
                else None,
            )

        put("livret_a", 0.25, 22_950, min(age, 30), BANKS)
        if self.chance.maybe(0.5):
            put("ldds", 0.12, 12_000, 15, BANKS, "conjoint" if couple and self.chance.maybe(0.5) else "client")
        if self.chance.maybe(0.35 + age / 200):
            put("assurance_vie", 0.9, 400_000, 18, LIFE)
        if total > 38_000 and self.chance.maybe(0.35):
            put("per", 0.3, 120_000, 5, LIFE)
        if total > 55_000 and self.chance.maybe(0.25):
            put("pea", 0.35, 150_000, 12, BANKS)
        if self.chance.maybe(0.15):
            put("pel", 0.3, 61_200, 10, BANKS)
        if self.chance.maybe(0.05):
            home.add(
                "autres_epargnes",
                designation=chance.choice(("or", "cryptomonnaie", "vin", "vehicule_collection")),
                detenteur="client",
                valeur=chance.randint(10, 180) * 100,
            )

    def contracts(self, home: Household, me: Person, age: int) -> None:
        chance = self.chance

        def sign(kind: str, low: int, high: int, period: str = "mensuel") -> None:
            home.add(
                "contrats_existants",
                type=kind,
                assureur=chance.choice(INSURERS[kind]),
                numero=f"{chance.randrange(10**7, 10**8)}" if self.chance.maybe(0.7) else None,
                cotisation=chance.randint(low, high),
                periodicite=period,
                echeance=f"{self.today.year + 1}-{chance.randint(1, 12):02d}" if self.chance.maybe(0.5) else None,
            )

        sign("habitation", 150, 420, "annuel")
        if self.chance.maybe(0.8):
            sign("auto", 32, 78)
        if self.chance.maybe(0.55):
            sign("sante", 38 + age, 70 + 2 * age)
        if any(row["nature"] == "credit_immobilier" for row in home.rows.get("passifs", ())) and self.chance.maybe(0.8):
            sign("emprunteur", 18, 62)
        if me.trade is not None and me.trade.independent and not me.retired:
            if self.chance.maybe(0.6):
                sign("prevoyance", 48, 165)
            sign("rc_pro", 240, 980, "annuel")
            home.client["siren"] = numbers.siren(chance)
        if age > 60 and self.chance.maybe(0.35):
            sign("obseques", 22, 58)
        for kind, probability in (("gav", 0.15), ("protection_juridique", 0.12), ("moto", 0.05)):
            if self.chance.maybe(probability):
                sign(kind, 8, 28)

    def needs(self, home: Household, me: Person, age: int) -> None:
        chance = self.chance
        independent = me.trade is not None and me.trade.independent and not me.retired
        loans = any(row["nature"] == "credit_immobilier" for row in home.rows.get("passifs", ()))
        wanted = {
            "retraite": 0.55 if 38 <= age < 64 else 0.05,
            "prevoyance": 0.7 if independent else 0.3 if age < 60 else 0.05,
            "epargne": 0.3,
            "sante": 0.35 if age > 55 else 0.2,
            "emprunteur": 0.35 if loans else 0.03,
            "auto": 0.12,
            "habitation": 0.12,
            "obseques": 0.3 if age > 66 else 0.0,
        }
        home.besoins = [besoin for besoin, probability in wanted.items() if self.chance.maybe(probability)] or [
            "habitation"
        ]
        if "retraite" in home.besoins:
            tmi = 11 if me.income < 30_000 else 30 if me.income < 84_000 else 41
            self._record(
                home,
                "bae_retraite",
                age_depart_retraite=chance.randint(62, 67),
                tmi=tmi,
                trimestres_valides=max(4, (age - 23) * 4 - chance.randint(0, 16)),
                pension_estimee=round(me.income * 0.55 / 12, -1),
                pourcentage_revenu_a_maintenir=75,
            )
        if "prevoyance" in home.besoins:
            self._record(
                home,
                "bae_prevoyance",
                revenu_a_garantir=round(me.income / 12, -2),
                franchise_souhaitee_jours=chance.choice((15, 30, 90)),
                souhaite_couverture_invalidite=True,
                capital_deces_souhaite=chance.choice((100_000, 150_000, 200_000)),
                duree_indemnisation_souhaitee=chance.choice(("3 ans", "jusqu’à la retraite")),
            )
        if "epargne" in home.besoins:
            self._record(
                home,
                "bae_epargne",
                capacite_epargne_estimee=chance.choice((100, 150, 200, 300, 500)),
                epargne_disponible=True,
                horizon_placement=chance.choice(("court", "moyen", "long")),
                tolerance_risque=chance.choice(("prudent", "equilibre", "dynamique")),
                objectif=chance.choice(
                    ("études des enfants", "apport pour un achat", "complément de retraite", "précaution")
                ),
            )
        if "sante" in home.besoins:
            self._record(
                home,
                "sante_souhait",
                budget_mensuel_maximum=chance.choice((60, 80, 110, 150)),
                niveau_hospitalisation="confort",
                niveau_dentaire=chance.choice(("base", "confort", "renforce")),
                niveau_optique=chance.choice(("base", "confort", "renforce")),
                souhaite_medecine_douce=self.chance.maybe(0.3) if self.chance.maybe(0.5) else None,
            )

    def _record(self, home: Household, section: str, **values: Any) -> None:
        """What a first meeting would have told: not everything."""
        kept = {nom: value for nom, value in values.items() if self.chance.maybe(0.78) and value is not None}
        home.records[section] = kept or dict(list(values.items())[:1])
