"""The SQL that builds a whole client file, written from the dictionary.

It lives in the database as a function, whose plan each connection keeps: planning fifteen tables takes longer than
reading them. `migrations/dossier_day.sql` is its text; a test says when the dictionary has moved on, and a new
migration then replaces it.
"""

from __future__ import annotations

from collections.abc import Iterable

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.models import (
    RECORD_MODELS,
    ROW_MODELS,
    Client,
    Conjoint,
    Consentement,
    Etiquetage,
    Etiquette,
    Lien,
    Suivi,
)
from egide.modules.clients.selectors.age import AGE_SQL

CONSENT_FIELDS = ("id", "kind", "personne", "accorde", "formulation", "mode", "at", "withdrawn_at", "entretien_id")
ROW_FIELDS = ("id", "version", "origines")
# Names of the answer for columns that are called otherwise, or computed.
CLIENT_FIELDS = (
    *("conseiller_id", "conseiller_depuis", "a_relire", "dernier_echange_at", "revenus_foyer", "patrimoine_net"),
    *("version", "created_at", "updated_at", "origines"),
)


def _columns(table: str, names: Iterable[str]) -> str:
    return ", ".join(f'{table}."{name}"' for name in names)


def _children(table: str, names: Iterable[str], *, many: bool, order: str = "id", alive: bool = True) -> str:
    rows = (
        f'SELECT {_columns("r", names)} FROM "{table}" r WHERE r.team_id = c.team_id AND r.client_id = c.id'
        + (" AND r.deleted_at IS NULL" if alive else "")
        + (f" ORDER BY r.{order}" if many else "")
    )
    found = "coalesce(json_agg(x), '[]')" if many else "row_to_json(x)"
    return f"(SELECT {found} FROM ({rows}) x)"


def _followers() -> str:
    """Who follows the client beside the main adviser, or did: those of now first, then the latest."""
    return (
        "(SELECT coalesce(json_agg(x), '[]') FROM (SELECT r.id, r.membre_id, concat_ws(' ', v.prenom, v.nom) AS nom, "
        f'r.role, r.depuis, r.jusqua FROM "{Suivi._meta.db_table}" r '
        "JOIN accounts_membership n ON n.team_id = r.team_id AND n.id = r.membre_id "
        "JOIN accounts_user v ON v.id = n.user_id WHERE r.team_id = c.team_id AND r.client_id = c.id "
        "ORDER BY r.jusqua DESC NULLS FIRST, r.depuis DESC, r.id) x)"
    )


def _tags() -> str:
    return (
        "(SELECT coalesce(json_agg(x), '[]') FROM (SELECT e.id, e.nom, e.forme "
        f'FROM "{Etiquetage._meta.db_table}" r '
        f'JOIN "{Etiquette._meta.db_table}" e ON e.team_id = r.team_id AND e.id = r.etiquette_id '
        "AND e.deleted_at IS NULL WHERE r.team_id = c.team_id AND r.client_id = c.id "
        "ORDER BY public.fr_fold(e.nom)) x)"
    )


def _links() -> str:
    """The other files, those taken away left out."""
    return (
        "(SELECT coalesce(json_agg(x), '[]') FROM (SELECT r.id, r.lien, r.precision, r.part, r.depuis, "
        "json_build_object('id', o.id, 'matricule', o.matricule, 'type_personne', o.type_personne, 'nom', o.nom, "
        "'prenom', o.prenom, 'date_naissance', o.date_naissance, 'ville', o.ville) AS autre "
        f'FROM "{Lien._meta.db_table}" r '
        f'JOIN "{Client._meta.db_table}" o ON o.team_id = r.team_id AND o.id = r.autre_id AND o.deleted_at IS NULL '
        "WHERE r.team_id = c.team_id AND r.client_id = c.id ORDER BY o.nom_tri, r.lien) x)"
    )


def dossier_select() -> str:
    """The file of client $2 in firm $1."""
    age, spouse_age = AGE_SQL % {"date": "c.date_naissance"}, AGE_SQL % {"date": "r.date_naissance"}
    parts = [
        'c."id", c."matricule"',
        _columns("c", SECTIONS["client"].noms),
        'c."besoins"',
        _columns("c", CLIENT_FIELDS),
        'c."nombre_contrats" AS contrats',
        "nullif(concat_ws(' ', u.prenom, u.nom), '') AS conseiller_nom",
        f"{age} AS age",
    ]
    parts += [
        f'{_children(model._meta.db_table, (*ROW_FIELDS, *SECTIONS[nom].noms), many=False)} AS "{nom}"'
        for nom, model in RECORD_MODELS.items()
    ]
    parts += [
        f'{_children(model._meta.db_table, (*ROW_FIELDS, *SECTIONS[nom].noms), many=True)} AS "{nom}"'
        for nom, model in ROW_MODELS.items()
    ]
    consents = _children(Consentement._meta.db_table, CONSENT_FIELDS, many=True, order="at DESC", alive=False)
    spouse = (
        f'(SELECT {spouse_age} FROM "{Conjoint._meta.db_table}" r '
        "WHERE r.team_id = c.team_id AND r.client_id = c.id AND r.deleted_at IS NULL)"
    )
    parts += [
        f"{consents} AS consentements",
        f"{_followers()} AS conseillers",
        f"{_tags()} AS etiquettes",
        f"{_links()} AS liens",
        f"c.derives || jsonb_build_object('age', {age}, 'age_conjoint', {spouse}) AS derives",
    ]
    return (
        f"SELECT f.id, f.version, f.conseiller_id, row_to_json(f)::text FROM (SELECT {', '.join(parts)} "
        f'FROM "{Client._meta.db_table}" c '
        "LEFT JOIN accounts_membership m ON m.team_id = c.team_id AND m.id = c.conseiller_id "
        "LEFT JOIN accounts_user u ON u.id = m.user_id "
        "WHERE c.team_id = $1 AND c.id = $2 AND c.deleted_at IS NULL) f"
    )


def dossier_function() -> str:
    """What the newest migration creates. Row security applies: it runs as who calls it."""
    return (
        "CREATE OR REPLACE FUNCTION public.clients_dossier(uuid, uuid)\n"
        "RETURNS TABLE (id uuid, version integer, conseiller_id uuid, dossier text)\n"
        "LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 AS $function$\n"
        "#variable_conflict use_column\n"
        f"BEGIN RETURN QUERY\n{_wrapped(dossier_select())};\nEND $function$;\n"
    )


def _wrapped(sql: str) -> str:
    """One table a line, for those who read it in the database."""
    return (
        sql.replace(", (SELECT ", ",\n(SELECT ")
        .replace(" FROM ", "\nFROM ")
        .replace("\nFROM (SELECT r.", " FROM (SELECT r.")
    )
