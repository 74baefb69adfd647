"""What other packages may use of the search."""

from egide.foundation.search.registry import Kind, kinds, register_kind
from egide.foundation.search.selectors import Found, Hit, find

__all__ = ["Found", "Hit", "Kind", "find", "kinds", "register_kind"]
