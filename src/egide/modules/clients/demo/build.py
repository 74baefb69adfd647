"""The demonstration's files: drawn, figured, written in a few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from egide.foundation.audit.public import audit_context
from egide.kit.ids import uuid7
from egide.modules.clients.demo.advisers import Adviser, Advisers
from egide.modules.clients.demo.household import Maker
from egide.modules.clients.demo.names import BRETON, SURNAMES
from egide.modules.clients.demo.places import BREST, NANTES
from egide.modules.clients.demo.shape import Dice, Household
from egide.modules.clients.demo.stars import HOMONYMS, STARS, Star, helene
from egide.modules.clients.demo.ties import dated, follow, practice, tie
from egide.modules.clients.derived import derive
from egide.modules.clients.dictionary import RECORDS
from egide.modules.clients.services.bulk import assign_matricules, insert_dossiers
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import blank_dossier, update_client
from egide.modules.clients.services.edition import Edition
from egide.modules.clients.services.sections import update_row

WORDING = (
    "Acceptez-vous que nos échanges soient enregistrés et transcrits pour établir votre dossier ? "
    "Vous pourrez revenir sur cet accord à tout moment."
)
LEAST_HOME = 40_000
DRAWS = 40


class Builder:
    """Turns households into files of one firm."""

    def __init__(self, advisers: Advisers, seed: int, now: datetime) -> None:
        self.advisers, self.now, self.chance = advisers, now, Dice(seed + 1)
        self.import_id = uuid7()

    def dossier(self, home: Household, adviser: Adviser, *, seen: datetime, known_for: int) -> dict[str, Any]:
        """A file: the portfolio's import first, then what the adviser typed after a meeting."""
        imported = self.now - timedelta(days=known_for)
        dossier = blank_dossier(now=imported)
        first = Edition(dossier, Origine("import", self.import_id, imported), self.now)
        first.set_client(home.client)
        if "conjoint" in home.records:
            first.set_record("conjoint", home.records["conjoint"])
        for section in ("enfants", "biens_immobiliers", "contrats_existants"):
            for rank, row in enumerate(home.rows.get(section, ())):
                first.add_row(section, row | dated(row, rank, imported) if section == "contrats_existants" else row)
        typed = Edition(dossier, Origine("saisie", adviser.user_id, seen), self.now)
        for section in ("revenus", "passifs", "actifs_financiers", "autres_epargnes"):
            for row in home.rows.get(section, ()):
                typed.add_row(section, row)
        for section in RECORDS:
            if section != "conjoint" and section in home.records:
                typed.set_record(section, home.records[section])
        typed.set_besoins(home.besoins)
        dossier |= first.scelles | {
            "conseiller_id": adviser.membership_id,
            "conseiller_depuis": timezone.localdate(imported),
            "updated_at": seen.isoformat(),
            "dernier_echange_at": seen.isoformat(),
        }
        return dossier

    def consent(self, dossier: dict[str, Any], *, withdrawn: bool) -> None:
        """The answer given at the last meeting."""
        at = datetime.fromisoformat(dossier["dernier_echange_at"])
        dossier["consentements"].append(
            {
                "kind": "enregistrement",
                "personne": f"{dossier['prenom']} {dossier['nom']}",
                "accorde": True,
                "formulation": WORDING,
                "mode": "oral",
                "at": at,
                "withdrawn_at": at + timedelta(hours=5) if withdrawn else None,
            }
        )

    def moment(self, days_ago: int) -> datetime:
        """A working moment that many days ago (never in the future)."""
        day = timezone.localdate(self.now) - timedelta(days=days_ago)
        chosen = datetime.combine(day, time(self.chance.randint(8, 16), self.chance.randrange(60)), tzinfo=UTC)
        return min(chosen, self.now - timedelta(minutes=self.chance.randint(5, 90)))

    def star(self, star: Star, maker: Maker, rank: int) -> dict[str, Any]:
        """A known client, with the net worth that is told of them."""
        draws = [maker.household(nom=star.nom, prenom=star.prenom, feminine=star.feminine) for _draw in range(DRAWS)]
        home = min(draws, key=lambda drawn: _distance(drawn, star))
        home.client |= {"ville": star.ville, "code_postal": star.code_postal, "statut": "client"}
        if star.salarie is not None:
            home.client |= {"profession": star.salarie[0], "employeur": star.salarie[1]}
        home.besoins = list(star.besoins)
        contracts = home.rows["contrats_existants"]
        spare = [*contracts[:1] * 9]
        home.rows["contrats_existants"] = [*contracts, *spare][: star.contrats]
        _reach(home, star.patrimoine)
        adviser = self.advisers[star.conseiller]
        dossier = self.dossier(home, adviser, seen=self.moment(rank + rank // 3), known_for=900 - 7 * rank)
        missing = star.patrimoine - (derive(dossier).patrimoine_net or Decimal(0))
        if missing:
            raise ValueError(f"{star.prenom} {star.nom}: {missing} € away")
        self.consent(dossier, withdrawn=star.withdrawn)
        return dossier

    def anybody(self, maker: Maker) -> dict[str, Any]:
        """One more client."""
        adviser = self.advisers[self.chance.choices(list(self.advisers), self._load())[0]]
        days = min(int(self.chance.expovariate(1 / 140)) + 21, 700)
        dossier = self.dossier(maker.household(), adviser, seen=self.moment(days), known_for=720 + days)
        if self.chance.maybe(0.6):
            self.consent(dossier, withdrawn=False)
        return dossier

    def _load(self) -> Sequence[int]:
        """The first adviser of the firm follows about half of the clients."""
        return [max(1, 6 - 3 * rank) for rank in range(len(self.advisers))]


def _net(home: Household) -> int:
    rows = home.rows
    owned = sum(row["valeur_actuelle_estimee"] for row in rows.get("biens_immobiliers", ()))
    saved = sum(row["valeur_actuelle"] for row in rows.get("actifs_financiers", ()))
    other = sum(row["valeur"] for row in rows.get("autres_epargnes", ()))
    return int(owned + saved + other - sum(row["capital_restant_du"] for row in rows.get("passifs", ())))


def _distance(home: Household, star: Star) -> int:
    """How far a drawn household is from what is told of a known client, in euros; each other need weighs a lot."""
    other_life = star.salarie is not None and not (
        home.client["situation_professionnelle"] == "salarie" and "1964" < home.client["date_naissance"] < "1984"
    )
    return abs(star.patrimoine - _net(home)) + 20_000 * len(set(star.besoins) ^ set(home.besoins)) + 10**7 * other_life


def _reach(home: Household, target: int) -> None:
    """Bring the household's net worth to `target` by the value of its home, or by its savings."""
    rows = home.rows
    missing = target - _net(home)
    homes = [row for row in rows.get("biens_immobiliers", ()) if row["designation"] == "residence_principale"]
    if homes and homes[0]["valeur_actuelle_estimee"] + missing >= LEAST_HOME:
        homes[0]["valeur_actuelle_estimee"] += missing
        homes[0].pop("valeur_acquisition", None)
        return
    # No home that could weigh it: they rent, and what they have is on their accounts.
    for section in ("biens_immobiliers", "passifs", "autres_epargnes"):
        rows.pop(section, None)
    rows["revenus"] = [row for row in rows["revenus"] if row["nature"] != "revenus_locatifs"]
    rows["actifs_financiers"] = [
        {"nature": "livret_a", "etablissement": "Crédit Mutuel", "detenteur": "client", "valeur_actuelle": 22_950},
        {
            "nature": "assurance_vie",
            "etablissement": "Suravenir",
            "detenteur": "client",
            "valeur_actuelle": target - 22_950,
            "date_ouverture_souscription": "2012",
        },
    ]


def _update_helene(client_id: UUID, advisers: Advisers) -> None:
    """What has changed in Hélène's file since the import, by those who changed it."""
    claire, thomas = advisers["Claire"], advisers["Thomas"]
    for adviser, income in ((thomas, 51_800), (claire, 54_200)):
        with audit_context(actor_id=adviser.user_id, actor_kind="user"):
            told = Origine("saisie", adviser.user_id)
            file = update_client(
                reference=client_id, values={"revenus_annuels": income}, origine=told, expected_version=None
            )
            _update(file, "revenus", {"nature": "bnc"}, {"montant": income}, told)
    with audit_context(actor_id=thomas.user_id, actor_kind="user"):
        told = Origine("saisie", thomas.user_id)
        _update(file, "passifs", {"preteur": "Crédit de l’Estuaire"}, {"capital_restant_du": 96_400}, told)


def _update(
    file: Mapping[str, Any], section: str, known: Mapping[str, str], values: Mapping[str, int], told: Origine
) -> None:
    row = next(row for row in file[section] if known.items() <= row.items())
    update_row(
        reference=file["id"],
        section=section,
        row_id=UUID(row["id"]),
        values=values,
        origine=told,
        expected_version=None,
    )


def build_demo_clients(
    *, advisers: Advisers, administrator_id: UUID, size: int, second: bool = False, now: datetime | None = None
) -> UUID | None:
    """The active firm's clients; Hélène Marchand's id in the first firm, None in the second.

    :param advisers: by first name: Claire, Thomas and Anne in the first firm, Gaëlle and Yann in the second.
    :param administrator_id: the user who is said to have imported the portfolio.
    """
    now = now or timezone.now()
    seed = 29_200 if second else 44_000
    maker = Maker(
        seed,
        towns=BREST if second else NANTES,
        surnames=(*BRETON, *BRETON, *SURNAMES[:60]) if second else SURNAMES,
        today=timezone.localdate(now),
    )
    builder = Builder(advisers, seed, now)
    dossiers = []
    if not second:
        dossiers.append(builder.dossier(helene(), advisers["Claire"], seen=now - timedelta(minutes=40), known_for=1036))
        dossiers[0]["matricule"] = "MA-2041-HL"
        builder.consent(dossiers[0], withdrawn=False)
    stars = HOMONYMS if second else STARS
    dossiers += [builder.star(star, maker, rank + 1) for rank, star in enumerate(stars)]
    company = None if second else practice(now)
    others = size - len(dossiers) - (company is not None)
    dossiers += [builder.anybody(maker) for _client in range(others)]
    if company is not None:
        follow(company, advisers["Claire"], now)
        dossiers.append(company)
    assign_matricules(dossiers, builder.chance)
    with audit_context(actor_id=administrator_id, actor_kind="user", cause=("import", builder.import_id)):
        insert_dossiers(dossiers)
    if second:
        return None
    first = UUID(dossiers[0]["id"])
    _update_helene(first, advisers)
    with audit_context(actor_id=advisers["Claire"].user_id, actor_kind="user"):
        tie([UUID(dossier["id"]) for dossier in dossiers[:4]], UUID(dossiers[-1]["id"]), advisers["Thomas"], now)
    return first
