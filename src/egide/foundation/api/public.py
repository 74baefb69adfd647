"""What endpoints of other packages may use of the API's conventions."""

from egide.foundation.api.filters import filtered
from egide.foundation.api.idempotency import forget_answers_about
from egide.foundation.api.pages import Page, fields_of, page_of, sort_of
from egide.foundation.api.parsing import SafeMultiPartParser, StrictJsonParser
from egide.foundation.api.pgjson import json_list, json_object, json_page, json_response
from egide.foundation.api.problems import problem
from egide.foundation.api.schema import IF_MATCH, PAGE_PARAMETERS
from egide.foundation.api.versions import etag_of, expected_version
from egide.foundation.api.view import ApiView, empty
from egide.foundation.authz.public import PUBLIC, SESSION

__all__ = [
    "IF_MATCH",
    "PAGE_PARAMETERS",
    "PUBLIC",
    "SESSION",
    "ApiView",
    "Page",
    "SafeMultiPartParser",
    "StrictJsonParser",
    "empty",
    "etag_of",
    "expected_version",
    "fields_of",
    "filtered",
    "forget_answers_about",
    "json_list",
    "json_object",
    "json_page",
    "json_response",
    "page_of",
    "problem",
    "sort_of",
]
