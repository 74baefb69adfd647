"""Pictures of pages, kept in .cache/e2e for whoever wants to look."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

SIGHTS = Path(__file__).parents[2] / ".cache" / "e2e"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def sight(page: Page, name: str) -> None:
    """The page as it is, once it has stopped moving."""
    SIGHTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SIGHTS / f"{name}.png", animations="disabled")


def sights(page: Page, name: str) -> None:
    """The page by day, by night and on a phone."""
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        sight(page, f"{name}-{theme}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    sight(page, f"{name}-phone")
    page.set_viewport_size({"width": 1440, "height": 900})
