"""A portfolio comes in by a file: a line refused, a client known already, written, told, and undone as a whole."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.sights import sights

FILE = """Civilité;Nom;Prénom;Né(e) le;Ville;Tél.;N° sécu;Prénom du conjoint;Compagnie;Surnom
M.;Quéméner;Yann;14/07/1981;Saint-Herblain;06 39 98 00 11;;Maëlle;Maif;Le Ch’ti
Mme;Tanguy;Rozenn;31/02/1980;Rezé;;;;;
Mme;Marchand;Hélène;;;;2 78 06 99 999 041 59;;;
"""


def test_a_portfolio_is_matched_checked_written_told_and_undone(claire: Page) -> None:
    claire.goto("/clients")
    claire.get_by_role("link", name="Importer", exact=True).click()
    expect(claire.get_by_role("heading", name="Importer des clients")).to_be_visible()
    sights(claire, "import-fichier")
    file = {"name": "Portefeuille 2026.csv", "mimeType": "text/csv", "buffer": FILE.encode("cp1252")}
    claire.locator("input[type=file]").set_input_files(file)

    def place(column: str):  # type: ignore[no-untyped-def]
        return claire.get_by_label(f"{column} : Champ d’Égide")

    expect(place("Né(e) le")).to_have_value("date_naissance")
    expect(place("Compagnie")).to_have_value("contrats_existants.1.assureur")
    expect(claire.get_by_text("Une colonne ne sera pas importée : Surnom.")).to_be_visible()
    expect(claire.get_by_text("Quéméner · Tanguy · Marchand")).to_be_visible()
    expect(claire.get_by_text("2 ••••59")).to_be_visible()
    sights(claire, "import-colonnes")
    place("Surnom").select_option("relation.recommande_par")
    claire.get_by_role("button", name="Contrôler 3 lignes").click()

    expect(claire.get_by_text("Cet import va créer 1 client, refuser 1 ligne.")).to_be_visible()
    claire.get_by_role("tab", name=re.compile("^Refusées")).click()
    expect(claire.get_by_text("Date de naissance : Cette date n’existe pas.")).to_be_visible()
    sights(claire, "import-controle")
    claire.get_by_role("tab", name=re.compile("^Déjà complets")).click()
    expect(claire.get_by_text("Hélène Marchand : même numéro de sécurité sociale")).to_be_visible()
    claire.get_by_label("Ce qui sera fait de la ligne 4").select_option("passer")
    expect(
        claire.get_by_text("Cet import va créer 1 client, laisser 1 ligne de côté, refuser 1 ligne.")
    ).to_be_visible()
    claire.get_by_role("button", name="Importer", exact=True).click()

    expect(claire.get_by_role("button", name="Annuler l’import")).to_be_visible()
    sights(claire, "import-rapport")
    with claire.expect_download() as download:
        claire.get_by_role("link", name="Lignes refusées (CSV)").click()
    refused = download.value.path().read_text("utf-8-sig").splitlines()
    assert refused[1] == "Mme;Tanguy;Rozenn;31/02/1980;Rezé;;;;;;Date de naissance : Cette date n’existe pas."
    claire.get_by_role("link", name="Yann Quéméner").click()
    expect(claire.get_by_role("heading", name="Yann Quéméner")).to_be_visible()
    expect(claire.get_by_text("06 39 98 00 11").first).to_be_visible()

    claire.go_back()
    claire.get_by_role("button", name="Annuler l’import").click()
    claire.get_by_role("dialog").get_by_role("button", name="Annuler l’import").click()
    expect(claire.get_by_text("Import annulé.")).to_be_visible()
    sights(claire, "import-annule")
    claire.goto("/clients?q=qu%C3%A9m%C3%A9ner")
    expect(claire.get_by_text("Yann Quéméner")).to_have_count(0)
    claire.goto("/clients/importer")
    expect(claire.get_by_role("row", name="Portefeuille 2026.csv")).to_contain_text("Annulé")
    sights(claire, "import-liste")
