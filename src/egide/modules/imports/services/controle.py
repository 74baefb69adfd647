"""The dry run: what each line would do, without writing anything of any client."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from egide.foundation.tenancy.public import current_team_id
from egide.kit.errors import Invalid
from egide.kit.french.text import fold
from egide.modules.clients.public import (
    Identity,
    Match,
    Register,
    known_identities,
    locked_dossiers,
    tag_names_borne,
    would_change,
)
from egide.modules.imports.cibles import ETIQUETTES
from egide.modules.imports.lignes import Lue
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services.depot import retenir
from egide.modules.imports.services.etats import avancer, compter, passer, tenir
from egide.modules.imports.services.options import read_options, read_places
from egide.modules.imports.services.rangees import Lecteur, motifs, ouvert, par_place
from egide.modules.imports.tasks import controler as controler_job
from egide.modules.imports.wording import deja_ligne

# What is never asked of somebody: the same mailbox under another first name is a household's.
FOYER = 0.5


def demander_controle(*, imported: Import, places: object, options: object, member_id: UUID) -> None:
    """Places and options kept, remembered for the firm, and the dry run queued.

    :raises Invalid: by column and option. :raises Conflict: it is being written, or was.
    """
    checked = read_places(places, len(imported.colonnes))
    chosen = read_options(options, member_id=member_id)
    passer(
        imported,
        de=("colonnes", "pret"),
        vers="controle",
        places=checked,
        options=chosen.as_json(),
        traites=0,
        bilan={},
    )
    retenir(imported)
    controler_job.enqueue(team_id=current_team_id(), import_id=imported.id)


def controler(*, import_id: UUID) -> None:
    """Every line's verdict, written batch by batch; begun again, it starts from the first one."""
    lecteur = ouvert(import_id, "controle")
    if lecteur is None:
        return
    with transaction.atomic():
        Ligne.objects.filter(lot_id=import_id).delete()
        register = known_identities()
    seen: dict[int, int] = {}
    done = 0
    for batch in lecteur.lots():
        with transaction.atomic():
            held = tenir(import_id, "controle")
            if held is None:
                return
            done += len(batch)
            Ligne.objects.bulk_create(_verdicts(lecteur, batch, register, seen))
            avancer(held, done)
    with transaction.atomic():
        held = tenir(import_id, "controle")
        if held is not None:
            avancer(held, done, state="pret", bilan={"verdicts": compter(import_id, "verdict")})


def _verdicts(lecteur: Lecteur, batch: Sequence[Lue], register: Register, seen: dict[int, int]) -> list[Ligne]:
    """The lines of a batch. One statement when some of them are clients already there, two with tags."""
    lines: list[tuple[Lue, Ligne]] = []
    for lue in batch:
        identity = lue.identity()
        line = _new_line(lecteur, lue, identity, register, seen)
        if line.verdict != "refuse" and id(identity) not in seen:
            # Kept alive by the register, so that no other takes its number in `seen`.
            seen[id(identity)] = lue.numero
            register.add(identity)
        lines.append((lue, line))
    there = [line.dossier_id for _lue, line in lines if line.verdict in ("existant", "a_verifier") and line.dossier_id]
    dossiers = locked_dossiers(there, lock=False)
    tagged = [line.dossier_id for lue, line in lines if lue.arrivant.etiquettes and line.dossier_id in dossiers]
    borne = tag_names_borne([key for key in tagged if key is not None]) if tagged else {}
    for lue, line in lines:
        if line.verdict == "existant" and line.dossier_id in dossiers:
            _compare(lecteur, lue, line, dossiers, borne)
    return [line for _lue, line in lines]


def _new_line(lecteur: Lecteur, lue: Lue, identity: Identity, register: Register, seen: Mapping[int, int]) -> Ligne:
    line = Ligne(lot_id=lecteur.imported.id, numero=lue.numero, verdict="nouveau", intitule=lue.intitule)
    if lue.erreurs and lecteur.options.valeurs_fausses == "refuser":
        return _refused(line, lue.erreurs)
    matches = register.matches(identity, keep=lambda match: match.sure or match.score >= FOYER)
    twin = next((match for match in matches if id(match.other) in seen and match.sure), None)
    if twin is not None:
        return _refused(line, {"": deja_ligne(seen[id(twin.other)], twin.reasons)})
    known = [match for match in matches if match.other.id is not None]
    if known:
        _found(line, known[0], len([match for match in known if match.sure]))
    if line.verdict in ("nouveau", "a_verifier"):
        try:
            lecteur.nouveau(lue)
        except Invalid as refusal:
            # A line that completes somebody may say less than one that makes somebody.
            return _refused(line, lue.erreurs | par_place(refusal))
    line.motifs = motifs(lue.erreurs)
    return line


def _found(line: Ligne, match: Match, sure: int) -> None:
    """The client already there that a line speaks of; two as likely are for a person to tell apart."""
    who = match.other
    certain = match.sure and sure == 1
    line.verdict = "existant" if certain else "a_verifier"
    line.dossier_id = who.id
    line.doublon = {
        "nom": " ".join(part for part in (who.prenom, who.nom) if part),
        "matricule": who.matricule,
        "raisons": list(match.reasons),
        "sur": certain,
    }


def _compare(
    lecteur: Lecteur,
    lue: Lue,
    line: Ligne,
    dossiers: Mapping[UUID, dict[str, Any]],
    borne: Mapping[UUID, Collection[str]],
) -> None:
    """What a line would change of its client; "existant" when that is nothing."""
    assert line.dossier_id is not None
    existing = "remplacer" if lecteur.options.existants == "remplacer" else "completer"
    try:
        line.champs = would_change(
            dossiers[line.dossier_id],
            lue.arrivant,
            existing=existing,  # type: ignore[arg-type]  # one of its two words
            origine=lecteur.origine,
            now=lecteur.now,
        )
    except Invalid as refusal:
        _refused(line, par_place(refusal))
        return
    if any(fold(nom) not in borne.get(line.dossier_id, ()) for nom in lue.arrivant.etiquettes):
        line.champs.append(ETIQUETTES)
    if line.champs:
        line.verdict = "a_completer"


def _refused(line: Ligne, erreurs: dict[str, str]) -> Ligne:
    line.verdict = "refuse"
    line.motifs = motifs(erreurs)
    return line
