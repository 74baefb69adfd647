from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "egide.foundation.search"
    label = "search"

    def ready(self) -> None:
        from egide.foundation.search import permissions

        permissions.declare()
