"""What lists may show, sort, group and filter by: every field of the file, and what is computed of it.

Names are those of the addresses: `ville`, `conjoint.prenom`, `un:passifs.nature` (of any row), `aucun:passifs.nature`
(of no row), `nombre:enfants` (rows), `somme:passifs.capital_restant_du` (over rows). The SQL of a column comes from the
dictionary and from here alone, never from a request. It reads the client under the alias `{c}` and, in a sub-query, one
section under `r`, each bound to the firm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from egide.modules.clients.dictionary import RECORDS, ROWS, SECTIONS
from egide.modules.clients.dictionary.enumeration import Enumeration
from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.dictionary.types import Champ, Section
from egide.modules.clients.models import SECTION_MODELS
from egide.modules.clients.selectors.age import AGE_SQL, TODAY_SQL

Family = Literal[
    "texte", "telephone", "choix", "liste", "ensemble", "nombre", "date", "instant", "booleen", "membre", "presence"
]
Place = Literal["client", "record", "un", "aucun", "calcul"]

FAMILIES: Mapping[str, Family] = {
    "telephone": "telephone",
    "montant": "nombre",
    "nombre": "nombre",
    "entier": "nombre",
    "date": "date",
    "booleen": "booleen",
    "choix": "choix",
    "etiquettes": "ensemble",
    "membres": "ensemble",
}
FOLLOWERS = "FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id WHERE m.team_id = {c}.team_id"
TAGS = (
    "FROM clients_etiquetage r JOIN clients_etiquette e ON e.team_id = r.team_id AND e.id = r.etiquette_id "
    "AND e.deleted_at IS NULL WHERE r.team_id = {c}.team_id AND r.client_id = {c}.id"
)
ADVISER = (
    "(SELECT concat_ws(' ', u.prenom, u.nom) FROM accounts_membership m JOIN accounts_user u ON u.id = m.user_id "
    "WHERE m.team_id = {c}.team_id AND m.id = {c}.conseiller_id)"
)


@dataclass(frozen=True, slots=True)
class Column:
    """`value` is SQL over `{c}`; `field` is the column of the section under `r` that a filter reads, for `record`, `un`
    and `aucun`; `keys` is what it reads instead of `value` where names stand for identifiers. `kind` says how a value
    is written: the dictionary's kinds, and `instant`, `membre`, `membres`, `etiquettes`, `liste`, `presence`.
    """

    nom: str
    kind: str
    section: str
    fr: str
    en: str
    value: str
    place: Place = "client"
    field: str = ""
    keys: str = ""
    unite: str | None = None
    choix: Enumeration | None = None
    editable: bool = False
    shown: bool = True
    scelle: bool = False

    @property
    def family(self) -> Family:
        if self.scelle or self.kind == "presence":
            return "presence"
        if self.kind in ("instant", "membre", "liste"):
            return self.kind  # type: ignore[return-value]  # a family of the same name
        return FAMILIES.get(self.kind, "texte")

    @property
    def table(self) -> str:
        """Of the section a filter reads."""
        return str(SECTION_MODELS[self.section]._meta.db_table)

    @property
    def sortable(self) -> bool:
        single = self.family not in ("liste", "ensemble", "presence")
        return self.shown and single and self.place in ("client", "record", "calcul")

    @property
    def groupable(self) -> bool:
        """What makes groups of more than one client: no amount, no address of one person."""
        return (
            self.sortable and self.kind not in ("montant", "nombre", "email", "telephone") and self.nom != "matricule"
        )

    def at(self, alias: str) -> str:
        """The value's SQL, for a client under `alias`."""
        return self.value.replace("{c}", alias)

    def tested(self, alias: str) -> str:
        """What a filter reads of a client under `alias`."""
        return (self.keys or self.value).replace("{c}", alias)

    def order(self, alias: str) -> str:
        """What rows are put in order by: names without accents, advisers by name."""
        if self.kind == "membre":
            return f"public.fr_fold({ADVISER})".replace("{c}", alias)
        if self.family == "texte":
            return f"public.fr_fold({self.at(alias)})"
        return f"({self.at(alias)})::int" if self.family == "booleen" else self.at(alias)

    def group(self, alias: str) -> str:
        """What rows are put together by, as text: dates by year, moments by month."""
        if self.family == "date":
            return f"left({self.at(alias)}, 4)"
        if self.family == "instant":
            return f"to_char({self.at(alias)} AT TIME ZONE 'Europe/Paris', 'YYYY-MM')"
        if self.kind == "membre":
            return ADVISER.replace("{c}", alias)
        return f"({self.at(alias)})::text"


def of_section(section: str) -> str:
    """FROM … WHERE of a section's rows of the client."""
    table = SECTION_MODELS[section]._meta.db_table
    return f'FROM "{table}" r WHERE r.team_id = {{c}}.team_id AND r.client_id = {{c}}.id AND r.deleted_at IS NULL'


def _own(champ: Champ) -> Column:
    return Column(
        champ.nom,
        champ.kind,
        "client",
        champ.fr,
        champ.en,
        f'{{c}}."{champ.nom}"',
        unite=champ.unite,
        choix=champ.choix,
        editable=not champ.scelle,
        scelle=champ.scelle,
    )


def _of_record(section: Section, champ: Champ) -> Column:
    return Column(
        f"{section.nom}.{champ.nom}",
        champ.kind,
        section.nom,
        champ.fr,
        champ.en,
        f'(SELECT r."{champ.nom}" {of_section(section.nom)})',
        place="record",
        field=champ.nom,
        unite=champ.unite,
        choix=champ.choix,
        scelle=champ.scelle,
    )


def _of_rows(section: Section) -> Iterator[Column]:
    rows = of_section(section.nom)
    yield Column(
        f"nombre:{section.nom}",
        "entier",
        section.nom,
        "Nombre",
        "Number",
        f"(SELECT count(*) {rows})",
        place="calcul",
    )
    for champ in section.champs:
        if champ.kind == "montant":
            total = f'(SELECT coalesce(sum(r."{champ.nom}"), 0) {rows})'
            yield Column(
                f"somme:{section.nom}.{champ.nom}",
                champ.kind,
                section.nom,
                champ.fr,
                champ.en,
                total,
                place="calcul",
                unite=champ.unite,
            )
        for place in ("un", "aucun"):
            values = f'(SELECT array_agg(DISTINCT r."{champ.nom}" ORDER BY r."{champ.nom}") {rows})'
            yield Column(
                f"{place}:{section.nom}.{champ.nom}",
                champ.kind,
                section.nom,
                champ.fr,
                champ.en,
                values,
                place=place,
                field=champ.nom,
                unite=champ.unite,
                choix=champ.choix,
                shown=place == "un" and not champ.scelle,
                scelle=champ.scelle,
            )


def _figure(nom: str, kind: str, fr: str, en: str, unite: str | None = None) -> Column:
    value = f"({{c}}.derives ->> '{nom}')::numeric"
    return Column(nom, kind, "calcul", fr, en, value, place="calcul", unite=unite)


def _plain(nom: str, kind: str, fr: str, en: str, column: str = "", unite: str | None = None) -> Column:
    return Column(nom, kind, "calcul", fr, en, f'{{c}}."{column or nom}"', place="calcul", unite=unite)


COMPUTED = (
    _plain("matricule", "texte", "Matricule", "Reference"),
    Column("age", "entier", "calcul", "Âge", "Age", AGE_SQL % {"date": "{c}.date_naissance"}, place="calcul"),
    Column(
        "conseiller", "membre", "calcul", "Conseiller", "Adviser", "{c}.conseiller_id", place="calcul", editable=True
    ),
    Column("besoins", "liste", "calcul", "Besoins", "Needs", "{c}.besoins", place="calcul", choix=BESOIN),
    Column(
        "suivi_par",
        "membres",
        "calcul",
        "Suivi par",
        "Followed by",
        f"(SELECT array_agg(concat_ws(' ', u.prenom, u.nom)) {FOLLOWERS} "
        "AND (m.id = {c}.conseiller_id OR EXISTS (SELECT 1 FROM clients_suivi r WHERE r.team_id = {c}.team_id "
        f"AND r.client_id = {{c}}.id AND r.membre_id = m.id AND (r.jusqua IS NULL OR r.jusqua > {TODAY_SQL}))))",
        place="calcul",
        keys="array_append((SELECT array_agg(r.membre_id) FROM clients_suivi r WHERE r.team_id = {c}.team_id "
        f"AND r.client_id = {{c}}.id AND (r.jusqua IS NULL OR r.jusqua > {TODAY_SQL})), {{c}}.conseiller_id)",
    ),
    Column(
        "etiquettes",
        "etiquettes",
        "calcul",
        "Étiquettes",
        "Tags",
        f"(SELECT array_agg(e.nom ORDER BY public.fr_fold(e.nom)) {TAGS})",
        place="calcul",
        keys=f"(SELECT array_agg(e.id) {TAGS})",
    ),
    _plain("contrats", "entier", "Contrats", "Contracts", "nombre_contrats"),
    _plain("a_relire", "entier", "Valeurs à relire", "Values to review"),
    _plain("patrimoine_net", "montant", "Patrimoine net", "Net worth", unite="€"),
    _plain("revenus_foyer", "montant", "Revenus du foyer", "Household income", unite="€/an"),
    _figure("patrimoine_brut", "montant", "Patrimoine brut", "Gross wealth", "€"),
    _figure("immobilier", "montant", "Immobilier", "Property", "€"),
    _figure("financier", "montant", "Placements", "Investments", "€"),
    _figure("dettes", "montant", "Dettes", "Debts", "€"),
    _figure("mensualites", "montant", "Mensualités de crédit", "Monthly loan payments", "€/mois"),
    _figure("taux_endettement", "nombre", "Taux d’endettement", "Debt ratio", "%"),
    _figure("cotisations_annuelles", "montant", "Cotisations d’assurance", "Insurance premiums", "€/an"),
    _figure("completude", "entier", "Complétude", "Completeness", "%"),
    _plain("dernier_echange_at", "instant", "Dernier échange", "Last exchange"),
    _plain("created_at", "instant", "Créé le", "Created"),
    _plain("updated_at", "instant", "Modifié le", "Changed"),
)


@cache
def columns() -> Mapping[str, Column]:
    """Every column by name, in the order of the dictionary."""
    own = [_own(champ) for champ in SECTIONS["client"].champs]
    records: list[Column] = []
    for nom in RECORDS:
        section = SECTIONS[nom]
        there = f"EXISTS (SELECT 1 {of_section(nom)})"
        records.append(Column(nom, "presence", nom, section.fr, section.en, there, place="record", shown=False))
        records += [_of_record(section, champ) for champ in section.champs]
    rows = [column for nom in ROWS for column in _of_rows(SECTIONS[nom])]
    return {column.nom: column for column in (*COMPUTED, *own, *records, *rows)}
