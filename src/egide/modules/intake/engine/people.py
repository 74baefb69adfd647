"""Whose fact it is: at every point of the meeting, the person being spoken of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from egide.kit import patterns as re
from egide.kit.french.names import gender_of
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.agreement import heard
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.identity import Household
from egide.modules.intake.engine.person_words import (
    ANSWERS,
    FEMININE,
    IMPERSONAL,
    NAMED,
    PERSON,
    THEIR,
    TO_ME,
    Mention,
)
from egide.modules.intake.engine.pronouns import (
    apposed,
    apposed_to_stranger,
    before_me,
    beside_me,
    in_passing,
