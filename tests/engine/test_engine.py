"""What holds for every meeting: proof, figures, linear time, no crash, no Django."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from eval import exchanges, measure, run, score
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.talk import read

from egide.modules.intake.engine import SECTIONS, Segment, Transcript, extract
from egide.modules.intake.engine.pipeline import section_files

# One worker reads the labelled meetings: it knows their texts when it reads them again.
pytestmark = pytest.mark.xdist_group("labelled-meetings")
CASES = measure.load()
TODAY = date(2026, 3, 12)
SCHEMA = json.loads((Path(run.FIGURES).parent / "fiche.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def result() -> measure.Result:
    return measure.measure(CASES)


def test_every_value_of_every_meeting_quotes_the_transcript(result: measure.Result) -> None:
    assert result.values > 1000
    assert result.unproven == []


def test_no_figure_is_lower_than_the_recorded_one(result: measure.Result) -> None:
    recorded = json.loads(run.FIGURES.read_text("utf-8"))
    for name, tally in {"total": result.total, **result.genres}.items():
        precision, _, f1 = score.prf(tally)
        assert precision >= recorded[name]["precision"] - 1e-9, name
        assert f1 >= recorded[name]["f1"] - 1e-9, name


def test_what_our_own_meetings_and_exchanges_give_is_not_lower_than_recorded() -> None:
    recorded = json.loads(run.FIGURES.read_text("utf-8"))
    measured = {"nos_entretiens": sum(measure.by_hand().values(), measure.Tally()), "echanges": exchanges.totals()}
    for name, tally in measured.items():
        precision, _, f1 = score.prf(tally)
        assert precision >= recorded[name]["precision"] - 1e-9, name
        assert f1 >= recorded[name]["f1"] - 1e-9, name


def test_every_confidence_is_between_zero_and_one() -> None:
    for case in CASES[::6]:
        for path, leaf in measure.leaves(measure.read(case)):
            assert 0 <= leaf.confidence <= 1, path


def test_only_fields_and_values_of_the_dictionary_are_written() -> None:
    for case in CASES:
        for section, content in measure.read(case).fiche().items():
            definition = SCHEMA["properties"][section]
            if section == "besoins":
                assert set(content) <= set(definition["items"]["enum"])
                continue
            rows = content if isinstance(content, list) else [content]
            reference = definition.get("items", definition)["$ref"].rsplit("/", 1)[-1]
            for row in rows:
                _check_row(row, SCHEMA["$defs"][reference], f"{case['id']} {section}")


def _check_row(row: dict[str, object], definition: dict[str, object], where: str) -> None:
    properties = definition["properties"]
    assert isinstance(properties, dict)
    assert set(row) <= set(properties), where
    for name, value in row.items():
        rule = properties[name]
        if "$ref" in rule:
            rule = {**SCHEMA["$defs"][rule["$ref"].rsplit("/", 1)[-1]]}
        kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool}
        if "type" in rule:
            assert isinstance(value, kinds[rule["type"]]), f"{where}.{name}"
            assert isinstance(value, bool) == (rule["type"] == "boolean"), f"{where}.{name}"
        if "enum" in rule:
            assert value in rule["enum"], f"{where}.{name} = {value}"


def test_the_same_meeting_gives_the_same_file() -> None:
    first, second = measure.read(CASES[4]), measure.read(CASES[4])
    assert (first.records, first.rows, first.besoins) == (second.records, second.rows, second.besoins)


def test_two_hours_of_talk_cost_no_more_per_word_than_ten_minutes() -> None:
    """Counted in calls of Python functions, which a busy machine does not change."""
    short, long = measure.long_transcript(CASES, 1500), measure.long_transcript(CASES, 12_000)
    extract(short, reference_date=TODAY)
    per_word = [_events(transcript) / _words(transcript) for transcript in (short, long)]
    assert per_word[1] < 2.5 * per_word[0]


def _words(transcript: Transcript) -> int:
    return sum(len(segment.text.split()) for segment in transcript.segments)


def _events(transcript: Transcript) -> int:
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        extract(transcript, reference_date=TODAY)
    finally:
        sys.setprofile(None)
    return counted


_WORDS = sorted({word for case in CASES[:8] for turn in case["turns"] for word in turn["text"].split()})
_TURN = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join))
_SPEAKER = st.sampled_from([None, "COURTIER", "CLIENT", "CONJOINT", "S1", "S2", "?"])


@given(st.lists(st.tuples(_SPEAKER, _TURN), max_size=8))
@settings(max_examples=150)
def test_any_words_are_read_without_a_crash_and_with_proof(turns: list[tuple[str | None, str]]) -> None:
    transcript = Transcript(tuple(Segment(i, speaker, text) for i, (speaker, text) in enumerate(turns)))
    extraction = extract(transcript, reference_date=TODAY)
    for _, leaf in measure.leaves(extraction):
        assert leaf.evidence
        for evidence in leaf.evidence:
            assert transcript.segments[evidence.segment].text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("seed", range(12))
def test_meetings_with_lost_words_are_read_without_a_crash(seed: int) -> None:
    noise = random.Random(seed)
    case = CASES[seed * 3 % len(CASES)]
    segments = []
    for index, turn in enumerate(case["turns"]):
        kept = [word for word in turn["text"].split() if noise.random() > 0.2]
        noise.shuffle(kept) if seed % 3 == 0 else None
        segments.append(Segment(index, turn["speaker"], " ".join(kept)))
    extract(Transcript(tuple(segments)), reference_date=TODAY)


def test_bytes_of_any_kind_are_read_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from egide.modules.intake.engine.command import run as command

    for index, content in enumerate(
        [
            b"",
            b"\xff\xfe\x00",
            b"{}",
            b'{"turns": 3}',
            b'{"turns": [1]}',
            b'{"date": "hier", "turns": []}',
            b"[]",
            bytes(range(256)),
        ]
    ):
        (tmp_path / f"{index}.json").write_bytes(content)
    files = sorted(str(path) for path in tmp_path.glob("*.json"))
    assert command(files) == 0
    assert [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()] == files


def test_a_missing_file_is_said_and_the_others_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    from egide.modules.intake.engine.command import run as command

    present = str(next(measure.DEV.glob("*.json")))
    assert command(["absent.json", present]) == 1
    captured = capsys.readouterr()
    assert "absent.json" in captured.err
    assert json.loads(captured.out)["file"] == present


def test_the_engine_starts_without_django() -> None:
    code = "import sys, egide.modules.intake.engine; print([m for m in sys.modules if m.split('.')[0] == 'django'])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_every_section_of_the_dictionary_has_its_file() -> None:
    assert set(SECTIONS) == set(SCHEMA["properties"])
    assert set(SECTIONS) <= {section.name for section in section_files()}


def test_only_the_sections_asked_for_are_given() -> None:
    extraction = extract(measure.transcript(CASES[4]), reference_date=TODAY, sections=["client", "besoins"])
    assert set(extraction.fiche()) <= {"client", "besoins"}


def test_client_and_spouse_alike_twice_make_the_client_suspect() -> None:
    extraction = read(
        "B: Vos dates de naissance, et vos métiers ?",
        "C: Le 3 mai 1980, je suis boulanger.",
        "S: Moi aussi le 3 mai 1980, et je suis boulanger.",
    )
    for name in ("date_naissance", "profession"):
        assert extraction.records["client"][name].value == extraction.records["conjoint"][name].value
        assert extraction.records["client"][name].confidence <= 0.3
    assert {item.label for item in extraction.set_aside} == {"client.date_naissance", "client.profession"}


def test_an_offer_that_is_refused_is_set_aside_and_not_a_fact() -> None:
    extraction = read("B: Je vous propose un PER chez Swiss Life, à 200 euros par mois.", "C: Non merci, sans façon.")
    assert extraction.rows == {}
    assert {item.label for item in extraction.set_aside} == {"actifs_financiers.per", "besoins.retraite"}


def test_roles_of_unnamed_speakers_are_worked_out() -> None:
    extraction = extract(
        Transcript(
            (
                Segment(0, "S1", "Bonjour, vous êtes à votre compte ? Vous fumez ?"),
                Segment(1, "S2", "Oui, je suis plombier, et non je ne fume pas."),
            )
        ),
        reference_date=TODAY,
    )
    assert extraction.roles == {"S1": "courtier", "S2": "client"}
