"""The first client of the demonstration, with what hangs on the file."""

from egide.modules.suivi.demo.build import build_demo_suivi

__all__ = ["build_demo_suivi"]
