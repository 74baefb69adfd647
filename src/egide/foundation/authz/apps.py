from django.apps import AppConfig
from django.core import checks


class AuthzConfig(AppConfig):
    """Declares the foundation's own abilities and checks that every view declares its."""

    name = "egide.foundation.authz"
    label = "authz"

    def ready(self) -> None:
        from egide.foundation.authz import permissions
        from egide.foundation.authz.checks import check_declared

        permissions.declare()
        checks.register(check_declared, checks.Tags.security)
