from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds the commands that need several modules at once."""

    name = "egide.config"
    label = "config"
