"""The dates of contracts come to their advisers in time, each once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.suivi.models import Tache
from egide.modules.suivi.services.rappels import remind
from egide.modules.suivi.tasks import reminders

from .conftest import ok, over

pytestmark = pytest.mark.django_db

# The car's notice ends on 1 May 2027, two months before its due date (C. assur., art. L. 113-12).
CAR = {"type": "auto", "assureur": "Macif", "numero": "A-12", "date_effet": "2024-07-01", "echeance": "2024-07-01"}
CAR_TASK = "Auto, Macif : dernier jour pour résilier le 1er mai 2027"


def insure(claire: Browser, helene: str, **values: Any) -> Any:
    return ok(claire.send("POST", f"{helene}/contrats_existants", values), 201)


def reminded(cast: Cast, *days: str) -> list[tuple[str, str]]:
    """What is there to do, and for which day, once each of those days has had its reminders."""
    with team_scope(cast.lavigne.id):
        for day in days:
            remind(today=date.fromisoformat(day))
        rows = Tache.objects.order_by("echeance", "titre").values_list("titre", "echeance")
        return [(titre, echeance.isoformat()) for titre, echeance in rows if echeance]


def test_a_last_day_to_terminate_is_a_task_sixty_days_before_due_thirty_days_before(claire, cast, helene):
    insure(claire, helene, **CAR)

    assert reminded(cast, "2027-03-01") == []
    assert reminded(cast, "2027-03-02") == [(CAR_TASK, "2027-04-01")]

    (task,) = ok(claire.read("taches?assigne=moi"))["results"]
    assert (task["client"]["nom"], task["detail"]) == ("Marchand", "Contrat n° A-12. C. assur., art. L. 113-12.")
    (told,) = [event for event in ok(claire.read(f"{helene}/fil"))["results"] if event["kind"] == "tache"]
    assert (told["actor"], told["objet"]["titre"]) == (None, CAR_TASK)


def test_it_is_asked_for_once_whatever_became_of_it_and_again_the_next_year(claire, cast, helene):
    insure(claire, helene, **CAR)
    reminded(cast, "2027-03-02")
    (task,) = ok(claire.read("taches"))["results"]
    ok(claire.send("PATCH", f"taches/{task['id']}", {"faite": True}, **over(task)))

    reminded(cast, "2027-03-03", "2027-04-15", "2027-04-30")
    assert ok(claire.read("taches"))["results"] == []

    reminded(cast, "2028-03-15")
    assert [one["titre"] for one in ok(claire.read("taches"))["results"]] == [CAR_TASK.replace("2027", "2028")]


def test_every_kind_of_date_has_its_words_and_its_article(claire, cast, helene):
    insure(claire, helene, type="habitation", assureur="Maif", date_effet="2026-05-01")
    insure(claire, helene, type="emprunteur", assureur="Cardif", date_effet="2022-05-10", echeance="2027-05-10")
    insure(claire, helene, type="prevoyance", assureur="Gan", echeance="2027-05-20", tacite_reconduction=False)
    assert reminded(cast, "2027-04-15") == [
        ("Assurance emprunteur, Cardif : échéance le 10 mai 2027, remplaçable à tout moment", "2027-04-15"),
        ("Habitation, Maif : résiliable à tout moment à partir du 1er mai 2027", "2027-04-15"),
        ("Prévoyance, Gan : le contrat prend fin le 20 mai 2027", "2027-04-20"),
    ]


def test_a_date_reckoned_from_the_effect_says_so(claire, cast, helene):
    insure(claire, helene, type="prevoyance", date_effet="2024-07-01")
    assert reminded(cast, "2027-03-15") == [("Prévoyance : dernier jour pour résilier le 1er mai 2027", "2027-04-01")]
    (task,) = ok(claire.read("taches"))["results"]
    assert task["detail"].endswith("Date calculée d’après la date d’effet, l’échéance n’étant pas connue.")


def test_nothing_comes_of_a_contract_removed_over_or_of_a_client_taken_away(claire, cast, helene):
    gone = insure(claire, helene, **CAR)
    ok(claire.send("DELETE", f"{helene}/contrats_existants/{gone['id']}", **over(gone)), 204)
    insure(claire, helene, **CAR, statut="resilie")
    other = ok(claire.send("POST", "clients", {"nom": "Auger"}), 201)
    insure(claire, f"clients/{other['id']}", **CAR)
    now = ok(claire.read(f"clients/{other['id']}"))
    ok(claire.send("DELETE", f"clients/{other['id']}", **over(now)), 204)
    assert reminded(cast, "2027-03-15") == []


def test_a_client_of_nobody_is_everybody_s_to_remember(claire, cast, helene):
    insure(claire, helene, **CAR)
    file = ok(claire.read(helene))
    ok(claire.send("PATCH", helene, {"conseiller_id": None}, **over(file)))
    assert reminded(cast, "2027-03-15") == [(CAR_TASK, "2027-04-01")]
    assert len(ok(claire.read("taches?assigne=personne"))["results"]) == 1


def test_the_firm_says_how_long_before_or_not_at_all(claire, cast, helene):
    insure(claire, helene, **CAR)
    anne = logged_in(cast.anne, cast.lavigne)
    assert ok(anne.read("rappels")) == {"actif": True, "jours_avant": 60, "jours_a_faire": 30, "version": 0}

    off = ok(anne.send("PATCH", "rappels", {"actif": False}, HTTP_IF_MATCH='"0"'))
    assert reminded(cast, "2027-03-15") == []

    body = {"actif": True, "jours_avant": 90, "jours_a_faire": 45}
    assert ok(anne.send("PATCH", "rappels", body, **over(off))) == body | {"version": 2}
    assert reminded(cast, "2027-02-01") == [(CAR_TASK, "2027-03-17")]

    for wrong, field in (({"jours_a_faire": 91}, "jours_a_faire"), ({"jours_avant": 0}, "jours_avant")):
        refused = anne.send("PATCH", "rappels", wrong, HTTP_IF_MATCH='"2"')
        assert (refused.status_code, list(refused.json()["errors"])) == (400, [field])
    assert anne.send("PATCH", "rappels", {"actif": False}, **over(off)).status_code == 412
    assert claire.send("PATCH", "rappels", {"actif": False}, HTTP_IF_MATCH='"2"').status_code == 403
    assert ok(anne.read("rappels"))["jours_avant"] == 90


@pytest.mark.django_db(transaction=True)
def test_the_night_s_work_is_done_in_every_firm(claire: Browser, cast: Cast, helene: str, monkeypatch: Any) -> None:
    insure(claire, helene, **CAR)
    yann = logged_in(cast.yann)
    theirs = ok(yann.send("POST", "clients", {"nom": "Le Bihan"}), 201)
    insure(yann, f"clients/{theirs['id']}", **CAR)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_arguments: date(2027, 3, 15))

    reminders.func(timestamp=0)
    work_until_idle()

    assert [one["titre"] for one in ok(claire.read("taches"))["results"]] == [CAR_TASK]
    assert [one["titre"] for one in ok(yann.read("taches"))["results"]] == [CAR_TASK]
