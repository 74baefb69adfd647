"""What other packages may use of authorisation."""

from egide.foundation.accounts.public import Role
from egide.foundation.authz.decide import abilities_expression, abilities_of, can, object_abilities, require
from egide.foundation.authz.markers import PUBLIC, SESSION
from egide.foundation.authz.registry import Ability, UnknownAbility, every_ability, is_registered, register
from egide.foundation.authz.scopes import scopes_of

__all__ = [
    "PUBLIC",
    "SESSION",
    "Ability",
    "Role",
    "UnknownAbility",
    "abilities_expression",
    "abilities_of",
    "can",
    "every_ability",
    "is_registered",
    "object_abilities",
    "register",
    "require",
    "scopes_of",
]
