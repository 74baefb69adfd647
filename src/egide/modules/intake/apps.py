from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "egide.modules.intake"
    label = "intake"
