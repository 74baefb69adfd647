"""A text that leaves names nobody, and what comes back is about the right people again."""

from __future__ import annotations

import collections
import re
from datetime import date

import pytest
from eval import measure, score

from egide.integrations.llm import Question, over
from egide.kit.french.text import fold
from egide.modules.intake.engine import extract
from egide.modules.intake.engine.types import Extraction
from egide.modules.intake.llm.prompt import instructions, prompt
from egide.modules.intake.llm.pseudonyms import Disguise, disguise
from egide.modules.intake.llm.reading import Reader
from egide.modules.intake.llm.rules_model import rules_model
from egide.modules.intake.llm.schema import answer_schema, shape_complaint
from egide.modules.intake.llm.tests.talk import DAY, answer, fact, talk

# One worker reads the labelled meetings: it knows their texts when it reads them again.
pytestmark = pytest.mark.xdist_group("labelled-meetings")
TALK = talk(
    "COURTIER: Bonjour Madame Marchand, Claire Vasseur à l'appareil.",
    "CLIENT: Bonjour. Hélène Marchand, M A R C H A N D. Mon mari s'appelle Benoît, notre fille Zoé.",
    "CLIENT: helene point marchand arobase orange point fr, et le 06 12 34 56 78.",
    "CLIENT: Mon IBAN, FR76 3000 6000 0112 3456 7890 189, et ma sécu, 2 84 03 49 007 123 45.",
    "CLIENT: J'habite à Nantes, on est chez April.",
)
SECRETS = (
    "marchand",
    "helene",
    "benoit",
    "zoe",
    "vasseur",
    "06 12 34 56 78",
    "orange point fr",
    "3000 6000",
    "84 03 49",
)


def disguised(talked: object = TALK) -> Disguise:
    return disguise(TALK, extract(TALK, reference_date=DAY))


def test_nothing_that_names_somebody_leaves() -> None:
    away = fold(prompt(disguised().transcript, {"COURTIER": "courtier", "CLIENT": "client"}, DAY))

    assert [secret for secret in SECRETS if secret in away] == []
    assert "m a r c h a n d" not in away
    assert "nantes" in away and "april" in away


def test_the_same_name_is_the_same_stand_in_everywhere() -> None:
    texts = [segment.text for segment in disguised().transcript.segments]

    surname = texts[0].split("Madame ")[1].split(",")[0]
    assert f" {surname}, {' '.join(surname.upper())}." in texts[1]
    assert texts[2] == "contact1@exemple.fr, et le 06 39 98 00 01."
    assert "[IBAN 1]" in texts[3] and "[NIR 1]" in texts[3]


def test_what_comes_back_is_about_the_true_people() -> None:
    away = disguised()
    prenom, nom = away.transcript.segments[1].text.split(". ")[1].split(",")[0].split(" ")
    said = answer(
        client=[
            fact("nom", nom, f"1: {prenom} {nom}"),
            fact("prenom", prenom, f"1: {prenom} {nom}, {' '.join(nom.upper())}"),
            fact("telephone", "+33639980001", "2: et le 06 39 98 00 01"),
            fact("email", "contact1@exemple.fr", "2: contact1@exemple.fr"),
        ]
    )

    true = away.restore(said)

    assert [(f["champ"], f["valeur"], f["preuves"]) for f in true["client"]] == [
        ("nom", "Marchand", ["1: Hélène Marchand"]),
        ("prenom", "Hélène", ["1: Hélène Marchand, M A R C H A N D"]),
        ("telephone", "+33612345678", ["2: et le 06 12 34 56 78"]),
        ("email", "helene.marchand@orange.fr", ["2: helene point marchand arobase orange point fr"]),
    ]
    roles = {"COURTIER": "courtier", "CLIENT": "client"}
    assert Reader(TALK, roles, DAY).read(true).voided == 0


def test_names_the_file_knows_are_replaced_even_when_nothing_marks_them() -> None:
    plain = talk("CLIENT: avec wronski on s'entend bien")
    rules = extract(plain, reference_date=DAY)

    assert "wronski" in disguise(plain, rules).transcript.segments[0].text
    assert "wronski" not in disguise(plain, rules, people=["Wronski"]).transcript.segments[0].text


def ask_rules(text: str) -> dict[str, object]:
    """The rules engine asked as any model is."""
    question = Question(instructions(), text, answer_schema(), "dossier", shape_complaint)
    return over(rules_model).ask(question).data


def f1(extractions: dict[str, Extraction]) -> float:
    tally: collections.Counter[str] = collections.Counter()
    for case in measure.load():
        counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        score.compare(case, extractions[case["id"]].fiche(), counts, [])
        tally.update(sum(counts.values(), collections.Counter()))
    return float(score.prf(tally)[2])


def test_a_disguise_costs_less_than_a_hundredth_of_f1() -> None:
    """The whole way with the rules engine as the model, on every labelled meeting, with and without."""
    plain: dict[str, Extraction] = {}
    away: dict[str, Extraction] = {}
    direct: dict[str, Extraction] = {}
    for case in measure.load():
        transcript, day = measure.transcript(case), date.fromisoformat(case["date"])
        rules = direct[case["id"]] = extract(transcript, reference_date=day)
        reader = Reader(transcript, rules.roles, day)
        plain[case["id"]] = reader.read(ask_rules(prompt(transcript, rules.roles, day))).extraction
        hidden = disguise(transcript, rules)
        restored = hidden.restore(ask_rules(prompt(hidden.transcript, rules.roles, day)))
        away[case["id"]] = Reader(transcript, rules.roles, day).read(restored).extraction

    assert f1(plain) - f1(away) <= 0.01
    assert f1(direct) - f1(plain) <= 0.01, "the proof of each value costs no more"


def test_almost_no_name_of_the_labelled_meetings_leaves() -> None:
    """Without any file to tell the names: at least 97 in 100 are replaced, and every telephone."""
    named = left = 0
    for case in measure.load():
        transcript = measure.transcript(case)
        away = disguise(transcript, extract(transcript, reference_date=date.fromisoformat(case["date"]))).transcript
        before, after = (
            set(re.findall(r"[a-z]+", fold(" ".join(s.text for s in t.segments)))) for t in (transcript, away)
        )
        people = [case["expected"].get("client", {}), case["expected"].get("conjoint", {})]
        people += case["expected"].get("enfants", [])
        for person in people:
            for name in ("nom", "prenom"):
                words = {w for w in re.findall(r"[a-z]+", fold(str(person.get(name, "")))) if len(w) > 2} & before
                named, left = named + len(words), left + len(words & after)

    assert named > 100
    assert left <= named * 0.03
