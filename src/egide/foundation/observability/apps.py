from django.apps import AppConfig


class ObservabilityConfig(AppConfig):
    name = "egide.foundation.observability"
    label = "observability"
