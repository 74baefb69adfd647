"""What other modules may use of the follow-up."""

from __future__ import annotations

from egide.modules.suivi.demo import build_demo_suivi
from egide.modules.suivi.demo.bench import build_bench_pieces
from egide.modules.suivi.selectors.taches import todo_counts
from egide.modules.suivi.services.pieces import attach_piece, erase_pieces
from egide.modules.suivi.services.taches import ensure_task
from egide.modules.suivi.thread import Event, register_source

__all__ = [
    "Event",
    "attach_piece",
    "build_bench_pieces",
    "build_demo_suivi",
    "ensure_task",
    "erase_pieces",
    "register_source",
    "todo_counts",
]
