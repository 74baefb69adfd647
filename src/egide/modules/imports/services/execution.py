"""The lines of a checked import written, batch by batch.

A batch's clients and what became of its lines are one transaction, taken with the import's row locked: killed at any
moment, the job begun again reads the file from its start and takes the lines that nothing became of yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import DomainError, Invalid
from egide.modules.clients.public import (
    Arrivant,
    Register,
    complete_client,
    insert_arrivants,
    known_identities,
    locked_dossiers,
    nothing_before,
    put_tags,
)
from egide.modules.imports.cibles import ETIQUETTES
from egide.modules.imports.lignes import Lue
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services.etats import avancer, compter, passer, tenir
from egide.modules.imports.services.rangees import Lecteur, motifs, ouvert, par_place
from egide.modules.imports.tasks import executer as executer_job
from egide.modules.imports.wording import raisons

KEPT = ("issue", "motifs", "dossier", "version", "avant")


def demander_execution(*, imported: Import) -> None:
    """Queued. :raises Conflict: it is not checked, or is written already."""
    passer(imported, de=("pret", "interrompu"), vers="en_cours", traites=0)
    executer_job.enqueue(team_id=current_team_id(), import_id=imported.id)


def geste(line: Ligne, options: Mapping[str, Any]) -> str:
    """What is done of a line: `creer`, `completer`, `remplacer`, `passer`, or `refuse`."""
    if line.verdict == "refuse":
        return "refuse"
    if line.decision:
        return str(line.decision)
    if line.verdict == "nouveau":
        return "creer"
    return str(options["doutes" if line.verdict == "a_verifier" else "existants"])


def executer(*, import_id: UUID) -> None:
    """Every line that nothing became of yet."""
    lecteur = ouvert(import_id, "en_cours")
    if lecteur is None:
        return
    with transaction.atomic():
        register = known_identities()
    for batch in lecteur.lots():
        with transaction.atomic(), audit_context(cause=("import", import_id)):
            held = tenir(import_id, "en_cours")
            if held is None:
                return
            numbers = {lue.numero: lue for lue in batch}
            waiting = Ligne.objects.filter(lot_id=import_id, numero__in=numbers, issue="").order_by("numero")
            lines = list(waiting)
            if not lines:
                continue
            pairs = [(numbers[line.numero], line) for line in lines]
            _write(lecteur, pairs, register)
            made = _tag(pairs)
            _keep(lines)
            bilan = held.bilan | {ETIQUETTES: [*held.bilan.get(ETIQUETTES, []), *map(str, made)]}
            avancer(held, held.total - Ligne.objects.filter(lot_id=import_id, issue="").count(), bilan=bilan)
    with transaction.atomic():
        held = tenir(import_id, "en_cours")
        if held is not None:
            bilan = held.bilan | {"issues": compter(import_id, "issue")}
            avancer(held, held.total, state="fait", bilan=bilan)
            publish("client.changed", client_id=None)


def _write(lecteur: Lecteur, pairs: Sequence[tuple[Lue, Ligne]], register: Register) -> None:
    """A batch: the new ones together, those already there one by one under their locks."""
    made: list[tuple[Arrivant, Ligne]] = []
    there: list[tuple[Lue, Ligne, str]] = []
    for lue, line in pairs:
        asked = geste(line, lecteur.imported.options)
        if asked in ("passer", "refuse"):
            line.issue = "passe" if asked == "passer" else "refuse"
        elif asked == "creer":
            _prepare(lecteur, lue, line, register, made)
        else:
            there.append((lue, line, asked))
    refused = insert_arrivants([arrivant for arrivant, _line in made])
    for arrivant, line in made:
        assert arrivant.edition is not None
        if arrivant.edition.client_id in refused:
            taken = _("Ce matricule est déjà celui d’un autre client du cabinet.")
            line.issue, line.motifs = "refuse", motifs({"matricule": taken})
        else:
            line.issue, line.dossier_id, line.version = "cree", arrivant.edition.client_id, 1
    dossiers = locked_dossiers([line.dossier_id for _lue, line, _asked in there if line.dossier_id is not None])
    for lue, line, asked in there:
        _complete(lecteur, lue, line, asked, dossiers)


def _prepare(lecteur: Lecteur, lue: Lue, line: Ligne, register: Register, made: list[tuple[Arrivant, Ligne]]) -> None:
    """A new client, unless somebody made the same one since the check."""
    if line.verdict == "nouveau" and not line.decision:
        since = [match for match in register.matches(lue.identity()) if match.sure and match.other.id is not None]
        if since:
            told = _("Ce client est entré au fichier depuis le contrôle : %(raisons)s.")
            line.issue = "passe"
            line.motifs = motifs({"": told % {"raisons": raisons(since[0].reasons)}})
            return
    try:
        made.append((lecteur.nouveau(lue), line))
    except Invalid as refusal:
        line.issue, line.motifs = "refuse", motifs(par_place(refusal))


def _complete(lecteur: Lecteur, lue: Lue, line: Ligne, asked: str, dossiers: Mapping[UUID, dict[str, Any]]) -> None:
    dossier = dossiers.get(line.dossier_id) if line.dossier_id is not None else None
    if dossier is None:
        line.issue, line.motifs = "refuse", motifs({"": _("Ce client n’est plus au fichier.")})
        return
    try:
        with transaction.atomic():
            before = complete_client(
                dossier,
                lue.arrivant,
                existing="remplacer" if asked == "remplacer" else "completer",
                origine=lecteur.origine,
                now=lecteur.now,
            )
    except Invalid as refusal:
        line.issue, line.motifs = "refuse", motifs(par_place(refusal))
    except DomainError as refusal:
        line.issue, line.motifs = "refuse", motifs({"": refusal.text()})
    else:
        line.issue, line.avant = ("complete", before) if before is not None else ("inchange", None)


def _tag(pairs: Sequence[tuple[Lue, Ligne]]) -> list[UUID]:
    """The tags that lines bring put on their files; those made on the way. No statement when none is brought."""
    tagged = {
        line.dossier_id: (lue, line)
        for lue, line in pairs
        if lue.arrivant.etiquettes and line.dossier_id is not None and line.issue in ("cree", "complete", "inchange")
    }
    if not tagged:
        return []
    put, made = put_tags({key: lue.arrivant.etiquettes for key, (lue, _line) in tagged.items()})
    for key, (_lue, line) in tagged.items():
        if put[key] and line.issue != "cree":
            line.issue = "complete"
            line.avant = (line.avant or nothing_before()) | {ETIQUETTES: [str(one) for one in put[key]]}
    return made


def _keep(lines: Sequence[Ligne]) -> None:
    """What became of the lines. One statement."""
    Ligne.objects.bulk_create(lines, update_conflicts=True, unique_fields=["team", "lot", "numero"], update_fields=KEPT)


def decider(*, imported: Import, decision: str, numeros: Sequence[int] | None, verdict: str | None) -> int:
    """What is asked of some lines, by number, or of all those of a verdict. One statement.

    :returns: how many. :raises Conflict: the import is not waiting for it.
    """
    if imported.state != "pret":
        raise Invalid({"": [_("Cet import n’en est pas là : rechargez la page.")]})
    rows = Ligne.objects.filter(lot=imported).exclude(verdict="refuse")
    asked = Q(numero__in=list(numeros)) if numeros is not None else Q(verdict=verdict)
    if decision in ("completer", "remplacer"):
        asked &= Q(dossier__isnull=False)
    count = rows.filter(asked).update(decision=decision)
    publish("import.changed", import_id=imported.pk)
    return count
