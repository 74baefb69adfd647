"""Pages made from a template and data: tagged PDF/A with their fonts inside, without any system library."""

from egide.integrations.typesetting.typst import Failed, typeset, typeset_pictures

__all__ = ["Failed", "typeset", "typeset_pictures"]
