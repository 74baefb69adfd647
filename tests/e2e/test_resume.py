"""The summary of a meeting: read for the client, read for the broker, proven by a click, copied."""

from __future__ import annotations

from playwright.sync_api import Page, expect

TALK = """COURTIER : Vous habitez toujours au même endroit ?
CLIENT : Oui, à Rezé. Je suis infirmière libérale et je ne fume pas.
COURTIER : Je vous propose une garantie obsèques.
CLIENT : Non merci.
COURTIER : Et la santé, vous voulez revoir la mutuelle ?
CLIENT : Oui, je voudrais comparer.
COURTIER : Je vous envoie le devis jeudi. Vous me renvoyez votre RIB ?
CLIENT : Oui, d'accord.
"""


def give(page: Page) -> None:
    page.goto("/entretiens/nouveau")
    page.get_by_role("button", name="Accepte", exact=True).click()
    page.get_by_label("Texte de l’entretien ou mémo dicté").fill(TALK)
    page.get_by_label("Date").fill("2026-03-12")
    page.get_by_role("button", name="Lire l’entretien").click()
    page.get_by_role("link", name="Lire le résumé").wait_for()


def test_a_broker_reads_proves_and_copies_the_summary(claire: Page) -> None:
    claire.context.grant_permissions(["clipboard-read", "clipboard-write"])
    give(claire)
    expect(claire.get_by_role("list", name="À faire")).to_contain_text("Envoyer le devis")
    claire.get_by_role("link", name="Lire le résumé").click()
    claire.wait_for_url("**/resume")

    told = claire.get_by_role("region", name="Résumé")
    sentence = told.get_by_role("listitem").filter(has_text="Vous ne fumez pas.")
    expect(claire.locator("mark[data-lit]")).to_have_count(0)
    sentence.get_by_role("button", name="Dit pendant un entretien").click()
    expect(claire.locator("[data-segment][data-lit]")).to_contain_text("je ne fume pas")
    expect(claire.locator("mark[data-lit]").first).to_be_visible()
    expect(sentence.locator("q").first).to_be_visible()
    expect(told.get_by_role("listitem").filter(has_text="Envoyer le devis")).to_contain_text("19 mars 2026")
    expect(told.get_by_role("listitem").filter(has_text="Renvoyer le RIB")).to_contain_text("sans date")
    asked = told.get_by_role("listitem").filter(has_text="Quel budget mensuel voulez-vous consacrer à votre santé")
    expect(asked).to_be_visible()
    expect(told.get_by_role("heading", name="Santé C. assur., art. L. 521-4")).to_be_visible()

    claire.get_by_role("button", name="Faire rédiger par un modèle").click()
    expect(told.get_by_role("status")).to_contain_text("Aucun modèle n’est configuré")
    expect(sentence).to_be_visible()

    expect(told.get_by_text("garantie obsèques")).to_have_count(0)
    claire.get_by_role("tab", name="Courtier").click()
    expect(told.get_by_text("La garantie obsèques a été refusée ou remise à plus tard.")).to_be_visible()
    claire.get_by_role("button", name="Copier le texte").click()
    expect(claire.get_by_role("button", name="Copié")).to_be_visible()
    copied = claire.evaluate("navigator.clipboard.readText()")
    assert "– Envoyer le devis (Claire, courtier, 19 mars 2026)" in copied
    assert "– Quel budget mensuel voulez-vous consacrer à votre santé" in copied


def test_on_a_phone_the_words_open_under_the_sentence(claire: Page) -> None:
    give(claire)
    claire.get_by_role("link", name="Lire le résumé").click()
    claire.set_viewport_size({"width": 390, "height": 844})
    sentence = claire.get_by_role("listitem").filter(has_text="Vous habitez à Rezé.")
    sentence.get_by_role("button", name="Dit pendant un entretien").click()
    expect(sentence.locator("q").first).to_have_text("Rezé")
    expect(claire.locator("[data-transcript]")).to_be_hidden()
    wider = claire.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
