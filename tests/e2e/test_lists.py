"""The list as a broker works with it: filtered, kept and shared by keyboard, changed in place and in number, taken out."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from playwright.sync_api import Locator, Page, expect
from tests.e2e.journeys import elsewhere, log_in

RICH = 150_000
SHEET = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def everybody(page: Page) -> list[dict[str, Any]]:
    """Every client of the firm, unfiltered: what is expected of the list is reckoned from it here."""
    rows: list[dict[str, Any]] = []
    while True:
        answer = page.request.get(f"/api/v1/clients?sort=nom&page_size=100&page={len(rows) // 100 + 1}").json()
        rows += answer["results"]
        if len(rows) >= answer["count"]:
            return rows


def names(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(" ".join(filter(None, (row["prenom"], row["nom"]))) for row in rows)


def expect_rows(page: Page, wanted: list[str]) -> None:
    """The clients on screen are these, in any order, as soon as the list has them."""
    page.wait_for_function(
        """wanted => JSON.stringify([...document.querySelectorAll("tr[data-row] a .truncate")]
             .map(name => name.textContent).sort()) === JSON.stringify([...wanted].sort())""",
        arg=wanted,
    )


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Presses Tab, as a person without a mouse, until `target` has the focus."""
    expect(target).to_be_visible()
    for _press in range(80):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard never reaches {target}")


def choose_field(page: Page, typed: str, option: str) -> None:
    """In the list of fields that is open: types, and takes the one under the cursor."""
    expect(page.get_by_role("combobox", name="Chercher un champ")).to_be_focused()
    page.keyboard.type(typed)
    expect(page.locator("[role=option][aria-selected=true]")).to_have_text(re.compile(f"^{option}"))
    page.keyboard.press("Enter")


def open_list(page: Page) -> None:
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/clients")
    expect(page.locator("tr[data-row]").first).to_be_visible()


def test_three_filters_a_shared_view_a_cell_and_a_change_to_many_by_keyboard_alone(claire: Page) -> None:
    clients = everybody(claire)
    nantes = [one for one in clients if "Nantes" in (one["ville"] or "")]
    wanted = names(
        [one for one in nantes if (one["patrimoine_net"] or 0) >= RICH or "retraite" in one["besoins"]],
    )
    assert 3 < len(wanted) < len(nantes)
    open_list(claire)
    filters = claire.get_by_role("dialog", name="Ajouter un filtre")

    claire.keyboard.press("f")
    choose_field(claire, "ville", "Ville")
    expect(filters.get_by_label("Valeur")).to_be_focused()
    claire.keyboard.type("Nantes")
    claire.keyboard.press("Enter")
    expect(claire.get_by_text(f"{len(nantes)} clients", exact=True).last).to_be_visible()

    claire.keyboard.press("f")
    choose_field(claire, "patrimoine net", "Patrimoine net")
    tab_to(claire, filters.get_by_role("radio", name="au moins"), "Shift+Tab")
    claire.keyboard.press("Enter")
    tab_to(claire, filters.get_by_label("Valeur"))
    claire.keyboard.type("150 000")
    claire.keyboard.press("Enter")
    expect(filters).to_have_count(0)

    tab_to(claire, claire.get_by_role("button", name="Patrimoine net : Ou bien"), "Shift+Tab")
    claire.keyboard.press("Enter")
    choose_field(claire, "besoins", "Besoins")
    tab_to(claire, filters.get_by_role("checkbox", name="Retraite"))
    claire.keyboard.press("Space")
    claire.keyboard.press("Enter")
    expect(claire.get_by_role("group").filter(has_text="Besoins")).to_contain_text("ou")
    expect_rows(claire, wanted)

    keep = claire.get_by_role("button", name="Enregistrer la vue")
    tab_to(claire, keep, "Shift+Tab")
    claire.keyboard.press("Enter")
    naming = claire.get_by_role("dialog", name="Enregistrer la vue")
    expect(naming.get_by_label("Nom de la vue")).to_be_focused()
    claire.keyboard.type("Nantes à revoir")
    tab_to(claire, naming.get_by_role("checkbox"))
    claire.keyboard.press("Space")
    tab_to(claire, naming.get_by_label("Nom de la vue"), "Shift+Tab")
    claire.keyboard.press("Enter")
    expect(naming).to_have_count(0)
    expect(claire.get_by_role("tab", name=re.compile("Nantes à revoir"))).to_have_attribute("aria-selected", "true")

    edit_a_cell(claire)
    change_many(claire, wanted)
    reopened_by_a_colleague(claire, wanted)


def edit_a_cell(page: Page) -> None:
    """The town of the first client, written in its cell, then given back."""
    first = page.locator("tr[data-row]").first
    page.keyboard.press("j")
    expect(first).to_have_attribute("data-current", "true")
    heads = page.locator("thead th").all_inner_texts()
    for _column in range(heads.index("Ville") - 1):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    cell = first.get_by_role("textbox", name=re.compile("^Ville, "))
    expect(cell).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Rezé")
    page.keyboard.press("Enter")
    said = page.get_by_role("status").filter(has_text="Ville : modifié")
    expect(said).to_be_visible()
    # Their town is no longer the one asked for: the list says so at once.
    expect(page.get_by_role("cell", name="Rezé")).to_have_count(0)
    page.keyboard.press("u")
    expect(said).to_have_count(0)


def change_many(page: Page, wanted: list[str]) -> None:
    """Everybody of the view is given a status, then has theirs back."""
    expect_rows(page, wanted)
    before = {row["id"]: row["statut"] for row in everybody(page)}
    tab_to(page, page.get_by_role("checkbox", name="Tout sélectionner"), "Shift+Tab")
    page.keyboard.press("Space")
    bar = page.get_by_role("toolbar", name=f"{len(wanted)} clients")
    tab_to(page, bar.get_by_role("button", name="Modifier"))
    page.keyboard.press("Enter")
    choose_field(page, "statut", "Statut")
    choice = page.get_by_role("combobox", name="Statut")
    expect(choice).to_be_focused()
    choice.select_option("sans_suite")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"\d+ clients? modifiés?"))).to_be_visible()
    changed = [row for row in everybody(page) if row["statut"] == "sans_suite"]
    assert set(wanted) <= set(names(changed))
    page.keyboard.press("u")
    expect(page.get_by_text("Changement annulé : chacun a retrouvé ce qu’il avait")).to_be_visible()
    assert {row["id"]: row["statut"] for row in everybody(page)} == before


def reopened_by_a_colleague(page: Page, wanted: list[str]) -> None:
    """Thomas finds the view among his, and the same clients in it; he may not throw it away."""
    with elsewhere(page.context.browser, page.url.split("/clients")[0]) as thomas:
        log_in(thomas, "thomas.berger@lavigne.demo.egide.fr")
        thomas.wait_for_url("**/a-traiter")
        thomas.goto("/clients")
        thomas.get_by_role("tab", name=re.compile("Nantes à revoir")).click()
        expect(thomas.get_by_role("button", name=re.compile("Modifier le filtre|Patrimoine net")).first).to_be_visible()
        expect_rows(thomas, wanted)
        thomas.get_by_role("button", name="Actions de la vue").click()
        expect(thomas.get_by_role("menuitem", name="Nouvelle vue")).to_be_visible()
        expect(thomas.get_by_role("menuitem", name="Supprimer la vue")).to_have_count(0)

    page.goto("/clients")
    page.get_by_role("tab", name=re.compile("Nantes à revoir")).click()
    expect_rows(page, wanted)
    page.get_by_role("button", name="Actions de la vue").click()
    page.get_by_role("menuitem", name="Supprimer la vue").click()
    expect(page.get_by_role("tab", name=re.compile("Nantes à revoir"))).to_have_count(0)


def cells(page: Page) -> list[list[str]]:
    """The table as it is read on screen: headings, then each client's line without its tick."""
    table: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll("thead tr, tr[data-row]")].map(row => [...row.children].slice(1)
             .map(cell => (cell.querySelector("a .truncate") ?? cell).innerText.trim().replace(/\\s+/g, " ")))"""
    )
    return table


def taken(page: Page, choice: str) -> Path:
    page.get_by_role("button", name="Exporter").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=choice).click()
    return download.value.path()


def xlsx_rows(file: Path) -> list[list[str]]:
    """The sheet’s cells as they are written in the file."""
    sheet = ElementTree.fromstring(zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml"))
    return [
        ["".join(cell.itertext()) for cell in row.findall("x:c", SHEET)] for row in sheet.findall(".//x:row", SHEET)
    ]


def digits(text: str) -> str:
    return re.sub(r"[^\d,-]", "", text.replace("−", "-"))


def test_columns_are_chosen_ordered_and_grouped_and_the_file_is_what_is_on_screen(claire: Page) -> None:
    claire.goto('/clients?filtre={"et":[["besoins","est","retraite"],["ville","est","Nantes","Rezé"]]}&sort=nom')
    expect(claire.locator("tr[data-row]").first).to_be_visible()
    claire.get_by_role("button", name="Colonnes").click()
    panel = claire.get_by_role("dialog", name="Colonnes")
    for hidden in ("Valeurs à relire", "Contrats", "Dernier échange"):
        panel.get_by_role("button", name=re.compile(f"^Masquer {hidden}")).click()
    panel.get_by_role("button", name="Ajouter").click()
    panel.get_by_role("combobox").fill("profession")
    panel.get_by_role("option", name=re.compile("^Profession")).first.click()
    panel.get_by_role("button", name="Monter Ville").click()
    panel.get_by_role("button", name="Monter Ville").click()
    claire.keyboard.press("Escape")
    heads = ["Client", "Ville", "Besoins", "Patrimoine net", "Conseiller", "Profession"]
    expect(claire.locator("thead th")).to_have_text(["", *heads])
    expect(claire.locator("[aria-busy=true]")).to_have_count(0)

    wanted = [row for row in everybody(claire) if "retraite" in row["besoins"] and row["ville"] in ("Nantes", "Rezé")]
    table = cells(claire)
    assert sorted(line[0] for line in table[1:]) == names(wanted)
    with taken(claire, "CSV (Excel français)").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    assert lines[0] == table[0] == heads
    assert len(lines) == len(table)
    for written, seen in zip(lines[1:], table[1:], strict=True):
        assert (written[0], written[1], digits(written[3]), written[5]) == (seen[0], seen[1], digits(seen[3]), seen[5])
        assert written[2].split(", ")[0] == seen[2].split(" ")[0]
        assert written[4].split(" ")[0] == seen[4].split(" ")[-1]
    sheet = xlsx_rows(taken(claire, "Classeur Excel"))
    assert [[cell.removesuffix(".00") for cell in row] for row in sheet] == lines

    claire.get_by_role("button", name="Grouper").click()
    claire.get_by_role("option", name="Ville Client").click()
    groups = claire.locator("tr[data-group]")
    expect(groups).to_have_count(2)
    count = {town: sum(row["ville"] == town for row in wanted) for town in ("Nantes", "Rezé")}
    expect(groups).to_have_text([f"{town}{count[town]}" for town in ("Nantes", "Rezé")])
    expect(claire.locator("thead th")).to_have_text(["", *heads])
