from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "egide.foundation.audit"
    label = "audit"
