from django.apps import AppConfig
from django.core import checks


class TenancyConfig(AppConfig):
    name = "egide.foundation.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from egide.foundation.tenancy.checks import check_tenant_models

        checks.register(check_tenant_models, checks.Tags.models)
