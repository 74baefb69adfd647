"""What is done with a file after the page has its answer. Each step stands being begun again from its beginning."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.jobs.public import FailureReason, Told, job


def _gave_up(*, failure: FailureReason, import_id: UUID) -> None:  # noqa: ARG001
    from egide.modules.imports.services.etats import interrompre

    interrompre(import_id=import_id)


@job(
    queue="high",
    lock="import:{import_id}",
    on_failure=_gave_up,
    told=Told("Lecture d’un fichier à importer", "Le fichier envoyé est gardé."),
)
def lire_fichier(*, team_id: UUID, import_id: UUID) -> None:  # noqa: ARG001
    """Headings, samples, a place for each column."""
    from egide.modules.imports.services.depot import lire

    lire(import_id=import_id)


@job(
    atomic=False,
    lock="import:{import_id}",
    on_failure=_gave_up,
    told=Told("Contrôle d’un import", "Le fichier envoyé est gardé."),
)
def controler(*, team_id: UUID, import_id: UUID) -> None:  # noqa: ARG001
    """Each line looked at; nothing is written of any client."""
    from egide.modules.imports.services.controle import controler as run

    run(import_id=import_id)


@job(
    atomic=False,
    lock="imports",
    on_failure=_gave_up,
    told=Told("Import de clients", "Ce qui est importé le reste ; rien ne l’est deux fois."),
)
def executer(*, team_id: UUID, import_id: UUID) -> None:  # noqa: ARG001
    """The lines written, batch by batch. One import of a firm at a time: two would not see each other's clients."""
    from egide.modules.imports.services.execution import executer as run

    run(import_id=import_id)


@job(
    atomic=False,
    lock="imports",
    on_failure=_gave_up,
    told=Told("Annulation d’un import", "Ce qui est annulé le reste ; reprenez l’annulation de sa page."),
)
def annuler(*, team_id: UUID, import_id: UUID) -> None:  # noqa: ARG001
    """What was written taken back, batch by batch."""
    from egide.modules.imports.services.annulation import annuler as run

    run(import_id=import_id)
