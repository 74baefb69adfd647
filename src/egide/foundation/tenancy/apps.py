from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "egide.foundation.tenancy"
    label = "tenancy"
