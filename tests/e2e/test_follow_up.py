"""What hangs on a file: documents dropped on the page, a note that calls a colleague, a task, and the thread of all of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from tests.e2e.sights import sight

FILE = "/clients/MA-2041-HL"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
# A drop from the desk, as the browser announces it.
DROP = """(files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_documents_are_dropped_read_renamed_and_taken_back(claire: Page) -> None:
    claire.goto(FILE)
    documents = claire.get_by_role("region", name="Documents")
    expect(documents.get_by_role("button", name="Avis d’imposition 2025.pdf", exact=True)).to_be_visible()

    text = "Bonjour,\nje vous confirme notre rendez-vous."
    claire.evaluate(DROP, [["RIB Marchand.pdf", PDF.decode()], ["Confirmation.txt", text], ["outil.exe", "MZ\x00"]])
    expect(documents.get_by_role("button", name="RIB Marchand.pdf", exact=True)).to_be_visible()
    expect(documents.get_by_role("alert")).to_have_text("Ce fichier est un programme : il n’est pas accepté.")
    documents.get_by_role("button", name="Masquer").click()

    documents.get_by_role("button", name="Confirmation.txt", exact=True).click()
    preview = claire.get_by_role("dialog", name="Aperçu de Confirmation.txt")
    expect(preview).to_contain_text("je vous confirme notre rendez-vous")
    sight(claire, "suivi-apercu")
    claire.keyboard.press("Escape")

    claire.evaluate(DROP, [["copie.pdf", PDF.decode()]])
    expect(documents.get_by_role("status")).to_contain_text("Identique à « RIB Marchand.pdf »")
    sight(claire, "suivi-doublon")
    documents.get_by_role("button", name="Retirer celui-ci").click()
    expect(documents.get_by_role("button", name="copie.pdf", exact=True)).to_have_count(0)

    documents.get_by_role("button", name="Actions sur RIB Marchand.pdf").click()
    claire.get_by_role("menuitem", name="Renommer").click()
    claire.get_by_label("Nom du document").fill("RIB du compte joint")
    claire.keyboard.press("Enter")
    renamed = documents.get_by_role("button", name="RIB du compte joint.pdf", exact=True)
    expect(renamed).to_be_visible()

    documents.get_by_role("button", name="Actions sur RIB du compte joint.pdf").click()
    claire.get_by_role("menuitem", name="Supprimer").click()
    expect(renamed).to_have_count(0)
    claire.get_by_role("button", name="Annuler").click()
    expect(renamed).to_be_visible()
    thread = claire.get_by_role("complementary", name="Fil du dossier")
    expect(thread).to_contain_text("Claire Vasseur a rétabli un document")
    documents.scroll_into_view_if_needed()
    sight(claire, "suivi-documents")


def test_a_note_calls_a_colleague_and_a_task_is_given_and_done(claire: Page) -> None:
    claire.goto(FILE)
    notes = claire.get_by_role("region", name="Notes")
    box = notes.get_by_label("Nouvelle note")
    box.click()
    claire.keyboard.type("@tho")
    claire.keyboard.press("Enter")
    claire.keyboard.type("peux-tu vérifier le **bénéficiaire** ?")
    expect(box).to_have_value("@Thomas Berger peux-tu vérifier le **bénéficiaire** ?")
    sight(claire, "suivi-note")
    claire.keyboard.press("Control+Enter")
    expect(notes.get_by_role("listitem").filter(has_text="bénéficiaire").locator("strong")).to_have_text("bénéficiaire")

    tasks = claire.get_by_role("region", name="Tâches")
    tasks.get_by_role("button", name="Nouvelle tâche").click()
    dialog = claire.get_by_role("dialog", name="Nouvelle tâche")
    dialog.get_by_label("À faire").fill("Envoyer le devis")
    dialog.get_by_role("button", name="Demain").click()
    sight(claire, "suivi-tache")
    dialog.get_by_role("button", name="Ajouter la tâche").click()
    expect(tasks.get_by_text("Envoyer le devis")).to_be_visible()
    tasks.get_by_role("checkbox", name="Faire : Envoyer le devis").click()
    expect(tasks.get_by_text("1 tâche faite")).to_be_visible()

    history = claire.get_by_role("region", name="Historique")
    history.get_by_role("button", name="Tâches", exact=True).click()
    expect(history).to_contain_text("Claire Vasseur a fait une tâche")
    expect(history).not_to_contain_text("a ajouté un document")
    history.scroll_into_view_if_needed()
    sight(claire, "suivi-fil")


def test_what_is_mine_waits_for_me_and_goes_once_done(claire: Page) -> None:
    claire.goto("/a-traiter")
    late = claire.get_by_role("listitem").filter(has_text="Demander le relevé de carrière")
    expect(late).to_contain_text("En retard")
    call = claire.get_by_role("listitem").filter(has_text="Thomas Berger vous appelle")
    expect(call).to_contain_text("elle a rappelé au sujet de la prévoyance")
    sight(claire, "suivi-a-traiter")

    call.get_by_role("button", name="Vu").click()
    expect(call).to_have_count(0)
    late.get_by_role("button", name="Faite").click()
    expect(late).to_have_count(0)
    claire.get_by_role("button", name="Annuler").click()
    expect(late).to_be_visible()

    claire.keyboard.press("Control+k")
    claire.keyboard.type("nouvelle tâche")
    claire.keyboard.press("Enter")
    expect(claire.get_by_role("dialog", name="Nouvelle tâche")).to_be_visible()


def test_the_same_on_a_phone_and_at_night(claire: Page) -> None:
    claire.emulate_media(color_scheme="dark")
    claire.goto(FILE)
    documents = claire.get_by_role("region", name="Documents")
    documents.scroll_into_view_if_needed()
    sight(claire, "suivi-nuit")
    claire.set_viewport_size({"width": 390, "height": 844})
    documents.scroll_into_view_if_needed()
    sight(claire, "suivi-telephone-documents")
    claire.get_by_role("region", name="Notes").scroll_into_view_if_needed()
    sight(claire, "suivi-telephone-notes")
    claire.goto("/a-traiter")
    expect(claire.get_by_text("Rappeler pour la garantie arrêt de travail")).to_be_visible()
    sight(claire, "suivi-telephone-a-traiter")
    assert claire.evaluate("document.documentElement.scrollWidth") == 390
