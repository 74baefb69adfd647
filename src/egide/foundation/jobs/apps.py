from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "egide.foundation.jobs"
    label = "jobs"
