"""What was promised, by whom, for when; Thursday 12 March 2026 is the day of the meeting."""

from __future__ import annotations

from datetime import date

import pytest

from egide.modules.intake.compare.tests.stated import stated
from egide.modules.intake.engine import Extraction, Segment, Transcript
from egide.modules.intake.summary.make import summarise
from egide.modules.intake.summary.types import Action

THURSDAY = date(2026, 3, 12)
SPEAKERS = {"B": "COURTIER", "C": "CLIENT", "S": "CONJOINT"}


def promised(*lines: str, extraction: Extraction | None = None) -> tuple[Action, ...]:
    """The actions of a talk: "B: …" the broker, "C: …" the client, "S: …" the spouse, bare lines a memo."""
    segments = [
        Segment(index, SPEAKERS[line[0]], line[3:]) if line[1:3] == ": " else Segment(index, None, line)
        for index, line in enumerate(lines)
    ]
    return summarise(Transcript(tuple(segments)), extraction or Extraction(), THURSDAY).actions


def one(*lines: str) -> tuple[str, str, str | None, str, bool]:
    """Who, what, when (ISO), how precisely, whether it is a limit."""
    [action] = promised(*lines)
    due = action.deadline
    day = due.day.isoformat() if due else None
    return action.owner, action.text, day, due.precision if due else "", bool(due and due.before)


@pytest.mark.parametrize(
    ("said", "what", "when"),
    [
        ("Je vous envoie le devis jeudi.", "Envoyer le devis", "2026-03-19"),
        ("Je vous envoie le devis demain par mail.", "Envoyer le devis", "2026-03-13"),
        ("Je vous enverrai deux devis après-demain.", "Envoyer deux devis", "2026-03-14"),
        ("Je vous prépare une simulation pour mardi en huit.", "Préparer une simulation", "2026-03-24"),
        ("Lundi prochain, je vous transmets votre attestation.", "Transmettre l’attestation", "2026-03-16"),
        ("Je contacte l'assureur le 2 avril.", "Contacter l’assureur", "2026-04-02"),
        ("Je vous rappelle demain avec deux propositions.", "Rappeler le client avec deux propositions", "2026-03-13"),
        (
            "Je vous prépare ça pour lundi, avec deux devis pour la rente.",
            "Préparer deux devis pour la rente",
            "2026-03-16",
        ),
        ("Je vous rappelle le 20.", "Rappeler le client", "2026-03-20"),
        ("Je vous rappelle le 5 janvier.", "Rappeler le client", "2027-01-05"),
        ("Je reviens vers vous dans dix jours.", "Revenir vers le client", "2026-03-22"),
        ("Je vais vous envoyer le compte rendu ce soir.", "Envoyer le compte rendu", "2026-03-12"),
        ("On se revoit le 12 avril.", "Se revoir", "2026-04-12"),
        ("On se rappelle vendredi.", "Se rappeler", "2026-03-13"),
        ("Rendez-vous le 2 avril à 14 h.", "Se revoir", "2026-04-02"),
        ("Je vous envoie le devis. Lundi.", "Envoyer le devis", "2026-03-16"),
        ("Je m'occupe de la résiliation.", "S’occuper de la résiliation", None),
    ],
)
def test_the_brokers_promises_and_their_days(said: str, what: str, when: str | None) -> None:
    assert one(f"B: {said}")[:3] == ("courtier", what, when)


@pytest.mark.parametrize(
    ("said", "when", "precision", "before"),
    [
        ("la semaine prochaine", "2026-03-16", "semaine", False),
        ("la semaine du 6 avril", "2026-04-06", "semaine", False),
        ("le mois prochain", "2026-04-01", "mois", False),
        ("en mai", "2026-05-01", "mois", False),
        ("fin mai", "2026-05-31", "jour", True),
        ("d'ici la fin du mois", "2026-03-31", "jour", True),
        ("avant le 20 mars", "2026-03-20", "jour", True),
        ("avant la fin de la semaine", "2026-03-13", "jour", True),
        ("sous huit jours", "2026-03-20", "jour", True),
        ("sous 48 heures", "2026-03-14", "jour", True),
    ],
)
def test_weeks_months_and_limits(said: str, when: str, precision: str, before: bool) -> None:  # noqa: FBT001
    assert one(f"B: Je vous envoie le devis {said}.")[2:] == (when, precision, before)


@pytest.mark.parametrize(
    ("lines", "owner", "what"),
    [
        (["B: Vous me renvoyez votre RIB lundi ?", "C: Oui, bien sûr."], "client", "Renvoyer le RIB"),
        (["B: Vous me renvoyez le questionnaire signé."], "client", "Renvoyer le questionnaire signé"),
        (["B: Envoyez-moi vos bulletins de salaire."], "client", "Envoyer les bulletins de salaire"),
        (["B: N'oubliez pas de m'envoyer la carte grise."], "client", "Envoyer la carte grise"),
        (["B: Il me faudra aussi votre avis d'imposition."], "client", "Fournir l’avis d’imposition"),
        (["C: Je vous envoie le relevé demain."], "client", "Envoyer le relevé"),
        (["S: Moi je vous transmets ma fiche de paie."], "conjoint", "Transmettre la fiche de paie"),
        (["C: Vous pouvez m'envoyer l'attestation ?", "B: Oui, sans souci."], "courtier", "Envoyer l’attestation"),
        (["B: Je vous l'envoie par mail ?", "C: D'accord."], "courtier", "Envoyer les éléments convenus par mail"),
        (
            ["C: Il me faut une attestation.", "B: Je vous l'envoie ce soir."],
            "courtier",
            "Envoyer l’attestation",
        ),
        (
            ["B: Un mail pour que je vous envoie l'attestation ?", "C: maelle@gmail.com."],
            "courtier",
            "Envoyer l’attestation",
        ),
    ],
)
def test_who_has_to_do_it(lines: list[str], owner: str, what: str) -> None:
    assert one(*lines)[:2] == (owner, what)


@pytest.mark.parametrize(
    "lines",
    [
        ["B: Je vous envoie un devis pour le PER ?", "C: Non merci."],
        ["B: Je vous prépare le comparatif pour mardi.", "C: Non, laissez tomber."],
        ["B: Si vous voulez, je vous prépare une simulation."],
        ["B: Je pourrais vous envoyer une offre."],
        ["B: Je peux vous envoyer une offre.", "C: Non, pas maintenant."],
        ["B: Je vous envoie un devis ?"],
        ["B: Je vous rappelle que la cotisation augmente."],
        ["B: Je ne vous envoie rien par courrier."],
        ["B: Je vous envoie le relevé chaque année."],
        ["B: Je vous ai envoyé le devis lundi."],
        ["B: On se voit souvent."],
        ["B: Je peux vous appeler Hélène ?", "C: Oui."],
        ["C: Je fais du vélo le jeudi. Je prépare un concours."],
        ["C: Vous m'envoyez un devis ?", "B: Non, pas encore."],
    ],
)
def test_a_refusal_a_hypothesis_a_habit_or_the_past_promises_nothing(lines: list[str]) -> None:
    assert promised(*lines) == ()


def test_a_no_only_answers_what_was_said_last() -> None:
    actions = promised("B: Je vous envoie le devis lundi. Et une garantie obsèques, je vous prépare ça ?", "C: Non.")
    assert [action.text for action in actions] == ["Envoyer le devis"]


def test_the_same_promise_is_told_once_with_its_day() -> None:
    [action] = promised("B: Je vous envoie le devis.", "C: Merci.", "B: Je vous envoie le devis lundi.")
    assert action.deadline is not None and action.deadline.day == date(2026, 3, 16)
    assert [words.quote for words in action.evidence] == ["Je vous envoie le devis lundi"]


MEMO = (
    "Compte rendu. Madame veut protéger sa famille et son mari. Son mari est salarié, il travaille chez Somfy et il "
    "a son crédit à son nom. Elle gagne deux mille euros, elle paie son crédit, elle a une mutuelle et sa mère vit "
    "avec elle. {}"
)


@pytest.mark.parametrize(
    ("said", "owner", "what"),
    [
        ("À rappeler la semaine prochaine.", "courtier", "Rappeler le client"),
        ("Je lui envoie le devis lundi.", "courtier", "Envoyer le devis"),
        ("Elle doit m'envoyer son RIB avant vendredi.", "client", "Envoyer le RIB"),
        ("Il me renvoie le questionnaire demain.", "conjoint", "Renvoyer le questionnaire"),
    ],
)
def test_a_memo_says_what_its_author_and_the_others_will_do(said: str, owner: str, what: str) -> None:
    couple = stated(client={"civilite": "Mme"}, conjoint={"civilite": "M."})
    [action] = promised(MEMO.format(said), extraction=couple)
    assert (action.owner, action.text) == (owner, what)


def test_in_a_memo_about_two_women_nobody_can_tell_who_she_is() -> None:
    couple = stated(client={"civilite": "Mme"}, conjoint={"civilite": "Mme"})
    assert promised(MEMO.format("Elle doit m'envoyer son RIB."), extraction=couple) == ()
