"""What becomes of proposals and decisions when the voices of a meeting are corrected and it is read again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from egide.modules.intake.compare import Proof, Proposed, Stored
from egide.modules.intake.compare.changes import changes_of
from egide.modules.intake.compare.reconcile import UNSUPPORTED, Outcome, carry_over, place_of, same_value

FIELDS = ("profession", "ville", "fumeur", "nb_enfants")
VALUES = ("kiné", "Nantes", "Rezé", 2, 0, False, True)
TURNS = range(6)


def value(
    champ: str = "profession", new: object = "kiné", turn: int = 1, *, section: str = "client", kind: str = "add"
) -> Proposed:
    return Proposed(
        source=f"{section}.{champ}",
        section=section,
        champ=champ,
        row_id=None,
        kind=kind,  # type: ignore[arg-type]
        critical=False,
        old=None,
        new=new,
        confidence=0.9,
        proof=(Proof(turn, 0, 4, "mots"),),
        speaker="S1",
    )


def row(place: int, prenom: str, turn: int) -> Proposed:
    return replace(value("x", {"prenom": prenom}, turn), source=f"enfants.{place}", section="enfants", champ=None)


def stored(proposed: Proposed, state: str = "pending", key: str = "1", *, reopened: bool = False) -> Stored:
    return Stored(key, state, proposed, reopened)  # type: ignore[arg-type]


def test_what_is_stated_as_before_keeps_its_place_undecided_or_not() -> None:
    profession, town = value(), value("ville", "Nantes", 3)
    before = [stored(profession, "pending", "1"), stored(town, "accepted", "2")]
    outcome, sources = carry_over(before, [profession, town], run=2, corrected={1, 3})
    assert {s.id for s in outcome.kept} == {"1", "2"}
    assert not (outcome.created or outcome.superseded or outcome.reopened) and changes_of(outcome) == []
    assert sources == {"1": "client.profession", "2": "client.ville"}


def test_an_undecided_value_said_elsewhere_is_replaced_and_is_no_change_to_people() -> None:
    outcome, _ = carry_over([stored(value(turn=1))], [value(turn=4)], run=2)
    assert [p.proof[0].segment for p in outcome.created] == [4] and [s.id for s in outcome.superseded] == ["1"]
    assert changes_of(outcome) == []


def test_an_acceptance_whose_words_are_anothers_now_is_decided_again() -> None:
    theirs = value(section="conjoint")
    outcome, sources = carry_over([stored(value(), "accepted")], [theirs], run=2, corrected={1})
    [(_, again)] = outcome.reopened
    assert (again.kind, again.new, again.conflict_reason) == ("conflict", "kiné", UNSUPPORTED)
    assert outcome.created == [theirs] and sources == {"1": "#2.client.profession"}
    assert [(c.what, c.before, c.after) for c in changes_of(outcome)] == [
        ("nouvelle", None, "kiné"),
        ("a_revoir", "kiné", None),
    ]


def test_it_counts_again_once_the_correction_is_undone() -> None:
    undecided = stored(replace(value(), source="#2.client.profession", kind="conflict"), reopened=True)
    outcome, sources = carry_over([undecided], [value()], run=3, corrected={1})
    assert [s.id for s, _ in outcome.retaken] == ["1"] and not outcome.created
    assert sources == {"1": "client.profession"}
    assert [(c.what, c.after) for c in changes_of(outcome)] == [("reprise", "kiné")]


def test_an_acceptance_stands_when_the_correction_is_about_other_turns() -> None:
    outcome, _ = carry_over([stored(value(turn=1), "accepted")], [], run=2, corrected={4})
    assert [s.id for s in outcome.kept] == ["1"] and not outcome.reopened


def test_what_was_refused_or_typed_is_never_asked_again() -> None:
    before = [stored(value(), "refused", "1"), stored(value("ville", "Nantes"), "edited", "2")]
    outcome, _ = carry_over(before, [], run=2, corrected=TURNS)
    assert {s.id for s in outcome.kept} == {"1", "2"}


def test_a_changed_value_is_told_as_one_change() -> None:
    outcome, _ = carry_over([stored(value("ville", "Nantes"))], [value("ville", "Rezé")], run=2, corrected={1})
    assert [(c.what, c.before, c.after) for c in changes_of(outcome)] == [("changee", "Nantes", "Rezé")]


def test_a_value_that_is_the_other_persons_now_is_told_as_one_change() -> None:
    theirs = value(section="conjoint")
    outcome, _ = carry_over([stored(value())], [theirs], run=2, corrected={1})
    [change] = changes_of(outcome)
    assert (change.what, change.section, change.place.section) == ("deplacee", "client", "conjoint")


def test_rows_that_changed_places_are_still_the_same_rows() -> None:
    lea, tom = row(0, "Léa", 1), row(1, "Tom", 2)
    again = [replace(tom, source="enfants.0"), replace(lea, source="enfants.1")]
    outcome, sources = carry_over([stored(lea, key="1"), stored(tom, key="2")], again, run=2)
    assert sources == {"1": "enfants.1", "2": "enfants.0"} and not outcome.created


proposed = st.builds(
    value,
    st.sampled_from(FIELDS),
    st.sampled_from(VALUES),
    st.sampled_from(TURNS),
    section=st.sampled_from(("client", "conjoint")),
    kind=st.sampled_from(("add", "change", "same", "conflict")),
)
rows = st.builds(row, st.integers(0, 3), st.sampled_from(("Léa", "Tom", "Zoé")), st.sampled_from(TURNS))
readings = st.lists(proposed | rows, max_size=8, unique_by=lambda p: p.source)
decisions = st.lists(st.sampled_from(("pending", "accepted", "refused", "edited")), min_size=8, max_size=8)
turns = st.sets(st.sampled_from(TURNS))


def kept_from(reading: list[Proposed], states: list[str]) -> list[Stored]:
    return [
        stored(p, "accepted" if p.kind == "same" else state, str(number))
        for number, (p, state) in enumerate(zip(reading, states, strict=False))
    ]


def after(before: list[Stored], outcome: Outcome, sources: dict[str, str]) -> list[Stored]:
    """What stands once the outcome is written."""
    restated = {s.id: now for s, now in outcome.restated}
    stands: list[Stored] = []
    for s in outcome.kept:
        words = restated.get(s.id, s.proposed).proof
        stands.append(replace(s, proposed=replace(s.proposed, source=sources[s.id], proof=words)))
    for s, now in outcome.reopened:
        stands.append(Stored(s.id, "pending", replace(now, source=sources[s.id]), reopened=True))
    for s, now in outcome.retaken:
        stands.append(Stored(s.id, "accepted", replace(now, source=sources[s.id])))
    made = [
        Stored(f"{len(before)}.{number}", "accepted" if p.kind == "same" else "pending", p)
        for number, p in enumerate(outcome.created)
    ]
    return [*stands, *made]


@given(readings, decisions, readings, turns)
def test_no_decision_is_ever_lost(
    first: list[Proposed], states: list[str], again: list[Proposed], corrected: set[int]
) -> None:
    before = kept_from(first, states)
    outcome, sources = carry_over(before, again, run=2, corrected=corrected)
    decided = {s.id for s in before if s.state != "pending" and s.proposed.kind != "same"}
    assert decided <= {s.id for s in outcome.kept} | {s.id for s, _ in outcome.reopened}
    assert not decided & {s.id for s in outcome.superseded}
    # Asked again: acceptances alone, whose words are another's, and which nothing states any more.
    for s, _ in outcome.reopened:
        assert s.state == "accepted" and any(proof.segment in corrected for proof in s.proposed.proof)
    # Nothing that was decided is proposed beside its decision.
    for new in outcome.created:
        same = [
            s for s in outcome.kept if place_of(s.proposed) == place_of(new) and same_value(s.proposed.new, new.new)
        ]
        assert len(same) < sum(1 for p in again if place_of(p) == place_of(new) and same_value(p.new, new.new))
    pending = [s.proposed.source for s in after(before, outcome, sources) if s.state == "pending"]
    assert len(pending) == len(set(pending))


@given(readings, decisions, readings, turns)
def test_reading_the_same_again_changes_nothing(
    first: list[Proposed], states: list[str], again: list[Proposed], corrected: set[int]
) -> None:
    before = kept_from(first, states)
    stands = after(before, *carry_over(before, again, run=2, corrected=corrected))
    outcome, _ = carry_over(stands, again, run=3)
    assert not (outcome.created or outcome.superseded or outcome.reopened or outcome.retaken)
    assert {s.id for s in outcome.kept} == {s.id for s in stands}


@given(readings, decisions, readings, turns)
def test_undoing_a_correction_gives_back_every_decision(
    first: list[Proposed], states: list[str], again: list[Proposed], corrected: set[int]
) -> None:
    before = kept_from(first, states)
    meanwhile = after(before, *carry_over(before, again, run=2, corrected=corrected))
    undone = after(meanwhile, *carry_over(meanwhile, first, run=3, corrected=corrected))
    now = {s.id: s.state for s in undone}
    assert all(now.get(s.id) == s.state for s in before if s.state != "pending" and s.proposed.kind != "same")
