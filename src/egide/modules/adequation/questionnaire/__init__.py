"""The investor's questionnaire: what is asked, and what the answers say. Pure Python.

The fields and the points are those of the customer's existing questionnaire; the insurer or the broker must ask
about knowledge, experience, ability to bear losses and tolerance to risk before advising on a life-insurance
investment (article L522-5 of the Code des assurances, article 17 of the delegated regulation (EU) 2017/2359).
"""

from egide.modules.adequation.questionnaire.comportement import COMPORTEMENT
from egide.modules.adequation.questionnaire.connaissances import PRODUITS
from egide.modules.adequation.questionnaire.durabilite import DURABILITE
from egide.modules.adequation.questionnaire.quiz import QUIZ
from egide.modules.adequation.questionnaire.scoring import Result, missing, result
from egide.modules.adequation.questionnaire.types import PARTS, Answers

__all__ = ["COMPORTEMENT", "DURABILITE", "PARTS", "PRODUITS", "QUIZ", "Answers", "Result", "missing", "result"]
