"""The summary of a meeting by its address: both audiences, what is to be done, what is left to ask."""

from __future__ import annotations

from typing import Any

from tests.cast import Cast
from tests.people import Browser

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.public import AddBesoin, SetValues
from egide.modules.intake.compare.tests.stated import stated
from egide.modules.intake.models import ExtractionRecord

from .conftest import change_file, client_of, decide, meet, meet_stating, proposals

TALK = """[00:02] Claire : Quelle est votre profession ?
[00:09] Hélène : Je suis kinésithérapeute, à mon compte depuis mars 2015.
[00:41] Claire : Je vous propose un capital décès de cent cinquante mille euros.
[00:46] Hélène : Non merci, pas pour l'instant.
[00:50] Claire : Je vous envoie le devis jeudi. Vous me renvoyez votre RIB ?
[00:55] Hélène : Oui, d'accord.
"""


def resume(browser: Browser, meeting: dict[str, Any]) -> dict[str, Any]:
    answer = browser.read(f"entretiens/{meeting['id']}/resume")
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def test_a_meeting_is_told_to_the_client_and_to_the_broker_with_its_words(cast: Cast, claire: Browser) -> None:
    told = resume(claire, meet(claire, texte=TALK))["resume"]
    assert (told["run"], told["engine"], told["retirees"]) == (1, "rules", 0)
    [work] = [theme for theme in told["client"] if theme["rubrique"] == "travail"]
    [sentence] = work["phrases"]
    assert sentence["texte"] == "Vous êtes kinésithérapeute, à votre compte, depuis mars 2015."
    proof = sentence["preuves"][0]
    assert (proof["segment"], proof["quote"]) == (1, "kinésithérapeute")
    assert 9 < proof["t0"] < proof["t1"] < 41
    broker = [s["texte"] for theme in told["courtier"] for s in theme["phrases"]]
    assert "Le client est kinésithérapeute, à son compte, depuis mars 2015." in broker


def test_what_was_promised_has_an_owner_a_day_and_its_words(cast: Cast, claire: Browser) -> None:
    actions = resume(claire, meet(claire, texte=TALK))["resume"]["actions"]
    assert [(a["texte"], a["qui"], a["date"], a["precision"], a["avant"]) for a in actions] == [
        ("Envoyer le devis", "courtier", "2026-03-19", "jour", False),
        ("Renvoyer le RIB", "client", None, "jour", False),
    ]
    assert [a["preuves"][0]["quote"] for a in actions] == [
        "Je vous envoie le devis jeudi",
        "Vous me renvoyez votre RIB",
    ]


def test_before_the_work_there_is_no_summary_and_nothing_to_ask(cast: Cast, claire: Browser) -> None:
    assert resume(claire, meet(claire, work=False)) == {"resume": None, "questions": []}


def test_correcting_a_voice_tells_the_meeting_again_and_leaves_the_first_telling_as_it_was(
    cast: Cast, claire: Browser
) -> None:
    text = "Paul : Je suis plombier et je vous envoie le devis lundi.\nAnne : Je note.\nPaul : Bien.\nAnne : Voilà."
    meeting = meet(claire, texte=text)
    for roles in ({"Paul": "client", "Anne": "courtier"}, {"Paul": "courtier", "Anne": "client"}):
        claire.send("PATCH", f"entretiens/{meeting['id']}/transcript/speakers", roles)
        work_until_idle()
    told = resume(claire, meeting)["resume"]
    assert (told["run"], [a["qui"] for a in told["actions"]]) == (3, ["courtier"])
    with team_scope(cast.lavigne.id):
        kept = ExtractionRecord.objects.order_by("run").values_list("summary", flat=True)
        assert [[a["owner"] for a in s["actions"]] for s in kept][1:] == [["client"], ["courtier"]]


def test_questions_come_need_by_need_with_the_article_that_asks_for_them(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, civilite="Mme", situation_professionnelle="salarie")
    loan = {"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 148000}
    said = stated(
        besoins={"emprunteur": True, "auto": True, "epargne": True},
        passifs=[loan],
        bae_epargne={"capacite_epargne_estimee": 400, "objectif": "études", "horizon_placement": "long"},
    )
    groups = resume(claire, meet_stating(claire, cast.lavigne, said, client_id=helene["id"]))["questions"]
    assert [group["besoin"] for group in groups][-1] is None
    by_need = {g["besoin"]: [(q["question"], q["article"]) for q in g["questions"]] for g in groups}
    assert by_need["epargne"] == [
        ("De quelle épargne disposez-vous aujourd’hui\u202f?", "C. assur., art. L. 522-5"),
        ("Quelle baisse accepteriez-vous sur ce placement\u202f?", "C. assur., art. L. 522-5"),
    ]
    assert by_need["auto"] == [
        ("Combien de kilomètres parcourez-vous par an\u202f?", "C. assur., art. L. 521-4"),
        ("Votre véhicule est-il déjà assuré, et chez qui\u202f?", "C. assur., art. L. 521-4"),
    ]
    assert (
        "Crédit immobilier, Crédit Agricole\u00a0: quel est le taux de cet emprunt\u202f?",
        "C. assur., art. L. 521-4",
    ) in by_need["emprunteur"]
    assert "Fumez-vous\u202f?" in [question for question, _ in by_need[None]]
    assert {g["besoin"]: g["libelle"] for g in groups}[None] == "Situation et foyer"


def test_what_the_file_or_a_decision_tells_is_no_longer_asked(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    change_file(cast.lavigne, helene["id"], AddBesoin("auto"), SetValues("client", {"km_parcourus_annuels": 12000}))
    meeting = meet_stating(claire, cast.lavigne, stated(client={"fumeur": False}), client_id=helene["id"])

    def asked() -> set[str]:
        return {q["champ"] for group in resume(claire, meeting)["questions"] for q in group["questions"]}

    assert not asked() & {"km_parcourus_annuels", "fumeur"} and "type" in asked()
    decide(claire, meeting, proposals(claire, meeting)["client.fumeur"], "refused")
    assert "fumeur" in asked()


def test_english_speakers_read_the_names_of_the_groups_in_english(cast: Cast, claire: Browser) -> None:
    meeting = meet_stating(claire, cast.lavigne, stated(besoins={"sante": True}))
    claire.send("PATCH", "session/profile", {"langue": "en"})
    answer = claire.read(f"entretiens/{meeting['id']}/resume", headers={"Accept-Language": "en"})
    assert [group["libelle"] for group in answer.json()["questions"]] == ["Health", "Situation and household"]
