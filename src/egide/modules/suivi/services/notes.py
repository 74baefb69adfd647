"""A note is written, changed, pinned, taken away; colleagues named in it are called upon."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership
from egide.foundation.realtime.public import publish
from egide.kit.errors import Invalid, NotFound, StaleVersion
from egide.kit.french.text import fold
from egide.modules.suivi.models import LONGEST_TEXT, Mention, Note
from egide.modules.suivi.services.removal import give_back, take_away


def mentioned(texte: str, colleagues: Sequence[tuple[UUID, str]]) -> list[UUID]:
    """Whom `texte` names after an @, in order, each once: « @Claire Vasseur », whatever the accents and the case.

    The longest name wins (Anne Lavigne before Anne), and a name ends where its word does.
    """
    folded, found = fold(texte), []
    names = sorted(((fold(name), member) for member, name in colleagues), key=lambda known: -len(known[0]))
    at = folded.find("@")
    while at != -1:
        rest = folded[at + 1 :]
        for name, member in names:
            if rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum():
                found += [member] if member not in found else []
                break
        at = folded.find("@", at + 1)
    return found


def add_note(*, client_id: UUID, texte: str, created_by_id: UUID | None) -> Note:
    """Write a note; who is named is told. One statement and an event, four with names.

    :raises Invalid: no text, or too long.
    """
    note = Note.objects.create(client_id=client_id, texte=_clean(texte), created_by_id=created_by_id)
    _call_upon(note)
    publish("note.changed", client_id=client_id)
    return note


def change_note(*, note: Note, expected_version: int, texte: str | None = None, epinglee: bool | None = None) -> None:
    """Change what is given; who is newly named is told, who no longer is is left alone.

    :raises Invalid, StaleVersion: nothing changed.
    """
    values: dict[str, object] = {}
    if texte is not None:
        values["texte"] = note.texte = _clean(texte)
    if epinglee is not None:
        values["epinglee"] = epinglee
    mine = Note.objects.filter(pk=note.id, version=expected_version, deleted_at__isnull=True)
    if not mine.update(**values, version=F("version") + 1, updated_at=timezone.now()):
        raise StaleVersion
    if texte is not None:
        _call_upon(note)
    publish("note.changed", client_id=note.client_id)


def delete_note(*, note: Note, expected_version: int) -> None:
    """Out of the file, mentions with it. One statement and an event. :raises StaleVersion: nothing changed."""
    take_away(note, expected_version=expected_version)
    _told(note)


def restore_note(*, note: Note) -> None:
    """Back as it was. :raises NotFound: it was not taken away."""
    give_back(note)
    _told(note)


def see_mention(*, mention_id: UUID, membre_id: UUID | None, vue: bool) -> None:
    """The person called upon has seen it, or wants it back among what waits. One statement and an event.

    :raises NotFound: no such mention of this person.
    """
    mine = Mention.objects.filter(pk=mention_id, membre_id=membre_id, note__deleted_at__isnull=True)
    if not mine.exists() or not Mention.objects.filter(pk=mention_id).update(vue_at=timezone.now() if vue else None):
        raise NotFound
    publish("todo.changed")


def _clean(texte: str) -> str:
    words = texte.replace("\r\n", "\n").strip()
    if not words:
        raise Invalid({"texte": [_("Ce champ est obligatoire.")]})
    if len(words) > LONGEST_TEXT:
        raise Invalid({"texte": [_("Au plus %(longueur)s caractères.") % {"longueur": LONGEST_TEXT}]})
    return words


def _call_upon(note: Note) -> None:
    """Mentions are those of the text, the author's own name aside."""
    wanted: list[UUID] = []
    if "@" in note.texte:
        active = Membership.objects.filter(active=True)
        if note.created_by_id is not None:
            active = active.exclude(pk=note.created_by_id)
        rows = active.values_list("id", "user__prenom", "user__nom")
        wanted = mentioned(note.texte, [(member, f"{prenom} {nom}") for member, prenom, nom in rows])
    before = set(Mention.objects.filter(note=note).values_list("membre_id", flat=True))
    if gone := before - set(wanted):
        Mention.objects.filter(note=note, membre_id__in=gone).delete()
    new = [member for member in wanted if member not in before]
    Mention.objects.bulk_create(Mention(note=note, membre_id=member) for member in new)
    if gone or new:
        publish("todo.changed")


def _told(note: Note) -> None:
    publish("note.changed", client_id=note.client_id)
    publish("todo.changed")
