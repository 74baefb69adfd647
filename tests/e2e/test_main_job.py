"""The main job: a meeting becomes a client file, and every value shows the words that prove it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import decide_everything, elsewhere, hand_over, left, log_in, open_file, review


@pytest.mark.parametrize(
    ("case", "values"),
    [
        ("dev-001", {"client.ville": "Rennes", "client.email": "maelle.legoff06@gmail.com"}),
        ("dev-012", {"client.telephone": "06 08 33 19 27", "client.prenom": "Minh-Anh"}),
        ("dev-030", {"client.prenom": "Patrice", "client.profession": "ostréiculteur"}),
    ],
)
def test_a_meeting_becomes_a_file_with_its_proofs(claire: Page, case: str, values: dict[str, str]) -> None:
    hand_over(claire, case)
    expect(claire.get_by_text("Relecture", exact=True)).to_be_visible()
    open_file(claire)
    review(claire)

    current = claire.locator("[data-proposal][data-current]").first
    words = claire.locator("mark[data-lit]").first
    expect(words).to_be_visible()
    lit = words.get_attribute("data-proves") or ""
    assert (current.get_attribute("data-proposal") or "?") in lit.split()

    decide_everything(claire)
    all_decided = re.compile(r"(?:^|\D)(\d+) propositions décidées sur \1(?!\d)")
    expect(claire.get_by_role("img", name=all_decided).first).to_be_visible()
    assert left(claire) == 0
    claire.keyboard.press("Control+Enter")
    claire.wait_for_url(re.compile(r"/clients/[^/]+$"))
    for field, text in values.items():
        expect(claire.locator(f'[data-field="{field}"]')).to_contain_text(text)
        mark = claire.locator(f'[data-field="{field}"]').get_by_role("button", name="Dit pendant un entretien")
        mark.click()
        expect(claire.locator("blockquote").first).to_be_visible()
        claire.keyboard.press("Escape")


def test_a_refusal_is_kept_and_nothing_is_processed(claire: Page) -> None:
    claire.goto("/entretiens/nouveau")
    claire.get_by_role("button", name="Refuse", exact=True).click()
    claire.get_by_role("button", name="Garder le refus").click()
    expect(claire.get_by_text("L’accord a été refusé : rien n’a été traité ni gardé de l’entretien.")).to_be_visible()
    expect(claire.get_by_role("link", name="Relire", exact=True)).to_have_count(0)


def test_without_an_answer_about_consent_nothing_is_sent_and_nothing_typed_is_lost(claire: Page) -> None:
    claire.goto("/entretiens/nouveau")
    claire.get_by_label("Texte de l’entretien ou mémo dicté").fill("Madame Le Bihan habite à Vannes.")
    claire.get_by_role("button", name="Lire l’entretien").click()
    expect(claire.get_by_text("Indiquez la réponse du client.")).to_be_visible()
    claire.reload()
    expect(claire.get_by_label("Texte de l’entretien ou mémo dicté")).to_have_value("Madame Le Bihan habite à Vannes.")
    claire.get_by_role("button", name="Recommencer").click()


def test_a_failed_step_is_taken_up_again_where_it_stopped(claire: Page) -> None:
    # The oldest: that of the demonstration firm.
    claire.goto("/entretiens?etat=failed")
    claire.locator("main ul li a").last.click()
    expect(claire.get_by_role("alert").first).to_be_visible()
    claire.get_by_role("button", name="Reprendre à cette étape").click()
    expect(claire.get_by_text(re.compile(r"propositions? prêtes?"))).to_be_visible()


def test_keys_choose_though_the_pointer_rests_on_the_list(claire: Page) -> None:
    """The list slides under the pointer as the keys walk it: what slid under it was not pointed at."""
    claire.goto("/clients?q=helene+marchand")
    claire.get_by_role("link", name="Hélène Marchand").first.click()
    review(claire)
    claire.set_viewport_size({"width": 1280, "height": 480})
    claire.get_by_role("region", name="Propositions").hover()
    proposals = claire.locator("[data-proposal]:visible")
    walked = proposals.evaluate_all("all => all.map(one => one.dataset.proposal)")
    assert len(walked) > 10
    for _ in walked:
        claire.keyboard.press("k")
    for key, following in [("j", walked[1:]), ("k", walked[-2::-1])]:
        for wanted in following:
            claire.keyboard.press(key)
            expect(claire.locator("[data-proposal][data-current]:visible")).to_have_attribute("data-proposal", wanted)
    proposals.nth(1).hover()
    expect(claire.locator("[data-proposal][data-current]:visible")).to_have_attribute("data-proposal", walked[1])


def test_a_change_by_a_colleague_becomes_a_conflict_and_nothing_is_overwritten(claire: Page) -> None:
    """Thomas changes the telephone between Claire's decisions and her applying them."""
    claire.goto("/clients?q=helene+marchand")
    claire.get_by_role("link", name="Hélène Marchand").first.click()
    claire.wait_for_url(re.compile("/clients/MA-2041-HL$"))
    review(claire)
    decide_everything(claire)
    _change_as_thomas(claire, "0639981111")
    claire.keyboard.press("Control+Enter")
    expect(claire.get_by_role("alert").first).to_be_visible()
    card = claire.locator("article[data-proposal]").filter(has=claire.get_by_role("heading", name="Téléphone")).first
    expect(card).to_contain_text("06 39 98 11 11")
    assert left(claire) >= 1
    claire.goto("/clients/MA-2041-HL")
    expect(claire.locator('[data-field="client.telephone"]')).to_contain_text("06 39 98 11 11")


def _change_as_thomas(page: Page, telephone: str) -> None:
    """By the API, in a browser of his own."""
    origin = re.match(r"https?://[^/]+", page.url)
    assert origin is not None
    with elsewhere(page.context.browser, origin[0]) as thomas:
        log_in(thomas, "thomas.berger@lavigne.demo.egide.fr")
        thomas.wait_for_url("**/a-traiter")
        thomas.goto("/clients/MA-2041-HL")
        thomas.locator('[data-edit="client..telephone"]').click()
        thomas.get_by_label("Téléphone").fill(telephone)
        thomas.keyboard.press("Enter")
        expect(thomas.locator('[data-field="client.telephone"]')).to_contain_text("06 39 98 11 11")


def test_a_second_firm_sees_nothing_of_it(page: Page, claire: Page) -> None:
    claire.goto("/clients/MA-2041-HL")
    expect(claire.get_by_text("Hélène Marchand").first).to_be_visible()
    claire.goto("/entretiens")
    address = claire.locator("main ul li a").first.get_attribute("href") or ""
    claire.context.clear_cookies()

    log_in(page, "gaelle.morvan@ponant.demo.egide.fr")
    page.wait_for_url("**/a-traiter")
    for theirs in ("/clients/MA-2041-HL", address):
        page.goto(theirs)
        expect(page.get_by_text(re.compile("introuvable|n’existe pas", re.IGNORECASE)).first).to_be_visible()
    page.goto("/clients?q=marchand")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator('a[href="/clients/MA-2041-HL"]')).to_have_count(0)
