"""The meetings of the demonstration firm: one to review, one applied, one stopped."""

from .build import build_demo_entretiens

__all__ = ["build_demo_entretiens"]
