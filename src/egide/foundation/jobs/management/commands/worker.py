"""`egide worker`: runs the jobs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from egide.foundation.jobs.worker import DEFAULT_CONCURRENCY, run_worker
from egide.foundation.observability.public import QUEUES


class Command(BaseCommand):
    help = "Exécute les tâches de fond jusqu’à SIGTERM, en terminant celles qui sont en cours."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--queues", default=",".join(QUEUES), help="files servies, séparées par des virgules")
        parser.add_argument("--concurrency", type=int, default=DEFAULT_CONCURRENCY, help="tâches menées de front")

    def handle(self, *args: Any, **options: Any) -> None:
        queues = [queue for queue in options["queues"].split(",") if queue]
        unknown = set(queues) - set(QUEUES)
        if unknown or not queues:
            raise CommandError(f"Files inconnues : {', '.join(sorted(unknown))}. Connues : {', '.join(QUEUES)}.")
        if options["concurrency"] < 1:
            raise CommandError("--concurrency doit valoir au moins 1.")
        run_worker(queues=queues, concurrency=options["concurrency"])
