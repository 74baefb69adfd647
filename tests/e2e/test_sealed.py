"""The account of a client: masked, shown for a while to somebody who says why, and told in the thread."""

from __future__ import annotations

from playwright.sync_api import Page, expect

MASK, IBAN = "FR76 •••• 7881", "FR76 9999 9044 0000 0123 4567 881"


def test_an_account_is_masked_shown_for_a_reason_then_masked_again(claire: Page) -> None:
    claire.clock.install()
    claire.goto("/clients/MA-2041-HL")
    line = claire.locator('[data-field="client.iban"]')
    expect(line).to_contain_text(MASK)

    line.get_by_role("button", name="Afficher, la lecture est tracée").click()
    claire.get_by_label("Autre motif").fill("Rejet d’un prélèvement")
    claire.keyboard.press("Enter")
    expect(line).to_contain_text(IBAN)
    thread = claire.get_by_role("complementary", name="Fil du dossier")
    expect(thread).to_contain_text("Claire Vasseur a consulté l’IBAN")
    expect(thread).to_contain_text("Rejet d’un prélèvement")

    claire.clock.fast_forward(31_000)
    expect(line).to_contain_text(MASK)
    expect(claire.get_by_text(IBAN)).to_have_count(0)


def test_a_new_account_is_typed_in_an_empty_field_and_its_key_is_checked(claire: Page) -> None:
    claire.goto("/clients/MA-2041-HL")
    line = claire.locator('[data-field="client.iban"]')
    line.get_by_role("button", name="Modifier : IBAN").click()
    field = claire.get_by_label("IBAN", exact=True)
    expect(field).to_have_value("")
    field.fill("FR76 9999 9044 0000 1234 5678 82")
    field.press("Enter")
    expect(line.get_by_role("alert")).to_contain_text("La clé de cet IBAN n’est pas bonne : vérifiez-le.")
    field.press("Escape")
    expect(line).to_contain_text(MASK)
