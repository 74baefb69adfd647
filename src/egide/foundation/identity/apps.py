from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "egide.foundation.identity"
    label = "identity"

    def ready(self) -> None:
        from egide.foundation.identity import permissions
        from egide.foundation.identity.journal import name_records

        permissions.declare()
        name_records()
