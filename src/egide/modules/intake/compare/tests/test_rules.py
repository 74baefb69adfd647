"""What holds for every meeting and every file, and what becomes of decisions when the file changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.intake.compare import Dossier, Proposed, Stored, compare, reconcile
from egide.modules.intake.compare.fields import is_empty
from egide.modules.intake.compare.reconcile import CHANGED_MEANWHILE, carry_over
from egide.modules.intake.compare.tests.stated import applied, held, stated
from egide.modules.intake.engine.types import Extraction

TEXTS = st.sampled_from(["", "Marchand", "marchand", "Julien", "AXA", "Nantes", "1984-03-12", "1984"])
NUMBERS = st.sampled_from([0, 1, 500, 2000, 24000, 12.5])


def values_of(kind: str, codes: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if kind == "booleen":
        return st.booleans()
    if kind == "choix":
        return st.sampled_from(codes[:3])
    return NUMBERS if kind in ("montant", "nombre", "entier") else TEXTS


def content(section: str) -> st.SearchStrategy[dict[str, Any]]:
    optional = {c.nom: values_of(c.kind, c.choix.codes if c.choix else ()) for c in SECTIONS[section].champs[:6]}
    required = {c.nom: optional.pop(c.nom) for c in SECTIONS[section].champs[:6] if c.obligatoire}
    return st.fixed_dictionaries(required, optional=optional)


SOME = (
    "client",
    "conjoint",
    "bae_epargne",
    "enfants",
    "revenus",
    "passifs",
    "actifs_financiers",
    "biens_immobiliers",
    "contrats_existants",
)
PARTS = st.fixed_dictionaries(
    {}, optional={s: st.lists(content(s), max_size=3) if SECTIONS[s].lignes else content(s) for s in SOME}
)
NEEDS = st.dictionaries(st.sampled_from(["sante", "retraite", "auto"]), st.booleans())
FILES = st.builds(lambda parts, needs: held(besoins=tuple(n for n, k in needs.items() if k), **parts), PARTS, NEEDS)
MEETINGS = st.builds(lambda parts, needs: stated(besoins=needs, **parts), PARTS, NEEDS)


@given(FILES, MEETINGS)
def test_every_statement_is_proposed_once_and_nothing_else_is(file: Dossier, meeting: Extraction) -> None:
    made = compare(file, meeting, SECTIONS)
    places = [
        p.source if p.champ or p.section == "besoins" else f"{p.source}.{nom}"
        for p in made
        for nom in (p.new if p.champ is None else [p.champ])
    ]
    wanted = [f"{s}.{n}" for s, r in meeting.records.items() for n, leaf in r.items() if not is_empty(leaf.value)]
    wanted += [
        f"{s}.{i}.{n}"
        for s, rows in meeting.rows.items()
        for i, r in enumerate(rows)
        for n, leaf in r.items()
        if not is_empty(leaf.value)
    ]
    wanted += [f"besoins.{n}" for n, leaf in meeting.besoins.items() if leaf.value or n in file.besoins]
    assert sorted(places) == sorted(wanted)


@given(FILES, MEETINGS)
def test_kinds_tell_the_truth(file: Dossier, meeting: Extraction) -> None:
    for p in compare(file, meeting, SECTIONS):
        assert p.proof and not is_empty(p.new)
        assert p.safe == (p.kind != "conflict" and not p.critical)
        assert (p.conflict_reason is not None) == (p.kind == "conflict")
        if p.section != "besoins":
            assert (p.old is None) if p.kind == "add" else (p.old is not None or p.kind == "conflict")


@given(FILES, MEETINGS)
def test_accepting_everything_loses_nothing_that_was_not_mentioned(file: Dossier, meeting: Extraction) -> None:
    after = applied(file, compare(file, meeting, SECTIONS))
    for section, rows in file.rows.items():
        assert [r.id for r in after.rows[section][: len(rows)]] == [r.id for r in rows]
        for row in rows:
            now = after.row(section, row.id)
            assert now is not None
            assert all(not is_empty(now.values[n]) for n, v in row.values.items() if not is_empty(v))
    for section, record in file.records.items():
        said = meeting.records.get(section, {})
        assert all(after.records[section][n] == v for n, v in record.items() if n not in said)
    assert file.besoins - after.besoins <= {n for n, leaf in meeting.besoins.items() if leaf.value is False}


@given(FILES, MEETINGS)
def test_what_was_accepted_is_not_proposed_again(file: Dossier, meeting: Extraction) -> None:
    once = compare(file, meeting, SECTIONS)
    after = applied(file, once)
    if any(p.kind == "conflict" and p.row_id is not None for p in once):
        return  # a row matched without certainty may find a surer one once its values are there
    twice = compare(after, meeting, SECTIONS)
    assert [p for p in twice if p.champ is None] == []
    assert {p.kind for p in twice if p.section in ("client", "conjoint", "bae_epargne", "besoins")} <= {"same"}


def store(made: list[Proposed], state: Any = "accepted") -> list[Stored]:
    return [Stored(p.source, state, p) for p in made]


@given(FILES, MEETINGS)
def test_an_unchanged_file_changes_no_decision(file: Dossier, meeting: Extraction) -> None:
    made = compare(file, meeting, SECTIONS)
    assert not reconcile(store(made), compare(file, meeting, SECTIONS), file, as_conflicts=True).touched


def test_someone_elses_change_makes_a_conflict_of_what_it_touches_and_of_nothing_else() -> None:
    meeting = stated(client={"profession": "kiné", "ville": "Nantes"})
    before = compare(held(client={"profession": "infirmière"}), meeting, SECTIONS)
    now = compare(held(client={"profession": "ostéopathe"}), meeting, SECTIONS)
    outcome = reconcile(store(before), now, held(), as_conflicts=True)
    [(was, becomes)] = outcome.updated
    assert (was.proposed.old, becomes.old, becomes.new) == ("infirmière", "ostéopathe", "kiné")
    assert (becomes.kind, becomes.conflict_reason) == ("conflict", CHANGED_MEANWHILE)
    assert [s.id for s in outcome.kept] == ["client.ville"]


def test_someone_who_typed_the_same_value_confirms_it() -> None:
    meeting = stated(client={"profession": "kiné"})
    outcome = reconcile(
        store(compare(held(), meeting, SECTIONS)),
        compare(held(client={"profession": "Kiné"}), meeting, SECTIONS),
        held(client={"profession": "Kiné"}),
        as_conflicts=True,
    )
    assert [(p.kind, p.old) for _, p in outcome.updated] == [("same", "Kiné")]


def test_a_row_deleted_meanwhile_comes_back_as_a_conflict() -> None:
    loan = {"nature": "credit_immobilier", "preteur": "BNP", "capital_restant_du": 9000}
    meeting = stated(passifs=[{**loan, "capital_restant_du": 8000}])
    outcome = reconcile(
        store(compare(held(passifs=[loan]), meeting, SECTIONS)),
        compare(held(), meeting, SECTIONS),
        held(),
        as_conflicts=True,
    )
    assert [(p.kind, p.champ, p.new["capital_restant_du"]) for p in outcome.created] == [("conflict", None, 8000)]
    assert len(outcome.superseded) == 3


def test_after_a_new_extraction_decided_proposals_stay_and_the_others_give_way() -> None:
    first = compare(held(), stated(client={"profession": "kiné", "ville": "Nantes", "nom": "Marchand"}), SECTIONS)
    states = {"client.profession": "refused", "client.nom": "pending", "client.ville": "accepted"}
    stored = [Stored(p.source, states[p.source], p) for p in first]  # type: ignore[arg-type]
    second = compare(held(), stated(client={"profession": "kiné", "ville": "Rezé", "nom": "Marchant"}), SECTIONS)
    outcome, sources = carry_over(stored, second, run=2)
    assert [(p.champ, p.new) for p in outcome.created] == [("nom", "Marchant"), ("ville", "Rezé")]
    assert [s.id for s in outcome.superseded] == ["client.nom"]
    assert [s.id for s in outcome.kept] == ["client.ville", "client.profession"]
    assert sources == {"client.ville": "#2.client.ville", "client.profession": "client.profession"}


def test_a_refusal_stays_when_the_file_changes() -> None:
    meeting = stated(client={"profession": "kiné"})
    before = store(compare(held(client={"profession": "infirmière"}), meeting, SECTIONS), "refused")
    now = held(client={"profession": "ostéopathe"})
    assert not reconcile(before, compare(now, meeting, SECTIONS), now, as_conflicts=True).touched


def test_a_decision_on_words_no_longer_stated_follows_the_file() -> None:
    [p] = compare(held(), stated(client={"profession": "kiné"}), SECTIONS)
    orphan = [Stored("1", "accepted", replace(p, source="#2.client.profession"))]
    assert not reconcile(orphan, [], held(), as_conflicts=True).touched
    [(_, now)] = reconcile(orphan, [], held(client={"profession": "infirmière"}), as_conflicts=True).updated
    assert (now.kind, now.old, now.new) == ("conflict", "infirmière", "kiné")
