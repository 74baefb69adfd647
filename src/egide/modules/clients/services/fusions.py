"""Two files of one person become one, and two again: nothing is lost either way, all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Field, Model, Q, QuerySet, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.audit.public import audit_context
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import seeing
from egide.kit.errors import Conflict, Invalid, NotFound
from egide.kit.sealing import CannotOpen
from egide.modules.clients.dictionary import BESOINS, SECTIONS
from egide.modules.clients.holdings import Holding, parts
from egide.modules.clients.models import RECORD_MODELS, AncienMatricule, Client, Distinction, Fusion
from egide.modules.clients.selectors.dossier import dossier_text
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.comparaison import (
    CONSEILLER,
    Comparaison,
    clear_values,
    compare,
    identical_rows,
    needs,
    two_files,
)
from egide.modules.clients.services.edition import Edition
from egide.modules.clients.services.sealing import column, unseal
from egide.modules.clients.services.touch import touch

UNDONE_FOR = timedelta(days=30)
CAUSE = "fusion"
SIDES = ("survivant", "absorbe")
# They say which file is which, and stay with each.
STAYING: tuple[type[Model], ...] = (Client, *RECORD_MODELS.values(), Fusion, Distinction)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rendu:
    """What an undoing could not give back: fields changed since ("section.champ"), rows erased since."""

    gardes: tuple[str, ...]
    perdues: int


def merge(
    *,
    survivant: str | UUID,
    absorbe: str | UUID,
    choix: Mapping[str, str],
    member_id: UUID | None,
    user_id: UUID | None,
) -> Fusion:
    """`absorbe` becomes part of `survivant`. About ten statements and one a table.

    :param choix: {"section.champ": "survivant" | "absorbe"} for each field that the two say differently.
    :raises NotFound: one of them is missing. :raises Invalid: a conflict without a choice, by its key.
    :raises Conflict: the same file, or a person and a company.
    """
    mine, theirs = two_files(survivant, absorbe)
    if mine["id"] == theirs["id"]:
        raise Conflict("same_file", _("Ces deux références ouvrent le même dossier."))
    if mine["type_personne"] != theirs["type_personne"]:
        raise Conflict("two_kinds", _("Une personne et une entreprise ne se fusionnent pas."))
    survivor_id, absorbed_id = UUID(mine["id"]), UUID(theirs["id"])
    touch(survivor_id, absorbed_id)
    mine, theirs = two_files(survivor_id, absorbed_id)
    fields = compare(mine, theirs)
    taken = _taken(fields, choix)
    fusion = Fusion(survivant_id=survivor_id, absorbe_id=absorbed_id, par_id=member_id)
    # Both are in sight; what ties them to files that are not must follow all the same.
    with audit_context(cause=(CAUSE, fusion.id)), seeing(None):
        fusion.deplaces = _move_all(absorbed_id, survivor_id, but=identical_rows(mine, theirs))
        fusion.avant, fusion.apres = _write(survivor_id, mine, theirs, taken, user_id)
        now = timezone.now()
        Client.objects.filter(pk=absorbed_id).update(deleted_at=now, updated_at=now)
        fusion.save(force_insert=True)
        AncienMatricule.objects.create(client_id=survivor_id, matricule=theirs["matricule"], ancien_id=absorbed_id)
        _tell(survivor_id)
    publish("client.changed", client_id=absorbed_id)
    return fusion


def _taken(fields: list[Comparaison], choix: Mapping[str, str]) -> list[Comparaison]:
    """What comes from the absorbed file. :raises Invalid: neither side was chosen where they conflict."""
    conflicts = {field.cle for field in fields if field.cote == "conflit"}
    errors = {cle: [_("Choisissez l’une des deux valeurs.")] for cle in conflicts if choix.get(cle) not in SIDES}
    errors |= {cle: [_("Ces deux dossiers ne se contredisent pas ici.")] for cle in choix if cle not in conflicts}
    if errors:
        raise Invalid(errors)
    return [
        field
        for field in fields
        if field.cote == "absorbe" or (field.cote == "conflit" and choix[field.cle] == "absorbe")
    ]


def _write(
    client_id: UUID, mine: Json, theirs: Json, taken: list[Comparaison], user_id: UUID | None
) -> tuple[Json, Json]:
    """The survivor's fields, each with the origin it had; what was there before, what is there after."""
    adviser = [field for field in taken if field.champ == CONSEILLER]
    before: Json = {}
    if adviser:
        before[CONSEILLER] = [mine[CONSEILLER], mine["conseiller_depuis"]]
        _set_adviser(client_id, theirs[CONSEILLER], theirs["conseiller_depuis"])
    edition = Edition(dossier_text(client_id).parsed(), Origine("saisie", user_id), timezone.now())
    edition.rows_changed_hands()
    clear = clear_values(UUID(theirs["id"]))
    sealed_before = _sealed(client_id)
    for section in dict.fromkeys(field.section for field in taken if field.champ != CONSEILLER):
        noms = [field.champ for field in taken if field.section == section and field.champ != CONSEILLER]
        source = theirs if section == "client" else theirs[section]
        held = edition.dossier if section == "client" else edition.dossier[section]
        before[section] = None if held is None else {nom: [held[nom], held["origines"].get(nom)] for nom in noms}
        if section == "client":
            for nom in set(noms) & set(clear):
                before[section][nom] = [sealed_before[nom], held["origines"].get(nom)]
        values = {nom: clear[nom] if section == "client" and nom in clear else source[nom] for nom in noms}
        _set(edition, section, values, {nom: source["origines"].get(nom) for nom in noms})
    union = needs(mine, theirs)
    if union != mine[BESOINS]:
        before[BESOINS] = mine[BESOINS]
        edition.set_besoins(union)
    _commit(edition)
    return before, _after(client_id, dossier_text(client_id).parsed(), before)


def _set(edition: Edition, section: str, values: Mapping[str, Any], origins: Mapping[str, Any]) -> None:
    """Fields of one section, keeping where each value comes from."""
    if section == "client":
        edition.set_client(values)
    else:
        edition.set_record(section, values)
    record = edition.dossier if section == "client" else edition.dossier[section]
    for nom, origin in origins.items():
        if origin is None:
            record["origines"].pop(nom, None)
        else:
            record["origines"][nom] = origin


def _sealed(client_id: UUID) -> dict[str, str | None]:
    """What is kept encrypted, as sealed as it is."""
    scelles = SECTIONS["client"].scelles
    found = Client.objects.filter(pk=client_id).values(*(column(champ) for champ in scelles)).get()
    return {champ: found[column(champ)] for champ in scelles}


def _after(client_id: UUID, dossier: Json, before: Json) -> Json:
    """What the merge left where it changed something; the sealed as sealed."""
    sealed = _sealed(client_id)
    after: Json = {}
    for section, values in before.items():
        if section == CONSEILLER:
            after[section] = [dossier[CONSEILLER], dossier["conseiller_depuis"]]
        elif section == BESOINS:
            after[section] = dossier[BESOINS]
        else:
            record = dossier if section == "client" else dossier[section]
            noms = SECTIONS[section].noms if values is None else values
            after[section] = {
                nom: sealed[nom] if section == "client" and nom in sealed else _plain(record[nom]) for nom in noms
            }
    for section, values in before.items():
        if section not in (CONSEILLER, BESOINS) and values is not None:
            before[section] = {nom: [_plain(value), origin] for nom, (value, origin) in values.items()}
    return after


def _plain(value: Any) -> Any:
    """Amounts as text: JSON numbers lose cents."""
    return value if isinstance(value, str | bool | int | None) else str(value)


def _commit(edition: Edition) -> None:
    if not edition.commit():
        # The row is locked by `touch`: nobody can have written in between.
        raise Conflict


def _set_adviser(client_id: UUID, member: str | None, since: str | None) -> None:
    Client.objects.filter(pk=client_id).update(conseiller_id=member, conseiller_depuis=since)


def _move_all(source_id: UUID, target_id: UUID, *, but: set[UUID]) -> dict[str, list[str]]:
    """Every row of one file becomes the other's, except `but` and what the other has already; {table.path: ids}."""
    moved: dict[str, list[str]] = {}
    for part in parts():
        for holding in part.holdings:
            if not holding.direct or holding.model in STAYING:
                continue
            ids = list(_movable(holding, source_id, target_id).exclude(pk__in=but).values_list("pk", flat=True))
            if ids:
                holding.model._default_manager.filter(pk__in=ids).update(**{f"{holding.path}_id": target_id})
                moved[f"{holding.model._meta.label}.{holding.path}"] = [str(key) for key in ids]
    return moved


def _movable(holding: Holding, source_id: UUID, target_id: UUID) -> QuerySet[Model]:
    """Rows that can say the target where they say the source: not what would be there twice, nor tied to itself."""
    rows = holding.rows(source_id)
    fields: dict[str, Field[Any, Any]] = {field.name: field for field in holding.model._meta.concrete_fields}
    for nom, field in fields.items():
        if nom != holding.path and field.related_model is Client:
            rows = rows.exclude(**{nom: target_id})
    for constraint in holding.model._meta.constraints:
        if not isinstance(constraint, UniqueConstraint) or holding.path not in constraint.fields:
            continue
        others = [nom for nom in constraint.fields if nom not in ("team", holding.path)]
        applies = constraint.condition or Q()
        taken = holding.rows(target_id).filter(applies)
        if not others:
            if taken.exists():
                rows = rows.exclude(pk__in=holding.rows(source_id).filter(applies).values("pk"))
            continue
        for values in taken.values_list(*others):
            same = holding.rows(source_id).filter(applies, **dict(zip(others, values, strict=True)))
            rows = rows.exclude(pk__in=list(same.values_list("pk", flat=True)))
    return rows


def undo(*, fusion_id: UUID, user_id: UUID | None) -> Rendu:
    """Two files again, each with what it had; what was changed since stays with the survivor, and is told.

    :raises NotFound: no such merge, or undone already.
    :raises Conflict: more than 30 days ago, or the survivor was merged itself since.
    """
    fusion = Fusion.objects.select_for_update().filter(pk=fusion_id, annulee_at=None).first()
    if fusion is None:
        raise NotFound
    if fusion.created_at < timezone.now() - UNDONE_FOR:
        raise Conflict("too_late", _("Une fusion s’annule pendant trente jours."))
    if not Client.objects.filter(pk=fusion.survivant_id, deleted_at=None).exists():
        raise Conflict("survivor_gone", _("Le dossier gardé a été retiré ou fusionné depuis : rendez-le d’abord."))
    now = timezone.now()
    with audit_context(cause=(CAUSE, fusion.id)), seeing(None):
        Client.objects.filter(pk=fusion.absorbe_id).update(deleted_at=None, updated_at=now)
        touch(fusion.survivant_id, fusion.absorbe_id)
        AncienMatricule.objects.filter(ancien_id=fusion.absorbe_id).delete()
        lost = _move_back(fusion)
        kept = _give_back(fusion, user_id)
        _remake(fusion.absorbe_id, user_id)
        fusion.annulee_at = now
        fusion.save(update_fields=["annulee_at"])
        _tell(fusion.survivant_id)
        _tell(fusion.absorbe_id)
    return Rendu(tuple(kept), lost)


def _move_back(fusion: Fusion) -> int:
    """How many of the rows were erased since."""
    lost = 0
    for part in parts():
        for holding in part.holdings:
            ids = fusion.deplaces.get(f"{holding.model._meta.label}.{holding.path}", [])
            if ids:
                rows = holding.rows(fusion.survivant_id).filter(pk__in=ids)
                lost += len(ids) - rows.update(**{f"{holding.path}_id": fusion.absorbe_id})
    return lost


def _give_back(fusion: Fusion, user_id: UUID | None) -> list[str]:
    """The survivor's fields as they were; the keys of those that somebody wrote since."""
    kept: list[str] = []
    client_id = fusion.survivant_id
    before, after = fusion.avant, fusion.apres
    sealed = _sealed(client_id)
    dossier = dossier_text(client_id).parsed()
    if CONSEILLER in before:
        if [dossier[CONSEILLER], dossier["conseiller_depuis"]] == after[CONSEILLER]:
            _set_adviser(client_id, *before[CONSEILLER])
        else:
            kept.append(f"client.{CONSEILLER}")
    edition = Edition(dossier_text(client_id).parsed(), Origine("saisie", user_id), timezone.now())
    edition.rows_changed_hands()
    if BESOINS in before:
        if edition.dossier[BESOINS] == after[BESOINS]:
            edition.set_besoins(before[BESOINS])
        else:
            kept.append(f"client.{BESOINS}")
    for section in (nom for nom in before if nom not in (BESOINS, CONSEILLER)):
        kept += _give_back_section(edition, section, before[section], after[section], sealed)
    _commit(edition)
    return kept


def _give_back_section(
    edition: Edition, section: str, before: Json | None, after: Json, sealed: Mapping[str, str | None]
) -> list[str]:
    record = edition.dossier if section == "client" else edition.dossier[section]
    if record is None:
        return [f"{section}.{nom}" for nom in (before or {})]
    hidden = sealed if section == "client" else {}
    changed = [nom for nom, value in after.items() if nom not in hidden and _plain(record[nom]) != value]
    opened: Json = {}
    for nom in hidden.keys() & after.keys():
        try:
            now, then, opened[nom] = (
                text and unseal(text, nom, edition.client_id)
                for text in (hidden[nom], after[nom], (before or {}).get(nom, [None])[0])
            )
        except CannotOpen:
            # Sealed with a key that is no longer there: what the file says now stays.
            now, then = "", None
        changed += [nom] if now != then else []
    kept = [f"{section}.{nom}" for nom in changed]
    if before is None:
        if not changed:
            edition.remove_record(section)
        return kept
    ours = {nom: pair for nom, pair in before.items() if nom not in changed}
    values = {nom: opened[nom] if nom in hidden else value for nom, (value, _origin) in ours.items()}
    _set(edition, section, values, {nom: origin for nom, (_value, origin) in ours.items()})
    return kept


def _remake(client_id: UUID, user_id: UUID | None) -> None:
    """The figures of a file whose rows have come back."""
    edition = Edition(dossier_text(client_id).parsed(), Origine("saisie", user_id), timezone.now())
    edition.rows_changed_hands()
    _commit(edition)


def _tell(client_id: UUID) -> None:
    """Each part brings its own figures up to date."""
    for part in parts():
        if part.merged is not None:
            part.merged(client_id)


def distinguish(*, one_id: UUID, other_id: UUID) -> None:
    """They are two people: proposed no more. Two statements.

    :raises NotFound: one of them is missing. :raises Conflict: the same file.
    """
    if one_id == other_id:
        raise Conflict("same_file", _("Ces deux références ouvrent le même dossier."))
    if Client.objects.filter(pk__in=(one_id, other_id), deleted_at=None).count() != 2:
        raise NotFound
    first, second = sorted((one_id, other_id))
    Distinction.objects.bulk_create([Distinction(client_id=first, autre_id=second)], ignore_conflicts=True)
