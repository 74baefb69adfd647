"""The one error the runtime raises on purpose."""


class OperatorError(Exception):
    """Something the operator can put right: one clear French sentence, what to do included."""
