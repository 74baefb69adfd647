"""What is read about persons' data."""

from __future__ import annotations

from pathlib import Path

MODELES = Path(__file__).resolve().parent.parent / "modeles"
