"""What a job is called by people, and what is safe when it has failed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.reasons import WORKER_LOST
from egide.foundation.jobs.task import registered

UNNAMED = "Tâche de fond"
STOPPED = "Le programme qui exécutait cette tâche s’est arrêté à chaque fois."
UNEXPECTED = "Une erreur inattendue l’a arrêtée ; elle est notée avec sa référence."


@dataclass(frozen=True, slots=True)
class Told:
    """`titre` names the job; `sauf` says what is kept and what is not, once it has failed. Both are msgids."""

    titre: str
    sauf: str


NOTHING_LOST = "Rien de ce qui était enregistré n’est perdu."
NOTHING_SAID = Told(UNNAMED, NOTHING_LOST)


def told(task: str) -> Told:
    """The words of a job, in the reader's language."""
    job = registered.get(task)
    said = job.told if job is not None and job.told is not None else NOTHING_SAID
    return Told(_(said.titre), _(said.sauf))


def reason(failure: JobFailure) -> str:
    """Why it failed, without anybody's data, in the reader's language."""
    if failure.error_message and "%(" not in failure.error_message:
        return _(failure.error_message)
    return _(STOPPED) if failure.error_code == WORKER_LOST else _(UNEXPECTED)
