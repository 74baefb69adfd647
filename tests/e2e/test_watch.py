"""The administrator watches: the log read, narrowed and taken out; the background work; what leaves for other programs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import log_in
from tests.e2e.sights import sights
from tests.e2e.stack import Stack

from egide.foundation.webhooks.tests.receiver import receiving, verify

ANTOINE = "antoine.lavigne@lavigne.demo.egide.fr"


@pytest.fixture
def antoine(page: Page) -> Page:
    log_in(page, ANTOINE)
    page.wait_for_url("**/a-traiter")
    return page


def test_antoine_finds_who_read_an_iban_and_takes_the_lines_out(antoine: Page) -> None:
    page = antoine
    read = """() => fetch("/api/v1/clients/MA-2041-HL/reveal", {
        method: "POST", body: JSON.stringify({ champ: "iban", motif: "Vérifier un prélèvement" }),
        headers: { "Content-Type": "application/json", "X-CSRFToken": /csrftoken=([^;]+)/.exec(document.cookie)[1] },
    }).then((answer) => answer.status)"""
    assert page.evaluate(read) == 200

    page.get_by_role("link", name="Journal").click()
    expect(
        page.get_by_role("button", name=re.compile("Détail : Lecture, Valeur protégée, Antoine Lavigne"))
    ).to_be_visible()
    here = page.get_by_role("navigation", name="Navigation principale").locator("[aria-current=page]")
    expect(here).to_have_text("Journal")
    sights(page, "watch-journal")
    page.get_by_label("Acte").select_option("Lecture")
    page.get_by_label("Qui").select_option("Antoine Lavigne")
    expect(page).to_have_url(re.compile("acte=lecture"))
    expect(page.get_by_role("button", name=re.compile("^Détail : (?!Lecture, .*, Antoine Lavigne)"))).to_have_count(0)
    line = page.get_by_role("button", name=re.compile("^Détail : Lecture, Valeur protégée"))
    expect(line).to_have_count(1)
    line.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Vérifier un prélèvement")
    expect(dialog).to_contain_text("Hélène Marchand")
    sights(page, "watch-journal-line")
    dialog.get_by_role("button", name="Fermer", exact=True).click()

    with page.expect_download() as taken:
        page.get_by_role("button", name="Exporter").click()
    assert re.fullmatch(r"journal-\d{4}-\d\d-\d\d\.csv", taken.value.suggested_filename)
    assert "Vérifier un prélèvement" in taken.value.path().read_text("utf-8-sig")

    page.get_by_label("Acte").select_option("Export")
    expect(page.get_by_role("button", name="Détail : Export, Journal, Antoine Lavigne")).to_be_visible()
    page.get_by_label("Du").fill("2199-01-01")
    expect(page.get_by_text("Aucune ligne ne correspond")).to_be_visible()
    page.get_by_role("button", name="Effacer les filtres").first.click()
    expect(page.get_by_role("button", name=re.compile("^Détail")).first).to_be_visible()


def test_a_change_is_told_before_and_after(antoine: Page) -> None:
    page = antoine
    page.goto("/conformite/journal?acte=modification&table=clients_client")
    page.get_by_role("button", name=re.compile("Détail : Modification, Client")).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("columnheader", name="Avant")).to_be_visible()
    sights(page, "watch-journal-change")


BROKEN = """
import sys
import django

django.setup()
from egide.foundation.accounts.models import Membership
from egide.foundation.jobs.models import JobFailure
from egide.foundation.tenancy.public import all_teams, team_scope
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien

with all_teams():
    team_id = Membership.objects.using("platform").get(user__email=sys.argv[1]).team_id
with team_scope(team_id):
    entretien = Entretien.objects.filter(state="failed").order_by("-created_at").first()
    if entretien is None:
        entretien = Entretien.objects.filter(state="to_review").order_by("created_at").first()
        Entretien.objects.filter(pk=entretien.id).update(
            state=State.FAILED, step="extraction", failure_reason="La lecture s’est arrêtée.", failure_code="interrupted"
        )
    Entretien.objects.filter(pk=entretien.id).update(failure_retryable=True)
    entretien.refresh_from_db()
    JobFailure.objects.create(
        job_id=0, task="intake.work", queue="high", attempts=3, error_class="builtins.RuntimeError", on_behalf={},
        args={"entretien_id": str(entretien.id), "step": entretien.step, "run": entretien.run},
    )
print(entretien.id)
"""


def test_a_meeting_that_stopped_is_taken_up_again(antoine: Page, stack: Stack) -> None:
    page = antoine
    # A meeting whose work failed for good, as a worker leaves it.
    made = subprocess.run(
        [sys.executable, "-c", BROKEN, ANTOINE], env=stack.environment, check=True, capture_output=True, text=True
    )
    meeting = made.stdout.strip().splitlines()[-1]
    page.goto("/reglages/taches-de-fond")
    expect(page.get_by_text("Le texte de l’entretien et ce qui en a déjà été lu sont gardés.")).to_be_visible()
    sights(page, "watch-jobs")
    again = page.get_by_role("button", name="Relancer : Traitement d’un entretien")
    again.click()
    expect(again).to_have_count(0)
    page.goto(f"/entretiens/{meeting}")
    expect(
        page.get_by_role("link", name="Relire")
        .or_(page.get_by_role("button", name=re.compile("nouveau dossier")))
        .first
    ).to_be_visible()


def test_antoine_connects_a_program_and_sees_a_message_arrive(antoine: Page) -> None:
    page = antoine
    with receiving() as receiver:
        page.goto("/reglages/webhooks")
        expect(page.get_by_text("Aucun programme n’est prévenu.")).to_be_visible()
        sights(page, "watch-webhooks-empty")
        page.get_by_role("button", name="Ajouter un webhook").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Nom").fill("Site du cabinet")
        dialog.get_by_label("Adresse").fill("https://10.0.0.1/egide")
        dialog.get_by_label("Client créé").check()
        dialog.get_by_role("button", name="Ajouter").click()
        expect(dialog.get_by_text("Cette adresse est celle d’un réseau privé")).to_be_visible()
        sights(page, "watch-webhook-new")
        dialog.get_by_label("Adresse").fill(f"{receiver.url}/egide")
        dialog.get_by_role("button", name="Ajouter").click()
        secret = page.get_by_role("dialog").locator("p.code").text_content() or ""
        page.get_by_role("dialog").get_by_role("button", name="Fermer", exact=True).click()

        page.get_by_role("button", name="Envoyer un essai").click()
        messages = page.get_by_role("list", name="Messages : Site du cabinet")
        expect(messages.get_by_role("listitem").filter(has_text="Essai")).to_contain_text("Arrivé")
        assert verify(secret, receiver.received[0])

        receiver.answers = ["500"]
        create = """() => fetch("/api/v1/clients", {
            method: "POST", body: JSON.stringify({ nom: "Tessier", prenom: "Lucie" }),
            headers: { "Content-Type": "application/json", "X-CSRFToken": /csrftoken=([^;]+)/.exec(document.cookie)[1] },
        }).then((answer) => answer.json()).then(({ id }) => id)"""
        client = page.evaluate(create)
        line = messages.get_by_role("listitem").filter(has_text="Client créé")
        expect(line).to_contain_text("réponse 500")
        sights(page, "watch-webhooks")
        receiver.answers = ["200"]
        page.get_by_role("button", name="Renvoyer : Client créé").click()
        expect(line).to_contain_text("Arrivé")
        assert receiver.received[-1].told["data"]["id"] == client
        page.get_by_role("button", name="Actions sur Site du cabinet").click()
        page.get_by_role("menuitem", name="Retirer").click()
        page.get_by_role("dialog").get_by_role("button", name="Retirer").click()
        expect(page.get_by_text("Aucun programme n’est prévenu.")).to_be_visible()
