"""Refusals of the business, typed; `foundation.api.problems` is the one place that turns them into HTTP.

Messages are French sentences and also the msgids of the translations: `params` fill their `%(name)s`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar


class DomainError(Exception):
    """An anticipated refusal: `code` for machines, `message` for people."""

    code: ClassVar[str] = "error"
    message: ClassVar[str] = "L’opération a été refusée."

    def __init__(self, code: str | None = None, message: str | None = None, **params: object) -> None:
        self.error_code = code or self.code
        self.sentence = message or self.message
        self.params = params
        super().__init__(self.error_code, self.text())

    def text(self) -> str:
        """The sentence with its parameters, untranslated."""
        return self.sentence % self.params if self.params else self.sentence


class Unauthenticated(DomainError):
    """Nobody is logged in, or the session has ended."""

    code = "unauthenticated"
    message = "Votre session est fermée : connectez-vous."


class Forbidden(DomainError):
    """A member of the firm without the right."""

    code = "forbidden"
    message = "Votre rôle ne permet pas cette action."


class NotFound(DomainError):
    """Missing, or another firm's: nobody can tell which."""

    code = "not_found"
    message = "Cet élément n’existe pas ou n’existe plus."


class Conflict(DomainError):
    """The state of things does not allow it."""

    code = "conflict"
    message = "L’état actuel ne permet pas cette action."


class NotPending(Conflict):
    """A decision on something that is no longer waiting for one."""

    code = "not_pending"
    message = "Cet élément n’attend plus de décision."


class StaleVersion(DomainError):
    """Written since the writer read it."""

    code = "stale"
    message = "Quelqu’un a modifié cet élément entre-temps : relisez-le avant d’enregistrer."


class PreconditionRequired(DomainError):
    """A write of a versioned thing that does not say which version it read."""

    code = "precondition_required"
    message = "Indiquez la version lue dans l’en-tête If-Match."


class Invalid(DomainError):
    """Values that cannot be accepted, by field; the key "" holds what concerns no field."""

    code = "invalid"
    message = "Certaines valeurs ne sont pas acceptées."

    def __init__(
        self, errors: Mapping[str, Sequence[str]], code: str | None = None, message: str | None = None
    ) -> None:
        super().__init__(code, message)
        self.errors = {field: list(sentences) for field, sentences in errors.items()}


class TooManyRequests(DomainError):
    """Come back in `retry_after` seconds (≥ 1)."""

    code = "throttled"
    message = "Trop de demandes : réessayez dans %(retry_after)s s."

    def __init__(self, retry_after: int, code: str | None = None, message: str | None = None) -> None:
        super().__init__(code, message, retry_after=retry_after)
        self.retry_after = retry_after


class PayloadTooLarge(DomainError):
    """More bytes than accepted."""

    code = "too_large"
    message = "L’envoi dépasse la taille acceptée."
