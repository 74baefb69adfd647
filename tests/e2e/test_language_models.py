"""A firm turns a language model on: who may read, what leaves the firm, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import hand_over, log_in
from tests.support.llm_server import Asked, LlmServer, Says, llm_server

from egide.modules.intake.llm.by_rules import answer_prompt

ADMINISTRATOR = "antoine.lavigne@lavigne.demo.egide.fr"


@pytest.fixture
def server() -> Iterator[LlmServer]:
    def read_by_rules(asked: Asked) -> dict[str, object]:
        return answer_prompt(asked.prompts[0], tuple(asked.tool["schema"]["properties"]))

    with llm_server() as running:
        running.otherwise = Says(read_by_rules, input_tokens=4000, output_tokens=900)
        yield running


def test_an_administrator_turns_a_model_on_and_every_reading_says_who_read(page: Page, server: LlmServer) -> None:
    log_in(page, ADMINISTRATOR)
    page.wait_for_url("**/a-traiter")
    page.goto("/reglages/lecture")
    expect(page.get_by_text("Aucun modèle. Les règles d’Égide lisent tous les entretiens.")).to_be_visible()

    page.get_by_role("button", name="Ajouter un modèle").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Enregistrer").click()
    expect(form.get_by_text("À remplir.").first).to_be_visible()
    form.get_by_label("Nom").fill("Notre serveur")
    form.get_by_label("Modèle").fill("mistral-small-fr")
    form.get_by_label("Adresse du service").fill(server.openai)
    form.get_by_label("Prix d’un million de jetons lus").fill("2,50")
    form.get_by_label("Prix d’un million de jetons écrits").fill("10")
    form.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Envoi non autorisé")).to_be_visible()

    server.replies.append(Says({"ville": "Nantes"}))
    page.get_by_role("button", name="Tester Notre serveur").click()
    expect(page.get_by_text(re.compile(r"^Notre serveur répond en .*, pour "))).to_be_visible()

    page.get_by_role("button", name="Actions sur Notre serveur").click()
    page.get_by_role("menuitem", name="Autoriser l’envoi").click()
    expect(page.get_by_role("dialog").get_by_text(re.compile("RGPD, article 28"))).to_be_visible()
    page.get_by_role("button", name="J’autorise").click()
    expect(page.get_by_text(re.compile("^Envoi autorisé par Antoine Lavigne"))).to_be_visible()
    expect(
        page.get_by_role("group").filter(has_text="Notre serveur").get_by_text(re.compile("Autorisé par"))
    ).to_be_visible()

    page.get_by_role("group", name="Qui lit").get_by_role("button", name="Les deux").click()
    expect(page.get_by_text("un désaccord devient un conflit à relire", exact=False)).to_be_visible()

    hand_over(page, "dev-012")
    expect(page.get_by_text(re.compile(r"le modèle et les règles \(Notre serveur · mistral-small-fr\)"))).to_be_visible(
        timeout=90_000
    )

    page.get_by_role("button", name="Relire avec").click()
    page.get_by_role("menuitemradio", name="Les règles").click()
    expect(page.get_by_text(re.compile("^Lecture.*: les règles d’Égide"))).to_be_visible(timeout=90_000)
    page.get_by_role("button", name="Relire avec").click()
    page.get_by_role("menuitemradio", name="Un modèle de langage").click()
    expect(page.get_by_text("lecture déjà faite, sans frais", exact=False)).to_be_visible(timeout=90_000)

    page.goto("/reglages/consommation")
    budget = page.get_by_label("Budget mensuel")
    budget.fill("cinq")
    expect(page.get_by_text("Un montant en euros, ou rien.")).to_be_visible()
    budget.fill("40")
    budget.press("Enter")
    expect(page.get_by_text("Budget mensuel : enregistré")).to_be_visible()
    expect(page.get_by_text(re.compile("sur 40,00"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("^Combien les modèles ont-ils coûté en "))).to_be_visible()
    expect(page.get_by_role("table", name="Par modèle").get_by_text("Notre serveur · mistral-small-fr")).to_be_visible()

    page.goto("/reglages/lecture")
    page.get_by_role("group", name="Qui lit").get_by_role("button", name="Règles").click()
    expect(page.get_by_text("rien ne sort du cabinet", exact=False)).to_be_visible()

    page.get_by_role("button", name="Actions sur Notre serveur").click()
    page.get_by_role("menuitem", name="Supprimer").click()
    page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    expect(page.get_by_text("Aucun modèle. Les règles d’Égide lisent tous les entretiens.")).to_be_visible()
