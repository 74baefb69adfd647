"""What other packages may use of the intake."""

from egide.modules.intake.demo import build_demo_entretiens

__all__ = ["build_demo_entretiens"]
