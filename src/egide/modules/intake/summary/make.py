"""The summary of a meeting by rules: deterministic, offline, the same for the same words."""

from __future__ import annotations

from datetime import date

from egide.modules.intake.engine.document import open_document
from egide.modules.intake.engine.roles import assign_roles
from egide.modules.intake.engine.types import Extraction, Transcript
from egide.modules.intake.summary.actions import read_actions
from egide.modules.intake.summary.compose import compose
from egide.modules.intake.summary.types import Action, Facts, Summary
from egide.modules.intake.summary.voice import gender

VERSION = "resume-1"


def summarise(transcript: Transcript, extraction: Extraction, today: date) -> Summary:
    """Both audiences and what is to be done; `today` is the day of the meeting."""
    document = open_document(transcript, today)
    actions: tuple[Action, ...] = ()
    if document.clauses:
        assign_roles(document)
        actions = read_actions(document, _pronouns(Facts.of(extraction)))
    return Summary(
        client=compose(extraction, today, you=True),
        courtier=compose(extraction, today, you=False),
        actions=actions,
        version=VERSION,
    )


def _pronouns(facts: Facts) -> dict[str, str]:
    """Who "il" and "elle" are in a memo about one person, or about a couple whose genders differ."""
    client, spouse = facts.record("client"), facts.record("conjoint")
    his, hers = gender(client), gender(spouse)
    if not spouse:
        return {"il": "client", "elle": "client"} if not his else {{"m": "il", "f": "elle"}[his]: "client"}
    if not his or his == hers:
        return {}
    called = {"m": "il", "f": "elle"}
    return {called[his]: "client", called["f" if his == "m" else "m"]: "conjoint"}
