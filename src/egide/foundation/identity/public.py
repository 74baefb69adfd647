"""What other packages may use of the firm's identity."""

from egide.foundation.identity.codes import CATEGORIES, METHODES, REMUNERATIONS, WITH_FEES, Champ
from egide.foundation.identity.demo import build_demo_identity
from egide.foundation.identity.models import Identite
from egide.foundation.identity.services import identity, logo_bytes, missing

__all__ = [
    "CATEGORIES",
    "METHODES",
    "REMUNERATIONS",
    "WITH_FEES",
    "Champ",
    "Identite",
    "build_demo_identity",
    "identity",
    "logo_bytes",
    "missing",
]
