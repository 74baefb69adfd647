"""The firm's log over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse
from django.urls import path
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from egide.foundation.accounts.public import Caller
from egide.foundation.api.public import ApiView
from egide.foundation.audit.records import records
from egide.foundation.journal.filters import ACTS, PARIS, Asked
from egide.foundation.journal.selectors import SHOWN, Line, authors, every_line, line, page
from egide.foundation.journal.services import note_export
from egide.foundation.journal.words import Language
from egide.foundation.tenancy.public import seeing, team_scope
from egide.kit.errors import Forbidden, Invalid
from egide.kit.sheets import Heading, Value, csv_chunks

SIZE, MOST = 50, 200
ACT_WORDS = {
    "creation": "Création",
    "modification": "Modification",
    "suppression": "Suppression",
    "restauration": "Restauration",
    "lecture": "Lecture",
    "export": "Export",
}
KIND_WORDS = {"user": "", "job": "Tâche de fond", "operator": "Opérateur de la plateforme", "sql": "Accès direct"}
CAUSE_WORDS = {"entretien": "Entretien", "lot": "Modification en nombre", "jeton": "Jeton d’accès"}


class JournalPersonne(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    prenom = serializers.CharField()
    nom = serializers.CharField()


class JournalClient(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    matricule = serializers.CharField()
    nom = serializers.CharField()
    present = serializers.BooleanField(help_text="Son dossier peut être ouvert.")


class JournalCause(serializers.Serializer[Any]):
    kind = serializers.CharField()
    id = serializers.UUIDField()


class JournalLigne(serializers.Serializer[Any]):
    """Une ligne écrite une fois."""

    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    acteur = JournalPersonne(allow_null=True)
    par = serializers.ChoiceField(list(KIND_WORDS), help_text="Qui a écrit quand personne n’est nommé.")
    pour = serializers.CharField(allow_null=True, help_text="Le membre absent que l’auteur remplaçait.")
    acte = serializers.ChoiceField(list(ACTS))
    table = serializers.CharField()
    objet = serializers.CharField(help_text="La nature de ce qui est touché, en toutes lettres.")
    row_id = serializers.UUIDField()
    client = JournalClient(allow_null=True)
    motif = serializers.CharField()
    cause = JournalCause(allow_null=True)
    ip = serializers.CharField(allow_null=True)
    champs = serializers.ListField(child=serializers.CharField(), help_text="Les premiers champs touchés.")
    nombre = serializers.IntegerField(help_text="Combien de champs en tout.")


class JournalChangement(serializers.Serializer[Any]):
    nom = serializers.CharField()
    libelle = serializers.CharField()
    avant = serializers.CharField(allow_null=True)
    apres = serializers.CharField(allow_null=True)
    protege = serializers.BooleanField(help_text="Valeur chiffrée ou secrète : jamais dite.")


class JournalDetail(JournalLigne):
    request_id = serializers.CharField()
    changements = JournalChangement(many=True)


class JournalPage(serializers.Serializer[Any]):
    results = JournalLigne(many=True)
    suivant = serializers.UUIDField(allow_null=True, help_text="À rendre dans `avant` pour la suite.")


class JournalNature(serializers.Serializer[Any]):
    table = serializers.CharField()
    libelle = serializers.CharField()


class JournalAuteur(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    nom = serializers.CharField()
    active = serializers.BooleanField()


class JournalFiltres(serializers.Serializer[Any]):
    personnes = JournalAuteur(many=True)
    natures = JournalNature(many=True)


FILTERS = [
    OpenApiParameter("personne", OpenApiTypes.UUID, description="Qui a agi."),
    OpenApiParameter("client", OpenApiTypes.UUID),
    OpenApiParameter("table", OpenApiTypes.STR, description="La nature de ce qui est touché."),
    OpenApiParameter("acte", OpenApiTypes.STR, enum=list(ACTS)),
    OpenApiParameter("depuis", OpenApiTypes.DATE),
    OpenApiParameter("jusqu_a", OpenApiTypes.DATE, description="Jour compris."),
]


def _language() -> Language:
    return "en" if get_language() == "en" else "fr"


def _uuid(request: Request, name: str) -> UUID | None:
    sent = request.query_params.get(name)
    if not sent:
        return None
    try:
        return UUID(sent)
    except ValueError:
        raise Invalid({name: [_("Cet identifiant n’est pas valide.")]}) from None


def _day(request: Request, name: str) -> date | None:
    sent = request.query_params.get(name)
    if not sent:
        return None
    try:
        day = date.fromisoformat(sent)
    except ValueError:
        day = None
    if day is None or not 1970 <= day.year <= 9000:
        raise Invalid({name: [_("Indiquez une date, sous la forme AAAA-MM-JJ.")]})
    return day


def asked_of(request: Request) -> Asked:
    """:raises Invalid: a filter that does not parse."""
    acte = request.query_params.get("acte") or None
    if acte is not None and acte not in ACTS:
        raise Invalid({"acte": [_("Valeurs possibles : %s.") % ", ".join(ACTS)]})
    table = request.query_params.get("table") or None
    if table is not None and len(table) > 63:
        raise Invalid({"table": [_("Cette nature n’existe pas.")]})
    return Asked(
        personne=_uuid(request, "personne"),
        client=_uuid(request, "client"),
        table=table,
        acte=next((act for act in ACTS if act == acte), None),
        depuis=_day(request, "depuis"),
        jusqu_a=_day(request, "jusqu_a"),
    )


def _size(request: Request) -> int:
    sent = request.query_params.get("taille") or str(SIZE)
    if not sent.isascii() or not sent.isdigit() or len(sent) > 4 or not 1 <= int(sent) <= MOST:
        limits = {"minimum": 1, "maximum": MOST}
        raise Invalid({"taille": [_("Indiquez un nombre entre %(minimum)s et %(maximum)s.") % limits]})
    return int(sent)


def _json(one: Line, language: Language) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "acteur": one.acteur,
        "par": one.genre,
        "pour": one.pour,
        "acte": one.acte,
        "table": one.record.table,
        "objet": one.record.fr if language == "fr" else one.record.en,
        "row_id": one.row_id,
        "client": one.client
        and {
            "id": one.client_id,
            "matricule": one.client.matricule,
            "nom": one.client.nom,
            "present": one.client.present,
        },
        "motif": one.motif,
        "cause": one.cause and {"kind": one.cause[0], "id": one.cause[1]},
        "ip": one.ip,
        "champs": [change.libelle for change in one.changes[:SHOWN]],
        "nombre": len(one.changes),
        "request_id": one.request_id,
        "changements": one.changes,
    }


class JournalView(ApiView):
    """Who did what, the latest first."""

    abilities = {"GET": "audit.view"}

    @extend_schema(
        operation_id="audit_entries",
        parameters=[
            *FILTERS,
            OpenApiParameter("avant", OpenApiTypes.UUID, description="`suivant` de la page précédente."),
            OpenApiParameter("taille", OpenApiTypes.INT, description=f"{SIZE} lignes, {MOST} au plus."),
        ],
        responses=JournalPage,
    )
    def get(self, request: Request) -> Response:
        """Le journal du cabinet, ce que vous pouvez en voir, sans les valeurs protégées."""
        language = _language()
        lines, more = page(asked_of(request), before=_uuid(request, "avant"), size=_size(request), language=language)
        told = {"results": [_json(one, language) for one in lines], "suivant": more}
        return Response(JournalPage(told).data)


class JournalEntryView(ApiView):
    """One line, field by field."""

    abilities = {"GET": "audit.view"}

    @extend_schema(operation_id="audit_entry", responses=JournalDetail)
    def get(self, request: Request, entry_id: UUID) -> Response:
        language = _language()
        return Response(JournalDetail(_json(line(entry_id, language), language)).data)


class JournalFiltersView(ApiView):
    """What the log can be narrowed to."""

    abilities = {"GET": "audit.view"}

    @extend_schema(operation_id="audit_filters", responses=JournalFiltres)
    def get(self, request: Request) -> Response:
        french = _language() == "fr"
        natures = [{"table": one.table, "libelle": one.fr if french else one.en} for one in records()]
        return Response(JournalFiltres({"personnes": authors(), "natures": natures}).data)


class JournalExportView(ApiView):
    """The lines asked for, in a file; the export is a line of the log."""

    abilities = {"GET": "audit.export"}
    throttle_scopes = {"GET": "export"}

    @extend_schema(operation_id="audit_export", parameters=FILTERS, responses={(200, "*/*"): OpenApiTypes.BINARY})
    def get(self, request: Request) -> StreamingHttpResponse:
        """CSV français (UTF-8, points-virgules), écrit à mesure qu’il est lu."""
        caller = self.caller
        if caller.membership_id is None or caller.team_id is None:
            raise Forbidden
        asked = asked_of(request)
        count, latest = note_export(member_id=caller.membership_id, asked=asked)
        rows = _rows(caller, asked, latest, _language()) if latest else iter(())
        response = StreamingHttpResponse(csv_chunks(_headings(), rows), content_type="text/csv; charset=utf-8")
        name = f"journal-{timezone.localdate():%Y-%m-%d}.csv"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        response.headers["X-Nombre-Lignes"] = str(count)
        return response


def _headings() -> list[Heading]:
    names = (
        *(_("Date"), _("Auteur"), _("Pour"), _("Acte"), _("Objet"), _("Client"), _("Matricule"), _("Champ")),
        *(_("Avant"), _("Après"), _("Motif"), _("Origine"), _("Adresse IP"), _("Demande")),
    )
    return [Heading(words) for words in names]


def _rows(caller: Caller, asked: Asked, latest: UUID, language: Language) -> Iterator[list[Value]]:
    """A row for each field touched, in a transaction of its own: the request's is over when the file is sent."""
    assert caller.team_id is not None
    with translation.override(language), seeing(caller.sight), team_scope(caller.team_id):
        for one in every_line(asked, until=latest, language=language):
            shared: list[Value] = [
                one.at.astimezone(PARIS).replace(tzinfo=None),
                str(one.acteur) if one.acteur else _(KIND_WORDS[one.genre] or "Ancien membre"),
                one.pour,
                _(ACT_WORDS[one.acte]),
                one.record.fr if language == "fr" else one.record.en,
                one.client.nom if one.client else None,
                one.client.matricule if one.client else None,
            ]
            end: list[Value] = [one.motif, _(CAUSE_WORDS.get(one.cause[0], one.cause[0])) if one.cause else None]
            end += [one.ip, one.request_id]
            for change in one.changes or (None,):
                middle = [change.libelle, change.avant, change.apres] if change else [None, None, None]
                yield [*shared, *middle, *end]


urlpatterns = [
    path("audit/entries", JournalView.as_view(), name="audit-entries"),
    path("audit/entries/<uuid:entry_id>", JournalEntryView.as_view(), name="audit-entry"),
    path("audit/filters", JournalFiltersView.as_view(), name="audit-filters"),
    path("audit/export", JournalExportView.as_view(), name="audit-export"),
]
