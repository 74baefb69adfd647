"""Lists of meetings, written as JSON by PostgreSQL. One statement a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Func, JSONField, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject
from django.utils.translation import get_language, gettext

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import abilities_expression
from egide.modules.intake.failures import STORED
from egide.modules.intake.machine import State
from egide.modules.intake.models import Entretien

MOST_WORDS = 8
NOTICES = {
    "nothing_stated": "Aucune information sur le client n’a été comprise dans ce texte.",
    "only_broker": "Seul le courtier parle dans ce texte : rien n’y est dit par le client.",
    "nothing_new": "Le dossier contient déjà tout ce qui a été dit.",
    "refusal_heard": "Une personne refuse d’être enregistrée : le traitement s’est arrêté, rien n’a été extrait.",
}


CLIENT = Case(
    When(
        client__isnull=False,
        then=JSONObject(id="client_id", matricule="client__matricule", nom="client__nom", prenom="client__prenom"),
    ),
    default=None,
    output_field=JSONField(),
)
OWNER = JSONObject(id="owner_id", prenom="owner__user__prenom", nom="owner__user__nom")


def _failure(reason: str | Combinable) -> Case:
    told = JSONObject(step="step", code="failure_code", reason=reason, retryable="failure_retryable")
    return Case(When(state=State.FAILED.value, then=told), default=None, output_field=JSONField())


def _notice(say: Callable[[str], str]) -> Case:
    return Case(
        *(
            When(notice=code, then=JSONObject(code=Value(code), message=Value(say(message))))
            for code, message in NOTICES.items()
        ),
        default=None,
        output_field=JSONField(),
    )


def _translated_reason() -> Case:
    """`failure_reason`, kept in French, in the reader's language."""
    return Case(
        *(When(failure_reason=sentence, then=Value(gettext(sentence))) for sentence in STORED),
        default="failure_reason",
        output_field=TextField(),
    )


FAILURE, NOTICE = _failure("failure_reason"), _notice(str)
ITEM: Mapping[str, str | Combinable | None] = {
    "id": "id",
    "titre": "titre",
    "date": "date",
    "state": "state",
    "source": "source",
    "genre": "genre",
    "moteur": "moteur",
    "client": CLIENT,
    "nouveau_client": "nouveau_client",
    "owner": OWNER,
    "counts": "counts",
    "failure": FAILURE,
    "notice": NOTICE,
    "mots": "mots",
    "created_at": "created_at",
    "updated_at": "updated_at",
    "applied_at": "applied_at",
    "version": "version",
    "abilities": None,
}
SORTS: Mapping[str, str | Combinable] = {
    "date": "date",
    "created_at": "created_at",
    "updated_at": "updated_at",
    "titre": "recherche",
    "state": "state",
    "client": "client__nom_tri",
}


def present() -> QuerySet[Entretien]:
    """The firm's meetings, those taken away left out."""
    return Entretien.objects.filter(deleted_at__isnull=True)


def folded(words: str) -> Func:
    """Typed words as `recherche` holds them."""
    return Func(Value(words), function="public.fr_fold", output_field=TextField())


def search(rows: QuerySet[Entretien], typed: str) -> QuerySet[Entretien]:
    """Meetings whose title or client holds every typed word, accents and case aside."""
    for word in typed.split()[:MOST_WORDS]:
        rows = rows.filter(Q(recherche__contains=folded(word)) | Q(client__recherche__contains=folded(word)))
    return rows


def item_rows(
    rows: QuerySet[Entretien], fields: Sequence[str], caller: Caller
) -> QuerySet[Entretien, dict[str, object]]:
    """`rows` with the asked fields of a list item, for `json_page` and `json_object`."""
    item = ITEM
    if get_language() != "fr":
        item = {**ITEM, "failure": _failure(_translated_reason()), "notice": _notice(gettext)}
    columns = {n: abilities_expression(caller, "entretiens") if n == "abilities" else item[n] for n in fields}
    plain = [name for name, column in columns.items() if column == name]
    # A computed column may not bear a field's name: pgjson drops the underscore.
    computed = {f"{name}_": column for name, column in columns.items() if column != name}
    columns_only: QuerySet[Entretien, dict[str, object]] = rows.values(*plain, **computed)
    return columns_only


def todo() -> dict[str, int]:
    """The counts of the navigation: what waits for somebody. One statement."""
    return present().aggregate(
        entretiens_a_relire=Count("id", filter=Q(state=State.TO_REVIEW.value)),
        entretiens_echec=Count("id", filter=Q(state=State.FAILED.value)),
    )


def filter_rows(
    rows: QuerySet[Entretien],
    *,
    client: UUID | None,
    states: Sequence[str],
    owner: UUID | None,
    since: date | None,
    until: date | None,
) -> QuerySet[Entretien]:
    """Narrowed by what is given."""
    if client is not None:
        rows = rows.filter(client_id=client)
    if states:
        rows = rows.filter(state__in=states)
    if owner is not None:
        rows = rows.filter(owner_id=owner)
    if since is not None:
        rows = rows.filter(date__gte=since)
    if until is not None:
        rows = rows.filter(date__lte=until)
    return rows
