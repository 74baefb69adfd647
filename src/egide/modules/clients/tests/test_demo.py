"""The demonstration's clients: coherent, numbered, the same every time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.cast import Cast

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients import normalisation
from egide.modules.clients.models import Client, Conjoint, Consentement, Enfant
from egide.modules.clients.public import Adviser, build_demo_clients, dossier_text
from egide.modules.clients.services.sealing import unseal

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)


def advisers(cast: Cast) -> dict[str, Adviser]:
    return {
        person.user.prenom: Adviser(person.membership_in(cast.lavigne), person.id, str(person.user))
        for person in (cast.claire, cast.thomas, cast.anne)
    }


def build(cast: Cast) -> list[tuple[str, str | None, str | None, object]]:
    build_demo_clients(advisers=advisers(cast), administrator_id=cast.antoine.id, size=60, now=NOW)
    rows = Client.objects.order_by("matricule").values_list("matricule", "nom", "prenom", "patrimoine_net")
    return list(rows)


def test_helene_is_the_client_of_the_drawings(cast):
    with team_scope(cast.lavigne.id):
        build(cast)
        file = dossier_text("MA-2041-HL").parsed()
    assert (file["patrimoine_net"], file["revenus_foyer"], file["contrats"]) == (468_750, 94_640, 6)
    assert (float(file["derives"]["taux_endettement"]), file["derives"]["cotisations_annuelles"]) == (21.5, 4_186)
    assert (len(file["derives"]["a_demander"]), file["conseiller_nom"]) == (11, "Claire Vasseur")
    assert (file["iban"], file["nir"]) == ("FR76 •••• 7881", "•••• 59")
    assert {origine["kind"] for origine in file["origines"].values()} == {"import", "saisie"}


def test_every_client_is_coherent(cast):
    with team_scope(cast.lavigne.id):
        build(cast)
        clients = list(Client.objects.filter(type_personne="physique"))
        births = dict(Client.objects.values_list("id", "date_naissance"))
        assert len(clients) == 59
        for client in clients:
            assert 22 <= 2026 - int(client.date_naissance[:4]) <= 87, client
            assert client.telephone.startswith("+3363998")
            assert client.email is None or client.email.endswith(".example")
            for nom, read in (("iban", normalisation.iban), ("nir", normalisation.nir)):
                sealed = getattr(client, f"{nom}_scelle")
                assert sealed is None or read(value := unseal(sealed, nom, client.id)) == value
            assert (client.nir is None) is (client.iban is None)
            assert client.siren is None or normalisation.siren(client.siren) == client.siren
            assert 9_000 <= client.revenus_foyer <= 320_000, client
            assert client.dernier_echange_at <= NOW
            assert float(client.derives["taux_endettement"]) < 75, client
        for child in Enfant.objects.all():
            assert int(child.date_naissance[:4]) - int(births[child.client_id][:4]) >= 20
        couples = set(Conjoint.objects.values_list("client_id", flat=True))
        assert couples == {c.id for c in clients if c.situation_matrimoniale in ("marie", "pacse", "concubinage")}
        assert Consentement.objects.filter(withdrawn_at__isnull=False).count() == 1


def test_helene_heads_a_company_that_two_advisers_follow(cast):
    with team_scope(cast.lavigne.id):
        build(cast)
        company = dossier_text(str(Client.objects.get(type_personne="morale").pk)).parsed()
        head = dossier_text("MA-2041-HL").parsed()
    assert (company["nom"], company["siren"]) == ("Kinésithérapie des Mauges", "801234568")
    assert company["entreprise"]["siret"] == "80123456800021"
    assert [(link["lien"], link["autre"]["matricule"]) for link in company["liens"]] == [
        ("associe", "MA-2041-HL"),
        ("dirigeant", "MA-2041-HL"),
    ]
    assert [link["lien"] for link in head["liens"]] == ["entreprise_dirigee", "participation"]
    assert (company["conseiller_nom"], [one["nom"] for one in company["conseillers"]]) == (
        "Claire Vasseur",
        ["Thomas Berger"],
    )
    assert [tag["nom"] for tag in head["etiquettes"]] == ["Dirigeant", "Parrain"]


def test_it_is_the_same_every_time(cast):
    with team_scope(cast.lavigne.id):
        first = build(cast)
        Consentement.objects.all().delete()
        Client.objects.all().delete()
        assert build(cast) == first
