from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "egide.foundation.api"
    label = "api"
