from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "egide.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        from egide.foundation.jobs.permissions import declare

        declare()
