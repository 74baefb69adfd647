"""What other packages may use of the search."""

from egide.foundation.search.registry import Kind, kinds, register_kind
from egide.foundation.search.selectors import Found, Hit, find
from egide.foundation.search.services import forget

__all__ = ["Found", "Hit", "Kind", "find", "forget", "kinds", "register_kind"]
